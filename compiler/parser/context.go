package parser

import (
	"golang.org/x/text/unicode/norm"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
)

// identifier gives a name in its normal form (PEP 3131: NFKC).
func identifier(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return norm.NFKC.String(name)
		}
	}
	return name
}

// isForbidden reports whether a name is a constant's. The grammar refuses
// assignment to None, True and False in most places already; all asks for them
// too.
func isForbidden(name string, all bool) bool {
	switch name {
	case "__debug__":
		return true
	case "None", "True", "False":
		return all
	}
	return false
}

// forbidden refuses assignment to a name that is a constant's.
func (p *parser) forbidden(name string, at source.Pos, all bool) bool {
	if !isForbidden(name, all) {
		return false
	}
	p.astError(at, "cannot assign to "+name)
	return true
}

// setContext makes a target of an expression, or refuses it with an error at at.
func (p *parser) setContext(e ast.Expr, ctx ast.ExprContext, at source.Pos) bool {
	switch e := e.(type) {
	case *ast.Name:
		if ctx == ast.Store && p.forbidden(e.Id, at, false) {
			return false
		}
		e.Ctx = ctx
	case *ast.Attribute:
		e.Ctx = ctx
		if ctx == ast.Store && p.forbidden(e.Attr, at, true) {
			return false
		}
	case *ast.Subscript:
		e.Ctx = ctx
	case *ast.Starred:
		e.Ctx = ctx
		return p.setContext(e.Value, ctx, at)
	case *ast.List:
		e.Ctx = ctx
		return p.setContexts(e.Elts, ctx, at)
	case *ast.Tuple:
		e.Ctx = ctx
		return p.setContexts(e.Elts, ctx, at)
	default:
		verb := "cannot assign to "
		if ctx == ast.Del {
			verb = "cannot delete "
		}
		p.astError(at, verb+exprName(e))
		return false
	}
	return true
}

func (p *parser) setContexts(elts []ast.Expr, ctx ast.ExprContext, at source.Pos) bool {
	for _, e := range elts {
		if !p.setContext(e, ctx, at) {
			return false
		}
	}
	return true
}

// exprName is what CPython's messages call an expression.
func exprName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Attribute:
		return "attribute"
	case *ast.Subscript:
		return "subscript"
	case *ast.Starred:
		return "starred"
	case *ast.Name:
		return "name"
	case *ast.List:
		return "list"
	case *ast.Tuple:
		return "tuple"
	case *ast.Lambda:
		return "lambda"
	case *ast.Call:
		return "function call"
	case *ast.BoolOp, *ast.BinOp, *ast.UnaryOp:
		return "operator"
	case *ast.GeneratorExp:
		return "generator expression"
	case *ast.Yield, *ast.YieldFrom:
		return "yield expression"
	case *ast.Await:
		return "await expression"
	case *ast.ListComp:
		return "list comprehension"
	case *ast.SetComp:
		return "set comprehension"
	case *ast.DictComp:
		return "dict comprehension"
	case *ast.Dict:
		return "dict display"
	case *ast.Set:
		return "set display"
	case *ast.JoinedStr, *ast.FormattedValue:
		return "f-string expression"
	case *ast.Compare:
		return "comparison"
	case *ast.IfExp:
		return "conditional expression"
	case *ast.NamedExpr:
		return "named expression"
	case *ast.Constant:
		switch v := e.Value.(type) {
		case ast.NoneType, ast.EllipsisType, bool:
			return ast.Repr(v)
		}
		return "literal"
	}
	return ""
}
