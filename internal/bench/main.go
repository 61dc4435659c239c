// Command bench times bytewalk beside CPython: whole processes, one after the
// other in turn, so that what else the machine does falls on both. It prints the
// median of each and their ratio.
//
//	bench -bytewalk BINARY [-python 3.8] [-runs 7] [NAME...]
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"bytewalk/internal/oracle"
)

// job is one measurement: the same work for both, which must write the same.
type job struct {
	name, what string
	source     string
	python     func(file, out string) []string
	bytewalk   func(file, out string) []string
}

var (
	pythonRun   = func(file, _ string) []string { return []string{"-S", "-E", file} }
	bytewalkRun = func(file, _ string) []string { return []string{"run", "--max-steps", "0", file} }
)

var jobs = []job{
	{"start", "start, run nothing, end", "pass\n", pythonRun, bytewalkRun},
	{
		"compile", "compile a file of 24,000 lines", large(2000),
		func(file, out string) []string {
			return []string{"-S", "-E", "-c", "import sys, marshal\n" +
				"with open(sys.argv[1], 'rb') as f, open(sys.argv[2], 'wb') as out:\n" +
				"    marshal.dump(compile(f.read(), sys.argv[1], 'exec'), out)", file, out}
		},
		func(file, out string) []string { return []string{"compile", "-o", filepath.Dir(out), file} },
	},
	{"loop", "a loop of 3,000,000 passes", loop(3_000_000), pythonRun, bytewalkRun},
	{"recursion", "fib(27), 832,040 calls", recursion, pythonRun, bytewalkRun},
}

// large is a program of n functions, 12 lines each.
func large(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `def function_%[1]d(first, second=%[1]d, *rest, key="k%[1]d", **more):
    """Does nothing in particular, %[1]d times."""
    total = first * %[1]d + second - len(rest)
    for index, value in enumerate(rest):
        if value %% 2 == 0 and index > 1 or not more:
            total += value if value > total else -value
        elif key in more:
            total -= sum(x * index for x in rest[index:] if x)
    try:
        return {"total": total, "name": f"{key!r}: {total:>8}", **more}
    except (KeyError, ValueError) as error:
        raise TypeError("function_%[1]d") from error
`, i)
	}
	return b.String()
}

func loop(n int) string {
	return fmt.Sprintf("def main():\n    total = 0\n    for i in range(%d):\n        total = total + i\n    print(total)\n\nmain()\n", n)
}

const recursion = `def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(27))
`

func main() {
	binary := flag.String("bytewalk", "", "the bytewalk `binary` to measure")
	version := flag.String("python", "3.8", "the CPython `version` to compare with")
	runs := flag.Int("runs", 7, "how often each is run")
	flag.Parse()
	if *binary == "" || *runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*binary, *version, *runs, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(binary, version string, runs int, names []string) error {
	python, err := oracle.Find(version)
	if err != nil {
		return err
	}
	if binary, err = filepath.Abs(binary); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bytewalk-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Printf("median of %d runs, whole processes, %d cores, %s/%s\n\n", runs, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("%-34s %12s %12s %8s\n", "", "CPython "+version, "bytewalk", "ratio")
	for _, j := range jobs {
		if len(names) > 0 && !slices.Contains(names, j.name) {
			continue
		}
		if err := j.measure(python, binary, version, dir, runs); err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
	}
	if len(names) > 0 && !slices.Contains(names, "record") {
		return nil
	}
	return record(binary, version, dir, runs)
}

func (j job) measure(python, binary, version, dir string, runs int) error {
	file := filepath.Join(dir, j.name+".py")
	if err := os.WriteFile(file, []byte(j.source), 0o644); err != nil {
		return err
	}
	theirs := j.python(file, filepath.Join(dir, j.name+".theirs"))
	ours := j.bytewalk(file, filepath.Join(dir, j.name+".pyc"))
	ours = slices.Insert(ours, 1, "--python", version)
	var times [2][]time.Duration
	for range runs {
		var outputs [2]string
		for i, command := range [][]string{append([]string{python}, theirs...), append([]string{binary}, ours...)} {
			took, out, err := timed(dir, command)
			if err != nil {
				return err
			}
			times[i] = append(times[i], took)
			outputs[i] = out
		}
		if outputs[0] != outputs[1] {
			return fmt.Errorf("CPython writes %q, bytewalk %q", outputs[0], outputs[1])
		}
	}
	a, b := median(times[0]), median(times[1])
	fmt.Printf("%-34s %12s %12s %8.2f\n", j.what, milliseconds(a), milliseconds(b), float64(b)/float64(a))
	return nil
}

// record measures how many steps a second are recorded with all their effects.
// trace leaves out all steps before the number it is given, and prints a line for
// each after it: so the sum of both is the length of the run.
func record(binary, version, dir string, runs int) error {
	const from = 1_400_000
	file := filepath.Join(dir, "record.py")
	if err := os.WriteFile(file, []byte(loop(200_000)), 0o644); err != nil {
		return err
	}
	var times []time.Duration
	steps := 0
	for range runs {
		took, out, err := timed(dir, []string{binary, "trace", "--python", version, "--max-steps", "0", "--from", strconv.Itoa(from), file})
		if err != nil {
			return fmt.Errorf("record: %w", err)
		}
		lines := strings.Count(out, "\n")
		if lines == 0 {
			return fmt.Errorf("record: the run is shorter than %d steps", from)
		}
		steps = from + lines
		times = append(times, took)
	}
	took := median(times)
	fmt.Printf("\nrecorded with all effects: %d steps in %s, %.1f million a second\n", steps, milliseconds(took), float64(steps)/took.Seconds()/1e6)
	return nil
}

// timed runs a command to its end and gives its time and standard output.
func timed(dir string, command []string) (time.Duration, string, error) {
	cmd := exec.Command(command[0], command[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, oracle.Environ(), &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	took := time.Since(start)
	if err != nil {
		err = errors.Join(fmt.Errorf("%s: %w", strings.Join(command[:2], " "), err), errors.New(strings.TrimSpace(stderr.String())))
	}
	return took, stdout.String(), err
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}
