package panel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/lessons"
	"bytewalk/vm/trace"
)

// newSession makes a session that ends with the test.
func newSession(t *testing.T) *session.Session {
	t.Helper()
	s := session.New(session.Config{Lessons: lessons.Embedded(), Debounce: -1})
	t.Cleanup(s.Close)
	return s
}

// lessonView gives the view in which a lesson has just been opened.
func lessonView(t *testing.T, s *session.Session, i int) *session.View {
	t.Helper()
	s.OpenLesson(i)
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		s.Sync()
		if v := s.View(); !v.Compile.Busy && v.Lesson != nil && v.Compile.Result != nil {
			return v
		}
	}
	t.Fatalf("lesson %d does not open", i)
	return nil
}

func diskView() session.DiskView {
	v := session.DiskView{
		Name: "__pycache__/helper_with_a_long_name.cpython-38.pyc", Bytes: make([]byte, 700), Written: true, Note: strings.Repeat("a long note ", 12),
		Header: []session.HeaderField{
			{Name: "magic", Bytes: []byte{0x55, 0x0d, 0x0d, 0x0a}, Meaning: "3413, Python 3.8"},
			{Name: "flags", Bytes: make([]byte, 4), Meaning: "checked by time"},
			{Name: "source time", Bytes: []byte{1, 2, 3, 4}, Meaning: "2026-01-01 12:00:00", Want: []byte{1, 2, 3, 5}, Differs: true},
			{Name: "source size", Bytes: []byte{0x67, 0, 0, 0}, Meaning: "103 bytes"},
		},
		Regions: []session.Region{
			{From: 0, To: 16, Kind: session.HeaderRegion, Label: "header, 16"},
			{From: 30, To: 54, Kind: session.CodeRegion, Label: "<module>, 24", Code: "<module>"},
			{From: 100, To: 128, Kind: session.CodeRegion, Label: "factorial, 28", Code: "factorial"},
			{From: 110, To: 112, Kind: session.CurrentRegion, Label: "this instruction, 2", Code: "factorial"},
		},
	}
	for i := range 40 {
		v.Events = append(v.Events, session.DiskEvent{
			Step: i, Action: []string{"lookup", "read", "check", "compile", "write", "rename", "load"}[i%7], Module: "helper",
			Path: "/home/somebody/a/long/way/__pycache__/helper_with_a_long_name.cpython-38.pyc", Verdict: "stale", Reason: "the source's time differs", Now: i == 39,
		})
	}
	return v
}

func TestCaches(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		if look.Class == theme.Lecture {
			return // the projector has no caches
		}
		for _, room := range []fyne.Size{fyne.NewSize(940*look.Scale, 224*look.Scale), fyne.NewSize(600*look.Scale, 224*look.Scale)} {
			for _, c := range []struct {
				what  string
				disk  session.DiskView
				wants []string
			}{
				{"nothing", session.DiskView{}, []string{"On disk", "Nothing yet", "No module"}},
				{"a file", diskView(), []string{"55 0d 0d 0a", "magic", "flags", "source time", "source size", "expected", "stale"}},
			} {
				p := NewCaches()
				p.Layout(room)
				p.Show(&session.View{Disk: c.disk, Listing: &session.Listing{}, Timeline: &session.Timeline{}})
				what := fmt.Sprintf("%s in %v", c.what, room)
				legible(t, what, p.Scene.Nodes(), room)
				says(t, what, p.Scene.Nodes(), c.wants...)
				now := 0
				for _, n := range p.Scene.Nodes() {
					if n.Shape == widget.Label && n.Fill == look.Chg {
						now++
					}
				}
				if events := len(c.disk.Events) > 0; events != (now > 0) {
					t.Errorf("%s: %d texts are marked as of this step", what, now)
				}
			}
		}
	})
}

