package stdlib

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"
	"unsafe"

	"bytewalk/vm/object"
)

// make gives a new instance of a class with m's fields: of the types of this module themselves
// without calling anything, of others by calling the class.
func (m *moment) make(t *Thread, typ *object.Type) (Value, error) {
	if m.zone.IsNull() {
		m.zone = object.None
	}
	if !typ.Heap {
		r := *m
		r.Header = object.Header{Type: typ}
		return r.Value(), nil
	}
	fields := []int{m.year, m.month, m.day, m.hour, m.minute, m.second, m.micros}
	switch {
	case typ.IsSubtype(clockType):
		fields = fields[3:]
	case !typ.IsSubtype(datetimeType):
		fields = fields[:3]
	}
	args := make([]Value, len(fields))
	for i, n := range fields {
		args[i] = t.Int(int64(n))
	}
	if len(fields) == 3 {
		return object.CallArgs(t, typ.Value(), args...)
	}
	args = append(args, m.zone)
	if m.fold == 0 {
		return object.CallArgs(t, typ.Value(), args...)
	}
	return object.Call(t, typ.Value(), append(args, t.Int(int64(m.fold))), []*object.Str{t.Intern("fold")})
}

// plus adds a timedelta, or subtracts it with sign -1. The result is of m's class.
func (m *moment) plus(t *Thread, d *timedelta, sign int) (Value, error) {
	secs := m.secondOfDay() + sign*d.secs
	micros := m.micros + sign*d.micros
	secs += floorDivInt(micros, 1000000)
	micros = modInt(micros, 1000000)
	n := m.ordinal() + sign*d.days
	isDate := !m.Type.IsSubtype(datetimeType)
	if !isDate {
		n += floorDivInt(secs, 86400)
		secs = modInt(secs, 86400)
	} else {
		secs, micros = 0, 0
	}
	if n < 1 || n > ordinal(maxYear, 12, 31) {
		return object.Null, t.Errorf(object.OverflowError, "date value out of range")
	}
	r := moment{hour: secs / 3600, minute: secs / 60 % 60, second: secs % 60, micros: micros, zone: m.zone}
	r.year, r.month, r.day = fromOrdinal(n)
	return r.make(t, m.Type)
}

func (m *moment) fromTime(x time.Time) {
	m.year, m.month, m.day = x.Year(), int(x.Month()), x.Day()
	m.hour, m.minute, m.second, m.micros = x.Hour(), x.Minute(), x.Second(), x.Nanosecond()/1000
}

// stamp reads a time in seconds since 1970, rounded half even to microseconds.
func stamp(t *Thread, v Value) (time.Time, error) {
	var micros *big.Int
	switch {
	case isFloat(v):
		f, _ := object.FloatOf(t, v)
		if math.IsNaN(f) {
			return time.Time{}, t.Errorf(object.ValueError, "Invalid value NaN (not a number)")
		}
		if math.Abs(f) > 1e18 {
			return time.Time{}, t.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
		}
		whole, fraction := math.Modf(f)
		micros = new(big.Int).Mul(big.NewInt(int64(whole)), big.NewInt(1000000))
		micros.Add(micros, big.NewInt(int64(math.RoundToEven(fraction*1e6))))
	default:
		n, err := intOfAny(t, v)
		if err != nil {
			return time.Time{}, err
		}
		if !n.IsInt64() {
			return time.Time{}, t.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
		}
		micros = new(big.Int).Mul(n, big.NewInt(1000000))
	}
	secs, rest := new(big.Int).DivMod(micros, big.NewInt(1000000), new(big.Int))
	s := secs.Int64()
	if s < -1<<50 || s > 1<<50 {
		return time.Time{}, t.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
	}
	x := time.Unix(s, rest.Int64()*1000)
	if y := x.Year(); y < 1 || y > maxYear {
		return time.Time{}, t.Errorf(object.ValueError, "year %d is out of range", y)
	}
	return x, nil
}

