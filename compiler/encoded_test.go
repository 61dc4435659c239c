package compiler_test

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
)

//go:generate go run gen_encoded.go

// encoded is a file and how CPython reads it: the exception's class, message, line,
// column, last line, last column and text, or "" and the value of s.
type encoded struct {
	Name          string
	Raw           []byte
	Script, Bytes []any
}

func encodedFiles(t *testing.T) map[string][]encoded {
	f, err := os.Open("testdata/encoded.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]encoded
	if err := json.NewDecoder(r).Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEncoded reads encoded files, right and wrong ones, in both ways.
func TestEncoded(t *testing.T) {
	for version, files := range encodedFiles(t) {
		d, _ := dialect.Lookup(version)
		if len(files) < 1000 {
			t.Errorf("%s: %d files", version, len(files))
		}
		same, unsupported, stateful := 0, 0, 0
		for _, f := range files {
			for _, way := range []struct {
				name    string
				want    []any
				compile func(string, []byte, compiler.Options) (*compiler.Result, error)
			}{{"script", f.Script, compiler.CompileScript}, {"bytes", f.Bytes, compiler.CompileBytes}} {
				r, err := way.compile("case.py", f.Raw, compiler.Options{Dialect: d})
				var e *diag.Error
				if errors.As(err, &e) && e.Unsupported {
					unsupported++
					continue
				}
				if diff := encodedDiff(d, r, err, way.want); diff != "" && cutStateful(f.Name) {
					stateful++
				} else if diff != "" {
					t.Errorf("%s, %s: %s (%.60q)\n\t%s", version, way.name, f.Name, f.Raw, diff)
				} else {
					same++
				}
			}
		}
		t.Logf("%s: %d the same, %d in encodings that aren't supported", version, same, unsupported)
		if unsupported > 228 || stateful > 6 {
			t.Errorf("%s: %d answers are that an encoding isn't supported, %d others for cut text", version, unsupported, stateful)
		}
	}
}

// cutStateful says whether a file is one that ends within a sequence of an encoding in
// which bytes change what others mean: its error is not described as CPython does.
func cutStateful(name string) bool {
	return strings.HasSuffix(name, " in hz") || strings.HasSuffix(name, " in iso2022_jp")
}

// encodedDiff compares with CPython's answer.
func encodedDiff(d *dialect.Dialect, r *compiler.Result, err error, want []any) string {
	class, _ := want[0].(string)
	if class == "" || class == "NameError" {
		// It was compiled; what s is.
		if err != nil {
			return fmt.Sprintf("%v, want none", err)
		}
		if s, _ := want[1].(string); len(s) > 2 && s[0] == '\'' {
			for _, k := range r.Code.Consts {
				if text, ok := k.(string); ok && pythonASCII(text) == s {
					return ""
				}
			}
			return fmt.Sprintf("the constants are %q, want %s", r.Code.Consts, s)
		}
		return ""
	}
	var e *diag.Error
	if !errors.As(err, &e) {
		return fmt.Sprintf("error %v, want %v", err, want)
	}
	got := []any{e.Type, e.Message}
	if len(want) > 2 {
		end, endLine := any(e.EndOffset), any(int(e.Span.End.Line))
		if d.Grammar == dialect.LL1 {
			end, endLine = nil, nil
		}
		got = append(got, int(e.Line()), e.Offset, endLine, end, e.Text)
	}
	number := func(x any, none int) any {
		switch x := x.(type) {
		case float64:
			return int(x)
		case nil:
			return none
		}
		return x
	}
	for i := range want {
		w, g := want[i], got[i]
		switch i {
		case 2:
			w = number(w, 0)
		case 3:
			w = number(w, -1)
		case 4, 5:
			if g == nil {
				continue
			}
			w = number(w, -1)
			if i == 4 && want[4] == nil {
				w = number(want[2], 0)
			}
		case 6:
			if w == nil {
				w = ""
			}
		}
		if w != g {
			return fmt.Sprintf("got  %q\n\twant %q", got, want)
		}
	}
	return ""
}

// pythonASCII is ascii() of a text without quotes.
func pythonASCII(s string) string {
	out := "'"
	for _, r := range s {
		switch {
		case r == '\n':
			out += `\n`
		case r == '\r':
			out += `\r`
		case r == '\t':
			out += `\t`
		case r == '\\':
			out += `\\`
		case r < ' ' || r >= 0x7f && r <= 0xff:
			out += fmt.Sprintf(`\x%02x`, r)
		case r < 0x7f:
			out += string(r)
		case r <= 0xffff:
			out += fmt.Sprintf(`\u%04x`, r)
		default:
			out += fmt.Sprintf(`\U%08x`, r)
		}
	}
	return out + "'"
}
