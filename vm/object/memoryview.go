package object

import (
	"math"
	"strings"
)

// MemoryView is a memoryview.
type MemoryView struct {
	Header
	buffer   Buffer
	released bool
	hash     int64
	hashed   bool
}

// MemoryViewType is memoryview.
var MemoryViewType = NewBuiltinType("memoryview", nil, LayoutNative)

// maxDimensions is PyBUF_MAX_NDIM.
const maxDimensions = 64

func viewOf(v Value) *MemoryView { return (*MemoryView)(v.Ref) }

// NewMemoryView gives a view of an object, which has the buffer protocol or is complained about.
func NewMemoryView(t *Thread, of Value) (Value, error) {
	if m := Native[MemoryView](of, MemoryViewType); m != nil {
		if err := m.check(t); err != nil {
			return Null, err
		}
		return t.addView(m.buffer), nil
	}
	if !of.IsObject() || of.Type().Slots.Buffer == nil {
		return Null, t.Errorf(TypeError, "memoryview: a bytes-like object is required, not '%s'", of.Type().Name)
	}
	b, err := of.Type().Slots.Buffer(t, of)
	if err != nil {
		return Null, err
	}
	return t.addView(b), nil
}

// addView makes a view, which holds the memory until it is released.
func (t *Thread) addView(b Buffer) Value {
	if b.Exports != nil {
		*b.Exports++
	}
	v := (&MemoryView{Header: Header{Type: MemoryViewType}, buffer: b}).Value()
	if t.Life != nil {
		t.Life.Track(v)
	}
	return v
}

// release gives the memory back.
func (m *MemoryView) release() {
	if !m.released && m.buffer.Exports != nil {
		*m.buffer.Exports--
	}
	m.released = true
}