func intOfAny(t *Thread, v Value) (*big.Int, error) {
	if !isInt(v) && v.Type().Slots.Index == nil {
		if since(t, "3.10") {
			return nil, t.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", typeName(v))
		}
		return nil, t.Errorf(object.TypeError, "an integer is required (got type %s)", typeName(v))
	}
	i, err := object.Index(t, v)
	if err != nil {
		return nil, err
	}
	return object.AsBig(i), nil
}

var (
	dateParams     = object.NewParams("", "year month day").OfTuple()
	clockParams    = object.NewParams("", "| hour minute second microsecond tzinfo $ fold").OfTuple()
	datetimeParams = object.NewParams("", "year month day | hour minute second microsecond tzinfo $ fold").OfTuple()
)

// fields reads arguments into the places of numbers; what is not given stays.
func fields(t *Thread, a []Value, places ...*int) error {
	for i, p := range places {
		if a[i].IsNull() {
			continue
		}
		n, err := intOf(t, a[i])
		if err != nil {
			return err
		}
		*p = n
	}
	return nil
}

func (m *moment) dateFields() []*int  { return []*int{&m.year, &m.month, &m.day} }
func (m *moment) clockFields() []*int { return []*int{&m.hour, &m.minute, &m.second, &m.micros} }

// read takes arguments for a class of the three and checks them.
func (m *moment) read(t *Thread, typ *object.Type, a []Value) error {
	places := m.dateFields()
	isDate := typ.IsSubtype(dateType)
	switch {
	case typ.IsSubtype(clockType):
		places = append(m.clockFields(), &m.fold)
	case typ.IsSubtype(datetimeType):
		places = append(append(places, m.clockFields()...), &m.fold)
	}
	if len(places) > 3 {
		n := len(places) - 1
		if !a[n].IsNull() {
			m.zone = a[n]
		}
		a = append(append([]Value{}, a[:n]...), a[n+1])
	}
	if err := fields(t, a, places...); err != nil {
		return err
	}
	if isDate {
		if err := checkDate(t, m.year, m.month, m.day); err != nil {
			return err
		}
	}
	if len(places) > 3 {
		if err := checkClock(t, m); err != nil {
			return err
		}
		return checkZone(t, m.zone)
	}
	return nil
}

func newMomentSlot(params *object.Params) object.NewFunc {
	return func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
		a, err := params.Parse(t, args, kwnames)
		if err != nil {
			return object.Null, err
		}
		m := object.Alloc[moment](typ)
		m.zone = object.None
		if err := m.read(t, typ, a); err != nil {
			return object.Null, err
		}
		return m.Value(), nil
	}
}

// replacing makes the method replace.
func replacing(base *object.Type, list string) object.Method {
	params := object.NewParams("replace", list)
	m := object.Method{Name: "replace", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
		a, err := params.Parse(t, args[1:], kwnames)
		if err != nil {
			return object.Null, err
		}
		m := *(*moment)(args[0].Ref)
		if err := m.read(t, base, a); err != nil {
			return object.Null, err
		}
		return m.make(t, args[0].Type())
	}}
	copied := m
	copied.Name = "__replace__"
	object.Define(base, &object.Definition{LaterMethods: []object.Method{copied}})
	return m
}

// deprecated warns of something that will go.
func deprecated(t *Thread, text string) error {
	warnings, err := t.Import(t, "warnings", object.None, object.None, 0)
	if err != nil {
		return err
	}
	_, err = object.CallMethod(t, warnings, "warn", t.Str(text), object.DeprecationWarning.Value())
	return err
}

func (m *moment) dateText() string { return fmt.Sprintf("%04d-%02d-%02d", m.year, m.month, m.day) }

// clockText is the time as isoformat writes it; ok is false if there is no such timespec.
func (m *moment) clockText(timespec string) (text string, ok bool) {
	switch timespec {
	case "auto":
		if m.micros != 0 {
			return m.clockText("microseconds")
		}
		return m.clockText("seconds")
	case "hours":
		return fmt.Sprintf("%02d", m.hour), true
	case "minutes":
		return fmt.Sprintf("%02d:%02d", m.hour, m.minute), true
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", m.hour, m.minute, m.second), true
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", m.hour, m.minute, m.second, m.micros/1000), true
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", m.hour, m.minute, m.second, m.micros), true
	}
	return "", false
}

