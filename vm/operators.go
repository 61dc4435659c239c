package vm

import "bytewalk/vm/object"

// binary is a binary operator or an augmented assignment for which the loop has no
// way of its own.
func (m *Machine) binary(op uint16, a, b Value) (Value, error) {
	t := m.Thread
	if a.IsInt() && b.IsInt() {
		x, y := a.AsInt(), b.AsInt()
		switch op {
		case opBinaryModulo, opInplaceModulo:
			if y > 0 {
				r := x % y
				if r < 0 {
					r += y
				}
				return t.Int(r), nil
			}
		case opBinaryFloorDivide, opInplaceFloorDivide:
			if y > 0 {
				q := x / y
				if x%y < 0 {
					q--
				}
				return t.Int(q), nil
			}
		case opBinaryAnd, opInplaceAnd:
			return t.Int(x & y), nil
		case opBinaryOr, opInplaceOr:
			return t.Int(x | y), nil
		case opBinaryXor, opInplaceXor:
			return t.Int(x ^ y), nil
		case opBinaryLshift, opInplaceLshift:
			if uint64(y) < 63 && x<<uint64(y)>>uint64(y) == x {
				return t.Int(x << uint64(y)), nil
			}
		case opBinaryRshift, opInplaceRshift:
			if y >= 0 {
				return t.Int(x >> uint64(y)), nil
			}
		}
	}
	if x, ok := exactFloat(a); ok {
		if y, ok := exactFloat(b); ok {
			switch op {
			case opBinaryTrueDivide, opInplaceTrueDivide:
				if y != 0 {
					return t.Float(x / y), nil
				}
			case opBinaryAdd, opInplaceAdd:
				return t.Float(x + y), nil
			case opBinarySubtract, opInplaceSubtract:
				return t.Float(x - y), nil
			case opBinaryMultiply, opInplaceMultiply:
				return t.Float(x * y), nil
			}
		}
	}
	switch op {
	case opBinaryPower:
		return object.Power(t, a, b, object.None)
	case opInplacePower:
		return object.InPlacePower(t, a, b)
	}
	return m.settle(binaryFuncs[op](t, a, b))
}

// exactFloat gives a float, or an int that a float has room for, as a float64.
func exactFloat(v Value) (f float64, ok bool) {
	if v.IsFloat() {
		return v.AsFloat(), true
	}
	if i := v.AsInt(); v.IsInt() && -1<<53 < i && i < 1<<53 {
		return float64(i), true
	}
	return 0, false
}

// arithmetic is +, - and * for operands that are not both ints or both floats, or whose
// result is no int of 64 bits.
func (m *Machine) arithmetic(op uint16, a, b Value) (Value, error) {
	t := m.Thread
	if a.IsFloat() && b.IsInt() || a.IsInt() && b.IsFloat() {
		return m.binary(op, a, b)
	}
	switch op {
	case opBinaryAdd:
		return object.Add(t, a, b)
	case opInplaceAdd:
		return object.InPlaceAdd(t, a, b)
	case opBinarySubtract:
		return object.Subtract(t, a, b)
	case opInplaceSubtract:
		return object.InPlaceSubtract(t, a, b)
	case opBinaryMultiply:
		return object.Multiply(t, a, b)
	}
	return object.InPlaceMultiply(t, a, b)
}

// binaryFuncs has what the operators are in general.
var binaryFuncs = [opCount]object.BinaryFunc{
	opBinaryAdd: object.Add, opInplaceAdd: object.InPlaceAdd, opBinarySubtract: object.Subtract, opInplaceSubtract: object.InPlaceSubtract,
	opBinaryMultiply: object.Multiply, opInplaceMultiply: object.InPlaceMultiply,
	opBinaryMatrixMultiply: object.MatrixMultiply, opBinaryModulo: object.Remainder, opBinaryFloorDivide: object.FloorDivide,
	opBinaryTrueDivide: object.TrueDivide, opBinaryLshift: object.LeftShift, opBinaryRshift: object.RightShift,
	opBinaryAnd: object.And, opBinaryXor: object.Xor, opBinaryOr: object.Or,
	opInplaceMatrixMultiply: object.InPlaceMatrixMultiply, opInplaceModulo: object.InPlaceRemainder,
	opInplaceFloorDivide: object.InPlaceFloorDivide, opInplaceTrueDivide: object.InPlaceTrueDivide,
	opInplaceLshift: object.InPlaceLeftShift, opInplaceRshift: object.InPlaceRightShift,
	opInplaceAnd: object.InPlaceAnd, opInplaceXor: object.InPlaceXor, opInplaceOr: object.InPlaceOr,
}

