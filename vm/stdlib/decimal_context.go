package stdlib

import (
	"fmt"
	"math/big"
	"strings"
	"unsafe"

	"bytewalk/internal/pydecimal"
	"bytewalk/vm/object"
)

const signalHelp = "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"

// signalOf gives the condition that a class stands for.
func signalOf(t *Thread, v Value) (pydecimal.Status, error) {
	for _, f := range flagOrder {
		bit := f.bit
		if bit == pydecimal.Invalid {
			bit = pydecimal.InvalidOperation
		}
		if decOf(t).signals[bit] == v {
			return f.bit, nil
		}
	}
	return 0, t.Errorf(object.KeyError, signalHelp)
}

// signalSet reads a dict of classes, or a list of them if that is allowed.
func signalSet(t *Thread, v Value, list bool) (pydecimal.Status, error) {
	var s pydecimal.Status
	if v.IsList() && list {
		for _, class := range v.List().Items {
			bit, err := signalOf(t, class)
			if err != nil {
				return 0, err
			}
			s |= bit
		}
		return s, nil
	}
	isSignals, err := object.IsInstanceOf(t, v, decOf(t).signalDict)
	if err != nil {
		return 0, err
	}
	if !isSignals {
		if !v.IsDict() {
			return 0, t.Errorf(object.TypeError, "argument must be a signal dict")
		}
		if v.Dict().Len() != len(flagOrder) {
			return 0, t.Errorf(object.KeyError, "invalid signal dict")
		}
	}
	for _, f := range flagOrder {
		bit := f.bit
		if bit == pydecimal.Invalid {
			bit = pydecimal.InvalidOperation
		}
		x, err := object.GetItem(t, v, decOf(t).signals[bit])
		if err != nil {
			return 0, err
		}
		is, err := object.IsTrue(t, x)
		if err != nil {
			return 0, err
		}
		if is {
			s |= f.bit
		}
	}
	return s, nil
}

