package object

import (
	"math/big"
	"strings"
)

// dividePiece is the size in bits up to which a divisor goes to math/big whole, which cannot be
// interrupted.
const dividePiece = 1 << 18

// quoRem gives the quotient and the rest of two numbers, rounded to zero. Large ones are divided in
// pieces, so that a stop takes effect soon.
func (t *Thread) quoRem(a, b *big.Int) (q, r *big.Int, err error) {
	if a.BitLen() <= 4*dividePiece || a.CmpAbs(b) < 0 {
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, nil
	}
	if err := t.Reserve(int64(a.BitLen()) / 4); err != nil {
		return nil, nil, err
	}
	x, y := new(big.Int).Abs(a), new(big.Int).Abs(b)
	// Long division with digits of at least as many bits as the divisor has, and of whole words.
	size := (max(y.BitLen(), dividePiece) + wordBits - 1) / wordBits * wordBits
	words := size / wordBits
	n := (len(x.Bits()) + words - 1) / words
	quotient := make([]big.Word, n*words)
	r = new(big.Int)
	for i := n - 1; i >= 0; i-- {
		if err := t.CheckEvents(); err != nil {
			return nil, nil, err
		}
		var digit *big.Int
		rest := new(big.Int).Lsh(r, uint(size))
		if digit, r, err = t.divideLong(rest.Or(rest, wordsOf(x, i*words, words)), y, size); err != nil {
			return nil, nil, err
		}
		copy(quotient[i*words:], digit.Bits())
	}
	q = new(big.Int).SetBits(quotient)
	if a.Sign()*b.Sign() < 0 {
		q.Neg(q)
	}
	if a.Sign() < 0 {
		r.Neg(r)
	}
	return q, r, nil
}

const wordBits = 32 << (^uint(0) >> 63)

// wordsOf gives the number that n words of x from the i-th on are; x must not change as long as
// that is used.
func wordsOf(x *big.Int, i, n int) *big.Int {
	all := x.Bits()
	return new(big.Int).SetBits(all[min(i, len(all)):min(i+n, len(all)):min(i+n, len(all))])
}

// divideLong divides a by b, which has at most n bits, where the quotient has at most n bits too: a
// half of the quotient after the other, each from the upper half of b (Burnikel and Ziegler).
func (t *Thread) divideLong(a, b *big.Int, n int) (q, r *big.Int, err error) {
	if a.CmpAbs(b) < 0 {
		return new(big.Int), a, nil
	}
	if b.BitLen() <= dividePiece {
		if err := t.CheckEvents(); err != nil {
			return nil, nil, err
		}
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, nil
	}
	// The divisor is to have n bits exactly, and n is to be even.
	n += n & 1
	shift := uint(n - b.BitLen())
	a, b = new(big.Int).Lsh(a, shift), new(big.Int).Lsh(b, shift)
	half := n / 2
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(half)), big.NewInt(1))
	upper, lower := new(big.Int).Rsh(b, uint(half)), new(big.Int).And(b, mask)
	low := new(big.Int).And(a, mask)
	middle := new(big.Int).And(new(big.Int).Rsh(a, uint(half)), mask)
	q, r, err = t.divideHalf(new(big.Int).Rsh(a, uint(n)), middle, b, upper, lower, half)
	if err != nil {
		return nil, nil, err
	}
	q2, r, err := t.divideHalf(r, low, b, upper, lower, half)
	if err != nil {
		return nil, nil, err
	}
	q.Or(q.Lsh(q, uint(half)), q2)
	return q, r.Rsh(r, shift), nil
}

// divideHalf divides a, with n more bits of low behind it, by b, whose halves of n bits are upper and
// lower: the quotient has at most n bits.
func (t *Thread) divideHalf(a, low, b, upper, lower *big.Int, n int) (q, r *big.Int, err error) {
	if new(big.Int).Rsh(a, uint(n)).Cmp(upper) >= 0 {
		q = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(n)), big.NewInt(1))
		r = new(big.Int).Sub(a, new(big.Int).Lsh(upper, uint(n)))
		r.Add(r, upper)
	} else if q, r, err = t.divideLong(a, upper, n); err != nil {
		return nil, nil, err
	}
	product, err := t.mulBig(q, lower)
	if err != nil {
		return nil, nil, err
	}
	r = new(big.Int).Lsh(r, uint(n))
	r.Sub(r.Or(r, low), product)
	for one := big.NewInt(1); r.Sign() < 0; r.Add(r, b) {
		q = new(big.Int).Sub(q, one)
	}
	return q, r, nil
}

// textPiece is how many words of a number become text at once: a multiple of 3, so that digits of
// base 8 end where they do.
const textPiece = 3 << 12

// BaseText is the text of a number in base 2, 8 or 16, in pieces if it is long.
func (t *Thread) BaseText(b *big.Int, base int) (string, error) {
	words := len(b.Bits())
	if words <= textPiece {
		return b.Text(base), nil
	}
	perDigit := map[int]int{2: 1, 8: 3, 16: 4}[base]
	if err := t.Reserve(int64(b.BitLen() / perDigit)); err != nil {
		return "", err
	}
	var text strings.Builder
	text.Grow(b.BitLen()/perDigit + 2)
	if b.Sign() < 0 {
		text.WriteByte('-')
	}
	first := (words - 1) / textPiece * textPiece
	for i := first; i >= 0; i -= textPiece {
		if err := t.CheckEvents(); err != nil {
			return "", err
		}
		part := wordsOf(b, i, textPiece).Text(base)
		if i < first {
			text.WriteString(strings.Repeat("0", textPiece*wordBits/perDigit-len(part)))
		}
		text.WriteString(part)
	}
	return text.String(), nil
}
