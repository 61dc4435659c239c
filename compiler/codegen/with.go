package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
)

// withBlocks compiles with in 3.8: SETUP_WITH calls __enter__ and pushes a finally
// block, WITH_CLEANUP_START calls __exit__. The items after the first are nested.
func withBlocks(c *compiler, s *ast.With, i int) {
	item := s.Items[i]
	block, finally := c.newBlock(), c.newBlock()
	c.expr(item.ContextExpr)
	c.at(item.ContextExpr.Pos(), func() { c.emitJump(opcode.SetupWith, finally) })
	c.useBlock(block)
	c.pushBlock(withBody, block, finally)
	c.withTarget(item)
	if i+1 < len(s.Items) {
		withBlocks(c, s, i+1)
	} else {
		c.stmts(s.Body)
	}
	c.at(item.ContextExpr.Pos(), func() {
		c.emit(opcode.PopBlock)
		c.emit(opcode.BeginFinally)
		c.popBlock()
		c.useBlock(finally)
		c.pushBlock(finallyEnd, finally, nil)
		c.emit(opcode.WithCleanupStart)
		c.emit(opcode.WithCleanupFinish)
		c.emit(opcode.EndFinally)
		c.popBlock()
	})
}

// withTarget stores or drops what __enter__ gave.
func (c *compiler) withTarget(item *ast.WithItem) {
	if item.OptionalVars != nil {
		c.expr(item.OptionalVars)
		return
	}
	c.at(item.ContextExpr.Pos(), func() { c.emit(opcode.PopTop) })
}

func asyncWithBlocks(c *compiler, s *ast.AsyncWith, i int) {
	if c.u.kind != scopeAsyncFunction {
		c.fail("'async with' outside async function")
	}
	item := s.Items[i]
	var span source.Span = item.ContextExpr.Pos()
	block, finally := c.newBlock(), c.newBlock()
	c.expr(item.ContextExpr)
	c.at(span, func() {
		c.emit(opcode.BeforeAsyncWith)
		c.await()
		c.emitJump(opcode.SetupAsyncWith, finally)
	})
	c.useBlock(block)
	c.pushBlock(asyncWithBody, block, finally)
	c.withTarget(item)
	if i+1 < len(s.Items) {
		asyncWithBlocks(c, s, i+1)
	} else {
		c.stmts(s.Body)
	}
	c.at(span, func() {
		c.emit(opcode.PopBlock)
		c.emit(opcode.BeginFinally)
		c.popBlock()
		c.useBlock(finally)
		c.pushBlock(finallyEnd, finally, nil)
		c.emit(opcode.WithCleanupStart)
		c.await()
		c.emit(opcode.WithCleanupFinish)
		c.emit(opcode.EndFinally)
		c.popBlock()
	})
}
