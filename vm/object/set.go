package object

import (
	"bytewalk/internal/pyhash"
	"bytewalk/vm/trace"
)

// Set is a set or frozenset. Its table is CPython's own, probe for probe
// (Objects/setobject.c), because the order in which a set is walked over is the order
// of its table.
type Set struct {
	Header
	table  []setEntry // len is 0 (as 8) or a power of two from 8
	fill   int        // slots in use, removed ones included
	used   int
	finger int   // where pop goes on searching
	hash   int64 // of a frozenset, once it is known
	hashed bool
}

// setEntry is a slot: Key is NULL and Hash 0 if it was never used, Key NULL and Hash
// -1 if its element was removed.
type setEntry struct {
	Key  Value
	Hash int64
}

// NewSet gives an empty set of typ, which is SetType or FrozenSetType.
func NewSet(typ *Type) *Set { return &Set{Header: Header{Type: typ}} }

// Len is the number of elements.
func (s *Set) Len() int { return s.used }

// Next gives the first element at or after position pos, which counts from 0, its
// hash and the position after it; ok is false at the end.
func (s *Set) Next(pos int) (key Value, hash int64, next int, ok bool) {
	for ; pos < len(s.table); pos++ {
		if e := &s.table[pos]; !e.Key.IsNull() {
			return e.Key, e.Hash, pos + 1, true
		}
	}
	return Null, 0, pos, false
}

// find gives the slot of a key, and where it isn't in the set the slot for adding it:
// the last removed one that was passed, or the unused one at which the search ended.
func (s *Set) find(t *Thread, key Value, hash int64) (slot int, found bool, err error) {
restart:
	if s.table == nil {
		s.table = make([]setEntry, pyhash.SetMinSize)
	}
	table := s.table
	free := -1
	mask := uint64(len(table) - 1)
	perturb := uint64(hash)
	i := perturb & mask
	for {
		last := i
		if i+pyhash.SetLinearProbe <= mask {
			last = i + pyhash.SetLinearProbe
		}
		for j := i; j <= last; j++ {
			e := &table[j]
			switch {
			case e.Key.IsNull():
				if e.Hash != 0 {
					free = int(j)
					continue
				}
				if free >= 0 {
					return free, false, nil
				}
				return int(j), false, nil
			case e.Hash != hash:
				continue
			case e.Key == key:
				return int(j), true, nil
			}
			same, plain := equalPlain(e.Key, key)
			if !plain {
				start := e.Key
				if same, err = Equal(t, start, key); err != nil {
					return 0, false, err
				}
				if len(s.table) != len(table) || &s.table[0] != &table[0] || e.Key != start {
					goto restart // the comparison changed the set
				}
			}
			if same {
				return int(j), true, nil
			}
		}
		perturb >>= pyhash.SetPerturb
		i = (i*5 + 1 + perturb) & mask
	}
}

// equalPlain compares what can be compared without running the program's code: two
// numbers in place, or two strs; plain is false for anything else.
func equalPlain(a, b Value) (same, plain bool) {
	if a.IsInt() && b.IsInt() {
		return a.Word == b.Word, true
	}
	if a.IsObject() && b.IsObject() && a.Header().Type == StrType && b.Header().Type == StrType {
		return (*Str)(a.Ref).Text == (*Str)(b.Ref).Text, true
	}
	return false, false
}

// place puts a key that isn't in the table, which has no removed elements, into it.
func place(table []setEntry, e setEntry) {
	mask := uint64(len(table) - 1)
	perturb := uint64(e.Hash)
	i := perturb & mask
	for {
		last := i
		if i+pyhash.SetLinearProbe <= mask {
			last = i + pyhash.SetLinearProbe
		}
		for j := i; j <= last; j++ {
			if table[j].Key.IsNull() {
				table[j] = e
				return
			}
		}
		perturb >>= pyhash.SetPerturb
		i = (i*5 + 1 + perturb) & mask
	}
}

// resize makes the table fit for more than minimum elements.
func (s *Set) resize(minimum int) {
	table := make([]setEntry, pyhash.SetTableSizeFor(minimum))
	for _, e := range s.table {
		if !e.Key.IsNull() {
			place(table, e)
		}
	}
	s.table, s.fill = table, s.used
}

// Contains reports whether key is an element.
func (s *Set) Contains(t *Thread, key Value) (bool, error) {
	hash, err := Hash(t, key)
	if err != nil {
		return false, err
	}
	return s.ContainsHash(t, key, hash)
}

// ContainsHash is Contains for a key whose hash is known.
func (s *Set) ContainsHash(t *Thread, key Value, hash int64) (bool, error) {
	_, found, err := s.find(t, key, hash)
	return found, err
}

// Add adds an element.
func (s *Set) Add(t *Thread, key Value) error {
	hash, err := Hash(t, key)
	if err != nil {
		return err
	}
	return s.AddHash(t, key, hash)
}

