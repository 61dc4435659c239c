package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// call: the trailer '(' [arglist] ')' after fn, which started at start.
func (p *parser) call(fn ast.Expr, start source.Pos) ast.Expr {
	open := p.start()
	p.advance()
	node := &ast.Call{Func: fn}
	closing := p.start()
	if p.tok.Kind != token.RPar {
		genexp := p.arglist(node, &open)
		closing = p.start()
		p.expect(token.RPar)
		if genexp != nil {
			genexp.Span = source.Span{Start: p.moved(open), End: p.end(closing)}
		}
	} else {
		p.advance()
		closing = open // a call without arguments is a node that starts there
	}
	node.Span = source.Span{Start: p.moved(start), End: p.end(closing)}
	return node
}

// argument is one argument of a call, before it is known whether it may stand
// there.
type argument struct {
	kind  token.Kind // Star, DoubleStar, Equal, ColonEqual, KwFor (a generator) or Name (a value)
	start source.Pos
	value ast.Expr
	name  string // of a keyword argument, "" if what stands before `=` is no name
	// earlier is the error noted before this argument was read. Where ast.c looks
	// at the kind of an argument before it looks into it, that error comes first,
	// and not one inside the argument.
	earlier *diag.Error
}

// arglist: argument (',' argument)* [',']
//
// It fills in the arguments of node. If the only argument is a generator
// expression without parentheses, it gives that, for its span is the
// parentheses' of the call. open is the opening parenthesis, nil in a class
// statement, where such a generator expression may not stand.
func (p *parser) arglist(node *ast.Call, open *source.Pos) *ast.GeneratorExp {
	p.push(2)
	var arguments []argument
	commas := false
	for {
		arguments = append(arguments, p.argument())
		if !p.accept(token.Comma) {
			break
		}
		commas = true
		if !startsTest(p.tok.Kind) && p.tok.Kind != token.Star && p.tok.Kind != token.DoubleStar {
			break
		}
	}
	p.depth -= 2
	p.checkArguments(arguments, open != nil, commas)
	for _, a := range arguments {
		switch a.kind {
		case token.DoubleStar, token.Equal:
			span := source.Span{Start: p.moved(a.start), End: a.value.Pos().End}
			node.Keywords = append(node.Keywords, &ast.Keyword{Span: span, Arg: a.name, Value: a.value})
		default:
			node.Args = append(node.Args, a.value)
		}
	}
	if len(arguments) == 1 && arguments[0].kind == token.KwFor {
		return arguments[0].value.(*ast.GeneratorExp)
	}
	return nil
}

// argument: test [comp_for] | test ':=' test | test '=' test | '**' test | '*' test
func (p *parser) argument() argument {
	a := argument{kind: p.tok.Kind, start: p.start(), earlier: p.astErr}
	switch a.kind {
	case token.Star:
		p.advance()
		value := p.test()
		a.value = &ast.Starred{Value: value, Ctx: ast.Load,
			Span: source.Span{Start: p.moved(a.start), End: value.Pos().End}}
		return a
	case token.DoubleStar:
		p.advance()
		a.value = p.test()
		return a
	}
	first, taken, warnings := p.tok, p.taken, len(p.warnings)
	a.value = p.test()
	single := p.taken == taken+1
	a.kind = token.Name
	switch p.tok.Kind {
	case token.KwFor, token.Async:
		p.notStarred(a.value, a.start)
		elt := a.value
		generators := p.compFor()
		a.kind, a.value = token.KwFor, &ast.GeneratorExp{Span: p.span(a.start), Elt: elt, Generators: generators}
	case token.ColonEqual:
		a.kind, a.value = token.ColonEqual, p.namedExpr(a.start, a.value)
	case token.Equal:
		a.kind = token.Equal
		// ast.c never looks into what stands before the `=`.
		p.astErr, p.warnings = a.earlier, p.warnings[:warnings]
		if single {
			switch first.Kind {
			case token.Name, token.KwNone, token.KwTrue, token.KwFalse:
				a.name = identifier(first.Text)
			}
		}
		p.advance()
		a.value = p.test()
	}
	return a
}

