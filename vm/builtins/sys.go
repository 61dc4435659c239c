package builtins

import (
	"fmt"
	"strings"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

// stream is sys.stdout, sys.stderr or sys.stdin.
type stream struct {
	object.Header
	name string
	fd   int
}

var (
	streamType  = object.NewBuiltinType("TextIOWrapper", nil, object.LayoutNative)
	versionType = object.NewBuiltinType("version_info", object.TupleType, object.LayoutTuple)
)

// check complains about surrogates, which UTF-8 lacks.
func (s *stream) check(t *Thread, v Value) error {
	text := v.Str().Text
	for len(text) > 0 {
		r, n := wtf8.Decode(text)
		if wtf8.IsSurrogate(r) && s.fd != 2 {
			_, err := object.CallMethod(t, v, "encode")
			return err
		}
		text = text[n:]
	}
	return nil
}

func (s *stream) write(t *Thread, text string) error {
	out := t.Stdout
	if s.fd == 2 {
		out = t.Stderr
	}
	if out == nil {
		return nil
	}
	return out(text)
}

func init() {
	streamType.Module = "_io"
	versionType.Module = "sys"
	self := func(v Value) *stream { return (*stream)(v.Ref) }
	method := func(name string, n int, f func(t *Thread, s *stream, a []Value) (Value, error)) object.Method {
		return object.Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			if err := t.NoKeywords(name, kwnames); err != nil {
				return object.Null, err
			}
			switch {
			case n == 1 && len(args) != 2:
				return object.Null, t.Errorf(object.TypeError, "%s() takes exactly one argument (%d given)", name, len(args)-1)
			case n == 0 && len(args) != 1:
				return object.Null, t.Errorf(object.TypeError, "%s() takes no arguments (%d given)", name, len(args)-1)
			}
			return f(t, self(args[0]), args[1:])
		}}
	}
	object.Define(streamType, &object.Definition{
		Slots: object.Slots{
			Repr: func(t *Thread, v Value) (Value, error) {
				mode := "w"
				if self(v).fd == 0 {
					mode = "r"
				}
				return t.Str(fmt.Sprintf("<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>", self(v).name, mode)), nil
			},
			Iter: object.SelfIter,
			Next: func(t *Thread, v Value) (Value, error) {
				line, err := readLine(t)
				if err != nil || line == "" {
					return object.Null, err
				}
				return t.Str(line), nil
			},
		},
		Methods: []object.Method{
			method("write", 1, func(t *Thread, s *stream, a []Value) (Value, error) {
				if !a[0].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "write() argument must be str, not %s", typeName(a[0]))
				}
				if s.fd == 0 {
					return object.Null, t.Errorf(object.OSError, "not writable")
				}
				if err := s.check(t, a[0]); err != nil {
					return object.Null, err
				}
				return t.Int(int64(a[0].Str().Len())), s.write(t, a[0].Str().Text)
			}),
			method("flush", 0, func(t *Thread, s *stream, a []Value) (Value, error) {
				if s.fd == 1 && t.Flush != nil {
					return object.None, t.Flush()
				}
				return object.None, nil
			}),
			method("isatty", 0, func(t *Thread, s *stream, a []Value) (Value, error) { return object.False, nil }),
			method("fileno", 0, func(t *Thread, s *stream, a []Value) (Value, error) { return object.SmallInt(int64(s.fd)), nil }),
			method("readable", 0, func(t *Thread, s *stream, a []Value) (Value, error) { return object.Bool(s.fd == 0), nil }),
			method("writable", 0, func(t *Thread, s *stream, a []Value) (Value, error) { return object.Bool(s.fd != 0), nil }),
			method("readline", 0, func(t *Thread, s *stream, a []Value) (Value, error) {
				line, err := readLine(t)
				return t.Str(line), err
			}),
			method("read", 0, func(t *Thread, s *stream, a []Value) (Value, error) {
				var b strings.Builder
				for {
					line, err := readLine(t)
					if err != nil || line == "" {
						return t.Str(b.String()), err
					}
					b.WriteString(line)
				}
			}),
			method("readlines", 0, func(t *Thread, s *stream, a []Value) (Value, error) {
				var lines []Value
				for {
					line, err := readLine(t)
					if err != nil || line == "" {
						return object.NewList(lines).Value(), err
					}
					lines = append(lines, t.Str(line))
				}
			}),
		},
		Getters: []object.Getter{
			{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.Str(self(v).name), nil }},
			{Name: "encoding", Get: func(t *Thread, v Value) (Value, error) { return t.Str("utf-8"), nil }},
			{Name: "errors", Get: func(t *Thread, v Value) (Value, error) {
				if self(v).fd == 2 {
					return t.Str("backslashreplace"), nil
				}
				return t.Str("strict"), nil
			}},
			{Name: "closed", Get: func(t *Thread, v Value) (Value, error) { return object.False, nil }},
		},
	})
	var parts []object.Getter
	for i, name := range []string{"major", "minor", "micro", "releaselevel", "serial"} {
		parts = append(parts, object.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) { return v.Tuple().Items[i], nil }})
	}
	object.Define(versionType, &object.Definition{
		Final:   true,
		Getters: parts,
		Slots: object.Slots{Repr: func(t *Thread, v Value) (Value, error) {
			items := v.Tuple().Items
			text := "sys.version_info("
			for i, g := range parts {
				r, err := object.Repr(t, items[i])
				if err != nil {
					return object.Null, err
				}
				if i > 0 {
					text += ", "
				}
				text += g.Name + "=" + r
			}
			return t.Str(text + ")"), nil
		}},
	})
}

