package panel

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// Lesson shows the section of the lesson that belongs to the position, its
// question, and the way through the sections.
type Lesson struct {
	Object fyne.CanvasObject

	session *session.Session
	view    *session.View
	body    *widget.Scene
	foot    *widget.Scene
	guess   *widget.LineEntry
	page    *fyne.Container
	scroll  *container.Scroll
	width   float32
	section int
	asked   fyne.Position // where the guess is typed; zero where nothing is asked
}

// NewLesson makes the panel.
func NewLesson(s *session.Session) *Lesson {
	p := &Lesson{session: s, body: widget.NewScene(), foot: widget.NewScene(), section: -1}
	p.guess = widget.NewLineEntry("?", func(text string) {
		if text = strings.TrimSpace(text); text != "" && p.view != nil && p.view.Lesson != nil {
			s.Guess(p.view.Lesson.Current, text)
		}
	})
	p.guess.Hide()
	p.page = container.New(pageLayout{p}, p.body, p.guess)
	p.scroll = container.NewVScroll(p.page)
	p.Object = unshaded(container.New(layoutFunc(p.layout), p.scroll, p.foot))
	return p
}

// pageLayout lays out what scrolls: as high as the text is.
type pageLayout struct{ p *Lesson }

func (l pageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.p.body.Resize(size)
	look := theme.Current()
	l.p.guess.Move(l.p.asked)
	l.p.guess.Resize(fyne.NewSize(look.Px(96), l.p.guess.MinSize().Height))
}

func (l pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.p.body.MinSize() }

func (p *Lesson) layout(_ []fyne.CanvasObject, size fyne.Size) {
	foot := theme.Current().ProseRow * 1.4
	p.scroll.Resize(fyne.NewSize(size.Width, size.Height-foot))
	p.foot.Move(fyne.NewPos(0, size.Height-foot))
	p.foot.Resize(fyne.NewSize(size.Width, foot))
	p.width = size.Width
	p.draw()
}

// Show draws a view.
func (p *Lesson) Show(v *session.View) {
	p.view = v
	if v.Lesson != nil && v.Lesson.Current != p.section {
		p.section = v.Lesson.Current
		p.guess.SetText("")
		p.scroll.ScrollToTop()
	}
	p.draw()
}

func (p *Lesson) draw() {
	if p.view == nil || p.width < 40 {
		return
	}
	d := newPen()
	w := p.width - d.Unit
	lesson := p.view.Lesson
	if lesson == nil || len(lesson.Steps) == 0 {
		y := d.prose("No lesson is open. **Ctrl+1** to **Ctrl+4** open the four lessons; the name at the top left lists them all.", 0, d.Half, w)
		p.guess.Hide()
		p.body.SetMinSize(fyne.NewSize(1, y))
		p.body.Set(d.nodes, false)
		p.foot.Set(nil, false)
		return
	}
	step := lesson.Steps[lesson.Current]
	y := d.Half
	for _, line := range widget.Wrap(step.Title, theme.SansSemiBold, d.Title, w) {
		d.text(0, y, d.Title*1.4, line, theme.SansSemiBold, d.Title, d.Ink)
		y += d.Title * 1.4
	}
	y = d.prose(step.Body, 0, y+d.Px(6), w) + d.Px(10)
	y = p.question(d, y, w, step)
	if lesson.Current+1 < len(lesson.Steps) {
		y = p.next(d, y, w, lesson.Current+1, lesson.Steps[lesson.Current+1])
	}
	p.body.SetMinSize(fyne.NewSize(1, y+d.Unit))
	p.body.Set(d.nodes, false)
	p.page.Refresh()
	p.drawFoot(lesson)
}

