// Package assemble makes code objects of control flow graphs.
//
// What is done on the way is a list of named passes, one list a dialect. In 3.8 the
// graph's blocks are put in order, jumps get their distances, and the code is then
// optimized as bytes: the peephole optimizer looks at a few instructions at a time,
// overwrites what is not needed with NOPs, and a last pass takes the NOPs out. In 3.13
// the graph itself is optimized, and the code is written last.
// After each pass the code can be looked at (see [Options]).
package assemble

import (
	"sync"

	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
)

// Options say what to do beside assembling.
type Options struct {
	// Observe, if not nil, is called with the code after each pass.
	Observe func(cfg.View)
}

// unit is a code block on its way.
type unit struct {
	graph     *cfg.Graph
	dialect   *dialect.Dialect
	firstLine int32
	code      []codeUnit // since the pass "layout"
	lines     []byte     // the table of lines
	handlers  []byte     // the exception table
	co        *code.Code // what is being made
	depth     int        // of the evaluation stack

	// optimizesCode says that passes change the code after it is laid out.
	optimizesCode bool
	// label counts the jump targets up to each code unit: two with the same number
	// are in the same basic block.
	label []int32

	room *room
}

// room is memory for what is gone when the code object is made. The next unit has it.
type room struct {
	code  []codeUnit
	label []int32
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// makeCode gives n code units, all to be written.
func (r *room) makeCode(n int) []codeUnit {
	if cap(r.code) < n {
		r.code = make([]codeUnit, n+n/4)
	}
	return r.code[:n]
}

// makeLabel gives n zeros.
func (r *room) makeLabel(n int) []int32 {
	if cap(r.label) < n {
		r.label = make([]int32, n+n/4)
	}
	r.label = r.label[:n]
	clear(r.label)
	return r.label
}

// noPosition is that of code that no line of the source stands for.
var noPosition code.Position

// codeUnit is an opcode with its byte of the oparg.
type codeUnit struct {
	op  opcode.Op
	arg byte
	pos code.Position
}

// pass is a step of assembling.
type pass struct {
	name string
	run  func(*unit)
}

// passes has each dialect's passes in order.
var passes = map[string][]pass{
	"3.8": {
		{"order", func(u *unit) { u.graph.PostOrder() }},
		{"layout", (*unit).layout},
		{"peephole", (*unit).peephole},
		{"pack", (*unit).pack},
	},
	"3.13": {
		{"blocks", (*unit).split},
		{"handlers", (*unit).labelHandlers},
		{"inline", (*unit).inlineExits},
		{"unreachable", (*unit).removeUnreachable},
		{"lines", (*unit).resolveLines},
		{"constants", (*unit).optimizeConsts},
		{"peephole", (*unit).optimizeBlocks},
		{"dead", (*unit).removeDead},
		{"unused constants", (*unit).unusedConsts},
		{"unbound locals", (*unit).checkLoads},
		{"superinstructions", (*unit).superInstructions},
		{"cold", (*unit).pushCold},
		{"last lines", (*unit).resolveLines},
		{"depth", func(u *unit) { u.depth = max(u.graph.Depths(), 1) }},
		{"locals", (*unit).localsPlus},
		{"pseudo", (*unit).convertPseudo},
		{"jumps", (*unit).normalizeJumps},
		{"layout", (*unit).layoutGraph},
	},
}

// Passes gives the names of the dialect's passes, in order. The first view that
// Observe is given is that of the graph before them, called "codegen".
func Passes(d *dialect.Dialect) []string {
	var names []string
	for _, p := range passes[d.Name] {
		names = append(names, p.name)
	}
	return names
}

// Assemble fills in co's bytecode, constants, stack size, first line, table of
// lines and positions from the graph. The caller has set co's other fields; a
// FirstLine of 0 stands for the line of the first instruction.
func Assemble(g *cfg.Graph, co *code.Code, o Options) {
	u := &unit{graph: g, dialect: g.Dialect, co: co, room: rooms.Get().(*room)}
	if co.FirstLine == 0 {
		co.FirstLine = 1
		if entry := g.Entry(); len(entry.Instrs) > 0 && entry.Instrs[0].Line != 0 {
			co.FirstLine = int(entry.Instrs[0].Line)
		}
	}
	u.firstLine = int32(co.FirstLine)
	if o.Observe != nil {
		o.Observe(g.View("codegen"))
	}
	for _, p := range passes[g.Dialect.Name] {
		p.run(u)
		if o.Observe != nil {
			o.Observe(u.view(p.name))
		}
	}
	co.Bytecode = make([]byte, 2*len(u.code))
	co.Positions = make([]code.Position, len(u.code))
	for i := range u.code {
		c := &u.code[i]
		number, _ := u.dialect.Number(c.op)
		co.Bytecode[2*i], co.Bytecode[2*i+1] = number, c.arg
		co.Positions[i] = c.pos
	}
	rooms.Put(u.room)
	co.LineTable = u.lines
	co.ExceptionTable = u.handlers
	co.Consts = g.Consts
	co.StackSize = u.depth
}

// size gives the number of code units of an instruction, its EXTENDED_ARG prefixes
// included.
func size(arg uint32) int {
	switch {
	case arg <= 0xFF:
		return 1
	case arg <= 0xFFFF:
		return 2
	case arg <= 0xFFFFFF:
		return 3
	}
	return 4
}

// layout gives every jump its oparg and writes the code and the table of lines.
func (u *unit) layout() {
	u.depth = u.graph.StackSize()
	u.optimizesCode = true
	u.resolveJumps()
	total := 0
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			total += size(b.Instrs[i].Arg)
		}
	}
	u.code = u.room.makeCode(total)
	lines := lineTable{line: u.firstLine}
	at := 0
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			in := &b.Instrs[i]
			if in.Line != 0 {
				lines.add(at, in.Line)
			}
			n := size(in.Arg)
			writeInstr(u.code[at:at+n], in.Op, in.Arg, in.Pos)
			at += n
		}
	}
	u.lines = lines.table
}

