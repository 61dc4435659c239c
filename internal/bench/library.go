package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"bytewalk/internal/oracle"
)

// compileAll is what CPython does for `bytewalk compile -o OUT LIB`: nothing but reading,
// compiling, marshalling and writing, without the garbage collector, which finds nothing
// here. It prints how many files it wrote.
const compileAll = `
import gc, marshal, os, sys
gc.disable()
lib, out = sys.argv[1:]
written = 0
for folder, folders, files in os.walk(lib):
    folders[:] = [f for f in folders if f != '__pycache__']
    to = out + folder[len(lib):]
    os.makedirs(to, exist_ok=True)
    for name in files:
        if not name.endswith('.py'):
            continue
        path = os.path.join(folder, name)
        try:
            with open(path, 'rb') as file:
                code = compile(file.read(), path, 'exec', dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        with open(os.path.join(to, name + 'c'), 'wb') as file:
            file.write(bytes(16) + marshal.dumps(code))
        written += 1
print(written)
`

// library compiles the whole standard library, tests included, with both, one in turn
// after the other.
func (c *config) library(version string) error {
	python, err := oracle.Find(version)
	if err != nil {
		return err
	}
	cmd := exec.Command(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
	cmd.Env = oracle.Environ()
	path, err := cmd.Output()
	if err != nil {
		return err
	}
	lib := strings.TrimSpace(string(path))
	out := filepath.Join(c.dir, "library")
	ours := func(workers string, env ...string) contender {
		return contender{
			name:    "bytewalk -j " + workers + strings.Join(append([]string{""}, env...), " "),
			command: []string{c.binary, "compile", "--python", version, "-j", workers, "-o", out, lib}, env: env, status: 1,
		}
	}
	contenders := []contender{
		{name: "CPython " + version, command: []string{python, "-S", "-E", "-W", "ignore", "-c", compileAll, lib, out}},
		ours("1", "GOMAXPROCS=1"), ours("1"), ours("2"),
	}
	times := make([][]process, len(contenders))
	for range c.runs {
		var written [2]int
		for i, one := range contenders {
			if err := os.RemoveAll(out); err != nil {
				return err
			}
			p, err := c.startAs(one)
			if err != nil {
				return err
			}
			if i == 0 {
				if written[0], err = strconv.Atoi(strings.TrimSpace(p.stdout)); err != nil {
					return err
				}
			} else if written[1], err = countFiles(out); err != nil {
				return err
			}
			times[i] = append(times[i], p)
		}
		if written[0] != written[1] {
			return fmt.Errorf("CPython compiles %d of the files, bytewalk %d", written[0], written[1])
		}
	}
	fmt.Printf("\n%-34s %12s %12s %8s\n", "all of CPython "+version+"'s library", "elapsed", "processor", "ratio")
	theirs := medianOf(times[0])
	for i, one := range contenders {
		p := medianOf(times[i])
		fmt.Printf("%-34s %12s %12s %8.2f\n", one.name, milliseconds(p.wall), milliseconds(p.cpu), float64(p.wall)/float64(theirs.wall))
	}
	one, two := medianOf(times[1]), medianOf(times[3])
	fmt.Printf("processor time of one thread: %.2f of CPython's; -j 2 is %.2f times as fast as one thread\n",
		float64(one.cpu)/float64(theirs.cpu), float64(one.wall)/float64(two.wall))
	return nil
}

func countFiles(folder string) (n int, err error) {
	err = filepath.WalkDir(folder, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			n++
		}
		return err
	})
	return n, err
}
