package builtins

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

// file is an open file of the program's folder. What is written goes to the file at once; what
// is read was read when the file was opened, and follows what is written through it.
type file struct {
	object.Header
	f        *os.File
	name     Value
	mode     string
	encoding string
	errors   string
	newline  string // "" for every kind of line end, which translate makes "\n"
	data     []byte
	pos      int // in data

	translate, binary, read, write, append, closed bool
	stepping                                       bool // next() was called and the end is not reached
}

// The types of files, by their names in the module io.
var (
	textFileType   = object.NewModuleType("_io", "TextIOWrapper", nil, object.LayoutNative)
	readFileType   = object.NewModuleType("_io", "BufferedReader", nil, object.LayoutNative)
	writeFileType  = object.NewModuleType("_io", "BufferedWriter", nil, object.LayoutNative)
	randomFileType = object.NewModuleType("_io", "BufferedRandom", nil, object.LayoutNative)
)

var openParams = object.NewParams("open", "file | mode buffering encoding errors newline closefd opener")

// Opener makes open() for a program that may read and write the files of one folder, which it
// knows by the name dir; names that are not absolute are taken from there.
func Opener(root *os.Root, dir string) object.NativeFunc {
	return func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
		a, err := openParams.Parse(t, args, kwnames)
		if err != nil {
			return object.Null, err
		}
		o, err := newFile(t, a)
		if err != nil {
			return object.Null, err
		}
		name, err := fileName(t, a[0])
		if err != nil {
			return object.Null, err
		}
		o.name = a[0]
		flags := os.O_RDONLY
		switch {
		case o.read && o.write:
			flags = os.O_RDWR
		case o.write:
			flags = os.O_WRONLY
		}
		switch o.mode[0] {
		case 'w':
			flags |= os.O_CREATE | os.O_TRUNC
		case 'x':
			flags |= os.O_CREATE | os.O_EXCL
		case 'a':
			flags |= os.O_CREATE
		}
		if rest, ok := strings.CutPrefix(path.Clean(name), strings.TrimSuffix(path.Clean(dir), "/")+"/"); ok && path.IsAbs(name) {
			name = rest
		}
		f, err := root.OpenFile(name, flags, 0o666)
		if err != nil {
			return object.Null, osError(t, err, a[0])
		}
		if err := o.load(t, f); err != nil {
			f.Close()
			return object.Null, err
		}
		return o.Value(), nil
	}
}

// newFile reads the arguments of open().
func newFile(t *Thread, a []Value) (*file, error) {
	text := func(i int, name, otherwise string) (string, error) {
		if a[i].IsNull() || a[i] == object.None && i > 1 {
			return otherwise, nil
		}
		if !a[i].IsStr() {
			if i == 1 {
				return "", t.Errorf(object.TypeError, "open() argument 'mode' must be str, not %s", typeName(a[i]))
			}
			return "", t.Errorf(object.TypeError, "open() argument '%s' must be str or None, not %s", name, typeName(a[i]))
		}
		return a[i].Str().Text, nil
	}
	mode, err := text(1, "mode", "r")
	if err != nil {
		return nil, err
	}
	o := &file{mode: mode}
	if o.encoding, err = text(3, "encoding", ""); err != nil {
		return nil, err
	}
	if o.errors, err = text(4, "errors", ""); err != nil {
		return nil, err
	}
	if o.newline, err = text(5, "newline", ""); err != nil {
		return nil, err
	}
	kinds, plain := 0, false
	for i, c := range mode {
		if !strings.ContainsRune("rwxabt+U", c) || strings.ContainsRune(mode[:i], c) {
			return nil, t.Errorf(object.ValueError, "invalid mode: '%s'", mode)
		}
		switch c {
		case 'r', 'U':
			o.read = true
			kinds++
		case 'w', 'x':
			o.write = true
			kinds++
		case 'a':
			o.write, o.append = true, true
			kinds++
		case 'b':
			o.binary = true
		case 't':
			plain = true
		}
	}
	if strings.Contains(mode, "+") {
		o.read, o.write = true, true
	}
	switch {
	case o.binary && plain:
		return nil, t.Errorf(object.ValueError, "can't have text and binary mode at once")
	case kinds > 1:
		return nil, t.Errorf(object.ValueError, "must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return nil, t.Errorf(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	case o.binary && o.encoding != "":
		return nil, t.Errorf(object.ValueError, "binary mode doesn't take an encoding argument")
	case o.binary && o.errors != "":
		return nil, t.Errorf(object.ValueError, "binary mode doesn't take an errors argument")
	case o.binary && !a[5].IsNull() && a[5] != object.None:
		return nil, t.Errorf(object.ValueError, "binary mode doesn't take a newline argument")
	case !o.binary && !a[2].IsNull() && a[2].IsInt() && a[2].AsInt() == 0:
		return nil, t.Errorf(object.ValueError, "can't have unbuffered text I/O")
	}
	switch o.newline {
	case "", "\n", "\r", "\r\n":
	default:
		return nil, t.Errorf(object.ValueError, "illegal newline value: %s", o.newline)
	}
	o.translate = a[5].IsNull() || a[5] == object.None
	typ := textFileType
	switch {
	case o.binary && o.read && o.write:
		typ = randomFileType
	case o.binary && o.write:
		typ = writeFileType
	case o.binary:
		typ = readFileType
	}
	o.mode = strings.NewReplacer("t", "", "U", "").Replace(mode)
	if !strings.ContainsAny(o.mode[:1], "rwxa") {
		kind := strings.IndexAny(o.mode, "rwxa")
		o.mode = o.mode[kind:kind+1] + o.mode[:kind] + o.mode[kind+1:]
	}
	o.Header = object.Header{Type: typ}
	if o.encoding == "" {
		o.encoding = "UTF-8"
	}
	if o.errors == "" {
		o.errors = "strict"
	}
	return o, nil
}

// fileName gives the path that an argument is (PyUnicode_FSConverter).
func fileName(t *Thread, v Value) (string, error) {
	if !v.IsStr() {
		if b, ok := object.BytesOf(v); ok {
			return b, nil
		}
		f, err := object.LookupSpecial(t, v, "__fspath__")
		if err != nil {
			return "", err
		}
		if f.IsNull() {
			return "", t.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(v))
		}
		if v, err = object.CallArgs(t, f); err != nil {
			return "", err
		}
		if !v.IsStr() {
			return "", t.Errorf(object.TypeError, "expected __fspath__() to return str or bytes, not %s", typeName(v))
		}
	}
	if strings.Contains(v.Str().Text, "\x00") {
		return "", t.Errorf(object.ValueError, "embedded null byte")
	}
	return v.Str().Text, nil
}

