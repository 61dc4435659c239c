package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/opcode"
)

// compareOps has COMPARE_OP's opargs (dis.cmp_op).
var compareOps = map[ast.CmpOp]int{
	ast.Lt: 0, ast.LtE: 1, ast.Eq: 2, ast.NotEq: 3, ast.Gt: 4, ast.GtE: 5,
	ast.In: 6, ast.NotIn: 7, ast.Is: 8, ast.IsNot: 9,
}

// compare compiles a comparison. In a chain, a < b < c, each operand is evaluated
// once: it is copied below the result of the comparison on its left.
func (c *compiler) compare(e *ast.Compare) {
	c.checkCompare(e)
	c.expr(e.Left)
	last := len(e.Ops) - 1
	if last == 0 {
		c.expr(e.Comparators[0])
		c.emitArg(opcode.CompareOp, compareOps[e.Ops[0]])
		return
	}
	cleanup := c.newBlock()
	c.compareLinks(e, opcode.JumpIfFalseOrPop, cleanup)
	end := c.newBlock()
	c.emitJump(opcode.JumpForward, end)
	c.useBlock(cleanup)
	c.emit(opcode.RotTwo)
	c.emit(opcode.PopTop)
	c.useBlock(end)
}

// compareLinks compiles the links of a chain after its left end; jump leaves it at
// the first link but the last that is false.
func (c *compiler) compareLinks(e *ast.Compare, jump opcode.Op, out *cfg.Block) {
	last := len(e.Ops) - 1
	for i, op := range e.Ops[:last] {
		c.expr(e.Comparators[i])
		c.emit(opcode.DupTop)
		c.emit(opcode.RotThree)
		c.emitArg(opcode.CompareOp, compareOps[op])
		c.emitJump(jump, out)
		c.nextBlock()
	}
	c.expr(e.Comparators[last])
	c.emitArg(opcode.CompareOp, compareOps[e.Ops[last]])
}

// jumpIf compiles a test and jumps to next if its truth is cond.
func (c *compiler) jumpIf(test ast.Expr, next *cfg.Block, cond bool) {
	jump := opcode.PopJumpIfFalse
	if cond {
		jump = opcode.PopJumpIfTrue
	}
	switch e := test.(type) {
	case *ast.UnaryOp:
		if e.Op == ast.Not {
			c.jumpIf(e.Operand, next, !cond)
			return
		}
	case *ast.BoolOp:
		c.jumpIfBoolOp(e, next, cond)
		return
	case *ast.IfExp:
		end, orelse := c.newBlock(), c.newBlock()
		c.jumpIf(e.Test, orelse, false)
		c.jumpIf(e.Body, next, cond)
		c.at(e.Span, func() { c.emitJump(opcode.JumpForward, end) })
		c.useBlock(orelse)
		c.jumpIf(e.Orelse, next, cond)
		c.useBlock(end)
		return
	case *ast.Compare:
		if len(e.Ops) > 1 {
			c.at(e.Span, func() { c.jumpIfChain(e, next, cond, jump) })
			return
		}
	}
	c.expr(test)
	c.at(test.Pos(), func() { c.emitJump(jump, next) })
}

// jumpIfBoolOp jumps out of `and` and `or` as soon as the truth is known.
func (c *compiler) jumpIfBoolOp(e *ast.BoolOp, next *cfg.Block, cond bool) {
	decides := e.Op == ast.Or // the truth of one operand that settles it
	out := next
	if decides != cond {
		out = c.newBlock()
	}
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		c.jumpIf(v, out, decides)
	}
	c.jumpIf(e.Values[last], next, cond)
	if out != next {
		c.useBlock(out)
	}
}

func (c *compiler) jumpIfChain(e *ast.Compare, next *cfg.Block, cond bool, jump opcode.Op) {
	c.checkCompare(e)
	cleanup := c.newBlock()
	c.expr(e.Left)
	c.compareLinks(e, opcode.PopJumpIfFalse, cleanup)
	c.emitJump(jump, next)
	end := c.newBlock()
	c.emitJump(opcode.JumpForward, end)
	c.useBlock(cleanup)
	c.emit(opcode.PopTop)
	if !cond {
		c.emitJump(opcode.JumpForward, next)
	}
	c.useBlock(end)
}

func (c *compiler) boolOp(e *ast.BoolOp) {
	jump := opcode.JumpIfTrueOrPop
	if e.Op == ast.And {
		jump = opcode.JumpIfFalseOrPop
	}
	end := c.newBlock()
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		c.expr(v)
		c.at(v.Pos(), func() { c.emitJump(jump, end) })
	}
	c.expr(e.Values[last])
	c.useBlock(end)
}

func (c *compiler) ifExp(e *ast.IfExp) {
	end, orelse := c.newBlock(), c.newBlock()
	c.jumpIf(e.Test, orelse, false)
	c.expr(e.Body)
	c.emitJump(opcode.JumpForward, end)
	c.useBlock(orelse)
	c.expr(e.Orelse)
	c.useBlock(end)
}
