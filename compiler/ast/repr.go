package ast

import (
	"fmt"
	"math/big"
	"strconv"

	"bytewalk/internal/pyrepr"
	"bytewalk/internal/pyunicode"
)

// Repr gives the repr of a constant, as CPython 3.8 writes it.
func Repr(v Value) string { return repr(v, pyunicode.V121) }

func repr(v Value, unicode *pyunicode.Table) string {
	switch v := v.(type) {
	case NoneType:
		return "None"
	case EllipsisType:
		return "Ellipsis"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return pyrepr.Float(v)
	case complex128:
		return pyrepr.Complex(v)
	case string:
		return pyrepr.Str(v, unicode)
	case Bytes:
		return pyrepr.Bytes(string(v))
	}
	panic(fmt.Sprintf("ast: no constant has the type %T", v))
}
