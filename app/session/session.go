// Package session is the headless controller of the app: the document, what it
// compiles to, the run on show and the position in it. It knows nothing of the
// toolkit.
//
// # Threads
//
// A [Session] is an actor. Its methods may be called from any goroutine; they
// leave a command with it and return at once. The session's own goroutine carries
// the commands out in order, makes a [View] and publishes it; the window
// is told by Config.Notify and polls [Session.View]. Compiling and running have
// goroutines of their own, which report back as commands.
package session

import (
	"sync"
	"sync/atomic"
	"time"

	"bytewalk/compiler/source"
	"bytewalk/lessons"
	"bytewalk/vm/trace"
)

// Limits bound a run. A zero field stands for the default.
type Limits struct {
	Steps  int           // default 1,000,000
	Memory int64         // bytes of history, default 1 GiB
	Heap   int64         // bytes of the program's own, default 1 GiB
	Output int64         // bytes, default 4 MiB
	Time   time.Duration // default one minute, without the time spent waiting for input
	Depth  int           // sys.getrecursionlimit() at the start, default 1000
}

// Config is what a session is made with.
type Config struct {
	// Notify is called, on the session's goroutine, when a new view is there. It
	// must not block.
	Notify func()
	// Dir is where copies of unsaved text are kept; "" for nowhere.
	Dir    string
	Limits Limits
	// Dialect is the one to begin with, "" for the newest.
	Dialect  string
	Optimize int
	// Debounce is how long the text must rest before it is compiled; 0 stands for
	// the default, a negative value for not at all.
	Debounce time.Duration
	// Args are sys.argv[1:] of the programs, HashSeed their PYTHONHASHSEED.
	Args     []string
	HashSeed uint32
	// Lessons are those to choose from.
	Lessons []*lessons.Lesson
}

// Session is the controller. Make one with [New] and end it with
// [Session.Close].
type Session struct {
	cfg  Config
	view atomic.Pointer[View]

	mu     sync.Mutex
	queue  []func()
	wake   chan struct{}
	done   chan struct{}
	closed bool
	wg     sync.WaitGroup // of the goroutines that compile and run

	newMachine func(program) (machine, error)

	c controller
}

// New makes a session with an empty document and starts its goroutine.
func New(cfg Config) *Session {
	s := &Session{cfg: cfg, wake: make(chan struct{}, 1), done: make(chan struct{}), newMachine: newInterpreted}
	s.c.init(s)
	s.view.Store(s.c.build())
	go s.loop()
	return s
}

// View gives the newest view.
func (s *Session) View() *View { return s.view.Load() }

// Close ends the session: a run is stopped, and when Close returns none of the
// session's goroutines is left. Unsaved text stays in its recovery copy.
func (s *Session) Close() {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		s.wakeUp()
	}
	s.mu.Unlock()
	<-s.done
}

// Sync waits until everything asked for before is carried out and published;
// compiling and recording may still go on.
func (s *Session) Sync() {
	ch := make(chan struct{})
	if !s.do(func() { s.c.after = append(s.c.after, func() { close(ch) }) }) {
		return
	}
	<-ch
}

// do leaves a command and reports whether it will be carried out.
func (s *Session) do(f func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.queue = append(s.queue, f)
	s.wakeUp()
	return true
}

func (s *Session) wakeUp() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// loop carries out commands. All that are waiting are done before one view is
// made, so that held keys and fast typing never pile up.
func (s *Session) loop() {
	defer close(s.done)
	for {
		<-s.wake
		s.mu.Lock()
		queue, closed := s.queue, s.closed
		s.queue = nil
		s.mu.Unlock()
		for _, f := range queue {
			s.c.guard(f)
		}
		if len(queue) > 0 {
			s.publish()
		}
		after := s.c.after
		s.c.after = nil
		for _, f := range after {
			f()
		}
		if closed {
			s.c.close()
			return
		}
	}
}

func (s *Session) publish() {
	defer func() {
		if s.cfg.Notify != nil {
			s.cfg.Notify()
		}
	}()
	var v *View
	s.c.guard(func() { v = s.c.build() })
	if v == nil {
		// What the view is made of has a bug in it: the text and the report are shown
		// without the rest.
		v = s.c.bare()
	}
	s.view.Store(v)
}

// SetText says what the editor's text is now.
func (s *Session) SetText(text string) { s.do(func() { s.c.setText(text) }) }

// NewFile begins an empty document.
func (s *Session) NewFile() { s.do(s.c.newFile) }

// Open opens a .py or .pyc file. What goes wrong is in View.Message, and the
// document stays as it was.
func (s *Session) Open(path string) { s.do(func() { s.c.open(path) }) }

// Save writes the document to its file. A document without one needs SaveAs.
func (s *Session) Save() { s.do(func() { s.c.save(s.c.doc.path) }) }

// SaveAs writes the document to path and makes that its file.
func (s *Session) SaveAs(path string) { s.do(func() { s.c.save(path) }) }

// OpenLesson opens a lesson by its index in View.Lessons.
func (s *Session) OpenLesson(i int) { s.do(func() { s.c.openLesson(i) }) }

// OpenLessons reads a folder of lessons and offers them instead of those before.
// Malformed ones are left out and named in View.Message.
func (s *Session) OpenLessons(dir string) { s.do(func() { s.c.openLessons(dir) }) }