// asked gives what the methods of a time zone get: a datetime itself, None for a time.
func (m *moment) asked() Value {
	if m.Type.IsSubtype(clockType) {
		return object.None
	}
	return m.Value()
}

func (m *moment) offset(t *Thread) (*timedelta, error) {
	return askZone(t, m.zone, "utcoffset", m.asked())
}

func (m *moment) iso(t *Thread, sep, timespec string) (Value, error) {
	text, ok := m.clockText(timespec)
	if !ok {
		return object.Null, t.Errorf(object.ValueError, "Unknown timespec value")
	}
	d, err := m.offset(t)
	if err != nil {
		return object.Null, err
	}
	if d != nil {
		text += offsetText(d, ":")
	}
	if m.Type.IsSubtype(datetimeType) {
		text = m.dateText() + sep + text
	}
	return t.Str(text), nil
}

func (m *moment) tzname(t *Thread) (Value, error) {
	if m.zone == object.None {
		return object.None, nil
	}
	v, err := object.CallMethod(t, m.zone, "tzname", m.asked())
	if err == nil && v != object.None && !v.IsStr() {
		err = t.Errorf(object.TypeError, "tzinfo.tzname() must return None or a string, not '%s'", typeName(v))
	}
	return v, err
}

// clock gives the fields as the formatting of times has them.
func (m *moment) clock() clockFields {
	f := clockFields{year: m.year, month: m.month, day: m.day, hour: m.hour, minute: m.minute, second: m.second, dst: -1, weekday: 0, yearDay: 1}
	if m.year == 0 {
		f.year, f.month, f.day = 1900, 1, 1
		return f
	}
	f.weekday, f.yearDay = m.weekday(), dayOfYear(m.year, m.month, m.day)
	return f
}

// strftime is the method of that name.
func (m *moment) strftime(t *Thread, format string) (Value, error) {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch c := format[i]; c {
		case 'f':
			fmt.Fprintf(&b, "%06d", m.micros)
		case 'z', ':':
			colon := ""
			if c == ':' {
				if i+1 == len(format) || format[i+1] != 'z' || !since(t, "3.12") {
					b.WriteString("%:")
					continue
				}
				i++
				colon = ":"
			}
			if m.zone != object.None {
				d, err := m.offset(t)
				if err != nil {
					return object.Null, err
				}
				if d != nil {
					b.WriteString(offsetText(d, colon))
				}
			}
		case 'Z':
			name, err := m.tzname(t)
			if err != nil {
				return object.Null, err
			}
			if name != object.None {
				b.WriteString(strings.ReplaceAll(name.Str().Text, "%", "%%"))
			}
		default:
			b.WriteByte('%')
			b.WriteByte(c)
		}
	}
	return t.Str(strftime(b.String(), m.clock())), nil
}

func needStr(t *Thread, function string, number int, v Value) (string, error) {
	if !v.IsStr() {
		return "", t.Errorf(object.TypeError, "%s() argument %d must be str, not %s", function, number, typeName(v))
	}
	return v.Str().Text, nil
}

var strftimeParams = object.NewParams("strftime", "format").OfTuple()

// formatting are the methods strftime and __format__ of all three.
func formatting() []object.Method {
	return []object.Method{
		{Name: "strftime", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			a, err := strftimeParams.Parse(t, args[1:], kwnames)
			if err != nil {
				return object.Null, err
			}
			format, err := needStr(t, "strftime", 1, a[0])
			if err != nil {
				return object.Null, err
			}
			return (*moment)(args[0].Ref).strftime(t, format)
		}},
		{Name: "__format__", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			if err := t.NoKeywords("__format__", kwnames); err != nil {
				return object.Null, err
			}
			if len(args) != 2 {
				return object.Null, t.Errorf(object.TypeError, "__format__() takes exactly 1 argument (%d given)", len(args)-1)
			}
			format, err := needStr(t, "__format__", 1, args[1])
			if err != nil {
				return object.Null, err
			}
			if format == "" {
				return object.ToStr(t, args[0])
			}
			return object.CallMethod(t, args[0], "strftime", args[1])
		}},
	}
}

