package compiler_test

import (
	"fmt"
	"strings"
)

// form is a kind of source that gets as long, or as deep, as one likes.
type form struct {
	name string
	make func(n int) string
}

// around nests n levels of something.
func around(before, inner, after string) func(int) string {
	return func(n int) string { return strings.Repeat(before, n) + inner + strings.Repeat(after, n) + "\n" }
}

// between is a start, n times a part, and an end.
func row(start, part, end string) func(int) string {
	return func(n int) string { return start + strings.Repeat(part, n) + end + "\n" }
}

// counted is row with the number of each part in the place of %d.
func counted(start, part, end string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		b.WriteString(start)
		for i := range n {
			b.WriteString(strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
		}
		return b.String() + end + "\n"
	}
}

// blocks nests compound statements.
func blocks(header, after string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + strings.ReplaceAll(header, "\n", "\n"+strings.Repeat(" ", i)) + "\n")
		}
		b.WriteString(strings.Repeat(" ", n) + "pass\n")
		for i := n - 1; i >= 0 && after != ""; i-- {
			b.WriteString(strings.Repeat(" ", i) + after + "\n")
		}
		return b.String()
	}
}

func only(text string) func(int) string { return func(int) string { return text } }

// nesting are forms in which something lies in something else, so that a reader that
// calls itself for each level might run out of stack.
var nesting = []form{
	{"parentheses", around("(", "x", ")")},
	{"lists", around("[", "x", "]")},
	{"sets", around("{", "x", "}")},
	{"dicts", around("{1:", "x", "}")},
	{"keys", around("{", "x", ":1}")},
	{"tuples", around("(", "1", ",)")},
	{"brackets open", row("", "(", "")},
	{"lists open", row("", "[", "")},
	{"brackets mixed", around("([{", "x", "}])")},
	{"brackets wrong", around("(", "x", "]")},
	{"brackets then two names", around("(", "x y", ")")},
	{"lists then a stray word", around("[", "x for", "]")},
	{"dicts then a stray word", around("{1:", "x else", "}")},
	{"calls then two names", around("f(a, ", "x y", ")")},
	{"calls then a wrong keyword", around("f(a=", "1=2", ")")},
	{"calls open then a stray token", row("", "f(a, b=", "$")},
	{"subscripts then two names", around("a[", "x y", "]")},
	{"lambdas then two names", around("lambda: ", "x y", "")},
	{"conditions then a stray token", row("", "x if y else ", "$")},
	{"subscripts", around("a[", "x", "]")},
	{"slices", around("a[x:", "x", "]")},
	{"arguments", around("f(", "x", ")")},
	{"keyword arguments", around("f(a=", "x", ")")},
	{"starred arguments", around("f(*", "x", ")")},
	{"starred", around("[*", "x", "]")},
	{"double starred", around("{**", "x", "}")},
	{"stars", row("print(", "*", "x)")},
	{"minus", row("", "-", "1")},
	{"minus of a name", row("", "-", "x")},
	{"not", row("", "not ", "x")},
	{"not of a constant", row("", "not ", "1")},
	{"invert", row("", "~", "x")},
	{"sums", row("x", "+x", "")},
	{"sums of constants", row("1", "+1", "")},
	{"sums of strings", row("'a'", "+'a'", "")},
	{"powers", row("", "x**", "x")},
	{"powers of constants", row("", "1**", "1")},
	{"shifts", row("x", "<<1", "")},
	{"and", row("x", " and x", "")},
	{"and or", row("x", " and x or x", "")},
	{"comparisons", row("x", "<x", "")},
	{"conditions", row("", "x if y else ", "z")},
	{"conditions of constants", row("", "1 if 0 else ", "z")},
	{"conditions in parentheses", around("(x if y else ", "z", ")")},
	{"lambdas", row("", "lambda: ", "x")},
	{"lambdas with arguments", row("", "lambda x, *y: ", "x")},
	{"lambdas as defaults, whole", around("lambda x=", "1", ":x")},
	{"lambdas with free variables", counted("", "lambda x%d: ", "x0")},
	{"named", around("(x:=", "1", ")")},
	{"yield", around("(yield ", "x", ")")},
	{"yield in a function", around("def f(): x = ", "1", "")},
	{"await", around("(await ", "x", ")")},
	{"awaits", row("", "await ", "x")},
	{"attributes", row("x", ".a", "")},
	{"calls", row("x", "()", "")},
	{"items", row("x", "[0]", "")},
	{"all trailers", row("x", ".a()[0]", "")},
	{"attribute targets", row("x", ".a", " = 1")},
	{"deleted", row("del x", "[0].a", "")},
	{"strings joined", row("", "'a' ", "")},
	{"f-strings joined", row("", "f'{x}' ", "")},
	{"f-strings", around("f'{", "x", "}'")},
	{"f-strings of other quotes", around(`f"{f'{`, "x", `}'}"`)},
	{"f-string specifications", around("f'{x:{x:", "x", "}}'")},
	{"f-string fields open", row("f'", "{", "")},
	{"f-string brackets", row("f'{", "(", "}'")},
	{"comprehensions in the iterable", around("[x for x in ", "y", "]")},
	{"comprehensions in the element", around("[", "x", " for x in y]")},
	{"generators in the condition", around("(x for x in y if ", "y", ")")},
	{"dict comprehensions", around("{x: ", "x", " for x in y}")},
	{"for clauses", row("[x", " for x in y", "]")},
	{"for clauses of different names", counted("[x", " for x%d in y", "]")},
	{"if clauses", row("[x for x in y", " if x", "]")},
	{"async for clauses", row("async def f(): [x", " async for x in y", "]")},
	{"if blocks", blocks("if x:", "")},
	{"while blocks", blocks("while x:", "")},
	{"for blocks", blocks("for x in y:", "")},
	{"with blocks", blocks("with x as y:", "")},
	{"try blocks", blocks("try:", "finally: pass")},
	{"try blocks with handlers", blocks("try:", "except x as y: pass")},
	{"blocks in finally", blocks("try: pass\nfinally:", "")},
	{"blocks in handlers", blocks("try: pass\nexcept x as y:", "")},
	{"functions", blocks("def f(x):", "")},
	{"functions with free variables", blocks("def f(x):\n y = lambda: x", "")},
	{"classes", blocks("class C:", "")},
	{"async blocks", blocks("async def f():", "")},
	{"else blocks", blocks("if x: pass\nelse:", "")},
	{"match blocks", blocks("match x:\n case y:\n ", "")},
	{"generic functions", blocks("def f[T: T](x):", "")},
	{"elif", row("if x: pass\n", "elif x: pass\n", "else: pass")},
	{"elif of constants", row("if 0: pass\n", "elif 0: pass\n", "else: pass")},
	{"handlers", row("try: pass\n", "except x: pass\n", "")},
	{"handlers with names", counted("try: pass\n", "except x%d as y: pass\n", "else: pass")},
	{"group handlers", row("try: pass\n", "except* x as y: pass\n", "")},
	{"decorators", row("", "@x\n", "def f(): pass")},
	{"decorators of a class", row("", "@x.y(1)\n", "class C: pass")},
	{"with items", row("with x", ", x as y", ": pass")},
	{"with items in parentheses", row("with (x", ", x as y", "): pass")},
	{"with parentheses", around("with (", "x): pass", "")},
	{"with parentheses closed", func(n int) string {
		return "with " + strings.Repeat("(", n) + "x" + strings.Repeat(")", n) + " as y: pass\n"
	}},
	{"async with items", row("async def f():\n with x", ", x as y", ": pass")},
	{"match parentheses", row("match ", "(", "")},
	{"match words", row("", "match ", "")},
	{"match calls", around("match(", "x", ")")},
	{"cases", counted("match x:\n", " case %d: pass\n", "")},
	{"cases with names", counted("match x:\n", " case [y, *z, %d] if y: pass\n", "")},
	{"patterns in sequences", func(n int) string {
		return "match x:\n case " + strings.Repeat("[", n) + "y" + strings.Repeat("]", n) + ": pass\n"
	}},
	{"patterns in parentheses", func(n int) string {
		return "match x:\n case " + strings.Repeat("(", n) + "y" + strings.Repeat(")", n) + ": pass\n"
	}},
	{"patterns in mappings", func(n int) string {
		return "match x:\n case " + strings.Repeat("{1:", n) + "y" + strings.Repeat("}", n) + ": pass\n"
	}},
	{"patterns in classes", func(n int) string {
		return "match x:\n case " + strings.Repeat("C(", n) + "y" + strings.Repeat(")", n) + ": pass\n"
	}},
	{"patterns then a stray word", func(n int) string {
		return "match x:\n case " + strings.Repeat("C(a=", n) + "y y" + strings.Repeat(")", n) + ": pass\n"
	}},
	{"patterns or", func(n int) string { return "match x:\n case 1" + strings.Repeat("|1", n) + ": pass\n" }},
	{"patterns as", func(n int) string {
		return "match x:\n case " + strings.Repeat("(", n) + "1" + counted("", " as y%d)", "")(n)[:0] + strings.Repeat(" as y)", n) + ": pass\n"
	}},
	{"pattern attributes", func(n int) string { return "match x:\n case a" + strings.Repeat(".a", n) + ": pass\n" }},
	{"pattern keys", counted("match x:\n case {", "%d: _, ", "**y}: pass")},
	{"type parameters", counted("def f[", "T%d: int, ", "](): pass")},
	{"type parameter bounds", around("type X[T: ", "int", "] = T")},
	{"type lambdas", row("type X[T] = ", "lambda: ", "T")},
	{"type defaults", row("class C[T = ", "lambda: ", "T]: pass")},
	{"assignments", row("", "x=", "1")},
	{"annotated", row("x: ", "lambda: ", "y")},
	{"annotations", row("def f(x: ", "x if y else ", "z): pass")},
	{"one-line ifs", row("", "if x: ", "pass")},
	{"import dots", row("import x", ".x", "")},
	{"relative imports", row("from ", ".", " import x")},
	{"constants in tuples", around("x in (", "1", ",)")},
	{"constant conditions", row("while ", "not ", "1: pass")},
	{"if of not", row("if ", "not ", "x: pass")},
	{"asserts of or", row("assert x", " or x and x", "")},
	{"global then", row("def f():\n global x\n x", " = x", "")},
	{"backslashes", row("x = 1 ", "\\\n", "")},
	{"dict and list of lambdas", around("{1: [lambda: ", "x", "]}")},
	{"format of lambdas", around("f'{(lambda: ", "x", ")}'")},
	{"string percent", row("'%s'", " % 'a'", "")},
	{"string percent tuples", row("'%s'", " % (x,)", "")},
}

