package widget

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A Run is a piece of a line that is drawn alike. From and To are columns in bytes.
type Run struct {
	From, To int
	Class    Class
}

// A Breakpoint says how the dot in the gutter is drawn.
type Breakpoint uint8

// The states of a breakpoint: a dot, or a ring when it is off or cannot be reached.
const (
	NoBreakpoint Breakpoint = iota
	BreakpointOn
	BreakpointOff
)

// An ErrorMark is an error at a place in the text: a squiggle under the span and a card below its line.
type ErrorMark struct {
	Span    Span
	Message string // "SyntaxError: '(' was never closed"
	Detail  string // "line 4, column 25. The bytecode is of the last good version."
}

// An Editor is a code editor. Its zero value is not usable: see [NewEditor]. The exported fields may be set at any time.
type Editor struct {
	fw.BaseWidget

	TabWidth    int                    // cells a tab stops at, and spaces that Tab inserts; 4
	Comment     string                 // what Ctrl+/ puts before a line; "# "
	AutoIndent  bool                   // Enter keeps the line's indentation; on
	IndentAfter func(line string) bool // whether the line after this one is indented further; nil: when it ends in ":"
	ReadOnly    bool
	Hint        string // a faint line that stands in an empty text

	// Highlight gives the runs of a line, in order and without overlap; what lies between them is plain. It is asked only for
	// lines that are shown, and again when the line's text has changed or after RefreshHighlights.
	Highlight func(line int, text string) []Run

	OnChanged  func(version int)                           // after every edit, by hand or by undo; see Text
	OnCaret    func(Pos)                                   // the caret or the selection moved
	OnScroll   func()                                      // what is visible moved: spans have other places in the window
	OnGutter   func(line int)                              // a click in the gutter
	OnHover    func(pos Pos, over bool)                    // the pointer rests on a character, or has left the text
	OnFocus    func(focused bool)                          // for the panel's heading and the like
	OnKey      func(*fyne.KeyEvent) bool                   // a key that is not used here; false gives it to the window
	OnShortcut func(fyne.Shortcut) bool                    // every shortcut, before it is used here; true: it is dealt with
	OnKeyDown  func(*fyne.KeyEvent, fyne.KeyModifier) bool // every key going down (Shift+F keys raise nothing else); true: dealt with

	buf           *Buffer
	anchor, caret Pos
	goal          int // the cell that up and down aim for; -1: the caret's own
	focused       bool

	running     Span
	runs        bool // running is set
	links       []Span
	errorMark   *ErrorMark
	breakpoints map[int]Breakpoint
	brackets    [2]Pos
	hasBrackets bool

	scroll     fyne.Position
	longest    int // cells of the longest line, at least
	styles     int // counts RefreshHighlights
	blinkOn    bool
	blink      ticker
	dragScroll ticker
	drag       dragKind
	dragAt     fyne.Position
	dragOff    float32
	clicks     int
	clickTime  time.Time
	clickPos   fyne.Position
	wordDrag   Span
	hoverPos   Pos
	pointer    bool // the pointer is over the editor

	r *editorRenderer
}

type dragKind uint8

const (
	dragNone dragKind = iota
	dragText
	dragWords
	dragLines
	dragV
	dragH
)

var (
	_ fyne.Widget        = (*Editor)(nil)
	_ fyne.Focusable     = (*Editor)(nil)
	_ fyne.Tabbable      = (*Editor)(nil)
	_ fyne.Shortcutable  = (*Editor)(nil)
	_ fyne.Scrollable    = (*Editor)(nil)
	_ fyne.Draggable     = (*Editor)(nil)
	_ desktop.Keyable    = (*Editor)(nil)
	_ desktop.Mouseable  = (*Editor)(nil)
	_ desktop.Hoverable  = (*Editor)(nil)
	_ desktop.Cursorable = (*Editor)(nil)
)

// NewEditor makes an editor that shows the text.
func NewEditor(text string) *Editor {
	e := &Editor{TabWidth: 4, Comment: "# ", AutoIndent: true, goal: -1, buf: NewBuffer(text), breakpoints: map[int]Breakpoint{}}
	e.anchor, e.caret = Pos{1, 0}, Pos{1, 0}
	e.buf.OnEdit = e.edited
	e.measure()
	e.ExtendBaseWidget(e)
	return e
}

