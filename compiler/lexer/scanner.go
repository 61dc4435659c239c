package lexer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/pyunicode"
)

// maxFStrings is how deep f-strings may be nested in each other, and maxFields how
// deep the replacement fields of one (MAXFSTRINGLEVEL and MAXEXPRLEVEL in
// Parser/lexer).
const (
	maxFStrings = 150
	maxFields   = 3
)

// Scanner reads the tokens of the PEG grammars, f-strings in parts (PEP 701). What
// its errors say depends on the token alone, so it needs none of Lexer's marks.
type Scanner struct {
	file    *source.File
	text    string
	mode    Mode
	unicode *pyunicode.Table

	cur       int
	lineno    int32
	lineStart int
	start     int  // of the token being read
	unread    bool // lineno is that of the line which is read next
	buf       int  // start of the line in which CPython's buffer begins
	atEOF     bool // the end of the text has been read
	failure   Failure
	err       *diag.Error
	warnings  []diag.Warning

	atLineStart bool
	indents     []indentation
	pending     int // indents (positive) or dedents (negative) to give
	brackets    []openBracket
	fstrings    []fstringMode

	started  bool // a token was given since the last end marker
	comments bool // for tools: give Comment and NL too, and accept any indentation
}

// Mode says what a text is.
type Mode uint8

// The modes, as those of compile().
const (
	File        Mode = iota // gets the line end that it lacks
	Expression              // is taken as it is
	Interactive             // gets a Newline and Dedents before its end
)

// Failure says which kind of error an ErrorToken stands for (tok->done in
// Parser/lexer).
type Failure uint8

// The kinds. For all but Malformed it is the parser that makes the error.
const (
	Malformed     Failure = iota // what Err says
	UnexpectedEOF                // behind a backslash
	BadDedent                    // an indentation that no outer line has
	BadTabs                      // tabs and spaces mixed
	TooDeep                      // too many levels of indentation
	BadContinued                 // a character behind a backslash
	Undecodable                  // bytes that are no text: Err is what the codec says
)

// indentation is the width of a line's indentation, counted in both ways.
type indentation struct{ col, alt int }

type openBracket struct {
	open byte
	at   source.Pos
}

// fstringMode is an f-string being read.
type fstringMode struct {
	start  source.Pos
	quote  byte
	size   int // of the quote
	raw    bool
	outer  int   // open brackets before it
	inside bool  // in an expression, and not in literal text
	spec   bool  // in a format specification, up to the end of a field in it
	fields []int // open brackets inside each replacement field being read
}

// NewScanner makes a scanner for the text of f.
func NewScanner(f *source.File, d *dialect.Dialect, mode Mode) *Scanner {
	text := f.Text
	if mode == File && f.Broken == nil && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return &Scanner{file: f, text: text, mode: mode, unicode: d.Unicode, lineno: 1, unread: true, atLineStart: true, indents: make([]indentation, 1, 8)}
}

// scan gives all tokens of a file, up to the end marker or the error.
func scan(f *source.File, d *dialect.Dialect) ([]token.Token, error) {
	s := NewScanner(f, d, File)
	tokens := make([]token.Token, 0, len(f.Text)/4+4)
	for {
		var t token.Token
		s.Next(&t)
		if t.Kind == token.ErrorToken {
			return tokens, s.err
		}
		tokens = append(tokens, t)
		if t.Kind == token.EndMarker {
			return tokens, nil
		}
	}
}

// scanForTools is Highlight for the PEG grammars.
func scanForTools(f *source.File, d *dialect.Dialect) []token.Token {
	s := NewScanner(f, d, File)
	s.comments = true
	tokens := make([]token.Token, 0, len(f.Text)/4+4)
	for begin := 0; ; begin = s.cur {
		var t token.Token
		s.Next(&t)
		if t.Kind == token.ErrorToken {
			s.resume(&t, begin)
		}
		if t.Kind != token.ErrorToken || t.Text != "" {
			tokens = append(tokens, t)
		}
		if t.Kind == token.EndMarker {
			return tokens
		}
	}
}