// contextFields are the attributes that are numbers.
var contextFields = []struct {
	name      string
	get       func(c *decContext) int
	set       func(c *decContext, n int)
	low, high int
	complaint string
}{
	{"prec", func(c *decContext) int { return c.c.Prec }, func(c *decContext, n int) { c.c.Prec = n }, 1, pydecimal.MaxPrec, "valid range for prec is [1, MAX_PREC]"},
	{"Emin", func(c *decContext) int { return c.c.Emin }, func(c *decContext, n int) { c.c.Emin = n }, -pydecimal.MaxPrec, 0, "valid range for Emin is [MIN_EMIN, 0]"},
	{"Emax", func(c *decContext) int { return c.c.Emax }, func(c *decContext, n int) { c.c.Emax = n }, 0, pydecimal.MaxPrec, "valid range for Emax is [0, MAX_EMAX]"},
	{"capitals", func(c *decContext) int { return boolInt(c.capitals) }, func(c *decContext, n int) { c.capitals = n != 0 }, 0, 1, "valid values for capitals are 0 or 1"},
	{"clamp", func(c *decContext) int { return boolInt(c.c.Clamp) }, func(c *decContext, n int) { c.c.Clamp = n != 0 }, 0, 1, "valid values for clamp are 0 or 1"},
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// setAttr sets an attribute of a context.
func (c *decContext) setAttr(t *Thread, name string, v Value, list bool) error {
	for _, f := range contextFields {
		if f.name != name {
			continue
		}
		if !v.IsInt() && !v.Has(object.LayoutBool) && !v.Has(object.LayoutInt) {
			return t.Errorf(object.TypeError, "an integer is required")
		}
		n, ok := object.AsInt64(v)
		if !ok || int(n) < f.low || int(n) > f.high {
			return t.Errorf(object.ValueError, "%s", f.complaint)
		}
		f.set(c, int(n))
		return nil
	}
	switch name {
	case "rounding":
		r, err := roundingArg(t, v)
		if err == nil {
			c.c.Rounding = r
		}
		return err
	case "flags":
		s, err := signalSet(t, v, list)
		if err == nil {
			c.c.Status = s
		}
		return err
	case "traps":
		s, err := signalSet(t, v, list)
		if err == nil {
			c.traps = s
		}
		return err
	}
	return t.Errorf(object.AttributeError, "'decimal.Context' object has no attribute '%s'", name)
}

var contextParams = object.NewParams("Context", "| prec rounding Emin Emax capitals clamp flags traps")

func signalNames(s pydecimal.Status) string {
	var names []string
	for _, f := range flagOrder {
		if s&f.bit != 0 {
			names = append(names, f.name)
		}
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func (c *decContext) copy() *decContext {
	d := *c
	d.Header = object.Header{Type: contextType}
	d.flagMap, d.trapMap = object.Null, object.Null
	return &d
}

// signals gives the dict of flags or traps.
func (c *decContext) signals(t *Thread, place *Value, which string) (Value, error) {
	if place.IsNull() {
		v, err := object.CallArgs(t, decOf(t).signalDict, c.Value(), t.Str(which))
		if err != nil {
			return object.Null, err
		}
		*place = v
	}
	return *place, nil
}

func contextMethods() []object.Method {
	self := func(v Value) *decContext { return (*decContext)(v.Ref) }
	var methods []object.Method
	unary := func(name string, f decUnary) {
		methods = append(methods, object.Method1(name, func(t *Thread, v, a Value) (Value, error) {
			n, err := needOperand(t, a)
			if err != nil {
				return object.Null, err
			}
			return self(v).run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, n) })
		}))
	}
	for _, m := range []map[string]decUnary{decUnaries, ctxUnaries} {
		for _, name := range sortedKeys(m) {
			unary(name, m[name])
		}
	}
	for _, m := range []map[string]decBinary{decBinaries, ctxBinaries} {
		for _, name := range sortedKeys(m) {
			f := m[name]
			methods = append(methods, object.MethodKw(name, "a b", func(t *Thread, v Value, a []Value) (Value, error) {
				x, err := needOperand(t, a[0])
				if err != nil {
					return object.Null, err
				}
				y, err := needOperand(t, a[1])
				if err != nil {
					return object.Null, err
				}
				return self(v).run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, x, y) })
			}))
		}
	}
	for _, name := range sortedKeys(decTests) {
		f := decTests[name]
		methods = append(methods, object.Method1(name, func(t *Thread, v, a Value) (Value, error) {
			n, err := needOperand(t, a)
			if err != nil {
				return object.Null, err
			}
			return object.Bool(f(&self(v).c, n)), nil
		}))
	}
	text := func(name string, engineering bool) object.Method {
		return object.Method1(name, func(t *Thread, v, a Value) (Value, error) {
			n, err := needOperand(t, a)
			if err != nil {
				return object.Null, err
			}
			return t.Str(n.Text(engineering, self(v).capitals)), nil
		})
	}
	clearing := func(name string, f func(c *decContext)) object.Method {
		return object.Method0(name, func(_ *Thread, v Value) (Value, error) {
			f(self(v))
			return object.None, nil
		})
	}
	return append(methods,
		object.MethodKw("power", "a b | modulo", func(t *Thread, v Value, a []Value) (Value, error) {
			for _, x := range a {
				if !x.IsNull() && x != object.None {
					if _, err := needOperand(t, x); err != nil {
						return object.Null, err
					}
				}
			}
			return self(v).power(t, a[0], a[1], a[2])
		}),
		object.MethodKw("divmod", "a b", func(t *Thread, v Value, a []Value) (Value, error) {
			x, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			y, err := needOperand(t, a[1])
			if err != nil {
				return object.Null, err
			}
			return self(v).divmod(t, x, y)
		}),
		object.MethodKw("fma", "a b c", func(t *Thread, v Value, a []Value) (Value, error) {
			var n [3]*pydecimal.Number
			for i := range n {
				var err error
				if n[i], err = needOperand(t, a[i]); err != nil {
					return object.Null, err
				}
			}
			return self(v).run(t, func(c *pydecimal.Context) *pydecimal.Number { return c.FMA(n[0], n[1], n[2]) })
		}),
		object.MethodKw("same_quantum", "a b", func(t *Thread, v Value, a []Value) (Value, error) {
			x, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			y, err := needOperand(t, a[1])
			if err != nil {
				return object.Null, err
			}
			return object.Bool(sameQuantum(x, y)), nil
		}),
		object.Method1("number_class", func(t *Thread, v, a Value) (Value, error) {
			n, err := needOperand(t, a)
			if err != nil {
				return object.Null, err
			}
			return t.Str(self(v).c.Class(n)), nil
		}),
		object.Method1("canonical", func(t *Thread, _, a Value) (Value, error) {
			if asDecimal(a) == nil {
				return object.Null, t.Errorf(object.TypeError, "argument must be a Decimal")
			}
			return a, nil
		}),
		text("to_sci_string", false), text("to_eng_string", true),
		object.Method0("Etiny", func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).c.Etiny())), nil }),
		object.Method0("Etop", func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).c.Etop())), nil }),
		object.Method0("radix", func(*Thread, Value) (Value, error) { return newDecimal(pydecimal.FromBig(big.NewInt(10))), nil }),
		object.Method0("copy", func(_ *Thread, v Value) (Value, error) { return self(v).copy().Value(), nil }),
		object.Method0("__copy__", func(_ *Thread, v Value) (Value, error) { return self(v).copy().Value(), nil }),
		clearing("clear_flags", func(c *decContext) { c.c.Status = 0 }), clearing("clear_traps", func(c *decContext) { c.traps = 0 }),
		object.MethodN("create_decimal", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			c := self(v)
			n := pydecimal.FromBig(new(big.Int))
			if !a[0].IsNull() {
				var err error
				if a[0].IsStr() {
					n, err = c.parse(t, a[0], true)
				} else {
					n, err = c.number(t, a[0])
				}
				if err != nil {
					return object.Null, err
				}
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number {
				if n.IsNaN() && n.Coef.Sign() != 0 && n.Digits() > c.Prec {
					c.Status |= pydecimal.ConversionSyntax
					return &pydecimal.Number{Kind: pydecimal.QuietNaN, Coef: new(big.Int)}
				}
				return c.Fix(n)
			})
		}),
		object.Method1("create_decimal_from_float", func(t *Thread, v, a Value) (Value, error) {
			f, err := object.FloatOf(t, a)
			if err != nil {
				return object.Null, err
			}
			return self(v).run(t, func(c *pydecimal.Context) *pydecimal.Number { return c.Fix(pydecimal.FromFloat(f)) })
		}),
		// What SignalDict stands on.
		object.MethodN("_signal", 2, 3, func(t *Thread, v Value, a []Value) (Value, error) {
			bit, err := signalOf(t, a[1])
			if err != nil {
				return object.Null, err
			}
			set := &self(v).c.Status
			if a[0].Str().Text == "traps" {
				set = &self(v).traps
			}
			if a[2].IsNull() {
				return object.Bool(*set&bit != 0), nil
			}
			on, err := object.IsTrue(t, a[2])
			if *set &^= bit; on {
				*set |= bit
			}
			return object.None, err
		}),
	)
}

