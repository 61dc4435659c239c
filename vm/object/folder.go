package object

import (
	"errors"
	"os"
	"path"
	"strings"
	"syscall"
)

// Folder is the only folder whose files a program can see.
type Folder struct {
	Root *os.Root
	// Path is the absolute path by which the program knows it.
	Path string
	// Current is where names that are not absolute begin, within the folder (os.chdir).
	Current string
}

// Relative gives a path within the folder for one that a program names: an absolute path that
// leads into the folder is taken from there, any other is as it is.
func (f *Folder) Relative(name string) string {
	switch {
	case name == "":
		return name
	case !path.IsAbs(name) && f.Current == "":
		return name
	case !path.IsAbs(name):
		return f.Current + "/" + name
	}
	clean, dir := path.Clean(name), path.Clean(f.Path)
	if clean == dir {
		return "."
	}
	if rest, ok := strings.CutPrefix(clean, strings.TrimSuffix(dir, "/")+"/"); ok {
		return rest
	}
	return name
}

// PathText gives the path that an argument is: a str, bytes, or an object with __fspath__
// (PyUnicode_FSConverter).
func PathText(t *Thread, v Value) (string, error) {
	if !v.IsStr() && !v.Has(LayoutBytes) {
		f, err := LookupSpecial(t, v, "__fspath__")
		if err != nil {
			return "", err
		}
		if f.IsNull() {
			return "", t.Errorf(TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
		}
		kind := v.Type().Name
		if v, err = CallArgs(t, f); err != nil {
			return "", err
		}
		if !v.IsStr() && !v.Has(LayoutBytes) {
			return "", t.Errorf(TypeError, "expected %s.__fspath__() to return str or bytes, not %s", kind, v.Type().Name)
		}
	}
	text := ""
	if v.IsStr() {
		text = v.Str().Text
	} else {
		text = v.Bytes().B
	}
	if strings.Contains(text, "\x00") {
		return "", t.Errorf(ValueError, "embedded null byte")
	}
	return text, nil
}

// ErrnoError makes the OSError that has a number of the system's, and the names of files.
func ErrnoError(t *Thread, number syscall.Errno, names ...Value) error {
	text := number.Error()
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	e, err := CallArgs(t, OSError.Value(), append([]Value{t.Int(int64(number)), t.Str(text)}, names...)...)
	if err != nil {
		return err
	}
	return e.Exception()
}

// FileError makes the OSError of a failed operation on files with names. A path that leads out of
// the folder is not permitted.
func FileError(t *Thread, err error, names ...Value) error {
	var number syscall.Errno
	if !errors.As(err, &number) {
		number = syscall.EPERM
	}
	return ErrnoError(t, number, names...)
}
