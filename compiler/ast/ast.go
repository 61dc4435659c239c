// Package ast has the abstract syntax tree: one struct for each constructor of
// CPython's ASDL (Parser/Python.asdl), with its names. Fields are the ASDL's
// fields, CamelCased. The constructors are those of all dialects together; a
// parser makes only those of its own.
//
// A nil interface or pointer is ASDL's absent `?`; for identifiers that is "".
// Two names differ from the ASDL's because Go has one namespace for types: the
// statement Expr is ExprStmt, and the sorts are Mod, Stmt, Expr.
//
// Every node has a span. CPython 3.8 gives no position to keywords, import
// aliases, comprehensions, arguments, with items and the three kinds of slice;
// theirs are for the editor, and Dump leaves them out.
//
// The tree is made by package parser and not changed afterwards.
package ast

import "bytewalk/compiler/source"

// Node is any node of the tree.
type Node interface {
	// Pos gives the node's place, as CPython's lineno, col_offset, end_lineno and
	// end_col_offset.
	Pos() source.Span
}

// Mod is the root of a tree.
type Mod interface {
	Node
	mod()
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression. The slices of 3.8's own sort count as expressions here,
// as they do for CPython since 3.9.
type Expr interface {
	Node
	expr()
}

// Span is the place that every node embeds.
type Span = source.Span

// The roots.
type (
	// Module is a file.
	Module struct {
		Span
		Body []Stmt
	}
	// Interactive is what was typed at the prompt (mode "single").
	Interactive struct {
		Span
		Body []Stmt
	}
	// Expression is an expression alone (mode "eval").
	Expression struct {
		Span
		Body Expr
	}
)

// The statements.
type (
	FunctionDef struct {
		Span
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr
		TypeComment   string
		TypeParams    []TypeParam
	}
	AsyncFunctionDef struct {
		Span
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr
		TypeComment   string
		TypeParams    []TypeParam
	}
	ClassDef struct {
		Span
		Name          string
		Bases         []Expr
		Keywords      []*Keyword
		Body          []Stmt
		DecoratorList []Expr
		TypeParams    []TypeParam
	}
	Return struct {
		Span
		Value Expr
	}
	Delete struct {
		Span
		Targets []Expr
	}
	Assign struct {
		Span
		Targets     []Expr
		Value       Expr
		TypeComment string
	}
	AugAssign struct {
		Span
		Target Expr
		Op     Operator
		Value  Expr
	}
	// AnnAssign's Simple says that Target is a name without parentheses.
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr
		Simple     bool
	}
	For struct {
		Span
		Target      Expr
		Iter        Expr
		Body        []Stmt
		Orelse      []Stmt
		TypeComment string
	}
	AsyncFor struct {
		Span
		Target      Expr
		Iter        Expr
		Body        []Stmt
		Orelse      []Stmt
		TypeComment string
	}
	While struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	If struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	With struct {
		Span
		Items       []*WithItem
		Body        []Stmt
		TypeComment string
	}
	AsyncWith struct {
		Span
		Items       []*WithItem
		Body        []Stmt
		TypeComment string
	}
	Raise struct {
		Span
		Exc   Expr
		Cause Expr
	}
	Try struct {
		Span
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	Assert struct {
		Span
		Test Expr
		Msg  Expr
	}
	Import struct {
		Span
		Names []*Alias
	}
	// ImportFrom's Module is "" for `from . import x`; Level counts the dots.
	ImportFrom struct {
		Span
		Module string
		Names  []*Alias
		Level  int
	}
	Global struct {
		Span
		Names []string
	}
	Nonlocal struct {
		Span
		Names []string
	}
	// ExprStmt is the ASDL's statement Expr.
	ExprStmt struct {
		Span
		Value Expr
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
)

// The expressions.
type (
	BoolOp struct {
		Span
		Op     BoolOperator
		Values []Expr
	}
	NamedExpr struct {
		Span
		Target Expr
		Value  Expr
	}
	BinOp struct {
		Span
		Left  Expr
		Op    Operator
		Right Expr
	}
	UnaryOp struct {
		Span
		Op      UnaryOperator
		Operand Expr
	}
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	IfExp struct {
		Span
		Test   Expr
		Body   Expr
		Orelse Expr
	}
	// Dict's Keys has nil where Values has the operand of `**`.
	Dict struct {
		Span
		Keys   []Expr
		Values []Expr
	}
	Set struct {
		Span
		Elts []Expr
	}
	ListComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	SetComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	DictComp struct {
		Span
		Key        Expr
		Value      Expr
		Generators []*Comprehension
	}
	GeneratorExp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	Await struct {
		Span
		Value Expr
	}
	Yield struct {
		Span
		Value Expr
	}
	YieldFrom struct {
		Span
		Value Expr
	}
	Compare struct {
		Span
		Left        Expr
		Ops         []CmpOp
		Comparators []Expr
	}
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// FormattedValue's Conversion is -1 for none, else the character after `!`.
	//
	// Until 3.11 CPython guesses where an f-string's expressions stand, and the places
	// of the nodes in Value are that guess: they count from Displaced.Start where
	// they should count from Displaced.End (see Place).
	FormattedValue struct {
		Span
		Displaced  Span
		Value      Expr
		Conversion int
		FormatSpec Expr
	}
	JoinedStr struct {
		Span
		Values []Expr
	}
	// Constant's Value is one of the types in Value's table. Kind is "u" for u"…".
	Constant struct {
		Span
		Value Value
		Kind  string
	}
	Attribute struct {
		Span
		Value Expr
		Attr  string
		Ctx   ExprContext
	}
	// Subscript's Slice is until 3.8 a Slice, an ExtSlice or an Index.
	Subscript struct {
		Span
		Value Expr
		Slice Expr
		Ctx   ExprContext
	}
	Starred struct {
		Span
		Value Expr
		Ctx   ExprContext
	}
	Name struct {
		Span
		Id  string
		Ctx ExprContext
	}
	List struct {
		Span
		Elts []Expr
		Ctx  ExprContext
	}
	Tuple struct {
		Span
		Elts []Expr
		Ctx  ExprContext
	}
	Slice struct {
		Span
		Lower Expr
		Upper Expr
		Step  Expr
	}
	// ExtSlice is until 3.8 a subscript with commas of which one part or more is
	// a Slice.
	ExtSlice struct {
		Span
		Dims []Expr
	}
	// Index is until 3.8 any subscript that has no Slice in it.
	Index struct {
		Span
		Value Expr
	}
)

// What belongs to statements and expressions.
type (
	Comprehension struct {
		Span
		Target  Expr
		Iter    Expr
		Ifs     []Expr
		IsAsync bool
	}
	ExceptHandler struct {
		Span
		Type Expr
		Name string
		Body []Stmt
	}
	// Arguments are a function's parameters. KwDefaults has an item for each of
	// KwOnlyArgs, nil where there is no default; Defaults are those of the last
	// of PosOnlyArgs and Args together.
	Arguments struct {
		Span
		PosOnlyArgs []*Arg
		Args        []*Arg
		Vararg      *Arg
		KwOnlyArgs  []*Arg
		KwDefaults  []Expr
		Kwarg       *Arg
		Defaults    []Expr
	}
	Arg struct {
		Span
		Arg         string
		Annotation  Expr
		TypeComment string
	}
	// Keyword's Arg is "" for `**mapping`.
	Keyword struct {
		Span
		Arg   string
		Value Expr
	}
	Alias struct {
		Span
		Name   string
		AsName string
	}
	WithItem struct {
		Span
		ContextExpr  Expr
		OptionalVars Expr
	}
)

func (*Module) mod()      {}
func (*Interactive) mod() {}
func (*Expression) mod()  {}

func (*FunctionDef) stmt()      {}
func (*AsyncFunctionDef) stmt() {}
func (*ClassDef) stmt()         {}
func (*Return) stmt()           {}
func (*Delete) stmt()           {}
func (*Assign) stmt()           {}
func (*AugAssign) stmt()        {}
func (*AnnAssign) stmt()        {}
func (*For) stmt()              {}
func (*AsyncFor) stmt()         {}
func (*While) stmt()            {}
func (*If) stmt()               {}
func (*With) stmt()             {}
func (*AsyncWith) stmt()        {}
func (*Raise) stmt()            {}
func (*Try) stmt()              {}
func (*Assert) stmt()           {}
func (*Import) stmt()           {}
func (*ImportFrom) stmt()       {}
func (*Global) stmt()           {}
func (*Nonlocal) stmt()         {}
func (*ExprStmt) stmt()         {}
func (*Pass) stmt()             {}
func (*Break) stmt()            {}
func (*Continue) stmt()         {}

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*ListComp) expr()       {}
func (*SetComp) expr()        {}
func (*DictComp) expr()       {}
func (*GeneratorExp) expr()   {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FormattedValue) expr() {}
func (*JoinedStr) expr()      {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}
func (*ExtSlice) expr()       {}
func (*Index) expr()          {}

// Place gives the true span of a node in Value.
func (v *FormattedValue) Place(s Span) Span {
	from, to := v.Displaced.Start, v.Displaced.End
	if s.Start.Line == from.Line {
		// CPython moves the end with the start, be it in another line.
		if s.End.Line == from.Line {
			s.End.Col += to.Col - from.Col
		} else {
			s.End.Col -= from.Col - 1
		}
		s.Start.Col += to.Col - from.Col
	}
	s.Start.Line += to.Line - from.Line
	s.End.Line += to.Line - from.Line
	return s
}
