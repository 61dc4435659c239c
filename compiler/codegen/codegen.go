// Package codegen makes control flow graphs of a syntax tree and its symbols, one
// graph for each code block, as Python/compile.c does.
//
// A compiler walks the tree. For each code block (the module, a class body, a
// function, a lambda, a comprehension) it opens a [unit], which collects basic
// blocks, constants and names; when the block's body is done, the unit's graph is
// assembled and the code object becomes a constant of the unit around it. The walk emits
// instructions in the order in which they are executed, which is also that in which
// names and constants get their numbers.
//
// Which line an instruction begins in the table of lines is decided here, by
// 3.8's own rules: a statement, and an expression that stands on another line,
// begin a new entry, and only the first instruction after that carries the line.
// The source range of every instruction is kept beside it and is not CPython's.
//
// Since 3.11 every instruction has its place in the source, handlers stand in a table, and
// nothing is left out that is never executed; nearly all constructs are compiled in
// another way. That is [located], the files of that name.
//
// Constructs that CPython's versions compile in different ways are functions in tables,
// [dialectForms] and [locatedForms].
package codegen

import (
	"fmt"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
)

// Options say how to generate code.
type Options struct {
	Dialect  *dialect.Dialect
	Optimize int // the -O level: 1 leaves out asserts, 2 docstrings too

	// Assemble makes co whole: bytecode, constants, tables and stack size from the
	// graph, whose code block co describes.
	Assemble func(g *cfg.Graph, co *code.Code)
}

// Generate makes the code object of a tree that astopt has optimized. The error is a
// *diag.Error.
func Generate(mod ast.Mod, table *symtable.Table, file *source.File, o Options) (co *code.Code, warnings []diag.Warning, err error) {
	c := &compiler{
		Options:    o,
		forms:      forms[o.Dialect.Name],
		file:       file,
		table:      table,
		constCache: make(map[string]*sharedConst),
		codeKeys:   make(map[*code.Code]uint64),
		codes:      make(map[string]uint64),
		codePlaces: make(map[codePlace]*placedCode),
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *diag.Error:
			co, warnings, err = nil, c.warnings, r
		default:
			panic(c.bug(r))
		}
	}()
	return c.forms.module(c, mod), c.warnings, nil
}

// Bug is what a panic of the compiler carries: a fault of the compiler, not of the
// program.
type Bug struct {
	File  string
	Line  int32
	Col   int32
	Cause any
}

func (b *Bug) Error() string {
	return fmt.Sprintf("%s:%d:%d: compiler bug: %v", b.File, b.Line, b.Col+1, b.Cause)
}

func (c *compiler) bug(cause any) *Bug {
	b := &Bug{File: c.file.Name, Cause: cause}
	if c.u != nil {
		b.Line, b.Col = c.u.pos.Line, c.u.pos.Col
	}
	return b
}

// compiler is the state of a compilation.
type compiler struct {
	Options
	forms    *dialectForms
	file     *source.File
	table    *symtable.Table
	warnings []diag.Warning

	interactive bool
	// silent counts the enclosing bodies that are never executed (`if 0:`): they are
	// walked for their errors and nothing is emitted.
	silent int

	// displaced is the innermost f-string's part in whose expression we are.
	displaced *ast.FormattedValue

	u *unit

	constCache map[string]*sharedConst   // constants by key, shared by all units
	codeKeys   map[*code.Code]uint64     // index in firstCodes of the first equal one
	codes      map[string]uint64         // the same by what they are equal in
	codePlaces map[codePlace]*placedCode // the first of each name and line
	firstCodes []*code.Code
	key        []byte // room for keys

	memory []*cfg.Memory // of the graphs of the open units, and of earlier ones
	graphs int           // how many units are open

	rotated int // see maxRotated
}

// dialectForms has the constructs that are compiled in another way by some version.
type dialectForms struct {
	module        func(*compiler, ast.Mod) *code.Code
	try           func(*compiler, *ast.Try)
	with          func(c *compiler, s *ast.With, item int)
	asyncWith     func(c *compiler, s *ast.AsyncWith, item int)
	asyncFor      func(*compiler, *ast.AsyncFor)
	unwind        func(c *compiler, f *frameBlock, preserveTop bool)
	comprehension func(c *compiler, e comprehension)
	callArgs      func(c *compiler, pushed int, args []ast.Expr, keywords []*ast.Keyword)
	method        func(*compiler, *ast.Call) bool
	display       func(c *compiler, elts []ast.Expr, d display)
	dict          func(*compiler, *ast.Dict)
}

