// Package interpreter makes machines that are ready to run Python: with the
// built-in functions, the importer, and the compiler behind compile(), exec(),
// eval() and import. The command line and the session run programs on what it makes.
package interpreter

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/excerpt"
	"bytewalk/compiler/source"
	"bytewalk/vm"
	"bytewalk/vm/importlib"
	"bytewalk/vm/object"
	"bytewalk/vm/stdlib"
	"bytewalk/vm/trace"
)

// Config says what a machine is to run.
type Config struct {
	Dialect  *dialect.Dialect
	Optimize int
	// Support is what the dialect must have; at least it can be executed.
	Support dialect.Support

	// Argv is sys.argv. Argv[0] is the program's path as it was typed.
	Argv []string
	// Folder is where the program's modules are, and the only folder that it may
	// read and write.
	Folder string
	// Text is the program's own source, for tracebacks of a text that lies in no
	// file; it goes by the name Argv[0].
	Text *source.File

	Stdin          func(prompt string) (string, error)
	Stdout, Stderr io.Writer
	Limits         vm.Limits
	HashSeed       uint32
	Recorder       trace.Recorder
	HostMemory     func() int64 // see vm.Config
	// DontWriteBytecode keeps import from writing .pyc files.
	DontWriteBytecode bool
}

// New makes a machine. Code of a dialect that can only be listed is refused.
func New(c Config) (*vm.Machine, error) {
	if c.Support = max(c.Support, dialect.Executed); c.Dialect.Support < c.Support {
		return nil, refusal(c)
	}
	lines := sourceLines{text: c.Text, folder: c.Folder, files: map[string]*source.File{}}
	if len(c.Argv) > 0 {
		lines.name = c.Argv[0]
	}
	if c.Text != nil && c.Dialect.Runtime.AbsoluteScript {
		lines.name = c.Text.Name
	}
	return vm.New(vm.Config{
		Dialect: c.Dialect, Stdout: c.Stdout, Stderr: c.Stderr, Stdin: c.Stdin,
		Argv: c.Argv, Path: []string{c.Folder}, Optimize: c.Optimize, DontWriteBytecode: c.DontWriteBytecode,
		Limits: c.Limits, HashSeed: c.HashSeed, Recorder: c.Recorder, HostMemory: c.HostMemory, SourceLine: lines.line,
		Compile: func(t *object.Thread, text, filename, mode string, flags int) (*code.Code, error) {
			return compile(t, c, text, filename, mode, flags)
		},
		Excerpts: excerpt.Of{Dialect: c.Dialect},
		Setup:    func(m *vm.Machine) error { return setup(m, c) },
	})
}

// refusal says that a program is of a version whose programs cannot be run.
func refusal(c Config) error {
	var names []string
	for _, d := range dialect.With(c.Support) {
		names = append(names, d.Name)
	}
	name := "the code"
	if len(c.Argv) > 0 {
		name = c.Argv[0]
	}
	return fmt.Errorf("%s was written by CPython %s; programs of %s can be run (dis shows it)", name, c.Dialect.Name, strings.Join(names, ", "))
}

func setup(m *vm.Machine, c Config) error {
	t := m.Thread
	o := importlib.Options{
		Dialect: m.Config().Dialect, Dir: c.Folder, Optimize: c.Optimize, NewCode: m.NewCode,
		Library: stdlib.Attach(t, stdlib.Options{Dialect: c.Dialect, Optimize: c.Optimize, NewCode: m.NewCode}),
	}
	if c.Folder != "" {
		// A folder that cannot be opened has no modules; the program runs all the same.
		if root, err := os.OpenRoot(c.Folder); err == nil {
			o.Root = root
			t.Folder = &object.Folder{Root: root, Path: c.Folder}
		}
	}
	importlib.Attach(t, o)
	return nil
}

// compile is compile(), and what exec() and eval() do with a text.
func compile(t *object.Thread, c Config, text, filename, mode string, flags int) (*code.Code, error) {
	o := compiler.Options{Dialect: c.Dialect, Optimize: c.Optimize}
	if flags&object.CompileFile != 0 {
		return compiled(t, filename)(compiler.CompileBytes(filename, []byte(text), o))
	}
	switch mode {
	case "eval":
		o.Mode = compiler.Eval
	case "single":
		o.Mode = compiler.Single
	}
	return compiled(t, filename)(compiler.Compile(source.NewFile(filename, text), o))
}

// compiled gives the code object of what the compiler made. Its warnings go to the
// program's standard error, in the form that CPython's warnings module has by default.
func compiled(t *object.Thread, filename string) func(*compiler.Result, error) (*code.Code, error) {
	return func(r *compiler.Result, err error) (*code.Code, error) {
		if err != nil {
			return nil, exception(t, err)
		}
		for _, w := range r.Warnings {
			if done, err := tell(t, r, w); err != nil {
				return nil, err
			} else if done {
				continue
			}
			if w.Category != "SyntaxWarning" {
				continue
			}
			text := w.String() + "\n"
			if line := strings.TrimSpace(r.File.Line(int(w.Span.Start.Line))); line != "" && !strings.HasPrefix(filename, "<") {
				text += "  " + line + "\n"
			}
			if err := t.Stderr(text); err != nil {
				return nil, err
			}
		}
		return r.Code, nil
	}
}

