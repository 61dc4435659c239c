package stdlib

import (
	"sync"

	"bytewalk/vm/object"
)

var structsOnce sync.Once

// tellStructs says what the instances of the native types are, for those who look for references
// in them (see [object.References]). The types of iterators are told where they are made.
func tellStructs() {
	object.Struct[defaultDict](defaultDictType)
	object.Struct[orderedDict](orderedDictType)
	object.Struct[tupleGetter](tupleGetterType)
	object.Struct[deque](dequeType)
	object.Tells(dequeType)
	object.Struct[dequeIter](dequeIterType, dequeReverseIterType)
	object.Struct[partial](partialType)
	object.Struct[sortKey](sortKeyType)
	object.Struct[cacheLink](cacheLinkType)
	object.Struct[simpleNamespace](simpleNamespaceType)
	object.Struct[twister](randomType)
	object.Struct[timedelta](timedeltaType)
	object.Struct[moment](dateType, clockType, datetimeType)
	object.Struct[fixedZone](tzinfoType, timezoneType)
	object.Struct[decimal](decimalType)
	object.Struct[decContext](contextType)
	object.Struct[structObject](structType)
	object.Struct[arrayObject](arrayType)
	for _, m := range modules {
		for _, typ := range m.types {
			switch {
			case m.name == "operator":
				object.Struct[getter](typ)
			case typ.Name == "functools._lru_cache_wrapper":
				object.Struct[cachedFunction](typ)
			}
		}
	}
}