// osError makes the OSError of a failed operation on a file.
func osError(t *Thread, err error, name Value) error {
	var number syscall.Errno
	if !errors.As(err, &number) {
		number = syscall.EPERM // the path leads out of the folder
	}
	text := number.Error()
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	e, failed := object.CallArgs(t, object.OSError.Value(), t.Int(int64(number)), t.Str(text), name)
	if failed != nil {
		return failed
	}
	return e.Exception()
}

// load takes what is in the file.
func (o *file) load(t *Thread, f *os.File) error {
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = &fs.PathError{Err: syscall.EISDIR}
	}
	if err != nil {
		return osError(t, err, o.name)
	}
	o.f = f
	if o.read {
		if err := t.Reserve(info.Size()); err != nil {
			return err
		}
		if o.data, err = io.ReadAll(f); err != nil {
			return osError(t, err, o.name)
		}
	} else if o.append {
		o.pos = int(info.Size())
	}
	if o.append && o.read {
		o.pos = len(o.data)
	}
	return nil
}

// put writes b where the file is.
func (o *file) put(t *Thread, b []byte) error {
	if o.append {
		if info, err := o.f.Stat(); err == nil {
			o.pos = int(info.Size())
		}
	}
	if _, err := o.f.WriteAt(b, int64(o.pos)); err != nil {
		return osError(t, err, o.name)
	}
	if o.read {
		if n := o.pos + len(b) - len(o.data); n > 0 {
			if err := t.Reserve(int64(len(o.data) + n)); err != nil {
				return err
			}
			o.data = append(o.data, make([]byte, n)...)
		}
		copy(o.data[o.pos:], b)
	}
	o.pos += len(b)
	return nil
}

// rest is what is still to be read.
func (o *file) rest() []byte {
	if o.pos >= len(o.data) {
		return nil
	}
	return o.data[o.pos:]
}

// line gives the bytes of the next line with its end.
func (o *file) line() []byte {
	b := o.rest()
	for i, c := range b {
		switch {
		case o.binary || o.newline == "\n":
			if c == '\n' {
				return b[:i+1]
			}
		case o.newline == "\r\n":
			if c == '\n' && i > 0 && b[i-1] == '\r' {
				return b[:i+1]
			}
		case o.newline == "\r":
			if c == '\r' {
				return b[:i+1]
			}
		case c == '\n':
			return b[:i+1]
		case c == '\r':
			if i+1 < len(b) && b[i+1] == '\n' {
				return b[:i+2]
			}
			return b[:i+1]
		}
	}
	return b
}

// text decodes bytes of a text file, or gives them as they are.
func (o *file) text(t *Thread, b []byte) (Value, error) {
	if o.binary {
		return t.Bytes(string(b)), nil
	}
	v, err := object.CallMethod(t, t.Bytes(string(b)), "decode", t.Str(o.encoding), t.Str(o.errors))
	if err == nil && o.translate && strings.Contains(v.Str().Text, "\r") {
		v = t.Str(strings.ReplaceAll(strings.ReplaceAll(v.Str().Text, "\r\n", "\n"), "\r", "\n"))
	}
	return v, err
}

