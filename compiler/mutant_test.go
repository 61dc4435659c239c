package compiler_test

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

//go:embed testdata/answer.py
var answerScript string

// serve gives a CPython that says what it makes of a program.
func serve(t *testing.T, version string) func(question) answer {
	server := oracle.Serve(t, version, answerScript+`
def handle(q):
    return answer(**q)
`)
	return func(q question) answer {
		var a answer
		if err := server.Ask(q, &a); err != nil {
			t.Fatalf("%s: %v", q.Source, err)
		}
		return a
	}
}

// seeds are the programs that mutants are made of: the stored ones, and pieces of the
// library's tests where it is there.
func seeds(t *testing.T, d *dialect.Dialect) []string {
	var list []string
	for _, name := range []string{"testdata/snippets.txt", "testdata/wrong.txt", "testdata/wrong-" + d.Name + ".txt"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, piece := range strings.Split(string(text), "\n---\n") {
			list = append(list, strings.TrimPrefix(piece, "# mode: single\n"))
		}
	}
	for _, p := range corpus.Programs(t) {
		list = append(list, pieces(p.Source)...)
	}
	n := len(list)
	paths, _ := filepath.Glob(filepath.Join(oracle.Lib(t, d.Name), "test", "test_*.py"))
	for _, path := range paths {
		if text, err := os.ReadFile(path); err == nil && len(text) < 200_000 {
			list = append(list, pieces(string(text))...)
		}
	}
	// The library is large: what is ours counts as much.
	for own := list[:n]; len(list) < 3*n; {
		list = append(list, own...)
	}
	return list
}

var topLevel = regexp.MustCompile(`(?m)^[^\s#)\]}'"].*\n(?:(?:[ \t)\]}'"].*)?\n)*`)

// pieces gives the statements of a program that are neither long nor short, a method
// of a class as a function.
func pieces(text string) []string {
	var list []string
	for _, piece := range topLevel.FindAllString(text, -1) {
		switch n := strings.Count(piece, "\n"); {
		case n > 40:
			_, body, _ := strings.Cut(piece, "\n")
			if strings.HasPrefix(piece, "class ") && strings.HasPrefix(body, "    ") {
				list = append(list, pieces(dedent(body))...)
			}
		case n > 2:
			list = append(list, piece)
		}
	}
	return list
}

func dedent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "    ")
	}
	return strings.Join(lines, "\n")
}

