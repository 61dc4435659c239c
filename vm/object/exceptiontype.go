package object

import (
	"slices"
	"strconv"
	"strings"
)

// exceptionOf gives the struct behind an exception.
func exceptionOf(v Value) *Exception { return (*Exception)(v.Ref) }

func newExceptionOf(_ *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if n := len(args) - len(kwnames); n <= 1 && typ.NSlots == 0 {
		return newException(typ, args[:n]).Header.Value(), nil
	}
	e := Alloc[Exception](typ)
	e.Args = NewTuple(append([]Value(nil), args[:len(args)-len(kwnames)]...)...)
	if n := typ.fieldCount(); n > 0 {
		e.Fields = make([]Value, n)
	}
	return e.Header.Value(), nil
}

func initException(t *Thread, self Value, args []Value, kwnames []*Str) error {
	if len(kwnames) > 0 {
		return t.Errorf(TypeError, "%s() takes no keyword arguments", self.Type().Name)
	}
	e := exceptionOf(self)
	if e.Flags&Watched == 0 && slices.Equal(e.Args.Items, args) {
		return nil // __new__ set them
	}
	setExceptionArgs(t, e, NewTuple(append([]Value(nil), args...)...))
	return nil
}

// The recorder is told of an exception's args, __cause__ and __context__, by name,
// because they are what is shown of it; of its traceback it knows from the frames.

func setExceptionArgs(t *Thread, e *Exception, args *Tuple) {
	if e.Flags&Watched != 0 {
		t.wroteAttr(&e.Header, "args", e.Args.Value(), args.Value())
	}
	e.Args = args
}

// link sets *place, a field that is another exception.
func (e *Exception) link(t *Thread, name string, place *Value, v Value) {
	if e.Flags&Watched != 0 && (!place.IsNull() || !v.IsNull()) {
		t.wroteAttr(&e.Header, name, *place, v)
	}
	*place = v
}

// SetContext sets __context__; NULL is None.
func (e *Exception) SetContext(t *Thread, v Value) {
	e.link(t, "__context__", &e.Context, v)
}

// SetCause sets __cause__, and with it __suppress_context__; NULL is None.
func (e *Exception) SetCause(t *Thread, v Value) {
	e.link(t, "__cause__", &e.Cause, v)
	e.SuppressContext = true
}

// SetTraceback sets __traceback__.
func (e *Exception) SetTraceback(t *Thread, tb *Traceback) {
	e.Traceback = tb
	if e.Flags&Held != 0 && t.Life != nil {
		t.Life.Changed(&e.Header)
	}
}

func tracebackOrNone(tb *Traceback) Value {
	if tb == nil {
		return None
	}
	return tb.Header.Value()
}

// exceptionText is the Str slot of exceptions: no argument, one, or a tuple.
func exceptionText(t *Thread, self Value) (Value, error) {
	args := exceptionOf(self).Args
	switch len(args.Items) {
	case 0:
		return t.Str(""), nil
	case 1:
		return ToStr(t, args.Items[0])
	}
	return ToStr(t, args.Value())
}

func exceptionRepr(t *Thread, self Value) (Value, error) {
	args := exceptionOf(self).Args
	name := self.Type().Name
	if len(args.Items) == 1 {
		text, err := Repr(t, args.Items[0])
		return t.Str(name + "(" + text + ")"), err
	}
	text, err := Repr(t, args.Value())
	return t.Str(name + text), err
}

// exceptionField makes the getter of one of Fields.
func exceptionField(name string, index int) Getter {
	return Getter{Name: name,
		Get: func(_ *Thread, self Value) (Value, error) {
			if v := exceptionOf(self).Fields[index]; !v.IsNull() {
				return v, nil
			}
			return None, nil
		},
		Set: func(t *Thread, self, v Value) error {
			setException(t, self, index, v)
			return nil
		}}
}

func setException(_ *Thread, self Value, index int, v Value) { exceptionOf(self).Fields[index] = v }

