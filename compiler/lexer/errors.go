package lexer

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

func itoa(n int32) string { return strconv.Itoa(int(n)) }

// fail gives an error whose column is where reading stopped, counted from the
// start of the text that is shown; that is more than a line after a continued
// line or in a string of several lines (err_input in Python/pythonrun.c).
func (l *Lexer) fail(t *token.Token, class, message string) {
	l.setError(class, message)
	l.mark(t, token.ErrorToken)
}

func (l *Lexer) setError(class, message string) {
	l.state = failed
	if l.comments { // tools don't show it, and a line may have as many errors as characters
		l.err = &diag.Error{Type: class, Message: message, File: l.file.Name}
		return
	}
	l.err = l.errorAt(class, message, l.cur-l.buf, source.Span{})
}

// failHere gives an error at the current character of the current line
// (syntaxerror in Parser/tokenizer.c).
func (l *Lexer) failHere(t *token.Token, message string) {
	if l.comments {
		l.setError("SyntaxError", message)
		l.mark(t, token.ErrorToken)
		return
	}
	l.state = failed
	line := l.text[l.lineStart:]
	if nl := strings.IndexByte(line, '\n'); nl >= 0 {
		line = line[:nl]
	}
	before := l.text[l.lineStart:l.cur]
	if len(before) > len(line) {
		line = before
	}
	l.err = diag.SyntaxError(l.file.Name, message, l.spanToHere(), utf8.RuneCountInString(before), line)
	l.mark(t, token.ErrorToken)
}

// spanToHere is the token being read, as far as it was read, on the current line.
func (l *Lexer) spanToHere() source.Span {
	start := l.start
	if start < l.lineStart {
		start = min(l.lineStart, l.cur)
	}
	line := max(l.lineno, 1)
	return source.Span{
		Start: source.Pos{Line: line, Col: int32(max(start-l.lineStart, 0))},
		End:   source.Pos{Line: line, Col: int32(max(l.cur-l.lineStart, 0))},
	}
}

// errorAt makes an error at a column in bytes from the start of the shown text.
func (l *Lexer) errorAt(class, message string, column int, span source.Span) *diag.Error {
	text := l.text[l.buf:max(l.inp, l.buf)]
	offset := charsIn(text, column)
	if span.Start.Line == 0 {
		span = l.spanToHere()
	}
	// CPython's line is the one read last, also for a token that began before.
	span.Start.Line = max(l.lineno, 0)
	if class == "SyntaxError" {
		return diag.SyntaxError(l.file.Name, message, span, offset, source.Replaced(text))
	}
	return &diag.Error{Type: class, Message: message, File: l.file.Name, Span: span, Offset: offset, Text: text}
}

// charsIn counts the characters in the first n bytes; a cut one counts.
func charsIn(text string, n int) int {
	return utf8.RuneCountInString(source.Replaced(text[:min(max(n, 0), len(text))]))
}

// Stuck gives the error for a token that the grammar does not allow there.
// expected is the only kind of token that it allows, else EndMarker.
func (l *Lexer) Stuck(t *token.Token, expected token.Kind) *diag.Error {
	class, message := "SyntaxError", "invalid syntax"
	switch {
	case l.state == atEOF:
		message = "unexpected EOF while parsing"
	case t.Kind == token.Op:
		// A character that no rule knows is not compared with what is expected.
	case expected == token.Indent:
		class, message = "IndentationError", "expected an indented block"
	case t.Kind == token.Indent:
		class, message = "IndentationError", "unexpected indent"
	case t.Kind == token.Dedent:
		class, message = "IndentationError", "unexpected unindent"
	}
	column := l.cur - l.buf
	// Tokens that stand for no text have no column of their own.
	if t.Kind != token.Indent && t.Kind != token.Dedent && t.Kind != token.EndMarker && (t.Kind != token.Newline || !l.virtual(t)) {
		column = int(t.Span.Start.Col) + 1
	}
	return l.errorAt(class, message, column, t.Span)
}

// virtual reports whether a Newline token is not in the source: the one that the
// end of the text stands for.
func (l *Lexer) virtual(t *token.Token) bool { return l.state == atEOF && !l.started }

// MultipleStatements gives mode "single"'s error for text after the statement.
func (l *Lexer) MultipleStatements(t *token.Token) *diag.Error {
	return l.errorAt("SyntaxError", "multiple statements found while compiling a single statement",
		int(t.Span.Start.Col)+1, t.Span)
}

// BadOperator gives the error for an operator that the tokenizer knows and the
// dialect does not have; unlike Stuck's its column is the operator's end.
func (l *Lexer) BadOperator(t *token.Token, message string) *diag.Error {
	if l.state == atEOF {
		message = "unexpected EOF while parsing"
	}
	return l.errorAt("SyntaxError", message, l.cur-l.buf, t.Span)
}
