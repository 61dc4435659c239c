// Package trace is what everything outside the machine sees of it: the effects
// that executing a step had, and the read-only state between two steps.
//
// # Positions
//
// State N is the state after N steps, N from 0 to the length of the run; step N
// leads from state N to state N+1. A [Position] is a state and, within the step to
// come, a [Phase].
//
// # Effects
//
// The machine tells a [Recorder] when a step begins and then, in the order in
// which they happen, all its effects. Applying a step's effects to state N gives
// state N+1, by these rules:
//
//	step         the running frame's Last becomes the step's offset, its Next the
//	             offset of the instruction after it
//	Push, Pop    the running frame's evaluation stack grows or shrinks at its top
//	Store        a fast local or cell slot of the running frame, or a name in a
//	             namespace (which is a dict and a heap write to it as well)
//	Call         a new frame on top, with its arguments already in its locals
//	Return       the running frame goes; its value is pushed by a later effect
//	Suspend      the running frame leaves the top and is kept; Resume puts it back
//	Unwind       the running frame goes because of an exception
//	BlockPush,   the running frame's block stack (3.8 to 3.10)
//	BlockPop
//	Jump         the running frame's Next becomes the target
//	HeapWrite    an object's contents change
//
// The other kinds change no frame: they tell what happened outside it.
//
// # The heap
//
// An object is watched from the moment at which the recorder first meets it: in a
// pushed or stored value, in a frame's arguments, or inside a watched object. The
// machine then reports Made with the object; the recorder takes a snapshot
// of its contents from the [Inspector], and every later change of a watched object
// is reported as a HeapWrite. So an object's contents at any step are its
// snapshot and the writes up to that step.
package trace

import (
	"unsafe"

	"bytewalk/compiler/code"
)

// Value is a Python value as the machine holds it: an opaque handle. The zero
// Value is NULL, which is no object: an unbound local, or a marker on the stack.
// Two Values are == exactly if they are the same object in the sense of `is`.
type Value struct {
	Ref  unsafe.Pointer
	Word uint64
}

// IsNull reports whether v is NULL.
func (v Value) IsNull() bool { return v == Value{} }

// FrameID numbers the frames of a run from 1, in the order in which they are
// made. A generator's frame keeps its number while it is suspended.
type FrameID uint32

// Phase is a part of a step, or the loading of a code object before one.
type Phase uint8

// The phases, in the order in which they pass.
const (
	Load Phase = iota
	Fetch
	Decode
	Execute
)

// String gives the phase's name as the stage shows it.
func (p Phase) String() string {
	switch p {
	case Load:
		return "load"
	case Fetch:
		return "fetch"
	case Decode:
		return "decode"
	case Execute:
		return "execute"
	}
	return "?"
}

// Position is a place in a run: a state and a phase of the step to come. In
// phase Fetch nothing of the step has happened; in phase Execute, all of it is
// on show although the state named is still the one before.
type Position struct {
	Step  int
	Phase Phase
}

// Kind is the kind of an effect. The set is closed; DESIGN.md lists it.
type Kind uint8

// The kinds of effect, with the fields of [Effect] that each uses.
const (
	Push             Kind = iota + 1 // Place: stack index from 0 at the bottom; New
	Pop                              // Place: stack index; Old
	Store                            // Scope, Place, Old, New; for names Object (namespace) and Key
	Delete                           // Scope, Place, Old; for names Object and Key
	Made                             // Object: watched from now on
	HeapWrite                        // Object, Op and what Op uses
	Call                             // Frame: the new one; Detail: *FrameStart
	Return                           // Frame: the one that goes; New: its value
	Suspend                          // Frame; New: the value yielded or awaited
	Resume                           // Frame; New: the value sent; Detail: *FrameStart the first time
	Raise                            // New: the exception; Place: 1 if it comes from a reraise
	Unwind                           // Frame: the one that goes; New: the exception
	BlockPush                        // Place: handler offset, Level: stack depth, Block
	BlockPop                         // the same, of the block that goes
	Jump                             // Place: target offset in bytes
	CacheLookup                      // Detail: *DiskCache
	CacheWrite                       // Detail: *DiskCache
	InlineCacheWrite                 // Place: offset in bytes; Old, New: the code units as ints (3.11 and later)
	Specialize                       // Place: offset; Old, New: opcodes as ints (3.11 and later)
	Deoptimize                       // the same (3.11 and later)
	Input                            // Detail: string, the line read
	Output                           // Place: 1 standard output, 2 standard error; Detail: string
	numKinds
)

