package dialect

import "bytewalk/internal/pyunicode"

// Features are the differences between dialects that are not numbers of
// instructions. Each is what a reader of one format, or one place of the compiler
// or the machine, asks; none is a version number in disguise.
type Features struct {
	// Support is how much of this dialect is there.
	Support Support

	// Grammar says how programs are read.
	Grammar Grammar

	// Tree is what the syntax tree has and how it is shown.
	Tree Tree

	// Scopes is how the symbol table is made.
	Scopes Scopes

	// Runtime is how the machine executes programs and what they see of it.
	Runtime Runtime

	// JumpUnit is the number of bytes that a jump operand of 1 spans.
	JumpUnit int

	// Lines is the format of the table from instructions to lines.
	Lines LineFormat

	// Code is the order of a code object's parts in a .pyc file.
	Code CodeLayout

	// SortedSets says that marshal writes the items of a frozenset in the order of
	// their bytes, and not in that of the hash table.
	SortedSets bool

	// LocalsPlus says that local variables, cells and free variables are numbered in
	// one list, and not cells and free variables in one of their own.
	LocalsPlus bool

	// GlobalFlag says that bit 0 of LOAD_GLOBAL's operand asks for a NULL, and the
	// rest is the index; AttrFlag that of LOAD_ATTR for a method, with a further bit
	// in LOAD_SUPER_ATTR.
	GlobalFlag, AttrFlag bool

	// CompareShift is the number of bits below the index in COMPARE_OP's operand;
	// where CompareBool is set, bit 4 among them asks for a bool.
	CompareShift int
	CompareBool  bool

	// Listing is what dis shows.
	Listing Listing

	// Unicode is the version of the Unicode character database
	// (unicodedata.unidata_version).
	Unicode *pyunicode.Table

	// SipHash13 says that str and bytes are hashed by SipHash-1-3; otherwise it is
	// SipHash-2-4. It shows in the order of sets and in hash-based .pyc files.
	SipHash13 bool

	// NoneHash is hash(None), 0 where it is an address.
	NoneHash int64
}

// Support is how much of a dialect is there: each level has what those before it have.
type Support uint8

// The levels.
const (
	Listed   Support = iota // its .pyc files can be read and listed
	Compiled                // programs can be compiled for it
	Executed                // programs can be run in it
	Complete                // and the window shows how
)

// Grammar is a family of grammars with their tokens and their errors.
type Grammar uint8

// The grammars.
const (
	// LL1 is the grammar of 3.8, read by an LL(1) parser; f-strings are strings
	// that are taken apart later.
	LL1 Grammar = iota

	// PEG is the grammar since 3.9 (PEP 617) as it is in 3.13: with the match statement,
	// except*, type parameters, and f-strings as tokens of their own (PEP 701).
	PEG
)

// Tree is what distinguishes syntax trees.
type Tree struct {
	TypeParams   bool // functions and classes have type parameters
	AllPositions bool // keywords, aliases and slices have positions too
	OmitEmpty    bool // ast.dump leaves out what is None or empty
}

// Scopes is what distinguishes symbol tables.
type Scopes struct {
	MaxDepth        int  // how deep a tree may be
	DecoratorsFirst bool // decorators are visited before annotations and bases
	Inlined         bool // comprehensions belong to the block around them (PEP 709)
	HandlersFirst   bool // a try's handlers are visited before its else
	MangledTargets  bool // private names are known as such where `:=` binds outside
	FutureBlocks    bool // annotations that are never evaluated are in blocks of their own
	FreeInClass     bool // DefFreeClass is also given to names that a class doesn't bind
	AbsoluteFuture  bool // `from .__future__ import` is no future statement
	Ranges          bool // errors have an end, and stand at the name itself
}

// Runtime is what distinguishes machines, and what programs see of them.
type Runtime struct {
	ExceptionTable    bool // handlers are found in a table, and a frame begins with instructions that make its cells and generator
	LoopEnd           int  // how many instructions at its target FOR_ITER jumps over
	PythonDepth       bool // the recursion limit counts Python's frames alone
	QualifiedNames    bool // errors of calls name functions by their qualified name
	UnexpectedKeyword bool // native functions call a keyword argument that they don't know unexpected
	AbstractQuoted    bool // errors of instantiating abstract classes quote the methods' names
	LocalsCopy        bool // locals() of a function is a new dict each time, f_locals writes through (PEP 667)
	AbsoluteScript    bool // the script that runs goes by its absolute path
	Generics          bool // built-in types take arguments, types and dicts have |
	ExceptionGroups   bool // BaseExceptionGroup and the other exceptions since 3.10, and add_note()
	ViewIterator      bool // memoryviews have an iterator of their own, 16-bit floats, and no length without dimensions
	PropertyNames     bool // properties know their name in the class, and errors tell it
	Anchors           bool // tracebacks mark the place in the line (PEP 657) and suggest names
}

