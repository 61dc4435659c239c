package object

import (
	hexdigits "encoding/hex"
	"strings"

	"bytewalk/internal/wtf8"
)

// smallBytes is the key of a thread's bytes objects of up to one byte, of which there is
// one each.
type smallBytes struct{}

// Bytes gives a bytes object.
func (t *Thread) Bytes(b string) Value {
	if len(b) > 1 {
		return (&Bytes{Header: Header{Type: BytesType}, B: b}).Value()
	}
	known := t.State(smallBytes{}, func() any { return new([257]*Bytes) }).(*[257]*Bytes)
	i := 256
	if len(b) == 1 {
		i = int(b[0])
	}
	if known[i] == nil {
		known[i] = &Bytes{Header: Header{Type: BytesType}, B: b}
	}
	return known[i].Value()
}

// NewByteArray gives a bytearray that has b for its own.
func NewByteArray(b []byte) *ByteArray {
	return &ByteArray{Header: Header{Type: ByteArrayType}, B: b}
}

// BytesOf gives the content of a bytes or bytearray; ok is false if v is neither.
func BytesOf(v Value) (b string, ok bool) {
	switch {
	case v.Has(LayoutBytes):
		return v.Bytes().B, true
	case v.Has(LayoutByteArray):
		return string(v.ByteArray().B), true
	}
	return "", false
}

// mustBytes gives the content of a method's object. That of a bytearray is its memory itself: it is
// not to be kept, and nothing of the program may run meanwhile.
func mustBytes(v Value) string {
	switch {
	case v.Has(LayoutBytes):
		return v.Bytes().B
	case v.Has(LayoutByteArray):
		return view(v.ByteArray().B)
	}
	panic("object: not bytes: " + v.Type().Name)
}

// like gives b as bytes or bytearray, whichever v is.
func (t *Thread) like(v Value, b string) Value {
	if v.Has(LayoutByteArray) {
		return NewByteArray([]byte(b)).Value()
	}
	return t.Bytes(b)
}

