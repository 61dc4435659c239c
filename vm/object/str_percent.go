package object

import (
	"math/big"
	"strconv"
	"strings"

	"bytewalk/internal/wtf8"
)

func strRemainder(t *Thread, a, b Value) (Value, error) {
	if !a.IsStr() {
		return NotImplemented, nil
	}
	format := a.Str()
	if buffer, ok := t.appendPercent(t.takeBuffer(), format.Text, b); ok {
		v := t.StrOf(buffer)
		t.giveBuffer(buffer)
		return v, nil
	} else {
		t.giveBuffer(buffer)
	}
	s, err := t.percent(format.Text, b, false)
	return t.Str(s), err
}

// percentArgs are the values that the right side of % gives.
type percentArgs struct {
	t       *Thread
	right   Value
	items   []Value // of a tuple, or the one value
	next    int
	mapping bool // right can be asked for %(name)s
	bytes   bool
}

func (p *percentArgs) take() (Value, error) {
	if p.next >= len(p.items) {
		return Null, p.t.Errorf(TypeError, "not enough arguments for format string")
	}
	p.next++
	return p.items[p.next-1], nil
}

// percentSpec is one conversion: "%(key)-05.2f".
type percentSpec struct {
	left, plus, space, alt, zero bool
	width, precision             int // -1 if there is none
	kind                         rune
}

// percent is str % right, or bytes % right if bytes is set; format is then Latin-1.
func (t *Thread) percent(format string, right Value, bytes bool) (string, error) {
	args := &percentArgs{t: t, right: right, items: []Value{right}, bytes: bytes}
	if right.IsTuple() {
		args.items = right.Tuple().Items
	} else {
		args.mapping = right.Type().Slots.Subscript != nil && !right.IsStr() && !(bytes && (right.Has(LayoutBytes) || right.Has(LayoutByteArray)))
	}
	usedMapping := false
	var out strings.Builder
	rs := wtf8.Runes(format)
	i := 0
	for i < len(rs) {
		start := i
		for i < len(rs) && rs[i] != '%' {
			i++
		}
		out.WriteString(wtf8.FromRunes(rs[start:i]))
		if i == len(rs) {
			break
		}
		i++
		if i < len(rs) && rs[i] == '%' {
			out.WriteByte('%')
			i++
			continue
		}
		spec := percentSpec{width: -1, precision: -1}
		if i < len(rs) && rs[i] == '(' {
			if !args.mapping {
				return "", t.Errorf(TypeError, "format requires a mapping")
			}
			depth, from := 1, i+1
			for i++; i < len(rs) && depth > 0; i++ {
				switch rs[i] {
				case '(':
					depth++
				case ')':
					depth--
				}
			}
			if depth > 0 {
				return "", t.Errorf(ValueError, "incomplete format key")
			}
			text := wtf8.FromRunes(rs[from : i-1])
			key := t.Str(text)
			if bytes {
				key = t.Bytes(latin1Bytes(text))
			}
			v, err := GetItem(t, right, key)
			if err != nil {
				return "", err
			}
			args.items, args.next, usedMapping = []Value{v}, 0, true
		}
	flags:
		for ; i < len(rs); i++ {
			switch rs[i] {
			case '-':
				spec.left = true
			case '+':
				spec.plus = true
			case ' ':
				spec.space = true
			case '#':
				spec.alt = true
			case '0':
				spec.zero = true
			default:
				break flags
			}
		}
		number := func(what string) (int, error) {
			if i < len(rs) && rs[i] == '*' {
				i++
				v, err := args.take()
				if err != nil {
					return 0, err
				}
				if AsBig(v) == nil {
					return 0, t.Errorf(TypeError, "* wants int")
				}
				n, ok := AsInt64(v)
				if !ok || what == "precision" && (n > 1<<31-1 || n < -1<<31) {
					if what == "precision" {
						return 0, t.Errorf(OverflowError, "Python int too large to convert to C int")
					}
					return 0, t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
				}
				return int(n), nil
			}
			n := -1
			for ; i < len(rs) && rs[i] >= '0' && rs[i] <= '9'; i++ {
				if n < 0 {
					n = 0
				}
				if n > (1<<63-1-9)/10 || what == "precision" && n > (1<<31-1-9)/10 {
					if what == "precision" {
						what = "prec"
					}
					return 0, t.Errorf(ValueError, "%s too big", what)
				}
				n = n*10 + int(rs[i]-'0')
			}
			return n, nil
		}
		var err error
		star := i < len(rs) && rs[i] == '*'
		if spec.width, err = number("width"); err != nil {
			return "", err
		}
		if star && spec.width < 0 {
			spec.left, spec.width = true, -spec.width
		}
		if i < len(rs) && rs[i] == '.' {
			i++
			if spec.precision, err = number("precision"); err != nil {
				return "", err
			}
			spec.precision = max(spec.precision, 0)
		}
		if i < len(rs) && (rs[i] == 'h' || rs[i] == 'l' || rs[i] == 'L') {
			i++
		}
		if i >= len(rs) {
			return "", t.Errorf(ValueError, "incomplete format")
		}
		spec.kind = rs[i]
		i++
		v, err := args.take()
		if err != nil {
			return "", err
		}
		s, err := t.percentOne(&spec, v, i-1, bytes)
		if err != nil {
			return "", err
		}
		out.WriteString(s)
		if err := t.Reserve(int64(out.Len())); err != nil {
			return "", err
		}
	}
	if args.next < len(args.items) && !usedMapping && !args.mapping {
		if bytes {
			return "", t.Errorf(TypeError, "not all arguments converted during bytes formatting")
		}
		return "", t.Errorf(TypeError, "not all arguments converted during string formatting")
	}
	return out.String(), nil
}

