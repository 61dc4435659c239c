package pymath

import (
	"math/big"
	"strings"
	"testing"
)

func TestDigits(t *testing.T) {
	for _, n := range []int{1, 2, digitsAtOnce - 1, digitsAtOnce, digitsAtOnce + 1, 2*digitsAtOnce + 1, 9 * digitsAtOnce, 40_001} {
		s := strings.Repeat("9081726354", n/10+1)[:n]
		want, _ := new(big.Int).SetString(s, 10)
		if got := Digits(s); got.Cmp(want) != 0 {
			t.Errorf("%d digits: %d bits, want %d", n, got.BitLen(), want.BitLen())
		}
	}
	if got := Digits("000"); got.Sign() != 0 {
		t.Errorf("000 is %v", got)
	}
}

func BenchmarkDigits(b *testing.B) {
	s := strings.Repeat("7", 1_000_000)
	for b.Loop() {
		Digits(s)
	}
}
