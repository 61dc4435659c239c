package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
)

// class compiles `name = __build_class__(function, "name", *bases, **keywords)`,
// where the function's code is the class body.
func (c *compiler) class(s *ast.ClassDef) {
	c.exprs(s.DecoratorList)
	header := position(c.classHeader(s))
	c.u.pos = header
	co := c.classBody(s, header)
	c.emit(opcode.LoadBuildClass)
	c.makeClosure(co, 0, s.Name)
	c.loadConst(s.Name)
	c.forms.callArgs(c, 2, s.Bases, s.Keywords)
	c.decorate(s.DecoratorList)
	c.name(s.Name, ast.Store)
}

func (c *compiler) classBody(s *ast.ClassDef, header code.Position) *code.Code {
	c.enterScope(s.Name, scopeClass, s, firstLine(s.Span, s.DecoratorList))
	u := c.u
	u.private = s.Name
	u.pos = header
	c.name("__name__", ast.Load)
	c.name("__module__", ast.Store)
	c.loadConst(u.qualName)
	c.name("__qualname__", ast.Store)
	c.body(s.Body)
	u.pos = code.Position{}
	if u.scope.NeedsClassClosure {
		// The cell of __class__ goes to type.__new__, which fills it.
		c.emitArg(opcode.LoadClosure, u.cellVars.number("__class__"))
		c.emit(opcode.DupTop)
		c.name("__classcell__", ast.Store)
	} else {
		c.loadConst(code.None)
	}
	c.emit(opcode.ReturnValue)
	return c.leaveScope(true)
}

// classHeader gives the place of `class name(bases)`, as far as the tree knows it.
func (c *compiler) classHeader(s *ast.ClassDef) source.Span {
	span := source.Span{Start: s.Start, End: s.Start}
	span.End.Col += int32(len("class ") + len(s.Name))
	for _, b := range s.Bases {
		span.End = b.Pos().End
	}
	for _, k := range s.Keywords {
		if end := k.Value.Pos().End; span.End.Before(end) {
			span.End = end
		}
	}
	span.End = c.after(span.End, ")")
	return span
}