func (m *Machine) unary(op uint16, v Value) (Value, error) {
	switch op {
	case opUnaryPositive:
		return object.Positive(m.Thread, v)
	case opUnaryNegative:
		return m.settle(object.Negative(m.Thread, v))
	}
	return m.settle(object.Invert(m.Thread, v))
}

// truth is bool(v), for values that are neither True nor False.
func (m *Machine) truth(v Value) (bool, error) { return object.IsTrue(m.Thread, v) }

// The operators of COMPARE_OP after the six comparisons (dis.cmp_op).
const (
	compareIn = 6 + iota
	compareNotIn
	compareIs
	compareIsNot
	compareExceptionMatch
)

// compare is COMPARE_OP.
func (m *Machine) compare(op int32, a, b Value) (Value, error) {
	t := m.Thread
	switch op {
	case compareIs:
		return object.Bool(a == b), nil
	case compareIsNot:
		return object.Bool(a != b), nil
	case compareIn:
		r, err := object.Contains(t, b, a)
		return m.settle(object.Bool(r), err)
	case compareNotIn:
		r, err := object.Contains(t, b, a)
		return m.settle(object.Bool(!r), err)
	case compareExceptionMatch:
		r, err := m.exceptionMatches(a, b)
		return object.Bool(r), err
	}
	// A comparison counts as a call (PyObject_RichCompare), even one of ints: most
	// recursion that does not end ends here.
	if t.Depth >= t.RecursionLimit && !t.Runtime.PythonDepth {
		return object.Null, t.Errorf(object.RecursionError, "maximum recursion depth exceeded in comparison")
	}
	if a.Type() == object.StrType && b.Type() == object.StrType && t.Depth < t.RecursionLimit {
		return object.Bool(object.CompareStr((*object.Str)(a.Ref), (*object.Str)(b.Ref), object.CompareOp(op))), nil
	}
	return m.settle(object.Compare(t, a, b, object.CompareOp(op)))
}

// compareBool is the bit of opCompare's operand that asks for True or False.
const compareBool = 8

// compareBool is COMPARE_OP since 3.11.
func (m *Machine) compareBool(arg int32, a, b Value) (Value, error) {
	op := object.CompareOp(arg &^ compareBool)
	if a.Type() == object.StrType && b.Type() == object.StrType && m.Thread.Depth < m.Thread.RecursionLimit {
		return object.Bool(object.CompareStr((*object.Str)(a.Ref), (*object.Str)(b.Ref), op)), nil
	}
	v, err := m.settle(object.Compare(m.Thread, a, b, op))
	if err == nil && arg&compareBool != 0 && v != object.True && v != object.False {
		var truth bool
		truth, err = object.IsTrue(m.Thread, v)
		v = object.Bool(truth)
	}
	return v, err
}

// exceptionMatches is the comparison in an except clause.
func (m *Machine) exceptionMatches(exc, class Value) (bool, error) {
	if exc == class && exc.IsType() {
		return true, nil
	}
	t := m.Thread
	const wrong = "catching classes that do not inherit from BaseException is not allowed"
	isClass := func(v Value) bool { return v.IsType() && v.AsType().IsSubtype(object.BaseException) }
	if class.IsTuple() {
		for _, c := range class.Tuple().Items {
			if !isClass(c) {
				return false, t.Errorf(object.TypeError, wrong)
			}
		}
	} else if !isClass(class) {
		return false, t.Errorf(object.TypeError, wrong)
	}
	matches := func(c Value) bool { return exc.IsType() && exc.AsType().IsSubtype(c.AsType()) }
	if !class.IsTuple() {
		return matches(class), nil
	}
	for _, c := range class.Tuple().Items {
		if matches(c) {
			return true, nil
		}
	}
	return false, nil
}
