package parser

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// importName: 'import' dotted_as_name (',' dotted_as_name)*
func (p *parser) importName() ast.Stmt {
	start := p.start()
	p.advance()
	var names []*ast.Alias
	for {
		at := p.start()
		alias := &ast.Alias{}
		var parts int
		alias.Name, parts = p.dottedName()
		if p.accept(token.KwAs) {
			asAt := p.start()
			alias.AsName = p.name()
			p.forbidden(alias.AsName, asAt, false)
		} else if parts == 1 {
			p.forbidden(alias.Name, at, false)
		}
		alias.Span = p.span(at)
		names = append(names, alias)
		if !p.accept(token.Comma) {
			break
		}
	}
	return &ast.Import{Span: p.span(start), Names: names}
}

// dottedName: NAME ('.' NAME)*
//
// CPython normalizes a single name, and leaves the parts of a dotted one as they
// are.
func (p *parser) dottedName() (name string, parts int) {
	first := p.tok.Text
	name = p.name()
	if p.tok.Kind != token.Dot {
		return name, 1
	}
	all := []string{first}
	for p.accept(token.Dot) {
		all = append(all, p.tok.Text)
		p.name()
	}
	return strings.Join(all, "."), len(all)
}

// importFrom: 'from' (('.' | '...')* dotted_name | ('.' | '...')+)
// 'import' ('*' | '(' import_as_names ')' | import_as_names)
func (p *parser) importFrom() ast.Stmt {
	start := p.start()
	node := &ast.ImportFrom{}
	p.advance()
dots:
	for {
		switch p.tok.Kind {
		case token.Dot:
			node.Level++
		case token.Ellipsis:
			node.Level += 3
		default:
			break dots
		}
		p.advance()
	}
	if p.tok.Kind == token.Name || node.Level == 0 {
		node.Module, _ = p.dottedName()
	}
	p.expect(token.KwImport)
	switch p.tok.Kind {
	case token.Star:
		at := p.start()
		p.advance()
		node.Names = []*ast.Alias{{Span: p.span(at), Name: "*"}}
	case token.LPar:
		p.advance()
		node.Names = p.importAsNames(true)
		p.expect(token.RPar)
	default:
		node.Names = p.importAsNames(false)
	}
	node.Span = p.span(start)
	return node
}

// importAsNames: import_as_name (',' import_as_name)* [','];
// import_as_name: NAME ['as' NAME]
func (p *parser) importAsNames(parens bool) []*ast.Alias {
	start := p.start()
	var names []*ast.Alias
	type check struct {
		name string
		at   source.Pos
	}
	var checks []check
	trailing := false
	for {
		at := p.start()
		alias := &ast.Alias{Name: p.name()}
		bound := check{alias.Name, at}
		if p.accept(token.KwAs) {
			bound.at = p.start()
			alias.AsName = p.name()
			bound.name = alias.AsName
		}
		checks = append(checks, bound)
		alias.Span = p.span(at)
		names = append(names, alias)
		if !p.accept(token.Comma) {
			break
		}
		if p.tok.Kind != token.Name {
			trailing = true
			break
		}
	}
	if trailing && !parens {
		p.astError(start, "trailing comma not allowed without surrounding parentheses")
	}
	for _, c := range checks {
		p.forbidden(c.name, c.at, false)
	}
	return names
}
