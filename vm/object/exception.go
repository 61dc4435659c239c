package object

// Exception is an instance of BaseException or a class that derives from it, and
// the Go error that it is while it is raised.
type Exception struct {
	Header
	Attrs
	Args            *Tuple
	Cause           Value // NULL for None
	Context         Value // NULL for None
	Traceback       *Traceback
	SuppressContext bool
	// Fields has what the classes with a constructor of their own keep, in the order of
	// the class's field constants; NULL where not set.
	Fields []Value
}

// Traceback is one entry of a traceback (type traceback).
type Traceback struct {
	Header
	Next  *Traceback
	Frame *FrameObject
	Lasti int // offset in bytes
}

// Line is the line of the instruction: most tracebacks are never looked at.
func (tb *Traceback) Line() int { return tb.Frame.Code.LineAt(tb.Lasti) }

// FrameObject is a frame as the program sees it (type frame).
type FrameObject struct {
	Header
	Code    *Code
	Globals *Dict
	Back    *FrameObject
	// Live is the machine's frame while it runs; nil once it has ended.
	Live any
	// Lasti is the offset in bytes of the last instruction, of a frame that has ended.
	Lasti int
	// Saved has the locals and cells of a frame that has ended.
	Saved []Value
	// LocalsDict is what f_locals gave last.
	LocalsDict *Dict
}

// The indexes in Fields of StopIteration and SystemExit.
const (
	FieldValue = 0 // StopIteration.value, SystemExit.code
)

// The indexes in Fields of ImportError.
const (
	FieldImportMsg = iota
	FieldImportName
	FieldImportPath
	FieldImportNameFrom // since 3.12
)

// The indexes in Fields of NameError and AttributeError (since 3.10).
const (
	FieldName = 0
	FieldObj  = 1
)

// The indexes in Fields of BaseExceptionGroup.
const (
	FieldMessage    = iota
	FieldExceptions // a tuple
)

// The indexes in Fields of OSError.
const (
	FieldErrno = iota
	FieldStrerror
	FieldFilename
	FieldFilename2
	FieldWritten
)

// The indexes in Fields of SyntaxError.
const (
	FieldMsg = iota
	FieldSyntaxFilename
	FieldLineno
	FieldOffset
	FieldText
	FieldPrintFileAndLine
	FieldEndLineno // since 3.10
	FieldEndOffset
)

// The indexes in Fields of UnicodeError's subclasses.
const (
	FieldEncoding = iota
	FieldObject
	FieldStart
	FieldEnd
	FieldReason
)

// Error gives the exception in one line, for Go code that has nothing better.
func (e *Exception) Error() string {
	s := e.Type.Name
	if len(e.Args.Items) > 0 && e.Args.Items[0].IsStr() {
		s += ": " + e.Args.Items[0].Str().Text
	}
	return s
}

// exception1 is an exception of one argument, as most are, with its args.
type exception1 struct {
	Exception
	args  Tuple
	items [1]Value
}

// newException gives a new exception of a class, whose Fields are NULL.
func newException(typ *Type, args []Value) *Exception {
	var e *Exception
	switch len(args) {
	case 0:
		e = &Exception{Args: EmptyTuple}
	case 1:
		x := &exception1{}
		x.items[0] = args[0]
		x.args = Tuple{Header: Header{Type: TupleType}, Items: x.items[:]}
		e = &x.Exception
		e.Args = &x.args
	default:
		e = &Exception{Args: NewTuple(append([]Value(nil), args...)...)}
	}
	e.Type = typ
	if n := typ.fieldCount(); n > 0 {
		e.Fields = make([]Value, n)
	}
	return e
}

// NewException gives a new exception of a class with arguments.
func NewException(typ *Type, args ...Value) *Exception {
	e := newException(typ, args)
	if n := len(e.Fields); n > 0 {
		if n == 1 && len(args) > 0 && !typ.IsSubtype(NameError) {
			e.Fields[FieldValue] = args[0]
		}
	}
	return e
}

// fieldCount says how many Fields the exceptions of a class have.
func (typ *Type) fieldCount() int {
	for ; typ != nil; typ = typ.Base {
		switch typ {
		case StopIteration, SystemExit, StopAsyncIteration:
			return 1
		case ImportError:
			return 4
		case OSError:
			return 5
		case SyntaxError:
			return 8
		case BaseExceptionGroup:
			return 2
		case NameError:
			return 1
		case AttributeError:
			return 2
		case UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError:
			return 5
		}
	}
	return 0
}

// IsException reports whether err is a Python exception of class typ.
func IsException(err error, typ *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.Type.IsSubtype(typ)
}

