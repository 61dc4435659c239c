//go:build ignore

// Command gen asks CPython what it makes of the programs in testdata/snippets.txt (at
// every -O level), and of the wrong ones in testdata/wrong.txt and wrong-VERSION.txt, and
// stores the answers beside them.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

func main() {
	script := read("testdata/answer.py") + read("testdata/snippets.py")
	for _, d := range dialect.With(dialect.Compiled) {
		python, err := oracle.Find(d.Name)
		check(err)
		ask := func(programs, levels, to string) {
			cmd := exec.Command(python, "-c", script, levels)
			cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
			cmd.Stdin = strings.NewReader(programs)
			out, err := cmd.Output()
			check(err)
			check(os.WriteFile(to, out, 0o644))
		}
		ask(read("testdata/snippets.txt"), "3", "testdata/snippets-"+d.Name+".json")
		wrong := read("testdata/wrong.txt") + "\n---\n" + read("testdata/wrong-"+d.Name+".txt")
		ask(wrong, "1", "testdata/wrong-"+d.Name+".json")
	}
}

func read(name string) string {
	text, err := os.ReadFile(name)
	check(err)
	return string(text)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
