package code_test

import (
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

func TestCheck(t *testing.T) {
	const loadConst, returnValue, jumpAbsolute, extendedArg, loadFast, nop, popTop = 100, 83, 113, 144, 124, 9, 1
	for _, c := range []struct {
		name     string
		bytecode []byte
		want     string // "" for no error
	}{
		{"good", []byte{loadConst, 0, returnValue, 0}, ""},
		{"a loop", []byte{nop, 0, jumpAbsolute, 0}, ""},
		{"a jump to a prefix", []byte{extendedArg, 0, loadConst, 0, popTop, 0, jumpAbsolute, 0}, ""},
		{"dead code at the end", []byte{loadConst, 0, returnValue, 0, nop, 0}, ""},
		{"empty", nil, "cut off at 0"},
		{"prefix at the end", []byte{returnValue, 0, extendedArg, 0}, "cut off at 2"},
		{"falls off", []byte{loadConst, 0}, "runs out of the end after LOAD_CONST"},
		{"no such constant", []byte{loadConst, 1, returnValue, 0}, "LOAD_CONST at 0 has the operand 1, there are 1"},
		{"no such local", []byte{extendedArg, 1, loadFast, 0, returnValue, 0}, "LOAD_FAST at 2 has the operand 256"},
		{"no instruction", []byte{7, 0, returnValue, 0}, "byte 7 at 0 is no instruction of 3.8"},
		{"into the middle", []byte{jumpAbsolute, 1}, "jumps to 1"},
		{"to the end", []byte{jumpAbsolute, 2}, "jumps to 2"},
		{"beyond", []byte{jumpAbsolute, 200}, "jumps to 200"},
	} {
		inner := &code.Code{Dialect: dialect.V38, Name: "f", StackSize: 4, Bytecode: c.bytecode, Consts: []code.Const{code.None}}
		outer := &code.Code{Dialect: dialect.V38, Name: "<module>", StackSize: 1, Bytecode: []byte{loadConst, 0, returnValue, 0}, Consts: []code.Const{inner}}
		err := outer.Check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), "code object f: ") || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}
