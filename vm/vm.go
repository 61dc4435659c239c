// Package vm executes code objects as CPython does: a machine with a value stack,
// frames, and a loop that fetches one instruction after another.
//
// A code object comes in by newCode, which checks its bytecode and brings it into
// units of eight bytes with the operands complete (see prepare). The loop, run, is one
// switch over them; what an instruction does is there if it is short and often
// executed, and otherwise in the file of its family: load.go, operators.go, build.go,
// call.go, generator.go, exception.go, import.go. A call of a function written in
// Python does not call the loop again but goes on with another Frame, whose locals are
// the arguments where the caller pushed them; a generator is a frame that is kept.
// Native code that calls back enters the loop anew.
//
// The loop is compiled twice from one source: plain, and recorded, which tells a
// trace.Recorder of each step and its effects. For most instructions the recorder
// works out what they pop and push from a table (see recorder); objects tell of their
// own changes.
//
// CPython's objects die with their last reference. Nothing counts references in programs that cannot
// tell; in those that can (__del__, weakref, gc, getrefcount, generators that wait within a
// try or with statement, coroutines) the recorded copy runs, and the references from
// objects are counted (see life).
//
// A Machine is used by one goroutine; Stop may be called from any. Several machines
// can run at once: they share nothing that changes. A program that is to end and does not, because
// it is within one long operation of native code, is left to itself (see Run).
package vm

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/pyhash"
	"bytewalk/internal/wtf8"
	"bytewalk/vm/builtins"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// Limits bound what a program may use. Zero means no limit, but for Depth.
type Limits struct {
	Steps  int64         // instructions
	Memory int64         // bytes on the heap of the process that the program added
	Depth  int           // nested calls; sys.getrecursionlimit(), 1000 if 0
	Output int64         // bytes written to standard output and standard error
	Time   time.Duration // from the start of Run
}

// Config is what a machine is made with. Only Dialect has to be set.
type Config struct {
	Dialect *dialect.Dialect

	// Stdout and Stderr take what the program writes; nil throws it away.
	// A Stdout with a method Flush() error is told when the program wants it written.
	Stdout, Stderr io.Writer
	// Stdin gives the next line with its line end, or io.EOF; nil is an empty input. It
	// is called on a goroutine of its own, so that a program that waits for input can
	// be stopped; no second call is made before the first has ended.
	Stdin func(prompt string) (string, error)

	// Argv is sys.argv; Argv[0] is the program's path as it was typed.
	Argv []string
	// Path is sys.path, Executable sys.executable, Optimize the level of -O, and
	// DontWriteBytecode sys.dont_write_bytecode.
	Path              []string
	Executable        string
	Optimize          int
	DontWriteBytecode bool

	Limits Limits
	// HostMemory gives how many bytes of the process the host itself takes meanwhile,
	// such as a history: they are not the program's. It is called on any goroutine.
	HostMemory func() int64
	HashSeed   uint32 // PYTHONHASHSEED; 0 makes hashes CPython's own

	// Compile is compile() and what it gives to exec() and import: an error that is an
	// *object.Exception is the program's.
	Compile func(t *object.Thread, source, filename, mode string, flags int) (*code.Code, error)
	// SourceLine gives a line of a source file for tracebacks, without its line end;
	// "" if there is none.
	SourceLine func(filename string, line int) string
	// Excerpts finds what tracebacks mark in source lines (since 3.11); nil marks nothing
	// within expressions.
	Excerpts Excerpts
	// Setup, if set, completes the machine before it runs: more modules, the importer
	// (Thread.Import).
	Setup func(m *Machine) error

	// Recorder, if set, is told every step.
	Recorder trace.Recorder
	// Clock gives the time in nanoseconds since 1970; nil is the real time.
	Clock func() int64
}

// Outcome says how a run ended.
type Outcome struct {
	// Status is the exit status that CPython would end with.
	Status int
	// Err is nil if the program ended by itself, also by sys.exit: otherwise the
	// exception that nobody handled (*object.Exception), a *object.LimitError,
	// object.ErrStopped, a *CodeError, or an *InternalError.
	Err error
	// Steps is the number of instructions executed. Without a recorder it is an
	// estimate: straight code between two jumps back is not counted.
	Steps int64
}

// InternalError is a bug of the machine's.
type InternalError struct {
	Code   string // name of the code object that was running
	Offset int    // in it, in bytes
	Cause  any
	Stack  string // Go's
}

func (e *InternalError) Error() string {
	return fmt.Sprintf("internal error in %s at offset %d: %v", e.Code, e.Offset, e.Cause)
}

