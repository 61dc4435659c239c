package marshal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

const zeros = "\x00\x00\x00\x00"

// emptyCode begins a code object: six numbers, no bytecode.
const emptyCode = "c" + zeros + zeros + zeros + zeros + zeros + zeros + "s" + zeros

// loadCases has data that CPython never writes, or that is cut off. What CPython
// says of each is in testdata/load.json, written by TestLoad with UPDATE=1.
var loadCases = []struct {
	name, data string
	ours       string // our error where it is to differ from CPython's, and why
}{
	{"empty", "", ""},
	{"int cut off", "i\x00", ""},
	{"int64", "I\x01\x01\x01\x01\x01\x01\x01\x01", ""},
	{"unknown type", "q", ""},
	{"unknown '?'", "?", ""},
	{"null", "0", ""},
	{"flagged null in a tuple", ")\x01\xb0", ""},
	{"flagged None", "\xce", ""},
	{"reference to nothing", "r" + zeros, ""},
	{"negative reference", "r\xff\xff\xff\xff", ""},
	{"tuple size negative", "(\xff\xff\xff\xff", ""},
	{"tuple without items", ")\x01", ""},
	{"null in a tuple", "(\x01\x00\x00\x000", ""},
	{"tuple of a billion", "(\x00\x00\x00\x3f", "EOFError: as CPython's, which takes 8 GB first"},
	{"bytes size negative", "s\xff\xff\xff\xff", ""},
	{"bytes cut off", "s\x05\x00\x00\x00a", ""},
	{"bytes of a billion", "s\x00\x00\x00\x3fa", ""},
	{"str size negative", "u\xff\xff\xff\xff", ""},
	{"not UTF-8", "u\x02\x00\x00\x00\xc3(", ""},
	{"above U+10FFFF", "u\x04\x00\x00\x00\xf4\x90\x80\x80", ""},
	{"overlong", "u\x02\x00\x00\x00\xc0\x80", ""},
	{"surrogates", "u\x06\x00\x00\x00\xed\xa0\x80\xed\xb0\x80", ""},
	{"interned", "t\x02\x00\x00\x00\xc3\xa9", ""},
	{"short str cut off", "z\x03a", ""},
	{"Latin-1", "z\x02\xe9a", ""},
	{"ASCII", "A\x01\x00\x00\x00a", ""},
	{"long of 0 digits", "l" + zeros, ""},
	{"long not normalized", "l\x02\x00\x00\x00" + zeros, ""},
	{"long with a large digit", "l\x01\x00\x00\x00\xff\xff", ""},
	{"long cut off", "l\x01\x00\x00\x00", ""},
	{"long of minimal size", "l\x00\x00\x00\x80", ""},
	{"negative long", "l\xfe\xff\xff\xff\x01\x00\x01\x00", ""},
	{"float as text", "f\x031.5", ""},
	{"inf as text", "f\x03inf", ""},
	{"nan as text", "f\x03nan", ""},
	{"huge float as text", "f\x051e999", ""},
	{"wrong float", "f\x03abc", ""},
	{"float with space", "f\x04 1.5", ""},
	{"float with underscore", "f\x041_00", ""},
	{"hexadecimal float", "f\x050x1p1", ""},
	{"complex as text", "x\x011\x012", ""},
	{"float cut off", "g\x00", ""},
	{"frozenset", ">\x02\x00\x00\x00z\x01az\x01a", ""},
	{"frozenset cut off", ">\x02\x00\x00\x00i", ""},
	{"list", "[\x01\x00\x00\x00N", "ValueError: no constant is a list"},
	{"dict", "{NN0", "ValueError: no constant is a dict"},
	{"set", "<" + zeros, "ValueError: no constant is a set"},
	{"StopIteration", "S", "ValueError: no constant is StopIteration"},
	{"tuple in itself", "\xa9\x01r" + zeros, "ValueError: CPython makes a tuple that holds itself"},
	{"nested too deeply", repeat(")\x01", 2100, "N"), ""},
	{"code cut off", "c", ""},
	{"code without co_code", emptyCode[:25] + repeat("N", 10, ""), "ValueError: CPython goes on until the data ends"},
	{"empty code", emptyCode + repeat(")\x00", 5, "z\x01az\x01b"+zeros+"s"+zeros), ""},
	{"code, negative counts", "c" + repeat("\xff", 24, "s"+zeros) + repeat(")\x00", 5, "z\x01az\x01b"+zeros+"s"+zeros), "ValueError: CPython raises SystemError"},
	{"code, a name is None", emptyCode + ")\x00)\x01N" + repeat(")\x00", 3, "z\x01az\x01b"+zeros+"s"+zeros), "ValueError: CPython aborts"},
}

