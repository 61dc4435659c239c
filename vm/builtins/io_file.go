package builtins

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"
	"unsafe"

	"bytewalk/vm/object"
)

// bufferSize is io.DEFAULT_BUFFER_SIZE.
const bufferSize = 8192

// fileIO is a FileIO: a file of the program's folder, or one of the standard streams, of which
// f is nil.
type fileIO struct {
	ioBase
	f        *os.File
	fd       int // -1 once it is closed
	name     Value
	path     string
	line     string // of standard input, what is not yet read of its line
	readable bool
	writable bool
	append   bool
	created  bool
	keep     bool // closefd=False
}

var fileIOType = newIOType("FileIO", rawIOBaseType)

func fileIOOf(v Value) *fileIO { return (*fileIO)(v.Ref) }

// descriptors are the numbers that open files have.
type descriptors struct{ files []*fileIO }

type descriptorsKey struct{}

func descriptorsOf(t *Thread) *descriptors {
	return t.State(descriptorsKey{}, func() any { return &descriptors{} }).(*descriptors)
}

// number gives a file the lowest number that is free.
func (d *descriptors) number(o *fileIO) {
	for i, used := range d.files {
		if used == nil {
			d.files[i], o.fd = o, i+3
			return
		}
	}
	d.files = append(d.files, o)
	o.fd = len(d.files) + 2
}

// openMode is what the letters of a mode say.
type openMode struct {
	kind                            byte // 'r', 'w', 'x' or 'a'
	plus, binary, text, old, broken bool
}

// openFile opens a file of the program's folder.
func (o *fileIO) openFile(t *Thread, v Value, kind byte, plus bool) error {
	if v.IsFloat() && !t.Runtime.Generics {
		return t.Errorf(object.TypeError, "integer argument expected, got float")
	}
	name, err := object.PathText(t, v)
	if err != nil {
		return err
	}
	flags := os.O_RDONLY
	switch o.readable, o.writable = kind == 'r' || plus, kind != 'r' || plus; {
	case o.readable && o.writable:
		flags = os.O_RDWR
	case o.writable:
		flags = os.O_WRONLY
	}
	switch kind {
	case 'w':
		flags |= os.O_CREATE | os.O_TRUNC
	case 'x':
		flags |= os.O_CREATE | os.O_EXCL
		o.created = true
	case 'a':
		flags |= os.O_CREATE
		o.append = true
	}
	if name == "" {
		return object.ErrnoError(t, syscall.ENOENT, v)
	}
	if t.Folder == nil {
		return object.ErrnoError(t, syscall.EACCES, v)
	}
	f, err := t.Folder.Root.OpenFile(t.Folder.Relative(name), flags, 0o666)
	if err == nil {
		var info fs.FileInfo
		if info, err = f.Stat(); err == nil && info.IsDir() {
			err = &fs.PathError{Err: syscall.EISDIR}
		}
		if err != nil {
			f.Close()
		}
	}
	if err != nil {
		return object.FileError(t, err, v)
	}
	if o.append {
		if _, err := f.Seek(0, io.SeekEnd); err != nil {
			f.Close()
			return object.FileError(t, err, v)
		}
	}
	o.f, o.name, o.path = f, v, path.Clean(name)
	descriptorsOf(t).number(o)
	return nil
}

// mode is FileIO.mode.
func (o *fileIO) mode() string {
	kind := "wb"
	switch {
	case o.created && o.readable:
		return "xb+"
	case o.created:
		return "xb"
	case o.append && o.readable:
		return "ab+"
	case o.append:
		return "ab"
	case o.readable && o.writable:
		return "rb+"
	case o.readable:
		return "rb"
	}
	return kind
}

// needs complains about a file that is closed, or not open for "reading" or "writing".
func (o *fileIO) needs(t *Thread, what string) error {
	switch {
	case o.fd < 0:
		return t.Errorf(object.ValueError, "I/O operation on closed file")
	case what == "reading" && !o.readable, what == "writing" && !o.writable:
		return unsupported(t, "File not open for "+what)
	}
	return nil
}

// readInto fills b as far as it can at once; 0 is the end.
func (o *fileIO) readInto(t *Thread, b []byte) (int, error) {
	if err := o.needs(t, "reading"); err != nil || len(b) == 0 {
		return 0, err
	}
	if o.f == nil {
		if o.line == "" {
			line, err := readLine(t)
			if err != nil {
				return 0, err
			}
			o.line = line
		}
		n := copy(b, o.line)
		o.line = o.line[n:]
		return n, nil
	}
	n, err := o.f.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, object.FileError(t, err)
	}
	return n, nil
}

