package windowtest

import (
	"fmt"
	"image/color"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bytewalk/app/panel"
	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/internal/oracle"
	"bytewalk/vm/trace"
)

// window is the app's window in this process.
type window struct {
	screen *screen
	w      *panel.Window
	log    logged

	id   string
	wide int
	run  *truth
}

// ask calls f on the toolkit's goroutine, which f must not end: t.Fatal is not for
// it.
func (o *window) ask(f func()) { fyne.DoAndWait(f) }

// until waits until f, on the toolkit's goroutine, says nothing any more.
func (o *window) until(t *testing.T, what string, f func() error) {
	t.Helper()
	var err error
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(15 * time.Millisecond) {
		o.ask(func() { err = f() })
		if err == nil {
			return
		}
	}
	o.screen.keep(t, "failed "+what)
	t.Fatalf("%s: %v", what, err)
}

// atRest is nil when the newest view is shown, nothing is compiled, recorded or on
// its way.
func (o *window) atRest() error {
	v := o.w.View()
	switch {
	case v != o.w.Session().View():
		return fmt.Errorf("the newest view is not on show")
	case v.Compile.Busy:
		return fmt.Errorf("the text is being compiled")
	case v.Run.Status == session.Recording:
		return fmt.Errorf("the program is being recorded")
	case o.w.Moving():
		return fmt.Errorf("things are on their way")
	}
	return nil
}

// press presses a key and waits until what it does is done and at rest.
func (o *window) press(t *testing.T, key string, done func(v *session.View) error) {
	t.Helper()
	o.screen.keys(t, key)
	o.until(t, "after "+key, func() error {
		if err := o.atRest(); err != nil {
			return err
		}
		return done(o.w.View())
	})
}

// position asks for a position of the run.
func position(step int, phase trace.Phase) func(*session.View) error {
	return func(v *session.View) error {
		if want := (trace.Position{Step: step, Phase: phase}); v.Position != want {
			return fmt.Errorf("the position is %v, want %v", v.Position, want)
		}
		return nil
	}
}

// sees takes pictures of the window until f has nothing to say against one.
func (o *window) sees(t *testing.T, what string, f func(p picture) error) {
	t.Helper()
	var err error
	for deadline := time.Now().Add(patience / 4); time.Now().Before(deadline); {
		if err = f(o.screen.picture(t, o.id, o.wide)); err == nil {
			o.screen.keep(t, what)
			return
		}
	}
	o.screen.keep(t, "failed "+what)
	t.Errorf("on the screen, %s: %v", what, err)
}

// ground asks for one colour at places that lie in a rectangle, given in parts of
// its width and height.
func ground(p picture, r widget.Rect, want color.NRGBA, places ...[2]float32) error {
	for _, at := range places {
		x, y := int(r.Left()+at[0]*r.Size.Width), int(r.Top()+at[1]*r.Size.Height)
		if got := p.at(x, y); apart(got, want) > exact {
			return fmt.Errorf("the pixel %d,%d is %v, want %v", x, y, got, want)
		}
	}
	return nil
}

// exact is how far the colour of a plain ground may be from what was asked for;
// soft is that of the lines around shapes, whose edges the toolkit smooths.
const (
	exact = 6
	soft  = 48
)

// share is the part of a rectangle's pixels that have a colour, about.
func share(p picture, r widget.Rect, want color.NRGBA, about int) float64 {
	n, all := 0, 0
	for y := int(r.Top()); y < int(r.Bottom()); y++ {
		for x := int(r.Left()); x < int(r.Right()); x++ {
			if apart(p.at(x, y), want) <= about {
				n++
			}
			all++
		}
	}
	return float64(n) / float64(max(all, 1))
}

// labels gives the texts of a scene.
func labels(nodes []widget.Node) []string {
	var out []string
	for _, n := range nodes {
		if n.Shape == widget.Label && n.Text != "" {
			out = append(out, n.Text)
		}
	}
	return out
}

