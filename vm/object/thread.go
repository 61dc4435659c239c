package object

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/pyhash"
	"bytewalk/internal/pyunicode"
	"bytewalk/vm/trace"
)

// Thread is one running program's own world. It is used by one goroutine at a time;
// Stop alone may be called from others.
type Thread struct {
	// Interp runs what this package cannot: functions written in Python.
	Interp Interp
	// Recorder is told of changes to watched objects; nil when nobody records.
	Recorder trace.Recorder
	// Life knows which objects live; nil in programs that cannot tell.
	Life Lifetime

	// Stdout and Stderr take the program's output.
	Stdout, Stderr func(text string) error
	// Flush writes what Stdout keeps back; nil if it keeps nothing.
	Flush func() error
	// Stdin gives the next line of input with its line end, io.EOF at the end.
	Stdin func(prompt string) (string, error)
	// Folder has the files that the program may read and write; nil if there are none.
	Folder *Folder
	// Clock gives the time in nanoseconds since 1970.
	Clock func() int64

	// Compile is compile(): it gives an error that is an exception for a program
	// that is wrong.
	Compile func(t *Thread, source, filename, mode string, flags int) (*code.Code, error)
	// Import is __import__() as IMPORT_NAME calls it.
	Import func(t *Thread, name string, globals Value, fromlist Value, level int) (Value, error)

	// Hasher hashes str and bytes with the thread's seed.
	Hasher pyhash.Hasher
	// Unicode is the version of Unicode that str follows; nil for the newest.
	Unicode *pyunicode.Table
	// RecursionLimit is sys.getrecursionlimit().
	RecursionLimit int
	// IntDigits is sys.get_int_max_str_digits(); 0 for no limit.
	IntDigits int
	// MaxAlloc is the size in bytes from which a single object is refused with
	// MemoryError.
	MaxAlloc int64

	Modules  *Dict // sys.modules
	Builtins *Dict // the namespace of module builtins

	// Exc is the innermost of the states of exception handling (exc_info).
	Exc *ExcState
	// Runtime is what the program's dialect has.
	Runtime dialect.Runtime

	// Depth is how deep calls are nested, Python's and native ones together; with
	// Runtime.PythonDepth Python's alone, and the native ones have a limit of their own.
	Depth   int
	entered int
	// native is how deep native code is nested; see descend.
	native int

	serial      uint64
	nextID      uint32
	typeVersion uint64
	interned    map[string]*Str
	chars       [256]*Str
	empty       *Str
	events      atomic.Uint32
	scratch     scratch
	sliced      Slice  // see GetSlice
	buffer      []byte // see takeBuffer
	big         bigScratch
	items       []Value // of what join() is given
	subclasses  map[*Type][]*Type
	cache       methodCache
	state       map[any]any
	effect      trace.Effect // passed to Recorder
}

// Interp is what the machine does for native code.
type Interp interface {
	// CallFunction calls a function written in Python and gives its result.
	CallFunction(t *Thread, f *Function, args []Value, kwnames []*Str) (Value, error)
	// Globals gives the globals of the innermost running Python frame, nil if none
	// runs.
	Globals(t *Thread) *Dict
	// Locals gives what locals() gives there.
	Locals(t *Thread) (Value, error)
	// RunBody runs the body of a class, whose names go into namespace, and gives what it
	// returns: the __class__ cell or None.
	RunBody(t *Thread, f *Function, namespace Value) (Value, error)
	// Run executes a code object in a namespace, as exec() does.
	Run(t *Thread, c *Code, globals *Dict, locals Value) (Value, error)
	// RunQuietly is Run for the body of a module of the standard library: the recorder is
	// told nothing of its steps, as of native code.
	RunQuietly(t *Thread, c *Code, globals *Dict) (Value, error)
	// SuperArgs gives what super() without arguments stands for in the innermost frame:
	// its __class__ and its first argument.
	SuperArgs(t *Thread) (typ, obj Value, err error)
	// Frame gives the frame that is depth calls below the innermost running one, nil if there
	// is none.
	Frame(t *Thread, depth int) *FrameObject
	// Events gives the error that ends the program if it is to end, after the word
	// that Thread.Events gives was found not to be 0.
	Events(t *Thread) error
}

// ExcState is the exception that is being handled by a chain of frames: the thread's,
// or a generator's while it runs (_PyErr_StackItem).
type ExcState struct {
	Value    Value // NULL for none
	Previous *ExcState
}

// Handled gives the exception that is being handled (sys.exc_info), NULL if there is
// none.
func (t *Thread) Handled() Value {
	for s := t.Exc; s != nil; s = s.Previous {
		if !s.Value.IsNull() {
			return s.Value
		}
	}
	return Null
}

// CompileFile is the flag of Thread.Compile that says that the source is a file's bytes,
// still to be decoded, and no str.
const CompileFile = 1 << 30

// ErrStopped is the error of a program that was stopped from outside.
var ErrStopped = errors.New("stopped")

// LimitError is the error of a program that reached one of its limits.
type LimitError struct{ Limit string }

func (e *LimitError) Error() string { return e.Limit + " limit reached" }

// State gives a package's own data in the thread, made by create the first time. The
// key is a value of a type of that package.
func (t *Thread) State(key any, create func() any) any {
	if t.state == nil {
		t.state = map[any]any{}
	}
	s, ok := t.state[key]
	if !ok {
		s = create()
		t.state[key] = s
	}
	return s
}

// Reserve is to be called before an object is made whose size, in bytes, the
// program chooses: it gives MemoryError if that is too much. What is large takes long, too: so
// it also gives the error that ends the program, if it is to end.
func (t *Thread) Reserve(bytes int64) error {
	if bytes < 0 || t.MaxAlloc > 0 && bytes > t.MaxAlloc {
		return t.Errorf(MemoryError, "")
	}
	if bytes > 1<<16 && t.events.Load() != 0 {
		return t.CheckEvents()
	}
	return nil
}

// Errorf gives a new exception as an error: typ(message). Without a format the
// exception has no arguments.
func (t *Thread) Errorf(typ *Type, format string, args ...any) error {
	if format == "" {
		return newException(typ, nil)
	}
	text := format
	if len(args) > 0 || strings.IndexByte(format, '%') >= 0 {
		text = fmt.Sprintf(format, args...)
	}
	message := [1]Value{t.Str(text)}
	return newException(typ, message[:])
}

// Events is the word that Stop and limits set and that loops look at.
func (t *Thread) Events() *atomic.Uint32 { return &t.events }

// NewID gives a new number for an object.
func (t *Thread) NewID() uint32 {
	t.nextID++
	return t.nextID
}

// NewThread gives a thread without a machine: Interp and what else is needed of the
// host are to be set. Strings are hashed by hasher.
func NewThread(hasher pyhash.Hasher) *Thread {
	ready()
	t := &Thread{
		Hasher:         hasher,
		RecursionLimit: 1000,
		IntDigits:      4300,
		interned:       map[string]*Str{},
		nextID:         firstID,
		typeVersion:    firstVersion,
		Exc:            &ExcState{},
	}
	t.empty = NewStr("")
	t.empty.Flags |= Interned
	t.interned[""] = t.empty
	t.Modules = NewDict()
	t.Builtins = NewDict()
	return t
}