// question draws the card in which the learner guesses and the machine answers.
func (p *Lesson) question(d *pen, y, w float32, step session.LessonStep) float32 {
	if step.Predict == "" {
		p.guess.Hide()
		p.asked = fyne.Position{}
		return y
	}
	h := d.Px(48)
	card, high := len(d.nodes), h
	d.box(0, y, w, h, d.Sheet, d.RadiusCard)
	pad := d.Px(16)
	d.text(pad, y, h, "Your guess", theme.Sans, d.Tab, d.Ink3)
	x := pad + width("Your guess", theme.Sans, d.Tab) + d.Px(14)
	if step.Guess == "" {
		p.asked = fyne.NewPos(x, y+(h-p.guess.MinSize().Height)/2)
		p.guess.Show()
		if note := "Enter asks the machine"; x+d.Px(112)+width(note, theme.Sans, d.Label)+pad < w {
			d.right(w-pad, y, h, note, theme.Sans, d.Label, d.Ink3)
		}
		return y + h + d.Px(16)
	}
	p.guess.Hide()
	guess := cut(step.Guess, theme.MonoSemiBold, d.Value, w*0.25)
	verdict, end := "the machine agrees", w-pad-d.Px(24)
	if !step.Right {
		verdict, end = "the machine says "+step.Answer, w-pad
	}
	d.text(x, y, h, guess, theme.MonoSemiBold, d.Value, d.Ink)
	// Beside the guess if there is room, else below it.
	line, room := y, end-x-width(guess, theme.MonoSemiBold, d.Value)-d.Px(12)
	if width(verdict, theme.Sans, d.Tab) > room {
		line, room = y+h-d.Px(12), end-pad
		high += d.ProseRow
		d.nodes[card].H = high
	}
	shown := cut(verdict, theme.Sans, d.Tab, room)
	d.right(end, line, h, shown, theme.Sans, d.Tab, d.Ink2)
	if shown != verdict {
		d.tip(pad, line, room, h, verdict)
	}
	if step.Right {
		cx, cy := w-pad-d.Px(16), line+h/2
		d.add(widget.Node{Shape: widget.Path, Stroke: d.Now, StrokeWidth: d.Thread, Points: []fyne.Position{at(cx, cy), at(cx+d.Px(5), cy+d.Px(6)), at(cx+d.Px(15), cy-d.Px(6))}})
	}
	return y + high + d.Px(16)
}

// next draws where the following section leads.
func (p *Lesson) next(d *pen, y, w float32, i int, step session.LessonStep) float32 {
	row := d.ProseRow
	d.text(0, y, row, "Next:", theme.Sans, d.Tab, d.Ink3)
	x := width("Next:", theme.Sans, d.Tab) + d.Half*2
	d.text(x, y, row, cut(step.Title, theme.Sans, d.Tab, w-x-d.Px(14)), theme.Sans, d.Tab, d.Ink2)
	n := d.box(0, y, w, row, theme.Current().Panel, 0)
	n.Fill.A = 0
	n.OnTap = func() { p.session.GoToLessonStep(i) }
	n.Tip = "Go to this part of the lesson"
	return y + row
}

// drawFoot draws "Part 3 of 6" and a dash for each part, which can be clicked.
func (p *Lesson) drawFoot(lesson *session.LessonView) {
	d := newPen()
	h := d.ProseRow * 1.4
	part := fmt.Sprintf("Part %d of %d", lesson.Current+1, len(lesson.Steps))
	note := max(width("Part 10 of 10", theme.Sans, d.Label), width(part, theme.Sans, d.Label)) + d.Px(16)
	dash, gap := d.Px(12), d.Px(5)
	n := float32(len(lesson.Steps))
	// The dashes get shorter where there is little room, and then the words give way.
	room := p.width - d.Unit
	if dash = min(dash, (room-note+gap)/n-gap); dash < d.Px(4) {
		dash, note = min(d.Px(12), (room+gap)/n-gap), 0
	} else {
		d.text(0, 0, h, part, theme.Sans, d.Label, d.Ink3)
	}
	x := room - n*(dash+gap) + gap
	if lesson.Edited && note > 0 {
		d.text(note, 0, h, cut("the program was edited", theme.SansItalic, d.Label, x-note-d.Unit), theme.SansItalic, d.Label, d.Ink3)
	}
	for i, step := range lesson.Steps {
		fill := d.Rule
		switch {
		case i == lesson.Current:
			fill = d.Ink
		case i < lesson.Current:
			fill = d.Ink3
		}
		d.box(x, h/2-d.Px(2), dash, d.Px(4), fill, 1)
		hit := d.box(x-gap/2, 0, dash+gap, h, fill, 0)
		hit.Fill.A = 0
		hit.Tip = fmt.Sprintf("Part %d: %s", i+1, step.Title)
		hit.OnTap = func() { p.session.GoToLessonStep(i) }
		x += dash + gap
	}
	p.foot.Set(d.nodes, false)
}
