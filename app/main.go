// Bytewalk shows how Python runs: source, bytecode and a machine, step by step.
package main

import (
	"os"
	"runtime/debug"

	"bytewalk/app/command"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// A Python program makes many small objects that die young: collecting less
		// often costs some memory and saves much time.
		debug.SetGCPercent(400)
	}
	host := command.Host{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	addWindow(&host)
	os.Exit(command.Main(os.Args[1:], host))
}
