package vm

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// Range is a part of a text: lines count from 0.
type Range = struct {
	Line, Col, EndLine, EndCol int
}

// Excerpts finds in source text what tracebacks mark, which takes a parser.
type Excerpts interface {
	// Anchors gives the operator, or the brackets, of an expression; columns are characters.
	Anchors(segment string) (r Range, ok bool)
	// WholeCall gives the call of a statement that only returns or assigns what it gives;
	// columns are bytes. broken says that the text is no program.
	WholeCall(text string) (r Range, ok, broken bool)
}

// tracebackEntries writes the entries of a traceback since 3.11 (StackSummary.format in
// Lib/traceback.py); ok is false if there are none to write.
func (m *Machine) tracebackEntries(tb *object.Traceback) (text string, ok bool) {
	t := m.Thread
	var list []*object.Traceback
	for ; tb != nil; tb = tb.Next {
		list = append(list, tb)
	}
	if sys := t.Modules.GetStr(t, t.Intern("sys")); sys.Has(object.LayoutModule) {
		if v := sys.Module().Dict.GetStr(t, t.Intern("tracebacklimit")); !v.IsNull() {
			if n, isInt := object.AsInt64(v); isInt {
				n = max(n, 0)
				list = list[max(len(list)-int(min(n, int64(len(list)))), 0):]
			}
		}
	}
	var b strings.Builder
	var last *code.Code
	lastLine, count := -1, 0
	repeated := func() {
		if n := count - repeatedLines; n > 0 {
			b.WriteString("  [Previous line repeated " + strconv.Itoa(n) + " more time" + plural(n) + "]\n")
		}
	}
	for _, tb := range list {
		c := tb.Frame.Code
		p := code.Position{Col: -1, EndCol: -1}
		if tb.Lasti >= 0 {
			p = c.PositionAt(tb.Lasti)
		}
		line := int(p.Line)
		if line == 0 && p.EndLine == 0 {
			line = tb.Line()
		}
		if last == nil || lastLine != line || last.Name != c.Code.Name || last.Filename != c.Code.Filename {
			repeated()
			last, lastLine, count = c.Code, line, 0
		}
		if count++; count > repeatedLines {
			continue
		}
		b.WriteString("  File \"" + c.Filename.Text + "\", line " + strconv.Itoa(line) + ", in " + c.Name.Text + "\n")
		b.WriteString(m.excerpt(c.Filename.Text, p))
	}
	repeated()
	return b.String(), len(list) > 0
}

// dedent takes away the white space that all lines begin with (textwrap.dedent).
func dedent(lines []string) []string {
	margin, any := "", false
	out := make([]string, len(lines))
	for i, l := range lines {
		if strings.TrimLeft(l, " \t") == "" {
			continue
		}
		out[i] = l
		indent := l[:len(l)-len(strings.TrimLeft(l, " \t"))]
		if !any {
			margin, any = indent, true
			continue
		}
		n := 0
		for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], margin)
	}
	return out
}

// characters is how many characters the first n bytes of a text are.
func characters(text string, n int) int { return len([]rune(text[:min(max(n, 0), len(text))])) }

// excerpt shows the source text of a place, with marks below what of its lines it is.
func (m *Machine) excerpt(filename string, p code.Position) string {
	if m.cfg.SourceLine == nil || p.EndLine < p.Line || p.EndLine == 0 {
		return ""
	}
	var original []string
	for n := p.Line; n <= p.EndLine; n++ {
		original = append(original, strings.TrimRightFunc(m.cfg.SourceLine(filename, int(n)), unicode.IsSpace))
	}
	dedented := dedent(original)
	if strings.TrimSpace(strings.Join(dedented, "")) == "" {
		return ""
	}
	if p.Col < 0 || p.EndCol < 0 || m.unmarked > 0 {
		return "    " + strings.TrimSpace(original[0]) + "\n"
	}
	all := make([][]rune, len(dedented))
	for i, l := range dedented {
		all[i] = []rune(l)
	}
	last := len(all) - 1
	cut := len([]rune(original[0])) - len(all[0])
	start := max(0, characters(original[0], int(p.Col))-cut)
	end := max(0, characters(original[last], int(p.EndCol))-cut)

	var anchors Range
	anchored := false
	if m.cfg.Excerpts != nil {
		anchors, anchored = m.cfg.Excerpts.Anchors(segment(all, start, end))
	}
	marks := m.marks(all, start, end, anchored)

	lines := []int{0, last}
	secondary, primary := '^', '^'
	startWidth, endWidth := width(all[0], start), width(all[last], end)
	if anchored {
		primary = '~'
		if anchors.Line == 0 {
			anchors.Col += start
		}
		if anchors.EndLine == 0 {
			anchors.EndCol += start
		}
		anchors.Col, anchors.EndCol = width(all[anchors.Line], anchors.Col), width(all[anchors.EndLine], anchors.EndCol)
		for d := -1; d <= 1; d++ {
			lines = append(lines, anchors.Line+d, anchors.EndLine+d)
		}
	}
	slices.Sort(lines)
	lines = slices.DeleteFunc(slices.Compact(lines), func(n int) bool { return n < 0 || n > last })

	var out []string
	show := func(n int) {
		line := all[n]
		out = append(out, string(line))
		if !marks {
			return
		}
		spaces := len(line) - len([]rune(strings.TrimLeftFunc(string(line), unicode.IsSpace)))
		columns := width(line, len(line))
		if n == last {
			columns = endWidth
		}
		var b strings.Builder
		for col := range columns {
			switch {
			case col < spaces, n == 0 && col < startWidth:
				b.WriteByte(' ')
			case anchored && (n > anchors.Line || n == anchors.Line && col >= anchors.Col) &&
				(n < anchors.EndLine || n == anchors.EndLine && col < anchors.EndCol):
				b.WriteRune(secondary)
			default:
				b.WriteRune(primary)
			}
		}
		out = append(out, b.String())
	}
	for i, n := range lines {
		if i > 0 {
			switch between := n - lines[i-1]; {
			case between == 2:
				show(n - 1)
			case between > 2:
				out = append(out, "...<"+strconv.Itoa(between-1)+" lines>...")
			}
		}
		show(n)
	}
	var b strings.Builder
	for _, l := range dedent(out) {
		b.WriteString("    " + l + "\n")
	}
	return b.String()
}

