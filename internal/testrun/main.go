// Command testrun runs go test and says in a few lines what came of it: go test's
// own line for each package, the whole output of each test that failed, each live
// comparison that was left out, and the number of tests.
//
//	testrun [FLAG...] PACKAGE...         go test with these flags
//	testrun -fuzz TIME PACKAGE...        each fuzz target for that time, one after another
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sort"
	"strings"
	"time"
)

func main() {
	args := os.Args[1:]
	var ok bool
	var err error
	if len(args) >= 2 && args[0] == "-fuzz" {
		ok, err = fuzz(args[1], args[2:])
	} else {
		ok, err = test(args)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "testrun:", err)
	}
	if !ok || err != nil {
		os.Exit(1)
	}
}

// event is a line of go test -json (go doc test2json).
type event struct {
	Action     string
	Package    string
	ImportPath string // of a build's output
	Test       string
	Output     string
}

// summary collects what go test says.
type summary struct {
	out     io.Writer
	output  map[string][]string // of each test that has not ended, and of each package
	passed  int
	failed  int
	leftOut []string
}

func test(args []string) (bool, error) {
	cmd := exec.Command("go", append([]string{"test", "-json"}, args...)...)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return false, err
	}
	if err := cmd.Start(); err != nil {
		return false, err
	}
	s := &summary{out: os.Stdout, output: map[string][]string{}}
	readErr := s.read(pipe)
	err = cmd.Wait()
	s.print()
	if readErr != nil {
		return false, readErr
	}
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 {
		return false, nil
	}
	return err == nil, err
}

func (s *summary) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e event
			if json.Unmarshal([]byte(line), &e) != nil {
				fmt.Fprint(s.out, line) // not an event: a message of the go command
			} else {
				s.take(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *summary) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(s.out, e.Output)
	case "output":
		if e.Test == "" && isResult(e.Output) {
			fmt.Fprint(s.out, e.Output)
			return
		}
		s.output[key] = append(s.output[key], e.Output)
	case "fail":
		if e.Test != "" {
			s.failed++
		}
		fmt.Fprint(s.out, strings.Join(s.output[key], ""))
		delete(s.output, key)
	case "pass":
		if e.Test != "" {
			s.passed++
		}
		delete(s.output, key)
	case "skip":
		for _, line := range s.output[key] {
			if i := strings.Index(line, "left out: "); i >= 0 {
				s.leftOut = append(s.leftOut, strings.TrimSpace(line[i+len("left out: "):]))
			}
		}
		delete(s.output, key)
	}
}

// isResult says whether a package's line is go test's last word on it.
func isResult(line string) bool {
	for _, start := range []string{"ok  \t", "FAIL\t", "?   \t", "---"} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	return false
}

func (s *summary) print() {
	sort.Strings(s.leftOut)
	for _, what := range s.leftOut {
		fmt.Fprintln(s.out, "left out:", what)
	}
	fmt.Fprintf(s.out, "%d tests passed, %d failed, %d left out\n", s.passed, s.failed, len(s.leftOut))
}

// fuzz finds every fuzz target of the packages and runs each for a time, such as
// "20s". go test itself runs only one at a time.
func fuzz(each string, packages []string) (bool, error) {
	if _, err := time.ParseDuration(each); err != nil {
		return false, err
	}
	list := exec.Command("go", append([]string{"list", "-f", `{{.ImportPath}}{{range .TestGoFiles}} {{$.Dir}}/{{.}}{{end}}{{range .XTestGoFiles}} {{$.Dir}}/{{.}}{{end}}`}, packages...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return false, err
	}
	var all []outcome
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		targets, err := fuzzTargets(fields[1:])
		if err != nil {
			return false, err
		}
		for _, target := range targets {
			all = append(all, fuzzOne(fields[0], target, each))
		}
	}
	if len(all) == 0 {
		return false, fmt.Errorf("no fuzz target in %s", strings.Join(packages, " "))
	}
	text, ok := total(all)
	fmt.Println(text)
	return ok, nil
}

func fuzzTargets(files []string) ([]string, error) {
	var targets []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(source)) {
			if rest, ok := strings.CutPrefix(line, "func Fuzz"); ok {
				name, _, _ := strings.Cut(rest, "(")
				targets = append(targets, "Fuzz"+name)
			}
		}
	}
	return targets, nil
}

// outcome is what came of one target.
type outcome struct {
	executions, interesting int
	took                    time.Duration
	failed                  bool
}

// String says it in words.
func (o outcome) String() string {
	text := fmt.Sprintf("%d executions, %d new inputs kept, in %.0f s", o.executions, o.interesting, o.took.Seconds())
	if o.failed {
		text += ": FAILED"
	}
	return text
}

// total adds the outcomes up; ok says that none failed.
func total(all []outcome) (text string, ok bool) {
	var sum outcome
	failed := 0
	for _, o := range all {
		sum.executions += o.executions
		sum.interesting += o.interesting
		sum.took += o.took
		if o.failed {
			failed++
		}
	}
	return fmt.Sprintf("%d fuzz targets, %d failed: %v", len(all), failed, sum), failed == 0
}

// fuzzOne prints a line for a target, and for one that didn't hold all that go test
// said. The input that it didn't hold for is in the package's testdata/fuzz then.
func fuzzOne(pkg, target, each string) outcome {
	start := time.Now()
	// Inputs that are new are made small, which would take a minute for each.
	cmd := exec.Command("go", "test", "-run=^$", "-fuzz=^"+target+"$", "-fuzztime="+each, "-fuzzminimizetime=2s", pkg)
	out, err := cmd.CombinedOutput()
	o := counts(string(out))
	o.took, o.failed = time.Since(start), err != nil
	fmt.Printf("%s %s: %v\n", pkg, target, o)
	if err != nil {
		os.Stdout.Write(out)
	}
	return o
}

// counts reads the last counts in go test's output.
func counts(out string) (o outcome) {
	for line := range strings.Lines(out) {
		if _, rest, ok := strings.Cut(line, "execs: "); ok {
			fmt.Sscanf(rest, "%d", &o.executions)
		}
		if _, rest, ok := strings.Cut(line, "new interesting: "); ok {
			fmt.Sscanf(rest, "%d", &o.interesting)
		}
	}
	return o
}
