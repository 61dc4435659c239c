package object

import (
	"strings"
	"unsafe"

	"bytewalk/internal/wtf8"
)

func init() {
	Define(StrType, &Definition{
		Doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to 'strict'.",
		Slots: Slots{
			New:         newStrSlot,
			Repr:        func(t *Thread, self Value) (Value, error) { return t.Str(quote(t, self.Str().Text)), nil },
			Str:         strItself,
			Hash:        func(t *Thread, self Value) (int64, error) { return t.HashStr(self.Str()), nil },
			RichCompare: strCompare,
			Iter: func(t *Thread, self Value) (Value, error) {
				typ := strIterType
				if t.Runtime.Generics && self.Str().IsASCII() {
					typ = asciiIterType
				}
				return (&strIter{Header: Header{Type: typ}, str: self.Str()}).Value(), nil
			},
			Len:       func(t *Thread, self Value) (int, error) { return self.Str().Len(), nil },
			Item:      strItem,
			Subscript: strSubscript,
			Contains: func(t *Thread, self, item Value) (bool, error) {
				if !item.IsStr() {
					return false, t.Errorf(TypeError, "'in <string>' requires string as left operand, not %s", item.Type().Name)
				}
				return strings.Contains(self.Str().Text, item.Str().Text), nil
			},
			Concat:    strConcat,
			Repeat:    strRepeat,
			Remainder: strRemainder,
		},
	})
	for _, typ := range []*Type{strIterType, asciiIterType} {
		Define(typ, &Definition{
			Final: true,
			Slots: Slots{Iter: SelfIter, Next: func(t *Thread, self Value) (Value, error) {
				it := (*strIter)(self.Ref)
				if it.str == nil {
					return Null, nil
				}
				if it.pos >= it.str.Len() {
					t.endIter(&it.Header, it.str.Value())
					it.str = nil
					return Null, nil
				}
				c := t.Char(it.str.At(it.pos))
				t.IntField(&it.Header, 1, &it.pos, it.pos+1)
				return c, nil
			}},
			Methods: []Method{lengthHint(func(self Value) int {
				it := (*strIter)(self.Ref)
				if it.str == nil {
					return 0
				}
				return it.str.Len() - it.pos
			})},
		})
	}
	Struct[strIter](asciiIterType)
}

// strIter is the iterator of a str.
type strIter struct {
	Header
	str *Str // nil at the end
	pos int
}

// asciiIterType is the type of the iterators of ASCII texts, since 3.10.
var (
	strIterType   = NewBuiltinType("str_iterator", nil, LayoutNative)
	asciiIterType = NewBuiltinType("str_ascii_iterator", nil, LayoutNative)
)

// strItself gives a str, a plain one for an instance of a subclass.
func strItself(t *Thread, self Value) (Value, error) {
	if self.Type() == StrType {
		return self, nil
	}
	return NewStr(self.Str().Text).Value(), nil
}

var strParams = NewParams("str", "| object encoding errors").needStr(1)

func newStrSlot(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(args) == 1 && len(kwnames) == 0 && typ == StrType {
		return ToStr(t, args[0])
	}
	a, err := strParams.Parse(t, args, kwnames)
	if err != nil {
		return Null, err
	}
	v := t.Str("")
	switch {
	case a[0].IsNull():
	case a[1].IsNull() && a[2].IsNull():
		if v, err = ToStr(t, a[0]); err != nil {
			return Null, err
		}
	default:
		if v, err = t.decodeObject(a[0], a[1], a[2]); err != nil {
			return Null, err
		}
	}
	if typ == StrType {
		return v, nil
	}
	o := Alloc[Str](typ)
	o.Text = v.Str().Text
	return o.Value(), nil
}

func strCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsStr() || !b.IsStr() {
		return NotImplemented, nil
	}
	return Bool(CompareStr((*Str)(a.Ref), (*Str)(b.Ref), op)), nil
}

// CompareStr compares the texts of two strs.
func CompareStr(a, b *Str, op CompareOp) bool {
	x, y := a.Text, b.Text
	switch op {
	case EQ:
		return x == y
	case NE:
		return x != y
	}
	return op.Result(strings.Compare(x, y))
}

func strItem(t *Thread, self Value, i int) (Value, error) {
	s := self.Str()
	if i < 0 || i >= s.Len() {
		return Null, t.Errorf(IndexError, "string index out of range")
	}
	return t.Char(s.At(i)), nil
}