// bytesArg gives an argument that has to be a bytes-like object.
func (t *Thread) bytesArg(v Value) (string, error) {
	b, ok, err := t.BytesLike(v)
	if err == nil && !ok {
		err = t.Errorf(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return b, err
}

// byteArg gives an argument that has to be an int from 0 to 255.
func (t *Thread) byteArg(v Value, what string) (byte, error) {
	i, err := AsIndex(t, v, nil)
	if err != nil {
		return 0, err
	}
	if i < 0 || i > 255 {
		return 0, t.Errorf(ValueError, "%s must be in range(0, 256)", what)
	}
	return byte(i), nil
}

// bytesFrom is bytes(v) for an object that isn't an int or a str.
func (t *Thread) bytesFrom(v Value) (string, error) {
	if v.Type() == BytesType {
		return v.Bytes().B, nil
	}
	if f, err := LookupSpecial(t, v, "__bytes__"); err != nil || !f.IsNull() {
		if err != nil {
			return "", err
		}
		r, err := CallArgs(t, f)
		if err != nil {
			return "", err
		}
		if !r.Has(LayoutBytes) {
			return "", t.Errorf(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().Name)
		}
		return r.Bytes().B, nil
	}
	if b, ok, err := t.BytesCopy(v); ok {
		return b, err
	}
	return t.bytesFromIterable(v, "bytes")
}

func (t *Thread) bytesFromIterable(v Value, what string) (string, error) {
	cannot := t.Errorf(TypeError, "cannot convert '%s' object to %s", v.Type().Name, what)
	if v.IsStr() {
		return "", cannot
	}
	it, err := Iter(t, v)
	if err != nil {
		if IsException(err, TypeError) {
			err = cannot
		}
		return "", err
	}
	word := "bytes"
	if what == "bytearray" {
		word = "byte"
	} else if err := t.lengthHint(v); err != nil {
		return "", err
	}
	return t.bytesOfItems(it, word)
}

// bytesOfItems gives the bytes that an iterator's ints are; word names one in messages.
func (t *Thread) bytesOfItems(it Value, word string) (string, error) {
	var b []byte
	err := Iterate(t, it, func(item Value) error {
		c, err := t.byteArg(item, word)
		b = append(b, c)
		if len(b)&0xffff == 0 && err == nil {
			if err = t.Reserve(int64(len(b))); err == nil {
				err = t.CheckEvents()
			}
		}
		return err
	})
	return string(b), err
}

var (
	bytesParams     = NewParams("bytes", "| source encoding errors").needStr(1)
	byteArrayParams = NewParams("bytearray", "| source encoding errors").needStr(1)
)

// makeBytes is the constructor of bytes and bytearray; a is its arguments.
func (t *Thread) makeBytes(a []Value, name string) (string, error) {
	source, encoding, errors := a[0], a[1], a[2]
	if source.IsNull() {
		if !encoding.IsNull() {
			return "", t.Errorf(TypeError, "encoding without a string argument")
		}
		if !errors.IsNull() {
			return "", t.Errorf(TypeError, "errors without a string argument")
		}
		return "", nil
	}
	if source.IsStr() {
		if encoding.IsNull() {
			return "", t.Errorf(TypeError, "string argument without an encoding")
		}
		enc, handler, err := t.codecArgs(name, encoding, errors)
		if err != nil {
			return "", err
		}
		return t.encode(source.Str(), enc, handler)
	}
	if !encoding.IsNull() {
		return "", t.Errorf(TypeError, "encoding without a string argument")
	}
	if !errors.IsNull() {
		return "", t.Errorf(TypeError, "errors without a string argument")
	}
	if _, plain := BytesOf(source); !plain && source.Type().Slots.Index != nil {
		n, err := AsIndex(t, source, OverflowError)
		if err != nil {
			return "", err
		}
		if n < 0 {
			return "", t.Errorf(ValueError, "negative count")
		}
		if err := t.Reserve(int64(n)); err != nil {
			return "", err
		}
		return strings.Repeat("\x00", n), nil
	}
	if name == "bytearray" {
		if b, ok, err := t.BytesCopy(source); ok {
			return b, err
		}
		return t.bytesFromIterable(source, name)
	}
	return t.bytesFrom(source)
}

func newBytesSlot(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	a, err := bytesParams.Parse(t, args, kwnames)
	if err != nil {
		return Null, err
	}
	if typ == BytesType && !a[0].IsNull() && a[0].Type() == BytesType && a[1].IsNull() && a[2].IsNull() {
		return a[0], nil
	}
	b, err := t.makeBytes(a, "bytes")
	if err != nil {
		return Null, err
	}
	if typ == BytesType {
		return t.Bytes(b), nil
	}
	o := Alloc[Bytes](typ)
	o.B = b
	return o.Value(), nil
}

func initByteArray(t *Thread, self Value, args []Value, kwnames []*Str) error {
	a, err := byteArrayParams.Parse(t, args, kwnames)
	if err != nil {
		return err
	}
	o := self.ByteArray()
	if err := o.SetBytes(t, 0, len(o.B), nil); err != nil {
		return err
	}
	b, err := t.makeBytes(a, "bytearray")
	if err != nil {
		return err
	}
	return o.SetBytes(t, 0, len(o.B), []byte(b))
}

func init() {
	slots := bytesSlots(LayoutBytes)
	slots.Buffer = func(_ *Thread, self Value) (Buffer, error) {
		return NewBuffer(self, memoryOf(self.Bytes().B), "B", 1), nil
	}
	slots.New = newBytesSlot
	slots.Hash = func(t *Thread, self Value) (int64, error) { return t.HashBytes(self.Bytes()), nil }
	slots.Repr = func(t *Thread, self Value) (Value, error) { return t.Str(quoteBytes(self.Bytes().B)), nil }
	Define(BytesType, &Definition{
		Doc:   "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
		Slots: slots,
		Methods: append(bytesMethods(), noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
			return NewTuple(t.Bytes(self.Bytes().B)).Value(), nil
		}), noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return t.Int(int64(33 + len(self.Bytes().B))), nil })),
	})
	arraySlots := bytesSlots(LayoutByteArray)
	arraySlots.New = func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
		return Alloc[ByteArray](typ).Value(), nil
	}
	arraySlots.Init = initByteArray
	arraySlots.Buffer = func(_ *Thread, self Value) (Buffer, error) {
		o := self.ByteArray()
		b := NewBuffer(self, o.B, "B", 1)
		b.Exports = &o.Exports
		b.Write = func(t *Thread, at int, data []byte) {
			_ = o.SetBytes(t, at, at+len(data), data) // the size stays
		}
		return b, nil
	}
	arraySlots.Repr = func(t *Thread, self Value) (Value, error) {
		return t.Str(self.Type().Name + "(" + quoteByteArray(string(self.ByteArray().B)) + ")"), nil
	}
	arraySlots.Str = arraySlots.Repr
	arraySlots.SetItem = func(t *Thread, self Value, i int, v Value) error {
		return t.setByte(self.ByteArray(), i, v)
	}
	arraySlots.SetSubscript = byteArraySetSubscript
	arraySlots.InPlaceConcat = func(t *Thread, a, b Value) (Value, error) {
		x, ok, err := t.BytesLike(b)
		if err != nil || !ok {
			return Null, t.Errorf(TypeError, "can't concat %s to %s", b.Type().Name, a.Type().Name)
		}
		o := a.ByteArray()
		if a == b && x != "" { // its own memory is in use meanwhile
			return Null, t.Errorf(BufferError, "Existing exports of data: object cannot be re-sized")
		}
		return a, o.SetBytes(t, len(o.B), len(o.B), memoryOf(x))
	}
	arraySlots.InPlaceRepeat = func(t *Thread, self Value, n int) (Value, error) {
		o := self.ByteArray()
		text, err := t.repeatText(string(o.B), max(n, 0))
		if err == nil {
			err = o.SetBytes(t, 0, len(o.B), []byte(text))
		}
		return self, err
	}
	Define(ByteArrayType, &Definition{
		Doc:     "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
		Slots:   arraySlots,
		Methods: append(bytesMethods(), byteArrayMethods()...),
	})
	for _, iter := range []*Type{bytesIterType, byteArrayIterType} {
		Define(iter, &Definition{Final: true, Slots: Slots{Iter: SelfIter, Next: bytesIterNext}, Methods: []Method{lengthHint(func(self Value) int {
			it := (*bytesIter)(self.Ref)
			if it.over.IsNull() {
				return 0
			}
			return len(mustBytes(it.over)) - it.pos
		})}})
	}
}

