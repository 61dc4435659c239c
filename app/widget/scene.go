package widget

import (
	"image/color"
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// Shape is what a [Node] of a scene looks like.
type Shape uint8

// The shapes.
const (
	Box     Shape = iota // a rectangle with Fill, Stroke, StrokeWidth and Radius
	Label                // a run of text, its baseline placed for a line of height H
	Path                 // a line through Points, corners rounded with Radius
	Curve                // a cubic bezier through the four Points
	Polygon              // the filled polygon of Points
	Disc                 // a filled or hollow ellipse
)

// Node is one shape of a scene. Coordinates are in the scene's own.
type Node struct {
	// Key names the node from one picture to the next: a node that was in the last
	// one somewhere else moves from there. A node without a key never moves.
	Key   string
	Shape Shape

	X, Y, W, H  float32
	Fill        color.NRGBA
	Stroke      color.NRGBA
	StrokeWidth float32
	Radius      float32

	Text  string
	Font  fyne.Resource
	Size  float32
	Align fyne.TextAlign // within W

	Points []fyne.Position
	Arrow  float32 // length of an arrow head at a path's end, 0 for none

	// From, if set, is where a node that was not in the last picture starts to
	// move. Delay and Duration time its way; a path grows along itself instead.
	From            *fyne.Position
	Delay, Duration time.Duration
	Ease            func(float32) float32

	Tip   string // shown when the pointer rests on the node
	OnTap func()
}

// Scene draws nodes and moves those that changed their place. The whole picture
// is given at each Set; canvas objects are reused.
type Scene struct {
	widget.BaseWidget

	// OnTip is told the tip under the pointer and where it is, "" when there is
	// none any more.
	OnTip func(tip string, at fyne.Position)

	min     fyne.Size
	nodes   []Node
	moves   []move
	clock   *fyne.Animation
	elapsed time.Duration
	total   time.Duration
	tip     string

	parts   map[string]fyne.CanvasObject
	objects []fyne.CanvasObject
	shown   map[string]fyne.Position
}

// move is the way of one node, by its index.
type move struct {
	node            int
	from            fyne.Position
	delay, duration time.Duration
	ease            func(float32) float32
}

var (
	_ fyne.Widget       = (*Scene)(nil)
	_ fyne.Tappable     = (*Scene)(nil)
	_ desktop.Hoverable = (*Scene)(nil)
)

// NewScene makes an empty scene.
func NewScene() *Scene {
	s := &Scene{parts: map[string]fyne.CanvasObject{}, shown: map[string]fyne.Position{}}
	s.ExtendBaseWidget(s)
	return s
}

// Nodes gives the picture last set.
func (s *Scene) Nodes() []Node { return s.nodes }

// Set gives the scene a new picture. With animate, nodes travel to their places;
// without, they are there at once.
func (s *Scene) Set(nodes []Node, animate bool) {
	s.stop()
	s.nodes, s.moves, s.elapsed, s.total = nodes, s.moves[:0], 0, 0
	if animate {
		for i := range nodes {
			s.plan(i)
		}
	}
	s.place()
	if len(s.moves) == 0 {
		return
	}
	s.clock = fyne.NewAnimation(s.total, func(done float32) {
		s.Tick(time.Duration(float64(done) * float64(s.total)))
	})
	s.clock.Curve = fyne.AnimationLinear
	s.clock.Start()
}

// Tick puts the scene's motion at a time after Set. The clock calls it; tests
// call it by hand.
func (s *Scene) Tick(at time.Duration) {
	s.elapsed = at
	s.place()
}

// Moving reports whether something is still on its way, and how long the whole
// motion takes.
func (s *Scene) Moving() (bool, time.Duration) {
	return len(s.moves) > 0 && s.elapsed < s.total, s.total
}

// Finish ends the motion: everything is at its place.
func (s *Scene) Finish() {
	s.stop()
	s.moves = s.moves[:0]
	s.place()
}

func (s *Scene) stop() {
	if s.clock != nil {
		s.clock.Stop()
		s.clock = nil
	}
}

// plan adds the way of node i, if it has one.
func (s *Scene) plan(i int) {
	n := &s.nodes[i]
	m := move{node: i, delay: n.Delay, duration: n.Duration, ease: n.Ease}
	if m.ease == nil {
		m.ease = theme.OutCubic
	}
	at := fyne.NewPos(n.X, n.Y)
	switch before, was := s.shown[n.Key]; {
	case n.Shape == Path && n.Duration > 0:
		if _, drawn := s.parts[n.Key]; drawn && n.Key != "" {
			return
		}
	case n.From != nil && (n.Key == "" || !was):
		m.from = *n.From
	case was && n.Key != "" && before != at && n.Shape != Path && n.Shape != Curve && n.Shape != Polygon:
		m.from = before
		if m.duration == 0 {
			m.duration = 240 * time.Millisecond
		}
	default:
		return
	}
	if m.duration == 0 {
		return
	}
	s.moves = append(s.moves, m)
	s.total = max(s.total, m.delay+m.duration)
}

// progress gives how far the way of a node has gone, 1 where it has none.
func (s *Scene) progress() map[int]progressed {
	if len(s.moves) == 0 || s.elapsed >= s.total && s.total > 0 {
		return nil
	}
	p := make(map[int]progressed, len(s.moves))
	for _, m := range s.moves {
		t := float32(0)
		if s.elapsed > m.delay {
			t = min(1, float32(s.elapsed-m.delay)/float32(m.duration))
		}
		p[m.node] = progressed{m.from, m.ease(t)}
	}
	return p
}

type progressed struct {
	from fyne.Position
	t    float32
}

// place lays all nodes out as they are now, and makes, reuses and drops the
// canvas objects for them.
func (s *Scene) place() {
	progress := s.progress()
	next := make(map[string]fyne.CanvasObject, len(s.parts))
	shown := make(map[string]fyne.Position, len(s.shown))
	objects := s.objects[:0]
	b := builder{scene: s, next: next}
	for i := range s.nodes {
		n := s.nodes[i]
		grown := float32(1)
		if p, moving := progress[i]; moving {
			if n.Shape == Path {
				grown = p.t
			} else {
				n.X = whole(p.from.X + (n.X-p.from.X)*p.t)
				n.Y = whole(p.from.Y + (n.Y-p.from.Y)*p.t)
			}
		}
		b.key = n.Key
		if b.key == "" {
			b.key = "#" + strconv.Itoa(i)
		} else {
			shown[n.Key] = fyne.NewPos(n.X, n.Y)
		}
		b.key = strconv.Itoa(int(n.Shape)) + b.key
		b.part = 0
		objects = b.build(objects, &n, grown)
	}
	s.parts, s.shown, s.objects = next, shown, objects
	canvas.Refresh(s)
}

// builder makes the canvas objects of nodes.
type builder struct {
	scene *Scene
	next  map[string]fyne.CanvasObject
	key   string
	part  int
}

// reuse gives the object that drew this part of the node in the last picture, or
// a new one.
func reuse[T fyne.CanvasObject](b *builder, fresh func() T) T {
	key := b.key
	if b.part > 0 {
		key += "/" + strconv.Itoa(b.part)
	}
	b.part++
	if old, ok := b.scene.parts[key].(T); ok {
		b.next[key] = old
		return old
	}
	made := fresh()
	b.next[key] = made
	return made
}

func (b *builder) build(objects []fyne.CanvasObject, n *Node, grown float32) []fyne.CanvasObject {
	switch n.Shape {
	case Box:
		return append(objects, b.box(n))
	case Label:
		if n.Text == "" {
			return objects
		}
		return append(objects, b.label(n))
	case Disc:
		d := reuse(b, func() *canvas.Ellipse { return &canvas.Ellipse{} })
		if changed := d.FillColor != n.Fill || d.StrokeColor != n.Stroke || d.StrokeWidth != n.StrokeWidth; changed {
			d.FillColor, d.StrokeColor, d.StrokeWidth = n.Fill, n.Stroke, n.StrokeWidth
			d.Refresh()
		}
		d.Resize(fyne.NewSize(n.W, n.H))
		d.Move(fyne.NewPos(n.X, n.Y))
		return append(objects, d)
	case Polygon:
		return append(objects, b.polygon(n.Points, n.Fill))
	case Curve:
		if len(n.Points) == 4 {
			return append(objects, b.curve(n.Points, n.Stroke, n.StrokeWidth))
		}
	case Path:
		return b.path(objects, n, grown)
	}
	return objects
}

func (b *builder) box(n *Node) fyne.CanvasObject {
	r := reuse(b, func() *canvas.Rectangle { return &canvas.Rectangle{} })
	if r.FillColor != n.Fill || r.StrokeColor != n.Stroke || r.StrokeWidth != n.StrokeWidth || r.CornerRadius != n.Radius {
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = n.Fill, n.Stroke, n.StrokeWidth, n.Radius
		r.Refresh()
	}
	// On whole pixels, or its edges are blurred.
	x, y := whole(n.X), whole(n.Y)
	r.Resize(fyne.NewSize(whole(n.X+n.W)-x, whole(n.Y+n.H)-y))
	r.Move(fyne.NewPos(x, y))
	return r
}

func (b *builder) label(n *Node) fyne.CanvasObject {
	t := reuse(b, func() *canvas.Text { return &canvas.Text{} })
	setText(t, n.Text, n.Font, n.Size, n.Fill)
	baseline := n.Y + n.Size*theme.Ascent
	if n.H > 0 {
		baseline = baselineIn(n.Y, n.H, n.Size)
	}
	switch n.Align {
	case fyne.TextAlignTrailing:
		placeRight(t, n.X+n.W, baseline)
	case fyne.TextAlignCenter:
		placeMiddle(t, n.X+n.W/2, baseline)
	default:
		place(t, n.X, baseline)
	}
	return t
}

func (b *builder) polygon(points []fyne.Position, fill color.NRGBA) fyne.CanvasObject {
	p := reuse(b, func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} })
	at, size := bounds(points)
	local := make([]fyne.Position, len(points))
	for i, q := range points {
		local[i] = q.Subtract(at)
	}
	p.Points, p.FillColor = local, fill
	p.Resize(size)
	p.Move(at)
	p.Refresh()
	return p
}

