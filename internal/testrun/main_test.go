package main

import (
	"strings"
	"testing"
	"time"
)

func TestSummary(t *testing.T) {
	const log = `{"Action":"start","Package":"m/a"}
{"Action":"run","Package":"m/a","Test":"TestGood"}
{"Action":"output","Package":"m/a","Test":"TestGood","Output":"=== RUN   TestGood\n"}
{"Action":"pass","Package":"m/a","Test":"TestGood"}
{"Action":"output","Package":"m/a","Test":"TestBad","Output":"    a_test.go:7: the reason\n"}
{"Action":"fail","Package":"m/a","Test":"TestBad"}
{"Action":"output","Package":"m/a","Test":"TestAway","Output":"    oracle.go:1: left out: TestAway compares with CPython 3.9 (not found)\n"}
{"Action":"skip","Package":"m/a","Test":"TestAway"}
{"Action":"output","Package":"m/a","Output":"FAIL\n"}
{"Action":"output","Package":"m/a","Output":"FAIL\tm/a\t0.1s\n"}
{"Action":"fail","Package":"m/a"}
{"ImportPath":"m/b","Action":"build-output","Output":"b.go:1: undefined: x\n"}
{"Action":"output","Package":"m/c","Output":"ok  \tm/c\t0.2s\n"}
{"Action":"pass","Package":"m/c"}
go: a message
`
	var out strings.Builder
	s := &summary{out: &out, output: map[string][]string{}}
	if err := s.read(strings.NewReader(log)); err != nil {
		t.Fatal(err)
	}
	s.print()
	const want = `    a_test.go:7: the reason
FAIL	m/a	0.1s
FAIL
b.go:1: undefined: x
ok  	m/c	0.2s
go: a message
left out: TestAway compares with CPython 3.9 (not found)
1 tests passed, 1 failed, 1 left out
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestFuzzTargets(t *testing.T) {
	targets, err := fuzzTargets([]string{"main_test.go"})
	if err != nil || len(targets) != 0 {
		t.Errorf("targets %v, error %v", targets, err)
	}
	if _, err := fuzz("soon", nil); err == nil {
		t.Error("a malformed duration was taken")
	}
}

func TestCounts(t *testing.T) {
	o := counts("fuzz: elapsed: 0s, gathering baseline coverage: 0/9 completed\n" +
		"fuzz: elapsed: 3s, execs: 100 (33/sec), new interesting: 2 (total: 11)\n" +
		"fuzz: elapsed: 6s, execs: 250 (50/sec), new interesting: 3 (total: 12)\nPASS\n")
	o.took = 6 * time.Second
	broken := o
	broken.failed = true
	text, ok := total([]outcome{o, broken})
	if want := "2 fuzz targets, 1 failed: 500 executions, 6 new inputs kept, in 12 s"; text != want || ok {
		t.Errorf("%q, %v, want %q", text, ok, want)
	}
	if got, want := broken.String(), "250 executions, 3 new inputs kept, in 6 s: FAILED"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
