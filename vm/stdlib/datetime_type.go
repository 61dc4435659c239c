package stdlib

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bytewalk/internal/pyre"
	"bytewalk/vm/object"
)

var isoCalendarType = object.NewModuleType("datetime", "IsoCalendarDate", object.TupleType, object.LayoutTuple)

func reprMoment(t *Thread, v Value) (Value, error) {
	m := (*moment)(v.Ref)
	var parts []int
	if isOf(v, datetimeType) {
		parts = []int{m.year, m.month, m.day}
	}
	parts = append(parts, m.hour, m.minute)
	switch {
	case m.micros != 0:
		parts = append(parts, m.second, m.micros)
	case m.second != 0:
		parts = append(parts, m.second)
	}
	var b strings.Builder
	for i, n := range parts {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(n))
	}
	if m.fold != 0 {
		b.WriteString(", fold=1")
	}
	if m.zone != object.None {
		text, err := object.Repr(t, m.zone)
		if err != nil {
			return object.Null, err
		}
		b.WriteString(", tzinfo=" + text)
	}
	return t.Str(qualified(v.Type()) + "(" + b.String() + ")"), nil
}

// utc gives days and microseconds of a day after taking the offset away.
func (m *moment) utc(d *timedelta) (days, micros int) {
	micros = m.secondOfDay()*1000000 + m.micros
	if m.year > 0 {
		days = m.ordinal()
	}
	if d != nil {
		days -= d.days
		micros -= d.secs*1000000 + d.micros
	}
	if m.year > 0 {
		days += floorDivInt(micros, dayMicro)
		micros = modInt(micros, dayMicro)
	} else if d != nil {
		micros -= d.days * dayMicro
		days = 0
	}
	return days, micros
}

func hashMoment(t *Thread, v Value) (int64, error) {
	m := (*moment)(v.Ref)
	unfolded := *m
	unfolded.fold = 0
	d, err := (&unfolded).offset(t)
	if err != nil {
		return 0, err
	}
	if d == nil {
		return m.hashBytes(t), nil
	}
	days, micros := m.utc(d)
	if m.year == 0 {
		days = floorDivInt(micros, dayMicro)
		micros = modInt(micros, dayMicro)
	}
	delta, err := newDelta(t, days, micros/1000000, micros%1000000)
	if err != nil {
		return 0, err
	}
	return object.Hash(t, delta.Value())
}

func compareMoments(typ *object.Type) object.CompareFunc {
	return func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
		x, y := momentOf(a, typ), momentOf(b, typ)
		if y == nil {
			if typ == datetimeType && isOf(b, dateType) {
				return compareDates(t, a, b, op)
			}
			return object.NotImplemented, nil
		}
		var d, e *timedelta
		if x.zone != y.zone {
			var err error
			if d, err = x.offset(t); err != nil {
				return object.Null, err
			}
			if e, err = y.offset(t); err != nil {
				return object.Null, err
			}
			if (d == nil) != (e == nil) {
				switch op {
				case object.EQ:
					return object.False, nil
				case object.NE:
					return object.True, nil
				}
				what := "datetimes"
				if typ == clockType {
					what = "times"
				}
				return object.Null, t.Errorf(object.TypeError, "can't compare offset-naive and offset-aware %s", what)
			}
		}
		i, j := x.utc(d)
		k, l := y.utc(e)
		if i != k {
			return object.Bool(op.Result(i - k)), nil
		}
		return object.Bool(op.Result(j - l)), nil
	}
}

func subtractDatetimes(t *Thread, a, b Value) (Value, error) {
	x, y := momentOf(a, datetimeType), momentOf(b, datetimeType)
	if x == nil {
		return object.NotImplemented, nil
	}
	if d := asDelta(b); d != nil {
		return x.plus(t, d, -1)
	}
	if y == nil {
		return object.NotImplemented, nil
	}
	var d, e *timedelta
	if x.zone != y.zone {
		var err error
		if d, err = x.offset(t); err != nil {
			return object.Null, err
		}
		if e, err = y.offset(t); err != nil {
			return object.Null, err
		}
		if (d == nil) != (e == nil) {
			return object.Null, t.Errorf(object.TypeError, "can't subtract offset-naive and offset-aware datetimes")
		}
	}
	i, j := x.utc(d)
	k, l := y.utc(e)
	return deltaValue(t, i-k, 0, j-l)
}

