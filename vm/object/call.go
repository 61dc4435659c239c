package object

// Call calls any callable. args is not kept by what is called.
func Call(t *Thread, f Value, args []Value, kwnames []*Str) (Value, error) {
	call := f.Type().Slots.Call
	if call == nil {
		return Null, t.Errorf(TypeError, "'%s' object is not callable", f.Type().Name)
	}
	if err := t.descend(" while calling a Python object"); err != nil {
		return Null, err
	}
	v, err := call(t, f, args, kwnames)
	t.native--
	return v, err
}

// CallArgs calls any callable with positional arguments.
func CallArgs(t *Thread, f Value, args ...Value) (Value, error) {
	return Call(t, f, args, nil)
}

// Enter counts a nested call; Leave is to follow if it gives no error. where
// completes the message of RecursionError: " in comparison".
func (t *Thread) Enter(where string) error {
	if t.Runtime.PythonDepth {
		t.entered++
		if t.entered > maxEntered {
			t.entered--
			return t.Errorf(RecursionError, "maximum recursion depth exceeded%s", where)
		}
		return nil
	}
	t.Depth++
	if t.Depth > t.RecursionLimit {
		t.Depth--
		return t.Errorf(RecursionError, "maximum recursion depth exceeded%s", where)
	}
	return nil
}

// Leave ends what Enter began.
func (t *Thread) Leave() {
	if t.Runtime.PythonDepth {
		t.entered--
		return
	}
	t.Depth--
}

// maxEntered is Py_C_RECURSION_LIMIT.
const maxEntered = 10000

// maxNative bounds how deep native code calls itself through objects that the program
// nests, whatever recursion limit it sets, so that the stack of the process holds.
const maxNative = 50000

// descend counts a level of native code; the caller takes it from t.native again if
// there is no error.
func (t *Thread) descend(where string) error {
	if t.native >= maxNative {
		return t.Errorf(RecursionError, "maximum recursion depth exceeded%s", where)
	}
	t.native++
	return nil
}

// CheckEvents gives the error that ends the program, if it is to end. Native loops
// whose length the program chooses call it now and then.
func (t *Thread) CheckEvents() error {
	if t.events.Load() == 0 {
		return nil
	}
	return t.Interp.Events(t)
}

// scratch is a stack of argument lists, so that calls with one argument more than the
// caller has need no allocation.
type scratch struct {
	chunk []Value
	used  int
}

// scratchSize is the size of the scratch stack; longer lists and deeper nesting are
// allocated.
const scratchSize = 4096

// PushArgs gives a list of n values that is valid until PopArgs(n).
func (t *Thread) PushArgs(n int) []Value {
	s := &t.scratch
	if s.chunk == nil {
		s.chunk = make([]Value, scratchSize)
	}
	start := s.used
	s.used += n
	if s.used > scratchSize {
		return make([]Value, n)
	}
	return s.chunk[start:s.used:s.used]
}

// PopArgs gives the last list of PushArgs back.
func (t *Thread) PopArgs(n int) {
	s := &t.scratch
	s.used -= n
	if s.used+n <= scratchSize {
		clear(s.chunk[s.used : s.used+n])
	}
}

// CallWithSelf calls f with one argument more before the others.
func CallWithSelf(t *Thread, f, self Value, args []Value, kwnames []*Str) (Value, error) {
	full := t.PushArgs(len(args) + 1)
	full[0] = self
	copy(full[1:], args)
	r, err := Call(t, f, full, kwnames)
	t.PopArgs(len(full))
	return r, err
}
