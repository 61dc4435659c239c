package dis_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

// server is CPython's side: what it makes of a file, as it is in a .pyc, and how it
// lists what it reads back from that.
const server = `
import base64, dis, io, marshal

def handle(path):
    try:
        with open(path, 'rb') as f:
            data = marshal.dumps(compile(f.read(), path, 'exec', dont_inherit=True))
    except (SyntaxError, ValueError) as e:
        return None
    out = io.StringIO()
    dis.dis(marshal.loads(data), file=out)
    return {
        'data': base64.b64encode(data).decode(),
        'text': base64.b64encode(out.getvalue().encode('utf-8', 'surrogatepass')).decode(),
    }
`

var address = regexp.MustCompile(` at 0x[0-9a-f]+`)

// TestLib lists what CPython makes of the files of its standard library: the text
// must be its own, but for addresses. Without CONFORMANCE=1 it does so for one file
// in eighty, and for fewer in the dialects that are only listed.
func TestLib(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) { testLib(t, d) })
	}
}

func testLib(t *testing.T, d *dialect.Dialect) {
	s := oracle.Serve(t, d.Name, server)
	files, same, size := 0, 0, 0
	for i, path := range oracle.Sources(t, d.Name) {
		if !oracle.WantsAll() && i%every(d) != 0 {
			continue
		}
		var answer *struct{ Data, Text []byte }
		if err := s.Ask(path, &answer); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if answer == nil {
			continue // not to be compiled: test data of the syntax tests
		}
		files++
		c, err := marshal.Load(d, answer.Data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		var b strings.Builder
		if err := dis.Dis(&b, c.(*code.Code), dis.Options{}); err != nil {
			t.Fatal(err)
		}
		got, want := comparable(b.String()), comparable(string(answer.Text))
		if got == want {
			same++
		} else {
			t.Errorf("%s: %s", path, firstDifference(got, want))
		}
		size += len(want)
	}
	t.Logf("%s: %d of %d files listed as CPython does; %d bytes", d, same, files, size)
	if files < 3 {
		t.Errorf("only %d files", files)
	}
}

// unordered finds the lines with a frozenset that holds None, whose place in it
// depends on None's address in CPython until 3.11.
var unordered = regexp.MustCompile(`(?m)^.*frozenset\(\{.*\bNone\b.*$`)

// comparable is a listing without what differs between runs of CPython: addresses,
// and the order of some frozensets.
func comparable(s string) string {
	s = address.ReplaceAllString(s, "")
	return unordered.ReplaceAllStringFunc(s, func(line string) string {
		characters := []byte(line)
		slices.Sort(characters)
		return string(characters)
	})
}

// every is the distance between the files that are compared without CONFORMANCE=1.
func every(d *dialect.Dialect) int {
	if d.Support < dialect.Compiled {
		return 400
	}
	return 80
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "line " + itoa(i+1) + ":\ngot  " + g[i] + "\nwant " + w[min(i, len(w)-1)]
		}
	}
	return "the listing ends too early"
}
