package widget

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/theme"
)

// manyRows is a listing of n instructions; those in headings open groups.
type manyRows struct {
	n        int
	headings map[int]bool
	asked    int
}

func (m *manyRows) Len() int { return m.n }

func (m *manyRows) Kind(i int) RowKind {
	if m.headings[i] {
		return RowHeading
	}
	return RowPlain
}

func (m *manyRows) Row(i int) Row {
	m.asked++
	if m.headings[i] {
		return Row{Kind: RowHeading, Cells: []Cell{{Text: fmt.Sprint("group ", i)}, {Text: "line 1", Sans: true, Class: ClassFaint}}}
	}
	return Row{Cells: []Cell{
		{Column: ColOffset, Text: fmt.Sprint(2 * i), Class: ClassFaint},
		{Column: ColBytes, Text: "55 00", Class: ClassFaint},
		{Column: ColName, Text: "LOAD_FAST", Mark: i%7 == 0},
		{Column: ColOparg, Text: "0", Class: ClassFaint},
		{Column: ColValue, Text: "<code object factorial at 0x7f662265d230, file \"factorial.py\", line 1>"},
		{Column: ColTimes, Text: "3", Class: ClassFaint},
	}}
}

func (m *manyRows) Tip(i, column int) string {
	if column == ColName {
		return "pushes a local"
	}
	return ""
}

func newTestListing(t *testing.T, m *manyRows, w, h float32) *Listing {
	l := NewListing(m, CodeColumns(4, 2, 3))
	inWindow(t, l, w, h)
	return l
}

// rowTexts gives the texts that are drawn for a row, by their x.
func rowTexts(l *Listing, row int) map[float32]string {
	out := map[float32]string{}
	for _, r := range l.r.rows {
		if r.row == row && r.box.Visible() {
			for _, o := range r.texts.objects[:r.texts.used] {
				out[o.Position().X] = o.Text
			}
		}
	}
	return out
}

// TestCodeColumns checks the places of the design, in pixels of a listing of 14.
func TestCodeColumns(t *testing.T) {
	places := placeColumns(CodeColumns(4, 2, 3), 14, 560, 1)
	near := func(got, want float32) bool { return got > want-0.6 && got < want+0.6 }
	right := func(c int) float32 { return places[c].x + places[c].w }
	for name, c := range map[string][2]float32{
		"line's right edge": {right(ColLine), 52}, "jumps": {places[ColJump].x, 60}, "label": {places[ColLabel].x, 74},
		"offset's right edge": {right(ColOffset), 116}, "bytes": {places[ColBytes].x, 130}, "name": {places[ColName].x, 188},
		"oparg's right edge": {right(ColOparg), 360}, "value": {places[ColValue].x, 374}, "times' right edge": {right(ColTimes), 544},
	} {
		if !near(c[0], c[1]) {
			t.Errorf("%s at %v, want %v", name, c[0], c[1])
		}
	}
	for wide, want := range map[float32]string{560: "", 480: "times", 420: "times bytes", 360: "times bytes oparg"} {
		var gone []string
		places := placeColumns(CodeColumns(4, 2, 3), 14, wide, 1)
		for c, name := range map[int]string{ColTimes: "times"} {
			if !places[c].shown {
				gone = append(gone, name)
			}
		}
		if !places[ColBytes].shown {
			gone = append(gone, "bytes")
		}
		if !places[ColOparg].shown {
			gone = append(gone, "oparg")
		}
		if strings.Join(gone, " ") != want {
			t.Errorf("at %v without %v, want without %q", wide, gone, want)
		}
	}
}

func TestListingDrawsOnlyWhatIsSeen(t *testing.T) {
	m := &manyRows{n: 20000}
	l := newTestListing(t, m, 560, 500)
	if m.asked > 30 || len(l.r.rows) > 30 {
		t.Errorf("asked for %d rows, %d in the pool, for 20 in sight", m.asked, len(l.r.rows))
	}
	if got := rowTexts(l, 3)[188]; got != "LOAD_FAST" {
		t.Errorf("row 3 has %q for its name: %v", got, rowTexts(l, 3))
	}
	if got := rowTexts(l, 3)[374]; !strings.HasPrefix(got, "<code object") || !strings.HasSuffix(got, "…") {
		t.Errorf("a long value is drawn as %q", got)
	}
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10000*25)})
	if first, last := l.VisibleRows(); first != 10000 || last != 10019 {
		t.Errorf("rows %d to %d are in sight", first, last)
	}
	if rowTexts(l, 3)[188] != "" || rowTexts(l, 10007)[188] != "LOAD_FAST" {
		t.Error("the rows do not follow")
	}
}