func init() {
	link := func(name, what string, get func(e *Exception) *Value, set func(t *Thread, e *Exception, v Value)) Getter {
		return Getter{Name: name,
			Get: func(_ *Thread, self Value) (Value, error) {
				if v := *get(exceptionOf(self)); !v.IsNull() {
					return v, nil
				}
				return None, nil
			},
			Set: func(t *Thread, self, v Value) error {
				switch {
				case v.IsNull():
					return t.Errorf(TypeError, "%s may not be deleted", name)
				case v == None:
					v = Null
				case !v.Has(LayoutException):
					return t.Errorf(TypeError, "exception %s must be None or derive from BaseException", what)
				}
				set(t, exceptionOf(self), v)
				return nil
			}}
	}
	Define(BaseException, &Definition{
		Doc:          "Common base class for all exceptions",
		LaterMethods: []Method{addNote},
		Slots:        Slots{New: newExceptionOf, Init: initException, Repr: exceptionRepr, Str: exceptionText},
		Methods: []Method{
			oneArg("with_traceback", func(t *Thread, self, tb Value) (Value, error) {
				return self, setTraceback(t, self, tb)
			}),
			noArgs("__reduce__", func(_ *Thread, self Value) (Value, error) {
				e := exceptionOf(self)
				if e.Attrs.Dict != nil {
					return NewTuple(self.Type().Value(), e.Args.Value(), e.Attrs.Dict.Value()).Value(), nil
				}
				return NewTuple(self.Type().Value(), e.Args.Value()).Value(), nil
			}),
			oneArg("__setstate__", func(t *Thread, self, state Value) (Value, error) {
				if state == None {
					return None, nil
				}
				if !state.IsDict() {
					return Null, t.Errorf(TypeError, "state is not a dictionary")
				}
				d := state.Dict()
				for i := range d.Cap() {
					if k, v, _ := d.Entry(i); !k.IsNull() && k.IsStr() {
						if err := SetAttr(t, self, k.Str(), v); err != nil {
							return Null, err
						}
					}
				}
				return None, nil
			}),
		},
		Getters: []Getter{
			{Name: "args", Get: func(_ *Thread, self Value) (Value, error) { return exceptionOf(self).Args.Value(), nil },
				Set: func(t *Thread, self, v Value) error {
					if v.IsNull() {
						return t.Errorf(TypeError, "args may not be deleted")
					}
					items, err := Collect(t, v)
					if err == nil {
						setExceptionArgs(t, exceptionOf(self), NewTuple(items...))
					}
					return err
				}},
			{Name: "__traceback__", Get: func(_ *Thread, self Value) (Value, error) {
				return tracebackOrNone(exceptionOf(self).Traceback), nil
			}, Set: setTraceback},
			link("__context__", "context", func(e *Exception) *Value { return &e.Context },
				func(t *Thread, e *Exception, v Value) { e.SetContext(t, v) }),
			link("__cause__", "cause", func(e *Exception) *Value { return &e.Cause },
				func(t *Thread, e *Exception, v Value) { e.SetCause(t, v) }),
			{Name: "__suppress_context__", Get: func(_ *Thread, self Value) (Value, error) { return Bool(exceptionOf(self).SuppressContext), nil },
				Set: func(t *Thread, self, v Value) error {
					if v.IsNull() {
						return t.Errorf(TypeError, "can't delete numeric/char attribute")
					}
					if v != True && v != False {
						return t.Errorf(TypeError, "attribute value type must be bool")
					}
					exceptionOf(self).SuppressContext = v == True
					return nil
				}},
			{Name: "__dict__", Get: getDict, Set: setFixedDict},
		},
	})
	Define(NameError, &Definition{
		LaterNames: []string{"name"},
		Slots:      Slots{Init: initNamed("NameError", "name")},
		Getters:    []Getter{newerGetter(exceptionField("name", FieldName))},
	})
	Define(AttributeError, &Definition{
		LaterNames: []string{"name", "obj"},
		Slots:      Slots{Init: initNamed("AttributeError", "name", "obj")},
		Getters:    []Getter{newerGetter(exceptionField("name", FieldName)), newerGetter(exceptionField("obj", FieldObj))},
	})
	for _, typ := range []*Type{StopIteration, SystemExit} {
		name := "value"
		if typ == SystemExit {
			name = "code"
		}
		Define(typ, &Definition{
			Slots: Slots{Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
				if err := initException(t, self, args, kwnames); err != nil {
					return err
				}
				v := None
				switch {
				case len(args) == 1 || len(args) > 1 && typ == StopIteration:
					v = args[0]
				case len(args) > 1:
					v = exceptionOf(self).Args.Value()
				}
				setException(t, self, FieldValue, v)
				return nil
			}},
			Getters: []Getter{exceptionField(name, FieldValue)},
		})
	}
	Define(KeyError, &Definition{Slots: Slots{Str: func(t *Thread, self Value) (Value, error) {
		if args := exceptionOf(self).Args.Items; len(args) == 1 {
			text, err := Repr(t, args[0])
			return t.Str(text), err
		}
		return exceptionText(t, self)
	}}})
	defineImportError()
	defineOSError()
	defineSyntaxError()
	defineUnicodeErrors()
}

