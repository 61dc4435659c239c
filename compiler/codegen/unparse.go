package codegen

import (
	"math/big"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

// unparse gives the source of an expression as `from __future__ import annotations`
// keeps it (Python/ast_unparse.c).
func unparse(e ast.Expr, d *dialect.Dialect) string {
	u := unparser{dialect: d}
	u.expr(e, levelTest)
	return u.String()
}

// The levels of precedence.
const (
	levelTuple = iota
	levelTest
	levelOr
	levelAnd
	levelNot
	levelCompare
	levelBitOr
	levelBitXor
	levelBitAnd
	levelShift
	levelArith
	levelTerm
	levelFactor
	levelPower
	levelAwait
	levelAtom

	levelExpr = levelBitOr
)

// unparseRules are what is written in different ways.
type unparseRules struct {
	assign   string
	infinity string // in floats and complex numbers
}

var unparseRulesOf = map[string]*unparseRules{
	"3.8":  {assign: ":=", infinity: "inf"}, // which is no number when read back
	"3.13": {assign: " := ", infinity: "1e309"},
}

func (u *unparser) rules() *unparseRules { return unparseRulesOf[u.dialect.Name] }

type unparser struct {
	strings.Builder
	dialect *dialect.Dialect
}

// parens writes f's text, in parentheses if its precedence is too low.
func (u *unparser) parens(needed bool, f func()) {
	if needed {
		u.WriteByte('(')
	}
	f()
	if needed {
		u.WriteByte(')')
	}
}

func (u *unparser) list(exprs []ast.Expr, level int) {
	for i, e := range exprs {
		if i > 0 {
			u.WriteString(", ")
		}
		u.expr(e, level)
	}
}

var unparseBinary = map[ast.Operator]struct {
	text  string
	level int
}{
	ast.Add: {" + ", levelArith}, ast.Sub: {" - ", levelArith}, ast.Mult: {" * ", levelTerm},
	ast.MatMult: {" @ ", levelTerm}, ast.Div: {" / ", levelTerm}, ast.Modulo: {" % ", levelTerm},
	ast.LShift: {" << ", levelShift}, ast.RShift: {" >> ", levelShift}, ast.BitOr: {" | ", levelBitOr},
	ast.BitXor: {" ^ ", levelBitXor}, ast.BitAnd: {" & ", levelBitAnd},
	ast.FloorDiv: {" // ", levelTerm}, ast.Pow: {" ** ", levelPower},
}

var unparseUnary = map[ast.UnaryOperator]struct {
	text  string
	level int
}{
	ast.Invert: {"~", levelFactor}, ast.Not: {"not ", levelNot},
	ast.UAdd: {"+", levelFactor}, ast.USub: {"-", levelFactor},
}

var unparseCompare = map[ast.CmpOp]string{
	ast.Eq: " == ", ast.NotEq: " != ", ast.Lt: " < ", ast.LtE: " <= ", ast.Gt: " > ", ast.GtE: " >= ",
	ast.Is: " is ", ast.IsNot: " is not ", ast.In: " in ", ast.NotIn: " not in ",
}

func (u *unparser) expr(expr ast.Expr, level int) {
	switch e := expr.(type) {
	case *ast.BoolOp:
		text, own := " or ", levelOr
		if e.Op == ast.And {
			text, own = " and ", levelAnd
		}
		u.parens(level > own, func() {
			for i, v := range e.Values {
				if i > 0 {
					u.WriteString(text)
				}
				u.expr(v, own+1)
			}
		})
	case *ast.BinOp:
		op := unparseBinary[e.Op]
		left, right := op.level, op.level+1
		if e.Op == ast.Pow {
			left, right = right, left
		}
		u.parens(level > op.level, func() {
			u.expr(e.Left, left)
			u.WriteString(op.text)
			u.expr(e.Right, right)
		})
	case *ast.UnaryOp:
		op := unparseUnary[e.Op]
		u.parens(level > op.level, func() {
			u.WriteString(op.text)
			u.expr(e.Operand, op.level)
		})
	case *ast.Lambda:
		u.parens(level > levelTest, func() {
			u.WriteString("lambda")
			if len(e.Args.Args)+len(e.Args.PosOnlyArgs) > 0 {
				u.WriteByte(' ')
			}
			u.arguments(e.Args)
			u.WriteString(": ")
			u.expr(e.Body, levelTest)
		})
	case *ast.IfExp:
		u.parens(level > levelTest, func() {
			u.expr(e.Body, levelTest+1)
			u.WriteString(" if ")
			u.expr(e.Test, levelTest+1)
			u.WriteString(" else ")
			u.expr(e.Orelse, levelTest)
		})
	case *ast.Dict:
		u.WriteByte('{')
		for i, key := range e.Keys {
			if i > 0 {
				u.WriteString(", ")
			}
			if key == nil {
				u.WriteString("**")
				u.expr(e.Values[i], levelExpr)
			} else {
				u.expr(key, levelTest)
				u.WriteString(": ")
				u.expr(e.Values[i], levelTest)
			}
		}
		u.WriteByte('}')
	case *ast.Set:
		u.WriteByte('{')
		u.list(e.Elts, levelTest)
		u.WriteByte('}')
	case *ast.List:
		u.WriteByte('[')
		u.list(e.Elts, levelTest)
		u.WriteByte(']')
	case *ast.Tuple:
		u.tuple(e, level)
	case *ast.GeneratorExp:
		u.comprehension("(", e.Elt, nil, e.Generators, ")")
	case *ast.ListComp:
		u.comprehension("[", e.Elt, nil, e.Generators, "]")
	case *ast.SetComp:
		u.comprehension("{", e.Elt, nil, e.Generators, "}")
	case *ast.DictComp:
		u.comprehension("{", e.Key, e.Value, e.Generators, "}")
	case *ast.Yield:
		u.WriteString("(yield")
		if e.Value != nil {
			u.WriteByte(' ')
			u.expr(e.Value, levelTest)
		}
		u.WriteByte(')')
	case *ast.YieldFrom:
		u.WriteString("(yield from ")
		u.expr(e.Value, levelTest)
		u.WriteByte(')')
	case *ast.Await:
		u.parens(level > levelAwait, func() {
			u.WriteString("await ")
			u.expr(e.Value, levelAtom)
		})
	case *ast.Compare:
		u.parens(level > levelCompare, func() {
			u.expr(e.Left, levelCompare+1)
			for i, op := range e.Ops {
				u.WriteString(unparseCompare[op])
				u.expr(e.Comparators[i], levelCompare+1)
			}
		})
	case *ast.Call:
		u.call(e)
	case *ast.Constant:
		value := astopt.Const(e.Value)
		if value == code.Ellipsis {
			u.WriteString("...")
			return
		}
		u.constant(value)
	case *ast.JoinedStr:
		u.WriteByte('f')
		u.constant(u.fstringBody(e.Values))
	case *ast.FormattedValue:
		u.formattedValue(e)
	case *ast.Attribute:
		u.expr(e.Value, levelAtom)
		if k, ok := e.Value.(*ast.Constant); ok && isInt(astopt.Const(k.Value)) {
			u.WriteByte(' ')
		}
		u.WriteString("." + e.Attr)
	case *ast.Subscript:
		u.expr(e.Value, levelAtom)
		u.WriteByte('[')
		u.expr(e.Slice, levelTuple)
		u.WriteByte(']')
	case *ast.Index:
		u.expr(e.Value, levelTuple)
	case *ast.Slice:
		u.slice(e)
	case *ast.ExtSlice:
		u.list(e.Dims, levelTuple)
		if len(e.Dims) == 1 {
			u.WriteByte(',')
		}
	case *ast.Starred:
		u.WriteByte('*')
		u.expr(e.Value, levelExpr)
	case *ast.Name:
		u.WriteString(e.Id)
	case *ast.NamedExpr:
		u.parens(level > levelTuple, func() {
			u.expr(e.Target, levelAtom)
			u.WriteString(u.rules().assign)
			u.expr(e.Value, levelAtom)
		})
	}
}

func isInt(c code.Const) bool {
	switch c.(type) {
	case int64, *big.Int:
		return true
	}
	return false
}

func (u *unparser) tuple(e *ast.Tuple, level int) {
	if len(e.Elts) == 0 {
		u.WriteString("()")
		return
	}
	u.parens(level > levelTuple, func() {
		u.list(e.Elts, levelTest)
		if len(e.Elts) == 1 {
			u.WriteByte(',')
		}
	})
}

func (u *unparser) slice(e *ast.Slice) {
	if e.Lower != nil {
		u.expr(e.Lower, levelTest)
	}
	u.WriteByte(':')
	if e.Upper != nil {
		u.expr(e.Upper, levelTest)
	}
	if e.Step != nil {
		u.WriteByte(':')
		u.expr(e.Step, levelTest)
	}
}

func (u *unparser) comprehension(open string, elt, value ast.Expr, generators []*ast.Comprehension, end string) {
	u.WriteString(open)
	u.expr(elt, levelTest)
	if value != nil {
		u.WriteString(": ")
		u.expr(value, levelTest)
	}
	for _, g := range generators {
		if g.IsAsync {
			u.WriteString(" async")
		}
		u.WriteString(" for ")
		u.expr(g.Target, levelTuple)
		u.WriteString(" in ")
		u.expr(g.Iter, levelTest+1)
		for _, test := range g.Ifs {
			u.WriteString(" if ")
			u.expr(test, levelTest+1)
		}
	}
	u.WriteString(end)
}

func (u *unparser) call(e *ast.Call) {
	u.expr(e.Func, levelAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if g, ok := e.Args[0].(*ast.GeneratorExp); ok {
			u.expr(g, levelTest)
			return
		}
	}
	u.WriteByte('(')
	u.list(e.Args, levelTest)
	for i, k := range e.Keywords {
		if i > 0 || len(e.Args) > 0 {
			u.WriteString(", ")
		}
		if k.Arg == "" {
			u.WriteString("**")
		} else {
			u.WriteString(k.Arg + "=")
		}
		u.expr(k.Value, levelTest)
	}
	u.WriteByte(')')
}

func (u *unparser) arguments(a *ast.Arguments) {
	first := true
	comma := func() {
		if !first {
			u.WriteString(", ")
		}
		first = false
	}
	arg := func(a *ast.Arg) {
		u.WriteString(a.Arg)
		if a.Annotation != nil {
			u.WriteString(": ")
			u.expr(a.Annotation, levelTest)
		}
	}
	positional := append(append([]*ast.Arg(nil), a.PosOnlyArgs...), a.Args...)
	for i, p := range positional {
		comma()
		arg(p)
		if d := i - len(positional) + len(a.Defaults); d >= 0 {
			u.WriteByte('=')
			u.expr(a.Defaults[d], levelTest)
		}
		if i+1 == len(a.PosOnlyArgs) {
			u.WriteString(", /")
		}
	}
	if a.Vararg != nil || len(a.KwOnlyArgs) > 0 {
		comma()
		u.WriteByte('*')
		if a.Vararg != nil {
			arg(a.Vararg)
		}
	}
	for i, p := range a.KwOnlyArgs {
		comma()
		arg(p)
		if d := a.KwDefaults[i]; d != nil {
			u.WriteByte('=')
			u.expr(d, levelTest)
		}
	}
	if a.Kwarg != nil {
		comma()
		u.WriteString("**")
		arg(a.Kwarg)
	}
}

// fstringBody gives the text of an f-string between its quotes.
func (u *unparser) fstringBody(values []ast.Expr) string {
	body := unparser{dialect: u.dialect}
	for _, v := range values {
		body.fstringPart(v)
	}
	return body.String()
}

func (u *unparser) fstringPart(part ast.Expr) {
	switch e := part.(type) {
	case *ast.Constant:
		text, _ := e.Value.(string)
		u.WriteString(strings.ReplaceAll(strings.ReplaceAll(text, "{", "{{"), "}", "}}"))
	case *ast.JoinedStr:
		u.WriteString(u.fstringBody(e.Values))
	case *ast.FormattedValue:
		u.formattedValue(e)
	}
}

func (u *unparser) formattedValue(e *ast.FormattedValue) {
	value := unparser{dialect: u.dialect}
	value.expr(e.Value, levelTest+1)
	u.WriteByte('{')
	if strings.HasPrefix(value.String(), "{") {
		u.WriteByte(' ')
	}
	u.WriteString(value.String())
	if e.Conversion > 0 {
		u.WriteByte('!')
		u.WriteByte(byte(e.Conversion))
	}
	if e.FormatSpec != nil {
		u.WriteByte(':')
		u.fstringPart(e.FormatSpec)
	}
	u.WriteByte('}')
}

// constant writes repr(value), with what the dialect has for infinity.
func (u *unparser) constant(value code.Const) {
	text := (&code.Code{Dialect: u.dialect}).Repr(value)
	switch value.(type) {
	case float64, complex128:
		text = strings.ReplaceAll(text, "inf", u.rules().infinity)
	}
	u.WriteString(text)
}