func TestListingScrollTo(t *testing.T) {
	l := newTestListing(t, &manyRows{n: 1000}, 560, 500)
	moves := 0
	l.OnScroll = func() { moves++ }
	l.ScrollTo(10)
	if l.scrollY != 0 || moves != 0 {
		t.Error("scrolled to a row that was in sight")
	}
	l.ScrollTo(20)
	if r, ok := l.RowRect(20); !ok || r.Bottom() > 500 || l.scrollY > 3*25 || moves != 1 {
		t.Errorf("row 20 at %v after moving by %v", r, l.scrollY)
	}
	l.ScrollTo(700)
	if r, ok := l.RowRect(700); !ok || r.Top() < 100 || r.Bottom() > 400 {
		t.Errorf("a far row comes to %v", r)
	}
	l.ScrollTo(999)
	if r, ok := l.RowRect(999); !ok || r.Bottom() > 500 {
		t.Errorf("the last row is at %v", r)
	}
	if _, ok := l.RowRect(0); ok {
		t.Error("the first row is out of sight")
	}
}

func TestListingHeadings(t *testing.T) {
	l := newTestListing(t, &manyRows{n: 100, headings: map[int]bool{0: true, 10: true}}, 560, 900)
	for row, want := range map[int]float32{0: 0, 1: 25, 10: 250, 11: 290, 12: 315} {
		if r, _ := l.RowRect(row); r.Top() != want {
			t.Errorf("row %d at %v, want %v", row, r.Top(), want)
		}
		if got := l.rowAt(want + 1); got != row {
			t.Errorf("at %v is row %d, want %d", want+1, got, row)
		}
	}
	l.SetCursor(9)
	press(l, fyne.KeyDown)
	if l.Cursor() != 11 {
		t.Errorf("down from 9 goes to %d, want over the heading to 11", l.Cursor())
	}
	press(l, fyne.KeyUp, fyne.KeyHome)
	if l.Cursor() != 1 {
		t.Errorf("home goes to %d", l.Cursor())
	}
}

func TestListingCurrent(t *testing.T) {
	l := newTestListing(t, &manyRows{n: 100}, 560, 500)
	l.Clock = &Clock{Manual: true}
	moves := 0
	l.OnBar = func() { moves++ }
	colour := func(row int) any {
		for _, r := range l.r.rows {
			if r.row == row {
				return r.texts.objects[2].Color
			}
		}
		return nil
	}
	look := theme.Current()
	l.SetCurrent(4)
	if r, ok := l.BarRect(); !ok || r != rect(0, 100, 560, 25) || colour(4) != look.OnNow {
		t.Errorf("the bar is at %v", r)
	}
	l.SetCurrent(6)
	l.Clock.Advance(theme.ThreadMotion.Duration / 2)
	if r, _ := l.BarRect(); r.Top() != 125 || colour(5) != look.OnNow || colour(4) != look.Ink || colour(6) != look.Ink {
		t.Errorf("half way the bar is at %v", r)
	}
	l.Clock.Advance(theme.ThreadMotion.Duration)
	if r, _ := l.BarRect(); r.Top() != 150 || colour(6) != look.OnNow || colour(5) != look.Ink || l.Clock.Busy() {
		t.Errorf("at the end the bar is at %v", r)
	}
	if moves < 4 {
		t.Errorf("told of %d moves", moves)
	}
	l.SetCurrent(90) // longer than the view: no sliding
	if l.Clock.Busy() || l.barY != 90*25 {
		t.Error("a far jump slides")
	}
	l.SetCurrent(-1)
	if _, ok := l.BarRect(); ok || l.r.bar.Visible() {
		t.Error("a bar without a current row")
	}
}

func TestListingMouse(t *testing.T) {
	l := newTestListing(t, &manyRows{n: 100}, 560, 500)
	var got []string
	l.OnSelect = func(r int) { got = append(got, fmt.Sprint("select ", r)) }
	l.OnActivate = func(r int) { got = append(got, fmt.Sprint("activate ", r)) }
	l.OnBreakpoint = func(r int) { got = append(got, fmt.Sprint("breakpoint ", r)) }
	l.OnMark = func(r int) { got = append(got, fmt.Sprint("mark ", r)) }
	click := func(x, y float32) {
		l.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary})
	}
	click(200, 60)
	click(200, 60)
	click(12, 110)
	click(188+9*8.4+9, 7*25+12)
	press(l, fyne.KeyDown, fyne.KeyReturn)
	if s := strings.Join(got, ", "); s != "select 2, activate 2, breakpoint 4, mark 7, select 3, activate 3" {
		t.Error(s)
	}
}

func TestListingTips(t *testing.T) {
	l := NewListing(&manyRows{n: 100}, CodeColumns(4, 2, 3))
	tips := NewTipLayer()
	w := inWindow(t, stack(l, tips), 560, 500)
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 60))
	if tips.Text() != "pushes a local" {
		t.Errorf("over the name: %q", tips.Text())
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(400, 60))
	if !strings.HasSuffix(tips.Text(), "line 1>") {
		t.Errorf("over a value that is cut: %q", tips.Text())
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(140, 60))
	if tips.Text() != "" {
		t.Errorf("over the bytes: %q", tips.Text())
	}
	if l.hover != 2 || !l.r.hover.Visible() {
		t.Error("no wash under the pointer")
	}
}