// percentOne formats one value; at is the index of the conversion's letter.
func (t *Thread) percentOne(spec *percentSpec, v Value, at int, bytes bool) (string, error) {
	if err := t.Reserve(int64(max(spec.width, spec.precision, 0))); err != nil {
		return "", err
	}
	sign, prefix, digits := "", "", ""
	switch spec.kind {
	case 's', 'r', 'a', 'b':
		text, err := t.percentText(spec.kind, v, bytes)
		if err == errNoConversion {
			break
		}
		if err != nil {
			return "", err
		}
		if n := wtf8.Len(text); spec.precision >= 0 && spec.precision < n {
			text = (&Str{Text: text}).Slice(0, spec.precision)
		}
		return spec.pad("", "", text, false), nil
	case 'c':
		text, err := t.percentChar(v, bytes)
		if err != nil {
			return "", err
		}
		return spec.pad("", "", text, false), nil
	case 'd', 'i', 'u', 'o', 'x', 'X':
		b, err := t.percentInt(spec.kind, v, bytes)
		if err != nil {
			return "", err
		}
		base := 10
		switch spec.kind {
		case 'o':
			base, prefix = 8, "0o"
		case 'x':
			base, prefix = 16, "0x"
		case 'X':
			base, prefix = 16, "0X"
		}
		if base == 10 {
			if digits, err = t.IntText(b); err != nil {
				return "", err
			}
		} else {
			if digits, err = t.BaseText(b, base); err != nil {
				return "", err
			}
		}
		if digits[0] == '-' {
			sign, digits = "-", digits[1:]
		}
		if spec.kind == 'X' {
			digits = strings.ToUpper(digits)
		}
		if !spec.alt {
			prefix = ""
		}
		if n := spec.precision - len(digits); n > 0 {
			digits = strings.Repeat("0", n) + digits
		}
		return spec.pad(spec.signed(sign), prefix, digits, true), nil
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := FloatOf(t, v)
		if err != nil {
			if bytes && IsException(err, TypeError) {
				return "", t.Errorf(TypeError, "float argument required, not %s", v.Type().Name)
			}
			return "", err
		}
		precision := spec.precision
		if precision < 0 {
			precision = 6
		}
		digits = floatText(f, byte(spec.kind), precision, spec.alt, false)
		if digits[0] == '-' {
			sign, digits = "-", digits[1:]
		}
		return spec.pad(spec.signed(sign), "", digits, true), nil
	}
	if spec.kind >= 32 && spec.kind < 127 || !bytes && spec.kind > 31 && spec.kind < 127 {
		return "", t.Errorf(ValueError, "unsupported format character '%c' (0x%x) at index %d", spec.kind, spec.kind, at)
	}
	if bytes {
		return "", t.Errorf(ValueError, "unsupported format character '%s' (0x%x) at index %d", string(spec.kind), spec.kind, at)
	}
	return "", t.Errorf(ValueError, "unsupported format character '?' (0x%x) at index %d", spec.kind, at)
}

// signed gives the sign that a number gets.
func (spec *percentSpec) signed(sign string) string {
	switch {
	case sign != "":
		return sign
	case spec.plus:
		return "+"
	case spec.space:
		return " "
	}
	return ""
}

