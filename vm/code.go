package vm

import (
	"fmt"
	"math/big"
	"slices"

	"bytewalk/compiler/code"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/opcode"
	"bytewalk/vm/object"
)

// unit is an instruction as the loop executes it. EXTENDED_ARG prefixes are folded into
// arg, and jumps have the number of the unit they go to.
type unit struct {
	op    uint16
	cache uint16 // index into caches, 0 if the instruction has none
	arg   int32
}

// prepared is a code object's bytecode in the machine's form.
type prepared struct {
	units []unit
	// programs are the units for each copy of the loop: as they are, and with pairs as one.
	programs [2][]unit
	offsets  []int32 // of each unit: the byte offset of its instruction, prefixes included; one more at the end
	own      []int32 // of each unit: the byte offset of the instruction's own code unit
	nlocals  int
	ncells   int     // slots of cells and free variables behind the locals
	stack    int     // how high the evaluation stack can grow
	size     int     // of a frame's slots: locals, cells, stack
	cellArg  []int32 // of each cell variable: the argument that it is, or -1
	caches   []cache

	// cellSlots has the slot of each cell variable and then of each free variable;
	// cellIndex the place there of each slot before the stack, or -1.
	cellSlots, cellIndex []int32
	handlers             []handler
	// table says that handlers are found in a table and that frames begin with
	// instructions that make their cells and generators (since 3.11); names of slots
	// that belong to a comprehension alone are hidden.
	table  bool
	hidden []bool

	// simple says that a call with exactly argCount positional arguments needs nothing
	// but to bind them: no *args, no keyword-only ones, no generator, no cells.
	simple   bool
	ends     bool // a generator of it that is dropped has something to do
	argCount int
	flags    code.Flags
}

// handler is an entry of the exception table: where an exception in the units from
// start to end goes.
type handler struct {
	start, end, target int32
	depth              int32 // to which the evaluation stack is cut
	lasti              bool  // the offset of the instruction that raised is pushed
}

// CodeError is the error of a code object that cannot be executed.
type CodeError struct {
	Code   *code.Code
	Offset int // in bytes
	Reason string
}

func (e *CodeError) Error() string {
	return fmt.Sprintf("invalid bytecode in %s (%s) at offset %d: %s", e.Code.Name, e.Code.Filename, e.Offset, e.Reason)
}

// maxFrame bounds the slots of one frame, so that a hostile code object cannot ask
// for more memory than there is.
const maxFrame = 1 << 20

