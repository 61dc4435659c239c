// Command bench times bytewalk beside CPython: whole processes, one after the
// other in turn, so that what else the machine does falls on both. It prints the
// median of each and their ratio. For the compiler it shows, too, what a line more costs in
// programs of up to a million lines.
// The programs of the job "run" are timed in all the versions, by processor time too.
//
//	bench -bytewalk BINARY [-python 3.8,3.13] [-runs 5] [-lines 1000000] [NAME...]
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

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

// config says what is measured with.
type config struct {
	binary   string
	versions []string // for compiling; programs are run for the first
	runs     int
	dir      string // for what is written
}

func main() {
	binary := flag.String("bytewalk", "", "the bytewalk `binary` to measure")
	versions := flag.String("python", "3.8,3.13", "the CPython `versions` to compare with; programs are run for the first")
	runs := flag.Int("runs", 5, "how often each is run")
	longest := flag.Int("lines", 1_000_000, "the length of the longest program of which is shown how the cost grows")
	flag.Parse()
	if *binary == "" || *runs < 1 || *versions == "" {
		flag.Usage()
		os.Exit(2)
	}
	c := &config{binary: *binary, versions: strings.Split(*versions, ","), runs: *runs}
	if err := c.run(*longest, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures all, or what is named: jobs, "run" for all programs or the names of some,
// "library", "record", "growth", shapes of programs that grow.
func (c *config) run(longest int, names []string) (err error) {
	if c.binary, err = filepath.Abs(c.binary); err != nil {
		return err
	}
	if c.dir, err = os.MkdirTemp("", "bytewalk-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(c.dir)
	wanted := func(name string) bool { return len(names) == 0 || slices.Contains(names, name) }
	fmt.Printf("medians of %d runs, whole processes, %d cores, %s/%s\n\n", c.runs, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("%-34s %12s %12s %8s\n", "", "CPython "+c.versions[0], "bytewalk", "ratio")
	for _, j := range jobs {
		if wanted(j.name) {
			if err := c.measure(j); err != nil {
				return fmt.Errorf("%s: %w", j.name, err)
			}
		}
	}
	var chosen []string // programs
	for _, name := range names {
		if _, err := programs.Open("programs/" + name + ".py"); err == nil {
			chosen = append(chosen, name)
		}
	}
	if wanted("run") || chosen != nil {
		if err := c.runPrograms(chosen); err != nil {
			return fmt.Errorf("run: %w", err)
		}
	}
	if wanted("record") {
		if err := c.record(); err != nil {
			return fmt.Errorf("record: %w", err)
		}
	}
	if wanted("library") {
		for _, version := range c.versions {
			if err := c.library(version); err != nil {
				return fmt.Errorf("library: %w", err)
			}
		}
	}
	var some []string // shapes
	for _, s := range shapes {
		if slices.Contains(names, s.name) {
			some = append(some, s.name)
		}
	}
	if !wanted("growth") && some == nil {
		return nil
	}
	return c.growth(longest, some)
}

func (c *config) measure(j job) error {
	version := c.versions[0]
	python, err := oracle.Find(version)
	if err != nil {
		return err
	}
	file := filepath.Join(c.dir, j.name+".py")
	if err := os.WriteFile(file, []byte(j.source), 0o644); err != nil {
		return err
	}
	theirs := j.python(file, filepath.Join(c.dir, j.name+".theirs"))
	ours := j.bytewalk(file, filepath.Join(c.dir, j.name+".pyc"))
	ours = slices.Insert(ours, 1, "--python", version)
	var times [2][]process
	for range c.runs {
		var outputs [2]string
		for i, command := range [][]string{append([]string{python}, theirs...), append([]string{c.binary}, ours...)} {
			p, err := c.start(command)
			if err != nil {
				return err
			}
			times[i] = append(times[i], p)
			outputs[i] = p.stdout
		}
		if outputs[0] != outputs[1] {
			return fmt.Errorf("CPython writes %q, bytewalk %q", outputs[0], outputs[1])
		}
	}
	a, b := medianOf(times[0]).wall, medianOf(times[1]).wall
	fmt.Printf("%-34s %12s %12s %8.2f\n", j.what, milliseconds(a), milliseconds(b), float64(b)/float64(a))
	return nil
}

// record measures how many steps a second are recorded with all their effects.
// trace leaves out all steps before the number it is given, and prints a line for
// each after it: so the sum of both is the length of the run.
func (c *config) record() error {
	const from = 1_400_000
	file := filepath.Join(c.dir, "record.py")
	if err := os.WriteFile(file, []byte(loop(200_000)), 0o644); err != nil {
		return err
	}
	var times []process
	steps := 0
	for range c.runs {
		p, err := c.start([]string{c.binary, "trace", "--python", c.versions[0], "--max-steps", "0", "--from", strconv.Itoa(from), file})
		if err != nil {
			return err
		}
		lines := strings.Count(p.stdout, "\n")
		if lines == 0 {
			return fmt.Errorf("the run is shorter than %d steps", from)
		}
		steps = from + lines
		times = append(times, p)
	}
	took := medianOf(times).wall
	fmt.Printf("\nrecorded with all effects: %d steps in %s, %.1f million a second\n", steps, milliseconds(took), float64(steps)/took.Seconds()/1e6)
	return nil
}