func strSubscript(t *Thread, self, key Value) (Value, error) {
	s := self.Str()
	if slice := Native[Slice](key, SliceType); slice != nil {
		start, step, n, err := t.sliceOf(slice, s.Len())
		switch {
		case err != nil:
			return Null, err
		case n == s.Len() && step == 1:
			return strItself(t, self)
		case n == 0:
			return t.Str(""), nil
		case step == 1:
			return t.Str(s.Slice(start, start+n)), nil
		case s.IsASCII():
			return t.takeText(s.Text, start, step, n), nil
		}
		return t.Str(wtf8.FromRunes(takeSlice(s.Runes(), start, step, n))), nil
	}
	if key.Type().Slots.Index == nil {
		if t.Runtime.Generics {
			return Null, t.Errorf(TypeError, "string indices must be integers, not '%s'", key.Type().Name)
		}
		return Null, t.Errorf(TypeError, "string indices must be integers")
	}
	i, err := AsIndex(t, key, IndexError)
	if err != nil {
		return Null, err
	}
	if i < 0 {
		i += s.Len()
	}
	return strItem(t, self, i)
}

// takeText gives the n bytes of an ASCII text from start on, step apart.
func (t *Thread) takeText(text string, start, step, n int) Value {
	if n <= 32 {
		var short [32]byte
		return t.asciiOf(takeBytes(short[:n], text, start, step))
	}
	s := NewStr(unsafe.String(unsafe.SliceData(takeBytes(make([]byte, n), text, start, step)), n))
	s.Flags |= asciiText
	return s.Value()
}

func takeBytes(out []byte, text string, start, step int) []byte {
	for i := range out {
		out[i] = text[start]
		start += step
	}
	return out
}

func strConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsStr() {
		return Null, t.Errorf(TypeError, "can only concatenate str (not \"%s\") to str", b.Type().Name)
	}
	x, y := a.Str(), b.Str()
	switch {
	case x.Text == "":
		return strItself(t, b)
	case y.Text == "":
		return strItself(t, a)
	}
	if err := t.Reserve(int64(len(x.Text)) + int64(len(y.Text))); err != nil {
		return Null, err
	}
	return concat(x, y).Value(), nil
}

// longText is from how many bytes on a concatenation leaves room behind it: a program that
// makes a text by adding to it again and again copies each part a few times only. The
// bytes behind a str's own text are another's, who began with it.
const longText = 256

// concat gives the str of two texts that are not empty. The first addition to a text makes
// no room yet: most are not added to again.
func concat(x, y *Str) *Str {
	n := len(x.Text) + len(y.Text)
	var s *Str
	switch {
	case n <= 32:
		var b [32]byte
		copy(b[copy(b[:], x.Text):], y.Text)
		s = strOf(b[:n])
	case n < longText:
		s = NewStr(x.Text + y.Text)
	case x.more == nil || !x.more.adding:
		s = NewStr(x.Text + y.Text)
		s.more = &strMore{adding: true}
	default:
		room := x.more
		if len(room.bytes) != len(x.Text) || cap(room.bytes) < n {
			room = &strMore{adding: true, bytes: append(make([]byte, 0, n+n/2), x.Text...)}
		}
		room.bytes = append(room.bytes, y.Text...)
		s = NewStr(unsafe.String(&room.bytes[0], n))
		s.more = room
	}
	s.Flags |= x.Flags & y.Flags & asciiText
	return s
}

func strRepeat(t *Thread, self Value, n int) (Value, error) {
	s := self.Str().Text
	switch {
	case n <= 0 || s == "":
		return t.Str(""), nil
	case n == 1:
		return strItself(t, self)
	}
	text, err := t.repeatText(s, n)
	return t.Str(text), err
}

// repeatText gives n copies of s, if that isn't too much.
func (t *Thread) repeatText(s string, n int) (string, error) {
	total, ok := mulInt64(int64(len(s)), int64(n))
	if !ok || total > 1<<60 {
		return "", t.Errorf(MemoryError, "")
	}
	if err := t.Reserve(total); err != nil {
		return "", err
	}
	return strings.Repeat(s, n), nil
}

// strArg gives an argument that has to be a str; which says how the message calls it:
// "argument" or "argument 1".
func (t *Thread) strArg(function, which string, v Value) (string, error) {
	if !v.IsStr() {
		what := v.Type().Name
		if v == None {
			what = "None"
		}
		return "", t.Errorf(TypeError, "%s() %s must be str, not %s", function, which, what)
	}
	return v.Str().Text, nil
}
