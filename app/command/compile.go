package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"bytewalk/compiler/codegen"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/atomicfile"
)

// newCompile makes `bytewalk compile`: .pyc files that CPython loads.
func newCompile(host Host) *cobra.Command {
	var o optionFlags
	var out string
	workers := runtime.GOMAXPROCS(0)
	cmd := &cobra.Command{
		Use:   "compile [-o OUT] [-j N] PATH...",
		Short: "Write .pyc files that CPython loads",
		Long: `Compiles files and whole folders. With -o, OUT/a/b.pyc is made of lib/a/b.py where lib
was named, and OUT/b.pyc of a single file; without it, the files go into __pycache__
under CPython's own names. co_filename is the path as it was typed. In folders, what
__pycache__ holds and links to other folders are left alone.

Files are compiled side by side; what is written does not depend on how many at once.
After an error it goes on with the other files and ends with status 1. Warnings and
errors come at the end, in the order of the files. Ctrl+C stops at once; the files
written until then are whole.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("compile wants at least one PATH")
			}
			if workers < 1 {
				return usagef("-j %d: at least one file has to be compiled at a time", workers)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			b := &batch{options: options, compile: compileFile}
			b.jobs = findJobs(cmd.Context(), args, out, options)
			if cmd.Context().Err() != nil {
				fmt.Fprintln(host.Stderr, "bytewalk: interrupted; no files were written")
				return statusError(130)
			}
			b.run(cmd.Context(), workers, newProgress(host.Stderr, len(b.jobs)))
			return b.report(host.Stderr)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "folder for the .pyc files")
	cmd.Flags().IntVarP(&workers, "jobs", "j", workers, "how many files to compile at a time; 1 is one after the other")
	o.addCompile(cmd)
	return cmd
}

// batch is many files being compiled.
type batch struct {
	options Options
	jobs    []compileJob
	compile func(path string, data []byte, o Options) (*program, error)

	outcomes []outcome // by the job's index
	written  atomic.Int64

	// writing is held for reading while a file is written, so that stopping can wait until
	// none is half written.
	writing sync.RWMutex
	stopped bool // guarded by writing: nothing is to be written any more
}

// outcome is what came of a job.
type outcome struct {
	index    int
	warnings []byte
	err      error
}

// internalError is a bug of the compiler's, met while it compiled a file.
type internalError struct {
	path  string
	cause any
}

// Error says what happened and where, as far as it is known.
func (e *internalError) Error() string {
	place, cause := codeName(e.path), e.cause
	if bug, ok := cause.(*codegen.Bug); ok {
		cause = bug.Cause
		if bug.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", place, bug.Line, bug.Col+1)
		}
	}
	return fmt.Sprintf("%s: internal error, a bug of bytewalk's: %v", place, cause)
}

// run compiles the files, some at a time, until all are done or ctx is.
func (b *batch) run(ctx context.Context, workers int, bar *progressbar.ProgressBar) {
	defer bar.Clear()
	var next atomic.Int64
	finished := make(chan outcome, len(b.jobs)) // so that nobody waits for who was interrupted
	for range min(workers, len(b.jobs)) {
		go func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(b.jobs) {
					return
				}
				finished <- b.one(i)
			}
		}()
	}
	for range b.jobs {
		select {
		case o := <-finished:
			b.outcomes = append(b.outcomes, o)
			bar.Add(1)
		case <-ctx.Done():
			// Files half compiled are given up.
			b.writing.Lock()
			b.stopped = true
			b.writing.Unlock()
			return
		}
	}
}

// one does a job.
func (b *batch) one(i int) (o outcome) {
	j := b.jobs[i]
	o.index, o.err = i, j.err
	if o.err != nil {
		return o
	}
	defer func() {
		if cause := recover(); cause != nil {
			o.err = &internalError{j.source, cause}
		}
	}()
	before, err := os.Stat(j.source)
	if err != nil {
		o.err = &fileError{j.source, err}
		return o
	}
	data, err := readFile(j.source)
	if err != nil {
		o.err = err
		return o
	}
	// The .pyc names its source by time and size: they have to be those of what was read.
	if after, err := os.Stat(j.source); before.Mode().IsRegular() &&
		(err != nil || int64(len(data)) != before.Size() || !after.ModTime().Equal(before.ModTime())) {
		o.err = &fileError{j.source, errors.New("was changed while it was read")}
		return o
	}
	p, err := b.compile(j.source, data, b.options)
	if err != nil {
		o.err = err
		return o
	}
	var warnings bytes.Buffer
	warn(&warnings, p)
	o.warnings = warnings.Bytes()
	pyc, err := marshal.WritePyc(marshal.Header{ModTime: uint32(before.ModTime().Unix()), SourceSize: uint32(len(data))}, p.code)
	if err != nil {
		o.err = &diag.Error{Type: "ValueError", Message: err.Error(), File: codeName(j.source)}
		return o
	}

	b.writing.RLock()
	defer b.writing.RUnlock()
	if b.stopped {
		return o
	}
	// CPython gives the mode of the source, and lets the owner write.
	if o.err = writeFile(j.target, pyc, before.Mode().Perm()&0o666|0o200); o.err == nil {
		b.written.Add(1)
	}
	return o
}

// compileFile is one file through the compiler.
func compileFile(path string, data []byte, o Options) (*program, error) {
	p := &program{path: path}
	return p, p.compile(path, data, o, false)
}

// report writes what was wrong, in the order of the files: first the warnings, then the errors.
func (b *batch) report(w io.Writer) error {
	slices.SortFunc(b.outcomes, func(x, y outcome) int { return x.index - y.index })
	for _, o := range b.outcomes {
		w.Write(o.warnings)
	}
	failed := 0
	for _, o := range b.outcomes {
		if o.err != nil {
			report(w, o.err)
			failed++
		}
	}
	switch {
	case len(b.outcomes) < len(b.jobs):
		fmt.Fprintf(w, "bytewalk: interrupted; %d of %d files were written\n", b.written.Load(), len(b.jobs))
		return statusError(130)
	case failed > 0:
		fmt.Fprintf(w, "bytewalk: %d of %d files could not be compiled\n", failed, len(b.jobs))
		return statusError(1)
	}
	return nil
}

// newProgress gives a bar for n files on a terminal, and one that nobody sees elsewhere.
func newProgress(w io.Writer, n int) *progressbar.ProgressBar {
	f, ok := w.(*os.File)
	return progressbar.NewOptions(n,
		progressbar.OptionSetVisibility(ok && n > 1 && term.IsTerminal(int(f.Fd()))),
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("compiling"),
		progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
}

// writeFile writes a file whole, and makes its folder.
func writeFile(path string, data []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return &fileError{filepath.Dir(path), err}
	}
	if err := atomicfile.Write(path, data, mode); err != nil {
		return &fileError{path, err}
	}
	return nil
}
