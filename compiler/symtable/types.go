package symtable

import (
	"bytewalk/compiler/ast"
)

// enterAnnotation enters the block of annotations that are never evaluated; false
// where there is none.
func (b *builder) enterAnnotation(node ast.Node) bool {
	if !b.rules.FutureBlocks || !b.table.Future.Has("annotations") {
		return false
	}
	b.enterScope("_annotation", AnnotationBlock, node, node.Pos())
	return true
}

// enterTypeParams enters the block of a statement's type parameters.
func (b *builder) enterTypeParams(name string, node ast.Stmt) {
	inClass := b.cur.Type == ClassBlock
	b.enterScope(name, TypeParametersBlock, node, node.Pos())
	if b.table.typeParams == nil {
		b.table.typeParams = map[ast.Node]*Scope{}
		b.table.bounds, b.table.defaults = map[ast.TypeParam]*Scope{}, map[ast.TypeParam]*Scope{}
	}
	b.table.typeParams[node] = b.cur
	b.seeClass(inClass)
}

// seeClass lets the current block see the names of the class around it.
func (b *builder) seeClass(inClass bool) {
	b.cur.CanSeeClassScope = inClass
	if inClass {
		b.def("__classdict__", Use)
	}
}

func (b *builder) typeParams(params []ast.TypeParam) {
	for _, param := range params {
		b.deeper()
		b.at = param.Pos()
		switch param := param.(type) {
		case *ast.TypeVar:
			b.def(param.Name, DefTypeParam|DefLocal)
			words := "a TypeVar bound"
			if _, ok := param.Bound.(*ast.Tuple); ok {
				words = "a TypeVar constraint"
			}
			b.typeVariable(b.table.bounds, param, param.Name, param.Bound, words)
			b.typeVariable(b.table.defaults, param, param.Name, param.DefaultValue, "a TypeVar default")
		case *ast.TypeVarTuple:
			b.def(param.Name, DefTypeParam|DefLocal)
			b.typeVariable(b.table.defaults, param, param.Name, param.DefaultValue, "a TypeVarTuple default")
		case *ast.ParamSpec:
			b.def(param.Name, DefTypeParam|DefLocal)
			b.typeVariable(b.table.defaults, param, param.Name, param.DefaultValue, "a ParamSpec default")
		}
		b.depth--
	}
}

// typeVariable visits the bound or the default of a type parameter.
func (b *builder) typeVariable(blocks map[ast.TypeParam]*Scope, param ast.TypeParam, name string, e ast.Expr, words string) {
	if e == nil {
		return
	}
	inClass := b.cur.CanSeeClassScope
	b.enterScope(name, TypeVariableBlock, param, e.Pos())
	blocks[param] = b.cur
	b.cur.words = words
	b.seeClass(inClass)
	b.expr(e)
	b.exit()
}

func (b *builder) typeAlias(s *ast.TypeAlias) {
	b.expr(s.Name)
	name := s.Name.(*ast.Name).Id
	inClass := b.cur.Type == ClassBlock
	if len(s.TypeParams) > 0 {
		b.enterTypeParams(name, s)
		b.typeParams(s.TypeParams)
	}
	b.enter(name, TypeAliasBlock, s, s.Span)
	b.seeClass(inClass)
	b.expr(s.Value)
	b.exit()
	if len(s.TypeParams) > 0 {
		b.exit()
	}
}

// notInTypes refuses an expression in annotations and in what belongs to types.
func (b *builder) notInTypes(e ast.Expr, what string) {
	where := ""
	switch b.cur.Type {
	case AnnotationBlock:
		where = "an annotation"
	case TypeVariableBlock:
		where = b.cur.words
	case TypeAliasBlock:
		where = "a type alias"
	case TypeParametersBlock:
		where = "the definition of a generic"
	default:
		return
	}
	b.fail(e.Pos(), what+" cannot be used within "+where)
}

func (b *builder) match(s *ast.Match) {
	b.expr(s.Subject)
	for _, c := range s.Cases {
		b.pattern(c.Pattern)
		b.expr(c.Guard)
		b.stmts(c.Body)
	}
}

func (b *builder) patterns(list []ast.Pattern) {
	for _, p := range list {
		b.pattern(p)
	}
}

func (b *builder) pattern(p ast.Pattern) {
	b.deeper()
	bind := func(name string) {
		if name != "" {
			b.at = p.Pos()
			b.def(name, DefLocal)
		}
	}
	switch p := p.(type) {
	case *ast.MatchValue:
		b.expr(p.Value)
	case *ast.MatchSequence:
		b.patterns(p.Patterns)
	case *ast.MatchStar:
		bind(p.Name)
	case *ast.MatchMapping:
		b.exprs(p.Keys)
		b.patterns(p.Patterns)
		bind(p.Rest)
	case *ast.MatchClass:
		b.expr(p.Cls)
		b.patterns(p.Patterns)
		b.patterns(p.KwdPatterns)
	case *ast.MatchAs:
		if p.Pattern != nil {
			b.pattern(p.Pattern)
		}
		bind(p.Name)
	case *ast.MatchOr:
		b.patterns(p.Patterns)
	}
	b.depth--
}