func (spec *percentSpec) pad(sign, prefix, text string, number bool) string {
	n := spec.width - len(sign) - len(prefix) - wtf8.Len(text)
	switch {
	case n <= 0:
		return sign + prefix + text
	case spec.left:
		return sign + prefix + text + strings.Repeat(" ", n)
	case spec.zero && number:
		return sign + prefix + strings.Repeat("0", n) + text
	}
	return strings.Repeat(" ", n) + sign + prefix + text
}

// errNoConversion says that a letter means nothing here.
var errNoConversion error = &LimitError{"no conversion"}

func (t *Thread) percentText(kind rune, v Value, bytes bool) (string, error) {
	switch {
	case kind == 'b' && !bytes:
		return "", errNoConversion
	case bytes && (kind == 's' || kind == 'b'):
		switch {
		case v.Has(LayoutBytes):
			return asLatin1(v.Bytes().B), nil
		case v.IsObject() && v.Type().Slots.Buffer != nil:
			b, _, err := t.BytesCopy(v)
			return asLatin1(b), err
		}
		if f, err := LookupSpecial(t, v, "__bytes__"); err != nil || !f.IsNull() {
			if err != nil {
				return "", err
			}
			r, err := CallArgs(t, f)
			if err != nil {
				return "", err
			}
			if !r.Has(LayoutBytes) {
				return "", t.Errorf(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().Name)
			}
			return asLatin1(r.Bytes().B), nil
		}
		return "", t.Errorf(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	case kind == 's':
		s, err := ToStr(t, v)
		if err != nil {
			return "", err
		}
		return s.Str().Text, nil
	}
	s, err := Repr(t, v)
	if kind == 'a' || bytes {
		s = Ascii(s)
	}
	return s, err
}

func (t *Thread) percentChar(v Value, bytes bool) (string, error) {
	if bytes {
		switch {
		case v.Has(LayoutBytes) && len(v.Bytes().B) == 1:
			return asLatin1(v.Bytes().B), nil
		case v.Has(LayoutByteArray) && len(v.ByteArray().B) == 1:
			return asLatin1(string(v.ByteArray().B)), nil
		case AsBig(v) != nil || v.Type().Slots.Index != nil:
			n, err := AsIndex(t, v, nil)
			if err != nil {
				return "", err
			}
			if n < 0 || n > 255 {
				return "", t.Errorf(OverflowError, "%%c arg not in range(256)")
			}
			return wtf8.String(rune(n)), nil
		}
		return "", t.Errorf(TypeError, "%%c requires an integer in range(256) or a single byte")
	}
	if v.IsStr() {
		if v.Str().Len() == 1 {
			return v.Str().Text, nil
		}
		return "", t.Errorf(TypeError, "%%c requires int or char")
	}
	b := AsBig(v)
	if b == nil && v.Type().Slots.Index == nil {
		return "", t.Errorf(TypeError, "%%c requires int or char")
	}
	i, err := Index(t, v)
	n, ok := AsInt64(i)
	if err != nil || !ok {
		return "", t.Errorf(TypeError, "%%c requires int or char")
	}
	if n < 0 || n > 0x10ffff {
		return "", t.Errorf(OverflowError, "%%c arg not in range(0x110000)")
	}
	return wtf8.String(rune(n)), nil
}

func (t *Thread) percentInt(kind rune, v Value, bytes bool) (*big.Int, error) {
	if b := AsBig(v); b != nil {
		return b, nil
	}
	if bytes && kind == 'i' {
		kind = 'd'
	}
	hex := kind == 'x' || kind == 'X' || kind == 'o'
	s := &v.Type().Slots
	if !v.IsStr() {
		var r Value
		var err error
		switch {
		case hex && s.Index != nil:
			r, err = Index(t, v)
		case !hex && (s.Int != nil || s.Index != nil):
			r, err = ToInt(t, v)
		}
		if err != nil && !IsException(err, TypeError) {
			return nil, err
		}
		if err == nil && !r.IsNull() {
			return AsBig(r), nil
		}
	}
	if hex {
		return nil, t.Errorf(TypeError, "%%%c format: an integer is required, not %s", kind, v.Type().Name)
	}
	return nil, t.Errorf(TypeError, "%%%c format: a %snumber is required, not %s", kind, t.real(), v.Type().Name)
}

// latin1Bytes is the opposite of asLatin1.
func latin1Bytes(s string) string {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := wtf8.Decode(s)
		b = append(b, byte(r))
		s = s[n:]
	}
	return string(b)
}

