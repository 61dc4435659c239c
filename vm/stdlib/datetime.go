package stdlib

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"unsafe"

	"bytewalk/vm/object"
)

// Module datetime. A date and a datetime have one struct, so that datetime can derive from date.

// timedelta is a datetime.timedelta: secs is below a day, micros below a second.
type timedelta struct {
	object.Header
	days, secs, micros int
}

// moment is a date, a datetime or a time; what its type lacks is 0.
type moment struct {
	object.Header
	year, month, day             int
	hour, minute, second, micros int
	zone                         Value // a tzinfo or None
	fold                         int
}

// fixedZone is a datetime.timezone.
type fixedZone struct {
	object.Header
	offset *timedelta
	name   Value // a str or NULL
}

var (
	timedeltaType = object.NewModuleType("datetime", "timedelta", nil, object.LayoutNative)
	dateType      = object.NewModuleType("datetime", "date", nil, object.LayoutNative)
	clockType     = object.NewModuleType("datetime", "time", nil, object.LayoutNative)
	datetimeType  = object.NewModuleType("datetime", "datetime", dateType, object.LayoutNative)
	tzinfoType    = object.NewModuleType("datetime", "tzinfo", nil, object.LayoutNative)
	timezoneType  = object.NewModuleType("datetime", "timezone", tzinfoType, object.LayoutNative)
)

const (
	maxDays  = 999999999
	maxYear  = 9999
	dayMicro = 86400 * 1000000
)

func isOf(v Value, typ *object.Type) bool {
	return v.Ref != nil && v.Has(object.LayoutNative) && v.Type().IsSubtype(typ)
}

func asDelta(v Value) *timedelta {
	if isOf(v, timedeltaType) {
		return (*timedelta)(v.Ref)
	}
	return nil
}

// momentOf gives v as an instance of one of the types that have the struct moment.
func momentOf(v Value, typ *object.Type) *moment {
	if isOf(v, typ) {
		return (*moment)(v.Ref)
	}
	return nil
}

// intOf reads an argument that is a C int.
func intOf(t *Thread, v Value) (int, error) {
	if since(t, "3.10") {
		i, err := object.Index(t, v)
		if err != nil {
			return 0, err
		}
		n, ok := object.AsInt64(i)
		if !ok || n != int64(int32(n)) {
			return 0, t.Errorf(object.OverflowError, "Python int too large to convert to C int")
		}
		return int(n), nil
	}
	return object.CIntArg(t, v)
}

// --- The calendar.

func isLeap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

