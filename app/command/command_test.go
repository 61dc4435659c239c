package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

// asCommand is set in the environment of a test binary that is to be the command line.
const asCommand = "BYTEWALK_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		os.Exit(Main(os.Args[1:], Host{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}))
	}
	os.Exit(m.Run())
}

// process gives the command line as a process of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	cmd.WaitDelay = time.Second
	return cmd
}

// called is what a command left.
type called struct {
	stdout, stderr string
	status         int
}

func call(args ...string) called { return callWith("", args...) }

func callWith(stdin string, args ...string) called {
	var out, errs bytes.Buffer
	status := Main(args, Host{Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs})
	return called{out.String(), errs.String(), status}
}

// in38 gives the arguments of a command that is to be 3.8's, where what is expected is.
func in38(args ...string) []string { return slices.Insert(args, 1, "--python", "3.8") }

// inFolder makes files in a new folder, and goes there.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUsage(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "print(1)\n"})
	for _, args := range [][]string{
		{"dis"}, {"dis", "a.py", "a.py"}, {"compile"}, {"run"}, {"trace"}, {"render"},
		{"a.py", "a.py"}, {"--nonsense"}, {"run", "--nonsense", "a.py"}, {"dis", "--python", "3.8", "--show-caches", "a.py"},
		{"run", "--python", "3.7", "a.py"}, {"run", "--python", "three", "a.py"}, {"run", "--python", "3.8.1", "a.py"},
		{"run", "--max-steps", "-1", "a.py"}, {"run", "--max-steps", "x", "a.py"}, {"run", "--max-memory", "12Q", "a.py"},
		{"run", "--max-memory", "-5", "a.py"}, {"run", "--max-memory", "", "a.py"}, {"run", "--max-memory", "99999999T", "a.py"},
		{"run", "--max-time", "5", "a.py"}, {"run", "--max-time", "-5s", "a.py"}, {"run", "--max-depth", "-1", "a.py"},
		{"run", "--hash-seed", "-1", "a.py"}, {"run", "--hash-seed", "4294967296", "a.py"},
		{"trace", "--from", "5", "--to", "3", "a.py"}, {"trace", "--from", "-1", "a.py"}, {"trace", "--max-history", "0", "a.py"},
		{"trace", "--from", "x", "a.py"}, {"run", "-Q", "a.py"}, {"compile", "--max-steps", "3", "a.py"},
	} {
		got := call(args...)
		if got.status != 2 || got.stdout != "" || !strings.HasPrefix(got.stderr, "bytewalk: ") || strings.Count(got.stderr, "\n") != 2 {
			t.Errorf("%q: status %d, %q, %q", args, got.status, got.stdout, got.stderr)
		}
	}
	for _, args := range [][]string{{"--help"}, {"run", "--help"}, {"trace", "-h"}, {"--version"}, {"run", "a.py", "--nonsense"}, {"run", "-OO", "a.py", "-O"}} {
		if got := call(args...); got.status != 0 || got.stdout == "" || got.stderr != "" {
			t.Errorf("%q: status %d, %q, %q", args, got.status, got.stdout, got.stderr)
		}
	}
}

func TestRenderUsage(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "print(1)\n"})
	var last *Render
	var out, errs bytes.Buffer
	host := Host{Stdout: &out, Stderr: &errs, Render: func(_ context.Context, r Render) ([]byte, error) { last = &r; return []byte("png"), nil }}
	for _, args := range [][]string{
		{"a.py"}, {"-o", "x.png"}, {"-o", "x.png", "--size", "10x10", "a.py"}, {"-o", "x.png", "--size", "1920", "a.py"},
		{"-o", "x.png", "--size", "1920x1080x3", "a.py"}, {"-o", "x.png", "--size", "99999x99999", "a.py"},
		{"-o", "x.png", "--theme", "pink", "a.py"}, {"-o", "x.png", "--phase", "think", "a.py"}, {"-o", "x.png", "--step", "-2", "a.py"},
	} {
		if status := Main(append([]string{"render"}, args...), host); status != 2 || last != nil {
			t.Errorf("%q: status %d", args, status)
		}
	}
	if status := Main([]string{"render", "-o", "x.png", "--step", "7", "--phase", "fetch", "--theme", "dark", "--size", "800x600",
		"--hash-seed", "5", "a.py", "one", "--two"}, host); status != 0 || last == nil {
		t.Fatalf("status %d, %s", status, errs.String())
	}
	if last.Step != 7 || last.Phase.String() != "fetch" || last.Theme != "dark" || last.Width != 800 || last.Height != 600 ||
		last.HashSeed != 5 || strings.Join(last.Args, " ") != "one --two" {
		t.Errorf("render was asked for %+v", last)
	}
	if data, err := os.ReadFile("x.png"); err != nil || string(data) != "png" {
		t.Errorf("wrote %q, %v", data, err)
	}
}

