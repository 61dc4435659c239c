package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/object"
)

// since311 makes an attribute of code objects one that there is with the layout since
// 3.11 only.
func since311(name string, get func(t *object.Thread, c *object.Code) Value) object.Getter {
	return object.Getter{Name: name, Get: func(t *object.Thread, v Value) (Value, error) {
		c := (*object.Code)(v.Ref)
		if c.Code.Dialect.Code != dialect.CodeLayout311 {
			return object.Null, t.Errorf(object.AttributeError, "'code' object has no attribute '%s'", name)
		}
		return get(t, c), nil
	}}
}

// codeReplace has what code.replace() can change.
var codeReplace = object.NewParams("replace", "| $ co_argcount co_posonlyargcount co_kwonlyargcount co_flags co_firstlineno co_name co_qualname co_filename")

func init() {
	self := func(v Value) *object.Code { return (*object.Code)(v.Ref) }
	list := func(t *object.Thread, items []Value) (Value, error) {
		return object.Iter(t, object.NewList(items).Value())
	}
	object.Define(object.CodeType, &object.Definition{
		Getters: []object.Getter{
			since311("co_qualname", func(_ *object.Thread, c *object.Code) Value { return c.QualName.Value() }),
			since311("co_exceptiontable", func(t *object.Thread, c *object.Code) Value { return t.Bytes(string(c.ExceptionTable)) }),
			since311("co_linetable", func(t *object.Thread, c *object.Code) Value { return t.Bytes(string(c.LineTable)) }),
		},
		Methods: []object.Method{{Name: "replace", Func: func(t *object.Thread, args []Value, kwnames []*object.Str) (Value, error) {
			a, err := codeReplace.Parse(t, args[1:], kwnames)
			if err != nil {
				return object.Null, err
			}
			c := *self(args[0]).Code
			numbers := []*int{&c.ArgCount, &c.PosOnlyArgCount, &c.KwOnlyArgCount, nil, &c.FirstLine}
			texts := []*string{&c.Name, &c.QualName, &c.Filename}
			for i, v := range a {
				switch {
				case v.IsNull():
				case i >= len(numbers):
					if !v.IsStr() {
						return object.Null, t.Errorf(object.TypeError, "replace() argument must be str, not %s", v.Type().Name)
					}
					*texts[i-len(numbers)] = v.Str().Text
				default:
					n, ok := object.AsInt64(v)
					if !ok || n < 0 || n > 1<<31-1 {
						return object.Null, t.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
					}
					if numbers[i] == nil {
						c.Flags = code.Flags(n)
					} else {
						*numbers[i] = int(n)
					}
				}
			}
			o, err := machineOf(t).newCode(&c)
			if err != nil {
				return object.Null, t.Errorf(object.ValueError, "%s", err.Error())
			}
			return o.Value(), nil
		}}},
		LaterMethods: []object.Method{
			object.Method0("co_positions", func(t *object.Thread, v Value) (Value, error) {
				var items []Value
				number := func(n int32, known bool) Value {
					if !known {
						return object.None
					}
					return t.Int(int64(n))
				}
				self(v).AllPositions(func(p code.Position) bool {
					line := p.Line != 0 || p.EndLine != 0
					items = append(items, object.NewTuple(number(p.Line, line), number(p.EndLine, line),
						number(p.Col, p.Col >= 0), number(p.EndCol, p.EndCol >= 0)).Value())
					return true
				})
				return list(t, items)
			}),
			object.Method0("co_lines", func(t *object.Thread, v Value) (Value, error) {
				var items []Value
				for r := range self(v).Lines() {
					line := object.None
					if r.Line != code.NoLine {
						line = t.Int(int64(r.Line))
					}
					items = append(items, object.NewTuple(t.Int(int64(r.Start)), t.Int(int64(r.End)), line).Value())
				}
				return list(t, items)
			}),
		},
	})
}
