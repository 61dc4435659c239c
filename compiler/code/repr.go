package code

import (
	"fmt"
	"hash/fnv"
	"math/big"
	"strconv"
	"strings"

	"bytewalk/internal/pyrepr"
	"bytewalk/internal/pyunicode"
)

// Repr writes a constant as repr() does in the dialect of the code object c that
// holds it: which characters of a str are printable is a matter of the version.
func (c *Code) Repr(k Const) string { return repr(k, c.Dialect.Unicode) }

// Repr writes a constant as repr() does, with the newest Unicode known.
func Repr(k Const) string { return repr(k, nil) }

func repr(k Const, u *pyunicode.Table) string {
	var b strings.Builder
	appendRepr(&b, k, u)
	return b.String()
}

// intLimit is the first int that is not written out: CPython refuses to convert
// more than 4300 digits (sys.int_info.default_max_str_digits), and it takes long.
var intLimit = new(big.Int).Exp(big.NewInt(10), big.NewInt(4300), nil)

func appendRepr(b *strings.Builder, k Const, u *pyunicode.Table) {
	switch k := k.(type) {
	case NoneType:
		b.WriteString("None")
	case EllipsisType:
		b.WriteString("Ellipsis")
	case bool:
		if k {
			b.WriteString("True")
		} else {
			b.WriteString("False")
		}
	case int64:
		b.WriteString(strconv.FormatInt(k, 10))
	case *big.Int:
		if k.CmpAbs(intLimit) >= 0 {
			fmt.Fprintf(b, "<int of %d bits>", k.BitLen())
		} else {
			b.WriteString(k.String())
		}
	case float64:
		b.WriteString(pyrepr.Float(k))
	case complex128:
		b.WriteString(pyrepr.Complex(k))
	case string:
		b.WriteString(pyrepr.Str(k, u))
	case Bytes:
		b.WriteString(pyrepr.Bytes(string(k)))
	case Tuple:
		b.WriteByte('(')
		appendItems(b, k, u)
		if len(k) == 1 {
			b.WriteByte(',')
		}
		b.WriteByte(')')
	case FrozenSet:
		b.WriteString("frozenset(")
		if len(k) > 0 {
			b.WriteByte('{')
			appendItems(b, k, u)
			b.WriteByte('}')
		}
		b.WriteByte(')')
	case *Code:
		line := k.FirstLine
		if line == 0 {
			line = -1 // as code_repr has it
		}
		fmt.Fprintf(b, `<code object %s at %#x, file "%s", line %d>`, k.Name, k.Address(), k.Filename, line)
	default:
		panic(fmt.Sprintf("code: %T is no constant", k))
	}
}

func appendItems(b *strings.Builder, items []Const, u *pyunicode.Table) {
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		appendRepr(b, item, u)
	}
}

// Address stands for the address of the code object in CPython's memory, which
// its repr() shows. It looks like one of a 64-bit machine, and it is the same in
// every run: it is made of the code object's contents.
func (c *Code) Address() uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%d\x00%s%s", c.Filename, c.Name, c.FirstLine, c.Bytecode, c.LineTable)
	return 0x7f0000000000 | h.Sum64()&0xfffffffff0
}
