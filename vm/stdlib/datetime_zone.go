package stdlib

import (
	"fmt"
	"unsafe"

	"bytewalk/vm/object"
)

func sharedZone(hours, minutes int) *fixedZone {
	d := &timedelta{Header: object.Header{Type: timedeltaType, Flags: object.Shared}}
	total := hours*3600 + minutes*60
	d.days, d.secs = floorDivInt(total, 86400), modInt(total, 86400)
	return &fixedZone{Header: object.Header{Type: timezoneType, Flags: object.Shared}, offset: d}
}

var utcZone = sharedZone(0, 0)

func (d *timedelta) seconds() int { return d.days*86400 + d.secs }

// offsetText is an offset as isoformat writes it: +05:30.
func offsetText(d *timedelta, colon string) string {
	sign, secs, micros := '+', d.seconds(), d.micros
	if d.days < 0 {
		sign = '-'
		secs, micros = -secs, -micros
		if micros < 0 {
			micros += 1000000
			secs--
		}
	}
	text := fmt.Sprintf("%c%02d%s%02d", sign, secs/3600, colon, secs/60%60)
	if secs%60 != 0 || micros != 0 {
		text += fmt.Sprintf("%s%02d", colon, secs%60)
	}
	if micros != 0 {
		text += fmt.Sprintf(".%06d", micros)
	}
	return text
}

func (z *fixedZone) String(t *Thread) Value {
	switch {
	case !z.name.IsNull():
		return z.name
	case z == utcZone || z.offset.seconds() == 0 && z.offset.micros == 0:
		return t.Str("UTC")
	}
	return t.Str("UTC" + offsetText(z.offset, ":"))
}

