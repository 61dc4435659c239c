package widget

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A RowKind says how high a row is and how it is drawn.
type RowKind uint8

// The kinds of rows.
const (
	RowPlain   RowKind = iota // an instruction, an entry
	RowHeading                // opens a group: a hairline above, then the title; its cells flow from the left
	RowNote                   // one line of prose; its cells flow from the left
)

// A Wash is the ground of a row.
type Wash uint8

// The washes: none, what belongs to the current row (an unfolded cache), what this step has changed (with a bar at the left).
const (
	WashNone Wash = iota
	WashNow
	WashChanged
)

// A Column of a listing. Widths are in cells of the Mono grid, gaps in design pixels of a 14 pixel listing.
type Column struct {
	Cells  float32 // width; the growing column's least width
	Gap    float32 // space before the column
	Right  bool    // text ends at the column's right edge
	Grow   bool    // takes the room that is left; the columns after it stand at the right edge
	Arrows bool    // no text: the margin in which jumps are drawn; it is as wide as they need
	Drop   int     // columns with a number are left out when the listing is too narrow, 1 first
	Shrink float32 // how many of its cells the column gives up where that was not enough
}

// CodeColumns gives the columns of a bytecode listing as the design has them, in the order of the Col constants. The widths are in
// characters: of the longest line number, of the longest offset and of the longest oparg.
func CodeColumns(line, offset, oparg int) []Column {
	return []Column{
		ColLine:   {Cells: float32(max(line, 2)), Gap: 18.4, Right: true},
		ColJump:   {Arrows: true, Gap: 8},
		ColLabel:  {Cells: 3},
		ColOffset: {Cells: float32(max(offset, 2)), Right: true},
		ColBytes:  {Cells: 5, Gap: 14, Drop: 2},
		ColName:   {Cells: 17, Gap: 16},
		ColOparg:  {Cells: float32(max(oparg, 3)), Gap: 4, Right: true, Drop: 3},
		ColValue:  {Cells: 9, Gap: 14, Grow: true},
		ColTimes:  {Cells: 4, Gap: 10, Right: true, Drop: 1},
	}
}

// The columns of CodeColumns.
const (
	ColLine = iota
	ColJump
	ColLabel
	ColOffset
	ColBytes
	ColName
	ColOparg
	ColValue
	ColTimes
)

// A Cell is the text of a row in one column. It may run into columns to its right that are empty in this row; else it is cut.
type Cell struct {
	Column int
	Text   string
	Class  Class
	Sans   bool    // in the interface's font
	Mark   bool    // a diamond behind the text: specialized
	Heat   float32 // a bar behind the text, from the right edge, 0 to 1: how hot
}

// A Row is what a listing shows in one line.
type Row struct {
	Kind       RowKind
	Cells      []Cell // in the order of their columns
	Breakpoint Breakpoint
	Rule       bool // a hairline above: a new source line begins
	Wash       Wash
}

// A RowSource gives the rows. They are asked for when they come into view, and again after Reload or RefreshRows.
type RowSource interface {
	Len() int
	Kind(i int) RowKind
	Row(i int) Row
	// Tip gives what is shown when the pointer rests on a column of a row; "" shows the full text of a cell that was cut.
	Tip(i, column int) string
}

// A Jump is an arrow in the margin, between two rows.
type Jump struct {
	From, To int
	lane     int
}

// A Listing shows rows in columns, any number of them. The exported fields may be set at any time.
type Listing struct {
	fw.BaseWidget

	Clock *Clock // drives the current row's bar; nil: it does not slide

	OnSelect     func(row int) // a click on a row, or the keyboard's cursor moved to it
	OnActivate   func(row int) // double click or Enter
	OnBreakpoint func(row int) // a click in the margin at the left
	OnMark       func(row int) // a click on a diamond
	OnHover      func(row, column int, over bool)
	OnScroll     func() // rows have other places in the window
	OnBar        func() // the current row's bar moved: the thread follows
	OnFocus      func(focused bool)
	OnKey        func(*fyne.KeyEvent) bool // every key, before it is used here; true: it is dealt with
	OnShortcut   func(fyne.Shortcut) bool  // every shortcut; false gives it to the window
	OnKeyDown    func(*fyne.KeyEvent, fyne.KeyModifier) bool

	source   RowSource
	columns  []Column
	jumps    []Jump
	lanes    int
	tops     []float32 // heights before each row in units of a row; nil when all rows are plain
	current  int
	barY     float32 // top of the bar, before scrolling
	slide    *Tween
	selected map[int]bool
	cursor   int
	focused  bool
	dimmed   bool
	hover    int
	scrollY  float32
	pointer  bool // it is over the listing: the scrollbar is shown
	version  int
	dragging bool
	dragOff  float32
	clickAt  time.Time
	clickRow int

	r *listingRenderer
}

