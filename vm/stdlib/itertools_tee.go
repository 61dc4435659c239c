package stdlib

import "bytewalk/vm/object"

// teeNode is an item that one of several iterators has fetched for all.
type teeNode struct {
	item Value
	next *teeNode // nil until somebody asks
}

// teeSource is the iterator behind several.
type teeSource struct{ iter Value }

// teeIter is what tee() gives.
type teeIter struct {
	object.Header
	source *teeSource
	at     *teeNode // the last one that was given
	count  int
}

// groupbyIter is a groupby.
type groupbyIter struct {
	object.Header
	iter, function                 Value
	target, key, currentKey, value Value
	grouper                        *grouper
}

// grouper is one group of a groupby.
type grouper struct {
	object.Header
	parent *groupbyIter
	target Value
}

var teeType, grouperType, groupbyType *object.Type

// teeTypes makes these types.
func teeTypes() []*object.Type {
	teeType = iterType("itertools", "_tee", "Iterator wrapped to make it copyable.", newOf(1, 1, func(t *Thread, _ *object.Type, a []Value) (Value, error) {
		return newTee(t, a[0])
	}), func(t *Thread, it *teeIter) (Value, error) {
		if it.at.next == nil {
			item, err := object.Next(t, it.source.iter)
			if err != nil || item.IsNull() {
				return object.Null, err
			}
			it.at.next = &teeNode{item: item}
		}
		it.at = it.at.next
		t.IntField(&it.Header, 0, &it.count, it.count+1)
		return it.at.item, nil
	}, object.Method0("__copy__", func(t *Thread, v Value) (Value, error) { return copyTee((*teeIter)(v.Ref)), nil }))

	grouperType = iterType("itertools", "_grouper", "", nil, nextGrouper)
	groupbyType = iterType("itertools", "groupby", "make an iterator that returns consecutive keys and groups from the iterable", newKw("groupby", "iterable | key", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
		it, err := object.Iter(t, a[0])
		if err != nil {
			return object.Null, err
		}
		g := object.Alloc[groupbyIter](typ)
		g.iter = it
		if !a[1].IsNull() && a[1] != object.None {
			g.function = a[1]
		}
		return g.Value(), nil
	}), nextGroup)
	return []*object.Type{groupbyType}
}

func copyTee(it *teeIter) Value {
	return (&teeIter{Header: object.Header{Type: it.Type}, source: it.source, at: it.at, count: it.count}).Value()
}

func newTee(t *Thread, v Value) (Value, error) {
	it, err := object.Iter(t, v)
	if err != nil {
		return object.Null, err
	}
	if it.Type() == teeType {
		return copyTee((*teeIter)(it.Ref)), nil
	}
	return (&teeIter{Header: object.Header{Type: teeType}, source: &teeSource{it}, at: &teeNode{}}).Value(), nil
}

func tee(t *Thread, a []Value) (Value, error) {
	n := 2
	if !a[1].IsNull() {
		var err error
		if n, err = sizeArg(t, a[1]); err != nil {
			return object.Null, err
		}
	}
	if n < 0 {
		return object.Null, t.Errorf(object.ValueError, "n must be >= 0")
	}
	if n == 0 {
		return object.EmptyTuple.Value(), nil
	}
	if err := t.Reserve(int64(n) * 64); err != nil {
		return object.Null, err
	}
	it, err := object.Iter(t, a[0])
	if err != nil {
		return object.Null, err
	}
	copier, err := object.LookupAttr(t, it, t.Intern("__copy__"))
	if err != nil {
		return object.Null, err
	}
	if copier.IsNull() {
		if it, err = newTee(t, it); err != nil {
			return object.Null, err
		}
	}
	items := make([]Value, n)
	items[0] = it
	for i := 1; i < n; i++ {
		if items[i], err = object.CallMethod(t, it, "__copy__"); err != nil {
			return object.Null, err
		}
	}
	return object.NewTuple(items...).Value(), nil
}

// advance fetches an item and its key.
func (g *groupbyIter) advance(t *Thread) (ok bool, err error) {
	item, err := object.Next(t, g.iter)
	if err != nil || item.IsNull() {
		return false, err
	}
	key := item
	if !g.function.IsNull() {
		if key, err = object.CallArgs(t, g.function, item); err != nil {
			return false, err
		}
	}
	g.value = item
	t.Field(&g.Header, 0, &g.currentKey, key)
	return true, nil
}

func nextGroup(t *Thread, g *groupbyIter) (Value, error) {
	g.grouper = nil
	for {
		if !g.currentKey.IsNull() {
			if g.key.IsNull() {
				break
			}
			same, err := object.Equal(t, g.key, g.currentKey)
			if err != nil {
				return object.Null, err
			}
			if !same {
				break
			}
		}
		if ok, err := g.advance(t); err != nil || !ok {
			return object.Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	g.key = g.currentKey
	g.grouper = &grouper{Header: object.Header{Type: grouperType}, parent: g, target: g.key}
	return object.NewTuple(g.key, g.grouper.Value()).Value(), nil
}

func nextGrouper(t *Thread, it *grouper) (Value, error) {
	g := it.parent
	if g.grouper != it {
		return object.Null, nil
	}
	if g.value.IsNull() {
		if ok, err := g.advance(t); err != nil || !ok {
			return object.Null, err
		}
	}
	same, err := object.Equal(t, it.target, g.currentKey)
	if err != nil || !same {
		return object.Null, err
	}
	item := g.value
	g.value = object.Null
	return item, nil
}
