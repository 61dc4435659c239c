// Package corpus has the project's own Python programs, under
// testdata/programs, and what real CPython makes of each, under
// testdata/expected: the code objects field by field, the listing that dis
// prints, what the program writes and how it ends.
//
// A test ranges over [Programs] and compares with [Program.Expected], which needs
// no CPython: the results are stored. They are made by the generator beside this
// package (go generate, or make generate), never typed; a test runs CPython again
// where it is installed and fails when a stored result is stale.
//
// A program's subject is the first word of its file name: expr_slice.py is about
// expressions, error_key.py ends with a traceback. The folder helpers holds the
// modules that import_ programs import; they are no programs themselves. A file
// NAME.stdin beside NAME.py is that program's standard input. A program whose first line
// is "# since 3.12" is for that version and those after it; the others are for all.
//
// The folder testdata/behaviour has programs on what runs: types, built-in functions, exceptions. Of
// those [Outcome] alone is stored, in the same way: see [Behaviour].
package corpus

//go:generate go run ./gen

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
)

// Versions are the CPython minor versions of which results are stored.
var Versions = []string{"3.8", "3.13"}

// Program is one Python program.
type Program struct {
	Name   string // the file name without .py: "expr_slice"
	Path   string // the file, absolute
	Source string
	Stdin  string // what it reads on standard input, often nothing
	Since  string // the first version that it is for, "" for all
}

// IsFor reports whether the program is for a version.
func (p Program) IsFor(version string) bool {
	reached := p.Since == ""
	for _, d := range dialect.All() {
		reached = reached || d.Name == p.Since
		if d.Name == version {
			return reached
		}
	}
	return false
}

// File is the name under which the program was compiled and run, in the folder
// [Dir]: what co_filename and tracebacks say.
func (p Program) File() string { return p.Name + ".py" }

// Subject is the first word of the program's name.
func (p Program) Subject() string {
	subject, _, _ := strings.Cut(p.Name, "_")
	return subject
}

// Expected is what one CPython version makes of a program that is run as
// `pythonX.Y NAME.py` in the programs' folder, with PYTHONHASHSEED=0.
type Expected struct {
	Stdout string
	Stderr string // with the programs' folder taken out of file names
	Status int    // exit status
	Dis    string // dis.dis of the module's code and all code inside, addresses masked
	Code   *Code  // nil where the program has a syntax error
}

// LastError is the last line on standard error: the exception's type and message
// where the program ended with a traceback, "" where nothing was written.
func (e Expected) LastError() string {
	s := strings.TrimRight(e.Stderr, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// All gives every program, in order of names.
func All() ([]Program, error) { return folder(Dir()) }

// folder gives the programs of a folder, in order of names.
func folder(dir string) ([]Program, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.py"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	programs := make([]Program, len(names))
	for i, path := range names {
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		programs[i] = Program{Name: name, Path: path, Source: string(source), Since: sinceOf(string(source))}
		if s := programs[i].Since; s != "" {
			if _, ok := dialect.Lookup(s); !ok {
				return nil, fmt.Errorf("%s: there is no version %q", path, s)
			}
		}
		if programs[i].Stdin, err = readStdin(dir, name); err != nil {
			return nil, err
		}
	}
	return programs, nil
}

// sinceOf gives the version that a program's first line names, "" if it names none.
func sinceOf(source string) string {
	line, _, _ := strings.Cut(source, "\n")
	version, ok := strings.CutPrefix(line, since)
	if !ok {
		return ""
	}
	return version
}

// readStdin gives what a program is to read on standard input, often nothing.
func readStdin(dir, name string) (string, error) {
	stdin, err := os.ReadFile(filepath.Join(dir, name+".stdin"))
	if err != nil && !os.IsNotExist(err) {
		return "", err
	}
	return string(stdin), nil
}

// since begins a first line that says which version a program is for.
const since = "# since "

// Programs gives the programs that are for all versions, or those of the named subjects only.
func Programs(t testing.TB, subjects ...string) []Program {
	t.Helper()
	return For(t, Versions[0], subjects...)
}

// For gives the programs that are for a version, or those of the named subjects only.
func For(t testing.TB, version string, subjects ...string) []Program {
	t.Helper()
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(p Program) bool { return !p.IsFor(version) })
	if len(subjects) == 0 {
		return all
	}
	var chosen []Program
	for _, s := range subjects {
		n := len(chosen)
		for _, p := range all {
			if p.Subject() == s {
				chosen = append(chosen, p)
			}
		}
		if len(chosen) == n {
			t.Fatalf("the corpus has no program on the subject %q", s)
		}
	}
	return chosen
}

// Get gives one program by its name, such as "lesson_loop".
func Get(t testing.TB, name string) Program {
	t.Helper()
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("the corpus has no program %q", name)
	return Program{}
}

// Expected reads what a CPython version such as "3.8" made of the program.
func (p Program) Expected(t testing.TB, version string) Expected {
	t.Helper()
	e, err := load(p.Name, version)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Dir is the folder of the programs, absolute.
func Dir() string { return filepath.Join(testdata(), "programs") }

func resultPath(name, version string) string {
	return filepath.Join(testdata(), "expected", version, name+".json")
}

// testdata finds the folder by this source file, so that it is the same one for a
// test of any package.
func testdata() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "testdata")
}

var address = regexp.MustCompile(` at 0x[0-9a-fA-F]+`)

// MaskAddresses replaces each address in text such as
// <code object f at 0x7f31c0, file "f.py", line 1> by 0x0.
func MaskAddresses(text string) string { return address.ReplaceAllString(text, " at 0x0") }

// stored is an Expected in its file: texts are lists of lines, so that a
// difference between two results can be read.
type stored struct {
	Stdout []string `json:"stdout"`
	Stderr []string `json:"stderr"`
	Status int      `json:"status"`
	Dis    []string `json:"dis"`
	Code   *Code    `json:"code"`
}

// encode gives the text of a result's file.
func encode(e Expected) ([]byte, error) {
	s := stored{Status: e.Status, Code: e.Code}
	for _, text := range []struct {
		from string
		to   *[]string
	}{{e.Stdout, &s.Stdout}, {e.Stderr, &s.Stderr}, {e.Dis, &s.Dis}} {
		*text.to = strings.SplitAfter(text.from, "\n")
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(s)
	return []byte(b.String()), err
}

func load(name, version string) (Expected, error) {
	data, err := os.ReadFile(resultPath(name, version))
	if err != nil {
		return Expected{}, fmt.Errorf("no stored result of CPython %s (make generate makes it): %w", version, err)
	}
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return Expected{}, fmt.Errorf("%s: %w", resultPath(name, version), err)
	}
	return Expected{
		Stdout: strings.Join(s.Stdout, ""),
		Stderr: strings.Join(s.Stderr, ""),
		Status: s.Status,
		Dis:    strings.Join(s.Dis, ""),
		Code:   s.Code,
	}, nil
}
