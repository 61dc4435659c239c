package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bytewalk/app/theme"
)

// columnPlace is where a column stands at the present width.
type columnPlace struct {
	x, w  float32
	shown bool
}

// listingRow shows one row; rows are used again for others as the listing is scrolled.
type listingRow struct {
	box   *fyne.Container
	texts texts
	rects rects
	marks []*canvas.Raster
	dot   *dot

	row     int // -1: shows nothing
	version int
	wide    float32
	look    *theme.Look
	lit     bool
	data    Row
	ends    []cellEnd
}

// cellEnd remembers where a cell's text was drawn.
type cellEnd struct {
	column  int
	x0, x1  float32
	full    string // what was cut; "" when nothing was
	markX   float32
	hasMark bool
	textEnd float32
}

type listingRenderer struct {
	l       *Listing
	ground  *canvas.Rectangle
	layers  [2]*fyne.Container // washes; outlines
	washes  rects
	rings   rects
	hover   *canvas.Rectangle
	bar     *canvas.Rectangle
	arrows  *canvas.Raster
	arrowed arrowState
	rows    []*listingRow
	rowBox  *fyne.Container
	vbar    *canvas.Rectangle
	objects []fyne.CanvasObject

	places []columnPlace
	placed placeState
}

type placeState struct {
	wide    float32
	look    *theme.Look
	version int
}

type arrowState struct {
	scroll, barY float32
	size         fyne.Size
	look         *theme.Look
	version      int
	dimmed       bool
	current      bool
}

// CreateRenderer implements fyne.Widget.
func (l *Listing) CreateRenderer() fyne.WidgetRenderer {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &listingRenderer{l: l, ground: rectangle(), hover: rectangle(), bar: rectangle(), vbar: rectangle(),
		rowBox: fyne.NewContainerWithoutLayout()}
	for i := range r.layers {
		r.layers[i] = fyne.NewContainerWithoutLayout()
	}
	r.washes.add = addTo(r.layers[0])
	r.rings.add = addTo(r.layers[1])
	r.arrows = newPainting(r.paintArrows)
	r.objects = []fyne.CanvasObject{r.ground, r.layers[0], r.hover, r.bar, r.arrows, r.rowBox, r.layers[1], r.vbar}
	l.r = r
	r.draw()
	return r
}

func (r *listingRenderer) Destroy()                     { HideTip(r.l) }
func (r *listingRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *listingRenderer) MinSize() fyne.Size           { return r.l.MinSize() }

func (r *listingRenderer) Layout(fyne.Size) {
	r.l.endSlide()
	r.l.clampScroll()
	r.draw()
	r.l.tellScroll()
}

func (r *listingRenderer) Refresh() {
	r.l.endSlide()
	r.l.clampScroll()
	r.draw()
}

// place finds the columns' places, leaving out columns until the growing one has its least width.
func (r *listingRenderer) place(k *theme.Look) {
	state := placeState{r.l.Size().Width, k, r.l.version}
	if r.placed == state && r.places != nil {
		return
	}
	r.placed = state
	r.places = placeColumns(r.l.columns, k.Code, state.wide, r.l.lanes)
}

func placeColumns(columns []Column, size, wide float32, lanes int) []columnPlace {
	cell, u := size*theme.MonoWidth, size/14
	dropped := 0
	most := 0
	for _, c := range columns {
		most = max(most, c.Drop)
	}
	for {
		places := make([]columnPlace, len(columns))
		x, grow := float32(0), -1
		for i, c := range columns {
			if c.Drop > 0 && c.Drop <= dropped {
				continue
			}
			w := c.Cells * cell
			if c.Arrows {
				w = (14 + 6*float32(max(lanes-1, 0))) * u
			}
			places[i] = columnPlace{x + c.Gap*u, w, true}
			if x += c.Gap*u + w; c.Grow {
				grow = i
				break
			}
		}
		if grow >= 0 {
			right := wide - 16*u
			gap := float32(0)
			for i := len(columns) - 1; i > grow; i-- {
				c := columns[i]
				if c.Drop > 0 && c.Drop <= dropped {
					continue
				}
				w := c.Cells * cell
				places[i] = columnPlace{right - gap - w, w, true}
				right -= gap + w
				gap = c.Gap * u
			}
			places[grow].w = right - gap - places[grow].x
			lack := columns[grow].Cells*cell - places[grow].w
			if lack > 0 && dropped < most {
				dropped++
				continue
			}
			for i := grow - 1; i >= 0 && lack > 0; i-- {
				give := min(lack, columns[i].Shrink*cell)
				places[i].w -= give
				for k := i + 1; k <= grow; k++ {
					places[k].x -= give
				}
				places[grow].w += give
				lack -= give
			}
		}
		return places
	}
}