// segment is the text from a character of the first line to one of the last.
func segment(all [][]rune, start, end int) string {
	var b strings.Builder
	for i, line := range all {
		from, to := 0, len(line)
		if i == 0 {
			from = min(start, len(line))
		}
		if i == len(all)-1 {
			to = max(min(end, len(line)), min(from, len(line)))
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(line[from:to]))
	}
	return b.String()
}

// marks says whether a place is marked: not if it is all that the line has, nor if the
// line only returns or assigns what a call gives (_should_show_carets).
func (m *Machine) marks(all [][]rune, start, end int, anchored bool) bool {
	last := len(all) - 1
	if m.cfg.Excerpts != nil {
		var lines []string
		for _, l := range all {
			lines = append(lines, string(l))
		}
		r, ok, _ := m.cfg.Excerpts.WholeCall(strings.Join(lines, "\n"))
		if ok && r == (Range{0, start, last, end}) {
			return false
		}
	}
	if anchored {
		return true
	}
	before := strings.TrimSpace(string(all[0][:min(start, len(all[0]))]))
	after := strings.TrimSpace(string(all[last][min(end, len(all[last])):]))
	return before != "" || after != ""
}

// width is how many columns the first n characters of a line take.
func width(line []rune, n int) int {
	w := 0
	for i, r := range line {
		if i >= n {
			return w
		}
		if w++; wide(r) {
			w++
		}
	}
	return max(w, n)
}

// wide says that a character takes two columns (East Asian Width W and F).
func wide(r rune) bool {
	return r >= 0x1100 && unicode.Is(wideRunes, r)
}

var wideRunes = &unicode.RangeTable{
	R16: []unicode.Range16{{0x1100, 0x115f, 1}, {0x231a, 0x231b, 1}, {0x2329, 0x232a, 1}, {0x23e9, 0x23ec, 1}, {0x25fd, 0x25fe, 1},
		{0x2614, 0x2615, 1}, {0x2648, 0x2653, 1}, {0x26a1, 0x26a1, 1}, {0x26aa, 0x26ab, 1}, {0x2705, 0x2705, 1}, {0x2728, 0x2728, 1},
		{0x274c, 0x274c, 1}, {0x2753, 0x2755, 1}, {0x2795, 0x2797, 1}, {0x2e80, 0x303e, 1}, {0x3041, 0x33ff, 1}, {0x3400, 0x4dbf, 1},
		{0x4e00, 0x9fff, 1}, {0xa000, 0xa4cf, 1}, {0xa960, 0xa97f, 1}, {0xac00, 0xd7a3, 1}, {0xf900, 0xfaff, 1}, {0xfe10, 0xfe19, 1},
		{0xfe30, 0xfe6f, 1}, {0xff01, 0xff60, 1}, {0xffe0, 0xffe6, 1}},
	R32: []unicode.Range32{{0x16fe0, 0x18cff, 1}, {0x1aff0, 0x1b2fb, 1}, {0x1f004, 0x1f004, 1}, {0x1f0cf, 0x1f0cf, 1}, {0x1f18e, 0x1f18e, 1},
		{0x1f191, 0x1f19a, 1}, {0x1f200, 0x1f320, 1}, {0x1f32d, 0x1f335, 1}, {0x1f337, 0x1f37c, 1}, {0x1f37e, 0x1f393, 1},
		{0x1f3a0, 0x1f3ca, 1}, {0x1f3e0, 0x1f3f0, 1}, {0x1f400, 0x1f43e, 1}, {0x1f440, 0x1f4fc, 1}, {0x1f4ff, 0x1f53d, 1},
		{0x1f5fb, 0x1f64f, 1}, {0x1f680, 0x1f6c5, 1}, {0x1f7e0, 0x1f7eb, 1}, {0x1f90c, 0x1f93a, 1}, {0x1f93c, 0x1f945, 1},
		{0x1f947, 0x1f9ff, 1}, {0x1fa70, 0x1faff, 1}, {0x20000, 0x3fffd, 1}},
}
