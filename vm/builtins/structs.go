package builtins

import "bytewalk/vm/object"

// The structs of the types here, for those who look for references in objects.
func init() {
	object.Struct[enumerate](EnumerateType)
	object.Struct[zip](ZipType)
	object.Struct[mapper](MapType)
	object.Struct[filter](FilterType)
	object.Struct[reversed](ReversedType)
	object.Struct[callIter](callIterType)
	object.Struct[quitter](quitterType)
	object.Struct[newlineDecoder](newlineDecoderType)
}

// sharedCount is sys.getrefcount of values that the interpreter shares: since 3.12 they are immortal,
// before it is some number.
func sharedCount(t *Thread) int64 {
	if t.Runtime.ExceptionTable {
		return 1<<32 - 1
	}
	return 100
}