// What is put into programs. NAME stands for a name of the program.
var (
	statements = strings.Split(`nonlocal NAME|global NAME|global NAME, NAME|return|return NAME|return 1|yield|yield NAME|x = yield NAME|`+
		`yield from NAME|await NAME|break|continue|del NAME|del (NAME, [NAME])|NAME := 1|(NAME := NAME)|*NAME, = NAME|*NAME, NAME = NAME|`+
		`*a, *b = NAME|NAME: NAME|NAME: NAME = 1|(NAME): NAME|NAME.a: (yield)|NAME: (NAME := 1)|from __future__ import annotations|`+
		`from __future__ import division, generator_stop|from __future__ import nothing|from NAME import *|import NAME|import NAME.b as NAME|`+
		`assert (NAME, 'x')|assert NAME, NAME|assert ()|NAME is 1|if NAME is not 'a': pass|NAME()(1)|1()|(1, 2)[NAME]|'a'['b']|[1]['a', 2]|None[0]|`+
		`[NAME for NAME in NAME]|[[NAME := 1 for NAME in NAME] for NAME in NAME]|[NAME async for NAME in NAME]|{await NAME for NAME in NAME}|`+
		`(yield NAME for NAME in NAME)|[(NAME := NAME) for x in (NAME := NAME)]|{NAME: NAME for NAME in NAME if (NAME := 1)}|lambda NAME: (yield)|`+
		`lambda NAME, NAME: NAME|lambda: [NAME for NAME in NAME]|def NAME(NAME, NAME=1, *NAME, **c): return NAME|def f(): nonlocal NAME|`+
		`class NAME: NAME = NAME|class NAME: [NAME := 1 for NAME in NAME]|class NAME: nonlocal NAME|async def NAME(): await NAME; yield; return|`+
		`async def NAME(): yield from NAME|async def f(): return [NAME async for NAME in NAME]|x = NAME if NAME else NAME|~True|-1 ** 2|not NAME is None|`+
		`try: pass\nexcept: pass\nexcept NAME: pass|try: NAME\nfinally: return|try: NAME\nexcept NAME as NAME: del NAME|while 0: NAME|while NAME: break\nelse: continue|`+
		`for NAME in NAME: continue|for NAME in 1, 2: NAME()\nelse: NAME|if 0: NAME\nelse: yield|with NAME as NAME, NAME: pass|async with NAME: pass|async for NAME in NAME: NAME|`+
		`__debug__|__class__|super()|super().NAME()|print(f'{NAME!r:>{NAME}} {NAME=}')|NAME[NAME:NAME, ...] += 1|NAME.b.c -= 1|NAME = NAME = 1, (2, 'a')|pass|raise NAME from NAME|'doc'|...|`+
		`f(*NAME, **NAME, a=1)|x < NAME <= 3 in (1, 2)|NAME and NAME or not NAME|'%s %r' % (NAME, 1)|1 if True else NAME`, "|")
	newStatements = strings.Split(`type NAME = NAME|type NAME[NAME] = (yield)|type NAME[*NAME, **P] = [NAME for NAME in NAME]|type NAME = [NAME := 1 for NAME in NAME]|`+
		`def NAME[NAME: NAME, NAME = 1](NAME: NAME) -> NAME: return NAME|class NAME[NAME, *Ts, **P](NAME): NAME: NAME|def f[T: (yield), T](): pass|class C[T: (NAME := 1)]: nonlocal T|`+
		`def f[T = await NAME, U](): pass|type A[T: [NAME := 1 for NAME in NAME]] = T|async def f[T](a: (await NAME)): pass|`+
		`match NAME:\n case NAME: pass\n case NAME: pass|match NAME:\n case [NAME, *NAME, *_]: NAME\n case {'a': NAME, **NAME}: pass|match NAME:\n case NAME(NAME, a=NAME, a=1): pass|`+
		`match NAME, 1:\n case (1 \| NAME) as NAME: pass\n case _ if NAME: NAME|match NAME:\n case {'a': 1, 'a': NAME}: pass|match NAME:\n case NAME.b \| [NAME]: pass|match NAME:\n case 1 \| None \| 'a' \| -1+2j as NAME: return|`+
		`try: NAME\nexcept* NAME: break|try: NAME\nexcept* NAME as NAME: NAME|try: pass\nexcept* NAME: return 1|with (NAME as NAME, NAME): yield|@(NAME := NAME)\ndef NAME(): pass`, "|")
	expressions = strings.Split(`(yield)|(yield NAME)|(await NAME)|(NAME := NAME)|[NAME for NAME in NAME]|[x async for NAME in NAME]|(NAME for NAME in NAME)|{**NAME}|[*NAME, 1]|lambda: NAME|(lambda NAME: NAME)|`+
		`1|'a'|b'x'|(1, 2)|()|[1, 2, 3]|{1, 2, 'a'}|None|...|1.5|2j|-1|~True|__debug__|__class__|super()|super().x|__private|f'{NAME}'|'%s' % (NAME,)|NAME if NAME else NAME|(NAME and NAME)|`+
		`not NAME|NAME < NAME < NAME|NAME is 1|NAME[1:NAME]|NAME.NAME|NAME(NAME, *NAME)|(yield from NAME)|[(NAME := 1) for NAME in NAME]|1 in [1, NAME]|NAME`, "|")
	swaps = [][2]string{
		{"def ", "async def "}, {"async def ", "def "}, {"for ", "async for "}, {"async ", ""}, {"with ", "async with "}, {"class ", "def "},
		{"await ", ""}, {"yield ", "await "}, {"return", "yield"}, {"return ", "raise "}, {"global ", "nonlocal "}, {"nonlocal ", "global "}, {"break", "continue"},
		{"pass", "yield"}, {"except ", "except* "}, {"if ", "while "}, {"while ", "if "}, {"[", "("}, {"(", "["}, {"]", ")"}, {" = ", " := "}, {" = ", ": int = "}, {" == ", " is "}, {":\n", ": yield\n"},
		{"finally:", "else:"}, {"else:", "finally:"}, {"if ", "if 0 and "}, {"if ", "if not "}, {"while ", "while 1 or "}, {"True", "0"}, {"None", "1"},
	}
	word = regexp.MustCompile(`\b[A-Za-z_]\w*\b`)
)

