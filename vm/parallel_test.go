package vm_test

import (
	"context"
	"errors"
	"io"
	"sync"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/vm"
	"bytewalk/vm/object"
)

// TestParallel runs machines side by side: they share nothing that changes, which the
// race detector sees.
func TestParallel(t *testing.T) {
	t.Chdir(corpus.Dir())
	var wait sync.WaitGroup
	for range 4 {
		for _, subject := range []string{"class_attributes", "generator_send", "dict_order", "str_methods", "error_chain"} {
			programs := corpus.Programs(t)
			for _, p := range programs {
				if p.Name != subject {
					continue
				}
				want := p.Expected(t, "3.8")
				wait.Go(func() {
					got := execute(t, p.File(), p.Source, p.Stdin, nil)
					if got.stdout != want.Stdout {
						t.Errorf("%s: %s", p.Name, firstDifference(got.stdout, want.Stdout))
					}
				})
			}
		}
	}
	wait.Wait()
}

func compiled(t *testing.T, src string) *code.Code {
	t.Helper()
	r, err := compiler.Compile(source.NewFile("limits.py", src), compiler.Options{Dialect: dialect.V38})
	if err != nil {
		t.Fatal(err)
	}
	return r.Code
}

// TestLimits has programs that never end by themselves.
func TestLimits(t *testing.T) {
	const forever = "while True: pass\n"
	for _, test := range []struct {
		name, src, limit string
		limits           vm.Limits
	}{
		{"steps", forever, "step", vm.Limits{Steps: 100000}},
		{"steps in calls", "def f(): pass\nwhile f() is None: f()\n", "step", vm.Limits{Steps: 100000}},
		{"steps in a generator", "def g():\n  while True: yield 1\nfor x in g(): pass\n", "step", vm.Limits{Steps: 100000}},
		{"caught everything", "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n", "step", vm.Limits{Steps: 100000}},
		{"time", forever, "time", vm.Limits{Time: 50 * time.Millisecond}},
		{"time in native code", "sum(iter(int, 1))\n", "time", vm.Limits{Time: 50 * time.Millisecond}},
		{"output", "while True: print('x' * 100)\n", "output", vm.Limits{Output: 5000}},
		{"memory", "l = []\nwhile True: l.append('x' * 1000 + str(len(l)))\n", "memory", vm.Limits{Memory: 32 << 20}},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := config(io.Discard, io.Discard, "")
			cfg.Limits = test.limits
			m, err := vm.New(cfg)
			if err != nil {
				t.Fatal(err)
			}
			got := m.Run(context.Background(), compiled(t, test.src))
			var limit *object.LimitError
			if !errors.As(got.Err, &limit) || limit.Limit != test.limit {
				t.Errorf("ended with %v", got.Err)
			}
		})
	}
}

// TestStop stops a program from outside.
func TestStop(t *testing.T) {
	for name, src := range map[string]string{
		"loop":      "while True: pass\n",
		"native":    "list(iter(int, 1))\n",
		"recursive": "def f(n):\n  try: f(n + 1)\n  finally: f(n + 1)\nf(0)\n",
	} {
		t.Run(name, func(t *testing.T) {
			m, err := vm.New(config(io.Discard, io.Discard, ""))
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
			defer cancel()
			if got := m.Run(ctx, compiled(t, src)); !errors.Is(got.Err, object.ErrStopped) {
				t.Errorf("ended with %v", got.Err)
			}
		})
	}
}

// TestDepth has recursion that ends in RecursionError, through Python and native code.
func TestDepth(t *testing.T) {
	for name, src := range map[string]string{
		"python": "def f(): f()\nf()\n",
		"native": "class A:\n  def __repr__(self): return repr(self)\nrepr(A())\n",
		"list":   "l = []\nfor i in range(100000): l = [l]\nrepr(l)\n",
		"init":   "class A:\n  def __init__(self): A()\nA()\n",
		"raised": "import sys\nsys.setrecursionlimit(10**6)\nclass A:\n  def __getattr__(self, n): return getattr(self, n)\nA().x\n",
	} {
		t.Run(name, func(t *testing.T) {
			got := runCode(t, compiled(t, src), "", nil)
			if e, ok := got.Err.(*object.Exception); !ok || e.Type != object.RecursionError {
				t.Errorf("ended with %v", got.Err)
			}
		})
	}
}

// TestDeep nests calls so deep that the value stack needs several pieces.
func TestDeep(t *testing.T) {
	got := runCode(t, compiled(t, `import sys
sys.setrecursionlimit(10**6)
def f(n, a=1, *rest, k=2):
    b, c, d = n, a, k
    return 0 if n == 0 else 1 + f(n - 1, b, c, k=d) - (b != n)
print(f(60000))
def g(n):
    if n:
        yield from g(n - 1)
    yield n
print(sum(g(300)))
class A:
    def __init__(self, n): self.next = A(n - 1) if n else None
a, n = A(5000), 0
while a: a, n = a.next, n + 1
print(n)
`), "", nil)
	if want := "60000\n45150\n5001\n"; got.stdout != want || got.Err != nil {
		t.Errorf("wrote %q, ended with %v", got.stdout, got.Err)
	}
}
