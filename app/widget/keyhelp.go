package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A KeyGroup is a heading and the keys under it.
type KeyGroup struct {
	Title string
	Keys  []KeyHint
}

// A KeyHint says what a key does.
type KeyHint struct{ Key, Does string }

// A KeyHelp is the sheet with all keys. Any key or click closes it.
type KeyHelp struct {
	control
	groups []KeyGroup
	title  string
	popup  *fw.PopUp
	ground *canvas.Rectangle
	rects  rects
	words  texts
	box    *fyne.Container
}

// ShowKeyHelp opens the sheet over a window and gives it the focus.
func ShowKeyHelp(c fyne.Canvas, title string, groups []KeyGroup) *KeyHelp {
	k := &KeyHelp{groups: groups, title: title, ground: newRect(), box: fyne.NewContainerWithoutLayout()}
	under, over := fyne.NewContainerWithoutLayout(), fyne.NewContainerWithoutLayout()
	k.rects.add, k.words.add = addTo(under), addTo(over)
	k.box.Objects = []fyne.CanvasObject{under, over}
	k.press = k.Close
	k.init(k)
	k.popup = fw.NewModalPopUp(k, c)
	k.popup.Show()
	c.Focus(k)
	return k
}

// Close closes the sheet.
func (k *KeyHelp) Close() {
	if k.popup != nil {
		k.popup.Hide()
		k.popup = nil
	}
}

// TypedKey implements fyne.Focusable.
func (k *KeyHelp) TypedKey(*fyne.KeyEvent) { k.Close() }

// TypedRune implements fyne.Focusable.
func (k *KeyHelp) TypedRune(rune) { k.Close() }

// helpPlan is the sheet's layout: two columns of groups.
type helpPlan struct {
	pad, row, keyWide, doesWide, columnWide float32
	split                                   int // the first group of the second column
	high                                    float32
}

func (k *KeyHelp) plan(l *theme.Look) helpPlan {
	p := helpPlan{pad: l.Px(32), row: l.Px(28)}
	if l.Class == theme.Lecture {
		p.row = l.Px(44)
	}
	total := 0
	for _, g := range k.groups {
		total += len(g.Keys) + 2
		for _, h := range g.Keys {
			p.keyWide = max(p.keyWide, textWidth(h.Key, theme.SansMedium, l.Label))
			p.doesWide = max(p.doesWide, textWidth(h.Does, theme.Sans, l.Label*1.08))
		}
	}
	p.keyWide += l.Px(40)
	p.columnWide = p.keyWide + p.doesWide
	rows, best := 0, 0
	for i, g := range k.groups {
		rows += len(g.Keys) + 2
		if i+1 < len(k.groups) && (best == 0 || rows <= (total+1)/2) {
			p.split, best = i+1, rows
		}
	}
	most := max(best, total-best)
	if best == 0 {
		p.split = len(k.groups)
	}
	p.high = p.pad*1.5 + l.Title*1.6 + float32(most)*p.row
	return p
}

// MinSize implements fyne.CanvasObject.
func (k *KeyHelp) MinSize() fyne.Size {
	l := theme.Current()
	p := k.plan(l)
	return fyne.NewSize(2*p.columnWide+3*p.pad, p.high)
}

func (k *KeyHelp) draw(size fyne.Size) {
	l := theme.Current()
	p := k.plan(l)
	setRect(k.ground, 0, 0, size.Width, size.Height, l.Sheet, nil, 0, l.RadiusCard)
	k.rects.begin()
	k.words.begin()
	k.words.put(k.title, theme.SansSemiBold, l.Title, l.Ink, p.pad, p.pad+l.Title*0.7)
	start := p.pad + l.Title*1.3
	x, y := p.pad, start
	for i, g := range k.groups {
		if i == p.split && i > 0 {
			x, y = p.pad*2+p.columnWide, start
		}
		k.words.put(g.Title, theme.SansMedium, l.Label, l.Ink3, x, baselineIn(y, p.row, l.Label))
		y += p.row
		for _, h := range g.Keys {
			w := textWidth(h.Key, theme.SansMedium, l.Label) + l.Px(14)
			high := whole(l.Label * 1.7)
			r := k.rects.put(x, y+(p.row-high)/2, w, high, l.Slot)
			setRect(r, x, y+(p.row-high)/2, w, high, l.Slot, nil, 0, l.RadiusSlot)
			k.words.put(h.Key, theme.SansMedium, l.Label, l.Ink, x+l.Px(7), baselineIn(y, p.row, l.Label))
			k.words.put(h.Does, theme.Sans, l.Label*1.08, l.Ink2, x+p.keyWide, baselineIn(y, p.row, l.Label))
			y += p.row
		}
		y += p.row
	}
	k.rects.end()
	k.words.end()
}

// CreateRenderer implements fyne.Widget.
func (k *KeyHelp) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{k.ground, k.box}, k.draw, k.MinSize, k.Size}
}