// check complains about a view that was released.
func (m *MemoryView) check(t *Thread) error {
	if m.released {
		return t.Errorf(ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

// supported complains about a format that items can't be read by.
func (m *MemoryView) supported(t *Thread) error {
	if letter, size := t.nativeFormat(m.buffer.Format); letter == 0 || size == 0 && len(m.buffer.Format) > 1 {
		return t.Errorf(NotImplementedError, "memoryview: unsupported format %s", m.buffer.Format)
	}
	return m.check(t)
}

// index gives the place of item i of a dimension, from the place at.
func (m *MemoryView) index(t *Thread, at, dimension, i int) (int, error) {
	n := m.buffer.Shape[dimension]
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.Errorf(IndexError, "index out of bounds on dimension %d", dimension+1)
	}
	return at + i*m.buffer.Strides[dimension], nil
}

// item reads the item at a place.
func (m *MemoryView) item(t *Thread, at int) (Value, error) {
	return t.unpackItem(m.buffer.Memory[at:], m.buffer.Format)
}

// itemAt is the item with a number.
func (m *MemoryView) itemAt(t *Thread, i int) (Value, error) {
	if err := m.supported(t); err != nil {
		return Null, err
	}
	switch len(m.buffer.Shape) {
	case 0:
		return Null, t.Errorf(TypeError, "invalid indexing of 0-dim memory")
	case 1:
		at, err := m.index(t, m.buffer.Offset, 0, i)
		if err != nil {
			return Null, err
		}
		return m.item(t, at)
	}
	return Null, t.Errorf(NotImplementedError, "multi-dimensional sub-views are not implemented")
}

// isMulti reports whether a key is a tuple of indices, or of slices.
func isMulti(key Value, slices bool) bool {
	if !key.IsTuple() {
		return false
	}
	for _, v := range key.Tuple().Items {
		if slices && v.Type() != SliceType || !slices && v.Type().Slots.Index == nil {
			return false
		}
	}
	return !slices || len(key.Tuple().Items) > 0
}

// place gives where the item with a tuple of indices is.
func (m *MemoryView) place(t *Thread, key *Tuple) (int, error) {
	switch n, have := len(key.Items), len(m.buffer.Shape); {
	case n < have:
		return 0, t.Errorf(NotImplementedError, "sub-views are not implemented")
	case n > have:
		return 0, t.Errorf(TypeError, "cannot index %d-dimension view with %d-element tuple", have, n)
	}
	at := m.buffer.Offset
	for d, v := range key.Items {
		i, err := AsIndex(t, v, IndexError)
		if err != nil {
			return 0, err
		}
		if at, err = m.index(t, at, d, i); err != nil {
			return 0, err
		}
	}
	return at, nil
}

// slice gives the part of a buffer that a slice of the first dimension takes.
func (t *Thread) slice(b Buffer, s *Slice) (Buffer, error) {
	start, step, n, err := t.sliceOf(s, b.Shape[0])
	if err != nil {
		return b, err
	}
	b.Offset += b.Strides[0] * start
	b.Shape = append([]int{n}, b.Shape[1:]...)
	b.Strides = append([]int{b.Strides[0] * step}, b.Strides[1:]...)
	return b, nil
}

func (m *MemoryView) subscript(t *Thread, key Value) (Value, error) {
	if err := m.check(t); err != nil {
		return Null, err
	}
	if len(m.buffer.Shape) == 0 {
		switch {
		case key.IsTuple() && len(key.Tuple().Items) == 0:
			if err := m.supported(t); err != nil {
				return Null, err
			}
			return m.item(t, m.buffer.Offset)
		case key == Ellipsis:
			return m.Header.Value(), nil
		}
		return Null, t.Errorf(TypeError, "invalid indexing of 0-dim memory")
	}
	switch {
	case key.Type().Slots.Index != nil:
		i, err := AsIndex(t, key, IndexError)
		if err != nil {
			return Null, err
		}
		return m.itemAt(t, i)
	case key.Type() == SliceType:
		b, err := t.slice(m.buffer, (*Slice)(key.Ref))
		if err != nil {
			return Null, err
		}
		return t.addView(b), nil
	case isMulti(key, false):
		if err := m.supported(t); err != nil {
			return Null, err
		}
		at, err := m.place(t, key.Tuple())
		if err != nil {
			return Null, err
		}
		return m.item(t, at)
	case isMulti(key, true):
		return Null, t.Errorf(NotImplementedError, "multi-dimensional slicing is not implemented")
	}
	return Null, t.Errorf(TypeError, "memoryview: invalid slice key")
}

// set packs a value and writes it to a place.
func (m *MemoryView) set(t *Thread, at int, v Value) error {
	b, err := t.packItem(v, m.buffer.Format)
	if err != nil {
		return err
	}
	if err := m.check(t); err != nil { // packing may have run the program's code
		return err
	}
	m.buffer.Write(t, at, b)
	return nil
}

func (m *MemoryView) setSubscript(t *Thread, key, v Value) error {
	if err := m.check(t); err != nil {
		return err
	}
	if err := m.supported(t); err != nil {
		return err
	}
	if m.buffer.Write == nil {
		return t.Errorf(TypeError, "cannot modify read-only memory")
	}
	if v.IsNull() {
		return t.Errorf(TypeError, "cannot delete memory")
	}
	dimensions := len(m.buffer.Shape)
	if dimensions == 0 {
		if key == Ellipsis || key.IsTuple() && len(key.Tuple().Items) == 0 {
			return m.set(t, m.buffer.Offset, v)
		}
		return t.Errorf(TypeError, "invalid indexing of 0-dim memory")
	}
	switch {
	case key.Type().Slots.Index != nil:
		if dimensions > 1 {
			return t.Errorf(NotImplementedError, "sub-views are not implemented")
		}
		i, err := AsIndex(t, key, IndexError)
		if err != nil {
			return err
		}
		at, err := m.index(t, m.buffer.Offset, 0, i)
		if err != nil {
			return err
		}
		return m.set(t, at, v)
	case key.Type() == SliceType && dimensions == 1:
		return m.setSlice(t, (*Slice)(key.Ref), v)
	case isMulti(key, false):
		at, err := m.place(t, key.Tuple())
		if err != nil {
			return err
		}
		return m.set(t, at, v)
	case key.Type() == SliceType || isMulti(key, true):
		return t.Errorf(NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1")
	}
	return t.Errorf(TypeError, "memoryview: invalid slice key")
}

// setSlice copies an object's memory to a part of the view's (copy_single).
func (m *MemoryView) setSlice(t *Thread, s *Slice, v Value) error {
	if !v.IsObject() || v.Type().Slots.Buffer == nil {
		return t.Errorf(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	source, err := v.Type().Slots.Buffer(t, v)
	if err != nil {
		return err
	}
	to, err := t.slice(m.buffer, s)
	if err != nil {
		return err
	}
	plain := func(format string) string { return strings.TrimPrefix(format, "@") }
	if plain(to.Format) != plain(source.Format) || to.ItemSize != source.ItemSize || len(source.Shape) != 1 || to.Shape[0] != source.Shape[0] {
		return t.Errorf(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	data := append([]byte(nil), source.bytes(false)...)
	if to.contiguous(false) {
		to.Put(t, 0, data)
		return nil
	}
	for i := range to.Shape[0] {
		to.Write(t, to.Offset+i*to.Strides[0], data[i*to.ItemSize:(i+1)*to.ItemSize])
	}
	return nil
}

// list gives the items from a dimension on, which begin at a place (tolist_rec).
func (m *MemoryView) list(t *Thread, dimension, at int) (Value, error) {
	b := &m.buffer
	if dimension == len(b.Shape) {
		return m.item(t, at)
	}
	if err := t.Reserve(int64(b.Shape[dimension]) * 16); err != nil {
		return Null, err
	}
	items := make([]Value, b.Shape[dimension])
	for i := range items {
		var err error
		if items[i], err = m.list(t, dimension+1, at+i*b.Strides[dimension]); err != nil {
			return Null, err
		}
	}
	return NewList(items).Value(), nil
}

// sameItems compares the items of two buffers of the same shape.
func (t *Thread) sameItems(a, b *Buffer, dimension, atA, atB int, bitwise bool) (bool, error) {
	if dimension == len(a.Shape) {
		x, y := a.Memory[atA:atA+a.ItemSize], b.Memory[atB:atB+b.ItemSize]
		if bitwise {
			return string(x) == string(y), nil
		}
		v, err := t.unpackItem(x, a.Format)
		if err != nil {
			return false, err
		}
		w, err := t.unpackItem(y, b.Format)
		if err != nil {
			return false, err
		}
		// Two NaNs are never the same object here.
		r, err := Compare(t, v, w, EQ)
		if err != nil {
			return false, err
		}
		return IsTrue(t, r)
	}
	for i := range a.Shape[dimension] {
		if same, err := t.sameItems(a, b, dimension+1, atA+i*a.Strides[dimension], atB+i*b.Strides[dimension], bitwise); !same {
			return false, err
		}
	}
	return true, nil
}

// sameBuffers is == of two buffers (memory_richcompare).
func (t *Thread) sameBuffers(a, b *Buffer) (bool, error) {
	if len(a.Shape) != len(b.Shape) {
		return false, nil
	}
	for i, n := range a.Shape {
		if n != b.Shape[i] {
			return false, nil
		}
		if n == 0 {
			break
		}
	}
	x, sizeX := t.nativeFormat(a.Format)
	y, sizeY := t.nativeFormat(b.Format)
	if sizeX == 0 || sizeY == 0 {
		return false, nil // the struct module does not know the format
	}
	return t.sameItems(a, b, 0, a.Offset, b.Offset, x == y && strings.IndexByte("fde", x) < 0)
}

func compareViews(t *Thread, v, w Value, op CompareOp) (Value, error) {
	m := Native[MemoryView](v, MemoryViewType)
	if op != EQ && op != NE || m == nil {
		return NotImplemented, nil
	}
	other := Native[MemoryView](w, MemoryViewType)
	var b Buffer
	switch {
	case m.released || other != nil && other.released:
		return Bool((v == w) == (op == EQ)), nil
	case other != nil:
		b = other.buffer
	case !w.IsObject() || w.Type().Slots.Buffer == nil:
		return NotImplemented, nil
	default:
		var err error
		if b, err = w.Type().Slots.Buffer(t, w); err != nil {
			return NotImplemented, nil
		}
	}
	same, err := t.sameBuffers(&m.buffer, &b)
	return Bool(same == (op == EQ)), err
}

func hashView(t *Thread, v Value) (int64, error) {
	m := viewOf(v)
	if m.hashed {
		return m.hash, nil
	}
	if err := m.check(t); err != nil {
		return 0, err
	}
	if m.buffer.Write != nil {
		return 0, t.Errorf(ValueError, "cannot hash writable memoryview object")
	}
	if letter, _ := t.nativeFormat(m.buffer.Format); letter != 'B' && letter != 'b' && letter != 'c' {
		return 0, t.Errorf(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if _, err := Hash(t, m.buffer.Owner); err != nil {
		return 0, err
	}
	m.hash, m.hashed = t.Hasher.Bytes(string(m.buffer.bytes(false))), true
	return m.hash, nil
}

// cast is memoryview.cast; shape is NULL if it is not given.
func (m *MemoryView) cast(t *Thread, format string, shape Value) (Value, error) {
	b := m.buffer
	if !b.contiguous(false) {
		return Null, t.Errorf(TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	if !shape.IsNull() || len(b.Shape) != 1 {
		for _, n := range b.Shape {
			if n == 0 {
				return Null, t.Errorf(TypeError, "memoryview: cannot cast view with zeros in shape or strides")
			}
		}
	}
	var dimensions []Value
	if !shape.IsNull() {
		switch {
		case shape.IsList():
			dimensions = shape.List().Items
		case shape.IsTuple():
			dimensions = shape.Tuple().Items
		default:
			return Null, t.Errorf(TypeError, "shape must be a list or a tuple")
		}
		if len(dimensions) > maxDimensions {
			return Null, t.Errorf(ValueError, "memoryview: number of dimensions must not exceed 64")
		}
		if len(b.Shape) != 1 && len(dimensions) != 1 {
			return Null, t.Errorf(TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	isByte := func(letter byte) bool { return letter == 'b' || letter == 'B' || letter == 'c' }
	to, size := t.nativeFormat(format)
	from, _ := t.nativeFormat(b.Format)
	length := b.Len()
	switch {
	case size == 0:
		return Null, t.Errorf(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case !isByte(from) && !isByte(to):
		return Null, t.Errorf(TypeError, "memoryview: cannot cast between two non-byte formats")
	case length%size != 0:
		return Null, t.Errorf(TypeError, "memoryview: length is not a multiple of itemsize")
	}
	b.Format, b.ItemSize = format, size
	b.Shape, b.Strides = []int{length / size}, []int{size}
	if !shape.IsNull() {
		if err := b.reshape(t, dimensions, length); err != nil {
			return Null, err
		}
	}
	return t.addView(b), nil
}

// reshape gives a buffer of so many bytes other dimensions (cast_to_ND).
func (b *Buffer) reshape(t *Thread, dimensions []Value, length int) error {
	b.Shape = make([]int, len(dimensions))
	b.Strides = make([]int, len(dimensions))
	total := b.ItemSize
	for i, v := range dimensions {
		if !v.Has(LayoutInt) && !v.Has(LayoutBool) {
			return t.Errorf(TypeError, "memoryview.cast(): elements of shape must be integers")
		}
		n, err := AsIndex(t, v, OverflowError)
		if err != nil {
			return t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
		}
		if n <= 0 {
			return t.Errorf(ValueError, "memoryview.cast(): elements of shape must be integers > 0")
		}
		if n > math.MaxInt/total {
			return t.Errorf(ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		b.Shape[i] = n
		total *= n
	}
	if total != length {
		return t.Errorf(TypeError, "memoryview: product(shape) * itemsize != buffer size")
	}
	stride := b.ItemSize
	for i := len(b.Shape) - 1; i >= 0; i-- {
		b.Strides[i] = stride
		stride *= b.Shape[i]
	}
	return nil
}

// tobytes is memoryview.tobytes.
func (m *MemoryView) tobytes(t *Thread, order Value) (Value, error) {
	fortran := false
	if !order.IsNull() && order != None {
		if !order.IsStr() {
			if t.Runtime.Generics {
				return Null, t.Errorf(TypeError, "tobytes() argument 'order' must be str or None, not %s", order.Type().Name)
			}
			return Null, t.Errorf(TypeError, "argument 1 must be str or None, not %s", order.Type().Name)
		}
		switch order.Str().Text {
		case "F":
			fortran = true
		case "A":
			fortran = m.buffer.contiguous(true)
		case "C":
		default:
			return Null, t.Errorf(ValueError, "order must be 'C', 'F' or 'A'")
		}
	}
	if err := t.Reserve(int64(m.buffer.Len())); err != nil {
		return Null, err
	}
	return t.Bytes(string(m.buffer.bytes(fortran))), nil
}

func memoryViewMethods() []Method {
	// method makes a method that a released view does not have.
	method := func(name string, f func(t *Thread, m *MemoryView) (Value, error)) Method {
		return noArgs(name, func(t *Thread, self Value) (Value, error) {
			if err := viewOf(self).check(t); err != nil {
				return Null, err
			}
			return f(t, viewOf(self))
		})
	}
	release := func(_ *Thread, self Value) (Value, error) {
		viewOf(self).release()
		return None, nil
	}
	cast, castFunction := NewParams("cast", "format | shape"), NewParams("function", "format | shape")
	return []Method{
		noArgs("release", release),
		posArgs("__exit__", 0, -1, func(t *Thread, self Value, _ []Value) (Value, error) { return release(t, self) }),
		method("__enter__", func(_ *Thread, m *MemoryView) (Value, error) { return m.Header.Value(), nil }),
		keywords("tobytes", "| order", func(t *Thread, self Value, a []Value) (Value, error) {
			if err := viewOf(self).check(t); err != nil {
				return Null, err
			}
			return viewOf(self).tobytes(t, a[0])
		}),
		method("tolist", func(t *Thread, m *MemoryView) (Value, error) {
			if err := m.supported(t); err != nil {
				return Null, err
			}
			return m.list(t, 0, m.buffer.Offset)
		}),
		method("toreadonly", func(t *Thread, m *MemoryView) (Value, error) {
			b := m.buffer
			b.Write = nil
			return t.addView(b), nil
		}),
		{Name: "cast", Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
			p := castFunction
			if t.Runtime.Generics {
				p = cast
			}
			a, err := p.Parse(t, args[1:], kwnames)
			if err != nil {
				if !t.Runtime.Generics {
					err = withoutParentheses(t, err)
				}
				return Null, err
			}
			if err := viewOf(args[0]).check(t); err != nil {
				return Null, err
			}
			switch {
			case !a[0].IsStr() && t.Runtime.Generics:
				return Null, t.Errorf(TypeError, "cast() argument 'format' must be str, not %s", a[0].Type().Name)
			case !a[0].IsStr():
				return Null, t.Errorf(TypeError, "memoryview: format argument must be a string")
			}
			return viewOf(args[0]).cast(t, a[0].Str().Text, a[1])
		}},
		keywords("hex", "| sep bytes_per_sep", func(t *Thread, self Value, a []Value) (Value, error) {
			if err := viewOf(self).check(t); err != nil {
				return Null, err
			}
			return t.hexText(view(viewOf(self).buffer.bytes(false)), a)
		}),
		noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) {
			return t.Int(int64(144 + 24*max(len(viewOf(self).buffer.Shape), 1))), nil
		}),
	}
}

// withoutParentheses makes "function() takes" of Params "function takes", as PyArg_ParseTuple has it
// when it is told no name.
func withoutParentheses(t *Thread, err error) error {
	e, ok := err.(*Exception)
	if !ok || len(e.Args.Items) != 1 || !e.Args.Items[0].IsStr() {
		return err
	}
	return t.Errorf(e.Header.Type, "%s", strings.Replace(e.Args.Items[0].Str().Text, "function()", "function", 1))
}

func iterView(t *Thread, self Value) (Value, error) {
	if !t.Runtime.ViewIterator {
		return newSeqIter(self), nil
	}
	m := viewOf(self)
	if err := m.supported(t); err != nil {
		return Null, err
	}
	switch len(m.buffer.Shape) {
	case 0:
		return Null, t.Errorf(TypeError, "invalid indexing of 0-dim memory")
	case 1:
		return (&memoryIter{Header: Header{Type: memoryIterType}, over: self}).Value(), nil
	}
	return Null, t.Errorf(NotImplementedError, "multi-dimensional sub-views are not implemented")
}

// memoryIter is the iterator of a memoryview, since 3.10.
type memoryIter struct {
	Header
	over Value // NULL at the end
	pos  int
}

var memoryIterType = NewBuiltinType("memory_iterator", nil, LayoutNative)

func init() {
	attribute := func(name string, get func(t *Thread, m *MemoryView) Value) Getter {
		return Getter{Name: name, Get: func(t *Thread, self Value) (Value, error) {
			if err := viewOf(self).check(t); err != nil {
				return Null, err
			}
			return get(t, viewOf(self)), nil
		}}
	}
	ints := func(t *Thread, list []int) Value {
		items := make([]Value, len(list))
		for i, n := range list {
			items[i] = t.Int(int64(n))
		}
		return NewTuple(items...).Value()
	}
	params := NewParams("memoryview", "object")
	Define(MemoryViewType, &Definition{
		Final: true,
		Doc:   "Create a new memoryview object which references the given object.",
		Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, kwnames []*Str) (Value, error) {
				if len(args) > 1 {
					return Null, t.Errorf(TypeError, "memoryview() takes at most 1 argument (%d given)", len(args))
				}
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return Null, err
				}
				return NewMemoryView(t, a[0])
			},
			Repr: func(t *Thread, self Value) (Value, error) {
				kind := "memory"
				if viewOf(self).released {
					kind = "released memory"
				}
				return t.Str("<" + kind + " at " + t.Address(self) + ">"), nil
			},
			Hash:        hashView,
			RichCompare: compareViews,
			Len: func(t *Thread, self Value) (int, error) {
				m := viewOf(self)
				switch {
				case m.released:
					return 0, m.check(t)
				case len(m.buffer.Shape) > 0:
					return m.buffer.Shape[0], nil
				case t.Runtime.ViewIterator:
					return 0, t.Errorf(TypeError, "0-dim memory has no length")
				}
				return 1, nil
			},
			Item:         func(t *Thread, self Value, i int) (Value, error) { return viewOf(self).itemAt(t, i) },
			Subscript:    func(t *Thread, self, key Value) (Value, error) { return viewOf(self).subscript(t, key) },
			SetSubscript: func(t *Thread, self, key, v Value) error { return viewOf(self).setSubscript(t, key, v) },
			Buffer: func(t *Thread, self Value) (Buffer, error) {
				m := viewOf(self)
				return m.buffer, m.check(t)
			},
		},
		Later:        Slots{Iter: iterView},
		LaterMethods: []Method{noArgs("__iter__", iterView)},
		Methods:      memoryViewMethods(),
		Getters: []Getter{
			attribute("obj", func(_ *Thread, m *MemoryView) Value { return m.buffer.Owner }),
			attribute("nbytes", func(t *Thread, m *MemoryView) Value { return t.Int(int64(m.buffer.Len())) }),
			attribute("readonly", func(_ *Thread, m *MemoryView) Value { return Bool(m.buffer.Write == nil) }),
			attribute("itemsize", func(t *Thread, m *MemoryView) Value { return t.Int(int64(m.buffer.ItemSize)) }),
			attribute("format", func(t *Thread, m *MemoryView) Value { return t.Str(m.buffer.Format) }),
			attribute("ndim", func(t *Thread, m *MemoryView) Value { return t.Int(int64(len(m.buffer.Shape))) }),
			attribute("shape", func(t *Thread, m *MemoryView) Value { return ints(t, m.buffer.Shape) }),
			attribute("strides", func(t *Thread, m *MemoryView) Value { return ints(t, m.buffer.Strides) }),
			attribute("suboffsets", func(*Thread, *MemoryView) Value { return EmptyTuple.Value() }),
			attribute("c_contiguous", func(_ *Thread, m *MemoryView) Value { return Bool(m.buffer.contiguous(false)) }),
			attribute("f_contiguous", func(_ *Thread, m *MemoryView) Value { return Bool(m.buffer.contiguous(true)) }),
			attribute("contiguous", func(_ *Thread, m *MemoryView) Value {
				return Bool(m.buffer.contiguous(false) || m.buffer.contiguous(true))
			}),
		},
		Dies: func(v Value) { viewOf(v).release() },
	})
	Define(memoryIterType, &Definition{Final: true, Slots: Slots{
		Iter: SelfIter,
		Next: func(t *Thread, self Value) (Value, error) {
			it := (*memoryIter)(self.Ref)
			if it.over.IsNull() {
				return Null, nil
			}
			m := viewOf(it.over)
			if err := m.check(t); err != nil {
				return Null, err
			}
			if it.pos >= m.buffer.Shape[0] {
				t.Field(&it.Header, 0, &it.over, Null)
				return Null, nil
			}
			v, err := m.itemAt(t, it.pos)
			t.IntField(&it.Header, 1, &it.pos, it.pos+1)
			return v, err
		},
	}})
	Struct[MemoryView](MemoryViewType)
	Struct[memoryIter](memoryIterType)
}
