package compiler_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/corpus"
)

// FuzzCompile compiles whatever comes, in every mode: the answer is a code object
// that can be written and read back, or a *diag.Error.
func FuzzCompile(f *testing.F) {
	for _, p := range corpus.Programs(f) {
		f.Add([]byte(p.Source), uint8(0), uint8(0))
	}
	text, err := os.ReadFile("testdata/snippets.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, s := range strings.Split(string(text), "\n---\n") {
		f.Add([]byte(s), uint8(i%3), uint8(i/3%3))
	}
	f.Fuzz(func(t *testing.T, raw []byte, mode, level uint8) {
		o := compiler.Options{
			Mode:       compiler.Mode(mode % 3),
			Optimize:   int(level % 3),
			KeepStages: level&0x80 != 0,
		}
		for _, d := range dialect.With(dialect.Compiled) {
			o.Dialect = d
			r, err := compiler.CompileBytes("fuzz.py", raw, o)
			if err != nil {
				var e *diag.Error
				if !errors.As(err, &e) {
					t.Fatalf("%T: %v", err, err)
				}
				continue
			}
			if _, err := marshal.Load(d, marshal.Dump(r.Code)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestStages checks what KeepStages keeps: every code block's views, each with
// the jumps and the falls into the next block inside it.
func TestStages(t *testing.T) {
	for _, p := range corpus.Programs(t) {
		r, err := compiler.CompileBytes(p.File(), []byte(p.Source), compiler.Options{KeepStages: true})
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
			jumps := dialect.Newest().Operand(in.Op).IsJump()
			if jumps != (in.Target >= 0) || in.Target >= len(v.Blocks) {
				t.Errorf("%s after %s: %s in block %d jumps to %d", name, v.Pass, in.Op, i, in.Target)
			}
		}
	}
}
