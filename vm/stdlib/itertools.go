package stdlib

import (
	"unsafe"

	"bytewalk/vm/object"
)

// The iterators of itertools; where one has several numbers, the first of them is what the
// program's history shows.
type (
	countIter struct {
		object.Header
		n, step Value
	}
	cycleIter struct {
		object.Header
		iter  Value // NULL once it has ended
		saved []Value
		pos   int
	}
	repeatIter struct {
		object.Header
		item Value
		left int // below 0: without end
	}
	chainIter struct {
		object.Header
		source Value // the iterator of iterables; NULL at the end
		active Value
	}
	compressIter struct {
		object.Header
		data, selectors Value
	}
	// testIter is a dropwhile, takewhile or filterfalse.
	testIter struct {
		object.Header
		test, iter Value
		started    int // dropwhile: an item was given; takewhile: the end
	}
	starmapIter struct {
		object.Header
		function, iter Value
	}
	isliceIter struct {
		object.Header
		iter             Value // NULL at the end
		count            int
		next, stop, step int // stop below 0: none
	}
	zipLongest struct {
		object.Header
		iters  []Value // NULL those that have ended
		fill   Value
		active int
	}
	accumulateIter struct {
		object.Header
		total, iter, function, initial Value
	}
	pairwiseIter struct {
		object.Header
		iter, old Value
	}
	batchedIter struct {
		object.Header
		iter   Value
		size   int
		strict bool
	}
)

// iterType makes a type of iterators, on which classes can be based. next gives NULL at the end.
func iterType[T any](module, name, doc string, create object.NewFunc, next func(t *Thread, it *T) (Value, error), methods ...object.Method) *object.Type {
	typ := object.NewModuleType(module, name, nil, object.LayoutNative)
	object.Struct[T](typ)
	object.Define(typ, &object.Definition{
		Doc: doc, Size: unsafe.Sizeof(*new(T)), Methods: methods,
		Slots: object.Slots{New: create, Iter: object.SelfIter, Next: func(t *Thread, v Value) (Value, error) {
			return next(t, (*T)(v.Ref))
		}},
	})
	return typ
}

// noKeywords complains about keywords of a type that has none; classes based on it may take some.
func noKeywords(t *Thread, typ *object.Type, kwnames []*object.Str) error {
	if typ.Heap || len(kwnames) == 0 {
		return nil
	}
	return t.NoKeywords(typ.QualName, kwnames)
}

// nativeName is the name of the native type that a type is or derives from.
func nativeName(typ *object.Type) string {
	for typ.Heap {
		typ = typ.Base
	}
	return typ.QualName
}

// shownName is the name that the repr of an instance begins with: __name__.
func shownName(v Value) string {
	if typ := v.Type(); typ.Heap {
		return typ.Name
	}
	return v.Type().QualName
}

// oneOrMore, as a minimum, is one argument, whose absence is complained of as where one is all.
const oneOrMore = -1

// newOf makes the constructor of a type that takes min to max arguments and no keywords.
func newOf(min, max int, f func(t *Thread, typ *object.Type, a []Value) (Value, error)) object.NewFunc {
	return func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
		if err := noKeywords(t, typ, kwnames); err != nil {
			return object.Null, err
		}
		args = args[:len(args)-len(kwnames)]
		min, max := min, max
		if min == oneOrMore && len(args) == 0 {
			min, max = 1, 1
		}
		if err := t.CheckPositional(nativeName(typ), len(args), min, max); err != nil {
			return object.Null, err
		}
		if len(args) < max {
			args = append(make([]Value, 0, max), args...)[:max]
		}
		return f(t, typ, args)
	}
}

// newKw makes the constructor of a type with named parameters.
func newKw(name, list string, f func(t *Thread, typ *object.Type, a []Value) (Value, error)) object.NewFunc {
	p := object.NewParams(name, list)
	return func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
		a, err := p.Parse(t, args, kwnames)
		if err != nil {
			return object.Null, err
		}
		return f(t, typ, a)
	}
}

// isNumber is PyNumber_Check.
func isNumber(v Value) bool {
	s := &v.Type().Slots
	return s.Index != nil || s.Int != nil || s.Float != nil || v.Has(object.LayoutComplex)
}