// drawn gives the texts of the stage's nodes whose keys have a form: by the
// number that stands in them.
func drawn(nodes []widget.Node, form *regexp.Regexp) map[int][]string {
	out := map[int][]string{}
	for _, n := range nodes {
		if m := form.FindStringSubmatch(n.Key); m != nil && n.Shape == widget.Label && n.Text != "" {
			i, _ := strconv.Atoi(m[1])
			out[i] = append(out[i], n.Text)
		}
	}
	return out
}

var (
	slotKey  = regexp.MustCompile(`^slot(\d+)/[01]/`) // those that are there, not those that went
	frameKey = regexp.MustCompile(`^frame(\d+)/`)
)

// everyPanel checks that each panel is there and shows something.
func (o *window) everyPanel(t *testing.T, names ...string) {
	t.Helper()
	var areas map[string]widget.Rect
	var empty []string
	o.ask(func() {
		areas = o.w.Areas()
		if o.w.Source.Editor.Text() == "" {
			empty = append(empty, "source")
		}
		if o.w.Bytecode.Listing.Len() == 0 {
			empty = append(empty, "bytecode")
		}
		if len(labels(o.w.Stage.Scene.Nodes())) < 5 {
			empty = append(empty, "stage")
		}
		if len(labels(o.w.Caches.Scene.Nodes())) < 5 && areas["caches"].Size.Width > 0 {
			empty = append(empty, "caches")
		}
	})
	for _, name := range empty {
		t.Errorf("the panel %s shows nothing", name)
	}
	for _, name := range names {
		if areas[name].Empty() {
			t.Errorf("the panel %s is not on the window", name)
		}
	}
	o.sees(t, fmt.Sprintf("%d panels", len(names)), func(p picture) error {
		for _, name := range names {
			r := areas[name]
			n, share := p.colours(int(r.Left()), int(r.Top()), int(r.Right()), int(r.Bottom()))
			if n < 5 || share > 0.992 {
				return fmt.Errorf("the panel %s is all but empty: %d colours, %.1f%% of one", name, n, 100*share)
			}
		}
		return nil
	})
}

