package stdlib

import "bytewalk/vm/object"

// combiner is a product, permutations, combinations or combinations_with_replacement: it gives
// tuples of items of pools, chosen by indices.
type combiner struct {
	object.Header
	pools   [][]Value // of permutations and combinations the one pool
	indices []int
	cycles  []int // of permutations
	r       int
	given   int // how many tuples
	ended   bool
}

// result gives the tuple of the items that the indices choose.
func (c *combiner) result(t *Thread) (Value, error) {
	items := make([]Value, c.r)
	for i := range items {
		if len(c.pools) == 1 {
			items[i] = c.pools[0][c.indices[i]]
		} else {
			items[i] = c.pools[i][c.indices[i]]
		}
	}
	t.IntField(&c.Header, 0, &c.given, c.given+1)
	return object.NewTuple(items...).Value(), nil
}

// combining makes a type of them; step changes the indices and reports false at the end.
func combining(name, doc string, create object.NewFunc, step func(c *combiner) bool) *object.Type {
	return iterType("itertools", name, doc, create, func(t *Thread, c *combiner) (Value, error) {
		if c.ended || c.given > 0 && !step(c) {
			c.ended = true
			return object.Null, nil
		}
		return c.result(t)
	})
}

func combinatoricTypes() []*object.Type {
	return []*object.Type{
		combining("product", "Cartesian product of input iterables.  Equivalent to nested for-loops.", newProduct, func(c *combiner) bool {
			for i := c.r - 1; i >= 0; i-- {
				if c.indices[i]++; c.indices[i] < len(c.pool(i)) {
					return true
				}
				c.indices[i] = 0
			}
			return false
		}),
		combining("permutations", "Return successive r-length permutations of elements in the iterable.", newKw("permutations", "iterable | r", newPermutations), func(c *combiner) bool {
			n := len(c.pools[0])
			for i := c.r - 1; i >= 0; i-- {
				if c.cycles[i]--; c.cycles[i] == 0 {
					first := c.indices[i]
					copy(c.indices[i:], c.indices[i+1:])
					c.indices[n-1] = first
					c.cycles[i] = n - i
					continue
				}
				j := n - c.cycles[i]
				c.indices[i], c.indices[j] = c.indices[j], c.indices[i]
				return true
			}
			return false
		}),
		combining("combinations", "Return successive r-length combinations of elements in the iterable.", newKw("combinations", "iterable r", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			return newCombinations(t, typ, a, true)
		}), func(c *combiner) bool {
			n := len(c.pools[0])
			i := c.r - 1
			for i >= 0 && c.indices[i] == i+n-c.r {
				i--
			}
			if i < 0 {
				return false
			}
			c.indices[i]++
			for j := i + 1; j < c.r; j++ {
				c.indices[j] = c.indices[j-1] + 1
			}
			return true
		}),
		combining("combinations_with_replacement", "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.", newKw("combinations_with_replacement", "iterable r", func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			return newCombinations(t, typ, a, false)
		}), func(c *combiner) bool {
			n := len(c.pools[0])
			i := c.r - 1
			for i >= 0 && c.indices[i] == n-1 {
				i--
			}
			if i < 0 {
				return false
			}
			next := c.indices[i] + 1
			for j := i; j < c.r; j++ {
				c.indices[j] = next
			}
			return true
		}),
	}
}

func (c *combiner) pool(i int) []Value {
	if len(c.pools) == 1 {
		return c.pools[0]
	}
	return c.pools[i]
}

func newProduct(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	n := len(args) - len(kwnames)
	repeat := 1
	for i, k := range kwnames {
		if k.Text != "repeat" && since(t, "3.13") {
			return object.Null, t.Errorf(object.TypeError, "product() got an unexpected keyword argument '%s'", k.Text)
		}
		if k.Text != "repeat" {
			return object.Null, t.Errorf(object.TypeError, "'%s' is an invalid keyword argument for product()", k.Text)
		}
		var err error
		if repeat, err = sizeArg(t, args[n+i]); err != nil {
			return object.Null, err
		}
		if repeat < 0 {
			return object.Null, t.Errorf(object.ValueError, "repeat argument cannot be negative")
		}
	}
	if n > 0 && repeat > (1<<40)/n {
		return object.Null, t.Errorf(object.OverflowError, "repeat argument too large")
	}
	if n == 0 {
		repeat = 0
	}
	if err := t.Reserve(int64(n*repeat) * 32); err != nil {
		return object.Null, err
	}
	c := object.Alloc[combiner](typ)
	var pools [][]Value
	for _, v := range args[:n] {
		if repeat == 0 {
			break
		}
		items, err := object.Collect(t, v)
		if err != nil {
			return object.Null, err
		}
		c.ended = c.ended || len(items) == 0
		pools = append(pools, items)
	}
	for range repeat {
		c.pools = append(c.pools, pools...)
	}
	c.r = n * repeat
	c.indices = make([]int, c.r)
	return c.Value(), nil
}

func newPermutations(t *Thread, typ *object.Type, a []Value) (Value, error) {
	items, err := object.Collect(t, a[0])
	if err != nil {
		return object.Null, err
	}
	n := len(items)
	r := n
	if !a[1].IsNull() && a[1] != object.None {
		if !a[1].Has(object.LayoutInt) && !a[1].IsInt() && !a[1].Has(object.LayoutBool) {
			return object.Null, t.Errorf(object.TypeError, "Expected int as r")
		}
		if r, err = sizeArg(t, a[1]); err != nil {
			return object.Null, err
		}
		if r < 0 {
			return object.Null, t.Errorf(object.ValueError, "r must be non-negative")
		}
	}
	c := object.Alloc[combiner](typ)
	c.pools, c.r, c.ended = [][]Value{items}, r, r > n
	if c.ended {
		return c.Value(), nil
	}
	c.indices, c.cycles = make([]int, n), make([]int, r)
	for i := range c.indices {
		c.indices[i] = i
	}
	for i := range c.cycles {
		c.cycles[i] = n - i
	}
	return c.Value(), nil
}

func newCombinations(t *Thread, typ *object.Type, a []Value, distinct bool) (Value, error) {
	items, err := object.Collect(t, a[0])
	if err != nil {
		return object.Null, err
	}
	r, err := sizeArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	if r < 0 {
		return object.Null, t.Errorf(object.ValueError, "r must be non-negative")
	}
	c := object.Alloc[combiner](typ)
	c.pools, c.r = [][]Value{items}, r
	c.ended = distinct && r > len(items) || len(items) == 0 && r > 0
	if c.ended {
		return c.Value(), nil
	}
	if err := t.Reserve(int64(r) * 24); err != nil {
		return object.Null, err
	}
	c.indices = make([]int, r)
	if distinct {
		for i := range c.indices {
			c.indices[i] = i
		}
	}
	return c.Value(), nil
}
