package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// startsTest reports whether a token can start an expression.
func startsTest(kind token.Kind) bool {
	switch kind {
	case token.Name, token.Number, token.String, token.Ellipsis, token.LPar, token.LSqb, token.LBrace,
		token.Plus, token.Minus, token.Tilde, token.Await, token.KwNone, token.KwTrue, token.KwFalse,
		token.KwNot, token.KwLambda:
		return true
	}
	return false
}

// startsExpr reports whether a token can start an expression that has no
// `not`, `lambda`, comparison or the like outside parentheses.
func startsExpr(kind token.Kind) bool {
	return kind != token.KwNot && kind != token.KwLambda && startsTest(kind)
}

// namedExprTest: test [':=' test]
func (p *parser) namedExprTest() ast.Expr {
	p.push(1)
	start := p.start()
	e := p.test()
	if p.tok.Kind == token.ColonEqual {
		e = p.namedExpr(start, e)
	}
	p.depth--
	return e
}

// namedExpr: the rest of an assignment expression whose target has been read.
func (p *parser) namedExpr(start source.Pos, target ast.Expr) ast.Expr {
	p.advance()
	value := p.test()
	if _, ok := target.(*ast.Name); ok {
		p.setContext(target, ast.Store, start)
	} else {
		p.astError(start, "cannot use assignment expressions with "+exprName(target))
	}
	return &ast.NamedExpr{Span: p.span(start), Target: target, Value: value}
}

// test: or_test ['if' or_test 'else' test] | lambdef
func (p *parser) test() ast.Expr {
	p.push(1)
	defer func() { p.depth-- }()
	if p.tok.Kind == token.KwLambda {
		return p.lambda(p.test)
	}
	start := p.start()
	e := p.orTest()
	if p.tok.Kind != token.KwIf {
		return e
	}
	p.advance()
	cond := p.orTest()
	p.expect(token.KwElse)
	orelse := p.test()
	return &ast.IfExp{Span: p.span(start), Test: cond, Body: e, Orelse: orelse}
}

// testNoCond: or_test | lambdef_nocond
func (p *parser) testNoCond() ast.Expr {
	p.push(1)
	defer func() { p.depth-- }()
	if p.tok.Kind == token.KwLambda {
		return p.lambda(p.testNoCond)
	}
	return p.orTest()
}

// lambda: 'lambda' [varargslist] ':' body
func (p *parser) lambda(body func() ast.Expr) ast.Expr {
	p.push(1)
	start := p.start()
	p.advance()
	at := p.start()
	args := &ast.Arguments{}
	if p.tok.Kind != token.Colon {
		args = p.argumentsList(false)
		args.Span = p.span(at)
	}
	p.expect(token.Colon)
	e := body()
	p.depth--
	return &ast.Lambda{Span: p.span(start), Args: args, Body: e}
}

// orTest: and_test ('or' and_test)*
func (p *parser) orTest() ast.Expr {
	start := p.start()
	p.push(2)
	e := p.andTest()
	if p.tok.Kind == token.KwOr {
		values := []ast.Expr{e}
		for p.accept(token.KwOr) {
			values = append(values, p.andTest())
		}
		e = &ast.BoolOp{Span: p.span(start), Op: ast.Or, Values: values}
	}
	p.depth -= 2
	return e
}

// andTest: not_test ('and' not_test)*
func (p *parser) andTest() ast.Expr {
	start := p.start()
	e := p.notTest()
	if p.tok.Kind == token.KwAnd {
		values := []ast.Expr{e}
		for p.accept(token.KwAnd) {
			values = append(values, p.notTest())
		}
		e = &ast.BoolOp{Span: p.span(start), Op: ast.And, Values: values}
	}
	return e
}

// notTest: 'not' not_test | comparison
func (p *parser) notTest() ast.Expr {
	p.push(1)
	var e ast.Expr
	if p.tok.Kind == token.KwNot {
		start := p.start()
		p.advance()
		operand := p.notTest()
		e = &ast.UnaryOp{Span: p.span(start), Op: ast.Not, Operand: operand}
	} else {
		e = p.comparison()
	}
	p.depth--
	return e
}

// comparison: expr (comp_op expr)*
func (p *parser) comparison() ast.Expr {
	start := p.start()
	p.push(1)
	e := p.expr()
	if op := p.compOp(); op != 0 {
		node := &ast.Compare{Left: e}
		for op != 0 {
			node.Ops = append(node.Ops, op)
			node.Comparators = append(node.Comparators, p.expr())
			op = p.compOp()
		}
		node.Span = p.span(start)
		e = node
	}
	p.depth--
	return e
}