var (
	_ fyne.Widget       = (*Listing)(nil)
	_ fyne.Focusable    = (*Listing)(nil)
	_ fyne.Shortcutable = (*Listing)(nil)
	_ fyne.Scrollable   = (*Listing)(nil)
	_ fyne.Draggable    = (*Listing)(nil)
	_ desktop.Keyable   = (*Listing)(nil)
	_ desktop.Mouseable = (*Listing)(nil)
	_ desktop.Hoverable = (*Listing)(nil)
)

// NewListing makes a listing. The source may be nil at first.
func NewListing(source RowSource, columns []Column) *Listing {
	l := &Listing{columns: columns, current: -1, cursor: -1, hover: -1, clickRow: -1}
	l.setSource(source)
	l.ExtendBaseWidget(l)
	return l
}

// SetSource shows other rows, from the top, without current row, selection and jumps.
func (l *Listing) SetSource(source RowSource) {
	l.setSource(source)
	l.current, l.cursor, l.hover, l.selected = -1, -1, -1, nil
	l.jumps, l.lanes = nil, 0
	l.scrollY = 0
	l.endSlide()
	l.redraw()
	l.tellScroll()
}

func (l *Listing) setSource(source RowSource) {
	l.source = source
	l.version++
	l.tops = nil
	if source == nil {
		return
	}
	n := source.Len()
	sum := float32(0)
	for i := range n {
		h := float32(1)
		if source.Kind(i) == RowHeading && i > 0 {
			h = headingRows
		}
		if h != 1 && l.tops == nil {
			l.tops = make([]float32, i, n+1)
			for k := range l.tops {
				l.tops[k] = float32(k)
			}
		}
		if l.tops != nil {
			l.tops = append(l.tops, sum)
		}
		sum += h
	}
	if l.tops != nil {
		l.tops = append(l.tops, sum)
	}
}

// headingRows is the height of a heading that is not the first row.
const headingRows = 1.6

// Reload asks for all rows again, whose number may have changed; current row, selection and place stay as far as they exist.
func (l *Listing) Reload() {
	l.setSource(l.source)
	n := l.Len()
	if l.current >= n {
		l.current = -1
	}
	l.cursor = min(l.cursor, n-1)
	l.endSlide()
	l.clampScroll()
	l.redraw()
	l.tellScroll()
}

// RefreshRows asks for the visible rows again: counts and marks have changed, their number and kinds have not.
func (l *Listing) RefreshRows() {
	l.version++
	l.redraw()
}

// SetColumns sets other columns.
func (l *Listing) SetColumns(columns []Column) {
	l.columns = columns
	l.version++
	l.redraw()
}

// SetJumps sets the arrows of the margin. Those that lie within others are drawn nearer to the text.
func (l *Listing) SetJumps(jumps []Jump) {
	l.jumps, l.lanes = layLanes(jumps)
	l.version++
	l.redraw()
}

// maxLanes bounds the margin's width: what needs more shares the outermost lane.
const maxLanes = 4

// layLanes gives each jump the lane nearest to the text in which no other jump's rows overlap it, shorter jumps first.
func layLanes(jumps []Jump) ([]Jump, int) {
	out := append([]Jump(nil), jumps...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].length() < out[j].length() })
	lanes := 0
	taken := make([][][2]int, maxLanes)
	for i := range out {
		a, b := out[i].rows()
		lane := 0
		for ; lane < maxLanes-1; lane++ {
			free := true
			for _, t := range taken[lane] {
				if a <= t[1] && t[0] <= b {
					free = false
					break
				}
			}
			if free {
				break
			}
		}
		taken[lane] = append(taken[lane], [2]int{a, b})
		out[i].lane = lane
		lanes = max(lanes, lane+1)
	}
	return out, lanes
}

func (j Jump) rows() (int, int) { return min(j.From, j.To), max(j.From, j.To) }
func (j Jump) length() int      { a, b := j.rows(); return b - a }

