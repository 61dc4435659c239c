package object

// instanceSizes are what sys.getsizeof gives for the instances of built-in types, by the types'
// names: before the versions in which objects lost fields and gained others, and since.
var instanceSizes = map[string][2]int{
	"object": {16, 16}, "range": {48, 48}, "range_iterator": {48, 40}, "slice": {56, 56}, "zip": {56, 64}, "enumerate": {64, 72}, "map": {48, 48},
	"filter": {48, 48}, "reversed": {48, 48}, "list_iterator": {48, 48}, "list_reverseiterator": {48, 48}, "tuple_iterator": {48, 48}, "str_iterator": {48, 48},
	"str_ascii_iterator": {48, 48}, "bytes_iterator": {48, 48}, "bytearray_iterator": {48, 48}, "callable_iterator": {48, 48}, "iterator": {48, 48},
	"memory_iterator": {64, 64}, "set_iterator": {64, 64},
	"dict_keyiterator": {72, 72}, "dict_valueiterator": {72, 72}, "dict_itemiterator": {72, 72}, "dict_reversekeyiterator": {72, 72},
	"dict_reversevalueiterator": {72, 72}, "dict_reverseitemiterator": {72, 72},
	"dict_keys": {40, 40}, "dict_values": {40, 40}, "dict_items": {40, 40}, "mappingproxy": {40, 40}, "cell": {40, 40}, "method": {64, 64},
	"builtin_function_or_method": {72, 72}, "staticmethod": {48, 48}, "classmethod": {48, 48}, "property": {72, 80}, "super": {56, 56},
	"method_descriptor": {72, 72}, "wrapper_descriptor": {72, 72}, "classmethod_descriptor": {72, 72}, "getset_descriptor": {64, 64}, "member_descriptor": {64, 64},
	"method-wrapper": {48, 48}, "function": {136, 160}, "generator": {112, 176}, "coroutine": {120, 176}, "async_generator": {136, 176}, "module": {72, 72},
	"code": {176, 208}, "traceback": {56, 56}, "types.SimpleNamespace": {40, 40}, "_io.StringIO": {136, 184}, "_io.BytesIO": {80, 80},
	"collections.deque": {624, 760}, "functools.partial": {80, 80}, "itertools.count": {56, 56}, "itertools.chain": {48, 48}, "re.Match": {104, 120},
	"BaseException": {80, 88}, "OSError": {120, 128}, "StopIteration": {88, 96}, "SystemExit": {88, 96}, "ImportError": {104, 120}, "SyntaxError": {128, 152},
	"UnicodeEncodeError": {120, 128}, "UnicodeDecodeError": {120, 128}, "UnicodeTranslateError": {120, 128}, "AttributeError": {80, 104}, "NameError": {80, 96},
}

// headless are the types whose instances the garbage collector does not know.
var headless = map[string]bool{"object": true, "range": true, "range_iterator": true}

// tracked reports whether the garbage collector knows instances of a type, which takes 16 bytes.
func tracked(typ *Type) bool {
	if typ.Heap {
		return true
	}
	switch typ.Layout {
	case LayoutInt, LayoutFloat, LayoutBool, LayoutComplex, LayoutStr, LayoutBytes, LayoutByteArray:
		return false
	}
	return typ != NoneType && typ != EllipsisType && typ != NotImplementedType && !headless[typ.Name]
}

// builtinSize is the size of an instance of the built-in type that typ derives from, without what
// the garbage collector needs.
func (t *Thread) builtinSize(typ *Type) int {
	for ; typ != nil; typ = typ.Base {
		if sizes, ok := instanceSizes[typ.Name]; ok && !typ.Heap {
			n := sizes[0]
			if t.Runtime.Generics {
				n = sizes[1]
			}
			if !headless[typ.Name] {
				n -= 16
			}
			return n
		}
	}
	return 16
}

// objectSize is object.__sizeof__.
func objectSize(t *Thread, self Value) (Value, error) {
	typ := self.Type()
	n := t.builtinSize(typ)
	if typ.Heap {
		n += 8 * typ.NSlots
		if !t.Runtime.Generics {
			n += t.added(typ)
		}
	}
	return t.Int(int64(n)), nil
}

// added is what __dict__ and __weakref__ take that a class has added to a built-in type.
func (t *Thread) added(typ *Type) int {
	n, base := 0, typ
	for base.Heap {
		base = base.Base
	}
	if typ.HasDict && !base.HasDict {
		n += 8
	}
	for b := typ; b.Heap; b = b.Base {
		if !b.Dict.Get("__weakref__").IsNull() {
			n += 8
			break
		}
	}
	return n
}

// typeSize is type.__sizeof__.
func typeSize(t *Thread, self Value) (Value, error) {
	n := 416
	if self.AsType().Heap {
		n = 1064 - 16
		if t.Runtime.Generics {
			n = 1712 - 16
		}
	}
	return t.Int(int64(n)), nil
}

// HeaderSize is what sys.getsizeof adds to what __sizeof__ says of an object.
func HeaderSize(t *Thread, v Value) int {
	typ := v.Type()
	switch {
	case v.IsType() && !v.AsType().Heap, !tracked(typ):
		return 0
	case typ.Heap && t.Runtime.Generics && t.added(typ) > 0:
		return 32
	}
	return 16
}

// textSize is str.__sizeof__.
func (t *Thread) textSize(s *Str) int {
	n := s.SizeOf()
	switch {
	case !t.Runtime.Generics:
		return n
	case s.IsASCII():
		return n - 8
	case s.Len() == 1 && s.At(0) < 0x100:
		return n - 16 + 3 // it keeps its UTF-8
	}
	return n - 16
}

// dictSize is dict.__sizeof__: keys that are all str take less since 3.11.
func (t *Thread) dictSize(d *Dict) int {
	n := d.SizeOf() - 16
	if !t.Runtime.Generics || d.size == 0 {
		return n
	}
	n -= 8
	for i := range d.Cap() {
		if k, _, _ := d.Entry(i); !k.IsNull() && k.Type() != StrType {
			return n
		}
	}
	return n - 8*dictUsable(d.size)
}
