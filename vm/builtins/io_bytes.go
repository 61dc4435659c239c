package builtins

import (
	"bytes"
	"slices"
	"unsafe"

	"bytewalk/vm/object"
)

// bytesIO is a BytesIO.
type bytesIO struct {
	ioBase
	data    []byte
	pos     int
	exports int
}

// bytesIOBuffer is what a view of a BytesIO is a view of.
type bytesIOBuffer struct {
	object.Header
	of Value
}

var (
	bytesIOType       = newIOType("BytesIO", bufferedBaseType)
	bytesIOBufferType = newIOType("_BytesIOBuffer", nil)
)

func bytesIOOf(v Value) *bytesIO { return (*bytesIO)(v.Ref) }

func (o *bytesIO) check(t *Thread) error {
	if o.closed {
		return t.Errorf(object.ValueError, "I/O operation on closed file.")
	}
	return nil
}

// mayResize complains if there are views.
func (o *bytesIO) mayResize(t *Thread) error {
	if o.exports > 0 {
		return t.Errorf(object.BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

// take reads n bytes, all that there are if n is below 0.
func (o *bytesIO) take(n int) []byte {
	if o.pos >= len(o.data) {
		return nil
	}
	rest := o.data[o.pos:]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	o.pos += len(rest)
	return rest
}

// line reads a line of up to n bytes.
func (o *bytesIO) line(n int) []byte {
	if o.pos >= len(o.data) {
		return nil
	}
	rest := o.data[o.pos:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i+1]
	}
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	o.pos += len(rest)
	return rest
}

func (o *bytesIO) write(t *Thread, b string) error {
	if err := o.mayResize(t); err != nil {
		return err
	}
	if b == "" {
		return nil
	}
	end := o.pos + len(b)
	if end > len(o.data) {
		if err := t.Reserve(int64(end)); err != nil {
			return err
		}
		if o.pos > len(o.data) {
			o.data = append(o.data, make([]byte, o.pos-len(o.data))...)
		}
		o.data = append(o.data[:o.pos], b...)
	} else {
		copy(o.data[o.pos:], b)
	}
	o.pos = end
	return nil
}

func (o *bytesIO) seek(t *Thread, offset, whence int) error {
	switch whence {
	case 0:
		if offset < 0 {
			return t.Errorf(object.ValueError, "negative seek value %d", offset)
		}
	case 1:
		offset += o.pos
	case 2:
		offset += len(o.data)
	default:
		return t.Errorf(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	o.pos = max(offset, 0)
	return nil
}

func bytesIOMethods() []object.Method {
	// method makes a method of min to max arguments that a closed BytesIO refuses.
	method := func(name string, min, max int, f func(t *Thread, o *bytesIO, a []Value) (Value, error)) object.Method {
		return object.MethodN(name, min, max, func(t *Thread, v Value, a []Value) (Value, error) {
			if err := bytesIOOf(v).check(t); err != nil {
				return object.Null, err
			}
			return f(t, bytesIOOf(v), a)
		})
	}
	reads := func(name string, f func(o *bytesIO, n int) []byte) object.Method {
		return object.MethodN(name, 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := size(t, a[0])
			if err == nil {
				err = bytesIOOf(v).check(t)
			}
			if err != nil {
				return object.Null, err
			}
			return t.Bytes(string(f(bytesIOOf(v), n))), nil
		})
	}
	yes := func(name string, answer Value) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return answer, bytesIOOf(v).check(t) })
	}
	into := func(t *Thread, o *bytesIO, a []Value) (Value, error) {
		b, err := writable(t, "readinto()", a[0])
		if err != nil {
			return object.Null, err
		}
		data := o.take(b.Len())
		b.Put(t, 0, slices.Clone(data))
		return t.Int(int64(len(data))), nil
	}
	return []object.Method{
		reads("read", (*bytesIO).take), reads("read1", (*bytesIO).take), reads("readline", (*bytesIO).line),
		yes("readable", object.True), yes("writable", object.True), yes("seekable", object.True), yes("isatty", object.False), yes("flush", object.None),
		method("readinto", 1, 1, into), method("readinto1", 1, 1, into),
		method("readlines", 0, 1, func(t *Thread, o *bytesIO, a []Value) (Value, error) {
			hint, err := size(t, a[0])
			if err != nil {
				return object.Null, err
			}
			var lines []Value
			for total := 0; hint <= 0 || total < hint; {
				b := o.line(-1)
				if len(b) == 0 {
					break
				}
				total += len(b)
				lines = append(lines, t.Bytes(string(b)))
			}
			return object.NewList(lines).Value(), nil
		}),
		object.Method1("write", func(t *Thread, v, x Value) (Value, error) {
			if err := bytesIOOf(v).check(t); err != nil {
				return object.Null, err
			}
			b, ok, err := t.BytesCopy(x)
			if err == nil && !ok {
				err = t.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", typeName(x))
			}
			if err != nil {
				return object.Null, err
			}
			return t.Int(int64(len(b))), bytesIOOf(v).write(t, b)
		}),
		method("tell", 0, 0, func(t *Thread, o *bytesIO, _ []Value) (Value, error) { return t.Int(int64(o.pos)), nil }),
		object.MethodN("seek", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			offset, err := sizeArgument(t, a[0])
			whence := 0
			if err == nil && !a[1].IsNull() {
				whence, err = object.CIntArg(t, a[1])
			}
			if err == nil {
				err = bytesIOOf(v).check(t)
			}
			if err == nil {
				err = bytesIOOf(v).seek(t, offset, whence)
			}
			return t.Int(int64(bytesIOOf(v).pos)), err
		}),
		method("truncate", 0, 1, func(t *Thread, o *bytesIO, a []Value) (Value, error) {
			if err := o.mayResize(t); err != nil {
				return object.Null, err
			}
			n := o.pos
			if !a[0].IsNull() && a[0] != object.None {
				var err error
				if n, err = size(t, a[0]); err != nil {
					return object.Null, err
				}
				if n < 0 {
					return object.Null, t.Errorf(object.ValueError, "negative size value %d", n)
				}
			}
			o.data = o.data[:min(n, len(o.data))]
			return t.Int(int64(n)), nil
		}),
		method("getvalue", 0, 0, func(t *Thread, o *bytesIO, _ []Value) (Value, error) { return t.Bytes(string(o.data)), nil }),
		method("getbuffer", 0, 0, func(t *Thread, o *bytesIO, _ []Value) (Value, error) {
			b := &bytesIOBuffer{Header: object.Header{Type: bytesIOBufferType}, of: o.Header.Value()}
			return object.NewMemoryView(t, b.Header.Value())
		}),
		object.Method0("close", func(t *Thread, v Value) (Value, error) {
			o := bytesIOOf(v)
			if err := o.mayResize(t); err != nil {
				return object.Null, err
			}
			o.closed, o.data = true, nil
			return object.None, nil
		}),
		method("__getstate__", 0, 0, func(t *Thread, o *bytesIO, _ []Value) (Value, error) {
			d, err := object.GetAttr(t, o.Header.Value(), t.Intern("__dict__"))
			if err != nil {
				return object.Null, err
			}
			if n, err := object.Length(t, d); err != nil || n == 0 {
				d = object.None
			}
			return object.NewTuple(t.Bytes(string(o.data)), t.Int(int64(o.pos)), d).Value(), nil
		}),
		method("__setstate__", 1, 1, func(t *Thread, o *bytesIO, a []Value) (Value, error) {
			if !a[0].IsTuple() || len(a[0].Tuple().Items) != 3 {
				return object.Null, t.Errorf(object.TypeError, "%s.__setstate__ argument should be 3-tuple, got %s", typeName(o.Header.Value()), typeName(a[0]))
			}
			b, err := bytesArgument(t, a[0].Tuple().Items[0])
			if err != nil {
				return object.Null, err
			}
			pos, err := object.AsIndex(t, a[0].Tuple().Items[1], object.OverflowError)
			if err != nil {
				return object.Null, err
			}
			o.data, o.pos = []byte(b), max(pos, 0)
			return object.None, nil
		}),
	}
}

