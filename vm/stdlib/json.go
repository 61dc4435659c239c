package stdlib

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

func init() {
	register(&module{name: "_json", functions: []object.Method{
		fn("encode", 9, 9, encodeJSON),
		fn("decode", 8, 8, decodeJSON),
	}})
	register(&module{name: "json", python: true, pkg: true})
	register(&module{name: "json.decoder", python: true})
	register(&module{name: "json.encoder", python: true})
}

// jsonEncoder writes one value. The fields are JSONEncoder's arguments.
type jsonEncoder struct {
	t                              *Thread
	b                              strings.Builder
	fallback                       Value // default()
	skipKeys, ascii, nan, sortKeys bool
	circular                       bool
	indent                         string
	indented                       bool
	itemSep, keySep                string
	active                         map[Value]bool // the containers that are being written
}

// encodeJSON is encode(o, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys,
// indent, (item separator, key separator)).
func encodeJSON(t *Thread, a []Value) (Value, error) {
	e := &jsonEncoder{t: t, fallback: a[1], active: map[Value]bool{}}
	for i, place := range []*bool{&e.skipKeys, &e.ascii, &e.circular, &e.nan, &e.sortKeys} {
		var err error
		if *place, err = object.IsTrue(t, a[2+i]); err != nil {
			return object.Null, err
		}
	}
	if a[7] != object.None {
		e.indented, e.indent = true, a[7].Str().Text
	}
	for i, place := range []*string{&e.itemSep, &e.keySep} {
		separator := a[8].Tuple().Items[i]
		if !separator.IsStr() {
			return object.Null, t.Errorf(object.TypeError, "make_encoder() argument %d must be str, not %s", 6-i, typeName(separator))
		}
		*place = separator.Str().Text
	}
	if err := e.value(a[0], 0); err != nil {
		return object.Null, err
	}
	return t.Str(e.b.String()), nil
}

// scalar gives the text of what is no container; ok is false for others.
func (e *jsonEncoder) scalar(v Value) (text string, ok bool, err error) {
	switch {
	case v == object.None:
		return "null", true, nil
	case v == object.True:
		return "true", true, nil
	case v == object.False:
		return "false", true, nil
	case v.IsStr():
		return quoteJSON(v.Str().Text, e.ascii), true, nil
	case v.Has(object.LayoutInt):
		text, err := e.t.IntText(object.AsBig(v))
		return text, true, err
	}
	f, isFloat := object.AsFloat64(v)
	if !isFloat {
		return "", false, nil
	}
	text = object.FloatRepr(f)
	switch {
	case math.IsNaN(f):
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	default:
		return text, true, nil
	}
	if e.nan {
		return text, true, nil
	}
	complaint := "Out of range float values are not JSON compliant"
	if since(e.t, "3.12") {
		complaint += ": " + object.FloatRepr(f)
	}
	return "", true, e.t.Errorf(object.ValueError, "%s", complaint)
}

// quoteJSON writes a string; lone surrogates are escaped in any case where ascii is set.
func quoteJSON(s string, ascii bool) string {
	var b strings.Builder
	b.WriteByte('"')
	const digits = "0123456789abcdef"
	escape := func(r rune) {
		b.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(digits[r>>shift&15])
		}
	}
	for len(s) > 0 {
		r, n := wtf8.Decode(s)
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\f':
			b.WriteString(`\f`)
		case r == '\b':
			b.WriteString(`\b`)
		case r < ' ' || ascii && r > '~' && r < 0x10000:
			escape(r)
		case ascii && r > '~':
			r -= 0x10000
			escape(0xd800 + r>>10)
			escape(0xdc00 + r&0x3ff)
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	b.WriteByte('"')
	return b.String()
}

