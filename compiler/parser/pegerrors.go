package parser

import (
	"strconv"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// What the grammar's invalid_ rules say (Grammar/python.gram).

// targetKind says what a target is for, in messages.
type targetKind uint8

const (
	assignTarget targetKind = iota
	deleteTarget
	forTarget
)

// target makes a target of an expression, or refuses it.
func (p *peg) target(e ast.Expr, ctx ast.ExprContext) {
	kind := assignTarget
	if ctx == ast.Del {
		kind = deleteTarget
	}
	if bad := badTarget(e, kind); bad != nil {
		p.invalidTarget(bad, kind)
	}
	p.store(e, ctx)
}

// store sets the context of a target.
func (p *peg) store(e ast.Expr, ctx ast.ExprContext) {
	switch e := e.(type) {
	case *ast.Name:
		e.Ctx = ctx
	case *ast.Attribute:
		e.Ctx = ctx
	case *ast.Subscript:
		e.Ctx = ctx
	case *ast.Starred:
		e.Ctx = ctx
		p.store(e.Value, ctx)
	case *ast.List:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.store(elt, ctx)
		}
	case *ast.Tuple:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.store(elt, ctx)
		}
	}
}

// badTarget gives the part of an expression that makes it no target, nil for none
// (_PyPegen_get_invalid_target).
func badTarget(e ast.Expr, kind targetKind) ast.Expr {
	switch e := e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return nil
	case *ast.Starred:
		if kind == deleteTarget {
			return e
		}
		return badTarget(e.Value, kind)
	case *ast.List:
		return badTargets(e.Elts, kind)
	case *ast.Tuple:
		return badTargets(e.Elts, kind)
	case *ast.Compare:
		if kind == forTarget {
			if e.Ops[0] == ast.In {
				return badTarget(e.Left, kind)
			}
			return nil
		}
	}
	return e
}

func badTargets(elts []ast.Expr, kind targetKind) ast.Expr {
	for _, e := range elts {
		if bad := badTarget(e, kind); bad != nil {
			return bad
		}
	}
	return nil
}

// invalidTarget gives the error for what is no target.
func (p *peg) invalidTarget(e ast.Expr, kind targetKind) {
	name := pegName(e)
	if kind == deleteTarget {
		p.fail(e.Pos(), "cannot delete "+name)
	}
	switch e.(type) {
	case *ast.Yield, *ast.YieldFrom:
		if kind == assignTarget {
			p.fail(e.Pos(), "assignment to yield expression not possible")
		}
	}
	message := "cannot assign to " + name
	if kind == assignTarget && p.kind() == token.Equal {
		switch e.(type) {
		case *ast.Name, *ast.Tuple, *ast.List:
		default:
			message += " here. Maybe you meant '==' instead of '='?"
		}
	}
	p.fail(e.Pos(), message)
}

// forTargetError gives the error for the target of a `for` without `in`.
func (p *peg) forTargetError(e ast.Expr) {
	if bad := badTarget(e, forTarget); bad != nil {
		p.invalidTarget(bad, forTarget)
	}
	p.stuck()
}

// namedTargetError gives the error for the target of `:=` that is no name.
func (p *peg) namedTargetError(e ast.Expr) {
	p.advance()
	if !p.startsExpression() {
		p.i--
		p.stuck()
	}
	p.fail(e.Pos(), "cannot use assignment expressions with "+pegName(e))
}

// pegName is what the PEG parsers' messages call an expression.
func pegName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BoolOp, *ast.BinOp, *ast.UnaryOp:
		return "expression"
	case *ast.Dict:
		return "dict literal"
	case *ast.JoinedStr, *ast.FormattedValue:
		return "f-string expression"
	case *ast.Constant:
		if e.Value == ast.Ellipsis {
			return "ellipsis"
		}
	}
	return exprName(e)
}

// noBlock gives the error where an indented block is missing.
func (p *peg) noBlock(what string, line int32) {
	t := &p.toks[p.i]
	p.fillLine()
	err := p.errorAt("IndentationError", t.Span, "expected an indented block after "+what+" on line "+strconv.Itoa(int(line)))
	panic(bailout{err})
}

// fillLine is for errors that CPython places at the last token that it has read.
func (p *peg) fillLine() {}

// noColon gives the error for a missing `:`.
func (p *peg) noColon() {
	if p.kind() == token.Newline {
		p.fail(p.toks[p.i].Span, "expected ':'")
	}
	p.stuck()
}

func (p *peg) iterableAfterMapping(start source.Pos) {
	p.advance()
	p.expression()
	p.fail(source.Span{Start: start, End: p.end()}, "iterable argument unpacking follows keyword argument unpacking")
}

