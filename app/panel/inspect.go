package panel

import (
	"fyne.io/fyne/v2"

	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// areaNames are the panels' names for the outside.
var areaNames = [areas]string{"toolbar", "source", "tabs", "bytecode", "stage", "caches", "timeline", "sentence"}

// Areas gives the place on the window of each panel that is on show, by its name:
// "toolbar", "source", "tabs", "bytecode", "stage", "caches", "timeline" and, on the
// projector, "sentence".
func (w *Window) Areas() map[string]widget.Rect {
	out := map[string]widget.Rect{}
	for a, r := range w.places {
		if !r.empty() {
			out[areaNames[a]] = r.onWindow()
		}
	}
	return out
}

func (r rect) onWindow() widget.Rect {
	return widget.Rect{Pos: at(r.x, r.y), Size: fyne.NewSize(r.w, r.h)}
}

// Mode gives the colours that the window is drawn in.
func (w *Window) Mode() theme.Mode { return w.mode }

// Tab gives the number of the tab that is chosen below the source: lesson, console,
// notes.
func (w *Window) Tab() int { return w.tabs.Selected() }

// Moving reports whether anything on the window is on its way to its place.
func (w *Window) Moving() bool {
	moving, _ := w.Stage.Scene.Moving()
	return moving || w.clock.Busy()
}

// Sentence gives the scene in which the projector says what the step does.
func (w *Window) Sentence() *widget.Scene { return w.sentence }

// State gives the state at which the playhead is.
func (t *Timeline) State() int { return int(t.scrubber.State()) }
