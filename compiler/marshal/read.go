package marshal

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/pyrepr"
	"bytewalk/internal/wtf8"
)

// Error says why data can't be read. Type and Message are those of CPython's
// exception where it raises one.
type Error struct {
	Type    string // "EOFError", "ValueError" or "TypeError"
	Message string
	Offset  int // of the byte at which reading stopped, in the data or file given
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s (at byte %d)", e.Type, e.Message, e.Offset)
}

// Load reads one object, as marshal.loads does, from code of the dialect d. What
// follows the object is ignored. The error is an *Error.
func Load(d *dialect.Dialect, data []byte) (code.Const, error) {
	r := newReader(d, data, 0)
	return r.load()
}

type reader struct {
	dialect *dialect.Dialect
	hasher  constant.Hasher
	data    []byte
	pos     int
	depth   int
	refs    []ref

	// weight is the size of what the objects read so far stand for, in bytes: that
	// of the file if it had no references. hashed is how much of it had to be
	// hashed, each time counted.
	weight, hashed int

	region *Region // that of the object being read; nil if no map is wanted
}

// ref is an object that may be referred to.
type ref struct {
	value  code.Const
	weight int
	done   bool // false while its parts are still being read
}

// null is what the type byte 0 stands for.
type null struct{}

func newReader(d *dialect.Dialect, data []byte, pos int) *reader {
	return &reader{dialect: d, data: data, pos: pos, hasher: constant.HasherOf(d)}
}

// limit is how heavy the objects of one file may be altogether: a file of a few
// bytes can name a tuple of 2^1000 items by references.
func (r *reader) limit() int { return 64<<20 + 16*len(r.data) }

func (r *reader) load() (c code.Const, err error) {
	defer func() {
		if e := recover(); e != nil {
			failure, ok := e.(*Error)
			if !ok {
				panic(e)
			}
			c, err = nil, failure
		}
	}()
	c = r.object("")
	if _, isNull := c.(null); isNull {
		r.fail("TypeError", "NULL object in marshal data for object")
	}
	return c, nil
}

func (r *reader) fail(kind, format string, args ...any) {
	panic(&Error{kind, fmt.Sprintf(format, args...), r.pos})
}

func (r *reader) bad(format string, args ...any) {
	r.fail("ValueError", "bad marshal data (%s)", fmt.Sprintf(format, args...))
}

// take gives the next n bytes.
func (r *reader) take(n int) []byte {
	if n > len(r.data)-r.pos {
		r.fail("EOFError", "marshal data too short")
	}
	r.pos += n
	return r.data[r.pos-n : r.pos : r.pos]
}

func (r *reader) byte() int  { return int(r.take(1)[0]) }
func (r *reader) int32() int { return int(int32(binary.LittleEndian.Uint32(r.take(4)))) }
func (r *reader) double() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

// size reads a length in 4 bytes.
func (r *reader) size(what string) int {
	n := r.int32()
	if n < 0 {
		r.bad("%s size out of range", what)
	}
	return n
}

// object reads the object called field in the one around it.
func (r *reader) object(field string) code.Const {
	start := r.pos
	if start >= len(r.data) {
		r.fail("EOFError", "EOF read where object expected")
	}
	if r.depth++; r.depth > maxDepth {
		r.fail("ValueError", "recursion limit exceeded")
	}
	flagged := r.data[start]&flagRef != 0
	kind := r.data[start] &^ flagRef
	r.pos++

	var outer, region *Region
	if r.region != nil {
		outer, region = r.region, &Region{Start: start, End: -1, Field: field, Type: kind, Ref: -1}
		outer.Parts = append(outer.Parts, region)
		r.region = region
	}

	// A number is given when the object begins, so that those inside come later.
	number := -1
	if flagged && !strings.ContainsRune("0NTFS.r", rune(kind)) {
		number = len(r.refs)
		r.refs = append(r.refs, ref{})
	}
	before := r.weight
	value := r.contents(kind)
	if r.weight > r.limit() {
		r.bad("it stands for more than %d bytes", r.limit())
	}
	if number >= 0 {
		r.refs[number] = ref{value, r.weight - before, true}
	}
	if region != nil {
		region.End, region.Value = r.pos, value
		if number >= 0 {
			region.Ref = number
		}
		r.region = outer
	}
	r.depth--
	return value
}

