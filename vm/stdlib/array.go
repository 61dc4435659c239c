package stdlib

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// arrayObject is an array.array: its items lie in data as the machine has them.
type arrayObject struct {
	object.Header
	kind byte
	size int
	data []byte
	// exports counts the views that forbid changing the size.
	exports int
}

var arrayType = object.NewModuleType("array", "array", nil, object.LayoutNative)

// arraySizes are the sizes of items by their type codes, on 64-bit Unix.
var arraySizes = map[byte]int{'b': 1, 'B': 1, 'u': 4, 'w': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}

func asArray(v Value) *arrayObject {
	if isOf(v, arrayType) {
		return (*arrayObject)(v.Ref)
	}
	return nil
}

func (a *arrayObject) len() int     { return len(a.data) / a.size }
func (a *arrayObject) isText() bool { return a.kind == 'u' || a.kind == 'w' }

func newArray(kind byte, data []byte) *arrayObject {
	return &arrayObject{Header: object.Header{Type: arrayType}, kind: kind, size: arraySizes[kind], data: data}
}

func (a *arrayObject) bits(i int) uint64 {
	p := a.data[i*a.size:]
	switch a.size {
	case 1:
		return uint64(p[0])
	case 2:
		return uint64(binary.LittleEndian.Uint16(p))
	case 4:
		return uint64(binary.LittleEndian.Uint32(p))
	}
	return binary.LittleEndian.Uint64(p)
}

func (a *arrayObject) item(t *Thread, i int) (Value, error) {
	n := a.bits(i)
	switch a.kind {
	case 'u', 'w':
		if n > utf8.MaxRune {
			return object.Null, t.Errorf(object.ValueError, "character U+%x is not in range [U+0000; U+10ffff]", n)
		}
		return t.Char(rune(n)), nil
	case 'f':
		return t.Float(float64(math.Float32frombits(uint32(n)))), nil
	case 'd':
		return t.Float(math.Float64frombits(n)), nil
	case 'B', 'H', 'I', 'L', 'Q':
		return t.BigInt(new(big.Int).SetUint64(n)), nil
	}
	shift := 64 - 8*a.size
	return t.Int(int64(n<<shift) >> shift), nil
}

// arrayRanges are the names and limits of the kinds that are read by way of a wider type.
var arrayRanges = map[byte]struct {
	name      string
	low, high int64
}{
	'b': {"signed char", -128, 127}, 'B': {"unsigned byte integer", 0, 255}, 'h': {"signed short integer", -32768, 32767},
	'H': {"unsigned short", 0, 65535}, 'i': {"signed integer", -1 << 31, 1<<31 - 1},
}

// encode gives the bytes of an item.
func (a *arrayObject) encode(t *Thread, v Value) ([]byte, error) {
	out := make([]byte, 8)
	switch a.kind {
	case 'u', 'w':
		if !v.IsStr() || v.Str().Len() != 1 {
			if !since(t, "3.13") {
				return nil, t.Errorf(object.TypeError, "array item must be unicode character")
			}
			if v.IsStr() {
				return nil, t.Errorf(object.TypeError, "array item must be a unicode character, not a string of length %d", v.Str().Len())
			}
			return nil, t.Errorf(object.TypeError, "array item must be a unicode character, not %s", typeName(v))
		}
		binary.LittleEndian.PutUint32(out, uint32(v.Str().At(0)))
	case 'f', 'd':
		x, err := object.FloatOf(t, v)
		if err != nil {
			return nil, err
		}
		if a.kind == 'd' {
			binary.LittleEndian.PutUint64(out, math.Float64bits(x))
		} else {
			binary.LittleEndian.PutUint32(out, math.Float32bits(float32(x)))
		}
	default:
		n, err := a.integer(t, v)
		if err != nil {
			return nil, err
		}
		binary.LittleEndian.PutUint64(out, n)
	}
	return out[:a.size], nil
}

