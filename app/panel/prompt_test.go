package panel

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"bytewalk/app/session"
	"bytewalk/app/widget"
	"bytewalk/lessons"
)

// shortcut has the window do what a key with Ctrl does.
func shortcut(w *Window, key fyne.KeyName) {
	for _, b := range bindings() {
		if b.key == key && b.modifier == fyne.KeyModifierControl {
			w.obey(b)
		}
	}
}

// pressed has a key go to what has the focus, or to the window.
func pressed(w *Window, key fyne.KeyName) {
	e := &fyne.KeyEvent{Name: key}
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(e)
		return
	}
	w.Canvas().OnTypedKey()(e)
}

// caughtUp has the window show the session's newest view.
func caughtUp(w *Window) *session.View {
	w.session.Sync()
	w.view = w.session.View()
	w.showAll(false)
	w.followTabs()
	return w.view
}

// TestDialogs: while a dialog is open, the window's own keys do nothing; Escape
// leaves it, and Enter presses the button that has the focus.
func TestDialogs(t *testing.T) {
	app := test.NewTempApp(t)
	w := NewWindow(app, session.Config{Lessons: lessons.Embedded(), Debounce: -1})
	t.Cleanup(w.session.Close)
	// The test's driver has no goroutine of its own on which the window could follow the
	// session: it follows when the test says so.
	w.pending.Store(true)
	w.Resize(fyne.NewSize(1366, 768))
	over := func() fyne.CanvasObject { return w.Canvas().Overlays().Top() }

	shortcut(w, fyne.KeyN)
	v := caughtUp(w)
	if w.Canvas().Focused() != fyne.Focusable(w.Source.Editor) {
		t.Errorf("after Ctrl+N the focus is at %T", w.Canvas().Focused())
	}

	for _, key := range []fyne.KeyName{fyne.KeyO, fyne.KeyS} {
		shortcut(w, key)
		if over() == nil {
			t.Fatalf("Ctrl+%s opens no dialog", key)
		}
		first := over()
		shortcut(w, fyne.Key1)
		shortcut(w, fyne.KeyO)
		if over() != first || caughtUp(w).Lesson != nil {
			t.Errorf("under the dialog of Ctrl+%s, the window obeys its keys", key)
		}
		pressed(w, fyne.KeyEscape)
		if over() != nil {
			t.Fatalf("Escape does not leave the dialog of Ctrl+%s: the focus is at %T, over the window is %T", key, w.Canvas().Focused(), over())
		}
	}
	w.chooseLessons()
	pressed(w, fyne.KeyEscape)
	if over() != nil {
		t.Fatal("Escape does not leave the dialog for a folder")
	}

	// Text that is not saved: Cancel has the focus, and nothing is lost by it.
	w.Source.Editor.SetText("")
	w.session.SetText("x = 1\n")
	v = caughtUp(w)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		shortcut(w, fyne.Key1)
		if b, ok := w.Canvas().Focused().(*promptButton); !ok || b.Text != "Cancel" {
			t.Fatalf("the focus is at %T, want Cancel", w.Canvas().Focused())
		}
		pressed(w, key)
		if v = caughtUp(w); over() != nil || v.Lesson != nil || v.Document.Text != "x = 1\n" {
			t.Fatalf("after %s the text is %q, lesson %v, over the window %v", key, v.Document.Text, v.Lesson, over())
		}
	}

	// Save writes it and goes on.
	path := filepath.Join(t.TempDir(), "saved.py")
	w.session.SaveAs(path)
	w.session.SetText("x = 2\n")
	caughtUp(w)
	shortcut(w, fyne.Key1)
	pressed(w, fyne.KeyLeft)
	pressed(w, fyne.KeyLeft)
	if b, ok := w.Canvas().Focused().(*promptButton); !ok || b.Text != "Save" {
		t.Fatalf("the focus is at %T, want Save", w.Canvas().Focused())
	}
	pressed(w, fyne.KeySpace)
	if v = caughtUp(w); v.Lesson == nil {
		t.Error("after saving, the lesson does not open")
	}
	w.session.Open(path)
	if v = caughtUp(w); v.Document.Text != "x = 2\n" {
		t.Errorf("the file holds %q", v.Document.Text)
	}

	// Don't save goes on without.
	w.session.SetText("x = 3\n")
	caughtUp(w)
	shortcut(w, fyne.Key2)
	pressed(w, fyne.KeyLeft)
	pressed(w, fyne.KeyReturn)
	if v = caughtUp(w); v.Lesson == nil {
		t.Error("without saving, the lesson does not open")
	}

	// A lesson is there to be run: its keys are not the text's.
	w.Canvas().Focus(w.Source.Editor)
	shortcut(w, fyne.Key2)
	caughtUp(w)
	switch w.Canvas().Focused().(type) {
	case *widget.Editor, *fynewidget.Entry:
		t.Error("after a lesson is opened, the focus is in a text")
	}
}
