package object

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"bytewalk/internal/pyhash"
	"bytewalk/internal/pymath"
	"bytewalk/internal/pyunicode"
	"bytewalk/internal/wtf8"
)

// intRoundMethod is int.__round__, whose name messages do not know until 3.8.
var intRoundMethod = func() Method {
	m := posArgs("__round__", 0, 1, intRound)
	f := m.Func
	m.Func = func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if len(args) > 2 && len(kwnames) == 0 && !t.Runtime.Generics {
			return Null, t.Errorf(TypeError, "function takes at most 1 argument (%d given)", len(args)-1)
		}
		return f(t, args, kwnames)
	}
	return m
}()

func init() {
	Define(IntType, &Definition{
		Doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
		Slots: Slots{
			New: newPlainInt, Repr: intRepr, Hash: intHash, RichCompare: intCompare,
			Add: intAdd, Subtract: intSubtract, Multiply: intMultiply, Remainder: intRemainder, Divmod: intDivmod,
			FloorDivide: intFloorDivide, TrueDivide: intTrueDivide, Power: intPower,
			LeftShift: intLeftShift, RightShift: intRightShift, And: intAnd, Xor: intXor, Or: intOr,
			Negative: intNegative, Positive: intItself, Absolute: intAbsolute, Invert: intInvert,
			Bool: intBool, Int: intItself, Float: intToFloatSlot, Index: intItself,
		},
		LaterMethods: []Method{
			noArgs("bit_count", func(t *Thread, self Value) (Value, error) {
				n := 0
				for _, w := range AsBig(self).Bits() {
					n += bits.OnesCount(uint(w))
				}
				return t.Int(int64(n)), nil
			}),
			noArgs("is_integer", func(*Thread, Value) (Value, error) { return True, nil }),
		},
		Methods: []Method{
			noArgs("conjugate", intItself),
			noArgs("bit_length", func(t *Thread, self Value) (Value, error) {
				return t.Int(int64(AsBig(self).BitLen())), nil
			}),
			laterDefaults("to_bytes", "length byteorder | $ signed", "| length byteorder $ signed", intToBytes),
			classMethod(laterDefaults("from_bytes", "bytes byteorder | $ signed", "bytes | byteorder $ signed", intFromBytes)),
			noArgs("as_integer_ratio", func(t *Thread, self Value) (Value, error) {
				i, err := intItself(t, self)
				return NewTuple(i, SmallInt(1)).Value(), err
			}),
			noArgs("__trunc__", intItself),
			noArgs("__floor__", intItself),
			noArgs("__ceil__", intItself),
			intRoundMethod,
			noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
				return NewTuple(t.BigInt(AsBig(self))).Value(), nil
			}),
			oneArg("__format__", func(t *Thread, self, spec Value) (Value, error) {
				if !spec.IsStr() {
					return Null, t.Errorf(TypeError, "__format__() argument must be str, not %s", argType(spec))
				}
				if spec.Str().Text == "" {
					return ToStr(t, self)
				}
				s, err := t.formatInt(AsBig(self), spec.Str().Text, self.Type().Name)
				return t.Str(s), err
			}),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) {
				n := intSize(AsBig(self))
				if t.Runtime.Generics {
					n = max(n, 28)
				}
				return t.Int(int64(n)), nil
			}),
		},
		Getters: []Getter{
			{Name: "real", Get: intItself, Doc: "the real part of a complex number"},
			{Name: "imag", Get: func(*Thread, Value) (Value, error) { return SmallInt(0), nil }, Doc: "the imaginary part of a complex number"},
			{Name: "numerator", Get: intItself, Doc: "the numerator of a rational number in lowest terms"},
			{Name: "denominator", Get: func(*Thread, Value) (Value, error) { return SmallInt(1), nil }, Doc: "the denominator of a rational number in lowest terms"},
		},
	})
	Define(BoolType, &Definition{
		Doc:   "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
		Final: true,
		Slots: Slots{
			New: newBool,
			Repr: func(t *Thread, self Value) (Value, error) {
				if self == True {
					return t.Intern("True").Value(), nil
				}
				return t.Intern("False").Value(), nil
			},
			And: boolBitwise(func(a, b bool) bool { return a && b }, intAnd),
			Or:  boolBitwise(func(a, b bool) bool { return a || b }, intOr),
			Xor: boolBitwise(func(a, b bool) bool { return a != b }, intXor),
		},
	})
}

// intSize is what an int takes in CPython: a head and digits of 30 bits.
func intSize(b *big.Int) int { return 24 + 4*((b.BitLen()+29)/30) }

func newBool(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if err := t.NoKeywords("bool", kwnames); err != nil {
		return Null, err
	}
	if err := t.CheckPositional("bool", len(args), 0, 1); err != nil || len(args) == 0 {
		return False, err
	}
	truth, err := IsTrue(t, args[0])
	return Bool(truth), err
}

func boolBitwise(f func(a, b bool) bool, ints BinaryFunc) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		if a.Has(LayoutBool) && b.Has(LayoutBool) {
			return Bool(f(a == True, b == True)), nil
		}
		return ints(t, a, b)
	}
}

// intItself gives an int, a plain one for an instance of a subclass.
func intItself(t *Thread, self Value) (Value, error) {
	if self.IsInt() || self.Type() == IntType {
		return self, nil
	}
	return t.BigInt(AsBig(self)), nil
}

// IntText is the decimal text of an int. It is an error if that is longer than CPython
// allows.
func (t *Thread) IntText(b *big.Int) (string, error) {
	if t.IntDigits > 0 && b.BitLen() > t.IntDigits*3 {
		limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(t.IntDigits)), nil)
		if b.CmpAbs(limit) >= 0 {
			return "", t.Errorf(ValueError, "Exceeds the limit (%d%s) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", t.IntDigits, t.limitUnit())
		}
	}
	return b.Text(10), nil
}

func intRepr(t *Thread, self Value) (Value, error) {
	if i, ok := AsInt64(self); ok {
		var b [20]byte
		s := strOf(strconv.AppendInt(b[:0], i, 10)) // a new object even where it is one digit
		s.Flags |= asciiText
		return s.Value(), nil
	}
	s, err := t.IntText(AsBig(self))
	return NewStr(s).Value(), err
}

func intHash(t *Thread, self Value) (int64, error) {
	if i, ok := AsInt64(self); ok {
		return pyhash.Int(i), nil
	}
	return pyhash.BigInt(AsBig(self)), nil
}

func intBool(t *Thread, self Value) (bool, error) {
	if i, ok := AsInt64(self); ok {
		return i != 0, nil
	}
	return true, nil
}

func intCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	x, ok1 := AsInt64(a)
	y, ok2 := AsInt64(b)
	if ok1 && ok2 {
		switch {
		case x < y:
			return Bool(op.Result(-1)), nil
		case x > y:
			return Bool(op.Result(1)), nil
		}
		return Bool(op.Result(0)), nil
	}
	bx, by, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return Bool(op.Result(bx.Cmp(by))), nil
}

// big2 gives both operands of an operator; ok is false if one is no int.
func big2(a, b Value) (x, y *big.Int, ok bool) {
	x, y = AsBig(a), AsBig(b)
	return x, y, x != nil && y != nil
}

func intAdd(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			if sum := x + y; (sum > x) == (y > 0) {
				return t.Int(sum), nil
			}
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return t.bigResult(t.big.result.Add(x, y)), nil
}

func intSubtract(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			if d := x - y; (d < x) == (y > 0) {
				return t.Int(d), nil
			}
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return t.bigResult(t.big.result.Sub(x, y)), nil
}

// mulInt64 multiplies; ok is false if the product does not fit.
func mulInt64(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	hi -= uint64(x>>63)&uint64(y) + uint64(y>>63)&uint64(x)
	return int64(lo), int64(hi) == int64(lo)>>63
}

func intMultiply(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			if p, ok := mulInt64(x, y); ok {
				return t.Int(p), nil
			}
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if x.BitLen() <= mulPiece && y.BitLen() <= mulPiece {
		return t.bigResult(t.big.result.Mul(x, y)), nil
	}
	p, err := t.mulBig(x, y)
	if err != nil {
		return Null, err
	}
	return t.BigInt(p), nil
}