// readAll gives what is left.
func (o *fileIO) readAll(t *Thread) ([]byte, error) {
	if err := o.needs(t, "reading"); err != nil {
		return nil, err
	}
	var all []byte
	if o.f != nil {
		if info, err := o.f.Stat(); err == nil {
			if err := t.Reserve(info.Size()); err != nil {
				return nil, err
			}
			all = make([]byte, 0, info.Size()+1)
		}
	}
	for {
		if cap(all)-len(all) < 512 {
			all = append(all, make([]byte, max(len(all), bufferSize))...)[:len(all)]
		}
		n, err := o.readInto(t, all[len(all):cap(all)])
		if err != nil || n == 0 {
			return all, err
		}
		all = all[:len(all)+n]
		if err := t.Reserve(int64(len(all))); err != nil {
			return nil, err
		}
		if err := t.CheckEvents(); err != nil {
			return nil, err
		}
	}
}

func (o *fileIO) write(t *Thread, b []byte) error {
	if err := o.needs(t, "writing"); err != nil {
		return err
	}
	if o.f == nil {
		out := t.Stdout
		if o.fd == 2 {
			out = t.Stderr
		}
		if out == nil || len(b) == 0 {
			return nil
		}
		return out(string(b))
	}
	if o.append {
		if _, err := o.f.Seek(0, io.SeekEnd); err != nil {
			return object.FileError(t, err)
		}
	}
	if _, err := o.f.Write(b); err != nil {
		return object.FileError(t, err)
	}
	return nil
}

func (o *fileIO) seek(t *Thread, offset int64, whence int) (int64, error) {
	if err := o.needs(t, ""); err != nil {
		return 0, err
	}
	if o.f == nil {
		return 0, object.ErrnoError(t, syscall.ESPIPE)
	}
	if whence < 0 || whence > 2 {
		return 0, object.ErrnoError(t, syscall.EINVAL)
	}
	n, err := o.f.Seek(offset, whence)
	if err != nil {
		return 0, object.FileError(t, err)
	}
	return n, nil
}

func (o *fileIO) truncate(t *Thread, n int64) error {
	if err := o.needs(t, "writing"); err != nil {
		return err
	}
	if o.f == nil {
		return object.ErrnoError(t, syscall.EINVAL)
	}
	if err := o.f.Truncate(n); err != nil {
		return object.FileError(t, err)
	}
	return nil
}

func (o *fileIO) close(t *Thread) {
	if o.f != nil && o.fd >= 3 && !o.keep {
		o.f.Close()
		descriptorsOf(t).files[o.fd-3] = nil
	}
	o.fd, o.closed = -1, true
}

func (o *fileIO) describe(t *Thread) (Value, error) {
	if o.fd < 0 {
		return t.Str("<_io.FileIO [closed]>"), nil
	}
	name, err := object.Repr(t, o.name)
	if err != nil {
		return object.Null, err
	}
	closefd := "True"
	if o.keep {
		closefd = "False"
	}
	return t.Str(fmt.Sprintf("<_io.FileIO name=%s mode='%s' closefd=%s>", name, o.mode(), closefd)), nil
}

