package object

import (
	"math/big"
	"strconv"
	"strings"

	"bytewalk/internal/wtf8"
)

// formatSpec is a parsed format specification: what stands after the colon in
// "{:*>+#010,.3f}" (Python/formatter_unicode.c).
type formatSpec struct {
	fill  rune
	align rune
	sign  rune // '+', '-', ' ' or 0
	alt   bool
	// noNegativeZero says that a negative number that is shown as zero has no sign (PEP 682).
	noNegativeZero bool
	width          int  // -1 if there is none
	thousands      rune // ',', '_' or 0
	group          int  // digits between separators
	precision      int  // -1 if there is none
	kind           rune // the presentation type, 0 if there is none
}

func isAlign(r rune) bool { return r == '<' || r == '>' || r == '=' || r == '^' }

// parseFormatSpec reads a specification; kind and align are those that hold where it
// names none.
func (t *Thread) parseFormatSpec(text string, kind, align rune, typeName string) (formatSpec, error) {
	spec := formatSpec{fill: ' ', align: align, width: -1, precision: -1, kind: kind}
	rs := (&Str{Text: text}).Runes()
	filled, aligned := false, false
	at := func(i int) rune {
		if i < len(rs) {
			return rs[i]
		}
		return 0
	}
	switch {
	case len(rs) >= 2 && isAlign(rs[1]):
		spec.fill, spec.align, filled, aligned = rs[0], rs[1], true, true
		rs = rs[2:]
	case len(rs) >= 1 && isAlign(rs[0]):
		spec.align, aligned = rs[0], true
		rs = rs[1:]
	}
	if c := at(0); c == ' ' || c == '+' || c == '-' {
		spec.sign, rs = c, rs[1:]
	}
	if at(0) == 'z' && t.Runtime.Generics {
		spec.noNegativeZero, rs = true, rs[1:]
	}
	if at(0) == '#' {
		spec.alt, rs = true, rs[1:]
	}
	if !filled && at(0) == '0' {
		spec.fill, rs = '0', rs[1:]
		if !aligned && (align == '>' || !t.Runtime.Generics) {
			spec.align = '='
		}
	}
	number := func() (int, error) {
		n, i := 0, 0
		for ; i < len(rs); i++ {
			d := t.unicode().DecimalValue(rs[i])
			if d < 0 {
				break
			}
			if n > (1<<63-1-d)/10 {
				return 0, t.Errorf(ValueError, "Too many decimal digits in format string")
			}
			n = n*10 + d
		}
		rs = rs[i:]
		if i == 0 {
			n = -1
		}
		return n, nil
	}
	var err error
	if spec.width, err = number(); err != nil {
		return spec, err
	}
	if at(0) == ',' {
		spec.thousands, rs = ',', rs[1:]
	}
	if at(0) == '_' {
		if spec.thousands != 0 {
			return spec, t.Errorf(ValueError, "Cannot specify both ',' and '_'.")
		}
		spec.thousands, rs = '_', rs[1:]
	}
	if at(0) == ',' && spec.thousands == '_' {
		return spec, t.Errorf(ValueError, "Cannot specify both ',' and '_'.")
	}
	if at(0) == '.' {
		rs = rs[1:]
		if spec.precision, err = number(); err != nil {
			return spec, err
		}
		if spec.precision < 0 {
			return spec, t.Errorf(ValueError, "Format specifier missing precision")
		}
	}
	if len(rs) > 1 {
		if t.Runtime.Generics {
			return spec, t.Errorf(ValueError, "Invalid format specifier '%s' for object of type '%s'", text, typeName)
		}
		return spec, t.Errorf(ValueError, "Invalid format specifier")
	}
	if len(rs) == 1 {
		spec.kind = rs[0]
	}
	spec.group = 3
	if spec.thousands != 0 {
		switch spec.kind {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if spec.thousands == '_' {
				spec.group = 4
				break
			}
			fallthrough
		default:
			if spec.kind > 32 && spec.kind < 128 {
				return spec, t.Errorf(ValueError, "Cannot specify '%c' with '%c'.", spec.thousands, spec.kind)
			}
			return spec, t.Errorf(ValueError, "Cannot specify '%c' with '\\x%x'.", spec.thousands, spec.kind)
		}
	}
	return spec, nil
}

func (t *Thread) unknownFormatCode(kind rune, typeName string) error {
	if kind > 32 && kind < 128 {
		return t.Errorf(ValueError, "Unknown format code '%c' for object of type '%s'", kind, typeName)
	}
	return t.Errorf(ValueError, "Unknown format code '\\x%x' for object of type '%s'", kind, typeName)
}

