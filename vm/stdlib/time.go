package stdlib

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"

	"bytewalk/vm/object"
)

// structTimeType is time.struct_time: a tuple of nine ints, with names for them and two more.
var structTimeType *object.Type

var structTimeFields = []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"}

func init() {
	structTimeType = object.NewModuleType("time", "struct_time", object.TupleType, object.LayoutTuple)
	var getters []object.Getter
	for i, name := range structTimeFields {
		getters = append(getters, object.Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return v.Tuple().Items[i], nil }})
	}
	getters = append(getters,
		object.Getter{Name: "tm_zone", Get: func(t *Thread, v Value) (Value, error) {
			name, _ := zoneOf(v)
			return t.Str(name), nil
		}},
		object.Getter{Name: "tm_gmtoff", Get: func(t *Thread, v Value) (Value, error) {
			_, offset := zoneOf(v)
			return t.Int(int64(offset)), nil
		}})
	object.Define(structTimeType, &object.Definition{
		Final: true, Getters: getters,
		Values: []object.NamedValue{{Name: "n_fields", Value: object.SmallInt(11)}, {Name: "n_sequence_fields", Value: object.SmallInt(9)}, {Name: "n_unnamed_fields", Value: object.SmallInt(0)}},
		Slots: object.Slots{
			New: newOf(1, 2, func(t *Thread, _ *object.Type, a []Value) (Value, error) {
				items, err := object.CollectOr(t, a[0], "constructor requires a sequence")
				if err != nil {
					return object.Null, err
				}
				if len(items) < 9 {
					return object.Null, t.Errorf(object.TypeError, "time.struct_time() takes an at least 9-sequence (%d-sequence given)", len(items))
				}
				if len(items) > 11 {
					return object.Null, t.Errorf(object.TypeError, "time.struct_time() takes an at most 11-sequence (%d-sequence given)", len(items))
				}
				s := object.Alloc[object.Tuple](structTimeType)
				s.Items = items[:9:9]
				return s.Value(), nil
			}),
			Repr: func(t *Thread, v Value) (Value, error) {
				var parts []string
				for i, x := range v.Tuple().Items {
					text, err := object.Repr(t, x)
					if err != nil {
						return object.Null, err
					}
					parts = append(parts, structTimeFields[i]+"="+text)
				}
				return t.Str("time.struct_time(" + strings.Join(parts, ", ") + ")"), nil
			},
		},
	})
	seconds := func(name string, clock func(t *Thread) int64) object.Method {
		return fn0(name, func(t *Thread) (Value, error) { return t.Float(float64(clock(t)) / 1e9), nil })
	}
	nanoseconds := func(name string, clock func(t *Thread) int64) object.Method {
		return fn0(name, func(t *Thread) (Value, error) { return t.Int(clock(t)), nil })
	}
	register(&module{
		name: "time", builtin: true, types: []*object.Type{structTimeType},
		doc: "This module provides various functions to manipulate time values.",
		functions: []object.Method{
			seconds("time", now), nanoseconds("time_ns", now),
			seconds("monotonic", sinceStart), nanoseconds("monotonic_ns", sinceStart),
			seconds("perf_counter", sinceStart), nanoseconds("perf_counter_ns", sinceStart),
			seconds("process_time", sinceStart), nanoseconds("process_time_ns", sinceStart),
			seconds("thread_time", sinceStart), nanoseconds("thread_time_ns", sinceStart),
			fn1("clock_gettime", func(t *Thread, v Value) (Value, error) {
				n, err := readClock(t, v)
				return t.Float(float64(n) / 1e9), err
			}),
			fn1("clock_gettime_ns", func(t *Thread, v Value) (Value, error) {
				n, err := readClock(t, v)
				return t.Int(n), err
			}),
			fn1("clock_getres", func(t *Thread, v Value) (Value, error) {
				_, err := readClock(t, v)
				return t.Float(1e-9), err
			}),
			fn1("get_clock_info", clockInfo),
			fn0("tzset", func(*Thread) (Value, error) { return object.None, nil }),
			fn1("sleep", sleep),
			fn("gmtime", 0, 1, func(t *Thread, a []Value) (Value, error) { return brokenDown(t, a[0], time.UTC) }),
			fn("localtime", 0, 1, func(t *Thread, a []Value) (Value, error) { return brokenDown(t, a[0], time.Local) }),
			fn1("mktime", func(t *Thread, v Value) (Value, error) {
				x, _, err := timeOf(t, v, time.Local, "mktime")
				return t.Float(float64(x.Unix())), err
			}),
			fn("asctime", 0, 1, func(t *Thread, a []Value) (Value, error) {
				if a[0].IsNull() {
					local, err := brokenDown(t, object.Null, time.Local)
					if err != nil {
						return object.Null, err
					}
					a[0] = local
				}
				_, f, err := timeOf(t, a[0], time.UTC, "asctime")
				return t.Str(asctime(f)), err
			}),
			fn("ctime", 0, 1, func(t *Thread, a []Value) (Value, error) {
				local, err := brokenDown(t, a[0], time.Local)
				if err != nil {
					return object.Null, err
				}
				_, f, err := timeOf(t, local, time.UTC, "ctime")
				return t.Str(asctime(f)), err
			}),
			fn("strftime", 1, 2, func(t *Thread, a []Value) (Value, error) {
				if !a[0].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "strftime() argument 1 must be str, not %s", typeName(a[0]))
				}
				v := a[1]
				if v.IsNull() {
					var err error
					if v, err = brokenDown(t, object.Null, time.Local); err != nil {
						return object.Null, err
					}
				}
				_, f, err := timeOf(t, v, time.Local, "strftime")
				if err != nil {
					return object.Null, err
				}
				return t.Str(strftime(a[0].Str().Text, f)), nil
			}),
			fn("strptime", 1, 2, func(t *Thread, a []Value) (Value, error) {
				format := "%a %b %d %H:%M:%S %Y"
				for i, v := range a {
					if !v.IsNull() && !v.IsStr() {
						return object.Null, t.Errorf(object.TypeError, "strptime() argument %d must be str, not <class '%s'>", i, typeName(v))
					}
				}
				if !a[1].IsNull() {
					format = a[1].Str().Text
				}
				f, err := strptime(t, a[0].Str().Text, format)
				if err != nil {
					return object.Null, err
				}
				return structTime(t, f), nil
			}),
		},
		fill: func(t *Thread, m *object.Module) error {
			for name, number := range clocks {
				if name != "CLOCK_TAI" || since(t, "3.9") {
					m.Dict.SetStr(t, t.Intern(name), t.Int(number))
				}
			}
			january := time.Date(time.Unix(now(t)/1e9, 0).Year(), 1, 1, 0, 0, 0, 0, time.Local)
			name, offset := january.Zone()
			other, summer := january.AddDate(0, 6, 0).Zone()
			alternative := 0
			if summer != offset {
				alternative = 1
			}
			for k, v := range map[string]Value{
				"timezone": t.Int(int64(-offset)), "altzone": t.Int(int64(-summer)), "daylight": object.SmallInt(int64(alternative)),
				"tzname": object.NewTuple(t.Str(name), t.Str(other)).Value(),
			} {
				m.Dict.SetStr(t, t.Intern(k), v)
			}
			return nil
		},
	})
}

