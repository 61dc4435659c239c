// Package wtf8 reads and writes generalized UTF-8: UTF-8 in which a surrogate
// (U+D800 to U+DFFF) is three bytes like any other character of its range. It is
// how a Python str is kept in a Go string.
package wtf8

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Decode reads the first character of s, which isn't empty and is well formed.
func Decode(s string) (r rune, size int) {
	switch c := s[0]; {
	case c < 0x80:
		return rune(c), 1
	case c < 0xe0:
		return rune(c&0x1f)<<6 | rune(s[1]&0x3f), 2
	case c < 0xf0:
		return rune(c&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	default:
		return rune(c&0x07)<<18 | rune(s[1]&0x3f)<<12 | rune(s[2]&0x3f)<<6 | rune(s[3]&0x3f), 4
	}
}

// DecodeLast reads the last character of s, which isn't empty and is well formed.
func DecodeLast(s string) (r rune, size int) {
	i := len(s) - 1
	for i > 0 && s[i]&0xc0 == 0x80 {
		i--
	}
	return Decode(s[i:])
}

// Append appends r, from 0 to U+10FFFF, to b.
func Append(b []byte, r rune) []byte {
	switch {
	case r < 0x80:
		return append(b, byte(r))
	case r < 0x800:
		return append(b, 0xc0|byte(r>>6), 0x80|byte(r&0x3f))
	case r < 0x10000:
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f))
	default:
		return append(b, 0xf0|byte(r>>18), 0x80|byte(r>>12&0x3f), 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f))
	}
}

// Len is the number of characters in s.
func Len(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// String is the one character r as a string.
func String(r rune) string { return string(Append(nil, r)) }

// Runes gives the characters of s.
func Runes(s string) []rune {
	out := make([]rune, 0, Len(s))
	for len(s) > 0 {
		r, size := Decode(s)
		out = append(out, r)
		s = s[size:]
	}
	return out
}

// FromRunes is the opposite of Runes.
func FromRunes(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = Append(b, r)
	}
	return string(b)
}

// IsASCII says whether s has no byte above 127.
func IsASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// IsSurrogate says whether r is one of U+D800 to U+DFFF, which UTF-8 proper lacks.
func IsSurrogate(r rune) bool { return 0xd800 <= r && r < 0xe000 }

// Escape gives s with each surrogate as \udc80 is written in Python source, as Python's
// error handler "backslashreplace" does for UTF-8.
func Escape(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := Decode(s)
		if IsSurrogate(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}
