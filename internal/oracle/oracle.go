// Package oracle finds and runs the real CPython, against which tests compare.
//
// A test names the minor version it needs:
//
//	python := oracle.Python(t, "3.8")
//
// The interpreter is looked for in the environment variable BYTEWALK_PYTHON_3_8,
// then as python3.8 on PATH, then among pyenv's versions. Where it is not
// installed the test is skipped and the message says what was left out; with
// CI=true in the environment a missing 3.8 or 3.13 is a failure, so that a proof
// can't silently stop being made.
//
// Every interpreter runs isolated from the user's settings (no site packages of
// the user, no PYTHON… variables) and with PYTHONHASHSEED=0, because the order
// of sets of strings is in listings and output. (python -I would ignore that
// variable too, so it is not used.)
//
// Starting CPython takes some 20 ms. A test with many questions starts a
// [Server] once and asks it line by line.
package oracle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Timeout is how long one run of an interpreter may take.
const Timeout = 2 * time.Minute

// ErrNotFound is wrapped by the error that Find gives where no interpreter of
// that version is installed.
var ErrNotFound = errors.New("CPython not found")

// Variable is the name of the environment variable that says where the
// interpreter of a minor version is: BYTEWALK_PYTHON_3_8 for "3.8".
func Variable(version string) string {
	return "BYTEWALK_PYTHON_" + strings.ReplaceAll(version, ".", "_")
}

type found struct {
	path string
	err  error
}

var cache sync.Map // of version to func() found

// Find gives the path of the CPython interpreter of a minor version such as
// "3.8". It is for generators; tests use Python.
func Find(version string) (string, error) {
	once, _ := cache.LoadOrStore(version, sync.OnceValue(func() found {
		path, err := find(version)
		return found{path, err}
	}))
	f := once.(func() found)()
	return f.path, f.err
}

func find(version string) (string, error) {
	if path := os.Getenv(Variable(version)); path != "" {
		if err := check(path, version); err != nil {
			return "", fmt.Errorf("%s: %w", Variable(version), err)
		}
		return path, nil
	}
	var candidates []string
	// pyenv's shims stand on PATH for every version it knows; they are slow, and fail
	// for those that aren't active.
	if path, err := exec.LookPath("python" + version); err == nil && filepath.Base(filepath.Dir(path)) != "shims" {
		candidates = append(candidates, path)
	}
	for _, root := range pyenvRoots() {
		paths, _ := filepath.Glob(filepath.Join(root, "versions", version+".*", "bin", "python"+version))
		sort.Slice(paths, func(i, j int) bool { return patch(paths[i]) > patch(paths[j]) })
		candidates = append(candidates, paths...)
	}
	for _, path := range candidates {
		if check(path, version) == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: no python%s in %s, on PATH or under pyenv", ErrNotFound, version, Variable(version))
}

// pyenvRoots gives the folders in which pyenv may have its versions.
var pyenvRoots = sync.OnceValue(func() []string {
	var roots []string
	if root := os.Getenv("PYENV_ROOT"); root != "" {
		roots = append(roots, root)
	}
	if out, err := exec.Command("pyenv", "root").Output(); err == nil {
		roots = append(roots, strings.TrimSpace(string(out)))
	}
	if home, err := os.UserHomeDir(); err == nil {
		roots = append(roots, filepath.Join(home, ".pyenv"))
	}
	return roots
})

// patch is the last number of the version in ".../versions/3.8.18/bin/python3.8".
func patch(path string) int {
	version := filepath.Base(filepath.Dir(filepath.Dir(path)))
	n, _ := strconv.Atoi(version[strings.LastIndexByte(version, '.')+1:])
	return n
}

// check says whether path is a CPython of that version.
func check(path, version string) error {
	ctx, cancel := context.WithTimeout(context.Background(), Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "-c", "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])")
	cmd.Env = Environ()
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	if got, want := strings.TrimSpace(string(out)), "cpython "+version; got != want {
		return fmt.Errorf("%s is %s, want %s", path, got, want)
	}
	return nil
}

// Environ is the environment in which every oracle runs: this process's without
// the PYTHON… variables, with PYTHONHASHSEED=0 and UTF-8 for standard streams.
func Environ() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "PYTHON") {
			env = append(env, v)
		}
	}
	return append(env, "PYTHONHASHSEED=0", "PYTHONNOUSERSITE=1", "PYTHONIOENCODING=utf-8:surrogatepass")
}

// required has the versions that a machine with CI=true must have.
var required = map[string]bool{"3.8": true, "3.13": true}

// Python gives the path of the interpreter of a minor version. Where it is not
// installed it skips the test; with CI=true in the environment it fails the test
// for 3.8 and 3.13.
func Python(t testing.TB, version string) string {
	t.Helper()
	path, err := Find(version)
	switch {
	case err == nil:
		return path
	case required[version] && os.Getenv("CI") == "true":
		t.Fatalf("%s needs CPython %s: %v", t.Name(), version, err)
	default:
		t.Skipf("left out: %s compares with CPython %s (%v)", t.Name(), version, err)
	}
	return ""
}

// Lib gives the folder of the version's standard library, the pure Python part.
func Lib(t testing.TB, version string) string {
	t.Helper()
	r := Run(t, version, "import sysconfig; print(sysconfig.get_path('stdlib'), end='')", "")
	if r.Status != 0 {
		t.Fatalf("oracle %s: %s", version, r.Stderr)
	}
	return r.Stdout
}

// Result is what a run of an interpreter left.
type Result struct {
	Stdout, Stderr string
	Status         int // exit status; -1 for a signal
}

// Run runs a script, as python -c does, with stdin as its standard input and args
// in sys.argv[1:]. A script that fails is a result like any other; an interpreter
// that can't be started or doesn't end within Timeout fails the test.
func Run(t testing.TB, version, script, stdin string, args ...string) Result {
	t.Helper()
	return run(t, version, "", stdin, append([]string{"-c", script}, args...))
}

// RunArgs runs the interpreter with these command line arguments, in the folder
// dir ("" is the current one).
func RunArgs(t testing.TB, version, dir, stdin string, args ...string) Result {
	t.Helper()
	return run(t, version, dir, stdin, args)
}

func run(t testing.TB, version, dir, stdin string, args []string) Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, Python(t, version), args...)
	var stdout, stderr bytes.Buffer
	cmd.Env, cmd.Dir = Environ(), dir
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); ctx.Err() != nil || err != nil && !errors.As(err, &exit) {
		t.Fatalf("oracle %s: %v (%v)\n%s", version, err, ctx.Err(), stderr.String())
	}
	return Result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// WantsAll reports whether a test's long comparisons are wanted (CONFORMANCE=1) and
// not only a sample of them.
func WantsAll() bool { return os.Getenv("CONFORMANCE") == "1" }

// Sources gives the paths of all .py files of the version's standard library, its
// tests included and site-packages not, in a fixed order.
func Sources(t testing.TB, version string) []string {
	t.Helper()
	lib := Lib(t, version)
	var paths []string
	err := filepath.WalkDir(lib, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "site-packages" || entry.Name() == "__pycache__"):
			return fs.SkipDir
		case !entry.IsDir() && strings.HasSuffix(path, ".py"):
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
