package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A Pane is one part of a [Split]. Sizes are design pixels, along the direction of the split.
type Pane struct {
	Object fyne.CanvasObject
	Size   float32 // at the size for which the window was designed
	Min    float32 // it never gets smaller, whatever its content says
	Max    float32 // extra room goes to others beyond this; 0: no limit
	Weight float32 // its share of room that is left over, or missing
}

// A Split lays panes side by side or one below the other, with borders that can be dragged. Hidden panes take no room.
type Split struct {
	fw.BaseWidget
	vertical bool
	panes    []Pane
	moved    []float32 // what the user has added to each pane's size, in design pixels
	handles  []*splitHandle

	OnMoved func() // a border was dragged
}

// NewSplit makes a split; vertical lays the panes one below the other.
func NewSplit(vertical bool, panes ...Pane) *Split {
	s := &Split{vertical: vertical, panes: panes, moved: make([]float32, len(panes))}
	for i := 0; i+1 < len(panes); i++ {
		h := &splitHandle{split: s, index: i, line: newRect()}
		h.ExtendBaseWidget(h)
		s.handles = append(s.handles, h)
	}
	s.ExtendBaseWidget(s)
	return s
}

// SetPane changes a pane's sizes: when the size class changes. The object is kept.
func (s *Split) SetPane(i int, p Pane) {
	p.Object = s.panes[i].Object
	s.panes[i] = p
	s.Refresh()
}

// Reset takes back what the user has dragged.
func (s *Split) Reset() {
	clear(s.moved)
	s.Refresh()
}

// Moved gives what the user has added to each pane, in design pixels, to be kept for the next start.
func (s *Split) Moved() []float32 { return append([]float32(nil), s.moved...) }

