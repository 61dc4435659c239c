package object

import (
	"math"
	"strconv"
	"unsafe"
)

// The functions in this file format what is formatted most: ints that fit a word, floats and
// strs, by a specification with nothing unusual in it. They append to a buffer, allocate
// nothing, and leave everything else, and every error, to the general functions.

// takeBuffer gives the thread's buffer, to be given back by giveBuffer.
func (t *Thread) takeBuffer() []byte {
	b := t.buffer[:0]
	t.buffer = nil
	return b
}

func (t *Thread) giveBuffer(b []byte) {
	if cap(b) <= 1<<14 {
		t.buffer = b
	}
}

// plainFormat is what a simple specification says, of format() or of %.
type plainFormat struct {
	fill             byte
	align            byte // '<', '>', '=', '^'
	sign             byte // '+', '-', ' ' or 0
	width, precision int  // precision -1 if there is none
	kind             byte // 0 if there is none
}

// maxPlain is the largest width or precision of a simple specification.
const maxPlain = 1000

// number reads a number at text[i:]; it is -1 if there is none.
func plainNumber(text string, i int) (n, next int) {
	if i == len(text) || text[i] < '0' || text[i] > '9' {
		return -1, i
	}
	for ; i < len(text) && text[i] >= '0' && text[i] <= '9' && n <= maxPlain; i++ {
		n = n*10 + int(text[i]-'0')
	}
	return n, i
}

// parse reads a specification of format(); it reports whether it is a simple one.
func (p *plainFormat) parse(text string, align byte) bool {
	*p = plainFormat{fill: ' ', align: align, precision: -1}
	i, aligned := 0, false
	switch {
	case len(text) >= 2 && isAlign(rune(text[1])):
		p.fill, p.align, aligned = text[0], text[1], true
		i = 2
	case len(text) >= 1 && isAlign(rune(text[0])):
		p.align, aligned = text[0], true
		i = 1
	}
	if i < len(text) && (text[i] == '+' || text[i] == ' ' || text[i] == '-') {
		p.sign = text[i]
		i++
	}
	if i < len(text) && text[i] == '0' {
		if aligned || align != '>' {
			return false
		}
		p.fill, p.align = '0', '='
	}
	p.width, i = plainNumber(text, i)
	if i < len(text) && text[i] == '.' {
		if p.precision, i = plainNumber(text, i+1); p.precision < 0 {
			return false
		}
	}
	if i < len(text) {
		p.kind = text[i]
		i++
	}
	return i == len(text) && p.fill < 0x80 && p.kind < 0x80 && p.width <= maxPlain && p.precision <= maxPlain
}

// appendFormat appends format(v, spec); ok is false if that is for the general functions.
func (t *Thread) appendFormat(b []byte, v Value, spec string) (_ []byte, ok bool) {
	var p plainFormat
	switch {
	case v.IsInt():
		if spec == "" {
			return strconv.AppendInt(b, v.AsInt(), 10), true
		}
		if !p.parse(spec, '>') {
			return b, false
		}
		switch p.kind {
		case 0, 'd', 'x', 'X', 'o', 'b':
			if p.precision >= 0 {
				return b, false
			}
			return p.appendInt(b, v.AsInt()), true
		case 'f', 'e':
			if i := v.AsInt(); -1<<53 <= i && i <= 1<<53 {
				return p.appendFloat(b, float64(i)), true
			}
		}
	case v.IsFloat():
		f := v.AsFloat()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return b, false
		}
		if spec == "" {
			return appendRepr(b, f), true
		}
		if p.parse(spec, '>') && (p.kind == 'f' || p.kind == 'e' || p.kind == 0 && p.precision < 0) {
			return p.appendFloat(b, f), true
		}
	case v.Type() == StrType:
		s := (*Str)(v.Ref)
		if spec == "" {
			return append(b, s.Text...), true
		}
		if p.parse(spec, '<') && (p.kind == 0 || p.kind == 's') && p.sign == 0 && p.align != '=' && (p.precision < 0 || s.IsASCII()) {
			return p.appendText(b, s), true
		}
	}
	return b, false
}

// pad moves what was appended since start, of which the first signs bytes are sign and prefix,
// into the width; n is the number of its characters.
func (p *plainFormat) pad(b []byte, start, signs, n int) []byte {
	total := p.width - n
	if total <= 0 {
		return b
	}
	end := len(b)
	for range total {
		b = append(b, p.fill)
	}
	at, left := start, 0
	switch p.align {
	case '>':
		left = total
	case '=':
		at, left = start+signs, total
	case '^':
		left = total / 2
	}
	if left > 0 {
		copy(b[at+left:], b[at:end])
		for i := at; i < at+left; i++ {
			b[i] = p.fill
		}
	}
	return b
}

func (p *plainFormat) appendSign(b []byte, negative bool) []byte {
	switch {
	case negative:
		return append(b, '-')
	case p.sign == '+' || p.sign == ' ':
		return append(b, p.sign)
	}
	return b
}

// appendInt appends an int; a precision is the least number of digits.
func (p *plainFormat) appendInt(b []byte, i int64) []byte {
	start := len(b)
	b = p.appendSign(b, i < 0)
	signs := len(b) - start
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	base := 10
	switch p.kind {
	case 'x', 'X':
		base = 16
	case 'o':
		base = 8
	case 'b':
		base = 2
	}
	digits := len(b)
	b = strconv.AppendUint(b, u, base)
	if p.kind == 'X' {
		for k, c := range b[digits:] {
			if c >= 'a' {
				b[digits+k] = c - ('a' - 'A')
			}
		}
	}
	if n := p.precision - (len(b) - digits); n > 0 {
		zeros := plainFormat{fill: '0', align: '>', width: p.precision}
		b = zeros.pad(b, digits, 0, len(b)-digits)
	}
	return p.pad(b, start, signs, len(b)-start)
}

