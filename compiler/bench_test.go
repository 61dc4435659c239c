package compiler_test

import (
	"os"
	"path/filepath"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// BenchmarkLibrary compiles the modules of CPython's standard library, those in its
// top folder.
func BenchmarkLibrary(b *testing.B) {
	d := dialect.Newest()
	paths, _ := filepath.Glob(filepath.Join(oracle.Lib(b, d.Name), "*.py"))
	files := make(map[string][]byte)
	size := 0
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		files[path] = raw
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for path, raw := range files {
			if _, err := compiler.CompileBytes(path, raw, compiler.Options{Dialect: d}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
