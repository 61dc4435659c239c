package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

func (c *compiler) exprs(exprs []ast.Expr) {
	for _, e := range exprs {
		c.expr(e)
	}
}

// expr compiles an expression: it leaves its value on the stack, or stores or deletes
// it if it is a target. An expression on another line than what is around it begins
// a line, and what comes after it begins one again.
func (c *compiler) expr(e ast.Expr) {
	u := c.u
	span := e.Pos()
	line, col, pos := u.line, u.col, u.pos
	if span.Start.Line != line {
		u.line, u.lineSet = span.Start.Line, false
	}
	u.col, u.pos = span.Start.Col, c.position(span)
	c.exprValue(e)
	if line != u.line {
		u.line, u.lineSet = line, false
	}
	u.col, u.pos = col, pos
}

func (c *compiler) exprValue(expr ast.Expr) {
	switch e := expr.(type) {
	case *ast.Name:
		c.name(e.Id, e.Ctx)
	case *ast.Constant:
		c.loadConst(astopt.Const(e.Value))
	case *ast.Attribute:
		c.attribute(e)
	case *ast.Call:
		c.call(e)
	case *ast.Subscript:
		c.subscript(e)
	case *ast.BinOp:
		c.expr(e.Left)
		c.expr(e.Right)
		c.emit(binaryOps[e.Op])
	case *ast.UnaryOp:
		c.expr(e.Operand)
		c.emit(unaryOps[e.Op])
	case *ast.BoolOp:
		c.boolOp(e)
	case *ast.Compare:
		c.compare(e)
	case *ast.IfExp:
		c.ifExp(e)
	case *ast.NamedExpr:
		c.expr(e.Value)
		c.emit(opcode.DupTop)
		c.expr(e.Target)
	case *ast.Lambda:
		c.lambda(e)
	case *ast.Dict:
		c.forms.dict(c, e)
	case *ast.Set:
		c.forms.display(c, e.Elts, setDisplay)
	case *ast.List:
		c.sequence(e.Elts, e.Ctx, listDisplay)
	case *ast.Tuple:
		c.sequence(e.Elts, e.Ctx, tupleDisplay)
	case *ast.ListComp:
		c.forms.comprehension(c, comprehension{e, listComp, e.Elt, nil, e.Generators})
	case *ast.SetComp:
		c.forms.comprehension(c, comprehension{e, setComp, e.Elt, nil, e.Generators})
	case *ast.DictComp:
		c.forms.comprehension(c, comprehension{e, dictComp, e.Key, e.Value, e.Generators})
	case *ast.GeneratorExp:
		c.forms.comprehension(c, comprehension{e, genExp, e.Elt, nil, e.Generators})
	case *ast.Yield:
		c.yield(e)
	case *ast.YieldFrom:
		c.yieldFrom(e)
	case *ast.Await:
		c.awaitExpr(e)
	case *ast.JoinedStr:
		c.exprs(e.Values)
		if len(e.Values) != 1 {
			c.emitArg(opcode.BuildString, len(e.Values))
		}
	case *ast.FormattedValue:
		c.formattedValue(e)
	case *ast.Starred:
		if e.Ctx == ast.Store {
			c.fail("starred assignment target must be in a list or tuple")
		}
		c.fail("can't use starred expression here")
	default:
		panic("unexpected expression")
	}
}

var binaryOps = map[ast.Operator]opcode.Op{
	ast.Add: opcode.BinaryAdd, ast.Sub: opcode.BinarySubtract, ast.Mult: opcode.BinaryMultiply,
	ast.MatMult: opcode.BinaryMatrixMultiply, ast.Div: opcode.BinaryTrueDivide,
	ast.Modulo: opcode.BinaryModulo, ast.Pow: opcode.BinaryPower, ast.LShift: opcode.BinaryLshift,
	ast.RShift: opcode.BinaryRshift, ast.BitOr: opcode.BinaryOr, ast.BitXor: opcode.BinaryXor,
	ast.BitAnd: opcode.BinaryAnd, ast.FloorDiv: opcode.BinaryFloorDivide,
}

var unaryOps = map[ast.UnaryOperator]opcode.Op{
	ast.Invert: opcode.UnaryInvert, ast.Not: opcode.UnaryNot,
	ast.UAdd: opcode.UnaryPositive, ast.USub: opcode.UnaryNegative,
}

