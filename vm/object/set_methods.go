package object

import (
	"strings"

	"bytewalk/internal/pyhash"
)

func init() {
	common := Slots{
		Repr: setRepr, RichCompare: setCompare,
		Iter: func(t *Thread, self Value) (Value, error) {
			s := self.Set()
			return (&setIter{Header: Header{Type: setIterType}, set: s, used: s.used, left: s.used}).Value(), nil
		},
		Len:      func(t *Thread, self Value) (int, error) { return self.Set().used, nil },
		Contains: setContains,
		And:      setOp(func(s *Set, t *Thread, other Value) (*Set, error) { return s.intersection(t, other) }),
		Or: setOp(func(s *Set, t *Thread, other Value) (*Set, error) {
			c := s.copyAs(baseSetType(s.Type))
			return c, c.updateFrom(t, other)
		}),
		Subtract: setOp(func(s *Set, t *Thread, other Value) (*Set, error) { return s.difference(t, other) }),
		Xor: setOp(func(s *Set, t *Thread, other Value) (*Set, error) {
			// The right operand is copied, the left one folded in.
			c := NewSet(baseSetType(s.Type))
			if err := c.updateFrom(t, other); err != nil {
				return nil, err
			}
			return c, c.symmetric(t, s.Value())
		}),
	}
	set := common
	set.New = func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
		return Alloc[Set](typ).Value(), nil
	}
	set.Init = initSet
	set.InPlaceOr = setInPlace((*Set).updateFrom)
	set.InPlaceAnd = setInPlace((*Set).intersect)
	set.InPlaceSubtract = setInPlace((*Set).subtract)
	set.InPlaceXor = setInPlace((*Set).symmetric)
	Define(SetType, &Definition{
		Doc:     "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
		Slots:   set,
		Methods: append(setMethods(), setChanges()...),
	})
	frozen := common
	frozen.New = newFrozenSet
	frozen.Hash = func(t *Thread, self Value) (int64, error) { return self.Set().Hash(), nil }
	Define(FrozenSetType, &Definition{
		Doc:     "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered collection of unique elements.",
		Slots:   frozen,
		Methods: setMethods(),
	})
	Define(setIterType, &Definition{Final: true, Slots: Slots{Iter: SelfIter, Next: setIterNext},
		Methods: []Method{lengthHint(func(self Value) int {
			it := (*setIter)(self.Ref)
			if it.set == nil || it.set.used != it.used {
				return 0
			}
			return it.left
		})}})
}

// setIter is the iterator of a set or frozenset.
type setIter struct {
	Header
	set  *Set // nil at the end
	used int  // the set's length when the iterator was made; -1 once it changed
	pos  int
	left int
}

var setIterType = NewBuiltinType("set_iterator", nil, LayoutNative)

func setIterNext(t *Thread, self Value) (Value, error) {
	it := (*setIter)(self.Ref)
	if it.set == nil {
		return Null, nil
	}
	if it.used != it.set.used {
		it.used = -1
		return Null, t.Errorf(RuntimeError, "Set changed size during iteration")
	}
	key, _, next, ok := it.set.Next(it.pos)
	if !ok {
		t.endIter(&it.Header, it.set.Value())
		it.set = nil
		return Null, nil
	}
	t.IntField(&it.Header, 1, &it.pos, next)
	it.left--
	return key, nil
}

// baseSetType gives set or frozenset, whichever typ derives from.
func baseSetType(typ *Type) *Type {
	if typ.IsSubtype(FrozenSetType) {
		return FrozenSetType
	}
	return SetType
}

