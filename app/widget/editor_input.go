package widget

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bytewalk/app/theme"
)

// caretBlink is half a period of the caret's blinking.
const caretBlink = 530 * time.Millisecond

// FocusGained implements fyne.Focusable.
func (e *Editor) FocusGained() {
	e.focused, e.blinkOn = true, true
	if live() {
		e.blink.start(caretBlink, func() {
			e.blinkOn = !e.blinkOn
			if e.r != nil {
				e.r.drawCaret(e.geometry())
			}
		})
	}
	e.redraw()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Editor) FocusLost() {
	e.focused = false
	e.blink.end()
	e.buf.Break()
	e.redraw()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// AcceptsTab implements fyne.Tabbable.
func (e *Editor) AcceptsTab() bool { return !e.ReadOnly }

// TypedRune implements fyne.Focusable.
func (e *Editor) TypedRune(r rune) {
	if e.ReadOnly {
		passRune(e, r)
		return
	}
	e.insert(string(r), editType)
}

func (e *Editor) insert(text string, kind byte) {
	sel := e.Selection()
	if !sel.Empty() {
		kind = editOther
	}
	end := e.buf.replace(sel, text, Span{e.anchor, e.caret}, kind)
	e.anchor, e.caret = end, end
	e.changed()
}

// TypedKey implements fyne.Focusable.
func (e *Editor) TypedKey(ev *fyne.KeyEvent) {
	mods := modifiers()
	shift := mods&fyne.KeyModifierShift != 0
	switch ev.Name {
	case fyne.KeyLeft:
		if sel := e.Selection(); !shift && !sel.Empty() {
			e.moveTo(sel.From, false)
		} else {
			e.moveTo(e.left(e.caret), shift)
		}
	case fyne.KeyRight:
		if sel := e.Selection(); !shift && !sel.Empty() {
			e.moveTo(sel.To, false)
		} else {
			e.moveTo(e.right(e.caret), shift)
		}
	case fyne.KeyUp:
		e.moveLines(-1, shift)
	case fyne.KeyDown:
		e.moveLines(1, shift)
	case fyne.KeyPageUp:
		e.moveLines(-e.page(), shift)
	case fyne.KeyPageDown:
		e.moveLines(e.page(), shift)
	case fyne.KeyHome:
		e.moveTo(e.home(), shift)
	case fyne.KeyEnd:
		e.moveTo(Pos{e.caret.Line, len(e.buf.Line(e.caret.Line))}, shift)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyDelete:
		if e.ReadOnly {
			e.unused(ev)
			return
		}
		e.typedEdit(ev.Name, shift)
	default:
		e.unused(ev)
	}
}

func (e *Editor) typedEdit(key fyne.KeyName, shift bool) {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.newline()
	case fyne.KeyTab:
		sel := e.Selection()
		switch {
		case shift:
			e.indent(-1)
		case sel.From.Line != sel.To.Line:
			e.indent(1)
		default:
			n := e.TabWidth - e.cellAt(sel.From)%e.TabWidth
			e.insert(strings.Repeat(" ", n), editOther)
		}
	case fyne.KeyBackspace:
		sel := e.Selection()
		if sel.Empty() {
			sel.From = e.backspaceFrom()
		}
		e.erase(sel, editErase)
	case fyne.KeyDelete:
		sel := e.Selection()
		if sel.Empty() {
			sel.To = e.right(e.caret)
		}
		e.erase(sel, editDelete)
	}
}

// unused gives a key on. Keys that also make characters, Space among them, arrive here too, but mean nothing more in a text.
func (e *Editor) unused(ev *fyne.KeyEvent) {
	if !e.ReadOnly && !isCommandKey(ev.Name) {
		return
	}
	if e.OnKey == nil || !e.OnKey(ev) {
		passKey(e, ev)
	}
}

func isCommandKey(k fyne.KeyName) bool {
	return isFunctionKey(k) || k == fyne.KeyEscape || k == desktop.KeyMenu
}

