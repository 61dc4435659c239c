package panel

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// choice is a button of a prompt and what it does.
type choice struct {
	label  string
	action func()
}

// ask shows a text and buttons. The last one is the safe one: it has the focus, and
// Escape presses it.
func (w *Window) ask(title, text string, choices ...choice) {
	words := fynewidget.NewLabel(text)
	words.Wrapping = fyne.TextWrapWord
	d := dialog.NewCustomWithoutButtons(title, words, w.win)
	var buttons []*promptButton
	var row []fyne.CanvasObject
	for _, c := range choices {
		b := &promptButton{escape: choices[len(choices)-1].action}
		b.Text = c.label
		press := func(action func()) func() {
			return func() {
				d.Hide()
				if action != nil {
					action()
				}
			}
		}
		b.OnTapped, b.escape = press(c.action), press(b.escape)
		b.ExtendBaseWidget(b)
		buttons = append(buttons, b)
		row = append(row, b)
	}
	for i, b := range buttons {
		b.before, b.after = buttons[max(i-1, 0)], buttons[min(i+1, len(buttons)-1)]
	}
	d.SetButtons(row)
	// The text wraps only once its width is known.
	wide := min(w.size.Width*0.7, 560)
	words.Resize(fyne.NewSize(wide-40, 10))
	d.Resize(fyne.NewSize(wide, words.MinSize().Height+150))
	d.Show()
	safe := buttons[len(buttons)-1]
	w.over, w.dismiss = w.win.Canvas().Overlays().Top(), safe.escape
	w.win.Canvas().Focus(safe)
}

// promptButton is a button that Enter presses, and from which Escape leaves the
// prompt.
type promptButton struct {
	fynewidget.Button
	escape        func()
	before, after *promptButton
}

// TypedKey is part of fyne.Focusable.
func (b *promptButton) TypedKey(e *fyne.KeyEvent) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(b)
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.OnTapped()
	case fyne.KeyEscape:
		b.escape()
	case fyne.KeyLeft:
		canvas.Focus(b.before)
	case fyne.KeyRight:
		canvas.Focus(b.after)
	}
}

// showFileDialog shows a dialog of the toolkit, which has its size only once it is
// shown, and gives it the keys that it lacks.
func (w *Window) showFileDialog(d *dialog.FileDialog) {
	d.Show()
	d.Resize(w.dialogSize())
	canvas := w.win.Canvas()
	w.over, w.dismiss = canvas.Overlays().Top(), d.Dismiss
	content, ok := inside(w.over)
	entry, typing := canvas.Focused().(*fynewidget.Entry)
	if !ok || !typing {
		return
	}
	keys := &dialogKeys{entry: entry, escape: d.Dismiss}
	keys.ExtendBaseWidget(keys)
	content.Add(keys)
	canvas.Focus(keys)
}

// inside gives the container of a dialog of the toolkit. What lies over a window is of
// a type that the toolkit keeps to itself, around the pop-up.
func inside(over fyne.CanvasObject) (*fyne.Container, bool) {
	v := reflect.Indirect(reflect.ValueOf(over))
	if v.Kind() != reflect.Struct {
		return nil, false
	}
	f := v.FieldByName("Content")
	if !f.IsValid() {
		return nil, false
	}
	popup, ok := f.Interface().(*fynewidget.PopUp)
	if !ok {
		return nil, false
	}
	c, ok := popup.Content.(*fyne.Container)
	return c, ok
}

// dialogKeys has the focus for the entry of a dialog of the toolkit, so that Escape
// leaves the dialog.
type dialogKeys struct {
	fynewidget.BaseWidget
	entry  *fynewidget.Entry
	escape func()
}

var (
	_ fyne.Focusable    = (*dialogKeys)(nil)
	_ fyne.Shortcutable = (*dialogKeys)(nil)
	_ desktop.Keyable   = (*dialogKeys)(nil)
)

// CreateRenderer is part of fyne.Widget.
func (k *dialogKeys) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(container.NewWithoutLayout())
}

// FocusGained is part of fyne.Focusable.
func (k *dialogKeys) FocusGained() { k.entry.FocusGained() }

// FocusLost is part of fyne.Focusable.
func (k *dialogKeys) FocusLost() { k.entry.FocusLost() }

// TypedRune is part of fyne.Focusable.
func (k *dialogKeys) TypedRune(r rune) { k.entry.TypedRune(r) }

// TypedKey is part of fyne.Focusable.
func (k *dialogKeys) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		k.escape()
		return
	}
	k.entry.TypedKey(e)
}

// TypedShortcut is part of fyne.Shortcutable.
func (k *dialogKeys) TypedShortcut(s fyne.Shortcut) { k.entry.TypedShortcut(s) }

// KeyDown is part of desktop.Keyable.
func (k *dialogKeys) KeyDown(e *fyne.KeyEvent) { k.entry.KeyDown(e) }

// KeyUp is part of desktop.Keyable.
func (k *dialogKeys) KeyUp(e *fyne.KeyEvent) { k.entry.KeyUp(e) }
