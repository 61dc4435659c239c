package symtable

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
)

// Build finds the scopes of all names in a tree, as the dialect does; features of
// __future__ that are given are on without the tree's asking. The error is a
// *diag.Error.
func Build(mod ast.Mod, file *source.File, d *dialect.Dialect, features ...string) (table *Table, err error) {
	b := &builder{file: file, rules: d.Scopes, table: &Table{byNode: map[ast.Node]*Scope{}}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			table, err = nil, r.err
		default:
			panic(r)
		}
	}()
	if b.table.Future, err = ReadFuture(mod, file, d, features...); err != nil {
		return nil, err
	}
	b.enter("top", ModuleBlock, mod, source.Span{})
	b.table.Top = b.cur
	switch mod := mod.(type) {
	case *ast.Module:
		b.stmts(mod.Body)
	case *ast.Interactive:
		b.stmts(mod.Body)
	case *ast.Expression:
		b.expr(mod.Body)
	}
	b.exit()
	b.analyze(b.table.Top, nil, nameSet{}, new(visible), nil, nil)
	return b.table, nil
}

// builder does the first pass: it visits the tree in CPython's order, which is
// the order of the symbols.
type builder struct {
	file    *source.File
	rules   dialect.Scopes
	table   *Table
	cur     *Scope
	at      source.Span // of the name that is being added
	private string      // name of the class whose private names are mangled
	depth   int
}

type bailout struct{ err *diag.Error }

// errorAt makes an error; offset is the column as CPython reports it.
func (b *builder) errorAt(at source.Pos, offset int, message string) *diag.Error {
	return &diag.Error{Type: "SyntaxError", Message: message, File: b.file.Name,
		Span: source.Span{Start: at, End: at}, Offset: offset, Text: b.file.RawText(int(at.Line))}
}

// spanError makes an error about a span, or where errors have no end about its
// start.
func (b *builder) spanError(span source.Span, message string) *diag.Error {
	err := b.errorAt(span.Start, int(span.Start.Col)+1, message)
	if b.rules.Ranges {
		err.Span, err.EndOffset = span, int(span.End.Col)+1
	}
	return err
}

func (b *builder) fail(span source.Span, message string) {
	panic(bailout{b.spanError(span, message)})
}

// failNamed gives an error about an assignment expression, for which CPython 3.8
// forgets that columns count from 1.
func (b *builder) failNamed(span source.Span, message string) {
	err := b.spanError(span, message)
	if !b.rules.Ranges {
		err.Offset--
	}
	panic(bailout{err})
}

func (b *builder) enter(name string, kind BlockType, node ast.Node, span source.Span) {
	b.enterScope(name, kind, node, span)
	b.table.byNode[node] = b.cur
}

// enterScope is enter for a block that its node alone does not tell.
func (b *builder) enterScope(name string, kind BlockType, node ast.Node, span source.Span) {
	s := &Scope{Name: name, Type: kind, Node: node, Span: span, Parent: b.cur, byName: map[string]*Symbol{}}
	if b.cur != nil {
		s.Nested = b.cur.Nested || b.cur.Type.IsFunctionLike()
		// Inside the iterable of a comprehension no assignment expression may
		// stand, not even in a lambda.
		s.compIterExpr = b.cur.compIterExpr
		if kind != ClassBlock {
			s.mangled = b.cur.mangled
		}
		if kind != AnnotationBlock {
			b.cur.Children = append(b.cur.Children, s)
		}
	}
	b.cur = s
}

func (b *builder) exit() { b.cur = b.cur.Parent }

// Mangle gives the name that a private name (two underscores before it and not
// after it) has inside a class; class is "" outside one.
func Mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// symbol gives the symbol of a mangled name in s, made if it is new.
func (s *Scope) symbol(name string) *Symbol {
	sym := s.byName[name]
	if sym == nil {
		sym = &Symbol{Name: name}
		s.byName[name] = sym
		s.Symbols = append(s.Symbols, sym)
	}
	return sym
}

func (s *Scope) flags(name string) Flags {
	if sym := s.byName[name]; sym != nil {
		return sym.Flags
	}
	return 0
}

// add notes that name occurs in s.
func (b *builder) add(s *Scope, name string, flags Flags) {
	mangled := b.mangle(name)
	all := s.flags(mangled)
	at := s.Span
	if b.rules.Ranges {
		at = b.at
	}
	if flags&all&DefParam != 0 {
		b.fail(at, "duplicate argument '"+name+"' in function definition")
	}
	if flags&all&DefTypeParam != 0 {
		b.fail(at, "duplicate type parameter '"+name+"'")
	}
	all |= flags
	if s.compIterTarget {
		if all&(DefGlobal|DefNonlocal) != 0 {
			b.fail(at, "comprehension inner loop cannot rebind assignment expression target '"+name+"'")
		}
		all |= DefCompIter
	}
	s.symbol(mangled).Flags = all
	if flags&DefParam != 0 {
		s.VarNames = append(s.VarNames, mangled)
	} else if flags&DefGlobal != 0 {
		b.table.Top.symbol(mangled).Flags |= flags
	}
}

