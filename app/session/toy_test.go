package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/vm/trace"
)

// toy is a machine for the tests of the session alone: a few instructions on ints,
// strings and lists, told to the recorder as the contract says.
type toy struct {
	p     program
	rec   trace.Recorder
	ctx   context.Context
	ints  map[int]*thing
	strs  map[string]*thing
	ids   uint64
	next  trace.FrameID
	names *thing // globals
	stack []*toyFrame
	steps int
}

// thing is a toy's object.
type thing struct {
	kind trace.ObjectKind
	id   uint64
	typ  string
	n    int
	s    string
	code *code.Code
	keys []trace.Value
	vals []trace.Value
}

type toyFrame struct {
	id     trace.FrameID
	code   *code.Code
	locals []trace.Value
	stack  []trace.Value
	pc     int
}

func newToy(p program) (machine, error) {
	t := &toy{p: p, rec: p.rec, ints: map[int]*thing{}, strs: map[string]*thing{}}
	t.names = t.new(trace.DictObject, "dict")
	return t, nil
}

func (t *toy) new(k trace.ObjectKind, typ string) *thing {
	t.ids++
	return &thing{kind: k, id: t.ids, typ: typ}
}

func (x *thing) v() trace.Value { return trace.Value{Ref: unsafe.Pointer(x)} }
func on(v trace.Value) *thing   { return (*thing)(v.Ref) }
func (t *toy) fn(s string) *thing {
	x := t.new(trace.BuiltinObject, "builtin_function_or_method")
	x.s = s
	return x
}

func (t *toy) int(n int) trace.Value {
	if x := t.ints[n]; x != nil {
		return x.v()
	}
	x := t.new(trace.NumberObject, "int")
	x.n = n
	t.ints[n] = x
	return x.v()
}

func (t *toy) str(s string) trace.Value {
	if x := t.strs[s]; x != nil {
		return x.v()
	}
	x := t.new(trace.StringObject, "str")
	x.s = s
	t.strs[s] = x
	return x.v()
}

func (t *toy) Inspector() trace.Inspector { return t }

func (t *toy) Kind(v trace.Value) trace.ObjectKind { return on(v).kind }
func (t *toy) TypeName(v trace.Value) string       { return on(v).typ }
func (t *toy) Identity(v trace.Value) uint64       { return on(v).id }
func (t *toy) Text(v trace.Value, limit int) string {
	x := on(v)
	switch x.kind {
	case trace.NumberObject:
		return strconv.Itoa(x.n)
	case trace.StringObject:
		return "'" + x.s + "'"
	case trace.FunctionObject:
		return "<function " + x.code.Name + " at 0x7f0000000000>"
	case trace.BuiltinObject:
		return "<built-in function " + x.s + ">"
	case trace.CodeObject:
		return "<code object " + x.code.Name + ">"
	case trace.SingletonObject:
		return x.s
	}
	return "<" + x.typ + " object>"
}

func (t *toy) Contents(v trace.Value) (c trace.Contents, ok bool) {
	x := on(v)
	switch x.kind {
	case trace.ListObject, trace.DictObject:
		for i, v := range x.vals {
			it := trace.Item{Value: v}
			if x.keys != nil {
				it.Key = x.keys[i]
			}
			c.Items = append(c.Items, it)
		}
		return c, true
	case trace.FunctionObject:
		return trace.Contents{Items: []trace.Item{{Name: "__globals__", Value: t.names.v()}}}, true
	}
	return c, false
}

func (t *toy) effect(e trace.Effect) { t.rec.Effect(&e) }

func (t *toy) top() *toyFrame { return t.stack[len(t.stack)-1] }

func (t *toy) push(v trace.Value) {
	f := t.top()
	t.effect(trace.Effect{Kind: trace.Push, Place: int32(len(f.stack)), New: v})
	f.stack = append(f.stack, v)
}

