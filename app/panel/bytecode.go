package panel

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// Bytecode is the listing of every code object of the program.
type Bytecode struct {
	Listing *widget.Listing

	session *session.Session
	view    *session.View
	rows    *session.ListingRow // first row of the listing shown, to tell whether it is another
	count   int
	lecture bool
	current int
	most    int // the highest count of executions
}

// NewBytecode makes the panel.
func NewBytecode(s *session.Session, clock *widget.Clock) *Bytecode {
	b := &Bytecode{Listing: widget.NewListing(nil, widget.CodeColumns(2, 2, 3)), session: s, current: -1}
	b.Listing.Clock = clock
	b.Listing.OnSelect = func(row int) { s.SelectRow(row) }
	b.Listing.OnBreakpoint = s.ToggleBreakpointRow
	b.Listing.OnActivate = s.ToggleBreakpointRow
	return b
}

// Show draws a view.
func (b *Bytecode) Show(v *session.View) {
	b.view = v
	b.most = 0
	for _, n := range v.Listing.Counts {
		b.most = max(b.most, n)
	}
	lecture := theme.Current().Class == theme.Lecture
	rows := v.Listing.Rows
	var first *session.ListingRow
	if len(rows) > 0 {
		first = &rows[0]
	}
	if first != b.rows || len(rows) != b.count || lecture != b.lecture {
		b.rows, b.count, b.lecture, b.current = first, len(rows), lecture, -1
		b.Listing.SetSource(listingRows{b})
		b.Listing.SetColumns(b.columns())
		b.Listing.SetJumps(b.jumps())
	} else {
		b.Listing.RefreshRows()
	}
	b.Listing.SetDimmed(v.Compile.Stale)
	b.Listing.SetSelected(v.Selection.Rows)
	b.Listing.SetCurrent(v.Listing.Current)
	if v.Listing.Current >= 0 && v.Listing.Current != b.current {
		b.Listing.ScrollTo(v.Listing.Current)
	}
	b.current = v.Listing.Current
}

func (b *Bytecode) columns() []widget.Column {
	line, offset, arg := 0, 0, 0
	name, value := 0, 0
	for _, r := range b.view.Listing.Rows {
		name = max(name, len(r.Opname))
		if r.ArgKind == session.NameArg {
			value = max(value, utf8.RuneCountInString(b.value(r)))
		}
		line = max(line, len(strconv.Itoa(r.Line)))
		offset = max(offset, len(strconv.Itoa(r.Offset)))
		if r.HasArg {
			arg = max(arg, len(strconv.Itoa(r.Arg)))
		}
	}
	c := widget.CodeColumns(line, offset, arg)
	// Names such as LOAD_FAST_LOAD_FAST and operands such as "factorial + NULL" are
	// whole before columns of less weight are on show.
	c[widget.ColName].Cells = float32(min(max(name, 12), 22))
	c[widget.ColName].Shrink = c[widget.ColName].Cells - 12
	c[widget.ColValue].Cells = min(max(c[widget.ColValue].Cells, float32(value)), 16)
	if b.lecture {
		// From the back of the hall only what is talked about.
		for _, gone := range []int{widget.ColLine, widget.ColJump, widget.ColLabel, widget.ColBytes, widget.ColOparg, widget.ColTimes} {
			c[gone] = widget.Column{}
		}
		c[widget.ColOffset].Cells++
		c[widget.ColOffset].Gap = 13
		c[widget.ColName].Gap, c[widget.ColValue].Gap = 11, 8
	}
	return c
}

func (b *Bytecode) jumps() []widget.Jump {
	if b.lecture {
		return nil
	}
	var jumps []widget.Jump
	for i, r := range b.view.Listing.Rows {
		if r.JumpTo >= 0 && r.Kind != session.HeadingRow {
			jumps = append(jumps, widget.Jump{From: i, To: r.JumpTo})
		}
	}
	return jumps
}

// listingRows gives the listing's rows to the widget.
type listingRows struct{ *Bytecode }

func (b listingRows) Len() int { return len(b.view.Listing.Rows) }

func (b listingRows) Kind(i int) widget.RowKind {
	if i < b.Len() && b.view.Listing.Rows[i].Kind == session.HeadingRow {
		return widget.RowHeading
	}
	return widget.RowPlain
}

