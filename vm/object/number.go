package object

import "strings"

// binarySlot calls a number slot of two operands as CPython's binary_op1 does: the
// right operand's first if its type derives from the left's.
func binarySlot(t *Thread, a, b Value, f, g BinaryFunc) (Value, error) {
	if g != nil && f != nil && sameFunc(f, g) {
		g = nil
	}
	if f != nil {
		if g != nil && b.Type().IsSubtype(a.Type()) {
			if r, err := g(t, a, b); err != nil || r != NotImplemented {
				return r, err
			}
			g = nil
		}
		if r, err := f(t, a, b); err != nil || r != NotImplemented {
			return r, err
		}
	}
	if g != nil {
		return g(t, a, b)
	}
	return NotImplemented, nil
}

func (t *Thread) operandError(op string, a, b Value) error {
	return t.Errorf(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", op, a.Type().Name, b.Type().Name)
}

// binaryOp makes the function of a binary operator of numbers alone.
func binaryOp(op string, slot func(*Slots) BinaryFunc) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		r, err := binarySlot(t, a, b, slot(&a.Type().Slots), slot(&b.Type().Slots))
		if err == nil && r == NotImplemented {
			err = t.operandError(op, a, b)
		}
		return r, err
	}
}

// The binary operators that only numbers have.
var (
	Subtract       = binaryOp("-", func(s *Slots) BinaryFunc { return s.Subtract })
	Remainder      = binaryOp("%", func(s *Slots) BinaryFunc { return s.Remainder })
	Divmod         = binaryOp("divmod()", func(s *Slots) BinaryFunc { return s.Divmod })
	FloorDivide    = binaryOp("//", func(s *Slots) BinaryFunc { return s.FloorDivide })
	TrueDivide     = binaryOp("/", func(s *Slots) BinaryFunc { return s.TrueDivide })
	MatrixMultiply = binaryOp("@", func(s *Slots) BinaryFunc { return s.MatrixMultiply })
	LeftShift      = binaryOp("<<", func(s *Slots) BinaryFunc { return s.LeftShift })
	And            = binaryOp("&", func(s *Slots) BinaryFunc { return s.And })
	Xor            = binaryOp("^", func(s *Slots) BinaryFunc { return s.Xor })
	Or             = binaryOp("|", func(s *Slots) BinaryFunc { return s.Or })
)

// RightShift is a >> b.
func RightShift(t *Thread, a, b Value) (Value, error) {
	r, err := binarySlot(t, a, b, a.Type().Slots.RightShift, b.Type().Slots.RightShift)
	if err == nil && r == NotImplemented {
		err = t.operandError(">>", a, b)
		if f := Native[Builtin](a, BuiltinType); f != nil && f.Def.Name == "print" {
			err = t.Errorf(TypeError, "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
				a.Type().Name, b.Type().Name)
		}
	}
	return r, err
}

// Add is a + b.
func Add(t *Thread, a, b Value) (Value, error) {
	r, err := binarySlot(t, a, b, a.Type().Slots.Add, b.Type().Slots.Add)
	if err != nil || r != NotImplemented {
		return r, err
	}
	if f := a.Type().Slots.Concat; f != nil {
		return f(t, a, b)
	}
	return Null, t.operandError("+", a, b)
}

// Multiply is a * b.
func Multiply(t *Thread, a, b Value) (Value, error) {
	r, err := binarySlot(t, a, b, a.Type().Slots.Multiply, b.Type().Slots.Multiply)
	if err != nil || r != NotImplemented {
		return r, err
	}
	return multiplySequence(t, a, b, a.Type().Slots.Repeat)
}

// multiplySequence is a sequence times a count, in either order; repeat is the left
// operand's slot.
func multiplySequence(t *Thread, a, b Value, repeat RepeatFunc) (Value, error) {
	if repeat != nil {
		return repeatSequence(t, a, b, repeat)
	}
	if f := b.Type().Slots.Repeat; f != nil {
		return repeatSequence(t, b, a, f)
	}
	return Null, t.operandError("*", a, b)
}

