package lessons

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bytewalk/lessons/compare"
)

// reader reads one lesson file. The methods that find a mistake leave by panicking
// with the *Error; parse catches it.
type reader struct {
	fsys   fs.FS
	name   string
	source string // the whole file
	base   int    // where in the file the Markdown begins
	text   []byte // the Markdown
	lesson *Lesson
}

func parse(fsys fs.FS, name, source string) (l *Lesson, err error) {
	r := &reader{fsys: fsys, name: name, source: source, lesson: &Lesson{Name: strings.TrimSuffix(name, ".md")}}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			l, err = nil, e
		default:
			panic(e)
		}
	}()
	if i := invalidUTF8(source); i >= 0 {
		r.fail(i, "found a byte that is not UTF-8")
	}
	if strings.Contains(source, "\r") {
		r.source = strings.ReplaceAll(source, "\r\n", "\n")
	}
	r.frontMatter()
	r.markdown()
	return r.lesson, nil
}

func invalidUTF8(s string) int {
	for i, c := range s {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// fail reports a mistake at an offset in the file.
func (r *reader) fail(offset int, format string, args ...any) {
	offset = min(max(offset, 0), len(r.source))
	before := r.source[:offset]
	line := strings.Count(before, "\n") + 1
	col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	r.failAt(line, col, format, args...)
}

func (r *reader) failAt(line, col int, format string, args ...any) {
	panic(&Error{File: r.name, Line: line, Col: col, Message: fmt.Sprintf(format, args...)})
}

// failNode reports a mistake at a node of the Markdown's tree.
func (r *reader) failNode(n ast.Node, format string, args ...any) {
	r.fail(r.base+position(n), format, args...)
}

// position is where a node begins in the Markdown: its own position, or that of
// the nearest thing that has one.
func position(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

func (r *reader) line(offset int) int { return strings.Count(r.source[:r.base+offset], "\n") + 1 }

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()

func (r *reader) markdown() {
	document := markdown.Parse(text.NewReader(r.text))
	program := false
	var sections []ast.Node // the headings
	for n := document.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level != 2 {
				r.failNode(n, "found a heading with %d #, expected ## for a section", n.Level)
			}
			if sections = append(sections, n); len(sections) > maxSections {
				r.failNode(n, "there are more than %d sections", maxSections)
			}
			continue
		case *ast.FencedCodeBlock:
			if language, _ := r.info(n); language == "python" {
				if program {
					r.failNode(n, "found a second python block, expected one, the program")
				}
				if sections != nil {
					r.failNode(n, "the program stands in a section, expected it before the first one")
				}
				program = true
				r.program(n)
				continue
			}
		}
		if sections == nil {
			r.lesson.Intro = append(r.lesson.Intro, r.block(n, 0))
		}
	}
	if !program {
		r.fail(r.base, "found no program, expected one fenced block with the info word python")
	}
	if sections == nil {
		r.fail(len(r.source), "found no section, expected a heading with ##")
	}
	for _, n := range sections {
		r.section(n.(*ast.Heading))
	}
}

var fileName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*\.py$`)

func (r *reader) info(n *ast.FencedCodeBlock) (language, rest string) {
	if n.Info == nil {
		return "", ""
	}
	language, rest, _ = strings.Cut(strings.TrimSpace(string(n.Info.Segment.Value(r.text))), " ")
	return language, strings.TrimSpace(rest)
}

func (r *reader) program(n *ast.FencedCodeBlock) {
	_, name := r.info(n)
	if name == "" {
		name = r.lesson.Name + ".py"
	} else if !fileName.MatchString(name) {
		at := n.Info.Segment.Start + strings.LastIndex(string(n.Info.Segment.Value(r.text)), name)
		r.fail(r.base+at, "the program's name is %q, expected a file name like loop.py", name)
	}
	r.lesson.ProgramName = name
	r.lesson.Program = r.lines(n)
	if r.lesson.Program == "" {
		r.failNode(n, "the program is empty")
	}
	r.lesson.ProgramLine = r.line(n.Lines().At(0).Start)
}

// lines joins the lines of a block that is taken as it stands.
func (r *reader) lines(n ast.Node) string {
	var b strings.Builder
	for _, segment := range n.Lines().Sliced(0, n.Lines().Len()) {
		b.Write(segment.Value(r.text))
	}
	return b.String()
}

// section reads a heading and what follows it, up to the next one.
func (r *reader) section(h *ast.Heading) {
	start := position(h)
	if h.Lines().Len() == 0 {
		r.failNode(h, "the section has no title")
	}
	segment := h.Lines().At(0)
	raw := string(segment.Value(r.text))
	title, m := cutMarker(raw)
	title = strings.ReplaceAll(strings.TrimSpace(title), "`", "")
	if title == "" {
		r.failNode(h, "the section has no title")
	}
	failMarker := func(bad *markerError) { r.fail(r.base+segment.Start+bad.at, "%s", bad.message) }

	end := len(r.text)
	var nodes []ast.Node
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			end = lineStart(r.text, position(n))
			break
		}
		nodes = append(nodes, n)
	}
	bodyStart := min(segment.Stop, end)
	if i := bytes.IndexByte(r.text[bodyStart:end], '\n'); i >= 0 {
		bodyStart += i + 1
	}
	body := string(r.text[bodyStart:end])

	step := Step{Title: title, Line: r.line(start)}
	switch m.name {
	case "":
	case "at":
		at, bad := m.place()
		if bad != nil {
			failMarker(bad)
		}
		if n := strings.Count(r.lesson.Program, "\n"); at.Line > n {
			r.fail(r.base+segment.Start+m.start, "the place is in line %d, but the program has %d lines", at.Line, n)
		}
		if at.Expr != "" && !strings.Contains(r.lesson.Program, at.Expr) {
			r.fail(r.base+segment.Start+m.start, "the program has no text %q", at.Expr)
		}
		step.At = at
	case "compare":
		r.comparison(m, title, nodes, body, bodyStart, failMarker)
		return
	default:
		r.fail(r.base+segment.Start+m.start, "found the marker %q, expected at or compare", m.name)
	}
	if len(nodes) == 0 {
		r.failNode(h, "the section is empty")
	}
	step.Markdown = strings.TrimSpace(body)
	for i, n := range nodes {
		if p, ok := n.(*ast.Paragraph); ok && i == len(nodes)-1 {
			block, question := r.lastParagraph(p)
			if question != nil {
				if step.At == nil {
					r.failNode(p, "the question has no step to ask about, expected a place, {at: ...}, in the section's heading")
				}
				step.Markdown, _ = cutMarker(step.Markdown)
				step.Predict = question
			}
			step.Body = append(step.Body, block)
			continue
		}
		step.Body = append(step.Body, r.block(n, 0))
	}
	r.lesson.Steps = append(r.lesson.Steps, step)
}

