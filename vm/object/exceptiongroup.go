package object

import "strconv"

// The exception classes since 3.10; those of groups are PEP 654's.
var (
	EncodingWarning         = newExceptionType("EncodingWarning", Warning)
	BaseExceptionGroup      = newExceptionType("BaseExceptionGroup", BaseException)
	ExceptionGroup          = newExceptionType("ExceptionGroup", BaseExceptionGroup)
	PythonFinalizationError = newExceptionType("PythonFinalizationError", RuntimeError)
	IncompleteInputError    = newExceptionType("_IncompleteInputError", SyntaxError)
)

var newerExceptions = map[*Type]bool{
	EncodingWarning: true, BaseExceptionGroup: true, ExceptionGroup: true, PythonFinalizationError: true, IncompleteInputError: true,
}

// IsGroup reports whether v is an exception group.
func IsGroup(v Value) bool { return v.Has(LayoutException) && v.Type().IsSubtype(BaseExceptionGroup) }

// GroupItems gives the exceptions of a group.
func GroupItems(v Value) []Value { return exceptionOf(v).Fields[FieldExceptions].Tuple().Items }

// NewGroup gives BaseExceptionGroup(message, items): an ExceptionGroup if it can be one.
func NewGroup(t *Thread, message Value, items []Value) (Value, error) {
	return CallArgs(t, BaseExceptionGroup.Value(), message, NewList(append([]Value(nil), items...)).Value())
}