// strFormat is str.format.
func strFormat(t *Thread, args []Value, kwnames []*Str) (Value, error) {
	n := len(args) - len(kwnames)
	f := formatter{t: t, args: args[1:n], names: kwnames, named: args[n:]}
	return f.run(args[0].Str().Text)
}

// formatter is one call of str.format or str.format_map (Objects/stringlib/unicode_format.h).
type formatter struct {
	t       *Thread
	args    []Value // nil for format_map
	kwargs  Value   // of format_map
	isMap   bool
	names   []*Str // of the keyword arguments of format
	named   []Value
	auto    int // the next number of "{}"
	numbers int // 0 not known yet, 1 automatic, 2 given
}

func (t *Thread) formatText(text string, args []Value, kwargs Value) (Value, error) {
	f := &formatter{t: t, args: args, kwargs: kwargs, isMap: args == nil}
	return f.run(text)
}

// run gives the result of all.
func (f *formatter) run(text string) (Value, error) {
	out, err := f.build(f.t.takeBuffer(), text, 2)
	v := Null
	if err == nil {
		v = f.t.StrOf(out)
	}
	f.t.giveBuffer(out)
	return v, err
}

// build appends the result of text to out.
func (f *formatter) build(out []byte, text string, depth int) ([]byte, error) {
	if depth == 0 {
		return out, f.t.Errorf(ValueError, "Max string recursion exceeded")
	}
	for i := 0; i < len(text); {
		start := i
		for i < len(text) && text[i] != '{' && text[i] != '}' {
			i++
		}
		out = append(out, text[start:i]...)
		if i == len(text) {
			break
		}
		c := text[i]
		if i+1 < len(text) && text[i+1] == c {
			out = append(out, c)
			i += 2
			continue
		}
		if c == '}' {
			return out, f.t.Errorf(ValueError, "Single '}' encountered in format string")
		}
		i++
		if i == len(text) {
			return out, f.t.Errorf(ValueError, "Single '{' encountered in format string")
		}
		one, next, err := f.parse(text, i)
		if err != nil {
			return out, err
		}
		if out, err = f.field(out, one, depth); err != nil {
			return out, err
		}
		i = next
		if err := f.t.Reserve(int64(len(out))); err != nil {
			return out, err
		}
	}
	return out, nil
}

// replacementField is a replacement field: {name!conversion:spec}.
type replacementField struct {
	name, spec string
	conversion byte // 0 if there is none
}

// parse reads a field from i on, where its brace has been read, and gives the place behind it.
func (f *formatter) parse(text string, i int) (one replacementField, next int, err error) {
	t := f.t
	start, bracket := i, false
	for ; i < len(text); i++ {
		c := text[i]
		if c == '{' {
			return one, 0, t.Errorf(ValueError, "unexpected '{' in field name")
		}
		if c == '[' {
			bracket = true
		} else if c == ']' {
			bracket = false
		} else if !bracket && (c == '}' || c == ':' || c == '!') {
			break
		}
	}
	if i == len(text) {
		return one, 0, t.Errorf(ValueError, "expected '}' before end of string")
	}
	one.name = text[start:i]
	end := text[i]
	i++
	if end == '!' {
		if i == len(text) {
			return one, 0, t.Errorf(ValueError, "end of string while looking for conversion specifier")
		}
		one.conversion = text[i]
		i++
		if i < len(text) {
			end = text[i]
			i++
			if end != ':' && end != '}' {
				return one, 0, t.Errorf(ValueError, "expected ':' after conversion specifier")
			}
		}
	}
	if end == '}' {
		return one, i, nil
	}
	start = i
	for level := 1; i < len(text); i++ {
		switch text[i] {
		case '{':
			level++
		case '}':
			if level--; level == 0 {
				one.spec = text[start:i]
				return one, i + 1, nil
			}
		}
	}
	return one, 0, t.Errorf(ValueError, "unmatched '{' in format spec")
}

