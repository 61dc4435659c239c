package widget

import (
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bytewalk/app/theme"
)

// editorGeometry is where things are, before scrolling.
type editorGeometry struct {
	size, row, cell float32
	gutter          float32 // where the gutter ends and text may be seen
	text            float32 // x of column 0
	bar             float32 // a scrollbar's thickness
	cardLine        int     // the line under which the error card stands; 0: none
	cardHigh        float32 // the room the card takes, its margins included
	card            []cardLine
	cardWide        float32
}

type cardLine struct {
	text string
	font fyne.Resource
	size float32
	err  bool
	x, y float32
}

func (g editorGeometry) lineTop(n int) float32 {
	y := float32(n-1) * g.row
	if g.cardLine > 0 && n > g.cardLine {
		y += g.cardHigh
	}
	return y
}

// lineAt gives the line at a height; below 1 or past the last line when there is none.
func (g editorGeometry) lineAt(y float32) int {
	n := int(y/g.row) + 1
	if y < 0 {
		n = 0
	}
	if g.cardLine > 0 && n > g.cardLine {
		return max(int((y-g.cardHigh)/g.row)+1, g.cardLine)
	}
	return n
}

func (g editorGeometry) x(cell int) float32 { return g.text + float32(cell)*g.cell }

// width is how wide lines of so many cells are, with room for the caret at their
// end.
func (g editorGeometry) width(cells int) float32 { return g.x(cells) + g.cell/2 }

func (e *Editor) geometry() editorGeometry {
	l := theme.Current()
	g := editorGeometry{size: l.Source, row: l.SourceRow, cell: l.Source * theme.MonoWidth, bar: l.ScrollBar}
	digits := float32(len(strconv.Itoa(max(e.buf.Len(), 10))))
	wide := 4 * l.Source
	if l.Class == theme.Lecture {
		wide = 2.7 * l.Source
	}
	// the dot, the number, and the space between number and text
	g.text = whole(max(wide, l.Source*1.1+digits*l.Source*0.86*theme.MonoWidth+l.Source*0.9))
	g.gutter = whole(g.text - l.Source*0.6)
	if m := e.errorMark; m != nil && m.Message != "" {
		g.cardLine = min(max(m.Span.From.Line, 1), e.buf.Len())
		e.layCard(l, &g)
	}
	return g
}

// layCard breaks the error's text into the lines of its card.
func (e *Editor) layCard(l *theme.Look, g *editorGeometry) {
	m := e.errorMark
	pad, size, small := l.Px(16), l.Label*1.1, l.Label
	room := max(e.Size().Width-g.text-l.Px(12)-2*pad, l.Px(60))
	lineHigh := l.Label * 1.6
	w := textWidth(m.Message, theme.SansSemiBold, size)
	d := textWidth(m.Detail, theme.Sans, small)
	gap := l.Px(24)
	y := l.Px(8)
	if w+gap+d <= room {
		g.card = []cardLine{{m.Message, theme.SansSemiBold, size, true, pad, y}, {m.Detail, theme.Sans, small, false, pad + w + gap, y}}
		g.cardWide = w + gap + d + 2*pad
		y += lineHigh
	} else {
		for _, part := range []struct {
			text string
			font fyne.Resource
			size float32
			err  bool
		}{{m.Message, theme.SansSemiBold, size, true}, {m.Detail, theme.Sans, small, false}} {
			for _, line := range Wrap(part.text, part.font, part.size, room) {
				g.card = append(g.card, cardLine{line, part.font, part.size, part.err, pad, y})
				g.cardWide = max(g.cardWide, textWidth(line, part.font, part.size)+2*pad)
				y += lineHigh
			}
		}
	}
	g.cardHigh = whole(y + l.Px(8) + 2*l.Px(8))
}

// Wrap breaks a text at blanks into lines of at most the given width; a word that is wider is cut.
func Wrap(s string, font fyne.Resource, size, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && textWidth(longer, font, size) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, Cut(line, font, size, width))
	}
	return lines
}

// cellAt gives the cell at which a place is drawn.
func (e *Editor) cellAt(p Pos) int {
	line := e.buf.Line(p.Line)
	n := 0
	for i, r := range line {
		if i >= p.Col {
			break
		}
		n += e.advance(n, r)
	}
	return n
}

// colAt gives the column of a line that is nearest to a cell.
func (e *Editor) colAt(line int, cell float32) int {
	n := 0
	for i, r := range e.buf.Line(line) {
		w := e.advance(n, r)
		if float32(n)+float32(w)/2 > cell {
			return i
		}
		n += w
	}
	return len(e.buf.Line(line))
}