func (e *Editor) erase(s Span, kind byte) {
	if s.Empty() {
		return
	}
	if !e.Selection().Empty() {
		kind = editOther
	}
	p := e.buf.replace(s, "", Span{e.anchor, e.caret}, kind)
	e.anchor, e.caret = p, p
	e.changed()
}

// backspaceFrom gives where Backspace erases from: in the indentation, back to the stop before.
func (e *Editor) backspaceFrom() Pos {
	head := e.buf.Line(e.caret.Line)[:e.caret.Col]
	if head != "" && strings.Trim(head, " ") == "" {
		n := (len(head)-1)%e.TabWidth + 1
		return Pos{e.caret.Line, e.caret.Col - n}
	}
	return e.left(e.caret)
}

func (e *Editor) newline() {
	sel := e.Selection()
	text := "\n"
	if e.AutoIndent {
		line := e.buf.Line(sel.From.Line)[:sel.From.Col]
		text += indentOf(line)
		further := e.IndentAfter
		if further == nil {
			further = func(line string) bool { return strings.HasSuffix(strings.TrimRight(line, " \t"), ":") }
		}
		if further(line) {
			text += strings.Repeat(" ", e.TabWidth)
		}
		// Blanks to the right of the caret would add to the new indentation.
		rest := e.buf.Line(sel.To.Line)[sel.To.Col:]
		sel.To.Col += len(rest) - len(strings.TrimLeft(rest, " \t"))
	}
	end := e.buf.replace(sel, text, Span{e.anchor, e.caret}, editOther)
	e.anchor, e.caret = end, end
	e.changed()
}

func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// lines gives the lines that the selection touches; one that ends at a line's start does not touch it.
func (e *Editor) selectedLines() (from, to int) {
	sel := e.Selection()
	if sel.To.Line > sel.From.Line && sel.To.Col == 0 {
		sel.To.Line--
	}
	return sel.From.Line, sel.To.Line
}

// eachLine edits every selected line: f gives how many bytes to take from its start at col and what to put there.
func (e *Editor) eachLine(f func(line string) (col, remove int, insert string)) {
	from, to := e.selectedLines()
	before := Span{e.anchor, e.caret}
	e.buf.Begin(before)
	for n := from; n <= to; n++ {
		col, remove, insert := f(e.buf.Line(n))
		if remove == 0 && insert == "" {
			continue
		}
		e.buf.Replace(Span{Pos{n, col}, Pos{n, col + remove}}, insert)
		for _, p := range []*Pos{&e.anchor, &e.caret} {
			if p.Line == n && p.Col > col || p.Line == n && p.Col == col && insert != "" && before.Empty() {
				p.Col = max(p.Col+len(insert)-remove, col)
			}
		}
	}
	e.buf.Commit(Span{e.anchor, e.caret})
	e.changed()
}

func (e *Editor) indent(by int) {
	e.eachLine(func(line string) (int, int, string) {
		if by > 0 {
			if strings.TrimSpace(line) == "" {
				return 0, 0, ""
			}
			return 0, 0, strings.Repeat(" ", e.TabWidth)
		}
		if strings.HasPrefix(line, "\t") {
			return 0, 1, ""
		}
		n := len(line) - len(strings.TrimLeft(line, " "))
		return 0, min(n, (n+e.TabWidth-1)%e.TabWidth+1), ""
	})
}

// toggleComment comments the selected lines, or takes the marks away when all of them have one.
func (e *Editor) toggleComment() {
	mark := strings.TrimRight(e.Comment, " ")
	from, to := e.selectedLines()
	all, least := true, 1<<30
	for n := from; n <= to; n++ {
		line := e.buf.Line(n)
		rest := strings.TrimLeft(line, " \t")
		if rest == "" {
			continue
		}
		least = min(least, len(line)-len(rest))
		all = all && strings.HasPrefix(rest, mark)
	}
	if least == 1<<30 {
		return
	}
	e.eachLine(func(line string) (int, int, string) {
		rest := strings.TrimLeft(line, " \t")
		switch {
		case rest == "":
			return 0, 0, ""
		case !all:
			return least, 0, e.Comment
		case strings.HasPrefix(rest, e.Comment):
			return len(line) - len(rest), len(e.Comment), ""
		}
		return len(line) - len(rest), len(mark), ""
	})
}

