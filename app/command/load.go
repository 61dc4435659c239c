package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/source"
	"bytewalk/internal/wtf8"
)

// program is a file that was read and, if it is source, compiled.
type program struct {
	path   string
	code   *code.Code
	source *source.File // nil for a .pyc
	result *compiler.Result
	pyc    []byte // the file, for a .pyc
}

// fileError is a file that cannot be read.
type fileError struct {
	path string
	err  error
}

// Error says which file and why, without repeating what the system said twice.
func (e *fileError) Error() string { return codeName(e.path) + ": " + reason(e.err) }

func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err.Error()
	}
	return err.Error()
}

// largest is how large a file may be, in bytes, for the commands that read one
// program: larger than anybody's, and small enough for the memory.
const largest = 256 << 20

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &fileError{path, err}
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, &fileError{path, err}
	case info.IsDir():
		return nil, &fileError{path, errors.New("is a folder, and a .py or .pyc file was expected")}
	case info.Size() > largest:
		return nil, &fileError{path, fmt.Errorf("is larger than %d MB", largest>>20)}
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, largest+1)); err != nil {
		return nil, &fileError{path, err}
	}
	if data.Len() > largest {
		return nil, &fileError{path, fmt.Errorf("is larger than %d MB", largest>>20)}
	}
	return data.Bytes(), nil
}

// load reads a .py file and compiles it, or reads a .pyc file.
func load(path string, o Options) (*program, error) { return loadWith(path, o, false) }

// loadScript is load for a program that is to run: what CPython reads of a script.
func loadScript(path string, o Options) (*program, error) { return loadWith(path, o, true) }

func loadWith(path string, o Options, script bool) (*program, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	p := &program{path: path}
	if isPyc(path, data) {
		p.pyc = data
		header, c, err := marshal.ReadPyc(data)
		if err != nil {
			return nil, pycError(path, err)
		}
		if o.Dialect != nil && o.Dialect != header.Dialect {
			return nil, &fileError{path, fmt.Errorf("is of Python %s, and --python %s was asked for", header.Dialect.Name, o.Dialect.Name)}
		}
		p.code = c
		return p, nil
	}
	if err = p.compile(path, data, o, script); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *program) compile(name string, data []byte, o Options, script bool) (err error) {
	read := compiler.CompileBytes
	if script {
		read = compiler.CompileScript
	}
	if script && dialectOf(o).Runtime.AbsoluteScript {
		if whole, err := filepath.Abs(name); err == nil {
			name = whole
		}
	}
	p.result, err = read(codeName(name), data, compiler.Options{Dialect: o.Dialect, Optimize: o.Optimize})
	if err != nil {
		placeNull(err, data)
		return err
	}
	p.source, p.code = p.result.File, p.result.Code
	return nil
}

// dialectOf gives the dialect that the options ask for.
func dialectOf(o Options) *dialect.Dialect {
	if o.Dialect != nil {
		return o.Dialect
	}
	return dialect.Newest()
}

// codeName gives a path as Python has it, whose strings are of characters: a byte that is not
// UTF-8 is a lone surrogate (PEP 383).
func codeName(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	var b []byte
	for len(path) > 0 {
		r, size := utf8.DecodeRuneInString(path)
		if r == utf8.RuneError && size == 1 {
			r = 0xdc00 + rune(path[0])
		}
		b = wtf8.Append(b, r)
		path = path[size:]
	}
	return string(b)
}

// placeNull gives the error of a null byte, which has no place in CPython, that of the
// first one.
func placeNull(err error, data []byte) {
	var d *diag.Error
	i := bytes.IndexByte(data, 0)
	if i < 0 || !errors.As(err, &d) || d.Type != "ValueError" || d.Span.Start.Line != 0 {
		return
	}
	d.Span.Start.Line = int32(bytes.Count(data[:i], []byte("\n")) + 1)
	d.Offset = i - bytes.LastIndexByte(data[:i], '\n')
}

// isPyc reports whether a file is a compiled one: by its name, or by a magic number
// where the name says nothing.
func isPyc(path string, data []byte) bool {
	if strings.HasSuffix(path, ".pyc") {
		return true
	}
	if strings.HasSuffix(path, ".py") || len(data) < 4 || !bytes.Equal(data[2:4], []byte("\r\n")) {
		return false
	}
	_, err := marshal.ReadHeader(data)
	return err == nil
}

func pycError(path string, err error) error {
	var header *marshal.HeaderError
	if errors.As(err, &header) {
		return errors.New(header.Text(path))
	}
	return &fileError{path, err}
}

// report writes an error of a program in the form for tools and people: place and
// message in one line, then the source line with a caret.
func report(w io.Writer, err error) {
	var d *diag.Error
	if !errors.As(err, &d) {
		fmt.Fprintf(w, "bytewalk: %s\n", wtf8.Escape(err.Error()))
		return
	}
	fmt.Fprintln(w, wtf8.Escape(d.Error()))
	if d.Text != "" || d.EmptyText {
		text := strings.TrimRight(d.Text, "\n")
		trimmed := strings.TrimLeft(text, " \t\f")
		fmt.Fprintf(w, "    %s\n", trimmed)
		if col := d.Offset - 1 - (len(text) - len(trimmed)); d.Offset > 0 && col >= 0 {
			fmt.Fprintf(w, "    %s^\n", strings.Repeat(" ", col))
		}
	}
}

// warn writes the compiler's warnings as CPython does by default: those of category
// SyntaxWarning.
func warn(w io.Writer, p *program) {
	if p.result == nil {
		return
	}
	for _, warning := range p.result.Warnings {
		if warning.Category != "SyntaxWarning" {
			continue
		}
		fmt.Fprintln(w, wtf8.Escape(warning.String()))
		if line := strings.TrimSpace(p.source.Line(int(warning.Span.Start.Line))); line != "" {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
}
