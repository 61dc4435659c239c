package code

import (
	"fmt"
	"iter"

	"bytewalk/compiler/dialect"
)

// Lines gives the runs of instructions that belong to one line, in the order of
// their offsets: the table from instructions to lines, taken apart. Entries that
// cover no bytes are left out, and neighbours with the same line are one run. The
// last run ends at the end of the bytecode. A Line may be NoLine.
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

// NoLine is the line of instructions that belong to none (since 3.10). 0 is a line:
// that of a module's first instruction since 3.11.
const NoLine = -1

// LineRange is a run of bytecode that belongs to one line.
type LineRange struct {
	Start, End int // offsets in bytes; End is exclusive
	Line       int
}

// LineAt gives the line of the instruction at offset (PyCode_Addr2Line), which is
// FirstLine for an offset before the table's first entry and the last line for one
// after its end. Since 3.10 it may be NoLine.
func (c *Code) LineAt(offset int) int {
	if c.Dialect.Lines != dialect.LnoTab {
		if offset < 0 {
			return c.FirstLine
		}
		for r := range c.entries() {
			if offset < r.End {
				return r.Line
			}
		}
		return NoLine
	}
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
	case dialect.LineTable, dialect.Locations:
		return c.rangeStarts
	}
	panic(c.unknownLines())
}

// rangeStarts gives the starts of lines of dialects since 3.10.
func (c *Code) rangeStarts(yield func(offset, line int) bool) {
	last, first := 0, true
	for r := range c.entries() {
		skip := r.Line == NoLine && !c.Dialect.Listing.NoLines
		if r.Start == r.End || skip || !first && r.Line == last {
			continue
		}
		if !yield(r.Start, r.Line) {
			return
		}
		last, first = r.Line, false
	}
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
	case dialect.LineTable:
		return c.linetable
	case dialect.Locations:
		return c.locations
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

// linetable reads co_linetable of 3.10: pairs of bytes, how many bytes of bytecode
// an entry covers, and how much its line is beyond that of the entry before.
func (c *Code) linetable(yield func(LineRange) bool) {
	offset, line := 0, c.FirstLine
	for i := 0; i+1 < len(c.LineTable); i += 2 {
		r := LineRange{offset, offset + int(c.LineTable[i]), NoLine}
		if delta := int(int8(c.LineTable[i+1])); delta != -128 {
			line += delta
			r.Line = line
		}
		if !yield(r) {
			return
		}
		offset = r.End
	}
}

// The kinds of entry in the location table since 3.11, from its first byte.
const (
	locationOneLine  = 10 // to 12: the line delta is the kind less 10, two columns follow
	locationNoColumn = 13
	locationLong     = 14
	locationNone     = 15
)

// locations reads co_linetable since 3.11. The first byte of an entry has the high
// bit set, its kind in four bits, and in three how many code units it covers.
func (c *Code) locations(yield func(LineRange) bool) {
	offset, line := 0, c.FirstLine
	for at := 0; at < len(c.LineTable); {
		first := c.LineTable[at]
		at++
		r := LineRange{offset, offset + 2*(int(first&7)+1), NoLine}
		switch kind := first >> 3 & 15; kind {
		case locationNone:
		case locationLong, locationNoColumn:
			delta, next := varint(c.LineTable, at)
			if delta&1 != 0 {
				line -= delta >> 1
			} else {
				line += delta >> 1
			}
			r.Line = line
			at = next
			if kind == locationLong { // lines to the end, and two columns
				for range 3 {
					_, at = varint(c.LineTable, at)
				}
			}
		default:
			at++
			if kind >= locationOneLine {
				line += int(kind) - locationOneLine
				at++
			}
			r.Line = line
		}
		if !yield(r) {
			return
		}
		offset = r.End
	}
}

// varint reads a number of 6 bits a byte, the lowest first, of which all but the
// last have bit 6 set.
func varint(table []byte, at int) (n, next int) {
	for shift := 0; at < len(table); shift += 6 {
		b := table[at]
		at++
		n |= int(b&63) << shift
		if b&64 == 0 {
			break
		}
	}
	return n, at
}
