package lessons

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bytewalk/internal/corpus"
	"bytewalk/lessons/compare"
)

// The lessons' programs are the corpus's, so that what is proved of those is proved
// of these.
var programs = []struct {
	title, corpus string
	causes        []compare.CauseID
}{
	{"Basic", "lesson_basic", []compare.CauseID{compare.ConstantsFromOne, compare.NoneLeftOut}},
	{"Loop", "lesson_loop", []compare.CauseID{compare.ConstantsFromOne, compare.JumpDistance,
		compare.LineLeftOut, compare.NoneLeftOut, compare.TargetLeftOut}},
	{"Function", "lesson_function", []compare.CauseID{compare.ConstantsFromOne, compare.NoneLeftOut,
		compare.CodeObjectsLeftOut}},
	{"Recursion", "lesson_recursion", []compare.CauseID{compare.ConstantsFromOne, compare.LineNumber,
		compare.NoneLeftOut, compare.CodeObjectsLeftOut}},
}

func TestEmbedded(t *testing.T) {
	all := Embedded()
	if len(all) != len(programs) {
		t.Fatalf("%d lessons, want %d", len(all), len(programs))
	}
	for i, l := range all {
		if l.Title != programs[i].title || l.Order != i+1 {
			t.Errorf("lesson %d is %d, %s", i, l.Order, l.Title)
		}
		if want := corpus.Get(t, programs[i].corpus).Source; l.Program != want {
			t.Errorf("the program of %s is\n%s\nwant\n%s", l.Name, l.Program, want)
		}
		if len(l.Steps) < 5 || len(l.Steps) > 8 {
			t.Errorf("%s has %d steps", l.Name, len(l.Steps))
		}
		places, questions := 0, 0
		for _, s := range l.Steps {
			if s.At != nil {
				places++
			}
			if s.Predict != nil {
				questions++
			}
			for _, b := range s.Body {
				if n := len([]rune(plainText(b.Text))); n > 400 {
					t.Errorf("%s, %s: a paragraph of %d characters", l.Name, s.Title, n)
				}
			}
		}
		if places < 4 || questions < 2 {
			t.Errorf("%s has %d places and %d questions", l.Name, places, questions)
		}
		if l.Compare == nil || !slices.Contains(l.Dialects, l.Compare.Dialect) {
			t.Errorf("%s has no comparison with one of its dialects", l.Name)
		}
	}
}

// TestNotes holds the listings of the notes against those that CPython 3.8 prints:
// each difference is found and has its cause, and no cause is missing.
func TestNotes(t *testing.T) {
	for i, l := range Embedded() {
		dis := corpus.Get(t, programs[i].corpus).Expected(t, l.Compare.Dialect).Dis
		exact, err := compare.Parse(dis)
		if err != nil {
			t.Fatal(err)
		}
		result := compare.Compare(l.Compare.Notes, exact)
		for _, p := range result.Pairs {
			for _, d := range p.Differences {
				if d.Cause == "" {
					n, e := d.Values()
					t.Errorf("%s: unexplained %s: %q, exact is %q (%v)", l.Name, d.Field, n, e, p.Exact)
				}
			}
		}
		var causes []compare.CauseID
		for _, c := range result.Causes {
			causes = append(causes, c.ID)
		}
		slices.Sort(causes)
		want := slices.Sorted(slices.Values(programs[i].causes))
		if !slices.Equal(causes, want) {
			t.Errorf("%s: causes %q, want %q", l.Name, causes, want)
		}
	}
}

const whole = `---
title: All of it
order: 7
dialects: ["3.8", 3.13]
modules: [shapes.py, tools/deep.py]
---

Some *words* before.

` + "```python all.py\nx = 1\nprint(x)\n```" + `

## Reading only

A [link](https://docs.python.org), **strong _both_**, ` + "`code *as it is*`" + ` and a
soft break &amp; \*escapes\*.

1. one
2. two
   - inner

| a | b |
| - | - |
| 1 | ` + "`2`" + ` |

> quoted

` + "```text\nlisting\n  indented\n```" + `

## A ` + "`place`" + ` {at: function=<module> line=2 hit=3 expr="print(x)"}

Before.

What *comes* of it? {predict: frames}

## Notes {compare: dialect=3.8}

Intro.

` + "```notes\n1 0 LOAD_CONST 1 (1)\n```" + `

Outro.
`

