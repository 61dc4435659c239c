package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// Console shows what the program wrote up to the position; what lies ahead of it
// is pale. While input() waits, it has a line to type in.
type Console struct {
	Object fyne.CanvasObject

	session *session.Session
	view    *session.View
	scene   *widget.Scene
	scroll  *container.Scroll
	input   *widget.LineEntry
	bar     *fyne.Container
	lines   []consoleLine
	width   float32
	waiting bool
}

// consoleLine is one line on the screen.
type consoleLine struct {
	pieces []session.ConsolePiece
	ahead  bool
}

// NewConsole makes the panel.
func NewConsole(s *session.Session) *Console {
	c := &Console{session: s, scene: widget.NewScene()}
	c.input = widget.NewLineEntry("type a line", func(line string) {
		c.input.SetText("")
		s.ProvideInput(line)
	})
	c.scroll = container.NewVScroll(c.scene)
	c.scroll.OnScrolled = func(fyne.Position) { c.draw() }
	end := fynewidget.NewButton("End", s.CloseInput)
	c.bar = container.NewBorder(nil, nil, nil, end, c.input)
	c.bar.Hide()
	c.Object = unshaded(container.New(layoutFunc(c.layout), c.scroll, c.bar))
	return c
}

// Input is the line to type in, for the focus.
func (c *Console) Input() *widget.LineEntry { return c.input }

// Text gives what is on show, for copying and for tests.
func (c *Console) Text() string {
	var b strings.Builder
	for _, p := range c.view.Console.Pieces {
		if !p.Ahead {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func (c *Console) layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := float32(0)
	if c.bar.Visible() {
		high = c.bar.MinSize().Height
		c.bar.Move(fyne.NewPos(0, size.Height-high))
		c.bar.Resize(fyne.NewSize(size.Width, high))
	}
	c.scroll.Resize(fyne.NewSize(size.Width, size.Height-high))
	if c.width != size.Width {
		c.width = size.Width
		c.breakLines()
	}
	c.draw()
}

// Show draws a view and brings the newest output into sight.
func (c *Console) Show(v *session.View) {
	moved := c.view == nil || c.view.Position != v.Position || len(c.view.Console.Pieces) != len(v.Console.Pieces)
	c.view = v
	waiting := v.Run.Status == session.WaitingInput
	if waiting != c.waiting {
		c.waiting = waiting
		if waiting {
			c.bar.Show()
		} else {
			c.bar.Hide()
		}
		c.Object.Refresh()
	}
	c.breakLines()
	if moved {
		c.scroll.Refresh() // it takes the new height over, without which there is no way down
		c.reveal()
	}
	c.draw()
}

// breakLines cuts the text into lines that fit the width.
func (c *Console) breakLines() {
	c.lines = c.lines[:0]
	if c.view == nil || c.width < 20 {
		return
	}
	l := theme.Current()
	cells := max(8, int((c.width-2*l.Px(4))/(l.Code*theme.MonoWidth)))
	line, used := consoleLine{ahead: true}, 0
	flush := func() {
		c.lines = append(c.lines, line)
		line, used = consoleLine{ahead: true}, 0
	}
	pieces := c.view.Console.Pieces
	if c.view.Run.Status == session.WaitingInput && c.view.AtEnd {
		// The prompt belongs to a step that is not over.
		pieces = append(pieces[:len(pieces):len(pieces)], session.ConsolePiece{Text: c.view.Run.Prompt, Now: true})
	}
	for _, p := range pieces {
		rest := strings.ReplaceAll(p.Text, "\t", "    ")
		for rest != "" {
			text, after, newline := strings.Cut(rest, "\n")
			runes := []rune(text)
			for {
				take := takeWords(runes, cells-used, used > 0)
				q := p
				q.Text = string(runes[:take])
				line.pieces = append(line.pieces, q)
				line.ahead = line.ahead && p.Ahead
				used += take
				runes = runes[take:]
				if len(runes) == 0 {
					break
				}
				flush()
			}
			if newline {
				flush()
			}
			rest = after
		}
	}
	if len(line.pieces) > 0 {
		flush()
	}
	c.scene.SetMinSize(fyne.NewSize(1, float32(len(c.lines))*c.row()+l.Unit))
}

// takeWords gives how much of a text goes onto a line with so many free cells: whole
// words with the spaces behind them, and a word that is longer than that in pieces.
// begun tells that something stands on the line already.
func takeWords(text []rune, free int, begun bool) int {
	if len(text) <= free {
		return len(text)
	}
	for i := free; i > 0; i-- {
		if text[i-1] == ' ' {
			return i
		}
	}
	if begun {
		return 0
	}
	return free
}

func (c *Console) row() float32 {
	l := theme.Current()
	return float32(int(l.Code * 1.5))
}

// reveal scrolls so that the last line that is not ahead is in sight.
func (c *Console) reveal() {
	last := 0
	for i, line := range c.lines {
		if !line.ahead {
			last = i + 1
		}
	}
	bottom := float32(last)*c.row() + theme.Current().Unit
	high := c.scroll.Size().Height
	offset := c.scroll.Offset.Y
	switch {
	case bottom > offset+high:
		offset = bottom - high
	case bottom-c.row() < offset:
		offset = max(0, bottom-high)
	default:
		return
	}
	c.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// draw draws the lines in sight.
func (c *Console) draw() {
	if c.view == nil || c.width < 20 {
		return
	}
	p := newPen()
	row := c.row()
	switch {
	case len(c.lines) == 0 && c.view.Run.Status == session.NotRun:
		p.text(p.Half, p.Half, row, "What the program prints appears here.", theme.Sans, p.Label, p.Ink3)
	case len(c.lines) == 0:
		p.text(p.Half, p.Half, row, "The program has printed nothing.", theme.Sans, p.Label, p.Ink3)
	}
	first := max(0, int(c.scroll.Offset.Y/row)-1)
	last := min(len(c.lines), first+int(c.scroll.Size().Height/row)+3)
	for i := first; i < last; i++ {
		x, y := p.Half, float32(i)*row
		for _, q := range c.lines[i].pieces {
			ink, font := p.Ink, theme.Mono
			switch q.Stream {
			case session.Err:
				ink = p.Err
			case session.In:
				font = theme.MonoMedium
			}
			w := width(q.Text, font, p.Code)
			switch {
			case q.Ahead:
				ink = theme.Mix(ink, p.Panel, 0.45)
			case q.Now:
				ink = p.Chg
				p.box(x, y, w, row, p.ChgWash, 0)
			}
			if q.Stream == session.In {
				p.box(x, y+row-2, w, p.Hairline, p.Ink3, 0)
			}
			p.text(x, y, row, q.Text, font, p.Code, ink)
			x += w
		}
	}
	c.scene.Set(p.nodes, false)
}

// layoutFunc is a layout made of a function. It asks for no room.
type layoutFunc func(objects []fyne.CanvasObject, size fyne.Size)

// Layout is part of fyne.Layout.
func (f layoutFunc) Layout(objects []fyne.CanvasObject, size fyne.Size) { f(objects, size) }

// MinSize is part of fyne.Layout.
func (f layoutFunc) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