// resume makes an error token of what could not be read, from begin on at the
// earliest, and goes on behind it. F-strings that were open are given up.
func (s *Scanner) resume(t *token.Token, begin int) {
	start := min(max(s.start, begin), len(s.text))
	end := min(max(s.cur, start), len(s.text))
	within := s.text[start:end] // an error ends with its first line, and one about what is missing is that long
	if strings.HasPrefix(s.err.Message, "unterminated") {
		within = s.text[start:]
	}
	if nl := strings.IndexByte(within, '\n'); nl >= 0 {
		end = start + nl
	}
	if end == start && end < len(s.text) && s.text[end] != '\n' {
		_, size := utf8.DecodeRuneInString(s.text[end:])
		end += size
	}
	from, to := s.file.PosAt(start), s.file.PosAt(end)
	*t = token.Token{Kind: token.ErrorToken, Text: s.text[start:end], Span: source.Span{Start: from, End: to}}
	s.err, s.fstrings = nil, nil
	s.cur, s.lineno, s.lineStart, s.unread = end, to.Line, end-int(to.Col), false
}

// Err gives the error after an ErrorToken.
func (s *Scanner) Err() *diag.Error { return s.err }

// Warnings gives the warnings about the tokens read so far.
func (s *Scanner) Warnings() []diag.Warning { return s.warnings }

// Rest gives the text that has not been read.
func (s *Scanner) Rest() string { return s.text[s.cur:] }

// Failure gives the kind of the error behind an ErrorToken.
func (s *Scanner) Failure() Failure { return s.failure }

// AtEOF reports whether the end of the text has been read, be it only to look
// where the last token ends.
func (s *Scanner) AtEOF() bool { return s.atEOF }

// Between reports whether no token had begun where the scanner came to a stop.
func (s *Scanner) Between() bool { return s.start == s.cur }

// Here gives the line read last, 0 at the start, and the offsets of its start, of the
// next character and of the text that CPython still has in its buffer.
func (s *Scanner) Here() (line int32, lineStart, cur, buf int) {
	if !s.unread {
		return s.lineno, s.lineStart, s.cur, s.buf
	}
	lineStart = 0
	if s.lineStart > 0 {
		lineStart = strings.LastIndexByte(s.text[:s.lineStart-1], '\n') + 1
	}
	return s.lineno - 1, lineStart, s.cur, s.buf
}

// Text gives the text that is read, with the line end that it got.
func (s *Scanner) Text() string { return s.text }

// InFString reports whether an f-string is open.
func (s *Scanner) InFString() bool { return len(s.fstrings) > 0 }

// Level gives how many brackets are open.
func (s *Scanner) Level() int { return len(s.brackets) }

// Brackets gives the places of the brackets that are open, and which they are.
func (s *Scanner) Brackets() (open []byte, at []source.Pos) {
	for _, b := range s.brackets {
		open, at = append(open, b.open), append(at, b.at)
	}
	return open, at
}

// Next reads a token. Before the end marker come the Newline that ends the last
// line and the Dedents, whether the source has that line end or not.
func (s *Scanner) Next(t *token.Token) {
	if s.err != nil {
		s.mark(t, token.ErrorToken)
		return
	}
	s.next(t)
	if s.atEOF && s.file.Broken != nil {
		// The line behind the text is not its end: it cannot be read.
		s.err, s.failure = diag.FromDecode(s.file.Name, s.file.Broken), Malformed
		if s.err.Type == "UnicodeDecodeError" {
			s.failure = Undecodable
		}
		s.mark(t, token.ErrorToken)
		return
	}
	if t.Kind == token.EndMarker && s.started && s.mode == Interactive && len(s.brackets) == 0 {
		s.started = false
		t.Kind = token.Newline
		if n := len(s.indents) - 1; n > 0 {
			s.pending = -n
			s.indents = s.indents[:1]
		}
		return
	}
	s.started = true
}

