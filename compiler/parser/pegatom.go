package parser

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// maxIntegerDigits is how many decimal digits an integer may have
// (sys.int_info.default_max_str_digits).
const maxIntegerDigits = 4300

// atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | '...' | what brackets
// enclose
func (p *peg) atom() ast.Expr {
	start := p.start()
	switch k := p.kind(); k {
	case token.Name:
		return p.nameExpr(ast.Load)
	case token.KwNone, token.KwTrue, token.KwFalse:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: keywordValue(k)}
	case token.Ellipsis:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: ast.Ellipsis}
	case token.Number:
		return p.number()
	case token.String, token.FStringStart:
		return p.strings()
	case token.LPar:
		p.enter()
		defer p.leave()
		p.advance()
		return p.parens(start)
	case token.LSqb:
		p.enter()
		defer p.leave()
		p.advance()
		return p.brackets(start)
	case token.LBrace:
		p.enter()
		defer p.leave()
		p.advance()
		return p.braces(start)
	}
	p.stuck()
	return nil
}

// number takes a NUMBER.
func (p *peg) number() *ast.Constant {
	if p.kind() != token.Number {
		p.stuck()
	}
	t := &p.toks[p.i]
	if tooManyDigits(t.Text) != "" {
		p.stuck()
	}
	value := number(t.Text)
	start := p.start()
	p.advance()
	return &ast.Constant{Span: p.span(start), Value: value}
}

func isRadix(text string) bool {
	return len(text) > 1 && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0
}

// parens: the rest of a tuple, a group or a generator expression
func (p *peg) parens(start source.Pos) ast.Expr {
	if p.accept(token.RPar) {
		return &ast.Tuple{Span: p.span(start), Ctx: ast.Load}
	}
	if p.kind() == token.KwYield {
		e := p.yieldExpr()
		p.expect(token.RPar)
		return e
	}
	first := p.starNamedExpression()
	switch p.kind() {
	case token.KwFor, token.Async:
		p.noStar(first)
		generators := p.comprehension()
		p.expect(token.RPar)
		return &ast.GeneratorExp{Span: p.span(start), Elt: first, Generators: generators}
	case token.Comma:
		tuple := &ast.Tuple{Elts: p.items(first, token.RPar), Ctx: ast.Load}
		p.expect(token.RPar)
		tuple.Span = p.span(start)
		return tuple
	}
	p.noStar(first)
	p.expect(token.RPar)
	return first
}

// noStar refuses a starred expression where it has no meaning.
func (p *peg) noStar(e ast.Expr) {
	if _, ok := e.(*ast.Starred); ok {
		p.stuck()
	}
}

// items reads further items with commas, up to a closing token.
func (p *peg) items(first ast.Expr, closing token.Kind) []ast.Expr {
	elts := []ast.Expr{first}
	for p.accept(token.Comma) && p.kind() != closing {
		elts = append(elts, p.starNamedExpression())
	}
	return elts
}

// brackets: the rest of a list or a list comprehension
func (p *peg) brackets(start source.Pos) ast.Expr {
	if p.accept(token.RSqb) {
		return &ast.List{Span: p.span(start), Ctx: ast.Load}
	}
	first := p.starNamedExpression()
	if k := p.kind(); k == token.KwFor || k == token.Async {
		p.noStar(first)
		generators := p.comprehension()
		p.expect(token.RSqb)
		return &ast.ListComp{Span: p.span(start), Elt: first, Generators: generators}
	}
	list := &ast.List{Elts: p.items(first, token.RSqb), Ctx: ast.Load}
	p.expect(token.RSqb)
	list.Span = p.span(start)
	return list
}

// braces: the rest of a dict, a set or a comprehension of either
func (p *peg) braces(start source.Pos) ast.Expr {
	if p.accept(token.RBrace) {
		return &ast.Dict{Span: p.span(start)}
	}
	if p.kind() == token.DoubleStar {
		return p.dict(start, nil)
	}
	at := p.start()
	first := p.starNamedExpression()
	switch p.kind() {
	case token.Colon:
		p.noStar(first)
		if isBareNamed(first, at) {
			p.stuck()
		}
		return p.dict(start, first)
	case token.KwFor, token.Async:
		p.noStar(first)
		generators := p.comprehension()
		p.expect(token.RBrace)
		return &ast.SetComp{Span: p.span(start), Elt: first, Generators: generators}
	}
	set := &ast.Set{Elts: p.items(first, token.RBrace)}
	p.expect(token.RBrace)
	set.Span = p.span(start)
	return set
}

// dict: the rest of a dict, whose first key may have been read
func (p *peg) dict(start source.Pos, key ast.Expr) ast.Expr {
	node := &ast.Dict{}
	for {
		switch {
		case key == nil && p.accept(token.DoubleStar):
			node.Keys = append(node.Keys, nil)
			node.Values = append(node.Values, p.bitwiseOr())
		default:
			if key == nil {
				key = p.expression()
			}
			p.expect(token.Colon)
			value := p.expression()
			if k := p.kind(); len(node.Values) == 0 && (k == token.KwFor || k == token.Async) {
				generators := p.comprehension()
				p.expect(token.RBrace)
				return &ast.DictComp{Span: p.span(start), Key: key, Value: value, Generators: generators}
			}
			node.Keys = append(node.Keys, key)
			node.Values = append(node.Values, value)
		}
		key = nil
		if !p.accept(token.Comma) || p.kind() == token.RBrace {
			break
		}
	}
	p.expect(token.RBrace)
	node.Span = p.span(start)
	return node
}

// comprehension: (['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*)+
func (p *peg) comprehension() []*ast.Comprehension {
	var generators []*ast.Comprehension
	for p.kind() == token.KwFor || p.kind() == token.Async {
		start := p.start()
		g := &ast.Comprehension{IsAsync: p.accept(token.Async)}
		p.expect(token.KwFor)
		g.Target = p.forTarget()
		p.advance()
		g.Iter = p.disjunction()
		for p.accept(token.KwIf) {
			g.Ifs = append(g.Ifs, p.disjunction())
		}
		g.Span = p.span(start)
		generators = append(generators, g)
	}
	return generators
}

// yieldExpr: 'yield' 'from' expression | 'yield' [star_expressions]
func (p *peg) yieldExpr() ast.Expr {
	start := p.start()
	p.advance()
	if p.accept(token.KwFrom) {
		value := p.expression()
		return &ast.YieldFrom{Span: p.span(start), Value: value}
	}
	var value ast.Expr
	if p.startsStarExpression() {
		value = p.starExpressions()
	}
	return &ast.Yield{Span: p.span(start), Value: value}
}
