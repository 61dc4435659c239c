// Package diag has what the compiler says about a program: errors and warnings,
// with their places, in CPython's words.
package diag

import (
	"fmt"
	"strings"
	"unicode"

	"bytewalk/compiler/source"
)

// Error is an error in the user's program, found while compiling.
type Error struct {
	Type    string // the exception's class: SyntaxError, IndentationError, TabError, ValueError, …
	Message string
	File    string
	Span    source.Span // zero where CPython gives no place
	Offset  int         // SyntaxError.offset: column from 1 as CPython reports it, -1 for None
	// EndOffset is SyntaxError.end_offset: the column from 1 behind what is wrong, -1
	// or 0 where CPython gives none (and always until 3.9).
	EndOffset int
	Text      string // SyntaxError.text: the source line, "" for None
	EmptyText bool   // an empty Text is one, and not None
	AtEnd     bool   // found where the text ended before a further token: there is no column in a script
	// Unsupported says that CPython would compile the program and this compiler
	// does not: Message is ours then.
	Unsupported bool
}

// Error gives the error in one line: file:line:col: Type: message.
func (e *Error) Error() string {
	if e.Span.Start.Line == 0 {
		return fmt.Sprintf("%s: %s: %s", e.File, e.Type, e.Message)
	}
	col := e.Offset
	if col <= 0 {
		col = int(e.Span.Start.Col) + 1
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File, e.Span.Start.Line, col, e.Type, e.Message)
}

// FromDecode makes an error of what is wrong with a file's bytes.
func FromDecode(file string, d *source.DecodeError) *Error {
	at := source.Pos{Line: int32(d.Line)}
	return &Error{Type: d.Type, Message: d.Message, File: file, Span: source.Span{Start: at, End: at},
		Offset: d.Offset, EndOffset: d.End, Text: d.Text, Unsupported: d.Unsupported}
}

// Line gives SyntaxError.lineno, 0 for None.
func (e *Error) Line() int { return int(e.Span.Start.Line) }

// Format gives the error as CPython 3.8's interpreter prints it (print_error_text
// in Python/pythonrun.c): place, source line, caret, message; lines end in \n.
func (e *Error) Format() string { return e.format((*Error).formatText) }

// FormatRange gives the error as it is printed since 3.10, with all marked that is
// wrong (TracebackException._format_syntax_error in Lib/traceback.py).
func (e *Error) FormatRange() string { return e.format((*Error).formatRange) }

func (e *Error) format(text func(*Error, *strings.Builder)) string {
	var b strings.Builder
	if e.Span.Start.Line > 0 {
		fmt.Fprintf(&b, "  File \"%s\", line %d\n", e.File, e.Span.Start.Line)
		if e.Text != "" || e.EmptyText {
			text(e, &b)
		}
	}
	b.WriteString(e.Type)
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	b.WriteByte('\n')
	return b.String()
}

// AsScript gives the error as CPython 3.8 reports it for the file f that it was
// started with, instead of one that it imports or that compile() gets. It reads that
// file line by line and counts the end of the file as one line more, inside a string
// or after a continued line as two if the last line has an end.
func (e *Error) AsScript(f *source.File) *Error {
	script := *e
	within := int32(2)
	if !strings.HasSuffix(f.Text, "\n") || f.Ending() == "\r" {
		within = 1
	}
	switch {
	case e.File == "<fstring>":
		// An expression is never read from a file.
	case e.Message == "EOF while scanning triple-quoted string literal",
		e.Message == "unexpected EOF while parsing" && strings.HasSuffix(e.Text, "\\\n"):
		script.Span.Start.Line += within
	case e.Message == "unexpected EOF while parsing":
		script.Span.Start.Line++
		// The line at the end is empty, and the caret stays in its column, which is
		// one of bytes: the characters are not there to be counted.
		before := []rune(e.Text)
		before = before[:min(max(e.Offset, 0), len(before))]
		script.Offset += len(string(before)) - len(before)
		script.Text = "\n"
		script.Offset++
		if f.Recoded() || f.Ending() != "" {
			script.Text, script.EmptyText = "", true
			script.Offset--
		}
	}
	return &script
}

