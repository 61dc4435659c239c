package session

import (
	"slices"
	"time"

	"bytewalk/compiler/dialect"
	"bytewalk/vm/trace"
)

// controller is the session's state. It belongs to the session's goroutine.
type controller struct {
	s      *Session
	serial uint64
	after  []func() // to be called when the next view is out

	doc         document
	dialect     *dialect.Dialect
	optimize    int
	comp        compilation
	run         *run
	showRun     bool // the listing is the run's, although the text is newer
	playing     bool
	pending     *pendingMove
	pendingRun  func() // what to do when the text that is being compiled runs
	breakpoints []breakpoint
	bookmarks   []int
	selection   Selection
	message     *Message
	lessons     lessonState
	recovery    recovery
	folder      string // that a text without a file runs in
}

func (c *controller) init(s *Session) {
	c.s = s
	c.dialect = dialect.Newest()
	if d, ok := dialect.Lookup(s.cfg.Dialect); ok {
		c.dialect = d
	}
	c.optimize = min(max(s.cfg.Optimize, 0), 2)
	c.lessons.all = s.cfg.Lessons
	c.doc.clear()
	c.loadRecovery()
	c.comp.reset()
	c.startCompile()
}

// guard carries out f. A panic is a bug of ours: it is shown, and takes nothing
// with it.
func (c *controller) guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			c.message = bugReport("the session", r)
		}
	}()
	f()
}

// close stops everything that has a goroutine or a timer.
func (c *controller) close() {
	c.closeRecovery()
	c.comp.stopTimer()
	c.stopRun()
	c.s.wg.Wait()
	c.dropFolder()
}

// textChanged is called when the editor has changed the text.
func (c *controller) textChanged() {
	c.showRun = false
	c.selection = Selection{}
	c.scheduleCompile()
	c.scheduleRecovery()
}

// documentReplaced is called when another document is there.
func (c *controller) documentReplaced() {
	c.forgetRun()
	c.breakpoints, c.bookmarks = nil, nil
	c.selection = Selection{}
	c.message = nil
	c.lessons.current = nil
	if c.dialect.Support < dialect.Complete && !c.doc.binary {
		c.dialect = dialect.Newest() // the file before was a compiled one
	}
	c.comp.reset()
	c.startCompile()
	c.scheduleRecovery()
}

func (c *controller) setDialect(name string) {
	d, ok := dialect.Lookup(name)
	if !ok || d == c.dialect || c.doc.binary {
		return // a compiled file is of the dialect that it is of
	}
	c.dialect = d
	c.showRun = false
	c.startCompile()
}

func (c *controller) setOptimize(level int) {
	if level = min(max(level, 0), 2); level != c.optimize && !c.doc.binary {
		c.optimize = level
		c.showRun = false
		c.startCompile()
	}
}

// build makes the view of the present.
func (c *controller) build() *View {
	c.serial++
	v := &View{
		Serial:      c.serial,
		Document:    c.doc.view(),
		Dialect:     c.dialect.Name,
		Optimize:    c.optimize,
		Compile:     c.comp.view(c),
		Selection:   c.selection,
		Run:         c.runView(),
		Message:     c.message,
		Recovery:    c.recovery.offer,
		Timeline:    &Timeline{},
		AtStart:     true,
		AtEnd:       true,
		Breakpoints: c.breakpointViews(),
	}
	for _, d := range dialect.With(dialect.Complete) {
		v.Dialects = append(v.Dialects, d.Name)
	}
	for _, l := range c.lessons.all {
		v.Lessons = append(v.Lessons, LessonItem{Title: l.Title, Name: l.Name, Order: l.Order})
	}
	list := c.shownListing()
	v.Listing = &Listing{Current: -1, CurrentCode: -1}
	if list != nil {
		v.Listing.Rows = list.rows
		v.Listing.Breakpoint = c.breakpointRows(list)
	}
	st := c.stage(list)
	st.fill(v, list)
	c.disk(v, st)
	c.lessonView(v)
	return v
}

// bare is the view with nothing of the run in it.
func (c *controller) bare() *View {
	return &View{
		Serial: c.serial, Document: c.doc.view(), Dialect: c.dialect.Name, Optimize: c.optimize, Message: c.message,
		Listing: &Listing{Current: -1, CurrentCode: -1}, Timeline: &Timeline{}, Phases: emptyPhases(), AtStart: true, AtEnd: true,
	}
}

// shownListing is the listing on show: the text's, or that of what is running.
func (c *controller) shownListing() *listing {
	r := c.run
	if r == nil || c.runIsOld() && !c.showRun {
		return c.comp.listing
	}
	if at, ok := r.step(); ok && !r.listing.has(at.Code) {
		if l := r.foreign(at.Code); l != nil {
			return l
		}
	}
	return r.listing
}

// runIsOld reports whether the run is of another text, dialect or level.
func (c *controller) runIsOld() bool {
	r := c.run
	return r != nil && (r.job.version != c.doc.version || r.job.dialect != c.dialect || r.job.optimize != c.optimize)
}

// pendingMove is a movement that waits for more to be recorded.
type pendingMove struct {
	m movement
	n int // how many times
}

// movement is a way to move in a run.
type movement uint8

