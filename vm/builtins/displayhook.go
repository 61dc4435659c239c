package builtins

import "bytewalk/vm/object"

// displayHook is sys.displayhook: it writes the value of an expression statement of interactive
// code, unless it is None, and keeps it as builtins._.
func displayHook(t *Thread, v Value) (Value, error) {
	if v == object.None {
		return object.None, nil
	}
	sys := t.Modules.GetStr(t, t.Intern("sys"))
	out := object.Null
	if sys.Has(object.LayoutModule) {
		out = sys.Module().Dict.GetStr(t, t.Intern("stdout"))
	}
	t.Builtins.SetStr(t, t.Intern("_"), object.None)
	if out.IsNull() || out == object.None {
		return object.Null, t.Errorf(object.RuntimeError, "lost sys.stdout")
	}
	text, err := object.Repr(t, v)
	if err != nil {
		return object.Null, err
	}
	for _, s := range []Value{t.Str(text), t.Str("\n")} {
		if _, err := object.CallMethod(t, out, "write", s); err != nil {
			return object.Null, err
		}
	}
	t.Builtins.SetStr(t, t.Intern("_"), v)
	return object.None, nil
}