// quoteByteArray is how a bytearray shows its content: like a bytes object, but with every single
// quote escaped, even inside double ones.
func quoteByteArray(b string) string {
	s := quoteBytes(b)
	if s[1] == '"' {
		s = strings.ReplaceAll(s, "'", `\'`)
	}
	return s
}

// bytesIter is the iterator of a bytes or bytearray.
type bytesIter struct {
	Header
	over Value // NULL at the end
	pos  int
}

var (
	bytesIterType     = NewBuiltinType("bytes_iterator", nil, LayoutNative)
	byteArrayIterType = NewBuiltinType("bytearray_iterator", nil, LayoutNative)
)

func bytesIterNext(t *Thread, self Value) (Value, error) {
	it := (*bytesIter)(self.Ref)
	if it.over.IsNull() {
		return Null, nil
	}
	var b byte
	if it.over.Has(LayoutBytes) {
		if s := it.over.Bytes().B; it.pos < len(s) {
			b = s[it.pos]
		} else {
			t.Field(&it.Header, 0, &it.over, Null)
			return Null, nil
		}
	} else if s := it.over.ByteArray().B; it.pos < len(s) {
		b = s[it.pos]
	} else {
		t.Field(&it.Header, 0, &it.over, Null)
		return Null, nil
	}
	t.IntField(&it.Header, 1, &it.pos, it.pos+1)
	return SmallInt(int64(b)), nil
}

// bytesSlots are the slots that bytes and bytearray have in common; own is which of the two
// they are for.
func bytesSlots(own Layout) Slots {
	return Slots{
		RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
			switch {
			case own == LayoutBytes && (!a.Has(own) || !b.Has(own)):
				return NotImplemented, nil
			case !b.Has(LayoutBytes) && !b.Has(LayoutByteArray):
				x, ok1, err1 := t.BytesLike(a)
				y, ok2, err2 := t.BytesLike(b)
				if err1 != nil || err2 != nil || !ok1 || !ok2 {
					return NotImplemented, nil
				}
				return Bool(op.Result(strings.Compare(x, y))), nil
			}
			return Bool(op.Result(strings.Compare(mustBytes(a), mustBytes(b)))), nil
		},
		Iter: func(t *Thread, self Value) (Value, error) {
			typ := bytesIterType
			if self.Has(LayoutByteArray) {
				typ = byteArrayIterType
			}
			return (&bytesIter{Header: Header{Type: typ}, over: self}).Value(), nil
		},
		Len: func(t *Thread, self Value) (int, error) {
			if self.Has(LayoutBytes) {
				return len(self.Bytes().B), nil
			}
			return len(self.ByteArray().B), nil
		},
		Item: func(t *Thread, self Value, i int) (Value, error) {
			b := mustBytes(self)
			if i < 0 || i >= len(b) {
				if self.Has(LayoutByteArray) {
					return Null, t.Errorf(IndexError, "bytearray index out of range")
				}
				return Null, t.Errorf(IndexError, "index out of range")
			}
			return SmallInt(int64(b[i])), nil
		},
		Subscript: func(t *Thread, self, key Value) (Value, error) {
			if s := Native[Slice](key, SliceType); s != nil {
				from, to, step, err := s.Unpack(t)
				if err != nil {
					return Null, err
				}
				b := mustBytes(self)
				start, _, n := adjustSlice(from, to, step, len(b))
				switch {
				case n == len(b) && step == 1 && self.Type() == BytesType:
					return self, nil
				case step == 1:
					return t.like(self, b[start:start+n]), nil
				}
				return t.like(self, string(takeSlice(memoryOf(b), start, step, n))), nil
			}
			name := "byte"
			if self.Has(LayoutByteArray) {
				name = "bytearray"
			}
			if key.Type().Slots.Index == nil {
				return Null, t.Errorf(TypeError, "%s indices must be integers or slices, not %s", name, key.Type().Name)
			}
			i, err := AsIndex(t, key, IndexError)
			if err != nil {
				return Null, err
			}
			b := mustBytes(self)
			if i < 0 {
				i += len(b)
			}
			if i < 0 || i >= len(b) {
				if name == "byte" {
					return Null, t.Errorf(IndexError, "index out of range")
				}
				return Null, t.Errorf(IndexError, "bytearray index out of range")
			}
			return SmallInt(int64(b[i])), nil
		},
		Contains: func(t *Thread, self, item Value) (bool, error) {
			if item.Type().Slots.Index != nil {
				// What __index__ raises is forgotten.
				if i, err := AsIndex(t, item, nil); err == nil {
					if i < 0 || i > 255 {
						return false, t.Errorf(ValueError, "byte must be in range(0, 256)")
					}
					return strings.IndexByte(mustBytes(self), byte(i)) >= 0, nil
				} else if _, raised := err.(*Exception); !raised {
					return false, err
				}
			}
			sub, err := t.bytesArg(item)
			return err == nil && strings.Contains(mustBytes(self), sub), err
		},
		Concat: func(t *Thread, a, b Value) (Value, error) {
			y, ok, err := t.BytesLike(b)
			if err != nil || !ok {
				return Null, t.Errorf(TypeError, "can't concat %s to %s", b.Type().Name, a.Type().Name)
			}
			x := mustBytes(a)
			if err := t.Reserve(int64(len(x) + len(y))); err != nil {
				return Null, err
			}
			switch {
			case x == "" && a.Type() == BytesType && b.Type() == BytesType:
				return b, nil
			case y == "" && a.Type() == BytesType && b.Type() == BytesType:
				return a, nil
			}
			return t.like(a, x+y), nil
		},
		Repeat: func(t *Thread, self Value, n int) (Value, error) {
			if n == 1 && self.Type() == BytesType {
				return self, nil
			}
			text, err := t.repeatText(mustBytes(self), max(n, 0))
			return t.like(self, text), err
		},
		Remainder: func(t *Thread, a, b Value) (Value, error) {
			format, ok := BytesOf(a)
			if !ok || !a.Has(own) {
				return NotImplemented, nil
			}
			s, err := t.percent(asLatin1(format), b, true)
			return t.like(a, latin1Bytes(s)), err
		},
	}
}