// formatText writes the source line and the caret. Leading blanks are taken away
// and the caret moves with them. CPython compares the column, in characters, with
// bytes of the text; that can only matter for texts of several lines.
func (e *Error) formatText(b *strings.Builder) {
	text, offset := e.Text, e.Offset
	if offset >= 0 {
		if offset > 0 && offset == len(text) && text[offset-1] == '\n' {
			offset--
		}
		for {
			nl := strings.IndexByte(text, '\n')
			if nl < 0 || nl >= offset {
				break
			}
			offset -= nl + 1
			text = text[nl+1:]
		}
		for text != "" && (text[0] == ' ' || text[0] == '\t' || text[0] == '\f') {
			text = text[1:]
			offset--
		}
	}
	b.WriteString("    " + text)
	if !strings.HasSuffix(text, "\n") {
		b.WriteByte('\n')
	}
	if e.Offset >= 0 {
		b.WriteString("    " + strings.Repeat(" ", max(offset-1, 0)) + "^\n")
	}
}

// formatRange writes the source line and carets below what is wrong.
func (e *Error) formatRange(b *strings.Builder) {
	text := []rune(e.Text)
	right := []rune(strings.TrimRight(e.Text, "\n"))
	left := []rune(strings.TrimLeft(string(right), " \n\f"))
	spaces := len(right) - len(left)
	b.WriteString("    " + string(left) + "\n")
	if e.Offset < 0 {
		return
	}
	offset, end := e.Offset, len(right)+1
	if e.Span.Start.Line == e.Span.End.Line {
		end = e.EndOffset
	}
	if len(text) > 0 && offset > len(text) {
		offset = len(right) + 1
	}
	if len(text) > 0 && end > len(text) {
		end = len(right) + 1
	}
	if offset >= end {
		end = offset + 1
	}
	column, endColumn := offset-1-spaces, end-1-spaces
	if column < 0 {
		return
	}
	b.WriteString("    ")
	for _, c := range left[:min(column, len(left))] {
		if !unicode.IsSpace(c) {
			c = ' '
		}
		b.WriteRune(c)
	}
	b.WriteString(strings.Repeat("^", max(endColumn-column, 0)) + "\n")
}

// SyntaxError makes a SyntaxError. For a program of Python 2's kind, where text
// has a print or exec statement without parentheses, the message says so instead
// (SyntaxError's constructor, Objects/exceptions.c; CPython until 3.9).
func SyntaxError(file, message string, span source.Span, offset int, text string) *Error {
	if legacy := legacyStatement(text); legacy != "" {
		message = legacy
	}
	return &Error{Type: "SyntaxError", Message: message, File: file, Span: span, Offset: offset, Text: text}
}

// legacyStatement looks for a print or exec statement at the start of text or
// after its first colon. A line with an opening parenthesis is never one.
func legacyStatement(text string) string {
	if text == "" || strings.IndexByte(text, '(') >= 0 {
		return ""
	}
	if message := legacyMessage(text); message != "" {
		return message
	}
	if _, rest, ok := strings.Cut(text, ":"); ok {
		return legacyMessage(rest)
	}
	return ""
}

func legacyMessage(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if strings.HasPrefix(text, "exec ") {
		return "Missing parentheses in call to 'exec'"
	}
	rest, ok := strings.CutPrefix(text, "print ")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, ";")
	rest = strings.Trim(rest, " \t\r\n")
	end := ""
	if strings.HasSuffix(rest, ",") {
		end = ` end=" "`
	}
	return "Missing parentheses in call to 'print'. Did you mean print(" + rest + end + ")?"
}

// Warning is a SyntaxWarning or DeprecationWarning given while compiling.
type Warning struct {
	Category string // SyntaxWarning, DeprecationWarning
	Message  string
	File     string
	Span     source.Span
}

// String gives the warning in CPython's form: file:line: Category: message.
func (w Warning) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", w.File, w.Span.Start.Line, w.Category, w.Message)
}
