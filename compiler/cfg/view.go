package cfg

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// View is a code block after a pass, as plain data that nothing changes any more.
type View struct {
	Pass   string // the pass's name, "codegen" for what code generation made
	Blocks []ViewBlock
}

// ViewBlock is a block of a View.
type ViewBlock struct {
	ID     int // the same block has the same number in all views made before assembly
	Instrs []ViewInstr
	Next   int // index of the block after it in normal control flow, -1 for none
}

// ViewInstr is an instruction of a View.
type ViewInstr struct {
	Op     opcode.Op
	Arg    uint32
	Target int // index of the block that is jumped to, -1 for none
	Line   int32
	Pos    code.Position
}

// View gives the graph as it is now: in the order of emission if there is one, else
// every block in the order of control flow.
func (g *Graph) View(pass string) View {
	blocks := g.Order
	if blocks == nil {
		blocks = g.chains()
	}
	index := make(map[*Block]int, len(blocks))
	for i, b := range blocks {
		index[b] = i
	}
	at := func(b *Block) int {
		if i, ok := index[b]; ok && b != nil {
			return i
		}
		return -1
	}
	v := View{Pass: pass, Blocks: make([]ViewBlock, len(blocks))}
	for i, b := range blocks {
		instrs := make([]ViewInstr, len(b.Instrs))
		for j, in := range b.Instrs {
			instrs[j] = ViewInstr{in.Op, in.Arg, at(in.Target), in.Line, in.Pos}
		}
		v.Blocks[i] = ViewBlock{ID: b.ID, Instrs: instrs, Next: at(b.Next)}
	}
	return v
}

// chains gives all blocks, each followed by those that follow it in normal control
// flow.
func (g *Graph) chains() []*Block {
	blocks := make([]*Block, 0, len(g.Blocks))
	done := make([]bool, len(g.Blocks))
	for _, b := range g.Blocks {
		for ; b != nil && !done[b.ID]; b = b.Next {
			done[b.ID] = true
			blocks = append(blocks, b)
		}
	}
	return blocks
}
