package object

import (
	"slices"
	"strconv"
	"strings"

	"bytewalk/internal/pyunicode"
)

// The functions in this file make Methods of Go functions with fewer arguments than a
// NativeFunc, and complain about wrong arguments in the words of CPython's own
// calling conventions (Objects/methodobject.c, Python/getargs.c).

// plural gives "" for 1 and "s" for other numbers.
func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// NoKeywords complains if there are keyword arguments.
func (t *Thread) NoKeywords(name string, kwnames []*Str) error {
	if len(kwnames) > 0 {
		return t.Errorf(TypeError, "%s() takes no keyword arguments", name)
	}
	return nil
}

// CheckPositional complains if n is not from min to max (max below 0 is no limit), as
// _PyArg_CheckPositional.
func (t *Thread) CheckPositional(name string, n, min, max int) error {
	switch {
	case n < min && min == max:
		return t.Errorf(TypeError, "%s expected %d argument%s, got %d", name, min, plural(min), n)
	case n < min:
		return t.Errorf(TypeError, "%s expected at least %d argument%s, got %d", name, min, plural(min), n)
	case max >= 0 && n > max && min == max:
		return t.Errorf(TypeError, "%s expected %d argument%s, got %d", name, max, plural(max), n)
	case max >= 0 && n > max:
		return t.Errorf(TypeError, "%s expected at most %d argument%s, got %d", name, max, plural(max), n)
	}
	return nil
}

// methodText names a method of a built-in type in messages: since 3.9 with the type.
func (t *Thread) methodText(args []Value, name string) string {
	if !t.Runtime.QualifiedNames || len(args) == 0 || args[0].IsNull() {
		return name
	}
	typ := args[0].Type()
	if args[0].IsType() && TypeType.Dict.Get(name).IsNull() {
		typ = args[0].AsType()
	}
	for _, base := range typ.MRO {
		if !base.Heap && !base.own(t, name).IsNull() {
			return base.QualName + "." + name
		}
	}
	return name
}

// noKeywordsFor complains if there are keyword arguments of a built-in type's constructor: of classes
// that derive from it too, since 3.9, if they have the slot that would take them, in words of Slots.
func (t *Thread) noKeywordsFor(typ, base *Type, other int, kwnames []*Str) error {
	if typ != base && !(t.Runtime.Generics && typ.Slots.words()[other] == base.Slots.words()[other]) {
		return nil
	}
	return t.NoKeywords(base.Name, kwnames)
}

var (
	newSlot  = slotNumber(func(s *Slots) *NewFunc { return &s.New })
	initSlot = slotNumber(func(s *Slots) *InitFunc { return &s.Init })
)

// methodNoKeywords complains if there are keyword arguments of a method, whose first argument is
// its self.
func (t *Thread) methodNoKeywords(args []Value, name string, kwnames []*Str) error {
	if len(kwnames) == 0 {
		return nil
	}
	return t.NoKeywords(t.methodText(args, name), kwnames)
}

// argType names the type of a wrong argument, as _PyArg_BadArgument does.
func argType(v Value) string {
	if v == None {
		return "None"
	}
	return v.Type().Name
}

// noArgs makes a method without arguments (METH_NOARGS).
func noArgs(name string, f func(t *Thread, self Value) (Value, error)) Method {
	return Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.methodNoKeywords(args, name, kwnames); err != nil {
			return Null, err
		}
		if len(args) != 1 {
			return Null, t.Errorf(TypeError, "%s() takes no arguments (%d given)", t.methodText(args, name), len(args)-1)
		}
		return f(t, args[0])
	}}
}

// oneArg makes a method with one argument (METH_O).
func oneArg(name string, f func(t *Thread, self, arg Value) (Value, error)) Method {
	return Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.methodNoKeywords(args, name, kwnames); err != nil {
			return Null, err
		}
		if len(args) != 2 {
			return Null, t.Errorf(TypeError, "%s() takes exactly one argument (%d given)", t.methodText(args, name), len(args)-1)
		}
		return f(t, args[0], args[1])
	}}
}

// posArgs makes a method with min to max positional arguments; what is missing is
// NULL in args, which has max items unless max is below 0.
func posArgs(name string, min, max int, f func(t *Thread, self Value, args []Value) (Value, error)) Method {
	return Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.methodNoKeywords(args, name, kwnames); err != nil {
			return Null, err
		}
		if err := t.CheckPositional(name, len(args)-1, min, max); err != nil {
			return Null, err
		}
		rest := args[1:]
		if len(rest) < max {
			rest = append(make([]Value, 0, max), rest...)[:max]
		}
		return f(t, args[0], rest)
	}}
}

