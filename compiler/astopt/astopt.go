// Package astopt optimizes the syntax tree before scopes are found and code is
// generated, as CPython does (Python/ast_opt.c): it computes what is constant,
// makes constants of tuples, of lists and sets that are only looked at, and
// puts the value of __debug__ in.
//
// The tree that is given is not changed: what differs is made anew, up to the root,
// and the rest is shared. Tuples and frozensets are Constants whose Value is a
// code.Tuple or a code.FrozenSet.
package astopt

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
)

// budget and budgetPerByte of source bound the memory, in bytes, that folding a whole tree
// may take. Sums of strings and tuples have no limit of their own, and a long chain of them
// takes time and memory that grow with the square of its length.
const (
	budget        = 1 << 26
	budgetPerByte = 64
)

// Options say how to optimize.
type Options struct {
	Dialect         *dialect.Dialect
	Optimize        int  // the -O level; __debug__ is true at level 0
	TextAnnotations bool // `from __future__ import annotations` is in force
}

// Optimize gives the optimized tree, as the dialect's compiler makes it. Warnings are those that an operator gives when it is computed; they stand where the compiler was
// called, and not in the program. The error, a *diag.Error, says that the constants are too large.
func Optimize(mod ast.Mod, file *source.File, options Options) (optimized ast.Mod, warnings []diag.Warning, err error) {
	d := options.Dialect
	o := &optimizer{rules: rulesOf[d.Name], hasher: constant.HasherOf(d), debug: options.Optimize == 0, left: budget + budgetPerByte*len(file.Text)}
	if o.depth {
		o.maxDepth = d.Scopes.MaxDepth
	}
	o.textOnly = o.keepTexts && options.TextAnnotations
	defer func() {
		switch r := recover().(type) {
		case nil:
		case tooLarge:
			optimized, warnings, err = nil, o.warnings, &diag.Error{
				Type: "MemoryError", Message: "constants are too large", File: file.Name,
				Span: r.span, Unsupported: true,
			}
		case tooDeep:
			optimized, warnings, err = nil, o.warnings, &diag.Error{
				Type: "RecursionError", Message: "maximum recursion depth exceeded during compilation", File: file.Name, Offset: -1,
			}
		default:
			panic(r)
		}
	}()
	optimized = o.mod(mod)
	return optimized, o.warnings, nil
}

// tooLarge carries the place where the budget was used up to Optimize.
type tooLarge struct{ span source.Span }

// tooDeep says that the tree is too deep.
type tooDeep struct{}

// enter counts how deep we are in the tree.
func (o *optimizer) enter() {
	if o.deep++; o.maxDepth > 0 && o.deep > o.maxDepth {
		panic(tooDeep{})
	}
}

func (o *optimizer) leave() { o.deep-- }

func (o *optimizer) mod(mod ast.Mod) ast.Mod {
	switch m := mod.(type) {
	case *ast.Module:
		if body := o.body(m.Body); changed(body, m.Body) {
			return &ast.Module{Span: m.Span, Body: body}
		}
	case *ast.Interactive:
		if body := o.stmts(m.Body); changed(body, m.Body) {
			return &ast.Interactive{Span: m.Span, Body: body}
		}
	case *ast.Expression:
		if body := o.expr(m.Body); body != m.Body {
			return &ast.Expression{Span: m.Span, Body: body}
		}
	}
	return mod
}

// DocString gives the constant that is a body's docstring, nil if it has none.
func DocString(body []ast.Stmt) *ast.Constant {
	if len(body) == 0 {
		return nil
	}
	if s, ok := body[0].(*ast.ExprStmt); ok {
		if c, ok := s.Value.(*ast.Constant); ok {
			if _, ok := c.Value.(string); ok {
				return c
			}
		}
	}
	return nil
}

// Const gives the constant that a Constant node stands for.
func Const(v ast.Value) code.Const {
	switch v := v.(type) {
	case ast.NoneType:
		return code.None
	case ast.EllipsisType:
		return code.Ellipsis
	case ast.Bytes:
		return code.Bytes(v)
	}
	return v
}