// mulPiece is the number of bits from which a factor is multiplied in pieces, between
// which a stop takes effect.
const mulPiece = 1 << 20

// mulBig multiplies. Large factors are cut in pieces, so that a stop takes effect soon.
func (t *Thread) mulBig(x, y *big.Int) (*big.Int, error) {
	if x.BitLen() <= mulPiece && y.BitLen() <= mulPiece {
		return new(big.Int).Mul(x, y), nil
	}
	if err := t.Reserve(int64(x.BitLen()+y.BitLen()) / 8); err != nil {
		return nil, err
	}
	if x.BitLen() < y.BitLen() {
		x, y = y, x
	}
	negative := x.Sign()*y.Sign() < 0
	x, rest := new(big.Int).Abs(x), new(big.Int)
	product, piece := new(big.Int), new(big.Int)
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), mulPiece), big.NewInt(1))
	rest.Set(x)
	other := new(big.Int).Abs(y)
	for shift := uint(0); rest.Sign() != 0; shift += mulPiece {
		if err := t.CheckEvents(); err != nil {
			return nil, err
		}
		piece.And(rest, mask)
		rest.Rsh(rest, mulPiece)
		part := new(big.Int)
		if other.BitLen() > mulPiece {
			// Now the other factor is the one to be cut.
			var err error
			if part, err = t.mulBig(other, piece); err != nil {
				return nil, err
			}
		} else {
			part.Mul(piece, other)
		}
		product.Add(product, part.Lsh(part, shift))
	}
	if negative {
		product.Neg(product)
	}
	return product, nil
}

// floorDivmod gives a // b and a % b, rounded down.
func (t *Thread) floorDivmod(a, b *big.Int) (q, m *big.Int, err error) {
	if q, m, err = t.quoRem(a, b); err != nil {
		return nil, nil, err
	}
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
	return q, m, nil
}

// intDivision gives quotient and remainder as Go ints where both operands are, else as
// big ones.
func (t *Thread) intDivision(a, b Value) (q, m Value, known bool, err error) {
	x, ok1 := AsInt64(a)
	y, ok2 := AsInt64(b)
	if ok1 && ok2 && y != 0 && !(x == math.MinInt64 && y == -1) {
		qi, mi := x/y, x%y
		if mi != 0 && (mi < 0) != (y < 0) {
			qi--
			mi += y
		}
		return t.Int(qi), t.Int(mi), true, nil
	}
	bx, by, ok := big2(a, b)
	if !ok {
		return Null, Null, false, nil
	}
	if by.Sign() == 0 {
		return Null, Null, true, t.Errorf(ZeroDivisionError, "integer division or modulo by zero")
	}
	bq, bm, err := t.floorDivmod(bx, by)
	if err != nil {
		return Null, Null, true, err
	}
	return t.BigInt(bq), t.BigInt(bm), true, nil
}

// real is the word that messages have before "number" since 3.10.
func (t *Thread) real() string {
	if t.Runtime.Generics {
		return "real "
	}
	return ""
}

func intFloorDivide(t *Thread, a, b Value) (Value, error) {
	if x, y, ok := t.bigDivisor(a, b); ok {
		return t.bigDivision(x, y, false)
	}
	q, _, known, err := t.intDivision(a, b)
	if !known {
		return NotImplemented, nil
	}
	return q, err
}

func intRemainder(t *Thread, a, b Value) (Value, error) {
	if x, y, ok := t.bigDivisor(a, b); ok {
		return t.bigDivision(x, y, true)
	}
	_, m, known, err := t.intDivision(a, b)
	if !known {
		return NotImplemented, nil
	}
	if err != nil && t.Runtime.Generics && IsException(err, ZeroDivisionError) {
		err = t.Errorf(ZeroDivisionError, "integer modulo by zero")
	}
	return m, err
}

