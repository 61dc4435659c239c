package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
)

// tryStmt is a try statement, with except or except*.
type tryStmt struct {
	source.Span
	body      []ast.Stmt
	handlers  []*ast.ExceptHandler
	orelse    []ast.Stmt
	finalbody []ast.Stmt
}

// try compiles a try statement; except compiles it without its finally block, which
// stands twice: where the body ends, and as a handler that raises again.
func (l *located) try(s tryStmt, except func(tryStmt)) {
	if len(s.finalbody) == 0 {
		except(s)
		return
	}
	loc := position(s.Span)
	body, end, exit, cleanup := l.newBlock(), l.newBlock(), l.newBlock(), l.newBlock()
	l.jump(loc, opcode.SetupFinally, end)
	l.useBlock(body)
	l.push(loc, frameBlock{kind: finallyTry, block: body, exit: end, body: s.finalbody})
	if len(s.handlers) > 0 {
		except(s)
	} else {
		l.stmts(s.body)
	}
	l.op(noPlace, opcode.PopBlock)
	l.popBlock()
	l.stmts(s.finalbody)
	l.jump(noPlace, opcode.JumpNoInterrupt, exit)

	l.useBlock(end)
	l.jump(noPlace, opcode.SetupCleanup, cleanup)
	l.op(noPlace, opcode.PushExcInfo)
	l.push(noPlace, frameBlock{kind: finallyEnd, block: end})
	l.stmts(s.finalbody)
	l.popBlock()
	l.opArg(noPlace, opcode.Reraise, 0)
	l.reraise(cleanup)
	l.useBlock(exit)
}

// reraise handles an exception in a handler: the one that was handled before is the
// current one again.
func (l *located) reraise(cleanup *cfg.Block) {
	l.useBlock(cleanup)
	l.opArg(noPlace, opcode.Copy, 3)
	l.op(noPlace, opcode.PopExcept)
	l.opArg(noPlace, opcode.Reraise, 1)
}

func (l *located) tryExcept(s tryStmt) {
	loc := position(s.Span)
	body, except, end, cleanup := l.newBlock(), l.newBlock(), l.newBlock(), l.newBlock()
	l.jump(loc, opcode.SetupFinally, except)
	l.useBlock(body)
	l.push(loc, frameBlock{kind: exceptBody, block: body})
	l.stmts(s.body)
	l.popBlock()
	l.op(noPlace, opcode.PopBlock)
	l.stmts(s.orelse)
	l.jump(noPlace, opcode.JumpNoInterrupt, end)

	l.useBlock(except)
	l.jump(noPlace, opcode.SetupCleanup, cleanup)
	l.op(noPlace, opcode.PushExcInfo)
	l.push(loc, frameBlock{kind: exceptHandlers})
	for i, h := range s.handlers {
		loc := place(h)
		if h.Type == nil && i < len(s.handlers)-1 {
			l.fail(loc, "default 'except:' must be last")
		}
		next := l.newBlock()
		if h.Type != nil {
			l.expr(h.Type)
			l.op(loc, opcode.CheckExcMatch)
			l.jump(loc, opcode.PopJumpIfFalse, next)
		}
		if h.Name != "" {
			l.namedHandler(h, loc, end)
		} else {
			body := l.newBlock()
			l.op(loc, opcode.PopTop)
			l.useBlock(body)
			l.push(loc, frameBlock{kind: handlerCleanup, block: body})
			l.stmts(h.Body)
			l.popBlock()
			l.op(noPlace, opcode.PopBlock)
			l.op(noPlace, opcode.PopExcept)
			l.jump(noPlace, opcode.JumpNoInterrupt, end)
		}
		l.useBlock(next)
	}
	l.popBlock()
	l.opArg(noPlace, opcode.Reraise, 0)
	l.reraise(cleanup)
	l.useBlock(end)
}

// namedHandler compiles the rest of `except E as name`: the name is deleted in the
// end, whatever happens in the body.
func (l *located) namedHandler(h *ast.ExceptHandler, loc code.Position, end *cfg.Block) {
	cleanup, body := l.newBlock(), l.newBlock()
	l.nameOp(loc, h.Name, ast.Store)
	l.jump(loc, opcode.SetupCleanup, cleanup)
	l.useBlock(body)
	l.push(loc, frameBlock{kind: handlerCleanup, block: body, name: h.Name})
	l.stmts(h.Body)
	l.popBlock()
	l.op(noPlace, opcode.PopBlock)
	l.op(noPlace, opcode.PopBlock)
	l.op(noPlace, opcode.PopExcept)
	l.unbind(noPlace, h.Name)
	l.jump(noPlace, opcode.JumpNoInterrupt, end)
	l.useBlock(cleanup)
	l.unbind(noPlace, h.Name)
	l.opArg(noPlace, opcode.Reraise, 1)
}

