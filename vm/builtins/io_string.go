package builtins

import (
	"strings"
	"unsafe"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

// stringIO is a StringIO. Positions are in characters.
type stringIO struct {
	ioBase
	text    []byte
	length  int // in characters; that of text if it is all ASCII
	pos     int
	newline newline
	ends    uint8 // which were seen; see textIO
	// at, from which offset goes on, is the place in text of the character with the number atChar.
	at, atChar int
}

// newline says how a text stream handles line ends.
type newline struct {
	// read are the ends of lines; "" is any of "\n", "\r" and "\r\n".
	read string
	// translate makes all of them "\n" when they come in.
	translate bool
	// write is what "\n" is written as.
	write string
	// given is what the program gave: None or a str.
	given Value
}

// parseNewline reads the argument newline, given None or a str.
func parseNewline(t *Thread, v Value, text bool) (newline, error) {
	n := newline{given: v, write: "\n"}
	if v.IsNull() || v == object.None {
		n.translate, n.given = true, object.None
		return n, nil
	}
	switch s := v.Str().Text; s {
	case "":
	case "\n", "\r", "\r\n":
		n.read, n.write = s, s
	default:
		if !text {
			r, err := object.Repr(t, v)
			if err != nil {
				return n, err
			}
			s = r
		}
		return n, t.Errorf(object.ValueError, "illegal newline value: %s", s)
	}
	return n, nil
}

// end gives the length of the first line of a text with its end; ok is false if there is no
// end in it.
func (n *newline) end(text string) (length int, ok bool) {
	switch {
	case n.translate || n.read == "\n":
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			return i + 1, true
		}
	case n.read != "":
		if i := strings.Index(text, n.read); i >= 0 {
			return i + len(n.read), true
		}
	default:
		if i := strings.IndexAny(text, "\r\n"); i >= 0 {
			if strings.HasPrefix(text[i:], "\r\n") {
				i++
			}
			return i + 1, true
		}
	}
	return len(text), false
}

// universal makes all line ends "\n".
func universal(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

var stringIOType = newIOType("StringIO", textBaseType)

func stringIOOf(v Value) *stringIO { return (*stringIO)(v.Ref) }

func (o *stringIO) check(t *Thread) error {
	if o.closed {
		return t.Errorf(object.ValueError, "I/O operation on closed file")
	}
	return nil
}

// offset gives the place in text of the character with a number.
func (o *stringIO) offset(char int) int {
	switch {
	case char >= o.length:
		return len(o.text)
	case o.length == len(o.text):
		return char
	case char < o.atChar:
		o.at, o.atChar = 0, 0
	}
	for o.atChar < char {
		o.at++
		for o.at < len(o.text) && o.text[o.at]&0xc0 == 0x80 {
			o.at++
		}
		o.atChar++
	}
	return o.at
}

// rest is what is after the position.
func (o *stringIO) rest() string {
	b := o.text[o.offset(o.pos):]
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// take reads the first n characters of a text that lies at the position; all if n is below 0.
func (o *stringIO) take(t *Thread, text string, n int) Value {
	chars := wtf8.Len(text)
	if n >= 0 && n < chars {
		end := 0
		for range n {
			_, k := wtf8.Decode(text[end:])
			end += k
		}
		text, chars = text[:end], n
	}
	o.pos += chars
	return t.Str(strings.Clone(text))
}

func (o *stringIO) line(t *Thread, n int) Value {
	text := o.rest()
	end, _ := o.newline.end(text)
	return o.take(t, text[:end], n)
}

func (o *stringIO) write(t *Thread, text string) error {
	if o.newline.translate || o.newline.read == "" {
		o.ends |= endsOf(text)
	}
	if o.newline.translate {
		text = universal(text)
	}
	if o.newline.write != "\n" {
		text = strings.ReplaceAll(text, "\n", o.newline.write)
	}
	chars := wtf8.Len(text)
	if chars == 0 {
		return nil
	}
	if err := t.Reserve(int64(len(o.text) + len(text))); err != nil {
		return err
	}
	switch {
	case o.pos == o.length:
		o.text = append(o.text, text...)
		o.length += chars
	case o.pos > o.length:
		if err := t.Reserve(int64(o.pos)); err != nil {
			return err
		}
		o.text = append(append(o.text, make([]byte, o.pos-o.length)...), text...)
		o.length = o.pos + chars
	default:
		from, to := o.offset(o.pos), o.offset(o.pos+chars)
		o.text = append(o.text[:from:from], append([]byte(text), o.text[to:]...)...)
		o.length = max(o.length, o.pos+chars)
		o.at, o.atChar = 0, 0
	}
	o.pos += chars
	return nil
}

func (o *stringIO) seek(t *Thread, offset, whence int) error {
	switch {
	case whence < 0 || whence > 2:
		return t.Errorf(object.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == 0 && offset < 0:
		return t.Errorf(object.ValueError, "Negative seek position %d", offset)
	case whence != 0 && offset != 0:
		return t.Errorf(object.OSError, "Can't do nonzero cur-relative seeks")
	case whence == 0:
		o.pos = offset
	case whence == 2:
		o.pos = o.length
	}
	return nil
}

func stringIOMethods() []object.Method {
	method := func(name string, min, max int, f func(t *Thread, o *stringIO, a []Value) (Value, error)) object.Method {
		return object.MethodN(name, min, max, func(t *Thread, v Value, a []Value) (Value, error) {
			if err := stringIOOf(v).check(t); err != nil {
				return object.Null, err
			}
			return f(t, stringIOOf(v), a)
		})
	}
	sized := func(name string, f func(t *Thread, o *stringIO, n int) Value) object.Method {
		return object.MethodN(name, 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := size(t, a[0])
			if err == nil {
				err = stringIOOf(v).check(t)
			}
			if err != nil {
				return object.Null, err
			}
			return f(t, stringIOOf(v), n), nil
		})
	}
	yes := func(name string) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return object.True, stringIOOf(v).check(t) })
	}
	return []object.Method{
		sized("read", func(t *Thread, o *stringIO, n int) Value { return o.take(t, o.rest(), n) }),
		sized("readline", func(t *Thread, o *stringIO, n int) Value { return o.line(t, n) }),
		yes("readable"), yes("writable"), yes("seekable"),
		object.Method1("write", func(t *Thread, v, x Value) (Value, error) {
			if !x.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "string argument expected, got '%s'", typeName(x))
			}
			if err := stringIOOf(v).check(t); err != nil {
				return object.Null, err
			}
			return t.Int(int64(x.Str().Len())), stringIOOf(v).write(t, x.Str().Text)
		}),
		method("tell", 0, 0, func(t *Thread, o *stringIO, _ []Value) (Value, error) { return t.Int(int64(o.pos)), nil }),
		object.MethodN("seek", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			offset, err := sizeArgument(t, a[0])
			whence := 0
			if err == nil && !a[1].IsNull() {
				whence, err = object.CIntArg(t, a[1])
			}
			if err == nil {
				err = stringIOOf(v).check(t)
			}
			if err == nil {
				err = stringIOOf(v).seek(t, offset, whence)
			}
			return t.Int(int64(stringIOOf(v).pos)), err
		}),
		method("truncate", 0, 1, func(t *Thread, o *stringIO, a []Value) (Value, error) {
			n := o.pos
			if !a[0].IsNull() && a[0] != object.None {
				var err error
				if n, err = size(t, a[0]); err != nil {
					return object.Null, err
				}
				if n < 0 {
					return object.Null, t.Errorf(object.ValueError, "Negative size value %d", n)
				}
			}
			if n < o.length {
				o.text = o.text[:o.offset(n)]
				o.length, o.at, o.atChar = n, 0, 0
			}
			return t.Int(int64(n)), nil
		}),
		method("getvalue", 0, 0, func(t *Thread, o *stringIO, _ []Value) (Value, error) { return t.Str(string(o.text)), nil }),
		object.Method0("flush", func(*Thread, Value) (Value, error) { return object.None, nil }),
		object.Method0("close", func(_ *Thread, v Value) (Value, error) {
			o := stringIOOf(v)
			o.closed, o.text, o.length = true, nil, 0
			return object.None, nil
		}),
		method("__getstate__", 0, 0, func(t *Thread, o *stringIO, _ []Value) (Value, error) {
			d, err := object.GetAttr(t, o.Header.Value(), t.Intern("__dict__"))
			if err != nil {
				return object.Null, err
			}
			return object.NewTuple(t.Str(string(o.text)), o.newline.given, t.Int(int64(o.pos)), d).Value(), nil
		}),
	}
}

