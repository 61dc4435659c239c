package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// control is what all small controls share: focus, hover, and giving to the window the keys they do not use. Enter presses; Space
// never does, because it plays and pauses.
type control struct {
	fw.BaseWidget
	self     fyne.CanvasObject
	press    func()
	step     func(int) bool // Up (-1) and Down (1); nil: not used
	update   func()         // draws the present state
	tip      string
	focused  bool
	hovered  bool
	disabled bool
}

func (c *control) init(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() { c.focused = true; c.changed() }

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() { c.focused = false; c.changed() }

// TypedRune implements fyne.Focusable.
func (c *control) TypedRune(r rune) { passRune(c.self, r) }

// TypedKey implements fyne.Focusable.
func (c *control) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !c.disabled && c.press != nil {
			c.press()
			return
		}
	case fyne.KeyUp:
		if c.step != nil && c.step(-1) {
			return
		}
	case fyne.KeyDown:
		if c.step != nil && c.step(1) {
			return
		}
	}
	passKey(c.self, ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (c *control) TypedShortcut(s fyne.Shortcut) { passShortcut(c.self, s) }

// KeyDown implements desktop.Keyable.
func (c *control) KeyDown(ev *fyne.KeyEvent) { passKeyDown(c.self, ev) }

// KeyUp implements desktop.Keyable.
func (c *control) KeyUp(ev *fyne.KeyEvent) { passKeyUp(c.self, ev) }

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.changed()
	if c.tip != "" {
		ShowTip(c.self, c.tip, WindowRect(c.self))
	}
}

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() {
	c.hovered = false
	c.changed()
	HideTip(c.self)
}

// Tapped implements fyne.Tappable.
func (c *control) Tapped(*fyne.PointEvent) {
	if !c.disabled && c.press != nil {
		HideTip(c.self)
		c.press()
	}
}

func (c *control) changed() {
	if c.update != nil {
		c.update()
	}
}

// SetEnabled lets the control be used, or draws it faint.
func (c *control) SetEnabled(on bool) {
	if c.disabled == on {
		c.disabled = !on
		c.changed()
	}
}

// Enabled reports whether the control can be used.
func (c *control) Enabled() bool { return !c.disabled }

// SetTip sets what is shown when the pointer rests on the control.
func (c *control) SetTip(text string) { c.tip = text }

// ground gives the fill and the outline under a control in its present state.
func (c *control) ground(l *theme.Look) (fill, stroke color.Color, width float32) {
	fill, stroke = color.Transparent, color.Transparent
	if c.hovered && !c.disabled {
		fill = l.HoverOn
	}
	if c.focused {
		stroke, width = l.Now, l.Outline
	}
	return fill, stroke, width
}

// A paintedRenderer is the renderer of a widget that places its objects itself.
type paintedRenderer struct {
	objects []fyne.CanvasObject
	draw    func(fyne.Size)
	min     func() fyne.Size
	size    func() fyne.Size
}

func (r *paintedRenderer) Destroy()                     {}
func (r *paintedRenderer) Layout(size fyne.Size)        { r.draw(size) }
func (r *paintedRenderer) MinSize() fyne.Size           { return r.min() }
func (r *paintedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paintedRenderer) Refresh()                     { r.draw(r.size()) }

func newRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
func newText() *canvas.Text      { return canvas.NewText("", color.Transparent) }

// ButtonKind says how a button looks.
type ButtonKind uint8

// The kinds of buttons.
const (
	ButtonPlain  ButtonKind = iota // text or sign alone
	ButtonRound                    // a sign on a filled disc: play
	ButtonFilled                   // text on a filled ground: the one thing to do next
)

// A Button has a text or a sign, and calls a function when it is clicked or Enter is pressed on it.
type Button struct {
	control
	kind   ButtonKind
	text   string
	sign   Sign
	signed bool

	back   *canvas.Rectangle
	label  *canvas.Text
	raster *canvas.Raster
}

// NewButton makes a button with a text.
func NewButton(kind ButtonKind, text string, press func()) *Button {
	b := &Button{kind: kind, text: text}
	b.press = press
	return b.make()
}

// NewSignButton makes a button with a sign; tip says what it does and which key does the same.
func NewSignButton(kind ButtonKind, sign Sign, tip string, press func()) *Button {
	b := &Button{kind: kind, sign: sign, signed: true}
	b.press, b.tip = press, tip
	return b.make()
}

func (b *Button) make() *Button {
	b.back, b.label = newRect(), newText()
	b.raster = newPainting(func(br *brush, size fyne.Size) {
		l := theme.Current()
		c, mid := l.Ink2, point{size.Width / 2, size.Height / 2}
		if b.kind == ButtonRound {
			ground := l.Ink
			if b.hovered && !b.disabled {
				ground = l.Ink2
			}
			if b.disabled {
				ground = l.Rule
			}
			br.disc(ground, mid, size.Height/2-1-l.Outline)
			if b.focused {
				br.ring(l.Now, mid, size.Height/2-l.Outline/2, l.Outline)
			}
			c = l.Sheet
		}
		if b.disabled && b.kind != ButtonRound {
			c = l.Edge
		}
		paintSign(br, b.sign, mid, l.Icon, c)
	})
	b.update = func() { b.draw(b.Size()) }
	b.init(b)
	return b
}

