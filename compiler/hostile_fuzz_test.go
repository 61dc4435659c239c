package compiler_test

import (
	"testing"

	"bytewalk/compiler"
	"bytewalk/internal/oracle"
)

// TestHostileForms compiles sources that nest, or go on, without end, and such that
// stand for much: the answer is a code object or an error, and a tree that is too
// deep to be walked through is never made.
func TestHostileForms(t *testing.T) {
	levels := []int{10, 250}
	if oracle.WantsAll() {
		levels = append(levels, 3_000, 30_000, 300_000)
	}
	for _, forms := range [][]form{nesting, length} {
		for _, f := range forms {
			for _, n := range levels {
				examine(t, []byte(f.make(n)), compiler.Options{Optimize: n % 3})
			}
			if t.Failed() {
				t.Fatalf("%s", f.name)
			}
		}
	}
	for _, f := range bombs {
		examine(t, []byte(f.make(1)), compiler.Options{})
		if t.Failed() {
			t.Fatalf("%s", f.name)
		}
	}
}
