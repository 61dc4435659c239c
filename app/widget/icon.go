package widget

import "image/color"

// A Sign is a small drawing: those that no font has, and those on buttons.
type Sign uint8

// The signs.
const (
	SignPlay Sign = iota
	SignPause
	SignStep    // one step forward
	SignBack    // one step back
	SignFirst   // to the first step
	SignLast    // to the last step
	SignDown    // chevron: a menu opens
	SignRight   // chevron: something unfolds
	SignDiamond // specialized
	SignHollow  // a diamond that lies ahead
	SignRibbon  // bookmark
	SignSpeech  // output
	SignRing    // breakpoint on the timeline
	SignDot     // breakpoint
	SignCheck   // right
	SignCross   // wrong, or close
	SignDots    // something is folded here
	SignLarger  // full screen
	SignSearch  // find
)

// paintSign paints a sign into the square of the given side whose middle is at c.
func paintSign(b *brush, s Sign, c point, side float32, col color.NRGBA) {
	u := side / 16 // the signs are drawn on a grid of 16
	line := max(1.5*u, 1)
	at := func(x, y float32) point { return point{c.x + x*u, c.y + y*u} }
	switch s {
	case SignPlay:
		b.fill(col, at(-4.2, -7), at(7, 0), at(-4.2, 7))
	case SignPause:
		b.fill(col, at(-5, -6), at(-1.6, -6), at(-1.6, 6), at(-5, 6))
		b.fill(col, at(1.6, -6), at(5, -6), at(5, 6), at(1.6, 6))
	case SignStep:
		b.fill(col, at(-4, -6), at(5, 0), at(-4, 6))
	case SignBack:
		b.fill(col, at(4, -6), at(-5, 0), at(4, 6))
	case SignFirst:
		b.fill(col, at(-6.5, -6), at(-4.5, -6), at(-4.5, 6), at(-6.5, 6))
		b.fill(col, at(6, -6), at(-3, 0), at(6, 6))
	case SignLast:
		b.fill(col, at(6.5, -6), at(4.5, -6), at(4.5, 6), at(6.5, 6))
		b.fill(col, at(-6, -6), at(3, 0), at(-6, 6))
	case SignDown:
		b.stroke(col, line, false, at(-4, -2), at(0, 2), at(4, -2))
	case SignRight:
		b.stroke(col, line, false, at(-2, -4), at(2, 0), at(-2, 4))
	case SignDiamond:
		b.fill(col, at(-4, 0), at(0, -4), at(4, 0), at(0, 4))
	case SignHollow:
		b.stroke(col, line, true, at(-3.6, 0), at(0, -3.6), at(3.6, 0), at(0, 3.6))
	case SignRibbon:
		b.fill(col, at(-3.5, -5), at(3.5, -5), at(3.5, 5), at(0, 1.5), at(-3.5, 5))
	case SignSpeech:
		b.stroke(col, line, true, at(-4, -4), at(4, -4), at(4, 2), at(0, 2), at(-4, 5))
	case SignRing:
		b.ring(col, c, 4*u, line)
	case SignDot:
		b.disc(col, c, 4.6*u)
	case SignCheck:
		b.stroke(col, line*1.6, false, at(-6, 0.5), at(-2, 5), at(6, -5))
	case SignCross:
		b.stroke(col, line*1.2, false, at(-4, -4), at(4, 4))
		b.stroke(col, line*1.2, false, at(4, -4), at(-4, 4))
	case SignDots:
		for _, x := range []float32{-6, 0, 6} {
			b.disc(col, at(x, 0), 1.5*u)
		}
	case SignLarger:
		b.stroke(col, line, false, at(1, -5), at(5, -5), at(5, -1))
		b.stroke(col, line, false, at(-1, 5), at(-5, 5), at(-5, 1))
		b.stroke(col, line, false, at(5, -5), at(1, -1))
		b.stroke(col, line, false, at(-5, 5), at(-1, 1))
	case SignSearch:
		b.ring(col, at(-1, -1), 4.4*u, line)
		b.stroke(col, line, false, at(2.2, 2.2), at(6, 6))
	}
}