// length are forms that are only long.
var length = []form{
	{"lines", row("", "\n", "")},
	{"comments", row("", "# c\n", "")},
	{"a comment", row("#", "c", "")},
	{"semicolons", row("x", ";x", "")},
	{"statements", row("", "x = y\n", "")},
	{"statements of constants", row("", "1\n", "")},
	{"names", counted("", "x%d = 1\n", "")},
	{"numbers", counted("x = [", "%d,", "]")},
	{"a constant tuple", counted("x = (", "%d,", ")")},
	{"a constant set", counted("x in {", "%d,", "}")},
	{"a set of strings", counted("x in {", "'%d',", "}")},
	{"a set", counted("x = {", "%d,", "}")},
	{"a dict", counted("x = {", "%d:%d,", "}")},
	{"a dict of names", counted("x = {", "a%d:b,", "}")},
	{"a dict of dicts", row("x = {", "**y,", "}")},
	{"a list of lists", row("x = [", "*y,", "]")},
	{"targets", counted("", "x%d,", "= y")},
	{"arguments", row("f(", "x,", ")")},
	{"keyword arguments", counted("f(", "x%d=1,", ")")},
	{"starred arguments", row("f(", "*x,", ")")},
	{"double starred arguments", row("f(", "**x,", ")")},
	{"parameters", counted("def f(", "x%d,", "): pass")},
	{"parameters twice", row("def f(", "x,", "): pass")},
	{"defaults", counted("def f(", "x%d=1,", "): pass")},
	{"keyword-only parameters", counted("def f(*,", "x%d=1,", "): pass")},
	{"annotated parameters", counted("def f(", "x%d:int,", "): pass")},
	{"functions", counted("", "def f%d(): pass\n", "")},
	{"functions of one name", row("", "def f(): return x\n", "")},
	{"classes", counted("", "class C%d: x = 1\n", "")},
	{"lambdas", row("x = [", "lambda: 0,", "]")},
	{"comprehensions", row("", "[x for x in y]\n", "")},
	{"globals", counted("def f():\n global x", ", x%d", "")},
	{"imports", counted("import x", ", x%d", "")},
	{"imported names", counted("from x import (x", ", x%d", ")")},
	{"deletions", counted("del x", ", x%d", "")},
	{"a bool operation", row("x = y", " and y", "")},
	{"a comparison", row("x = y", " < y", "")},
	{"ifs", row("", "if x: y\n", "")},
	{"whiles", row("", "while x:\n if y: break\n else: continue\n", "")},
	{"tries", row("", "try: x\nexcept y as z: pass\nfinally: w\n", "")},
	{"tries in a function", row("def f():\n", " try: x\n except y as z: return\n finally: w\n", "")},
	{"loops in a function", row("def f():\n", " for x in y:\n  if x: break\n", "")},
	{"withs", row("", "with x as y: z\n", "")},
	{"conditions in a function", row("def f():\n", " x = y if z else w\n", "")},
	{"returns", row("def f():\n", " if x: return y\n", "")},
	{"a long body in a loop", row("while x:\n", " y = z\n", "")},
	{"f-string fields", row("f'", "{x}", "'")},
	{"f-string fields with text", row("f'", "a{x!r:>10}", "'")},
	{"f-string braces", row("f'", "{{", "'")},
	{"a name", row("", "x", "")},
	{"a number", row("", "7", "")},
	{"a hexadecimal number", row("0x", "f", "")},
	{"a binary number", row("0b", "1", "")},
	{"a float", row("0.", "3", "")},
	{"an exponent", row("1e", "9", "")},
	{"an imaginary number", row("", "1", "j")},
	{"underscores", row("1", "_1", "")},
	{"zeros", row("", "0", "")},
	{"a string", row("'", "a", "'")},
	{"a string of bytes", row("b'", "a", "'")},
	{"a docstring", row("'''", "a\n", "'''")},
	{"escapes", row("'", `\x41`, "'")},
	{"names of characters", row("'", `\N{DIGIT ONE}`, "'")},
	{"surrogates", row("'", `\ud800`, "'")},
	{"wrong escapes", row("'", `\d`, "'")},
	{"high escapes", row("b'", `\777`, "'")},
	{"characters", row("'", "\u00e9", "'")},
	{"a string that is open", row("'", "a", "")},
	{"a docstring that is open", row("'''", "a\n", "")},
	{"an f-string that is open", row("f'''", "a{x}\n", "")},
	{"a field that is open", row("f'''{", "a\n", "")},
	{"a bracket that is open", row("(", "\n", "")},
	{"an indent", row("", " ", "x")},
	{"an indented block", row("if x:\n", " ", "y")},
	{"tabs", row("if x:\n", "\t", "y")},
	{"form feeds", row("", "\f", "x")},
	{"nulls", row("x", "\x00", "")},
	{"carriage returns", row("x", "\r", "")},
	{"invalid UTF-8", row("x = '", "\xff", "'")},
	{"byte order marks", row("", "\xef\xbb\xbf", "x")},
	{"question marks", row("", "? ", "")},
	{"a long ligature", row("", "\ufdfa", " = 1")},
	{"wide letters", row("", "\uff41", " = 1")},
	{"combining marks", row("e", "\u0301", " = 1")},
	{"Hangul", row("", "\u1100\u1161\u11a8", " = 1")},
	{"dots", row("x = ", ".", "")},
	{"operators", row("x = ", "+-~", "y")},
	{"annotations", counted("", "x%d: int\n", "")},
	{"print statements", row("", "print 1\n", "")},
	{"encoding lines", row("# coding: ", "x", "")},
	{"stars in parameters", row("def f(", "*", "): pass")},
	{"colons", row("x", ":", "")},
	{"strings with prefixes", row("x = ", "rb'a' ", "")},
	{"types of parameters", counted("class C[", "*T%d, ", "]: pass")},
	{"exponents", row("x = 2", "**2", "")},
	{"asserts", row("", "assert x, y\n", "")},
	{"async functions", row("", "async def f():\n async for x in y: await z\n", "")},
	{"match statements", row("", "match x:\n case [1, *_]: y\n case {'a': b, **c}: z\n", "")},
	{"annotated generators", row("def f():\n", " x = yield y\n", "")},
}

