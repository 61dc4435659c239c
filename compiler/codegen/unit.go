package codegen

import (
	"encoding/binary"
	"sort"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
)

// scopeKind is the kind of a code block. The symbol table knows only functions.
type scopeKind uint8

const (
	scopeModule scopeKind = iota
	scopeClass
	scopeFunction
	scopeAsyncFunction
	scopeLambda
	scopeComprehension
	scopeAnnotation // of type parameters and what they are bound to
)

// unit is the state that belongs to one code block.
type unit struct {
	parent   *unit
	depth    int // of nesting, 1 for the module
	scope    *symtable.Scope
	kind     scopeKind
	name     string
	qualName string
	private  string          // class name for mangling
	mangled  map[string]bool // the only names to mangle, nil for all

	graph    *cfg.Graph
	block    *cfg.Block // where instructions are added
	consts   constTable
	names    nameTable
	varNames nameTable
	cellVars nameTable
	freeVars nameTable // numbered on from cellVars

	argCount, posOnlyArgCount, kwOnlyArgCount int
	firstLine                                 int

	blocks []frameBlock

	static []string // of a class: the attributes of self that its methods store to

	// Comprehensions that are part of this block:
	inlined    int                           // how many we are in
	override   map[string]symtable.ScopeKind // what names are in the one we are in
	fastHidden map[string]bool               // their variables that are fast locals of a module or class now

	line    int32         // current line
	col     int32         // current column, for errors
	lineSet bool          // an instruction carries the current line already
	pos     code.Position // of the current node
}

// nameTable numbers names in the order in which they come.
type nameTable struct {
	list  []string
	index map[string]int // nil for a short list
}

// shortTable is up to how many entries are looked through one by one.
const shortTable = 12

// find gives a name's number.
func (t *nameTable) find(name string) (int, bool) {
	if t.index != nil {
		i, ok := t.index[name]
		return i, ok
	}
	for i, have := range t.list {
		if have == name {
			return i, true
		}
	}
	return 0, false
}

// number gives the number of a name that is there.
func (t *nameTable) number(name string) int {
	i, _ := t.find(name)
	return i
}

func (t *nameTable) add(name string) int {
	if i, ok := t.find(name); ok {
		return i
	}
	i := len(t.list)
	t.list = append(t.list, name)
	switch {
	case t.index != nil:
		t.index[name] = i
	case i == shortTable:
		t.index = make(map[string]int, 4*shortTable)
		for i, name := range t.list {
			t.index[name] = i
		}
	}
	return i
}

// constTable has the index of a unit's constants by their number among all.
type constTable struct {
	list  []constPlace
	index map[int]int // nil for a short list
}

type constPlace struct{ number, index int }

func (t *constTable) find(number int) (int, bool) {
	if t.index != nil {
		i, ok := t.index[number]
		return i, ok
	}
	for _, c := range t.list {
		if c.number == number {
			return c.index, true
		}
	}
	return 0, false
}

func (t *constTable) add(number, index int) {
	switch {
	case t.index != nil:
		t.index[number] = index
	case len(t.list) < shortTable:
		t.list = append(t.list, constPlace{number, index})
	default:
		t.index = map[int]int{number: index}
		for _, c := range t.list {
			t.index[c.number] = c.index
		}
	}
}

// enterScope opens the unit of a code block, which node opened in the symbol table.
func (c *compiler) enterScope(name string, kind scopeKind, node ast.Node, firstLine int) {
	c.enterBlock(name, kind, c.table.Lookup(node), firstLine)
}

// enterBlock opens the unit of a code block of the symbol table.
func (c *compiler) enterBlock(name string, kind scopeKind, scope *symtable.Scope, firstLine int) {
	u := &unit{
		parent: c.u, depth: 1, scope: scope, kind: kind, name: name, firstLine: firstLine,
		graph: c.newGraph(),
	}
	for _, name := range scope.VarNames {
		u.varNames.add(name)
	}
	for _, name := range namesWith(scope, symtable.Cell, symtable.DefCompCell) {
		u.cellVars.add(name)
	}
	if scope.NeedsClassClosure {
		u.cellVars.add("__class__")
	}
	if scope.NeedsClassDict {
		u.cellVars.add("__classdict__")
	}
	for _, name := range namesWith(scope, symtable.Free, symtable.DefFreeClass) {
		u.freeVars.add(name)
	}
	if u.parent != nil {
		u.private, u.depth = u.parent.private, u.parent.depth+1
		if kind != scopeClass {
			u.mangled = u.parent.mangled
		}
	}
	u.block = u.graph.NewBlock()
	c.u = u
	if kind != scopeModule {
		u.qualName = c.qualifiedName()
	}
}

// namesWith gives the names that have a scope or a flag, sorted.
func namesWith(s *symtable.Scope, kind symtable.ScopeKind, flag symtable.Flags) []string {
	var names []string
	for _, sym := range s.Symbols {
		if sym.Scope == kind || sym.Flags&flag != 0 {
			names = append(names, sym.Name)
		}
	}
	sort.Strings(names)
	return names
}

