package compare

import "strconv"

// Field is what differs between two rows.
type Field string

// The fields.
const (
	Line       Field = "line"
	Target     Field = "jump target"
	Offset     Field = "offset"
	Opcode     Field = "opcode"
	Oparg      Field = "oparg"
	Meaning    Field = "meaning"     // of the oparg
	Missing    Field = "missing"     // the exact row has none in the notes
	Extra      Field = "extra"       // the notes' row has none in the exact listing
	CodeObject Field = "code object" // a whole section is in one listing only
)

// Difference is one difference between the listings.
type Difference struct {
	Field Field
	Notes *Row    // nil for Missing, and for a CodeObject that the notes lack
	Exact *Row    // nil for Extra, and for a CodeObject that only the notes have
	Cause CauseID // "" where no known cause fits

	beforeReturn bool // the exact row is followed by the section's last RETURN_VALUE
	noneBefore   int  // bytes of loads of None, missing in the notes, before the row
}

// Values gives the two values that differ, as they stand in the listings; "" where
// there is nothing.
func (d Difference) Values() (notes, exact string) { return d.value(d.Notes), d.value(d.Exact) }

func (d Difference) value(r *Row) string {
	if r == nil {
		return ""
	}
	switch d.Field {
	case Line:
		if r.Line == 0 {
			return ""
		}
		return strconv.Itoa(r.Line)
	case Target:
		if r.Target {
			return ">>"
		}
		return ""
	case Offset:
		return strconv.Itoa(r.Offset)
	case Opcode, Missing, Extra:
		return r.Op
	case Oparg:
		if !r.HasArg {
			return ""
		}
		return strconv.Itoa(r.Arg)
	}
	return r.meaning()
}

// Pair is a line of the two listings side by side.
type Pair struct {
	Section     string // of which code object
	Notes       *Row   // nil where the notes have nothing
	Exact       *Row   // nil where only the notes have something
	Differences []Difference
}

// Result is a whole comparison.
type Result struct {
	Pairs  []Pair
	Causes []Cause // those that occur, each once, in order of first occurrence
}

// Unexplained counts the differences that no known cause fits.
func (r Result) Unexplained() int {
	n := 0
	for _, p := range r.Pairs {
		for _, d := range p.Differences {
			if d.Cause == "" {
				n++
			}
		}
	}
	return n
}

// Compare finds every difference between a listing from notes and the exact one.
// Sections are matched by name, in order; rows by their instruction, and, where
// that leaves a choice, by what else is the same.
func Compare(notes, exact Listing) Result {
	var result Result
	i := 0
	for _, section := range exact {
		j := i
		for j < len(notes) && notes[j].Name != section.Name {
			j++
		}
		if j == len(notes) {
			result.Pairs = append(result.Pairs, onlyExact(section)...)
			continue
		}
		for ; i < j; i++ {
			result.Pairs = append(result.Pairs, onlyNotes(notes[i])...)
		}
		i++
		result.Pairs = append(result.Pairs, sections(notes[j].Rows, section)...)
	}
	for ; i < len(notes); i++ {
		result.Pairs = append(result.Pairs, onlyNotes(notes[i])...)
	}
	seen := map[CauseID]bool{}
	for p := range result.Pairs {
		differences := result.Pairs[p].Differences
		for k := range differences {
			d := &differences[k]
			d.Cause = causeOf(*d)
			if d.Cause != "" && !seen[d.Cause] {
				seen[d.Cause] = true
				result.Causes = append(result.Causes, causeNamed(d.Cause))
			}
		}
	}
	return result
}

func causeNamed(id CauseID) Cause {
	for _, c := range causes {
		if c.ID == id {
			return c
		}
	}
	return Cause{}
}

// onlyExact and onlyNotes give the pairs of a section that the other listing
// lacks: one difference, at its first row.
func onlyExact(s Section) []Pair {
	pairs := make([]Pair, len(s.Rows))
	for i := range s.Rows {
		pairs[i] = Pair{Section: s.Name, Exact: &s.Rows[i]}
		if i == 0 {
			pairs[i].Differences = []Difference{{Field: CodeObject, Exact: &s.Rows[i]}}
		}
	}
	return pairs
}

