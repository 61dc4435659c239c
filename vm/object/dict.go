package object

import (
	"math/bits"
	"unsafe"

	"bytewalk/vm/trace"
)

// Dict is a dict: its items in the order of insertion, and an index of them by hash
// if they are more than a few. An index slot has the number of an item plus one; a
// slot whose item is deleted stays, and points at an entry without a key, or is a
// tombstone (-1) where the entry itself is gone.
type Dict struct {
	Header
	entries []dictEntry
	index   []int32 // open addressing, a power of two long; nil while entries are few
	used    int     // entries that are not deleted
	tombs   int     // tombstones in the index
	keys    uint32  // changes when a key is added or deleted
	size    int     // of the table that CPython would have: 0, or a power of two from 8
	usable  int     // how many more entries fit in that before it grows
	owner   *Header // the object whose attributes these are, or nil
}

type dictEntry struct {
	hash       int64
	key, value Value // NULL once deleted
}

// CPython's table has room for two thirds of its size, and entries that were deleted
// keep their place until it grows (Objects/dictobject.c). A program can see when that is,
// in a dict that changes while it is walked over and in sys.getsizeof.
const dictMinSize = 8

func dictUsable(size int) int { return size << 1 / 3 }

// smallDict is up to how many entries a dict is searched without an index.
const smallDict = 8

// NewDict gives an empty dict.
func NewDict() *Dict { return &Dict{Header: Header{Type: DictType}} }

// Len gives the number of items.
func (d *Dict) Len() int { return d.used }

// KeysVersion gives a number that changes whenever a key is added or deleted.
func (d *Dict) KeysVersion() uint32 { return d.keys }

// Cap is the end of the positions that Entry takes.
func (d *Dict) Cap() int { return len(d.entries) }

// Entry gives the item at a position from 0 to Cap()-1; key is NULL where the item
// was deleted. Positions are in the order of insertion.
func (d *Dict) Entry(i int) (key, value Value, hash int64) {
	e := &d.entries[i]
	return e.key, e.value, e.hash
}

// slot gives where in the index the search for a hash begins.
func slot(hash int64, mask int) int {
	return int(uint64(hash)*0x9E3779B97F4A7C15>>32) & mask
}

// findStr gives the position of a str key of which hash is the hash, -1 if there is
// none. Keys that are not exactly str are compared by find alone, so ok is false if
// one of those has the same hash.
func (d *Dict) findStr(key *Str, hash int64) (pos int, ok bool) {
	kv := key.Value()
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.key == kv {
				return i, true
			}
		}
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash == hash && !e.key.IsNull() {
				if e.key.Type() != StrType {
					return 0, false
				}
				if (*Str)(e.key.Ref).Text == key.Text {
					return i, true
				}
			}
		}
		return -1, true
	}
	mask := len(d.index) - 1
	for i := slot(hash, mask); ; i = (i + 1) & mask {
		n := d.index[i]
		if n == 0 {
			return -1, true
		}
		if n < 0 {
			continue
		}
		e := &d.entries[n-1]
		if e.key == kv {
			return int(n - 1), true
		}
		if e.hash == hash && !e.key.IsNull() {
			if e.key.Type() != StrType {
				return 0, false
			}
			if (*Str)(e.key.Ref).Text == key.Text {
				return int(n - 1), true
			}
		}
	}
}

// find gives the position of a key, -1 if there is none. Comparing may run code of
// the program, which may change the dict: then the search begins again.
func (d *Dict) find(t *Thread, key Value, hash int64) (int, error) {
	if key.Type() == StrType {
		if pos, ok := d.findStr((*Str)(key.Ref), hash); ok {
			return pos, nil
		}
	}
again:
	keys, entries := d.keys, d.entries
	if d.index == nil {
		for i := range entries {
			e := &entries[i]
			if e.key == key {
				return i, nil
			}
			if e.hash == hash && !e.key.IsNull() {
				same, err := Equal(t, e.key, key)
				if err != nil {
					return 0, err
				}
				if d.keys != keys {
					goto again
				}
				if same {
					return i, nil
				}
			}
		}
		return -1, nil
	}
	mask := len(d.index) - 1
	for i := slot(hash, mask); ; i = (i + 1) & mask {
		n := d.index[i]
		if n == 0 {
			return -1, nil
		}
		if n < 0 {
			continue
		}
		e := &entries[n-1]
		if e.key == key {
			return int(n - 1), nil
		}
		if e.hash == hash && !e.key.IsNull() {
			same, err := Equal(t, e.key, key)
			if err != nil {
				return 0, err
			}
			if d.keys != keys {
				goto again
			}
			if same {
				return int(n - 1), nil
			}
		}
	}
}

// Get gives the value of a key, NULL if there is none; a key that cannot be hashed or
// compared is an error.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	hash, err := Hash(t, key)
	if err != nil {
		return Null, err
	}
	return d.GetHashed(t, key, hash)
}

// GetHashed is Get for a key whose hash is known.
func (d *Dict) GetHashed(t *Thread, key Value, hash int64) (Value, error) {
	pos, err := d.find(t, key, hash)
	if err != nil || pos < 0 {
		return Null, err
	}
	return d.entries[pos].value, nil
}

