//go:build ignore

// Command gen asks CPython what it makes of the snippets in testdata/snippets.txt
// and stores the answers beside them.
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
	script, err := os.ReadFile("testdata/snippets.py")
	check(err)
	snippets, err := os.ReadFile("testdata/snippets.txt")
	check(err)
	for _, d := range dialect.With(dialect.Compiled) {
		python, err := oracle.Find(d.Name)
		check(err)
		cmd := exec.Command(python, "-c", string(script))
		cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
		cmd.Stdin = strings.NewReader(string(snippets))
		out, err := cmd.Output()
		check(err)
		check(os.WriteFile("testdata/snippets-"+d.Name+".json", out, 0o644))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
