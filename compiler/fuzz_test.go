package compiler_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/corpus"
	"bytewalk/internal/corpus/splice"
)

// snippets are the programs of testdata/snippets.txt.
func snippets(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/snippets.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n---\n")
}

// wrong are programs that the parser refuses.
func wrong(t testing.TB) (programs []string) {
	t.Helper()
	for _, name := range []string{"parser/testdata/wrong.txt", "parser/testdata/wrong-3.13.txt", "symtable/testdata/wrong.txt"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, strings.Split(string(text), "\n%%")...)
	}
	return programs
}

// FuzzCompile compiles whatever comes, in every mode and dialect: the answer is a
// code object that can be checked, listed, written and read back, or a *diag.Error.
func FuzzCompile(f *testing.F) {
	for _, p := range corpus.Programs(f) {
		f.Add([]byte(p.Source), uint8(0), uint8(0))
	}
	for i, s := range append(snippets(f), wrong(f)...) {
		f.Add([]byte(s), uint8(i%3), uint8(i/3%3))
	}
	f.Fuzz(func(t *testing.T, raw []byte, mode, level uint8) {
		examine(t, raw, compiler.Options{
			Mode:       compiler.Mode(mode % 3),
			Optimize:   int(level % 3),
			KeepStages: level&0x80 != 0,
		})
	})
}

// splicePool has the corpus, the snippets and the statements of the parser's tests.
func splicePool(t testing.TB) *splice.Pool {
	t.Helper()
	programs := snippets(t)
	for _, p := range corpus.Programs(t) {
		programs = append(programs, p.Source)
	}
	trees, err := os.ReadFile("parser/testdata/trees.txt")
	if err != nil {
		t.Fatal(err)
	}
	for text := range strings.SplitSeq(string(trees), "%% ") {
		_, text, _ = strings.Cut(text, "\n") // the mode
		programs = append(programs, text)
	}
	return splice.NewPool(programs...)
}

// FuzzSplice is FuzzCompile with programs that are made of pieces of programs, so
// that many get through the parser.
func FuzzSplice(f *testing.F) {
	pool := splicePool(f)
	r := rand.New(rand.NewPCG(3, 13))
	for range 400 {
		f.Add(splice.Script(r), uint8(r.IntN(256)))
	}
	f.Fuzz(func(t *testing.T, script []byte, level uint8) {
		text := pool.Program(script)
		o := compiler.Options{Optimize: int(level % 3), KeepStages: level&0x80 != 0}
		if level&0x40 != 0 {
			o.Mode = compiler.Single
		}
		examine(t, []byte(text), o)
	})
}

// examine compiles a program for every dialect and checks what is made of it.
func examine(t *testing.T, raw []byte, o compiler.Options) {
	t.Helper()
	for _, d := range dialect.With(dialect.Compiled) {
		o.Dialect = d
		start := time.Now()
		r, err := compiler.CompileBytes("fuzz.py", raw, o)
		// Constants may be computed up to some size whatever the program's.
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("%s: %d bytes took %v:\n%s", d, len(raw), took, raw)
		}
		if err != nil {
			var e *diag.Error
			if !errors.As(err, &e) {
				t.Fatalf("%s: %T: %v:\n%s", d, err, err, raw)
			}
			e.Format()
			continue
		}
		if err := r.Code.Check(); err != nil {
			t.Fatalf("%s: %v:\n%s", d, err, raw)
		}
		data, err := marshal.Dump(r.Code)
		if err != nil {
			continue // nested too deeply
		}
		again, err := marshal.Load(d, data)
		if err != nil {
			t.Fatalf("%s: %v:\n%s", d, err, raw)
		}
		if diff := code.Diff(peer.SortSets(again.(*code.Code)), peer.SortSets(r.Code)); len(diff) > 0 {
			t.Fatalf("%s: read back with a difference: %.300s\n%s", d, diff[0], raw)
		}
		if err := dis.Dis(io.Discard, r.Code, dis.Options{}); err != nil {
			t.Fatal(err)
		}
		for co := range r.Code.All() {
			if len(co.Positions) != len(co.Bytecode)/2 {
				t.Errorf("%s: %s: %d positions for %d code units", d, co.Name, len(co.Positions), len(co.Bytecode)/2)
			}
		}
	}
}

// TestStages checks what KeepStages keeps: every code block's views, each with
// the jumps and the falls into the next block inside it.
func TestStages(t *testing.T) {
	for _, p := range corpus.Programs(t) {
		r, err := compiler.CompileBytes(p.File(), []byte(p.Source), compiler.Options{Dialect: dialect.V38, KeepStages: true})
		if err != nil {
			continue
		}
		codes := map[*code.Code]bool{}
		for co := range r.Code.All() {
			codes[co] = true
		}
		if len(r.Tokens) == 0 || r.AST == nil || r.Symbols == nil {
			t.Errorf("%s: a stage is missing", p.Name)
		}
		for _, b := range r.Blocks {
			delete(codes, b.Code)
			for _, v := range b.Passes {
				checkView(t, p.Name+"."+b.Code.Name, v)
			}
			last := b.Passes[len(b.Passes)-1]
			units := 0
			for _, block := range last.Blocks {
				for _, in := range block.Instrs {
					for units < len(b.Code.Bytecode)/2 && b.Code.Dialect.Op(b.Code.Bytecode[2*units]) != in.Op {
						units++ // an EXTENDED_ARG
					}
					units++
				}
			}
			if units != len(b.Code.Bytecode)/2 {
				t.Errorf("%s: the view after %s is not the code of %s", p.Name, last.Pass, b.Code.Name)
			}
		}
		if len(codes) > 0 {
			t.Errorf("%s: %d code objects without views", p.Name, len(codes))
		}
	}
}

func checkView(t *testing.T, name string, v cfg.View) {
	t.Helper()
	for i, b := range v.Blocks {
		if b.Next < -1 || b.Next >= len(v.Blocks) {
			t.Errorf("%s after %s: block %d goes on in %d", name, v.Pass, i, b.Next)
		}
		for _, in := range b.Instrs {
			jumps := dialect.V38.Operand(in.Op).IsJump()
			if jumps != (in.Target >= 0) || in.Target >= len(v.Blocks) {
				t.Errorf("%s after %s: %s in block %d jumps to %d", name, v.Pass, in.Op, i, in.Target)
			}
		}
	}
}
