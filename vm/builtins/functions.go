package builtins

import (
	"math"
	"strings"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

var functions []object.Method

func init() {
	functions = []object.Method{
		fn1("abs", func(t *Thread, v Value) (Value, error) { return object.Absolute(t, v) }),
		fn1("all", func(t *Thread, v Value) (Value, error) { return allAny(t, v, false) }),
		fn1("any", func(t *Thread, v Value) (Value, error) { return allAny(t, v, true) }),
		fn1("ascii", func(t *Thread, v Value) (Value, error) {
			s, err := object.Repr(t, v)
			return t.Str(object.Ascii(s)), err
		}),
		fn1("bin", func(t *Thread, v Value) (Value, error) { return inBase(t, v, 2, "0b") }),
		fn1("callable", func(t *Thread, v Value) (Value, error) { return object.Bool(t.Callable(v)), nil }),
		fn1("chr", chr),
		fnKw("compile", "source filename mode | flags dont_inherit optimize _feature_version", compileFunction),
		fn("delattr", 2, 2, func(t *Thread, a []Value) (Value, error) {
			name, err := attributeName(t, a[1])
			if err == nil {
				err = object.SetAttr(t, a[0], name, object.Null)
			}
			return object.None, err
		}),
		fn("dir", 0, 1, dir),
		fn("divmod", 2, 2, func(t *Thread, a []Value) (Value, error) { return object.Divmod(t, a[0], a[1]) }),
		runFunction("eval", "source / | globals locals", eval),
		runFunction("exec", "source / | globals locals $ closure", exec),
		fn("format", 1, 2, func(t *Thread, a []Value) (Value, error) {
			spec := t.Str("")
			if !a[1].IsNull() {
				if spec = a[1]; !spec.IsStr() {
					return object.Null, t.Errorf(object.TypeError, "format() argument 2 must be str, not %s", argumentType(spec))
				}
			}
			return object.Format(t, a[0], spec)
		}),
		fn("getattr", 2, 3, func(t *Thread, a []Value) (Value, error) {
			if !a[1].IsStr() {
				if t.Runtime.Generics {
					return object.Null, t.Errorf(object.TypeError, "attribute name must be string, not '%s'", typeName(a[1]))
				}
				return object.Null, t.Errorf(object.TypeError, "getattr(): attribute name must be string")
			}
			name := t.InternStr(a[1].Str())
			if a[2].IsNull() {
				return object.GetAttr(t, a[0], name)
			}
			v, err := object.LookupAttr(t, a[0], name)
			if err == nil && v.IsNull() {
				v = a[2]
			}
			return v, err
		}),
		fn0("globals", func(t *Thread) (Value, error) {
			if g := t.Interp.Globals(t); g != nil {
				return g.Value(), nil
			}
			return object.None, nil
		}),
		fn("hasattr", 2, 2, func(t *Thread, a []Value) (Value, error) {
			if !a[1].IsStr() {
				if t.Runtime.Generics {
					return object.Null, t.Errorf(object.TypeError, "attribute name must be string, not '%s'", typeName(a[1]))
				}
				return object.Null, t.Errorf(object.TypeError, "hasattr(): attribute name must be string")
			}
			v, err := object.LookupAttr(t, a[0], t.InternStr(a[1].Str()))
			return object.Bool(!v.IsNull()), err
		}),
		fn1("hash", func(t *Thread, v Value) (Value, error) {
			h, err := object.Hash(t, v)
			return t.Int(h), err
		}),
		fn("help", 0, 1, func(t *Thread, a []Value) (Value, error) {
			return object.Null, t.Errorf(object.NotImplementedError, "help() is not available here")
		}),
		fn1("hex", func(t *Thread, v Value) (Value, error) { return inBase(t, v, 16, "0x") }),
		fn1("id", func(t *Thread, v Value) (Value, error) { return t.Int(int64(t.ID(v))), nil }),
		fn("input", 0, 1, input),
		fn("isinstance", 2, 2, func(t *Thread, a []Value) (Value, error) {
			yes, err := object.IsInstanceOf(t, a[0], a[1])
			return object.Bool(yes), err
		}),
		fn("issubclass", 2, 2, func(t *Thread, a []Value) (Value, error) {
			yes, err := object.IsSubclassOf(t, a[0], a[1])
			return object.Bool(yes), err
		}),
		fn("iter", 1, 2, func(t *Thread, a []Value) (Value, error) {
			if a[1].IsNull() {
				return object.Iter(t, a[0])
			}
			if a[0].Type().Slots.Call == nil {
				return object.Null, t.Errorf(object.TypeError, "iter(v, w): v must be callable")
			}
			return (&callIter{Header: object.Header{Type: callIterType}, call: a[0], sentinel: a[1]}).Value(), nil
		}),
		fn1("len", func(t *Thread, v Value) (Value, error) {
			n, err := object.Length(t, v)
			return t.Int(int64(n)), err
		}),
		fn0("locals", func(t *Thread) (Value, error) { return t.Interp.Locals(t) }),
		{Name: "max", Func: extreme("max", object.GT)},
		{Name: "min", Func: extreme("min", object.LT)},
		fn("next", 1, 2, next),
		fn1("oct", func(t *Thread, v Value) (Value, error) { return inBase(t, v, 8, "0o") }),
		fnKw("open", "file | mode buffering encoding errors newline closefd opener", func(t *Thread, a []Value) (Value, error) {
			e, err := object.CallArgs(t, object.PermissionError.Value(), object.SmallInt(1), t.Str("this program may not open files"), a[0])
			if err != nil {
				return object.Null, err
			}
			return object.Null, e.Exception()
		}),
		fn1("ord", ord),
		fnKw("pow", "base exp | mod", func(t *Thread, a []Value) (Value, error) {
			if a[2].IsNull() {
				a[2] = object.None
			}
			return object.Power(t, a[0], a[1], a[2])
		}),
		{Name: "print", Func: printFunction},
		fn1("repr", func(t *Thread, v Value) (Value, error) {
			s, err := object.Repr(t, v)
			return t.Str(s), err
		}),
		fnKw("round", "number | ndigits", func(t *Thread, a []Value) (Value, error) {
			f, err := object.LookupSpecial(t, a[0], "__round__")
			if err != nil {
				return object.Null, err
			}
			if f.IsNull() {
				return object.Null, t.Errorf(object.TypeError, "type %s doesn't define __round__ method", typeName(a[0]))
			}
			if a[1].IsNull() || a[1] == object.None {
				return object.CallArgs(t, f)
			}
			return object.CallArgs(t, f, a[1])
		}),
		fn("setattr", 3, 3, func(t *Thread, a []Value) (Value, error) {
			name, err := attributeName(t, a[1])
			if err == nil {
				err = object.SetAttr(t, a[0], name, a[2])
			}
			return object.None, err
		}),
		{Name: "sorted", Func: sorted},
		fnKw("sum", "iterable / | start", sum),
		fn("vars", 0, 1, func(t *Thread, a []Value) (Value, error) {
			if a[0].IsNull() {
				return t.Interp.Locals(t)
			}
			d, err := object.LookupAttr(t, a[0], t.Intern("__dict__"))
			if err == nil && d.IsNull() {
				err = t.Errorf(object.TypeError, "vars() argument must have __dict__ attribute")
			}
			return d, err
		}),
		fnKw("__import__", "name | globals locals fromlist level", importFunction),
	}
}

func typeName(v Value) string { return v.Type().Name }

// attributeName gives the name that setattr and delattr are called with.
func attributeName(t *Thread, v Value) (*object.Str, error) {
	if !v.IsStr() {
		return nil, t.Errorf(object.TypeError, "attribute name must be string, not '%s'", typeName(v))
	}
	return t.InternStr(v.Str()), nil
}

// each calls f with every item of an iterable until it says to stop.
func each(t *Thread, v Value, f func(item Value) (stop bool, err error)) error {
	it, err := object.Iter(t, v)
	if err != nil {
		return err
	}
	for {
		item, err := object.Next(t, it)
		if err != nil || item.IsNull() {
			return err
		}
		if stop, err := f(item); err != nil || stop {
			return err
		}
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
}

// allAny looks for an item whose truth is wanted: any() wants True, all() False.
func allAny(t *Thread, v Value, wanted bool) (Value, error) {
	found := false
	err := each(t, v, func(item Value) (bool, error) {
		truth, err := object.IsTrue(t, item)
		found = truth == wanted
		return found, err
	})
	return object.Bool(found == wanted), err
}

func inBase(t *Thread, v Value, base int, prefix string) (Value, error) {
	i, err := object.Index(t, v)
	if err != nil {
		return object.Null, err
	}
	b := object.AsBig(i)
	s, err := t.BaseText(b, base)
	if err != nil {
		return object.Null, err
	}
	if b.Sign() < 0 {
		return t.Str("-" + prefix + s[1:]), nil
	}
	return t.Str(prefix + s), nil
}

func chr(t *Thread, v Value) (Value, error) {
	n, err := object.CIntArg(t, v)
	if err != nil && t.Runtime.Generics {
		var i Value
		if i, err = object.Index(t, v); err != nil {
			return object.Null, err
		}
		if n, err = object.CIntArg(t, i); err != nil {
			n, err = -1, nil
		}
	}
	if err != nil {
		return object.Null, err
	}
	if n < 0 || n > 0x10ffff {
		return object.Null, t.Errorf(object.ValueError, "chr() arg not in range(0x110000)")
	}
	return t.Char(rune(n)), nil
}

func ord(t *Thread, v Value) (Value, error) {
	n := 0
	if b, ok := object.BytesOf(v); ok {
		if n = len(b); n == 1 {
			return object.SmallInt(int64(b[0])), nil
		}
	} else if v.IsStr() {
		if n = v.Str().Len(); n == 1 {
			return t.Int(int64(v.Str().At(0))), nil
		}
	} else {
		return object.Null, t.Errorf(object.TypeError, "ord() expected string of length 1, but %s found", typeName(v))
	}
	return object.Null, t.Errorf(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

// sortedNames gives a list of names in order.
func sortedNames(t *Thread, v Value) (Value, error) {
	items, err := object.Collect(t, v)
	if err != nil {
		return object.Null, err
	}
	l := object.NewList(items)
	return l.Value(), l.Sort(t, object.None, false)
}

func dir(t *Thread, a []Value) (Value, error) {
	if a[0].IsNull() {
		names, err := t.Interp.Locals(t)
		if err != nil {
			return object.Null, err
		}
		keys, err := object.CallMethod(t, names, "keys")
		if err != nil {
			return object.Null, err
		}
		return sortedNames(t, keys)
	}
	f, err := object.LookupSpecial(t, a[0], "__dir__")
	if err != nil {
		return object.Null, err
	}
	if f.IsNull() {
		return object.Null, t.Errorf(object.TypeError, "object does not provide __dir__")
	}
	names, err := object.CallArgs(t, f)
	if err != nil {
		return object.Null, err
	}
	return sortedNames(t, names)
}

func next(t *Thread, a []Value) (Value, error) {
	f := a[0].Type().Slots.Next
	if f == nil {
		return object.Null, t.Errorf(object.TypeError, "'%s' object is not an iterator", typeName(a[0]))
	}
	v, err := f(t, a[0])
	switch {
	case err == nil && !v.IsNull():
		return v, nil
	case err != nil && !object.IsException(err, object.StopIteration):
		return object.Null, err
	case !a[1].IsNull():
		return a[1], nil
	case err == nil:
		err = object.NewException(object.StopIteration)
	}
	return object.Null, err
}

// extreme makes max or min: wanted is the comparison by which an item takes the place of the
// best one so far.
func extreme(name string, wanted object.CompareOp) object.NativeFunc {
	params := object.NewParams(name, "| $ key default")
	return func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
		n := len(args) - len(kwnames)
		if n == 0 {
			if t.Runtime.Generics {
				return object.Null, t.Errorf(object.TypeError, "%s expected at least 1 argument, got 0", name)
			}
			return object.Null, t.Errorf(object.TypeError, "%s expected 1 argument, got 0", name)
		}
		a, err := params.Parse(t, args[n:], kwnames)
		if err != nil {
			return object.Null, err
		}
		key, otherwise := a[0], a[1]
		if n > 1 && !otherwise.IsNull() {
			return object.Null, t.Errorf(object.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		items := args[0]
		if n > 1 {
			items = object.NewTuple(append([]Value(nil), args[:n]...)...).Value()
		}
		var best, bestKey Value
		err = each(t, items, func(item Value) (bool, error) {
			k := item
			if !key.IsNull() && key != object.None {
				var err error
				if k, err = object.CallArgs(t, key, item); err != nil {
					return true, err
				}
			}
			if best.IsNull() {
				best, bestKey = item, k
				return false, nil
			}
			better, err := object.CompareBool(t, k, bestKey, wanted)
			if better {
				best, bestKey = item, k
			}
			return false, err
		})
		if err == nil && best.IsNull() {
			if best = otherwise; best.IsNull() {
				empty := "arg is an empty sequence"
				if t.Runtime.Generics {
					empty = "iterable argument is empty"
				}
				err = t.Errorf(object.ValueError, "%s() %s", name, empty)
			}
		}
		return best, err
	}
}

func sorted(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
	n := len(args) - len(kwnames)
	if err := t.CheckPositional("sorted", n, 1, 1); err != nil {
		return object.Null, err
	}
	items, err := object.Collect(t, args[0])
	if err != nil {
		return object.Null, err
	}
	l := object.NewList(items)
	sort, err := object.GetAttr(t, l.Value(), t.Intern("sort"))
	if err == nil {
		_, err = object.Call(t, sort, args[1:], kwnames)
	}
	return l.Value(), err
}

func sum(t *Thread, a []Value) (Value, error) {
	items, err := object.Iter(t, a[0])
	if err != nil {
		return object.Null, err
	}
	total := a[1]
	switch {
	case total.IsNull():
		total = object.SmallInt(0)
	case total.IsStr():
		return object.Null, t.Errorf(object.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case total.Has(object.LayoutBytes):
		return object.Null, t.Errorf(object.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case total.Has(object.LayoutByteArray):
		return object.Null, t.Errorf(object.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	// Since 3.12 floats are added with what rounding loses, as Neumaier does.
	lost, compensated := 0.0, t.Runtime.ExceptionTable
	settle := func() {
		if lost != 0 && !math.IsInf(lost, 0) && !math.IsNaN(lost) {
			total = t.Float(total.AsFloat() + lost)
		}
		lost = 0
	}
	err = each(t, items, func(item Value) (bool, error) {
		if compensated && total.IsFloat() {
			switch {
			case item.IsFloat():
				x, y := total.AsFloat(), item.AsFloat()
				s := x + y
				if math.Abs(x) >= math.Abs(y) {
					lost += (x - s) + y
				} else {
					lost += (y - s) + x
				}
				total = t.Float(s)
				return false, nil
			case item.IsInt():
				total = t.Float(total.AsFloat() + float64(item.AsInt()))
				return false, nil
			}
			settle()
		}
		var err error
		total, err = object.Add(t, total, item)
		return err != nil, err
	})
	if err == nil && compensated && total.IsFloat() {
		settle()
	}
	return total, err
}

func input(t *Thread, a []Value) (Value, error) {
	prompt := ""
	if !a[0].IsNull() {
		s, err := object.ToStr(t, a[0])
		if err != nil {
			return object.Null, err
		}
		prompt = s.Str().Text
		if err := t.Stdout(prompt); err != nil {
			return object.Null, err
		}
	}
	if stdin := stateOf(t).stdin; stdin != nil && stdin.begun() {
		line, err := stdin.line(t, -1)
		if err == nil && line == "" {
			err = t.Errorf(object.EOFError, "EOF when reading a line")
		}
		return t.Str(strings.TrimSuffix(line, "\n")), err
	}
	if t.Stdin == nil {
		return object.Null, t.Errorf(object.EOFError, "EOF when reading a line")
	}
	line, err := t.Stdin(prompt)
	if err != nil && line == "" {
		if isEOF(err) {
			err = t.Errorf(object.EOFError, "EOF when reading a line")
		}
		return object.Null, err
	}
	return t.Str(strings.TrimSuffix(line, "\n")), nil
}

var printParams = object.NewParams("print", "| $ sep end file flush")

func printFunction(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
	n := len(args) - len(kwnames)
	a, err := printParams.Parse(t, args[n:], kwnames)
	if err != nil {
		return object.Null, err
	}
	file := a[2]
	if file.IsNull() || file == object.None {
		sys := t.Modules.GetStr(t, t.Intern("sys"))
		if !sys.IsNull() && sys.Has(object.LayoutModule) {
			file = sys.Module().Dict.GetStr(t, t.Intern("stdout"))
		}
		if file.IsNull() {
			return object.Null, t.Errorf(object.RuntimeError, "lost sys.stdout")
		}
		if file == object.None {
			return object.None, nil
		}
	}
	text := func(v Value, name, otherwise string) (Value, error) {
		if v.IsNull() || v == object.None {
			return t.Str(otherwise), nil
		}
		if !v.IsStr() {
			return object.Null, t.Errorf(object.TypeError, "%s must be None or a string, not %s", name, typeName(v))
		}
		return v, nil
	}
	sep, err := text(a[0], "sep", " ")
	if err != nil {
		return object.Null, err
	}
	end, err := text(a[1], "end", "\n")
	if err != nil {
		return object.Null, err
	}
	write, done, err := writer(t, file)
	if err != nil {
		return object.Null, err
	}
	for i, v := range args[:n] {
		if i > 0 {
			if err = write(sep); err != nil {
				break
			}
		}
		var s Value
		if s, err = object.ToStr(t, v); err != nil {
			break
		}
		if err = write(s); err != nil {
			break
		}
	}
	if err == nil {
		err = write(end)
	}
	if e := done(); err == nil {
		err = e
	}
	if err == nil && !a[3].IsNull() {
		var flush bool
		if flush, err = object.IsTrue(t, a[3]); err == nil && flush {
			_, err = object.CallMethod(t, file, "flush")
		}
	}
	return object.None, err
}

// writer gives what print writes the parts of a line with. To the program's own output they
// go together, in done.
func writer(t *Thread, file Value) (write func(s Value) error, done func() error, err error) {
	if s := object.Native[textIO](file, textIOType); s != nil && s.std != 0 {
		var b strings.Builder
		write = func(v Value) error {
			text := v.Str().Text
			if !wtf8.IsASCII(text) {
				if err := s.checkStandard(t, v); err != nil {
					return err
				}
			}
			b.WriteString(text)
			return t.Reserve(int64(b.Len()))
		}
		return write, func() error {
			if b.Len() == 0 {
				return nil
			}
			return s.write(t, t.Str(b.String()))
		}, nil
	}
	f, err := object.GetAttr(t, file, t.Intern("write"))
	if err != nil {
		return nil, nil, err
	}
	return func(v Value) error {
		_, err := object.CallArgs(t, f, v)
		return err
	}, func() error { return nil }, nil
}

func importFunction(t *Thread, a []Value) (Value, error) {
	if !a[0].IsStr() {
		if t.Runtime.Generics {
			return object.Null, t.Errorf(object.TypeError, "module name must be a string")
		}
		return object.Null, t.Errorf(object.TypeError, "__import__() argument 1 must be str, not %s", argumentType(a[0]))
	}
	level := 0
	if !a[4].IsNull() {
		var err error
		if level, err = object.AsIndex(t, a[4], object.OverflowError); err != nil {
			return object.Null, err
		}
	}
	fromlist := a[3]
	if fromlist.IsNull() {
		fromlist = object.EmptyTuple.Value()
	}
	if t.Import == nil {
		return object.Null, t.Errorf(object.ImportError, "__import__ not found")
	}
	return t.Import(t, a[0].Str().Text, a[1], fromlist, level)
}
