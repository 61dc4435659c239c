// Package compiler makes code objects of Python source, and keeps what each stage
// made on the way.
//
// The stages, each a package below this one, in order:
//
//	source     the file decoded
//	lexer      tokens
//	parser     the syntax tree (package ast)
//	astopt     the tree with constants computed
//	symtable   the scope of every name
//	codegen    a control flow graph (package cfg) for each code block
//	assemble   its code object (package code), in named passes
//
// What a CPython version does differently is in package dialect and in tables of
// passes and functions keyed by it. The code objects are that CPython's, field by field.
package compiler

import (
	"errors"
	"fmt"

	"bytewalk/compiler/assemble"
	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/codegen"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
	"bytewalk/compiler/token"
)

// Mode says what the source is, as compile()'s parameter of that name.
type Mode uint8

// The modes.
const (
	Exec   Mode = iota // a file
	Eval               // an expression
	Single             // a statement as typed at the prompt
)

// Options say how to compile. The zero Options compile a file for the newest
// complete dialect.
type Options struct {
	Dialect  *dialect.Dialect
	Mode     Mode
	Optimize int // the -O level: 1 leaves out asserts and sets __debug__, 2 also leaves out docstrings

	// Future has features of __future__ that are on without the source's asking, as
	// compile() and exec() take them over from the code that calls them.
	Future []string

	// KeepStages keeps tokens and control flow graphs in the Result, which costs
	// time.
	KeepStages bool
}

// Result has what the stages made. After an error it has what was made until then.
type Result struct {
	File      *source.File
	Dialect   *dialect.Dialect
	Tokens    []token.Token // if Options.KeepStages
	AST       ast.Mod       // as parsed
	Optimized ast.Mod       // after astopt; parts that are the same are shared with AST
	Symbols   *symtable.Table
	Blocks    []Block // if Options.KeepStages: of every code block, inner ones first
	Code      *code.Code
	Warnings  []diag.Warning
}

// Block is a code block on its way to its code object.
type Block struct {
	Code   *code.Code
	Passes []cfg.View // the graph as generated, then the code after each pass
}

// CompileBytes compiles bytes as compile() and import do: it decodes them first, as
// CPython's tokenizer does. Errors are like Compile's.
func CompileBytes(name string, raw []byte, o Options) (*Result, error) {
	return compileBytes(name, raw, o, false)
}

// CompileScript compiles the file that CPython is started with. It is read line by
// line, so that of several errors another one may come first than in CompileBytes;
// and some bytes are taken that compile() refuses, or refused that it takes.
func CompileScript(name string, raw []byte, o Options) (*Result, error) {
	r, err := compileBytes(name, raw, o, true)
	var e *diag.Error
	switch {
	case r.File == nil || !errors.As(err, &e):
	case r.Dialect.Grammar == dialect.LL1:
		err = e.AsScript(r.File)
	case e.AtEnd:
		// CPython has thrown the last line away then.
		script := *e
		script.Offset = 0
		err = &script
	}
	return r, err
}

func compileBytes(name string, raw []byte, o Options, script bool) (*Result, error) {
	d := o.dialect()
	f, err := source.Read(name, raw, source.Options{Script: script, Statements: o.Mode == Exec, PEG: d.Grammar == dialect.PEG})
	if err != nil {
		var bad *source.DecodeError
		if errors.As(err, &bad) {
			err = diag.FromDecode(name, bad)
		}
		return &Result{Dialect: d}, err
	}
	return Compile(f, o)
}

func (o *Options) dialect() *dialect.Dialect {
	if o.Dialect == nil {
		return dialect.Newest()
	}
	return o.Dialect
}

// Compile compiles a file. An error in the program is a *diag.Error. A fault of the compiler's
// own is a panic with a *codegen.Bug or a runtime error.
func Compile(f *source.File, o Options) (*Result, error) {
	d := o.dialect()
	if d.Support < dialect.Compiled {
		return &Result{File: f, Dialect: d}, &diag.Error{
			Type: "NotImplementedError", File: f.Name, Unsupported: true,
			Message: fmt.Sprintf("programs can't be compiled for Python %s", d.Name),
		}
	}
	r := &Result{File: f, Dialect: d}
	if o.KeepStages {
		// After an error the tokens up to it are of use, and the parser reports it.
		r.Tokens, _ = lexer.Tokenize(f, d)
	}
	mod, warnings, err := parse(f, d, o)
	r.Warnings = warnings
	if err != nil {
		return r, err
	}
	r.AST = mod
	future, err := symtable.ReadFuture(mod, f, d, o.Future...)
	if err != nil {
		return r, err
	}
	r.Optimized, warnings, err = astopt.Optimize(mod, f, astopt.Options{
		Dialect: d, Optimize: o.Optimize, TextAnnotations: future.Has("annotations"),
	})
	r.Warnings = append(r.Warnings, warnings...)
	if err != nil {
		return r, err
	}
	if r.Symbols, err = symtable.Build(r.Optimized, f, d, o.Future...); err != nil {
		return r, err
	}
	r.Code, warnings, err = codegen.Generate(r.Optimized, r.Symbols, f, codegen.Options{
		Dialect:  d,
		Optimize: o.Optimize,
		Assemble: r.assembler(o.KeepStages),
	})
	r.Warnings = append(r.Warnings, warnings...)
	return r, err
}

// assembler gives the function that codegen calls for every code block.
func (r *Result) assembler(keep bool) func(*cfg.Graph, *code.Code) {
	if !keep {
		return func(g *cfg.Graph, co *code.Code) { assemble.Assemble(g, co, assemble.Options{}) }
	}
	return func(g *cfg.Graph, co *code.Code) {
		b := Block{Code: co}
		assemble.Assemble(g, co, assemble.Options{
			Observe: func(v cfg.View) { b.Passes = append(b.Passes, v) },
		})
		r.Blocks = append(r.Blocks, b)
	}
}

// parse gives a nil interface after an error.
func parse(f *source.File, d *dialect.Dialect, o Options) (ast.Mod, []diag.Warning, error) {
	switch o.Mode {
	case Eval:
		m, warnings, err := parser.ParseExpression(f, d, o.Future...)
		if err != nil {
			return nil, warnings, err
		}
		return m, warnings, nil
	case Single:
		m, warnings, err := parser.ParseInteractive(f, d, o.Future...)
		if err != nil {
			return nil, warnings, err
		}
		return m, warnings, nil
	}
	m, warnings, err := parser.ParseFile(f, d, o.Future...)
	if err != nil {
		return nil, warnings, err
	}
	return m, warnings, nil
}
