package panel

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/vm/trace"
)

// Stage shows the machine: the four phases, the frames, the evaluation stack with
// the row of operands above it, and the heap.
type Stage struct {
	Scene *widget.Scene

	view *session.View
	size fyne.Size
	last trace.Position

	// Duration of motion is divided by Speed.
	Speed float32
}

// NewStage makes the stage.
func NewStage() *Stage { return &Stage{Scene: widget.NewScene(), Speed: 1} }

// Show draws a view. With animate, what the step moves is seen to move.
func (s *Stage) Show(v *session.View, animate bool) {
	s.view = v
	animate = animate && !theme.Current().Reduced && v.Position != s.last
	s.last = v.Position
	s.draw(animate)
}

// Layout draws the stage for a new size.
func (s *Stage) Layout(size fyne.Size) {
	if size != s.size {
		s.size = size
		s.draw(false)
	}
}

func (s *Stage) draw(animate bool) {
	if s.view == nil || s.size.Width < 10 {
		return
	}
	d := stageDrawing{
		pen: newPen(), v: s.view, w: s.size.Width, h: s.size.Height,
		slotEnds: map[uint64][]fyne.Position{}, cards: map[uint64]fyne.Position{},
	}
	d.draw()
	for i := range d.nodes {
		n := &d.nodes[i]
		n.Duration = scaled(n.Duration, s.Speed)
		n.Delay = scaled(n.Delay, s.Speed)
	}
	s.Scene.Set(d.nodes, animate)
}

func scaled(d time.Duration, speed float32) time.Duration {
	if speed <= 0 {
		return d
	}
	return time.Duration(float32(d) / speed)
}

// stageDrawing is one picture of the stage.
type stageDrawing struct {
	*pen
	v    *session.View
	w, h float32

	slotEnds map[uint64][]fyne.Position // where slots that hold an object end, by its identity
	cards    map[uint64]fyne.Position   // where an object's card on the heap begins
}

// ThreadEnd is where the thread that comes from the bytecode ends on the stage:
// the top of the phases' line, in the stage's coordinates, and the x at which the
// active phase begins.
func (s *Stage) ThreadEnd() (y, turnX, phaseX float32) {
	l := theme.Current()
	d := stageDrawing{pen: &pen{Look: l}, v: s.view, w: s.size.Width, h: s.size.Height}
	phaseX, _ = d.phaseSpan(max(s.activePhase(), 0))
	return d.phaseTop() + l.PhaseLine/2, l.StagePad * 0.45, phaseX
}

func (s *Stage) activePhase() int {
	for i, p := range s.view.Phases {
		if p.Active {
			return i
		}
	}
	return -1
}

func (d *stageDrawing) projector() bool { return d.Class == theme.Lecture }

func (d *stageDrawing) gap() float32 {
	if d.projector() {
		return 0
	}
	return d.Px(24)
}

func (d *stageDrawing) phaseTop() float32 {
	if d.projector() {
		return d.Px(54)
	}
	return d.Px(28)
}

// notes reports whether there is a note below each phase's headline.
func (d *stageDrawing) notes() bool { return !d.projector() && d.w > d.Px(760) }

// phaseShares are the parts of the width that the phases have where they have no notes: as they need it for
// "<code factorial>", "2d 0a", "BINARY_OP 10", and what executing does.
var phaseShares = [...]float32{0.26, 0.15, 0.27, 0.32}

// phaseSpan gives the left edge and the width of a phase, from 0.
func (d *stageDrawing) phaseSpan(phase int) (left, wide float32) {
	left = d.StagePad
	inner := d.w - d.StagePad - d.Px(32) - 3*d.gap()
	for i, share := range phaseShares {
		if d.projector() || d.notes() {
			share = 0.25
		}
		if wide = inner * share; i == phase {
			break
		}
		left += wide + d.gap()
	}
	return left, wide
}

func (d *stageDrawing) draw() {
	d.box(0, 0, d.w, d.h, d.Sheet, 0)
	bottom := d.phases()
	if d.v.Current == nil && len(d.v.Frames) == 0 {
		d.empty(bottom)
		return
	}
	top := bottom + d.Px(28)
	left, right := d.StagePad, d.w-d.Px(32)
	switch {
	case d.projector():
		end := d.stack(left, top, right-left, d.h-top-d.Px(230))
		d.frameLines(left, end+d.Px(36), right-left)
	case right-left < d.Px(400):
		// No room side by side: the frames as lines below the stack.
		end := d.stack(left, top, right-left, (d.h-top)*0.72)
		d.frameLines(left, end+d.Px(18), right-left)
	case right-left < d.Px(760):
		// Frames and the stack, and no heap.
		frames := max(d.Px(190), (right-left)*0.38)
		d.frames(left, top, frames)
		d.stack(left+frames+d.Columns, top, right-left-frames-d.Columns, d.h-top-d.Px(24))
	default:
		inner := right - left - 2*d.Columns
		frames, heap := inner*0.335, inner*0.24
		stack := inner - frames - heap
		d.frames(left, top, frames)
		d.stack(left+frames+d.Columns, top, stack, d.h-top-d.Px(24))
		d.heap(right-heap, top, heap, d.h-top-d.Px(16))
		d.references()
	}
}

