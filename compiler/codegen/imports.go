package codegen

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

func (c *compiler) importStmt(s *ast.Import) {
	for _, alias := range s.Names {
		c.at(alias.Span, func() {
			c.loadConst(int64(0))
			c.loadConst(code.None)
			c.emitName(opcode.ImportName, alias.Name)
			if alias.AsName != "" {
				c.importAs(alias.Name, alias.AsName)
			} else {
				top, _, _ := strings.Cut(alias.Name, ".")
				c.name(top, ast.Store)
			}
		})
	}
}

// importAs binds the module a.b.c, of which IMPORT_NAME gave a, to a name.
func (c *compiler) importAs(module, name string) {
	parts := strings.Split(module, ".")[1:]
	for i, part := range parts {
		if c.silent == 0 {
			c.emitArg(opcode.ImportFrom, c.u.names.add(part))
		}
		if i < len(parts)-1 {
			c.emit(opcode.RotTwo)
			c.emit(opcode.PopTop)
		}
	}
	c.name(name, ast.Store)
	if len(parts) > 0 {
		c.emit(opcode.PopTop)
	}
}

func (c *compiler) importFrom(s *ast.ImportFrom) {
	c.loadConst(int64(s.Level))
	names := make(code.Tuple, len(s.Names))
	for i, alias := range s.Names {
		names[i] = alias.Name
	}
	if s.Module == "__future__" && s.Start.Line > c.table.Future.LastLine {
		c.fail("from __future__ imports must occur at the beginning of the file")
	}
	c.loadConst(names)
	c.emitName(opcode.ImportName, s.Module)
	for _, alias := range s.Names {
		if alias.Name == "*" {
			c.emit(opcode.ImportStar)
			return
		}
		c.at(alias.Span, func() {
			c.emitName(opcode.ImportFrom, alias.Name)
			name := alias.Name
			if alias.AsName != "" {
				name = alias.AsName
			}
			c.name(name, ast.Store)
		})
	}
	c.emit(opcode.PopTop)
}
