package codegen

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

func (l *located) stmts(body []ast.Stmt) {
	for _, s := range body {
		l.stmt(s)
	}
}

func (l *located) stmt(stmt ast.Stmt) {
	l.mark(stmt)
	loc := l.u.pos
	switch s := stmt.(type) {
	case *ast.FunctionDef:
		l.function(s, s, scopeFunction)
	case *ast.AsyncFunctionDef:
		l.function(s, (*ast.FunctionDef)(s), scopeAsyncFunction)
	case *ast.ClassDef:
		l.class(s)
	case *ast.TypeAlias:
		l.typeAlias(s)
	case *ast.Return:
		l.returnStmt(s)
	case *ast.Delete:
		l.exprs(s.Targets)
	case *ast.Assign:
		l.expr(s.Value)
		for i, target := range s.Targets {
			if i < len(s.Targets)-1 {
				l.opArg(loc, opcode.Copy, 1)
			}
			l.expr(target)
		}
	case *ast.AugAssign:
		l.augAssign(s)
	case *ast.AnnAssign:
		l.forms.annAssign(l, s)
	case *ast.For:
		l.forStmt(s)
	case *ast.AsyncFor:
		l.asyncFor(s)
	case *ast.While:
		l.whileStmt(s)
	case *ast.If:
		l.ifStmt(s)
	case *ast.Match:
		l.match(s)
	case *ast.Raise:
		n := 0
		for _, e := range []ast.Expr{s.Exc, s.Cause} {
			if e == nil {
				break
			}
			l.expr(e)
			n++
		}
		l.opArg(loc, opcode.RaiseVarargs, n)
	case *ast.Try:
		l.try(tryStmt{s.Pos(), s.Body, s.Handlers, s.Orelse, s.Finalbody}, l.tryExcept)
	case *ast.TryStar:
		l.try(tryStmt{s.Pos(), s.Body, s.Handlers, s.Orelse, s.Finalbody}, l.tryStar)
	case *ast.Assert:
		l.assert(s)
	case *ast.Import:
		l.importStmt(s)
	case *ast.ImportFrom:
		l.importFrom(s)
	case *ast.ExprStmt:
		l.exprStmt(s)
	case *ast.Pass:
		l.op(loc, opcode.Nop)
	case *ast.Break:
		l.breakStmt(loc)
	case *ast.Continue:
		l.continueStmt(loc)
	case *ast.With:
		l.with(s.Items, s.Body, false)
	case *ast.AsyncWith:
		if l.u.kind != scopeAsyncFunction {
			l.fail(loc, "'async with' outside async function")
		}
		l.with(s.Items, s.Body, true)
	}
}

func (l *located) exprStmt(s *ast.ExprStmt) {
	if l.interactive && l.u.depth <= 1 {
		l.expr(s.Value)
		l.opArg(place(s), opcode.CallIntrinsic1, intrinsicPrint)
		l.op(noPlace, opcode.PopTop)
		return
	}
	if _, ok := s.Value.(*ast.Constant); ok {
		l.op(place(s), opcode.Nop)
		return
	}
	l.expr(s.Value)
	l.op(noPlace, opcode.PopTop)
}

func (l *located) returnStmt(s *ast.Return) {
	loc := place(s)
	if !l.functionLike() {
		l.fail(loc, "'return' outside function")
	}
	if s.Value != nil && l.u.scope.Coroutine && l.u.scope.Generator {
		l.fail(loc, "'return' with value in async generator")
	}
	constant, isConstant := s.Value.(*ast.Constant)
	preserve := s.Value != nil && !isConstant
	if preserve {
		l.expr(s.Value)
	} else if s.Value != nil {
		loc = place(s.Value)
		l.op(loc, opcode.Nop)
	}
	if s.Value == nil || s.Value.Pos().Start.Line != s.Start.Line {
		loc = place(s)
		l.op(loc, opcode.Nop)
	}
	l.unwindAll(&loc, preserve, false)
	if s.Value == nil {
		l.constant(loc, code.None)
	} else if !preserve {
		l.constant(loc, astopt.Const(constant.Value))
	}
	l.op(loc, opcode.ReturnValue)
}

func (l *located) ifStmt(s *ast.If) {
	end := l.newBlock()
	next := end
	if len(s.Orelse) > 0 {
		next = l.newBlock()
	}
	l.jumpIf(s.Test, next, false)
	l.stmts(s.Body)
	if len(s.Orelse) > 0 {
		l.jump(noPlace, opcode.JumpNoInterrupt, end)
		l.useBlock(next)
		l.stmts(s.Orelse)
	}
	l.useBlock(end)
}