// name loads, stores or deletes a name, by the instruction for what it is in the
// current block.
func (c *compiler) name(name string, ctx ast.ExprContext) {
	u := c.u
	name = symtable.Mangle(u.private, name)
	function := u.scope.Type == symtable.FunctionBlock
	var op opcode.Op
	var arg int
	switch kind := u.scope.Scope(name); {
	case kind == symtable.Free:
		op = access(ctx, opcode.LoadDeref, opcode.StoreDeref, opcode.DeleteDeref)
		arg = len(u.cellVars.list) + u.freeVars.add(name)
	case kind == symtable.Cell:
		op = access(ctx, opcode.LoadDeref, opcode.StoreDeref, opcode.DeleteDeref)
		arg = u.cellVars.add(name)
	case kind == symtable.Local && function:
		if c.silent > 0 {
			return
		}
		op = access(ctx, opcode.LoadFast, opcode.StoreFast, opcode.DeleteFast)
		arg = u.varNames.add(name)
	case kind == symtable.GlobalImplicit && function, kind == symtable.GlobalExplicit:
		op = access(ctx, opcode.LoadGlobal, opcode.StoreGlobal, opcode.DeleteGlobal)
		arg = u.names.add(name)
	default:
		op = access(ctx, opcode.LoadName, opcode.StoreName, opcode.DeleteName)
		arg = u.names.add(name)
	}
	if op == opcode.LoadDeref && u.scope.Type == symtable.ClassBlock {
		op = opcode.LoadClassderef
	}
	c.emitArg(op, arg)
}

// access gives the instruction for a context.
func access(ctx ast.ExprContext, load, store, del opcode.Op) opcode.Op {
	switch ctx {
	case ast.Store:
		return store
	case ast.Del:
		return del
	}
	return load
}

func (c *compiler) attribute(e *ast.Attribute) {
	if e.Ctx != ast.AugStore {
		c.expr(e.Value)
	}
	switch e.Ctx {
	case ast.AugLoad:
		c.emit(opcode.DupTop)
		c.emitName(opcode.LoadAttr, e.Attr)
	case ast.Load:
		c.emitName(opcode.LoadAttr, e.Attr)
	case ast.AugStore:
		c.emit(opcode.RotTwo)
		c.emitName(opcode.StoreAttr, e.Attr)
	case ast.Store:
		c.emitName(opcode.StoreAttr, e.Attr)
	case ast.Del:
		c.emitName(opcode.DeleteAttr, e.Attr)
	}
}

func (c *compiler) subscript(e *ast.Subscript) {
	if e.Ctx == ast.Load {
		c.checkSubscripter(e.Value)
		c.checkIndex(e.Value, e.Slice)
	}
	if e.Ctx != ast.AugStore {
		c.expr(e.Value)
		c.index(e.Slice)
	}
	switch e.Ctx {
	case ast.AugLoad:
		c.emit(opcode.DupTopTwo)
		c.emit(opcode.BinarySubscr)
	case ast.Load:
		c.emit(opcode.BinarySubscr)
	case ast.AugStore:
		c.emit(opcode.RotThree)
		c.emit(opcode.StoreSubscr)
	case ast.Store:
		c.emit(opcode.StoreSubscr)
	case ast.Del:
		c.emit(opcode.DeleteSubscr)
	}
}

// index pushes what is between the brackets of a subscript.
func (c *compiler) index(e ast.Expr) {
	switch s := e.(type) {
	case *ast.Index:
		c.expr(s.Value)
	case *ast.Slice:
		c.slice(s)
	case *ast.ExtSlice:
		for _, dim := range s.Dims {
			c.index(dim)
		}
		c.emitArg(opcode.BuildTuple, len(s.Dims))
	default:
		c.expr(e)
	}
}

func (c *compiler) slice(s *ast.Slice) {
	bound := func(e ast.Expr) {
		if e == nil {
			c.loadConst(code.None)
		} else {
			c.expr(e)
		}
	}
	c.at(s.Span, func() {
		bound(s.Lower)
		bound(s.Upper)
		if s.Step == nil {
			c.emitArg(opcode.BuildSlice, 2)
			return
		}
		c.expr(s.Step)
		c.emitArg(opcode.BuildSlice, 3)
	})
}

// display is the instructions that build a list, tuple or set.
type display struct {
	build  opcode.Op // of items
	inner  opcode.Op // of the items between starred ones
	unpack opcode.Op // of those and the starred ones
}

var (
	listDisplay  = display{opcode.BuildList, opcode.BuildTuple, opcode.BuildListUnpack}
	tupleDisplay = display{opcode.BuildTuple, opcode.BuildTuple, opcode.BuildTupleUnpack}
	setDisplay   = display{opcode.BuildSet, opcode.BuildSet, opcode.BuildSetUnpack}
)