// askZone calls a method of a time zone that gives a timedelta or None: nil is None.
func askZone(t *Thread, zone Value, name string, arg Value) (*timedelta, error) {
	if zone == object.None {
		return nil, nil
	}
	if zone.Type() == timezoneType && name == "utcoffset" {
		return (*fixedZone)(zone.Ref).offset, nil
	}
	v, err := object.CallMethod(t, zone, name, arg)
	if err != nil || v == object.None {
		return nil, err
	}
	d := asDelta(v)
	if d == nil {
		return nil, t.Errorf(object.TypeError, "tzinfo.%s() must return None or a timedelta, not '%s'", name, typeName(v))
	}
	if d.days < -1 || d.days > 0 || d.days == -1 && d.secs == 0 && d.micros == 0 {
		return nil, t.Errorf(object.ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return d, nil
}

func deltaOrNone(d *timedelta, err error) (Value, error) {
	if d == nil {
		return object.None, err
	}
	return d.Value(), err
}

var timezoneParams = object.NewParams("timezone", "offset | name")

func defineZones() {
	lacking := func(name string) object.Method {
		return object.Method1(name, func(t *Thread, _, _ Value) (Value, error) {
			return object.Null, t.Errorf(object.NotImplementedError, "a tzinfo subclass must implement %s()", name)
		})
	}
	object.Define(tzinfoType, &object.Definition{
		Doc: "Abstract base class for time zone info objects.", Size: unsafe.Sizeof(fixedZone{}),
		Slots: object.Slots{New: func(_ *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
			return object.Alloc[fixedZone](typ).Value(), nil
		}},
		Methods: []object.Method{lacking("utcoffset"), lacking("dst"), lacking("tzname"),
			object.Method1("fromutc", fromUTC)},
	})
	self := func(v Value) *fixedZone { return (*fixedZone)(v.Ref) }
	answering := func(name string, f func(t *Thread, z *fixedZone) Value) object.Method {
		return object.Method1(name, func(t *Thread, v, arg Value) (Value, error) {
			if arg != object.None && !isOf(arg, datetimeType) {
				return object.Null, t.Errorf(object.TypeError, "%s(dt) argument must be a datetime instance or None, not %s", name, typeName(arg))
			}
			return f(t, self(v)), nil
		})
	}
	object.Define(timezoneType, &object.Definition{
		Doc: "Fixed offset from UTC implementation of tzinfo.", Final: true,
		Values: []object.NamedValue{{Name: "utc", Value: utcZone.Value()}, {Name: "min", Value: sharedZone(-23, -59).Value()},
			{Name: "max", Value: sharedZone(23, 59).Value()}},
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := timezoneParams.Parse(t, args, kwnames)
				if err != nil {
					return object.Null, err
				}
				d := asDelta(a[0])
				if d == nil {
					return object.Null, t.Errorf(object.TypeError, "timezone() argument 1 must be datetime.timedelta, not %s", typeName(a[0]))
				}
				if !a[1].IsNull() && !a[1].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "timezone() argument 2 must be str, not %s", typeName(a[1]))
				}
				if a[1].IsNull() && d.seconds() == 0 && d.micros == 0 {
					return utcZone.Value(), nil
				}
				if d.days < -1 || d.days > 0 || d.days == -1 && d.secs == 0 && d.micros == 0 {
					text, err := object.Repr(t, a[0])
					if err != nil {
						return object.Null, err
					}
					return object.Null, t.Errorf(object.ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", text)
				}
				z := object.Alloc[fixedZone](typ)
				z.offset, z.name = d, a[1]
				return z.Value(), nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				z := self(v)
				if z == utcZone {
					return t.Str("datetime.timezone.utc"), nil
				}
				text, err := object.Repr(t, z.offset.Value())
				if err != nil {
					return object.Null, err
				}
				if !z.name.IsNull() {
					name, err := object.Repr(t, z.name)
					if err != nil {
						return object.Null, err
					}
					text += ", " + name
				}
				return t.Str("datetime.timezone(" + text + ")"), nil
			},
			Str:  func(t *Thread, v Value) (Value, error) { return self(v).String(t), nil },
			Hash: func(t *Thread, v Value) (int64, error) { return object.Hash(t, self(v).offset.Value()) },
			RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if !isOf(b, timezoneType) || op != object.EQ && op != object.NE {
					return object.NotImplemented, nil
				}
				same := self(a).offset.total().Cmp(self(b).offset.total()) == 0
				return object.Bool(same == (op == object.EQ)), nil
			},
		},
		Methods: []object.Method{
			answering("utcoffset", func(_ *Thread, z *fixedZone) Value { return z.offset.Value() }),
			answering("dst", func(*Thread, *fixedZone) Value { return object.None }),
			answering("tzname", func(t *Thread, z *fixedZone) Value { return z.String(t) }),
			object.Method1("fromutc", func(t *Thread, v, arg Value) (Value, error) {
				m := momentOf(arg, datetimeType)
				if m == nil {
					return object.Null, t.Errorf(object.TypeError, "fromutc() argument must be a datetime instance, not %s", typeName(arg))
				}
				if m.zone != v {
					return object.Null, t.Errorf(object.ValueError, "fromutc: dt.tzinfo is not self")
				}
				return m.plus(t, self(v).offset, 1)
			}),
			object.Method0("__getinitargs__", func(_ *Thread, v Value) (Value, error) {
				z := self(v)
				if z.name.IsNull() {
					return object.NewTuple(z.offset.Value()).Value(), nil
				}
				return object.NewTuple(z.offset.Value(), z.name).Value(), nil
			}),
			object.Method0("__reduce__", func(_ *Thread, v Value) (Value, error) {
				z := self(v)
				args := []Value{z.offset.Value()}
				if !z.name.IsNull() {
					args = append(args, z.name)
				}
				return object.NewTuple(v.Type().Value(), object.NewTuple(args...).Value()).Value(), nil
			}),
		},
	})
}

// fromUTC is tzinfo.fromutc (Doc/library/datetime.rst).
func fromUTC(t *Thread, v, arg Value) (Value, error) {
	m := momentOf(arg, datetimeType)
	if m == nil {
		return object.Null, t.Errorf(object.TypeError, "fromutc: argument must be a datetime")
	}
	if m.zone != v {
		return object.Null, t.Errorf(object.ValueError, "fromutc: dt.tzinfo is not self")
	}
	offset, err := askZone(t, v, "utcoffset", arg)
	if err != nil {
		return object.Null, err
	}
	if offset == nil {
		return object.Null, t.Errorf(object.ValueError, "fromutc: non-None utcoffset() result required")
	}
	dst, err := askZone(t, v, "dst", arg)
	if err != nil {
		return object.Null, err
	}
	if dst == nil {
		return object.Null, t.Errorf(object.ValueError, "fromutc: non-None dst() result required")
	}
	delta, err := newDelta(t, offset.days-dst.days, offset.secs-dst.secs, offset.micros-dst.micros)
	if err != nil {
		return object.Null, err
	}
	r, err := m.plus(t, delta, 1)
	if err != nil {
		return object.Null, err
	}
	if dst, err = askZone(t, v, "dst", r); err != nil {
		return object.Null, err
	}
	if dst == nil {
		return object.Null, t.Errorf(object.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert")
	}
	return momentOf(r, datetimeType).plus(t, dst, 1)
}