// empty says what there is to do while nothing has run.
func (d *stageDrawing) empty(top float32) {
	lines := []string{"Nothing has run yet.", "Press Space to play, or the right arrow for one step."}
	switch {
	case d.v.Compile.Err != nil && d.v.Compile.Stale:
		lines = []string{"The program has an error.", "Mend it to run it."}
	case d.v.Run.Status == session.Broken:
		lines = []string{"A bug in Bytewalk stopped the machine.", d.v.Run.Message}
	case d.v.Run.Status == session.Recording:
		lines = []string{"The machine is running.", ""}
	case d.v.Run.Status != session.NotRun && d.v.AtEnd:
		lines = []string{"The run is over.", "The left arrow goes back, Home to the beginning."}
		if d.v.Run.Message != "" {
			lines[0] = d.v.Run.Message
		}
	}
	y := top + (d.h-top)*0.36
	size := d.Prose * 1.2
	d.centred(0, y, d.w, size*1.5, cut(lines[0], theme.SansSemiBold, size, d.w-2*d.StagePad), theme.SansSemiBold, size, d.Ink)
	y += size * 1.7
	for _, line := range widget.Wrap(lines[1], theme.Sans, d.Prose, d.w-2*d.StagePad) {
		d.centred(0, y, d.w, d.ProseRow, line, theme.Sans, d.Prose, d.Ink3)
		y += d.ProseRow
	}
}

// phases draws the strip of the four phases, which reads as a sentence. It gives
// the strip's lower edge.
func (d *stageDrawing) phases() float32 {
	top := d.phaseTop()
	active := -1
	for i, ph := range d.v.Phases {
		if ph.Active {
			active = i
		}
	}
	name := top + d.PhaseLine + d.Px(6)
	nameHeight := d.Phase * 1.5
	headline := name + nameHeight + d.Px(4)
	notes := d.notes()
	for i, ph := range d.v.Phases {
		x, wide := d.phaseSpan(i)
		on := ph.Active
		if on {
			d.box(x, top, wide, d.PhaseLine, d.NowWash, 0)
			d.box(x, top, wide*0.62, d.PhaseLine, d.Now, 0).Key = "phase"
		} else if active < 0 {
			d.box(x, top+d.PhaseLine/2-1, wide, d.Hairline, d.Rule, 0)
		}
		font, fill := theme.SansMedium, d.Ink3
		if on {
			font, fill = theme.SansSemiBold, d.Now
		}
		d.text(x, name, nameHeight, ph.Name, font, d.Phase, fill)
		if d.projector() {
			continue
		}
		mono, ink := theme.Mono, d.Ink2
		if on {
			mono, ink = theme.MonoSemiBold, d.Ink
		}
		from, room := x, wide
		if d.w < d.Px(430) {
			// Only what is said of the active phase, in the whole width.
			if !on {
				continue
			}
			from, room = d.StagePad, d.w-d.StagePad-d.Px(32)
		}
		text, size := fit(ph.Headline, mono, d.Fetched, room)
		d.text(from, headline, d.Fetched*1.5, text, mono, size, ink)
		if text != ph.Headline {
			d.tip(from, headline, room, d.Fetched*1.5, ph.Headline)
		}
		if notes {
			ink = d.Ink3
			if on {
				ink = d.Ink2
			}
			note, size := fit(ph.Note, theme.Sans, d.Label, wide)
			d.text(x, headline+d.Fetched*1.55, d.Label*1.5, note, theme.Sans, size, ink)
			if note != ph.Note {
				d.tip(x, headline+d.Fetched*1.55, wide, d.Label*1.5, ph.Note)
			}
		}
	}
	switch {
	case d.projector():
		return name + nameHeight + d.Px(4)
	case notes:
		return headline + d.Fetched*1.55 + d.Label*1.5
	}
	return headline + d.Fetched*1.5
}

// frames draws the call stack as cards, newest on top, as many as there is room
// for.
func (d *stageDrawing) frames(x, y, w float32) {
	d.heading(x, y, "Frames")
	count := len(d.v.Frames) + d.v.FramesFolded
	note := strconv.Itoa(count) + ", newest on top"
	if count == 1 {
		note = "1"
	}
	d.right(x+w, y, d.Label*1.4, note, theme.Sans, d.Label, d.Ink3)
	y += d.Label*1.4 + d.Px(10)
	bottom := d.h - d.Px(16)
	gap := d.Unit
	need := float32(0)
	for _, f := range d.v.Frames {
		need += d.cardHeight(f) + gap
	}
	if d.v.FramesFolded == 0 && y+need <= bottom {
		for _, f := range d.v.Frames {
			h := d.cardHeight(f)
			d.card(x, y, w, h, f)
			y += h + gap
		}
		return
	}
	d.foldedFrames(x, y, w, bottom)
}

