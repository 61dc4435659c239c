// Package theme says how the window looks: colours, fonts, sizes and motion, for light, dark and the projector.
//
// A [Look] is one complete choice. It is immutable: changing the mode, the size class or the scale means making another with
// [New] and handing it to [Apply], which keeps it as [Current] and has every widget of every window drawn again. Widgets read
// Current when they lay out and when they refresh, and keep nothing of it in between.
//
// The idea behind the tokens: the window is a page with one coloured pen on it. Now (blue) means only "now", Chg (orange) only
// "changed by this step", Err only errors and breakpoints; all else is ink on grey. Panels are told apart by tone, not by boxes.
package theme

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// A Mode is a set of colours.
type Mode uint8

// The modes. Projector is light with stronger contrast: all text at least 7 to 1.
const (
	Light Mode = iota
	Dark
	Projector
)

// String gives the mode's name, in lower case, as the command line spells it.
func (m Mode) String() string { return [...]string{"light", "dark", "projector"}[m] }

// A Class is a set of sizes.
type Class uint8

// The classes: Engineer for large screens, Learner for small ones, Lecture for a projector (text of 24 and up).
const (
	Engineer Class = iota
	Learner
	Lecture
)

// A Look is one complete choice of colours, sizes and motion. It is not to be changed once made.
type Look struct {
	Mode    Mode
	Class   Class
	Scale   float32 // what every size is multiplied by; 1 is 100 %
	Reduced bool    // reduced motion: end states at once
	Palette
	Metrics
}

// The scale's limits; [New] keeps within them.
const (
	MinScale = 0.5
	MaxScale = 4
)

// New makes a look. A scale of 0 counts as 1.
func New(mode Mode, class Class, scale float32, reduced bool) *Look {
	if scale == 0 {
		scale = 1
	}
	scale = min(max(scale, MinScale), MaxScale)
	return &Look{Mode: mode, Class: class, Scale: scale, Reduced: reduced, Palette: palettes[mode], Metrics: metrics(class, scale)}
}

var current atomic.Pointer[Look]

func init() { current.Store(New(Light, Engineer, 1, false)) }

// Current gives the look that was last applied; before that, light at 100 %.
func Current() *Look { return current.Load() }

// Apply makes l the current look and has all windows of the app drawn in it. It must be called on the main goroutine.
func Apply(app fyne.App, l *Look) {
	current.Store(l)
	if app != nil {
		app.Settings().SetTheme(&Fyne{look: l})
	}
}

// Set makes l the current look without telling any app: for pictures drawn without a window, before the widgets are made.
func Set(l *Look) { current.Store(l) }
