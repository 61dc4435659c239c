// Package cfg has the control flow graph that code generation makes of a code
// block and that the assembler makes a code object of.
//
// A [Graph] is made of basic blocks. A [Block] is a list of instructions; an
// instruction that jumps names the block it jumps to, and a block that does not
// end in a jump goes on in the block after it (Next). The blocks of a graph stand in
// the order in which they were made; in which order they are emitted is decided
// by a pass. [Graph.StackSize] follows every path through the graph and gives the
// height that the evaluation stack needs.
//
// What a pass did can be looked at: a [View] is a graph, or later the assembled
// code, taken apart into plain data.
package cfg

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
)

// Instr is an instruction.
type Instr struct {
	Op     opcode.Op
	Arg    uint32        // the oparg; for jumps 0 until the assembler has laid out the code
	Target *Block        // where a jump goes, nil for others
	Line   int32         // line that begins here in the table of lines, 0 where the last one goes on
	Pos    code.Position // of the syntax tree's node that the instruction comes from
}

// Block is a basic block.
type Block struct {
	ID     int // place among the graph's blocks
	Instrs []Instr
	Next   *Block // the block after it in normal control flow, nil at the end

	// Returns says that the block has a RETURN_VALUE.
	Returns bool

	// Offset is the block's place in the code, in code units, once the assembler
	// has laid out the code.
	Offset int

	seen  bool
	depth int
}

// Graph is the control flow graph of a code block.
type Graph struct {
	Dialect *dialect.Dialect
	Blocks  []*Block // in the order in which they were made; the first is the entry
	Order   []*Block // in the order of emission, without those never reached
	Consts  []code.Const
}

// NewBlock adds an empty block.
func (g *Graph) NewBlock() *Block {
	b := &Block{ID: len(g.Blocks)}
	g.Blocks = append(g.Blocks, b)
	return b
}

// Entry is the block where execution begins.
func (g *Graph) Entry() *Block { return g.Blocks[0] }

// PostOrder sets the order of emission to the reverse of the order in which a
// depth-first search leaves the blocks, as compilers until 3.9 do (dfs in
// Python/compile.c): a block's followers in normal control flow are visited before
// the targets of its jumps, those of the last follower first.
func (g *Graph) PostOrder() {
	post := make([]*Block, len(g.Blocks))
	left := 0
	// The part of post that is not filled yet serves as the stack of followers.
	var visit func(b *Block, end int)
	visit = func(b *Block, end int) {
		top := end
		for ; b != nil && !b.seen; b = b.Next {
			b.seen = true
			top--
			post[top] = b
		}
		for top < end {
			b := post[top]
			top++
			for i := range b.Instrs {
				if t := b.Instrs[i].Target; t != nil && !t.seen {
					visit(t, top)
				}
			}
			post[left] = b
			left++
		}
	}
	visit(g.Entry(), len(post))
	g.Order = make([]*Block, left)
	for i, b := range post[:left] {
		g.Order[left-1-i] = b
	}
}

// StackSize gives the greatest height of the evaluation stack on any path.
func (g *Graph) StackSize() int {
	const (
		unknown = -1 << 31
		limit   = 1 << 30 // beyond any program
	)
	for _, b := range g.Blocks {
		b.depth = unknown
	}
	deepest := 0
	var work []*Block
	push := func(b *Block, depth int) {
		if depth > limit {
			panic("the evaluation stack grows without end")
		}
		if b.depth < depth {
			b.depth = depth
			work = append(work, b)
		}
	}
	push(g.Entry(), 0)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		depth, next := b.depth, b.Next
	instrs:
		for i := range b.Instrs {
			in := &b.Instrs[i]
			after := depth + g.Dialect.StackEffect(in.Op, int(in.Arg), false)
			deepest = max(deepest, after)
			if in.Target != nil {
				there := depth + g.Dialect.StackEffect(in.Op, int(in.Arg), true)
				deepest = max(deepest, there)
				// A finally block that is called was entered by SETUP_FINALLY already.
				if in.Op == opcode.CallFinally {
					depth = after
					continue
				}
				push(in.Target, there)
			}
			depth = after
			switch in.Op {
			case opcode.JumpAbsolute, opcode.JumpForward, opcode.ReturnValue, opcode.RaiseVarargs:
				next = nil
				break instrs
			}
		}
		if next != nil {
			push(next, depth)
		}
	}
	return deepest
}