// peek gives the current character, eof at the end.
func (s *Scanner) peek() int { return s.peekAt(s.cur) }

func (s *Scanner) peekAt(i int) int {
	if i < len(s.text) {
		return int(s.text[i])
	}
	s.atEOF = true
	return eof
}

// lineEnd goes to the next line; the line end has been read.
func (s *Scanner) lineEnd() {
	s.lineno++
	s.lineStart = s.cur
}

func (s *Scanner) here() source.Pos {
	return source.Pos{Line: s.lineno, Col: int32(s.cur - s.lineStart)}
}

// emit gives a token from start to the current place, both in this line.
func (s *Scanner) emit(t *token.Token, kind token.Kind) {
	t.Kind = kind
	t.Text = s.text[s.start:s.cur]
	t.Span = source.Span{
		Start: source.Pos{Line: s.lineno, Col: int32(s.start - s.lineStart)},
		End:   source.Pos{Line: s.lineno, Col: int32(s.cur - s.lineStart)},
	}
}

// mark gives a token without text at the current place.
func (s *Scanner) mark(t *token.Token, kind token.Kind) {
	*t = token.Token{Kind: kind, Span: source.Span{Start: s.here(), End: s.here()}}
}

// fail gives an error at the current place (syntaxerror in Parser/lexer).
func (s *Scanner) fail(t *token.Token, format string, args ...any) {
	s.failAt(t, "SyntaxError", s.cur-s.lineStart, fmt.Sprintf(format, args...))
}

// failAt gives an error at a column in bytes of the current line.
func (s *Scanner) failAt(t *token.Token, class string, column int, message string) {
	if s.comments { // tools don't show it, and a line may have as many errors as characters
		s.err = &diag.Error{Type: class, Message: message, File: s.file.Name}
		s.mark(t, token.ErrorToken)
		return
	}
	line := s.text[s.lineStart:]
	if nl := strings.IndexByte(line, '\n'); nl >= 0 {
		line = line[:nl]
	}
	offset := utf8.RuneCountInString(source.Replaced(line[:min(column, len(line))]))
	at := source.Pos{Line: s.lineno, Col: int32(max(column-1, 0))}
	s.err = &diag.Error{Type: class, Message: message, File: s.file.Name,
		Span: source.Span{Start: at, End: source.Pos{Line: s.lineno, Col: int32(column)}}, Offset: offset, EndOffset: offset, Text: source.Replaced(line)}
	s.mark(t, token.ErrorToken)
}

// next reads a token without looking after the end of the text.
func (s *Scanner) next(t *token.Token) {
	if n := len(s.fstrings); n > 0 && !s.fstrings[n-1].inside {
		s.fstringText(t, &s.fstrings[n-1])
		return
	}
nextLine:
	if s.unread && s.cur < len(s.text) {
		s.unread, s.buf = false, s.cur
	}
	blank := false
	if s.atLineStart {
		s.atLineStart = false
		var ok bool
		if blank, ok = s.indentation(t); !ok {
			return
		}
	}
	s.start = s.cur
	if s.pending != 0 {
		kind := token.Indent
		if s.pending < 0 {
			kind = token.Dedent
			s.pending += 2
		}
		s.pending--
		s.mark(t, kind)
		return
	}
again:
	for s.cur < len(s.text) {
		if c := s.text[s.cur]; c != ' ' && c != '\t' && c != '\f' {
			break
		}
		s.cur++
	}
	s.start = s.cur
	c := s.peek()
	if c == '#' {
		if nl := strings.IndexByte(s.text[s.cur:], '\n'); nl >= 0 {
			s.cur += nl
		} else {
			s.cur = len(s.text)
		}
		if s.comments {
			s.emit(t, token.Comment)
			return
		}
		c = s.peek()
	}
	if c == eof {
		s.mark(t, token.EndMarker)
		return
	}
	s.cur++
	switch {
	case isNameByte[byte(c)] && !isDigit(c):
		s.name(t, c)
	case c == '\n':
		s.atLineStart = true
		skip := blank || len(s.brackets) > 0 || s.comments && s.onlyComment()
		if skip && !s.comments {
			s.lineEnd()
			s.unread = true
			goto nextLine
		}
		kind := token.Newline
		if skip {
			kind = token.NL
		}
		s.emit(t, kind)
		t.Text = "\n"
		s.lineEnd()
		s.unread = true
	case isDigit(c):
		s.number(t, c)
	case c == '.':
		s.dot(t)
	case c == '\'' || c == '"':
		s.string(t, byte(c))
	case c == '\\':
		if !s.continuation(t) {
			return
		}
		goto again
	default:
		s.operator(t, byte(c))
	}
}

