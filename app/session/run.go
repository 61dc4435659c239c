package session

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
	"bytewalk/vm"
	"bytewalk/vm/debug"
	"bytewalk/vm/history"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// progressTime is how often a run that is recording is looked at.
const progressTime = 40 * time.Millisecond

// Defaults of the limits.
const (
	DefaultSteps  = 1_000_000
	DefaultHeap   = 1 << 30
	DefaultOutput = 4 << 20
	DefaultTime   = time.Minute
)

func (l Limits) withDefaults() Limits {
	if l.Steps == 0 {
		l.Steps = DefaultSteps
	}
	if l.Memory == 0 {
		l.Memory = 1 << 30
	}
	if l.Heap == 0 {
		l.Heap = DefaultHeap
	}
	if l.Output == 0 {
		l.Output = DefaultOutput
	}
	if l.Time == 0 {
		l.Time = DefaultTime
	}
	return l
}

// program is what a machine is made for.
type program struct {
	code     *code.Code
	text     *source.File // nil if there is none
	optimize int
	file     string // sys.argv[0], and the name in messages
	dir      string // the one folder that the program may read and write
	args     []string
	hashSeed uint32
	limits   Limits
	input    func(prompt string) (string, error) // a line with its end; io.EOF at the end
	rec      trace.Recorder

	historyBytes func() int64 // how much memory rec takes; nil for none
}

// machine runs one program.
type machine interface {
	Inspector() trace.Inspector
	// Run runs the program; ctx ends it.
	Run(ctx context.Context) outcome
}

// outcome is how a program ended.
type outcome struct {
	status   RunStatus
	message  string
	report   string
	exitCode int
}

// run is a run on show.
type run struct {
	job      job
	root     *code.Code
	listing  *listing
	foreigns map[*code.Code]*listing // by root

	h      *history.History
	d      *debug.Run
	pos    trace.Position
	finder *debug.Finder // of the lesson's places
	places []int         // by section of the lesson: its number in finder, -1 for none
	source *source.File

	status   RunStatus
	message  string
	report   string
	exitCode int
	prompt   string
	asking   history.Step // the step that waits for input; it is not among the recorded ones
	asks     bool         // there is one

	cancel context.CancelCauseFunc
	input  chan inputLine
	timer  *time.Timer // progress

	timeline    *Timeline
	timelineLen int
}

type inputLine struct {
	text string
	eof  bool
}

func (r *run) active() bool { return r.status == Recording || r.status == WaitingInput }

// step gives the step to come at the position.
func (r *run) step() (s history.Step, ok bool) {
	if r.pos.Step < 0 || r.pos.Step >= r.h.Len() {
		return s, false
	}
	return r.h.StepAt(r.pos.Step), true
}

// limitError says which limit ended a run.
type limitError string

func (e limitError) Error() string { return string(e) }

// errStopped is the cause of a run that the user ended.
var errStopped = limitError("stopped")

// startRun records a new run. When the text is not compiled yet, it comes after
// that; then, if not nil, follows when the run is there.
func (c *controller) startRun(then func()) {
	if !c.doc.binary && !c.compiledNow() {
		c.pendingRun = func() { c.startRun(then) }
		c.startCompile()
		return
	}
	if c.comp.err != nil {
		c.message = &Message{Title: "The program has an error", Detail: compileMessage(c.comp.err)}
		return
	}
	if c.comp.listing == nil {
		return
	}
	c.forgetRun()
	c.beginRun()
	if then != nil && c.run != nil {
		then()
	}
}

// compileMessage says what is wrong with a text, and what to do.
func compileMessage(e *diag.Error) string {
	s := e.Type + ": " + e.Message
	if n := e.Line(); n > 0 {
		s += fmt.Sprintf(" (line %d)", n)
	}
	return s + "\nMend it to run it."
}

func (c *controller) beginRun() {
	limits := c.s.cfg.Limits.withDefaults()
	ctx, cancel := context.WithCancelCause(context.Background())
	r := &run{
		job: c.comp.goodJob, root: c.comp.listing.root, listing: c.comp.listing,
		status: Recording, cancel: cancel, input: make(chan inputLine, 1),
	}
	clock := newStopwatch(limits.Time, func() {
		cancel(limitError(interpreter.LimitText(&object.LimitError{Limit: "time"}, vm.Limits{Time: limits.Time})))
	})
	p := program{
		code: r.root, text: r.file(), optimize: r.job.optimize, file: c.doc.name, dir: c.programDir(), limits: limits,
		args: c.s.cfg.Args, hashSeed: c.s.cfg.HashSeed,
		input: func(prompt string) (string, error) {
			clock.pause()
			defer clock.resume()
			step, ok := r.h.Open()
			c.s.do(func() { c.awaitInput(r, prompt, step, ok) })
			select {
			case line := <-r.input:
				if line.eof {
					return "", io.EOF
				}
				return line.text + "\n", nil
			case <-ctx.Done():
				return "", context.Cause(ctx)
			}
		},
	}
	r.h = history.New(history.Config{
		Memory: limits.Memory,
		Full: func() {
			cancel(limitError("The history's memory limit of " + interpreter.Grouped(limits.Memory>>20) + " MB was reached."))
		},
	})
	p.rec, p.historyBytes = r.h, r.h.Bytes
	var m machine
	c.guardBug("the machine", func() {
		var err error
		if m, err = c.s.newMachine(p); err != nil {
			c.fail("The program cannot run", err)
		}
	})
	if m == nil {
		clock.stop()
		cancel(nil)
		return
	}
	r.h.SetInspector(m.Inspector())
	r.d = debug.New(r.h)
	c.run = r
	c.pending = nil
	c.showRun = true
	c.lessonRun(r)
	c.s.wg.Go(func() {
		out := runMachine(ctx, m, r.h)
		clock.stop()
		cancel(nil)
		c.s.do(func() { c.ended(r, out) })
	})
	r.timer = c.later(progressTime, func() { c.progress(r) })
}