func (l *located) assert(s *ast.Assert) {
	tuple := false
	switch t := s.Test.(type) {
	case *ast.Tuple:
		tuple = len(t.Elts) > 0
	case *ast.Constant:
		value, ok := astopt.Const(t.Value).(code.Tuple)
		tuple = ok && len(value) > 0
	}
	if tuple {
		l.warn("assertion is always true, perhaps remove parentheses?")
	}
	if l.Optimize > 0 {
		return
	}
	end := l.newBlock()
	l.jumpIf(s.Test, end, true)
	l.forms.assertion(l, place(s))
	if s.Msg != nil {
		l.expr(s.Msg)
		l.opArg(place(s), opcode.Call, 0)
	}
	l.opArg(place(s.Test), opcode.RaiseVarargs, 1)
	l.useBlock(end)
}

func loadAssertionError(l *located, loc code.Position) { l.op(loc, opcode.LoadAssertionError) }

func (l *located) importStmt(s *ast.Import) {
	loc := place(s)
	for _, alias := range s.Names {
		l.constant(loc, int64(0))
		l.constant(loc, code.None)
		l.opName(loc, opcode.ImportName, alias.Name, 0, 0)
		if alias.AsName == "" {
			top, _, _ := strings.Cut(alias.Name, ".")
			l.nameOp(loc, top, ast.Store)
			continue
		}
		parts := strings.Split(alias.Name, ".")[1:]
		for i, part := range parts {
			l.opArg(loc, opcode.ImportFrom, l.u.names.add(part))
			if i < len(parts)-1 {
				l.opArg(loc, opcode.Swap, 2)
				l.op(loc, opcode.PopTop)
			}
		}
		l.nameOp(loc, alias.AsName, ast.Store)
		if len(parts) > 0 {
			l.op(loc, opcode.PopTop)
		}
	}
}

func (l *located) importFrom(s *ast.ImportFrom) {
	loc := place(s)
	l.constant(loc, int64(s.Level))
	names := make(code.Tuple, len(s.Names))
	for i, alias := range s.Names {
		names[i] = alias.Name
	}
	if s.Module == "__future__" && (s.Level == 0 || !l.Dialect.Scopes.AbsoluteFuture) && s.Start.Line > l.table.Future.LastLine {
		l.fail(loc, "from __future__ imports must occur at the beginning of the file")
	}
	l.constant(loc, names)
	l.opName(loc, opcode.ImportName, s.Module, 0, 0)
	for _, alias := range s.Names {
		if alias.Name == "*" {
			l.opArg(loc, opcode.CallIntrinsic1, intrinsicImportStar)
			l.op(noPlace, opcode.PopTop)
			return
		}
		l.opName(loc, opcode.ImportFrom, alias.Name, 0, 0)
		name := alias.Name
		if alias.AsName != "" {
			name = alias.AsName
		}
		l.nameOp(loc, name, ast.Store)
	}
	l.op(loc, opcode.PopTop)
}

// augAssign compiles `target op= value`: the target's parts are evaluated once.
func (l *located) augAssign(s *ast.AugAssign) {
	loc := place(s.Target)
	slice := false
	switch t := s.Target.(type) {
	case *ast.Attribute:
		l.expr(t.Value)
		l.opArg(loc, opcode.Copy, 1)
		l.opName(l.attrPlace(loc, t), opcode.LoadAttr, t.Attr, 1, 0)
	case *ast.Subscript:
		l.expr(t.Value)
		if slice = l.twoPartSlice(t.Slice); slice {
			for range 3 {
				l.opArg(loc, opcode.Copy, 3)
			}
			l.op(loc, opcode.BinarySlice)
		} else {
			l.expr(t.Slice)
			l.opArg(loc, opcode.Copy, 2)
			l.opArg(loc, opcode.Copy, 2)
			l.op(loc, opcode.BinarySubscr)
		}
	case *ast.Name:
		l.nameOp(loc, t.Id, ast.Load)
	}
	l.expr(s.Value)
	l.opArg(place(s), opcode.BinaryOp, binaryArgs[s.Op]+inplace)
	switch t := s.Target.(type) {
	case *ast.Attribute:
		loc = l.attrPlace(loc, t)
		l.opArg(loc, opcode.Swap, 2)
		l.opName(loc, opcode.StoreAttr, t.Attr, 0, 0)
	case *ast.Subscript:
		if slice {
			l.opArg(loc, opcode.Swap, 4)
		}
		l.opArg(loc, opcode.Swap, 3)
		l.opArg(loc, opcode.Swap, 2)
		if slice {
			l.op(loc, opcode.StoreSlice)
		} else {
			l.op(loc, opcode.StoreSubscr)
		}
	case *ast.Name:
		l.nameOp(loc, t.Id, ast.Store)
	}
}

