package widget

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"

	"bytewalk/app/theme"
)

// A Role says what a text of the interface is for, and so its font, size and colour.
type Role uint8

// The roles of text.
const (
	RoleHeading Role = iota // over a panel or a part of one: small, medium, faint
	RoleLabel               // small and faint
	RoleNote                // small, secondary ink
	RoleChanged             // small, orange: "depth 5 → 4"
	RoleError               // small, err, bold
	RoleProse               // paragraphs, broken into lines
	RoleTitle               // over prose
	RoleControl             // on the toolbar
	RoleStep                // the step's number
	RolePhase               // the name of a phase
	RolePhaseOn             // of the one that is now
	RoleFetched             // what a phase gave, in Mono
	RoleDoing               // what execute does, in Mono, bold
	RoleCode                // Mono, in the listing's size
	RoleTiny                // the smallest text
)

func (r Role) style(l *theme.Look) (fyne.Resource, float32, color.NRGBA) {
	switch r {
	case RoleHeading:
		return theme.SansMedium, l.Label, l.Ink3
	case RoleNote:
		return theme.Sans, l.Label, l.Ink2
	case RoleChanged:
		return theme.Sans, l.Label, l.Chg
	case RoleError:
		return theme.SansSemiBold, l.Label, l.Err
	case RoleProse:
		return theme.Sans, l.Prose, l.Ink2
	case RoleTitle:
		return theme.SansSemiBold, l.Title, l.Ink
	case RoleControl:
		return theme.Sans, l.Control, l.Ink2
	case RoleStep:
		return theme.MonoSemiBold, l.Step, l.Now
	case RolePhase:
		return theme.SansMedium, l.Phase, l.Ink3
	case RolePhaseOn:
		return theme.SansSemiBold, l.Phase, l.Now
	case RoleFetched:
		return theme.Mono, l.Fetched, l.Ink2
	case RoleDoing:
		return theme.MonoSemiBold, l.Fetched, l.Ink
	case RoleCode:
		return theme.Mono, l.Code, l.Ink2
	case RoleTiny:
		return theme.Sans, l.Small, l.Ink3
	}
	return theme.Sans, l.Label, l.Ink3
}

// A Caption shows a text in one of the roles. Prose and titles are broken into lines at its own width; all others are one line, cut
// with "…" where it ends. Line breaks in the text are kept.
type Caption struct {
	fw.BaseWidget
	role  Role
	text  string
	align fyne.TextAlign
	words texts
	box   *fyne.Container
}

// NewCaption makes a caption.
func NewCaption(role Role, text string) *Caption {
	t := &Caption{role: role, text: text, box: fyne.NewContainerWithoutLayout()}
	t.words.add = addTo(t.box)
	t.ExtendBaseWidget(t)
	return t
}

// NewCaptionRight makes a caption whose text stands at its right edge.
func NewCaptionRight(role Role, text string) *Caption {
	t := NewCaption(role, text)
	t.align = fyne.TextAlignTrailing
	return t
}

// SetText shows another text.
func (t *Caption) SetText(text string) {
	if t.text != text {
		t.text = text
		t.draw(t.Size())
	}
}

// Text gives the text.
func (t *Caption) Text() string { return t.text }

// SetRole shows the text in another role.
func (t *Caption) SetRole(role Role) {
	if t.role != role {
		t.role = role
		t.draw(t.Size())
	}
}

func (t *Caption) wraps() bool { return t.role == RoleProse || t.role == RoleTitle }

func (t *Caption) row(l *theme.Look) float32 {
	_, size, _ := t.role.style(l)
	if t.role == RoleProse {
		return l.ProseRow
	}
	return whole(size * 1.3)
}

func (t *Caption) lines(l *theme.Look, width float32) []string {
	font, size, _ := t.role.style(l)
	var out []string
	for _, part := range strings.Split(t.text, "\n") {
		if t.wraps() && width > 0 {
			if broken := wrap(part, font, size, width); len(broken) > 0 {
				out = append(out, broken...)
				continue
			}
		}
		out = append(out, part)
	}
	return out
}

// HeightFor gives the height that the text takes at a width: for layouts that ask.
func (t *Caption) HeightFor(width float32) float32 {
	l := theme.Current()
	return float32(len(t.lines(l, width))) * t.row(l)
}

// MinSize implements fyne.CanvasObject: the text's own size; for a text that is broken into lines, the height at its present width.
func (t *Caption) MinSize() fyne.Size {
	l := theme.Current()
	font, size, _ := t.role.style(l)
	if t.wraps() {
		return fyne.NewSize(l.Px(60), t.HeightFor(max(t.Size().Width, l.Px(60))))
	}
	wide := float32(0)
	lines := t.lines(l, 0)
	for _, line := range lines {
		wide = max(wide, textWidth(line, font, size))
	}
	return fyne.NewSize(whole(wide+0.5), float32(len(lines))*t.row(l))
}

func (t *Caption) draw(size fyne.Size) {
	l := theme.Current()
	font, z, c := t.role.style(l)
	row := t.row(l)
	t.words.begin()
	for i, line := range t.lines(l, size.Width) {
		if !t.wraps() && size.Width > 0 {
			line = Cut(line, font, z, size.Width+1)
		}
		o := t.words.put(line, font, z, c, 0, baselineIn(float32(i)*row, row, z))
		if t.align == fyne.TextAlignTrailing {
			placeRight(o, size.Width, baselineIn(float32(i)*row, row, z))
		}
	}
	t.words.end()
}

// CreateRenderer implements fyne.Widget.
func (t *Caption) CreateRenderer() fyne.WidgetRenderer {
	return &paintedRenderer{[]fyne.CanvasObject{t.box}, t.draw, t.MinSize, t.Size}
}
