// Package lexer makes tokens of source text as CPython's own tokenizer does
// (Parser/tokenizer.c, not Lib/tokenize.py): indentation becomes Indent and
// Dedent, lines inside brackets are joined, and what is wrong with the text is
// said in CPython's words at CPython's place.
//
// The parser pulls tokens one at a time from a Lexer, because CPython reports the
// state of its tokenizer at the moment when its parser is stuck: which line was
// read last, and whether the end of the text was seen already. So a Lexer keeps
// the same few marks in the text as tok_state does (buf, cur, inp, lineStart).
package lexer

import (
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/pyunicode"
)

// Limits of CPython's tokenizer.
const (
	maxIndent   = 100 // levels of indentation
	maxBrackets = 200 // open brackets
	tabSize     = 8
	altTabSize  = 1 // the second way of counting, that finds tabs mixed with spaces
)

const eof = -1

type state uint8

const (
	running state = iota
	atEOF         // the end of the text has been read
	failed
)

// Lexer is the state of a tokenizer.
type Lexer struct {
	file    *source.File
	text    string
	unicode *pyunicode.Table

	buf       int // start of the text that an error shows
	cur       int // next character
	inp       int // end of the line that was read last
	lineStart int
	start     int // of the token being read, -1 between tokens
	lineno    int32
	state     state
	err       *diag.Error
	broken    *diag.Error // the line behind the text cannot be read, and was asked for

	atLineStart bool
	indents     [maxIndent]int32
	altIndents  [maxIndent]int32
	indent      int
	pending     int // indents (positive) or dedents (negative) to give
	brackets    [maxBrackets]bracket
	level       int

	stringLine      int32 // where the string token being read began
	stringLineStart int

	started  bool // a token was given since the last end marker
	comments bool // for tools: give Comment and NL too, and accept any indentation
}

type bracket struct {
	open byte
	line int32
}

// New makes a lexer of 3.8's tokens for the text of f; those of the PEG grammars are
// Scanner's. If wholeFile, the text gets the line end that it lacks, as in mode
// "exec".
func New(f *source.File, d *dialect.Dialect, wholeFile bool) *Lexer {
	text := f.Text
	if wholeFile && f.Broken == nil && !f.Endless() && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return &Lexer{file: f, text: text, unicode: d.Unicode, start: -1, atLineStart: true}
}

// Tokenize gives all tokens of a file, up to the end marker. The error is a
// *diag.Error; the tokens before it are given too.
func Tokenize(f *source.File, d *dialect.Dialect) ([]token.Token, error) {
	if d.Grammar == dialect.PEG {
		return scan(f, d)
	}
	l := New(f, d, true)
	tokens := make([]token.Token, 0, len(f.Text)/4+4)
	for {
		var t token.Token
		l.Next(&t)
		if t.Kind == token.ErrorToken {
			return tokens, l.err
		}
		tokens = append(tokens, t)
		if t.Kind == token.EndMarker {
			return tokens, nil
		}
	}
}

// Highlight gives the tokens of any text, comments and line ends without meaning
// (NL) among them. What can't be read becomes an ErrorToken, and reading goes on.
func Highlight(f *source.File, d *dialect.Dialect) []token.Token {
	if d.Grammar == dialect.PEG {
		return scanForTools(f, d)
	}
	l := New(f, d, true)
	l.comments = true
	tokens := make([]token.Token, 0, len(f.Text)/4+4)
	for {
		var t token.Token
		l.Next(&t)
		if t.Kind == token.ErrorToken {
			l.resume(&t)
		}
		if t.Kind != token.ErrorToken || t.Text != "" {
			tokens = append(tokens, t)
		}
		if t.Kind == token.EndMarker {
			return tokens
		}
	}
}

