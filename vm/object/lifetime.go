package object

import (
	"reflect"
	"slices"
	"sync"
	"unsafe"

	"bytewalk/vm/trace"
)

// Lifetime knows which objects live, as CPython does by its reference counts.
type Lifetime interface {
	// Wrote is told of each change of an object that is Held, before the object changes or
	// after; old is a reference that goes, new one that comes.
	Wrote(h *Header, op trace.HeapOp, key, old, new Value)
	// Track says that a program can tell when v dies.
	Track(v Value)
	// Changed says that an object's references have changed which the object does not tell (see
	// Told).
	Changed(h *Header)
	// References is v's reference count.
	References(v Value) int
	// Collect frees the objects of a generation, 0 to 2, that refer to each other alone, and says
	// how many there were (gc.collect).
	Collect(generation int) (int, error)
	// Automatic says whether the collector runs by itself (gc.enable, gc.disable), and after how
	// many objects (gc.set_threshold).
	Automatic(on bool, thresholds [3]int)
	// Counts is gc.get_count().
	Counts() [3]int
	// Unraisable writes an exception that nobody can handle: where is what it comes from.
	Unraisable(err error, where Value) error
	// Watch has f told when the collector begins and when it has ended (gc.callbacks).
	Watch(f func(start bool, generation, collected int) error)
	// Objects gives all objects that can contain others, oldest first (gc.get_objects).
	Objects() []Value
}

// WeakRef is a weak reference (weakref.ref), and what is behind a weakref.proxy.
type WeakRef struct {
	Header
	Attrs
	Target   Value // NULL once it has died
	Callback Value // NULL for none
	Hash     int64
	Hashed   bool
}

// EachReference implements Referrer: a weak reference keeps nothing but its callback alive.
func (r *WeakRef) EachReference(visit func(v Value)) {
	if !r.Callback.IsNull() {
		visit(r.Callback)
	}
}

// weakKey is where a thread has its weak references.
type weakKey struct{}

// WeakRefs gives the weak references that there are, by object, newest first.
func (t *Thread) WeakRefs() map[*Header][]*WeakRef {
	return t.State(weakKey{}, func() any { return map[*Header][]*WeakRef{} }).(map[*Header][]*WeakRef)
}

// ExitCall is a call to be made when the program has ended (atexit.register).
type ExitCall struct {
	Func  Value
	Args  []Value
	Names []*Str // of the last arguments
}

// atExitKey is where a thread has its calls at exit.
type atExitKey struct{}

// AtExit gives the calls to be made when the program has ended, from the last to the first.
func (t *Thread) AtExit() *[]ExitCall {
	return t.State(atExitKey{}, func() any { return new([]ExitCall) }).(*[]ExitCall)
}

// RunAtExit makes the calls, the last first. An error that is an exception is given to failed, if that is not
// nil, and does not end it; otherwise the last one is the result.
func (t *Thread) RunAtExit(failed func(call Value, err error) error) error {
	list := t.AtExit()
	var last error
	// Those that are registered meanwhile are too late.
	for i := len(*list) - 1; i >= 0; i-- {
		if i >= len(*list) {
			continue
		}
		c := (*list)[i]
		_, err := Call(t, c.Func, c.Args, c.Names)
		if _, ok := err.(*Exception); err != nil && !ok {
			return err
		}
		if err == nil {
			continue
		}
		if failed == nil {
			last = err
		} else if err := failed(c.Func, err); err != nil {
			return err
		}
	}
	*list = nil
	return last
}

// DropWeakRef forgets a weak reference that has died.
func (t *Thread) DropWeakRef(r *WeakRef) {
	if r.Target.IsNull() {
		return
	}
	refs, h := t.WeakRefs(), r.Target.Header()
	if i := slices.Index(refs[h], r); i >= 0 {
		refs[h] = slices.Delete(refs[h], i, i+1)
		if len(refs[h]) == 0 {
			delete(refs, h)
		}
	}
	r.Target = Null
}

// AsWeakRef gives the weak reference that v is.
func AsWeakRef(v Value) (r *WeakRef, ok bool) {
	if typ := v.Type(); typ.Layout != LayoutNative || structOf(typ) != weakStruct {
		return nil, false
	}
	return (*WeakRef)(v.Ref), true
}

