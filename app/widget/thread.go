package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// ThreadPath says where the thread runs, in window coordinates. Each of its two parts is drawn only if it is set.
type ThreadPath struct {
	Link     bool          // from the span to the row
	From, To fyne.Position // the end of the underline, the middle of the bar's left edge
	Bend     float32       // x up to which the line keeps to From's height; 0: it bends at once

	Out   bool          // from the row up to the phases
	Start fyne.Position // the middle of the bar's right edge
	Rail  float32       // x of the upright part
	LineY float32       // y of the phase line
	EndX  float32       // where the line ends: the current phase begins
}

// A Thread draws the one coloured line of the window: from the running span to the current row's bar, and from the bar up to
// the line over the phases. It lies in the stack that is the window's content, above the panels, and takes no events.
type Thread struct {
	fw.BaseWidget
	colour func(theme.Palette) color.NRGBA
	width  func(*theme.Look) float32
	path   ThreadPath

	link, foot, turn *canvas.Raster // the curve; the corners below and above the upright part
	upright, top     *canvas.Rectangle
	straight, lead   *canvas.Rectangle
	linkFrom, linkTo point
	footPts, turnPts []point
	drawn            threadState
}

type threadState struct {
	path ThreadPath
	look *theme.Look
	at   fyne.Position
}

// NewThread makes the thread of what is running: blue, thick.
func NewThread() *Thread {
	return newThread(func(p theme.Palette) color.NRGBA { return p.Now }, func(l *theme.Look) float32 { return l.Thread })
}

// NewLink makes the thin grey thread of what is selected.
func NewLink() *Thread {
	return newThread(func(p theme.Palette) color.NRGBA { return p.Ink2 }, func(l *theme.Look) float32 { return l.Thin })
}

func newThread(colour func(theme.Palette) color.NRGBA, width func(*theme.Look) float32) *Thread {
	t := &Thread{colour: colour, width: func(l *theme.Look) float32 { return max(whole(width(l)), 1) }}
	stroke := func(pts func() []point) *canvas.Raster {
		return newPainting(func(b *brush, _ fyne.Size) {
			l := theme.Current()
			b.stroke(t.colour(l.Palette), t.width(l), false, pts()...)
		})
	}
	t.link = stroke(func() []point {
		a, z := t.linkFrom, t.linkTo
		h := min(60*theme.Current().Scale, float32(math.Abs(float64(z.x-a.x)))*0.55)
		return cubic(a, point{a.x + h, a.y}, point{z.x - h, z.y}, z, 48)
	})
	t.foot = stroke(func() []point { return t.footPts })
	t.turn = stroke(func() []point { return t.turnPts })
	t.upright, t.top, t.straight, t.lead = newRect(), newRect(), newRect(), newRect()
	t.ExtendBaseWidget(t)
	return t
}

// SetPath draws the thread along another path. During motion it is called for every frame.
func (t *Thread) SetPath(p ThreadPath) {
	t.path = p
	t.draw()
}

// Path gives the present path.
func (t *Thread) Path() ThreadPath { return t.path }

// MinSize implements fyne.CanvasObject.
func (t *Thread) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (t *Thread) CreateRenderer() fyne.WidgetRenderer { return threadRenderer{t} }

type threadRenderer struct{ t *Thread }

func (r threadRenderer) Destroy()           {}
func (r threadRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r threadRenderer) Layout(fyne.Size)   { r.t.draw() }
func (r threadRenderer) Refresh()           { r.t.drawn = threadState{}; r.t.draw() }
func (r threadRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.link, t.lead, t.straight, t.foot, t.upright, t.turn, t.top}
}

func (t *Thread) draw() {
	l := theme.Current()
	here := absolute(t)
	state := threadState{t.path, l, here}
	if state == t.drawn {
		return
	}
	fresh := t.drawn.look != l
	t.drawn = state
	w := t.width(l) // whole pixels: the straight parts are rectangles
	pad := float32(math.Ceil(float64(w))) + 1
	t.drawLink(l, here, w, pad)
	t.drawOut(l, here, w, pad, fresh)
}