// resume makes an error token of what could not be read and lets the lexer go on
// behind it.
func (l *Lexer) resume(t *token.Token) {
	start := l.start
	if start < 0 {
		start = l.cur
	}
	end := max(l.cur, start)
	// A string that isn't closed ends with its first line.
	if nl := strings.IndexByte(l.text[start:end], '\n'); nl >= 0 {
		end = start + nl
	}
	if end == start && end < len(l.text) && l.text[end] != '\n' {
		_, size := utf8.DecodeRuneInString(l.text[end:])
		end += size
	}
	*t = token.Token{Kind: token.ErrorToken, Text: l.text[start:end],
		Span: source.Span{Start: l.file.PosAt(start), End: l.file.PosAt(end)}}
	l.err, l.state = nil, running
	at := l.file.PosAt(end)
	l.lineno, l.lineStart = at.Line, end-int(at.Col)
	l.buf, l.cur, l.start = l.lineStart, end, -1
	l.inp = len(l.text)
	if int(at.Line) < l.file.Lines() {
		l.inp = l.file.Offset(source.Pos{Line: at.Line + 1})
	}
}

// Err gives the error after an ErrorToken.
func (l *Lexer) Err() *diag.Error { return l.err }

// Rest gives the text that has not been read.
func (l *Lexer) Rest() string { return l.text[l.cur:] }

// nextc reads a character; a new line is counted when its first character is
// read.
func (l *Lexer) nextc() int {
	if l.cur != l.inp {
		c := l.text[l.cur]
		l.cur++
		return int(c)
	}
	if l.state != running {
		return eof
	}
	if l.cur == len(l.text) {
		if l.file.Broken != nil {
			l.broken = diag.FromDecode(l.file.Name, l.file.Broken)
			if m := l.file.Broken.InToken; m != "" && l.start >= 0 {
				l.broken.Message = m
			}
		}
		l.state = atEOF
		return eof
	}
	if l.start < 0 {
		l.buf = l.cur
	}
	l.lineStart = l.cur
	l.lineno++
	if nl := strings.IndexByte(l.text[l.cur:], '\n'); nl >= 0 {
		l.inp = l.cur + nl + 1
	} else {
		l.inp = len(l.text)
	}
	c := l.text[l.cur]
	l.cur++
	return int(c)
}

// backup takes back the character that nextc gave.
func (l *Lexer) backup(c int) {
	if c != eof {
		l.cur--
	}
}

// Next reads a token. Before the end marker come the Newline that ends the last
// line and the Dedents, whether the source has that line end or not.
func (l *Lexer) Next(t *token.Token) {
	l.next(t)
	if l.broken != nil {
		l.state, l.err = failed, l.broken
		l.mark(t, token.ErrorToken)
		return
	}
	if t.Kind == token.EndMarker && l.started {
		l.started = false
		t.Kind = token.Newline
		if l.indent > 0 {
			l.pending = -l.indent
			l.indent = 0
		}
		return
	}
	l.started = true
}

// emit fills in a token that begins at start and ends at the current place.
func (l *Lexer) emit(t *token.Token, kind token.Kind, start, end int) {
	t.Kind = kind
	t.Text = l.text[start:end]
	t.Span = source.Span{
		Start: source.Pos{Line: l.lineno, Col: int32(start - l.lineStart)},
		End:   source.Pos{Line: l.lineno, Col: int32(end - l.lineStart)},
	}
}

// mark fills in a token without text at the current place.
func (l *Lexer) mark(t *token.Token, kind token.Kind) {
	at := source.Pos{Line: max(l.lineno, 1), Col: int32(l.cur - l.lineStart)}
	*t = token.Token{Kind: kind, Span: source.Span{Start: at, End: at}}
}