// sequence compiles a list or tuple, which may be a target.
func (c *compiler) sequence(elts []ast.Expr, ctx ast.ExprContext, d display) {
	switch ctx {
	case ast.Store:
		c.unpack(elts)
	case ast.Load:
		c.forms.display(c, elts, d)
	default:
		c.exprs(elts)
	}
}

// displayUnpack collects the items between starred ones in tuples or sets and joins
// all with one instruction (until 3.8).
func displayUnpack(c *compiler, elts []ast.Expr, d display) {
	items, parts := 0, 0
	flush := func() {
		if items > 0 {
			c.emitArg(d.inner, items)
			items = 0
			parts++
		}
	}
	for _, e := range elts {
		if s, ok := e.(*ast.Starred); ok {
			flush()
			c.expr(s.Value)
			parts++
		} else {
			c.expr(e)
			items++
		}
	}
	if parts == 0 {
		c.emitArg(d.build, items)
		return
	}
	flush()
	c.emitArg(d.unpack, parts)
}

// maxDictItems is how many items of a dict display are put into one dict before
// the dicts are joined.
const maxDictItems = 0xFFFF

// dictUnpack builds dicts of the items between `**` ones and joins all with one
// instruction (until 3.8).
func dictUnpack(c *compiler, e *ast.Dict) {
	items, parts := 0, 0
	unpacking := false
	for i, key := range e.Keys {
		unpacking = key == nil
		if items == maxDictItems || items > 0 && unpacking {
			c.subDict(e, i-items, i)
			parts++
			items = 0
		}
		if unpacking {
			c.expr(e.Values[i])
			parts++
		} else {
			items++
		}
	}
	if items > 0 || parts == 0 {
		c.subDict(e, len(e.Keys)-items, len(e.Keys))
		parts++
	}
	// A dict of `**x` alone is a copy.
	if parts > 1 || unpacking {
		c.emitArg(opcode.BuildMapUnpack, parts)
	}
}

// subDict builds a dict of some of a display's items; constant keys are one tuple.
func (c *compiler) subDict(e *ast.Dict, from, to int) {
	keys := make(code.Tuple, 0, to-from)
	for _, key := range e.Keys[from:to] {
		if k, ok := key.(*ast.Constant); ok {
			keys = append(keys, astopt.Const(k.Value))
		}
	}
	if n := to - from; n > 1 && len(keys) == n {
		c.exprs(e.Values[from:to])
		c.loadConst(keys)
		c.emitArg(opcode.BuildConstKeyMap, n)
		return
	}
	for i := from; i < to; i++ {
		c.expr(e.Keys[i])
		c.expr(e.Values[i])
	}
	c.emitArg(opcode.BuildMap, to-from)
}

func (c *compiler) yield(e *ast.Yield) {
	if c.u.scope.Type != symtable.FunctionBlock {
		c.fail("'yield' outside function")
	}
	if e.Value != nil {
		c.expr(e.Value)
	} else {
		c.loadConst(code.None)
	}
	c.emit(opcode.YieldValue)
}

func (c *compiler) yieldFrom(e *ast.YieldFrom) {
	if c.u.scope.Type != symtable.FunctionBlock {
		c.fail("'yield' outside function")
	}
	if c.u.kind == scopeAsyncFunction {
		c.fail("'yield from' inside async function")
	}
	c.expr(e.Value)
	c.emit(opcode.GetYieldFromIter)
	c.loadConst(code.None)
	c.emit(opcode.YieldFrom)
}

func (c *compiler) awaitExpr(e *ast.Await) {
	if c.u.scope.Type != symtable.FunctionBlock {
		c.fail("'await' outside function")
	}
	if c.u.kind != scopeAsyncFunction && c.u.kind != scopeComprehension {
		c.fail("'await' outside async function")
	}
	c.expr(e.Value)
	c.await()
}

// FORMAT_VALUE's oparg: the conversion, and whether a format specification is on
// the stack.
const formatHasSpec = 0x04

var conversions = map[int]int{-1: 0, 's': 1, 'r': 2, 'a': 3}

func (c *compiler) formattedValue(e *ast.FormattedValue) {
	outer := c.displaced
	c.displaced = e
	c.expr(e.Value)
	c.displaced = outer
	arg := conversions[e.Conversion]
	if e.FormatSpec != nil {
		c.expr(e.FormatSpec)
		arg |= formatHasSpec
	}
	pos := c.u.pos
	c.u.pos = position(e.Place(e.Value.Pos()))
	c.emitArg(opcode.FormatValue, arg)
	c.u.pos = pos
}
