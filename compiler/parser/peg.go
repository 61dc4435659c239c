package parser

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// The PEG grammars (PEP 617) are read by recursive descent too. Where CPython tries
// alternatives in turn, one look at the next token decides; what may be a target is
// read as an expression and made a target when the `=` behind it is seen. Only
// where no token decides (a parenthesis behind `with`, the word `match`) an
// alternative is tried and taken back.

// suspiciousDepth is a depth of nesting at which CPython's parser could overflow: no
// construct takes more than 60 of its levels. pegMaxDepth bounds it in any case.
const (
	suspiciousDepth = maxLevel / 60
	pegMaxDepth     = maxLevel
)

type peg struct {
	file    *source.File
	dialect *dialect.Dialect
	mode    lexer.Mode
	scan    *lexer.Scanner
	barry   bool // see barryAsFLUFL

	toks    []token.Token
	i       int   // of the current token
	levels  []int // open brackets after each token
	depth   int
	deepest int         // of the current statement of a file
	tooLong *diag.Error // of a chain

	right []stretch // what is known to be right

	warnings []warning
	scanned  []int // with which token each of the scanner's warnings came
}

// stretch is a part of a program: tokens and warnings, half open.
type stretch struct{ from, to, warning, nextWarning int }

// warning is one that the parser gives.
type warning struct {
	diag.Warning
	token   int // the last token that was read
	scanned int // how many warnings the scanner had given then
}

// inOrder puts the parser's warnings among those that the scanner gave.
func inOrder(scanned []diag.Warning, parsed []warning) []diag.Warning {
	all := make([]diag.Warning, 0, len(scanned)+len(parsed))
	taken := 0
	for _, w := range parsed {
		if w.scanned > taken {
			all = append(all, scanned[taken:w.scanned]...)
			taken = w.scanned
		}
		all = append(all, w.Warning)
	}
	return append(all, scanned[taken:]...)
}

func newPeg(f *source.File, d *dialect.Dialect, mode lexer.Mode, features []string) *peg {
	room := tokenRooms.Get().(*tokenRoom)
	return &peg{file: f, dialect: d, mode: mode, scan: lexer.NewScanner(f, d, mode), barry: slices.Contains(features, barryAsFLUFL), toks: room.toks[:0], levels: room.levels[:0]}
}

// tokenRoom is memory for a file's tokens. The next file has it.
type tokenRoom struct {
	toks   []token.Token
	levels []int
}

var tokenRooms = sync.Pool{New: func() any { return new(tokenRoom) }}

// done gives the memory of the tokens back, when nothing more is to be read.
func (p *peg) done() {
	clear(p.toks)
	tokenRooms.Put(&tokenRoom{p.toks, p.levels})
	p.toks, p.levels = nil, nil
}

// run parses. What is wrong with a program is for the grammar to say; so is whether
// one nests too deep for CPython's parser, which few come near to.
func (p *peg) run(parse func()) ([]diag.Warning, error) {
	ok := p.pass(parse)
	p.sortWarnings()
	if ok && p.deepest < suspiciousDepth {
		return inOrder(p.scan.Warnings(), p.warnings), nil
	}
	if p.tooLong != nil {
		return nil, p.tooLong
	}
	warnings, err := p.diagnose()
	if err != nil {
		return warnings, err
	}
	return warnings, nil
}

// pass parses once and reports whether that went well.
func (p *peg) pass(parse func()) (ok bool) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout, stuckAt:
			ok = false
		default:
			panic(r)
		}
	}()
	p.fill()
	parse()
	return true
}

// stuckAt says that the grammar does not allow the current token.
type stuckAt struct{}

// fill reads the token at p.i if that has not been done.
func (p *peg) fill() {
	if p.i < len(p.toks) {
		return
	}
	var t token.Token
	p.scan.Next(&t)
	if t.Kind == token.ErrorToken {
		panic(bailout{p.scan.Err()})
	}
	for len(p.scanned) < len(p.scan.Warnings()) {
		p.scanned = append(p.scanned, len(p.toks))
	}
	p.toks = append(p.toks, t)
	p.levels = append(p.levels, p.scan.Level())
}

func (p *peg) kind() token.Kind { return p.toks[p.i].Kind }

// peek gives the kind of the token after the current one.
func (p *peg) peek() token.Kind {
	if p.kind() == token.EndMarker {
		return token.EndMarker
	}
	p.i++
	p.fill()
	p.i--
	return p.toks[p.i+1].Kind
}

func (p *peg) advance() {
	if p.kind() != token.EndMarker {
		p.i++
		p.fill()
	}
}

func (p *peg) stuck() { panic(stuckAt{}) }

func (p *peg) expect(kind token.Kind) {
	if p.kind() != kind {
		p.stuck()
	}
	p.advance()
}

func (p *peg) accept(kind token.Kind) bool {
	if p.kind() != kind {
		return false
	}
	p.advance()
	return true
}

// isWord reports whether the current token is a soft keyword.
func (p *peg) isWord(word string) bool {
	return p.kind() == token.Name && p.toks[p.i].Text == word
}

