package widget

import (
	"strings"
	"unicode/utf8"
)

// A Pos is a place between two characters. Line counts from 1; Col is in bytes of UTF-8 from 0, as CPython's col_offset is.
type Pos struct{ Line, Col int }

// Before reports whether p stands before q.
func (p Pos) Before(q Pos) bool { return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col }

// A Span is the text from one place up to another, half open.
type Span struct{ From, To Pos }

// Empty reports whether the span holds no text.
func (s Span) Empty() bool { return s.From == s.To }

// Ordered gives the span with its earlier end first.
func (s Span) Ordered() Span {
	if s.To.Before(s.From) {
		s.From, s.To = s.To, s.From
	}
	return s
}

// An Edit is one replacement in a text.
type Edit struct {
	From              Pos
	Removed, Inserted string
}

// after gives the place where a text ends that starts at p.
func after(p Pos, text string) Pos {
	n := strings.Count(text, "\n")
	if n == 0 {
		return Pos{p.Line, p.Col + len(text)}
	}
	return Pos{p.Line + n, len(text) - strings.LastIndexByte(text, '\n') - 1}
}

// Shift gives the place in the text after the edit that p had before it. What was removed shrinks to the edit's start.
func (e Edit) Shift(p Pos) Pos {
	if p.Before(e.From) || p == e.From {
		return p
	}
	end := after(e.From, e.Removed)
	if p.Before(end) {
		return e.From
	}
	now := after(e.From, e.Inserted)
	if p.Line == end.Line {
		return Pos{now.Line, now.Col + p.Col - end.Col}
	}
	return Pos{p.Line + now.Line - end.Line, p.Col}
}

// A Buffer is a text in lines, with undo. It always has at least one line. Its line ends are "\n".
type Buffer struct {
	lines   []string
	version int
	undo    []change
	redo    []change
	joining bool // the next edit of the same kind may join the last change
	depth   int  // Begin without Commit
	opened  Span // the selection that Begin was given
	fresh   bool // the change that Begin opened holds nothing yet

	// OnEdit is told of every edit, undone and redone ones too, after it was made.
	OnEdit func(Edit)
}

// change is what one undo takes back.
type change struct {
	edits         []Edit
	before, after Span // the selections
	kind          byte
}

// NewBuffer makes a buffer that holds the text.
func NewBuffer(text string) *Buffer {
	b := &Buffer{}
	b.lines = splitLines(text)
	return b
}

func splitLines(text string) []string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return strings.Split(text, "\n")
}

// SetText replaces everything and forgets what could be undone.
func (b *Buffer) SetText(text string) {
	b.lines = splitLines(text)
	b.version++
	b.undo, b.redo, b.joining, b.depth = nil, nil, false, 0
}

// Text gives the whole text.
func (b *Buffer) Text() string { return strings.Join(b.lines, "\n") }

// Version counts the edits; it never goes back.
func (b *Buffer) Version() int { return b.version }

// Len gives the number of lines.
func (b *Buffer) Len() int { return len(b.lines) }

// Line gives one line without its end; "" when there is no such line.
func (b *Buffer) Line(n int) string {
	if n < 1 || n > len(b.lines) {
		return ""
	}
	return b.lines[n-1]
}

// End gives the place after the last character.
func (b *Buffer) End() Pos { return Pos{len(b.lines), len(b.lines[len(b.lines)-1])} }

// Clamp gives the nearest place that exists and is not inside a character.
func (b *Buffer) Clamp(p Pos) Pos {
	if p.Line < 1 {
		return Pos{1, 0}
	}
	if p.Line > len(b.lines) {
		return b.End()
	}
	line := b.lines[p.Line-1]
	p.Col = min(max(p.Col, 0), len(line))
	for p.Col > 0 && p.Col < len(line) && !utf8.RuneStart(line[p.Col]) {
		p.Col--
	}
	return p
}

// Slice gives the text of a span.
func (b *Buffer) Slice(s Span) string {
	s = s.Ordered()
	s.From, s.To = b.Clamp(s.From), b.Clamp(s.To)
	if s.From.Line == s.To.Line {
		return b.lines[s.From.Line-1][s.From.Col:s.To.Col]
	}
	var t strings.Builder
	t.WriteString(b.lines[s.From.Line-1][s.From.Col:])
	for n := s.From.Line + 1; n < s.To.Line; n++ {
		t.WriteByte('\n')
		t.WriteString(b.lines[n-1])
	}
	t.WriteByte('\n')
	t.WriteString(b.lines[s.To.Line-1][:s.To.Col])
	return t.String()
}

// The kinds of edits: those of one kind that follow each other are undone together.
const (
	editOther byte = iota // never joined
	editType
	editErase
	editDelete
)

// Replace puts text in the place of a span, and gives the place after it. The change can be undone.
func (b *Buffer) Replace(s Span, text string) Pos { return b.replace(s, text, s, editOther) }