// Mutation says how a Lifetime learns that an object refers to others than before.
type Mutation uint8

const (
	// Told objects tell of all their changes, by Thread.Wrote, or never change.
	Told Mutation = iota
	// Unsteady ones do not.
	Unsteady
)

// told has the types with LayoutNative whose instances are Told.
var told sync.Map

// Tells says that the instances of types tell of all their changes.
func Tells(types ...*Type) {
	for _, typ := range types {
		told.Store(typ, true)
	}
}

// MutationOf says how v changes.
func MutationOf(v Value) Mutation {
	typ := v.Type()
	switch typ.Layout {
	case LayoutNative:
		for typ.Heap {
			typ = typ.Base
		}
		if _, ok := told.Load(typ); ok {
			return Told
		}
		return Unsteady
	case LayoutException:
		return Unsteady
	}
	return Told
}

// OwnerOf gives the head of the object whose attributes a dict has.
func OwnerOf(v Value) (owner *Header, ok bool) {
	if v.Type().Layout != LayoutDict {
		return nil, false
	}
	owner = (*Dict)(v.Ref).owner
	return owner, owner != nil
}

// CanRefWeakly reports whether there can be weak references to v.
func CanRefWeakly(v Value) bool {
	if !v.IsObject() {
		return false
	}
	typ := v.Type()
	switch typ.Layout {
	case LayoutType, LayoutSet, LayoutFunction, LayoutModule:
		return true
	}
	switch typ {
	case BoundMethodType, BuiltinType, GeneratorType, CoroutineType, AsyncGeneratorType, CodeType:
		return true
	}
	for _, b := range typ.MRO {
		if !b.Dict.Get("__weakref__").IsNull() || b.weak {
			return true
		}
	}
	return false
}

// Dies reports whether the type wants to know of the death of its objects.
func (typ *Type) Dies() bool { return typ.dies != nil }

// Died tells v's type that v has died.
func Died(v Value) {
	if f := v.Type().dies; f != nil {
		f(v)
	}
}

// HasFinalizer reports whether instances of a class have a __del__.
func (typ *Type) HasFinalizer() bool { return typ.Heap && !typ.LookupName("__del__").IsNull() }

// EachArg calls visit for the arguments of native calls that have not ended.
func (t *Thread) EachArg(visit func(v Value)) {
	for _, v := range t.scratch.chunk[:min(t.scratch.used, len(t.scratch.chunk))] {
		if !v.IsNull() {
			visit(v)
		}
	}
}

// References calls visit for every reference that an object has to another value, in the order
// in which CPython drops them when the object dies. Types with LayoutNative have told what
// struct their instances are (see Struct).
func References(v Value, visit func(x Value)) {
	if !v.IsObject() || v.Header().Flags&Shared != 0 {
		return
	}
	see := func(x Value) {
		if !x.IsNull() {
			visit(x)
		}
	}
	attrs := func() {
		if a := AttrsOf(v); a != nil {
			// The slots of the class that was derived last go first.
			for c, end := v.Type(), len(a.Slots); c != nil && end > 0; c = c.Base {
				start := 0
				if c.Base != nil {
					start = min(c.Base.NSlots, end)
				}
				for _, x := range a.Slots[start:end] {
					see(x)
				}
				end = start
			}
			if a.Dict != nil {
				visit(a.Dict.Value())
			}
		}
	}
	typ := v.Type()
	switch typ.Layout {
	case LayoutException:
		(*Exception)(v.Ref).EachReference(visit)
		if typ.Heap {
			visit(typ.Value())
		}
		return
	case LayoutFunction:
		(*Function)(v.Ref).EachReference(visit)
		return
	}
	if typ.Heap {
		attrs()
		defer visit(typ.Value())
	}
	switch typ.Layout {
	case LayoutObject, LayoutInt, LayoutFloat, LayoutComplex, LayoutBool, LayoutStr, LayoutBytes, LayoutByteArray:
		return
	case LayoutTuple:
		items := (*Tuple)(v.Ref).Items
		for i := len(items) - 1; i >= 0; i-- {
			see(items[i])
		}
		return
	case LayoutList:
		items := (*List)(v.Ref).Items
		for i := len(items) - 1; i >= 0; i-- {
			see(items[i])
		}
		return
	case LayoutDict:
		d := (*Dict)(v.Ref)
		for i := range d.Cap() {
			if k, x, _ := d.Entry(i); !k.IsNull() {
				visit(k)
				see(x)
			}
		}
		structRefs(v, typ, visit)
		return
	case LayoutSet:
		s := (*Set)(v.Ref)
		for pos := 0; ; {
			k, _, next, ok := s.Next(pos)
			if !ok {
				return
			}
			visit(k)
			pos = next
		}
	case LayoutType:
		class := (*Type)(v.Ref)
		if !class.Heap {
			return
		}
		class.Dict.Each(func(_ string, x Value) { see(x) })
		for _, b := range class.Bases {
			visit(b.Value())
		}
		for _, b := range class.MRO {
			visit(b.Value())
		}
		return
	}
	if !typ.Heap {
		attrs()
	}
	structRefs(v, typ, visit)
}