// Len gives the number of rows.
func (l *Listing) Len() int {
	if l.source == nil {
		return 0
	}
	return l.source.Len()
}

// SetCurrent makes a row the current one, with the bar on it; -1: none. With a clock the bar slides there, unless the way is
// longer than the view or the rows' place has changed. It does not scroll: see ScrollTo.
func (l *Listing) SetCurrent(row int) {
	if row < 0 || row >= l.Len() {
		row = -1
	}
	if row == l.current {
		return
	}
	from, had := l.barY, l.current >= 0
	l.current = row
	if l.slide != nil {
		l.slide.Stop()
		l.slide = nil
	}
	if row >= 0 {
		to := l.rowTop(row)
		if d := to - from; l.Clock != nil && had && d < l.Size().Height && -d < l.Size().Height {
			l.slide = Motion(theme.ThreadMotion, 0, func(t float32) {
				l.barY = whole(from + (to-from)*t)
				l.redraw()
				if l.OnBar != nil {
					l.OnBar()
				}
			})
			l.slide.Done = func() { l.slide = nil }
			l.Clock.Start(l.slide)
			return
		}
		l.barY = to
	}
	l.redraw()
	if l.OnBar != nil {
		l.OnBar()
	}
}

// Row gives a row as its source does; the zero Row for one that there is not.
func (l *Listing) Row(i int) Row {
	if i < 0 || i >= l.Len() {
		return Row{}
	}
	return l.source.Row(i)
}

// Dimmed reports whether everything is drawn faint.
func (l *Listing) Dimmed() bool { return l.dimmed }

// Current gives the current row, -1 for none.
func (l *Listing) Current() int { return l.current }

func (l *Listing) endSlide() {
	if l.slide != nil {
		l.slide.Stop()
		l.slide = nil
	}
	if l.current >= 0 {
		l.barY = l.rowTop(l.current)
	}
}

// SetSelected outlines rows: what is selected elsewhere.
func (l *Listing) SetSelected(rows []int) {
	l.selected = map[int]bool{}
	for _, r := range rows {
		l.selected[r] = true
	}
	l.redraw()
}

// SetCursor moves the keyboard's cursor to a row and shows it; OnSelect is not called. -1: none.
func (l *Listing) SetCursor(row int) {
	l.cursor = min(row, l.Len()-1)
	if l.cursor >= 0 {
		l.ScrollTo(l.cursor)
	}
	l.redraw()
}

// Cursor gives the row of the keyboard's cursor, -1 for none.
func (l *Listing) Cursor() int { return l.cursor }

// SetDimmed draws everything faint: what is shown is out of date.
func (l *Listing) SetDimmed(dimmed bool) {
	if l.dimmed != dimmed {
		l.dimmed = dimmed
		l.version++
		l.redraw()
	}
}

// ScrollTo shows a row with the least movement, and a little of what is around it.
func (l *Listing) ScrollTo(row int) {
	if row < 0 || row >= l.Len() {
		return
	}
	h := l.Size().Height
	y0, y1 := l.rowTop(row), l.rowTop(row+1)
	margin := min(theme.Current().CodeRow*1.5, max((h-(y1-y0))/2, 0))
	old := l.scrollY
	switch {
	case y1 < l.scrollY-h || y0 > l.scrollY+2*h: // far away: it comes to the upper third
		l.scrollY = y0 - h/3
	case y0-margin < l.scrollY:
		l.scrollY = y0 - margin
	case y1+margin > l.scrollY+h:
		l.scrollY = y1 + margin - h
	}
	l.scrolled(old)
}

// RowRect gives a row's rectangle on the window, and whether more than half of it is in sight.
func (l *Listing) RowRect(row int) (Rect, bool) {
	if row < 0 || row >= l.Len() {
		return Rect{}, false
	}
	return l.windowRect(l.rowTop(row), l.rowTop(row+1)-l.rowTop(row))
}

// Shows reports whether a column has room in the listing's width.
func (l *Listing) Shows(column int) bool {
	places := placeColumns(l.columns, theme.Current().Code, l.Size().Width, l.lanes)
	return column < len(places) && places[column].shown
}

// BarRect is RowRect for the bar of the current row, also while it slides.
func (l *Listing) BarRect() (Rect, bool) {
	if l.current < 0 {
		return Rect{}, false
	}
	return l.windowRect(l.barY, theme.Current().CodeRow)
}

