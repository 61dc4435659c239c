package lexer

import "bytewalk/compiler/token"

func isDigit(c int) bool { return c >= '0' && c <= '9' }

func isHexDigit(c int) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// number reads a number that starts with the digit c.
func (l *Lexer) number(t *token.Token, c int) {
	if c != '0' {
		c, ok := l.decimalTail(t)
		if ok {
			l.afterInteger(t, c)
		}
		return
	}
	c = l.nextc()
	switch c {
	case 'x', 'X':
		l.radix(t, "hexadecimal", isHexDigit)
		return
	case 'o', 'O':
		l.radix(t, "octal", func(c int) bool { return c >= '0' && c <= '7' })
		return
	case 'b', 'B':
		l.radix(t, "binary", func(c int) bool { return c == '0' || c == '1' })
		return
	}
	for {
		if c == '_' {
			c = l.nextc()
			if !isDigit(c) {
				l.backup(c)
				l.failHere(t, "invalid decimal literal")
				return
			}
		}
		if c != '0' {
			break
		}
		c = l.nextc()
	}
	nonzero := isDigit(c)
	if nonzero {
		var ok bool
		if c, ok = l.decimalTail(t); !ok {
			return
		}
	}
	switch {
	case c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J':
		l.afterInteger(t, c)
	case nonzero:
		// Python 2's way of writing octal numbers.
		l.backup(c)
		l.failHere(t, "leading zeros in decimal integer literals are not permitted; "+
			"use an 0o prefix for octal integers")
	default:
		l.endNumber(t, c)
	}
}

// radix reads the digits after 0x, 0o or 0b.
func (l *Lexer) radix(t *token.Token, name string, digit func(int) bool) {
	c := l.nextc()
	for {
		if c == '_' {
			c = l.nextc()
		}
		if !digit(c) {
			l.backup(c)
			if isDigit(c) {
				l.failHere(t, "invalid digit '"+string(rune(c))+"' in "+name+" literal")
			} else {
				l.failHere(t, "invalid "+name+" literal")
			}
			return
		}
		for digit(c) {
			c = l.nextc()
		}
		if c != '_' {
			break
		}
	}
	if isDigit(c) {
		l.failHere(t, "invalid digit '"+string(rune(c))+"' in "+name+" literal")
		return
	}
	l.endNumber(t, c)
}

// decimalTail reads digits and single underscores, and the character after them.
func (l *Lexer) decimalTail(t *token.Token) (c int, ok bool) {
	for {
		c = l.nextc()
		for isDigit(c) {
			c = l.nextc()
		}
		if c != '_' {
			return c, true
		}
		if c = l.nextc(); !isDigit(c) {
			l.backup(c)
			l.failHere(t, "invalid decimal literal")
			return 0, false
		}
	}
}

// afterInteger reads fraction, exponent and `j`; c is the character after the
// digits.
func (l *Lexer) afterInteger(t *token.Token, c int) {
	if c == '.' {
		l.fraction(t, l.nextc())
		return
	}
	l.exponent(t, c)
}

// fraction goes on after the dot; c is the character after it.
func (l *Lexer) fraction(t *token.Token, c int) {
	if isDigit(c) {
		var ok bool
		if c, ok = l.decimalTail(t); !ok {
			return
		}
	}
	l.exponent(t, c)
}

func (l *Lexer) exponent(t *token.Token, c int) {
	if c == 'e' || c == 'E' {
		e := c
		c = l.nextc()
		if c == '+' || c == '-' {
			if c = l.nextc(); !isDigit(c) {
				l.backup(c)
				l.failHere(t, "invalid decimal literal")
				return
			}
		} else if !isDigit(c) {
			// `1else`: the number ends before the letter.
			l.backup(c)
			l.endNumber(t, e)
			return
		}
		var ok bool
		if c, ok = l.decimalTail(t); !ok {
			return
		}
	}
	if c == 'j' || c == 'J' {
		c = l.nextc()
	}
	l.endNumber(t, c)
}

func (l *Lexer) endNumber(t *token.Token, c int) {
	l.backup(c)
	l.emit(t, token.Number, l.start, l.cur)
}
