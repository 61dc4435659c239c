package pyrepr

import (
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"bytewalk/internal/oracle"
)

// v38 is the version of Unicode in CPython 3.8, which made testdata.
const v38 Unicode = 1201

func TestReprs(t *testing.T) {
	data, err := os.ReadFile("testdata/reprs.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Floats, Texts, Bytes [][2]string
		Complexes            [][3]string
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	float := func(s string) float64 {
		bits, err := strconv.ParseUint(s, 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		return math.Float64frombits(bits)
	}
	text := func(s string) string {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range want.Floats {
		if got := Float(float(c[0])); got != c[1] {
			t.Errorf("Float(%s) = %s, want %s", c[0], got, c[1])
		}
	}
	for _, c := range want.Complexes {
		if got := Complex(complex(float(c[0]), float(c[1]))); got != c[2] {
			t.Errorf("Complex(%s, %s) = %s, want %s", c[0], c[1], got, c[2])
		}
	}
	for _, c := range want.Texts {
		if got := Str(text(c[0]), v38); got != c[1] {
			t.Errorf("Str(%q) = %s, want %s", text(c[0]), got, c[1])
		}
	}
	for _, c := range want.Bytes {
		if got := Bytes(text(c[0])); got != c[1] {
			t.Errorf("Bytes(%q) = %s, want %s", text(c[0]), got, c[1])
		}
	}
	if len(want.Floats)+len(want.Texts)+len(want.Bytes)+len(want.Complexes) < 1000 {
		t.Error("testdata/reprs.json is not what gen.go writes")
	}
}

// TestPrintable compares every character with the CPythons of two versions.
func TestPrintable(t *testing.T) {
	for version, u := range map[string]Unicode{"3.8": v38, "3.13": 1501} {
		t.Run(version, func(t *testing.T) {
			r := oracle.Run(t, version, "print(''.join('01'[chr(i).isprintable()] for i in range(0x110000)))", "")
			if len(r.Stdout) < 0x110000 {
				t.Fatal(r.Stderr)
			}
			for c := range rune(0x110000) {
				if got := u.Printable(c); got != (r.Stdout[c] == '1') {
					t.Fatalf("U+%04X: Printable = %v", c, got)
				}
			}
		})
	}
}