// moveTo moves the caret, and the other end of the selection with it unless that is extended.
func (e *Editor) moveTo(p Pos, extend bool) {
	e.caret = e.buf.Clamp(p)
	if !extend {
		e.anchor = e.caret
	}
	e.goal = -1
	e.buf.Break()
	e.moved()
}

func (e *Editor) moveLines(n int, extend bool) {
	goal := e.goal
	if goal < 0 {
		goal = e.cellAt(e.caret)
	}
	line := e.caret.Line + n
	switch {
	case line < 1:
		e.moveTo(Pos{1, 0}, extend)
	case line > e.buf.Len():
		e.moveTo(e.buf.End(), extend)
	default:
		e.moveTo(Pos{line, e.colAt(line, float32(goal))}, extend)
	}
	e.goal = goal
}

func (e *Editor) page() int {
	g := e.geometry()
	return max(int(e.Size().Height/g.row)-1, 1)
}

// home goes to the first character that is not blank, and from there to the line's start.
func (e *Editor) home() Pos {
	n := len(indentOf(e.buf.Line(e.caret.Line)))
	if e.caret.Col == n {
		n = 0
	}
	return Pos{e.caret.Line, n}
}

func (e *Editor) left(p Pos) Pos {
	if p.Col == 0 {
		if p.Line == 1 {
			return p
		}
		return Pos{p.Line - 1, len(e.buf.Line(p.Line - 1))}
	}
	_, n := utf8.DecodeLastRuneInString(e.buf.Line(p.Line)[:p.Col])
	return Pos{p.Line, p.Col - n}
}

func (e *Editor) right(p Pos) Pos {
	line := e.buf.Line(p.Line)
	if p.Col >= len(line) {
		if p.Line == e.buf.Len() {
			return p
		}
		return Pos{p.Line + 1, 0}
	}
	_, n := utf8.DecodeRuneInString(line[p.Col:])
	return Pos{p.Line, p.Col + n}
}

// kindOf tells apart what a word move stops between.
func kindOf(r rune) int {
	switch {
	case r == ' ' || r == '\t':
		return 0
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return 1
	}
	return 2
}

func (e *Editor) wordLeft(p Pos) Pos {
	if p.Col == 0 {
		return e.left(p)
	}
	line := e.buf.Line(p.Line)[:p.Col]
	line = strings.TrimRight(line, " \t")
	if line == "" {
		return Pos{p.Line, 0}
	}
	r, _ := utf8.DecodeLastRuneInString(line)
	kind := kindOf(r)
	return Pos{p.Line, len(strings.TrimRightFunc(line, func(r rune) bool { return kindOf(r) == kind }))}
}

func (e *Editor) wordRight(p Pos) Pos {
	line := e.buf.Line(p.Line)
	if p.Col >= len(line) {
		return e.right(p)
	}
	rest := strings.TrimLeft(line[p.Col:], " \t")
	if rest != "" {
		r, _ := utf8.DecodeRuneInString(rest)
		kind := kindOf(r)
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return kindOf(r) == kind })
	}
	return Pos{p.Line, len(line) - len(rest)}
}

// wordAt gives the word, the blanks or the signs that a place lies in.
func (e *Editor) wordAt(p Pos) Span {
	line := e.buf.Line(p.Line)
	if line == "" {
		return Span{p, p}
	}
	at := min(p.Col, len(line)-1)
	for at > 0 && !utf8.RuneStart(line[at]) {
		at--
	}
	r, _ := utf8.DecodeRuneInString(line[at:])
	kind := kindOf(r)
	same := func(r rune) bool { return kindOf(r) == kind }
	return Span{
		Pos{p.Line, len(strings.TrimRightFunc(line[:at], same))},
		Pos{p.Line, len(line) - len(strings.TrimLeftFunc(line[at:], same))},
	}
}

