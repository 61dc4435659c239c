package builtins_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"bytewalk/compiler/dialect"
	"bytewalk/vm"
	"bytewalk/vm/object"
)

// TestLongOperations proves that no single operation keeps a program from being stopped or takes
// memory without asking.
func TestLongOperations(t *testing.T) {
	for _, source := range []string{
		"3 ** 10 ** 9", "x = 7 ** 3000000; x = x * x * x * x * x * x; x * x * x",
		"pow(3, 1 << 200000, (1 << 200000) + 1)", "sum(range(10 ** 11))", "list(range(10 ** 10))", "set(range(10 ** 10))", "max(range(10 ** 10))",
		"10 ** 10 in map(int, range(10 ** 10))", "sorted(range(10 ** 9), key=lambda x: -x)", "dict.fromkeys(range(10 ** 10))", "tuple(x for x in iter(int, 1))",
		"' '.join(iter(str, 1))", "any(iter(int, 1))", "all(filter(None, iter(int, 1)))", "bytes(iter(int, 1))", "[].extend(iter(int, 1))",
		"import math; math.factorial(10 ** 8)", "next(filter(None, iter(int, 1)))", "list(zip(iter(int, 1)))", "print(*range(10 ** 10))",
		"a, *b = iter(int, 1)", "5 in iter(int, 1)", "min(enumerate(iter(int, 1)))", "'a' * 10 ** 12", "[0] * 10 ** 12", "b'a' * 10 ** 12", "1 << 10 ** 13", "bytes(10 ** 13)", "'%*d' % (10 ** 12, 1)",
		"'{:1000000000000}'.format(1)", "'a'.center(10 ** 13)", "'a'.ljust(10 ** 13)", "(1).to_bytes(10 ** 12, 'big')", "'\\t'.expandtabs(2 ** 31 - 1) * 10", "'a'.replace('', 'b' * 10 ** 6) .replace('', 'b' * 10 ** 6)", "(1,) * 10 ** 12",
	} {
		t.Run(strings.NewReplacer("/", "div", " ", "").Replace(source), func(t *testing.T) {
			var out, errs bytes.Buffer
			m, err := vm.New(vm.Config{Dialect: dialect.V38, Stdout: &out, Stderr: &errs, Compile: compile,
				Limits: vm.Limits{Time: 100 * time.Millisecond, Memory: 1 << 28}})
			if err != nil {
				t.Fatal(err)
			}
			m.Thread.Import = importBuiltin
			c, err := compile(m.Thread, source, "long.py", "exec", 0)
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			o := m.Run(context.Background(), c)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("ended after %v", took)
			}
			var limit *object.LimitError
			if !errors.As(o.Err, &limit) && !object.IsException(o.Err, object.MemoryError) && !object.IsException(o.Err, object.OverflowError) {
				t.Errorf("ended with %v", o.Err)
			}
		})
	}
}
