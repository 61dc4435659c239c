package pyre

import "slices"

// Mode says where a match begins and ends.
type Mode uint8

// The modes.
const (
	Search Mode = iota // begins anywhere
	Match              // begins at the start
	Full               // begins at the start and ends at the end
)

// Found is a match.
type Found struct {
	// Spans has the start and the end of the match and of every group, -1 where a group has
	// caught nothing.
	Spans []int
	// Last is the number of the group that was closed last, -1 if there is none.
	Last int
}

// Find finds the first match of a pattern in text[:end] from start on. Characters before start are
// seen by anchors and look-behind. With advance set, a match is not empty at start. Now and then poll
// is called with the memory that the search takes; an error it gives ends the search.
func Find[T byte | rune](p *Program, text []T, start, end int, mode Mode, advance bool, poll func(bytes int) error) (*Found, error) {
	if start > end {
		return nil, nil
	}
	m := &matcher[T]{Program: p, text: text[:end], marks: make([]int, 2*p.Groups), lastMark: -1, last: -1, poll: poll,
		start: start, advance: advance, full: mode == Full}
	if end-start < p.least {
		return nil, nil
	}
	for at := start; ; at++ {
		if mode == Search && p.first != nil {
			for at < end && !p.first.ok(rune(text[at])) {
				at++
			}
			if at >= end {
				return nil, nil
			}
			if at > start {
				m.advance = false
			}
		}
		stop, ok, err := m.run(0, at, true)
		if err != nil {
			return nil, err
		}
		if ok {
			return m.found(at, stop), nil
		}
		if mode != Search || at >= end-p.least {
			return nil, nil
		}
		m.advance = false
		m.lastMark, m.last = -1, -1
	}
}

// matcher runs a program.
type matcher[T byte | rune] struct {
	*Program
	text     []T
	marks    []int // where groups begin and end; valid up to lastMark, -1 where nothing is
	lastMark int
	last     int
	repeat   *repetition
	stack    []choice
	saved    []int // marks of choices
	steps    int
	poll     func(bytes int) error
	start    int
	advance  bool
	full     bool
}

// repetition is how far a repeat is. It is never modified: a choice returns to an earlier one.
type repetition struct {
	count   int
	lastPos int // where the last repetition began
	prev    *repetition
}

// choice is a place to return to when what follows fails.
type choice struct {
	pc       int
	pos      int
	repeat   *repetition
	lastMark int
	last     int
	marks    int // where in saved its marks begin, -1 if it has none
	// of a branch, the next target; of repeats, the number of repetitions
	n int
}

func (m *matcher[T]) found(start, stop int) *Found {
	f := &Found{Spans: make([]int, 2+len(m.marks)), Last: m.last}
	f.Spans[0], f.Spans[1] = start, stop
	for i := range m.Groups {
		a, b := -1, -1
		if 2*i+1 <= m.lastMark && m.marks[2*i] >= 0 && m.marks[2*i+1] >= 0 {
			a, b = m.marks[2*i], m.marks[2*i+1]
		}
		f.Spans[2+2*i], f.Spans[3+2*i] = a, b
	}
	return f
}

// group gives what group i has caught.
func (m *matcher[T]) group(i int) (start, stop int, ok bool) {
	if i >= m.Groups || 2*i >= m.lastMark {
		return 0, 0, false
	}
	start, stop = m.marks[2*i], m.marks[2*i+1]
	return start, stop, start >= 0 && stop >= start
}

func (m *matcher[T]) mark(i, pos int) {
	if i&1 != 0 {
		m.last = i/2 + 1
	}
	if i > m.lastMark {
		for j := m.lastMark + 1; j < i; j++ {
			m.marks[j] = -1
		}
		m.lastMark = i
	}
	m.marks[i] = pos
}

// push adds a choice; withMarks says that it brings back what groups have caught by now, and
// not only which.
func (m *matcher[T]) push(pc, pos, n int, repeat *repetition, withMarks bool) {
	c := choice{pc: pc, pos: pos, n: n, repeat: repeat, lastMark: m.lastMark, last: m.last, marks: -1}
	if withMarks && m.lastMark > 0 {
		c.marks = len(m.saved)
		m.saved = append(m.saved, m.marks[:m.lastMark+1]...)
	}
	m.stack = append(m.stack, c)
}

// restore brings back what a choice has kept.
func (m *matcher[T]) restore(c *choice) {
	m.repeat, m.lastMark, m.last = c.repeat, c.lastMark, c.last
	if c.marks >= 0 {
		copy(m.marks, m.saved[c.marks:c.marks+c.lastMark+1])
		m.saved = m.saved[:c.marks+c.lastMark+1]
	}
}