// lineSpan gives a line with its end.
func (e *Editor) lineSpan(n int) Span {
	if n >= e.buf.Len() {
		return Span{Pos{n, 0}, e.buf.End()}
	}
	return Span{Pos{n, 0}, Pos{n + 1, 0}}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if !e.Selection().Empty() && s.Clipboard != nil {
			s.Clipboard.SetContent(e.SelectedText())
		}
		return
	case *fyne.ShortcutCut:
		if !e.Selection().Empty() && s.Clipboard != nil {
			s.Clipboard.SetContent(e.SelectedText())
			if !e.ReadOnly {
				e.erase(e.Selection(), editOther)
			}
		}
		return
	case *fyne.ShortcutPaste:
		if !e.ReadOnly && s.Clipboard != nil {
			e.insert(s.Clipboard.Content(), editOther)
		}
		return
	case *fyne.ShortcutSelectAll:
		e.anchor, e.caret = Pos{1, 0}, e.buf.End()
		e.goal = -1
		e.matchBrackets()
		e.redraw()
		if e.OnCaret != nil {
			e.OnCaret(e.caret)
		}
		return
	case *fyne.ShortcutUndo:
		e.undo()
		return
	case *fyne.ShortcutRedo:
		e.redo()
		return
	case *desktop.CustomShortcut:
		if e.custom(s) {
			return
		}
	}
	passShortcut(e, s)
}

func (e *Editor) custom(s *desktop.CustomShortcut) bool {
	mods := s.Modifier
	shift := mods&fyne.KeyModifierShift != 0
	if mods&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft:
		e.moveTo(e.wordLeft(e.caret), shift)
	case fyne.KeyRight:
		e.moveTo(e.wordRight(e.caret), shift)
	case fyne.KeyHome:
		e.moveTo(Pos{1, 0}, shift)
	case fyne.KeyEnd:
		e.moveTo(e.buf.End(), shift)
	default:
		if e.ReadOnly {
			return false
		}
		sel := e.Selection()
		switch s.KeyName {
		case fyne.KeyBackspace:
			if sel.Empty() {
				sel.From = e.wordLeft(e.caret)
			}
			e.erase(sel, editOther)
		case fyne.KeyDelete:
			if sel.Empty() {
				sel.To = e.wordRight(e.caret)
			}
			e.erase(sel, editOther)
		case fyne.KeySlash:
			e.toggleComment()
		case fyne.KeyZ:
			if !shift {
				return false
			}
			e.redo()
		default:
			return false
		}
	}
	return true
}

func (e *Editor) undo() {
	if e.ReadOnly {
		return
	}
	if s, ok := e.buf.Undo(); ok {
		e.anchor, e.caret = s.From, s.To
		e.changed()
	}
}

func (e *Editor) redo() {
	if e.ReadOnly {
		return
	}
	if s, ok := e.buf.Redo(); ok {
		e.anchor, e.caret = s.From, s.To
		e.changed()
	}
}

// KeyDown implements desktop.Keyable.
func (e *Editor) KeyDown(ev *fyne.KeyEvent) {
	if e.OnKeyDown == nil || !e.OnKeyDown(ev, modifiers()) {
		passKeyDown(e, ev)
	}
}

// KeyUp implements desktop.Keyable.
func (e *Editor) KeyUp(ev *fyne.KeyEvent) { passKeyUp(e, ev) }