// qualifiedName gives the current unit's __qualname__ (PEP 3155).
func (c *compiler) qualifiedName() string {
	u, parent := c.u, c.u.parent
	if parent != nil && parent.kind == scopeAnnotation {
		parent = parent.parent
	}
	if parent == nil || parent.parent == nil {
		return u.name
	}
	switch u.kind {
	case scopeFunction, scopeAsyncFunction, scopeClass:
		if parent.scope.Scope(symtable.Mangle(parent.private, u.name)) == symtable.GlobalExplicit {
			return u.name
		}
	}
	switch parent.kind {
	case scopeFunction, scopeAsyncFunction, scopeLambda:
		return parent.qualName + ".<locals>." + u.name
	}
	return parent.qualName + "." + u.name
}

// leaveScope ends the current unit and gives its code object. With addNone, a body
// that does not end in a return returns None; without, the value on the stack.
func (c *compiler) leaveScope(addNone bool) *code.Code {
	u := c.u
	if !u.block.Returns {
		c.nextBlock()
		u.pos = code.Position{}
		if addNone {
			c.loadConst(code.None)
		}
		c.emit(opcode.ReturnValue)
	}
	co := &code.Code{
		Dialect:         c.Dialect,
		ArgCount:        u.posOnlyArgCount + u.argCount,
		PosOnlyArgCount: u.posOnlyArgCount,
		KwOnlyArgCount:  u.kwOnlyArgCount,
		NLocals:         len(u.varNames.list),
		Flags:           c.flags(),
		Names:           u.names.list,
		VarNames:        u.varNames.list,
		FreeVars:        u.freeVars.list,
		CellVars:        u.cellVars.list,
		Filename:        c.file.Name,
		Name:            u.name,
		FirstLine:       u.firstLine,
	}
	// A body that is never executed has no code, and no one looks at it.
	if c.silent == 0 {
		c.Assemble(u.graph, co)
	}
	c.graphs--
	c.u = u.parent
	return co
}

// newGraph makes a graph for a unit. The units that are open at once have memory of their
// own each, and the next ones have it after them.
func (c *compiler) newGraph() *cfg.Graph {
	if c.graphs == len(c.memory) {
		c.memory = append(c.memory, new(cfg.Memory))
	}
	c.graphs++
	return c.memory[c.graphs-1].NewGraph(c.Dialect)
}

// futureFlags has the features of __future__ that mark a code object. Those that are
// always on do so only where compile() is given them.
var futureFlags = map[string]code.Flags{
	"division":         0x20000,
	"absolute_import":  0x40000,
	"with_statement":   0x80000,
	"print_function":   0x100000,
	"unicode_literals": 0x200000,
	"barry_as_FLUFL":   0x400000,
	"generator_stop":   0x800000,
	"annotations":      0x1000000,
}

// flags gives the current unit's co_flags.
func (c *compiler) flags() code.Flags {
	scope := c.u.scope
	var flags code.Flags
	if scope.Type.IsFunctionLike() {
		flags |= code.NewLocals | code.Optimized
		for _, f := range []struct {
			on   bool
			flag code.Flags
		}{
			{scope.Nested, code.Nested},
			{scope.Generator && !scope.Coroutine, code.Generator},
			{!scope.Generator && scope.Coroutine, code.Coroutine},
			{scope.Generator && scope.Coroutine, code.AsyncGenerator},
			{scope.VarArgs, code.VarArgs},
			{scope.VarKeywords, code.VarKeywords},
		} {
			if f.on {
				flags |= f.flag
			}
		}
	}
	if len(c.u.freeVars.list) == 0 && len(c.u.cellVars.list) == 0 {
		flags |= code.NoFree
	}
	for _, feature := range c.table.Future.Features {
		flags |= futureFlags[feature]
	}
	return flags
}

// add adds an instruction to the current block.
func (c *compiler) add(in cfg.Instr) {
	if c.silent > 0 {
		return
	}
	u := c.u
	in.Pos = u.pos
	if !u.lineSet {
		u.lineSet = true
		in.Line = u.line
	}
	u.graph.Add(u.block, in)
}

func (c *compiler) emit(op opcode.Op) {
	c.add(cfg.Instr{Op: op})
	if op == opcode.ReturnValue && c.silent == 0 {
		c.u.block.Returns = true
	}
}

func (c *compiler) emitArg(op opcode.Op, arg int) { c.add(cfg.Instr{Op: op, Arg: uint32(arg)}) }

func (c *compiler) emitJump(op opcode.Op, to *cfg.Block) { c.add(cfg.Instr{Op: op, Target: to}) }

// emitName adds an instruction whose operand is a name in co_names, mangled.
func (c *compiler) emitName(op opcode.Op, name string) {
	if c.silent == 0 {
		c.emitArg(op, c.u.names.add(symtable.Mangle(c.u.private, name)))
	}
}

// at lets f emit instructions that come from another place of the source than the
// current node. The table of lines is not concerned.
func (c *compiler) at(span source.Span, f func()) {
	u := c.u
	old := u.pos
	u.pos = c.position(span)
	f()
	u.pos = old
}

// position gives the place of the instructions that the node of a span makes.
func (c *compiler) position(s source.Span) code.Position {
	if c.displaced != nil {
		s = c.displaced.Place(s)
	}
	return position(s)
}

