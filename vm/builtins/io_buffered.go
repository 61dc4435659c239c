package builtins

import (
	"bytes"
	"unsafe"

	"bytewalk/vm/object"
)

// buffered is a BufferedReader, BufferedWriter or BufferedRandom.
type buffered struct {
	ioBase
	raw      Value // NULL before __init__, and after detach()
	detached bool
	size     int
	readable bool
	writable bool
	ahead    []byte // was read from raw and not yet taken
	behind   []byte // was written and not yet to raw
}

var (
	readerType = newIOType("BufferedReader", bufferedBaseType)
	writerType = newIOType("BufferedWriter", bufferedBaseType)
	randomType = newIOType("BufferedRandom", bufferedBaseType)
)

func bufferedOf(v Value) *buffered { return (*buffered)(v.Ref) }

// file gives the FileIO below, nil if it is something else.
func (o *buffered) file() *fileIO { return object.Native[fileIO](o.raw, fileIOType) }

// ready complains about a stream without a raw one.
func (o *buffered) ready(t *Thread) error {
	if !o.raw.IsNull() {
		return nil
	}
	if o.detached {
		return t.Errorf(object.ValueError, "raw stream has been detached")
	}
	return t.Errorf(object.ValueError, "I/O operation on uninitialized object")
}

func (o *buffered) isClosed(t *Thread) (bool, error) {
	if f := o.file(); f != nil {
		return f.fd < 0, nil
	}
	return truthOf(t, o.raw, "closed")
}

// open complains about a closed stream; what was to be done completes the message.
func (o *buffered) open(t *Thread, what string) error {
	if err := o.ready(t); err != nil {
		return err
	}
	closed, err := o.isClosed(t)
	if err == nil && closed && len(o.ahead) == 0 {
		err = t.Errorf(object.ValueError, "%s", what)
	}
	return err
}

