package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bytewalk/lessons"
)

const factorial = `def factorial(n):
    if n == 1:
        return 1
    return n * factorial(n - 1)

print(factorial(5))
`

// start makes a session that compiles at once and is closed with the test.
// start makes a session, in 3.8 if nothing is said of the dialect: what these tests
// expect is of its listings.
func start(t *testing.T, cfg Config) *Session {
	t.Helper()
	if cfg.Dialect == "" {
		cfg.Dialect = "3.8"
	}
	cfg.Debounce = -1
	s := New(cfg)
	t.Cleanup(s.Close)
	return s
}

// wait waits until a view is as it should be.
func wait(t *testing.T, s *Session, what string, ok func(v *View) bool) *View {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		s.Sync()
		v := s.View()
		if ok(v) {
			return v
		}
		if time.Now().After(deadline) {
			t.Fatalf("waited for %s in vain; message %+v, run %+v, compile %+v", what, v.Message, v.Run, v.Compile)
		}
		time.Sleep(time.Millisecond)
	}
}

func compiledOK(v *View) bool {
	return !v.Compile.Busy && v.Compile.Version == v.Document.Version
}

func TestEditing(t *testing.T) {
	s := start(t, Config{})
	s.SetText(factorial)
	v := wait(t, s, "the listing", compiledOK)
	if v.Compile.Err != nil || v.Compile.Stale {
		t.Fatalf("compile %+v", v.Compile)
	}
	if v.Document.Saved || v.Document.Bytes != len(factorial) {
		t.Errorf("document %+v", v.Document)
	}
	var heads []string
	for _, r := range v.Listing.Rows {
		if r.Kind == HeadingRow {
			heads = append(heads, r.CodeName+" "+r.Heading)
		}
	}
	if got, want := strings.Join(heads, "; "), "factorial line 1, 28 bytes, stack 4; <module> line 1, 24 bytes, stack 3"; got != want {
		t.Errorf("headings %q, want %q", got, want)
	}

	// An invalid text keeps the last good listing.
	s.SetText(factorial + "def (")
	w := wait(t, s, "the error", func(v *View) bool { return compiledOK(v) && v.Compile.Err != nil })
	if !w.Compile.Stale || len(w.Listing.Rows) != len(v.Listing.Rows) || w.Compile.Err.Type != "SyntaxError" {
		t.Errorf("after a mistake: %+v, %d rows", w.Compile, len(w.Listing.Rows))
	}
	s.SetText(factorial + "x = 1\n")
	x := wait(t, s, "the new listing", func(v *View) bool { return compiledOK(v) && v.Compile.Err == nil })
	if x.Compile.Stale || len(x.Listing.Rows) <= len(v.Listing.Rows) {
		t.Errorf("after the correction: %+v, %d rows", x.Compile, len(x.Listing.Rows))
	}
}

func TestListingRows(t *testing.T) {
	s := start(t, Config{})
	s.SetText(factorial)
	v := wait(t, s, "the listing", compiledOK)
	row := func(op string, nth int) ListingRow {
		for _, r := range v.Listing.Rows {
			if r.Opname == op {
				if nth--; nth == 0 {
					return r
				}
			}
		}
		t.Fatalf("no %s", op)
		return ListingRow{}
	}
	if r := row("POP_JUMP_IF_FALSE", 1); r.ArgKind != JumpArg || r.JumpTo < 0 || v.Listing.Rows[r.JumpTo].Offset != r.Arg || !v.Listing.Rows[r.JumpTo].IsTarget {
		t.Errorf("jump %+v", r)
	}
	if r := row("LOAD_CONST", 1); r.ArgKind != NumberArg || r.ArgRepr != "1" {
		t.Errorf("constant %+v", r)
	}
	if r := row("LOAD_FAST", 1); r.ArgKind != NameArg || r.Line != 2 || r.ArgRepr != "n" {
		t.Errorf("local %+v", r)
	}
	if r := row("BINARY_SUBTRACT", 1); r.Span.Start.Line != 4 || r.Span.Start.Col != 25 || r.Span.End.Col != 30 {
		t.Errorf("span %+v", r.Span)
	}
}