// Machine executes programs.
type Machine struct {
	Thread *object.Thread

	cfg    Config
	rec    *recorder
	life   *life  // of objects; nil in programs that cannot tell
	frame  *Frame // the running one, nil if none is
	codes  map[*code.Code]*object.Code
	chunks [][]Value
	chunk  int
	top    int
	free   []*Frame
	nested int
	thrown error // what the next frame that runs begins with

	unmarked int // above 0, tracebacks mark nothing in source lines

	reraisedAt int32 // the unit plus 1 that an exception that is raised again comes from; 0 for where it is

	budget      int   // until the limits are looked at
	steps       int64 // counted until budget was set
	period      int   // what budget was set to
	output      int64
	stopped     atomic.Bool
	timeout     atomic.Bool
	interrupted atomic.Bool
	memory      atomic.Bool
	left        atomic.Bool    // Run has returned, the program runs on until it looks
	reported    atomic.Int64   // steps at the last checkpoint
	ending      chan struct{}  // closed when the program is to end
	endingOnce  sync.Once      // closes it
	wake        chan struct{}  // there is an event, for those who wait
	line        chan inputLine // of the call of Config.Stdin that has not ended; nil for none

	names struct {
		builtins, init, name, enter, exit *object.Str
	}
}

// host is the machine as native code sees it.
type host struct{ *Machine }

var _ object.Interp = host{}

// Run implements object.Interp.
func (h host) Run(_ *object.Thread, o *object.Code, globals *object.Dict, names Value) (Value, error) {
	return h.Machine.runCode(o, globals, names)
}

// RunQuietly implements object.Interp.
func (h host) RunQuietly(t *object.Thread, o *object.Code, globals *object.Dict) (Value, error) {
	m := h.Machine
	rec, recorder := m.rec, t.Recorder
	m.rec, t.Recorder = nil, nil
	defer func() { m.rec, t.Recorder = rec, recorder }()
	return m.runCode(o, globals, globals.Value())
}

// budgetPeriod is about how many instructions pass between two looks at the limits: few, for
// each may take as long as a native function that asks nobody (see settle).
const budgetPeriod = 250

