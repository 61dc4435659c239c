package stdlib

import (
	"math/big"
	"slices"
	"strings"
	"unicode"

	"bytewalk/internal/pydecimal"
	"bytewalk/vm/object"
)

// Module decimal: numbers and contexts are native, on package pydecimal; the exceptions and what
// hangs on them are in python/decimal.py.

// decimal is a decimal.Decimal.
type decimal struct {
	object.Header
	n *pydecimal.Number
}

// decContext is a decimal.Context.
type decContext struct {
	object.Header
	c        pydecimal.Context // Status has the flags
	traps    pydecimal.Status
	capitals bool
	flagMap  Value // the SignalDicts, once somebody has asked
	trapMap  Value
}

var (
	decimalType = object.NewModuleType("decimal", "Decimal", nil, object.LayoutNative)
	contextType = object.NewModuleType("decimal", "Context", nil, object.LayoutNative)
)

// decState is what a thread has of module decimal.
type decState struct {
	current *decContext
	// signals are the classes of conditions by their bits; conditions are those that are signalled
	// as InvalidOperation.
	signals    map[pydecimal.Status]Value
	tuple      Value // DecimalTuple
	signalDict Value
	rational   Value // numbers.Rational
}

type decStateKey struct{}

func decOf(t *Thread) *decState {
	return t.State(decStateKey{}, func() any { return &decState{current: newContext(), signals: map[pydecimal.Status]Value{}} }).(*decState)
}

const defaultTraps = pydecimal.Invalid | pydecimal.DivisionByZero | pydecimal.Overflow

func newContext() *decContext {
	return &decContext{Header: object.Header{Type: contextType}, traps: defaultTraps, capitals: true,
		c: pydecimal.Context{Prec: 28, Rounding: pydecimal.HalfEven, Emin: -999999, Emax: 999999}}
}

func asDecimal(v Value) *pydecimal.Number {
	if v.Ref != nil && v.Has(object.LayoutNative) && v.Type().IsSubtype(decimalType) {
		return (*decimal)(v.Ref).n
	}
	return nil
}

func asContext(v Value) *decContext {
	if v.Ref != nil && v.Has(object.LayoutNative) && v.Type().IsSubtype(contextType) {
		return (*decContext)(v.Ref)
	}
	return nil
}

func newDecimal(n *pydecimal.Number) Value {
	return (&decimal{Header: object.Header{Type: decimalType}, n: n}).Value()
}

// signalOrder are the conditions that exceptions list and that choose them, in their order.
var signalOrder = []struct {
	bit  pydecimal.Status
	name string
}{
	{pydecimal.InvalidOperation, "InvalidOperation"}, {pydecimal.ConversionSyntax, "ConversionSyntax"},
	{pydecimal.DivisionImpossible, "DivisionImpossible"}, {pydecimal.DivisionUndefined, "DivisionUndefined"},
	{pydecimal.InvalidContext, "InvalidContext"}, {pydecimal.FloatOperation, "FloatOperation"},
	{pydecimal.DivisionByZero, "DivisionByZero"}, {pydecimal.Overflow, "Overflow"}, {pydecimal.Underflow, "Underflow"},
	{pydecimal.Subnormal, "Subnormal"}, {pydecimal.Inexact, "Inexact"}, {pydecimal.Rounded, "Rounded"}, {pydecimal.Clamped, "Clamped"},
}

// flagOrder is the order in which a context shows its flags.
var flagOrder = []struct {
	bit  pydecimal.Status
	name string
}{
	{pydecimal.Clamped, "Clamped"}, {pydecimal.Invalid, "InvalidOperation"}, {pydecimal.DivisionByZero, "DivisionByZero"},
	{pydecimal.Inexact, "Inexact"}, {pydecimal.FloatOperation, "FloatOperation"}, {pydecimal.Overflow, "Overflow"},
	{pydecimal.Rounded, "Rounded"}, {pydecimal.Subnormal, "Subnormal"}, {pydecimal.Underflow, "Underflow"},
}

// signal adds what an operation met with to a context and gives the exception, if one is trapped.
func (c *decContext) signal(t *Thread, s pydecimal.Status) error {
	c.c.Status |= s
	s &= c.traps
	if s == 0 {
		return nil
	}
	state := decOf(t)
	var list []Value
	exception := object.Null
	for _, o := range signalOrder {
		if s&o.bit != 0 {
			class := state.signals[o.bit]
			list = append(list, class)
			if exception.IsNull() {
				exception = class
				if o.bit&pydecimal.Invalid != 0 {
					exception = state.signals[pydecimal.InvalidOperation]
				}
			}
		}
	}
	e, err := object.CallArgs(t, exception, object.NewList(list).Value())
	if err != nil {
		return err
	}
	return e.Exception()
}