type optimizer struct {
	rules
	hasher   constant.Hasher
	debug    bool
	textOnly bool // annotations are kept as text
	left     int  // of the budget
	deep     int  // how deep in the tree we are
	maxDepth int
	warnings []diag.Warning
}

// changed reports whether a list was made anew.
func changed[T any](a, b []T) bool { return len(a) > 0 && &a[0] != &b[0] }

// list optimizes the items of a list and makes a new one if any of them changed.
func list[T comparable](items []T, f func(T) T) []T {
	for i, item := range items {
		if to := f(item); to != item {
			fresh := make([]T, len(items))
			copy(fresh, items)
			fresh[i] = to
			for j := i + 1; j < len(items); j++ {
				fresh[j] = f(items[j])
			}
			return fresh
		}
	}
	return items
}

// body optimizes statements that may begin with a docstring. A string that comes
// out of folding is none: it is kept apart as an f-string.
func (o *optimizer) body(body []ast.Stmt) []ast.Stmt {
	had := DocString(body) != nil
	body = o.stmts(body)
	if had || DocString(body) == nil {
		return body
	}
	s := body[0].(*ast.ExprStmt)
	fresh := append([]ast.Stmt(nil), body...)
	fresh[0] = &ast.ExprStmt{Span: s.Span, Value: &ast.JoinedStr{Span: s.Span, Values: []ast.Expr{s.Value}}}
	return fresh
}

func (o *optimizer) stmts(body []ast.Stmt) []ast.Stmt { return list(body, o.stmt) }

func (o *optimizer) exprs(exprs []ast.Expr) []ast.Expr { return list(exprs, o.expr) }

