package panel

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/lessons/compare"
)

// Notes shows the listing from the notes beside the exact one, marks where they
// differ, and explains each cause once.
type Notes struct {
	Object fyne.CanvasObject

	view   *session.View
	scene  *widget.Scene
	scroll *container.Scroll
	width  float32
	shown  *session.NotesView
	look   *theme.Look
}

// NewNotes makes the panel.
func NewNotes() *Notes {
	n := &Notes{scene: widget.NewScene()}
	n.scroll = container.NewVScroll(n.scene)
	n.Object = unshaded(container.New(layoutFunc(func(_ []fyne.CanvasObject, size fyne.Size) {
		n.scroll.Resize(size)
		n.width, n.look = size.Width, nil
		n.draw()
	}), n.scroll))
	return n
}

// Show draws a view.
func (n *Notes) Show(v *session.View) {
	n.view = v
	n.draw()
}

func (n *Notes) draw() {
	if n.view == nil || n.width < 40 {
		return
	}
	var notes *session.NotesView
	if n.view.Lesson != nil {
		notes = n.view.Lesson.Notes
	}
	if notes == n.shown && n.look == theme.Current() {
		return
	}
	n.shown, n.look = notes, theme.Current()
	d := newPen()
	w := n.width - d.Unit
	y := d.Half
	if notes == nil {
		y = d.prose("The four lessons come from notes on Python bytecode. Open one, and its listing from the notes is compared here with what CPython really makes.", 0, y, w)
	} else {
		y = d.notes(notes, y, w)
	}
	n.scene.SetMinSize(fyne.NewSize(1, y+d.Unit))
	n.scene.Set(d.nodes, false)
}

// notes draws the comparison from y on, and gives the y below it.
func (p *pen) notes(v *session.NotesView, y, w float32) float32 {
	p.text(0, y, p.Title*1.4, cut(v.Title, theme.SansSemiBold, p.Title, w), theme.SansSemiBold, p.Title, p.Ink)
	y = p.prose(v.Body, 0, y+p.Title*1.5, w) + p.Px(12)

	number := map[compare.CauseID]int{}
	for i, c := range v.Result.Causes {
		number[c.ID] = i + 1
	}
	mark := p.Px(22)
	half := (w - mark) / 2
	// Where two listings have no room beside each other, the exact row stands below the
	// one of the notes, where it is another.
	stacked := w < p.Px(520)
	size, row := p.Label, p.Label*1.6
	if stacked {
		p.text(0, y, row, cut("the notes, and below them", theme.SansMedium, p.Label, w), theme.SansMedium, p.Label, p.Ink3)
		y += row
		p.text(0, y, row, cut("CPython "+v.Dialect+" where it differs", theme.SansMedium, p.Label, w), theme.SansMedium, p.Label, p.Chg)
	} else {
		p.text(0, y, row, "the notes", theme.SansMedium, p.Label, p.Ink3)
		p.text(half, y, row, "CPython "+v.Dialect, theme.SansMedium, p.Label, p.Ink3)
	}
	y += row
	section := ""
	for _, pair := range v.Result.Pairs {
		if pair.Section != section {
			section = pair.Section
			p.rule(0, y+p.Half, w)
			y += p.Half * 2
			p.text(0, y, row, section, theme.MonoSemiBold, p.Label, p.Ink)
			y += row
		}
		differs := len(pair.Differences) > 0
		ground := len(p.nodes)
		if differs {
			p.box(-p.Half, y, w+p.Half, row, p.ChgWash, p.RadiusSpan)
		}
		var high float32
		switch {
		case stacked && differs:
			high = p.noteRow(0, y, w-mark, row, size, pair.Notes, p.Ink2)
			high += p.noteRow(0, y+high, w-mark, row, size, pair.Exact, p.Chg)
		case stacked:
			high = p.noteRow(0, y, w-mark, row, size, pair.Notes, p.Ink)
		default:
			high = max(p.noteRow(0, y, half-p.Px(6), row, size, pair.Notes, p.Ink), p.noteRow(half, y, half-p.Px(6), row, size, pair.Exact, p.Ink))
		}
		if differs {
			p.nodes[ground].H = high
		}
		label := ""
		for _, d := range pair.Differences {
			n := "?"
			if k, ok := number[d.Cause]; ok {
				n = strconv.Itoa(k)
			}
			if label == "" {
				label = n
			} else if label != n {
				label += "," + n
			}
		}
		p.right(w-p.Half, y, row, label, theme.SansSemiBold, p.Label*0.95, p.Chg)
		if len(pair.Differences) > 0 {
			tip := ""
			for i, d := range pair.Differences {
				notes, exact := d.Values()
				if i > 0 {
					tip += "\n"
				}
				tip += fmt.Sprintf("%s: the notes have %s, CPython has %s", d.Field, or(notes, "nothing"), or(exact, "nothing"))
			}
			p.tip(0, y, w, high, tip)
		}
		y += high
	}
	y += p.Px(14)
	for i, c := range v.Result.Causes {
		p.text(0, y, p.ProseRow, strconv.Itoa(i+1), theme.SansSemiBold, p.Prose, p.Chg)
		indent := p.Px(22)
		for _, line := range widget.Wrap(c.Title, theme.SansSemiBold, p.Prose, w-indent) {
			p.text(indent, y, p.ProseRow, line, theme.SansSemiBold, p.Prose, p.Ink)
			y += p.ProseRow
		}
		for _, line := range widget.Wrap(c.Explanation, theme.Sans, p.Prose, w-indent) {
			p.text(indent, y, p.ProseRow, line, theme.Sans, p.Prose, p.Ink2)
			y += p.ProseRow
		}
		y += p.Half * 2
	}
	return y
}

// noteRow draws one instruction of a listing on a narrow grid, on as many lines as it
// needs, and gives their height: none for an instruction that is not there.
func (p *pen) noteRow(x, y, w, h, size float32, r *compare.Row, ink color.NRGBA) float32 {
	if r == nil {
		return 0
	}
	cell := size * theme.MonoWidth
	put := func(column float32, text string, ink color.NRGBA) {
		p.text(x+column*cell, y, h, text, theme.Mono, size, ink)
	}
	if r.Line > 0 {
		put(0, strconv.Itoa(r.Line), p.Ink2)
	}
	if r.Target {
		put(1.4, "»", p.Ink2)
	}
	offset := strconv.Itoa(r.Offset)
	put(5-float32(len(offset)), offset, p.Ink3)
	text := r.Op
	if r.HasArg {
		text += " " + strconv.Itoa(r.Arg)
	}
	if r.ArgRepr != "" {
		text += " (" + r.ArgRepr + ")"
	}
	room := w - 5.6*cell
	lines := widget.Wrap(text, theme.Mono, size, room)
	for i, line := range lines {
		p.text(x+5.6*cell, y+float32(i)*h, h, cut(line, theme.Mono, size, room), theme.Mono, size, ink)
	}
	return float32(len(lines)) * h
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