// Params are the parameters of a native function.
type Params struct {
	function string // in messages: "sort()", or "function" where they don't know the name
	this     string // the same, or "this function"
	names    []string
	required int                                   // how many must be given
	posOnly  int                                   // how many have no name
	maxPos   int                                   // how many may be given by position
	invalid  bool                                  // see InvalidKeyword
	tuple    bool                                  // see OfTuple
	check    func(t *Thread, i int, v Value) error // of each argument, before keywords are
}

// NewParams reads a list of parameters such as "iterable / | key $ reverse": those before
// "/" have no name, those after "|" are optional, those after "$" are given by
// name only. The name may be "", where messages don't know it.
func NewParams(name, list string) *Params {
	p := &Params{function: name + "()", this: name + "()", required: -1, maxPos: -1}
	if name == "" {
		p.function, p.this = "function", "this function"
	}
	for _, word := range strings.Fields(list) {
		switch word {
		case "/":
			p.posOnly = len(p.names)
		case "|":
			p.required = len(p.names)
		case "$":
			p.maxPos = len(p.names)
		default:
			p.names = append(p.names, word)
		}
	}
	if p.required < 0 {
		p.required = len(p.names)
	}
	if p.maxPos < 0 {
		p.maxPos = len(p.names)
	}
	return p
}

// OfTuple makes them parameters that CPython reads with PyArg_ParseTupleAndKeywords, and not with a
// parser of Argument Clinic's: its messages never say exactly.
func (p *Params) OfTuple() *Params {
	p.tuple = true
	return p
}

// InvalidKeyword makes them parameters of a function that reads them itself: it always calls a
// keyword that it doesn't know invalid, before it misses an argument.
func (p *Params) InvalidKeyword() *Params {
	p.invalid = true
	return p
}

// Parse gives the arguments in the order of the parameters, NULL for those not given
// (_PyArg_UnpackKeywords).
func (p *Params) Parse(t *Thread, args []Value, kwnames []*Str) ([]Value, error) {
	out := make([]Value, len(p.names))
	n := len(args) - len(kwnames)
	minPos := min(p.required, p.maxPos)
	word := func(exact bool, inexact string) string {
		if exact {
			return "exactly"
		}
		return inexact
	}
	if len(args) > len(p.names) {
		keyword := ""
		if n == 0 {
			keyword = "keyword "
		}
		return nil, t.Errorf(TypeError, "%s takes %s %d %sargument%s (%d given)", p.function,
			word(p.required == len(p.names) && !p.tuple, "at most"), len(p.names), keyword, plural(len(p.names)), len(args))
	}
	if n > p.maxPos {
		if p.maxPos == 0 {
			return nil, t.Errorf(TypeError, "%s takes no positional arguments", p.function)
		}
		return nil, t.Errorf(TypeError, "%s takes %s %d positional argument%s (%d given)", p.function,
			word(minPos == p.maxPos, "at most"), p.maxPos, plural(p.maxPos), n)
	}
	if n < min(minPos, p.posOnly) {
		least := min(minPos, p.posOnly)
		return nil, t.Errorf(TypeError, "%s takes %s %d positional argument%s (%d given)", p.function,
			word(least == p.maxPos, "at least"), least, plural(least), n)
	}
	if p.invalid && t.Runtime.UnexpectedKeyword {
		for _, kw := range kwnames {
			if !slices.Contains(p.names, kw.Text) {
				return nil, t.Errorf(TypeError, "'%s' is an invalid keyword argument for %s", kw.Text, p.this)
			}
		}
	}
	copy(out, args[:n])
	left := len(kwnames)
	for i := max(n, p.posOnly); i < len(p.names); i++ {
		for k, kw := range kwnames {
			if kw.Text == p.names[i] {
				out[i] = args[n+k]
				left--
				break
			}
		}
		if out[i].IsNull() && i < p.required {
			return nil, t.Errorf(TypeError, "%s missing required argument '%s' (pos %d)", p.function, p.names[i], i+1)
		}
	}
	for i, v := range out {
		if p.check != nil && !v.IsNull() {
			if err := p.check(t, i, v); err != nil {
				return nil, err
			}
		}
	}
	if left == 0 {
		return out, nil
	}
	for i := p.posOnly; i < n; i++ {
		for _, kw := range kwnames {
			if kw.Text == p.names[i] {
				return nil, t.Errorf(TypeError, "argument for %s given by name ('%s') and position (%d)", p.function, kw.Text, i+1)
			}
		}
	}
	for _, kw := range kwnames {
		known := false
		for _, name := range p.names[p.posOnly:] {
			known = known || name == kw.Text
		}
		if !known {
			if t.Runtime.UnexpectedKeyword {
				return nil, t.Errorf(TypeError, "%s got an unexpected keyword argument '%s'", p.this, kw.Text)
			}
			return nil, t.Errorf(TypeError, "'%s' is an invalid keyword argument for %s", kw.Text, p.this)
		}
	}
	return out, nil
}

