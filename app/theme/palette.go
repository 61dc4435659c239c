package theme

import "image/color"

// A Palette is the complete set of colours of one mode. It is passed by value; no colour in it has transparency, because
// what shines through is mixed beforehand.
type Palette struct {
	Ground color.NRGBA // toolbar, timeline
	Panel  color.NRGBA // source, bytecode, lesson, caches
	Sheet  color.NRGBA // the stage
	Slot   color.NRGBA // stack slot, parked frame, heap object
	Rule   color.NRGBA // hairlines, the future part of the timeline
	Edge   color.NRGBA // jump arrows, byte map, the past part of the timeline
	Ink    color.NRGBA // values, names, opcodes
	Ink2   color.NRGBA // prose, secondary values
	Ink3   color.NRGBA // headings, offsets, opargs, counts

	Now     color.NRGBA // thread, current row, current phase, playhead
	OnNow   color.NRGBA // text on Now
	NowWash color.NRGBA // running line, unfolded caches
	Chg     color.NRGBA // what the step changes: trails, outlines, words
	ChgWash color.NRGBA // inside of what has changed
	Err     color.NRGBA // error text, squiggle, breakpoint
	ErrWash color.NRGBA // error message

	Fn  color.NRGBA // function and builtin names
	Num color.NRGBA // number constants
	Str color.NRGBA // strings
	Com color.NRGBA // comments, in italics

	// Mixed from the above.
	LineWash  color.NRGBA // the whole running line: NowWash at 55 % over Panel
	Hover     color.NRGBA // row or control under the pointer: Rule at 60 % over Panel
	HoverOn   color.NRGBA // the same over Ground
	Heat      color.NRGBA // bar behind a count: Edge at 45 % over Panel
	Select    color.NRGBA // selected text in the editor: Edge at 35 % over Panel
	FutureBar color.NRGBA // timeline bar that lies ahead: Rule at 60 % over Ground
	PastBar   color.NRGBA // timeline bar that lies behind: Edge at 45 % over Ground
	FrameBar  color.NRGBA // the running frame's part behind: Edge at 85 % over Ground
	ByteLow   color.NRGBA // byte map, outer code object: Edge at 60 % over Panel
	ByteHigh  color.NRGBA // byte map, inner code object: Ink3 at 75 % over Panel
}

// Mix gives the colour of c painted with the given opacity (0 to 1) over the opaque colour under.
func Mix(c, under color.NRGBA, opacity float32) color.NRGBA {
	m := func(a, b uint8) uint8 { return uint8(float32(a)*opacity + float32(b)*(1-opacity) + 0.5) }
	return color.NRGBA{R: m(c.R, under.R), G: m(c.G, under.G), B: m(c.B, under.B), A: 0xFF}
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

func (p Palette) mixed() Palette {
	p.LineWash = Mix(p.NowWash, p.Panel, 0.55)
	p.Hover = Mix(p.Rule, p.Panel, 0.6)
	p.HoverOn = Mix(p.Rule, p.Ground, 0.6)
	p.Heat = Mix(p.Edge, p.Panel, 0.45)
	p.Select = Mix(p.Edge, p.Panel, 0.35)
	p.FutureBar = Mix(p.Rule, p.Ground, 0.6)
	p.PastBar = Mix(p.Edge, p.Ground, 0.45)
	p.FrameBar = Mix(p.Edge, p.Ground, 0.85)
	if p.Ground == p.Panel { // no tones to tell panels apart: the projector, where text on the bar needs 7 to 1
		p.FrameBar = Mix(p.Edge, p.Ground, 0.7)
	}
	p.ByteLow = Mix(p.Edge, p.Panel, 0.6)
	p.ByteHigh = Mix(p.Ink3, p.Panel, 0.75)
	return p
}

var palettes = [...]Palette{
	Light: Palette{
		Ground: hex(0xE9ECF0), Panel: hex(0xF4F6F8), Sheet: hex(0xFFFFFF), Slot: hex(0xF0F2F5), Rule: hex(0xD3D8DF), Edge: hex(0x87919E),
		Ink: hex(0x14171B), Ink2: hex(0x434A53), Ink3: hex(0x5D6570),
		Now: hex(0x2138C8), OnNow: hex(0xFFFFFF), NowWash: hex(0xE0E5FF), Chg: hex(0xA03C00), ChgWash: hex(0xFFEBDB),
		Err: hex(0xB0004A), ErrWash: hex(0xFDE6EE),
		Fn: hex(0x5A3A86), Num: hex(0x0B5D68), Str: hex(0x2C6236), Com: hex(0x5D6570),
	}.mixed(),
	Dark: Palette{
		Ground: hex(0x0D0F12), Panel: hex(0x13161A), Sheet: hex(0x1A1E23), Slot: hex(0x262C33), Rule: hex(0x2D333B), Edge: hex(0x6B7581),
		Ink: hex(0xECEFF2), Ink2: hex(0xBCC3CB), Ink3: hex(0x929AA5),
		Now: hex(0x9FB2FF), OnNow: hex(0x0D0F12), NowWash: hex(0x28335F), Chg: hex(0xFFB366), ChgWash: hex(0x452E17),
		Err: hex(0xFF8DAA), ErrWash: hex(0x4A1C2A),
		Fn: hex(0xC9B2F0), Num: hex(0x83CBD4), Str: hex(0x9CCBA4), Com: hex(0x929AA5),
	}.mixed(),
	Projector: Palette{
		Ground: hex(0xFFFFFF), Panel: hex(0xFFFFFF), Sheet: hex(0xFFFFFF), Slot: hex(0xECEFF3), Rule: hex(0xC3C9D1), Edge: hex(0x6E7782),
		Ink: hex(0x000000), Ink2: hex(0x2A2F35), Ink3: hex(0x454C55),
		Now: hex(0x1226B0), OnNow: hex(0xFFFFFF), NowWash: hex(0xD9E0FF), Chg: hex(0x7E2C00), ChgWash: hex(0xFFE4CC),
		Err: hex(0x96003E), ErrWash: hex(0xFCDDE8),
		Fn: hex(0x47276F), Num: hex(0x004A54), Str: hex(0x1C4F26), Com: hex(0x454C55),
	}.mixed(),
}