func (l *Listing) windowRect(y, h float32) (Rect, bool) {
	y -= l.scrollY
	mid := y + h/2
	return rect(0, y, l.Size().Width, h).Moved(absolute(l)), mid >= 0 && mid <= l.Size().Height
}

// VisibleRows gives the first and the last row of which anything is in sight; last is below first when there is none.
func (l *Listing) VisibleRows() (first, last int) {
	if l.Len() == 0 {
		return 0, -1
	}
	return l.rowAt(l.scrollY), min(l.rowAt(l.scrollY+l.Size().Height-1), l.Len()-1)
}

func (l *Listing) rowTop(row int) float32 {
	h := theme.Current().CodeRow
	if l.tops == nil {
		return float32(row) * h
	}
	return whole(l.tops[min(max(row, 0), len(l.tops)-1)] * h)
}

// rowAt gives the row at a height before scrolling, the last one when there is none.
func (l *Listing) rowAt(y float32) int {
	h := theme.Current().CodeRow
	if l.tops == nil {
		return min(max(int(y/h), 0), max(l.Len()-1, 0))
	}
	n := sort.Search(len(l.tops)-1, func(i int) bool { return whole(l.tops[i+1]*h) > y })
	return min(n, max(l.Len()-1, 0))
}

func (l *Listing) content() float32 { return l.rowTop(l.Len()) + theme.Current().Unit }

func (l *Listing) clampScroll() {
	l.scrollY = whole(min(max(l.scrollY, 0), max(l.content()-l.Size().Height, 0)))
}

func (l *Listing) scrolled(old float32) {
	l.clampScroll()
	l.redraw()
	if l.scrollY != old {
		l.tellScroll()
	}
}

func (l *Listing) tellScroll() {
	if l.OnScroll != nil {
		l.OnScroll()
	}
}

func (l *Listing) redraw() {
	if l.r != nil {
		l.r.draw()
	}
}

// MinSize implements fyne.CanvasObject: a listing shrinks to almost nothing, so that splits can.
func (l *Listing) MinSize() fyne.Size {
	k := theme.Current()
	return fyne.NewSize(k.Px(80), k.CodeRow)
}