func init() {
	params := object.NewParams("BytesIO", "| initial_bytes")
	object.Define(bytesIOType, &object.Definition{
		Doc: "Buffered I/O implementation using an in-memory bytes buffer.", Size: unsafe.Sizeof(bytesIO{}),
		Slots: object.Slots{
			New: newStream[bytesIO],
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				o := bytesIOOf(v)
				if err := o.mayResize(t); err != nil {
					return err
				}
				o.data, o.pos = nil, 0
				if a[0].IsNull() || a[0] == object.None {
					return nil
				}
				b, err := bytesArgument(t, a[0])
				o.data = []byte(b)
				return err
			},
			Iter: func(t *Thread, v Value) (Value, error) { return v, bytesIOOf(v).check(t) },
			Next: func(t *Thread, v Value) (Value, error) {
				o := bytesIOOf(v)
				if v.Type() != bytesIOType {
					return nextOf(t, v)
				}
				if err := o.check(t); err != nil {
					return object.Null, err
				}
				b := o.line(-1)
				if len(b) == 0 {
					return object.Null, nil
				}
				return t.Bytes(string(b)), nil
			},
		},
		Methods: bytesIOMethods(),
	})
	object.Define(bytesIOBufferType, &object.Definition{Final: true, Slots: object.Slots{
		Buffer: func(_ *Thread, v Value) (object.Buffer, error) {
			o := bytesIOOf((*bytesIOBuffer)(v.Ref).of)
			b := object.NewBuffer(v, o.data, "B", 1)
			b.Exports = &o.exports
			b.Write = func(_ *Thread, at int, data []byte) { copy(o.data[at:], data) }
			return b, nil
		},
	}})
	object.Struct[bytesIO](bytesIOType)
	object.Struct[bytesIOBuffer](bytesIOBufferType)
}
