package object

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"unsafe"
)

// Buffer is the memory that an object shows by the buffer protocol (Py_buffer). An object has some
// if its type has the slot Buffer; who takes a bytes-like object asks for it with BytesLike,
// BytesCopy or WritableBuffer.
type Buffer struct {
	// Owner is the object that has the memory.
	Owner Value
	// Memory is all that the owner has. Who holds it longer than a call counts Exports up, so
	// that it stays where it is.
	Memory []byte
	// Format is that of an item, in the struct module's letters; items have ItemSize bytes.
	Format   string
	ItemSize int
	// The first item is at Offset; Shape and Strides have an entry for each dimension.
	Offset         int
	Shape, Strides []int
	// Exports counts those who hold the memory; nil for one that stays.
	Exports *int
	// Write changes memory: it is the one way to do that. nil says that the memory is read-only.
	Write func(t *Thread, at int, b []byte)
}

// BufferFunc is bf_getbuffer.
type BufferFunc func(t *Thread, self Value) (Buffer, error)

// NewBuffer gives a buffer of one dimension.
func NewBuffer(owner Value, memory []byte, format string, itemSize int) Buffer {
	return Buffer{Owner: owner, Memory: memory, Format: format, ItemSize: itemSize,
		Shape: []int{len(memory) / itemSize}, Strides: []int{itemSize}}
}

// Len gives the number of bytes of all items.
func (b *Buffer) Len() int {
	n := b.ItemSize
	for _, s := range b.Shape {
		n *= s
	}
	return n
}

// contiguous reports whether the items lie in the order of C, or of Fortran.
func (b *Buffer) contiguous(fortran bool) bool {
	if len(b.Shape) == 1 {
		return b.Shape[0] == 1 || b.Strides[0] == b.ItemSize
	}
	if b.Len() == 0 {
		return true
	}
	size := b.ItemSize
	for k := range b.Shape {
		i := len(b.Shape) - 1 - k
		if fortran {
			i = k
		}
		if b.Shape[i] > 1 && b.Strides[i] != size {
			return false
		}
		size *= b.Shape[i]
	}
	return true
}

// bytes gives the content in the order of C, or of Fortran; it may be the memory itself.
func (b *Buffer) bytes(fortran bool) []byte {
	if b.contiguous(fortran) {
		return b.Memory[b.Offset : b.Offset+b.Len()]
	}
	out := make([]byte, 0, b.Len())
	order := make([]int, len(b.Shape)) // dimensions, outermost first
	for i := range order {
		order[i] = i
	}
	if fortran {
		slices.Reverse(order)
	}
	var walk func(k, at int)
	walk = func(k, at int) {
		if k == len(order) {
			out = append(out, b.Memory[at:at+b.ItemSize]...)
			return
		}
		for range b.Shape[order[k]] {
			walk(k+1, at)
			at += b.Strides[order[k]]
		}
	}
	walk(0, b.Offset)
	return out
}

// view gives bytes as a string without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// memoryOf gives a string's bytes without a copy.
func memoryOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// BytesLike gives the content of an object with the buffer protocol, which lies in one piece
// (PyBUF_SIMPLE); ok is false if v does not have the protocol.
func (t *Thread) BytesLike(v Value) (b string, ok bool, err error) {
	if b, ok = BytesOf(v); ok || !v.IsObject() {
		return b, ok, nil
	}
	get := v.Type().Slots.Buffer
	if get == nil {
		return "", false, nil
	}
	m, err := get(t, v)
	if err != nil {
		return "", true, err
	}
	if !m.contiguous(false) {
		return "", true, t.Errorf(BufferError, "memoryview: underlying buffer is not C-contiguous")
	}
	return string(m.bytes(false)), true, nil
}

// BytesCopy is BytesLike for an object whose content may lie anyhow (PyBUF_FULL_RO).
func (t *Thread) BytesCopy(v Value) (b string, ok bool, err error) {
	if b, ok = BytesOf(v); ok || !v.IsObject() || v.Type().Slots.Buffer == nil {
		return b, ok, nil
	}
	m, err := v.Type().Slots.Buffer(t, v)
	if err != nil {
		return "", true, err
	}
	return string(m.bytes(false)), true, nil
}

// WritableBuffer gives the buffer of an object to write to, which lies in one piece; ok is false
// if v has none that can be written to.
func (t *Thread) WritableBuffer(v Value) (b Buffer, ok bool, err error) {
	if !v.IsObject() || v.Type().Slots.Buffer == nil {
		return b, false, nil
	}
	if b, err = v.Type().Slots.Buffer(t, v); err != nil {
		return b, true, err
	}
	return b, b.Write != nil && b.contiguous(false), nil
}

// Put writes to a buffer that lies in one piece.
func (b *Buffer) Put(t *Thread, at int, data []byte) {
	if len(data) > 0 {
		b.Write(t, b.Offset+at, data)
	}
}

// IsBytesLike reports whether an object has the buffer protocol.
func IsBytesLike(v Value) bool {
	if _, ok := BytesOf(v); ok {
		return true
	}
	return v.IsObject() && v.Type().Slots.Buffer != nil
}