func classMethod1(name string, f func(t *Thread, typ *object.Type, v Value) (Value, error)) object.Method {
	return object.AsClassMethod(object.Method1(name, func(t *Thread, class, v Value) (Value, error) { return f(t, class.AsType(), v) }))
}

func dateMethods() []object.Method {
	self := func(v Value) *moment { return (*moment)(v.Ref) }
	number := func(name string, f func(m *moment) int) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return t.Int(int64(f(self(v)))), nil })
	}
	return append(formatting(),
		replacing(dateType, "| year month day"),
		number("toordinal", (*moment).ordinal), number("weekday", (*moment).weekday),
		number("isoweekday", func(m *moment) int { return m.weekday() + 1 }),
		object.Method0("isoformat", func(t *Thread, v Value) (Value, error) { return t.Str(self(v).dateText()), nil }),
		object.Method0("ctime", func(t *Thread, v Value) (Value, error) { return t.Str(asctime(self(v).clock())), nil }),
		object.Method0("timetuple", func(t *Thread, v Value) (Value, error) { return structTime(t, self(v).clock()), nil }),
		object.Method0("isocalendar", func(t *Thread, v Value) (Value, error) {
			y, w, d := self(v).isoWeek()
			r := object.NewTuple(t.Int(int64(y)), t.Int(int64(w)), t.Int(int64(d)))
			if since(t, "3.9") {
				r.Header.Type = isoCalendarType
			}
			return r.Value(), nil
		}),
		object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
			m := self(v)
			return object.NewTuple(v.Type().Value(), object.NewTuple(t.Int(int64(m.year)), t.Int(int64(m.month)), t.Int(int64(m.day))).Value()).Value(), nil
		}),
		object.AsClassMethod(object.Method0("today", func(t *Thread, class Value) (Value, error) {
			if class.AsType().IsSubtype(datetimeType) {
				return object.CallMethod(t, class, "now")
			}
			m := moment{}
			m.fromTime(time.Unix(0, now(t)))
			m.hour, m.minute, m.second, m.micros = 0, 0, 0, 0
			return m.make(t, class.AsType())
		})),
		classMethod1("fromtimestamp", func(t *Thread, typ *object.Type, v Value) (Value, error) {
			x, err := stamp(t, v)
			if err != nil {
				return object.Null, err
			}
			m := moment{}
			m.fromTime(x)
			m.hour, m.minute, m.second, m.micros = 0, 0, 0, 0
			return m.make(t, typ)
		}),
		classMethod1("fromordinal", func(t *Thread, typ *object.Type, v Value) (Value, error) {
			n, err := intOf(t, v)
			if err != nil {
				return object.Null, err
			}
			if n < 1 {
				return object.Null, t.Errorf(object.ValueError, "ordinal must be >= 1")
			}
			m := moment{}
			m.year, m.month, m.day = fromOrdinal(n)
			if err := checkDate(t, m.year, m.month, m.day); err != nil {
				return object.Null, err
			}
			return m.make(t, typ)
		}),
		classMethod1("fromisoformat", func(t *Thread, typ *object.Type, v Value) (Value, error) {
			if !v.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "fromisoformat: argument must be str")
			}
			m := moment{}
			rest, ok, err := m.readDate(t, v.Str().Text)
			if err != nil {
				return object.Null, err
			}
			if !ok || rest != "" {
				return object.Null, badISO(t, v)
			}
			if err := checkDate(t, m.year, m.month, m.day); err != nil {
				return object.Null, err
			}
			return m.make(t, typ)
		}),
		object.AsClassMethod(object.MethodKw("fromisocalendar", "year week day", func(t *Thread, class Value, a []Value) (Value, error) {
			var y, w, d int
			if err := fields(t, a, &y, &w, &d); err != nil {
				if object.IsException(err, object.OverflowError) {
					err = t.Errorf(object.ValueError, "ISO calendar component out of range")
				}
				return object.Null, err
			}
			m := moment{}
			if err := m.fromWeek(t, y, w, d); err != nil {
				return object.Null, err
			}
			return m.make(t, class.AsType())
		})),
	)
}

