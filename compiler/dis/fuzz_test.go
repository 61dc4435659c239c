package dis_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/corpus"
)

// FuzzPyc reads whatever comes as a .pyc file of any version and lists it: that
// ends soon, and the listing is not much longer than the file gives reason for.
func FuzzPyc(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.pyc")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for i, p := range corpus.Programs(f) {
		for _, d := range dialect.With(dialect.Compiled) {
			if r, err := compiler.CompileBytes(p.File(), []byte(p.Source), compiler.Options{Dialect: d, Optimize: i % 3}); err == nil {
				data, err := marshal.WritePyc(marshal.Header{}, r.Code)
				if err != nil {
					f.Fatal(err)
				}
				f.Add(data)
				// The same under another version's magic number.
				for _, other := range dialect.All() {
					if i%8 == other.Minor%8 {
						data := append([]byte(nil), data...)
						data[0], data[1] = byte(other.Magic), byte(other.Magic>>8)
						f.Add(data)
					}
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		_, c, _, err := marshal.ReadPycWithMap(data)
		if err != nil {
			return
		}
		c.Check()
		length := &counter{}
		if err := dis.Dis(length, c, dis.Options{}); err != nil {
			t.Fatal(err)
		}
		for inner := range c.All() {
			dis.Jumps(inner)
			dis.Labels(inner)
			for _, i := range dis.Instructions(inner) {
				i.Meaning()
			}
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("%d bytes took %v, %d bytes of listing", len(data), took, length.n)
		}
	})
}

// counter counts what is written to it.
type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }
