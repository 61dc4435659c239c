package object

import "math/big"

// bigScratch has what operations on large ints work with: operands that fit a word, brought into
// the form of large ones, and results, before they get an object of just their size. No code of
// the program runs while they are in use.
type bigScratch struct {
	operands     [2]big.Int
	result, rest big.Int
}

// bigOperand gives an int as AsBig does; it is valid until the next call with the same k, 0 or 1.
func (t *Thread) bigOperand(v Value, k int) *big.Int {
	if v.IsInt() {
		return t.big.operands[k].SetInt64(v.AsInt())
	}
	return AsBig(v)
}

// bigOperands gives both operands of an operator; ok is false if one is no int.
func (t *Thread) bigOperands(a, b Value) (x, y *big.Int, ok bool) {
	x, y = t.bigOperand(a, 0), t.bigOperand(b, 1)
	return x, y, x != nil && y != nil
}

// A large int's words lie in its object, if they are few.
type (
	bigInt2 struct {
		BigInt
		number big.Int
		words  [2]big.Word
	}
	bigInt4 struct {
		BigInt
		number big.Int
		words  [4]big.Word
	}
	bigIntN struct {
		BigInt
		number big.Int
	}
)

// maxScratch is how many words a result may have to be copied out of the scratch.
const maxScratch = 4096

// bigResult gives the int that a result in the thread's scratch is.
func (t *Thread) bigResult(z *big.Int) Value {
	if z.IsInt64() {
		return t.Int(z.Int64())
	}
	words := z.Bits()
	negative := z.Sign() < 0
	var o *BigInt
	var number *big.Int
	switch n := len(words); {
	case n <= 2:
		c := &bigInt2{}
		copy(c.words[:], words)
		o, number, words = &c.BigInt, &c.number, c.words[:n]
	case n <= 4:
		c := &bigInt4{}
		copy(c.words[:], words)
		o, number, words = &c.BigInt, &c.number, c.words[:n]
	default:
		c := &bigIntN{}
		o, number = &c.BigInt, &c.number
		if cap(words) > maxScratch {
			*z = big.Int{}
		} else {
			words = append([]big.Word(nil), words...)
		}
	}
	number.SetBits(words)
	if negative {
		number.Neg(number)
	}
	o.Type, o.Big = IntType, number
	return o.Value()
}

var bigOne = big.NewInt(1)

// bigDivisor gives the operands of a division that is not by 0, if at least one is large.
func (t *Thread) bigDivisor(a, b Value) (x, y *big.Int, ok bool) {
	if a.IsInt() && b.IsInt() {
		return nil, nil, false
	}
	x, y, ok = t.bigOperands(a, b)
	return x, y, ok && y.Sign() != 0
}

// bigDivision gives the quotient, rounded down, or the remainder.
func (t *Thread) bigDivision(x, y *big.Int, remainder bool) (Value, error) {
	if x.BitLen() > 4*dividePiece {
		q, m, err := t.floorDivmod(x, y)
		if err != nil {
			return Null, err
		}
		if remainder {
			return t.BigInt(m), nil
		}
		return t.BigInt(q), nil
	}
	q, m := &t.big.result, &t.big.rest
	q.QuoRem(x, y, m)
	adjust := m.Sign() != 0 && m.Sign() != y.Sign()
	switch {
	case !remainder:
		if adjust {
			q.Sub(q, bigOne)
		}
		return t.bigResult(q), nil
	case adjust:
		m.Add(m, y)
	}
	return t.bigResult(m), nil
}
