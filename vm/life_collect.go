package vm

import (
	"slices"

	"bytewalk/vm/object"
)

// mark is what the collector knows of a record.
type mark uint8

const (
	outside  mark = iota // not looked at in this collection
	waiting              // its turn comes
	doubtful             // nothing that was looked at until now reaches it
	alive
)

// root calls visit for all references that are no object's: of frames, and of the machine's own.
func (l *life) root(visit func(v Value)) {
	see := func(v Value) {
		if !v.IsNull() {
			visit(v)
		}
	}
	var last *Frame
	for f := l.m.frame; f != nil; f = f.back {
		live := f.live
		if last != nil && f.givesUp(last) && live > f.sp {
			live = f.sp
		}
		for _, v := range f.slots[:min(live, len(f.slots))] {
			see(v)
		}
		if f.gen != nil {
			visit(f.gen.Header.Value())
		}
		see(f.made)
		see(f.names)
		if f.globals != nil {
			visit(f.globals.Value())
		}
		if f.function != nil {
			visit(f.function.Header.Value())
		}
		if f.view != nil {
			visit(f.view.Header.Value())
		}
		visit(f.object.Value())
		last = f
	}
	if !l.exited {
		visit(l.t.Modules.Value())
	}
	visit(l.t.Builtins.Value())
	for s := l.t.Exc; s != nil; s = s.Previous {
		see(s.Value)
	}
	for _, r := range l.limbo {
		see(r.v)
	}
	for _, c := range *l.t.AtExit() {
		see(c.Func)
		for _, v := range c.Args {
			see(v)
		}
	}
	l.t.EachArg(see)
	if e, ok := l.m.thrown.(*object.Exception); ok {
		visit(e.Header.Value())
	}
}

// edges calls visit for the records of what an object refers to.
func (l *life) edges(r *record, visit func(c *record)) {
	if r.kind == object.Unsteady {
		for _, x := range r.kids {
			if c := l.at(x.Header()); c != nil {
				visit(c)
			}
		}
		return
	}
	object.References(r.v, func(x Value) {
		if c := l.known(x); c != nil {
			visit(c)
		}
	})
}

// collects says that the collector counts an object among its own: as it allocates them, and as
// it finds them.
func (l *life) collects(r *record) bool {
	switch typ := r.v.Type(); typ {
	case object.CodeType, object.RangeType:
		return false
	case object.DictType:
		if !l.t.Runtime.ExceptionTable {
			return true
		}
		owner, ok := object.OwnerOf(r.v)
		return !ok || owner.Type.Layout != object.LayoutObject
	default:
		return true
	}
}

// tracks is collects for one that has been found: dicts and tuples without anything that could be
// in a ring are none of the collector's (MAINTAIN_TRACKING in Objects/dictobject.c).
func (l *life) tracks(r *record) bool {
	if !l.collects(r) {
		return false
	}
	if typ := r.v.Type(); typ != object.DictType {
		return true
	}
	found := false
	object.References(r.v, func(x Value) { found = found || !plainValue(x) })
	return found
}

// size is how many of the collector's objects those of a list are.
func (l *life) size(list []*record) int {
	n := 0
	for _, r := range list {
		switch {
		case r.v.IsType():
			n += 4 // with its namespace, __bases__ and __mro__
		case l.tracks(r):
			n++
		}
	}
	return n
}

// settle makes the counts those of now.
func (l *life) settle() error {
	l.refreshAll()
	return l.resolve()
}

// Collect implements object.Lifetime.
func (l *life) Collect(generation int) (int, error) {
	if l.collecting {
		return 0, nil
	}
	return l.collect(generation)
}

// automatic runs the collector when so many objects were made that CPython would
// (collect_generations in Modules/gcmodule.c).
func (l *life) automatic() error {
	for g := 2; g >= 0; g-- {
		if l.counts[g] <= l.thresholds[g] {
			continue
		}
		if g == 2 && l.longPending < l.longLived/4 {
			continue
		}
		_, err := l.collect(g)
		return err
	}
	return nil
}

// collect frees the rings among the objects of a generation and those below it, as CPython's
// collector does (collect in Modules/gcmodule.c), and says how many objects there were.
func (l *life) collect(generation int) (n int, err error) {
	l.collecting = true
	defer func() { l.collecting = false }()
	if l.watch != nil && !l.exited {
		if err := l.watch(true, generation, 0); err != nil {
			return 0, err
		}
	}
	if n, err = l.freeRings(generation); err == nil && l.watch != nil && !l.exited {
		err = l.watch(false, generation, n)
	}
	return n, err
}

