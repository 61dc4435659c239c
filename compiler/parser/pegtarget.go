package parser

import "bytewalk/compiler/ast"

// target makes a target of an expression, or refuses it.
func (p *peg) target(e ast.Expr, ctx ast.ExprContext) {
	if !isTarget(e, ctx) {
		p.stuck()
	}
	p.store(e, ctx)
}

// store sets the context of a target.
func (p *peg) store(e ast.Expr, ctx ast.ExprContext) {
	switch e := e.(type) {
	case *ast.Name:
		e.Ctx = ctx
	case *ast.Attribute:
		e.Ctx = ctx
	case *ast.Subscript:
		e.Ctx = ctx
	case *ast.Starred:
		e.Ctx = ctx
		p.store(e.Value, ctx)
	case *ast.List:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.store(elt, ctx)
		}
	case *ast.Tuple:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.store(elt, ctx)
		}
	}
}

// isTarget reports whether an expression can be a target.
func isTarget(e ast.Expr, ctx ast.ExprContext) bool {
	all := func(elts []ast.Expr) bool {
		for _, e := range elts {
			if !isTarget(e, ctx) {
				return false
			}
		}
		return true
	}
	switch e := e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return true
	case *ast.Starred:
		return ctx != ast.Del && isTarget(e.Value, ctx)
	case *ast.List:
		return all(e.Elts)
	case *ast.Tuple:
		return all(e.Elts)
	}
	return false
}
