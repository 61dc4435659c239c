package session

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"bytewalk/lessons"
	"bytewalk/vm/trace"
)

// play makes a session with a text, on the toy machine.
func play(t *testing.T, text string, cfg Config) *Session {
	t.Helper()
	s := start(t, cfg)
	s.do(func() { s.newMachine = newToy })
	s.SetText(text)
	return s
}

func over(v *View) bool { return v.Run.Status != NotRun && !v.Run.Active() }

func TestRun(t *testing.T) {
	s := play(t, factorial, Config{})
	s.Run()
	v := wait(t, s, "the end", over)
	if v.Run.Status != Finished || v.Run.Length != 66 || v.Message != nil {
		t.Fatalf("%+v, message %+v", v.Run, v.Message)
	}
	if v.Position.Step != 0 || v.Position.Phase != trace.Load || !v.AtStart {
		t.Errorf("the run is shown from %+v", v.Position)
	}
	s.Last()
	s.Sync()
	v = s.View()
	if !v.AtEnd || len(v.Frames) != 0 || v.Current != nil {
		t.Errorf("at the end: %+v", v.Position)
	}
	if len(v.Console.Pieces) != 1 || v.Console.Pieces[0].Text != "120\n" || v.Console.Pieces[0].Ahead {
		t.Errorf("console %+v", v.Console)
	}
	if len(v.Timeline.Bars) != 6 || v.Timeline.Bars[5].Label != "factorial(1)" || v.Timeline.Depth != 6 {
		t.Errorf("timeline %+v", v.Timeline)
	}
}

// find goes on by steps until ok holds.
func find(t *testing.T, s *Session, ok func(v *View) bool) *View {
	t.Helper()
	for range 500 {
		s.Step()
		s.Sync()
		if v := s.View(); ok(v) {
			return v
		}
	}
	t.Fatal("not found")
	return nil
}

// The picture of the design: the subtraction in factorial(3), executed.
func TestStage(t *testing.T) {
	s := play(t, factorial, Config{})
	s.Run()
	wait(t, s, "the end", over)
	v := find(t, s, func(v *View) bool {
		return v.Current != nil && v.Current.Opname == "BINARY_SUBTRACT" && v.Frames[0].Title == "factorial(3)"
	})
	check := func(what string, got, want any) {
		t.Helper()
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
			t.Errorf("%s:\n got %s\nwant %s", what, g, w)
		}
	}
	check("phase", v.Position.Phase, trace.Execute)
	check("phases", v.Phases, [4]PhaseView{
		{"load", "<code factorial>", "once, when line 1 ran", false},
		{"fetch", "18 00", "the code unit at offset 20", false},
		{"decode", "BINARY_SUBTRACT", "opcode 24; no oparg", false},
		{"execute", "push a - b", "pop b, then a; both are int", true},
	})
	var slots []string
	for _, s := range v.Stack.Slots {
		slots = append(slots, fmt.Sprint(s.Index, " ", s.Text, " ", s.Note))
	}
	check("stack", strings.Join(slots, ", "), "0 3 n, 1 <function factorial at 0x7f0000000000> , 2 2 pushed, 3 1 popped")
	check("depth", []int{v.Stack.Before, v.Stack.After}, []int{4, 3})
	var row []string
	for _, o := range v.Operands {
		row = append(row, o.Label+o.Text)
	}
	check("operands", strings.Join(row, " "), "a3 - b1 = 2")
	check("sentence", v.Sentence.Text, "This step takes 1 and 3 off the stack and puts 2 back.")
	check("before", v.Sentence.Before, "This step will take 1 and 3 off the stack and put the result back.")
	var frames []string
	for _, f := range v.Frames {
		frames = append(frames, f.Title+" "+f.Status+" "+f.StackText)
	}
	check("frames", strings.Join(frames, "; "), "factorial(3) running [3, factorial, 2]; factorial(4) resumes at 24 [4]; factorial(5) resumes at 24 [5]; <module> resumes at 16 [print]")
	f := v.Frames[0]
	check("locals", []string{f.Locals[0].Name, f.Locals[0].Text, f.CalledBy, f.Opname}, []string{"n", "3", "factorial(4), line 4", "BINARY_SUBTRACT"})
	check("span", v.Current.Span, v.Listing.Rows[v.Listing.Current].Span)
	check("line", v.Current.Line, 4)
	check("count", v.Listing.Counts[v.Listing.Current], 3)
	small := []string{}
	for _, i := range v.Heap.SmallInts {
		small = append(small, fmt.Sprint(i.Value, " ", i.Changed))
	}
	check("small ints", small, "[2 true 3 false 4 false 5 false]")
	titles := []string{}
	for _, o := range v.Heap.Objects {
		titles = append(titles, o.Title)
	}
	check("heap", titles, "[function factorial dict (globals)]")
	cur := 0
	for _, r := range v.Disk.Regions {
		if r.Kind == CurrentRegion {
			cur += r.To - r.From
		}
	}
	check("bytes of the instruction", cur, 2)

	// A return: the frame that goes is still on show.
	v = find(t, s, func(v *View) bool { return v.Current != nil && v.Current.Opname == "RETURN_VALUE" })
	f = v.Frames[0]
	check("leaving", []any{f.Title, f.State, f.Status, f.Returns, v.Frames[1].State}, []any{"factorial(1)", ReturningFrame, "returns 1", "1 → stack of factorial(2)", RunningFrame})
	check("sentence", v.Sentence.Text, "This step returns 1 to factorial(2).")
}

