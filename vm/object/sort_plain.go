package object

import (
	"cmp"
	"math"
	"slices"
)

// Where comparing the keys runs no code of the program's and cannot fail, nobody sees the
// comparisons, and any stable sort gives what CPython's gives. Then what is sorted are
// numbers beside the keys' places, which the collector need not look at.

// sortChunk is how many items are sorted between two looks at whether the program is to stop.
const sortChunk = 1 << 15

// ranked is a key with its place before sorting.
type ranked struct {
	key   uint64
	place int32
}

// plainOrder gives the order in which the keys are sorted, as places, or false if the keys are not of
// one kind that is plain: all ints, all str or all floats that are numbers.
func plainOrder(t *Thread, keys []Value, backwards bool) (order []ranked, ok bool, err error) {
	if len(keys) == 0 || len(keys) > math.MaxInt32 {
		return nil, false, nil
	}
	var rank func(v Value) (int64, bool)
	switch first := keys[0]; {
	case first.IsInt():
		rank = func(v Value) (int64, bool) { return v.AsInt(), v.IsInt() }
	case first.IsFloat():
		rank = func(v Value) (int64, bool) { return rankFloat(v.AsFloat()), v.IsFloat() && v.AsFloat() == v.AsFloat() }
	case first.Type() == StrType:
		rank = func(v Value) (int64, bool) { return 0, v.Type() == StrType }
	default:
		return nil, false, nil
	}
	flip := uint64(1) << 63 // so that numbers below 0 come first
	if backwards {
		flip = ^flip
	}
	order = make([]ranked, len(keys))
	for i, k := range keys {
		key, plain := rank(k)
		if !plain {
			return nil, false, nil
		}
		order[i] = ranked{uint64(key) ^ flip, int32(i)}
	}
	if keys[0].Type() == StrType {
		order, err = orderTexts(t, keys, order, backwards)
	} else {
		order, err = orderNumbers(t, order)
	}
	return order, err == nil, err
}

// orderNumbers sorts by key, byte by byte from the last.
func orderNumbers(t *Thread, order []ranked) ([]ranked, error) {
	byKey := func(a, b ranked) int { return cmp.Compare(a.key, b.key) }
	switch {
	case slices.IsSortedFunc(order, byKey):
		return order, nil
	case len(order) < 64:
		slices.SortStableFunc(order, byKey)
		return order, nil
	}
	var counts [8][256]int32
	for _, r := range order {
		for i := range counts {
			counts[i][byte(r.key>>(8*i))]++
		}
	}
	to := make([]ranked, len(order))
	for i := range counts {
		shift := 8 * i
		if int(counts[i][byte(order[0].key>>shift)]) == len(order) {
			continue // all are the same in this byte
		}
		if err := t.CheckEvents(); err != nil {
			return nil, err
		}
		next := int32(0)
		for b, n := range counts[i] {
			counts[i][b] = next
			next += n
		}
		for _, r := range order {
			at := &counts[i][byte(r.key>>shift)]
			to[*at] = r
			*at++
		}
		order, to = to, order
	}
	return order, nil
}

// orderTexts sorts str keys.
func orderTexts(t *Thread, keys []Value, order []ranked, backwards bool) ([]ranked, error) {
	compare := func(a, b ranked) int {
		c := cmp.Compare((*Str)(keys[a.place].Ref).Text, (*Str)(keys[b.place].Ref).Text)
		if backwards {
			c = -c
		}
		if c == 0 {
			c = cmp.Compare(a.place, b.place)
		}
		return c
	}
	for chunk := range slices.Chunk(order, sortChunk) {
		if !slices.IsSortedFunc(chunk, compare) {
			slices.SortFunc(chunk, compare)
		}
		if err := t.CheckEvents(); err != nil {
			return nil, err
		}
	}
	return mergeChunks(t, order, compare)
}

// mergeChunks merges the sorted chunks of order, two and two.
func mergeChunks(t *Thread, order []ranked, compare func(a, b ranked) int) ([]ranked, error) {
	if len(order) <= sortChunk {
		return order, nil
	}
	to := make([]ranked, len(order))
	for size := sortChunk; size < len(order); size *= 2 {
		for low := 0; low < len(order); low += 2 * size {
			middle, high := min(low+size, len(order)), min(low+2*size, len(order))
			a, b, out := order[low:middle], order[middle:high], to[low:low:high]
			for len(a) > 0 && len(b) > 0 {
				if compare(b[0], a[0]) < 0 {
					out, b = append(out, b[0]), b[1:]
				} else {
					out, a = append(out, a[0]), a[1:]
				}
				if len(out)%sortChunk == 0 {
					if err := t.CheckEvents(); err != nil {
						return nil, err
					}
				}
			}
			copy(to[low+len(out):high], a)
			copy(to[low+len(out)+len(a):high], b)
		}
		order, to = to, order
	}
	return order, nil
}

// rankFloat gives a number that is as great among others as f is among floats; f is no NaN.
func rankFloat(f float64) int64 {
	if f == 0 {
		return 0 // -0.0 is equal
	}
	bits := int64(math.Float64bits(f))
	if bits < 0 {
		return math.MinInt64 - bits
	}
	return bits
}
