//go:build ignore

// gen_answers asks CPython 3.8 and 3.13 what is wrong with the programs of
// testdata/wrong-3.8.txt and testdata/wrong-3.13.txt, and writes the answers to files
// of those names that end in .json. A line %% MODE stands before each program; MODE
// is a mode of compile(), "exec" if it is left out, and may be followed by "quoted":
// then the program is written as a string of JSON.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"strings"

	"bytewalk/internal/oracle"
)

// program gives for each program the exception and the warnings. The programs are
// files, because CPython shows their lines.
const program = `
import ast, json, os, sys, tempfile, warnings
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
def answer(source, mode):
    with open("wrong.py", "w", encoding="utf-8", newline="") as f:
        f.write(source)
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        result = {"source": source, "mode": mode, "error": None}
        try:
            compile(source.encode(), "wrong.py", mode, ast.PyCF_ONLY_AST)
        except SyntaxError as e:
            result["error"] = {"type": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset,
                "endLine": getattr(e, "end_lineno", None), "endOffset": getattr(e, "end_offset", None), "text": e.text, "file": e.filename}
        except Exception as e:
            result["error"] = {"type": type(e).__name__, "message": str(e)}
        result["warnings"] = ["%d: %s: %s" % (w.lineno, w.category.__name__, w.message) for w in given]
    return result
print(json.dumps([answer(**p) for p in json.load(sys.stdin)], indent=1))
`

type question struct {
	Source string `json:"source"`
	Mode   string `json:"mode"`
}

// read gives the programs of a file.
func read(path string) (programs []question) {
	raw, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	for _, part := range strings.Split("\n"+string(raw), "\n%%")[1:] {
		head, source, _ := strings.Cut(part+"\n", "\n")
		mode, quoted, _ := strings.Cut(strings.TrimSpace(head), " ")
		if mode == "" {
			mode = "exec"
		}
		source = strings.TrimSuffix(source, "\n")
		if !strings.HasSuffix(source, "\n") && source != "" && quoted == "" {
			source += "\n"
		}
		if quoted == "quoted" {
			if err := json.Unmarshal([]byte(source), &source); err != nil {
				log.Fatalf("%s: %q: %v", path, source, err)
			}
		}
		programs = append(programs, question{source, mode})
	}
	return programs
}

func main() {
	for _, version := range []string{"3.8", "3.13"} {
		python, err := oracle.Find(version)
		if err != nil {
			log.Fatal(err)
		}
		questions, err := json.Marshal(read("testdata/wrong-" + version + ".txt"))
		if err != nil {
			log.Fatal(err)
		}
		cmd := exec.Command(python, "-c", program)
		cmd.Env = oracle.Environ()
		cmd.Stdin = bytes.NewReader(questions)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, os.Stderr
		if err := cmd.Run(); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile("testdata/wrong-"+version+".json", out.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
