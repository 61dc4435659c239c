package vm

import (
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// execute is what the loop has no case of its own for: the less frequent instructions
// since 3.11. It gives the height of the stack after the instruction.
func (m *Machine) execute(f *Frame, u unit, sp int) (int, error) {
	t := m.Thread
	fast := f.slots
	n := int(u.arg)
	var v Value
	var err error
	switch u.op {
	case opLoadAssertionError:
		fast[sp] = object.AssertionError.Value()
		return sp + 1, nil

	case opLoadLocals:
		if f.names.IsNull() {
			return sp, t.Errorf(object.SystemError, "no locals")
		}
		fast[sp] = f.names
		return sp + 1, nil

	case opLoadFromDictOrGlobals:
		if v, err = m.inMapping(fast[sp-1], f.object.NameValues[n]); err == nil && v.IsNull() {
			v, err = m.loadGlobal(f, unit{arg: u.arg})
		}
		return m.replace(f, sp, 1, v, err)

	case opLoadFromDictOrDeref:
		if v, err = m.inMapping(fast[sp-1], f.object.Slots[n]); err == nil && v.IsNull() {
			if v = f.cell(u.arg).Value; v.IsNull() {
				err = m.unboundDeref(f, u.arg)
			}
		}
		return m.replace(f, sp, 1, v, err)

	case opLoadSuperAttr:
		return m.loadSuperAttr(f, u, sp)

	case opStoreSlice:
		slice := object.NewSlice(fast[sp-2], fast[sp-1], object.None).Header.Value()
		err = object.SetItem(t, fast[sp-3], slice, fast[sp-4])
		return sp - 4, err

	case opBinarySlice:
		v, err = object.GetSlice(t, fast[sp-3], fast[sp-2], fast[sp-1], object.None)
		return m.replace(f, sp, 3, v, err)

	case opMakeCell:
		c := &object.Cell{Header: object.Header{Type: object.CellType}}
		if k := int(f.code.cellIndex[n]); k >= 0 && k < len(f.cells) && fast[n] != f.cells[k] {
			c = (*object.Cell)(f.cells[k].Ref)
			// The next cell made there is another one.
			f.cells[k] = (&object.Cell{Header: object.Header{Type: object.CellType}}).Header.Value()
		}
		if !fast[n].IsNull() {
			t.SetCell(c, fast[n])
		}
		fast[n] = c.Header.Value()
		return sp, nil

	case opCopyFreeVars:
		if f.function == nil || f.function.Closure == nil || len(f.function.Closure.Items) != n || n > f.base {
			return sp, errInvalid
		}
		copy(fast[f.base-n:f.base], f.function.Closure.Items)
		return sp, nil

	case opListExtend:
		l := fast[sp-1-n]
		if l.Type() != object.ListType {
			return sp, errInvalid
		}
		return sp - 1, m.extend(l.List(), fast[sp-1])

	case opSetUpdate:
		s := fast[sp-1-n]
		if s.Type() != object.SetType {
			return sp, errInvalid
		}
		return sp - 1, s.Set().Update(t, fast[sp-1])

	case opDictUpdate:
		d := fast[sp-1-n]
		if d.Type() != object.DictType {
			return sp, errInvalid
		}
		if err = d.Dict().UpdateMapping(t, fast[sp-1]); object.IsException(err, object.AttributeError) {
			err = t.Errorf(object.TypeError, "'%s' object is not a mapping", fast[sp-1].Type().Name)
		}
		return sp - 1, err

	case opDictMerge:
		d := fast[sp-1-n]
		if d.Type() != object.DictType || sp-4-n < f.base {
			return sp, errInvalid
		}
		return sp - 1, m.mergeKeywords(fast[sp-4-n], d.Dict(), fast[sp-1])

	case opFormatSimple:
		v, err = m.formatValue(fast[sp-1:sp], 0)
		return m.replace(f, sp, 1, v, err)

	case opFormatWithSpec:
		v, err = m.formatValue(fast[sp-2:sp], 4)
		return m.replace(f, sp, 2, v, err)

	case opConvertValue:
		v, err = m.convert(fast[sp-1], n)
		return m.replace(f, sp, 1, v, err)

	case opGetLen:
		size, err := object.Length(t, fast[sp-1])
		fast[sp] = t.Int(int64(size))
		if err != nil {
			return sp, err
		}
		return sp + 1, nil

	case opMatchMapping, opMatchSequence:
		fast[sp] = object.Bool(matchKind(fast[sp-1].Type()) == u.op)
		return sp + 1, nil

	case opMatchKeys:
		if v, err = m.matchKeys(fast[sp-2], fast[sp-1]); err != nil {
			return sp, err
		}
		fast[sp] = v
		return sp + 1, nil

	case opMatchClass:
		v, err = m.matchClass(fast[sp-3], fast[sp-2], n, fast[sp-1])
		return m.replace(f, sp, 3, v, err)

	case opMakeFunctionOf:
		o := object.Native[object.Code](fast[sp-1], object.CodeType)
		if o == nil {
			return sp, errInvalid
		}
		fast[sp-1] = object.NewFunction(t, o, f.globals, o.QualName).Header.Value()
		return sp, nil

	case opSetFunctionAttribute:
		return sp - 1, m.setFunctionAttribute(fast, n, sp)

	case opCallEx:
		kwargs, k := object.Null, 3
		if n&1 != 0 {
			kwargs, k = fast[sp-1], 4
		}
		sp -= k
		f.sp = sp
		if v, err = m.callEx(fast[sp], fast[sp+2], kwargs); err != nil {
			return sp, err
		}
		fast[sp] = v
		return sp + 1, nil

	case opCallIntrinsic1:
		v, err = m.intrinsic1(f, u.arg, fast[sp-1])
		return m.replace(f, sp, 1, v, err)

	case opCallIntrinsic2:
		v, err = m.intrinsic2(u.arg, fast[sp-2], fast[sp-1])
		return m.replace(f, sp, 2, v, err)

	case opAwaitable:
		v, err = m.getAwaitable(f, fast[sp-1], n)
		return m.replace(f, sp, 1, v, err)

	case opBeforeWith, opBeforeAsync:
		enter, exit := "__enter__", "__exit__"
		if u.op == opBeforeAsync {
			enter, exit = "__aenter__", "__aexit__"
		}
		first, second, err := m.enterWith(fast[sp-1], enter, exit)
		if err != nil {
			return sp, err
		}
		fast[sp-1], fast[sp] = first, second
		return sp + 1, nil

	case opWithExceptStart:
		if v, err = m.withExceptStart(fast[sp-4], fast[sp-1]); err != nil {
			return sp, err
		}
		fast[sp] = v
		return sp + 1, nil

	case opCheckEgMatch:
		rest, match, err := m.matchGroup(fast[sp-2], fast[sp-1])
		if err != nil {
			return sp, err
		}
		fast[sp-2], fast[sp-1] = rest, match
		if match != object.None {
			t.Exc.Value = match
		}
		return sp, nil
	}
	return sp, errInvalid
}

// replace ends an instruction that makes one value of the n on top of the stack.
func (m *Machine) replace(f *Frame, sp, n int, v Value, err error) (int, error) {
	if err != nil {
		return sp, err
	}
	f.slots[sp-n] = v
	return sp - n + 1, nil
}

// inMapping gives the value of a name in a namespace, NULL if it is not there.
func (m *Machine) inMapping(namespace Value, name *object.Str) (Value, error) {
	if namespace.Type() == object.DictType {
		return namespace.Dict().GetStr(m.Thread, name), nil
	}
	v, err := object.GetItem(m.Thread, namespace, name.Value())
	if object.IsException(err, object.KeyError) {
		return object.Null, nil
	}
	return v, err
}

// loadSuperAttr is LOAD_SUPER_ATTR: super, the class and the object below the top
// become the attribute; bit 1 of the operand says that super() has arguments.
func (m *Machine) loadSuperAttr(f *Frame, u unit, sp int) (int, error) {
	t := m.Thread
	fast := f.slots
	args := fast[sp-2 : sp]
	if u.arg&2 == 0 {
		args = nil
	}
	name := f.object.NameValues[u.arg>>2]
	s, err := object.Call(t, fast[sp-3], args, nil)
	if err != nil {
		return sp, err
	}
	v, err := object.GetAttr(t, s, name)
	if err != nil {
		return sp, err
	}
	fast[sp-3] = v
	if u.arg&1 == 0 {
		return sp - 2, nil
	}
	fast[sp-2] = object.Null
	return sp - 1, nil
}

// extend is LIST_EXTEND.
func (m *Machine) extend(l *object.List, v Value) error {
	t := m.Thread
	err := object.Iterate(t, v, func(item Value) error {
		l.Append(t, item)
		return t.CheckEvents()
	})
	if object.IsException(err, object.TypeError) {
		if s := &v.Type().Slots; s.Iter == nil && s.Item == nil {
			return t.Errorf(object.TypeError, "Value after * must be an iterable, not %s", v.Type().Name)
		}
	}
	return err
}

// convert is CONVERT_VALUE.
func (m *Machine) convert(v Value, kind int) (Value, error) {
	t := m.Thread
	switch kind {
	case 1:
		return object.ToStr(t, v)
	case 2, 3:
		text, err := object.Repr(t, v)
		if kind == 3 {
			text = object.Ascii(text)
		}
		return t.Str(text), err
	}
	return object.Null, errInvalid
}

// setFunctionAttribute is SET_FUNCTION_ATTRIBUTE: the function is on top, and comes
// where the attribute was.
func (m *Machine) setFunctionAttribute(fast []Value, what, sp int) error {
	v, f := fast[sp-2], fast[sp-1]
	if f.Type() != object.FunctionType {
		return errInvalid
	}
	fn := f.Function()
	switch {
	case what == 1 && v.IsTuple():
		fn.Defaults = v.Tuple()
	case what == 2 && v.IsDict():
		fn.KwDefaults = v.Dict()
	case what == 4 && v.IsDict():
		fn.Annotations = v.Dict()
	case what == 4 && v.IsTuple():
		d := object.NewDict()
		items := v.Tuple().Items
		for i := 0; i+1 < len(items); i += 2 {
			if err := d.Set(m.Thread, items[i], items[i+1]); err != nil {
				return err
			}
		}
		fn.Annotations = d
	case what == 8 && v.IsTuple():
		for _, c := range v.Tuple().Items {
			if object.Native[object.Cell](c, object.CellType) == nil {
				return errInvalid
			}
		}
		fn.Closure = v.Tuple()
	default:
		return errInvalid
	}
	if name := functionParts[what]; fn.Flags&object.Watched != 0 && name != "" {
		m.Thread.Wrote(&fn.Header, trace.SetAttr, 0, m.Thread.Intern(name).Value(), object.Null, v)
	}
	fast[sp-2] = f
	return nil
}

// functionParts has what is shown of a function, by the operand that sets it.
var functionParts = map[int]string{1: "__defaults__", 2: "__kwdefaults__", 8: "__closure__"}