// CloseLesson leaves the lesson; its program stays as the document.
func (s *Session) CloseLesson() { s.do(s.c.closeLesson) }

// GoToLessonStep shows a section of the lesson and goes to its place in the run,
// once that is recorded; a run is begun if there is none.
func (s *Session) GoToLessonStep(i int) { s.do(func() { s.c.goToLessonStep(i) }) }

// Guess answers the question of section i of the lesson.
func (s *Session) Guess(i int, text string) { s.do(func() { s.c.guess(i, text) }) }

// SetDialect chooses a dialect by its name.
func (s *Session) SetDialect(name string) { s.do(func() { s.c.setDialect(name) }) }

// SetOptimize chooses 0, 1 (-O) or 2 (-OO).
func (s *Session) SetOptimize(level int) { s.do(func() { s.c.setOptimize(level) }) }

// DismissMessage takes View.Message away.
func (s *Session) DismissMessage() { s.do(func() { s.c.message = nil }) }

// AcceptRecovery makes the offered unsaved text the document.
func (s *Session) AcceptRecovery() { s.do(s.c.acceptRecovery) }

// DiscardRecovery throws the offered text away.
func (s *Session) DiscardRecovery() { s.do(s.c.discardRecovery) }

// Run records a new run of the text, which is compiled first if need be, and
// shows its beginning.
func (s *Session) Run() { s.do(func() { s.c.startRun(nil) }) }

// Restart is Run: from the beginning, with the text as it is now.
func (s *Session) Restart() { s.Run() }

// Stop stops recording. What was recorded stays.
func (s *Session) Stop() { s.do(s.c.stopRun) }

// ProvideInput answers input() with a line, without its line end.
func (s *Session) ProvideInput(line string) { s.do(func() { s.c.provideInput(line) }) }

// CloseInput answers input() with the end of the file: EOFError.
func (s *Session) CloseInput() { s.do(s.c.closeInput) }

// Play begins to play; Advance is then to be called with the beat. Like the
// movements onwards it begins a new run if the one on show is of another text.
func (s *Session) Play() { s.do(func() { s.c.setPlaying(true) }) }

// Pause ends playing.
func (s *Session) Pause() { s.do(func() { s.c.setPlaying(false) }) }

// Advance goes on by a phase or by a step while playing. At a breakpoint, at the
// end and where input is awaited it stops playing.
func (s *Session) Advance(byPhase bool) { s.do(func() { s.c.advance(byPhase) }) }

// Step goes on by one step. It and the other movements begin a run if there is
// none, and those onwards a new one if the text, the dialect or the level is another
// than the run's; while the place is not recorded yet, they go as far as there is.
func (s *Session) Step() { s.move(moveStep) }

// StepBack goes back by one step.
func (s *Session) StepBack() { s.move(moveStepBack) }

// NextPhase goes on by one phase.
func (s *Session) NextPhase() { s.move(movePhase) }

// PreviousPhase goes back by one phase.
func (s *Session) PreviousPhase() { s.move(movePhaseBack) }

// Over goes on to the next line of the running frame, calls run whole.
func (s *Session) Over() { s.move(moveOver) }

// OverBack goes back to the line before, calls run whole.
func (s *Session) OverBack() { s.move(moveOverBack) }

// Into goes on to the next line or into the next call.
func (s *Session) Into() { s.move(moveInto) }

// IntoBack goes back to the line before or into the call that came before.
func (s *Session) IntoBack() { s.move(moveIntoBack) }

// Out goes on until the running frame is left.
func (s *Session) Out() { s.move(moveOut) }

// OutBack goes back to the call of the running frame.
func (s *Session) OutBack() { s.move(moveOutBack) }

// First goes to the beginning of the run.
func (s *Session) First() { s.move(moveFirst) }

// Last goes to the end of what is recorded.
func (s *Session) Last() { s.move(moveLast) }

// Continue goes on to the next breakpoint, or to the end.
func (s *Session) Continue() { s.move(moveContinue) }

// ContinueBack goes back to the breakpoint before, or to the beginning.
func (s *Session) ContinueBack() { s.move(moveContinueBack) }

// Seek goes to a position, cut to what is recorded.
func (s *Session) Seek(p trace.Position) { s.do(func() { s.c.seek(p) }) }

// ToggleBreakpointLine sets or takes away the breakpoint of a source line.
func (s *Session) ToggleBreakpointLine(line int) { s.do(func() { s.c.toggleLine(line) }) }

// ToggleBreakpointRow sets or takes away the breakpoint of an instruction, by its
// row in the listing.
func (s *Session) ToggleBreakpointRow(row int) { s.do(func() { s.c.toggleRow(row) }) }

// ToggleBookmark sets or takes away a bookmark at the position.
func (s *Session) ToggleBookmark() { s.do(s.c.toggleBookmark) }

// SelectSource selects source text, and with it the instructions made of it.
func (s *Session) SelectSource(span source.Span) { s.do(func() { s.c.selectSource(span) }) }

// SelectRow selects a row of the listing, and with it its source text.
func (s *Session) SelectRow(row int) { s.do(func() { s.c.selectRow(row) }) }

// ClearSelection selects nothing.
func (s *Session) ClearSelection() { s.do(func() { s.c.selection = Selection{} }) }

func (s *Session) move(m movement) { s.do(func() { s.c.move(m) }) }
