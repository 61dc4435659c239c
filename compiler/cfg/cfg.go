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
	"fmt"
	"iter"

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
	Except *Block        // the handler of what it raises, where handlers stand in a table
}

// NoPosition is the place of instructions that no line of the source stands for.
var NoPosition = code.Position{Line: -1, EndLine: -1, Col: -1, EndCol: -1}

// IsJump reports whether the instruction may jump. One that begins a handler's range
// has a target and doesn't jump.
func (in *Instr) IsJump() bool { return in.Target != nil && !in.Op.IsBlockPush() }

// SetNop makes the instruction a NOP, in its place and line.
func (in *Instr) SetNop() { in.Op, in.Arg, in.Target = opcode.Nop, 0, nil }

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

	// Flow is what passes over the graph find out.
	Flow

	seen  bool
	depth int
	place *Block // where Split put what the block began with
}

// Flow is what passes find out about a block, in dialects that optimize the graph.
type Flow struct {
	Label        bool     // code generation named it as a target
	Handler      bool     // it handles exceptions
	PushLastI    bool     // and gets the offset of the instruction that raised
	Predecessors int      // of reachable blocks
	Warm, Cold   bool     // reached without an exception, only by one
	StartDepth   int      // of the evaluation stack
	Visited      bool     // by the traversal under way
	Unsafe       uint64   // the local variables that may be unbound at its start
	Handlers     []*Block // around its start, the innermost last
}

// Last gives the block's last instruction, nil if it is empty.
func (b *Block) Last() *Instr {
	if len(b.Instrs) == 0 {
		return nil
	}
	return &b.Instrs[len(b.Instrs)-1]
}

// ExitsScope reports whether the block ends by leaving the code block.
func (b *Block) ExitsScope() bool {
	last := b.Last()
	return last != nil && last.Op.ExitsScope()
}

// FallsThrough reports whether execution may go on in the block after it.
func (b *Block) FallsThrough() bool {
	last := b.Last()
	return last == nil || !last.Op.ExitsScope() && !last.Op.IsUnconditionalJump()
}

// NonEmpty gives the first block from b on, in normal control flow, that has
// instructions.
func (b *Block) NonEmpty() *Block {
	for b != nil && len(b.Instrs) == 0 {
		b = b.Next
	}
	return b
}

// Insert puts an instruction before the i-th.
func (b *Block) Insert(i int, in Instr) {
	b.Instrs = append(b.Instrs, Instr{})
	copy(b.Instrs[i+1:], b.Instrs[i:])
	b.Instrs[i] = in
}

// Graph is the control flow graph of a code block.
type Graph struct {
	Dialect *dialect.Dialect
	Blocks  []*Block // in the order in which they were made; the first is the entry
	Order   []*Block // in the order of emission, without those never reached
	Consts  []code.Const

	// AddConst gives the index of a constant, which it appends if it is new. Passes
	// that compute constants use it.
	AddConst func(code.Const) int

	// Hidden has the local variables of comprehensions that are part of a module or class.
	Hidden map[string]bool

	memory *Memory
}

// NewBlock adds an empty block.
func (g *Graph) NewBlock() *Block {
	if g.memory == nil {
		g.memory = new(Memory)
	}
	b := g.memory.newBlock(len(g.Blocks))
	g.Blocks = append(g.Blocks, b)
	return b
}

// Add adds an instruction to the end of a block of the graph.
func (g *Graph) Add(b *Block, in Instr) { g.memory.add(b, in) }

// Entry is the block where execution begins.
func (g *Graph) Entry() *Block { return g.Blocks[0] }

// Chain gives the blocks from the entry on in normal control flow.
func (g *Graph) Chain() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		for b := g.Entry(); b != nil; b = b.Next {
			if !yield(b) {
				return
			}
		}
	}
}

// Split makes the graph anew as code generation's instructions in one row give it: a
// block begins where something jumps to and after what may jump or leaves.
func (g *Graph) Split() {
	total := 0
	for b := range g.Chain() {
		total += len(b.Instrs)
		for i := range b.Instrs {
			if t := b.Instrs[i].Target; t != nil {
				t.Label = true
			}
		}
	}
	row := g.Entry()
	g.Blocks = g.Blocks[:0]
	current := g.NewBlock()
	instrs := g.memory.instrs(total)
	var labels []*Block
	start := 0
	for b := row; b != nil; b = b.Next {
		if b.Label {
			labels = append(labels, b)
		}
		for i := range b.Instrs {
			if len(instrs) > start {
				last := &instrs[len(instrs)-1]
				if len(labels) > 0 || last.IsJump() || last.Op.ExitsScope() {
					current.Instrs = instrs[start:len(instrs):len(instrs)]
					start = len(instrs)
					current.Next = g.NewBlock()
					current = current.Next
				}
			}
			for _, l := range labels {
				l.place = current
				current.Label = true
			}
			labels = labels[:0]
			instrs = append(instrs, b.Instrs[i])
		}
	}
	current.Instrs = instrs[start:len(instrs):len(instrs)]
	for i := range instrs {
		if t := instrs[i].Target; t != nil {
			instrs[i].Target = t.place
		}
	}
}

// Depths sets the height of the evaluation stack at the start of every block and gives
// the greatest height, where all paths to a block come with the same height.
func (g *Graph) Depths() int {
	const unknown = -1
	for b := range g.Chain() {
		b.StartDepth = unknown
	}
	deepest := 0
	work := make([]*Block, 0, len(g.Blocks))
	push := func(b *Block, depth int) {
		if b.StartDepth == unknown {
			b.StartDepth = depth
			work = append(work, b)
		} else if b.StartDepth != depth {
			panic(fmt.Sprintf("the evaluation stack is %d and %d high at block %d", b.StartDepth, depth, b.ID))
		}
	}
	push(g.Entry(), 0)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		depth := b.StartDepth
		for i := range b.Instrs {
			in := &b.Instrs[i]
			after := depth + g.Dialect.StackEffect(in.Op, int(in.Arg), false)
			if after < 0 {
				panic(fmt.Sprintf("%s takes more than the evaluation stack has", in.Op))
			}
			deepest = max(deepest, after)
			if in.Target != nil {
				there := depth + g.Dialect.StackEffect(in.Op, int(in.Arg), true)
				deepest = max(deepest, there)
				push(in.Target, there)
			}
			depth = after
		}
		if b.FallsThrough() && b.Next != nil {
			push(b.Next, depth)
		}
	}
	return deepest
}

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