func lineStart(text []byte, offset int) int {
	return bytes.LastIndexByte(text[:offset], '\n') + 1
}

// lastParagraph reads a section's last paragraph, which may end in a question's
// marker.
func (r *reader) lastParagraph(p *ast.Paragraph) (Block, *Question) {
	lines := p.Lines()
	last := lines.At(lines.Len() - 1)
	_, m := cutMarker(string(last.Value(r.text)))
	if m.name == "" {
		return r.block(p, 0), nil
	}
	at := last.Start + m.start
	if m.name != "predict" {
		r.fail(r.base+at, "found the marker %q at the end of a paragraph, expected predict", m.name)
	}
	kind := QuestionKind(strings.TrimSpace(m.rest))
	if !slices.Contains(questionKinds, kind) {
		var known []string
		for _, k := range questionKinds {
			known = append(known, string(k))
		}
		r.fail(r.base+last.Start+m.restStart, "found the question %q, expected %s", kind, oneOf(known, ""))
	}
	block := Block{Kind: Paragraph, Text: r.inlines(p, at)}
	if len(block.Text) == 0 {
		r.fail(r.base+at, "the question has no text")
	}
	return block, &Question{Kind: kind, Text: block.Text}
}

// comparison reads a section with a listing from notes.
func (r *reader) comparison(m marker, title string, nodes []ast.Node, body string, bodyStart int, fail func(*markerError)) {
	options, bad := m.options("dialect")
	if bad != nil {
		fail(bad)
	}
	if len(options) != 1 || !dialectName.MatchString(options[0].value) {
		fail(&markerError{m.start, "the comparison has no dialect, expected dialect=3.8 or another"})
	}
	if r.lesson.Compare != nil {
		fail(&markerError{m.start, "found a second comparison, expected one"})
	}
	c := &Comparison{Title: title, Dialect: options[0].value}
	for _, n := range nodes {
		block, ok := n.(*ast.FencedCodeBlock)
		if ok {
			language, _ := r.info(block)
			ok = language == "notes"
		}
		if !ok {
			c.Body = append(c.Body, r.block(n, 0))
			continue
		}
		if c.Notes != nil {
			r.failNode(n, "found a second notes block, expected one")
		}
		if c.Text = r.lines(block); c.Text == "" {
			r.failNode(n, "the notes block is empty")
		}
		if strings.Count(c.Text, "\n") > maxListing {
			r.failNode(n, "the listing has more than %d lines", maxListing)
		}
		listing, err := compare.Parse(c.Text)
		if bad, ok := err.(*compare.ParseError); ok {
			first := block.Lines().At(0).Start
			r.failAt(r.line(first)+bad.Line-1, 1, "found %q, expected an instruction as dis prints it", strings.TrimSpace(bad.Text))
		}
		c.Notes = listing
		from := lineStart(r.text, position(block)) - bodyStart
		to := block.Lines().At(block.Lines().Len()-1).Stop - bodyStart
		if i := strings.IndexByte(body[to:], '\n'); i >= 0 {
			to += i + 1
		}
		c.Markdown = strings.TrimSpace(body[:from]) + "\n\n" + strings.TrimSpace(body[to:])
	}
	if c.Notes == nil || len(c.Notes[0].Rows) == 0 {
		fail(&markerError{m.start, "the comparison has no listing, expected a fenced block with the info word notes"})
	}
	c.Markdown = strings.TrimSpace(c.Markdown)
	r.lesson.Compare = c
}