func (e *Editor) lineCells(line int) int { return e.cellAt(Pos{line, 1 << 30}) }

func (e *Editor) advance(cell int, r rune) int {
	if r == '\t' {
		return e.TabWidth - cell%e.TabWidth
	}
	if r < ' ' || r == 0x7F {
		return 1
	}
	return runeCells(r)
}

// editorRow shows one line; rows are used again for other lines as the text is scrolled.
type editorRow struct {
	box    *fyne.Container
	texts  texts
	line   int // 0: shows nothing
	text   string
	styles int
	lo, hi int // the cells that were drawn
	look   *theme.Look
}

type editorRenderer struct {
	e      *Editor
	ground *canvas.Rectangle
	washes rects
	inner  *clip
	under  rects // in inner: span grounds, selection, links, brackets, underlines
	rows   []*editorRow
	rowBox *fyne.Container
	wave   *canvas.Raster
	caret  *canvas.Rectangle

	layers  [3]*fyne.Container // washes; gutter; card
	numbers texts
	dots    []*dot
	card    rects
	words   texts
	vbar    *canvas.Rectangle
	hbar    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// dot is a breakpoint's sign.
type dot struct {
	raster *canvas.Raster
	state  Breakpoint
	lit    bool // on the bar of the current row
	look   *theme.Look
}

func newDot() *dot {
	d := &dot{}
	d.raster = newPainting(func(b *brush, size fyne.Size) {
		paintBreakpoint(b, theme.Current(), size, d.state, d.lit)
	})
	return d
}

func paintBreakpoint(b *brush, l *theme.Look, size fyne.Size, state Breakpoint, lit bool) {
	c, r := point{size.Width / 2, size.Height / 2}, size.Width/2-1
	if lit { // red alone is hard to see on the bar
		b.disc(l.OnNow, c, r)
		r -= max(l.Thin, 1.5*l.Scale)
	}
	if state == BreakpointOff {
		b.ring(l.Err, c, r-l.Thin/2, l.Thin)
	} else {
		b.disc(l.Err, c, r)
	}
}

func (d *dot) show(l *theme.Look, state Breakpoint, lit bool, x, y, radius float32) {
	if lit {
		radius += l.Thin
	}
	side := whole(2*radius) + 2
	d.raster.Move(fyne.NewPos(whole(x-side/2), whole(y-side/2)))
	stale := d.state != state || d.lit != lit || d.look != l
	d.state, d.lit, d.look = state, lit, l
	d.raster.Resize(fyne.NewSize(side, side))
	if !d.raster.Visible() {
		d.raster.Show()
	} else if stale {
		d.raster.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	r := &editorRenderer{e: e, ground: canvas.NewRectangle(color.Transparent), caret: canvas.NewRectangle(color.Transparent),
		vbar: canvas.NewRectangle(color.Transparent), hbar: canvas.NewRectangle(color.Transparent)}
	for i := range r.layers {
		r.layers[i] = fyne.NewContainerWithoutLayout()
	}
	r.washes.add = addTo(r.layers[0])
	r.numbers.add = addTo(r.layers[1])
	r.card.add = addTo(r.layers[2])
	r.words.add = addTo(r.layers[2])
	under := fyne.NewContainerWithoutLayout()
	r.under.add = addTo(under)
	r.rowBox = fyne.NewContainerWithoutLayout()
	r.wave = newPainting(func(b *brush, size fyne.Size) { paintWave(b, theme.Current(), size) })
	r.wave.Hide()
	r.inner = newClip(under, r.rowBox, r.wave, r.caret)
	r.objects = []fyne.CanvasObject{r.ground, r.layers[0], r.inner, r.layers[1], r.layers[2], r.vbar, r.hbar}
	e.r = r
	r.draw()
	return r
}

func addTo(c *fyne.Container) func(fyne.CanvasObject) {
	return func(o fyne.CanvasObject) { c.Objects = append(c.Objects, o) }
}

func (r *editorRenderer) Destroy()                     { r.e.blink.end(); r.e.dragScroll.end() }
func (r *editorRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *editorRenderer) MinSize() fyne.Size           { return r.e.MinSize() }

func (r *editorRenderer) Layout(size fyne.Size) {
	r.e.clampScroll()
	r.draw()
	if r.e.OnScroll != nil {
		r.e.OnScroll()
	}
}

func (r *editorRenderer) Refresh() {
	r.e.clampScroll()
	r.draw()
}

// draw brings all objects to the present state. What has not changed is left alone.
func (r *editorRenderer) draw() {
	e, l, g := r.e, theme.Current(), r.e.geometry()
	size := e.Size()
	setRect(r.ground, 0, 0, size.Width, size.Height, l.Panel, nil, 0, 0)
	r.inner.Move(fyne.NewPos(g.gutter, 0))
	r.inner.Resize(fyne.NewSize(max(size.Width-g.gutter, 0), size.Height))
	first := max(g.lineAt(e.scroll.Y), 1)
	last := min(max(g.lineAt(e.scroll.Y+size.Height), first), e.buf.Len())
	r.drawUnder(l, g, first, last)
	r.drawRows(l, g, first, last)
	r.drawGutter(l, g, first, last)
	r.drawError(l, g)
	r.drawCaret(g)
	r.drawBars(l, g)
}

// inX and y turn places of the text into places in the clipped part.
func (r *editorRenderer) inX(g editorGeometry, x float32) float32 { return x - r.e.scroll.X - g.gutter }
func (r *editorRenderer) y(g editorGeometry, line int) float32    { return g.lineTop(line) - r.e.scroll.Y }

// pieces calls f with the part of a span on each visible line, in cells; through tells that the span goes on after the line.
func (r *editorRenderer) pieces(s Span, first, last int, f func(line, from, to int, through bool)) {
	s = s.Ordered()
	for n := max(s.From.Line, first); n <= min(s.To.Line, last); n++ {
		from, to, through := 0, 0, n < s.To.Line
		if n == s.From.Line {
			from = r.e.cellAt(s.From)
		}
		if through {
			to = r.e.lineCells(n)
		} else {
			to = r.e.cellAt(s.To)
		}
		f(n, from, to, through)
	}
}

func (r *editorRenderer) drawUnder(l *theme.Look, g editorGeometry, first, last int) {
	e := r.e
	r.washes.begin()
	r.under.begin()
	if e.runs {
		s := e.running.Ordered()
		for n := max(s.From.Line, first); n <= min(s.To.Line, last); n++ {
			if n == s.To.Line && s.To.Col == 0 && n > s.From.Line {
				break
			}
			r.washes.put(0, r.y(g, n), e.Size().Width, g.row, l.LineWash)
		}
		r.pieces(s, first, last, func(n, from, to int, _ bool) {
			if n > s.From.Line {
				from = max(from, cellsOf(indentOf(e.buf.Line(n))))
			}
			if to <= from {
				return
			}
			x, w := r.inX(g, g.x(from))-2, float32(to-from)*g.cell+4
			o := r.under.put(x, r.y(g, n)+2, w, g.row-4, l.NowWash)
			setRect(o, x, r.y(g, n)+2, w, g.row-4, l.NowWash, nil, 0, l.RadiusSpan)
			r.under.put(x, r.y(g, n)+g.row-2-l.Underline, w, l.Underline, l.Now)
		})
	}
	if sel := e.Selection(); !sel.Empty() {
		r.pieces(sel, first, last, func(n, from, to int, through bool) {
			w := float32(to-from) * g.cell
			if through {
				w += g.cell / 2 // the line's end is selected too
			}
			r.under.put(r.inX(g, g.x(from)), r.y(g, n), w, g.row, l.Select)
		})
	}
	for _, s := range e.links {
		r.pieces(s, first, last, func(n, from, to int, _ bool) {
			if n > s.Ordered().From.Line {
				from = max(from, cellsOf(indentOf(e.buf.Line(n))))
			}
			if to > from {
				r.under.outline(r.inX(g, g.x(from))-2, r.y(g, n)+2, float32(to-from)*g.cell+4, g.row-4, l.Ink2, l.Thin, l.RadiusSpan)
			}
		})
	}
	if e.hasBrackets && e.focused {
		for _, p := range e.brackets {
			if p.Line >= first && p.Line <= last {
				r.under.outline(r.inX(g, g.x(e.cellAt(p))), r.y(g, p.Line)+3, g.cell, g.row-6, l.Edge, l.Hairline, l.RadiusSpan)
			}
		}
	}
	r.washes.end()
	r.under.end()
}

func (r *editorRenderer) drawRows(l *theme.Look, g editorGeometry, first, last int) {
	e := r.e
	need := last - first + 1
	if need > len(r.rows) {
		// Another number of rows gives every line another row: all are drawn again, so make some more than are needed.
		for len(r.rows) < need+4 {
			row := &editorRow{box: fyne.NewContainerWithoutLayout()}
			row.texts.add = addTo(row.box)
			r.rows = append(r.rows, row)
			r.rowBox.Objects = append(r.rowBox.Objects, row.box)
		}
		for _, row := range r.rows {
			row.line = 0
		}
	}
	// Cells in steps of 64, so that lines are not drawn again with every pixel they are scrolled sideways.
	lo := int(e.scroll.X/g.cell)/64*64 - 64
	hi := (int((e.scroll.X+e.Size().Width)/g.cell)/64 + 2) * 64
	shown := 0
	for n := first; n <= last; n++ {
		row := r.rows[n%len(r.rows)]
		text := e.buf.Line(n)
		if row.line != n || row.text != text || row.styles != e.styles || row.lo != lo || row.hi != hi || row.look != l {
			row.line, row.text, row.styles, row.lo, row.hi, row.look = n, text, e.styles, lo, hi, l
			r.drawRow(l, g, row)
		}
		if !row.box.Visible() {
			row.box.Show()
		}
		row.box.Move(fyne.NewPos(whole(r.inX(g, g.text)), r.y(g, n)))
		shown++
	}
	if shown < len(r.rows) {
		for _, row := range r.rows {
			if (row.line < first || row.line > last) && row.box.Visible() {
				row.box.Hide()
				row.line = 0
			}
		}
	}
}

// drawRow makes the text objects of a line: one for each run of one style, on the grid.
func (r *editorRenderer) drawRow(l *theme.Look, g editorGeometry, row *editorRow) {
	e := r.e
	var runs []Run
	if e.Highlight != nil {
		runs = e.Highlight(row.line, row.text)
	}
	row.texts.begin()
	baseline := baselineIn(0, g.row, g.size)
	cell, at := 0, 0
	segment := func(to int, class Class) {
		font, col := class.style(l)
		chunk, start := []byte(nil), 0
		flush := func() {
			if s := strings.TrimRight(string(chunk), " "); s != "" {
				row.texts.put(s, font, g.size, col, float32(start)*g.cell, baseline)
			}
			chunk = chunk[:0]
		}
		for at < to {
			c, n := utf8.DecodeRuneInString(row.text[at:])
			w := e.advance(cell, c)
			switch {
			case cell+w < row.lo || cell > row.hi:
				flush()
			case c == '\t' || c == ' ' && len(chunk) == 0:
				flush()
			case c < ' ' || c == 0x7F || c == utf8.RuneError && n == 1:
				flush()
				row.texts.put("·", theme.Mono, g.size, l.Err, float32(cell)*g.cell, baseline)
			case onGrid(c):
				if len(chunk) == 0 {
					start = cell
				}
				chunk = append(chunk, row.text[at:at+n]...)
			default:
				flush()
				cluster := n // a combining mark goes with the character before it
				for at+cluster < to {
					m, k := utf8.DecodeRuneInString(row.text[at+cluster:])
					if onGrid(m) || m == '\t' || runeCells(m) > 0 {
						break
					}
					cluster += k
				}
				row.texts.put(row.text[at:at+cluster], font, g.size, col, float32(cell)*g.cell, baseline)
				n = cluster
			}
			cell += w
			at += n
		}
		flush()
	}
	for _, run := range runs {
		from, to := max(min(run.From, len(row.text)), at), min(run.To, len(row.text))
		if to <= from {
			continue
		}
		segment(from, ClassPlain)
		segment(to, run.Class)
	}
	segment(len(row.text), ClassPlain)
	row.texts.end()
}

func (r *editorRenderer) drawGutter(l *theme.Look, g editorGeometry, first, last int) {
	e := r.e
	r.numbers.begin()
	used := 0
	for n := first; n <= last; n++ {
		y := r.y(g, n)
		font, col := theme.Mono, l.Ink3
		if e.runs && n >= e.running.Ordered().From.Line && n <= e.running.Ordered().To.Line {
			font, col = theme.MonoSemiBold, l.Now
		}
		if e.errorMark != nil && e.errorMark.Span.From.Line == n {
			font, col = theme.MonoSemiBold, l.Err
		}
		t := r.numbers.next()
		setText(t, strconv.Itoa(n), font, g.size*0.86, col)
		placeRight(t, g.text-g.size*0.9, baselineIn(y, g.row, g.size))
		if state := e.breakpoints[n]; state != NoBreakpoint {
			x := l.Source * 1.1
			if l.Class == theme.Lecture {
				x = l.Source * 0.52
			}
			if used == len(r.dots) {
				d := newDot()
				r.dots = append(r.dots, d)
				r.layers[1].Objects = append(r.layers[1].Objects, d.raster)
			}
			r.dots[used].show(l, state, false, x, y+g.row/2, l.Source*0.33)
			used++
		}
	}
	r.numbers.end()
	for _, d := range r.dots[used:] {
		d.raster.Hide()
	}
}

// waveHigh is the height of the squiggle, in parts of the type size.
const waveHigh = 0.25

func paintWave(b *brush, l *theme.Look, size fyne.Size) {
	var pts []point
	step, up := l.Source*0.17, size.Height/2-l.Outline*0.5
	for x, i := l.Outline/2, 0; x <= size.Width-l.Outline/2; x, i = x+step, i+1 {
		y := size.Height / 2
		if i%2 == 0 {
			y += up * 0.8
		} else {
			y -= up * 0.8
		}
		pts = append(pts, point{x, y})
	}
	b.stroke(l.Err, max(l.Outline*0.8, 1), false, pts...)
}

func (r *editorRenderer) drawError(l *theme.Look, g editorGeometry) {
	e := r.e
	r.card.begin()
	r.words.begin()
	if e.Hint != "" && e.buf.Len() == 1 && e.buf.Line(1) == "" {
		hint := Cut(e.Hint, theme.Sans, l.Label, e.Size().Width-g.text-l.Px(12))
		r.words.put(hint, theme.Sans, l.Label, l.Ink3, g.text+g.cell/2, baselineIn(r.y(g, 1), g.row, l.Label))
	}
	if m := e.errorMark; m == nil {
		r.wave.Hide()
	} else {
		s := m.Span.Ordered()
		from := e.cellAt(e.buf.Clamp(s.From))
		to := e.lineCells(s.From.Line)
		if s.To.Line == s.From.Line {
			to = e.cellAt(e.buf.Clamp(s.To))
		}
		to = max(to, from+1) // at the line's end there is no character to stand under
		high := whole(g.size * waveHigh)
		y := r.y(g, s.From.Line) + g.row - high - 1
		r.wave.Move(fyne.NewPos(whole(r.inX(g, g.x(from))), y))
		r.wave.Resize(fyne.NewSize(whole(max(float32(min(to-from, 400)), 1.4)*g.cell), high))
		if !r.wave.Visible() {
			r.wave.Show()
		} else {
			r.wave.Refresh()
		}
		if g.cardLine > 0 {
			y := r.y(g, g.cardLine) + g.row + l.Px(8)
			high := g.cardHigh - 2*l.Px(8)
			o := r.card.put(g.text, y, g.cardWide, high, l.ErrWash)
			setRect(o, g.text, y, g.cardWide, high, l.ErrWash, nil, 0, l.RadiusSlot)
			r.card.put(g.text, y, l.Px(3), high, l.Err)
			for _, line := range g.card {
				col := l.Ink2
				if line.err {
					col = l.Err
				}
				r.words.put(line.text, line.font, line.size, col, g.text+line.x, y+line.y+l.Label*1.15)
			}
		}
	}
	r.card.end()
	r.words.end()
}

func (r *editorRenderer) drawCaret(g editorGeometry) {
	e, l := r.e, theme.Current()
	if !e.focused || !e.blinkOn {
		r.caret.Hide()
		return
	}
	y := r.y(g, e.caret.Line)
	setRect(r.caret, r.inX(g, g.x(e.cellAt(e.caret)))-1, y+2, max(l.Outline, 1), g.row-4, l.Ink, nil, 0, 0)
}

// barsShown reports whether the scrollbars are there: while the pointer is, so that
// they cover nothing for those who read.
func (e *Editor) barsShown() bool { return e.pointer || e.drag == dragV || e.drag == dragH }

func (r *editorRenderer) drawBars(l *theme.Look, g editorGeometry) {
	e, size := r.e, r.e.Size()
	content := g.lineTop(e.buf.Len() + 1)
	if content > size.Height+1 && size.Height > 0 && e.barsShown() {
		h := max(size.Height*size.Height/content, 3*g.bar)
		y := e.scroll.Y / (content - size.Height) * (size.Height - h)
		setRect(r.vbar, size.Width-g.bar-2, y, g.bar, h, l.Heat, nil, 0, g.bar/2)
	} else {
		r.vbar.Hide()
	}
	room := size.Width - g.gutter
	if wide := g.width(e.longest); wide > size.Width+1 && room > 0 && e.barsShown() {
		w := max(room*room/(wide-g.gutter), 3*g.bar)
		x := g.gutter + e.scroll.X/(wide-size.Width)*(room-w)
		setRect(r.hbar, x, size.Height-g.bar-2, w, g.bar, l.Heat, nil, 0, g.bar/2)
	} else {
		r.hbar.Hide()
	}
}
