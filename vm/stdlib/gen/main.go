// Command gen runs real CPython over the programs in testdata that are new or changed, and stores
// what they do under testdata/expected, a folder a version. See package stdlib.
package main

import (
	"fmt"
	"os"

	"bytewalk/internal/corpus"
)

func main() {
	for _, version := range corpus.Versions {
		n, err := corpus.UpdateOutcomes("testdata", version)
		if err != nil {
			fmt.Fprintf(os.Stderr, "CPython %s: %v\n", version, err)
			os.Exit(1)
		}
		fmt.Printf("CPython %s: %d programs\n", version, n)
	}
}
