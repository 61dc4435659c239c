package builtins

import (
	"errors"
	"io"
	"strings"

	"bytewalk/vm/object"
)

func isEOF(err error) bool { return errors.Is(err, io.EOF) }

// sourceText gives the source that compile, eval and exec got as a str or bytes; ok is false
// if v is neither.
func sourceText(t *Thread, v Value) (text string, ok bool, err error) {
	if v.IsStr() {
		text = v.Str().Text
	} else if text, ok, err = t.BytesLike(v); !ok || err != nil {
		return "", false, nil
	}
	if strings.Contains(text, "\x00") {
		return "", true, t.Errorf(object.ValueError, "source code string cannot contain null bytes")
	}
	return text, true, nil
}

// compileText compiles source to a code object.
func compileText(t *Thread, source, filename, mode string, flags int) (*object.Code, error) {
	in := stateOf(t)
	if t.Compile == nil || in.NewCode == nil {
		return nil, t.Errorf(object.NotImplementedError, "there is no compiler here")
	}
	c, err := t.Compile(t, source, filename, mode, flags)
	if err != nil {
		return nil, err
	}
	return in.NewCode(c)
}

func compileFunction(t *Thread, a []Value) (Value, error) {
	filename := ""
	switch b, isBytes := object.BytesOf(a[1]); {
	case a[1].IsStr():
		filename = a[1].Str().Text
	case isBytes:
		filename = b
	default:
		return object.Null, t.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(a[1]))
	}
	if !a[2].IsStr() {
		return object.Null, t.Errorf(object.TypeError, "compile() argument 'mode' must be str, not %s", typeName(a[2]))
	}
	flags := 0
	if !a[3].IsNull() {
		var err error
		if flags, err = object.AsIndex(t, a[3], object.OverflowError); err != nil {
			return object.Null, err
		}
	}
	mode := a[2].Str().Text
	if mode != "exec" && mode != "eval" && mode != "single" {
		return object.Null, t.Errorf(object.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	if a[0].Type() == object.CodeType {
		return a[0], nil
	}
	text, ok, err := sourceText(t, a[0])
	if err != nil {
		return object.Null, err
	}
	if !ok {
		return object.Null, t.Errorf(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	c, err := compileText(t, text, filename, mode, flags)
	if err != nil {
		return object.Null, err
	}
	return c.Value(), nil
}

// runFunction makes eval or exec: what is to be run is given by position, and until 3.12 all is.
func runFunction(name, list string, f func(t *Thread, a []Value) (Value, error)) object.Method {
	before := fn(name, 1, 3, f)
	later := fnKw(name, list, func(t *Thread, a []Value) (Value, error) {
		if len(a) > 3 && !a[3].IsNull() && a[3] != object.None {
			return object.Null, t.Errorf(object.TypeError, "closure can only be used when source is a code object")
		}
		return f(t, a[:3])
	})
	m := before
	m.Func = func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
		if t.Runtime.UnexpectedKeyword {
			return later.Func(t, args, kwnames)
		}
		return before.Func(t, args, kwnames)
	}
	return m
}

// isMapping reports whether v has items (PyMapping_Check).
func isMapping(v Value) bool {
	s := &v.Type().Slots
	return s.Subscript != nil
}

// namespaces gives the globals and locals for eval and exec.
func namespaces(t *Thread, function string, globals, locals Value) (*object.Dict, Value, error) {
	if !locals.IsNull() && locals != object.None && locals.Type().Slots.Subscript == nil {
		if function == "eval" {
			return nil, locals, t.Errorf(object.TypeError, "locals must be a mapping")
		}
	}
	given := !globals.IsNull() && globals != object.None
	if given && !globals.IsDict() {
		if function == "eval" {
			if isMapping(globals) {
				return nil, locals, t.Errorf(object.TypeError, "globals must be a real dict; try eval(expr, {}, mapping)")
			}
			return nil, locals, t.Errorf(object.TypeError, "globals must be a dict")
		}
		return nil, locals, t.Errorf(object.TypeError, "exec() globals must be a dict, not %s", typeName(globals))
	}
	if function == "exec" && !locals.IsNull() && locals != object.None && locals.Type().Slots.Subscript == nil {
		return nil, locals, t.Errorf(object.TypeError, "locals must be a mapping or None, not %s", typeName(locals))
	}
	var g *object.Dict
	if given {
		g = globals.Dict()
		if locals.IsNull() || locals == object.None {
			locals = globals
		}
	} else {
		if g = t.Interp.Globals(t); g == nil {
			return nil, locals, t.Errorf(object.SystemError, "globals and locals cannot be NULL")
		}
		if locals.IsNull() || locals == object.None {
			var err error
			if locals, err = t.Interp.Locals(t); err != nil {
				return nil, locals, err
			}
		}
	}
	name := t.Intern("__builtins__")
	if g.GetStr(t, name).IsNull() {
		m := t.Modules.GetStr(t, t.Intern("builtins"))
		if m.IsNull() {
			m = t.Builtins.Value()
		}
		g.SetStr(t, name, m)
	}
	return g, locals, nil
}

func eval(t *Thread, a []Value) (Value, error) { return run(t, "eval", a) }

func exec(t *Thread, a []Value) (Value, error) {
	_, err := run(t, "exec", a)
	return object.None, err
}

func run(t *Thread, function string, a []Value) (Value, error) {
	globals, locals, err := namespaces(t, function, a[1], a[2])
	if err != nil {
		return object.Null, err
	}
	c := object.Native[object.Code](a[0], object.CodeType)
	if c != nil {
		if len(c.FreeVars) > 0 {
			return object.Null, t.Errorf(object.TypeError, "code object passed to %s() may not contain free variables", function)
		}
	} else {
		text, ok, err := sourceText(t, a[0])
		if err != nil {
			return object.Null, err
		}
		if !ok {
			return object.Null, t.Errorf(object.TypeError, "%s() arg 1 must be a string, bytes or code object", function)
		}
		if function == "eval" {
			text = strings.TrimLeft(text, " \t")
		}
		if c, err = compileText(t, text, "<string>", function, 0); err != nil {
			return object.Null, err
		}
	}
	return t.Interp.Run(t, c, globals, locals)
}
