package widget

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/theme"
)

// held are the modifier keys that tests hold.
var held fyne.KeyModifier

func init() {
	modifiers = func() fyne.KeyModifier { return held }
}

// inWindow shows a widget in a window of its own.
func inWindow(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	test.NewApp()
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	t.Cleanup(win.Close)
	return win
}

const program = "def factorial(n):\n    if n == 1:\n        return 1\n    return n * factorial(n - 1)\n\nprint(factorial(5))\n"

func newTestEditor(t *testing.T, text string) *Editor {
	e := NewEditor(text)
	w := inWindow(t, e, 420, 300)
	w.Canvas().Focus(e)
	return e
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func typeText(o fyne.Focusable, s string) {
	for _, r := range s {
		if r == '\n' {
			press(o, fyne.KeyReturn)
		} else {
			o.TypedRune(r)
		}
	}
}

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault}
}

func TestEditorTyping(t *testing.T) {
	for name, c := range map[string]struct {
		start string
		at    Pos
		do    func(*Editor)
		want  string
		caret Pos
	}{
		"indents after a colon":         {"", Pos{1, 0}, func(e *Editor) { typeText(e, "if x:\ny\nz") }, "if x:\n    y\n    z", Pos{3, 5}},
		"enter before blanks":           {"    a   b", Pos{1, 5}, func(e *Editor) { press(e, fyne.KeyReturn) }, "    a\n    b", Pos{2, 4}},
		"backspace in the indentation":  {"      x", Pos{1, 6}, func(e *Editor) { press(e, fyne.KeyBackspace) }, "    x", Pos{1, 4}},
		"backspace joins lines":         {"ab\ncd", Pos{2, 0}, func(e *Editor) { press(e, fyne.KeyBackspace) }, "abcd", Pos{1, 2}},
		"delete joins lines":            {"ab\ncd", Pos{1, 2}, func(e *Editor) { press(e, fyne.KeyDelete) }, "abcd", Pos{1, 2}},
		"backspace takes a character":   {"é→", Pos{1, 5}, func(e *Editor) { press(e, fyne.KeyBackspace) }, "é", Pos{1, 2}},
		"tab goes to the next stop":     {"ab", Pos{1, 1}, func(e *Editor) { press(e, fyne.KeyTab) }, "a   b", Pos{1, 4}},
		"typing replaces the selection": {"hello", Pos{1, 0}, func(e *Editor) { e.Select(span(1, 0, 1, 4)); typeText(e, "j") }, "jo", Pos{1, 1}},
		"word delete":                   {"one two", Pos{1, 7}, func(e *Editor) { e.TypedShortcut(ctrl(fyne.KeyBackspace)) }, "one ", Pos{1, 4}},
		"comment":                       {"a\n  b", Pos{2, 3}, func(e *Editor) { e.TypedShortcut(ctrl(fyne.KeySlash)) }, "a\n  # b", Pos{2, 5}},
		"uncomment":                     {"# a\n\n#b", Pos{1, 0}, func(e *Editor) { e.Select(span(1, 0, 3, 2)); e.TypedShortcut(ctrl(fyne.KeySlash)) }, "a\n\nb", Pos{3, 1}},
		"comment lines at one column": {"if x:\n    a", Pos{1, 0}, func(e *Editor) { e.Select(span(1, 0, 2, 5)); e.TypedShortcut(ctrl(fyne.KeySlash)) },
			"# if x:\n#     a", Pos{2, 7}},
		"indent lines": {"a\n\nb\nc", Pos{1, 0}, func(e *Editor) { e.Select(span(1, 0, 4, 0)); press(e, fyne.KeyTab) }, "    a\n\n    b\nc", Pos{4, 0}},
		"read only":    {"a", Pos{1, 0}, func(e *Editor) { e.ReadOnly = true; typeText(e, "x\n"); press(e, fyne.KeyDelete, fyne.KeyTab) }, "a", Pos{1, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			e := newTestEditor(t, c.start)
			e.SetCaret(c.at)
			c.do(e)
			if e.Text() != c.want || e.Caret() != c.caret {
				t.Errorf("%q with the caret at %v, want %q at %v", e.Text(), e.Caret(), c.want, c.caret)
			}
		})
	}
}

