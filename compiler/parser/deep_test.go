package parser_test

import (
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
)

// TestLongChains: the tree of a chain is as deep as the chain is long, and a tree of a
// million levels would take the process along, whoever walks through it.
func TestLongChains(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		for _, part := range []string{"+x", ".a", "()", "[0]", "**x", "@x-x"} {
			for _, n := range []int{9_000, 1_000_000} {
				mod, _, err := parser.ParseFile(source.NewFile("t.py", "x"+strings.Repeat(part, n)+"\n"), d)
				if n < 10_000 {
					if err == nil {
						ast.DumpFor(d, mod, true)
					} else if part != "**x" {
						t.Errorf("%s: %d times %q: %v", d, n, part, err)
					}
					continue
				}
				if e, ok := err.(*diag.Error); !ok || e.Type != "RecursionError" && e.Type != "MemoryError" {
					t.Errorf("%s: %d times %q: %v", d, n, part, err)
				}
			}
		}
	}
}
