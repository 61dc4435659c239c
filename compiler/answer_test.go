package compiler_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/conformance/peer"
)

// question is what CPython is asked to compile.
type question struct {
	Source   string   `json:"source"`
	File     string   `json:"file"`
	Mode     string   `json:"mode"`
	Optimize int      `json:"optimize"`
	Future   []string `json:"future"`
	Parsed   bool     `json:"parsed"` // whether it is to say what is a matter of the parser
}

// answer is what CPython made of a program.
type answer struct {
	Code     []byte
	Error    *syntaxError
	Parser   bool // the parser refused it
	Warnings []string
}

type syntaxError struct {
	Type, Message, Text              string
	Line, Offset, EndLine, EndOffset int
}

func (e syntaxError) String() string {
	return fmt.Sprintf("%s: %s (%d, %d - %d, %d) %q", e.Type, e.Message, e.Line, e.Offset, e.EndLine, e.EndOffset, e.Text)
}

// errorOf gives an error as CPython has it.
func errorOf(e *diag.Error, d *dialect.Dialect) syntaxError {
	s := syntaxError{Type: e.Type, Message: e.Message, Text: e.Text, Line: e.Line(), Offset: e.Offset}
	if d.Scopes.Ranges && e.Type != "RecursionError" {
		s.EndLine, s.EndOffset = int(e.Span.End.Line), e.EndOffset
	}
	return s
}

// differs says in what the compiler's result differs, "" for in nothing.
func (a *answer) differs(t *testing.T, q question, d *dialect.Dialect) string {
	t.Helper()
	r, err := compileSafely(q, d)
	var e *diag.Error
	if err != nil && !errors.As(err, &e) {
		return err.Error()
	}
	switch {
	case a.Error == nil && err != nil:
		return "refused: " + errorOf(e, d).String()
	case a.Error != nil && err == nil:
		return "compiled, but CPython gives " + a.Error.String()
	case a.Error != nil:
		if got := errorOf(e, d); got != *a.Error {
			return fmt.Sprintf("got  %s\nwant %s", got, a.Error)
		}
	default:
		expected, err := marshal.Load(d, a.Code)
		if err != nil {
			t.Fatal(err)
		}
		data, err := marshal.Dump(r.Code)
		if err != nil {
			t.Fatal(err)
		}
		got, err := marshal.Load(d, data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := code.Diff(peer.SortSets(got.(*code.Code)), peer.SortSets(expected.(*code.Code))); len(diff) > 0 {
			return strings.Join(diff, "\n")
		}
	}
	if q.Parsed && a.Error != nil {
		return "" // the parser's warnings were not asked for
	}
	return warningsDiffer(r, a.Warnings)
}

func warningsDiffer(r *compiler.Result, expected []string) string {
	var warnings []string
	for _, w := range r.Warnings {
		warnings = append(warnings, fmt.Sprintf("%s:%d: %s", w.Category, w.Span.Start.Line, w.Message))
	}
	if got, want := strings.Join(warnings, "\n"), strings.Join(expected, "\n"); got != want {
		return fmt.Sprintf("warnings:\n%s\nwant:\n%s", got, want)
	}
	return ""
}
