// Command find prints the path of the CPython interpreter of a minor version, the
// one that tests compare with, and fails where there is none.
package main

import (
	"fmt"
	"os"

	"bytewalk/internal/oracle"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: find X.Y")
		os.Exit(2)
	}
	path, err := oracle.Find(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(path)
}
