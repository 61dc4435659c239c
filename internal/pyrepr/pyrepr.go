// Package pyrepr writes simple values as CPython's repr() does: floats by the
// shortest digits that read back the same, strings and bytes with CPython's choice
// of quotes and escapes. It works on Go values and knows nothing of code objects
// or of the machine, so that both show a value in the same way.
//
// A str is held in generalized UTF-8 (see package wtf8) and is well formed.
package pyrepr

import (
	"math"
	"strconv"
	"strings"

	"bytewalk/internal/pyunicode"
	"bytewalk/internal/wtf8"
)

//go:generate go run gen.go

// Float is repr() of a float (Python/pystrtod.c, format code 'r').
func Float(f float64) string {
	s := digits(f)
	if !strings.ContainsAny(s, ".en") { // neither a point, an exponent, nor inf or nan
		s += ".0"
	}
	return s
}

// digits is the shortest text of f that reads back as f, without ".0" after whole
// numbers, as complex numbers have it.
func digits(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exponent)
	if -4 <= e && e < 16 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	// Go and CPython both give the exponent a sign and at least two digits.
	return mantissa + "e" + exponent
}

// Complex is repr() of a complex (Objects/complexobject.c).
func Complex(c complex128) string {
	imag := digits(imag(c)) + "j"
	if real(c) == 0 && !math.Signbit(real(c)) {
		return imag
	}
	if imag[0] != '-' {
		imag = "+" + imag
	}
	return "(" + digits(real(c)) + imag + ")"
}

// Bytes is repr() of a bytes object.
func Bytes(s string) string {
	var b strings.Builder
	quote := quoteFor(s)
	b.WriteByte('b')
	b.WriteByte(quote)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c >= 0x7f || c == quote || c == '\\':
			escape(&b, rune(c))
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

// Str is repr() of a str. Which characters are printable depends on the version of
// Unicode that the CPython has (unicodedata.unidata_version).
func Str(s string, u *pyunicode.Table) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	quote := quoteFor(s)
	b.WriteByte(quote)
	for i := 0; i < len(s); {
		r, size := wtf8.Decode(s[i:])
		switch {
		case r == rune(quote) || r == '\\' || !u.Printable(r):
			escape(&b, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	b.WriteByte(quote)
	return b.String()
}

// quoteFor is ' unless the text has that quote and not the other.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

const hexDigits = "0123456789abcdef"

func escape(b *strings.Builder, r rune) {
	digits := 0
	switch {
	case r == '\\' || r == '\'' || r == '"':
		b.WriteByte('\\')
		b.WriteByte(byte(r))
	case r == '\t':
		b.WriteString(`\t`)
	case r == '\n':
		b.WriteString(`\n`)
	case r == '\r':
		b.WriteString(`\r`)
	case r <= 0xff:
		b.WriteString(`\x`)
		digits = 2
	case r <= 0xffff:
		b.WriteString(`\u`)
		digits = 4
	default:
		b.WriteString(`\U`)
		digits = 8
	}
	for ; digits > 0; digits-- {
		b.WriteByte(hexDigits[r>>(4*(digits-1))&0xf])
	}
}
