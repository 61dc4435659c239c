package vm

import (
	"bytewalk/vm/object"
)

// The functions of CALL_INTRINSIC_1 and CALL_INTRINSIC_2.
const (
	intrinsicInvalid int32 = iota
	intrinsicPrint
	intrinsicImportStar
	intrinsicStopIterationError
	intrinsicAsyncGenWrap
	intrinsicUnaryPositive
	intrinsicListToTuple
	intrinsicTypeVar
	intrinsicParamSpec
	intrinsicTypeVarTuple
	intrinsicSubscriptGeneric
	intrinsicTypeAlias
	intrinsicPrepReraiseStar
	intrinsicTypeVarWithBound
	intrinsicTypeVarWithConstraints
	intrinsicSetFunctionTypeParams
	intrinsicSetTypeParamDefault
)

// intrinsics has them by the names that dialects have for their numbers.
var intrinsics = map[string]int32{
	"INTRINSIC_PRINT": intrinsicPrint, "INTRINSIC_IMPORT_STAR": intrinsicImportStar,
	"INTRINSIC_STOPITERATION_ERROR": intrinsicStopIterationError, "INTRINSIC_ASYNC_GEN_WRAP": intrinsicAsyncGenWrap,
	"INTRINSIC_UNARY_POSITIVE": intrinsicUnaryPositive, "INTRINSIC_LIST_TO_TUPLE": intrinsicListToTuple,
	"INTRINSIC_TYPEVAR": intrinsicTypeVar, "INTRINSIC_PARAMSPEC": intrinsicParamSpec,
	"INTRINSIC_TYPEVARTUPLE": intrinsicTypeVarTuple, "INTRINSIC_SUBSCRIPT_GENERIC": intrinsicSubscriptGeneric,
	"INTRINSIC_TYPEALIAS": intrinsicTypeAlias, "INTRINSIC_PREP_RERAISE_STAR": intrinsicPrepReraiseStar,
	"INTRINSIC_TYPEVAR_WITH_BOUND":       intrinsicTypeVarWithBound,
	"INTRINSIC_TYPEVAR_WITH_CONSTRAINTS": intrinsicTypeVarWithConstraints,
	"INTRINSIC_SET_FUNCTION_TYPE_PARAMS": intrinsicSetFunctionTypeParams,
	"INTRINSIC_SET_TYPEPARAM_DEFAULT":    intrinsicSetTypeParamDefault,
}

// intrinsic1 is CALL_INTRINSIC_1.
func (m *Machine) intrinsic1(f *Frame, what int32, v Value) (Value, error) {
	t := m.Thread
	switch what {
	case intrinsicPrint:
		return object.None, m.printExpr(v)
	case intrinsicImportStar:
		return object.None, m.importStar(f, v)
	case intrinsicStopIterationError:
		return m.stopIterationError(f, v)
	case intrinsicAsyncGenWrap:
		return (&wrappedValue{Header: object.Header{Type: wrappedValueType}, value: v}).Header.Value(), nil
	case intrinsicUnaryPositive:
		return object.Positive(t, v)
	case intrinsicListToTuple:
		if v.Type() != object.ListType {
			return object.Null, errInvalid
		}
		return object.NewTuple(append([]Value(nil), v.List().Items...)...).Value(), nil
	case intrinsicTypeVar, intrinsicParamSpec, intrinsicTypeVarTuple:
		if !v.IsStr() {
			return object.Null, errInvalid
		}
		return m.newTypeParam(what, v, object.Null, object.Null), nil
	case intrinsicSubscriptGeneric:
		return m.subscriptGeneric(v)
	case intrinsicTypeAlias:
		return m.newTypeAlias(v)
	}
	return object.Null, errInvalid
}

// intrinsic2 is CALL_INTRINSIC_2.
func (m *Machine) intrinsic2(what int32, a, b Value) (Value, error) {
	switch what {
	case intrinsicPrepReraiseStar:
		if b.Type() != object.ListType || !a.Has(object.LayoutException) {
			return object.Null, errInvalid
		}
		return m.prepareReraise(a, b.List().Items)
	case intrinsicTypeVarWithBound:
		return m.newTypeParam(what, a, b, object.Null), nil
	case intrinsicTypeVarWithConstraints:
		return m.newTypeParam(what, a, object.Null, b), nil
	case intrinsicSetFunctionTypeParams:
		if a.Type() != object.FunctionType || !b.IsTuple() {
			return object.Null, errInvalid
		}
		a.Function().TypeParams = b
		return a, nil
	case intrinsicSetTypeParamDefault:
		p := object.Native[typeParam](a, a.Type())
		if !isTypeParam(a) {
			return object.Null, errInvalid
		}
		p.evaluateDefault = b
		return a, nil
	}
	return object.Null, errInvalid
}

// stopIterationError gives what a generator raises for the exception v that would end
// it: the end of an iteration may not pass (PEP 479).
func (m *Machine) stopIterationError(f *Frame, v Value) (Value, error) {
	if !v.Has(object.LayoutException) || f.gen == nil {
		return object.Null, errInvalid
	}
	e := v.Exception()
	kind := f.gen.kind()
	what := ""
	switch {
	case e.Header.Type.IsSubtype(object.StopIteration):
		what = "StopIteration"
	case f.gen.Header.Type == object.AsyncGeneratorType && e.Header.Type.IsSubtype(object.StopAsyncIteration):
		what = "StopAsyncIteration"
	default:
		return v, nil
	}
	r := m.causedBy(e, "%s raised %s", kind, what).(*object.Exception)
	return r.Header.Value(), nil
}

