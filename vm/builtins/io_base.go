package builtins

import (
	"unsafe"

	"bytewalk/vm/object"
)

// The files whose names begin with io_ have CPython's module _io: the classes of the module io,
// open() among them, and the standard streams, which are of these classes too. Each layer
// (FileIO, a buffered class, TextIOWrapper) works on any object with the methods of the one
// below; where that is one of ours it is called directly. What a program writes to a file goes
// to the file at once, not when a buffer is full: who reads the file meanwhile sees it, which is
// the only difference to CPython that there is.

// ioBase is the head of all streams.
type ioBase struct {
	object.Header
	object.Attrs
	closed bool
}

// newIOType makes the type of a class of module _io.
func newIOType(name string, base *object.Type) *object.Type {
	return object.NewModuleType("_io", name, base, object.LayoutNative)
}

var (
	ioBaseType       = newIOType("_IOBase", nil)
	rawIOBaseType    = newIOType("_RawIOBase", ioBaseType)
	bufferedBaseType = newIOType("_BufferedIOBase", ioBaseType)
	textBaseType     = newIOType("_TextIOBase", ioBaseType)
)

func ioOf(v Value) *ioBase { return (*ioBase)(v.Ref) }

func unsupported(t *Thread, what string) error {
	return t.Errorf(object.UnsupportedOperation, "%s", what)
}

// newStream is the New of a class whose instances have T for their struct.
func newStream[T any](t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
	o := object.Alloc[T](typ)
	return (*ioBase)(unsafe.Pointer(o)).Header.Value(), nil
}

// attribute asks an object for something that may be any value, true or false.
func truthOf(t *Thread, v Value, name string) (bool, error) {
	x, err := object.GetAttr(t, v, t.Intern(name))
	if err != nil {
		return false, err
	}
	return object.IsTrue(t, x)
}

// asks calls a method without arguments that answers yes or no.
func asks(t *Thread, v Value, name string) (bool, error) {
	x, err := object.CallMethod(t, v, name)
	if err != nil {
		return false, err
	}
	return object.IsTrue(t, x)
}

// checkClosed complains about a stream that says it is closed (_PyIOBase_check_closed).
func checkClosed(t *Thread, v Value) error {
	closed, err := truthOf(t, v, "closed")
	if err == nil && closed {
		err = t.Errorf(object.ValueError, "I/O operation on closed file.")
	}
	return err
}

// can complains about a stream that isn't readable, writable or seekable.
func can(t *Thread, v Value, name string) error {
	yes, err := asks(t, v, name)
	if err == nil && !yes {
		err = unsupported(t, "File or stream is not "+name+".")
	}
	return err
}

// size reads an optional number of bytes or characters, below 0 for all.
func size(t *Thread, v Value) (int, error) {
	if v.IsNull() || v == object.None {
		return -1, nil
	}
	if v.Type().Slots.Index == nil {
		return 0, t.Errorf(object.TypeError, "argument should be integer or None, not '%s'", typeName(v))
	}
	return object.AsIndex(t, v, object.OverflowError)
}

// sizeArgument reads a number of bytes or characters (Argument Clinic's Py_ssize_t).
func sizeArgument(t *Thread, v Value) (int, error) {
	if v.IsFloat() && !t.Runtime.Generics {
		return 0, t.Errorf(object.TypeError, "integer argument expected, got float")
	}
	return object.AsIndex(t, v, object.OverflowError)
}

// nextOf gives the next line of a stream by its method readline.
func nextOf(t *Thread, v Value) (Value, error) {
	line, err := object.CallMethod(t, v, "readline")
	if err != nil {
		return object.Null, err
	}
	n, err := object.Length(t, line)
	if err != nil || n == 0 {
		return object.Null, err
	}
	return line, nil
}

// readLinesOf gives the lines that are left, until they are hint long together.
func readLinesOf(t *Thread, v, hintValue Value) (Value, error) {
	hint, err := size(t, hintValue)
	if err != nil {
		return object.Null, err
	}
	if hint <= 0 {
		items, err := object.Collect(t, v)
		return object.NewList(items).Value(), err
	}
	it, err := object.Iter(t, v)
	if err != nil {
		return object.Null, err
	}
	var lines []Value
	for total := 0; total <= hint; {
		line, err := object.Next(t, it)
		if err != nil {
			return object.Null, err
		}
		if line.IsNull() {
			break
		}
		lines = append(lines, line)
		n, err := object.Length(t, line)
		if err != nil {
			return object.Null, err
		}
		total += n
	}
	return object.NewList(lines).Value(), nil
}