func (l *Lexer) next(t *token.Token) {
nextLine:
	l.start = -1
	blank := false
	if l.atLineStart {
		l.atLineStart = false
		var ok bool
		if blank, ok = l.indentation(); !ok {
			l.mark(t, token.ErrorToken)
			return
		}
	}
	l.start = l.cur
	if l.pending < 0 {
		l.pending++
		l.mark(t, token.Dedent)
		return
	}
	if l.pending > 0 {
		l.pending--
		l.mark(t, token.Indent)
		return
	}
	// The first character of a line is read between tokens, so that the line is
	// the one an error shows.
	l.backup(l.nextc())
again:
	l.start = -1
	c := l.nextc()
	for c == ' ' || c == '\t' || c == '\f' {
		c = l.nextc()
	}
	l.start = l.cur - 1
	if c == eof {
		l.start = l.cur
	}
	if c == '#' {
		start := l.start
		for c != eof && c != '\n' {
			if l.cur < l.inp {
				// The rest of the line at once.
				l.cur = l.inp - 1
				if l.text[l.cur] != '\n' {
					l.cur = l.inp
				}
			}
			c = l.nextc()
		}
		if l.comments {
			l.backup(c)
			l.emit(t, token.Comment, start, l.cur)
			if blank {
				l.atLineStart = false
			}
			return
		}
		// The Newline after a comment begins where the comment does.
	}
	switch {
	case c == eof:
		if l.state != atEOF {
			l.mark(t, token.ErrorToken)
			return
		}
		l.mark(t, token.EndMarker)
		return
	case isNameByte[byte(c)] && (c < '0' || c > '9'):
		l.name(t, c)
		return
	case c == '\n':
		l.atLineStart = true
		if blank || l.level > 0 || l.comments && l.onlyCommentBefore() {
			if l.comments {
				l.emit(t, token.NL, l.cur-1, l.cur)
				return
			}
			goto nextLine
		}
		l.emit(t, token.Newline, l.start, l.cur-1)
		return
	case c >= '0' && c <= '9':
		l.number(t, c)
		return
	case c == '.':
		l.dot(t)
		return
	case c == '\'' || c == '"':
		l.string(t, c)
		return
	case c == '\\':
		if l.nextc() != '\n' {
			l.cur = l.inp
			l.fail(t, "SyntaxError", "unexpected character after line continuation character")
			return
		}
		c = l.nextc()
		if c == eof {
			l.cur = l.inp
			l.fail(t, "SyntaxError", "unexpected EOF while parsing")
			return
		}
		l.backup(c)
		goto again
	}
	l.operator(t, byte(c))
}

// onlyCommentBefore reports whether nothing but blanks and a comment stand before
// the line end that was just read.
func (l *Lexer) onlyCommentBefore() bool {
	line := strings.TrimLeft(l.text[l.lineStart:l.cur], " \t\f")
	return line[0] == '#' || line[0] == '\n'
}

// indentation reads the blanks at the start of a line and notes the indents and
// dedents to give. blank says that the line has nothing but blanks or a comment.
func (l *Lexer) indentation() (blank, ok bool) {
	var col, altCol int32
	c := l.nextc()
	for ; ; c = l.nextc() {
		switch c {
		case ' ':
			col++
			altCol++
			continue
		case '\t':
			col = (col/tabSize + 1) * tabSize
			altCol = (altCol/altTabSize + 1) * altTabSize
			continue
		case '\f':
			col, altCol = 0, 0
			continue
		}
		break
	}
	l.backup(c)
	if c == '#' || c == '\n' {
		return true, true
	}
	if l.level > 0 {
		return false, true
	}
	const mixed = "inconsistent use of tabs and spaces in indentation"
	switch {
	case col == l.indents[l.indent]:
		if altCol != l.altIndents[l.indent] {
			return false, l.indentError("TabError", mixed)
		}
	case col > l.indents[l.indent]:
		if l.indent+1 >= maxIndent {
			return false, l.indentError("IndentationError", "too many levels of indentation")
		}
		if altCol <= l.altIndents[l.indent] {
			return false, l.indentError("TabError", mixed)
		}
		l.pending++
		l.indent++
		l.indents[l.indent], l.altIndents[l.indent] = col, altCol
	default:
		for l.indent > 0 && col < l.indents[l.indent] {
			l.pending--
			l.indent--
		}
		if col != l.indents[l.indent] {
			return false, l.indentError("IndentationError", "unindent does not match any outer indentation level")
		}
		if altCol != l.altIndents[l.indent] {
			return false, l.indentError("TabError", mixed)
		}
	}
	return false, true
}

// indentError refuses the indentation of a line; a tool gets the line's tokens all
// the same.
func (l *Lexer) indentError(class, message string) bool {
	if l.comments {
		return true
	}
	l.cur = l.inp
	l.pending = 0
	l.setError(class, message)
	return false
}

// isNameByte has the bytes that a name may be made of; those above 127 are
// checked when the name is complete.
var isNameByte = func() (table [256]bool) {
	for c := range table {
		table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
	}
	return
}()

