package widget

import (
	"image/color"
	"math/rand"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/theme"
)

var factorialCalls = []Call{{0, 0, 71, "<module>"}, {1, 10, 68, "factorial(5)"}, {2, 21, 66, "factorial(4)"}, {3, 32, 64, "factorial(3)"},
	{4, 43, 62, "factorial(2)"}, {5, 54, 60, "factorial(1)"}}

func newTestScrubber(t *testing.T) (*Scrubber, fyne.Window) {
	s := NewScrubber()
	w := inWindow(t, s, 1048, 140)
	s.SetRun(71, factorialCalls, []Mark{{10, SignDiamond, "specialized"}, {54, SignRibbon, "here"}})
	return s, w
}

func TestScrubberMapping(t *testing.T) {
	s, _ := newTestScrubber(t)
	if s.X(0) != 24 || s.X(71) != 1024 || s.StateAt(24) != 0 || s.StateAt(1024) != 71 || s.StateAt(-5) != 0 || s.StateAt(5000) != 71 {
		t.Error("the ends of the track")
	}
	for state := int64(0); state <= 71; state++ {
		if got := s.StateAt(s.X(float64(state))); got != state {
			t.Errorf("state %d is found as %d", state, got)
		}
	}
	for state, want := range map[int64]int{0: 0, 9: 0, 10: 1, 35: 3, 41: 3, 54: 5, 60: 4, 65: 2, 67: 1, 70: 0, 71: -1} {
		if got := s.CallAt(state); got != want {
			t.Errorf("call at %d is %d, want %d", state, got, want)
		}
	}
	empty := NewScrubber()
	empty.Resize(fyne.NewSize(100, 50))
	if empty.StateAt(50) != 0 || empty.CallAt(0) != -1 {
		t.Error("an empty timeline")
	}
}

func TestScrubberPosition(t *testing.T) {
	s, w := newTestScrubber(t)
	s.SetState(41, 0.62)
	x := whole(24 + 41.62/71*1000)
	if s.r.line.Position().X != x-1 || s.r.pastClip.Size().Width != x {
		t.Errorf("the playhead is at %v, the past ends at %v, want %v", s.r.line.Position().X, s.r.pastClip.Size().Width, x)
	}
	if f := s.r.frame; !f.Visible() || f.Position().X != whole(24+32.0/71*1000) {
		t.Error("the running frame's bar")
	}
	l := theme.Current()
	img := w.Canvas().Capture()
	at := func(x, y float32) color.NRGBA { return color.NRGBAModel.Convert(img.At(int(x), int(y))).(color.NRGBA) }
	g := s.geometry()
	mid := func(depth int) float32 { return s.rowY(g, depth) + g.bar - 2 }
	if c := at(x-60, mid(1)); c != l.PastBar {
		t.Errorf("behind the playhead is %v, want %v", c, l.PastBar)
	}
	if c := at(x+60, mid(1)); c != l.FutureBar {
		t.Errorf("ahead of the playhead is %v, want %v", c, l.FutureBar)
	}
	if c := at(x-20, mid(3)); c != l.FrameBar {
		t.Errorf("the running frame is %v, want %v", c, l.FrameBar)
	}
	if c := at(x, mid(4)); c != l.Now {
		t.Errorf("the playhead is %v", c)
	}
	if c := at(s.X(10.5), g.marks); c != l.Ink2 {
		t.Errorf("a diamond behind is %v", c)
	}
	s.SetState(2, 0)
	img = w.Canvas().Capture()
	if c := at(s.X(10.5), g.marks); c != l.Ground {
		t.Errorf("a diamond ahead has %v in its middle: not hollow", c)
	}
	s.SetState(999, 0)
	if s.State() != 71 {
		t.Errorf("position %d beyond the end", s.State())
	}
}