// pop takes the last choice away.
func (m *matcher[T]) pop() {
	c := &m.stack[len(m.stack)-1]
	if c.marks >= 0 {
		m.saved = m.saved[:c.marks]
	}
	m.stack = m.stack[:len(m.stack)-1]
}

const pollSteps = 4096

// count gives how many characters from pos on t accepts, at most limit.
func (m *matcher[T]) count(t *test, pos, limit int) int {
	text := m.text[pos:]
	if limit < len(text) {
		text = text[:limit]
	}
	m.steps += len(text) / 16
	if t.only >= 0 {
		for i, c := range text {
			if rune(c) != t.only {
				return i
			}
		}
		return len(text)
	}
	for i, c := range text {
		if !t.ok(rune(c)) {
			return i
		}
	}
	return len(text)
}

// run matches the program from pc on at pos and gives where the match ends. What it leaves on the
// stack is taken away: nothing returns into it.
func (m *matcher[T]) run(pc, pos int, outermost bool) (stop int, ok bool, err error) {
	base, saved, repeat := len(m.stack), len(m.saved), m.repeat
	stop, ok, err = m.loop(pc, pos, outermost, base)
	m.stack, m.saved = m.stack[:base], m.saved[:saved]
	if ok {
		m.repeat = repeat
	}
	return stop, ok, err
}

func (m *matcher[T]) loop(pc, pos int, outermost bool, base int) (stop int, ok bool, err error) {
	for {
		if m.steps++; m.steps >= pollSteps {
			m.steps = 0
			if err := m.poll(cap(m.stack)*72 + cap(m.saved)*8); err != nil {
				return 0, false, err
			}
		}
		i := &m.code[pc]
		pc++
		matched := true
		switch i.op {
		case opSuccess:
			if !outermost || (!m.full || pos == len(m.text)) && (!m.advance || pos != m.start) {
				return pos, true, nil
			}
			matched = false
		case opFail:
			matched = false
		case opLiteral:
			if matched = pos < len(m.text) && int(m.text[pos]) == i.x; matched {
				pos++
			}
		case opTest:
			if matched = pos < len(m.text) && i.test.ok(rune(m.text[pos])); matched {
				pos++
			}
		case opMark:
			m.mark(i.x, pos)
		case opAt:
			matched = m.at(i, pos)
		case opBranch:
			m.push(pc-1, pos, 0, m.repeat, m.repeat != nil)
			matched = false
		case opJump:
			pc = i.x
		case opRepeatOne:
			pos, matched = m.repeatOne(i, pc, pos)
		case opRepeat:
			m.repeat = &repetition{count: -1, lastPos: -1, prev: m.repeat}
			pc = i.x
		case opUntil:
			pc, matched = m.until(i, pc, pos)
		case opGroupRef:
			pos, matched = m.reference(i, pos)
		case opConditional:
			if _, _, ok := m.group(i.x); !ok {
				pc = i.y
			}
		case opAssert, opAssertNot:
			if matched, err = m.look(i, pc, pos); err != nil {
				return 0, false, err
			}
			pc = i.y
		case opAtomic:
			if pos, matched, err = m.run(pc, pos, false); err != nil {
				return 0, false, err
			}
			pc = i.y
		case opPossessive:
			if pos, matched, err = m.possessive(i, pc, pos); err != nil {
				return 0, false, err
			}
			pc = i.y
		}
		if !matched {
			if pc, pos, ok = m.backtrack(base); !ok {
				return 0, false, nil
			}
		}
	}
}

// repeatOne takes characters for a repeat of one character.
func (m *matcher[T]) repeatOne(i *instruction, pc, pos int) (int, bool) {
	if i.min > len(m.text)-pos {
		return pos, false
	}
	limit := i.max
	if i.greed == lazy {
		limit = i.min
	}
	n := m.count(i.test, pos, limit)
	if n < i.min {
		return pos, false
	}
	pos += n
	if i.greed == lazy || i.greed == greedy && (n > i.min || !m.Program.restore) {
		m.push(pc-1, pos, n, m.repeat, m.restoreAll())
	}
	return pos, true
}

// restoreAll says whether choices other than branches and repeats keep marks.
func (m *matcher[T]) restoreAll() bool { return m.Program.restore && m.repeat != nil }

// until is the end of the body of a repeat.
func (m *matcher[T]) until(i *instruction, pc, pos int) (int, bool) {
	r := m.repeat
	count := r.count + 1
	if count < i.min {
		m.repeat = &repetition{count, r.lastPos, r.prev}
		return i.x, true
	}
	if i.greed == lazy {
		m.push(pc-1, pos, count, r, m.restoreAll())
		m.repeat = r.prev
		return pc, true
	}
	if (count < i.max || i.max == unlimited) && pos != r.lastPos {
		m.push(pc-1, pos, count, r.prev, true)
		m.repeat = &repetition{count, pos, r.prev}
		return i.x, true
	}
	m.repeat = r.prev
	return pc, true
}