// Cursor implements desktop.Cursorable.
func (e *Editor) Cursor() desktop.Cursor {
	if e.hoverPos.Line == 0 {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// MouseDown implements desktop.Mouseable.
func (e *Editor) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	g := e.geometry()
	if e.grabBar(g, ev.Position) {
		return
	}
	if ev.Position.X < g.gutter {
		if line := g.lineAt(ev.Position.Y + e.scroll.Y); e.OnGutter != nil && line >= 1 && line <= e.buf.Len() {
			e.OnGutter(line)
		}
		return
	}
	requestFocus(e)
	now := time.Now()
	if now.Sub(e.clickTime) < 400*time.Millisecond && near(e.clickPos, ev.Position) {
		e.clicks++
	} else {
		e.clicks = 1
	}
	e.clickTime, e.clickPos = now, ev.Position
	p := e.PosAt(ev.Position)
	switch e.clicks % 3 {
	case 1:
		e.drag = dragText
		e.moveTo(p, ev.Modifier&fyne.KeyModifierShift != 0)
	case 2:
		e.drag = dragWords
		e.wordDrag = e.wordAt(p)
		e.anchor = e.wordDrag.From
		e.moveTo(e.wordDrag.To, true)
	case 0:
		e.drag = dragLines
		e.wordDrag = e.lineSpan(p.Line)
		e.anchor = e.wordDrag.From
		e.moveTo(e.wordDrag.To, true)
	}
}

func near(a, b fyne.Position) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	return dx*dx+dy*dy < 25
}

// MouseUp implements desktop.Mouseable.
func (e *Editor) MouseUp(*desktop.MouseEvent) {
	if e.drag == dragV || e.drag == dragH {
		return // DragEnd follows
	}
	e.drag = dragNone
	e.dragScroll.end()
}

// Dragged implements fyne.Draggable.
func (e *Editor) Dragged(ev *fyne.DragEvent) {
	e.dragAt = ev.Position
	switch e.drag {
	case dragV, dragH:
		e.dragBar(ev.Position)
	case dragText, dragWords, dragLines:
		e.dragTo(ev.Position)
		g := e.geometry()
		if p := ev.Position; p.Y < 0 || p.Y > e.Size().Height || p.X < g.gutter || p.X > e.Size().Width {
			e.dragScroll.start(50*time.Millisecond, func() { e.dragTo(e.dragAt) })
		} else {
			e.dragScroll.end()
		}
	}
}

// dragTo extends the selection to a place; the caret's move scrolls when that is outside.
func (e *Editor) dragTo(at fyne.Position) {
	p := e.PosAt(at)
	switch e.drag {
	case dragWords, dragLines:
		s := e.wordAt(p)
		if e.drag == dragLines {
			s = e.lineSpan(p.Line)
		}
		if s.From.Before(e.wordDrag.From) {
			e.anchor = e.wordDrag.To
			e.moveTo(s.From, true)
		} else {
			e.anchor = e.wordDrag.From
			e.moveTo(s.To, true)
		}
	case dragText:
		e.moveTo(p, true)
	}
}

// DragEnd implements fyne.Draggable.
func (e *Editor) DragEnd() {
	e.drag = dragNone
	e.dragScroll.end()
	e.redraw()
}

// Scrolled implements fyne.Scrollable.
func (e *Editor) Scrolled(ev *fyne.ScrollEvent) {
	old := e.scroll
	e.scroll = e.scroll.SubtractXY(ev.Scrolled.DX, ev.Scrolled.DY)
	e.scrolled(old)
}

// MouseIn implements desktop.Hoverable.
func (e *Editor) MouseIn(ev *desktop.MouseEvent) {
	e.pointer = true
	e.redraw()
	e.MouseMoved(ev)
}

// MouseMoved implements desktop.Hoverable.
func (e *Editor) MouseMoved(ev *desktop.MouseEvent) {
	g := e.geometry()
	p, over := Pos{}, false
	if line := g.lineAt(ev.Position.Y + e.scroll.Y); ev.Position.X >= g.gutter && line >= 1 {
		p = e.PosAt(ev.Position)
		cell := (ev.Position.X + e.scroll.X - g.text) / g.cell
		over = line <= e.buf.Len() && cell >= 0 && cell <= float32(e.lineCells(line))
		if over { // the character under the pointer, not the gap nearest to it
			if c := e.colAt(line, cell-0.5); c < len(e.buf.Line(line)) {
				p.Col = c
			}
		}
	}
	if (p != e.hoverPos || !over) && e.OnHover != nil {
		e.OnHover(p, over)
	}
	e.hoverPos = p
}

