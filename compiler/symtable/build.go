package symtable

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
)

// recursionLimit is how deep the tree of a program may be: three times CPython's
// recursion limit. (For a module that is imported CPython allows less, by three
// for each frame that is running.)
const recursionLimit = 3 * 1000

// Build finds the scopes of all names in a tree, as the dialect does; 3.8's rules
// are the only ones so far. The error is a *diag.Error.
func Build(mod ast.Mod, file *source.File, _ *dialect.Dialect) (table *Table, err error) {
	b := &builder{file: file, table: &Table{byNode: map[ast.Node]*Scope{}}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			table, err = nil, r.err
		default:
			panic(r)
		}
	}()
	if err := b.future(mod); err != nil {
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
	b.analyze(b.table.Top, nil, nameSet{}, nameSet{})
	return b.table, nil
}

// builder does the first pass: it visits the tree in CPython's order, which is
// the order of the symbols.
type builder struct {
	file    *source.File
	table   *Table
	cur     *Scope
	private string // name of the class whose private names are mangled
	depth   int
}

type bailout struct{ err *diag.Error }

// errorAt makes an error; offset is the column as CPython reports it.
func (b *builder) errorAt(at source.Pos, offset int, message string) *diag.Error {
	return &diag.Error{Type: "SyntaxError", Message: message, File: b.file.Name,
		Span: source.Span{Start: at, End: at}, Offset: offset, Text: b.file.ProgramText(int(at.Line))}
}

func (b *builder) fail(at source.Pos, message string) {
	panic(bailout{b.errorAt(at, int(at.Col)+1, message)})
}

// failNamed gives an error about an assignment expression, for which CPython
// forgets that columns count from 1.
func (b *builder) failNamed(at source.Pos, message string) {
	panic(bailout{b.errorAt(at, int(at.Col), message)})
}

func (b *builder) enter(name string, kind BlockType, node ast.Node, span source.Span) {
	s := &Scope{Name: name, Type: kind, Node: node, Span: span, Parent: b.cur, byName: map[string]*Symbol{}}
	if b.cur != nil {
		s.Nested = b.cur.Nested || b.cur.Type == FunctionBlock
		// Inside the iterable of a comprehension no assignment expression may
		// stand, not even in a lambda.
		s.compIterExpr = b.cur.compIterExpr
		b.cur.Children = append(b.cur.Children, s)
	}
	b.table.byNode[node] = s
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
	mangled := Mangle(b.private, name)
	all := s.flags(mangled)
	if flags&all&DefParam != 0 {
		b.fail(s.Span.Start, "duplicate argument '"+name+"' in function definition")
	}
	all |= flags
	if s.compIterTarget {
		if all&(DefGlobal|DefNonlocal) != 0 {
			b.fail(s.Span.Start, "comprehension inner loop cannot rebind assignment expression target '"+name+"'")
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

func (b *builder) def(name string, flags Flags) { b.add(b.cur, name, flags) }

func (b *builder) directive(name string, at source.Pos) {
	b.cur.directives = append(b.cur.directives, directive{Mangle(b.private, name), at})
}

// deeper counts the depth of the tree.
func (b *builder) deeper() {
	if b.depth++; b.depth > recursionLimit {
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
	switch s := s.(type) {
	case *ast.FunctionDef:
		b.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, false)
	case *ast.AsyncFunctionDef:
		b.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, true)
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
		b.stmts(s.Body)
		b.stmts(s.Orelse)
		for _, h := range s.Handlers {
			b.expr(h.Type)
			if h.Name != "" {
				b.def(h.Name, DefLocal)
			}
			b.stmts(h.Body)
		}
		b.stmts(s.Finalbody)
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

func (b *builder) function(node ast.Stmt, name string, args *ast.Arguments, body []ast.Stmt, decorators []ast.Expr, returns ast.Expr, async bool) {
	b.def(name, DefLocal)
	b.exprs(args.Defaults)
	b.exprs(args.KwDefaults)
	b.annotations(args.PosOnlyArgs...)
	b.annotations(args.Args...)
	b.annotations(args.Vararg, args.Kwarg)
	b.annotations(args.KwOnlyArgs...)
	b.expr(returns)
	b.exprs(decorators)
	b.enter(name, FunctionBlock, node, node.Pos())
	b.cur.Coroutine = async
	b.arguments(args)
	b.stmts(body)
	b.exit()
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
			b.def(a.Arg, DefParam)
		}
	}
	if args.Vararg != nil {
		b.def(args.Vararg.Arg, DefParam)
		b.cur.VarArgs = true
	}
	if args.Kwarg != nil {
		b.def(args.Kwarg.Arg, DefParam)
		b.cur.VarKeywords = true
	}
}

func (b *builder) class(s *ast.ClassDef) {
	b.def(s.Name, DefLocal)
	b.exprs(s.Bases)
	b.keywords(s.Keywords)
	b.exprs(s.DecoratorList)
	b.enter(s.Name, ClassBlock, s, s.Span)
	outer := b.private
	b.private = s.Name
	b.stmts(s.Body)
	b.private = outer
	b.exit()
}

func (b *builder) annAssign(s *ast.AnnAssign) {
	if name, ok := s.Target.(*ast.Name); ok {
		flags := b.cur.flags(Mangle(b.private, name.Id))
		if s.Simple && flags&(DefGlobal|DefNonlocal) != 0 && b.cur != b.table.Top {
			kind := "nonlocal"
			if flags&DefGlobal != 0 {
				kind = "global"
			}
			b.fail(s.Span.Start, "annotated name '"+name.Id+"' can't be "+kind)
		}
		if s.Simple {
			b.def(name.Id, DefAnnot|DefLocal)
		} else if s.Value != nil {
			b.def(name.Id, DefLocal)
		}
	} else {
		b.expr(s.Target)
	}
	b.expr(s.Annotation)
	b.expr(s.Value)
}

// declare is a name in a global or nonlocal statement.
func (b *builder) declare(s ast.Stmt, name string, flag Flags, kind string) {
	at := s.Pos().Start
	switch flags := b.cur.flags(Mangle(b.private, name)); {
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
				b.fail(b.cur.Span.Start, "import * only allowed at module level")
			}
			continue
		}
		name, _, _ = strings.Cut(name, ".")
		b.def(name, DefImport)
	}
}