func (a *arrayObject) integer(t *Thread, v Value) (uint64, error) {
	if !isInt(v) {
		if v.Type().Slots.Index == nil {
			switch {
			case since(t, "3.10"):
				return 0, t.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", typeName(v))
			case isFloat(v) && strings.IndexByte("ILQ", a.kind) >= 0:
				return 0, t.Errorf(object.TypeError, "array item must be integer")
			case isFloat(v):
				return 0, t.Errorf(object.TypeError, "integer argument expected, got float")
			}
			return 0, t.Errorf(object.TypeError, "an integer is required (got type %s)", typeName(v))
		}
		var err error
		if v, err = object.Index(t, v); err != nil {
			return 0, err
		}
	}
	n := object.AsBig(v)
	if r, ok := arrayRanges[a.kind]; ok {
		switch {
		case !n.IsInt64():
			return 0, t.Errorf(object.OverflowError, "Python int too large to convert to C long")
		case n.Int64() < r.low:
			return 0, t.Errorf(object.OverflowError, "%s is less than minimum", arrayRangeName(a.kind, n.Int64(), r.name))
		case n.Int64() > r.high:
			return 0, t.Errorf(object.OverflowError, "%s is greater than maximum", arrayRangeName(a.kind, n.Int64(), r.name))
		}
		return uint64(n.Int64()), nil
	}
	low, high := structRange(a.size, a.kind >= 'a')
	if n.Cmp(low) < 0 || n.Cmp(high) > 0 {
		switch a.kind {
		case 'l':
			return 0, t.Errorf(object.OverflowError, "Python int too large to convert to C long")
		case 'q':
			return 0, t.Errorf(object.OverflowError, "int too big to convert")
		case 'I':
			if n.Sign() > 0 && n.IsUint64() {
				return 0, t.Errorf(object.OverflowError, "unsigned int is greater than maximum")
			}
		}
		switch {
		case n.Sign() < 0 && a.kind == 'Q':
			return 0, t.Errorf(object.OverflowError, "can't convert negative int to unsigned")
		case n.Sign() < 0:
			return 0, t.Errorf(object.OverflowError, "can't convert negative value to unsigned int")
		case a.kind == 'Q':
			return 0, t.Errorf(object.OverflowError, "int too big to convert")
		}
		return 0, t.Errorf(object.OverflowError, "Python int too large to convert to C unsigned long")
	}
	return new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64(), nil
}

func arrayRangeName(kind byte, n int64, name string) string {
	if kind == 'H' && n != int64(int32(n)) {
		return "signed integer"
	}
	if kind == 'b' {
		// The number is a C short first.
		if n < -32768 || n > 32767 {
			return "signed short integer"
		}
		return "signed char"
	}
	return name
}

// splice replaces the items from i to j.
func (a *arrayObject) splice(t *Thread, i, j int, data []byte) error {
	if err := t.Reserve(int64(len(a.data) + len(data))); err != nil {
		return err
	}
	if len(data) != (j-i)*a.size {
		if err := a.mayResize(t); err != nil {
			return err
		}
	}
	if a.Flags&object.Watched != 0 {
		t.Wrote(&a.Header, trace.SetIndex, i, object.Null, object.Null, t.Bytes(string(data)))
	}
	a.data = slices.Replace(a.data, i*a.size, j*a.size, data...)
	return nil
}

// mayResize complains if there are views of the array.
func (a *arrayObject) mayResize(t *Thread) error {
	if a.exports > 0 {
		return t.Errorf(object.BufferError, "cannot resize an array that is exporting buffers")
	}
	return nil
}

// write changes bytes, wherever items begin.
func (a *arrayObject) write(t *Thread, at int, data []byte) {
	if a.Flags&object.Watched != 0 {
		t.Wrote(&a.Header, trace.SetIndex, at/a.size, object.Null, object.Null, t.Bytes(string(data)))
	}
	copy(a.data[at:], data)
}

