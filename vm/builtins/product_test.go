package builtins_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/importlib"
	"bytewalk/vm/stdlib"
)

// The product of testdata/product calls all that built-in types and functions have, with all kinds
// of arguments. Of its cases some are stored, with what CPython made of them; all can be compared with
// -product.

//go:generate go test -run TestProduct -store .

var (
	storeProduct = flag.Bool("store", false, "store what CPython makes of some cases of the product")
	allOfProduct = flag.Bool("product", false, "compare one of 12 cases of the product with CPython, and not the stored ones")
)

const (
	productScript = "testdata/product/product.py"
	// productShare is how many cases there are for each that is stored.
	productShare = "150"
)

// TestProduct compares the product's cases: those that are known to differ, by what they begin with,
// are listed in testdata/product/known.txt with the reason.
func TestProduct(t *testing.T) {
	for _, d := range []*dialect.Dialect{dialect.V38, dialect.V313} {
		t.Run(d.Name, func(t *testing.T) {
			file := "testdata/product/" + d.Name + ".txt.gz"
			share := productShare
			var want string
			switch {
			case *allOfProduct:
				share = "12"
				want = productOracle(t, d.Name, share)
			case *storeProduct:
				want = productOracle(t, d.Name, share)
				if err := storeText(file, want); err != nil {
					t.Fatal(err)
				}
			default:
				var err error
				if want, err = storedText(file); err != nil {
					t.Fatal(err)
				}
			}
			compareProduct(t, d.Name, runProduct(t, d, share), want)
		})
	}
}

// productAddress is what no two runs have in common.
var productAddress = regexp.MustCompile(`0x[0-9a-f]{6,}`)

func productOracle(t *testing.T, version, share string) string {
	r := oracle.RunArgs(t, version, "", "", "-W", "ignore", productScript, "all", share)
	if r.Status != 0 {
		t.Fatalf("status %d: %s", r.Status, r.Stderr)
	}
	return productAddress.ReplaceAllString(r.Stdout, "0x")
}

// runProduct runs the script on the machine.
func runProduct(t *testing.T, d *dialect.Dialect, share string) string {
	text, err := os.ReadFile(productScript)
	if err != nil {
		t.Fatal(err)
	}
	r, err := compiler.Compile(source.NewFile(productScript, string(text)), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	m, err := vm.New(vm.Config{Dialect: d, Stdout: &out, Stderr: &errs, Compile: compileIn(d), Argv: []string{productScript, "all", share},
		Stdin: func(string) (string, error) { return "", io.EOF },
		Setup: func(m *vm.Machine) error {
			root, err := os.OpenRoot(".")
			if err != nil {
				return err
			}
			importlib.Attach(m.Thread, importlib.Options{Dialect: d, Root: root, NewCode: m.NewCode,
				Library: stdlib.Attach(m.Thread, stdlib.Options{Dialect: d, NewCode: m.NewCode})})
			return nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	o := m.Run(context.Background(), r.Code)
	var bug *vm.InternalError
	if errors.As(o.Err, &bug) {
		t.Errorf("%v\n%s", bug, bug.Stack)
	}
	if o.Status != 0 {
		t.Errorf("status %d: %s", o.Status, errs.String())
	}
	return productAddress.ReplaceAllString(out.String(), "0x")
}

// compareProduct reports the cases that differ, the first of each group with the same beginning.
func compareProduct(t *testing.T, version, got, want string) {
	known := knownDifferences(t, version)
	cases := func(text string) (map[string]string, []string) {
		of, order := map[string]string{}, []string(nil)
		for line := range strings.SplitSeq(text, "\n") {
			if key, result, ok := strings.Cut(line, "\t"); ok {
				if _, twice := of[key]; !twice {
					order = append(order, key)
				}
				of[key] += result
			}
		}
		return of, order
	}
	g, _ := cases(got)
	w, order := cases(want)
	different, expected := 0, 0
	var groups []string
	first := map[string]string{}
	for _, key := range order {
		result, there := g[key]
		if there && result == w[key] {
			continue
		}
		if known.has(key, w[key]) {
			expected++
			continue
		}
		different++
		name, _, _ := strings.Cut(key, "(")
		if _, seen := first[name]; !seen {
			groups = append(groups, name)
			if !there {
				result = "(missing)"
			}
			first[name] = fmt.Sprintf("%s\n   got %s\n  want %s", key, cut(result), cut(w[key]))
		}
	}
	for i, name := range groups {
		if i < 60 {
			t.Errorf("%s", first[name])
		}
	}
	t.Logf("%d of %d cases are as in CPython %s, %d differ as is known", len(order)-different-expected, len(order), version, expected)
}

// differences are patterns of cases that are known to differ.
type differences []*regexp.Regexp

func (d differences) has(key, want string) bool {
	for _, r := range d {
		if r.MatchString(key + "\t" + want) {
			return true
		}
	}
	return false
}

// knownDifferences reads the patterns of a version: lines of versions, a space and an expression.
func knownDifferences(t *testing.T, version string) (d differences) {
	f, err := os.Open("testdata/product/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		versions, pattern, ok := strings.Cut(s.Text(), " ")
		if !ok || strings.HasPrefix(versions, "#") || versions != "*" && versions != version {
			continue
		}
		d = append(d, regexp.MustCompile(pattern))
	}
	return d
}

func storeText(name, text string) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(z, text); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o666)
}

func storedText(name string) (string, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	return string(text), err
}