// scrub makes a view comparable: what differs by design is taken out.
func scrub(v *View) View {
	w := *v
	w.Serial = 0
	w.Document.Version, w.Document.Replaced = 0, 0
	return w
}

// Every position gives the same view forwards, backwards and by jumps.
func TestForwardAndBack(t *testing.T) {
	for _, text := range []string{factorial, "def f(x):\n    y = [x, x + 1]\n    y[0] = 7\n    return y\na = f(1)\nb = a\nb[1] = a\ni = 0\nwhile i < 3:\n    i += 1\n    print(i)\n"} {
		s := play(t, text, Config{})
		s.Run()
		wait(t, s, "the end", over)
		views := map[trace.Position]View{}
		var order []trace.Position
		for {
			s.Sync()
			v := s.View()
			views[v.Position] = scrub(v)
			order = append(order, v.Position)
			if v.AtEnd {
				break
			}
			s.NextPhase()
		}
		same := func(how string) {
			t.Helper()
			s.Sync()
			v := s.View()
			if w, ok := views[v.Position]; !ok || !reflect.DeepEqual(scrub(v), w) {
				t.Fatalf("%s: the view of %+v is another", how, v.Position)
			}
		}
		for i := len(order) - 2; i >= 0; i-- {
			s.PreviousPhase()
			same("back")
			if s.View().Position != order[i] {
				t.Fatalf("back at %+v, want %+v", s.View().Position, order[i])
			}
		}
		r := rand.New(rand.NewPCG(1, 2))
		for range 100 {
			s.Seek(order[r.IntN(len(order))])
			same("jump")
		}
	}
}

func TestInput(t *testing.T) {
	s := play(t, "a = input()\nprint(a)\nb = input()\n", Config{})
	s.Step()
	v := wait(t, s, "a question", func(v *View) bool { return v.Run.Status == WaitingInput })
	if v.Run.Length == 0 || v.Position.Phase != trace.Execute {
		t.Errorf("while waiting: %+v at %+v", v.Run, v.Position)
	}
	s.ProvideInput("hello")
	wait(t, s, "the second question", func(v *View) bool { return v.Run.Status == WaitingInput && v.Run.Length > 5 })
	s.CloseInput()
	v = wait(t, s, "the end", over)
	if v.Run.Status != Failed || v.Run.Message != "EOFError: EOF when reading a line" {
		t.Errorf("run %+v", v.Run)
	}
	s.Last()
	s.Sync()
	text := ""
	for _, p := range s.View().Console.Pieces {
		text += p.Text
	}
	if text != "hello\nhello\nTraceback\nEOFError: EOF when reading a line\n" {
		t.Errorf("console %q", text)
	}
}

const forever = "i = 0\nwhile i < 1:\n    i = i + 0\n"

func TestStopAndLimits(t *testing.T) {
	s := play(t, forever, Config{Limits: Limits{Steps: 1 << 40}})
	s.Run()
	wait(t, s, "some steps", func(v *View) bool { return v.Run.Length > 1000 })
	s.Step()
	s.Step()
	s.Sync()
	if v := s.View(); v.Position.Step != 1 || v.Run.Status != Recording {
		t.Errorf("stepping while recording: %+v, %+v", v.Position, v.Run)
	}
	s.Stop()
	if v := wait(t, s, "the stop", over); v.Run.Status != Stopped || v.Run.Length < 1000 {
		t.Errorf("stopped: %+v", v.Run)
	}
	s = play(t, forever, Config{Limits: Limits{Steps: 500}})
	s.Run()
	if v := wait(t, s, "the limit", over); v.Run.Status != Limited || v.Run.Length != 500 {
		t.Errorf("steps: %+v", v.Run)
	}
	s = play(t, forever, Config{Limits: Limits{Steps: 1 << 40, Memory: 4 << 20}})
	s.Run()
	if v := wait(t, s, "the limit", over); v.Run.Status != Limited || !strings.Contains(v.Run.Message, "memory") || v.Run.Length < 1000 {
		t.Errorf("memory: %+v", v.Run)
	}
	s = play(t, forever, Config{Limits: Limits{Steps: 1 << 40, Time: 30 * time.Millisecond}})
	s.Run()
	if v := wait(t, s, "the limit", over); v.Run.Status != Limited || !strings.Contains(v.Run.Message, "time") {
		t.Errorf("time: %+v", v.Run)
	}
}

