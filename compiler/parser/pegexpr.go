package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// expressions: ','.expression+ [',']
func (p *peg) expressions() ast.Expr {
	return p.list(p.expression, p.startsExpression)
}

// starExpressions: ','.star_expression+ [',']
func (p *peg) starExpressions() ast.Expr {
	return p.list(p.starExpression, p.startsStarExpression)
}

// list reads one item alone, or a tuple of items with commas.
func (p *peg) list(item func() ast.Expr, more func() bool) ast.Expr {
	start := p.start()
	first := item()
	if p.kind() != token.Comma {
		return first
	}
	tuple := &ast.Tuple{Elts: []ast.Expr{first}, Ctx: ast.Load}
	for p.accept(token.Comma) && more() {
		tuple.Elts = append(tuple.Elts, item())
	}
	tuple.Span = p.span(start)
	return tuple
}

// starred: '*' bitwise_or
func (p *peg) starred() ast.Expr {
	start := p.start()
	p.advance()
	value := p.bitwiseOr()
	return &ast.Starred{Span: p.span(start), Value: value, Ctx: ast.Load}
}

// starExpression: '*' bitwise_or | expression
func (p *peg) starExpression() ast.Expr {
	if p.kind() == token.Star {
		return p.starred()
	}
	return p.expression()
}

// starNamedExpression: '*' bitwise_or | named_expression
func (p *peg) starNamedExpression() ast.Expr {
	if p.kind() == token.Star {
		return p.starred()
	}
	return p.namedExpression()
}

// namedExpression: NAME ':=' expression | expression !':='
func (p *peg) namedExpression() ast.Expr {
	start := p.start()
	e := p.expression()
	if p.kind() != token.ColonEqual {
		return e
	}
	name, ok := e.(*ast.Name)
	if !ok || p.toks[p.i-1].Kind != token.Name {
		p.stuck()
	}
	name.Ctx = ast.Store
	p.advance()
	value := p.expression()
	return &ast.NamedExpr{Span: p.span(start), Target: name, Value: value}
}

// isBareNamed reports whether what namedExpression read from start on is an assignment
// expression without parentheses, which can be no key and no bound of a slice.
func isBareNamed(e ast.Expr, start source.Pos) bool {
	named, ok := e.(*ast.NamedExpr)
	return ok && named.Span.Start == start
}

// expression: disjunction ['if' disjunction 'else' expression] | lambdef
func (p *peg) expression() ast.Expr {
	p.enter()
	defer p.leave()
	if p.kind() == token.KwLambda {
		return p.lambda()
	}
	start := p.start()
	body := p.disjunction()
	if p.kind() != token.KwIf {
		return body
	}
	p.advance()
	test := p.disjunction()
	p.expect(token.KwElse)
	orelse := p.expression()
	return &ast.IfExp{Span: p.span(start), Test: test, Body: body, Orelse: orelse}
}

// lambda: 'lambda' [lambda_params] ':' expression
func (p *peg) lambda() ast.Expr {
	start := p.start()
	p.advance()
	at := p.start()
	args := p.parameters(token.Colon, false)
	if p.start() != at { // no parameters, no place
		args.Span = p.span(at)
	}
	p.expect(token.Colon)
	body := p.expression()
	return &ast.Lambda{Span: p.span(start), Args: args, Body: body}
}

// disjunction: 'or'.conjunction+
func (p *peg) disjunction() ast.Expr {
	start := p.start()
	first := p.conjunction()
	if p.kind() != token.KwOr {
		return first
	}
	values := []ast.Expr{first}
	for p.accept(token.KwOr) {
		values = append(values, p.conjunction())
	}
	return &ast.BoolOp{Span: p.span(start), Op: ast.Or, Values: values}
}

// conjunction: 'and'.inversion+
func (p *peg) conjunction() ast.Expr {
	start := p.start()
	first := p.inversion()
	if p.kind() != token.KwAnd {
		return first
	}
	values := []ast.Expr{first}
	for p.accept(token.KwAnd) {
		values = append(values, p.inversion())
	}
	return &ast.BoolOp{Span: p.span(start), Op: ast.And, Values: values}
}

// inversion: 'not' inversion | comparison
func (p *peg) inversion() ast.Expr {
	if p.kind() != token.KwNot {
		return p.comparison()
	}
	p.enter()
	start := p.start()
	p.advance()
	operand := p.inversion()
	p.leave()
	return &ast.UnaryOp{Span: p.span(start), Op: ast.Not, Operand: operand}
}