// What the methods of bytes say of a byte: ASCII alone counts.

func isUpperASCII(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLowerASCII(c byte) bool { return 'a' <= c && c <= 'z' }
func isAlphaASCII(c byte) bool { return isUpperASCII(c) || isLowerASCII(c) }
func isSpaceASCII(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func mapBytes(name string, f func(i int, c, previous byte) byte) Method {
	return noArgs(name, func(t *Thread, self Value) (Value, error) {
		b := []byte(mustBytes(self))
		previous := byte(0)
		for i, c := range b {
			b[i] = f(i, c, previous)
			previous = c
		}
		return t.like(self, string(b)), nil
	})
}

func upperASCII(c byte) byte {
	if isLowerASCII(c) {
		c -= 'a' - 'A'
	}
	return c
}

func lowerASCII(c byte) byte {
	if isUpperASCII(c) {
		c += 'a' - 'A'
	}
	return c
}

func everyByte(name string, is func(c byte) bool) Method {
	return noArgs(name, func(t *Thread, self Value) (Value, error) {
		b := mustBytes(self)
		for i := 0; i < len(b); i++ {
			if !is(b[i]) {
				return False, nil
			}
		}
		return Bool(b != ""), nil
	})
}

// bytesCase makes islower or isupper.
func bytesCase(name string, wanted, other func(byte) bool) Method {
	return noArgs(name, func(t *Thread, self Value) (Value, error) {
		seen := false
		for _, c := range []byte(mustBytes(self)) {
			if other(c) {
				return False, nil
			}
			seen = seen || wanted(c)
		}
		return Bool(seen), nil
	})
}

// bytesMethods are the methods that bytes and bytearray have in common.
func bytesMethods() []Method {
	return []Method{
		mapBytes("upper", func(_ int, c, _ byte) byte { return upperASCII(c) }),
		mapBytes("lower", func(_ int, c, _ byte) byte { return lowerASCII(c) }),
		mapBytes("capitalize", func(i int, c, _ byte) byte {
			if i == 0 {
				return upperASCII(c)
			}
			return lowerASCII(c)
		}),
		mapBytes("swapcase", func(_ int, c, _ byte) byte {
			if isUpperASCII(c) {
				return lowerASCII(c)
			}
			return upperASCII(c)
		}),
		mapBytes("title", func(_ int, c, previous byte) byte {
			if isAlphaASCII(previous) {
				return lowerASCII(c)
			}
			return upperASCII(c)
		}),
		everyByte("isalnum", func(c byte) bool { return isAlphaASCII(c) || isDigit(c) }),
		everyByte("isalpha", isAlphaASCII),
		everyByte("isdigit", isDigit),
		everyByte("isspace", isSpaceASCII),
		noArgs("isascii", func(t *Thread, self Value) (Value, error) { return Bool(wtf8.IsASCII(mustBytes(self))), nil }),
		bytesCase("islower", isLowerASCII, isUpperASCII),
		bytesCase("isupper", isUpperASCII, isLowerASCII),
		noArgs("istitle", func(t *Thread, self Value) (Value, error) {
			return strIsTitle(t, NewStr(asLatin1ASCII(mustBytes(self))).Value())
		}),
		posArgs("center", 1, 2, bytesJustify("center", func(total, width int) int { return total/2 + total&width&1 })),
		posArgs("ljust", 1, 2, bytesJustify("ljust", func(total, width int) int { return 0 })),
		posArgs("rjust", 1, 2, bytesJustify("rjust", func(total, width int) int { return total })),
		oneArg("zfill", func(t *Thread, self, width Value) (Value, error) {
			n, err := t.intArg(width)
			if err != nil {
				return Null, err
			}
			b := mustBytes(self)
			if n -= len(b); n <= 0 {
				return t.like(self, b), nil
			}
			if err := t.Reserve(int64(n)); err != nil {
				return Null, err
			}
			sign := ""
			if b != "" && (b[0] == '+' || b[0] == '-') {
				sign, b = b[:1], b[1:]
			}
			return t.like(self, sign+strings.Repeat("0", n)+b), nil
		}),
		keywords("expandtabs", "| tabsize", func(t *Thread, self Value, args []Value) (Value, error) {
			size := 8
			if !args[0].IsNull() {
				var err error
				if size, err = t.cIntArg(args[0]); err != nil {
					return Null, err
				}
			}
			text, err := t.expandTabs(asLatin1(mustBytes(self)), size)
			return t.like(self, latin1Bytes(text)), err
		}),
		{Name: "count", Func: bytesSearch("count", func(t *Thread, b, sub string, n, start int) (Value, error) {
			if sub == "" {
				return t.Int(int64(n) + 1), nil
			}
			return t.Int(int64(strings.Count(b, sub))), nil
		})},
		{Name: "find", Func: bytesSearch("find", func(t *Thread, b, sub string, n, start int) (Value, error) {
			return t.offset(strings.Index(b, sub), start, false)
		})},
		{Name: "rfind", Func: bytesSearch("rfind", func(t *Thread, b, sub string, n, start int) (Value, error) {
			return t.offset(strings.LastIndex(b, sub), start, false)
		})},
		{Name: "index", Func: bytesSearch("index", func(t *Thread, b, sub string, n, start int) (Value, error) {
			return t.offset(strings.Index(b, sub), start, true)
		})},
		{Name: "rindex", Func: bytesSearch("rindex", func(t *Thread, b, sub string, n, start int) (Value, error) {
			return t.offset(strings.LastIndex(b, sub), start, true)
		})},
		{Name: "startswith", Func: bytesAffix("startswith", strings.HasPrefix)},
		{Name: "endswith", Func: bytesAffix("endswith", strings.HasSuffix)},
		posArgs("strip", 0, 1, bytesStrip(true, true)),
		posArgs("lstrip", 0, 1, bytesStrip(true, false)),
		posArgs("rstrip", 0, 1, bytesStrip(false, true)),
		keywords("split", "| sep maxsplit", bytesSplit(splitFields, splitBy)),
		keywords("rsplit", "| sep maxsplit", bytesSplit(splitFieldsRight, splitByRight)),
		keywords("splitlines", "| keepends", func(t *Thread, self Value, args []Value) (Value, error) {
			keep := false
			if !args[0].IsNull() && t.Runtime.ViewIterator {
				var err error
				if keep, err = IsTrue(t, args[0]); err != nil {
					return Null, err
				}
			} else if !args[0].IsNull() {
				i, err := t.cIntArg(args[0])
				if err != nil {
					return Null, err
				}
				keep = i != 0
			}
			return t.bytesList(self, splitByteLines(mustBytes(self), keep)), nil
		}),
		oneArg("partition", bytesPartition(strings.Index, false)),
		oneArg("rpartition", bytesPartition(strings.LastIndex, true)),
		oneArg("join", bytesJoin),
		posArgs("replace", 2, 3, func(t *Thread, self Value, args []Value) (Value, error) {
			old, err := t.bytesArg(args[0])
			if err != nil {
				return Null, err
			}
			new, err := t.bytesArg(args[1])
			if err != nil {
				return Null, err
			}
			limit := -1
			if !args[2].IsNull() {
				if limit, err = t.intArg(args[2]); err != nil {
					return Null, err
				}
			}
			b := asLatin1(mustBytes(self))
			text, err := t.replaceText(b, asLatin1(old), asLatin1(new), limit, wtf8.Len(b))
			return t.like(self, latin1Bytes(text)), err
		}),
		static(posArgs("maketrans", 2, 2, func(t *Thread, _ Value, args []Value) (Value, error) {
			from, err := t.bytesArg(args[0])
			if err != nil {
				return Null, err
			}
			to, err := t.bytesArg(args[1])
			if err != nil {
				return Null, err
			}
			if len(from) != len(to) {
				return Null, t.Errorf(ValueError, "maketrans arguments must have same length")
			}
			var table [256]byte
			for i := range table {
				table[i] = byte(i)
			}
			for i := range len(from) {
				table[from[i]] = to[i]
			}
			return t.Bytes(string(table[:])), nil
		})),
		keywords("translate", "table / | delete", bytesTranslate),
		keywords("decode", "| encoding errors", func(t *Thread, self Value, args []Value) (Value, error) {
			encoding, errors, err := t.codecArgs("decode", args[0], args[1])
			if err != nil {
				return Null, err
			}
			b, _ := BytesOf(self)
			s, err := t.decode(b, encoding, errors)
			return t.Str(s), err
		}),
		keywords("hex", "| sep bytes_per_sep", bytesHex),
		classMethod(oneArg("fromhex", bytesFromHex)),
	}
}

// asLatin1ASCII hides all bytes above 127, which no predicate of bytes takes for a letter.
func asLatin1ASCII(b string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x80 {
			return 0
		}
		return r
	}, b)
}