// appendFloat appends a float that is finite, by the kinds e, f and none, which is repr.
func (p *plainFormat) appendFloat(b []byte, f float64) []byte {
	start := len(b)
	b = p.appendSign(b, math.Signbit(f))
	signs := len(b) - start
	f = math.Abs(f)
	if p.kind == 0 {
		b = appendRepr(b, f)
	} else {
		precision := p.precision
		if precision < 0 {
			precision = 6
		}
		b = strconv.AppendFloat(b, f, p.kind, precision, 64)
	}
	return p.pad(b, start, signs, len(b)-start)
}

// appendText appends a str; a precision cuts it, if it is ASCII.
func (p *plainFormat) appendText(b []byte, s *Str) []byte {
	start := len(b)
	text, n := s.Text, s.Len()
	if p.precision >= 0 && p.precision < n {
		n = p.precision
		text = text[:n]
	}
	return p.pad(append(b, text...), start, 0, n)
}

// appendRepr appends repr() of a float that is finite.
func appendRepr(b []byte, f float64) []byte {
	if x := math.Abs(f); x != 0 && (x < 1e-4 || x >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	for _, c := range b[start:] {
		if c == '.' {
			return b
		}
	}
	return append(b, '.', '0')
}

// formatted gives format(v, spec) if that is simple, else NULL.
func (t *Thread) formatted(v Value, spec string) Value {
	var short [64]byte
	b, ok := t.appendFormat(short[:0], v, spec)
	if !ok {
		return Null
	}
	return t.StrOf(b)
}

// appendPercent appends format % right if all the conversions are simple and of ints, floats and
// strs.
func (t *Thread) appendPercent(b []byte, format string, right Value) (_ []byte, ok bool) {
	one := [1]Value{right}
	items := one[:]
	switch {
	case right.IsInt(), right.IsFloat():
	case right.Type() == StrType:
	case right.Type() == TupleType:
		items = (*Tuple)(right.Ref).Items
	default:
		return b, false
	}
	next := 0
	for i := 0; i < len(format); {
		start := i
		for i < len(format) && format[i] != '%' {
			i++
		}
		b = append(b, format[start:i]...)
		if i++; i >= len(format) {
			return b, i > len(format) && next == len(items)
		}
		if format[i] == '%' {
			b = append(b, '%')
			i++
			continue
		}
		p := plainFormat{fill: ' ', align: '>', precision: -1}
		zero := false
	flags:
		for ; i < len(format); i++ {
			switch format[i] {
			case '-':
				p.align = '<'
			case '+':
				p.sign = '+'
			case ' ':
				if p.sign == 0 {
					p.sign = ' '
				}
			case '0':
				zero = true
			default:
				break flags
			}
		}
		p.width, i = plainNumber(format, i)
		if i < len(format) && format[i] == '.' {
			p.precision, i = plainNumber(format, i+1)
			p.precision = max(p.precision, 0)
		}
		if i >= len(format) || next >= len(items) || p.width > maxPlain || p.precision > maxPlain {
			return b, false
		}
		p.kind = format[i]
		i++
		v := items[next]
		next++
		if p.kind != 's' && zero && p.align == '>' {
			p.fill, p.align = '0', '='
		}
		switch p.kind {
		case 's':
			switch {
			case v.Type() == StrType:
				s := (*Str)(v.Ref)
				if p.precision >= 0 && !s.IsASCII() {
					return b, false
				}
				b = p.appendText(b, s)
				continue
			case p.precision >= 0:
				return b, false
			}
			start := len(b)
			if b, ok = t.appendFormat(b, v, ""); !ok {
				return b, false
			}
			b = p.pad(b, start, 0, len(b)-start)
		case 'd', 'i', 'u', 'x', 'X', 'o':
			if !v.IsInt() {
				return b, false
			}
			b = p.appendInt(b, v.AsInt())
		case 'f', 'e':
			f := 0.0
			switch {
			case v.IsFloat():
				f = v.AsFloat()
			case v.IsInt() && -1<<53 <= v.AsInt() && v.AsInt() <= 1<<53:
				f = float64(v.AsInt())
			default:
				return b, false
			}
			if math.IsNaN(f) || math.IsInf(f, 0) {
				return b, false
			}
			b = p.appendFloat(b, f)
		default:
			return b, false
		}
	}
	return b, next == len(items)
}

// JoinStrs gives the str that has the texts of strs one behind the other (BUILD_STRING).
func (t *Thread) JoinStrs(parts []Value) (Value, error) {
	size := 0
	ascii := asciiText
	for _, v := range parts {
		s := v.Str()
		size += len(s.Text)
		ascii &= s.Flags
	}
	if size > 64 {
		if err := t.Reserve(int64(size)); err != nil {
			return Null, err
		}
	}
	var short [64]byte
	b := short[:0]
	if size > len(short) {
		b = make([]byte, 0, size)
	}
	for _, v := range parts {
		b = append(b, (*Str)(v.Ref).Text...)
	}
	if size <= 2 {
		return t.Str(string(b)), nil
	}
	var s *Str
	if size > len(short) {
		s = NewStr(unsafe.String(&b[0], size))
	} else {
		s = strOf(b)
	}
	s.Flags |= ascii
	return s.Value(), nil
}
