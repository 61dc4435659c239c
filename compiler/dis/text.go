package dis

import (
	"bufio"
	"io"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// Options are the arguments that dis takes besides the code object.
type Options struct {
	// Current marks the instruction at this offset with an arrow (lasti), if Mark is
	// set.
	Current int
	Mark    bool

	// Flat leaves out the code objects in the constants.
	Flat bool

	// ShowCaches lists the code units of inline caches, each on a line of its own, and
	// ShowOffsets the offsets beside the labels. They do nothing in dialects whose dis
	// lacks them (see dialect.Listing).
	ShowCaches, ShowOffsets bool
}

// Dis writes what dis.dis prints for c: c itself, then each code object in its
// constants with a heading, recursively. Where a heading or an operand shows the
// address of an object, it is code.Code.Address.
func Dis(w io.Writer, c *code.Code, o Options) error {
	b := bufio.NewWriter(w)
	list(b, c, o)
	return b.Flush()
}

func list(b *bufio.Writer, c *code.Code, o Options) {
	instructions := Instructions(c)
	l := c.Dialect.Listing
	t := newColumns(c, instructions, o)
	for _, i := range instructions {
		if i.HasLine && i.Offset > 0 && t.line > 0 {
			b.WriteByte('\n')
		}
		current := i.Offset == o.Current
		if l.CacheSelf && (l.Labels || !o.ShowCaches) {
			current = i.Offset <= o.Current && o.Current < i.Offset+len(i.Bytes)
		}
		b.WriteString(t.format(i, o.Mark && current))
		b.WriteByte('\n')
		if !o.ShowCaches || !l.ShowCaches {
			continue
		}
		for _, unit := range cacheUnits(c, i) {
			b.WriteString(t.format(unit, o.Mark && !l.Labels && unit.Offset == o.Current))
			b.WriteByte('\n')
		}
	}
	if c.Dialect.Listing.Exceptions {
		listHandlers(b, c, instructions)
	}
	if o.Flat {
		return
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			b.WriteString("\nDisassembly of " + c.Repr(inner) + ":\n")
			list(b, inner, o)
		}
	}
}

// cacheUnits gives the code units of the inline cache behind an instruction as
// instructions. What dis lists is co_code, in which inline caches are always empty,
// whatever has been written into them, and whatever a .pyc file has there.
func cacheUnits(c *code.Code, i Instruction) []Instruction {
	var units []Instruction
	end := i.Offset + len(i.Bytes)
	offset := i.Offset + 2
	for _, entry := range c.Dialect.Caches(i.Op) {
		for n := 0; n < entry.Size && offset < end; n++ {
			unit := Instruction{Offset: offset, Bytes: c.Bytecode[offset : offset+2], Op: opcode.Cache, Name: opcode.Cache.String(), HasArg: true, Target: -1}
			if n == 0 && c.Dialect.Listing.CacheValues {
				unit.ArgRepr = entry.Name + ": 0"
			}
			units = append(units, unit)
			offset += 2
		}
	}
	return units
}

// listHandlers writes the exception table: by offsets, of which the end is that of
// the last code unit, or by labels.
func listHandlers(b *bufio.Writer, c *code.Code, instructions []Instruction) {
	handlers := c.Handlers()
	if len(handlers) == 0 {
		return
	}
	places := func(h code.Handler) (start, end, target string) {
		return itoa(h.Start), itoa(h.End - 2), itoa(h.Target)
	}
	if c.Dialect.Listing.Labels {
		labels := labelsOf(c, instructions)
		places = func(h code.Handler) (start, end, target string) {
			return "L" + itoa(labels[h.Start]), "L" + itoa(labels[h.End]), "L" + itoa(labels[h.Target])
		}
	}
	b.WriteString("ExceptionTable:\n")
	for _, h := range handlers {
		start, end, target := places(h)
		b.WriteString("  " + start + " to " + end + " -> " + target + " [" + itoa(h.Depth) + "]")
		if h.LastI {
			b.WriteString(" lasti")
		}
		b.WriteByte('\n')
	}
}

// columns has the widths of a listing's columns; 0 is no column.
type columns struct {
	line, offset, name, arg int
	labels                  int // width of labels, which stand before the offsets or in their place
}

// newColumns widens the columns of lines, offsets and labels for large numbers.
func newColumns(c *code.Code, instructions []Instruction, o Options) columns {
	l := c.Dialect.Listing
	t := columns{line: 3, offset: 4, name: 20, arg: 5}
	last, missing := -1, false
	for _, line := range c.LineStarts() {
		last = max(last, line)
		missing = missing || line == code.NoLine
	}
	switch {
	case last < 0 && l.OptionalLines, last == 0 && l.NoLines: // line 0 doesn't count then
		t.line = 0
	case last >= 1000:
		t.line = len(itoa(last))
	case missing:
		t.line = len(noLine)
	}
	if offset := len(c.Bytecode) - 2; offset >= 10000 {
		t.offset = len(itoa(offset))
	}
	if l.Labels {
		t.labels = 4 + len(itoa(len(labelsOf(c, instructions))))
		if !o.ShowOffsets || !l.ShowOffsets {
			t.offset = 0
		}
	}
	return t
}

// noLine stands in the column of lines where instructions without one begin.
const noLine = "  --"

// format gives an instruction's line of the listing: the source line it starts, the
// arrow of the current instruction, the mark of a jump target, offset, name,
// operand, and what the operand refers to. Since 3.13 the label stands in place of
// mark and offset, or before the offset where that is wanted, and the arrow after it.
func (t columns) format(i Instruction, current bool) string {
	var b strings.Builder
	if t.line > 0 {
		text := ""
		if i.HasLine {
			text = itoa(i.StartsLine)
			if i.StartsLine == code.NoLine {
				text = noLine
			}
		}
		b.WriteString(right(text, t.line) + " ")
	}
	arrow := "    "
	if current {
		arrow = "--> "
	}
	if t.labels > 0 {
		label := ""
		if i.IsJumpTarget {
			label = "L" + itoa(i.Label) + ":"
		}
		b.WriteString(right(label, t.labels) + " ")
		if t.offset > 0 {
			b.WriteString(right(itoa(i.Offset), t.offset) + "   ")
		}
		b.WriteString(arrow)
	} else {
		mark := "   "
		if i.IsJumpTarget {
			mark = ">> "
		}
		b.WriteString(arrow + mark + right(itoa(i.Offset), t.offset) + " ")
	}
	b.WriteString(i.Name)
	if i.HasArg {
		b.WriteString(right("", t.name-len(i.Name)))
		arg := t.arg
		if t.labels > 0 { // a long name goes on where the operand would begin
			arg -= max(0, len(i.Name)-t.name)
		}
		b.WriteString(" " + right(itoa(i.Arg), arg))
		if i.ArgRepr != "" {
			b.WriteString(" (" + i.ArgRepr + ")")
		}
	}
	return b.String()
}

// right fills s with spaces on the left up to width.
func right(s string, width int) string {
	if len(s) >= width {
		return s
	}
	return strings.Repeat(" ", width-len(s)) + s
}
