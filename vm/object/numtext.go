package object

import (
	"math"
	"strconv"
	"strings"
)

// FloatRepr is repr() of a float: the shortest digits that give it back.
func FloatRepr(f float64) string { return floatText(f, 'r', 0, false, true) }

// floatText is PyOS_double_to_string (Python/pystrtod.c): code is one of e, E, f, F,
// g, G and r (the shortest text); alt always writes a decimal point and, for g, keeps
// zeros; dot0 adds ".0" to what looks like an int.
func floatText(f float64, code byte, precision int, alt, dot0 bool) string {
	upper := code >= 'A' && code <= 'Z'
	if upper {
		code += 'a' - 'A'
	}
	s := floatTextLower(f, code, precision, alt, dot0)
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

func floatTextLower(f float64, code byte, precision int, alt, dot0 bool) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	var s string
	switch code {
	case 'e':
		s = strconv.FormatFloat(f, 'e', precision, 64)
	case 'f':
		s = strconv.FormatFloat(f, 'f', precision, 64)
	case 'r':
		if x := math.Abs(f); x != 0 && (x < 1e-4 || x >= 1e16) {
			s = strconv.FormatFloat(f, 'e', -1, 64)
		} else {
			s = strconv.FormatFloat(f, 'f', -1, 64)
		}
	case 'g':
		if precision == 0 {
			precision = 1
		}
		s = strconv.FormatFloat(f, 'e', precision-1, 64)
		limit := precision
		if dot0 {
			limit--
		}
		if x := exponentOf(s); -4 <= x && x < limit {
			s = strconv.FormatFloat(f, 'f', precision-1-x, 64)
		}
		if !alt {
			s = trimZeros(s)
		}
	}
	if alt && !strings.Contains(s, ".") {
		if e := strings.IndexByte(s, 'e'); e >= 0 {
			s = s[:e] + "." + s[e:]
		} else {
			s += "."
		}
	}
	if dot0 && !strings.ContainsAny(s, ".e") {
		s += ".0"
	} else if dot0 && strings.HasSuffix(s, ".") {
		s += "0"
	}
	return s
}

// exponentOf gives the exponent of a text such as 1.5e-07.
func exponentOf(s string) int {
	x, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	return x
}

// trimZeros removes the zeros at the end of the fraction.
func trimZeros(s string) string {
	mantissa, exponent := s, ""
	if e := strings.IndexByte(s, 'e'); e >= 0 {
		mantissa, exponent = s[:e], s[e:]
	}
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return mantissa + exponent
}

// complexRepr is repr() of a complex number.
func complexRepr(c complex128) string {
	part := func(f float64, sign bool) string {
		s := floatText(f, 'r', 0, false, false)
		if sign && s[0] != '-' {
			s = "+" + s
		}
		return s
	}
	if real(c) == 0 && !math.Signbit(real(c)) {
		return part(imag(c), false) + "j"
	}
	return "(" + part(real(c), false) + part(imag(c), true) + "j)"
}
