package constant

import (
	"math/big"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/pyhash"
)

// Hasher hashes constants as a dialect does, with PYTHONHASHSEED=0. The zero Hasher is
// that of 3.8.
type Hasher struct {
	text pyhash.Hasher
	none int64
}

// HasherOf gives the Hasher of a dialect.
func HasherOf(d *dialect.Dialect) Hasher {
	return Hasher{text: pyhash.New(0, d.SipHash13), none: d.NoneHash}
}

// Hash gives hash(c). Hashes that are addresses in CPython differ from run to run; here
// they are fixed. They are those of Ellipsis, of None where the dialect has no hash for
// it, and since 3.10 of a NaN.
func (h Hasher) Hash(c code.Const) int64 {
	switch c := c.(type) {
	case code.NoneType:
		if h.none != 0 {
			return h.none
		}
		return 0x7f0e61a
	case code.EllipsisType:
		return 0x7f0e63a
	case bool:
		if c {
			return 1
		}
		return 0
	case int64:
		return pyhash.Int(c)
	case *big.Int:
		return pyhash.BigInt(c)
	case float64:
		return pyhash.Float(c)
	case complex128:
		return pyhash.Complex(c)
	case string:
		return h.text.Str(c)
	case code.Bytes:
		return h.text.Bytes(string(c))
	case code.Tuple:
		return pyhash.Tuple(h.hashes(c))
	case code.FrozenSet:
		return pyhash.FrozenSet(h.hashes(c))
	}
	return 0
}

func (h Hasher) hashes(items []code.Const) []int64 {
	hs := make([]int64, len(items))
	for i, item := range items {
		hs[i] = h.Hash(item)
	}
	return hs
}

// FrozenSet gives frozenset(items) with the items in CPython's iteration order:
// that of the slots of its hash table, which depends on the order in which the
// items came as well. The first of equal items stays.
func (h Hasher) FrozenSet(items []code.Const) code.FrozenSet {
	unique := make([]code.Const, 0, len(items))
	hs := make([]int64, 0, len(items))
	byHash := make(map[int64][]code.Const, len(items))
next:
	for _, item := range items {
		hash := h.Hash(item)
		for _, other := range byHash[hash] {
			if Equal(item, other) {
				continue next
			}
		}
		byHash[hash] = append(byHash[hash], item)
		unique, hs = append(unique, item), append(hs, hash)
	}
	set := make(code.FrozenSet, 0, len(unique))
	for _, i := range pyhash.SetOrder(hs) {
		set = append(set, unique[i])
	}
	return set
}
