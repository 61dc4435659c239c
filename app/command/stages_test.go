package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler/assemble"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

const staged = `def f(x):
    if x and not g:
        return 60 * 60
    return x
`

// TestStages: every stage is there, in its order, for every version.
func TestStages(t *testing.T) {
	inFolder(t, map[string]string{"a.py": staged, "plain.py": "x = y\n", "bad.py": "x = 1\nx = = 2\n", "late.py": "x = 1\nreturn\n", "e.py": "(x\n + 1)"})
	for _, d := range dialect.With(dialect.Compiled) {
		got := call("stages", "--python", d.Name, "a.py")
		at := 0
		for _, part := range []string{
			"== tokens\n1,0-1,3:            NAME           'def'\n", "\n== tree\nModule(body=[FunctionDef(name='f'", "\n== optimized\nModule(",
			"\n== symbols\nmodule top, line 0\n  f                    LOCAL            DEF_LOCAL\n    function f, line 1\n      x                    LOCAL            DEF_PARAM USE\n",
			"\n== graph of <module>, line 1: codegen\n  block 0:\n", "\n== graph of f, line 1: codegen\n  block 0:\n", "\n== code\n  ",
		} {
			i := strings.Index(got.stdout[at:], part)
			if i < 0 {
				t.Fatalf("%s: no %q in\n%s", d, part, got.stdout[at:])
			}
			at += i
		}
		if dis := call("dis", "--python", d.Name, "a.py").stdout; address.ReplaceAllString(got.stdout[at+len("\n== code\n"):], "") != address.ReplaceAllString(dis, "") {
			t.Errorf("%s: the code is not what dis prints:\n%s", d, got.stdout[at:])
		}
		for _, pass := range assemble.Passes(d) {
			if !strings.Contains(got.stdout, "\n== graph of f, line 1: "+pass+"\n") && !strings.Contains(got.stdout, "\n== graph of f, line 1: "+pass+": unchanged\n") {
				t.Errorf("%s: no pass %s", d, pass)
			}
			one := call("stages", "--python", d.Name, "--pass", pass, "a.py")
			if one.status != 0 || strings.Count(one.stdout, "== ") != 2 || !strings.HasPrefix(one.stdout, "== graph of <module>, line 1: "+pass+"\n  block ") {
				t.Errorf("%s: --pass %s: %+v", d, pass, one)
			}
		}
		if got := call("stages", "--python", d.Name, "--only", "optimized", "plain.py"); got.stdout != "== optimized: unchanged\n" {
			t.Errorf("%s: %+v", d, got)
		}
		// After an error there are the stages before it.
		if got := call("stages", "--python", d.Name, "bad.py"); got.status != 1 || !strings.HasPrefix(got.stdout, "== tokens\n") || strings.Contains(got.stdout, "== tree") ||
			!strings.HasPrefix(got.stderr, "bad.py:2:5: SyntaxError: invalid syntax\n") {
			t.Errorf("%s: %+v", d, got)
		}
		if got := call("stages", "--python", d.Name, "--only", "symbols,code", "late.py"); got.status != 1 || !strings.HasPrefix(got.stdout, "== symbols\n") ||
			strings.Contains(got.stdout, "== code") || !strings.Contains(got.stderr, "'return' outside function") {
			t.Errorf("%s: %+v", d, got)
		}
		if got := call("stages", "--python", d.Name, "--mode", "eval", "--only", "tree", "e.py"); !strings.HasPrefix(got.stdout, "== tree\nExpression(body=BinOp(") {
			t.Errorf("%s: %+v", d, got)
		}
		if got := call("stages", "--python", d.Name, "--mode", "single", "--only", "code", "plain.py"); got.status != 0 || !strings.Contains(got.stdout, "STORE_NAME") {
			t.Errorf("%s: %+v", d, got)
		}
	}
}

// TestStagesChanges: without the lines that a pass made, its graph is the one before.
func TestStagesChanges(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		changed := 0
		for i, p := range corpus.Programs(t) {
			if i%8 != 0 {
				continue
			}
			var last, before, after []string
			name, title := "", ""
			check := func() {
				if before != nil && last != nil && strings.Join(before, "\n") != strings.Join(last, "\n") {
					t.Errorf("%s, %s: not what was before:\n%s", d, title, strings.Join(before, "\n"))
				}
				if after != nil {
					last = after
				}
			}
			for line := range strings.Lines(call("stages", "--python", d.Name, "--only", "graph", p.Path).stdout) {
				line = strings.TrimSuffix(line, "\n")
				switch {
				case strings.HasPrefix(line, "=="):
					check()
					graph, _, _ := strings.Cut(line, ":")
					if strings.HasSuffix(line, ": codegen") || graph != name {
						last = nil
					}
					name, title, before, after = graph, line, nil, nil
				case line == "":
				case line[0] == '-':
					before = append(before, line[2:])
					changed++
				case line[0] == '+':
					after = append(after, line[2:])
				default:
					before, after = append(before, line[2:]), append(after, line[2:])
				}
			}
			check()
		}
		if changed < 20 {
			t.Errorf("%s: %d lines changed", d, changed)
		}
	}
}

func TestStagesUsage(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "x = 1\n"})
	for _, args := range [][]string{
		{"stages"}, {"stages", "--only", "nonsense", "a.py"}, {"stages", "--pass", "nonsense", "a.py"}, {"stages", "--pass", "pack", "--python", "3.13", "a.py"},
		{"stages", "--mode", "script", "a.py"}, {"stages", "--indent", "-1", "a.py"}, {"stages", "--python", "3.9", "a.py"},
	} {
		if got := call(args...); got.status != 2 || got.stdout != "" || !strings.HasPrefix(got.stderr, "bytewalk: ") {
			t.Errorf("%q: %+v", args, got)
		}
	}
	if got := call("compile", "-o", "out", "a.py"); got.status != 0 {
		t.Fatal(got.stderr)
	}
	if got := call("stages", "out/a.pyc"); got.status != 1 || !strings.Contains(got.stderr, "is compiled") {
		t.Errorf("%+v", got)
	}
}

// TestStagesTree compares the indented tree with ast.dump(indent=2), which 3.8 lacks.
func TestStagesTree(t *testing.T) {
	python := oracle.Python(t, "3.13")
	for _, name := range []string{"error_chained", "class_basic", "def_parameters"} {
		path := filepath.Join(corpus.Dir(), name+".py")
		cmd := exec.Command(python, "-c", "import ast, sys; print(ast.dump(ast.parse(open(sys.argv[1], encoding='utf-8').read()), include_attributes=True, indent=2))", path)
		cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
		want, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := call("stages", "--python", "3.13", "--only", "tree", "--indent", "2", path).stdout; got != "== tree\n"+string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}