// extend adds the items of an iterable.
func (a *arrayObject) extend(t *Thread, v Value) error {
	if b := asArray(v); b != nil {
		if b.kind != a.kind {
			return t.Errorf(object.TypeError, "can only extend with array of same kind")
		}
		return a.splice(t, a.len(), a.len(), slices.Clone(b.data))
	}
	return each(t, v, func(item Value) (bool, error) {
		b, err := a.encode(t, item)
		if err != nil {
			return false, err
		}
		return false, a.splice(t, a.len(), a.len(), b)
	})
}

func (a *arrayObject) fromBytes(t *Thread, b string) error {
	if len(b)%a.size != 0 {
		return t.Errorf(object.ValueError, "bytes length not a multiple of item size")
	}
	return a.splice(t, a.len(), a.len(), []byte(b))
}

func (a *arrayObject) fromText(t *Thread, v Value) error {
	for _, r := range v.Str().Runes() {
		if err := a.splice(t, a.len(), a.len(), binary.LittleEndian.AppendUint32(nil, uint32(r))); err != nil {
			return err
		}
	}
	return nil
}

func (a *arrayObject) text(t *Thread) (Value, error) {
	var parts []byte
	for i := range a.len() {
		c, err := a.item(t, i)
		if err != nil {
			return object.Null, err
		}
		parts = append(parts, c.Str().Text...)
	}
	return t.Str(string(parts)), nil
}

func (a *arrayObject) list(t *Thread) (Value, error) {
	items := make([]Value, a.len())
	for i := range items {
		var err error
		if items[i], err = a.item(t, i); err != nil {
			return object.Null, err
		}
	}
	return object.NewList(items).Value(), nil
}

// find gives the index of an item equal to v, -1 if there is none, and how many there are.
func (a *arrayObject) find(t *Thread, v Value) (index, count int, err error) {
	index = -1
	for i := 0; i < a.len(); i++ {
		x, err := a.item(t, i)
		if err != nil {
			return 0, 0, err
		}
		same, err := object.CompareBool(t, x, v, object.EQ)
		if err != nil {
			return 0, 0, err
		}
		if same {
			if count++; index < 0 {
				index = i
			}
		}
	}
	return index, count, nil
}