// resolveJumps computes the blocks' offsets and the opargs of jumps. A jump may
// need EXTENDED_ARG for its distance, which makes other distances longer, so this
// goes on until nothing changes.
func (u *unit) resolveJumps() {
	scale := 2 / u.dialect.JumpUnit
	for {
		total := 0
		for _, b := range u.graph.Order {
			b.Offset = total
			for i := range b.Instrs {
				total += size(b.Instrs[i].Arg)
			}
		}
		again := false
		for _, b := range u.graph.Order {
			at := b.Offset
			for i := range b.Instrs {
				in := &b.Instrs[i]
				n := size(in.Arg)
				at += n
				if in.Target == nil {
					continue
				}
				distance := in.Target.Offset
				if u.dialect.Operand(in.Op) == opcode.RelativeJump {
					distance -= at
				}
				in.Arg = uint32(distance * scale)
				if size(in.Arg) != n {
					again = true
				}
			}
		}
		if !again {
			return
		}
	}
}

// writeInstr writes an instruction that fills code; prefixes that the oparg does
// not need are EXTENDED_ARG 0.
func writeInstr(code []codeUnit, op opcode.Op, arg uint32, pos code.Position) {
	last := len(code) - 1
	for i := range code[:last] {
		code[i] = codeUnit{opcode.ExtendedArg, byte(arg >> (8 * (last - i))), pos}
	}
	code[last] = codeUnit{op, byte(arg), pos}
}

// lineTable is a co_lnotab in the making (Objects/lnotab_notes.txt).
type lineTable struct {
	table  []byte
	offset int   // in bytes, of the last entry
	line   int32 // of the last entry
}

// add says that line begins at a place given in code units.
func (t *lineTable) add(at int, line int32) {
	offset := 2 * at
	bytes, lines := offset-t.offset, int(line-t.line)
	if bytes == 0 && lines == 0 {
		return
	}
	// A difference that is too large is taken in steps of the same size, and what is
	// left has an entry even if it is nothing.
	if bytes > 255 {
		for range bytes / 255 {
			t.table = append(t.table, 255, 0)
		}
		bytes %= 255
	}
	step := 127
	if lines < 0 {
		step = -128
	}
	if lines < -128 || lines > 127 {
		for range lines / step {
			t.table = append(t.table, byte(bytes), byte(step))
			bytes = 0
		}
		lines %= step
	}
	t.table = append(t.table, byte(bytes), byte(lines))
	t.offset, t.line = offset, line
}

// view gives the code after a pass.
func (u *unit) view(pass string) cfg.View {
	if !u.optimizesCode {
		return u.graph.View(pass)
	}
	v := cfg.View{Pass: pass}
	starts := u.starts()
	block := make([]int, len(u.code)+1)
	for i, n := 0, -1; i < len(u.code); i++ {
		if starts[i] {
			n++
		}
		block[i] = n
	}
	for i := 0; i < len(u.code); i++ {
		if starts[i] {
			v.Blocks = append(v.Blocks, cfg.ViewBlock{ID: len(v.Blocks), Next: len(v.Blocks) + 1})
		}
		for u.code[i].op == opcode.ExtendedArg {
			i++
		}
		c := u.code[i]
		in := cfg.ViewInstr{Op: c.op, Arg: u.arg(i), Target: -1, Pos: c.pos}
		b := &v.Blocks[len(v.Blocks)-1]
		if u.dialect.Operand(c.op).IsJump() {
			in.Target = block[u.target(i)]
		}
		switch c.op {
		case opcode.JumpAbsolute, opcode.JumpForward, opcode.ReturnValue, opcode.RaiseVarargs:
			b.Next = -1
		}
		b.Instrs = append(b.Instrs, in)
	}
	if n := len(v.Blocks); n > 0 && v.Blocks[n-1].Next == n {
		v.Blocks[n-1].Next = -1
	}
	u.viewLines(&v)
	return v
}

// starts finds the code units where basic blocks begin.
func (u *unit) starts() []bool {
	starts := make([]bool, len(u.code)+1)
	starts[0] = true
	for i, c := range u.code {
		if c.op == opcode.ExtendedArg {
			continue
		}
		jumps := u.dialect.Operand(c.op).IsJump()
		if jumps {
			starts[u.target(i)] = true
		}
		switch {
		case jumps, c.op == opcode.ReturnValue, c.op == opcode.RaiseVarargs:
			starts[i+1] = true
		}
	}
	return starts
}

// viewLines puts the lines of the table into the view's instructions.
func (u *unit) viewLines(v *cfg.View) {
	lines := make(map[int]int32)
	for i, at, line := 0, 0, u.firstLine; i < len(u.lines); i += 2 {
		at += int(u.lines[i])
		line += int32(int8(u.lines[i+1]))
		lines[at/2] = line
	}
	if _, ok := lines[0]; !ok {
		lines[0] = u.firstLine
	}
	at := 0
	for i := range v.Blocks {
		for j := range v.Blocks[i].Instrs {
			v.Blocks[i].Instrs[j].Line = lines[at]
			for at < len(u.code) && u.code[at].op == opcode.ExtendedArg {
				at++
			}
			at++
		}
	}
}