// zoneMethods are the methods that ask the time zone.
func zoneMethods() []object.Method {
	self := func(v Value) *moment { return (*moment)(v.Ref) }
	return []object.Method{
		object.Method0("utcoffset", func(t *Thread, v Value) (Value, error) { return deltaOrNone(self(v).offset(t)) }),
		object.Method0("dst", func(t *Thread, v Value) (Value, error) {
			return deltaOrNone(askZone(t, self(v).zone, "dst", self(v).asked()))
		}),
		object.Method0("tzname", func(t *Thread, v Value) (Value, error) { return self(v).tzname(t) }),
	}
}

// reducing makes __reduce__ for values with n numbers.
func reducing(n int) object.Method {
	return object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
		m := (*moment)(v.Ref)
		places := m.clockFields()
		if n > 4 {
			places = append(m.dateFields(), places...)
		}
		args := make([]Value, len(places))
		for i, p := range places {
			args[i] = t.Int(int64(*p))
		}
		if m.zone != object.None {
			args = append(args, m.zone)
		}
		return object.NewTuple(v.Type().Value(), object.NewTuple(args...).Value()).Value(), nil
	})
}

// local is the instant of m as a time of the local zone.
func (m *moment) local() time.Time {
	return time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, m.micros*1000, time.Local)
}

// at gives an instant in a zone, or as local time without one.
func at(t *Thread, typ *object.Type, x time.Time, zone Value) (Value, error) {
	if err := checkZone(t, zone); err != nil {
		return object.Null, err
	}
	m := moment{zone: zone}
	if zone == object.None {
		// The day before tells whether the time comes twice.
		if y := x.AddDate(0, 0, -1).Local().Year(); y < 1 {
			return object.Null, t.Errorf(object.ValueError, "year %d is out of range", y)
		}
		m.fromTime(x.Local())
		return m.make(t, typ)
	}
	m.fromTime(x.UTC())
	v, err := m.make(t, typ)
	if err != nil {
		return object.Null, err
	}
	return object.CallMethod(t, zone, "fromutc", v)
}

