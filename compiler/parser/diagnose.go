package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/pyunicode"
)

// What CPython says about a wrong program follows from how its parser searches: a
// plain error is at the furthest token that any alternative asked for, and the rules
// for particular mistakes are tried where the grammar has them, among alternatives
// that are right. So a program that the parser refuses is read again, by the grammar
// itself, as CPython reads it: once without those rules, and if no action and no
// token gave an error, once with them.

// maxLevel is how deep rules may call each other (MAXSTACK in Parser/parser.c).
const maxLevel = 6000

// pruneMargin is how many levels before maxLevel rules are called in any case: that
// they overflow matters, even if they can't be there.
const pruneMargin = 200

// maxSteps and stepsPerToken bound the work: where alternatives of alternatives fail, it doubles with
// each level of nesting, in CPython too.
const (
	maxSteps      = 20_000_000
	stepsPerToken = 400
)

// The reading without rules for mistakes leaves out the statements of a file of which
// package parser knows already that they are right.

// gnode is what a rule gives: enough of a syntax tree for messages.
type gnode struct {
	kind  string // of the node, "token" or "seq"
	place place
	text  string
	kids  []*gnode
	tok   int // index of a token
}

// place is where something begins and ends, in bytes; -1 for a token without text.
type place struct{ line, col, endLine, endCol int }

type memo struct {
	rule *rule
	node *gnode
	mark int
	next int32 // the next for the same token in diagnosis.memos, -1 for none
}

// diagnosis is a parser of CPython's at work (struct Parser in Parser/pegen.h).
type diagnosis struct {
	file    *source.File
	scan    *lexer.Scanner
	g       *grammar
	mode    lexer.Mode
	unicode *pyunicode.Table
	barry   bool // see barryAsFLUFL

	toks   []token.Token
	places []place
	levels []int // open brackets after each token
	memos  []memo
	first  []int32 // of each token's, in memos
	mark   int
	level  int
	steps  int

	names []bound // of the alternatives being read
	nodes []gnode // room

	right      []stretch // what is known to be right, and not yet left out
	given      []warning // of all that was parsed before
	statements *rule

	invalid  bool // the rules for mistakes are on
	failed   bool // error_indicator
	err      *diag.Error
	warnings []warning
	partFail string // what is wrong with a part of an f-string
}

// diagnose gives the error of a program and the warnings up to there; no error if
// the grammar allows it. What parsed has found right is left out where it can be.
func (parsed *peg) diagnose() ([]diag.Warning, *diag.Error) {
	f, d, mode := parsed.file, parsed.dialect, parsed.mode
	p := &diagnosis{
		file: f, scan: lexer.NewScanner(f, d, mode), g: grammarOf(d), mode: mode, unicode: d.Unicode,
		barry: parsed.barry, right: parsed.right, given: parsed.warnings,
	}
	p.statements = p.g.index["statements"].alts[0].items[0].rule
	start := p.g.index[[...]string{lexer.File: "file", lexer.Expression: "eval", lexer.Interactive: "interactive"}[mode]]
	result := p.call(start)
	if result != nil {
		if mode == lexer.Interactive && p.badSingle() {
			p.raise(0, "SyntaxError", "multiple statements found while compiling a single statement")
		}
		return p.allWarnings(), p.err
	}
	if p.err != nil {
		p.preferTokenizer()
		return p.allWarnings(), p.err
	}
	last := len(p.toks) - 1
	p.mark, p.failed, p.invalid = 0, false, true
	p.memos = p.memos[:0]
	for i := range p.first {
		p.first[i] = -1
	}
	p.call(start)
	switch kind := p.toks[last].Kind; {
	case p.err != nil:
		p.preferTokenizer()
	case kind == token.Indent:
		p.raise(0, "IndentationError", "unexpected indent")
	case kind == token.Dedent:
		p.raise(0, "IndentationError", "unexpected unindent")
	default:
		p.raiseAt(p.places[last], "invalid syntax")
		p.checkRest()
	}
	return p.allWarnings(), p.err
}