// matchKind gives opMatchSequence for types whose instances sequence patterns match,
// opMatchMapping for those of mapping patterns, and opInvalid for others.
func matchKind(typ *object.Type) uint16 {
	for _, base := range typ.MRO {
		switch base {
		case object.ListType, object.TupleType, object.RangeType, object.MemoryViewType:
			return opMatchSequence
		case object.DictType, object.MappingProxyType:
			return opMatchMapping
		}
		switch base.Collection {
		case object.SequenceCollection:
			return opMatchSequence
		case object.MappingCollection:
			return opMatchMapping
		}
	}
	return opInvalid
}

// matchKeys is MATCH_KEYS: the values of the keys as a tuple, or None if one is missing.
func (m *Machine) matchKeys(v, keys Value) (Value, error) {
	t := m.Thread
	if !keys.IsTuple() {
		return object.Null, errInvalid
	}
	list := keys.Tuple().Items
	values := make([]Value, 0, len(list))
	if len(list) == 0 {
		return object.NewTuple().Value(), nil
	}
	// With get() and a default a defaultdict makes no item.
	get, err := object.GetAttr(t, v, t.Intern("get"))
	if err != nil {
		return object.Null, err
	}
	seen := object.NewSet(object.SetType)
	missing := object.NewInstance(object.ObjectType)
	for _, key := range list {
		had, err := seen.Contains(t, key)
		if err == nil && had {
			text, _ := object.Repr(t, key)
			err = t.Errorf(object.ValueError, "mapping pattern checks duplicate key (%s)", text)
		}
		if err == nil {
			err = seen.Add(t, key)
		}
		if err != nil {
			return object.Null, err
		}
		x, err := object.CallArgs(t, get, key, missing)
		if err != nil {
			return object.Null, err
		}
		if x == missing {
			return object.None, nil
		}
		values = append(values, x)
	}
	return object.NewTuple(values...).Value(), nil
}

// matchClass is MATCH_CLASS: the attributes of v that a class pattern with n positional
// patterns and the keyword names asks for, or None if v is no instance
// (_PyEval_MatchClass).
func (m *Machine) matchClass(v, class Value, n int, names Value) (Value, error) {
	t := m.Thread
	if !names.IsTuple() {
		return object.Null, errInvalid
	}
	if !class.IsType() {
		return object.Null, t.Errorf(object.TypeError, "called match pattern must be a class")
	}
	is, err := object.IsInstanceOf(t, v, class)
	if err != nil {
		return object.Null, err
	}
	if !is {
		return object.None, nil
	}
	typ := class.AsType()
	seen := map[string]bool{}
	var attrs []Value
	get := func(name *object.Str) (bool, error) {
		if seen[name.Text] {
			text, _ := object.Repr(t, name.Value())
			return false, t.Errorf(object.TypeError, "%s() got multiple sub-patterns for attribute %s", typ.Name, text)
		}
		seen[name.Text] = true
		a, err := object.LookupAttr(t, v, name)
		attrs = append(attrs, a)
		return !a.IsNull(), err
	}
	if n > 0 {
		matchArgs, err := object.LookupAttr(t, class, t.Intern("__match_args__"))
		if err != nil {
			return object.Null, err
		}
		self := false
		var list []Value
		if !matchArgs.IsNull() {
			if matchArgs.Type() != object.TupleType {
				return object.Null, t.Errorf(object.TypeError, "%s.__match_args__ must be a tuple (got %s)", typ.Name, matchArgs.Type().Name)
			}
			list = matchArgs.Tuple().Items
		} else {
			self = matchesSelf(typ)
		}
		allowed := len(list)
		if self {
			allowed = 1
		}
		if allowed < n {
			return object.Null, t.Errorf(object.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", typ.Name, allowed, plural(allowed), n)
		}
		if self {
			attrs = append(attrs, v)
		} else {
			for _, name := range list[:n] {
				if !name.IsStr() {
					return object.Null, t.Errorf(object.TypeError, "__match_args__ elements must be strings (got %s)", name.Type().Name)
				}
				if ok, err := get(t.InternStr(name.Str())); !ok {
					return object.None, err
				}
			}
		}
	}
	for _, name := range names.Tuple().Items {
		if ok, err := get(name.Str()); !ok {
			return object.None, err
		}
	}
	return object.NewTuple(attrs...).Value(), nil
}

// matchesSelf says that a positional pattern of a class matches the value itself
// (_Py_TPFLAGS_MATCH_SELF).
func matchesSelf(typ *object.Type) bool {
	for _, base := range typ.MRO {
		switch base {
		case object.BoolType, object.ByteArrayType, object.BytesType, object.DictType, object.FloatType, object.FrozenSetType,
			object.IntType, object.ListType, object.SetType, object.StrType, object.TupleType:
			return true
		}
	}
	return false
}