func (t *toy) pop() trace.Value {
	f := t.top()
	n := len(f.stack) - 1
	v := f.stack[n]
	t.effect(trace.Effect{Kind: trace.Pop, Place: int32(n), Old: v})
	f.stack = f.stack[:n]
	return v
}

func (t *toy) enter(c *code.Code, fn trace.Value, args []trace.Value) {
	t.next++
	f := &toyFrame{id: t.next, code: c, locals: make([]trace.Value, len(c.VarNames))}
	copy(f.locals, args)
	s := &trace.FrameStart{Code: c, Function: fn, Globals: t.names.v(), Locals: slices.Clone(f.locals)}
	if fn.IsNull() {
		s.Names = t.names.v()
	}
	t.stack = append(t.stack, f)
	t.effect(trace.Effect{Kind: trace.Call, Frame: f.id, Detail: s})
}

func (t *toy) constant(k code.Const) trace.Value {
	switch k := k.(type) {
	case int64:
		return t.int(int(k))
	case string:
		return t.str(k)
	case *code.Code:
		x := t.new(trace.CodeObject, "code")
		x.code = k
		return x.v()
	}
	return t.singleton(fmt.Sprint(k))
}

func (t *toy) singleton(s string) trace.Value {
	if x := t.strs["\x00"+s]; x != nil {
		return x.v()
	}
	x := t.new(trace.SingletonObject, "NoneType")
	x.s = s
	t.strs["\x00"+s] = x
	return x.v()
}

func (t *toy) bool(b bool) trace.Value {
	if b {
		return t.singleton("True")
	}
	return t.singleton("False")
}

// Run implements machine.
func (t *toy) Run(ctx context.Context) outcome {
	t.ctx = ctx
	t.rec.Load(&trace.Loading{Code: t.p.code, Module: "__main__"})
	t.enter(t.p.code, trace.Value{}, nil)
	for len(t.stack) > 0 {
		if t.steps++; t.steps > t.p.limits.Steps {
			return outcome{status: Limited, message: fmt.Sprintf("The limit of %d steps was reached.", t.p.limits.Steps)}
		}
		if ctx.Err() != nil {
			return outcome{status: Stopped}
		}
		if err := t.step(); err != nil {
			return outcome{status: Failed, message: err.Error(), report: "Traceback\n" + err.Error() + "\n", exitCode: 1}
		}
	}
	return outcome{status: Finished}
}