func (t *Thread) drawLink(l *theme.Look, here fyne.Position, w, pad float32) {
	if !t.path.Link {
		t.link.Hide()
		t.lead.Hide()
		return
	}
	a, z := t.path.From.Subtract(here), t.path.To.Subtract(here)
	if bend := t.path.Bend - here.X; bend > a.X {
		a.Y = whole(a.Y-w/2) + w/2
		// A hairline, so that it is not taken for the underline.
		setRect(t.lead, a.X, a.Y+w/2-l.Hairline, bend-a.X+1, l.Hairline, t.colour(l.Palette), nil, 0, 0)
		a.X = bend
	} else {
		t.lead.Hide()
	}
	h := min(60*theme.Current().Scale, float32(math.Abs(float64(z.X-a.X)))*0.55)
	x0, x1 := min(a.X, z.X-h), max(z.X, a.X+h)
	y0, y1 := min(a.Y, z.Y), max(a.Y, z.Y)
	origin := fyne.NewPos(whole(x0-pad), whole(y0-pad))
	size := fyne.NewSize(whole(x1-x0)+2*pad+1, whole(y1-y0)+2*pad+1)
	t.linkFrom = point{a.X - origin.X, a.Y - origin.Y}
	t.linkTo = point{z.X - origin.X, z.Y - origin.Y}
	show(t.link, origin, size, true)
}

// show puts a raster, painting it again only if it must be.
func show(r *canvas.Raster, at fyne.Position, size fyne.Size, repaint bool) {
	r.Move(at)
	same := r.Size() == size
	r.Resize(size)
	if !r.Visible() {
		r.Show()
	} else if same && repaint {
		r.Refresh()
	}
}

// drawOut draws the second part: a bend out of the bar into the upright part, the turn into the phase line, and the line. The
// bends have the same shape wherever the bar is, so that they are only moved.
func (t *Thread) drawOut(l *theme.Look, here fyne.Position, w, pad float32, fresh bool) {
	objects := []fyne.CanvasObject{t.straight, t.foot, t.upright, t.turn, t.top}
	if !t.path.Out {
		for _, o := range objects {
			o.Hide()
		}
		return
	}
	c := t.colour(l.Palette)
	p := t.path
	start := p.Start.Subtract(here)
	rail, lineY, endX := p.Rail-here.X, p.LineY-here.Y, p.EndX-here.X
	r := l.RadiusTurn
	half := w / 2
	// The middles are put where the edges fall on whole pixels, for bends and straight parts to meet.
	start.Y, rail, lineY = whole(start.Y-half)+half, whole(rail-half)+half, whole(lineY-half)+half
	across := max(rail-start.X, 1) // the way from the bar to the upright part
	foot := min(30*l.Scale, max(start.Y-lineY-r, 0))
	if start.Y-lineY < r+4 { // the row is at the height of the line: one curve has to do
		t.straight.Hide()
		t.upright.Hide()
		t.turn.Hide()
		turnX := min(rail+r, endX)
		y0, y1 := min(start.Y, lineY), max(start.Y, lineY)
		origin := fyne.NewPos(whole(start.X)-pad, whole(y0)-pad)
		o := func(x, y float32) point { return point{x - origin.X, y - origin.Y} }
		t.footPts = cubic(o(start.X, start.Y), o(rail, start.Y), o(rail, lineY), o(turnX, lineY), 24)
		show(t.foot, origin, fyne.NewSize(whole(turnX-start.X)+2*pad, whole(y1-y0)+2*pad), true)
		setRect(t.top, turnX, lineY-half, max(endX-turnX, 0), w, c, nil, 0, 0)
		return
	}
	bend := min(across, 18*l.Scale)
	if across > bend {
		setRect(t.straight, start.X, start.Y-half, across-bend, w, c, nil, 0, 0)
	} else {
		t.straight.Hide()
	}
	origin := fyne.NewPos(whole(rail-bend)-pad, whole(start.Y-foot)-pad)
	x0, y0 := rail-bend-origin.X, start.Y-foot-origin.Y
	pts := cubic(point{x0, y0 + foot}, point{x0 + bend, y0 + foot}, point{x0 + bend, y0 + foot*0.66}, point{x0 + bend, y0}, 24)
	moved := len(t.footPts) != len(pts) || t.footPts[0] != pts[0] || t.footPts[24] != pts[24]
	t.footPts = pts
	show(t.foot, origin, fyne.NewSize(whole(bend+2*pad+1), whole(foot+2*pad+1)), fresh || moved)
	setRect(t.upright, rail-half, lineY+r, w, max(whole(start.Y-foot)+1-whole(lineY+r), 0), c, nil, 0, 0)
	origin = fyne.NewPos(whole(rail)-pad, whole(lineY)-pad)
	x0, y0 = rail-origin.X, lineY-origin.Y
	pts = cubic(point{x0, y0 + r}, point{x0, y0 + r*0.45}, point{x0 + r*0.45, y0}, point{x0 + r, y0}, 16)
	moved = len(t.turnPts) == 0 || t.turnPts[0] != pts[0]
	t.turnPts = pts
	show(t.turn, origin, fyne.NewSize(whole(r+2*pad), whole(r+2*pad)), fresh || moved)
	setRect(t.top, rail+r, lineY-half, max(endX-rail-r, 0), w, c, nil, 0, 0)
}