func TestScrubberInput(t *testing.T) {
	s, w := newTestScrubber(t)
	var asked []int64
	s.OnSeek = func(n int64) { asked = append(asked, n); s.SetState(n, 0) }
	down := func(x, y float32) {
		s.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary})
	}
	down(24+300, 40)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(24+302, 40)}}) // the same state
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(24+500, 40)}})
	s.DragEnd()
	down(s.X(10.5)+3, s.geometry().marks)
	press(s, fyne.KeyDown, fyne.KeyUp)
	var passed int
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	press(s, fyne.KeyRight, fyne.KeyHome)
	want := []int64{21, 36, 10, 54, 10}
	if len(asked) != len(want) || passed != 2 {
		t.Fatalf("asked for %v, passed %d keys on", asked, passed)
	}
	for i := range want {
		if asked[i] != want[i] {
			t.Errorf("asked for %v, want %v", asked, want)
		}
	}
}

// manyCalls makes a run of about n calls, in the order in which they begin.
func manyCalls(n int) ([]Call, int64) {
	r := rand.New(rand.NewSource(2))
	var calls []Call
	var open []int
	state := int64(0)
	for len(calls) < n {
		state += int64(r.Intn(9) + 1)
		if len(open) > 0 && (r.Intn(2) == 0 || len(open) > 300) {
			calls[open[len(open)-1]].To = state
			open = open[:len(open)-1]
			continue
		}
		open = append(open, len(calls))
		calls = append(calls, Call{len(open) - 1, state, 0, "f"})
	}
	for i := len(open) - 1; i >= 0; i-- {
		state++
		calls[open[i]].To = state
	}
	return calls, state
}

func TestScrubberMillions(t *testing.T) {
	calls, length := manyCalls(1_000_000)
	s := NewScrubber()
	w := inWindow(t, s, 1900, 164)
	s.SetRun(length, calls, nil)
	w.Canvas().Capture()
	if len(s.r.labelled) > maxLabels {
		t.Errorf("%d labels", len(s.r.labelled))
	}
	for range 100 {
		state := rand.Int63n(length)
		want := -1
		if i := s.CallAt(state); i >= 0 {
			want = i
			if c := calls[i]; state < c.From || state >= c.To {
				t.Fatalf("call %d (%v) does not hold %d", i, c, state)
			}
			if i+1 < len(calls) && calls[i+1].From <= state && calls[i+1].To > state {
				t.Fatalf("call %d holds %d further inside than %d", i+1, state, want)
			}
		}
	}
}

func TestThreadPath(t *testing.T) {
	th := NewThread()
	inWindow(t, stack(canvas.NewRectangle(color.White), th), 1000, 600)
	th.SetPath(ThreadPath{Link: true, From: fyne.NewPos(300, 150), To: fyne.NewPos(420, 400), Out: true, Start: fyne.NewPos(500, 400), Rail: 518, LineY: 60, EndX: 900})
	covers := func(o fyne.CanvasObject, x, y float32) bool {
		p, s := o.Position(), o.Size()
		return o.Visible() && x >= p.X && x <= p.X+s.Width && y >= p.Y && y <= p.Y+s.Height
	}
	for name, c := range map[string]struct {
		o    fyne.CanvasObject
		x, y float32
	}{"link from": {th.link, 300, 150}, "link to": {th.link, 420, 400}, "foot": {th.foot, 500, 400}, "upright": {th.upright, 518, 200},
		"turn": {th.turn, 520, 62}, "line": {th.top, 700, 60}, "end": {th.top, 899, 60}} {
		if !covers(c.o, c.x, c.y) {
			t.Errorf("%s: %v, %v at %v", name, c.o.Position(), c.o.Size(), fyne.NewPos(c.x, c.y))
		}
	}
	th.SetPath(ThreadPath{Out: true, Start: fyne.NewPos(500, 70), Rail: 518, LineY: 60, EndX: 900})
	if th.link.Visible() || th.upright.Visible() || !th.foot.Visible() {
		t.Error("a row at the height of the line wants one curve")
	}
	th.SetPath(ThreadPath{})
	for _, o := range test.WidgetRenderer(th).Objects() {
		if o.Visible() {
			t.Error("an empty path draws something")
		}
	}
}

