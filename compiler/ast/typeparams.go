package ast

// Exception groups (PEP 654, since 3.11), and type parameters and aliases (PEP 695,
// since 3.12; PEP 696, since 3.13).

// TypeParam is a type parameter of a function, a class or a type alias.
type TypeParam interface {
	Node
	typeParam()
}

type (
	// TryStar is a try statement whose handlers are all `except*`.
	TryStar struct {
		Span
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	// TypeAlias is the type statement. Name is a Name.
	TypeAlias struct {
		Span
		Name       Expr
		TypeParams []TypeParam
		Value      Expr
	}
)

// The type parameters.
type (
	TypeVar struct {
		Span
		Name         string
		Bound        Expr
		DefaultValue Expr
	}
	// ParamSpec is `**P`.
	ParamSpec struct {
		Span
		Name         string
		DefaultValue Expr
	}
	// TypeVarTuple is `*Ts`.
	TypeVarTuple struct {
		Span
		Name         string
		DefaultValue Expr
	}
)

func (*TryStar) stmt()   {}
func (*TypeAlias) stmt() {}

func (*TypeVar) typeParam()      {}
func (*ParamSpec) typeParam()    {}
func (*TypeVarTuple) typeParam() {}
