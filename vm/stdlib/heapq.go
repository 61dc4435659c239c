package stdlib

import "bytewalk/vm/object"

// heap is the list that a function of heapq works on. A comparison may change the list; then
// the function complains as CPython's does.
type heap struct {
	t    *Thread
	list *object.List
	max  bool // the largest item is first
}

func (h heap) less(a, b Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	n := len(h.list.Items)
	yes, err := object.CompareBool(h.t, a, b, object.LT)
	if err == nil && n != len(h.list.Items) {
		err = h.t.Errorf(object.RuntimeError, "list changed size during iteration")
	}
	return yes, err
}

// down moves the item at pos towards start until its parent is not larger.
func (h heap) down(start, pos int) error {
	for pos > start {
		parent := (pos - 1) >> 1
		item, above := h.list.Items[pos], h.list.Items[parent]
		smaller, err := h.less(item, above)
		if err != nil || !smaller {
			return err
		}
		h.list.SetIndex(h.t, parent, item)
		h.list.SetIndex(h.t, pos, above)
		pos = parent
	}
	return nil
}

// up moves the item at pos to a leaf, its smaller children up, and then down to its place.
func (h heap) up(pos int) error {
	start, end := pos, len(h.list.Items)
	for pos < end>>1 {
		child := 2*pos + 1
		if child+1 < end {
			smaller, err := h.less(h.list.Items[child], h.list.Items[child+1])
			if err != nil {
				return err
			}
			if !smaller {
				child++
			}
		}
		item, below := h.list.Items[pos], h.list.Items[child]
		h.list.SetIndex(h.t, pos, below)
		h.list.SetIndex(h.t, child, item)
		pos = child
	}
	return h.down(start, pos)
}

func (h heap) heapify() error {
	for i := len(h.list.Items)>>1 - 1; i >= 0; i-- {
		if err := h.up(i); err != nil {
			return err
		}
		if err := h.t.CheckEvents(); err != nil {
			return err
		}
	}
	return nil
}

func (h heap) pop() (Value, error) {
	n := len(h.list.Items)
	if n == 0 {
		return object.Null, h.t.Errorf(object.IndexError, "index out of range")
	}
	last := h.list.Remove(h.t, n-1)
	if n == 1 {
		return last, nil
	}
	return h.replace(last)
}

func (h heap) replace(item Value) (Value, error) {
	if len(h.list.Items) == 0 {
		return object.Null, h.t.Errorf(object.IndexError, "index out of range")
	}
	first := h.list.Items[0]
	h.list.SetIndex(h.t, 0, item)
	return first, h.up(0)
}

// heapOf checks the first argument.
func heapOf(t *Thread, v Value, function string, max bool) (heap, error) {
	if !v.IsList() {
		text := "heap argument must be a list"
		if since(t, "3.9") {
			text = function + "() argument must be list, not " + typeName(v)
			if function != "heapify" && function != "heappop" {
				text = function + "() argument 1 must be list, not " + typeName(v)
			}
		}
		return heap{}, t.Errorf(object.TypeError, "%s", text)
	}
	return heap{t, v.List(), max}, nil
}

func init() {
	one := func(name string, max bool, f func(h heap) (Value, error)) object.Method {
		return fn1(name, func(t *Thread, v Value) (Value, error) {
			h, err := heapOf(t, v, name, max)
			if err != nil {
				return object.Null, err
			}
			return f(h)
		})
	}
	two := func(name string, max bool, f func(h heap, item Value) (Value, error)) object.Method {
		return fn(name, 2, 2, func(t *Thread, a []Value) (Value, error) {
			h, err := heapOf(t, a[0], name, max)
			if err != nil {
				return object.Null, err
			}
			return f(h, a[1])
		})
	}
	heapify := func(h heap) (Value, error) { return object.None, h.heapify() }
	register(&module{name: "_heapq", functions: []object.Method{
		one("heapify", false, heapify),
		one("heappop", false, heap.pop),
		two("heappush", false, func(h heap, item Value) (Value, error) {
			h.list.Append(h.t, item)
			return object.None, h.down(0, len(h.list.Items)-1)
		}),
		two("heapreplace", false, heap.replace),
		two("heappushpop", false, func(h heap, item Value) (Value, error) {
			if len(h.list.Items) == 0 {
				return item, nil
			}
			smaller, err := h.less(h.list.Items[0], item)
			if err != nil || !smaller {
				return item, err
			}
			return h.replace(item)
		}),
		one("_heapify_max", true, heapify),
		one("_heappop_max", true, heap.pop),
		two("_heapreplace_max", true, heap.replace),
	}})
	register(&module{name: "heapq", python: true})
}