func (t *Thread) offset(i, start int, must bool) (Value, error) {
	switch {
	case i >= 0:
		return t.Int(int64(start + i)), nil
	case must:
		return Null, t.Errorf(ValueError, "subsection not found")
	}
	return SmallInt(-1), nil
}

func bytesJustify(name string, left func(total, width int) int) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		width, err := t.intArg(args[0])
		if err != nil {
			return Null, err
		}
		fill := " "
		if !args[1].IsNull() {
			var ok bool
			if fill, ok = BytesOf(args[1]); !ok || len(fill) != 1 {
				what := args[1].Type().Name
				if args[1] == None {
					what = "None"
				}
				return Null, t.Errorf(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, what)
			}
		}
		b := mustBytes(self)
		total := width - len(b)
		if total <= 0 {
			return t.like(self, b), nil
		}
		if err := t.Reserve(int64(width)); err != nil {
			return Null, err
		}
		n := left(total, width)
		return t.like(self, strings.Repeat(fill, n)+b+strings.Repeat(fill, total-n)), nil
	}
}

func bytesSearch(name string, f func(t *Thread, b, sub string, n, start int) (Value, error)) NativeFunc {
	return func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.NoKeywords(name, kwnames); err != nil {
			return Null, err
		}
		start, end, err := t.searchArgs(name, args)
		if err != nil {
			return Null, err
		}
		sub, ok, err := t.BytesLike(args[1])
		if err != nil {
			return Null, err
		}
		if !ok {
			if args[1].Type().Slots.Index == nil {
				return Null, t.Errorf(TypeError, "argument should be integer or bytes-like object, not '%s'", args[1].Type().Name)
			}
			c, err := t.byteArg(args[1], "byte")
			if err != nil {
				return Null, err
			}
			sub = string([]byte{c})
		}
		b := mustBytes(args[0])
		from, to := clip(start, end, len(b))
		if from > to {
			return f(t, "", "\x00", -1, 0)
		}
		return f(t, b[from:to], sub, to-from, from)
	}
}