func TestEditorDedent(t *testing.T) {
	e := newTestEditor(t, "      a\n    b\nc\n\td")
	e.Select(span(1, 0, 4, 2))
	held = fyne.KeyModifierShift
	press(e, fyne.KeyTab)
	held = 0
	if want := "    a\nb\nc\nd"; e.Text() != want {
		t.Errorf("%q, want %q", e.Text(), want)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if want := "      a\n    b\nc\n\td"; e.Text() != want || e.Selection() != span(1, 0, 4, 2) {
		t.Errorf("undo gives %q with %v selected", e.Text(), e.Selection())
	}
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if want := "    a\nb\nc\nd"; e.Text() != want {
		t.Errorf("Ctrl+Shift+Z gives %q", e.Text())
	}
}

func TestEditorMoves(t *testing.T) {
	e := newTestEditor(t, "    one two_3 + é→x\n\tb\nlong line here")
	for i, c := range []struct {
		from Pos
		do   func()
		want Pos
	}{
		{Pos{1, 10}, func() { press(e, fyne.KeyHome) }, Pos{1, 4}},
		{Pos{1, 4}, func() { press(e, fyne.KeyHome) }, Pos{1, 0}},
		{Pos{1, 0}, func() { press(e, fyne.KeyHome) }, Pos{1, 4}},
		{Pos{1, 0}, func() { press(e, fyne.KeyEnd) }, Pos{1, 22}},
		{Pos{1, 16}, func() { press(e, fyne.KeyRight) }, Pos{1, 18}},
		{Pos{1, 18}, func() { press(e, fyne.KeyLeft) }, Pos{1, 16}},
		{Pos{2, 0}, func() { press(e, fyne.KeyLeft) }, Pos{1, 22}},
		{Pos{1, 22}, func() { press(e, fyne.KeyRight) }, Pos{2, 0}},
		{Pos{1, 7}, func() { e.TypedShortcut(ctrl(fyne.KeyRight)) }, Pos{1, 13}},
		{Pos{1, 13}, func() { e.TypedShortcut(ctrl(fyne.KeyLeft)) }, Pos{1, 8}},
		{Pos{1, 8}, func() { e.TypedShortcut(ctrl(fyne.KeyLeft)) }, Pos{1, 4}},
		{Pos{3, 5}, func() { press(e, fyne.KeyUp) }, Pos{2, 2}},
		{Pos{3, 9}, func() { press(e, fyne.KeyUp, fyne.KeyUp) }, Pos{1, 9}}, // the column is aimed for over the short line
		{Pos{1, 3}, func() { press(e, fyne.KeyUp) }, Pos{1, 0}},
		{Pos{3, 3}, func() { press(e, fyne.KeyDown) }, Pos{3, 14}},
		{Pos{2, 1}, func() { e.TypedShortcut(ctrl(fyne.KeyHome)) }, Pos{1, 0}},
		{Pos{2, 1}, func() { e.TypedShortcut(ctrl(fyne.KeyEnd)) }, Pos{3, 14}},
	} {
		e.SetCaret(c.from)
		c.do()
		if e.Caret() != c.want || !e.Selection().Empty() {
			t.Errorf("%d: from %v to %v, want %v", i, c.from, e.Caret(), c.want)
		}
	}
	e.SetCaret(Pos{1, 4})
	held = fyne.KeyModifierShift
	press(e, fyne.KeyRight, fyne.KeyDown)
	held = 0
	if e.Selection() != span(1, 4, 2, 2) { // cell 5 is behind the tab and the letter
		t.Errorf("shift selects %v", e.Selection())
	}
	press(e, fyne.KeyLeft)
	if e.Caret() != (Pos{1, 4}) {
		t.Errorf("left from a selection goes to %v", e.Caret())
	}
}

func TestEditorMouse(t *testing.T) {
	e := newTestEditor(t, program)
	at := func(line, col int) fyne.Position {
		g := e.geometry()
		return fyne.NewPos(g.x(e.cellAt(Pos{line, col}))+1, g.lineTop(line)+g.row/2)
	}
	click := func(p fyne.Position, mods fyne.KeyModifier) {
		ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary, Modifier: mods}
		e.MouseDown(ev)
		e.MouseUp(ev)
	}
	click(at(4, 11), 0)
	if e.Caret() != (Pos{4, 11}) {
		t.Errorf("click puts the caret at %v", e.Caret())
	}
	click(at(4, 11), 0)
	if e.SelectedText() != "n" {
		t.Errorf("double click selects %q", e.SelectedText())
	}
	click(at(4, 11), 0)
	if e.Selection() != span(4, 0, 5, 0) {
		t.Errorf("triple click selects %v", e.Selection())
	}
	click(at(1, 4), 0)
	click(at(2, 6), fyne.KeyModifierShift)
	if e.Selection() != span(1, 4, 2, 6) {
		t.Errorf("shift click selects %v", e.Selection())
	}
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(6, 0)}, Button: desktop.MouseButtonPrimary})
	e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(6, 5)}})
	e.DragEnd()
	if e.SelectedText() != "print" {
		t.Errorf("dragging selects %q", e.SelectedText())
	}
	var line int
	e.OnGutter = func(n int) { line = n }
	click(fyne.NewPos(18, e.geometry().lineTop(3)+5), 0)
	if line != 3 || e.SelectedText() != "print" {
		t.Errorf("a click in the gutter gives line %d and selects %q", line, e.SelectedText())
	}
	var over []Pos
	e.OnHover = func(p Pos, on bool) {
		if on {
			over = append(over, p)
		}
	}
	move := func(p fyne.Position) { e.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}}) }
	move(at(4, 25).AddXY(8, 0)) // the right half of the character at 25
	move(at(5, 40))
	if len(over) != 1 || over[0] != (Pos{4, 25}) {
		t.Errorf("hover tells %v", over)
	}
}

