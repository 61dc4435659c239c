package debug

import (
	"fmt"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// nothing is an inspector of a machine without values.
type nothing struct{}

func (nothing) Kind(trace.Value) trace.ObjectKind               { return trace.NumberObject }
func (nothing) TypeName(trace.Value) string                     { return "int" }
func (nothing) Identity(trace.Value) uint64                     { return 0 }
func (nothing) Text(trace.Value, int) string                    { return "0" }
func (nothing) Contents(trace.Value) (c trace.Contents, k bool) { return }

// The recorded program, two instructions a line:
//
//	1  def f(n):            module, 0
//	2      if n:            f, 0
//	3          f(n - 1)     f, 4
//	4      return           f, 8
//	5
//	6  while x:             module, 4
//	7      f(x)             module, 8; jumps back to 4
//	8  end                  module, 12
var (
	nops   = func(n int) []byte { return make([]byte, n) }
	module = &code.Code{Dialect: dialect.V38, Name: "<module>", Filename: "t.py", FirstLine: 1, Bytecode: nops(16), LineTable: []byte{4, 5, 4, 1, 4, 1}}
	f      = &code.Code{Dialect: dialect.V38, Name: "f", Filename: "t.py", FirstLine: 1, Bytecode: nops(12), LineTable: []byte{0, 1, 4, 1, 4, 1}}
)

// tape records by hand.
type tape struct {
	h    *history.History
	next trace.FrameID
}

func (t *tape) enter(c *code.Code) trace.FrameID {
	t.next++
	t.h.Effect(&trace.Effect{Kind: trace.Call, Frame: t.next, Detail: &trace.FrameStart{Code: c}})
	return t.next
}

// f runs f(n): called by the step that is open.
func (t *tape) f(n int) {
	id := t.enter(f)
	t.h.Step(id, f, 0)
	t.h.Step(id, f, 2)
	if n > 0 {
		t.h.Step(id, f, 4)
		t.h.Step(id, f, 6)
		t.f(n - 1)
	}
	t.h.Step(id, f, 8)
	t.h.Step(id, f, 10)
	t.h.Effect(&trace.Effect{Kind: trace.Return, Frame: id})
}

func record() (*Run, *history.History) {
	h := history.New(history.Config{Inspector: nothing{}})
	t := &tape{h: h}
	h.Load(&trace.Loading{Code: module})
	id := t.enter(module)
	h.Step(id, module, 0)
	h.Step(id, module, 2)
	for x := 2; ; x-- {
		h.Step(id, module, 4)
		h.Step(id, module, 6)
		if x == 0 {
			break
		}
		h.Step(id, module, 8)
		h.Step(id, module, 10)
		t.f(x)
	}
	h.Step(id, module, 12)
	h.Step(id, module, 14)
	h.Effect(&trace.Effect{Kind: trace.Return, Frame: id})
	h.Finish()
	return New(h), h
}

// at writes a position: depth, function, offset and phase.
func at(h *history.History, p trace.Position) string {
	if p.Step >= h.Len() {
		return "end"
	}
	s := h.StepAt(p.Step)
	return fmt.Sprintf("%d %s+%d %v", len(h.State(p.Step).Frames), s.Code.Name, s.Offset, p.Phase)
}

// walk repeats a movement until it stays, and gives the places.
func walk(h *history.History, p trace.Position, m func(trace.Position) trace.Position) (out []string, last trace.Position) {
	for range 10000 {
		q := m(p)
		if q == p {
			break
		}
		p = q
		out = append(out, at(h, p))
	}
	return out, p
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestLines(t *testing.T) {
	r, h := record()
	over, end := walk(h, r.First(), r.Over)
	equal(t, "over", over, []string{
		"1 <module>+4 fetch", "1 <module>+8 fetch", "1 <module>+4 fetch", "1 <module>+8 fetch", "1 <module>+4 fetch", "1 <module>+12 fetch", "end",
	})
	back, first := walk(h, end, r.OverBack)
	equal(t, "over back", back, []string{
		"1 <module>+12 fetch", "1 <module>+4 fetch", "1 <module>+8 fetch", "1 <module>+4 fetch", "1 <module>+8 fetch", "1 <module>+4 fetch",
		"1 <module>+0 fetch", "1 <module>+0 load",
	})
	if first != r.First() {
		t.Errorf("over back ends at %v", first)
	}
	into, _ := walk(h, r.First(), r.Into)
	equal(t, "into", into[:8], []string{
		"1 <module>+4 fetch", "1 <module>+8 fetch", "2 f+0 fetch", "2 f+4 fetch", "3 f+0 fetch", "3 f+4 fetch", "4 f+0 fetch", "4 f+8 fetch",
	})
}

func TestCalls(t *testing.T) {
	r, h := record()
	// The deepest frame's first line.
	p := trace.Position{Step: -1}
	for n := range h.Len() {
		if len(h.State(n).Frames) == 4 {
			p = trace.Position{Step: n, Phase: trace.Fetch}
			break
		}
	}
	out, _ := walk(h, p, r.Out)
	equal(t, "out", out, []string{"3 f+8 fetch", "2 f+8 fetch", "1 <module>+4 fetch", "end"})
	back, _ := walk(h, p, r.OutBack)
	equal(t, "out back", back, []string{"3 f+6 fetch", "2 f+6 fetch", "1 <module>+10 fetch", "1 <module>+0 load"})
}

// Going on by phases and back visits the same positions, each once.
func TestPhases(t *testing.T) {
	r, h := record()
	var seq []trace.Position
	for p := r.First(); ; p = r.NextPhase(p) {
		if len(seq) > 0 && p == seq[len(seq)-1] {
			break
		}
		seq = append(seq, p)
	}
	if want := 3*h.Len() + 2; len(seq) != want {
		t.Errorf("%d positions, want %d", len(seq), want)
	}
	if seq[0].Phase != trace.Load || seq[1].Phase != trace.Fetch {
		t.Errorf("the run begins with %v", seq[:2])
	}
	p := r.Last()
	for i := len(seq) - 1; i >= 0; i-- {
		if p != seq[i] {
			t.Fatalf("back at %v, want %v", p, seq[i])
		}
		p = r.PreviousPhase(p)
	}
	if p != seq[0] {
		t.Errorf("before the first position is %v", p)
	}
}

func TestSteps(t *testing.T) {
	r, h := record()
	p := r.First()
	for n := range h.Len() {
		if p = r.Step(p); p != (trace.Position{Step: n, Phase: trace.Execute}) {
			t.Fatalf("step %d ends at %v", n, p)
		}
	}
	if p = r.Step(p); p != r.Last() || r.Step(p) != p {
		t.Fatalf("after the last step at %v", p)
	}
	for n := h.Len() - 1; n >= 0; n-- {
		if p = r.StepBack(p); p != (trace.Position{Step: n, Phase: trace.Execute}) {
			t.Fatalf("back to step %d at %v", n, p)
		}
	}
	if p = r.StepBack(p); p != r.First() || r.StepBack(p) != p {
		t.Fatalf("before the first step at %v", p)
	}
}

func TestBreakpoints(t *testing.T) {
	r, h := record()
	bs := []Breakpoint{{File: "t.py", Line: 4}, {Code: module, Offset: 14}}
	forward := func(p trace.Position) trace.Position { q, _ := r.Continue(p, bs); return q }
	backward := func(p trace.Position) trace.Position { q, _ := r.ContinueBack(p, bs); return q }
	want := []string{"4 f+8 fetch", "3 f+8 fetch", "2 f+8 fetch", "3 f+8 fetch", "2 f+8 fetch", "1 <module>+14 fetch", "end"}
	there, _ := walk(h, r.First(), forward)
	equal(t, "continue", there, want)
	back, _ := walk(h, r.Last(), backward)
	var rev []string
	for i := len(want) - 2; i >= 0; i-- {
		rev = append(rev, want[i])
	}
	equal(t, "continue back", back, append(rev, "1 <module>+0 load"))
	if _, hit := r.Continue(r.First(), []Breakpoint{{File: "other.py", Line: 4}}); hit {
		t.Error("a breakpoint of another file was hit")
	}
}

func TestFinder(t *testing.T) {
	r, h := record()
	is := func(offset int) func(*code.Code, int) bool {
		return func(_ *code.Code, o int) bool { return o == offset }
	}
	fd := NewFinder(r, []Place{
		{Line: 6, Hit: 3},
		{Function: "f", Line: 2, Hit: 4},
		{Function: "f", Line: 4, Hit: 3, Match: is(10)},
		{Function: "f", Line: 3, Hit: 2, Match: is(8)},
		{Function: "g", Line: 2},
		{Function: "f", Line: 2, Hit: 99},
	})
	fd.Update()
	var got []string
	for i := range 6 {
		if n := fd.Found(i); n < 0 {
			got = append(got, "none")
		} else {
			got = append(got, at(h, before(n)))
		}
	}
	equal(t, "places", got, []string{"1 <module>+4 fetch", "2 f+0 fetch", "2 f+10 fetch", "3 f+8 fetch", "none", "none"})
}
