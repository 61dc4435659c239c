package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"bytewalk/app/interpreter"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/wtf8"
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
			p, err := loadScript(args[0], options)
			if err != nil {
				return refuse(host.Stderr, args[0], options, err)
			}
			warn(host.Stderr, p)
			signal.Ignore(syscall.SIGPIPE) // the program gets BrokenPipeError
			out := newFlushing(host.Stdout)
			m, err := machine(p, options, machineHost{out: out, err: host.Stderr, in: host.Stdin, before: out.Flush})
			if err != nil {
				return err
			}
			end, terminated := interrupts(m), terminations(out.Flush)
			outcome := m.Run(context.WithoutCancel(cmd.Context()), p.code)
			end()
			terminated()
			explain(host.Stderr, p, m, outcome)
			if err := out.Flush(); err != nil {
				lost(host.Stderr, err)
				return statusError(120) // as CPython ends then
			}
			if outcome.Status != 0 {
				return statusError(outcome.Status)
			}
			return nil
		},
	}
	cmd.Flags().SetInterspersed(false)
	o.addCompile(cmd)
	o.addRun(cmd, DefaultLimits())
	o.support = dialect.Executed
	return cmd
}

// interrupts gives the program each Ctrl+C as a KeyboardInterrupt, as CPython does, and
// stops it at a second one that comes before it has seen the first. The function that it
// gives ends that.
func interrupts(m *vm.Machine) (end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-signals:
				if !m.Interrupt() {
					m.Stop()
				}
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// terminations writes what the program has written before the process ends by a signal that asks it
// to: CPython loses that, a learner wants to see how far the program came. The function that it
// gives ends that.
func terminations(flush func() error) (end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case s := <-signals:
			flushed := make(chan struct{})
			go func() {
				_ = flush() // there is nobody to be told of an error
				close(flushed)
			}()
			select {
			case <-flushed:
			case <-time.After(100 * time.Millisecond): // nobody reads it
			}
			// The process is to end as one does that the signal has killed.
			signal.Reset(s)
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Signal(s)
				time.Sleep(100 * time.Millisecond)
			}
			os.Exit(128 + int(s.(syscall.Signal)))
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// lost says that what the program wrote could not be written when it ended, in
// CPython's words.
func lost(w io.Writer, err error) {
	kind, text := "OSError", err.Error()
	var number syscall.Errno
	if errors.As(err, &number) {
		if number == syscall.EPIPE {
			kind = "BrokenPipeError"
		}
		text = number.Error()
		text = fmt.Sprintf("[Errno %d] %s%s", int(number), strings.ToUpper(text[:1]), text[1:])
	}
	fmt.Fprintf(w, "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n%s: %s\n", kind, text)
}

func atLeastOneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("%s wants a FILE", cmd.Name())
	}
	return nil
}

// refuse says why a program cannot run, with the words and the status of CPython.
func refuse(w io.Writer, path string, o Options, err error) error {
	var d *diag.Error
	var f *fileError
	switch {
	case errors.As(err, &d) && (d.Unsupported || d.Type == "ValueError"):
		report(w, err)
	case errors.As(err, &d) && d.Type == "MemoryError" && d.Message == "":
		fmt.Fprint(w, "s_push: parser stack overflow\nMemoryError\n")
	case errors.As(err, &d) && dialectOf(o).Grammar == dialect.PEG:
		fmt.Fprint(w, wtf8.Escape(d.FormatRange()))
	case errors.As(err, &d):
		fmt.Fprint(w, wtf8.Escape(d.Format()))
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
	memory   func() int64 // the recorder's
}

// machine makes a machine for a program.
func machine(p *program, o Options, h machineHost) (*vm.Machine, error) {
	if o.Limits.Memory > 0 {
		// Near the limit it pays to collect more often than main asks for.
		debug.SetMemoryLimit(o.Limits.Memory + 32<<20)
	}
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
		HashSeed: o.HashSeed, Recorder: h.recorder, HostMemory: h.memory,
		DontWriteBytecode: os.Getenv("PYTHONDONTWRITEBYTECODE") != "",
	})
}

// explain says what ended a program that neither ended by itself nor by an exception.
func explain(w io.Writer, p *program, m *vm.Machine, outcome vm.Outcome) {
	var limit *object.LimitError
	var internal *vm.InternalError
	var exception *object.Exception
	switch err := outcome.Err; {
	case err == nil, errors.As(err, &exception):
	case errors.As(err, &limit):
		fmt.Fprintf(w, "bytewalk: %s\n", interpreter.LimitText(limit, m.Config().Limits))
	case errors.Is(err, object.ErrStopped):
		fmt.Fprintln(w, "KeyboardInterrupt")
	case errors.As(err, &internal) && p.pyc != nil:
		fmt.Fprintf(w, "bytewalk: %s: the bytecode makes no sense, in %s at offset %d: %v\n", p.path, internal.Code, internal.Offset, internal.Cause)
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
	to    io.Writer
	w     *bufio.Writer
	lines bool
}

func newFlushing(w io.Writer) *flushing {
	return &flushing{to: w, w: bufio.NewWriterSize(w, 8192), lines: isTerminal(w)}
}

// isTerminal reports whether w is a terminal, as far as the file's kind says: a
// character device, and not the ones that are none.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	for _, name := range []string{os.DevNull, "/dev/full"} {
		if other, err := os.Stat(name); err == nil && os.SameFile(info, other) {
			return false
		}
	}
	return true
}

// Write implements io.Writer. What cannot be written is lost, as in CPython, so that
// the program can go on.
func (f *flushing) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, err := f.w.Write(p)
	if err == nil && f.lines && strings.Contains(string(p), "\n") {
		err = f.w.Flush()
	}
	if err != nil {
		f.w.Reset(f.to)
	}
	return n, err
}

// Flush writes what is buffered.
func (f *flushing) Flush() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.w.Flush()
}