// everything checks what the window shows of its position, by the widgets' own
// contents, against the test's own run.
func (o *window) everything(t *testing.T) {
	t.Helper()
	o.ask(func() {
		t.Helper()
		v := o.w.View()
		pos := v.Position
		step := o.run.h.StepAt(pos.Step)

		// The row of the bytecode.
		row := o.w.Bytecode.Listing.Current()
		if row < 0 || row >= len(v.Listing.Rows) {
			t.Errorf("%v: no row of the listing is marked", pos)
			return
		}
		if r := v.Listing.Rows[row]; r.Offset != int(step.Offset) || r.CodeName != step.Code.Name {
			t.Errorf("%v: the row of %s at %d is marked, want %s at %d", pos, r.CodeName, r.Offset, step.Code.Name, step.Offset)
		}
		cells := map[int]string{}
		for _, c := range o.w.Bytecode.Listing.Row(row).Cells {
			cells[c.Column] = c.Text
		}
		if want := o.run.opname(pos.Step); cells[widget.ColName] != want || cells[widget.ColOffset] != strconv.Itoa(int(step.Offset)) {
			t.Errorf("%v: the row marked reads %v, want %s at %d", pos, cells, want, step.Offset)
		}
		if o.w.Bytecode.Listing.Dimmed() {
			t.Errorf("%v: the bytecode is dimmed", pos)
		}

		// The span of the source.
		span, ok := o.w.Source.Editor.Running()
		if line := o.run.run.Line(pos.Step); !ok || line < span.From.Line || line > span.To.Line {
			t.Errorf("%v: the source span %v is marked (%v), want one of line %d", pos, span, ok, line)
		}

		// The stack.
		nodes := o.w.Stage.Scene.Nodes()
		slots := drawn(nodes, slotKey)
		want := o.run.stack(pos)
		for i, text := range want {
			if s := slots[i]; len(s) < 2 || s[0] != strconv.Itoa(i) || !same(s[1], text) {
				t.Errorf("%v: slot %d of the stack is drawn as %q, want %q", pos, i, s, text)
			}
		}
		if len(slots) != len(want) {
			t.Errorf("%v: %d slots are drawn, want %q", pos, len(slots), want)
		}

		// The frames.
		frames := o.run.frames(pos)
		if len(v.Frames) != len(frames) {
			t.Errorf("%v: %d frames are shown, want %q", pos, len(v.Frames), frames)
			return
		}
		texts := labels(nodes)
		cards := drawn(nodes, frameKey)
		for i, f := range v.Frames {
			if name, _, _ := strings.Cut(f.Title, "("); name != frames[i] {
				t.Errorf("%v: frame %d is %q, want one of %s", pos, i, f.Title, frames[i])
			}
			if !slices.Contains(texts, f.Title) {
				t.Errorf("%v: the frame %s is not drawn", pos, f.Title)
			}
		}
		if pos.Phase != trace.Execute {
			for _, local := range o.run.locals(pos) {
				if card := cards[int(step.Frame)]; !slices.ContainsFunc(card, func(s string) bool { return same(s, local) }) {
					t.Errorf("%v: the running frame's card has %q, want %q in it", pos, card, local)
				}
			}
		}

		if got := o.w.Console.Text(); got != o.run.output(pos) {
			t.Errorf("%v: the console shows %q, want %q", pos, got, o.run.output(pos))
		}
		if got := o.w.Timeline.State(); got != pos.Step {
			t.Errorf("%v: the playhead is at %d", pos, got)
		}
		if v.Run.Length != o.run.h.Len() {
			t.Errorf("%v: the run is said to have %d steps, want %d", pos, v.Run.Length, o.run.h.Len())
		}
	})
}

// marks checks the pixels of the marks of what is now: the row's bar, the span's
// underline, and the outline of what was pushed.
func (o *window) marks(t *testing.T, what string) {
	t.Helper()
	var l *theme.Look
	var bar, span widget.Rect
	var pushed []widget.Rect
	o.ask(func() {
		l = theme.Current()
		var ok bool
		if bar, ok = o.w.Bytecode.Listing.BarRect(); !ok {
			t.Errorf("%s: the current row is out of sight", what)
		}
		running, _ := o.w.Source.Editor.Running()
		if span, ok = o.w.Source.Editor.SpanRect(running); !ok {
			t.Errorf("%s: the running span is out of sight", what)
		}
		stage := o.w.Areas()["stage"]
		for _, n := range o.w.Stage.Scene.Nodes() {
			if strings.HasPrefix(n.Key, "slot") && n.Shape == widget.Box && n.Stroke == l.Chg {
				pushed = append(pushed, widget.Rect{Pos: fyne.NewPos(n.X, n.Y), Size: fyne.NewSize(n.W, n.H)}.Moved(stage.Pos))
			}
		}
		if v := o.w.View(); v.Position.Phase == trace.Execute && v.Stack.After > v.Stack.Before && len(pushed) == 0 {
			t.Errorf("%s: the step pushed, and no slot is outlined", what)
		}
	})
	o.sees(t, what, func(p picture) error {
		if err := ground(p, bar, l.Now, [2]float32{0.01, 0.1}, [2]float32{0.01, 0.9}, [2]float32{0.5, 0.05}, [2]float32{0.96, 0.9}); err != nil {
			return fmt.Errorf("the current row's bar: %w", err)
		}
		if s := share(p, bar, l.Now, exact); s < 0.5 {
			return fmt.Errorf("the current row's bar is %.0f%% in its colour", 100*s)
		}
		line := widget.Rect{Pos: fyne.NewPos(span.Left()+2, span.Bottom()-l.Underline), Size: fyne.NewSize(span.Size.Width-4, l.Underline)}
		if s := share(p, line, l.Now, exact); s < 0.95 {
			return fmt.Errorf("the running span's underline is %.0f%% in its colour", 100*s)
		}
		for _, r := range pushed {
			// A pixel more on both sides: the slot's own place is not a whole one.
			edge := widget.Rect{Pos: fyne.NewPos(r.Left()+8, r.Bottom()-l.Outline-1), Size: fyne.NewSize(r.Size.Width-16, l.Outline+2)}
			if s := share(p, edge, l.Chg, soft); s < 0.9*float64(l.Outline/(l.Outline+2)) {
				return fmt.Errorf("of the pushed slot's lower edge %.0f%% are in its colour", 100*s)
			}
			if err := ground(p, r, l.ChgWash, [2]float32{0.5, 0.15}, [2]float32{0.5, 0.85}); err != nil {
				return fmt.Errorf("the pushed slot: %w", err)
			}
		}
		return nil
	})
}

