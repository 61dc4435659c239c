// Package excerpt finds, in the piece of source text that a traceback shows, what it
// marks: an operator, the brackets of an index, the parentheses of a call
// (Lib/traceback.py of 3.13, PEP 657).
package excerpt

import (
	"strings"
	"unicode"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
)

// Range is a part of a text: lines count from 0, columns are characters. The type has no name
// of its own, so that the machine, which does not import the parser, can have the same.
type Range = struct {
	Line, Col, EndLine, EndCol int
}

// Of finds in texts of a dialect. It is the machine's Excerpts.
type Of struct{ Dialect *dialect.Dialect }

// finder looks for characters in the lines of a text.
type finder struct {
	lines [][]rune
	line  int
	col   int
	ok    bool
}

func newFinder(text string) *finder {
	f := &finder{ok: true}
	for _, l := range strings.Split(text, "\n") {
		f.lines = append(f.lines, []rune(l))
	}
	return f
}

// column makes a character index of an offset in bytes.
func column(line []rune, offset int) int {
	for i, r := range line {
		if offset <= 0 {
			return i
		}
		offset -= len(string(r))
	}
	return len(line)
}

// valid goes on to the next character if there is none here.
func (f *finder) valid() {
	for f.line < len(f.lines) && f.col >= len(f.lines[f.line]) {
		f.line, f.col = f.line+1, 0
	}
	f.ok = f.ok && f.line >= 0 && f.line < len(f.lines)
}

// end goes to the end of an expression. The text was parsed behind a line of its own.
func (f *finder) end(e ast.Expr) {
	at := e.Pos().End
	f.line = int(at.Line) - 2
	if f.line < 0 || f.line >= len(f.lines) {
		f.ok = false
		return
	}
	f.col = column(f.lines[f.line], int(at.Col))
}

// until goes on to a character, over comments and continued lines.
func (f *finder) until(stop func(r rune) bool) {
	f.valid()
	for f.ok {
		r := f.lines[f.line][f.col]
		switch {
		case r == '\\' || r == '#':
			f.line, f.col = f.line+1, 0
		case stop(r):
			return
		default:
			f.col++
		}
		f.valid()
	}
}

// Anchors gives what of an expression is marked: the operator, or the brackets with
// what is in them.
func (of Of) Anchors(segment string) (r Range, ok bool) {
	m, _, err := parser.ParseFile(source.NewFile("<segment>", "(\n"+segment+"\n)"), of.Dialect)
	if err != nil || len(m.Body) != 1 {
		return r, false
	}
	s, isExpr := m.Body[0].(*ast.ExprStmt)
	if !isExpr {
		return r, false
	}
	f := newFinder(segment)
	switch e := s.Value.(type) {
	case *ast.BinOp:
		f.end(e.Left)
		f.until(func(r rune) bool { return !unicode.IsSpace(r) && r != ')' })
		if !f.ok {
			return r, false
		}
		right := f.col + 1
		line := f.lines[f.line]
		start := e.Right.Pos().Start
		rightLine := int(start.Line) - 2
		before := rightLine > f.line || rightLine >= 0 && rightLine < len(f.lines) && right < column(f.lines[rightLine], int(start.Col))
		if right < len(line) && before && !unicode.IsSpace(line[right]) && line[right] != '\\' && line[right] != '#' {
			right++
		}
		return Range{f.line, f.col, f.line, right}, true
	case *ast.Subscript:
		return f.brackets(e.Value, e, '[')
	case *ast.Call:
		return f.brackets(e.Func, e, '(')
	}
	return r, false
}

func (f *finder) brackets(left, whole ast.Expr, bracket rune) (r Range, ok bool) {
	f.end(left)
	f.until(func(r rune) bool { return r == bracket })
	r.Line, r.Col = f.line, f.col
	f.end(whole)
	r.EndLine, r.EndCol = f.line, f.col
	return r, f.ok
}

// WholeCall says where in a statement that does nothing but to return or to assign to
// a name what a call of a name gives, the call is. ok is false for other texts; broken
// says that the text is no program.
func (of Of) WholeCall(text string) (r Range, ok, broken bool) {
	f := source.NewFile("<segment>", text)
	m, _, err := parser.ParseFile(f, of.Dialect)
	if err != nil {
		return r, false, true
	}
	if len(m.Body) == 0 {
		return r, false, false
	}
	var call *ast.Call
	switch s := m.Body[0].(type) {
	case *ast.Return:
		if c, isCall := s.Value.(*ast.Call); isCall {
			if _, isName := c.Func.(*ast.Name); isName {
				call = c
			}
		}
	case *ast.Assign:
		if c, isCall := s.Value.(*ast.Call); isCall && len(s.Targets) == 1 {
			if _, isName := s.Targets[0].(*ast.Name); isName {
				call = c
			}
		}
	}
	if call == nil {
		return r, false, false
	}
	at := call.Pos()
	return Range{int(at.Start.Line) - 1, int(at.Start.Col), int(at.End.Line) - 1, int(at.End.Col)}, true, false
}
