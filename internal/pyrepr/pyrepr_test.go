package pyrepr

import (
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"bytewalk/internal/pyunicode"
)

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
		if got := Str(text(c[0]), pyunicode.V121); got != c[1] {
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