// stopped is what ends a long computation.
type stopped struct{ err error }

// protect runs f, whose panics of package pydecimal are errors.
func protect(t *Thread, f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stopped:
			err = r.err
		case pydecimal.TooLarge:
			err = t.Errorf(object.MemoryError, "")
		default:
			panic(r)
		}
	}()
	f()
	return nil
}

// run does an operation in a context.
func (c *decContext) run(t *Thread, f func(c *pydecimal.Context) *pydecimal.Number) (Value, error) {
	work := c.work(t)
	var n *pydecimal.Number
	if err := protect(t, func() { n = f(work) }); err != nil {
		return object.Null, err
	}
	if err := c.signal(t, work.Status); err != nil {
		return object.Null, err
	}
	return newDecimal(n), nil
}

func (c *decContext) work(t *Thread) *pydecimal.Context {
	work := c.c
	work.Status = 0
	work.Poll = func(digits int) {
		if digits > pydecimal.MaxDigits {
			panic(pydecimal.TooLarge{})
		}
		if err := t.Reserve(int64(digits)); err != nil {
			panic(stopped{err})
		}
		if err := t.CheckEvents(); err != nil {
			panic(stopped{err})
		}
	}
	return &work
}

func contextArg(t *Thread, v Value) (*decContext, error) {
	if v.IsNull() || v == object.None {
		return decOf(t).current, nil
	}
	if c := asContext(v); c != nil {
		return c, nil
	}
	return nil, t.Errorf(object.TypeError, "optional argument must be a context")
}

// operand gives a Decimal or an int as a number, nil for anything else.
func operand(v Value) *pydecimal.Number {
	if n := asDecimal(v); n != nil {
		return n
	}
	if v.IsInt() || v.Has(object.LayoutBool) || v.Has(object.LayoutInt) {
		return pydecimal.FromBig(object.AsBig(v))
	}
	return nil
}

func needOperand(t *Thread, v Value) (*pydecimal.Number, error) {
	if n := operand(v); n != nil {
		return n, nil
	}
	return nil, t.Errorf(object.TypeError, "conversion from %s to Decimal is not supported", typeName(v))
}

// exactly complains about a number that no context can hold.
func (c *decContext) exactly(t *Thread, n *pydecimal.Number) (*pydecimal.Number, error) {
	if n.Kind == pydecimal.Finite {
		if n.Coef.Sign() == 0 {
			if e := min(max(n.Exp, pydecimal.MinEtiny), pydecimal.MaxPrec); e != n.Exp {
				n = pydecimal.New(n.Neg, n.Coef, e)
			}
		} else if n.Adjusted() > pydecimal.MaxPrec || n.Exp < pydecimal.MinEtiny {
			if err := c.signal(t, pydecimal.InvalidOperation); err != nil {
				return nil, err
			}
			return &pydecimal.Number{Kind: pydecimal.QuietNaN, Coef: new(big.Int)}, nil
		}
	}
	return n, nil
}

// parse reads a str.
func (c *decContext) parse(t *Thread, v Value, strict bool) (*pydecimal.Number, error) {
	text := v.Str().Text
	if !strict {
		text = strings.TrimFunc(text, unicode.IsSpace)
	}
	var b strings.Builder
	for _, r := range text {
		switch d := t.Unicode.DecimalValue(r); {
		case r == '_' && !strict:
		case r >= 128 && d >= 0:
			b.WriteByte(byte('0' + d))
		default:
			b.WriteRune(r)
		}
	}
	n, ok := pydecimal.Parse(b.String())
	if !ok {
		if err := c.signal(t, pydecimal.ConversionSyntax); err != nil {
			return nil, err
		}
		return &pydecimal.Number{Kind: pydecimal.QuietNaN, Coef: new(big.Int)}, nil
	}
	return n, nil
}

