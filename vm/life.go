package vm

import (
	"slices"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// life knows which objects live: CPython's reference counts, told from who can be reached.
//
// Nothing is counted. Some objects are tracked: those whose death a program can see. For
// each of them life keeps a path of references that leads to it from a root: a slot of a
// frame, or something that stays. Objects on paths are flagged, so that the places where
// objects change tell when a reference to one goes; slots of frames on paths are compared
// before each step. Only when a path is broken is another one searched, in the slots of
// the frames, then over the whole heap from the roots. When there is none, the counts of
// what nobody reaches are taken among those objects (see census), and what has none left
// is freed in the order in which CPython drops references, with __del__, weak references
// and generators' finally clauses on the way. What remains are rings, until gc.collect().
//
// All objects that the program has had on an evaluation stack are known (see): they are
// Held, and listed, oldest first, so that those nobody reaches any more can be found.
type life struct {
	m *Machine
	t *object.Thread

	nodes    map[*object.Header]*node
	rooted   []*node // whose path begins in a slot of a frame, or at a root that may go any time
	suspects []*node // a reference to which has gone

	reached []Value // in the last census, nearest to the roots first
	known   []Value // every object that can contain others and is not Dead, by age
	since   int     // how many there were after the last census
	queue   []Value

	holds []Value   // what native code was given by the functions it calls
	base  int       // those of the native code around the innermost loop
	dying [][]Value // what objects that are being freed still refer to

	disabled bool // the collector runs when it is called only
	changes  int  // of references between objects
	exited   bool // the program has ended: modules live no longer of themselves
	err      error
}

var _ object.Lifetime = (*life)(nil)

// node is an object on a path.
type node struct {
	v        Value
	parent   *node // nil at the root
	children []*node
	tracked  bool
	broken   bool // no path is known
	suspect  bool
	fixed    bool   // at a root that stays
	frame    *Frame // the slot, of a path that begins in one; nil of other roots
	slot     int
}

// startLife makes the machine follow the lives of objects.
func (m *Machine) startLife() {
	if m.life != nil {
		return
	}
	l := &life{m: m, t: m.Thread, nodes: map[*object.Header]*node{}}
	m.life, m.Thread.Life = l, l
	for f := m.frame; f != nil; f = f.back {
		f.live = len(f.slots)
	}
	m.budget = -1 // to leave the plain loop
	l.see(m.Thread.Modules.Value())
	l.see(m.Thread.Builtins.Value())
	l.root(func(v Value, _ *Frame, _ int, _ bool) bool { l.see(v); return true })
}

// plainValue says that a value refers to nothing and nobody can tell when it dies.
func plainValue(v Value) bool {
	if !v.IsObject() || v.Header().Flags&object.Shared != 0 {
		return true
	}
	switch v.Type() {
	case object.StrType, object.BytesType, object.IntType, object.ComplexType, object.ByteArrayType:
		return true
	}
	return v.Type().Layout == object.LayoutType && !(*object.Type)(v.Ref).Heap
}

// see makes an object known, with all that it contains.
func (l *life) see(v Value) {
	if plainValue(v) || v.Header().Flags&object.Held != 0 {
		return
	}
	start := len(l.queue)
	l.meet(v)
	for len(l.queue) > start {
		x := l.queue[len(l.queue)-1]
		l.queue = l.queue[:len(l.queue)-1]
		object.References(x, l.meet)
	}
}

func (l *life) meet(v Value) {
	if plainValue(v) || v.Header().Flags&object.Held != 0 {
		return
	}
	object.Hold(v)
	l.known = append(l.known, v)
	l.queue = append(l.queue, v)
	if v.Type().HasFinalizer() {
		l.Track(v)
	} else if g := anyGenerator(v); g != nil && mayEndLater(g) {
		l.Track(v)
	}
}

// anyGenerator gives the generator, coroutine or asynchronous generator that v is.
func anyGenerator(v Value) *Generator {
	switch v.Type() {
	case object.GeneratorType, object.CoroutineType, object.AsyncGeneratorType:
		return (*Generator)(v.Ref)
	}
	return nil
}

// Track implements object.Lifetime.
func (l *life) Track(v Value) {
	l.see(v)
	h := v.Header()
	n := l.nodes[h]
	if n == nil {
		n = &node{v: v, broken: true}
		l.nodes[h] = n
		h.Flags |= object.OnPath
	}
	if n.tracked {
		return
	}
	n.tracked = true
	l.doubt(n)
}

// Touch implements object.Lifetime.
func (l *life) Touch(v Value) {
	if v.IsObject() {
		if n := l.nodes[v.Header()]; n != nil && n.broken {
			l.doubt(n)
		}
	}
}

func (l *life) doubt(n *node) {
	if !n.suspect {
		n.suspect = true
		l.suspects = append(l.suspects, n)
	}
}

func (l *life) lost(v Value) {
	if v.IsObject() && v.Header().Flags&object.OnPath != 0 {
		if n := l.nodes[v.Header()]; n != nil {
			l.doubt(n)
		}
	}
}

// Wrote implements object.Lifetime.
func (l *life) Wrote(h *object.Header, op trace.HeapOp, key, old, new Value) {
	if !plainValue(old) || !plainValue(new) || !plainValue(key) || op == trace.Clear {
		l.changes++
	}
	switch op {
	case trace.Clear:
		if n := l.nodes[h]; n != nil {
			for _, c := range n.children {
				l.doubt(c)
			}
		}
	case trace.DeleteKey:
		l.lost(key)
	}
	l.lost(old)
	l.see(key)
	l.see(new)
}

// step is what happens between two instructions of f: the next is that of unit pc, and
// the stack is sp high.
func (l *life) step(f *Frame, pc, sp int) error {
	if len(l.holds) > l.base {
		clear(l.holds[l.base:])
		l.holds = l.holds[:l.base]
	}
	f.live = sp
	if pc == 0 {
		l.see(f.globals.Value())
		l.see(f.names)
		for _, v := range f.slots[:sp] {
			l.see(v)
		}
	}
	for i := sp - 1; i >= sp-2 && i >= f.base; i-- {
		l.see(f.slots[i])
	}
	suspects := len(l.suspects)
	for _, n := range l.rooted {
		if n.frame == nil || n.frame == f && n.slot >= sp || n.frame.slots[n.slot] != n.v ||
			pc == 0 && n.frame == f.back && f.code.table && f.result != resultGo && n.slot >= n.frame.sp {
			l.doubt(n)
		}
	}
	if list := l.suspects[suspects:]; len(list) > 1 {
		// The arguments of a call go from the last to the first, since 3.11 from the first to the last.
		slices.SortStableFunc(list, func(a, b *node) int {
			if a.frame != f || b.frame != f || a.slot < f.base || b.slot < f.base {
				return 0
			}
			if f.code.table {
				return a.slot - b.slot
			}
			return b.slot - a.slot
		})
	}
	if len(l.suspects) == 0 {
		return nil
	}
	f.sp = sp
	return l.resolve()
}

// left says that a frame has ended, or has left the chain of those that run, or comes to it.
func (l *life) left(f *Frame) {
	var list []*node
	for _, n := range l.rooted {
		if n.frame == f {
			list = append(list, n)
		}
	}
	slices.SortStableFunc(list, func(a, b *node) int { return a.slot - b.slot })
	for _, n := range list {
		l.doubt(n)
	}
	if f.gen != nil {
		l.changes++
		if n := l.nodes[&f.gen.Header]; n != nil {
			for _, c := range n.children {
				l.doubt(c)
			}
		}
	}
}

// root calls visit for all references of roots until it says that it has enough: stays says that
// the reference does not go without a change of an object. Slots are those of frame, from the
// innermost on.
func (l *life) root(visit func(v Value, frame *Frame, slot int, stays bool) bool) {
	more := true
	see := func(v Value) {
		if more && !v.IsNull() {
			more = visit(v, nil, 0, false)
		}
	}
	var last *Frame
	for f := l.m.frame; f != nil; f = f.back {
		live := f.live
		// What a function written in Python is called with is its own, since 3.11.
		if last != nil && last.result != resultGo && f.code.table && live > f.sp {
			live = f.sp
		}
		for i, v := range f.slots[:min(live, len(f.slots))] {
			if !v.IsNull() && more {
				more = visit(v, f, i, false)
			}
		}
		if f.gen != nil {
			see(f.gen.Header.Value())
		}
		see(f.made)
		last = f
	}
	for f := l.m.frame; f != nil && more; f = f.back {
		see(f.names)
		if f.globals != nil {
			see(f.globals.Value())
		}
		if f.function != nil {
			see(f.function.Header.Value())
		}
		if f.view != nil {
			see(f.view.Header.Value())
		}
		see(f.object.Value())
	}
	if !more {
		return
	}
	stay := func(v Value) {
		if more {
			more = visit(v, nil, 0, true)
		}
	}
	if !l.exited {
		stay(l.t.Modules.Value())
	}
	stay(l.t.Builtins.Value())
	for s := l.t.Exc; s != nil; s = s.Previous {
		see(s.Value)
	}
	for _, v := range l.holds {
		see(v)
	}
	for _, list := range l.dying {
		for _, v := range list {
			see(v)
		}
	}
	l.t.EachArg(see)
	if e, ok := l.m.thrown.(*object.Exception); ok {
		see(e.Header.Value())
	}
}

// contents calls visit for what an object refers to.
func contents(v Value, visit func(x Value)) { object.References(v, visit) }

// EachReference implements object.Referrer.
func (f *Frame) EachReference(visit func(v Value)) {
	end := f.sp
	if f.gen == nil || f.gen.running {
		end = max(f.live, f.base)
	}
	for _, v := range f.slots[:min(end, len(f.slots))] {
		if !v.IsNull() {
			visit(v)
		}
	}
	if f.function != nil {
		visit(f.function.Header.Value())
	}
	if f.globals != nil {
		visit(f.globals.Value())
	}
	if f.view != nil {
		visit(f.view.Header.Value())
	}
}

func init() {
	object.Struct[Generator](object.GeneratorType, object.CoroutineType, object.AsyncGeneratorType)
	object.Struct[coroutineWrapper](coroutineWrapperType)
	object.Struct[wrappedValue](wrappedValueType)
	object.Struct[asyncSend](asyncSendType)
	object.Struct[asyncThrow](asyncThrowType)
}

// refersTo reports whether an object has a reference to another.
func refersTo(v, to Value) bool {
	found := false
	contents(v, func(x Value) { found = found || x == to })
	return found
}

// detachNode takes a node from the path it is on.
func (l *life) detachNode(n *node) {
	if p := n.parent; p != nil {
		if i := slices.Index(p.children, n); i >= 0 {
			p.children = slices.Delete(p.children, i, i+1)
		}
		n.parent = nil
		l.trim(p)
	} else if i := slices.Index(l.rooted, n); i >= 0 {
		l.rooted = slices.Delete(l.rooted, i, i+1)
	}
	n.frame, n.fixed, n.broken = nil, false, true
}

// trim forgets a node that no path needs any more.
func (l *life) trim(n *node) {
	if n.tracked || len(n.children) > 0 {
		return
	}
	l.detachNode(n)
	n.v.Header().Flags &^= object.OnPath
	delete(l.nodes, n.v.Header())
}

// inSlots finds a path for a node that begins with it in a frame's slot.
func (l *life) inSlots(n *node) bool {
	ok := false
	l.root(func(v Value, f *Frame, slot int, _ bool) bool {
		if f == nil {
			return false
		}
		if v == n.v {
			l.detachNode(n)
			n.frame, n.slot, n.broken, ok = f, slot, false, true
			l.rooted = append(l.rooted, n)
			return false
		}
		return true
	})
	return ok
}

// resolve looks after the objects that have lost a reference, and frees what has died.
func (l *life) resolve() error {
	for len(l.suspects) > 0 {
		list := l.suspects
		l.suspects = nil
		var tops []*node
		for _, n := range list {
			n.suspect = false
			if l.nodes[n.v.Header()] != n {
				continue
			}
			if p := n.parent; p != nil && !n.broken && anyGenerator(p.v) == nil && refersTo(p.v, n.v) {
				continue
			}
			if n.fixed || l.inSlots(n) {
				continue
			}
			tops = append(tops, n)
		}
		if len(tops) == 0 {
			continue
		}
		// All tracked objects whose paths lead over them need others.
		var lost []*node
		for _, n := range tops {
			l.unpath(n, &lost)
		}
		if len(lost) == 0 {
			continue
		}
		if l.search(lost) {
			continue
		}
		if err := l.bury(tops, lost); err != nil {
			return err
		}
	}
	return nil
}

// unpath gives the tracked objects from n on and forgets the paths to them.
func (l *life) unpath(n *node, lost *[]*node) {
	if l.nodes[n.v.Header()] != n {
		return
	}
	l.detachNode(n)
	if n.tracked {
		if !slices.Contains(*lost, n) {
			*lost = append(*lost, n)
		}
	}
	for _, c := range slices.Clone(n.children) {
		l.unpath(c, lost)
	}
	l.trim(n)
}

// reached is an object that was reached from the roots.
type reached struct {
	v      Value
	parent int // its index; -1 for a root
	frame  *Frame
	slot   int
	stays  bool
}

// search looks for paths to nodes that have none; it reports whether it found all.
func (l *life) search(lost []*node) bool {
	wanted := map[*object.Header]*node{}
	for _, n := range lost {
		wanted[n.v.Header()] = n
	}
	list := make([]reached, 0, 256)
	found := map[*object.Header]int{}
	add := func(v Value, parent int, f *Frame, slot int, stays bool) {
		if plainValue(v) || v.Header().Flags&(object.Marked|object.Dead) != 0 {
			return
		}
		h := v.Header()
		h.Flags |= object.Marked
		list = append(list, reached{v, parent, f, slot, stays})
		if wanted[h] != nil {
			found[h] = len(list) - 1
		}
	}
	l.root(func(v Value, f *Frame, slot int, stays bool) bool {
		add(v, -1, f, slot, stays)
		return len(found) < len(wanted)
	})
	for i := 0; i < len(list) && len(found) < len(wanted); i++ {
		contents(list[i].v, func(x Value) { add(x, i, nil, 0, false) })
	}
	for i := range list {
		list[i].v.Header().Flags &^= object.Marked
	}
	for _, n := range lost {
		if i, ok := found[n.v.Header()]; ok {
			l.lay(list, i)
		}
	}
	return len(found) == len(wanted)
}

// lay makes the path that was found to list[i].
func (l *life) lay(list []reached, i int) *node {
	r := &list[i]
	h := r.v.Header()
	n := l.nodes[h]
	if n != nil && !n.broken {
		return n
	}
	if n == nil {
		n = &node{v: r.v}
		l.nodes[h] = n
		h.Flags |= object.OnPath
	}
	n.broken = false
	if r.parent >= 0 {
		n.parent = l.lay(list, r.parent)
		n.parent.children = append(n.parent.children, n)
		return n
	}
	n.frame, n.slot, n.fixed = r.frame, r.slot, r.stays
	if !n.fixed {
		l.rooted = append(l.rooted, n)
	}
	return n
}

// census has the reference counts of the objects that nobody reaches from the roots.
type census struct {
	count   map[*object.Header]int
	order   []Value // those that are known, by age
	changes int
	serial  int // counts how often it was taken
}

// takeCensus counts.
func (l *life) takeCensus() *census {
	var live []Value
	add := func(v Value) {
		if !plainValue(v) && v.Header().Flags&(object.Marked|object.Dead) == 0 {
			v.Header().Flags |= object.Marked
			live = append(live, v)
		}
	}
	l.root(func(v Value, _ *Frame, _ int, _ bool) bool { add(v); return true })
	for i := 0; i < len(live); i++ {
		contents(live[i], add)
	}
	c := &census{count: map[*object.Header]int{}, changes: l.changes}
	kept := l.known[:0]
	for _, v := range l.known {
		f := v.Header().Flags
		if f&object.Dead != 0 {
			continue
		}
		kept = append(kept, v)
		if f&object.Marked == 0 {
			c.count[v.Header()] = 0
			c.order = append(c.order, v)
		}
	}
	clear(l.known[len(kept):])
	l.known = kept
	l.since = len(kept)
	for i := 0; i < len(c.order); i++ {
		contents(c.order[i], func(x Value) {
			if plainValue(x) || x.Header().Flags&(object.Marked|object.Dead) != 0 {
				return
			}
			if _, ok := c.count[x.Header()]; !ok {
				c.order = append(c.order, x)
			}
			c.count[x.Header()]++
		})
	}
	for _, v := range live {
		v.Header().Flags &^= object.Marked
	}
	l.reached = live
	return c
}

// again counts anew.
func (l *life) again(c *census) {
	serial := c.serial
	*c = *l.takeCensus()
	c.serial = serial + 1
}

// sweep frees the objects of a list that nobody refers to, in that order.
func (l *life) sweep(list []Value, c *census) error {
	depth := len(l.dying)
	defer func() { l.dying = l.dying[:depth] }()
	serial := c.serial
	var zero []Value
	for _, v := range list {
		if n, ok := c.count[v.Header()]; ok && n == 0 {
			zero = append(zero, v)
		}
	}
	for i, v := range zero {
		// Those whose turn comes later have not been dropped yet.
		l.dying = append(l.dying[:depth], zero[i+1:])
		if c.serial != serial || c.changes != l.changes {
			l.again(c)
		}
		if n, ok := c.count[v.Header()]; ok && n == 0 && v.Header().Flags&object.Dead == 0 {
			if err := l.free(v, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// bury frees what nobody refers to any more: tops are those that have lost a reference, in that
// order, and lost are the tracked objects that nobody reaches.
func (l *life) bury(tops, lost []*node) error {
	c := l.takeCensus()
	var list []Value
	first := map[*object.Header]bool{}
	for _, n := range tops {
		first[n.v.Header()] = true
		list = append(list, n.v)
	}
	// What died unnoticed has dropped its references before.
	var silent func(v Value)
	silent = func(v Value) {
		h := v.Header()
		if n, ok := c.count[h]; !ok || n > 0 || first[h] || h.Flags&object.Dead != 0 {
			return
		}
		if n := l.nodes[h]; n != nil && n.tracked || l.finalizes(v) {
			if !first[h] {
				first[h] = true
				list = append(list, v)
			}
			return
		}
		l.bid(v)
		contents(v, func(x Value) {
			if x.IsObject() {
				if n, ok := c.count[x.Header()]; ok {
					c.count[x.Header()] = n - 1
					silent(x)
				}
			}
		})
	}
	for _, v := range c.order {
		silent(v)
	}
	for {
		if err := l.sweep(list, c); err != nil {
			return err
		}
		// What came back to life has a path again; what is in a ring has none.
		var back []*node
		for _, n := range lost {
			if n.broken && n.v.Header().Flags&object.Dead == 0 && l.nodes[n.v.Header()] == n && !l.inSlots(n) {
				back = append(back, n)
			}
		}
		if len(back) == 0 || l.search(back) {
			return nil
		}
		// What a generator held that has been closed was dropped with its frame.
		l.again(c)
		list = list[:0]
		for _, n := range back {
			if k, ok := c.count[n.v.Header()]; ok && k == 0 {
				list = append(list, n.v)
			}
		}
		if len(list) == 0 {
			return nil
		}
	}
}

// free frees an object that nobody refers to.
func (l *life) free(v Value, c *census) error {
	h := v.Header()
	depth := len(l.dying)
	if l.finalizes(v) {
		l.dying = append(l.dying, []Value{v})
		changes := l.changes
		var held []*node
		if anyGenerator(v) != nil {
			held = l.tracked(v, c)
		}
		err := l.finalize(v)
		l.dying = l.dying[:depth]
		if err == nil && len(held) > 0 {
			// Its frame has ended.
			l.changes++
			l.dying = append(l.dying, []Value{v})
			for _, n := range held {
				if n.broken && l.nodes[n.v.Header()] == n {
					l.doubt(n)
				}
			}
			err = l.resolve()
			l.dying = l.dying[:depth]
		}
		if err != nil {
			return err
		}
		if l.changes != changes {
			l.again(c)
			if n, ok := c.count[h]; !ok || n > 0 {
				return nil // it lives again
			}
		}
	}
	if err := l.clearWeakRefs(v); err != nil {
		return err
	}
	var children []Value
	contents(v, func(x Value) {
		if !plainValue(x) {
			children = append(children, x)
		}
	})
	if c.changes != l.changes {
		l.again(c)
	}
	l.bid(v)
	if g := anyGenerator(v); g != nil {
		g.frame = nil
	}
	serial := c.serial
	for i, x := range children {
		l.dying = append(l.dying[:depth], children[i+1:])
		counted := c.serial == serial && c.changes == l.changes
		if !counted {
			l.again(c)
		}
		n, ok := c.count[x.Header()]
		if !ok || x.Header().Flags&object.Dead != 0 {
			continue
		}
		if counted {
			n--
			c.count[x.Header()] = n
		}
		if n == 0 {
			if err := l.free(x, c); err != nil {
				l.dying = l.dying[:depth]
				return err
			}
		}
	}
	l.dying = l.dying[:depth]
	return nil
}

// tracked gives the objects that are tracked and have no path, among those that v comes to.
func (l *life) tracked(v Value, c *census) []*node {
	var list []*node
	queue := []Value{v}
	in := map[*object.Header]bool{v.Header(): true}
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		contents(x, func(y Value) {
			if plainValue(y) || in[y.Header()] {
				return
			}
			in[y.Header()] = true
			if _, ok := c.count[y.Header()]; !ok {
				return
			}
			if n := l.nodes[y.Header()]; n != nil && n.tracked && n.broken {
				list = append(list, n)
			}
			queue = append(queue, y)
		})
	}
	return list
}

// bid forgets an object that has died.
func (l *life) bid(v Value) {
	h := v.Header()
	h.Flags |= object.Dead
	if n := l.nodes[h]; n != nil {
		n.tracked = false
		l.unpath(n, new([]*node))
	}
}

// finalizes reports whether an object's death runs code of the program's.
func (l *life) finalizes(v Value) bool {
	if v.Header().Flags&object.Finalized != 0 {
		return false
	}
	if g := anyGenerator(v); g != nil {
		return g.frame != nil
	}
	return v.Type().HasFinalizer()
}

// finalize runs __del__, or ends a generator.
func (l *life) finalize(v Value) error {
	t := l.t
	v.Header().Flags |= object.Finalized
	defer l.forget(len(l.holds))
	if g := anyGenerator(v); g != nil {
		return l.endGenerator(g)
	}
	f := v.Type().LookupName("__del__")
	del, err := object.LookupSpecial(t, v, "__del__")
	if err == nil && !del.IsNull() {
		_, err = object.CallArgs(t, del)
	}
	if err != nil {
		return l.unraisable(err, f, "")
	}
	return nil
}

// forget lets what calls have given since there were n holds go.
func (l *life) forget(n int) {
	clear(l.holds[min(n, len(l.holds)):])
	l.holds = l.holds[:min(n, len(l.holds))]
}

// endGenerator is what happens to a generator that nobody holds (_PyGen_Finalize).
func (l *life) endGenerator(g *Generator) error {
	if g.running {
		return nil
	}
	if g.Header.Type == object.CoroutineType && !g.started {
		return l.neverAwaited(g)
	}
	if !g.started && !g.code.Prepared.(*prepared).table {
		return nil
	}
	exc := l.t.Exc
	_, err := l.m.close(g)
	l.t.Exc = exc
	if err != nil {
		return l.unraisable(err, g.Header.Value(), "")
	}
	return nil
}

// neverAwaited warns of a coroutine that nothing has awaited.
func (l *life) neverAwaited(g *Generator) error {
	f := l.m.frame
	if f == nil {
		return l.t.Stderr("sys:1: RuntimeWarning: coroutine '" + g.qualName.Text + "' was never awaited\n")
	}
	return l.m.warnHere("RuntimeWarning", "coroutine '"+g.qualName.Text+"' was never awaited")
}

// clearWeakRefs empties the weak references to an object and calls their callbacks, the newest
// first.
func (l *life) clearWeakRefs(v Value) error {
	refs := l.t.WeakRefs()
	list := refs[v.Header()]
	if len(list) == 0 {
		return nil
	}
	delete(refs, v.Header())
	for _, r := range list {
		r.Target = object.Null
	}
	depth := len(l.dying)
	defer l.forget(len(l.holds))
	defer func() { l.dying = l.dying[:depth] }()
	for _, r := range list {
		l.dying = append(l.dying, []Value{r.Header.Value()})
	}
	for _, r := range list {
		if r.Callback.IsNull() || r.Header.Flags&object.Dead != 0 {
			continue
		}
		call := r.Callback
		r.Callback = object.Null
		if _, err := object.CallArgs(l.t, call, r.Header.Value()); err != nil {
			if err := l.unraisable(err, call, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// unraisable writes an exception that nobody can handle (PyErr_WriteUnraisable).
func (l *life) unraisable(err error, where Value, _ string) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	text, rerr := object.Repr(l.t, where)
	if rerr != nil {
		text = "<object repr() failed>"
	}
	report, ferr := l.m.FormatException(&object.Exception{Header: e.Header, Args: e.Args, Traceback: e.Traceback, Fields: e.Fields, Attrs: e.Attrs})
	if ferr != nil {
		return ferr
	}
	return l.t.Stderr("Exception ignored in: " + text + "\n" + report)
}

// References implements object.Lifetime.
func (l *life) References(v Value) int {
	n := 0
	see := func(x Value) {
		if x == v {
			n++
		}
	}
	l.root(func(x Value, f *Frame, _ int, _ bool) bool {
		if f != nil {
			see(x)
		}
		return true
	})
	l.takeCensus() // what is dead is no more known
	for _, x := range l.everything() {
		contents(x, see)
	}
	return n
}

// everything gives all objects that are known, with the dicts of their attributes.
func (l *life) everything() []Value {
	var list, modules []Value
	in := map[*object.Header]bool{}
	add := func(v Value) {
		if h := v.Header(); !in[h] && h.Flags&object.Dead == 0 {
			in[h] = true
			list = append(list, v)
		}
	}
	for _, v := range l.known {
		add(v)
		if a := object.AttrsOf(v); a != nil && a.Dict != nil {
			if d := a.Dict.Value(); !v.Has(object.LayoutModule) {
				add(d)
			} else if !in[d.Header()] {
				in[d.Header()] = true
				modules = append(modules, d)
			}
		}
	}
	for _, v := range l.reached {
		if !v.Has(object.LayoutDict) || !object.AttributesOf(v) {
			add(v)
		}
	}
	return append(list, modules...)
}

// Automatic implements object.Lifetime.
func (l *life) Automatic(on bool) { l.disabled = !on }

// Objects implements object.Lifetime.
func (l *life) Objects() []Value {
	l.takeCensus()
	return l.everything()
}

// sortKnown puts what the last census has reached in the order in which it was, as the collector
// leaves its list.
func (l *life) sortKnown() {
	place := make(map[*object.Header]int, len(l.reached))
	for i, v := range l.reached {
		place[v.Header()] = i + 1
	}
	slices.SortStableFunc(l.known, func(a, b Value) int {
		x, y := place[a.Header()], place[b.Header()]
		if x == 0 || y == 0 {
			return y - x // what was not reached comes last
		}
		return x - y
	})
}

// Collect implements object.Lifetime: rings are freed as CPython's collector frees them
// (collect in Modules/gcmodule.c).
func (l *life) Collect() (int, error) {
	c := l.takeCensus()
	l.sortKnown()
	// What nobody refers to is no ring's.
	if err := l.sweep(slices.Clone(c.order), c); err != nil {
		return 0, err
	}
	var ring []Value
	for _, v := range c.order {
		if v.Header().Flags&object.Dead == 0 {
			ring = append(ring, v)
		}
	}
	if len(ring) == 0 {
		return 0, nil
	}
	collected := 0
	in := map[*object.Header]bool{}
	for _, v := range ring {
		in[v.Header()] = true
		if l.counts(v) {
			collected++
		}
	}
	depth := len(l.dying)
	defer func() { l.dying = l.dying[:depth] }()
	l.dying = append(l.dying, ring)
	// Weak references from outside are emptied first, their callbacks called.
	refs := l.t.WeakRefs()
	var calls []*object.WeakRef
	for _, v := range ring {
		for _, r := range refs[v.Header()] {
			r.Target = object.Null
			if !r.Callback.IsNull() && !in[&r.Header] {
				calls = append(calls, r)
			}
		}
		delete(refs, v.Header())
	}
	for _, r := range calls {
		call := r.Callback
		r.Callback = object.Null
		if _, err := object.CallArgs(l.t, call, r.Header.Value()); err != nil {
			if err := l.unraisable(err, call, ""); err != nil {
				return 0, err
			}
		}
	}
	changes := l.changes
	for _, v := range ring {
		if l.finalizes(v) {
			if err := l.finalize(v); err != nil {
				return 0, err
			}
		}
	}
	l.dying = l.dying[:depth]
	dead := ring
	if l.changes != changes {
		c = l.takeCensus()
		dead = nil
		for _, v := range ring {
			if _, ok := c.count[v.Header()]; ok {
				dead = append(dead, v)
			}
		}
		if len(dead) < len(ring) && !l.t.Runtime.ExceptionTable {
			return collected, nil // until 3.8 one that lives again keeps all
		}
	}
	for _, v := range dead {
		l.bid(v)
	}
	return collected, nil
}

// counts says that gc.collect() counts an object.
func (l *life) counts(v Value) bool {
	switch v.Type().Layout {
	case object.LayoutDict:
		return !object.AttributesOf(v) || !l.t.Runtime.ExceptionTable
	}
	return true
}

// exit is the end of the program: everything that is left dies, in the order of CPython's
// finalize_modules.
func (l *life) exit() error {
	m := l.m
	m.frame = nil
	clear(l.holds)
	l.holds, l.base = l.holds[:0], 0
	if err := l.resolve(); err != nil {
		return err
	}
	// The collector sorts what it finds alive by how it comes to it (see sortKnown); that is the order
	// in which the next collection finalizes.
	if !l.disabled && len(l.nodes) > 0 {
		if _, err := l.Collect(); err != nil {
			return err
		}
	}
	if len(l.nodes) == 0 {
		return nil // nobody can tell
	}
	l.exited = true
	_, err := l.Collect()
	return err
}

// tellsLives reports whether a program can tell from a code object when objects die.
func tellsLives(c *code.Code, p *prepared) bool {
	if strings.HasPrefix(c.Filename, "<frozen ") {
		return false
	}
	if p.ends {
		return true
	}
	for _, name := range c.Names {
		switch name {
		case "__del__", "weakref", "gc", "getrefcount":
			return true
		}
	}
	return false
}

// mayEndLater says that a generator that dies may run code of its own.
func mayEndLater(g *Generator) bool { return g.code.Prepared.(*prepared).ends }

// step is what the observed copy of the loop does before each instruction.
func (m *Machine) step(f *Frame, pc, sp int) error {
	if m.life != nil {
		if err := m.life.step(f, pc, sp); err != nil {
			return err
		}
	}
	if m.rec != nil {
		return m.rec.step(f, pc, sp)
	}
	return nil
}

// native keeps what native code around the loop was given, until the function that it gives is
// called.
func (l *life) native(base *int, n int) func() {
	before := *base
	// What native code has taken from where it was may live on with that.
	suspects := l.suspects
	l.suspects = nil
	for _, x := range suspects {
		l.holds = append(l.holds, x.v)
	}
	*base = n + len(suspects)
	return func() {
		*base = before
		l.suspects = append(suspects, l.suspects...)
	}
}

// given keeps what the loop gives to native code until that has ended.
func (l *life) given(v Value, err error) {
	clear(l.holds[l.base:])
	l.holds = l.holds[:l.base]
	if e, ok := err.(*object.Exception); ok {
		v = e.Header.Value()
	}
	if !plainValue(v) {
		l.see(v)
		l.holds = append(l.holds, v)
	}
}

// endsLater says that a generator of a code object that is dropped before its end has something to do:
// it waits within a try or with statement, or is a coroutine that should have been awaited.
func endsLater(c *code.Code) bool {
	switch {
	case c.Flags&generator == 0:
		return false
	case c.Flags&code.Coroutine != 0:
		return true
	}
	for i := range c.Instructions() {
		switch i.Op {
		case opcode.SetupFinally, opcode.SetupWith, opcode.SetupAsyncWith:
			return true
		case opcode.Resume:
			if i.Arg&3 != 0 && i.Arg&resumeDepthOne == 0 && !endsAtOnce(c, i.Start-2) {
				return true
			}
		}
	}
	return false
}

// endsAtOnce says that an exception at offset meets no handler but those that every
// generator has: of what it delegates to, and of StopIteration.
func endsAtOnce(c *code.Code, offset int) bool {
	handlers := c.Handlers()
	for range handlers {
		k := slices.IndexFunc(handlers, func(h code.Handler) bool { return h.Start <= offset && offset < h.End })
		if k < 0 {
			return true
		}
		offset = handlers[k].Target
		i, _ := c.Decode(offset)
		switch {
		case i.Op == opcode.CleanupThrow:
		case i.Op == opcode.CallIntrinsic1 && c.Dialect.Intrinsics1[min(i.Arg, len(c.Dialect.Intrinsics1)-1)] == "INTRINSIC_STOPITERATION_ERROR":
			return true
		default:
			return false
		}
	}
	return true
}