func TestSelection(t *testing.T) {
	s := start(t, Config{})
	s.SetText(factorial)
	v := wait(t, s, "the listing", compiledOK)
	for i, r := range v.Listing.Rows {
		if r.Opname == "BINARY_SUBTRACT" {
			s.SelectRow(i)
			s.Sync()
			sel := s.View().Selection
			if sel.Span != r.Span || len(sel.Rows) != 1 {
				t.Fatalf("row selected: %+v", sel)
			}
			s.SelectSource(sel.Span)
			s.Sync()
			// n, 1, and their difference
			if sel = s.View().Selection; len(sel.Rows) != 3 {
				t.Fatalf("source selected: %+v", sel)
			}
		}
	}
	s.ClearSelection()
	s.Sync()
	if sel := s.View().Selection; sel.Rows != nil {
		t.Errorf("cleared: %+v", sel)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	s := start(t, Config{})
	path := filepath.Join(dir, "a.py")
	text := "x = 'é'\r\ny = 2\r\n"
	if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	s.Open(path)
	v := wait(t, s, "the file", func(v *View) bool { return v.Document.Path == path })
	if v.Document.Text != "x = 'é'\ny = 2\n" || !v.Document.Saved || v.Document.Name != "a.py" {
		t.Errorf("document %+v", v.Document)
	}
	s.SetText("z = 3\n")
	s.Save()
	v = wait(t, s, "saving", func(v *View) bool { return v.Document.Saved })
	if got, _ := os.ReadFile(path); string(got) != "z = 3\r\n" {
		t.Errorf("saved %q", got)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); left != nil {
		t.Errorf("left behind: %v", left)
	}

	// What cannot be opened leaves everything as it was.
	bad := map[string][]byte{
		"nul.py":     []byte("x = 1\x00"),
		"latin.py":   []byte("x = 1\ny = '\xe9'\n"),
		"cookie.py":  []byte("# -*- coding: latin-1 -*-\nx = '\xe9'\n"),
		"short.pyc":  []byte("U\r\r\n\x00\x00"),
		"magic.pyc":  []byte("\x01\x02\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00N"),
		"broken.pyc": []byte("U\r\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xe3\x00"),
	}
	for name, data := range bad {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"nul.py", "latin.py", "cookie.py", "short.pyc", "magic.pyc", "broken.pyc", "missing.py", "."} {
		s.SetText("precious = " + name[:1] + "\n")
		s.Sync()
		want := s.View().Document.Text
		s.DismissMessage()
		s.Open(filepath.Join(dir, name))
		s.Sync()
		v := s.View()
		if v.Message == nil || !v.Message.Error || v.Message.Detail == "" {
			t.Errorf("%s: message %+v", name, v.Message)
			continue
		}
		t.Logf("%s: %s: %s", name, v.Message.Title, v.Message.Detail)
		if v.Document.Text != want || v.Document.Path != path {
			t.Errorf("%s: the document is %+v", name, v.Document)
		}
	}
	s.DismissMessage()
	s.SaveAs(filepath.Join(dir, "no", "such", "folder.py"))
	s.Sync()
	if v := s.View(); v.Message == nil || v.Document.Path != path {
		t.Errorf("after a failed save: %+v, %+v", v.Message, v.Document)
	}
}

func TestRecovery(t *testing.T) {
	dir := t.TempDir()
	s := New(Config{Dir: dir, Debounce: -1})
	s.SetText("unsaved = 1\n")
	s.Close()
	s = start(t, Config{Dir: dir})
	v := s.View()
	if v.Recovery == nil || v.Recovery.Text != "unsaved = 1\n" {
		t.Fatalf("recovery %+v", v.Recovery)
	}
	// Another session at the same time is offered it too, but not this one's text.
	s.AcceptRecovery()
	s.Sync()
	v = s.View()
	if v.Document.Text != "unsaved = 1\n" || v.Document.Saved || v.Recovery != nil {
		t.Errorf("accepted: %+v, %+v", v.Document, v.Recovery)
	}
	other := start(t, Config{Dir: dir})
	if other.View().Recovery != nil {
		t.Errorf("the text of a living session is offered: %+v", other.View().Recovery)
	}
	path := filepath.Join(dir, "saved.py")
	s.SaveAs(path)
	wait(t, s, "saving", func(v *View) bool { return v.Document.Saved })
	if left, _ := filepath.Glob(filepath.Join(dir, "recovery", "*")); len(left) != 0 {
		t.Errorf("copies of a saved text: %v", left)
	}
}

func TestCompiledFile(t *testing.T) {
	s := start(t, Config{})
	s.SetText(factorial)
	wait(t, s, "the listing", compiledOK)
	v := s.View()
	if v.Disk.Note == "" || len(v.Disk.Bytes) == 0 || v.Disk.Name != "__pycache__/untitled.cpython-38.pyc" {
		t.Fatalf("disk %+v", v.Disk)
	}
	at := 0
	codes := 0
	for _, r := range v.Disk.Regions {
		if r.From != at {
			t.Errorf("a gap at %d", at)
		}
		at = r.To
		if r.Kind == CodeRegion {
			codes++
		}
	}
	if at != len(v.Disk.Bytes) || codes != 2 {
		t.Errorf("%d of %d bytes in regions, %d code objects", at, len(v.Disk.Bytes), codes)
	}
	dir := t.TempDir()
	cache := filepath.Join(dir, "__pycache__")
	os.Mkdir(cache, 0o700)
	os.WriteFile(filepath.Join(dir, "f.py"), []byte(factorial), 0o600)
	pyc := filepath.Join(cache, "f.cpython-38.pyc")
	os.WriteFile(pyc, v.Disk.Bytes, 0o600)
	s.Open(pyc)
	v = wait(t, s, "the .pyc", func(v *View) bool { return v.Document.Binary })
	if v.Message != nil || v.Document.Text != factorial || len(v.Listing.Rows) != 28 {
		t.Errorf("message %+v, %d rows, text %q", v.Message, len(v.Listing.Rows), v.Document.Text)
	}
	s.SetText("no")
	s.Sync()
	if s.View().Document.Text != factorial {
		t.Error("the source of a .pyc was edited")
	}
}

func TestLessonsOpen(t *testing.T) {
	s := start(t, Config{Lessons: lessons.Embedded()})
	for i, l := range lessons.Embedded() {
		s.OpenLesson(i)
		v := wait(t, s, "the lesson", func(v *View) bool { return v.Lesson != nil && v.Lesson.Name == l.Name && compiledOK(v) })
		if v.Document.Text != l.Program || v.Compile.Err != nil || len(v.Lesson.Steps) != len(l.Steps) {
			t.Errorf("%s: %+v", l.Name, v.Compile)
		}
		if (v.Lesson.Notes == nil) != (l.Compare == nil) {
			t.Errorf("%s: notes %v", l.Name, v.Lesson.Notes)
		}
		if v.Lesson.Notes != nil {
			if n := v.Lesson.Notes.Result.Unexplained(); n > 0 {
				t.Errorf("%s: %d differences without a cause", l.Name, n)
			}
		}
	}
}
