package widget

import (
	"fyne.io/fyne/v2"
)

// A Rect is a rectangle in window coordinates.
type Rect struct {
	Pos  fyne.Position
	Size fyne.Size
}

// Left is the x of the left edge.
func (r Rect) Left() float32 { return r.Pos.X }

// Right is the x of the right edge.
func (r Rect) Right() float32 { return r.Pos.X + r.Size.Width }

// Top is the y of the upper edge.
func (r Rect) Top() float32 { return r.Pos.Y }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() float32 { return r.Pos.Y + r.Size.Height }

// MidX is the x of the middle.
func (r Rect) MidX() float32 { return r.Pos.X + r.Size.Width/2 }

// MidY is the y of the middle.
func (r Rect) MidY() float32 { return r.Pos.Y + r.Size.Height/2 }

// Empty reports whether the rectangle has no area.
func (r Rect) Empty() bool { return r.Size.Width <= 0 || r.Size.Height <= 0 }

// Moved gives the rectangle moved by d.
func (r Rect) Moved(d fyne.Position) Rect { return Rect{r.Pos.Add(d), r.Size} }

// Intersect gives the part that both rectangles cover.
func (r Rect) Intersect(s Rect) Rect {
	x0, y0 := max(r.Left(), s.Left()), max(r.Top(), s.Top())
	x1, y1 := min(r.Right(), s.Right()), min(r.Bottom(), s.Bottom())
	return Rect{fyne.NewPos(x0, y0), fyne.NewSize(max(x1-x0, 0), max(y1-y0, 0))}
}

// WindowRect gives an object's rectangle in window coordinates.
func WindowRect(o fyne.CanvasObject) Rect {
	return Rect{absolute(o), o.Size()}
}

func absolute(o fyne.CanvasObject) fyne.Position {
	app := fyne.CurrentApp()
	if app == nil {
		return fyne.Position{}
	}
	if app.Driver().CanvasForObject(o) == nil {
		// Drawn without a window, on a canvas that the driver does not know. The shell
		// puts its panels straight into the content, so this is their place.
		return o.Position()
	}
	d := app.Driver()
	if d.CanvasForObject(o) == nil {
		// In a picture without a window, of whose objects the driver knows nothing:
		// those that are asked for lie on the canvas itself.
		return o.Position()
	}
	return d.AbsolutePositionForObject(o)
}

func rect(x, y, w, h float32) Rect { return Rect{fyne.NewPos(x, y), fyne.NewSize(w, h)} }
