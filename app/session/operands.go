package session

import (
	"slices"
	"strconv"
	"strings"

	"bytewalk/compiler/opcode"
	"bytewalk/vm/trace"
)

// maxOperands is how many values of a long call or display are shown one by one.
const maxOperands = 6

// row builds the row of operands.
type operandRow struct {
	st    *stage
	parts []OperandView
}

func (o *operandRow) value(label string, s slot) {
	o.parts = append(o.parts, OperandView{
		Kind: ValueOperand, Label: label, Text: o.st.textBefore(s.value, shortText), TypeName: o.st.typeName(s.value), Slot: s.index, ID: o.st.id(s.value),
	})
}

func (o *operandRow) operator(text string) {
	o.parts = append(o.parts, OperandView{Kind: OperatorOperand, Text: text, Slot: -1})
}

// result adds what the step pushed last.
func (o *operandRow) result() {
	if n := len(o.st.pushed); n > 0 {
		s := o.st.pushed[n-1]
		o.operator("=")
		o.parts = append(o.parts, OperandView{
			Kind: ResultOperand, Text: o.st.textAfter(s.value, shortText), TypeName: o.st.typeName(s.value), Slot: s.index, ID: o.st.id(s.value),
		})
	}
}

// list adds values with commas, the first first.
func (o *operandRow) list(values []slot) {
	for i, s := range values {
		if len(values) > maxOperands && i == maxOperands-1 {
			o.operator(", … " + strconv.Itoa(len(values)-i) + " more")
			return
		}
		if i > 0 {
			o.operator(",")
		}
		o.value("", s)
	}
}

// operands shows the step as an expression: a - b = result.
func (st *stage) operands() []OperandView {
	o := operandRow{st: st}
	op := st.instr.Op
	if op == 0 {
		return nil
	}
	// Bottom first, as the picture has them.
	taken := slices.Clone(st.popped)
	slices.Reverse(taken)
	n := len(taken)
	switch f := op.Family(); {
	case op == opcode.BinarySubscr && n == 2:
		o.value("a", taken[0])
		o.operator("[")
		o.value("b", taken[1])
		o.operator("]")
		o.result()
	case op == opcode.BinarySlice && n == 3:
		o.value("a", taken[0])
		o.operator("[")
		o.value("b", taken[1])
		o.operator(":")
		o.value("c", taken[2])
		o.operator("]")
		o.result()
	case (f == opcode.Binary || f == opcode.Compare) && n == 2:
		o.value("a", taken[0])
		o.operator(st.operator())
		o.value("b", taken[1])
		o.result()
	case f == opcode.Unary && n == 1:
		o.operator(st.operator())
		o.value("a", taken[0])
		o.result()
	case st.calls() && n >= 1:
		taken = withoutNull(taken)
		o.value("", taken[0])
		o.operator("(")
		o.list(taken[1:])
		o.operator(")")
		o.result()
	case (op == opcode.BuildList || op == opcode.BuildTuple || op == opcode.BuildSet) && n > 0:
		b := map[opcode.Op]string{opcode.BuildList: "[]", opcode.BuildTuple: "()", opcode.BuildSet: "{}"}[op]
		o.operator(b[:1])
		o.list(taken)
		o.operator(b[1:])
		o.result()
	case op == opcode.BuildMap && n > 0 && n <= maxOperands:
		o.operator("{")
		for i := 0; i+1 < n; i += 2 {
			if i > 0 {
				o.operator(",")
			}
			o.value("", taken[i])
			o.operator(":")
			o.value("", taken[i+1])
		}
		o.operator("}")
		o.result()
	case op == opcode.StoreSubscr && n == 3:
		o.value("container", taken[1])
		o.operator("[")
		o.value("key", taken[2])
		o.operator("] =")
		o.value("value", taken[0])
	case op == opcode.StoreAttr && n == 2:
		o.value("object", taken[1])
		o.operator("." + st.name() + " =")
		o.value("value", taken[0])
	case (op == opcode.StoreFast || op == opcode.StoreName || op == opcode.StoreGlobal || op == opcode.StoreDeref) && n == 1:
		o.operator(st.name() + " =")
		o.value("", taken[0])
	case f == opcode.Stack:
		return nil // values only change places
	case f == opcode.Jumps && n == 1:
		o.value("", taken[0])
		if st.jump >= 0 {
			o.operator("→ " + strconv.Itoa(st.jump))
		}
	case op == opcode.ForIter && len(st.pushed) > 0:
		if top := st.before.Top(); len(top.Stack) > 0 {
			i := len(top.Stack) - 1
			o.operator("next")
			o.value("", slot{i, top.Stack[i]})
			o.result()
		}
	case op == opcode.LoadFastLoadFast && len(st.pushed) == 2:
		first, second, _ := strings.Cut(st.dis.ArgRepr, ", ")
		for i, name := range []string{first, second} {
			s := st.pushed[i]
			o.parts = append(o.parts, OperandView{
				Kind: ResultOperand, Label: "local " + name, Text: st.textAfter(s.value, slotText), TypeName: st.typeName(s.value), Slot: s.index, ID: st.id(s.value),
			})
		}
	case f == opcode.Load && n == 0 && len(st.pushed) > 0:
		top, ok := st.loaded()
		if !ok {
			return nil
		}
		o.parts = append(o.parts, OperandView{
			Kind: ResultOperand, Label: st.loadedFrom(), Text: o.st.textAfter(top.value, slotText), TypeName: o.st.typeName(top.value), Slot: top.index, ID: o.st.id(top.value),
		})
	case op == opcode.ReturnValue && n == 1:
		o.operator("return")
		o.value("", taken[0])
	case n > 0 && len(st.pushed) > 0:
		o.list(taken)
		o.result()
	case n > 0:
		o.list(taken)
	}
	return o.parts
}

