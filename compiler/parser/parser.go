// Package parser makes the syntax tree of a program.
//
// CPython 3.8 works in two steps: an LL(1) parser checks the grammar
// (Grammar/Grammar) and makes a concrete tree, then Python/ast.c makes the
// abstract tree of it and refuses what the grammar is too weak to refuse. Here one
// recursive descent does both at once, and keeps what can be seen of the two
// steps:
//
//   - A token that the grammar does not allow stops the parse at once, and since
//     an LL(1) parser never reads past the first wrong token, neither does this
//     one. The message depends on the tokenizer's state at that moment.
//   - What ast.c refuses is only noted (astError), because an error of the grammar
//     anywhere in the file comes first. Of several the first is reported.
//   - Positions are those of concrete nodes: parentheses count for the start and
//     end of an operation around them, although they leave no node themselves.
//     So the functions below remember the first token of what they parse.
package parser

import (
	"slices"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// maxStack is the depth of CPython's parser stack (MAXSTACK in Parser/parser.c):
// one entry for each rule of the grammar that is being read.
const maxStack = 1700

// maxChain bounds how long a chain of operators, calls or attributes may be: the
// tree of a chain is as deep as the chain is long. CPython's compiler gives up
// much earlier, at a depth of 3000, though its parser doesn't.
const maxChain = 100_000

// barryAsFLUFL is the feature of __future__ (PEP 401) that makes `<>` an operator, in the
// place of `!=`. A program cannot ask for it: compile() takes it over from its caller.
const barryAsFLUFL = "barry_as_FLUFL"

const barrysMessage = "with Barry as BDFL, use '<>' instead of '!='"

// ParseFile parses a file (mode "exec"). The error is a *diag.Error; the warnings
// are those given up to there. Features are those of __future__ that are on without the
// program's asking.
func ParseFile(f *source.File, d *dialect.Dialect, features ...string) (*ast.Module, []diag.Warning, error) {
	var mod *ast.Module
	if d.Grammar == dialect.PEG {
		p := newPeg(f, d, lexer.File, features)
		warnings, err := p.run(func() { mod = p.fileInput() })
		p.done()
		return mod, warnings, err
	}
	p := newParser(f, d, true, features)
	err := p.run(func() { mod = p.fileInput() })
	if err != nil {
		return nil, p.warnings, err
	}
	return mod, p.warnings, nil
}

// ParseExpression parses an expression alone (mode "eval").
func ParseExpression(f *source.File, d *dialect.Dialect, features ...string) (*ast.Expression, []diag.Warning, error) {
	var mod *ast.Expression
	if d.Grammar == dialect.PEG {
		p := newPeg(f, d, lexer.Expression, features)
		warnings, err := p.run(func() { mod = p.evalInput() })
		p.done()
		return mod, warnings, err
	}
	p := newParser(f, d, false, features)
	err := p.run(func() { mod = p.evalInput() })
	if err != nil {
		return nil, p.warnings, err
	}
	return mod, p.warnings, nil
}

// ParseInteractive parses one statement as typed at the prompt (mode "single").
func ParseInteractive(f *source.File, d *dialect.Dialect, features ...string) (*ast.Interactive, []diag.Warning, error) {
	var mod *ast.Interactive
	if d.Grammar == dialect.PEG {
		p := newPeg(f, d, lexer.Interactive, features)
		warnings, err := p.run(func() { mod = p.singleInput() })
		p.done()
		return mod, warnings, err
	}
	p := newParser(f, d, false, features)
	err := p.run(func() { mod = p.singleInput() })
	if err != nil {
		return nil, p.warnings, err
	}
	return mod, p.warnings, nil
}

type parser struct {
	file    *source.File
	dialect *dialect.Dialect
	lex     *lexer.Lexer

	barry bool // see barryAsFLUFL; off in f-strings

	tok     token.Token
	prevEnd source.Pos // end of the last token taken
	taken   int        // how many tokens were taken

	depth    int // of CPython's parser stack
	astErr   *diag.Error
	warnings []diag.Warning

	// What an f-string's expression is moved by, and what it should be (see
	// fstring.go).
	inFString bool
	moveLines int32
	moveCols  int32
	trueLines int32
	trueCols  int32
}

func newParser(f *source.File, d *dialect.Dialect, wholeFile bool, features []string) *parser {
	return &parser{file: f, dialect: d, lex: lexer.New(f, d, wholeFile), barry: slices.Contains(features, barryAsFLUFL)}
}

// bailout carries an error of the grammar up to run.
type bailout struct{ err *diag.Error }

func (p *parser) run(parse func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			// CPython makes the tree, and warns, when the grammar has been checked.
			err, p.warnings = r.err, nil
		default:
			panic(r)
		}
	}()
	p.advance()
	parse()
	if p.astErr != nil {
		return p.astErr
	}
	return nil
}

// advance takes the current token and reads the next.
func (p *parser) advance() {
	p.prevEnd = p.tok.Span.End
	p.taken++
	p.lex.Next(&p.tok)
	switch p.tok.Kind {
	case token.ErrorToken:
		panic(bailout{p.lex.Err()})
	case token.NotEqual:
		switch {
		case p.barry && p.tok.Text == "!=":
			panic(bailout{p.lex.BadOperator(&p.tok, barrysMessage)})
		case !p.barry && p.tok.Text == "<>":
			panic(bailout{p.lex.BadOperator(&p.tok, "invalid syntax")})
		}
	}
}

