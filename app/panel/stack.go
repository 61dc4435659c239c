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

// phase gives the phase on show.
func (d *stageDrawing) phase() trace.Phase { return d.v.Position.Phase }

// stack draws what is above the evaluation stack in this phase (the row of
// operands, or the code in memory) and the stack itself. It gives the lower edge.
func (d *stageDrawing) stack(x, y, w, h float32) float32 {
	st := d.v.Stack
	if !d.projector() {
		name, note := d.stackHead(st, w)
		ink := d.Ink3
		d.heading(x, y, name)
		if st.Before != st.After {
			ink = d.Chg
		}
		d.right(x+w, y, d.Label*1.4, note, theme.Sans, d.Label, ink)
		y += d.Label*1.4 + d.Px(14)
		h -= d.Label*1.4 + d.Px(14)
	}
	margin := w * 0.1
	// The same in all phases, so that the stack stands still.
	bench := d.OperandHigh + d.Px(76)
	if d.projector() {
		bench = d.OperandHigh + d.Px(96)
	}
	g := stackGeometry{x: x + margin, w: w - 2*margin, top: y + bench, bottom: y + h}
	d.slots(&g)
	switch d.phase() {
	case trace.Execute:
		d.operands(x, y, w, &g)
	case trace.Load:
		d.loading(x, y, w)
	default:
		d.memory(x, y, w, bench)
	}
	return g.end
}

func depthNote(st session.StackView) string {
	if st.Before != st.After {
		return fmt.Sprintf("depth %d → %d", st.Before, st.After)
	}
	return "depth " + strconv.Itoa(st.After)
}

// stackHead gives the heading and the note beside it in words that fit into a width.
func (d *stageDrawing) stackHead(st session.StackView, w float32) (name, note string) {
	name, note = "Evaluation stack", depthNote(st)
	fits := func() bool {
		return width(name, theme.SansMedium, d.Label)+d.Px(10)+width(note, theme.Sans, d.Label) <= w
	}
	if !fits() {
		note = strings.TrimPrefix(note, "depth ")
	}
	if !fits() {
		name = "Stack"
	}
	if !fits() {
		note = ""
	}
	return cut(name, theme.SansMedium, d.Label, w), note
}

// stackGeometry is where the slots are.
type stackGeometry struct {
	x, w        float32
	top, bottom float32
	height, gap float32
	end         float32
	places      map[int]fyne.Position // by index, and one past the top for a popped one
}

// slots draws the stack's slots from the top down; at most as many as there is
// room for, the rest as one line.
func (d *stageDrawing) slots(g *stackGeometry) {
	slots := d.v.Stack.Slots
	g.places = map[int]fyne.Position{}
	g.height, g.gap = d.SlotHeight, d.SlotGap
	room := g.bottom - g.top - d.Px(12)
	fits := func(n int) bool { return float32(n)*(g.height+g.gap) <= room }
	for !fits(len(slots)) && g.height > d.SlotLeast {
		g.height -= 2
	}
	// Where that is not enough the slots stand closer, before any are left out.
	if least := d.Value * 1.5; !fits(len(slots)) {
		g.gap = d.Half / 2
		for !fits(len(slots)) && g.height > least {
			g.height--
		}
	}
	hidden := 0
	for len(slots)-hidden > 1 && !fits(len(slots)-hidden) || hidden > 0 && !fits(len(slots)-hidden+1) {
		hidden++
		if hidden >= len(slots)-1 {
			break
		}
	}
	y := g.top
	for i := len(slots) - 1; i >= hidden; i-- {
		s := slots[i]
		if _, taken := g.places[s.Index]; !taken || s.State != session.PoppedSlot {
			g.places[s.Index] = at(g.x, y)
		}
		d.slot(g.x, y, g.w, g.height, s)
		if s.State != session.PoppedSlot && s.ID != 0 {
			d.slotEnds[s.ID] = append(d.slotEnds[s.ID], at(g.x+g.w, y+g.height/2))
		}
		y += g.height + g.gap
	}
	if hidden > 0 {
		d.text(g.x+d.Px(12), y, d.SlotLeast, counted(hidden, "more below", "more below"), theme.Sans, d.Label, d.Ink3)
		y += d.SlotLeast
	}
	if len(slots) == 0 {
		d.centred(g.x, y, g.w, d.SlotLeast, "empty", theme.Sans, d.Label, d.Ink3)
		y += d.SlotLeast
	}
	d.box(g.x, y-1, g.w, d.Outline, d.Ink3, 0)
	g.end = y + d.Outline
}