func TestEditorClipboard(t *testing.T) {
	e := newTestEditor(t, "one two")
	clip := test.NewClipboard()
	e.Select(span(1, 0, 1, 3))
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	e.SetCaret(Pos{1, 4})
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text() != " twoone" || clip.Content() != "one" {
		t.Errorf("%q, clipboard %q", e.Text(), clip.Content())
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != " twoone" {
		t.Errorf("clipboard %q", clip.Content())
	}
}

func TestEditorGivesKeysOn(t *testing.T) {
	e := NewEditor("")
	w := inWindow(t, e, 200, 100)
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	press(e, fyne.KeyF10, fyne.KeyLeft, fyne.KeySpace, fyne.KeyX, fyne.KeyEscape)
	if len(keys) != 2 || keys[0] != fyne.KeyF10 || keys[1] != fyne.KeyEscape {
		t.Errorf("the window got the keys %v", keys)
	}
	e.OnShortcut = func(s fyne.Shortcut) bool { return s.ShortcutName() == ctrl(fyne.KeyRight).ShortcutName() }
	e.SetText("one two")
	e.TypedShortcut(ctrl(fyne.KeyRight))
	if e.Caret() != (Pos{1, 0}) {
		t.Error("the hook did not have the shortcut first")
	}
}

func TestEditorChangeEvents(t *testing.T) {
	e := newTestEditor(t, "a")
	var versions []int
	e.OnChanged = func(v int) { versions = append(versions, v) }
	typeText(e, "x")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	press(e, fyne.KeyLeft, fyne.KeyRight)
	if len(versions) != 2 || versions[1] <= versions[0] || versions[1] != e.Version() {
		t.Errorf("versions %v", versions)
	}
}

func TestEditorMarksFollowEdits(t *testing.T) {
	e := newTestEditor(t, program)
	e.SetBreakpoints(map[int]Breakpoint{3: BreakpointOn, 6: BreakpointOff})
	e.SetRunning(span(4, 25, 4, 30))
	e.SetCaret(Pos{2, 14})
	typeText(e, "\nx = 2\n") // two lines between 2 and 3
	if b := e.Breakpoints(); b[5] != BreakpointOn || b[8] != BreakpointOff || len(b) != 2 {
		t.Errorf("breakpoints at %v", b)
	}
	if e.running != span(6, 25, 6, 30) {
		t.Errorf("running span at %v", e.running)
	}
	e.SetCaret(Pos{8, 6}) // inside the code of line 8: what is before stays
	press(e, fyne.KeyReturn)
	if b := e.Breakpoints(); b[8] != BreakpointOff {
		t.Errorf("breakpoints at %v after a break behind the start", b)
	}
	e.SetCaret(Pos{8, 0})
	press(e, fyne.KeyReturn)
	if b := e.Breakpoints(); b[9] != BreakpointOff {
		t.Errorf("breakpoints at %v after a break at the start", b)
	}
}

// TestEditorPlaces checks against the design: 16 pixels, rows of 28, text from 64.
func TestEditorPlaces(t *testing.T) {
	e := NewEditor(program)
	inWindow(t, e, 420, 300)
	e.SetRunning(span(4, 25, 4, 30))
	r, ok := e.SpanRect(span(4, 25, 4, 30))
	if !ok || r != rect(64+25*9.6-2, 3*28+2, 5*9.6+4, 24) {
		t.Errorf("span at %v", r)
	}
	if p, ok := e.ThreadPoint(span(4, 25, 4, 30)); !ok || p != fyne.NewPos(64+30*9.6+2, 4*28-3.5) {
		t.Errorf("the thread leaves at %v", p)
	}
	e.SetError(&ErrorMark{Span: span(4, 24, 4, 25), Message: "SyntaxError: '(' was never closed", Detail: "line 4, column 25."})
	wave := e.r.wave
	x := wave.Position().X + e.r.inner.Position().X
	if !wave.Visible() || x != whole(64+24*9.6) || wave.Position().Y < 3*28+18 || wave.Position().Y+wave.Size().Height > 4*28 {
		t.Errorf("squiggle at %v in %v, size %v", wave.Position(), x, wave.Size())
	}
	if e.r.card.used != 2 {
		t.Fatal("no error card")
	}
	card := e.r.card.objects[0]
	if card.Position().X != 64 || card.Position().Y != 4*28+8 {
		t.Errorf("card at %v", card.Position())
	}
	r6, _ := e.SpanRect(span(6, 0, 6, 5))
	if want := 5*28 + card.Size().Height + 16 + 2; r6.Top() != want {
		t.Errorf("line 6 at %v, want %v: below the card", r6.Top(), want)
	}
	if p := e.PosAt(fyne.NewPos(66, r6.Top()+5)); p != (Pos{6, 0}) {
		t.Errorf("the place of line 6 is %v", p)
	}
	e.SetError(nil)
	if r6, _ := e.SpanRect(span(6, 0, 6, 5)); r6.Top() != 5*28+2 || wave.Visible() {
		t.Error("the card stays")
	}
	if r, ok := e.SpanRect(span(1, 0, 2, 14)); !ok || r.Top() != 30 || math.Abs(float64(r.Left()-100.4))+math.Abs(float64(r.Right()-200.4)) > 0.01 {
		t.Errorf("a span of two lines is at %v", r)
	}
}

func TestEditorScroll(t *testing.T) {
	e := NewEditor(strings.Repeat("x = 1\n", 1000))
	inWindow(t, e, 400, 280)
	moves := 0
	e.OnScroll = func() { moves++ }
	e.ScrollToLine(5)
	if moves != 0 || e.scroll.Y != 0 {
		t.Error("scrolled to a line that was in sight")
	}
	e.ScrollToLine(11)
	if e.scroll.Y != 28 || moves != 1 {
		t.Errorf("line 11 comes with an offset of %v, want 28", e.scroll.Y)
	}
	if _, ok := e.SpanRect(span(1, 0, 1, 5)); ok {
		t.Error("line 1 is out of sight")
	}
	e.SetCaret(Pos{900, 0})
	r, ok := e.SpanRect(span(900, 0, 900, 5))
	if !ok || r.Top() < 0 || r.Bottom() > 280 {
		t.Errorf("the caret's line is at %v", r)
	}
	e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1e6)})
	if e.scroll.Y != 0 {
		t.Errorf("scrolled beyond the start to %v", e.scroll.Y)
	}
	if n := len(e.r.rows); n > 16 {
		t.Errorf("%d rows for 11 that are visible", n)
	}
}