// take reads n characters, or bytes of a binary file; all if n is below 0.
func (o *file) take(t *Thread, b []byte, n int) (Value, error) {
	if n < 0 || o.binary {
		if n >= 0 && n < len(b) {
			b = b[:n]
		}
		o.pos += len(b)
		return o.text(t, b)
	}
	all, err := o.text(t, b)
	if err != nil {
		return all, err
	}
	if all.Str().Len() <= n {
		o.pos += len(b)
		return all, nil
	}
	taken := all.Str().Slice(0, n)
	raw, err := object.CallMethod(t, t.Str(taken), "encode", t.Str(o.encoding), t.Str(o.errors))
	if err != nil {
		return raw, err
	}
	size := len(raw.Bytes().B)
	if o.translate {
		// Each "\n" may have been "\r\n".
		size = 0
		for _, r := range taken {
			switch {
			case r == '\n' && b[size] == '\r' && size+1 < len(b) && b[size+1] == '\n':
				size += 2
			case r == '\n':
				size++
			default:
				size += len(wtf8.Append(nil, r))
			}
		}
	}
	o.pos += min(size, len(b))
	return t.Str(taken), nil
}

// size reads an optional number of characters.
func size(t *Thread, v Value) (int, error) {
	if v.IsNull() || v == object.None {
		return -1, nil
	}
	if v.Type().Slots.Index == nil {
		return 0, t.Errorf(object.TypeError, "argument should be integer or None, not '%s'", typeName(v))
	}
	return object.AsIndex(t, v, nil)
}

// needs complains about a file that is closed or not open for what is to be done.
func (o *file) needs(t *Thread, what string, reading bool) error {
	switch {
	case o.closed && o.binary && what != "":
		prefix := what + " of"
		if what == "write" {
			prefix = "write to"
		}
		return t.Errorf(object.ValueError, "%s closed file", prefix)
	case o.closed:
		return t.Errorf(object.ValueError, "I/O operation on closed file.")
	case what == "" || reading && o.read || !reading && o.write:
		return nil
	case o.binary:
		return t.Errorf(object.UnsupportedOperation, "%s", what)
	case reading:
		return t.Errorf(object.UnsupportedOperation, "not readable")
	}
	return t.Errorf(object.UnsupportedOperation, "not writable")
}

// readLines gives the lines that are left, until they have hint bytes together.
func (o *file) readLines(t *Thread, hint int) (Value, error) {
	var lines []Value
	for n := 0; len(o.rest()) > 0 && (hint <= 0 || n < hint); {
		b := o.line()
		n += len(b)
		v, err := o.take(t, b, -1)
		if err != nil {
			return v, err
		}
		lines = append(lines, v)
	}
	return object.NewList(lines).Value(), nil
}

// writeValue writes what write() is called with and gives its length.
func (o *file) writeValue(t *Thread, v Value) (int, error) {
	if err := o.needs(t, "write", false); err != nil {
		return 0, err
	}
	if o.binary {
		b, ok := object.BytesOf(v)
		if !ok {
			return 0, t.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", typeName(v))
		}
		return len(b), o.put(t, []byte(b))
	}
	if !v.IsStr() {
		return 0, t.Errorf(object.TypeError, "write() argument must be str, not %s", typeName(v))
	}
	n, text := v.Str().Len(), v
	if o.newline == "\r\n" || o.newline == "\r" {
		text = t.Str(strings.ReplaceAll(v.Str().Text, "\n", o.newline))
	}
	raw, err := object.CallMethod(t, text, "encode", t.Str(o.encoding), t.Str(o.errors))
	if err != nil {
		return 0, err
	}
	return n, o.put(t, []byte(raw.Bytes().B))
}

// seek moves to a place in the file.
func (o *file) seek(t *Thread, offset, whence int) error {
	base := 0
	switch whence {
	case 0:
		if offset < 0 {
			if o.binary {
				return osError(t, syscall.EINVAL, object.None)
			}
			return t.Errorf(object.ValueError, "negative seek position %d", offset)
		}
	case 1:
		if !o.binary && offset != 0 {
			return t.Errorf(object.UnsupportedOperation, "can't do nonzero cur-relative seeks")
		}
		base = o.pos
	case 2:
		if !o.binary && offset != 0 {
			return t.Errorf(object.UnsupportedOperation, "can't do nonzero end-relative seeks")
		}
		info, err := o.f.Stat()
		if err != nil {
			return osError(t, err, o.name)
		}
		base = int(info.Size())
	default:
		return t.Errorf(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	o.pos = max(base+offset, 0)
	return nil
}

func (o *file) close() {
	if !o.closed {
		o.f.Close()
		o.closed = true
	}
}

// describe is repr() of a file.
func (o *file) describe(t *Thread) (Value, error) {
	name, err := object.Repr(t, o.name)
	if err != nil {
		return object.Null, err
	}
	if o.binary {
		return t.Str(fmt.Sprintf("<%s name=%s>", o.Header.Type.Name, name)), nil
	}
	return t.Str(fmt.Sprintf("<_io.TextIOWrapper name=%s mode='%s' encoding='%s'>", name, o.mode, o.encoding)), nil
}

func init() {
	for _, typ := range []*object.Type{textFileType, readFileType, writeFileType, randomFileType} {
		object.Define(typ, &object.Definition{Slots: fileSlots, Methods: fileMethods(), Getters: fileGetters})
		object.Struct[file](typ)
	}
}
