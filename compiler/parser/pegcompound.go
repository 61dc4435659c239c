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

// block: NEWLINE INDENT statements DEDENT | simple_stmts. what names the statement
// for the error where the indented block is missing, which began in line.
func (p *peg) block(what string, line int32) []ast.Stmt {
	p.enter()
	var body []ast.Stmt
	if p.kind() != token.Newline {
		body = p.simpleStmts(nil)
	} else {
		p.advance()
		if p.kind() != token.Indent {
			p.noBlock(what, line)
		}
		p.advance()
		for p.kind() != token.Dedent {
			body = p.statement(body)
		}
		p.advance()
	}
	p.leave()
	return body
}

// colon takes the `:` before a block.
func (p *peg) colon() {
	if p.kind() != token.Colon {
		p.noColon()
	}
	p.advance()
}

func (p *peg) ifStmt() ast.Stmt {
	var all []*ast.If
	word := "'if' statement"
	for {
		node := &ast.If{Span: source.Span{Start: p.start()}}
		p.advance()
		node.Test = p.namedExpression()
		p.colon()
		node.Body = p.block(word, node.Span.Start.Line)
		all = append(all, node)
		if p.kind() != token.KwElif {
			break
		}
		// For CPython an elif stands in what comes before.
		p.enter()
		word = "'elif' statement"
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
	line := p.start().Line
	p.advance()
	p.forcedColon()
	return p.block("'else' statement", line)
}

// forcedColon takes a `:` that nothing else can stand for.
func (p *peg) forcedColon() {
	if p.kind() != token.Colon {
		p.fail(p.toks[p.i].Span, "expected ':'")
	}
	p.advance()
}

func (p *peg) whileStmt() ast.Stmt {
	node := &ast.While{Span: source.Span{Start: p.start()}}
	p.advance()
	node.Test = p.namedExpression()
	p.colon()
	node.Body = p.block("'while' statement", node.Span.Start.Line)
	node.Orelse = p.elseBlock()
	node.Span.End = p.end()
	return node
}

func (p *peg) forStmt(start source.Pos, async bool) ast.Stmt {
	line := p.start().Line
	p.advance()
	target := p.forTarget(false)
	p.expect(token.KwIn)
	iter := p.starExpressions()
	p.colon()
	body := p.block("'for' statement", line)
	orelse := p.elseBlock()
	span := p.span(start)
	if async {
		return &ast.AsyncFor{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &ast.For{Span: span, Target: target, Iter: iter, Body: body, Orelse: orelse}
}

// forTarget: star_targets, before 'in'
func (p *peg) forTarget(comprehension bool) ast.Expr {
	start, at := p.start(), p.i
	var e ast.Expr
	ok := !p.invalid
	if ok {
		e = p.forTargets(start, p.starPrimary)
	} else {
		// What is no target may be an expression.
		ok = p.attempt(func() {
			p.forTargets(start, p.starPrimary)
			if p.kind() != token.KwIn {
				p.stuck()
			}
		})
		if ok {
			e = p.forTargets(start, p.starPrimary)
		} else {
			e = p.forTargets(start, p.starBitwiseOr)
			if !comprehension || p.kind() == token.KwIn {
				p.i = at
				e = p.starExpressions()
			}
		}
	}
	if !p.invalid && p.kind() != token.KwIn {
		p.stuck()
	}
	if !ok {
		p.forTargetError(e, comprehension && p.kind() != token.KwIn)
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

// starBitwiseOr: '*' bitwise_or | bitwise_or
func (p *peg) starBitwiseOr() ast.Expr {
	if p.kind() == token.Star {
		return p.starred()
	}
	return p.bitwiseOr()
}

func (p *peg) tryStmt() ast.Stmt {
	start := p.start()
	p.advance()
	p.forcedColon()
	body := p.block("'try' statement", start.Line)
	var handlers []*ast.ExceptHandler
	star := false
	if p.kind() != token.KwExcept && p.kind() != token.KwFinally {
		p.failLast("expected 'except' or 'finally' block")
	}
	for p.kind() == token.KwExcept {
		isStar := p.peek() == token.Star
		if len(handlers) > 0 && isStar != star {
			p.fail(source.Span{Start: p.start(), End: p.exceptEnd(isStar)}, "cannot have both 'except' and 'except*' on the same 'try'")
		}
		star = isStar
		handlers = append(handlers, p.exceptHandler(star))
	}
	var orelse, finalbody []ast.Stmt
	if len(handlers) > 0 {
		orelse = p.elseBlock()
	}
	if p.kind() == token.KwFinally {
		line := p.start().Line
		p.advance()
		p.forcedColon()
		finalbody = p.block("'finally' statement", line)
	}
	span := p.span(start)
	if star {
		return &ast.TryStar{Span: span, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
	}
	return &ast.Try{Span: span, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
}

// exceptEnd is the end of `except` or `except*`, at the current token.
func (p *peg) exceptEnd(star bool) source.Pos {
	if star {
		return p.toks[p.i+1].Span.End
	}
	return p.toks[p.i].Span.End
}

// exceptHandler: 'except' ['*'] [expression ['as' NAME]] ':' block
func (p *peg) exceptHandler(star bool) *ast.ExceptHandler {
	node := &ast.ExceptHandler{Span: source.Span{Start: p.start()}}
	what := "'except' statement"
	p.advance()
	if star {
		p.advance()
		what = "'except*' statement"
		if p.kind() == token.Colon || p.kind() == token.Newline {
			p.fail(p.toks[p.i].Span, "expected one or more exception types")
		}
	}
	if star || p.startsExpression() {
		at := p.start()
		node.Type = p.expression()
		if p.kind() == token.Comma {
			p.advance()
			p.expressions()
			if p.accept(token.KwAs) {
				p.name()
			}
			if p.kind() == token.Colon {
				p.fail(source.Span{Start: at, End: p.lastEnd(at)}, "multiple exception types must be parenthesized")
			}
			p.stuck()
		}
		if p.accept(token.KwAs) {
			node.Name = p.name()
		}
	}
	p.colon()
	node.Body = p.block(what, node.Span.Start.Line)
	node.Span.End = p.end()
	return node
}

// withStmt: 'with' '(' ','.with_item+ [','] ')' ':' block | 'with' ','.with_item+ ':'
// block
func (p *peg) withStmt(start source.Pos, async bool) ast.Stmt {
	line := p.start().Line
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
	p.colon()
	body := p.block("'with' statement", line)
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
	line := p.start().Line
	p.advance()
	name := p.name()
	typeParams := p.typeParams()
	if p.kind() != token.LPar {
		p.fail(p.toks[p.i].Span, "expected '('")
	}
	p.advance()
	at := p.start()
	args := p.parameters(token.RPar, true)
	if p.start() != at { // no parameters, no place
		args.Span = p.span(at)
	}
	p.expect(token.RPar)
	var returns ast.Expr
	if p.kind() == token.RArrow && !startsTest(p.peek()) && p.peek() != token.FStringStart {
		p.forcedColon()
	}
	if p.accept(token.RArrow) {
		returns = p.expression()
	}
	p.forcedColon()
	body := p.block("function definition", line)
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
	p.colon()
	node.Body = p.block("class definition", node.Span.Start.Line)
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
			p.afterKwargs(closing)
		case k == token.Slash:
			p.slash(args, section == positional, slash, closing)
			slash = true
		case k == token.Star:
			if section != positional {
				p.fail(p.toks[p.i].Span, "* argument may appear only once")
			}
			section = keywordOnly
			star := p.toks[p.i].Span
			p.advance()
			switch {
			case p.kind() == token.Comma:
				if next := p.peek(); next == closing || next == token.DoubleStar {
					p.fail(star, "named arguments must follow bare *")
				}
			case p.kind() == closing:
				if closing == token.Colon {
					star = p.toks[p.i].Span
				}
				p.fail(star, "named arguments must follow bare *")
			default:
				args.Vararg = p.parameter(annotated, true)
				if p.kind() == token.Equal {
					p.fail(p.toks[p.i].Span, "var-positional argument cannot have default value")
				}
			}
		case k == token.DoubleStar:
			section = done
			p.advance()
			args.Kwarg = p.parameter(annotated, false)
			if p.kind() == token.Equal {
				p.fail(p.toks[p.i].Span, "var-keyword argument cannot have default value")
			}
		default:
			p.plainParameter(args, section == positional, closing, annotated)
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
func (p *peg) plainParameter(args *ast.Arguments, positional bool, closing token.Kind, annotated bool) {
	if p.kind() == token.LPar {
		p.parenthesizedParameter(closing)
	}
	arg := p.parameter(annotated, false)
	var value ast.Expr
	if p.kind() == token.Equal {
		equal := p.toks[p.i].Span
		if p.advance(); p.kind() == token.Comma || p.kind() == closing {
			p.fail(equal, "expected default value expression")
		}
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
		p.fail(arg.Span, "parameter without a default follows parameter with a default")
	default:
		args.Args = append(args.Args, arg)
	}
}

// slash makes the parameters before `/` positional-only.
func (p *peg) slash(args *ast.Arguments, positional, again bool, closing token.Kind) {
	at := p.toks[p.i].Span
	switch {
	case again:
		p.fail(at, "/ may appear only once")
	case !positional:
		p.fail(at, "/ must be ahead of *")
	case len(args.Args) == 0:
		if !p.invalid || p.peek() != token.Comma {
			p.stuck()
		}
		p.fail(at, "at least one argument must precede /")
	}
	args.PosOnlyArgs, args.Args = args.Args, nil
	p.advance()
	if p.kind() == token.Star {
		p.fail(p.toks[p.i].Span, "expected comma between / and *")
	}
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

// afterKwargs gives the error for what follows `**kwargs`.
func (p *peg) afterKwargs(closing token.Kind) {
	if k := p.kind(); k == token.Name || k == token.Star || k == token.DoubleStar || k == token.Slash {
		p.fail(p.toks[p.i].Span, "arguments cannot follow var-keyword argument")
	}
	p.stuck()
}

// parenthesizedParameter gives the error for parameters in parentheses, as Python 2
// had them.
func (p *peg) parenthesizedParameter(closing token.Kind) {
	at := p.start()
	p.advance()
	p.name()
	for p.accept(token.Comma) && p.kind() == token.Name {
		p.name()
	}
	p.expect(token.RPar)
	what := "Function"
	if closing == token.Colon {
		what = "Lambda expression"
	}
	p.fail(source.Span{Start: at, End: p.end()}, what+" parameters cannot be parenthesized")
}