// Compound statements; BODY stands for statements. What is needed around a statement is
// often there, so that many programs are right.
var (
	compounds = strings.Split(`if NAME:\nBODY|if NAME:\nBODY\nelse:\nBODY|if NAME < 1:\nBODY\nelif not NAME:\nBODY|while NAME:\nBODY|while NAME and NAME:\nBODY\nelse:\nBODY|while 1:\nBODY|`+
		`while True:\nBODY\nelse:\nBODY|for NAME in NAME:\nBODY|for NAME, NAME in NAME:\nBODY\nelse:\nBODY|try:\nBODY\nfinally:\nBODY|try:\nBODY\nexcept NAME:\nBODY|try:\nBODY\nexcept NAME as NAME:\nBODY\nelse:\nBODY|`+
		`try:\nBODY\nexcept (NAME, NAME) as NAME:\nBODY\nexcept:\nBODY\nfinally:\nBODY|try:\nBODY\nexcept:\nBODY|with NAME:\nBODY|with NAME as NAME, NAME as (NAME, *NAME):\nBODY|def NAME(NAME, *a, NAME=1):\nBODY|`+
		`def f(NAME):\nfor NAME in NAME:\n BODY|async def NAME(NAME):\nBODY|async def NAME():\nasync for NAME in NAME:\n BODY|async def NAME():\nasync with NAME as NAME:\n BODY|class NAME(NAME):\nBODY|`+
		`if 0:\nBODY|if 1:\nBODY\nelse:\nBODY|while 0:\nBODY\nelse:\nBODY|if NAME or not (NAME and 1 < NAME < 2):\nBODY|def f():\nNAME = 1\ndef g():\n nonlocal NAME\n BODY|if __debug__:\nBODY`, "|")
	newCompounds = strings.Split(`match NAME:\ncase 1:\n BODY\ncase [NAME, *_]:\n BODY\ncase _:\n BODY|match NAME, NAME:\ncase {'a': NAME, **NAME} if NAME:\n BODY\ncase NAME(1, a=[NAME]) \| NAME(a=NAME):\n BODY|`+
		`try:\nBODY\nexcept* NAME as NAME:\nBODY\nexcept* (NAME, NAME):\nBODY\nelse:\nBODY|try:\nBODY\nexcept* NAME:\nBODY\nfinally:\nBODY|class NAME[T: NAME](NAME):\nBODY|def NAME[T, *Ts = 1](NAME: T, a=1):\nBODY|`+
		`async def NAME[**P](*NAME: P.args):\nBODY|match NAME:\ncase None \| 'a' as NAME:\n BODY\ncase NAME.a:\n BODY\ncase NAME:\n BODY`, "|")
	simple = strings.Split(`return|return NAME|return 1|break|continue|NAME = NAME|NAME += 1|del NAME|raise|raise NAME|pass|NAME(NAME)|assert NAME, NAME|yield NAME|NAME = yield|await NAME|x = [NAME for NAME in NAME if NAME]|`+
		`NAME = {NAME: NAME for NAME, NAME in NAME}|global NAME|import NAME|from . import NAME as NAME|NAME: NAME = 1|lambda: NAME|NAME[NAME:1] = NAME|NAME.a.b += NAME|NAME = NAME if NAME else 1|NAME = NAME or NAME and NAME|NAME < 1 < NAME|`+
		`print(f'{NAME!r:>{NAME}}')|NAME, *NAME = NAME|(yield from NAME)|[x async for x in NAME]|NAME(*NAME, **NAME)|super().NAME(NAME)|return (yield)|return [NAME, await NAME]|x = NAME.a(1, b=NAME)|(NAME := 1)|if NAME: break|if NAME: return|if not NAME: continue|`+
		`for NAME in 1, 2: break|with NAME: return 1|try: return NAME\nfinally: NAME|while NAME: pass|{**NAME, 'a': 1}|return x, 1`, "|")
)

