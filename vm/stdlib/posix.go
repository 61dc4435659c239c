package stdlib

import (
	crand "crypto/rand"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"syscall"

	"bytewalk/vm/object"
)

// The functions here are what the module os asks of a system. A program sees the files of its own
// folder, and is refused whatever leads out of it.

// folder gives the program's folder, or the error of a program that has none.
func folder(t *Thread, names ...Value) (*object.Folder, error) {
	if t.Folder == nil {
		return nil, object.ErrnoError(t, syscall.EACCES, names...)
	}
	return t.Folder, nil
}

// onPath makes a function of one path: f gets the path within the folder.
func onPath(name, params string, f func(t *Thread, root *os.Root, path string, a []Value) (Value, error)) object.Method {
	return fnKw(name, params, func(t *Thread, a []Value) (Value, error) {
		text, err := object.PathText(t, a[0])
		if err != nil {
			return object.Null, pathComplaint(t, name, "path", a[0], err)
		}
		dir, err := folder(t, a[0])
		if err != nil {
			return object.Null, err
		}
		if text == "" {
			return object.Null, object.ErrnoError(t, syscall.ENOENT, a[0])
		}
		v, err := f(t, dir.Root, dir.Relative(text), a)
		if err != nil {
			if _, raised := err.(*object.Exception); !raised {
				err = object.FileError(t, err, a[0])
			}
			return object.Null, err
		}
		return v, nil
	})
}

// pathComplaint is what path_converter says of an argument that is no path.
func pathComplaint(t *Thread, function, argument string, v Value, err error) error {
	if object.IsException(err, object.TypeError) {
		kinds := "string, bytes or os.PathLike"
		if function == "_stat" {
			function = "stat"
			kinds = "string, bytes, os.PathLike or integer"
		}
		if function == "listdir" {
			kinds = "string, bytes, os.PathLike, integer or None"
		}
		return t.Errorf(object.TypeError, "%s: %s should be %s, not %s", function, argument, kinds, typeName(v))
	}
	return err
}

// statTuple gives what os.stat tells of a file.
func statTuple(t *Thread, info fs.FileInfo) Value {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		s = &syscall.Stat_t{Mode: uint32(info.Mode().Perm()), Size: info.Size()}
	}
	num := func(n int64) Value { return t.Int(n) }
	nano := func(ts syscall.Timespec) int64 { return ts.Sec*1e9 + ts.Nsec }
	return object.NewTuple(num(int64(s.Mode)), num(int64(s.Ino)), num(int64(s.Dev)), num(int64(s.Nlink)), num(int64(s.Uid)), num(int64(s.Gid)),
		num(s.Size), num(s.Atim.Sec), num(s.Mtim.Sec), num(s.Ctim.Sec), num(nano(s.Atim)), num(nano(s.Mtim)), num(nano(s.Ctim)),
		num(int64(s.Blksize)), num(s.Blocks), num(int64(s.Rdev))).Value()
}

// rename is os.rename and os.replace.
func rename(name string) object.Method {
	return fnKw(name, "src dst | $ src_dir_fd dst_dir_fd", func(t *Thread, a []Value) (Value, error) {
		var paths [2]string
		for i, argument := range []string{"src", "dst"} {
			text, err := object.PathText(t, a[i])
			if err != nil {
				return object.Null, pathComplaint(t, name, argument, a[i], err)
			}
			paths[i] = text
		}
		dir, err := folder(t, a[0], object.None, a[1])
		if err != nil {
			return object.Null, err
		}
		if paths[0] == "" || paths[1] == "" {
			return object.Null, object.ErrnoError(t, syscall.ENOENT, a[0], object.None, a[1])
		}
		if err := dir.Root.Rename(dir.Relative(paths[0]), dir.Relative(paths[1])); err != nil {
			return object.Null, object.FileError(t, err, a[0], object.None, a[1])
		}
		return object.None, nil
	})
}

// remove takes a file away, or an empty folder.
func remove(name string, isDir bool) object.Method {
	return onPath(name, "path | $ dir_fd", func(_ *Thread, root *os.Root, path string, _ []Value) (Value, error) {
		info, err := root.Lstat(path)
		switch {
		case err != nil:
			return object.Null, err
		case isDir && !info.IsDir():
			return object.Null, syscall.ENOTDIR
		case !isDir && info.IsDir():
			return object.Null, syscall.EISDIR
		}
		return object.None, root.Remove(path)
	})
}

// refused makes a function that programs here may not use.
func refused(name, what string) object.Method {
	return fn(name, 0, -1, func(t *Thread, _ []Value) (Value, error) {
		return object.Null, t.Errorf(object.PermissionError, "os.%s() is not available: a program here %s", name, what)
	})
}