// checkArguments refuses wrong arguments and those in wrong order (ast_for_call in
// Python/ast.c). generator says that a generator expression may stand without
// parentheses of its own, if there are no commas.
func (p *parser) checkArguments(arguments []argument, generator, commas bool) {
	for _, a := range arguments {
		if a.kind == token.KwFor && (!generator || commas) {
			message := "Generator expression must be parenthesized"
			if !generator {
				message = "invalid syntax"
			}
			p.astErr = arguments[0].earlier
			p.astError(a.start, message)
			return
		}
	}
	keywords, unpacked := false, false
	var names map[string]bool // where there are many
	if len(arguments) > 16 {
		names = make(map[string]bool)
	}
	for i, a := range arguments {
		message := ""
		switch a.kind {
		case token.Name, token.ColonEqual:
			if unpacked {
				message = "positional argument follows keyword argument unpacking"
			} else if keywords {
				message = "positional argument follows keyword argument"
			}
		case token.Star:
			if unpacked {
				message = "iterable argument unpacking follows keyword argument unpacking"
			}
		case token.DoubleStar:
			keywords, unpacked = true, true
		case token.Equal:
			keywords = true
			switch {
			case a.name == "":
				message = `expression cannot contain assignment, perhaps you meant "=="?`
			case isForbidden(a.name, true):
				message = "cannot assign to " + a.name
			case names[a.name] || names == nil && repeated(a.name, arguments[:i]):
				message = "keyword argument repeated"
			}
			if names != nil {
				names[a.name] = true
			}
		}
		if message != "" {
			p.astErr = a.earlier
			p.astError(a.start, message)
			return
		}
	}
}

func repeated(name string, before []argument) bool {
	for _, a := range before {
		if a.kind == token.Equal && a.name == name {
			return true
		}
	}
	return false
}

// argumentsList: typedargslist if typed, else varargslist: the parameters of a
// function or lambda, at least one.
func (p *parser) argumentsList(typed bool) *ast.Arguments {
	node := &ast.Arguments{}
	start := p.start()
	p.push(1)
	defer func() { p.depth-- }()
	for {
		switch p.tok.Kind {
		case token.Slash:
			if len(node.Args) == 0 || node.PosOnlyArgs != nil {
				p.stuck()
			}
			node.PosOnlyArgs, node.Args = node.Args, nil
			p.advance()
		case token.Star:
			p.starParameters(node, typed)
			return node
		case token.DoubleStar:
			p.kwargParameter(node, typed)
			return node
		default:
			p.parameter(node, start, typed)
		}
		if !p.accept(token.Comma) {
			return node
		}
		switch p.tok.Kind {
		case token.Name, token.Slash, token.Star, token.DoubleStar:
		default:
			return node
		}
	}
}

// arg: NAME [':' test], the annotation only if typed.
func (p *parser) arg(typed bool) *ast.Arg {
	start := p.start()
	node := &ast.Arg{Arg: p.name()}
	p.forbidden(node.Arg, start, false)
	if typed && p.accept(token.Colon) {
		p.push(1)
		node.Annotation = p.test()
		p.depth--
	}
	node.Span = p.span(start)
	return node
}

// parameter: arg ['=' test], one that can be given by position.
func (p *parser) parameter(node *ast.Arguments, start source.Pos, typed bool) {
	node.Args = append(node.Args, p.arg(typed))
	if p.accept(token.Equal) {
		node.Defaults = append(node.Defaults, p.test())
	} else if len(node.Defaults) > 0 {
		p.astError(start, "non-default argument follows default argument")
	}
}

// starParameters: '*' [arg] (',' arg ['=' test])* [',' ['**' arg [',']]]
func (p *parser) starParameters(node *ast.Arguments, typed bool) {
	star := p.start()
	p.advance()
	bare := p.tok.Kind != token.Name
	if !bare {
		node.Vararg = p.arg(typed)
	}
	for p.accept(token.Comma) {
		switch p.tok.Kind {
		case token.Name:
			at := p.start()
			nameEnd := p.tok.Span.End
			arg := p.arg(typed)
			// The span of a keyword-only parameter is its name's alone.
			save := p.prevEnd
			p.prevEnd = nameEnd
			arg.Span = p.span(at)
			p.prevEnd = save
			node.KwOnlyArgs = append(node.KwOnlyArgs, arg)
			var value ast.Expr
			if p.accept(token.Equal) {
				value = p.test()
			}
			node.KwDefaults = append(node.KwDefaults, value)
		case token.DoubleStar:
			if bare && len(node.KwOnlyArgs) == 0 {
				p.astError(p.start(), "named arguments must follow bare *")
			}
			p.kwargParameter(node, typed)
			return
		default:
			if bare && len(node.KwOnlyArgs) == 0 {
				p.astError(star, "named arguments must follow bare *")
			}
			return
		}
	}
	if bare && len(node.KwOnlyArgs) == 0 {
		p.astError(star, "named arguments must follow bare *")
	}
}

// kwargParameter: '**' arg [',']
func (p *parser) kwargParameter(node *ast.Arguments, typed bool) {
	p.advance()
	node.Kwarg = p.arg(typed)
	p.accept(token.Comma)
}
