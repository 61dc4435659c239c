package stdlib

import (
	"slices"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/opcode"
	"bytewalk/vm/object"
)

// disText gives what dis.dis prints of a code object, with the code in its constants unless
// flat is true: code, lasti, flat, show_caches, show_offsets.
func disText(t *Thread, a []Value) (Value, error) {
	c := object.Native[object.Code](a[0], object.CodeType)
	if c == nil {
		return object.Null, t.Errorf(object.TypeError, "a code object expected, not %s", typeName(a[0]))
	}
	o := dis.Options{Flat: a[2] == object.True, ShowCaches: a[3] == object.True, ShowOffsets: a[4] == object.True}
	if n, ok := object.AsInt64(a[1]); ok && n >= 0 {
		o.Current, o.Mark = int(n), true
	}
	var b strings.Builder
	if err := dis.Dis(&b, c.Code, o); err != nil {
		return object.Null, err
	}
	return t.Str(b.String()), nil
}

// disInstructions gives the instructions of a code object: of each opname, opcode, arg, argval,
// argrepr, offset, line that starts here (False for none), whether others jump here, and the label of that.
func disInstructions(t *Thread, v Value) (Value, error) {
	c := object.Native[object.Code](v, object.CodeType)
	if c == nil {
		return object.Null, t.Errorf(object.TypeError, "a code object expected, not %s", typeName(v))
	}
	d := c.Dialect
	targets := dis.Labels(c.Code)
	var list []Value
	for _, i := range dis.Instructions(c.Code) {
		arg, value, line, label := object.None, object.None, object.None, object.None
		if i.HasArg {
			arg, value = t.Int(int64(i.Arg)), t.Int(int64(i.Arg))
			switch x := i.ArgVal.(type) {
			case string:
				value = t.Str(x)
			case int:
				value = t.Int(int64(x))
			case [2]string:
				value = object.NewTuple(t.Str(x[0]), t.Str(x[1])).Value()
			default:
				if i.Op != 0 && d.Operand(i.Op) == opcode.ConstIndex && i.Arg < len(c.ConstValues) {
					value = c.ConstValues[i.Arg]
				}
			}
		}
		switch {
		case i.HasLine && i.StartsLine == code.NoLine:
			line = object.False
		case i.HasLine:
			line = t.Int(int64(i.StartsLine))
		}
		if i.IsJumpTarget && i.Label > 0 {
			label = t.Int(int64(i.Label))
		}
		list = append(list, object.NewTuple(t.Str(i.Name), t.Int(int64(i.Bytes[0])), arg, value, t.Str(i.ArgRepr),
			t.Int(int64(i.Offset)), line, object.Bool(slices.Contains(targets, i.Offset)), label).Value())
	}
	return object.NewList(list).Value(), nil
}

// stackEffect is dis.stack_effect of an instruction that there is: its number, argument, and whether
// it jumps, None for the larger effect.
func stackEffect(t *Thread, a []Value) (Value, error) {
	number, err := sizeArg(t, a[0])
	if err != nil {
		return object.Null, err
	}
	arg, err := sizeArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	o := t.State(stateKey{}, func() any { return &Options{Dialect: dialect.Newest()} }).(*Options)
	op := o.Dialect.Op(byte(number))
	effect := o.Dialect.StackEffect(op, arg, a[2] == object.True)
	if a[2] == object.None {
		effect = max(effect, o.Dialect.StackEffect(op, arg, true))
	}
	return t.Int(int64(effect)), nil
}

func init() {
	register(&module{name: "dis", python: true})
	register(&module{
		name: "_dis", builtin: true,
		functions: []object.Method{fn("text", 5, 5, disText), fn1("instructions", disInstructions), fn("effect", 3, 3, stackEffect)},
		fill: func(t *Thread, m *object.Module) error {
			o := t.State(stateKey{}, func() any { return &Options{Dialect: dialect.Newest()} }).(*Options)
			names := object.NewDict()
			for b := range 256 {
				if op := o.Dialect.Op(byte(b)); op != 0 {
					names.SetStr(t, t.Intern(op.String()), t.Int(int64(b)))
				}
			}
			m.Dict.SetStr(t, t.Intern("opmap"), names.Value())
			m.Dict.SetStr(t, t.Intern("have_argument"), t.Int(int64(o.Dialect.HaveArgument)))
			var ops []Value
			for _, name := range o.Dialect.CmpOps {
				ops = append(ops, t.Str(name))
			}
			m.Dict.SetStr(t, t.Intern("cmp_op"), object.NewTuple(ops...).Value())
			return nil
		},
	})
}
