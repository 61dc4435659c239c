package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// compound reads a compound statement; nil, and nothing is read, where none begins.
func (p *peg) compound() ast.Stmt {
	start := p.start()
	switch p.kind() {
	case token.KwDef:
		return p.funcDef(start, nil, false)
	case token.At:
		return p.decorated()
	case token.KwIf:
		return p.ifStmt()
	case token.KwClass:
		return p.classDef(nil)
	case token.KwWith:
		return p.withStmt(start, false)
	case token.KwFor:
		return p.forStmt(start, false)
	case token.KwTry:
		return p.tryStmt()
	case token.KwWhile:
		return p.whileStmt()
	case token.Async:
		p.advance()
		switch p.kind() {
		case token.KwDef:
			return p.funcDef(start, nil, true)
		case token.KwWith:
			return p.withStmt(start, true)
		case token.KwFor:
			return p.forStmt(start, true)
		}
		p.stuck()
	case token.Name:
		if p.isWord("match") {
			return p.matchStmt()
		}
	}
	return nil
}

// block: NEWLINE INDENT statements DEDENT | simple_stmts
func (p *peg) block() []ast.Stmt {
	p.enter()
	var body []ast.Stmt
	if p.kind() != token.Newline {
		body = p.simpleStmts(nil)
	} else {
		p.advance()
		p.expect(token.Indent)
		for p.kind() != token.Dedent {
			body = p.statement(body)
		}
		p.advance()
	}
	p.leave()
	return body
}

func (p *peg) ifStmt() ast.Stmt {
	var all []*ast.If
	for {
		node := &ast.If{Span: source.Span{Start: p.start()}}
		p.advance()
		node.Test = p.namedExpression()
		p.expect(token.Colon)
		node.Body = p.block()
		all = append(all, node)
		if p.kind() != token.KwElif {
			break
		}
		// For CPython an elif stands in what comes before.
		p.enter()
	}
	all[len(all)-1].Orelse = p.elseBlock()
	p.depth -= len(all) - 1
	end := p.end()
	for i, node := range all {
		node.Span.End = end
		if i > 0 {
			all[i-1].Orelse = []ast.Stmt{node}
		}
	}
	return all[0]
}

// elseBlock: ['else' &&':' block]
func (p *peg) elseBlock() []ast.Stmt {
	if p.kind() != token.KwElse {
		return nil
	}
	p.advance()
	p.expect(token.Colon)
	return p.block()
}

func (p *peg) whileStmt() ast.Stmt {
	node := &ast.While{Span: source.Span{Start: p.start()}}
	p.advance()
	node.Test = p.namedExpression()
	p.expect(token.Colon)
	node.Body = p.block()
	node.Orelse = p.elseBlock()
	node.Span.End = p.end()
	return node
}

