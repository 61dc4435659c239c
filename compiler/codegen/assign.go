package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

var inplaceOps = map[ast.Operator]opcode.Op{
	ast.Add: opcode.InplaceAdd, ast.Sub: opcode.InplaceSubtract, ast.Mult: opcode.InplaceMultiply,
	ast.MatMult: opcode.InplaceMatrixMultiply, ast.Div: opcode.InplaceTrueDivide,
	ast.Modulo: opcode.InplaceModulo, ast.Pow: opcode.InplacePower, ast.LShift: opcode.InplaceLshift,
	ast.RShift: opcode.InplaceRshift, ast.BitOr: opcode.InplaceOr, ast.BitXor: opcode.InplaceXor,
	ast.BitAnd: opcode.InplaceAnd, ast.FloorDiv: opcode.InplaceFloorDivide,
}

func (c *compiler) augAssign(s *ast.AugAssign) {
	op := inplaceOps[s.Op]
	switch t := s.Target.(type) {
	case *ast.Attribute:
		target := *t
		target.Ctx = ast.AugLoad
		c.expr(&target)
		c.expr(s.Value)
		c.emit(op)
		target.Ctx = ast.AugStore
		c.expr(&target)
	case *ast.Subscript:
		target := *t
		target.Ctx = ast.AugLoad
		c.expr(&target)
		c.expr(s.Value)
		c.emit(op)
		target.Ctx = ast.AugStore
		c.expr(&target)
	case *ast.Name:
		c.at(t.Span, func() { c.name(t.Id, ast.Load) })
		c.expr(s.Value)
		c.emit(op)
		c.at(t.Span, func() { c.name(t.Id, ast.Store) })
	}
}

// annotates reports whether annotations are stored in the current unit.
func (c *compiler) annotates() bool { return c.u.kind == scopeModule || c.u.kind == scopeClass }

func (c *compiler) annAssign(s *ast.AnnAssign) {
	if s.Value != nil {
		c.expr(s.Value)
		c.expr(s.Target)
	}
	switch t := s.Target.(type) {
	case *ast.Name:
		if s.Simple && c.annotates() {
			c.annotation(s.Annotation)
			c.emitName(opcode.LoadName, "__annotations__")
			c.at(t.Span, func() { c.loadConst(symtable.Mangle(c.u.private, t.Id)) })
			c.emit(opcode.StoreSubscr)
		}
	case *ast.Attribute:
		if s.Value == nil {
			c.evaluate(t.Value)
		}
	case *ast.Subscript:
		if s.Value == nil {
			c.evaluate(t.Value)
			c.evaluateSlice(t.Slice)
		}
	}
	if !s.Simple && c.annotates() {
		c.evaluate(s.Annotation)
	}
}

// annotation pushes an annotation: its value, or with `from __future__ import
// annotations` its text.
func (c *compiler) annotation(e ast.Expr) {
	if c.table.Future.Has("annotations") {
		c.at(e.Pos(), func() { c.loadConst(unparse(e, c.Dialect)) })
	} else {
		c.expr(e)
	}
}

// evaluate computes a value only to see that it can be.
func (c *compiler) evaluate(e ast.Expr) {
	c.expr(e)
	c.at(e.Pos(), func() { c.emit(opcode.PopTop) })
}

func (c *compiler) evaluateSlice(e ast.Expr) {
	switch s := e.(type) {
	case *ast.Index:
		c.evaluate(s.Value)
	case *ast.Slice:
		for _, part := range []ast.Expr{s.Lower, s.Upper, s.Step} {
			if part != nil {
				c.evaluate(part)
			}
		}
	case *ast.ExtSlice:
		for _, dim := range s.Dims {
			c.evaluateSlice(dim)
		}
	default:
		c.evaluate(e)
	}
}

// unpack stores the items of the value on top of the stack into targets.
func (c *compiler) unpack(targets []ast.Expr) {
	starred := -1
	for i, t := range targets {
		if _, ok := t.(*ast.Starred); !ok {
			continue
		}
		if starred >= 0 {
			c.fail("two starred expressions in assignment")
		}
		after := len(targets) - i - 1
		if i >= 1<<8 || after >= 1<<31>>8 {
			c.fail("too many expressions in star-unpacking assignment")
		}
		starred = i
		c.emitArg(opcode.UnpackEx, i+after<<8)
	}
	if starred < 0 {
		c.emitArg(opcode.UnpackSequence, len(targets))
	}
	for i, t := range targets {
		if i == starred {
			t = t.(*ast.Starred).Value
		}
		c.expr(t)
	}
}
