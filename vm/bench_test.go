package vm_test

import (
	"os"
	"testing"
)

// BenchmarkProgram runs the file that the environment variable BENCH_PROGRAM names.
func BenchmarkProgram(b *testing.B) {
	name := os.Getenv("BENCH_PROGRAM")
	if name == "" {
		b.Skip("BENCH_PROGRAM is not set")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r := execute(b, name, string(src), "", nil); r.Err != nil {
			b.Fatal(r.Err, r.stderr)
		}
	}
}