func (p *peg) keywordComprehension(start source.Pos) {
	p.comprehension()
	p.fail(source.Span{Start: start, End: p.end()}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
}

func (p *peg) unparenthesizedGenerator(span source.Span, first bool) {
	if first && p.kind() == token.Comma {
		p.advance()
		if p.kind() == token.RPar {
			p.fail(span, "Generator expression must be parenthesized")
		}
	}
	p.fail(span, "Generator expression must be parenthesized")
}

// keywordExpression gives the error for an argument's name that is no name.
func (p *peg) keywordExpression(e ast.Expr) {
	span := source.Span{Start: e.Pos().Start, End: p.toks[p.i].Span.End}
	if c, ok := e.(*ast.Constant); ok {
		switch v := c.Value.(type) {
		case bool, ast.NoneType:
			p.fail(span, "cannot assign to "+ast.Repr(v))
		}
	}
	p.fail(span, `expression cannot contain assignment, perhaps you meant "=="?`)
}

func (p *peg) positionalAfter(mapping bool) {
	message := "positional argument follows keyword argument"
	if mapping {
		message += " unpacking"
	}
	p.fail(source.Span{Start: p.end(), End: p.end()}, message)
}

// comprehensionElement refuses a starred element of a comprehension.
func (p *peg) comprehensionElement(e ast.Expr) {
	if _, ok := e.(*ast.Starred); ok {
		p.fail(e.Pos(), "iterable unpacking cannot be used in comprehension")
	}
}

func (p *peg) unparenthesizedElement(elts []ast.Expr, closing token.Kind) {
	if closing == token.RPar {
		p.stuck()
	}
	p.fail(source.Span{Start: elts[0].Pos().Start, End: p.end()}, "did you forget parentheses around the comprehension target?")
}

func (p *peg) keyWithoutValue(key ast.Expr) {
	if p.kind() == token.RBrace || p.kind() == token.Comma {
		p.fail(source.Span{Start: key.Pos().Start, End: p.end()}, "':' expected after dictionary key")
	}
	p.stuck()
}

// dictValue looks at what follows a key's colon.
func (p *peg) dictValue(colon source.Span) {
	switch p.kind() {
	case token.RBrace, token.Comma:
		p.fail(colon, "expression expected after dictionary key and ':'")
	case token.Star:
		p.fail(p.toks[p.i].Span, "cannot use a starred expression in a dictionary value")
	}
}

// fieldStart looks at what a replacement field begins with.
func (p *peg) fieldStart() {
	t := &p.toks[p.i]
	switch t.Kind {
	case token.Equal, token.Exclamation, token.Colon, token.RBrace:
		p.fail(t.Span, "f-string: valid expression required before '"+t.Kind.Text()+"'")
	}
	if !p.startsStarExpression() && t.Kind != token.KwYield {
		p.fail(t.Span, "f-string: expecting a valid expression after '{'")
	}
}

// fieldEnd gives the error for a replacement field that goes on wrongly.
func (p *peg) fieldEnd(debug bool, node *ast.FormattedValue) {
	switch {
	case node.FormatSpec != nil:
		p.fail(p.toks[p.i].Span, "f-string: expecting '}', or format specs")
	case node.Conversion >= 0 && !debug:
		p.fail(p.toks[p.i].Span, "f-string: expecting ':' or '}'")
	case debug:
		p.fail(p.toks[p.i].Span, "f-string: expecting '!', or ':', or '}'")
	}
	p.fail(p.toks[p.i].Span, "f-string: expecting '=', or '!', or ':', or '}'")
}

// syntaxError gives the error for the current token, which no rule allows there
// (_PyPegen_set_syntax_error).
func (p *peg) syntaxError() *diag.Error {
	t := p.toks[len(p.toks)-1]
	switch t.Kind {
	case token.Indent:
		return p.errorAt("IndentationError", t.Span, "unexpected indent")
	case token.Dedent:
		return p.errorAt("IndentationError", t.Span, "unexpected unindent")
	case token.EndMarker:
		if open, at := p.scan.Brackets(); len(open) > 0 {
			return p.neverClosed(open, at)
		}
		return p.errorAt("SyntaxError", t.Span, "unexpected EOF while parsing")
	}
	// An error of the tokenizer's further on comes first, and so do brackets that
	// are never closed.
	for {
		var next token.Token
		p.scan.Next(&next)
		if next.Kind == token.ErrorToken {
			return p.scan.Err()
		}
		if next.Kind == token.EndMarker {
			break
		}
	}
	if open, at := p.scan.Brackets(); len(open) > 0 {
		return p.neverClosed(open, at)
	}
	return p.errorAt("SyntaxError", t.Span, "invalid syntax")
}

func (p *peg) neverClosed(open []byte, at []source.Pos) *diag.Error {
	i := len(open) - 1
	e := p.errorAt("SyntaxError", source.Span{Start: at[i], End: at[i]}, "'"+string(open[i])+"' was never closed")
	e.EndOffset = 0
	return e
}
