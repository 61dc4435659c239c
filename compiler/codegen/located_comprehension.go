package codegen

import (
	"maps"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

// comprehension compiles a comprehension: as part of the block around it (PEP 709), or
// as a function that is called at once with the iterator of the first `for`.
func (l *located) comprehension(e comprehension) {
	loc := place(e.node)
	scope := l.table.Lookup(e.node)
	form := comprehensionForms[e.kind]
	first := e.generators[0]
	awaits := scope.Coroutine && e.kind != genExp && l.u.kind != scopeAsyncFunction && l.u.kind != scopeComprehension
	if scope.Inlined {
		l.comprehensionIter(first)
	}
	if awaits {
		l.fail(loc, "asynchronous comprehension outside of an asynchronous function")
	}
	if scope.Inlined {
		in := l.enterInlined(loc, scope)
		l.opArg(loc, form.begin, 0)
		l.opArg(loc, opcode.Swap, 2)
		l.generator(loc, e, 0, 0, true)
		l.leaveInlined(loc, in)
		return
	}
	l.enter(form.name, scopeComprehension, e.node, int(e.node.Pos().Start.Line))
	l.u.argCount = 1
	if e.kind != genExp {
		l.opArg(loc, form.begin, 0)
	}
	l.generator(loc, e, 0, 0, false)
	if e.kind != genExp {
		l.op(loc, opcode.ReturnValue)
	} else {
		l.stopIteration()
	}
	l.closure(loc, l.leave(true), 0)
	l.comprehensionIter(first)
	l.opArg(loc, opcode.Call, 0)
	if scope.Coroutine && e.kind != genExp {
		l.awaitWith(loc, awaitExpr)
	}
}

func (l *located) comprehensionIter(g *ast.Comprehension) {
	l.expr(g.Iter)
	if g.IsAsync {
		l.op(place(g.Iter), opcode.GetAiter)
	} else {
		l.op(place(g.Iter), opcode.GetIter)
	}
}

// generator compiles the i-th `for` of a comprehension and all that is inside it; depth
// counts the iterators on the stack.
func (l *located) generator(loc code.Position, e comprehension, i, depth int, onStack bool) {
	g := e.generators[i]
	start, skip, end := l.newBlock(), l.newBlock(), l.newBlock()
	loops := true
	if !onStack && i == 0 {
		l.opArg(loc, opcode.LoadFast, 0)
	} else if !onStack {
		// `for y in [x]` is an assignment.
		if elt := onlyElement(g.Iter); elt != nil && !g.IsAsync {
			l.expr(elt)
			loops = false
		} else {
			l.comprehensionIter(g)
		}
	}
	switch {
	case g.IsAsync:
		l.useBlock(start)
		l.push(loc, frameBlock{kind: asyncComprehension, block: start})
		l.anext(loc, end)
		depth++
	case loops:
		l.useBlock(start)
		l.jump(place(g.Iter), opcode.ForIter, end)
		depth++
	}
	l.expr(g.Target)
	for _, test := range g.Ifs {
		l.jumpIf(test, skip, false)
	}
	last := place(e.elt)
	if i+1 < len(e.generators) {
		l.generator(loc, e, i+1, depth, false)
	} else {
		last = l.element(e, depth)
	}
	l.useBlock(skip)
	if !loops {
		return
	}
	l.jump(last, opcode.Jump, start)
	if !g.IsAsync {
		l.endFor(end)
		return
	}
	l.popBlock()
	l.useBlock(end)
	l.op(loc, opcode.EndAsyncFor)
}

// onlyElement gives the element of a list or tuple of one.
func onlyElement(e ast.Expr) ast.Expr {
	var elts []ast.Expr
	switch e := e.(type) {
	case *ast.List:
		elts = e.Elts
	case *ast.Tuple:
		elts = e.Elts
	}
	if len(elts) != 1 || hasStarred(elts) {
		return nil
	}
	return elts[0]
}

// element yields or adds one element and gives its place.
func (l *located) element(e comprehension, depth int) code.Position {
	loc := place(e.elt)
	l.expr(e.elt)
	switch e.kind {
	case genExp:
		l.yieldValue(loc)
		l.op(loc, opcode.PopTop)
		return loc
	case dictComp:
		l.expr(e.value)
		end := place(e.value)
		loc.EndLine, loc.EndCol = end.EndLine, end.EndCol
	}
	l.opArg(loc, comprehensionForms[e.kind].add, depth+1)
	return loc
}

// inlinedComprehension is what has to be undone after a comprehension that is part of
// a block.
type inlinedComprehension struct {
	pushed   []string // variables whose values are on the stack
	cleanup  *cfg.Block
	override map[string]symtable.ScopeKind
	hidden   []string
}

// enterInlined makes the comprehension's names those of the block, and puts away the
// values of the variables that it binds.
func (l *located) enterInlined(loc code.Position, scope *symtable.Scope) *inlinedComprehension {
	u := l.u
	in := &inlinedComprehension{override: u.override}
	inClass := u.scope.Type == symtable.ClassBlock && u.inlined == 0
	u.inlined++
	outer := make(map[string]symtable.ScopeKind, len(scope.Symbols))
	u.override = maps.Clone(u.override)
	if u.override == nil {
		u.override = make(map[string]symtable.ScopeKind)
	}
	bound := func(sym *symtable.Symbol) bool {
		return sym.Flags&symtable.DefLocal != 0 && sym.Flags&symtable.DefNonlocal == 0 || inClass
	}
	for _, sym := range scope.Symbols {
		kind := u.scope.Scope(sym.Name)
		if k, ok := in.override[sym.Name]; ok {
			kind = k
		}
		outer[sym.Name] = kind
		if sym.Scope != kind && sym.Scope != symtable.Free && (sym.Scope != symtable.Cell || kind != symtable.Free) || inClass {
			u.override[sym.Name] = sym.Scope
		}
		if bound(sym) && !l.functionLike() && !u.fastHidden[sym.Name] {
			if u.fastHidden == nil {
				u.fastHidden = make(map[string]bool)
			}
			u.fastHidden[sym.Name] = true
			u.graph.Hidden[sym.Name] = true
			in.hidden = append(in.hidden, sym.Name)
		}
	}
	for _, sym := range scope.Symbols {
		if !bound(sym) {
			continue
		}
		l.opArg(loc, opcode.LoadFastAndClear, u.varNames.add(sym.Name))
		if sym.Scope == symtable.Cell {
			if l.scopeOf(sym.Name) == symtable.Free {
				l.opArg(loc, opcode.MakeCell, len(u.cellVars.list)+u.freeVars.add(sym.Name))
			} else {
				l.opArg(loc, opcode.MakeCell, u.cellVars.add(sym.Name))
			}
		}
		in.pushed = append(in.pushed, sym.Name)
	}
	if len(in.pushed) > 0 {
		l.opArg(loc, opcode.Swap, len(in.pushed)+1)
		in.cleanup = l.newBlock()
		l.jump(loc, opcode.SetupFinally, in.cleanup)
	}
	return in
}

func (l *located) leaveInlined(loc code.Position, in *inlinedComprehension) {
	u := l.u
	if len(in.pushed) > 0 {
		end := l.newBlock()
		l.op(noPlace, opcode.PopBlock)
		l.jump(noPlace, opcode.JumpNoInterrupt, end)
		l.useBlock(in.cleanup)
		l.opArg(noPlace, opcode.Swap, 2)
		l.op(noPlace, opcode.PopTop)
		l.restore(loc, in.pushed)
		l.opArg(noPlace, opcode.Reraise, 0)
		l.useBlock(end)
		l.restore(loc, in.pushed)
	}
	u.inlined--
	u.override = in.override
	for _, name := range in.hidden {
		u.fastHidden[name] = false
	}
}

// restore gives variables back their values, which lie below the top of the stack.
func (l *located) restore(loc code.Position, names []string) {
	l.opArg(loc, opcode.Swap, len(names)+1)
	for i := len(names) - 1; i >= 0; i-- {
		l.opArg(loc, opcode.StoreFastMaybeNull, l.u.varNames.add(names[i]))
	}
}