// prepare checks bytecode and brings it into the machine's form. What it accepts
// cannot make the loop read or jump outside the code's own tables.
func prepare(c *code.Code) (*prepared, error) {
	bad := func(offset int, format string, args ...any) (*prepared, error) {
		return nil, &CodeError{c, offset, fmt.Sprintf(format, args...)}
	}
	p := &prepared{
		nlocals: c.NLocals, ncells: len(c.CellVars) + len(c.FreeVars), argCount: c.ArgCount, flags: c.Flags,
		caches: make([]cache, 1), table: c.Dialect.Runtime.ExceptionTable,
	}
	if c.Dialect.LocalsPlus {
		p.ncells = len(c.LocalsPlusNames) - c.NLocals
	}
	params := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&code.VarArgs != 0 {
		params++
	}
	if c.Flags&code.VarKeywords != 0 {
		params++
	}
	switch {
	case c.ArgCount < 0 || c.KwOnlyArgCount < 0 || c.PosOnlyArgCount < 0 || c.PosOnlyArgCount > c.ArgCount || c.NLocals < 0 || c.StackSize < 0:
		return bad(0, "a count is below 0")
	case len(c.VarNames) != c.NLocals:
		return bad(0, "%d names for %d local variables", len(c.VarNames), c.NLocals)
	case p.ncells < 0 || c.Dialect.LocalsPlus && len(c.LocalsPlusNames) != len(c.LocalsPlusKinds):
		return bad(0, "the names of the variables")
	case params > c.NLocals:
		return bad(0, "%d parameters in %d local variables", params, c.NLocals)
	case c.NLocals+p.ncells+c.StackSize > maxFrame:
		return bad(0, "the frame is too large")
	case len(c.Bytecode) == 0 || len(c.Bytecode)%2 != 0:
		return bad(0, "the bytecode has %d bytes", len(c.Bytecode))
	}
	index := make([]int32, len(c.Bytecode)/2+1) // of each code unit where an instruction starts, its unit plus 1
	end := 0
	for i := range c.Instructions() {
		op, ok := fromOpcode[i.Op]
		if !ok {
			return bad(i.Start, "%d is no instruction", i.Number)
		}
		if p.table {
			if other, ok := withTable[op]; ok {
				op = other
			}
		}
		if i.Arg > 1<<31-1 {
			return bad(i.Start, "the operand is too large")
		}
		index[i.Start/2] = int32(len(p.units) + 1)
		p.units = append(p.units, unit{op: op, arg: int32(i.Arg)})
		p.offsets = append(p.offsets, int32(i.Start))
		p.own = append(p.own, int32(i.Offset))
		end = i.End
	}
	if end != len(c.Bytecode) {
		return bad(end, "the bytecode ends within an instruction")
	}
	p.offsets = append(p.offsets, int32(end))
	opargs := make([]int, len(p.units))
	for n := range p.units {
		opargs[n] = int(p.units[n].arg)
		if err := p.operand(c, n, index); err != nil {
			return nil, err
		}
	}
	if !p.findHandlers(c, index) {
		return bad(0, "the exception table")
	}
	if err := p.height(c, opargs); err != nil {
		return nil, err
	}
	p.size = p.nlocals + p.ncells + p.stack
	if err := p.places(c, params); err != nil {
		return nil, err
	}
	p.programs = [...][]unit{recordedProgram: p.units, plainProgram: fuse(p.units)}
	const special = code.VarArgs | code.VarKeywords | code.Generator | code.Coroutine | code.AsyncGenerator
	p.simple = c.Flags&special == 0 && c.Flags&(code.Optimized|code.NewLocals) == code.Optimized|code.NewLocals &&
		c.KwOnlyArgCount == 0 && (p.ncells == 0 || p.table)
	return p, nil
}

// places finds the slots of cells and free variables.
func (p *prepared) places(c *code.Code, params int) error {
	bad := func() error { return &CodeError{c, 0, "the names of the variables"} }
	if !c.Dialect.LocalsPlus {
		for i, name := range c.CellVars {
			arg := int32(-1)
			for i, v := range c.VarNames[:params] {
				if v == name {
					arg = int32(i)
				}
			}
			p.cellArg = append(p.cellArg, arg)
			p.cellSlots = append(p.cellSlots, int32(p.nlocals+i))
		}
		for i := range c.FreeVars {
			p.cellSlots = append(p.cellSlots, int32(p.nlocals+len(c.CellVars)+i))
		}
	} else {
		var free []int32
		p.hidden = make([]bool, len(c.LocalsPlusKinds))
		for i, kind := range c.LocalsPlusKinds {
			p.hidden[i] = kind&code.LocalHidden != 0
			switch {
			case kind&code.LocalCell != 0:
				p.cellSlots = append(p.cellSlots, int32(i))
			case kind&code.LocalFree != 0:
				free = append(free, int32(i))
			}
			if (i < p.nlocals) != (kind&code.LocalFast != 0) {
				return bad()
			}
		}
		if len(p.cellSlots) != len(c.CellVars) || len(free) != len(c.FreeVars) {
			return bad()
		}
		p.cellSlots = append(p.cellSlots, free...)
	}
	p.cellIndex = make([]int32, p.nlocals+p.ncells)
	for i := range p.cellIndex {
		p.cellIndex[i] = -1
	}
	for i, slot := range p.cellSlots {
		p.cellIndex[slot] = int32(i)
	}
	return nil
}