// newerGetter makes an attribute one that there is since 3.10 only.
func newerGetter(g Getter) Getter {
	missing := func(t *Thread, self Value) error {
		return t.Errorf(AttributeError, "'%s' object has no attribute '%s'", self.Type().Name, g.Name)
	}
	get, set := g.Get, g.Set
	g.Get = func(t *Thread, self Value) (Value, error) {
		if !t.Runtime.ExceptionGroups {
			if a := AttrsOf(self); a != nil && a.Dict != nil {
				if v := a.Dict.GetStr(t, t.Intern(g.Name)); !v.IsNull() {
					return v, nil
				}
			}
			return Null, missing(t, self)
		}
		return get(t, self)
	}
	g.Set = func(t *Thread, self, v Value) error {
		if !t.Runtime.ExceptionGroups {
			a := AttrsOf(self)
			if v.IsNull() && (a.Dict == nil || a.Dict.GetStr(t, t.Intern(g.Name)).IsNull()) {
				return missing(t, self)
			}
			if v.IsNull() {
				a.Dict.DeleteStr(t, t.Intern(g.Name))
				return nil
			}
			SetAttrDict(t, self, a, t.Intern(g.Name), v)
			return nil
		}
		if set == nil {
			return t.Errorf(AttributeError, "'%s' object attribute '%s' is read-only", self.Type().Name, g.Name)
		}
		return set(t, self, v)
	}
	return g
}

// addNote is BaseException.add_note (PEP 678).
var addNote = oneArg("add_note", func(t *Thread, self, note Value) (Value, error) {
	if !note.IsStr() {
		return Null, t.Errorf(TypeError, "note must be a str, not '%s'", note.Type().Name)
	}
	name := t.Intern("__notes__")
	notes, err := LookupAttr(t, self, name)
	if err != nil {
		return Null, err
	}
	if notes.IsNull() {
		notes = NewList(nil).Value()
		if err := SetAttr(t, self, name, notes); err != nil {
			return Null, err
		}
	}
	if !notes.Has(LayoutList) {
		return Null, t.Errorf(TypeError, "Cannot add note: __notes__ is not a list")
	}
	notes.List().Append(t, note)
	return None, nil
})

// initNamed is the Init of exceptions that have fields given by name since 3.10.
func initNamed(class string, fields ...string) InitFunc {
	return func(t *Thread, self Value, args []Value, kwnames []*Str) error {
		if !t.Runtime.ExceptionGroups {
			return initException(t, self, args, kwnames)
		}
		n := len(args) - len(kwnames)
	keywords:
		for i, k := range kwnames {
			for j, field := range fields {
				if k.Text == field {
					setException(t, self, j, args[n+i])
					continue keywords
				}
			}
			return t.Errorf(TypeError, "%s() got an unexpected keyword argument '%s'", class, k.Text)
		}
		return initException(t, self, args[:n], nil)
	}
}

func setTraceback(t *Thread, self, v Value) error {
	switch {
	case v.IsNull():
		return t.Errorf(TypeError, "__traceback__ may not be deleted")
	case v == None:
		exceptionOf(self).SetTraceback(t, nil)
	default:
		tb := Native[Traceback](v, TracebackType)
		if tb == nil {
			return t.Errorf(TypeError, "__traceback__ must be a traceback or None")
		}
		exceptionOf(self).SetTraceback(t, tb)
	}
	return nil
}