// TestBadInput gives every command what it cannot take: a message with the file's name, no
// output, status 1.
func TestBadInput(t *testing.T) {
	inFolder(t, map[string]string{
		"latin.py": "x = '\xe9'\n", "codec.py": "# coding: nosuch\n", "syntax.py": "a b\n",
		"binary.py": "\x7fELF\x00\x01\xff", "old.pyc": "\x33\x0d\r\n" + strings.Repeat("\x00", 20), "cut.pyc": "\x55\x0d\r\n\x00\x00",
		"cutcode.pyc": "\x55\x0d\r\n" + strings.Repeat("\x00", 12) + "\xe3\x00", "empty.pyc": "", "noise.pyc": "not a pyc file at all",
		"folder/x.py": "",
	})
	for name, want := range map[string]string{
		"latin.py": "xe9",
		"codec.py": ": nosuch", "syntax.py": "invalid syntax", "binary.py": "binary.py", "old.pyc": "old.pyc",
		"cut.pyc": "cut.pyc", "cutcode.pyc": "cutcode.pyc", "empty.pyc": "empty.pyc", "noise.pyc": "noise.pyc",
		"folder": "folder: is a folder", "missing.py": "missing.py",
	} {
		for _, command := range []string{"dis", "run", "trace"} {
			status := 1
			if name == "missing.py" && command != "dis" {
				status = 2 // as python's own
			}
			got := call(command, name)
			if got.status != status || got.stdout != "" || !strings.Contains(got.stderr, want) || strings.Contains(got.stderr, "goroutine") {
				t.Errorf("%s %s: status %d, want %d; %q %q", command, name, got.status, status, got.stdout, got.stderr)
			}
		}
	}
}

// TestNullBytes: a script's lines end at their first null byte, as CPython reads them;
// what takes the file as one text says where the byte is.
func TestNullBytes(t *testing.T) {
	files := map[string]string{
		"a.py": "x = 1\n\x00y = 2\nprint(x)\n", "b.py": "x = 1\ny = 'a\x00b'\nprint(x)\n", "c.py": "print(1)\nprint(2\x00)\n)\nprint(3)",
		"d.py": "print(1)\n\x00", "e.py": "\x00\nprint(1)\n", "f.py": "print(5) # \x00 print(6)\nprint(7)\nprint(8)\n", "elf.py": "\x7fELF\x00\x01\xff\n",
	}
	inFolder(t, files)
	got := call(in38("dis", "a.py")...)
	if want := "a.py:2:1: ValueError: source code string cannot contain null bytes\n"; got.stderr != want || got.status != 1 {
		t.Errorf("dis: status %d, %q, want %q", got.status, got.stderr, want)
	}
	if got := call(in38("run", "a.py")...); got != (called{"", "", 0}) && got != (called{"1\n", "", 0}) {
		t.Errorf("run: %+v", got)
	}
	python := oracle.Python(t, "3.8")
	for name := range files {
		var out, errs bytes.Buffer
		cmd := exec.Command(python, name)
		cmd.Stdout, cmd.Stderr = &out, &errs
		cmd.Run()
		want := called{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
		if got := call(in38("run", name)...); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

// TestAnotherVersion: what is of a version that can only be listed is refused in words.
func TestAnotherVersion(t *testing.T) {
	inFolder(t, nil)
	c := &code.Code{Name: "<module>", Filename: "e.py", QualName: "<module>", Dialect: dialect.V312, FirstLine: 1, Bytecode: []byte{151, 0, 121, 0}, Consts: []code.Const{code.None}}
	pyc, err := marshal.WritePyc(marshal.Header{}, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("e312.pyc", pyc, 0o666); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range dialect.With(dialect.Executed) {
		names = append(names, d.Name)
	}
	want := called{"", "bytewalk: e312.pyc was written by CPython 3.12; programs of " + strings.Join(names, ", ") + " can be run (dis shows it)\n", 1}
	for _, command := range []string{"run", "trace"} {
		if got := call(command, "e312.pyc"); got != want {
			t.Errorf("%s: %+v", command, got)
		}
	}
	if got := call("dis", "e312.pyc"); got.status != 0 || !strings.Contains(got.stdout, "RESUME") {
		t.Errorf("dis: %+v", got)
	}
}

// TestWords: what the help and the messages say of defaults, limits and missing files.
func TestWords(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "while True: pass\n"})
	for _, tt := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"run", "--help"}, 0, "(default 1000000000)"},
		{[]string{"trace", "--help"}, 0, "(default the end)"},
		{[]string{"run", "--max-steps", "1234567", "a.py"}, 1, "bytewalk: The limit of 1,234,567 steps was reached; --max-steps sets it.\n"},
		{[]string{"run", "--max-time", "20ms", "a.py"}, 1, "bytewalk: The time limit of 20ms was reached; --max-time sets it.\n"},
		{[]string{"frob"}, 1, "bytewalk: frob: no such file"},
	} {
		got := call(tt.args...)
		if got.status != tt.status || !strings.Contains(got.stdout+got.stderr, tt.says) {
			t.Errorf("%q: status %d, %s%s", tt.args, got.status, got.stdout, got.stderr)
		}
	}
	opened := false
	var errs bytes.Buffer
	host := Host{Stdout: &errs, Stderr: &errs, OpenWindow: func(string, Options) error { opened = true; return nil }}
	if status := Main([]string{"frob"}, host); status != 1 || opened || !strings.Contains(errs.String(), "frob: no such file") {
		t.Errorf("status %d, opened %v, %s", status, opened, errs.String())
	}
	if status := Main([]string{"a.py"}, host); status != 0 || !opened {
		t.Errorf("status %d, opened %v, %s", status, opened, errs.String())
	}
	host.WindowLimits = Limits{Steps: 1_234_567}
	if status := Main([]string{"--help"}, host); status != 0 || !strings.Contains(errs.String(), "(default 1234567)") {
		t.Errorf("status %d, %s", status, errs.String())
	}
}

