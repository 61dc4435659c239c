package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// The methods here are what modules of the library ask of the machine besides what
// object.Interp has; they find them in an interface of their own.

// SourceLine gives a line of a source file without its line end, "" if there is none.
func (m *Machine) SourceLine(filename string, line int) string {
	if m.cfg.SourceLine == nil {
		return ""
	}
	return m.cfg.SourceLine(filename, line)
}

// Excerpt gives what tracebacks show of a place since 3.11: its lines, with marks.
func (m *Machine) Excerpt(filename string, p code.Position) string { return m.excerpt(filename, p) }

// ExceptionOnly gives what the end of a traceback says of an exception since 3.11, its
// notes included.
func (m *Machine) ExceptionOnly(e *object.Exception) (string, error) { return m.exceptionOnly(e) }
