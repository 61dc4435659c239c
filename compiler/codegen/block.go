package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// blockKind is the kind of a frame block: of what has to be undone when return,
// break or continue leaves it.
type blockKind uint8

const (
	whileLoop blockKind = iota
	forLoop
	exceptBody     // the body of try … except
	finallyTry     // the body of try … finally
	finallyTry2    // the same, where the finally block breaks out
	finallyEnd     // a finally block
	withBody       // the body of with
	asyncWithBody  // the body of async with
	handlerCleanup // the body of except

	// Where handlers stand in a table:

	popValue             // a value is on the stack that return has left there
	exceptHandlers       // all clauses of except
	groupHandlers        // all clauses of except*
	asyncComprehension   // the loop of an asynchronous comprehension
	stopIterationHandler // the whole body of a generator
)

// frameBlock is a block that the statements being compiled are in.
type frameBlock struct {
	kind  blockKind
	block *cfg.Block // for loops where continue goes
	exit  *cfg.Block // for loops where break goes, for others the cleanup; may be nil

	place code.Position // of the statement
	body  []ast.Stmt    // the finally block
	name  string        // that except binds
}

// maxFrameBlocks is CO_MAXBLOCKS.
const maxFrameBlocks = 20

func (c *compiler) pushBlock(kind blockKind, block, exit *cfg.Block) {
	if len(c.u.blocks) >= maxFrameBlocks {
		c.failNowhere("SyntaxError", "too many statically nested blocks")
	}
	c.u.blocks = append(c.u.blocks, frameBlock{kind: kind, block: block, exit: exit})
}

func (c *compiler) popBlock() { c.u.blocks = c.u.blocks[:len(c.u.blocks)-1] }

// unwindBlocks leaves a frame block, with the block stack and the finally
// instructions of 3.8. With preserveTop the value on top of the stack stays.
func unwindBlocks(c *compiler, f *frameBlock, preserveTop bool) {
	switch f.kind {
	case whileLoop:
	case forLoop:
		if preserveTop {
			c.emit(opcode.RotTwo)
		}
		c.emit(opcode.PopTop) // the iterator
	case finallyEnd:
		f.exit = nil // says that the finally block breaks out
		if preserveTop {
			c.emitArg(opcode.PopFinally, 1)
			c.emit(opcode.RotTwo)
		} else {
			c.emitArg(opcode.PopFinally, 0)
		}
		c.emit(opcode.PopTop)
	case exceptBody:
		c.emit(opcode.PopBlock)
	case finallyTry:
		c.emit(opcode.PopBlock)
		c.emitJump(opcode.CallFinally, f.exit)
	case finallyTry2:
		c.emit(opcode.PopBlock)
		if preserveTop {
			c.emit(opcode.RotTwo)
			c.emit(opcode.PopTop)
			c.emitJump(opcode.CallFinally, f.exit)
		} else {
			c.emitJump(opcode.CallFinally, f.exit)
			c.emit(opcode.PopTop)
		}
	case withBody, asyncWithBody:
		c.emit(opcode.PopBlock)
		if preserveTop {
			c.emit(opcode.RotTwo)
		}
		c.emit(opcode.BeginFinally)
		c.emit(opcode.WithCleanupStart)
		if f.kind == asyncWithBody {
			c.await()
		}
		c.emit(opcode.WithCleanupFinish)
		c.emitArg(opcode.PopFinally, 0)
	case handlerCleanup:
		if preserveTop {
			c.emit(opcode.RotFour)
		}
		if f.exit != nil {
			c.emit(opcode.PopBlock)
			c.emit(opcode.PopExcept)
			c.emitJump(opcode.CallFinally, f.exit)
		} else {
			c.emit(opcode.PopExcept)
		}
	}
}

// await waits for the awaitable on top of the stack.
func (c *compiler) await() {
	c.emit(opcode.GetAwaitable)
	c.loadConst(code.None)
	c.emit(opcode.YieldFrom)
}

func isLoop(k blockKind) bool { return k == whileLoop || k == forLoop }

func (c *compiler) breakStmt() {
	for i := len(c.u.blocks) - 1; i >= 0; i-- {
		f := &c.u.blocks[i]
		c.forms.unwind(c, f, false)
		if isLoop(f.kind) {
			c.emitJump(opcode.JumpAbsolute, f.exit)
			return
		}
	}
	c.fail("'break' outside loop")
}

func (c *compiler) continueStmt() {
	for i := len(c.u.blocks) - 1; i >= 0; i-- {
		f := &c.u.blocks[i]
		if isLoop(f.kind) {
			c.emitJump(opcode.JumpAbsolute, f.block)
			return
		}
		c.forms.unwind(c, f, false)
	}
	c.fail("'continue' not properly in loop")
}

func (c *compiler) forStmt(s *ast.For) {
	start, cleanup, end := c.newBlock(), c.newBlock(), c.newBlock()
	c.pushBlock(forLoop, start, end)
	c.expr(s.Iter)
	c.at(s.Iter.Pos(), func() {
		c.emit(opcode.GetIter)
		c.useBlock(start)
		c.emitJump(opcode.ForIter, cleanup)
	})
	c.expr(s.Target)
	c.stmts(s.Body)
	c.at(s.Iter.Pos(), func() { c.emitJump(opcode.JumpAbsolute, start) })
	c.useBlock(cleanup)
	c.popBlock()
	c.stmts(s.Orelse)
	c.useBlock(end)
}

func asyncForEndAsyncFor(c *compiler, s *ast.AsyncFor) {
	if c.u.kind != scopeAsyncFunction {
		c.fail("'async for' outside async function")
	}
	start, except, end := c.newBlock(), c.newBlock(), c.newBlock()
	c.expr(s.Iter)
	c.at(s.Iter.Pos(), func() {
		c.emit(opcode.GetAiter)
		c.useBlock(start)
		c.pushBlock(forLoop, start, end)
		c.emitAnext(except)
	})
	c.expr(s.Target)
	c.stmts(s.Body)
	c.at(s.Iter.Pos(), func() { c.emitJump(opcode.JumpAbsolute, start) })
	c.popBlock()
	c.useBlock(except)
	c.at(s.Iter.Pos(), func() { c.emit(opcode.EndAsyncFor) })
	c.stmts(s.Orelse)
	c.useBlock(end)
}

// emitAnext awaits an asynchronous iterator's next item. The handler ends the loop
// on StopAsyncIteration.
func (c *compiler) emitAnext(handler *cfg.Block) {
	c.emitJump(opcode.SetupFinally, handler)
	c.emit(opcode.GetAnext)
	c.loadConst(code.None)
	c.emit(opcode.YieldFrom)
	c.emit(opcode.PopBlock)
}

func (c *compiler) whileStmt(s *ast.While) {
	truth, isConstant := constantTest(s.Test)
	if isConstant && !truth {
		c.silent++
		c.pushBlock(whileLoop, nil, nil) // break and continue are right in the body
		c.stmts(s.Body)
		c.popBlock()
		c.silent--
		c.stmts(s.Orelse)
		return
	}
	loop, end := c.newBlock(), c.newBlock()
	var anchor *cfg.Block
	if !isConstant {
		anchor = c.newBlock()
	}
	c.useBlock(loop)
	c.pushBlock(whileLoop, loop, end)
	if !isConstant {
		c.jumpIf(s.Test, anchor, false)
	}
	c.stmts(s.Body)
	c.at(s.Test.Pos(), func() { c.emitJump(opcode.JumpAbsolute, loop) })
	if !isConstant {
		c.useBlock(anchor)
	}
	c.popBlock()
	c.stmts(s.Orelse)
	c.useBlock(end)
}
