package parser

import (
	"math/big"
	"strconv"
	"strings"

	"bytewalk/compiler/ast"
)

// number gives the value of a number's text, which the lexer has checked.
func number(text string) ast.Value {
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	if len(text) > 1 && text[0] == '0' {
		base := 0
		switch text[1] {
		case 'x', 'X':
			base = 16
		case 'o', 'O':
			base = 8
		case 'b', 'B':
			base = 2
		}
		if base != 0 {
			return integer(text[2:], base)
		}
	}
	switch last := text[len(text)-1]; {
	case last == 'j' || last == 'J':
		return complex(0, float(text[:len(text)-1]))
	case strings.ContainsAny(text, ".eE"):
		return float(text)
	}
	return integer(text, 10)
}

func integer(digits string, base int) ast.Value {
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return n
	}
	n, ok := new(big.Int).SetString(digits, base)
	if !ok {
		panic("parser: no integer: " + digits)
	}
	return n
}

// float gives infinity for what is too large, as CPython does.
func float(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && err.(*strconv.NumError).Err != strconv.ErrRange {
		panic("parser: no float: " + text)
	}
	return f
}
