package parser

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// atom: '(' [yield_expr|testlist_comp] ')' | '[' [testlist_comp] ']' |
// '{' [dictorsetmaker] '}' | NAME | NUMBER | STRING+ | '...' | 'None' | 'True' |
// 'False'
func (p *parser) atom() ast.Expr {
	start := p.start()
	switch p.tok.Kind {
	case token.Name:
		id := p.name()
		return &ast.Name{Span: p.span(start), Id: id, Ctx: ast.Load}
	case token.Number:
		text := p.tok.Text
		if message := tooManyDigits(text); message != "" {
			// 3.8 doesn't say that they are digits. Their value would take long.
			p.astError(start, strings.Replace(message, " digits)", ")", 1))
			text = "0"
		}
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: number(text)}
	case token.String:
		return p.strings()
	case token.LPar:
		return p.parenthesized()
	case token.LSqb:
		return p.listDisplay()
	case token.LBrace:
		return p.dictOrSet()
	case token.KwNone:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: ast.None}
	case token.KwTrue:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: true}
	case token.KwFalse:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: false}
	case token.Ellipsis:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: ast.Ellipsis}
	}
	p.stuck()
	return nil
}

// testlistComp: (namedexpr_test|star_expr)
// (comp_for | (',' (namedexpr_test|star_expr))* [','])
//
// It gives the elements and whether there was a comma, or the one element and
// the generators.
func (p *parser) testlistComp() (elts []ast.Expr, commas bool, generators []*ast.Comprehension) {
	p.push(1)
	defer func() { p.depth-- }()
	at := p.start()
	elts = []ast.Expr{p.namedExprOrStar()}
	if startsCompFor(p.tok.Kind) {
		p.notStarred(elts[0], at)
		return elts, false, p.compFor()
	}
	for p.accept(token.Comma) {
		commas = true
		if !startsTest(p.tok.Kind) && p.tok.Kind != token.Star {
			break
		}
		elts = append(elts, p.namedExprOrStar())
	}
	return elts, commas, nil
}

func (p *parser) namedExprOrStar() ast.Expr {
	if p.tok.Kind == token.Star {
		return p.starExpr()
	}
	return p.namedExprTest()
}

// notStarred refuses a starred element of a comprehension.
func (p *parser) notStarred(elt ast.Expr, at source.Pos) {
	if _, ok := elt.(*ast.Starred); ok {
		p.astError(at, "iterable unpacking cannot be used in comprehension")
	}
}

// parenthesized: '(' [yield_expr|testlist_comp] ')'
func (p *parser) parenthesized() ast.Expr {
	start := p.start()
	p.advance()
	switch p.tok.Kind {
	case token.RPar:
		p.advance()
		return &ast.Tuple{Span: p.span(start), Ctx: ast.Load}
	case token.KwYield:
		e := p.yieldExpr()
		p.expect(token.RPar)
		return e
	}
	elts, commas, generators := p.testlistComp()
	p.expect(token.RPar)
	switch {
	case generators != nil:
		return &ast.GeneratorExp{Span: p.span(start), Elt: elts[0], Generators: generators}
	case commas:
		return &ast.Tuple{Span: p.span(start), Elts: elts, Ctx: ast.Load}
	}
	return elts[0]
}

// listDisplay: '[' [testlist_comp] ']'
func (p *parser) listDisplay() ast.Expr {
	start := p.start()
	p.advance()
	if p.accept(token.RSqb) {
		return &ast.List{Span: p.span(start), Ctx: ast.Load}
	}
	elts, _, generators := p.testlistComp()
	p.expect(token.RSqb)
	if generators != nil {
		return &ast.ListComp{Span: p.span(start), Elt: elts[0], Generators: generators}
	}
	return &ast.List{Span: p.span(start), Elts: elts, Ctx: ast.Load}
}

// dictOrSet: '{' [dictorsetmaker] '}';
// dictorsetmaker: (test ':' test | '**' expr)
// (comp_for | (',' (test ':' test | '**' expr))* [',']) |
// (test | star_expr) (comp_for | (',' (test | star_expr))* [','])
func (p *parser) dictOrSet() ast.Expr {
	start := p.start()
	p.advance()
	if p.accept(token.RBrace) {
		return &ast.Dict{Span: p.span(start)}
	}
	p.push(1)
	defer func() { p.depth-- }()
	if p.tok.Kind == token.DoubleStar {
		return p.dict(start, nil)
	}
	at := p.start()
	first := p.testOrStarExpr()
	if _, starred := first.(*ast.Starred); !starred && p.tok.Kind == token.Colon {
		return p.dict(start, first)
	}
	if startsCompFor(p.tok.Kind) {
		p.notStarred(first, at)
		generators := p.compFor()
		p.expect(token.RBrace)
		return &ast.SetComp{Span: p.span(start), Elt: first, Generators: generators}
	}
	elts := []ast.Expr{first}
	for p.accept(token.Comma) {
		if !startsTest(p.tok.Kind) && p.tok.Kind != token.Star {
			break
		}
		elts = append(elts, p.testOrStarExpr())
	}
	p.expect(token.RBrace)
	return &ast.Set{Span: p.span(start), Elts: elts}
}

// dict: the rest of a dict display or comprehension; key is its first key, nil
// before `**`.
func (p *parser) dict(start source.Pos, key ast.Expr) ast.Expr {
	var keys, values []ast.Expr
	for first := true; ; first = false {
		if !first {
			if p.tok.Kind == token.RBrace {
				break
			}
			key = nil
			if p.tok.Kind != token.DoubleStar {
				key = p.test()
			}
		}
		var value ast.Expr
		if key == nil {
			p.advance()
			value = p.expr()
		} else {
			p.expect(token.Colon)
			value = p.test()
		}
		keys, values = append(keys, key), append(values, value)
		if first && startsCompFor(p.tok.Kind) {
			if key == nil {
				p.astError(start, "dict unpacking cannot be used in dict comprehension")
			}
			generators := p.compFor()
			p.expect(token.RBrace)
			return &ast.DictComp{Span: p.span(start), Key: key, Value: value, Generators: generators}
		}
		if !p.accept(token.Comma) {
			break
		}
	}
	p.expect(token.RBrace)
	return &ast.Dict{Span: p.span(start), Keys: keys, Values: values}
}

func startsCompFor(kind token.Kind) bool { return kind == token.KwFor || kind == token.Async }

// compFor: [ASYNC] 'for' exprlist 'in' or_test [comp_iter];
// comp_iter: comp_for | comp_if;  comp_if: 'if' test_nocond [comp_iter]
func (p *parser) compFor() []*ast.Comprehension {
	var generators []*ast.Comprehension
	depth := p.depth
	for startsCompFor(p.tok.Kind) {
		p.push(2) // comp_for, sync_comp_for
		if generators != nil {
			p.push(1) // comp_iter
		}
		start := p.start()
		node := &ast.Comprehension{IsAsync: p.accept(token.Async)}
		p.expect(token.KwFor)
		node.Target = p.target()
		p.expect(token.KwIn)
		node.Iter = p.orTest()
		for p.tok.Kind == token.KwIf {
			p.push(2)
			p.advance()
			node.Ifs = append(node.Ifs, p.testNoCond())
		}
		node.Span = p.span(start)
		generators = append(generators, node)
	}
	p.depth = depth
	return generators
}
