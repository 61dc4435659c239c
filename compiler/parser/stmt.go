package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// isCompound reports whether a statement that starts with kind has a suite.
func isCompound(kind token.Kind) bool {
	switch kind {
	case token.KwIf, token.KwWhile, token.KwFor, token.KwTry, token.KwWith, token.KwDef,
		token.KwClass, token.At, token.Async:
		return true
	}
	return false
}

// stmt: simple_stmt | compound_stmt
func (p *parser) stmt(body []ast.Stmt) []ast.Stmt {
	p.push(1)
	if isCompound(p.tok.Kind) {
		body = append(body, p.compoundStmt())
	} else {
		body = p.simpleStmt(body)
	}
	p.depth--
	return body
}

// simpleStmt: small_stmt (';' small_stmt)* [';'] NEWLINE
func (p *parser) simpleStmt(body []ast.Stmt) []ast.Stmt {
	body = p.smallStmts(body)
	p.expect(token.Newline)
	return body
}

func (p *parser) smallStmts(body []ast.Stmt) []ast.Stmt {
	p.push(3) // simple_stmt, small_stmt, and the statement's own rule
	for {
		body = append(body, p.smallStmt())
		if !p.accept(token.Semi) || p.tok.Kind == token.Newline {
			p.depth -= 3
			return body
		}
	}
}

func (p *parser) smallStmt() ast.Stmt {
	start := p.start()
	switch p.tok.Kind {
	case token.KwPass:
		p.advance()
		return &ast.Pass{Span: p.span(start)}
	case token.KwBreak:
		p.advance()
		return &ast.Break{Span: p.span(start)}
	case token.KwContinue:
		p.advance()
		return &ast.Continue{Span: p.span(start)}
	case token.KwReturn:
		p.advance()
		var value ast.Expr
		if startsTest(p.tok.Kind) || p.tok.Kind == token.Star {
			p.push(1) // flow_stmt
			value = p.testlistStarExpr()
			p.depth--
		}
		return &ast.Return{Span: p.span(start), Value: value}
	case token.KwRaise:
		return p.raiseStmt()
	case token.KwDel:
		p.advance()
		targets, _ := p.exprlist(ast.Del)
		return &ast.Delete{Span: p.span(start), Targets: targets}
	case token.KwGlobal:
		names := p.names()
		return &ast.Global{Span: p.span(start), Names: names}
	case token.KwNonlocal:
		names := p.names()
		return &ast.Nonlocal{Span: p.span(start), Names: names}
	case token.KwAssert:
		p.advance()
		test := p.test()
		var msg ast.Expr
		if p.accept(token.Comma) {
			msg = p.test()
		}
		return &ast.Assert{Span: p.span(start), Test: test, Msg: msg}
	case token.KwImport:
		return p.importName()
	case token.KwFrom:
		return p.importFrom()
	case token.KwYield:
		p.push(1) // flow_stmt
		value := p.yieldExpr()
		p.depth--
		return &ast.ExprStmt{Span: p.span(start), Value: value}
	}
	return p.exprStmt()
}

// raiseStmt: 'raise' [test ['from' test]]
func (p *parser) raiseStmt() ast.Stmt {
	start := p.start()
	p.push(1) // flow_stmt
	defer func() { p.depth-- }()
	p.advance()
	var exc, cause ast.Expr
	if startsTest(p.tok.Kind) {
		exc = p.test()
		if p.accept(token.KwFrom) {
			cause = p.test()
		}
	}
	return &ast.Raise{Span: p.span(start), Exc: exc, Cause: cause}
}

// names: ('global' | 'nonlocal') NAME (',' NAME)*
func (p *parser) names() []string {
	p.advance()
	names := []string{p.name()}
	for p.accept(token.Comma) {
		names = append(names, p.name())
	}
	return names
}

// name takes a NAME and gives it normalized.
func (p *parser) name() string {
	if p.tok.Kind != token.Name {
		p.stuck()
	}
	name := identifier(p.tok.Text)
	p.advance()
	return name
}

// exprStmt: testlist_star_expr (annassign | augassign (yield_expr|testlist) |
// [('=' (yield_expr|testlist_star_expr))+])
func (p *parser) exprStmt() ast.Stmt {
	start, first := p.start(), p.tok.Kind
	left := p.testlistStarExpr()
	switch p.tok.Kind {
	case token.Colon:
		return p.annAssign(start, left, first == token.LPar)
	case token.Equal:
		return p.assign(start, left)
	}
	op := augOperator(p.tok.Kind)
	if op == 0 {
		return &ast.ExprStmt{Span: p.span(start), Value: left}
	}
	if p.setContext(left, ast.Store, start) {
		switch left.(type) {
		case *ast.Name, *ast.Attribute, *ast.Subscript:
		default:
			p.astError(start, "illegal expression for augmented assignment")
		}
	}
	p.advance()
	var value ast.Expr
	if p.tok.Kind == token.KwYield {
		value = p.yieldExpr()
	} else {
		value = p.testlist()
	}
	return &ast.AugAssign{Span: p.span(start), Target: left, Op: op, Value: value}
}