// spanText is the source that is marked as running.
func (o *window) spanText() (text string) {
	o.ask(func() {
		if s, ok := o.w.Source.Editor.Running(); ok && s.From.Line == s.To.Line {
			text = o.w.Source.Editor.Line(s.From.Line)[s.From.Col:s.To.Col]
		}
	})
	return text
}

// TestKeys goes through a lesson by keys alone and checks at each place what is on
// the screen.
func TestKeys(t *testing.T) {
	ready(t)
	o := inside
	o.id = o.screen.window(t, "1600", "900")
	o.wide = 1600
	o.until(t, "open", func() error {
		if c := o.w.Canvas(); c.Size() != fyne.NewSize(1600, 900) || c.Scale() != 1 {
			return fmt.Errorf("the window is %v at scale %v", c.Size(), c.Scale())
		}
		return o.atRest()
	})
	for _, part := range []struct {
		name string
		test func(*testing.T, *window)
	}{
		{"dialogs", dialogs}, {"lesson", lesson}, {"step", step}, {"step back", stepBack}, {"phases", phases}, {"play", play}, {"edit", edit}, {"end", end}, {"projector", projector},
	} {
		if !t.Run(part.name, func(t *testing.T) { part.test(t, o) }) {
			break
		}
	}
	if log := o.log.String(); strings.Contains(log, "call thread") {
		t.Errorf("the toolkit was called from a goroutine that is not its own:\n%s", log)
	}
}

// recursion is the lesson that the test goes through: the fourth.
const recursion = 3

func lesson(t *testing.T, o *window) {
	o.press(t, "ctrl+4", func(v *session.View) error {
		if v.Lesson == nil || v.Lesson.Name != v.Lessons[recursion].Name {
			return fmt.Errorf("the fourth lesson is not open")
		}
		return nil
	})
	o.ask(func() {
		v := o.w.View()
		if got := o.w.Source.Editor.Text(); got != v.Document.Text || !strings.Contains(got, "factorial") {
			t.Errorf("the editor has %q, want the lesson's program", got)
		}
		if o.w.Tab() != 0 {
			t.Errorf("tab %d is on show, want the lesson's", o.w.Tab())
		}
		if n := o.w.Bytecode.Listing.Len(); n < 20 {
			t.Errorf("the listing has %d rows", n)
		}
	})
	v := o.w.Session().View()
	o.run = newTruth(t, v.Document.Name, v.Document.Text, v.Dialect)
	o.everyPanel(t, "toolbar", "source", "tabs", "bytecode", "stage", "caches", "timeline")
}

// dialogs opens the dialogs for files and leaves them.
func dialogs(t *testing.T, o *window) {
	over := func() fyne.CanvasObject { return o.w.Canvas().Overlays().Top() }
	for _, key := range []string{"ctrl+o", "ctrl+s"} {
		o.screen.keys(t, key)
		o.until(t, "a dialog after "+key, func() error {
			if over() == nil {
				return fmt.Errorf("nothing lies over the window")
			}
			return nil
		})
		o.screen.keys(t, "Escape")
		o.until(t, "no dialog after Escape", func() error {
			if over() != nil {
				return fmt.Errorf("the dialog of %s is still there", key)
			}
			return nil
		})
	}
}