func datetimeMethods() []object.Method {
	self := func(v Value) *moment { return (*moment)(v.Ref) }
	none := func(v Value) Value { return orNone(v) }
	onClass := object.AsClassMethod
	return []object.Method{
		onClass(object.MethodKw("now", "| tz", func(t *Thread, class Value, a []Value) (Value, error) {
			return at(t, class.AsType(), time.Unix(0, now(t)), none(a[0]))
		})),
		onClass(object.Method0("utcnow", func(t *Thread, class Value) (Value, error) {
			if since(t, "3.12") {
				if err := deprecated(t, "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "+
					"Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC)."); err != nil {
					return object.Null, err
				}
			}
			m := moment{}
			m.fromTime(time.Unix(0, now(t)).UTC())
			return m.make(t, class.AsType())
		})),
		onClass(object.MethodKw("fromtimestamp", "timestamp | tz", func(t *Thread, class Value, a []Value) (Value, error) {
			x, err := stamp(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return at(t, class.AsType(), x, none(a[1]))
		})),
		classMethod1("utcfromtimestamp", func(t *Thread, typ *object.Type, v Value) (Value, error) {
			if since(t, "3.12") {
				if err := deprecated(t, "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. "+
					"Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC)."); err != nil {
					return object.Null, err
				}
			}
			x, err := stamp(t, v)
			if err != nil {
				return object.Null, err
			}
			m := moment{}
			m.fromTime(x.UTC())
			return m.make(t, typ)
		}),
		onClass(object.MethodKw("combine", "date time | tzinfo", func(t *Thread, class Value, a []Value) (Value, error) {
			d, c := momentOf(a[0], dateType), momentOf(a[1], clockType)
			if d == nil {
				return object.Null, t.Errorf(object.TypeError, "combine() argument 1 must be datetime.date, not %s", typeName(a[0]))
			}
			if c == nil {
				return object.Null, t.Errorf(object.TypeError, "combine() argument 2 must be datetime.time, not %s", typeName(a[1]))
			}
			m := *c
			m.year, m.month, m.day = d.year, d.month, d.day
			if !a[2].IsNull() {
				if err := checkZone(t, a[2]); err != nil {
					return object.Null, err
				}
				m.zone = a[2]
			}
			return m.make(t, class.AsType())
		})),
		classMethod1("fromisoformat", func(t *Thread, typ *object.Type, v Value) (Value, error) {
			if !v.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "fromisoformat: argument must be str")
			}
			m := moment{}
			rest, ok, err := m.readDate(t, v.Str().Text)
			if err != nil {
				return object.Null, err
			}
			if ok && rest != "" {
				_, n := utf8.DecodeRuneInString(rest)
				if ok, err = m.readClock(t, rest[n:]); err != nil {
					return object.Null, err
				}
			}
			if !ok {
				return object.Null, badISO(t, v)
			}
			if err := checkDate(t, m.year, m.month, m.day); err != nil {
				return object.Null, err
			}
			if err := checkClock(t, &m); err != nil {
				return object.Null, err
			}
			return m.make(t, typ)
		}),
		onClass(object.MethodN("strptime", 2, 2, func(t *Thread, class Value, a []Value) (Value, error) {
			text, err := needStr(t, "strptime", 1, a[0])
			if err != nil {
				return object.Null, err
			}
			format, err := needStr(t, "strptime", 2, a[1])
			if err != nil {
				return object.Null, err
			}
			m, err := readTime(t, text, format)
			if err != nil {
				return object.Null, err
			}
			return m.make(t, class.AsType())
		})),
		replacing(datetimeType, "| year month day hour minute second microsecond tzinfo $ fold"),
		object.Method0("date", func(t *Thread, v Value) (Value, error) {
			m := moment{year: self(v).year, month: self(v).month, day: self(v).day}
			return m.make(t, dateType)
		}),
		object.Method0("time", func(t *Thread, v Value) (Value, error) {
			m := *self(v)
			m.year, m.month, m.day, m.zone = 0, 0, 0, object.None
			return m.make(t, clockType)
		}),
		object.Method0("timetz", func(t *Thread, v Value) (Value, error) {
			m := *self(v)
			m.year, m.month, m.day = 0, 0, 0
			return m.make(t, clockType)
		}),
		object.MethodKw("isoformat", "| sep timespec", func(t *Thread, v Value, a []Value) (Value, error) {
			sep := "T"
			if !a[0].IsNull() {
				if !a[0].IsStr() || a[0].Str().Len() != 1 {
					return object.Null, t.Errorf(object.TypeError, "isoformat() argument 1 must be a unicode character, not %s", typeName(a[0]))
				}
				sep = a[0].Str().Text
			}
			spec, err := timespecOf(t, a[1])
			if err != nil {
				return object.Null, err
			}
			return self(v).iso(t, sep, spec)
		}),
		object.Method0("timestamp", func(t *Thread, v Value) (Value, error) {
			m := self(v)
			d, err := m.offset(t)
			if err != nil {
				return object.Null, err
			}
			if d == nil {
				x := m.local()
				return t.Float(float64(x.Unix()) + float64(x.Nanosecond()/1000)/1e6), nil
			}
			days, micros := m.utc(d)
			delta, err := newDelta(t, days-ordinal(1970, 1, 1), 0, micros)
			if err != nil {
				return object.Null, err
			}
			return object.TrueDivide(t, t.BigInt(delta.total()), t.Int(1000000))
		}),
		object.Method0("timetuple", func(t *Thread, v Value) (Value, error) {
			m := self(v)
			f := m.clock()
			d, err := askZone(t, m.zone, "dst", v)
			if err != nil {
				return object.Null, err
			}
			if d != nil {
				f.dst = boolInt(d.seconds() != 0)
			}
			return structTime(t, f), nil
		}),
		object.Method0("utctimetuple", func(t *Thread, v Value) (Value, error) {
			m := *self(v)
			d, err := self(v).offset(t)
			if err != nil {
				return object.Null, err
			}
			if d != nil {
				days, micros := m.utc(d)
				m.year, m.month, m.day = fromOrdinal(days)
				s := micros / 1000000
				m.hour, m.minute, m.second = s/3600, s/60%60, s%60
			}
			f := m.clock()
			f.dst = 0
			return structTime(t, f), nil
		}),
		object.MethodKw("astimezone", "| tz", func(t *Thread, v Value, a []Value) (Value, error) { return self(v).astimezone(t, none(a[0])) }),
		reducing(7),
	}
}

