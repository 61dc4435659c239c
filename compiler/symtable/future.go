package symtable

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
)

// always has the features that every program has, whether it asks or not.
var always = map[string]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "generator_stop": true,
}

// optional has the features that a program must ask for.
var optional = map[string]bool{"barry_as_FLUFL": true, "annotations": true}

// ReadFuture reads the `from __future__ import …` statements: they may only follow
// the docstring and each other. One that comes later is not found here but when
// code is generated, except on the line of the statement that ends the series. Features
// that are given are on in any case. The error is a *diag.Error.
func ReadFuture(mod ast.Mod, file *source.File, d *dialect.Dialect, features ...string) (Future, error) {
	b := &builder{file: file, rules: d.Scopes}
	f, err := b.future(mod)
	if err != nil {
		return Future{}, err
	}
	for _, name := range features {
		if !f.Has(name) {
			f.Features = append(f.Features, name)
		}
	}
	return f, nil
}

func (b *builder) future(mod ast.Mod) (f Future, err *diag.Error) {
	var body []ast.Stmt
	switch mod := mod.(type) {
	case *ast.Module:
		body = mod.Body
	case *ast.Interactive:
		body = mod.Body
	}
	if len(body) > 0 && isDocstring(body[0]) {
		body = body[1:]
	}
	done := false
	var prevLine int32
	for _, s := range body {
		at := s.Pos().Start
		if done && at.Line > prevLine {
			return f, nil
		}
		prevLine = at.Line
		node, ok := s.(*ast.ImportFrom)
		if !ok || node.Module != "__future__" || node.Level > 0 && b.rules.AbsoluteFuture {
			done = true
			continue
		}
		if done {
			err := b.spanError(s.Pos(), "from __future__ imports must occur at the beginning of the file")
			if !b.rules.Ranges {
				// CPython 3.8 forgets here that columns count from 1.
				err.Offset--
			}
			return f, err
		}
		for _, alias := range node.Names {
			switch name := alias.Name; {
			case always[name]:
			case optional[name]:
				if !f.Has(name) {
					f.Features = append(f.Features, name)
				}
			case name == "braces":
				return f, b.startError(at, "not a chance")
			default:
				return f, b.startError(at, "future feature "+name[:min(len(name), 100)]+" is not defined")
			}
		}
		f.LastLine = at.Line
	}
	return f, nil
}

// startError makes an error about where something begins, without an end.
func (b *builder) startError(at source.Pos, message string) *diag.Error {
	err := b.errorAt(at, int(at.Col)+1, message)
	err.EndOffset = -1
	return err
}

func isDocstring(s ast.Stmt) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(string)
	return ok
}