// New makes a machine.
func New(cfg Config) (*Machine, error) {
	if cfg.Dialect == nil {
		cfg.Dialect = dialect.Newest()
	}
	if cfg.Clock == nil {
		cfg.Clock = func() int64 { return time.Now().UnixNano() }
	}
	m := &Machine{cfg: cfg, codes: map[*code.Code]*object.Code{}, chunks: [][]Value{make([]Value, chunkSlots)}}
	t := object.NewThread(pyhash.New(cfg.HashSeed, cfg.Dialect.SipHash13))
	m.Thread = t
	t.Unicode = cfg.Dialect.Unicode
	t.Interp = host{m}
	t.Runtime = cfg.Dialect.Runtime
	t.Clock = cfg.Clock
	t.Compile = cfg.Compile
	m.wake = make(chan struct{}, 1)
	m.ending = make(chan struct{})
	t.Stdout = m.writer(1, cfg.Stdout)
	t.Stderr = m.writer(2, cfg.Stderr)
	t.Stdin = m.readLine
	if f, ok := cfg.Stdout.(interface{ Flush() error }); ok {
		t.Flush = func() error { return m.hostError(f.Flush()) }
	}
	if cfg.Limits.Depth > 0 {
		t.RecursionLimit = cfg.Limits.Depth
	}
	t.MaxAlloc = 1 << 32
	if cfg.Limits.Memory > 0 {
		t.MaxAlloc = cfg.Limits.Memory
	}
	if cfg.Recorder != nil {
		m.rec = newRecorder(m, cfg.Recorder)
		t.Recorder = m.rec
	}
	m.names.builtins, m.names.init, m.names.name = t.Intern("__builtins__"), t.Intern("__init__"), t.Intern("__name__")
	m.names.enter, m.names.exit = t.Intern("__enter__"), t.Intern("__exit__")
	m.setBudget()
	builtins.Install(t, &builtins.Options{
		Dialect: cfg.Dialect, Argv: cfg.Argv, Path: cfg.Path, Executable: cfg.Executable, Optimize: cfg.Optimize,
		DontWriteBytecode: cfg.DontWriteBytecode, NewCode: m.newCode,
	})
	t.Builtins.SetStr(t, t.Intern("__build_class__"), object.NewBuiltin(t, buildClassMethod, "builtins"))
	if cfg.Setup != nil {
		if err := cfg.Setup(m); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Config gives what the machine was made with.
func (m *Machine) Config() *Config { return &m.cfg }

// writer is Thread.Stdout or Stderr.
func (m *Machine) writer(stream int, w io.Writer) func(text string) error {
	return func(text string) error {
		if m.left.Load() {
			return object.ErrStopped
		}
		if stream == 2 {
			text = wtf8.Escape(text)
		}
		m.output += int64(len(text))
		if max := m.cfg.Limits.Output; max > 0 && m.output > max {
			return &object.LimitError{Limit: "output"}
		}
		if m.rec != nil {
			m.rec.Effect(&trace.Effect{Kind: trace.Output, Place: int32(stream), Detail: text})
		}
		if w == nil {
			return nil
		}
		_, err := io.WriteString(w, text)
		return m.hostError(err)
	}
}

// hostError makes an error of the system's the program's OSError.
func (m *Machine) hostError(err error) error {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return err
	}
	text := number.Error()
	t := m.Thread
	e, err := object.CallArgs(t, object.OSError.Value(), t.Int(int64(number)), t.Str(strings.ToUpper(text[:1])+text[1:]))
	if err != nil {
		return err
	}
	return e.Exception()
}

// inputLine is what Config.Stdin gave.
type inputLine struct {
	text string
	err  error
}

// readLine is Thread.Stdin.
func (m *Machine) readLine(prompt string) (string, error) {
	if m.cfg.Stdin == nil {
		return "", io.EOF
	}
	if m.line == nil {
		line := make(chan inputLine, 1)
		m.line = line
		go func() {
			text, err := m.cfg.Stdin(prompt)
			line <- inputLine{text, err}
		}()
	}
	for {
		select {
		case <-m.wake:
			if err := m.Events(m.Thread); err != nil {
				return "", err
			}
		case line := <-m.line:
			m.line = nil
			if line.err == nil && m.rec != nil {
				m.rec.Effect(&trace.Effect{Kind: trace.Input, Detail: line.text})
			}
			return line.text, m.hostError(line.err)
		}
	}
}

// Stop ends the run soon. It may be called from any goroutine, before or during Run.
func (m *Machine) Stop() { m.event(&m.stopped) }

// Interrupt raises KeyboardInterrupt in the program, as CPython does for Ctrl+C. It may be
// called from any goroutine. It reports false if the program has not come to see the one
// before.
func (m *Machine) Interrupt() bool {
	if m.interrupted.Load() {
		return false
	}
	m.event(&m.interrupted)
	return true
}

// event sets a flag that Events looks at, and tells the running program to look.
func (m *Machine) event(flag *atomic.Bool) {
	flag.Store(true)
	m.Thread.Events().Store(1)
	if flag != &m.interrupted {
		m.endingOnce.Do(func() { close(m.ending) })
	}
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

func (m *Machine) setBudget() {
	m.period = budgetPeriod
	if max := m.cfg.Limits.Steps; max > 0 {
		m.period = int(min(int64(m.period), max-m.steps))
	}
	m.budget = m.period
}

// checkpoint looks at the limits when the budget has run out, or at once if something
// has happened.
func (m *Machine) checkpoint() error {
	if m.budget < 0 {
		m.steps += int64(m.period - m.budget)
		m.reported.Store(m.steps)
		m.setBudget()
		if max := m.cfg.Limits.Steps; max > 0 && m.steps >= max {
			return &object.LimitError{Limit: "step"}
		}
	}
	if m.Thread.Events().Load() != 0 {
		return m.Events(m.Thread)
	}
	return nil
}

// settle is what an operation of native code ends with that may have taken long: if the
// program is to end it does so now, and not after some hundred more of them.
func (m *Machine) settle(v Value, err error) (Value, error) {
	if err == nil && m.Thread.Events().Load() != 0 {
		err = m.Events(m.Thread)
	}
	return v, err
}

// checkpointNow is checkpoint for native code that enters the loop.
func (m *Machine) checkpointNow() error {
	m.budget -= 4
	if m.budget >= 0 {
		return nil
	}
	return m.checkpoint()
}

// Events implements object.Interp.
func (m *Machine) Events(t *object.Thread) error {
	if m.left.Load() {
		runtime.Goexit() // nobody waits for it any longer
	}
	if err := m.end(); err != nil {
		return err
	}
	// The other events end the run and stay; this one the program may handle.
	t.Events().Store(0)
	if m.stopped.Load() || m.timeout.Load() || m.memory.Load() {
		t.Events().Store(1)
	}
	if m.interrupted.Swap(false) {
		return t.Errorf(object.KeyboardInterrupt, "")
	}
	return nil
}

// end gives the error that the program is to end with, nil if it may go on.
func (m *Machine) end() error {
	switch {
	case m.stopped.Load():
		return object.ErrStopped
	case m.timeout.Load():
		return &object.LimitError{Limit: "time"}
	case m.memory.Load():
		return &object.LimitError{Limit: "memory"}
	}
	return nil
}

// watch ends the run when the time is over, the context is done or the memory is used
// up. The function that it gives ends the watching.
func (m *Machine) watch(ctx context.Context) (end func()) {
	done := make(chan struct{})
	var timer <-chan time.Time
	if d := m.cfg.Limits.Time; d > 0 {
		timer = time.After(d)
	}
	var tick <-chan time.Time
	var before int64
	if m.cfg.Limits.Memory > 0 {
		before = m.heap()
		ticker := time.NewTicker(20 * time.Millisecond)
		tick = ticker.C
	}
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				m.event(&m.stopped)
				return
			case <-timer:
				m.event(&m.timeout)
				return
			case <-tick:
				now := m.heap()
				before = min(before, now) // what was garbage when the program began is none of it
				if now-before > m.cfg.Limits.Memory {
					m.event(&m.memory)
					return
				}
			}
		}
	}()
	return func() { close(done) }
}

