package codegen

import (
	"math/big"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
)

// typeName gives the name of an expression's type where the expression shows it, ""
// elsewhere.
func typeName(expr ast.Expr) string {
	switch e := expr.(type) {
	case *ast.Tuple:
		return "tuple"
	case *ast.List, *ast.ListComp:
		return "list"
	case *ast.Dict, *ast.DictComp:
		return "dict"
	case *ast.Set, *ast.SetComp:
		return "set"
	case *ast.GeneratorExp:
		return "generator"
	case *ast.Lambda:
		return "function"
	case *ast.JoinedStr, *ast.FormattedValue:
		return "str"
	case *ast.Constant:
		return constant.TypeName(astopt.Const(e.Value))
	}
	return ""
}

// checkCaller warns of a call of what can't be called.
func (c *compiler) checkCaller(f ast.Expr) {
	switch f.(type) {
	case *ast.Constant, *ast.Tuple, *ast.List, *ast.ListComp, *ast.Dict, *ast.DictComp,
		*ast.Set, *ast.SetComp, *ast.GeneratorExp, *ast.JoinedStr, *ast.FormattedValue:
		c.warn("'%.200s' object is not callable; perhaps you missed a comma?", typeName(f))
	}
}

// checkSubscripter warns of a subscript of what has none.
func (c *compiler) checkSubscripter(value ast.Expr) {
	switch e := value.(type) {
	case *ast.Constant:
		switch astopt.Const(e.Value).(type) {
		case code.NoneType, code.EllipsisType, bool, int64, *big.Int, float64, complex128, code.FrozenSet:
		default:
			return
		}
	case *ast.Set, *ast.SetComp, *ast.GeneratorExp, *ast.Lambda:
	default:
		return
	}
	c.warn("'%.200s' object is not subscriptable; perhaps you missed a comma?", typeName(value))
}

// checkIndex warns of an index of a sequence that is no integer.
func (c *compiler) checkIndex(value, slice ast.Expr) {
	index := slice
	switch s := slice.(type) {
	case *ast.Index:
		index = s.Value
	case *ast.Slice, *ast.ExtSlice:
		return
	}
	indexType := typeName(index)
	switch indexType {
	case "", "int", "bool":
		return
	}
	switch e := value.(type) {
	case *ast.Constant:
		switch astopt.Const(e.Value).(type) {
		case string, code.Bytes, code.Tuple:
		default:
			return
		}
	case *ast.Tuple, *ast.List, *ast.ListComp, *ast.JoinedStr, *ast.FormattedValue:
	default:
		return
	}
	c.warn("%.200s indices must be integers or slices, not %.200s; perhaps you missed a comma?",
		typeName(value), indexType)
}

// isLiteral reports whether an expression is a constant that `is` should not be asked
// about.
func isLiteral(e ast.Expr) bool {
	k, ok := e.(*ast.Constant)
	if !ok {
		return false
	}
	switch astopt.Const(k.Value).(type) {
	case code.NoneType, code.EllipsisType, bool:
		return false
	}
	return true
}

// checkCompare warns of `is` with a literal.
func (c *compiler) checkCompare(e *ast.Compare) {
	left := isLiteral(e.Left)
	for i, op := range e.Ops {
		right := isLiteral(e.Comparators[i])
		if left || right {
			switch op {
			case ast.Is:
				c.warn(`"is" with a literal. Did you mean "=="?`)
				return
			case ast.IsNot:
				c.warn(`"is not" with a literal. Did you mean "!="?`)
				return
			}
		}
		left = right
	}
}
