package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/lessons"
	"bytewalk/vm/debug"
	"bytewalk/vm/trace"
)

// lessonState is the lesson that is open, and how far it is.
type lessonState struct {
	all     []*lessons.Lesson
	current *lessons.Lesson
	step    int
	guesses map[int]string
	waiting bool // the place of step is to be gone to when it is recorded
	notes   *NotesView
}

func (c *controller) openLesson(i int) {
	if i < 0 || i >= len(c.lessons.all) {
		return
	}
	l := c.lessons.all[i]
	c.doc.replace(l.ProgramName, "", l.Program)
	c.documentReplaced()
	c.lessons.current, c.lessons.step, c.lessons.guesses, c.lessons.waiting = l, 0, map[int]string{}, false
	c.lessons.notes = nil
	c.guardBug("the lesson's comparison", func() { c.lessons.notes = notesOf(l) })
}

func (c *controller) closeLesson() {
	c.lessons.current = nil
	if c.run != nil {
		c.run.finder = nil
	}
}

// programDir is the folder that the program may read and write: the file's own, or,
// for a text without a file, an empty one with the lesson's modules in it.
func (c *controller) programDir() string {
	if c.doc.path != "" {
		return filepath.Dir(c.doc.path)
	}
	c.dropFolder()
	dir, err := os.MkdirTemp("", "bytewalk-")
	if err != nil {
		c.fail("There is no folder for the program to run in", err)
		return ""
	}
	c.folder = dir
	if l := c.lessons.current; l != nil {
		for name, text := range l.Modules {
			if !filepath.IsLocal(name) {
				continue
			}
			path := filepath.Join(dir, name)
			err := os.MkdirAll(filepath.Dir(path), 0o700)
			if err == nil {
				err = os.WriteFile(path, []byte(text), 0o600)
			}
			if err != nil {
				c.fail("The lesson's modules cannot be written", err)
			}
		}
	}
	return dir
}

// dropFolder removes the folder that programDir made.
func (c *controller) dropFolder() {
	if c.folder != "" {
		os.RemoveAll(c.folder)
		c.folder = ""
	}
}

// lessonRun makes a new run look for the lesson's places.
func (c *controller) lessonRun(r *run) {
	l := c.lessons.current
	if l == nil {
		return
	}
	r.places = make([]int, len(l.Steps))
	var places []debug.Place
	for i, s := range l.Steps {
		r.places[i] = -1
		if s.At == nil {
			continue
		}
		p := debug.Place{Function: s.At.Function, File: r.root.Filename, Line: s.At.Line, Hit: s.At.Hit}
		if expr := s.At.Expr; expr != "" {
			p.Match = func(k *code.Code, offset int) bool {
				if in, ok := k.Decode(offset); ok {
					offset = in.Offset
				}
				return r.file().Slice(spanOf(k, offset)) == expr
			}
		}
		r.places[i] = len(places)
		places = append(places, p)
	}
	r.finder = debug.NewFinder(r.d, places)
}

// place gives the step of section i of the lesson, -1 if it is not reached.
func (r *run) place(i int) int {
	if r == nil || r.finder == nil || i >= len(r.places) || r.places[i] < 0 {
		return -1
	}
	return r.finder.Found(r.places[i])
}

// goToLessonStep shows a section, and goes to its place.
func (c *controller) goToLessonStep(i int) {
	l := c.lessons.current
	if l == nil || i < 0 || i >= len(l.Steps) {
		return
	}
	c.lessons.step = i
	if l.Steps[i].At == nil {
		return
	}
	c.lessons.waiting = true
	c.playing = false
	if c.run == nil {
		c.startRun(func() { c.resumeLesson() })
		return
	}
	c.run.finder.Update()
	c.resumeLesson()
}

// resumeLesson goes to the place of the section on show, once it is there.
func (c *controller) resumeLesson() {
	if !c.lessons.waiting || c.run == nil || c.lessons.current == nil {
		return
	}
	if n := c.run.place(c.lessons.step); n >= 0 {
		c.lessons.waiting = false
		c.showRun = true
		c.run.pos = c.run.d.Clamp(trace.Position{Step: n, Phase: trace.Fetch})
		return
	}
	if !c.run.active() {
		c.lessons.waiting = false
	}
}

// followLesson shows the section that the position belongs to: the last one whose
// place it has come to.
func (c *controller) followLesson() {
	l := c.lessons.current
	c.lessons.waiting = false
	if l == nil || c.run == nil {
		return
	}
	best, at, known := -1, -1, false
	for i := range l.Steps {
		n := c.run.place(i)
		known = known || n >= 0
		// Of several sections at one place it is the one being read, else the first.
		if n >= 0 && n <= c.run.pos.Step && (n > at || n == at && i == c.lessons.step) {
			best, at = i, n
		}
	}
	switch {
	case best >= 0:
		c.lessons.step = best
	case known:
		c.lessons.step = 0 // before the first place
	}
}

func (c *controller) guess(i int, text string) {
	if l := c.lessons.current; l != nil && i >= 0 && i < len(l.Steps) && l.Steps[i].Predict != nil {
		c.lessons.guesses[i] = strings.TrimSpace(text)
	}
}

func (c *controller) lessonView(v *View) {
	l := c.lessons.current
	if l == nil {
		return
	}
	lv := &LessonView{Title: l.Title, Name: l.Name, Current: c.lessons.step, Edited: c.doc.text != l.Program, Notes: c.lessons.notes}
	for i, s := range l.Steps {
		ls := LessonStep{Title: s.Title, Body: s.Markdown, Blocks: s.Body, Step: c.run.place(i), HasAt: s.At != nil}
		if s.Predict != nil {
			ls.Predict = string(s.Predict.Kind)
			if g, ok := c.lessons.guesses[i]; ok {
				ls.Guess = g
				ls.Answer, ls.Right = c.answerOf(s.Predict.Kind, ls.Step, g)
			}
		}
		lv.Steps = append(lv.Steps, ls)
	}
	v.Lesson = lv
}

// answerOf is the machine's answer to a question, from the state after step n, and
// whether a guess is the same.
func (c *controller) answerOf(kind lessons.QuestionKind, n int, guess string) (answer string, right bool) {
	if n < 0 || c.run == nil || n >= c.run.h.Len() {
		return "", false
	}
	h := c.run.h
	after := h.State(n + 1)
	switch kind {
	case lessons.StackTop:
		if f := after.Top(); f != nil && len(f.Stack) > 0 {
			answer = h.Text(f.Stack[len(f.Stack)-1], n+1, 200)
		}
	case lessons.StackDepth:
		if f := after.Top(); f != nil {
			answer = strconv.Itoa(len(f.Stack))
		}
	case lessons.Frames:
		answer = strconv.Itoa(len(after.Frames))
	case lessons.Output:
		for _, o := range h.Outputs() {
			if o.Step == n && o.Stream != 0 {
				answer += o.Text
			}
		}
		answer = strings.TrimSuffix(answer, "\n")
	}
	same := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, `"`, "'")), " ") }
	a, g := same(answer), same(guess)
	return answer, a == g || strings.Trim(a, "'") == strings.Trim(g, "'")
}

// openLessons offers the lessons of a folder and opens the first.
func (c *controller) openLessons(dir string) {
	all, err := lessons.OpenFolder(dir)
	if err != nil {
		c.fail("Lessons in "+filepath.Base(dir), err)
	}
	if len(all) == 0 {
		if err == nil {
			c.fail("No lessons", fmt.Errorf("%s has no lesson in it: a lesson is a file NAME.md as the README describes.", dir))
		}
		return
	}
	c.lessons.all = all
	c.openLesson(0)
}
