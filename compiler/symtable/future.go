package symtable

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
)

// always has the features that every program has, whether it asks or not.
var always = map[string]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "generator_stop": true,
}

// optional has the features that a program must ask for.
var optional = map[string]bool{"barry_as_FLUFL": true, "annotations": true}

// future reads the `from __future__ import …` statements: they may only follow
// the docstring and each other. One that comes later is not found here but when
// code is generated, except on the line of the statement that ends the series.
func (b *builder) future(mod ast.Mod) *diag.Error {
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
			return nil
		}
		prevLine = at.Line
		node, ok := s.(*ast.ImportFrom)
		if !ok || node.Module != "__future__" {
			done = true
			continue
		}
		if done {
			return b.errorAt(at, int(at.Col), "from __future__ imports must occur at the beginning of the file")
		}
		for _, alias := range node.Names {
			switch name := alias.Name; {
			case always[name]:
			case optional[name]:
				if !b.table.Future.Has(name) {
					b.table.Future.Features = append(b.table.Future.Features, name)
				}
			case name == "braces":
				return b.errorAt(at, int(at.Col)+1, "not a chance")
			default:
				return b.errorAt(at, int(at.Col)+1, "future feature "+name[:min(len(name), 100)]+" is not defined")
			}
		}
		b.table.Future.LastLine = at.Line
	}
	return nil
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
