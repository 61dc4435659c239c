package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

// function compiles a def; node is what the symbol table knows it by.
func (l *located) function(node ast.Stmt, s *ast.FunctionDef, kind scopeKind) {
	l.checkParameters(s.Args)
	l.exprs(s.DecoratorList)
	loc := place(s)
	first := firstLine(s.Span, s.DecoratorList)
	flags := l.defaults(loc, s.Args)
	generic := len(s.TypeParams) > 0
	given := 0 // arguments of the function that makes the type parameters
	if generic {
		if flags&functionDefaults != 0 {
			given++
		}
		if flags&functionKwDefaults != 0 {
			given++
		}
		if given == 2 {
			l.opArg(loc, opcode.Swap, 2)
		}
		l.enterGeneric(s.Name, node, first)
		l.u.argCount = given
		l.typeParams(s.TypeParams)
		for i := range given {
			l.opArg(loc, opcode.LoadFast, i)
		}
	}
	flags |= l.forms.annotations(l, loc, s.Args, s.Returns)
	l.functionBody(node, s, kind, first)
	l.closure(loc, l.leave(true), flags)
	if generic {
		l.opArg(loc, opcode.Swap, 2)
		l.opArg(loc, opcode.CallIntrinsic2, intrinsicFunctionParams)
		l.closure(loc, l.leave(false), 0)
		if given > 0 {
			l.opArg(loc, opcode.Swap, given+1)
			l.opArg(loc, opcode.Call, given-1)
		} else {
			l.op(loc, opcode.PushNull)
			l.opArg(loc, opcode.Call, 0)
		}
	}
	l.decorate(s.DecoratorList)
	l.nameOp(loc, s.Name, ast.Store)
}

func (l *located) functionBody(node ast.Node, s *ast.FunctionDef, kind scopeKind, first int) {
	l.enter(s.Name, kind, node, first)
	l.setArgCounts(s.Args)
	body := s.Body
	doc := code.Const(code.None)
	if d := astopt.DocString(body); d != nil {
		body = body[1:]
		if l.Optimize < 2 {
			doc = l.cleanDoc(d.Value.(string))
		}
	}
	l.constIndex(doc)
	start := l.newBlock()
	l.useBlock(start)
	generator := l.u.scope.Coroutine || l.u.scope.Generator
	if generator {
		l.push(noPlace, frameBlock{kind: stopIterationHandler, block: start})
	}
	l.stmts(body)
	if generator {
		l.stopIteration()
		l.popBlock()
	}
}

// stopIteration puts the whole body of a generator into a handler that makes
// RuntimeErrors of StopIterations (PEP 479).
func (l *located) stopIteration() {
	handler := l.newBlock()
	l.u.graph.Entry().Insert(0, cfg.Instr{Op: opcode.SetupCleanup, Target: handler, Pos: noPlace})
	l.constant(noPlace, code.None)
	l.op(noPlace, opcode.ReturnValue)
	l.useBlock(handler)
	l.opArg(noPlace, opcode.CallIntrinsic1, intrinsicStopIteration)
	l.opArg(noPlace, opcode.Reraise, 1)
}

// closure makes a function of a code object, with the cells it needs, and gives it
// what lies on the stack.
func (l *located) closure(loc code.Position, co *code.Code, flags int) {
	if n := len(co.FreeVars); n > 0 {
		for _, name := range co.FreeVars {
			l.opArg(loc, opcode.LoadClosure, l.cellOf(name))
		}
		l.opArg(loc, opcode.BuildTuple, n)
		flags |= functionClosure
	}
	l.constant(loc, co)
	l.op(loc, opcode.MakeFunction)
	for _, flag := range []int{functionClosure, functionAnnotations, functionKwDefaults, functionDefaults} {
		if flags&flag != 0 {
			l.opArg(loc, opcode.SetFunctionAttribute, flag)
		}
	}
}

// cellOf gives the number of the cell that a nested function sees as name.
func (l *located) cellOf(name string) int {
	u := l.u
	isCell := l.scopeOf(name) == symtable.Cell ||
		u.kind == scopeClass && (name == "__class__" || name == "__classdict__")
	if i, ok := u.cellVars.find(name); ok && isCell {
		return i
	}
	i, ok := u.freeVars.find(name)
	if !ok {
		panic("no cell for " + name + " in " + u.name)
	}
	return len(u.cellVars.list) + i
}

func (l *located) decorate(decorators []ast.Expr) {
	for i := len(decorators) - 1; i >= 0; i-- {
		l.opArg(place(decorators[i]), opcode.Call, 0)
	}
}

// defaults pushes the parameters' default values and gives the function's flags.
func (l *located) defaults(loc code.Position, a *ast.Arguments) int {
	flags := 0
	if len(a.Defaults) > 0 {
		l.exprs(a.Defaults)
		l.opArg(loc, opcode.BuildTuple, len(a.Defaults))
		flags |= functionDefaults
	}
	var names code.Tuple
	for i, arg := range a.KwOnlyArgs {
		value := a.KwDefaults[i]
		if value == nil {
			continue
		}
		name := l.mangle(arg.Arg)
		names = append(names, name)
		if !l.forms.constKeys {
			l.constant(loc, name)
		}
		l.expr(value)
	}
	if names == nil {
		return flags
	}
	if l.forms.constKeys {
		l.constant(loc, names)
		l.opArg(loc, opcode.BuildConstKeyMap, len(names))
	} else {
		l.opArg(loc, opcode.BuildMap, len(names))
	}
	return flags | functionKwDefaults
}