func (r *listingRenderer) columnX(column int) float32 {
	if column < 0 || column >= len(r.places) {
		return 0
	}
	return r.places[column].x
}

func (r *listingRenderer) draw() {
	l, k := r.l, theme.Current()
	size := l.Size()
	setRect(r.ground, 0, 0, size.Width, size.Height, k.Panel, nil, 0, 0)
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	r.place(k)
	first, last := l.VisibleRows()
	barTop := l.barY - l.scrollY
	if l.current >= 0 && barTop > -k.CodeRow && barTop < size.Height {
		c := k.Now
		if l.dimmed {
			c = k.Rule
		}
		setRect(r.bar, 0, barTop, size.Width, k.CodeRow, c, nil, 0, 0)
	} else {
		r.bar.Hide()
	}
	if l.hover >= first && l.hover <= last && l.source.Kind(l.hover) == RowPlain && !r.lit(l.hover) {
		setRect(r.hover, 0, l.rowTop(l.hover)-l.scrollY, size.Width, k.CodeRow, k.Hover, nil, 0, 0)
	} else {
		r.hover.Hide()
	}
	r.drawRows(k, first, last)
	r.drawArrows(k)
	r.drawRings(k, first, last)
	if content := l.content(); content > size.Height+1 && (l.pointer || l.dragging) {
		h := max(size.Height*size.Height/content, 3*k.ScrollBar)
		y := l.scrollY / (content - size.Height) * (size.Height - h)
		setRect(r.vbar, size.Width-k.ScrollBar-2, y, k.ScrollBar, h, k.Heat, nil, 0, k.ScrollBar/2)
	} else {
		r.vbar.Hide()
	}
}

// lit reports whether the bar is under the middle of a row: its text is drawn for that.
func (r *listingRenderer) lit(row int) bool {
	if r.l.current < 0 || r.l.dimmed {
		return false
	}
	h := theme.Current().CodeRow
	mid := r.l.rowTop(row+1) - h/2
	return mid >= r.l.barY && mid < r.l.barY+h
}

func (r *listingRenderer) drawRows(k *theme.Look, first, last int) {
	l := r.l
	if need := last - first + 1; need > len(r.rows) {
		for len(r.rows) < need+4 {
			row := &listingRow{box: fyne.NewContainerWithoutLayout(), row: -1}
			under, over := fyne.NewContainerWithoutLayout(), fyne.NewContainerWithoutLayout()
			row.rects.add, row.texts.add = addTo(under), addTo(over)
			row.box.Objects = []fyne.CanvasObject{under, over}
			r.rows = append(r.rows, row)
			r.rowBox.Objects = append(r.rowBox.Objects, row.box)
		}
		for _, row := range r.rows {
			row.row = -1
		}
	}
	r.washes.begin()
	for i := first; i <= last; i++ {
		row := r.rows[i%len(r.rows)]
		lit := r.lit(i)
		if row.row != i || row.version != l.version || row.wide != l.Size().Width || row.look != k {
			row.data = l.source.Row(i)
			row.row, row.version, row.wide, row.look, row.lit = i, l.version, l.Size().Width, k, lit
			r.drawRow(k, row)
		} else if row.lit != lit {
			row.lit = lit
			r.drawRow(k, row)
		}
		y := l.rowTop(i) - l.scrollY
		if w := row.data.Wash; w != WashNone && !lit && !l.dimmed {
			c := k.NowWash
			if w == WashChanged {
				c = k.ChgWash
			}
			r.washes.put(0, y, l.Size().Width, k.CodeRow, c)
			if w == WashChanged {
				r.washes.put(0, y, k.Px(3), k.CodeRow, k.Chg)
			}
		}
		if !row.box.Visible() {
			row.box.Show()
		}
		row.box.Move(fyne.NewPos(0, y))
	}
	r.washes.end()
	for _, row := range r.rows {
		if (row.row < first || row.row > last) && row.box.Visible() {
			row.box.Hide()
			row.row = -1
		}
	}
}