// Text gives the whole text; lines end in "\n".
func (e *Editor) Text() string { return e.buf.Text() }

// Version counts the edits, also those by SetText.
func (e *Editor) Version() int { return e.buf.Version() }

// Line gives the text of a line.
func (e *Editor) Line(n int) string { return e.buf.Line(n) }

// Lines gives the number of lines.
func (e *Editor) Lines() int { return e.buf.Len() }

// SetText replaces the text by another document's: undo, marks and breakpoints are forgotten, the caret goes to the start.
// OnChanged is not called.
func (e *Editor) SetText(text string) {
	e.buf.SetText(text)
	e.anchor, e.caret, e.goal = Pos{1, 0}, Pos{1, 0}, -1
	e.runs, e.links, e.errorMark, e.hasBrackets = false, nil, nil, false
	e.breakpoints = map[int]Breakpoint{}
	e.scroll = fyne.Position{}
	e.measure()
	e.styles++
	e.Refresh()
	if e.OnScroll != nil {
		e.OnScroll()
	}
}

// Replace puts text in the place of a span, as one change that can be undone.
func (e *Editor) Replace(s Span, text string) {
	e.buf.Break()
	end := e.buf.replace(s, text, e.Selection(), editOther)
	e.anchor, e.caret = end, end
	e.changed()
}

// Caret gives the place of the caret.
func (e *Editor) Caret() Pos { return e.caret }

// SetCaret moves the caret, ends the selection and shows the place.
func (e *Editor) SetCaret(p Pos) { e.moveTo(p, false) }

// Selection gives the selected span, empty at the caret when nothing is selected.
func (e *Editor) Selection() Span { return Span{e.anchor, e.caret}.Ordered() }

// Select selects a span and shows its end.
func (e *Editor) Select(s Span) {
	e.anchor = e.buf.Clamp(s.From)
	e.moveTo(s.To, true)
}

// SelectedText gives the selected text.
func (e *Editor) SelectedText() string { return e.buf.Slice(e.Selection()) }

// SetRunning marks the span that is running: its lines washed, the span on a rounded ground with a thick underline.
func (e *Editor) SetRunning(s Span) {
	if e.runs && e.running == s {
		return
	}
	e.running, e.runs = s, true
	e.redraw()
}

// ClearRunning takes the mark of SetRunning away.
func (e *Editor) ClearRunning() {
	if e.runs {
		e.runs = false
		e.redraw()
	}
}

// Running gives the span that is marked as running, if there is one.
func (e *Editor) Running() (s Span, ok bool) { return e.running, e.runs }

// SetLinks outlines spans: what is selected elsewhere.
func (e *Editor) SetLinks(spans []Span) {
	e.links = append([]Span(nil), spans...)
	e.redraw()
}

// SetError shows an error, or none for nil.
func (e *Editor) SetError(m *ErrorMark) {
	if m == nil && e.errorMark == nil {
		return
	}
	if m != nil {
		c := *m
		m = &c
	}
	another := m != nil && (e.errorMark == nil || *m != *e.errorMark)
	e.errorMark = m
	if another {
		e.showCard()
	}
	e.clampScroll()
	e.redraw()
	if e.OnScroll != nil { // the lines below have moved
		e.OnScroll()
	}
}

// showCard scrolls the error's card into sight when the caret is near it: whoever types there is to see what is wrong.
func (e *Editor) showCard() {
	g := e.geometry()
	h := e.Size().Height
	if g.cardLine == 0 || h <= 0 || e.caret.Line < g.cardLine-3 || e.caret.Line > g.cardLine+3 {
		return
	}
	first, last := min(g.cardLine, e.caret.Line), max(g.cardLine, e.caret.Line)
	bottom := g.lineTop(last) + g.row
	if last == g.cardLine {
		bottom += g.cardHigh
	}
	if bottom > e.scroll.Y+h {
		e.scroll.Y = bottom - h
	}
	e.scroll.Y = min(e.scroll.Y, g.lineTop(first))
}

// Error gives the error that is shown, or nil.
func (e *Editor) Error() *ErrorMark {
	if e.errorMark == nil {
		return nil
	}
	m := *e.errorMark
	return &m
}