func init() {
	params := object.NewParams("StringIO", "| initial_value newline")
	object.Define(stringIOType, &object.Definition{
		Doc: "Text I/O implementation using an in-memory buffer.", Size: unsafe.Sizeof(stringIO{}),
		Slots: object.Slots{
			New: newStream[stringIO],
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				if a[1].IsNull() {
					a[1] = t.Str("\n")
				} else if a[1] != object.None && !a[1].IsStr() {
					return t.Errorf(object.TypeError, "newline must be str or None, not %s", typeName(a[1]))
				}
				o := stringIOOf(v)
				if o.newline, err = parseNewline(t, a[1], false); err != nil {
					return err
				}
				o.text, o.length, o.pos, o.ends, o.closed = nil, 0, 0, 0, false
				if a[0].IsNull() || a[0] == object.None {
					return nil
				}
				if !a[0].IsStr() {
					return t.Errorf(object.TypeError, "initial_value must be str or None, not %s", typeName(a[0]))
				}
				err = o.write(t, a[0].Str().Text)
				o.pos = 0
				return err
			},
			Iter: func(t *Thread, v Value) (Value, error) { return v, checkClosed(t, v) },
			Next: func(t *Thread, v Value) (Value, error) {
				if v.Type() != stringIOType {
					return nextOf(t, v)
				}
				o := stringIOOf(v)
				if err := o.check(t); err != nil {
					return object.Null, err
				}
				if o.pos >= o.length {
					return object.Null, nil
				}
				return o.line(t, -1), nil
			},
		},
		Methods: stringIOMethods(),
		Getters: []object.Getter{
			{Name: "closed", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(stringIOOf(v).closed), nil }},
			{Name: "line_buffering", Get: func(t *Thread, v Value) (Value, error) { return object.False, stringIOOf(v).check(t) }},
			{Name: "newlines", Get: func(t *Thread, v Value) (Value, error) {
				return endsValue(t, stringIOOf(v).ends), stringIOOf(v).check(t)
			}},
		},
	})
	object.Struct[stringIO](stringIOType)
}
