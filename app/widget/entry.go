package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// A LineEntry is Fyne's entry for one line, in Mono, that gives the window the keys
// it has no use for: function keys, Escape, and shortcuts that are not about text.
type LineEntry struct {
	fw.Entry
}

// NewLineEntry makes an empty entry.
func NewLineEntry(placeholder string, submit func(string)) *LineEntry {
	e := &LineEntry{}
	e.TextStyle.Monospace = true
	e.PlaceHolder = placeholder
	e.OnSubmitted = submit
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *LineEntry) TypedKey(ev *fyne.KeyEvent) {
	if isFunctionKey(ev.Name) || ev.Name == fyne.KeyEscape {
		passKey(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *LineEntry) TypedShortcut(s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom {
		passShortcut(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}
