package stdlib

import (
	"math"
	"math/big"

	"bytewalk/internal/pymath"
	"bytewalk/vm/object"
)

// randomMethods are the methods of Random that give ints and choose from sequences, and those that
// have to do with its state.
func randomMethods() []object.Method {
	self := func(v Value) *twister { return (*twister)(v.Ref) }
	return []object.Method{
		object.Method0("random", func(t *Thread, v Value) (Value, error) { return t.Float(self(v).random()), nil }),
		randomMethod("seed", "| a version", func(t *Thread, v Value, a []Value) (Value, error) {
			version := 2
			if n, ok := object.AsInt64(a[1]); ok {
				version = int(n)
			}
			return object.None, self(v).seedWith(t, a[0], version)
		}),
		object.Method1("getrandbits", func(t *Thread, v, x Value) (Value, error) {
			k, err := object.CIntArg(t, x)
			if err != nil {
				return object.Null, err
			}
			if k == 0 && since(t, "3.9") {
				return object.SmallInt(0), nil
			}
			if k <= 0 {
				text := "number of bits must be greater than zero"
				if since(t, "3.9") {
					text = "number of bits must be non-negative"
				}
				return object.Null, t.Errorf(object.ValueError, "%s", text)
			}
			if err := t.Reserve(int64(k / 8)); err != nil {
				return object.Null, err
			}
			return self(v).bits(t, k), nil
		}),
		object.Method1("randbytes", func(t *Thread, v, x Value) (Value, error) {
			n, err := sizeArg(t, x)
			if err != nil {
				return object.Null, err
			}
			if n < 0 {
				return object.Null, t.Errorf(object.ValueError, "number of bits must be non-negative")
			}
			if err := t.Reserve(int64(n)); err != nil || n == 0 {
				return t.Bytes(""), err
			}
			big := object.AsBig(self(v).bits(t, 8*n)).FillBytes(make([]byte, n))
			for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
				big[i], big[j] = big[j], big[i]
			}
			return t.Bytes(string(big)), nil
		}),
		object.Method0("getstate", func(t *Thread, v Value) (Value, error) {
			r := self(v)
			items := make([]Value, 0, 625)
			for _, word := range r.state {
				items = append(items, t.Int(int64(word)))
			}
			items = append(items, t.Int(int64(r.index)))
			gauss := object.None
			if !r.gauss.IsNull() {
				gauss = r.gauss
			}
			return object.NewTuple(object.SmallInt(3), object.NewTuple(items...).Value(), gauss).Value(), nil
		}),
		object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
			state, err := object.CallMethod(t, v, "getstate")
			return object.NewTuple(v.Type().Value(), object.EmptyTuple.Value(), state).Value(), err
		}),
		object.Method1("__setstate__", func(t *Thread, v, state Value) (Value, error) {
			return object.CallMethod(t, v, "setstate", state)
		}),
		object.Method1("setstate", func(t *Thread, v, state Value) (Value, error) {
			parts, err := object.Collect(t, state)
			if err != nil {
				return object.Null, err
			}
			if n, ok := object.AsInt64(firstOf(parts)); !ok || n != 3 || len(parts) != 3 {
				text, err := object.Repr(t, firstOf(parts))
				if err != nil {
					return object.Null, err
				}
				return object.Null, t.Errorf(object.ValueError, "state with version %s passed to Random.setstate() of version 3", text)
			}
			if !parts[1].IsTuple() {
				return object.Null, t.Errorf(object.TypeError, "state vector must be a tuple")
			}
			words := parts[1].Tuple().Items
			r := self(v)
			if len(words) != len(r.state)+1 {
				return object.Null, t.Errorf(object.ValueError, "state vector is the wrong size")
			}
			var numbers [625]uint32
			for i, x := range words {
				n, ok := object.AsInt64(x)
				if !ok {
					return object.Null, t.Errorf(object.TypeError, "an integer is required")
				}
				numbers[i] = uint32(n)
			}
			if numbers[624] > 624 {
				return object.Null, t.Errorf(object.ValueError, "invalid state")
			}
			copy(r.state[:], numbers[:])
			r.index, r.gauss = int(numbers[624]), object.Null
			if parts[2] != object.None {
				r.gauss = parts[2]
			}
			return object.None, nil
		}),
		randomMethod("randrange", "start | stop step", randRange),
		randomMethod("randint", "a b", func(t *Thread, v Value, a []Value) (Value, error) {
			stop, err := object.Add(t, a[1], object.SmallInt(1))
			if err != nil {
				return object.Null, err
			}
			return randRange(t, v, []Value{a[0], stop, object.Null})
		}),
		randomMethod("choice", "seq", func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := object.Length(t, a[0])
			if err != nil {
				return object.Null, err
			}
			if n == 0 {
				return object.Null, t.Errorf(object.IndexError, "Cannot choose from an empty sequence")
			}
			i, err := newDraw(t, v).index(n)
			if err != nil {
				return object.Null, err
			}
			return object.GetItem(t, a[0], t.Int(int64(i)))
		}),
		randomMethod("shuffle", "x | random", shuffle),
		randomMethod("sample", "population k | $ counts", sample),
		randomMethod("choices", "population | weights $ cum_weights k", choices),
	}
}

