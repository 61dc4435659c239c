package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"
)

// A brush paints shapes into a raster. Its coordinates are Fyne's; scale is pixels a unit.
type brush struct {
	img   *image.RGBA
	scale float32
}

type point struct{ x, y float32 }

// newPainting makes a raster whose picture is painted by f. Refreshing the raster paints it again; moving it does not.
func newPainting(f func(b *brush, size fyne.Size)) *canvas.Raster {
	var r *canvas.Raster
	r = canvas.NewRaster(func(w, h int) image.Image {
		b := &brush{img: image.NewRGBA(image.Rect(0, 0, w, h)), scale: 1}
		if size := r.Size(); size.Width > 0 && size.Height > 0 {
			b.scale = float32(w) / size.Width
			f(b, size)
		}
		return b.img
	})
	return r
}

func (b *brush) draw(c color.NRGBA, path func(r *vector.Rasterizer)) {
	size := b.img.Bounds().Size()
	r := vector.NewRasterizer(size.X, size.Y)
	path(r)
	r.Draw(b.img, b.img.Bounds(), image.NewUniform(c), image.Point{})
}

func (b *brush) to(p point) (float32, float32) { return p.x * b.scale, p.y * b.scale }

// fill paints a polygon.
func (b *brush) fill(c color.NRGBA, pts ...point) {
	if len(pts) < 3 {
		return
	}
	b.draw(c, func(r *vector.Rasterizer) {
		r.MoveTo(b.to(pts[0]))
		for _, p := range pts[1:] {
			r.LineTo(b.to(p))
		}
		r.ClosePath()
	})
}

// rect paints a rectangle on whole pixels, without smoothing.
func (b *brush) rect(c color.NRGBA, x, y, w, h float32) {
	round := func(v float32) int { return int(math.Round(float64(v * b.scale))) }
	x0, y0, x1, y1 := round(x), round(y), round(x+w), round(y+h)
	area := image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1)).Intersect(b.img.Bounds())
	for py := area.Min.Y; py < area.Max.Y; py++ {
		i := b.img.PixOffset(area.Min.X, py)
		for px := area.Min.X; px < area.Max.X; px++ {
			b.img.Pix[i], b.img.Pix[i+1], b.img.Pix[i+2], b.img.Pix[i+3] = c.R, c.G, c.B, c.A
			i += 4
		}
	}
}

// stroke paints a line through points with round ends and joints.
func (b *brush) stroke(c color.NRGBA, width float32, closed bool, pts ...point) {
	if closed && len(pts) > 1 {
		pts = append(pts[:len(pts):len(pts)], pts[0])
	}
	h := float64(width) / 2
	b.draw(c, func(r *vector.Rasterizer) {
		for i := 1; i < len(pts); i++ {
			p, q := pts[i-1], pts[i]
			s, co := math.Sincos(math.Atan2(float64(q.y-p.y), float64(q.x-p.x)))
			nx, ny := float32(-s*h), float32(co*h)
			r.MoveTo(b.to(point{p.x - nx, p.y - ny}))
			r.LineTo(b.to(point{q.x - nx, q.y - ny}))
			r.LineTo(b.to(point{q.x + nx, q.y + ny}))
			r.LineTo(b.to(point{p.x + nx, p.y + ny}))
			r.ClosePath()
		}
		for _, p := range pts {
			circlePath(b, r, p, float32(h), false)
		}
	})
}

// circlePath adds a circle, turning the other way round when it is to be a hole.
func circlePath(b *brush, r *vector.Rasterizer, centre point, radius float32, hole bool) {
	n := max(12, int(radius*b.scale*2))
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		if hole {
			a = -a
		}
		s, c := math.Sincos(a)
		x, y := b.to(point{centre.x + radius*float32(c), centre.y + radius*float32(s)})
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
}

func (b *brush) disc(c color.NRGBA, centre point, radius float32) {
	b.draw(c, func(r *vector.Rasterizer) { circlePath(b, r, centre, radius, false) })
}

func (b *brush) ring(c color.NRGBA, centre point, radius, width float32) {
	b.draw(c, func(r *vector.Rasterizer) {
		circlePath(b, r, centre, radius+width/2, false)
		circlePath(b, r, centre, radius-width/2, true)
	})
}

// cubic gives points along a cubic bezier curve, both ends included.
func cubic(a, c1, c2, z point, n int) []point {
	pts := make([]point, 0, n+1)
	for i := 0; i <= n; i++ {
		t := float32(i) / float32(n)
		u := 1 - t
		pts = append(pts, point{
			u*u*u*a.x + 3*u*u*t*c1.x + 3*u*t*t*c2.x + t*t*t*z.x,
			u*u*u*a.y + 3*u*u*t*c1.y + 3*u*t*t*c2.y + t*t*t*z.y,
		})
	}
	return pts
}

// rounded gives points along a line whose corners are rounded with the radius.
func rounded(radius float32, pts ...point) []point {
	if len(pts) < 3 {
		return pts
	}
	out := []point{pts[0]}
	for i := 1; i < len(pts)-1; i++ {
		p, q, s := pts[i-1], pts[i], pts[i+1]
		r := min(radius, dist(p, q)/2, dist(q, s)/2)
		a, z := toward(q, p, r), toward(q, s, r)
		for k := 0; k <= 8; k++ {
			t := float32(k) / 8
			u := 1 - t
			out = append(out, point{u*u*a.x + 2*u*t*q.x + t*t*z.x, u*u*a.y + 2*u*t*q.y + t*t*z.y})
		}
	}
	return append(out, pts[len(pts)-1])
}

func dist(a, b point) float32 { return float32(math.Hypot(float64(a.x-b.x), float64(a.y-b.y))) }

func toward(from, to point, d float32) point {
	l := dist(from, to)
	if l == 0 {
		return from
	}
	return point{from.x + (to.x-from.x)*d/l, from.y + (to.y-from.y)*d/l}
}

// arrowHead paints a filled head whose tip is at the given place.
func (b *brush) arrowHead(c color.NRGBA, tip point, dx, dy, long, wide float32) {
	px, py := -dy, dx
	b.fill(c, tip, point{tip.x - dx*long + px*wide/2, tip.y - dy*long + py*wide/2},
		point{tip.x - dx*long - px*wide/2, tip.y - dy*long - py*wide/2})
}
