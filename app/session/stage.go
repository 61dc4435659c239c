package session

import (
	"fmt"
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// Lengths of texts, in characters.
const (
	slotText  = 40
	shortText = 16
	fullText  = 2000
)

// stage is all that is known of the position: what the view is made of.
type stage struct {
	c   *controller
	r   *run
	h   *history.History
	in  trace.Inspector
	pos trace.Position
	// n is the state on show: the position's, or, when the step is executed, the one
	// after it.
	n        int
	executed bool
	has      bool // a step is to come (or, in phase Execute, on show)
	asking   bool // that step has begun, and waits for input

	step    history.Step
	instr   code.Instruction
	dis     dis.Instruction
	before  *history.State
	after   *history.State // nil unless executed
	effects []trace.Effect

	// What the step does to the stack of its own frame.
	popped  []slot // in the order in which they go
	pushed  []slot // what is there of it in the end, from the bottom
	low     int    // the lowest depth on the way
	entered trace.FrameID
	resumed bool // what is entered was suspended
	left    trace.FrameID
	via     trace.Kind  // how the frame was left
	result  trace.Value // returned or yielded by the frame that was left
	raised  trace.Value
	jump    int // -1 for none
	written map[trace.Value]bool
	made    map[trace.Value]bool
}

// slot is a value at a place of the stack.
type slot struct {
	index int
	value trace.Value
}

func (c *controller) stage(l *listing) *stage {
	st := &stage{c: c, r: c.run, jump: -1}
	if st.r == nil {
		return st
	}
	st.h, st.in = st.r.h, st.r.h.Inspector()
	st.pos = st.r.d.Clamp(st.r.pos)
	st.n = st.pos.Step
	st.before = st.h.State(st.n)
	if st.pos.Step >= st.h.Len() {
		if st.r.status == WaitingInput && st.r.asks {
			st.has, st.asking, st.step = true, true, st.r.asking
			st.decode(l)
		}
		return st
	}
	st.has = true
	st.step = st.h.StepAt(st.n)
	st.decode(l)
	st.effects = st.h.Effects(st.n)
	st.follow()
	if st.pos.Phase == trace.Execute {
		st.executed = true
		st.n++
		st.after = st.h.State(st.n)
	}
	return st
}

// decode takes the step's instruction apart.
func (st *stage) decode(l *listing) {
	st.instr, _ = st.step.Code.Decode(int(st.step.Offset))
	st.dis = disAt(l, st.step.Code, st.instr)
}

// disAt gives the instruction with the meaning of its operand.
func disAt(l *listing, c *code.Code, in code.Instruction) dis.Instruction {
	if row := l.row(c, in.Offset); row >= 0 {
		r := &l.rows[row]
		d := dis.Instruction{Offset: r.Offset, Bytes: r.Bytes, Op: in.Op, Name: r.Opname, Arg: r.Arg, HasArg: r.HasArg, ArgRepr: r.ArgRepr, Target: -1}
		if t, ok := c.Target(in); ok {
			d.Target = t
		}
		return d
	}
	for _, d := range dis.Instructions(c) {
		if d.Offset == in.Offset {
			return d
		}
	}
	return dis.Instruction{Offset: in.Offset, Op: in.Op, Target: -1}
}

// follow works out what the step's effects come to.
func (st *stage) follow() {
	top := st.before.Top()
	if top == nil {
		return
	}
	st.written, st.made = map[trace.Value]bool{}, map[trace.Value]bool{}
	running := []trace.FrameID{}
	for _, f := range st.before.Frames {
		running = append(running, f.ID)
	}
	depth := len(top.Stack)
	st.low = depth
	var fresh []slot
	for i := range st.effects {
		e := &st.effects[i]
		mine := len(running) > 0 && running[len(running)-1] == top.ID
		switch e.Kind {
		case trace.Push:
			if mine {
				fresh = append(fresh, slot{depth, e.New})
				depth++
			}
		case trace.Pop:
			if mine {
				depth--
				if n := len(fresh); n > 0 {
					fresh = fresh[:n-1]
				} else {
					st.popped = append(st.popped, slot{depth, e.Old})
				}
				st.low = min(st.low, depth)
			}
		case trace.Call, trace.Resume:
			running = append(running, e.Frame)
			st.entered, st.resumed = e.Frame, e.Kind == trace.Resume
		case trace.Return, trace.Unwind, trace.Suspend:
			if len(running) > 0 {
				running = running[:len(running)-1]
			}
			if e.Frame == top.ID {
				st.left, st.via, st.result = e.Frame, e.Kind, e.New
			} else if e.Frame == st.entered {
				st.entered = 0
			}
		case trace.Raise:
			st.raised = e.New
		case trace.Jump:
			if mine {
				st.jump = int(e.Place)
			}
		case trace.HeapWrite:
			st.written[e.Object] = true
		case trace.Store, trace.Delete:
			if !e.Object.IsNull() {
				st.written[e.Object] = true
			}
		case trace.Made:
			st.made[e.Object] = true
		}
	}
	st.pushed = fresh
}

// text is v as Python shows it in the state on show.
func (st *stage) text(v trace.Value, limit int) string { return st.h.Text(v, st.n, limit) }

// textBefore is v as it was before the step.
func (st *stage) textBefore(v trace.Value, limit int) string {
	return st.h.Text(v, st.pos.Step, limit)
}

// textAfter is v as it is after the step.
func (st *stage) textAfter(v trace.Value, limit int) string {
	return st.h.Text(v, st.pos.Step+1, limit)
}

// id is v's identity, 0 for NULL.
func (st *stage) id(v trace.Value) uint64 {
	if v.IsNull() {
		return 0
	}
	return st.in.Identity(v)
}

func (st *stage) typeName(v trace.Value) string {
	if v.IsNull() {
		return ""
	}
	return st.in.TypeName(v)
}

// fill puts everything of the run into the view.
func (st *stage) fill(v *View, l *listing) {
	if st.r == nil {
		v.Phases = emptyPhases()
		return
	}
	v.Position = st.pos
	v.AtStart = st.pos == st.r.d.First()
	v.AtEnd = st.pos.Step >= st.h.Len()
	if l != nil && !(st.c.runIsOld() && !st.c.showRun) {
		v.Listing.Counts = l.counts(st.r, st.n)
	}
	v.Listing.Foreign = st.foreign(l)
	if st.has {
		if row := l.row(st.step.Code, st.instr.Offset); row >= 0 {
			v.Listing.Current = row
			v.Listing.CurrentCode = l.rows[row].Code
		}
		v.Current = st.current(l)
	}
	v.Phases = st.phases()
	v.Stack = st.stack(l)
	if st.executed {
		v.Operands = st.operands()
	}
	st.frames(v, l)
	v.Heap = st.heap()
	v.Console = st.console()
	v.Timeline = st.timeline()
	v.Sentence = st.sentence()
}

// foreign is the heading of the listing, if it is not the text's.
func (st *stage) foreign(l *listing) string {
	switch {
	case l == nil || l == st.c.comp.listing:
		return ""
	case l == st.r.listing:
		if st.c.runIsOld() {
			return "Bytecode of the text as it was run"
		}
		return ""
	}
	if m := st.r.moduleOf(l.root); m != "" {
		return "Bytecode of module " + m
	}
	return "Bytecode of " + base(l.root.Filename)
}

// current describes the instruction on the stage.
func (st *stage) current(l *listing) *Current {
	c := st.step.Code
	cur := &Current{
		Row: l.row(c, st.instr.Offset), CodeName: c.Name, Offset: int(st.step.Offset), Opname: st.dis.Name, Opcode: int(st.instr.Number),
		HasArg: st.dis.HasArg, Arg: st.instr.Arg, ArgRepr: st.dis.ArgRepr, ArgKind: argKind(c, &st.dis),
		Bytes: c.Bytecode[st.instr.Start : st.instr.Offset+2], Next: -1, Meaning: st.dis.Meaning(),
	}
	if cur.Row >= 0 {
		cur.ArgKind = l.rows[cur.Row].ArgKind
	}
	if st.instr.Op != 0 {
		cur.Picture = picture(&st.dis)
	}
	if st.executed {
		for _, f := range st.after.Frames {
			if f.ID == st.step.Frame {
				cur.Next = int(f.Next)
			}
		}
	} else {
		cur.Next = st.instr.End
	}
	first := max(int(st.step.Offset)-4, 0)
	for o := first; o+1 < len(c.Bytecode) && len(cur.Units) < 7; o += 2 {
		if o == st.instr.Offset {
			cur.Here = len(cur.Units)
		}
		cur.Units = append(cur.Units, CodeUnit{Offset: o, Bytes: [2]byte{c.Bytecode[o], c.Bytecode[o+1]}, Cache: l.has(c) && l.row(c, o) < 0})
	}
	if !st.c.runIsOld() && st.ownCode(c) {
		cur.Span = spanOf(c, st.instr.Offset)
		cur.Line = c.LineAt(st.instr.Offset)
	}
	return cur
}

// ownCode reports whether c was made of the text.
func (st *stage) ownCode(c *code.Code) bool { return st.r.listing.has(c) }

// source gives the source text of an instruction, "" if it is not known or longer
// than limit.
func (st *stage) source(c *code.Code, offset, limit int) string {
	s := spanOf(c, offset)
	good := st.c.comp.good
	if !s.Start.IsValid() || s.Start.Line != s.End.Line || !st.ownCode(c) {
		return ""
	}
	var f *source.File
	if good != nil && good.Code == st.r.root {
		f = good.File
	} else {
		f = st.r.file()
	}
	if t := f.Slice(s); len(t) <= limit {
		return t
	}
	return ""
}

// file is the text that the run is of.
func (r *run) file() *source.File {
	if r.source == nil {
		r.source = source.NewFile(r.job.name, r.job.text)
	}
	return r.source
}

func emptyPhases() [4]PhaseView {
	var ps [4]PhaseView
	for i := range ps {
		ps[i].Name = trace.Phase(i).String()
	}
	return ps
}

// phases says what the four phases of the step are, in the words of the stage.
func (st *stage) phases() [4]PhaseView {
	ps := emptyPhases()
	if !st.has {
		if st.r.h.Len() > 0 && st.pos.Step >= st.h.Len() && !st.r.active() {
			ps[3].Note = "the run is over"
		}
		return ps
	}
	if st.asking {
		ps[trace.Execute].Active = true
	} else {
		ps[st.pos.Phase].Active = true
	}
	c := st.step.Code

	name := c.Name
	if name == "<module>" {
		name = "module"
	}
	ps[0].Headline = "<code " + name + ">"
	ps[0].Note = st.loadNote(c)

	var units []string
	for i := st.instr.Start; i <= st.instr.Offset; i += 2 {
		units = append(units, fmt.Sprintf("%02x %02x", c.Bytecode[i], c.Bytecode[i+1]))
	}
	ps[1].Headline = strings.Join(units, "  ")
	if len(units) > 1 {
		ps[1].Note = fmt.Sprintf("the %d code units from offset %d", len(units), st.step.Offset)
	} else {
		ps[1].Note = fmt.Sprintf("the code unit at offset %d", st.step.Offset)
	}

	if n := (st.instr.End - st.instr.Offset - 2) / 2; n > 0 {
		ps[1].Note = fmt.Sprintf("offset %d, then %d of cache", st.step.Offset, n)
	}

	ps[2].Headline = st.dis.Name
	ps[2].Note = fmt.Sprintf("opcode %d; no oparg", st.instr.Number)
	if st.dis.HasArg {
		ps[2].Headline += " " + strconv.Itoa(st.instr.Arg)
		ps[2].Note = fmt.Sprintf("opcode %d; oparg %d", st.instr.Number, st.instr.Arg)
		if a := st.argMeaning(); a != "" {
			ps[2].Note += " means " + a
		}
	}
	ps[3].Headline, ps[3].Note = st.executePhase()
	if st.asking {
		ps[3].Headline, ps[3].Note = "read a line", "the program waits for input"
	}
	return ps
}

func (st *stage) argMeaning() string {
	a := st.dis.ArgRepr
	if st.dis.Target >= 0 {
		return "to " + strconv.Itoa(st.dis.Target)
	}
	return cut(a, 24)
}

// loadNote says when the running code object came into the machine.
func (st *stage) loadNote(c *code.Code) string {
	for _, ld := range st.h.Loads() {
		if ld.Code != c {
			continue
		}
		switch {
		case ld.Path != "":
			return "once, from " + base(ld.Path)
		case ld.Step == 0:
			return "once, before the first step"
		}
		return "once, when it was imported"
	}
	if st.ownCode(c) && c != st.r.root {
		return fmt.Sprintf("once, when line %d ran", c.FirstLine)
	}
	return "once"
}

// executePhase says what the instruction does: short, and how.
func (st *stage) executePhase() (headline, note string) {
	op := st.instr.Op
	if op == 0 {
		return "", ""
	}
	arg := st.name()
	pops := st.popText()
	_, right, _ := strings.Cut(op.Picture(), "->")
	right = strings.TrimSpace(right)
	family := op.Family()
	defer func() {
		if headline == "" || headline == "push" {
			headline = cut(strings.ToLower(strings.ReplaceAll(st.dis.Name, "_", " ")), 24)
		}
	}()
	switch {
	case op == opcode.ImportName:
		headline = "import " + arg
		switch {
		case st.entered != 0:
			note = "its code starts to run"
		case !st.raised.IsNull():
			note = "it raises " + st.typeName(st.raised)
		case st.importedBefore():
			note = "it was imported before"
		case len(st.pushed) > 0:
			note = "push " + st.textAfter(st.pushed[len(st.pushed)-1].value, 24)
		}
		return headline, note
	case op == opcode.Resume:
		if st.goesOn() {
			return "go on", "signals are looked for"
		}
		return "begin", "signals are looked for"
	case op == opcode.Nop:
		return "do nothing", "nothing changes"
	case st.entered != 0 && family != opcode.Calls:
		if st.resumed {
			return "go on in " + cut(st.enteredTitle(), 24), "its frame is there again"
		}
		return "call " + cut(st.enteredTitle(), 24), "a new frame begins"
	}
	switch family {
	case opcode.Binary, opcode.Compare, opcode.Unary:
		switch op {
		case opcode.CompareOp, opcode.BinaryOp, opcode.IsOp, opcode.ContainsOp:
			right = "a " + st.operator() + " b"
		case opcode.BinarySlice:
			right = "a[b:c]"
		}
		headline = "push " + right
		note = pops
		if t := st.sameType(); t != "" {
			note += "; " + t
		}
	case opcode.Load:
		switch {
		case op == opcode.LoadConst:
			headline = "push " + cut(arg, 22)
			note = "a constant of the code object"
		case op == opcode.LoadAttr || op == opcode.LoadMethod || op == opcode.LoadSuperAttr:
			headline = "push ." + arg
			note = pops
		case op == opcode.LoadFastLoadFast:
			headline = "push " + arg
			var values []string
			for _, p := range st.pushed {
				values = append(values, st.textAfter(p.value, 12))
			}
			note = "they are " + and(values)
		default:
			headline = "push " + arg
			if st.loadsCell() {
				return "push the cell of " + arg, "an inner function shares it"
			}
			if v, ok := st.loaded(); ok {
				note = arg + " is " + st.textAfter(v.value, 24)
			}
			if st.pushesNull() {
				headline += ", NULL"
			}
		}
	case opcode.Store:
		switch op {
		case opcode.StoreFast, opcode.StoreName, opcode.StoreGlobal, opcode.StoreDeref:
			headline = "pop into " + arg
			if len(st.popped) > 0 {
				note = arg + " is now " + st.textAfter(st.popped[0].value, 24)
			}
		case opcode.StoreSubscr:
			headline, note = "container[key] = value", pops
		case opcode.StoreAttr:
			headline, note = "object."+arg+" = value", pops
		case opcode.DeleteSubscr:
			headline, note = "del container[key]", pops
		case opcode.StoreSlice:
			headline, note = "container[a:b] = value", pops
		case opcode.StoreFastLoadFast, opcode.StoreFastStoreFast:
			first, second, _ := strings.Cut(arg, ", ")
			headline = "pop into " + first + ", push " + second
			if op == opcode.StoreFastStoreFast {
				headline = "pop into " + first + ", " + second
			}
			if len(st.popped) > 0 {
				note = first + " is now " + st.textAfter(st.popped[0].value, 24)
			}
		case opcode.MakeCell:
			headline, note = "make a cell for "+arg, "inner functions share it"
		case opcode.CopyFreeVars:
			headline, note = "copy "+plural(st.instr.Arg, "cell"), "from the function's closure"
		default:
			headline = "delete " + arg
		}
	case opcode.Jumps:
		headline = "go to " + strconv.Itoa(st.dis.Target)
		switch op {
		case opcode.JumpAbsolute, opcode.JumpForward, opcode.JumpBackward, opcode.JumpBackwardNoInterrupt:
			note = "the instruction pointer is set"
		default:
			when := "true"
			switch op {
			case opcode.PopJumpIfFalse, opcode.JumpIfFalseOrPop:
				when = "false"
			case opcode.PopJumpIfNone:
				when = "None"
			case opcode.PopJumpIfNotNone:
				when = "not None"
			}
			headline = "if " + when + ", go to " + strconv.Itoa(st.dis.Target)
			note = "no jump"
			if st.jump >= 0 {
				note = "the jump is taken"
			}
			if v, ok := st.condition(); ok {
				note = "it is " + st.textBefore(v, 20) + ": " + note
			}
		}
	case opcode.Calls:
		switch op {
		case opcode.ReturnValue, opcode.ReturnConst:
			headline = "return"
			if !st.result.IsNull() {
				headline = "return " + st.textAfter(st.result, 20)
			}
			note = "the frame goes"
			if to := st.callerTitle(); to != "" {
				note = "to " + to
			}
		case opcode.MakeFunction:
			headline, note = "push a function", "of the code object and the name"
			if len(st.popped) == 1 {
				note = "of the code object"
			}
		case opcode.SetFunctionAttribute:
			headline, note = "set its "+arg, "the function stays on the stack"
		case opcode.CallIntrinsic1, opcode.CallIntrinsic2:
			headline = "call " + intrinsic(arg)
			if len(st.pushed) > 0 {
				note = "it gives " + st.textAfter(st.pushed[len(st.pushed)-1].value, 24)
			}
		default:
			headline = "call " + cut(st.callText(), 24)
			switch {
			case st.entered != 0:
				note = "a new frame begins"
			case !st.raised.IsNull():
				note = "it raises " + st.typeName(st.raised)
			case len(st.pushed) > 0:
				note = "it gives " + st.textAfter(st.pushed[len(st.pushed)-1].value, 24)
			}
		}
	case opcode.Iterate:
		headline = "push " + right
		note = pops
		if op == opcode.ForIter {
			headline = "push the next value"
			if len(st.pushed) > 0 {
				note = "it is " + st.textAfter(st.pushed[len(st.pushed)-1].value, 24)
			} else if st.jump >= 0 {
				note = "there is none: go to " + strconv.Itoa(st.jump)
			}
		} else if op == opcode.YieldValue {
			headline = "yield " + st.textAfter(st.result, 20)
			note = "the frame is suspended"
		} else if op == opcode.ReturnGenerator {
			headline, note = "return a generator", "it has this frame, to go on in later"
		} else if op == opcode.EndFor {
			headline = "pop"
		}
	case opcode.Build:
		headline = "push " + right
		if len(st.pushed) > 0 {
			headline = "push " + st.textAfter(st.pushed[len(st.pushed)-1].value, 20)
		}
		note = plural(len(st.popped), "value") + " popped"
	case opcode.Stack:
		headline = op.Picture()
		switch op {
		case opcode.PopTop:
			headline = "pop"
		case opcode.PushNull:
			headline, pops = "push NULL", "a call without a self"
		case opcode.Copy:
			headline, pops = "push a copy", "of place "+strconv.Itoa(st.instr.Arg)+" from the top"
		case opcode.Swap:
			headline, pops = "swap", "the top and place "+strconv.Itoa(st.instr.Arg)
		}
		note = pops
	default:
		if right != "" {
			headline = "push " + right
		}
		note = st.dis.Meaning()
	}
	if !st.raised.IsNull() && note != "" && op.Family() != opcode.Calls {
		note = "it raises " + st.typeName(st.raised)
	}
	return headline, note
}

// importedBefore reports whether an IMPORT_NAME found its module there: it changed
// nothing but the stack.
func (st *stage) importedBefore() bool {
	return len(st.pushed) > 0 && st.entered == 0 && len(st.written) == 0 && len(st.made) == 0
}

// enteredTitle is the title of the frame that the step makes or goes back to.
func (st *stage) enteredTitle() string {
	if start := st.h.Start(st.entered); start != nil {
		return st.titleOf(st.entered, start.Code)
	}
	return st.dis.Name
}

// condition is the value that a conditional jump looks at.
func (st *stage) condition() (trace.Value, bool) {
	if len(st.popped) > 0 {
		return st.popped[0].value, true
	}
	if f := st.before.Top(); f != nil && len(f.Stack) > 0 {
		return f.Stack[len(f.Stack)-1], true
	}
	return trace.Value{}, false
}

// popText is "pop b, then a".
func (st *stage) popText() string {
	switch n := len(st.popped); n {
	case 0:
		return "nothing is popped"
	case 1:
		return "pop " + letter(0)
	case 2, 3:
		var names []string
		for i := n - 1; i >= 0; i-- {
			names = append(names, letter(i))
		}
		return "pop " + strings.Join(names, ", then ")
	default:
		return "pop " + strconv.Itoa(n) + " values"
	}
}

// sameType is "both are int" or "int and float".
func (st *stage) sameType() string {
	switch len(st.popped) {
	case 1:
		return "it is " + st.typeName(st.popped[0].value)
	case 2:
		b, a := st.typeName(st.popped[0].value), st.typeName(st.popped[1].value)
		if a == b {
			return "both are " + a
		}
		return a + " and " + b
	}
	return ""
}

func letter(i int) string { return string(rune('a' + i)) }

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// cut cuts s to n characters.
func cut(s string, n int) string {
	count := 0
	for i := range s {
		if count++; count == n {
			if rest := s[i:]; len([]rune(rest)) > 1 {
				return s[:i] + "…"
			}
		}
	}
	return s
}

func base(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 {
		return path[i+1:]
	}
	return path
}

// stack shows the evaluation stack of the step's frame.
func (st *stage) stack(l *listing) StackView {
	f := st.before.Top()
	if f == nil {
		return StackView{}
	}
	v := StackView{HasFrame: true, Frame: st.title(f), Before: len(f.Stack), After: len(f.Stack)}
	origins := st.before.Origins[len(st.before.Frames)-1]
	keep := len(f.Stack)
	if st.executed {
		keep = st.low
	}
	for i := 0; i < keep; i++ {
		s := st.slotView(i, f.Stack[i], NormalSlot)
		s.Note, s.Row = st.origin(l, int(origins[i]), f.Stack[i])
		v.Slots = append(v.Slots, s)
	}
	if !st.executed {
		return v
	}
	v.After = keep + len(st.pushed)
	for _, p := range st.pushed {
		s := st.slotView(p.index, p.value, PushedSlot)
		s.Note = "pushed"
		s.Row = l.row(st.step.Code, st.instr.Offset)
		v.Slots = append(v.Slots, s)
	}
	for i := len(v.Slots); i < len(f.Stack); i++ {
		s := st.slotView(i, f.Stack[i], PoppedSlot)
		s.Note = "popped"
		_, s.Row = st.origin(l, int(origins[i]), f.Stack[i])
		v.Slots = append(v.Slots, s)
	}
	return v
}

func (st *stage) slotView(i int, x trace.Value, state SlotState) SlotView {
	s := SlotView{Index: i, State: state, Text: st.text(x, slotText), Null: x.IsNull(), ID: st.id(x), TypeName: st.typeName(x), Row: -1}
	s.Full = s.Text
	if strings.Contains(s.Text, "…") {
		s.Full = st.text(x, fullText)
	}
	return s
}

// origin says where a value on the stack came from: the step at which it was
// pushed, through instructions that only move values about.
func (st *stage) origin(l *listing, step int, x trace.Value) (note string, row int) {
	for range 8 {
		if step < 0 || step >= st.h.Len() {
			return "", -1
		}
		s := st.h.StepAt(step)
		in, ok := s.Code.Decode(int(s.Offset))
		if !ok || in.Op == 0 {
			return "", -1
		}
		row = l.row(s.Code, in.Offset)
		switch {
		case in.Op.Family() == opcode.Stack:
			if from := st.h.PopOrigin(step, x); from >= 0 && from != step {
				step = from
				continue
			}
			return "", row
		case in.Op == opcode.LoadConst:
			return "constant", row
		case x.IsNull():
			return "", row
		case in.Op.Family() == opcode.Load:
			name := argName(s.Code, in)
			if in.Op == opcode.LoadFastLoadFast {
				name = st.pairName(s.Code, in, step, x)
			}
			if st.in != nil && !x.IsNull() {
				switch st.in.Kind(x) {
				case trace.FunctionObject, trace.BuiltinObject, trace.TypeObject:
					if strings.Contains(st.text(x, 80), name) {
						return "", row // its text has the name
					}
				}
			}
			if in.Op == opcode.LoadAttr || in.Op == opcode.LoadMethod || in.Op == opcode.LoadSuperAttr {
				name = "." + name
			}
			return name, row
		}
		return st.source(s.Code, in.Offset, 18), row
	}
	return "", -1
}

// argName is the name that an instruction's operand stands for.
func argName(c *code.Code, in code.Instruction) string {
	d := c.Dialect
	switch d.Operand(in.Op) {
	case opcode.NameIndex:
		i := in.Arg
		switch {
		case in.Op == opcode.LoadGlobal && d.GlobalFlag, in.Op == opcode.LoadAttr && d.AttrFlag:
			i >>= 1
		case in.Op == opcode.LoadSuperAttr:
			i >>= 2
		}
		return nameAt(c.Names, i)
	case opcode.LocalIndex:
		if d.LocalsPlus {
			return nameAt(c.LocalsPlusNames, in.Arg)
		}
		return nameAt(c.VarNames, in.Arg)
	case opcode.FreeIndex:
		if d.LocalsPlus {
			return nameAt(c.LocalsPlusNames, in.Arg)
		}
		return c.CellName(in.Arg)
	}
	return ""
}

func nameAt(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return ""
}

// pairName is the name, of the two of LOAD_FAST_LOAD_FAST, whose value at that step
// was x.
func (st *stage) pairName(c *code.Code, in code.Instruction, step int, x trace.Value) string {
	names := [2]string{nameAt(c.LocalsPlusNames, in.Arg>>4), nameAt(c.LocalsPlusNames, in.Arg&15)}
	name, n := "", 0
	for _, e := range st.h.Effects(step) {
		if e.Kind != trace.Push || n > 1 {
			continue
		}
		switch {
		case e.New != x || name == names[n]:
		case name == "":
			name = names[n]
		default:
			name += " or " + names[n]
		}
		n++
	}
	return name
}

// name is the name, or the text of the constant, that the operand stands for, without
// what else the instruction pushes.
func (st *stage) name() string {
	name, _, _ := strings.Cut(st.dis.ArgRepr, " + NULL")
	if st.instr.Op == opcode.LoadConst || st.instr.Op == opcode.ReturnConst {
		return st.dis.ArgRepr
	}
	return name
}

// loaded is what an instruction that loads has pushed, without the NULL that may lie
// above it.
func (st *stage) loaded() (s slot, ok bool) {
	for i := len(st.pushed) - 1; i >= 0; i-- {
		if !st.pushed[i].value.IsNull() {
			return st.pushed[i], true
		}
	}
	return slot{}, false
}

// loadsCell reports whether the step pushes a cell itself, as LOAD_FAST does since
// 3.13 for the closure of an inner function.
func (st *stage) loadsCell() bool {
	return st.instr.Op == opcode.LoadFast && len(st.pushed) == 1 && !st.pushed[0].value.IsNull() && st.in.Kind(st.pushed[0].value) == trace.CellObject
}

// pushesNull reports whether the instruction pushes a NULL above what it loads.
func (st *stage) pushesNull() bool {
	n := len(st.pushed)
	return n == 2 && st.pushed[1].value.IsNull()
}

// goesOn reports whether RESUME is not that at the beginning of a function.
func (st *stage) goesOn() bool { return st.instr.Arg&3 != 0 }

// intrinsic is the name of one of the machine's own functions, as it is told of.
func intrinsic(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "INTRINSIC_"), "1_"))
}