// onlyComment reports whether nothing but blanks and a comment stand in the
// current line.
func (s *Scanner) onlyComment() bool {
	line := strings.TrimLeft(s.text[s.lineStart:s.cur], " \t\f")
	return line == "" || line[0] == '#' || line[0] == '\n'
}

// continuation goes to the next line behind a backslash.
func (s *Scanner) continuation(t *token.Token) bool {
	if s.peek() != '\n' {
		s.fail(t, "unexpected character after line continuation character")
		s.err.Offset++
		s.err.EndOffset = 0
		s.failure = BadContinued
		return false
	}
	s.cur++
	if s.peek() == eof {
		s.cur--
		s.failAt(t, "SyntaxError", s.cur-s.lineStart, "unexpected EOF while parsing")
		s.err.Offset++
		s.err.EndOffset = -1
		s.cur++
		s.failure = UnexpectedEOF
		return false
	}
	s.lineEnd()
	return true
}

// indentation reads the blanks at the start of a line and notes the indents and
// dedents to give. blank says that the line has nothing but blanks or a comment.
func (s *Scanner) indentation(t *token.Token) (blank, ok bool) {
	var in, continued indentation
loop:
	for {
		switch s.peek() {
		case ' ':
			in.col++
			in.alt++
		case '\t':
			in.col = (in.col/tabSize + 1) * tabSize
			in.alt = (in.alt/altTabSize + 1) * altTabSize
		case '\f':
			in = indentation{}
		case '\\':
			// A line's indentation is that before the backslash.
			if continued == (indentation{}) {
				continued = indentation{in.col, in.col}
			}
			s.cur++
			if !s.continuation(t) {
				s.start = s.cur
				return false, false
			}
			s.buf = s.cur
			continue
		default:
			break loop
		}
		s.cur++
	}
	if c := s.peek(); c == '#' || c == '\n' {
		return true, true
	}
	if len(s.brackets) > 0 {
		return false, true
	}
	if continued != (indentation{}) {
		in = continued
	}
	const mixed = "inconsistent use of tabs and spaces in indentation"
	top := s.indents[len(s.indents)-1]
	switch {
	case in.col == top.col:
		if in.alt != top.alt {
			return false, s.indentError(t, BadTabs, "TabError", mixed)
		}
	case in.col > top.col:
		if len(s.indents) >= maxIndent {
			return false, s.indentError(t, TooDeep, "IndentationError", "too many levels of indentation")
		}
		if in.alt <= top.alt {
			return false, s.indentError(t, BadTabs, "TabError", mixed)
		}
		s.pending++
		s.indents = append(s.indents, in)
	default:
		for len(s.indents) > 1 && in.col < s.indents[len(s.indents)-1].col {
			s.pending--
			s.indents = s.indents[:len(s.indents)-1]
		}
		top = s.indents[len(s.indents)-1]
		if in.col != top.col {
			return false, s.indentError(t, BadDedent, "IndentationError", "unindent does not match any outer indentation level")
		}
		if in.alt != top.alt {
			return false, s.indentError(t, BadTabs, "TabError", mixed)
		}
	}
	return false, true
}

