package session

import (
	"fmt"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
)

// listing is the rows of a module's code objects, with the way from code to rows.
type listing struct {
	root  *code.Code
	codes []*code.Code // by their number in the rows
	index map[*code.Code]int
	rows  []ListingRow
	first []int   // by code: its heading's row
	units [][]int // by code and code unit: the row, -1 for none
}

// newListing lists the functions in order of appearance, then the module.
func newListing(root *code.Code) *listing {
	l := &listing{root: root, index: map[*code.Code]int{}}
	for c := range root.All() {
		if c != root {
			l.add(c)
		}
	}
	l.add(root)
	return l
}

func (l *listing) has(c *code.Code) bool { _, ok := l.index[c]; return ok }

// row gives the row of the instruction at offset, -1 for none.
func (l *listing) row(c *code.Code, offset int) int {
	if l == nil {
		return -1
	}
	i, ok := l.index[c]
	if !ok || offset < 0 || offset/2 >= len(l.units[i]) {
		return -1
	}
	return l.units[i][offset/2]
}

func (l *listing) add(c *code.Code) {
	if l.has(c) {
		return // the same constant twice
	}
	n := len(l.codes)
	l.codes = append(l.codes, c)
	l.index[c] = n
	l.first = append(l.first, len(l.rows))
	l.rows = append(l.rows, ListingRow{
		Kind: HeadingRow, Code: n, CodeName: c.Name, JumpTo: -1, OfLine: c.FirstLine,
		Heading: fmt.Sprintf("line %d, %d bytes, stack %d", c.FirstLine, len(c.Bytecode), c.StackSize),
	})
	instructions := dis.Instructions(c)
	units := make([]int, len(c.Bytecode)/2+1)
	for i := range units {
		units[i] = -1
	}
	base := len(l.rows)
	lines := lineTable(c)
	for k := range instructions {
		in := &instructions[k]
		row := ListingRow{
			Kind: InstructionRow, Code: n, CodeName: c.Name, OfLine: lines[in.Offset/2], Offset: in.Offset,
			Bytes: in.Bytes[:2], Opcode: int(in.Bytes[0]), Opname: in.Name, HasArg: in.HasArg, Arg: in.Arg, ArgRepr: in.ArgRepr,
			ArgKind: argKind(c, in), JumpTo: -1, IsTarget: in.IsJumpTarget, Label: in.Label, Meaning: in.Meaning(), Span: spanOf(c, in.Offset),
		}
		if in.Op == opcode.ExtendedArg {
			row.Kind = PrefixRow
		}
		if in.Op != 0 {
			row.Picture = picture(in)
		}
		if in.HasLine && in.StartsLine >= 0 {
			row.HasLine, row.Line = true, in.StartsLine
		}
		row.CacheBytes = 2 * c.Dialect.CacheUnits(in.Bytes[0])
		for _, entry := range c.Dialect.Caches(in.Op) {
			row.Caches = append(row.Caches, entry.Name)
		}
		units[in.Offset/2] = len(l.rows)
		l.rows = append(l.rows, row)
	}
	for k := range instructions {
		if t := instructions[k].Target; t >= 0 && t/2 < len(units) {
			l.rows[base+k].JumpTo = units[t/2]
		}
	}
	l.units = append(l.units, units)
}

// picture is the evaluation stack before and after an instruction, with the NULL that
// bit 0 of its oparg asks for.
func picture(in *dis.Instruction) string {
	p := in.Op.Picture()
	if _, null, ok := strings.Cut(in.ArgRepr, " + NULL"); ok {
		p += ", NULL" + null
	}
	return p
}

// lineTable gives the line of each code unit.
func lineTable(c *code.Code) []int {
	t := make([]int, len(c.Bytecode)/2+1)
	for r := range c.Lines() {
		for u := r.Start / 2; u < r.End/2 && u < len(t); u++ {
			t[u] = r.Line
		}
	}
	return t
}

// spanOf gives the source text of the instruction at offset, zero if not known.
func spanOf(c *code.Code, offset int) source.Span {
	if u := offset / 2; u >= 0 && u < len(c.Positions) {
		p := c.Positions[u]
		if p.Line > 0 && p.EndLine > 0 && p.Col >= 0 && p.EndCol >= 0 {
			return source.Span{Start: source.Pos{Line: p.Line, Col: p.Col}, End: source.Pos{Line: p.EndLine, Col: p.EndCol}}
		}
	}
	return source.Span{}
}