func (o *optimizer) stmt(stmt ast.Stmt) ast.Stmt {
	o.enter()
	defer o.leave()
	switch s := stmt.(type) {
	case *ast.FunctionDef:
		n := *s
		n.TypeParams = list(s.TypeParams, o.typeParam)
		n.Args, n.Body = o.arguments(s.Args), o.body(s.Body)
		n.DecoratorList, n.Returns = o.exprs(s.DecoratorList), o.annotation(s.Returns)
		if changed(n.TypeParams, s.TypeParams) || n.Args != s.Args || changed(n.Body, s.Body) || changed(n.DecoratorList, s.DecoratorList) || n.Returns != s.Returns {
			return &n
		}
	case *ast.AsyncFunctionDef:
		n := *s
		n.TypeParams = list(s.TypeParams, o.typeParam)
		n.Args, n.Body = o.arguments(s.Args), o.body(s.Body)
		n.DecoratorList, n.Returns = o.exprs(s.DecoratorList), o.annotation(s.Returns)
		if changed(n.TypeParams, s.TypeParams) || n.Args != s.Args || changed(n.Body, s.Body) || changed(n.DecoratorList, s.DecoratorList) || n.Returns != s.Returns {
			return &n
		}
	case *ast.ClassDef:
		n := *s
		n.TypeParams = list(s.TypeParams, o.typeParam)
		n.Bases, n.Keywords = o.exprs(s.Bases), list(s.Keywords, o.keyword)
		n.Body, n.DecoratorList = o.body(s.Body), o.exprs(s.DecoratorList)
		if changed(n.TypeParams, s.TypeParams) || changed(n.Bases, s.Bases) || changed(n.Keywords, s.Keywords) || changed(n.Body, s.Body) || changed(n.DecoratorList, s.DecoratorList) {
			return &n
		}
	case *ast.Return:
		if v := o.expr(s.Value); v != s.Value {
			return &ast.Return{Span: s.Span, Value: v}
		}
	case *ast.Delete:
		if t := o.exprs(s.Targets); changed(t, s.Targets) {
			return &ast.Delete{Span: s.Span, Targets: t}
		}
	case *ast.Assign:
		n := *s
		n.Targets, n.Value = o.exprs(s.Targets), o.expr(s.Value)
		if changed(n.Targets, s.Targets) || n.Value != s.Value {
			return &n
		}
	case *ast.AugAssign:
		n := *s
		n.Target, n.Value = o.expr(s.Target), o.expr(s.Value)
		if n.Target != s.Target || n.Value != s.Value {
			return &n
		}
	case *ast.AnnAssign:
		n := *s
		n.Target, n.Annotation, n.Value = o.expr(s.Target), o.annotation(s.Annotation), o.expr(s.Value)
		if n.Target != s.Target || n.Annotation != s.Annotation || n.Value != s.Value {
			return &n
		}
	case *ast.For:
		n := *s
		n.Target, n.Iter = o.expr(s.Target), o.iter(o.expr(s.Iter))
		n.Body, n.Orelse = o.stmts(s.Body), o.stmts(s.Orelse)
		if n.Target != s.Target || n.Iter != s.Iter || changed(n.Body, s.Body) || changed(n.Orelse, s.Orelse) {
			return &n
		}
	case *ast.AsyncFor:
		n := *s
		n.Target, n.Iter = o.expr(s.Target), o.expr(s.Iter)
		n.Body, n.Orelse = o.stmts(s.Body), o.stmts(s.Orelse)
		if n.Target != s.Target || n.Iter != s.Iter || changed(n.Body, s.Body) || changed(n.Orelse, s.Orelse) {
			return &n
		}
	case *ast.While:
		n := *s
		n.Test, n.Body, n.Orelse = o.expr(s.Test), o.stmts(s.Body), o.stmts(s.Orelse)
		if n.Test != s.Test || changed(n.Body, s.Body) || changed(n.Orelse, s.Orelse) {
			return &n
		}
	case *ast.If:
		n := *s
		n.Test, n.Body, n.Orelse = o.expr(s.Test), o.stmts(s.Body), o.stmts(s.Orelse)
		if n.Test != s.Test || changed(n.Body, s.Body) || changed(n.Orelse, s.Orelse) {
			return &n
		}
	case *ast.With:
		n := *s
		n.Items, n.Body = list(s.Items, o.withItem), o.stmts(s.Body)
		if changed(n.Items, s.Items) || changed(n.Body, s.Body) {
			return &n
		}
	case *ast.AsyncWith:
		n := *s
		n.Items, n.Body = list(s.Items, o.withItem), o.stmts(s.Body)
		if changed(n.Items, s.Items) || changed(n.Body, s.Body) {
			return &n
		}
	case *ast.Raise:
		n := *s
		n.Exc, n.Cause = o.expr(s.Exc), o.expr(s.Cause)
		if n.Exc != s.Exc || n.Cause != s.Cause {
			return &n
		}
	case *ast.Try:
		n := *s
		n.Body, n.Handlers = o.stmts(s.Body), list(s.Handlers, o.handler)
		n.Orelse, n.Finalbody = o.stmts(s.Orelse), o.stmts(s.Finalbody)
		if changed(n.Body, s.Body) || changed(n.Handlers, s.Handlers) || changed(n.Orelse, s.Orelse) || changed(n.Finalbody, s.Finalbody) {
			return &n
		}
	case *ast.TryStar:
		n := *s
		n.Body, n.Handlers = o.stmts(s.Body), list(s.Handlers, o.handler)
		n.Orelse, n.Finalbody = o.stmts(s.Orelse), o.stmts(s.Finalbody)
		if changed(n.Body, s.Body) || changed(n.Handlers, s.Handlers) || changed(n.Orelse, s.Orelse) || changed(n.Finalbody, s.Finalbody) {
			return &n
		}
	case *ast.Match:
		return o.match(s)
	case *ast.TypeAlias:
		n := *s
		n.TypeParams, n.Value = list(s.TypeParams, o.typeParam), o.expr(s.Value)
		if changed(n.TypeParams, s.TypeParams) || n.Value != s.Value {
			return &n
		}
	case *ast.Assert:
		n := *s
		n.Test, n.Msg = o.expr(s.Test), o.expr(s.Msg)
		if n.Test != s.Test || n.Msg != s.Msg {
			return &n
		}
	case *ast.ExprStmt:
		if v := o.expr(s.Value); v != s.Value {
			return &ast.ExprStmt{Span: s.Span, Value: v}
		}
	}
	return stmt
}

