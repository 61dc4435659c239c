package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// localsProxy is f_locals of a function since 3.13 (FrameLocalsProxy, PEP 667): it reads
// and writes the variables themselves.
type localsProxy struct {
	object.Header
	frame *object.FrameObject
}

var localsProxyType = object.NewBuiltinType("FrameLocalsProxy", nil, object.LayoutNative)

func newLocalsProxy(f *object.FrameObject) Value {
	p := &localsProxy{Header: object.Header{Type: localsProxyType}, frame: f}
	return p.Header.Value()
}

// writesThrough says that a frame's f_locals is a proxy: a function's.
func writesThrough(t *object.Thread, o *object.Code) bool {
	return t.Runtime.LocalsCopy && o.Code.Flags&code.Optimized != 0
}

// slots gives the slots of the frame's variables, as they are now.
func (p *localsProxy) slots() []Value {
	if f, ok := p.frame.Live.(*Frame); ok && f != nil {
		return f.slots[:f.base]
	}
	return p.frame.Saved
}

// slot gives the place of a variable; its value where it is a cell's content.
func (p *localsProxy) slot(key Value) (slots []Value, i int, cell *object.Cell) {
	slots = p.slots()
	if !key.IsStr() {
		return slots, -1, nil
	}
	o := p.frame.Code
	prep := o.Prepared.(*prepared)
	for i, name := range o.Slots {
		if i >= len(slots) || name.Text != key.Str().Text || prep.hidden != nil && prep.hidden[i] {
			continue
		}
		if prep.cellIndex[i] >= 0 {
			cell = object.Native[object.Cell](slots[i], object.CellType)
		}
		return slots, i, cell
	}
	return slots, -1, nil
}

// get gives the value of a key, NULL if there is none.
func (p *localsProxy) get(t *object.Thread, key Value) (Value, error) {
	slots, i, cell := p.slot(key)
	switch {
	case cell != nil:
		return cell.Value, nil
	case i >= 0:
		return slots[i], nil
	case p.frame.LocalsDict != nil:
		return p.frame.LocalsDict.Get(t, key)
	}
	return object.Null, nil
}

func (p *localsProxy) set(t *object.Thread, key, v Value) error {
	slots, i, cell := p.slot(key)
	if v.IsNull() {
		if i >= 0 {
			return t.Errorf(object.ValueError, "cannot remove local variables from FrameLocalsProxy")
		}
		if p.frame.LocalsDict == nil {
			p.frame.LocalsDict = object.NewDict()
		}
		return object.SetItem(t, p.frame.LocalsDict.Value(), key, v)
	}
	switch {
	case cell != nil:
		t.SetCell(cell, v)
	case i >= 0:
		if m := machineOf(t); m.rec != nil && m.frame != nil && p.frame.Live == any(m.frame) {
			m.rec.storeLocal(m.frame, int32(i), v)
		}
		slots[i] = v
	default:
		if p.frame.LocalsDict == nil {
			p.frame.LocalsDict = object.NewDict()
		}
		return p.frame.LocalsDict.Set(t, key, v)
	}
	return nil
}

// dict gives the variables as a dict.
func (p *localsProxy) dict(t *object.Thread) *object.Dict {
	d := object.NewDict()
	o := p.frame.Code
	for i, name := range o.Slots {
		if v, err := p.get(t, name.Value()); err == nil && !v.IsNull() && i < len(p.slots()) {
			d.SetStr(t, name, v)
		}
	}
	if extra := p.frame.LocalsDict; extra != nil {
		for i := range extra.Cap() {
			if k, v, _ := extra.Entry(i); !k.IsNull() {
				_ = d.Set(t, k, v) // a key of the dict has a hash
			}
		}
	}
	return d
}

func init() {
	self := func(v Value) *localsProxy { return (*localsProxy)(v.Ref) }
	var methods []object.Method
	for _, name := range []string{"keys", "values", "items", "copy"} {
		methods = append(methods, object.Method0(name, func(t *object.Thread, v Value) (Value, error) {
			return object.CallMethod(t, self(v).dict(t).Value(), name)
		}))
	}
	methods = append(methods,
		object.MethodN("get", 1, 2, func(t *object.Thread, v Value, a []Value) (Value, error) {
			r, err := self(v).get(t, a[0])
			if err == nil && r.IsNull() {
				if r = a[1]; r.IsNull() {
					r = object.None
				}
			}
			return r, err
		}),
		object.MethodN("setdefault", 1, 2, func(t *object.Thread, v Value, a []Value) (Value, error) {
			r, err := self(v).get(t, a[0])
			if err != nil || !r.IsNull() {
				return r, err
			}
			if r = a[1]; r.IsNull() {
				r = object.None
			}
			return r, self(v).set(t, a[0], r)
		}),
		object.Method1("update", func(t *object.Thread, v, other Value) (Value, error) {
			d := object.NewDict()
			if err := d.UpdateMapping(t, other); err != nil {
				return object.Null, err
			}
			for i := range d.Cap() {
				if k, x, _ := d.Entry(i); !k.IsNull() {
					if err := self(v).set(t, k, x); err != nil {
						return object.Null, err
					}
				}
			}
			return object.None, nil
		}),
	)
	object.Define(localsProxyType, &object.Definition{
		Final:   true,
		Methods: methods,
		Slots: object.Slots{
			Repr: func(t *object.Thread, v Value) (Value, error) {
				text, err := object.Repr(t, self(v).dict(t).Value())
				return t.Str(text), err
			},
			Len: func(t *object.Thread, v Value) (int, error) { return self(v).dict(t).Len(), nil },
			Iter: func(t *object.Thread, v Value) (Value, error) {
				return object.Iter(t, self(v).dict(t).Value())
			},
			Contains: func(t *object.Thread, v, key Value) (bool, error) {
				r, err := self(v).get(t, key)
				return !r.IsNull(), err
			},
			Subscript: func(t *object.Thread, v, key Value) (Value, error) {
				r, err := self(v).get(t, key)
				if err == nil && r.IsNull() {
					e := object.NewException(object.KeyError, key)
					return r, e
				}
				return r, err
			},
			SetSubscript: func(t *object.Thread, v, key, value Value) error { return self(v).set(t, key, value) },
			RichCompare: func(t *object.Thread, a, b Value, op object.CompareOp) (Value, error) {
				if b.Type() == localsProxyType {
					b = self(b).dict(t).Value()
				}
				return object.Compare(t, self(a).dict(t).Value(), b, op)
			},
		},
	})
}