// foldedFrames draws the running frame as a card and the others as lines, and
// folds the middle where even the lines have no room.
func (d *stageDrawing) foldedFrames(x, y, w, bottom float32) {
	frames := d.v.Frames
	gap := d.Half
	for i := 0; i < len(frames) && frames[i].State != session.ParkedFrame; i++ {
		h := d.cardHeight(frames[i])
		d.card(x, y, w, h, frames[i])
		y += h + d.Unit
		frames = frames[i+1:]
		i = -1
	}
	room := int((bottom - y) / (d.FrameLine + gap))
	newest, oldest := len(frames), 0
	hidden := d.v.FramesFolded
	if len(frames) > room || hidden > 0 {
		room = max(room-1, 2)
		newest = min(max(room-1, 1), len(frames))
		oldest = min(max(room-newest, 1), len(frames)-newest)
		hidden += len(frames) - newest - oldest
	}
	line := func(f session.FrameView) {
		d.frameLine(x, y, w, f)
		y += d.FrameLine + gap
	}
	for _, f := range frames[:newest] {
		line(f)
	}
	if hidden > 0 {
		for i := range 3 {
			d.disc(x+d.Px(16)+float32(i)*d.Px(7), y+d.FrameLine/2, 1.5*d.Scale, d.Ink3)
		}
		d.text(x+d.Px(42), y, d.FrameLine, counted(hidden, "more frame", "more frames"), theme.Sans, d.Label, d.Ink3)
		y += d.FrameLine + gap
	}
	for _, f := range frames[len(frames)-oldest:] {
		line(f)
	}
}

// counted gives a number and the word for that many.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// cardRows are the rows of a frame card below its title.
func (d *stageDrawing) cardRows(f session.FrameView) [][2]string {
	if f.State == session.ParkedFrame {
		return [][2]string{{"stack", f.StackText}}
	}
	if f.State == session.ReturningFrame {
		return [][2]string{{"value", f.Returns}}
	}
	rows := [][2]string{}
	for i, b := range f.Locals {
		if i == 4 && len(f.Locals) > 5 {
			rows = append(rows, [2]string{"", counted(len(f.Locals)-4+f.More, "more", "more")})
			break
		}
		key := ""
		if i == 0 {
			key = "locals"
		}
		text := b.Name + " = " + b.Text
		if b.Gone {
			text = b.Name + " deleted"
		}
		rows = append(rows, [2]string{key, text})
	}
	if len(f.Locals) == 0 {
		rows = append(rows, [2]string{"locals", "none"})
	}
	rows = append(rows, [2]string{"at", fmt.Sprintf("%d  %s", f.At, f.Opname)})
	if f.CalledBy != "" && d.Class != theme.Learner {
		rows = append(rows, [2]string{"called by", f.CalledBy})
	}
	return rows
}

func (d *stageDrawing) cardHeight(f session.FrameView) float32 {
	const titleAndPadding = 1
	return d.Px(24) + d.Frame*1.25 + float32(len(d.cardRows(f)))*d.cardRow() - d.Px(titleAndPadding)
}

func (d *stageDrawing) cardRow() float32 { return float32(int(d.Label * 1.72)) }

