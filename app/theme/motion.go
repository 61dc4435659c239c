package theme

import "time"

// An Easing maps the elapsed part of a motion (0 to 1) to the part of the way.
type Easing func(float32) float32

// Linear, OutCubic and InOutCubic are the three easings that the tokens use.
func Linear(t float32) float32 { return t }

// OutCubic starts fast and comes to rest.
func OutCubic(t float32) float32 { u := 1 - t; return 1 - u*u*u }

// InOutCubic leaves rest and comes to rest.
func InOutCubic(t float32) float32 {
	if t < 0.5 {
		return 4 * t * t * t
	}
	u := 2 - 2*t
	return 1 - u*u*u/2
}

// AtEnd jumps to the end state when the time is over: for a pause in which nothing moves.
func AtEnd(t float32) float32 {
	if t < 1 {
		return 0
	}
	return 1
}

// A Motion is how long one kind of movement takes at speed 1, how it runs, and how far apart several of its kind start.
type Motion struct {
	Duration time.Duration
	Easing   Easing
	Apart    time.Duration
}

// The motions of the window.
var (
	ThreadMotion     = Motion{Duration: 160 * time.Millisecond, Easing: InOutCubic} // bar slides to the next row, curves follow
	LoadMotion       = Motion{Duration: 480 * time.Millisecond, Easing: OutCubic, Apart: 40 * time.Millisecond}
	FetchMotion      = Motion{Duration: 240 * time.Millisecond, Easing: OutCubic}
	DecodeMotion     = Motion{Duration: 280 * time.Millisecond, Easing: OutCubic}
	PopMotion        = Motion{Duration: 240 * time.Millisecond, Easing: InOutCubic, Apart: 80 * time.Millisecond}
	ComputeMotion    = Motion{Duration: 200 * time.Millisecond, Easing: AtEnd}
	PushMotion       = Motion{Duration: 240 * time.Millisecond, Easing: OutCubic}
	CallMotion       = Motion{Duration: 320 * time.Millisecond, Easing: InOutCubic} // also return
	CacheWriteMotion = Motion{Duration: 160 * time.Millisecond, Easing: Linear}
	HeapArrowMotion  = Motion{Duration: 200 * time.Millisecond, Easing: OutCubic}
)

// FastestAnimated is the number of steps a second above which only end states are drawn.
const FastestAnimated = 8