// timeKey is the key of a thread's first look at the clock.
type timeKey struct{}

// now gives the machine's clock, in nanoseconds since 1970.
func now(t *Thread) int64 {
	if t.Clock == nil {
		return 0
	}
	return t.Clock()
}

// clocks are the numbers of clock_gettime()'s clocks.
var clocks = map[string]int64{"CLOCK_REALTIME": 0, "CLOCK_MONOTONIC": 1, "CLOCK_PROCESS_CPUTIME_ID": 2,
	"CLOCK_THREAD_CPUTIME_ID": 3, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_BOOTTIME": 7, "CLOCK_TAI": 11}

// readClock gives the nanoseconds of a clock.
func readClock(t *Thread, v Value) (int64, error) {
	n, err := sizeArg(t, v)
	if err != nil {
		return 0, err
	}
	switch n {
	case 0, 11:
		return now(t), nil
	case 1, 2, 3, 4, 7:
		return sinceStart(t), nil
	}
	return 0, object.NewException(object.OSError, object.SmallInt(22), t.Str("Invalid argument"))
}

// clockInfo is time.get_clock_info.
func clockInfo(t *Thread, v Value) (Value, error) {
	if !v.IsStr() {
		return object.Null, t.Errorf(object.TypeError, "get_clock_info() argument 1 must be str, not %s", typeName(v))
	}
	implementation := map[string]string{"time": "clock_gettime(CLOCK_REALTIME)", "monotonic": "clock_gettime(CLOCK_MONOTONIC)",
		"perf_counter": "clock_gettime(CLOCK_MONOTONIC)", "process_time": "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
		"thread_time": "clock_gettime(CLOCK_THREAD_CPUTIME_ID)"}[v.Str().Text]
	if implementation == "" {
		return object.Null, t.Errorf(object.ValueError, "unknown clock")
	}
	real := v.Str().Text == "time"
	info, err := object.CallArgs(t, simpleNamespaceType.Value())
	if err != nil {
		return object.Null, err
	}
	d := object.InstanceDict(info)
	d.SetStr(t, t.Intern("implementation"), t.Str(implementation))
	d.SetStr(t, t.Intern("monotonic"), object.Bool(!real))
	d.SetStr(t, t.Intern("adjustable"), object.Bool(real))
	d.SetStr(t, t.Intern("resolution"), t.Float(1e-9))
	return info, nil
}

// sinceStart gives nanoseconds since the program first asked for them.
func sinceStart(t *Thread) int64 {
	n := now(t)
	start := t.State(timeKey{}, func() any { return new(int64) }).(*int64)
	if *start == 0 {
		*start = n - 1e6
	}
	return n - *start
}

// secondsOf gives a number of seconds as nanoseconds.
func secondsOf(t *Thread, v Value) (*big.Int, error) {
	if f, ok := object.AsFloat64(v); ok {
		if math.IsNaN(f) {
			return nil, t.Errorf(object.ValueError, "Invalid value NaN (not a number)")
		}
		if math.IsInf(f, 0) || math.Abs(f) > 9.2e18 {
			return nil, t.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
		}
		n, _ := new(big.Float).Mul(big.NewFloat(f), big.NewFloat(1e9)).Int(nil)
		return n, nil
	}
	if v.Type().Slots.Index == nil && !since(t, "3.10") {
		return nil, t.Errorf(object.TypeError, "an integer is required (got type %s)", typeName(v))
	}
	i, err := object.Index(t, v)
	if err != nil {
		return nil, err
	}
	return new(big.Int).Mul(object.AsBig(i), big.NewInt(1e9)), nil
}

// sleep waits, and looks meanwhile whether the program is to end.
func sleep(t *Thread, v Value) (Value, error) {
	n, err := secondsOf(t, v)
	if err != nil {
		return object.Null, err
	}
	if n.Sign() < 0 {
		return object.Null, t.Errorf(object.ValueError, "sleep length must be non-negative")
	}
	if !n.IsInt64() {
		return object.Null, t.Errorf(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	for left := time.Duration(n.Int64()); left > 0; {
		pause := min(left, 10*time.Millisecond)
		time.Sleep(pause)
		left -= pause
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return object.None, nil
}

// clockFields are a time's parts, as struct tm has them but with the full year, months and days
// of the year from 1, and days of the week from Monday, 0.
type clockFields struct {
	year, month, day, hour, minute, second, weekday, yearDay, dst int
	zone                                                          string
	offset                                                        int
}

func fieldsOf(x time.Time) clockFields {
	f := clockFields{x.Year(), int(x.Month()), x.Day(), x.Hour(), x.Minute(), x.Second(), (int(x.Weekday()) + 6) % 7, x.YearDay(), 0, "", 0}
	f.zone, f.offset = x.Zone()
	if x.Location() == time.UTC {
		f.zone = "UTC"
	}
	if x.IsDST() {
		f.dst = 1
	}
	return f
}

func structTime(t *Thread, f clockFields) Value {
	s := object.Alloc[object.Tuple](structTimeType)
	for _, n := range []int{f.year, f.month, f.day, f.hour, f.minute, f.second, f.weekday, f.yearDay, f.dst} {
		s.Items = append(s.Items, t.Int(int64(n)))
	}
	return s.Value()
}

func brokenDown(t *Thread, v Value, zone *time.Location) (Value, error) {
	n := now(t) / 1e9
	if !v.IsNull() && v != object.None {
		ns, err := secondsOf(t, v)
		if err != nil {
			return object.Null, err
		}
		whole := ns.Div(ns, big.NewInt(1e9))
		if !whole.IsInt64() || whole.Int64() > 1<<55 || whole.Int64() < -1<<55 {
			return object.Null, t.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
		}
		n = whole.Int64()
	}
	f := fieldsOf(time.Unix(n, 0).In(zone))
	if zone == time.UTC {
		f.zone = "GMT" // so the C library calls it
	}
	return structTime(t, f), nil
}

// zoneOf gives the name and offset of the local zone at a struct_time.
func zoneOf(v Value) (string, int) {
	var n [6]int
	for i := range n {
		x, _ := object.AsInt64(v.Tuple().Items[i])
		n[i] = int(x)
	}
	return time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.Local).Zone()
}

// timeOf gives the time and the parts of a tuple of nine ints.
func timeOf(t *Thread, v Value, zone *time.Location, what string) (time.Time, clockFields, error) {
	var f clockFields
	if !v.IsTuple() {
		return time.Time{}, f, t.Errorf(object.TypeError, "Tuple or struct_time argument required")
	}
	if len(v.Tuple().Items) != 9 {
		return time.Time{}, f, t.Errorf(object.TypeError, "%s(): illegal time tuple argument", what)
	}
	var n [9]int
	for i, x := range v.Tuple().Items {
		var err error
		if n[i], err = object.CIntArg(t, x); err != nil {
			return time.Time{}, f, err
		}
	}
	x := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, zone)
	f = clockFields{year: n[0], month: max(n[1], 1), day: max(n[2], 1), hour: n[3], minute: n[4], second: n[5], weekday: n[6], yearDay: max(n[7], 1), dst: n[8]}
	f.zone, f.offset = x.Zone()
	for _, c := range []struct {
		name     string
		n        int
		min, max int
	}{{"month", f.month, 1, 12}, {"day of month", f.day, 1, 31}, {"hour", f.hour, 0, 23}, {"minute", f.minute, 0, 59}, {"seconds", f.second, 0, 61}, {"day of year", f.yearDay, 1, 366}} {
		if zone == time.Local && c.n < c.min || zone == time.Local && c.n > c.max {
			return x, f, t.Errorf(object.ValueError, "%s out of range", c.name)
		}
	}
	return x, f, nil
}

var (
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func asctime(f clockFields) string {
	return fmt.Sprintf("%s %s %2d %02d:%02d:%02d %d", dayNames[f.weekday%7][:3], monthNames[(f.month+11)%12][:3], f.day, f.hour, f.minute, f.second, f.year)
}

// isoWeek gives the year and the number of the week that ISO 8601 counts a day to.
func (f clockFields) isoWeek() (year, week int) {
	return time.Date(f.year, time.Month(f.month), f.day, 12, 0, 0, 0, time.UTC).ISOWeek()
}

// strftime formats a time in the C locale, as the C library does.
func strftime(format string, f clockFields) string {
	var b strings.Builder
	half := (f.hour+11)%12 + 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		plain := format[i] == '-' && i+1 < len(format)
		if plain {
			i++
		}
		number := func(n, width int) {
			if plain {
				width = 0
			}
			fmt.Fprintf(&b, "%0*d", width, n)
		}
		switch c := format[i]; c {
		case 'a':
			b.WriteString(dayNames[f.weekday%7][:3])
		case 'A':
			b.WriteString(dayNames[f.weekday%7])
		case 'b', 'h':
			b.WriteString(monthNames[(f.month+11)%12][:3])
		case 'B':
			b.WriteString(monthNames[(f.month+11)%12])
		case 'c':
			b.WriteString(asctime(f))
		case 'C':
			number(f.year/100, 2)
		case 'd':
			number(f.day, 2)
		case 'D', 'x':
			b.WriteString(strftime("%m/%d/%y", f))
		case 'e':
			fmt.Fprintf(&b, "%2d", f.day)
		case 'F':
			b.WriteString(strftime("%Y-%m-%d", f))
		case 'g':
			year, _ := f.isoWeek()
			number(year%100, 2)
		case 'G':
			year, _ := f.isoWeek()
			number(year, 1)
		case 'H':
			number(f.hour, 2)
		case 'I':
			number(half, 2)
		case 'j':
			number(f.yearDay, 3)
		case 'k':
			fmt.Fprintf(&b, "%2d", f.hour)
		case 'l':
			fmt.Fprintf(&b, "%2d", half)
		case 'm':
			number(f.month, 2)
		case 'M':
			number(f.minute, 2)
		case 'n':
			b.WriteByte('\n')
		case 'p':
			b.WriteString(map[bool]string{true: "PM", false: "AM"}[f.hour >= 12])
		case 'P':
			b.WriteString(map[bool]string{true: "pm", false: "am"}[f.hour >= 12])
		case 'r':
			b.WriteString(strftime("%I:%M:%S %p", f))
		case 'R':
			b.WriteString(strftime("%H:%M", f))
		case 's':
			fmt.Fprintf(&b, "%d", time.Date(f.year, time.Month(f.month), f.day, f.hour, f.minute, f.second, 0, time.Local).Unix())
		case 'S':
			number(f.second, 2)
		case 't':
			b.WriteByte('\t')
		case 'T', 'X':
			b.WriteString(strftime("%H:%M:%S", f))
		case 'u':
			number(f.weekday+1, 1)
		case 'U':
			number((f.yearDay+6-(f.weekday+1)%7)/7, 2)
		case 'V':
			_, week := f.isoWeek()
			number(week, 2)
		case 'w':
			number((f.weekday+1)%7, 1)
		case 'W':
			number((f.yearDay+6-f.weekday)/7, 2)
		case 'y':
			number(((f.year%100)+100)%100, 2)
		case 'Y':
			number(f.year, 1)
		case 'z':
			sign, offset := '+', f.offset
			if offset < 0 {
				sign, offset = '-', -offset
			}
			fmt.Fprintf(&b, "%c%02d%02d", sign, offset/3600, offset/60%60)
		case 'Z':
			b.WriteString(f.zone)
		case '%':
			b.WriteByte('%')
		default:
			b.WriteByte('%')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// strptime reads a time by a format (Lib/_strptime.py defines the directives).
func strptime(t *Thread, text, format string) (clockFields, error) {
	f := clockFields{year: 1900, month: 1, day: 1, dst: -1, zone: "UTC"}
	mismatch := func() error {
		x, err := object.Repr(t, t.Str(text))
		if err != nil {
			return err
		}
		y, err := object.Repr(t, t.Str(format))
		if err != nil {
			return err
		}
		return t.Errorf(object.ValueError, "time data %s does not match format %s", x, y)
	}
	expanded := strings.NewReplacer("%%", "%%", "%c", "%a %b %d %H:%M:%S %Y", "%x", "%m/%d/%y", "%X", "%H:%M:%S", "%D", "%m/%d/%y", "%T", "%H:%M:%S", "%R", "%H:%M").Replace(format)
	rest := text
	number := func(width, low, high int) (int, bool) {
		n, i := 0, 0
		for i < width && i < len(rest) && rest[i] >= '0' && rest[i] <= '9' && n*10+int(rest[i]-'0') <= high {
			n = n*10 + int(rest[i]-'0')
			i++
		}
		if i == 0 || n < low {
			return 0, false
		}
		rest = rest[i:]
		return n, true
	}
	name := func(names []string, length int) (int, bool) {
		for i, s := range names {
			if length > 0 {
				s = s[:length]
			}
			if len(rest) >= len(s) && strings.EqualFold(rest[:len(s)], s) {
				rest = rest[len(s):]
				return i, true
			}
		}
		return 0, false
	}
	half, afternoon, weekday, yearDay := false, false, -1, 0
	for i := 0; i < len(expanded); i++ {
		c := expanded[i]
		if strings.ContainsRune(" \t\n\r\f\v", rune(c)) {
			trimmed := strings.TrimLeft(rest, " \t\n\r\f\v")
			if trimmed == rest {
				return f, mismatch()
			}
			rest = trimmed
			for i+1 < len(expanded) && strings.ContainsRune(" \t\n\r\f\v", rune(expanded[i+1])) {
				i++
			}
			continue
		}
		if c != '%' {
			if rest == "" || !strings.EqualFold(rest[:1], string(c)) {
				return f, mismatch()
			}
			rest = rest[1:]
			continue
		}
		if i++; i == len(expanded) {
			return f, t.Errorf(object.ValueError, "stray %% in format '%s'", format)
		}
		ok := true
		switch expanded[i] {
		case 'a':
			weekday, ok = name(dayNames, 3)
		case 'A':
			weekday, ok = name(dayNames, 0)
		case 'b', 'h':
			f.month, ok = name(monthNames, 3)
			f.month++
		case 'B':
			f.month, ok = name(monthNames, 0)
			f.month++
		case 'd', 'e':
			f.day, ok = number(2, 1, 31)
		case 'H':
			f.hour, ok = number(2, 0, 23)
		case 'I':
			half = true
			f.hour, ok = number(2, 1, 12)
		case 'j':
			yearDay, ok = number(3, 1, 366)
		case 'm':
			f.month, ok = number(2, 1, 12)
		case 'M':
			f.minute, ok = number(2, 0, 59)
		case 'p':
			var n int
			n, ok = name([]string{"AM", "PM"}, 0)
			afternoon = n == 1
		case 'S':
			f.second, ok = number(2, 0, 61)
		case 'w':
			weekday, ok = number(1, 0, 6)
			weekday = (weekday + 6) % 7
		case 'y':
			if f.year, ok = number(2, 0, 99); f.year < 69 {
				f.year += 100
			}
			f.year += 1900
		case 'Y':
			if len(rest) < 4 {
				return f, mismatch()
			}
			before := rest
			f.year, ok = number(4, 0, 9999)
			ok = ok && len(before)-len(rest) == 4
		case 'Z':
			var n int
			n, ok = name([]string{"UTC", "GMT"}, 0)
			f.dst = 0
			f.zone = []string{"UTC", "GMT"}[n]
		case '%':
			ok = strings.HasPrefix(rest, "%")
			rest = strings.TrimPrefix(rest, "%")
		default:
			return f, t.Errorf(object.ValueError, "'%c' is a bad directive in format '%s'", expanded[i], format)
		}
		if !ok {
			return f, mismatch()
		}
	}
	if rest != "" {
		return f, t.Errorf(object.ValueError, "unconverted data remains: %s", rest)
	}
	if half {
		f.hour %= 12
		if afternoon {
			f.hour += 12
		}
	}
	x := time.Date(f.year, time.Month(f.month), f.day, 12, 0, 0, 0, time.UTC)
	if yearDay > 0 {
		x = time.Date(f.year, 1, yearDay, 12, 0, 0, 0, time.UTC)
		f.month, f.day = int(x.Month()), x.Day()
	} else if x.Day() != f.day {
		return f, t.Errorf(object.ValueError, "day is out of range for month")
	}
	f.yearDay = x.YearDay()
	if f.weekday = weekday; weekday < 0 {
		f.weekday = (int(x.Weekday()) + 6) % 7
	}
	return f, nil
}