// MouseOut implements desktop.Hoverable.
func (e *Editor) MouseOut() {
	e.pointer = false
	e.redraw()
	e.hoverPos = Pos{}
	if e.OnHover != nil {
		e.OnHover(Pos{}, false)
	}
}

// matchBrackets finds the bracket at the caret and its mate, within reach. Brackets in strings and comments do not count.
func (e *Editor) matchBrackets() {
	e.hasBrackets = false
	line := e.buf.Line(e.caret.Line)
	for _, col := range []int{e.caret.Col - 1, e.caret.Col} {
		if col < 0 || col >= len(line) || strings.IndexByte("()[]{}", line[col]) < 0 || e.quoted(e.caret.Line, col) {
			continue
		}
		at := Pos{e.caret.Line, col}
		if mate, ok := e.mate(at); ok {
			e.brackets, e.hasBrackets = [2]Pos{at, mate}, true
			return
		}
	}
}

func (e *Editor) quoted(line, col int) bool {
	if e.Highlight == nil {
		return false
	}
	for _, r := range e.Highlight(line, e.buf.Line(line)) {
		if r.From <= col && col < r.To {
			return r.Class == ClassString || r.Class == ClassComment
		}
	}
	return false
}

// mate finds the other bracket of a pair, looking at most 500 lines far.
func (e *Editor) mate(at Pos) (Pos, bool) {
	const far = 500
	open := e.buf.Line(at.Line)[at.Col]
	i := strings.IndexByte("()[]{}", open)
	step := 1 - i%2*2
	var depth int
	for n := at.Line; n >= 1 && n <= e.buf.Len() && n > at.Line-far && n < at.Line+far; n += step {
		line := e.buf.Line(n)
		col := 0
		if step < 0 {
			col = len(line) - 1
		}
		if n == at.Line {
			col = at.Col
		}
		for ; col >= 0 && col < len(line); col += step {
			k := strings.IndexByte("()[]{}", line[col])
			if k < 0 || k/2 != i/2 || e.quoted(n, col) {
				continue
			}
			if k == i {
				depth++
			} else if depth--; depth == 0 {
				return Pos{n, col}, true
			}
		}
	}
	return Pos{}, false
}

// grabBar starts dragging a scrollbar when the place is on one.
func (e *Editor) grabBar(g editorGeometry, at fyne.Position) bool {
	if e.r == nil {
		return false
	}
	l := theme.Current()
	if e.r.vbar.Visible() && at.X > e.Size().Width-2*l.ScrollBar {
		e.drag = dragV
		y, h := e.r.vbar.Position().Y, e.r.vbar.Size().Height
		e.dragOff = at.Y - y
		if at.Y < y || at.Y > y+h {
			e.dragOff = h / 2
		}
		e.dragBar(at)
		return true
	}
	if e.r.hbar.Visible() && at.Y > e.Size().Height-2*l.ScrollBar && at.X > g.gutter {
		e.drag = dragH
		x, w := e.r.hbar.Position().X, e.r.hbar.Size().Width
		e.dragOff = at.X - x
		if at.X < x || at.X > x+w {
			e.dragOff = w / 2
		}
		e.dragBar(at)
		return true
	}
	return false
}

func (e *Editor) dragBar(at fyne.Position) {
	g := e.geometry()
	old := e.scroll
	if e.drag == dragV {
		track, content := e.Size().Height, g.lineTop(e.buf.Len()+1)+g.row
		e.scroll.Y = (at.Y - e.dragOff) / (track - e.r.vbar.Size().Height) * (content - e.Size().Height)
	} else {
		track, content := e.Size().Width-g.gutter, g.x(e.longest+1)+g.bar*2
		e.scroll.X = (at.X - e.dragOff - g.gutter) / (track - e.r.hbar.Size().Width) * (content - e.Size().Width)
	}
	e.scrolled(old)
}