// GetStr gives the value of a str key, NULL if there is none. Keys that are not str
// are passed over.
func (d *Dict) GetStr(t *Thread, key *Str) Value {
	if pos, _ := d.findStr(key, t.HashStr(key)); pos >= 0 && pos < len(d.entries) {
		return d.entries[pos].value
	}
	return Null
}

// PosStr gives the position of a str key, -1 if there is none.
func (d *Dict) PosStr(t *Thread, key *Str) int {
	pos, ok := d.findStr(key, t.HashStr(key))
	if !ok {
		return -1
	}
	return pos
}

// Set sets the value of a key.
func (d *Dict) Set(t *Thread, key, value Value) error {
	hash, err := Hash(t, key)
	if err != nil {
		return err
	}
	return d.SetHashed(t, key, hash, value)
}

// SetHashed is Set for a key whose hash is known.
func (d *Dict) SetHashed(t *Thread, key Value, hash int64, value Value) error {
	pos, err := d.find(t, key, hash)
	if err != nil {
		return err
	}
	if pos >= 0 {
		d.Replace(t, pos, value)
		return nil
	}
	d.insert(t, key, hash, value)
	return nil
}

// SetStr sets the value of a str key.
func (d *Dict) SetStr(t *Thread, key *Str, value Value) {
	hash := t.HashStr(key)
	pos, ok := d.findStr(key, hash)
	if ok && pos >= 0 {
		d.Replace(t, pos, value)
		return
	}
	d.insert(t, key.Value(), hash, value)
}

// Replace changes the value at a position.
func (d *Dict) Replace(t *Thread, pos int, value Value) {
	e := &d.entries[pos]
	if d.Flags&Watched != 0 {
		d.wrote(t, trace.SetKey, e.key, e.value, value)
	}
	e.value = value
}

// insert adds an item whose key is not there.
func (d *Dict) insert(t *Thread, key Value, hash int64, value Value) {
	if d.Flags&Watched != 0 {
		d.wrote(t, trace.SetKey, key, Null, value)
	}
	d.keys++
	if d.usable <= 0 {
		d.grow(d.used * 3)
	}
	d.usable--
	d.entries = append(d.entries, dictEntry{hash, key, value})
	d.used++
	if n := len(d.entries); n > smallDict {
		if (n+d.tombs)*3 > len(d.index)*2 {
			d.reindex(n * 2)
			return
		}
		d.addIndex(hash, n)
	}
}

func (d *Dict) addIndex(hash int64, n int) {
	mask := len(d.index) - 1
	i := slot(hash, mask)
	for d.index[i] != 0 {
		i = (i + 1) & mask
	}
	d.index[i] = int32(n)
}

// reindex makes the index anew, for at least n entries.
func (d *Dict) reindex(n int) {
	d.index = make([]int32, 1<<bits.Len(uint(n*3/2)))
	d.tombs = 0
	for i := range d.entries {
		d.addIndex(d.entries[i].hash, i+1)
	}
}

// grow makes CPython's table one of at least minimum slots, and takes away the entries that
// were deleted.
func (d *Dict) grow(minimum int) {
	d.size = dictMinSize
	for d.size < minimum {
		d.size <<= 1
	}
	if d.used < len(d.entries) {
		d.compact()
	}
	d.usable = dictUsable(d.size) - d.used
}

// Presize makes room for n items in an empty dict (_PyDict_NewPresized).
func (d *Dict) Presize(n int) {
	if n > dictUsable(dictMinSize) {
		d.grow(max((min(n, 1<<17)*3+1)/2, 2*dictMinSize))
		d.entries = make([]dictEntry, 0, min(n, 1<<17))
	}
}

// reserve makes room for n more items at once, as dict.update does.
func (d *Dict) reserve(n int) {
	if d.usable < n {
		d.grow(((d.used+n)*3 + 1) / 2)
	}
}

// PopLast takes the item away that was added last; key is NULL if there is none.
func (d *Dict) PopLast(t *Thread) (key, value Value) {
	n := len(d.entries)
	for n > 0 && d.entries[n-1].key.IsNull() {
		n--
	}
	if n == 0 {
		return Null, Null
	}
	key = d.entries[n-1].key
	value = d.DeleteAt(t, n-1)
	for len(d.entries) >= n {
		if d.index != nil {
			d.bury(len(d.entries))
		}
		d.entries = d.entries[:len(d.entries)-1]
	}
	return key, value
}

// SizeOf is sys.getsizeof.
func (d *Dict) SizeOf() int {
	const object, keys, gc = 48, 40, 16
	if d.size == 0 {
		return object + gc
	}
	width := 1
	switch {
	case d.size > 1<<31:
		width = 8
	case d.size > 1<<15:
		width = 4
	case d.size > 1<<7:
		width = 2
	}
	return object + keys + d.size*width + dictUsable(d.size)*24 + gc
}