type answer struct{ Repr, Error string }

const loads = `
import marshal
def handle(data):
    try:
        return {'Repr': repr(marshal.loads(data.encode('latin-1')))}
    except Exception as e:
        return {'Error': '%s: %s' % (type(e).__name__, e)}
`

func TestLoad(t *testing.T) {
	want := map[string]answer{}
	stored := filepath.Join("testdata", "load.json")
	if os.Getenv("UPDATE") == "1" {
		s := oracle.Serve(t, "3.8", loads)
		for _, c := range loadCases {
			if c.ours != "" {
				continue
			}
			var latin1 []rune
			for _, b := range []byte(c.data) {
				latin1 = append(latin1, rune(b))
			}
			var a answer
			if err := s.Ask(string(latin1), &a); err != nil {
				t.Fatal(err)
			}
			want[c.name] = a
		}
		data, err := json.MarshalIndent(want, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, stored, append(data, '\n'))
	}
	if err := json.Unmarshal(readFile(t, stored), &want); err != nil {
		t.Fatal(err)
	}
	for _, c := range loadCases {
		t.Run(c.name, func(t *testing.T) {
			got, err := marshal.Load(dialect.V38, []byte(c.data))
			a, ok := want[c.name]
			if c.ours != "" {
				a = answer{Error: strings.SplitAfter(c.ours, ":")[0]}
			} else if !ok {
				t.Fatal("nothing stored: run with UPDATE=1")
			}
			switch {
			case err == nil && c.ours == "" && mask(code.Repr(got)) == mask(a.Repr):
			case err != nil && a.Error != "" && agrees(err.Error(), a.Error):
			default:
				t.Errorf("got %v, %v; CPython: %+v", got, err, a)
			}
		})
	}
}

func mask(s string) string {
	before, after, found := strings.Cut(s, " at 0x")
	if _, rest, ok := strings.Cut(after, ","); found && ok {
		return before + rest
	}
	return s
}

// agrees: CPython's UnicodeDecodeError is a ValueError here, and says more.
func agrees(ours, theirs string) bool {
	if rest, ok := strings.CutPrefix(theirs, "UnicodeDecodeError: "); ok {
		theirs = "ValueError: " + rest[:strings.Index(rest, " in position")]
	}
	return strings.HasPrefix(ours, theirs)
}

