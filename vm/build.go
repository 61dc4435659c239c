package vm

import (
	"bytewalk/vm/object"
)

// buildInputs is how many values an instruction of the build family takes.
func buildInputs(op uint16, arg int32) int {
	switch op {
	case opBuildMap:
		return 2 * int(arg)
	case opBuildConstKeyMap:
		return int(arg) + 1
	case opFormatValue:
		if arg&4 != 0 {
			return 2
		}
		return 1
	}
	return int(arg)
}

// build makes an object of the values in the slots from start to end.
func (m *Machine) build(f *Frame, u unit, start, end int) (Value, error) {
	t := m.Thread
	in := f.slots[start:end]
	switch u.op {
	case opBuildSet:
		s := object.NewSet(object.SetType)
		for _, v := range in {
			if err := s.Add(t, v); err != nil {
				return object.Null, err
			}
		}
		return s.Value(), nil

	case opBuildMap:
		d := object.NewDict()
		for i := 0; i < len(in); i += 2 {
			if err := d.Set(t, in[i], in[i+1]); err != nil {
				return object.Null, err
			}
		}
		return d.Value(), nil

	case opBuildConstKeyMap:
		n := len(in) - 1
		if !in[n].IsTuple() || len(in[n].Tuple().Items) != n {
			return object.Null, t.Errorf(object.SystemError, "bad BUILD_CONST_KEY_MAP keys argument")
		}
		d := object.NewDict()
		for i, key := range in[n].Tuple().Items {
			if err := d.Set(t, key, in[i]); err != nil {
				return object.Null, err
			}
		}
		return d.Value(), nil

	case opBuildString:
		return t.JoinStrs(in)

	case opBuildSlice:
		step := object.None
		if len(in) == 3 {
			step = in[2]
		}
		return object.NewSlice(in[0], in[1], step).Header.Value(), nil

	case opFormatValue:
		return m.formatValue(in, u.arg)

	case opBuildListUnpack, opBuildTupleUnpack, opBuildTupleUnpackWithCall:
		var items []Value
		for _, v := range in {
			if err := object.Iterate(t, v, func(item Value) error {
				items = append(items, item)
				return t.CheckEvents()
			}); err != nil {
				if u.op == opBuildTupleUnpackWithCall && object.IsException(err, object.TypeError) {
					err = m.notIterable(f.slots[start-1], v, err)
				}
				return object.Null, err
			}
		}
		if u.op == opBuildListUnpack {
			return object.NewList(items).Value(), nil
		}
		return object.NewTuple(items...).Value(), nil

	case opBuildSetUnpack:
		s := object.NewSet(object.SetType)
		for _, v := range in {
			if err := object.Iterate(t, v, func(item Value) error { return s.Add(t, item) }); err != nil {
				return object.Null, err
			}
		}
		return s.Value(), nil

	case opBuildMapUnpack:
		d := object.NewDict()
		for _, v := range in {
			if err := d.UpdateMapping(t, v); err != nil {
				if object.IsException(err, object.AttributeError) {
					err = t.Errorf(object.TypeError, "'%s' object is not a mapping", v.Type().Name)
				}
				return object.Null, err
			}
		}
		return d.Value(), nil

	case opBuildMapUnpackWithCall:
		d := object.NewDict()
		for _, v := range in {
			if err := m.mergeKeywords(f.slots[start-2], d, v); err != nil {
				return object.Null, err
			}
		}
		return d.Value(), nil
	}
	return object.Null, errInvalid
}

// notIterable is the error of f(*v) if v cannot be iterated, else err.
func (m *Machine) notIterable(f, v Value, err error) error {
	if s := &v.Type().Slots; s.Iter != nil || s.Item != nil {
		return err
	}
	return m.Thread.Errorf(object.TypeError, "%s argument after * must be an iterable, not %s", m.functionText(f), v.Type().Name)
}

// functionText names a callable in messages since 3.9, with its module and qualified
// name: "__main__.C.f()" (_PyObject_FunctionStr).
func (m *Machine) functionText(f Value) string {
	t := m.Thread
	if !t.Runtime.QualifiedNames {
		return callableText(f)
	}
	text := func(name string) string {
		v, err := object.LookupAttr(t, f, t.Intern(name))
		if err != nil || v.IsNull() || v == object.None {
			return ""
		}
		s, err := object.ToStr(t, v)
		if err != nil {
			return ""
		}
		return s.Str().Text
	}
	name := text("__qualname__")
	if name == "" {
		s, err := object.ToStr(t, f)
		if err != nil {
			return callableText(f)
		}
		return s.Str().Text
	}
	if module := text("__module__"); module != "" && module != "builtins" {
		name = module + "." + name
	}
	return name + "()"
}

// callableText names a callable in messages: "f()".
func callableText(f Value) string {
	switch f.Type() {
	case object.BoundMethodType:
		return callableText((*object.BoundMethod)(f.Ref).Func)
	case object.FunctionType:
		return (*object.Function)(f.Ref).Name.Text + "()"
	case object.BuiltinType:
		return (*object.Builtin)(f.Ref).Def.Name + "()"
	}
	return f.Type().Name + " object"
}

