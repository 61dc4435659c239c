package stdlib

import (
	"encoding/binary"
	"math"
	"math/big"
	"sync"
	"unsafe"

	"bytewalk/vm/object"
)

// structField is a part of a format: count values, of one kind, from an offset on. The count of
// s and p is a length, and that of x is none.
type structField struct {
	kind   byte
	size   int
	offset int
	count  int
}

// layoutOf is a format taken apart.
type structLayout struct {
	fields []structField
	size   int
	values int
	order  binary.ByteOrder
	native bool
}

// structObject is a struct.Struct.
type structObject struct {
	object.Header
	format string
	layout *structLayout
}

type unpackIter struct {
	object.Header
	s    *structObject
	data string
	pos  int
}

var (
	structType     = object.NewModuleType("_struct", "Struct", nil, object.LayoutNative)
	unpackIterType = object.NewModuleType("_struct", "unpack_iterator", nil, object.LayoutNative)
	structError    = newStructError()
)

// newStructError makes struct.error, whose name has no module in it, as those of classes.
func newStructError() *object.Type {
	typ := object.NewBuiltinType("error", object.ExceptionType, object.LayoutException)
	typ.Module = "struct"
	return typ
}

func structErrorf(t *Thread, format string, args ...any) error {
	return t.Errorf(structError, format, args...)
}

var (
	structStandard = map[byte]int{'x': 1, 'b': 1, 'B': 1, 'c': 1, 's': 1, 'p': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, '?': 1, 'e': 2, 'f': 4, 'd': 8}
	structNative   = map[byte]int{'x': 1, 'b': 1, 'B': 1, 'c': 1, 's': 1, 'p': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, '?': 1, 'e': 2, 'f': 4, 'd': 8, 'n': 8, 'N': 8, 'P': 8}
)

// readLayout takes a format apart.
func readLayout(t *Thread, format string) (*structLayout, error) {
	l := &structLayout{order: binary.LittleEndian, native: true}
	sizes := structNative
	i := 0
	if format != "" {
		switch format[0] {
		case '<', '=':
			l.native = false
		case '>', '!':
			l.native, l.order = false, binary.BigEndian
		}
		if !l.native {
			sizes = structStandard
		}
		if !l.native || format[0] == '@' {
			i++
		}
	}
	for ; i < len(format); i++ {
		c := format[i]
		if c == ' ' || '\t' <= c && c <= '\r' {
			continue
		}
		count := 1
		if '0' <= c && c <= '9' {
			count = 0
			for ; i < len(format) && '0' <= format[i] && format[i] <= '9'; i++ {
				if count > math.MaxInt/20 {
					return nil, structErrorf(t, "total struct size too long")
				}
				count = count*10 + int(format[i]-'0')
			}
			if i == len(format) {
				return nil, structErrorf(t, "repeat count given without format specifier")
			}
			c = format[i]
		}
		size, ok := sizes[c]
		if !ok {
			if c == 0 && !since(t, "3.10") {
				return nil, structErrorf(t, "embedded null character")
			}
			return nil, structErrorf(t, "bad char in struct format")
		}
		if l.native && size > 1 {
			l.size = (l.size + size - 1) / size * size
		}
		if count > (math.MaxInt-l.size)/size {
			return nil, structErrorf(t, "total struct size too long")
		}
		f := structField{kind: c, size: size, offset: l.size, count: count}
		l.size += count * size
		switch c {
		case 'x':
			continue
		case 's', 'p':
			l.values++
		default:
			l.values += count
		}
		l.fields = append(l.fields, f)
	}
	return l, nil
}

type structCacheKey struct{}