func (l *life) freeRings(generation int) (int, error) {
	if err := l.settle(); err != nil {
		return 0, err
	}
	if generation < 2 {
		l.counts[generation+1]++
	}
	for g := range generation + 1 {
		l.counts[g] = 0
	}
	// The youngest are put behind the oldest before those between them are.
	var lists [3][]*record
	for r := l.young.prev; r != l.young && int(r.generation) <= generation; r = r.prev {
		r.mark = waiting
		lists[r.generation] = append(lists[r.generation], r)
	}
	var young []*record
	for _, g := range []int{generation, 0, 1} {
		slices.Reverse(lists[g])
		young = append(young, lists[g]...)
		lists[g] = nil
	}
	l.outer(young)
	survivors, garbage := l.divide(young)
	next := uint8(min(generation+1, 2))
	for _, r := range survivors {
		r.unlist()
		l.append(r)
		r.generation, r.mark = next, outside
	}
	if generation == 2 {
		l.longPending, l.longLived = 0, len(survivors)
	} else if generation == 1 {
		l.longPending += len(survivors)
	}
	if len(garbage) == 0 {
		return 0, nil
	}
	for _, r := range garbage {
		r.unlist()
		l.append(r)
		r.generation = next
		l.hold(r) // they live while this goes on
	}
	n := len(l.limbo) - len(garbage)
	count := l.size(garbage)
	err := l.clearOuterRefs(garbage)
	table := l.t.Runtime.ExceptionTable
	finalized := false
	for _, r := range garbage {
		if err == nil && l.finalizes(r.v) {
			finalized = true
			err = l.finalize(r.v)
		}
	}
	if err != nil {
		return 0, err
	}
	dead := garbage
	if finalized {
		l.refreshAll()
		for _, r := range garbage {
			r.mark = waiting
		}
		for i := n; i < n+len(garbage); i++ {
			l.limbo[i].limbo--
		}
		held := append([]*record(nil), l.limbo[n:]...)
		l.limbo = l.limbo[:n]
		l.outer(garbage)
		var back []*record
		back, dead = l.divide(garbage)
		l.limbo = append(l.limbo, held...)
		for _, r := range held {
			r.limbo++
		}
		if len(back) > 0 && !table {
			dead = nil // until 3.8 one that lives again keeps all
		} else if table {
			count = l.size(dead)
		}
	}
	// What is reached from the dead alone has lost a reference.
	for _, r := range garbage {
		r.mark = outside
	}
	for _, r := range dead {
		r.mark = doubtful
	}
	var losers []*record
	for _, r := range dead {
		l.edges(r, func(c *record) {
			if c.mark != doubtful {
				losers = append(losers, c)
			}
		})
	}
	for i := n; i < len(l.limbo); i++ {
		l.limbo[i].limbo--
	}
	clear(l.limbo[n:])
	l.limbo = l.limbo[:n]
	for _, r := range dead {
		if g := anyGenerator(r.v); g != nil {
			g.frame = nil
		}
		if w, ok := object.AsWeakRef(r.v); ok {
			l.t.DropWeakRef(w)
		}
		l.forget(r)
	}
	for _, c := range losers {
		if !c.dead() {
			if c.count--; c.count <= 0 {
				c.count = 0
				l.suspect(c)
			}
		}
	}
	for _, r := range garbage {
		if !r.dead() && r.count == 0 {
			l.suspect(r)
		}
	}
	return count, l.resolve()
}

// outer finds how many references to each of the objects of a list come from elsewhere.
func (l *life) outer(list []*record) {
	for _, r := range list {
		r.refs = int32(r.count)
		if r.dying || r.pending || r.limbo > 0 {
			r.refs++
		}
	}
	l.root(func(v Value) {
		if r := l.known(v); r != nil && r.mark == waiting {
			r.refs += 1 << 20
		}
	})
	for _, r := range list {
		l.edges(r, func(c *record) {
			if c.mark == waiting {
				c.refs--
			}
		})
	}
}

// divide tells the objects of a list that are reached from elsewhere from those that are not, in the
// order in which the collector leaves its lists (move_unreachable).
func (l *life) divide(list []*record) (reached, garbage []*record) {
	work := append([]*record(nil), list...)
	var doubts []*record
	for i := 0; i < len(work); i++ {
		r := work[i]
		if r.refs <= 0 {
			r.mark = doubtful
			doubts = append(doubts, r)
			continue
		}
		r.mark = alive
		reached = append(reached, r)
		l.edges(r, func(c *record) {
			switch c.mark {
			case waiting:
				c.refs = max(c.refs, 1)
			case doubtful:
				c.mark, c.refs = waiting, 1
				work = append(work, c)
			}
		})
	}
	for _, r := range doubts {
		if r.mark == doubtful {
			garbage = append(garbage, r)
		}
	}
	return reached, garbage
}

