// Package command is the command line, one file a command. It knows nothing of
// the toolkit: the window and the drawing of pictures are given to it by main, and
// are absent from the headless build.
//
// Exit status 2 is wrong usage, 1 is failure; `run` ends with the status that
// CPython would end with. Errors go to standard error, with file, line and column
// where they have them.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bytewalk/compiler/dialect"
	"bytewalk/vm/trace"
)

// Version is what --version prints.
const Version = "0.1.0"

// Host is what the commands use of the world outside.
type Host struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer

	// OpenWindow opens the window with a file in it, or with the first lesson if
	// file is "". It is nil in the headless build.
	OpenWindow func(file string, o Options) error
	// WindowLimits are those of the window and of its pictures where no flag says
	// otherwise.
	WindowLimits Limits
	// Render draws the window at a position and gives a PNG file. It is nil in the
	// headless build.
	Render func(ctx context.Context, r Render) ([]byte, error)
}

// Options are the flags that all commands share which compile or run.
type Options struct {
	Dialect  *dialect.Dialect // nil where none was asked for: the newest, or a .pyc's own
	Optimize int              // the number of -O given, at most 2
	Limits   Limits
	HashSeed uint32
	Args     []string // sys.argv[1:]
}

// Limits bound a run. Zero means no limit, except for Depth.
type Limits struct {
	Steps  int64         // instructions executed
	Memory int64         // bytes that the program's objects may take
	Depth  int           // the recursion limit that the program starts with
	Output int64         // bytes written
	Time   time.Duration // from start to end
}

// DefaultLimits are those of `run` where no flag says otherwise: far above what a
// program for looking at needs, and low enough that one that never ends is told so.
func DefaultLimits() Limits {
	return Limits{Steps: 1_000_000_000, Memory: 1 << 30, Depth: 1000, Output: 256 << 20}
}

// Render says what to draw.
type Render struct {
	Options
	File          string
	Step          int // -1 for the end of the run
	Phase         trace.Phase
	Width, Height int
	Theme         string // "light", "dark", "projector"
}

// usageError is a fault in how a command was called: exit status 2.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// statusError ends the process with a status, everything having been said already.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// Main runs the command line (without the program's name) and gives the exit
// status.
func Main(args []string, host Host) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // the second Ctrl+C ends the process
	root := newRoot(host)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var status statusError
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return int(status)
	case errors.As(err, &usage):
		fmt.Fprintf(host.Stderr, "bytewalk: %v\n", err)
		fmt.Fprintln(host.Stderr, "Try 'bytewalk --help' for the commands and their flags.")
		return 2
	}
	fmt.Fprintf(host.Stderr, "bytewalk: %v\n", err)
	return 1
}

func newRoot(host Host) *cobra.Command {
	var o optionFlags
	root := &cobra.Command{
		Use:   "bytewalk [FILE.py|FILE.pyc]",
		Short: "Watch Python run: source, CPython's own bytecode, and a machine that executes it",
		Long: `Bytewalk shows how Python runs: the source, the bytecode that CPython makes of it,
and a virtual machine that loads, fetches, decodes and executes that bytecode,
forwards and backwards. Without a command it opens the window.`,
		Version:           Version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("the window opens one file, and %d were named (is %q meant as a command?)", len(args), args[0])
			}
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			file := ""
			if len(args) == 1 {
				file = args[0]
			}
			if file != "" {
				if _, err := os.Stat(file); err != nil {
					return &fileError{file, err}
				}
			}
			if host.OpenWindow == nil {
				return usagef("this is the headless build, which has no window; its commands are dis, stages, compile, run and trace")
			}
			return host.OpenWindow(file, options)
		},
	}
	root.SetIn(host.Stdin)
	root.SetOut(host.Stdout)
	root.SetErr(host.Stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help-command"})
	o.addCompile(root)
	o.addRun(root, host.WindowLimits)
	root.AddCommand(newDis(host), newStages(host), newCompile(host), newRun(host), newTrace(host), newRender(host))
	return root
}

// optionFlags collects the shared flags as they are typed.
type optionFlags struct {
	python   string
	support  dialect.Support // that the command needs
	optimize int
	hashSeed uint32
	limits   Limits
	memory   byteSize
	output   byteSize
	time     time.Duration
}