func repeatSequence(t *Thread, seq, count Value, f RepeatFunc) (Value, error) {
	if count.Type().Slots.Index == nil {
		return Null, t.Errorf(TypeError, "can't multiply sequence by non-int of type '%s'", count.Type().Name)
	}
	n, err := AsIndex(t, count, OverflowError)
	if err != nil {
		return Null, err
	}
	return f(t, seq, n)
}

// Power is pow(a, b, c); c is None without a modulus.
func Power(t *Thread, a, b, c Value) (Value, error) {
	f, g := a.Type().Slots.Power, b.Type().Slots.Power
	if f != nil && g != nil && sameFunc(f, g) {
		g = nil
	}
	if f != nil {
		if g != nil && b.Type().IsSubtype(a.Type()) {
			if r, err := g(t, a, b, c); err != nil || r != NotImplemented {
				return r, err
			}
			g = nil
		}
		if r, err := f(t, a, b, c); err != nil || r != NotImplemented {
			return r, err
		}
	}
	if g != nil {
		if r, err := g(t, a, b, c); err != nil || r != NotImplemented {
			return r, err
		}
	}
	if h := c.Type().Slots.Power; c != None && h != nil {
		if (f == nil || !sameFunc(f, h)) && (g == nil || !sameFunc(g, h)) {
			if r, err := h(t, a, b, c); err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	if c == None {
		return Null, t.operandError("** or pow()", a, b)
	}
	name := "pow()"
	if t.Runtime.Generics {
		name = "** or pow()"
	}
	return Null, t.Errorf(TypeError, "unsupported operand type(s) for %s: '%s', '%s', '%s'", name, a.Type().Name, b.Type().Name, c.Type().Name)
}

// inPlaceOp makes the function of an augmented assignment of numbers alone.
func inPlaceOp(op string, inPlace, slot func(*Slots) BinaryFunc) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		if f := inPlace(&a.Type().Slots); f != nil {
			if r, err := f(t, a, b); err != nil || r != NotImplemented {
				return r, err
			}
		}
		r, err := binarySlot(t, a, b, slot(&a.Type().Slots), slot(&b.Type().Slots))
		if err == nil && r == NotImplemented {
			err = t.operandError(op, a, b)
		}
		return r, err
	}
}

// The augmented assignments that only numbers have.
var (
	InPlaceSubtract = inPlaceOp("-=", func(s *Slots) BinaryFunc { return s.InPlaceSubtract },
		func(s *Slots) BinaryFunc { return s.Subtract })
	InPlaceRemainder = inPlaceOp("%=", func(s *Slots) BinaryFunc { return s.InPlaceRemainder },
		func(s *Slots) BinaryFunc { return s.Remainder })
	InPlaceFloorDivide = inPlaceOp("//=", func(s *Slots) BinaryFunc { return s.InPlaceFloorDivide },
		func(s *Slots) BinaryFunc { return s.FloorDivide })
	InPlaceTrueDivide = inPlaceOp("/=", func(s *Slots) BinaryFunc { return s.InPlaceTrueDivide },
		func(s *Slots) BinaryFunc { return s.TrueDivide })
	InPlaceMatrixMultiply = inPlaceOp("@=", func(s *Slots) BinaryFunc { return s.InPlaceMatrixMultiply },
		func(s *Slots) BinaryFunc { return s.MatrixMultiply })
	InPlaceLeftShift = inPlaceOp("<<=", func(s *Slots) BinaryFunc { return s.InPlaceLeftShift },
		func(s *Slots) BinaryFunc { return s.LeftShift })
	InPlaceRightShift = inPlaceOp(">>=", func(s *Slots) BinaryFunc { return s.InPlaceRightShift },
		func(s *Slots) BinaryFunc { return s.RightShift })
	InPlaceAnd = inPlaceOp("&=", func(s *Slots) BinaryFunc { return s.InPlaceAnd },
		func(s *Slots) BinaryFunc { return s.And })
	InPlaceXor = inPlaceOp("^=", func(s *Slots) BinaryFunc { return s.InPlaceXor },
		func(s *Slots) BinaryFunc { return s.Xor })
	InPlaceOr = inPlaceOp("|=", func(s *Slots) BinaryFunc { return s.InPlaceOr },
		func(s *Slots) BinaryFunc { return s.Or })
)

