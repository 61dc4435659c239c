// Command conformance compares the compiler with CPython's own, over every file of
// CPython's standard library, tests and site-packages included: the code objects at
// each -O level with every field, the syntax trees, the symbol tables, the listings
// in each form that the version's dis has, the .pyc files as CPython loads them, and
// the errors of files that are refused. It prints, for each, how many are identical
// and the first differences.
//
//	go run ./internal/conformance [-python 3.8] [-O 0,1,2] [-check code,tree,...] [-show N] [-j N] [FILE|FOLDER...]
//
// A file that both refuse has nothing to compare but its error: type, message, line,
// column and, where the version's errors have one, the end. Exit status 1 says that
// something differed.
package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/oracle"
)

// options are the flags.
type options struct {
	levels  []int
	checks  []string // names, all without
	show    int
	workers int
	paths   []string
	out     io.Writer
}

func main() {
	var o options
	python := flag.String("python", "", "versions to compare with; all that can be compiled for without")
	levels := flag.String("O", "0,1,2", "-O levels")
	checks := flag.String("check", "", "what to compare, of code, errors, tree, symbols, dis, load; all without")
	flag.IntVar(&o.show, "show", 20, "how many differences of each kind to show")
	flag.IntVar(&o.workers, "j", 2, "how many interpreters to run")
	flag.Parse()
	o.paths, o.out = flag.Args(), os.Stdout

	ok, err := run(*python, *levels, *checks, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
	}
	if !ok || err != nil {
		os.Exit(1)
	}
}

// run compares with all versions and reports whether nothing differed.
func run(python, levels, checks string, o options) (bool, error) {
	for _, text := range strings.Split(levels, ",") {
		level, err := strconv.Atoi(text)
		if err != nil || level < 0 || level > 2 {
			return false, fmt.Errorf("no -O level: %q", text)
		}
		o.levels = append(o.levels, level)
	}
	if checks != "" {
		o.checks = strings.Split(checks, ",")
	}
	dialects := dialect.With(dialect.Compiled)
	if python != "" {
		dialects = nil
		for _, name := range strings.Split(python, ",") {
			d, ok := dialect.Lookup(name)
			if !ok {
				return false, fmt.Errorf("no dialect %q", name)
			}
			dialects = append(dialects, d)
		}
	}
	same, missing := true, 0
	for _, d := range dialects {
		interpreter, err := oracle.Find(d.Name)
		if err != nil {
			fmt.Fprintf(o.out, "Python %s: left out: %v\n", d.Name, err)
			missing++
			continue
		}
		ok, err := conform(interpreter, d, o)
		if err != nil {
			return false, fmt.Errorf("%s: %w", d.Name, err)
		}
		same = same && ok
	}
	if missing == len(dialects) {
		return false, fmt.Errorf("nothing was compared")
	}
	return same, nil
}

// conform compares with one version and reports whether nothing differed.
func conform(python string, d *dialect.Dialect, o options) (bool, error) {
	paths := o.paths
	if len(paths) == 0 {
		lib, err := library(python)
		if err != nil {
			return false, err
		}
		paths = []string{lib}
	}
	files, err := sources(paths)
	if err != nil {
		return false, err
	}
	all := peer.Checks(d, o.levels)
	for _, name := range o.checks {
		if !slices.ContainsFunc(all, func(c peer.Check) bool { return c.Name == name }) {
			return false, fmt.Errorf("nothing to compare is called %q", name)
		}
	}
	if len(o.checks) > 0 {
		all = slices.DeleteFunc(all, func(c peer.Check) bool { return !slices.Contains(o.checks, c.Name) })
	}
	start := time.Now()
	tallies, err := compareAll(python, d, files, all, o.workers)
	if err != nil {
		return false, err
	}
	same := true
	fmt.Fprintf(o.out, "Python %s: %d files, %.0f s\n", d.Name, len(files), time.Since(start).Seconds())
	for i, t := range tallies {
		fmt.Fprintf(o.out, "  %-40s %4d of %d identical\n", all[i].What, t.compared-len(t.differences), t.compared)
		slices.Sort(t.differences)
		for i, difference := range t.differences {
			if i == o.show {
				fmt.Fprintf(o.out, "    and %d more\n", len(t.differences)-o.show)
				break
			}
			fmt.Fprintln(o.out, "    "+difference)
		}
		same = same && len(t.differences) == 0
	}
	return same, nil
}

// library gives the folder of the standard library.
func library(python string) (string, error) {
	cmd := exec.Command(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
	cmd.Env = oracle.Environ()
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// sources gives the .py files of folders, and files as they are.
func sources(paths []string) ([]string, error) {
	var files []string
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && (path == root || strings.HasSuffix(path, ".py")) {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return files, nil
}

// tally is what a check of all files came to.
type tally struct {
	compared    int
	differences []string
}

// compareAll gives a tally for each check.
func compareAll(python string, d *dialect.Dialect, files []string, checks []peer.Check, workers int) ([]tally, error) {
	work := make(chan string)
	var (
		mu      sync.Mutex
		tallies = make([]tally, len(checks))
		failure error
		group   sync.WaitGroup
	)
	for range workers {
		group.Go(func() {
			p, err := peer.Start(python)
			if err == nil {
				defer p.Stop()
			}
			for path := range work {
				var outcomes []peer.Outcome
				if err == nil {
					outcomes, err = compare(p, path, d, checks)
				}
				mu.Lock()
				if err != nil {
					failure = fmt.Errorf("%s: %w", path, err)
				}
				for i, outcome := range outcomes {
					if outcome.Compared {
						tallies[i].compared++
					}
					if outcome.Difference != "" {
						tallies[i].differences = append(tallies[i].differences, path+": "+outcome.Difference)
					}
				}
				mu.Unlock()
			}
		})
	}
	for _, path := range files {
		mu.Lock()
		stop := failure != nil
		mu.Unlock()
		if stop {
			break
		}
		work <- path
	}
	close(work)
	group.Wait()
	return tallies, failure
}

func compare(p *peer.Peer, path string, d *dialect.Dialect, checks []peer.Check) ([]peer.Outcome, error) {
	f, err := p.File(path, d)
	if err != nil {
		return nil, err
	}
	outcomes := make([]peer.Outcome, len(checks))
	for i, check := range checks {
		if outcomes[i], err = check.Run(f); err != nil {
			return nil, fmt.Errorf("%s: %w", check.What, err)
		}
	}
	return outcomes, nil
}