func argKind(c *code.Code, in *dis.Instruction) ArgKind {
	if !in.HasArg || in.Op == 0 {
		return NoArg
	}
	if in.Op == opcode.BinaryOp {
		return OperatorArg
	}
	switch c.Dialect.Operand(in.Op) {
	case opcode.ConstIndex:
		switch in.ArgVal.(type) {
		case string, code.Bytes:
			return StringArg
		case *code.Code, code.Tuple, code.FrozenSet, code.NoneType, code.EllipsisType, bool:
			return OtherConstArg
		}
		return NumberArg
	case opcode.NameIndex, opcode.LocalIndex, opcode.FreeIndex:
		return NameArg
	case opcode.CompareIndex:
		return OperatorArg
	case opcode.RelativeJump, opcode.AbsoluteJump:
		return JumpArg
	}
	return NoArg
}

// counts gives how often each row was executed in the first n steps.
func (l *listing) counts(r *run, n int) []int {
	counts := make([]int, len(l.rows))
	for i, c := range l.codes {
		units := r.h.Counts(c, n)
		for u, k := range units {
			if k == 0 || u >= len(l.units[i]) || l.units[i][u] < 0 {
				continue
			}
			row := l.units[i][u]
			counts[row] += int(k)
			// An instruction is counted where it begins: at its first prefix.
			for l.rows[row].Kind == PrefixRow && row+1 < len(l.rows) {
				row++
				counts[row] += int(k)
			}
		}
	}
	return counts
}

// main gives the row of the instruction itself for the row where it begins.
func (l *listing) main(row int) int {
	for row >= 0 && row+1 < len(l.rows) && l.rows[row].Kind == PrefixRow {
		row++
	}
	return row
}

// foreign gives the listing of the module that c is in, nil if c came from nowhere
// that is known.
func (r *run) foreign(c *code.Code) *listing {
	for _, l := range r.foreigns {
		if l.has(c) {
			return l
		}
	}
	for _, ld := range r.h.Loads() {
		if ld.Code == nil || r.foreigns[ld.Code] != nil || ld.Code == r.root {
			continue
		}
		for k := range ld.Code.All() {
			if k == c {
				l := newListing(ld.Code)
				if r.foreigns == nil {
					r.foreigns = map[*code.Code]*listing{}
				}
				r.foreigns[ld.Code] = l
				return l
			}
		}
	}
	// Code that exec() or a library made: it is its own listing.
	if r.foreigns == nil {
		r.foreigns = map[*code.Code]*listing{}
	}
	l := newListing(c)
	r.foreigns[c] = l
	return l
}

// moduleOf names the module that c is the code of, "" if it is none's.
func (r *run) moduleOf(c *code.Code) string {
	for _, ld := range r.h.Loads() {
		if ld.Code == c {
			return ld.Module
		}
	}
	return ""
}

// selectSource selects the instructions made of the text in span, or, for an empty
// span, of the smallest expression around it.
func (c *controller) selectSource(span source.Span) {
	l := c.shownListing()
	sel := Selection{Span: span}
	if l == nil {
		c.selection = sel
		return
	}
	if span.End.Before(span.Start) {
		span.Start, span.End = span.End, span.Start
		sel.Span = span
	}
	if span.Start == span.End {
		best := source.Span{}
		for i := range l.rows {
			s := l.rows[i].Span
			if s.Start.IsValid() && s.Contains(span.Start) && (!best.Start.IsValid() || within(s, best)) {
				best = s
			}
		}
		if !best.Start.IsValid() {
			c.selection = Selection{}
			return
		}
		span, sel.Span = best, best
	}
	for i := range l.rows {
		if s := l.rows[i].Span; s.Start.IsValid() && within(s, span) {
			sel.Rows = append(sel.Rows, i)
		}
	}
	c.selection = sel
}

// within reports whether a lies in b.
func within(a, b source.Span) bool {
	return !a.Start.Before(b.Start) && !b.End.Before(a.End)
}

func (c *controller) selectRow(row int) {
	l := c.shownListing()
	if l == nil || row < 0 || row >= len(l.rows) {
		c.selection = Selection{}
		return
	}
	c.selection = Selection{Rows: []int{row}, Span: l.rows[row].Span}
}
