package symtable

import "bytewalk/compiler/ast"

// Blocks that no node of their own opens are looked up by these (PEP 695).
type (
	// TypeParamsOf is the block of the type parameters of a function, a class or a
	// type alias.
	TypeParamsOf struct{ ast.Node }
	// BoundOf is the block of what a type variable is bound to.
	BoundOf struct{ ast.Node }
	// DefaultOf is the block of a type parameter's default.
	DefaultOf struct{ ast.Node }
)