// loadedFrom says where the value that is pushed comes from: "constant", "local n".
func (st *stage) loadedFrom() string {
	switch st.instr.Op {
	case opcode.LoadConst:
		return "constant"
	case opcode.LoadFast, opcode.LoadFastCheck, opcode.LoadFastAndClear:
		if st.loadsCell() {
			return "cell of " + st.name()
		}
		return "local " + st.name()
	case opcode.LoadGlobal:
		return "global " + st.name()
	case opcode.LoadDeref, opcode.LoadClassderef, opcode.LoadClosure:
		return "cell " + st.name()
	case opcode.LoadAssertionError, opcode.LoadBuildClass, opcode.LoadLocals:
		return ""
	}
	return "name " + st.name()
}

// operator is the sign of a unary, binary or comparing instruction.
func (st *stage) operator() string {
	op := st.instr.Op
	switch op {
	case opcode.CompareOp:
		return strings.TrimSuffix(strings.TrimPrefix(st.dis.ArgRepr, "bool("), ")")
	case opcode.BinaryOp:
		return st.dis.ArgRepr
	case opcode.IsOp:
		return [2]string{"is", "is not"}[st.instr.Arg&1]
	case opcode.ContainsOp:
		return [2]string{"in", "not in"}[st.instr.Arg&1]
	case opcode.ToBool:
		return "bool"
	}
	_, right, _ := strings.Cut(op.Picture(), "->")
	right = strings.TrimSpace(right)
	right = strings.TrimPrefix(right, "a ")
	right = strings.TrimSuffix(right, "b")
	right = strings.TrimSuffix(right, "a")
	return strings.TrimSpace(right)
}

// callText is the call of the step as an expression: "factorial(2)".
func (st *stage) callText() string {
	if len(st.popped) == 0 {
		return st.dis.Name
	}
	taken := slices.Clone(st.popped)
	slices.Reverse(taken)
	taken = withoutNull(taken)
	var args []string
	for _, s := range taken[1:] {
		args = append(args, st.textBefore(s.value, 12))
	}
	return st.callee(taken[0].value) + "(" + cut(strings.Join(args, ", "), 30) + ")"
}

// calls reports whether the instruction calls what lies on the stack.
func (st *stage) calls() bool {
	switch st.instr.Op {
	case opcode.Call, opcode.CallKw, opcode.CallFunction, opcode.CallMethod, opcode.CallFunctionKw, opcode.CallFunctionEx:
		return true
	}
	return false
}

// withoutNull is what a call takes, from the bottom, without the NULL that says that
// there is no self: it lies below what is called in 3.8, and above it since 3.13.
func withoutNull(taken []slot) []slot {
	for i := range taken[:min(2, len(taken))] {
		if taken[i].value.IsNull() && len(taken) > 1 {
			return slices.Delete(slices.Clone(taken), i, i+1)
		}
	}
	return taken
}

// callee is the name of what is called.
func (st *stage) callee(v trace.Value) string {
	if v.IsNull() {
		return "NULL"
	}
	t := st.textBefore(v, 60)
	if strings.HasPrefix(t, "<") {
		// <function f at 0x…>, <built-in function print>, <class 'int'>, …
		t = strings.Trim(t, "<>")
		t, _, _ = strings.Cut(t, " at 0x")
		t, _, _ = strings.Cut(t, " of ")
		if i := strings.LastIndexByte(t, ' '); i >= 0 {
			t = t[i+1:]
		}
		t = strings.Trim(t, "'")
		t = strings.TrimPrefix(t, "__main__.")
	}
	return t
}