// TestLoadBounds has data that would take a careless reader's time or memory.
func TestLoadBounds(t *testing.T) {
	// A tuple of two references to the tuple before, forty times: 2^40 items.
	laughs := "\xa9\x02NN"
	for i := range 40 {
		laughs = "\xa9\x02" + laughs + "r" + string([]byte{byte(40 - i), 0, 0, 0})
	}
	// The same by numbers that grow: each level refers twice to the one before.
	var growing bytes.Buffer
	growing.WriteString("(\x2a\x00\x00\x00\xa9\x00")
	for i := range 41 {
		growing.WriteString("\xa9\x02")
		for range 2 {
			growing.Write([]byte{'r', byte(i), 0, 0, 0})
		}
	}
	// Ints that are multiples of 2^61-1 all have the hash 0.
	var colliding []byte
	const n = 5000
	colliding = append(colliding, '>', n&0xff, n>>8, 0, 0)
	step := big.NewInt(1<<61 - 1)
	for i := range int64(n) {
		data, _ := marshal.Dump(constInt(new(big.Int).Mul(step, big.NewInt(i))))
		colliding = append(colliding, data...)
	}
	for name, data := range map[string]string{
		"references inside":           laughs,
		"references side by side":     growing.String(),
		"equal hashes":                string(colliding),
		"nested claims of the rest":   repeat("(\x00\x10\x00\x00", 1900, strings.Repeat("N", 5000)),
		"nested frozensets":           repeat(">\x01\x00\x00\x00", 1990, ")\xff"+strings.Repeat("N", 255)),
		"nested frozensets, large":    repeat(">\x01\x00\x00\x00", 1990, "(\x00\x00\x08\x00"+strings.Repeat("N", 0x80000)),
		"a frozenset of code objects": ">\x01\x00\x00\x00" + emptyCode + repeat(")\x00", 5, "z\x01az\x01b"+zeros+"s"+zeros),
	} {
		t.Run(name, func(t *testing.T) {
			c, err := marshal.Load(dialect.V38, []byte(data))
			if name == "nested frozensets" && err == nil {
				return
			}
			if err == nil {
				t.Errorf("no error: %T", c)
			}
		})
	}
}

func constInt(i *big.Int) code.Const {
	if i.IsInt64() {
		return i.Int64()
	}
	return i
}

// TestDump writes each kind of constant and reads it back.
func TestDump(t *testing.T) {
	huge, _ := new(big.Int).SetString("-123456789012345678901234567890123456789", 10)
	for _, c := range []code.Const{
		code.None, code.Ellipsis, true, false,
		int64(0), int64(-1), int64(math.MaxInt32), int64(math.MinInt32), int64(math.MaxInt32 + 1), int64(math.MinInt32 - 1),
		int64(math.MaxInt64), int64(math.MinInt64), huge, new(big.Int).Lsh(big.NewInt(1), 64), new(big.Int).Lsh(big.NewInt(1), 150),
		0.0, math.Copysign(0, -1), 1.5, math.Inf(1), math.NaN(), complex(0, -1.5),
		"", "name", "not a name", "é", "\xed\xa0\x80", strings.Repeat("x", 255), strings.Repeat("x", 256), strings.Repeat("é", 256),
		code.Bytes(""), code.Bytes("\x00\xff"),
		code.Tuple{}, code.Tuple{int64(1), code.Tuple{"a", "a"}, code.Bytes("a")}, code.Tuple(make300()),
		code.FrozenSet{}, code.FrozenSet{int64(1), int64(2)},
	} {
		data, err := marshal.Dump(c)
		if err != nil {
			t.Errorf("%.80s: %v", code.Repr(c), err)
			continue
		}
		got, err := marshal.Load(dialect.V38, data)
		if err != nil || !code.EqualConst(got, c) {
			t.Errorf("%.80s is read back as %.80v (%v)", code.Repr(c), got, err)
		}
	}
}

// TestDumpTooDeep writes tuples in each other and code objects in each other, as many as
// marshal.dumps of every CPython writes, and one more.
func TestDumpTooDeep(t *testing.T) {
	within := func(n int, wrap func(code.Const) code.Const) (c code.Const) {
		c = wrap(int64(0))
		for range n {
			c = wrap(c)
		}
		return c
	}
	tuple := func(c code.Const) code.Const { return code.Tuple{c} }
	for _, d := range dialect.All() {
		function := func(c code.Const) code.Const {
			return &code.Code{Dialect: d, Consts: []code.Const{c}}
		}
		for name, c := range map[string]struct {
			wrap func(code.Const) code.Const
			most int
		}{"tuple": {tuple, 1998}, "code": {function, 998}} {
			data, err := marshal.Dump(within(c.most, c.wrap))
			if err != nil {
				t.Errorf("%s: %d in a %s: %v", d, c.most, name, err)
			} else if _, err := marshal.Load(d, data); err != nil {
				t.Errorf("%s: %d in a %s cannot be read: %v", d, c.most, name, err)
			}
			if _, err := marshal.Dump(within(c.most+1, c.wrap)); !errors.Is(err, marshal.ErrTooDeep) {
				t.Errorf("%s: %d in a %s: %v", d, c.most+1, name, err)
			}
		}
		if _, err := marshal.WritePyc(marshal.Header{}, within(999, function).(*code.Code)); !errors.Is(err, marshal.ErrTooDeep) {
			t.Errorf("%s: %v", d, err)
		}
	}
}

