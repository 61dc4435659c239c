package compiler_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"bytewalk/compiler/assemble"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/codegen"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/oracle"
)

// marshalFiles compiles the files of a JSON list at every -O level, and prints the code
// objects as JSON, null where there is an error.
const marshalFiles = `
import base64, json, marshal, sys, warnings
warnings.simplefilter('ignore')
for name in json.load(sys.stdin):
    with open(name, 'rb') as f:
        source = f.read()
    for level in range(3):
        try:
            made = marshal.dumps(compile(source, name, 'exec', dont_inherit=True, optimize=level))
        except (SyntaxError, ValueError, UnicodeDecodeError):
            print('null')
        else:
            print(json.dumps(base64.b64encode(made).decode()))
`

// sampled says of how many files of the library one is compared by default.
const sampled = 40

// stages compiles for a dialect that the façade refuses.
func stages(d *dialect.Dialect, name string, raw []byte, level int) (co *code.Code, err error) {
	defer func() {
		if r := recover(); r != nil {
			co, err = nil, fmt.Errorf("panic: %v", r)
		}
	}()
	f, err := source.Decode(name, raw)
	if err != nil {
		return nil, err
	}
	mod, _, err := parser.ParseFile(f, d)
	if err != nil {
		return nil, err
	}
	optimized, err := astopt.Optimize(mod, f, d, level)
	if err != nil {
		return nil, err
	}
	table, err := symtable.Build(optimized, f, d)
	if err != nil {
		return nil, err
	}
	co, _, err = codegen.Generate(optimized, table, f, codegen.Options{
		Dialect:  d,
		Optimize: level,
		Assemble: func(g *cfg.Graph, co *code.Code) { assemble.Assemble(g, co, assemble.Options{}) },
	})
	return co, err
}

// TestRefusedDialects compares the code objects of dialects that the façade refuses, of a sample
// of the library, or with CONFORMANCE=1 of all of it.
func TestRefusedDialects(t *testing.T) {
	d := dialect.V313
	files := oracle.Sources(t, d.Name)
	if !oracle.WantsAll() {
		sample := files[:0]
		for i, file := range files {
			if i%sampled == 0 {
				sample = append(sample, file)
			}
		}
		files = sample
	}
	input, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(oracle.Python(t, d.Name), "-c", marshalFiles)
	cmd.Env, cmd.Stderr, cmd.Stdin = oracle.Environ(), os.Stderr, strings.NewReader(string(input))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(out)
	var same [3]int
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for level := range same {
			var answer *string
			if err := answers.Decode(&answer); err != nil {
				t.Fatal(err)
			}
			if difference := stagesDiffer(t, d, file, raw, level, answer); difference != "" {
				t.Errorf("%s -O%d: %s", file, level, difference)
			} else {
				same[level]++
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("of %d files identical at the -O levels: %v", len(files), same)
}

// stagesDiffer gives the first difference to CPython's answer. Which error a wrong
// program gives is no matter here.
func stagesDiffer(t *testing.T, d *dialect.Dialect, file string, raw []byte, level int, answer *string) string {
	got, err := stages(d, file, raw, level)
	if answer == nil {
		if err == nil {
			return "compiled, but CPython refuses it"
		}
		return ""
	}
	if err != nil {
		return err.Error()
	}
	made, err := base64.StdEncoding.DecodeString(*answer)
	if err != nil {
		t.Fatal(err)
	}
	want, err := marshal.Load(d, made)
	if err != nil {
		t.Fatal(err)
	}
	if diff := code.Diff(peer.SortSets(got), peer.SortSets(want.(*code.Code))); len(diff) > 0 {
		return diff[0]
	}
	return ""
}