func TestConsole(t *testing.T) {
	s := newSession(t)
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		c := NewConsole(s)
		w := test.NewTempWindow(t, c.Object)
		room := fyne.NewSize(360*look.Scale, 300*look.Scale)
		w.Resize(room)
		v := &session.View{Run: session.Run{Status: session.NotRun}, Listing: &session.Listing{}, Timeline: &session.Timeline{}}
		c.Show(v)
		says(t, "before a run", c.scene.Nodes(), "What the program prints")
		v = &session.View{Run: session.Run{Status: session.Finished}, Position: trace.Position{Step: 9}, Listing: &session.Listing{}, Timeline: &session.Timeline{}}
		v.Console.Pieces = []session.ConsolePiece{
			{Text: "one\n", Step: 1}, {Text: "typed\n", Step: 2, Stream: session.In}, {Text: "wrong\n", Step: 3, Stream: session.Err},
			{Text: "now", Step: 9, Now: true}, {Text: "!\nto come\n", Step: 12, Ahead: true},
		}
		c.Show(v)
		if got, want := c.Text(), "one\ntyped\nwrong\nnow"; got != want {
			t.Errorf("the console has %q, want %q", got, want)
		}
		fills := map[string]bool{}
		for _, n := range c.scene.Nodes() {
			switch {
			case n.Shape == widget.Label && n.Text == "now":
				fills["now"] = n.Fill == look.Chg
			case n.Shape == widget.Label && n.Text == "wrong":
				fills["wrong"] = n.Fill == look.Err
			case n.Shape == widget.Label && n.Text == "one":
				fills["one"] = n.Fill == look.Ink
			case n.Shape == widget.Label && n.Text == "to come":
				fills["to come"] = n.Fill != look.Ink
			}
		}
		for _, text := range []string{"one", "wrong", "now", "to come"} {
			if !fills[text] {
				t.Errorf("%q is not in its colour, or not there", text)
			}
		}
		legible(t, "pieces", c.scene.Nodes(), fyne.NewSize(c.scene.Size().Width, 1e6))

		// Much output: the newest line is in sight, and only what is in sight is drawn.
		v = &session.View{Run: session.Run{Status: session.WaitingInput, Prompt: "how many? "}, AtEnd: true, Position: trace.Position{Step: 50000}, Listing: &session.Listing{}, Timeline: &session.Timeline{}}
		for i := range 20000 {
			v.Console.Pieces = append(v.Console.Pieces, session.ConsolePiece{Text: fmt.Sprintf("line %d %s\n", i, strings.Repeat("x", 300)), Step: i})
		}
		c.Show(v)
		if n := len(c.scene.Nodes()); n > 200 {
			t.Errorf("%d nodes for 20,000 lines", n)
		}
		says(t, "much output", c.scene.Nodes(), "how many?")
		if !c.bar.Visible() || c.bar.Position().Y+c.bar.Size().Height > c.Object.Size().Height+1 || c.bar.Size().Height < 10 {
			t.Errorf("while input is awaited, the line to type in is at %v, %v (%v)", c.bar.Position(), c.bar.Size(), c.bar.Visible())
		}
		if c.scroll.Position().Y+c.scroll.Size().Height > c.bar.Position().Y+1 {
			t.Error("the output lies on the line to type in")
		}
		v = &session.View{Run: session.Run{Status: session.Finished}, Position: trace.Position{Step: 50001}, Listing: &session.Listing{}, Timeline: &session.Timeline{}}
		c.Show(v)
		if c.bar.Visible() {
			t.Error("the line to type in is there although nothing is awaited")
		}
		says(t, "no output", c.scene.Nodes(), "has printed nothing")
	})
}

// TestLessons draws every section of every lesson, in every state of its question.
func TestLessons(t *testing.T) {
	s := newSession(t)
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		p := NewLesson(s)
		w := test.NewTempWindow(t, p.Object)
		wide := 300 * look.Scale
		if look.Class == theme.Lecture {
			wide *= 3
		}
		w.Resize(fyne.NewSize(wide, 320*look.Scale))
		p.Show(&session.View{})
		says(t, "no lesson", p.body.Nodes(), "No", "lesson")
		for i := range lessons.Embedded() {
			v := *lessonView(t, s, i)
			lesson := *v.Lesson
			lesson.Steps = append([]session.LessonStep(nil), lesson.Steps...)
			v.Lesson = &lesson
			for k := range lesson.Steps {
				lesson.Current = k
				for _, state := range []string{"", "asked", "right", "wrong", "edited"} {
					step := &lesson.Steps[k]
					step.Guess, step.Answer, step.Right = "", "", false
					lesson.Edited = state == "edited"
					switch state {
					case "asked":
						step.Predict = "stack-top"
					case "right":
						step.Predict, step.Guess, step.Answer, step.Right = "stack-top", "3", "3", true
					case "wrong":
						step.Predict, step.Guess, step.Answer = "stack-top", strings.Repeat("a long guess ", 5), strings.Repeat("a long answer ", 5)
					}
					what := fmt.Sprintf("lesson %d, section %d, %s", i+1, k+1, state)
					p.Show(&v)
					legible(t, what, p.body.Nodes(), fyne.NewSize(p.width, p.body.MinSize().Height))
					legible(t, what+", foot", p.foot.Nodes(), p.foot.Size())
					says(t, what, p.body.Nodes(), strings.Fields(step.Title)[0])
					says(t, what, p.foot.Nodes(), fmt.Sprintf("Part %d of %d", k+1, len(lesson.Steps)))
					if asked := step.Predict != "" && step.Guess == ""; asked != p.guess.Visible() {
						t.Errorf("%s: there is a place for a guess: %v", what, p.guess.Visible())
					}
					if state == "right" {
						says(t, what, p.body.Nodes(), "the machine agrees")
					}
					if state == "wrong" {
						says(t, what, p.body.Nodes(), "the machine says")
					}
					if p.guess.Visible() {
						g := rect{p.guess.Position().X, p.guess.Position().Y, p.guess.Size().Width, p.guess.Size().Height}
						for _, n := range p.body.Nodes() {
							if n.Shape != widget.Label || n.Text == "" {
								continue
							}
							if w, h := g.overlap(inked(n)); w > 0 && h > 0 {
								t.Errorf("%s: %q lies under the guess", what, n.Text)
							}
						}
					}
					step.Predict = ""
				}
			}
		}
	})
}