// Kinds is the number of kinds of effect; they run from 1 to Kinds.
const Kinds = int(numKinds) - 1

var kindNames = [...]string{
	Push: "push", Pop: "pop", Store: "store", Delete: "delete", Made: "made", HeapWrite: "heap-write",
	Call: "call", Return: "return", Suspend: "suspend", Resume: "resume", Raise: "raise", Unwind: "unwind",
	BlockPush: "block-push", BlockPop: "block-pop", Jump: "jump", CacheLookup: "cache-lookup",
	CacheWrite: "cache-write", InlineCacheWrite: "inline-cache-write", Specialize: "specialize",
	Deoptimize: "deoptimize", Input: "input", Output: "output",
}

// String gives the kind's name as `bytewalk trace` writes it.
func (k Kind) String() string {
	if int(k) < len(kindNames) && k > 0 {
		return kindNames[k]
	}
	return "?"
}

// Scope says where a store goes.
type Scope uint8

// The scopes.
const (
	FastLocal  Scope = iota + 1 // Place: index into co_varnames
	CellSlot                    // Place: index into co_cellvars + co_freevars; the cell's content changes
	LocalName                   // Place: index into co_names; Object: the frame's names
	GlobalName                  // Place: index into co_names; Object: the globals
)

var scopeNames = [...]string{FastLocal: "fast local", CellSlot: "cell", LocalName: "name", GlobalName: "global"}

// String gives the scope's name as `bytewalk trace` writes it.
func (s Scope) String() string {
	if int(s) < len(scopeNames) {
		return scopeNames[s]
	}
	return "?"
}

// HeapOp says how a heap write changes an object.
type HeapOp uint8

// The heap writes, with the fields of [Effect] that each uses.
const (
	SetIndex   HeapOp = iota + 1 // Place, Old, New: an item of a sequence
	Insert                       // Place, New: later items move up
	Remove                       // Place, Old: later items move down
	Splice                       // Place, Detail: *Spliced: a run of items is replaced
	SetKey                       // Key, Old (NULL if new: it goes last), New: a mapping's item; in a set New is NULL
	DeleteKey                    // Key, Old
	Clear                        // all items go
	SetAttr                      // Key: name, Old, New: an attribute in the object's own dict
	DeleteAttr                   // Key: name, Old
	SetField                     // Place: field number, Old, New: a fixed part, such as a cell's content or an iterator's position
)

var heapOpNames = [...]string{
	SetIndex: "set index", Insert: "insert", Remove: "remove", Splice: "splice", SetKey: "set key", DeleteKey: "delete key",
	Clear: "clear", SetAttr: "set attribute", DeleteAttr: "delete attribute", SetField: "set field",
}

// String gives the write's name as `bytewalk trace` writes it.
func (o HeapOp) String() string {
	if int(o) < len(heapOpNames) {
		return heapOpNames[o]
	}
	return "?"
}

// Spliced is the Detail of a Splice: both slices are the recorder's to keep.
type Spliced struct {
	Old, New []Value
}

// Effect is one thing that executing a step changed. Which fields are used
// depends on Kind. An Effect passed to a Recorder is the machine's own: it may be
// used again after the call.
type Effect struct {
	Kind   Kind
	Scope  Scope
	Op     HeapOp
	Block  BlockKind
	Place  int32
	Level  int32
	Frame  FrameID
	Object Value
	Key    Value
	Old    Value
	New    Value
	Detail any
}

// BlockKind is the kind of a block on a frame's block stack (3.8 to 3.10).
type BlockKind uint8

// The kinds of block.
const (
	FinallyBlock BlockKind = iota + 1 // SETUP_FINALLY, SETUP_WITH, SETUP_ASYNC_WITH
	HandlerBlock                      // EXCEPT_HANDLER: an exception is being handled
)

// FrameStart is a frame at its beginning. The slices are copies.
type FrameStart struct {
	Code     *code.Code
	Function Value   // NULL for a module
	Globals  Value   // dict
	Names    Value   // the mapping of LOAD_NAME and STORE_NAME; NULL in functions
	Locals   []Value // one for each of co_varnames; NULL where unbound
	Cells    []Value // cell objects, one for each of co_cellvars + co_freevars
}

