// Package symtable finds the scope of every name before code is generated, as
// Python/symtable.c does: a first pass over the tree collects, block by block,
// how each name is bound and used; a second pass over the blocks decides for each
// name whether it is local, global, free or a cell.
package symtable

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
)

// BlockType is the kind of a block.
type BlockType uint8

// The kinds of block. Lambdas and comprehensions are function blocks. The last four
// are there since 3.12 (PEP 695): annotations, the value of a type alias, the type
// parameters of a function, class or alias, and a parameter's bound or default.
const (
	FunctionBlock BlockType = iota + 1
	ClassBlock
	ModuleBlock
	AnnotationBlock
	TypeAliasBlock
	TypeParametersBlock
	TypeVariableBlock
)

// IsFunctionLike reports whether blocks inside see the names of such a block.
func (t BlockType) IsFunctionLike() bool { return t != ClassBlock && t != ModuleBlock }

// String gives the name as the symtable module's get_type does.
func (t BlockType) String() string {
	return [...]string{"", "function", "class", "module", "annotation", "type alias", "type parameters", "type variable"}[t]
}

// Flags say how a name occurs in a block (CPython's DEF_… and USE).
type Flags uint16

// The flags, with CPython's numbers (Include/symtable.h).
const (
	DefGlobal    Flags = 1 << iota // global statement
	DefLocal                       // assigned
	DefParam                       // parameter
	DefNonlocal                    // nonlocal statement
	Use                            // used
	DefFree                        // used and not defined in a nested block
	DefFreeClass                   // free variable of a class's method, also bound in the class
	DefImport                      // bound by import
	DefAnnot                       // annotated
	DefCompIter                    // target of a comprehension
	DefTypeParam                   // type parameter
	DefCompCell                    // cell of a comprehension that is part of this block
)

// DefBound has the flags of every way of binding a name in a block.
const DefBound = DefLocal | DefParam | DefImport

// ScopeKind is what a name is in a block.
type ScopeKind uint8

// The scopes, with CPython's numbers.
const (
	Local ScopeKind = iota + 1
	GlobalExplicit
	GlobalImplicit
	Free
	Cell
)

// String gives CPython's name of the scope.
func (k ScopeKind) String() string {
	return [...]string{"", "LOCAL", "GLOBAL_EXPLICIT", "GLOBAL_IMPLICIT", "FREE", "CELL"}[k]
}

// Symbol is a name in a block.
type Symbol struct {
	Name  string // mangled
	Flags Flags
	Scope ScopeKind
}

// Scope is a block: a module, a class, a function, a lambda or a comprehension
// (CPython's symtable entry).
type Scope struct {
	Name     string // the function's or class's name, or "top", "lambda", "genexpr", "listcomp", "setcomp", "dictcomp"
	Type     BlockType
	Node     ast.Node  // *ast.Module, *ast.FunctionDef, *ast.Lambda, *ast.ListComp, …
	Symbols  []*Symbol // in the order in which they were first met
	VarNames []string  // the parameters, in order, mangled
	Children []*Scope
	Parent   *Scope
	Span     source.Span

	Nested            bool // inside a function
	HasFree           bool // has free variables (ste_free)
	ChildFree         bool // a child has free variables
	Generator         bool
	Coroutine         bool
	Comprehension     bool
	VarArgs           bool
	VarKeywords       bool
	ReturnsValue      bool // has `return` with a value
	NeedsClassClosure bool // a class whose methods use __class__
	NeedsClassDict    bool // a class whose names blocks of annotations in it see (PEP 695)
	CanSeeClassScope  bool // a block of annotations in a class
	Inlined           bool // a comprehension that is part of the block around it (PEP 709)

	compIterTarget bool // visiting a comprehension's target
	compIterExpr   int  // visiting a comprehension's iterable, how deep
	directives     []directive
	mangled        map[string]bool // the only names that are mangled, nil for all
	words          string          // what a type variable's block is, for errors

	byName map[string]*Symbol
}

// directive is a name in a global or nonlocal statement, or the target of an
// assignment expression that binds outside its comprehension.
type directive struct {
	name string // mangled
	at   source.Span
}

// Lookup gives the symbol of a (mangled) name, nil where the block lacks it.
func (s *Scope) Lookup(name string) *Symbol { return s.byName[name] }

// Scope gives what a (mangled) name is in the block, 0 where the block lacks it.
func (s *Scope) Scope(name string) ScopeKind {
	if sym := s.byName[name]; sym != nil {
		return sym.Scope
	}
	return 0
}

// Table has the blocks of a tree.
type Table struct {
	Top    *Scope
	Future Future

	byNode     map[ast.Node]*Scope
	typeParams map[ast.Node]*Scope
	bounds     map[ast.TypeParam]*Scope
	defaults   map[ast.TypeParam]*Scope
}

// TypeParams gives the block of the type parameters of a function, a class or a type
// alias, nil where it has none.
func (t *Table) TypeParams(node ast.Stmt) *Scope { return t.typeParams[node] }

// Bound gives the block of a type variable's bound, nil where it has none.
func (t *Table) Bound(param ast.TypeParam) *Scope { return t.bounds[param] }

// Default gives the block of a type parameter's default, nil where it has none.
func (t *Table) Default(param ast.TypeParam) *Scope { return t.defaults[param] }

// Lookup gives the block that node opens, nil where it opens none.
func (t *Table) Lookup(node ast.Node) *Scope { return t.byNode[node] }

// Future has what `from __future__ import …` switched on (Python/future.c).
type Future struct {
	Features []string // in order, without those that are always on
	LastLine int32    // line of the last such statement, 0 for none
}

// Has reports whether the feature is on.
func (f *Future) Has(feature string) bool {
	for _, name := range f.Features {
		if name == feature {
			return true
		}
	}
	return false
}