// fromWeek sets the date of a day of a week of ISO 8601.
func (m *moment) fromWeek(t *Thread, y, w, d int) error {
	if y < 1 || y > maxYear {
		return t.Errorf(object.ValueError, "Year is out of range: %d", y)
	}
	if w < 1 || w > 53 || w == 53 && isoFirst(y+1)-isoFirst(y) < 53*7 {
		return t.Errorf(object.ValueError, "Invalid week: %d", w)
	}
	if d < 1 || d > 7 {
		return t.Errorf(object.ValueError, "Invalid day: %d (range is [1, 7])", d)
	}
	m.year, m.month, m.day = fromOrdinal(isoFirst(y) + (w-1)*7 + d - 1)
	return nil
}

func badISO(t *Thread, v Value) error {
	text, err := object.Repr(t, v)
	if err != nil {
		return err
	}
	return t.Errorf(object.ValueError, "Invalid isoformat string: %s", text)
}

// digitsOf reads n digits.
func digitsOf(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, s, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, s[n:], true
}

// readDate reads the date that s begins with.
func (m *moment) readDate(t *Thread, s string) (rest string, ok bool, err error) {
	free := since(t, "3.11")
	if m.year, s, ok = digitsOf(s, 4); !ok {
		return s, false, nil
	}
	dash := strings.HasPrefix(s, "-")
	if !dash && !free {
		return s, false, nil
	}
	s = strings.TrimPrefix(s, "-")
	if free && strings.HasPrefix(s, "W") {
		w, d := 0, 1
		if w, s, ok = digitsOf(s[1:], 2); !ok {
			return s, false, nil
		}
		if s != "" && (s[0] == '-') == dash && (s[0] == '-' || s[0] >= '0' && s[0] <= '9') {
			if d, s, ok = digitsOf(strings.TrimPrefix(s, "-"), 1); !ok {
				return s, false, nil
			}
		}
		return s, true, m.fromWeek(t, m.year, w, d)
	}
	if m.month, s, ok = digitsOf(s, 2); !ok {
		return s, false, nil
	}
	if dash {
		if !strings.HasPrefix(s, "-") {
			return s, false, nil
		}
		s = s[1:]
	}
	m.day, s, ok = digitsOf(s, 2)
	return s, ok, nil
}

// readClock reads the time, and with an offset after it the zone, that s is.
func (m *moment) readClock(t *Thread, s string) (ok bool, err error) {
	free := since(t, "3.11")
	i := strings.IndexAny(s, "+-")
	zone := ""
	if i >= 0 {
		s, zone = s[:i], s[i:]
	} else if free && strings.HasSuffix(s, "Z") {
		s, zone = s[:len(s)-1], "Z"
	}
	read := func(s string, places []*int) bool {
		colon := false
		for i, p := range places {
			if i == 3 {
				if s == "" {
					return true
				}
				if s[0] != '.' && !(free && s[0] == ',') {
					return false
				}
				s = s[1:]
				if !free && len(s) != 3 && len(s) != 6 || s == "" {
					return false
				}
				n := min(len(s), 6)
				v, rest, ok := digitsOf(s, n)
				if !ok || strings.Trim(rest, "0123456789") != "" {
					return false
				}
				for ; n < 6; n++ {
					v *= 10
				}
				*p = v
				return true
			}
			if i > 0 {
				if s == "" {
					return true
				}
				has := s[0] == ':'
				if i == 1 {
					colon = has
				}
				if has != colon || !has && !free {
					return false
				}
				s = strings.TrimPrefix(s, ":")
			}
			var ok bool
			if *p, s, ok = digitsOf(s, 2); !ok {
				return false
			}
		}
		return s == ""
	}
	if !read(s, m.clockFields()) {
		return false, nil
	}
	m.zone = object.None
	switch {
	case zone == "Z":
		m.zone = utcZone.Value()
	case zone != "":
		var o moment
		if !read(zone[1:], o.clockFields()) || len(zone) < 6 && !free {
			return false, nil
		}
		sign := 1
		if zone[0] == '-' {
			sign = -1
		}
		d, err := newDelta(t, 0, sign*o.secondOfDay(), sign*o.micros)
		if err != nil {
			return false, err
		}
		if m.zone, err = object.CallArgs(t, timezoneType.Value(), d.Value()); err != nil {
			return false, err
		}
	}
	return true, nil
}

