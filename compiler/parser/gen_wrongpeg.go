//go:build ignore

// gen_wrongpeg asks CPython 3.13 what is wrong with each program of
// testdata/wrong-3.13.txt and writes the answers to testdata/wrong-3.13.json. The
// programs are separated by lines with %% alone.
package main

import (
	"bytes"
	"log"
	"os"
	"os/exec"

	"bytewalk/internal/oracle"
)

const program = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
answers = []
for source in sys.stdin.buffer.read().decode().split("%%\n"):
    error = None
    try:
        compile(source.encode(), "wrong.py", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        error = {"type": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset,
                 "endLine": e.end_lineno, "endOffset": e.end_offset}
    answers.append({"source": source, "error": error})
print(json.dumps(answers, indent=1))
`

func main() {
	python, err := oracle.Find("3.13")
	if err != nil {
		log.Fatal(err)
	}
	programs, err := os.ReadFile("testdata/wrong-3.13.txt")
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
	if err := os.WriteFile("testdata/wrong-3.13.json", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
