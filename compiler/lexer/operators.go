package lexer

import "bytewalk/compiler/token"

// oneChar, twoChars and threeChars give the operator of that many characters;
// token.Op where there is none.
var oneChar = func() (table [256]token.Kind) {
	for i := range table {
		table[i] = token.Op
	}
	for kind := token.LPar; kind <= token.ColonEqual; kind++ {
		if text := kind.Text(); len(text) == 1 {
			table[text[0]] = kind
		}
	}
	return
}()

func twoChars(c byte, c2 int) token.Kind {
	switch c {
	case '!':
		if c2 == '=' {
			return token.NotEqual
		}
	case '%':
		if c2 == '=' {
			return token.PercentEqual
		}
	case '&':
		if c2 == '=' {
			return token.AmperEqual
		}
	case '*':
		switch c2 {
		case '*':
			return token.DoubleStar
		case '=':
			return token.StarEqual
		}
	case '+':
		if c2 == '=' {
			return token.PlusEqual
		}
	case '-':
		switch c2 {
		case '=':
			return token.MinEqual
		case '>':
			return token.RArrow
		}
	case '/':
		switch c2 {
		case '/':
			return token.DoubleSlash
		case '=':
			return token.SlashEqual
		}
	case ':':
		if c2 == '=' {
			return token.ColonEqual
		}
	case '<':
		switch c2 {
		case '<':
			return token.LeftShift
		case '=':
			return token.LessEqual
		case '>':
			return token.NotEqual // the parser accepts it for barry_as_FLUFL only
		}
	case '=':
		if c2 == '=' {
			return token.EqEqual
		}
	case '>':
		switch c2 {
		case '=':
			return token.GreaterEqual
		case '>':
			return token.RightShift
		}
	case '@':
		if c2 == '=' {
			return token.AtEqual
		}
	case '^':
		if c2 == '=' {
			return token.CircumflexEqual
		}
	case '|':
		if c2 == '=' {
			return token.VBarEqual
		}
	}
	return token.Op
}

func threeChars(c byte, c2, c3 int) token.Kind {
	if c3 != '=' || int(c) != c2 {
		return token.Op
	}
	switch c {
	case '*':
		return token.DoubleStarEqual
	case '/':
		return token.DoubleSlashEqual
	case '<':
		return token.LeftShiftEqual
	case '>':
		return token.RightShiftEqual
	}
	return token.Op
}