// astimezone is the method of that name; zone None is the local one.
func (m *moment) astimezone(t *Thread, zone Value) (Value, error) {
	if err := checkZone(t, zone); err != nil {
		return object.Null, err
	}
	if zone != object.None && zone == m.zone {
		return m.Value(), nil
	}
	d, err := m.offset(t)
	if err != nil {
		return object.Null, err
	}
	var x time.Time
	if d == nil {
		x = m.local()
	} else {
		days, micros := m.utc(d)
		x = time.Unix(int64(days-ordinal(1970, 1, 1))*86400, int64(micros)*1000)
	}
	if zone == object.None {
		name, offset := x.Local().Zone()
		delta, err := newDelta(t, 0, offset, 0)
		if err != nil {
			return object.Null, err
		}
		if zone, err = object.CallArgs(t, timezoneType.Value(), delta.Value(), t.Str(name)); err != nil {
			return object.Null, err
		}
	}
	r := moment{zone: zone}
	r.fromTime(x.UTC())
	if r.year < 1 || r.year > maxYear {
		return object.Null, t.Errorf(object.OverflowError, "date value out of range")
	}
	v, err := r.make(t, m.Type)
	if err != nil {
		return object.Null, err
	}
	return object.CallMethod(t, zone, "fromutc", v)
}