// A bug of the machine's is a report, and takes nothing with it.
func TestMachineBug(t *testing.T) {
	text := "a = 1\ncrash()\n"
	s := play(t, text, Config{})
	s.Run()
	v := wait(t, s, "the end", over)
	if v.Run.Status != Broken || !strings.Contains(v.Run.Report, "a bug") && !strings.Contains(v.Run.Report, "nil map") || v.Document.Text != text {
		t.Errorf("run %+v", v.Run)
	}
	if v.Run.Length == 0 {
		t.Error("what was recorded is gone")
	}
	s.Last()
	s.Sync()
}

// An edit leaves the old run to be looked at, until a new one is asked for.
func TestEditAfterRun(t *testing.T) {
	s := play(t, factorial, Config{})
	s.Run()
	wait(t, s, "the end", over)
	s.Step()
	s.SetText("x = 1\n")
	v := wait(t, s, "the new listing", func(v *View) bool { return compiledOK(v) && len(v.Listing.Rows) == 5 })
	if !v.Run.Old || v.Run.Length != 66 {
		t.Errorf("run %+v", v.Run)
	}
	s.PreviousPhase()
	s.Sync()
	if v = s.View(); v.Position.Phase == trace.Execute || len(v.Listing.Rows) != 28 || v.Listing.Current < 0 || v.Listing.Foreign != "Bytecode of the text as it was run" {
		t.Errorf("the old run is not shown: %+v, %d rows", v.Position, len(v.Listing.Rows))
	}
	if v.Current.Span.Start.Line != 0 {
		t.Errorf("a span of the old text: %+v", v.Current.Span)
	}
	s.Restart()
	v = wait(t, s, "the new run", func(v *View) bool { return over(v) && !v.Run.Old })
	if v.Run.Length != 4 {
		t.Errorf("run %+v", v.Run)
	}
}

// Going on after an edit begins a run of the new text; going back shows the old one.
func TestGoOnAfterEdit(t *testing.T) {
	for name, on := range map[string]func(*Session){
		"Play": (*Session).Play, "Step": (*Session).Step, "NextPhase": (*Session).NextPhase, "Over": (*Session).Over,
		"Into": (*Session).Into, "Out": (*Session).Out, "Continue": (*Session).Continue, "Last": (*Session).Last,
	} {
		s := play(t, factorial, Config{})
		s.Run()
		wait(t, s, "the end", over)
		s.SetText("x = 1\n")
		on(s)
		v := wait(t, s, name+": the new run", func(v *View) bool { return over(v) && !v.Run.Old })
		if v.Run.Length != 4 || v.Message != nil {
			t.Errorf("%s: run %+v, message %+v", name, v.Run, v.Message)
		}
		if name == "Play" && !v.Run.Playing {
			t.Error("it does not play")
		}
		if name == "Last" {
			wait(t, s, "the end of the new run", func(v *View) bool { return v.AtEnd })
		}
		s.SetOptimize(1)
		on(s)
		wait(t, s, name+": the run of the other level", func(v *View) bool { return over(v) && !v.Run.Old })

		s.SetText("x = (\n")
		on(s)
		v = wait(t, s, name+": the error", func(v *View) bool { return v.Message != nil })
		if v.Message.Title != "The program has an error" || !strings.Contains(v.Message.Detail, "SyntaxError") || v.Run.Length != 4 {
			t.Errorf("%s: message %+v, run %+v", name, v.Message, v.Run)
		}
		s.DismissMessage()
		for _, back := range []func(*Session){(*Session).StepBack, (*Session).PreviousPhase, (*Session).OverBack, (*Session).First, (*Session).ContinueBack} {
			back(s)
		}
		s.Sync()
		if v := s.View(); !v.Run.Old || v.Message != nil || v.Run.Length != 4 {
			t.Errorf("%s: going back: run %+v, message %+v", name, v.Run, v.Message)
		}
	}
}

