package astopt

import "bytewalk/compiler/ast"

// expr optimizes an expression, which may be nil. 3.8 forgot assignment
// expressions: they stay as they are, and so does what is in them.
func (o *optimizer) expr(expr ast.Expr) ast.Expr {
	if expr == nil {
		return nil
	}
	o.enter()
	defer o.leave()
	switch e := expr.(type) {
	case *ast.Constant:
		return e
	case *ast.Name:
		if e.Id == "__debug__" && (e.Ctx == ast.Load || !o.loadedDebug) {
			return &ast.Constant{Span: e.Span, Value: o.debug}
		}
	case *ast.NamedExpr:
		if !o.namedExprs {
			return e
		}
		if v := o.expr(e.Value); v != e.Value {
			return &ast.NamedExpr{Span: e.Span, Target: e.Target, Value: v}
		}
	case *ast.Attribute:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.Attribute{Span: e.Span, Value: v, Attr: e.Attr, Ctx: e.Ctx}
		}
	case *ast.Call:
		n := *e
		n.Func, n.Args, n.Keywords = o.expr(e.Func), o.exprs(e.Args), list(e.Keywords, o.keyword)
		if n.Func != e.Func || changed(n.Args, e.Args) || changed(n.Keywords, e.Keywords) {
			return &n
		}
	case *ast.BoolOp:
		if v := o.exprs(e.Values); changed(v, e.Values) {
			return &ast.BoolOp{Span: e.Span, Op: e.Op, Values: v}
		}
	case *ast.BinOp:
		n := e
		if left, right := o.expr(e.Left), o.expr(e.Right); left != e.Left || right != e.Right {
			n = &ast.BinOp{Span: e.Span, Left: left, Op: e.Op, Right: right}
		}
		return o.foldBinary(n)
	case *ast.UnaryOp:
		n := e
		if v := o.expr(e.Operand); v != e.Operand {
			n = &ast.UnaryOp{Span: e.Span, Op: e.Op, Operand: v}
		}
		return o.foldUnary(n)
	case *ast.Lambda:
		n := *e
		n.Args, n.Body = o.arguments(e.Args), o.expr(e.Body)
		if n.Args != e.Args || n.Body != e.Body {
			return &n
		}
	case *ast.IfExp:
		n := *e
		n.Test, n.Body, n.Orelse = o.expr(e.Test), o.expr(e.Body), o.expr(e.Orelse)
		if n.Test != e.Test || n.Body != e.Body || n.Orelse != e.Orelse {
			return &n
		}
	case *ast.Dict:
		n := *e
		n.Keys, n.Values = o.exprs(e.Keys), o.exprs(e.Values)
		if changed(n.Keys, e.Keys) || changed(n.Values, e.Values) {
			return &n
		}
	case *ast.Set:
		if v := o.exprs(e.Elts); changed(v, e.Elts) {
			return &ast.Set{Span: e.Span, Elts: v}
		}
	case *ast.ListComp:
		n := *e
		n.Elt, n.Generators = o.expr(e.Elt), list(e.Generators, o.comprehension)
		if n.Elt != e.Elt || changed(n.Generators, e.Generators) {
			return &n
		}
	case *ast.SetComp:
		n := *e
		n.Elt, n.Generators = o.expr(e.Elt), list(e.Generators, o.comprehension)
		if n.Elt != e.Elt || changed(n.Generators, e.Generators) {
			return &n
		}
	case *ast.GeneratorExp:
		n := *e
		n.Elt, n.Generators = o.expr(e.Elt), list(e.Generators, o.comprehension)
		if n.Elt != e.Elt || changed(n.Generators, e.Generators) {
			return &n
		}
	case *ast.DictComp:
		n := *e
		n.Key, n.Value, n.Generators = o.expr(e.Key), o.expr(e.Value), list(e.Generators, o.comprehension)
		if n.Key != e.Key || n.Value != e.Value || changed(n.Generators, e.Generators) {
			return &n
		}
	case *ast.Await:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.Await{Span: e.Span, Value: v}
		}
	case *ast.Yield:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.Yield{Span: e.Span, Value: v}
		}
	case *ast.YieldFrom:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.YieldFrom{Span: e.Span, Value: v}
		}
	case *ast.Compare:
		return o.compare(e)
	case *ast.FormattedValue:
		n := *e
		n.Value, n.FormatSpec = o.expr(e.Value), o.expr(e.FormatSpec)
		if n.Value != e.Value || n.FormatSpec != e.FormatSpec {
			return &n
		}
	case *ast.JoinedStr:
		if v := o.exprs(e.Values); changed(v, e.Values) {
			return &ast.JoinedStr{Span: e.Span, Values: v}
		}
	case *ast.Subscript:
		n := e
		if value, slice := o.expr(e.Value), o.expr(e.Slice); value != e.Value || slice != e.Slice {
			n = &ast.Subscript{Span: e.Span, Value: value, Slice: slice, Ctx: e.Ctx}
		}
		return o.foldSubscript(n)
	case *ast.Starred:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.Starred{Span: e.Span, Value: v, Ctx: e.Ctx}
		}
	case *ast.List:
		if v := o.exprs(e.Elts); changed(v, e.Elts) {
			return &ast.List{Span: e.Span, Elts: v, Ctx: e.Ctx}
		}
	case *ast.Tuple:
		n := e
		if v := o.exprs(e.Elts); changed(v, e.Elts) {
			n = &ast.Tuple{Span: e.Span, Elts: v, Ctx: e.Ctx}
		}
		return o.foldTuple(n)
	case *ast.Slice:
		n := *e
		n.Lower, n.Upper, n.Step = o.expr(e.Lower), o.expr(e.Upper), o.expr(e.Step)
		if n.Lower != e.Lower || n.Upper != e.Upper || n.Step != e.Step {
			return &n
		}
	case *ast.ExtSlice:
		if v := o.exprs(e.Dims); changed(v, e.Dims) {
			return &ast.ExtSlice{Span: e.Span, Dims: v}
		}
	case *ast.Index:
		if v := o.expr(e.Value); v != e.Value {
			return &ast.Index{Span: e.Span, Value: v}
		}
	}
	return expr
}

// compare optimizes a comparison; the right operand of `in` and `not in`, if it is
// the last, is only searched.
func (o *optimizer) compare(e *ast.Compare) ast.Expr {
	n := *e
	n.Left, n.Comparators = o.expr(e.Left), o.exprs(e.Comparators)
	last := len(e.Ops) - 1
	if op := e.Ops[last]; op == ast.In || op == ast.NotIn {
		if to := o.iter(n.Comparators[last]); to != n.Comparators[last] {
			n.Comparators = append([]ast.Expr(nil), n.Comparators...)
			n.Comparators[last] = to
		}
	}
	if n.Left != e.Left || changed(n.Comparators, e.Comparators) {
		return &n
	}
	return e
}