func (e *jsonEncoder) value(v Value, depth int) error {
	text, ok, err := e.scalar(v)
	if err != nil || ok {
		e.b.WriteString(text)
		return err
	}
	if err := e.t.CheckEvents(); err != nil {
		return err
	}
	if err := e.t.Reserve(int64(e.b.Len())); err != nil {
		return err
	}
	if err := e.t.Enter(" while encoding a JSON object"); err != nil {
		return err
	}
	defer e.t.Leave()
	if e.circular {
		if e.active[v] {
			return e.t.Errorf(object.ValueError, "Circular reference detected")
		}
		e.active[v] = true
		defer delete(e.active, v)
	}
	switch {
	case v.IsList() || v.IsTuple():
		return e.list(v, depth)
	case v.IsDict():
		return e.dict(v, depth)
	}
	r, err := object.CallArgs(e.t, e.fallback, v)
	if err != nil {
		return err
	}
	return e.value(r, depth)
}

// line begins a new line in a container.
func (e *jsonEncoder) line(depth int) {
	if e.indented {
		e.b.WriteByte('\n')
		for range depth {
			e.b.WriteString(e.indent)
		}
	}
}

func (e *jsonEncoder) list(v Value, depth int) error {
	items, err := object.Collect(e.t, v)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		e.b.WriteString("[]")
		return nil
	}
	e.b.WriteByte('[')
	for i, x := range items {
		if i > 0 {
			e.b.WriteString(e.itemSep)
		}
		e.line(depth + 1)
		if err := e.value(x, depth+1); err != nil {
			return err
		}
	}
	e.line(depth)
	e.b.WriteByte(']')
	return nil
}

func (e *jsonEncoder) dict(v Value, depth int) error {
	if v.Dict().Len() == 0 {
		e.b.WriteString("{}")
		return nil
	}
	view, err := object.CallMethod(e.t, v, "items")
	if err != nil {
		return err
	}
	pairs, err := object.Collect(e.t, view)
	if err != nil {
		return err
	}
	if e.sortKeys {
		list := object.NewList(pairs)
		if _, err := object.CallMethod(e.t, list.Value(), "sort"); err != nil {
			return err
		}
		pairs = list.Items
	}
	e.b.WriteByte('{')
	first := true
	for _, p := range pairs {
		if !p.IsTuple() || len(p.Tuple().Items) != 2 {
			return e.t.Errorf(object.ValueError, "items must return 2-tuples")
		}
		k, x := p.Tuple().Items[0], p.Tuple().Items[1]
		key, ok, err := e.scalar(k)
		switch {
		case err != nil:
			return err
		case ok && !k.IsStr():
			key = `"` + key + `"`
		case !ok && e.skipKeys:
			continue
		case !ok:
			return e.t.Errorf(object.TypeError, "keys must be str, int, float, bool or None, not %s", typeName(k))
		}
		if !first {
			e.b.WriteString(e.itemSep)
		}
		first = false
		e.line(depth + 1)
		e.b.WriteString(key + e.keySep)
		if err := e.value(x, depth+1); err != nil {
			return err
		}
	}
	e.line(depth)
	e.b.WriteByte('}')
	return nil
}

// jsonDecoder reads one value of a text. The hooks are JSONDecoder's, NULL for None.
type jsonDecoder struct {
	t                                                  *Thread
	text                                               []rune
	strict                                             bool
	object, pairs, parseFloat, parseInt, parseConstant Value
	fail                                               Value // makes an exception of a message and a position
	keys                                               map[string]Value
}

// decodeJSON is decode(text, index, strict, object_hook, object_pairs_hook, (parse_float, parse_int,
// parse_constant), whole, error): the value at an index and the index behind it. With whole set
// there may be spaces around it and nothing else.
func decodeJSON(t *Thread, a []Value) (Value, error) {
	d := &jsonDecoder{t: t, fail: a[7], keys: map[string]Value{}}
	for text := a[0].Str().Text; len(text) > 0; {
		r, n := wtf8.Decode(text)
		d.text, text = append(d.text, r), text[n:]
	}
	var err error
	if d.strict, err = object.IsTrue(t, a[2]); err != nil {
		return object.Null, err
	}
	parsers := a[5].Tuple().Items
	for i, place := range []*Value{&d.object, &d.pairs, &d.parseFloat, &d.parseInt, &d.parseConstant} {
		if v := append(a[3:5:5], parsers...)[i]; v != object.None {
			*place = v
		}
	}
	at, err := sizeArg(t, a[1])
	if err != nil {
		return object.Null, err
	}
	whole := a[6] == object.True
	if whole {
		at = d.space(at)
	}
	v, end, err := d.value(at)
	if err != nil {
		return object.Null, err
	}
	if whole {
		if end = d.space(end); end != len(d.text) {
			return object.Null, d.error("Extra data", end)
		}
	}
	return object.NewTuple(v, t.Int(int64(end))).Value(), nil
}

