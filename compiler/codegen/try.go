package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// exceptionMatch is COMPARE_OP's operator for except clauses (PyCmp_EXC_MATCH).
const exceptionMatch = 10

// tryFinallyBlocks compiles try with the block stack of 3.8: SETUP_FINALLY pushes the
// handler's place, POP_BLOCK removes it, and a finally block stands once, is entered with
// a NULL (BEGIN_FINALLY), a return address (CALL_FINALLY) or an exception on the stack,
// and ends in END_FINALLY, which goes on accordingly.
func tryFinallyBlocks(c *compiler, s *ast.Try) {
	c.u.pos = tryKeyword(s)
	if len(s.Finalbody) > 0 {
		tryFinally(c, s)
	} else {
		tryExcept(c, s)
	}
}

// tryKeyword gives the place of the word, for the instructions that the statement
// as a whole makes.
func tryKeyword(s *ast.Try) code.Position {
	p := position(s.Span)
	p.EndLine, p.EndCol = p.Line, p.Col+int32(len("try"))
	return p
}

func tryFinally(c *compiler, s *ast.Try) {
	u := c.u
	body, end := c.newBlock(), c.newBlock()
	start := u.block

	// The finally block comes first, to find out whether it uses break, continue or
	// return: the stack then needs a place for the value that return left there.
	c.useBlock(end)
	c.pushBlock(finallyEnd, end, end)
	c.stmts(s.Finalbody)
	c.emit(opcode.EndFinally)
	breaksOut := u.blocks[len(u.blocks)-1].exit == nil
	if breaksOut {
		c.emit(opcode.PopTop)
	}
	c.popBlock()
	after := u.block
	u.block = start
	start.Next = nil

	c.setLine(s.Span)
	u.pos = tryKeyword(s)
	kind := finallyTry
	if breaksOut {
		kind = finallyTry2
		c.loadConst(code.None)
	}
	c.emitJump(opcode.SetupFinally, end)
	c.useBlock(body)
	c.pushBlock(kind, body, end)
	if len(s.Handlers) > 0 {
		tryExcept(c, s)
	} else {
		c.stmts(s.Body)
	}
	c.emit(opcode.PopBlock)
	c.emit(opcode.BeginFinally)
	c.popBlock()
	u.block.Next = end
	u.block = after
}

func tryExcept(c *compiler, s *ast.Try) {
	body, except, orelse, end := c.newBlock(), c.newBlock(), c.newBlock(), c.newBlock()
	c.emitJump(opcode.SetupFinally, except)
	c.useBlock(body)
	c.pushBlock(exceptBody, body, nil)
	c.stmts(s.Body)
	c.emit(opcode.PopBlock)
	c.popBlock()
	c.emitJump(opcode.JumpForward, orelse)
	c.useBlock(except)
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			c.fail("default 'except:' must be last")
		}
		pos := c.u.pos
		c.setLine(h.Span)
		c.u.pos = c.handlerHeader(h)
		except = c.newBlock()
		if h.Type != nil {
			c.emit(opcode.DupTop)
			c.expr(h.Type)
			c.emitArg(opcode.CompareOp, exceptionMatch)
			c.emitJump(opcode.PopJumpIfFalse, except)
		}
		c.emit(opcode.PopTop)
		if h.Name != "" {
			namedHandler(c, h)
		} else {
			body := c.newBlock()
			c.emit(opcode.PopTop)
			c.emit(opcode.PopTop)
			c.useBlock(body)
			c.pushBlock(handlerCleanup, body, nil)
			c.stmts(h.Body)
			c.emit(opcode.PopExcept)
			c.popBlock()
		}
		c.emitJump(opcode.JumpForward, end)
		c.useBlock(except)
		c.u.pos = pos
	}
	c.emit(opcode.EndFinally)
	c.useBlock(orelse)
	c.stmts(s.Orelse)
	c.useBlock(end)
}

// namedHandler compiles the rest of `except E as name`: the name is deleted in the
// end, whatever happens in the body.
func namedHandler(c *compiler, h *ast.ExceptHandler) {
	cleanup, body := c.newBlock(), c.newBlock()
	c.name(h.Name, ast.Store)
	c.emit(opcode.PopTop)
	c.emitJump(opcode.SetupFinally, cleanup)
	c.useBlock(body)
	c.pushBlock(handlerCleanup, body, cleanup)
	c.stmts(h.Body)
	c.emit(opcode.PopBlock)
	c.emit(opcode.BeginFinally)
	c.popBlock()
	c.useBlock(cleanup)
	c.pushBlock(finallyEnd, cleanup, nil)
	c.loadConst(code.None)
	c.name(h.Name, ast.Store)
	c.name(h.Name, ast.Del)
	c.emit(opcode.EndFinally)
	c.emit(opcode.PopExcept)
	c.popBlock()
}

// handlerHeader gives the place of `except E as name`, as far as the tree knows it.
func (c *compiler) handlerHeader(h *ast.ExceptHandler) code.Position {
	p := position(h.Span)
	p.EndLine, p.EndCol = p.Line, p.Col+int32(len("except"))
	if h.Type != nil {
		end := c.after(h.Type.Pos().End, "as", h.Name)
		p.EndLine, p.EndCol = end.Line, end.Col
	}
	return p
}
