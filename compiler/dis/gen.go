//go:build ignore

// Gen writes, for each testdata/NAME.py and each dialect X.Y, what that CPython makes
// of it (needs the interpreters, see package oracle):
//
//	NAME.X.Y.pyc          the compiled file
//	NAME.X.Y.txt          what dis.dis prints for the code read from it, addresses left out
//	NAME.X.Y.caches.txt   the same with show_caches, NAME.X.Y.offsets.txt with show_offsets and
//	                      NAME.X.Y.both.txt with both, of statements.py and where that dis has them
//	NAME.X.Y.json         a list of its code objects, with what package code is to say of each
//
// A further file, long.py, is generated for the dialects that can be compiled for, because it
// is long: jumps and names beyond 255, offsets beyond 10,000, lines beyond 1,000, and line
// increments beyond 127 in both directions.
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

const script = `
import dis, inspect, io, json, marshal, py_compile, re, sys, types

source, base, name = sys.argv[1:]
py_compile.compile(source, base + '.pyc', name, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
with open(base + '.pyc', 'rb') as f:
    code = marshal.loads(f.read()[16:])
mask = lambda s: re.sub(' at 0x[0-9a-f]+', '', s)

def listing(kind, **flags):
    out = io.StringIO()
    dis.dis(code, file=out, **flags)
    with open(base + kind + '.txt', 'w', encoding='utf-8', errors='surrogatepass', newline='\n') as f:
        f.write(mask(out.getvalue()))

listing('')
if name == 'statements.py':
    taken = inspect.signature(dis.dis).parameters
    if 'show_caches' in taken:
        listing('.caches', show_caches=True)
    if 'show_offsets' in taken:
        listing('.offsets', show_offsets=True)
        listing('.both', show_caches=True, show_offsets=True)

# What PyCode_Addr2Line says: the line number of a frame at each offset.
import ctypes
addr2line = ctypes.pythonapi.PyCode_Addr2Line
addr2line.argtypes = [ctypes.py_object, ctypes.c_int]

def describe(co):
    yield {
        'name': co.co_name,
        'consts': [mask(repr(c)) for c in co.co_consts],
        'starts': [(offset, -1 if line is None else line) for offset, line in dis.findlinestarts(co)],
        'lines': [addr2line(co, offset) for offset in range(0, len(co.co_code), 2)],
        'labels': dis.findlabels(co.co_code),
    }
    for c in co.co_consts:
        if isinstance(c, types.CodeType):
            yield from describe(c)

with open(base + '.json', 'w') as f:
    json.dump(list(describe(code)), f, separators=(',', ':'))
`

func main() {
	log.SetFlags(0)
	sources, err := filepath.Glob("testdata/*.py")
	if err != nil {
		log.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "gen")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	long := filepath.Join(dir, "long.py")
	if err := os.WriteFile(long, []byte(longSource()), 0o644); err != nil {
		log.Fatal(err)
	}
	for _, d := range dialect.All() {
		python, err := oracle.Find(d.Name)
		if err != nil {
			log.Fatal(err)
		}
		samples := sources
		if d.Support >= dialect.Compiled {
			samples = append(slices.Clip(sources), long)
		}
		for _, source := range samples {
			name := filepath.Base(source)
			base := filepath.Join("testdata", strings.TrimSuffix(name, ".py")+"."+d.Name)
			cmd := exec.Command(python, "-c", script, source, base, name)
			cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
			if err := cmd.Run(); err != nil {
				log.Fatalf("%s: %v", source, err)
			}
		}
	}
}

func longSource() string {
	var b strings.Builder
	b.WriteString("def f(x):\n    while x:\n        if x:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "            a%d = x.b%d + %d\n", i, i, 1000+i)
	}
	b.WriteString("        else:\n            break\n    return x\n")
	b.WriteString(strings.Repeat("\n", 300))
	b.WriteString("g = [\n" + strings.Repeat("\n", 200) + "f,\n" + strings.Repeat("\n", 600) + "f(\n" + strings.Repeat("\n", 130) + "f)\n]\n")
	b.WriteString("def h(" + strings.Repeat("\n", 140) + "x=f(1), y=f(2),\n" + strings.Repeat("\n", 129) + "z=(f(3),\n" + strings.Repeat("\n", 129) + "f)): pass\n")
	b.WriteString("def wide(x):\n    for i in x:\n        x = [" + strings.Repeat("x, ", 5100) + "]\n")
	return b.String()
}