// number gives what Decimal(v) is.
func (c *decContext) number(t *Thread, v Value) (*pydecimal.Number, error) {
	switch {
	case operand(v) != nil:
		return operand(v), nil
	case v.IsStr():
		n, err := c.parse(t, v, false)
		if err != nil {
			return nil, err
		}
		return c.exactly(t, n)
	case v.IsFloat() || v.Has(object.LayoutFloat):
		f, err := object.FloatOf(t, v)
		if err != nil {
			return nil, err
		}
		return pydecimal.FromFloat(f), c.signal(t, pydecimal.FloatOperation)
	case v.IsTuple():
		return tupleNumber(t, v.Tuple().Items)
	case v.IsList():
		return tupleNumber(t, v.List().Items)
	}
	return nil, t.Errorf(object.TypeError, "conversion from %s to Decimal is not supported", typeName(v))
}

func tupleNumber(t *Thread, parts []Value) (*pydecimal.Number, error) {
	if len(parts) != 3 {
		return nil, t.Errorf(object.ValueError, "argument must be a sequence of length 3")
	}
	sign, ok := object.AsInt64(parts[0])
	if !ok || sign != 0 && sign != 1 {
		return nil, t.Errorf(object.ValueError, "sign must be an integer with the value 0 or 1")
	}
	n := &pydecimal.Number{Neg: sign == 1, Coef: new(big.Int)}
	if parts[2].IsStr() {
		switch parts[2].Str().Text {
		case "F":
			n.Kind = pydecimal.Infinite
		case "n":
			n.Kind = pydecimal.QuietNaN
		case "N":
			n.Kind = pydecimal.SignalingNaN
		default:
			return nil, t.Errorf(object.ValueError, "string argument in the third position must be 'F', 'n' or 'N'")
		}
	} else {
		exp, ok := object.AsInt64(parts[2])
		if !ok {
			return nil, t.Errorf(object.ValueError, "exponent must be an integer")
		}
		n.Exp = int(exp)
	}
	var items []Value
	switch {
	case parts[1].IsTuple():
		items = parts[1].Tuple().Items
	case parts[1].IsList():
		items = parts[1].List().Items
	default:
		return nil, t.Errorf(object.ValueError, "coefficient must be a tuple of digits")
	}
	text := make([]byte, 0, len(items)+1)
	for _, d := range items {
		i, ok := object.AsInt64(d)
		if !ok || i < 0 || i > 9 {
			return nil, t.Errorf(object.ValueError, "coefficient must be a tuple of digits")
		}
		text = append(text, byte('0'+i))
	}
	if n.Kind != pydecimal.Infinite {
		n.Coef.SetString("0"+string(text), 10)
	}
	return n, nil
}

func newDecimalSlot(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	if len(args) > 2 {
		return object.Null, t.Errorf(object.TypeError, "function takes at most 2 arguments (%d given)", len(args))
	}
	a, err := decimalParams.Parse(t, args, kwnames)
	if err != nil {
		return object.Null, err
	}
	c, err := contextArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	n := pydecimal.FromBig(new(big.Int))
	if !a[0].IsNull() {
		if typ == decimalType && a[0].Type() == decimalType {
			return a[0], nil
		}
		if n, err = c.number(t, a[0]); err != nil {
			return object.Null, err
		}
	}
	d := object.Alloc[decimal](typ)
	d.n = n
	return d.Value(), nil
}

var decimalParams = object.NewParams("Decimal", "| value context")