// annAssignDict stores annotations in __annotations__ at once (until 3.13).
func annAssignDict(l *located, s *ast.AnnAssign) {
	loc := place(s)
	future := l.table.Future.Has("annotations")
	if s.Value != nil {
		l.expr(s.Value)
		l.expr(s.Target)
	}
	switch t := s.Target.(type) {
	case *ast.Name:
		l.checkStored(loc, t.Id, ast.Store)
		if s.Simple && l.annotates() {
			l.annotation(s.Annotation)
			l.opName(loc, opcode.LoadName, "__annotations__", 0, 0)
			l.constant(loc, l.mangle(t.Id))
			l.op(loc, opcode.StoreSubscr)
		}
	case *ast.Attribute:
		l.checkStored(loc, t.Attr, ast.Store)
		if s.Value == nil {
			l.evaluate(t.Value)
		}
	case *ast.Subscript:
		if s.Value == nil {
			l.evaluate(t.Value)
			l.evaluateSlice(t.Slice)
		}
	}
	if !s.Simple && !future && l.annotates() {
		l.evaluate(s.Annotation)
	}
}

// annotation pushes an annotation or, with `from __future__ import annotations`, its
// text.
func (l *located) annotation(e ast.Expr) {
	if l.table.Future.Has("annotations") {
		l.constant(place(e), unparse(e, l.Dialect))
	} else {
		l.expr(e)
	}
}

func (l *located) evaluate(e ast.Expr) {
	l.expr(e)
	l.op(place(e), opcode.PopTop)
}

func (l *located) evaluateSlice(e ast.Expr) {
	switch s := e.(type) {
	case *ast.Slice:
		for _, part := range []ast.Expr{s.Lower, s.Upper, s.Step} {
			if part != nil {
				l.evaluate(part)
			}
		}
	case *ast.Tuple:
		for _, elt := range s.Elts {
			l.evaluateSlice(elt)
		}
	default:
		l.evaluate(e)
	}
}

func (l *located) functionLike() bool { return l.u.scope.Type.IsFunctionLike() }

func (l *located) push(loc code.Position, f frameBlock) {
	if len(l.u.blocks) >= l.forms.maxBlocks {
		l.fail(loc, "too many statically nested blocks")
	}
	f.place = loc
	l.u.blocks = append(l.u.blocks, f)
}

// unwindAll leaves frame blocks from the innermost on, all or up to the innermost loop,
// which it gives. While one is left, the blocks around it are those that count.
func (l *located) unwindAll(loc *code.Position, preserve, toLoop bool) *frameBlock {
	u := l.u
	if len(u.blocks) == 0 {
		return nil
	}
	f := u.blocks[len(u.blocks)-1]
	if f.kind == groupHandlers {
		l.fail(*loc, "'break', 'continue' and 'return' cannot appear in an except* block")
	}
	if toLoop && isLoop(f.kind) {
		return &f
	}
	u.blocks = u.blocks[:len(u.blocks)-1]
	l.unwind(loc, &f, preserve)
	loop := l.unwindAll(loc, preserve, toLoop)
	u.blocks = append(u.blocks, f)
	return loop
}

// unwind leaves a frame block. With preserve the value on top of the stack stays.
// After code that seems to be executed after the statement, what follows is nobody's.
func (l *located) unwind(loc *code.Position, f *frameBlock, preserve bool) {
	swap := func() {
		if preserve {
			l.opArg(*loc, opcode.Swap, 2)
		}
	}
	switch f.kind {
	case forLoop, popValue:
		swap()
		l.op(*loc, opcode.PopTop)
	case exceptBody:
		l.op(*loc, opcode.PopBlock)
	case finallyTry:
		l.op(*loc, opcode.PopBlock)
		if preserve {
			l.push(*loc, frameBlock{kind: popValue})
		}
		l.stmts(f.body)
		if preserve {
			l.popBlock()
		}
		*loc = noPlace
	case finallyEnd:
		swap()
		l.op(*loc, opcode.PopTop)
		swap()
		l.op(*loc, opcode.PopBlock)
		l.op(*loc, opcode.PopExcept)
	case withBody, asyncWithBody:
		*loc = f.place
		l.op(*loc, opcode.PopBlock)
		swap()
		l.forms.exitWith(l, *loc)
		if f.kind == asyncWithBody {
			l.awaitWith(*loc, awaitExit)
		}
		l.op(*loc, opcode.PopTop)
		*loc = noPlace
	case handlerCleanup:
		if f.name != "" {
			l.op(*loc, opcode.PopBlock)
		}
		swap()
		l.op(*loc, opcode.PopBlock)
		l.op(*loc, opcode.PopExcept)
		if f.name != "" {
			l.unbind(*loc, f.name)
		}
	}
}