func (b *builder) def(name string, flags Flags) {
	if flags&DefTypeParam != 0 && b.cur.mangled != nil {
		b.cur.mangled[name] = true
	}
	b.add(b.cur, name, flags)
}

// mangle gives a name as the current block has it.
func (b *builder) mangle(name string) string {
	if b.cur.mangled != nil && !b.cur.mangled[name] {
		return name
	}
	return Mangle(b.private, name)
}

func (b *builder) directive(name string, at source.Span) {
	b.cur.directives = append(b.cur.directives, directive{b.mangle(name), at})
}

// deeper counts the depth of the tree.
func (b *builder) deeper() {
	if b.depth++; b.depth > b.rules.MaxDepth {
		panic(bailout{&diag.Error{Type: "RecursionError", File: b.file.Name, Offset: -1,
			Message: "maximum recursion depth exceeded during compilation"}})
	}
}

func (b *builder) stmts(body []ast.Stmt) {
	for _, s := range body {
		b.stmt(s)
	}
}

func (b *builder) stmt(s ast.Stmt) {
	b.deeper()
	b.at = s.Pos()
	switch s := s.(type) {
	case *ast.FunctionDef:
		b.function(s, (*function)(s), false)
	case *ast.AsyncFunctionDef:
		b.function(s, (*function)(s), true)
	case *ast.ClassDef:
		b.class(s)
	case *ast.Return:
		if s.Value != nil {
			b.expr(s.Value)
			b.cur.ReturnsValue = true
		}
	case *ast.Delete:
		b.exprs(s.Targets)
	case *ast.Assign:
		b.exprs(s.Targets)
		b.expr(s.Value)
	case *ast.AnnAssign:
		b.annAssign(s)
	case *ast.AugAssign:
		b.expr(s.Target)
		b.expr(s.Value)
	case *ast.For:
		b.loop(s.Target, s.Iter, s.Body, s.Orelse)
	case *ast.AsyncFor:
		b.loop(s.Target, s.Iter, s.Body, s.Orelse)
	case *ast.While:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Orelse)
	case *ast.If:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Orelse)
	case *ast.Raise:
		b.expr(s.Exc)
		b.expr(s.Cause)
	case *ast.Try:
		b.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.TryStar:
		b.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.Match:
		b.match(s)
	case *ast.TypeAlias:
		b.typeAlias(s)
	case *ast.Assert:
		b.expr(s.Test)
		b.expr(s.Msg)
	case *ast.Import:
		b.aliases(s.Names)
	case *ast.ImportFrom:
		b.aliases(s.Names)
	case *ast.Global:
		for _, name := range s.Names {
			b.declare(s, name, DefGlobal, "global")
		}
	case *ast.Nonlocal:
		for _, name := range s.Names {
			b.declare(s, name, DefNonlocal, "nonlocal")
		}
	case *ast.ExprStmt:
		b.expr(s.Value)
	case *ast.With:
		b.with(s.Items, s.Body)
	case *ast.AsyncWith:
		b.with(s.Items, s.Body)
	}
	b.depth--
}

func (b *builder) loop(target, iter ast.Expr, body, orelse []ast.Stmt) {
	b.expr(target)
	b.expr(iter)
	b.stmts(body)
	b.stmts(orelse)
}

func (b *builder) with(items []*ast.WithItem, body []ast.Stmt) {
	for _, item := range items {
		b.expr(item.ContextExpr)
		b.expr(item.OptionalVars)
	}
	b.stmts(body)
}

func (b *builder) try(body []ast.Stmt, handlers []*ast.ExceptHandler, orelse, finalbody []ast.Stmt) {
	b.stmts(body)
	if !b.rules.HandlersFirst {
		b.stmts(orelse)
	}
	for _, h := range handlers {
		b.expr(h.Type)
		if h.Name != "" {
			b.at = h.Span
			b.def(h.Name, DefLocal)
		}
		b.stmts(h.Body)
	}
	if b.rules.HandlersFirst {
		b.stmts(orelse)
	}
	b.stmts(finalbody)
}

// function has the fields of both kinds of function definition.
type function ast.FunctionDef