// nativeSizes are the sizes of the letters that memoryviews know, on 64-bit Unix.
var nativeSizes = map[byte]int{'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8,
	'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'f': 4, 'd': 8, 'P': 8}

// nativeFormat gives the letter of a format with one, and the size of its items, 0 for others.
func (t *Thread) nativeFormat(format string) (letter byte, size int) {
	if len(format) == 2 && format[0] == '@' {
		format = format[1:]
	}
	if len(format) != 1 {
		return 0, 0
	}
	if format == "e" && t.Runtime.ViewIterator {
		return 'e', 2
	}
	return format[0], nativeSizes[format[0]]
}

// unpackItem gives the value of an item (unpack_single).
func (t *Thread) unpackItem(b []byte, format string) (Value, error) {
	letter, size := t.nativeFormat(format)
	bits := uint64(0)
	switch size {
	case 1:
		bits = uint64(b[0])
	case 2:
		bits = uint64(binary.LittleEndian.Uint16(b))
	case 4:
		bits = uint64(binary.LittleEndian.Uint32(b))
	case 8:
		bits = binary.LittleEndian.Uint64(b)
	}
	switch letter {
	case 'B':
		return SmallInt(int64(bits)), nil
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return t.Int(int64(bits<<(64-8*size)) >> (64 - 8*size)), nil
	case 'H', 'I', 'L', 'Q', 'N', 'P':
		if bits <= math.MaxInt64 {
			return t.Int(int64(bits)), nil
		}
		return t.BigInt(new(big.Int).SetUint64(bits)), nil
	case '?':
		return Bool(bits != 0), nil
	case 'f':
		return t.Float(float64(math.Float32frombits(uint32(bits)))), nil
	case 'd':
		return t.Float(math.Float64frombits(bits)), nil
	case 'e':
		return t.Float(HalfFloat(uint16(bits))), nil
	case 'c':
		return t.Bytes(string(b[:1])), nil
	}
	return Null, t.Errorf(NotImplementedError, "memoryview: format %s not supported", format)
}

// packItem gives the bytes of an item (pack_single).
func (t *Thread) packItem(v Value, format string) ([]byte, error) {
	letter, size := t.nativeFormat(format)
	wrongType := func() error { return t.Errorf(TypeError, "memoryview: invalid type for format '%s'", format) }
	wrongValue := func() error { return t.Errorf(ValueError, "memoryview: invalid value for format '%s'", format) }
	fix := func(err error) error {
		switch {
		case IsException(err, TypeError):
			return wrongType()
		case IsException(err, OverflowError), IsException(err, ValueError):
			return wrongValue()
		}
		return err
	}
	bits := uint64(0)
	switch letter {
	case 'b', 'h', 'i', 'l', 'q', 'n', 'B', 'H', 'I', 'L', 'Q', 'N', 'P':
		n, err := Index(t, v)
		if err != nil {
			return nil, fix(err)
		}
		low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(8*size))
		if letter >= 'a' {
			high.Rsh(high, 1)
			low.Neg(high)
		}
		x := AsBig(n)
		if x.Cmp(low) < 0 || x.Cmp(high) >= 0 {
			return nil, wrongValue()
		}
		bits = new(big.Int).And(x, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	case 'f', 'd', 'e':
		x, err := FloatOf(t, v)
		if err != nil {
			return nil, fix(err)
		}
		switch letter {
		case 'd':
			bits = math.Float64bits(x)
		case 'f':
			bits = uint64(math.Float32bits(float32(x)))
		default:
			half, ok := HalfBits(x)
			if !ok {
				return nil, wrongValue()
			}
			bits = uint64(half)
		}
	case '?':
		yes, err := IsTrue(t, v)
		if err != nil {
			return nil, err
		}
		if yes {
			bits = 1
		}
	case 'c':
		if !v.Has(LayoutBytes) {
			return nil, wrongType()
		}
		if len(v.Bytes().B) != 1 {
			return nil, wrongValue()
		}
		bits = uint64(v.Bytes().B[0])
	default:
		return nil, t.Errorf(NotImplementedError, "memoryview: format %s not supported", format)
	}
	return binary.LittleEndian.AppendUint64(nil, bits)[:size], nil
}

// HalfBits gives a float in 16 bits, rounded half even; ok is false if it is too large.
func HalfBits(x float64) (bits uint16, ok bool) {
	sign := uint16(0)
	if math.Signbit(x) {
		sign = 0x8000
	}
	x = math.Abs(x)
	switch {
	case math.IsNaN(x):
		return sign | 0x7E00, true
	case math.IsInf(x, 0):
		return sign | 0x7C00, true
	case x < 0x1p-14:
		return sign + uint16(math.RoundToEven(x*0x1p24)), true
	}
	m, e := math.Frexp(x)
	n := math.RoundToEven(m * 2048)
	if n == 2048 {
		n, e = 1024, e+1
	}
	if e > 16 {
		return 0, false
	}
	return sign | uint16(e+14)<<10 + uint16(n) - 1024, true
}

// HalfFloat gives the float that 16 bits are.
func HalfFloat(bits uint16) float64 {
	e, m := int(bits>>10&0x1F), float64(bits&0x3FF)
	x := math.Ldexp(m+1024, e-25)
	switch {
	case e == 0x1F && m == 0:
		x = math.Inf(1)
	case e == 0x1F:
		x = math.NaN()
	case e == 0:
		x = math.Ldexp(m, -24)
	}
	if bits&0x8000 != 0 {
		x = -x
	}
	return x
}
