package stdlib

import (
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// formatter is the machine, as far as module traceback and its kin ask it.
type formatter interface {
	SourceLine(filename string, line int) string
	Excerpt(filename string, p code.Position) string
	ExceptionOnly(e *object.Exception) (string, error)
	FormatException(e *object.Exception) (string, error)
}

// sourceGap is after how many empty lines a source file is taken to end: the machine gives
// lines, and no end.
const sourceGap = 500

// sourceLines gives the lines of a source file, each with its end.
func sourceLines(t *Thread, filename string) []Value {
	m, ok := t.Interp.(formatter)
	if !ok {
		return nil
	}
	var lines []Value
	empty := 0
	for n := 1; empty < sourceGap; n++ {
		text := strings.TrimRight(m.SourceLine(filename, n), "\r\n")
		if text == "" {
			empty++
			continue
		}
		for ; empty > 0; empty-- {
			lines = append(lines, t.Str("\n"))
		}
		lines = append(lines, t.Str(text+"\n"))
	}
	return lines
}

// sourceLine gives one line with its end, "" if there is none.
func sourceLine(t *Thread, filename string, line int) string {
	m, ok := t.Interp.(formatter)
	if !ok || line < 1 {
		return ""
	}
	if text := strings.TrimRight(m.SourceLine(filename, line), "\r\n"); text != "" {
		return text + "\n"
	}
	return ""
}

// exceptionArg is the exception that a function of _traceback was given.
func exceptionArg(t *Thread, v Value) (formatter, *object.Exception, error) {
	m, ok := t.Interp.(formatter)
	if !ok || !v.Has(object.LayoutException) {
		return nil, nil, t.Errorf(object.TypeError, "Exception expected for value, %s found", typeName(v))
	}
	return m, v.Exception(), nil
}

// positionOf gives the place of an instruction as a tuple: line, last line, column and last
// column in bytes, None for what is not known.
func positionOf(t *Thread, a []Value) (Value, error) {
	c := object.Native[object.Code](a[0], object.CodeType)
	lasti, ok := object.AsInt64(a[1])
	if c == nil || !ok {
		return object.Null, t.Errorf(object.TypeError, "a code object and an offset expected")
	}
	p := code.Position{Col: -1, EndCol: -1}
	if lasti >= 0 {
		p = c.PositionAt(int(lasti))
	}
	known := func(n int32, least int32) Value {
		if n < least {
			return object.None
		}
		return t.Int(int64(n))
	}
	return object.NewTuple(known(p.Line, 1), known(p.EndLine, 1), known(p.Col, 0), known(p.EndCol, 0)).Value(), nil
}

func init() {
	register(&module{name: "traceback", python: true})
	register(&module{name: "linecache", python: true})
	register(&module{name: "warnings", python: true, first: true})
	register(&module{
		name: "_traceback", builtin: true,
		functions: []object.Method{
			fn("line", 2, 2, func(t *Thread, a []Value) (Value, error) {
				n, ok := object.AsInt64(a[1])
				if !a[0].IsStr() || !ok {
					return t.Str(""), nil
				}
				return t.Str(sourceLine(t, a[0].Str().Text, int(n))), nil
			}),
			fn1("lines", func(t *Thread, name Value) (Value, error) {
				if !name.IsStr() {
					return object.NewList(nil).Value(), nil
				}
				return object.NewList(sourceLines(t, name.Str().Text)).Value(), nil
			}),
			fn1("only", func(t *Thread, v Value) (Value, error) {
				m, e, err := exceptionArg(t, v)
				if err != nil {
					return object.Null, err
				}
				text, err := m.ExceptionOnly(e)
				return t.Str(text), err
			}),
			fn1("whole", func(t *Thread, v Value) (Value, error) {
				m, e, err := exceptionArg(t, v)
				if err != nil {
					return object.Null, err
				}
				text, err := m.FormatException(e)
				return t.Str(text), err
			}),
			fn("position", 2, 2, positionOf),
			fn("excerpt", 5, 5, func(t *Thread, a []Value) (Value, error) {
				m, ok := t.Interp.(formatter)
				if !ok || !a[0].IsStr() {
					return t.Str(""), nil
				}
				part := func(v Value) int32 {
					if n, ok := object.AsInt64(v); ok {
						return int32(n)
					}
					return -1
				}
				p := code.Position{Line: part(a[1]), EndLine: part(a[2]), Col: part(a[3]), EndCol: part(a[4])}
				return t.Str(m.Excerpt(a[0].Str().Text, p)), nil
			}),
		},
	})
}
