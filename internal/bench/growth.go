package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// shape is a kind of program that can have any number of lines.
type shape struct {
	name, what string
	write      func(b *strings.Builder, lines int)
}

// each writes a text for every number below n.
func each(b *strings.Builder, n int, format string) {
	for i := range n {
		fmt.Fprintf(b, format, i)
	}
}

var shapes = []shape{
	{"functions", "many small functions", func(b *strings.Builder, n int) {
		each(b, n/3, "def function_%[1]d(a, b=%[1]d):\n    return a + b * %[1]d\n\n")
	}},
	{"body", "one function's body", func(b *strings.Builder, n int) {
		b.WriteString("def function(x):\n")
		each(b, n/2, "    if x > %[1]d:\n        x = x - %[1]d\n")
	}},
	{"loop", "one loop around all", func(b *strings.Builder, n int) {
		b.WriteString("for x in range(3):\n")
		each(b, n/2, "    if x > %d: continue\n    y = x\n")
	}},
	{"tries", "one body of try statements", func(b *strings.Builder, n int) {
		b.WriteString("def function(x):\n")
		each(b, n/4, "    try:\n        x(%d)\n    except ValueError:\n        pass\n")
	}},
	{"list", "one list of constants", func(b *strings.Builder, n int) {
		b.WriteString("x = [\n")
		each(b, n, "    %d,\n")
		b.WriteString("]\n")
	}},
	{"dict", "one dict of names", func(b *strings.Builder, n int) {
		b.WriteString("x = {\n")
		each(b, n, "    'key %[1]d': value_%[1]d,\n")
		b.WriteString("}\n")
	}},
	// CPython gives up on chains of thousands.
	{"elif", "elif chains of 500", func(b *strings.Builder, n int) {
		for i := range n / 1000 {
			fmt.Fprintf(b, "def function_%d(x):\n    if x == 0:\n        return 0\n", i)
			each(b, 498, "    elif x == %[1]d:\n        return %[1]d\n")
		}
	}},
	{"strings", "one string of many", func(b *strings.Builder, n int) {
		b.WriteString("x = (\n")
		each(b, n, "    'part %d'\n")
		b.WriteString(")\n")
	}},
	{"sums", "sums of 50 strings", func(b *strings.Builder, n int) {
		for range n / 50 {
			b.WriteString("x = (\n")
			each(b, 49, "    'part %d' +\n")
			b.WriteString("    '')\n")
		}
	}},
	{"nests", "loops 15 deep", func(b *strings.Builder, n int) {
		for i := range n / 20 {
			fmt.Fprintf(b, "def function_%d(x):\n", i)
			for depth := range 15 {
				fmt.Fprintf(b, "%sfor i%d in x:\n", strings.Repeat(" ", depth+1), depth)
			}
			b.WriteString(strings.Repeat(" ", 16) + "print(" + strings.Repeat("(", 40) + "x" + strings.Repeat(")", 40) + ")\n\n\n\n")
		}
	}},
	{"names", "a module of many names", func(b *strings.Builder, n int) {
		b.WriteString("name_0 = ''\n")
		each(b, n-1, "name_%[1]d_ = name_%[1]d\n")
	}},
}

// growth compiles programs of every shape, each ten times as long as the one before, and
// prints what a line costs.
func (c *config) growth(longest int, names []string) error {
	fmt.Printf("\ncompile -j 1, by the length of the file: processor time in ns, and memory in bytes, for a line more\n")
	for _, version := range c.versions {
		fmt.Printf("\n%-28s", "Python "+version)
		for n := 10_000; n <= longest; n *= 10 {
			fmt.Printf("%26s", fmt.Sprintf("%d lines", n))
		}
		fmt.Println()
		for _, s := range shapes {
			if len(names) > 0 && !slices.Contains(names, s.name) {
				continue
			}
			fmt.Printf("%-28s", s.what)
			var last process
			for n := 1000; n <= longest; n *= 10 {
				p, err := c.grow(s, version, n)
				if err != nil {
					return fmt.Errorf("%s: %w", s.name, err)
				}
				if n > 1000 {
					more := float64(n - n/10)
					fmt.Printf("%10s %6.0f ns %5.0f B", milliseconds(p.cpu), float64(p.cpu-last.cpu)/more, float64(p.peak-last.peak)/more)
				}
				last = p
			}
			fmt.Println()
		}
	}
	return nil
}

// grow compiles a program of n lines as often as it takes to measure a short time, and
// gives the least.
func (c *config) grow(s shape, version string, n int) (least process, err error) {
	var b strings.Builder
	s.write(&b, n)
	file := filepath.Join(c.dir, "growth.py")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		return least, err
	}
	defer os.Remove(file)
	for spent := time.Duration(0); spent < 100*time.Millisecond; {
		p, err := c.start([]string{c.binary, "compile", "--python", version, "-j", "1", "-o", filepath.Join(c.dir, "growth"), file})
		if err != nil {
			return least, err
		}
		if spent == 0 || p.cpu < least.cpu {
			least = p
		}
		spent += p.cpu
	}
	return least, nil
}
