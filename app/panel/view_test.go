package panel

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/vm/trace"
)

// looks are those in which the panels are checked, with a size of the window for
// each.
var looks = []struct {
	name string
	look *theme.Look
	size fyne.Size
}{
	{"engineer", theme.New(theme.Light, theme.Engineer, 1, true), fyne.NewSize(1920, 1080)},
	{"learner", theme.New(theme.Dark, theme.Learner, 1, true), fyne.NewSize(1366, 768)},
	{"larger", theme.New(theme.Light, theme.Learner, 1.3, true), fyne.NewSize(1366, 768)},
	{"projector", theme.New(theme.Projector, theme.Lecture, 1, true), fyne.NewSize(1920, 1080)},
	{"small projector", lookFor(fyne.NewSize(1280, 720), theme.Projector, 1, true), fyne.NewSize(1280, 720)},
}

// inLooks makes a test in each look.
func inLooks(t *testing.T, f func(t *testing.T, look *theme.Look, size fyne.Size)) {
	app := test.NewTempApp(t)
	for _, l := range looks {
		t.Run(l.name, func(t *testing.T) {
			theme.Apply(app, l.look)
			f(t, l.look, l.size)
		})
	}
}

// inked is where the letters of a label are.
func inked(n widget.Node) rect {
	w := width(n.Text, n.Font, n.Size)
	x := n.X
	switch n.Align {
	case fyne.TextAlignTrailing:
		x = n.X + n.W - w
	case fyne.TextAlignCenter:
		x = n.X + n.W/2 - w/2
	}
	baseline := n.Y + n.Size*theme.Ascent
	if n.H > 0 {
		baseline = n.Y + n.H/2 + n.Size*0.34
	}
	return rect{x, baseline - n.Size*0.7, w, n.Size * 0.9}
}

func (r rect) overlap(s rect) (w, h float32) {
	return min(r.x+r.w, s.x+s.w) - max(r.x, s.x), min(r.y+r.h, s.y+s.h) - max(r.y, s.y)
}

// legible checks that no text of a scene lies outside of it and that no two texts
// lie on each other.
func legible(t *testing.T, what string, nodes []widget.Node, size fyne.Size) {
	t.Helper()
	var labels []widget.Node
	for _, n := range nodes {
		if n.Shape == widget.Label && strings.TrimSpace(n.Text) != "" {
			labels = append(labels, n)
		}
	}
	for i, a := range labels {
		r := inked(a)
		if r.x < -1 || r.y < -1 || r.x+r.w > size.Width+1 || r.y+r.h > size.Height+1 {
			t.Errorf("%s: %q at %.0f lies outside of %v", what, a.Text, r, size)
		}
		for _, b := range labels[i+1:] {
			if w, h := r.overlap(inked(b)); w > 1.5 && h > 2 {
				t.Errorf("%s: %q at %.0f lies on %q at %.0f", what, a.Text, r, b.Text, inked(b))
			}
		}
	}
}

// texts gives what a scene says.
func texts(nodes []widget.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Shape == widget.Label {
			b.WriteString(n.Text + "\n")
		}
	}
	return b.String()
}

func says(t *testing.T, what string, nodes []widget.Node, wanted ...string) {
	t.Helper()
	all := texts(nodes)
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("%s: %q is not there:\n%s", what, w, all)
		}
	}
}

