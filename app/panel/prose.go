package panel

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// run is a piece of prose in one style.
type run struct {
	text string
	font fyne.Resource
	size float32
	fill color.NRGBA
	code bool // on a wash of its own
	end  bool // a line ends here, whatever room is left
}

// prose lays Markdown out in the width of a column, with the pen at (x, y), and
// gives the y below it.
func (p *pen) prose(markdown string, x, y, w float32) float32 {
	source := []byte(markdown)
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	l := proseLayout{pen: p, source: source, x: x, y: y, w: w}
	l.blocks(root)
	return l.y
}

type proseLayout struct {
	*pen
	source  []byte
	x, y, w float32
}

func (l *proseLayout) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.PreviousSibling() != nil {
			l.y += l.ProseRow * 0.4
		}
		l.block(n)
	}
}

func (l *proseLayout) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		l.flow(l.inline(n, run{font: theme.SansSemiBold, size: l.Prose, fill: l.Ink}))
	case *ast.Paragraph, *ast.TextBlock:
		l.flow(l.inline(n, run{font: theme.Sans, size: l.Prose, fill: l.Ink2}))
	case *ast.List:
		l.list(n)
	case *ast.Blockquote:
		top, indent := l.y, l.Px(14)
		l.x, l.w = l.x+indent, l.w-indent
		l.blocks(n)
		l.x, l.w = l.x-indent, l.w+indent
		l.box(l.x, top, l.Px(3), l.y-top, l.Rule, 0)
	case *ast.FencedCodeBlock:
		l.listing(n.Lines())
	case *ast.CodeBlock:
		l.listing(n.Lines())
	case *ast.ThematicBreak:
		l.rule(l.x, l.y+l.Half, l.w)
		l.y += l.Unit
	case *extast.Table:
		l.table(n)
	default:
		l.blocks(n)
	}
}

func (l *proseLayout) list(n *ast.List) {
	indent := l.Px(20)
	number := n.Start
	if n.IsOrdered() {
		indent = max(indent, width(thousands(number+n.ChildCount()-1)+".", theme.Sans, l.Prose)+l.Px(6))
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if n.IsOrdered() {
			l.right(l.x+indent-l.Px(6), l.y, l.ProseRow, thousands(number)+".", theme.Sans, l.Prose, l.Ink3)
			number++
		} else {
			l.disc(l.x+indent*0.4, l.y+l.ProseRow/2, l.Px(2), l.Ink3)
		}
		l.x, l.w = l.x+indent, l.w-indent
		l.blocks(item)
		l.x, l.w = l.x-indent, l.w+indent
		if item.NextSibling() != nil && !n.IsTight {
			l.y += l.ProseRow * 0.3
		}
	}
}

// listing draws a block of code, in type small enough for its longest line.
func (l *proseLayout) listing(lines *text.Segments) {
	longest := 0
	for i := range lines.Len() {
		seg := lines.At(i)
		longest = max(longest, utf8.RuneCount(seg.Value(l.source)))
	}
	pad := l.Px(10)
	size := min(l.Code, (l.w-2*pad)/float32(max(longest, 1))/theme.MonoWidth)
	size = max(size, l.Code*0.8)
	row := size * 1.6
	h := float32(lines.Len())*row + 2*pad
	l.box(l.x, l.y, l.w, h, l.Sheet, l.RadiusCard)
	y := l.y + pad
	for i := range lines.Len() {
		seg := lines.At(i)
		line := strings.TrimRight(string(seg.Value(l.source)), "\n")
		l.text(l.x+pad, y, row, cut(line, theme.Mono, size, l.w-2*pad), theme.Mono, size, l.Ink)
		y += row
	}
	l.y += h
}

func (l *proseLayout) table(n *extast.Table) {
	columns := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		columns = max(columns, row.ChildCount())
	}
	if columns == 0 {
		return
	}
	x, w := l.x, l.w
	gap := l.Px(12)
	column := (w - gap*float32(columns-1)) / float32(columns)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		top, bottom, i := l.y, l.y, 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			style := run{font: theme.Sans, size: l.Label, fill: l.Ink2}
			if head {
				style.font, style.fill = theme.SansMedium, l.Ink3
			}
			l.x, l.w, l.y = x+float32(i)*(column+gap), column, top
			l.flow(l.inline(cell, style))
			bottom = max(bottom, l.y)
			i++
		}
		l.x, l.w, l.y = x, w, bottom+l.Half
		l.rule(x, l.y, w)
		l.y += l.Half
	}
}

// inline collects the runs of a block.
func (l *proseLayout) inline(parent ast.Node, style run) []run {
	var runs []run
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r := style
			r.text = string(n.Segment.Value(l.source))
			if n.SoftLineBreak() {
				r.text += " "
			}
			r.end = n.HardLineBreak()
			runs = append(runs, r)
		case *ast.String:
			r := style
			r.text = string(n.Value)
			runs = append(runs, r)
		case *ast.CodeSpan:
			r := style
			r.font, r.size, r.fill, r.code = theme.Mono, style.size*0.94, l.Ink, true
			if style.font == theme.SansSemiBold {
				r.font = theme.MonoSemiBold
			}
			runs = append(runs, l.inline(n, r)...)
		case *ast.Emphasis:
			r := style
			r.font = theme.SansItalic
			if n.Level > 1 {
				r.font, r.fill = theme.SansSemiBold, l.Ink
			}
			runs = append(runs, l.inline(n, r)...)
		default:
			runs = append(runs, l.inline(n, style)...)
		}
	}
	return runs
}

// flow breaks runs into lines. A word keeps to one line even where its style
// changes in the middle of it.
func (l *proseLayout) flow(runs []run) {
	row := l.ProseRow
	if len(runs) > 0 && runs[0].size < l.Prose*0.9 {
		row = runs[0].size * 1.5
	}
	type piece struct {
		run
		w     float32
		space bool // a space lies before it
	}
	var word []piece
	var line []piece
	used := float32(0)
	put := func() {
		x := l.x
		for i, q := range line {
			if q.space && i > 0 {
				x += space(q.size)
			}
			l.text(x, l.y, row, q.text, q.font, q.size, q.fill)
			x += q.w
		}
		line, used = line[:0], 0
		l.y += row
	}
	flush := func() {
		if len(word) == 0 {
			return
		}
		total := float32(0)
		for _, q := range word {
			total += q.w
		}
		lead := float32(0)
		if word[0].space && len(line) > 0 {
			lead = space(word[0].size)
		}
		if len(line) > 0 && used+lead+total > l.w {
			put()
			lead = 0
		}
		line = append(line, word...)
		used += lead + total
		word = word[:0]
	}
	spaced := false
	for _, r := range runs {
		rest := r.text
		for rest != "" {
			i := strings.IndexAny(rest, " \t\n")
			if i == 0 {
				flush()
				spaced = true
				rest = rest[1:]
				continue
			}
			if i < 0 {
				i = len(rest)
			}
			q := piece{run: r, space: spaced && len(word) == 0}
			q.text = rest[:i]
			if width(q.text, r.font, r.size) > l.w {
				q.text = widget.Cut(q.text, r.font, r.size, l.w)
			}
			q.w = width(q.text, r.font, r.size)
			word = append(word, q)
			spaced = false
			rest = rest[i:]
		}
		if r.end {
			flush()
			put()
			spaced = false
		}
	}
	flush()
	if len(line) > 0 {
		put()
	}
}

// space is the width of a space between words.
func space(size float32) float32 { return size * 0.27 }