// sizeArg gives an argument that has to be an int (Argument Clinic's Py_ssize_t).
func sizeArg(t *Thread, v Value) (int, error) {
	if !v.Type().IsSubtype(object.IntType) && v.Type().Slots.Index == nil {
		return 0, t.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", typeName(v))
	}
	i, err := object.Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := object.AsInt64(i)
	if !ok {
		return 0, t.Errorf(object.OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

func init() {
	const m = "itertools"
	types := []*object.Type{
		iterType(m, "accumulate", "Return series of accumulated sums.", newKw("accumulate", "iterable | func $ initial", newAccumulate), nextAccumulate),
		iterType(m, "chain", "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.", newChain, nextChain,
			object.AsClassMethod(object.Method1("from_iterable", func(t *Thread, class, arg Value) (Value, error) {
				it, err := object.Iter(t, arg)
				if err != nil {
					return object.Null, err
				}
				c := object.Alloc[chainIter](class.AsType())
				c.source = it
				return c.Value(), nil
			}))),
		iterType(m, "compress", "Return data elements corresponding to true selector elements.", newKw("compress", "data selectors", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			data, err := object.Iter(t, a[0])
			if err != nil {
				return object.Null, err
			}
			selectors, err := object.Iter(t, a[1])
			if err != nil {
				return object.Null, err
			}
			c := object.Alloc[compressIter](typ)
			c.data, c.selectors = data, selectors
			return c.Value(), nil
		}), nextCompress),
		countType(),
		iterType(m, "cycle", "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", newOf(1, 1, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			it, err := object.Iter(t, a[0])
			if err != nil {
				return object.Null, err
			}
			c := object.Alloc[cycleIter](typ)
			c.iter = it
			return c.Value(), nil
		}), nextCycle),
		iterType(m, "dropwhile", "Drop items from the iterable while predicate(item) is true.", newTest, func(t *Thread, d *testIter) (Value, error) {
			for {
				item, err := object.Next(t, d.iter)
				if err != nil || item.IsNull() || d.started == 1 {
					return item, err
				}
				yes, err := d.holds(t, item)
				if err != nil {
					return object.Null, err
				}
				if !yes {
					t.IntField(&d.Header, 0, &d.started, 1)
					return item, nil
				}
				if err := t.CheckEvents(); err != nil {
					return object.Null, err
				}
			}
		}),
		iterType(m, "takewhile", "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.", newTest, func(t *Thread, d *testIter) (Value, error) {
			if d.started == 1 {
				return object.Null, nil
			}
			item, err := object.Next(t, d.iter)
			if err != nil || item.IsNull() {
				return item, err
			}
			yes, err := d.holds(t, item)
			if err != nil || yes {
				return item, err
			}
			t.IntField(&d.Header, 0, &d.started, 1)
			return object.Null, nil
		}),
		iterType(m, "filterfalse", "Return those items of iterable for which function(item) is false.", newTest, func(t *Thread, d *testIter) (Value, error) {
			for {
				item, err := object.Next(t, d.iter)
				if err != nil || item.IsNull() {
					return item, err
				}
				var yes bool
				if d.test == object.None || d.test == object.BoolType.Value() {
					yes, err = object.IsTrue(t, item)
				} else {
					yes, err = d.holds(t, item)
				}
				if err != nil || !yes {
					return item, err
				}
				if err := t.CheckEvents(); err != nil {
					return object.Null, err
				}
			}
		}),
		iterType(m, "islice", "Return an iterator whose next() method returns selected values from an iterable.", newOf(2, 4, newIslice), nextIslice),
		iterType(m, "starmap", "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", newOf(2, 2, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			it, err := object.Iter(t, a[1])
			if err != nil {
				return object.Null, err
			}
			s := object.Alloc[starmapIter](typ)
			s.function, s.iter = a[0], it
			return s.Value(), nil
		}), func(t *Thread, s *starmapIter) (Value, error) {
			item, err := object.Next(t, s.iter)
			if err != nil || item.IsNull() {
				return item, err
			}
			args, err := object.Collect(t, item)
			if err != nil {
				return object.Null, err
			}
			return object.Call(t, s.function, args, nil)
		}),
		repeatType(),
		iterType(m, "zip_longest", "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.", newZipLongest, nextZipLongest),
		iterType(m, "pairwise", "Return an iterator of overlapping pairs taken from the input iterator.", newOf(1, 1, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			it, err := object.Iter(t, a[0])
			if err != nil {
				return object.Null, err
			}
			p := object.Alloc[pairwiseIter](typ)
			p.iter = it
			return p.Value(), nil
		}), func(t *Thread, p *pairwiseIter) (Value, error) {
			if p.iter.IsNull() {
				return object.Null, nil
			}
			old := p.old
			if old.IsNull() {
				var err error
				if old, err = object.Next(t, p.iter); err != nil || old.IsNull() {
					p.iter = object.Null
					return object.Null, err
				}
				t.Field(&p.Header, 0, &p.old, old)
				if p.iter.IsNull() { // the iterator has asked for a pair itself
					return object.Null, nil
				}
			}
			item, err := object.Next(t, p.iter)
			if err != nil || item.IsNull() {
				p.iter = object.Null
				return object.Null, err
			}
			t.Field(&p.Header, 0, &p.old, item)
			return object.NewTuple(old, item).Value(), nil
		}),
		iterType(m, "batched", "Batch data into tuples of length n. The last batch may be shorter than n.", newKw("batched", "iterable n | $ strict", newBatched), nextBatched),
	}
	types = append(append(types, teeTypes()...), combinatoricTypes()...)
	reducible(types)
	register(&module{
		name: m, doc: "Functional tools for creating and using iterators.", builtin: true,
		functions: []object.Method{fn("tee", 1, 2, tee)},
		types:     types,
		later:     map[string]string{"pairwise": "3.10", "batched": "3.12"},
	})
}

