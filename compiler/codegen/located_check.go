package codegen

import (
	"slices"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
)

// mark makes a node the current one, for warnings and for reports of bugs.
func (l *located) mark(n ast.Node) {
	l.u.pos = place(n)
	l.u.line, l.u.col = l.u.pos.Line, l.u.pos.Col
}

// checkStored refuses a store to __debug__, and its deletion (forbidden_name).
func (l *located) checkStored(loc code.Position, name string, ctx ast.ExprContext) {
	if name != "__debug__" || ctx == ast.Load {
		return
	}
	if ctx == ast.Del {
		l.fail(loc, "cannot delete __debug__")
	}
	l.fail(loc, "cannot assign to __debug__")
}

// checkParameters refuses a parameter with a forbidden name.
func (l *located) checkParameters(a *ast.Arguments) {
	args := slices.Concat(a.PosOnlyArgs, a.Args, []*ast.Arg{a.Vararg}, a.KwOnlyArgs, []*ast.Arg{a.Kwarg})
	for _, arg := range args {
		if arg != nil {
			l.checkStored(position(arg.Span), arg.Arg, ast.Store)
		}
	}
}

// compareLiterals warns of `is` with a literal, and names its type.
func (l *located) compareLiterals(e *ast.Compare) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		literal := right
		if isLiteral(left) {
			literal = left
		}
		if (op == ast.Is || op == ast.IsNot) && isLiteral(literal) {
			l.mark(e)
			words, instead := "is", "=="
			if op == ast.IsNot {
				words, instead = "is not", "!="
			}
			name := constant.TypeName(astopt.Const(literal.(*ast.Constant).Value))
			l.warn(`"%s" with '%s' literal. Did you mean "%s"?`, words, name, instead)
			return
		}
		left = right
	}
}