func TestNotes(t *testing.T) {
	s := newSession(t)
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		for i := range lessons.Embedded() {
			v := lessonView(t, s, i)
			if v.Lesson.Notes == nil {
				continue
			}
			n := NewNotes()
			w := test.NewTempWindow(t, n.Object)
			w.Resize(fyne.NewSize(380*look.Scale, 320*look.Scale))
			n.Show(v)
			what := fmt.Sprintf("the notes of lesson %d", i+1)
			legible(t, what, n.scene.Nodes(), fyne.NewSize(n.width, n.scene.MinSize().Height))
			says(t, what, n.scene.Nodes(), "the notes", "CPython 3.8", "LOAD_CONST")
			for _, node := range n.scene.Nodes() {
				if node.Shape == widget.Label && node.Font == theme.Mono && (node.Size < look.Label || strings.Contains(node.Text, "…")) {
					t.Errorf("%s: %q is cut, or in type of %v", what, node.Text, node.Size)
				}
			}
			washed := 0
			for _, node := range n.scene.Nodes() {
				if node.Shape == widget.Box && node.Fill == look.ChgWash {
					washed++
				}
			}
			want := 0
			for _, pair := range v.Lesson.Notes.Result.Pairs {
				if len(pair.Differences) > 0 {
					want++
				}
			}
			if washed != want || want == 0 {
				t.Errorf("%s: %d rows are marked as different, want %d", what, washed, want)
			}
		}
	})
}

func TestToolbar(t *testing.T) {
	s := newSession(t)
	lesson := lessonView(t, s, 3)
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1600, Height: 900}, {Width: 1366, Height: 768}, {Width: 1100, Height: 700}} {
		app := test.NewTempApp(t)
		look := lookFor(size, theme.Light, 1, true)
		theme.Apply(app, look)
		w := newContent(app, session.Config{Lessons: lessons.Embedded(), Debounce: -1})
		t.Cleanup(w.session.Close)
		win := test.NewTempWindow(t, w.Toolbar.Object)
		win.SetPadded(false)
		win.Resize(fyne.NewSize(size.Width, look.Toolbar))
		for _, c := range []struct {
			run  session.Run
			step int
			want []string
		}{
			{session.Run{}, 0, []string{"not run yet"}},
			{session.Run{Status: session.Recording, Length: 1234567}, 999999, []string{"999,999"}},
			{session.Run{Status: session.WaitingInput, Length: 1234567}, 1234567, []string{"1,234,567"}},
			{session.Run{Status: session.Finished, Length: 66}, 36, []string{"36"}},
			{session.Run{Status: session.Failed, Length: 12345678}, 1234567, []string{"1,234,567"}},
			{session.Run{Status: session.Limited, Length: 1000000, Playing: true}, 2, []string{"2"}},
		} {
			v := *lesson
			v.Run, v.Position.Step = c.run, c.step
			w.view = &v
			w.Toolbar.Show(&v)
			what := fmt.Sprintf("%v, %v at %d", size, c.run.Status, c.step)
			room := fyne.NewSize(size.Width, look.Toolbar)
			legible(t, what, w.Toolbar.words.Nodes(), room)
			says(t, what, w.Toolbar.words.Nodes(), c.want...)
			var places []rect
			for _, o := range w.Toolbar.Object.(*fyne.Container).Objects {
				if !o.Visible() || o == fyne.CanvasObject(w.Toolbar.words) {
					continue
				}
				r := rect{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height}
				if r.x < 0 || r.x+r.w > size.Width {
					t.Errorf("%s: a control at %v lies outside of the window", what, r)
				}
				for _, other := range places {
					if w, h := r.overlap(other); w > 0.5 && h > 0 {
						t.Errorf("%s: a control at %v lies on another at %v", what, r, other)
					}
				}
				for _, n := range w.Toolbar.words.Nodes() {
					if w, h := r.overlap(inked(n)); n.Shape == widget.Label && n.Text != "" && w > 0.5 && h > 0 {
						t.Errorf("%s: %q at %v lies under a control at %v", what, n.Text, inked(n), r)
					}
				}
				places = append(places, r)
			}
			if len(places) < 8 {
				t.Errorf("%s: %d controls are there", what, len(places))
			}
		}
	}
}

