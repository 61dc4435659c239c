package peer

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/symtable"
	"bytewalk/internal/oracle"
)

// Check is one thing in which the two compilers are compared.
type Check struct {
	Name string // "code", "tree" ...: what it is called on the command line
	What string // for people: "code objects, -O"
	run  func(*File) (Outcome, error)
}

// Outcome is what a check of a file came to.
type Outcome struct {
	Compared   bool   // false where there is nothing to compare, because both refuse the file
	Difference string // the first one, "" if there is none
}

var same = Outcome{Compared: true}

func differs(format string, args ...any) (Outcome, error) {
	return Outcome{true, fmt.Sprintf(format, args...)}, nil
}

// Run makes the check of a file. An error says that it couldn't be made.
func (c Check) Run(f *File) (Outcome, error) { return c.run(f) }

// Checks gives the checks that can be made for a dialect, with code objects at those
// -O levels.
func Checks(d *dialect.Dialect, levels []int) []Check {
	var checks []Check
	if d.Support >= dialect.Compiled {
		for _, level := range levels {
			checks = append(checks, Code(level))
		}
		checks = append(checks, Errors, Tree, Symbols)
	}
	return append(append(checks, Listings(d)...), Load)
}

// Code compares every field of every code object, and the warnings, at an -O level.
func Code(level int) Check {
	return Check{"code", "code objects, " + [...]string{"no -O", "-O", "-OO"}[level], func(f *File) (Outcome, error) {
		theirs, err := f.expected(level)
		if err != nil {
			return Outcome{}, err
		}
		mine, ourErr := f.compiled(level)
		switch {
		case theirs.Failure != nil && ourErr != nil:
			return Outcome{}, nil
		case theirs.Failure != nil:
			return differs("compiled, but CPython gives %s", theirs.Failure)
		case ourErr != nil:
			return differs("refused: %v", ourErr)
		}
		expected, err := marshal.Load(f.dialect, theirs.body)
		if err != nil {
			return Outcome{}, err
		}
		data, err := marshal.Dump(mine.Code)
		if err != nil {
			return differs("%v", err)
		}
		got, err := marshal.Load(f.dialect, data)
		if err != nil {
			return differs("what it is marshalled to does not load: %v", err)
		}
		if diff := code.Diff(SortSets(got.(*code.Code)), SortSets(expected.(*code.Code))); len(diff) > 0 {
			return differs("%s (and %d more)", diff[0], len(diff)-1)
		}
		var warnings []string
		for _, w := range mine.Warnings {
			warnings = append(warnings, fmt.Sprintf("%s:%d: %s", w.Category, w.Span.Start.Line, w.Message))
		}
		if !slices.Equal(warnings, theirs.Warnings) {
			return differs("warnings: %q, %q", warnings, theirs.Warnings)
		}
		return same, nil
	}}
}

// Errors compares type, message, line and column of the error for a file that is
// refused, and its end where the version's errors have one.
var Errors = Check{"errors", "errors of files that are refused", func(f *File) (Outcome, error) {
	theirs, err := f.expected(0)
	if err != nil {
		return Outcome{}, err
	}
	_, ourErr := f.compiled(0)
	switch {
	case theirs.Failure == nil && ourErr == nil:
		return Outcome{}, nil
	case theirs.Failure == nil:
		return differs("refused: %v", ourErr)
	case ourErr == nil:
		return differs("compiled, but CPython gives %s", theirs.Failure)
	}
	var e *diag.Error
	if !errors.As(ourErr, &e) {
		return differs("%v", ourErr)
	}
	mine := &failure{Type: e.Type, Message: e.Message, Line: e.Line(), Offset: max(e.Offset, 0)}
	want := *theirs.Failure
	want.Offset, want.EndOffset = max(want.Offset, 0), max(want.EndOffset, 0)
	if want.Ends {
		mine.Ends, mine.EndOffset = true, max(e.EndOffset, 0)
		mine.EndLine = want.EndLine
		if want.EndLine > 0 {
			mine.EndLine = int(e.Span.End.Line)
		}
	}
	if *mine != want {
		return differs("%s; CPython gives %s", mine, &want)
	}
	return same, nil
}}

// String gives an exception with its place.
func (f *failure) String() string {
	place := fmt.Sprintf("%d, %d", f.Line, f.Offset)
	if f.Ends {
		place += fmt.Sprintf(" to %d, %d", f.EndLine, f.EndOffset)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Type, f.Message, place)
}

