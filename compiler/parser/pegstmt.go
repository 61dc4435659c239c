package parser

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// statement: compound_stmt | simple_stmts
func (p *peg) statement(body []ast.Stmt) []ast.Stmt {
	if s := p.compound(); s != nil {
		return append(body, s)
	}
	return p.simpleStmts(body)
}

// simpleStmts: ';'.simple_stmt+ [';'] NEWLINE
func (p *peg) simpleStmts(body []ast.Stmt) []ast.Stmt {
	body = p.simpleLine(body)
	p.expect(token.Newline)
	return body
}

func (p *peg) simpleLine(body []ast.Stmt) []ast.Stmt {
	for {
		body = append(body, p.simpleStmt())
		if !p.accept(token.Semi) || p.kind() == token.Newline {
			return body
		}
	}
}

func (p *peg) simpleStmt() ast.Stmt {
	start := p.start()
	switch p.kind() {
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
		if p.startsStarExpression() {
			value = p.starExpressions()
		}
		return &ast.Return{Span: p.span(start), Value: value}
	case token.KwRaise:
		p.advance()
		var exc, cause ast.Expr
		if startsTest(p.kindOfStart()) {
			exc = p.expression()
			if p.accept(token.KwFrom) {
				cause = p.expression()
			}
		}
		return &ast.Raise{Span: p.span(start), Exc: exc, Cause: cause}
	case token.KwDel:
		return p.delStmt()
	case token.KwGlobal:
		names := p.names()
		return &ast.Global{Span: p.span(start), Names: names}
	case token.KwNonlocal:
		names := p.names()
		return &ast.Nonlocal{Span: p.span(start), Names: names}
	case token.KwAssert:
		p.advance()
		test := p.expression()
		var msg ast.Expr
		if p.accept(token.Comma) {
			msg = p.expression()
		}
		return &ast.Assert{Span: p.span(start), Test: test, Msg: msg}
	case token.KwImport:
		return p.importName()
	case token.KwFrom:
		return p.importFrom()
	case token.KwYield:
		value := p.yieldExpr()
		return &ast.ExprStmt{Span: p.span(start), Value: value}
	case token.Name:
		if p.isWord("type") && p.peek() == token.Name {
			return p.typeAlias()
		}
	}
	return p.exprStmt()
}

// kindOfStart is the current token's kind, with the start of an f-string as a
// string.
func (p *peg) kindOfStart() token.Kind {
	if k := p.kind(); k != token.FStringStart {
		return k
	}
	return token.String
}

func (p *peg) startsExpression() bool { return startsTest(p.kindOfStart()) }

func (p *peg) startsStarExpression() bool { return p.kind() == token.Star || p.startsExpression() }

// names: ('global' | 'nonlocal') ','.NAME+
func (p *peg) names() []string {
	p.advance()
	names := []string{p.name()}
	for p.accept(token.Comma) {
		names = append(names, p.name())
	}
	return names
}

// exprStmt: assignment | star_expressions
func (p *peg) exprStmt() ast.Stmt {
	start, first := p.start(), p.kind()
	left := p.starExpressions()
	switch p.kind() {
	case token.Colon:
		return p.annAssign(start, left, first == token.LPar)
	case token.Equal:
		return p.assign(start, left)
	}
	op := augOperator(p.kind())
	if op == 0 {
		return &ast.ExprStmt{Span: p.span(start), Value: left}
	}
	switch left.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		p.store(left, ast.Store)
	default:
		p.stuck()
	}
	p.advance()
	value := p.annotatedRhs()
	return &ast.AugAssign{Span: p.span(start), Target: left, Op: op, Value: value}
}

// annotatedRhs: yield_expr | star_expressions
func (p *peg) annotatedRhs() ast.Expr {
	if p.kind() == token.KwYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *peg) annAssign(start source.Pos, target ast.Expr, parens bool) ast.Stmt {
	simple := false
	switch target.(type) {
	case *ast.Name:
		simple = !parens
	case *ast.Attribute, *ast.Subscript:
	default:
		p.stuck()
	}
	p.advance()
	annotation := p.expression()
	p.store(target, ast.Store)
	var value ast.Expr
	if p.accept(token.Equal) {
		value = p.annotatedRhs()
	}
	return &ast.AnnAssign{Span: p.span(start), Target: target, Annotation: annotation, Value: value, Simple: simple}
}

// assign: the rest of (star_targets '=')+ annotated_rhs, whose first target has been
// read.
func (p *peg) assign(start source.Pos, first ast.Expr) ast.Stmt {
	targets := []ast.Expr{first}
	for {
		p.target(targets[len(targets)-1], ast.Store)
		p.advance()
		e := p.annotatedRhs()
		if p.kind() != token.Equal {
			return &ast.Assign{Span: p.span(start), Targets: targets, Value: e}
		}
		targets = append(targets, e)
	}
}

