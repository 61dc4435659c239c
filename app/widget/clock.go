package widget

import (
	"time"

	"fyne.io/fyne/v2"

	"bytewalk/app/theme"
)

// A Clock drives all motion of a scene: one animation of Fyne's for everything that moves, and none when nothing does. Under
// reduced motion, and where Fyne has no animations (its test driver), every motion is at its end at once.
type Clock struct {
	Speed  float32 // what the passing of time is multiplied by; 1 when not positive
	Manual bool    // time passes only by Advance: for tests and for pictures of a motion half way

	tweens  []*Tween
	anim    *fyne.Animation
	last    time.Time
	ticking bool
}

// A Tween is one motion. Step is called with the eased part of the way, from 0 to 1, and with exactly 1 at the end; then Done.
type Tween struct {
	Delay    time.Duration
	Duration time.Duration
	Easing   theme.Easing // nil: linear
	Step     func(t float32)
	Done     func()

	passed  time.Duration
	stopped bool
}

// Motion makes a tween of one of theme's motions; nth counts from 0 those that start one after the other.
func Motion(m theme.Motion, nth int, step func(float32)) *Tween {
	return &Tween{Delay: time.Duration(nth) * m.Apart, Duration: m.Duration, Easing: m.Easing, Step: step}
}

// Start sets a motion going. Its first step, with 0, is made at once.
func (c *Clock) Start(t *Tween) *Tween {
	t.passed, t.stopped = 0, false
	if theme.Current().Reduced {
		t.finish()
		return t
	}
	if t.Step != nil {
		t.Step(t.ease(0))
	}
	c.tweens = append(c.tweens, t)
	c.run()
	return t
}

// run has Fyne call the clock while there is something to move.
func (c *Clock) run() {
	if c.Manual || c.ticking {
		return
	}
	if fyne.CurrentApp() == nil {
		c.Finish()
		return
	}
	c.ticking = true
	c.last = time.Now()
	starting, still := true, false
	c.anim = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: func(float32) {
		if starting { // a driver without animations makes the last tick at once, and no other
			still = true
			return
		}
		now := time.Now()
		passed := now.Sub(c.last)
		c.last = now
		c.Advance(passed)
	}}
	c.anim.Start()
	starting = false
	if still {
		c.ticking = false
		c.Finish()
	}
}

// Advance lets time pass: all motions make a step. Fyne's animation calls it; tests do by hand.
func (c *Clock) Advance(passed time.Duration) {
	if c.Speed > 0 {
		passed = time.Duration(float64(passed) * float64(c.Speed))
	}
	running := append([]*Tween(nil), c.tweens...) // steps may start and stop motions
	for _, t := range running {
		if t.stopped {
			continue
		}
		t.passed += passed
		if t.passed >= t.Delay+t.Duration {
			t.finish()
		} else if t.passed >= t.Delay && t.Step != nil {
			t.Step(t.ease(float32(t.passed-t.Delay) / float32(t.Duration)))
		}
	}
	c.sweep()
}

// Finish brings all motions to their end at once, those too that are started by the end of others.
func (c *Clock) Finish() {
	for rounds := 0; len(c.tweens) > 0 && rounds < 100; rounds++ {
		for _, t := range append([]*Tween(nil), c.tweens...) {
			if !t.stopped {
				t.finish()
			}
		}
		c.tweens = alive(c.tweens)
	}
	c.sweep()
}

// Stop leaves all motions where they are, without their end.
func (c *Clock) Stop() {
	for _, t := range c.tweens {
		t.stopped = true
	}
	c.sweep()
}

// Busy reports whether anything moves.
func (c *Clock) Busy() bool { return len(c.tweens) > 0 }

func (c *Clock) sweep() {
	c.tweens = alive(c.tweens)
	if len(c.tweens) == 0 && c.ticking && c.anim != nil {
		c.ticking = false
		c.anim.Stop()
	}
}

func alive(ts []*Tween) []*Tween {
	kept := ts[:0:0]
	for _, t := range ts {
		if !t.stopped {
			kept = append(kept, t)
		}
	}
	return kept
}

// Stop leaves the motion where it is; Done is not called.
func (t *Tween) Stop() { t.stopped = true }

// Running reports whether the motion has not come to its end.
func (t *Tween) Running() bool { return t != nil && !t.stopped }

func (t *Tween) finish() {
	t.stopped = true
	if t.Step != nil {
		t.Step(1)
	}
	if t.Done != nil {
		t.Done()
	}
}

func (t *Tween) ease(p float32) float32 {
	if t.Easing == nil {
		return p
	}
	return t.Easing(p)
}