func augOperator(kind token.Kind) ast.Operator {
	switch kind {
	case token.PlusEqual:
		return ast.Add
	case token.MinEqual:
		return ast.Sub
	case token.StarEqual:
		return ast.Mult
	case token.AtEqual:
		return ast.MatMult
	case token.SlashEqual:
		return ast.Div
	case token.PercentEqual:
		return ast.Modulo
	case token.AmperEqual:
		return ast.BitAnd
	case token.VBarEqual:
		return ast.BitOr
	case token.CircumflexEqual:
		return ast.BitXor
	case token.LeftShiftEqual:
		return ast.LShift
	case token.RightShiftEqual:
		return ast.RShift
	case token.DoubleStarEqual:
		return ast.Pow
	case token.DoubleSlashEqual:
		return ast.FloorDiv
	}
	return 0
}

// annAssign: ':' test ['=' (yield_expr|testlist_star_expr)]
func (p *parser) annAssign(start source.Pos, target ast.Expr, parens bool) ast.Stmt {
	simple := false
	switch t := target.(type) {
	case *ast.Name:
		simple = !parens
		if !p.forbidden(t.Id, start, false) {
			t.Ctx = ast.Store
		}
	case *ast.Attribute:
		if !p.forbidden(t.Attr, start, true) {
			t.Ctx = ast.Store
		}
	case *ast.Subscript:
		t.Ctx = ast.Store
	case *ast.List:
		p.astError(start, "only single target (not list) can be annotated")
	case *ast.Tuple:
		p.astError(start, "only single target (not tuple) can be annotated")
	default:
		p.astError(start, "illegal target for annotation")
	}
	p.push(1)
	p.advance()
	annotation := p.test()
	var value ast.Expr
	if p.accept(token.Equal) {
		value = p.yieldOrTestlistStarExpr()
	}
	p.depth--
	return &ast.AnnAssign{Span: p.span(start), Target: target, Annotation: annotation, Value: value, Simple: simple}
}

// assign: the rest of an assignment whose first target has been read.
func (p *parser) assign(start source.Pos, first ast.Expr) ast.Stmt {
	p.setContext(first, ast.Store, start)
	targets := []ast.Expr{first}
	for {
		p.advance()
		at := p.start()
		isYield := p.tok.Kind == token.KwYield
		e := p.yieldOrTestlistStarExpr()
		if p.tok.Kind != token.Equal {
			return &ast.Assign{Span: p.span(start), Targets: targets, Value: e}
		}
		if isYield {
			p.astError(at, "assignment to yield expression not possible")
		} else {
			p.setContext(e, ast.Store, at)
		}
		targets = append(targets, e)
	}
}

func (p *parser) yieldOrTestlistStarExpr() ast.Expr {
	if p.tok.Kind == token.KwYield {
		return p.yieldExpr()
	}
	return p.testlistStarExpr()
}

// suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT
func (p *parser) suite() []ast.Stmt {
	p.push(1)
	var body []ast.Stmt
	if p.tok.Kind != token.Newline {
		body = p.simpleStmt(nil)
	} else {
		p.advance()
		if p.tok.Kind != token.Indent {
			panic(bailout{p.lex.Stuck(&p.tok, token.Indent)})
		}
		p.advance()
		for {
			body = p.stmt(body)
			if p.tok.Kind == token.Dedent {
				break
			}
			if !startsStmt(p.tok.Kind) {
				p.stuck()
			}
		}
		p.advance()
	}
	p.depth--
	return body
}

// colonSuite: ':' suite
func (p *parser) colonSuite() []ast.Stmt {
	p.expect(token.Colon)
	return p.suite()
}

// startsStmt reports whether a token can start a statement.
func startsStmt(kind token.Kind) bool {
	switch kind {
	case token.KwPass, token.KwBreak, token.KwContinue, token.KwReturn, token.KwRaise, token.KwDel,
		token.KwGlobal, token.KwNonlocal, token.KwAssert, token.KwImport, token.KwFrom, token.KwYield, token.Star:
		return true
	}
	return isCompound(kind) || startsTest(kind)
}