func TestBreakpoints(t *testing.T) {
	s := play(t, factorial, Config{})
	s.ToggleBreakpointLine(3)
	s.Continue()
	v := wait(t, s, "the breakpoint", func(v *View) bool { return v.Current != nil && v.Current.Line == 3 })
	if v.Frames[0].Title != "factorial(1)" || v.Position.Phase != trace.Fetch {
		t.Errorf("stopped at %+v in %s", v.Position, v.Frames[0].Title)
	}
	on := 0
	for i, b := range v.Listing.Breakpoint {
		if b {
			on++
			if v.Listing.Rows[i].Line != 3 {
				t.Errorf("breakpoint on row %d", i)
			}
		}
	}
	if on != 1 {
		t.Errorf("%d rows with a breakpoint", on)
	}
	s.ToggleBreakpointLine(3)
	s.First()
	for i, r := range v.Listing.Rows {
		if r.Opname == "BINARY_MULTIPLY" {
			s.ToggleBreakpointRow(i)
		}
	}
	for _, want := range []string{"factorial(2)", "factorial(3)", "factorial(4)", "factorial(5)"} {
		s.Continue()
		s.Sync()
		if v = s.View(); v.Frames[0].Title != want || v.Current.Opname != "BINARY_MULTIPLY" {
			t.Errorf("stopped in %s at %s, want %s", v.Frames[0].Title, v.Current.Opname, want)
		}
	}
	s.ContinueBack()
	s.Sync()
	if v = s.View(); v.Frames[0].Title != "factorial(4)" {
		t.Errorf("back in %s", v.Frames[0].Title)
	}
	s.Play()
	for range 300 {
		s.Advance(true)
	}
	s.Sync()
	if v = s.View(); v.Frames[0].Title != "factorial(5)" || v.Run.Playing || v.Current.Opname != "BINARY_MULTIPLY" {
		t.Errorf("played to %+v", v.Position)
	}
}

func TestLesson(t *testing.T) {
	all := lessons.Embedded()
	s := start(t, Config{Lessons: all})
	s.do(func() { s.newMachine = newToy })
	s.OpenLesson(3)
	s.GoToLessonStep(2)
	v := wait(t, s, "the place", func(v *View) bool { return v.Current != nil && v.Current.Opname == "BINARY_SUBTRACT" })
	if v.Frames[0].Title != "factorial(3)" || v.Position.Phase != trace.Fetch || v.Lesson.Current != 2 {
		t.Errorf("at %+v in %s, section %d", v.Position, v.Frames[0].Title, v.Lesson.Current)
	}
	if v.Lesson.Steps[2].Predict != "stack-top" || v.Lesson.Steps[2].Answer != "" {
		t.Errorf("question %+v", v.Lesson.Steps[2])
	}
	s.Guess(2, "2")
	s.Guess(3, "4")
	s.Sync()
	if v = s.View(); v.Lesson.Steps[2].Answer != "2" || !v.Lesson.Steps[2].Right {
		t.Errorf("answer %+v", v.Lesson.Steps[2])
	}
	if st := v.Lesson.Steps[3]; st.Predict == "frames" && (st.Answer != "5" || st.Right) {
		t.Errorf("answer %+v", st)
	}
	wait(t, s, "the end", over)
	for i, st := range s.View().Lesson.Steps {
		if st.HasAt && st.Step < 0 {
			t.Errorf("section %d is not reached", i)
		}
	}
	s.First()
	s.Sync()
	if v = s.View(); v.Lesson.Current > 0 {
		t.Errorf("at the beginning the section is %d", v.Lesson.Current)
	}
}

func TestNoGoroutinesLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 10 {
		s := New(Config{Debounce: -1, Dialect: "3.8", Limits: Limits{Steps: 1 << 40}})
		s.do(func() { s.newMachine = newToy })
		s.SetText(forever)
		s.Run()
		wait(t, s, "some steps", func(v *View) bool { return v.Run.Length > 0 })
		s.Restart()
		s.SetText("input()\n")
		s.Restart()
		wait(t, s, "a question", func(v *View) bool { return v.Run.Status == WaitingInput })
		s.Close()
		s.Step() // after the end: nothing
		s.Sync()
	}
	deadline := time.Now().Add(10 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(time.Millisecond)
	}
}

// A view of a long run is made before the eye notices.
func TestLongRun(t *testing.T) {
	if testing.Short() {
		t.Skip("a long run")
	}
	text := "def f(x):\n    a = [x, x]\n    a[0] = 1\n    return x\ni = 0\nwhile i < 30000:\n    i = f(i) + 1\n"
	s := play(t, text, Config{})
	s.Run()
	v := wait(t, s, "the end", over)
	t.Logf("%d steps", v.Run.Length)
	r := rand.New(rand.NewPCG(1, 1))
	var worst, sum time.Duration
	const seeks = 60
	for range seeks {
		begin := time.Now()
		s.Seek(trace.Position{Step: r.IntN(v.Run.Length), Phase: trace.Execute})
		s.Sync()
		d := time.Since(begin)
		worst, sum = max(worst, d), sum+d
	}
	t.Logf("a seek and its view: mean %v, worst %v", sum/seeks, worst)
	if sum/seeks > slow*50*time.Millisecond {
		t.Errorf("a seek takes %v", sum/seeks)
	}
	begin := time.Now()
	for range 200 {
		s.StepBack()
		s.Sync()
	}
	t.Logf("a step back and its view: %v", time.Since(begin)/200)
}
