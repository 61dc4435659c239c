package panel

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/vm/trace"
)

// Timeline is the run at a glance: the calls over the steps, marks, and the
// playhead that can be dragged.
type Timeline struct {
	Object fyne.CanvasObject

	session  *session.Session
	view     *session.View
	scrubber *widget.Scrubber
	head     *widget.Scene
	shown    *session.Timeline
	size     fyne.Size
}

// NewTimeline makes the panel.
func NewTimeline(s *session.Session) *Timeline {
	t := &Timeline{session: s, scrubber: widget.NewScrubber(), head: widget.NewScene()}
	t.scrubber.OnSeek = func(state int64) { s.Seek(trace.Position{Step: int(state), Phase: trace.Fetch}) }
	t.Object = container.New(layoutFunc(func(_ []fyne.CanvasObject, size fyne.Size) {
		t.size = size
		t.Layout()
	}), t.head, t.scrubber)
	return t
}

// Focusable is what takes the keyboard's focus.
func (t *Timeline) Focusable() fyne.Focusable { return t.scrubber }

// headed reports whether there is room for a heading and the legend of marks.
func (t *Timeline) headed() bool {
	return theme.Current().Class == theme.Engineer && t.size.Height > theme.Current().Px(120)
}

// Layout places the parts for the panel's size.
func (t *Timeline) Layout() {
	l := theme.Current()
	t.head.Resize(t.size)
	top := float32(0)
	if t.headed() {
		top = l.Px(30)
	}
	t.scrubber.Pad = l.Pad / l.Scale
	t.scrubber.HideMarks = l.Class == theme.Lecture
	t.scrubber.Move(fyne.NewPos(0, top))
	t.scrubber.Resize(fyne.NewSize(t.size.Width, t.size.Height-top))
	t.drawHead()
}

// Show draws a view.
func (t *Timeline) Show(v *session.View) {
	t.view = v
	if v.Timeline != t.shown {
		t.shown = v.Timeline
		calls := make([]widget.Call, len(v.Timeline.Bars))
		for i, b := range v.Timeline.Bars {
			calls[i] = widget.Call{Depth: b.Depth, From: int64(b.From), To: int64(b.To), Label: b.Label}
		}
		marks := make([]widget.Mark, 0, len(v.Timeline.Marks))
		for _, m := range v.Timeline.Marks {
			sign, what := markSign(m.Kind)
			marks = append(marks, widget.Mark{At: int64(m.Step), Sign: sign, Tip: fmt.Sprintf("%s, step %s", what, thousands(m.Step))})
		}
		t.scrubber.SetRun(int64(v.Timeline.Length), calls, marks)
	}
	part := float32(0)
	switch v.Position.Phase {
	case trace.Decode:
		part = 1.0 / 3
	case trace.Execute:
		part = 2.0 / 3
	}
	if v.Run.Length > 0 {
		t.scrubber.Show()
	} else {
		t.scrubber.Hide()
	}
	t.scrubber.SetState(int64(v.Position.Step), part)
	t.drawHead()
}

func markSign(k session.MarkKind) (widget.Sign, string) {
	switch k {
	case session.OutputMark:
		return widget.SignSpeech, "output"
	case session.InputMark:
		return widget.SignSpeech, "input"
	case session.ExceptionMark:
		return widget.SignCross, "exception"
	case session.BreakpointMark:
		return widget.SignRing, "breakpoint"
	case session.SpecializedMark:
		return widget.SignDiamond, "specialized"
	case session.DiskMark:
		return widget.SignDiamond, "a .pyc is read or written"
	}
	if k == session.LessonMark {
		return widget.SignRibbon, "part of the lesson"
	}
	return widget.SignRibbon, "bookmark"
}

// drawHead draws the heading, and the legend of those marks that the run has.
func (t *Timeline) drawHead() {
	p := newPen()
	p.box(0, 0, t.size.Width, t.size.Height, p.Ground, 0)
	if t.view != nil && t.view.Run.Length == 0 {
		line := p.Label * 1.4
		y := (t.size.Height - line) / 2
		words := cut("The run is drawn here once there is one: each call a bar, from its first step to its last.", theme.Sans, p.Label, t.size.Width-2*p.Pad)
		p.text(p.Pad, y, line, words, theme.Sans, p.Label, p.Ink3)
	}
	if t.headed() && t.view != nil {
		top, line := p.Px(10), p.Label*1.4
		p.heading(p.Pad, top, "Call depth")
		x := t.size.Width - p.Pad
		seen := map[string]bool{}
		for _, m := range t.view.Timeline.Marks {
			sign, what := markSign(m.Kind)
			if seen[what] {
				continue
			}
			seen[what] = true
			p.right(x, top, line, what, theme.Sans, p.Label, p.Ink3)
			x -= width(what, theme.Sans, p.Label) + p.Px(14)
			p.sign(x, top+line/2, sign)
			x -= p.Px(24)
		}
	}
	t.head.Set(p.nodes, false)
}

// sign draws a mark of the timeline around a point, filled.
func (p *pen) sign(x, y float32, s widget.Sign) {
	u := p.Px(4)
	outline := func(points ...fyne.Position) {
		p.add(widget.Node{Shape: widget.Path, Points: append(points, points[0]), Stroke: p.Ink3, StrokeWidth: p.Thin})
	}
	switch s {
	case widget.SignDiamond:
		p.polygon(p.Ink2, at(x-u, y), at(x, y-u), at(x+u, y), at(x, y+u))
	case widget.SignRing:
		p.add(widget.Node{Shape: widget.Disc, X: x - u, Y: y - u, W: 2 * u, H: 2 * u, Stroke: p.Err, StrokeWidth: p.Thin})
	case widget.SignSpeech:
		outline(at(x-u, y-u), at(x+u, y-u), at(x+u, y+u/2), at(x, y+u/2), at(x-u, y+u*1.3))
	case widget.SignRibbon:
		p.polygon(p.Ink2, at(x-u, y-u), at(x+u, y-u), at(x+u, y+u*1.3), at(x, y+u/2), at(x-u, y+u*1.3))
	case widget.SignCross:
		p.add(widget.Node{Shape: widget.Path, Points: []fyne.Position{at(x-u, y-u), at(x+u, y+u)}, Stroke: p.Err, StrokeWidth: p.Outline})
		p.add(widget.Node{Shape: widget.Path, Points: []fyne.Position{at(x+u, y-u), at(x-u, y+u)}, Stroke: p.Err, StrokeWidth: p.Outline})
	}
}
