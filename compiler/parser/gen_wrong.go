//go:build ignore

// gen_wrong asks CPython 3.8 what is wrong with each program of
// testdata/wrong.txt and writes the answers to testdata/wrong.json. The programs
// are separated by lines with %% alone. An argument names another folder than
// testdata.
package main

import (
	"bytes"
	"log"
	"os"
	"os/exec"
	"path/filepath"

	"bytewalk/internal/oracle"
)

// program writes, for each program, who refuses it ("parse" for the parser,
// "symtable" for the symbol table and the future statements, "" for neither) and
// the exception, also as the interpreter shows it, for a file that is compiled and
// for one that is run. The programs are files, because CPython shows their lines.
const program = `
import ast, io, json, os, subprocess, sys, tempfile, warnings, _symtable
warnings.simplefilter("ignore")
folder = tempfile.mkdtemp()
os.chdir(folder)
name = "wrong.py"
future = ("future feature", "not a chance", "from __future__ imports must")
def shown(e):
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(type(e), e.with_traceback(None), None)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = stderr
def describe(e):
    return {"shown": shown(e), "type": type(e).__name__, "message": getattr(e, "msg", str(e)), "line": e.lineno, "offset": e.offset,
            "text": e.text, "file": e.filename}
def run():
    return subprocess.run([sys.executable, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE).stderr.decode()
answers = []
for source in sys.stdin.buffer.read().decode().split("%%\n"):
    with open(name, "w", encoding="utf-8") as f:
        f.write(source)
    stage, error = "", None
    try:
        compile(source.encode(), name, "exec", ast.PyCF_ONLY_AST)
    except Exception as e:
        stage, error = "parse", describe(e)
        error["script"] = run()
    else:
        try:
            _symtable.symtable(source, name, "exec")
        except Exception as e:
            stage, error = "symtable", describe(e)
        try:
            compile(source.encode(), name, "exec")
        except SyntaxError as e:
            if e.msg.startswith(future):
                stage, error = "symtable", describe(e)
    answers.append({"source": source, "stage": stage, "error": error})
os.unlink(name)
os.rmdir(folder)
print(json.dumps(answers, indent=1))
`

func main() {
	folder := "testdata"
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	python, err := oracle.Find("3.8")
	if err != nil {
		log.Fatal(err)
	}
	programs, err := os.ReadFile(filepath.Join(folder, "wrong.txt"))
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
	if err := os.WriteFile(filepath.Join(folder, "wrong.json"), out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
