package builtins

import (
	"bytewalk/vm/object"
)

// formatter is what the machine is asked for the text of a traceback.
type formatter interface {
	FormatException(e *object.Exception) (string, error)
}

// exceptHook is sys.excepthook as it is at first: it writes a traceback to sys.stderr.
func exceptHook(t *Thread, a []Value) (Value, error) {
	f, ok := t.Interp.(formatter)
	if !ok || !object.IsInstance(a[1], object.BaseException) {
		return object.None, nil
	}
	text, err := f.FormatException(a[1].Exception())
	if err != nil {
		return object.Null, err
	}
	return object.None, WriteError(t, text)
}

// WriteError writes to sys.stderr, whatever that is.
func WriteError(t *Thread, text string) error {
	out := object.Null
	if sys := t.Modules.GetStr(t, t.Intern("sys")); sys.Has(object.LayoutModule) {
		out = sys.Module().Dict.GetStr(t, t.Intern("stderr"))
	}
	if s := object.Native[textIO](out, textIOType); out.IsNull() || s != nil && s.std == 2 {
		return t.Stderr(text)
	}
	if out == object.None {
		return nil
	}
	_, err := object.CallMethod(t, out, "write", t.Str(text))
	return err
}

// FlushOutput is what happens to sys.stdout and sys.stderr at the end of a program: what stands in
// the place of the streams that were there at first is told to flush. It gives the object that could
// not be, NULL if all went well.
func FlushOutput(t *Thread) (failed Value, err error) {
	sys := t.Modules.GetStr(t, t.Intern("sys"))
	if !sys.Has(object.LayoutModule) {
		return object.Null, nil
	}
	for _, name := range []string{"stdout", "stderr"} {
		out := sys.Module().Dict.GetStr(t, t.Intern(name))
		if s := object.Native[textIO](out, textIOType); out.IsNull() || out == object.None || s != nil && s.std != 0 {
			continue
		}
		if closed, err := object.LookupAttr(t, out, t.Intern("closed")); err == nil && !closed.IsNull() {
			if is, err := object.IsTrue(t, closed); err == nil && is {
				continue
			}
		}
		if _, err := object.CallMethod(t, out, "flush"); err != nil && failed.IsNull() {
			failed = out
			if name == "stderr" {
				return object.Null, nil // nobody could be told
			}
			return failed, err
		}
	}
	return object.Null, nil
}

// FlushQuietly tells what stands in the place of the standard streams to flush when the main module
// has ended, whatever comes of it. An error is one that ends the program.
func FlushQuietly(t *Thread) error {
	sys := t.Modules.GetStr(t, t.Intern("sys"))
	if !sys.Has(object.LayoutModule) {
		return nil
	}
	for _, name := range []string{"stderr", "stdout"} {
		out := sys.Module().Dict.GetStr(t, t.Intern(name))
		if s := object.Native[textIO](out, textIOType); out.IsNull() || out == object.None || s != nil && s.std != 0 {
			continue
		}
		if _, err := object.CallMethod(t, out, "flush"); err != nil {
			if _, raised := err.(*object.Exception); !raised {
				return err
			}
		}
	}
	return nil
}

// unavailable makes a function of sys that programs here can call with None alone.
func unavailable(name, what string) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		if v == object.None {
			return v, nil
		}
		return object.Null, t.Errorf(object.NotImplementedError, "sys.%s() is not available: %s", name, what)
	})
}

// later are the versions since which sys has a name, for those that the oldest lacks.
var sysLater = map[string]bool{"exception": true, "_is_gil_enabled": true, "getunicodeinternedsize": true, "is_stack_trampoline_active": true}

