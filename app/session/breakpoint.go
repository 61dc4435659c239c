package session

import (
	"slices"

	"bytewalk/vm/debug"
)

// breakpoint is a line of the text, or an instruction: by the number of its code
// object in the listing.
type breakpoint struct {
	line         int
	code, offset int
	name         string
}

func (c *controller) toggle(b breakpoint) {
	if i := slices.Index(c.breakpoints, b); i >= 0 {
		c.breakpoints = slices.Delete(slices.Clone(c.breakpoints), i, i+1)
	} else {
		c.breakpoints = append(slices.Clone(c.breakpoints), b)
	}
	if c.run != nil {
		c.run.timeline = nil
	}
}

func (c *controller) toggleLine(line int) {
	if line > 0 {
		c.toggle(breakpoint{line: line})
	}
}

func (c *controller) toggleRow(row int) {
	l := c.comp.listing
	if l == nil || row < 0 || row >= len(l.rows) || c.shownListing() != l && (c.run == nil || c.shownListing() != c.run.listing) {
		return
	}
	l = c.shownListing()
	r := l.rows[row]
	if r.Kind == HeadingRow {
		return
	}
	for row > 0 && l.rows[row-1].Kind == PrefixRow {
		row-- // an instruction begins at its first prefix
	}
	c.toggle(breakpoint{code: r.Code, offset: l.rows[row].Offset, name: r.CodeName})
}

// refitBreakpoints drops those of instructions that the new listing lacks.
func (c *controller) refitBreakpoints() {
	l := c.comp.listing
	c.breakpoints = slices.DeleteFunc(slices.Clone(c.breakpoints), func(b breakpoint) bool {
		return b.line == 0 && (b.code >= len(l.codes) || l.codes[b.code].Name != b.name || l.row(l.codes[b.code], b.offset) < 0)
	})
}

// debugBreakpoints gives them as the run's.
func (c *controller) debugBreakpoints() []debug.Breakpoint {
	var bs []debug.Breakpoint
	l := c.run.listing
	for _, b := range c.breakpoints {
		switch {
		case b.line > 0:
			bs = append(bs, debug.Breakpoint{File: c.run.root.Filename, Line: b.line})
		case b.code < len(l.codes):
			bs = append(bs, debug.Breakpoint{Code: l.codes[b.code], Offset: b.offset})
		}
	}
	return bs
}

func (c *controller) breakpointViews() []Breakpoint {
	var out []Breakpoint
	l := c.shownListing()
	for _, b := range c.breakpoints {
		v := Breakpoint{Line: b.line, CodeName: b.name, Code: b.code, Offset: b.offset, Row: -1}
		if b.line == 0 && l != nil && b.code < len(l.codes) {
			v.Row = l.row(l.codes[b.code], b.offset)
		}
		out = append(out, v)
	}
	return out
}

// breakpointRows says for each row whether a breakpoint is on it: for a line, on
// the first row of that line in each code object.
func (c *controller) breakpointRows(l *listing) []bool {
	if len(c.breakpoints) == 0 {
		return nil
	}
	rows := make([]bool, len(l.rows))
	own := l == c.comp.listing || c.run != nil && l == c.run.listing
	if !own {
		return rows
	}
	for _, b := range c.breakpoints {
		if b.line == 0 {
			if b.code < len(l.codes) {
				if row := l.row(l.codes[b.code], b.offset); row >= 0 {
					rows[l.main(row)] = true
				}
			}
			continue
		}
		seen := map[int]bool{}
		for i := range l.rows {
			if r := &l.rows[i]; r.HasLine && r.Line == b.line && !seen[r.Code] {
				rows[i], seen[r.Code] = true, true
			}
		}
	}
	return rows
}
