package session

import (
	"errors"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
)

// debounce is how long the text rests before it is compiled.
const debounce = 120 * time.Millisecond

// job is a text to be compiled, and how.
type job struct {
	name     string // co_filename
	text     string
	version  uint64
	dialect  *dialect.Dialect
	optimize int
}

func (j job) same(k job) bool {
	return j.name == k.name && j.version == k.version && j.dialect == k.dialect && j.optimize == k.optimize
}

// compilation is what compiling has come to.
type compilation struct {
	timer   *time.Timer
	busy    bool // a goroutine is compiling
	next    bool // and there is something newer for it
	done    job  // the last one that was compiled, with or without an error
	err     *diag.Error
	good    *compiler.Result // the last one without an error
	goodJob job
	listing *listing // of good
	disk    diskCache
}

// reset forgets the outcome: it belongs to another document.
func (k *compilation) reset() {
	k.stopTimer()
	k.done, k.err, k.good, k.goodJob, k.listing = job{}, nil, nil, job{}, nil
}

func (k *compilation) stopTimer() {
	if k.timer != nil {
		k.timer.Stop()
		k.timer = nil
	}
}

func (k *compilation) view(c *controller) Compile {
	v := Compile{Err: k.err, Version: k.done.version, Busy: k.busy || k.timer != nil}
	v.Stale = k.listing != nil && !k.goodJob.same(c.job()) && k.err != nil
	if k.good != nil {
		v.Warnings = k.good.Warnings
		v.Result = k.good
	}
	return v
}

// job is the present text.
func (c *controller) job() job {
	return job{c.doc.name, c.doc.text, c.doc.version, c.dialect, c.optimize}
}

// scheduleCompile compiles when the text has rested.
func (c *controller) scheduleCompile() {
	d := c.s.cfg.Debounce
	if d == 0 {
		d = debounce
	}
	if d < 0 {
		c.startCompile()
		return
	}
	c.comp.stopTimer()
	c.comp.timer = c.later(d, c.startCompile)
}

// startCompile compiles the present text now, in a goroutine of its own. While one
// is at it, the newest text waits for it to end.
func (c *controller) startCompile() {
	c.comp.stopTimer()
	if c.doc.binary {
		return
	}
	if c.comp.busy {
		c.comp.next = true
		return
	}
	c.comp.busy = true
	j := c.job()
	c.s.wg.Go(func() {
		out := compileJob(j)
		c.s.do(func() { c.compiled(j, out) })
	})
}

// compiled is what came of compiling.
type compiled struct {
	result  *compiler.Result
	err     *diag.Error
	listing *listing
	bug     *Message
}

// compileJob compiles, and takes what may be wrong with the compiler itself.
func compileJob(j job) (out compiled) {
	defer func() {
		if r := recover(); r != nil {
			out = compiled{bug: bugReport("the compiler", r)}
		}
	}()
	r, err := compiler.Compile(source.NewFile(j.name, j.text), compiler.Options{Dialect: j.dialect, Optimize: j.optimize, KeepStages: len(j.text) < 1<<18})
	if err != nil {
		if !errors.As(err, &out.err) {
			out.err = &diag.Error{Type: "Error", Message: err.Error(), File: j.name}
		}
		return out
	}
	out.result = r
	out.listing = newListing(r.Code)
	return out
}

// compiled takes the outcome of a job.
func (c *controller) compiled(j job, out compiled) {
	c.comp.busy = false
	if now := c.job(); c.comp.next && !j.same(now) {
		c.comp.next = false
		// What is out of date is of use only where there is nothing yet.
		if j.version >= c.doc.replaced {
			c.takeCompiled(j, out)
		}
		c.startCompile()
		return
	}
	c.comp.next = false
	if j.version < c.doc.replaced {
		c.startCompile()
		return
	}
	c.takeCompiled(j, out)
	if !j.same(c.job()) {
		if c.comp.timer == nil {
			c.startCompile()
		}
		return
	}
	if then := c.pendingRun; then != nil {
		c.pendingRun = nil
		then()
	}
}

func (c *controller) takeCompiled(j job, out compiled) {
	c.comp.done, c.comp.err = j, out.err
	if out.bug != nil {
		c.message = out.bug
	}
	if out.result != nil {
		c.comp.good, c.comp.goodJob, c.comp.listing = out.result, j, out.listing
		c.refitBreakpoints()
	}
}

// current reports whether the outcome is that of the present text.
func (c *controller) compiledNow() bool {
	return !c.comp.busy && c.comp.timer == nil && c.comp.done.same(c.job())
}