// compact takes away the entries that were deleted.
func (d *Dict) compact() {
	kept := make([]dictEntry, 0, d.used+d.used/2+1)
	d.keys++
	for _, e := range d.entries {
		if !e.key.IsNull() {
			kept = append(kept, e)
		}
	}
	d.entries = kept
	if len(kept) <= smallDict {
		d.index, d.tombs = nil, 0
		return
	}
	d.reindex(len(kept))
}

// Delete takes a key away and gives its value, NULL if it was not there.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) {
	hash, err := Hash(t, key)
	if err != nil {
		return Null, err
	}
	pos, err := d.find(t, key, hash)
	if err != nil || pos < 0 {
		return Null, err
	}
	return d.DeleteAt(t, pos), nil
}

// DeleteStr takes a str key away and gives its value, NULL if it was not there.
func (d *Dict) DeleteStr(t *Thread, key *Str) Value {
	if pos := d.PosStr(t, key); pos >= 0 {
		return d.DeleteAt(t, pos)
	}
	return Null
}

// DeleteAt takes away the item at a position and gives its value.
func (d *Dict) DeleteAt(t *Thread, pos int) Value {
	e := &d.entries[pos]
	if d.Flags&Watched != 0 {
		d.wrote(t, trace.DeleteKey, e.key, e.value, Null)
	}
	old := e.value
	e.key, e.value = Null, Null
	d.used--
	d.keys++
	return old
}

// bury makes a tombstone of the index slot of entry n-1.
func (d *Dict) bury(n int) {
	mask := len(d.index) - 1
	i := slot(d.entries[n-1].hash, mask)
	for d.index[i] != int32(n) {
		i = (i + 1) & mask
	}
	d.index[i] = -1
	d.tombs++
}

// Clear takes all items away.
func (d *Dict) Clear(t *Thread) {
	if d.Flags&Held != 0 && t.Life != nil {
		for i := range d.entries {
			if e := &d.entries[i]; !e.key.IsNull() {
				d.tellLife(t, e)
			}
		}
		life := t.Life
		t.Life = nil
		defer func() { t.Life = life }()
	}
	if d.Flags&Watched != 0 {
		for i := len(d.entries) - 1; i >= 0 && d.owner != nil; i-- {
			if e := &d.entries[i]; !e.key.IsNull() {
				d.wrote(t, trace.DeleteKey, e.key, e.value, Null)
			}
		}
		d.wrote(t, trace.Clear, Null, Null, Null)
	}
	d.entries, d.index, d.used, d.tombs, d.size, d.usable = nil, nil, 0, 0, 0, 0
	d.keys++
}

// tellLife tells the Lifetime that an entry goes.
func (d *Dict) tellLife(t *Thread, e *dictEntry) {
	if d.owner != nil {
		t.Life.Wrote(d.owner, trace.DeleteAttr, e.key, e.value, Null)
		return
	}
	t.Life.Wrote(&d.Header, trace.DeleteKey, e.key, e.value, Null)
}

// Copy gives a new dict, of exactly that type, with the same items.
func (d *Dict) Copy() *Dict {
	c := NewDict()
	if d.used == 0 {
		return c
	}
	c.size, c.usable = d.size, d.usable
	c.entries = append([]dictEntry(nil), d.entries...)
	c.index = append([]int32(nil), d.index...)
	if len(c.index) == 0 {
		c.index = nil
	}
	c.used, c.tombs = d.used, d.tombs
	if c.used < len(c.entries)*2/3 {
		// CPython clones the table as it is where it is not too sparse.
		c.grow((c.used*3 + 1) / 2)
	}
	return c
}

// Exposed is the flag of an attribute dict that the recorder knows as an object of
// its own too.
const Exposed Flags = 1 << 16

// wrote tells the recorder of a change: of the dict, or of an attribute of the object
// whose attributes these are, or both.
func (d *Dict) wrote(t *Thread, op trace.HeapOp, key, old, new Value) {
	if d.owner == nil {
		t.Wrote(&d.Header, op, 0, key, old, new)
		return
	}
	if d.owner.Flags&Watched != 0 && op != trace.Clear {
		attr := trace.SetAttr
		if op == trace.DeleteKey {
			attr = trace.DeleteAttr
		}
		t.Wrote(d.owner, attr, 0, key, old, new)
	}
	if d.Flags&Exposed != 0 {
		t.Wrote(&d.Header, op, 0, key, old, new)
	}
}

// adopt makes the dict the attributes of an object.
func (d *Dict) adopt(owner *Header) {
	if d.Flags&recorded != 0 {
		d.Flags |= Exposed
	}
	d.owner = owner
	d.Flags |= owner.Flags & Watched
}

// disown makes the dict an object of its own.
func (d *Dict) disown() {
	d.owner = nil
	if d.Flags&Exposed == 0 {
		d.Flags &^= recorded
	}
	d.Flags &^= Exposed
}

// ValueAt gives the value at a position that PosStr gave, while KeysVersion is the
// same.
func (d *Dict) ValueAt(pos int) Value { return d.entries[pos].value }

// KeyIs reports whether the key at a position is name; the position may be any.
func (d *Dict) KeyIs(pos int, name *Str) bool {
	return pos < len(d.entries) && d.entries[pos].key.Ref == unsafe.Pointer(name)
}
