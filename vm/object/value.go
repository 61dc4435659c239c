// Package object has Python's values, types and protocols, as the machine and the
// built-in modules use them.
//
// # Values
//
// A Value is two words, {Ref, Word}. None, a string, a list and every other object
// on the heap is a Go struct that begins with a Header; Ref points to it and Word is
// 0. Numbers that fit in a word, and floats, are not on the heap: Word has their
// bits. The zero Value is no value at all, as NULL in CPython: an unbound variable,
// the end of an iterator, a slot not filled.
//
// A number's Ref points into a large array that nobody reads or writes, so that its
// pages never exist; the first half of the array stands for ints, the second for
// floats, and telling an int takes one subtraction and one comparison. Where in its
// half Ref points is a serial taken when the number was made (0 for the ints from -5
// to 256), and that is what keeps identity: CPython tells two ints apart that were
// made separately outside that range, and `is` compares both words here. A pointer
// into a global array is an ordinary Go pointer, which the collector passes over. So
// arithmetic allocates nothing, and a Value needs no tag beside it.
//
// Ints that do not fit in 64 bits are objects on the heap (BigInt), and are always
// normalised: an int that fits is never one of those, unless it is an instance of a
// subclass of int.
//
// # Types
//
// A Type has the slots of CPython's PyTypeObject as Go functions. Types that are
// built in are defined once for the whole process and never modified; whatever a
// program makes belongs to its Thread. A type's Layout says which Go struct its
// instances have, so that a subclass of list is a List with attributes behind it.
//
// # Speed
//
// What is made costs more than what is computed: an object in one piece with what belongs to it
// (a short str and its text, an exception and its args, a large int and its words) and work in
// buffers of the Thread (formatting, large ints, the items of join) took formatting from 2.6 to
// 0.9 times CPython's processor time, and exceptions, texts and large ints from 2.5, 3.7 and 3.1
// to 1.4, 1.8 and 1.3, together with the large pages that the app asks for. A larger first heap
// and collecting less often than now gained nothing.
//
// # Errors
//
// A Python exception in flight is the exception object itself, *Exception, as a Go
// error. Other errors (a limit, a stop) are not Python's: no handler of the program
// sees them.
//
// # Threads
//
// A Thread has everything that one running program has of its own: its output, its
// limits, its interned strings, its hash seed. Nothing in this package that changes
// is shared between threads.
package object

import (
	"math"
	"unsafe"
)

// Value is a Python value: a reference to an object, an int, or a float. The zero
// Value is none of these (NULL). Its two words are for this module's packages only;
// others use the methods.
type Value struct {
	Ref  unsafe.Pointer
	Word uint64
}

// serials is how many creation serials there are before they are used again.
const serials = 1 << 24

// numbers is what the Refs of numbers point into: ints below serials, floats above.
var numbers [2 * serials]byte

// Null is no value.
var Null Value

// numberOffset gives a number's distance from the start of numbers, and something
// not below 2*serials for every other value.
func (v Value) numberOffset() uintptr {
	return uintptr(v.Ref) - uintptr(unsafe.Pointer(&numbers))
}

// IsNull reports whether v is no value.
func (v Value) IsNull() bool { return v.Ref == nil }

// IsInt reports whether v is an int of up to 64 bits. BigInts and instances of
// subclasses of int are not.
func (v Value) IsInt() bool { return v.numberOffset() < serials }

// IsFloat reports whether v is a float and not an instance of a subclass.
func (v Value) IsFloat() bool { return v.numberOffset()-serials < serials }

// IsObject reports whether v is on the heap, not a number in place, and not NULL.
func (v Value) IsObject() bool { return v.Ref != nil && v.numberOffset() >= 2*serials }

// AsInt gives the int that v is; it is to be called only if v.IsInt().
func (v Value) AsInt() int64 { return int64(v.Word) }

// AsFloat gives the float that v is; it is to be called only if v.IsFloat().
func (v Value) AsFloat() float64 { return math.Float64frombits(v.Word) }

// Is is Python's `is`.
func (v Value) Is(w Value) bool { return v == w }

// Type gives v's type. v must not be NULL.
func (v Value) Type() *Type {
	if off := v.numberOffset(); off < 2*serials {
		if off < serials {
			return IntType
		}
		return FloatType
	}
	return (*Header)(v.Ref).Type
}

// Header gives the head of an object on the heap; it is to be called only if
// v.IsObject().
func (v Value) Header() *Header { return (*Header)(v.Ref) }

// Bool gives True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// SmallInt gives an int from -5 to 256, of which there is one each.
func SmallInt(i int64) Value { return Value{unsafe.Pointer(&numbers), uint64(i)} }

// Int gives an int. Outside -5..256 it is a new object with its own identity.
func (t *Thread) Int(i int64) Value {
	if uint64(i+5) < 262 {
		return SmallInt(i)
	}
	t.serial++
	return Value{unsafe.Pointer(&numbers[t.serial&(serials-1)]), uint64(i)}
}

// Float gives a new float.
func (t *Thread) Float(f float64) Value {
	t.serial++
	return Value{unsafe.Pointer(&numbers[serials+t.serial&(serials-1)]), math.Float64bits(f)}
}

// Header is the first field of every object on the heap.
type Header struct {
	Type  *Type
	Flags Flags
	ID    uint32 // for id() and for what is shown; 0 until somebody asks
}

// Value gives the value that refers to the object whose head h is.
func (h *Header) Value() Value { return Value{Ref: unsafe.Pointer(h)} }

// Flags are the properties of one object.
type Flags uint32

// The flags.
const (
	// recorded says that the thread's recorder knows the object.
	recorded Flags = 1 << iota
	// Shared says that threads share the object: it never changes.
	Shared
	// Interned says that a Str is the one of its text in the thread's table.
	Interned
	// ReprActive says that a container is being shown, for the "[...]" of one that
	// contains itself.
	ReprActive
	// Held says that the thread's Lifetime knows the object.
	Held
	// OnPath says that the Lifetime wants to know when a reference to the object goes.
	OnPath
	// Marked is for those who walk over the heap.
	Marked
	// Finalized says that the object's __del__ was called, which happens once.
	Finalized
	// Dead says that the last reference to the object has gone.
	Dead
	// asciiText says that every character of a Str is known to be below 128.
	asciiText
	// roomy says that the dict of an instance's attributes lies behind it, not yet in use.
	roomy
	// Watched are the flags of objects of which every change is reported (see
	// Thread.Wrote).
	Watched = recorded | Held
)

// Layout says which Go struct the instances of a type have.
type Layout uint8

// The layouts. Instances of a class that the program defines have the layout of its
// best base, LayoutObject if that is object itself.
const (
	LayoutObject Layout = iota // Instance
	LayoutType
	LayoutInt // a number in place, or BigInt
	LayoutFloat
	LayoutComplex
	LayoutBool
	LayoutStr
	LayoutBytes
	LayoutByteArray
	LayoutTuple
	LayoutList
	LayoutDict
	LayoutSet // set and frozenset
	LayoutException
	LayoutFunction
	LayoutModule
	LayoutProperty
	LayoutStaticMethod
	LayoutClassMethod
	LayoutSuper
	LayoutNative // any other struct of a package's own; never a base of a class
)

// Attrs is what an instance has for attributes of its own; it lies in the object at
// its type's AttrsOffset.
type Attrs struct {
	Dict  *Dict   // __dict__; nil until it is needed
	Slots []Value // by index, the values of the names in __slots__
}