// heap is how many bytes of the process's heap are not the host's.
func (m *Machine) heap() int64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	if m.cfg.HostMemory == nil {
		return int64(stats.HeapAlloc)
	}
	return int64(stats.HeapAlloc) - m.cfg.HostMemory()
}

// Run executes a program: the code object of its main module. What goes wrong in the
// program is written to its standard error as CPython does.
//
// A program that is stopped, or has come to the limit of time or memory, ends at its next look at
// that. A long operation of native code that does not look, such as compile() of a large text, does
// not hold Run up when nobody records: it returns after a grace, and the goroutine of the program
// ends when the operation does, writing nothing any more.
func (m *Machine) Run(ctx context.Context, c *code.Code) Outcome {
	end := m.watch(ctx)
	defer end()
	if m.rec != nil {
		return m.runMain(c)
	}
	done := make(chan Outcome, 1)
	go func() {
		var out Outcome
		defer func() { done <- out }()
		out = m.runMain(c)
	}()
	select {
	case out := <-done:
		return out
	case <-m.ending:
	}
	select {
	case out := <-done:
		return out
	case <-time.After(grace):
	}
	m.left.Store(true)
	return Outcome{Status: 1, Err: m.end(), Steps: m.reported.Load()}
}

// grace is how long a program that is to end may take to do so.
const grace = 30 * time.Millisecond

// runMain is Run on the goroutine of the program.
func (m *Machine) runMain(c *code.Code) (out Outcome) {
	t := m.Thread
	defer func() {
		out.Steps = m.Steps()
	}()
	main := object.NewModule(t, "__main__")
	t.Modules.SetStr(t, t.Intern("__main__"), main.Header.Value())
	main.Dict.SetStr(t, t.Intern("__annotations__"), object.NewDict().Value())
	main.Dict.SetStr(t, t.Intern("__file__"), t.Str(c.Filename))
	main.Dict.SetStr(t, t.Intern("__cached__"), object.None)
	if b := t.Modules.GetStr(t, t.Intern("builtins")); !b.IsNull() {
		main.Dict.SetStr(t, m.names.builtins, b)
	}
	if m.rec != nil {
		m.rec.out.Load(&trace.Loading{Code: c, Module: "__main__"})
	}
	_, err := m.Execute(c, main.Dict, main.Dict.Value())
	// A value of a kind that the instruction never gets: no check of the code finds that.
	if err == errInvalid && c.Positions == nil {
		err = &CodeError{c, 0, "an instruction was given what it can't take"}
	}
	if ferr := m.flushQuietly(err); ferr != nil {
		err = ferr
	}
	out = m.outcome(err)
	m.atExit(&out)
	out = m.flushed(out)
	if m.life != nil {
		m.ended(&out)
	}
	return out
}

// ended is what happens when the main module has: what it leaves behind dies.
func (m *Machine) ended(out *Outcome) {
	if out.Err != nil && !object.IsException(out.Err, object.BaseException) {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			out.Status, out.Err = 1, m.bug(r)
		}
	}()
	e, _ := out.Err.(*object.Exception)
	if err := m.life.exit(e); err != nil {
		out.Status, out.Err = 1, err
	}
}

// Steps is the number of instructions executed so far; see Outcome.
func (m *Machine) Steps() int64 {
	if m.rec != nil {
		return m.rec.steps
	}
	return m.steps + int64(m.period-m.budget)
}

