package parser_test

import (
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
)

// TestLimits reads long and deep programs, wrong at their end. One that took time out
// of proportion, or more than the stack, would end the test.
func TestLimits(t *testing.T) {
	r := strings.Repeat
	nested := func(head string, levels int, tail string) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(r(" ", i) + head + "\n")
		}
		return b.String() + r(" ", levels) + tail
	}
	programs := map[string]string{
		"parentheses": r("(", 199) + "a b" + r(")", 199), "open": r("(", 199), "brackets": r("[", 199) + "a b" + r("]", 199),
		"braces": r("{", 199) + "a b", "dicts": r("{1:", 199) + "a b" + r("}", 199), "calls": r("f(", 199) + "a b" + r(")", 199),
		"keywords": r("f(a=", 199) + "a b" + r(")", 199), "subscripts": r("a[", 199) + "a b" + r("]", 199),
		"lambdas": r("lambda: ", 900) + "a b", "conditions": r("a if b else ", 1000) + "a b", "not": r("not ", 3000) + "a b",
		"generators": r("(a for b in ", 190) + "c d" + r(")", 190), "mixed": r("([{", 66) + "a b", "f-strings": r("f'{", 100) + "a b" + r("}'", 100),
		"targets": r("(", 190) + "a" + r(")", 190) + " = 1 2", "with": r("with (a", 150), "defaults": r("lambda a=", 700) + "b c",
		"names": r("a ", 20_000), "sum": r("a + ", 10_000) + "b c", "name": r("a", 1_000_000) + " b", "string": "'" + r("a", 1_000_000),
		"escapes": "'" + r(`\d`, 100_000) + "' b c", "digits": r("9", 300_000) + " a", "dots": "a" + r(".b", 20_000) + " c",
		"backslashes": r("\\\n", 50_000) + "x y", "comments": r("# a\n", 50_000) + "x y", "lines": r("x\n", 5_000) + "y z",
		"ifs": nested("if a:", 99, "x y\n"), "tries": nested("try:", 98, "x\n"), "classes": nested("class A:", 99, "x y\n"),
		"functions": nested("async def f(a, b=1, *c: d, **e):", 99, "x y\n"), "loops": nested("for a in b:", 99, "x y\n"),
	}
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) {
		for name, text := range programs {
			if _, _, err := parser.ParseFile(source.NewFile("limits.py", text), d); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
	})
}
