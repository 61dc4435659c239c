package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

func (c *compiler) stmts(body []ast.Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

// neverExecuted walks statements for their errors alone.
func (c *compiler) neverExecuted(body []ast.Stmt) {
	c.silent++
	c.stmts(body)
	c.silent--
}

// stmt compiles a statement, which begins a line.
func (c *compiler) stmt(stmt ast.Stmt) {
	pos := c.u.pos
	c.setLine(stmt.Pos())
	c.stmtBody(stmt)
	c.u.pos = pos
}

func (c *compiler) stmtBody(stmt ast.Stmt) {
	switch s := stmt.(type) {
	case *ast.FunctionDef:
		c.function(s, false)
	case *ast.AsyncFunctionDef:
		c.function((*ast.FunctionDef)(s), true)
	case *ast.ClassDef:
		c.class(s)
	case *ast.Return:
		c.returnStmt(s)
	case *ast.Delete:
		c.exprs(s.Targets)
	case *ast.Assign:
		c.expr(s.Value)
		for i, target := range s.Targets {
			if i < len(s.Targets)-1 {
				c.emit(opcode.DupTop)
			}
			c.expr(target)
		}
	case *ast.AugAssign:
		c.augAssign(s)
	case *ast.AnnAssign:
		c.annAssign(s)
	case *ast.For:
		c.forStmt(s)
	case *ast.AsyncFor:
		c.forms.asyncFor(c, s)
	case *ast.While:
		c.whileStmt(s)
	case *ast.If:
		c.ifStmt(s)
	case *ast.Raise:
		c.raise(s)
	case *ast.Try:
		c.forms.try(c, s)
	case *ast.Assert:
		c.assert(s)
	case *ast.Import:
		c.importStmt(s)
	case *ast.ImportFrom:
		c.importFrom(s)
	case *ast.ExprStmt:
		c.exprStmt(s)
	case *ast.Break:
		c.breakStmt()
	case *ast.Continue:
		c.continueStmt()
	case *ast.With:
		c.forms.with(c, s, 0)
	case *ast.AsyncWith:
		c.forms.asyncWith(c, s, 0)
	}
}

func (c *compiler) exprStmt(s *ast.ExprStmt) {
	if c.interactive && c.u.depth <= 1 {
		c.expr(s.Value)
		c.emit(opcode.PrintExpr)
		return
	}
	if _, ok := s.Value.(*ast.Constant); ok {
		return
	}
	c.expr(s.Value)
	c.emit(opcode.PopTop)
}

func (c *compiler) raise(s *ast.Raise) {
	n := 0
	for _, e := range []ast.Expr{s.Exc, s.Cause} {
		if e == nil {
			break
		}
		c.expr(e)
		n++
	}
	c.emitArg(opcode.RaiseVarargs, n)
}

func (c *compiler) assert(s *ast.Assert) {
	if c.Optimize > 0 {
		return
	}
	// A tuple of constants is a constant by now, and 3.8 does not look at those.
	if t, ok := s.Test.(*ast.Tuple); ok && len(t.Elts) > 0 {
		c.warn("assertion is always true, perhaps remove parentheses?")
	}
	end := c.newBlock()
	c.jumpIf(s.Test, end, true)
	if c.silent == 0 {
		c.emitArg(opcode.LoadGlobal, c.u.names.add("AssertionError"))
	}
	if s.Msg != nil {
		c.expr(s.Msg)
		c.emitArg(opcode.CallFunction, 1)
	}
	c.emitArg(opcode.RaiseVarargs, 1)
	c.useBlock(end)
}

// constantTest gives the truth of a test that is a constant.
func constantTest(e ast.Expr) (truth, ok bool) {
	if k, ok := e.(*ast.Constant); ok {
		return constant.Truth(astopt.Const(k.Value)), true
	}
	return false, false
}

func (c *compiler) ifStmt(s *ast.If) {
	end := c.newBlock()
	if truth, ok := constantTest(s.Test); ok && truth {
		c.stmts(s.Body)
		c.neverExecuted(s.Orelse)
	} else if ok {
		c.neverExecuted(s.Body)
		c.stmts(s.Orelse)
	} else {
		next := end
		if len(s.Orelse) > 0 {
			next = c.newBlock()
		}
		c.jumpIf(s.Test, next, false)
		c.stmts(s.Body)
		if len(s.Orelse) > 0 {
			c.at(s.Test.Pos(), func() { c.emitJump(opcode.JumpForward, end) })
			c.useBlock(next)
			c.stmts(s.Orelse)
		}
	}
	c.useBlock(end)
}

func (c *compiler) returnStmt(s *ast.Return) {
	if c.u.scope.Type != symtable.FunctionBlock {
		c.fail("'return' outside function")
	}
	if s.Value != nil && c.u.scope.Coroutine && c.u.scope.Generator {
		c.fail("'return' with value in async generator")
	}
	_, isConstant := s.Value.(*ast.Constant)
	// A constant is loaded after the blocks have been left.
	preserve := s.Value != nil && !isConstant
	if preserve {
		c.expr(s.Value)
	}
	for i := len(c.u.blocks) - 1; i >= 0; i-- {
		c.forms.unwind(c, &c.u.blocks[i], preserve)
	}
	if s.Value == nil {
		c.loadConst(code.None)
	} else if !preserve {
		c.expr(s.Value)
	}
	c.emit(opcode.ReturnValue)
}