// comparison: bitwise_or (compare_op bitwise_or)*
func (p *peg) comparison() ast.Expr {
	start := p.start()
	left := p.bitwiseOr()
	op := p.compareOp()
	if op == 0 {
		return left
	}
	node := &ast.Compare{Left: left}
	for ; op != 0; op = p.compareOp() {
		node.Ops = append(node.Ops, op)
		node.Comparators = append(node.Comparators, p.bitwiseOr())
	}
	node.Span = p.span(start)
	return node
}

// compareOp takes a comparison operator; 0 where there is none.
func (p *peg) compareOp() ast.CmpOp {
	var op ast.CmpOp
	switch p.kind() {
	case token.EqEqual:
		op = ast.Eq
	case token.NotEqual:
		if (p.toks[p.i].Text == "<>") != p.barry {
			p.stuck()
		}
		op = ast.NotEq
	case token.Less:
		op = ast.Lt
	case token.LessEqual:
		op = ast.LtE
	case token.Greater:
		op = ast.Gt
	case token.GreaterEqual:
		op = ast.GtE
	case token.KwIn:
		op = ast.In
	case token.KwNot:
		if p.peek() != token.KwIn {
			return 0
		}
		p.advance()
		op = ast.NotIn
	case token.KwIs:
		op = ast.Is
		if p.peek() == token.KwNot {
			p.advance()
			op = ast.IsNot
		}
	default:
		return 0
	}
	p.advance()
	return op
}

// pegBinary gives a binary operator and how tightly it binds; 0 for other tokens.
func pegBinary(kind token.Kind) (ast.Operator, int) {
	switch kind {
	case token.VBar:
		return ast.BitOr, 1
	case token.Circumflex:
		return ast.BitXor, 2
	case token.Amper:
		return ast.BitAnd, 3
	case token.LeftShift:
		return ast.LShift, 4
	case token.RightShift:
		return ast.RShift, 4
	case token.Plus:
		return ast.Add, 5
	case token.Minus:
		return ast.Sub, 5
	case token.Star:
		return ast.Mult, 6
	case token.Slash:
		return ast.Div, 6
	case token.DoubleSlash:
		return ast.FloorDiv, 6
	case token.Percent:
		return ast.Modulo, 6
	case token.At:
		return ast.MatMult, 6
	}
	return 0, 0
}

func (p *peg) bitwiseOr() ast.Expr { return p.binary(1) }

// binary reads operators that bind as tightly as level or more.
func (p *peg) binary(level int) ast.Expr {
	start := p.start()
	left := p.factor()
	for links := 0; ; {
		op, tight := pegBinary(p.kind())
		if op == 0 || tight < level {
			return left
		}
		p.chain(&links)
		p.advance()
		right := p.binary(tight + 1)
		left = &ast.BinOp{Span: p.span(start), Left: left, Op: op, Right: right}
	}
}

// factor: ('+' | '-' | '~') factor | power
func (p *peg) factor() ast.Expr {
	var op ast.UnaryOperator
	switch p.kind() {
	case token.Plus:
		op = ast.UAdd
	case token.Minus:
		op = ast.USub
	case token.Tilde:
		op = ast.Invert
	default:
		return p.power()
	}
	p.enter()
	start := p.start()
	p.advance()
	operand := p.factor()
	p.leave()
	return &ast.UnaryOp{Span: p.span(start), Op: op, Operand: operand}
}

// power: await_primary ['**' factor]
func (p *peg) power() ast.Expr {
	start := p.start()
	var left ast.Expr
	if p.accept(token.Await) {
		value := p.primary()
		left = &ast.Await{Span: p.span(start), Value: value}
	} else {
		left = p.primary()
	}
	if p.kind() != token.DoubleStar {
		return left
	}
	p.enter()
	p.advance()
	right := p.factor()
	p.leave()
	return &ast.BinOp{Span: p.span(start), Left: left, Op: ast.Pow, Right: right}
}