// rawRead reads up to n bytes from below at once; none says that there is nothing at the moment.
func (o *buffered) rawRead(t *Thread, n int) (b []byte, none bool, err error) {
	if f := o.file(); f != nil {
		b = make([]byte, n)
		n, err = f.readInto(t, b)
		return b[:n], false, err
	}
	a := object.NewByteArray(make([]byte, n))
	view, err := object.NewMemoryView(t, a.Header.Value())
	if err != nil {
		return nil, false, err
	}
	r, err := object.CallMethod(t, o.raw, "readinto", view)
	if err != nil || r == object.None {
		return nil, r == object.None, err
	}
	got, err := object.AsIndex(t, r, object.ValueError)
	if err != nil {
		return nil, false, err
	}
	if got < 0 || got > n {
		return nil, false, t.Errorf(object.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", got, n)
	}
	return a.B[:got], false, nil
}

// rawWrite writes to the stream below and gives how much it took.
func (o *buffered) rawWrite(t *Thread, b []byte) (int, error) {
	if f := o.file(); f != nil {
		return len(b), f.write(t, b)
	}
	view, err := object.NewMemoryView(t, t.Bytes(string(b)))
	if err != nil {
		return 0, err
	}
	r, err := object.CallMethod(t, o.raw, "write", view)
	if err != nil {
		return 0, err
	}
	if r == object.None {
		return 0, t.Errorf(object.BlockingIOError, "write could not complete without blocking")
	}
	n, err := object.AsIndex(t, r, object.ValueError)
	if err == nil && (n < 0 || n > len(b)) {
		err = t.Errorf(object.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", n, len(b))
	}
	return n, err
}

func (o *buffered) rawSeek(t *Thread, offset int64, whence int) (int64, error) {
	if f := o.file(); f != nil {
		return f.seek(t, offset, whence)
	}
	r, err := object.CallMethod(t, o.raw, "seek", t.Int(offset), object.SmallInt(int64(whence)))
	if err != nil {
		return 0, err
	}
	return o.position(t, r)
}

func (o *buffered) rawTell(t *Thread) (int64, error) {
	if f := o.file(); f != nil {
		return f.seek(t, 0, 1)
	}
	r, err := object.CallMethod(t, o.raw, "tell")
	if err != nil {
		return 0, err
	}
	return o.position(t, r)
}

func (o *buffered) position(t *Thread, r Value) (int64, error) {
	n, err := object.AsIndex(t, r, object.OverflowError)
	if err == nil && n < 0 {
		err = t.Errorf(object.OSError, "Raw stream returned invalid position %d", n)
	}
	return int64(n), err
}

// writeOut writes what is behind.
func (o *buffered) writeOut(t *Thread) error {
	for len(o.behind) > 0 {
		n, err := o.rawWrite(t, o.behind)
		if err != nil {
			return err
		}
		o.behind = o.behind[n:]
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
	o.behind = nil
	return nil
}

// flush writes what is behind and forgets what was read ahead.
func (o *buffered) flush(t *Thread) error {
	if err := o.writeOut(t); err != nil {
		return err
	}
	if o.readable && o.writable && len(o.ahead) > 0 {
		if _, err := o.rawSeek(t, -int64(len(o.ahead)), 1); err != nil {
			return err
		}
		o.ahead = nil
	}
	if f := o.file(); f != nil && f.fd == 1 && t.Flush != nil {
		return t.Flush()
	}
	return nil
}

// fill reads ahead if nothing is; it reports false at the end.
func (o *buffered) fill(t *Thread) (more bool, err error) {
	if len(o.ahead) > 0 {
		return true, nil
	}
	if err := o.writeOut(t); err != nil {
		return false, err
	}
	o.ahead, _, err = o.rawRead(t, o.size)
	return len(o.ahead) > 0, err
}

func (o *buffered) take(n int) []byte {
	b := o.ahead[:min(n, len(o.ahead))]
	o.ahead = o.ahead[len(b):]
	return b
}

// read gives n bytes, fewer at the end; none says that there is nothing at the moment.
func (o *buffered) read(t *Thread, n int) (b []byte, none bool, err error) {
	if len(o.ahead) >= n {
		return o.take(n), false, nil
	}
	b = append(b, o.take(n)...)
	if err := o.writeOut(t); err != nil {
		return nil, false, err
	}
	for len(b) < n {
		if rest := n - len(b); rest >= o.size {
			chunk, nothing, err := o.rawRead(t, rest/o.size*o.size)
			if err != nil {
				return nil, false, err
			}
			if len(chunk) == 0 {
				return b, nothing && len(b) == 0, nil
			}
			b = append(b, chunk...)
		} else {
			chunk, nothing, err := o.rawRead(t, o.size)
			if err != nil {
				return nil, false, err
			}
			if len(chunk) == 0 {
				return b, nothing && len(b) == 0, nil
			}
			o.ahead = chunk
			b = append(b, o.take(rest)...)
		}
		if err := t.CheckEvents(); err != nil {
			return nil, false, err
		}
	}
	return b, false, nil
}

// readAll gives what is left.
func (o *buffered) readAll(t *Thread) (Value, error) {
	b := bytes.Clone(o.ahead)
	o.ahead = nil
	if err := o.writeOut(t); err != nil {
		return object.Null, err
	}
	if f := o.file(); f != nil {
		rest, err := f.readAll(t)
		return t.Bytes(string(append(b, rest...))), err
	}
	all, err := object.LookupAttr(t, o.raw, t.Intern("readall"))
	if err != nil {
		return object.Null, err
	}
	if !all.IsNull() {
		r, err := object.CallArgs(t, all)
		switch {
		case err != nil:
			return object.Null, err
		case r == object.None && len(b) == 0:
			return r, nil
		case r == object.None:
			return t.Bytes(string(b)), nil
		case !r.Has(object.LayoutBytes):
			return object.Null, t.Errorf(object.TypeError, "readall() should return bytes")
		}
		return t.Bytes(string(b) + r.Bytes().B), nil
	}
	for {
		r, err := object.CallMethod(t, o.raw, "read")
		switch {
		case err != nil:
			return object.Null, err
		case r == object.None && len(b) == 0:
			return r, nil
		case r != object.None && !r.Has(object.LayoutBytes):
			return object.Null, t.Errorf(object.TypeError, "read() should return bytes")
		case r == object.None || r.Bytes().B == "":
			return t.Bytes(string(b)), nil
		}
		b = append(b, r.Bytes().B...)
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
}

// line gives the next line, of up to limit bytes if that is not below 0.
func (o *buffered) line(t *Thread, limit int) ([]byte, error) {
	var line []byte
	for limit < 0 || len(line) < limit {
		more, err := o.fill(t)
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		n := len(o.ahead)
		i := bytes.IndexByte(o.ahead, '\n')
		if i >= 0 {
			n = i + 1
		}
		if limit >= 0 {
			n = min(n, limit-len(line))
		}
		b := o.take(n)
		if line == nil && (i >= 0 || limit >= 0 && n == limit) {
			return b, nil
		}
		line = append(line, b...)
		if i >= 0 && line[len(line)-1] == '\n' {
			break
		}
	}
	return line, nil
}

// write takes bytes; to a file they go at once.
func (o *buffered) write(t *Thread, b []byte) error {
	if o.readable && len(o.ahead) > 0 {
		if _, err := o.rawSeek(t, -int64(len(o.ahead)), 1); err != nil {
			return err
		}
		o.ahead = nil
	}
	if f := o.file(); f != nil {
		return f.write(t, b)
	}
	if len(o.behind)+len(b) <= o.size {
		o.behind = append(o.behind, b...)
		return nil
	}
	if err := o.writeOut(t); err != nil {
		return err
	}
	for len(b) > o.size {
		n, err := o.rawWrite(t, b)
		if err != nil {
			return err
		}
		b = b[n:]
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
	o.behind = append([]byte(nil), b...)
	return nil
}

func (o *buffered) seek(t *Thread, offset int64, whence int) (int64, error) {
	if whence < 0 || whence > 2 {
		return 0, t.Errorf(object.ValueError, "whence value %d unsupported", whence)
	}
	if f := o.file(); f == nil || f.f == nil {
		if err := can(t, o.raw, "seekable"); err != nil {
			return 0, err
		}
	}
	if err := o.writeOut(t); err != nil {
		return 0, err
	}
	if whence == 1 {
		offset -= int64(len(o.ahead))
	}
	n, err := o.rawSeek(t, offset, whence)
	if err != nil {
		return 0, err
	}
	o.ahead = nil
	return n, nil
}

func (o *buffered) tell(t *Thread) (int64, error) {
	n, err := o.rawTell(t)
	return max(n-int64(len(o.ahead))+int64(len(o.behind)), 0), err
}

func (o *buffered) close(t *Thread) error {
	if err := o.ready(t); err != nil {
		return err
	}
	closed, err := o.isClosed(t)
	if err != nil || closed {
		return err
	}
	_, flushed := object.CallMethod(t, o.Header.Value(), "flush")
	if _, err := object.CallMethod(t, o.raw, "close"); err != nil {
		return err
	}
	return flushed
}

// repr is repr() of a stream that has a name or has none.
func describeStream(t *Thread, v Value) (Value, error) {
	kind := v.Type().Name
	if v.Type().Heap {
		kind = v.Type().Name
		if m, err := object.GetAttr(t, v.Type().Value(), t.Intern("__module__")); err == nil && m.IsStr() {
			kind = m.Str().Text + "." + v.Type().QualName
		}
	}
	name, err := object.LookupAttr(t, v, t.Intern("name"))
	if err != nil && !object.IsException(err, object.ValueError) {
		return object.Null, err
	}
	if name.IsNull() {
		return t.Str("<" + kind + ">"), nil
	}
	text, err := object.Repr(t, name)
	return t.Str("<" + kind + " name=" + text + ">"), err
}

// initBuffered is __init__ of the buffered classes.
func initBuffered(t *Thread, v Value, a []Value, readable, writable bool) error {
	o := bufferedOf(v)
	o.raw, o.detached = object.Null, false
	n := bufferSize
	if !a[1].IsNull() {
		var err error
		if n, err = object.AsIndex(t, a[1], object.OverflowError); err != nil {
			return err
		}
	}
	if f := object.Native[fileIO](a[0], fileIOType); f == nil {
		for _, need := range []struct {
			name string
			need bool
		}{{"seekable", readable && writable}, {"readable", readable}, {"writable", writable}} {
			if need.need {
				if err := can(t, a[0], need.name); err != nil {
					return err
				}
			}
		}
	} else if readable && !f.readable {
		return unsupported(t, "File or stream is not readable.")
	} else if writable && !f.writable {
		return unsupported(t, "File or stream is not writable.")
	}
	if n <= 0 {
		return t.Errorf(object.ValueError, "buffer size must be strictly positive")
	}
	if err := t.Reserve(int64(n)); err != nil {
		return err
	}
	o.raw, o.size, o.readable, o.writable = a[0], n, readable, writable
	return nil
}

// bufferedMethod makes a method of min to max arguments.
func bufferedMethod(name string, min, max int, f func(t *Thread, o *buffered, a []Value) (Value, error)) object.Method {
	return object.MethodN(name, min, max, func(t *Thread, v Value, a []Value) (Value, error) {
		if err := bufferedOf(v).ready(t); err != nil {
			return object.Null, err
		}
		return f(t, bufferedOf(v), a)
	})
}

func readerMethods() []object.Method {
	into := func(name string, once bool) object.Method {
		return object.Method1(name, func(t *Thread, v, to Value) (Value, error) {
			o := bufferedOf(v)
			b, err := writable(t, name+"()", to)
			if err != nil {
				return object.Null, err
			}
			if err := o.open(t, "readinto of closed file"); err != nil {
				return object.Null, err
			}
			n := b.Len()
			if once {
				if _, err := o.fill(t); err != nil {
					return object.Null, err
				}
				n = min(n, len(o.ahead))
			}
			data, none, err := o.read(t, n)
			if err != nil || none {
				return object.None, err
			}
			b.Put(t, 0, bytes.Clone(data))
			return t.Int(int64(len(data))), nil
		})
	}
	return []object.Method{
		bufferedMethod("read", 0, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
			n, err := size(t, a[0])
			if err != nil {
				return object.Null, err
			}
			if n < -1 {
				return object.Null, t.Errorf(object.ValueError, "read length must be non-negative or -1")
			}
			if err := o.open(t, "read of closed file"); err != nil {
				return object.Null, err
			}
			if n < 0 {
				return o.readAll(t)
			}
			b, none, err := o.read(t, n)
			if none {
				return object.None, err
			}
			return t.Bytes(string(b)), err
		}),
		bufferedMethod("read1", 0, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
			n := -1
			if !a[0].IsNull() {
				var err error
				if n, err = object.AsIndex(t, a[0], object.OverflowError); err != nil {
					return object.Null, err
				}
			}
			if n < 0 {
				n = o.size
			}
			if err := o.open(t, "read of closed file"); err != nil {
				return object.Null, err
			}
			if n == 0 {
				return t.Bytes(""), nil
			}
			if len(o.ahead) == 0 {
				b, _, err := o.rawRead(t, n)
				return t.Bytes(string(b)), err
			}
			return t.Bytes(string(o.take(n))), nil
		}),
		bufferedMethod("peek", 0, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
			if err := o.open(t, "peek of closed file"); err != nil {
				return object.Null, err
			}
			_, err := o.fill(t)
			return t.Bytes(string(o.ahead)), err
		}),
		bufferedMethod("readline", 0, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
			n, err := size(t, a[0])
			if err == nil {
				err = o.open(t, "readline of closed file")
			}
			if err != nil {
				return object.Null, err
			}
			b, err := o.line(t, n)
			return t.Bytes(string(b)), err
		}),
		into("readinto", false), into("readinto1", true),
	}
}

func writeMethod() object.Method {
	return bufferedMethod("write", 1, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
		b, err := bytesArgument(t, a[0])
		if err != nil {
			return object.Null, err
		}
		closed, err := o.isClosed(t)
		if err == nil && closed {
			err = t.Errorf(object.ValueError, "write to closed file")
		}
		if err != nil {
			return object.Null, err
		}
		return t.Int(int64(len(b))), o.write(t, []byte(b))
	})
}

