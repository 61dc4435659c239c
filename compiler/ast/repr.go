package ast

import (
	"fmt"
	"math"
	"math/big"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:generate go run gen_printable.go

// Repr gives the repr of a constant, as CPython 3.8 writes it.
func Repr(v Value) string { return string(appendRepr(nil, v)) }

func appendRepr(b []byte, v Value) []byte {
	switch v := v.(type) {
	case NoneType:
		return append(b, "None"...)
	case EllipsisType:
		return append(b, "Ellipsis"...)
	case bool:
		if v {
			return append(b, "True"...)
		}
		return append(b, "False"...)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case *big.Int:
		return v.Append(b, 10)
	case float64:
		return appendFloat(b, v, true)
	case complex128:
		return appendComplex(b, v)
	case string:
		return appendString(b, v)
	case Bytes:
		return appendBytes(b, string(v))
	}
	panic(fmt.Sprintf("ast: no constant has the type %T", v))
}

// appendFloat writes the shortest decimal that reads back as f; dot says that a
// whole number gets ".0".
func appendFloat(b []byte, f float64, dot bool) []byte {
	switch {
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	case math.IsNaN(f):
		return append(b, "nan"...)
	}
	// repr goes over to an exponent below 1e-4 and from 1e16 on.
	if abs := math.Abs(f); abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if dot && !strings.Contains(string(b[start:]), ".") {
		b = append(b, ".0"...)
	}
	return b
}

func appendComplex(b []byte, c complex128) []byte {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return append(appendFloat(b, im, false), 'j')
	}
	b = appendFloat(append(b, '('), re, false)
	if !math.Signbit(im) || math.IsNaN(im) {
		b = append(b, '+')
	}
	return append(appendFloat(b, im, false), "j)"...)
}

// quote chooses the quotes as repr does: single ones, unless only they are in s.
func quote(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func appendString(b []byte, s string) []byte {
	q := quote(s)
	b = append(b, q)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b = appendASCII(b, c, q)
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		switch {
		case isPrintable(r):
			b = append(b, s[i:i+size]...)
		case r <= 0xff:
			b = fmt.Appendf(b, `\x%02x`, r)
		case r <= 0xffff:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = fmt.Appendf(b, `\U%08x`, r)
		}
		i += size
	}
	return append(b, q)
}

// decodeRune decodes generalized UTF-8, in which a surrogate is three bytes.
func decodeRune(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s)
}

func isPrintable(r rune) bool {
	i := sort.Search(len(unprintable), func(i int) bool { return unprintable[i][1] >= r })
	return i == len(unprintable) || r < unprintable[i][0]
}

func appendBytes(b []byte, s string) []byte {
	q := quote(s)
	b = append(b, 'b', q)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			b = fmt.Appendf(b, `\x%02x`, s[i])
		} else {
			b = appendASCII(b, s[i], q)
		}
	}
	return append(b, q)
}

func appendASCII(b []byte, c, q byte) []byte {
	switch {
	case c == q || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\r':
		return append(b, `\r`...)
	case c == '\t':
		return append(b, `\t`...)
	case c < ' ' || c == 0x7f:
		return fmt.Appendf(b, `\x%02x`, c)
	}
	return append(b, c)
}