const (
	moveStep movement = iota
	moveStepBack
	movePhase
	movePhaseBack
	moveOver
	moveOverBack
	moveInto
	moveIntoBack
	moveOut
	moveOutBack
	moveFirst
	moveLast
	moveContinue
	moveContinueBack
	moveEnd // the end of the run, when it is there
)

// waits reports whether a movement wants more to be recorded when it comes to the
// end of what there is.
func (m movement) waits() bool {
	switch m {
	case moveStep, movePhase, moveOver, moveInto, moveOut, moveContinue, moveEnd:
		return true
	}
	return false
}

// forward reports whether a movement goes on in the program, and not back to what
// was.
func (m movement) forward() bool { return m.waits() || m == moveLast }

// throughInput reports whether a movement goes on where the program waited for
// input.
func (m movement) throughInput() bool { return m == moveContinue || m == moveEnd }

// move moves. It begins a run first if there is none, and a new one where the one on
// show is of another text and is to go on; going back shows the old one.
func (c *controller) move(m movement) {
	c.playing = false
	if c.run == nil || m.forward() && c.runIsOld() {
		if m == moveLast {
			m = moveEnd // nothing is recorded yet
		}
		c.startRun(func() { c.moveInRun(m) })
		return
	}
	c.moveInRun(m)
}

func (c *controller) moveInRun(m movement) {
	c.showRun = true
	if c.pending != nil {
		if c.pending.m == m && !m.throughInput() {
			c.pending.n++
			return
		}
		c.pending = nil
	}
	if !c.tryMove(m) {
		c.pending = &pendingMove{m, 1}
	}
}

// tryMove moves, unless it had to wait for what is not recorded yet.
func (c *controller) tryMove(m movement) bool {
	r := c.run
	p := c.target(m)
	if m.waits() && p.Step >= r.h.Len() {
		switch {
		case r.status == Recording:
			return false
		case r.status == WaitingInput && m.throughInput():
			c.setPosition(p)
			return false
		}
	}
	c.setPosition(p)
	return true
}

func (c *controller) target(m movement) trace.Position {
	r := c.run
	p := r.d.Clamp(r.pos)
	switch m {
	case moveStep:
		return r.d.Step(p)
	case moveStepBack:
		return r.d.StepBack(p)
	case movePhase:
		return r.d.NextPhase(p)
	case movePhaseBack:
		return r.d.PreviousPhase(p)
	case moveOver:
		return r.d.Over(p)
	case moveOverBack:
		return r.d.OverBack(p)
	case moveInto:
		return r.d.Into(p)
	case moveIntoBack:
		return r.d.IntoBack(p)
	case moveOut:
		return r.d.Out(p)
	case moveOutBack:
		return r.d.OutBack(p)
	case moveFirst:
		return r.d.First()
	case moveContinue:
		q, _ := r.d.Continue(p, c.debugBreakpoints())
		return q
	case moveContinueBack:
		q, _ := r.d.ContinueBack(p, c.debugBreakpoints())
		return q
	}
	return r.d.Last()
}

// resumePending carries on with a movement that waited.
func (c *controller) resumePending() {
	for c.pending != nil && c.run != nil {
		if !c.tryMove(c.pending.m) {
			return
		}
		if c.pending.n--; c.pending.n <= 0 {
			c.pending = nil
		}
	}
}

func (c *controller) setPosition(p trace.Position) {
	c.run.pos = p
	c.followLesson()
}

func (c *controller) seek(p trace.Position) {
	if c.run == nil {
		return
	}
	c.pending = nil
	c.showRun = true
	c.setPosition(c.run.d.Clamp(p))
}

func (c *controller) setPlaying(on bool) {
	if !on {
		c.playing = false
		return
	}
	if c.run == nil || c.runIsOld() {
		c.startRun(c.play)
		return
	}
	c.play()
}

func (c *controller) play() {
	r := c.run
	if r.pos.Step >= r.h.Len() && !r.active() {
		r.pos = r.d.First()
	}
	c.showRun = true
	c.playing = true
}

// advance goes on by a beat of playing.
func (c *controller) advance(byPhase bool) {
	r := c.run
	if !c.playing || r == nil {
		return
	}
	p := r.d.Clamp(r.pos)
	q := r.d.Step(p)
	if byPhase {
		q = r.d.NextPhase(p)
	}
	if q.Step >= r.h.Len() && r.status == Recording {
		return // there will be more
	}
	if q.Step != p.Step && r.d.Stops(q, c.debugBreakpoints()) {
		q.Phase = trace.Fetch
		c.playing = false
	}
	if q.Step >= r.h.Len() {
		c.playing = false
	}
	c.setPosition(q)
}

func (c *controller) toggleBookmark() {
	if c.run == nil {
		return
	}
	n := c.run.pos.Step
	if i, ok := slices.BinarySearch(c.bookmarks, n); ok {
		c.bookmarks = slices.Delete(c.bookmarks, i, i+1)
	} else {
		c.bookmarks = slices.Insert(c.bookmarks, i, n)
	}
	c.run.timeline = nil
}

// later calls f on the session's goroutine after d.
func (c *controller) later(d time.Duration, f func()) *time.Timer {
	return time.AfterFunc(d, func() { c.s.do(f) })
}