func init() {
	none0 := func(name string) object.Method {
		return fn0(name, func(*Thread) (Value, error) { return object.None, nil })
	}
	answer := func(name string, v func(t *Thread) Value) object.Method {
		return fn0(name, func(t *Thread) (Value, error) { return v(t), nil })
	}
	sysFunctions = append(sysFunctions,
		fn("excepthook", 3, 3, exceptHook),
		fn0("exception", func(t *Thread) (Value, error) {
			if v := t.Handled(); !v.IsNull() {
				return v, nil
			}
			return object.None, nil
		}),
		none0("gettrace"), none0("getprofile"), none0("_clear_type_cache"),
		unavailable("settrace", "the debugger here is the app itself"),
		unavailable("setprofile", "programs here cannot be profiled"),
		answer("getfilesystemencodeerrors", func(t *Thread) Value { return t.Str("surrogateescape") }),
		answer("is_finalizing", func(*Thread) Value { return object.False }),
		answer("is_stack_trampoline_active", func(*Thread) Value { return object.False }),
		answer("_is_gil_enabled", func(*Thread) Value { return object.True }),
		answer("getunicodeinternedsize", func(t *Thread) Value { return t.Int(4000) }),
		answer("getallocatedblocks", func(t *Thread) Value { return t.Int(15000) }),
		answer("getdlopenflags", func(t *Thread) Value { return t.Int(2) }),
		answer("get_int_max_str_digits", func(t *Thread) Value { return t.Int(int64(t.IntDigits)) }),
		fnKw("set_int_max_str_digits", "maxdigits", func(t *Thread, a []Value) (Value, error) {
			n, err := object.CIntArg(t, a[0])
			if err != nil {
				return object.Null, err
			}
			if n != 0 && n < 640 {
				return object.Null, t.Errorf(object.ValueError, "maxdigits must be 0 or larger than 640")
			}
			t.IntDigits = n
			return object.None, nil
		}),
		answer("getswitchinterval", func(t *Thread) Value { return t.Float(stateOf(t).interval()) }),
		fn1("setswitchinterval", func(t *Thread, v Value) (Value, error) {
			x, err := object.FloatOf(t, v)
			if err != nil {
				return object.Null, err
			}
			if x <= 0 {
				return object.Null, t.Errorf(object.ValueError, "switch interval must be strictly positive")
			}
			stateOf(t).switching = x
			return object.None, nil
		}),
		fn("call_tracing", 2, 2, func(t *Thread, a []Value) (Value, error) {
			if !a[1].IsTuple() {
				return object.Null, t.Errorf(object.TypeError, "call_tracing() argument 2 must be tuple, not %s", typeName(a[1]))
			}
			return object.Call(t, a[0], a[1].Tuple().Items, nil)
		}),
		fn("audit", 0, -1, func(t *Thread, a []Value) (Value, error) {
			if len(a) == 0 {
				return object.Null, t.Errorf(object.TypeError, "audit() missing 1 required positional argument: 'event'")
			}
			return object.None, nil
		}),
		fn1("addaudithook", func(*Thread, Value) (Value, error) { return object.None, nil }),
		fn1("unraisablehook", func(t *Thread, v Value) (Value, error) {
			e, err := object.GetAttr(t, v, t.Intern("exc_value"))
			if err != nil {
				return object.Null, err
			}
			return exceptHook(t, []Value{object.None, e, object.None})
		}),
		object.Method{Name: "breakpointhook", Func: func(t *Thread, _ []Value, _ []*object.Str) (Value, error) {
			return object.Null, t.Errorf(object.NotImplementedError, "breakpoint() is not available: set a breakpoint in the app")
		}},
	)
	object.SetHome(sysFunctions, "sys")
}

// interval is sys.getswitchinterval().
func (in *installed) interval() float64 {
	if in.switching == 0 {
		return 0.005
	}
	return in.switching
}

// setPlain gives sys the names that say little about the interpreter.
func setPlain(t *Thread, in *installed, set func(name string, v Value)) {
	list := func(items ...Value) Value { return object.NewList(items).Value() }
	dict := func() Value { return object.NewDict().Value() }
	year, begin := "2023", "2001"
	if t.Runtime.Generics {
		year = "2024"
	}
	set("copyright", t.Str("Copyright (c) "+begin+"-"+year+" Python Software Foundation.\nAll Rights Reserved.\n\n"+
		"Copyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\n"+
		"Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved."))
	set("api_version", t.Int(1013))
	set("float_repr_style", t.Str("short"))
	set("warnoptions", list())
	set("_xoptions", dict())
	set("meta_path", list())
	set("path_hooks", list())
	set("path_importer_cache", dict())
	for _, name := range []string{"abiflags", "_framework", "prefix", "exec_prefix", "base_prefix", "base_exec_prefix"} {
		set(name, t.Str(""))
	}
	set("_git", object.NewTuple(t.Str("CPython"), t.Str(""), t.Str("")).Value())
	if t.Runtime.Generics {
		set("platlibdir", t.Str("lib"))
		argv := []Value{t.Str(in.Executable)}
		for _, a := range in.Argv {
			argv = append(argv, t.Str(a))
		}
		set("orig_argv", list(argv...))
	}
}
