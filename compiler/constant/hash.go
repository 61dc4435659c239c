package constant

import (
	"math/big"

	"bytewalk/compiler/code"
	"bytewalk/internal/pyhash"
)

// Hash gives hash(c) with PYTHONHASHSEED=0. The hashes of None and Ellipsis are
// their addresses in CPython until 3.11 and differ from run to run; here they are
// fixed.
func Hash(h pyhash.Hasher, c code.Const) int64 {
	switch c := c.(type) {
	case code.NoneType:
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
		return h.Str(c)
	case code.Bytes:
		return h.Bytes(string(c))
	case code.Tuple:
		return pyhash.Tuple(hashes(h, c))
	case code.FrozenSet:
		return pyhash.FrozenSet(hashes(h, c))
	}
	return 0
}

func hashes(h pyhash.Hasher, items []code.Const) []int64 {
	hs := make([]int64, len(items))
	for i, item := range items {
		hs[i] = Hash(h, item)
	}
	return hs
}

// NewFrozenSet gives frozenset(items) with the items in CPython's iteration order:
// that of the slots of its hash table, which depends on the order in which the
// items came as well. The first of equal items stays.
func NewFrozenSet(h pyhash.Hasher, items []code.Const) code.FrozenSet {
	unique := make([]code.Const, 0, len(items))
	hs := make([]int64, 0, len(items))
	byHash := make(map[int64][]code.Const, len(items))
next:
	for _, item := range items {
		hash := Hash(h, item)
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
