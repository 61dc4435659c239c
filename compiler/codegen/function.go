package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
)

// MAKE_FUNCTION's flags: what lies on the stack below the code object.
const (
	functionDefaults    = 0x01
	functionKwDefaults  = 0x02
	functionAnnotations = 0x04
	functionClosure     = 0x08
)

func (c *compiler) function(s *ast.FunctionDef, async bool) {
	var node ast.Node = s
	kind := scopeFunction
	if async {
		node, kind = (*ast.AsyncFunctionDef)(s), scopeAsyncFunction
	}
	c.exprs(s.DecoratorList)
	c.u.pos = position(functionHeader(s, async))
	flags := c.defaults(s.Args)
	if c.annotations(s.Args, s.Returns) {
		flags |= functionAnnotations
	}
	c.enterScope(s.Name, kind, node, firstLine(s.Span, s.DecoratorList))
	doc := code.Const(code.None)
	if d := astopt.DocString(s.Body); d != nil && c.Optimize < 2 {
		doc = d.Value
	}
	c.constIndex(doc)
	c.setArgCounts(s.Args)
	c.stmts(s.Body)
	qualName := c.u.qualName
	co := c.leaveScope(true)
	c.makeClosure(co, flags, qualName)
	c.decorate(s.DecoratorList)
	c.name(s.Name, ast.Store)
}

// firstLine gives co_firstlineno of a definition: the first decorator's line.
func firstLine(s source.Span, decorators []ast.Expr) int {
	if len(decorators) > 0 {
		return int(decorators[0].Pos().Start.Line)
	}
	return int(s.Start.Line)
}

// functionHeader gives the place of `def name(parameters)`, as far as the tree
// knows it.
func functionHeader(s *ast.FunctionDef, async bool) source.Span {
	keyword := "def "
	if async {
		keyword = "async def "
	}
	span := source.Span{Start: s.Start, End: s.Start}
	span.End.Col += int32(len(keyword) + len(s.Name))
	if end := s.Args.Span.End; span.End.Before(end) {
		span.End = end
	}
	if s.Returns != nil {
		span.End = s.Returns.Pos().End
	}
	return span
}

// decorate calls the decorators, the last one first.
func (c *compiler) decorate(decorators []ast.Expr) {
	for i := len(decorators) - 1; i >= 0; i-- {
		c.at(decorators[i].Pos(), func() { c.emitArg(opcode.CallFunction, 1) })
	}
}

func (c *compiler) setArgCounts(a *ast.Arguments) {
	c.u.argCount, c.u.posOnlyArgCount, c.u.kwOnlyArgCount = len(a.Args), len(a.PosOnlyArgs), len(a.KwOnlyArgs)
}

// defaults pushes the parameters' default values and gives MAKE_FUNCTION's flags.
func (c *compiler) defaults(a *ast.Arguments) int {
	flags := 0
	if len(a.Defaults) > 0 {
		c.exprs(a.Defaults)
		c.emitArg(opcode.BuildTuple, len(a.Defaults))
		flags |= functionDefaults
	}
	var names code.Tuple
	for i, arg := range a.KwOnlyArgs {
		if value := a.KwDefaults[i]; value != nil {
			names = append(names, symtable.Mangle(c.u.private, arg.Arg))
			c.expr(value)
		}
	}
	if names != nil {
		c.loadConst(names)
		c.emitArg(opcode.BuildConstKeyMap, len(names))
		flags |= functionKwDefaults
	}
	return flags
}

// annotations pushes a dict of the annotations, if there are any.
func (c *compiler) annotations(a *ast.Arguments, returns ast.Expr) bool {
	var names code.Tuple
	add := func(name string, e ast.Expr) {
		if e != nil {
			c.annotation(e)
			names = append(names, symtable.Mangle(c.u.private, name))
		}
	}
	for _, args := range [][]*ast.Arg{a.Args, a.PosOnlyArgs, {a.Vararg}, a.KwOnlyArgs, {a.Kwarg}} {
		for _, arg := range args {
			if arg != nil {
				add(arg.Arg, arg.Annotation)
			}
		}
	}
	add("return", returns)
	if names == nil {
		return false
	}
	c.loadConst(names)
	c.emitArg(opcode.BuildConstKeyMap, len(names))
	return true
}

// makeClosure makes a function of a code object, with the cells it needs.
func (c *compiler) makeClosure(co *code.Code, flags int, qualName string) {
	if len(co.FreeVars) > 0 {
		for _, name := range co.FreeVars {
			c.emitArg(opcode.LoadClosure, c.cellIndex(name))
		}
		flags |= functionClosure
		c.emitArg(opcode.BuildTuple, len(co.FreeVars))
	}
	c.loadConst(co)
	c.loadConst(qualName)
	c.emitArg(opcode.MakeFunction, flags)
}

// cellIndex gives the number of the cell that a nested function sees as name. In a
// class that is the enclosing function's variable, even where the class has one of
// that name.
func (c *compiler) cellIndex(name string) int {
	u := c.u
	isCell := u.scope.Scope(name) == symtable.Cell || u.kind == scopeClass && name == "__class__"
	if i, ok := u.cellVars.find(name); ok && isCell {
		return i
	}
	i, ok := u.freeVars.find(name)
	if !ok {
		panic("no cell for " + name + " in " + u.name)
	}
	return len(u.cellVars.list) + i
}

func (c *compiler) lambda(e *ast.Lambda) {
	flags := c.defaults(e.Args)
	c.enterScope("<lambda>", scopeLambda, e, int(e.Start.Line))
	c.constIndex(code.None) // so that a string is no docstring
	c.setArgCounts(e.Args)
	c.expr(e.Body)
	generator := c.u.scope.Generator
	if !generator {
		c.at(e.Body.Pos(), func() { c.emit(opcode.ReturnValue) })
	}
	qualName := c.u.qualName
	co := c.leaveScope(!generator)
	c.makeClosure(co, flags, qualName)
}