// firstOf gives the first of some values, None if there is none.
func firstOf(values []Value) Value {
	if len(values) == 0 {
		return object.None
	}
	return values[0]
}

// randomMethod makes a method of Random, which is Python in CPython.
func randomMethod(name, list string, f func(t *Thread, v Value, a []Value) (Value, error)) object.Method {
	return asPython("Random", list, object.MethodKw(name, list, f))
}

func randRange(t *Thread, v Value, a []Value) (Value, error) {
	integer := func(x Value, complaint string) (*big.Int, error) {
		if since(t, "3.12") {
			i, err := object.Index(t, x)
			if err != nil {
				return nil, err
			}
			return object.AsBig(i), nil
		}
		i, err := object.ToInt(t, x)
		if err != nil {
			return nil, err
		}
		if same, err := object.Equal(t, i, x); err != nil || !same {
			if err == nil {
				err = t.Errorf(object.ValueError, "%s", complaint)
			}
			return nil, err
		}
		return object.AsBig(i), nil
	}
	start, err := integer(a[0], "non-integer arg 1 for randrange()")
	if err != nil {
		return object.Null, err
	}
	d := newDraw(t, v)
	if a[1].IsNull() || a[1] == object.None {
		if !a[2].IsNull() && since(t, "3.10") {
			return object.Null, t.Errorf(object.TypeError, "Missing a non-None stop argument")
		}
		if start.Sign() <= 0 {
			return object.Null, t.Errorf(object.ValueError, "empty range for randrange()")
		}
		n, err := d.below(start)
		if err != nil {
			return object.Null, err
		}
		return t.BigInt(n), nil
	}
	stop, err := integer(a[1], "non-integer stop for randrange()")
	if err != nil {
		return object.Null, err
	}
	step := big.NewInt(1)
	if !a[2].IsNull() {
		if step, err = integer(a[2], "non-integer step for randrange()"); err != nil {
			return object.Null, err
		}
	}
	width := new(big.Int).Sub(stop, start)
	n := width
	one := step.IsInt64() && step.Int64() == 1
	switch {
	case one:
	case step.Sign() > 0:
		n = new(big.Int).Add(width, step)
		n.Sub(n, big.NewInt(1)).Div(n, step)
	case step.Sign() < 0:
		n = new(big.Int).Add(width, step)
		n.Add(n, big.NewInt(1))
		n.Neg(n).Div(n, new(big.Int).Neg(step))
	default:
		return object.Null, t.Errorf(object.ValueError, "zero step for randrange()")
	}
	if n.Sign() <= 0 {
		switch {
		case since(t, "3.12") && one:
			err = t.Errorf(object.ValueError, "empty range in randrange(%s, %s)", start, stop)
		case since(t, "3.12"):
			err = t.Errorf(object.ValueError, "empty range in randrange(%s, %s, %s)", start, stop, step)
		case one:
			err = t.Errorf(object.ValueError, "empty range for randrange() (%s, %s, %s)", start, stop, width)
		default:
			err = t.Errorf(object.ValueError, "empty range for randrange()")
		}
		return object.Null, err
	}
	i, err := d.below(n)
	if err != nil {
		return object.Null, err
	}
	return t.BigInt(new(big.Int).Add(start, i.Mul(i, step))), nil
}