func onlyNotes(s Section) []Pair {
	pairs := make([]Pair, len(s.Rows))
	for i := range s.Rows {
		pairs[i] = Pair{Section: s.Name, Notes: &s.Rows[i]}
		if i == 0 {
			pairs[i].Differences = []Difference{{Field: CodeObject, Notes: &s.Rows[i]}}
		}
	}
	return pairs
}

// sections pairs the rows of one code object.
func sections(notes []Row, section Section) []Pair {
	exact := section.Rows
	var pairs []Pair
	none := 0          // bytes of missing loads of None so far
	wasTarget := false // the missing row before was a jump's target
	for _, m := range align(notes, exact) {
		p := Pair{Section: section.Name}
		add := func(field Field) {
			p.Differences = append(p.Differences, Difference{Field: field, Notes: p.Notes, Exact: p.Exact, noneBefore: none})
		}
		switch {
		case m.notes < 0:
			p.Exact = &exact[m.exact]
			add(Missing)
			d := &p.Differences[0]
			d.beforeReturn = m.exact == len(exact)-2 && exact[m.exact+1].Op == "RETURN_VALUE"
			if causeOf(*d) == NoneLeftOut {
				none += exact[m.exact+1].Offset - exact[m.exact].Offset
			}
			if p.Exact.Line != 0 {
				p.Differences = append(p.Differences, Difference{Field: Line, Notes: &Row{}, Exact: p.Exact})
			}
			wasTarget = p.Exact.Target
		case m.exact < 0:
			p.Notes = &notes[m.notes]
			add(Extra)
		default:
			p.Notes, p.Exact = &notes[m.notes], &exact[m.exact]
			n, e := p.Notes, p.Exact
			if n.Line != e.Line {
				add(Line)
			}
			// What led to a row that is missing leads to the one after it.
			if wasTarget && !n.Target {
				d := Difference{Field: Target, Notes: n, Exact: &exact[m.exact-1]}
				p.Differences = append(p.Differences, d)
			} else if n.Target != (e.Target || wasTarget) {
				add(Target)
			}
			wasTarget = false
			if n.Offset != e.Offset {
				add(Offset)
			}
			if n.Op != e.Op {
				add(Opcode)
			}
			if n.HasArg != e.HasArg || n.Arg != e.Arg {
				add(Oparg)
			}
			if n.meaning() != e.meaning() {
				add(Meaning)
			}
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// match is a row of each listing, -1 for none.
type match struct{ notes, exact int }

// align finds the pairing of rows, in order, with the greatest likeness: a
// longest common subsequence in which rows count by what they share.
func align(notes, exact []Row) []match {
	best := make([][]int, len(notes)+1)
	for i := range best {
		best[i] = make([]int, len(exact)+1)
	}
	for i := len(notes) - 1; i >= 0; i-- {
		for j := len(exact) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if l := likeness(notes[i], exact[j]); l > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+l)
			}
		}
	}
	var matches []match
	i, j := 0, 0
	for i < len(notes) || j < len(exact) {
		switch {
		case i < len(notes) && j < len(exact) && likeness(notes[i], exact[j]) > 0 &&
			best[i][j] == best[i+1][j+1]+likeness(notes[i], exact[j]):
			matches = append(matches, match{i, j})
			i, j = i+1, j+1
		case j < len(exact) && (i == len(notes) || best[i][j] == best[i][j+1]):
			matches = append(matches, match{-1, j})
			j++
		default:
			matches = append(matches, match{i, -1})
			i++
		}
	}
	return matches
}

// likeness is 0 for rows of different instructions.
func likeness(n, e Row) int {
	if n.Op != e.Op {
		return 0
	}
	l := 4
	if n.meaning() == e.meaning() {
		l += 2
	}
	if n.Offset == e.Offset {
		l++
	}
	return l
}
