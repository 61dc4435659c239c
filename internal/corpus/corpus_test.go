package corpus

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/internal/oracle"
)

// TestStored says when a stored result is not what CPython says today.
func TestStored(t *testing.T) {
	for _, version := range Versions {
		t.Run(version, func(t *testing.T) {
			programs := For(t, version)
			gone, err := strays(version, programs)
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range gone {
				t.Errorf("%s belongs to no program; make generate takes it away", path)
			}
			results, err := Record(oracle.Python(t, version), programs)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range programs {
				have, err := os.ReadFile(resultPath(p.Name, version))
				if err != nil {
					t.Errorf("%v; make generate makes it", err)
				} else if !bytes.Equal(have, results[p.Name]) {
					t.Errorf("%s is stale: make generate", resultPath(p.Name, version))
				}
			}
			t.Logf("%d programs", len(programs))
		})
	}
}

// TestLoad reads every stored result without CPython.
func TestLoad(t *testing.T) {
	for _, version := range Versions {
		programs := For(t, version)
		if len(programs) < 120 {
			t.Errorf("%s: %d programs, want 120 at least", version, len(programs))
		}
		for _, p := range programs {
			e := p.Expected(t, version)
			if MaskAddresses(e.Dis) != e.Dis || strings.Contains(e.Stdout, " at 0x") {
				t.Errorf("%s: an address in the stored result", p.Name)
			}
			if e.Code == nil {
				if e.Status != 1 || !strings.Contains(e.LastError(), "Error: ") {
					t.Errorf("%s has no code object, but status %d and last error %q", p.Name, e.Status, e.LastError())
				}
				continue
			}
			object, err := e.Code.Object(version)
			if err != nil {
				t.Errorf("%s: %v", p.Name, err)
				continue
			}
			if object.Filename != p.File() || len(object.Bytecode) == 0 || object.Dialect.Name != version {
				t.Errorf("%s: read %s of %s", p.Name, object.Filename, object.Dialect)
			}
		}
	}
}

func TestConstants(t *testing.T) {
	e := Get(t, "lesson_function").Expected(t, "3.8")
	if e.Stdout != "16\n" || e.Stderr != "" || e.Status != 0 || e.LastError() != "" {
		t.Errorf("the lesson's program gives %q, %q, status %d", e.Stdout, e.Stderr, e.Status)
	}
	object, err := e.Code.Object("3.8")
	if err != nil {
		t.Fatal(err)
	}
	square, ok := object.Consts[0].(*code.Code)
	if !ok || square.Name != "square" || object.Consts[1] != "square" || object.Consts[2] != int64(4) || object.Consts[3] != code.None {
		t.Errorf("constants are %v", object.Consts)
	}
	if e := Get(t, "error_chained").Expected(t, "3.8"); e.Status != 1 || !strings.HasPrefix(e.LastError(), "ValueError: invalid literal") {
		t.Errorf("status %d, last error %q", e.Status, e.LastError())
	}
}

// TestSince: a program that says which versions it is for is for those alone.
func TestSince(t *testing.T) {
	p := Get(t, "typeparams_class")
	for version, want := range map[string]bool{"3.8": false, "3.11": false, "3.12": true, "3.13": true, "3": false} {
		if p.IsFor(version) != want {
			t.Errorf("%s is for %s: %v", p.Name, version, !want)
		}
	}
	for _, p := range Programs(t) {
		if p.Since != "" {
			t.Errorf("%s is not for all versions", p.Name)
		}
	}
	if all, since := len(Programs(t)), len(For(t, "3.13")); since < all+20 {
		t.Errorf("%d programs, of which %d are for all versions", since, all)
	}
}

func TestSubjects(t *testing.T) {
	for _, p := range Programs(t, "lesson", "error") {
		if s := p.Subject(); s != "lesson" && s != "error" {
			t.Errorf("%s is of the subject %s", p.Name, s)
		}
	}
	if p := Get(t, "input_echo"); !strings.HasPrefix(p.Stdin, "Ada\n") {
		t.Errorf("standard input is %q", p.Stdin)
	}
}
