package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bytewalk/app/widget"
)

// binding is a key and what it does. The list is the one that the window obeys and
// that F1 shows.
type binding struct {
	key      fyne.KeyName
	modifier fyne.KeyModifier
	keys     string // as shown
	does     string
	inText   bool // works inside text fields too
	action   func(w *Window)
	group    string
}

// bindings are all keys of the window.
func bindings() []binding {
	const ctrl = fyne.KeyModifierControl
	return []binding{
		{group: "Run", key: fyne.KeySpace, keys: "Space", does: "play, pause", action: (*Window).PlayPause},
		{group: "Run", key: fyne.KeyRight, keys: "Right, Page Down", does: "next step", action: func(w *Window) { w.session.Step() }},
		{key: fyne.KeyPageDown, action: func(w *Window) { w.session.Step() }},
		{group: "Run", key: fyne.KeyLeft, keys: "Left, Page Up", does: "one step back", action: func(w *Window) { w.session.StepBack() }},
		{key: fyne.KeyPageUp, action: func(w *Window) { w.session.StepBack() }},
		{group: "Run", key: fyne.KeyRight, modifier: ctrl, keys: "Ctrl+Right, Ctrl+Left", does: "next, previous phase", action: func(w *Window) { w.session.NextPhase() }},
		{key: fyne.KeyLeft, modifier: ctrl, action: func(w *Window) { w.session.PreviousPhase() }},
		{group: "Run", key: fyne.KeyF10, keys: "F10, F11, F12", does: "over, into, out; with Ctrl: backwards", inText: true, action: func(w *Window) { w.session.Over() }},
		{key: fyne.KeyF10, modifier: ctrl, inText: true, action: func(w *Window) { w.session.OverBack() }},
		{key: fyne.KeyF11, inText: true, action: func(w *Window) { w.session.Into() }},
		{key: fyne.KeyF11, modifier: ctrl, inText: true, action: func(w *Window) { w.session.IntoBack() }},
		{key: fyne.KeyF12, inText: true, action: func(w *Window) { w.session.Out() }},
		{key: fyne.KeyF12, modifier: ctrl, inText: true, action: func(w *Window) { w.session.OutBack() }},
		{group: "Run", key: fyne.KeyHome, keys: "Home, End", does: "first, last step", action: func(w *Window) { w.session.First() }},
		{key: fyne.KeyEnd, action: func(w *Window) { w.session.Last() }},
		{group: "Run", key: fyne.KeyF5, keys: "F5", does: "run to the next breakpoint, or to the end", inText: true, action: func(w *Window) { w.session.Continue() }},
		{group: "Run", key: fyne.KeyF5, modifier: ctrl, keys: "Ctrl+F5", does: "run again from the beginning", inText: true, action: func(w *Window) { w.session.Restart() }},
		{group: "Run", key: fyne.KeyF9, keys: "F9", does: "breakpoint on this line or instruction", inText: true, action: (*Window).toggleBreakpoint},
		{group: "Run", key: fyne.KeyB, modifier: ctrl, keys: "Ctrl+B", does: "bookmark at this step", inText: true, action: func(w *Window) { w.session.ToggleBookmark() }},
		{group: "File", key: fyne.KeyO, modifier: ctrl, keys: "Ctrl+O, Ctrl+S, Ctrl+N", does: "open, save, new", inText: true, action: (*Window).chooseFile},
		{key: fyne.KeyS, modifier: ctrl, inText: true, action: (*Window).save},
		{key: fyne.KeyN, modifier: ctrl, inText: true, action: (*Window).newFile},
		{group: "File", key: fyne.Key1, modifier: ctrl, keys: "Ctrl+1 … Ctrl+4", does: "the lessons", inText: true, action: func(w *Window) { w.OpenLesson(0) }},
		{key: fyne.Key2, modifier: ctrl, inText: true, action: func(w *Window) { w.OpenLesson(1) }},
		{key: fyne.Key3, modifier: ctrl, inText: true, action: func(w *Window) { w.OpenLesson(2) }},
		{key: fyne.Key4, modifier: ctrl, inText: true, action: func(w *Window) { w.OpenLesson(3) }},
		{group: "View", key: fyne.KeyPlus, modifier: ctrl, keys: "Ctrl++, Ctrl+-, Ctrl+0", does: "scale everything", inText: true, action: func(w *Window) { w.scale(1.1) }},
		{key: fyne.KeyEqual, modifier: ctrl, inText: true, action: func(w *Window) { w.scale(1.1) }},
		{key: fyne.KeyPlus, modifier: ctrl | fyne.KeyModifierShift, inText: true, action: func(w *Window) { w.scale(1.1) }},
		{key: fyne.KeyEqual, modifier: ctrl | fyne.KeyModifierShift, inText: true, action: func(w *Window) { w.scale(1.1) }},
		{key: fyne.KeyMinus, modifier: ctrl, inText: true, action: func(w *Window) { w.scale(1 / 1.1) }},
		{key: fyne.Key0, modifier: ctrl, inText: true, action: func(w *Window) { w.scale(0) }},
		{group: "View", key: fyne.KeyF6, keys: "F6, Ctrl+F6", does: "to the next, previous panel", inText: true, action: func(w *Window) { w.focusNext(1) }},
		{key: fyne.KeyF6, modifier: ctrl, inText: true, action: func(w *Window) { w.focusNext(-1) }},
		{group: "View", key: fyne.KeyF7, keys: "F7", does: "the focused panel alone, and back", inText: true, action: (*Window).toggleFull},
		{group: "View", key: fyne.KeyF8, keys: "F8", does: "projector mode", inText: true, action: (*Window).ToggleProjector},
		{group: "View", key: fyne.KeyF1, keys: "F1", does: "this list", inText: true, action: (*Window).toggleHelp},
		{key: fyne.KeyEscape, inText: true, action: (*Window).escape},
	}
}

// bindKeys makes the window obey its keys wherever the focus is.
func (w *Window) bindKeys() {
	plain := map[fyne.KeyName]binding{}
	canvas := w.win.Canvas()
	for _, b := range bindings() {
		if b.modifier == 0 {
			plain[b.key] = b
			continue
		}
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: b.key, Modifier: b.modifier}, func(fyne.Shortcut) { w.obey(b) })
	}
	typed := func(e *fyne.KeyEvent) {
		widget.HideTips()
		if over := canvas.Overlays().Top(); over != nil {
			if e.Name == fyne.KeyEscape {
				w.dismissOver(over)
			}
			return
		}
		b, ok := plain[e.Name]
		if !ok || w.inText() && !b.inText {
			return
		}
		b.action(w)
	}
	canvas.SetOnTypedKey(typed)
	// The keys of the run are the run's in the listing too: it keeps Up and Down.
	w.Bytecode.Listing.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
			typed(e)
			return true
		}
		return false
	}
}

// obey does what a key is for, unless a dialog lies over the window.
func (w *Window) obey(b binding) {
	widget.HideTips()
	if w.win.Canvas().Overlays().Top() == nil {
		b.action(w)
	}
}

// dismissOver leaves what lies over the window and has no key of its own for that.
func (w *Window) dismissOver(over fyne.CanvasObject) {
	if over == w.over && w.dismiss != nil {
		w.dismiss()
		return
	}
	over.Hide()
}
