package corpus

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"bytewalk/internal/oracle"
)

//go:embed record.py
var recordScript string

// Record asks a CPython interpreter what it makes of each program, and gives the
// text of each result's file by program name.
func Record(python string, programs []Program) (map[string][]byte, error) {
	compiled, err := compileAll(python, programs)
	if err != nil {
		return nil, err
	}
	results := make(map[string][]byte, len(programs))
	errs := make([]error, len(programs))
	var mu sync.Mutex
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i, p := range programs {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			e := compiled[i]
			if errs[i] = execute(python, p, &e); errs[i] != nil {
				return
			}
			var data []byte
			data, errs[i] = encode(e)
			mu.Lock()
			results[p.Name] = data
			mu.Unlock()
		})
	}
	wg.Wait()
	return results, errors.Join(errs...)
}

// compileAll fills in Dis and Code.
func compileAll(python string, programs []Program) ([]Expected, error) {
	var names, stderr bytes.Buffer
	for _, p := range programs {
		fmt.Fprintln(&names, p.File())
	}
	cmd, cancel := command(python, "-c", recordScript)
	defer cancel()
	cmd.Stdin, cmd.Stderr = &names, &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", python, err, stderr.String())
	}
	results := make([]Expected, len(programs))
	answers := json.NewDecoder(bytes.NewReader(out))
	for i := range results {
		if err := answers.Decode(&results[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", programs[i].File(), err)
		}
	}
	return results, nil
}

// execute fills in what the running program leaves.
func execute(python string, p Program, e *Expected) error {
	var stdout, stderr bytes.Buffer
	cmd, cancel := command(python, "-B", p.File())
	defer cancel()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(p.Stdin), &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return fmt.Errorf("%s: %w", p.File(), err)
	}
	e.Status = cmd.ProcessState.ExitCode()
	e.Stdout, e.Stderr = WithoutDir(stdout.String()), WithoutDir(stderr.String())
	if !utf8.ValidString(e.Stdout + e.Stderr) {
		return fmt.Errorf("%s writes what is not UTF-8, which can't be stored", p.File())
	}
	return nil
}

func command(python string, args ...string) (*exec.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(context.Background(), oracle.Timeout)
	cmd := exec.CommandContext(ctx, python, args...)
	cmd.Dir, cmd.Env = Dir(), oracle.Environ()
	return cmd, cancel
}

// WithoutDir takes the programs' folder out of the file names in a text: the
// modules that a program imports are known to CPython by absolute paths.
func WithoutDir(text string) string {
	return strings.ReplaceAll(text, Dir()+string(os.PathSeparator), "")
}

// Update runs the version's CPython over all programs and writes the results,
// and takes away those of programs that are gone. It gives the number of programs.
func Update(version string) (int, error) {
	python, err := oracle.Find(version)
	if err != nil {
		return 0, err
	}
	programs, err := All()
	if err != nil {
		return 0, err
	}
	programs = slices.DeleteFunc(programs, func(p Program) bool { return !p.IsFor(version) })
	results, err := Record(python, programs)
	if err != nil {
		return 0, err
	}
	dir := filepath.Dir(resultPath("", version))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	for name, data := range results {
		if err := os.WriteFile(resultPath(name, version), data, 0o644); err != nil {
			return 0, err
		}
	}
	gone, err := strays(version, programs)
	for _, path := range gone {
		err = errors.Join(err, os.Remove(path))
	}
	return len(results), err
}

// strays gives the stored results that belong to no program.
func strays(version string, programs []Program) ([]string, error) {
	known := map[string]bool{}
	for _, p := range programs {
		known[resultPath(p.Name, version)] = true
	}
	paths, err := filepath.Glob(resultPath("*", version))
	var gone []string
	for _, path := range paths {
		if !known[path] {
			gone = append(gone, path)
		}
	}
	return gone, err
}