// TestRunCorpus runs the project's own programs as CPython did.
func TestRunCorpus(t *testing.T) {
	t.Chdir(corpus.Dir())
	t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
	for _, p := range corpus.Programs(t) {
		want := p.Expected(t, "3.8")
		got := callWith(p.Stdin, in38("run", p.File())...)
		got.stderr = strings.ReplaceAll(got.stderr, corpus.Dir()+"/", "")
		if got.stdout != want.Stdout || got.stderr != want.Stderr || got.status != want.Status {
			t.Errorf("%s: status %d, want %d\n%s%s\nwant\n%s%s", p.Name, got.status, want.Status, got.stdout, got.stderr, want.Stdout, want.Stderr)
		}
	}
}

// TestPycBothWays compiles the project's own programs, has CPython run the files, and
// runs those that CPython writes.
func TestPycBothWays(t *testing.T) {
	python := oracle.Python(t, "3.8")
	t.Chdir(corpus.Dir())
	t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
	dir := t.TempDir()
	var names []string
	for i, p := range corpus.Programs(t) {
		if p.Expected(t, "3.8").Code != nil && i%4 == 0 {
			names = append(names, p.Name)
		}
	}
	ours, theirs := filepath.Join(dir, "ours"), filepath.Join(dir, "theirs")
	args := []string{"compile", "-o", ours}
	script := "import py_compile, sys\nfor n in sys.argv[2:]: py_compile.compile(n, sys.argv[1] + '/' + n + 'c', doraise=True)\n"
	all := []string{"-W", "ignore", "-c", script, theirs}
	for _, n := range names {
		args, all = append(args, n+".py"), append(all, n+".py")
	}
	if got := call(in38(args...)...); got.status != 0 {
		t.Fatal(got)
	}
	if out, err := exec.Command(python, all...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, n := range names {
		p := corpus.Get(t, n)
		want := p.Expected(t, "3.8")
		path := filepath.Join(ours, n+".pyc")
		r := oracle.RunArgs(t, "3.8", corpus.Dir(), p.Stdin, "-B", "-c", "import sys, runpy; sys.path.insert(0, '.'); f = sys.argv.pop(); runpy.run_path(f, run_name='__main__')", path)
		if r.Stdout != want.Stdout || r.Status != want.Status {
			t.Errorf("%s: CPython runs our file: status %d, want %d\n%s", n, r.Status, want.Status, r.Stderr)
		}
		if strings.Contains(p.Source, "helpers") {
			continue // its modules do not lie beside the .pyc
		}
		got := callWith(p.Stdin, "run", filepath.Join(theirs, n+".pyc"))
		if got.stdout != want.Stdout || got.status != want.Status {
			t.Errorf("%s: CPython's file: status %d, want %d\n%s", n, got.status, want.Status, got.stderr)
		}
	}
}

// exits are programs of which each process, ours and CPython's, is to end alike.
var exits = map[string]string{
	"none": "import sys; sys.exit()", "number": "import sys; sys.exit(3)", "negative": "import sys; sys.exit(-1)", "256": "import sys; sys.exit(256)",
	"huge": "import sys; sys.exit(10**30)", "text": "import sys; print('a', end=''); sys.exit('oh')", "tuple": "import sys; sys.exit((1, 2))",
	"several": "raise SystemExit(1, 2)", "surrogate": "import sys; sys.exit('h\\ud800')", "raise_surrogate": "raise ValueError('\\ud800')",
	"bad_str": "class E(Exception):\n def __str__(self): 1/0\nraise E", "no_module": "class E(Exception): pass\nE.__module__ = None\nraise E('x')",
	"eof": "input('? ')", "order": "import sys\nprint(1)\nprint(3, flush=True)\nprint(4)\n1/0", "order_exit": "import sys\nprint(1)\nsys.exit('x')",
	"paren": "(" + strings.Repeat("(", 300) + strings.Repeat(")", 301), "argv": "import sys; print(sys.argv)", "half": "class A:\n def __str__(self): 1/0\nprint('a', A())",
	"recursion": "def f(n): return f(n + 1)\nf(0)",
}

func TestRunEnds(t *testing.T) {
	python := oracle.Python(t, "3.8")
	files := map[string]string{}
	for name, text := range exits {
		files[name+".py"] = text + "\n"
	}
	inFolder(t, files)
	for name := range exits {
		run := func(cmd *exec.Cmd) called {
			var both bytes.Buffer // one stream, so that the order shows
			cmd.Stdout, cmd.Stderr = &both, &both
			if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
				t.Fatal(err)
			}
			return called{stdout: both.String(), status: cmd.ProcessState.ExitCode()}
		}
		theirs := exec.Command(python, name+".py", "a b", "-x")
		theirs.Env = oracle.Environ()
		want := run(theirs)
		if got := run(process(t, in38("run", name+".py", "a b", "-x")...)); got != want {
			t.Errorf("%s: status %d, %q\nwant %d, %q", name, got.status, got.stdout, want.status, want.stdout)
		}
	}
}