func step(t *testing.T, o *window) {
	o.press(t, "Right", func(v *session.View) error {
		if v.Run.Status != session.Finished || v.Current == nil {
			return fmt.Errorf("the run is %v", v.Run.Status)
		}
		return nil
	})
	o.everything(t)
	var first trace.Position
	o.ask(func() { first = o.w.View().Position })
	for i, key := range []string{"Right", "Next", "Right", "Right", "Next", "Right", "Right", "Right"} {
		o.press(t, key, position(first.Step+i+1, trace.Execute))
		o.everything(t)
	}
	o.marks(t, "after steps")

	// To the second subtraction, where three frames are on the stack.
	n := o.run.find(t, "BINARY_SUBTRACT", 2)
	for i := first.Step + 9; i <= n; i++ {
		o.press(t, "Right", position(i, trace.Execute))
	}
	o.everything(t)
	if got := o.spanText(); got != "n - 1" {
		t.Errorf("the subtraction runs, and %q is marked", got)
	}
	if names := o.run.frames(trace.Position{Step: n}); len(names) != 3 {
		t.Fatalf("the frames of the test's own run are %q", names)
	}
	o.marks(t, "at a subtraction")
	o.everyPanel(t, "toolbar", "source", "tabs", "bytecode", "stage", "caches", "timeline")
}

func stepBack(t *testing.T, o *window) {
	n := o.run.find(t, "BINARY_SUBTRACT", 2)
	for i, key := range []string{"Left", "Prior", "Left"} {
		o.press(t, key, position(n-i-1, trace.Execute))
		o.everything(t)
	}
	o.marks(t, "after stepping back")
	o.press(t, "Home", func(v *session.View) error {
		if !v.AtStart {
			return fmt.Errorf("this is not the start: %v", v.Position)
		}
		return nil
	})
	o.ask(func() {
		if o.w.View().Position.Step != 0 || o.w.Timeline.State() != 0 {
			t.Errorf("Home leads to %v", o.w.View().Position)
		}
	})
}

func phases(t *testing.T, o *window) {
	o.press(t, "Right", position(0, trace.Execute))
	o.press(t, "Right", position(1, trace.Execute))
	for _, phase := range []trace.Phase{trace.Fetch, trace.Decode, trace.Execute} {
		o.press(t, "ctrl+Right", position(2, phase))
		o.everything(t)
		o.ask(func() {
			active := ""
			for _, p := range o.w.View().Phases {
				if p.Active {
					active += p.Name
				}
			}
			if active != phase.String() || !slices.Contains(labels(o.w.Stage.Scene.Nodes()), phase.String()) {
				t.Errorf("the stage shows the phase %q, want %v", active, phase)
			}
		})
	}
	o.press(t, "ctrl+Left", position(2, trace.Decode))
	o.everything(t)
	o.press(t, "Right", position(2, trace.Execute))
}

func play(t *testing.T, o *window) {
	o.screen.keys(t, "space")
	o.until(t, "playing", func() error {
		if v := o.w.View(); !v.Run.Playing || v.Position.Step < 4 {
			return fmt.Errorf("playing: %v, at %v", v.Run.Playing, v.Position)
		}
		return nil
	})
	o.press(t, "space", func(v *session.View) error {
		if v.Run.Playing {
			return fmt.Errorf("it still plays")
		}
		return nil
	})
	var paused trace.Position
	o.ask(func() { paused = o.w.View().Position })
	if paused.Step < 4 || paused.Step > 30 {
		t.Errorf("playing has come to %v", paused)
	}
	o.everything(t)
	o.marks(t, "paused")
}

