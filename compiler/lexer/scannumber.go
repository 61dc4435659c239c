package lexer

import (
	"strings"

	"bytewalk/compiler/token"
)

// number reads a number that starts with the digit c, which has been read.
func (s *Scanner) number(t *token.Token, c int) {
	if c != '0' {
		if s.decimal(t) {
			s.afterInteger(t)
		}
		return
	}
	switch s.peek() {
	case 'x', 'X':
		s.radix(t, "hexadecimal", isHexDigit)
		return
	case 'o', 'O':
		s.radix(t, "octal", func(c int) bool { return c >= '0' && c <= '7' })
		return
	case 'b', 'B':
		s.radix(t, "binary", func(c int) bool { return c == '0' || c == '1' })
		return
	}
	for {
		if s.peek() == '_' {
			s.cur++
			if !isDigit(s.peek()) {
				s.fail(t, "invalid decimal literal")
				return
			}
		}
		if s.peek() != '0' {
			break
		}
		s.cur++
	}
	zeros := s.cur
	nonzero := isDigit(s.peek())
	if nonzero && !s.decimal(t) {
		return
	}
	if c := s.peek(); nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J' {
		s.failAt(t, "SyntaxError", s.start+1-s.lineStart, "leading zeros in decimal integer "+
			"literals are not permitted; use an 0o prefix for octal integers")
		// CPython gives this range in bytes.
		s.err.Offset, s.err.EndOffset = s.start+1-s.lineStart, zeros+1-s.lineStart
		return
	}
	s.afterInteger(t)
}

// radix reads the letter and the digits of 0x…, 0o… or 0b….
func (s *Scanner) radix(t *token.Token, name string, digit func(int) bool) {
	bad := func(c int) {
		s.cur++
		s.fail(t, "invalid digit '%c' in %s literal", c, name)
	}
	s.cur++
	for {
		if s.peek() == '_' {
			s.cur++
		}
		if c := s.peek(); !digit(c) {
			if isDigit(c) {
				bad(c)
			} else {
				s.fail(t, "invalid %s literal", name)
			}
			return
		}
		for digit(s.peek()) {
			s.cur++
		}
		if s.peek() != '_' {
			break
		}
	}
	if c := s.peek(); isDigit(c) {
		bad(c)
		return
	}
	s.endNumber(t, name)
}

// decimal reads digits and single underscores.
func (s *Scanner) decimal(t *token.Token) bool {
	for {
		for isDigit(s.peek()) {
			s.cur++
		}
		if s.peek() != '_' {
			return true
		}
		s.cur++
		if !isDigit(s.peek()) {
			s.fail(t, "invalid decimal literal")
			return false
		}
	}
}

// afterInteger reads fraction, exponent and `j`.
func (s *Scanner) afterInteger(t *token.Token) {
	if s.peek() == '.' {
		s.cur++
		s.fraction(t)
		return
	}
	s.exponent(t)
}

// fraction reads what comes after the dot.
func (s *Scanner) fraction(t *token.Token) {
	if isDigit(s.peek()) && !s.decimal(t) {
		return
	}
	s.exponent(t)
}

func (s *Scanner) exponent(t *token.Token) {
	if c := s.peek(); c == 'e' || c == 'E' {
		switch next := s.peekAt(s.cur + 1); {
		case next == '+' || next == '-':
			s.cur += 2
			if !isDigit(s.peek()) {
				s.fail(t, "invalid decimal literal")
				return
			}
		case !isDigit(next):
			// `1else`: the number ends before the letter.
			s.endNumber(t, "decimal")
			return
		default:
			s.cur++
		}
		if !s.decimal(t) {
			return
		}
	}
	if c := s.peek(); c == 'j' || c == 'J' {
		s.cur++
		s.endNumber(t, "imaginary")
		return
	}
	s.endNumber(t, "decimal")
}

// endNumber gives the number. A name may not follow at once, but keywords may, with
// a warning.
func (s *Scanner) endNumber(t *token.Token, kind string) {
	if c := s.peek(); c != eof && c < 0x80 && isNameByte[byte(c)] {
		if s.keywordFollows() {
			s.warn("invalid "+kind+" literal", "SyntaxWarning")
			s.emit(t, token.Number)
			return
		}
		s.fail(t, "invalid %s literal", kind)
		return
	}
	s.emit(t, token.Number)
}

// keywordFollows reports whether a keyword that may stand behind a number does so.
// Of if, in and is CPython looks at the two letters alone.
func (s *Scanner) keywordFollows() bool {
	rest := s.text[s.cur:]
	for _, word := range [...]string{"and", "else", "for", "or", "not"} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			return after == "" || !isNameByte[after[0]]
		}
	}
	return len(rest) > 1 && rest[0] == 'i' && strings.IndexByte("fns", rest[1]) >= 0
}
