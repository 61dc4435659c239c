package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A BoxState says what is happening to a box. Filled is there; hollow is on its way out or gone.
type BoxState uint8

// The states of boxes.
const (
	BoxNormal   BoxState = iota // filled, no outline
	BoxArriving                 // filled orange, outlined: the step put it there
	BoxLeaving                  // hollow, orange outline: its value is on the way
	BoxGone                     // hollow, grey outline: until the next step
	BoxNow                      // white, blue outline: running
	BoxHere                     // filled with the wash of what is now
	BoxSelected                 // filled, dark outline
	BoxFaint                    // filled, faint text: a marker and not an object
)

// boxLook gives ground, outline and width of a state. empty is the ground that hollow boxes show.
func boxLook(l *theme.Look, s BoxState) (fill, stroke color.Color, width float32) {
	switch s {
	case BoxArriving:
		return l.ChgWash, l.Chg, l.Outline
	case BoxLeaving:
		return l.Sheet, l.Chg, l.Outline
	case BoxGone:
		return l.Sheet, l.Ink3, l.Thin
	case BoxNow:
		return l.Sheet, l.Now, l.Outline
	case BoxHere:
		return l.NowWash, nil, 0
	case BoxSelected:
		return l.Slot, l.Ink2, l.Thin
	}
	return l.Slot, nil, 0
}

// hoverable is the part of a box that tells of the pointer and of clicks.
type hoverable struct {
	fw.BaseWidget
	self fyne.CanvasObject
	tip  func() string

	OnTapped func()
	OnHover  func(over bool)
}

// MouseIn implements desktop.Hoverable.
func (h *hoverable) MouseIn(*desktop.MouseEvent) {
	if h.tip != nil {
		if text := h.tip(); text != "" {
			ShowTip(h.self, text, WindowRect(h.self))
		}
	}
	if h.OnHover != nil {
		h.OnHover(true)
	}
}

// MouseMoved implements desktop.Hoverable.
func (h *hoverable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *hoverable) MouseOut() {
	HideTip(h.self)
	if h.OnHover != nil {
		h.OnHover(false)
	}
}

// Tapped implements fyne.Tappable.
func (h *hoverable) Tapped(*fyne.PointEvent) {
	if h.OnTapped != nil {
		h.OnTapped()
	}
}

// A Slot is what a SlotBox shows.
type Slot struct {
	Index string // "3"
	Value string // as Python shows it
	Full  string // on hover, when Value was cut already; "" is Value
	Note  string // "pushed", "popped", a name it came from
	State BoxState
}

// A SlotBox is one slot of the evaluation stack. Its height is free: it draws its text in the middle.
type SlotBox struct {
	hoverable
	slot               Slot
	cut                bool
	ground             *canvas.Rectangle
	index, value, note *canvas.Text
}

// NewSlotBox makes a slot.
func NewSlotBox(s Slot) *SlotBox {
	b := &SlotBox{slot: s, ground: newRect(), index: newText(), value: newText(), note: newText()}
	b.self = b
	b.tip = func() string {
		if b.slot.Full != "" {
			return b.slot.Full
		}
		if b.cut {
			return b.slot.Value
		}
		return ""
	}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another slot.
func (b *SlotBox) Set(s Slot) {
	if b.slot != s {
		b.slot = s
		b.draw(b.Size())
	}
}

// Slot gives what is shown.
func (b *SlotBox) Slot() Slot { return b.slot }

// MinSize implements fyne.CanvasObject.
func (b *SlotBox) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.Px(80), l.SlotLeast)
}

func (b *SlotBox) draw(size fyne.Size) {
	l, s := theme.Current(), b.slot
	fill, stroke, width := boxLook(l, s.State)
	setRect(b.ground, 0, 0, size.Width, size.Height, fill, stroke, width, l.RadiusSlot)
	pad := l.Px(12)
	setText(b.index, s.Index, theme.Sans, l.Label, l.Ink3)
	place(b.index, pad, baselineIn(0, size.Height, l.Label))
	font, c, note := theme.MonoMedium, l.Ink, l.Ink3
	switch s.State {
	case BoxArriving:
		font, note = theme.MonoSemiBold, l.Chg
	case BoxLeaving, BoxGone, BoxFaint:
		c = l.Ink3
	}
	x := pad + l.Label*1.7
	noteWide := textWidth(s.Note, theme.Sans, l.Label)
	room := size.Width - x - pad - noteWide
	if s.Note != "" {
		room -= l.Unit
	}
	size2 := min(l.Value, size.Height*0.55)
	text := Cut(s.Value, font, size2, room)
	b.cut = text != s.Value
	setText(b.value, text, font, size2, c)
	place(b.value, x, baselineIn(0, size.Height, size2))
	setText(b.note, s.Note, theme.Sans, l.Label, note)
	place(b.note, size.Width-pad-noteWide, baselineIn(0, size.Height, l.Label))
}