func intDivmod(t *Thread, a, b Value) (Value, error) {
	q, m, known, err := t.intDivision(a, b)
	if !known {
		return NotImplemented, nil
	}
	if err != nil {
		return Null, err
	}
	return PairOf(q, m).Value(), nil
}

func intTrueDivide(t *Thread, a, b Value) (Value, error) {
	x, y, ok := big2(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case y.Sign() == 0:
		return Null, t.Errorf(ZeroDivisionError, "division by zero")
	}
	f, ok := divideExact(x, y)
	if !ok {
		return Null, t.Errorf(OverflowError, "integer division result too large for a float")
	}
	return t.Float(f), nil
}

// divideExact gives x / y correctly rounded; ok is false if that is too large.
func divideExact(x, y *big.Int) (f float64, ok bool) {
	const exact = 1 << 53
	if x.IsInt64() && y.IsInt64() {
		if i, j := x.Int64(), y.Int64(); -exact <= i && i <= exact && -exact <= j && j <= exact {
			return float64(i) / float64(j), true
		}
	}
	if x.Sign() == 0 {
		return math.Copysign(0, float64(y.Sign())), true
	}
	// A quotient of at least 66 bits, the last of which also stands for all that is
	// lost, rounds as the exact one does.
	ax, ay := new(big.Int).Abs(x), new(big.Int).Abs(y)
	shift := ax.BitLen() - ay.BitLen() - 66
	if shift > 2000 {
		return 0, false
	}
	lost := false
	if shift < 0 {
		ax.Lsh(ax, uint(-shift))
	} else {
		lost = ax.TrailingZeroBits() < uint(shift)
		ax.Rsh(ax, uint(shift))
	}
	q, r := new(big.Int).QuoRem(ax, ay, new(big.Int))
	if r.Sign() != 0 || lost {
		q.SetBit(q, 0, 1)
	}
	z := new(big.Float).SetInt(q)
	f, _ = z.SetMantExp(z, shift).Float64()
	if x.Sign() != y.Sign() {
		f = -f
	}
	return f, !math.IsInf(f, 0)
}

// bigToFloat rounds to a float; ok is false if b is too large.
func bigToFloat(b *big.Int) (f float64, ok bool) {
	if b.BitLen() > 1024 {
		return 0, false
	}
	f, _ = new(big.Float).SetInt(b).Float64()
	return f, !math.IsInf(f, 0)
}

func intToFloatSlot(t *Thread, self Value) (Value, error) {
	if i, ok := AsInt64(self); ok {
		return t.Float(float64(i)), nil
	}
	f, ok := bigToFloat(AsBig(self))
	if !ok {
		return Null, t.Errorf(OverflowError, "int too large to convert to float")
	}
	return t.Float(f), nil
}