// delStmt: 'del' del_targets &(';' | NEWLINE)
func (p *peg) delStmt() ast.Stmt {
	start := p.start()
	p.advance()
	var targets []ast.Expr
	for {
		targets = append(targets, p.starExpression())
		if !p.accept(token.Comma) || !p.startsStarExpression() {
			break
		}
	}
	if p.kind() != token.Semi && p.kind() != token.Newline {
		p.stuck()
	}
	for _, e := range targets {
		p.target(e, ast.Del)
	}
	return &ast.Delete{Span: p.span(start), Targets: targets}
}

// importName: 'import' ','.dotted_as_name+
func (p *peg) importName() ast.Stmt {
	start := p.start()
	p.advance()
	var names []*ast.Alias
	for {
		at := p.start()
		alias := &ast.Alias{Name: p.dottedName()}
		if p.accept(token.KwAs) {
			alias.AsName = p.name()
		}
		alias.Span = p.span(at)
		names = append(names, alias)
		if !p.accept(token.Comma) {
			break
		}
	}
	return &ast.Import{Span: p.span(start), Names: names}
}

func (p *peg) dottedName() string {
	name := p.name()
	if p.kind() != token.Dot {
		return name
	}
	var all strings.Builder
	all.WriteString(name)
	for p.accept(token.Dot) {
		all.WriteByte('.')
		all.WriteString(p.name())
	}
	return all.String()
}

// importFrom: 'from' ('.' | '...')* [dotted_name] 'import' import_from_targets
func (p *peg) importFrom() ast.Stmt {
	start := p.start()
	node := &ast.ImportFrom{}
	p.advance()
	for p.kind() == token.Dot || p.kind() == token.Ellipsis {
		node.Level += strings.Count(p.toks[p.i].Text, ".")
		p.advance()
	}
	if p.kind() == token.Name || node.Level == 0 {
		node.Module = p.dottedName()
	}
	p.expect(token.KwImport)
	switch p.kind() {
	case token.Star:
		at := p.start()
		p.advance()
		node.Names = []*ast.Alias{{Span: p.span(at), Name: "*"}}
	case token.LPar:
		p.advance()
		for {
			node.Names = append(node.Names, p.importAsName())
			if !p.accept(token.Comma) || p.kind() == token.RPar {
				break
			}
		}
		p.expect(token.RPar)
	default:
		node.Names = append(node.Names, p.importAsName())
		for p.accept(token.Comma) {
			node.Names = append(node.Names, p.importAsName())
		}
	}
	node.Span = p.span(start)
	return node
}

func (p *peg) importAsName() *ast.Alias {
	at := p.start()
	alias := &ast.Alias{Name: p.name()}
	if p.accept(token.KwAs) {
		alias.AsName = p.name()
	}
	alias.Span = p.span(at)
	return alias
}

// typeAlias: "type" NAME [type_params] '=' expression
func (p *peg) typeAlias() ast.Stmt {
	start := p.start()
	p.advance()
	node := &ast.TypeAlias{Name: p.nameExpr(ast.Store)}
	node.TypeParams = p.typeParams()
	p.expect(token.Equal)
	node.Value = p.expression()
	node.Span = p.span(start)
	return node
}

// nameExpr takes a NAME as an expression.
func (p *peg) nameExpr(ctx ast.ExprContext) *ast.Name {
	start := p.start()
	name := p.name()
	return &ast.Name{Span: p.span(start), Id: name, Ctx: ctx}
}

// typeParams: '[' ','.type_param+ [','] ']'; nil where there are none.
func (p *peg) typeParams() []ast.TypeParam {
	if p.kind() != token.LSqb {
		return nil
	}
	p.advance()
	var params []ast.TypeParam
	for {
		params = append(params, p.typeParam())
		if !p.accept(token.Comma) || p.kind() == token.RSqb {
			break
		}
	}
	p.expect(token.RSqb)
	return params
}

func (p *peg) typeParam() ast.TypeParam {
	start := p.start()
	var bound, value ast.Expr
	switch p.kind() {
	case token.Star:
		p.advance()
		name := p.name()
		if p.accept(token.Equal) {
			value = p.starExpression()
		}
		return &ast.TypeVarTuple{Span: p.span(start), Name: name, DefaultValue: value}
	case token.DoubleStar:
		p.advance()
		name := p.name()
		if p.accept(token.Equal) {
			value = p.expression()
		}
		return &ast.ParamSpec{Span: p.span(start), Name: name, DefaultValue: value}
	}
	name := p.name()
	if p.accept(token.Colon) {
		bound = p.expression()
	}
	if p.accept(token.Equal) {
		value = p.expression()
	}
	return &ast.TypeVar{Span: p.span(start), Name: name, Bound: bound, DefaultValue: value}
}
