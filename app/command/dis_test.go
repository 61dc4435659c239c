package command

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

var address = regexp.MustCompile(` at 0x[0-9a-f]+`)

// TestDisFlags: dis takes the flags that the version's dis has, for source and for
// compiled files, and refuses the others in words.
func TestDisFlags(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "def f(x): return x.y + 1\n"})
	for _, d := range dialect.All() {
		c := &code.Code{Name: "<module>", Filename: "e.py", QualName: "<module>", Dialect: d, FirstLine: 1, Consts: []code.Const{code.None}}
		pyc, err := marshal.WritePyc(marshal.Header{}, c)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("e.pyc", pyc, 0o666); err != nil {
			t.Fatal(err)
		}
		calls := [][]string{{"e.pyc"}}
		if d.Support >= dialect.Compiled {
			calls = append(calls, []string{"--python", d.Name, "a.py"})
		}
		for _, args := range calls {
			for flag, has := range map[string]bool{"--show-caches": d.Listing.ShowCaches, "-C": d.Listing.ShowCaches, "--show-offsets": d.Listing.ShowOffsets} {
				got := call(append([]string{"dis", flag}, args...)...)
				if has != (got.status == 0) || !has && (got.status != 2 || !strings.Contains(got.stderr, "CPython "+d.Name+"'s dis has no --show-")) {
					t.Errorf("%s: %s %v: %+v", d, flag, args, got)
				}
			}
			got := call(append([]string{"dis", "--adaptive"}, args...)...)
			want := "there is no machine that specializes for Python " + d.Name
			if !d.Listing.Adaptive {
				want = "CPython " + d.Name + "'s dis has no --adaptive; that of 3.11, 3.12, 3.13 has"
			}
			if got.status != 2 || got.stdout != "" || !strings.Contains(got.stderr, want) {
				t.Errorf("%s: %+v", d, got)
			}
		}
	}
	if got := call("dis", "--python", "3.13", "--show-caches", "--show-offsets", "a.py"); !strings.Contains(got.stdout, "CACHE                    0 (counter: 0)") || !strings.Contains(got.stdout, "          0       RESUME") {
		t.Errorf("%s", got.stdout)
	}
}

// TestDisCommand compares with python -m dis, with the flags that it has.
func TestDisCommand(t *testing.T) {
	inFolder(t, map[string]string{"a.py": staged + "try:\n    f(3).x = [i for i in f]\nfinally:\n    print(*{1, 2})\n"})
	for _, d := range dialect.With(dialect.Compiled) {
		sets := [][]string{{}}
		if d.Listing.ShowOffsets {
			sets = append(sets, []string{"--show-caches"}, []string{"--show-offsets"}, []string{"--show-caches", "--show-offsets"})
		}
		for _, flags := range sets {
			r := oracle.RunArgs(t, d.Name, "", "", slices.Concat([]string{"-m", "dis"}, flags, []string{"a.py"})...)
			got := call(slices.Concat([]string{"dis", "--python", d.Name}, flags, []string{"a.py"})...)
			if got.status != 0 || address.ReplaceAllString(got.stdout, "") != address.ReplaceAllString(r.Stdout, "") {
				t.Errorf("%s %v: got\n%s\nwant\n%s%s", d, flags, got.stdout, r.Stdout, r.Stderr)
			}
		}
	}
}

// TestDisDamaged: a compiled file that is cut off or damaged anywhere gives a listing or a
// message.
func TestDisDamaged(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		inFolder(t, map[string]string{"a.py": staged + "class C:\n    x = {1: 'a', 2.5: b'b'}\n"})
		if got := call("compile", "--python", d.Name, "-o", ".", "a.py"); got.status != 0 {
			t.Fatal(got.stderr)
		}
		whole, err := os.ReadFile("a.pyc")
		if err != nil {
			t.Fatal(err)
		}
		check := func(data []byte, what string, at int) {
			t.Helper()
			if err := os.WriteFile("b.pyc", data, 0o666); err != nil {
				t.Fatal(err)
			}
			args := []string{"dis", "b.pyc"}
			if d.Listing.ShowOffsets {
				args = []string{"dis", "--show-caches", "--show-offsets", "b.pyc"}
			}
			got := call(args...)
			if got.status == 1 && got.stdout == "" && strings.HasPrefix(got.stderr, "bytewalk: ") && strings.Contains(got.stderr, "b.pyc") && strings.Count(got.stderr, "\n") == 1 {
				return
			}
			if what == "cut at" || got.status != 0 && got.status != 2 || got.status == 0 && (got.stdout == "" || got.stderr != "") {
				t.Errorf("%s, %s %d: status %d, %q", d, what, at, got.status, got.stderr)
			}
		}
		for at := range whole {
			if at%3 == 0 || at < 40 {
				check(whole[:at], "cut at", at)
			}
			for _, value := range []byte{0, 0xff, whole[at] ^ 0x40} {
				if at < 16 && at > 3 {
					continue // times and sizes
				}
				changed := slices.Clone(whole)
				changed[at] = value
				check(changed, "changed at", at)
			}
		}
	}
}
