// Package marshal reads and writes constants and code objects in CPython's marshal
// format, version 4, and the .pyc files that are made of it.
//
// An object is a type byte and what follows it. Numbers are little endian.
//
//	N T F S .   None, True, False, StopIteration, Ellipsis
//	i           int: 4 bytes, signed
//	I           int: 8 bytes, signed; read only
//	l           int: count of digits (4 bytes, its sign is the number's), digits of
//	            15 bits in 2 bytes, the lowest first
//	g y         float, complex: 8 bytes an IEEE double
//	f x         float, complex as text: length (1 byte), digits; read only
//	s           bytes: length (4 bytes), bytes
//	z Z         ASCII str: length (1 byte), characters; Z is interned
//	a A         the same with 4 bytes of length
//	u t         str: length in bytes (4 bytes), UTF-8 with surrogates; t is interned
//	)           tuple: count (1 byte), objects
//	( < > [     tuple, set, frozenset, list: count (4 bytes), objects
//	{           dict: key, value, key, value ... 0
//	c           code object: see layouts
//	r           reference (4 bytes): the object of that number
//	0           NULL
//
// An object whose type byte has the bit 0x80 (FLAG_REF) is numbered, in the order
// in which such objects begin, and may be referred to from then on.
//
// Lists, sets, dicts and StopIteration are never constants, so they are refused
// here. What is read comes from files that anybody may have written: every length
// is checked against what is left of the file before memory is taken, and nesting,
// repetition through references and the cost of hashing are bounded.
package marshal

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

// The type bytes.
const (
	typeNull               = '0'
	typeNone               = 'N'
	typeFalse              = 'F'
	typeTrue               = 'T'
	typeStopIteration      = 'S'
	typeEllipsis           = '.'
	typeInt                = 'i'
	typeInt64              = 'I'
	typeLong               = 'l'
	typeFloat              = 'f'
	typeBinaryFloat        = 'g'
	typeComplex            = 'x'
	typeBinaryComplex      = 'y'
	typeString             = 's'
	typeInterned           = 't'
	typeUnicode            = 'u'
	typeASCII              = 'a'
	typeASCIIInterned      = 'A'
	typeShortASCII         = 'z'
	typeShortASCIIInterned = 'Z'
	typeSmallTuple         = ')'
	typeTuple              = '('
	typeList               = '['
	typeDict               = '{'
	typeSet                = '<'
	typeFrozenSet          = '>'
	typeCode               = 'c'
	typeRef                = 'r'

	flagRef = 0x80
)

// maxDepth is how deep objects may be nested (MAX_MARSHAL_STACK_DEPTH).
const maxDepth = 2000

// A field is one part of a code object in the file; exactly one of the functions
// is set, and says where the part belongs.
type field struct {
	name   string
	number func(*code.Code) *int // 4 bytes, signed
	flags  func(*code.Code) *code.Flags
	bytes  func(*code.Code) *[]byte
	consts func(*code.Code) *[]code.Const
	names  func(*code.Code) *[]string
	text   func(*code.Code) *string
}

// layouts has the parts of a code object in the order of the file.
var layouts = map[dialect.CodeLayout][]field{
	dialect.CodeLayout311: {
		{name: "co_argcount", number: func(c *code.Code) *int { return &c.ArgCount }},
		{name: "co_posonlyargcount", number: func(c *code.Code) *int { return &c.PosOnlyArgCount }},
		{name: "co_kwonlyargcount", number: func(c *code.Code) *int { return &c.KwOnlyArgCount }},
		{name: "co_stacksize", number: func(c *code.Code) *int { return &c.StackSize }},
		{name: "co_flags", flags: func(c *code.Code) *code.Flags { return &c.Flags }},
		{name: "co_code", bytes: func(c *code.Code) *[]byte { return &c.Bytecode }},
		{name: "co_consts", consts: func(c *code.Code) *[]code.Const { return &c.Consts }},
		{name: "co_names", names: func(c *code.Code) *[]string { return &c.Names }},
		{name: "co_localsplusnames", names: func(c *code.Code) *[]string { return &c.LocalsPlusNames }},
		{name: "co_localspluskinds", bytes: func(c *code.Code) *[]byte { return &c.LocalsPlusKinds }},
		{name: "co_filename", text: func(c *code.Code) *string { return &c.Filename }},
		{name: "co_name", text: func(c *code.Code) *string { return &c.Name }},
		{name: "co_qualname", text: func(c *code.Code) *string { return &c.QualName }},
		{name: "co_firstlineno", number: func(c *code.Code) *int { return &c.FirstLine }},
		{name: "co_linetable", bytes: func(c *code.Code) *[]byte { return &c.LineTable }},
		{name: "co_exceptiontable", bytes: func(c *code.Code) *[]byte { return &c.ExceptionTable }},
	},
	dialect.CodeLayout38: {
		{name: "co_argcount", number: func(c *code.Code) *int { return &c.ArgCount }},
		{name: "co_posonlyargcount", number: func(c *code.Code) *int { return &c.PosOnlyArgCount }},
		{name: "co_kwonlyargcount", number: func(c *code.Code) *int { return &c.KwOnlyArgCount }},
		{name: "co_nlocals", number: func(c *code.Code) *int { return &c.NLocals }},
		{name: "co_stacksize", number: func(c *code.Code) *int { return &c.StackSize }},
		{name: "co_flags", flags: func(c *code.Code) *code.Flags { return &c.Flags }},
		{name: "co_code", bytes: func(c *code.Code) *[]byte { return &c.Bytecode }},
		{name: "co_consts", consts: func(c *code.Code) *[]code.Const { return &c.Consts }},
		{name: "co_names", names: func(c *code.Code) *[]string { return &c.Names }},
		{name: "co_varnames", names: func(c *code.Code) *[]string { return &c.VarNames }},
		{name: "co_freevars", names: func(c *code.Code) *[]string { return &c.FreeVars }},
		{name: "co_cellvars", names: func(c *code.Code) *[]string { return &c.CellVars }},
		{name: "co_filename", text: func(c *code.Code) *string { return &c.Filename }},
		{name: "co_name", text: func(c *code.Code) *string { return &c.Name }},
		{name: "co_firstlineno", number: func(c *code.Code) *int { return &c.FirstLine }},
		{name: "co_lnotab", bytes: func(c *code.Code) *[]byte { return &c.LineTable }},
	},
}

// The kinds of a name in co_localspluskinds (Include/internal/pycore_code.h).
const (
	kindLocal = 0x20
	kindCell  = 0x40
	kindFree  = 0x80
)

// spread fills the lists of names that are parts of the one list.
func spread(c *code.Code) {
	for i, name := range c.LocalsPlusNames {
		kind := c.LocalsPlusKinds[i]
		if kind&kindLocal != 0 {
			c.VarNames = append(c.VarNames, name)
		}
		if kind&kindCell != 0 {
			c.CellVars = append(c.CellVars, name)
		}
		if kind&kindFree != 0 {
			c.FreeVars = append(c.FreeVars, name)
		}
	}
	c.NLocals = len(c.VarNames)
}