// Execute runs a code object with a namespace for its globals and one for its names,
// from outside of any program: a bug of the machine's is an *InternalError.
func (m *Machine) Execute(c *code.Code, globals *object.Dict, names Value) (v Value, err error) {
	t := m.Thread
	frame, depth, exc := m.frame, t.Depth, t.Exc
	defer func() {
		if r := recover(); r != nil {
			err = m.bug(r)
			m.frame, t.Depth, t.Exc = frame, depth, exc
		}
	}()
	o, err := m.newCode(c)
	if err != nil {
		return object.Null, err
	}
	return m.runCode(o, globals, names)
}

// bug makes an error of a panic: of one that bytecode caused which no compiler makes,
// or of a bug of ours.
func (m *Machine) bug(r any) error {
	name, offset := "?", 0
	var c *code.Code
	if f := m.frame; f != nil {
		c = f.object.Code
		name, offset = c.Name, max(m.lasti(f), 0)
	}
	if e, ok := r.(error); ok && errors.Is(e, errInvalid) && c != nil {
		return &CodeError{c, offset, e.Error()}
	}
	// Nor does a check of code that isn't our compiler's find every value of a wrong type.
	if e, ok := r.(object.LayoutError); ok && c != nil && c.Positions == nil {
		return &CodeError{c, offset, "an instruction was given a value of type " + string(e)}
	}
	// Nor every place where there is no value at all.
	if e, ok := r.(runtime.Error); ok && m.foreign() {
		return &CodeError{c, offset, "an instruction was given what it can't take: " + e.Error()}
	}
	return &InternalError{Code: name, Offset: offset, Cause: r, Stack: string(debug.Stack())}
}

// foreign reports whether code runs that is not our compiler's.
func (m *Machine) foreign() bool {
	for f := m.frame; f != nil; f = f.back {
		if f.object.Code.Positions == nil {
			return true
		}
	}
	return false
}

// runCode runs a code object in a new frame.
func (m *Machine) runCode(o *object.Code, globals *object.Dict, names Value) (Value, error) {
	t := m.Thread
	if len(o.FreeVars) > 0 {
		return object.Null, t.Errorf(object.TypeError, "code object passed to exec() may not contain free variables")
	}
	p := o.Prepared.(*prepared)
	if err := m.enterPython(); err != nil {
		return object.Null, err
	}
	f := m.pushFrame(o, p, m.frame, -1, 0)
	f.globals, f.names, f.function = globals, names, nil
	f.result = resultGo
	m.makeCells(f, nil)
	m.frame = f
	if m.rec != nil {
		m.rec.calls(f)
	}
	return m.runNested(f)
}

// outcome makes an Outcome of the error with which the main module ended, and writes
// it to standard error.
func (m *Machine) outcome(err error) Outcome {
	if err == errInvalid {
		err = &InternalError{Code: "?", Cause: err}
	}
	e, ok := err.(*object.Exception)
	if !ok {
		out := Outcome{Err: err}
		if err != nil {
			out.Status = 1
		}
		return out
	}
	if m.Thread.Flush != nil {
		_ = m.Thread.Flush() // what fails here fails again when the host flushes at the end
	}
	if e.Header.Type.IsSubtype(object.SystemExit) {
		return m.exit(e)
	}
	if werr := m.uncaught(e); werr != nil {
		if left, ok := werr.(*object.Exception); ok { // the hook has ended the program
			return m.exit(left)
		}
		err = werr
	}
	status := 1
	if e.Header.Type.IsSubtype(object.KeyboardInterrupt) {
		status = 130
	}
	return Outcome{Status: status, Err: err}
}

// exit is what a SystemExit that nobody handles does (handle_system_exit).
func (m *Machine) exit(e *object.Exception) Outcome {
	t := m.Thread
	v := object.None
	if len(e.Fields) > 0 && !e.Fields[object.FieldValue].IsNull() {
		v = e.Fields[object.FieldValue]
	}
	if v == object.None {
		return Outcome{}
	}
	if i, ok := object.AsInt64(v); ok {
		return Outcome{Status: int(i & 0xff)}
	}
	if v.Has(object.LayoutInt) {
		return Outcome{Status: 255}
	}
	text := ""
	if s, err := object.ToStr(t, v); err == nil {
		text = s.Str().Text
	}
	if err := builtins.WriteError(t, text+"\n"); err != nil {
		if _, raised := err.(*object.Exception); !raised {
			return Outcome{Status: 1, Err: err}
		}
	}
	return Outcome{Status: 1}
}