// passOn makes a method that the stream below has to answer.
func passOn(name string) object.Method {
	return bufferedMethod(name, 0, 0, func(t *Thread, o *buffered, _ []Value) (Value, error) { return object.CallMethod(t, o.raw, name) })
}

// layerMethods are those that all buffered classes have.
func layerMethods() []object.Method {
	return []object.Method{
		passOn("seekable"), passOn("fileno"), passOn("isatty"),
		bufferedMethod("flush", 0, 0, func(t *Thread, o *buffered, _ []Value) (Value, error) {
			closed, err := o.isClosed(t)
			switch {
			case err == nil && closed && !o.writable:
				err = t.Errorf(object.ValueError, "I/O operation on closed file.")
			case err == nil && closed:
				err = t.Errorf(object.ValueError, "flush of closed file")
			}
			if err == nil {
				err = o.flush(t)
			}
			return object.None, err
		}),
		object.Method0("close", func(t *Thread, v Value) (Value, error) { return object.None, bufferedOf(v).close(t) }),
		bufferedMethod("detach", 0, 0, func(t *Thread, o *buffered, _ []Value) (Value, error) {
			if _, err := object.CallMethod(t, o.Header.Value(), "flush"); err != nil {
				return object.Null, err
			}
			raw := o.raw
			o.raw, o.detached = object.Null, true
			return raw, nil
		}),
		bufferedMethod("tell", 0, 0, func(t *Thread, o *buffered, _ []Value) (Value, error) {
			n, err := o.tell(t)
			return t.Int(n), err
		}),
		bufferedMethod("seek", 1, 2, func(t *Thread, o *buffered, a []Value) (Value, error) {
			whence := 0
			if !a[1].IsNull() {
				var err error
				if whence, err = object.CIntArg(t, a[1]); err != nil {
					return object.Null, err
				}
			}
			if whence < 0 || whence > 2 {
				return object.Null, t.Errorf(object.ValueError, "whence value %d unsupported", whence)
			}
			closed, err := o.isClosed(t)
			if err == nil && closed {
				err = t.Errorf(object.ValueError, "seek of closed file")
			}
			if err != nil {
				return object.Null, err
			}
			offset, err := sizeArgument(t, a[0])
			if err != nil {
				return object.Null, err
			}
			n, err := o.seek(t, int64(offset), whence)
			return t.Int(n), err
		}),
		bufferedMethod("truncate", 0, 1, func(t *Thread, o *buffered, a []Value) (Value, error) {
			closed, err := o.isClosed(t)
			switch {
			case err != nil:
				return object.Null, err
			case closed && t.Runtime.Generics:
				return object.Null, t.Errorf(object.ValueError, "truncate of closed file")
			case !o.writable && t.Runtime.Generics:
				return object.Null, unsupported(t, "truncate")
			}
			if err := o.flush(t); err != nil {
				return object.Null, err
			}
			at := a[0]
			if at.IsNull() || at == object.None {
				n, err := o.tell(t)
				if err != nil {
					return object.Null, err
				}
				at = t.Int(n)
			}
			return object.CallMethod(t, o.raw, "truncate", at)
		}),
	}
}

