package builtins

import (
	"strings"

	"bytewalk/vm/object"
)

var openParams = object.NewParams("open", "file | mode buffering encoding errors newline closefd opener")

// openFunction is open(): it may read and write the files of the program's folder.
func openFunction(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
	a, err := openParams.Parse(t, args, kwnames)
	if err != nil {
		return object.Null, err
	}
	m, err := parseOpenMode(t, a)
	if err != nil {
		return object.Null, err
	}
	buffering := -1
	if !a[2].IsNull() {
		if buffering, err = object.CIntArg(t, a[2]); err != nil {
			return object.Null, err
		}
	}
	raw := string(m.kind)
	if m.plus {
		raw += "+"
	}
	keep := object.True
	if !a[6].IsNull() {
		keep = a[6]
	}
	o := object.Alloc[fileIO](fileIOType)
	o.name = object.None
	if err := initFile(t, o, []Value{a[0], t.Str(raw), keep}); err != nil {
		return object.Null, err
	}
	stream, err := wrap(t, o, m, buffering, a)
	if err != nil {
		o.close(t)
	}
	return stream, err
}

// wrap puts the layers that are asked for around a file.
func wrap(t *Thread, o *fileIO, m openMode, buffering int, a []Value) (Value, error) {
	file := o.Header.Value()
	lines := buffering == 1 && !m.binary
	switch {
	case buffering == 0 && m.binary:
		return file, nil
	case buffering == 0:
		return object.Null, t.Errorf(object.ValueError, "can't have unbuffered text I/O")
	case buffering < 0 || buffering == 1:
		buffering = bufferSize
	}
	typ := readerType
	switch {
	case m.plus:
		typ = randomType
	case m.kind != 'r':
		typ = writerType
	}
	b := object.Alloc[buffered](typ)
	b.raw, b.size, b.readable, b.writable = file, buffering, o.readable, o.writable
	if m.binary {
		return b.Header.Value(), nil
	}
	encoding, errors, n, err := textArguments(t, a[3:6])
	if err != nil {
		return object.Null, err
	}
	text := object.Alloc[textIO](textIOType)
	if err := text.set(t, b.Header.Value(), encoding, errors, n, lines, false); err != nil {
		return object.Null, err
	}
	mode := t.Str("r")
	if !a[1].IsNull() {
		mode = a[1]
	}
	return text.Header.Value(), object.SetAttr(t, text.Header.Value(), t.Intern("mode"), mode)
}

// parseOpenMode reads the mode of open() and checks what goes with it.
func parseOpenMode(t *Thread, a []Value) (m openMode, err error) {
	mode := "r"
	if !a[1].IsNull() {
		if !a[1].IsStr() {
			return m, t.Errorf(object.TypeError, "open() argument 'mode' must be str, not %s", argumentType(a[1]))
		}
		mode = a[1].Str().Text
	}
	for i, name := range []string{"encoding", "errors", "newline"} {
		if _, err := optionalText(t, "open", name, a[3+i], ""); err != nil {
			return m, err
		}
	}
	letters := "rwxabt+"
	if !t.Runtime.Generics {
		letters += "U"
	}
	kinds := 0
	for i, c := range mode {
		if !strings.ContainsRune(letters, c) || strings.ContainsRune(mode[:i], c) {
			return m, t.Errorf(object.ValueError, "invalid mode: '%s'", mode)
		}
		switch c {
		case 'r', 'w', 'x', 'a':
			m.kind = byte(c)
			kinds++
		case 'U':
			m.old = true
		case '+':
			m.plus = true
		case 'b':
			m.binary = true
		case 't':
			m.text = true
		}
	}
	if m.old {
		if m.plus || strings.ContainsAny(mode, "xwa") {
			return m, t.Errorf(object.ValueError, "mode U cannot be combined with 'x', 'w', 'a', or '+'")
		}
		m.kind, kinds = 'r', 1
	}
	given := func(i int) bool { return !a[i].IsNull() && a[i] != object.None }
	switch {
	case m.binary && m.text:
		return m, t.Errorf(object.ValueError, "can't have text and binary mode at once")
	case kinds > 1:
		return m, t.Errorf(object.ValueError, "must have exactly one of create/read/write/append mode")
	case m.binary && given(3):
		return m, t.Errorf(object.ValueError, "binary mode doesn't take an encoding argument")
	case m.binary && given(4):
		return m, t.Errorf(object.ValueError, "binary mode doesn't take an errors argument")
	case m.binary && given(5):
		return m, t.Errorf(object.ValueError, "binary mode doesn't take a newline argument")
	case kinds == 0:
		return m, t.Errorf(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	return m, nil
}

// newStandard makes sys.stdin, sys.stdout or sys.stderr.
func newStandard(t *Thread, name string, fd int) *textIO {
	f := object.Alloc[fileIO](fileIOType)
	f.fd, f.name, f.keep = fd, t.Str(name), true
	f.readable, f.writable = fd == 0, fd != 0
	typ := writerType
	if fd == 0 {
		typ = readerType
	}
	b := object.Alloc[buffered](typ)
	b.raw, b.size, b.readable, b.writable = f.Header.Value(), bufferSize, f.readable, f.writable
	o := object.Alloc[textIO](textIOType)
	o.buffer, o.encoding, o.errors, o.std = b.Header.Value(), "utf-8", "strict", fd
	o.newline = newline{read: "\n", write: "\n", given: object.None, translate: fd == 0}
	o.lineBuffering = fd == 2
	if fd == 2 {
		o.errors = "backslashreplace"
	}
	return o
}

// begun reports whether something was read ahead that is still there.
func (o *textIO) begun() bool {
	l := o.layer()
	return o.text != "" || len(o.tail) > 0 || l != nil && (len(l.ahead) > 0 || l.file() != nil && l.file().line != "")
}

// newIOModule makes the module _io.
func newIOModule(t *Thread) *object.Module {
	m := object.NewModule(t, "_io")
	set := func(name string, v Value) { m.Dict.SetStr(t, t.Intern(name), v) }
	set("__doc__", t.Str("The io module provides the Python interfaces to stream handling."))
	for _, typ := range []*object.Type{ioBaseType, rawIOBaseType, bufferedBaseType, textBaseType, fileIOType, bytesIOType, stringIOType,
		readerType, writerType, randomType, pairType, textIOType, newlineDecoderType} {
		set(typ.QualName, typ.Value())
	}
	set("UnsupportedOperation", object.UnsupportedOperation.Value())
	set("BlockingIOError", object.BlockingIOError.Value())
	set("DEFAULT_BUFFER_SIZE", t.Int(bufferSize))
	open := object.NewBuiltin(t, openMethod, "io")
	set("open", open)
	set("open_code", object.NewBuiltin(t, openCodeMethod, "io"))
	if t.Runtime.Generics {
		set("_BytesIOBuffer", bytesIOBufferType.Value())
		set("text_encoding", object.NewBuiltin(t, textEncodingMethod, "io"))
	}
	return m
}

var (
	openMethod     = &object.Method{Name: "open", Func: openFunction}
	openCodeMethod = func() *object.Method {
		m := object.FunctionKw("open_code", "path", func(t *Thread, a []Value) (Value, error) {
			return openFunction(t, []Value{a[0], t.Str("rb")}, nil)
		})
		return &m
	}()
	textEncodingMethod = func() *object.Method {
		m := object.FunctionN("text_encoding", 1, 2, func(t *Thread, a []Value) (Value, error) {
			if a[0] == object.None {
				return t.Str("locale"), nil
			}
			return a[0], nil
		})
		return &m
	}()
)