// contrast is how far the text of a row stands out from its ground.
func (o *window) contrast(p picture, row widget.Rect, ground color.NRGBA) int {
	most := 0
	for y := int(row.Top()) + 2; y < int(row.Bottom())-2; y++ {
		for x := int(row.Left()); x < int(row.Right()); x++ {
			most = max(most, apart(p.at(x, y), ground))
		}
	}
	return most
}

func edit(t *testing.T, o *window) {
	// A row that is not the current one, and how it looks while it is good.
	var l *theme.Look
	var plain widget.Rect
	row := 0
	o.ask(func() {
		l = theme.Current()
		first, last := o.w.Bytecode.Listing.VisibleRows()
		for i := first; i <= last; i++ {
			r, ok := o.w.Bytecode.Listing.RowRect(i)
			if ok && i != o.w.Bytecode.Listing.Current() && o.w.View().Listing.Rows[i].Kind == session.InstructionRow {
				row, plain = i, r
				break
			}
		}
	})
	var before int
	o.sees(t, "the bytecode before the edit", func(p picture) error {
		if before = o.contrast(p, plain, l.Panel); before < 150 {
			return fmt.Errorf("row %d stands out by %d only", row, before)
		}
		return nil
	})
	var opnames []string
	rows := func() (names []string) {
		for i := range o.w.Bytecode.Listing.Len() {
			for _, c := range o.w.Bytecode.Listing.Row(i).Cells {
				if c.Column == widget.ColName {
					names = append(names, c.Text)
				}
			}
		}
		return names
	}
	o.ask(func() { opnames = rows() })

	// Into the editor, to the end of line 4, and an operator without its right side.
	o.screen.keys(t, "F6")
	o.until(t, "the focus moves", func() error {
		if o.w.Canvas().Focused() == nil {
			return fmt.Errorf("nothing has the focus")
		}
		return nil
	})
	o.screen.keys(t, "ctrl+F6")
	o.until(t, "the focus is in the editor", func() error {
		if o.w.Canvas().Focused() != fyne.Focusable(o.w.Source.Editor) {
			return fmt.Errorf("it is at %T", o.w.Canvas().Focused())
		}
		return nil
	})
	o.screen.keys(t, "ctrl+Home", "Down", "Down", "Down", "End")
	o.screen.tool(t, "type", "--clearmodifiers", "--delay", "40", " + )")
	var text string
	o.until(t, "the error", func() error {
		if err := o.atRest(); err != nil {
			return err
		}
		text = o.w.Source.Editor.Text()
		if !strings.Contains(text, "factorial(n - 1) + )\n") {
			return fmt.Errorf("the text is %q", text)
		}
		if o.w.Source.Editor.Error() == nil {
			return fmt.Errorf("no error is shown")
		}
		return nil
	})
	kind, message, line := syntaxError(t, text)
	var card, lineRect widget.Rect
	o.ask(func() {
		e := o.w.Source.Editor.Error()
		if want := kind + ": " + message; e.Message != want || e.Span.From.Line != line {
			t.Errorf("the error is %q at line %d, want %q at %d", e.Message, e.Span.From.Line, want, line)
		}
		var ok bool
		if card, ok = o.w.Source.Editor.ErrorRect(); !ok {
			t.Error("the error's card is out of sight")
		}
		if lineRect, ok = o.w.Source.Editor.SpanRect(widget.Span{From: widget.Pos{Line: line, Col: 0}, To: widget.Pos{Line: line, Col: 10}}); !ok {
			t.Error("the error's line is out of sight")
		}
		if card.Top() < lineRect.Bottom() || card.Top() > lineRect.Bottom()+lineRect.Size.Height {
			t.Errorf("the error's card is at %v, and its line at %v", card, lineRect)
		}
		if !o.w.Bytecode.Listing.Dimmed() {
			t.Error("the last good bytecode is not dimmed")
		}
		if got := rows(); !slices.Equal(got, opnames) {
			t.Errorf("the last good bytecode has changed: %q", got)
		}
		if v := o.w.View(); !v.Compile.Stale || v.Document.Text != text {
			t.Errorf("the view is not of the text: stale %v", v.Compile.Stale)
		}
		var ok2 bool
		if plain, ok2 = o.w.Bytecode.Listing.RowRect(row); !ok2 {
			t.Errorf("row %d is out of sight", row)
		}
	})
	o.sees(t, "an error", func(p picture) error {
		if err := ground(p, card, l.ErrWash, [2]float32{0.5, 0.06}, [2]float32{0.98, 0.5}, [2]float32{0.1, 0.95}); err != nil {
			return fmt.Errorf("the error's card: %w", err)
		}
		stripe := widget.Rect{Pos: card.Pos, Size: fyne.NewSize(l.Px(3)-1, card.Size.Height)}
		if s := share(p, stripe, l.Err, soft); s < 0.8 {
			return fmt.Errorf("the card's stripe is %.0f%% in its colour", 100*s)
		}
		wave := widget.Rect{Pos: fyne.NewPos(lineRect.Left(), lineRect.Bottom()-6), Size: fyne.NewSize(500, 8)}.Intersect(o.source())
		if s := share(p, wave, l.Err, soft); s == 0 {
			return fmt.Errorf("there is no squiggle under line %d", line)
		}
		if now := o.contrast(p, plain, l.Panel); now > before*4/5 {
			return fmt.Errorf("row %d stands out by %d, before the edit by %d: it is not dimmed", row, now, before)
		}
		return nil
	})

	// Mended, it is the program it was.
	o.press(t, "BackSpace", func(*session.View) error { return nil })
	o.screen.keys(t, "BackSpace", "BackSpace", "BackSpace")
	o.until(t, "mended", func() error {
		if err := o.atRest(); err != nil {
			return err
		}
		v := o.w.View()
		switch {
		case o.w.Source.Editor.Error() != nil:
			return fmt.Errorf("the error is still shown")
		case o.w.Bytecode.Listing.Dimmed() || v.Compile.Stale:
			return fmt.Errorf("the bytecode is still dimmed")
		case !slices.Equal(rows(), opnames):
			return fmt.Errorf("the bytecode is %q", rows())
		}
		return nil
	})
	o.sees(t, "mended", func(p picture) error {
		if now := o.contrast(p, plain, l.Panel); now < before*9/10 {
			return fmt.Errorf("row %d stands out by %d, before the edit by %d", row, now, before)
		}
		if s := share(p, card, l.ErrWash, exact); s > 0.01 {
			return fmt.Errorf("the error's card is still there")
		}
		return nil
	})

	// A program that is another one has other bytecode as soon as it is typed.
	o.screen.tool(t, "type", "--clearmodifiers", "--delay", "40", " + 0")
	o.until(t, "another program", func() error {
		if err := o.atRest(); err != nil {
			return err
		}
		if got := rows(); len(got) <= len(opnames) || !slices.Contains(got, "BINARY_ADD") {
			return fmt.Errorf("the bytecode is %q", got)
		}
		return nil
	})
	o.screen.keys(t, "BackSpace", "BackSpace", "BackSpace", "BackSpace")
	o.until(t, "the first program", func() error {
		if err := o.atRest(); err != nil {
			return err
		}
		if !slices.Equal(rows(), opnames) {
			return fmt.Errorf("the bytecode is %q", rows())
		}
		return nil
	})
}

