package astopt

import (
	"fmt"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
)

// rules are what optimizers of different dialects do in different ways.
type rules struct {
	namedExprs  bool // look into assignment expressions
	formats     bool // make f-strings of "…" % (…)
	loadedDebug bool // __debug__ is a constant only where it is loaded
	keepTexts   bool // leave annotations alone that are kept as text

	depth         bool   // a tree may be no deeper than for the symbol table
	boolInversion string // the warning that ~ gives for a bool, if any
}

var rulesOf = map[string]rules{
	"3.8": {},
	"3.13": {
		namedExprs: true, formats: true, loadedDebug: true, keepTexts: true, depth: true,
		boolInversion: "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. " +
			"This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. " +
			"Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
	},
}

// nowhere is the place of nodes that no part of the source stands for.
var nowhere = source.Span{Start: source.Pos{Line: -1, Col: -1}, End: source.Pos{Line: -1, Col: -1}}

// format makes an f-string of `"…" % (a, b)`, if the format has only %s, %r, %a and %%
// (since 3.11).
func (o *optimizer) format(e *ast.BinOp) ast.Expr {
	left, ok1 := e.Left.(*ast.Constant)
	right, ok2 := e.Right.(*ast.Tuple)
	if !ok1 || !ok2 || e.Op != ast.Modulo || !o.rules.formats {
		return nil
	}
	text, ok := left.Value.(string)
	if !ok {
		return nil
	}
	for _, elt := range right.Elts {
		if _, ok := elt.(*ast.Starred); ok {
			return nil
		}
	}
	var values []ast.Expr
	args := right.Elts
	for {
		end := literalEnd(text)
		if end > 0 {
			literal := strings.ReplaceAll(text[:end], "%%", "%")
			values = append(values, &ast.Constant{Span: nowhere, Value: literal})
		}
		if text = text[end:]; text == "" {
			break
		}
		if len(args) == 0 {
			return nil
		}
		value, n := formatted(text, args[0])
		if value == nil {
			return nil
		}
		values = append(values, value)
		text, args = text[n:], args[1:]
	}
	if len(args) > 0 {
		return nil
	}
	return &ast.JoinedStr{Span: e.Span, Values: values}
}

// literalEnd gives the place of the first format unit.
func literalEnd(s string) int {
	i := 0
	for i < len(s) {
		switch {
		case s[i] != '%':
			i++
		case i+1 < len(s) && s[i+1] == '%':
			i += 2
		default:
			return i
		}
	}
	return i
}

// maxDigits is how many digits a width or precision must have to be left to run time.
const maxDigits = 3

// formatted gives the replacement field for the format unit at the start of s, and
// the unit's length, or nil.
func formatted(s string, arg ast.Expr) (ast.Expr, int) {
	i := 1
	left := false
	for i < len(s) && strings.IndexByte("-+ #0", s[i]) >= 0 {
		left = left || s[i] == '-'
		i++
	}
	number := func() (n, digits int) {
		for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
			n = n*10 + int(s[i]-'0')
			digits++
		}
		return n, digits
	}
	spec := ""
	if width, digits := number(); digits >= maxDigits {
		return nil, 0
	} else if digits > 0 {
		if !left && width > 0 {
			spec = ">"
		}
		spec += fmt.Sprint(width)
	}
	if i < len(s) && s[i] == '.' {
		i++
		precision, digits := number()
		if digits >= maxDigits {
			return nil, 0
		}
		spec += fmt.Sprintf(".%d", precision)
	}
	if i >= len(s) || s[i] != 's' && s[i] != 'r' && s[i] != 'a' {
		return nil, 0
	}
	value := &ast.FormattedValue{Span: arg.Pos(), Value: arg, Conversion: int(s[i])}
	if spec != "" {
		value.FormatSpec = &ast.Constant{Span: arg.Pos(), Value: spec}
	}
	return value, i + 1
}