func intPower(t *Thread, a, b, c Value) (Value, error) {
	x, y, ok := big2(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if c != None && !c.IsNull() {
		m := AsBig(c)
		if m == nil {
			return NotImplemented, nil
		}
		return t.powMod(x, y, m)
	}
	if y.Sign() < 0 {
		fx, ok1 := bigToFloat(x)
		fy, ok2 := bigToFloat(y)
		if !ok1 || !ok2 {
			return Null, t.Errorf(OverflowError, "int too large to convert to float")
		}
		return t.floatPow(fx, fy)
	}
	if !y.IsInt64() {
		if x.BitLen() <= 1 { // -1, 0 or 1
			if x.Sign() < 0 && y.Bit(0) == 0 {
				return SmallInt(1), nil
			}
			return t.BigInt(x), nil
		}
		return Null, t.Errorf(MemoryError, "")
	}
	n := y.Int64()
	if x.BitLen() > 1 {
		size, ok := mulInt64(int64(x.BitLen()-1), n)
		if !ok {
			return Null, t.Errorf(MemoryError, "")
		}
		if err := t.Reserve(size / 8); err != nil {
			return Null, err
		}
		if size < mulPiece {
			return t.BigInt(new(big.Int).Exp(x, y, nil)), nil
		}
	}
	if x.BitLen() <= 1 {
		n = n&1 + 2*min(n>>1, 1)
	}
	result := big.NewInt(1)
	var err error
	for i := bits.Len64(uint64(n)) - 1; i >= 0; i-- {
		if result, err = t.mulBig(result, result); err != nil {
			return Null, err
		}
		if n>>i&1 != 0 {
			if result, err = t.mulBig(result, x); err != nil {
				return Null, err
			}
		}
	}
	return t.BigInt(result), nil
}

// powMod is pow(x, y, m).
func (t *Thread) powMod(x, y, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return Null, t.Errorf(ValueError, "pow() 3rd argument cannot be 0")
	}
	abs := new(big.Int).Abs(m)
	base := new(big.Int).Mod(x, abs)
	if y.Sign() < 0 {
		if abs.IsInt64() && abs.Int64() == 1 {
			return SmallInt(0), nil
		}
		if base = new(big.Int).ModInverse(base, abs); base == nil {
			return Null, t.Errorf(ValueError, "base is not invertible for the given modulus")
		}
		y = new(big.Int).Neg(y)
	}
	var r *big.Int
	if y.BitLen()*abs.BitLen() < 1<<22 {
		r = new(big.Int).Exp(base, y, abs)
	} else {
		r = big.NewInt(1)
		for i := y.BitLen() - 1; i >= 0; i-- {
			if err := t.CheckEvents(); err != nil {
				return Null, err
			}
			r.Mod(r.Mul(r, r), abs)
			if y.Bit(i) != 0 {
				r.Mod(r.Mul(r, base), abs)
			}
		}
	}
	r.Mod(r, abs)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, m)
	}
	return t.BigInt(r), nil
}

func intLeftShift(t *Thread, a, b Value) (Value, error) {
	x, y, ok := t.bigOperands(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case y.Sign() < 0:
		return Null, t.Errorf(ValueError, "negative shift count")
	case x.Sign() == 0:
		return SmallInt(0), nil
	case !y.IsInt64():
		return Null, t.Errorf(OverflowError, "too many digits in integer")
	}
	if n := y.Int64(); n < 62 && int64(x.BitLen())+n < 63 {
		return t.Int(x.Int64() << n), nil
	}
	if err := t.Reserve(y.Int64()/8 + int64(x.BitLen())/8); err != nil {
		return Null, err
	}
	if y.Int64() > 1<<40 {
		return Null, t.Errorf(MemoryError, "")
	}
	return t.bigResult(t.big.result.Lsh(x, uint(y.Int64()))), nil
}

func intRightShift(t *Thread, a, b Value) (Value, error) {
	x, y, ok := t.bigOperands(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case y.Sign() < 0:
		return Null, t.Errorf(ValueError, "negative shift count")
	case !y.IsInt64():
		return SmallInt(int64(min(x.Sign(), 0))), nil
	}
	return t.bigResult(t.big.result.Rsh(x, uint(y.Int64()))), nil
}

func intAnd(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			return t.Int(x & y), nil
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return t.bigResult(t.big.result.And(x, y)), nil
}

func intOr(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			return t.Int(x | y), nil
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return t.bigResult(t.big.result.Or(x, y)), nil
}

func intXor(t *Thread, a, b Value) (Value, error) {
	if x, ok := AsInt64(a); ok {
		if y, ok := AsInt64(b); ok {
			return t.Int(x ^ y), nil
		}
	}
	x, y, ok := t.bigOperands(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return t.bigResult(t.big.result.Xor(x, y)), nil
}

func intNegative(t *Thread, self Value) (Value, error) {
	if i, ok := AsInt64(self); ok && i != math.MinInt64 {
		return t.Int(-i), nil
	}
	return t.BigInt(new(big.Int).Neg(AsBig(self))), nil
}

func intAbsolute(t *Thread, self Value) (Value, error) {
	if AsBig(self).Sign() < 0 {
		return intNegative(t, self)
	}
	return intItself(t, self)
}

func intInvert(t *Thread, self Value) (Value, error) {
	return t.BigInt(new(big.Int).Not(AsBig(self))), nil
}

// intRound is int.__round__: to the nearest multiple of a power of ten, to the even one
// of two.
func intRound(t *Thread, self Value, args []Value) (Value, error) {
	if args[0].IsNull() {
		return intItself(t, self)
	}
	n, err := Index(t, args[0])
	if err != nil {
		return Null, err
	}
	digits := AsBig(n)
	if digits.Sign() >= 0 {
		return intItself(t, self)
	}
	x := AsBig(self)
	if !digits.IsInt64() || -digits.Int64() > int64(x.BitLen()) {
		return SmallInt(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), new(big.Int).Neg(digits), nil)
	q, r, err := t.floorDivmod(x, unit)
	if err != nil {
		return Null, err
	}
	switch r.Lsh(r, 1).Cmp(unit) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		q.Add(q, big.NewInt(int64(q.Bit(0))))
	}
	return t.BigInt(q.Mul(q, unit)), nil
}