type (
	decUnary  = func(c *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number
	decBinary = func(c *pydecimal.Context, a, b *pydecimal.Number) *pydecimal.Number
)

// The operations that Decimal and Context have under one name.
var (
	decUnaries = map[string]decUnary{
		"exp": (*pydecimal.Context).Exp, "ln": (*pydecimal.Context).Ln, "log10": (*pydecimal.Context).Log10, "sqrt": (*pydecimal.Context).Sqrt,
		"normalize": (*pydecimal.Context).Normalize, "logb": (*pydecimal.Context).LogB, "logical_invert": (*pydecimal.Context).LogicalInvert,
		"next_minus": (*pydecimal.Context).NextMinus, "next_plus": (*pydecimal.Context).NextPlus,
	}
	decBinaries = map[string]decBinary{
		"compare": (*pydecimal.Context).CompareNumbers, "compare_signal": (*pydecimal.Context).CompareSignal,
		"max": (*pydecimal.Context).Max, "min": (*pydecimal.Context).Min, "max_mag": (*pydecimal.Context).MaxMag, "min_mag": (*pydecimal.Context).MinMag,
		"next_toward": (*pydecimal.Context).NextToward, "remainder_near": (*pydecimal.Context).RemNear,
		"rotate": (*pydecimal.Context).Rotate, "scaleb": (*pydecimal.Context).ScaleB, "shift": (*pydecimal.Context).Shift,
		"logical_and": logical(func(x, y bool) bool { return x && y }), "logical_or": logical(func(x, y bool) bool { return x || y }),
		"logical_xor": logical(func(x, y bool) bool { return x != y }),
		"compare_total": func(_ *pydecimal.Context, a, b *pydecimal.Number) *pydecimal.Number {
			return pydecimal.FromBig(big.NewInt(int64(pydecimal.CompareTotal(a, b))))
		},
		"compare_total_mag": func(_ *pydecimal.Context, a, b *pydecimal.Number) *pydecimal.Number {
			return pydecimal.FromBig(big.NewInt(int64(pydecimal.CompareTotal(a.Absolute(), b.Absolute()))))
		},
		"copy_sign": func(_ *pydecimal.Context, a, b *pydecimal.Number) *pydecimal.Number { return a.CopySign(b) },
	}
	// Those that only contexts have under a name.
	ctxUnaries = map[string]decUnary{
		"abs": (*pydecimal.Context).Abs, "minus": (*pydecimal.Context).Minus, "plus": (*pydecimal.Context).Plus,
		"to_integral_exact": func(c *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return c.ToIntegral(n, true) },
		"to_integral":       func(c *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return c.ToIntegral(n, false) },
		"to_integral_value": func(c *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return c.ToIntegral(n, false) },
		"copy_abs":          func(_ *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return n.Absolute() },
		"copy_negate":       func(_ *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return n.Negated() },
		"copy_decimal":      func(_ *pydecimal.Context, n *pydecimal.Number) *pydecimal.Number { return n },
	}
	ctxBinaries = map[string]decBinary{
		"add": (*pydecimal.Context).Add, "subtract": (*pydecimal.Context).Sub, "multiply": (*pydecimal.Context).Mul,
		"divide": (*pydecimal.Context).Div, "divide_int": (*pydecimal.Context).DivInt, "remainder": (*pydecimal.Context).Rem,
		"quantize": (*pydecimal.Context).Quantize,
	}
	// Questions.
	decTests = map[string]func(c *pydecimal.Context, n *pydecimal.Number) bool{
		"is_canonical": func(*pydecimal.Context, *pydecimal.Number) bool { return true },
		"is_finite":    func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.Kind == pydecimal.Finite },
		"is_infinite":  func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.Kind == pydecimal.Infinite },
		"is_nan":       func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.IsNaN() },
		"is_qnan":      func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.Kind == pydecimal.QuietNaN },
		"is_snan":      func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.Kind == pydecimal.SignalingNaN },
		"is_signed":    func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.Neg },
		"is_zero":      func(_ *pydecimal.Context, n *pydecimal.Number) bool { return n.IsZero() },
		"is_normal":    (*pydecimal.Context).IsNormal,
		"is_subnormal": func(c *pydecimal.Context, n *pydecimal.Number) bool {
			return n.Kind == pydecimal.Finite && !n.IsZero() && !c.IsNormal(n)
		},
	}
)

func logical(f func(x, y bool) bool) decBinary {
	return func(c *pydecimal.Context, a, b *pydecimal.Number) *pydecimal.Number { return c.Logical(a, b, f) }
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// arithmetic makes the slot of a binary operator.
func arithmetic(f decBinary) object.BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		x, y := operand(a), operand(b)
		if x == nil || y == nil {
			return object.NotImplemented, nil
		}
		return decOf(t).current.run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, x, y) })
	}
}

func unaryArithmetic(f decUnary) object.UnaryFunc {
	return func(t *Thread, v Value) (Value, error) {
		n := asDecimal(v)
		return decOf(t).current.run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, n) })
	}
}

func (c *decContext) divmod(t *Thread, x, y *pydecimal.Number) (Value, error) {
	var r *pydecimal.Number
	q, err := c.run(t, func(c *pydecimal.Context) *pydecimal.Number {
		var q *pydecimal.Number
		q, r = c.DivMod(x, y)
		return q
	})
	if err != nil {
		return object.Null, err
	}
	return object.NewTuple(q, newDecimal(r)).Value(), nil
}