// directives are what strptime reads for each directive (Doc/library/datetime.rst).
var directives = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`, 'f': `(?P<f>[0-9]{1,6})`, 'H': `(?P<H>2[0-3]|[0-1]\d|\d)`,
	'I': `(?P<I>1[0-2]|0[1-9]|[1-9])`, 'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`, 'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`,
	'M': `(?P<M>[0-5]\d|\d)`, 'S': `(?P<S>6[0-1]|[0-5]\d|\d)`, 'U': `(?P<U>5[0-3]|[0-4]\d|\d)`, 'W': `(?P<W>5[0-3]|[0-4]\d|\d)`,
	'w': `(?P<w>[0-6])`, 'u': `(?P<u>[1-7])`, 'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`, 'y': `(?P<y>\d\d)`, 'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))`, 'p': `(?P<p>am|pm)`, 'Z': `(?P<Z>utc|gmt)`, '%': `%`,
	'A': `(?P<A>` + strings.Join(dayNames, "|") + `)`, 'a': `(?P<a>` + shortNames(dayNames) + `)`,
	'B': `(?P<B>` + strings.Join(monthNames, "|") + `)`, 'b': `(?P<b>` + shortNames(monthNames) + `)`,
}

func shortNames(names []string) string {
	var short []string
	for _, n := range names {
		short = append(short, n[:3])
	}
	return strings.Join(short, "|")
}

// readTime is strptime.
func readTime(t *Thread, text, format string) (*moment, error) {
	given := format
	format = strings.NewReplacer("%%", "%%", "%c", "%a %b %d %H:%M:%S %Y", "%x", "%m/%d/%y", "%X", "%H:%M:%S").Replace(format)
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		c := format[i]
		switch {
		case strings.IndexByte(" \t\n\r\v\f", c) >= 0:
			for i+1 < len(format) && strings.IndexByte(" \t\n\r\v\f", format[i+1]) >= 0 {
				i++
			}
			b.WriteString(`\s+`)
		case c != '%':
			if strings.IndexByte(`\.^$*+?(){}[]|`, c) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		case i+1 == len(format):
			return nil, t.Errorf(object.ValueError, "stray %% in format '%s'", given)
		default:
			i++
			d, ok := directives[format[i]]
			if !ok {
				r, _ := utf8.DecodeRuneInString(format[i:])
				return nil, t.Errorf(object.ValueError, "'%c' is a bad directive in format '%s'", r, given)
			}
			b.WriteString(d)
		}
	}
	syntax := reOf(t).syntax
	prog, err := pyre.Compile([]rune(b.String()), true, pyre.IgnoreCase, syntax)
	if err != nil {
		return nil, reError(t, err, t.Str(b.String()))
	}
	s, err := newSubject(t, t.Str(text))
	if err != nil {
		return nil, err
	}
	found, err := (&pattern{prog: prog, isText: true}).find(t, &s, 0, s.n, pyre.Match, false)
	if err != nil {
		return nil, err
	}
	if found == nil {
		x, err := object.Repr(t, t.Str(text))
		if err != nil {
			return nil, err
		}
		y, err := object.Repr(t, t.Str(given))
		if err != nil {
			return nil, err
		}
		return nil, t.Errorf(object.ValueError, "time data %s does not match format %s", x, y)
	}
	runes := []rune(text)
	if found.Spans[1] != s.n {
		return nil, t.Errorf(object.ValueError, "unconverted data remains: %s", string(runes[found.Spans[1]:]))
	}
	values := map[byte]string{}
	for name, g := range prog.Names {
		if found.Spans[2*g] >= 0 {
			values[name[0]] = string(runes[found.Spans[2*g]:found.Spans[2*g+1]])
		}
	}
	return fromDirectives(t, values)
}

func indexFold(names []string, s string, short bool) int {
	for i, n := range names {
		if short {
			n = n[:3]
		}
		if strings.EqualFold(n, s) {
			return i
		}
	}
	return -1
}

// fromDirectives makes a datetime of what directives have read.
func fromDirectives(t *Thread, values map[byte]string) (*moment, error) {
	has := func(c byte) bool { _, ok := values[c]; return ok }
	number := func(c byte) int {
		n := 0
		for _, r := range strings.TrimSpace(values[c]) {
			n = n*10 + t.Unicode.DecimalValue(r)
		}
		return n
	}
	m := &moment{month: 1, day: 1, zone: object.None}
	weekday, julian, isoYear, isoWeek, week, weekStart := -1, 0, -1, -1, -1, 0
	if has('y') {
		if m.year = number('y'); m.year <= 68 {
			m.year += 2000
		} else {
			m.year += 1900
		}
	}
	if has('Y') {
		m.year = number('Y')
	}
	hasYear := has('y') || has('Y')
	if has('G') {
		isoYear = number('G')
	}
	if has('m') {
		m.month = number('m')
	}
	if has('B') {
		m.month = indexFold(monthNames, values['B'], false) + 1
	}
	if has('b') {
		m.month = indexFold(monthNames, values['b'], true) + 1
	}
	if has('d') {
		m.day = number('d')
	}
	m.hour, m.minute, m.second = number('H'), number('M'), min(number('S'), 61)
	if has('I') {
		m.hour = number('I') % 12
		if strings.EqualFold(values['p'], "pm") {
			m.hour += 12
		}
	}
	if has('f') {
		m.micros, _ = strconv.Atoi((values['f'] + "000000")[:6])
	}
	switch {
	case has('A'):
		weekday = indexFold(dayNames, values['A'], false)
	case has('a'):
		weekday = indexFold(dayNames, values['a'], true)
	case has('w'):
		weekday = (number('w') + 6) % 7
	case has('u'):
		weekday = number('u') - 1
	}
	if has('j') {
		julian = number('j')
	}
	if has('U') {
		week, weekStart = number('U'), 6
	}
	if has('W') {
		week, weekStart = number('W'), 0
	}
	if has('V') {
		isoWeek = number('V')
	}
	if has('z') {
		zone, err := readOffset(t, values['z'])
		if err != nil {
			return nil, err
		}
		m.zone = zone
	}
	incompatible := "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
	needs := "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."
	switch {
	case isoYear >= 0 && julian > 0 && since(t, "3.9"):
		return nil, t.Errorf(object.ValueError, "%s", "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case isoYear >= 0 && (isoWeek < 0 || weekday < 0):
		return nil, t.Errorf(object.ValueError, "%s", needs)
	case isoWeek >= 0 && isoYear < 0:
		if (!hasYear || weekday < 0) && since(t, "3.9") {
			return nil, t.Errorf(object.ValueError, "%s", "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
		}
		return nil, t.Errorf(object.ValueError, "%s", incompatible)
	}
	leap := false
	if !hasYear && isoYear < 0 {
		m.year = 1900
		if m.month == 2 && m.day == 29 {
			leap = true
		}
	}
	switch {
	case isoYear >= 0:
		if err := m.fromWeek(t, isoYear, isoWeek, weekday+1); err != nil {
			return nil, err
		}
	case julian == 0 && week >= 0 && weekday >= 0 && hasYear:
		first := (ordinal(m.year, 1, 1) + 6) % 7
		day := weekday
		if weekStart == 6 {
			first, day = (first+1)%7, (weekday+1)%7
		}
		to := (7 - first) % 7
		if week == 0 {
			julian = 1 + day - first
		} else {
			julian = 1 + to + 7*(week-1) + day
		}
		m.year, m.month, m.day = fromOrdinal(ordinal(m.year, 1, 1) + julian - 1)
	case julian > 0:
		m.year, m.month, m.day = fromOrdinal(ordinal(m.year, 1, 1) + julian - 1)
	}
	if leap {
		return nil, t.Errorf(object.ValueError, "day is out of range for month")
	}
	if err := checkDate(t, m.year, m.month, m.day); err != nil {
		return nil, err
	}
	return m, checkClock(t, m)
}

// readOffset makes a timezone of +hh:mm[:ss[.ffffff]] or Z.
func readOffset(t *Thread, s string) (Value, error) {
	if s == "Z" {
		return utcZone.Value(), nil
	}
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	digits, fraction, _ := strings.Cut(digits, ".")
	digits += "00"
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(digits[2*i : 2*i+2])
	}
	micros, _ := strconv.Atoi((fraction + "000000")[:6])
	d, err := newDelta(t, 0, sign*(n[0]*3600+n[1]*60+n[2]), sign*micros)
	if err != nil {
		return object.Null, err
	}
	return object.CallArgs(t, timezoneType.Value(), d.Value())
}

func init() {
	defineDelta()
	defineZones()
	defineDate()
	field := func(name string, i int) object.Getter {
		return object.Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return v.Tuple().Items[i], nil }}
	}
	object.Define(isoCalendarType, &object.Definition{
		Slots: object.Slots{Repr: func(t *Thread, v Value) (Value, error) {
			var n [3]int64
			for i := range n {
				n[i], _ = object.AsInt64(v.Tuple().Items[i])
			}
			return t.Str(fmt.Sprintf("datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)", n[0], n[1], n[2])), nil
		}},
		Getters: []object.Getter{field("year", 0), field("week", 1), field("weekday", 2)},
	})
	register(&module{
		name: "datetime", doc: "Fast implementation of the datetime type.",
		types: []*object.Type{timedeltaType, dateType, clockType, datetimeType, tzinfoType, timezoneType},
		fill: func(t *Thread, m *object.Module) error {
			m.Dict.SetStr(t, t.Intern("MINYEAR"), t.Int(1))
			m.Dict.SetStr(t, t.Intern("MAXYEAR"), t.Int(maxYear))
			if since(t, "3.11") {
				m.Dict.SetStr(t, t.Intern("UTC"), utcZone.Value())
			}
			return nil
		},
	})
}
