package windowtest

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"bytewalk/app/interpreter"
	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/source"
	"bytewalk/vm/debug"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// truth is a run of the window's program that the test has made itself, without a
// session: what the window shows is held against it.
type truth struct {
	h   *history.History
	run *debug.Run
}

func newTruth(t *testing.T, name, text, version string) *truth {
	t.Helper()
	d, ok := dialect.Lookup(version)
	if !ok {
		t.Fatalf("there is no dialect %q", version)
	}
	result, err := compiler.Compile(source.NewFile(name, text), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	h := history.New(history.Config{})
	m, err := interpreter.New(interpreter.Config{Dialect: d, Argv: []string{name}, Folder: t.TempDir(), Recorder: h})
	if err != nil {
		t.Fatal(err)
	}
	h.SetInspector(m)
	if out := m.Run(context.Background(), result.Code); out.Err != nil {
		t.Fatalf("%s: %v", name, out.Err)
	}
	h.Finish()
	return &truth{h, debug.New(h)}
}

// address is that of an object, which may differ between two machines.
var address = regexp.MustCompile(`0x[0-9a-f]+`)

func masked(s string) string { return address.ReplaceAllString(s, "0x…") }

// same compares a text on the window, which may be cut, with the whole one.
func same(shown, whole string) bool {
	shown, whole = masked(shown), masked(whole)
	begin, end, isCut := strings.Cut(shown, "…")
	if !isCut || strings.Contains(whole, "…") {
		return shown == whole
	}
	return len(begin)+len(end) <= len(whole) && strings.HasPrefix(whole, begin) && strings.HasSuffix(whole, end)
}

// opname gives the name of a step's instruction.
func (r *truth) opname(n int) string {
	s := r.h.StepAt(n)
	for _, in := range dis.Instructions(s.Code) {
		if in.Offset >= int(s.Offset) && in.Name != "EXTENDED_ARG" {
			return in.Name
		}
	}
	return ""
}

// find gives the step that executes an instruction of that name for the hit-th
// time.
func (r *truth) find(t *testing.T, opname string, hit int) int {
	t.Helper()
	for n := range r.h.Len() {
		if r.opname(n) == opname {
			if hit--; hit == 0 {
				return n
			}
		}
	}
	t.Fatalf("the program never comes to %s", opname)
	return -1
}

// frame gives a frame of a state by its number.
func (r *truth) frame(state int, id trace.FrameID) *trace.Frame {
	for _, f := range r.h.State(state).Frames {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// stack gives the texts of the running frame's stack, from the bottom: before the
// step, or after it in phase execute.
func (r *truth) stack(p trace.Position) []string {
	f := r.h.State(p.Step).Top()
	state := p.Step
	if p.Phase == trace.Execute && f != nil {
		state++
		f = r.frame(state, f.ID)
	}
	if f == nil {
		return nil
	}
	var out []string
	for _, v := range f.Stack {
		out = append(out, r.h.Text(v, state, 1000))
	}
	return out
}

// frames gives the names of the frames on show, newest first: in phase execute
// the one too that goes with the step.
func (r *truth) frames(p trace.Position) []string {
	shown := r.h.State(p.Step).Frames
	if p.Phase == trace.Execute {
		before := shown
		shown = r.h.State(p.Step + 1).Frames
		if n := len(before); n > len(shown) {
			shown = append(append([]*trace.Frame(nil), shown...), before[n-1])
		}
	}
	var out []string
	for i := len(shown) - 1; i >= 0; i-- {
		out = append(out, shown[i].Code.Name)
	}
	return out
}

// locals gives the running frame's bound fast locals as "name = value".
func (r *truth) locals(p trace.Position) []string {
	f := r.h.State(p.Step).Top()
	if f == nil {
		return nil
	}
	var out []string
	for i, v := range f.Locals {
		if !v.IsNull() {
			out = append(out, fmt.Sprintf("%s = %s", f.Code.VarNames[i], r.h.Text(v, p.Step, 28)))
		}
	}
	return out
}

// output is what the program has written at a position.
func (r *truth) output(p trace.Position) string {
	last := p.Step - 1
	if p.Phase == trace.Execute {
		last++
	}
	var b strings.Builder
	for _, o := range r.h.Outputs() {
		if o.Step <= last {
			b.WriteString(o.Text)
		}
	}
	return b.String()
}