func newTest(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	return newOf(2, 2, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
		it, err := object.Iter(t, a[1])
		if err != nil {
			return object.Null, err
		}
		d := object.Alloc[testIter](typ)
		d.test, d.iter = a[0], it
		return d.Value(), nil
	})(t, typ, args, kwnames)
}

func (d *testIter) holds(t *Thread, item Value) (bool, error) {
	r, err := object.CallArgs(t, d.test, item)
	if err != nil {
		return false, err
	}
	return object.IsTrue(t, r)
}

func newAccumulate(t *Thread, typ *object.Type, a []Value) (Value, error) {
	it, err := object.Iter(t, a[0])
	if err != nil {
		return object.Null, err
	}
	r := object.Alloc[accumulateIter](typ)
	r.iter = it
	if !a[1].IsNull() && a[1] != object.None {
		r.function = a[1]
	}
	if !a[2].IsNull() && a[2] != object.None {
		r.initial = a[2]
	}
	return r.Value(), nil
}

func nextAccumulate(t *Thread, a *accumulateIter) (Value, error) {
	if v := a.initial; !v.IsNull() {
		a.initial = object.Null
		t.Field(&a.Header, 0, &a.total, v)
		return v, nil
	}
	item, err := object.Next(t, a.iter)
	if err != nil || item.IsNull() {
		return object.Null, err
	}
	if !a.total.IsNull() {
		if a.function.IsNull() {
			item, err = object.Add(t, a.total, item)
		} else {
			item, err = object.CallArgs(t, a.function, a.total, item)
		}
		if err != nil {
			return object.Null, err
		}
	}
	t.Field(&a.Header, 0, &a.total, item)
	return item, nil
}

func newChain(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	if err := noKeywords(t, typ, kwnames); err != nil {
		return object.Null, err
	}
	it, err := object.Iter(t, object.NewTuple(append([]Value(nil), args[:len(args)-len(kwnames)]...)...).Value())
	if err != nil {
		return object.Null, err
	}
	c := object.Alloc[chainIter](typ)
	c.source = it
	return c.Value(), nil
}