// clearOuterRefs empties the weak references to garbage and calls the callbacks of those that
// are not garbage themselves (handle_weakrefs).
func (l *life) clearOuterRefs(garbage []*record) error {
	refs := l.t.WeakRefs()
	var calls []*object.WeakRef
	for _, r := range garbage {
		h := r.v.Header()
		for _, w := range refs[h] {
			w.Target = object.Null
			if o := l.at(&w.Header); !w.Callback.IsNull() && w.Header.Flags&object.Dead == 0 && (o == nil || o.mark != doubtful) {
				calls = append(calls, w)
			}
		}
		delete(refs, h)
	}
	if len(calls) == 0 {
		return nil
	}
	return l.callBack(calls)
}

// exit is the end of the program: everything that is left dies, in the order of CPython's
// finalize_modules.
func (l *life) exit(last *object.Exception) error {
	m := l.m
	m.frame = nil
	l.frame = nil
	l.base = 0
	n := 0
	if last != nil {
		// sys.last_value
		if r := l.know(last.Header.Value()); r != nil {
			l.hold(r)
			n = len(l.limbo)
			l.limbo[0], l.limbo[n-1] = l.limbo[n-1], l.limbo[0]
			n = 1
		}
	}
	l.release(n)
	if err := l.resolve(); err != nil {
		return err
	}
	if !l.disabled {
		if _, err := l.Collect(2); err != nil {
			return err
		}
	}
	l.release(0)
	if err := l.resolve(); err != nil {
		return err
	}
	l.exited = true
	*l.t.AtExit() = nil
	return l.endModules()
}

// endModules is what becomes of the modules at exit.
func (l *life) endModules() error {
	t := l.t
	var modules []*object.Module
	d := t.Modules
	for i := range d.Cap() {
		if k, v, _ := d.Entry(i); !k.IsNull() && v.Has(object.LayoutModule) {
			modules = append(modules, v.Module())
		}
	}
	for _, mod := range modules {
		if r := l.at(&mod.Header); r != nil {
			if r.count > 0 {
				r.count--
			}
			if r.count == 0 && !r.listed && !r.pending {
				if err := l.kill(r); err != nil {
					return err
				}
			}
		}
	}
	if _, err := l.collect(2); err != nil {
		return err
	}
	for i := range modules {
		mod := modules[i]
		r := l.at(&mod.Header)
		if r == nil || mod.Dict == nil {
			continue
		}
		if name := mod.Dict.GetStr(t, t.Intern("__name__")); name.IsStr() && (name.Str().Text == "builtins" || name.Str().Text == "sys") {
			continue
		}
		if err := l.clearModule(mod.Dict); err != nil {
			return err
		}
	}
	_, err := l.collect(2)
	return err
}

// clearModule is _PyModule_ClearDict: names with one underscore go first.
func (l *life) clearModule(d *object.Dict) error {
	for pass := range 2 {
		for i := 0; i < d.Cap(); i++ {
			k, v, _ := d.Entry(i)
			if k.IsNull() || !k.IsStr() || v == object.None {
				continue
			}
			name := k.Str().Text
			private := len(name) > 0 && name[0] == '_' && !(len(name) > 1 && name[1] == '_')
			if pass == 0 && !private || pass == 1 && name == "__builtins__" {
				continue
			}
			d.Replace(l.t, i, object.None)
			if err := l.resolve(); err != nil {
				return err
			}
		}
	}
	return nil
}

// References implements object.Lifetime.
func (l *life) References(v Value) int {
	r := l.known(v)
	if r == nil {
		return 1
	}
	l.refreshChanged()
	for i := 0; i < len(l.unsteady); i++ {
		l.refresh(l.unsteady[i])
	}
	n := r.count
	var last *Frame
	for f := l.m.frame; f != nil; f = f.back {
		live := f.live
		if last != nil && f.givesUp(last) && live > f.sp {
			live = f.sp
		}
		for _, x := range f.slots[:min(live, len(f.slots))] {
			if x == v {
				n++
			}
		}
		last = f
	}
	return n
}

// Automatic implements object.Lifetime.
func (l *life) Automatic(on bool, thresholds [3]int) { l.disabled, l.thresholds = !on, thresholds }

// Watch implements object.Lifetime.
func (l *life) Watch(f func(start bool, generation, collected int) error) { l.watch = f }

// Counts implements object.Lifetime.
func (l *life) Counts() [3]int { return l.counts }

// Objects implements object.Lifetime.
func (l *life) Objects() []Value {
	var list []Value
	for g := range uint8(3) {
		for r := l.young.next; r != l.young; r = r.next {
			if r.generation == g {
				list = append(list, r.v)
			}
		}
	}
	return list
}