func defineImportError() {
	Define(ImportError, &Definition{
		Slots: Slots{
			Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
				n := len(args) - len(kwnames)
				for i, k := range kwnames {
					switch k.Text {
					case "name":
						setException(t, self, FieldImportName, args[n+i])
					case "path":
						setException(t, self, FieldImportPath, args[n+i])
					case "name_from":
						if !t.Runtime.ExceptionGroups {
							return t.Errorf(TypeError, "'name_from' is an invalid keyword argument for ImportError()")
						}
						setException(t, self, FieldImportNameFrom, args[n+i])
					default:
						return t.Errorf(TypeError, "'%s' is an invalid keyword argument for ImportError()", k.Text)
					}
				}
				if n == 1 {
					setException(t, self, FieldImportMsg, args[0])
				}
				return initException(t, self, args[:n], nil)
			},
			Str: func(t *Thread, self Value) (Value, error) {
				if msg := exceptionOf(self).Fields[FieldImportMsg]; msg.Has(LayoutStr) && msg.Type() == StrType {
					return msg, nil
				}
				return exceptionText(t, self)
			},
		},
		LaterNames: []string{"name_from"},
		Getters: []Getter{exceptionField("msg", FieldImportMsg), exceptionField("name", FieldImportName), exceptionField("path", FieldImportPath),
			newerGetter(exceptionField("name_from", FieldImportNameFrom))},
	})
}

// errnoClasses gives the class that OSError(errno, ...) makes.
var errnoClasses = map[int64]*Type{
	11: BlockingIOError, 114: BlockingIOError, 115: BlockingIOError, 10: ChildProcessError, 32: BrokenPipeError, 108: BrokenPipeError,
	103: ConnectionAbortedError, 111: ConnectionRefusedError, 104: ConnectionResetError, 17: FileExistsError, 2: FileNotFoundError,
	21: IsADirectoryError, 20: NotADirectoryError, 4: InterruptedError, 13: PermissionError, 1: PermissionError, 3: ProcessLookupError, 110: TimeoutError,
}

// writtenGetter is OSError.characters_written, which BlockingIOErrors have of what could not be written
// whole: there are none here, but a program can set it.
var writtenGetter = Getter{Name: "characters_written",
	Get: func(t *Thread, self Value) (Value, error) {
		if v := exceptionOf(self).Fields[FieldWritten]; !v.IsNull() {
			return v, nil
		}
		return Null, t.Errorf(AttributeError, "characters_written")
	},
	Set: func(t *Thread, self, v Value) error {
		if v.IsNull() {
			if exceptionOf(self).Fields[FieldWritten].IsNull() {
				return t.Errorf(AttributeError, "characters_written")
			}
		} else {
			var err error
			if v, err = Index(t, v); err != nil {
				return err
			}
		}
		setException(t, self, FieldWritten, v)
		return nil
	}}

func defineOSError() {
	Define(OSError, &Definition{
		Slots: Slots{
			New: func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
				if len(kwnames) > 0 {
					return Null, t.Errorf(TypeError, "%s() takes no keyword arguments", typ.Name)
				}
				if typ == OSError && len(args) >= 2 && len(args) <= 5 {
					if n, ok := AsInt64(args[0]); ok && errnoClasses[n] != nil {
						typ = errnoClasses[n]
					}
				}
				v, err := newExceptionOf(t, typ, args, nil)
				if err == nil && !sameFunc(typ.Slots.Init, OSError.Slots.Init) {
					return v, nil
				}
				return v, err
			},
			Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
				if err := initException(t, self, args, kwnames); err != nil {
					return err
				}
				if len(args) < 2 || len(args) > 5 {
					return nil
				}
				setException(t, self, FieldErrno, args[0])
				setException(t, self, FieldStrerror, args[1])
				if len(args) >= 3 && args[2] != None {
					setException(t, self, FieldFilename, args[2])
					if len(args) == 5 && args[4] != None {
						setException(t, self, FieldFilename2, args[4])
					}
					setExceptionArgs(t, exceptionOf(self), NewTuple(args[0], args[1]))
				}
				return nil
			},
			Str: func(t *Thread, self Value) (Value, error) {
				f := exceptionOf(self).Fields
				if f[FieldErrno].IsNull() || f[FieldStrerror].IsNull() {
					return exceptionText(t, self)
				}
				number, err := ToStr(t, f[FieldErrno])
				if err != nil {
					return Null, err
				}
				message, err := ToStr(t, f[FieldStrerror])
				if err != nil {
					return Null, err
				}
				text := "[Errno " + number.Str().Text + "] " + message.Str().Text
				if !f[FieldFilename].IsNull() {
					name, err := Repr(t, f[FieldFilename])
					if err != nil {
						return Null, err
					}
					text += ": " + name
					if !f[FieldFilename2].IsNull() {
						if name, err = Repr(t, f[FieldFilename2]); err != nil {
							return Null, err
						}
						text += " -> " + name
					}
				}
				return t.Str(text), nil
			},
		},
		Getters: []Getter{exceptionField("errno", FieldErrno), exceptionField("strerror", FieldStrerror), exceptionField("filename", FieldFilename), exceptionField("filename2", FieldFilename2), writtenGetter},
	})
}

