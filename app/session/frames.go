package session

import (
	"fmt"
	"slices"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/vm/trace"
)

// Bounds of what is shown of the frames.
const (
	maxFrames  = 40 // cards; more fold in the middle
	foldTop    = 34 // of them on top
	maxLocals  = 12
	maxTitle   = 40
	stackSlots = 8
)

// title is a frame's name with the arguments with which it was called:
// "factorial(3)".
func (st *stage) title(f *trace.Frame) string {
	return st.titleOf(f.ID, f.Code)
}

func (st *stage) titleOf(id trace.FrameID, c *code.Code) string {
	start := st.h.Start(id)
	if start == nil || start.Function.IsNull() {
		if c.Name == "<module>" {
			if m := st.r.moduleOf(c); m != "" && m != "__main__" {
				return c.Name + " " + m
			}
		}
		return c.Name
	}
	n := st.h.Entered(id)
	count := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&code.VarArgs != 0 {
		count++
	}
	if c.Flags&code.VarKeywords != 0 {
		count++
	}
	var args []string
	for i := 0; i < count && i < len(start.Locals); i++ {
		v := start.Locals[i]
		if v.IsNull() {
			// An argument that inner functions use lies in its cell.
			if k := slices.Index(c.CellVars, c.VarNames[i]); k >= 0 && k < len(start.Cells) {
				v = st.cell(start.Cells[k], n)
			}
		}
		t := "?"
		if !v.IsNull() {
			t = st.h.Text(v, n, shortText)
		}
		switch {
		case i == c.ArgCount+c.KwOnlyArgCount && c.Flags&code.VarArgs != 0:
			t = "*" + t
		case i >= c.ArgCount+c.KwOnlyArgCount:
			t = "**" + t
		case i >= c.ArgCount:
			t = c.VarNames[i] + "=" + t
		}
		args = append(args, t)
	}
	return c.Name + "(" + cut(strings.Join(args, ", "), maxTitle) + ")"
}

// cell gives what a cell holds in state n, NULL if it is empty.
func (st *stage) cell(cell trace.Value, n int) trace.Value {
	items, _, ok := st.h.Parts(cell, n, 1)
	if !ok || len(items) == 0 {
		return trace.Value{}
	}
	return items[0].Value
}

// callerTitle is the title of the frame below the step's, "" for none.
func (st *stage) callerTitle() string {
	fs := st.before.Frames
	if len(fs) < 2 {
		return ""
	}
	return st.title(fs[len(fs)-2])
}

// frames shows the call stack, newest first.
func (st *stage) frames(v *View, l *listing) {
	shown := st.before
	if st.executed {
		shown = st.after
	}
	list := slices.Clone(shown.Frames)
	origins := slices.Clone(shown.Origins)
	leaving := false
	if st.executed && st.left != 0 && !slices.ContainsFunc(list, func(f *trace.Frame) bool { return f.ID == st.left }) {
		// The frame that goes with this step is still on show, on top.
		top := len(st.before.Frames) - 1
		list = append(list, st.before.Frames[top])
		origins = append(origins, st.before.Origins[top])
		leaving = true
	}
	n := len(list)
	for i := n - 1; i >= 0; i-- {
		if n > maxFrames && i == n-1-foldTop {
			fold := n - maxFrames
			v.FramesFolded, v.FramesFoldAt = fold, len(v.Frames)
			i -= fold
		}
		f := list[i]
		fv := FrameView{ID: uint32(f.ID), Title: st.title(f), ResumesAt: -1, At: int(f.Last), Row: -1}
		if i > 0 {
			caller := list[i-1]
			fv.CalledBy = st.title(caller)
			if line := lineAt(caller); line > 0 {
				fv.CalledBy += fmt.Sprintf(", line %d", line)
			}
		}
		switch {
		case leaving && i == n-1:
			st.leavingFrame(&fv, f, list, i)
		case i == n-1 || leaving && i == n-2:
			fv.State, fv.Status = RunningFrame, "running"
			if !st.executed && st.has || f.ID == st.step.Frame && st.has {
				fv.At = int(st.step.Offset)
			} else if f.Last < 0 {
				fv.At = int(f.Next)
			}
		default:
			fv.State, fv.ResumesAt = ParkedFrame, int(f.Next)
			fv.Status = fmt.Sprintf("resumes at %d", f.Next)
		}
		fv.Entered = st.executed && f.ID == st.entered
		fv.StackText = st.stackText(f)
		if fv.State == ParkedFrame && fv.Entered {
			fv.Entered = false
		}
		if in, ok := f.Code.Decode(max(fv.At, 0)); ok {
			fv.Opname = in.Op.String()
			fv.Row = l.row(f.Code, in.Offset)
		}
		st.locals(&fv, f)
		v.Frames = append(v.Frames, fv)
	}
}

