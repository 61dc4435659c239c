package vm

import (
	"bytewalk/vm/builtins"
	"bytewalk/vm/object"
)

// uncaught tells of an exception that nobody handled: by sys.excepthook, if the program has
// put another one there, else by a traceback on sys.stderr.
func (m *Machine) uncaught(e *object.Exception) error {
	t := m.Thread
	hook, first := object.Null, object.Null
	if sys := t.Modules.GetStr(t, t.Intern("sys")); sys.Has(object.LayoutModule) {
		hook = sys.Module().Dict.GetStr(t, t.Intern("excepthook"))
		first = sys.Module().Dict.GetStr(t, t.Intern("__excepthook__"))
	}
	if hook.IsNull() && !first.IsNull() {
		if err := builtins.WriteError(t, "sys.excepthook is missing\n"); err != nil {
			return err
		}
	}
	if hook.IsNull() || hook == first {
		return m.writeException(e)
	}
	traceback := object.None
	if e.Traceback != nil {
		traceback = e.Traceback.Value()
	}
	_, err := object.CallArgs(t, hook, e.Header.Type.Value(), e.Header.Value(), traceback)
	failed, raised := err.(*object.Exception)
	switch {
	case err == nil:
		return nil
	case !raised:
		return err
	case failed.Header.Type.IsSubtype(object.SystemExit):
		return err
	}
	if err := builtins.WriteError(t, "Error in sys.excepthook:\n"); err != nil {
		return err
	}
	if err := m.writeException(failed); err != nil {
		return err
	}
	if err := builtins.WriteError(t, "\nOriginal exception was:\n"); err != nil {
		return err
	}
	return m.writeException(e)
}

// flushQuietly flushes what the program has put in the place of the standard streams, when its main
// module has ended: also with an exception, but not at a limit.
func (m *Machine) flushQuietly(err error) error {
	if _, raised := err.(*object.Exception); err != nil && !raised {
		return nil
	}
	return builtins.FlushQuietly(m.Thread)
}

// writeException writes the traceback of an exception to sys.stderr.
func (m *Machine) writeException(e *object.Exception) error {
	text, err := m.FormatException(e)
	if err != nil {
		return nil // there is nothing that could be shown
	}
	if err := builtins.WriteError(m.Thread, text); err != nil {
		if _, raised := err.(*object.Exception); !raised {
			return err
		}
	}
	return nil
}

// flushed flushes what the program has put in the place of sys.stdout and sys.stderr; status is 120
// if that fails, as CPython ends then.
func (m *Machine) flushed(out Outcome) Outcome {
	if _, raised := out.Err.(*object.Exception); out.Err != nil && !raised {
		return out
	}
	v, err := builtins.FlushOutput(m.Thread)
	if err == nil {
		return out
	}
	e, raised := err.(*object.Exception)
	if !raised {
		return Outcome{Status: 1, Err: err}
	}
	if text, err := object.Repr(m.Thread, v); err == nil {
		if err := m.Thread.Stderr("Exception ignored in: " + text + "\n"); err != nil {
			return Outcome{Status: 1, Err: err}
		}
	}
	if err := m.writeException(e); err != nil {
		return Outcome{Status: 1, Err: err}
	}
	out.Status = 120
	return out
}
