package corpus

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

// Code is a code object as it is stored: CPython's co_ fields without the prefix.
// Byte strings are base64 in the file.
type Code struct {
	Name            string   `json:"name"`
	QualName        string   `json:"qualname,omitempty"` // since 3.11
	Filename        string   `json:"filename"`
	ArgCount        int      `json:"argcount"`
	PosOnlyArgCount int      `json:"posonlyargcount"`
	KwOnlyArgCount  int      `json:"kwonlyargcount"`
	NLocals         int      `json:"nlocals"`
	StackSize       int      `json:"stacksize"`
	Flags           uint32   `json:"flags"`
	FirstLine       int      `json:"firstlineno"`
	Names           []string `json:"names"`
	VarNames        []string `json:"varnames"`
	FreeVars        []string `json:"freevars"`
	CellVars        []string `json:"cellvars"`
	Bytecode        []byte   `json:"code"`
	LineTable       []byte   `json:"lines"`                     // co_lnotab until 3.9, co_linetable since 3.10
	ExceptionTable  []byte   `json:"exceptiontable,omitempty"`  // since 3.11
	LocalsPlusNames []string `json:"localsplusnames,omitempty"` // since 3.11, as LocalsPlusKinds
	LocalsPlusKinds []byte   `json:"localspluskinds,omitempty"`
	Consts          []Const  `json:"consts"`
}

// Const is a constant as it is stored.
type Const struct {
	Type  string  `json:"type"`            // Python's name of the type; "code" for a code object
	Value string  `json:"value,omitempty"` // int: decimal; float, complex: IEEE bits in hex; str, bytes: base64
	Repr  string  `json:"repr,omitempty"`  // for the reader of the file
	Items []Const `json:"items,omitempty"` // of a tuple, a frozenset (in iteration order), a slice
	Code  *Code   `json:"code,omitempty"`
}

// Object gives the code object that the version's dialect has for c, to compare
// with the compiler's field by field. Positions is nil.
func (c *Code) Object(version string) (*code.Code, error) {
	d, ok := dialect.Lookup(version)
	if !ok {
		return nil, fmt.Errorf("no dialect %s", version)
	}
	return c.object(d)
}

func (c *Code) object(d *dialect.Dialect) (*code.Code, error) {
	consts, err := values(c.Consts, d)
	if err != nil {
		return nil, fmt.Errorf("code object %s: %w", c.Name, err)
	}
	return &code.Code{
		Dialect:         d,
		ArgCount:        c.ArgCount,
		PosOnlyArgCount: c.PosOnlyArgCount,
		KwOnlyArgCount:  c.KwOnlyArgCount,
		NLocals:         c.NLocals,
		StackSize:       c.StackSize,
		Flags:           code.Flags(c.Flags),
		Bytecode:        c.Bytecode,
		Consts:          consts,
		Names:           c.Names,
		VarNames:        c.VarNames,
		FreeVars:        c.FreeVars,
		CellVars:        c.CellVars,
		Filename:        c.Filename,
		Name:            c.Name,
		QualName:        c.QualName,
		FirstLine:       c.FirstLine,
		LineTable:       c.LineTable,
		ExceptionTable:  c.ExceptionTable,
		LocalsPlusNames: c.LocalsPlusNames,
		LocalsPlusKinds: c.LocalsPlusKinds,
	}, nil
}

func values(consts []Const, d *dialect.Dialect) ([]code.Const, error) {
	out := make([]code.Const, len(consts))
	for i, c := range consts {
		v, err := c.value(d)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func (c Const) value(d *dialect.Dialect) (code.Const, error) {
	switch c.Type {
	case "NoneType":
		return code.None, nil
	case "ellipsis":
		return code.Ellipsis, nil
	case "bool":
		return c.Value == "True", nil
	case "int":
		n, ok := new(big.Int).SetString(c.Value, 10)
		if !ok {
			return nil, fmt.Errorf("malformed int %q", c.Value)
		}
		if n.IsInt64() {
			return n.Int64(), nil
		}
		return n, nil
	case "float", "complex":
		return c.floating()
	case "str", "bytes":
		b, err := base64.StdEncoding.DecodeString(c.Value)
		if c.Type == "bytes" {
			return code.Bytes(b), err
		}
		return string(b), err
	case "tuple":
		items, err := values(c.Items, d)
		return code.Tuple(items), err
	case "frozenset":
		items, err := values(c.Items, d)
		return code.FrozenSet(items), err
	case "code":
		return c.Code.object(d)
	}
	return nil, fmt.Errorf("constant of an unknown type %q", c.Type)
}

func (c Const) floating() (code.Const, error) {
	b, err := hex.DecodeString(c.Value)
	if err != nil {
		return nil, err
	}
	part := func(i int) float64 { return math.Float64frombits(binary.BigEndian.Uint64(b[i:])) }
	switch {
	case c.Type == "float" && len(b) == 8:
		return part(0), nil
	case c.Type == "complex" && len(b) == 16:
		return complex(part(0), part(8)), nil
	}
	return nil, fmt.Errorf("malformed %s %q", c.Type, c.Value)
}
