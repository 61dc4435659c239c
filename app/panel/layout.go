package panel

import (
	"fyne.io/fyne/v2"

	"bytewalk/app/theme"
)

// area names a panel's place in the window.
type area uint8

const (
	areaToolbar area = iota
	areaSource
	areaTabs // lesson, console and what else stands below the source
	areaBytecode
	areaStage
	areaCaches
	areaTimeline
	areaSentence // projector: one sentence on the step, below the source
	areas
)

// rect is a place in the window.
type rect struct{ x, y, w, h float32 }

func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

// splits are the positions of the borders that can be dragged, as parts of what is
// shared out; 0 stands for the design's own.
type splits struct {
	source   float32 // width of the source column, of the window's
	bytecode float32 // width of the bytecode column, of the window's
	editor   float32 // height of the editor, of its column's
	caches   float32 // height of the caches, of their column's
}

// classFor chooses the sizes for a window.
func classFor(size fyne.Size, projector bool) theme.Class {
	switch {
	case projector:
		return theme.Lecture
	case size.Width >= 1600 && size.Height >= 860:
		return theme.Engineer
	}
	return theme.Learner
}

// lookFor gives the look of a window of that size. A projector shows every window
// as large as the wall, so its type grows and shrinks with the window.
func lookFor(size fyne.Size, mode theme.Mode, zoom float32, reduced bool) *theme.Look {
	projector := mode == theme.Projector
	if projector && size.Width > 0 {
		zoom *= min(max(min(size.Width/1920, size.Height/1080), 0.5), 2)
	}
	return theme.New(mode, classFor(size, projector), zoom, reduced)
}

// arrange shares the window out. A full panel, if one is named, has all of it
// below the toolbar.
func arrange(size fyne.Size, l *theme.Look, s splits, full area) [areas]rect {
	var r [areas]rect
	w, h := size.Width, size.Height
	if l.Class == theme.Lecture {
		return arrangeLecture(w, h, l, full)
	}
	top := l.Toolbar
	r[areaToolbar] = rect{0, 0, w, top}
	if full != areaToolbar {
		r[full] = rect{0, top, w, h - top}
		return r
	}
	timeline := l.Timeline
	if h < l.Px(560) {
		timeline = l.Px(44)
	}
	r[areaTimeline] = rect{0, h - timeline, w, timeline}
	bottom := h - timeline
	body := bottom - top

	source, bytecode := columns(w, l)
	if s.source > 0 {
		source = s.source * w
	}
	if s.bytecode > 0 {
		bytecode = s.bytecode * w
	}
	// Where a window is too small for all, each has a quarter at least.
	source = min(max(source, l.Px(200)), w*0.5, max(w-l.Px(520), w*0.25))
	bytecode = min(max(bytecode, l.Px(220)), max(w-source-l.Px(300), w*0.25))

	editor := body * 0.36
	if s.editor > 0 {
		editor = body * s.editor
	}
	editor = min(max(editor, l.SourceRow*3), body-l.Px(120))
	r[areaSource] = rect{0, top, source, editor}
	r[areaTabs] = rect{0, top + editor, source, body - editor}
	r[areaBytecode] = rect{source, top, bytecode, body}

	stage := rect{source + bytecode, top, w - source - bytecode, body}
	room := l.Px(420) // that the stage is to keep; larger slots want more
	if l.Class == theme.Learner {
		room = l.Px(460)
	}
	if caches := l.Px(224); body >= room+caches {
		if s.caches > 0 {
			caches = min(max(body*s.caches, l.Px(120)), body-l.Px(380))
		}
		stage.h -= caches
		r[areaCaches] = rect{stage.x, top + stage.h, stage.w, caches}
	}
	r[areaStage] = stage
	return r
}

// columns gives the widths of the source and the bytecode column: those of the
// design's two pictures, in between for windows in between, and of what is left
// over a fifth each. The listing has all of its columns, with operands such as
// "factorial + NULL", in a window of 1600.
func columns(w float32, l *theme.Look) (source, bytecode float32) {
	w /= l.Scale
	const small, middle, large = 1366, 1600, 1920
	switch {
	case w <= small:
		source, bytecode = 332*w/small, max(416*w/small, 300)
	case w <= middle:
		t := (w - small) / (middle - small)
		source, bytecode = 332+t*(366-332), 416+t*(572-416)
	case w <= large:
		t := (w - middle) / (large - middle)
		source, bytecode = 366+t*(420-366), 572+t*(584-572)
	default:
		source, bytecode = min(420+(w-large)*0.2, 760), min(584+(w-large)*0.2, 730)
	}
	return l.Px(source), l.Px(bytecode)
}

// arrangeLecture is the projector's layout: source, bytecode, stage, and a thin
// timeline.
func arrangeLecture(w, h float32, l *theme.Look, full area) [areas]rect {
	var r [areas]rect
	head := l.Px(100)
	if full != areaToolbar {
		r[full] = rect{0, head, w, h - head}
		return r
	}
	timeline := l.Px(64)
	r[areaTimeline] = rect{0, h - timeline, w, timeline}
	bottom := h - timeline
	source := w * 0.345
	bytecode := w * 0.305
	r[areaStage] = rect{source + bytecode, 0, w - source - bytecode, bottom}
	r[areaBytecode] = rect{source, head, bytecode, bottom - head}
	editor := (bottom - head) * 0.5
	r[areaSource] = rect{0, head, source, editor}
	r[areaSentence] = rect{0, head + editor, source, bottom - head - editor}
	return r
}