func initSet(t *Thread, self Value, args []Value, kwnames []*Str) error {
	if typ := self.Type(); len(kwnames) > 0 && (!t.Runtime.Generics || sameFunc(typ.Slots.New, SetType.Slots.New)) {
		return t.NoKeywords("set", kwnames)
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional(self.Type().Name, len(args), 0, 1); err != nil {
		return err
	}
	s := self.Set()
	if s.used > 0 {
		s.Clear(t)
	}
	if len(args) == 1 {
		return s.updateFrom(t, args[0])
	}
	return nil
}

// emptyFrozenSet is the key of a thread's one empty frozenset.
type emptyFrozenSet struct{}

func newFrozenSet(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(kwnames) > 0 {
		if err := t.noKeywordsFor(typ, FrozenSetType, initSlot, kwnames); err != nil {
			return Null, err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional("frozenset", len(args), 0, 1); err != nil {
		return Null, err
	}
	if typ == FrozenSetType && len(args) == 1 && args[0].Type() == FrozenSetType {
		return args[0], nil
	}
	s := Alloc[Set](typ)
	if len(args) == 1 {
		if err := s.updateFrom(t, args[0]); err != nil {
			return Null, err
		}
	}
	if typ == FrozenSetType && s.used == 0 && !t.Runtime.Generics {
		return t.State(emptyFrozenSet{}, func() any { return s }).(*Set).Value(), nil
	}
	return s.Value(), nil
}

// Update adds the items of an iterable, in the order and with the table that set.update() makes.
func (s *Set) Update(t *Thread, v Value) error { return s.updateFrom(t, v) }

// updateFrom adds the items of an iterable.
func (s *Set) updateFrom(t *Thread, v Value) error {
	switch {
	case v.Has(LayoutSet):
		return s.merge(t, v.Set())
	case v.Type() == DictType:
		d := v.Dict()
		n := d.Len()
		if (s.fill+n)*5 >= (max(len(s.table), pyhash.SetMinSize)-1)*3 {
			s.resize((s.used + n) * 2)
		}
		for i := 0; i < d.Cap(); i++ {
			if k, _, hash := d.Entry(i); !k.IsNull() {
				if err := s.AddHash(t, k, hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	n := 0
	return Iterate(t, v, func(item Value) error {
		if n++; n&0xfff == 0 {
			if err := t.CheckEvents(); err != nil {
				return err
			}
			if err := t.Reserve(int64(len(s.table)) * 24); err != nil {
				return err
			}
		}
		return s.Add(t, item)
	})
}

// fromIterable gives a set of v's items, v itself if it is a set.
func (t *Thread) fromIterable(v Value) (*Set, error) {
	if v.Has(LayoutSet) {
		return v.Set(), nil
	}
	s := NewSet(SetType)
	return s, s.updateFrom(t, v)
}

// intersection gives a new set of what is in both. The shorter one of two sets is walked
// over.
func (s *Set) intersection(t *Thread, v Value) (*Set, error) {
	result := NewSet(baseSetType(s.Type))
	if v.Has(LayoutSet) {
		other := v.Set()
		if other == s {
			return s.copyAs(result.Type), nil
		}
		if other.used > s.used {
			other, s = s, other
		}
		for i := 0; ; {
			key, hash, next, ok := other.Next(i)
			if !ok {
				return result, nil
			}
			i = next
			has, err := s.ContainsHash(t, key, hash)
			if err != nil {
				return nil, err
			}
			if has {
				if err := result.AddHash(t, key, hash); err != nil {
					return nil, err
				}
			}
		}
	}
	err := Iterate(t, v, func(item Value) error {
		hash, err := Hash(t, item)
		if err != nil {
			return err
		}
		has, err := s.ContainsHash(t, item, hash)
		if err == nil && has {
			err = result.AddHash(t, item, hash)
		}
		return err
	})
	return result, err
}

// difference gives a new set of what is in s alone.
func (s *Set) difference(t *Thread, v Value) (*Set, error) {
	typ := baseSetType(s.Type)
	size := 0
	switch {
	case v.Has(LayoutSet):
		size = v.Set().used
	case v.Type() == DictType:
		size = v.Dict().Len()
	default:
		c := s.copyAs(typ)
		return c, c.subtract(t, v)
	}
	if s.used>>2 > size {
		c := s.copyAs(typ)
		return c, c.subtract(t, v)
	}
	result := NewSet(typ)
	for i := 0; ; {
		key, hash, next, ok := s.Next(i)
		if !ok {
			return result, nil
		}
		i = next
		var has bool
		var err error
		if v.Has(LayoutSet) {
			has, err = v.Set().ContainsHash(t, key, hash)
		} else {
			var found Value
			found, err = v.Dict().GetHashed(t, key, hash)
			has = !found.IsNull()
		}
		if err == nil && !has {
			err = result.AddHash(t, key, hash)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (s *Set) intersect(t *Thread, v Value) error {
	result, err := s.intersection(t, v)
	if err == nil {
		s.assign(t, result)
	}
	return err
}

// subtract takes the items of an iterable away (set_difference_update_internal).
func (s *Set) subtract(t *Thread, v Value) error {
	if v.Has(LayoutSet) {
		other := v.Set()
		if other == s {
			s.Clear(t)
			return nil
		}
		for i := 0; ; {
			key, hash, next, ok := other.Next(i)
			if !ok {
				break
			}
			i = next
			if _, err := s.removeHash(t, key, hash); err != nil {
				return err
			}
		}
	} else if err := Iterate(t, v, func(item Value) error {
		_, err := s.Remove(t, item)
		return err
	}); err != nil {
		return err
	}
	if s.fill-s.used > (len(s.table)-1)/4 {
		if s.used > 50000 {
			s.resize(s.used * 2)
		} else {
			s.resize(s.used * 4)
		}
	}
	return nil
}

// symmetric keeps what is in s or in v and not in both.
func (s *Set) symmetric(t *Thread, v Value) error {
	toggle := func(key Value, hash int64) error {
		had, err := s.removeHash(t, key, hash)
		if err == nil && !had {
			err = s.AddHash(t, key, hash)
		}
		return err
	}
	if v.Type() == DictType {
		d := v.Dict()
		for i := 0; i < d.Cap(); i++ {
			if k, _, hash := d.Entry(i); !k.IsNull() {
				if err := toggle(k, hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	other, err := t.fromIterable(v)
	if err != nil {
		return err
	}
	if other == s {
		s.Clear(t)
		return nil
	}
	for i := 0; ; {
		key, hash, next, ok := other.Next(i)
		if !ok {
			return nil
		}
		i = next
		if err := toggle(key, hash); err != nil {
			return err
		}
	}
}

func setOp(f func(s *Set, t *Thread, other Value) (*Set, error)) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		if !a.Has(LayoutSet) || !b.Has(LayoutSet) {
			return NotImplemented, nil
		}
		s, err := f(a.Set(), t, b)
		if err != nil {
			return Null, err
		}
		return s.Value(), nil
	}
}

func setInPlace(f func(s *Set, t *Thread, other Value) error) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		if !b.Has(LayoutSet) {
			return NotImplemented, nil
		}
		return a, f(a.Set(), t, b)
	}
}

func setContains(t *Thread, self, item Value) (bool, error) {
	has, err := self.Set().Contains(t, item)
	if err != nil && item.Has(LayoutSet) && IsException(err, TypeError) {
		// A set is looked for as a frozenset would be.
		return self.Set().ContainsHash(t, item, item.Set().copyAs(FrozenSetType).Hash())
	}
	return has, err
}

func setRepr(t *Thread, self Value) (Value, error) {
	s := self.Set()
	name := s.Type.Name
	if s.Flags&ReprActive != 0 {
		return t.Str(name + "(...)"), nil
	}
	if s.used == 0 {
		return t.Str(name + "()"), nil
	}
	s.Flags |= ReprActive
	defer func() { s.Flags &^= ReprActive }()
	var keys []Value
	for _, e := range s.table {
		if !e.Key.IsNull() {
			keys = append(keys, e.Key)
		}
	}
	parts := make([]string, len(keys))
	for i, k := range keys {
		var err error
		if parts[i], err = Repr(t, k); err != nil {
			return Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return Null, err
		}
	}
	text := "{" + strings.Join(parts, ", ") + "}"
	if s.Type != SetType {
		text = name + "(" + text + ")"
	}
	return t.Str(text), nil
}

// within says whether all elements of s are in other.
func (s *Set) within(t *Thread, other *Set) (bool, error) {
	for i := 0; ; {
		key, hash, next, ok := s.Next(i)
		if !ok {
			return true, nil
		}
		i = next
		if has, err := other.ContainsHash(t, key, hash); err != nil || !has {
			return false, err
		}
	}
}

func setCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.Has(LayoutSet) || !b.Has(LayoutSet) {
		return NotImplemented, nil
	}
	x, y := a.Set(), b.Set()
	var ok bool
	var err error
	switch op {
	case EQ, NE:
		if ok = x.used == y.used && !(x.hashed && y.hashed && x.hash != y.hash); ok {
			ok, err = x.within(t, y)
		}
		ok = ok == (op == EQ)
	case LT:
		if ok = x.used < y.used; ok {
			ok, err = x.within(t, y)
		}
	case LE:
		if ok = x.used <= y.used; ok {
			ok, err = x.within(t, y)
		}
	case GT:
		if ok = x.used > y.used; ok {
			ok, err = y.within(t, x)
		}
	case GE:
		if ok = x.used >= y.used; ok {
			ok, err = y.within(t, x)
		}
	}
	return Bool(ok), err
}

// manyArgs makes a method with any number of arguments.
func manyArgs(name string, f func(t *Thread, self Value, args []Value) (Value, error)) Method {
	return posArgs(name, 0, -1, f)
}

// setMethods are the methods that set and frozenset have in common.
func setMethods() []Method {
	return []Method{
		noArgs("copy", func(t *Thread, self Value) (Value, error) {
			if self.Type() == FrozenSetType {
				return self, nil
			}
			return self.Set().copyAs(baseSetType(self.Type())).Value(), nil
		}),
		manyArgs("union", func(t *Thread, self Value, args []Value) (Value, error) {
			c := self.Set().copyAs(baseSetType(self.Type()))
			for _, v := range args {
				if err := c.updateFrom(t, v); err != nil {
					return Null, err
				}
			}
			return c.Value(), nil
		}),
		manyArgs("intersection", func(t *Thread, self Value, args []Value) (Value, error) {
			s := self.Set()
			if len(args) == 0 {
				s = s.copyAs(baseSetType(self.Type()))
			}
			for _, v := range args {
				var err error
				if s, err = s.intersection(t, v); err != nil {
					return Null, err
				}
			}
			return s.Value(), nil
		}),
		manyArgs("difference", func(t *Thread, self Value, args []Value) (Value, error) {
			s := self.Set()
			if len(args) == 0 {
				return s.copyAs(baseSetType(self.Type())).Value(), nil
			}
			s, err := s.difference(t, args[0])
			for _, v := range args[1:] {
				if err == nil {
					err = s.subtract(t, v)
				}
			}
			if err != nil {
				return Null, err
			}
			return s.Value(), nil
		}),
		oneArg("symmetric_difference", func(t *Thread, self, other Value) (Value, error) {
			c := NewSet(baseSetType(self.Type()))
			if err := c.updateFrom(t, other); err != nil {
				return Null, err
			}
			return c.Value(), c.symmetric(t, self)
		}),
		oneArg("isdisjoint", func(t *Thread, self, other Value) (Value, error) {
			s := self.Set()
			if other.Has(LayoutSet) {
				o := other.Set()
				if o == s {
					return Bool(s.used == 0), nil
				}
				if o.used > s.used {
					o, s = s, o
				}
				for i := 0; ; {
					key, hash, next, ok := o.Next(i)
					if !ok {
						return True, nil
					}
					i = next
					if has, err := s.ContainsHash(t, key, hash); err != nil || has {
						return False, err
					}
				}
			}
			it, err := Iter(t, other)
			if err != nil {
				return Null, err
			}
			for {
				item, err := Next(t, it)
				if err != nil {
					return Null, err
				}
				if item.IsNull() {
					return True, nil
				}
				if has, err := s.Contains(t, item); err != nil || has {
					return False, err
				}
			}
		}),
		oneArg("issubset", func(t *Thread, self, other Value) (Value, error) {
			o, err := t.fromIterable(other)
			if err != nil {
				return Null, err
			}
			s := self.Set()
			if s.used > o.used {
				return False, nil
			}
			ok, err := s.within(t, o)
			return Bool(ok), err
		}),
		oneArg("issuperset", func(t *Thread, self, other Value) (Value, error) {
			o, err := t.fromIterable(other)
			if err != nil {
				return Null, err
			}
			s := self.Set()
			if s.used < o.used {
				return False, nil
			}
			ok, err := o.within(t, s)
			return Bool(ok), err
		}),
		oneArg("__contains__", func(t *Thread, self, item Value) (Value, error) {
			has, err := setContains(t, self, item)
			return Bool(has), err
		}),
		noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return t.Int(int64(self.Set().SizeOf() - 16)), nil }),
	}
}

// setChanges are the methods that set alone has.
func setChanges() []Method {
	each := func(name string, f func(s *Set, t *Thread, v Value) error) Method {
		return manyArgs(name, func(t *Thread, self Value, args []Value) (Value, error) {
			for _, v := range args {
				if err := f(self.Set(), t, v); err != nil {
					return Null, err
				}
			}
			return None, nil
		})
	}
	// remove takes an element away; a set is looked for as a frozenset would be.
	remove := func(t *Thread, self, item Value) (bool, error) {
		had, err := self.Set().Remove(t, item)
		if err != nil && item.Has(LayoutSet) && IsException(err, TypeError) {
			return self.Set().removeHash(t, item, item.Set().copyAs(FrozenSetType).Hash())
		}
		return had, err
	}
	return []Method{
		oneArg("add", func(t *Thread, self, item Value) (Value, error) { return None, self.Set().Add(t, item) }),
		noArgs("clear", func(t *Thread, self Value) (Value, error) {
			self.Set().Clear(t)
			return None, nil
		}),
		oneArg("discard", func(t *Thread, self, item Value) (Value, error) {
			_, err := remove(t, self, item)
			return None, err
		}),
		oneArg("remove", func(t *Thread, self, item Value) (Value, error) {
			had, err := remove(t, self, item)
			if err == nil && !had {
				err = NewException(KeyError, item)
			}
			return None, err
		}),
		noArgs("pop", func(t *Thread, self Value) (Value, error) {
			v := self.Set().Pop(t)
			if v.IsNull() {
				return Null, NewException(KeyError, t.Str("pop from an empty set"))
			}
			return v, nil
		}),
		each("update", (*Set).updateFrom),
		each("difference_update", (*Set).subtract),
		manyArgs("intersection_update", func(t *Thread, self Value, args []Value) (Value, error) {
			s := self.Set()
			result := s
			if len(args) == 0 {
				result = s.copyAs(SetType)
			}
			for _, v := range args {
				var err error
				if result, err = result.intersection(t, v); err != nil {
					return Null, err
				}
			}
			s.assign(t, result)
			return None, nil
		}),
		oneArg("symmetric_difference_update", func(t *Thread, self, other Value) (Value, error) {
			return None, self.Set().symmetric(t, other)
		}),
	}
}