// Tree compares the syntax trees with all positions, as ast.dump shows them.
var Tree = Check{"tree", "syntax trees", func(f *File) (Outcome, error) {
	return f.text(request{Ask: "tree"}, func() (string, error) {
		r, err := f.parsed()
		if err != nil {
			return "", err
		}
		return ast.DumpFor(f.dialect, r.AST, true), nil
	})
}}

// Symbols compares the symbol tables: what module symtable knows of all blocks and their
// names.
var Symbols = Check{"symbols", "symbol tables", func(f *File) (Outcome, error) {
	return f.text(request{Ask: "symbols"}, func() (string, error) {
		r, err := f.parsed()
		if err != nil {
			return "", err
		}
		table, err := symtable.Build(r.AST, r.File, f.dialect)
		var e *diag.Error
		if errors.As(err, &e) && futureMessage.MatchString(e.Message) {
			return "", errFuture
		}
		if err != nil {
			return "", err
		}
		var b strings.Builder
		writeScope(&b, table.Top, "")
		return b.String(), nil
	})
}}

// errFuture is for a wrong future statement, of which module symtable may not tell.
var errFuture = errors.New("a future statement is wrong")

var futureMessage = regexp.MustCompile(`^future feature |^not a chance$|^from __future__ imports must occur`)

func writeScope(b *strings.Builder, s *symtable.Scope, indent string) {
	nested := 0
	if s.Nested {
		nested = 1
	}
	// What CPython numbers is the same list without a zeroth item.
	fmt.Fprintf(b, "%s%s %d %d nested=%d varnames=%s\n",
		indent, s.Name, int(s.Type)-1, s.Span.Start.Line, nested, strings.Join(s.VarNames, ","))
	symbols := slices.Clone(s.Symbols)
	slices.SortFunc(symbols, func(a, b *symtable.Symbol) int { return strings.Compare(a.Name, b.Name) })
	for _, sym := range symbols {
		fmt.Fprintf(b, "%s. %s %d %d\n", indent, sym.Name, sym.Flags, sym.Scope)
	}
	for _, child := range s.Children {
		writeScope(b, child, indent+"  ")
	}
}

// Listings gives a check for each form in which the dialect's dis lists code.
func Listings(d *dialect.Dialect) []Check {
	checks := []Check{listing("listings", dis.Options{})}
	if d.Listing.ShowCaches {
		checks = append(checks, listing("listings with caches", dis.Options{ShowCaches: true}))
	}
	if d.Listing.ShowOffsets {
		checks = append(checks, listing("listings with offsets", dis.Options{ShowOffsets: true}),
			listing("listings with caches and offsets", dis.Options{ShowCaches: true, ShowOffsets: true}))
	}
	return checks
}

// listing compares the text of dis.dis for the module's code and all code inside it.
func listing(what string, o dis.Options) Check {
	flags := map[string]bool{}
	if o.ShowCaches {
		flags["show_caches"] = true
	}
	if o.ShowOffsets {
		flags["show_offsets"] = true
	}
	return Check{"dis", what, func(f *File) (Outcome, error) {
		return f.text(request{Ask: "listing", Flags: flags}, func() (string, error) {
			c, err := f.subject()
			if c == nil || err != nil {
				return "", errors.Join(errors.New("refused"), err)
			}
			var b strings.Builder
			err = dis.Dis(&b, c, o)
			return comparable(b.String()), err
		})
	}}
}

var (
	address    = regexp.MustCompile(` at 0x[0-9a-f]+`)
	frozenSets = regexp.MustCompile(`(?m)^.*frozenset\(\{.*$`)
)

// comparable is a listing without what differs between runs of CPython: addresses,
// and the order of frozensets (see SortSets).
func comparable(s string) string {
	s = address.ReplaceAllString(s, "")
	return frozenSets.ReplaceAllStringFunc(s, func(line string) string {
		characters := []byte(line)
		slices.Sort(characters)
		return string(characters)
	})
}