func shuffle(t *Thread, v Value, a []Value) (Value, error) {
	x := a[0]
	n, err := object.Length(t, x)
	if err != nil {
		return object.Null, err
	}
	if !a[1].IsNull() && since(t, "3.11") {
		return object.Null, t.Errorf(object.TypeError, "Random.shuffle() takes 2 positional arguments but 3 were given")
	}
	d := newDraw(t, v)
	for i := n - 1; i > 0; i-- {
		var j int
		if !a[1].IsNull() && a[1] != object.None {
			f, err := object.CallArgs(t, a[1])
			if err != nil {
				return object.Null, err
			}
			x, err := object.FloatOf(t, f)
			if err != nil {
				return object.Null, err
			}
			j = int(x * float64(i+1))
		} else if j, err = d.index(i + 1); err != nil {
			return object.Null, err
		}
		at, other := t.Int(int64(i)), t.Int(int64(j))
		p, err := object.GetItem(t, x, at)
		if err != nil {
			return object.Null, err
		}
		q, err := object.GetItem(t, x, other)
		if err != nil {
			return object.Null, err
		}
		if err := object.SetItem(t, x, at, q); err != nil {
			return object.Null, err
		}
		if err := object.SetItem(t, x, other, p); err != nil {
			return object.Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return object.None, nil
}

// isSequence reports whether an object is one for sample(): what has an order and is no mapping.
func isSequence(t *Thread, v Value) (bool, error) {
	if v.IsList() || v.IsTuple() || v.IsStr() || v.Type() == object.RangeType {
		return true, nil
	}
	abc, err := t.Import(t, "_collections_abc", object.None, object.NewTuple(t.Str("Sequence")).Value(), 0)
	if err != nil {
		return false, err
	}
	class, err := object.GetAttrString(t, abc, "Sequence")
	if err != nil {
		return false, err
	}
	return object.IsInstanceOf(t, v, class)
}

func sample(t *Thread, v Value, a []Value) (Value, error) {
	population := a[0]
	complaint := "Population must be a sequence.  For dicts or sets, use sorted(d)."
	if !since(t, "3.11") {
		if population.Has(object.LayoutSet) {
			items, err := object.Collect(t, population)
			if err != nil {
				return object.Null, err
			}
			population = object.NewTuple(items...).Value()
		}
		complaint = "Population must be a sequence or set.  For dicts, use list(d)."
	}
	if yes, err := isSequence(t, population); err != nil || !yes {
		if err == nil {
			err = t.Errorf(object.TypeError, "%s", complaint)
		}
		return object.Null, err
	}
	n, err := object.Length(t, population)
	if err != nil {
		return object.Null, err
	}
	if !a[2].IsNull() && !since(t, "3.9") {
		return object.Null, t.Errorf(object.TypeError, "sample() got an unexpected keyword argument 'counts'")
	}
	size := n
	var ends []int // of the repetitions of each item
	if !a[2].IsNull() && a[2] != object.None {
		size = 0
		if err := each(t, a[2], func(count Value) (bool, error) {
			c, ok := object.AsInt64(count)
			if !ok {
				return false, t.Errorf(object.TypeError, "Counts must be integers")
			}
			size += int(c)
			ends = append(ends, size)
			return false, nil
		}); err != nil {
			return object.Null, err
		}
		if len(ends) != n {
			return object.Null, t.Errorf(object.ValueError, "The number of counts does not match the population")
		}
		if size <= 0 {
			return object.Null, t.Errorf(object.ValueError, "Total of counts must be greater than zero")
		}
	}
	k, err := sizeArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	if k < 0 || k > size {
		return object.Null, t.Errorf(object.ValueError, "Sample larger than population or is negative")
	}
	chosen, err := newDraw(t, v).distinct(size, k)
	if err != nil {
		return object.Null, err
	}
	items := make([]Value, k)
	for i, at := range chosen {
		if ends != nil {
			item := 0
			for ends[item] <= at {
				item++
			}
			at = item
		}
		if items[i], err = object.GetItem(t, population, t.Int(int64(at))); err != nil {
			return object.Null, err
		}
	}
	return object.NewList(items).Value(), nil
}

// distinct gives k different ints from 0 up to n. As in CPython, where a list of all would be
// small beside a set of those chosen, it takes from a list, else it tries again what was there before.
func (d draw) distinct(n, k int) ([]int, error) {
	if err := d.t.Reserve(int64(k) * 24); err != nil {
		return nil, err
	}
	chosen := make([]int, k)
	small := 21
	if k > 5 {
		small += 1 << (2 * int(math.Ceil(pymath.Log(float64(k*3))/pymath.Log(4))))
	}
	if n > small {
		seen := map[int]bool{}
		for i := range chosen {
			if err := d.t.CheckEvents(); err != nil {
				return nil, err
			}
			for {
				j, err := d.index(n)
				if err != nil {
					return nil, err
				}
				if !seen[j] {
					seen[j], chosen[i] = true, j
					break
				}
			}
		}
		return chosen, nil
	}
	pool := make([]int, n)
	for i := range pool {
		pool[i] = i
	}
	for i := range chosen {
		j, err := d.index(n - i)
		if err != nil {
			return nil, err
		}
		chosen[i] = pool[j]
		pool[j] = pool[n-i-1]
	}
	return chosen, nil
}

func choices(t *Thread, v Value, a []Value) (Value, error) {
	n, err := object.Length(t, a[0])
	if err != nil {
		return object.Null, err
	}
	k := 1
	if !a[3].IsNull() {
		if k, err = sizeArg(t, a[3]); err != nil {
			return object.Null, err
		}
	}
	given := func(v Value) bool { return !v.IsNull() && v != object.None }
	if given(a[1]) && given(a[2]) {
		return object.Null, t.Errorf(object.TypeError, "Cannot specify both weights and cumulative weights")
	}
	if err := t.Reserve(int64(max(k, 0)) * 16); err != nil {
		return object.Null, err
	}
	items := make([]Value, 0, max(k, 0))
	d := newDraw(t, v)
	pick := func(index func(f float64) (int, error)) (Value, error) {
		for range k {
			f, err := d.float()
			if err != nil {
				return object.Null, err
			}
			i, err := index(f)
			if err != nil {
				return object.Null, err
			}
			item, err := object.GetItem(t, a[0], t.Int(int64(i)))
			if err != nil {
				return object.Null, err
			}
			items = append(items, item)
			if err := t.CheckEvents(); err != nil {
				return object.Null, err
			}
		}
		return object.NewList(items).Value(), nil
	}
	if !given(a[1]) && !given(a[2]) {
		return pick(func(f float64) (int, error) { return int(f * float64(n)), nil })
	}
	var sums []Value
	source := a[2]
	if given(a[1]) {
		source = a[1]
	}
	if err := each(t, source, func(w Value) (bool, error) {
		if given(a[1]) && len(sums) > 0 {
			var err error
			if w, err = object.Add(t, sums[len(sums)-1], w); err != nil {
				return false, err
			}
		}
		sums = append(sums, w)
		return false, nil
	}); err != nil {
		return object.Null, err
	}
	if len(sums) != n {
		return object.Null, t.Errorf(object.ValueError, "The number of weights does not match the population")
	}
	if n == 0 {
		return object.Null, t.Errorf(object.IndexError, "list index out of range")
	}
	total, err := object.FloatOf(t, sums[n-1])
	if err != nil {
		return object.Null, err
	}
	if since(t, "3.9") && total <= 0 {
		return object.Null, t.Errorf(object.ValueError, "Total of weights must be greater than zero")
	}
	list := object.NewList(sums).Value()
	return pick(func(f float64) (int, error) {
		return bisectIn(t, list, t.Float(f*total), object.Null, t.Int(int64(n-1)), object.Null, true)
	})
}