var monthDays = [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func daysIn(y, m int) int {
	if m == 2 && isLeap(y) {
		return 29
	}
	return monthDays[m]
}

func dayOfYear(y, m, d int) int {
	for i := 1; i < m; i++ {
		d += daysIn(y, i)
	}
	return d
}

// ordinal counts days, the first of January of the year 1 being 1.
func ordinal(y, m, d int) int {
	y--
	return y*365 + y/4 - y/100 + y/400 + dayOfYear(y+1, m, d)
}

func fromOrdinal(n int) (y, m, d int) {
	n--
	y = 400*(n/146097) + 1
	n %= 146097
	c := n / 36524
	n %= 36524
	q := n / 1461
	n %= 1461
	s := n / 365
	n %= 365
	y += c*100 + q*4 + s
	if s == 4 || c == 4 {
		return y - 1, 12, 31
	}
	for m = 1; n >= daysIn(y, m); m++ {
		n -= daysIn(y, m)
	}
	return y, m, n + 1
}

func (m *moment) ordinal() int { return ordinal(m.year, m.month, m.day) }
func (m *moment) weekday() int { return (m.ordinal() + 6) % 7 }

// isoWeek gives the year, the week and the day (from 1) of ISO 8601.
func (m *moment) isoWeek() (year, week, day int) {
	year = m.year
	first := isoFirst(year)
	n := m.ordinal()
	if n < first {
		year--
		first = isoFirst(year)
	} else if n >= isoFirst(year+1) {
		year++
		first = isoFirst(year)
	}
	return year, (n-first)/7 + 1, (n-first)%7 + 1
}

// isoFirst is the Monday that begins week 1 of a year.
func isoFirst(y int) int {
	n := ordinal(y, 1, 1)
	w := (n + 6) % 7
	if w > 3 {
		return n - w + 7
	}
	return n - w
}

func (m *moment) secondOfDay() int { return m.hour*3600 + m.minute*60 + m.second }

func checkDate(t *Thread, y, m, d int) error {
	switch {
	case y < 1 || y > maxYear:
		return t.Errorf(object.ValueError, "year %d is out of range", y)
	case m < 1 || m > 12:
		return t.Errorf(object.ValueError, "month must be in 1..12")
	case d < 1 || d > daysIn(y, m):
		return t.Errorf(object.ValueError, "day is out of range for month")
	}
	return nil
}

func checkClock(t *Thread, m *moment) error {
	switch {
	case m.hour < 0 || m.hour > 23:
		return t.Errorf(object.ValueError, "hour must be in 0..23")
	case m.minute < 0 || m.minute > 59:
		return t.Errorf(object.ValueError, "minute must be in 0..59")
	case m.second < 0 || m.second > 59:
		return t.Errorf(object.ValueError, "second must be in 0..59")
	case m.micros < 0 || m.micros > 999999:
		return t.Errorf(object.ValueError, "microsecond must be in 0..999999")
	case m.fold != 0 && m.fold != 1:
		return t.Errorf(object.ValueError, "fold must be either 0 or 1")
	}
	return nil
}

func checkZone(t *Thread, v Value) error {
	if v != object.None && !isOf(v, tzinfoType) {
		return t.Errorf(object.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", typeName(v))
	}
	return nil
}

// --- Timedeltas.

func newDelta(t *Thread, days, secs, micros int) (*timedelta, error) {
	secs += floorDivInt(micros, 1000000)
	micros = modInt(micros, 1000000)
	days += floorDivInt(secs, 86400)
	secs = modInt(secs, 86400)
	if days < -maxDays || days > maxDays {
		return nil, t.Errorf(object.OverflowError, "days=%d; must have magnitude <= %d", days, maxDays)
	}
	return &timedelta{Header: object.Header{Type: timedeltaType}, days: days, secs: secs, micros: micros}, nil
}

func floorDivInt(a, b int) int { return (a - modInt(a, b)) / b }
func modInt(a, b int) int      { return (a%b + b) % b }

func deltaValue(t *Thread, days, secs, micros int) (Value, error) {
	d, err := newDelta(t, days, secs, micros)
	if err != nil {
		return object.Null, err
	}
	return d.Value(), nil
}

func (d *timedelta) total() *big.Int {
	n := new(big.Int).Mul(big.NewInt(int64(d.days)), big.NewInt(dayMicro))
	return n.Add(n, big.NewInt(int64(d.secs)*1000000+int64(d.micros)))
}

func deltaFromMicros(t *Thread, n *big.Int) (*timedelta, error) {
	days, rest := new(big.Int).DivMod(n, big.NewInt(dayMicro), new(big.Int))
	if !days.IsInt64() || days.Int64() != int64(int32(days.Int64())) {
		return nil, t.Errorf(object.OverflowError, "Python int too large to convert to C int")
	}
	return newDelta(t, int(days.Int64()), 0, int(rest.Int64()))
}

func deltaOrError(t *Thread, n *big.Int) (Value, error) {
	d, err := deltaFromMicros(t, n)
	if err != nil {
		return object.Null, err
	}
	return d.Value(), nil
}

var (
	deltaParams = object.NewParams("__new__", "| days seconds microseconds milliseconds minutes hours weeks").OfTuple()
	deltaUnits  = []struct {
		name   string
		micros int64
	}{{"days", dayMicro}, {"seconds", 1000000}, {"microseconds", 1}, {"milliseconds", 1000}, {"minutes", 60000000}, {"hours", 3600000000}, {"weeks", 7 * dayMicro}}
)

func newDeltaSlot(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	a, err := deltaParams.Parse(t, args, kwnames)
	if err != nil {
		return object.Null, err
	}
	sum := new(big.Int)
	leftover := 0.0
	for _, i := range []int{2, 3, 1, 4, 5, 0, 6} {
		v, unit := a[i], deltaUnits[i]
		switch {
		case v.IsNull():
		case v.IsInt() || v.Has(object.LayoutInt) || v.Has(object.LayoutBool):
			sum.Add(sum, new(big.Int).Mul(object.AsBig(v), big.NewInt(unit.micros)))
		case v.IsFloat() || v.Has(object.LayoutFloat):
			f, _ := object.FloatOf(t, v)
			switch {
			case math.IsNaN(f):
				return object.Null, t.Errorf(object.ValueError, "cannot convert float NaN to integer")
			case math.IsInf(f, 0):
				return object.Null, t.Errorf(object.OverflowError, "cannot convert float infinity to integer")
			}
			whole, fraction := math.Modf(f)
			n, _ := big.NewFloat(whole).Int(nil)
			sum.Add(sum, n.Mul(n, big.NewInt(unit.micros)))
			whole, fraction = math.Modf(fraction * float64(unit.micros))
			sum.Add(sum, big.NewInt(int64(whole)))
			leftover += fraction
		default:
			return object.Null, t.Errorf(object.TypeError, "unsupported type for timedelta %s component: %s", unit.name, typeName(v))
		}
	}
	if leftover != 0 {
		whole := math.Round(leftover)
		if math.Abs(whole-leftover) == 0.5 {
			odd := float64(sum.Bit(0))
			whole = 2*math.Round((leftover+odd)*0.5) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	d, err := deltaFromMicros(t, sum)
	if err != nil || typ == timedeltaType {
		if err != nil {
			return object.Null, err
		}
		return d.Value(), nil
	}
	r := object.Alloc[timedelta](typ)
	r.days, r.secs, r.micros = d.days, d.secs, d.micros
	return r.Value(), nil
}

// divideNearest gives a / b rounded half even.
func divideNearest(a, b *big.Int) *big.Int {
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	twice := new(big.Int).Lsh(r, 1)
	abs := new(big.Int).Abs(b)
	if c := twice.Cmp(abs); c > 0 || c == 0 && q.Bit(0) == 1 {
		if b.Sign() > 0 {
			q.Add(q, big.NewInt(1))
		} else {
			q.Sub(q, big.NewInt(1))
		}
	}
	return q
}

func isInt(v Value) bool   { return v.IsInt() || v.Has(object.LayoutInt) || v.Has(object.LayoutBool) }
func isFloat(v Value) bool { return v.IsFloat() || v.Has(object.LayoutFloat) }

// ratioOf gives a float as a fraction.
func ratioOf(t *Thread, v Value) (num, den *big.Int, err error) {
	r, err := object.CallMethod(t, v, "as_integer_ratio")
	if err != nil {
		return nil, nil, err
	}
	switch {
	case !r.IsTuple():
		return nil, nil, t.Errorf(object.TypeError, "unexpected return type from as_integer_ratio(): expected tuple, got '%s'", typeName(r))
	case len(r.Tuple().Items) != 2:
		return nil, nil, t.Errorf(object.ValueError, "as_integer_ratio() must return a 2-tuple")
	}
	num, den = object.AsBig(r.Tuple().Items[0]), object.AsBig(r.Tuple().Items[1])
	switch {
	case num == nil || den == nil:
		return nil, nil, t.Errorf(object.TypeError, "non-integer arguments in division")
	case den.Sign() == 0:
		return nil, nil, zeroDivision(t, false)
	}
	return num, den, nil
}

func floorDivBig(a, b *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r
}

func zeroDivision(t *Thread, float bool) error {
	if float {
		return t.Errorf(object.ZeroDivisionError, "division by zero")
	}
	return t.Errorf(object.ZeroDivisionError, "integer division or modulo by zero")
}

func deltaSlots() object.Slots {
	sum := func(sign int) object.BinaryFunc {
		return func(t *Thread, a, b Value) (Value, error) {
			x, y := asDelta(a), asDelta(b)
			if x == nil || y == nil {
				return object.NotImplemented, nil
			}
			return deltaValue(t, x.days+sign*y.days, x.secs+sign*y.secs, x.micros+sign*y.micros)
		}
	}
	// both makes an operator of two timedeltas.
	both := func(remainder bool, f func(t *Thread, q, r *big.Int) (Value, error)) object.BinaryFunc {
		return func(t *Thread, a, b Value) (Value, error) {
			x, y := asDelta(a), asDelta(b)
			if x == nil || y == nil {
				return object.NotImplemented, nil
			}
			n := y.total()
			if n.Sign() == 0 && remainder && since(t, "3.9") {
				return object.Null, t.Errorf(object.ZeroDivisionError, "integer modulo by zero")
			}
			if n.Sign() == 0 {
				return object.Null, zeroDivision(t, false)
			}
			q, r := floorDivBig(x.total(), n)
			return f(t, q, r)
		}
	}
	return object.Slots{
		New: newDeltaSlot,
		Repr: func(t *Thread, v Value) (Value, error) {
			d := asDelta(v)
			var parts []string
			for _, p := range []struct {
				name string
				n    int
			}{{"days", d.days}, {"seconds", d.secs}, {"microseconds", d.micros}} {
				if p.n != 0 {
					parts = append(parts, fmt.Sprintf("%s=%d", p.name, p.n))
				}
			}
			if len(parts) == 0 {
				parts = []string{"0"}
			}
			return t.Str(qualified(v.Type()) + "(" + strings.Join(parts, ", ") + ")"), nil
		},
		Str: func(t *Thread, v Value) (Value, error) { return t.Str(asDelta(v).String()), nil },
		Hash: func(t *Thread, v Value) (int64, error) {
			d := asDelta(v)
			return object.Hash(t, object.NewTuple(t.Int(int64(d.days)), t.Int(int64(d.secs)), t.Int(int64(d.micros))).Value())
		},
		RichCompare: func(_ *Thread, a, b Value, op object.CompareOp) (Value, error) {
			x, y := asDelta(a), asDelta(b)
			if y == nil {
				return object.NotImplemented, nil
			}
			return object.Bool(op.Result(x.total().Cmp(y.total()))), nil
		},
		Bool: func(_ *Thread, v Value) (bool, error) {
			d := asDelta(v)
			return d.days != 0 || d.secs != 0 || d.micros != 0, nil
		},
		Add: sum(1), Subtract: sum(-1),
		Negative: func(t *Thread, v Value) (Value, error) {
			d := asDelta(v)
			return deltaValue(t, -d.days, -d.secs, -d.micros)
		},
		Positive: func(t *Thread, v Value) (Value, error) {
			d := asDelta(v)
			return deltaValue(t, d.days, d.secs, d.micros)
		},
		Absolute: func(t *Thread, v Value) (Value, error) {
			d := asDelta(v)
			if d.days < 0 {
				return deltaValue(t, -d.days, -d.secs, -d.micros)
			}
			return deltaValue(t, d.days, d.secs, d.micros)
		},
		Multiply: func(t *Thread, a, b Value) (Value, error) {
			if asDelta(a) == nil {
				a, b = b, a
			}
			switch {
			case isInt(b):
				return deltaOrError(t, new(big.Int).Mul(asDelta(a).total(), object.AsBig(b)))
			case isFloat(b):
				num, den, err := ratioOf(t, b)
				if err != nil {
					return object.Null, err
				}
				return deltaOrError(t, divideNearest(num.Mul(asDelta(a).total(), num), den))
			}
			return object.NotImplemented, nil
		},
		TrueDivide: func(t *Thread, a, b Value) (Value, error) {
			x := asDelta(a)
			switch y := asDelta(b); {
			case x == nil:
			case y != nil:
				return object.TrueDivide(t, t.BigInt(x.total()), t.BigInt(y.total()))
			case isInt(b):
				if object.AsBig(b).Sign() == 0 {
					return object.Null, zeroDivision(t, false)
				}
				return deltaOrError(t, divideNearest(x.total(), object.AsBig(b)))
			case isFloat(b):
				num, den, err := ratioOf(t, b)
				if err != nil {
					return object.Null, err
				}
				if num.Sign() == 0 {
					return object.Null, zeroDivision(t, true)
				}
				n := new(big.Int).Mul(x.total(), den)
				if num.Sign() < 0 {
					n.Neg(n)
					num = new(big.Int).Neg(num)
				}
				return deltaOrError(t, divideNearest(n, num))
			}
			return object.NotImplemented, nil
		},
		FloorDivide: func(t *Thread, a, b Value) (Value, error) {
			x := asDelta(a)
			if x == nil || asDelta(b) == nil && !isInt(b) {
				return object.NotImplemented, nil
			}
			if isInt(b) {
				n := object.AsBig(b)
				if n.Sign() == 0 {
					return object.Null, zeroDivision(t, false)
				}
				q, _ := floorDivBig(x.total(), n)
				return deltaOrError(t, q)
			}
			n := asDelta(b).total()
			if n.Sign() == 0 {
				return object.Null, zeroDivision(t, false)
			}
			q, _ := floorDivBig(x.total(), n)
			return t.BigInt(q), nil
		},
		Remainder: both(true, func(t *Thread, _, r *big.Int) (Value, error) { return deltaOrError(t, r) }),
		Divmod: both(false, func(t *Thread, q, r *big.Int) (Value, error) {
			d, err := deltaOrError(t, r)
			if err != nil {
				return object.Null, err
			}
			return object.NewTuple(t.BigInt(q), d).Value(), nil
		}),
	}
}

// qualified is a type's name as reprs have it: tp_name.
func qualified(typ *object.Type) string { return typ.Name }

func (d *timedelta) String() string {
	text := ""
	if d.days != 0 {
		s := "s"
		if d.days == 1 || d.days == -1 {
			s = ""
		}
		text = fmt.Sprintf("%d day%s, ", d.days, s)
	}
	text += fmt.Sprintf("%d:%02d:%02d", d.secs/3600, d.secs/60%60, d.secs%60)
	if d.micros != 0 {
		text += fmt.Sprintf(".%06d", d.micros)
	}
	return text
}

func numberGetter(name string, get func(v Value) int) object.Getter {
	return object.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(get(v))), nil }}
}

func defineDelta() {
	delta := func(days, secs, micros int) Value {
		d := &timedelta{Header: object.Header{Type: timedeltaType, Flags: object.Shared}, days: days, secs: secs, micros: micros}
		return d.Value()
	}
	object.Define(timedeltaType, &object.Definition{
		Doc:   "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.",
		Size:  unsafe.Sizeof(timedelta{}),
		Slots: deltaSlots(),
		Values: []object.NamedValue{{Name: "min", Value: delta(-maxDays, 0, 0)}, {Name: "max", Value: delta(maxDays, 86399, 999999)},
			{Name: "resolution", Value: delta(0, 0, 1)}},
		Methods: []object.Method{
			object.Method0("total_seconds", func(t *Thread, v Value) (Value, error) {
				return object.TrueDivide(t, t.BigInt(asDelta(v).total()), t.Int(1000000))
			}),
			object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
				d := asDelta(v)
				return object.NewTuple(v.Type().Value(), object.NewTuple(t.Int(int64(d.days)), t.Int(int64(d.secs)), t.Int(int64(d.micros))).Value()).Value(), nil
			}),
		},
		Getters: []object.Getter{
			numberGetter("days", func(v Value) int { return asDelta(v).days }),
			numberGetter("seconds", func(v Value) int { return asDelta(v).secs }),
			numberGetter("microseconds", func(v Value) int { return asDelta(v).micros }),
		},
	})
}
