// Package splice makes new programs of pieces of others, for fuzzing: a script of
// bytes says which tokens are exchanged, put in, taken away or repeated, and which
// lines are put into which compound statement. What comes of it is mostly close
// enough to Python to pass the lexer, and often the parser.
package splice

import (
	"math/rand/v2"
	"strings"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// Pool is a set of programs, in pieces.
type Pool struct {
	bases []string // whole programs, or runs of lines that begin without indentation; all can be parsed
	words []token.Token
	kinds map[token.Kind][]string // texts of the tokens of each kind
}

// longest is how many lines of a program are taken at once.
const longest = 24

// NewPool takes programs apart.
func NewPool(programs ...string) *Pool {
	p := &Pool{kinds: map[token.Kind][]string{}}
	for _, text := range programs {
		var run []string
		cut := func() {
			text := strings.Join(run, "\n") + "\n"
			for _, d := range dialect.With(dialect.Compiled) {
				if _, _, err := parser.ParseFile(source.NewFile("", text), d); err == nil {
					p.bases = append(p.bases, text)
					break
				}
			}
			run = nil
		}
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if len(run) >= longest && line != "" && !strings.ContainsAny(line[:1], " \t)]}") {
				cut()
			}
			run = append(run, line)
		}
		cut()
		for _, t := range lexer.Highlight(source.NewFile("", text), dialect.V313) {
			if strings.TrimSpace(t.Text) != "" && t.Kind != token.Comment {
				p.words = append(p.words, t)
				p.kinds[t.Kind] = append(p.kinds[t.Kind], t.Text)
			}
		}
	}
	return p
}

// Script makes a random script.
func Script(r *rand.Rand) []byte {
	script := make([]byte, 2+7*(1+r.IntN(4)))
	for i := range script {
		script[i] = byte(r.Uint32())
	}
	return script
}

// headers are compound statements without their bodies; some have a second part.
var headers = []string{
	"if a:", "while a:", "for a in b:", "def f(a, *b, c=1, **d):", "async def f(a):", "class C(a, k=b):", "with a as b, c:",
	"try:|finally: pass", "try:|except a as b: pass|else: pass", "try:|except* a: pass", "match a:\n case [b, *_, {'k': c}, C(d, e=f)] if d:", "async with a as b:", "async for a in b:",
	"def f[T: int, *U, **V](a: T):", "class C[T]:", "if a:|elif b: pass|else: pass",
	"for a in b:|else: pass", "while a:|else: pass", "try:|except: pass|finally: pass", "@a\ndef f():",
}

// wraps are put around a run of tokens.
var wraps = [][2]string{
	{"(", ")"}, {"[", "]"}, {"{", "}"}, {"f(", ")"}, {"a[", "]"}, {"lambda a, *b: ", ""}, {"not ", ""}, {"-", ""}, {"await ", ""}, {"(yield ", ")"},
	{"*", ""}, {"**", ""}, {"[a for a in ", "]"}, {"{a: b for a, b in ", " if c}"}, {"(a := ", ")"}, {"f'{", "}'"}, {"f'{", "!r:>{w}}'"}, {"(yield from ", ")"},
	{"", " if a else b"}, {"", " and a"}, {"a < ", " < b"}, {"", ".a"}, {"{**", "}"}, {"[*", "]"}, {"(a async for a in ", ")"}, {"x = ", ""}, {"x: ", " = 1"},
	{"del ", ""}, {"return ", ""}, {"assert ", ", a"}, {"global ", ""}, {"nonlocal ", ""}, {"import ", ""}, {"from a import ", " as b"}, {"", "; "}, {"'", "'"}, {"b'", "'"},
	{"# ", ""}, {"\\\n", ""}, {"x += ", ""}, {"", " = a"}, {"type X = ", ""}, {"raise ", " from a"}, {"break; ", ""}, {"continue; ", ""},
}

// Program makes the program of a script, the same always.
func (p *Pool) Program(script []byte) string {
	at := 0
	next := func(n int) int {
		v := 0
		for n > 0 {
			if at < len(script) {
				v = v<<8 | int(script[at])
			}
			at++
			n >>= 8
		}
		return v
	}
	choose := func(n int) int {
		if n <= 1 {
			return 0
		}
		return next(n-1) % n
	}
	if len(p.bases) == 0 || len(p.words) == 0 {
		return ""
	}
	text := p.bases[choose(len(p.bases))]
	for at < len(script) && len(text) < 1<<14 {
		switch kind := choose(16); kind {
		case 7, 8, 9:
			text = p.nest(text, choose)
		case 10:
			text += p.bases[choose(len(p.bases))]
		case 11, 12, 13:
			text = p.graft(text, choose)
		default:
			text = p.tokens(text, kind, choose)
		}
	}
	return text
}

// tokens changes a run of tokens.
func (p *Pool) tokens(text string, kind int, choose func(int) int) string {
	f := source.NewFile("", text)
	var words []token.Token
	for _, t := range lexer.Highlight(f, dialect.V313) {
		if strings.TrimSpace(t.Text) != "" {
			words = append(words, t)
		}
	}
	if len(words) == 0 {
		return text
	}
	first := choose(len(words))
	last := min(first+max(choose(8)-4, 0), len(words)-1)
	start, end := f.Offset(words[first].Span.Start), f.Offset(words[last].Span.End)
	run := text[start:end]
	from := choose(len(p.words))
	other := p.words[from].Text
	for _, w := range p.words[from+1 : min(from+1+choose(4), len(p.words))] {
		other += " " + w.Text
	}
	switch kind {
	case 0:
		run = other
	case 1:
		run = other + " " + run
	case 2:
		run = ""
	case 3:
		run += " " + run
	case 4:
		run = words[choose(len(words))].Text
	case 5, 14, 15: // as good as what was there, for the grammar
		for i := range words[first : last+1] {
			w := &words[first+i]
			if same := p.kinds[w.Kind]; len(same) > 0 {
				w.Text = same[choose(len(same))]
			}
		}
		run = ""
		for _, w := range words[first : last+1] {
			run += w.Text + " "
		}
	default:
		w := wraps[choose(len(wraps))]
		run = w[0] + run + w[1]
	}
	return text[:start] + run + text[end:]
}

// nest puts lines into a compound statement.
func (p *Pool) nest(text string, choose func(int) int) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	first := choose(len(lines))
	last := min(first+choose(8), len(lines)-1)
	indent := lines[first][:len(lines[first])-len(strings.TrimLeft(lines[first], " \t"))]
	parts := strings.Split(headers[choose(len(headers))], "|")
	out := append([]string(nil), lines[:first]...)
	for _, line := range strings.Split(parts[0], "\n") {
		out = append(out, indent+line)
	}
	for _, line := range lines[first : last+1] {
		out = append(out, "  "+line)
	}
	for _, part := range parts[1:] {
		out = append(out, indent+part)
	}
	return strings.Join(append(out, lines[last+1:]...), "\n") + "\n"
}

// graft puts lines of another program behind a line, indented as that.
func (p *Pool) graft(text string, choose func(int) int) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	place := choose(len(lines))
	indent := lines[place][:len(lines[place])-len(strings.TrimLeft(lines[place], " \t"))]
	out := append([]string(nil), lines[:place]...)
	for line := range strings.Lines(p.bases[choose(len(p.bases))]) {
		out = append(out, indent+strings.TrimSuffix(line, "\n"))
	}
	return strings.Join(append(out, lines[place:]...), "\n") + "\n"
}