// InPlacePower is a **= b.
func InPlacePower(t *Thread, a, b Value) (Value, error) {
	if f := a.Type().Slots.InPlacePower; f != nil {
		if r, err := f(t, a, b, None); err != nil || r != NotImplemented {
			return r, err
		}
	}
	r, err := Power(t, a, b, None)
	if e, ok := err.(*Exception); ok && t.Runtime.QualifiedNames && e.Type == TypeError && e.Traceback == nil && len(e.Args.Items) == 1 {
		// The message is of the operator that the program has.
		if v := e.Args.Items[0]; v.IsStr() && strings.HasPrefix(v.Str().Text, "unsupported operand type(s) for ** or pow(): ") {
			return r, t.operandError("**=", a, b)
		}
	}
	return r, err
}

// InPlaceAdd is a += b.
func InPlaceAdd(t *Thread, a, b Value) (Value, error) {
	s := &a.Type().Slots
	if s.InPlaceAdd != nil {
		if r, err := s.InPlaceAdd(t, a, b); err != nil || r != NotImplemented {
			return r, err
		}
	}
	r, err := binarySlot(t, a, b, s.Add, b.Type().Slots.Add)
	if err != nil || r != NotImplemented {
		return r, err
	}
	if s.InPlaceConcat != nil {
		return s.InPlaceConcat(t, a, b)
	}
	if s.Concat != nil {
		return s.Concat(t, a, b)
	}
	return Null, t.operandError("+=", a, b)
}

// InPlaceMultiply is a *= b.
func InPlaceMultiply(t *Thread, a, b Value) (Value, error) {
	s := &a.Type().Slots
	if s.InPlaceMultiply != nil {
		if r, err := s.InPlaceMultiply(t, a, b); err != nil || r != NotImplemented {
			return r, err
		}
	}
	r, err := binarySlot(t, a, b, s.Multiply, b.Type().Slots.Multiply)
	if err != nil || r != NotImplemented {
		return r, err
	}
	repeat := s.InPlaceRepeat
	if repeat == nil {
		repeat = s.Repeat
	}
	// The right operand's repetition counts only where the left one's type has no
	// methods of sequences at all.
	if typ := a.Type(); repeat == nil && (b.Type().Slots.Repeat == nil || typ.Heap || s.Contains != nil || s.Item != nil) {
		return Null, t.operandError("*=", a, b)
	}
	return multiplySequence(t, a, b, repeat)
}

// unaryOp makes the function of a unary operator.
func unaryOp(op string, slot func(*Slots) UnaryFunc) UnaryFunc {
	return func(t *Thread, v Value) (Value, error) {
		if f := slot(&v.Type().Slots); f != nil {
			return f(t, v)
		}
		return Null, t.Errorf(TypeError, "bad operand type for %s: '%s'", op, v.Type().Name)
	}
}

// The unary operators.
var (
	Negative = unaryOp("unary -", func(s *Slots) UnaryFunc { return s.Negative })
	Positive = unaryOp("unary +", func(s *Slots) UnaryFunc { return s.Positive })
	Invert   = unaryOp("unary ~", func(s *Slots) UnaryFunc { return s.Invert })
	Absolute = unaryOp("abs()", func(s *Slots) UnaryFunc { return s.Absolute })
)