// leavingFrame fills the card of the frame that goes with the step.
func (st *stage) leavingFrame(fv *FrameView, f *trace.Frame, list []*trace.Frame, i int) {
	fv.At = int(st.step.Offset)
	if !st.result.IsNull() {
		fv.Returns = st.textAfter(st.result, shortText)
	}
	switch st.via {
	case trace.Return:
		fv.State, fv.Status = ReturningFrame, "returns "+fv.Returns
		if i > 0 {
			fv.Returns += " → stack of " + st.title(list[i-1])
		}
	case trace.Unwind:
		fv.State, fv.Status = UnwoundFrame, "ends by "+st.typeName(st.result)
	case trace.Suspend:
		fv.State, fv.Status = SuspendedFrame, "yields "+fv.Returns
	}
}

// lineAt is the line that a frame is in, 0 before its first.
func lineAt(f *trace.Frame) int {
	if f.Last < 0 {
		return 0
	}
	return f.Code.LineAt(int(f.Last))
}

// stackText is a frame's stack in one line: "[4]".
func (st *stage) stackText(f *trace.Frame) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, v := range f.Stack {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == stackSlots {
			fmt.Fprintf(&b, "… %d more", len(f.Stack)-i)
			break
		}
		t := st.text(v, shortText)
		if !v.IsNull() {
			switch st.in.Kind(v) {
			case trace.FunctionObject, trace.BuiltinObject:
				t = st.callee(v)
			}
		}
		b.WriteString(t)
	}
	b.WriteByte(']')
	return b.String()
}

// binding makes a line of a name and its value.
func (st *stage) binding(name string, v trace.Value) Binding {
	b := Binding{Name: name, Text: st.text(v, 28), ID: st.id(v)}
	b.Full = b.Text
	if strings.Contains(b.Text, "…") {
		b.Full = st.text(v, fullText)
	}
	return b
}

// locals fills in a frame's variables: fast locals, cells, and for modules and
// class bodies the names but for those that begin and end with two underscores.
func (st *stage) locals(fv *FrameView, f *trace.Frame) {
	type change struct{ gone bool }
	changed := map[string]change{}
	if st.executed && f.ID == st.step.Frame {
		for i := range st.effects {
			e := &st.effects[i]
			if e.Kind != trace.Store && e.Kind != trace.Delete {
				continue
			}
			name := ""
			switch e.Scope {
			case trace.FastLocal:
				name = at(f.Code.VarNames, int(e.Place))
			case trace.CellSlot:
				name = f.Code.CellName(int(e.Place))
			default:
				name = at(f.Code.Names, int(e.Place))
			}
			changed[name] = change{e.Kind == trace.Delete}
		}
	}
	add := func(b Binding) {
		ch, ok := changed[b.Name]
		b.Changed = ok && !ch.gone
		delete(changed, b.Name)
		if len(fv.Locals) >= maxLocals && !b.Changed {
			fv.More++
			return
		}
		fv.Locals = append(fv.Locals, b)
	}
	for i, v := range f.Locals {
		// Since 3.11 an argument that inner functions use is replaced by its cell.
		if !v.IsNull() && !slices.Contains(f.Cells, v) {
			add(st.binding(at(f.Code.VarNames, i), v))
		}
	}
	for i, cell := range f.Cells {
		if v := st.cell(cell, st.n); !v.IsNull() {
			b := st.binding(f.Code.CellName(i), v)
			b.Cell = true
			if st.executed && st.written[cell] {
				changed[b.Name] = change{}
			}
			add(b)
		}
	}
	if !f.Names.IsNull() {
		items, total, _ := st.h.Parts(f.Names, st.n, 400)
		fv.More += total - len(items)
		for _, it := range items {
			name := st.keyName(it)
			if strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") {
				continue
			}
			add(st.binding(name, it.Value))
		}
	}
	for name, ch := range changed {
		if ch.gone {
			fv.Locals = append(fv.Locals, Binding{Name: name, Gone: true})
		}
	}
}

func at(names []string, i int) string {
	if i >= 0 && i < len(names) {
		return names[i]
	}
	return "?"
}

// keyName is the name of a part: an attribute's, or a str key without its quotes.
func (st *stage) keyName(it trace.Item) string {
	if it.Name != "" {
		return it.Name
	}
	if it.Key.IsNull() {
		return ""
	}
	t := st.in.Text(it.Key, 60)
	if st.in.Kind(it.Key) == trace.StringObject && len(t) >= 2 {
		return t[1 : len(t)-1]
	}
	return t
}