// fileMode reads the mode of FileIO.
func fileMode(t *Thread, mode string) (kind byte, plus bool, err error) {
	wrong := func() error {
		return t.Errorf(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	for _, c := range []byte(mode) {
		switch c {
		case 'r', 'w', 'a', 'x':
			if kind != 0 {
				return 0, false, wrong()
			}
			kind = c
		case 'b':
		case '+':
			if plus {
				return 0, false, wrong()
			}
			plus = true
		default:
			return 0, false, t.Errorf(object.ValueError, "invalid mode: %s", mode)
		}
	}
	if kind == 0 {
		err = wrong()
	}
	return kind, plus, err
}

// initFile is FileIO(file, mode, closefd, opener).
func initFile(t *Thread, o *fileIO, a []Value) error {
	mode := "r"
	if !a[1].IsNull() {
		if !a[1].IsStr() {
			return t.Errorf(object.TypeError, "FileIO() argument 'mode' must be str, not %s", argumentType(a[1]))
		}
		mode = a[1].Str().Text
	}
	if !a[2].IsNull() {
		close, err := object.IsTrue(t, a[2])
		if err != nil {
			return err
		}
		o.keep = !close
	}
	kind, plus, err := fileMode(t, mode)
	if err != nil {
		return err
	}
	o.fd = -1
	if a[0].Has(object.LayoutInt) || a[0].Has(object.LayoutBool) {
		return o.openNumber(t, a[0], kind, plus)
	}
	if o.keep {
		return t.Errorf(object.ValueError, "Cannot use closefd=False with file name")
	}
	return o.openFile(t, a[0], kind, plus)
}

// openNumber opens a file that is open under a number.
func (o *fileIO) openNumber(t *Thread, v Value, kind byte, plus bool) error {
	n, err := object.CIntArg(t, v)
	if err != nil {
		return err
	}
	if n < 0 {
		return t.Errorf(object.ValueError, "negative file descriptor")
	}
	o.readable, o.writable, o.append = kind == 'r' || plus, kind != 'r' || plus, kind == 'a'
	o.name = v
	if n <= 2 {
		o.fd = n
		return nil
	}
	files := descriptorsOf(t).files
	if n-3 >= len(files) || files[n-3] == nil {
		return object.ErrnoError(t, syscall.EBADF)
	}
	o.f, o.fd, o.path = files[n-3].f, n, files[n-3].path
	return nil
}

func fileIOMethods() []object.Method {
	self := fileIOOf
	answer := func(name string, f func(o *fileIO) bool) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return object.Bool(f(self(v))), self(v).needs(t, "") })
	}
	return []object.Method{
		answer("readable", func(o *fileIO) bool { return o.readable }),
		answer("writable", func(o *fileIO) bool { return o.writable }),
		answer("seekable", func(o *fileIO) bool { return o.f != nil }),
		answer("isatty", func(*fileIO) bool { return false }),
		object.Method0("fileno", func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).fd)), self(v).needs(t, "") }),
		object.Method0("readall", func(t *Thread, v Value) (Value, error) {
			b, err := self(v).readAll(t)
			return t.Bytes(string(b)), err
		}),
		object.MethodN("read", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := size(t, a[0])
			if err == nil {
				err = self(v).needs(t, "reading")
			}
			if err != nil {
				return object.Null, err
			}
			if n < 0 {
				b, err := self(v).readAll(t)
				return t.Bytes(string(b)), err
			}
			if err := t.Reserve(int64(n)); err != nil {
				return object.Null, err
			}
			b := make([]byte, n)
			n, err = self(v).readInto(t, b)
			return t.Bytes(string(b[:n])), err
		}),
		object.Method1("readinto", func(t *Thread, v, to Value) (Value, error) {
			if err := self(v).needs(t, "reading"); err != nil {
				return object.Null, err
			}
			b, err := writable(t, "readinto()", to)
			if err != nil {
				return object.Null, err
			}
			data := make([]byte, b.Len())
			n, err := self(v).readInto(t, data)
			b.Put(t, 0, data[:n])
			return t.Int(int64(n)), err
		}),
		object.Method1("write", func(t *Thread, v, x Value) (Value, error) {
			if err := self(v).needs(t, "writing"); err != nil {
				return object.Null, err
			}
			b, err := bytesArgument(t, x)
			if err != nil {
				return object.Null, err
			}
			return t.Int(int64(len(b))), self(v).write(t, []byte(b))
		}),
		object.MethodN("seek", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			whence := 0
			var err error
			if !a[1].IsNull() {
				if whence, err = object.CIntArg(t, a[1]); err != nil {
					return object.Null, err
				}
			}
			if err := self(v).needs(t, ""); err != nil {
				return object.Null, err
			}
			offset, err := sizeArgument(t, a[0])
			if err != nil {
				return object.Null, err
			}
			n, err := self(v).seek(t, int64(offset), whence)
			return t.Int(n), err
		}),
		object.Method0("tell", func(t *Thread, v Value) (Value, error) {
			n, err := self(v).seek(t, 0, 1)
			return t.Int(n), err
		}),
		object.MethodN("truncate", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			if err := self(v).needs(t, "writing"); err != nil {
				return object.Null, err
			}
			n := int64(0)
			if a[0].IsNull() || a[0] == object.None {
				var err error
				if n, err = self(v).seek(t, 0, 1); err != nil {
					return object.Null, err
				}
			} else {
				i, err := object.AsIndex(t, a[0], object.OverflowError)
				if err != nil {
					return object.Null, err
				}
				n = int64(i)
			}
			return t.Int(n), self(v).truncate(t, n)
		}),
		object.Method0("close", func(t *Thread, v Value) (Value, error) {
			var err error
			if v.Type() != fileIOType {
				if !self(v).closed {
					_, err = object.CallMethod(t, v, "flush")
				}
			}
			self(v).close(t)
			return object.None, err
		}),
	}
}

func init() {
	params := object.NewParams("FileIO", "file | mode closefd opener")
	object.Define(fileIOType, &object.Definition{
		Doc: "Open a file.", Size: unsafe.Sizeof(fileIO{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				o := object.Alloc[fileIO](typ)
				o.fd, o.name = -1, object.None
				return o.Header.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				return initFile(t, fileIOOf(v), a)
			},
			Repr: func(t *Thread, v Value) (Value, error) { return fileIOOf(v).describe(t) },
		},
		Methods: fileIOMethods(),
		Getters: []object.Getter{
			{Name: "closed", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(fileIOOf(v).fd < 0), nil }},
			{Name: "closefd", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(!fileIOOf(v).keep), nil }},
			{Name: "mode", Get: func(t *Thread, v Value) (Value, error) { return t.Str(fileIOOf(v).mode()), nil }},
			{Name: "name", Get: func(_ *Thread, v Value) (Value, error) { return fileIOOf(v).name, nil },
				Set: func(_ *Thread, v, x Value) error {
					fileIOOf(v).name = x
					return nil
				}},
			{Name: "_blksize", Get: func(t *Thread, _ Value) (Value, error) { return t.Int(4096), nil }},
		},
	})
	object.Struct[fileIO](fileIOType)
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