func stack(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return fyne.NewContainerWithLayout(fill{}, objects...)
}

type fill struct{}

func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func TestLanes(t *testing.T) {
	jumps, lanes := layLanes([]Jump{{From: 1, To: 20}, {From: 3, To: 5}, {From: 8, To: 6}, {From: 4, To: 9}, {From: 30, To: 31}})
	lane := map[int]int{}
	for _, j := range jumps {
		lane[j.From] = j.lane
	}
	if lanes != 3 || lane[3] != 0 || lane[8] != 0 || lane[30] != 0 || lane[4] != 1 || lane[1] != 2 {
		t.Errorf("%d lanes: %v", lanes, lane)
	}
	var many []Jump
	for i := range 50 {
		many = append(many, Jump{From: i, To: 100 - i})
	}
	if _, lanes := layLanes(many); lanes != maxLanes {
		t.Errorf("%d lanes, at most %d", lanes, maxLanes)
	}
}

func TestListingDimmedAndSelected(t *testing.T) {
	l := newTestListing(t, &manyRows{n: 10}, 560, 500)
	l.SetSelected([]int{2, 5})
	if l.r.rings.used != 2 || l.r.rings.objects[1].Position().Y != 125 {
		t.Error("the outlines of the selected rows")
	}
	l.SetDimmed(true)
	for _, o := range l.r.rows[3].texts.objects[:l.r.rows[3].texts.used] {
		if o.Color != theme.Current().Ink3 {
			t.Errorf("%q is not dimmed", o.Text)
		}
	}
}

func TestListingReload(t *testing.T) {
	m := &manyRows{n: 100}
	l := newTestListing(t, m, 560, 500)
	l.SetCurrent(90)
	l.SetCursor(95)
	m.n = 50
	l.Reload()
	if l.Current() != -1 || l.Cursor() != 49 || l.scrollY > 50*25 {
		t.Errorf("current %d, cursor %d, scroll %v", l.Current(), l.Cursor(), l.scrollY)
	}
	l.SetSource(nil)
	press(l, fyne.KeyDown, fyne.KeyPageUp)
	l.MouseMoved(&desktop.MouseEvent{})
}

func TestClock(t *testing.T) {
	test.NewApp()
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
	c := &Clock{Manual: true, Speed: 2}
	var seen []float32
	var ended []string
	a := &Tween{Delay: 20 * time.Millisecond, Duration: 100 * time.Millisecond, Step: func(t float32) { seen = append(seen, t) },
		Done: func() {
			ended = append(ended, "a")
			c.Start(&Tween{Duration: 10 * time.Millisecond, Done: func() { ended = append(ended, "b") }})
		}}
	c.Start(a)
	for range 3 {
		c.Advance(10 * time.Millisecond) // 20 at this speed
	}
	if fmt.Sprint(seen) != "[0 0 0.2 0.4]" || !c.Busy() {
		t.Errorf("steps %v", seen)
	}
	c.Finish()
	if seen[len(seen)-1] != 1 || fmt.Sprint(ended) != "[a b]" || c.Busy() {
		t.Errorf("steps %v, ended %v", seen, ended)
	}
	c.Start(a)
	c.Stop()
	if c.Busy() || a.Running() || len(ended) != 2 {
		t.Error("a motion goes on after Stop")
	}
	// Without animations, and under reduced motion, the end comes at once.
	ended = nil
	(&Clock{}).Start(&Tween{Duration: time.Hour, Done: func() { ended = append(ended, "test driver") }})
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, true))
	c.Start(&Tween{Duration: time.Hour, Done: func() { ended = append(ended, "reduced") }})
	theme.Set(theme.New(theme.Light, theme.Engineer, 1, false))
	if fmt.Sprint(ended) != "[test driver reduced]" {
		t.Errorf("ended %v", ended)
	}
}

func BenchmarkListingCurrent(b *testing.B) {
	test.NewApp()
	l := NewListing(&manyRows{n: 20000}, CodeColumns(4, 5, 3))
	w := test.NewWindow(l)
	w.Resize(fyne.NewSize(560, 900))
	i := 0
	for b.Loop() {
		i++
		l.SetCurrent(i % 30)
	}
}

func BenchmarkListingScroll(b *testing.B) {
	test.NewApp()
	l := NewListing(&manyRows{n: 20000}, CodeColumns(4, 5, 3))
	w := test.NewWindow(l)
	w.Resize(fyne.NewSize(560, 900))
	for b.Loop() {
		l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -37)})
		if l.scrollY > 400000 {
			l.scrollY = 0
		}
	}
}