// shown gives the visible texts of a row of the editor with their cells.
func shownRuns(e *Editor, line int) map[int]string {
	runs := map[int]string{}
	for _, row := range e.r.rows {
		if row.line == line {
			for _, o := range row.texts.objects[:row.texts.used] {
				runs[int(o.Position().X/e.geometry().cell+0.5)] = o.Text
			}
		}
	}
	return runs
}

func TestEditorRuns(t *testing.T) {
	e := NewEditor("def f(a):  # é\n\tx = '日本'y\x00z")
	e.Highlight = func(line int, text string) []Run {
		if line == 1 {
			return []Run{{0, 3, ClassKeyword}, {4, 5, ClassFunction}, {11, 15, ClassComment}}
		}
		return []Run{{5, 13, ClassString}}
	}
	inWindow(t, e, 400, 200)
	for line, want := range map[int]map[int]string{
		1: {0: "def", 4: "f", 5: "(a):", 11: "# é"},
		2: {4: "x =", 8: "'", 9: "日", 11: "本", 13: "'", 14: "y", 15: "·", 16: "z"},
	} {
		got := shownRuns(e, line)
		if len(got) != len(want) {
			t.Errorf("line %d is drawn as %v, want %v", line, got, want)
		}
		for cell, text := range want {
			if got[cell] != text {
				t.Errorf("line %d has %q at cell %d, want %q", line, got[cell], cell, text)
			}
		}
	}
	for _, row := range e.r.rows {
		if row.line == 1 {
			if o := row.texts.objects[0]; o.FontSource != theme.MonoSemiBold || o.Color != theme.Current().Ink {
				t.Error("a keyword is not bold ink")
			}
			if o := row.texts.objects[3]; o.FontSource != theme.MonoItalic {
				t.Error("a comment is not italic")
			}
		}
	}
}