func nextChain(t *Thread, c *chainIter) (Value, error) {
	for !c.source.IsNull() {
		if c.active.IsNull() {
			next, err := object.Next(t, c.source)
			if err == nil && !next.IsNull() {
				next, err = object.Iter(t, next)
			}
			if err != nil || next.IsNull() {
				t.Field(&c.Header, 0, &c.source, object.Null)
				return object.Null, err
			}
			t.Field(&c.Header, 1, &c.active, next)
		}
		item, err := object.Next(t, c.active)
		if err != nil || !item.IsNull() {
			return item, err
		}
		t.Field(&c.Header, 1, &c.active, object.Null)
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return object.Null, nil
}

func nextCompress(t *Thread, c *compressIter) (Value, error) {
	for {
		item, err := object.Next(t, c.data)
		if err != nil || item.IsNull() {
			return object.Null, err
		}
		selector, err := object.Next(t, c.selectors)
		if err != nil || selector.IsNull() {
			return object.Null, err
		}
		yes, err := object.IsTrue(t, selector)
		if err != nil {
			return object.Null, err
		}
		if yes {
			return item, nil
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
}

func countType() *object.Type {
	typ := iterType("itertools", "count", "Return a count object whose .__next__() method returns consecutive values.", newKw("count", "| start step", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
		c := object.Alloc[countIter](typ)
		c.n, c.step = object.SmallInt(0), object.SmallInt(1)
		for i, place := range []*Value{&c.n, &c.step} {
			if a[i].IsNull() {
				continue
			}
			if !isNumber(a[i]) {
				return object.Null, t.Errorf(object.TypeError, "a number is required")
			}
			*place = a[i]
		}
		return c.Value(), nil
	}), func(t *Thread, c *countIter) (Value, error) {
		n := c.n
		next, err := object.Add(t, n, c.step)
		if err != nil {
			return object.Null, err
		}
		t.Field(&c.Header, 0, &c.n, next)
		return n, nil
	})
	object.Define(typ, &object.Definition{Slots: object.Slots{Repr: func(t *Thread, v Value) (Value, error) {
		c := (*countIter)(v.Ref)
		n, err := object.Repr(t, c.n)
		if err != nil {
			return object.Null, err
		}
		text := shownName(v) + "(" + n
		if i, ok := object.AsInt64(c.step); !ok || i != 1 {
			step, err := object.Repr(t, c.step)
			if err != nil {
				return object.Null, err
			}
			text += ", " + step
		}
		return t.Str(text + ")"), nil
	}}})
	return typ
}

func nextCycle(t *Thread, c *cycleIter) (Value, error) {
	if !c.iter.IsNull() {
		item, err := object.Next(t, c.iter)
		if err != nil {
			return object.Null, err
		}
		if !item.IsNull() {
			c.saved = append(c.saved, item)
			return item, nil
		}
		t.Field(&c.Header, 0, &c.iter, object.Null)
	}
	if len(c.saved) == 0 {
		return object.Null, nil
	}
	item := c.saved[c.pos]
	t.IntField(&c.Header, 1, &c.pos, (c.pos+1)%len(c.saved))
	return item, nil
}

func repeatType() *object.Type {
	typ := iterType("itertools", "repeat", "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.", newKw("repeat", "object | times", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
		r := object.Alloc[repeatIter](typ)
		r.item, r.left = a[0], -1
		if !a[1].IsNull() {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return object.Null, err
			}
			r.left = max(n, 0)
		}
		return r.Value(), nil
	}), func(t *Thread, r *repeatIter) (Value, error) {
		if r.left == 0 {
			return object.Null, nil
		}
		if r.left > 0 {
			t.IntField(&r.Header, 0, &r.left, r.left-1)
		}
		return r.item, nil
	}, object.Method0("__length_hint__", func(t *Thread, v Value) (Value, error) {
		r := (*repeatIter)(v.Ref)
		if r.left < 0 {
			return object.Null, t.Errorf(object.TypeError, "len() of unsized object")
		}
		return t.Int(int64(r.left)), nil
	}))
	object.Define(typ, &object.Definition{Slots: object.Slots{Repr: func(t *Thread, v Value) (Value, error) {
		r := (*repeatIter)(v.Ref)
		text, err := object.Repr(t, r.item)
		if err != nil {
			return object.Null, err
		}
		if r.left >= 0 {
			n, err := object.Repr(t, t.Int(int64(r.left)))
			if err != nil {
				return object.Null, err
			}
			text += ", " + n
		}
		return t.Str(shownName(v) + "(" + text + ")"), nil
	}}})
	return typ
}