func (r *listingRenderer) drawRow(k *theme.Look, row *listingRow) {
	row.texts.begin()
	row.rects.begin()
	row.ends = row.ends[:0]
	marks := 0
	if row.data.Kind == RowPlain {
		marks = r.drawCells(k, row)
	} else {
		r.drawFlow(k, row)
	}
	if row.data.Breakpoint != NoBreakpoint {
		if row.dot == nil {
			row.dot = newDot()
			row.box.Objects = append(row.box.Objects, row.dot.raster)
		}
		row.dot.show(k, row.data.Breakpoint, row.lit, 14*r.l.scale(), k.CodeRow/2, k.Code*0.33)
	} else if row.dot != nil {
		row.dot.raster.Hide()
	}
	row.texts.end()
	row.rects.end()
	for _, m := range row.marks[marks:] {
		m.Hide()
	}
}

// style gives a cell's font and colour in its row.
func (r *listingRenderer) style(k *theme.Look, row *listingRow, c Cell) (fyne.Resource, color.NRGBA) {
	font, col := c.Class.style(k)
	if c.Sans {
		font = sansOf(font)
	}
	switch {
	case r.l.dimmed:
		col = k.Ink3
	case row.lit:
		col = k.OnNow
		if c.Class == ClassPlain || c.Class == ClassNumber || c.Class == ClassString || c.Class == ClassFunction {
			font = theme.MonoSemiBold
			if c.Sans {
				font = theme.SansSemiBold
			}
		}
	case c.Heat > 0:
		col = k.Ink
	case row.data.Wash == WashNow && c.Class == ClassFaint:
		col = k.Ink2
	}
	return font, col
}

func (r *listingRenderer) drawCells(k *theme.Look, row *listingRow) (marks int) {
	l, u := r.l, r.l.scale()
	size := k.Code
	baseline := baselineIn(0, k.CodeRow, size)
	if row.data.Rule {
		x := r.ruleX(size)
		row.rects.put(x, 0, l.Size().Width-16*u-x, k.Hairline, k.Rule)
	}
	cells := row.data.Cells
	for n, c := range cells {
		if c.Text == "" || c.Column < 0 || c.Column >= len(r.places) || !r.places[c.Column].shown {
			continue
		}
		place := r.places[c.Column]
		font, col := r.style(k, row, c)
		if c.Heat > 0 {
			w := min(c.Heat, 1) * (place.w + 28*u)
			ground := k.Heat
			if row.lit {
				ground = k.Now
			}
			row.rects.put(l.Size().Width-w, 0, w, k.CodeRow, ground)
		}
		var x, room float32
		if l.columns[c.Column].Right {
			left := 18 * u // into the columns to its left, if they are empty
			if len(row.ends) > 0 {
				left = row.ends[len(row.ends)-1].textEnd + size*theme.MonoWidth*0.9
			}
			room = place.x + place.w - left
		} else {
			room = r.room(k, place.x, cells[n+1:])
		}
		markWide := float32(0)
		if c.Mark {
			markWide = size * 0.9
		}
		text := Cut(c.Text, font, size, room-markWide)
		if text == "" {
			continue
		}
		w := textWidth(text, font, size)
		if x = place.x; l.columns[c.Column].Right {
			x = place.x + place.w - w
		}
		row.texts.put(text, font, size, col, x, baseline)
		end := cellEnd{column: c.Column, x0: min(x, place.x), x1: x + max(w, place.w), textEnd: x + w + markWide}
		if text != c.Text {
			end.full = c.Text
		}
		if c.Mark {
			marks++
			r.drawMark(k, row, marks, x+w+9*u)
			end.markX, end.hasMark = x+w+9*u, true
		}
		row.ends = append(row.ends, end)
	}
	return marks
}