// unbind deletes a name whether it is bound or not.
func (l *located) unbind(loc code.Position, name string) {
	l.constant(loc, code.None)
	l.nameOp(loc, name, ast.Store)
	l.nameOp(loc, name, ast.Del)
}

func (l *located) breakStmt(loc code.Position) {
	origin := loc
	l.op(loc, opcode.Nop)
	loop := l.unwindAll(&loc, false, true)
	if loop == nil {
		l.fail(origin, "'break' outside loop")
	}
	l.unwind(&loc, loop, false)
	l.jump(loc, opcode.Jump, loop.exit)
}

func (l *located) continueStmt(loc code.Position) {
	origin := loc
	l.op(loc, opcode.Nop)
	loop := l.unwindAll(&loc, false, true)
	if loop == nil {
		l.fail(origin, "'continue' not properly in loop")
	}
	l.jump(loc, opcode.Jump, loop.block)
}

func (l *located) forStmt(s *ast.For) {
	start, cleanup, end := l.newBlock(), l.newBlock(), l.newBlock()
	l.push(place(s), frameBlock{kind: forLoop, block: start, exit: end})
	l.expr(s.Iter)
	loc := place(s.Iter)
	l.op(loc, opcode.GetIter)
	l.useBlock(start)
	l.jump(loc, opcode.ForIter, cleanup)
	// For a line of its own, where it has one.
	l.op(place(s.Target), opcode.Nop)
	l.expr(s.Target)
	l.stmts(s.Body)
	l.jump(noPlace, opcode.Jump, start)
	l.endFor(cleanup)
	l.popBlock()
	l.stmts(s.Orelse)
	l.useBlock(end)
}

// endFor ends a loop over an iterator that is exhausted.
func (l *located) endFor(cleanup *cfg.Block) {
	l.useBlock(cleanup)
	l.op(noPlace, opcode.EndFor)
	l.op(noPlace, opcode.PopTop)
}

func (l *located) asyncFor(s *ast.AsyncFor) {
	loc := place(s)
	if l.u.kind != scopeAsyncFunction {
		l.fail(loc, "'async for' outside async function")
	}
	start, except, end := l.newBlock(), l.newBlock(), l.newBlock()
	l.expr(s.Iter)
	l.op(place(s.Iter), opcode.GetAiter)
	l.useBlock(start)
	l.push(loc, frameBlock{kind: forLoop, block: start, exit: end})
	l.anext(loc, except)
	l.expr(s.Target)
	l.stmts(s.Body)
	l.jump(noPlace, opcode.Jump, start)
	l.popBlock()
	l.useBlock(except)
	l.op(place(s.Iter), opcode.EndAsyncFor)
	l.stmts(s.Orelse)
	l.useBlock(end)
}

// anext awaits the next item of an asynchronous iterator; the handler ends the loop.
func (l *located) anext(loc code.Position, handler *cfg.Block) {
	l.jump(loc, opcode.SetupFinally, handler)
	l.op(loc, opcode.GetAnext)
	l.constant(loc, code.None)
	l.send(loc, resumeAwait)
	l.op(loc, opcode.PopBlock)
}

func (l *located) whileStmt(s *ast.While) {
	loop, end, anchor := l.newBlock(), l.newBlock(), l.newBlock()
	l.useBlock(loop)
	l.push(place(s), frameBlock{kind: whileLoop, block: loop, exit: end})
	l.jumpIf(s.Test, anchor, false)
	l.forms.repeat(l, s, loop)
	l.popBlock()
	l.useBlock(anchor)
	l.stmts(s.Orelse)
	l.useBlock(end)
}

// testAgain compiles a while loop's body and, behind it, its test once more (until
// 3.13).
func testAgain(l *located, s *ast.While, _ *cfg.Block) {
	body := l.newBlock()
	l.useBlock(body)
	l.stmts(s.Body)
	l.jumpIf(s.Test, body, true)
}