func (o *optimizer) arguments(a *ast.Arguments) *ast.Arguments {
	n := *a
	n.PosOnlyArgs, n.Args = list(a.PosOnlyArgs, o.arg), list(a.Args, o.arg)
	n.Vararg, n.KwOnlyArgs = o.arg(a.Vararg), list(a.KwOnlyArgs, o.arg)
	n.KwDefaults, n.Kwarg = o.exprs(a.KwDefaults), o.arg(a.Kwarg)
	n.Defaults = o.exprs(a.Defaults)
	if changed(n.PosOnlyArgs, a.PosOnlyArgs) || changed(n.Args, a.Args) || n.Vararg != a.Vararg ||
		changed(n.KwOnlyArgs, a.KwOnlyArgs) || changed(n.KwDefaults, a.KwDefaults) ||
		n.Kwarg != a.Kwarg || changed(n.Defaults, a.Defaults) {
		return &n
	}
	return a
}

func (o *optimizer) typeParam(param ast.TypeParam) ast.TypeParam {
	switch p := param.(type) {
	case *ast.TypeVar:
		n := *p
		n.Bound, n.DefaultValue = o.expr(p.Bound), o.expr(p.DefaultValue)
		if n.Bound != p.Bound || n.DefaultValue != p.DefaultValue {
			return &n
		}
	case *ast.TypeVarTuple:
		if v := o.expr(p.DefaultValue); v != p.DefaultValue {
			return &ast.TypeVarTuple{Span: p.Span, Name: p.Name, DefaultValue: v}
		}
	case *ast.ParamSpec:
		if v := o.expr(p.DefaultValue); v != p.DefaultValue {
			return &ast.ParamSpec{Span: p.Span, Name: p.Name, DefaultValue: v}
		}
	}
	return param
}

func (o *optimizer) arg(a *ast.Arg) *ast.Arg {
	if a == nil {
		return nil
	}
	n := *a
	if n.Annotation = o.annotation(a.Annotation); n.Annotation != a.Annotation {
		return &n
	}
	return a
}

// annotation leaves those alone whose text is kept.
func (o *optimizer) annotation(e ast.Expr) ast.Expr {
	if o.textOnly {
		return e
	}
	return o.expr(e)
}

func (o *optimizer) keyword(k *ast.Keyword) *ast.Keyword {
	if v := o.expr(k.Value); v != k.Value {
		return &ast.Keyword{Span: k.Span, Arg: k.Arg, Value: v}
	}
	return k
}

func (o *optimizer) withItem(w *ast.WithItem) *ast.WithItem {
	n := *w
	n.ContextExpr, n.OptionalVars = o.expr(w.ContextExpr), o.expr(w.OptionalVars)
	if n.ContextExpr != w.ContextExpr || n.OptionalVars != w.OptionalVars {
		return &n
	}
	return w
}

func (o *optimizer) handler(h *ast.ExceptHandler) *ast.ExceptHandler {
	n := *h
	n.Type, n.Body = o.expr(h.Type), o.stmts(h.Body)
	if n.Type != h.Type || changed(n.Body, h.Body) {
		return &n
	}
	return h
}

func (o *optimizer) comprehension(c *ast.Comprehension) *ast.Comprehension {
	n := *c
	n.Target, n.Iter, n.Ifs = o.expr(c.Target), o.iter(o.expr(c.Iter)), o.exprs(c.Ifs)
	if n.Target != c.Target || n.Iter != c.Iter || changed(n.Ifs, c.Ifs) {
		return &n
	}
	return c
}

// constOf gives the value of a constant expression.
func constOf(e ast.Expr) (code.Const, bool) {
	if c, ok := e.(*ast.Constant); ok {
		return Const(c.Value), true
	}
	return nil, false
}

// constsOf gives the values of constant expressions, if all of them are.
func constsOf(exprs []ast.Expr) ([]code.Const, bool) {
	for _, e := range exprs {
		if _, ok := e.(*ast.Constant); !ok {
			return nil, false
		}
	}
	consts := make([]code.Const, len(exprs))
	for i, e := range exprs {
		consts[i], _ = constOf(e)
	}
	return consts, true
}