// indentError refuses the indentation of a line; a tool gets the line's tokens all
// the same.
func (s *Scanner) indentError(t *token.Token, failure Failure, class, message string) bool {
	if s.comments {
		return true
	}
	s.pending = 0
	end := len(s.text)
	if nl := strings.IndexByte(s.text[s.cur:], '\n'); nl >= 0 {
		end = s.cur + nl + 1
	}
	s.cur = end
	s.failAt(t, class, s.cur-s.lineStart, message)
	s.err.EndOffset = -1
	if !strings.HasPrefix(message, "unindent") {
		s.err.Offset, s.err.EndOffset = 1, 0
	}
	s.failure = failure
	return false
}

// name reads a name, a keyword, or the start of a string with a prefix.
func (s *Scanner) name(t *token.Token, c int) {
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
		c = s.peek()
		if c == '"' || c == '\'' {
			s.cur++
			if f {
				s.fstringStart(t, byte(c), r)
			} else {
				s.string(t, byte(c))
			}
			return
		}
		if c == eof || !isNameByte[byte(c)] {
			s.emit(t, token.Keyword(s.text[s.start:s.cur]))
			return
		}
		s.cur++
	}
	for s.cur < len(s.text) && isNameByte[s.text[s.cur]] {
		s.cur++
	}
	text := s.text[s.start:s.cur]
	for i := range len(text) {
		if text[i] >= 0x80 {
			if bad := source.InvalidUTF8(text); bad != "" {
				s.err = &diag.Error{Type: "UnicodeDecodeError", Message: bad, File: s.file.Name, Offset: -1, EndOffset: -1}
				s.failure = Undecodable
				s.mark(t, token.ErrorToken)
				return
			}
			if !isIdentifier(text, s.unicode) {
				s.badIdentifier(t, text)
				return
			}
			break
		}
	}
	s.emit(t, token.Keyword(text))
}

// badIdentifier gives the error for the first character that can't stand there.
func (s *Scanner) badIdentifier(t *token.Token, text string) {
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if isIdentifier(text[:end], s.unicode) {
			continue
		}
		s.cur = s.start + end
		if s.unicode.Printable(r) {
			s.fail(t, "invalid character '%c' (U+%04X)", r, r)
		} else {
			s.fail(t, "invalid non-printable character U+%04X", r)
		}
		return
	}
}

// dot reads `.`, `...` or a number that starts with a dot.
func (s *Scanner) dot(t *token.Token) {
	switch {
	case isDigit(s.peek()):
		s.fraction(t)
	case strings.HasPrefix(s.text[s.cur:], ".."):
		s.cur += 2
		s.emit(t, token.Ellipsis)
	default:
		s.emit(t, token.Dot)
	}
}

