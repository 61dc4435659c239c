package session

import (
	"bytewalk/compiler"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
	"bytewalk/lessons"
	"bytewalk/lessons/compare"
	"bytewalk/vm/trace"
)

// View is everything the panels draw, at one moment. It is immutable: the session
// publishes a new one for every change, and parts that did not change are shared
// with the one before, so that == on a slice's first element or on a pointer
// tells whether a panel has anything to do.
type View struct {
	// Serial grows by one with each published view.
	Serial uint64

	Document  Document
	Dialect   string   // "3.8"
	Dialects  []string // that can be chosen, newest last
	Optimize  int      // 0, 1 for -O, 2 for -OO
	Compile   Compile
	Listing   *Listing // never nil
	Selection Selection

	Run      Run
	Position trace.Position
	// AtEnd reports that no step lies ahead in what is recorded.
	AtEnd   bool
	AtStart bool

	// Current is the instruction of the step to come (in phase Execute: on show),
	// nil where there is none: before a run, after its end.
	Current *Current

	Phases   [4]PhaseView
	Stack    StackView
	Operands []OperandView
	Frames   []FrameView // newest first
	// FramesFolded is how many frames in the middle of the stack are left out of
	// Frames; they lie before index FramesFoldAt.
	FramesFolded, FramesFoldAt int
	Heap                       HeapView
	Disk                       DiskView
	Console                    Console
	Timeline                   *Timeline // never nil
	Lesson                     *LessonView
	Lessons                    []LessonItem
	Breakpoints                []Breakpoint
	Sentence                   Sentence

	// Message is what went wrong outside the user's program (a file that cannot be
	// read or written), or nil.
	Message *Message
	// Recovery offers unsaved text of an earlier session, or is nil.
	Recovery *Recovery
}

// Document is the text being edited.
type Document struct {
	Name    string // "factorial.py", or "untitled.py"
	Path    string // "" while it was never saved
	Text    string
	Version uint64 // grows with every change of Text, whoever made it
	// Replaced is the Version at which the session itself last replaced Text (open,
	// new, lesson, recovery): an editor takes Text over when this grows.
	Replaced uint64
	Saved    bool // Text is what the file holds
	Bytes    int
	Binary   bool // a .pyc without source: there is no text to edit
}

// Compile is the outcome of compiling the text.
type Compile struct {
	Err      *diag.Error // nil if it compiled
	Stale    bool        // Listing is of the last good text, not of this one
	Busy     bool        // a newer text is being compiled
	Version  uint64      // the document version that the outcome belongs to
	Warnings []diag.Warning
	// Result has what the stages made of the last good text; nil without one.
	Result *compiler.Result
}

// RowKind tells the rows of a listing apart.
type RowKind uint8

// The kinds of row.
const (
	HeadingRow     RowKind = iota // a code object begins
	InstructionRow                // one instruction
	PrefixRow                     // an EXTENDED_ARG that belongs to the next instruction
)

// ArgKind says what an argument's text is, for its colour.
type ArgKind uint8

// The kinds of argument.
const (
	NoArg ArgKind = iota
	NumberArg
	StringArg
	OtherConstArg
	NameArg
	JumpArg
	OperatorArg
)

// Listing is the bytecode of a module: its functions in order of appearance, then
// the module itself. Rows are fixed for a compiled text; what changes with the
// position stands beside them.
type Listing struct {
	Rows []ListingRow
	// Counts has for each row how often it was executed up to the position, nil
	// without a run.
	Counts []int
	// Current is the row of the step to come, -1 if there is none in the listing.
	Current int
	// CurrentCode is the number of the running code object, -1 if there is none.
	CurrentCode int
	// Breakpoint has for each row whether a breakpoint is on it.
	Breakpoint []bool
	// Foreign is not empty if Rows are not the text's: the heading of what they are,
	// "Bytecode of module helper" or "Bytecode of the text as it was run".
	Foreign string
}

// ListingRow is one row of the listing.
type ListingRow struct {
	Kind     RowKind
	Code     int    // number of the code object in the listing, from 0
	CodeName string // "factorial", "<module>"
	Heading  string // "line 1, 50 bytes, stack 5"

	HasLine  bool   // the row is the first of a source line, of
	Line     int    // this one, else 0; line 0 is where a module's RESUME stands
	OfLine   int    // source line in any case, 0 for none
	Offset   int    // in bytes
	Bytes    []byte // without the inline cache
	Opcode   int
	Opname   string
	HasArg   bool
	Arg      int
	ArgRepr  string // as dis shows it, without parentheses
	ArgKind  ArgKind
	JumpTo   int // row that is jumped to, -1 for none
	IsTarget bool
	Label    int    // of L1 and so on, where dis of the dialect has them, else 0
	Meaning  string // what the instruction does, in one line

	CacheBytes int      // size of the inline cache behind the instruction
	Caches     []string // its entries, in CPython's words: "counter", "version"

	Picture string      // the evaluation stack before and after: "a, b -> a - b"
	Span    source.Span // in the text; zero if not known
}