// readLine gives the next line of input, "" at the end.
func readLine(t *Thread) (string, error) {
	if t.Stdin == nil {
		return "", nil
	}
	line, err := t.Stdin("")
	if err != nil && isEOF(err) {
		err = nil
	}
	return line, err
}

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
	in.stdout = &stream{Header: object.Header{Type: streamType}, name: "<stdout>", fd: 1}
	in.stderr = &stream{Header: object.Header{Type: streamType}, name: "<stderr>", fd: 2}
	stdin := &stream{Header: object.Header{Type: streamType}, name: "<stdin>", fd: 0}
	for name, s := range map[string]*stream{"stdout": in.stdout, "stderr": in.stderr, "stdin": stdin} {
		set(name, s.Value())
		set("__"+name+"__", s.Value())
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
		v := object.Alloc[object.Tuple](versionType)
		v.Items = []Value{t.Int(int64(d.Major)), t.Int(int64(d.Minor)), t.Int(int64(patch)), t.Str("final"), object.SmallInt(0)}
		set("version_info", v.Value())
		set("version", t.Str(fmt.Sprintf("%s.%d (Bytewalk)", d.Name, patch)))
		set("hexversion", t.Int(int64(d.Major<<24|d.Minor<<16|patch<<8|0xf0)))
		set("implementation", object.None)
	}
	for i := range sysFunctions {
		set(sysFunctions[i].Name, object.NewBuiltin(t, &sysFunctions[i], "sys"))
	}
	set("__displayhook__", m.Dict.GetStr(t, t.Intern("displayhook")))
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
			n, err := object.AsIndex(t, v, object.OverflowError)
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
				return object.Null, t.Errorf(object.TypeError, "intern() argument must be str, not %s", typeName(v))
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
			f, err := object.LookupSpecial(t, a[0], "__sizeof__")
			if err != nil || f.IsNull() {
				if err == nil {
					err = t.Errorf(object.TypeError, "Type %s doesn't define __sizeof__", typeName(a[0]))
				}
				return object.Null, err
			}
			n, err := object.CallArgs(t, f)
			if err != nil {
				return object.Null, err
			}
			switch l := a[0].Type().Layout; l {
			case object.LayoutInt, object.LayoutFloat, object.LayoutBool, object.LayoutComplex, object.LayoutStr, object.LayoutBytes, object.LayoutByteArray:
				return n, nil
			}
			if tn := a[0].Type(); tn == object.NoneType || tn == object.RangeType || tn == object.EllipsisType || tn == object.NotImplementedType {
				return n, nil
			}
			return object.Add(t, n, object.SmallInt(16)) // the head that the garbage collector needs
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