func (t *toy) step() error {
	f := t.top()
	in, _ := f.code.Decode(f.pc)
	t.rec.Step(f.id, f.code, int32(in.Start))
	f.pc = in.End
	jump := func(to int) {
		f.pc = to
		t.effect(trace.Effect{Kind: trace.Jump, Place: int32(to)})
	}
	target, _ := f.code.Target(in)
	switch in.Op {
	case opcode.LoadConst:
		t.push(t.constant(f.code.Consts[in.Arg]))
	case opcode.LoadFast:
		t.push(f.locals[in.Arg])
	case opcode.StoreFast:
		v := t.pop()
		t.effect(trace.Effect{Kind: trace.Store, Scope: trace.FastLocal, Place: int32(in.Arg), Old: f.locals[in.Arg], New: v})
		f.locals[in.Arg] = v
	case opcode.LoadName, opcode.LoadGlobal:
		name := t.str(f.code.Names[in.Arg])
		if i := slices.Index(t.names.keys, name); i >= 0 {
			t.push(t.names.vals[i])
		} else if s := on(name).s; s == "print" || s == "input" || s == "crash" {
			t.push(t.fn(s).v())
		} else {
			e := t.new(trace.ExceptionObject, "NameError")
			t.effect(trace.Effect{Kind: trace.Raise, New: e.v()})
			t.effect(trace.Effect{Kind: trace.Unwind, Frame: f.id, New: e.v()})
			return errors.New("NameError: name '" + s + "' is not defined")
		}
	case opcode.StoreName:
		v := t.pop()
		t.setGlobal(int32(in.Arg), t.str(f.code.Names[in.Arg]), v)
	case opcode.MakeFunction:
		t.pop()
		x := t.new(trace.FunctionObject, "function")
		x.code = on(t.pop()).code
		t.push(x.v())
	case opcode.PopTop:
		t.pop()
	case opcode.CompareOp:
		b, a := on(t.pop()).n, on(t.pop()).n
		t.push(t.bool([]bool{a < b, a <= b, a == b, a != b, a > b, a >= b}[in.Arg]))
	case opcode.PopJumpIfFalse:
		if on(t.pop()).s == "False" {
			jump(target)
		}
	case opcode.JumpAbsolute:
		jump(target)
	case opcode.BinaryAdd, opcode.InplaceAdd, opcode.BinarySubtract, opcode.BinaryMultiply:
		b, a := on(t.pop()).n, on(t.pop()).n
		t.push(t.int(map[opcode.Op]int{opcode.BinaryAdd: a + b, opcode.InplaceAdd: a + b, opcode.BinarySubtract: a - b, opcode.BinaryMultiply: a * b}[in.Op]))
	case opcode.BuildList:
		x := t.new(trace.ListObject, "list")
		x.vals = make([]trace.Value, in.Arg)
		for i := in.Arg - 1; i >= 0; i-- {
			x.vals[i] = t.pop()
		}
		t.effect(trace.Effect{Kind: trace.Made, Object: x.v()})
		t.push(x.v())
	case opcode.StoreSubscr:
		k, l, v := on(t.pop()).n, on(t.pop()), t.pop()
		t.effect(trace.Effect{Kind: trace.HeapWrite, Op: trace.SetIndex, Object: l.v(), Place: int32(k), Old: l.vals[k], New: v})
		l.vals[k] = v
	case opcode.CallFunction:
		args := make([]trace.Value, in.Arg)
		for i := in.Arg - 1; i >= 0; i-- {
			args[i] = t.pop()
		}
		fn := on(t.pop())
		if fn.kind == trace.FunctionObject {
			t.enter(fn.code, fn.v(), args)
			return nil
		}
		return t.builtin(fn.s, args)
	case opcode.ReturnValue:
		v := t.pop()
		t.effect(trace.Effect{Kind: trace.Return, Frame: f.id, New: v})
		t.stack = t.stack[:len(t.stack)-1]
		if len(t.stack) > 0 {
			t.push(v)
		}
	default:
		panic("the toy cannot " + in.Op.String())
	}
	return nil
}

func (t *toy) setGlobal(place int32, key, v trace.Value) {
	e := trace.Effect{Kind: trace.Store, Scope: trace.GlobalName, Object: t.names.v(), Place: place, Key: key, New: v}
	if i := slices.Index(t.names.keys, key); i >= 0 {
		e.Old, t.names.vals[i] = t.names.vals[i], v
	} else {
		t.names.keys, t.names.vals = append(t.names.keys, key), append(t.names.vals, v)
	}
	t.effect(e)
	e.Kind, e.Op, e.Scope = trace.HeapWrite, trace.SetKey, 0
	t.effect(e)
}

func (t *toy) builtin(name string, args []trace.Value) error {
	switch name {
	case "print":
		var words []string
		for _, a := range args {
			words = append(words, strings.Trim(t.Text(a, 100), "'"))
		}
		t.effect(trace.Effect{Kind: trace.Output, Place: 1, Detail: strings.Join(words, " ") + "\n"})
		t.push(t.singleton("None"))
	case "input":
		line, err := t.p.input("")
		if err == io.EOF {
			return errors.New("EOFError: EOF when reading a line")
		}
		if err != nil {
			return err
		}
		t.effect(trace.Effect{Kind: trace.Input, Detail: line})
		t.push(t.str(strings.TrimSuffix(line, "\n")))
	case "crash":
		var m map[string]int
		m["a bug"] = 1
	}
	return nil
}
