package dis

import (
	"bufio"
	"io"
	"strings"

	"bytewalk/compiler/code"
)

// Options are the arguments that dis takes besides the code object.
type Options struct {
	// Current marks the instruction at this offset with an arrow (lasti), if Mark is
	// set.
	Current int
	Mark    bool

	// Flat leaves out the code objects in the constants.
	Flat bool
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
	t := newColumns(c)
	for _, i := range instructions {
		if i.HasLine && i.Offset > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t.format(i, o.Mark && i.Offset == o.Current))
		b.WriteByte('\n')
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

// columns has the widths of a listing's columns.
type columns struct{ line, offset, name, arg int }

// newColumns widens the columns of lines and offsets for large numbers.
func newColumns(c *code.Code) columns {
	t := columns{line: 3, offset: 4, name: 20, arg: 5}
	last := 0
	for _, line := range c.LineStarts() {
		last = max(last, line)
	}
	if last >= 1000 {
		t.line = len(itoa(last))
	}
	if offset := len(c.Bytecode) - 2; offset >= 10000 {
		t.offset = len(itoa(offset))
	}
	return t
}

// format gives an instruction's line of the listing: the source line it starts, the
// arrow of the current instruction, the mark of a jump target, offset, name,
// operand, and what the operand refers to.
func (t columns) format(i Instruction, current bool) string {
	var b strings.Builder
	if i.HasLine {
		b.WriteString(right(itoa(i.StartsLine), t.line))
	} else {
		b.WriteString(right("", t.line))
	}
	if current {
		b.WriteString(" -->")
	} else {
		b.WriteString("    ")
	}
	if i.IsJumpTarget {
		b.WriteString(" >> ")
	} else {
		b.WriteString("    ")
	}
	b.WriteString(right(itoa(i.Offset), t.offset))
	b.WriteByte(' ')
	b.WriteString(i.Name)
	if i.HasArg {
		b.WriteString(right("", t.name-len(i.Name)))
		b.WriteByte(' ')
		b.WriteString(right(itoa(i.Arg), t.arg))
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