// slot draws one slot of the stack.
func (d *stageDrawing) slot(x, y, w, h float32, s session.SlotView) {
	base := len(d.nodes)
	font, ink, note := theme.MonoMedium, d.Ink, d.Ink3
	text := s.Note
	switch s.State {
	case session.PushedSlot:
		d.outlined(x, y, w, h, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
		font, note = theme.MonoSemiBold, d.Chg
		if text == "" {
			text = "pushed"
		}
	case session.PoppedSlot:
		d.outlined(x, y, w, h, d.Sheet, d.Ink3, d.Thin, d.RadiusSlot)
		ink = d.Ink3
		text = "popped"
	default:
		d.box(x, y, w, h, d.Slot, d.RadiusSlot)
	}
	if s.Null {
		ink = d.Ink3
	}
	pad := d.Px(12)
	d.text(x+pad, y, h, strconv.Itoa(s.Index), theme.Mono, d.Label, d.Ink3)
	deepest := strconv.Itoa(len(d.v.Stack.Slots))
	indent := pad + max(d.Label*1.7, width(deepest, theme.Mono, d.Label)+d.Label*0.8)
	room := w - indent - d.Px(6)
	text = cut(text, theme.Sans, d.Label, room*0.45)
	if text != "" {
		room -= width(text, theme.Sans, d.Label) + pad
	}
	value := cutMiddle(s.Text, font, d.Value, room)
	d.text(x+indent, y, h, value, font, d.Value, ink)
	d.right(x+w-pad, y, h, text, theme.Sans, d.Label, note)
	key := fmt.Sprintf("slot%d/%d", s.Index, s.State)
	d.keyed(base, key, nil, theme.PushMotion)
	full := s.Full
	if full == "" && value != s.Text {
		full = s.Text
	}
	if full != "" {
		d.tip(x, y, w, h, full)
	}
}

// operands draws what the step computes above the stack, and the trails along
// which values leave the stack and arrive on it.
func (d *stageDrawing) operands(x, y, w float32, g *stackGeometry) {
	ops := d.foldedOperands(w)
	if len(ops) == 0 {
		return
	}
	boxes, signs := 0, 0
	for _, o := range ops {
		if o.Kind == session.OperatorOperand {
			signs++
		} else {
			boxes++
		}
	}
	if boxes > 0 && ops[len(ops)-1].Kind == session.ResultOperand && boxes > 1 && !precededByOperator(ops) {
		signs++
	}
	high := d.OperandHigh
	wide := d.OperandWide
	space := d.Px(36)
	for float32(boxes)*wide+float32(signs)*space > w && wide > d.Px(40) {
		wide -= 2
		space = max(space-1, d.Px(18))
	}
	// What is left over stands between the parts, or is given to the boxes.
	total := float32(boxes)*wide + float32(signs)*space
	if signs > 0 && total < w {
		space += (w - total) / float32(signs) * 0.35
		wide += (w - float32(boxes)*wide - float32(signs)*space) / float32(boxes)
	}
	wide = min(wide, d.OperandWide*2.4)
	if boxes == 1 {
		// A label such as "global factorial" stands in the box as well.
		wide = max(wide, d.OperandWide*1.9)
		for _, o := range ops {
			if o.Kind != session.OperatorOperand {
				wide = max(wide, min(width(o.Text, theme.MonoSemiBold, d.Value)+d.Px(28), w*0.96-float32(signs)*space))
			}
		}
	}
	total = float32(boxes)*wide + float32(signs)*space
	cx := x + max(0, (w-total)/2)
	pops, pushes := 0, 0
	for i, o := range ops {
		switch o.Kind {
		case session.OperatorOperand:
			d.centred(cx, y, space, high, cut(o.Text, theme.MonoSemiBold, d.Value*1.1, space+d.Px(8)), theme.MonoSemiBold, d.Value*1.1, d.Now)
			cx += space
		case session.ResultOperand:
			if boxes > 1 && !precededByOperator(ops) && i > 0 && ops[i-1].Kind != session.ResultOperand {
				d.centred(cx, y, space, high, "=", theme.Mono, d.Value, d.Ink2)
				cx += space
			}
			d.arrival(cx, y, wide, high, o, g, pushes, x+w)
			pushes++
			cx += wide
		default:
			d.departure(cx, y, wide, high, o, g, pops)
			pops++
			cx += wide
		}
	}
}

// foldedOperands gives the parts of the row, of which those in the middle are left
// out where not all have room.
func (d *stageDrawing) foldedOperands(w float32) []session.OperandView {
	ops := d.v.Operands
	fits := func() bool {
		need := d.Px(18) // for the sign before the result
		for _, o := range ops {
			if o.Kind == session.OperatorOperand {
				need += d.Px(18)
			} else {
				need += d.Px(40)
			}
		}
		return need <= w
	}
	if fits() {
		return ops
	}
	ops = append([]session.OperandView(nil), ops...)
	middle := len(ops) / 2
	ops[middle] = session.OperandView{Kind: session.OperatorOperand, Text: "…"}
	for after := true; len(ops) > 3 && !fits(); after = !after {
		switch {
		case after && middle+2 < len(ops) || middle < 2:
			ops = append(ops[:middle+1], ops[middle+2:]...)
		default:
			ops = append(ops[:middle-1], ops[middle:]...)
			middle--
		}
	}
	return ops
}

// precededByOperator reports whether the result has a sign of its own before it.
func precededByOperator(ops []session.OperandView) bool {
	for i := 1; i < len(ops); i++ {
		if ops[i].Kind == session.ResultOperand {
			return ops[i-1].Kind == session.OperatorOperand
		}
	}
	return true
}

// operand draws one box of the row.
func (d *stageDrawing) operand(x, y, w, h float32, o session.OperandView) {
	d.outlined(x, y, w, h, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
	label := d.Label
	text := cutMiddle(o.Text, theme.MonoSemiBold, d.Value, w-d.Px(16))
	top := y
	if o.Label != "" {
		d.text(x+d.Px(10), y+d.Half, label*1.3, cut(o.Label, theme.SansItalic, label, w-d.Px(20)), theme.SansItalic, label, d.Ink2)
		if len(o.Label) > 2 {
			top, h = y+label, h-label
		}
	}
	d.centred(x, top, w, h, text, theme.MonoSemiBold, d.Value, d.Ink)
	if text != o.Text {
		d.tip(x, top, w, h, o.Text)
	}
}

// departure draws a value that leaves the stack and the trail behind it.
func (d *stageDrawing) departure(x, y, w, h float32, o session.OperandView, g *stackGeometry, n int) {
	delay := theme.PopMotion.Apart * time.Duration(n)
	base := len(d.nodes)
	var from *fyne.Position
	if slot, ok := g.places[o.Slot]; ok && o.Slot >= 0 {
		tip := at(x+w/2, y+h+d.Px(3))
		key := "pop" + strconv.Itoa(n)
		side := slot.X - d.Px(18) - float32(n)*d.Px(8)
		switch {
		case x+d.Px(8) < side && side < x+w:
			// Out at the slot's left side and straight up.
			tip.X = min(side, x+w-d.Px(8))
			d.trail(key, theme.PopMotion, delay, at(slot.X, slot.Y+g.height/2), at(tip.X, slot.Y+g.height/2), tip)
		case slot.Y <= g.top+1:
			tip.X = min(tip.X, slot.X+g.w-d.Px(14))
			d.trail(key, theme.PopMotion, delay, at(tip.X, slot.Y), tip)
		default:
			turn := y + h + d.Px(30) + float32(n)*d.Px(8)
			d.trail(key, theme.PopMotion, delay, at(slot.X, slot.Y+g.height/2), at(side, slot.Y+g.height/2), at(side, turn), at(tip.X, turn), tip)
		}
		p := at(slot.X-x, slot.Y-y)
		from = &p
		base = len(d.nodes)
	}
	d.operand(x, y, w, h, o)
	d.keyed(base, fmt.Sprintf("operand%d@%d", n, d.v.Position.Step), from, theme.PopMotion)
	for i := base; i < len(d.nodes); i++ {
		d.nodes[i].Delay = delay
	}
}

// arrival draws a value that goes onto the stack, and its trail.
func (d *stageDrawing) arrival(x, y, w, h float32, o session.OperandView, g *stackGeometry, n int, right float32) {
	after := theme.PopMotion.Duration + theme.ComputeMotion.Duration
	if d.v.Stack.Before < d.v.Stack.After {
		after = 0 // nothing was taken that would have to come first
	}
	slot, onStack := g.places[o.Slot]
	middle := x + w/2
	switch {
	case !onStack || o.Slot < 0:
	case slot.Y <= g.top+1 && slot.X < middle && middle < slot.X+g.w:
		d.trail("push"+strconv.Itoa(n), theme.PushMotion, after, at(middle, y+h), at(middle, slot.Y-d.Px(3)))
	default:
		out := max(slot.X+g.w+d.Px(18), x+w*0.8)
		out = min(out, right-d.Px(2))
		start := at(min(max(out, x+d.Px(8)), x+w-d.Px(8)), y+h)
		level := slot.Y + g.height/2
		if out > x+w-d.Px(6) || out < x {
			turn := y + h + d.Px(30) + float32(n)*d.Px(8)
			d.trail("push"+strconv.Itoa(n), theme.PushMotion, after, at(x+w/2, y+h), at(x+w/2, turn), at(out, turn), at(out, level), at(slot.X+g.w+d.Px(3), level))
		} else {
			d.trail("push"+strconv.Itoa(n), theme.PushMotion, after, start, at(start.X, level), at(slot.X+g.w+d.Px(3), level))
		}
	}
	base := len(d.nodes)
	d.operand(x, y, w, h, o)
	d.keyed(base, fmt.Sprintf("result%d@%d", n, d.v.Position.Step), nil, theme.ComputeMotion)
}

// memory draws the code in memory around the instruction: in phase fetch the code
// unit goes to the instruction register, in phase decode it is taken apart.
func (d *stageDrawing) memory(x, y, w, h float32) {
	c := d.v.Current
	if c == nil || len(c.Units) == 0 {
		return
	}
	units, here := c.Units, c.Here
	const most = 5
	first := max(0, min(here-2, len(units)-most))
	units = units[first:min(len(units), first+most)]
	here -= first
	gap := d.Px(6)
	cw := (w - gap*float32(len(units)-1)) / float32(len(units))
	cw = min(cw, d.Px(72)*max(1, d.Value/18))
	left := x + (w-cw*float32(len(units))-gap*float32(len(units)-1))/2
	high := d.Px(30) * max(1, d.Value/20)
	label := d.Label
	cy := y + label*1.3
	size := min(d.Value*0.84, cw*0.2)
	for i, u := range units {
		ux := left + float32(i)*(cw+gap)
		fill, font, ink := d.Slot, theme.Mono, d.Ink3
		offsetFont := theme.Mono
		if i == here {
			font, ink, offsetFont = theme.MonoSemiBold, d.Now, theme.MonoSemiBold
			if d.phase() == trace.Fetch {
				d.outlined(ux, cy, cw, high, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
			} else {
				d.box(ux, cy, cw, high, d.NowWash, d.RadiusSlot)
			}
		} else {
			d.box(ux, cy, cw, high, fill, d.RadiusSlot)
		}
		offset := strconv.Itoa(u.Offset)
		if u.Cache {
			offset, offsetFont = cut("cache", theme.Sans, label, cw), theme.Sans
			d.tip(ux, y-label*0.2, cw, label*1.5+high, "offset "+strconv.Itoa(u.Offset)+": inline cache of the instruction before it")
		}
		d.centred(ux, y-label*0.2, cw, label*1.4, offset, offsetFont, label, ink)
		d.centred(ux, cy, cw, high, hexBytes(u.Bytes[:]), font, size, d.Ink)
	}
	centre := left + float32(here)*(cw+gap) + cw/2
	ry := cy + high + d.Px(22)
	rw, rh := max(cw, d.Px(84)), high
	text := hexBytes(units[here].Bytes[:])
	if d.phase() == trace.Fetch {
		d.trail("fetch", theme.FetchMotion, 0, at(centre, cy+high), at(centre, ry-d.Px(2)))
		base := len(d.nodes)
		d.outlined(centre-rw/2, ry, rw, rh, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
		d.centred(centre-rw/2, ry, rw, rh, text, theme.MonoSemiBold, size*1.1, d.Ink)
		p := at(0, cy-ry)
		d.keyed(base, fmt.Sprintf("register@%d", d.v.Position.Step), &p, theme.FetchMotion)
		d.besideRegister(x, w, centre, rw, ry, rh)
		return
	}
	d.decoded(x, w, centre, ry, rh, size, c)
}

// besideRegister names the register on the side that has room.
func (d *stageDrawing) besideRegister(x, w, centre, rw, ry, rh float32) {
	const name = "instruction register"
	tw := width(name, theme.Sans, d.Label)
	if centre+rw/2+d.Px(10)+tw <= x+w {
		d.text(centre+rw/2+d.Px(10), ry, rh, name, theme.Sans, d.Label, d.Ink3)
	} else if centre-rw/2-d.Px(10)-tw >= x {
		d.right(centre-rw/2-d.Px(10), ry, rh, name, theme.Sans, d.Label, d.Ink3)
	}
}

// decoded draws the two bytes, parted, each with the word that it stands for.
func (d *stageDrawing) decoded(x, w, centre, y, h, size float32, c *session.Current) {
	b := c.Bytes
	if len(b) < 2 {
		return
	}
	b = b[len(b)-2:]
	arg := "no argument"
	if c.HasArg {
		arg = strconv.Itoa(c.Arg)
		if c.ArgRepr != "" {
			arg += "  " + c.ArgRepr
		}
	}
	bw := d.Px(40) * max(1, d.Value/20)
	parts := []struct {
		b           byte
		label, text string
		x, w        float32
	}{
		{b: b[0], label: "opcode " + strconv.Itoa(c.Opcode), text: c.Opname, x: x},
		{b: b[1], label: "argument", text: arg},
	}
	// The room is shared out as the words need it.
	gap := d.Px(10)
	need := [2]float32{}
	for i, part := range parts {
		need[i] = bw + d.Px(28) + max(width(part.text, theme.MonoSemiBold, size), width(part.label, theme.Sans, d.Label))
	}
	spare := w - gap - need[0] - need[1]
	parts[0].w = min(max(need[0]+spare/2, (w-gap)*0.4), (w-gap)*0.66)
	parts[1].x, parts[1].w = x+parts[0].w+gap, w-gap-parts[0].w
	h = max(h, d.Label*1.3+size*1.5+d.Px(6))
	for i, part := range parts {
		base := len(d.nodes)
		d.outlined(part.x, y, part.w, h, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
		d.box(part.x+d.Half, y+d.Half, bw, h-2*d.Half, d.NowWash, d.RadiusSpan)
		d.centred(part.x+d.Half, y, bw, h, fmt.Sprintf("%02x", part.b), theme.MonoSemiBold, size*1.1, d.Ink)
		tx := part.x + bw + d.Px(14)
		d.text(tx, y+d.Px(3), d.Label*1.4, part.label, theme.Sans, d.Label, d.Ink2)
		text := cut(part.text, theme.MonoSemiBold, size, part.w-bw-d.Px(22))
		d.text(tx, y+d.Label*1.3+d.Px(2), size*1.5, text, theme.MonoSemiBold, size, d.Ink)
		p := at(centre-part.x-bw/2, -d.Px(22))
		d.keyed(base, fmt.Sprintf("decode%d@%d", i, d.v.Position.Step), &p, theme.DecodeMotion)
		if text != part.text {
			d.tip(part.x, y, part.w, h, part.text)
		}
	}
}

// loading draws the bytes of a code object rising into memory.
func (d *stageDrawing) loading(x, y, w float32) {
	c := d.v.Current
	if c == nil || len(c.Units) == 0 {
		return
	}
	units := c.Units[:min(len(c.Units), 5)]
	gap := d.Px(6)
	cw := min((w-gap*float32(len(units)-1))/float32(len(units)), d.Px(72)*max(1, d.Value/18))
	left := x + (w-cw*float32(len(units))-gap*float32(len(units)-1))/2
	high := d.Px(30) * max(1, d.Value/20)
	size := min(d.Value*0.84, cw*0.2)
	label := d.Label
	cy := y + label*1.3
	for i, u := range units {
		ux := left + float32(i)*(cw+gap)
		delay := theme.LoadMotion.Apart * time.Duration(i)
		d.centred(ux, y-label*0.2, cw, label*1.4, strconv.Itoa(u.Offset), theme.Mono, label, d.Ink3)
		d.trail("load"+strconv.Itoa(i), theme.LoadMotion, delay, at(ux+cw/2, cy+high+d.Px(34)), at(ux+cw/2, cy+high+d.Px(2)))
		base := len(d.nodes)
		d.outlined(ux, cy, cw, high, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
		d.centred(ux, cy, cw, high, hexBytes(u.Bytes[:]), theme.MonoSemiBold, size, d.Ink)
		p := at(0, d.Px(60))
		d.keyed(base, "loaded"+strconv.Itoa(i)+"@"+strconv.Itoa(d.v.Position.Step), &p, theme.LoadMotion)
		for j := base; j < len(d.nodes); j++ {
			d.nodes[j].Delay = delay
		}
	}
	d.centred(x, cy+high+d.Px(36), w, label*1.4, "the first code units of "+c.CodeName+", in memory", theme.Sans, label, d.Ink3)
}

func hexBytes(b []byte) string {
	s := ""
	for i, x := range b {
		if i > 0 {
			s += " "
		}
		s += fmt.Sprintf("%02x", x)
	}
	return s
}

// heap draws what the running frame reaches: the small ints, which exist once,
// and the objects, with an arrow to one from each slot that holds it.
func (d *stageDrawing) heap(x, y, w, h float32) {
	d.heading(x, y, "Heap")
	bottom := y + h
	y += d.Label*1.4 + d.Px(10)
	y = d.smallInts(x, y, w)
	for i, o := range d.v.Heap.Objects {
		rows := heapRows(o)
		height := func() float32 { return d.Px(14) + d.Code*1.3 + float32(len(rows))*d.Label*1.62 + d.Px(8) }
		// The last card that has room may show fewer of its fields.
		for len(rows) > 2 && y+height() > bottom {
			rows = append(rows[:len(rows)-2:len(rows)-2], [2]string{"…", ""})
		}
		high := height()
		if y+high > bottom {
			left := len(d.v.Heap.Objects) - i + d.v.Heap.More
			if y+d.Label*1.5 <= bottom {
				d.text(x, y, d.Label*1.5, counted(left, "more object", "more objects"), theme.Sans, d.Label, d.Ink3)
			}
			return
		}
		d.heapObject(x, y, w, high, o, rows)
		if len(o.HeldBy) > 1 {
			d.cards[o.ID] = at(x, y+d.Px(8)+d.Code*0.7)
		}
		y += high + d.Px(12)
	}
	if d.v.Heap.More > 0 && y+d.Label*1.5 <= bottom {
		d.text(x, y, d.Label*1.5, counted(d.v.Heap.More, "more object", "more objects"), theme.Sans, d.Label, d.Ink3)
	}
}

func (d *stageDrawing) smallInts(x, y, w float32) float32 {
	ints := d.v.Heap.SmallInts
	if len(ints) == 0 {
		return y
	}
	d.text(x, y, d.Label*1.4, "small ints", theme.Sans, d.Label, d.Ink2)
	if note := "made once, shared"; width(note, theme.Sans, d.Label)+width("small ints ", theme.Sans, d.Label) < w {
		d.right(x+w, y, d.Label*1.4, note, theme.Sans, d.Label, d.Ink3)
	}
	y += d.Label*1.4 + d.Half
	gap := d.Half
	high := d.Px(34)
	const columns = 5
	cw := (w - gap*(columns-1)) / columns
	for i, n := range ints {
		if i == 2*columns {
			break
		}
		cx, cy := x+float32(i%columns)*(cw+gap), y+float32(i/columns)*(high+gap)
		font := theme.Mono
		if n.Changed {
			font = theme.MonoSemiBold
			d.outlined(cx, cy, cw, high, d.ChgWash, d.Chg, d.Outline, d.RadiusSlot)
		} else {
			d.box(cx, cy, cw, high, d.Slot, d.RadiusSlot)
		}
		d.centred(cx, cy, cw, high, strconv.Itoa(n.Value), font, d.Frame, d.Ink)
	}
	rows := (min(len(ints), 2*columns) + columns - 1) / columns
	return y + float32(rows)*(high+gap) + d.Px(14)
}

// heapRows are the rows of an object's card: its fields, and who holds it.
func heapRows(o session.HeapObject) [][2]string {
	var rows [][2]string
	for i, f := range o.Fields {
		if i == 5 {
			rows = append(rows, [2]string{counted(len(o.Fields)-5+o.More, "more", "more"), ""})
			break
		}
		rows = append(rows, [2]string{f.Name, f.Text})
	}
	if o.More > 0 && len(o.Fields) <= 5 {
		rows = append(rows, [2]string{counted(o.More, "more", "more"), ""})
	}
	if len(o.HeldBy) > 0 {
		held := o.HeldBy[0]
		for _, h := range o.HeldBy[1:] {
			held += ", " + h
		}
		rows = append(rows, [2]string{"held by", held})
	}
	return rows
}

func (d *stageDrawing) heapObject(x, y, w, h float32, o session.HeapObject, rows [][2]string) {
	base := len(d.nodes)
	if o.Changed || o.Made {
		d.outlined(x, y, w, h, d.ChgWash, d.Chg, d.Outline, d.RadiusCard)
	} else {
		d.box(x, y, w, h, d.Slot, d.RadiusCard)
	}
	pad := d.Px(12)
	title := cut(o.Title, theme.MonoMedium, d.Code, w-2*pad)
	d.text(x+pad, y+d.Px(8), d.Code*1.4, title, theme.MonoMedium, d.Code, d.Ink)
	row := d.Label * 1.62
	yy := y + d.Px(10) + d.Code*1.4
	for i, r := range rows {
		font, ink := theme.Mono, d.Ink2
		if i < len(o.Fields) && o.Fields[i].Changed {
			font, ink = theme.MonoMedium, d.Chg
		}
		name := cut(r[0], theme.Sans, d.Label, (w-2*pad)*0.6)
		nw := width(name, theme.Sans, d.Label)
		d.text(x+pad, yy, row, name, theme.Sans, d.Label, d.Ink3)
		d.right(x+w-pad, yy, row, cut(r[1], font, d.Label, w-2*pad-nw-d.Half*2), font, d.Label, ink)
		yy += row
	}
	d.keyed(base, "heap"+strconv.FormatUint(o.ID, 10), nil, theme.HeapArrowMotion)
	if o.Text != "" {
		d.tip(x, y, w, h, o.Text)
	}
}

// references draws an arrow from each stack slot to the object on the heap that it
// holds, for objects that something else holds too.
func (d *stageDrawing) references() {
	for _, o := range d.v.Heap.Objects {
		card, shown := d.cards[o.ID]
		if !shown {
			continue
		}
		for i, end := range d.slotEnds[o.ID] {
			reach := min(d.Px(50), (card.X-end.X)*0.7)
			tip := at(card.X-d.Px(2), card.Y)
			stop := at(tip.X-d.ArrowLong*0.8, tip.Y)
			n := d.add(widget.Node{
				Key: fmt.Sprintf("reference%d/%d", o.ID, i), Shape: widget.Curve, Stroke: d.Ink3, StrokeWidth: d.Thin,
				Points: []fyne.Position{end, at(end.X+reach, end.Y), at(stop.X-reach, stop.Y), stop},
			})
			n.Duration = theme.HeapArrowMotion.Duration
			long, wide := d.ArrowLong*0.9, d.ArrowLong*0.55
			d.polygon(d.Ink3, tip, at(tip.X-long, tip.Y-wide), at(tip.X-long, tip.Y+wide))
		}
	}
}
