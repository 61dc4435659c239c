package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"bytewalk/app/interpreter"
	"bytewalk/compiler/dialect"
	"bytewalk/vm"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// interpreted is a program on the machine of package vm.
type interpreted struct {
	p      program
	m      *vm.Machine
	stderr tail
}

// newInterpreted makes the machine for a program.
func newInterpreted(p program) (machine, error) {
	i := &interpreted{p: p}
	m, err := interpreter.New(interpreter.Config{
		Support: dialect.Complete,
		Dialect: p.code.Dialect, Optimize: p.optimize, Argv: append([]string{p.file}, p.args...), Folder: p.dir, Text: p.text,
		Stdin: p.input, Stderr: &i.stderr, Recorder: p.rec,
		Limits: vm.Limits{
			Steps: int64(p.limits.Steps), Output: p.limits.Output, Memory: p.limits.Heap, Depth: p.limits.Depth,
		},
		HashSeed: p.hashSeed, HostMemory: p.historyBytes,
	})
	if err != nil {
		return nil, err
	}
	i.m = m
	return i, nil
}

// Inspector implements machine.
func (i *interpreted) Inspector() trace.Inspector { return i.m }

// Run implements machine.
func (i *interpreted) Run(ctx context.Context) outcome {
	out := i.m.Run(ctx, i.p.code)
	var limit *object.LimitError
	var internal *vm.InternalError
	var exception *object.Exception
	switch err := out.Err; {
	case err == nil && out.Status == 0:
		return outcome{status: Finished}
	case err == nil:
		return outcome{status: Finished, exitCode: out.Status, message: fmt.Sprintf("The program ended with exit status %d.", out.Status)}
	case errors.As(err, &exception):
		return outcome{status: Failed, exitCode: out.Status, message: i.stderr.lastLine()}
	case errors.As(err, &limit):
		return outcome{status: Limited, exitCode: out.Status, message: interpreter.LimitText(limit, i.m.Config().Limits)}
	case errors.Is(err, object.ErrStopped):
		return outcome{status: Stopped, exitCode: out.Status, message: "Stopped."}
	case errors.As(err, &internal):
		return outcome{status: Broken, exitCode: out.Status, message: "A bug in Bytewalk: " + err.Error(), report: err.Error() + "\n\n" + internal.Stack}
	default:
		return outcome{status: Failed, exitCode: out.Status, message: err.Error(), report: err.Error() + "\n"}
	}
}

// tail keeps the end of what was written.
type tail struct{ text string }

// Write implements io.Writer.
func (t *tail) Write(p []byte) (int, error) {
	t.text += string(p)
	if n := len(t.text); n > 8192 {
		t.text = t.text[n-4096:]
	}
	return len(p), nil
}

// lastLine is the last line that is not empty: of a traceback, the exception.
func (t *tail) lastLine() string {
	s := strings.TrimRight(t.text, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}