func newArraySlot(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	if typ == arrayType {
		if err := t.NoKeywords("array.array", kwnames); err != nil {
			return object.Null, err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if len(args) < 1 {
		return object.Null, t.Errorf(object.TypeError, "array() takes at least 1 argument (0 given)")
	}
	if len(args) > 2 {
		return object.Null, t.Errorf(object.TypeError, "array() takes at most 2 arguments (%d given)", len(args))
	}
	if !args[0].IsStr() || args[0].Str().Len() != 1 {
		return object.Null, t.Errorf(object.TypeError, "array() argument 1 must be a unicode character, not %s", typeName(args[0]))
	}
	code := args[0].Str().At(0)
	isText := code == 'u' || code == 'w' && since(t, "3.13")
	if len(args) == 2 {
		if args[1].IsStr() && !isText {
			return object.Null, t.Errorf(object.TypeError, "cannot use a str to initialize an array with typecode '%c'", code)
		}
		if b := asArray(args[1]); b != nil && b.isText() && !isText {
			return object.Null, t.Errorf(object.TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", code)
		}
	}
	if !strings.ContainsRune(arrayCodes(t), code) {
		return object.Null, t.Errorf(object.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)") // w isn't named
	}
	a := object.Alloc[arrayObject](typ)
	a.kind, a.size = byte(code), arraySizes[byte(code)]
	if len(args) < 2 {
		return a.Value(), nil
	}
	v := args[1]
	var err error
	switch b := asArray(v); {
	case b != nil && b.kind == a.kind:
		a.data = slices.Clone(b.data)
	case v.Has(object.LayoutBytes) || v.Has(object.LayoutByteArray):
		text, _ := object.BytesOf(v)
		err = a.fromBytes(t, text)
	case v.IsStr():
		err = a.fromText(t, v)
	default:
		err = each(t, v, func(item Value) (bool, error) {
			x, err := a.encode(t, item)
			if err != nil {
				return false, err
			}
			a.data = append(a.data, x...)
			return false, t.Reserve(int64(len(a.data)))
		})
	}
	return a.Value(), err
}

func arrayCodes(t *Thread) string {
	if since(t, "3.13") {
		return "bBuwhHiIlLqQfd"
	}
	return "bBuhHiIlLqQfd"
}

// index reads an index of a subscript.
func (a *arrayObject) index(t *Thread, key Value, complaint string) (int, error) {
	i, err := object.AsIndex(t, key, object.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += a.len()
	}
	if i < 0 || i >= a.len() {
		return 0, t.Errorf(object.IndexError, "%s", complaint)
	}
	return i, nil
}

// slice gives the indexes of a slice.
func (a *arrayObject) slice(t *Thread, key Value) (start, step, n int, err error) {
	v, err := object.CallMethod(t, key, "indices", t.Int(int64(a.len())))
	if err != nil {
		return 0, 0, 0, err
	}
	var p [3]int
	for i := range p {
		x, _ := object.AsInt64(v.Tuple().Items[i])
		p[i] = int(x)
	}
	switch start, step = p[0], p[2]; {
	case step > 0 && p[1] > start:
		n = (p[1] - start + step - 1) / step
	case step < 0 && p[1] < start:
		n = (start - p[1] - step - 1) / -step
	}
	return start, step, n, nil
}

func (a *arrayObject) subscript(t *Thread, key Value) (Value, error) {
	if key.Type() != object.SliceType {
		if key.Type().Slots.Index == nil {
			return object.Null, t.Errorf(object.TypeError, "array indices must be integers")
		}
		i, err := a.index(t, key, "array index out of range")
		if err != nil {
			return object.Null, err
		}
		return a.item(t, i)
	}
	start, step, n, err := a.slice(t, key)
	if err != nil {
		return object.Null, err
	}
	r := newArray(a.kind, nil)
	for i := range n {
		k := (start + i*step) * a.size
		r.data = append(r.data, a.data[k:k+a.size]...)
	}
	return r.Value(), nil
}

func (a *arrayObject) setSubscript(t *Thread, key, v Value) error {
	if key.Type() != object.SliceType {
		if key.Type().Slots.Index == nil {
			return t.Errorf(object.TypeError, "array indices must be integer")
		}
		i, err := a.index(t, key, "array assignment index out of range")
		if err != nil {
			return err
		}
		if v.IsNull() {
			return a.splice(t, i, i+1, nil)
		}
		b, err := a.encode(t, v)
		if err != nil {
			return err
		}
		return a.splice(t, i, i+1, b)
	}
	start, step, n, err := a.slice(t, key)
	if err != nil {
		return err
	}
	var data []byte
	if !v.IsNull() {
		b := asArray(v)
		if b == nil {
			return t.Errorf(object.TypeError, "can only assign array (not \"%s\") to array slice", typeName(v))
		}
		if b.kind != a.kind {
			return t.Errorf(object.TypeError, "bad argument type for built-in operation")
		}
		data = slices.Clone(b.data)
	}
	if len(data) == 0 {
		if err := a.mayResize(t); err != nil {
			return err
		}
	}
	if step == 1 {
		return a.splice(t, start, start+n, data)
	}
	if v.IsNull() {
		keep := make([]byte, 0, len(a.data))
		drop := map[int]bool{}
		for i := range n {
			drop[start+i*step] = true
		}
		for i := range a.len() {
			if !drop[i] {
				keep = append(keep, a.data[i*a.size:(i+1)*a.size]...)
			}
		}
		return a.splice(t, 0, a.len(), keep)
	}
	if len(data)/a.size != n {
		return t.Errorf(object.ValueError, "attempt to assign array of size %d to extended slice of size %d", len(data)/a.size, n)
	}
	for i := range n {
		if err := a.splice(t, start+i*step, start+i*step+1, data[i*a.size:(i+1)*a.size]); err != nil {
			return err
		}
	}
	return nil
}

// repeat gives the content n times.
func (a *arrayObject) repeat(t *Thread, n int) ([]byte, error) {
	n = max(n, 0)
	if len(a.data) > 0 && n > math.MaxInt/len(a.data) {
		return nil, t.Errorf(object.MemoryError, "")
	}
	if err := t.Reserve(int64(len(a.data) * n)); err != nil {
		return nil, err
	}
	return slices.Repeat(a.data, n), nil
}

func arrayMethods() []object.Method {
	self := func(v Value) *arrayObject { return (*arrayObject)(v.Ref) }
	done := func(err error) (Value, error) { return object.None, err }
	return []object.Method{
		object.Method1("append", func(t *Thread, v, x Value) (Value, error) {
			b, err := self(v).encode(t, x)
			if err != nil {
				return object.Null, err
			}
			return done(self(v).splice(t, self(v).len(), self(v).len(), b))
		}),
		object.Method1("extend", func(t *Thread, v, x Value) (Value, error) { return done(self(v).extend(t, x)) }),
		object.Method1("fromlist", func(t *Thread, v, x Value) (Value, error) {
			if !x.IsList() {
				return object.Null, t.Errorf(object.TypeError, "arg must be list")
			}
			old := slices.Clone(self(v).data)
			err := self(v).extend(t, x)
			if err != nil {
				self(v).data = old
			}
			return done(err)
		}),
		object.Method1("frombytes", func(t *Thread, v, x Value) (Value, error) {
			b, err := needBytes(t, x)
			if err != nil {
				return object.Null, err
			}
			return done(self(v).fromBytes(t, b))
		}),
		object.Method1("fromunicode", func(t *Thread, v, x Value) (Value, error) {
			if !x.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "fromunicode() argument must be str, not %s", typeName(x))
			}
			if !self(v).isText() {
				return object.Null, t.Errorf(object.ValueError, "fromunicode() may only be called on unicode type arrays")
			}
			return done(self(v).fromText(t, x))
		}),
		object.Method0("tounicode", func(t *Thread, v Value) (Value, error) {
			if !self(v).isText() {
				return object.Null, t.Errorf(object.ValueError, "tounicode() may only be called on unicode type arrays")
			}
			return self(v).text(t)
		}),
		object.Method0("tobytes", func(t *Thread, v Value) (Value, error) { return t.Bytes(string(self(v).data)), nil }),
		object.Method0("tolist", func(t *Thread, v Value) (Value, error) { return self(v).list(t) }),
		object.Method0("reverse", func(t *Thread, v Value) (Value, error) {
			a := self(v)
			data := make([]byte, 0, len(a.data))
			for i := a.len() - 1; i >= 0; i-- {
				data = append(data, a.data[i*a.size:(i+1)*a.size]...)
			}
			return done(a.splice(t, 0, a.len(), data))
		}),
		object.Method0("byteswap", func(t *Thread, v Value) (Value, error) {
			a := self(v)
			data := slices.Clone(a.data)
			for i := 0; i < len(data); i += a.size {
				slices.Reverse(data[i : i+a.size])
			}
			return done(a.splice(t, 0, a.len(), data))
		}),
		object.MethodN("insert", 2, 2, func(t *Thread, v Value, x []Value) (Value, error) {
			a := self(v)
			i, err := sizeArg(t, x[0])
			if err != nil {
				return object.Null, err
			}
			b, err := a.encode(t, x[1])
			if err != nil {
				return object.Null, err
			}
			if i < 0 {
				i = max(i+a.len(), 0)
			}
			i = min(i, a.len())
			return done(a.splice(t, i, i, b))
		}),
		object.MethodN("pop", 0, 1, func(t *Thread, v Value, x []Value) (Value, error) {
			a := self(v)
			i := -1
			if !x[0].IsNull() {
				var err error
				if i, err = sizeArg(t, x[0]); err != nil {
					return object.Null, err
				}
			}
			if a.len() == 0 {
				return object.Null, t.Errorf(object.IndexError, "pop from empty array")
			}
			if i < 0 {
				i += a.len()
			}
			if i < 0 || i >= a.len() {
				return object.Null, t.Errorf(object.IndexError, "pop index out of range")
			}
			r, err := a.item(t, i)
			if err != nil {
				return object.Null, err
			}
			return r, a.splice(t, i, i+1, nil)
		}),
		object.Method1("remove", func(t *Thread, v, x Value) (Value, error) {
			i, _, err := self(v).find(t, x)
			if err != nil {
				return object.Null, err
			}
			if i < 0 {
				return object.Null, t.Errorf(object.ValueError, "array.remove(x): x not in array")
			}
			return done(self(v).splice(t, i, i+1, nil))
		}),
		object.MethodN("index", 1, 3, func(t *Thread, v Value, x []Value) (Value, error) {
			a := self(v)
			if !x[1].IsNull() && !since(t, "3.10") {
				return object.Null, t.Errorf(object.TypeError, "index() takes exactly one argument (%d given)", 2+boolInt(!x[2].IsNull()))
			}
			start, stop := 0, a.len()
			for i, p := range []*int{&start, &stop} {
				if !x[i+1].IsNull() {
					n, err := sizeArg(t, x[i+1])
					if err != nil {
						return object.Null, err
					}
					if n < 0 {
						n = max(n+a.len(), 0)
					}
					*p = min(n, a.len())
				}
			}
			part := newArray(a.kind, a.data[start*a.size:max(start, stop)*a.size])
			i, _, err := part.find(t, x[0])
			if err != nil {
				return object.Null, err
			}
			if i < 0 {
				return object.Null, t.Errorf(object.ValueError, "array.index(x): x not in array")
			}
			return t.Int(int64(start + i)), nil
		}),
		object.Method1("count", func(t *Thread, v, x Value) (Value, error) {
			_, n, err := self(v).find(t, x)
			return t.Int(int64(n)), err
		}),
		object.Method0("buffer_info", func(t *Thread, v Value) (Value, error) {
			return object.NewTuple(t.Int(int64(t.ID(v))), t.Int(int64(self(v).len()))).Value(), nil
		}),
		object.Method0("__copy__", func(_ *Thread, v Value) (Value, error) {
			return newArray(self(v).kind, slices.Clone(self(v).data)).Value(), nil
		}),
		object.Method1("__deepcopy__", func(_ *Thread, v, _ Value) (Value, error) {
			return newArray(self(v).kind, slices.Clone(self(v).data)).Value(), nil
		}),
	}
}

func init() {
	self := func(v Value) *arrayObject { return (*arrayObject)(v.Ref) }
	object.Define(arrayType, &object.Definition{
		Doc: "array(typecode [, initializer]) -> array", Size: unsafe.Sizeof(arrayObject{}),
		Methods: arrayMethods(),
		Getters: []object.Getter{
			{Name: "typecode", Doc: "the typecode character used to create the array", Get: func(t *Thread, v Value) (Value, error) { return t.Char(rune(self(v).kind)), nil }},
			numberGetter("itemsize", func(v Value) int { return self(v).size }),
		},
		Slots: object.Slots{
			New: newArraySlot,
			Buffer: func(_ *Thread, v Value) (object.Buffer, error) {
				a := self(v)
				format := string(a.kind)
				if a.isText() {
					format = "w"
				}
				b := object.NewBuffer(v, a.data, format, a.size)
				b.Exports, b.Write = &a.exports, a.write
				return b, nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				a := self(v)
				if len(a.data) == 0 {
					return t.Str("array('" + string(a.kind) + "')"), nil
				}
				items, err := a.list(t)
				if a.isText() {
					items, err = a.text(t)
				}
				if err != nil {
					return object.Null, err
				}
				text, err := object.Repr(t, items)
				return t.Str("array('" + string(a.kind) + "', " + text + ")"), err
			},
			Hash: func(t *Thread, v Value) (int64, error) {
				return 0, t.Errorf(object.TypeError, "unhashable type: '%s'", typeName(v))
			},
			RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if asArray(a) == nil || asArray(b) == nil {
					return object.NotImplemented, nil
				}
				x, err := asArray(a).list(t)
				if err != nil {
					return object.Null, err
				}
				y, err := asArray(b).list(t)
				if err != nil {
					return object.Null, err
				}
				return object.Compare(t, x, y, op)
			},
			Len: func(_ *Thread, v Value) (int, error) { return self(v).len(), nil },
			Item: func(t *Thread, v Value, i int) (Value, error) {
				if i < 0 || i >= self(v).len() {
					return object.Null, t.Errorf(object.IndexError, "array index out of range")
				}
				return self(v).item(t, i)
			},
			Iter: func(_ *Thread, v Value) (Value, error) {
				return (&arrayIter{Header: object.Header{Type: arrayIterType}, a: self(v)}).Value(), nil
			},
			Contains: func(t *Thread, v, x Value) (bool, error) {
				i, _, err := self(v).find(t, x)
				return i >= 0, err
			},
			Concat: func(t *Thread, a, b Value) (Value, error) {
				y := asArray(b)
				if y == nil {
					return object.Null, t.Errorf(object.TypeError, "can only append array (not \"%s\") to array", typeName(b))
				}
				if y.kind != self(a).kind {
					return object.Null, t.Errorf(object.TypeError, "bad argument type for built-in operation")
				}
				return newArray(y.kind, append(slices.Clone(self(a).data), y.data...)).Value(), nil
			},
			Repeat: func(t *Thread, v Value, n int) (Value, error) {
				data, err := self(v).repeat(t, n)
				return newArray(self(v).kind, data).Value(), err
			},
			InPlaceRepeat: func(t *Thread, v Value, n int) (Value, error) {
				data, err := self(v).repeat(t, n)
				if err != nil {
					return object.Null, err
				}
				return v, self(v).splice(t, 0, self(v).len(), data)
			},
			InPlaceConcat: func(t *Thread, a, b Value) (Value, error) {
				if asArray(b) == nil {
					return object.Null, t.Errorf(object.TypeError, "can only extend with array (not \"%s\")", typeName(b))
				}
				return a, self(a).extend(t, b)
			},
			Subscript:    func(t *Thread, v, key Value) (Value, error) { return self(v).subscript(t, key) },
			SetSubscript: func(t *Thread, v, key, value Value) error { return self(v).setSubscript(t, key, value) },
		},
	})
	object.Define(arrayIterType, &object.Definition{Final: true, Slots: object.Slots{
		Iter: object.SelfIter,
		Next: func(t *Thread, v Value) (Value, error) {
			it := (*arrayIter)(v.Ref)
			if it.a == nil {
				return object.Null, nil
			}
			if it.pos >= it.a.len() {
				it.a = nil
				return object.Null, nil
			}
			x, err := it.a.item(t, it.pos)
			t.IntField(&it.Header, 0, &it.pos, it.pos+1)
			return x, err
		},
	}})
	register(&module{
		name: "array", doc: "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating point\nnumbers.",
		types: []*object.Type{arrayType},
		fill: func(t *Thread, m *object.Module) error {
			m.Dict.SetStr(t, t.Intern("typecodes"), t.Str(arrayCodes(t)))
			m.Dict.SetStr(t, t.Intern("ArrayType"), arrayType.Value())
			return nil
		},
	})
}

// arrayIter is the iterator of an array.
type arrayIter struct {
	object.Header
	a   *arrayObject // nil at the end
	pos int
}

var arrayIterType = object.NewModuleType("array", "arrayiterator", nil, object.LayoutNative)