func init() {
	passed := func(name string) object.Getter {
		return object.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) {
			if err := bufferedOf(v).ready(t); err != nil {
				return object.Null, err
			}
			return object.GetAttr(t, bufferedOf(v).raw, t.Intern(name))
		}}
	}
	define := func(typ *object.Type, doc string, readable, writable bool, methods ...object.Method) {
		params := object.NewParams(typ.QualName, "raw | buffer_size")
		object.Define(typ, &object.Definition{
			Doc: doc, Size: unsafe.Sizeof(buffered{}),
			Slots: object.Slots{
				New: newStream[buffered],
				Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
					a, err := params.Parse(t, args, kwnames)
					if err != nil {
						return err
					}
					return initBuffered(t, v, a, readable, writable)
				},
				Repr: describeStream,
				Next: func(t *Thread, v Value) (Value, error) {
					if v.Type().Heap || !bufferedOf(v).readable {
						return nextOf(t, v)
					}
					o := bufferedOf(v)
					if err := o.open(t, "readline of closed file"); err != nil {
						return object.Null, err
					}
					b, err := o.line(t, -1)
					if err != nil || len(b) == 0 {
						return object.Null, err
					}
					return t.Bytes(string(b)), nil
				},
			},
			Methods: append(layerMethods(), methods...),
			Getters: []object.Getter{
				passed("closed"), passed("name"), passed("mode"),
				{Name: "raw", Get: func(t *Thread, v Value) (Value, error) {
					if bufferedOf(v).raw.IsNull() {
						return object.None, nil
					}
					return bufferedOf(v).raw, nil
				}},
				{Name: "_finalizing", Get: func(*Thread, Value) (Value, error) { return object.False, nil }},
			},
		})
		object.Struct[buffered](typ)
	}
	define(readerType, "Create a new buffered reader using the given readable raw IO object.", true, false, append(readerMethods(), passOn("readable"))...)
	define(writerType, "A buffer for a writeable sequential RawIO object.", false, true, writeMethod(), passOn("writable"))
	define(randomType, "A buffered interface to random access streams.", true, true, append(readerMethods(), writeMethod(), passOn("readable"), passOn("writable"))...)
	definePair()
}