// maxListing is how many lines a listing from notes may have: comparing takes time
// with the square of it.
const maxListing = 1000

// maxSections is how many sections a lesson may have.
const maxSections = 200

// maxDepth is how deep lists and quotes may be nested.
const maxDepth = 8

func (r *reader) block(n ast.Node, depth int) Block {
	if depth > maxDepth {
		r.failNode(n, "lists are nested more than %d deep", maxDepth)
	}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return Block{Kind: Paragraph, Text: r.inlines(n, len(r.text))}
	case *ast.FencedCodeBlock:
		language, _ := r.info(n)
		switch language {
		case "python":
			r.failNode(n, "found a second python block, expected one, the program")
		case "notes":
			r.failNode(n, "found a notes block, expected it in a section with {compare: ...} only")
		}
		return Block{Kind: Listing, Code: r.lines(n), Language: language}
	case *ast.CodeBlock:
		return Block{Kind: Listing, Code: r.lines(n)}
	case *ast.Blockquote:
		return Block{Kind: Quote, Blocks: r.blocks(n, depth+1)}
	case *ast.List:
		b := Block{Kind: List, Ordered: n.IsOrdered(), Start: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			b.Items = append(b.Items, r.blocks(item, depth+1))
		}
		return b
	case *east.Table:
		b := Block{Kind: Table}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells [][]Inline
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				cells = append(cells, r.inlines(cell, len(r.text)))
			}
			if row.Kind() == east.KindTableHeader {
				b.Head = cells
			} else {
				b.Rows = append(b.Rows, cells)
			}
		}
		return b
	}
	r.failNode(n, "found %s, expected a paragraph, a list, a table, a quote or a fenced block", describe(n))
	return Block{}
}