func (p *peg) forStmt(start source.Pos, async bool) ast.Stmt {
	p.advance()
	target := p.forTarget()
	p.expect(token.KwIn)
	iter := p.starExpressions()
	p.expect(token.Colon)
	body := p.block()
	orelse := p.elseBlock()
	span := p.span(start)
	if async {
		return &ast.AsyncFor{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &ast.For{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
}

// forTarget: star_targets, before 'in'
func (p *peg) forTarget() ast.Expr {
	e := p.forTargets(p.start(), p.starPrimary)
	if p.kind() != token.KwIn {
		p.stuck()
	}
	p.target(e, ast.Store)
	return e
}

// forTargets: ','.target+ [',']
func (p *peg) forTargets(start source.Pos, target func() ast.Expr) ast.Expr {
	e := target()
	if p.kind() == token.Comma {
		tuple := &ast.Tuple{Elts: []ast.Expr{e}, Ctx: ast.Store}
		for p.accept(token.Comma) && p.startsStarExpression() {
			tuple.Elts = append(tuple.Elts, target())
		}
		tuple.Span = p.span(start)
		e = tuple
	}
	return e
}

// starPrimary: ['*'] primary
func (p *peg) starPrimary() ast.Expr {
	if p.kind() != token.Star {
		return p.primary()
	}
	start := p.start()
	p.advance()
	value := p.primary()
	return &ast.Starred{Span: p.span(start), Value: value, Ctx: ast.Load}
}

func (p *peg) tryStmt() ast.Stmt {
	start := p.start()
	p.advance()
	p.expect(token.Colon)
	body := p.block()
	var handlers []*ast.ExceptHandler
	star := false
	if p.kind() != token.KwExcept && p.kind() != token.KwFinally {
		p.stuck()
	}
	for p.kind() == token.KwExcept {
		isStar := p.peek() == token.Star
		if len(handlers) > 0 && isStar != star {
			p.stuck()
		}
		star = isStar
		handlers = append(handlers, p.exceptHandler(star))
	}
	var orelse, finalbody []ast.Stmt
	if len(handlers) > 0 {
		orelse = p.elseBlock()
	}
	if p.kind() == token.KwFinally {
		p.advance()
		p.expect(token.Colon)
		finalbody = p.block()
	}
	span := p.span(start)
	if star {
		return &ast.TryStar{Span: span, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
	}
	return &ast.Try{Span: span, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
}

// exceptHandler: 'except' ['*'] [expression ['as' NAME]] ':' block
func (p *peg) exceptHandler(star bool) *ast.ExceptHandler {
	node := &ast.ExceptHandler{Span: source.Span{Start: p.start()}}
	p.advance()
	if star {
		p.advance()
	}
	if star || p.startsExpression() {
		node.Type = p.expression()
		if p.accept(token.KwAs) {
			node.Name = p.name()
		}
	}
	p.expect(token.Colon)
	node.Body = p.block()
	node.Span.End = p.end()
	return node
}

// withStmt: 'with' '(' ','.with_item+ [','] ')' ':' block | 'with' ','.with_item+ ':'
// block
func (p *peg) withStmt(start source.Pos, async bool) ast.Stmt {
	p.advance()
	var items []*ast.WithItem
	parens := p.kind() == token.LPar && p.try(func() {
		p.advance()
		items = nil
		for {
			items = append(items, p.withItem())
			if !p.accept(token.Comma) || p.kind() == token.RPar {
				break
			}
		}
		p.expect(token.RPar)
		if p.kind() != token.Colon && p.kind() != token.Newline {
			p.stuck()
		}
	})
	if !parens {
		items = []*ast.WithItem{p.withItem()}
		for p.accept(token.Comma) {
			items = append(items, p.withItem())
		}
	}
	p.expect(token.Colon)
	body := p.block()
	span := p.span(start)
	if async {
		return &ast.AsyncWith{Span: span, Items: items, Body: body}
	}
	return &ast.With{Span: span, Items: items, Body: body}
}

// withItem: expression ['as' star_target]
func (p *peg) withItem() *ast.WithItem {
	at := p.start()
	item := &ast.WithItem{ContextExpr: p.expression()}
	if p.accept(token.KwAs) {
		item.OptionalVars = p.starExpression()
		if k := p.kind(); k != token.Comma && k != token.RPar && k != token.Colon && k != token.Newline {
			p.stuck()
		}
		p.target(item.OptionalVars, ast.Store)
	}
	item.Span = p.span(at)
	return item
}

// decorated: ('@' named_expression NEWLINE)+ (class_def_raw | function_def_raw)
func (p *peg) decorated() ast.Stmt {
	var decorators []ast.Expr
	for p.accept(token.At) {
		decorators = append(decorators, p.namedExpression())
		p.expect(token.Newline)
	}
	start := p.start()
	switch p.kind() {
	case token.KwClass:
		return p.classDef(decorators)
	case token.KwDef:
		return p.funcDef(start, decorators, false)
	case token.Async:
		if p.advance(); p.kind() == token.KwDef {
			return p.funcDef(start, decorators, true)
		}
	}
	p.stuck()
	return nil
}

// funcDef: 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
func (p *peg) funcDef(start source.Pos, decorators []ast.Expr, async bool) ast.Stmt {
	p.advance()
	name := p.name()
	typeParams := p.typeParams()
	p.expect(token.LPar)
	at := p.start()
	args := p.parameters(token.RPar, true)
	if p.start() != at { // no parameters, no place
		args.Span = p.span(at)
	}
	p.expect(token.RPar)
	var returns ast.Expr
	if p.accept(token.RArrow) {
		returns = p.expression()
	}
	p.expect(token.Colon)
	body := p.block()
	span := p.span(start)
	if async {
		return &ast.AsyncFunctionDef{Span: span, Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns, TypeParams: typeParams}
	}
	return &ast.FunctionDef{Span: span, Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns, TypeParams: typeParams}
}

// classDef: 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
func (p *peg) classDef(decorators []ast.Expr) ast.Stmt {
	node := &ast.ClassDef{Span: source.Span{Start: p.start()}, DecoratorList: decorators}
	p.advance()
	node.Name = p.name()
	node.TypeParams = p.typeParams()
	if p.accept(token.LPar) {
		call := &ast.Call{}
		p.arguments(call)
		p.expect(token.RPar)
		node.Bases, node.Keywords = call.Args, call.Keywords
	}
	p.expect(token.Colon)
	node.Body = p.block()
	node.Span.End = p.end()
	return node
}

// parameters reads parameters up to a closing token, with annotations or without.
func (p *peg) parameters(closing token.Kind, annotated bool) *ast.Arguments {
	args := &ast.Arguments{}
	const (
		positional = iota
		keywordOnly
		done
	)
	section, slash := positional, false
	for p.kind() != closing {
		switch k := p.kind(); {
		case section == done:
			p.stuck()
		case k == token.Slash:
			p.slash(args, section == positional, slash, closing)
			slash = true
		case k == token.Star:
			if section != positional {
				p.stuck()
			}
			section = keywordOnly
			p.advance()
			switch {
			case p.kind() == token.Comma:
				if next := p.peek(); next == closing || next == token.DoubleStar {
					p.stuck()
				}
			default:
				args.Vararg = p.parameter(annotated, true)
			}
		case k == token.DoubleStar:
			section = done
			p.advance()
			args.Kwarg = p.parameter(annotated, false)
		default:
			p.plainParameter(args, section == positional, annotated)
		}
		if !p.accept(token.Comma) {
			break
		}
	}
	if p.kind() != closing {
		p.stuck()
	}
	return args
}

// plainParameter reads a parameter without a star, and its default.
func (p *peg) plainParameter(args *ast.Arguments, positional, annotated bool) {
	arg := p.parameter(annotated, false)
	var value ast.Expr
	if p.accept(token.Equal) {
		value = p.expression()
	}
	switch {
	case !positional:
		args.KwOnlyArgs = append(args.KwOnlyArgs, arg)
		args.KwDefaults = append(args.KwDefaults, value)
	case value != nil:
		args.Args = append(args.Args, arg)
		args.Defaults = append(args.Defaults, value)
	case len(args.Defaults) > 0:
		p.stuck()
	default:
		args.Args = append(args.Args, arg)
	}
}

// slash makes the parameters before `/` positional-only.
func (p *peg) slash(args *ast.Arguments, positional, again bool, closing token.Kind) {
	if again || !positional || len(args.Args) == 0 {
		p.stuck()
	}
	args.PosOnlyArgs, args.Args = args.Args, nil
	p.advance()
	if p.kind() != token.Comma && p.kind() != closing {
		p.stuck()
	}
}

// parameter: NAME [':' expression]; behind a star the annotation may have one too.
func (p *peg) parameter(annotated, star bool) *ast.Arg {
	at := p.start()
	arg := &ast.Arg{Arg: p.name()}
	if annotated && p.accept(token.Colon) {
		if star {
			arg.Annotation = p.starExpression()
		} else {
			arg.Annotation = p.expression()
		}
	}
	arg.Span = p.span(at)
	return arg
}