func (p *diagnosis) allWarnings() []diag.Warning {
	return inOrder(p.scan.Warnings(), p.warnings)
}

// skip leaves out statements that are known to be right.
func (p *diagnosis) skip() (skipped bool) {
	for len(p.right) > 0 && p.right[0].from == p.mark {
		for next := p.right[0]; p.mark < next.to; p.mark++ {
			p.fill()
		}
		p.warnings = append(p.warnings, p.given[p.right[0].warning:p.right[0].nextWarning]...)
		p.right = p.right[1:]
		skipped = true
	}
	return skipped
}

// preferTokenizer lets errors of the tokenizer come before the parser's, wherever
// they are; but not if the text was read to its end already.
func (p *diagnosis) preferTokenizer() {
	switch p.err.Type {
	case "SyntaxError", "IndentationError", "TabError":
		if p.scan.Err() == nil && !p.scan.AtEOF() {
			p.checkRest()
		}
	}
}

// checkRest reads the tokens that are left for their errors
// (_PyPegen_tokenize_full_source_to_check_for_errors).
func (p *diagnosis) checkRest() {
	line := p.places[len(p.places)-1].line
	if p.toks[len(p.toks)-1].Kind == token.EndMarker {
		return
	}
	for {
		var t token.Token
		p.scan.Next(&t)
		switch t.Kind {
		case token.ErrorToken:
			// What is wrong in an f-string comes before what becomes of it.
			if p.scan.InFString() {
				return
			}
			if f := p.scan.Failure(); f == lexer.Malformed || f == lexer.Undecodable {
				p.err = p.scan.Err()
				return
			}
			p.checkBrackets(line)
			return
		case token.EndMarker:
			if !p.scan.InFString() {
				p.checkBrackets(line)
			}
			return
		}
	}
}

func (p *diagnosis) checkBrackets(line int) {
	if open, at := p.scan.Brackets(); len(open) > 0 && line > int(at[len(at)-1].Line) {
		p.err = nil
		p.neverClosed(open, at)
	}
}

// neverClosed gives the error for the innermost bracket that is open.
func (p *diagnosis) neverClosed(open []byte, at []source.Pos) {
	n := len(open) - 1
	line, col := int(at[n].Line), int(at[n].Col)
	p.known("SyntaxError", place{line, col + 1, line, 0}, "'"+string(rune(open[n]))+"' was never closed")
}

// badSingle reports whether more than blanks and comments follow.
func (p *diagnosis) badSingle() bool {
	for rest := p.scan.Rest(); ; {
		rest = strings.TrimLeft(rest, " \t\n\f")
		if rest == "" {
			return false
		}
		if rest[0] != '#' {
			return true
		}
		_, rest, _ = strings.Cut(rest, "\n")
	}
}

// fill reads the token at mark if that has not been done (_PyPegen_fill_token).
func (p *diagnosis) fill() bool {
	if p.mark < len(p.toks) {
		return true
	}
	var t token.Token
	p.scan.Next(&t)
	line, _, _, _ := p.scan.Here()
	at := place{int(t.Span.Start.Line), int(t.Span.Start.Col), int(t.Span.End.Line), int(t.Span.End.Col)}
	switch t.Kind {
	case token.Indent, token.Dedent, token.EndMarker, token.ErrorToken:
		at = place{int(line), -1, int(line), -1}
	case token.Newline:
		if t.Text == "" {
			at = place{int(line), -1, int(line), -1}
		}
	}
	eof := t.Kind == token.EndMarker && p.scan.Level() > 0
	if eof {
		t.Kind = token.ErrorToken
	}
	p.toks = append(p.toks, t)
	p.places = append(p.places, at)
	p.levels = append(p.levels, p.scan.Level())
	p.first = append(p.first, -1)
	if t.Kind == token.ErrorToken {
		p.tokenizerError(eof)
		return false
	}
	return true
}

