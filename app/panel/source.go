package panel

import (
	"fmt"

	"fyne.io/fyne/v2"

	"bytewalk/app/session"
	"bytewalk/app/widget"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
)

// Source is the editor: the program, with what is running, what is selected and
// what is wrong marked in it.
type Source struct {
	Editor *widget.Editor

	session  *session.Session
	view     *session.View
	colours  highlighter
	replaced uint64
	taking   bool // the session's text is being taken over
	running  widget.Span
	followed int // the step whose span was last scrolled to
}

// NewSource makes the panel.
func NewSource(s *session.Session) *Source {
	p := &Source{Editor: widget.NewEditor(""), session: s, followed: -1}
	p.Editor.Hint = "Type a program, or Ctrl+1 for the first lesson"
	p.colours.refresh = p.Editor.RefreshHighlights
	p.Editor.Highlight = p.colours.line
	p.Editor.OnChanged = func(int) {
		text := p.Editor.Text()
		p.colours.changed(text)
		s.SetText(text)
	}
	p.Editor.OnGutter = s.ToggleBreakpointLine
	p.Editor.OnCaret = func(widget.Pos) {
		if p.taking {
			return
		}
		if sel := p.Editor.Selection(); sel.From != sel.To {
			s.SelectSource(toSource(sel))
		} else if p.view != nil && len(p.view.Selection.Rows) > 0 {
			s.ClearSelection()
		}
	}
	return p
}

// Show draws a view.
func (p *Source) Show(v *session.View) {
	p.view = v
	p.taking = true
	defer func() { p.taking = false }()
	if v.Document.Replaced != p.replaced {
		p.replaced = v.Document.Replaced
		p.colours.changed(v.Document.Text)
		p.Editor.SetText(v.Document.Text)
		p.followed = -1
	}
	p.Editor.ReadOnly = v.Document.Binary
	p.showRunning(v)
	p.showError(v)
	marks := map[int]widget.Breakpoint{}
	for _, b := range v.Breakpoints {
		if b.Line > 0 {
			marks[b.Line] = widget.BreakpointOn
		}
	}
	p.Editor.SetBreakpoints(marks)
	var links []widget.Span
	if v.Selection.Span != (source.Span{}) {
		links = append(links, toWidget(v.Selection.Span))
	}
	p.Editor.SetLinks(links)
}

func (p *Source) showRunning(v *session.View) {
	p.running = widget.Span{}
	switch {
	case v.Current == nil || v.Current.Line == 0:
		p.Editor.ClearRunning()
		return
	case v.Current.Span != (source.Span{}):
		p.running = toWidget(v.Current.Span)
	default:
		p.running = widget.Span{From: widget.Pos{Line: v.Current.Line}, To: widget.Pos{Line: v.Current.Line, Col: len(p.Editor.Line(v.Current.Line))}}
	}
	p.Editor.SetRunning(p.running)
	if v.Position.Step != p.followed {
		p.followed = v.Position.Step
		p.Editor.ScrollTo(p.running)
	}
}

func (p *Source) showError(v *session.View) {
	err := v.Compile.Err
	if err == nil || err.Line() == 0 {
		p.Editor.SetError(nil)
		return
	}
	span := toWidget(err.Span)
	if span.From == span.To {
		span.To.Col++
	}
	p.Editor.SetError(&widget.ErrorMark{Span: span, Message: errorMessage(err), Detail: errorDetail(v)})
}

func errorMessage(err *diag.Error) string {
	if err.Unsupported {
		return "Not here yet: " + err.Message
	}
	return err.Type + ": " + err.Message
}

// errorDetail says where the error is, and what the listing shows meanwhile.
func errorDetail(v *session.View) string {
	err := v.Compile.Err
	column := err.Offset
	if column <= 0 {
		column = int(err.Span.Start.Col) + 1
	}
	text := fmt.Sprintf("line %d, column %d.", err.Line(), column)
	if v.Compile.Stale {
		text += " The bytecode is of the last good version."
	}
	return text
}

// ThreadStart is where the thread leaves the running span, on the window.
func (p *Source) ThreadStart() (fyne.Position, bool) {
	if p.running == (widget.Span{}) {
		return fyne.Position{}, false
	}
	return p.Editor.ThreadPoint(p.running)
}

// Note is the text at the panel's heading: size, and whether it is saved.
func (p *Source) Note() string {
	if p.view == nil {
		return ""
	}
	d := p.view.Document
	note := counted(d.Bytes, "byte", "bytes")
	switch {
	case d.Binary:
		note = "a .pyc without its source"
	case p.view.Lesson != nil && !p.view.Lesson.Edited:
		// The lesson's own program needs no saving.
	case d.Saved && d.Path != "":
		note += ", saved"
	case d.Bytes > 0:
		note += ", not saved"
	}
	return note
}

func toWidget(s source.Span) widget.Span {
	return widget.Span{From: widget.Pos{Line: int(s.Start.Line), Col: int(s.Start.Col)}, To: widget.Pos{Line: int(s.End.Line), Col: int(s.End.Col)}}
}

func toSource(s widget.Span) source.Span {
	return source.Span{Start: source.Pos{Line: int32(s.From.Line), Col: int32(s.From.Col)}, End: source.Pos{Line: int32(s.To.Line), Col: int32(s.To.Col)}}
}