// compOp takes a comparison operator, 0 if there is none.
func (p *parser) compOp() ast.CmpOp {
	var op ast.CmpOp
	switch p.tok.Kind {
	case token.Less:
		op = ast.Lt
	case token.Greater:
		op = ast.Gt
	case token.EqEqual:
		op = ast.Eq
	case token.GreaterEqual:
		op = ast.GtE
	case token.LessEqual:
		op = ast.LtE
	case token.NotEqual:
		op = ast.NotEq
	case token.KwIn:
		op = ast.In
	case token.KwNot:
		p.advance()
		if p.tok.Kind != token.KwIn {
			p.stuck()
		}
		op = ast.NotIn
	case token.KwIs:
		p.advance()
		if p.tok.Kind != token.KwNot {
			return ast.Is
		}
		op = ast.IsNot
	default:
		return 0
	}
	p.advance()
	return op
}

// binaryOp has the operator and the precedence of a binary operator's token.
type binaryOp struct {
	op         ast.Operator
	precedence uint8
}

var binaryOps = [...]binaryOp{
	token.VBar:        {ast.BitOr, 1},
	token.Circumflex:  {ast.BitXor, 2},
	token.Amper:       {ast.BitAnd, 3},
	token.LeftShift:   {ast.LShift, 4},
	token.RightShift:  {ast.RShift, 4},
	token.Plus:        {ast.Add, 5},
	token.Minus:       {ast.Sub, 5},
	token.Star:        {ast.Mult, 6},
	token.Slash:       {ast.Div, 6},
	token.Percent:     {ast.Modulo, 6},
	token.DoubleSlash: {ast.FloorDiv, 6},
	token.At:          {ast.MatMult, 6},
}

// expr: what stands on either side of a comparison; the rules expr, xor_expr,
// and_expr, shift_expr, arith_expr and term.
func (p *parser) expr() ast.Expr {
	p.push(6)
	e := p.binary(1)
	p.depth -= 6
	return e
}

func (p *parser) binary(lowest uint8) ast.Expr {
	start := p.start()
	left := p.factor()
	links := 0
	for int(p.tok.Kind) < len(binaryOps) {
		op := binaryOps[p.tok.Kind]
		if op.precedence < lowest || op.op == 0 {
			break
		}
		p.chain(&links)
		p.advance()
		at := p.start()
		right := p.binary(op.precedence + 1)
		left = &ast.BinOp{Left: left, Op: op.op, Right: right,
			Span: source.Span{Start: p.moved(start), End: p.end(at)}}
	}
	return left
}

// factor: ('+'|'-'|'~') factor | power
func (p *parser) factor() ast.Expr {
	var op ast.UnaryOperator
	p.push(1)
	defer func() { p.depth-- }()
	switch p.tok.Kind {
	case token.Plus:
		op = ast.UAdd
	case token.Minus:
		op = ast.USub
	case token.Tilde:
		op = ast.Invert
	default:
		return p.power()
	}
	start := p.start()
	p.advance()
	operand := p.factor()
	return &ast.UnaryOp{Span: p.span(start), Op: op, Operand: operand}
}

// power: atom_expr ['**' factor]
func (p *parser) power() ast.Expr {
	start := p.start()
	p.push(1)
	e := p.atomExpr()
	if p.tok.Kind == token.DoubleStar {
		p.advance()
		right := p.factor()
		e = &ast.BinOp{Span: p.span(start), Left: e, Op: ast.Pow, Right: right}
	}
	p.depth--
	return e
}

// atomExpr: [AWAIT] atom trailer*
func (p *parser) atomExpr() ast.Expr {
	awaitAt := p.start()
	await := p.accept(token.Await)
	start := p.start()
	p.push(2)
	e := p.atom()
	links := 0
	for {
		at := p.start()
		switch p.tok.Kind {
		case token.LPar:
			e = p.call(e, start)
		case token.LSqb:
			p.advance()
			slice := p.subscriptList()
			p.expect(token.RSqb)
			e = &ast.Subscript{Value: e, Slice: slice, Ctx: ast.Load,
				Span: source.Span{Start: p.moved(start), End: p.end(at)}}
		case token.Dot:
			p.advance()
			e = &ast.Attribute{Value: e, Attr: p.name(), Ctx: ast.Load}
			e.(*ast.Attribute).Span = source.Span{Start: p.moved(start), End: p.end(at)}
		default:
			p.depth -= 2 // atom_expr and atom or trailer
			if await {
				return &ast.Await{Span: p.span(awaitAt), Value: e}
			}
			return e
		}
		p.chain(&links)
	}
}