func lastEnd(body []ast.Stmt) source.Pos { return body[len(body)-1].Pos().End }

func (p *parser) compoundStmt() ast.Stmt {
	p.push(2) // compound_stmt and the statement's own rule
	var s ast.Stmt
	switch p.tok.Kind {
	case token.KwIf:
		s = p.ifStmt()
	case token.KwWhile:
		s = p.whileStmt()
	case token.KwFor:
		s = p.forStmt(p.start(), false)
	case token.KwTry:
		s = p.tryStmt()
	case token.KwWith:
		s = p.withStmt(p.start(), false)
	case token.KwDef:
		s = p.funcDef(p.start(), nil, false)
	case token.KwClass:
		s = p.classDef(nil)
	case token.At:
		s = p.decorated()
	case token.Async:
		start := p.start()
		p.push(1)
		p.advance()
		switch p.tok.Kind {
		case token.KwDef:
			s = p.funcDef(start, nil, true)
		case token.KwWith:
			s = p.withStmt(start, true)
		case token.KwFor:
			s = p.forStmt(start, true)
		default:
			p.stuck()
		}
		p.depth--
	}
	p.depth -= 2
	return s
}

// ifStmt: 'if' namedexpr_test ':' suite ('elif' namedexpr_test ':' suite)*
// ['else' ':' suite]
func (p *parser) ifStmt() ast.Stmt {
	var all []*ast.If
	for {
		node := &ast.If{Span: source.Span{Start: p.moved(p.start())}}
		p.advance()
		node.Test = p.namedExprTest()
		node.Body = p.colonSuite()
		all = append(all, node)
		if p.tok.Kind != token.KwElif {
			break
		}
	}
	last := all[len(all)-1]
	end := lastEnd(last.Body)
	if p.accept(token.KwElse) {
		last.Orelse = p.colonSuite()
		end = lastEnd(last.Orelse)
	}
	for i, node := range all {
		node.Span.End = end
		if i > 0 {
			all[i-1].Orelse = []ast.Stmt{node}
		}
	}
	return all[0]
}

// whileStmt: 'while' namedexpr_test ':' suite ['else' ':' suite]
func (p *parser) whileStmt() ast.Stmt {
	node := &ast.While{Span: source.Span{Start: p.start()}}
	p.advance()
	node.Test = p.namedExprTest()
	node.Body = p.colonSuite()
	node.Orelse = p.elseSuite()
	node.Span.End = endOf(node.Body, node.Orelse)
	return node
}

// elseSuite: ['else' ':' suite]
func (p *parser) elseSuite() []ast.Stmt {
	if !p.accept(token.KwElse) {
		return nil
	}
	return p.colonSuite()
}

// endOf is the end of the last of the bodies that is there.
func endOf(bodies ...[]ast.Stmt) (end source.Pos) {
	for _, body := range bodies {
		if len(body) > 0 {
			end = lastEnd(body)
		}
	}
	return end
}