// DiskCache is one action on a .pyc file or on the way to it.
type DiskCache struct {
	Action  string // "lookup", "read", "check", "compile", "write", "rename", "load"
	Module  string // the module's full name
	Source  string // path of the .py
	Path    string // path of the .pyc, or of the temporary file for "write"
	Verdict string // "hit", "miss", "stale" or "" where none is given yet
	Reason  string // in words: what was missing or which field differed
	Header  []byte // the 16 bytes of the header, where they were read or written
	Data    []byte // the whole file, where it was read or written
	Want    []byte // for "check": the 16 bytes that a valid header would have
}

// Loading is a code object that came into the machine.
type Loading struct {
	Code   *code.Code
	Module string // the module's name, "__main__" for the program
	Path   string // the .pyc it was read from, or "" if it came from the compiler
	Data   []byte // the file's bytes, if it was read from one
}

// Recorder is told what the machine does, on the machine's own goroutine.
type Recorder interface {
	// Step begins a step: the instruction at offset (bytes, EXTENDED_ARG prefixes
	// included) of the running frame.
	Step(frame FrameID, c *code.Code, offset int32)
	// Effect tells one effect of the step last begun. e is not kept.
	Effect(e *Effect)
	// Load tells that a code object came into the machine.
	Load(l *Loading)
}

// ObjectKind groups objects by how they are shown.
type ObjectKind uint8

// The kinds of object.
const (
	OtherObject ObjectKind = iota
	NumberObject
	StringObject
	BytesObject
	SingletonObject // None, True, False, Ellipsis, NotImplemented
	ListObject
	TupleObject
	DictObject
	SetObject
	FunctionObject
	MethodObject
	BuiltinObject
	TypeObject
	InstanceObject
	CellObject
	IteratorObject
	GeneratorObject
	ModuleObject
	CodeObject
	ExceptionObject
	RangeObject
	SliceObject
)

// Item is one part of an object's contents.
type Item struct {
	Name  string // the attribute or field, where parts have names
	Key   Value  // a mapping's key or a set's element; else NULL
	Value Value  // NULL in sets
}

// Contents is what an object holds.
type Contents struct {
	Items []Item
}

// Inspector looks into values. Text, Kind, TypeName and Identity read only
// what never changes and may be called from any goroutine; Contents reads the
// present and belongs to the machine's own.
type Inspector interface {
	// Kind says how v is shown.
	Kind(v Value) ObjectKind
	// TypeName is type(v).__name__.
	TypeName(v Value) string
	// Identity is a number that tells v apart from every other living object:
	// id(v).
	Identity(v Value) uint64
	// Text is how Python shows a value that holds no other: repr() of numbers,
	// strings, functions, types and so on, without running any code of the user's.
	// For containers and instances it is a bare form such as `<Point object>`. At
	// most limit bytes are worked out; a longer text ends with "…".
	Text(v Value, limit int) string
	// Contents is what v holds now: items, attributes, fields, cells. ok is false
	// for objects that hold nothing that could be shown or changed.
	Contents(v Value) (c Contents, ok bool)
}

// Block is an entry of a frame's block stack.
type Block struct {
	Kind    BlockKind
	Handler int32 // offset in bytes
	Level   int32 // depth of the evaluation stack when it was pushed
}

// Frame is a frame in a state. It is read-only.
type Frame struct {
	ID       FrameID
	Code     *code.Code
	Function Value
	Globals  Value
	Names    Value
	Locals   []Value
	Cells    []Value
	Stack    []Value
	Blocks   []Block
	Last     int32 // offset of the instruction last begun, -1 before the first
	Next     int32 // offset at which the frame goes on
	Steps    int   // steps executed in it so far
}

// State is the machine between two steps. It is read-only.
type State struct {
	Step      int                // how many steps lie before it
	Frames    []*Frame           // the call stack, outermost first; empty before loading and after the end
	Suspended map[FrameID]*Frame // generators' and coroutines' frames that are parked
}

// Top is the running frame, or nil if there is none.
func (s *State) Top() *Frame {
	if len(s.Frames) == 0 {
		return nil
	}
	return s.Frames[len(s.Frames)-1]
}