func (b *builder) function(node ast.Stmt, f *function, async bool) {
	b.def(f.Name, DefLocal)
	b.exprs(f.Args.Defaults)
	b.exprs(f.Args.KwDefaults)
	if b.rules.DecoratorsFirst {
		b.exprs(f.DecoratorList)
	}
	if len(f.TypeParams) > 0 {
		b.enterTypeParams(f.Name, node)
		b.at = node.Pos()
		b.def(".defaults", DefParam)
		for _, value := range f.Args.KwDefaults {
			if value != nil {
				b.def(".kwdefaults", DefParam)
				break
			}
		}
		b.typeParams(f.TypeParams)
	}
	future := b.enterAnnotation(node)
	b.annotations(f.Args.PosOnlyArgs...)
	b.annotations(f.Args.Args...)
	b.annotations(f.Args.Vararg, f.Args.Kwarg)
	b.annotations(f.Args.KwOnlyArgs...)
	b.expr(f.Returns)
	if future {
		b.exit()
	}
	if !b.rules.DecoratorsFirst {
		b.exprs(f.DecoratorList)
	}
	b.enter(f.Name, FunctionBlock, node, node.Pos())
	b.cur.Coroutine = async
	b.arguments(f.Args)
	b.stmts(f.Body)
	b.exit()
	if len(f.TypeParams) > 0 {
		b.exit()
	}
}

func (b *builder) annotations(args ...*ast.Arg) {
	for _, a := range args {
		if a != nil {
			b.expr(a.Annotation)
		}
	}
}

func (b *builder) arguments(args *ast.Arguments) {
	for _, list := range [][]*ast.Arg{args.PosOnlyArgs, args.Args, args.KwOnlyArgs} {
		for _, a := range list {
			b.at = a.Span
			b.def(a.Arg, DefParam)
		}
	}
	if args.Vararg != nil {
		b.at = args.Vararg.Span
		b.def(args.Vararg.Arg, DefParam)
		b.cur.VarArgs = true
	}
	if args.Kwarg != nil {
		b.at = args.Kwarg.Span
		b.def(args.Kwarg.Arg, DefParam)
		b.cur.VarKeywords = true
	}
}

func (b *builder) class(s *ast.ClassDef) {
	b.def(s.Name, DefLocal)
	if b.rules.DecoratorsFirst {
		b.exprs(s.DecoratorList)
	}
	outer := b.private
	if len(s.TypeParams) > 0 {
		b.enterTypeParams(s.Name, s)
		// They are set when the parameters are made, and used for the bases.
		b.at = s.Span
		b.def(".type_params", DefLocal)
		b.def(".type_params", Use)
		b.def(".generic_base", DefLocal)
		b.def(".generic_base", Use)
		b.private = s.Name
		b.cur.mangled = map[string]bool{}
		b.typeParams(s.TypeParams)
	}
	b.exprs(s.Bases)
	b.keywords(s.Keywords)
	if !b.rules.DecoratorsFirst {
		b.exprs(s.DecoratorList)
	}
	b.enter(s.Name, ClassBlock, s, s.Span)
	b.private = s.Name
	if len(s.TypeParams) > 0 {
		b.def("__type_params__", DefLocal)
		b.def(".type_params", Use)
	}
	b.stmts(s.Body)
	b.exit()
	if len(s.TypeParams) > 0 {
		b.exit()
	}
	b.private = outer
}

func (b *builder) annAssign(s *ast.AnnAssign) {
	if name, ok := s.Target.(*ast.Name); ok {
		flags := b.cur.flags(b.mangle(name.Id))
		b.at = name.Span
		if s.Simple && flags&(DefGlobal|DefNonlocal) != 0 && b.cur != b.table.Top {
			kind := "nonlocal"
			if flags&DefGlobal != 0 {
				kind = "global"
			}
			b.fail(s.Span, "annotated name '"+name.Id+"' can't be "+kind)
		}
		if s.Simple {
			b.def(name.Id, DefAnnot|DefLocal)
		} else if s.Value != nil {
			b.def(name.Id, DefLocal)
		}
	} else {
		b.expr(s.Target)
	}
	future := b.enterAnnotation(s)
	b.expr(s.Annotation)
	if future {
		b.exit()
	}
	b.expr(s.Value)
}

// declare is a name in a global or nonlocal statement.
func (b *builder) declare(s ast.Stmt, name string, flag Flags, kind string) {
	at := s.Pos()
	switch flags := b.cur.flags(b.mangle(name)); {
	case flags&DefParam != 0:
		b.fail(at, "name '"+name+"' is parameter and "+kind)
	case flags&Use != 0:
		b.fail(at, "name '"+name+"' is used prior to "+kind+" declaration")
	case flags&DefAnnot != 0:
		b.fail(at, "annotated name '"+name+"' can't be "+kind)
	case flags&DefLocal != 0:
		b.fail(at, "name '"+name+"' is assigned to before "+kind+" declaration")
	}
	b.def(name, flag)
	b.directive(name, at)
}

// aliases binds what an import binds: of `import a.b` that is a.
func (b *builder) aliases(names []*ast.Alias) {
	for _, alias := range names {
		name := alias.AsName
		if name == "" {
			name = alias.Name
		}
		if name == "*" {
			if b.cur.Type != ModuleBlock {
				at := b.cur.Span
				if b.rules.Ranges {
					at = alias.Span
				}
				b.fail(at, "import * only allowed at module level")
			}
			continue
		}
		name, _, _ = strings.Cut(name, ".")
		b.at = alias.Span
		b.def(name, DefImport)
	}
}