func make300() []code.Const {
	items := make([]code.Const, 300)
	for i := range items {
		items[i] = int64(i)
	}
	return items
}

func TestHeader(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "ImportError: bad magic number in 'a.pyc': b'' (the file is cut off)"},
		{"text", "print(1)\n", "ImportError: bad magic number in 'a.pyc': b'prin' (this is no .pyc file)"},
		{"2.7", "\x03\xf3\r\n" + strings.Repeat("\x00", 12), `ImportError: bad magic number in 'a.pyc': b'\x03\xf3\r\n' (that of Python 2 or older, which is not supported)`},
		{"3.7", "B\r\r\n" + strings.Repeat("\x00", 12), `ImportError: bad magic number in 'a.pyc': b'B\r\r\n' (that of Python 3.7, which is not supported)`},
		{"3.8 alpha", "H\r\r\n" + strings.Repeat("\x00", 12), `ImportError: bad magic number in 'a.pyc': b'H\r\r\n' (that of Python 3.8 while it was developed)`},
		{"cut off", "U\r\r\n\x00\x00\x00", "EOFError: reached EOF while reading pyc header in 'a.pyc'"},
		{"flags", "U\r\r\n\x04\x00\x00\x00" + strings.Repeat("\x00", 8), "ImportError: invalid flags 4 in 'a.pyc'"},
	} {
		_, _, _, err := marshal.ReadPycWithMap([]byte(c.data))
		e, ok := err.(*marshal.HeaderError)
		if !ok || e.Text("a.pyc") != c.want {
			t.Errorf("%s: got %v, want %s", c.name, e.Text("a.pyc"), c.want)
		}
	}
	if _, _, err := marshal.ReadPyc([]byte("U\r\r\n" + strings.Repeat("\x00", 12) + "N")); err == nil || !strings.Contains(err.Error(), "Non-code object") {
		t.Errorf("None for a code object: %v", err)
	}
}

// sample is a stored .pyc file that CPython made (see gen.go of package dis).
type sample struct {
	name string
	data []byte
}

func samples(t testing.TB) []sample {
	paths, err := filepath.Glob("../dis/testdata/*.pyc")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no .pyc files of package dis (%v)", err)
	}
	var out []sample
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sample{filepath.Base(path), data})
	}
	return out
}

// TestSamples reads the stored files and writes them back.
func TestSamples(t *testing.T) {
	for _, sample := range samples(t) {
		h, c, region, err := marshal.ReadPycWithMap(sample.data)
		if err != nil {
			t.Errorf("%s: %v", sample.name, err)
			continue
		}
		checkRegions(t, sample.name, region, sample.data)
		ours, err := marshal.WritePyc(h, c)
		if err != nil {
			t.Errorf("%s: %v", sample.name, err)
			continue
		}
		h2, c2, err := marshal.ReadPyc(ours)
		if err != nil || h2 != h {
			t.Errorf("%s: read back with header %+v, want %+v (%v)", sample.name, h2, h, err)
			continue
		}
		if diff := code.Diff(sorted(c).(*code.Code), sorted(c2).(*code.Code)); len(diff) > 0 {
			t.Errorf("%s: %s", sample.name, diff[0])
		}
		// Every beginning of the file gives an error and no more.
		for n := range min(len(sample.data), 5000) {
			if _, _, err := marshal.ReadPyc(sample.data[:n]); err == nil {
				t.Fatalf("%s: its first %d bytes are read without an error", sample.name, n)
			}
		}
	}
}