// Current is the instruction on the stage.
type Current struct {
	Row      int // in the listing, -1 if not there
	CodeName string
	Offset   int
	Opname   string
	Opcode   int
	HasArg   bool
	Arg      int
	ArgRepr  string
	ArgKind  ArgKind
	Bytes    []byte // with its prefixes, without the inline cache
	// Neighbours are the code units around it in memory; Units[Here] is its own.
	Units []CodeUnit
	Here  int
	// Next is the offset at which the frame goes on after the step, -1 if it does
	// not.
	Next int
	// Span is the running source expression, zero if not known or if the run is of
	// an older text or another file; Line is its line.
	Span source.Span
	Line int
	// Picture and Meaning are the instruction's rows of help.
	Picture, Meaning string
}

// CodeUnit is two bytes of code in memory.
type CodeUnit struct {
	Offset int
	Bytes  [2]byte
	Cache  bool // it belongs to the inline cache of the instruction before it
}

// RunStatus is how far a run has come.
type RunStatus uint8

// The statuses of a run.
const (
	NotRun       RunStatus = iota
	Recording              // the machine is running, and the run grows
	WaitingInput           // input() waits for a line
	Finished               // to the end
	Failed                 // with an exception that nobody caught
	Limited                // a limit was reached
	Stopped                // by the user
	Broken                 // a bug of ours: Run.Message and Run.Report say which
)

var statusNames = [...]string{"not run", "recording", "waiting for input", "finished", "failed", "limited", "stopped", "broken"}

// String gives the status in words.
func (s RunStatus) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return "?"
}

// Run is the run that is on show.
type Run struct {
	Status   RunStatus
	Message  string // in one line: the exception, the limit, ...
	Report   string // the traceback, or a bug report
	Prompt   string // of input(), while WaitingInput
	Length   int    // steps recorded so far
	ExitCode int
	// Old reports that the text, the dialect or the optimisation level changed
	// since.
	Old     bool
	Playing bool
}

// Active reports whether the machine is still at it.
func (r Run) Active() bool { return r.Status == Recording || r.Status == WaitingInput }

// PhaseView is one of the four phases on the stage.
type PhaseView struct {
	Name     string // "load"
	Headline string // "BINARY_SUBTRACT"
	Note     string // "opcode 24"
	Active   bool
}

// SlotState says how a stack slot is drawn.
type SlotState uint8

// The states of a slot.
const (
	NormalSlot SlotState = iota
	PushedSlot           // by this step: filled
	PoppedSlot           // by this step: hollow
)

// SlotView is one slot of the evaluation stack.
type SlotView struct {
	Index    int // from 0 at the bottom
	Text     string
	Full     string // a longer text, for hovering
	Note     string // "n", "constant", "pushed", "popped"
	State    SlotState
	TypeName string
	Null     bool   // NULL, a marker and no object
	ID       uint64 // the object's identity, 0 for NULL
	// Row is the listing row of the instruction that pushed it, -1 if not known.
	Row int
}

// StackView is the evaluation stack of the frame whose step it is.
type StackView struct {
	Frame         string     // its title: "factorial(3)"
	Slots         []SlotView // from the bottom
	Before, After int        // depth; After is Before unless the phase is Execute
	HasFrame      bool
}

// OperandKind tells the parts of the row of operands apart.
type OperandKind uint8

// The parts of the row of operands.
const (
	ValueOperand    OperandKind = iota // a value taken off the stack, or read
	OperatorOperand                    // between values: "-", "(", ","
	ResultOperand                      // a value pushed
)

// OperandView is one part of "a - b = result" above the stack.
type OperandView struct {
	Kind     OperandKind
	Label    string // "a", "b", ...
	Text     string
	TypeName string
	Slot     int // where it came from or goes to, -1 if not the stack
	ID       uint64
}

// FrameState says how a frame card is drawn.
type FrameState uint8

// The states of a frame.
const (
	RunningFrame FrameState = iota
	ParkedFrame
	ReturningFrame // goes with this step; its value is leaving
	UnwoundFrame   // goes with this step, because of an exception
	SuspendedFrame // a generator's that yields with this step
)

// Binding is a name and the value it has.
type Binding struct {
	Name    string
	Text    string
	Full    string
	Changed bool // by this step
	Gone    bool // deleted by this step
	Cell    bool // shared with another function
	ID      uint64
}

// FrameView is one frame of the call stack.
type FrameView struct {
	ID        uint32
	Title     string // "factorial(3)", "<module>"
	State     FrameState
	Status    string // "running", "resumes at 44", "returns 1"
	Locals    []Binding
	More      int    // locals left out
	At        int    // offset
	Opname    string // of the instruction at At
	CalledBy  string // "factorial(4), line 4"; "" for the outermost
	ResumesAt int    // -1 while running
	StackText string // "[4]"
	Returns   string // the value, of a ReturningFrame
	Entered   bool   // made by this step
	Row       int    // listing row of At, -1 if not there
}

// HeapObject is one object on the heap.
type HeapObject struct {
	ID      uint64
	Title   string // "function factorial", "list, 3 items", "dict (globals)"
	Text    string // as Python shows it
	Kind    trace.ObjectKind
	Fields  []Binding // ID is that of the field's value, if it is in the heap view too
	More    int       // fields left out
	HeldBy  []string  // "n", "stack 1", "dict (globals)"
	Changed bool      // by this step
	Made    bool      // by this step
}