// newGroup is BaseExceptionGroup.__new__.
func newGroup(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if args = args[:len(args)-len(kwnames)]; len(args) != 2 {
		return Null, t.Errorf(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if !args[0].IsStr() {
		return Null, t.Errorf(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", argType(args[0]))
	}
	if args[1].Type().Slots.Item == nil && !args[1].Has(LayoutList) && !args[1].IsTuple() {
		return Null, t.Errorf(TypeError, "second argument (exceptions) must be a sequence")
	}
	items, err := Collect(t, args[1])
	if err != nil {
		return Null, err
	}
	if len(items) == 0 {
		return Null, t.Errorf(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	nested := false
	for i, v := range items {
		if !v.Has(LayoutException) {
			return Null, t.Errorf(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		nested = nested || !v.Type().IsSubtype(ExceptionType)
	}
	switch {
	case typ == BaseExceptionGroup && !nested:
		typ = ExceptionGroup
	case typ == ExceptionGroup && nested:
		return Null, t.Errorf(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case typ != BaseExceptionGroup && nested && typ.IsSubtype(ExceptionType):
		return Null, t.Errorf(TypeError, "Cannot nest BaseExceptions in '%s'", typ.Name)
	}
	v, err := newExceptionOf(t, typ, args, nil)
	if err == nil {
		e := exceptionOf(v)
		e.Fields[FieldMessage], e.Fields[FieldExceptions] = args[0], NewTuple(items...).Value()
	}
	return v, err
}

// subset gives a group like g of other exceptions, made by its derive(); None of none.
func subset(t *Thread, g Value, items []Value) (Value, error) {
	if len(items) == 0 {
		return None, nil
	}
	r, err := CallMethod(t, g, "derive", NewList(items).Value())
	if err != nil {
		return Null, err
	}
	if !IsGroup(r) {
		return Null, t.Errorf(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	from, to := exceptionOf(g), exceptionOf(r)
	to.SetTraceback(t, from.Traceback)
	to.SetContext(t, from.Context)
	suppress := to.SuppressContext
	if !from.Cause.IsNull() {
		to.SetCause(t, from.Cause)
	}
	to.SuppressContext = suppress || from.SuppressContext
	if notes := from.Notes(t); !notes.IsNull() && notes.Has(LayoutList) {
		copied := NewList(append([]Value(nil), notes.List().Items...)).Value()
		return r, SetAttr(t, r, t.Intern("__notes__"), copied)
	}
	return r, nil
}

// Notes gives __notes__ of the exception itself, NULL if it has none.
func (e *Exception) Notes(t *Thread) Value {
	if e.Attrs.Dict == nil {
		return Null
	}
	return e.Attrs.Dict.GetStr(t, t.Intern("__notes__"))
}

// SplitGroup takes v apart into what matches and, if rest is asked for, what doesn't:
// groups of the same shape, or None.
func SplitGroup(t *Thread, v Value, matches func(v Value) (bool, error), rest bool) (match, other Value, err error) {
	yes, err := matches(v)
	switch {
	case err != nil:
		return None, None, err
	case yes:
		return v, None, nil
	case !IsGroup(v):
		return None, v, nil
	}
	if err := t.Enter(" in exceptiongroup_split_recursive"); err != nil {
		return None, None, err
	}
	defer t.Leave()
	var in, out []Value
	for _, item := range GroupItems(v) {
		a, b, err := SplitGroup(t, item, matches, rest)
		if err != nil {
			return None, None, err
		}
		if a != None {
			in = append(in, a)
		}
		if b != None {
			out = append(out, b)
		}
	}
	if match, err = subset(t, v, in); err != nil || !rest {
		return match, None, err
	}
	other, err = subset(t, v, out)
	return match, other, err
}

// groupMatcher gives the condition that split() and subgroup() take: a class, a tuple of
// classes, or a callable.
func groupMatcher(t *Thread, cond Value) (func(v Value) (bool, error), error) {
	class := func(v Value) bool { return v.IsType() && v.AsType().IsSubtype(BaseException) }
	classes := class(cond)
	if cond.IsTuple() {
		classes = true
		for _, c := range cond.Tuple().Items {
			classes = classes && class(c)
		}
	}
	switch {
	case classes:
		return func(v Value) (bool, error) {
			if !cond.IsTuple() {
				return v.Type().IsSubtype(cond.AsType()), nil
			}
			for _, c := range cond.Tuple().Items {
				if v.Type().IsSubtype(c.AsType()) {
					return true, nil
				}
			}
			return false, nil
		}, nil
	case cond.Type().Slots.Call != nil && !cond.IsType():
		return func(v Value) (bool, error) {
			r, err := CallArgs(t, cond, v)
			if err != nil {
				return false, err
			}
			return IsTrue(t, r)
		}, nil
	}
	return nil, t.Errorf(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

func init() {
	ExceptionGroup.second = ExceptionType
	split := func(rest bool) func(t *Thread, self, cond Value) (Value, error) {
		return func(t *Thread, self, cond Value) (Value, error) {
			f, err := groupMatcher(t, cond)
			if err != nil {
				return Null, err
			}
			match, other, err := SplitGroup(t, self, f, rest)
			if err != nil || !rest {
				return match, err
			}
			return NewTuple(match, other).Value(), nil
		}
	}
	field := func(name, doc string, i int) Getter {
		return Getter{Name: name, Doc: doc, Get: func(_ *Thread, self Value) (Value, error) { return exceptionOf(self).Fields[i], nil }}
	}
	Define(BaseExceptionGroup, &Definition{
		Doc: "A combination of multiple unrelated exceptions.",
		Slots: Slots{
			New: newGroup,
			Str: func(t *Thread, self Value) (Value, error) {
				e := exceptionOf(self)
				n := len(GroupItems(self))
				text := e.Fields[FieldMessage].Str().Text + " (" + strconv.Itoa(n) + " sub-exception"
				if n > 1 {
					text += "s"
				}
				return t.Str(text + ")"), nil
			},
		},
		Methods: []Method{
			oneArg("derive", func(t *Thread, self, items Value) (Value, error) {
				return CallArgs(t, BaseExceptionGroup.Value(), exceptionOf(self).Fields[FieldMessage], items)
			}),
			oneArg("split", split(true)),
			oneArg("subgroup", split(false)),
		},
		Getters: []Getter{field("message", "exception message", FieldMessage), field("exceptions", "nested exceptions", FieldExceptions)},
	})
}