// byteOrder reads the argument of that name; little says which it is.
func (t *Thread) byteOrder(v Value) (little bool, err error) {
	switch v.Str().Text {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, t.Errorf(ValueError, "byteorder must be either 'little' or 'big'")
}

func intToBytes(t *Thread, self Value, args []Value) (Value, error) {
	if args[0].IsNull() {
		args[0] = SmallInt(1)
	}
	if args[1].IsNull() {
		args[1] = t.Str("big")
	}
	n, err := t.intArg(args[0])
	if err != nil {
		return Null, err
	}
	if !args[1].IsStr() {
		return Null, t.Errorf(TypeError, "to_bytes() argument 'byteorder' must be str, not %s", argType(args[1]))
	}
	signed := false
	if !args[2].IsNull() {
		if signed, err = IsTrue(t, args[2]); err != nil {
			return Null, err
		}
	}
	little, err := t.byteOrder(args[1])
	if err != nil {
		return Null, err
	}
	if n < 0 {
		return Null, t.Errorf(ValueError, "length argument must be non-negative")
	}
	if err := t.Reserve(int64(n)); err != nil {
		return Null, err
	}
	x := AsBig(self)
	if x.Sign() < 0 && !signed {
		return Null, t.Errorf(OverflowError, "can't convert negative int to unsigned")
	}
	need := x.BitLen()
	if signed {
		need++
		if x.Sign() < 0 {
			need = new(big.Int).Not(x).BitLen() + 1
		}
		if x.Sign() == 0 {
			need = 0
		}
	}
	if need > 8*n && (n > 0 || x.Sign() >= 0 || need > 1) {
		return Null, t.Errorf(OverflowError, "int too big to convert")
	}
	if x.Sign() < 0 {
		x = new(big.Int).Add(x, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	b := x.FillBytes(make([]byte, n))
	if little {
		reverse(b)
	}
	return t.Bytes(string(b)), nil
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// laterDefaults makes a method of which some arguments have defaults since 3.11.
func laterDefaults(name, before, since string, f func(t *Thread, self Value, args []Value) (Value, error)) Method {
	old, m := keywords(name, before, f).Func, keywords(name, since, f)
	later := m.Func
	m.Func = func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if t.Runtime.ExceptionTable {
			return later(t, args, kwnames)
		}
		return old(t, args, kwnames)
	}
	return m
}

func intFromBytes(t *Thread, self Value, args []Value) (Value, error) {
	if args[1].IsNull() {
		args[1] = t.Str("big")
	}
	if !args[1].IsStr() {
		return Null, t.Errorf(TypeError, "from_bytes() argument 'byteorder' must be str, not %s", argType(args[1]))
	}
	little, err := t.byteOrder(args[1])
	if err != nil {
		return Null, err
	}
	signed := false
	if !args[2].IsNull() {
		if signed, err = IsTrue(t, args[2]); err != nil {
			return Null, err
		}
	}
	text, err := t.bytesFrom(args[0])
	if err != nil {
		return Null, err
	}
	b := []byte(text)
	if little {
		reverse(b)
	}
	x := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0]&0x80 != 0 {
		x.Sub(x, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	v := t.BigInt(x)
	if typ := self.AsType(); typ != IntType {
		return Call(t, self, []Value{v}, nil)
	}
	return v, nil
}

var intParams = NewParams("int", "| x / base")

func newInt(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(args) > 2 && len(kwnames) == 0 && typ == IntType && t.Runtime.Generics {
		return Null, t.CheckPositional("int", len(args), 0, 2)
	}
	a, err := intParams.Parse(t, args, kwnames)
	if err != nil {
		return Null, err
	}
	v, err := t.makeInt(a[0], a[1])
	if err != nil || typ == IntType {
		return v, err
	}
	o := Alloc[BigInt](typ)
	o.Big = AsBig(v)
	return o.Value(), nil
}

func (t *Thread) makeInt(x, base Value) (Value, error) {
	if x.IsNull() {
		if !base.IsNull() {
			return Null, t.Errorf(TypeError, "int() missing string argument")
		}
		return SmallInt(0), nil
	}
	if base.IsNull() {
		return ToInt(t, x)
	}
	n, err := AsIndex(t, base, nil)
	if err != nil {
		return Null, err
	}
	if n != 0 && (n < 2 || n > 36) {
		return Null, t.Errorf(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	switch {
	case x.IsStr():
		return t.parseIntText(x, x.Str().Text, n)
	case x.Has(LayoutBytes):
		return t.parseIntText(x, asLatin1(x.Bytes().B), n)
	case x.Has(LayoutByteArray):
		return t.parseIntText(x, asLatin1(string(x.ByteArray().B)), n)
	}
	return Null, t.Errorf(TypeError, "int() can't convert non-string with explicit base")
}

// newPlainInt is newInt, with a short way for what is converted most.
func newPlainInt(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if typ == IntType && len(args) == 1 && len(kwnames) == 0 {
		v := args[0]
		switch {
		case v.IsInt():
			return v, nil
		case v.Type() == StrType:
			if i, ok := shortInt((*Str)(v.Ref).Text); ok {
				return t.Int(i), nil
			}
		}
		return t.makeInt(v, Null)
	}
	return newInt(t, typ, args, kwnames)
}

// shortInt reads an int of up to 18 decimal digits, with nothing else but a sign.
func shortInt(text string) (i int64, ok bool) {
	digits := text
	if text != "" && (text[0] == '-' || text[0] == '+') {
		digits = text[1:]
	}
	if len(digits) == 0 || len(digits) > 18 {
		return 0, false
	}
	for k := range len(digits) {
		d := digits[k] - '0'
		if d > 9 {
			return 0, false
		}
		i = i*10 + int64(d)
	}
	if text[0] == '-' {
		i = -i
	}
	return i, true
}

// asLatin1 makes a text of bytes, so that they can be parsed as a str is.
func asLatin1(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		b = wtf8.Append(b, rune(s[i]))
	}
	return string(b)
}

// ToInt is int(v) with one argument (PyNumber_Long).
func ToInt(t *Thread, v Value) (Value, error) {
	if v.IsInt() || v.Type() == IntType {
		return v, nil
	}
	s := &v.Type().Slots
	if s.Int != nil {
		r, err := s.Int(t, v)
		if err != nil {
			return Null, err
		}
		if !r.Has(LayoutInt) && !r.Has(LayoutBool) {
			return Null, t.Errorf(TypeError, "__int__ returned non-int (type %s)", r.Type().Name)
		}
		return intItself(t, r)
	}
	if s.Index != nil {
		r, err := Index(t, v)
		if err != nil {
			return Null, err
		}
		return intItself(t, r)
	}
	if f, err := LookupSpecial(t, v, "__trunc__"); err != nil || !f.IsNull() {
		if err != nil {
			return Null, err
		}
		r, err := Call(t, f, nil, nil)
		if err != nil {
			return Null, err
		}
		if r.Type().Slots.Index == nil && r.Type().Slots.Int == nil {
			return Null, t.Errorf(TypeError, "__trunc__ returned non-Integral (type %s)", r.Type().Name)
		}
		return ToInt(t, r)
	}
	switch {
	case v.IsStr():
		return t.parseIntText(v, v.Str().Text, 10)
	case v.Has(LayoutBytes):
		return t.parseIntText(v, asLatin1(v.Bytes().B), 10)
	}
	if b, ok, err := t.BytesLike(v); ok && err == nil {
		return t.parseIntText(t.Bytes(b), asLatin1(b), 10)
	}
	return Null, t.Errorf(TypeError, "int() argument must be a string, a bytes-like object or a %snumber, not '%s'", t.real(), v.Type().Name)
}

// limitUnit is what stands behind the limit of digits in messages, since 3.10.
func (t *Thread) limitUnit() string {
	if t.Runtime.Generics {
		return " digits"
	}
	return ""
}

// parseIntText reads an int as int() does; v is what the error message shows.
func (t *Thread) parseIntText(v Value, text string, base int) (Value, error) {
	text, ascii := t.decimalASCII(text, !v.IsStr())
	if ascii {
		if b, digits, ok := parseInt(text, base, t.IntDigits); ok {
			if t.IntDigits > 0 && digits > t.IntDigits {
				return Null, t.Errorf(ValueError, "Exceeds the limit (%d%s) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", t.IntDigits, t.limitUnit(), digits)
			}
			return t.BigInt(b), nil
		}
	}
	if v.Has(LayoutByteArray) {
		v = t.Bytes(string(v.ByteArray().B))
	}
	r, err := Repr(t, v)
	if err != nil {
		return Null, err
	}
	return Null, t.Errorf(ValueError, "invalid literal for int() with base %d: %.200s", base, r)
}

// decimalASCII puts ASCII digits in the place of other decimal digits, and spaces in
// that of other spaces, and cuts the spaces off at both ends
// (_PyUnicode_TransformDecimalAndSpaceToASCII). ok is false if something else isn't ASCII.
func (t *Thread) decimalASCII(text string, bytes bool) (s string, ok bool) {
	const spaces = " \t\n\r\v\f\x1c\x1d\x1e\x1f"
	const byteSpaces = " \t\n\r\v\f"
	b := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := wtf8.Decode(text)
		text = text[n:]
		switch {
		case r < 0x80:
			b = append(b, byte(r))
		case bytes:
			return "", false
		case t.unicode().Is(r, pyunicode.Space):
			b = append(b, ' ')
		default:
			d := t.unicode().DecimalValue(r)
			if d < 0 {
				return "", false
			}
			b = append(b, '0'+byte(d))
		}
	}
	if bytes {
		return strings.Trim(string(b), byteSpaces), true
	}
	return strings.Trim(string(b), spaces), true
}

// parseInt reads an int literal with an optional sign, prefix (if base is 0 or the
// prefix's own) and single underscores between digits. digits counts the digits of a base that is no
// power of two, else it is 0; if they are more than limit (0 for none) the int is not read.
func parseInt(s string, base, limit int) (b *big.Int, digits int, ok bool) {
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative, s = s[0] == '-', s[1:]
	}
	prefix := 0
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] {
		case 'b', 'B':
			prefix = 2
		case 'o', 'O':
			prefix = 8
		case 'x', 'X':
			prefix = 16
		}
	}
	zerosOnly := false
	switch {
	case base == 0 && prefix != 0, base == prefix && prefix != 0:
		base = prefix
		s = strings.TrimPrefix(s[2:], "_")
	case base == 0:
		base = 10
		zerosOnly = len(s) > 0 && s[0] == '0'
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return nil, 0, false
	}
	s = strings.ReplaceAll(s, "_", "")
	for i := 0; i < len(s); i++ {
		d := digitValue(s[i])
		if d >= base || zerosOnly && d != 0 {
			return nil, 0, false
		}
	}
	if base&(base-1) != 0 {
		digits = len(s)
		if limit > 0 && digits > limit {
			return new(big.Int), digits, true
		}
	}
	if base == 10 {
		b, ok = pymath.Digits(s), true
	} else {
		b, ok = new(big.Int).SetString(s, base)
	}
	if ok && negative {
		b.Neg(b)
	}
	return b, digits, ok
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}
