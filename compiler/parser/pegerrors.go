package parser

import (
	"strconv"

	"bytewalk/compiler/ast"
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
	if kind == deleteTarget {
		p.fail(e.Pos(), "cannot delete "+pegName(e))
	}
	p.fail(e.Pos(), "cannot assign to "+pegName(e))
}

// assignmentError gives the error for a target before `=` that is none. first says
// that it begins the statement, at the given place.
func (p *peg) assignmentError(e ast.Expr, start source.Pos, first bool) {
	if p.yieldAt(start) {
		p.fail(e.Pos(), "assignment to yield expression not possible")
	}
	parts := []ast.Expr{e}
	if tuple, ok := e.(*ast.Tuple); ok && tuple.Elts != nil && tuple.Span.Start == start && tuple.Elts[0].Pos().Start == start {
		parts = tuple.Elts
	}
	if last := parts[len(parts)-1]; first && p.isComparable(last, start) {
		ok := p.attempt(func() {
			p.advance()
			p.bitwiseOr()
			if p.kind() == token.Equal || p.kind() == token.ColonEqual {
				p.stuck()
			}
		})
		if ok {
			p.fail(last.Pos(), "cannot assign to "+pegName(last)+" here. Maybe you meant '==' instead of '='?")
		}
	}
	p.invalidTarget(badTarget(e, assignTarget), assignTarget)
}

// yieldAt reports whether the token at a place is `yield`.
func (p *peg) yieldAt(at source.Pos) bool {
	for i := p.i; i >= 0; i-- {
		if p.toks[i].Span.Start == at && p.toks[i].Text != "" {
			return p.toks[i].Kind == token.KwYield
		}
	}
	return false
}

// isComparable reports whether an expression is one for which `==` may have been
// meant: it is as tight as `|`, and no list, tuple or the like.
func (p *peg) isComparable(e ast.Expr, start source.Pos) bool {
	switch e := e.(type) {
	case *ast.Name, *ast.List, *ast.Tuple, *ast.GeneratorExp, *ast.Starred:
		return false
	case *ast.Constant:
		switch e.Value.(type) {
		case bool, ast.NoneType:
			return false
		}
	case *ast.Compare, *ast.BoolOp, *ast.Lambda, *ast.IfExp, *ast.NamedExpr:
		return e.Pos().Start != start
	case *ast.UnaryOp:
		return e.Op != ast.Not || e.Span.Start != start
	}
	return true
}

// forTargetError gives the error for the target of a `for` without `in`.
func (p *peg) forTargetError(e ast.Expr, comprehension bool) {
	if comprehension {
		p.fail(p.toks[p.i].Span, "'in' expected after for-loop variables")
	}
	if bad := badTarget(e, forTarget); bad != nil {
		p.invalidTarget(bad, forTarget)
	}
	p.stuck()
}

// namedTargetError gives the error for the target of `:=` that is no name.
func (p *peg) namedTargetError() {
	var target ast.Expr
	ok := p.attempt(func() {
		target = p.expression()
		p.expect(token.ColonEqual)
		p.expression()
	})
	if _, name := target.(*ast.Name); ok && !name {
		p.fail(target.Pos(), "cannot use assignment expressions with "+pegName(target))
	}
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
	panic(bailout{p.tokenError("IndentationError", p.toks[len(p.toks)-1],
		"expected an indented block after "+what+" on line "+strconv.Itoa(int(line)))})
}

// noColon gives the error for a missing `:`.
func (p *peg) noColon() {
	if p.kind() == token.Newline {
		p.fail(p.toks[p.i].Span, "expected ':'")
	}
	p.stuck()
}

