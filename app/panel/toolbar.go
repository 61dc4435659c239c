package panel

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// Toolbar has the choices that are about the whole window: lesson, dialect,
// optimisation, the way through the run, speed and looks.
type Toolbar struct {
	Object fyne.CanvasObject

	w    *Window
	view *session.View

	lessons, dialect, optimize, looks *widget.Dropdown
	first, back, play, step, last     *widget.Button
	stop, projector                   *widget.Button
	speed                             *widget.Slider
	words                             *widget.Scene // file name and step number
	size                              fyne.Size
}

// Speeds run from one step in two seconds to sixty-four a second, doubling.
const (
	slowest    = 0.5
	speedSteps = 7
)

func speedOf(v float32) float32 {
	return float32(slowest * math.Exp2(math.Round(float64(v)*speedSteps)))
}

func speedText(v float32) string {
	s := speedOf(v)
	switch {
	case s < 1:
		return "1 step in 2 s"
	case s == 1:
		return "1 step/s"
	}
	return fmt.Sprintf("%g steps/s", s)
}

// NewToolbar makes the toolbar.
func NewToolbar(w *Window) *Toolbar {
	t := &Toolbar{w: w, words: widget.NewScene()}
	s := w.session
	t.lessons = widget.NewDropdown("Lessons", true, t.lessonItems)
	t.dialect = widget.NewDropdown("Python", false, t.dialectItems)
	t.optimize = widget.NewDropdown("-O off", false, t.optimizeItems)
	t.looks = widget.NewDropdown("View", false, t.lookItems)
	t.first = widget.NewSignButton(widget.ButtonPlain, widget.SignFirst, "First step (Home)", s.First)
	t.back = widget.NewSignButton(widget.ButtonPlain, widget.SignBack, "One step back (Left)", s.StepBack)
	t.play = widget.NewSignButton(widget.ButtonRound, widget.SignPlay, "Play, pause (Space)", w.PlayPause)
	t.step = widget.NewSignButton(widget.ButtonPlain, widget.SignStep, "Next step (Right)", s.Step)
	t.last = widget.NewSignButton(widget.ButtonPlain, widget.SignLast, "Last step (End)", s.Last)
	t.stop = widget.NewButton(widget.ButtonPlain, "Stop", s.Stop)
	t.stop.SetTip("Stop the program; what was recorded stays (Esc)")
	t.projector = widget.NewButton(widget.ButtonPlain, "Projector", w.ToggleProjector)
	t.projector.SetTip("Large type for a lecture hall (F8)")
	t.speed = widget.NewSlider("speed", speedSteps, speedText, "1 step in 2 s", func(v float32) { w.SetSpeed(speedOf(v)) })
	t.speed.SetValue(1.0 / speedSteps)
	t.Object = container.New(layoutFunc(func(_ []fyne.CanvasObject, size fyne.Size) {
		t.size = size
		t.place()
	}), t.words, t.lessons, t.dialect, t.optimize, t.first, t.back, t.play, t.step, t.last, t.speed, t.stop, t.looks, t.projector)
	return t
}

// Show draws a view.
func (t *Toolbar) Show(v *session.View) {
	t.view = v
	title := "Lessons"
	if v.Lesson != nil {
		title = v.Lesson.Title
		if n := t.lessonNumber(v); n > 0 && theme.Current().Class == theme.Engineer {
			title = fmt.Sprintf("Lesson %d, %s", n, title)
		}
	}
	t.lessons.SetText(title)
	t.dialect.SetText("Python " + v.Dialect)
	t.optimize.SetText([]string{"-O off", "-O", "-OO"}[v.Optimize])
	sign := widget.SignPlay
	if v.Run.Playing {
		sign = widget.SignPause
	}
	t.play.SetSign(sign)
	t.first.SetEnabled(!v.AtStart)
	t.back.SetEnabled(!v.AtStart)
	t.place()
}

func (t *Toolbar) lessonNumber(v *session.View) int {
	for i, l := range v.Lessons {
		if l.Name == v.Lesson.Name {
			return i + 1
		}
	}
	return 0
}

// place puts the controls: what is left of the middle from the left, the transport
// in the middle, the rest from the right.
func (t *Toolbar) place() {
	if t.view == nil || t.size.Width == 0 {
		return
	}
	l := theme.Current()
	p := newPen()
	h := t.size.Height
	set := func(o fyne.CanvasObject, x float32) float32 {
		m := o.MinSize()
		o.Show()
		o.Move(fyne.NewPos(x, (h-m.Height)/2))
		o.Resize(m)
		return x + m.Width
	}
	roomy := l.Class == theme.Engineer
	gap := l.Px(12)
	x := set(t.lessons, l.Pad-l.Half) + gap
	if name := t.view.Document.Name; roomy {
		p.text(x, 0, h, name, theme.Sans, p.Control, p.Ink2)
		x += width(name, theme.Sans, p.Control) + gap*2
	}
	x = set(t.dialect, x) + gap
	if roomy {
		x = set(t.optimize, x) + gap
	} else {
		t.optimize.Hide()
	}

	right := t.size.Width - l.Pad + l.Half
	right -= t.projector.MinSize().Width
	set(t.projector, right)
	right -= t.looks.MinSize().Width + gap
	set(t.looks, right)

	if t.view.Run.Active() {
		right -= t.stop.MinSize().Width + gap
		set(t.stop, right)
	} else {
		t.stop.Hide()
	}

	buttons := []*widget.Button{t.first, t.back, t.play, t.step, t.last}
	middle := max(x+gap, t.size.Width*0.5-t.size.Width*0.13)
	bx := middle
	for _, b := range buttons {
		bx = set(b, bx) + l.Half
	}
	bx += l.Px(24)
	status := t.status()
	room := right - bx - gap
	if need := t.speed.MinSize().Width + l.Px(28) + t.statusWidth(p, status); room >= need {
		bx = set(t.speed, bx) + l.Px(28)
	} else {
		t.speed.Hide()
	}
	t.drawStatus(p, bx, h, right-gap, status)
	t.words.Resize(t.size)
	t.words.Set(p.nodes, false)
}

