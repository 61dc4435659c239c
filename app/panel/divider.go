package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// dividerKind says which border a divider moves.
type dividerKind uint8

const (
	dividerSource   dividerKind = iota // between the source and the bytecode
	dividerBytecode                    // between the bytecode and the stage
	dividerEditor                      // between the editor and the tabs
	dividerCaches                      // between the stage and the caches
)

// divider is a border between panels that can be dragged. It is seen only under
// the pointer; a double click puts it back.
type divider struct {
	fynewidget.BaseWidget

	w    *Window
	kind dividerKind
	line *canvas.Rectangle
}

var (
	_ fyne.Draggable      = (*divider)(nil)
	_ fyne.DoubleTappable = (*divider)(nil)
	_ desktop.Cursorable  = (*divider)(nil)
	_ desktop.Hoverable   = (*divider)(nil)
)

func newDivider(w *Window, kind dividerKind) *divider {
	d := &divider{w: w, kind: kind, line: canvas.NewRectangle(nil)}
	d.line.Hide()
	d.ExtendBaseWidget(d)
	w.dividers = append(w.dividers, d)
	return d
}

// placeDividers puts the dividers on the borders.
func (w *Window) placeDividers() {
	const thick = 7
	r := w.places
	lecture := theme.Current().Class == theme.Lecture
	for _, d := range w.dividers {
		at := rect{}
		switch b := r[areaBytecode]; {
		case lecture || b.empty():
		case d.kind == dividerSource && !r[areaSource].empty():
			at = rect{b.x - thick/2, b.y, thick, b.h}
		case d.kind == dividerBytecode && !r[areaStage].empty():
			at = rect{b.x + b.w - thick/2, b.y, thick, b.h}
		}
		if t := r[areaTabs]; d.kind == dividerEditor && !t.empty() && !r[areaSource].empty() {
			at = rect{t.x, t.y - thick/2, t.w, thick}
		}
		if c := r[areaCaches]; d.kind == dividerCaches && !c.empty() && !r[areaStage].empty() {
			at = rect{c.x, c.y - thick/2, c.w, thick}
		}
		put(d, at)
	}
}

// Dragged moves the border with the pointer.
func (d *divider) Dragged(e *fyne.DragEvent) {
	w := d.w
	p := d.Position().Add(e.Position)
	switch d.kind {
	case dividerSource:
		w.splits.source = p.X / w.size.Width
	case dividerBytecode:
		w.splits.bytecode = (p.X - w.places[areaBytecode].x) / w.size.Width
	case dividerEditor:
		column := w.places[areaSource].h + w.places[areaTabs].h
		w.splits.editor = (p.Y - w.places[areaSource].y) / column
	case dividerCaches:
		column := w.places[areaStage].h + w.places[areaCaches].h
		w.splits.caches = 1 - (p.Y-w.places[areaStage].y)/column
	}
	w.relayout()
}

// DragEnd is part of fyne.Draggable.
func (d *divider) DragEnd() {}

// DoubleTapped puts the border back where the design has it.
func (d *divider) DoubleTapped(*fyne.PointEvent) {
	switch d.kind {
	case dividerSource:
		d.w.splits.source = 0
	case dividerBytecode:
		d.w.splits.bytecode = 0
	case dividerEditor:
		d.w.splits.editor = 0
	case dividerCaches:
		d.w.splits.caches = 0
	}
	d.w.relayout()
}

// Cursor shows which way the border moves.
func (d *divider) Cursor() desktop.Cursor {
	if d.kind == dividerSource || d.kind == dividerBytecode {
		return desktop.HResizeCursor
	}
	return desktop.VResizeCursor
}

// MouseIn shows the border.
func (d *divider) MouseIn(*desktop.MouseEvent) {
	d.line.FillColor = theme.Current().Edge
	d.line.Show()
	d.line.Refresh()
}

// MouseMoved is part of desktop.Hoverable.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides it again.
func (d *divider) MouseOut() { d.line.Hide() }

// CreateRenderer is part of fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer { return dividerRenderer{d} }

type dividerRenderer struct{ d *divider }

func (r dividerRenderer) Destroy()                     {}
func (r dividerRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }
func (r dividerRenderer) Refresh()                     { r.d.line.Refresh() }

func (r dividerRenderer) Layout(size fyne.Size) {
	if size.Width > size.Height {
		r.d.line.Move(fyne.NewPos(0, size.Height/2-1))
		r.d.line.Resize(fyne.NewSize(size.Width, 2))
		return
	}
	r.d.line.Move(fyne.NewPos(size.Width/2-1, 0))
	r.d.line.Resize(fyne.NewSize(2, size.Height))
}
