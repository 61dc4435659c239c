package peer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// TestChecks: files of which both compilers see the same have no difference, and every
// check finds one where CPython sees another file than ours.
func TestChecks(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		t.Run(d.Name, func(t *testing.T) { testChecks(t, d) })
	}
}

func testChecks(t *testing.T, d *dialect.Dialect) {
	p, err := Start(oracle.Python(t, d.Name))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	path := filepath.Join(t.TempDir(), "a.py")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// Each row is what ours gets, what CPython gets, and what each kind of check has to say:
	// "=" the same, "!" a difference, "-" nothing to compare.
	for _, row := range []struct{ ours, theirs, code, errors, others string }{
		{"def f(x): return x.y + 1 in {2, 3}\n", "", "=", "-", "="},
		{"x = 1\n", "def f(x): return 2\n", "!", "-", "!"},
		{"a b\n", "", "-", "=", "-"},
		{"# coding: nosuch\n", "", "-", "?", "-"},
		{"a b\n", "x = 1\n", "!", "!", "!"},
		{"x = 1\n", "a b\n", "!", "!", "!"},
		{"a b\n", "\n\na b\n", "-", "!", "-"},
		{"if a:\nb\n", "a b\n", "-", "!", "-"},
	} {
		for _, c := range Checks(d, []int{0, 2}) {
			write(row.ours)
			f, err := p.File(path, d)
			if err != nil {
				t.Fatal(err)
			}
			if row.theirs != "" {
				write(row.theirs)
			}
			outcome, err := c.Run(f)
			if err != nil {
				t.Fatalf("%q, %q: %s: %v", row.ours, row.theirs, c.What, err)
			}
			want := map[string]string{"code": row.code, "errors": row.errors}[c.Name]
			if want == "" {
				want = row.others
			}
			// Nothing can be loaded or listed that ours refuses.
			if (c.Name == "load" || c.Name == "dis") && strings.HasPrefix(row.ours, "a b") && row.theirs == "x = 1\n" {
				want = map[string]string{"load": "-", "dis": "!"}[c.Name]
			}
			got := "-"
			switch {
			case outcome.Difference != "":
				got = "!"
			case outcome.Compared:
				got = "="
			}
			if got != want && want != "?" {
				t.Errorf("%q, %q: %s: %s, want %s (%s)", row.ours, row.theirs, c.What, got, want, outcome.Difference)
			}
		}
	}
	write("x = 1\n")
	if difference, err := p.Compare(path, compiler.Options{Dialect: d}); difference != "" || err != nil {
		t.Errorf("%s, %v", difference, err)
	}
	write("x = = 1\n")
	if difference, err := p.Compare(path, compiler.Options{Dialect: d, Optimize: 1}); difference != "" || err != nil {
		t.Errorf("%s, %v", difference, err)
	}
}

func TestFirstDifference(t *testing.T) {
	if got, want := firstDifference([]byte("a\nbc\nd"), []byte("a\nbx\nd")), `line 2: "bc"; CPython has "bx"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := firstDifference([]byte("a\n"), []byte("a\nb")), `line 2: ""; CPython has "b"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