func defineDate() {
	self := func(v Value) *moment { return (*moment)(v.Ref) }
	shared := func(typ *object.Type, m moment) Value {
		m.Header = object.Header{Type: typ, Flags: object.Shared}
		m.zone = object.None
		return (&m).Value()
	}
	day := (&timedelta{Header: object.Header{Type: timedeltaType, Flags: object.Shared}, days: 1}).Value()
	micro := (&timedelta{Header: object.Header{Type: timedeltaType, Flags: object.Shared}, micros: 1}).Value()
	first := moment{year: 1, month: 1, day: 1}
	last := moment{year: maxYear, month: 12, day: 31, hour: 23, minute: 59, second: 59, micros: 999999}
	lastDate := moment{year: maxYear, month: 12, day: 31}
	lastClock := moment{hour: 23, minute: 59, second: 59, micros: 999999}
	getters := func(names ...string) []object.Getter {
		all := map[string]func(m *moment) int{"year": func(m *moment) int { return m.year }, "month": func(m *moment) int { return m.month },
			"day": func(m *moment) int { return m.day }, "hour": func(m *moment) int { return m.hour }, "minute": func(m *moment) int { return m.minute },
			"second": func(m *moment) int { return m.second }, "microsecond": func(m *moment) int { return m.micros }, "fold": func(m *moment) int { return m.fold }}
		var out []object.Getter
		for _, name := range names {
			f := all[name]
			out = append(out, numberGetter(name, func(v Value) int { return f(self(v)) }))
		}
		return out
	}
	zone := object.Getter{Name: "tzinfo", Get: func(_ *Thread, v Value) (Value, error) { return self(v).zone, nil }}
	object.Define(dateType, &object.Definition{
		Doc: "date(year, month, day) --> date object", Size: unsafe.Sizeof(moment{}),
		Values: []object.NamedValue{{Name: "min", Value: shared(dateType, first)}, {Name: "max", Value: shared(dateType, lastDate)}, {Name: "resolution", Value: day}},
		Slots: object.Slots{
			New: newMomentSlot(dateParams),
			Repr: func(t *Thread, v Value) (Value, error) {
				m := self(v)
				return t.Str(fmt.Sprintf("%s(%d, %d, %d)", qualified(v.Type()), m.year, m.month, m.day)), nil
			},
			Str:         func(t *Thread, v Value) (Value, error) { return object.CallMethod(t, v, "isoformat") },
			Hash:        func(t *Thread, v Value) (int64, error) { return self(v).hashBytes(t), nil },
			RichCompare: compareDates,
			Add: func(t *Thread, a, b Value) (Value, error) {
				if momentOf(a, dateType) == nil {
					a, b = b, a
				}
				if d := asDelta(b); d != nil {
					return self(a).plus(t, d, 1)
				}
				return object.NotImplemented, nil
			},
			Subtract: func(t *Thread, a, b Value) (Value, error) {
				x, y := momentOf(a, dateType), momentOf(b, dateType)
				d := asDelta(b)
				switch {
				case x == nil:
				case d != nil:
					return x.plus(t, d, -1)
				case y != nil && !isOf(a, datetimeType) && !isOf(b, datetimeType):
					return deltaValue(t, x.ordinal()-y.ordinal(), 0, 0)
				}
				return object.NotImplemented, nil
			},
		},
		Methods: dateMethods(), Getters: getters("year", "month", "day"),
	})
	object.Define(clockType, &object.Definition{
		Doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.\n", Size: unsafe.Sizeof(moment{}),
		Values: []object.NamedValue{{Name: "min", Value: shared(clockType, moment{})}, {Name: "max", Value: shared(clockType, lastClock)}, {Name: "resolution", Value: micro}},
		Slots: object.Slots{
			New:  newMomentSlot(clockParams),
			Repr: reprMoment,
			Str:  func(t *Thread, v Value) (Value, error) { return object.CallMethod(t, v, "isoformat") },
			Hash: hashMoment, RichCompare: compareMoments(clockType),
		},
		Methods: append(append(formatting(), zoneMethods()...), replacing(clockType, "| hour minute second microsecond tzinfo $ fold"),
			object.MethodKw("isoformat", "| timespec", func(t *Thread, v Value, a []Value) (Value, error) {
				spec, err := timespecOf(t, a[0])
				if err != nil {
					return object.Null, err
				}
				return self(v).iso(t, "", spec)
			}),
			classMethod1("fromisoformat", func(t *Thread, typ *object.Type, v Value) (Value, error) {
				if !v.IsStr() {
					return object.Null, t.Errorf(object.TypeError, "fromisoformat: argument must be str")
				}
				m := moment{}
				text := v.Str().Text
				if since(t, "3.11") {
					text = strings.TrimPrefix(text, "T")
				}
				ok, err := m.readClock(t, text)
				if err != nil {
					return object.Null, err
				}
				if !ok {
					return object.Null, badISO(t, v)
				}
				if err := checkClock(t, &m); err != nil {
					return object.Null, err
				}
				return m.make(t, typ)
			}),
			reducing(4)),
		Getters: append(getters("hour", "minute", "second", "microsecond", "fold"), zone),
	})
	object.Define(datetimeType, &object.Definition{
		Doc:    "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.\n",
		Size:   unsafe.Sizeof(moment{}),
		Values: []object.NamedValue{{Name: "min", Value: shared(datetimeType, first)}, {Name: "max", Value: shared(datetimeType, last)}, {Name: "resolution", Value: micro}},
		Slots: object.Slots{
			New: newMomentSlot(datetimeParams), Repr: reprMoment,
			Str:  func(t *Thread, v Value) (Value, error) { return object.CallMethod(t, v, "isoformat", t.Str(" ")) },
			Hash: hashMoment, RichCompare: compareMoments(datetimeType),
			Add: func(t *Thread, a, b Value) (Value, error) {
				if momentOf(a, datetimeType) == nil {
					a, b = b, a
				}
				if d := asDelta(b); d != nil {
					return self(a).plus(t, d, 1)
				}
				return object.NotImplemented, nil
			},
			Subtract: subtractDatetimes,
		},
		Methods: append(zoneMethods(), datetimeMethods()...),
		Getters: append(getters("hour", "minute", "second", "microsecond", "fold"), zone),
	})
}