// FocusGained implements fyne.Focusable.
func (l *Listing) FocusGained() {
	l.focused = true
	if l.cursor < 0 {
		l.cursor = max(l.current, 0)
		if first, last := l.VisibleRows(); l.cursor < first || l.cursor > last {
			l.cursor = first
		}
	}
	l.redraw()
	if l.OnFocus != nil {
		l.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (l *Listing) FocusLost() {
	l.focused = false
	l.redraw()
	if l.OnFocus != nil {
		l.OnFocus(false)
	}
}

// TypedRune implements fyne.Focusable: all characters belong to the window.
func (l *Listing) TypedRune(r rune) { passRune(l, r) }

// TypedKey implements fyne.Focusable.
func (l *Listing) TypedKey(ev *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(ev) {
		return
	}
	page := max(int(l.Size().Height/theme.Current().CodeRow)-1, 1)
	switch ev.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyPageUp:
		l.step(-page)
	case fyne.KeyPageDown:
		l.step(page)
	case fyne.KeyHome:
		l.step(-l.Len())
	case fyne.KeyEnd:
		l.step(l.Len())
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.cursor >= 0 && l.OnActivate != nil {
			l.OnActivate(l.cursor)
		}
	default:
		passKey(l, ev)
	}
}

// step moves the cursor, over headings to the next row.
func (l *Listing) step(by int) {
	n := l.Len()
	if n == 0 {
		return
	}
	to := min(max(l.cursor+by, 0), n-1)
	way := 1
	if by < 0 {
		way = -1
	}
	end := to
	for to >= 0 && to < n && l.source.Kind(to) != RowPlain {
		to += way
	}
	if to < 0 || to >= n { // a heading at the very end: the row next to it
		for to = end; to >= 0 && to < n && l.source.Kind(to) != RowPlain; {
			to -= way
		}
	}
	if to < 0 || to >= n {
		return
	}
	l.cursor = to
	l.ScrollTo(to)
	if l.OnSelect != nil {
		l.OnSelect(to)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (l *Listing) TypedShortcut(s fyne.Shortcut) {
	if l.OnShortcut == nil || !l.OnShortcut(s) {
		passShortcut(l, s)
	}
}

// KeyDown implements desktop.Keyable.
func (l *Listing) KeyDown(ev *fyne.KeyEvent) {
	if l.OnKeyDown == nil || !l.OnKeyDown(ev, modifiers()) {
		passKeyDown(l, ev)
	}
}

// KeyUp implements desktop.Keyable.
func (l *Listing) KeyUp(ev *fyne.KeyEvent) { passKeyUp(l, ev) }

// MouseDown implements desktop.Mouseable.
func (l *Listing) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	requestFocus(l)
	k := theme.Current()
	if l.r != nil && l.r.vbar.Visible() && ev.Position.X > l.Size().Width-1.5*k.ScrollBar {
		l.dragging = true
		y, h := l.r.vbar.Position().Y, l.r.vbar.Size().Height
		l.dragOff = ev.Position.Y - y
		if ev.Position.Y < y || ev.Position.Y > y+h {
			l.dragOff = h / 2
		}
		l.dragTo(ev.Position.Y)
		return
	}
	y := ev.Position.Y + l.scrollY
	row := l.rowAt(y)
	if l.Len() == 0 || y >= l.rowTop(l.Len()) || l.source.Kind(row) == RowHeading {
		return
	}
	if ev.Position.X < l.scale()*22 && l.OnBreakpoint != nil {
		l.OnBreakpoint(row)
		return
	}
	if l.r != nil && l.OnMark != nil && l.r.onMark(row, ev.Position.X) {
		l.OnMark(row)
		return
	}
	now := time.Now()
	double := row == l.clickRow && now.Sub(l.clickAt) < 400*time.Millisecond
	l.clickRow, l.clickAt = row, now
	l.cursor = row
	l.redraw()
	if double {
		l.clickRow = -1
		if l.OnActivate != nil {
			l.OnActivate(row)
		}
	} else if l.OnSelect != nil {
		l.OnSelect(row)
	}
}

// scale is what a distance designed for a 14 pixel listing is multiplied by.
func (l *Listing) scale() float32 { return theme.Current().Code / 14 }

// MouseUp implements desktop.Mouseable.
func (l *Listing) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (l *Listing) Dragged(ev *fyne.DragEvent) {
	if l.dragging {
		l.dragTo(ev.Position.Y)
	}
}

// DragEnd implements fyne.Draggable.
func (l *Listing) DragEnd() { l.dragging = false }

func (l *Listing) dragTo(y float32) {
	old, h := l.scrollY, l.Size().Height
	if room := h - l.r.vbar.Size().Height; room > 0 {
		l.scrollY = (y - l.dragOff) / room * (l.content() - h)
	}
	l.scrolled(old)
}

// Scrolled implements fyne.Scrollable.
func (l *Listing) Scrolled(ev *fyne.ScrollEvent) {
	old := l.scrollY
	l.scrollY -= ev.Scrolled.DY
	l.scrolled(old)
	l.setHover(-1, 0)
}

// MouseIn implements desktop.Hoverable.
func (l *Listing) MouseIn(ev *desktop.MouseEvent) {
	l.pointer = true
	l.redraw()
	l.MouseMoved(ev)
}

// MouseMoved implements desktop.Hoverable.
func (l *Listing) MouseMoved(ev *desktop.MouseEvent) {
	y := ev.Position.Y + l.scrollY
	if l.Len() == 0 || y < 0 || y >= l.rowTop(l.Len()) {
		l.setHover(-1, 0)
		return
	}
	l.setHover(l.rowAt(y), ev.Position.X)
}

// MouseOut implements desktop.Hoverable.
func (l *Listing) MouseOut() {
	l.pointer = false
	l.redraw()
	l.setHover(-1, 0)
}

func (l *Listing) setHover(row int, x float32) {
	if row < 0 {
		if l.hover >= 0 {
			l.hover = -1
			l.redraw()
			HideTip(l)
			if l.OnHover != nil {
				l.OnHover(-1, -1, false)
			}
		}
		return
	}
	if l.hover != row {
		l.hover = row
		l.redraw()
	}
	column, cut := -1, ""
	if l.r != nil {
		column, cut = l.r.cellUnder(row, x)
	}
	tip := l.source.Tip(row, column)
	if tip == "" {
		tip = cut
	}
	if r, ok := l.RowRect(row); ok && tip != "" {
		r.Pos.X += l.r.columnX(column)
		ShowTip(l, tip, r)
	} else {
		HideTip(l)
	}
	if l.OnHover != nil {
		l.OnHover(row, column, true)
	}
}
