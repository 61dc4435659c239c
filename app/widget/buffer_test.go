package widget

import (
	"math/rand"
	"strings"
	"testing"
)

func span(l1, c1, l2, c2 int) Span { return Span{Pos{l1, c1}, Pos{l2, c2}} }

func TestBufferReplace(t *testing.T) {
	for _, c := range []struct {
		text, insert string
		at           Span
		want         string
		end          Pos
	}{
		{"", "x", span(1, 0, 1, 0), "x", Pos{1, 1}},
		{"abc", "", span(1, 1, 1, 2), "ac", Pos{1, 1}},
		{"abc\ndef", "X\nY", span(1, 1, 2, 1), "aX\nYef", Pos{2, 1}},
		{"a\nb\nc\nd", "", span(1, 1, 4, 0), "ad", Pos{1, 1}},
		{"a\nb", "1\n2\n3\n4", span(1, 1, 1, 1), "a1\n2\n3\n4\nb", Pos{4, 1}},
		{"a\nb", "x\r\ny\rz", span(2, 1, 1, 0), "x\ny\nz", Pos{3, 1}},
		{"aéb", "", span(1, 2, 1, 9), "a", Pos{1, 1}}, // not inside a character, not beyond the end
	} {
		b := NewBuffer(c.text)
		end := b.Replace(c.at, c.insert)
		if b.Text() != c.want || end != c.end {
			t.Errorf("%q with %q at %v: %q ending at %v, want %q at %v", c.text, c.insert, c.at, b.Text(), end, c.want, c.end)
		}
		if _, ok := b.Undo(); !ok || b.Text() != c.text {
			t.Errorf("undo gives %q, want %q", b.Text(), c.text)
		}
		if _, ok := b.Redo(); !ok || b.Text() != c.want {
			t.Errorf("redo gives %q, want %q", b.Text(), c.want)
		}
	}
}

// TestBufferAgainstString makes random edits in the buffer and in a plain string, and takes them all back.
func TestBufferAgainstString(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	b := NewBuffer("one\ntwo é\n\nfour")
	plain := b.Text()
	past := []string{plain}
	offset := func(p Pos) int {
		n := 0
		for i := 1; i < p.Line; i++ {
			n += len(b.Line(i)) + 1
		}
		return n + p.Col
	}
	for range 500 {
		s := Span{b.Clamp(Pos{r.Intn(b.Len()) + 1, r.Intn(12)}), b.Clamp(Pos{r.Intn(b.Len()) + 1, r.Intn(12)})}.Ordered()
		if r.Intn(3) == 0 {
			s.To = s.From
		}
		text := []string{"", "x", "\n", "ab\ncd", "é→\n\n", strings.Repeat("z\n", 5)}[r.Intn(6)]
		from, to := offset(s.From), offset(s.To)
		if plain[from:to] == text {
			continue
		}
		plain = plain[:from] + text + plain[to:]
		b.Replace(s, text)
		if b.Text() != plain {
			t.Fatalf("after %q at %v: %q, want %q", text, s, b.Text(), plain)
		}
		past = append(past, plain)
	}
	for i := len(past) - 2; i >= 0; i-- {
		if b.Undo(); b.Text() != past[i] {
			t.Fatalf("undo %d gives %q, want %q", i, b.Text(), past[i])
		}
	}
	for i := 1; i < len(past); i++ {
		if b.Redo(); b.Text() != past[i] {
			t.Fatalf("redo %d gives %q, want %q", i, b.Text(), past[i])
		}
	}
}

func TestBufferGroupsTyping(t *testing.T) {
	b := NewBuffer("")
	at := Pos{1, 0}
	typed := func(s string) {
		for _, r := range s {
			at = b.replace(Span{at, at}, string(r), Span{at, at}, editType)
		}
	}
	typed("hello big world")
	for _, want := range []string{"hello big ", "hello ", ""} {
		if s, ok := b.Undo(); !ok || b.Text() != want || s.To.Col != len(want) {
			t.Fatalf("undo gives %q with the caret at %v, want %q", b.Text(), s.To, want)
		}
	}
	b.Redo()
	if b.Text() != "hello " {
		t.Errorf("redo gives %q", b.Text())
	}
	at = Pos{1, 6}
	typed("x")
	if _, ok := b.Redo(); ok {
		t.Error("redo after typing")
	}
	b.Break()
	typed("y")
	if b.Undo(); b.Text() != "hello x" {
		t.Errorf("undo after a break gives %q", b.Text())
	}
}

func TestBufferCommitIsOneUndo(t *testing.T) {
	b := NewBuffer("a\nb\nc")
	before := span(1, 0, 3, 1)
	b.Begin(before)
	for n := 1; n <= 3; n++ {
		b.Replace(Span{Pos{n, 0}, Pos{n, 0}}, "    ")
	}
	b.Commit(span(1, 4, 3, 5))
	if s, _ := b.Undo(); b.Text() != "a\nb\nc" || s != before {
		t.Errorf("one undo gives %q with %v selected", b.Text(), s)
	}
	if s, _ := b.Redo(); b.Text() != "    a\n    b\n    c" || s != span(1, 4, 3, 5) {
		t.Errorf("one redo gives %q with %v selected", b.Text(), s)
	}
	b.Begin(before)
	b.Commit(before)
	if s, _ := b.Undo(); b.Text() != "a\nb\nc" {
		t.Errorf("an empty change counts: undo gives %q %v", b.Text(), s)
	}
}

func TestEditShift(t *testing.T) {
	e := Edit{Pos{2, 3}, "x\nyy", "1\n2\n3"} // removes up to 3:2, inserts up to 4:1
	for p, want := range map[Pos]Pos{
		{1, 9}: {1, 9}, {2, 3}: {2, 3}, {2, 4}: {2, 3}, {3, 1}: {2, 3}, {3, 2}: {4, 1}, {3, 5}: {4, 4}, {7, 5}: {8, 5},
	} {
		if got := e.Shift(p); got != want {
			t.Errorf("%v goes to %v, want %v", p, got, want)
		}
	}
}

func BenchmarkBufferType100k(b *testing.B) {
	buf := NewBuffer(strings.Repeat("    x = some_function(1, 2, 3)\n", 100000))
	at := Pos{50000, 4}
	for b.Loop() {
		at = buf.replace(Span{at, at}, "a", Span{at, at}, editType)
		buf.Replace(Span{Pos{50001, 0}, Pos{50001, 0}}, "\n")
	}
}
