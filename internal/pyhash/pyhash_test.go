package pyhash

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"reflect"
	"strconv"
	"testing"

	"bytewalk/internal/oracle"
)

const script = `
def handle(r):
    if r['kind'] == 'order':
        s = set()
        for x in r['items']:
            s.add(x)
        return list(s)
    values = [eval(x, {'inf': float('inf'), 'nan': float('nan')}) for x in r['items']]
    return [str(hash(v)) for v in values]
`

func ask(t *testing.T, s *oracle.Server, request, reply any) {
	t.Helper()
	raw, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Ask(json.RawMessage(raw), reply); err != nil {
		t.Fatal(err)
	}
}

type request struct {
	Kind  string `json:"kind"`
	Items any    `json:"items"`
}

// TestHashes compares with what CPython 3.8 answers.
func TestHashes(t *testing.T) {
	s := oracle.Serve(t, "3.8", script)
	var items []string
	var got []int64
	add := func(text string, h int64) { items, got = append(items, text), append(got, h) }
	rnd := rand.New(rand.NewSource(1))

	for _, i := range []int64{0, 1, -1, -2, Modulus, -Modulus, Modulus + 1, Modulus - 1, math.MaxInt64, math.MinInt64} {
		add(fmt.Sprint(i), Int(i))
	}
	for range 200 {
		i := rnd.Int63() >> rnd.Intn(60)
		add(fmt.Sprint(-i), Int(-i))
		b := new(big.Int).Lsh(big.NewInt(i), uint(rnd.Intn(200)))
		b.Neg(b)
		add(b.String(), BigInt(b))
		f := math.Float64frombits(rnd.Uint64())
		if f == f {
			add(strconv.FormatFloat(f, 'g', -1, 64)+" * 1.0", Float(f))
		}
		f = float64(rnd.Intn(1000)) / 8
		add(strconv.FormatFloat(f, 'g', -1, 64)+" * 1.0", Float(f))
	}
	add("inf", Float(math.Inf(1)))
	add("-inf", Float(math.Inf(-1)))
	add("nan", Float(math.NaN()))
	add("1+2j", Complex(1+2i))
	add("-0.5j", Complex(complex(0, -0.5)))
	var h Hasher
	for _, x := range []string{"", "a", "abc", "abcdefgh", "abcdefghijklmnop", "é", "aé", "Ā", "aé€", "a\U0001f600é", "ÿĀ"} {
		raw, _ := json.Marshal(x)
		add(string(raw), h.Str(x))
		add("b'"+strconv.Itoa(len(x))+"'", h.Bytes(strconv.Itoa(len(x))))
	}
	add(`'\ud800x'`, h.Str("\xed\xa0\x80x"))
	add("()", Tuple(nil))
	add("(1, 2, -1)", Tuple([]int64{1, 2, -2}))
	add("frozenset()", FrozenSet(nil))
	add("frozenset([1,-1,2,3,4,5,6])", FrozenSet([]int64{1, 2, 3, 4, 5, 6, -2}))

	var want []string
	ask(t, s, request{"hash", items}, &want)
	for i, item := range items {
		if strconv.FormatInt(got[i], 10) != want[i] {
			t.Errorf("hash(%s) = %d, want %s", item, got[i], want[i])
		}
	}
}

// TestSetOrder compares with the order of sets of small and large ints and of strs.
func TestSetOrder(t *testing.T) {
	s := oracle.Serve(t, "3.8", script)
	rnd := rand.New(rand.NewSource(2))
	for n := range 120 {
		var items []any
		var hashes []int64
		seen := map[any]bool{}
		for range rnd.Intn(2 + 3*n) {
			i := int64(rnd.Intn(1 << (3 + n%20)))
			var x any = float64(i)
			hash := i
			if n%3 == 0 {
				x = strconv.FormatInt(i, 36)
				hash = Hasher{}.Str(x.(string))
			}
			if !seen[x] {
				seen[x] = true
				items, hashes = append(items, x), append(hashes, hash)
			}
		}
		want := []any{}
		if items == nil {
			items = want
		}
		ask(t, s, request{"order", items}, &want)
		got := []any{}
		for _, i := range SetOrder(hashes) {
			got = append(got, items[i])
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("order of %v:\n got %v\nwant %v", items, got, want)
		}
	}
}

// TestSeed compares a seed other than 0.
func TestSeed(t *testing.T) {
	r := oracle.Run(t, "3.8", "import subprocess, sys\nprint(subprocess.check_output([sys.executable, '-c', 'print(hash(\"abc\"))'], env={'PYTHONHASHSEED': '42'}).decode())", "")
	if got := fmt.Sprintln(New(42, false).Str("abc")) + "\n"; got != r.Stdout {
		t.Errorf("seed 42: got %q, want %q", got, r.Stdout)
	}
}
