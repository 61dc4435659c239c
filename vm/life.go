package vm

import (
	"slices"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// life knows which objects live: CPython's reference counts, as far as a program can tell.
//
// References from objects are counted, those from the slots of frames are not (deferred
// counting, as Deutsch and Bobrow have it). An object gets a record when it is first seen
// in a slot, or when an object that has one comes to refer to it; then what it refers to is
// counted, and from then on each change that is told (see Wrote) is. An object that no other
// refers to has its home in a list of the frame in whose slot it lies. Before each
// instruction the homes of the frame that runs are looked at: an object whose slot has
// something else is looked for in the other slots, and if it is nowhere, it dies there and
// then, and what it referred to loses a reference, in the order in which CPython drops them.
// So an instruction costs what its frame has of objects that lie in slots alone, mostly none to
// five, and a death what the dying object refers to, and a look at the slots.
//
// Not all objects tell of their changes. Those of types that do not (see object.Told) are
// unsteady: what they referred to when they were last looked at is kept, and compared when
// an instruction has taken them from the stack, and before code runs because of a death. A
// generator's slots are references of it while it waits, and slots of a frame while it runs.
//
// What native code has in hands while functions run that it has called is in limbo: it
// does not die before the native code has ended. Rings die when the collector runs: by
// gc.collect(), when as many objects were made as CPython's thresholds say, and at exit.
//
// What was tried before: paths of references from a root to each object whose death shows,
// searched anew when they broke. That needs no counts, but each death walked over the heap:
// a program with 2,000 such objects took more than 20 seconds. Now 200,000 objects with
// __del__, made and dropped one by one and in a list, take about a second (CPython 3.13: 0.7),
// and a chain of 100,000 with a weak reference to each 1.5. True counts of the slots too, in a
// third copy of the loop, were not built: native code holds values without counting them, so
// that limbo would be needed all the same. Random programs (internal/lifegen) that print each death agree
// with CPython in about 98 of 100.
type life struct {
	m *Machine
	t *object.Thread

	pages   []*page // the records, by the objects' numbers
	young   *record // the list of all records, oldest first: a ring around this one, which has no object
	number  int     // of records
	spare   *record // not in use
	fresh   []*record
	visit   func(x Value) // counts the references of current
	current *record
	buffer  []Value

	frame *Frame // that of the last step, nil if it is not known
	sp    int    // there

	suspects []*record // nothing refers to them; whether they have a home is to be found out
	loose    []*record // held by no slot, but by the machine itself
	limbo    []*record
	base     int       // where in limbo that of the native code around the innermost loop begins
	changed  []*record // unsteady ones that have changed
	unsteady []*record // all of them
	credit   int       // since they were all looked at
	depth    int       // of deaths within deaths
	trash    []*record // that die when the deaths around them are over

	disabled               bool // the collector runs when it is called only
	thresholds             [3]int
	counts                 [3]int
	longLived, longPending int
	collecting             bool
	frozen                 []*record
	watch                  func(start bool, generation, collected int) error
	exited                 bool // the program has ended: modules live no longer of themselves
}

var _ object.Lifetime = (*life)(nil)

// pageSize is how many records a page has.
const pageSize = 1 << 10

type page struct {
	used    int
	records [pageSize]*record
}

// record is what is known of an object.
type record struct {
	v          Value
	count      int     // references from objects
	kids       []Value // of unsteady ones: what is counted
	place      int     // of unsteady ones: in the list of them
	slot       int32   // of suspects: where they were
	next, prev *record
	kind       object.Mutation
	generation uint8
	listed     bool // has a home, or is loose
	pending    bool // among the suspects, or to die later
	dying      bool
	owned      bool // a dict of attributes whose owner is counted
	remains    bool // no object: what a frame that has ended held, as kids
	handled    bool // of an exception: it was the handled one until now
	changed    bool
	limbo      int32
	refs       int32 // for the collector
	mark       mark
}

// home is an object's place in a frame: a slot, or one of the numbers below 0.
type home struct {
	r    *record
	slot int
}

const (
	homeFunction = -1 - iota
	homeNames
	homeGlobals
	homeView
	homeMade
	homeGenerator
	homeCode
)

// startLife makes the machine follow the lives of objects.
func (m *Machine) startLife() {
	if m.life != nil {
		return
	}
	l := &life{m: m, t: m.Thread, young: &record{}}
	l.young.next, l.young.prev = l.young, l.young
	l.visit = l.count
	m.life, m.Thread.Life = l, l
	l.thresholds = [3]int{700, 10, 10}
	if m.Thread.Runtime.ExceptionTable {
		l.thresholds[0] = 2000
	}
	for f := m.frame; f != nil; f = f.back {
		f.live = len(f.slots)
	}
	m.budget = -1 // to leave the plain loop
	l.know(m.Thread.Modules.Value()).count++
	l.know(m.Thread.Builtins.Value()).count++
	l.root(func(v Value) { l.know(v) })
	l.counts = [3]int{}
	for r := l.young.next; r != l.young; r = r.next {
		r.generation = 2
	}
	// The main module is younger than the others.
	if v := m.Thread.Modules.GetStr(m.Thread, m.Thread.Intern("__main__")); v.Has(object.LayoutModule) {
		for _, v := range []Value{v, v.Module().Dict.Value()} {
			if r := l.at(v.Header()); r != nil {
				r.unlist()
				l.append(r)
				r.generation = 1
			}
		}
	}
}

// plainValue says that a value refers to nothing and nobody can tell when it dies.
func plainValue(v Value) bool {
	if !v.IsObject() || v.Header().Flags&object.Shared != 0 {
		return true
	}
	switch typ := v.Type(); typ {
	case object.StrType, object.BytesType, object.IntType, object.ComplexType, object.ByteArrayType:
		return true
	default:
		return typ.Layout == object.LayoutType && !(*object.Type)(v.Ref).Heap
	}
}

// at gives the record of the object with a head, nil if there is none.
func (l *life) at(h *object.Header) *record {
	if n := int(h.ID / pageSize); n < len(l.pages) && l.pages[n] != nil {
		return l.pages[n].records[h.ID%pageSize]
	}
	return nil
}

// known gives the record of a value, nil if there is none.
func (l *life) known(v Value) *record {
	if plainValue(v) {
		return nil
	}
	return l.at(v.Header())
}

// know gives the record of a value, made if it does not exist; nil for a plain value.
func (l *life) know(v Value) *record {
	if plainValue(v) {
		return nil
	}
	if r := l.at(v.Header()); r != nil {
		return r
	}
	r := l.enter(v)
	current := l.current
	for len(l.fresh) > 0 {
		l.current = l.fresh[len(l.fresh)-1]
		l.fresh = l.fresh[:len(l.fresh)-1]
		object.References(l.current.v, l.visit)
	}
	l.current = current
	return r
}

// count is told of each reference of a new object.
func (l *life) count(x Value) {
	if plainValue(x) {
		return
	}
	c := l.at(x.Header())
	if c == nil {
		c = l.enter(x)
	}
	l.linkFrom(l.current, c)
	if r := l.current; r.kind == object.Unsteady {
		r.kids = append(r.kids, x)
	}
}

// enter makes a record. What the object refers to is to be counted.
func (l *life) enter(v Value) *record {
	h := v.Header()
	object.Hold(v)
	h.Flags &^= object.Dead
	if h.ID == 0 {
		h.ID = l.t.NewID()
	}
	n := int(h.ID / pageSize)
	if n >= len(l.pages) {
		l.pages = append(l.pages, make([]*page, n+1-len(l.pages))...)
	}
	p := l.pages[n]
	if p == nil {
		p = &page{}
		l.pages[n] = p
	}
	r := l.blank()
	*r = record{v: v, kind: object.MutationOf(v), kids: r.kids[:0]}
	if d, ok := object.OwnerOf(v); ok {
		if o := l.at(d); o != nil {
			r.owned = true
			r.count++
			if o.kind == object.Unsteady {
				r.kind = object.Unsteady
				l.change(o)
			}
		}
	}
	if r.kind == object.Unsteady {
		r.place = len(l.unsteady)
		l.unsteady = append(l.unsteady, r)
	}
	p.records[h.ID%pageSize] = r
	p.used++
	l.number++
	l.append(r)
	if l.collects(r) {
		l.counts[0]++
	}
	l.fresh = append(l.fresh, r)
	return r
}

// blank gives a record that is not in use.
func (l *life) blank() *record {
	r := l.spare
	if r == nil {
		batch := make([]record, 64)
		for i := range batch[1:] {
			batch[i].next = &batch[i+1]
		}
		r = &batch[0]
	}
	l.spare = r.next
	return r
}

// append puts a record at the end of the list.
func (l *life) append(r *record) {
	last := l.young.prev
	r.prev, r.next = last, l.young
	last.next, l.young.prev = r, r
}

// unlist takes a record out of the list.
func (r *record) unlist() {
	r.prev.next, r.next.prev = r.next, r.prev
	r.prev, r.next = nil, nil
}

// forget is the end of a record: of an object that has died.
func (l *life) forget(r *record) {
	h := r.v.Header()
	h.Flags |= object.Dead
	p := l.pages[h.ID/pageSize]
	p.records[h.ID%pageSize] = nil
	if p.used--; p.used == 0 {
		l.pages[h.ID/pageSize] = nil
	}
	if r.kind == object.Unsteady {
		n := len(l.unsteady) - 1
		l.unsteady[r.place] = l.unsteady[n]
		l.unsteady[r.place].place = r.place
		l.unsteady[n] = nil
		l.unsteady = l.unsteady[:n]
	}
	if l.collects(r) && l.counts[0] > 0 {
		l.counts[0]--
	}
	l.number--
	r.unlist()
	r.v = object.Null
	clear(r.kids)
	r.kids = r.kids[:0]
	if r.listed || r.pending || r.changed || r.limbo > 0 || cap(r.kids) > 64 {
		return // something may still refer to the record
	}
	r.next = l.spare
	l.spare = r
}

// dead says that a record's object has died.
func (r *record) dead() bool { return r.v.IsNull() && !r.remains }

// linkFrom counts a reference from r to c, unless c is the dict of r's attributes and was found before
// r was seen to have it.
func (l *life) linkFrom(r, c *record) {
	if d, ok := object.OwnerOf(c.v); ok && d == r.v.Header() {
		if c.owned {
			return
		}
		c.owned = true
	}
	c.count++
}

// link counts a reference from an object to v.
func (l *life) link(v Value) {
	if r := l.know(v); r != nil {
		r.count++
	}
}

// unlink takes a reference from an object to v away.
func (l *life) unlink(v Value) {
	if r := l.known(v); r != nil {
		r.count--
		if r.count <= 0 {
			r.count = 0
			l.suspect(r)
		}
	}
}

// suspect asks whether an object lives that no object refers to.
func (l *life) suspect(r *record) {
	if !r.listed && !r.pending && !r.dying && r.limbo == 0 {
		r.pending = true
		l.suspects = append(l.suspects, r)
	}
}

// Track implements object.Lifetime.
func (l *life) Track(v Value) { l.know(v) }

// Wrote implements object.Lifetime.
func (l *life) Wrote(h *object.Header, op trace.HeapOp, key, old, new Value) {
	r := l.at(h)
	switch op {
	case trace.SetAttr, trace.DeleteAttr:
		if r != nil && r.kind == object.Unsteady {
			l.change(r)
		}
		if a := object.AttrsOf(h.Value()); a != nil && a.Dict != nil {
			d := l.at(&a.Dict.Header)
			if d == nil {
				if r == nil {
					return
				}
				// It was made after its owner was seen.
				d = l.know(a.Dict.Value())
			}
			if d != nil && d.kind == object.Unsteady {
				l.change(d)
				return
			}
		}
		if r != nil && r.kind == object.Unsteady {
			return
		}
		key = object.Null
	case trace.Clear:
		return // its parts were told
	default:
		if r == nil {
			return
		}
		if r.kind == object.Unsteady {
			l.change(r)
			return
		}
		if _, ok := object.OwnerOf(h.Value()); ok {
			return // the owner tells
		}
	}
	l.link(new)
	if !plainValue(key) {
		switch {
		case op == trace.SetKey && old.IsNull():
			l.link(key)
		case op == trace.DeleteKey:
			l.unlink(key)
		}
	}
	l.unlink(old)
}

// Changed implements object.Lifetime.
func (l *life) Changed(h *object.Header) {
	if r := l.at(h); r != nil {
		l.change(r)
	}
}

// change remembers that an unsteady object has changed.
func (l *life) change(r *record) {
	if !r.changed && r.kind == object.Unsteady {
		r.changed = true
		l.changed = append(l.changed, r)
	}
}

// refresh counts the references of an unsteady object anew.
func (l *life) refresh(r *record) {
	now := l.buffer[:0]
	l.buffer = nil
	object.References(r.v, func(x Value) {
		if !plainValue(x) {
			now = append(now, x)
		}
	})
	if !slices.Equal(now, r.kids) {
		for _, x := range now {
			if c := l.know(x); !slices.Contains(r.kids, x) {
				l.linkFrom(r, c)
			} else {
				c.count++
			}
		}
		was := slices.Clone(r.kids)
		r.kids = append(r.kids[:0], now...)
		for _, x := range was {
			l.unlink(x)
		}
	}
	clear(now)
	l.buffer = now[:0]
}

// refreshChanged looks at the unsteady objects that are known to have changed.
func (l *life) refreshChanged() {
	for len(l.changed) > 0 {
		list := l.changed
		l.changed = nil
		for _, r := range list {
			r.changed = false
			if !r.dead() {
				l.refresh(r)
			}
		}
	}
}

// refreshAll looks at all unsteady objects, unless they are very many and were looked at not
// long ago.
func (l *life) refreshAll() {
	l.refreshChanged()
	l.credit += 200
	if l.credit < len(l.unsteady) {
		return
	}
	l.credit = 0
	for i := 0; i < len(l.unsteady); i++ {
		l.refresh(l.unsteady[i])
	}
}