func newExceptionType(name string, base *Type) *Type {
	return NewBuiltinType(name, base, LayoutException)
}

// The exception classes (Objects/exceptions.c).
var (
	BaseException          = newExceptionType("BaseException", nil)
	SystemExit             = newExceptionType("SystemExit", BaseException)
	KeyboardInterrupt      = newExceptionType("KeyboardInterrupt", BaseException)
	GeneratorExit          = newExceptionType("GeneratorExit", BaseException)
	ExceptionType          = newExceptionType("Exception", BaseException)
	StopIteration          = newExceptionType("StopIteration", ExceptionType)
	StopAsyncIteration     = newExceptionType("StopAsyncIteration", ExceptionType)
	ArithmeticError        = newExceptionType("ArithmeticError", ExceptionType)
	FloatingPointError     = newExceptionType("FloatingPointError", ArithmeticError)
	OverflowError          = newExceptionType("OverflowError", ArithmeticError)
	ZeroDivisionError      = newExceptionType("ZeroDivisionError", ArithmeticError)
	AssertionError         = newExceptionType("AssertionError", ExceptionType)
	AttributeError         = newExceptionType("AttributeError", ExceptionType)
	BufferError            = newExceptionType("BufferError", ExceptionType)
	EOFError               = newExceptionType("EOFError", ExceptionType)
	ImportError            = newExceptionType("ImportError", ExceptionType)
	ModuleNotFoundError    = newExceptionType("ModuleNotFoundError", ImportError)
	LookupError            = newExceptionType("LookupError", ExceptionType)
	IndexError             = newExceptionType("IndexError", LookupError)
	KeyError               = newExceptionType("KeyError", LookupError)
	MemoryError            = newExceptionType("MemoryError", ExceptionType)
	NameError              = newExceptionType("NameError", ExceptionType)
	UnboundLocalError      = newExceptionType("UnboundLocalError", NameError)
	OSError                = newExceptionType("OSError", ExceptionType)
	BlockingIOError        = newExceptionType("BlockingIOError", OSError)
	ChildProcessError      = newExceptionType("ChildProcessError", OSError)
	ConnectionError        = newExceptionType("ConnectionError", OSError)
	BrokenPipeError        = newExceptionType("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = newExceptionType("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = newExceptionType("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = newExceptionType("ConnectionResetError", ConnectionError)
	FileExistsError        = newExceptionType("FileExistsError", OSError)
	FileNotFoundError      = newExceptionType("FileNotFoundError", OSError)
	InterruptedError       = newExceptionType("InterruptedError", OSError)
	IsADirectoryError      = newExceptionType("IsADirectoryError", OSError)
	NotADirectoryError     = newExceptionType("NotADirectoryError", OSError)
	PermissionError        = newExceptionType("PermissionError", OSError)
	ProcessLookupError     = newExceptionType("ProcessLookupError", OSError)
	TimeoutError           = newExceptionType("TimeoutError", OSError)
	ReferenceError         = newExceptionType("ReferenceError", ExceptionType)
	RuntimeError           = newExceptionType("RuntimeError", ExceptionType)
	NotImplementedError    = newExceptionType("NotImplementedError", RuntimeError)
	RecursionError         = newExceptionType("RecursionError", RuntimeError)
	SyntaxError            = newExceptionType("SyntaxError", ExceptionType)
	IndentationError       = newExceptionType("IndentationError", SyntaxError)
	TabError               = newExceptionType("TabError", IndentationError)
	SystemError            = newExceptionType("SystemError", ExceptionType)
	TypeError              = newExceptionType("TypeError", ExceptionType)
	ValueError             = newExceptionType("ValueError", ExceptionType)
	UnicodeError           = newExceptionType("UnicodeError", ValueError)
	UnicodeDecodeError     = newExceptionType("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError     = newExceptionType("UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError  = newExceptionType("UnicodeTranslateError", UnicodeError)

	Warning                   = newExceptionType("Warning", ExceptionType)
	DeprecationWarning        = newExceptionType("DeprecationWarning", Warning)
	PendingDeprecationWarning = newExceptionType("PendingDeprecationWarning", Warning)
	RuntimeWarning            = newExceptionType("RuntimeWarning", Warning)
	SyntaxWarning             = newExceptionType("SyntaxWarning", Warning)
	UserWarning               = newExceptionType("UserWarning", Warning)
	FutureWarning             = newExceptionType("FutureWarning", Warning)
	ImportWarning             = newExceptionType("ImportWarning", Warning)
	UnicodeWarning            = newExceptionType("UnicodeWarning", Warning)
	BytesWarning              = newExceptionType("BytesWarning", Warning)
	ResourceWarning           = newExceptionType("ResourceWarning", Warning)
)