// addCompile adds the flags of commands that compile.
func (o *optionFlags) addCompile(cmd *cobra.Command) {
	o.support = dialect.Compiled
	cmd.Flags().StringVar(&o.python, "python", "", "CPython version to follow, as X.Y (default: the newest complete one; for a .pyc its own)")
	cmd.Flags().CountVarP(&o.optimize, "optimize", "O", "-O removes asserts, -OO docstrings too")
}

// addRun adds the flags of commands that run.
func (o *optionFlags) addRun(cmd *cobra.Command, defaults Limits) {
	o.support = dialect.Complete
	o.limits, o.time = defaults, defaults.Time
	o.memory, o.output = byteSize(o.limits.Memory), byteSize(o.limits.Output)
	f := cmd.Flags()
	f.Int64Var(&o.limits.Steps, "max-steps", o.limits.Steps, "most instructions to execute, 0 for no limit")
	f.Var(&o.memory, "max-memory", "most memory the program may take, as 512M or 2G, 0 for no limit")
	f.IntVar(&o.limits.Depth, "max-depth", o.limits.Depth, "the recursion limit the program starts with")
	f.Var(&o.output, "max-output", "most output, as 64M, 0 for no limit")
	f.DurationVar(&o.time, "max-time", o.limits.Time, "longest run, as 10s or 2m, 0 for no limit")
	f.Uint32Var(&o.hashSeed, "hash-seed", 0, "seed of the hashes of str and bytes, as PYTHONHASHSEED; 0 is CPython's fixed one")
}

// options checks the flags and gives what they say.
func (o *optionFlags) options(cmd *cobra.Command) (Options, error) {
	out := Options{Optimize: min(o.optimize, 2), Limits: o.limits, HashSeed: o.hashSeed}
	out.Limits.Memory, out.Limits.Output, out.Limits.Time = int64(o.memory), int64(o.output), o.time
	if o.limits.Steps < 0 || o.limits.Depth < 0 || o.time < 0 {
		return out, usagef("a limit cannot be negative")
	}
	if o.python != "" {
		d, err := findDialect(o.python, o.support)
		if err != nil {
			return out, err
		}
		out.Dialect = d
	}
	return out, nil
}

// findDialect gives the dialect of that name, which must have some support.
func findDialect(name string, support dialect.Support) (*dialect.Dialect, error) {
	var have []string
	for _, d := range dialect.With(support) {
		if d.Name == name {
			return d, nil
		}
		have = append(have, d.Name)
	}
	verb := "compiled"
	switch support {
	case dialect.Executed:
		verb = "run"
	case dialect.Complete:
		verb = "shown running"
	}
	return nil, usagef("--python %s: programs can't be %s for it; they can for %s", name, verb, strings.Join(have, ", "))
}

// oneFile wants exactly one FILE argument.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usagef("%s wants one FILE, and %d were given", cmd.Name(), len(args))
	}
	return nil
}

// byteSize is a number of bytes as a flag: 4096, 64K, 512M, 2G.
type byteSize int64

// String gives the size with the largest unit that divides it.
func (b *byteSize) String() string {
	n := int64(*b)
	for i := len(sizeUnits) - 1; i >= 0; i-- {
		if unit := int64(1) << (10 * (i + 1)); n >= unit && n%unit == 0 {
			return fmt.Sprintf("%d%c", n/unit, sizeUnits[i])
		}
	}
	return fmt.Sprint(n)
}

const sizeUnits = "KMGT"

// Set reads the flag's text.
func (b *byteSize) Set(s string) error {
	text, shift := strings.ToUpper(s), 0
	if n := len(text); n > 0 {
		if i := strings.IndexByte(sizeUnits, text[n-1]); i >= 0 {
			text, shift = text[:n-1], 10*(i+1)
		}
	}
	var n int64
	if _, err := fmt.Sscanf(text+"\n", "%d\n", &n); err != nil || n < 0 || n > (1<<62)>>shift {
		return fmt.Errorf("%q is not a size: expected a number with K, M, G or T behind it or nothing", s)
	}
	*b = byteSize(n << shift)
	return nil
}

// Type is what the help calls the flag's value.
func (b *byteSize) Type() string { return "size" }