// backtrack returns to the last choice above base and gives where to go on.
func (m *matcher[T]) backtrack(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		c := &m.stack[len(m.stack)-1]
		m.restore(c)
		i := &m.code[c.pc]
		switch {
		case i.op == opBranch:
			for c.n < len(i.targets) {
				t := &i.targets[c.n]
				c.n++
				if t.test != nil && (c.pos >= len(m.text) || !t.test.ok(rune(m.text[c.pos]))) {
					continue
				}
				// Up to 3.10 a branch that fails restores its marks, and an assertion does not.
				pos = c.pos
				if c.n == len(i.targets) && m.Program.restore {
					m.pop()
				}
				return t.pc, pos, true
			}
			m.pop()
		case i.op == opRepeatOne && i.greed == greedy:
			c.pos--
			c.n--
			tail := &m.code[c.pc+1]
			if tail.op == opLiteral {
				for c.n >= i.min && (c.pos >= len(m.text) || int(m.text[c.pos]) != tail.x) {
					c.pos--
					c.n--
				}
			}
			if c.n < i.min {
				m.pop()
				continue
			}
			pc, pos = c.pc+1, c.pos
			if c.n == i.min && m.Program.restore {
				m.pop()
			}
			return pc, pos, true
		case i.op == opRepeatOne:
			if c.n >= i.max || c.pos >= len(m.text) || !i.test.ok(rune(m.text[c.pos])) {
				m.pop()
				continue
			}
			c.pos++
			c.n++
			return c.pc + 1, c.pos, true
		case i.greed == lazy:
			r, n := c.repeat, c.n
			pc, pos = i.x, c.pos
			m.pop()
			if n >= i.max && i.max != unlimited || pos == r.lastPos {
				continue
			}
			m.repeat = &repetition{n, pos, r.prev}
			return pc, pos, true
		default:
			pc, pos = c.pc+1, c.pos
			m.pop()
			return pc, pos, true
		}
	}
	return 0, 0, false
}

func (m *matcher[T]) possessive(i *instruction, pc, pos int) (int, bool, error) {
	lastPos := -1
	for n := 0; n < i.max || i.max == unlimited; n++ {
		if n >= i.min && pos == lastPos {
			break
		}
		lastMark, last, marks := m.lastMark, m.last, slices.Clone(m.marks)
		stop, ok, err := m.run(pc, pos, false)
		if err != nil {
			return pos, false, err
		}
		if !ok {
			m.lastMark, m.last, m.marks = lastMark, last, marks
			if n < i.min {
				return pos, false, nil
			}
			break
		}
		lastPos = pos
		pos = stop
	}
	return pos, true, nil
}

// look is a look-ahead or look-behind.
func (m *matcher[T]) look(i *instruction, pc, pos int) (bool, error) {
	if pos < i.x {
		return i.op == opAssertNot, nil
	}
	if i.op == opAssert {
		_, ok, err := m.run(pc, pos-i.x, false)
		return ok, err
	}
	if !m.Program.restore {
		_, ok, err := m.run(pc, pos-i.x, false)
		return !ok, err
	}
	lastMark, last, marks := m.lastMark, m.last, slices.Clone(m.marks)
	_, ok, err := m.run(pc, pos-i.x, false)
	if !ok {
		m.lastMark, m.last, m.marks = lastMark, last, marks
	}
	return !ok, err
}

func (m *matcher[T]) reference(i *instruction, pos int) (int, bool) {
	start, stop, ok := m.group(i.x)
	if !ok {
		return pos, false
	}
	f := foldingOf(Flags(i.y))
	for k := start; k < stop; k++ {
		if pos >= len(m.text) {
			return pos, false
		}
		if a, b := rune(m.text[pos]), rune(m.text[k]); a != b && (!i.fold || f.lower(a) != f.lower(b)) {
			return pos, false
		}
		pos++
	}
	return pos, true
}

func (m *matcher[T]) at(i *instruction, pos int) bool {
	switch i.anchor {
	case beginning:
		return pos == 0 || i.x != 0 && m.text[pos-1] == '\n'
	case beginningString:
		return pos == 0
	case end:
		if i.x != 0 {
			return pos == len(m.text) || m.text[pos] == '\n'
		}
		return pos == len(m.text) || pos == len(m.text)-1 && m.text[pos] == '\n'
	case endString:
		return pos == len(m.text)
	}
	if len(m.text) == 0 {
		return false
	}
	w := &m.words
	if Flags(i.y)&Unicode == 0 {
		w = &asciiWords
	}
	isWord := func(k int) bool { return k >= 0 && k < len(m.text) && w.is('w', rune(m.text[k])) }
	return (isWord(pos-1) != isWord(pos)) == (i.anchor == boundary)
}

var asciiWords words