// SetSign shows another sign.
func (b *Button) SetSign(s Sign) {
	if b.sign != s || !b.signed {
		b.sign, b.signed = s, true
		b.raster.Refresh()
	}
}

// SetText shows another text.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// SetPress sets what the button does.
func (b *Button) SetPress(press func()) { b.press = press }

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	l := theme.Current()
	if b.signed {
		side := l.Icon + 2*l.Unit
		if b.kind == ButtonRound {
			side = whole(l.Icon*34/16) + 2 + 2*l.Outline
		}
		return fyne.NewSize(side, side)
	}
	return fyne.NewSize(whole(textWidth(b.text, b.font(), l.Control)+2*l.Unit), whole(l.Control*1.3+2*l.Half+l.Half))
}

func (b *Button) font() fyne.Resource {
	if b.kind == ButtonFilled {
		return theme.SansMedium
	}
	return theme.Sans
}

func (b *Button) draw(size fyne.Size) {
	l := theme.Current()
	fill, stroke, width := b.ground(l)
	if b.signed {
		b.label.Hide()
		if b.kind == ButtonRound {
			b.back.Hide()
		} else {
			setRect(b.back, 0, 0, size.Width, size.Height, fill, stroke, width, l.RadiusSlot)
		}
		show(b.raster, fyne.Position{}, size, true)
		return
	}
	b.raster.Hide()
	c := l.Ink2
	if b.kind == ButtonFilled {
		fill, c = l.Ink, l.Sheet
		if b.hovered {
			fill = l.Ink2
		}
	}
	if b.disabled {
		c = l.Ink3
		if b.kind == ButtonFilled {
			fill = l.Slot
		}
	}
	setRect(b.back, 0, 0, size.Width, size.Height, fill, stroke, width, l.RadiusSlot)
	setText(b.label, b.text, b.font(), l.Control, c)
	placeMiddle(b.label, size.Width/2, baselineIn(0, size.Height, l.Control))
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{b.back, b.raster, b.label}, b.draw, b.MinSize, b.Size}
}

// A Dropdown shows a text and a chevron, and opens a menu.
type Dropdown struct {
	control
	text   string
	strong bool
	items  func() []*fyne.MenuItem

	back  *canvas.Rectangle
	label *canvas.Text
	sign  *canvas.Raster
}

// NewDropdown makes a dropdown; items are asked for whenever the menu opens. strong sets the text in bold ink.
func NewDropdown(text string, strong bool, items func() []*fyne.MenuItem) *Dropdown {
	d := &Dropdown{text: text, strong: strong, items: items, back: newRect(), label: newText()}
	d.sign = newPainting(func(b *brush, size fyne.Size) {
		l := theme.Current()
		paintSign(b, SignDown, point{size.Width / 2, size.Height / 2}, size.Width, l.Ink3)
	})
	d.press = d.Open
	d.step = func(by int) bool {
		if by > 0 {
			d.Open()
		}
		return by > 0
	}
	d.update = func() { d.draw(d.Size()) }
	d.init(d)
	return d
}

// SetText shows another text.
func (d *Dropdown) SetText(text string) {
	if d.text != text {
		d.text = text
		d.Refresh()
	}
}

// Text gives the text that is shown.
func (d *Dropdown) Text() string { return d.text }

// Open opens the menu below the dropdown.
func (d *Dropdown) Open() {
	c := canvasOf(d)
	if c == nil || d.items == nil || d.disabled {
		return
	}
	items := d.items()
	if len(items) == 0 {
		return
	}
	menu := fw.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := WindowRect(d)
	menu.ShowAtPosition(fyne.NewPos(at.Left(), at.Bottom()))
}

func (d *Dropdown) style(l *theme.Look) (fyne.Resource, color.NRGBA) {
	switch {
	case d.disabled:
		return theme.Sans, l.Ink3
	case d.strong:
		return theme.SansSemiBold, l.Ink
	}
	return theme.Sans, l.Ink2
}

// MinSize implements fyne.CanvasObject.
func (d *Dropdown) MinSize() fyne.Size {
	l := theme.Current()
	font, _ := d.style(l)
	return fyne.NewSize(whole(textWidth(d.text, font, l.Control)+2*l.Unit+l.Icon+2), whole(l.Control*1.3+3*l.Half))
}

func (d *Dropdown) draw(size fyne.Size) {
	l := theme.Current()
	fill, stroke, width := d.ground(l)
	setRect(d.back, 0, 0, size.Width, size.Height, fill, stroke, width, l.RadiusSlot)
	font, c := d.style(l)
	text := Cut(d.text, font, l.Control, size.Width-2*l.Unit-l.Icon)
	setText(d.label, text, font, l.Control, c)
	place(d.label, l.Unit, baselineIn(0, size.Height, l.Control))
	x := l.Unit + textWidth(text, font, l.Control) + l.Half
	show(d.sign, fyne.NewPos(whole(x), whole((size.Height-l.Icon)/2+1)), fyne.NewSize(l.Icon, l.Icon), true)
}

