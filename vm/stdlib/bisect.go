package stdlib

import "bytewalk/vm/object"

var bisectParams, bisectKeyParams = map[string]*object.Params{}, map[string]*object.Params{}

func init() {
	bisect := func(name string, right, insert bool) object.Method {
		bisectParams[name] = object.NewParams(name, "a x | lo hi")
		bisectKeyParams[name] = object.NewParams(name, "a x | lo hi $ key")
		return object.Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			params := bisectParams[name]
			if since(t, "3.10") {
				params = bisectKeyParams[name]
			}
			a, err := params.Parse(t, args, kwnames)
			if err != nil {
				return object.Null, err
			}
			key := object.Null
			if len(a) > 4 && !a[4].IsNull() && a[4] != object.None {
				key = a[4]
			}
			x := a[1]
			if insert && !key.IsNull() {
				if x, err = object.CallArgs(t, key, x); err != nil {
					return object.Null, err
				}
			}
			i, err := bisectIn(t, a[0], x, a[2], a[3], key, right)
			if err != nil || !insert {
				return t.Int(int64(i)), err
			}
			if a[0].Type() == object.ListType {
				a[0].List().Insert(t, min(i, len(a[0].List().Items)), a[1])
				return object.None, nil
			}
			_, err = object.CallMethod(t, a[0], "insert", t.Int(int64(i)), a[1])
			return object.None, err
		}}
	}
	register(&module{name: "bisect", doc: "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.\n",
		of: "_bisect", functions: []object.Method{
			bisect("bisect_right", true, false), bisect("bisect_left", false, false),
			bisect("insort_right", true, true), bisect("insort_left", false, true),
		}, fill: func(t *Thread, m *object.Module) error {
			alias(t, m, "bisect_right", "bisect")
			alias(t, m, "insort_right", "insort")
			return nil
		}})
}

// bisectIn gives the index where x is to be inserted into a sorted sequence.
func bisectIn(t *Thread, a, x, lower, upper, key Value, right bool) (int, error) {
	lo, hi := 0, -1
	var err error
	if !lower.IsNull() {
		if lo, err = sizeArg(t, lower); err != nil {
			return 0, err
		}
	}
	if !upper.IsNull() && upper != object.None {
		if hi, err = sizeArg(t, upper); err != nil {
			return 0, err
		}
	}
	if lo < 0 {
		return 0, t.Errorf(object.ValueError, "lo must be non-negative")
	}
	if hi == -1 {
		if hi, err = object.Length(t, a); err != nil {
			return 0, err
		}
	}
	for lo < hi {
		mid := lo + (hi-lo)/2
		item, err := object.GetItem(t, a, t.Int(int64(mid)))
		if err != nil {
			return 0, err
		}
		if !key.IsNull() {
			if item, err = object.CallArgs(t, key, item); err != nil {
				return 0, err
			}
		}
		var before bool
		if right {
			before, err = object.CompareBool(t, x, item, object.LT)
			before = !before
		} else {
			before, err = object.CompareBool(t, item, x, object.LT)
		}
		if err != nil {
			return 0, err
		}
		if before {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}