// status gives the words around the step's number.
func (t *Toolbar) status() [3]string {
	v := t.view
	switch {
	case v.Run.Status == session.NotRun:
		return [3]string{"not run yet", "", ""}
	case v.Run.Status == session.WaitingInput:
		return [3]string{"waits for input, step", thousands(v.Position.Step), ""}
	case v.Run.Status == session.Recording:
		return [3]string{"step", thousands(v.Position.Step), "of " + thousands(v.Run.Length) + " so far"}
	}
	end := ""
	switch v.Run.Status {
	case session.Failed:
		end = ", ended by an exception"
	case session.Limited:
		end = ", ended by a limit"
	case session.Stopped:
		end = ", stopped"
	}
	return [3]string{"step", thousands(v.Position.Step), "of " + thousands(v.Run.Length) + end}
}

func (t *Toolbar) statusWidth(p *pen, s [3]string) float32 {
	return width(s[0], theme.Sans, p.Tab) + width(s[1], theme.MonoSemiBold, p.Step) + width(s[2], theme.Sans, p.Tab) + p.Px(16)
}

func (t *Toolbar) drawStatus(p *pen, x, h, right float32, s [3]string) {
	p.text(x, 0, h, cut(s[0], theme.Sans, p.Tab, right-x), theme.Sans, p.Tab, p.Ink3)
	x += width(s[0], theme.Sans, p.Tab) + p.Half*2
	p.text(x, 0, h, s[1], theme.MonoSemiBold, p.Step, p.Now)
	x += width(s[1], theme.MonoSemiBold, p.Step) + p.Half*2
	if x < right {
		p.text(x, 0, h, cut(s[2], theme.Sans, p.Tab, right-x), theme.Sans, p.Tab, p.Ink3)
	}
}

func (t *Toolbar) lessonItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, l := range t.view.Lessons {
		item := fyne.NewMenuItem(l.Title, func() { t.w.OpenLesson(i) })
		item.Checked = t.view.Lesson != nil && t.view.Lesson.Name == l.Name
		items = append(items, item)
	}
	return append(items,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Open a folder of lessons…", t.w.chooseLessons),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("New file  (Ctrl+N)", t.w.newFile),
		fyne.NewMenuItem("Open a file…  (Ctrl+O)", t.w.chooseFile),
		fyne.NewMenuItem("Save  (Ctrl+S)", t.w.save),
		fyne.NewMenuItem("Save as…", func() { t.w.saveAs(nil) }),
	)
}

func (t *Toolbar) dialectItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, d := range t.view.Dialects {
		item := fyne.NewMenuItem("Python "+d, func() { t.w.session.SetDialect(d) })
		item.Checked = d == t.view.Dialect
		items = append(items, item)
	}
	return items
}

func (t *Toolbar) optimizeItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for level, text := range []string{"Off: asserts and docstrings are compiled", "-O: asserts are left out", "-OO: docstrings are left out too"} {
		item := fyne.NewMenuItem(text, func() { t.w.session.SetOptimize(level) })
		item.Checked = level == t.view.Optimize
		items = append(items, item)
	}
	return items
}

func (t *Toolbar) lookItems() []*fyne.MenuItem {
	w := t.w
	mode := func(text string, m theme.Mode) *fyne.MenuItem {
		item := fyne.NewMenuItem(text, func() { w.SetMode(m) })
		item.Checked = w.mode == m
		return item
	}
	reduced := fyne.NewMenuItem("Reduced motion", func() { w.SetReduced(!w.reduced) })
	reduced.Checked = w.reduced
	items := []*fyne.MenuItem{
		mode("Light", theme.Light), mode("Dark", theme.Dark), mode("Projector  (F8)", theme.Projector),
		fyne.NewMenuItemSeparator(), reduced,
		fyne.NewMenuItem("Larger  (Ctrl++)", func() { w.scale(1.1) }),
		fyne.NewMenuItem("Smaller  (Ctrl+-)", func() { w.scale(1 / 1.1) }),
		fyne.NewMenuItem("Normal size  (Ctrl+0)", func() { w.scale(0) }),
		fyne.NewMenuItemSeparator(),
	}
	if theme.Current().Class != theme.Engineer {
		for _, item := range t.optimizeItems() {
			items = append(items, item)
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return append(items, fyne.NewMenuItem("All keys  (F1)", w.toggleHelp))
}