// ruleX is where the hairline above a source line's first row begins: a little before the offset.
func (r *listingRenderer) ruleX(size float32) float32 {
	for i, c := range r.l.columns {
		if !c.Arrows && i > 0 && c.Right && r.places[i].shown {
			return r.places[i].x + r.places[i].w - 3*size*theme.MonoWidth
		}
	}
	return 24 * r.l.scale()
}

// room is what a cell may take: up to the text of the next cell in its row.
func (r *listingRenderer) room(k *theme.Look, x float32, rest []Cell) float32 {
	cell, edge := k.Code*theme.MonoWidth, r.l.Size().Width-10*r.l.scale()
	for _, c := range rest {
		if c.Text == "" || c.Column < 0 || c.Column >= len(r.places) || !r.places[c.Column].shown {
			continue
		}
		p := r.places[c.Column]
		end := p.x
		if r.l.columns[c.Column].Right {
			end = p.x + p.w - float32(cellsOf(c.Text))*cell
		}
		return min(end-cell*0.9, edge) - x
	}
	return edge - x
}

func (r *listingRenderer) drawMark(k *theme.Look, row *listingRow, n int, x float32) {
	if n > len(row.marks) {
		m := newPainting(func(b *brush, size fyne.Size) {
			look := theme.Current()
			c := look.Ink2
			if row.lit {
				c = look.OnNow
			}
			if r.l.dimmed {
				c = look.Ink3
			}
			paintSign(b, SignDiamond, point{size.Width / 2, size.Height / 2}, size.Width*2*0.94, c)
		})
		row.marks = append(row.marks, m)
		row.box.Objects = append(row.box.Objects, m)
	}
	m := row.marks[n-1]
	side := whole(k.Code * 0.55)
	m.Move(fyne.NewPos(whole(x-side/2), whole(k.CodeRow/2-side/2)))
	m.Resize(fyne.NewSize(side, side))
	if !m.Visible() {
		m.Show()
	}
	m.Refresh()
}

// drawFlow draws the cells of a heading or a note one after the other.
func (r *listingRenderer) drawFlow(k *theme.Look, row *listingRow) {
	l, u := r.l, r.l.scale()
	high := l.rowTop(row.row+1) - l.rowTop(row.row)
	baseline := high - 10*u
	x := 24 * u
	if row.data.Kind == RowNote {
		baseline = baselineIn(0, k.CodeRow, k.Code)
	} else if row.row > 0 {
		row.rects.put(x, 6*u, l.Size().Width-16*u-x, k.Hairline, k.Rule)
	}
	for i, c := range row.data.Cells {
		font, col := r.style(k, row, c)
		if row.lit {
			_, col = c.Class.style(k)
		}
		size := k.Code
		if c.Sans {
			size = k.Label
		} else if i == 0 && row.data.Kind == RowHeading {
			font = theme.MonoSemiBold
		}
		room := l.Size().Width - 16*u - x
		text := Cut(c.Text, font, size, room)
		if text == "" {
			break
		}
		row.texts.put(text, font, size, col, x, baseline)
		w := textWidth(text, font, size)
		end := cellEnd{column: -1, x0: x, x1: x + w}
		if text != c.Text {
			end.full = c.Text
		}
		row.ends = append(row.ends, end)
		x += w + 12*u
	}
}

