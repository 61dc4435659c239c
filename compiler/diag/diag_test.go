package diag

import (
	"testing"

	"bytewalk/compiler/source"
)

func TestError(t *testing.T) {
	at := source.Pos{Line: 3, Col: 4}
	e := SyntaxError("f.py", "invalid syntax", source.Span{Start: at, End: at}, 5, "    x y\n")
	if got := e.Error(); got != "f.py:3:5: SyntaxError: invalid syntax" {
		t.Errorf("Error gives %q", got)
	}
	none := &Error{Type: "ValueError", Message: "no place", File: "f.py", Offset: -1}
	if got := none.Error(); got != "f.py: ValueError: no place" {
		t.Errorf("Error gives %q", got)
	}
	if got := none.Format(); got != "ValueError: no place\n" {
		t.Errorf("Format gives %q", got)
	}
	w := Warning{Category: "SyntaxWarning", Message: "m", File: "f.py", Span: e.Span}
	if got := w.String(); got != "f.py:3: SyntaxWarning: m" {
		t.Errorf("String gives %q", got)
	}
}