// tokenizerError gives the error for an ErrorToken (_Pypegen_tokenizer_error).
func (p *diagnosis) tokenizerError(eof bool) {
	failure := p.scan.Failure()
	if eof {
		failure = lexer.UnexpectedEOF
	}
	line, _, cur, buf := p.scan.Here()
	at := place{int(line), 1, int(line), 0}
	switch failure {
	case lexer.UnexpectedEOF:
		if open, where := p.scan.Brackets(); len(open) > 0 {
			p.neverClosed(open, where)
			return
		}
		p.raise(0, "SyntaxError", "unexpected EOF while parsing")
	case lexer.Undecodable:
		if p.scan.AtEOF() {
			// The next line could not be read: nothing of it is there yet.
			p.known("SyntaxError", place{int(line), 0, int(line), -1}, "(unicode error) "+p.scan.Err().Message)
			return
		}
		p.raise(0, "SyntaxError", "(unicode error) "+p.scan.Err().Message)
	case lexer.BadDedent:
		p.raise(0, "IndentationError", "unindent does not match any outer indentation level")
	case lexer.BadTabs:
		p.known("TabError", at, "inconsistent use of tabs and spaces in indentation")
	case lexer.TooDeep:
		p.known("IndentationError", at, "too many levels of indentation")
	case lexer.BadContinued:
		if cur < len(p.scan.Text()) {
			cur++
		}
		at.col = max(cur-buf-1, 0) + 1
		p.known("SyntaxError", at, "unexpected character after line continuation character")
	default:
		p.set(p.scan.Err())
	}
}

// set notes an error, unless there is one.
func (p *diagnosis) set(err *diag.Error) {
	p.failed = true
	if p.err == nil {
		p.err = err
	}
}

// raise gives an error about the last token that was read, or about that at mark if
// ahead is 1 (_PyPegen_raise_error).
func (p *diagnosis) raise(ahead int, class, message string) {
	if p.err != nil {
		return
	}
	i := len(p.toks) - 1
	if ahead == 1 {
		if !p.fill() {
			return
		}
		i = p.mark
	}
	at, atEnd := p.places[i], false
	if at.col < 0 {
		_, lineStart, cur, buf := p.scan.Here()
		atEnd = p.scan.AtEOF() && cur == len(p.scan.Text()) && p.scan.Between()
		if cur != buf {
			at.col = cur - lineStart
		} else {
			at.col = 0
		}
	} else {
		at.col++
	}
	if at.endCol >= 0 {
		at.endCol++
	}
	p.known(class, at, message)
	p.err.AtEnd = atEnd
}

// raiseAt gives an error about a place in the program.
func (p *diagnosis) raiseAt(at place, message string) {
	at.col++
	at.endCol++
	p.known("SyntaxError", at, message)
}

// known gives an error at columns from 1, in bytes
// (_PyPegen_raise_error_known_location).
func (p *diagnosis) known(class string, at place, message string) {
	p.failed = true
	if p.err != nil {
		return
	}
	text := p.errorLine(at.line)
	p.err = &diag.Error{Type: class, Message: message, File: p.file.Name, Text: text,
		Offset: charsTo(text, at.col), EndOffset: at.endCol,
		Span: source.Span{
			Start: source.Pos{Line: int32(at.line), Col: int32(max(at.col-1, 0))},
			End:   source.Pos{Line: int32(at.endLine), Col: int32(max(at.endCol-1, 0))},
		}}
	if at.endCol > 0 {
		p.err.EndOffset = charsTo(text, at.endCol)
	}
}

// errorLine gives the line that an error shows: of a file the line itself, else what
// the tokenizer has of it.
func (p *diagnosis) errorLine(line int) string {
	if p.mode == lexer.File {
		if text := p.file.ErrorText(line); text != "" {
			return text
		}
	}
	text := p.scan.Text()
	read, lineStart, cur, buf := p.scan.Here()
	end := len(text)
	if nl := strings.IndexByte(text[lineStart:], '\n'); nl >= 0 {
		end = lineStart + nl + 1
	}
	end = max(end, cur)
	if int(read) <= line && end > buf {
		return source.Replaced(text[buf:end])
	}
	return source.Replaced(p.file.Line(line))
}