// AddHash is Add for a key whose hash is known. It, remove, Clear and assign are where
// all sets change.
func (s *Set) AddHash(t *Thread, key Value, hash int64) error {
	slot, found, err := s.find(t, key, hash)
	if err != nil || found {
		return err
	}
	unused := s.table[slot].Hash == 0
	s.table[slot] = setEntry{key, hash}
	s.used++
	if unused {
		s.fill++
		if s.fill*5 >= (len(s.table)-1)*3 {
			if s.used > 50000 {
				s.resize(s.used * 2)
			} else {
				s.resize(s.used * 4)
			}
		}
	}
	if s.Flags&Watched != 0 {
		t.Wrote(&s.Header, trace.SetKey, 0, key, Null, Null)
	}
	return nil
}

// Remove removes an element and reports whether it was there.
func (s *Set) Remove(t *Thread, key Value) (bool, error) {
	hash, err := Hash(t, key)
	if err != nil {
		return false, err
	}
	return s.removeHash(t, key, hash)
}

func (s *Set) removeHash(t *Thread, key Value, hash int64) (bool, error) {
	slot, found, err := s.find(t, key, hash)
	if found {
		s.removeSlot(t, slot)
	}
	return found, err
}

func (s *Set) removeSlot(t *Thread, slot int) Value {
	key := s.table[slot].Key
	s.table[slot] = setEntry{Hash: -1}
	s.used--
	if s.Flags&Watched != 0 {
		t.Wrote(&s.Header, trace.DeleteKey, 0, key, Null, Null)
	}
	return key
}

// Pop removes an element and gives it; NULL if there is none.
func (s *Set) Pop(t *Thread) Value {
	if s.used == 0 {
		return Null
	}
	i := s.finger & (len(s.table) - 1)
	for s.table[i].Key.IsNull() {
		i++
		if i == len(s.table) {
			i = 0
		}
	}
	key := s.removeSlot(t, i)
	s.finger = i + 1
	return key
}

// Clear removes all elements.
func (s *Set) Clear(t *Thread) {
	if s.Flags&Held != 0 && t.Life != nil {
		for _, e := range s.table {
			if !e.Key.IsNull() {
				t.Life.Wrote(&s.Header, trace.DeleteKey, e.Key, Null, Null)
			}
		}
	}
	s.table, s.fill, s.used = nil, 0, 0
	s.finger = 0
	if s.Flags&Watched != 0 {
		t.Wrote(&s.Header, trace.Clear, 0, Null, Null, Null)
	}
}

// merge adds the elements of other (set_merge): into an empty set they are placed
// without looking at what is there, in a table of the same size if other has no
// removed elements.
func (s *Set) merge(t *Thread, other *Set) error {
	if other == s || other.used == 0 {
		return nil
	}
	if s.table == nil {
		s.table = make([]setEntry, pyhash.SetMinSize)
	}
	if (s.fill+other.used)*5 >= (len(s.table)-1)*3 {
		s.resize((s.used + other.used) * 2)
	}
	switch {
	case s.fill == 0 && len(s.table) == len(other.table) && other.fill == other.used:
		copy(s.table, other.table)
	case s.fill == 0:
		for _, e := range other.table {
			if !e.Key.IsNull() {
				place(s.table, e)
			}
		}
	default:
		for i := 0; i < len(other.table); i++ {
			if e := other.table[i]; !e.Key.IsNull() {
				if err := s.AddHash(t, e.Key, e.Hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	s.fill, s.used = other.used, other.used
	if s.Flags&Watched != 0 {
		for _, e := range s.table {
			if !e.Key.IsNull() {
				t.Wrote(&s.Header, trace.SetKey, 0, e.Key, Null, Null)
			}
		}
	}
	return nil
}

// assign replaces the elements by those of other, which is not used any more.
func (s *Set) assign(t *Thread, other *Set) {
	s.Clear(t)
	s.table, s.fill, s.used = other.table, other.fill, other.used
	if s.Flags&Watched != 0 {
		for _, e := range s.table {
			if !e.Key.IsNull() {
				t.Wrote(&s.Header, trace.SetKey, 0, e.Key, Null, Null)
			}
		}
	}
}

// copyAs gives a set of another or the same type with the same elements.
func (s *Set) copyAs(typ *Type) *Set {
	c := NewSet(typ)
	c.merge(nil, s) // into an empty set: nothing is compared, nothing is watched
	return c
}

// Hash is the hash of a frozenset.
func (s *Set) Hash() int64 {
	if !s.hashed {
		hashes := make([]int64, 0, s.used)
		for _, e := range s.table {
			if !e.Key.IsNull() {
				hashes = append(hashes, e.Hash)
			}
		}
		s.hash, s.hashed = pyhash.FrozenSet(hashes), true
	}
	return s.hash
}

// SizeOf is sys.getsizeof.
func (s *Set) SizeOf() int {
	const object, gc = 200, 16
	if len(s.table) <= pyhash.SetMinSize {
		return object + gc
	}
	return object + gc + len(s.table)*16
}
