// Bytewalk shows how Python runs: source, bytecode and a machine, step by step.
package main

import (
	"os"

	"bytewalk/app/command"
	_ "bytewalk/internal/hugepages"
)

func main() {
	tuneCollector()
	host := command.Host{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	addWindow(&host)
	os.Exit(command.Main(os.Args[1:], host))
}