// ErrorRect gives the rectangle of the error's card on the window. It reports false when there is none in sight.
func (e *Editor) ErrorRect() (Rect, bool) {
	g, l := e.geometry(), theme.Current()
	if g.cardLine == 0 {
		return Rect{}, false
	}
	margin := l.Px(8)
	r := rect(g.text, g.lineTop(g.cardLine)+g.row+margin-e.scroll.Y, g.cardWide, g.cardHigh-2*margin)
	seen := r.Intersect(rect(0, 0, e.Size().Width, e.Size().Height))
	return seen.Moved(absolute(e)), !seen.Empty()
}

// SetBreakpoints shows dots in the gutter. They move with their lines when the text is edited: ask Breakpoints after a change.
func (e *Editor) SetBreakpoints(b map[int]Breakpoint) {
	e.breakpoints = map[int]Breakpoint{}
	for line, state := range b {
		if state != NoBreakpoint {
			e.breakpoints[line] = state
		}
	}
	e.redraw()
}

// Breakpoints gives the breakpoints at their present lines.
func (e *Editor) Breakpoints() map[int]Breakpoint {
	m := make(map[int]Breakpoint, len(e.breakpoints))
	for line, state := range e.breakpoints {
		m[line] = state
	}
	return m
}

// RefreshHighlights has Highlight asked again for what is shown.
func (e *Editor) RefreshHighlights() {
	e.styles++
	e.redraw()
}

// ScrollTo shows a span with the least movement; a span that was out of sight comes to the upper third.
func (e *Editor) ScrollTo(s Span) {
	s = s.Ordered()
	from, to := e.buf.Clamp(s.From), e.buf.Clamp(s.To)
	g := e.geometry()
	y0, y1 := g.lineTop(from.Line), g.lineTop(to.Line)+g.row
	h := e.Size().Height
	old := e.scroll
	switch {
	case y1-y0 > h:
		e.scroll.Y = y0
	case y1 < e.scroll.Y || y0 > e.scroll.Y+h:
		e.scroll.Y = y0 - h/3
	case y0 < e.scroll.Y:
		e.scroll.Y = y0
	case y1 > e.scroll.Y+h:
		e.scroll.Y = y1 - h
	}
	// The lines' starts stay in sight where the span allows that.
	e.scroll.X = 0
	e.showColumn(g, to)
	if from.Line == to.Line {
		e.showColumn(g, from)
	}
	e.scrolled(old)
}

// ScrollToLine shows a line with the least movement.
func (e *Editor) ScrollToLine(line int) { e.ScrollTo(Span{Pos{line, 0}, Pos{line, 0}}) }

// SpanRect gives the rectangle of a span on the window: of its last line's part when it has several lines, with the margins that
// the mark of the running span has. It reports false when that line is out of sight; a span that is cut by the left or right
// edge of the text is cut in the answer too.
func (e *Editor) SpanRect(s Span) (Rect, bool) {
	s = s.Ordered()
	from, to := e.buf.Clamp(s.From), e.buf.Clamp(s.To)
	if to.Line > from.Line && to.Col == 0 { // ends at a line's start: the part before is meant
		to = Pos{to.Line - 1, len(e.buf.Line(to.Line - 1))}
	}
	if from.Line < to.Line {
		from = Pos{to.Line, len(indentOf(e.buf.Line(to.Line)))}
	}
	g := e.geometry()
	x0, x1 := g.x(e.cellAt(from))-2, g.x(e.cellAt(to))+2
	y := g.lineTop(from.Line) - e.scroll.Y
	x0, x1 = max(x0-e.scroll.X, g.gutter), min(x1-e.scroll.X, e.Size().Width)
	if y+g.row/2 < 0 || y+g.row/2 > e.Size().Height || x1 <= x0 {
		return Rect{}, false
	}
	return rect(x0, y+2, x1-x0, g.row-4).Moved(absolute(e)), true
}

// ThreadPoint gives the place on the window where the thread leaves the underline of a span: the middle of its right end. It
// reports false when that is out of sight.
func (e *Editor) ThreadPoint(s Span) (fyne.Position, bool) {
	r, ok := e.SpanRect(s)
	if !ok {
		return fyne.Position{}, false
	}
	return fyne.NewPos(r.Right(), r.Bottom()-theme.Current().Underline/2), true
}

// PosAt gives the place in the text nearest to a place on the widget.
func (e *Editor) PosAt(p fyne.Position) Pos {
	g := e.geometry()
	line := g.lineAt(p.Y + e.scroll.Y)
	if line < 1 {
		return Pos{1, 0}
	}
	if line > e.buf.Len() {
		return e.buf.End()
	}
	cell := (p.X + e.scroll.X - g.text) / g.cell
	return Pos{line, e.colAt(line, cell)}
}

