package codegen

import (
	"unicode/utf8"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

func (l *located) exprs(exprs []ast.Expr) {
	for _, e := range exprs {
		l.expr(e)
	}
}

// expr compiles an expression: it leaves its value on the stack, or stores or deletes
// it if it is a target.
func (l *located) expr(expr ast.Expr) {
	l.mark(expr)
	loc := l.u.pos
	switch e := expr.(type) {
	case *ast.Name:
		l.nameOp(loc, e.Id, e.Ctx)
	case *ast.Constant:
		l.constant(loc, astopt.Const(e.Value))
	case *ast.Attribute:
		l.attribute(e)
	case *ast.Call:
		l.call(e)
	case *ast.Subscript:
		l.subscript(e)
	case *ast.BinOp:
		l.expr(e.Left)
		l.expr(e.Right)
		l.opArg(loc, opcode.BinaryOp, binaryArgs[e.Op])
	case *ast.UnaryOp:
		l.expr(e.Operand)
		switch e.Op {
		case ast.UAdd:
			l.opArg(loc, opcode.CallIntrinsic1, intrinsicPositive)
		case ast.Not:
			l.op(loc, opcode.ToBool)
			l.op(loc, opcode.UnaryNot)
		default:
			l.op(loc, unaryOps[e.Op])
		}
	case *ast.BoolOp:
		l.boolOp(e)
	case *ast.Compare:
		l.compare(e)
	case *ast.IfExp:
		l.ifExp(e)
	case *ast.NamedExpr:
		l.expr(e.Value)
		l.opArg(loc, opcode.Copy, 1)
		l.expr(e.Target)
	case *ast.Lambda:
		l.lambda(e)
	case *ast.Dict:
		l.dict(e)
	case *ast.Set:
		l.display(loc, e.Elts, setItems, "", 0)
	case *ast.List:
		l.sequence(loc, e.Elts, e.Ctx, listItems)
	case *ast.Tuple:
		l.sequence(loc, e.Elts, e.Ctx, tupleItems)
	case *ast.ListComp:
		l.comprehension(comprehension{e, listComp, e.Elt, nil, e.Generators})
	case *ast.SetComp:
		l.comprehension(comprehension{e, setComp, e.Elt, nil, e.Generators})
	case *ast.DictComp:
		l.comprehension(comprehension{e, dictComp, e.Key, e.Value, e.Generators})
	case *ast.GeneratorExp:
		l.comprehension(comprehension{e, genExp, e.Elt, nil, e.Generators})
	case *ast.Yield:
		if !l.functionLike() {
			l.fail(loc, "'yield' outside function")
		}
		if e.Value != nil {
			l.expr(e.Value)
		} else {
			l.constant(loc, code.None)
		}
		l.yieldValue(loc)
	case *ast.YieldFrom:
		if !l.functionLike() {
			l.fail(loc, "'yield from' outside function")
		}
		if l.u.kind == scopeAsyncFunction {
			l.fail(loc, "'yield from' inside async function")
		}
		l.expr(e.Value)
		l.op(loc, opcode.GetYieldFromIter)
		l.constant(loc, code.None)
		l.send(loc, resumeYieldFrom)
	case *ast.Await:
		if !l.functionLike() {
			l.fail(loc, "'await' outside function")
		}
		if l.u.kind != scopeAsyncFunction && l.u.kind != scopeComprehension {
			l.fail(loc, "'await' outside async function")
		}
		l.expr(e.Value)
		l.awaitWith(loc, awaitExpr)
	case *ast.JoinedStr:
		l.joinedStr(e)
	case *ast.FormattedValue:
		l.formattedValue(e)
	case *ast.Slice:
		l.sliceBounds(e)
		n := 2
		if e.Step != nil {
			l.expr(e.Step)
			n++
		}
		l.opArg(loc, opcode.BuildSlice, n)
	case *ast.Starred:
		if e.Ctx == ast.Store {
			l.fail(loc, "starred assignment target must be in a list or tuple")
		}
		l.fail(loc, "can't use starred expression here")
	default:
		panic("unexpected expression")
	}
}

// BINARY_OP's opargs (NB_ADD and the like); inplace is the distance to the augmented
// assignment's.
const inplace = 13

var binaryArgs = map[ast.Operator]int{
	ast.Add: 0, ast.BitAnd: 1, ast.FloorDiv: 2, ast.LShift: 3, ast.MatMult: 4, ast.Mult: 5,
	ast.Modulo: 6, ast.BitOr: 7, ast.Pow: 8, ast.RShift: 9, ast.Sub: 10, ast.Div: 11, ast.BitXor: 12,
}

func (l *located) yieldValue(loc code.Position) {
	if l.u.scope.Generator && l.u.scope.Coroutine {
		l.opArg(loc, opcode.CallIntrinsic1, intrinsicAsyncGenWrap)
	}
	l.opArg(loc, opcode.YieldValue, 0)
	l.opArg(loc, opcode.Resume, resumeYield)
}

// scopeOf gives what a mangled name is in the current block, or in the comprehension
// that is part of it.
func (l *located) scopeOf(name string) symtable.ScopeKind {
	if kind, ok := l.u.override[name]; ok {
		return kind
	}
	return l.u.scope.Scope(name)
}

// nameOp loads, stores or deletes a name, by the instruction for what it is.
func (l *located) nameOp(loc code.Position, name string, ctx ast.ExprContext) {
	l.checkStored(loc, name, ctx)
	u := l.u
	name = l.mangle(name)
	inClass := u.scope.Type == symtable.ClassBlock
	kind := l.scopeOf(name)
	switch {
	case kind == symtable.Free, kind == symtable.Cell:
		var arg int
		if kind == symtable.Free {
			arg = len(u.cellVars.list) + u.freeVars.add(name)
		} else {
			arg = u.cellVars.add(name)
		}
		op := access(ctx, opcode.LoadDeref, opcode.StoreDeref, opcode.DeleteDeref)
		if op == opcode.LoadDeref && inClass && u.inlined == 0 {
			l.op(loc, opcode.LoadLocals)
			op = opcode.LoadFromDictOrDeref
		} else if op == opcode.LoadDeref && u.scope.CanSeeClassScope {
			l.loadClassDict(loc)
			op = opcode.LoadFromDictOrDeref
		}
		l.opArg(loc, op, arg)
	case kind == symtable.Local && (l.functionLike() || u.fastHidden[name]):
		l.opArg(loc, access(ctx, opcode.LoadFast, opcode.StoreFast, opcode.DeleteFast), u.varNames.add(name))
	case kind == symtable.GlobalImplicit && l.functionLike(), kind == symtable.GlobalExplicit:
		arg := u.names.add(name)
		if ctx == ast.Load && u.scope.CanSeeClassScope && kind == symtable.GlobalImplicit {
			l.loadClassDict(loc)
			l.opArg(loc, opcode.LoadFromDictOrGlobals, arg)
			return
		}
		if ctx == ast.Load {
			arg <<= 1
		}
		l.opArg(loc, access(ctx, opcode.LoadGlobal, opcode.StoreGlobal, opcode.DeleteGlobal), arg)
	default:
		arg := u.names.add(name)
		if ctx == ast.Load && inClass && u.inlined > 0 {
			l.opArg(loc, opcode.LoadGlobal, arg<<1)
			return
		}
		l.opArg(loc, access(ctx, opcode.LoadName, opcode.StoreName, opcode.DeleteName), arg)
	}
}

func (l *located) loadClassDict(loc code.Position) {
	u := l.u
	l.opArg(loc, opcode.LoadDeref, len(u.cellVars.list)+u.freeVars.add("__classdict__"))
}

// attrPlace gives the place of the last attribute alone if it is on another line than
// the start.
func (l *located) attrPlace(loc code.Position, e *ast.Attribute) code.Position {
	end := e.End
	if loc.Line == end.Line {
		return loc
	}
	loc.Line = end.Line
	// The length is in characters where the column is in bytes.
	if n := int32(utf8.RuneCountInString(e.Attr)); n <= end.Col {
		loc.Col = end.Col - n
	} else {
		loc.Col, loc.EndCol = -1, -1
	}
	loc.EndLine = max(loc.Line, loc.EndLine)
	if loc.Line == loc.EndLine {
		loc.EndCol = max(loc.Col, loc.EndCol)
	}
	return loc
}

func (l *located) attribute(e *ast.Attribute) {
	loc := place(e)
	if super := l.superCall(e); super != nil {
		l.superArgs(super)
		flags := 0
		if len(super.Args) > 0 {
			flags = superTwoArgs
		}
		l.opName(loc, opcode.LoadSuperAttr, e.Attr, 2, flags)
		l.op(l.attrPlace(loc, e), opcode.Nop)
		return
	}
	l.noteStatic(e)
	l.expr(e.Value)
	loc = l.attrPlace(loc, e)
	switch e.Ctx {
	case ast.Store:
		l.checkStored(loc, e.Attr, e.Ctx)
		l.opName(loc, opcode.StoreAttr, e.Attr, 0, 0)
	case ast.Del:
		l.opName(loc, opcode.DeleteAttr, e.Attr, 0, 0)
	default:
		l.opName(loc, opcode.LoadAttr, e.Attr, 1, 0)
	}
}

// noteStatic notes a store to an attribute of self for the class around it.
func (l *located) noteStatic(e *ast.Attribute) {
	self, ok := e.Value.(*ast.Name)
	if !ok || e.Ctx != ast.Store || self.Id != "self" {
		return
	}
	for u := l.u.parent; u != nil; u = u.parent {
		if u.kind == scopeClass {
			u.static = append(u.static, e.Attr)
			return
		}
	}
}

// twoPartSlice pushes the bounds of a slice without step, for the instructions that
// need no slice object.
func (l *located) twoPartSlice(e ast.Expr) bool {
	s, ok := e.(*ast.Slice)
	if !ok || s.Step != nil {
		return false
	}
	l.sliceBounds(s)
	return true
}

func (l *located) sliceBounds(s *ast.Slice) {
	for _, bound := range []ast.Expr{s.Lower, s.Upper} {
		if bound != nil {
			l.expr(bound)
		} else {
			l.constant(place(s), code.None)
		}
	}
}

func (l *located) subscript(e *ast.Subscript) {
	loc := place(e)
	if e.Ctx == ast.Load {
		l.mark(e.Value)
		l.checkSubscripter(e.Value)
		l.checkIndex(e.Value, e.Slice)
	}
	l.expr(e.Value)
	if e.Ctx != ast.Del && l.twoPartSlice(e.Slice) {
		l.op(loc, access(e.Ctx, opcode.BinarySlice, opcode.StoreSlice, 0))
		return
	}
	l.expr(e.Slice)
	l.op(loc, access(e.Ctx, opcode.BinarySubscr, opcode.StoreSubscr, opcode.DeleteSubscr))
}

// items is the instructions that collect the items of a display.
type items struct {
	build, add, extend opcode.Op
	tuple              bool // a list is built first
}

var (
	listItems  = items{opcode.BuildList, opcode.ListAppend, opcode.ListExtend, false}
	tupleItems = items{opcode.BuildList, opcode.ListAppend, opcode.ListExtend, true}
	setItems   = items{opcode.BuildSet, opcode.SetAdd, opcode.SetUpdate, false}
)

func (l *located) sequence(loc code.Position, elts []ast.Expr, ctx ast.ExprContext, d items) {
	switch ctx {
	case ast.Store:
		l.unpack(loc, elts)
	case ast.Load:
		l.display(loc, elts, d, "", 0)
	default:
		l.exprs(elts)
	}
}

// display builds a list, tuple or set of items that are on the stack already, others,
// and the value of a name, if one is given.
func (l *located) display(loc code.Position, elts []ast.Expr, d items, injected string, pushed int) {
	n := len(elts)
	if injected == "" && n > 2 {
		if folded, ok := constsOf(elts); ok {
			l.constDisplay(loc, folded, d, pushed)
			return
		}
	}
	total := n + pushed
	if injected != "" {
		total++
	}
	big := total > stackGuideline
	if !big && !hasStarred(elts) {
		l.exprs(elts)
		if injected != "" {
			l.nameOp(loc, injected, ast.Load)
		}
		if d.tuple {
			l.opArg(loc, opcode.BuildTuple, total)
		} else {
			l.opArg(loc, d.build, total)
		}
		return
	}
	built := big
	if big {
		l.opArg(loc, d.build, pushed)
	}
	for i, e := range elts {
		if s, ok := e.(*ast.Starred); ok {
			if !built {
				l.opArg(loc, d.build, i+pushed)
				built = true
			}
			l.expr(s.Value)
			l.opArg(loc, d.extend, 1)
			continue
		}
		l.expr(e)
		if built {
			l.opArg(loc, d.add, 1)
		}
	}
	if injected != "" {
		l.nameOp(loc, injected, ast.Load)
		l.opArg(loc, d.add, 1)
	}
	if d.tuple {
		l.opArg(loc, opcode.CallIntrinsic1, intrinsicListToTuple)
	}
}

// constDisplay builds a display of constants from one constant.
func (l *located) constDisplay(loc code.Position, folded []code.Const, d items, pushed int) {
	if d.tuple && pushed == 0 {
		l.constant(loc, code.Tuple(folded))
		return
	}
	l.opArg(loc, d.build, pushed)
	if d.add == opcode.SetAdd {
		l.constant(loc, constant.HasherOf(l.Dialect).FrozenSet(folded))
	} else {
		l.constant(loc, code.Tuple(folded))
	}
	l.opArg(loc, d.extend, 1)
	if d.tuple {
		l.opArg(loc, opcode.CallIntrinsic1, intrinsicListToTuple)
	}
}

// constsOf gives the values of constant expressions, if all of them are.
func constsOf(exprs []ast.Expr) ([]code.Const, bool) {
	consts := make([]code.Const, len(exprs))
	for i, e := range exprs {
		k, ok := e.(*ast.Constant)
		if !ok {
			return nil, false
		}
		consts[i] = astopt.Const(k.Value)
	}
	return consts, true
}

// unpack stores the items of the value on top of the stack into targets.
func (l *located) unpack(loc code.Position, targets []ast.Expr) {
	starred := -1
	for i, t := range targets {
		if _, ok := t.(*ast.Starred); !ok {
			continue
		}
		if starred >= 0 {
			l.fail(loc, "multiple starred expressions in assignment")
		}
		after := len(targets) - i - 1
		if i >= 1<<8 || after >= 1<<31>>8 {
			l.fail(loc, "too many expressions in star-unpacking assignment")
		}
		starred = i
		l.opArg(loc, opcode.UnpackEx, i+after<<8)
	}
	if starred < 0 {
		l.opArg(loc, opcode.UnpackSequence, len(targets))
	}
	for i, t := range targets {
		if i == starred {
			t = t.(*ast.Starred).Value
		}
		l.expr(t)
	}
}

// dict compiles a dict display: parts are built and joined with `**` ones.
func (l *located) dict(e *ast.Dict) {
	loc := place(e)
	have, n := false, 0
	flush := func(end int) {
		l.subDict(e, end-n, end)
		if have {
			l.opArg(loc, opcode.DictUpdate, 1)
		}
		have, n = true, 0
	}
	for i, key := range e.Keys {
		switch {
		case key == nil:
			if n > 0 {
				flush(i)
			}
			if !have {
				l.opArg(loc, opcode.BuildMap, 0)
				have = true
			}
			l.expr(e.Values[i])
			l.opArg(loc, opcode.DictUpdate, 1)
		case n*2 > stackGuideline:
			n++
			flush(i + 1)
		default:
			n++
		}
	}
	if n > 0 {
		flush(len(e.Keys))
	}
	if !have {
		l.opArg(loc, opcode.BuildMap, 0)
	}
}

func (l *located) subDict(e *ast.Dict, from, to int) {
	loc := place(e)
	n := to - from
	big := n*2 > stackGuideline
	if keys, ok := constsOf(e.Keys[from:to]); ok && l.forms.constKeys && n > 1 && !big {
		l.exprs(e.Values[from:to])
		l.constant(loc, code.Tuple(keys))
		l.opArg(loc, opcode.BuildConstKeyMap, n)
		return
	}
	if big {
		l.opArg(loc, opcode.BuildMap, 0)
	}
	for i := from; i < to; i++ {
		l.expr(e.Keys[i])
		l.expr(e.Values[i])
		if big {
			l.opArg(loc, opcode.MapAdd, 1)
		}
	}
	if !big {
		l.opArg(loc, opcode.BuildMap, n)
	}
}

func (l *located) joinedStr(e *ast.JoinedStr) {
	loc := place(e)
	n := len(e.Values)
	if n > stackGuideline {
		l.constant(loc, "")
		l.opName(loc, opcode.LoadAttr, "join", 1, 1)
		l.opArg(loc, opcode.BuildList, 0)
		for _, v := range e.Values {
			l.expr(v)
			l.opArg(loc, opcode.ListAppend, 1)
		}
		l.opArg(loc, opcode.Call, 1)
		return
	}
	l.exprs(e.Values)
	if n > 1 {
		l.opArg(loc, opcode.BuildString, n)
	} else if n == 0 {
		l.constant(loc, "")
	}
}

func (l *located) formattedValue(e *ast.FormattedValue) {
	loc := place(e)
	l.expr(e.Value)
	if e.Conversion > 0 {
		l.opArg(loc, opcode.ConvertValue, conversions[e.Conversion])
	}
	if e.FormatSpec != nil {
		l.expr(e.FormatSpec)
		l.op(loc, opcode.FormatWithSpec)
	} else {
		l.op(loc, opcode.FormatSimple)
	}
}

// compareOp emits a comparison. The lower bits of COMPARE_OP's oparg are the mask of
// results for which it is true (unordered, less, greater, equal).
func (l *located) compareOp(loc code.Position, op ast.CmpOp) {
	switch op {
	case ast.Is, ast.IsNot:
		l.opArg(loc, opcode.IsOp, int(op-ast.Is))
	case ast.In, ast.NotIn:
		l.opArg(loc, opcode.ContainsOp, int(op-ast.In))
	default:
		n := compareOps[op]
		l.opArg(loc, opcode.CompareOp, n<<l.Dialect.CompareShift|compareMasks[n])
	}
}

var compareMasks = [...]int{2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8}

func (l *located) compare(e *ast.Compare) {
	loc := place(e)
	l.compareLiterals(e)
	l.expr(e.Left)
	last := len(e.Ops) - 1
	if last == 0 {
		l.expr(e.Comparators[0])
		l.compareOp(loc, e.Ops[0])
		return
	}
	cleanup, end := l.newBlock(), l.newBlock()
	for i := range last {
		l.link(e, i)
		l.forms.boolJump(l, loc, opcode.PopJumpIfFalse, cleanup)
	}
	l.expr(e.Comparators[last])
	l.compareOp(loc, e.Ops[last])
	l.jump(noPlace, opcode.JumpNoInterrupt, end)
	l.useBlock(cleanup)
	l.opArg(loc, opcode.Swap, 2)
	l.op(loc, opcode.PopTop)
	l.useBlock(end)
}

// link compiles the i-th link of a chain; its right operand stays below the result.
func (l *located) link(e *ast.Compare, i int) {
	loc := place(e)
	l.expr(e.Comparators[i])
	l.opArg(loc, opcode.Swap, 2)
	l.opArg(loc, opcode.Copy, 2)
	l.compareOp(loc, e.Ops[i])
}

// copyAndJump jumps with the value on top, or pops it (in 3.13 with real instructions).
func copyAndJump(l *located, loc code.Position, jump opcode.Op, to *cfg.Block) {
	l.opArg(loc, opcode.Copy, 1)
	l.op(loc, opcode.ToBool)
	l.jump(loc, jump, to)
	l.op(loc, opcode.PopTop)
}

func (l *located) boolOp(e *ast.BoolOp) {
	jump := opcode.PopJumpIfTrue
	if e.Op == ast.And {
		jump = opcode.PopJumpIfFalse
	}
	end := l.newBlock()
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		l.expr(v)
		l.forms.boolJump(l, place(e), jump, end)
	}
	l.expr(e.Values[last])
	l.useBlock(end)
}

