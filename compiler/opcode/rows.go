package opcode

// The instructions, grouped by family. Each constant is CPython's name in Go's
// spelling: LOAD_FAST is LoadFast. Their order means nothing and may change;
// numbers are in package dialect.
const (
	_ Op = iota

	// Moves on the evaluation stack.
	Nop
	PopTop
	RotTwo
	RotThree
	RotFour
	DupTop
	DupTopTwo
	RotN
	Copy
	Swap
	PushNull

	// Constants, names and variables onto the stack.
	LoadConst
	LoadName
	LoadGlobal
	LoadFast
	LoadDeref
	LoadClosure
	LoadClassderef
	LoadAttr
	LoadMethod
	LoadAssertionError
	LoadLocals
	LoadFastCheck
	LoadFastAndClear
	LoadFastLoadFast
	LoadSuperAttr
	LoadFromDictOrGlobals
	LoadFromDictOrDeref

	// Names, variables, attributes and items changed.
	StoreName
	StoreGlobal
	StoreFast
	StoreDeref
	StoreAttr
	StoreSubscr
	DeleteName
	DeleteGlobal
	DeleteFast
	DeleteDeref
	DeleteAttr
	DeleteSubscr
	StoreSlice
	StoreFastLoadFast
	StoreFastStoreFast
	MakeCell
	CopyFreeVars

	// One operand to one result.
	UnaryPositive
	UnaryNegative
	UnaryNot
	UnaryInvert
	ToBool

	// Two operands to one result.
	BinaryPower
	BinaryMultiply
	BinaryMatrixMultiply
	BinaryModulo
	BinaryAdd
	BinarySubtract
	BinarySubscr
	BinaryFloorDivide
	BinaryTrueDivide
	BinaryLshift
	BinaryRshift
	BinaryAnd
	BinaryXor
	BinaryOr
	InplacePower
	InplaceMultiply
	InplaceMatrixMultiply
	InplaceModulo
	InplaceAdd
	InplaceSubtract
	InplaceFloorDivide
	InplaceTrueDivide
	InplaceLshift
	InplaceRshift
	InplaceAnd
	InplaceXor
	InplaceOr
	BinaryOp
	BinarySlice

	// Comparisons, identity and membership.
	CompareOp
	IsOp
	ContainsOp

	// Tuples, lists, dicts, sets, slices and strings made and taken apart.
	BuildTuple
	BuildList
	BuildSet
	BuildMap
	BuildConstKeyMap
	BuildString
	BuildSlice
	BuildTupleUnpack
	BuildTupleUnpackWithCall
	BuildListUnpack
	BuildSetUnpack
	BuildMapUnpack
	BuildMapUnpackWithCall
	ListAppend
	SetAdd
	MapAdd
	UnpackSequence
	UnpackEx
	FormatValue
	ListToTuple
	ListExtend
	SetUpdate
	DictUpdate
	DictMerge
	FormatSimple
	FormatWithSpec
	ConvertValue
	GetLen
	MatchMapping
	MatchSequence
	MatchKeys
	MatchClass
	CopyDictWithoutKeys

	// Functions made, called and returned from.
	MakeFunction
	CallFunction
	CallFunctionKw
	CallFunctionEx
	CallMethod
	ReturnValue
	PrintExpr
	Call
	CallKw
	Precall
	KwNames
	CallIntrinsic1
	CallIntrinsic2
	ReturnConst
	SetFunctionAttribute

	// Jumps.
	JumpForward
	JumpAbsolute
	PopJumpIfFalse
	PopJumpIfTrue
	JumpIfFalseOrPop
	JumpIfTrueOrPop
	JumpBackward
	JumpBackwardNoInterrupt
	PopJumpForwardIfFalse
	PopJumpForwardIfTrue
	PopJumpForwardIfNone
	PopJumpForwardIfNotNone
	PopJumpBackwardIfFalse
	PopJumpBackwardIfTrue
	PopJumpBackwardIfNone
	PopJumpBackwardIfNotNone
	PopJumpIfNone
	PopJumpIfNotNone
	JumpIfNotExcMatch

	// Iterators, generators and coroutines.
	GetIter
	ForIter
	GetYieldFromIter
	YieldValue
	YieldFrom
	GetAwaitable
	GetAiter
	GetAnext
	EndAsyncFor
	EndFor
	Send
	EndSend
	GenStart
	ReturnGenerator
	AsyncGenWrap

	// Blocks, raising, handlers and with.
	SetupFinally
	PopBlock
	BeginFinally
	CallFinally
	EndFinally
	PopFinally
	PopExcept
	RaiseVarargs
	SetupWith
	BeforeAsyncWith
	SetupAsyncWith
	WithCleanupStart
	WithCleanupFinish
	Reraise
	WithExceptStart
	PushExcInfo
	CheckExcMatch
	CheckEgMatch
	PrepReraiseStar
	CleanupThrow
	BeforeWith

	// Imports.
	ImportName
	ImportFrom
	ImportStar

	// Class bodies.
	LoadBuildClass
	SetupAnnotations

	// Needs of the machine itself.
	ExtendedArg
	Cache
	Resume
	InterpreterExit
	Reserved
	ExitInitCheck
	EnterExecutor
)