// EachReference implements Referrer (BaseException_clear in Objects/exceptions.c).
func (e *Exception) EachReference(visit func(v Value)) {
	see := func(x Value) {
		if !x.IsNull() {
			visit(x)
		}
	}
	for _, x := range e.Slots {
		see(x)
	}
	for _, x := range e.Fields {
		see(x)
	}
	if e.Dict != nil {
		visit(e.Dict.Value())
	}
	if e.Args != nil {
		visit(e.Args.Value())
	}
	if e.Traceback != nil {
		visit(e.Traceback.Header.Value())
	}
	see(e.Cause)
	see(e.Context)
}

// EachReference implements Referrer (func_clear in Objects/funcobject.c).
func (f *Function) EachReference(visit func(v Value)) {
	see := func(x Value) {
		if !x.IsNull() {
			visit(x)
		}
	}
	visit(f.Code.Value())
	if f.Globals != nil {
		visit(f.Globals.Value())
	}
	see(f.Module)
	if f.Defaults != nil {
		visit(f.Defaults.Value())
	}
	if f.KwDefaults != nil {
		visit(f.KwDefaults.Value())
	}
	see(f.Doc)
	if f.Dict != nil {
		visit(f.Dict.Value())
	}
	if f.Closure != nil {
		visit(f.Closure.Value())
	}
	if f.Annotations != nil {
		visit(f.Annotations.Value())
	}
	see(f.TypeParams)
}

// EachReference implements Referrer (frame_dealloc in Objects/frameobject.c).
func (f *FrameObject) EachReference(visit func(v Value)) {
	for _, x := range f.Saved {
		if !x.IsNull() {
			visit(x)
		}
	}
	if f.Back != nil {
		visit(f.Back.Header.Value())
	}
	if f.Globals != nil {
		visit(f.Globals.Value())
	}
	if f.LocalsDict != nil {
		visit(f.LocalsDict.Value())
	}
	visit(f.Code.Value())
}

// structs has the Go structs of the instances of types, for References.
var structs = struct {
	sync.RWMutex
	of     map[*Type]reflect.Type
	fields map[reflect.Type][]refField
}{of: map[*Type]reflect.Type{}, fields: map[reflect.Type][]refField{}}

// Struct says that T is the struct of the instances of types. T begins with a Header.
func Struct[T any](types ...*Type) {
	structs.Lock()
	defer structs.Unlock()
	for _, typ := range types {
		structs.of[typ] = reflect.TypeFor[T]()
	}
}

// Referrer is a part of an object's struct that has references of its own and tells them itself.
type Referrer interface{ EachReference(visit func(v Value)) }

// refField is a field of a struct that refers to values.
type refField struct {
	offset uintptr
	kind   refKind
	elem   reflect.Type // of slices, and of pointers to what is no object
}

type refKind uint8

const (
	refValue  refKind = iota // a Value
	refObject                // a pointer to an object
	refSlice                 // a slice of anything with references
	refStruct                // a pointer to a struct with references that is no object
	refSelf                  // a Referrer
)

var (
	valueStruct  = reflect.TypeFor[Value]()
	headerStruct = reflect.TypeFor[Header]()
	attrsStruct  = reflect.TypeFor[Attrs]()
	strPointer   = reflect.TypeFor[*Str]() // strings are nobody's death
	referrer     = reflect.TypeFor[Referrer]()
	weakStruct   = reflect.TypeFor[WeakRef]()
)