func (r *reader) blocks(n ast.Node, depth int) []Block {
	var blocks []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, r.block(c, depth))
	}
	return blocks
}

func describe(n ast.Node) string {
	switch n.Kind() {
	case ast.KindHTMLBlock, ast.KindRawHTML:
		return "HTML"
	case ast.KindImage:
		return "an image"
	case ast.KindThematicBreak:
		return "a horizontal rule"
	case ast.KindHeading:
		return "a heading inside another block"
	case ast.KindLink, ast.KindAutoLink:
		return "a link that is not https"
	}
	return strings.ToLower(n.Kind().String())
}

// inlines gives the text of a block as runs of one style, as far as it stands
// before the offset end in the Markdown.
func (r *reader) inlines(block ast.Node, end int) []Inline {
	var runs []Inline
	add := func(text string, style Style, link string) {
		if n := len(runs); n > 0 && runs[n-1].Style == style && runs[n-1].Link == link {
			runs[n-1].Text += text
		} else if text != "" {
			runs = append(runs, Inline{text, style, link})
		}
	}
	var walk func(n ast.Node, style Style, link string, depth int)
	walk = func(n ast.Node, style Style, link string, depth int) {
		if depth > maxDepth {
			r.failNode(n, "emphasis is nested more than %d deep", maxDepth)
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				if c.Segment.Start >= end {
					continue
				}
				segment := c.Segment.WithStop(min(c.Segment.Stop, end))
				value := segment.Value(r.text)
				if style&Code == 0 {
					value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
				}
				add(string(value), style, link)
				if c.HardLineBreak() {
					add("\n", style, link)
				} else if c.SoftLineBreak() {
					add(" ", style, link)
				}
			case *ast.String:
				add(string(c.Value), style, link)
			case *ast.CodeSpan:
				walk(c, style|Code, link, depth+1)
			case *ast.Emphasis:
				if c.Level == 2 {
					walk(c, style|Strong, link, depth+1)
				} else {
					walk(c, style|Emphasis, link, depth+1)
				}
			case *ast.Link:
				to := string(c.Destination)
				if !strings.HasPrefix(to, "https://") {
					r.failNode(c, "found %s, expected an https address", describe(c))
				}
				walk(c, style, to, depth+1)
			case *ast.AutoLink:
				to := string(c.URL(r.text))
				if !strings.HasPrefix(to, "https://") {
					r.failNode(c, "found %s, expected an https address", describe(c))
				}
				add(to, style, to)
			default:
				r.failNode(c, "found %s, expected text, emphasis, code or a link", describe(c))
			}
		}
	}
	walk(block, 0, "", 0)
	if n := len(runs); n > 0 {
		runs[n-1].Text = strings.TrimRight(runs[n-1].Text, " \n")
		if runs[n-1].Text == "" {
			runs = runs[:n-1]
		}
	}
	return runs
}

// module reads a file that the front matter names.
func (r *reader) module(name string, line, col int) {
	if !fs.ValidPath(name) || path.Ext(name) != ".py" {
		r.failAt(line, col, "the module is %q, expected a path like shapes.py or tools/shapes.py in the lesson's folder", name)
	}
	source, err := read(r.fsys, name, maxModule)
	if err != nil {
		r.failAt(line, col, "the module %s can't be read: %v", name, err)
	}
	if r.lesson.Modules == nil {
		r.lesson.Modules = map[string]string{}
	}
	r.lesson.Modules[name] = source
}