func (b *builder) curve(points []fyne.Position, stroke color.NRGBA, width float32) fyne.CanvasObject {
	c := reuse(b, func() *canvas.BezierCurve { return &canvas.BezierCurve{} })
	at, size := bounds(points)
	// The stroke of a level curve would be cut off at a box of no height.
	pad := fyne.NewPos(width, width)
	at, size = at.Subtract(pad), size.Add(fyne.NewSize(2*width, 2*width))
	local := make([]fyne.Position, len(points))
	for i, q := range points {
		local[i] = q.Subtract(at)
	}
	c.StartPoint, c.EndPoint, c.ControlPoints = local[0], local[len(local)-1], local[1:len(local)-1]
	c.StrokeColor, c.StrokeWidth = stroke, width
	c.Resize(size)
	c.Move(at)
	c.Refresh()
	return c
}

func bounds(points []fyne.Position) (at fyne.Position, size fyne.Size) {
	lo, hi := points[0], points[0]
	for _, p := range points[1:] {
		lo = fyne.NewPos(min(lo.X, p.X), min(lo.Y, p.Y))
		hi = fyne.NewPos(max(hi.X, p.X), max(hi.Y, p.Y))
	}
	return lo, fyne.NewSize(hi.X-lo.X, hi.Y-lo.Y)
}