func defineSyntaxError() {
	Define(SyntaxError, &Definition{
		Slots: Slots{
			Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
				if err := initException(t, self, args, kwnames); err != nil {
					return err
				}
				if len(args) >= 1 {
					setException(t, self, FieldMsg, args[0])
				}
				if len(args) != 2 {
					return nil
				}
				info, err := Collect(t, args[1])
				if err != nil {
					return err
				}
				if t.Runtime.ExceptionGroups {
					if len(info) < 4 {
						return t.Errorf(TypeError, "function takes at least 4 arguments (%d given)", len(info))
					}
					if len(info) > 7 {
						return t.Errorf(TypeError, "function takes at most 7 arguments (%d given)", len(info))
					}
					if len(info) == 5 {
						return t.Errorf(TypeError, "end_offset must be provided when end_lineno is provided")
					}
					if len(info) > 4 {
						setException(t, self, FieldEndLineno, info[4])
						setException(t, self, FieldEndOffset, info[5])
						info = info[:4]
					}
				}
				if len(info) != 4 {
					return t.Errorf(IndexError, "tuple index out of range")
				}
				for i, v := range info {
					setException(t, self, FieldSyntaxFilename+i, v)
				}
				return nil
			},
			Str: func(t *Thread, self Value) (Value, error) {
				f := exceptionOf(self).Fields
				msg := f[FieldMsg]
				if msg.IsNull() {
					msg = None
				}
				s, err := ToStr(t, msg)
				if err != nil {
					return Null, err
				}
				text := s.Str().Text
				file := f[FieldSyntaxFilename]
				line, isLine := AsInt64(f[FieldLineno])
				name := ""
				if file.Has(LayoutStr) {
					name = file.Str().Text
					name = name[strings.LastIndexByte(name, '/')+1:]
				}
				switch {
				case name != "" && isLine:
					text += " (" + name + ", line " + strconv.FormatInt(line, 10) + ")"
				case name != "":
					text += " (" + name + ")"
				case isLine:
					text += " (line " + strconv.FormatInt(line, 10) + ")"
				}
				return t.Str(text), nil
			},
		},
		Getters: []Getter{exceptionField("msg", FieldMsg), exceptionField("filename", FieldSyntaxFilename), exceptionField("lineno", FieldLineno), exceptionField("offset", FieldOffset),
			exceptionField("text", FieldText), exceptionField("print_file_and_line", FieldPrintFileAndLine),
			newerGetter(exceptionField("end_lineno", FieldEndLineno)), newerGetter(exceptionField("end_offset", FieldEndOffset))},
		LaterNames: []string{"end_lineno", "end_offset"},
	})
}