// cellUnder gives the column at a place of a row, and the full text if it was cut there.
func (r *listingRenderer) cellUnder(row int, x float32) (column int, cut string) {
	column = -1
	for i, p := range r.places {
		if p.shown && x >= p.x-r.l.columns[i].Gap*r.l.scale() {
			column = i
		}
	}
	if len(r.rows) == 0 {
		return column, ""
	}
	if shown := r.rows[row%len(r.rows)]; shown.row == row {
		for _, e := range shown.ends {
			if x >= e.x0 && x <= e.x1 {
				if e.column >= 0 {
					column = e.column
				}
				return column, e.full
			}
		}
	}
	return column, ""
}

// onMark reports whether a place is on a row's diamond.
func (r *listingRenderer) onMark(row int, x float32) bool {
	if len(r.rows) == 0 {
		return false
	}
	if shown := r.rows[row%len(r.rows)]; shown.row == row {
		for _, e := range shown.ends {
			if e.hasMark && x > e.markX-8*r.l.scale() && x < e.markX+10*r.l.scale() {
				return true
			}
		}
	}
	return false
}

// drawRings outlines the selected rows and the row of the keyboard's cursor.
func (r *listingRenderer) drawRings(k *theme.Look, first, last int) {
	l := r.l
	r.rings.begin()
	for i := first; i <= last; i++ {
		h := l.rowTop(i+1) - l.rowTop(i)
		y := l.rowTop(i) - l.scrollY
		if l.selected[i] {
			c := k.Ink2
			if r.lit(i) {
				c = k.OnNow
			}
			r.rings.outline(1, y, l.Size().Width-2, h, c, k.Thin, k.RadiusSpan)
		}
		if l.focused && i == l.cursor {
			c := k.Now
			if r.lit(i) {
				c = k.OnNow
				y, h = y+2, h-4
			}
			r.rings.outline(1, y, l.Size().Width-2, h, c, k.Outline, k.RadiusSpan)
		}
	}
	r.rings.end()
}

// drawArrows has the jumps painted again when they have another place.
func (r *listingRenderer) drawArrows(k *theme.Look) {
	l := r.l
	col := -1
	for i, c := range l.columns {
		if c.Arrows && r.places[i].shown {
			col = i
		}
	}
	if col < 0 || len(l.jumps) == 0 {
		r.arrows.Hide()
		return
	}
	p := r.places[col]
	r.arrows.Move(fyne.NewPos(whole(p.x), 0))
	size := fyne.NewSize(whole(p.w), l.Size().Height)
	state := arrowState{l.scrollY, l.barY, size, k, l.version, l.dimmed, l.current >= 0}
	stale := state != r.arrowed
	r.arrowed = state
	r.arrows.Resize(size)
	if !r.arrows.Visible() {
		r.arrows.Show()
	} else if stale {
		r.arrows.Refresh()
	}
}

func (r *listingRenderer) paintArrows(b *brush, size fyne.Size) {
	l, k := r.l, theme.Current()
	u := l.scale()
	first, last := l.VisibleRows()
	head := 6 * u
	tip := size.Width - 3*u
	for i := len(l.jumps) - 1; i >= 0; i-- { // the long ones first: short ones are drawn over them
		j := l.jumps[i]
		a, z := j.rows()
		if z < first || a > last || a < 0 || z >= l.Len() {
			continue
		}
		mid := func(row int) float32 { return l.rowTop(row+1) - k.CodeRow/2 - l.scrollY }
		from, to := mid(j.From), mid(j.To)
		if j.From == j.To {
			from -= k.CodeRow / 4
			to += k.CodeRow / 4
		}
		// Far ends are cut, so that a jump over thousands of rows costs no more than others.
		cutFrom, cutTo := min(max(from, -50), size.Height+50), min(max(to, -50), size.Height+50)
		x := tip - head - 4*u - 6*u*float32(j.lane)
		line := rounded(4*u, point{tip - 3*u, cutFrom}, point{x, cutFrom}, point{x, cutTo}, point{tip - head + 1, cutTo})
		b.stroke(k.Edge, k.Thin, false, line...)
		b.arrowHead(k.Edge, point{tip, cutTo}, 1, 0, head, head*1.24)
	}
}