// contents reads what follows the type byte, and adds its weight.
func (r *reader) contents(kind byte) code.Const {
	start := r.pos - 1
	switch kind {
	case typeSmallTuple:
		return r.tuple(r.byte())
	case typeTuple:
		return r.tuple(r.size("tuple"))
	case typeFrozenSet:
		return r.frozenSet(r.size("set"))
	case typeCode:
		return r.code()
	case typeRef:
		n := r.int32()
		if n < 0 || n >= len(r.refs) || !r.refs[n].done {
			r.bad("invalid reference")
		}
		if r.region != nil {
			r.region.Ref = n
		}
		r.weight += r.refs[n].weight
		return r.refs[n].value
	}
	value := r.leaf(kind)
	r.weight += r.pos - start
	return value
}

// leaf reads an object without parts.
func (r *reader) leaf(kind byte) code.Const {
	switch kind {
	case typeNull:
		return null{}
	case typeNone:
		return code.None
	case typeEllipsis:
		return code.Ellipsis
	case typeFalse:
		return false
	case typeTrue:
		return true
	case typeInt:
		return int64(r.int32())
	case typeInt64:
		return int64(binary.LittleEndian.Uint64(r.take(8)))
	case typeLong:
		return r.long()
	case typeFloat:
		return r.decimal()
	case typeBinaryFloat:
		return r.double()
	case typeComplex:
		re := r.decimal()
		return complex(re, r.decimal())
	case typeBinaryComplex:
		re := r.double()
		return complex(re, r.double())
	case typeString:
		return code.Bytes(r.take(r.size("bytes object")))
	case typeShortASCII, typeShortASCIIInterned:
		return latin1(r.take(r.byte()))
	case typeASCII, typeASCIIInterned:
		return latin1(r.take(r.size("string")))
	case typeUnicode, typeInterned:
		text := string(r.take(r.size("string")))
		if at := malformed(text); at >= 0 {
			r.pos -= len(text) - at
			r.fail("ValueError", "'utf-8' codec can't decode byte 0x%02x", text[at])
		}
		return text
	case typeList, typeDict, typeSet, typeStopIteration:
		r.bad("type code %q, which no constant has", kind)
	}
	r.pos--
	r.bad("unknown type code")
	return nil
}

// latin1 is the text of which data has a character a byte. CPython writes ASCII
// only, but reads all.
func latin1(data []byte) string {
	for i, c := range data {
		if c >= utf8.RuneSelf {
			text := append(make([]byte, 0, len(data)+8), data[:i]...)
			for _, c := range data[i:] {
				text = wtf8.Append(text, rune(c))
			}
			return string(text)
		}
	}
	return string(data)
}

// malformed gives the place of the first byte at which s is no generalized UTF-8,
// or -1.
func malformed(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if len(s) < i+3 || s[i] != 0xed || s[i+1]&0xe0 != 0xa0 || s[i+2]&0xc0 != 0x80 {
				return i
			}
			size = 3
		}
		i += size
	}
	return -1
}

// long reads an int of any size.
func (r *reader) long() code.Const {
	const shift = 15 // bits a digit (PyLong_MARSHAL_SHIFT)
	n := r.int32()
	negative := n < 0
	if n == math.MinInt32 {
		r.bad("long size out of range")
	}
	if negative {
		n = -n
	}
	digits := r.take(2 * n)
	// The number's bytes, highest first, as big.Int takes them.
	out := make([]byte, (shift*n+7)/8)
	var bits, have uint
	at := len(out)
	for i := range n {
		digit := uint(binary.LittleEndian.Uint16(digits[2*i:]))
		switch {
		case digit >= 1<<shift:
			r.bad("digit out of range in long")
		case digit == 0 && i == n-1:
			r.bad("unnormalized long data")
		}
		bits |= digit << have
		for have += shift; have >= 8 || have > 0 && i == n-1; have -= min(have, 8) {
			at--
			out[at] = byte(bits)
			bits >>= 8
		}
	}
	v := new(big.Int).SetBytes(out[at:])
	if negative {
		v.Neg(v)
	}
	if v.IsInt64() {
		return v.Int64()
	}
	return v
}

// decimal reads a float written as text, which CPython no longer does.
func (r *reader) decimal() float64 {
	text := string(r.take(r.byte()))
	f, err := strconv.ParseFloat(text, 64)
	if numError, ok := err.(*strconv.NumError); ok && numError.Err == strconv.ErrSyntax || strings.ContainsAny(text, "_xXpP") {
		r.fail("ValueError", "could not convert string to float: %s", pyrepr.Str(latin1([]byte(text)), r.dialect.Unicode))
	}
	return f
}

