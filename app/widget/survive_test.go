package widget

import (
	"math/rand"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/theme"
)

// TestEditorSurvives does anything at all to an editor, with marks that lie anywhere, and checks that what can be undone is
// undone to the start.
func TestEditorSurvives(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	start := program + "\t\u65e5\u672c = 'e\u0301 \xff\x00'\n" + strings.Repeat("x", 300)
	e := newTestEditor(t, start)
	e.Highlight = func(_ int, text string) []Run {
		return []Run{{r.Intn(9) - 3, r.Intn(20), ClassKeyword}, {r.Intn(20), r.Intn(400), ClassString}, {5, 2, ClassNumber}}
	}
	anywhere := func() Pos { return Pos{r.Intn(14) - 2, r.Intn(40) - 5} }
	anySpan := func() Span { return Span{anywhere(), anywhere()} }
	clip := test.NewClipboard()
	clip.SetContent("a\r\nb\tc")
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyTab, fyne.KeyF5}
	shortcuts := []fyne.Shortcut{&fyne.ShortcutPaste{Clipboard: clip}, &fyne.ShortcutCut{Clipboard: clip}, &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{},
		&fyne.ShortcutSelectAll{}, ctrl(fyne.KeyLeft), ctrl(fyne.KeyRight), ctrl(fyne.KeyBackspace), ctrl(fyne.KeyDelete), ctrl(fyne.KeySlash), ctrl(fyne.KeyEnd)}
	for range 3000 {
		switch r.Intn(12) {
		case 0, 1:
			held = []fyne.KeyModifier{0, fyne.KeyModifierShift}[r.Intn(2)]
			press(e, keys[r.Intn(len(keys))])
			held = 0
		case 2:
			e.TypedShortcut(shortcuts[r.Intn(len(shortcuts))])
		case 3:
			e.TypedRune([]rune("a( \t\u65e5:\u00e9")[r.Intn(7)])
		case 4:
			e.SetRunning(anySpan())
			e.SetLinks([]Span{anySpan(), anySpan()})
		case 5:
			e.SetError(&ErrorMark{Span: anySpan(), Message: "SyntaxError: invalid syntax", Detail: strings.Repeat("word ", r.Intn(30))})
		case 6:
			e.SetError(nil)
			e.SetBreakpoints(map[int]Breakpoint{r.Intn(20) - 3: BreakpointOn})
		case 7:
			e.Resize(fyne.NewSize(float32(r.Intn(700)), float32(r.Intn(500))))
		case 8:
			e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(float32(r.Intn(900)-450), float32(r.Intn(900)-450))})
		case 9:
			p := fyne.NewPos(float32(r.Intn(600)-50), float32(r.Intn(600)-50))
			e.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
			e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
			e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(r.Intn(400)), float32(r.Intn(280)))}})
			e.DragEnd()
		case 10:
			e.Select(anySpan())
			e.ScrollTo(anySpan())
			e.SpanRect(anySpan())
		case 11:
			theme.Set(theme.New(theme.Mode(r.Intn(3)), theme.Class(r.Intn(3)), 0.5+r.Float32()*2, false))
			e.Refresh()
		}
	}
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
	for {
		if _, ok := e.buf.Undo(); !ok {
			break
		}
	}
	if e.Text() != start {
		t.Errorf("undone to %q", e.Text())
	}
}

// TestListingSurvives does the same to a listing.
func TestListingSurvives(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	m := &manyRows{n: 200, headings: map[int]bool{0: true, 50: true, 51: true, 199: true}}
	l := newTestListing(t, m, 560, 500)
	l.Clock = &Clock{Manual: true}
	keys := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyF2}
	for range 3000 {
		at := fyne.NewPos(float32(r.Intn(600)-20), float32(r.Intn(600)-20))
		switch r.Intn(10) {
		case 0:
			press(l, keys[r.Intn(len(keys))])
		case 1:
			l.SetCurrent(r.Intn(240) - 20)
			l.Clock.Advance(theme.ThreadMotion.Duration / 3)
		case 2:
			m.n = r.Intn(200)
			l.Reload()
		case 3:
			l.SetJumps([]Jump{{From: r.Intn(250) - 20, To: r.Intn(250) - 20}, {From: r.Intn(100), To: r.Intn(100)}})
			l.r.arrows.Generator(30, 500)
		case 4:
			l.SetSelected([]int{r.Intn(300) - 50})
			l.SetDimmed(r.Intn(2) == 0)
		case 5:
			l.Resize(fyne.NewSize(float32(r.Intn(700)), float32(r.Intn(700))))
		case 6:
			l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(r.Intn(3000)-1500))})
			l.ScrollTo(r.Intn(300) - 50)
		case 7:
			l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
			l.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
			l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
			l.DragEnd()
		case 8:
			l.SetColumns(CodeColumns(r.Intn(6), r.Intn(8), r.Intn(5)))
		case 9:
			theme.Set(theme.New(theme.Mode(r.Intn(3)), theme.Class(r.Intn(3)), 0.5+r.Float32()*2, false))
			l.Refresh()
		}
		if first, last := l.VisibleRows(); last >= l.Len() || first < 0 {
			t.Fatalf("rows %d to %d of %d", first, last, l.Len())
		}
	}
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
}
