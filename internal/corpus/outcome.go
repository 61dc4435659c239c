package corpus

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bytewalk/internal/oracle"
)

// Outcome is what CPython makes of one of the programs that a package keeps in a folder of its
// own, DIR/NAME.py, run in that folder: a test of behaviour alone. It is stored as
// DIR/expected/VERSION/NAME.json.
type Outcome struct {
	Source string `json:"source"` // SHA-256 of the program, in hex
	Stdout string `json:"stdout"`
	Error  string `json:"error,omitempty"` // the last line of standard error
	Status int    `json:"status"`
}

// Behaviour gives the programs of testdata/behaviour, of which outcomes alone are stored: those that
// are about what types, built-in functions and statements do when they run.
func Behaviour(t testing.TB) []Program {
	t.Helper()
	programs, err := folder(BehaviourDir())
	if err != nil {
		t.Fatal(err)
	}
	return programs
}

// BehaviourDir is the folder of those programs, absolute.
func BehaviourDir() string { return filepath.Join(testdata(), "behaviour") }

// LastLine gives the last line of a text that is not empty.
func LastLine(text string) string {
	text = strings.TrimRight(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

func outcomePath(dir, version, name string) string {
	return filepath.Join(dir, "expected", version, name+".json")
}

// ReadOutcome reads what is stored of a program with that source. A program that was changed since
// is an error.
func ReadOutcome(dir, version, name, source string) (Outcome, error) {
	var o Outcome
	raw, err := os.ReadFile(outcomePath(dir, version, name))
	if err != nil {
		return o, err
	}
	if err := json.Unmarshal(raw, &o); err != nil {
		return o, err
	}
	if o.Source != sum(source) {
		return o, fmt.Errorf("%s.py has changed since its outcome was stored: go generate", name)
	}
	return o, nil
}

func sum(source string) string {
	h := sha256.Sum256([]byte(source))
	return hex.EncodeToString(h[:])
}

// RunProgram gives what a version's CPython makes of DIR/NAME.py now, run alone in a new folder, which
// is gone afterwards with the files that it made.
func RunProgram(python, dir, name string) (Outcome, error) {
	source, err := os.ReadFile(filepath.Join(dir, name+".py"))
	if err != nil {
		return Outcome{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), oracle.Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-B", "-W", "ignore", name+".py")
	var stdout, stderr bytes.Buffer
	stdin, err := readStdin(dir, name)
	if err != nil {
		return Outcome{}, err
	}
	folder, err := os.MkdirTemp("", "program")
	if err != nil {
		return Outcome{}, err
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, name+".py"), source, 0o600); err != nil {
		return Outcome{}, err
	}
	cmd.Dir, cmd.Env = folder, oracle.Environ()
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); ctx.Err() != nil || err != nil && !errors.As(err, &exit) {
		return Outcome{}, fmt.Errorf("%s: %v (%v)", name, err, ctx.Err())
	}
	return Outcome{sum(string(source)), stdout.String(), LastLine(stderr.String()), cmd.ProcessState.ExitCode()}, nil
}

// UpdateOutcomes runs a version's CPython over the programs of a folder that were changed since
// their outcome was stored, and takes away outcomes of programs that are gone. It gives the number of
// programs that were run.
func UpdateOutcomes(dir, version string) (int, error) {
	python, err := oracle.Find(version)
	if err != nil {
		return 0, err
	}
	programs, err := filepath.Glob(filepath.Join(dir, "*.py"))
	if err == nil && len(programs) == 0 {
		err = fmt.Errorf("no programs in %s", dir)
	}
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(filepath.Dir(outcomePath(dir, version, "")), 0o755); err != nil {
		return 0, err
	}
	known := map[string]bool{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var errs []error
	n := 0
	slots := make(chan struct{}, 2)
	for _, p := range programs {
		name := strings.TrimSuffix(filepath.Base(p), ".py")
		known[outcomePath(dir, version, name)] = true
		source, err := os.ReadFile(p)
		if err != nil {
			return n, err
		}
		if !(Program{Since: sinceOf(string(source))}).IsFor(version) {
			delete(known, outcomePath(dir, version, name))
			continue
		}
		if _, err := ReadOutcome(dir, version, name, string(source)); err == nil {
			continue
		}
		n++
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			o, err := RunProgram(python, dir, name)
			if err == nil {
				var text []byte
				if text, err = json.MarshalIndent(o, "", "\t"); err == nil {
					err = os.WriteFile(outcomePath(dir, version, name), append(text, '\n'), 0o644)
				}
			}
			mu.Lock()
			errs = append(errs, err)
			mu.Unlock()
		})
	}
	wg.Wait()
	stored, err := filepath.Glob(outcomePath(dir, version, "*"))
	errs = append(errs, err)
	for _, path := range stored {
		if !known[path] {
			errs = append(errs, os.Remove(path))
		}
	}
	return n, errors.Join(errs...)
}