func (l *located) ifExp(e *ast.IfExp) {
	end, next := l.newBlock(), l.newBlock()
	l.jumpIf(e.Test, next, false)
	l.expr(e.Body)
	l.jump(noPlace, opcode.JumpNoInterrupt, end)
	l.useBlock(next)
	l.expr(e.Orelse)
	l.useBlock(end)
}

// jumpIf compiles a test and jumps to next if its truth is cond.
func (l *located) jumpIf(test ast.Expr, next *cfg.Block, cond bool) {
	jump := opcode.PopJumpIfFalse
	if cond {
		jump = opcode.PopJumpIfTrue
	}
	loc := place(test)
	switch e := test.(type) {
	case *ast.UnaryOp:
		if e.Op == ast.Not {
			l.jumpIf(e.Operand, next, !cond)
			return
		}
	case *ast.BoolOp:
		l.jumpIfBoolOp(e, next, cond)
		return
	case *ast.IfExp:
		end, orelse := l.newBlock(), l.newBlock()
		l.jumpIf(e.Test, orelse, false)
		l.jumpIf(e.Body, next, cond)
		l.jump(noPlace, opcode.JumpNoInterrupt, end)
		l.useBlock(orelse)
		l.jumpIf(e.Orelse, next, cond)
		l.useBlock(end)
		return
	case *ast.Compare:
		last := len(e.Ops) - 1
		if last == 0 {
			break
		}
		l.compareLiterals(e)
		cleanup, end := l.newBlock(), l.newBlock()
		l.expr(e.Left)
		for i := range last {
			l.link(e, i)
			l.op(loc, opcode.ToBool)
			l.jump(loc, opcode.PopJumpIfFalse, cleanup)
		}
		l.expr(e.Comparators[last])
		l.compareOp(loc, e.Ops[last])
		l.op(loc, opcode.ToBool)
		l.jump(loc, jump, next)
		l.jump(noPlace, opcode.JumpNoInterrupt, end)
		l.useBlock(cleanup)
		l.op(loc, opcode.PopTop)
		if !cond {
			l.jump(noPlace, opcode.JumpNoInterrupt, next)
		}
		l.useBlock(end)
		return
	}
	l.expr(test)
	l.op(loc, opcode.ToBool)
	l.jump(loc, jump, next)
}

func (l *located) jumpIfBoolOp(e *ast.BoolOp, next *cfg.Block, cond bool) {
	decides := e.Op == ast.Or
	out := next
	if decides != cond {
		out = l.newBlock()
	}
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		l.jumpIf(v, out, decides)
	}
	l.jumpIf(e.Values[last], next, cond)
	if out != next {
		l.useBlock(out)
	}
}