// rows has the row of each instruction, as of the first dialect that has it.
// Where a later dialect gave the same name another operand kind or stack effect,
// package dialect has the difference.
var rows = [...]Row{

	// Moves on the evaluation stack.
	Nop: {"NOP", NoOperand, Stack, fixed(0), "->",
		"does nothing"},
	PopTop: {"POP_TOP", NoOperand, Stack, fixed(-1), "a ->",
		"removes the top of the stack"},
	RotTwo: {"ROT_TWO", NoOperand, Stack, fixed(0), "a, b -> b, a",
		"swaps the two values on top of the stack"},
	RotThree: {"ROT_THREE", NoOperand, Stack, fixed(0), "a, b, c -> c, a, b",
		"lifts the second and third value up by one and moves the top down to position three"},
	RotFour: {"ROT_FOUR", NoOperand, Stack, fixed(0), "a, b, c, d -> d, a, b, c",
		"lifts the second, third and fourth value up by one and moves the top down to position four"},
	DupTop: {"DUP_TOP", NoOperand, Stack, fixed(1), "a -> a, a",
		"pushes the value on top of the stack once more"},
	DupTopTwo: {"DUP_TOP_TWO", NoOperand, Stack, fixed(2), "a, b -> a, b, a, b",
		"pushes the two values on top of the stack once more, in the same order"},
	RotN: {"ROT_N", Number, Stack, fixed(0), "x1 … xn -> xn, x1 …",
		"moves the top of the stack down to position {arg}"},
	Copy: {"COPY", Number, Stack, fixed(1), "x1 … xn -> x1 … xn, x1",
		"pushes the value at position {arg} from the top once more"},
	Swap: {"SWAP", Number, Stack, fixed(0), "x1 … xn -> xn … x1",
		"swaps the top of the stack with the value at position {arg}"},
	PushNull: {"PUSH_NULL", NoOperand, Stack, fixed(1), "-> NULL",
		"pushes NULL, which says that a call has no self"},

	// Constants, names and variables onto the stack.
	LoadConst: {"LOAD_CONST", ConstIndex, Load, fixed(1), "-> constant",
		"pushes the constant {name}"},
	LoadName: {"LOAD_NAME", NameIndex, Load, fixed(1), "-> value",
		"pushes the value of the name {name}, looked up in the locals, then the globals, then the builtins"},
	LoadGlobal: {"LOAD_GLOBAL", NameIndex, Load, fixed(1), "-> value",
		"pushes the value of the name {name}, looked up in the globals, then the builtins"},
	LoadFast: {"LOAD_FAST", LocalIndex, Load, fixed(1), "-> value",
		"pushes the local variable {name}"},
	LoadDeref: {"LOAD_DEREF", FreeIndex, Load, fixed(1), "-> value",
		"pushes the contents of the cell of {name}"},
	LoadClosure: {"LOAD_CLOSURE", FreeIndex, Load, fixed(1), "-> cell",
		"pushes the cell of {name} itself, so that an inner function can share it"},
	LoadClassderef: {"LOAD_CLASSDEREF", FreeIndex, Load, fixed(1), "-> value",
		"pushes the value of {name}, looked up in the class body's locals, then in its cell"},
	LoadAttr: {"LOAD_ATTR", NameIndex, Load, fixed(0), "object -> value",
		"replaces the top of the stack with its attribute {name}"},
	LoadMethod: {"LOAD_METHOD", NameIndex, Load, fixed(1), "object -> method, self",
		"finds the method {name} of the top of the stack: pushes the unbound method and the object, or NULL and the attribute if it is no method"},
	LoadAssertionError: {"LOAD_ASSERTION_ERROR", NoOperand, Load, fixed(1), "-> AssertionError",
		"pushes AssertionError"},
	LoadLocals: {"LOAD_LOCALS", NoOperand, Load, fixed(1), "-> dict",
		"pushes the dict of the locals"},
	LoadFastCheck: {"LOAD_FAST_CHECK", LocalIndex, Load, fixed(1), "-> value",
		"pushes the local variable {name}, or raises UnboundLocalError if it has no value"},
	LoadFastAndClear: {"LOAD_FAST_AND_CLEAR", LocalIndex, Load, fixed(1), "-> value",
		"pushes the local variable {name}, or NULL, and takes its value away"},
	LoadFastLoadFast: {"LOAD_FAST_LOAD_FAST", LocalIndex, Load, fixed(2), "-> first, second",
		"pushes the local variables {name}"},
	LoadSuperAttr: {"LOAD_SUPER_ATTR", NameIndex, Load, superAttr, "super, class, self -> value",
		"pushes the attribute of super() that {name} says"},
	LoadFromDictOrGlobals: {"LOAD_FROM_DICT_OR_GLOBALS", NameIndex, Load, fixed(0), "dict -> value",
		"replaces the dict on top with its {name}, else with that of the globals or the builtins"},
	LoadFromDictOrDeref: {"LOAD_FROM_DICT_OR_DEREF", FreeIndex, Load, fixed(0), "dict -> value",
		"replaces the dict on top with its {name}, else with the contents of the cell"},

	// Names, variables, attributes and items changed.
	StoreName: {"STORE_NAME", NameIndex, Store, fixed(-1), "value ->",
		"stores the top of the stack under the name {name} in the locals"},
	StoreGlobal: {"STORE_GLOBAL", NameIndex, Store, fixed(-1), "value ->",
		"stores the top of the stack under the name {name} in the globals"},
	StoreFast: {"STORE_FAST", LocalIndex, Store, fixed(-1), "value ->",
		"stores the top of the stack into the local variable {name}"},
	StoreDeref: {"STORE_DEREF", FreeIndex, Store, fixed(-1), "value ->",
		"stores the top of the stack into the cell of {name}"},
	StoreAttr: {"STORE_ATTR", NameIndex, Store, fixed(-2), "value, object ->",
		"sets the attribute {name} of the top of the stack to the value below it"},
	StoreSubscr: {"STORE_SUBSCR", NoOperand, Store, fixed(-3), "value, container, key ->",
		"does container[key] = value"},
	DeleteName: {"DELETE_NAME", NameIndex, Store, fixed(0), "->",
		"deletes the name {name} from the locals"},
	DeleteGlobal: {"DELETE_GLOBAL", NameIndex, Store, fixed(0), "->",
		"deletes the name {name} from the globals"},
	DeleteFast: {"DELETE_FAST", LocalIndex, Store, fixed(0), "->",
		"deletes the local variable {name}"},
	DeleteDeref: {"DELETE_DEREF", FreeIndex, Store, fixed(0), "->",
		"empties the cell of {name}"},
	DeleteAttr: {"DELETE_ATTR", NameIndex, Store, fixed(-1), "object ->",
		"deletes the attribute {name} of the top of the stack"},
	DeleteSubscr: {"DELETE_SUBSCR", NoOperand, Store, fixed(-2), "container, key ->",
		"does del container[key]"},
	StoreSlice: {"STORE_SLICE", NoOperand, Store, fixed(-4), "value, container, start, stop ->",
		"does container[start:stop] = value"},
	StoreFastLoadFast: {"STORE_FAST_LOAD_FAST", LocalIndex, Store, fixed(0), "first -> second",
		"stores the top of the stack into the first and pushes the second of the local variables {name}"},
	StoreFastStoreFast: {"STORE_FAST_STORE_FAST", LocalIndex, Store, fixed(-2), "second, first ->",
		"stores the two values on top into the local variables {name}, the top into the first"},
	MakeCell: {"MAKE_CELL", FreeIndex, Store, fixed(0), "->",
		"makes a cell for {name}, with the value that the variable has"},
	CopyFreeVars: {"COPY_FREE_VARS", Number, Store, fixed(0), "->",
		"copies the {arg} cells of the closure into the frame"},

	// One operand to one result.
	UnaryPositive: {"UNARY_POSITIVE", NoOperand, Unary, fixed(0), "a -> +a",
		"replaces the top of the stack with the unary plus of it, +a"},
	UnaryNegative: {"UNARY_NEGATIVE", NoOperand, Unary, fixed(0), "a -> -a",
		"replaces the top of the stack with the negative of it, -a"},
	UnaryNot: {"UNARY_NOT", NoOperand, Unary, fixed(0), "a -> not a",
		"replaces the top of the stack with the logical negation of it, not a"},
	UnaryInvert: {"UNARY_INVERT", NoOperand, Unary, fixed(0), "a -> ~a",
		"replaces the top of the stack with the bitwise inversion of it, ~a"},
	ToBool: {"TO_BOOL", NoOperand, Unary, fixed(0), "a -> bool(a)",
		"replaces the top of the stack with True or False"},

	// Two operands to one result.
	BinaryPower: {"BINARY_POWER", NoOperand, Binary, fixed(-1), "a, b -> a ** b",
		"raises a to the power b: a ** b"},
	BinaryMultiply: {"BINARY_MULTIPLY", NoOperand, Binary, fixed(-1), "a, b -> a * b",
		"multiplies a by b: a * b"},
	BinaryMatrixMultiply: {"BINARY_MATRIX_MULTIPLY", NoOperand, Binary, fixed(-1), "a, b -> a @ b",
		"multiplies the matrices a and b: a @ b"},
	BinaryModulo: {"BINARY_MODULO", NoOperand, Binary, fixed(-1), "a, b -> a % b",
		"takes the remainder of a divided by b (or formats the string a): a % b"},
	BinaryAdd: {"BINARY_ADD", NoOperand, Binary, fixed(-1), "a, b -> a + b",
		"adds a and b: a + b"},
	BinarySubtract: {"BINARY_SUBTRACT", NoOperand, Binary, fixed(-1), "a, b -> a - b",
		"subtracts b from a: a - b"},
	BinarySubscr: {"BINARY_SUBSCR", NoOperand, Binary, fixed(-1), "a, b -> a[b]",
		"takes the item b of a: a[b]"},
	BinaryFloorDivide: {"BINARY_FLOOR_DIVIDE", NoOperand, Binary, fixed(-1), "a, b -> a // b",
		"divides a by b and rounds down: a // b"},
	BinaryTrueDivide: {"BINARY_TRUE_DIVIDE", NoOperand, Binary, fixed(-1), "a, b -> a / b",
		"divides a by b: a / b"},
	BinaryLshift: {"BINARY_LSHIFT", NoOperand, Binary, fixed(-1), "a, b -> a << b",
		"shifts a left by b: a << b"},
	BinaryRshift: {"BINARY_RSHIFT", NoOperand, Binary, fixed(-1), "a, b -> a >> b",
		"shifts a right by b: a >> b"},
	BinaryAnd: {"BINARY_AND", NoOperand, Binary, fixed(-1), "a, b -> a & b",
		"takes the bitwise and of a and b: a & b"},
	BinaryXor: {"BINARY_XOR", NoOperand, Binary, fixed(-1), "a, b -> a ^ b",
		"takes the bitwise exclusive or of a and b: a ^ b"},
	BinaryOr: {"BINARY_OR", NoOperand, Binary, fixed(-1), "a, b -> a | b",
		"takes the bitwise or of a and b: a | b"},
	InplacePower: {"INPLACE_POWER", NoOperand, Binary, fixed(-1), "a, b -> a **= b",
		"raises a to the power b, changing a itself if its type can: a **= b"},
	InplaceMultiply: {"INPLACE_MULTIPLY", NoOperand, Binary, fixed(-1), "a, b -> a *= b",
		"multiplies a by b, changing a itself if its type can: a *= b"},
	InplaceMatrixMultiply: {"INPLACE_MATRIX_MULTIPLY", NoOperand, Binary, fixed(-1), "a, b -> a @= b",
		"multiplies the matrices a and b, changing a itself if its type can: a @= b"},
	InplaceModulo: {"INPLACE_MODULO", NoOperand, Binary, fixed(-1), "a, b -> a %= b",
		"takes the remainder of a divided by b (or formats the string a), changing a itself if its type can: a %= b"},
	InplaceAdd: {"INPLACE_ADD", NoOperand, Binary, fixed(-1), "a, b -> a += b",
		"adds a and b, changing a itself if its type can: a += b"},
	InplaceSubtract: {"INPLACE_SUBTRACT", NoOperand, Binary, fixed(-1), "a, b -> a -= b",
		"subtracts b from a, changing a itself if its type can: a -= b"},
	InplaceFloorDivide: {"INPLACE_FLOOR_DIVIDE", NoOperand, Binary, fixed(-1), "a, b -> a //= b",
		"divides a by b and rounds down, changing a itself if its type can: a //= b"},
	InplaceTrueDivide: {"INPLACE_TRUE_DIVIDE", NoOperand, Binary, fixed(-1), "a, b -> a /= b",
		"divides a by b, changing a itself if its type can: a /= b"},
	InplaceLshift: {"INPLACE_LSHIFT", NoOperand, Binary, fixed(-1), "a, b -> a <<= b",
		"shifts a left by b, changing a itself if its type can: a <<= b"},
	InplaceRshift: {"INPLACE_RSHIFT", NoOperand, Binary, fixed(-1), "a, b -> a >>= b",
		"shifts a right by b, changing a itself if its type can: a >>= b"},
	InplaceAnd: {"INPLACE_AND", NoOperand, Binary, fixed(-1), "a, b -> a &= b",
		"takes the bitwise and of a and b, changing a itself if its type can: a &= b"},
	InplaceXor: {"INPLACE_XOR", NoOperand, Binary, fixed(-1), "a, b -> a ^= b",
		"takes the bitwise exclusive or of a and b, changing a itself if its type can: a ^= b"},
	InplaceOr: {"INPLACE_OR", NoOperand, Binary, fixed(-1), "a, b -> a |= b",
		"takes the bitwise or of a and b, changing a itself if its type can: a |= b"},
	BinaryOp: {"BINARY_OP", Number, Binary, fixed(-1), "a, b -> result",
		"computes with the two values on top of the stack: {name}"},
	BinarySlice: {"BINARY_SLICE", NoOperand, Binary, fixed(-2), "container, start, stop -> part",
		"takes the slice container[start:stop]"},

	// Comparisons, identity and membership.
	CompareOp: {"COMPARE_OP", CompareIndex, Compare, fixed(-1), "a, b -> result",
		"compares the two values on top of the stack with {name}"},
	IsOp: {"IS_OP", Number, Compare, fixed(-1), "a, b -> result",
		"tells whether the two values on top are the same object, or are not if {arg} is 1"},
	ContainsOp: {"CONTAINS_OP", Number, Compare, fixed(-1), "a, b -> result",
		"tells whether a is in b, or is not if {arg} is 1"},

	// Tuples, lists, dicts, sets, slices and strings made and taken apart.
	BuildTuple: {"BUILD_TUPLE", Number, Build, built, "x1 … xn -> tuple",
		"makes a tuple of the {arg} values on top of the stack"},
	BuildList: {"BUILD_LIST", Number, Build, built, "x1 … xn -> list",
		"makes a list of the {arg} values on top of the stack"},
	BuildSet: {"BUILD_SET", Number, Build, built, "x1 … xn -> set",
		"makes a set of the {arg} values on top of the stack"},
	BuildMap: {"BUILD_MAP", Number, Build, builtMap, "k1, v1 … kn, vn -> dict",
		"makes a dict of the {arg} pairs of key and value on top of the stack"},
	BuildConstKeyMap: {"BUILD_CONST_KEY_MAP", Number, Build, fewer(0), "v1 … vn, keys -> dict",
		"makes a dict of the {arg} values below the top and the tuple of keys on top"},
	BuildString: {"BUILD_STRING", Number, Build, built, "s1 … sn -> str",
		"joins the {arg} strings on top of the stack"},
	BuildSlice: {"BUILD_SLICE", Number, Build, slice, "start, stop[, step] -> slice",
		"makes a slice of the {arg} values on top of the stack"},
	BuildTupleUnpack: {"BUILD_TUPLE_UNPACK", Number, Build, built, "i1 … in -> tuple",
		"makes a tuple of all the items of the {arg} iterables on top of the stack"},
	BuildTupleUnpackWithCall: {"BUILD_TUPLE_UNPACK_WITH_CALL", Number, Build, built, "i1 … in -> tuple",
		"makes a tuple of the positional arguments for a call out of the {arg} iterables on top of the stack"},
	BuildListUnpack: {"BUILD_LIST_UNPACK", Number, Build, built, "i1 … in -> list",
		"makes a list of all the items of the {arg} iterables on top of the stack"},
	BuildSetUnpack: {"BUILD_SET_UNPACK", Number, Build, built, "i1 … in -> set",
		"makes a set of all the items of the {arg} iterables on top of the stack"},
	BuildMapUnpack: {"BUILD_MAP_UNPACK", Number, Build, built, "m1 … mn -> dict",
		"makes a dict of all the pairs of the {arg} mappings on top of the stack; later ones win"},
	BuildMapUnpackWithCall: {"BUILD_MAP_UNPACK_WITH_CALL", Number, Build, built, "m1 … mn -> dict",
		"makes a dict of the keyword arguments for a call out of the {arg} mappings on top of the stack; a key twice is an error"},
	ListAppend: {"LIST_APPEND", Number, Build, fixed(-1), "list … x -> list …",
		"appends the top of the stack to the list {arg} places below it"},
	SetAdd: {"SET_ADD", Number, Build, fixed(-1), "set … x -> set …",
		"adds the top of the stack to the set {arg} places below it"},
	MapAdd: {"MAP_ADD", Number, Build, fixed(-2), "dict … key, value -> dict …",
		"adds the pair on top of the stack to the dict {arg} places below it"},
	UnpackSequence: {"UNPACK_SEQUENCE", Number, Build, unpacked, "sequence -> xn … x1",
		"takes the top of the stack apart into exactly {arg} values, the first on top"},
	UnpackEx: {"UNPACK_EX", Number, Build, unpackedStar, "iterable -> zn … z1, rest, xn … x1",
		"takes the top of the stack apart: first the values before the starred target, then a list of the rest, then those after it"},
	FormatValue: {"FORMAT_VALUE", Number, Build, formatted, "value[, spec] -> str",
		"formats a value as an f-string does: {name}"},
	ListToTuple: {"LIST_TO_TUPLE", NoOperand, Build, fixed(0), "list -> tuple",
		"makes a tuple of the list on top of the stack"},
	ListExtend: {"LIST_EXTEND", Number, Build, fixed(-1), "list … i -> list …",
		"appends all items of the iterable on top to the list {arg} places below it"},
	SetUpdate: {"SET_UPDATE", Number, Build, fixed(-1), "set … i -> set …",
		"adds all items of the iterable on top to the set {arg} places below it"},
	DictUpdate: {"DICT_UPDATE", Number, Build, fixed(-1), "dict … m -> dict …",
		"adds all pairs of the mapping on top to the dict {arg} places below it; later ones win"},
	DictMerge: {"DICT_MERGE", Number, Build, fixed(-1), "dict … m -> dict …",
		"adds all keyword arguments of the mapping on top to the dict {arg} places below it; a key twice is an error"},
	FormatSimple: {"FORMAT_SIMPLE", NoOperand, Build, fixed(0), "value -> str",
		"formats the top of the stack as an f-string does"},
	FormatWithSpec: {"FORMAT_WITH_SPEC", NoOperand, Build, fixed(-1), "value, spec -> str",
		"formats a value as an f-string does, with the specification on top"},
	ConvertValue: {"CONVERT_VALUE", Number, Build, fixed(0), "value -> str",
		"converts the top of the stack with {name}, as an f-string does"},
	GetLen: {"GET_LEN", NoOperand, Build, fixed(1), "a -> a, len(a)",
		"pushes the length of the top of the stack"},
	MatchMapping: {"MATCH_MAPPING", NoOperand, Build, fixed(1), "a -> a, result",
		"pushes whether the top of the stack is a mapping that a pattern can match"},
	MatchSequence: {"MATCH_SEQUENCE", NoOperand, Build, fixed(1), "a -> a, result",
		"pushes whether the top of the stack is a sequence that a pattern can match"},
	MatchKeys: {"MATCH_KEYS", NoOperand, Build, fixed(2), "a, keys -> a, keys, values, result",
		"looks the tuple of keys on top up in the mapping below it"},
	MatchClass: {"MATCH_CLASS", Number, Build, fixed(-1), "a, class, names -> values, result",
		"matches a value with a class pattern of {arg} positional patterns"},
	CopyDictWithoutKeys: {"COPY_DICT_WITHOUT_KEYS", NoOperand, Build, fixed(0), "a, keys -> a, rest",
		"makes a dict of the pairs whose keys are not in the tuple on top"},

	// Functions made, called and returned from.
	MakeFunction: {"MAKE_FUNCTION", Number, Calls, function, "[defaults][, kwdefaults][, annotations][, closure], code, name -> function",
		"makes a function of the code object and the qualified name on top of the stack (flags {arg}: 1 defaults, 2 keyword-only defaults, 4 annotations, 8 closure)"},
	CallFunction: {"CALL_FUNCTION", Number, Calls, fewer(0), "callable, x1 … xn -> result",
		"calls with {arg} positional arguments"},
	CallFunctionKw: {"CALL_FUNCTION_KW", Number, Calls, fewer(-1), "callable, x1 … xn, names -> result",
		"calls with {arg} arguments, the last of which are keyword arguments named by the tuple on top"},
	CallFunctionEx: {"CALL_FUNCTION_EX", Number, Calls, callEx, "callable, args[, kwargs] -> result",
		"calls with a tuple of positional arguments and, if bit 0 of {arg} is set, a dict of keyword arguments"},
	CallMethod: {"CALL_METHOD", Number, Calls, fewer(-1), "method, self, x1 … xn -> result",
		"calls the method found by LOAD_METHOD with {arg} positional arguments"},
	ReturnValue: {"RETURN_VALUE", NoOperand, Calls, fixed(-1), "value ->",
		"returns the top of the stack to the caller"},
	PrintExpr: {"PRINT_EXPR", NoOperand, Calls, fixed(-1), "value ->",
		"hands the top of the stack to sys.displayhook, as the interactive prompt does"},
	Call: {"CALL", Number, Calls, fixed(-1), "callable, self or NULL, x1 … xn -> result",
		"calls with {arg} arguments"},
	CallKw: {"CALL_KW", Number, Calls, fewer(-2), "callable, self or NULL, x1 … xn, names -> result",
		"calls with {arg} arguments, the last of which are keyword arguments named by the tuple on top"},
	Precall: {"PRECALL", Number, Calls, fewer(0), "callable, self or NULL, x1 … xn -> callable, self or NULL, x1 … xn",
		"prepares the CALL that follows"},
	KwNames: {"KW_NAMES", ConstIndex, Calls, fixed(0), "->",
		"gives the CALL that follows the names of its keyword arguments: {name}"},
	CallIntrinsic1: {"CALL_INTRINSIC_1", Number, Calls, fixed(0), "a -> result",
		"calls the function {name} of the machine with one argument"},
	CallIntrinsic2: {"CALL_INTRINSIC_2", Number, Calls, fixed(-1), "a, b -> result",
		"calls the function {name} of the machine with two arguments"},
	ReturnConst: {"RETURN_CONST", ConstIndex, Calls, fixed(0), "->",
		"returns the constant {name} to the caller"},
	SetFunctionAttribute: {"SET_FUNCTION_ATTRIBUTE", Number, Calls, fixed(-1), "value, function -> function",
		"gives the function on top its {name}"},

	// Jumps.
	JumpForward: {"JUMP_FORWARD", RelativeJump, Jumps, fixed(0), "->",
		"jumps forward to {target}"},
	JumpAbsolute: {"JUMP_ABSOLUTE", AbsoluteJump, Jumps, fixed(0), "->",
		"jumps to {target}"},
	PopJumpIfFalse: {"POP_JUMP_IF_FALSE", AbsoluteJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps to {target} if it is false"},
	PopJumpIfTrue: {"POP_JUMP_IF_TRUE", AbsoluteJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps to {target} if it is true"},
	JumpIfFalseOrPop: {"JUMP_IF_FALSE_OR_POP", AbsoluteJump, Jumps, branch(-1, 0), "condition -> condition (jump), or nothing",
		"jumps to {target} if the top of the stack is false and keeps it; otherwise removes it"},
	JumpIfTrueOrPop: {"JUMP_IF_TRUE_OR_POP", AbsoluteJump, Jumps, branch(-1, 0), "condition -> condition (jump), or nothing",
		"jumps to {target} if the top of the stack is true and keeps it; otherwise removes it"},
	JumpBackward: {"JUMP_BACKWARD", RelativeJump, Jumps, fixed(0), "->",
		"jumps back to {target}"},
	JumpBackwardNoInterrupt: {"JUMP_BACKWARD_NO_INTERRUPT", RelativeJump, Jumps, fixed(0), "->",
		"jumps back to {target}, without looking for signals"},
	PopJumpForwardIfFalse: {"POP_JUMP_FORWARD_IF_FALSE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps forward to {target} if it is false"},
	PopJumpForwardIfTrue: {"POP_JUMP_FORWARD_IF_TRUE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps forward to {target} if it is true"},
	PopJumpForwardIfNone: {"POP_JUMP_FORWARD_IF_NONE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps forward to {target} if it is None"},
	PopJumpForwardIfNotNone: {"POP_JUMP_FORWARD_IF_NOT_NONE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps forward to {target} if it is not None"},
	PopJumpBackwardIfFalse: {"POP_JUMP_BACKWARD_IF_FALSE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps back to {target} if it is false"},
	PopJumpBackwardIfTrue: {"POP_JUMP_BACKWARD_IF_TRUE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps back to {target} if it is true"},
	PopJumpBackwardIfNone: {"POP_JUMP_BACKWARD_IF_NONE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps back to {target} if it is None"},
	PopJumpBackwardIfNotNone: {"POP_JUMP_BACKWARD_IF_NOT_NONE", RelativeJump, Jumps, fixed(-1), "condition ->",
		"removes the top of the stack and jumps back to {target} if it is not None"},
	PopJumpIfNone: {"POP_JUMP_IF_NONE", RelativeJump, Jumps, fixed(-1), "value ->",
		"removes the top of the stack and jumps to {target} if it is None"},
	PopJumpIfNotNone: {"POP_JUMP_IF_NOT_NONE", RelativeJump, Jumps, fixed(-1), "value ->",
		"removes the top of the stack and jumps to {target} if it is not None"},
	JumpIfNotExcMatch: {"JUMP_IF_NOT_EXC_MATCH", AbsoluteJump, Jumps, fixed(-2), "exception, type ->",
		"jumps to {target} if the exception does not match the type on top"},

	// Iterators, generators and coroutines.
	GetIter: {"GET_ITER", NoOperand, Iterate, fixed(0), "iterable -> iterator",
		"replaces the top of the stack with its iterator"},
	ForIter: {"FOR_ITER", RelativeJump, Iterate, branch(1, -1), "iterator -> iterator, next",
		"asks the iterator on top for its next value and pushes that; when there is none, removes the iterator and jumps to {target}"},
	GetYieldFromIter: {"GET_YIELD_FROM_ITER", NoOperand, Iterate, fixed(0), "iterable -> iterator",
		"replaces the top of the stack with its iterator, unless it is a generator or coroutine already"},
	YieldValue: {"YIELD_VALUE", NoOperand, Iterate, fixed(0), "value -> sent",
		"suspends the generator and yields the top of the stack; what is sent in takes its place"},
	YieldFrom: {"YIELD_FROM", NoOperand, Iterate, fixed(-1), "iterator, sent -> result",
		"delegates to the iterator below the top until it is exhausted, suspending for each value"},
	GetAwaitable: {"GET_AWAITABLE", NoOperand, Iterate, fixed(0), "object -> awaitable",
		"replaces the top of the stack with what await waits for"},
	GetAiter: {"GET_AITER", NoOperand, Iterate, fixed(0), "iterable -> iterator",
		"replaces the top of the stack with its asynchronous iterator"},
	GetAnext: {"GET_ANEXT", NoOperand, Iterate, fixed(1), "iterator -> iterator, awaitable",
		"pushes the awaitable of the next value of the asynchronous iterator on top"},
	EndAsyncFor: {"END_ASYNC_FOR", NoOperand, Iterate, fixed(-7), "iterator, six of exception ->",
		"ends an async for loop: StopAsyncIteration is swallowed, any other exception goes on"},
	EndFor: {"END_FOR", NoOperand, Iterate, fixed(-2), "iterator, value ->",
		"removes what an exhausted for loop left"},
	Send: {"SEND", RelativeJump, Iterate, branch(0, -1), "receiver, value -> receiver, next",
		"sends the top of the stack to the generator below it and pushes what it yields; when it has ended, jumps to {target}"},
	EndSend: {"END_SEND", NoOperand, Iterate, fixed(-1), "receiver, value -> value",
		"removes the exhausted receiver below the top"},
	GenStart: {"GEN_START", Number, Iterate, fixed(-1), "None ->",
		"begins a generator: removes the None that was sent"},
	ReturnGenerator: {"RETURN_GENERATOR", NoOperand, Iterate, fixed(0), "->",
		"makes a generator or coroutine of the frame and returns it to the caller"},
	AsyncGenWrap: {"ASYNC_GEN_WRAP", NoOperand, Iterate, fixed(0), "a -> wrapped",
		"wraps the value that an asynchronous generator yields"},

	// Blocks, raising, handlers and with.
	SetupFinally: {"SETUP_FINALLY", RelativeJump, Exception, branch(0, 6), "-> (in the handler: six of exception)",
		"pushes a block: an exception from here on goes to the handler at {target}"},
	PopBlock: {"POP_BLOCK", NoOperand, Exception, fixed(0), "->",
		"removes the innermost block"},
	BeginFinally: {"BEGIN_FINALLY", NoOperand, Exception, fixed(6), "-> NULL",
		"pushes NULL, so that the finally clause that follows goes on normally at its end"},
	CallFinally: {"CALL_FINALLY", RelativeJump, Exception, branch(0, 1), "-> return offset",
		"pushes the offset of the next instruction and runs the finally clause at {target}"},
	EndFinally: {"END_FINALLY", NoOperand, Exception, fixed(-6), "state ->",
		"ends a finally clause: goes on, goes back to CALL_FINALLY, or raises the exception again"},
	PopFinally: {"POP_FINALLY", Number, Exception, fixed(-6), "state[, value] -> [value]",
		"leaves a finally clause by return, break or continue: drops what BEGIN_FINALLY, CALL_FINALLY or the exception left"},
	PopExcept: {"POP_EXCEPT", NoOperand, Exception, fixed(-3), "type, value, traceback ->",
		"ends an except clause: the exception that was handled before is the current one again"},
	RaiseVarargs: {"RAISE_VARARGS", Number, Exception, fewer(0), "[exception[, cause]] ->",
		"raises: with {arg} 0 the current exception again, 1 the exception on top, 2 from the cause on top"},
	SetupWith: {"SETUP_WITH", RelativeJump, Exception, branch(1, 6), "manager -> exit, value",
		"calls __enter__ of the top of the stack, keeps its __exit__, and pushes a block with the handler at {target}"},
	BeforeAsyncWith: {"BEFORE_ASYNC_WITH", NoOperand, Exception, fixed(1), "manager -> exit, awaitable",
		"calls __aenter__ of the top of the stack and keeps its __aexit__"},
	SetupAsyncWith: {"SETUP_ASYNC_WITH", RelativeJump, Exception, branch(0, 5), "value -> value",
		"pushes the block of an async with statement, with the handler at {target}"},
	WithCleanupStart: {"WITH_CLEANUP_START", NoOperand, Exception, fixed(2), "exit, state -> state, exception, result",
		"calls __exit__ with the exception that is on the stack, or with three times None"},
	WithCleanupFinish: {"WITH_CLEANUP_FINISH", NoOperand, Exception, fixed(-3), "state, exception, result -> state",
		"swallows the exception if __exit__ gave a true value"},
	Reraise: {"RERAISE", NoOperand, Exception, fixed(-3), "type, value, traceback ->",
		"raises the exception on top of the stack again"},
	WithExceptStart: {"WITH_EXCEPT_START", NoOperand, Exception, fixed(1), "exit … exception -> exit … exception, result",
		"calls __exit__ with the exception on the stack"},
	PushExcInfo: {"PUSH_EXC_INFO", NoOperand, Exception, fixed(1), "exception -> previous, exception",
		"makes the exception on top the current one, and pushes below it the one that was"},
	CheckExcMatch: {"CHECK_EXC_MATCH", NoOperand, Exception, fixed(0), "exception, type -> exception, result",
		"tells whether the exception matches the type on top"},
	CheckEgMatch: {"CHECK_EG_MATCH", NoOperand, Exception, fixed(0), "group, type -> rest, match",
		"splits an exception group by the type on top"},
	PrepReraiseStar: {"PREP_RERAISE_STAR", NoOperand, Exception, fixed(-1), "original, list -> exception",
		"makes one exception of those that the except* clauses left"},
	CleanupThrow: {"CLEANUP_THROW", NoOperand, Exception, fixed(-1), "receiver, value, exception -> None, value",
		"handles an exception thrown into a generator: takes the value of StopIteration, raises any other again"},
	BeforeWith: {"BEFORE_WITH", NoOperand, Exception, fixed(1), "manager -> exit, value",
		"calls __enter__ of the top of the stack and keeps its __exit__"},

	// Imports.
	ImportName: {"IMPORT_NAME", NameIndex, Import, fixed(-1), "level, fromlist -> module",
		"imports the module {name}"},
	ImportFrom: {"IMPORT_FROM", NameIndex, Import, fixed(1), "module -> module, value",
		"pushes the attribute {name} of the module on top"},
	ImportStar: {"IMPORT_STAR", NoOperand, Import, fixed(-1), "module ->",
		"stores all public names of the module on top in the locals"},

	// Class bodies.
	LoadBuildClass: {"LOAD_BUILD_CLASS", NoOperand, Class, fixed(1), "-> __build_class__",
		"pushes builtins.__build_class__, which makes a class"},
	SetupAnnotations: {"SETUP_ANNOTATIONS", NoOperand, Class, fixed(0), "->",
		"makes __annotations__ in the locals if it is not there"},

	// Needs of the machine itself.
	ExtendedArg: {"EXTENDED_ARG", Number, Machine, fixed(0), "->",
		"gives the next instruction an oparg of more than one byte: {arg} are its higher bytes"},
	Cache: {"CACHE", NoOperand, Machine, fixed(0), "->",
		"is no instruction but room for the inline cache of the one before"},
	Resume: {"RESUME", Number, Machine, fixed(0), "->",
		"marks where a function begins, or goes on after yield and await; signals are looked for here"},
	InterpreterExit: {"INTERPRETER_EXIT", NoOperand, Machine, fixed(-1), "value ->",
		"leaves the evaluation loop with the top of the stack"},
	Reserved: {"RESERVED", NoOperand, Machine, fixed(0), "->",
		"is not used"},
	ExitInitCheck: {"EXIT_INIT_CHECK", NoOperand, Machine, fixed(-1), "value ->",
		"checks that __init__ returned None"},
	EnterExecutor: {"ENTER_EXECUTOR", Number, Machine, fixed(0), "->",
		"enters optimized code"},
}
