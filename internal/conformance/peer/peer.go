// Package peer compares the compiler with a CPython that runs beside it and compiles
// the same files.
package peer

import (
	"bufio"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/codegen"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

//go:embed peer.py
var script string

// Peer is an interpreter that compiles files on request. It serves one goroutine.
type Peer struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Start starts the interpreter at a path (see oracle.Find).
func Start(python string) (*Peer, error) {
	p := &Peer{cmd: exec.Command(python, "-c", script)}
	p.cmd.Env, p.cmd.Stderr = oracle.Environ(), os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	p.out = bufio.NewReaderSize(out, 1<<20)
	return p, p.cmd.Start()
}

// Stop ends the interpreter.
func (p *Peer) Stop() {
	p.in.Close()
	p.cmd.Wait()
}

// reply is what CPython made of a file.
type reply struct {
	code    []byte // marshalled; nil after an error
	failure struct {
		Type, Message string
		Line, Offset  int
	}
	warnings []string
}

// ask reads one answer: the kind, a length and a body, and then the warnings.
func (p *Peer) ask(file string, level int) (*reply, error) {
	answer := make(chan error, 1)
	go func() { _, err := fmt.Fprintf(p.in, "%d %s\n", level, file); answer <- err }()
	r := &reply{}
	kind, body, err := p.frame()
	if err == nil && kind == 'c' {
		r.code = body
	} else if err == nil {
		err = json.Unmarshal(body, &r.failure)
	}
	if err == nil {
		if _, body, err = p.frame(); err == nil {
			err = json.Unmarshal(body, &r.warnings)
		}
	}
	return r, errors.Join(err, <-answer)
}

func (p *Peer) frame() (kind byte, body []byte, err error) {
	var head [5]byte
	if _, err = io.ReadFull(p.out, head[:]); err != nil {
		return 0, nil, err
	}
	body = make([]byte, binary.LittleEndian.Uint32(head[1:]))
	_, err = io.ReadFull(p.out, body)
	return head[0], body, err
}

// Compare compiles a file with both compilers and gives the first difference, ""
// if there is none: of the code objects, as they are after marshalling and loading,
// of the warnings, or of the errors.
func (p *Peer) Compare(file string, o compiler.Options) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	type ours struct {
		result *compiler.Result
		err    error
	}
	done := make(chan ours, 1)
	go func() {
		result, err := compile(file, raw, o)
		done <- ours{result, err}
	}()
	theirs, err := p.ask(file, o.Optimize)
	mine := <-done
	if err != nil {
		return "", err
	}
	return difference(theirs, mine.result, mine.err, o.Dialect)
}

// compile makes an error of a fault of the compiler.
func compile(file string, raw []byte, o compiler.Options) (r *compiler.Result, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
			if bug, ok := cause.(*codegen.Bug); ok {
				err = bug
			}
		}
	}()
	return compiler.CompileBytes(file, raw, o)
}

func difference(theirs *reply, mine *compiler.Result, err error, d *dialect.Dialect) (string, error) {
	if theirs.code == nil {
		return failureDifference(theirs, err), nil
	}
	if err != nil {
		return fmt.Sprintf("refused: %v", err), nil
	}
	expected, err := marshal.Load(d, theirs.code)
	if err != nil {
		return "", err
	}
	got, err := marshal.Load(d, marshal.Dump(mine.Code))
	if err != nil {
		return fmt.Sprintf("what it is marshalled to does not load: %v", err), nil
	}
	if diff := code.Diff(SortSets(got.(*code.Code)), SortSets(expected.(*code.Code))); len(diff) > 0 {
		return fmt.Sprintf("%s (and %d more)", diff[0], len(diff)-1), nil
	}
	var warnings []string
	for _, w := range mine.Warnings {
		warnings = append(warnings, fmt.Sprintf("%s:%d: %s", w.Category, w.Span.Start.Line, w.Message))
	}
	if got, expected := strings.Join(warnings, "\n"), strings.Join(theirs.warnings, "\n"); got != expected {
		return fmt.Sprintf("warnings: %q, %q", got, expected), nil
	}
	return "", nil
}

// SortSets gives a copy of a code object in which the items of frozensets are in a fixed
// order. CPython's own order varies: a set of strings is built once more, in the
// order of the first, if one of them was interned before, by whatever module
// (intern_string_constants in Objects/codeobject.c).
func SortSets(c *code.Code) *code.Code {
	sorted := *c
	sorted.Consts = make([]code.Const, len(c.Consts))
	for i, k := range c.Consts {
		sorted.Consts[i] = sortConst(k)
	}
	return &sorted
}

func sortConst(k code.Const) code.Const {
	switch k := k.(type) {
	case *code.Code:
		return SortSets(k)
	case code.FrozenSet:
		k = slices.Clone(k)
		slices.SortFunc(k, func(a, b code.Const) int { return strings.Compare(code.Repr(a), code.Repr(b)) })
		return k
	case code.Tuple:
		k = slices.Clone(k)
		for i, item := range k {
			k[i] = sortConst(item)
		}
		return k
	}
	return k
}

func failureDifference(theirs *reply, err error) string {
	f := theirs.failure
	if err == nil {
		return fmt.Sprintf("compiled, but CPython gives %s: %s", f.Type, f.Message)
	}
	var e *diag.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	if e.Type != f.Type || e.Message != f.Message || e.Line() != f.Line || e.Offset != f.Offset {
		return fmt.Sprintf("%s: %s (%d, %d); CPython gives %s: %s (%d, %d)",
			e.Type, e.Message, e.Line(), e.Offset, f.Type, f.Message, f.Line, f.Offset)
	}
	return ""
}
