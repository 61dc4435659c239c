package widget

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A TipLayer shows one tooltip above everything else of a window. The shell puts it last into the stack that is the window's
// content (a popup of Fyne's would take the pointer away from what is below); it takes no events itself. Widgets find it by
// their canvas.
type TipLayer struct {
	fw.BaseWidget
	ground *canvas.Rectangle
	box    *fyne.Container
	texts  texts
	text   string
	anchor Rect
	owner  fyne.CanvasObject
	wait   *time.Timer
}

var tipLayers []*TipLayer

// tipDelay is how long the pointer rests before a tip is shown.
const tipDelay = 450 * time.Millisecond

// NewTipLayer makes the layer of a window.
func NewTipLayer() *TipLayer {
	t := &TipLayer{ground: canvas.NewRectangle(color.Transparent), box: fyne.NewContainerWithoutLayout()}
	t.box.Add(t.ground)
	t.texts.add = addTo(t.box)
	t.box.Hide()
	t.ExtendBaseWidget(t)
	tipLayers = append(tipLayers, t)
	return t
}

// Close forgets the layer: when its window is closed.
func (t *TipLayer) Close() {
	for i, o := range tipLayers {
		if o == t {
			tipLayers = append(tipLayers[:i:i], tipLayers[i+1:]...)
			return
		}
	}
}

func tipsOf(o fyne.CanvasObject) *TipLayer {
	c := canvasOf(o)
	for i := len(tipLayers) - 1; i >= 0; i-- {
		if canvasOf(tipLayers[i]) == c {
			return tipLayers[i]
		}
	}
	return nil
}

// ShowTip shows a text beside a rectangle of the window after the pointer has rested; owner is the widget it belongs to. Without
// a tip layer in the window nothing happens. An empty text hides the owner's tip.
func ShowTip(owner fyne.CanvasObject, text string, beside Rect) {
	t := tipsOf(owner)
	if t == nil {
		return
	}
	if text == "" {
		HideTip(owner)
		return
	}
	if t.owner == owner && t.text == text && t.anchor == beside {
		return
	}
	t.cancel()
	showing := t.box.Visible()
	t.owner, t.text, t.anchor = owner, text, beside
	if showing || !live() {
		t.show()
		return
	}
	t.wait = time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if t.owner == owner && t.text == text {
				t.show()
			}
		})
	})
}

// HideTip takes the owner's tip away.
func HideTip(owner fyne.CanvasObject) {
	for _, t := range tipLayers {
		if t.owner == owner {
			t.cancel()
			t.owner, t.text = nil, ""
			t.box.Hide()
		}
	}
}

// HideTips takes every tip away: when a key is pressed, what it was beside may be another.
func HideTips() {
	for _, t := range tipLayers {
		if t.owner != nil {
			HideTip(t.owner)
		}
	}
}

// Text gives the text that is shown, "" for none.
func (t *TipLayer) Text() string {
	if t.box.Visible() {
		return t.text
	}
	return ""
}

func (t *TipLayer) cancel() {
	if t.wait != nil {
		t.wait.Stop()
		t.wait = nil
	}
}

func (t *TipLayer) show() {
	l := theme.Current()
	size, row, pad := l.Label, l.Label*1.5, l.Px(10)
	room := min(l.Px(520), t.Size().Width-2*pad)
	var lines []string
	for _, part := range strings.Split(t.text, "\n") {
		lines = append(lines, breakLine(part, size, room)...)
	}
	if len(lines) > 14 {
		lines = append(lines[:13:13], "…")
	}
	wide := float32(0)
	t.texts.begin()
	for i, line := range lines {
		t.texts.put(line, theme.Mono, size, l.Panel, pad, pad+row*float32(i)+size*1.0)
		wide = max(wide, textWidth(line, theme.Mono, size))
	}
	t.texts.end()
	w, h := wide+2*pad, row*float32(len(lines))+2*pad-row+size*1.3
	setRect(t.ground, 0, 0, w, h, l.Ink, nil, 0, l.RadiusSlot)
	here := absolute(t)
	x := min(max(t.anchor.Left()-here.X, pad), max(t.Size().Width-w-pad, 0))
	y := t.anchor.Bottom() - here.Y + l.Half
	if y+h > t.Size().Height {
		y = t.anchor.Top() - here.Y - h - l.Half
	}
	t.box.Move(fyne.NewPos(whole(x), whole(max(y, 0))))
	t.box.Resize(fyne.NewSize(w, h))
	t.box.Show()
}

// breakLine breaks a text in Mono at blanks where it can, else anywhere.
func breakLine(s string, size, width float32) []string {
	cells := max(int(width/(size*theme.MonoWidth)), 8)
	var lines []string
	r := []rune(s)
	for len(r) > cells {
		at := cells
		for i := cells; i > cells/2; i-- {
			if r[i] == ' ' {
				at = i
				break
			}
		}
		lines = append(lines, string(r[:at]))
		r = r[at:]
		if len(r) > 0 && r[0] == ' ' {
			r = r[1:]
		}
	}
	return append(lines, string(r))
}

// CreateRenderer implements fyne.Widget.
func (t *TipLayer) CreateRenderer() fyne.WidgetRenderer { return tipRenderer{t} }

// MinSize implements fyne.CanvasObject.
func (t *TipLayer) MinSize() fyne.Size { return fyne.Size{} }

type tipRenderer struct{ t *TipLayer }

func (r tipRenderer) Destroy()                     { r.t.Close() }
func (r tipRenderer) Layout(fyne.Size)             {}
func (r tipRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r tipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.box} }
func (r tipRenderer) Refresh() {
	if r.t.box.Visible() {
		r.t.show()
	}
}