// tell leaves a warning to module warnings, with the program's filters, if that is in use. Where they
// make an exception of it, the error is a SyntaxError.
func tell(t *object.Thread, r *compiler.Result, w diag.Warning) (done bool, err error) {
	module := t.Modules.GetStr(t, t.Intern("warnings"))
	if !module.Has(object.LayoutModule) {
		return false, nil
	}
	warn, class := module.Module().Dict.GetStr(t, t.Intern("warn_explicit")), t.Builtins.GetStr(t, t.Intern(w.Category))
	if warn.IsNull() || !class.IsType() {
		return false, nil
	}
	line := int(w.Span.Start.Line)
	_, err = object.CallArgs(t, warn, t.Str(w.Message), class, t.Str(w.File), t.Int(int64(line)))
	if object.IsException(err, class.AsType()) {
		err = exception(t, &diag.Error{Type: "SyntaxError", Message: w.Message, File: w.File, Span: w.Span,
			Offset: int(w.Span.Start.Col) + 1, EndOffset: int(w.Span.End.Col) + 1, Text: r.File.Line(line)})
	}
	return true, err
}

// exception makes the Python exception that an error of the compiler is.
func exception(t *object.Thread, err error) error {
	var d *diag.Error
	if !errors.As(err, &d) {
		return err
	}
	typ := object.SyntaxError
	for _, candidate := range object.ExceptionTypes(true) {
		if candidate.Name == d.Type {
			typ = candidate
		}
	}
	if !typ.IsSubtype(object.SyntaxError) {
		return t.Errorf(typ, "%s", d.Message)
	}
	text, offset := object.None, object.None
	if d.Text != "" || d.EmptyText {
		text = t.Str(d.Text)
	}
	if d.Offset >= 0 {
		offset = t.Int(int64(d.Offset))
	}
	msg, file, line := t.Str(d.Message), t.Str(d.File), t.Int(int64(d.Line()))
	e := object.NewException(typ, msg, object.NewTuple(file, line, offset, text).Value())
	e.Fields[object.FieldMsg], e.Fields[object.FieldSyntaxFilename] = msg, file
	e.Fields[object.FieldLineno], e.Fields[object.FieldOffset], e.Fields[object.FieldText] = line, offset, text
	e.Fields[object.FieldPrintFileAndLine] = object.None
	if t.Runtime.ExceptionGroups {
		endLine, endOffset := object.None, object.None
		if d.Span.End.Line > 0 {
			endLine, endOffset = t.Int(int64(d.Span.End.Line)), t.Int(int64(d.EndOffset))
		}
		e.Fields[object.FieldEndLineno], e.Fields[object.FieldEndOffset] = endLine, endOffset
		e.Args = object.NewTuple(msg, object.NewTuple(file, line, offset, text, endLine, endOffset).Value())
	}
	return e
}

// sourceLines finds the lines that tracebacks show.
type sourceLines struct {
	name   string
	text   *source.File
	folder string // outside of it no file is read
	files  map[string]*source.File
}

// largestSource is the size of a file beyond which tracebacks show no lines of it.
const largestSource = 16 << 20

func (s *sourceLines) line(filename string, n int) string {
	if s.text != nil && filename == s.name {
		return s.text.Line(n)
	}
	f, known := s.files[filename]
	if !known {
		if raw, err := s.read(filename); err == nil {
			f, _ = source.Decode(filename, raw)
		}
		s.files[filename] = f
	}
	if f == nil {
		return ""
	}
	return f.Line(n)
}

// read reads a file of the program's folder: the name may be any that the program gave to compile().
func (s *sourceLines) read(filename string) ([]byte, error) {
	whole, err := filepath.Abs(filename)
	if err != nil {
		return nil, err
	}
	name, err := filepath.Rel(s.folder, whole)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(s.folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > largestSource {
		return nil, fs.ErrInvalid
	}
	return root.ReadFile(name)
}

// FolderOf gives the folder that a program's modules are looked for in: its own.
func FolderOf(path string) string {
	dir := filepath.Dir(path)
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// LimitText says in words which of the limits ended a program, and which flag sets it.
func LimitText(e *object.LimitError, l vm.Limits) string {
	flag, what := e.Limit, "The "+e.Limit+" limit"
	switch e.Limit {
	case "step":
		flag, what = "steps", "The limit of "+Grouped(l.Steps)+" steps"
	case "memory":
		what = "The memory limit of " + bytesText(l.Memory)
	case "output":
		what = "The output limit of " + bytesText(l.Output)
	case "time":
		what = "The time limit of " + l.Time.String()
	}
	return what + " was reached; --max-" + flag + " sets it."
}

// Grouped writes n with commas between the thousands.
func Grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// bytesText writes a number of bytes with the largest unit that it is whole in.
func bytesText(n int64) string {
	for i := len(byteUnits) - 1; i > 0; i-- {
		if unit := int64(1) << (10 * i); n >= unit && n%unit == 0 {
			return Grouped(n/unit) + " " + byteUnits[i]
		}
	}
	return Grouped(n) + " bytes"
}

var byteUnits = []string{"bytes", "kB", "MB"}
