// Command gen runs real CPython over the programs of the corpus and stores what
// it makes of them under testdata/expected. See package corpus.
package main

import (
	"fmt"
	"os"

	"bytewalk/internal/corpus"
)

func main() {
	for _, version := range corpus.Versions {
		n, err := corpus.Update(version)
		if err != nil {
			fmt.Fprintf(os.Stderr, "CPython %s: %v\n", version, err)
			os.Exit(1)
		}
		fmt.Printf("CPython %s: %d programs\n", version, n)
		if n, err = corpus.UpdateOutcomes(corpus.BehaviourDir(), version); err != nil {
			fmt.Fprintf(os.Stderr, "CPython %s: %v\n", version, err)
			os.Exit(1)
		}
		fmt.Printf("CPython %s: %d new or changed programs on behaviour\n", version, n)
	}
}