func TestEditorBrackets(t *testing.T) {
	e := newTestEditor(t, "f(a, [1, ')'],\n  g())")
	e.Highlight = func(line int, _ string) []Run {
		if line == 1 {
			return []Run{{9, 12, ClassString}}
		}
		return nil
	}
	e.SetCaret(Pos{1, 2})
	if !e.hasBrackets || e.brackets != [2]Pos{{1, 1}, {2, 5}} {
		t.Errorf("brackets %v %v", e.hasBrackets, e.brackets)
	}
	e.SetCaret(Pos{2, 6})
	if !e.hasBrackets || e.brackets != [2]Pos{{2, 5}, {1, 1}} {
		t.Errorf("brackets %v %v", e.hasBrackets, e.brackets)
	}
	e.SetCaret(Pos{1, 11})
	if e.hasBrackets {
		t.Error("a bracket in a string has a mate")
	}
}

func TestEditorFollowsTheLook(t *testing.T) {
	e := NewEditor(program)
	w := inWindow(t, e, 420, 300)
	theme.Set(theme.New(theme.Dark, theme.Engineer, 2, false))
	w.Content().Refresh()
	r, _ := e.SpanRect(span(2, 4, 2, 6))
	if r.Size.Height != 52 {
		t.Errorf("a row's span is %v high at twice the scale, want 52", r.Size.Height)
	}
	if e.r.ground.FillColor != theme.Current().Panel {
		t.Error("the ground keeps its colour")
	}
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
}

func BenchmarkEditorType100k(b *testing.B) {
	test.NewApp()
	e := NewEditor(strings.Repeat("    x = some_function(1, 2, 3)\n", 100000))
	w := test.NewWindow(e)
	w.Resize(fyne.NewSize(600, 900))
	e.SetCaret(Pos{50000, 4})
	for b.Loop() {
		e.TypedRune('a')
	}
}

func BenchmarkEditorScroll(b *testing.B) {
	test.NewApp()
	e := NewEditor(strings.Repeat("    x = some_function(1, 2, 3)\n", 100000))
	w := test.NewWindow(e)
	w.Resize(fyne.NewSize(600, 900))
	for b.Loop() {
		e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -37)})
	}
}