func (c *decContext) power(t *Thread, a, b, m Value) (Value, error) {
	x, y := operand(a), operand(b)
	if x == nil || y == nil {
		return object.NotImplemented, nil
	}
	if m.IsNull() || m == object.None {
		return c.run(t, func(c *pydecimal.Context) *pydecimal.Number { return c.Pow(x, y) })
	}
	z := operand(m)
	if z == nil {
		return object.NotImplemented, nil
	}
	return c.run(t, func(c *pydecimal.Context) *pydecimal.Number { return c.PowMod(x, y, z) })
}

// compareDecimals is the comparison slot.
func compareDecimals(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
	x, y := asDecimal(a), operand(b)
	equality := op == object.EQ || op == object.NE
	c := decOf(t).current
	switch {
	case y != nil:
	case b.IsFloat() || b.Has(object.LayoutFloat):
		f, err := object.FloatOf(t, b)
		if err != nil {
			return object.Null, err
		}
		y = pydecimal.FromFloat(f)
		if equality {
			c.c.Status |= pydecimal.FloatOperation
		} else if err := c.signal(t, pydecimal.FloatOperation); err != nil {
			return object.Null, err
		}
	case b.Has(object.LayoutComplex) && equality:
		if z := b.Complex().C; imag(z) == 0 {
			y = pydecimal.FromFloat(real(z))
		} else {
			return object.Bool(op == object.NE), nil
		}
	default:
		ratio, err := isRational(t, b)
		if err != nil || !ratio {
			return object.NotImplemented, err
		}
		n, err := object.GetAttrString(t, b, "numerator")
		if err != nil {
			return object.Null, err
		}
		d, err := object.GetAttrString(t, b, "denominator")
		if err != nil {
			return object.Null, err
		}
		if y = operand(n); y == nil || operand(d) == nil {
			return object.NotImplemented, nil
		}
		if x.Kind == pydecimal.Finite {
			wide := pydecimal.Context{Prec: pydecimal.MaxDigits, Emax: pydecimal.MaxPrec, Emin: -pydecimal.MaxPrec}
			x = wide.Mul(x, operand(d))
		}
	}
	if x.IsNaN() || y.IsNaN() {
		if !equality || x.Kind == pydecimal.SignalingNaN || y.Kind == pydecimal.SignalingNaN {
			if err := c.signal(t, pydecimal.InvalidOperation); err != nil {
				return object.Null, err
			}
		}
		return object.Bool(op == object.NE), nil
	}
	return object.Bool(op.Result(pydecimal.Compare(x, y))), nil
}

func isRational(t *Thread, v Value) (bool, error) {
	class := decOf(t).rational
	if class.IsNull() {
		return false, nil
	}
	return object.IsInstanceOf(t, v, class)
}

var hashModulus = new(big.Int).SetUint64(1<<61 - 1)

func hashDecimal(t *Thread, v Value) (int64, error) {
	n := asDecimal(v)
	switch n.Kind {
	case pydecimal.SignalingNaN:
		return 0, t.Errorf(object.TypeError, "Cannot hash a signaling NaN value")
	case pydecimal.QuietNaN:
		if since(t, "3.10") {
			return object.HashPointer(t, v)
		}
		return 0, nil
	case pydecimal.Infinite:
		if n.Neg {
			return -314159, nil
		}
		return 314159, nil
	}
	base := big.NewInt(10)
	exp := int64(n.Exp)
	if exp < 0 {
		base.ModInverse(base, hashModulus)
		exp = -exp
	}
	h := new(big.Int).Exp(base, big.NewInt(exp), hashModulus)
	h.Mul(h, n.Coef)
	h.Mod(h, hashModulus)
	r := h.Int64()
	if n.Neg {
		r = -r
	}
	if r == -1 {
		r = -2
	}
	return r, nil
}

// integerOf gives int(n).
func integerOf(t *Thread, n *pydecimal.Number, r pydecimal.Rounding) (Value, error) {
	switch {
	case n.IsNaN():
		return object.Null, t.Errorf(object.ValueError, "cannot convert NaN to integer")
	case n.Kind == pydecimal.Infinite:
		return object.Null, t.Errorf(object.OverflowError, "cannot convert Infinity to integer")
	}
	var i *big.Int
	ok := true
	if err := protect(t, func() { i, ok = n.Integer(r, pydecimal.MaxDigits) }); err != nil {
		return object.Null, err
	}
	if !ok {
		return object.Null, t.Errorf(object.MemoryError, "")
	}
	return t.BigInt(new(big.Int).Set(i)), nil
}
