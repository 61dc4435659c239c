package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// Tabs is a strip of words of which one is underlined. What has no room is behind "More". Up and Down change the tab when the strip
// has the focus.
type Tabs struct {
	control
	names    []string
	current  int
	onSelect func(int)

	ring  *canvas.Rectangle
	line  *canvas.Rectangle
	words texts
	box   *fyne.Container
	sign  *canvas.Raster
	ends  []tabEnd
}

type tabEnd struct {
	x0, x1 float32
	tab    int // -1: "More"
}

const moreTabs = "More"

// NewTabs makes a strip; onSelect is called when the user chooses another tab.
func NewTabs(names []string, onSelect func(int)) *Tabs {
	t := &Tabs{names: names, onSelect: onSelect, ring: newRect(), line: newRect(), box: fyne.NewContainerWithoutLayout()}
	t.words.add = addTo(t.box)
	t.sign = newPainting(func(b *brush, size fyne.Size) {
		l := theme.Current()
		paintSign(b, SignDown, point{size.Width / 2, size.Height / 2}, size.Width, l.Ink3)
	})
	t.step = func(by int) bool {
		if n := t.current + by; n >= 0 && n < len(t.names) {
			t.choose(n)
		}
		return true
	}
	t.update = func() { t.draw(t.Size()) }
	t.init(t)
	return t
}

// SetNames shows other tabs; the first is chosen.
func (t *Tabs) SetNames(names []string) {
	t.names, t.current = names, 0
	t.draw(t.Size())
}

// Select chooses a tab without calling back.
func (t *Tabs) Select(i int) {
	if i >= 0 && i < len(t.names) {
		t.current = i
		t.draw(t.Size())
	}
}

// Selected gives the chosen tab.
func (t *Tabs) Selected() int { return t.current }

func (t *Tabs) choose(i int) {
	t.Select(i)
	if t.onSelect != nil {
		t.onSelect(i)
	}
}

// Tapped implements fyne.Tappable.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	for _, e := range t.ends {
		if ev.Position.X < e.x0 || ev.Position.X > e.x1 {
			continue
		}
		if e.tab >= 0 {
			t.choose(e.tab)
			return
		}
		shown := map[int]bool{}
		for _, s := range t.ends {
			shown[s.tab] = true
		}
		var items []*fyne.MenuItem
		for i, name := range t.names {
			if !shown[i] {
				items = append(items, fyne.NewMenuItem(name, func() { t.choose(i) }))
			}
		}
		if c := canvasOf(t); c != nil {
			at := WindowRect(t)
			fw.NewPopUpMenu(fyne.NewMenu("", items...), c).ShowAtPosition(fyne.NewPos(at.Left()+e.x0, at.Bottom()))
		}
		return
	}
}

// MinSize implements fyne.CanvasObject.
func (t *Tabs) MinSize() fyne.Size {
	l := theme.Current()
	return fyne.NewSize(l.Px(60), whole(l.Tab*1.3+2*l.Unit))
}

func (t *Tabs) draw(size fyne.Size) {
	l := theme.Current()
	gap := l.Px(20)
	base := baselineIn(0, size.Height, l.Tab) - 1
	widths := make([]float32, len(t.names))
	total := float32(0)
	for i, n := range t.names {
		font := theme.Sans
		if i == t.current {
			font = theme.SansSemiBold
		}
		widths[i] = textWidth(n, font, l.Tab)
		total += widths[i]
		if i > 0 {
			total += gap
		}
	}
	// The chosen tab is always there; of the others, as many from the left as there is room for.
	shown := len(t.names)
	if total > size.Width && len(t.names) > 1 {
		room := size.Width - textWidth(moreTabs, theme.Sans, l.Tab) - l.Icon - gap
		if t.current < len(widths) {
			room -= widths[t.current]
		}
		shown = 0
		for i := range t.names {
			if i == t.current {
				shown++
				continue
			}
			if room -= widths[i] + gap; room < 0 {
				break
			}
			shown++
		}
	}
	t.words.begin()
	t.ends = t.ends[:0]
	t.line.Hide()
	x := float32(0)
	put := func(i int) {
		font, c := theme.Sans, l.Ink3
		if i == t.current {
			font, c = theme.SansSemiBold, l.Ink
		}
		t.words.put(t.names[i], font, l.Tab, c, x, base)
		if i == t.current {
			setRect(t.line, x, base+l.Px(7), widths[i], l.Outline, l.Ink, nil, 0, 0)
		}
		t.ends = append(t.ends, tabEnd{x - gap/2, x + widths[i] + gap/2, i})
		x += widths[i] + gap
	}
	for i := range t.names {
		if i < shown {
			put(i)
		}
	}
	if t.current >= shown && t.current < len(t.names) {
		put(t.current)
	}
	if shown < len(t.names) {
		t.words.put(moreTabs, theme.Sans, l.Tab, l.Ink3, x, base)
		w := textWidth(moreTabs, theme.Sans, l.Tab)
		show(t.sign, fyne.NewPos(whole(x+w+2), whole(base-l.Tab*0.34-l.Icon/2+1)), fyne.NewSize(l.Icon, l.Icon), true)
		t.ends = append(t.ends, tabEnd{x - gap/2, x + w + l.Icon + 2, -1})
	} else {
		t.sign.Hide()
	}
	t.words.end()
	if t.focused {
		setRect(t.ring, -l.Half, 0, min(x, size.Width)+l.Half, size.Height, color.Transparent, l.Now, l.Outline, l.RadiusSlot)
	} else {
		t.ring.Hide()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{t.ring, t.box, t.line, t.sign}, t.draw, t.MinSize, t.Size}
}
