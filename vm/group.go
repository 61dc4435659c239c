package vm

import "bytewalk/vm/object"

// matchGroup is CHECK_EG_MATCH: what of an exception an except* clause handles, and
// what it leaves; None for nothing (_PyEval_ExceptionGroupMatch).
func (m *Machine) matchGroup(v, class Value) (rest, match Value, err error) {
	t := m.Thread
	none := object.None
	classes := []Value{class}
	if class.IsTuple() {
		classes = class.Tuple().Items
	}
	for _, c := range classes {
		if !c.IsType() || !c.AsType().IsSubtype(object.BaseException) {
			return none, none, t.Errorf(object.TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
		if c.AsType().IsSubtype(object.BaseExceptionGroup) {
			return none, none, t.Errorf(object.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	if v == none {
		return none, none, nil
	}
	if !v.Has(object.LayoutException) {
		return none, none, errInvalid
	}
	matches := func(v Value) (bool, error) {
		for _, c := range classes {
			if v.Type().IsSubtype(c.AsType()) {
				return true, nil
			}
		}
		return false, nil
	}
	if yes, _ := matches(v); yes {
		if object.IsGroup(v) {
			return none, v, nil
		}
		group, err := object.CallArgs(t, object.BaseExceptionGroup.Value(), t.Str(""), object.NewTuple(v).Value())
		if err == nil {
			m.addTraceback(group.Exception(), m.frame)
		}
		return none, group, err
	}
	if !object.IsGroup(v) {
		return v, none, nil
	}
	pair, err := object.CallMethod(t, v, "split", class)
	if err != nil {
		return none, none, err
	}
	if !pair.IsTuple() || len(pair.Tuple().Items) < 2 {
		return none, none, t.Errorf(object.TypeError, "%s.split must return a 2-tuple", v.Type().Name)
	}
	items := pair.Tuple().Items
	return items[1], items[0], nil
}

// prepareReraise makes one exception of those that the clauses of a try with except*
// raised or left (_PyExc_PrepReraiseStar).
func (m *Machine) prepareReraise(orig Value, list []Value) (Value, error) {
	t := m.Thread
	if len(list) == 0 {
		return object.None, nil
	}
	if !object.IsGroup(orig) {
		// One exception that was wrapped: at most one clause was executed.
		return list[0], nil
	}
	var raised []Value
	keep := map[Value]bool{}
	for _, v := range list {
		switch {
		case v == object.None:
		case m.sameMetadata(v, orig):
			leaves(v, keep)
		default:
			raised = append(raised, v)
		}
	}
	again := object.None
	if len(keep) > 0 {
		var err error
		again, _, err = object.SplitGroup(t, orig, func(v Value) (bool, error) { return !object.IsGroup(v) && keep[v], nil }, false)
		if err != nil {
			return object.Null, err
		}
	}
	if len(raised) == 0 {
		return again, nil
	}
	if again != object.None {
		raised = append(raised, again)
	}
	if len(raised) == 1 {
		return raised[0], nil
	}
	return object.NewGroup(t, t.Str(""), raised)
}

// leaves collects the exceptions in a group that are no groups.
func leaves(v Value, into map[Value]bool) {
	if !object.IsGroup(v) {
		into[v] = true
		return
	}
	for _, item := range object.GroupItems(v) {
		leaves(item, into)
	}
}

// sameMetadata says that v is a part of the group orig, and no exception that a clause
// raised.
func (m *Machine) sameMetadata(v, orig Value) bool {
	if !object.IsGroup(v) {
		return false
	}
	a, b := v.Exception(), orig.Exception()
	notes := func(e *object.Exception) []Value {
		if n := e.Notes(m.Thread); !n.IsNull() && n.Has(object.LayoutList) {
			return n.List().Items
		}
		return nil
	}
	x, y := notes(a), notes(b)
	if len(x) != len(y) || a.Traceback != b.Traceback || a.Cause != b.Cause || a.Context != b.Context {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}
