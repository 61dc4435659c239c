package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// modifiers gives the modifier keys that are held: Fyne's key events do not carry them.
var modifiers = func() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// live reports whether time passes in the window: Fyne's test driver, which also draws pictures without a display, has neither
// animations nor a goroutine of its own for what is done later.
func live() bool {
	if app := fyne.CurrentApp(); app != nil {
		_, ok := app.Driver().(desktop.Driver)
		return ok
	}
	return false
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		return app.Driver().CanvasForObject(o)
	}
	return nil
}

// passKey gives a key that a widget does not use to the window, which would have had it if nothing had the focus.
func passKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

func passRune(o fyne.CanvasObject, r rune) {
	if c := canvasOf(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func passKeyDown(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c, ok := canvasOf(o).(desktop.Canvas); ok && c.OnKeyDown() != nil {
		c.OnKeyDown()(ev)
	}
}

func passKeyUp(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c, ok := canvasOf(o).(desktop.Canvas); ok && c.OnKeyUp() != nil {
		c.OnKeyUp()(ev)
	}
}

func requestFocus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// A ticker calls a function on the main goroutine until it is stopped.
type ticker struct{ stop chan struct{} }

func (t *ticker) start(every time.Duration, f func()) {
	if t.stop != nil || every <= 0 {
		return
	}
	stop := make(chan struct{})
	t.stop = stop
	go func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				fyne.Do(func() {
					select {
					case <-stop: // a tick that was queued before the stop
					default:
						f()
					}
				})
			}
		}
	}()
}

func (t *ticker) end() {
	if t.stop != nil {
		close(t.stop)
		t.stop = nil
	}
}

// isFunctionKey reports whether a key is F1 to F12.
func isFunctionKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10,
		fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}
