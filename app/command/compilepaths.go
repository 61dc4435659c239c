package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bytewalk/compiler/dialect"
)

// compileJob is one file to compile, or what was wrong with a path.
type compileJob struct {
	source, target string
	err            error
}

// finder looks for the files to compile.
type finder struct {
	ctx     context.Context
	out     string
	options Options
	dialect *dialect.Dialect

	jobs    []compileJob
	found   int               // how many files and faults, files named twice too
	targets map[string]int    // the index of the job that writes a file, by the file's cleaned path
	folders map[string]string // where a folder with sources really is
}

// findJobs finds the files that paths name. Two that would be written to the same place are
// errors both. When ctx is done it stops looking.
func findJobs(ctx context.Context, paths []string, out string, o Options) []compileJob {
	f := &finder{ctx: ctx, out: out, options: o, dialect: o.Dialect, targets: map[string]int{}, folders: map[string]string{}}
	if f.dialect == nil {
		f.dialect = dialect.Newest()
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			f.fail(path, err)
		case info.IsDir():
			before := f.found
			f.folder(path, "")
			if f.found == before && ctx.Err() == nil {
				f.fail(path, errors.New("has no .py files"))
			}
		case strings.HasSuffix(path, ".pyc"):
			f.fail(path, errors.New("is compiled already; a .py file was expected"))
		default:
			f.file(path, filepath.Base(path))
		}
	}
	return f.jobs
}

func (f *finder) fail(path string, err error) {
	f.found++
	f.jobs = append(f.jobs, compileJob{err: &fileError{path, err}})
}

// folder finds the files in a folder, in the order of their names. Inside is its path from the
// folder that was named.
func (f *finder) folder(path, inside string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		f.fail(path, err)
	}
	for _, entry := range entries {
		if f.ctx.Err() != nil {
			return
		}
		name := entry.Name()
		// The path as typed goes into the code objects: it is not cleaned.
		full := strings.TrimSuffix(path, "/") + "/" + name
		mode := entry.Type()
		switch {
		case mode.IsDir():
			if name != "__pycache__" {
				f.folder(full, filepath.Join(inside, name))
			}
			continue
		case !strings.HasSuffix(name, ".py"):
			continue
		case mode&fs.ModeSymlink != 0:
			info, err := os.Stat(full)
			if err != nil {
				f.fail(full, err)
				continue
			}
			if mode = info.Mode(); mode.IsDir() {
				continue // a link to a folder is not followed: it may lead in a circle
			}
		}
		if !mode.IsRegular() {
			f.fail(full, errors.New("is no regular file"))
			continue
		}
		f.file(full, filepath.Join(inside, name))
	}
}

// file adds a file, whose path from the folder that was named is inside.
func (f *finder) file(path, inside string) {
	f.found++
	j := compileJob{source: path, target: f.target(path, inside)}
	key := f.key(j.target)
	i, taken := f.targets[key]
	switch {
	case !taken:
		f.targets[key] = len(f.jobs)
	case filepath.Clean(f.jobs[i].source) == filepath.Clean(path):
		return // the same file named twice
	default:
		clash := func(a, b string) error {
			return &fileError{a, fmt.Errorf("would be written to %s, and so would %s", codeName(j.target), codeName(b))}
		}
		j.err = clash(path, f.jobs[i].source)
		if f.jobs[i].err == nil {
			f.jobs[i].err = clash(f.jobs[i].source, path)
		}
	}
	f.jobs = append(f.jobs, j)
}

// key gives the same for two targets that are one file.
func (f *finder) key(target string) string {
	if f.out != "" {
		return filepath.Clean(target)
	}
	cache, name := filepath.Split(target)
	folder := filepath.Dir(filepath.Clean(cache))
	real, ok := f.folders[folder]
	if !ok {
		real = folder
		if absolute, err := filepath.Abs(folder); err == nil {
			real = absolute
		}
		if followed, err := filepath.EvalSymlinks(real); err == nil {
			real = followed
		}
		f.folders[folder] = real
	}
	return filepath.Join(real, name)
}

// target gives the .pyc's path: under out, or in the source's __pycache__ by the
// name that PEP 488 gives it.
func (f *finder) target(path, inside string) string {
	stem := strings.TrimSuffix(inside, filepath.Ext(inside))
	if f.out != "" {
		return filepath.Join(f.out, stem+".pyc")
	}
	name := filepath.Base(stem) + "." + f.dialect.Tag
	if f.options.Optimize > 0 {
		name += fmt.Sprintf(".opt-%d", f.options.Optimize)
	}
	return filepath.Join(filepath.Dir(path), "__pycache__", name+".pyc")
}