// items reads n objects.
func (r *reader) items(n int, what string) []code.Const {
	// The list grows with what is read: nested ones may all claim the same rest.
	items := make([]code.Const, 0, min(n, 64))
	for i := range n {
		field := ""
		if r.region != nil {
			field = "[" + strconv.Itoa(i) + "]"
		}
		item := r.object(field)
		if _, isNull := item.(null); isNull {
			r.fail("TypeError", "NULL object in marshal data for %s", what)
		}
		items = append(items, item)
	}
	return items
}

func (r *reader) tuple(n int) code.Const {
	r.weight += 5
	return code.Tuple(r.items(n, "tuple"))
}

// maxEqualHashes is how many items of one frozenset may have the same hash. Adding
// them to a hash table takes time that grows with the square of their number.
const maxEqualHashes = 100

func (r *reader) frozenSet(n int) code.Const {
	before := r.weight
	items := r.items(n, "set")
	r.weight += 5
	// Sets in sets are hashed once for each level.
	if r.hashed += r.weight - before; r.hashed > r.limit()/8 {
		r.bad("frozensets are nested too deeply")
	}
	same := map[int64]int{}
	for _, item := range items {
		if _, ok := item.(*code.Code); ok {
			r.bad("a code object in a frozenset")
		}
		h := r.hasher.Hash(item)
		if same[h]++; same[h] > maxEqualHashes {
			r.bad("more than %d items of a frozenset have the same hash", maxEqualHashes)
		}
	}
	return r.hasher.FrozenSet(items)
}

func (r *reader) code() code.Const {
	r.weight += 64
	c := &code.Code{Dialect: r.dialect}
	for _, f := range layouts[r.dialect.Code] {
		r.field(c, f)
	}
	if r.dialect.LocalsPlus {
		if len(c.LocalsPlusNames) != len(c.LocalsPlusKinds) {
			r.bad("%d local variables, but kinds of %d", len(c.LocalsPlusNames), len(c.LocalsPlusKinds))
		}
		spread(c)
	}
	r.check(c)
	return c
}

// field reads one part of a code object.
func (r *reader) field(c *code.Code, f field) {
	if f.number != nil || f.flags != nil {
		start := r.pos
		n := r.int32()
		if f.flags != nil {
			*f.flags(c) = code.Flags(uint32(n))
		} else {
			*f.number(c) = n
		}
		if r.region != nil {
			r.region.Parts = append(r.region.Parts, &Region{Start: start, End: r.pos, Field: f.name, Value: int64(n), Ref: -1})
		}
		return
	}
	start := r.pos
	value := r.object(f.name)
	ok := false
	switch {
	case f.bytes != nil:
		var b code.Bytes
		b, ok = value.(code.Bytes)
		*f.bytes(c) = []byte(b)
	case f.consts != nil:
		var t code.Tuple
		t, ok = value.(code.Tuple)
		*f.consts(c) = t
	case f.names != nil:
		var t code.Tuple
		t, ok = value.(code.Tuple)
		names := make([]string, len(t))
		for i := range t {
			var isName bool
			names[i], isName = t[i].(string)
			ok = ok && isName
		}
		*f.names(c) = names
	case f.text != nil:
		*f.text(c), ok = value.(string)
	}
	if !ok {
		r.pos = start
		r.bad("wrong type of %s", f.name)
	}
}

// check refuses a code object that CPython would refuse to make, or would crash on:
// counts that don't fit each other.
func (r *reader) check(c *code.Code) {
	args := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&code.VarArgs != 0 {
		args++
	}
	if c.Flags&code.VarKeywords != 0 {
		args++
	}
	switch {
	case c.ArgCount < 0 || c.KwOnlyArgCount < 0 || c.PosOnlyArgCount < 0 || c.PosOnlyArgCount > c.ArgCount || args > len(c.VarNames):
		r.bad("argument counts of a code object")
	case c.NLocals != len(c.VarNames):
		r.bad("co_nlocals is %d, co_varnames has %d", c.NLocals, len(c.VarNames))
	case c.StackSize < 0:
		r.bad("co_stacksize is %d", c.StackSize)
	case len(c.Bytecode)%2 != 0:
		r.bad("co_code is cut off in the middle of an instruction")
	}
}