// forStmt: 'for' exprlist 'in' testlist ':' suite ['else' ':' suite]
func (p *parser) forStmt(start source.Pos, async bool) ast.Stmt {
	p.advance()
	target := p.target()
	p.expect(token.KwIn)
	iter := p.testlist()
	body := p.colonSuite()
	orelse := p.elseSuite()
	span := source.Span{Start: start, End: endOf(body, orelse)}
	if async {
		return &ast.AsyncFor{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &ast.For{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
}

// tryStmt: 'try' ':' suite ((except_clause ':' suite)+ ['else' ':' suite]
// ['finally' ':' suite] | 'finally' ':' suite)
func (p *parser) tryStmt() ast.Stmt {
	node := &ast.Try{Span: source.Span{Start: p.start()}}
	p.advance()
	node.Body = p.colonSuite()
	if p.tok.Kind != token.KwExcept && p.tok.Kind != token.KwFinally {
		p.stuck()
	}
	for p.tok.Kind == token.KwExcept {
		handler := p.exceptHandler()
		node.Handlers = append(node.Handlers, handler)
		node.Span.End = handler.Span.End
	}
	if len(node.Handlers) > 0 {
		node.Orelse = p.elseSuite()
	}
	if p.accept(token.KwFinally) {
		node.Finalbody = p.colonSuite()
	}
	if len(node.Orelse) > 0 || len(node.Finalbody) > 0 {
		node.Span.End = endOf(node.Orelse, node.Finalbody)
	}
	return node
}

// exceptHandler: except_clause ':' suite;
// except_clause: 'except' [test ['as' NAME]]
func (p *parser) exceptHandler() *ast.ExceptHandler {
	node := &ast.ExceptHandler{Span: source.Span{Start: p.start()}}
	p.advance()
	if startsTest(p.tok.Kind) {
		p.push(1)
		node.Type = p.test()
		p.depth--
		if p.accept(token.KwAs) {
			at := p.start()
			node.Name = p.name()
			p.forbidden(node.Name, at, false)
		}
	}
	node.Body = p.colonSuite()
	node.Span.End = lastEnd(node.Body)
	return node
}

// withStmt: 'with' with_item (',' with_item)* ':' suite;
// with_item: test ['as' expr]
func (p *parser) withStmt(start source.Pos, async bool) ast.Stmt {
	p.advance()
	var items []*ast.WithItem
	for {
		at := p.start()
		p.push(1)
		item := &ast.WithItem{ContextExpr: p.test()}
		if p.accept(token.KwAs) {
			item.OptionalVars = p.expr()
			p.setContext(item.OptionalVars, ast.Store, at)
		}
		p.depth--
		item.Span = p.span(at)
		items = append(items, item)
		if !p.accept(token.Comma) {
			break
		}
	}
	body := p.colonSuite()
	span := source.Span{Start: start, End: lastEnd(body)}
	if async {
		return &ast.AsyncWith{Span: span, Items: items, Body: body}
	}
	return &ast.With{Span: span, Items: items, Body: body}
}

// funcDef: 'def' NAME parameters ['->' test] ':' suite
func (p *parser) funcDef(start source.Pos, decorators []ast.Expr, async bool) ast.Stmt {
	p.advance()
	at := p.start()
	name := p.name()
	p.forbidden(name, at, false)
	at = p.start()
	p.expect(token.LPar)
	args := &ast.Arguments{}
	if p.tok.Kind != token.RPar {
		p.push(1)
		args = p.argumentsList(true)
		p.depth--
	}
	p.expect(token.RPar)
	args.Span = p.span(at)
	var returns ast.Expr
	if p.accept(token.RArrow) {
		returns = p.test()
	}
	body := p.colonSuite()
	span := source.Span{Start: start, End: lastEnd(body)}
	if async {
		return &ast.AsyncFunctionDef{Span: span, Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns}
	}
	return &ast.FunctionDef{Span: span, Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns}
}

// classDef: 'class' NAME ['(' [arglist] ')'] ':' suite
func (p *parser) classDef(decorators []ast.Expr) ast.Stmt {
	node := &ast.ClassDef{Span: source.Span{Start: p.start()}, DecoratorList: decorators}
	p.advance()
	nameAt := p.start()
	node.Name = p.name()
	forbiddenAt := p.start()
	if p.accept(token.LPar) {
		forbiddenAt = p.start()
		if p.tok.Kind != token.RPar {
			call := &ast.Call{}
			p.arglist(call, nil)
			node.Bases, node.Keywords = call.Args, call.Keywords
			forbiddenAt = nameAt
		}
		p.expect(token.RPar)
	} else {
		p.expect(token.Colon)
		forbiddenAt = p.start()
		node.Body = p.suite()
	}
	if node.Body == nil {
		node.Body = p.colonSuite()
	}
	node.Span.End = lastEnd(node.Body)
	p.forbidden(node.Name, forbiddenAt, false)
	return node
}

// decorated: decorator+ (classdef | funcdef | ASYNC funcdef);
// decorator: '@' dotted_name ['(' [arglist] ')'] NEWLINE
func (p *parser) decorated() ast.Stmt {
	var decorators []ast.Expr
	p.push(2)
	for p.accept(token.At) {
		decorators = append(decorators, p.decorator())
		p.expect(token.Newline)
	}
	p.depth--
	defer func() { p.depth-- }()
	start := p.start()
	switch p.tok.Kind {
	case token.KwClass:
		return p.classDef(decorators)
	case token.KwDef:
		return p.funcDef(start, decorators, false)
	case token.Async:
		p.advance()
		if p.tok.Kind == token.KwDef {
			p.push(1)
			defer func() { p.depth-- }()
			return p.funcDef(start, decorators, true)
		}
	}
	p.stuck()
	return nil
}

func (p *parser) decorator() ast.Expr {
	start := p.start()
	name := &ast.Name{Id: p.name(), Ctx: ast.Load}
	name.Span = p.span(start)
	var e ast.Expr = name
	for p.accept(token.Dot) {
		attribute := &ast.Attribute{Value: e, Attr: p.name(), Ctx: ast.Load}
		attribute.Span = p.span(start)
		e = attribute
	}
	if p.tok.Kind == token.LPar {
		e = p.call(e, start)
	}
	return e
}
