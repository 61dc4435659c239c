package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/source"
	"bytewalk/internal/pyunicode"
)

// simpleEscapes has the escapes of one letter; 0 for other characters.
var simpleEscapes = [256]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// unescape decodes the escapes of a str literal. invalid is the first character
// that makes no escape, 0 for none; err is the text of CPython's
// UnicodeDecodeError.
//
// The positions in that text count in what CPython decodes: the literal with
// every character above 127 written as an escape of ten characters.
func unescape(s string, unicode *pyunicode.Table) (text string, invalid byte, err string) {
	var b strings.Builder
	b.Grow(len(s))
	pos := 0 // as CPython counts
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			n := 1
			if c >= utf8.RuneSelf {
				_, n = utf8.DecodeRuneInString(s[i:])
				if n == 1 {
					return "", 0, source.InvalidUTF8(s[highRun(s, i):highEnd(s, i)])
				}
				pos += 9
			}
			b.WriteString(s[i : i+n])
			i += n
			pos++
			continue
		}
		begin := pos
		i++
		pos++
		if i == len(s) || s[i] >= utf8.RuneSelf {
			// A backslash before such a character is itself escaped by CPython.
			b.WriteByte('\\')
			pos += 5
			continue
		}
		c = s[i]
		i++
		pos++
		if simple := simpleEscapes[c]; simple != 0 {
			b.WriteByte(simple)
			continue
		}
		switch c {
		case '\n':
		case '0', '1', '2', '3', '4', '5', '6', '7':
			r, n := octal(s[i-1:])
			writeRune(&b, r)
			i += n - 1
			pos += n - 1
		case 'x', 'u', 'U':
			want := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			r, n := hex(s[i:], want)
			i += n
			pos += n
			if n < want {
				return "", 0, decodeError(s, begin, pos, fmt.Sprintf(`truncated \%c%s escape`, c, strings.Repeat("X", want)))
			}
			if r > utf8.MaxRune {
				return "", 0, decodeError(s, begin, pos, "illegal Unicode character")
			}
			writeRune(&b, rune(r))
		case 'N':
			r, n, reason := namedEscape(s[i:], unicode)
			pos += expanded(s[i : i+n])
			i += n
			if reason != "" {
				return "", 0, decodeError(s, begin, pos, reason)
			}
			writeRune(&b, r)
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
			if invalid == 0 {
				invalid = c
			}
		}
	}
	return b.String(), invalid, ""
}

// highRun is where the bytes above 127 begin that lead up to s[i]: CPython decodes
// them together.
func highRun(s string, i int) int {
	for i > 0 && s[i-1] >= utf8.RuneSelf {
		i--
	}
	return i
}

// highEnd is where those bytes end.
func highEnd(s string, i int) int {
	for i < len(s) && s[i] >= utf8.RuneSelf {
		i++
	}
	return i
}

func decodeError(s string, begin, end int, reason string) string {
	if end == begin+1 {
		return fmt.Sprintf("'unicodeescape' codec can't decode byte 0x5c in position %d: %s", begin, reason)
	}
	return fmt.Sprintf("'unicodeescape' codec can't decode bytes in position %d-%d: %s", begin, end-1, reason)
}

// expanded is the length of s as unescape counts it.
func expanded(s string) int {
	n := 0
	escaped := false
	for _, c := range s {
		n++
		if c >= utf8.RuneSelf {
			n += 9
			if escaped {
				n += 5
			}
		}
		escaped = c == '\\' && !escaped
	}
	return n
}

// namedEscape reads {NAME} after \N; n is how much it has read, reason what is
// wrong.
func namedEscape(s string, unicode *pyunicode.Table) (r rune, n int, reason string) {
	const malformed = `malformed \N character escape`
	if s == "" || s[0] != '{' {
		return 0, 0, malformed
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return 0, len(s), malformed
	}
	if end == 1 {
		return 0, 1, malformed
	}
	r, ok := unicode.Lookup(s[1:end])
	if !ok {
		return 0, end + 1, "unknown Unicode character name"
	}
	return r, end + 1, ""
}

// octal reads up to three octal digits.
func octal(s string) (value rune, n int) {
	for n < 3 && n < len(s) && s[n] >= '0' && s[n] <= '7' {
		value = value<<3 | rune(s[n]-'0')
		n++
	}
	return value, n
}

// hex reads up to want hexadecimal digits.
func hex(s string, want int) (value uint32, n int) {
	for n < want && n < len(s) {
		c := s[n]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return value, n
		}
		value = value<<4 | uint32(c)
		n++
	}
	return value, n
}

// writeRune writes generalized UTF-8: a surrogate is three bytes.
func writeRune(b *strings.Builder, r rune) {
	if r >= 0xd800 && r <= 0xdfff {
		b.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6&0x3f), 0x80 | byte(r&0x3f)})
		return
	}
	b.WriteRune(r)
}

// unescapeBytes decodes the escapes of a bytes literal, as unescape does.
func unescapeBytes(s string) (text string, invalid byte, err string) {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		c := s[i]
		i++
		if c != '\\' {
			b.WriteByte(c)
			continue
		}
		c = s[i] // a literal never ends with a single backslash
		i++
		if simple := simpleEscapes[c]; simple != 0 {
			b.WriteByte(simple)
			continue
		}
		switch c {
		case '\n':
		case '0', '1', '2', '3', '4', '5', '6', '7':
			value, n := octal(s[i-1:])
			b.WriteByte(byte(value))
			i += n - 1
		case 'x':
			value, n := hex(s[i:], 2)
			if n < 2 {
				return "", 0, fmt.Sprintf(`invalid \x escape at position %d`, i-2)
			}
			b.WriteByte(byte(value))
			i += 2
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
			if invalid == 0 {
				invalid = c
			}
		}
	}
	return b.String(), invalid, ""
}
