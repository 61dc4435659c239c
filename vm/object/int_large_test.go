package object

import (
	"math/big"
	"math/rand"
	"testing"

	"bytewalk/internal/pyhash"
)

// TestLargeNumbers divides and writes numbers that are taken in pieces, and compares with math/big.
func TestLargeNumbers(t *testing.T) {
	th := NewThread(pyhash.New(0, false))
	random := rand.New(rand.NewSource(1))
	number := func(bits int) *big.Int {
		n := new(big.Int).Rand(random, new(big.Int).Lsh(big.NewInt(1), uint(bits)))
		switch random.Intn(4) {
		case 0:
			n.Neg(n)
		case 1: // long runs of ones and zeros
			n.Or(n, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(bits)), new(big.Int).Lsh(big.NewInt(1), uint(bits/2))))
		}
		return n
	}
	for range 4 {
		a, b := number(1<<20+random.Intn(1<<20)), number(1+random.Intn(1<<20))
		if b.Sign() == 0 {
			continue
		}
		q, r, err := th.quoRem(a, b)
		if err != nil {
			t.Fatal(err)
		}
		wantQ, wantR := new(big.Int).QuoRem(a, b, new(big.Int))
		if q.Cmp(wantQ) != 0 || r.Cmp(wantR) != 0 {
			t.Errorf("numbers of %d and %d bits are divided wrongly", a.BitLen(), b.BitLen())
		}
	}
	exact := new(big.Int).Lsh(big.NewInt(1), 3<<18)
	if q, r, err := th.quoRem(new(big.Int).Mul(exact, exact), exact); err != nil || q.Cmp(exact) != 0 || r.Sign() != 0 {
		t.Error("a square divided by its root is another number")
	}
	for _, base := range []int{2, 8, 16} {
		for range 3 {
			n := number(1<<20 + random.Intn(1<<20))
			if text, err := th.BaseText(n, base); err != nil || text != n.Text(base) {
				t.Errorf("a number of %d bits has another text in base %d", n.BitLen(), base)
			}
		}
	}
}
