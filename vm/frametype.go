package vm

import (
	"bytewalk/vm/object"
)

// localsOf gives f_locals.
func localsOf(t *object.Thread, v *object.FrameObject) Value {
	if writesThrough(t, v.Code) {
		return newLocalsProxy(v)
	}
	if f, ok := v.Live.(*Frame); ok && f != nil {
		return t.Interp.(host).Machine.locals(f)
	}
	if v.LocalsDict == nil {
		v.LocalsDict = object.NewDict()
		o := v.Code
		p := o.Prepared.(*prepared)
		for i, x := range v.Saved {
			if p.cellIndex[i] >= 0 {
				if c := object.Native[object.Cell](x, object.CellType); c != nil {
					x = c.Value
				}
			}
			if !x.IsNull() {
				v.LocalsDict.SetStr(t, o.Slots[i], x)
			}
		}
	}
	return v.LocalsDict.Value()
}

func init() {
	self := func(v Value) *object.FrameObject { return (*object.FrameObject)(v.Ref) }
	live := func(v Value) *Frame {
		f, _ := self(v).Live.(*Frame)
		return f
	}
	get := func(name string, f func(t *object.Thread, v Value) Value) object.Getter {
		return object.Getter{Name: name, Get: func(t *object.Thread, v Value) (Value, error) { return f(t, v), nil }}
	}
	object.Define(object.FrameType, &object.Definition{
		Final: true,
		Getters: []object.Getter{
			get("f_code", func(_ *object.Thread, v Value) Value { return self(v).Code.Value() }),
			get("f_globals", func(_ *object.Thread, v Value) Value { return self(v).Globals.Value() }),
			get("f_locals", func(t *object.Thread, v Value) Value { return localsOf(t, self(v)) }),
			get("f_builtins", func(t *object.Thread, _ Value) Value { return t.Builtins.Value() }),
			get("f_lasti", func(t *object.Thread, v Value) Value {
				if f := live(v); f != nil {
					return t.Int(int64(t.Interp.(host).lasti(f)))
				}
				return t.Int(int64(self(v).Lasti))
			}),
			get("f_lineno", func(t *object.Thread, v Value) Value {
				if f := live(v); f != nil {
					return t.Int(int64(f.line()))
				}
				return t.Int(int64(self(v).Code.LineAt(self(v).Lasti)))
			}),
			get("f_back", func(t *object.Thread, v Value) Value {
				back := self(v).Back
				if f := live(v); f != nil {
					back = t.Interp.(host).frameObject(f.back)
				}
				if back == nil {
					return object.None
				}
				return back.Value()
			}),
			get("f_trace", func(*object.Thread, Value) Value { return object.None }),
		},
		Slots: object.Slots{Repr: func(t *object.Thread, v Value) (Value, error) {
			file, err := object.Repr(t, self(v).Code.Filename.Value())
			if err != nil {
				return object.Null, err
			}
			line := self(v).Code.LineAt(self(v).Lasti)
			if f := live(v); f != nil {
				line = f.line()
			}
			n, err := object.Repr(t, t.Int(int64(line)))
			return t.Str("<frame at " + t.Address(v) + ", file " + file + ", line " + n + ", code " + self(v).Code.Name.Text + ">"), err
		}},
	})
}
