package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/opcode"
)

type comprehensionKind uint8

const (
	genExp comprehensionKind = iota
	listComp
	setComp
	dictComp
)

// comprehension is a comprehension or generator expression.
type comprehension struct {
	node       ast.Expr
	kind       comprehensionKind
	elt        ast.Expr // a dict's key
	value      ast.Expr // a dict's value
	generators []*ast.Comprehension
}

// comprehensionForms has the function's name and how the container is begun and added to.
var comprehensionForms = [...]struct {
	name       string
	begin, add opcode.Op
}{
	genExp:   {name: "<genexpr>"},
	listComp: {"<listcomp>", opcode.BuildList, opcode.ListAppend},
	setComp:  {"<setcomp>", opcode.BuildSet, opcode.SetAdd},
	dictComp: {"<dictcomp>", opcode.BuildMap, opcode.MapAdd},
}

// comprehensionFunction compiles a comprehension as a function (until 3.11) that is called at
// once with the iterator of the first `for`.
func comprehensionFunction(c *compiler, e comprehension) {
	form := comprehensionForms[e.kind]
	inAsync := c.u.scope.Coroutine
	c.enterScope(form.name, scopeComprehension, e.node, int(e.node.Pos().Start.Line))
	c.u.pos = c.position(e.node.Pos())
	async := c.u.scope.Coroutine
	if async && !inAsync && e.kind != genExp {
		c.fail("asynchronous comprehension outside of an asynchronous function")
	}
	if e.kind != genExp {
		c.emitArg(form.begin, 0)
	}
	c.generator(e, 0)
	if e.kind != genExp {
		c.emit(opcode.ReturnValue)
	}
	qualName := c.u.qualName
	co := c.leaveScope(true)
	c.makeClosure(co, 0, qualName)
	first := e.generators[0]
	c.expr(first.Iter)
	c.at(first.Iter.Pos(), func() {
		if first.IsAsync {
			c.emit(opcode.GetAiter)
		} else {
			c.emit(opcode.GetIter)
		}
	})
	c.emitArg(opcode.CallFunction, 1)
	if async && e.kind != genExp {
		c.await()
	}
}

// generator compiles the i-th `for` of a comprehension and all that is inside it.
func (c *compiler) generator(e comprehension, i int) {
	g := e.generators[i]
	start := c.newBlock()
	var skip, ifCleanup, anchor = c.newBlock(), c.newBlock(), c.newBlock()
	if i == 0 {
		c.u.argCount = 1
		c.emitArg(opcode.LoadFast, 0)
	} else {
		c.expr(g.Iter)
		c.at(g.Iter.Pos(), func() {
			if g.IsAsync {
				c.emit(opcode.GetAiter)
			} else {
				c.emit(opcode.GetIter)
			}
		})
	}
	c.useBlock(start)
	c.at(g.Iter.Pos(), func() {
		if g.IsAsync {
			c.emitAnext(anchor)
		} else {
			c.emitJump(opcode.ForIter, anchor)
			c.nextBlock()
		}
	})
	c.expr(g.Target)
	for _, test := range g.Ifs {
		c.jumpIf(test, ifCleanup, false)
		c.nextBlock()
	}
	if i+1 < len(e.generators) {
		c.generator(e, i+1)
	} else {
		c.element(e)
		c.useBlock(skip)
	}
	c.useBlock(ifCleanup)
	c.at(g.Iter.Pos(), func() {
		c.emitJump(opcode.JumpAbsolute, start)
		c.useBlock(anchor)
		if g.IsAsync {
			c.emit(opcode.EndAsyncFor)
		}
	})
}

// element yields or adds one element.
func (c *compiler) element(e comprehension) {
	c.expr(e.elt)
	switch e.kind {
	case genExp:
		c.at(e.elt.Pos(), func() {
			c.emit(opcode.YieldValue)
			c.emit(opcode.PopTop)
		})
		return
	case dictComp:
		c.expr(e.value)
	}
	c.at(e.elt.Pos(), func() {
		c.emitArg(comprehensionForms[e.kind].add, len(e.generators)+1)
	})
}