// Load compares the code object that CPython loads from our .pyc file with its own.
var Load = Check{"load", "our .pyc files, as CPython loads them", func(f *File) (Outcome, error) {
	c, err := f.subject()
	if c == nil || err != nil {
		return Outcome{}, err
	}
	var pyc []byte
	if err := guarded(func() (err error) {
		pyc, err = marshal.WritePyc(marshal.Header{SourceSize: uint32(len(f.raw))}, c)
		return err
	}); err != nil {
		return differs("%v", err)
	}
	theirs, err := f.ask(request{Ask: "load", data: pyc})
	switch {
	case err != nil:
		return Outcome{}, err
	case theirs.Failure != nil:
		return differs("CPython doesn't load it: %s", theirs.Failure)
	case len(theirs.body) > 0:
		return differs("CPython finds another code object: %s", theirs.body)
	}
	return same, nil
}}

// text compares a text of ours with the answer to a question, by their hashes first.
func (f *File) text(q request, ours func() (string, error)) (Outcome, error) {
	var mine string
	done := make(chan error, 1)
	if q.Ask == "listing" {
		if _, err := f.expected(0); err != nil { // which asks, and so can't wait
			return Outcome{}, err
		}
	}
	go func() {
		done <- guarded(func() (err error) {
			mine, err = ours()
			return err
		})
	}()
	theirs, err := f.ask(q)
	ourErr := <-done
	switch {
	case err != nil:
		return Outcome{}, err
	case theirs.Failure != nil && ourErr != nil || ourErr == errFuture:
		return Outcome{}, nil
	case theirs.Failure != nil:
		return differs("CPython gives %s", theirs.Failure)
	case ourErr != nil:
		return differs("refused: %v", ourErr)
	}
	sum := sha1.Sum([]byte(mine))
	if hex.EncodeToString(sum[:]) == string(theirs.body) {
		return same, nil
	}
	q.Full = true
	if theirs, err = f.ask(q); err != nil {
		return Outcome{}, err
	}
	return differs("%s", firstDifference([]byte(mine), theirs.body))
}

// firstDifference describes where two texts part: the line and what stands there.
func firstDifference(got, want []byte) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	start := max(bytes.LastIndexByte(got[:i], '\n')+1, i-60)
	part := func(text []byte) []byte {
		text = text[start:min(len(text), i+80)]
		line, _, _ := bytes.Cut(text, []byte("\n"))
		return line
	}
	return fmt.Sprintf("line %d: %q; CPython has %q", bytes.Count(got[:i], []byte("\n"))+1, part(got), part(want))
}

// SortSets gives a copy of a code object in which the items of frozensets are in a fixed
// order. CPython's own order varies: a set of strings is built once more, in the
// order of the first, if one of them was interned before, by whatever module
// (intern_string_constants in Objects/codeobject.c).
func SortSets(c *code.Code) *code.Code {
	sorted := *c
	sorted.Consts = make([]code.Const, len(c.Consts))
	for i, k := range c.Consts {
		sorted.Consts[i] = sortConst(k)
	}
	return &sorted
}

func sortConst(k code.Const) code.Const {
	switch k := k.(type) {
	case *code.Code:
		return SortSets(k)
	case code.FrozenSet:
		k = slices.Clone(k)
		slices.SortFunc(k, func(a, b code.Const) int { return strings.Compare(code.Repr(a), code.Repr(b)) })
		return k
	case code.Tuple:
		k = slices.Clone(k)
		for i, item := range k {
			k[i] = sortConst(item)
		}
		return k
	}
	return k
}

// Sample makes checks of one in so many files of the version's library, and says how
// many were compared. Where that CPython is missing the test is skipped (see
// oracle.Python).
func Sample(t *testing.T, d *dialect.Dialect, every int, checks ...Check) {
	t.Helper()
	compared := 0
	Each(t, d, every, func(f *File) {
		for _, check := range checks {
			outcome, err := check.Run(f)
			if err != nil {
				t.Fatalf("%s: %s: %v", f.Path, check.What, err)
			}
			if outcome.Compared {
				compared++
			}
			if outcome.Difference != "" {
				t.Errorf("%s: %s: %s", f.Path, check.What, outcome.Difference)
			}
		}
	})
	t.Logf("%s: %d comparisons", d, compared)
	if compared < len(checks) {
		t.Errorf("%s: %d comparisons", d, compared)
	}
}

// Each calls do with one in so many files of the version's library.
func Each(t *testing.T, d *dialect.Dialect, every int, do func(*File)) {
	t.Helper()
	p, err := Start(oracle.Python(t, d.Name))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	for i, path := range oracle.Sources(t, d.Name) {
		if i%every != 0 {
			continue
		}
		f, err := p.File(path, d)
		if err != nil {
			t.Fatal(err)
		}
		do(f)
	}
}