// path draws straight lines as lines and corners as curves, up to the part of its
// length that it has grown to, with an arrow head at the end.
func (b *builder) path(objects []fyne.CanvasObject, n *Node, grown float32) []fyne.CanvasObject {
	if len(n.Points) < 2 || grown <= 0 {
		return objects
	}
	points := n.Points
	if n.Arrow > 0 {
		// The line ends inside its head.
		last := len(points) - 1
		points = append([]fyne.Position(nil), points...)
		points[last] = along(points[last], points[last-1], n.Arrow*0.8)
	}
	length := float32(0)
	for i := 1; i < len(points); i++ {
		length += distance(points[i-1], points[i])
	}
	left := length * grown
	if grown >= 1 {
		left = math.MaxFloat32 // corners are shorter than their two sides
	}
	start := points[0]
	for i := 1; i < len(points) && left > 0; i++ {
		end, corner := points[i], float32(0)
		if i+1 < len(points) {
			corner = min(n.Radius, distance(start, points[i]), distance(points[i], points[i+1])/2)
		}
		straight := distance(start, end) - corner
		if straight > left {
			return append(objects, b.line(start, along(start, end, left), n))
		}
		stop := along(end, start, corner)
		if straight > 0 {
			objects = append(objects, b.line(start, stop, n))
		}
		left -= straight
		start = end
		if corner > 0 {
			after := along(end, points[i+1], corner)
			objects = append(objects, b.curve(roundCorner(stop, end, after), n.Stroke, n.StrokeWidth))
			start = after
			left -= 2 * corner
		}
	}
	if n.Arrow > 0 && grown >= 1 {
		objects = append(objects, b.polygon(arrowHead(n.Points[len(n.Points)-2], n.Points[len(n.Points)-1], n.Arrow), n.Stroke))
	}
	return objects
}

