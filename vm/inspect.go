package vm

import (
	"strconv"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

var _ trace.Inspector = (*Machine)(nil)

// objectKinds says how values of the built-in types are shown; subclasses are shown as
// their bases.
var objectKinds = map[*object.Type]trace.ObjectKind{
	object.IntType: trace.NumberObject, object.FloatType: trace.NumberObject, object.ComplexType: trace.NumberObject,
	object.BoolType: trace.SingletonObject, object.NoneType: trace.SingletonObject, object.EllipsisType: trace.SingletonObject,
	object.NotImplementedType: trace.SingletonObject,
	object.StrType:            trace.StringObject, object.BytesType: trace.BytesObject, object.ByteArrayType: trace.BytesObject,
	object.ListType: trace.ListObject, object.TupleType: trace.TupleObject, object.DictType: trace.DictObject,
	object.SetType: trace.SetObject, object.FrozenSetType: trace.SetObject,
	object.FunctionType: trace.FunctionObject, object.BoundMethodType: trace.MethodObject, object.BuiltinType: trace.BuiltinObject,
	object.MethodDescriptorType: trace.BuiltinObject, object.WrapperDescriptorType: trace.BuiltinObject,
	object.MethodWrapperType: trace.BuiltinObject, object.ClassMethodDescrType: trace.BuiltinObject,
	object.TypeType: trace.TypeObject, object.CellType: trace.CellObject,
	object.GeneratorType: trace.GeneratorObject, object.CoroutineType: trace.GeneratorObject, object.AsyncGeneratorType: trace.GeneratorObject,
	object.ModuleType: trace.ModuleObject, object.CodeType: trace.CodeObject, object.BaseException: trace.ExceptionObject,
	object.RangeType: trace.RangeObject, object.SliceType: trace.SliceObject,
}

// Kind implements trace.Inspector.
func (m *Machine) Kind(tv trace.Value) trace.ObjectKind {
	v := Value(tv)
	if v.IsNull() {
		return trace.OtherObject
	}
	typ := v.Type()
	for _, base := range typ.MRO {
		if k, ok := objectKinds[base]; ok {
			return k
		}
	}
	switch {
	case typ.Heap:
		return trace.InstanceObject
	case typ.Slots.Next != nil:
		return trace.IteratorObject
	}
	return trace.OtherObject
}

// TypeName implements trace.Inspector.
func (m *Machine) TypeName(tv trace.Value) string {
	if tv.IsNull() {
		return "NULL"
	}
	return Value(tv).Type().Name
}

// Identity implements trace.Inspector. An object has its number from when it was met.
func (m *Machine) Identity(tv trace.Value) uint64 {
	v := Value(tv)
	switch {
	case v.IsNull():
		return 0
	case v.IsObject() && v.Header().ID == 0:
		return 0
	}
	return m.Thread.ID(v)
}

// Text implements trace.Inspector.
func (m *Machine) Text(tv trace.Value, limit int) string {
	v := Value(tv)
	text := m.text(v, limit)
	if limit > 0 && len(text) > limit {
		n := limit
		for n > 0 && text[n]&0xC0 == 0x80 {
			n--
		}
		text = text[:n] + "…"
	}
	return text
}

func (m *Machine) text(v Value, limit int) string {
	if v.IsNull() {
		return "NULL"
	}
	if s, ok := object.PlainRepr(v, limit); ok {
		return s
	}
	typ := v.Type()
	switch typ {
	case object.FunctionType:
		return "<function " + v.Function().QualName.Text + ">"
	case object.BoundMethodType:
		return "<bound method " + m.text((*object.BoundMethod)(v.Ref).Func, limit) + ">"
	case object.BuiltinType, object.MethodWrapperType:
		return "<built-in function " + (*object.Builtin)(v.Ref).Def.Name + ">"
	case object.MethodDescriptorType, object.WrapperDescriptorType, object.ClassMethodDescrType:
		d := (*object.Descriptor)(v.Ref)
		return "<method '" + d.Def.Name + "' of '" + d.Owner.Name + "' objects>"
	case object.CodeType:
		c := (*object.Code)(v.Ref)
		return "<code object " + c.Name.Text + ", line " + strconv.Itoa(c.FirstLine) + ">"
	case object.CellType:
		return "<cell>"
	case object.GeneratorType, object.CoroutineType, object.AsyncGeneratorType:
		return "<" + typ.Name + " object " + (*Generator)(v.Ref).qualName.Text + ">"
	}
	switch {
	case v.IsType():
		return "<class '" + v.AsType().QualName + "'>"
	case v.Has(object.LayoutModule):
		return "<module>"
	}
	return "<" + typ.Name + " object>"
}

// maxContents bounds how many items Contents gives.
const maxContents = 1 << 20

// Contents implements trace.Inspector.
func (m *Machine) Contents(tv trace.Value) (trace.Contents, bool) {
	v := Value(tv)
	var c trace.Contents
	if !v.IsObject() {
		return c, false
	}
	add := func(name string, key, value Value) {
		if len(c.Items) < maxContents {
			c.Items = append(c.Items, trace.Item{Name: name, Key: trace.Value(key), Value: trace.Value(value)})
		}
	}
	known := true
	switch typ := v.Type(); typ.Layout {
	case object.LayoutList:
		for _, x := range v.List().Items {
			add("", object.Null, x)
		}
	case object.LayoutTuple:
		for _, x := range v.Tuple().Items {
			add("", object.Null, x)
		}
	case object.LayoutByteArray:
		for _, b := range v.ByteArray().B {
			add("", object.Null, object.SmallInt(int64(b)))
		}
	case object.LayoutDict:
		d := v.Dict()
		for i := range d.Cap() {
			if k, x, _ := d.Entry(i); !k.IsNull() {
				add("", k, x)
			}
		}
	case object.LayoutSet:
		s := v.Set()
		for pos := 0; ; {
			k, _, next, ok := s.Next(pos)
			if !ok {
				break
			}
			add("", k, object.Null)
			pos = next
		}
	case object.LayoutFunction:
		f := v.Function()
		if f.Defaults != nil {
			add("__defaults__", object.Null, f.Defaults.Value())
		}
		if f.KwDefaults != nil {
			add("__kwdefaults__", object.Null, f.KwDefaults.Value())
		}
		if f.Closure != nil {
			add("__closure__", object.Null, f.Closure.Value())
		}
	case object.LayoutException:
		e := v.Exception()
		add("args", object.Null, e.Args.Value())
		if !e.Cause.IsNull() {
			add("__cause__", object.Null, e.Cause)
		}
		if !e.Context.IsNull() {
			add("__context__", object.Null, e.Context)
		}
	case object.LayoutType:
		v.AsType().Dict.Each(func(name string, x Value) { add(name, object.Null, x) })
	default:
		switch typ {
		case object.CellType:
			add("cell_contents", object.Null, (*object.Cell)(v.Ref).Value)
		case object.BoundMethodType:
			b := (*object.BoundMethod)(v.Ref)
			add("__func__", object.Null, b.Func)
			add("__self__", object.Null, b.Self)
		default:
			contents := typ.Contents()
			if known = contents != nil; known {
				contents(v, add)
			}
		}
	}
	if a := object.AttrsOf(v); a != nil {
		known = true
		if d := a.Dict; d != nil {
			for i := range d.Cap() {
				switch k, x, _ := d.Entry(i); {
				case k.IsNull():
				case k.IsStr():
					add(k.Str().Text, k, x)
				default: // a __dict__ that was assigned may have any keys
					add(m.Text(trace.Value(k), 60), k, x)
				}
			}
		}
		object.EachSlot(v, func(name string, x Value) { add(name, object.Null, x) })
	}
	return c, known
}

// Frames gives the frames that run, outermost first, as they are now. The stack of one
// that has called another is what it was before the call's instruction.
func (m *Machine) Frames() []*trace.Frame {
	var list []*trace.Frame
	for f := m.frame; f != nil; f = f.back {
		list = append([]*trace.Frame{m.snapshot(f)}, list...)
	}
	return list
}

// frameCells gives a frame's cells: those that it has, or will make.
func (m *Machine) frameCells(f *Frame) []trace.Value {
	cells := make([]trace.Value, len(f.code.cellSlots))
	for i, slot := range f.code.cellSlots {
		v := f.slots[slot]
		switch k := i - len(f.object.CellVars); {
		case !v.IsNull() && v.Type() == object.CellType && !(k < 0 && i < len(f.cells) && f.pc == 0):
		case k < 0 && i < len(f.cells):
			v = f.cells[i]
		case k >= 0 && f.function != nil && f.function.Closure != nil && k < len(f.function.Closure.Items):
			v = f.function.Closure.Items[k]
		default:
			v = object.Null
		}
		cells[i] = trace.Value(v)
	}
	return cells
}

func (m *Machine) snapshot(f *Frame) *trace.Frame {
	s := &trace.Frame{ID: f.id, Code: f.object.Code, Globals: trace.Value(f.globals.Value()), Names: trace.Value(f.names), Last: int32(m.lasti(f))}
	if f.function != nil {
		s.Function = trace.Value(f.function.Header.Value())
	}
	sp := f.sp
	if m.rec != nil {
		sp = f.base + int(f.height)
	}
	for i, v := range f.slots[:sp] {
		switch tv := trace.Value(v); {
		case i < f.code.nlocals:
			s.Locals = append(s.Locals, tv)
		case i >= f.base:
			s.Stack = append(s.Stack, tv)
		}
	}
	s.Cells = m.frameCells(f)
	for _, b := range f.blocks {
		handler := int32(-1)
		if b.handler >= 0 {
			handler = f.code.offsets[b.handler]
		}
		s.Blocks = append(s.Blocks, trace.Block{Kind: b.kind, Handler: handler, Level: int32(b.level - f.base)})
	}
	if f.pc < len(f.code.offsets) {
		s.Next = f.code.offsets[f.pc]
	}
	return s
}
