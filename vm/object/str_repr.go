package object

import (
	"strconv"
	"strings"

	"bytewalk/internal/pyunicode"
	"bytewalk/internal/wtf8"
)

// quote is repr() of a str.
func quote(t *Thread, s string) string {
	delimiter := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, "\"") {
		delimiter = '"'
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, delimiter)
	for i := 0; i < len(s); {
		r, n := wtf8.Decode(s[i:])
		i += n
		switch {
		case r == rune(delimiter) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r < ' ' || r == 0x7f:
			b = appendEscape(b, r)
		case r < 0x7f || t.unicode().Is(r, pyunicode.Printable):
			b = wtf8.Append(b, r)
		default:
			b = appendEscape(b, r)
		}
	}
	return string(append(b, delimiter))
}

// appendEscape appends \xhh, \uhhhh or \Uhhhhhhhh.
func appendEscape(b []byte, r rune) []byte {
	letter, width := byte('x'), 2
	switch {
	case r > 0xffff:
		letter, width = 'U', 8
	case r > 0xff:
		letter, width = 'u', 4
	}
	b = append(b, '\\', letter)
	digits := strconv.FormatUint(uint64(r), 16)
	for range width - len(digits) {
		b = append(b, '0')
	}
	return append(b, digits...)
}

// Ascii is ascii(): repr with what isn't ASCII escaped.
func Ascii(repr string) string {
	if wtf8.IsASCII(repr) {
		return repr
	}
	var b []byte
	for len(repr) > 0 {
		r, n := wtf8.Decode(repr)
		repr = repr[n:]
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
	}
	return string(b)
}

// quoteBytes is repr() of a bytes object, with its b.
func quoteBytes(s string) string {
	delimiter := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, "\"") {
		delimiter = '"'
	}
	b := append(make([]byte, 0, len(s)+3), 'b', delimiter)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == delimiter || c == '\\':
			b = append(b, '\\', c)
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c < ' ' || c >= 0x7f:
			b = appendEscape(b, rune(c))
		default:
			b = append(b, c)
		}
	}
	return string(append(b, delimiter))
}
