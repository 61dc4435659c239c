package widget

import (
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/mattn/go-runewidth"

	"bytewalk/app/theme"
)

// A Class says what a piece of text is, and so how it is drawn.
type Class uint8

// The classes of text. Keywords are bold and not coloured, comments are italic.
const (
	ClassPlain    Class = iota // Ink
	ClassKeyword               // Ink, SemiBold
	ClassFunction              // Fn
	ClassNumber                // Num
	ClassString                // Str
	ClassComment               // Com, italic
	ClassError                 // Err
	ClassQuiet                 // Ink2
	ClassFaint                 // Ink3
	ClassStrong                // Ink, Medium
	ClassChanged               // Chg
	ClassNow                   // Now, SemiBold
)

// style gives the font and colour of a class in Mono.
func (c Class) style(l *theme.Look) (fyne.Resource, color.NRGBA) {
	switch c {
	case ClassKeyword:
		return theme.MonoSemiBold, l.Ink
	case ClassFunction:
		return theme.Mono, l.Fn
	case ClassNumber:
		return theme.Mono, l.Num
	case ClassString:
		return theme.Mono, l.Str
	case ClassComment:
		return theme.MonoItalic, l.Com
	case ClassError:
		return theme.Mono, l.Err
	case ClassQuiet:
		return theme.Mono, l.Ink2
	case ClassFaint:
		return theme.Mono, l.Ink3
	case ClassStrong:
		return theme.MonoMedium, l.Ink
	case ClassChanged:
		return theme.Mono, l.Chg
	case ClassNow:
		return theme.MonoSemiBold, l.Now
	}
	return theme.Mono, l.Ink
}

// sansOf gives the Sans font of the same weight as a Mono one.
func sansOf(mono fyne.Resource) fyne.Resource {
	switch mono {
	case theme.MonoMedium:
		return theme.SansMedium
	case theme.MonoSemiBold:
		return theme.SansSemiBold
	case theme.MonoItalic:
		return theme.SansItalic
	}
	return theme.Sans
}

func whole(v float32) float32 { return float32(math.Round(float64(v))) }

// typeSize gives the size in which text is set: a whole one, because at others the toolkit sets letters as far apart as in the
// next whole size, and words come out wider than they should.
func typeSize(size float32) float32 { return max(float32(math.Floor(float64(size)+0.25)), 1) }

// setText changes a text object, and refreshes it only if something is different: a refresh throws its texture away.
func setText(t *canvas.Text, s string, font fyne.Resource, size float32, c color.NRGBA) {
	size = typeSize(size)
	if t.Text == s && t.FontSource == font && t.TextSize == size && t.Color == c && t.Visible() {
		return
	}
	t.Text, t.FontSource, t.TextSize, t.Color = s, font, size, c
	if !t.Visible() {
		t.Show()
	} else {
		t.Refresh()
	}
}

// top gives the y of a text's upper edge when its baseline is to be at the given height.
func top(baseline, size float32) float32 {
	return whole(baseline - float32(math.Ceil(float64(size*theme.Ascent))))
}

// baselineIn gives the baseline of text that stands in the middle of a row.
func baselineIn(y, height, size float32) float32 { return y + height/2 + size*0.34 }

// place puts a text's left end and baseline.
func place(t *canvas.Text, x, baseline float32) {
	t.Move(fyne.NewPos(whole(x), top(baseline, t.TextSize)))
}

// placeRight puts a text's right end and baseline.
func placeRight(t *canvas.Text, x, baseline float32) {
	place(t, x-textWidth(t.Text, t.FontSource, t.TextSize), baseline)
}

// placeMiddle puts a text's middle and baseline.
func placeMiddle(t *canvas.Text, x, baseline float32) {
	place(t, x-textWidth(t.Text, t.FontSource, t.TextSize)/2, baseline)
}

func textWidth(s string, font fyne.Resource, size float32) float32 {
	if s == "" {
		return 0
	}
	size = typeSize(size)
	if isMono(font) && isASCII(s) {
		return float32(len(s)) * size * theme.MonoWidth
	}
	sz, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, font)
	return sz.Width
}

