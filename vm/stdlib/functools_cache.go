package stdlib

import (
	"unsafe"

	"bytewalk/vm/object"
)

// cachedFunction is what lru_cache makes of a function.
type cachedFunction struct {
	object.Header
	object.Attrs
	function Value
	info     Value // the class of what cache_info gives
	maxSize  int   // below 0: no limit
	typed    bool
	results  *object.Dict // of results without a limit, else of *cacheLink
	hits     int
	misses   int
	root     cacheLink // of the list of links, the one used last before it
}

// cacheLink is a result in the order of use.
type cacheLink struct {
	object.Header
	key, result    Value
	before, behind *cacheLink
}

// cacheLinkType is the type of the links, which no program sees. In a key it stands between the
// positional arguments and the others.
var cacheLinkType = object.NewBuiltinType("_lru_list_elem", nil, object.LayoutNative)

func cachedFunctionType() *object.Type {
	typ := object.NewModuleType("functools", "_lru_cache_wrapper", nil, object.LayoutNative)
	self := func(v Value) *cachedFunction { return (*cachedFunction)(v.Ref) }
	object.Define(typ, &object.Definition{
		Size: unsafe.Sizeof(cachedFunction{}), Attrs: unsafe.Offsetof(cachedFunction{}.Attrs), Weak: true,
		Slots: object.Slots{
			New: newKw("lru_cache", "user_function maxsize typed cache_info_type", newCachedFunction),
			Call: func(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
				return self(v).call(t, args, kwnames)
			},
			DescrGet: func(_ *Thread, descr, obj Value, _ *object.Type) (Value, error) {
				if obj.IsNull() || obj == object.None {
					return descr, nil
				}
				return object.NewBoundMethod(descr, obj), nil
			},
		},
		Methods: []object.Method{
			object.Method0("cache_info", func(t *Thread, v Value) (Value, error) {
				c := self(v)
				limit := object.None
				if c.maxSize >= 0 {
					limit = t.Int(int64(c.maxSize))
				}
				return object.CallArgs(t, c.info, t.Int(int64(c.hits)), t.Int(int64(c.misses)), limit, t.Int(int64(c.results.Len())))
			}),
			object.Method0("cache_clear", func(t *Thread, v Value) (Value, error) {
				self(v).clear()
				return object.None, nil
			}),
			object.Method0("__copy__", func(_ *Thread, v Value) (Value, error) { return v, nil }),
			object.Method1("__deepcopy__", func(_ *Thread, v, _ Value) (Value, error) { return v, nil }),
		},
	})
	return typ
}

func newCachedFunction(t *Thread, typ *object.Type, a []Value) (Value, error) {
	if a[0].Type().Slots.Call == nil {
		return object.Null, t.Errorf(object.TypeError, "the first argument must be callable")
	}
	c := object.Alloc[cachedFunction](typ)
	c.function, c.info, c.maxSize = a[0], a[3], -1
	if a[1] != object.None {
		n, err := object.AsIndex(t, a[1], object.OverflowError)
		if err != nil {
			if object.IsException(err, object.TypeError) {
				err = t.Errorf(object.TypeError, "maxsize should be integer or None")
			}
			return object.Null, err
		}
		c.maxSize = max(n, 0)
	}
	var err error
	if c.typed, err = object.IsTrue(t, a[2]); err != nil {
		return object.Null, err
	}
	c.clear()
	return c.Value(), nil
}

func (c *cachedFunction) clear() {
	c.results, c.hits, c.misses = object.NewDict(), 0, 0
	c.root.before, c.root.behind = &c.root, &c.root
}

// key makes the key of a call: the argument itself for one int or str, else a tuple.
func (c *cachedFunction) key(args []Value, kwnames []*object.Str) Value {
	n := len(args) - len(kwnames)
	if !c.typed && len(kwnames) == 0 && n == 1 {
		if typ := args[0].Type(); typ == object.IntType || typ == object.StrType {
			return args[0]
		}
	}
	items := append([]Value(nil), args[:n]...)
	if len(kwnames) > 0 {
		items = append(items, cacheLinkType.Value())
		for i, k := range kwnames {
			items = append(items, k.Value(), args[n+i])
		}
	}
	if c.typed {
		for _, v := range args {
			items = append(items, v.Type().Value())
		}
	}
	return object.NewTuple(items...).Value()
}

func (l *cacheLink) unlink() { l.before.behind, l.behind.before = l.behind, l.before }

// use puts a link last: it is the one used latest.
func (c *cachedFunction) use(l *cacheLink) {
	last := c.root.before
	last.behind, l.before, l.behind, c.root.before = l, last, &c.root, l
}

func (c *cachedFunction) call(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
	if !t.Runtime.PythonDepth { // calls of native code count too
		if err := t.Enter(" while calling a Python object"); err != nil {
			return object.Null, err
		}
		defer t.Leave()
	}
	if c.maxSize == 0 {
		c.misses++
		return object.Call(t, c.function, args, kwnames)
	}
	key := c.key(args, kwnames)
	hash, err := object.Hash(t, key)
	if err != nil {
		return object.Null, err
	}
	found, err := c.results.GetHashed(t, key, hash)
	if err != nil {
		return object.Null, err
	}
	if !found.IsNull() {
		c.hits++
		if c.maxSize < 0 {
			return found, nil
		}
		l := (*cacheLink)(found.Ref)
		l.unlink()
		c.use(l)
		return l.result, nil
	}
	c.misses++
	result, err := object.Call(t, c.function, args, kwnames)
	if err != nil {
		return object.Null, err
	}
	if c.maxSize < 0 {
		return result, c.results.SetHashed(t, key, hash, result)
	}
	// The call may have come back here and stored the same.
	if found, err = c.results.GetHashed(t, key, hash); err != nil || !found.IsNull() {
		return result, err
	}
	if c.results.Len() >= c.maxSize {
		oldest := c.root.behind
		oldest.unlink()
		if _, err := c.results.Delete(t, oldest.key); err != nil {
			return object.Null, err
		}
	}
	l := &cacheLink{Header: object.Header{Type: cacheLinkType}, key: key, result: result}
	if err := c.results.SetHashed(t, key, hash, l.Value()); err != nil {
		return object.Null, err
	}
	c.use(l)
	return result, nil
}