var forms = map[string]*dialectForms{
	"3.13": {module: moduleLocated},
	"3.8": {
		module:        (*compiler).module,
		try:           tryFinallyBlocks,
		with:          withBlocks,
		asyncWith:     asyncWithBlocks,
		asyncFor:      asyncForEndAsyncFor,
		unwind:        unwindBlocks,
		comprehension: comprehensionFunction,
		callArgs:      callWithTuples,
		method:        loadMethod,
		display:       displayUnpack,
		dict:          dictUnpack,
	},
}

// fail stops the compilation with a SyntaxError at the current line and column.
func (c *compiler) fail(message string) {
	u := c.u
	panic(&diag.Error{
		Type: "SyntaxError", Message: message, File: c.file.Name,
		Span:   c.errorSpan(),
		Offset: int(u.col) + 1,
		Text:   c.file.RawText(int(u.line)),
	})
}

// errorSpan gives the place of the current line and column, and an end if the
// current node begins there.
func (c *compiler) errorSpan() source.Span {
	u := c.u
	start := source.Pos{Line: u.line, Col: u.col}
	if u.pos.Line == u.line && u.pos.Col == u.col {
		return source.Span{Start: start, End: source.Pos{Line: u.pos.EndLine, Col: u.pos.EndCol}}
	}
	return source.Span{Start: start, End: start}
}

// failNowhere stops the compilation with an error that CPython gives no place.
func (c *compiler) failNowhere(typ, message string) {
	panic(&diag.Error{Type: typ, Message: message, File: c.file.Name, Offset: -1})
}

// warn gives a SyntaxWarning at the current line.
func (c *compiler) warn(format string, args ...any) {
	c.warnings = append(c.warnings, diag.Warning{
		Category: "SyntaxWarning",
		Message:  fmt.Sprintf(format, args...),
		File:     c.file.Name,
		Span:     c.errorSpan(),
	})
}

// module compiles a whole tree.
func (c *compiler) module(mod ast.Mod) *code.Code {
	c.enterScope("<module>", scopeModule, mod, 0)
	addNone := true
	switch m := mod.(type) {
	case *ast.Module:
		c.body(m.Body)
	case *ast.Interactive:
		c.interactive = true
		if hasAnnotations(m.Body) {
			c.emit(opcode.SetupAnnotations)
		}
		c.stmts(m.Body)
	case *ast.Expression:
		c.expr(m.Body)
		addNone = false
	}
	return c.leaveScope(addNone)
}

// body compiles the statements of a module or class, with its docstring and its
// annotations.
func (c *compiler) body(body []ast.Stmt) {
	// SETUP_ANNOTATIONS is on the line of a module's first statement.
	if c.u.kind == scopeModule && c.u.line == 0 && len(body) > 0 {
		c.u.line = body[0].Pos().Start.Line
	}
	if hasAnnotations(body) {
		c.emit(opcode.SetupAnnotations)
	}
	if doc := astopt.DocString(body); doc != nil && c.Optimize < 2 {
		c.expr(doc)
		c.name("__doc__", ast.Store)
		body = body[1:]
	}
	c.stmts(body)
}

// hasAnnotations reports whether an annotated assignment is among the statements
// or in the blocks of one of them, functions and classes left out.
func hasAnnotations(body []ast.Stmt) bool {
	for _, stmt := range body {
		found := false
		switch s := stmt.(type) {
		case *ast.AnnAssign:
			found = true
		case *ast.For:
			found = hasAnnotations(s.Body) || hasAnnotations(s.Orelse)
		case *ast.AsyncFor:
			found = hasAnnotations(s.Body) || hasAnnotations(s.Orelse)
		case *ast.While:
			found = hasAnnotations(s.Body) || hasAnnotations(s.Orelse)
		case *ast.If:
			found = hasAnnotations(s.Body) || hasAnnotations(s.Orelse)
		case *ast.With:
			found = hasAnnotations(s.Body)
		case *ast.AsyncWith:
			found = hasAnnotations(s.Body)
		case *ast.Match:
			for _, c := range s.Cases {
				found = found || hasAnnotations(c.Body)
			}
		case *ast.Try:
			found = tryHasAnnotations(s.Body, s.Handlers, s.Orelse, s.Finalbody)
		case *ast.TryStar:
			found = tryHasAnnotations(s.Body, s.Handlers, s.Orelse, s.Finalbody)
		}
		if found {
			return true
		}
	}
	return false
}

func tryHasAnnotations(body []ast.Stmt, handlers []*ast.ExceptHandler, orelse, finalbody []ast.Stmt) bool {
	for _, h := range handlers {
		if hasAnnotations(h.Body) {
			return true
		}
	}
	return hasAnnotations(body) || hasAnnotations(orelse) || hasAnnotations(finalbody)
}