// CreateRenderer implements fyne.Widget.
func (b *SlotBox) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{b.ground, b.index, b.value, b.note}, b.draw, b.MinSize, b.Size}
}

// An OperandBox holds a value that an instruction works on, in its middle, with a small name in the corner. Above is a second line
// of text for boxes that say what a byte means ("opcode 45").
type OperandBox struct {
	hoverable
	name, above, value string
	state              BoxState
	cut                bool
	ground             *canvas.Rectangle
	texts              [3]*canvas.Text
}

// NewOperandBox makes a box with a name in its corner ("a") and a value.
func NewOperandBox(name, value string, state BoxState) *OperandBox {
	b := &OperandBox{name: name, value: value, state: state, ground: newRect()}
	for i := range b.texts {
		b.texts[i] = newText()
	}
	b.self = b
	b.tip = func() string {
		if b.cut {
			return b.value
		}
		return ""
	}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another value.
func (b *OperandBox) Set(name, value string, state BoxState) {
	if b.name != name || b.value != value || b.state != state {
		b.name, b.value, b.state = name, value, state
		b.draw(b.Size())
	}
}

// SetAbove sets a line of text above the value, "" for none.
func (b *OperandBox) SetAbove(text string) {
	if b.above != text {
		b.above = text
		b.draw(b.Size())
	}
}

// MinSize implements fyne.CanvasObject.
func (b *OperandBox) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.OperandWide, l.OperandHigh)
}

func (b *OperandBox) draw(size fyne.Size) {
	l := theme.Current()
	fill, stroke, width := boxLook(l, b.state)
	setRect(b.ground, 0, 0, size.Width, size.Height, fill, stroke, width, l.RadiusSlot)
	c := l.Ink
	if b.state == BoxGone || b.state == BoxLeaving || b.state == BoxFaint {
		c = l.Ink3
	}
	setText(b.texts[0], b.name, theme.SansItalic, l.Label, l.Ink2)
	place(b.texts[0], l.Px(10), l.Px(10)+l.Label*0.7)
	setText(b.texts[1], b.above, theme.Sans, l.Label, l.Ink2)
	base := baselineIn(0, size.Height, l.Value)
	if b.above != "" {
		base = size.Height/2 + l.Value
		placeMiddle(b.texts[1], size.Width/2, size.Height/2-l.Label*0.7)
	}
	left := l.Px(8)
	if b.name != "" && b.above == "" {
		left = l.Px(10) + textWidth(b.name, theme.SansItalic, l.Label)
	}
	text := Cut(b.value, theme.MonoSemiBold, l.Value, size.Width-2*left)
	b.cut = text != b.value
	setText(b.texts[2], text, theme.MonoSemiBold, l.Value, c)
	placeMiddle(b.texts[2], size.Width/2, base)
}

// CreateRenderer implements fyne.Widget.
func (b *OperandBox) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{b.ground, b.texts[0], b.texts[1], b.texts[2]}, b.draw, b.MinSize, b.Size}
}

// A CardLine is a name and its value on a card.
type CardLine struct {
	Name, Value string
	Full        string // on hover, when Value was cut already
	Changed     bool
}

// Card is what a CardBox shows.
type Card struct {
	Title   string // in Mono
	Tag     string // at the right: "running", "resumes at 44"
	Lines   []CardLine
	State   BoxState
	Right   bool // values stand at the right edge (heap objects); else behind the longest name (frames)
	OneLine bool // the title, and the first line's value at the right: when there is no room for cards
}

// A CardBox shows a frame, or an object of the heap.
type CardBox struct {
	hoverable
	card   Card
	cuts   []string // the lines' full texts, where they were cut
	ground *canvas.Rectangle
	words  texts
	box    *fyne.Container
}