func bytesAffix(name string, has func(s, affix string) bool) NativeFunc {
	return func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.NoKeywords(name, kwnames); err != nil {
			return Null, err
		}
		start, end, err := t.searchArgs(name, args)
		if err != nil {
			return Null, err
		}
		content, _ := BytesOf(args[0])
		from, to := clip(start, end, len(content))
		if args[1].IsTuple() {
			for _, v := range args[1].Tuple().Items {
				affix, err := t.bytesArg(v)
				if err != nil {
					return Null, err
				}
				if from <= to && has(content[from:to], affix) {
					return True, nil
				}
			}
			return False, nil
		}
		affix, ok, err := t.BytesLike(args[1])
		if err != nil {
			return Null, err
		}
		if !ok {
			return Null, t.Errorf(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, args[1].Type().Name)
		}
		return Bool(from <= to && has(content[from:to], affix)), nil
	}
}

func bytesStrip(left, right bool) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		set := " \t\n\r\v\f"
		if !args[0].IsNull() && args[0] != None {
			var err error
			if set, err = t.bytesArg(args[0]); err != nil {
				return Null, err
			}
		}
		b := mustBytes(self)
		for left && b != "" && strings.IndexByte(set, b[0]) >= 0 {
			b = b[1:]
		}
		for right && b != "" && strings.IndexByte(set, b[len(b)-1]) >= 0 {
			b = b[:len(b)-1]
		}
		if self.Type() == BytesType && len(b) == len(self.Bytes().B) {
			return self, nil
		}
		return t.like(self, b), nil
	}
}

func (t *Thread) bytesList(self Value, parts []string) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = t.like(self, p)
	}
	return NewList(items).Value()
}

func bytesSplit(fields func(string, int, func(rune) bool) []string, by func(text, sep string, limit int) []string) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		limit := -1
		if !args[1].IsNull() {
			var err error
			if limit, err = t.intArg(args[1]); err != nil {
				return Null, err
			}
		}
		b := mustBytes(self)
		if args[0].IsNull() || args[0] == None {
			parts := fields(asLatin1(b), limit, func(r rune) bool { return r < 0x80 && isSpaceASCII(byte(r)) })
			for i, p := range parts {
				parts[i] = latin1Bytes(p)
			}
			return t.bytesList(self, parts), nil
		}
		sep, err := t.bytesArg(args[0])
		if err != nil {
			return Null, err
		}
		if sep == "" {
			return Null, t.Errorf(ValueError, "empty separator")
		}
		return t.bytesList(self, by(b, sep, limit)), nil
	}
}

// splitByteLines cuts at \n, \r and \r\n.
func splitByteLines(b string, keep bool) []string {
	var out []string
	for b != "" {
		end := strings.IndexAny(b, "\r\n")
		after := end + 1
		if end < 0 {
			end, after = len(b), len(b)
		} else if strings.HasPrefix(b[end:], "\r\n") {
			after++
		}
		if keep {
			end = after
		}
		out, b = append(out, b[:end]), b[after:]
	}
	return out
}

func bytesPartition(find func(s, sep string) int, right bool) func(t *Thread, self, sep Value) (Value, error) {
	return func(t *Thread, self, sep Value) (Value, error) {
		cut, ok, err := t.BytesCopy(sep)
		if self.Has(LayoutBytes) || !ok {
			cut, err = t.bytesArg(sep)
		}
		if err != nil {
			return Null, err
		}
		if cut == "" {
			return Null, t.Errorf(ValueError, "empty separator")
		}
		b := mustBytes(self)
		if i := find(b, cut); i >= 0 {
			middle := sep // of a bytes object it is what was given
			if self.Has(LayoutByteArray) {
				middle = t.like(self, cut)
			}
			return NewTuple(t.like(self, b[:i]), middle, t.like(self, b[i+len(cut):])).Value(), nil
		}
		if right {
			return NewTuple(t.like(self, ""), t.like(self, ""), t.like(self, b)).Value(), nil
		}
		return NewTuple(t.like(self, b), t.like(self, ""), t.like(self, "")).Value(), nil
	}
}