func (d *jsonDecoder) error(message string, at int) error {
	e, err := object.CallArgs(d.t, d.fail, d.t.Str(message), d.t.Int(int64(at)))
	if err != nil {
		return err
	}
	return e.Exception()
}

// at gives a character, 0 behind the end.
func (d *jsonDecoder) at(i int) rune {
	if i < len(d.text) {
		return d.text[i]
	}
	return 0
}

func (d *jsonDecoder) space(i int) int {
	for i < len(d.text) && (d.text[i] == ' ' || d.text[i] == '\t' || d.text[i] == '\n' || d.text[i] == '\r') {
		i++
	}
	return i
}

func (d *jsonDecoder) value(i int) (Value, int, error) {
	t := d.t
	if err := t.CheckEvents(); err != nil {
		return object.Null, i, err
	}
	for _, w := range []struct {
		word  string
		value Value
	}{{"null", object.None}, {"true", object.True}, {"false", object.False},
		{"NaN", object.Null}, {"Infinity", object.Null}, {"-Infinity", object.Null}} {
		if !d.has(i, w.word) {
			continue
		}
		if !w.value.IsNull() {
			return w.value, i + len(w.word), nil
		}
		if !d.parseConstant.IsNull() {
			v, err := object.CallArgs(t, d.parseConstant, t.Str(w.word))
			return v, i + len(w.word), err
		}
		f, _ := strconv.ParseFloat(w.word, 64)
		return t.Float(f), i + len(w.word), nil
	}
	switch c := d.at(i); {
	case c == '"':
		s, end, err := d.string(i + 1)
		return t.Str(s), end, err
	case c == '{' || c == '[':
		if err := t.Enter(" while decoding a JSON " + map[rune]string{'{': "object", '[': "array"}[c] + " from a unicode string"); err != nil {
			return object.Null, i, err
		}
		defer t.Leave()
		if c == '{' {
			return d.dict(i + 1)
		}
		return d.list(i + 1)
	}
	return d.number(i)
}

func (d *jsonDecoder) has(i int, word string) bool {
	if i+len(word) > len(d.text) {
		return false
	}
	for k, c := range word {
		if d.text[i+k] != c {
			return false
		}
	}
	return true
}

func (d *jsonDecoder) number(start int) (Value, int, error) {
	i := start
	digits := func() bool {
		from := i
		for i < len(d.text) && d.text[i] >= '0' && d.text[i] <= '9' {
			i++
		}
		return i > from
	}
	if d.at(i) == '-' {
		i++
	}
	if d.at(i) == '0' {
		i++
	} else if !digits() {
		return object.Null, start, d.error("Expecting value", start)
	}
	isFloat := false
	if d.at(i) == '.' {
		back := i
		if i++; digits() {
			isFloat = true
		} else {
			i = back
		}
	}
	if c := d.at(i); c == 'e' || c == 'E' {
		back := i
		if i++; d.at(i) == '+' || d.at(i) == '-' {
			i++
		}
		if digits() {
			isFloat = true
		} else {
			i = back
		}
	}
	text := d.t.Str(string(d.text[start:i]))
	parse := d.parseInt
	kind := object.IntType
	if isFloat {
		parse, kind = d.parseFloat, object.FloatType
	}
	if parse.IsNull() {
		parse = kind.Value()
	}
	v, err := object.CallArgs(d.t, parse, text)
	return v, i, err
}