func (o *window) source() (r widget.Rect) {
	o.ask(func() { r = o.w.Areas()["source"] })
	return r
}

// syntaxError asks CPython, where it is installed, what is wrong with a text; else
// it gives what CPython 3.8 says of the test's own.
func syntaxError(t *testing.T, text string) (kind, message string, line int) {
	t.Helper()
	python, err := oracle.Find("3.8")
	if err != nil {
		return "SyntaxError", "unmatched ')'", 4
	}
	const ask = `
import sys
try:
    compile(sys.argv[1], "factorial.py", "exec")
except SyntaxError as e:
    print(type(e).__name__, e.lineno, e.msg)
`
	cmd := exec.Command(python, "-c", ask, text)
	cmd.Env = oracle.Environ()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", python, err)
	}
	words := strings.SplitN(strings.TrimSpace(string(out)), " ", 3)
	if len(words) != 3 {
		t.Fatalf("CPython says %q", out)
	}
	line, _ = strconv.Atoi(words[1])
	return words[0], words[2], line
}

// end leaves the editor and goes to the end of the run.
func end(t *testing.T, o *window) {
	o.screen.keys(t, "Escape")
	o.until(t, "out of the editor", func() error {
		if f := o.w.Canvas().Focused(); f != nil {
			return fmt.Errorf("the focus is at %T", f)
		}
		return nil
	})
	o.press(t, "ctrl+F5", func(v *session.View) error {
		if v.Run.Status != session.Finished || v.Run.Old {
			return fmt.Errorf("the run is %v, old: %v", v.Run.Status, v.Run.Old)
		}
		return nil
	})
	o.press(t, "End", func(v *session.View) error {
		if v.Position.Step != o.run.h.Len() {
			return fmt.Errorf("at %v of %d", v.Position, o.run.h.Len())
		}
		return nil
	})
	o.ask(func() {
		if got, want := o.w.Console.Text(), o.run.output(trace.Position{Step: o.run.h.Len()}); got != want || want != "120\n" {
			t.Errorf("the console shows %q, want %q", got, want)
		}
		if o.w.Timeline.State() != o.run.h.Len() {
			t.Errorf("the playhead is at %d", o.w.Timeline.State())
		}
	})
	n := o.run.h.Len() - 1
	o.press(t, "Left", position(n, trace.Execute))
	o.everything(t)
}

