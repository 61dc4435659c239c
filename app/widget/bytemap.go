package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A ByteRegion colours a range of a byte map. Later regions lie over earlier ones.
type ByteRegion struct {
	From, To int // half open
	Colour   func(theme.Palette) color.NRGBA
	Tip      string
}

// A ByteMap shows a file as a grid of tiny cells, one a byte.
type ByteMap struct {
	fw.BaseWidget
	length  int
	regions []ByteRegion
	raster  *canvas.Raster
	hovered int

	OnHover  func(index int, over bool)
	OnTapped func(index int)
}

// NewByteMap makes an empty map.
func NewByteMap() *ByteMap {
	m := &ByteMap{hovered: -1}
	m.raster = newPainting(m.paint)
	m.ExtendBaseWidget(m)
	return m
}

// SetBytes sets the number of bytes and how they are coloured; what no region covers is Rule.
func (m *ByteMap) SetBytes(length int, regions []ByteRegion) {
	m.length, m.regions = length, regions
	m.raster.Refresh()
}

// cell gives a cell's side with its gap, and the number in a row: smaller cells when there are many bytes.
func (m *ByteMap) cell(size fyne.Size) (side, gap float32, perRow int) {
	l := theme.Current()
	for _, try := range []float32{10, 8, 6, 5, 4, 3, 2, 1} {
		side = max(l.Px(try), 1)
		gap = 1
		if try < 4 {
			gap = 0
		}
		perRow = max(int((size.Width+gap)/side), 1)
		if perRow >= 20 {
			perRow = perRow / 10 * 10
		}
		if float32((m.length+perRow-1)/perRow)*side <= size.Height+gap {
			break
		}
	}
	return side, gap, perRow
}

func (m *ByteMap) paint(b *brush, size fyne.Size) {
	l := theme.Current()
	side, gap, perRow := m.cell(size)
	colours := make([]color.NRGBA, m.length)
	for i := range colours {
		colours[i] = l.Rule
	}
	for _, r := range m.regions {
		c := r.Colour(l.Palette)
		for i := max(r.From, 0); i < min(r.To, m.length); i++ {
			colours[i] = c
		}
	}
	for i, c := range colours {
		y := float32(i/perRow) * side
		if y > size.Height {
			break
		}
		b.rect(c, float32(i%perRow)*side, y, side-gap, side-gap)
	}
}

// At gives the byte at a place of the widget, -1 for none.
func (m *ByteMap) At(p fyne.Position) int {
	side, _, perRow := m.cell(m.Size())
	col, row := int(p.X/side), int(p.Y/side)
	i := row*perRow + col
	if p.X < 0 || p.Y < 0 || col >= perRow || i >= m.length {
		return -1
	}
	return i
}

// CellRect gives a byte's place on the window.
func (m *ByteMap) CellRect(i int) Rect {
	side, gap, perRow := m.cell(m.Size())
	return rect(float32(i%perRow)*side, float32(i/perRow)*side, side-gap, side-gap).Moved(absolute(m))
}

// MouseIn implements desktop.Hoverable.
func (m *ByteMap) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *ByteMap) MouseMoved(ev *desktop.MouseEvent) {
	i := m.At(ev.Position)
	if i == m.hovered {
		return
	}
	m.hovered = i
	text := ""
	for _, r := range m.regions {
		if i >= r.From && i < r.To && r.Tip != "" {
			text = r.Tip
		}
	}
	if i >= 0 {
		ShowTip(m, text, m.CellRect(i))
	} else {
		HideTip(m)
	}
	if m.OnHover != nil {
		m.OnHover(i, i >= 0)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *ByteMap) MouseOut() {
	m.hovered = -1
	HideTip(m)
	if m.OnHover != nil {
		m.OnHover(-1, false)
	}
}

// Tapped implements fyne.Tappable.
func (m *ByteMap) Tapped(ev *fyne.PointEvent) {
	if i := m.At(ev.Position); i >= 0 && m.OnTapped != nil {
		m.OnTapped(i)
	}
}

// MinSize implements fyne.CanvasObject.
func (m *ByteMap) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.Px(100), l.Px(20))
}

// CreateRenderer implements fyne.Widget.
func (m *ByteMap) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{m.raster}, func(size fyne.Size) {
		show(m.raster, fyne.Position{}, size, true)
	}, m.MinSize, m.Size}
}