func newIslice(t *Thread, typ *object.Type, a []Value) (Value, error) {
	start, stop, step := 0, -1, 1
	number := func(v Value) int { // -1 for what is no index
		if v.Type().Slots.Index != nil {
			if i, err := object.Index(t, v); err == nil {
				if n, ok := object.AsInt64(i); ok {
					return int(n)
				}
			}
		}
		return -1
	}
	first, last := object.None, a[1]
	if !a[2].IsNull() {
		first, last = a[1], a[2]
	}
	if last != object.None {
		if stop = number(last); stop == -1 {
			return object.Null, t.Errorf(object.ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	}
	if first != object.None {
		start = number(first)
	}
	if start < 0 || stop < -1 {
		return object.Null, t.Errorf(object.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	}
	if !a[3].IsNull() && a[3] != object.None {
		if step = number(a[3]); step < 1 {
			return object.Null, t.Errorf(object.ValueError, "Step for islice() must be a positive integer or None.")
		}
	}
	it, err := object.Iter(t, a[0])
	if err != nil {
		return object.Null, err
	}
	s := object.Alloc[isliceIter](typ)
	s.iter, s.next, s.stop, s.step = it, start, stop, step
	return s.Value(), nil
}

func nextIslice(t *Thread, s *isliceIter) (Value, error) {
	if s.iter.IsNull() {
		return object.Null, nil
	}
	target := s.next
	if s.stop >= 0 {
		target = min(target, s.stop)
	}
	for s.count < target {
		item, err := object.Next(t, s.iter)
		if err == nil && !item.IsNull() {
			err = t.CheckEvents()
		}
		if err != nil || item.IsNull() {
			t.Field(&s.Header, 0, &s.iter, object.Null)
			return object.Null, err
		}
		s.count++
	}
	if s.stop >= 0 && s.count >= s.stop {
		t.Field(&s.Header, 0, &s.iter, object.Null)
		return object.Null, nil
	}
	item, err := object.Next(t, s.iter)
	if err != nil || item.IsNull() {
		t.Field(&s.Header, 0, &s.iter, object.Null)
		return object.Null, err
	}
	t.IntField(&s.Header, 1, &s.count, s.count+1)
	s.next += s.step
	if s.next < 0 || s.stop >= 0 && s.next > s.stop {
		s.next = s.stop
	}
	return item, nil
}

func newZipLongest(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	fill := object.None
	n := len(args) - len(kwnames)
	for i, k := range kwnames {
		if k.Text != "fillvalue" {
			return object.Null, t.Errorf(object.TypeError, "zip_longest() got an unexpected keyword argument")
		}
		fill = args[n+i]
	}
	z := object.Alloc[zipLongest](typ)
	z.fill, z.active = fill, n
	for _, v := range args[:n] {
		it, err := object.Iter(t, v)
		if err != nil {
			return object.Null, err
		}
		z.iters = append(z.iters, it)
	}
	return z.Value(), nil
}

func nextZipLongest(t *Thread, z *zipLongest) (Value, error) {
	if z.active == 0 {
		return object.Null, nil
	}
	items := make([]Value, len(z.iters))
	for i, it := range z.iters {
		items[i] = z.fill
		if it.IsNull() {
			continue
		}
		item, err := object.Next(t, it)
		if err != nil {
			z.active = 0
			return object.Null, err
		}
		if item.IsNull() {
			t.IntField(&z.Header, 0, &z.active, z.active-1)
			if z.active == 0 {
				return object.Null, nil
			}
			z.iters[i] = object.Null
			continue
		}
		items[i] = item
	}
	return object.NewTuple(items...).Value(), nil
}

func newBatched(t *Thread, typ *object.Type, a []Value) (Value, error) {
	n, err := sizeArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	if n < 1 {
		return object.Null, t.Errorf(object.ValueError, "n must be at least one")
	}
	strict := false
	if !a[2].IsNull() {
		if strict, err = object.IsTrue(t, a[2]); err != nil {
			return object.Null, err
		}
	}
	it, err := object.Iter(t, a[0])
	if err != nil {
		return object.Null, err
	}
	b := object.Alloc[batchedIter](typ)
	b.iter, b.size, b.strict = it, n, strict
	return b.Value(), nil
}

func nextBatched(t *Thread, b *batchedIter) (Value, error) {
	if b.iter.IsNull() {
		return object.Null, nil
	}
	var items []Value
	for len(items) < b.size {
		item, err := object.Next(t, b.iter)
		if err == nil && !item.IsNull() {
			err = t.CheckEvents()
		}
		if err != nil {
			return object.Null, err
		}
		if item.IsNull() {
			t.Field(&b.Header, 0, &b.iter, object.Null)
			if len(items) == 0 {
				return object.Null, nil
			}
			if b.strict {
				return object.Null, t.Errorf(object.ValueError, "batched(): incomplete batch")
			}
			break
		}
		items = append(items, item)
	}
	return object.NewTuple(items...).Value(), nil
}
