package theme

import "math"

// Metrics are all sizes of one class at one scale, in Fyne's device independent pixels.
type Metrics struct {
	// Type sizes.
	Source    float32 // the editor's text, Mono
	SourceRow float32
	Code      float32 // the bytecode listing's text, Mono
	CodeRow   float32
	Value     float32 // a value in the stack, an operand: Mono Medium or SemiBold
	Phase     float32 // the names of the phases, Sans Medium
	Fetched   float32 // what was fetched and decoded, Mono
	Frame     float32 // a frame's title, Mono
	Prose     float32 // Sans
	ProseRow  float32
	Title     float32 // the prose's title, Sans SemiBold
	Label     float32 // headings and labels, Sans Medium
	Control   float32 // text on the toolbar, Sans
	Tab       float32 // text of a tab, Sans
	Step      float32 // the step's number, Mono SemiBold
	Small     float32 // the smallest text used

	// Space.
	Unit     float32 // 8
	Half     float32 // 4, inside components
	Pad      float32 // inside a panel
	StagePad float32
	Columns  float32 // between the stage's columns
	Toolbar  float32 // the toolbar's height
	Timeline float32 // the timeline's height

	// Corners.
	RadiusSpan float32
	RadiusSlot float32
	RadiusCard float32
	RadiusTurn float32 // where the thread turns

	// Lines.
	Hairline  float32
	Thin      float32 // reference arrow, selection, hollow slot
	Outline   float32 // outline of what is now or changed
	Trail     float32
	Thread    float32
	Underline float32 // of the running span
	PhaseLine float32 // the current phase
	ArrowLong float32 // arrow heads
	ArrowWide float32

	// Parts.
	SlotHeight   float32
	SlotGap      float32
	SlotLeast    float32 // slots shrink to this before they fold
	OperandWide  float32
	OperandHigh  float32
	FrameRunning float32
	FrameParked  float32
	FrameLine    float32
	Bar          float32 // a call's bar in the timeline; 0 text on it in small windows
	BarText      float32 // 0: no text on the bars
	Icon         float32 // the side of the square an icon is drawn in
	ScrollBar    float32 // the slim scrollbars of editor and listing
}

// classes holds the tokens as designed, at 100 %.
var classes = [...]Metrics{
	Engineer: {
		Source: 16, SourceRow: 28, Code: 14, CodeRow: 25, Value: 18, Phase: 16, Fetched: 17, Frame: 15, Prose: 15, ProseRow: 24, Title: 19,
		Label: 13, Control: 15, Tab: 14, Step: 20, Small: 12,
		Pad: 24, StagePad: 40, Columns: 36, Toolbar: 56, Timeline: 164,
		Trail: 2, Thread: 2.5, PhaseLine: 4, ArrowLong: 8, ArrowWide: 10,
		SlotHeight: 52, SlotGap: 6, SlotLeast: 36, OperandWide: 76, OperandHigh: 52, FrameRunning: 106, FrameParked: 58, FrameLine: 30,
		Bar: 14, BarText: 12, Icon: 16, ScrollBar: 6,
	},
	Learner: {
		Source: 14, SourceRow: 24, Code: 13, CodeRow: 24, Value: 18, Phase: 15, Fetched: 15, Frame: 14, Prose: 15, ProseRow: 22, Title: 17,
		Label: 13, Control: 14, Tab: 14, Step: 18, Small: 13,
		Pad: 20, StagePad: 34, Columns: 28, Toolbar: 48, Timeline: 84,
		Trail: 2, Thread: 2.5, PhaseLine: 4, ArrowLong: 8, ArrowWide: 10,
		SlotHeight: 56, SlotGap: 8, SlotLeast: 36, OperandWide: 72, OperandHigh: 56, FrameRunning: 82, FrameParked: 62, FrameLine: 30,
		Bar: 5, Icon: 15, ScrollBar: 6,
	},
	Lecture: {
		Source: 29, SourceRow: 52, Code: 28, CodeRow: 52, Value: 33, Phase: 26, Fetched: 26, Frame: 28, Prose: 30, ProseRow: 44, Title: 30,
		Label: 24, Control: 26, Tab: 24, Step: 40, Small: 24,
		Pad: 40, StagePad: 64, Columns: 40, Toolbar: 84, Timeline: 64,
		Trail: 4, Thread: 5, PhaseLine: 8, ArrowLong: 13, ArrowWide: 16,
		SlotHeight: 72, SlotGap: 8, SlotLeast: 56, OperandWide: 132, OperandHigh: 84, FrameRunning: 150, FrameParked: 96, FrameLine: 52,
		Bar: 6, Icon: 26, ScrollBar: 10,
	},
}

func metrics(class Class, scale float32) Metrics {
	m := classes[class]
	m.Unit, m.Half = 8, 4
	m.RadiusSpan, m.RadiusSlot, m.RadiusCard, m.RadiusTurn = 3, 4, 6, 18
	m.Hairline, m.Thin, m.Outline, m.Underline = 1, 1.5, 2, 3
	if class == Lecture {
		m.Thin, m.Outline, m.Underline, m.RadiusTurn = 2.5, 3, 5, 36
	}
	if scale == 1 {
		return m
	}
	// Whole type sizes: at others the toolkit sets letters as far apart as in the next whole one.
	for _, f := range []*float32{
		&m.Source, &m.Code, &m.Value, &m.Phase, &m.Fetched, &m.Frame, &m.Prose, &m.Title, &m.Label, &m.Control, &m.Tab, &m.Step, &m.Small, &m.BarText,
	} {
		*f = float32(math.Round(float64(*f * scale)))
	}
	for _, f := range []*float32{
		&m.RadiusSpan, &m.RadiusSlot, &m.RadiusCard, &m.RadiusTurn, &m.Thin, &m.Outline, &m.Trail, &m.Thread,
	} {
		*f = float32(math.Round(float64(*f*scale)*2) / 2)
	}
	// What places things is kept to whole pixels, or rows would drift against the lines between them.
	for _, f := range []*float32{
		&m.SourceRow, &m.CodeRow, &m.ProseRow, &m.Unit, &m.Half, &m.Pad, &m.StagePad, &m.Columns, &m.Toolbar, &m.Timeline,
		&m.Hairline, &m.Underline, &m.PhaseLine, &m.ArrowLong, &m.ArrowWide,
		&m.SlotHeight, &m.SlotGap, &m.SlotLeast, &m.OperandWide, &m.OperandHigh, &m.FrameRunning, &m.FrameParked, &m.FrameLine,
		&m.Bar, &m.Icon, &m.ScrollBar,
	} {
		*f = max(float32(math.Round(float64(*f*scale))), 1)
	}
	return m
}

// Px gives n design pixels at this look's scale, in whole pixels: for distances that have no name.
func (l *Look) Px(n float32) float32 { return float32(math.Round(float64(n * l.Scale))) }