func timespecOf(t *Thread, v Value) (string, error) {
	if v.IsNull() {
		return "auto", nil
	}
	return needStr(t, "isoformat", 1, v)
}

func compareDates(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
	x, y := momentOf(a, dateType), momentOf(b, dateType)
	if y == nil {
		return object.NotImplemented, nil
	}
	if isOf(b, datetimeType) != isOf(a, datetimeType) {
		switch {
		case op == object.EQ:
			return object.False, nil
		case op == object.NE:
			return object.True, nil
		case since(t, "3.13"):
			return object.NotImplemented, nil
		}
		return object.Null, t.Errorf(object.TypeError, "can't compare datetime.datetime to datetime.date")
	}
	return object.Bool(op.Result(x.ordinal() - y.ordinal())), nil
}

// bytes is the state that hashes are made of.
func (m *moment) bytes() string {
	date := string([]byte{byte(m.year >> 8), byte(m.year), byte(m.month), byte(m.day)})
	clock := string([]byte{byte(m.hour), byte(m.minute), byte(m.second), byte(m.micros >> 16), byte(m.micros >> 8), byte(m.micros)})
	switch {
	case m.Type.IsSubtype(clockType):
		return clock
	case m.Type.IsSubtype(datetimeType):
		return date + clock
	}
	return date
}

func (m *moment) hashBytes(t *Thread) int64 { return t.HashBytes(t.Bytes(m.bytes()).Bytes()) }
