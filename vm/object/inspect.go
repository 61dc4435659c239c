package object

import (
	"strconv"

	"bytewalk/internal/pyrepr"
	"bytewalk/internal/pyunicode"
)

// PlainRepr gives repr(v) of a value that holds no other, without running any code
// of the program's: numbers, strings, None and their like. Of a long string it works
// out about limit bytes; 0 is no limit.
func PlainRepr(v Value, limit int) (text string, ok bool) {
	switch {
	case v.IsNull():
		return "", false
	case v.IsInt():
		return strconv.FormatInt(v.AsInt(), 10), true
	case v.IsFloat():
		return FloatRepr(v.AsFloat()), true
	}
	short := func(s string) string {
		if limit > 0 && len(s) > 2*limit {
			n := 2 * limit
			for n > 0 && s[n]&0xC0 == 0x80 {
				n--
			}
			return s[:n]
		}
		return s
	}
	switch v.Type() {
	case NoneType:
		return "None", true
	case EllipsisType:
		return "Ellipsis", true
	case NotImplementedType:
		return "NotImplemented", true
	case BoolType:
		if v == True {
			return "True", true
		}
		return "False", true
	case StrType:
		return pyrepr.Str(short(v.Str().Text), pyunicode.V121), true
	case BytesType:
		return pyrepr.Bytes(short(v.Bytes().B)), true
	case IntType:
		b := (*BigInt)(v.Ref).Big
		if limit > 0 && b.BitLen() > 4*limit {
			return "int of " + strconv.Itoa(b.BitLen()) + " bits", true
		}
		return b.String(), true
	case ComplexType:
		return pyrepr.Complex((*Complex)(v.Ref).C), true
	}
	return "", false
}

// EachSlot calls f for every name in __slots__ that has a value in v.
func EachSlot(v Value, f func(name string, x Value)) {
	a := AttrsOf(v)
	if a == nil || len(a.Slots) == 0 {
		return
	}
	for _, typ := range v.Type().MRO {
		typ.Dict.Each(func(name string, d Value) {
			if d.Type() == MemberType {
				if i := (*GetSet)(d.Ref).slot; i > 0 && i <= len(a.Slots) && !a.Slots[i-1].IsNull() {
					f(name, a.Slots[i-1])
				}
			}
		})
	}
}