// replace is Replace with the selection that undo is to restore, and the kind of edit.
func (b *Buffer) replace(s Span, text string, selection Span, kind byte) Pos {
	s = s.Ordered()
	s.From, s.To = b.Clamp(s.From), b.Clamp(s.To)
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.Join(splitLines(text), "\n")
	}
	e := Edit{s.From, b.Slice(s), text}
	if e.Removed == e.Inserted {
		return s.To
	}
	end := after(s.From, text)
	b.redo = nil
	last := len(b.undo) - 1
	switch {
	case b.depth > 0 && !b.fresh:
		b.undo[last].edits = append(b.undo[last].edits, e)
		b.undo[last].after = Span{end, end}
	case b.depth == 0 && last >= 0 && b.joins(b.undo[last], e, kind):
		c := &b.undo[last]
		c.edits = append(c.edits, e)
		c.after = Span{end, end}
	default:
		if b.depth > 0 {
			selection = b.opened
		}
		b.undo = append(b.undo, change{[]Edit{e}, selection, Span{end, end}, kind})
		b.fresh = false
	}
	b.joining = kind != editOther
	b.apply(e)
	return end
}

// joins reports whether an edit carries on the last change: the same kind, at the place where that one ended, and no new word.
func (b *Buffer) joins(c change, e Edit, kind byte) bool {
	if !b.joining || kind == editOther || c.kind != kind {
		return false
	}
	prev := c.edits[len(c.edits)-1]
	switch kind {
	case editType:
		if e.Removed != "" || e.From != after(prev.From, prev.Inserted) || strings.Contains(e.Inserted, "\n") ||
			strings.HasSuffix(prev.Inserted, "\n") {
			return false
		}
		// A new word after a space starts a new change.
		return !(strings.HasSuffix(prev.Inserted, " ") && !strings.HasPrefix(e.Inserted, " ") && len(c.edits) > 1)
	case editErase:
		return e.Inserted == "" && after(e.From, e.Removed) == prev.From
	case editDelete:
		return e.Inserted == "" && e.From == prev.From
	}
	return false
}

// apply makes an edit without recording it.
func (b *Buffer) apply(e Edit) {
	end := after(e.From, e.Removed)
	head, tail := b.lines[e.From.Line-1][:e.From.Col], b.lines[end.Line-1][end.Col:]
	fresh := strings.Split(e.Inserted, "\n")
	fresh[0] = head + fresh[0]
	fresh[len(fresh)-1] += tail
	old, now := end.Line-e.From.Line+1, len(fresh)
	if old == now {
		copy(b.lines[e.From.Line-1:], fresh)
	} else {
		rest := b.lines[end.Line:]
		if now < old {
			copy(b.lines[e.From.Line-1:], fresh)
			n := copy(b.lines[e.From.Line-1+now:], rest)
			clear(b.lines[e.From.Line-1+now+n:])
			b.lines = b.lines[:e.From.Line-1+now+n]
		} else {
			n := len(b.lines)
			b.lines = append(b.lines, fresh[:now-old]...) // grow; the contents follow
			copy(b.lines[e.From.Line-1+now:], b.lines[end.Line:n])
			copy(b.lines[e.From.Line-1:], fresh)
		}
	}
	b.version++
	if b.OnEdit != nil {
		b.OnEdit(e)
	}
}

// Begin makes all edits up to the matching Commit one change, undone at once. selection is what undo restores.
func (b *Buffer) Begin(selection Span) {
	if b.depth == 0 {
		b.fresh = true
		b.joining = false
		b.opened = selection
	}
	b.depth++
}

// Commit closes what Begin opened; selection is what redo restores.
func (b *Buffer) Commit(selection Span) {
	if b.depth--; b.depth == 0 {
		if !b.fresh && len(b.undo) > 0 {
			b.undo[len(b.undo)-1].after = selection
		}
		b.fresh = false
	}
}

// Break keeps the next edit from joining the last change: after the caret was moved by hand.
func (b *Buffer) Break() { b.joining = false }

// Undo takes the last change back and gives the selection that was there before it.
func (b *Buffer) Undo() (Span, bool) {
	if len(b.undo) == 0 {
		return Span{}, false
	}
	c := b.undo[len(b.undo)-1]
	b.undo = b.undo[:len(b.undo)-1]
	for i := len(c.edits) - 1; i >= 0; i-- {
		e := c.edits[i]
		b.apply(Edit{e.From, e.Inserted, e.Removed})
	}
	b.redo = append(b.redo, c)
	b.joining = false
	return c.before, true
}

// Redo makes the last change again that was taken back, and gives the selection after it.
func (b *Buffer) Redo() (Span, bool) {
	if len(b.redo) == 0 {
		return Span{}, false
	}
	c := b.redo[len(b.redo)-1]
	b.redo = b.redo[:len(b.redo)-1]
	for _, e := range c.edits {
		b.apply(e)
	}
	b.undo = append(b.undo, c)
	b.joining = false
	return c.after, true
}