func projector(t *testing.T, o *window) {
	n := o.run.h.Len() - 1
	var small float32
	o.ask(func() { small = theme.Current().Source })
	o.press(t, "F8", func(v *session.View) error {
		if l := theme.Current(); l.Mode != theme.Projector || l.Class != theme.Lecture {
			return fmt.Errorf("the look is %v", l.Mode)
		}
		return nil
	})
	o.press(t, "Prior", position(n-1, trace.Execute))
	for range 3 {
		n--
		o.press(t, "Prior", position(n-1, trace.Execute))
	}
	o.everything(t)
	var l *theme.Look
	var areas map[string]widget.Rect
	o.ask(func() {
		l, areas = theme.Current(), o.w.Areas()
		if l.Source < 1.5*small {
			t.Errorf("the type of the source is %v, before %v", l.Source, small)
		}
		if len(labels(o.w.Sentence().Nodes())) < 3 {
			t.Errorf("the sentence on the step is %q", labels(o.w.Sentence().Nodes()))
		}
		if _, there := areas["caches"]; there {
			t.Error("the projector shows the caches too")
		}
	})
	o.everyPanel(t, "source", "bytecode", "stage", "sentence", "timeline")
	o.marks(t, "on the projector")
	o.sees(t, "the projector's ground", func(p picture) error {
		white := color.NRGBA{255, 255, 255, 255}
		for _, name := range []string{"source", "bytecode", "stage", "sentence", "timeline"} {
			r := areas[name]
			if err := ground(p, r, white, [2]float32{0.99, 0.012}); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if s := share(p, r, white, exact); s < 0.4 {
				return fmt.Errorf("%s is %.0f%% white", name, 100*s)
			}
		}
		return nil
	})
	o.press(t, "F8", func(v *session.View) error {
		if theme.Current().Mode != theme.Light {
			return fmt.Errorf("the look is %v", theme.Current().Mode)
		}
		return nil
	})
	o.everyPanel(t, "toolbar", "source", "tabs", "bytecode", "stage", "caches", "timeline")
	o.everything(t)
}