func (b listingRows) Row(i int) widget.Row {
	l := b.view.Listing
	if i >= len(l.Rows) {
		return widget.Row{}
	}
	r := l.Rows[i]
	if r.Kind == session.HeadingRow {
		row := widget.Row{Kind: widget.RowHeading, Cells: []widget.Cell{{Text: r.CodeName, Class: widget.ClassKeyword}}}
		if !b.lecture {
			row.Cells = append(row.Cells, widget.Cell{Text: r.Heading, Class: widget.ClassFaint, Sans: true})
		}
		return row
	}
	row := widget.Row{Rule: r.HasLine && !b.lecture && i > 0 && l.Rows[i-1].Kind != session.HeadingRow}
	if i < len(l.Breakpoint) && l.Breakpoint[i] {
		row.Breakpoint = widget.BreakpointOn
	}
	add := func(column int, text string, class widget.Class) {
		if text != "" {
			row.Cells = append(row.Cells, widget.Cell{Column: column, Text: text, Class: class})
		}
	}
	// In the columns' order: a cell may run on into empty ones to its right.
	if r.HasLine && !b.lecture {
		add(widget.ColLine, strconv.Itoa(r.Line), widget.ClassQuiet)
	}
	if r.Label > 0 && !b.lecture {
		add(widget.ColLabel, "L"+strconv.Itoa(r.Label), widget.ClassQuiet)
	}
	add(widget.ColOffset, strconv.Itoa(r.Offset), widget.ClassFaint)
	if !b.lecture {
		add(widget.ColBytes, hexBytes(r.Bytes), widget.ClassFaint)
	}
	name := widget.ClassPlain
	if r.Kind == session.PrefixRow {
		name = widget.ClassFaint
	}
	add(widget.ColName, r.Opname, name)
	if r.HasArg && !b.lecture {
		add(widget.ColOparg, strconv.Itoa(r.Arg), widget.ClassFaint)
	}
	value, class := b.value(r), argClass(r.ArgKind)
	if b.lecture && r.JumpTo >= 0 && l.Rows[r.JumpTo].Label > 0 {
		value = "to " + strconv.Itoa(l.Rows[r.JumpTo].Offset) // labels are not on show
	}
	if value == "" && r.HasArg && b.lecture {
		value, class = strconv.Itoa(r.Arg), widget.ClassQuiet
	}
	add(widget.ColValue, value, class)
	if !b.lecture {
		b.times(&row, i, add)
	}
	return row
}

// value is what the operand stands for. From the back of the hall it is without NULL:
// the sentence below the source says it.
func (b *Bytecode) value(r session.ListingRow) string {
	if b.lecture {
		return strings.TrimSuffix(r.ArgRepr, " + NULL")
	}
	return r.ArgRepr
}

// times says how often the row was executed: a dot for never, and a bar for those
// that run far more often than the others.
func (b listingRows) times(row *widget.Row, i int, add func(int, string, widget.Class)) {
	counts := b.view.Listing.Counts
	if i >= len(counts) {
		return
	}
	n := counts[i]
	if n == 0 {
		add(widget.ColTimes, "·", widget.ClassFaint)
		return
	}
	add(widget.ColTimes, short(n), widget.ClassFaint)
	if b.most >= 1000 && n >= b.most/10 {
		row.Cells[len(row.Cells)-1].Heat = float32(n) / float32(b.most)
	}
}

// short writes a count in at most four characters.
func short(n int) string {
	switch {
	case n < 10_000:
		return strconv.Itoa(n)
	case n < 1_000_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n/1_000_000) + "M"
}

func argClass(k session.ArgKind) widget.Class {
	switch k {
	case session.NumberArg:
		return widget.ClassNumber
	case session.StringArg:
		return widget.ClassString
	case session.JumpArg, session.OperatorArg:
		return widget.ClassQuiet
	}
	return widget.ClassPlain
}

func (b listingRows) Tip(i, column int) string {
	if i >= b.Len() {
		return ""
	}
	r := b.view.Listing.Rows[i]
	if r.Kind == session.HeadingRow {
		return ""
	}
	var t strings.Builder
	fmt.Fprintf(&t, "%s, opcode %d", r.Opname, r.Opcode)
	if r.HasArg {
		fmt.Fprintf(&t, ", argument %d", r.Arg)
		if r.ArgRepr != "" {
			fmt.Fprintf(&t, " (%s)", r.ArgRepr)
		}
	}
	if r.Meaning != "" {
		t.WriteString("\n" + r.Meaning)
	}
	if r.Picture != "" {
		t.WriteString("\nstack: " + r.Picture)
	}
	if r.CacheBytes > 0 {
		fmt.Fprintf(&t, "\n%d bytes of inline cache follow it: %s", r.CacheBytes, strings.Join(r.Caches, ", "))
	}
	return t.String()
}

// BarLeft and BarRight are the middles of the ends of the current row's bar, on the
// window; ok is false while it is out of sight.
func (b *Bytecode) BarLeft() (p fyne.Position, ok bool) {
	r, ok := b.Listing.BarRect()
	return fyne.NewPos(r.Left(), (r.Top()+r.Bottom())/2), ok
}

// BarRight is the right end.
func (b *Bytecode) BarRight() (p fyne.Position, ok bool) {
	r, ok := b.Listing.BarRect()
	return fyne.NewPos(r.Right(), (r.Top()+r.Bottom())/2), ok
}
