package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

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

// An Icon shows a sign in one of the palette's colours.
type Icon struct {
	fw.BaseWidget
	sign   Sign
	colour func(theme.Palette) color.NRGBA
	size   float32 // design pixels; 0: the look's Icon
	raster *canvas.Raster
}

// NewIcon makes an icon. The colour is a function, so that it follows the look; nil: Ink2. A size of 0 is the look's icon size,
// another is in design pixels at 100 %.
func NewIcon(s Sign, colour func(theme.Palette) color.NRGBA, size float32) *Icon {
	if colour == nil {
		colour = func(p theme.Palette) color.NRGBA { return p.Ink2 }
	}
	i := &Icon{sign: s, colour: colour, size: size}
	i.raster = newPainting(func(b *brush, size fyne.Size) {
		l := theme.Current()
		paintSign(b, i.sign, point{size.Width / 2, size.Height / 2}, min(size.Width, size.Height), i.colour(l.Palette))
	})
	i.ExtendBaseWidget(i)
	return i
}

// SetSign shows another sign.
func (i *Icon) SetSign(s Sign) {
	if i.sign != s {
		i.sign = s
		i.raster.Refresh()
	}
}

// SetColour shows the sign in another colour.
func (i *Icon) SetColour(colour func(theme.Palette) color.NRGBA) {
	i.colour = colour
	i.raster.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (i *Icon) MinSize() fyne.Size {
	l := theme.Current()
	side := l.Icon
	if i.size > 0 {
		side = l.Px(i.size)
	}
	return fyne.NewSize(side, side)
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer { return iconRenderer{i} }

type iconRenderer struct{ i *Icon }

func (r iconRenderer) Destroy()                     {}
func (r iconRenderer) MinSize() fyne.Size           { return r.i.MinSize() }
func (r iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.i.raster} }
func (r iconRenderer) Refresh()                     { r.i.raster.Refresh() }

func (r iconRenderer) Layout(size fyne.Size) {
	side := r.i.MinSize().Width
	r.i.raster.Resize(fyne.NewSize(side, side))
	r.i.raster.Move(fyne.NewPos(whole((size.Width-side)/2), whole((size.Height-side)/2)))
}