// stuck gives up at the current token.
func (p *parser) stuck() { panic(bailout{p.lex.Stuck(&p.tok, token.EndMarker)}) }

func (p *parser) expect(kind token.Kind) {
	if p.tok.Kind != kind {
		p.stuck()
	}
	p.advance()
}

func (p *parser) accept(kind token.Kind) bool {
	if p.tok.Kind != kind {
		return false
	}
	p.advance()
	return true
}

// push notes n more entries on CPython's parser stack; p.depth -= n takes them
// away again.
func (p *parser) push(n int) {
	p.depth += n
	if p.depth > maxStack {
		panic(bailout{&diag.Error{Type: "MemoryError", File: p.file.Name, Offset: -1,
			Span: p.tok.Span, Text: p.file.Line(int(p.tok.Span.Start.Line))}})
	}
}

// chain counts a link of a chain of operators, calls or attributes.
func (p *parser) chain(n *int) {
	if *n++; *n > maxChain {
		panic(bailout{&diag.Error{Type: "RecursionError", File: p.file.Name, Offset: -1,
			Message: "maximum recursion depth exceeded during compilation",
			Span:    p.tok.Span, Text: p.file.Line(int(p.tok.Span.Start.Line))}})
	}
}

// start gives the place of the current token.
func (p *parser) start() source.Pos { return p.tok.Span.Start }

// moved gives the place of a token in the file for its place in the text being
// parsed; they differ in f-strings only.
func (p *parser) moved(at source.Pos) source.Pos {
	if p.inFString {
		if at.Line == 1 {
			at.Col += p.moveCols
		}
		at.Line += p.moveLines
	}
	return at
}

// span is that of a node that began at start and ends with the last token taken.
func (p *parser) span(start source.Pos) source.Span {
	return source.Span{Start: p.moved(start), End: p.end(start)}
}

// end is the end of a concrete node that began at start and ends with the last
// token taken. In an f-string the whole node is moved as its start is.
func (p *parser) end(start source.Pos) source.Pos {
	end := p.prevEnd
	if p.inFString {
		if start.Line == 1 {
			end.Col += p.moveCols
		}
		end.Line += p.moveLines
	}
	return end
}

// astError notes an error that ast.c would give for a node that starts at a place
// of the parsed text.
func (p *parser) astError(at source.Pos, message string) {
	p.astErrorAt(p.moved(at), message)
}

// astErrorAt is astError for a place that has been moved already.
func (p *parser) astErrorAt(at source.Pos, message string) {
	if p.astErr != nil {
		return
	}
	text := ""
	if !p.inFString {
		text = p.file.RawText(int(at.Line))
	}
	p.astErr = diag.SyntaxError(p.file.Name, message, source.Span{Start: at, End: at}, int(at.Col)+1, text)
}

// warn notes a warning; ast.c stops at its first error, so there are none later.
func (p *parser) warn(category, message string, span source.Span) {
	if p.astErr != nil {
		return
	}
	p.warnings = append(p.warnings, diag.Warning{Category: category, Message: message, File: p.file.Name, Span: span})
}

// fileInput: (NEWLINE | stmt)* ENDMARKER
func (p *parser) fileInput() *ast.Module {
	mod := &ast.Module{}
	p.push(1)
	for p.tok.Kind != token.EndMarker {
		if p.accept(token.Newline) {
			continue
		}
		mod.Body = p.stmt(mod.Body)
	}
	end := p.file.PosAt(len(p.file.Text))
	mod.Span = source.Span{Start: source.Pos{Line: 1}, End: end}
	return mod
}

// evalInput: testlist NEWLINE* ENDMARKER
func (p *parser) evalInput() *ast.Expression {
	start := p.start()
	p.push(1)
	body := p.testlist()
	mod := &ast.Expression{Span: p.span(start), Body: body}
	for p.accept(token.Newline) {
	}
	if p.tok.Kind != token.EndMarker {
		p.stuck()
	}
	return mod
}

// singleInput: NEWLINE | simple_stmt | compound_stmt NEWLINE
func (p *parser) singleInput() *ast.Interactive {
	mod := &ast.Interactive{}
	p.push(1)
	start := p.start()
	if p.tok.Kind == token.Newline {
		mod.Body = []ast.Stmt{&ast.Pass{Span: p.tok.Span}}
	} else {
		if isCompound(p.tok.Kind) {
			mod.Body = []ast.Stmt{p.compoundStmt()}
		} else {
			mod.Body = p.smallStmts(nil)
		}
		mod.Span = p.span(start)
		if p.tok.Kind != token.Newline {
			p.stuck()
		}
	}
	// Only blanks and comments may follow; they are not read as tokens.
	for rest := p.lex.Rest(); ; {
		rest = strings.TrimLeft(rest, " \t\n\f")
		if rest == "" {
			return mod
		}
		if rest[0] != '#' {
			panic(bailout{p.lex.MultipleStatements(&p.tok)})
		}
		_, rest, _ = strings.Cut(rest, "\n")
	}
}
