package object

import "strings"

// What a built-in type inherits stands in its own namespace too where CPython's definition of the
// type names the function: it is found there, belongs to the type in messages, and takes its
// instances only.

// wordSet makes a set of the words of a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

var (
	// ownGetAttribute are the types that have a __getattribute__ of their own, earlierGetAttribute
	// those that have one before 3.12 only.
	ownGetAttribute = wordSet("int complex bytes bytearray list tuple dict set range slice enumerate zip map filter reversed method property type object module " +
		"super memoryview BaseException GenericAlias UnionType")
	earlierGetAttribute = wordSet("float str dict_keys dict_values dict_items frozenset list_iterator list_reverseiterator tuple_iterator str_iterator bytes_iterator " +
		"bytearray_iterator dict_keyiterator dict_valueiterator dict_itemiterator set_iterator range_iterator longrange_iterator " +
		"callable_iterator generator coroutine async_generator builtin_function_or_method method_descriptor wrapper_descriptor method- " +
		"wrapper classmethod_descriptor getset_descriptor member_descriptor code cell frame traceback ellipsis mappingproxy iterator " +
		"async_generator_asend coroutine_wrapper")
	// earlierSetAttr are the types that have a __setattr__ and __delattr__ of their own before 3.12.
	earlierSetAttr = wordSet("method module frame BaseException")
	// sharedNew are the exceptions without a __new__ of their own, earlierNew those that have one
	// before 3.10 only.
	sharedNew = wordSet("BlockingIOError BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError " +
		"ConnectionResetError ExceptionGroup FileExistsError FileNotFoundError ImportError IndentationError InterruptedError " +
		"IsADirectoryError KeyError ModuleNotFoundError NotADirectoryError PermissionError ProcessLookupError StopIteration SyntaxError " +
		"SystemExit TabError TimeoutError UnsupportedOperation _IncompleteInputError")
	earlierNew = wordSet("AttributeError NameError UnboundLocalError")
)

// addInherited puts into a type's namespace what of it is inherited.
func (typ *Type) addInherited() {
	if typ.Module != "builtins" {
		return
	}
	if ownGetAttribute[typ.Name] || earlierGetAttribute[typ.Name] {
		typ.inheritMethod("__getattribute__")
		if earlierGetAttribute[typ.Name] {
			typ.setEarlier("__getattribute__")
		}
	}
	if earlierSetAttr[typ.Name] {
		for _, name := range []string{"__setattr__", "__delattr__"} {
			typ.inheritMethod(name)
			typ.setEarlier(name)
		}
	}
	if typ.Layout != LayoutException {
		return
	}
	typ.inheritMethod("__init__")
	if !sharedNew[typ.Name] && typ.Dict.Get("__new__").IsNull() {
		f := &Builtin{Header: shared(BuiltinType), Def: newMethod, Self: typ.Value()}
		typ.Dict.set("__new__", f.Value())
		if earlierNew[typ.Name] {
			typ.setEarlier("__new__")
		}
	}
}

// inheritMethod makes the method of an inherited slot one of the type's own.
func (typ *Type) inheritMethod(name string) {
	if typ.Base == nil || !typ.Dict.Get(name).IsNull() {
		return
	}
	v := typ.Base.LookupName(name)
	if v.IsNull() || v.Type() != WrapperDescriptorType {
		return
	}
	m := *(*Descriptor)(v.Ref).Def
	m.owner = typ
	w := &Descriptor{Header: shared(WrapperDescriptorType), Def: &m, Owner: typ}
	typ.Dict.set(name, w.Value())
}

// setEarlier says that a name of the type is gone since 3.9.
func (typ *Type) setEarlier(name string) {
	if typ.earlier == nil {
		typ.earlier = map[string]bool{}
	}
	typ.earlier[name] = true
}