func wholeFS() fstest.MapFS {
	return fstest.MapFS{
		"all.md":        {Data: []byte(whole)},
		"README.md":     {Data: []byte("no lesson")},
		"shapes.py":     {Data: []byte("a = 1\n")},
		"tools/deep.py": {Data: []byte("b = 2\n")},
	}
}

func TestLoad(t *testing.T) {
	for _, newline := range []string{"\n", "\r\n"} {
		fsys := wholeFS()
		fsys["all.md"].Data = []byte(strings.ReplaceAll(whole, "\n", newline))
		all, err := LoadFS(fsys)
		if err != nil || len(all) != 1 {
			t.Fatalf("%d lessons, error %v", len(all), err)
		}
		run := func(s string, style Style) Inline { return Inline{Text: s, Style: style} }
		paragraph := func(runs ...Inline) Block { return Block{Kind: Paragraph, Text: runs} }
		question := []Inline{run("What ", 0), run("comes", Emphasis), run(" of it?", 0)}
		want := &Lesson{
			Name: "all", Title: "All of it", Order: 7, Dialects: []string{"3.8", "3.13"},
			Modules: map[string]string{"shapes.py": "a = 1\n", "tools/deep.py": "b = 2\n"},
			Program: "x = 1\nprint(x)\n", ProgramName: "all.py", ProgramLine: 11,
			Intro: []Block{paragraph(run("Some ", 0), run("words", Emphasis), run(" before.", 0))},
			Steps: []Step{
				{
					Title: "Reading only", Line: 15,
					Body: []Block{
						paragraph(run("A ", 0), Inline{"link", 0, "https://docs.python.org"}, run(", ", 0), run("strong ", Strong), run("both", Strong|Emphasis),
							run(", ", 0), run("code *as it is*", Code), run(" and a soft break & *escapes*.", 0)),
						{Kind: List, Ordered: true, Start: 1, Items: [][]Block{
							{paragraph(run("one", 0))},
							{paragraph(run("two", 0)), {Kind: List, Items: [][]Block{{paragraph(run("inner", 0))}}}},
						}},
						{Kind: Table, Head: [][]Inline{{run("a", 0)}, {run("b", 0)}}, Rows: [][][]Inline{{{run("1", 0)}, {run("2", Code)}}}},
						{Kind: Quote, Blocks: []Block{paragraph(run("quoted", 0))}},
						{Kind: Listing, Code: "listing\n  indented\n", Language: "text"},
					},
				},
				{
					Title: "A place", Line: 35,
					At:       &Place{Function: Module, Line: 2, Hit: 3, Expr: "print(x)"},
					Predict:  &Question{Frames, question},
					Body:     []Block{paragraph(run("Before.", 0)), paragraph(question...)},
					Markdown: "Before.\n\nWhat *comes* of it?",
				},
			},
			Compare: &Comparison{
				Title: "Notes", Dialect: "3.8", Text: "1 0 LOAD_CONST 1 (1)\n", Markdown: "Intro.\n\nOutro.",
				Body:  []Block{paragraph(run("Intro.", 0)), paragraph(run("Outro.", 0))},
				Notes: compare.Listing{{Name: Module, Rows: []compare.Row{{Line: 1, Op: "LOAD_CONST", HasArg: true, Arg: 1, ArgRepr: "1"}}}},
			},
		}
		got := all[0]
		if md := got.Steps[0].Markdown; !strings.HasPrefix(md, "A [link]") || !strings.HasSuffix(md, "indented\n```") {
			t.Errorf("Markdown of the first section: %q", md)
		}
		got.Steps[0].Markdown = ""
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
}

// TestMalformed changes one thing in a good lesson and expects the error at its
// place.
func TestMalformed(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"---\ntitle", "title", "all.md:1:1: found no front matter"},
		{"\n---\n\nSome", "\n\nSome", "all.md:1:1: the front matter has no end"},
		{"title: All of it\n", "", "all.md:1:1: the front matter has no title"},
		{"title: All of it", "title: ''", "all.md:2:8: the title is empty"},
		{"title: All of it", "title: [a]", "all.md:2:8: expected a text"},
		{"order: 7", "order: seven", "all.md:3:8: the order is \"seven\""},
		{"order: 7", "order: 7\norder: 8", "all.md:4:1: order is given twice"},
		{"order: 7", "ordre: 7", "all.md:3:1: found \"ordre\", expected title, order, dialects or modules"},
		{"order: 7", "order: 7\n\tx", "all.md:4:1: the front matter is not YAML"},
		{"3.13]", "3.x]", "all.md:4:19: the dialect is \"3.x\""},
		{`["3.8", 3.13]`, `3.8`, "all.md:4:11: expected a list"},
		{`["3.8", 3.13]`, `[]`, "all.md:1:1: dialects is empty"},
		{"shapes.py,", "../shapes.py,", "all.md:5:11: the module is \"../shapes.py\""},
		{"shapes.py,", "none.py,", "all.md:5:11: the module none.py can't be read: file does not exist"},
		{"tools/deep.py]", "&a tools/deep.py, *a]", "all.md:5:40: expected a file name"},
		{"```python all.py", "```text", "all.md:7:1: found no program"},
		{"all.py", "../all.py", "all.md:10:11: the program's name is \"../all.py\""},
		{"x = 1\nprint(x)\n", "", "all.md:10:1: the program is empty"},
		{"```text", "```python", "all.md:30:1: found a second python block"},
		{"## Reading only", "# Reading only", "all.md:15:1: found a heading with 1 #"},
		{"## Reading only", "##", "all.md:15:1: the section has no title"},
		{"> quoted", "***", "all.md:28:1: found a horizontal rule, expected"},
		{"> quoted", "<b>x</b>", "all.md:28:1: found HTML, expected"},
		{"> quoted", "a ![b](https://c)", "all.md:28:3: found an image"},
		{"https://docs", "http://docs", "all.md:17:3: found a link that is not https"},
		{"```text\nlisting", "```notes\nlisting", "all.md:30:1: found a notes block"},
		{"{at: function", "{atx: function", "all.md:35:14: found the marker \"atx\", expected at or compare"},
		{"line=2 ", "", "all.md:35:14: the place has no line"},
		{"line=2", "line=3", "all.md:35:14: the place is in line 3, but the program has 2 lines"},
		{"line=2", "line=zwei", "all.md:35:42: line is \"zwei\", expected a number from 1"},
		{"hit=3", "hit=0", "all.md:35:48: hit is \"0\", expected a number from 1"},
		{"hit=3", "hit=", "all.md:35:48: expected a value for hit"},
		{"hit=3", "offset=3", "all.md:35:44: found \"offset\", expected function=, line=, hit= or expr="},
		{`"print(x)"`, `"print(y)"`, "all.md:35:14: the program has no text \"print(y)\""},
		{`"print(x)"`, `"print(x)`, "all.md:35:55: the quote is not closed"},
		{"{predict: frames}", "{predict: fames}", "all.md:39:30: found the question \"fames\""},
		{"{predict: frames}", "{guess: frames}", "all.md:39:21: found the marker \"guess\""},
		{"What *comes* of it? {", "{", "all.md:39:1: the question has no text"},
		{"soft break &amp; \\*escapes\\*.\n\n1. one\n2. two\n   - inner\n\n| a | b |\n| - | - |\n| 1 | `2` |\n\n> quoted\n\n```text\nlisting\n  indented\n```", "thing? {predict: frames}", "all.md:17:1: the question has no step to ask about"},
		{"dialect=3.8}", "3.8}", "all.md:41:20: found \"3.8\", expected dialect="},
		{"dialect=3.8}", "dialect=eight}", "all.md:41:10: the comparison has no dialect"},
		{"1 0 LOAD_CONST", "1 x LOAD_CONST", "all.md:46:1: found \"1 x LOAD_CONST 1 (1)\", expected an instruction"},
		{"```notes", "```text", "all.md:41:10: the comparison has no listing"},
		{"Outro.\n", "Outro.\n\n## Again {compare: dialect=3.8}\n\n", "all.md:51:10: found a second comparison"},
		{"quoted", "quoted \xff", "all.md:28:10: found a byte that is not UTF-8"},
		{"> quoted", strings.Repeat(">", 20) + " x", "all.md:28:"},
		{"Before.\n\nWhat *comes* of it? {predict: frames}", "", "all.md:35:1: the section is empty"},
	} {
		if !strings.Contains(whole, c.old) {
			t.Fatalf("%q is not in the lesson", c.old)
		}
		fsys := wholeFS()
		fsys["all.md"].Data = []byte(strings.Replace(whole, c.old, c.new, 1))
		all, err := LoadFS(fsys)
		var bad *Error
		if !errors.As(err, &bad) || len(all) != 0 || !strings.HasPrefix(bad.Error(), c.want) {
			t.Errorf("%q for %q: got %v, want %s", c.new, c.old, err, c.want)
		}
	}
}

func TestOpenFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("in/b.md", strings.Replace(whole, "order: 7", "order: 1", 1))
	write("in/a.md", whole)
	write("in/bad.md", "no lesson")
	write("in/shapes.py", "a = 1\n")
	write("out.py", "secret = 1\n")
	write("in/tools/deep.py", "b = 2\n")
	all, err := OpenFolder(filepath.Join(dir, "in"))
	if len(all) != 2 || all[0].Name != "b" || all[1].Name != "a" {
		t.Errorf("lessons %v", all)
	}
	var bad *Error
	if !errors.As(err, &bad) || bad.File != "bad.md" {
		t.Errorf("error %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "in/shapes.py")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../out.py", filepath.Join(dir, "in/shapes.py")); err != nil {
		t.Skip(err)
	}
	if all, _ := OpenFolder(filepath.Join(dir, "in")); len(all) != 0 {
		t.Error("a link out of the folder was followed")
	}
	if _, err := OpenFolder(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v for a folder that is not there", err)
	}
}

func TestFind(t *testing.T) {
	// The steps of a recursive call in a loop: line 1 loops, line 2 calls f twice,
	// f has one line and calls itself once.
	steps := []Visit{
		{1, Module, 1, 0, "for"},
		{1, Module, 2, 2, "f"},
		{1, Module, 2, 4, "f(1)"},
		{2, "f", 9, 0, "n"},
		{2, "f", 9, 2, "f(n)"},
		{3, "f", 9, 0, "n"},
		{3, "f", 9, 4, "n + 1"},
		{2, "f", 9, 4, "n + 1"},
		{1, Module, 2, 6, "drop"},
		{1, Module, 1, 1, "for"},
		{1, Module, 2, 2, "f"},
		{1, Module, 2, 2, "f"}, // a jump back in one line
		{1, Module, 3, 8, ""},
	}
	for _, c := range []struct {
		place Place
		want  int
	}{
		{Place{Module, 1, 1, ""}, 0},
		{Place{Module, 1, 2, ""}, 9},
		{Place{Module, 2, 1, ""}, 1},
		{Place{Module, 2, 1, "drop"}, 8},
		{Place{Module, 2, 2, ""}, 10},
		{Place{Module, 2, 3, ""}, 11},
		{Place{Module, 2, 4, ""}, -1},
		{Place{"f", 9, 1, ""}, 3},
		{Place{"f", 9, 2, ""}, 5},
		{Place{"f", 9, 1, "n + 1"}, 7},
		{Place{"f", 9, 2, "n + 1"}, 6},
		{Place{"f", 9, 2, "f(n)"}, -1},
		{Place{"g", 9, 1, ""}, -1},
	} {
		if got := c.place.Find(slices.Values(steps)); got != c.want {
			t.Errorf("%v: step %d, want %d", c.place, got, c.want)
		}
	}
}