// bombs are short and stand for much.
var bombs = []form{
	{"a long string", only("x = 'a' * 10**9\n")},
	{"a long string from the right", only("x = 10**9 * 'a'\n")},
	{"a long string of bytes", only("x = b'a' * 10**9\n")},
	{"a high power", only("x = 10**10**10\n")},
	{"powers of powers", only("x = 2**2**2**2**2**2\n")},
	{"a wide shift", only("x = 1 << 10**9\n")},
	{"a wide shift of zero", only("x = 0 << 10**30\n")},
	{"a negative shift", only("x = 1 << -1\n")},
	{"shifts", only("x = 1" + strings.Repeat(" << 100", 100) + "\n")},
	{"tuples", only("x = ((((((((0,) * 20) * 20,) * 20) * 20,) * 20) * 20,) * 20) * 20\n")},
	{"a long tuple", only("x = (1, 2) * 10**9\n")},
	{"tuples of tuples", only("x = (" + strings.Repeat("((", 6) + "0,)" + strings.Repeat(" * 255, ) * 255,)", 6) + ")\n")},
	{"string times string", only("x = 'a' * 4000 * 4000 * 4000\n")},
	{"strings of strings", only("x = ('a' * 4000 + 'b') * 4000 + ('c' * 4000) * 4000\n")},
	{"a large product", only("x = " + strings.Repeat("99999999999999999999 * ", 2000) + "1\n")},
	{"a large power of a large number", only("x = (10**100)**(10**5)\n")},
	{"a power of a float", only("x = 10.0**1000\n")},
	{"a complex power", only("x = (1j)**10**9\n")},
	{"division by zero", only("x = 1/0, 1//0, 1%0, 0**-1, 1.0%0.0\n")},
	{"a wide format", only("x = '%1000000000s' % 'a'\n")},
	{"a precise format", only("x = '%.1000000000f' % 1.5\n")},
	{"a format of a tuple", only("x = '%99999999999s' % (y,)\n")},
	{"a wide format field", only("x = f'{1:1000000000}'\n")},
	{"an item out of range", only("x = 'abc'[10**30], (1,2)[5], b'a'[-9]\n")},
	{"a slice", only("x = ('a' * 4000)[::-1], 'abc'[10**30:]\n")},
	{"more than the digits allowed", only("x = " + strings.Repeat("9", 5000) + "\n")},
	{"digits as allowed", only("x = " + strings.Repeat("9", 4300) + "\n")},
	{"a number without an end", only("x = " + strings.Repeat("9", 1000000) + "j\n")},
	{"a large exponent", only("x = 1e99999999999999999999, 1e-99999999999999999999, 1e400j\n")},
	{"a large name", only("x = '\\N{" + strings.Repeat("A", 100000) + "}'\n")},
	{"a large code", only("x = '\\U00110000'\n")},
	{"an open escape", only("x = '\\x4'\n")},
	{"an open name", only("x = '\\N{DIGIT'\n")},
	{"lone surrogates", only("x = '\\ud800', b'\\ud800', '\\udcff\\ud800'\n")},
	{"a minus of a large number", only("x = -9223372036854775808, -(-9223372036854775808), ~(2**63), -(2**63)\n")},
	{"equal constants", only("x = 1, 1.0, True, 0.0, -0.0, (0.0,), (-0.0,), 0j, -0j\n")},
	{"comparisons of constants", only("x = 1 < 2 < 3, 'a' in 'abc', 1 in (1, 2), 1 in [1, 2], 1 in {1, 2}\n")},
	{"an empty file", only("")},
	{"half a character", only("x = '\xc3")},
	{"only a byte order mark", only("\xef\xbb\xbf")},
	{"an unknown encoding", only("# coding: no-such-thing\n")},
	{"a backslash at the end", only("x = \\")},
	{"a prefix at the end", only("x = rb")},
	{"an f-string of everything", only("f'{x!r:{y}}{z!a}{w=}{{}}' f'{\"a\"}' f'''{\n1\n}'''\n")},
}