// name reads a name, a keyword, or a string with a prefix.
func (l *Lexer) name(t *token.Token, c int) {
	var b, r, u, f bool
prefix:
	for {
		switch {
		case (c == 'b' || c == 'B') && !b && !u && !f:
			b = true
		case (c == 'u' || c == 'U') && !b && !u && !r && !f:
			u = true
		case (c == 'r' || c == 'R') && !r && !u:
			r = true
		case (c == 'f' || c == 'F') && !f && !b && !u:
			f = true
		default:
			break prefix
		}
		c = l.nextc()
		if c == '"' || c == '\'' {
			l.string(t, c)
			return
		}
	}
	nonASCII := c >= 0x80
	if c != eof && isNameByte[byte(c)] {
		end := l.cur
		for end < l.inp && isNameByte[l.text[end]] {
			nonASCII = nonASCII || l.text[end] >= 0x80
			end++
		}
		l.cur = end
		c = l.nextc()
	}
	l.backup(c)
	text := l.text[l.start:l.cur]
	if nonASCII && !isIdentifier(text, l.unicode) {
		l.fail(t, "SyntaxError", "invalid character in identifier")
		return
	}
	l.emit(t, token.Keyword(text), l.start, l.cur)
}

// dot reads `.`, `...` or a number that starts with a dot.
func (l *Lexer) dot(t *token.Token) {
	c := l.nextc()
	if isDigit(c) {
		l.fraction(t, c)
		return
	}
	if c == '.' {
		c = l.nextc()
		if c == '.' {
			l.emit(t, token.Ellipsis, l.start, l.cur)
			return
		}
		l.backup(c)
		l.backup('.')
	} else {
		l.backup(c)
	}
	l.emit(t, token.Dot, l.start, l.cur)
}

// string reads a string from its opening quote on.
func (l *Lexer) string(t *token.Token, quote int) {
	l.stringLine, l.stringLineStart = l.lineno, l.lineStart
	size, closing := 1, 0
	c := l.nextc()
	if c == quote {
		c = l.nextc()
		if c == quote {
			size = 3
		} else {
			closing = 1 // an empty string
		}
	}
	if c != quote {
		l.backup(c)
	}
	for closing != size {
		// Skip what can neither end the string nor the line.
		for closing == 0 && l.cur < l.inp {
			if c := l.text[l.cur]; c == byte(quote) || c == '\\' || c == '\n' {
				break
			}
			l.cur++
		}
		c = l.nextc()
		switch {
		case c == eof && size == 3:
			l.cur = l.inp
			l.fail(t, "SyntaxError", "EOF while scanning triple-quoted string literal")
			return
		case c == eof || size == 1 && c == '\n':
			l.cur = l.inp
			l.fail(t, "SyntaxError", "EOL while scanning string literal")
			return
		case c == quote:
			closing++
		default:
			closing = 0
			if c == '\\' {
				l.nextc()
			}
		}
	}
	t.Kind = token.String
	t.Text = l.text[l.start:l.cur]
	t.Span = source.Span{
		Start: source.Pos{Line: l.stringLine, Col: int32(l.start - l.stringLineStart)},
		End:   source.Pos{Line: l.lineno, Col: int32(l.cur - l.lineStart)},
	}
}

// operator reads an operator or delimiter that starts with c.
func (l *Lexer) operator(t *token.Token, c byte) {
	c2 := l.nextc()
	if kind := twoChars(c, c2); kind != token.Op {
		c3 := l.nextc()
		if kind3 := threeChars(c, c2, c3); kind3 != token.Op {
			kind = kind3
		} else {
			l.backup(c3)
		}
		l.emit(t, kind, l.start, l.cur)
		return
	}
	l.backup(c2)
	switch c {
	case '(', '[', '{':
		if l.level >= maxBrackets {
			l.failHere(t, "too many nested parentheses")
			return
		}
		l.brackets[l.level] = bracket{c, l.lineno}
		l.level++
	case ')', ']', '}':
		if l.level == 0 {
			l.failHere(t, "unmatched '"+string(c)+"'")
			return
		}
		l.level--
		open := l.brackets[l.level]
		if open.open == '(' && c != ')' || open.open == '[' && c != ']' || open.open == '{' && c != '}' {
			message := "closing parenthesis '" + string(c) + "' does not match opening parenthesis '" + string(open.open) + "'"
			if open.line != l.lineno {
				message += " on line " + itoa(open.line)
			}
			l.failHere(t, message)
			return
		}
	}
	l.emit(t, oneChar[c], l.start, l.cur)
}