// TestHostile reads files of the greatest size that are made to take time.
func TestHostile(t *testing.T) {
	const front = "---\ntitle: x\norder: 1\ndialects: [3.8]\n---\n```python\nx\n```\n\n## y\n\n"
	for _, unit := range []string{"[", "> ", "*a_", "`", "``` ", "- ", "![", "<a ", "&#", "[a]: b\n", "## y\n\nz\n\n", "| a ", "1. x\n", "\\", "{at: "} {
		text := front + strings.Repeat(unit, (maxLesson-len(front))/len(unit))
		start := time.Now()
		if _, err := parse(wholeFS(), "all.md", text); err != nil && !errors.As(err, new(*Error)) {
			t.Errorf("%q: %v", unit, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q: %v", unit, took)
		} else {
			t.Logf("%q: %v", unit, took)
		}
	}
}

// FuzzParse looks for a text that makes the loader panic.
func FuzzParse(f *testing.F) {
	f.Add(whole)
	for _, l := range Embedded() {
		text, err := files.ReadFile(l.Name + ".md")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	fsys := wholeFS()
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parse(fsys, "all.md", text)
		if (l == nil) == (err == nil) {
			t.Fatalf("lesson %v, error %v", l, err)
		}
	})
}

// plainText joins the runs' text.
func plainText(runs []Inline) string {
	s := ""
	for _, r := range runs {
		s += r.Text
	}
	return s
}
