package interpreter_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/object"
)

// deep are programs that nest calls or objects without end. "¶" stands between their lines.
const deep = `
class A:¶ def __getattr__(s, n): return getattr(s, n + "a")¶A().x
class A:¶ def __getattribute__(s, n): return s.x¶A().x
class A:¶ def __repr__(s): return f"{s!r}"¶repr(A())
class A:¶ def __str__(s): return "%s" % s¶str(A())
class A:¶ def __format__(s, f): return format(s, f)¶format(A())
class A:¶ def __getattr__(s, n): return "{0.a}".format(s)¶A().b
class A:¶ def __eq__(s, o): return [s] == [o]¶A() == A()
class A:¶ def __lt__(s, o): return s < o¶A() < A()
class A:¶ def __hash__(s): return hash((s,))¶hash(A())
class A:¶ def __call__(s, *a): return s(*a)¶A()(1)
class A: pass¶A.__call__ = A()¶A()()
def f(*a, **k): return f(*a, **k)¶f(1, x=2)
class A:¶ def __init__(s, *a): A(*a)¶A(1)
class A:¶ def __new__(c): return A()¶A()
class M(type):¶ def __call__(c): return c()¶class A(metaclass=M): pass¶A()
def f(x): return sorted([1, 2], key=f)¶f(1)
it = iter([1, 2, 3])¶for i in range(100000): it = map(abs, it)¶list(it)
it = iter([1])¶for i in range(100000): it = (x for x in it)¶list(it)
import itertools¶it = iter([1])¶for i in range(100000): it = itertools.chain(it)¶list(it)
l = []¶for i in range(300000): l = [l]¶repr(l)
l = []; m = []¶for i in range(300000): l = [l]; m = [m]¶l == m
l = ()¶for i in range(300000): l = (l,)¶hash(l)
l = {}; m = {}¶for i in range(300000): l = {1: l}; m = {1: m}¶l == m
import json¶l = []¶for i in range(200000): l = [l]¶json.dumps(l)
import json¶json.loads("[" * 300000 + "]" * 300000)
t = int¶for i in range(200000): t = (t,)¶isinstance("", t)
class A:¶ @property¶ def x(s): return s.x¶A().x
class D:¶ def __get__(s, i, o): return i.x¶class A: x = D()¶A().x
class A:¶ def __setattr__(s, n, v): setattr(s, n, v)¶A().x = 1
class A(dict):¶ def __missing__(s, n): return s[n]¶A()[1]
class A:¶ def __add__(s, o): return s + o¶A() + 1
class A:¶ def __bool__(s): return not s¶not A()
class A:¶ def __iter__(s): return s¶ def __next__(s): return next(s)¶list(A())
class A:¶ def __enter__(s):¶  with s: pass¶ def __exit__(s, *a): pass¶with A(): pass
class A:¶ def __init_subclass__(c):¶  class B(A): pass¶class B(A): pass
s = "exec(s)"¶exec(s)
import functools¶f = functools.partial(lambda: f())¶f()
import functools¶class A:¶ @functools.cached_property¶ def x(s): return s.x¶A().x
import collections¶d = collections.defaultdict(lambda: d[1])¶d[1]
import collections¶N = collections.namedtuple("N", "a")¶d = N(1)¶for i in range(100000): d = N(d)¶repr(d)
d = 1¶for i in range(100000): d = slice(d)¶repr(d)
d = 1¶for i in range(100000): d = ValueError(d)¶repr(d)
import re¶def f(m): return re.sub("a", f, "a")¶f(1)
import types¶m = types.ModuleType("m")¶m.__getattr__ = lambda n: getattr(m, n)¶m.x
class M(type):¶ def __instancecheck__(c, o): return isinstance(o, c)¶class A(metaclass=M): pass¶isinstance(1, A)
def d(f):¶ def w(*a, **k): return f(*a, **k)¶ return w¶def f(x): return x¶for i in range(100000): f = d(f)¶f(1)
`

// TestDeepNasty runs programs that lift the recursion limit and nest without end: they end with
// RecursionError, by a limit, or as if there was room, and never with the process.
func TestDeepNasty(t *testing.T) {
	all := dialect.With(dialect.Executed)
	for i, line := range strings.Split(strings.TrimSpace(deep), "\n") {
		program := strings.ReplaceAll(line, "¶", "\n")
		for n, d := range all {
			// A sample of them takes seconds.
			if i%(3*len(all)) != n && !oracle.WantsAll() {
				continue
			}
			r, err := compiler.Compile(source.NewFile("deep.py", "import sys\nsys.setrecursionlimit(10 ** 9)\n"+program+"\n"), compiler.Options{Dialect: d})
			if err != nil {
				t.Fatal(err)
			}
			m, err := interpreter.New(interpreter.Config{
				Dialect: d, Argv: []string{"deep.py"}, Folder: t.TempDir(), Stdout: io.Discard, Stderr: io.Discard,
				Limits: vm.Limits{Memory: 512 << 20, Time: time.Minute},
			})
			if err != nil {
				t.Fatal(err)
			}
			out := m.Run(context.Background(), r.Code)
			var limit *object.LimitError
			if out.Err != nil && !object.IsException(out.Err, object.RecursionError) && !errors.As(out.Err, &limit) {
				t.Errorf("%s: %s\n\tends with %v", d.Name, line, out.Err)
			}
		}
	}
}
