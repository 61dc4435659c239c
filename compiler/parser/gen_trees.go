//go:build ignore

// gen_trees asks CPython 3.8 for the tree of each program of testdata/trees.txt,
// and what it warns of, and writes the answers to testdata/trees.json. The
// programs are separated by lines with %% and the mode: %% exec, %% eval, %% single.
package main

import (
	"bytes"
	"log"
	"os"
	"os/exec"

	"bytewalk/internal/oracle"
)

const program = `
import ast, json, re, sys, warnings
parts = re.split(r"^%% (\w+)\n", sys.stdin.buffer.read().decode(), flags=re.M)[1:]
none = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
def walk(node):
    yield type(node).__name__
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, none):
            yield from walk(child)
answers = []
for mode, source in zip(parts[::2], parts[1::2]):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = compile(source.encode(), "tree.py", mode, ast.PyCF_ONLY_AST)
            dump, nodes = ast.dump(tree, include_attributes=True), " ".join(walk(tree))
        except Exception as e:
            nodes = ""
            dump = "%s: %s" % (type(e).__name__, getattr(e, "msg", e))
    answers.append({"source": source, "mode": mode, "dump": dump, "nodes": nodes,
        "warnings": ["%s:%d: %s: %s" % (w.filename, w.lineno, w.category.__name__, w.message) for w in caught]})
print(json.dumps(answers, indent=1))
`

func main() {
	python, err := oracle.Find("3.8")
	if err != nil {
		log.Fatal(err)
	}
	programs, err := os.ReadFile("testdata/trees.txt")
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(python, "-c", program)
	cmd.Env = oracle.Environ()
	cmd.Stdin = bytes.NewReader(programs)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("testdata/trees.json", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