func isMono(font fyne.Resource) bool {
	return font == theme.Mono || font == theme.MonoMedium || font == theme.MonoSemiBold || font == theme.MonoItalic
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// TextWidth gives the width of a text in one of theme's fonts.
func TextWidth(s string, font fyne.Resource, size float32) float32 { return textWidth(s, font, size) }

// Cut shortens a text with "…" at its end so that it is at most width wide.
func Cut(s string, font fyne.Resource, size, width float32) string {
	if isMono(font) {
		size = typeSize(size)
		return cutCells(s, int(width/(size*theme.MonoWidth)+0.01))
	}
	if textWidth(s, font, size) <= width {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if textWidth(strings.TrimRight(string(r[:mid]), " ")+"…", font, size) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return ""
	}
	return strings.TrimRight(string(r[:lo]), " ") + "…"
}

// cutCells is Cut on the Mono grid.
func cutCells(s string, cells int) string {
	if len(s) <= cells || cellsOf(s) <= cells {
		return s
	}
	if cells <= 0 {
		return ""
	}
	n := 0
	for i, r := range s {
		if w := runeCells(r); n+w > cells-1 {
			return s[:i] + "…"
		} else {
			n += w
		}
	}
	return s
}

var widths = &runewidth.Condition{}

// runeCells gives how many cells of the grid a character takes: 2 for East Asian wide ones and emoji, 0 for combining marks.
func runeCells(r rune) int {
	if r < 0x300 {
		return 1
	}
	return widths.RuneWidth(r)
}

func cellsOf(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

// onGrid reports whether a character may share a text object with its neighbours: its glyph is in the Mono font with the grid's
// advance. Others (from a fallback font) are drawn one by one, each at its own cell.
func onGrid(r rune) bool { return r >= ' ' && r < 0x180 || strings.ContainsRune(theme.Signs, r) }

// texts is a pool of text objects in a container; those not used in a round are hidden.
type texts struct {
	objects []*canvas.Text
	used    int
	add     func(fyne.CanvasObject)
}

func (p *texts) begin() { p.used = 0 }

func (p *texts) next() *canvas.Text {
	if p.used == len(p.objects) {
		t := canvas.NewText("", color.Transparent)
		p.objects = append(p.objects, t)
		p.add(t)
	}
	p.used++
	return p.objects[p.used-1]
}

func (p *texts) end() {
	for _, t := range p.objects[p.used:] {
		if t.Visible() {
			t.Hide()
		}
	}
}

// put draws a text at a baseline and gives it back.
func (p *texts) put(s string, font fyne.Resource, size float32, c color.NRGBA, x, baseline float32) *canvas.Text {
	t := p.next()
	setText(t, s, font, size, c)
	place(t, x, baseline)
	return t
}

// rects is a pool of rectangles in the same manner.
type rects struct {
	objects []*canvas.Rectangle
	used    int
	add     func(fyne.CanvasObject)
}

func (p *rects) begin() { p.used = 0 }

func (p *rects) put(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	if p.used == len(p.objects) {
		r := canvas.NewRectangle(color.Transparent)
		p.objects = append(p.objects, r)
		p.add(r)
	}
	r := p.objects[p.used]
	p.used++
	setRect(r, x, y, w, h, fill, nil, 0, 0)
	return r
}

func (p *rects) outline(x, y, w, h float32, stroke color.Color, width, radius float32) *canvas.Rectangle {
	r := p.put(x, y, w, h, color.Transparent)
	setRect(r, x, y, w, h, color.Transparent, stroke, width, radius)
	return r
}

func (p *rects) end() {
	for _, r := range p.objects[p.used:] {
		if r.Visible() {
			r.Hide()
		}
	}
}

func setRect(r *canvas.Rectangle, x, y, w, h float32, fill, stroke color.Color, width, radius float32) {
	changed := r.FillColor != fill || r.StrokeColor != stroke || r.StrokeWidth != width || r.CornerRadius != radius
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, stroke, width, radius
	r.Move(fyne.NewPos(whole(x), whole(y)))
	r.Resize(fyne.NewSize(max(whole(w), 0), max(whole(h), 0)))
	if !r.Visible() {
		r.Show()
	} else if changed {
		r.Refresh()
	}
}
