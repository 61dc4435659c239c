package symtable

import (
	"fmt"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
)

func (b *builder) exprs(list []ast.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

func (b *builder) keywords(list []*ast.Keyword) {
	for _, k := range list {
		b.expr(k.Value)
	}
}

// expr visits an expression; nil, where one is absent, is no expression.
func (b *builder) expr(e ast.Expr) {
	if e == nil {
		return
	}
	// The slices are no expressions for CPython and count no depth.
	switch e := e.(type) {
	case *ast.Slice:
		b.expr(e.Lower)
		b.expr(e.Upper)
		b.expr(e.Step)
		return
	case *ast.ExtSlice:
		b.exprs(e.Dims)
		return
	case *ast.Index:
		b.expr(e.Value)
		return
	}
	b.deeper()
	switch e := e.(type) {
	case *ast.NamedExpr:
		b.namedExpr(e)
	case *ast.BoolOp:
		b.exprs(e.Values)
	case *ast.BinOp:
		b.expr(e.Left)
		b.expr(e.Right)
	case *ast.UnaryOp:
		b.expr(e.Operand)
	case *ast.Lambda:
		b.exprs(e.Args.Defaults)
		b.exprs(e.Args.KwDefaults)
		b.enter("lambda", FunctionBlock, e, e.Span)
		b.arguments(e.Args)
		b.expr(e.Body)
		b.exit()
	case *ast.IfExp:
		b.expr(e.Test)
		b.expr(e.Body)
		b.expr(e.Orelse)
	case *ast.Dict:
		b.exprs(e.Keys)
		b.exprs(e.Values)
	case *ast.Set:
		b.exprs(e.Elts)
	case *ast.GeneratorExp:
		b.comprehension(e, "genexpr", "generator expression", e.Generators, e.Elt, nil)
	case *ast.ListComp:
		b.comprehension(e, "listcomp", "list comprehension", e.Generators, e.Elt, nil)
	case *ast.SetComp:
		b.comprehension(e, "setcomp", "set comprehension", e.Generators, e.Elt, nil)
	case *ast.DictComp:
		b.comprehension(e, "dictcomp", "dict comprehension", e.Generators, e.Key, e.Value)
	case *ast.Yield:
		b.yield(e, e.Value)
	case *ast.YieldFrom:
		b.yield(e, e.Value)
	case *ast.Await:
		b.notInTypes(e, "await expression")
		b.expr(e.Value)
		b.cur.Coroutine = true
	case *ast.Compare:
		b.expr(e.Left)
		b.exprs(e.Comparators)
	case *ast.Call:
		b.expr(e.Func)
		b.exprs(e.Args)
		b.keywords(e.Keywords)
	case *ast.FormattedValue:
		b.expr(e.Value)
		b.expr(e.FormatSpec)
	case *ast.JoinedStr:
		b.exprs(e.Values)
	case *ast.Constant:
	case *ast.Attribute:
		b.expr(e.Value)
	case *ast.Subscript:
		b.expr(e.Value)
		b.expr(e.Slice)
	case *ast.Starred:
		b.expr(e.Value)
	case *ast.Name:
		b.nameExpr(e)
	case *ast.List:
		b.exprs(e.Elts)
	case *ast.Tuple:
		b.exprs(e.Elts)
	default:
		panic(fmt.Sprintf("symtable: no rule for %T at %v", e, e.Pos()))
	}
	b.depth--
}

func (b *builder) nameExpr(e *ast.Name) {
	b.at = e.Span
	if e.Ctx != ast.Load {
		b.def(e.Id, DefLocal)
		return
	}
	b.def(e.Id, Use)
	// super() without arguments needs __class__.
	if b.cur.Type.IsFunctionLike() && e.Id == "super" {
		b.def("__class__", Use)
	}
}

func (b *builder) namedExpr(e *ast.NamedExpr) {
	b.notInTypes(e, "named expression")
	if b.cur.compIterExpr > 0 {
		b.failNamed(e.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if b.cur.Comprehension {
		b.bindOutside(e.Target.(*ast.Name))
	}
	b.expr(e.Value)
	b.expr(e.Target)
}

// bindOutside binds the target of an assignment expression in the block around
// the comprehensions that it stands in (PEP 572).
func (b *builder) bindOutside(target *ast.Name) {
	name, at := target.Id, target.Span
	b.at = at
	known := name
	if b.rules.MangledTargets {
		known = b.mangle(name)
	}
	for s := b.cur; s != nil; s = s.Parent {
		switch {
		case s.Comprehension:
			if s.flags(known)&DefCompIter != 0 {
				b.failNamed(at, "assignment expression cannot rebind comprehension iteration variable '"+name+"'")
			}
		case s.Type == FunctionBlock:
			flag := DefNonlocal
			if s.flags(known)&DefGlobal != 0 {
				flag = DefGlobal
			}
			b.def(name, flag)
			b.directive(name, at)
			b.add(s, name, DefLocal)
			return
		case s.Type == ModuleBlock:
			b.def(name, DefGlobal)
			b.directive(name, at)
			b.add(s, name, DefGlobal)
			return
		case s.Type != AnnotationBlock:
			b.failNamed(at, "assignment expression within a comprehension cannot be used "+unbindable(s))
		}
	}
}

// unbindable says in what an assignment expression can bind nothing.
func unbindable(s *Scope) string {
	switch s.Type {
	case TypeParametersBlock:
		return "within the definition of a generic"
	case TypeAliasBlock:
		return "in a type alias"
	case TypeVariableBlock:
		return "in a TypeVar bound"
	}
	return "in a class body"
}

// comprehension visits a comprehension: its first iterable belongs to the block
// around it and comes in as the argument `.0`.
func (b *builder) comprehension(e ast.Expr, name, words string, generators []*ast.Comprehension, elt, value ast.Expr) {
	first := generators[0]
	b.iterable(first.Iter)
	b.enter(name, FunctionBlock, e, e.Pos())
	b.cur.Coroutine = first.IsAsync
	b.cur.Comprehension = true
	b.cur.words = words
	b.at = e.Pos()
	b.def(".0", DefParam)
	b.compTarget(first.Target)
	b.exprs(first.Ifs)
	for _, g := range generators[1:] {
		b.compTarget(g.Target)
		b.iterable(g.Iter)
		b.exprs(g.Ifs)
		if g.IsAsync {
			b.cur.Coroutine = true
		}
	}
	b.expr(value)
	b.expr(elt)
	if b.cur.Generator {
		b.fail(b.cur.Span, "'yield' inside "+words)
	}
	_, b.cur.Generator = e.(*ast.GeneratorExp)
	async := b.rules.Inlined && b.cur.Coroutine && !b.cur.Generator
	b.exit()
	if async {
		b.cur.Coroutine = true
	}
}

func (b *builder) yield(e, value ast.Expr) {
	b.notInTypes(e, "yield expression")
	b.expr(value)
	b.cur.Generator = true
	if b.rules.Ranges && b.cur.Comprehension {
		b.fail(e.Pos(), "'yield' inside "+b.cur.words)
	}
}

func (b *builder) iterable(e ast.Expr) {
	s := b.cur
	s.compIterExpr++
	b.expr(e)
	s.compIterExpr--
}

func (b *builder) compTarget(e ast.Expr) {
	s := b.cur
	s.compIterTarget = true
	b.expr(e)
	s.compIterTarget = false
}

// errorAtDirective gives an error at the statement that declared name.
func (b *builder) errorAtDirective(s *Scope, name, message string) {
	at := source.Span{}
	for _, d := range s.directives {
		if d.name == name {
			at = d.at
			break
		}
	}
	b.fail(at, message)
}
