// Package source has source files and places in them: the decoded text with its
// line table, positions and spans.
//
// Read does what CPython's tokenizer does with the bytes of a file before the first
// token (Parser/tokenizer): byte order mark, PEP 263 coding cookie, decoding, line
// ends.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a source file: Line counts from 1, Col is the byte offset
// in the line's UTF-8 text and counts from 0, as in CPython's ast. A zero Line
// means that there is no place.
type Pos struct {
	Line, Col int32
}

// IsValid reports whether p is a place at all.
func (p Pos) IsValid() bool { return p.Line > 0 }

// Before reports whether p comes before q.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}

// Span is the source text from Start up to, not including, End.
type Span struct {
	Start, End Pos
}

// Pos gives the span itself; types that embed a Span have their place by it.
func (s Span) Pos() Span { return s }

// Contains reports whether p lies in s.
func (s Span) Contains(p Pos) bool { return !p.Before(s.Start) && p.Before(s.End) }

// File is a source file as the compiler reads it.
type File struct {
	Name     string // as shown in messages and co_filename
	Text     string // decoded, UTF-8, lines end in \n alone, no byte order mark
	Encoding string // the codec's name as in the coding cookie, "utf-8" without one

	// Broken says what is wrong with the line behind Text of a script that could not be
	// read to its end; nil for others.
	Broken *DecodeError

	lines    []int32 // byte offset in Text of each line's start
	marked   bool    // it began with a byte order mark
	declared bool    // it has a coding cookie, or was text from the start
	endless  bool    // see Endless
	ending   string  // of its last line, if that is \r\n or \r and it is a script
	raw      []byte  // the file's bytes, if they are in another encoding than UTF-8
}

// NewFile makes a file of text that is decoded already, as compile() does with a
// str. Line ends become \n.
func NewFile(name, text string) *File {
	f := newFile(name, normalizeLineEnds(text), "")
	f.declared = true
	return f
}

// newFile makes a file of text whose lines end in \n.
func newFile(name, text, cookie string) *File {
	f := &File{Name: name, Encoding: "utf-8"}
	if cookie != "" {
		f.Encoding, f.declared = cookie, true
	}
	f.setText(text)
	return f
}

func (f *File) setText(text string) { f.Text, f.lines = text, lineStarts(text) }

// normalizeLineEnds makes \n of \r\n and of \r alone (universal newlines).
func normalizeLineEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

func lineStarts(text string) []int32 {
	starts := make([]int32, 1, 1+strings.Count(text, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return starts
		}
		i += n + 1
		starts = append(starts, int32(i))
	}
}

// Lines gives the number of lines; text that ends in a line end has an empty
// last line.
func (f *File) Lines() int { return len(f.lines) }

// Line gives the text of a line, counted from 1, without its line end, and ""
// for a line that the file does not have.
func (f *File) Line(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	start := int(f.lines[line-1])
	if line == len(f.lines) {
		return f.Text[start:]
	}
	return f.Text[start : f.lines[line]-1]
}

// programChunk is how many bytes of a line CPython reads at once to show it.
const programChunk = 999

// ProgramText gives a line as CPython puts it into errors that it finds after the
// grammar was checked (PyErr_ProgramTextObject): with its line end and its byte order
// mark, and of a long line only what was read last; "" if that begins within a character.
func (f *File) ProgramText(line int) string {
	text := f.programText(line)
	if len(text) < len(f.Line(line)) && !utf8.ValidString(text) {
		return ""
	}
	return text
}

func (f *File) programText(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	text := f.Line(line)
	if line < len(f.lines) {
		text += "\n"
	}
	if line == 1 && f.marked {
		text = "\ufeff" + text
	}
	for len(text) >= programChunk && text[programChunk-1] != '\n' {
		// At the end of the file nothing is left then.
		text = text[programChunk:]
	}
	return text
}

// ErrorText is ProgramText for errors of the grammar, as CPython reads the line again
// from the file: with U+FFFD for what is not UTF-8 although it is declared to be. Undeclared, there is no text then.
func (f *File) ErrorText(line int) string {
	text := f.programText(line)
	if !f.marked && !f.declared && !utf8.ValidString(text) {
		return ""
	}
	return Replaced(text)
}

// Endless reports whether the codec made something else of the end of the last line.
func (f *File) Endless() bool { return f.endless }

// Recoded reports whether the file was in another encoding than UTF-8.
func (f *File) Recoded() bool { return f.raw != nil }

// Ending gives how the last line of a script ended, if that is \r\n or \r, else "".
func (f *File) Ending() string { return f.ending }

// RawText is ProgramText as CPython 3.8 has it, which takes lines of all files to be
// UTF-8: "" for one that is not.
func (f *File) RawText(line int) string {
	raw := f.Line(line)
	if f.raw != nil {
		rest := normalizeLineEnds(string(f.raw))
		for n := line; n > 1; n-- {
			_, rest, _ = strings.Cut(rest, "\n")
		}
		raw, _, _ = strings.Cut(rest, "\n")
	}
	if !utf8.ValidString(raw) {
		return ""
	}
	return f.ProgramText(line)
}

// Offset gives the byte offset in Text of p, cut to the text's bounds.
func (f *File) Offset(p Pos) int {
	if p.Line < 1 {
		return 0
	}
	if int(p.Line) > len(f.lines) {
		return len(f.Text)
	}
	return min(int(f.lines[p.Line-1])+int(p.Col), len(f.Text))
}

// PosAt gives the place of a byte offset in Text.
func (f *File) PosAt(offset int) Pos {
	line := sort.Search(len(f.lines), func(i int) bool { return int(f.lines[i]) > offset })
	if line == 0 {
		return Pos{Line: 1}
	}
	return Pos{Line: int32(line), Col: int32(offset) - f.lines[line-1]}
}

// Slice gives the text of a span.
func (f *File) Slice(s Span) string {
	start, end := f.Offset(s.Start), f.Offset(s.End)
	if end < start {
		return ""
	}
	return f.Text[start:end]
}

// RuneColumn gives the column of p counted in characters, from 0.
func (f *File) RuneColumn(p Pos) int {
	line := f.Line(int(p.Line))
	return utf8.RuneCountInString(line[:min(int(p.Col), len(line))])
}
