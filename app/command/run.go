package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"bytewalk/app/interpreter"
	"bytewalk/compiler/diag"
	"bytewalk/vm"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// newRun makes `bytewalk run`: a program on the machine, as CPython would run it.
func newRun(host Host) *cobra.Command {
	var o optionFlags
	cmd := &cobra.Command{
		Use:   "run FILE [ARG...]",
		Short: "Run a program on the machine: same output, traceback and exit status as CPython",
		Args:  atLeastOneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			options.Args = args[1:]
			p, err := load(args[0], options)
			if err != nil {
				return refuse(host.Stderr, args[0], err)
			}
			warn(host.Stderr, p)
			out := newFlushing(host.Stdout)
			m, err := machine(p, options, machineHost{out: out, err: host.Stderr, in: host.Stdin, before: out.Flush})
			if err != nil {
				return err
			}
			outcome := m.Run(cmd.Context(), p.code)
			flushed := out.Flush()
			explain(host.Stderr, outcome, cmd.Context())
			if outcome.Status != 0 {
				return statusError(outcome.Status)
			}
			if flushed != nil {
				return statusError(120) // as CPython ends when standard output cannot be written
			}
			return nil
		},
	}
	cmd.Flags().SetInterspersed(false)
	o.addCompile(cmd)
	o.addRun(cmd)
	return cmd
}

func atLeastOneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("%s wants a FILE", cmd.Name())
	}
	return nil
}

// refuse says why a program cannot run, with the words and the status of CPython.
func refuse(w io.Writer, path string, err error) error {
	var d *diag.Error
	var f *fileError
	switch {
	case errors.As(err, &d) && d.Unsupported:
		report(w, err)
	case errors.As(err, &d):
		fmt.Fprint(w, d.AsScript().Format())
	case errors.As(err, &f) && errors.Is(f.err, os.ErrNotExist):
		fmt.Fprintf(w, "bytewalk: can't open file '%s': [Errno 2] No such file or directory\n", path)
		return statusError(2)
	default:
		report(w, err)
	}
	return statusError(1)
}

// machineHost is where a machine's output goes and its input comes from.
type machineHost struct {
	out, err io.Writer
	in       io.Reader
	before   func() error // called before waiting for input
	recorder trace.Recorder
}

// machine makes a machine for a program.
func machine(p *program, o Options, h machineHost) (*vm.Machine, error) {
	in := bufio.NewReader(h.in)
	return interpreter.New(interpreter.Config{
		Dialect: p.code.Dialect, Optimize: o.Optimize, Argv: append([]string{p.path}, o.Args...),
		Folder: interpreter.FolderOf(p.path), Text: p.source,
		Stdin: func(prompt string) (string, error) {
			if h.before != nil {
				if err := h.before(); err != nil {
					return "", err
				}
			}
			line, err := in.ReadString('\n')
			if line != "" {
				return line, nil
			}
			return "", err
		},
		Stdout: h.out, Stderr: h.err,
		Limits:   vm.Limits{Steps: o.Limits.Steps, Memory: o.Limits.Memory, Depth: o.Limits.Depth, Output: o.Limits.Output, Time: o.Limits.Time},
		HashSeed: o.HashSeed, Recorder: h.recorder,
		DontWriteBytecode: os.Getenv("PYTHONDONTWRITEBYTECODE") != "",
	})
}

// explain says what ended a program that neither ended by itself nor by an exception.
func explain(w io.Writer, outcome vm.Outcome, ctx context.Context) {
	var limit *object.LimitError
	var internal *vm.InternalError
	var exception *object.Exception
	switch err := outcome.Err; {
	case err == nil, errors.As(err, &exception):
	case errors.As(err, &limit):
		fmt.Fprintf(w, "bytewalk: %s\n", interpreter.LimitText(limit))
	case errors.Is(err, object.ErrStopped):
		fmt.Fprintln(w, "KeyboardInterrupt")
	case errors.As(err, &internal):
		fmt.Fprintf(w, "bytewalk: this is a bug in Bytewalk, not in the program: %v\n%s", err, internal.Stack)
	default:
		fmt.Fprintf(w, "bytewalk: %v\n", err)
	}
}

// flushing buffers standard output, whole lines at a terminal and large blocks
// otherwise, as CPython does.
type flushing struct {
	mu    sync.Mutex
	w     *bufio.Writer
	lines bool
}

func newFlushing(w io.Writer) *flushing {
	f := &flushing{w: bufio.NewWriterSize(w, 8192)}
	if file, ok := w.(*os.File); ok {
		if info, err := file.Stat(); err == nil {
			f.lines = info.Mode()&os.ModeCharDevice != 0
		}
	}
	return f
}

// Write implements io.Writer.
func (f *flushing) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, err := f.w.Write(p)
	if err == nil && f.lines && strings.Contains(string(p), "\n") {
		err = f.w.Flush()
	}
	return n, err
}

// Flush writes what is buffered.
func (f *flushing) Flush() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.w.Flush()
}
