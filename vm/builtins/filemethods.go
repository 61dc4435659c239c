package builtins

import "bytewalk/vm/object"

func fileOf(v Value) *file { return (*file)(v.Ref) }

// nextLine is next() of a file.
func nextLine(t *Thread, v Value) (Value, error) {
	o := fileOf(v)
	if err := o.needs(t, "readline", true); err != nil {
		return object.Null, err
	}
	if len(o.rest()) == 0 {
		o.stepping = false
		return object.Null, nil
	}
	o.stepping = true
	return o.take(t, o.line(), -1)
}

var fileSlots = object.Slots{
	Repr: func(t *Thread, v Value) (Value, error) { return fileOf(v).describe(t) },
	Iter: func(t *Thread, v Value) (Value, error) { return v, fileOf(v).needs(t, "", true) },
	Next: nextLine,
}

var fileGetters = []object.Getter{
	{Name: "name", Get: func(_ *Thread, v Value) (Value, error) { return fileOf(v).name, nil }},
	{Name: "mode", Get: func(t *Thread, v Value) (Value, error) {
		o := fileOf(v)
		if o.binary && o.read && o.write {
			return t.Str("rb+"), nil
		}
		return t.Str(o.mode), nil
	}},
	{Name: "closed", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(fileOf(v).closed), nil }},
	{Name: "encoding", Get: func(t *Thread, v Value) (Value, error) { return fileOf(v).ofText(t, "encoding", fileOf(v).encoding) }},
	{Name: "errors", Get: func(t *Thread, v Value) (Value, error) { return fileOf(v).ofText(t, "errors", fileOf(v).errors) }},
}

// ofText gives an attribute that text files alone have.
func (o *file) ofText(t *Thread, name, text string) (Value, error) {
	if o.binary {
		return object.Null, t.Errorf(object.AttributeError, "'%s' object has no attribute '%s'", o.Header.Type.Name, name)
	}
	return t.Str(text), nil
}

// fileMethods makes the methods of files.
func fileMethods() []object.Method {
	answer := func(name string, f func(o *file) bool) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) {
			return object.Bool(f(fileOf(v))), fileOf(v).needs(t, "", true)
		})
	}
	return []object.Method{
		object.MethodN("read", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			o := fileOf(v)
			n, err := size(t, a[0])
			if err == nil {
				err = o.needs(t, "read", true)
			}
			if err != nil {
				return object.Null, err
			}
			return o.take(t, o.rest(), n)
		}),
		object.MethodN("readline", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			o := fileOf(v)
			n, err := size(t, a[0])
			if err == nil {
				err = o.needs(t, "readline", true)
			}
			if err != nil {
				return object.Null, err
			}
			return o.take(t, o.line(), n)
		}),
		object.MethodN("readlines", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			hint, err := size(t, a[0])
			if err == nil {
				err = fileOf(v).needs(t, "readline", true)
			}
			if err != nil {
				return object.Null, err
			}
			return fileOf(v).readLines(t, hint)
		}),
		object.Method1("write", func(t *Thread, v, text Value) (Value, error) {
			n, err := fileOf(v).writeValue(t, text)
			return t.Int(int64(n)), err
		}),
		object.Method1("writelines", func(t *Thread, v, lines Value) (Value, error) {
			return object.None, each(t, lines, func(line Value) (bool, error) {
				_, err := fileOf(v).writeValue(t, line)
				return false, err
			})
		}),
		object.MethodN("seek", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			o := fileOf(v)
			offset, err := object.AsIndex(t, a[0], object.OverflowError)
			whence := 0
			if err == nil && !a[1].IsNull() {
				whence, err = object.CIntArg(t, a[1])
			}
			if err == nil && o.closed {
				err = o.needs(t, "seek", true)
			}
			if err == nil {
				err = o.seek(t, offset, whence)
			}
			o.stepping = false
			return t.Int(int64(o.pos)), err
		}),
		object.Method0("tell", func(t *Thread, v Value) (Value, error) {
			o := fileOf(v)
			if o.closed {
				return object.Null, o.needs(t, "tell", true)
			}
			if o.stepping && !o.binary {
				return object.Null, t.Errorf(object.OSError, "telling position disabled by next() call")
			}
			return t.Int(int64(o.pos)), nil
		}),
		object.MethodN("truncate", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			o := fileOf(v)
			if err := o.needs(t, "truncate", false); err != nil {
				return object.Null, err
			}
			n, err := size(t, a[0])
			if err != nil {
				return object.Null, err
			}
			if n < 0 {
				n = o.pos
			}
			if err := o.f.Truncate(int64(n)); err != nil {
				return object.Null, osError(t, err, object.None)
			}
			o.data = o.data[:min(n, len(o.data))]
			return t.Int(int64(n)), nil
		}),
		object.Method0("flush", func(t *Thread, v Value) (Value, error) {
			o := fileOf(v)
			if o.closed && o.binary {
				return object.None, o.needs(t, "flush", false)
			}
			return object.None, o.needs(t, "", false)
		}),
		object.Method0("close", func(_ *Thread, v Value) (Value, error) {
			fileOf(v).close()
			return object.None, nil
		}),
		object.Method0("__enter__", func(t *Thread, v Value) (Value, error) { return v, fileOf(v).needs(t, "", true) }),
		object.MethodN("__exit__", 0, -1, func(_ *Thread, v Value, _ []Value) (Value, error) {
			fileOf(v).close()
			return object.None, nil
		}),
		answer("readable", func(o *file) bool { return o.read }),
		answer("writable", func(o *file) bool { return o.write }),
		answer("seekable", func(*file) bool { return true }),
		answer("isatty", func(*file) bool { return false }),
	}
}
