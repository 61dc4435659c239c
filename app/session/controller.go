package session

import (
	"bytewalk/compiler/source"
	"bytewalk/vm/trace"
)

// controller is the session's state. It belongs to the session's goroutine.
type controller struct {
	s      *Session
	serial uint64
	after  []func() // to be called when the next view is out

	doc       document
	dialect   string
	optimize  int
	selection Selection
	message   *Message
	position  trace.Position
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
)

func (c *controller) init(s *Session) {
	c.s = s
	c.dialect, c.optimize = s.cfg.Dialect, s.cfg.Optimize
	c.doc.clear()
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

func (c *controller) close() {}

// build makes the view of the present.
func (c *controller) build() *View {
	c.serial++
	return &View{
		Serial:    c.serial,
		Document:  c.doc.view(),
		Dialect:   c.dialect,
		Optimize:  c.optimize,
		Listing:   &Listing{Current: -1, CurrentCode: -1},
		Timeline:  &Timeline{},
		Position:  c.position,
		Selection: c.selection,
		Message:   c.message,
		AtStart:   true,
		AtEnd:     true,
	}
}

func (c *controller) openLesson(i int)              {}
func (c *controller) closeLesson()                  {}
func (c *controller) goToLessonStep(i int)          {}
func (c *controller) guess(i int, text string)      {}
func (c *controller) setDialect(name string)        { c.dialect = name }
func (c *controller) setOptimize(level int)         { c.optimize = level }
func (c *controller) acceptRecovery()               {}
func (c *controller) discardRecovery()              {}
func (c *controller) startRun(then func())          {}
func (c *controller) stopRun()                      {}
func (c *controller) provideInput(line string)      {}
func (c *controller) closeInput()                   {}
func (c *controller) setPlaying(on bool)            {}
func (c *controller) advance(byPhase bool)          {}
func (c *controller) move(m movement)               {}
func (c *controller) seek(p trace.Position)         {}
func (c *controller) toggleLine(line int)           {}
func (c *controller) toggleRow(row int)             {}
func (c *controller) toggleBookmark()               {}
func (c *controller) selectSource(span source.Span) {}
func (c *controller) selectRow(row int)             {}

func (c *controller) textChanged()      {}
func (c *controller) documentReplaced() {}
func (c *controller) saved(moved bool)  {}

func isPyc(path string, data []byte) bool                    { return false }
func (c *controller) openPyc(path string, data []byte) error { return nil }
func decodeText(path string, data []byte) (string, error)    { return string(data), checkText(data) }