func TestControlsKeys(t *testing.T) {
	pressed := 0
	b := NewButton(ButtonPlain, "Run", func() { pressed++ })
	w := inWindow(t, b, 100, 40)
	var passed []fyne.KeyName
	var runes []rune
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { passed = append(passed, ev.Name) })
	w.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	press(b, fyne.KeyReturn, fyne.KeySpace, fyne.KeyRight)
	b.TypedRune(' ')
	b.Tapped(nil)
	if pressed != 2 || len(passed) != 2 || passed[0] != fyne.KeySpace || len(runes) != 1 {
		t.Errorf("pressed %d times, %v and %v passed on", pressed, passed, runes)
	}
	b.SetEnabled(false)
	b.Tapped(nil)
	press(b, fyne.KeyEnter)
	if pressed != 2 {
		t.Error("a disabled button can be pressed")
	}
}

func TestSlider(t *testing.T) {
	var got []float32
	s := NewSlider("speed", 4, nil, "", func(v float32) { got = append(got, v) })
	inWindow(t, s, 200, 30)
	x, w := s.trackX(theme.Current())
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+w*0.6, 10)})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+w*0.55, 10)}})
	press(s, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	if len(got) != 4 || got[0] != 0.5 || got[1] != 0.75 || got[2] != 1 || got[3] != 0.75 || s.Value() != 0.75 {
		t.Errorf("values %v", got)
	}
}

func TestTabs(t *testing.T) {
	var got []int
	tabs := NewTabs([]string{"Lesson", "Console", "Tokens", "AST", "Symbols", "CFG"}, func(i int) { got = append(got, i) })
	inWindow(t, tabs, 500, 40)
	if tabs.words.used != 6 || tabs.sign.Visible() {
		t.Errorf("%d words in a wide strip", tabs.words.used)
	}
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tabs.ends[2].x0+15, 10)})
	press(tabs, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp)
	if len(got) != 4 || got[0] != 2 || got[1] != 3 || got[3] != 1 || tabs.Selected() != 1 {
		t.Errorf("chosen %v", got)
	}
	tabs.Select(5)
	tabs.Resize(fyne.NewSize(250, 40))
	words := ""
	for _, w := range tabs.words.objects[:tabs.words.used] {
		words += w.Text + " "
	}
	if !strings.HasSuffix(words, "CFG More ") || strings.Contains(words, "Symbols") {
		t.Errorf("a narrow strip shows %q", words)
	}
}

func TestCut(t *testing.T) {
	test.NewApp()
	for _, c := range []struct{ s, want string }{
		{"hello", "hello"}, {"hello w", "hello w"}, {"hello world", "hello …"}, {"日本語テキスト", "日本語…"}, {"", ""},
	} {
		if got := Cut(c.s, theme.Mono, 10, 42); got != c.want {
			t.Errorf("%q is cut to %q, want %q", c.s, got, c.want)
		}
	}
	long := "The argument is computed first"
	if got := Cut(long, theme.Sans, 15, 100); textWidth(got, theme.Sans, 15) > 100 || !strings.HasPrefix(got, "The argum") {
		t.Errorf("cut to %q", got)
	}
	if got := Cut("abc", theme.Mono, 10, 3); got != "" {
		t.Errorf("no room gives %q", got)
	}
}

func BenchmarkScrubberState(b *testing.B) {
	test.NewApp()
	calls, length := manyCalls(1_000_000)
	s := NewScrubber()
	w := test.NewWindow(s)
	w.Resize(fyne.NewSize(1900, 164))
	s.SetRun(length, calls, nil)
	for b.Loop() {
		s.SetState(rand.Int63n(length), 0)
	}
}

func BenchmarkScrubberPaintMillion(b *testing.B) {
	test.NewApp()
	calls, length := manyCalls(1_000_000)
	s := NewScrubber()
	w := test.NewWindow(s)
	w.Resize(fyne.NewSize(1900, 164))
	s.SetRun(length, calls, nil)
	for b.Loop() {
		s.r.past.Generator(1900, 164)
	}
}
