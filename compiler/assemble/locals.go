package assemble

import (
	"slices"

	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// tracked is how many local variables are followed over the whole graph; of others it
// is only known within a block whether they are bound.
const tracked = 64

// checkLoads makes LOAD_FAST_CHECK of the LOAD_FASTs whose variable may be unbound.
func (u *unit) checkLoads() {
	locals := len(u.co.VarNames)
	if locals == 0 {
		return
	}
	if locals > tracked {
		u.checkManyLoads(locals)
	}
	u.unvisited()
	var work []*cfg.Block
	reach := func(b *cfg.Block, unsafe uint64) {
		if both := b.Unsafe | unsafe; both != b.Unsafe {
			b.Unsafe = both
			if !b.Visited {
				b.Visited = true
				work = append(work, b)
			}
		}
	}
	var unsafe uint64
	for i := u.params(); i < min(locals, tracked); i++ {
		unsafe |= 1 << i
	}
	reach(u.graph.Entry(), unsafe)
	for b := range u.graph.Chain() {
		checkBlock(b, reach)
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		b.Visited = false
		checkBlock(b, reach)
	}
}

// params gives the number of local variables that are parameters.
func (u *unit) params() int {
	n := u.co.ArgCount + u.co.KwOnlyArgCount
	if u.co.Flags&code.VarArgs != 0 {
		n++
	}
	if u.co.Flags&code.VarKeywords != 0 {
		n++
	}
	return n
}

func checkBlock(b *cfg.Block, reach func(*cfg.Block, uint64)) {
	unsafe := b.Unsafe
	for i := range b.Instrs {
		in := &b.Instrs[i]
		if in.Except != nil {
			reach(in.Except, unsafe)
		}
		if in.Arg >= tracked {
			continue
		}
		bit := uint64(1) << in.Arg
		switch in.Op {
		case opcode.DeleteFast, opcode.LoadFastAndClear, opcode.StoreFastMaybeNull:
			unsafe |= bit
		case opcode.StoreFast, opcode.LoadFastCheck:
			unsafe &^= bit
		case opcode.LoadFast:
			if unsafe&bit != 0 {
				in.Op = opcode.LoadFastCheck
			}
			unsafe &^= bit
		}
	}
	if b.Next != nil && b.FallsThrough() {
		reach(b.Next, unsafe)
	}
	if last := b.Last(); last != nil && last.IsJump() {
		reach(last.Target, unsafe)
	}
}

// checkManyLoads does the same within blocks for the variables beyond the tracked.
func (u *unit) checkManyLoads(locals int) {
	bound := make([]int, locals) // the number of the block where it is
	number := 0
	for b := range u.graph.Chain() {
		number++
		for i := range b.Instrs {
			in := &b.Instrs[i]
			if in.Arg < tracked {
				continue
			}
			switch in.Op {
			case opcode.DeleteFast, opcode.LoadFastAndClear, opcode.StoreFastMaybeNull:
				bound[in.Arg] = number - 1
			case opcode.StoreFast:
				bound[in.Arg] = number
			case opcode.LoadFast:
				if bound[in.Arg] != number {
					in.Op = opcode.LoadFastCheck
				}
				bound[in.Arg] = number
			}
		}
	}
}

// The kinds of local variable in co_localspluskinds (Include/internal/pycore_code.h).
const (
	kindHidden = 0x10
	kindLocal  = 0x20
	kindCell   = 0x40
	kindFree   = 0x80
)

const generatorFlags = code.Generator | code.Coroutine | code.AsyncGenerator

// localsPlus numbers local variables, cells and free variables in one list, in which a
// parameter that is a cell stands once, and puts in front of the code what makes the
// cells and the generator.
func (u *unit) localsPlus() {
	locals, cells, frees := u.co.VarNames, u.co.CellVars, u.co.FreeVars
	place := make([]int, len(cells)+len(frees))
	dropped := 0
	var local map[string]int
	if len(cells) > 0 {
		local = make(map[string]int, len(locals))
		for i, name := range locals {
			local[name] = i
		}
	}
	for i, name := range cells {
		if at, ok := local[name]; ok {
			place[i] = at
			dropped++
		} else {
			place[i] = len(locals) + i - dropped
		}
	}
	for i := range frees {
		place[len(cells)+i] = len(locals) + len(cells) + i - dropped
	}
	u.prefix(place)
	for b := range u.graph.Chain() {
		for i := range b.Instrs {
			switch in := &b.Instrs[i]; in.Op {
			case opcode.MakeCell, opcode.LoadClosure, opcode.LoadDeref, opcode.StoreDeref, opcode.DeleteDeref, opcode.LoadFromDictOrDeref:
				in.Arg = uint32(place[in.Arg])
			}
		}
	}
	u.nameLocals(place)
}

func (u *unit) prefix(place []int) {
	var prefix []cfg.Instr
	add := func(op opcode.Op, arg int, pos code.Position) {
		prefix = append(prefix, cfg.Instr{Op: op, Arg: uint32(arg), Pos: pos})
	}
	if n := len(u.co.FreeVars); n > 0 {
		add(opcode.CopyFreeVars, n, cfg.NoPosition)
	}
	order := make([]int, len(u.co.CellVars))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return place[i] - place[j] })
	for _, i := range order {
		add(opcode.MakeCell, i, cfg.NoPosition)
	}
	if u.co.Flags&generatorFlags != 0 {
		pos := code.Position{Line: u.firstLine, EndLine: u.firstLine, Col: -1, EndCol: -1}
		add(opcode.ReturnGenerator, 0, pos)
		add(opcode.PopTop, 0, pos)
	}
	if prefix == nil {
		return
	}
	entry := u.graph.Entry()
	entry.Instrs = append(prefix, entry.Instrs...)
}

// nameLocals fills in the names of the code object.
func (u *unit) nameLocals(place []int) {
	locals, cells, frees := u.co.VarNames, u.co.CellVars, u.co.FreeVars
	names := slices.Clone(locals)
	kinds := make([]byte, len(locals))
	for i, name := range locals {
		kinds[i] = kindLocal
		if u.graph.Hidden[name] {
			kinds[i] |= kindHidden
		}
	}
	for i, name := range cells {
		if place[i] < len(locals) {
			kinds[place[i]] |= kindCell
			continue
		}
		names, kinds = append(names, name), append(kinds, kindCell)
	}
	for _, name := range frees {
		names, kinds = append(names, name), append(kinds, kindFree)
	}
	u.co.LocalsPlusNames, u.co.LocalsPlusKinds = names, kinds
	u.co.NLocals = len(locals)
	u.co.CellVars = nil
	for i, name := range names {
		if kinds[i]&kindCell != 0 {
			u.co.CellVars = append(u.co.CellVars, name)
		}
	}
}