// generated makes a program of statements in each other.
func generated(r *rand.Rand, compounds []string) string {
	var body func(depth int, indent string) string
	body = func(depth int, indent string) string {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			if depth == 0 || r.IntN(3) == 0 {
				form := strings.ReplaceAll(simple[r.IntN(len(simple))], `\n`, "\n")
				b.WriteString(indent + strings.ReplaceAll(form, "\n", "\n"+indent) + "\n")
				continue
			}
			for line := range strings.SplitSeq(compounds[r.IntN(len(compounds))], `\n`) {
				inner := strings.TrimLeft(line, " ")
				more := line[:len(line)-len(inner)]
				switch {
				case inner == "BODY":
					b.WriteString(body(depth-1, indent+" "+more))
				case strings.HasPrefix(inner, "for ") && more == "" && strings.Contains(b.String(), ":\n") && strings.HasSuffix(b.String(), "):\n"),
					strings.HasPrefix(inner, "async ") && !strings.HasPrefix(inner, "async def"),
					strings.HasPrefix(inner, "case "), strings.HasPrefix(inner, "def g"), inner == "NAME = 1", strings.HasPrefix(inner, "nonlocal"):
					b.WriteString(indent + " " + more + inner + "\n")
				default:
					b.WriteString(indent + more + inner + "\n")
				}
			}
		}
		return b.String()
	}
	names := "abcdxyz"
	text := body(1+r.IntN(5), "")
	for strings.Contains(text, "NAME") {
		at := r.IntN(len(names))
		text = strings.Replace(text, "NAME", names[at:at+1], 1)
	}
	return text
}

// expression makes an expression of expressions in each other.
func expression(r *rand.Rand) string {
	e := "NAME"
	for range 1 + r.IntN(6) {
		e = strings.Replace(e, "NAME", expressions[r.IntN(len(expressions))], 1+r.IntN(2))
	}
	for strings.Contains(e, "NAME") {
		e = strings.Replace(e, "NAME", [...]string{"x", "y", "a", "__b", "1", "self", "'s'"}[r.IntN(7)], 1)
	}
	return e
}

