package marshal_test

import (
	"strings"
	"testing"
	"time"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
)

// FuzzLoad: whatever the data, reading it ends soon, with an object or with an
// error that lies inside the data; and what was read can be written, read back,
// compared and shown.
func FuzzLoad(f *testing.F) {
	for _, c := range loadCases {
		f.Add([]byte(c.data))
	}
	for _, sample := range samples(f) {
		f.Add(sample.data[marshal.HeaderSize:])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		c, region, err := marshal.LoadWithMap(dialect.V38, data)
		if err != nil {
			if e, ok := err.(*marshal.Error); !ok || e.Offset < 0 || e.Offset > len(data) {
				t.Fatalf("%v", err)
			}
			return
		}
		if region.End > len(data) {
			t.Fatalf("the object ends at %d of %d", region.End, len(data))
		}
		ours := marshal.Dump(c)
		again, err := marshal.Load(dialect.V38, ours)
		if err != nil {
			t.Fatalf("what was written can't be read: %v", err)
		}
		if got, want := code.Repr(sorted(again)), code.Repr(sorted(c)); got != want {
			t.Fatalf("read back as %.200s, want %.200s", got, want)
		}
		if k, ok := c.(*code.Code); ok {
			for inner := range k.All() {
				for i := range inner.Instructions() {
					inner.Target(i)
					inner.LineAt(i.Offset)
				}
				for range inner.Lines() {
				}
			}
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(data), took)
		}
	})
}

// repeat nests or lines up n copies of s before the end.
func repeat(s string, n int, end string) string { return strings.Repeat(s, n) + end }
