package code

import (
	"fmt"
	"iter"

	"bytewalk/compiler/dialect"
)

// Lines gives the runs of instructions that belong to one line, in the order of
// their offsets: the table from instructions to lines, taken apart. Entries that
// cover no bytes are left out, and neighbours with the same line are one run. The
// last run ends at the end of the bytecode. A Line of 0 means no line (since 3.10).
func (c *Code) Lines() iter.Seq[LineRange] {
	return func(yield func(LineRange) bool) {
		var run LineRange
		for next := range c.entries() {
			next.End = min(next.End, len(c.Bytecode))
			switch {
			case next.Start >= next.End:
			case run.End > run.Start && run.Line == next.Line:
				run.End = next.End
			default:
				if run.End > run.Start && !yield(run) {
					return
				}
				run = next
			}
		}
		if run.End > run.Start {
			yield(run)
		}
	}
}

// LineRange is a run of bytecode that belongs to one line.
type LineRange struct {
	Start, End int // offsets in bytes; End is exclusive
	Line       int
}

// LineAt gives the line of the instruction at offset (PyCode_Addr2Line), which is
// FirstLine for an offset before the table's first entry and the last line for one
// after its end.
func (c *Code) LineAt(offset int) int {
	line := c.FirstLine
	for r := range c.entries() {
		if r.Start > offset {
			break
		}
		line = r.Line
	}
	return line
}

// LineStarts gives the offsets at which a new line starts and the lines, as
// dis.findlinestarts does. Unlike Lines it may give an offset after the end of the
// bytecode, and one offset twice.
func (c *Code) LineStarts() iter.Seq2[int, int] {
	switch c.Dialect.Lines {
	case dialect.LnoTab:
		return c.lnotabStarts
	}
	panic(c.unknownLines())
}

func (c *Code) lnotabStarts(yield func(offset, line int) bool) {
	offset, line := 0, c.FirstLine
	last, any := 0, false
	start := func() bool {
		if any && line == last {
			return true
		}
		last, any = line, true
		return yield(offset, line)
	}
	for i := 0; i+1 < len(c.LineTable); i += 2 {
		if bytes := int(c.LineTable[i]); bytes > 0 {
			if !start() {
				return
			}
			offset += bytes
			if offset >= len(c.Bytecode) {
				return // what follows was optimized away
			}
		}
		line += int(int8(c.LineTable[i+1]))
	}
	start()
}

// entries gives the table's entries as they are, empty ones as well. The last one
// has no end of its own: it ends at the end of the bytecode, or where it starts if
// that is later.
func (c *Code) entries() iter.Seq[LineRange] {
	switch c.Dialect.Lines {
	case dialect.LnoTab:
		return c.lnotab
	}
	panic(c.unknownLines())
}

func (c *Code) unknownLines() string {
	return fmt.Sprintf("code: line table format %d of dialect %s", c.Dialect.Lines, c.Dialect)
}

// lnotab reads co_lnotab: pairs of bytes, by how much the offset and the line grow
// to the next entry. The line's increment is signed (Objects/lnotab_notes.txt).
func (c *Code) lnotab(yield func(LineRange) bool) {
	offset, line := 0, c.FirstLine
	for i := 0; i+1 < len(c.LineTable); i += 2 {
		next := offset + int(c.LineTable[i])
		if !yield(LineRange{offset, next, line}) {
			return
		}
		offset, line = next, line+int(int8(c.LineTable[i+1]))
	}
	yield(LineRange{offset, max(offset, len(c.Bytecode)), line})
}