// findHandlers takes the exception table apart.
func (p *prepared) findHandlers(c *code.Code, index []int32) bool {
	if !p.table {
		return true
	}
	unit := func(offset int) (int32, bool) {
		if offset < 0 || offset/2 >= len(index) {
			return 0, false
		}
		if offset == len(c.Bytecode) {
			return int32(len(p.units)), true
		}
		return index[offset/2] - 1, index[offset/2] != 0
	}
	last := int32(0)
	for _, h := range c.Handlers() {
		start, ok1 := unit(h.Start)
		end, ok2 := unit(h.End)
		target, ok3 := unit(h.Target)
		if !ok1 || !ok2 || !ok3 || start < last || end < start || int(target) == len(p.units) || h.Depth < 0 || h.Depth > maxFrame {
			return false
		}
		last = end
		p.handlers = append(p.handlers, handler{start, end, target, int32(h.Depth), h.LastI})
	}
	return true
}

// handlerOf gives the handler of an exception in unit n.
func (p *prepared) handlerOf(n int32) (handler, bool) {
	low, high := 0, len(p.handlers)
	for low < high {
		mid := (low + high) / 2
		switch h := &p.handlers[mid]; {
		case n < h.start:
			high = mid
		case n >= h.end:
			low = mid + 1
		default:
			return *h, true
		}
	}
	return handler{}, false
}

// unitAt gives the unit whose instruction lies at an offset.
func (p *prepared) unitAt(offset int32) (int, bool) {
	return slices.BinarySearch(p.own, offset)
}

// operand checks the operand of unit n and makes a jump's target a unit.
func (p *prepared) operand(c *code.Code, n int, index []int32) error {
	u := &p.units[n]
	limit := 0
	op := c.Dialect.Op(c.Bytecode[p.own[n]])
	bad := func(format string, args ...any) error {
		return &CodeError{c, int(p.offsets[n]), op.String() + ": " + fmt.Sprintf(format, args...)}
	}
	switch kind := c.Dialect.Operand(op); kind {
	case opcode.ConstIndex:
		limit = len(c.Consts)
	case opcode.NameIndex:
		limit = len(c.Names)
		switch {
		case op == opcode.LoadSuperAttr:
			if int(u.arg>>2) >= limit {
				return bad("operand %d of %d", u.arg>>2, limit)
			}
			return nil
		case op == opcode.LoadGlobal && c.Dialect.GlobalFlag:
			if u.arg&1 != 0 {
				u.op = opLoadGlobalNull
			}
			u.arg >>= 1
		case op == opcode.LoadAttr && c.Dialect.AttrFlag:
			if u.arg&1 != 0 {
				u.op = opLoadSelf
			}
			u.arg >>= 1
		}
	case opcode.LocalIndex:
		limit = p.nlocals
		if c.Dialect.LocalsPlus {
			limit += p.ncells
		}
		switch op {
		case opcode.LoadFastLoadFast, opcode.StoreFastLoadFast, opcode.StoreFastStoreFast:
			if first, second := int(u.arg>>4), int(u.arg&15); first >= limit || second >= limit {
				return bad("operands %d and %d of %d", first, second, limit)
			}
			return nil
		}
	case opcode.FreeIndex:
		limit = p.ncells
		if op == opcode.LoadClassderef && int(u.arg) < len(c.CellVars) {
			return bad("the variable is not free")
		}
		if !c.Dialect.LocalsPlus {
			if int(u.arg) >= limit {
				return bad("operand %d of %d", u.arg, limit)
			}
			u.arg += int32(p.nlocals)
		}
		limit += p.nlocals
	case opcode.CompareIndex:
		index := int(u.arg) >> c.Dialect.CompareShift
		limit = len(c.Dialect.CmpOps)
		if limit == 12 {
			limit = 11 // the last, BAD, is no operator
		}
		if index >= limit {
			return bad("operand %d of %d", index, limit)
		}
		if u.op == opCompare {
			flag := int32(0)
			if c.Dialect.CompareBool && u.arg&16 != 0 {
				flag = compareBool
			}
			u.arg = comparisons[c.Dialect.CmpOps[index]] | flag
		}
		return nil
	case opcode.RelativeJump, opcode.AbsoluteJump:
		target := int(u.arg) * c.Dialect.JumpUnit
		if kind == opcode.RelativeJump {
			if op.JumpsBack() {
				target = -target
			}
			target += int(p.offsets[n+1])
		}
		if target%2 != 0 || target < 0 || target >= len(c.Bytecode) || index[target/2] == 0 {
			return bad("the target %d is no instruction", target)
		}
		u.arg = index[target/2] - 1
		if u.op == opForIter && c.Dialect.Runtime.LoopEnd > 0 {
			// The instructions at the target take away what is gone already.
			if u.arg += int32(c.Dialect.Runtime.LoopEnd); int(u.arg) >= len(p.units) {
				return bad("the loop has no end")
			}
		}
		return nil
	default:
		switch u.op {
		case opBinaryAdd:
			if op == opcode.BinaryOp {
				if int(u.arg) >= len(c.Dialect.BinaryOps) {
					return bad("the operand %d", u.arg)
				}
				u.op = binaryOps[c.Dialect.BinaryOps[u.arg]]
			}
		case opCallIntrinsic1:
			if int(u.arg) >= len(c.Dialect.Intrinsics1) {
				return bad("the operand %d", u.arg)
			}
			u.arg = intrinsics[c.Dialect.Intrinsics1[u.arg]]
		case opCallIntrinsic2:
			if int(u.arg) >= len(c.Dialect.Intrinsics2) {
				return bad("the operand %d", u.arg)
			}
			u.arg = intrinsics[c.Dialect.Intrinsics2[u.arg]]
		case opCopy, opSwap:
			if u.arg < 1 || u.arg > maxFrame {
				return bad("the operand %d", u.arg)
			}
		case opReraise, opAwaitable:
			if u.arg > 2 {
				return bad("the operand %d", u.arg)
			}
		}
		switch {
		case op == opcode.CallFunctionEx && u.arg > 1, op == opcode.MakeFunction && u.arg > 15, op == opcode.FormatValue && u.arg > 7,
			op == opcode.BuildSlice && u.arg != 2 && u.arg != 3, op == opcode.RaiseVarargs && u.arg > 2:
			return bad("the operand %d", u.arg)
		}
		return nil
	}
	if int(u.arg) >= limit {
		return bad("operand %d of %d", u.arg, limit)
	}
	switch u.op {
	case opLoadGlobal, opLoadGlobalNull, opLoadName, opStoreName, opLoadAttr, opLoadMethod, opLoadSelf, opStoreAttr:
		if len(p.caches) < 1<<16 {
			u.cache = uint16(len(p.caches))
			p.caches = append(p.caches, cache{})
		}
	}
	return nil
}