func (p *peg) iterableAfterMapping(start source.Pos) {
	// From the comma before it.
	for i := p.i; i > 0; i-- {
		if p.toks[i].Kind == token.Comma {
			start = p.toks[i].Span.Start
			break
		}
	}
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

// positionalAfter gives the error for a positional argument behind one with a name.
func (p *peg) positionalAfter(mapping bool) {
	message := "positional argument follows keyword argument"
	if mapping {
		message += " unpacking"
	}
	if p.accept(token.Comma) {
		p.try(func() { p.arguments(&ast.Call{}) })
	}
	p.failLast(message)
}

// legacyStatement refuses a print or exec statement of Python 2's.
func (p *peg) legacyStatement() {
	if p.kind() != token.Name || !p.isWord("print") && !p.isWord("exec") {
		return
	}
	word, start := p.toks[p.i].Text, p.start()
	var end source.Pos
	ok := p.attempt(func() {
		p.advance()
		if p.kind() == token.LPar {
			p.stuck()
		}
		p.starExpressions()
		end = p.end()
	})
	if ok {
		p.fail(source.Span{Start: start, End: end}, "Missing parentheses in call to '"+word+"'. Did you mean "+word+"(...)?")
	}
}

// invalidExpression looks for two expressions without anything between them.
func (p *peg) invalidExpression() {
	p.lambdaInField()
	p.legacyStatement()
	if p.kind() == token.Name {
		switch p.toks[p.i].Text {
		case "match", "case", "type", "_":
			return
		}
		if k := p.peek(); k == token.String {
			return
		}
	}
	start := p.start()
	var end source.Pos
	ok := p.attempt(func() {
		first := p.disjunction()
		if name, ok := first.(*ast.Name); ok && (name.Id == "print" || name.Id == "exec") {
			p.stuck()
		}
		if !p.startsExpression() {
			p.stuck()
		}
		p.expression()
		if p.levels[p.i-1] == 0 {
			p.stuck()
		}
		end = p.end()
	})
	if ok {
		p.fail(source.Span{Start: start, End: end}, "invalid syntax. Perhaps you forgot a comma?")
	}
}

// lambdaInField refuses a lambda whose colon begins a format specification.
func (p *peg) lambdaInField() {
	if p.kind() != token.KwLambda {
		return
	}
	start := p.start()
	var end source.Pos
	ok := p.attempt(func() {
		p.advance()
		p.parameters(token.Colon, false)
		p.expect(token.Colon)
		end = p.end()
		if p.kind() != token.FStringMiddle {
			p.stuck()
		}
	})
	if ok {
		p.fail(source.Span{Start: start, End: end}, "f-string: lambda expressions are not allowed without parentheses")
	}
}

// badStar refuses a star without an expression behind it.
func (p *peg) badStar() {
	if !p.invalid {
		return
	}
	ok := p.attempt(func() {
		p.advance()
		p.expression()
	})
	if !ok {
		panic(bailout{p.tokenError("SyntaxError", p.toks[p.last], "Invalid star expression")})
	}
}

// unpackingTarget refuses `=` behind an unpacked argument.
func (p *peg) unpackingTarget(start source.Pos, what string) {
	if p.kind() != token.Equal {
		return
	}
	p.advance()
	p.expression()
	p.fail(source.Span{Start: start, End: p.end()}, "cannot assign to "+what+" argument unpacking")
}

// invalidNamed looks for `=` where `==` or `:=` was meant.
func (p *peg) invalidNamed() {
	p.namedTargetError()
	start, name := p.start(), p.kind() == token.Name && p.peek() == token.Equal
	var left ast.Expr
	var end source.Pos
	ok := p.attempt(func() {
		left = p.bitwiseOr()
		p.expect(token.Equal)
		p.bitwiseOr()
		if p.kind() == token.Equal || p.kind() == token.ColonEqual {
			p.stuck()
		}
		end = p.end()
	})
	switch {
	case !ok:
	case name:
		p.fail(source.Span{Start: start, End: end}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	case p.isNameExpr(left) || p.isComparable(left, start):
		p.fail(left.Pos(), "cannot assign to "+pegName(left)+" here. Maybe you meant '==' instead of '='?")
	}
}

func (p *peg) isNameExpr(e ast.Expr) bool {
	_, ok := e.(*ast.Name)
	return ok
}

// notOperand refuses `not` as the right operand of an arithmetic operator.
func (p *peg) notOperand(operand func() ast.Expr) {
	if p.kind() != token.KwNot {
		return
	}
	start := p.start()
	p.advance()
	operand()
	p.fail(source.Span{Start: start, End: p.end()}, "'not' after an operator must be parenthesized")
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

// lastEnd is for errors that begin at a token and go on to where the tokenizer is,
// whose column CPython counts from 0.
func (p *peg) lastEnd(start source.Pos) source.Pos {
	end := p.toks[len(p.toks)-1].Span.End
	if end.Col > 0 {
		end.Col--
	}
	return end
}

func (p *peg) keyWithoutValue(key ast.Expr) {
	if p.kind() == token.RBrace || p.kind() == token.Comma {
		e := p.errorAt("SyntaxError", source.Span{Start: key.Pos().End, End: key.Pos().End}, "':' expected after dictionary key")
		e.Offset, e.EndOffset = e.Offset-1, 0
		panic(bailout{e})
	}
	p.stuck()
}

// dictValue looks at what follows a key's colon.
func (p *peg) dictValue(colon source.Span) {
	switch p.kind() {
	case token.RBrace, token.Comma:
		p.fail(colon, "expression expected after dictionary key and ':'")
	case token.Star:
		start := p.start()
		p.starred()
		p.fail(source.Span{Start: start, End: p.lastEnd(start)}, "cannot use a starred expression in a dictionary value")
	}
}

// fieldStart looks at what a replacement field begins with.
func (p *peg) fieldStart() {
	t := &p.toks[p.i]
	if t.Kind == token.EndMarker {
		p.stuck()
	}
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
	if !p.invalid || p.kind() == token.EndMarker {
		p.stuck()
	}
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
