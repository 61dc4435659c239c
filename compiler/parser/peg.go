package parser

import (
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

// suspiciousDepth is a depth of nesting at which CPython's parser could overflow;
// pegMaxDepth bounds it in any case.
const (
	suspiciousDepth = 60
	pegMaxDepth     = maxLevel
)

type peg struct {
	file    *source.File
	dialect *dialect.Dialect
	mode    lexer.Mode
	scan    *lexer.Scanner

	toks    []token.Token
	i       int   // of the current token
	levels  []int // open brackets after each token
	depth   int
	deepest int
	tooLong *diag.Error // of a chain

	warnings []diag.Warning
}

func newPeg(f *source.File, d *dialect.Dialect, mode lexer.Mode) *peg {
	room := tokenRooms.Get().(*tokenRoom)
	return &peg{file: f, dialect: d, mode: mode, scan: lexer.NewScanner(f, d, mode), toks: room.toks[:0], levels: room.levels[:0]}
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
	if p.pass(parse) && p.deepest < suspiciousDepth {
		return append(p.scan.Warnings(), p.warnings...), nil
	}
	if p.tooLong != nil {
		return nil, p.tooLong
	}
	warnings, err := diagnose(p.file, p.dialect, p.mode)
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

// warn notes a warning.
func (p *peg) warn(category, message string, span source.Span) {
	p.warnings = append(p.warnings, diag.Warning{Category: category, Message: message, File: p.file.Name, Span: span})
}

// fileInput: [statements] ENDMARKER
func (p *peg) fileInput() *ast.Module {
	mod := &ast.Module{}
	for p.kind() != token.EndMarker {
		mod.Body = p.statement(mod.Body)
	}
	mod.Span = source.Span{Start: source.Pos{Line: 1}, End: p.file.PosAt(len(p.file.Text))}
	return mod
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