// height finds how high the evaluation stack can grow, by the instructions' stack
// effects along all paths.
func (p *prepared) height(c *code.Code, opargs []int) error {
	at := make([]int, len(p.units)) // height before each unit, plus 1
	work := []int32{0}
	at[0] = 1
	visit := func(n int32, h int) {
		if int(n) < len(at) && at[n] == 0 {
			at[n] = h + 1
			work = append(work, n)
		}
	}
	for _, h := range p.handlers {
		extra := 1
		if h.lasti {
			extra = 2
		}
		p.stack = max(p.stack, int(h.depth)+extra)
		visit(h.target, int(h.depth)+extra)
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		h := at[n] - 1
		u := &p.units[n]
		op := c.Dialect.Op(c.Bytecode[p.own[n]])
		arg := opargs[n]
		if need := -c.Dialect.StackEffect(op, arg, false); need > 0 && h-need < -maxFrame {
			return &CodeError{c, int(p.offsets[n]), "the evaluation stack"}
		}
		after := h + c.Dialect.StackEffect(op, arg, false)
		p.stack = max(p.stack, after, h)
		if c.Dialect.Operand(op).IsJump() {
			jump := h + c.Dialect.StackEffect(op, arg, true)
			if u.op == opForIter && p.table {
				jump = h - 1
			}
			p.stack = max(p.stack, jump)
			visit(u.arg, max(jump, 0))
		}
		switch u.op {
		case opReturnValue, opRaiseVarargs, opJumpForward, opJumpAbsolute, opReturnConst, opReraise:
		default:
			if int(n)+1 == len(p.units) {
				return &CodeError{c, int(p.offsets[n]), "execution runs off the end of the bytecode"}
			}
			visit(n+1, max(after, 0))
		}
	}
	p.stack = max(p.stack, c.StackSize) + 1
	if p.stack > maxFrame {
		return &CodeError{c, 0, "the evaluation stack is too large"}
	}
	return nil
}