func defineUnicodeErrors() {
	getters := []Getter{exceptionField("encoding", FieldEncoding), exceptionField("object", FieldObject), exceptionField("start", FieldStart), exceptionField("end", FieldEnd), exceptionField("reason", FieldReason)}
	for _, typ := range []*Type{UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError} {
		first := 0
		g := getters
		if typ == UnicodeTranslateError {
			first = 1
		}
		Define(typ, &Definition{
			Slots: Slots{
				Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
					if err := initException(t, self, args, kwnames); err != nil {
						return err
					}
					if len(args) != 5-first {
						return t.Errorf(TypeError, "function takes exactly %d arguments (%d given)", 5-first, len(args))
					}
					for i, v := range args {
						want := StrType
						switch {
						case i+first == FieldStart || i+first == FieldEnd:
							want = IntType
						case i+first == FieldObject && typ == UnicodeDecodeError:
							if IsBytesLike(v) {
								want = v.Type()
							} else {
								return t.Errorf(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
							}
						}
						if !IsInstance(v, want) {
							if want == IntType {
								return t.Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
							}
							return t.Errorf(TypeError, "argument %d must be str, not %s", i+1, v.Type().Name)
						}
						setException(t, self, i+first, v)
					}
					return nil
				},
				Str: unicodeErrorText,
			},
			Getters: g,
		})
	}
}

func unicodeErrorText(t *Thread, self Value) (Value, error) {
	f := exceptionOf(self).Fields
	if f[FieldObject].IsNull() {
		return t.Str(""), nil
	}
	start, _ := AsInt64(f[FieldStart])
	end, _ := AsInt64(f[FieldEnd])
	reason, err := ToStr(t, f[FieldReason])
	if err != nil {
		return Null, err
	}
	verb, bytes := "decode", true
	switch {
	case self.Type().IsSubtype(UnicodeEncodeError):
		verb, bytes = "encode", false
	case self.Type().IsSubtype(UnicodeTranslateError):
		verb, bytes = "translate", false
	}
	text := "can't " + verb + " "
	if verb != "translate" {
		encoding, err := ToStr(t, f[FieldEncoding])
		if err != nil {
			return Null, err
		}
		text = "'" + encoding.Str().Text + "' codec " + text
	}
	n := 0
	if !bytes {
		n = f[FieldObject].Str().Len()
	} else if f[FieldObject].Has(LayoutBytes) {
		n = len(f[FieldObject].Bytes().B)
	} else {
		n = len(f[FieldObject].ByteArray().B)
	}
	at := strconv.FormatInt(start, 10)
	if end == start+1 && start >= 0 && start < int64(n) {
		if bytes {
			b := byte(0)
			if f[FieldObject].Has(LayoutBytes) {
				b = f[FieldObject].Bytes().B[start]
			} else {
				b = f[FieldObject].ByteArray().B[start]
			}
			text += "byte 0x" + hex(uint64(b>>4)) + hex(uint64(b&15))
		} else {
			r := uint64(f[FieldObject].Str().At(int(start)))
			h := hex(r)
			switch {
			case r <= 0xff:
				text += "character '\\x" + strings.Repeat("0", 2-len(h)) + h + "'"
			case r <= 0xffff:
				text += "character '\\u" + strings.Repeat("0", 4-len(h)) + h + "'"
			default:
				text += "character '\\U" + strings.Repeat("0", 8-len(h)) + h + "'"
			}
		}
		text += " in position " + at
	} else {
		if bytes {
			text += "bytes"
		} else {
			text += "characters"
		}
		text += " in position " + at + "-" + strconv.FormatInt(end-1, 10)
	}
	return t.Str(text + ": " + reason.Str().Text), nil
}

func init() {
	tb := func(v Value) *Traceback { return (*Traceback)(v.Ref) }
	Define(TracebackType, &Definition{Final: true, Getters: []Getter{
		{Name: "tb_next", Get: func(_ *Thread, v Value) (Value, error) { return tracebackOrNone(tb(v).Next), nil },
			Set: func(t *Thread, v, next Value) error {
				if next.IsNull() {
					return t.Errorf(TypeError, "can't delete tb_next attribute")
				}
				n := Native[Traceback](next, TracebackType)
				if n == nil && next != None {
					return t.Errorf(TypeError, "expected traceback object, got '%s'", next.Type().Name)
				}
				for x := n; x != nil; x = x.Next {
					if x == tb(v) {
						return t.Errorf(ValueError, "traceback loop detected")
					}
				}
				tb(v).Next = n
				return nil
			}},
		{Name: "tb_frame", Get: func(_ *Thread, v Value) (Value, error) { return tb(v).Frame.Value(), nil }},
		{Name: "tb_lasti", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(tb(v).Lasti)), nil }},
		{Name: "tb_lineno", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(tb(v).Line())), nil }},
	}})
}