// runMachine runs to the end, and takes what may be wrong with the machine itself.
func runMachine(ctx context.Context, m machine, h *history.History) (out outcome) {
	defer func() {
		if p := recover(); p != nil {
			b := bugReport("the machine", p)
			out = outcome{status: Broken, message: fmt.Sprint("A bug in Bytewalk: ", p), report: b.Detail, exitCode: 70}
		}
		func() {
			defer func() { _ = recover() }() // what a broken machine left half done
			h.Finish()
		}()
	}()
	out = m.Run(ctx)
	switch cause := context.Cause(ctx); {
	case cause == nil:
	case cause == errStopped:
		out.status, out.message = Stopped, "Stopped."
	default:
		if l, ok := cause.(limitError); ok && out.status != Finished {
			out.status, out.message = Limited, string(l)
		}
	}
	return out
}

// stopwatch ends a run after a time in which it was not paused.
type stopwatch struct {
	mu    sync.Mutex
	left  time.Duration
	since time.Time
	timer *time.Timer
	end   func()
}

func newStopwatch(d time.Duration, end func()) *stopwatch {
	w := &stopwatch{left: d, end: end}
	w.resume()
	return w
}

func (w *stopwatch) resume() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.since = time.Now()
	w.timer = time.AfterFunc(max(w.left, 0), w.end)
}

func (w *stopwatch) pause() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer.Stop()
	w.left -= time.Since(w.since)
}

func (w *stopwatch) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer.Stop()
}

// guardBug carries out f and shows a panic as a bug report.
func (c *controller) guardBug(where string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			c.message = bugReport(where, r)
		}
	}()
	f()
}

// progress looks at a run that is recording, from time to time.
func (c *controller) progress(r *run) {
	if c.run != r || !r.active() {
		return
	}
	c.look(r)
	r.timer = c.later(progressTime, func() { c.progress(r) })
}

// look brings what depends on the length of the run up to date.
func (c *controller) look(r *run) {
	if r.pos == (trace.Position{}) && r.h.Len() > 0 {
		r.pos = r.d.First()
	}
	if r.finder != nil {
		r.finder.Update()
	}
	c.resumePending()
	c.resumeLesson()
}

func (c *controller) ended(r *run, out outcome) {
	r.status, r.message, r.report, r.exitCode, r.prompt = out.status, out.message, out.report, out.exitCode, ""
	if r.timer != nil {
		r.timer.Stop()
	}
	if c.run == r {
		c.look(r)
	}
}

func (c *controller) awaitInput(r *run, prompt string, step history.Step, ok bool) {
	if r.active() {
		r.status, r.prompt = WaitingInput, prompt
		r.asking, r.asks = step, ok
		c.look(r)
	}
}

func (c *controller) provideInput(line string) { c.answer(inputLine{text: line}) }
func (c *controller) closeInput()              { c.answer(inputLine{eof: true}) }

func (c *controller) answer(l inputLine) {
	r := c.run
	if r == nil || r.status != WaitingInput {
		return
	}
	r.status, r.prompt = Recording, ""
	r.input <- l
}

// stopRun ends recording; what is recorded stays on show.
func (c *controller) stopRun() {
	c.playing = false
	c.pendingRun = nil
	if c.run != nil && c.run.active() {
		c.run.cancel(errStopped)
	}
}

// forgetRun takes the run off the stage.
func (c *controller) forgetRun() {
	c.stopRun()
	if r := c.run; r != nil {
		if r.timer != nil {
			r.timer.Stop()
		}
		c.run = nil
	}
	c.pending = nil
	c.bookmarks = nil
	c.showRun = false
}

func (c *controller) runView() Run {
	r := c.run
	if r == nil {
		return Run{}
	}
	return Run{
		Status: r.status, Message: r.message, Report: r.report, Prompt: r.prompt, Length: r.h.Len(),
		ExitCode: r.exitCode, Old: c.runIsOld(), Playing: c.playing,
	}
}
