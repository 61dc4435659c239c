package parser

import (
	"index/suffixarray"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// F-strings, until 3.11, are strings for the tokenizer. Python/ast.c takes them
// apart afterwards and parses each expression as a program of its own, "<fstring>":
// the expression in parentheses. Then it moves the positions to where it thinks
// that the expression stands: at the first place in the atom's first literal
// where the same text stands in braces, or, if there is none, at the start of the
// atom.

// fstring collects the parts of adjacent literals.
type fstring struct {
	last   strings.Builder // the literal text since the last expression
	parts  []ast.Expr
	joined bool // one of the literals is an f-string
}

func (f *fstring) text(s string) { f.last.WriteString(s) }

// flush makes a constant of the text so far.
func (f *fstring) flush(atom *stringAtom) {
	if f.last.Len() > 0 {
		f.parts = append(f.parts, &ast.Constant{Span: atom.span, Value: f.last.String(), Kind: atom.kind})
		f.last.Reset()
	}
}

func (f *fstring) finish(atom *stringAtom) ast.Expr {
	if !f.joined {
		return &ast.Constant{Span: atom.span, Value: f.last.String(), Kind: atom.kind}
	}
	f.flush(atom)
	return &ast.JoinedStr{Span: atom.span, Values: f.parts}
}

// fscanner reads the body of an f-string.
type fscanner struct {
	p    *parser
	atom *stringAtom
	s    string
	i    int
	raw  bool

	token  *token.Token // the literal
	quotes int          // how many end it

	// Line ends of the literal are counted up to here, each but once: where the last
	// expression began, how many lines end before it, and where the line of it begins.
	counted   int
	lines     int
	lineStart int
}

// fstringParts adds the parts of an f-string literal.
func (p *parser) fstringParts(f *fstring, tok *token.Token, lit literal, atom *stringAtom) {
	s := &fscanner{p: p, atom: atom, s: lit.body, raw: lit.raw, token: tok, quotes: lit.quotes}
	s.parts(f, 0)
}

// fail notes an error at the atom.
func (s *fscanner) fail(message string) bool {
	s.p.astErrorAt(s.atom.span.Start, message)
	return false
}

// at gives the current character, 0 at the end.
func (s *fscanner) at() byte {
	if s.i < len(s.s) {
		return s.s[s.i]
	}
	return 0
}

// parts reads literal text and expressions in turn, up to the end, or in a format
// specification (level 1 and more) up to its closing brace. It gives false after
// an error.
func (s *fscanner) parts(f *fstring, level int) bool {
	f.joined = true
	for {
		again, ok := s.literal(f, level)
		if !ok {
			return false
		}
		if again {
			continue
		}
		if s.i >= len(s.s) || s.s[s.i] == '}' {
			break
		}
		if !s.expression(f, level) {
			return false
		}
	}
	if level == 0 && s.i < len(s.s)-1 {
		return s.fail("f-string: unexpected end of string")
	}
	if level > 0 && s.at() != '}' {
		return s.fail("f-string: expecting '}'")
	}
	return true
}

// literal reads text up to a brace. again says that it stopped behind a doubled
// brace and more text may follow.
func (s *fscanner) literal(f *fstring, level int) (again, ok bool) {
	start, end := s.i, -1
	for end < 0 && s.i < len(s.s) {
		c := s.s[s.i]
		s.i++
		if !s.raw && c == '\\' && s.i < len(s.s) {
			c = s.s[s.i]
			s.i++
			if c == 'N' {
				if s.at() != '{' {
					if s.i < len(s.s) {
						s.i++
					}
					break
				}
				for s.i++; s.i < len(s.s); {
					s.i++
					if s.s[s.i-1] == '}' {
						break
					}
				}
				continue
			}
			if c == '{' {
				s.p.warnEscape(c, s.atom.span.Start)
			}
		}
		if c != '{' && c != '}' {
			continue
		}
		// Braces are doubled outside format specifications only.
		if level == 0 {
			if s.at() == c {
				end = s.i
				s.i++
				again = true
				break
			}
			if c == '}' {
				s.i--
				return false, s.fail("f-string: single '}' is not allowed")
			}
		}
		s.i--
		break
	}
	if end < 0 {
		end = s.i
	}
	if text := s.s[start:end]; text != "" {
		if !s.raw && !utf8.ValidString(text) {
			if _, _, bad := unescape(text, s.p.dialect.Unicode); bad != "" {
				s.p.astError(s.atom.at, "(unicode error) "+bad)
				return again, true
			}
		}
		f.text(s.p.stringBody(text, s.raw, s.atom.at, s.atom.span.Start))
	}
	return again, true
}

// expression reads {expression[=][!conversion][:format specification]}.
func (s *fscanner) expression(f *fstring, level int) bool {
	if level >= 2 {
		return s.fail("f-string: expressions nested too deeply")
	}
	s.i++
	start := s.i
	if !s.findEnd() {
		return false
	}
	if s.i >= len(s.s) {
		return s.fail("f-string: expecting '}'")
	}
	value, displaced := s.parse(start)
	if value == nil {
		return false
	}
	debug := s.at() == '='
	if debug {
		for s.i++; isSpace(s.at()); s.i++ {
		}
		f.text(s.s[start:s.i])
	}
	conversion := -1
	if s.at() == '!' {
		s.i++
		if s.i >= len(s.s) {
			return s.fail("f-string: expecting '}'")
		}
		conversion = int(s.s[s.i])
		s.i++
		if conversion != 's' && conversion != 'r' && conversion != 'a' {
			return s.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
	}
	var spec ast.Expr
	if s.at() == ':' {
		s.i++
		if s.i >= len(s.s) {
			return s.fail("f-string: expecting '}'")
		}
		var inner fstring
		if !s.parts(&inner, level+1) {
			return false
		}
		spec = inner.finish(s.atom)
	}
	if s.at() != '}' {
		return s.fail("f-string: expecting '}'")
	}
	s.i++
	if debug && spec == nil && conversion == -1 {
		conversion = 'r'
	}
	f.flush(s.atom)
	f.parts = append(f.parts, &ast.FormattedValue{Span: s.atom.span, Displaced: displaced, Value: value, Conversion: conversion, FormatSpec: spec})
	return true
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// findEnd goes to the end of an expression: the first `}`, `!`, `:` or `=` outside
// brackets and strings that is no comparison.
func (s *fscanner) findEnd() bool {
	const maxLevel = 200
	var quote byte
	triple := false
	var brackets []byte
	for ; s.i < len(s.s); s.i++ {
		c := s.s[s.i]
		if c == '\\' {
			return s.fail("f-string expression part cannot include a backslash")
		}
		if quote != 0 {
			if c == quote {
				if !triple {
					quote = 0
				} else if strings.HasPrefix(s.s[s.i+1:], string([]byte{c, c})) {
					s.i += 2
					quote = 0
				}
			}
			continue
		}
		switch c {
		case '\'', '"':
			quote = c
			triple = strings.HasPrefix(s.s[s.i+1:], string([]byte{c, c}))
			if triple {
				s.i += 2
			}
			continue
		case '[', '{', '(':
			if len(brackets) >= maxLevel {
				return s.fail("f-string: too many nested parenthesis")
			}
			brackets = append(brackets, c)
			continue
		case '#':
			return s.fail("f-string expression part cannot include '#'")
		}
		if len(brackets) == 0 {
			switch c {
			case '!', ':', '}', '=', '>', '<':
				if s.i+1 < len(s.s) {
					if s.s[s.i+1] == '=' && c != ':' && c != '}' {
						s.i++
						continue
					}
					if c == '>' || c == '<' {
						continue
					}
				}
				return true
			case ']', ')':
				return s.fail("f-string: unmatched '" + string(c) + "'")
			}
			continue
		}
		switch c {
		case ']', '}', ')':
			open := brackets[len(brackets)-1]
			brackets = brackets[:len(brackets)-1]
			if open == '(' && c != ')' || open == '[' && c != ']' || open == '{' && c != '}' {
				return s.fail("f-string: closing parenthesis '" + string(c) +
					"' does not match opening parenthesis '" + string(open) + "'")
			}
		}
	}
	if quote != 0 {
		return s.fail("f-string: unterminated string")
	}
	if n := len(brackets); n > 0 {
		return s.fail("f-string: unmatched '" + string(brackets[n-1]) + "'")
	}
	return true
}

// parse parses the expression from start up to here; nil after an error. The span
// is FormattedValue's Displaced.
func (s *fscanner) parse(start int) (ast.Expr, source.Span) {
	text := s.s[start:s.i]
	if strings.Trim(text, " \t\n\f") == "" {
		s.fail("f-string: empty expression not allowed")
		return nil, source.Span{}
	}
	file := &source.File{Name: "<fstring>", Text: "(" + text + ")", Encoding: "utf-8"}
	inner := &parser{file: file, dialect: s.p.dialect, lex: lexer.New(file, s.p.dialect, false), inFString: true}
	inner.moveLines, inner.moveCols = s.place("{" + text + "}")
	at := s.truePlace(start)
	inner.trueLines, inner.trueCols = at.Line-1, at.Col-1
	var mod *ast.Expression
	err := inner.run(func() { mod = inner.evalInput() })
	s.p.warnings = append(s.p.warnings, inner.warnings...)
	if err != nil {
		if s.p.astErr == nil {
			s.p.astErr = err.(*diag.Error)
		}
		return nil, source.Span{}
	}
	return mod.Body, source.Span{Start: source.Pos{Line: inner.moveLines + 1, Col: inner.moveCols + 1}, End: at}
}

// truePlace gives the place in the file of a place in the literal's body.
func (s *fscanner) truePlace(i int) source.Pos {
	i += len(s.token.Text) - s.quotes - len(s.s)
	between := s.token.Text[s.counted:i]
	if n := strings.Count(between, "\n"); n > 0 {
		s.lines += n
		s.lineStart = s.counted + strings.LastIndexByte(between, '\n') + 1
	}
	s.counted = i
	at := s.token.Span.Start
	if s.p.inFString {
		if at.Line == 1 {
			at.Col += s.p.trueCols
		}
		at.Line += s.p.trueLines
	}
	if s.lines > 0 {
		at.Line += int32(s.lines)
		at.Col = 0
	}
	at.Col += int32(i - s.lineStart)
	return at
}

// place says how far the positions in an expression are moved: lines, and columns
// on its first line (fstring_fix_node_location in Python/ast.c). braced is its
// text in braces, which is not found if a conversion or the like comes before
// the closing one.
func (s *fscanner) place(braced string) (lines, cols int32) {
	lines, cols = s.atom.span.Start.Line-1, s.atom.span.Start.Col
	at := s.atom.find(braced)
	if at < 0 {
		return lines, cols
	}
	// The distance from the line end before, or from the start of the literal.
	n, lineEnd := s.atom.lineOf(at)
	return lines + int32(n), cols + int32(at-lineEnd)
}

// shortLiteral is a literal's length in bytes up to which searching it again for each of its
// expressions is no work.
const shortLiteral = 2000

// find gives the first place of a text in the first literal, -1 for none.
func (a *stringAtom) find(text string) int {
	if len(a.first) <= shortLiteral {
		return strings.Index(a.first, text)
	}
	if a.found == nil {
		a.found = map[string]int{}
		a.suffixes = suffixarray.New([]byte(a.first))
	}
	at, known := a.found[text]
	if !known {
		at = -1
		if all := a.suffixes.Lookup([]byte(text), -1); len(all) > 0 {
			at = slices.Min(all)
		}
		a.found[text] = at
	}
	return at
}

// lineOf says how many lines end before a place in the first literal, and where the
// last of them does, 0 for none.
func (a *stringAtom) lineOf(at int) (n, lineEnd int) {
	if len(a.first) <= shortLiteral {
		before := a.first[:at]
		return strings.Count(before, "\n"), max(strings.LastIndexByte(before, '\n'), 0)
	}
	if a.lineEnds == nil {
		a.lineEnds = []int{0}
		for i := range len(a.first) {
			if a.first[i] == '\n' {
				a.lineEnds = append(a.lineEnds, i)
			}
		}
	}
	n = sort.SearchInts(a.lineEnds[1:], at)
	return n, a.lineEnds[n]
}