// field appends one replacement field.
func (f *formatter) field(out []byte, one replacementField, depth int) ([]byte, error) {
	t := f.t
	v, err := f.lookup(one.name)
	if err != nil {
		return out, err
	}
	switch c := one.conversion; c {
	case 0:
	case 'r', 'a':
		s, err := Repr(t, v)
		if err != nil {
			return out, err
		}
		if c == 'a' {
			s = Ascii(s)
		}
		v = t.Str(s)
	case 's':
		if v, err = ToStr(t, v); err != nil {
			return out, err
		}
	default:
		if c > 32 && c < 127 {
			return out, t.Errorf(ValueError, "Unknown conversion specifier %c", c)
		}
		return out, t.Errorf(ValueError, "Unknown conversion specifier \\x%x", c)
	}
	spec := one.spec
	if strings.IndexByte(spec, '{') >= 0 || strings.IndexByte(spec, '}') >= 0 {
		b, err := f.build(nil, spec, depth-1)
		if err != nil {
			return out, err
		}
		spec = string(b)
	}
	if out, ok := t.appendFormat(out, v, spec); ok {
		return out, nil
	}
	r, err := Format(t, v, t.Str(spec))
	if err != nil {
		return out, err
	}
	return append(out, r.Str().Text...), nil
}

// argument gives the keyword argument with a name.
func (f *formatter) argument(name string) (Value, error) {
	if f.isMap {
		return GetItem(f.t, f.kwargs, f.t.Str(name))
	}
	for i, s := range f.names {
		if s.Text == name {
			return f.named[i], nil
		}
	}
	return GetItem(f.t, NewDict().Value(), f.t.Str(name))
}

// lookup gives the value of a field name such as 0.real[3].
func (f *formatter) lookup(name string) (Value, error) {
	t := f.t
	end := 0
	for end < len(name) && name[end] != '.' && name[end] != '[' {
		end++
	}
	first, rest := name[:end], name[end:]
	index, isNumber := fieldNumber(first)
	if first == "" || isNumber {
		kind := 2
		if first == "" {
			kind, index = 1, f.auto
			f.auto++
		}
		if f.numbers == 0 {
			f.numbers = kind
		}
		if f.numbers != kind {
			if kind == 1 {
				return Null, t.Errorf(ValueError, "cannot switch from manual field specification to automatic field numbering")
			}
			return Null, t.Errorf(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
	}
	var v Value
	switch {
	case first == "" || isNumber:
		if f.isMap {
			return Null, t.Errorf(ValueError, "Format string contains positional fields")
		}
		if index < 0 {
			return Null, t.Errorf(ValueError, "Too many decimal digits in format string")
		}
		if index >= len(f.args) {
			return Null, t.Errorf(IndexError, "Replacement index %d out of range for positional args tuple", index)
		}
		v = f.args[index]
	default:
		var err error
		if v, err = f.argument(first); err != nil {
			return Null, err
		}
	}
	for rest != "" {
		var err error
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[") + 1
			if end == 0 {
				end = len(rest)
			}
			attr := rest[1:end]
			rest = rest[end:]
			if attr == "" {
				return Null, t.Errorf(ValueError, "Empty attribute in format string")
			}
			v, err = GetAttr(t, v, t.Intern(attr))
		} else if rest[0] == '[' {
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return Null, t.Errorf(ValueError, "Missing ']' in format string")
			}
			key := rest[1:end]
			rest = rest[end+1:]
			if key == "" {
				return Null, t.Errorf(ValueError, "Empty attribute in format string")
			}
			k := t.Str(key)
			if n, ok := fieldNumber(key); ok {
				if n < 0 {
					return Null, t.Errorf(ValueError, "Too many decimal digits in format string")
				}
				k = t.Int(int64(n))
			}
			v, err = GetItem(t, v, k)
		} else {
			return Null, t.Errorf(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
		if err != nil {
			return Null, err
		}
	}
	return v, nil
}

// fieldNumber reads a number; it is -1 if it has too many digits.
func fieldNumber(s string) (int, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1, true
	}
	return int(n), true
}

// Format is format(v, spec): spec is a str, "" for none.
func Format(t *Thread, v, spec Value) (Value, error) {
	if spec.IsStr() {
		text := (*Str)(spec.Ref).Text
		if text == "" {
			switch v.Type() {
			case StrType:
				return v, nil
			case IntType:
				return ToStr(t, v)
			}
		}
		if r := t.formatted(v, text); !r.IsNull() {
			return r, nil
		}
	}
	f, err := LookupSpecial(t, v, "__format__")
	if err != nil {
		return Null, err
	}
	if f.IsNull() {
		return Null, t.Errorf(TypeError, "Type %s doesn't define __format__", v.Type().Name)
	}
	r, err := CallArgs(t, f, spec)
	if err == nil && !r.IsStr() {
		err = t.Errorf(TypeError, "__format__ must return a str, not %s", r.Type().Name)
	}
	return r, err
}