// charsTo counts the characters in the first n bytes of a line; a cut one counts,
// and so does the end of the line (_PyPegen_byte_offset_to_character_offset).
func charsTo(text string, n int) int {
	if n < 0 {
		return n
	}
	if n > len(text) {
		return utf8.RuneCountInString(text) + 1
	}
	count := 0
	for i := 0; i < n; count++ {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return count
}

// overflow gives up: the program nests too deep.
func (p *diagnosis) overflow() {
	p.set(&diag.Error{Type: "MemoryError", File: p.file.Name, Offset: -1,
		Message: "Parser stack overflowed - Python source too complex to parse"})
}

// call reads what a rule describes. It gives nil if that is not there, or after an
// error. What an alternative read stays read if its action gives nothing.
func (p *diagnosis) call(r *rule) *gnode {
	if p.level < maxLevel-pruneMargin && !p.failed && (!p.fill() || !r.first.has(p.toks[p.mark].Kind)) {
		return nil
	}
	if p.level++; p.level > maxLevel {
		p.overflow()
	}
	if p.steps++; p.steps > maxSteps+stepsPerToken*len(p.toks) && p.err == nil {
		p.raiseAt(p.places[len(p.places)-1], "invalid syntax")
	}
	var node *gnode
	if !p.failed {
		node = p.rule(r)
	}
	p.level--
	return node
}

func (p *diagnosis) rule(r *rule) *gnode {
	switch {
	case r.loop:
		return p.loop(r)
	case r.leftRec:
		return p.leftRecursive(r)
	case r.invalid:
		invalid := p.invalid
		p.invalid = false
		node := p.alternatives(r)
		p.invalid = invalid
		return node
	case r.memo:
		mark := p.mark
		if node, ok := p.memoized(r); ok || p.failed {
			return node
		}
		node := p.alternatives(r)
		if !p.failed || node != nil {
			p.remember(mark, memo{rule: r, node: node, mark: p.mark})
		}
		return node
	}
	return p.alternatives(r)
}

func (p *diagnosis) memoized(r *rule) (*gnode, bool) {
	if !p.fill() {
		return nil, false
	}
	for i := p.first[p.mark]; i >= 0; i = p.memos[i].next {
		if m := &p.memos[i]; m.rule == r {
			p.mark = m.mark
			return m.node, true
		}
	}
	return nil, false
}

// remember keeps what a rule gave for a token, and says where in memos.
func (p *diagnosis) remember(mark int, m memo) int {
	m.next = p.first[mark]
	p.first[mark] = int32(len(p.memos))
	p.memos = append(p.memos, m)
	return len(p.memos) - 1
}

// leftRecursive reads a rule that begins with itself: from nothing on, each round
// takes the result of the one before.
func (p *diagnosis) leftRecursive(r *rule) *gnode {
	if node, ok := p.memoized(r); ok || p.failed {
		return node
	}
	mark := p.mark
	seed := memo{rule: r, mark: mark}
	at := p.remember(mark, seed)
	for {
		p.memos[at].node, p.memos[at].mark = seed.node, seed.mark
		p.mark = mark
		p.level++
		if p.level > maxLevel {
			p.overflow()
		}
		var node *gnode
		if !p.failed {
			node = p.alternatives(r)
		}
		p.level--
		if p.failed {
			return nil
		}
		if node == nil || p.mark <= seed.mark {
			break
		}
		seed.node, seed.mark = node, p.mark
	}
	p.mark = seed.mark
	return seed.node
}

// loop reads an item as often as it is there.
func (p *diagnosis) loop(r *rule) *gnode {
	if p.failed {
		return nil
	}
	mark := p.mark
	seq := p.newNode()
	seq.kind = "seq"
	it := &r.alts[0].items[0]
	if r == p.statements && !p.invalid && p.skip() {
		seq.kids = append(seq.kids, &gnode{kind: "node"})
		mark = p.mark
	}
	if r.sep != nil {
		// The first is read by the list's own function, the others by a loop in it.
		first, ok := p.read(it)
		if !ok || p.failed {
			p.mark = mark
			return nil
		}
		seq.kids = append(seq.kids, first)
		mark = p.mark
		if p.level++; p.level > maxLevel {
			p.overflow()
		}
	}
	for !p.failed {
		if r.sep != nil {
			if _, ok := p.read(r.sep); !ok {
				break
			}
		}
		node, ok := p.read(it)
		if !ok || node == nil || p.failed {
			break
		}
		seq.kids = append(seq.kids, node)
		if r == p.statements && !p.invalid {
			p.skip()
		}
		mark = p.mark
	}
	if r.sep != nil {
		p.level--
	}
	p.mark = mark
	if p.failed || len(seq.kids) < r.atLeast {
		return nil
	}
	return seq
}

// bound is what the names of an alternative stand for.
type bound struct {
	name string
	node *gnode
}

func (p *diagnosis) alternatives(r *rule) *gnode {
	mark := p.mark
	if !p.fill() {
		return nil
	}
	kind := p.toks[mark].Kind
	prune := p.level < maxLevel-pruneMargin
	base := len(p.names)
next:
	for i := range r.alts {
		a := &r.alts[i]
		if p.failed {
			return nil
		}
		if a.second && !p.invalid || prune && !a.first.has(kind) {
			continue
		}
		p.names = p.names[:base]
		values, cut := 0, false
		var only *gnode
		for j := range a.items {
			it := &a.items[j]
			if it.kind == cutItem {
				cut = true
				continue
			}
			node, ok := p.read(it)
			if !ok {
				p.mark = mark
				if p.failed || cut {
					p.names = p.names[:base]
					return nil
				}
				continue next
			}
			if it.kind != andItem && it.kind != notItem {
				values++
				only = node
			}
			if it.name != "" {
				p.names = append(p.names, bound{it.name, node})
			}
		}
		node := p.act(a, mark, p.names[base:], values, only)
		p.names = p.names[:base]
		return node
	}
	p.names = p.names[:base]
	return nil
}

// nodesAtOnce is how many nodes are made room for at once.
const nodesAtOnce = 128

func (p *diagnosis) newNode() *gnode {
	if len(p.nodes) == 0 {
		p.nodes = make([]gnode, nodesAtOnce)
	}
	node := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return node
}

// read reads an item; ok says that it was there.
func (p *diagnosis) read(it *item) (node *gnode, ok bool) {
	switch it.kind {
	case tokenItem:
		node = p.expect(it.tok)
		return node, node != nil
	case softItem:
		if !p.fill() || p.toks[p.mark].Kind != token.Name {
			return nil, false
		}
		if text := p.toks[p.mark].Text; it.word == "" && !p.g.beginsSoft(text) || it.word != "" && text != it.word {
			return nil, false
		}
		node = p.expect(token.Name)
		return node, node != nil
	case ruleItem:
		node = p.call(it.rule)
		return node, node != nil
	case optionalItem:
		node, _ = p.read(it.sub)
		return node, !p.failed
	case andItem, notItem:
		mark := p.mark
		_, ok = p.read(it.sub)
		p.mark = mark
		return nil, ok == (it.kind == andItem)
	case forcedItem:
		if p.failed || !p.fill() {
			return nil, false
		}
		if p.toks[p.mark].Kind != it.sub.tok {
			p.raiseAt(p.places[p.mark], "expected '"+it.sub.tok.Text()+"'")
			return nil, false
		}
		return p.read(it.sub)
	}
	panic("parser: grammar: item")
}

// expect takes a token of a kind.
func (p *diagnosis) expect(kind token.Kind) *gnode {
	if !p.fill() {
		return nil
	}
	t := &p.toks[p.mark]
	if t.Kind != kind {
		return nil
	}
	node := p.newNode()
	*node = gnode{kind: "token", place: p.places[p.mark], text: t.Text, tok: p.mark}
	switch kind {
	case token.Name:
		node.kind = "Name"
		node.text = identifier(t.Text)
	case token.Number:
		node.kind = "Constant"
		if message := tooManyDigits(t.Text); message != "" {
			p.known("SyntaxError", place{node.place.line, 0, node.place.endLine, 0}, message)
			return nil
		}
	}
	p.mark++
	return node
}

// act makes what an alternative gives.
func (p *diagnosis) act(a *alternative, mark int, names []bound, values int, only *gnode) *gnode {
	switch a.action.kind {
	case defaultAction:
		if n := len(names); n > 0 {
			return names[n-1].node
		}
		if values == 1 {
			return only
		}
		return p.node("node", mark, nil)
	case nameAction:
		return find(names, a.action.name)
	case nodeAction:
		return p.node(a.action.name, mark, names)
	case callAction:
		return ruleActions[a.action.name](p, names, a.action.arg, mark)
	}
	p.wrong(&a.action, names)
	return nil
}

func find(names []bound, name string) *gnode {
	for _, b := range names {
		if b.name == name {
			return b.node
		}
	}
	return nil
}

// node makes a node that begins with the token at mark; sequences among what it has
// are taken apart.
func (p *diagnosis) node(kind string, mark int, names []bound) *gnode {
	node := p.newNode()
	node.kind, node.place = kind, p.extent(mark)
	for _, b := range names {
		switch {
		case b.node == nil:
		case b.node.kind == "seq":
			node.kids = append(node.kids, b.node.kids...)
		default:
			node.kids = append(node.kids, b.node)
		}
	}
	return node
}

// extent is the place from a token to the last one with text before the current.
func (p *diagnosis) extent(mark int) place {
	at := p.places[mark]
	for i := p.mark - 1; i >= 0; i-- {
		switch p.toks[i].Kind {
		case token.Newline, token.Indent, token.Dedent, token.EndMarker:
			continue
		}
		at.endLine, at.endCol = p.places[i].endLine, p.places[i].endCol
		break
	}
	return at
}

// where gives the place of a node, or of the first to the last of a sequence.
func where(n *gnode) place {
	if n.kind != "seq" || len(n.kids) == 0 {
		return n.place
	}
	return across(n.kids[0], n.kids[len(n.kids)-1])
}

func across(a, b *gnode) place {
	from, to := where(a), where(b)
	return place{from.line, from.col, to.endLine, to.endCol}
}

// wrong gives the error of a rule for a mistake.
func (p *diagnosis) wrong(a *action, names []bound) {
	message := a.message
	for _, b := range names {
		if open := "{" + b.name; strings.Contains(message, open) {
			message = strings.ReplaceAll(message, open+".text}", p.textOf(b.node))
			message = strings.ReplaceAll(message, open+".line}", strconv.Itoa(b.node.place.line))
			message = strings.ReplaceAll(message, open+"}", nodeName(b.node))
		}
	}
	switch a.name {
	case "last":
		p.raise(0, "SyntaxError", message)
	case "next":
		p.raise(1, "SyntaxError", message)
	case "indent":
		p.raise(0, "IndentationError", message)
	default:
		at := where(find(names, a.name))
		switch {
		case a.ranging:
			p.raiseFrom(at, message)
			return
		case a.to != "":
			to := where(find(names, a.to))
			at.endLine, at.endCol = to.endLine, to.endCol
		}
		p.raiseAt(at, message)
	}
}

// raiseFrom gives an error from a place up to where the tokenizer stands.
func (p *diagnosis) raiseFrom(at place, message string) {
	line, lineStart, cur, _ := p.scan.Here()
	p.known("SyntaxError", place{at.line, at.col + 1, int(line), cur - lineStart}, message)
}

func (p *diagnosis) textOf(n *gnode) string { return p.toks[n.tok].Text }