// card draws one frame.
func (d *stageDrawing) card(x, y, w, h float32, f session.FrameView) {
	fill, stroke, ink, ink2 := d.Slot, d.Slot, d.Ink2, d.Ink2
	font, tag, tagFont := theme.Mono, d.Ink3, theme.Sans
	border := float32(0)
	switch f.State {
	case session.RunningFrame:
		fill, stroke, ink, ink2, border = d.Sheet, d.Now, d.Ink, d.Ink, d.Outline
		font, tag, tagFont = theme.MonoSemiBold, d.Now, theme.SansSemiBold
	case session.ReturningFrame, session.UnwoundFrame, session.SuspendedFrame:
		fill, stroke, border, tag = d.Sheet, d.Chg, d.Outline, d.Chg
	}
	base := len(d.nodes)
	d.outlined(x, y, w, h, fill, stroke, border, d.RadiusCard)
	pad := d.Px(12)
	titleH := d.Frame * 1.25
	status := f.Status
	if d.Class == theme.Learner || width(f.Title, font, d.Frame)+width(status, tagFont, d.Label) > w-3*pad {
		status = strings.Replace(status, "resumes at", "at", 1)
	}
	statusW := width(status, tagFont, d.Label)
	d.text(x+pad, y+pad-d.Px(2), titleH, cut(f.Title, font, d.Frame, w-3*pad-statusW), font, d.Frame, ink)
	d.right(x+w-pad, y+pad-d.Px(2), titleH, status, tagFont, d.Label, tag)
	keyW := d.Px(72)
	switch {
	case f.State != session.RunningFrame:
		keyW = d.Px(46)
	case d.Class == theme.Learner:
		keyW = d.Px(56)
	}
	yy := y + pad + titleH
	row := d.cardRow()
	bindings := f.Locals
	for i, r := range d.cardRows(f) {
		d.text(x+pad, yy, row, r[0], theme.Sans, d.Label, d.Ink3)
		valueFont, valueInk := theme.Mono, ink2
		if f.State == session.RunningFrame && i < len(bindings) && bindings[i].Changed {
			tw := width(r[1], theme.MonoMedium, d.Label)
			valueFont, valueInk = theme.MonoMedium, d.Chg
			d.box(x+pad+keyW-d.Half, yy+1, min(tw, w-2*pad-keyW)+2*d.Half, row-2, d.ChgWash, d.RadiusSpan)
		}
		value := cutMiddle(r[1], valueFont, d.Label, w-2*pad-keyW)
		d.text(x+pad+keyW, yy, row, value, valueFont, d.Label, valueInk)
		if value != r[1] {
			d.tip(x+pad+keyW, yy, w-2*pad-keyW, row, r[1])
		}
		yy += row
	}
	var from *fyne.Position
	if f.Entered {
		p := at(0, -d.Px(24))
		from = &p
	}
	d.keyed(base, "frame"+strconv.Itoa(int(f.ID)), from, theme.CallMotion)
}

// keyed names all nodes since base after one thing, so that they move together;
// from is how far away they start if they are new.
func (d *stageDrawing) keyed(base int, key string, from *fyne.Position, m theme.Motion) {
	for i := base; i < len(d.nodes); i++ {
		n := &d.nodes[i]
		n.Key = key + "/" + strconv.Itoa(i-base)
		n.Duration, n.Ease = m.Duration, m.Easing
		if from != nil {
			start := at(n.X+from.X, n.Y+from.Y)
			n.From = &start
		}
	}
}

// frameLine draws a frame as one line.
func (d *stageDrawing) frameLine(x, y, w float32, f session.FrameView) {
	running := f.State == session.RunningFrame
	font, ink := theme.Mono, d.Ink2
	if running {
		font, ink = theme.MonoSemiBold, d.Ink
		d.outlined(x, y, w, d.FrameLine, d.Sheet, d.Now, d.Outline, d.RadiusSlot)
	} else {
		d.box(x, y, w, d.FrameLine, d.Slot, d.RadiusSlot)
	}
	pad := d.Px(12)
	title := cut(f.Title, font, d.Code, w*0.6)
	d.text(x+pad, y, d.FrameLine, title, font, d.Code, ink)
	room := w - 3*pad - width(title, font, d.Code)
	d.right(x+w-pad, y, d.FrameLine, cutMiddle(f.StackText, theme.Mono, d.Label, room), theme.Mono, d.Label, d.Ink3)
}

// frameLines is the projector's call stack: names, and who runs.
func (d *stageDrawing) frameLines(x, y, w float32) {
	frames := d.v.Frames
	room := int((d.h - y - d.Px(10)) / d.FrameLine)
	if room < 1 {
		return
	}
	hidden := d.v.FramesFolded
	shown := frames
	if len(frames) > room {
		shown = frames[:max(room-1, 1)]
		hidden += len(frames) - len(shown)
	}
	for _, f := range shown {
		status, font, sans, ink, tag := "waits", theme.Mono, theme.Sans, d.Ink, d.Ink3
		switch f.State {
		case session.RunningFrame:
			d.box(x-d.Px(14), y-d.Px(2), w+d.Px(28), d.FrameLine-d.Px(2), d.NowWash, d.RadiusCard)
			status, font, sans, tag = "running", theme.MonoSemiBold, theme.SansSemiBold, d.Now
		case session.ReturningFrame, session.UnwoundFrame, session.SuspendedFrame:
			status, tag = f.Status, d.Chg
		}
		d.text(x, y, d.FrameLine-d.Px(4), cut(f.Title, font, d.Frame, w*0.62), font, d.Frame, ink)
		d.right(x+w, y, d.FrameLine-d.Px(4), cut(status, sans, d.Phase, w*0.36), sans, d.Phase, tag)
		y += d.FrameLine
	}
	if hidden > 0 {
		d.text(x, y, d.FrameLine-d.Px(4), counted(hidden, "more frame", "more frames"), theme.Sans, d.Phase, d.Ink3)
	}
}