// subscriptList: subscript (',' subscript)* [',']
func (p *parser) subscriptList() ast.Expr {
	start := p.start()
	p.push(1)
	first := p.subscript()
	p.depth--
	if p.tok.Kind != token.Comma {
		return first
	}
	dims := []ast.Expr{first}
	p.push(1)
	for p.accept(token.Comma) {
		if !startsTest(p.tok.Kind) && p.tok.Kind != token.Colon {
			break
		}
		dims = append(dims, p.subscript())
	}
	p.depth--
	span := p.span(start)
	elts := make([]ast.Expr, 0, len(dims))
	for _, dim := range dims {
		index, ok := dim.(*ast.Index)
		if !ok {
			return &ast.ExtSlice{Span: span, Dims: dims}
		}
		elts = append(elts, index.Value)
	}
	return &ast.Index{Span: span, Value: &ast.Tuple{Span: span, Elts: elts, Ctx: ast.Load}}
}

// subscript: test | [test] ':' [test] [sliceop];  sliceop: ':' [test]
func (p *parser) subscript() ast.Expr {
	start := p.start()
	p.push(1)
	defer func() { p.depth-- }()
	node := &ast.Slice{}
	if p.tok.Kind != token.Colon {
		node.Lower = p.test()
		if p.tok.Kind != token.Colon {
			return &ast.Index{Span: p.span(start), Value: node.Lower}
		}
	}
	p.advance()
	if startsTest(p.tok.Kind) {
		node.Upper = p.test()
	}
	if p.accept(token.Colon) && startsTest(p.tok.Kind) {
		p.push(1)
		node.Step = p.test()
		p.depth--
	}
	node.Span = p.span(start)
	return node
}

// starExpr: '*' expr
func (p *parser) starExpr() ast.Expr {
	start := p.start()
	p.push(1)
	p.advance()
	value := p.expr()
	p.depth--
	return &ast.Starred{Span: p.span(start), Value: value, Ctx: ast.Load}
}

func (p *parser) testOrStarExpr() ast.Expr {
	if p.tok.Kind == token.Star {
		return p.starExpr()
	}
	return p.test()
}

// testlistStarExpr: (test|star_expr) (',' (test|star_expr))* [',']
func (p *parser) testlistStarExpr() ast.Expr {
	start := p.start()
	p.push(1)
	first := p.testOrStarExpr()
	e := first
	if p.tok.Kind == token.Comma {
		elts := []ast.Expr{first}
		for p.accept(token.Comma) {
			if !startsTest(p.tok.Kind) && p.tok.Kind != token.Star {
				break
			}
			elts = append(elts, p.testOrStarExpr())
		}
		e = &ast.Tuple{Span: p.span(start), Elts: elts, Ctx: ast.Load}
	}
	p.depth--
	return e
}

// testlist: test (',' test)* [',']
func (p *parser) testlist() ast.Expr {
	start := p.start()
	p.push(1)
	e := p.test()
	if p.tok.Kind == token.Comma {
		elts := []ast.Expr{e}
		for p.accept(token.Comma) {
			if !startsTest(p.tok.Kind) {
				break
			}
			elts = append(elts, p.test())
		}
		e = &ast.Tuple{Span: p.span(start), Elts: elts, Ctx: ast.Load}
	}
	p.depth--
	return e
}

// exprlist: (expr|star_expr) (',' (expr|star_expr))* [',']
//
// commas says that there was one, so that a single element is a tuple all the
// same.
func (p *parser) exprlist(ctx ast.ExprContext) (elts []ast.Expr, commas bool) {
	p.push(1)
	for {
		at := p.start()
		var e ast.Expr
		if p.tok.Kind == token.Star {
			e = p.starExpr()
		} else {
			e = p.expr()
		}
		elts = append(elts, e)
		p.setContext(e, ctx, at)
		if !p.accept(token.Comma) {
			break
		}
		commas = true
		if !startsExpr(p.tok.Kind) && p.tok.Kind != token.Star {
			break
		}
	}
	p.depth--
	return elts, commas
}

// target is the target of a for loop: an exprlist.
func (p *parser) target() ast.Expr {
	start := p.start()
	elts, commas := p.exprlist(ast.Store)
	if !commas {
		return elts[0]
	}
	// The tuple starts where its first element does, behind a parenthesis.
	span := source.Span{Start: elts[0].Pos().Start, End: p.end(start)}
	return &ast.Tuple{Span: span, Elts: elts, Ctx: ast.Store}
}

// yieldExpr: 'yield' [yield_arg];  yield_arg: 'from' test | testlist_star_expr
func (p *parser) yieldExpr() ast.Expr {
	start := p.start()
	p.push(2)
	defer func() { p.depth -= 2 }()
	p.advance()
	if p.accept(token.KwFrom) {
		value := p.test()
		return &ast.YieldFrom{Span: p.span(start), Value: value}
	}
	var value ast.Expr
	if startsTest(p.tok.Kind) || p.tok.Kind == token.Star {
		value = p.testlistStarExpr()
	}
	return &ast.Yield{Span: p.span(start), Value: value}
}