func bytesJoin(t *Thread, self, v Value) (Value, error) {
	items, err := t.joinItems(v)
	if err != nil {
		return Null, err
	}
	sep, _ := BytesOf(self)
	parts := make([]string, len(items))
	total := int64(0)
	for i, item := range items {
		b, ok, err := t.BytesLike(item)
		if err != nil || !ok {
			return Null, t.Errorf(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, item.Type().Name)
		}
		parts[i] = b
		total += int64(len(b) + len(sep))
	}
	if err := t.Reserve(total); err != nil {
		return Null, err
	}
	return t.like(self, strings.Join(parts, sep)), nil
}

func bytesTranslate(t *Thread, self Value, args []Value) (Value, error) {
	table := ""
	if args[0] != None {
		var err error
		if table, err = t.bytesArg(args[0]); err != nil {
			return Null, err
		}
		if len(table) != 256 {
			return Null, t.Errorf(ValueError, "translation table must be 256 characters long")
		}
	}
	drop := ""
	if !args[1].IsNull() {
		var err error
		if drop, err = t.bytesArg(args[1]); err != nil {
			return Null, err
		}
	}
	var out []byte
	for _, c := range []byte(mustBytes(self)) {
		if strings.IndexByte(drop, c) >= 0 {
			continue
		}
		if table != "" {
			c = table[c]
		}
		out = append(out, c)
	}
	return t.like(self, string(out)), nil
}

func bytesHex(t *Thread, self Value, args []Value) (Value, error) {
	b, _ := BytesOf(self)
	return t.hexText(b, args)
}

// hexText is what bytes.hex gives with the arguments sep and bytes_per_sep.
func (t *Thread) hexText(content string, args []Value) (Value, error) {
	if err := t.Reserve(2 * int64(len(content))); err != nil {
		return Null, err
	}
	digits := hexdigits.EncodeToString(memoryOf(content))
	if args[0].IsNull() {
		return t.Str(digits), nil
	}
	group := 1
	if !args[1].IsNull() {
		var err error
		if group, err = t.cIntArg(args[1]); err != nil {
			return Null, err
		}
	}
	length, err := Length(t, args[0])
	if err != nil {
		return Null, err
	}
	sep, ok := "", false
	if args[0].Has(LayoutBytes) {
		sep, ok = args[0].Bytes().B, true
	}
	if args[0].IsStr() {
		sep, ok = args[0].Str().Text, true
	}
	switch {
	case length != 1:
		return Null, t.Errorf(ValueError, "sep must be length 1.")
	case !ok:
		return Null, t.Errorf(TypeError, "sep must be str or bytes.")
	case !wtf8.IsASCII(sep):
		return Null, t.Errorf(ValueError, "sep must be ASCII.")
	}
	n := len(digits) / 2
	size := max(group, -group)
	if size == 0 || size >= n {
		return t.Str(digits), nil
	}
	var b strings.Builder
	for i := range n {
		if i > 0 && (group > 0 && (n-i)%size == 0 || group < 0 && i%size == 0) {
			b.WriteString(sep)
		}
		b.WriteString(digits[2*i : 2*i+2])
	}
	return t.Str(b.String()), nil
}

