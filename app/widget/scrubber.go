package widget

import (
	"image/color"
	"math"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A Call is one bar of the timeline: a frame that was there from one state up to another, at a depth from 0.
type Call struct {
	Depth    int
	From, To int64
	Label    string
}

// A Mark is a sign below the bars, at a state. Sign is one of SignDiamond, SignRing, SignSpeech, SignRibbon, SignCross; signs that lie ahead are
// drawn hollow.
type Mark struct {
	At   int64
	Sign Sign
	Tip  string
}

// A Scrubber is a timeline: call depth over the states of a run, drawn at the resolution of the screen however many there are,
// with marks below and the playhead over both. Clicking and dragging seek; Up and Down go from mark to mark, all other keys
// belong to the window.
type Scrubber struct {
	fw.BaseWidget

	OnSeek    func(state int64) // the user asks for a state; SetState is the answer
	OnHover   func(state int64, over bool)
	TipAt     func(state int64) string // what is shown when the pointer rests; nil: the mark's text or the call's label
	OnFocus   func(focused bool)
	OnKey     func(*fyne.KeyEvent) bool // every key, before it is used here; true: it is dealt with
	HideMarks bool                      // bars alone, as on the projector
	Pad       float32                   // design pixels left and right; 24

	calls   []Call
	parents []int
	deepest int
	marks   []Mark
	length  int64
	state   int64
	phase   float32
	focused bool

	r *scrubberRenderer
}

var (
	_ fyne.Widget       = (*Scrubber)(nil)
	_ fyne.Focusable    = (*Scrubber)(nil)
	_ fyne.Shortcutable = (*Scrubber)(nil)
	_ fyne.Draggable    = (*Scrubber)(nil)
	_ desktop.Keyable   = (*Scrubber)(nil)
	_ desktop.Mouseable = (*Scrubber)(nil)
	_ desktop.Hoverable = (*Scrubber)(nil)
)

// NewScrubber makes an empty timeline.
func NewScrubber() *Scrubber {
	s := &Scrubber{Pad: 24}
	s.ExtendBaseWidget(s)
	return s
}

// SetRun sets what is drawn: the number of the last state, the calls in the order in which they began (outer before inner), and the
// marks in their order. The slices are kept.
func (s *Scrubber) SetRun(length int64, calls []Call, marks []Mark) {
	s.length, s.calls, s.marks = max(length, 0), calls, marks
	s.parents = make([]int, len(calls))
	s.deepest = 0
	var open []int
	for i, c := range calls {
		s.deepest = max(s.deepest, c.Depth)
		for len(open) > 0 && calls[open[len(open)-1]].To <= c.From {
			open = open[:len(open)-1]
		}
		s.parents[i] = -1
		if len(open) > 0 {
			s.parents[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	s.state = min(s.state, s.length)
	if s.r != nil {
		s.r.repaint()
	}
}

// SetState puts the playhead at a state, and by a part of the way (0 to 1) towards the next.
func (s *Scrubber) SetState(state int64, phase float32) {
	s.state, s.phase = min(max(state, 0), s.length), min(max(phase, 0), 1)
	if s.r != nil {
		s.r.moveHead()
	}
}

// State gives the state at which the playhead is.
func (s *Scrubber) State() int64 { return s.state }

// CallAt gives the index of the innermost call that holds a state, -1 for none.
func (s *Scrubber) CallAt(state int64) int {
	i := sort.Search(len(s.calls), func(i int) bool { return s.calls[i].From > state }) - 1
	for i >= 0 && s.calls[i].To <= state {
		i = s.parents[i]
	}
	return i
}

// StateAt gives the state at an x of the widget.
func (s *Scrubber) StateAt(x float32) int64 {
	x0, w := s.track()
	if w <= 0 || s.length == 0 {
		return 0
	}
	return min(max(int64(math.Round(float64((x-x0)/w)*float64(s.length))), 0), s.length)
}

// X gives the x of a state on the widget.
func (s *Scrubber) X(state float64) float32 {
	x0, w := s.track()
	if s.length == 0 {
		return x0
	}
	return x0 + float32(state/float64(s.length)*float64(w))
}

func (s *Scrubber) track() (x, w float32) {
	pad := theme.Current().Px(s.Pad)
	return pad, max(s.Size().Width-2*pad, 0)
}

// MinSize implements fyne.CanvasObject.
func (s *Scrubber) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.Px(120), l.Px(24))
}

// FocusGained implements fyne.Focusable.
func (s *Scrubber) FocusGained() { s.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (s *Scrubber) FocusLost() { s.setFocus(false) }

func (s *Scrubber) setFocus(f bool) {
	s.focused = f
	if s.r != nil {
		s.r.moveHead()
	}
	if s.OnFocus != nil {
		s.OnFocus(f)
	}
}

// TypedRune implements fyne.Focusable.
func (s *Scrubber) TypedRune(r rune) { passRune(s, r) }

// TypedKey implements fyne.Focusable.
func (s *Scrubber) TypedKey(ev *fyne.KeyEvent) {
	if s.OnKey != nil && s.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		for _, m := range s.marks {
			if m.At > s.state {
				s.seek(m.At)
				return
			}
		}
	case fyne.KeyUp:
		for i := len(s.marks) - 1; i >= 0; i-- {
			if s.marks[i].At < s.state {
				s.seek(s.marks[i].At)
				return
			}
		}
	default:
		passKey(s, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *Scrubber) TypedShortcut(sc fyne.Shortcut) { passShortcut(s, sc) }

// KeyDown implements desktop.Keyable.
func (s *Scrubber) KeyDown(ev *fyne.KeyEvent) { passKeyDown(s, ev) }

// KeyUp implements desktop.Keyable.
func (s *Scrubber) KeyUp(ev *fyne.KeyEvent) { passKeyUp(s, ev) }

func (s *Scrubber) seek(state int64) {
	if s.OnSeek != nil {
		s.OnSeek(state)
	}
}

// MouseDown implements desktop.Mouseable.
func (s *Scrubber) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		requestFocus(s)
		if m, ok := s.markAt(ev.Position); ok {
			s.seek(m.At)
			return
		}
		s.seek(s.StateAt(ev.Position.X))
	}
}

// MouseUp implements desktop.Mouseable.
func (s *Scrubber) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (s *Scrubber) Dragged(ev *fyne.DragEvent) {
	if to := s.StateAt(ev.Position.X); to != s.state {
		s.seek(to)
	}
}

// DragEnd implements fyne.Draggable.
func (s *Scrubber) DragEnd() {}

// MouseIn implements desktop.Hoverable.
func (s *Scrubber) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (s *Scrubber) MouseMoved(ev *desktop.MouseEvent) {
	state := s.StateAt(ev.Position.X)
	if s.OnHover != nil {
		s.OnHover(state, true)
	}
	text := ""
	if m, ok := s.markAt(ev.Position); ok && m.Tip != "" {
		text = m.Tip
	} else if s.TipAt != nil {
		text = s.TipAt(state)
	} else if i := s.CallAt(state); i >= 0 {
		text = s.calls[i].Label + ", step " + strconv.FormatInt(state, 10)
	}
	at := rect(ev.Position.X, 0, 1, s.Size().Height).Moved(absolute(s))
	ShowTip(s, text, at)
}

// MouseOut implements desktop.Hoverable.
func (s *Scrubber) MouseOut() {
	HideTip(s)
	if s.OnHover != nil {
		s.OnHover(0, false)
	}
}

// markAt gives the mark under a place.
func (s *Scrubber) markAt(p fyne.Position) (Mark, bool) {
	g := s.geometry()
	if s.HideMarks || p.Y < g.marks-8*g.u {
		return Mark{}, false
	}
	best, found, near := Mark{}, false, 6*g.u
	for _, m := range s.marks {
		if d := float32(math.Abs(float64(s.X(float64(m.At)+0.5) - p.X))); d <= near {
			best, found, near = m, true, d
		}
	}
	return best, found
}

// scrubberGeometry says where the rows are.
type scrubberGeometry struct {
	u         float32 // a design pixel
	top       float32 // of the first bar
	bar, gap  float32
	marks     float32 // the middle of the marks' row
	headTop   float32
	headEnd   float32
	fontSize  float32
	shrinking bool // more frames than rows: several depths share one
	rows      int
}

func (s *Scrubber) geometry() scrubberGeometry {
	l := theme.Current()
	g := scrubberGeometry{u: l.Scale, bar: l.Bar, gap: max(l.Px(2), 1), fontSize: l.BarText}
	h := s.Size().Height
	g.headTop = min(l.Px(2), h/8)
	g.top = g.headTop + l.Px(14)
	foot := l.Px(4)
	if !s.HideMarks {
		foot = l.Px(22)
		if h < l.Px(60) {
			foot = l.Px(16)
		}
	}
	room := max(h-foot-g.top, 1)
	n := s.deepest + 1
	g.rows = n
	for _, try := range []struct{ bar, gap float32 }{{g.bar, g.gap}, {min(g.bar, l.Px(8)), g.gap}, {l.Px(4), 1}, {2, 1}, {1, 0}} {
		g.bar, g.gap = max(try.bar, 1), try.gap
		if float32(n)*(g.bar+g.gap) <= room {
			break
		}
	}
	if float32(n)*(g.bar+g.gap) > room {
		g.rows = max(int(room/(g.bar+g.gap)), 1)
		g.shrinking = true
	}
	if g.bar < g.fontSize*1.15 {
		g.fontSize = 0
	}
	g.marks = h - l.Px(11)
	g.headEnd = h - l.Px(3)
	if s.HideMarks {
		g.headEnd = h
	}
	return g
}

func (s *Scrubber) rowY(g scrubberGeometry, depth int) float32 {
	if g.shrinking {
		depth = depth * g.rows / (s.deepest + 1)
	}
	return g.top + float32(depth)*(g.bar+g.gap)
}

type scrubberRenderer struct {
	s            *Scrubber
	ground       *canvas.Rectangle
	future, past *canvas.Raster
	pastClip     *clip
	frame        *canvas.Rectangle
	labelBox     *fyne.Container
	labels       texts
	labelled     []int // the calls that have a label, in the pool's order
	line         *canvas.Rectangle
	flag         *canvas.Raster
	ring         *canvas.Rectangle
	objects      []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (s *Scrubber) CreateRenderer() fyne.WidgetRenderer {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &scrubberRenderer{s: s, ground: rectangle(), frame: rectangle(), line: rectangle(), ring: rectangle(),
		labelBox: fyne.NewContainerWithoutLayout()}
	r.labels.add = addTo(r.labelBox)
	// Two pictures of the whole run, one as it looks when it lies ahead and one as it looks behind; the second is shown as far as
	// the playhead. So nothing is painted when the playhead moves.
	r.future = newPainting(func(b *brush, size fyne.Size) { r.paint(b, size, false) })
	r.past = newPainting(func(b *brush, size fyne.Size) { r.paint(b, size, true) })
	r.pastClip = newClip(r.past)
	r.flag = newPainting(func(b *brush, size fyne.Size) {
		w, h := size.Width, size.Height
		b.fill(theme.Current().Now, point{0, 0}, point{w, 0}, point{w, h / 2}, point{w / 2, h}, point{0, h / 2})
	})
	r.objects = []fyne.CanvasObject{r.ground, r.future, r.pastClip, r.frame, r.labelBox, r.line, r.flag, r.ring}
	s.r = r
	r.repaint()
	return r
}

func (r *scrubberRenderer) Destroy()                     { HideTip(r.s) }
func (r *scrubberRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *scrubberRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *scrubberRenderer) Layout(fyne.Size)             { r.repaint() }
func (r *scrubberRenderer) Refresh()                     { r.repaint() }

// repaint paints the run anew: it or its size or look has changed.
func (r *scrubberRenderer) repaint() {
	s, l := r.s, theme.Current()
	size := s.Size()
	setRect(r.ground, 0, 0, size.Width, size.Height, l.Ground, nil, 0, 0)
	for _, p := range []*canvas.Raster{r.future, r.past} {
		if p.Size() != size {
			p.Resize(size)
		} else {
			p.Refresh()
		}
	}
	r.placeLabels(l)
	r.moveHead()
}

// maxLabels bounds the number of bars with text.
const maxLabels = 150

func (r *scrubberRenderer) placeLabels(l *theme.Look) {
	s, g := r.s, r.s.geometry()
	r.labelled = r.labelled[:0]
	r.labels.begin()
	if g.fontSize > 0 && s.length > 0 {
		_, w := s.track()
		least := 5 * g.fontSize * theme.MonoWidth // shorter bars get no text
		for i, c := range s.calls {
			wide := float32(float64(c.To-c.From)/float64(s.length)*float64(w)) - 7*g.u
			if wide < least {
				continue
			}
			text := Cut(c.Label, theme.Mono, g.fontSize, wide)
			r.labels.put(text, theme.Mono, g.fontSize, l.Ink2, s.X(float64(c.From))+6*g.u, baselineIn(s.rowY(g, c.Depth), g.bar, g.fontSize))
			if r.labelled = append(r.labelled, i); len(r.labelled) == maxLabels {
				break
			}
		}
	}
	r.labels.end()
}

// moveHead follows the position.
func (r *scrubberRenderer) moveHead() {
	s, l, g := r.s, theme.Current(), r.s.geometry()
	at := float64(s.state) + float64(s.phase)
	if at > float64(s.length) {
		at = float64(s.length)
	}
	x := whole(s.X(at))
	r.pastClip.Resize(fyne.NewSize(max(x, 0), s.Size().Height))
	if i := s.CallAt(s.state); i >= 0 {
		x0 := s.X(float64(s.calls[i].From))
		setRect(r.frame, x0, s.rowY(g, s.calls[i].Depth), x-whole(x0), g.bar, l.FrameBar, nil, 0, 0)
	} else {
		r.frame.Hide()
	}
	for k, i := range r.labelled {
		c := l.Ink2
		if float64(s.calls[i].From) < at {
			c = l.Ink
		}
		t := r.labels.objects[k]
		setText(t, t.Text, t.FontSource, t.TextSize, c)
	}
	wide := l.Outline
	setRect(r.line, x-whole(wide/2), g.headTop+l.Px(4), wide, g.headEnd-g.headTop-l.Px(4), l.Now, nil, 0, 0)
	side := l.Px(12)
	r.flag.Move(fyne.NewPos(x-side/2, g.headTop))
	if r.flag.Size().Width != side {
		r.flag.Resize(fyne.NewSize(side, side))
	}
	if s.focused {
		setRect(r.ring, 1, 1, s.Size().Width-2, s.Size().Height-2, color.Transparent, l.Now, l.Outline, l.RadiusSpan)
	} else {
		r.ring.Hide()
	}
}

// paint draws bars and marks as they look behind the playhead or ahead of it. What is narrower than a pixel is drawn as one, and
// what falls onto a pixel that has its bar already is left out: so the work is bounded by the screen and one look at each call.
func (r *scrubberRenderer) paint(b *brush, size fyne.Size, past bool) {
	s, l, g := r.s, theme.Current(), r.s.geometry()
	if s.length == 0 {
		return
	}
	col := l.FutureBar
	if past {
		col = l.PastBar
	}
	covered := make([]float32, g.rows+1) // how far each row is painted, in x
	for i := range covered {
		covered[i] = -1
	}
	pixel := 1 / b.scale
	for _, c := range s.calls {
		row := c.Depth
		if g.shrinking {
			row = c.Depth * g.rows / (s.deepest + 1)
		}
		x0, x1 := s.X(float64(c.From)), s.X(float64(c.To))
		if x1 <= covered[row] {
			continue
		}
		x1 = max(x1, x0+pixel)
		w := x1 - x0
		if w > 3*pixel {
			w -= pixel // a pixel between two bars that follow each other
		}
		b.rect(col, x0, s.rowY(g, c.Depth), w, g.bar)
		covered[row] = x1
	}
	if s.HideMarks {
		return
	}
	// Breakpoints come last: no other sign covers them.
	last := map[Sign]float32{}
	for _, rings := range []bool{false, true} {
		for _, m := range s.marks {
			if (m.Sign == SignRing) != rings {
				continue
			}
			x := s.X(min(float64(m.At)+0.5, float64(s.length)))
			if was, ok := last[m.Sign]; ok && x-was < 5*g.u {
				continue
			}
			last[m.Sign] = x
			sign, c := m.Sign, l.Ink2
			switch {
			case sign == SignRing || sign == SignCross:
				c = l.Err
			case !past && sign == SignDiamond:
				sign, c = SignHollow, l.Ink3
			case !past:
				c = l.Ink3
			}
			if sign == SignRing {
				b.disc(l.Ground, point{x, g.marks}, 6.5*g.u)
			}
			paintSign(b, sign, point{x, g.marks}, 16*g.u, c)
		}
	}
}