// readLineOf is IOBase.readline: it reads with peek, if there is one, and read.
func readLineOf(t *Thread, v, limitValue Value) (Value, error) {
	limit, err := size(t, limitValue)
	if err != nil {
		return object.Null, err
	}
	peek, err := object.LookupAttr(t, v, t.Intern("peek"))
	if err != nil {
		return object.Null, err
	}
	var line []byte
	for limit < 0 || len(line) < limit {
		n := 1
		if !peek.IsNull() {
			ahead, err := object.CallArgs(t, peek, object.SmallInt(1))
			if err != nil {
				return object.Null, err
			}
			if !ahead.Has(object.LayoutBytes) {
				return object.Null, t.Errorf(object.OSError, "peek() should have returned a bytes object, not '%s'", typeName(ahead))
			}
			if b := ahead.Bytes().B; len(b) > 0 {
				for n = 1; n < len(b) && b[n-1] != '\n' && (limit < 0 || n < limit-len(line)); n++ {
				}
			}
		}
		b, err := object.CallMethod(t, v, "read", t.Int(int64(n)))
		if err != nil {
			return object.Null, err
		}
		if !b.Has(object.LayoutBytes) {
			return object.Null, t.Errorf(object.OSError, "read() should have returned a bytes object, not '%s'", typeName(b))
		}
		if b.Bytes().B == "" {
			break
		}
		line = append(line, b.Bytes().B...)
		if line[len(line)-1] == '\n' {
			break
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return t.Bytes(string(line)), nil
}

// readAllOf is RawIOBase.readall.
func readAllOf(t *Thread, v Value) (Value, error) {
	var all []byte
	for {
		b, err := object.CallMethod(t, v, "read", t.Int(bufferSize))
		if err != nil {
			return object.Null, err
		}
		if b == object.None {
			if len(all) == 0 {
				return b, nil
			}
			break
		}
		if !b.Has(object.LayoutBytes) {
			return object.Null, t.Errorf(object.TypeError, "read() should return bytes")
		}
		if b.Bytes().B == "" {
			break
		}
		all = append(all, b.Bytes().B...)
		if err := t.Reserve(int64(len(all))); err != nil {
			return object.Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return t.Bytes(string(all)), nil
}

// rawReadOf is RawIOBase.read.
func rawReadOf(t *Thread, v, n Value) (Value, error) {
	count := -1
	if !n.IsNull() {
		var err error
		if count, err = object.AsIndex(t, n, object.OverflowError); err != nil {
			return object.Null, err
		}
	}
	if count < 0 {
		return object.CallMethod(t, v, "readall")
	}
	if err := t.Reserve(int64(count)); err != nil {
		return object.Null, err
	}
	b := object.NewByteArray(make([]byte, count))
	r, err := object.CallMethod(t, v, "readinto", b.Header.Value())
	if err != nil || r == object.None {
		return r, err
	}
	got, err := object.AsIndex(t, r, object.ValueError)
	if err != nil {
		return object.Null, err
	}
	return t.Bytes(string(b.B[:max(0, min(got, len(b.B)))])), nil
}

// readIntoOf is BufferedIOBase.readinto: it takes what another method reads.
func readIntoOf(t *Thread, v, to Value, method string) (Value, error) {
	b, err := writable(t, method+"()", to)
	if err != nil {
		return object.Null, err
	}
	r, err := object.CallMethod(t, v, method, t.Int(int64(b.Len())))
	if err != nil {
		return object.Null, err
	}
	if !r.Has(object.LayoutBytes) {
		return object.Null, t.Errorf(object.TypeError, "read() should return bytes")
	}
	data := r.Bytes().B
	if len(data) > b.Len() {
		return object.Null, t.Errorf(object.ValueError, "read() returned too much data: %d bytes requested, %d returned", b.Len(), len(data))
	}
	b.Put(t, 0, []byte(data))
	return t.Int(int64(len(data))), nil
}

// writable gives the buffer that an argument is, to be written to.
func writable(t *Thread, function string, v Value) (object.Buffer, error) {
	b, ok, err := t.WritableBuffer(v)
	if err == nil && !ok {
		err = t.Errorf(object.TypeError, "%s argument must be read-write bytes-like object, not %s", function, argumentType(v))
	}
	return b, err
}

// argumentType names an argument's type as Argument Clinic does.
func argumentType(v Value) string {
	if v == object.None {
		return "None"
	}
	return typeName(v)
}

// bytesArgument gives the content of a bytes-like argument.
func bytesArgument(t *Thread, v Value) (string, error) {
	b, ok, err := t.BytesLike(v)
	if err == nil && !ok {
		err = t.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", typeName(v))
	}
	return b, err
}

func ioBaseMethods() []object.Method {
	refuses := func(name string) object.Method {
		return object.MethodN(name, 0, -1, func(t *Thread, _ Value, _ []Value) (Value, error) { return object.Null, unsupported(t, name) })
	}
	answers := func(name string) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return object.False, checkClosed(t, v) })
	}
	checks := func(name, what string) object.Method {
		return object.MethodN(name, 0, -1, func(t *Thread, v Value, _ []Value) (Value, error) { return object.True, can(t, v, what) })
	}
	plain := func(name string) object.Method {
		return object.Method0(name, func(_ *Thread, _ Value) (Value, error) { return object.False, nil })
	}
	return []object.Method{
		refuses("seek"), refuses("truncate"), refuses("fileno"),
		object.Method0("tell", func(t *Thread, v Value) (Value, error) {
			return object.CallMethod(t, v, "seek", object.SmallInt(0), object.SmallInt(1))
		}),
		answers("isatty"), plain("readable"), plain("writable"), plain("seekable"),
		checks("_checkReadable", "readable"), checks("_checkWritable", "writable"), checks("_checkSeekable", "seekable"),
		object.MethodN("_checkClosed", 0, -1, func(t *Thread, v Value, _ []Value) (Value, error) { return object.None, checkClosed(t, v) }),
		object.Method0("flush", func(t *Thread, v Value) (Value, error) {
			if ioOf(v).closed {
				return object.Null, t.Errorf(object.ValueError, "I/O operation on closed file.")
			}
			return object.None, nil
		}),
		object.Method0("close", func(t *Thread, v Value) (Value, error) {
			if ioOf(v).closed {
				return object.None, nil
			}
			_, err := object.CallMethod(t, v, "flush")
			ioOf(v).closed = true
			return object.None, err
		}),
		object.Method0("__enter__", func(t *Thread, v Value) (Value, error) { return v, checkClosed(t, v) }),
		object.MethodN("__exit__", 0, -1, func(t *Thread, v Value, _ []Value) (Value, error) { return object.CallMethod(t, v, "close") }),
		object.Method0("__del__", func(t *Thread, v Value) (Value, error) {
			closed, err := truthOf(t, v, "closed")
			if err == nil && !closed {
				_, err = object.CallMethod(t, v, "close")
			}
			return object.None, err
		}),
		object.MethodN("readline", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) { return readLineOf(t, v, a[0]) }),
		object.MethodN("readlines", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) { return readLinesOf(t, v, a[0]) }),
		object.Method1("writelines", func(t *Thread, v, lines Value) (Value, error) {
			if err := checkClosed(t, v); err != nil {
				return object.Null, err
			}
			return object.None, each(t, lines, func(line Value) (bool, error) {
				_, err := object.CallMethod(t, v, "write", line)
				return false, err
			})
		}),
	}
}