func bytesFromHex(t *Thread, cls, arg Value) (Value, error) {
	s, err := t.strArg("fromhex", "argument", arg)
	if err != nil {
		return Null, err
	}
	var out []byte
	rs := wtf8.Runes(s)
	for i := 0; i < len(rs); {
		if rs[i] < 0x80 && isSpaceASCII(byte(rs[i])) {
			i++
			continue
		}
		value := 0
		for k := range 2 {
			d := 99
			if i+k < len(rs) && rs[i+k] < 0x80 {
				d = digitValue(byte(rs[i+k]))
			}
			if d > 15 {
				return Null, t.Errorf(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", i+k)
			}
			value = value<<4 | d
		}
		out = append(out, byte(value))
		i += 2
	}
	switch typ := cls.AsType(); typ {
	case BytesType:
		return t.Bytes(string(out)), nil
	case ByteArrayType:
		return NewByteArray(out).Value(), nil
	}
	return CallArgs(t, cls, t.Bytes(string(out)))
}

func (t *Thread) setByte(o *ByteArray, i int, v Value) error {
	out := i < 0 || i >= len(o.B)
	if out && (v.IsNull() || !t.Runtime.Generics) {
		return t.Errorf(IndexError, "bytearray index out of range")
	}
	if v.IsNull() {
		return o.SetBytes(t, i, i+1, nil)
	}
	c, err := t.byteArg(v, "byte")
	if err != nil {
		return err
	}
	if out || i >= len(o.B) { // __index__ may have made it shorter
		return t.Errorf(IndexError, "bytearray index out of range")
	}
	return o.SetBytes(t, i, i+1, []byte{c})
}

func byteArraySetSubscript(t *Thread, self, key, v Value) error {
	o := self.ByteArray()
	s := Native[Slice](key, SliceType)
	if s == nil {
		if key.Type().Slots.Index == nil {
			return t.Errorf(TypeError, "bytearray indices must be integers or slices, not %s", key.Type().Name)
		}
		i, err := AsIndex(t, key, IndexError)
		if err != nil {
			return err
		}
		if i < 0 {
			i += len(o.B)
		}
		return t.setByte(o, i, v)
	}
	start, stop, step, err := s.Unpack(t)
	if err != nil {
		return err
	}
	start, stop, n := adjustSlice(start, stop, step, len(o.B))
	new := ""
	if !v.IsNull() {
		var ok bool
		if new, ok, err = t.BytesCopy(v); err != nil {
			return err
		}
		if !ok {
			if s := &v.Type().Slots; v.IsStr() || s.Index != nil || s.Int != nil || s.Float != nil {
				return t.Errorf(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
			}
			if new, err = t.bytesFromIterable(v, "bytearray"); err != nil {
				return err
			}
		}
	}
	if step == 1 {
		return o.SetBytes(t, start, max(start, stop), []byte(new))
	}
	if v.IsNull() || new == "" {
		if step < 0 {
			start, step = start+step*(n-1), -step
		}
		var kept []byte
		for i, c := range o.B {
			if i < start || (i-start)%step != 0 || (i-start)/step >= n {
				kept = append(kept, c)
			}
		}
		return o.SetBytes(t, 0, len(o.B), kept)
	}
	if len(new) != n {
		return t.Errorf(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(new), n)
	}
	for i := range n {
		if err := o.SetBytes(t, start+i*step, start+i*step+1, []byte{new[i]}); err != nil {
			return err
		}
	}
	return nil
}

func byteArrayMethods() []Method {
	return []Method{
		oneArg("append", func(t *Thread, self, v Value) (Value, error) {
			c, err := t.byteArg(v, "byte")
			if err != nil {
				return Null, err
			}
			o := self.ByteArray()
			return None, o.SetBytes(t, len(o.B), len(o.B), []byte{c})
		}),
		noArgs("clear", func(t *Thread, self Value) (Value, error) {
			o := self.ByteArray()
			return None, o.SetBytes(t, 0, len(o.B), nil)
		}),
		noArgs("copy", func(t *Thread, self Value) (Value, error) {
			return NewByteArray([]byte(mustBytes(self))).Value(), nil
		}),
		oneArg("extend", func(t *Thread, self, v Value) (Value, error) {
			b, ok, err := t.BytesLike(v)
			if err != nil {
				return Null, t.Errorf(TypeError, "can't set bytearray slice from %s", v.Type().Name)
			}
			if !ok {
				it, err := Iter(t, v)
				if err != nil {
					if IsException(err, TypeError) {
						err = t.Errorf(TypeError, "can't extend bytearray with %s", v.Type().Name)
					}
					return Null, err
				}
				if err := t.lengthHint(v); err != nil {
					return Null, err
				}
				if b, err = t.bytesOfItems(it, "byte"); err != nil {
					if v.IsStr() && t.Runtime.Generics && IsException(err, TypeError) {
						err = t.Errorf(TypeError, "expected iterable of integers; got: 'str'")
					}
					return Null, err
				}
			}
			o := self.ByteArray()
			return None, o.SetBytes(t, len(o.B), len(o.B), memoryOf(b))
		}),
		posArgs("insert", 2, 2, func(t *Thread, self Value, args []Value) (Value, error) {
			i, err := t.intArg(args[0])
			if err != nil {
				return Null, err
			}
			c, err := t.byteArg(args[1], "byte")
			if err != nil {
				return Null, err
			}
			o := self.ByteArray()
			if i < 0 {
				i = max(i+len(o.B), 0)
			}
			i = min(i, len(o.B))
			return None, o.SetBytes(t, i, i, []byte{c})
		}),
		posArgs("pop", 0, 1, func(t *Thread, self Value, args []Value) (Value, error) {
			i := -1
			if !args[0].IsNull() {
				var err error
				if i, err = t.intArg(args[0]); err != nil {
					return Null, err
				}
			}
			o := self.ByteArray()
			if len(o.B) == 0 {
				return Null, t.Errorf(IndexError, "pop from empty bytearray")
			}
			if i < 0 {
				i += len(o.B)
			}
			if i < 0 || i >= len(o.B) {
				return Null, t.Errorf(IndexError, "pop index out of range")
			}
			c := o.B[i]
			return SmallInt(int64(c)), o.SetBytes(t, i, i+1, nil)
		}),
		oneArg("remove", func(t *Thread, self, v Value) (Value, error) {
			c, err := t.byteArg(v, "byte")
			if err != nil {
				return Null, err
			}
			o := self.ByteArray()
			i := strings.IndexByte(string(o.B), c)
			if i < 0 {
				return Null, t.Errorf(ValueError, "value not found in bytearray")
			}
			return None, o.SetBytes(t, i, i+1, nil)
		}),
		noArgs("reverse", func(t *Thread, self Value) (Value, error) {
			o := self.ByteArray()
			b := append([]byte(nil), o.B...)
			reverse(b)
			return None, o.SetBytes(t, 0, len(b), b)
		}),
		noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) {
			return t.Int(int64(56 + len(self.ByteArray().B) + min(len(self.ByteArray().B), 1))), nil
		}),
	}
}