// SetMoved sets what Moved gave.
func (s *Split) SetMoved(m []float32) {
	copy(s.moved, m)
	s.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (s *Split) MinSize() fyne.Size {
	l := theme.Current()
	along, across := float32(0), float32(0)
	for _, p := range s.panes {
		if !p.Object.Visible() {
			continue
		}
		along += min(l.Px(p.Min), l.Px(40))
		m := p.Object.MinSize()
		if s.vertical {
			across = max(across, m.Width)
		} else {
			across = max(across, m.Height)
		}
	}
	if s.vertical {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

// sizes gives the panes' lengths in a total: their own, and what is over or missing shared by weight within the limits.
func (s *Split) sizes(total float32) []float32 {
	l := theme.Current()
	out := make([]float32, len(s.panes))
	left := total
	for i, p := range s.panes {
		if p.Object.Visible() {
			out[i] = max(l.Px(p.Size+s.moved[i]), l.Px(p.Min))
			left -= out[i]
		}
	}
	for range 8 { // each round, a pane at its limit drops out
		if left > -0.5 && left < 0.5 {
			break
		}
		weight := float32(0)
		free := func(i int) bool {
			p := s.panes[i]
			if !p.Object.Visible() || p.Weight <= 0 {
				return false
			}
			if left > 0 {
				return p.Max == 0 || out[i] < max(l.Px(p.Max), l.Px(p.Size+s.moved[i]))
			}
			return out[i] > l.Px(p.Min)
		}
		for i, p := range s.panes {
			if free(i) {
				weight += p.Weight
			}
		}
		if weight == 0 {
			break
		}
		share := left / weight
		for i, p := range s.panes {
			if !free(i) {
				continue
			}
			to := out[i] + share*p.Weight
			if left > 0 && p.Max > 0 {
				to = min(to, max(l.Px(p.Max), l.Px(p.Size+s.moved[i])))
			}
			to = max(to, l.Px(p.Min))
			left -= to - out[i]
			out[i] = to
		}
	}
	if left < -0.5 || left > 0.5 { // even the least sizes do not fit, or all are at their most: all change alike
		sum := total - left
		for i := range out {
			if sum > 0 {
				out[i] *= total / sum
			}
		}
	}
	at, end := float32(0), float32(0) // whole pixels, without a gap
	for i := range out {
		end += out[i]
		size := whole(end) - at
		out[i] = size
		at += size
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for _, p := range s.panes {
		objects = append(objects, p.Object)
	}
	for _, h := range s.handles {
		objects = append(objects, h)
	}
	return &paintedRenderer{objects, s.layout, s.MinSize, s.Size}
}

func (s *Split) layout(size fyne.Size) {
	total := size.Width
	if s.vertical {
		total = size.Height
	}
	lengths := s.sizes(total)
	grip := theme.Current().Px(8)
	at := float32(0)
	for i, p := range s.panes {
		if s.vertical {
			p.Object.Move(fyne.NewPos(0, at))
			p.Object.Resize(fyne.NewSize(size.Width, lengths[i]))
		} else {
			p.Object.Move(fyne.NewPos(at, 0))
			p.Object.Resize(fyne.NewSize(lengths[i], size.Height))
		}
		at += lengths[i]
		if i == len(s.handles) {
			break
		}
		h := s.handles[i]
		if lengths[i] == 0 || at >= total {
			h.Hide()
			continue
		}
		if !h.Visible() {
			h.Show()
		}
		if s.vertical {
			h.Move(fyne.NewPos(0, at-grip/2))
			h.Resize(fyne.NewSize(size.Width, grip))
		} else {
			h.Move(fyne.NewPos(at-grip/2, 0))
			h.Resize(fyne.NewSize(grip, size.Height))
		}
	}
}

// drag moves a border.
func (s *Split) drag(handle int, by float32) {
	size := s.Size()
	total := size.Width
	if s.vertical {
		total = size.Height
	}
	l := theme.Current()
	lengths := s.sizes(total)
	next := handle + 1
	for next < len(s.panes) && !s.panes[next].Object.Visible() {
		next++
	}
	if next == len(s.panes) {
		return
	}
	by = min(max(by, l.Px(s.panes[handle].Min)-lengths[handle]), lengths[next]-l.Px(s.panes[next].Min))
	if by == 0 {
		return
	}
	// The present sizes become the panes' own, so that the shares of extra room do not move the border back.
	lengths[handle] += by
	lengths[next] -= by
	for i, p := range s.panes {
		if p.Object.Visible() {
			s.moved[i] = lengths[i]/l.Scale - p.Size
		}
	}
	s.layout(size)
	if s.OnMoved != nil {
		s.OnMoved()
	}
}

// splitHandle is the invisible strip over a border; a line shows it while the pointer is there.
type splitHandle struct {
	fw.BaseWidget
	split *Split
	index int
	line  *canvas.Rectangle
	over  bool
	held  bool
}

var (
	_ fyne.Draggable     = (*splitHandle)(nil)
	_ desktop.Hoverable  = (*splitHandle)(nil)
	_ desktop.Cursorable = (*splitHandle)(nil)
)

func (h *splitHandle) Cursor() desktop.Cursor {
	if h.split.vertical {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

func (h *splitHandle) Dragged(ev *fyne.DragEvent) {
	h.held = true
	by := ev.Dragged.DX
	if h.split.vertical {
		by = ev.Dragged.DY
	}
	h.split.drag(h.index, by)
}

func (h *splitHandle) DragEnd()                       { h.held = false; h.draw(h.Size()) }
func (h *splitHandle) MouseIn(*desktop.MouseEvent)    { h.over = true; h.draw(h.Size()) }
func (h *splitHandle) MouseMoved(*desktop.MouseEvent) {}
func (h *splitHandle) MouseOut()                      { h.over = false; h.draw(h.Size()) }
func (h *splitHandle) MinSize() fyne.Size             { return fyne.Size{} }

func (h *splitHandle) draw(size fyne.Size) {
	if !h.over && !h.held {
		h.line.Hide()
		return
	}
	l := theme.Current()
	w := l.Outline
	if h.split.vertical {
		setRect(h.line, 0, (size.Height-w)/2, size.Width, w, l.Edge, nil, 0, 0)
	} else {
		setRect(h.line, (size.Width-w)/2, 0, w, size.Height, l.Edge, nil, 0, 0)
	}
}

func (h *splitHandle) CreateRenderer() fyne.WidgetRenderer {
	h.line.Hide()
	return &paintedRenderer{[]fyne.CanvasObject{h.line}, h.draw, h.MinSize, h.Size}
}
