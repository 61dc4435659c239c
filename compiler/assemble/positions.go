package assemble

import (
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// resolveLines gives instructions without a line that of the one before, and copies
// blocks that leave the code block without a line, so that the line can be that of
// each jump to them (PEP 626).
func (u *unit) resolveLines() {
	for b := range u.graph.Chain() {
		last := b.Last()
		if last == nil || !last.IsJump() {
			continue
		}
		to := last.Target.NonEmpty()
		if exitsWithoutLine(to) && to.Predecessors > 1 {
			fresh := u.graph.NewBlock()
			fresh.Instrs = append(fresh.Instrs, to.Instrs...)
			fresh.Instrs[0].Pos = last.Pos
			fresh.Predecessors, fresh.Label, fresh.Next = 1, true, to.Next
			last.Target = fresh
			to.Predecessors--
			to.Next = fresh
		}
	}
	for b := range u.graph.Chain() {
		if next := b.Next; b.FallsThrough() && next != nil && len(b.Instrs) > 0 && exitsWithoutLine(next) {
			next.Instrs[0].Pos = b.Last().Pos
		}
	}
	for b := range u.graph.Chain() {
		propagateLines(b)
	}
}

func propagateLines(b *cfg.Block) {
	last := b.Last()
	if last == nil {
		return
	}
	pos := cfg.NoPosition
	for i := range b.Instrs {
		if in := &b.Instrs[i]; in.Pos.Line < 0 {
			in.Pos = pos
		} else {
			pos = in.Pos
		}
	}
	inherit := func(to *cfg.Block) {
		if to.Predecessors == 1 && len(to.Instrs) > 0 && to.Instrs[0].Pos.Line < 0 {
			to.Instrs[0].Pos = pos
		}
	}
	if b.FallsThrough() {
		inherit(b.Next)
	}
	if last.IsJump() {
		inherit(last.Target)
	}
}

// exitsWithoutLine reports whether a block leaves the code block, or looks for
// signals, and has no line.
func exitsWithoutLine(b *cfg.Block) bool {
	return (b.ExitsScope() || looksForSignals(b)) && !hasLine(b)
}

func looksForSignals(b *cfg.Block) bool {
	for i := range b.Instrs {
		switch b.Instrs[i].Op {
		case opcode.Jump, opcode.JumpBackward, opcode.Resume, opcode.Call, opcode.CallKw, opcode.CallFunctionEx:
			return true
		}
	}
	return false
}

// The kinds of entry in the location table (Objects/locations.md).
const (
	locationOneLine  = 10
	locationNoColumn = 13
	locationLong     = 14
	locationNone     = 15
)

// maxLocation is how many code units an entry of the location table covers at most.
const maxLocation = 8

// locations writes the location table.
func (u *unit) locations() {
	t := locationTable{line: u.firstLine}
	pos, n := cfg.NoPosition, 0
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			in := &b.Instrs[i]
			if in.Pos != pos {
				t.add(pos, n)
				pos, n = in.Pos, 0
			}
			n += u.fullSize(in)
		}
	}
	t.add(pos, n)
	u.lines = t.table
}

// locationTable is a co_linetable in the making.
type locationTable struct {
	table []byte
	line  int32 // of the last entry that has one
}

func (t *locationTable) add(pos code.Position, units int) {
	for ; units > maxLocation; units -= maxLocation {
		t.entry(pos, maxLocation)
	}
	if units > 0 {
		t.entry(pos, units)
	}
}

func (t *locationTable) entry(pos code.Position, units int) {
	begin := func(kind int) { t.table = append(t.table, byte(0x80|kind<<3|(units-1))) }
	if pos.Line < 0 {
		begin(locationNone)
		return
	}
	delta := pos.Line - t.line
	oneLine := pos.EndLine == pos.Line
	switch {
	case pos.Col < 0 || pos.EndCol < 0:
		if oneLine || pos.EndLine == -1 {
			begin(locationNoColumn)
			t.signed(delta)
			t.line = pos.Line
			return
		}
	case oneLine && delta == 0 && pos.Col < 80 && pos.EndCol >= pos.Col && pos.EndCol-pos.Col < 16:
		begin(int(pos.Col >> 3))
		t.table = append(t.table, byte(pos.Col&7<<4|(pos.EndCol-pos.Col)))
		return
	case oneLine && delta >= 0 && delta < 3 && pos.Col < 128 && pos.EndCol < 128:
		begin(locationOneLine + int(delta))
		t.table = append(t.table, byte(pos.Col), byte(pos.EndCol))
		t.line = pos.Line
		return
	}
	begin(locationLong)
	t.signed(delta)
	t.unsigned(uint32(pos.EndLine - pos.Line))
	t.unsigned(uint32(pos.Col + 1))
	t.unsigned(uint32(pos.EndCol + 1))
	t.line = pos.Line
}

// unsigned writes a number of 6 bits a byte, the lowest first.
func (t *locationTable) unsigned(n uint32) {
	for ; n >= 64; n >>= 6 {
		t.table = append(t.table, byte(n&63|64))
	}
	t.table = append(t.table, byte(n))
}

func (t *locationTable) signed(n int32) {
	if n < 0 {
		t.unsigned(uint32(-n)<<1 | 1)
	} else {
		t.unsigned(uint32(n) << 1)
	}
}