func init() {
	refuse := func(names ...string) []object.Method {
		var list []object.Method
		for _, name := range names {
			list = append(list, object.MethodN(name, 0, -1, func(t *Thread, _ Value, _ []Value) (Value, error) { return object.Null, unsupported(t, name) }))
		}
		return list
	}
	base := object.Definition{
		Doc:   "The abstract base class for all I/O classes.",
		Size:  unsafe.Sizeof(ioBase{}),
		Attrs: unsafe.Offsetof(ioBase{}.Attrs),
		Slots: object.Slots{
			New:  newStream[ioBase],
			Iter: func(t *Thread, v Value) (Value, error) { return v, checkClosed(t, v) },
			Next: nextOf,
		},
		Methods: ioBaseMethods(),
		Getters: []object.Getter{
			{Name: "closed", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(ioOf(v).closed), nil }},
		},
	}
	object.Define(ioBaseType, &base)
	object.Define(rawIOBaseType, &object.Definition{
		Doc: "Base class for raw binary I/O.", Size: unsafe.Sizeof(ioBase{}),
		Slots: object.Slots{New: newStream[ioBase]},
		Methods: []object.Method{
			object.MethodN("read", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) { return rawReadOf(t, v, a[0]) }),
			object.Method0("readall", readAllOf),
		},
	})
	object.Define(bufferedBaseType, &object.Definition{
		Doc: "Base class for buffered IO objects.", Size: unsafe.Sizeof(ioBase{}),
		Slots: object.Slots{New: newStream[ioBase]},
		Methods: append(refuse("detach", "read", "read1", "write"),
			object.Method1("readinto", func(t *Thread, v, to Value) (Value, error) { return readIntoOf(t, v, to, "read") }),
			object.Method1("readinto1", func(t *Thread, v, to Value) (Value, error) { return readIntoOf(t, v, to, "read1") })),
	})
	nothing := func(_ *Thread, _ Value) (Value, error) { return object.None, nil }
	object.Define(textBaseType, &object.Definition{
		Doc: "Base class for text I/O.", Size: unsafe.Sizeof(ioBase{}),
		Slots: object.Slots{New: newStream[ioBase]},
		Methods: append(refuse("detach", "read", "readline"), object.MethodN("write", 1, 1, func(t *Thread, _ Value, a []Value) (Value, error) {
			if t.Runtime.Generics && !a[0].IsStr() {
				return object.Null, t.Errorf(object.TypeError, "write() argument 1 must be str, not %s", argumentType(a[0]))
			}
			return object.Null, unsupported(t, "write")
		})),
		Getters: []object.Getter{{Name: "encoding", Get: nothing}, {Name: "errors", Get: nothing}, {Name: "newlines", Get: nothing}},
	})
	object.Struct[ioBase](ioBaseType)
}
