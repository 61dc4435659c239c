package session

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/lessons"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// dump writes a whole state: frames, and what every object holds.
func dump(h *history.History, n int, objects []trace.Value) string {
	var b strings.Builder
	s := h.State(n)
	for i, f := range s.Frames {
		fmt.Fprintf(&b, "%d %s %v %v %v %v %d %d %d %v\n", f.ID, f.Code.Name, f.Locals, f.Cells, f.Stack, f.Blocks, f.Last, f.Next, f.Steps, s.Origins[i])
	}
	for id := range trace.FrameID(400) {
		if f := s.Suspended[id]; f != nil {
			fmt.Fprintf(&b, "suspended %d %v %v %d\n", f.ID, f.Locals, f.Stack, f.Next)
		}
	}
	for _, v := range objects {
		c, _ := h.Contents(v, n)
		fmt.Fprintln(&b, c.Items)
	}
	return b.String()
}

// finished runs what the session has, to its end.
func finished(t *testing.T, s *Session) *View {
	t.Helper()
	s.Run()
	return wait(t, s, "the end", over)
}

// history gives the run's history.
func (s *Session) history() *history.History {
	var h *history.History
	ch := make(chan struct{})
	s.do(func() { h = s.c.run.h; close(ch) })
	<-ch
	return h
}