// tryStar compiles try … except*: every clause gets the part of the group that
// matches, what clauses raise is collected in a list, and the rest is raised again.
func (l *located) tryStar(s tryStmt) {
	loc := position(s.Span)
	body, except, orelse, end := l.newBlock(), l.newBlock(), l.newBlock(), l.newBlock()
	cleanup, reraiseStar := l.newBlock(), l.newBlock()
	l.jump(loc, opcode.SetupFinally, except)
	l.useBlock(body)
	l.push(loc, frameBlock{kind: exceptBody, block: body})
	l.stmts(s.body)
	l.popBlock()
	l.op(noPlace, opcode.PopBlock)
	l.jump(noPlace, opcode.JumpNoInterrupt, orelse)

	l.useBlock(except)
	l.jump(noPlace, opcode.SetupCleanup, cleanup)
	l.op(noPlace, opcode.PushExcInfo)
	l.push(loc, frameBlock{kind: groupHandlers})
	for i, h := range s.handlers {
		l.starHandler(h, i == 0)
		if i == len(s.handlers)-1 {
			l.opArg(noPlace, opcode.ListAppend, 1)
			l.jump(noPlace, opcode.JumpNoInterrupt, reraiseStar)
		}
	}
	l.popBlock()
	reraise := l.newBlock()
	l.useBlock(reraiseStar)
	l.opArg(noPlace, opcode.CallIntrinsic2, intrinsicPrepReraiseStar)
	l.opArg(noPlace, opcode.Copy, 1)
	l.jump(noPlace, opcode.PopJumpIfNotNone, reraise)
	l.op(noPlace, opcode.PopTop)
	l.op(noPlace, opcode.PopBlock)
	l.op(noPlace, opcode.PopExcept)
	l.jump(noPlace, opcode.JumpNoInterrupt, end)

	l.useBlock(reraise)
	l.op(noPlace, opcode.PopBlock)
	l.opArg(noPlace, opcode.Swap, 2)
	l.op(noPlace, opcode.PopExcept)
	l.opArg(noPlace, opcode.Reraise, 0)
	l.reraise(cleanup)
	l.useBlock(orelse)
	l.stmts(s.orelse)
	l.useBlock(end)
}

// starHandler compiles a clause of except*. On the stack are the whole group, the
// list of what was raised, and what no clause has matched yet.
func (l *located) starHandler(h *ast.ExceptHandler, first bool) {
	loc := place(h)
	next, withError, noMatch := l.newBlock(), l.newBlock(), l.newBlock()
	if first {
		l.opArg(loc, opcode.BuildList, 0)
		l.opArg(loc, opcode.Copy, 2)
	}
	if h.Type != nil {
		l.expr(h.Type)
		l.op(loc, opcode.CheckEgMatch)
		l.opArg(loc, opcode.Copy, 1)
		l.jump(loc, opcode.PopJumpIfNone, noMatch)
	}
	cleanup, body := l.newBlock(), l.newBlock()
	if h.Name != "" {
		l.nameOp(loc, h.Name, ast.Store)
	} else {
		l.op(loc, opcode.PopTop)
	}
	l.jump(loc, opcode.SetupCleanup, cleanup)
	l.useBlock(body)
	l.push(loc, frameBlock{kind: handlerCleanup, block: body, name: h.Name})
	l.stmts(h.Body)
	l.popBlock()
	l.op(noPlace, opcode.PopBlock)
	if h.Name != "" {
		l.unbind(noPlace, h.Name)
	}
	l.jump(noPlace, opcode.JumpNoInterrupt, next)
	l.useBlock(cleanup)
	if h.Name != "" {
		l.unbind(noPlace, h.Name)
	}
	l.opArg(noPlace, opcode.ListAppend, 3)
	l.op(noPlace, opcode.PopTop)
	l.jump(noPlace, opcode.JumpNoInterrupt, withError)
	l.useBlock(next)
	l.op(noPlace, opcode.Nop) // for a line
	l.jump(noPlace, opcode.JumpNoInterrupt, withError)
	l.useBlock(noMatch)
	l.op(loc, opcode.PopTop)
	l.useBlock(withError)
}