// pair is a BufferedRWPair.
type pair struct {
	ioBase
	reader, writer Value
}

var pairType = newIOType("BufferedRWPair", bufferedBaseType)

func definePair() {
	self := func(v Value) *pair { return (*pair)(v.Ref) }
	pass := func(name string, reads bool) object.Method {
		return object.MethodN(name, 0, -1, func(t *Thread, v Value, a []Value) (Value, error) {
			to := self(v).writer
			if reads {
				to = self(v).reader
			}
			if to.IsNull() {
				return object.Null, t.Errorf(object.ValueError, "I/O operation on uninitialized object")
			}
			return object.CallMethod(t, to, name, a...)
		})
	}
	params := object.NewParams("BufferedRWPair", "reader writer | buffer_size")
	object.Define(pairType, &object.Definition{
		Doc: "A buffered reader and writer object together.", Size: unsafe.Sizeof(pair{}),
		Slots: object.Slots{
			New: newStream[pair],
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				if err := can(t, a[0], "readable"); err != nil {
					return err
				}
				if err := can(t, a[1], "writable"); err != nil {
					return err
				}
				more := args[2:2]
				if !a[2].IsNull() {
					more = []Value{a[2]}
				}
				if self(v).reader, err = object.CallArgs(t, readerType.Value(), append([]Value{a[0]}, more...)...); err != nil {
					return err
				}
				self(v).writer, err = object.CallArgs(t, writerType.Value(), append([]Value{a[1]}, more...)...)
				return err
			},
		},
		Methods: []object.Method{
			pass("read", true), pass("peek", true), pass("read1", true), pass("readinto", true), pass("readinto1", true), pass("readable", true),
			pass("write", false), pass("flush", false), pass("writable", false),
			object.Method0("close", func(t *Thread, v Value) (Value, error) {
				_, err := object.CallMethod(t, self(v).writer, "close")
				if _, other := object.CallMethod(t, self(v).reader, "close"); err == nil {
					err = other
				}
				return object.None, err
			}),
			object.Method0("isatty", func(t *Thread, v Value) (Value, error) { return object.False, nil }),
		},
		Getters: []object.Getter{{Name: "closed", Get: func(t *Thread, v Value) (Value, error) {
			return object.GetAttr(t, self(v).writer, t.Intern("closed"))
		}}},
	})
	object.Struct[pair](pairType)
}