// newCode makes the Python object of a code object, and those of the code objects
// among its constants.
func (m *Machine) newCode(c *code.Code) (*object.Code, error) {
	// What our compiler made has positions; what comes from elsewhere may be anything.
	if _, known := m.codes[c]; !known && c.Positions == nil {
		if err := c.Check(); err != nil {
			return nil, &CodeError{c, 0, err.Error()}
		}
	}
	return m.newCodeSharing(c, map[string]Value{})
}

// newCodeSharing is newCode with the constants that the code objects around c have:
// the compiler merges equal constants of a whole module.
func (m *Machine) newCodeSharing(c *code.Code, shared map[string]Value) (*object.Code, error) {
	if o, ok := m.codes[c]; ok {
		return o, nil
	}
	p, err := prepare(c)
	if err != nil {
		return nil, err
	}
	t := m.Thread
	o := &object.Code{Header: object.Header{Type: object.CodeType}, Code: c, Prepared: p}
	o.Name, o.Filename = t.Intern(c.Name), t.Intern(c.Filename)
	names := func(list []string) []*object.Str {
		out := make([]*object.Str, len(list))
		for i, s := range list {
			out[i] = t.Intern(s)
		}
		return out
	}
	o.NameValues, o.VarNames, o.FreeVars, o.CellVars = names(c.Names), names(c.VarNames), names(c.FreeVars), names(c.CellVars)
	o.QualName = o.Name
	if c.QualName != "" {
		o.QualName = t.Intern(c.QualName)
	}
	o.Slots = append(append(append([]*object.Str(nil), o.VarNames...), o.CellVars...), o.FreeVars...)
	if c.Dialect.LocalsPlus {
		o.Slots = names(c.LocalsPlusNames)
	}
	m.codes[c] = o
	p.ends = endsLater(c)
	if tellsLives(c, p) {
		m.startLife()
	}
	o.ConstValues = make([]object.Value, len(c.Consts))
	for i, k := range c.Consts {
		if o.ConstValues[i], err = m.constant(k, shared); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// constant makes a value of a constant. Constants that are the same are one object.
func (m *Machine) constant(k code.Const, shared map[string]Value) (Value, error) {
	switch k := k.(type) {
	case code.NoneType:
		return object.None, nil
	case code.EllipsisType:
		return object.Ellipsis, nil
	case bool:
		return object.Bool(k), nil
	case *code.Code:
		o, err := m.newCodeSharing(k, shared)
		if err != nil {
			return object.Null, err
		}
		return o.Value(), nil
	}
	key := code.Repr(k)
	if v, ok := shared[key]; ok {
		return v, nil
	}
	v, err := m.newConstant(k, shared)
	if err == nil {
		shared[key] = v
	}
	return v, err
}

// newConstant makes an object of a constant.
func (m *Machine) newConstant(k code.Const, shared map[string]Value) (Value, error) {
	t := m.Thread
	switch k := k.(type) {
	case int64:
		return t.Int(k), nil
	case *big.Int:
		return t.BigInt(k), nil
	case float64:
		return t.Float(k), nil
	case complex128:
		return (&object.Complex{Header: object.Header{Type: object.ComplexType}, C: k}).Value(), nil
	case string:
		if marshal.IsInterned(k) {
			return t.Intern(k).Value(), nil
		}
		return t.Str(k), nil
	case code.Bytes:
		return t.Bytes(string(k)), nil
	case code.Tuple:
		items, err := m.constants(k, shared)
		return object.NewTuple(items...).Value(), err
	case code.FrozenSet:
		items, err := m.constants(k, shared)
		if err != nil {
			return object.Null, err
		}
		s := object.NewSet(object.FrozenSetType)
		for _, v := range items {
			if err := s.Add(t, v); err != nil {
				return object.Null, err
			}
		}
		return s.Value(), nil
	}
	return object.Null, fmt.Errorf("vm: a constant of Go type %T", k)
}

func (m *Machine) constants(list []code.Const, shared map[string]Value) ([]Value, error) {
	items := make([]object.Value, len(list))
	for i, k := range list {
		var err error
		if items[i], err = m.constant(k, shared); err != nil {
			return nil, err
		}
	}
	return items, nil
}
