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
// compared and shown. It is read as every dialect's.
func FuzzLoad(f *testing.F) {
	for _, c := range loadCases {
		f.Add([]byte(c.data))
	}
	for _, sample := range samples(f) {
		f.Add(sample.data[marshal.HeaderSize:])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range dialect.All() {
			start := time.Now()
			load(t, d, data)
			if took := time.Since(start); took > 5*time.Second {
				t.Fatalf("%s: %d bytes took %v", d, len(data), took)
			}
		}
	})
}

func load(t *testing.T, d *dialect.Dialect, data []byte) {
	c, region, err := marshal.LoadWithMap(d, data)
	if err != nil {
		if e, ok := err.(*marshal.Error); !ok || e.Offset < 0 || e.Offset > len(data) {
			t.Fatalf("%s: %v", d, err)
		}
		return
	}
	if region.End > len(data) {
		t.Fatalf("%s: the object ends at %d of %d", d, region.End, len(data))
	}
	ours, err := marshal.Dump(c)
	if err != nil {
		t.Fatalf("%s: what was read can't be written: %v", d, err)
	}
	again, err := marshal.Load(d, ours)
	if err != nil {
		t.Fatalf("%s: what was written can't be read: %v", d, err)
	}
	if got, want := code.Repr(sorted(again)), code.Repr(sorted(c)); got != want {
		t.Fatalf("%s: read back as %.200s, want %.200s", d, got, want)
	}
	k, ok := c.(*code.Code)
	if !ok {
		return
	}
	if diff := code.Diff(sorted(again).(*code.Code), sorted(c).(*code.Code)); len(diff) > 0 {
		t.Fatalf("%s: read back with a difference: %.300s", d, diff[0])
	}
	k.Check()
	for inner := range k.All() {
		for i := range inner.Instructions() {
			inner.Target(i)
			inner.LineAt(i.Offset)
		}
		for range inner.Lines() {
		}
	}
}

// repeat nests or lines up n copies of s before the end.
func repeat(s string, n int, end string) string { return strings.Repeat(s, n) + end }
