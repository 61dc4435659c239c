package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

// enterGeneric opens the unit in which the type parameters of a definition are made.
func (l *located) enterGeneric(name string, owner ast.Stmt, first int) {
	l.enterUnit("<generic parameters of "+name+">", scopeAnnotation, l.table.TypeParams(owner), first)
}

// evaluatorFunction makes a function that gives the value of an expression, a block of
// its own.
func evaluatorFunction(l *located, e ast.Expr, name string, scope *symtable.Scope) {
	loc := place(e)
	l.enterUnit(name, scopeAnnotation, scope, int(loc.Line))
	if s, ok := e.(*ast.Starred); ok {
		l.expr(s.Value)
		l.opArg(loc, opcode.UnpackSequence, 1)
	} else {
		l.expr(e)
	}
	l.op(loc, opcode.ReturnValue)
	l.closure(loc, l.leave(true), 0)
}

// typeAlias compiles `type Name[params] = value`; the value is computed when it is asked
// for.
func (l *located) typeAlias(s *ast.TypeAlias) {
	loc := place(s)
	name := s.Name.(*ast.Name).Id
	generic := len(s.TypeParams) > 0
	if generic {
		l.enterGeneric(name, s, int(loc.Line))
		l.constant(loc, name)
		l.typeParams(s.TypeParams)
	} else {
		l.constant(loc, name)
		l.constant(loc, code.None)
	}
	l.enter(name, scopeFunction, s, int(loc.Line))
	l.constIndex(code.None)
	l.expr(s.Value)
	l.op(loc, opcode.ReturnValue)
	l.closure(loc, l.leave(false), 0)
	l.opArg(loc, opcode.BuildTuple, 3)
	l.opArg(loc, opcode.CallIntrinsic1, intrinsicTypeAlias)
	if generic {
		l.closure(loc, l.leave(false), 0)
		l.op(loc, opcode.PushNull)
		l.opArg(loc, opcode.Call, 0)
	}
	l.nameOp(loc, name, ast.Store)
}

// typeParams makes the type parameters and pushes a tuple of them.
func (l *located) typeParams(params []ast.TypeParam) {
	seenDefault := false
	for _, p := range params {
		loc := place(p)
		var name string
		var bound, value ast.Expr
		var intrinsic int
		switch p := p.(type) {
		case *ast.TypeVar:
			name, bound, value, intrinsic = p.Name, p.Bound, p.DefaultValue, intrinsicTypeVar
		case *ast.TypeVarTuple:
			name, value, intrinsic = p.Name, p.DefaultValue, intrinsicTypeVarTuple
		case *ast.ParamSpec:
			name, value, intrinsic = p.Name, p.DefaultValue, intrinsicParamSpec
		}
		l.constant(loc, name)
		if bound != nil {
			l.forms.evaluator(l, bound, name, l.table.Bound(p))
			with := intrinsicTypeVarBound
			if _, ok := bound.(*ast.Tuple); ok {
				with = intrinsicTypeVarConstraint
			}
			l.opArg(loc, opcode.CallIntrinsic2, with)
		} else {
			l.opArg(loc, opcode.CallIntrinsic1, intrinsic)
		}
		if value != nil {
			seenDefault = true
			l.forms.evaluator(l, value, name, l.table.Default(p))
			l.opArg(loc, opcode.CallIntrinsic2, intrinsicParamDefault)
		} else if seenDefault {
			l.fail(loc, "non-default type parameter '"+name+"' follows default type parameter")
		}
		l.opArg(loc, opcode.Copy, 1)
		l.nameOp(loc, name, ast.Store)
	}
	l.opArg(place(params[0]), opcode.BuildTuple, len(params))
}

func paramName(p ast.TypeParam) string {
	switch p := p.(type) {
	case *ast.TypeVar:
		return p.Name
	case *ast.TypeVarTuple:
		return p.Name
	case *ast.ParamSpec:
		return p.Name
	}
	panic("unexpected type parameter")
}