// roundCorner gives a cubic curve that is near a quarter of a circle.
func roundCorner(from, corner, to fyne.Position) []fyne.Position {
	const k = 0.5523
	mix := func(a fyne.Position) fyne.Position {
		return fyne.NewPos(a.X+(corner.X-a.X)*k, a.Y+(corner.Y-a.Y)*k)
	}
	return []fyne.Position{from, mix(from), mix(to), to}
}

func (b *builder) line(from, to fyne.Position, n *Node) fyne.CanvasObject {
	l := reuse(b, func() *canvas.Line { return &canvas.Line{} })
	if l.StrokeColor != n.Stroke || l.StrokeWidth != n.StrokeWidth || l.Position1 != from || l.Position2 != to {
		l.StrokeColor, l.StrokeWidth = n.Stroke, n.StrokeWidth
		l.Position1, l.Position2 = from, to
		l.Refresh()
	}
	return l
}

func distance(a, b fyne.Position) float32 {
	return float32(math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)))
}

// toward gives the point at a distance from a on the way to b.
func along(a, b fyne.Position, by float32) fyne.Position {
	d := distance(a, b)
	if d == 0 {
		return a
	}
	return fyne.NewPos(a.X+(b.X-a.X)*by/d, a.Y+(b.Y-a.Y)*by/d)
}

// arrowHead gives a head of that length whose tip is at to.
func arrowHead(from, to fyne.Position, length float32) []fyne.Position {
	base := along(to, from, length)
	d := distance(from, to)
	if d == 0 {
		d = 1
	}
	nx, ny := -(to.Y-from.Y)/d*length*0.625, (to.X-from.X)/d*length*0.625
	return []fyne.Position{to, fyne.NewPos(base.X+nx, base.Y+ny), fyne.NewPos(base.X-nx, base.Y-ny)}
}

// at gives the topmost node under p that wants taps or has a tip.
func (s *Scene) at(p fyne.Position, wants func(*Node) bool) *Node {
	for i := len(s.nodes) - 1; i >= 0; i-- {
		n := &s.nodes[i]
		if wants(n) && p.X >= n.X && p.X < n.X+n.W && p.Y >= n.Y && p.Y < n.Y+n.H {
			return n
		}
	}
	return nil
}

// Tapped calls the OnTap of the node under the pointer.
func (s *Scene) Tapped(e *fyne.PointEvent) {
	if n := s.at(e.Position, func(n *Node) bool { return n.OnTap != nil }); n != nil {
		n.OnTap()
	}
}

// MouseIn is the pointer coming in.
func (s *Scene) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved shows the tip of the node under the pointer.
func (s *Scene) MouseMoved(e *desktop.MouseEvent) {
	tip := ""
	if n := s.at(e.Position, func(n *Node) bool { return n.Tip != "" }); n != nil {
		tip = n.Tip
	}
	s.tell(tip, e.AbsolutePosition)
}

// MouseOut takes the tip away.
func (s *Scene) MouseOut() { s.tell("", fyne.Position{}) }

func (s *Scene) tell(tip string, at fyne.Position) {
	if tip != s.tip && s.OnTip != nil {
		s.OnTip(tip, at)
	}
	s.tip = tip
}

// SetMinSize says how large the scene must at least be, for one that scrolls.
func (s *Scene) SetMinSize(size fyne.Size) {
	if size != s.min {
		s.min = size
		s.Refresh()
	}
}

// MinSize is nothing unless SetMinSize said otherwise: a scene is laid out for the
// room that it gets.
func (s *Scene) MinSize() fyne.Size { return s.min.Max(fyne.NewSize(1, 1)) }

// CreateRenderer is part of fyne.Widget.
func (s *Scene) CreateRenderer() fyne.WidgetRenderer { return sceneRenderer{s} }

type sceneRenderer struct{ *Scene }

func (r sceneRenderer) Destroy()                     { r.stop() }
func (r sceneRenderer) Layout(fyne.Size)             {}
func (r sceneRenderer) MinSize() fyne.Size           { return r.Scene.MinSize() }
func (r sceneRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r sceneRenderer) Refresh()                     { canvas.Refresh(r.Scene) }