// CreateRenderer implements fyne.Widget.
func (d *Dropdown) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{d.back, d.label, d.sign}, d.draw, d.MinSize, d.Size}
}

// A Slider chooses a value between 0 and 1, in steps, with a name before it and the value's text behind it. Up and Down change it.
type Slider struct {
	control
	name    string
	steps   int
	value   float32
	format  func(float32) string
	onValue func(float32)
	widest  string

	back        *canvas.Rectangle
	label, text *canvas.Text
	track, past *canvas.Rectangle
	knob        *canvas.Raster
}

// NewSlider makes a slider of the given number of steps. format gives the text of a value, widest the longest such text.
func NewSlider(name string, steps int, format func(float32) string, widest string, onValue func(float32)) *Slider {
	s := &Slider{name: name, steps: max(steps, 1), format: format, widest: widest, onValue: onValue,
		back: newRect(), label: newText(), text: newText(), track: newRect(), past: newRect()}
	s.knob = newPainting(func(b *brush, size fyne.Size) {
		l := theme.Current()
		r := size.Width/2 - 1
		edge := l.Ink2
		if s.focused {
			edge = l.Now
		}
		b.disc(edge, point{size.Width / 2, size.Height / 2}, r)
		b.disc(l.Sheet, point{size.Width / 2, size.Height / 2}, r-l.Outline)
	})
	s.step = func(by int) bool {
		s.set(s.value - float32(by)/float32(s.steps))
		return true
	}
	s.update = func() { s.draw(s.Size()) }
	s.init(s)
	return s
}

// SetValue moves the knob without calling back.
func (s *Slider) SetValue(v float32) {
	s.value = s.snap(v)
	s.draw(s.Size())
}

// Value gives the value, from 0 to 1.
func (s *Slider) Value() float32 { return s.value }

func (s *Slider) snap(v float32) float32 {
	return whole(min(max(v, 0), 1)*float32(s.steps)) / float32(s.steps)
}

func (s *Slider) set(v float32) {
	v = s.snap(v)
	if v == s.value || s.disabled {
		return
	}
	s.value = v
	s.draw(s.Size())
	if s.onValue != nil {
		s.onValue(v)
	}
}

func (s *Slider) trackX(l *theme.Look) (x, w float32) {
	small := l.Control * 0.94
	x = l.Half
	if s.name != "" {
		x += textWidth(s.name, theme.Sans, small) + l.Px(12)
	}
	return x, l.Px(110)
}

// Tapped implements fyne.Tappable.
func (s *Slider) Tapped(ev *fyne.PointEvent) { s.drag(ev.Position.X) }

// Dragged implements fyne.Draggable.
func (s *Slider) Dragged(ev *fyne.DragEvent) { s.drag(ev.Position.X) }

// DragEnd implements fyne.Draggable.
func (s *Slider) DragEnd() {}

func (s *Slider) drag(at float32) {
	x, w := s.trackX(theme.Current())
	s.set((at - x) / w)
}

// MinSize implements fyne.CanvasObject.
func (s *Slider) MinSize() fyne.Size {
	l := theme.Current()
	x, w := s.trackX(l)
	wide := x + w + l.Half
	if s.widest != "" {
		wide += l.Px(12) + textWidth(s.widest, theme.Sans, l.Control*0.94)
	}
	return fyne.NewSize(whole(wide), l.Px(28))
}

func (s *Slider) draw(size fyne.Size) {
	l := theme.Current()
	small := l.Control * 0.94
	x, w := s.trackX(l)
	mid := size.Height / 2
	base := baselineIn(0, size.Height, small)
	setRect(s.back, 0, 0, size.Width, size.Height, color.Transparent, nil, 0, 0)
	setText(s.label, s.name, theme.Sans, small, l.Ink3)
	place(s.label, l.Half, base)
	setRect(s.track, x, mid-l.Outline/2, w, l.Outline, l.Edge, nil, 0, 0)
	setRect(s.past, x, mid-l.Outline/2, w*s.value, l.Outline, l.Ink2, nil, 0, 0)
	side := l.Px(16)
	show(s.knob, fyne.NewPos(whole(x+w*s.value-side/2), whole(mid-side/2)), fyne.NewSize(side, side), true)
	text := ""
	if s.format != nil {
		text = s.format(s.value)
	}
	setText(s.text, text, theme.Sans, small, l.Ink2)
	place(s.text, x+w+l.Px(12), base)
}

// CreateRenderer implements fyne.Widget.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{s.back, s.label, s.track, s.past, s.knob, s.text}, s.draw, s.MinSize, s.Size}
}

var (
	_ fyne.Draggable    = (*Slider)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Shortcutable = (*Dropdown)(nil)
	_ desktop.Keyable   = (*Button)(nil)
	_ desktop.Hoverable = (*Dropdown)(nil)
)
