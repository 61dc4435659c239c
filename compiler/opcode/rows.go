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

	// One operand to one result.
	UnaryPositive
	UnaryNegative
	UnaryNot
	UnaryInvert

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

	// Comparisons, identity and membership.
	CompareOp

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

	// Functions made, called and returned from.
	MakeFunction
	CallFunction
	CallFunctionKw
	CallFunctionEx
	CallMethod
	ReturnValue
	PrintExpr

	// Jumps.
	JumpForward
	JumpAbsolute
	PopJumpIfFalse
	PopJumpIfTrue
	JumpIfFalseOrPop
	JumpIfTrueOrPop

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

	// Imports.
	ImportName
	ImportFrom
	ImportStar

	// Class bodies.
	LoadBuildClass
	SetupAnnotations

	// Needs of the machine itself.
	ExtendedArg
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

	// One operand to one result.
	UnaryPositive: {"UNARY_POSITIVE", NoOperand, Unary, fixed(0), "a -> +a",
		"replaces the top of the stack with the unary plus of it, +a"},
	UnaryNegative: {"UNARY_NEGATIVE", NoOperand, Unary, fixed(0), "a -> -a",
		"replaces the top of the stack with the negative of it, -a"},
	UnaryNot: {"UNARY_NOT", NoOperand, Unary, fixed(0), "a -> not a",
		"replaces the top of the stack with the logical negation of it, not a"},
	UnaryInvert: {"UNARY_INVERT", NoOperand, Unary, fixed(0), "a -> ~a",
		"replaces the top of the stack with the bitwise inversion of it, ~a"},

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

	// Comparisons, identity and membership.
	CompareOp: {"COMPARE_OP", CompareIndex, Compare, fixed(-1), "a, b -> result",
		"compares the two values on top of the stack with {name}"},

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
}
