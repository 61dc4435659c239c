package panel

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"github.com/alecthomas/chroma/v2"

	"bytewalk/app/widget"
)

// pythonLexer is chroma's engine with rules for Python of our own: the package with
// chroma's rules reads those of every language when the program starts, which
// costs more time than the rest of the start together.
var pythonLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return chroma.MustNewLexer(&chroma.Config{Name: "Python", EnsureNL: true}, pythonRules)
})

func pythonRules() chroma.Rules {
	str := func(body, end string, until chroma.TokenType) []chroma.Rule {
		return []chroma.Rule{
			{Pattern: `\\(.|\n)`, Type: chroma.LiteralStringEscape},
			{Pattern: end, Type: until, Mutator: chroma.Pop(1)},
			{Pattern: body, Type: chroma.LiteralString},
		}
	}
	const prefix = `(?i)(?:r|u|b|f|br|rb|fr|rf)?`
	return chroma.Rules{
		"root": {
			{Pattern: `[ \t\n\f]+`, Type: chroma.Text},
			{Pattern: `#[^\n]*`, Type: chroma.Comment},
			{Pattern: `\\\n`, Type: chroma.Text},
			{Pattern: prefix + `"""`, Type: chroma.LiteralString, Mutator: chroma.Push("long double")},
			{Pattern: prefix + `'''`, Type: chroma.LiteralString, Mutator: chroma.Push("long single")},
			{Pattern: prefix + `"`, Type: chroma.LiteralString, Mutator: chroma.Push("double")},
			{Pattern: prefix + `'`, Type: chroma.LiteralString, Mutator: chroma.Push("single")},
			{Pattern: `(def|class)([ \t]+)([^\W\d]\w*)`, Type: chroma.ByGroups(chroma.Keyword, chroma.Text, chroma.NameFunction)},
			{Pattern: `@[ \t]*[^\W\d]\w*(\.\w+)*`, Type: chroma.NameDecorator},
			{Pattern: chroma.Words(``, `\b`, "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
				"continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
				"lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"), Type: chroma.Keyword},
			{Pattern: `(?i)0x[\da-f_]+|0o[0-7_]+|0b[01_]+`, Type: chroma.LiteralNumber},
			{Pattern: `(?i)(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d[\d_]*)?j?`, Type: chroma.LiteralNumber},
			{Pattern: `([^\W\d]\w*)(?=[ \t]*\()`, Type: chroma.NameFunction},
			{Pattern: `\.[ \t]*[^\W\d]\w*`, Type: chroma.Name},
			{Pattern: chroma.Words(`(?<!\.)`, `\b`, "int", "float", "complex", "bool", "str", "bytes", "list", "tuple", "dict", "set",
				"frozenset", "range", "object", "type"), Type: chroma.NameBuiltin},
			{Pattern: `[^\W\d]\w*`, Type: chroma.Name},
			{Pattern: `.`, Type: chroma.Operator},
		},
		"long double": str(`[^"\\]+|"`, `"""`, chroma.LiteralString),
		"long single": str(`[^'\\]+|'`, `'''`, chroma.LiteralString),
		"double":      str(`[^"\\\n]+`, `"|\n`, chroma.LiteralString),
		"single":      str(`[^'\\\n]+`, `'|\n`, chroma.LiteralString),
	}
}

func class(t chroma.TokenType) widget.Class {
	switch {
	case t == chroma.Keyword:
		return widget.ClassKeyword
	case t == chroma.NameFunction, t == chroma.NameBuiltin, t == chroma.NameDecorator:
		return widget.ClassFunction
	case t.InCategory(chroma.Literal) && t.InSubCategory(chroma.LiteralNumber):
		return widget.ClassNumber
	case t.InCategory(chroma.Literal):
		return widget.ClassString
	case t.InCategory(chroma.Comment):
		return widget.ClassComment
	}
	return widget.ClassPlain
}

// tokenise gives the runs of each line of a text.
func tokenise(text string) [][]widget.Run {
	lines := [][]widget.Run{nil}
	tokens, err := pythonLexer().Tokenise(nil, text)
	if err != nil {
		return lines
	}
	col := 0
	for _, t := range tokens.Tokens() {
		c := class(t.Type)
		for rest := t.Value; rest != ""; {
			piece, after, newline := strings.Cut(rest, "\n")
			if c != widget.ClassPlain && piece != "" {
				last := &lines[len(lines)-1]
				if n := len(*last); n > 0 && (*last)[n-1].Class == c && (*last)[n-1].To == col {
					(*last)[n-1].To += len(piece)
				} else {
					*last = append(*last, widget.Run{From: col, To: col + len(piece), Class: c})
				}
			}
			col += len(piece)
			if newline {
				lines = append(lines, nil)
				col = 0
			}
			rest = after
		}
	}
	return lines
}

// highlighter gives an editor its colours. A line that was just typed in is
// tokenised alone, at once; the whole text follows in a goroutine, since a string
// may have been opened in an earlier line.
type highlighter struct {
	refresh func()
	wait    bool // tokenise at once, where there is no event loop

	texts   []string
	runs    [][]widget.Run
	pending string
	busy    bool
}

// line gives the runs of a line whose text is known.
func (h *highlighter) line(n int, text string) []widget.Run {
	if n-1 < len(h.texts) && h.texts[n-1] == text {
		return h.runs[n-1]
	}
	if len(text) > 10_000 {
		return nil
	}
	return tokenise(text)[0]
}

// changed has the whole text tokenised. Of texts that come while one is at work,
// only the last is done.
func (h *highlighter) changed(text string) {
	h.pending = text
	switch {
	case h.wait:
		h.take(text, tokenise(text))
		return
	case h.busy:
		return
	}
	h.busy = true
	go func() {
		runs := tokenise(text)
		fyne.Do(func() {
			h.busy = false
			if h.pending != text {
				h.changed(h.pending)
				return
			}
			h.take(text, runs)
		})
	}()
}

func (h *highlighter) take(text string, runs [][]widget.Run) {
	h.texts = strings.Split(text, "\n")
	for len(runs) < len(h.texts) {
		runs = append(runs, nil)
	}
	h.runs = runs
	h.refresh()
}