// NewCardBox makes a card.
func NewCardBox(c Card) *CardBox {
	b := &CardBox{card: c, ground: newRect(), box: fyne.NewContainerWithoutLayout()}
	b.words.add = addTo(b.box)
	b.self = b
	b.tip = func() string {
		text := ""
		for _, cut := range b.cuts {
			if text != "" {
				text += "\n"
			}
			text += cut
		}
		return text
	}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another card.
func (b *CardBox) Set(c Card) {
	b.card = c
	b.draw(b.Size())
}

// Card gives what is shown.
func (b *CardBox) Card() Card { return b.card }

// MinSize implements fyne.CanvasObject: the height that the card's lines need.
func (b *CardBox) MinSize() fyne.Size {
	l := theme.Current()
	if b.card.OneLine {
		return fyne.NewSize(l.Px(80), l.FrameLine)
	}
	return fyne.NewSize(l.Px(80), whole(l.Px(12)+l.Frame*1.1+float32(len(b.card.Lines))*l.Label*1.75+l.Px(10)))
}

// LineRect gives the place of a line on the window: where arrows to and from its value end.
func (b *CardBox) LineRect(i int) Rect {
	l := theme.Current()
	y := l.Px(12) + l.Frame*0.62 + float32(i+1)*l.Label*1.75 - l.Label*1.2
	return rect(0, whole(y), b.Size().Width, l.Label*1.75).Moved(absolute(b))
}

func (b *CardBox) draw(size fyne.Size) {
	l, c := theme.Current(), b.card
	fill, stroke, width := boxLook(l, c.State)
	radius := l.RadiusCard
	if c.OneLine {
		radius = l.RadiusSlot
	}
	setRect(b.ground, 0, 0, size.Width, size.Height, fill, stroke, width, radius)
	b.words.begin()
	b.cuts = b.cuts[:0]
	font, ink, tagFont, tagInk := theme.Mono, l.Ink2, theme.Sans, l.Ink3
	valueInk := l.Ink2
	switch c.State {
	case BoxNow:
		font, ink, tagFont, tagInk, valueInk = theme.MonoSemiBold, l.Ink, theme.SansSemiBold, l.Now, l.Ink
	case BoxLeaving, BoxArriving:
		tagInk = l.Chg
	}
	if c.Right {
		font, ink = theme.MonoMedium, l.Ink
	}
	pad := l.Px(12)
	put := func(s string, f fyne.Resource, z float32, col color.NRGBA, x, room, base float32, right bool, full string) {
		text := Cut(s, f, z, room)
		if full != "" {
			b.cuts = append(b.cuts, full)
		} else if text != s {
			b.cuts = append(b.cuts, s)
		}
		if text == "" {
			return
		}
		t := b.words.put(text, f, z, col, x, base)
		if right {
			placeRight(t, x, base)
		}
	}
	if c.OneLine {
		base := baselineIn(0, size.Height, l.Code)
		value, full := c.Tag, ""
		if len(c.Lines) > 0 {
			value, full = c.Lines[0].Value, c.Lines[0].Full
		}
		title := Cut(c.Title, font, l.Code, size.Width-2*pad)
		w := textWidth(title, font, l.Code)
		put(c.Title, font, l.Code, ink, pad, size.Width-2*pad, base, false, "")
		put(value, theme.Mono, l.Label, tagOr(c.State, l), size.Width-pad, size.Width-2*pad-w-l.Unit, base, true, full)
		b.words.end()
		return
	}
	base := pad + l.Frame*0.62
	tagWide := textWidth(c.Tag, tagFont, l.Label)
	if c.Tag != "" {
		tagWide += l.Unit
		put(c.Tag, tagFont, l.Label, tagInk, size.Width-pad, size.Width, base, true, "")
	}
	put(c.Title, font, l.Frame, ink, pad, size.Width-2*pad-tagWide, base, false, "")
	names := float32(0)
	for _, line := range c.Lines {
		names = max(names, textWidth(line.Name, theme.Sans, l.Label))
	}
	names = min(names, (size.Width-2*pad)*0.5)
	for i, line := range c.Lines {
		y := base + float32(i+1)*l.Label*1.75
		col := valueInk
		if line.Changed {
			col = l.Chg
		}
		nameInk := l.Ink3
		put(line.Name, theme.Sans, l.Label, nameInk, pad, names, y, false, "")
		if c.Right {
			room := size.Width - 2*pad - textWidth(line.Name, theme.Sans, l.Label) - l.Unit
			put(line.Value, theme.Mono, l.Label, col, size.Width-pad, room, y, true, line.Full)
		} else {
			x := pad + names + l.Px(12)
			put(line.Value, theme.Mono, l.Label, col, x, size.Width-pad-x, y, false, line.Full)
		}
	}
	b.words.end()
}

func tagOr(s BoxState, l *theme.Look) color.NRGBA {
	if s == BoxNow {
		return l.Ink
	}
	return l.Ink3
}

// CreateRenderer implements fyne.Widget.
func (b *CardBox) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{b.ground, b.box}, b.draw, b.MinSize, b.Size}
}

var (
	_ desktop.Hoverable = (*SlotBox)(nil)
	_ fyne.Tappable     = (*CardBox)(nil)
)
