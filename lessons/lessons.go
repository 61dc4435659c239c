// Package lessons has the lesson files and their loader.
//
// # A lesson file
//
// A lesson is a Markdown file whose name ends in .md. This is a whole one:
//
//	---
//	title: Squares
//	order: 5
//	dialects: ["3.8"]
//	modules: [shapes.py]
//	---
//
//	```python squares.py
//	def square(x):
//	    return x * x
//
//	print(square(4))
//	```
//
//	## What happens here
//
//	A section without a place is for reading only.
//
//	## The multiplication {at: function=square line=2 hit=1 expr='x * x'}
//
//	A section with a place takes the run there when it is opened.
//
//	What is on top of the stack afterwards? {predict: stack-top}
//
// The front matter, between the two lines of dashes, is YAML:
//
//	title      what the list of lessons shows
//	order      a whole number; lessons are listed by it, then by file name
//	dialects   the Python versions in which every place of the lesson is reached
//	modules    files beside the lesson that its program imports; may be left out
//
// One fenced block with the info word python is the program, and the word after it
// is its file name (by default the lesson's own, with .py). It stands before the
// first section. The headings of sections have two #; other headings are not
// used. In a section may stand paragraphs, lists, tables, block quotes and fenced
// blocks, and in a line emphasis, code and https links.
//
// # Places
//
// {at: …} at the end of a heading is a place in the run, so given that one lesson
// serves all dialects:
//
//	function   the code object's name; <module>, which is the default, for the program itself
//	line       the source line, from 1
//	hit        how many times execution has arrived at that line of that function, in
//	           any frame; 1 if it is left out. Going on with a line after a call is no
//	           new arrival, coming to it again in a loop is
//	expr       the first step from there on, in the same frame, whose instruction was
//	           made from exactly this source text; for the line's first step it is left out
//
// A value with spaces in it is put in single or double quotes. See [Place.Find].
//
// # Questions
//
// {predict: KIND} at the end of a section's last paragraph makes a question of it.
// The machine answers it, from the state after the step at the section's place:
//
//	stack-top     the value on top of the evaluation stack, as repr shows it
//	stack-depth   the number of values on the running frame's evaluation stack
//	frames        the number of frames, the module's included
//	output        what the step writes, without the newline at its end
//
// # Comparisons
//
// A section whose heading ends in {compare: dialect=3.8} has one fenced block with
// the info word notes: a listing as it stands in somebody's notes, in the columns
// of dis. The app sets the exact listing of that dialect beside it. Nobody writes
// the differences down; package compare finds them.
//
// A malformed file gives an [Error] with the place of what is wrong.
package lessons

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"

	"bytewalk/lessons/compare"
)

// Lesson is one lesson.
type Lesson struct {
	Name        string // the file's, without .md: "04-recursion"
	Title       string
	Order       int
	Dialects    []string          // "3.8"
	Modules     map[string]string // source text by path, as the program would find it beside itself
	Program     string
	ProgramName string // "factorial.py"
	ProgramLine int    // the program's first line in the lesson's file, from 1
	Intro       []Block
	Steps       []Step
	Compare     *Comparison // nil for none
}

// Step is one section.
type Step struct {
	Title    string
	Body     []Block
	Markdown string    // the body as it was written, without markers
	At       *Place    // nil for a section without a place
	Predict  *Question // nil for none; its text is the body's last paragraph too
	Line     int       // of the heading in the lesson's file
}

// QuestionKind is what a question asks for; see the package comment.
type QuestionKind string

// The kinds of question.
const (
	StackTop   QuestionKind = "stack-top"
	StackDepth QuestionKind = "stack-depth"
	Frames     QuestionKind = "frames"
	Output     QuestionKind = "output"
)

var questionKinds = []QuestionKind{StackTop, StackDepth, Frames, Output}

// Question is what a section asks before its step is executed.
type Question struct {
	Kind QuestionKind
	Text []Inline // the paragraph that asks it
}

// Comparison is a listing from notes, to be compared with the exact one of a
// dialect; see [compare.Compare].
type Comparison struct {
	Title    string
	Body     []Block // without the listing
	Markdown string  // the body as it was written, without the listing
	Dialect  string
	Notes    compare.Listing
	Text     string // the listing as it was written
}

// Error is a malformed lesson file.
type Error struct {
	File    string
	Line    int // from 1; 0 where the file as a whole is meant
	Col     int // in characters, from 1; 0 like Line
	Message string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Message)
}

// The bounds of what is read, so that a hostile folder can't take the memory.
const (
	maxLesson = 32 << 10 // bytes of a lesson: hostile Markdown takes time with the square of its length
	maxModule = 1 << 20  // bytes of a module
	maxFiles  = 500      // lessons in a folder, modules of a lesson
)

//go:embed *.md
var files embed.FS

// Embedded gives the lessons that the program carries, in order. They are
// well-formed: a test reads them.
func Embedded() []*Lesson {
	all, err := LoadFS(files)
	if err != nil {
		panic(err)
	}
	return all
}

// OpenFolder reads the lessons in a folder of the user's own. It never follows a
// link out of the folder. Otherwise it is LoadFS.
func OpenFolder(dir string) ([]*Lesson, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return LoadFS(root.FS())
}

// LoadFS reads each file NAME.md in the top folder of fsys, but for README.md, and
// gives the lessons in order. Malformed ones are left out, and the error joins an
// *Error for each.
func LoadFS(fsys fs.FS) ([]*Lesson, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var lessons []*Lesson
	var errs []error
	n := 0
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".md" || strings.EqualFold(e.Name(), "README.md") {
			continue
		}
		if n++; n > maxFiles {
			errs = append(errs, &Error{File: e.Name(), Message: fmt.Sprintf("there are more than %d lessons; the rest is not read", maxFiles)})
			break
		}
		l, err := load(fsys, e.Name())
		if err != nil {
			errs = append(errs, err)
			continue
		}
		lessons = append(lessons, l)
	}
	sort.SliceStable(lessons, func(i, j int) bool { return lessons[i].Order < lessons[j].Order })
	return lessons, errors.Join(errs...)
}

func load(fsys fs.FS, name string) (*Lesson, error) {
	text, err := read(fsys, name, maxLesson)
	if err != nil {
		return nil, &Error{File: name, Message: err.Error()}
	}
	return parse(fsys, name, text)
}

// read gives a file of at most limit bytes.
func read(fsys fs.FS, name string, limit int64) (string, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return "", errors.Unwrap(err)
	}
	if !info.Mode().IsRegular() {
		return "", errors.New("not a regular file")
	}
	if info.Size() > limit {
		return "", fmt.Errorf("the file has %d bytes; %d at most are read", info.Size(), limit)
	}
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", errors.Unwrap(err)
	}
	return string(b), nil
}
