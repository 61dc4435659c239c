package constant_test

import (
	"math"
	"math/big"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/internal/oracle"
)

// operands has constants as Go values and in Python.
var operands = []struct {
	value  code.Const
	python string
}{
	{int64(0), "0"}, {int64(1), "1"}, {int64(-1), "-1"}, {int64(math.MinInt64), "-2**63"}, {int64(1 << 61), "2**61"},
	{new(big.Int).Lsh(big.NewInt(1), 64), "2**64"}, {new(big.Int).Lsh(big.NewInt(-3), 100), "-3 * 2**100"},
	{false, "False"}, {true, "True"},
	{0.0, "0.0"}, {math.Copysign(0, -1), "-0.0"}, {1.0, "1.0"}, {-1.0, "-1.0"}, {0.5, "0.5"}, {0x1p64, "2.0**64"},
	{math.Inf(1), "1e400"}, {math.Inf(-1), "-1e400"}, {5e-324, "5e-324"},
	{0i, "0j"}, {complex(1, 0), "complex(1, 0)"}, {complex(1, -2), "1-2j"}, {complex(0x1p64, 0), "complex(2**64, 0)"},
	{"", "''"}, {"a", "'a'"}, {"é", "'\\xe9'"}, {"€", "'\\u20ac'"}, {"😀", "'\\U0001f600'"}, {"\xed\xa0\x80", "'\\ud800'"},
	{code.Bytes(""), "b''"}, {code.Bytes("a"), "b'a'"}, {code.Bytes("\xff"), "b'\\xff'"},
	{code.Tuple{}, "()"}, {code.Tuple{int64(1), "a"}, "(1, 'a')"}, {code.Tuple{1.0, "a"}, "(1.0, 'a')"},
	{code.FrozenSet{}, "frozenset()"}, {code.FrozenSet{int64(1), "a"}, "frozenset([1, 'a'])"},
	{code.FrozenSet{"a", true}, "frozenset(['a', True])"},
}

// TestAgainstCPython compares truth, hash, equality and identity among a code
// object's constants.
func TestAgainstCPython(t *testing.T) {
	server := oracle.Serve(t, "3.8", `
import ctypes
key = ctypes.pythonapi._PyCode_ConstantKey
key.restype, key.argtypes = ctypes.py_object, [ctypes.py_object]
def handle(sources):
    values = [eval(s) for s in sources]
    return {
        'truth': [bool(v) for v in values],
        'hash': [str(hash(v)) for v in values],
        'name': [type(v).__name__ for v in values],
        'equal': [[v == w for w in values] for v in values],
        'same': [[key(v) == key(w) for w in values] for v in values],
    }
`)
	var sources []string
	for _, o := range operands {
		sources = append(sources, o.python)
	}
	var reply struct {
		Truth       []bool
		Hash        []string
		Name        []string
		Equal, Same [][]bool
	}
	if err := server.Ask(sources, &reply); err != nil {
		t.Fatal(err)
	}
	key := func(c code.Const) string {
		b, ok := constant.AppendKey(nil, c, nil)
		if !ok {
			t.Errorf("%s is said to be the same as nothing", code.Repr(c))
		}
		return string(b)
	}
	for i, a := range operands {
		if got := constant.Truth(a.value); got != reply.Truth[i] {
			t.Errorf("bool(%s) is %v", a.python, got)
		}
		if got := constant.TypeName(a.value); got != reply.Name[i] {
			t.Errorf("the type of %s is called %s", a.python, got)
		}
		if got := big.NewInt(constant.Hasher{}.Hash(a.value)).String(); got != reply.Hash[i] {
			t.Errorf("hash(%s) is %s, want %s", a.python, got, reply.Hash[i])
		}
		for j, b := range operands {
			if got := constant.Equal(a.value, b.value); got != reply.Equal[i][j] {
				t.Errorf("%s == %s is %v", a.python, b.python, got)
			}
			if got := key(a.value) == key(b.value); got != reply.Same[i][j] {
				t.Errorf("%s and %s are one constant: %v", a.python, b.python, got)
			}
		}
	}
}
