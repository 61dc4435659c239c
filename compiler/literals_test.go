package compiler_test

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/wtf8"
)

//go:generate go run gen_literals.go

// literalAnswer is what testdata/literals.py says of a program.
type literalAnswer struct {
	Text     string
	Found    []any // the exception's class and fields, or "" and the constants' reprs
	Warnings [][]any
}

// TestLiterals compares the values of thousands of literals, and what is wrong with
// them, with CPython's.
func TestLiterals(t *testing.T) {
	f, err := os.Open("testdata/literals.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]literalAnswer
	if err := json.NewDecoder(unpacked).Decode(&all); err != nil {
		t.Fatal(err)
	}
	for version, answers := range all {
		d, _ := dialect.Lookup(version)
		if len(answers) < 3000 {
			t.Errorf("%s: %d literals", version, len(answers))
		}
		for _, a := range answers {
			if diff := literalDiff(d, a); diff != "" {
				t.Errorf("%s: %.90q\n\t%.300s", version, a.Text, diff)
			}
		}
	}
}

func literalDiff(d *dialect.Dialect, a literalAnswer) string {
	r, err := compiler.Compile(source.NewFile("lit.py", a.Text), compiler.Options{Dialect: d})
	var got []any
	var e *diag.Error
	switch {
	case err == nil:
		reprs := []any{}
		for i, k := range r.Code.Consts {
			text := r.Code.Repr(k)
			if want, ok := a.Found[1].([]any); ok && strings.HasPrefix(text, "<int of ") && i < len(want) {
				text = want[i].(string) // too long to be written
			}
			reprs = append(reprs, wtf8.Escape(text))
		}
		got = []any{"", reprs}
	case !errors.As(err, &e):
		return err.Error()
	case len(a.Found) == 2:
		got = []any{e.Type, e.Message}
	default:
		got = []any{e.Type, e.Message, number(e.Line()), number(e.Offset), nil, nil, nil}
		if d.Grammar != dialect.LL1 {
			got[4], got[5] = number(int(e.Span.End.Line)), number(e.EndOffset)
		}
		if e.Text != "" {
			got[6] = e.Text
		}
		if e.Offset < 0 {
			got[3] = a.Found[3]
		}
	}
	warnings := [][]any{}
	for _, w := range r.Warnings {
		warnings = append(warnings, []any{w.Category, w.Message, number(int(w.Span.Start.Line))})
	}
	if !reflect.DeepEqual(got, a.Found) {
		return fmt.Sprintf("got  %.140q\n\twant %.140q", fmt.Sprint(got...), fmt.Sprint(a.Found...))
	}
	if !reflect.DeepEqual(warnings, a.Warnings) {
		return fmt.Sprintf("warnings %v\n\twant     %v", warnings, a.Warnings)
	}
	return ""
}

func number(n int) any { return float64(n) }