// mutant changes a program in one to three places.
func mutant(r *rand.Rand, text string, forms []string) string {
	words := word.FindAllString(text, -1)
	name := func() string {
		if len(words) == 0 || r.IntN(4) == 0 {
			return [...]string{"x", "y", "a", "b", "__p", "C", "f", "self"}[r.IntN(8)]
		}
		return words[r.IntN(len(words))]
	}
	fill := func(form string) string {
		for strings.Contains(form, "NAME") {
			form = strings.Replace(form, "NAME", name(), 1)
		}
		return form
	}
	for range 1 + r.IntN(3) {
		switch r.IntN(7) {
		case 0, 1, 2: // a statement more
			lines := strings.Split(text, "\n")
			at := r.IntN(len(lines))
			indent := lines[at][:len(lines[at])-len(strings.TrimLeft(lines[at], " \t"))]
			form := strings.ReplaceAll(fill(forms[r.IntN(len(forms))]), `\n`, "\n")
			form = indent + strings.ReplaceAll(form, "\n", "\n"+indent)
			if r.IntN(4) == 0 {
				lines[at] = form
			} else {
				lines[at] = form + "\n" + lines[at]
			}
			text = strings.Join(lines, "\n")
		case 3: // an expression in the place of a name
			if places := word.FindAllStringIndex(text, -1); len(places) > 0 {
				p := places[r.IntN(len(places))]
				text = text[:p[0]] + fill(expressions[r.IntN(len(expressions))]) + text[p[1]:]
			}
		case 4: // other words
			s := swaps[r.IntN(len(swaps))]
			if n := strings.Count(text, s[0]); n > 0 {
				at := 0
				for range 1 + r.IntN(n) {
					at += strings.Index(text[at:], s[0]) + 1
				}
				text = text[:at-1] + s[1] + text[at-1+len(s[0]):]
			}
		case 5: // a name in the place of another
			if places := word.FindAllStringIndex(text, -1); len(places) > 0 {
				p := places[r.IntN(len(places))]
				text = text[:p[0]] + name() + text[p[1]:]
			}
		case 6: // an expression of many, as an annotation
			e := "NAME"
			for range 1 + r.IntN(5) {
				e = strings.Replace(expressions[r.IntN(len(expressions))], "NAME", e, 1)
			}
			text += "\n" + fill([]string{"NAME: ", "x = ", "def f() -> ", "NAME[1]: "}[r.IntN(4)]+e)
			if strings.Contains(text, "def f() -> ") {
				text += ": pass"
			}
			text += "\n"
		}
	}
	return text
}

// TestMutants compares code objects, errors and warnings of programs that were changed
// at random, at any -O level, in any mode and with any future features; of many with
// CONFORMANCE=1. Programs that the parser refuses count for nothing.
func TestMutants(t *testing.T) {
	n, seed := 400, uint64(1)
	if oracle.WantsAll() {
		n = 30_000
	}
	if s := os.Getenv("MUTANTS"); s != "" {
		fmt.Sscan(s, &n, &seed)
	}
	for _, d := range dialect.With(dialect.Compiled) {
		t.Run(d.Name, func(t *testing.T) {
			ask := serve(t, d.Name)
			programs := seeds(t, d)
			forms, blocks := statements, compounds
			if d.Grammar == dialect.PEG {
				forms = append(append(forms[:len(forms):len(forms)], newStatements...), newStatements...)
				blocks = append(append(blocks[:len(blocks):len(blocks)], newCompounds...), newCompounds...)
			}
			r := rand.New(rand.NewPCG(seed, 38))
			wrong := 0
			for done := 0; done < n; {
				q := question{File: "program.py", Mode: "exec", Optimize: r.IntN(3), Parsed: true}
				switch r.IntN(4) {
				case 0:
					q.Source = generated(r, blocks)
					if r.IntN(3) == 0 {
						q.Source = mutant(r, q.Source, forms)
					}
				default:
					q.Source = mutant(r, programs[r.IntN(len(programs))], forms)
				}
				switch r.IntN(8) {
				case 0:
					q.Mode = "single"
					if first := topLevel.FindString(q.Source + "\n"); first != "" {
						q.Source = first
					}
				case 1:
					q.Mode, q.Source = "eval", expression(r)
				}
				if r.IntN(8) == 0 {
					q.Future = []string{[]string{"annotations", "barry_as_FLUFL", "generator_stop", "division"}[r.IntN(4)]}
				}
				want := ask(q)
				if want.Parser {
					continue
				}
				done++
				if want.Error != nil {
					wrong++
				}
				if difference := want.differs(t, q, d); difference != "" {
					t.Errorf("%s -O%d %s %v:\n%s\n%s\n", d.Name, q.Optimize, q.Mode, q.Future, strconv.Quote(q.Source), difference)
				}
			}
			t.Logf("%d programs, %d of them wrong", n, wrong)
		})
	}
}

// compileSafely makes a failure of the test of a fault of the compiler.
func compileSafely(q question, d *dialect.Dialect) (r *compiler.Result, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return compiler.CompileBytes(q.File, []byte(q.Source), compiler.Options{
		Dialect: d, Mode: modes[q.Mode], Optimize: q.Optimize, Future: q.Future,
	})
}