// pad puts a text of n characters into the specification's width.
func (spec *formatSpec) pad(t *Thread, text string, n int) (string, error) {
	total := spec.width - n
	if total <= 0 {
		return text, nil
	}
	if err := t.Reserve(int64(max(spec.width, 0))); err != nil {
		return "", err
	}
	left := 0
	switch spec.align {
	case '>', '=':
		left = total
	case '^':
		left = total / 2
	}
	fill := string(wtf8.Append(nil, spec.fill))
	return strings.Repeat(fill, left) + text + strings.Repeat(fill, total-left), nil
}

// formatStr is str.__format__.
func (t *Thread) formatStr(s *Str, text string, typeName string) (string, error) {
	if text == "" {
		return s.Text, nil
	}
	spec, err := t.parseFormatSpec(text, 's', '<', typeName)
	switch {
	case err != nil:
		return "", err
	case spec.kind != 's':
		return "", t.unknownFormatCode(spec.kind, typeName)
	case spec.sign != 0:
		return "", t.Errorf(ValueError, "Sign not allowed in string format specifier")
	case spec.noNegativeZero:
		return "", t.Errorf(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case spec.alt:
		return "", t.Errorf(ValueError, "Alternate form (#) not allowed in string format specifier")
	case spec.align == '=':
		return "", t.Errorf(ValueError, "'=' alignment not allowed in string format specifier")
	}
	n, content := s.Len(), s.Text
	if spec.precision >= 0 && spec.precision < n {
		n = spec.precision
		content = s.Slice(0, n)
	}
	return spec.pad(t, content, n)
}

// formatInt is int.__format__.
func (t *Thread) formatInt(i *big.Int, text string, typeName string) (string, error) {
	if text == "" {
		return t.IntText(i)
	}
	spec, err := t.parseFormatSpec(text, 'd', '>', typeName)
	if err != nil {
		return "", err
	}
	base, prefix := 10, ""
	switch spec.kind {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f, ok := bigToFloat(i)
		if !ok {
			return "", t.Errorf(OverflowError, "int too large to convert to float")
		}
		return t.formatFloatSpec(f, spec)
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0"+string(spec.kind)
	case 'd', 'n', 'c':
	default:
		return "", t.unknownFormatCode(spec.kind, typeName)
	}
	if spec.precision >= 0 {
		return "", t.Errorf(ValueError, "Precision not allowed in integer format specifier")
	}
	if spec.noNegativeZero {
		return "", t.Errorf(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if spec.kind == 'c' {
		switch {
		case spec.sign != 0:
			return "", t.Errorf(ValueError, "Sign not allowed with integer format specifier 'c'")
		case spec.alt:
			return "", t.Errorf(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
		case !i.IsInt64():
			return "", t.Errorf(OverflowError, "Python int too large to convert to C long")
		case i.Int64() < 0 || i.Int64() > 0x10ffff:
			return "", t.Errorf(OverflowError, "%%c arg not in range(0x110000)")
		}
		// The character counts as something after the digits: zeros may fill before it.
		return spec.number(t, "", "", "", string(wtf8.Append(nil, rune(i.Int64()))), 1)
	}
	var digits string
	if base == 10 {
		if digits, err = t.IntText(i); err != nil {
			return "", err
		}
	} else {
		if digits, err = t.BaseText(i, base); err != nil {
			return "", err
		}
	}
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	if spec.kind == 'X' {
		digits = strings.ToUpper(digits)
	}
	if !spec.alt {
		prefix = ""
	}
	return spec.number(t, sign, prefix, digits, "", 0)
}

// formatFloat is float.__format__.
func (t *Thread) formatFloat(f float64, text string, typeName string) (string, error) {
	if text == "" {
		return FloatRepr(f), nil
	}
	spec, err := t.parseFormatSpec(text, 0, '>', typeName)
	if err != nil {
		return "", err
	}
	switch spec.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return t.formatFloatSpec(f, spec)
	}
	return "", t.unknownFormatCode(spec.kind, typeName)
}

func (t *Thread) formatFloatSpec(f float64, spec formatSpec) (string, error) {
	if spec.precision > 1<<31-1 {
		return "", t.Errorf(ValueError, "precision too big")
	}
	if err := t.Reserve(int64(max(spec.precision, 0))); err != nil {
		return "", err
	}
	kind, precision, dot0, percent := spec.kind, 6, false, ""
	switch kind {
	case 0:
		kind, precision, dot0 = 'r', 0, true
	case 'n':
		kind = 'g'
	case '%':
		kind, percent = 'f', "%"
		f *= 100
	}
	if spec.precision >= 0 {
		precision = spec.precision
		if kind == 'r' {
			kind = 'g'
		}
	}
	sign, digits, rest := splitNumber(floatText(f, byte(kind), precision, spec.alt, dot0))
	if spec.noNegativeZero && isZeroText(digits, rest) {
		sign = ""
	}
	rest += percent
	return spec.number(t, sign, "", digits, rest, len(rest))
}

// isZeroText reports whether a number's text, as splitNumber takes it apart, shows zero.
func isZeroText(digits, rest string) bool {
	mantissa, _, _ := strings.Cut(strings.ToLower(digits+rest), "e")
	return strings.Trim(mantissa, "0.") == "" && mantissa != ""
}

// splitNumber takes the text of a float apart: its sign, the digits before the point,
// and all that follows them.
func splitNumber(s string) (sign, digits, rest string) {
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return sign, s[:i], s[i:]
}

// number puts a number together: sign, prefix, digits with separators, the rest (of
// n characters), and fills up to the width.
func (spec *formatSpec) number(t *Thread, sign, prefix, digits, rest string, n int) (string, error) {
	if err := t.Reserve(int64(max(spec.width, 0))); err != nil {
		return "", err
	}
	if sign == "" && (spec.sign == '+' || spec.sign == ' ') {
		sign = string(spec.sign)
	}
	minWidth := 0
	if spec.fill == '0' && spec.align == '=' {
		minWidth = spec.width - len(sign) - len(prefix) - n
	}
	if spec.thousands != 0 {
		digits = groupDigits(digits, string(spec.thousands), spec.group, minWidth)
	} else if len(digits) > 0 && len(digits) < minWidth {
		digits = strings.Repeat("0", minWidth-len(digits)) + digits
	}
	total := len(sign) + len(prefix) + len(digits) + n
	if spec.align == '=' {
		padding := strings.Repeat(string(wtf8.Append(nil, spec.fill)), max(spec.width-total, 0))
		return sign + prefix + padding + digits + rest, nil
	}
	return spec.pad(t, sign+prefix+digits+rest, total)
}

// groupDigits puts a separator between each size digits, counted from the right, and
// zeros before them up to minWidth (Objects/stringlib/localeutil.h).
func groupDigits(digits, separator string, size, minWidth int) string {
	if digits == "" {
		return digits
	}
	var groups []string
	for {
		n := min(size, max(len(digits), minWidth, 1))
		take := min(n, len(digits))
		groups = append(groups, strings.Repeat("0", n-take)+digits[len(digits)-take:])
		digits = digits[:len(digits)-take]
		minWidth -= n
		if digits == "" && minWidth <= 0 {
			break
		}
		minWidth -= len(separator)
	}
	var b strings.Builder
	for i := len(groups) - 1; i >= 0; i-- {
		b.WriteString(groups[i])
		if i > 0 {
			b.WriteString(separator)
		}
	}
	return b.String()
}

// formatComplex is complex.__format__.
func (t *Thread) formatComplex(c complex128, text string, typeName string) (string, error) {
	if text == "" {
		return complexRepr(c), nil
	}
	spec, err := t.parseFormatSpec(text, 0, '>', typeName)
	if err != nil {
		return "", err
	}
	kind, precision, parens, skipReal := spec.kind, 6, false, false
	switch kind {
	case 0:
		kind, precision = 'r', 0
		skipReal = real(c) == 0 && !strings.HasPrefix(strconv.FormatFloat(real(c), 'g', -1, 64), "-")
		parens = !skipReal
	case 'n':
		kind = 'g'
	case 'e', 'E', 'f', 'F', 'g', 'G':
	default:
		return "", t.unknownFormatCode(kind, typeName)
	}
	if spec.fill == '0' {
		return "", t.Errorf(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if spec.align == '=' {
		return "", t.Errorf(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	if spec.precision >= 0 {
		precision = spec.precision
		if kind == 'r' {
			kind = 'g'
		}
	}
	part := func(f float64, sign rune) (string, error) {
		s, digits, rest := splitNumber(floatText(f, byte(kind), precision, spec.alt, false))
		one := spec
		one.width, one.sign, one.align = -1, sign, '>'
		return one.number(t, s, "", digits, rest, len(rest))
	}
	var re, im string
	if !skipReal {
		if re, err = part(real(c), spec.sign); err != nil {
			return "", err
		}
		if im, err = part(imag(c), '+'); err != nil {
			return "", err
		}
	} else if im, err = part(imag(c), spec.sign); err != nil {
		return "", err
	}
	s := re + im + "j"
	if parens {
		s = "(" + s + ")"
	}
	return spec.pad(t, s, len(s))
}