// isObject reports whether a struct begins with a Header.
func isObject(s reflect.Type) bool {
	for s.Kind() == reflect.Struct && s.NumField() > 0 {
		if s == headerStruct {
			return true
		}
		s = s.Field(0).Type
	}
	return false
}

// refFields gives the fields of a type that refer to values; it is called with structs locked.
func refFields(s reflect.Type) []refField {
	if f, ok := structs.fields[s]; ok {
		return f
	}
	structs.fields[s] = nil // while it is worked out
	var list []refField
	var add func(s reflect.Type, offset uintptr)
	add = func(s reflect.Type, offset uintptr) {
		switch {
		case s == valueStruct:
			list = append(list, refField{offset: offset})
		case s == headerStruct || s == attrsStruct || s == strPointer:
		case s.Kind() != reflect.Interface && reflect.PointerTo(s).Implements(referrer) && s.Kind() != reflect.Pointer:
			list = append(list, refField{offset, refSelf, s})
		case s.Kind() == reflect.Struct:
			for i := range s.NumField() {
				add(s.Field(i).Type, offset+s.Field(i).Offset)
			}
		case s.Kind() == reflect.Pointer && isObject(s.Elem()):
			list = append(list, refField{offset: offset, kind: refObject})
		case s.Kind() == reflect.Pointer && s.Elem().Kind() == reflect.Struct && s.Elem().PkgPath() != "" && holdsValues(s.Elem(), nil):
			list = append(list, refField{offset, refStruct, s.Elem()})
		case s.Kind() == reflect.Slice && holdsValues(s.Elem(), nil):
			list = append(list, refField{offset, refSlice, s.Elem()})
		}
	}
	add(s, 0)
	structs.fields[s] = list
	return list
}

