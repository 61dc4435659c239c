package stdlib

import "bytewalk/vm/object"

func init() {
	arrayType.Collection, dequeType.Collection = object.SequenceCollection, object.SequenceCollection
	object.DefineGeneric(arrayType, dequeType, defaultDictType, partialType)
}
