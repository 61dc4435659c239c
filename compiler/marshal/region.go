package marshal

import "bytewalk/compiler/code"

// Region is a range of bytes of a file and what stands there: an object, a number
// that is part of a code object, or a part of the header. Regions inside others are
// their Parts, in the order of the file.
type Region struct {
	Start, End int    // offsets in the data; End is -1 if reading failed inside
	Field      string // where in the region around it: "co_code", "[2]", "magic"

	// Type is the type byte without FLAG_REF, or 0 for numbers and for parts of the
	// header, which have none.
	Type byte

	// Ref is the number under which the object may be referred to, or, where Type is
	// 'r', the number of the object referred to; -1 for neither.
	Ref int

	Value code.Const // what was read; nil for the header as a whole
	Parts []*Region
}

// Code gives the code object that the region holds itself, or nil.
func (r *Region) Code() *code.Code {
	c, _ := r.Value.(*code.Code)
	if r.Type != typeCode {
		return nil
	}
	return c
}

// Part gives the part called field, "co_code" for instance, or nil.
func (r *Region) Part(field string) *Region {
	for _, part := range r.Parts {
		if part.Field == field {
			return part
		}
	}
	return nil
}

// Payload gives the range of the region's bytes after the type byte and the length:
// for a bytes object, and so for co_code, the bytes themselves.
func (r *Region) Payload() (start, end int) {
	switch r.Type {
	case 0:
		return r.Start, r.End
	case typeString, typeInterned, typeUnicode, typeASCII, typeASCIIInterned, typeTuple, typeFrozenSet, typeLong:
		return r.Start + 5, r.End
	case typeShortASCII, typeShortASCIIInterned, typeSmallTuple:
		return r.Start + 2, r.End
	}
	return r.Start + 1, r.End
}
