package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/constant"
)

// mark makes a node the current one, for warnings and for reports of bugs.
func (l *located) mark(n ast.Node) {
	l.u.pos = place(n)
	l.u.line, l.u.col = l.u.pos.Line, l.u.pos.Col
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
