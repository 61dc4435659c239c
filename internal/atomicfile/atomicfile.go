// Package atomicfile writes files whole: under a name that nobody else uses, then renamed, so
// that whoever reads one meanwhile gets the old contents or the new, and a failure leaves the
// old.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Write makes a file of data at path, in a folder that is there. The file's mode is what the
// umask leaves of mode, an old file's at that place whatever it was. A symbolic link at path is
// replaced, not followed.
func Write(path string, data []byte, mode fs.FileMode) error {
	return write(path, data, mode, func(*os.File) error { return nil })
}

// Replace writes a document of the user's: a symbolic link stays one and what it points to is
// replaced, an old file's mode is kept, and the data is on the disk when Replace returns.
func Replace(path string, data []byte, mode fs.FileMode) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	old, err := os.Stat(path)
	return write(path, data, mode, func(f *os.File) error {
		if err == nil {
			if err := f.Chmod(old.Mode().Perm()); err != nil {
				return err
			}
		}
		return f.Sync()
	})
}

func write(path string, data []byte, mode fs.FileMode, finish func(*os.File) error) (err error) {
	f, err := create(filepath.Dir(path), mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = finish(f); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// create makes a new file. Its name is short, so that a name as long as the system allows can
// be written; os.CreateTemp would not heed the umask.
func create(dir string, mode fs.FileMode) (*os.File, error) {
	for {
		name := filepath.Join(dir, fmt.Sprintf(".%016x.tmp", rand.Uint64()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