// mergeKeywords adds the items of the mapping v to the keyword arguments d of a call
// of f.
func (m *Machine) mergeKeywords(f Value, d *object.Dict, v Value) error {
	t := m.Thread
	add := func(key, value Value) error {
		if old, err := d.Get(t, key); err != nil {
			return err
		} else if !old.IsNull() {
			if !key.IsStr() {
				if t.Runtime.QualifiedNames {
					return t.Errorf(object.TypeError, "keywords must be strings")
				}
				return t.Errorf(object.TypeError, "%s keywords must be strings", m.functionText(f))
			}
			return t.Errorf(object.TypeError, "%s got multiple values for keyword argument '%s'", m.functionText(f), key.Str().Text)
		}
		return d.Set(t, key, value)
	}
	if v.IsDict() {
		src := v.Dict()
		for i := 0; i < src.Cap(); i++ {
			if k, x, _ := src.Entry(i); !k.IsNull() {
				if err := add(k, x); err != nil {
					return err
				}
			}
		}
		return nil
	}
	keys, err := object.MappingKeys(t, v)
	if err != nil {
		if object.IsException(err, object.AttributeError) {
			err = t.Errorf(object.TypeError, "%s argument after ** must be a mapping, not %s", m.functionText(f), v.Type().Name)
		}
		return err
	}
	for _, key := range keys {
		x, err := object.GetItem(t, v, key)
		if err != nil {
			return err
		}
		if err := add(key, x); err != nil {
			return err
		}
	}
	return nil
}

// formatValue is FORMAT_VALUE: an f-string's replacement field.
func (m *Machine) formatValue(in []Value, arg int32) (Value, error) {
	t := m.Thread
	v := in[0]
	var err error
	var text string
	switch arg & 3 {
	case 1:
		v, err = object.ToStr(t, v)
	case 2:
		text, err = object.Repr(t, v)
		v = t.Str(text)
	case 3:
		text, err = object.Repr(t, v)
		v = t.Str(object.Ascii(text))
	}
	if err != nil {
		return object.Null, err
	}
	if arg&4 == 0 {
		if v.Type() == object.StrType {
			return v, nil
		}
		return object.Format(t, v, t.Str(""))
	}
	return object.Format(t, v, in[1])
}

// unpack is UNPACK_SEQUENCE into out, the first item last.
func (m *Machine) unpack(v Value, n int, out []Value) error {
	t := m.Thread
	if typ := v.Type(); typ == object.ListType || typ == object.TupleType {
		var items []Value
		if typ == object.ListType {
			items = (*object.List)(v.Ref).Items
		} else {
			items = (*object.Tuple)(v.Ref).Items
		}
		switch {
		case len(items) < n:
			return t.Errorf(object.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(items))
		case len(items) > n:
			return t.Errorf(object.ValueError, "too many values to unpack (expected %d)", n)
		}
		for i, item := range items {
			out[n-1-i] = item
		}
		return nil
	}
	it, err := m.iterToUnpack(v)
	if err != nil {
		return err
	}
	items := make([]Value, n)
	for i := range n {
		if items[i], err = object.Next(t, it); err != nil {
			return err
		}
		if items[i].IsNull() {
			return t.Errorf(object.ValueError, "not enough values to unpack (expected %d, got %d)", n, i)
		}
	}
	more, err := object.Next(t, it)
	if err != nil {
		return err
	}
	if !more.IsNull() {
		return t.Errorf(object.ValueError, "too many values to unpack (expected %d)", n)
	}
	for i, item := range items {
		out[n-1-i] = item
	}
	return nil
}

// iterToUnpack is iter(v) with the message of an assignment.
func (m *Machine) iterToUnpack(v Value) (Value, error) {
	it, err := object.Iter(m.Thread, v)
	if err != nil && object.IsException(err, object.TypeError) {
		if s := &v.Type().Slots; s.Iter == nil && s.Item == nil {
			err = m.Thread.Errorf(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
		}
	}
	return it, err
}

// unpackEx is UNPACK_EX: before items, a list of the middle ones, after items; out gets
// them, the first item last.
func (m *Machine) unpackEx(v Value, before, after int, out []Value) error {
	t := m.Thread
	it, err := m.iterToUnpack(v)
	if err != nil {
		return err
	}
	var items []Value
	for {
		item, err := object.Next(t, it)
		if err != nil {
			return err
		}
		if item.IsNull() {
			break
		}
		items = append(items, item)
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
	if len(items) < before+after {
		return t.Errorf(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
	}
	n := len(out)
	rest := len(items) - after
	for i := range before {
		out[n-1-i] = items[i]
	}
	out[after] = object.NewList(append([]Value(nil), items[before:rest]...)).Value()
	for i := range after {
		out[after-1-i] = items[rest+i]
	}
	return nil
}
