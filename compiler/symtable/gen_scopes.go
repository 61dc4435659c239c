//go:build ignore

// gen_scopes asks CPython 3.8's symtable module for the scopes of each program of
// testdata/scopes.txt and writes them to testdata/scopes.json. The programs are
// separated by lines with %% alone.
package main

import (
	"bytes"
	"log"
	"os"
	"os/exec"

	"bytewalk/internal/oracle"
)

const program = `
import _symtable, json, sys
def show(block, out, indent):
    out.append("%s%s %s %d nested=%d varnames=%s\n" % (indent, block.name, block.type, block.lineno, block.nested, ",".join(block.varnames)))
    for name, flags in sorted(block.symbols.items()):
        out.append("%s. %s %d\n" % (indent, name, flags))
    for child in block.children:
        show(child, out, indent + "  ")
answers = []
for source in sys.stdin.buffer.read().decode().split("%%\n"):
    out = []
    show(_symtable.symtable(source, "scopes.py", "exec"), out, "")
    answers.append({"source": source, "scopes": "".join(out)})
print(json.dumps(answers, indent=1))
`

func main() {
	python, err := oracle.Find("3.8")
	if err != nil {
		log.Fatal(err)
	}
	programs, err := os.ReadFile("testdata/scopes.txt")
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
	if err := os.WriteFile("testdata/scopes.json", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
