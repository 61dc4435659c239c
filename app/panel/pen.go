package panel

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// pen collects the nodes of a scene. Its methods draw what the design's pictures
// are made of, in the sizes and colours of one look.
type pen struct {
	*theme.Look
	nodes []widget.Node
}

func newPen() *pen { return &pen{Look: theme.Current()} }

// add puts a node on top and gives it for changes.
func (p *pen) add(n widget.Node) *widget.Node {
	p.nodes = append(p.nodes, n)
	return &p.nodes[len(p.nodes)-1]
}

// box draws a filled rectangle.
func (p *pen) box(x, y, w, h float32, fill color.NRGBA, radius float32) *widget.Node {
	return p.add(widget.Node{Shape: widget.Box, X: x, Y: y, W: w, H: h, Fill: fill, Radius: radius})
}

// outlined draws a filled rectangle with a border.
func (p *pen) outlined(x, y, w, h float32, fill, stroke color.NRGBA, width, radius float32) *widget.Node {
	n := p.box(x, y, w, h, fill, radius)
	n.Stroke, n.StrokeWidth = stroke, width
	return n
}

// text draws a run of text on a line whose top is y and whose height is h.
func (p *pen) text(x, y, h float32, text string, font fyne.Resource, size float32, fill color.NRGBA) *widget.Node {
	return p.add(widget.Node{Shape: widget.Label, X: x, Y: y, H: h, Text: text, Font: font, Size: size, Fill: fill})
}

// right draws text that ends at x.
func (p *pen) right(x, y, h float32, text string, font fyne.Resource, size float32, fill color.NRGBA) *widget.Node {
	n := p.text(x, y, h, text, font, size, fill)
	n.Align = fyne.TextAlignTrailing
	return n
}

// centred draws text in the middle of x to x+w.
func (p *pen) centred(x, y, w, h float32, text string, font fyne.Resource, size float32, fill color.NRGBA) *widget.Node {
	n := p.text(x, y, h, text, font, size, fill)
	n.W, n.Align = w, fyne.TextAlignCenter
	return n
}

// heading draws the name of a panel or a column.
func (p *pen) heading(x, y float32, text string) {
	p.text(x, y, p.Label*1.4, text, theme.SansMedium, p.Label, p.Ink3)
}

// rule draws a level hairline.
func (p *pen) rule(x, y, w float32) { p.box(x, y, w, p.Hairline, p.Rule, 0) }

// trail draws an arrow in the colour of change, which grows when the scene moves.
func (p *pen) trail(key string, m theme.Motion, delay time.Duration, points ...fyne.Position) *widget.Node {
	return p.add(widget.Node{
		Key: key, Shape: widget.Path, Points: points, Stroke: p.Chg, StrokeWidth: p.Trail, Radius: 10 * p.Scale,
		Arrow: p.ArrowLong, Duration: m.Duration, Delay: delay, Ease: m.Easing,
	})
}

// disc draws a filled circle around a point.
func (p *pen) disc(x, y, r float32, fill color.NRGBA) *widget.Node {
	return p.add(widget.Node{Shape: widget.Disc, X: x - r, Y: y - r, W: 2 * r, H: 2 * r, Fill: fill})
}

// polygon draws a filled polygon.
func (p *pen) polygon(fill color.NRGBA, points ...fyne.Position) *widget.Node {
	return p.add(widget.Node{Shape: widget.Polygon, Points: points, Fill: fill})
}

// tip makes the area of a node show text when the pointer rests on it.
func (p *pen) tip(x, y, w, h float32, text string) {
	p.add(widget.Node{Shape: widget.Box, X: x, Y: y, W: w, H: h, Tip: text})
}

// width measures a run of text.
func width(text string, font fyne.Resource, size float32) float32 {
	return widget.TextWidth(text, font, size)
}

// cut shortens text to a width.
func cut(text string, font fyne.Resource, size, w float32) string {
	// A text that was cut already has no need of a second mark.
	return strings.ReplaceAll(widget.Cut(text, font, size, w), "……", "…")
}

// fit gives the size, at most a fifth smaller, at which text fits into a width, and
// the text, cut where even that is too large.
func fit(text string, font fyne.Resource, size, w float32) (string, float32) {
	full := width(text, font, size)
	if full <= w {
		return text, size
	}
	smaller := max(size*w/full, size*0.8)
	return cut(text, font, smaller, w), smaller
}

// cutMiddle shortens text to a width; of a container's both ends stay.
func cutMiddle(text string, font fyne.Resource, size, w float32) string {
	if text == "" || width(text, font, size) <= w {
		return text
	}
	if !strings.ContainsRune("[({", rune(text[0])) {
		return cut(text, font, size, w)
	}
	runes := []rune(text)
	keep := int(w/width("0", font, size)) - 3
	if keep < 8 {
		return cut(text, font, size, w)
	}
	if strings.ContainsRune(text, '…') {
		// Its middle is cut out already: what is left of the beginning, and the mark.
		return cut(text, font, size, w)
	}
	tail := min(keep/3, 12)
	return string(runes[:keep-tail]) + "…" + string(runes[len(runes)-tail:])
}

func at(x, y float32) fyne.Position { return fyne.NewPos(x, y) }