// position makes a code.Position of a span.
func position(s source.Span) code.Position {
	return code.Position{Line: s.Start.Line, EndLine: s.End.Line, Col: s.Start.Col, EndCol: s.End.Col}
}

// setLine makes a line begin with the next instruction.
func (c *compiler) setLine(span source.Span) {
	u := c.u
	u.line, u.col, u.lineSet = span.Start.Line, span.Start.Col, false
	u.pos = position(span)
}

// after gives the place after words that follow a place in the same line, blanks
// between them left out, or the place itself where they do not.
func (c *compiler) after(place source.Pos, words ...string) source.Pos {
	line := c.file.Line(int(place.Line))
	if int(place.Col) > len(line) {
		return place
	}
	rest := line[place.Col:]
	for _, word := range words {
		var ok bool
		if rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), word); !ok {
			return place
		}
	}
	return source.Pos{Line: place.Line, Col: int32(len(line) - len(rest))}
}

func (c *compiler) newBlock() *cfg.Block { return c.u.graph.NewBlock() }

// nextBlock goes on in a new block after the current one.
func (c *compiler) nextBlock() { c.useBlock(c.newBlock()) }

// useBlock goes on in a block after the current one.
func (c *compiler) useBlock(b *cfg.Block) {
	c.u.block.Next = b
	c.u.block = b
}

func (c *compiler) loadConst(value code.Const) {
	if c.silent == 0 {
		c.emitArg(opcode.LoadConst, c.constIndex(value))
	}
}

// constIndex gives the number of a constant in the current unit. Constants that
// CPython takes for the same (see constant.AppendKey) have one number.
func (c *compiler) constIndex(value code.Const) int {
	if c.silent > 0 {
		return 0
	}
	u := c.u
	var same bool
	c.key, same = constant.AppendKey(c.key[:0], value, c.codeKey)
	if !same {
		u.graph.Consts = append(u.graph.Consts, value)
		return len(u.graph.Consts) - 1
	}
	known, ok := c.constCache[string(c.key)]
	if !ok {
		known = &sharedConst{number: len(c.constCache), value: value}
		c.constCache[string(c.key)] = known
		switch v := value.(type) {
		case code.FrozenSet:
			// The items are merged with those met before, in a new frozenset.
			known.value = constant.HasherOf(c.Dialect).FrozenSet(v)
		case *code.Code:
			known.value = c.firstCodes[c.codeKey(v)]
		}
	} else if i, ok := u.consts.find(known.number); ok {
		return i
	}
	i := len(u.graph.Consts)
	u.consts.add(known.number, i)
	u.graph.Consts = append(u.graph.Consts, known.value)
	return i
}

// sharedConst is what all units have of equal constants.
type sharedConst struct {
	number int
	value  code.Const
}

// codeKey gives the identity of a code object among the constants: two are the same
// if they are equal (code_richcompare), which leaves out file name, table of lines
// and stack size.
func (c *compiler) codeKey(co *code.Code) uint64 {
	if key, ok := c.codeKeys[co]; ok {
		return key
	}
	// Most code objects are the only one of their name and line: they are compared with
	// others only where another has both.
	place := codePlace{co.Name, co.FirstLine}
	next := uint64(len(c.firstCodes))
	key := next
	if first, ok := c.codePlaces[place]; !ok {
		c.codePlaces[place] = &placedCode{key: key}
	} else {
		if !first.known {
			first.known = true
			c.codes[c.codeContent(c.firstCodes[first.key], first.key)] = first.key
		}
		content := c.codeContent(co, next)
		if key, ok = c.codes[content]; !ok {
			key = next
			c.codes[content] = key
		}
	}
	if key == next {
		c.firstCodes = append(c.firstCodes, co)
	}
	c.codeKeys[co] = key
	return key
}

// codePlace is what tells most code objects apart.
type codePlace struct {
	name string
	line int
}

// placedCode is the first code object of a place.
type placedCode struct {
	key   uint64
	known bool // it is in compiler.codes
}

// codeContent writes what two equal code objects have in common. One with a NaN
// among its constants is equal to none; number is another for each.
func (c *compiler) codeContent(co *code.Code, number uint64) string {
	b := make([]byte, 0, 64+len(co.Bytecode))
	for _, n := range []int{co.ArgCount, co.PosOnlyArgCount, co.KwOnlyArgCount, co.NLocals, int(co.Flags), co.FirstLine} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	text(co.Name)
	text(string(co.Bytecode))
	for _, names := range [][]string{co.Names, co.VarNames, co.FreeVars, co.CellVars} {
		b = binary.AppendUvarint(b, uint64(len(names)))
		for _, name := range names {
			text(name)
		}
	}
	if c.Dialect.LocalsPlus {
		text(string(co.LineTable))
		text(string(co.ExceptionTable))
		text(string(co.LocalsPlusKinds))
	}
	for _, value := range co.Consts {
		var same bool
		if b, same = constant.AppendKey(b, value, c.codeKey); !same {
			b = binary.AppendUvarint(b, number)
		}
	}
	return string(b)
}
