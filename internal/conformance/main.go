// Command conformance compiles every file of CPython's standard library, tests
// included, with both compilers, at each -O level, and compares every field of
// every code object. It prints how many files are identical, and the first
// difference of each that is not.
//
//	go run ./internal/conformance [-python 3.8] [-O 0,1,2] [-show N] [FILE|FOLDER...]
//
// Code objects are compared as they are after marshalling and loading. A file
// that CPython refuses must be refused with the same exception, message, line and
// column. Exit status 1 says that something differed.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/oracle"
)

func main() {
	python := flag.String("python", "", "version to compare with; all complete dialects without")
	levels := flag.String("O", "0,1,2", "-O levels")
	show := flag.Int("show", 20, "how many differing files to show for each level")
	workers := flag.Int("j", 2, "how many interpreters to run")
	flag.Parse()

	versions := []string{*python}
	if *python == "" {
		versions = nil
		for _, d := range dialect.With(dialect.Compiled) {
			versions = append(versions, d.Name)
		}
	}
	same := true
	for _, version := range versions {
		ok, err := conform(version, *levels, *show, *workers, flag.Args())
		if err != nil {
			fmt.Fprintf(os.Stderr, "conformance: %s: %v\n", version, err)
			os.Exit(1)
		}
		same = same && ok
	}
	if !same {
		os.Exit(1)
	}
}

// conform compares with one version and reports whether nothing differed.
func conform(version, levels string, show, workers int, paths []string) (bool, error) {
	d, ok := dialect.Lookup(version)
	if !ok {
		return false, fmt.Errorf("no such dialect")
	}
	python, err := oracle.Find(version)
	if err != nil {
		return false, err
	}
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
	same := true
	for _, text := range strings.Split(levels, ",") {
		level, err := strconv.Atoi(text)
		if err != nil || level < 0 || level > 2 {
			return false, fmt.Errorf("no -O level: %q", text)
		}
		start := time.Now()
		differences, err := compareAll(python, files, compiler.Options{Dialect: d, Optimize: level}, workers)
		if err != nil {
			return false, err
		}
		fmt.Printf("Python %s, %s: %d of %d files identical (%.1f s)\n", version,
			[]string{"no -O", "-O", "-OO"}[level], len(files)-len(differences), len(files), time.Since(start).Seconds())
		for i, difference := range differences {
			if i == show {
				fmt.Printf("  and %d more\n", len(differences)-show)
				break
			}
			fmt.Println("  " + difference)
		}
		same = same && len(differences) == 0
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
	sort.Strings(files)
	return files, nil
}

// compareAll gives a line for each file that differs, sorted.
func compareAll(python string, files []string, o compiler.Options, workers int) ([]string, error) {
	work := make(chan string)
	var (
		mu          sync.Mutex
		differences []string
		failure     error
		group       sync.WaitGroup
	)
	for range workers {
		group.Go(func() {
			p, err := peer.Start(python)
			if err == nil {
				defer p.Stop()
			}
			for file := range work {
				difference := ""
				if err == nil {
					difference, err = p.Compare(file, o)
				}
				mu.Lock()
				if err != nil {
					failure = fmt.Errorf("%s: %w", file, err)
				} else if difference != "" {
					differences = append(differences, file+": "+difference)
				}
				mu.Unlock()
			}
		})
	}
	for _, file := range files {
		work <- file
	}
	close(work)
	group.Wait()
	sort.Strings(differences)
	return differences, failure
}
