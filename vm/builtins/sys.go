package builtins

import (
	"fmt"

	"bytewalk/vm/object"
)

// patchLevels are the versions that the dialects were checked against.
var patchLevels = map[string]int{"3.8": 18}

func newSys(t *Thread, in *installed) *object.Module {
	m := object.NewModule(t, "sys")
	set := func(name string, v Value) { m.Dict.SetStr(t, t.Intern(name), v) }
	list := func(texts []string) Value {
		items := make([]Value, len(texts))
		for i, s := range texts {
			items[i] = t.Str(s)
		}
		return object.NewList(items).Value()
	}
	in.stdin, in.stdout, in.stderr = newStandard(t, "<stdin>", 0), newStandard(t, "<stdout>", 1), newStandard(t, "<stderr>", 2)
	for name, s := range map[string]*textIO{"stdin": in.stdin, "stdout": in.stdout, "stderr": in.stderr} {
		if err := object.SetAttr(t, s.Header.Value(), t.Intern("mode"), t.Str(map[bool]string{true: "r", false: "w"}[name == "stdin"])); err != nil {
			panic(err)
		}
		set(name, s.Header.Value())
		set("__"+name+"__", s.Header.Value())
	}
	set("argv", list(in.Argv))
	set("path", list(in.Path))
	set("executable", t.Str(in.Executable))
	set("modules", t.Modules.Value())
	set("builtin_module_names", object.NewTuple(t.Str("builtins"), t.Str("math"), t.Str("sys")).Value())
	set("byteorder", t.Str("little"))
	set("maxsize", t.Int(1<<63-1))
	set("maxunicode", t.Int(0x10ffff))
	set("platform", t.Str("linux"))
	set("dont_write_bytecode", object.Bool(in.DontWriteBytecode))
	set("pycache_prefix", object.None)
	if d := in.Dialect; d != nil {
		patch := patchLevels[d.Name]
		set("version_info", sequence(versionType, t.Int(int64(d.Major)), t.Int(int64(d.Minor)), t.Int(int64(patch)), t.Str("final"), object.SmallInt(0)))
		set("version", t.Str(fmt.Sprintf("%s.%d (Bytewalk)", d.Name, patch)))
		set("hexversion", t.Int(int64(d.Major<<24|d.Minor<<16|patch<<8|0xf0)))
		set("implementation", object.None)
	}
	setInfo(t, in, set)
	setPlain(t, in, set)
	for i := range sysFunctions {
		if sysLater[sysFunctions[i].Name] && !t.Runtime.Generics {
			continue
		}
		set(sysFunctions[i].Name, object.NewBuiltin(t, &sysFunctions[i], "sys"))
	}
	for _, hook := range []string{"displayhook", "excepthook", "unraisablehook", "breakpointhook"} {
		set("__"+hook+"__", m.Dict.GetStr(t, t.Intern(hook)))
	}
	return m
}

// exitWith gives the SystemExit of several arguments: its code is all of them.
func exitWith(t *Thread, args []Value) error {
	e, err := object.CallArgs(t, object.SystemExit.Value(), args...)
	if err != nil {
		return err
	}
	return e.Exception()
}

var sysFunctions []object.Method

func init() {
	sysFunctions = []object.Method{
		fn("exit", 0, 1, func(t *Thread, a []Value) (Value, error) {
			if a[0].IsNull() || a[0] == object.None {
				return object.Null, object.NewException(object.SystemExit)
			}
			if a[0].IsTuple() {
				return object.Null, exitWith(t, a[0].Tuple().Items)
			}
			return object.Null, object.NewException(object.SystemExit, a[0])
		}),
		fn0("getrecursionlimit", func(t *Thread) (Value, error) { return t.Int(int64(t.RecursionLimit)), nil }),
		fn1("setrecursionlimit", func(t *Thread, v Value) (Value, error) {
			n, err := object.CIntArg(t, v)
			if err != nil {
				return object.Null, err
			}
			if n < 1 {
				return object.Null, t.Errorf(object.ValueError, "recursion limit must be greater or equal than 1")
			}
			if n <= t.Depth {
				return object.Null, t.Errorf(object.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth)
			}
			t.RecursionLimit = n
			return object.None, nil
		}),
		fn1("intern", func(t *Thread, v Value) (Value, error) {
			if !v.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "intern() argument must be str, not %s", argumentType(v))
			}
			if v.Type() != object.StrType {
				return object.Null, t.Errorf(object.TypeError, "can't intern %s", typeName(v))
			}
			return t.InternStr(v.Str()).Value(), nil
		}),
		fn1("getrefcount", func(t *Thread, v Value) (Value, error) {
			if !v.IsObject() || v.Header().Flags&object.Shared != 0 || v.Type() == object.StrType && v.Header().Flags&object.Interned != 0 {
				return t.Int(sharedCount(t)), nil
			}
			if t.Life == nil {
				return object.SmallInt(2), nil
			}
			return t.Int(int64(t.Life.References(v))), nil
		}),
		fnKw("getsizeof", "object | default", func(t *Thread, a []Value) (Value, error) {
			n, err := sizeOf(t, a[0])
			if err != nil && !a[1].IsNull() && object.IsException(err, object.TypeError) {
				return a[1], nil
			}
			return t.Int(int64(n)), err
		}),
		fn("_getframe", 0, 1, func(t *Thread, a []Value) (Value, error) {
			depth := 0
			if !a[0].IsNull() {
				var err error
				if depth, err = object.CIntArg(t, a[0]); err != nil {
					return object.Null, err
				}
			}
			f := t.Interp.Frame(t, max(depth, 0))
			if f == nil {
				return object.Null, t.Errorf(object.ValueError, "call stack is not deep enough")
			}
			return f.Value(), nil
		}),
		fn0("getdefaultencoding", func(t *Thread) (Value, error) { return t.Str("utf-8"), nil }),
		fn0("getfilesystemencoding", func(t *Thread) (Value, error) { return t.Str("utf-8"), nil }),
		fn1("displayhook", displayHook),
		fn0("exc_info", func(t *Thread) (Value, error) {
			for s := t.Exc; s != nil; s = s.Previous {
				if v := s.Value; !v.IsNull() && v != object.None {
					tb := object.None
					if e := v.Exception(); e.Traceback != nil {
						tb = e.Traceback.Value()
					}
					return object.NewTuple(v.Type().Value(), v, tb).Value(), nil
				}
			}
			return object.NewTuple(object.None, object.None, object.None).Value(), nil
		}),
	}
}

// sizeOf is sys.getsizeof.
func sizeOf(t *Thread, v Value) (int, error) {
	f, err := object.LookupSpecial(t, v, "__sizeof__")
	if err != nil || f.IsNull() {
		if err == nil {
			err = t.Errorf(object.TypeError, "Type %s doesn't define __sizeof__", typeName(v))
		}
		return 0, err
	}
	r, err := object.CallArgs(t, f)
	if err != nil {
		return 0, err
	}
	if !r.Has(object.LayoutInt) && !r.Has(object.LayoutBool) {
		return 0, t.Errorf(object.TypeError, "an integer is required")
	}
	n, err := object.AsIndex(t, r, object.OverflowError)
	if err == nil && n < 0 {
		err = t.Errorf(object.ValueError, "__sizeof__() should return >= 0")
	}
	return n + object.HeaderSize(t, v), err
}