// edited follows an edit with everything that has a place in the text.
func (e *Editor) edited(ed Edit) {
	e.running = Span{ed.Shift(e.running.From), ed.Shift(e.running.To)}
	for i, s := range e.links {
		e.links[i] = Span{ed.Shift(s.From), ed.Shift(s.To)}
	}
	if e.errorMark != nil {
		e.errorMark.Span = Span{ed.Shift(e.errorMark.Span.From), ed.Shift(e.errorMark.Span.To)}
	}
	if end := after(ed.From, ed.Removed); len(e.breakpoints) > 0 && (end.Line != ed.From.Line || after(ed.From, ed.Inserted).Line != ed.From.Line) {
		moved := make(map[int]Breakpoint, len(e.breakpoints))
		for line, state := range e.breakpoints {
			// A breakpoint goes with its line's code: a line end typed before that pushes it down, one typed after it does not.
			p := Pos{line, 1 << 30}
			if line == ed.From.Line && strings.TrimLeft(e.buf.Line(line)[:ed.From.Col], " \t") != "" {
				p.Col = 0
			}
			p = ed.Shift(p)
			moved[p.Line] = state
		}
		e.breakpoints = moved
	}
	if e.buf.Len() <= 10000 {
		e.measure()
		return
	}
	// Of a huge text only the changed lines are measured: a line that was the longest keeps its room.
	last := after(ed.From, ed.Inserted).Line
	for n := ed.From.Line; n <= last; n++ {
		e.longest = max(e.longest, e.lineCells(n))
	}
}

// changed is called after every change of the text that was made here.
func (e *Editor) changed() {
	e.goal = -1
	e.moved()
	if e.OnChanged != nil {
		e.OnChanged(e.buf.Version())
	}
}

// moved shows the caret and tells of its move.
func (e *Editor) moved() {
	e.caret, e.anchor = e.buf.Clamp(e.caret), e.buf.Clamp(e.anchor)
	e.matchBrackets()
	e.blinkOn = true
	g := e.geometry()
	old := e.scroll
	y, h := g.lineTop(e.caret.Line), e.Size().Height
	if y < e.scroll.Y {
		e.scroll.Y = y
	} else if y+g.row > e.scroll.Y+h && h > 0 {
		e.scroll.Y = y + g.row - h
	}
	e.showColumn(g, e.caret)
	e.scrolled(old)
	if e.OnCaret != nil {
		e.OnCaret(e.caret)
	}
}

func (e *Editor) showColumn(g editorGeometry, p Pos) {
	if e.Size().Width <= g.text {
		return
	}
	x := g.x(e.cellAt(p))
	room := e.Size().Width - g.bar*2
	if x-g.cell < e.scroll.X+g.text {
		e.scroll.X = x - g.text - 4*g.cell
	} else if x+g.cell > e.scroll.X+room {
		e.scroll.X = x + 4*g.cell - room
	}
}

// scrolled clamps the scroll offset, redraws, and tells if it is another than old.
func (e *Editor) scrolled(old fyne.Position) {
	e.clampScroll()
	e.redraw()
	if e.scroll != old && e.OnScroll != nil {
		e.OnScroll()
	}
}

func (e *Editor) clampScroll() {
	g := e.geometry()
	content := g.lineTop(e.buf.Len() + 1)
	e.scroll.Y = whole(min(max(e.scroll.Y, 0), max(content-e.Size().Height, 0)))
	e.scroll.X = whole(min(max(e.scroll.X, 0), max(g.width(e.longest)-e.Size().Width, 0)))
}

// measure finds the longest line. Bytes stand for cells, which is never too few but for tabs and wide characters.
func (e *Editor) measure() {
	e.longest = 0
	for i := range e.buf.lines {
		if n := len(e.buf.lines[i]); n > e.longest {
			e.longest = max(e.longest, e.lineCells(i+1))
		}
	}
}

func (e *Editor) redraw() {
	if e.r != nil {
		e.r.draw()
	}
}

// MinSize implements fyne.CanvasObject: an editor shrinks to almost nothing, so that splits can.
func (e *Editor) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.Px(80), l.SourceRow)
}