// try parses an alternative; if the grammar does not allow it, nothing has been
// read. An error of the tokenizer's is one in any case.
func (p *peg) try(alternative func()) (ok bool) {
	at, depth, warnings := p.i, p.depth, len(p.warnings)
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stuckAt:
			p.i, p.depth, p.warnings, ok = at, depth, p.warnings[:warnings], false
		default:
			panic(r)
		}
	}()
	alternative()
	return true
}

// enter notes that a construct nests in another; leave takes that away.
func (p *peg) enter() {
	p.depth++
	if p.deepest = max(p.deepest, p.depth); p.depth > pegMaxDepth {
		p.stuck()
	}
}

func (p *peg) leave() { p.depth-- }

// pegMaxChain bounds how long a chain of operators, calls or attributes may be: the
// tree is as deep as the chain is long, and CPython, whose parser has no such limit,
// refuses it when it walks through the tree (Scopes.MaxDepth).
const pegMaxChain = 20_000

// chain counts a link of a chain.
func (p *peg) chain(n *int) {
	if *n++; *n > pegMaxChain {
		p.tooLong = &diag.Error{Type: "RecursionError", File: p.file.Name, Offset: -1, Message: "maximum recursion depth exceeded during compilation"}
		panic(bailout{p.tooLong})
	}
}

func (p *peg) start() source.Pos { return p.toks[p.i].Span.Start }

// end is the end of the last token with text before the current one.
func (p *peg) end() source.Pos {
	for i := p.i - 1; i >= 0; i-- {
		switch t := &p.toks[i]; t.Kind {
		case token.Newline, token.Indent, token.Dedent:
		default:
			return t.Span.End
		}
	}
	return source.Pos{Line: 1}
}

func (p *peg) span(start source.Pos) source.Span {
	return source.Span{Start: start, End: p.end()}
}

// name takes a NAME and gives it normalized.
func (p *peg) name() string {
	if p.kind() != token.Name {
		p.stuck()
	}
	name := identifier(p.toks[p.i].Text)
	p.advance()
	return name
}

// warn notes a warning about the current token.
func (p *peg) warn(category, message string, span source.Span) {
	w := diag.Warning{Category: category, Message: message, File: p.file.Name, Span: span}
	p.warnings = append(p.warnings, warning{Warning: w, token: p.i})
}

// sortWarnings brings the warnings into the order of the tokens that CPython reads
// before it gives them.
func (p *peg) sortWarnings() {
	slices.SortStableFunc(p.warnings, func(a, b warning) int { return a.token - b.token })
	for i := range p.warnings {
		w := &p.warnings[i]
		w.scanned = sort.SearchInts(p.scanned, w.token+1)
	}
}

// fileInput: [statements] ENDMARKER
func (p *peg) fileInput() *ast.Module {
	mod := &ast.Module{}
	deepest := 0
	for p.kind() != token.EndMarker {
		from, warnings := p.i, len(p.warnings)
		p.deepest = 0
		mod.Body = p.statement(mod.Body)
		if deepest = max(deepest, p.deepest); p.deepest < suspiciousDepth {
			p.isRight(stretch{from, p.i, warnings, len(p.warnings)})
		}
	}
	p.deepest = deepest
	mod.Span = source.Span{Start: source.Pos{Line: 1}, End: p.file.PosAt(len(p.file.Text))}
	return mod
}

// isRight notes that CPython's parser takes statements of a file.
func (p *peg) isRight(s stretch) {
	if n := len(p.right); n > 0 && p.right[n-1].to == s.from {
		p.right[n-1].to, p.right[n-1].nextWarning = s.to, s.nextWarning
		return
	}
	p.right = append(p.right, s)
}

// evalInput: expressions NEWLINE* ENDMARKER
func (p *peg) evalInput() *ast.Expression {
	start := p.start()
	body := p.expressions()
	mod := &ast.Expression{Span: p.span(start), Body: body}
	for p.accept(token.Newline) {
	}
	if p.kind() != token.EndMarker {
		p.stuck()
	}
	return mod
}

// singleInput: compound_stmt NEWLINE | simple_stmts | NEWLINE
func (p *peg) singleInput() *ast.Interactive {
	mod := &ast.Interactive{}
	start := p.start()
	if p.kind() == token.Newline {
		mod.Body = []ast.Stmt{&ast.Pass{Span: p.toks[p.i].Span}}
	} else {
		if s := p.compound(); s != nil {
			mod.Body = []ast.Stmt{s}
		} else {
			mod.Body = p.simpleLine(nil)
		}
		mod.Span = p.span(start)
		if p.kind() != token.Newline {
			p.stuck()
		}
	}
	for rest := p.scan.Rest(); ; {
		rest = strings.TrimLeft(rest, " \t\n\f")
		if rest == "" {
			return mod
		}
		if rest[0] != '#' {
			p.stuck()
		}
		_, rest, _ = strings.Cut(rest, "\n")
	}
}
