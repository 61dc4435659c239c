package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/vm/trace"
)

// Importing a module: what the step says, what its frame is called, and the listing.
func TestImport(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"main.py":   "import helper\nimport helper\nprint(helper.f(2))\n",
		"helper.py": "def f(n):\n    return n + 1\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := start(t, Config{})
	s.Open(filepath.Join(dir, "main.py"))
	s.Run()
	v := wait(t, s, "the end", over)
	if v.Run.Status != Finished {
		t.Fatalf("%+v %+v", v.Run, v.Message)
	}
	at := func(op string) *View {
		t.Helper()
		return find(t, s, func(v *View) bool {
			return v.Current != nil && v.Current.Opname == op && v.Position.Phase == trace.Execute
		})
	}
	v = at("IMPORT_NAME")
	if p := v.Phases[trace.Execute]; p.Headline != "import helper" || p.Note != "its code starts to run" {
		t.Errorf("phase %+v", p)
	}
	if v.Sentence.Text != "This step imports helper: its code starts to run." || v.Sentence.Before != "This step will import helper." {
		t.Errorf("sentence %+v", v.Sentence)
	}
	if len(v.Frames) != 2 || v.Frames[0].Title != "<module> helper" || v.Frames[0].CalledBy != "<module>, line 1" {
		t.Errorf("frames %+v", v.Frames)
	}
	v = at("MAKE_FUNCTION")
	if v.Listing.Foreign != "Bytecode of module helper" || v.Stack.Frame != "<module> helper" {
		t.Errorf("listing %q, stack of %q", v.Listing.Foreign, v.Stack.Frame)
	}
	v = at("IMPORT_NAME")
	if p := v.Phases[trace.Execute]; p.Headline != "import helper" || p.Note != "it was imported before" {
		t.Errorf("phase %+v", p)
	}
	if !strings.Contains(v.Sentence.Text, "imports helper, which was imported before, and puts <module 'helper'> on the stack") {
		t.Errorf("sentence %+v", v.Sentence)
	}
	if top := v.Stack.Slots; len(top) == 0 || top[0].Text != "<module 'helper'>" {
		t.Errorf("stack %+v", top)
	}
	labels := ""
	for _, b := range v.Timeline.Bars {
		labels += b.Label + "; "
	}
	if !strings.Contains(labels, "<module> helper") {
		t.Errorf("timeline %s", labels)
	}
}

// A step that begins a frame without being a call says so.
func TestStepThatEntersAFrame(t *testing.T) {
	s := start(t, Config{})
	s.SetText("class A:\n    def __add__(self, x):\n        return x\nA() + 5\nfor x in (i for i in [1]): pass\n")
	finished(t, s)
	v := find(t, s, func(v *View) bool { return v.Current != nil && v.Current.Opname == "BINARY_ADD" })
	if !strings.HasPrefix(v.Sentence.Text, "This step calls __add__(") || !strings.HasSuffix(v.Sentence.Text, ", 5): a new frame begins.") {
		t.Errorf("sentence %+v", v.Sentence)
	}
	if p := v.Phases[trace.Execute]; !strings.HasPrefix(p.Headline, "call __add__(") {
		t.Errorf("phase %+v", p)
	}
	v = find(t, s, func(v *View) bool { return v.Current != nil && v.Current.Opname == "FOR_ITER" })
	if !strings.HasPrefix(v.Sentence.Text, "This step goes on in <genexpr>") {
		t.Errorf("sentence %+v", v.Sentence)
	}
}

// A compiled file of a version that can only be listed is listed, and told when it is
// to run; the next document is of the newest dialect again.
func TestCompiledFileOfAnotherVersion(t *testing.T) {
	c := &code.Code{Name: "<module>", QualName: "<module>", Filename: "e.py", Dialect: dialect.V312, FirstLine: 1, Bytecode: []byte{151, 0, 121, 0}, Consts: []code.Const{code.None}}
	path := filepath.Join(t.TempDir(), "e312.pyc")
	pyc, err := marshal.WritePyc(marshal.Header{}, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, pyc, 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, Config{})
	s.Open(path)
	for _, ask := range []func(*Session){(*Session).Run, (*Session).Play, (*Session).Step, (*Session).Continue} {
		ask(s)
		s.Sync()
		v := s.View()
		if v.Message == nil || !strings.Contains(v.Message.Detail, "e312.pyc was written by CPython 3.12; programs of ") || v.Run.Status != NotRun {
			t.Fatalf("message %+v, run %+v", v.Message, v.Run)
		}
		if v.Dialect != "3.12" || len(v.Listing.Rows) != 3 || v.Listing.Rows[1].Opname != "RESUME" {
			t.Errorf("%s, listing %+v", v.Dialect, v.Listing.Rows)
		}
		s.DismissMessage()
	}
	s.NewFile()
	s.SetText("x = 1\n")
	finished(t, s)
}