// SmallInt is one of the small ints, which exist once.
type SmallInt struct {
	Value   int
	Changed bool // pushed or stored by this step
}

// HeapView is what the current frame reaches.
type HeapView struct {
	SmallInts []SmallInt
	Objects   []HeapObject
	More      int // objects left out
}

// RegionKind tells the parts of a .pyc file apart.
type RegionKind uint8

// The parts of a .pyc file.
const (
	RestRegion RegionKind = iota
	HeaderRegion
	CodeRegion    // the code units of a code object
	CurrentRegion // those of the current instruction
)

// Region is a part of a .pyc file.
type Region struct {
	From, To int
	Kind     RegionKind
	Label    string // "header, 16", "factorial, 50"
	Code     string // the code object's name
}

// HeaderField is one of the four words of a .pyc's header.
type HeaderField struct {
	Name    string // "magic", "flags", "source time", "source size"
	Bytes   []byte
	Meaning string // "3413, Python 3.8"
	Want    []byte // what a valid header would have, where that was compared
	Differs bool
}

// DiskEvent is one action on the cache on disk.
type DiskEvent struct {
	Step    int
	Action  string
	Module  string
	Path    string
	Verdict string
	Reason  string
	Now     bool // of this step
}

// DiskView is the caches panel's part about the disk.
type DiskView struct {
	Name    string // "__pycache__/factorial.cpython-38.pyc"
	Bytes   []byte // the file's, or what it would be
	Header  []HeaderField
	Regions []Region
	Events  []DiskEvent // up to the position
	Note    string      // why there is no file
	Written bool        // Bytes are those of a real file
}

// Stream says where a piece of the console's text belongs.
type Stream uint8

// The streams.
const (
	Out Stream = iota
	Err
	In
)

// ConsolePiece is a run of text in the console.
type ConsolePiece struct {
	Text   string
	Stream Stream
	Step   int
	Ahead  bool // of a step that lies ahead of the position
	Now    bool // of this step
}

// Console is what the program wrote and read.
type Console struct {
	Pieces []ConsolePiece
	// Cut is how many bytes before the first piece are left out.
	Cut int
}

// MarkKind tells marks of the timeline apart.
type MarkKind uint8

// The marks.
const (
	OutputMark MarkKind = iota
	InputMark
	ExceptionMark
	DiskMark
	BreakpointMark
	BookmarkMark
	SpecializedMark
	LessonMark
)

// Bar is a call on the timeline.
type Bar struct {
	Frame    uint32
	Depth    int
	From, To int // steps, half open
	Label    string
}

// Mark is a place on the timeline.
type Mark struct {
	Step int
	Kind MarkKind
}

// Timeline is the whole run at a glance. Bars and marks that would lie on one
// another are left out.
type Timeline struct {
	Length int
	Depth  int // of the deepest bar, plus one
	Bars   []Bar
	Marks  []Mark
}

// LessonItem is an entry of the list of lessons.
type LessonItem struct {
	Title string
	Name  string
	Order int
}

// LessonStep is a section of a lesson.
type LessonStep struct {
	Title   string
	Body    string          // Markdown
	Blocks  []lessons.Block // the same, taken apart
	Step    int             // position in the run, -1 if it has none or it is not reached (yet)
	HasAt   bool
	Predict string // what is asked, "" for nothing: "stack-top"
	Guess   string
	Answer  string // the machine's, once there was a guess
	Right   bool
}

// LessonView is the lesson being read.
type LessonView struct {
	Title   string
	Name    string
	Steps   []LessonStep
	Current int        // index into Steps
	Edited  bool       // the program is no longer the lesson's
	Notes   *NotesView // nil where the lesson has no listing from notes
}

// NotesView is the listing from the notes that the lesson was made of, beside the
// exact one. It is made once a lesson, from the lesson's own program.
type NotesView struct {
	Title   string
	Body    string          // Markdown
	Blocks  []lessons.Block // the same, taken apart
	Dialect string          // of the exact listing
	Result  compare.Result
}

// Breakpoint is a place to stop at: a line, or an instruction of the listing.
type Breakpoint struct {
	Line     int    // 0 for an instruction
	CodeName string // with Offset, of an instruction
	Code     int    // number of the code object in the listing
	Offset   int
	Row      int // in the listing, -1 if not there
}

// Selection is what is selected, linked in all panels.
type Selection struct {
	Rows []int       // of the listing
	Span source.Span // of the text
}

// Sentence says in plain English what the step does. In phases before Execute,
// Text is its Before.
type Sentence struct {
	Text   string
	Before string // "This step will take 1 and 3 off the stack and put 2 back."
	After  string // "This step takes 1 and 3 off the stack and puts 2 back."
}

// Message is something the user must be told.
type Message struct {
	Title  string
	Detail string
	Error  bool
}

// Recovery is text that an earlier session did not save.
type Recovery struct {
	Name string
	Path string
	When string
	Text string
}