// TestNested has programs that nest objects so deep that native code which goes through them
// would need more stack than there is.
func TestNested(t *testing.T) {
	const rec = "import sys\nsys.setrecursionlimit(10**9)\nx, y = [], []\nfor i in range(200000): x, y = [x], [y]\n"
	const chain = "it = iter([1])\nfor i in range(200000): it = "
	programs := map[string]string{
		"repr": rec + "repr(x)", "compare": rec + "x == y", "isinstance": "import sys\nsys.setrecursionlimit(10**9)\nx = (int,)\nfor i in range(200000): x = (x,)\nisinstance('', x)",
		"hash": "x = ()\nfor i in range(200000): x = (x,)\nhash(x)", "map": chain + "map(abs, it)\nnext(it)", "zip": chain + "zip(it)\nnext(it)",
		"enumerate": chain + "enumerate(it)\nnext(it)", "filter": chain + "filter(None, it)\nnext(it)",
		"call": "def x(): pass\nfor i in range(200000): x = x.__call__\nx()",
	}
	files := map[string]string{}
	for name, text := range programs {
		files[name+".py"] = "try:\n  exec(" + pythonString(text) + ")\nexcept RecursionError: print('too deep')\n"
	}
	inFolder(t, files)
	for name := range programs {
		if got := call("run", name+".py"); got != (called{stdout: "too deep\n"}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func pythonString(s string) string { return "'''" + s + "'''" }

// TestLimits has a program for each limit: it ends, and the message says which.
func TestLimits(t *testing.T) {
	inFolder(t, map[string]string{
		"loop.py": "while True: pass\n", "native.py": "for x in iter(int, 1): pass\n", "swallow.py": "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n",
		"grow.py": "l = []\nwhile True: l.append([1] * 100)\n", "print.py": "while True: print('spam')\n", "input.py": "input()\n",
		"deep.py": "def f(n):\n  try: return f(n + 1)\n  except RecursionError: return n\nprint(f(1))\n",
	})
	for _, c := range []struct{ args, want string }{
		{"run --max-steps 1000 loop.py", "steps"}, {"run --max-time 100ms loop.py", "time"}, {"run --max-time 100ms native.py", "time"},
		{"run --max-time 100ms swallow.py", "time"}, {"run --max-memory 64M grow.py", "memory"}, {"run --max-output 1K print.py", "output"},
		{"trace --max-steps 1000 loop.py", "steps"}, {"trace --max-history 1M loop.py", "history"},
	} {
		start := time.Now()
		got := call(strings.Fields(c.args)...)
		if took := time.Since(start); got.status != 1 || !strings.Contains(got.stderr, "--max-"+c.want+" sets it") || took > 10*time.Second {
			t.Errorf("%s: status %d, %q after %v", c.args, got.status, got.stderr, took)
		}
	}
	if got := call("run", "--max-depth", "50", "deep.py"); got != (called{stdout: "49\n"}) {
		t.Errorf("--max-depth 50: %+v", got)
	}
	// Nothing comes on standard input.
	in, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var errs bytes.Buffer
	if status := Main([]string{"run", "--max-time", "100ms", "input.py"}, Host{Stdin: in, Stdout: &errs, Stderr: &errs}); status != 1 || !strings.Contains(errs.String(), "--max-time") {
		t.Errorf("waiting for input: status %d, %q", status, errs.String())
	}
}

// TestHistoryIsNotTheProgram traces a program that is small in memory for longer than
// its own limit would allow the history.
func TestHistoryIsNotTheProgram(t *testing.T) {
	inFolder(t, map[string]string{"long.py": "for i in range(300000): pass\n"})
	if got := call("trace", "--max-memory", "24M", "--to", "1", "long.py"); got.status != 0 || got.stderr != "" {
		t.Errorf("status %d, %s", got.status, got.stderr)
	}
}

// TestTraceLines decodes all lines, with no fields but those that are described.
func TestTraceLines(t *testing.T) {
	t.Chdir(corpus.Dir())
	t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
	for _, p := range corpus.Programs(t, "lesson", "error") {
		want := p.Expected(t, "3.8")
		if want.Code == nil {
			continue
		}
		got := callWith(p.Stdin, in38("trace", "--max-steps", "20000", p.File())...)
		if strings.Contains(got.stderr, "--max-steps") {
			continue
		}
		lines := strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
		var out strings.Builder
		strict := func(line string, into any) {
			d := json.NewDecoder(strings.NewReader(line))
			d.DisallowUnknownFields()
			if err := d.Decode(into); err != nil {
				t.Fatalf("%s: %v in %s", p.Name, err, line)
			}
		}
		var head traceHead
		strict(lines[0], &head)
		for i, line := range lines[1 : len(lines)-1] {
			var s traceStep
			strict(line, &s)
			if s.Step != i || s.Opcode == "" || s.Function == "" {
				t.Fatalf("%s: step %d is %s", p.Name, i, line)
			}
			for _, e := range s.Effects {
				if e.Kind == "output" && e.Stream == "stdout" {
					out.WriteString(e.Text)
				}
			}
		}
		var end traceEnd
		strict(lines[len(lines)-1], &end)
		if head.Schema != traceSchema || end.Steps != len(lines)-2 || end.Status != want.Status || got.status != want.Status || out.String() != want.Stdout {
			t.Errorf("%s: head %+v, end %+v, status %d", p.Name, head, end, got.status)
		}
	}
}

// TestHostilePyc changes bytes of good files, and cuts them off: errors, never a bug report, a
// hang or memory without end.
func TestHostilePyc(t *testing.T) {
	t.Chdir(corpus.Dir())
	t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
	dir := t.TempDir()
	programs := corpus.Programs(t, "lesson", "expr")
	random := rand.New(rand.NewPCG(1, 2))
	bad := filepath.Join(dir, "bad.pyc")
	for i := range 600 {
		p := programs[i%len(programs)]
		if i < len(programs) {
			if got := call("compile", "-o", dir, p.File()); got.status != 0 {
				t.Fatal(got)
			}
		}
		data, err := os.ReadFile(filepath.Join(dir, p.Name+".pyc"))
		if err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			data = data[:random.IntN(len(data))]
		} else {
			for range 1 + random.IntN(4) {
				data[random.IntN(len(data)-16)+16] = byte(random.Uint32())
			}
		}
		if err := os.WriteFile(bad, data, 0o666); err != nil {
			t.Fatal(err)
		}
		got := callWith(p.Stdin, "run", "--max-steps", "100000", "--max-time", "5s", "--max-memory", "256M", "--max-output", "1M", bad)
		if strings.Contains(got.stderr, "this is a bug") {
			t.Errorf("%s, change %d: %.1500s", p.Name, i, got.stderr)
		}
	}
}