// primary: atom ('.' NAME | '(' [arguments] ')' | '[' slices ']')*
func (p *peg) primary() ast.Expr {
	start := p.start()
	e := p.atom()
	for links := 0; ; {
		switch p.kind() {
		case token.Dot, token.LPar, token.LSqb:
			p.chain(&links)
		}
		switch p.kind() {
		case token.Dot:
			p.advance()
			attr := p.name()
			e = &ast.Attribute{Span: p.span(start), Value: e, Attr: attr, Ctx: ast.Load}
		case token.LPar:
			p.enter()
			call := &ast.Call{Func: e}
			open := p.start()
			p.advance()
			p.arguments(call)
			p.expect(token.RPar)
			if len(call.Args) == 1 && len(call.Keywords) == 0 {
				// A generator expression alone has the call's parentheses.
				if g, ok := call.Args[0].(*ast.GeneratorExp); ok && g.Span.End == (source.Pos{}) {
					g.Span = p.span(open)
				}
			}
			call.Span = p.span(start)
			e = call
			p.leave()
		case token.LSqb:
			p.enter()
			p.advance()
			slice := p.slices()
			p.expect(token.RSqb)
			e = &ast.Subscript{Span: p.span(start), Value: e, Slice: slice, Ctx: ast.Load}
			p.leave()
		default:
			return e
		}
	}
}

// slices: slice !',' | ','.(slice | starred_expression)+ [',']
func (p *peg) slices() ast.Expr {
	start := p.start()
	if p.kind() != token.Star {
		first := p.slice()
		if p.kind() != token.Comma {
			return first
		}
		return p.sliceTuple(start, first)
	}
	return p.sliceTuple(start, p.starred())
}

func (p *peg) sliceTuple(start source.Pos, first ast.Expr) ast.Expr {
	tuple := &ast.Tuple{Elts: []ast.Expr{first}, Ctx: ast.Load}
	for p.accept(token.Comma) && p.kind() != token.RSqb {
		if p.kind() == token.Star {
			tuple.Elts = append(tuple.Elts, p.starred())
		} else {
			tuple.Elts = append(tuple.Elts, p.slice())
		}
	}
	tuple.Span = p.span(start)
	return tuple
}

// slice: [expression] ':' [expression] [':' [expression]] | named_expression
func (p *peg) slice() ast.Expr {
	start := p.start()
	node := &ast.Slice{}
	if p.kind() != token.Colon {
		e := p.namedExpression()
		if p.kind() != token.Colon || isBareNamed(e, start) {
			return e
		}
		node.Lower = e
	}
	p.advance()
	if p.startsExpression() {
		node.Upper = p.expression()
	}
	if p.accept(token.Colon) && p.startsExpression() {
		node.Step = p.expression()
	}
	node.Span = p.span(start)
	return node
}

// arguments reads a call's arguments up to the closing parenthesis.
func (p *peg) arguments(call *ast.Call) {
	mapping := false // a `**` was read
	for p.kind() != token.RPar {
		start := p.start()
		switch {
		case p.kind() == token.Star:
			if mapping {
				p.stuck()
			}
			p.advance()
			value := p.expression()
			call.Args = append(call.Args, &ast.Starred{Span: p.span(start), Value: value, Ctx: ast.Load})
		case p.kind() == token.DoubleStar:
			p.advance()
			value := p.expression()
			call.Keywords = append(call.Keywords, &ast.Keyword{Span: p.span(start), Value: value})
			mapping = true
		case p.kind() == token.Name && p.peek() == token.Equal:
			p.keyword(call, start)
		default:
			p.positional(call, start)
		}
		if !p.accept(token.Comma) {
			break
		}
	}
	if p.kind() != token.RPar {
		p.stuck()
	}
}

// keyword: NAME '=' expression
func (p *peg) keyword(call *ast.Call, start source.Pos) {
	name := p.name()
	p.advance()
	value := p.expression()
	call.Keywords = append(call.Keywords, &ast.Keyword{Span: p.span(start), Arg: name, Value: value})
}

// positional reads an argument without name or star, or a generator expression,
// which must be the only one.
func (p *peg) positional(call *ast.Call, start source.Pos) {
	e := p.namedExpression()
	if k := p.kind(); k == token.KwFor || k == token.Async {
		if call.Func == nil {
			p.stuck() // the bases of a class
		}
		generators := p.comprehension()
		g := &ast.GeneratorExp{Elt: e, Generators: generators}
		if len(call.Args)+len(call.Keywords) > 0 || p.kind() != token.RPar {
			p.stuck()
		}
		call.Args = append(call.Args, g)
		return
	}
	if len(call.Keywords) > 0 {
		p.stuck()
	}
	call.Args = append(call.Args, e)
}