// fold gives a constant in the place of e, if there is one.
func (o *optimizer) fold(e ast.Expr, c code.Const, ok bool) ast.Expr {
	if !ok {
		return e
	}
	switch c := c.(type) {
	case string:
		o.left -= len(c)
	case code.Bytes:
		o.left -= len(c)
	case code.Tuple:
		o.left -= 16 * len(c)
	}
	if o.left < 0 {
		panic(tooLarge{e.Pos()})
	}
	return &ast.Constant{Span: e.Pos(), Value: c}
}

var unaryOps = map[ast.UnaryOperator]func(code.Const) (code.Const, bool){
	ast.Invert: constant.Invert,
	ast.Not:    func(c code.Const) (code.Const, bool) { return constant.Not(c), true },
	ast.UAdd:   constant.Positive,
	ast.USub:   constant.Negative,
}

var binaryOps = map[ast.Operator]func(v, w code.Const) (code.Const, bool){
	ast.Add:      constant.Add,
	ast.Sub:      constant.Subtract,
	ast.Mult:     constant.Multiply,
	ast.Div:      constant.Divide,
	ast.FloorDiv: constant.FloorDivide,
	ast.Modulo:   constant.Modulo,
	ast.Pow:      constant.Power,
	ast.LShift:   constant.LeftShift,
	ast.RShift:   constant.RightShift,
	ast.BitOr:    constant.Or,
	ast.BitXor:   constant.Xor,
	ast.BitAnd:   constant.And,
}

// negated has the comparisons whose negation is a comparison too, whatever the
// operands' types do.
var negated = map[ast.CmpOp]ast.CmpOp{
	ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}

func (o *optimizer) foldUnary(e *ast.UnaryOp) ast.Expr {
	if c, ok := constOf(e.Operand); ok {
		if _, isBool := c.(bool); isBool && e.Op == ast.Invert && o.boolInversion != "" {
			o.warnings = append(o.warnings, diag.Warning{Category: "DeprecationWarning", Message: o.boolInversion, File: "<sys>"})
		}
		c, ok = unaryOps[e.Op](c)
		return o.fold(e, c, ok)
	}
	if cmp, ok := e.Operand.(*ast.Compare); ok && e.Op == ast.Not && len(cmp.Ops) == 1 {
		if op, ok := negated[cmp.Ops[0]]; ok {
			n := *cmp
			n.Ops = []ast.CmpOp{op}
			return &n
		}
	}
	return e
}

func (o *optimizer) foldBinary(e *ast.BinOp) ast.Expr {
	if f := o.format(e); f != nil {
		return f
	}
	left, ok1 := constOf(e.Left)
	right, ok2 := constOf(e.Right)
	f := binaryOps[e.Op]
	if !ok1 || !ok2 || f == nil {
		return e
	}
	c, ok := f(left, right)
	return o.fold(e, c, ok)
}

func (o *optimizer) foldTuple(e *ast.Tuple) ast.Expr {
	if e.Ctx != ast.Load {
		return e
	}
	consts, ok := constsOf(e.Elts)
	return o.fold(e, code.Tuple(consts), ok)
}

func (o *optimizer) foldSubscript(e *ast.Subscript) ast.Expr {
	index := e.Slice
	switch s := index.(type) {
	case *ast.Index:
		index = s.Value
	case *ast.Slice, *ast.ExtSlice:
		return e
	}
	value, ok1 := constOf(e.Value)
	at, ok2 := constOf(index)
	if e.Ctx != ast.Load || !ok1 || !ok2 {
		return e
	}
	c, ok := constant.Subscript(value, at)
	return o.fold(e, c, ok)
}

// iter optimizes what is only iterated over or searched: a list becomes a tuple, a
// set of constants a frozenset.
func (o *optimizer) iter(e ast.Expr) ast.Expr {
	switch s := e.(type) {
	case *ast.List:
		for _, elt := range s.Elts {
			if _, ok := elt.(*ast.Starred); ok {
				return e
			}
		}
		if consts, ok := constsOf(s.Elts); ok {
			return o.fold(e, code.Tuple(consts), true)
		}
		return &ast.Tuple{Span: s.Span, Elts: s.Elts, Ctx: s.Ctx}
	case *ast.Set:
		if consts, ok := constsOf(s.Elts); ok {
			return o.fold(e, o.hasher.FrozenSet(consts), true)
		}
	}
	return e
}
