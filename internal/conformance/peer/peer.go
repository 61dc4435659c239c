// Package peer compares the compiler with a CPython that runs beside it and is asked
// about the same files.
//
// A [Check] is one thing that is compared: the code objects at an -O level, the syntax
// tree, the symbol tables, a listing, how CPython loads a .pyc file, an error. The
// conformance command makes all of them of every file of CPython's library; tests
// make one of a sample ([Sample]).
package peer

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/codegen"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

//go:embed peer.py
var script string

// Peer is an interpreter that answers questions about files. It serves one goroutine.
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

// request is a question; see peer.py.
type request struct {
	Ask   string          `json:"ask"`
	Path  string          `json:"path"`
	Fresh bool            `json:"fresh"` // the file is to be read again
	Level int             `json:"level"`
	Flags map[string]bool `json:"flags"` // of dis
	Full  bool            `json:"full"`  // the text is wanted and not its hash
	Size  int             `json:"size"`
	data  []byte
}

// reply is what CPython made of a file.
type reply struct {
	Size     int
	Failure  *failure
	Warnings []string
	body     []byte
}

// failure is an exception of CPython's.
type failure struct {
	Type, Message      string
	Line, Offset       int
	Ends               bool // the version's exceptions have ends
	EndLine, EndOffset int
}

func (p *Peer) ask(q request) (*reply, error) {
	q.Size = len(q.data)
	head, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	// A long question may fill the pipe before the answer is read.
	sent := make(chan error, 1)
	go func() {
		_, err := p.in.Write(append(append(head, '\n'), q.data...))
		sent <- err
	}()
	r := &reply{}
	line, err := p.out.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, r)
	}
	if err == nil {
		r.body = make([]byte, r.Size)
		_, err = io.ReadFull(p.out, r.body)
	}
	if err != nil {
		p.cmd.Process.Kill() // that the question is not written for ever
		return nil, errors.Join(err, <-sent)
	}
	return r, <-sent
}

// File is a file with what both compilers made of it so far. It serves until the next
// File of its Peer.
type File struct {
	Path string

	peer    *Peer
	dialect *dialect.Dialect
	raw     []byte
	asked   bool
	ours    map[int]*made
	theirs  map[int]*reply
}

// made is what our compiler made of a file at an -O level.
type made struct {
	result *compiler.Result
	err    error
}

// File reads a file, to make checks of it.
func (p *Peer) File(path string, d *dialect.Dialect) (*File, error) {
	raw, err := os.ReadFile(path)
	return &File{Path: path, peer: p, dialect: d, raw: raw, ours: map[int]*made{}, theirs: map[int]*reply{}}, err
}

func (f *File) ask(q request) (*reply, error) {
	q.Path, q.Fresh, f.asked = f.Path, !f.asked, true
	return f.peer.ask(q)
}

// compiled gives what our compiler makes of the file.
func (f *File) compiled(level int) (*compiler.Result, error) {
	m := f.ours[level]
	if m == nil {
		m = &made{}
		m.err = guarded(func() (err error) {
			m.result, err = compiler.CompileBytes(f.Path, f.raw, compiler.Options{Dialect: f.dialect, Optimize: level})
			return err
		})
		f.ours[level] = m
	}
	return m.result, m.err
}

// parsed gives what our compiler made of the file if there is a tree in it.
func (f *File) parsed() (*compiler.Result, error) {
	r, err := f.compiled(0)
	if r == nil || r.AST == nil {
		return nil, err
	}
	return r, nil
}

// guarded makes an error of a fault of ours.
func guarded(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
			if bug, ok := cause.(*codegen.Bug); ok {
				err = bug
			}
		}
	}()
	return do()
}

// expected gives what CPython makes of the file, while ours compiles it as well.
func (f *File) expected(level int) (*reply, error) {
	if r := f.theirs[level]; r != nil {
		return r, nil
	}
	done := make(chan bool)
	if f.dialect.Support >= dialect.Compiled {
		go func() {
			f.compiled(level)
			close(done)
		}()
	} else {
		close(done)
	}
	r, err := f.ask(request{Ask: "code", Level: level})
	<-done
	if err == nil {
		f.theirs[level] = r
	}
	return r, err
}

// Marshalled gives what CPython's marshal makes of the file's code object, nil where
// CPython refuses the file.
func (f *File) Marshalled() ([]byte, error) {
	theirs, err := f.expected(0)
	if err != nil || theirs.Failure != nil {
		return nil, err
	}
	return theirs.body, nil
}

// subject gives the code object to list and to write: ours, or where the dialect can't
// be compiled for, what CPython marshalled; nil where the file is refused.
func (f *File) subject() (*code.Code, error) {
	theirs, err := f.expected(0)
	if err != nil {
		return nil, err
	}
	if f.dialect.Support >= dialect.Compiled {
		if result, err := f.compiled(0); err == nil {
			return result.Code, nil
		}
		return nil, nil
	}
	if theirs.Failure != nil {
		return nil, nil
	}
	c, err := marshal.Load(f.dialect, theirs.body)
	if err != nil {
		return nil, fmt.Errorf("what CPython marshalled: %w", err)
	}
	return c.(*code.Code), nil
}

// Compare compiles a file with both compilers and gives the first difference, ""
// if there is none: of the code objects, as they are after marshalling and loading,
// of the warnings, or of the errors.
func (p *Peer) Compare(path string, o compiler.Options) (string, error) {
	f, err := p.File(path, o.Dialect)
	if err != nil {
		return "", err
	}
	outcome, err := Code(o.Optimize).Run(f)
	if err == nil && outcome == (Outcome{}) {
		outcome, err = Errors.Run(f)
	}
	return outcome.Difference, err
}