// holdsValues reports whether a Go type has references to values.
func holdsValues(s reflect.Type, seen map[reflect.Type]bool) bool {
	if s == valueStruct {
		return true
	}
	if seen == nil {
		seen = map[reflect.Type]bool{}
	}
	if seen[s] || s == headerStruct || s == strPointer {
		return false
	}
	seen[s] = true
	switch s.Kind() {
	case reflect.Pointer:
		return isObject(s.Elem()) || holdsValues(s.Elem(), seen)
	case reflect.Slice:
		return holdsValues(s.Elem(), seen)
	case reflect.Struct:
		if reflect.PointerTo(s).Implements(referrer) {
			return true
		}
		for i := range s.NumField() {
			if holdsValues(s.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}

// BuiltinTypes gives every type that is built in.
func BuiltinTypes() []*Type {
	ready()
	return slices.Clone(builtinTypes)
}

// StructOf gives the Go struct of the instances of a type with LayoutNative, nil if it was not told.
func StructOf(typ *Type) reflect.Type { return structOf(typ) }

// HiddenReferences gives the fields of a struct through which it may refer to values that References does
// not see: maps, functions and interfaces, in structs that do not tell their references themselves.
func HiddenReferences(s reflect.Type) (fields []string) {
	seen := map[reflect.Type]bool{}
	var look func(s reflect.Type, path string)
	look = func(s reflect.Type, path string) {
		if s == valueStruct || s == headerStruct || s == attrsStruct || s == strPointer || seen[s] {
			return
		}
		if s.Kind() != reflect.Interface && s.Kind() != reflect.Pointer && reflect.PointerTo(s).Implements(referrer) {
			return
		}
		switch s.Kind() {
		case reflect.Struct:
			seen[s] = true
			for i := range s.NumField() {
				look(s.Field(i).Type, path+"."+s.Field(i).Name)
			}
		case reflect.Map:
			if mayHold(s.Key()) || mayHold(s.Elem()) {
				fields = append(fields, path)
			}
		case reflect.Func, reflect.Interface:
			fields = append(fields, path)
		case reflect.Array:
			if mayHold(s.Elem()) {
				fields = append(fields, path)
			}
		case reflect.Pointer, reflect.Slice:
			if e := s.Elem(); !isObject(e) && (e.Kind() == reflect.Struct || e.Kind() == reflect.Interface || e.Kind() == reflect.Func || e.Kind() == reflect.Map) {
				look(e, path)
			}
		}
	}
	look(s, s.Name())
	return fields
}

// mayHold reports whether a Go type may have references to values.
func mayHold(s reflect.Type) bool {
	switch s.Kind() {
	case reflect.Func, reflect.Interface:
		return true
	case reflect.Map:
		return mayHold(s.Key()) || mayHold(s.Elem())
	case reflect.Array:
		return mayHold(s.Elem())
	}
	return holdsValues(s, nil)
}

// structOf gives the Go struct of the instances of a type, nil if it was not told.
func structOf(typ *Type) reflect.Type {
	structs.RLock()
	defer structs.RUnlock()
	for ; typ != nil; typ = typ.Base {
		if s, ok := structs.of[typ]; ok {
			return s
		}
	}
	return nil
}

// structRefs is References for the fields of an object's struct.
func structRefs(v Value, typ *Type, visit func(x Value)) {
	structs.RLock()
	s, ok := structs.of[typ]
	for b := typ.Base; !ok && b != nil; b = b.Base {
		s, ok = structs.of[b]
	}
	var list []refField
	done := false
	if ok {
		list, done = structs.fields[s]
	}
	structs.RUnlock()
	if !ok {
		return
	}
	if !done {
		structs.Lock()
		list = refFields(s)
		structs.Unlock()
	}
	visitFields(v.Ref, list, visit, nil)
}

func fieldsOf(s reflect.Type) []refField {
	structs.RLock()
	list, ok := structs.fields[s]
	structs.RUnlock()
	if !ok {
		structs.Lock()
		list = refFields(s)
		structs.Unlock()
	}
	return list
}

func visitFields(at unsafe.Pointer, list []refField, visit func(x Value), seen map[unsafe.Pointer]bool) {
	for _, f := range list {
		p := unsafe.Add(at, f.offset)
		switch f.kind {
		case refValue:
			if v := *(*Value)(p); !v.IsNull() {
				visit(v)
			}
		case refObject:
			if h := *(**Header)(p); h != nil && h.Type != nil {
				visit(h.Value())
			}
		case refSelf:
			reflect.NewAt(f.elem, p).Interface().(Referrer).EachReference(visit)
		case refSlice:
			s := reflect.NewAt(reflect.SliceOf(f.elem), p).Elem()
			if f.elem == valueStruct {
				for _, v := range *(*[]Value)(p) {
					if !v.IsNull() {
						visit(v)
					}
				}
				continue
			}
			for i := range s.Len() {
				visitFields(s.Index(i).Addr().UnsafePointer(), fieldsOf(f.elem), visit, seen)
			}
		case refStruct:
			q := *(*unsafe.Pointer)(p)
			if q == nil || seen[q] {
				continue
			}
			if seen == nil {
				seen = map[unsafe.Pointer]bool{}
			}
			seen[q] = true
			visitFields(q, fieldsOf(f.elem), visit, seen)
		}
	}
}

func init() {
	Struct[Exception](BaseException)
	Struct[Traceback](TracebackType)
	Struct[FrameObject](FrameType)
	Struct[Function](FunctionType)
	Struct[BoundMethod](BoundMethodType)
	Struct[Builtin](BuiltinType, MethodWrapperType)
	Struct[Descriptor](MethodDescriptorType, WrapperDescriptorType, ClassMethodDescrType)
	Struct[GetSet](GetSetType, MemberType)
	Struct[Cell](CellType)
	Struct[Property](PropertyType)
	Struct[Wrapped](StaticMethodType, ClassMethodType)
	Struct[Super](SuperType)
	Struct[Module](ModuleType)
	Struct[MappingProxy](MappingProxyType)
	Struct[Code](CodeType)
	Struct[Slice](SliceType)
	Struct[Range](RangeType)
	Struct[ListIter](ListIterType)
	Struct[listReverseIter](listReverseIterType)
	Struct[tupleIter](tupleIterType)
	Struct[seqIter](SeqIterType)
	Struct[bytesIter](bytesIterType, byteArrayIterType)
	Struct[strIter](strIterType)
	Struct[GenericAlias](GenericAliasType)
	Struct[Union](UnionType, TypingUnionType)
	Tells(BoundMethodType, BuiltinType, MethodWrapperType, MethodDescriptorType, WrapperDescriptorType, ClassMethodDescrType,
		GetSetType, MemberType, CellType, CodeType, SliceType, RangeType, MappingProxyType, GenericAliasType, UnionType,
		TypingUnionType)
}