// structFor gives the Struct of a format that a function has got.
func structFor(t *Thread, v Value) (*structObject, error) {
	var format string
	switch {
	case v.IsStr():
		format = v.Str().Text
		if !v.Str().IsASCII() {
			_, err := object.CallMethod(t, v, "encode", t.Str("ascii"))
			return nil, err
		}
	case v.Has(object.LayoutBytes):
		format = v.Bytes().B
	default:
		return nil, t.Errorf(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", typeName(v))
	}
	cache := t.State(structCacheKey{}, func() any { return map[string]*structObject{} }).(map[string]*structObject)
	if s := cache[format]; s != nil {
		return s, nil
	}
	l, err := readLayout(t, format)
	if err != nil {
		return nil, err
	}
	s := &structObject{Header: object.Header{Type: structType}, format: format, layout: l}
	if len(cache) >= 100 {
		clear(cache)
	}
	cache[format] = s
	return s, nil
}

// structRange is the range of an integer kind.
func structRange(size int, signed bool) (low, high *big.Int) {
	one := big.NewInt(1)
	if signed {
		high = new(big.Int).Lsh(one, uint(8*size-1))
		return new(big.Int).Neg(high), high.Sub(high, one)
	}
	high = new(big.Int).Lsh(one, uint(8*size))
	return new(big.Int), high.Sub(high, one)
}

// packInt writes an integer.
func (l *structLayout) packInt(t *Thread, out []byte, f *structField, v Value) error {
	if !isInt(v) {
		if v.Type().Slots.Index == nil {
			return structErrorf(t, "required argument is not an integer")
		}
		var err error
		if v, err = object.Index(t, v); err != nil {
			return err
		}
	}
	n := object.AsBig(v)
	signed := f.kind >= 'a'
	low, high := structRange(f.size, signed)
	if n.Cmp(low) >= 0 && n.Cmp(high) <= 0 {
		l.put(out, f.size, new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64())
		return nil
	}
	if f.kind == 'P' {
		if n.Sign() < 0 && n.IsInt64() {
			l.put(out, f.size, uint64(n.Int64()))
			return nil
		}
		return structErrorf(t, "int too large to convert")
	}
	if since(t, "3.11") {
		return structErrorf(t, "'%c' format requires %d <= number <= %d", f.kind, low, high)
	}
	fits := n.IsInt64()
	if f.kind == 'I' || f.kind == 'L' {
		fits = n.IsUint64()
	}
	if !fits || f.size == 8 {
		return structErrorf(t, "argument out of range")
	}
	switch f.kind {
	case 'b', 'B':
		return structErrorf(t, "%s", byteComplaint(f.kind))
	case 'h':
		return structErrorf(t, "short format requires (-0x7fff - 1) <= number <= 0x7fff")
	case 'H':
		return structErrorf(t, "ushort format requires 0 <= number <= (0x7fff * 2 + 1)")
	}
	return structErrorf(t, "'%c' format requires %d <= number <= %d", f.kind, low, high)
}

func byteComplaint(kind byte) string {
	if kind == 'b' {
		return "byte format requires -128 <= number <= 127"
	}
	return "ubyte format requires 0 <= number <= 255"
}

func (l *structLayout) put(out []byte, size int, n uint64) {
	switch size {
	case 1:
		out[0] = byte(n)
	case 2:
		l.order.PutUint16(out, uint16(n))
	case 4:
		l.order.PutUint32(out, uint32(n))
	default:
		l.order.PutUint64(out, n)
	}
}

func (l *structLayout) get(b string, size int) uint64 {
	p := []byte(b[:size])
	switch size {
	case 1:
		return uint64(p[0])
	case 2:
		return uint64(l.order.Uint16(p))
	case 4:
		return uint64(l.order.Uint32(p))
	}
	return l.order.Uint64(p)
}

func (l *structLayout) packFloat(t *Thread, out []byte, f *structField, v Value) error {
	x, err := object.FloatOf(t, v)
	if err != nil {
		if object.IsException(err, object.OverflowError) && f.kind == 'e' {
			return structErrorf(t, "int too large to convert")
		}
		return structErrorf(t, "required argument is not a float")
	}
	switch f.kind {
	case 'd':
		l.put(out, 8, math.Float64bits(x))
	case 'f':
		y := float32(x)
		if math.IsInf(float64(y), 0) && !math.IsInf(x, 0) && !l.native {
			return t.Errorf(object.OverflowError, "float too large to pack with f format")
		}
		l.put(out, 4, uint64(math.Float32bits(y)))
	default:
		bits, ok := object.HalfBits(x)
		if !ok && isInt(v) {
			return structErrorf(t, "int too large to convert")
		}
		if !ok {
			return t.Errorf(object.OverflowError, "float too large to pack with e format")
		}
		l.put(out, 2, uint64(bits))
	}
	return nil
}

// pack writes values; who names the function in complaints.
func (s *structObject) pack(t *Thread, who string, args []Value) ([]byte, error) {
	l := s.layout
	if len(args) != l.values {
		return nil, structErrorf(t, "%s expected %d items for packing (got %d)", who, l.values, len(args))
	}
	if err := t.Reserve(int64(l.size)); err != nil {
		return nil, err
	}
	out := make([]byte, l.size)
	for i := range l.fields {
		f := &l.fields[i]
		if f.kind == 's' || f.kind == 'p' {
			v := args[0]
			args = args[1:]
			b, ok := object.BytesOf(v)
			if !ok {
				return nil, structErrorf(t, "argument for '%c' must be a bytes object", f.kind)
			}
			place := out[f.offset : f.offset+f.count]
			if f.kind == 's' {
				copy(place, b)
			} else if f.count > 0 {
				n := copy(place[1:], b)
				place[0] = byte(min(n, 255))
			}
			continue
		}
		for k := range f.count {
			v := args[0]
			args = args[1:]
			place := out[f.offset+k*f.size:]
			var err error
			switch f.kind {
			case 'c':
				b, ok := "", false
				if v.Has(object.LayoutBytes) || v.Has(object.LayoutByteArray) {
					b, ok = object.BytesOf(v)
				}
				if !ok || len(b) != 1 {
					return nil, structErrorf(t, "char format requires a bytes object of length 1")
				}
				place[0] = b[0]
			case '?':
				var is bool
				if is, err = object.IsTrue(t, v); is {
					place[0] = 1
				}
			case 'e', 'f', 'd':
				err = l.packFloat(t, place, f, v)
			default:
				err = l.packInt(t, place, f, v)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// unpack reads values from data, which has at least the struct's size.
func (s *structObject) unpack(t *Thread, data string) Value {
	l := s.layout
	var out []Value
	for i := range l.fields {
		f := &l.fields[i]
		switch f.kind {
		case 's':
			out = append(out, t.Bytes(data[f.offset:f.offset+f.count]))
			continue
		case 'p':
			text := ""
			if f.count > 0 {
				n := min(int(data[f.offset]), f.count-1)
				text = data[f.offset+1 : f.offset+1+n]
			}
			out = append(out, t.Bytes(text))
			continue
		}
		for k := range f.count {
			b := data[f.offset+k*f.size:]
			var v Value
			switch n := uint64(0); f.kind {
			case 'c':
				v = t.Bytes(b[:1])
			case '?':
				v = object.Bool(b[0] != 0)
			case 'd':
				v = t.Float(math.Float64frombits(l.get(b, 8)))
			case 'f':
				v = t.Float(float64(math.Float32frombits(uint32(l.get(b, 4)))))
			case 'e':
				v = t.Float(object.HalfFloat(uint16(l.get(b, 2))))
			case 'B', 'H', 'I', 'L', 'Q', 'N', 'P':
				n = l.get(b, f.size)
				v = t.BigInt(new(big.Int).SetUint64(n))
			default:
				n = l.get(b, f.size)
				v = t.Int(int64(n<<(64-8*f.size)) >> (64 - 8*f.size))
			}
			out = append(out, v)
		}
	}
	return object.NewTuple(out...).Value()
}

func needBytes(t *Thread, v Value) (string, error) {
	b, ok, err := t.BytesLike(v)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", t.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", typeName(v))
	}
	return b, nil
}

func (s *structObject) unpackAll(t *Thread, v Value) (Value, error) {
	b, err := needBytes(t, v)
	if err != nil {
		return object.Null, err
	}
	if len(b) != s.layout.size {
		return object.Null, structErrorf(t, "unpack requires a buffer of %d bytes", s.layout.size)
	}
	return s.unpack(t, b), nil
}

// place checks an offset into a buffer of n bytes; verb is "pack" or "unpack".
func (s *structObject) place(t *Thread, offset, n int, verb, noun string) (int, error) {
	size := s.layout.size
	if offset < 0 {
		if offset+size > 0 {
			if verb == "pack" {
				return 0, structErrorf(t, "no space to pack %d bytes at offset %d", size, offset)
			}
			return 0, structErrorf(t, "not enough data to unpack %d bytes at offset %d", size, offset)
		}
		if offset+n < 0 {
			return 0, structErrorf(t, "offset %d out of range for %d-byte buffer", offset, n)
		}
		offset += n
	}
	if n-offset < size {
		return 0, structErrorf(t, "%s requires a buffer of at least %d bytes for %sing %d bytes at offset %d (actual buffer size is %d)",
			noun, size+offset, verb, size, offset, n)
	}
	return offset, nil
}

func (s *structObject) unpackFrom(t *Thread, v, at Value) (Value, error) {
	b, err := needBytes(t, v)
	if err != nil {
		return object.Null, err
	}
	offset := 0
	if !at.IsNull() {
		if offset, err = sizeArg(t, at); err != nil {
			return object.Null, err
		}
	}
	if offset, err = s.place(t, offset, len(b), "unpack", "unpack_from"); err != nil {
		return object.Null, err
	}
	return s.unpack(t, b[offset:]), nil
}

func (s *structObject) packInto(t *Thread, args []Value) (Value, error) {
	switch len(args) {
	case 0:
		return object.Null, structErrorf(t, "pack_into expected buffer argument")
	case 1:
		return object.Null, structErrorf(t, "pack_into expected offset argument")
	}
	if len(args)-2 != s.layout.values {
		return object.Null, structErrorf(t, "pack_into expected %d items for packing (got %d)", s.layout.values, len(args)-2)
	}
	to, ok, err := t.WritableBuffer(args[0])
	if err != nil {
		return object.Null, err
	}
	if !ok {
		return object.Null, t.Errorf(object.TypeError, "argument must be read-write bytes-like object, not %s", typeName(args[0]))
	}
	offset, err := sizeArg(t, args[1])
	if err != nil {
		return object.Null, err
	}
	if offset, err = s.place(t, offset, to.Len(), "pack", "pack_into"); err != nil {
		return object.Null, err
	}
	out, err := s.pack(t, "pack_into", args[2:])
	if err != nil {
		return object.Null, err
	}
	to.Put(t, offset, out)
	return object.None, nil
}

func (s *structObject) iterUnpack(t *Thread, v Value) (Value, error) {
	b, err := needBytes(t, v)
	if err != nil {
		return object.Null, err
	}
	if s.layout.size == 0 {
		return object.Null, structErrorf(t, "cannot iteratively unpack with a struct of length 0")
	}
	if len(b)%s.layout.size != 0 {
		return object.Null, structErrorf(t, "iterative unpacking requires a buffer of a multiple of %d bytes", s.layout.size)
	}
	return (&unpackIter{Header: object.Header{Type: unpackIterType}, s: s, data: b}).Value(), nil
}

// packed makes bytes of values.
func (s *structObject) packed(t *Thread, args []Value) (Value, error) {
	b, err := s.pack(t, "pack", args)
	if err != nil {
		return object.Null, err
	}
	return t.Bytes(string(b)), nil
}

// withFormat makes a function of the module that has the format for its first argument.
func withFormat(name string, min, max int, f func(t *Thread, s *structObject, a []Value) (Value, error)) object.Method {
	return fn(name, min, max, func(t *Thread, a []Value) (Value, error) {
		if len(a) == 0 {
			return object.Null, t.Errorf(object.TypeError, "missing format argument")
		}
		s, err := structFor(t, a[0])
		if err != nil {
			return object.Null, err
		}
		return f(t, s, a[1:])
	})
}

var defineStruct = sync.OnceFunc(func() {
	self := func(v Value) *structObject { return (*structObject)(v.Ref) }
	params := object.NewParams("Struct", "format")
	object.Define(structType, &object.Definition{
		Doc: "Struct(fmt) --> compiled struct object", Size: unsafe.Sizeof(structObject{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				return object.Alloc[structObject](typ).Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				s, err := structFor(t, a[0])
				if err != nil {
					return err
				}
				self(v).format, self(v).layout = s.format, s.layout
				return nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				if !since(t, "3.13") {
					return t.Str("<Struct object at " + t.Address(v) + ">"), nil
				}
				text, err := object.Repr(t, t.Str(self(v).format))
				return t.Str("Struct(" + text + ")"), err
			},
		},
		Methods: []object.Method{
			object.MethodN("pack", 0, -1, func(t *Thread, v Value, a []Value) (Value, error) { return self(v).packed(t, a) }),
			object.MethodN("pack_into", 0, -1, func(t *Thread, v Value, a []Value) (Value, error) { return self(v).packInto(t, a) }),
			object.Method1("unpack", func(t *Thread, v, a Value) (Value, error) { return self(v).unpackAll(t, a) }),
			object.MethodKw("unpack_from", "buffer | offset", func(t *Thread, v Value, a []Value) (Value, error) {
				return self(v).unpackFrom(t, a[0], a[1])
			}),
			object.Method1("iter_unpack", func(t *Thread, v, a Value) (Value, error) { return self(v).iterUnpack(t, a) }),
		},
		Getters: []object.Getter{
			{Name: "format", Doc: "struct format string", Get: func(t *Thread, v Value) (Value, error) { return t.Str(self(v).format), nil }},
			numberGetter("size", func(v Value) int { return self(v).layout.size }),
		},
	})
	object.Define(unpackIterType, &object.Definition{Final: true, Methods: []object.Method{
		object.Method0("__length_hint__", func(t *Thread, v Value) (Value, error) {
			it := (*unpackIter)(v.Ref)
			return t.Int(int64((len(it.data) - it.pos) / it.s.layout.size)), nil
		}),
	}, Slots: object.Slots{
		Iter: object.SelfIter,
		Next: func(t *Thread, v Value) (Value, error) {
			it := (*unpackIter)(v.Ref)
			if it.pos >= len(it.data) {
				return object.Null, nil
			}
			r := it.s.unpack(t, it.data[it.pos:])
			t.IntField(&it.Header, 0, &it.pos, it.pos+it.s.layout.size)
			return r, nil
		},
	}})
})

func init() {
	defineStruct()
	register(&module{
		name: "struct", doc: "Functions to convert between Python values and C structs.",
		types: []*object.Type{structError, structType}, of: "_struct",
		functions: []object.Method{
			withFormat("pack", 0, -1, func(t *Thread, s *structObject, a []Value) (Value, error) { return s.packed(t, a) }),
			withFormat("pack_into", 0, -1, func(t *Thread, s *structObject, a []Value) (Value, error) { return s.packInto(t, a) }),
			withFormat("unpack", 2, 2, func(t *Thread, s *structObject, a []Value) (Value, error) { return s.unpackAll(t, a[0]) }),
			withFormat("iter_unpack", 2, 2, func(t *Thread, s *structObject, a []Value) (Value, error) { return s.iterUnpack(t, a[0]) }),
			fnKw("unpack_from", "format / buffer | offset", func(t *Thread, a []Value) (Value, error) {
				s, err := structFor(t, a[0])
				if err != nil {
					return object.Null, err
				}
				return s.unpackFrom(t, a[1], a[2])
			}),
			fn1("calcsize", func(t *Thread, v Value) (Value, error) {
				s, err := structFor(t, v)
				if err != nil {
					return object.Null, err
				}
				return t.Int(int64(s.layout.size)), nil
			}),
		},
	})
}
