package builtins_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
	"bytewalk/internal/pyhash"
	"bytewalk/vm/builtins"
	"bytewalk/vm/object"
	"bytewalk/vm/stdlib"
)

// node is a syntax tree of an expression as the oracle gives it.
type node struct {
	Kind  string
	Text  string
	Parts []*node
}

// evaluator computes expressions by the protocols alone, without machine and compiler.
type evaluator struct {
	t     *object.Thread
	names map[string]object.Value
}

// importMath makes the module math without an importer.
func importMath(t *object.Thread) object.Value {
	m := object.NewModule(t, "math")
	if err := stdlib.Attach(t, stdlib.Options{Dialect: dialect.V38})("math").Fill(t, m); err != nil {
		panic(err)
	}
	return m.Value()
}

func newEvaluator() *evaluator {
	t := object.NewThread(pyhash.Hasher{})
	t.MaxAlloc = 1 << 28
	t.Stdout = func(string) error { return nil }
	t.Stderr = t.Stdout
	builtins.Install(t, &builtins.Options{})
	e := &evaluator{t: t, names: map[string]object.Value{}}
	e.names["math"] = importMath(t)
	return e
}

func (e *evaluator) eval(n *node) (object.Value, error) {
	t := e.t
	switch n.Kind {
	case "none":
		return object.None, nil
	case "ellipsis":
		return object.Ellipsis, nil
	case "bool":
		return object.Bool(n.Text == "True"), nil
	case "int":
		b, _ := new(big.Int).SetString(n.Text, 10)
		return t.BigInt(b), nil
	case "float":
		f, _ := strconv.ParseFloat(n.Text, 64)
		return t.Float(f), nil
	case "imag":
		f, _ := strconv.ParseFloat(n.Text, 64)
		return t.Complex(complex(0, f)), nil
	case "str":
		return t.Str(unhex(n.Text)), nil
	case "bytes":
		return t.Bytes(unhex(n.Text)), nil
	case "name":
		if v, ok := e.names[n.Text]; ok {
			return v, nil
		}
		if v := t.Builtins.GetStr(t, t.Intern(n.Text)); !v.IsNull() {
			return v, nil
		}
		return object.Null, t.Errorf(object.NameError, "name '%s' is not defined", n.Text)
	case "attr":
		v, err := e.eval(n.Parts[0])
		if err != nil {
			return v, err
		}
		return object.GetAttr(t, v, t.Intern(n.Text))
	case "call":
		return e.call(n)
	case "change":
		return e.change(n)
	case "and", "or", "if":
		return e.branch(n)
	}
	parts := make([]object.Value, 0, len(n.Parts))
	for _, p := range n.Parts {
		if p == nil {
			parts = append(parts, object.None)
			continue
		}
		if p.Kind == "star" {
			v, err := e.eval(p.Parts[0])
			if err != nil {
				return v, err
			}
			items, err := object.Collect(t, v)
			if err != nil {
				return object.Null, err
			}
			parts = append(parts, items...)
			continue
		}
		v, err := e.eval(p)
		if err != nil {
			return v, err
		}
		parts = append(parts, v)
	}
	switch n.Kind {
	case "tuple":
		return object.NewTuple(parts...).Value(), nil
	case "list":
		return object.NewList(parts).Value(), nil
	case "set":
		s := object.NewSet(object.SetType)
		for _, v := range parts {
			if err := s.Add(t, v); err != nil {
				return object.Null, err
			}
		}
		return s.Value(), nil
	case "dict":
		d := object.NewDict()
		for i := 0; i < len(parts); i += 2 {
			if err := d.Set(t, parts[i], parts[i+1]); err != nil {
				return object.Null, err
			}
		}
		return d.Value(), nil
	case "slice":
		return object.NewSlice(parts[0], parts[1], parts[2]).Value(), nil
	case "item":
		return object.GetItem(t, parts[0], parts[1])
	case "unary":
		switch n.Text {
		case "USub":
			return object.Negative(t, parts[0])
		case "UAdd":
			return object.Positive(t, parts[0])
		case "Invert":
			return object.Invert(t, parts[0])
		}
		truth, err := object.IsTrue(t, parts[0])
		return object.Bool(!truth), err
	case "binary":
		if n.Text == "Pow" {
			return object.Power(t, parts[0], parts[1], object.None)
		}
		return binary[n.Text](t, parts[0], parts[1])
	case "compare":
		return e.compare(n.Text, parts[0], parts[1])
	}
	panic("expression of kind " + n.Kind)
}

var binary = map[string]func(t *object.Thread, a, b object.Value) (object.Value, error){
	"Add": object.Add, "Sub": object.Subtract, "Mult": object.Multiply, "Div": object.TrueDivide, "FloorDiv": object.FloorDivide,
	"Mod": object.Remainder, "LShift": object.LeftShift, "RShift": object.RightShift, "BitOr": object.Or, "BitAnd": object.And,
	"BitXor": object.Xor, "MatMult": object.MatrixMultiply,
}

func (e *evaluator) compare(op string, a, b object.Value) (object.Value, error) {
	switch op {
	case "In", "NotIn":
		has, err := object.Contains(e.t, b, a)
		return object.Bool(has == (op == "In")), err
	case "Is", "IsNot":
		return object.Bool(a.Is(b) == (op == "Is")), nil
	}
	return object.Compare(e.t, a, b, map[string]object.CompareOp{"Lt": object.LT, "LtE": object.LE, "Eq": object.EQ,
		"NotEq": object.NE, "Gt": object.GT, "GtE": object.GE}[op])
}

