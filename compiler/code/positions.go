package code

import "bytewalk/compiler/dialect"

// PositionAt gives the source range of the instruction at offset, as the table says it
// (co_positions(), PEP 657). Where the table has none, Line is 0; where it has a line
// alone, EndLine is 0 too and the columns are -1. Dialects before 3.11 have lines alone.
func (c *Code) PositionAt(offset int) Position {
	if c.Dialect.Lines != dialect.Locations {
		return Position{Line: int32(max(c.LineAt(offset), 0)), Col: -1, EndCol: -1}
	}
	found := Position{Col: -1, EndCol: -1}
	c.positions(func(start, end int, p Position) bool {
		if offset >= start && offset < end {
			found = p
			return false
		}
		return true
	})
	return found
}

// positions gives the entries of the location table: the offsets that each covers, and
// its range. The line may be 0 (module level) or below; NoLine entries have Line 0.
func (c *Code) positions(yield func(start, end int, p Position) bool) {
	offset, line := 0, c.FirstLine
	number := func(at int) (int, int) { return varint(c.LineTable, at) }
	for at := 0; at < len(c.LineTable); {
		first := c.LineTable[at]
		at++
		end := offset + 2*(int(first&7)+1)
		p := Position{Col: -1, EndCol: -1}
		switch kind := int(first >> 3 & 15); kind {
		case locationNone:
		case locationLong, locationNoColumn:
			var n int
			n, at = number(at)
			if n&1 != 0 {
				line -= n >> 1
			} else {
				line += n >> 1
			}
			p.Line, p.EndLine = int32(line), int32(line)
			if kind == locationLong {
				var lines, col, endCol int
				lines, at = number(at)
				col, at = number(at)
				endCol, at = number(at)
				p.EndLine += int32(lines)
				p.Col, p.EndCol = int32(col)-1, int32(endCol)-1
			}
		default:
			second := byte(0)
			if at < len(c.LineTable) {
				second = c.LineTable[at]
			}
			at++
			if kind >= locationOneLine {
				line += kind - locationOneLine
				third := byte(0)
				if at < len(c.LineTable) {
					third = c.LineTable[at]
				}
				at++
				p.Col, p.EndCol = int32(second), int32(third)
			} else {
				p.Col = int32(kind<<3) | int32(second>>4)
				p.EndCol = p.Col + int32(second&15)
			}
			p.Line, p.EndLine = int32(line), int32(line)
		}
		if !yield(offset, end, p) {
			return
		}
		offset = end
	}
}

// AllPositions calls yield for each code unit with its source range, as PositionAt gives it.
func (c *Code) AllPositions(yield func(p Position) bool) {
	if c.Dialect.Lines != dialect.Locations {
		return
	}
	c.positions(func(start, end int, p Position) bool {
		for ; start < end; start += 2 {
			if !yield(p) {
				return false
			}
		}
		return true
	})
}