// with compiles with and async with; the items after the first are nested.
func (l *located) with(items []*ast.WithItem, body []ast.Stmt, async bool) {
	item := items[0]
	block, final, exit, cleanup := l.newBlock(), l.newBlock(), l.newBlock(), l.newBlock()
	l.expr(item.ContextExpr)
	loc := place(item.ContextExpr)
	l.forms.enterWith(l, loc, async)
	if async {
		l.awaitWith(loc, awaitEnter)
	}
	l.jump(loc, opcode.SetupWith, final)
	l.useBlock(block)
	kind := withBody
	if async {
		kind = asyncWithBody
	}
	l.push(loc, frameBlock{kind: kind, block: block, exit: final})
	if item.OptionalVars != nil {
		l.expr(item.OptionalVars)
	} else {
		l.op(loc, opcode.PopTop)
	}
	if len(items) > 1 {
		l.with(items[1:], body, async)
	} else {
		l.stmts(body)
	}
	l.popBlock()
	if async {
		l.op(loc, opcode.PopBlock)
	} else {
		l.op(noPlace, opcode.PopBlock)
	}
	l.forms.exitWith(l, loc)
	if async {
		l.awaitWith(loc, awaitExit)
	}
	l.op(loc, opcode.PopTop)
	l.jump(loc, opcode.Jump, exit)

	l.useBlock(final)
	l.jump(loc, opcode.SetupCleanup, cleanup)
	l.op(loc, opcode.PushExcInfo)
	l.op(loc, opcode.WithExceptStart)
	if async {
		l.awaitWith(loc, awaitExit)
	}
	l.endWith(cleanup)
	l.useBlock(exit)
}

// endWith raises the exception again unless __exit__ gave something true.
func (l *located) endWith(cleanup *cfg.Block) {
	suppress, exit := l.newBlock(), l.newBlock()
	l.op(noPlace, opcode.ToBool)
	l.jump(noPlace, opcode.PopJumpIfTrue, suppress)
	l.opArg(noPlace, opcode.Reraise, 2)
	l.useBlock(suppress)
	l.op(noPlace, opcode.PopTop)
	l.op(noPlace, opcode.PopBlock)
	l.op(noPlace, opcode.PopExcept)
	l.op(noPlace, opcode.PopTop)
	l.op(noPlace, opcode.PopTop)
	l.jump(noPlace, opcode.JumpNoInterrupt, exit)
	l.reraise(cleanup)
	l.useBlock(exit)
}

// beforeWith enters with one instruction (until 3.13).
func beforeWith(l *located, loc code.Position, async bool) {
	if async {
		l.op(loc, opcode.BeforeAsyncWith)
	} else {
		l.op(loc, opcode.BeforeWith)
	}
}

// callExitWithNones calls __exit__, which is on the stack as a bound method.
func callExitWithNones(l *located, loc code.Position) {
	for range 3 {
		l.constant(loc, code.None)
	}
	l.opArg(loc, opcode.Call, 2)
}

// The opargs of GET_AWAITABLE: what the awaitable comes from, for messages.
const (
	awaitExpr = iota
	awaitEnter
	awaitExit
)

func (l *located) awaitWith(loc code.Position, what int) {
	l.opArg(loc, opcode.GetAwaitable, what)
	l.constant(loc, code.None)
	l.send(loc, resumeAwait)
}

// send drives the iterator below the value on top until it is exhausted, and gives
// its result.
func (l *located) send(loc code.Position, resume int) {
	send, fail, exit := l.newBlock(), l.newBlock(), l.newBlock()
	l.useBlock(send)
	l.jump(loc, opcode.Send, exit)
	l.jump(loc, opcode.SetupFinally, fail)
	l.opArg(loc, opcode.YieldValue, 1)
	l.op(noPlace, opcode.PopBlock)
	l.opArg(loc, opcode.Resume, resume)
	l.jump(loc, opcode.JumpNoInterrupt, send)
	l.useBlock(fail)
	l.op(loc, opcode.CleanupThrow)
	l.useBlock(exit)
	l.op(loc, opcode.EndSend)
}
