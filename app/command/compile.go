package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
)

// newCompile makes `bytewalk compile`: .pyc files that CPython loads.
func newCompile(host Host) *cobra.Command {
	var o optionFlags
	var out string
	cmd := &cobra.Command{
		Use:   "compile [-o OUT] PATH...",
		Short: "Write .pyc files that CPython loads",
		Long: `Compiles files and whole folders. With -o, OUT/a/b.pyc is made of lib/a/b.py where lib
was named, and OUT/b.pyc of a single file; without it, the files go into __pycache__
under CPython's own names. co_filename is the path as it was typed. After an error it
goes on with the next file, and ends with status 1.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("compile wants at least one PATH")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			failed := 0
			for _, job := range compileJobs(args, out, options) {
				if cmd.Context().Err() != nil {
					return errors.New("interrupted; the files written so far are whole")
				}
				if err := job.run(options, host); err != nil {
					report(host.Stderr, err)
					failed++
				}
			}
			if failed > 0 {
				fmt.Fprintf(host.Stderr, "bytewalk: %d of the files could not be compiled\n", failed)
				return statusError(1)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "folder for the .pyc files")
	o.addCompile(cmd)
	return cmd
}

// compileJob is one file to compile, or what was wrong with a path.
type compileJob struct {
	source, target string
	err            error
}

// compileJobs finds the files that paths name.
func compileJobs(paths []string, out string, o Options) []compileJob {
	d := o.Dialect
	if d == nil {
		d = dialect.Newest()
	}
	var jobs []compileJob
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			jobs = append(jobs, compileJob{err: &fileError{path, err}})
		case info.IsDir():
			jobs = append(jobs, folderJobs(path, out, d, o.Optimize)...)
		case strings.HasSuffix(path, ".pyc"):
			jobs = append(jobs, compileJob{err: &fileError{path, errors.New("is compiled already; a .py file was expected")}})
		default:
			jobs = append(jobs, compileJob{source: path, target: target(path, filepath.Base(path), out, d, o.Optimize)})
		}
	}
	return jobs
}

func folderJobs(folder, out string, d *dialect.Dialect, optimize int) []compileJob {
	var jobs []compileJob
	filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			jobs = append(jobs, compileJob{err: &fileError{path, err}})
		case entry.IsDir() && entry.Name() == "__pycache__":
			return fs.SkipDir
		case !entry.IsDir() && strings.HasSuffix(path, ".py"):
			inside, err := filepath.Rel(folder, path)
			if err != nil {
				inside = entry.Name()
			}
			jobs = append(jobs, compileJob{source: path, target: target(path, inside, out, d, optimize)})
		}
		return nil
	})
	return jobs
}

// target gives the .pyc's path: under out, or in the source's __pycache__ by the
// name that PEP 488 gives it.
func target(path, inside, out string, d *dialect.Dialect, optimize int) string {
	stem := strings.TrimSuffix(inside, filepath.Ext(inside))
	if out != "" {
		return filepath.Join(out, stem+".pyc")
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "." + d.Tag
	if optimize > 0 {
		name += fmt.Sprintf(".opt-%d", optimize)
	}
	return filepath.Join(filepath.Dir(path), "__pycache__", name+".pyc")
}

func (j compileJob) run(o Options, host Host) error {
	if j.err != nil {
		return j.err
	}
	info, err := os.Stat(j.source)
	if err != nil {
		return &fileError{j.source, err}
	}
	data, err := readFile(j.source)
	if err != nil {
		return err
	}
	p := &program{path: j.source}
	if err := p.compile(j.source, data, o); err != nil {
		return err
	}
	warn(host.Stderr, p)
	pyc := marshal.WritePyc(marshal.Header{ModTime: uint32(info.ModTime().Unix()), SourceSize: uint32(len(data))}, p.code)
	return writeAtomically(j.target, pyc)
}

// writeAtomically writes a file under another name and renames it, so that nobody
// ever reads half of one.
func writeAtomically(path string, data []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return &fileError{filepath.Dir(path), err}
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return &fileError{path, err}
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = &fileError{path, err}
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
