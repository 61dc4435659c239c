package parser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
)

//go:generate go run gen_wrongpeg.go

// TestWrongPEG compares what is wrong with programs, and where, in 3.13.
func TestWrongPEG(t *testing.T) {
	raw, err := os.ReadFile("testdata/wrong-3.13.json")
	if err != nil {
		t.Fatal(err)
	}
	var programs []struct {
		Source string
		Error  *struct {
			Type, Message                    string
			Line, Offset, EndLine, EndOffset int
		}
	}
	if err := json.Unmarshal(raw, &programs); err != nil {
		t.Fatal(err)
	}
	for _, p := range programs {
		_, _, err := parser.ParseFile(source.NewFile("wrong.py", p.Source), dialect.V313)
		if p.Error == nil {
			if err != nil {
				t.Errorf("%s\ngot %v, want no error", p.Source, err)
			}
			continue
		}
		e, ok := err.(*diag.Error)
		if !ok {
			t.Errorf("%s\ngot %v, want %v", p.Source, err, *p.Error)
			continue
		}
		got := fmt.Sprint(e.Type, e.Message, e.Line(), e.Offset, e.Span.End.Line, e.EndOffset)
		w := p.Error
		if want := fmt.Sprint(w.Type, w.Message, w.Line, w.Offset, w.EndLine, w.EndOffset); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", p.Source, got, want)
		}
	}
}