// Listing is what distinguishes the listings of dis.
type Listing struct {
	AbsoluteTargets bool // "(to 12)" behind absolute jumps as well
	OptionalLines   bool // no column for lines where there are none
	NoLines         bool // "--" where instructions without a line begin
	KwNames         bool // the constant of KW_NAMES
	Exceptions      bool // the exception table
	NullLast        bool // "name + NULL" and not "NULL + name"
	Labels          bool // "L1:" and not the offsets
	CacheSelf       bool // the current instruction's mark covers its inline cache
	ShowCaches      bool // dis takes show_caches, and
	CacheValues     bool // says what is in a cache entry, and not only that there is one
	Adaptive        bool // dis takes adaptive, for the bytecode as it is specialized
	ShowOffsets     bool // dis takes show_offsets
}

// LineFormat is a format of the table from instructions to lines.
type LineFormat uint8

// The formats.
const (
	// LnoTab is co_lnotab: pairs of a byte increment and a signed line increment
	// (Objects/lnotab_notes.txt).
	LnoTab LineFormat = iota + 1

	// LineTable is co_linetable of 3.10: pairs of a byte count and a signed line
	// increment, -128 for no line (PEP 626).
	LineTable

	// Locations is co_linetable since 3.11: entries with lines and columns
	// (Objects/locations.md in CPython's source).
	Locations
)

// CodeLayout is an order of a code object's parts in a .pyc file.
type CodeLayout uint8

// The layouts, called after the first dialect that has them.
const (
	CodeLayout38 CodeLayout = iota + 1
	CodeLayout311
)

// The dialects.
var (
	V38 = define(&tables38, Features{
		Support: Complete,
		// Three times the recursion limit. (For a module that is imported CPython
		// allows less, by three for each frame that is running.)
		Scopes:   Scopes{MaxDepth: 3 * 1000},
		JumpUnit: 1,
		Lines:    LnoTab,
		Code:     CodeLayout38,
		Unicode:  pyunicode.V121,
	}, nil)

	V39 = define(&tables39, Features{
		JumpUnit: 1,
		Lines:    LnoTab,
		Code:     CodeLayout38,
		Unicode:  pyunicode.V130,
	}, nil)

	V310 = define(&tables310, Features{
		JumpUnit: 2,
		Lines:    LineTable,
		Code:     CodeLayout38,
		Unicode:  pyunicode.V130,
		Listing:  Listing{AbsoluteTargets: true, OptionalLines: true},
	}, nil)

	V311 = define(&tables311, Features{
		JumpUnit:   2,
		Lines:      Locations,
		Code:       CodeLayout311,
		SortedSets: true,
		LocalsPlus: true,
		GlobalFlag: true,
		Unicode:    pyunicode.V140,
		SipHash13:  true,
		Listing:    Listing{AbsoluteTargets: true, OptionalLines: true, Exceptions: true, ShowCaches: true, Adaptive: true},
	}, effects311)

	V312 = define(&tables312, Features{
		JumpUnit:     2,
		Lines:        Locations,
		Code:         CodeLayout311,
		SortedSets:   true,
		LocalsPlus:   true,
		GlobalFlag:   true,
		AttrFlag:     true,
		CompareShift: 4,
		Unicode:      pyunicode.V150,
		SipHash13:    true,
		NoneHash:     0xfca86420,
		Listing: Listing{OptionalLines: true, KwNames: true, Exceptions: true, CacheSelf: true,
			ShowCaches: true, CacheValues: true, Adaptive: true},
	}, effects312)

	V313 = define(&tables313, Features{
		Support: Complete,
		Grammar: PEG,
		Tree:    Tree{TypeParams: true, AllPositions: true, OmitEmpty: true},
		Scopes: Scopes{MaxDepth: 10_000, DecoratorsFirst: true, HandlersFirst: true, MangledTargets: true,
			Inlined: true, FutureBlocks: true,
			FreeInClass: true, AbsoluteFuture: true, Ranges: true},
		JumpUnit:     2,
		Lines:        Locations,
		Code:         CodeLayout311,
		SortedSets:   true,
		LocalsPlus:   true,
		GlobalFlag:   true,
		AttrFlag:     true,
		CompareShift: 5,
		CompareBool:  true,
		Runtime: Runtime{ExceptionTable: true, LoopEnd: 2, PythonDepth: true, QualifiedNames: true, UnexpectedKeyword: true, AbstractQuoted: true, LocalsCopy: true,
			AbsoluteScript: true, Generics: true, ExceptionGroups: true, ViewIterator: true, PropertyNames: true, Anchors: true},
		Unicode:   pyunicode.V151,
		SipHash13: true,
		NoneHash:  0xfca86420,
		Listing: Listing{OptionalLines: true, NoLines: true, Exceptions: true, NullLast: true, Labels: true, CacheSelf: true,
			ShowCaches: true, CacheValues: true, Adaptive: true, ShowOffsets: true},
	}, effects313)
)

// all has the dialects, oldest first.
var all = []*Dialect{V38, V39, V310, V311, V312, V313}