func TestTimeline(t *testing.T) {
	s := newSession(t)
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		p := NewTimeline(s)
		w := test.NewTempWindow(t, p.Object)
		room := fyne.NewSize(size.Width, look.Timeline)
		w.SetPadded(false)
		w.Resize(room)
		v := &session.View{Timeline: &session.Timeline{}, Listing: &session.Listing{}}
		p.Show(v)
		if p.scrubber.Visible() {
			t.Error("there is a playhead without a run")
		}
		v = &session.View{Timeline: &session.Timeline{Length: 100, Depth: 2, Bars: []session.Bar{{Depth: 0, From: 0, To: 100, Label: "<module>"}, {Depth: 1, From: 10, To: 90, Label: "f(1)"}}}, Listing: &session.Listing{}}
		for k := session.OutputMark; k <= session.LessonMark; k++ {
			v.Timeline.Marks = append(v.Timeline.Marks, session.Mark{Step: 10 * int(k), Kind: k})
		}
		v.Run = session.Run{Status: session.Finished, Length: 100}
		v.Position = trace.Position{Step: 42, Phase: trace.Decode}
		p.Show(v)
		if !p.scrubber.Visible() || p.State() != 42 {
			t.Errorf("the playhead is at %d (%v), want 42", p.State(), p.scrubber.Visible())
		}
		legible(t, "all marks", p.head.Nodes(), room)
		if p.headed() {
			says(t, "all marks", p.head.Nodes(), "Call depth", "output", "exception", "breakpoint", "bookmark")
		}
	})
}

// TestLegend: the parts of the byte map are named in the same order at every step.
func TestLegend(t *testing.T) {
	test.NewTempApp(t)
	want := "[header, 16 <module>, 24 factorial, 28 inner, 8 this instruction, 2 the rest]"
	for _, current := range []string{"<module>", "factorial", "inner"} {
		v := session.DiskView{Name: "a.pyc", Bytes: make([]byte, 300), Regions: []session.Region{
			{From: 0, To: 16, Kind: session.HeaderRegion, Label: "header, 16"},
			{From: 30, To: 54, Kind: session.CodeRegion, Label: "<module>, 24", Code: "<module>"},
			{From: 100, To: 128, Kind: session.CodeRegion, Label: "factorial, 28", Code: "factorial"},
			{From: 140, To: 148, Kind: session.CodeRegion, Label: "inner, 8", Code: "inner"},
		}}
		for i, r := range v.Regions {
			if r.Code == current { // somewhere in the middle, as the session has it
				now := session.Region{From: r.From, To: r.From + 2, Kind: session.CurrentRegion, Label: "this instruction, 2", Code: current}
				v.Regions = append(v.Regions[:i:i], append([]session.Region{now}, v.Regions[i:]...)...)
				break
			}
		}
		d := cachesDrawing{pen: newPen(), v: v}
		d.legend(0, 0, 2000, d.Label, 20)
		var got []string
		for _, n := range d.nodes {
			if n.Shape == widget.Label {
				got = append(got, n.Text)
			}
		}
		if fmt.Sprint(got) != want {
			t.Errorf("in %s: %v", current, got)
		}
	}
}

// TestConsoleWords: lines break at spaces, and inside of a word only where it is
// longer than a line.
func TestConsoleWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
		want  []string
	}{
		{"the quick brown fox", 10, []string{"the quick ", "brown fox"}},
		{"a verylongwordindeed b", 8, []string{"a ", "verylong", "wordinde", "ed b"}},
		{"short", 8, []string{"short"}},
	} {
		var got []string
		for rest := []rune(c.text); len(rest) > 0; {
			n := takeWords(rest, c.cells, false)
			got, rest = append(got, string(rest[:n])), rest[n:]
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.cells, got, c.want)
		}
	}
}

// TestCacheEvents: an event says what was done to which file and why it ended so, in
// full, and a check names the fields that were compared.
func TestCacheEvents(t *testing.T) {
	test.NewTempApp(t)
	v := diskView()
	for i := range v.Header {
		if v.Header[i].Want == nil {
			v.Header[i].Want = v.Header[i].Bytes
		}
	}
	v.Events = v.Events[2:3]
	d := cachesDrawing{pen: newPen(), v: v, w: 400, h: 400}
	d.events(0, 0, 400)
	says(t, "a check", d.nodes, "check", "stale", "the source's time differs", "magic ✓", "source time ≠ 01 02 03 05", "source size ✓")
	for _, n := range d.nodes {
		if n.Shape == widget.Label && strings.Contains(n.Text, "/") {
			t.Errorf("%q has a way in it", n.Text)
		}
	}
}