// subtraction is the view of a step in the midst of a recursion.
func subtraction(phase trace.Phase) *session.View {
	v := &session.View{Position: trace.Position{Step: 41, Phase: phase}, Listing: &session.Listing{Current: -1}, Timeline: &session.Timeline{}}
	v.Run = session.Run{Status: session.Finished, Length: 71}
	v.Current = &session.Current{CodeName: "factorial", Offset: 20, Opname: "BINARY_SUBTRACT", Opcode: 24, Bytes: []byte{0x18, 0}, Here: 2, Row: -1,
		Units: []session.CodeUnit{{Offset: 16, Bytes: [2]byte{0x7c, 0}}, {Offset: 18, Bytes: [2]byte{0x64, 1}}, {Offset: 20, Bytes: [2]byte{0x18, 0}}, {Offset: 22, Bytes: [2]byte{0x83, 1}}, {Offset: 24, Bytes: [2]byte{0x14, 0}}}}
	v.Phases = [4]session.PhaseView{
		{Name: "load", Headline: "<code factorial>", Note: "once, when line 1 ran"},
		{Name: "fetch", Headline: "18 00", Note: "the code unit at offset 20"},
		{Name: "decode", Headline: "BINARY_SUBTRACT", Note: "opcode 24; no argument"},
		{Name: "execute", Headline: "push a - b", Note: "pop b, then a; both are int"},
	}
	v.Phases[phase].Active = true
	v.Stack = session.StackView{Frame: "factorial(3)", Before: 4, After: 4, HasFrame: true, Slots: []session.SlotView{
		{Index: 0, Text: "3", Note: "n"}, {Index: 1, Text: "<function factorial>"}, {Index: 2, Text: "3", Note: "n"}, {Index: 3, Text: "1", Note: "constant"},
	}}
	if phase == trace.Execute {
		v.Stack.After = 3
		v.Stack.Slots[2] = session.SlotView{Index: 2, Text: "2", Note: "pushed", State: session.PushedSlot}
		v.Stack.Slots[3] = session.SlotView{Index: 3, Text: "1", Note: "popped", State: session.PoppedSlot}
		v.Operands = []session.OperandView{
			{Label: "a", Text: "3", Slot: 2}, {Kind: session.OperatorOperand, Text: "-"}, {Label: "b", Text: "1", Slot: 3}, {Kind: session.ResultOperand, Text: "2", Slot: 2},
		}
	}
	v.Frames = []session.FrameView{
		{ID: 4, Title: "factorial(3)", Status: "running", Locals: []session.Binding{{Name: "n", Text: "3"}}, At: 20, Opname: "BINARY_SUBTRACT", CalledBy: "factorial(4), line 4"},
		{ID: 3, Title: "factorial(4)", State: session.ParkedFrame, Status: "resumes at 24", StackText: "[4]"},
		{ID: 2, Title: "factorial(5)", State: session.ParkedFrame, Status: "resumes at 24", StackText: "[5]"},
		{ID: 1, Title: "<module>", State: session.ParkedFrame, Status: "resumes at 16", StackText: "[<built-in function print>]"},
	}
	v.Heap = session.HeapView{
		SmallInts: []session.SmallInt{{Value: 1}, {Value: 2, Changed: true}, {Value: 3}, {Value: 4}, {Value: 5}},
		Objects: []session.HeapObject{
			{ID: 9, Title: "function factorial", Fields: []session.Binding{{Name: "__code__", Text: "28 bytes"}}, HeldBy: []string{"dict (globals)", "stack 1"}},
			{ID: 10, Title: "dict (globals)", Fields: []session.Binding{{Name: "factorial", Text: "function"}, {Name: "__spec__", Text: "None"}}, More: 7},
		},
	}
	return v
}

// long is a value that fits nowhere.
var long = "[" + strings.Repeat("'a rather long item', ", 40) + "'the last']"

// deep makes a view's stack, frames and heap as large as they come.
func deep(v *session.View, slots, frames int) *session.View {
	v.Stack.Slots = nil
	for i := range slots {
		v.Stack.Slots = append(v.Stack.Slots, session.SlotView{Index: i, Text: long, Full: long, Note: "a note that is rather long"})
	}
	v.Stack.Before, v.Stack.After = slots, slots
	if v.Position.Phase == trace.Execute && slots > 1 {
		v.Stack.Slots[slots-2].State = session.PushedSlot
		v.Stack.Slots[slots-1].State = session.PoppedSlot
		v.Stack.After--
		v.Operands = []session.OperandView{{Label: "function", Text: long, Slot: slots - 2}, {Kind: session.OperatorOperand, Text: "("}}
		for i := range 5 {
			v.Operands = append(v.Operands, session.OperandView{Text: long, Slot: slots - 1 - i})
		}
		v.Operands = append(v.Operands, session.OperandView{Kind: session.OperatorOperand, Text: ")"}, session.OperandView{Kind: session.ResultOperand, Text: long, Slot: slots - 2})
	}
	v.Frames = v.Frames[:1]
	v.Frames[0].Title = "a_function_with_a_long_name(" + long + ")"
	for i := range 12 {
		v.Frames[0].Locals = append(v.Frames[0].Locals, session.Binding{Name: fmt.Sprint("local_variable_", i), Text: long, Changed: i%3 == 0})
	}
	v.Frames[0].More = 30
	for i := 1; i < min(frames, 40); i++ {
		v.Frames = append(v.Frames, session.FrameView{ID: uint32(100 + i), Title: "a_function_with_a_long_name(" + long + ")", State: session.ParkedFrame, Status: "resumes at 12345", StackText: long})
	}
	v.FramesFolded = max(0, frames-40)
	for i := range 30 {
		o := session.HeapObject{ID: uint64(1000 + i), Title: "list, 100 items, and a long title", Text: long, Made: i == 0, More: 95, HeldBy: []string{"one", "another", "a third one"}}
		for k := range 8 {
			o.Fields = append(o.Fields, session.Binding{Name: fmt.Sprint("field with a long name ", k), Text: long})
		}
		v.Heap.Objects = append(v.Heap.Objects, o)
	}
	for i := range v.Phases {
		v.Phases[i].Headline, v.Phases[i].Note = long, long
	}
	return v
}