// string reads a string from behind its first quote.
func (d *jsonDecoder) string(start int) (string, int, error) {
	var b []byte
	for i := start; ; {
		if i >= len(d.text) {
			return "", i, d.error("Unterminated string starting at", start-1)
		}
		c := d.text[i]
		switch {
		case c == '"':
			return string(b), i + 1, nil
		case c < ' ' && d.strict:
			return "", i, d.error("Invalid control character at", i)
		case c != '\\':
			b = wtf8.Append(b, c)
			i++
			continue
		}
		if i++; i >= len(d.text) {
			return "", i, d.error("Unterminated string starting at", start-1)
		}
		c = d.text[i]
		if k := strings.IndexRune(`"\/bfnrt`, c); k >= 0 && c < utf8.RuneSelf {
			b = append(b, "\"\\/\b\f\n\r\t"[k])
			i++
			continue
		}
		if c != 'u' {
			return "", i, d.error("Invalid \\escape", i-1)
		}
		r, ok := d.hex(i + 1)
		if !ok {
			return "", i, d.error("Invalid \\uXXXX escape", i)
		}
		i += 5
		if r >= 0xd800 && r < 0xdc00 && d.at(i) == '\\' && d.at(i+1) == 'u' {
			if low, ok := d.hex(i + 2); ok && low >= 0xdc00 && low < 0xe000 {
				r = 0x10000 + (r-0xd800)<<10 + (low - 0xdc00)
				i += 6
			}
		}
		b = wtf8.Append(b, r)
	}
}

func (d *jsonDecoder) hex(i int) (rune, bool) {
	if i+4 > len(d.text) {
		return 0, false
	}
	n := rune(0)
	for _, c := range d.text[i : i+4] {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 + c - '0'
		case c >= 'a' && c <= 'f':
			n = n<<4 + c - 'a' + 10
		case c >= 'A' && c <= 'F':
			n = n<<4 + c - 'A' + 10
		default:
			return 0, false
		}
	}
	return n, true
}

func (d *jsonDecoder) list(i int) (Value, int, error) {
	var items []Value
	if i = d.space(i); d.at(i) == ']' {
		return object.NewList(nil).Value(), i + 1, nil
	}
	for {
		v, end, err := d.value(i)
		if err != nil {
			return object.Null, end, err
		}
		items = append(items, v)
		switch i = d.space(end); d.at(i) {
		case ']':
			return object.NewList(items).Value(), i + 1, nil
		case ',':
			comma := i
			if i = d.space(i + 1); d.at(i) == ']' && since(d.t, "3.13") {
				return object.Null, i, d.error("Illegal trailing comma before end of array", comma)
			}
		default:
			return object.Null, i, d.error("Expecting ',' delimiter", i)
		}
	}
}

func (d *jsonDecoder) dict(i int) (Value, int, error) {
	t := d.t
	result := object.NewDict()
	var pairs []Value
	finish := func(end int) (Value, int, error) {
		v := result.Value()
		var err error
		switch {
		case !d.pairs.IsNull():
			v, err = object.CallArgs(t, d.pairs, object.NewList(pairs).Value())
		case !d.object.IsNull():
			v, err = object.CallArgs(t, d.object, v)
		}
		return v, end, err
	}
	if i = d.space(i); d.at(i) == '}' {
		return finish(i + 1)
	}
	for {
		if d.at(i) != '"' {
			return object.Null, i, d.error("Expecting property name enclosed in double quotes", i)
		}
		text, end, err := d.string(i + 1)
		if err != nil {
			return object.Null, end, err
		}
		key, known := d.keys[text]
		if !known {
			key = t.Str(text)
			d.keys[text] = key
		}
		if i = d.space(end); d.at(i) != ':' {
			return object.Null, i, d.error("Expecting ':' delimiter", i)
		}
		v, end, err := d.value(d.space(i + 1))
		if err != nil {
			return object.Null, end, err
		}
		if d.pairs.IsNull() {
			result.SetStr(t, key.Str(), v)
		} else {
			pairs = append(pairs, object.NewTuple(key, v).Value())
		}
		switch i = d.space(end); d.at(i) {
		case '}':
			return finish(i + 1)
		case ',':
			comma := i
			if i = d.space(i + 1); d.at(i) == '}' && since(t, "3.13") {
				return object.Null, i, d.error("Illegal trailing comma before end of object", comma)
			}
		default:
			return object.Null, i, d.error("Expecting ',' delimiter", i)
		}
	}
}