func listdir(t *Thread, a []Value) (Value, error) {
	v := a[0]
	if v.IsNull() || v == object.None {
		v = t.Str(".")
	}
	text, err := object.PathText(t, v)
	if err != nil {
		return object.Null, pathComplaint(t, "listdir", "path", v, err)
	}
	dir, err := folder(t, v)
	if err != nil {
		return object.Null, err
	}
	if text == "" {
		return object.Null, object.ErrnoError(t, syscall.ENOENT, v)
	}
	f, err := dir.Root.Open(dir.Relative(text))
	if err != nil {
		return object.Null, object.FileError(t, err, v)
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return object.Null, object.FileError(t, err, v)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	sort.Strings(names)
	items := make([]Value, len(names))
	for i, name := range names {
		if v.Has(object.LayoutBytes) {
			items[i] = t.Bytes(name)
		} else if s, err := t.Decode(name, "utf-8", "surrogateescape"); err == nil {
			items[i] = t.Str(s)
		}
	}
	return object.NewList(items).Value(), nil
}

// mode reads an optional argument with the rights of a file.
func mode(t *Thread, v Value, otherwise int) (fs.FileMode, error) {
	if v.IsNull() {
		return fs.FileMode(otherwise), nil
	}
	n, err := object.CIntArg(t, v)
	return fs.FileMode(n) & 0o777, err
}

func init() {
	register(&module{
		name: "posix", builtin: true, doc: "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.",
		functions: []object.Method{
			fn("listdir", 0, 1, listdir),
			onPath("_stat", "path | follow", func(t *Thread, root *os.Root, path string, a []Value) (Value, error) {
				ask := root.Stat
				if !a[1].IsNull() && a[1] == object.False {
					ask = root.Lstat
				}
				info, err := ask(path)
				if err != nil {
					return object.Null, err
				}
				return statTuple(t, info), nil
			}),
			onPath("mkdir", "path | mode $ dir_fd", func(t *Thread, root *os.Root, path string, a []Value) (Value, error) {
				m, err := mode(t, a[1], 0o777)
				if err != nil {
					return object.Null, err
				}
				return object.None, root.Mkdir(path, m)
			}),
			onPath("chmod", "path mode | $ dir_fd follow_symlinks", func(t *Thread, root *os.Root, path string, a []Value) (Value, error) {
				m, err := mode(t, a[1], 0)
				if err != nil {
					return object.Null, err
				}
				return object.None, root.Chmod(path, m)
			}),
			onPath("readlink", "path | $ dir_fd", func(t *Thread, root *os.Root, path string, _ []Value) (Value, error) {
				to, err := root.Readlink(path)
				return t.Str(to), err
			}),
			onPath("truncate", "path length", func(t *Thread, root *os.Root, path string, a []Value) (Value, error) {
				n, err := object.AsIndex(t, a[1], object.OverflowError)
				if err != nil {
					return object.Null, err
				}
				f, err := root.OpenFile(path, os.O_WRONLY, 0)
				if err != nil {
					return object.Null, err
				}
				defer f.Close()
				return object.None, f.Truncate(int64(n))
			}),
			onPath("chdir", "path", func(t *Thread, root *os.Root, name string, _ []Value) (Value, error) {
				info, err := root.Stat(name)
				if err != nil {
					return object.Null, err
				}
				if !info.IsDir() {
					return object.Null, syscall.ENOTDIR
				}
				if t.Folder.Current = path.Clean(name); t.Folder.Current == "." {
					t.Folder.Current = ""
				}
				return object.None, nil
			}),
			remove("remove", false), remove("unlink", false), remove("rmdir", true),
			rename("rename"), rename("replace"),
			fn0("getcwd", func(t *Thread) (Value, error) {
				if t.Folder == nil {
					return t.Str("."), nil
				}
				return t.Str(path.Join(t.Folder.Path, t.Folder.Current)), nil
			}),
			fn1("urandom", func(t *Thread, v Value) (Value, error) {
				n, err := sizeArg(t, v)
				if err != nil {
					return object.Null, err
				}
				if n < 0 {
					return object.Null, t.Errorf(object.ValueError, "negative argument not allowed")
				}
				if err := t.Reserve(int64(n)); err != nil {
					return object.Null, err
				}
				b := make([]byte, n)
				_, _ = crand.Read(b) // it never fails
				return t.Bytes(string(b)), nil
			}),
			fn1("strerror", func(t *Thread, v Value) (Value, error) {
				n, err := object.CIntArg(t, v)
				if err != nil {
					return object.Null, err
				}
				text := syscall.Errno(n).Error()
				if strings.HasPrefix(text, "errno ") {
					return t.Str("Unknown error " + strings.TrimPrefix(text, "errno ")), nil
				}
				return t.Str(strings.ToUpper(text[:1]) + text[1:]), nil
			}),
			fn0("getpid", func(t *Thread) (Value, error) { return t.Int(1), nil }),
			fn0("getppid", func(t *Thread) (Value, error) { return t.Int(0), nil }),
			fn0("cpu_count", func(t *Thread) (Value, error) { return t.Int(1), nil }),
			fn("_exit", 1, 1, func(t *Thread, a []Value) (Value, error) {
				return object.Null, object.NewException(object.SystemExit, a[0])
			}),
			refused("system", "can't start processes"), refused("popen", "can't start processes"), refused("fork", "can't start processes"),
			refused("execv", "can't start processes"), refused("kill", "can't send signals"), refused("symlink", "can't make links"), refused("link", "can't make links"),
		},
	})
}