// annotationsTuple pushes a tuple of names and annotations (until 3.13).
func annotationsTuple(l *located, loc code.Position, a *ast.Arguments, returns ast.Expr) int {
	n := 0
	add := func(name string, e ast.Expr) {
		if e == nil {
			return
		}
		l.constant(loc, l.mangle(name))
		if s, ok := e.(*ast.Starred); ok && !l.table.Future.Has("annotations") {
			l.expr(s.Value)
			l.opArg(loc, opcode.UnpackSequence, 1)
		} else {
			l.annotation(e)
		}
		n += 2
	}
	for _, args := range [][]*ast.Arg{a.Args, a.PosOnlyArgs, {a.Vararg}, a.KwOnlyArgs, {a.Kwarg}} {
		for _, arg := range args {
			if arg != nil {
				add(arg.Arg, arg.Annotation)
			}
		}
	}
	add("return", returns)
	if n == 0 {
		return 0
	}
	l.opArg(loc, opcode.BuildTuple, n)
	return functionAnnotations
}

func (l *located) lambda(e *ast.Lambda) {
	loc := place(e)
	l.checkParameters(e.Args)
	flags := l.defaults(loc, e.Args)
	l.enter("<lambda>", scopeLambda, e, int(e.Start.Line))
	l.setArgCounts(e.Args)
	l.constIndex(code.None) // so that a string is no docstring
	l.expr(e.Body)
	generator := l.u.scope.Generator
	if !generator {
		l.op(place(e.Body), opcode.ReturnValue)
	}
	l.closure(loc, l.leave(!generator), flags)
}

// class compiles `name = __build_class__(function, "name", *bases, **keywords)`, in a
// function of its own if it has type parameters.
func (l *located) class(s *ast.ClassDef) {
	l.exprs(s.DecoratorList)
	loc := place(s)
	first := firstLine(s.Span, s.DecoratorList)
	if len(s.TypeParams) == 0 {
		l.classBody(s, first)
		l.callArgs(loc, 2, s.Bases, "", s.Keywords)
	} else {
		l.enterGeneric(s.Name, s, first)
		l.u.private, l.u.mangled = s.Name, make(map[string]bool)
		for _, p := range s.TypeParams {
			l.u.mangled[paramName(p)] = true
		}
		l.typeParams(s.TypeParams)
		l.nameOp(loc, ".type_params", ast.Store)
		l.classBody(s, first)
		l.nameOp(loc, ".type_params", ast.Load)
		l.opArg(loc, opcode.CallIntrinsic1, intrinsicSubscriptGeneric)
		l.nameOp(loc, ".generic_base", ast.Store)
		l.callArgs(loc, 2, s.Bases, ".generic_base", s.Keywords)
		l.closure(loc, l.leave(false), 0)
		l.op(loc, opcode.PushNull)
		l.opArg(loc, opcode.Call, 0)
	}
	l.decorate(s.DecoratorList)
	l.nameOp(loc, s.Name, ast.Store)
}

func (l *located) classBody(s *ast.ClassDef, first int) {
	l.enter(s.Name, scopeClass, s, first)
	u := l.u
	u.private = s.Name
	loc := code.Position{Line: int32(first), EndLine: int32(first)}
	l.nameOp(loc, "__name__", ast.Load)
	l.nameOp(loc, "__module__", ast.Store)
	l.constant(loc, u.qualName)
	l.nameOp(loc, "__qualname__", ast.Store)
	l.constant(loc, int64(first))
	l.nameOp(loc, "__firstlineno__", ast.Store)
	if len(s.TypeParams) > 0 {
		l.nameOp(loc, ".type_params", ast.Load)
		l.nameOp(loc, "__type_params__", ast.Store)
	}
	if u.scope.NeedsClassDict {
		l.op(loc, opcode.LoadLocals)
		l.opArg(loc, opcode.StoreDeref, u.cellVars.add("__classdict__"))
	}
	l.body(loc, s.Body, false)
	l.constant(noPlace, staticAttributes(u.static))
	l.nameOp(noPlace, "__static_attributes__", ast.Store)
	if u.scope.NeedsClassDict {
		l.opArg(noPlace, opcode.LoadClosure, u.cellVars.number("__classdict__"))
		l.nameOp(noPlace, "__classdictcell__", ast.Store)
	}
	if u.scope.NeedsClassClosure {
		l.opArg(noPlace, opcode.LoadClosure, u.cellVars.number("__class__"))
		l.opArg(noPlace, opcode.Copy, 1)
		l.nameOp(noPlace, "__classcell__", ast.Store)
	} else {
		l.constant(noPlace, code.None)
	}
	l.op(noPlace, opcode.ReturnValue)
	co := l.leave(true)

	loc = place(s)
	l.op(loc, opcode.LoadBuildClass)
	l.op(loc, opcode.PushNull)
	l.closure(loc, co, 0)
	l.constant(loc, s.Name)
}