func defineDecimalContext() {
	self := func(v Value) *decContext { return (*decContext)(v.Ref) }
	var getters []object.Getter
	for _, f := range contextFields {
		getters = append(getters, object.Getter{Name: f.name, Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(f.get(self(v)))), nil }})
	}
	getters = append(getters,
		object.Getter{Name: "rounding", Get: func(t *Thread, v Value) (Value, error) {
			return t.Intern(pydecimal.RoundingNames[self(v).c.Rounding]).Value(), nil
		}},
		object.Getter{Name: "flags", Get: func(t *Thread, v Value) (Value, error) { return self(v).signals(t, &self(v).flagMap, "flags") }},
		object.Getter{Name: "traps", Get: func(t *Thread, v Value) (Value, error) { return self(v).signals(t, &self(v).trapMap, "traps") }})
	object.Define(contextType, &object.Definition{
		Size: unsafe.Sizeof(decContext{}),
		Slots: object.Slots{
			New: func(_ *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				c := object.Alloc[decContext](typ)
				header := c.Header
				*c = *newContext()
				c.Header = header
				return c.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := contextParams.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				for i, name := range []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"} {
					if a[i].IsNull() || a[i] == object.None {
						continue
					}
					if err := self(v).setAttr(t, name, a[i], true); err != nil {
						return err
					}
				}
				return nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				c := self(v)
				return t.Str(fmt.Sprintf("Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)",
					c.c.Prec, pydecimal.RoundingNames[c.c.Rounding], c.c.Emin, c.c.Emax, boolInt(c.capitals), boolInt(c.c.Clamp),
					signalNames(c.c.Status), signalNames(c.traps))), nil
			},
			SetAttr: func(t *Thread, v Value, name *object.Str, value Value) error {
				if value.IsNull() {
					return t.Errorf(object.AttributeError, "context attributes cannot be deleted")
				}
				return self(v).setAttr(t, name.Text, value, false)
			},
		},
		Methods: contextMethods(),
		Getters: getters,
	})
}

func init() {
	defineDecimal()
	defineDecimalContext()
	register(&module{
		name: "_decimal", builtin: true, types: []*object.Type{decimalType, contextType},
		functions: []object.Method{
			fn0("getcontext", func(t *Thread) (Value, error) { return decOf(t).current.Value(), nil }),
			fn1("setcontext", func(t *Thread, v Value) (Value, error) {
				c := asContext(v)
				if c == nil {
					return object.Null, t.Errorf(object.TypeError, "argument must be a context")
				}
				for _, name := range []string{"DefaultContext", "BasicContext", "ExtendedContext"} {
					if m, err := t.Modules.Get(t, t.Str("decimal")); err == nil && !m.IsNull() {
						if x := m.Module().Dict.GetStr(t, t.Intern(name)); x == v {
							c = c.copy()
						}
					}
				}
				decOf(t).current = c
				return object.None, nil
			}),
			fn("_use", 4, 4, func(t *Thread, a []Value) (Value, error) {
				s := decOf(t)
				for _, o := range signalOrder {
					s.signals[o.bit] = a[0].Dict().GetStr(t, t.Intern(o.name))
				}
				s.tuple, s.signalDict, s.rational = a[1], a[2], a[3]
				return object.None, nil
			}),
		},
	})
	register(&module{name: "decimal", python: true, doc: "C decimal arithmetic module"})
}