// checkStates holds the states of a run forwards, backwards and at random against
// one another, and the last one against the machine.
func checkStates(t *testing.T, name string, h *history.History) {
	t.Helper()
	for _, f := range h.Faults() {
		t.Errorf("%s: %s", name, f)
	}
	objects := h.Watched()
	n := h.Len()
	if n > 2500 {
		n = 2500
	}
	want := make([]string, n+1)
	for k := 0; k <= n; k++ {
		want[k] = dump(h, k, objects)
	}
	for k := n; k >= 0; k-- {
		if got := dump(h, k, objects); got != want[k] {
			t.Fatalf("%s: state %d backwards\n got %s\nwant %s", name, k, got, want[k])
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		k := r.IntN(n + 1)
		if got := dump(h, k, objects); got != want[k] {
			t.Fatalf("%s: state %d after a jump\n got %s\nwant %s", name, k, got, want[k])
		}
	}
	in := h.Inspector()
	for _, v := range objects {
		now, _ := in.Contents(v)
		then, _ := h.Contents(v, h.Len())
		bad := len(now.Items) != len(then.Items)
		for i := range now.Items {
			if !bad {
				a, b := now.Items[i], then.Items[i]
				bad = a.Name != b.Name || a.Value != b.Value || a.Name == "" && a.Key != b.Key
			}
		}
		// The machine does not tell of an exception's cause and context.
		if bad && in.Kind(v) != trace.ExceptionObject {
			t.Errorf("%s: %s ends as %v, in the history as %v", name, in.Text(v, 60), now.Items, then.Items)
		}
	}
}

// The four lessons on the machine: every state forwards and back, every view too,
// and every place reached.
func TestLessonsOnTheMachine(t *testing.T) {
	for _, d := range dialect.With(dialect.Complete) {
		t.Run(d.Name, func(t *testing.T) { lessonsOnTheMachine(t, d) })
	}
}

func lessonsOnTheMachine(t *testing.T, d *dialect.Dialect) {
	all := lessons.Embedded()
	for i, l := range all {
		if !slices.Contains(l.Dialects, d.Name) {
			continue
		}
		s := start(t, Config{Lessons: all, Dialect: d.Name})
		s.OpenLesson(i)
		v := finished(t, s)
		if v.Run.Status != Finished || v.Message != nil {
			t.Fatalf("%s: %+v, %+v", l.Name, v.Run, v.Message)
		}
		for k, st := range v.Lesson.Steps {
			if st.HasAt && st.Step < 0 {
				t.Errorf("%s: section %q is not reached", l.Name, st.Title)
			}
			if st.Predict != "" {
				s.Guess(k, "?")
				s.Sync()
				if a := s.View().Lesson.Steps[k].Answer; a == "" {
					t.Errorf("%s: the machine has no answer in section %q", l.Name, st.Title)
				}
			}
		}
		checkStates(t, l.Name, s.history())

		var views []View
		s.First()
		for {
			s.Sync()
			v := s.View()
			if v.Message != nil {
				t.Fatalf("%s at %+v: %s", l.Name, v.Position, v.Message.Detail)
			}
			views = append(views, scrub(v))
			if v.AtEnd {
				break
			}
			if len(v.Phases[3].Headline) == 0 || v.Sentence.Text == "" || v.Current == nil || v.Listing.Current < 0 {
				t.Errorf("%s: nothing is said of %+v", l.Name, v.Position)
			}
			s.NextPhase()
		}
		for k := len(views) - 2; k >= 0; k-- {
			s.PreviousPhase()
			s.Sync()
			// The section follows the position; the way back does not change it.
			if got := scrub(s.View()); !reflect.DeepEqual(got, views[k]) {
				t.Fatalf("%s: the view of %+v is another on the way back", l.Name, views[k].Position)
			}
		}
	}
}

// Programs with all that the history has to follow.
func TestProgramsOnTheMachine(t *testing.T) {
	for _, d := range dialect.With(dialect.Complete) {
		t.Run(d.Name, func(t *testing.T) { programsOnTheMachine(t, d) })
	}
}

func programsOnTheMachine(t *testing.T, d *dialect.Dialect) {
	for name, text := range map[string]string{
		"objects": "class P:\n    k = []\n    def __init__(self, x):\n        self.x = x\na = P(1)\na.x = 2\na.y = [1, 2]\ndel a.y\nP.k.append(a)\nP.z = 5\n",
		"containers": "d = {}\nfor i in range(5):\n    d[i] = str(i)\n    d.pop(0, None)\nd['k'] = d\ns = set()\nfor w in ['a', 'bb', 'ccc', 'd', 'e', 'f']:\n    s.add(w)\ns.discard('a')\n" +
			"l = [5, 3, 1]\nl.sort()\nl.extend([7, 8])\nl[1:3] = [9]\nl.insert(0, 0)\nl.reverse()\nl += [1]\ndel l[0]\nl.pop()\nx, *y = l\nd.clear()\nd.update(a=1)\n",
		"generators": "def g(n):\n    for i in range(n):\n        try:\n            yield i\n        finally:\n            pass\nprint(list(g(3)), sum(g(4)))\nh = g(2)\nnext(h)\nh.close()\nfor v in g(2):\n    print(v)\n",
		"closures":   "def c():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    return inc\nf = c()\nf(); f()\nprint(sorted([3, 1, 2], key=lambda v: -v))\n",
		"exceptions": "def f(n):\n    try:\n        if n: f(n - 1)\n        else: 1 / 0\n    except ZeroDivisionError as e:\n        raise ValueError('x') from e\n    finally:\n        print(n)\ntry:\n    f(3)\nexcept ValueError as e:\n    m = e\nraise KeyError(1)\n",
		"deep":       "def f(n):\n    if n:\n        return f(n - 1)\n    return [n]\nprint(f(120))\n",
	} {
		s := start(t, Config{Dialect: d.Name})
		s.SetText(text)
		v := finished(t, s)
		if want := map[bool]RunStatus{true: Failed, false: Finished}[name == "exceptions"]; v.Run.Status != want || v.Message != nil {
			t.Fatalf("%s: %+v, %+v", name, v.Run, v.Message)
		}
		checkStates(t, name, s.history())
		for range 300 {
			s.NextPhase()
			s.Sync()
			if v := s.View(); v.Message != nil {
				t.Fatalf("%s at %+v: %s", name, v.Position, v.Message.Detail)
			}
		}
		for range 300 {
			s.StepBack()
		}
		s.Last()
		for range 100 {
			s.StepBack()
			s.Sync()
			if v := s.View(); v.Message != nil {
				t.Fatalf("%s at %+v: %s", name, v.Position, v.Message.Detail)
			}
		}
		for _, m := range []func(){s.First, s.Over, s.Into, s.Into, s.Out, s.OverBack, s.IntoBack, s.OutBack, s.Last} {
			m()
		}
		s.Sync()
		if v := s.View(); !v.AtEnd || v.Message != nil {
			t.Errorf("%s: %+v, %+v", name, v.Position, v.Message)
		}
	}
}

// What the machine refuses or does not survive is said, and the text stays.
func TestEndsOnTheMachine(t *testing.T) {
	for _, tt := range []struct {
		text   string
		limits Limits
		status RunStatus
		says   string
	}{
		{"raise ValueError('oops')\n", Limits{}, Failed, "ValueError: oops"},
		{"raise SystemExit(3)\n", Limits{}, Finished, "3"},
		{"while True: pass\n", Limits{Steps: 2000}, Limited, "The limit of 2,000 steps was reached; --max-steps sets it."},
		{"while True: print('x' * 1000)\n", Limits{Output: 10000}, Limited, "output"},
		{"while True: pass\n", Limits{Steps: 1 << 40, Memory: 4 << 20}, Limited, "memory"},
		{"def f(): f()\nf()\n", Limits{}, Failed, "RecursionError"},
		{"a = input()\nprint(a)\n", Limits{}, Finished, ""},
	} {
		s := start(t, Config{Limits: tt.limits})
		s.SetText(tt.text)
		s.Run()
		v := wait(t, s, "the end of "+tt.text, func(v *View) bool {
			if v.Run.Status == WaitingInput {
				s.ProvideInput("line")
			}
			return over(v)
		})
		if v.Run.Status != tt.status || !strings.Contains(v.Run.Message, tt.says) || v.Run.Length == 0 || v.Document.Text != tt.text {
			t.Errorf("%q: %+v", tt.text, v.Run)
		}
		s.Last()
		s.StepBack()
		s.Sync()
		if v := s.View(); v.Message != nil {
			t.Errorf("%q: %s", tt.text, v.Message.Detail)
		}
	}
}

// A .pyc without its source runs, and is shown.
func TestCompiledFileOnTheMachine(t *testing.T) {
	s := start(t, Config{})
	s.SetText(factorial)
	wait(t, s, "the listing", compiledOK)
	path := filepath.Join(t.TempDir(), "f.pyc")
	if err := os.WriteFile(path, s.View().Disk.Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Open(path)
	v := finished(t, s)
	if v.Run.Status != Finished || v.Run.Length != 66 || v.Document.Text != "" {
		t.Errorf("%+v, %+v", v.Run, v.Message)
	}
	for range 30 {
		s.Step()
	}
	s.Sync()
	if v = s.View(); v.Current == nil || v.Listing.Current < 0 || v.Message != nil || v.Run.Old {
		t.Errorf("at %+v, %+v, %+v", v.Position, v.Current, v.Message)
	}
}