// string reads a string; its opening quote has been read.
func (s *Scanner) string(t *token.Token, quote byte) {
	begin := source.Pos{Line: s.lineno, Col: int32(s.start - s.lineStart)}
	beginLine := s.lineStart
	triple := strings.HasPrefix(s.text[s.cur:], string([]byte{quote, quote}))
	switch {
	case triple:
		s.cur += 2
	case s.peek() == int(quote):
		s.cur++
		s.emit(t, token.String)
		return
	}
	escaped := false // a quote stands behind a backslash
	for {
		c := s.peek()
		if c == eof || c == '\n' && !triple {
			detected := s.lineno
			if c == eof && strings.HasSuffix(s.text, "\n") {
				detected--
			}
			s.lineno, s.lineStart, s.cur = begin.Line, beginLine, s.start+1
			mode := s.expression()
			switch {
			case mode != nil && mode.quote == quote && (mode.size == 3) == triple:
				s.fail(t, "f-string: expecting '}'")
			case triple:
				s.fail(t, "unterminated triple-quoted string literal (detected at line %d)", detected)
			case escaped:
				s.fail(t, "unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
			default:
				s.fail(t, "unterminated string literal (detected at line %d)", detected)
			}
			return
		}
		s.cur++
		switch {
		case c == int(quote):
			if triple {
				if !strings.HasPrefix(s.text[s.cur:], string([]byte{quote, quote})) {
					continue
				}
				s.cur += 2
			}
			t.Kind, t.Text = token.String, s.text[s.start:s.cur]
			t.Span = source.Span{Start: begin, End: s.here()}
			return
		case c == '\n':
			s.lineEnd()
		case c == '\\':
			if s.peek() == '\n' {
				s.cur++
				s.lineEnd()
			} else if next := s.peek(); next != eof {
				escaped = escaped || next == int(quote)
				s.cur++
			}
		}
	}
}

// operator reads an operator or delimiter that starts with c, which has been read.
func (s *Scanner) operator(t *token.Token, c byte) {
	mode := s.expression()
	if c == ':' && mode.atField(len(s.brackets)) {
		mode.inside, mode.spec = false, true
		s.emit(t, token.Colon)
		return
	}
	if kind := twoChars(c, s.peek()); kind != token.Op {
		c2 := s.peek()
		s.cur++
		if kind3 := threeChars(c, c2, s.peek()); kind3 != token.Op {
			kind = kind3
			s.cur++
		}
		s.emit(t, kind)
		return
	}
	switch c {
	case '(', '[', '{':
		if len(s.brackets) >= maxBrackets {
			s.fail(t, "too many nested parentheses")
			return
		}
		s.brackets = append(s.brackets, openBracket{c, source.Pos{Line: s.lineno, Col: int32(s.start - s.lineStart)}})
	case ')', ']', '}':
		if !s.close(t, c) {
			return
		}
	}
	kind := oneChar[c]
	if c == '!' {
		kind = token.Exclamation
	}
	if kind == token.Op && (c < ' ' || c == 0x7f) {
		s.fail(t, "invalid non-printable character U+%04X", c)
		return
	}
	s.emit(t, kind)
}

// close takes away an open bracket. An f-string goes on behind the end of a
// replacement field.
func (s *Scanner) close(t *token.Token, c byte) bool {
	mode := s.expression()
	if mode != nil && c == '}' && len(s.brackets) == mode.outer {
		s.fail(t, "f-string: single '}' is not allowed")
		return false
	}
	if len(s.brackets) == 0 {
		s.fail(t, "unmatched '%c'", c)
		return false
	}
	n := len(s.brackets)
	open := s.brackets[n-1]
	field := mode.atField(n)
	if open.open == '(' && c != ')' || open.open == '[' && c != ']' || open.open == '{' && c != '}' {
		switch {
		case field:
			s.fail(t, "f-string: unmatched '%c'", c)
		case open.at.Line != s.lineno:
			s.fail(t, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.open, open.at.Line)
		default:
			s.fail(t, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.open)
		}
		return false
	}
	s.brackets = s.brackets[:n-1]
	if field {
		mode.fields = mode.fields[:len(mode.fields)-1]
		mode.inside, mode.spec = false, false
	}
	return true
}

// atField reports whether so many open brackets are those of the innermost
// replacement field.
func (m *fstringMode) atField(brackets int) bool {
	return m != nil && len(m.fields) > 0 && brackets == m.fields[len(m.fields)-1]
}

// expression gives the f-string whose expression is being read, nil outside one.
func (s *Scanner) expression() *fstringMode {
	if n := len(s.fstrings); n > 0 {
		return &s.fstrings[n-1]
	}
	return nil
}

// fstringStart gives prefix and quotes of an f-string; the first quote has been
// read.
func (s *Scanner) fstringStart(t *token.Token, quote byte, raw bool) {
	size := 1
	if strings.HasPrefix(s.text[s.cur:], string([]byte{quote, quote})) {
		size = 3
		s.cur += 2
	}
	if len(s.fstrings)+1 >= maxFStrings {
		s.fail(t, "too many nested f-strings")
		return
	}
	s.fstrings = append(s.fstrings, fstringMode{
		start: source.Pos{Line: s.lineno, Col: int32(s.start - s.lineStart)},
		quote: quote, size: size, raw: raw, outer: len(s.brackets),
	})
	s.emit(t, token.FStringStart)
}

// field begins a replacement field at the current brace.
func (s *Scanner) field(t *token.Token, mode *fstringMode) bool {
	if len(mode.fields) >= maxFields {
		s.fail(t, "f-string: expressions nested too deeply")
		return false
	}
	mode.fields = append(mode.fields, len(s.brackets)+1)
	mode.inside = true
	return true
}

// fstringText gives a piece of an f-string's literal text or of a format
// specification, or its end. A doubled brace ends a piece; its text has one brace,
// its span both.
func (s *Scanner) fstringText(t *token.Token, mode *fstringMode) {
	s.start = s.cur
	begin := s.here()
	quotes := strings.Repeat(string(rune(mode.quote)), mode.size)
	if s.peek() == '{' && s.peekAt(s.cur+1) != '{' {
		if s.field(t, mode) {
			s.next(t)
		}
		return
	}
	if strings.HasPrefix(s.text[s.cur:], quotes) {
		s.cur += mode.size
		s.fstrings = s.fstrings[:len(s.fstrings)-1]
		s.emit(t, token.FStringEnd)
		return
	}
	named := false // \N{ was there
	give := func(end int) {
		*t = token.Token{Kind: token.FStringMiddle, Text: s.text[s.start:end], Span: source.Span{Start: begin, End: s.here()}}
	}
	for {
		c := s.peek()
		spec := mode.spec && len(mode.fields) > 0
		switch {
		case c == eof || c == '\n' && mode.size == 1:
			if spec && c == '\n' {
				mode.inside, mode.spec = true, false
				give(s.cur)
				return
			}
			s.unterminated(t, mode)
			return
		case c == int(mode.quote) && strings.HasPrefix(s.text[s.cur:], quotes):
			give(s.cur)
			return
		case c == '{':
			if s.peekAt(s.cur+1) == '{' && !spec {
				s.cur += 2
				give(s.cur - 1)
				return
			}
			if s.field(t, mode) {
				mode.spec = false
				give(s.cur)
			}
			return
		case c == '}':
			if named {
				s.cur++
				give(s.cur)
				return
			}
			if s.peekAt(s.cur+1) == '}' && !spec && len(s.brackets) == mode.outer {
				s.cur += 2
				give(s.cur - 1)
				return
			}
			mode.inside, mode.spec = true, false
			give(s.cur)
			return
		case c == '\\':
			s.cur++
			next := s.peek()
			if next == '{' || next == '}' {
				if !mode.raw {
					s.warn(fmt.Sprintf(`invalid escape sequence '\%c'`, next), "SyntaxWarning")
				}
				continue
			}
			if next == eof {
				continue
			}
			s.cur++
			switch {
			case next == '\n':
				s.lineEnd()
			case next == 'N' && !mode.raw && s.peek() == '{':
				s.cur++
				named = true
			}
		default:
			s.cur++
			if c == '\n' {
				s.lineEnd()
			}
		}
	}
}

// unterminated gives the error for an f-string without end, at its start.
func (s *Scanner) unterminated(t *token.Token, mode *fstringMode) {
	detected := s.lineno
	kind := "f-string"
	if mode.size == 3 {
		kind = "triple-quoted f-string"
	}
	if s.cur == len(s.text) && strings.HasSuffix(s.text, "\n") {
		detected--
	}
	s.lineno = mode.start.Line
	s.lineStart = s.file.Offset(source.Pos{Line: mode.start.Line})
	s.cur = s.lineStart + int(mode.start.Col) + 1
	s.fail(t, "unterminated %s literal (detected at line %d)", kind, detected)
}

// warn notes a warning about the text at the current line.
func (s *Scanner) warn(message, category string) {
	at := s.here()
	s.warnings = append(s.warnings, diag.Warning{Category: category, Message: message, File: s.file.Name, Span: source.Span{Start: at, End: at}})
}