// sentence says what the step does, in plain English.
func (st *stage) sentence() Sentence {
	if !st.has {
		switch {
		case st.h.Len() == 0:
			return Sentence{}
		case st.r.active():
			return Sentence{Text: "No more steps are recorded yet."}
		case st.r.message != "":
			return Sentence{Text: "The run is over. " + st.r.message}
		}
		return Sentence{Text: "The run is over."}
	}
	if st.asking {
		return Sentence{Text: "This step waits for input: answer in the console."}
	}
	s := Sentence{Before: "This step " + st.does(false) + ".", After: "This step " + st.does(true) + "."}
	s.Text = s.Before
	if st.executed {
		s.Text = s.After
	}
	return s
}

// does is the rest of a sentence that begins with "This step". Before the step it
// gives no results away.
func (st *stage) does(done bool) string {
	op := st.instr.Op
	if op == 0 {
		return "is no instruction"
	}
	arg := st.name()
	var taken []string
	for _, s := range st.popped {
		taken = append(taken, st.textBefore(s.value, 24))
	}
	off := and(taken)
	var put []string
	for _, s := range st.pushed {
		put = append(put, st.textAfter(s.value, 24))
	}
	on := and(put)
	say := func(before, after string) string {
		if done {
			return after
		}
		return before
	}
	if !st.raised.IsNull() && done {
		return "raises " + st.textAfter(st.raised, 60)
	}
	switch f := op.Family(); {
	case op == opcode.ImportName:
		switch {
		case !done:
			return "will import " + arg
		case st.entered != 0:
			return "imports " + arg + ": its code starts to run"
		case st.importedBefore():
			return "imports " + arg + ", which was imported before, and puts " + on + " on the stack"
		}
		return "imports " + arg + " and puts " + on + " on the stack"
	case op == opcode.Resume && st.goesOn():
		return say("will mark", "marks") + " where " + st.ownTitle() + " goes on: nothing else changes"
	case op == opcode.Resume:
		return say("will mark", "marks") + " where " + st.ownTitle() + " begins: nothing else changes"
	case op == opcode.PushNull:
		return say("will put NULL on the stack, in", "puts NULL on the stack, in") + " the place of a method's self"
	case op == opcode.Copy && on != "":
		return say("will put ", "puts ") + on + " on the stack once more"
	case op == opcode.Swap && len(put) >= 2:
		return say("will swap ", "swaps ") + put[0] + " and " + put[len(put)-1] + " on the stack"
	case op == opcode.LoadFastAndClear:
		return say("will put the value of "+arg+", if it has one, aside on the stack", st.setAside(arg, on))
	case st.loadsCell():
		return say("will put", "puts") + " the cell of " + arg + " on the stack, for an inner function to share"
	case (op == opcode.RaiseVarargs || op == opcode.Reraise) && !st.raised.IsNull():
		return "will raise an exception"
	case op == opcode.MakeCell:
		return say("will make", "makes") + " a cell for " + arg + ", which inner functions share"
	case op == opcode.CopyFreeVars:
		return say("will copy ", "copies ") + plural(st.instr.Arg, "cell") + " of the closure into the frame"
	case op == opcode.LoadFastLoadFast && len(put) == 2:
		a, b, _ := strings.Cut(arg, ", ")
		return say("will put the values of "+a+" and "+b+" on the stack", "puts "+put[0]+", the value of "+a+", and "+put[1]+", the value of "+b+", on the stack")
	case op == opcode.StoreFastLoadFast && len(taken) == 1:
		a, b, _ := strings.Cut(arg, ", ")
		return say("will take ", "takes ") + off + " off the stack, " + say("give it the name ", "gives it the name ") + a +
			say(", and put the value of "+b+" on the stack", ", and puts "+on+", the value of "+b+", on the stack")
	case op == opcode.StoreFastStoreFast && len(taken) == 2:
		a, b, _ := strings.Cut(arg, ", ")
		return say("will take ", "takes ") + off + " off the stack and " + say("give", "gives") + " them the names " + a + " and " + b
	case st.entered != 0 && f != opcode.Calls:
		if st.resumed {
			return say("will go on in ", "goes on in ") + st.enteredTitle()
		}
		return say("will call "+st.enteredTitle(), "calls "+st.enteredTitle()+": a new frame begins")
	case op == opcode.LoadConst:
		return say("will put the constant ", "puts the constant ") + cut(arg, 40) + " on the stack"
	case f == opcode.Load && len(st.popped) == 0 && len(st.pushed) == 1:
		return say("will put the value of "+arg+" on the stack", "puts "+on+", the value of "+arg+", on the stack")
	case f == opcode.Load && len(st.popped) == 0 && st.pushesNull():
		return say("will put the value of "+arg+" on the stack, and NULL above it", "puts "+put[0]+", the value of "+arg+", on the stack, and NULL above it")
	case (op == opcode.StoreFast || op == opcode.StoreName || op == opcode.StoreGlobal || op == opcode.StoreDeref) && len(taken) == 1:
		return say("will take ", "takes ") + off + " off the stack and " + say("give it the name ", "gives it the name ") + arg
	case op == opcode.ReturnGenerator:
		return say("will return", "returns") + " a generator that has this frame, to go on in it later"
	case op == opcode.ReturnConst:
		off = cut(arg, 40)
		fallthrough
	case op == opcode.ReturnValue && len(taken) == 1:
		to := st.callerTitle()
		if to == "" {
			return say("will return ", "returns ") + off + ", and the program ends"
		}
		return say("will return ", "returns ") + off + " to " + to
	case op == opcode.CallIntrinsic1 || op == opcode.CallIntrinsic2:
		return say("will call", "calls") + " the machine's function " + intrinsic(arg) + " with " + off + say("", gives(on))
	case op == opcode.SetFunctionAttribute && len(taken) == 2:
		return say("will give", "gives") + " the function its " + arg + ", " + taken[1]
	case (st.calls() || op == opcode.PrintExpr) && len(st.popped) > 0:
		switch {
		case !done:
			return "will call " + st.callText()
		case st.entered != 0:
			return "calls " + st.callText() + ": a new frame begins"
		case on != "":
			return "calls " + st.callText() + ", which gives " + on
		}
		return "calls " + st.callText()
	case op == opcode.JumpAbsolute || op == opcode.JumpForward || op == opcode.JumpBackward || op == opcode.JumpBackwardNoInterrupt:
		return say("will go on at offset ", "goes on at offset ") + strconv.Itoa(st.dis.Target)
	case f == opcode.Jumps:
		v, _ := st.condition()
		look := "looks at " + st.textBefore(v, 24)
		if len(taken) > 0 {
			look = "takes " + off + " off the stack"
		}
		if !done {
			return strings.Replace(strings.Replace(look, "looks", "will look", 1), "takes", "will take", 1) + ", and jump or go on"
		}
		if st.jump >= 0 {
			return look + " and jumps to offset " + strconv.Itoa(st.jump)
		}
		return look + " and goes on without a jump"
	case op == opcode.ForIter:
		switch {
		case !done:
			return "will ask the iterator for its next value"
		case on != "":
			return "asks the iterator for its next value, " + on + ", and puts it on the stack"
		}
		return "finds the iterator at its end and leaves the loop"
	case op == opcode.YieldValue:
		return say("will yield ", "yields ") + off + ", and the generator waits"
	case off != "" && on != "":
		if !done {
			return "will take " + off + " off the stack and put " + results(len(put)) + " back"
		}
		return "takes " + off + " off the stack and puts " + on + " back"
	case on != "":
		return say("will put "+results(len(put))+" on the stack", "puts "+on+" on the stack")
	case off != "":
		return say("will take ", "takes ") + off + " off the stack"
	}
	return st.dis.Meaning()
}

// setAside is the rest of a sentence about the value that a name had before a
// comprehension took it over.
func (st *stage) setAside(name, value string) string {
	if len(st.pushed) == 1 && st.pushed[0].value.IsNull() {
		return "puts NULL on the stack, for " + name + " has no value that is to be kept"
	}
	return "puts " + value + ", the value of " + name + ", aside on the stack"
}

// gives is the end of a sentence about a call.
func gives(what string) string {
	if what == "" {
		return ""
	}
	return ", which gives " + what
}

// ownTitle is the title of the step's own frame.
func (st *stage) ownTitle() string {
	f := st.before.Top()
	switch {
	case f == nil:
		return st.step.Code.Name
	case f.Code.Name == "<module>":
		return "the module"
	}
	return st.title(f)
}

func results(n int) string {
	if n == 1 {
		return "the result"
	}
	return plural(n, "value")
}

// and joins with commas and a last "and".
func and(list []string) string {
	if n := len(list); n > 5 {
		list = append(slices.Clone(list[:4]), strconv.Itoa(n-4)+" more")
	}
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}