// needStr makes all parameters but the first ones ones that take only strs, and complain by their number.
func (p *Params) needStr(from int) *Params {
	p.check = func(t *Thread, i int, v Value) error {
		if i < from {
			return nil
		}
		which := strconv.Itoa(i + 1)
		if t.Runtime.Generics {
			which = "'" + p.names[i] + "'"
		}
		_, err := t.strArg(strings.TrimSuffix(p.function, "()"), "argument "+which, v)
		return err
	}
	return p
}

// keywords makes a method with named parameters; args has one item for each.
func keywords(name, list string, f func(t *Thread, self Value, args []Value) (Value, error)) Method {
	p := NewParams(name, list)
	return Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		rest, err := p.Parse(t, args[1:], kwnames)
		if err != nil {
			return Null, err
		}
		return f(t, args[0], rest)
	}}
}

// laterKeywords makes a method that is one with positional arguments only before 3.13, and later one
// with named parameters.
func laterKeywords(before, later Method) Method {
	return Method{Name: before.Name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if t.Runtime.UnexpectedKeyword {
			return later.Func(t, args, kwnames)
		}
		return before.Func(t, args, kwnames)
	}}
}

// static makes m a static method: f gets no self. m must come from noArgs, oneArg,
// posArgs or keywords; its self is NULL.
func static(m Method) Method {
	f := m.Func
	m.Kind = StaticMethod
	m.Func = func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		return f(t, append([]Value{Null}, args...), kwnames)
	}
	return m
}

// classMethod makes m a class method: its self is the class.
func classMethod(m Method) Method {
	m.Kind = ClassMethod
	return m
}

// intArg gives an argument that has to be an int (Argument Clinic's Py_ssize_t).
func (t *Thread) intArg(v Value) (int, error) {
	if v.Has(LayoutFloat) && !t.Runtime.Generics {
		return 0, t.Errorf(TypeError, "integer argument expected, got float")
	}
	v, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := AsInt64(v)
	if !ok {
		return 0, t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(i), nil
}

// cIntArg gives an argument that has to fit a C int (Argument Clinic's int).
func (t *Thread) cIntArg(v Value) (int, error) {
	if v.Has(LayoutFloat) && !t.Runtime.Generics {
		return 0, t.Errorf(TypeError, "integer argument expected, got float")
	}
	var err error
	switch s := &v.Type().Slots; {
	case s.Index != nil:
		v, err = Index(t, v)
	case s.Int != nil && !t.Runtime.Generics:
		v, err = ToInt(t, v)
	default:
		if t.Runtime.Generics {
			return 0, t.Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
		}
		err = t.Errorf(TypeError, "an integer is required (got type %s)", v.Type().Name)
	}
	if err != nil {
		return 0, err
	}
	i, ok := AsInt64(v)
	if !ok || i != int64(int32(i)) {
		return 0, t.Errorf(OverflowError, "Python int too large to convert to C int")
	}
	return int(i), nil
}

// CIntArg is the same for other packages.
func CIntArg(t *Thread, v Value) (int, error) { return t.cIntArg(v) }

// sliceBound gives an optional bound of a search: v is NULL or None, or an index that is
// clipped to the range of an int (_PyEval_SliceIndex).
func (t *Thread) sliceBound(v Value, otherwise int) (int, error) {
	if v.IsNull() || v == None {
		return otherwise, nil
	}
	if v.Type().Slots.Index == nil {
		return 0, t.Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return AsIndex(t, v, nil)
}

// clip makes start and end a range in a sequence of n items, where negative ones count
// from the end (ADJUST_INDICES).
func clip(start, end, n int) (int, int) {
	if end > n {
		end = n
	} else if end < 0 {
		end = max(end+n, 0)
	}
	if start < 0 {
		start = max(start+n, 0)
	}
	return start, end
}

// unicode gives the tables of the Unicode version that str follows.
func (t *Thread) unicode() *pyunicode.Table { return t.Unicode }