func (e *evaluator) branch(n *node) (v object.Value, err error) {
	for i, p := range n.Parts {
		if v, err = e.eval(p); err != nil {
			return
		}
		truth, err := object.IsTrue(e.t, v)
		if err != nil {
			return object.Null, err
		}
		switch {
		case n.Kind == "if" && truth:
			return e.eval(n.Parts[1])
		case n.Kind == "if":
			return e.eval(n.Parts[2])
		case truth == (n.Kind == "or") || i == len(n.Parts)-1:
			return v, nil
		}
	}
	return
}

func (e *evaluator) call(n *node) (object.Value, error) {
	f, err := e.eval(n.Parts[0])
	if err != nil {
		return f, err
	}
	var args, named []object.Value
	var names []*object.Str
	for _, p := range n.Parts[1:] {
		switch p.Kind {
		case "keyword":
			v, err := e.eval(p.Parts[0])
			if err != nil {
				return v, err
			}
			named, names = append(named, v), append(names, e.t.Intern(p.Text))
		case "star":
			v, err := e.eval(p.Parts[0])
			if err != nil {
				return v, err
			}
			items, err := object.Collect(e.t, v)
			if err != nil {
				return object.Null, err
			}
			args = append(args, items...)
		default:
			v, err := e.eval(p)
			if err != nil {
				return v, err
			}
			args = append(args, v)
		}
	}
	return object.Call(e.t, f, append(args, named...), names)
}

// change calls a method and gives a tuple of its result and the object.
func (e *evaluator) change(n *node) (object.Value, error) {
	o, err := e.eval(n.Parts[0])
	if err != nil {
		return o, err
	}
	e.names["o"] = o
	call := *n.Parts[1]
	call.Parts = append([]*node{{Kind: "attr", Text: n.Text, Parts: []*node{{Kind: "name", Text: "o"}}}}, call.Parts[1:]...)
	v, err := e.eval(&call)
	if err != nil {
		return v, err
	}
	return object.NewTuple(v, o).Value(), nil
}

// show gives what the oracle shows of an expression: its repr, or the exception.
func (e *evaluator) show(n *node) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprintf("PANIC %v", r)
			if os.Getenv("TRACE") != "" {
				panic(r)
			}
		}
	}()
	v, err := e.eval(n)
	if err == nil {
		var s string
		if s, err = object.Repr(e.t, v); err == nil {
			return s
		}
	}
	exc, ok := err.(*object.Exception)
	if !ok {
		return "ERROR " + err.Error()
	}
	s, err := object.ToStr(e.t, exc.Value())
	if err != nil {
		return "ERROR in str: " + err.Error()
	}
	return exc.Type.Name + ": " + s.Str().Text
}

func unhex(s string) string {
	b := make([]byte, len(s)/2)
	for i := range b {
		c, _ := strconv.ParseUint(s[2*i:2*i+2], 16, 8)
		b[i] = byte(c)
	}
	return string(b)
}

// asked is an expression with its tree and what CPython shows of it.
type asked struct {
	Source string
	Tree   *node
	Want   string
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// run compares and reports what differs, grouped by what it begins with.
func run(t *testing.T, cases []asked) {
	e := newEvaluator()
	wrong := map[string][]string{}
	n := 0
	for _, c := range cases {
		got := address.ReplaceAllString(e.show(c.Tree), "0x")
		want := address.ReplaceAllString(unhex(c.Want), "0x")
		if got != want {
			n++
			key := c.Source
			if i := strings.IndexAny(key, "(["); i > 0 {
				key = key[:i]
			}
			if strings.ContainsAny(key[:1], "'\"b") {
				key = got[:min(len(got), 25)] + want[:min(len(want), 25)]
			}
			wrong[key] = append(wrong[key], fmt.Sprintf("%s\n   got %s\n  want %s", c.Source, cut(got), cut(want)))
		}
	}
	keys := make([]string, 0, len(wrong))
	for k := range wrong {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for i, k := range keys {
		if i < 40 {
			t.Errorf("%d times: %s", len(wrong[k]), wrong[k][0])
		}
	}
	t.Logf("%d of %d expressions are shown as by CPython 3.8", len(cases)-n, len(cases))
}

func cut(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}

var update = flag.Bool("update", false, "store every 20th expression for machines without CPython")

const stored = "testdata/expressions.json.gz"

// TestStored compares the expressions that were stored.
func TestStored(t *testing.T) {
	raw, err := os.ReadFile(stored)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var list []asked
	if err := json.NewDecoder(z).Decode(&list); err != nil {
		t.Fatal(err)
	}
	run(t, list)
}

// store writes some of the expressions for TestStored.
func store(t *testing.T, list []asked) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(list); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stored, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

//go:generate go test -run TestExpressions -update .

// TestExpressions compares many expressions, most of them made by chance from pools of values,
// with CPython. The questions come from testdata/expressions.py.
func TestExpressions(t *testing.T) {
	script, err := os.ReadFile("testdata/expressions.py")
	if err != nil {
		t.Fatal(err)
	}
	s := oracle.Serve(t, "3.8", string(script))
	var groups []string
	if err := s.Ask("groups", &groups); err != nil {
		t.Fatal(err)
	}
	var some []asked
	defer func() {
		if *update {
			store(t, some)
		}
	}()
	for _, g := range groups {
		t.Run(g, func(t *testing.T) {
			var cases []json.RawMessage
			if err := s.Ask(g, &cases); err != nil {
				t.Fatal(err)
			}
			list := make([]asked, len(cases))
			for i, raw := range cases {
				if err := json.Unmarshal(raw, &list[i]); err != nil {
					t.Fatal(err)
				}
			}
			for i := 0; i < len(list); i += 20 {
				some = append(some, list[i])
			}
			run(t, list)
		})
	}
}
