package object

import (
	"strings"
	"unicode/utf8"

	"bytewalk/internal/wtf8"
)

// codecArgs reads the arguments encoding and errors of a method.
func (t *Thread) codecArgs(function string, encoding, errors Value) (enc, handler string, err error) {
	enc, handler = "utf-8", "strict"
	if !encoding.IsNull() {
		if enc, err = t.strArg(function, "argument 'encoding'", encoding); err != nil {
			return
		}
	}
	if !errors.IsNull() {
		handler, err = t.strArg(function, "argument 'errors'", errors)
	}
	return
}

// codec gives the name under which this package knows an encoding; ok is false if it does not.
func codec(name string) (string, bool) {
	switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name)) {
	case "utf8", "u8", "utf", "cp65001":
		return "utf-8", true
	case "ascii", "usascii", "646", "us":
		return "ascii", true
	case "latin1", "iso88591", "latin", "l1", "8859", "cp819", "iso8859":
		return "latin-1", true
	case "utf8sig":
		return "utf-8-sig", true
	case "utf16", "u16":
		return "utf-16", true
	case "utf16le":
		return "utf-16-le", true
	case "utf16be":
		return "utf-16-be", true
	case "utf32", "u32":
		return "utf-32", true
	case "utf32le":
		return "utf-32-le", true
	case "utf32be":
		return "utf-32-be", true
	}
	return "", false
}

func (t *Thread) unknownEncoding(name string) error {
	return t.Errorf(LookupError, "unknown encoding: %s", name)
}

// encodeError gives a UnicodeEncodeError for the characters from start to end.
func (t *Thread) encodeError(encoding string, s *Str, start, end int, reason string) error {
	e, err := CallArgs(t, UnicodeEncodeError.Value(), t.Str(encoding), s.Value(), t.Int(int64(start)), t.Int(int64(end)), t.Str(reason))
	if err != nil {
		return err
	}
	return e.Exception()
}

func (t *Thread) decodeError(encoding string, b string, start, end int, reason string) error {
	e, err := CallArgs(t, UnicodeDecodeError.Value(), t.Str(encoding), t.Bytes(b), t.Int(int64(start)), t.Int(int64(end)), t.Str(reason))
	if err != nil {
		return err
	}
	return e.Exception()
}

// byteOrderMark is U+FEFF in UTF-8, which utf-8-sig puts before the text.
const byteOrderMark = "\xef\xbb\xbf"

// encode is str.encode.
func (t *Thread) encode(s *Str, encoding, errors string) (string, error) {
	name, ok := codec(encoding)
	if !ok {
		return "", t.unknownEncoding(encoding)
	}
	if name == "ascii" || name == "latin-1" {
		return t.encodeSmall(s, name, errors)
	}
	if name == "utf-8-sig" {
		text, err := t.encode(s, "utf-8", errors)
		return byteOrderMark + text, err
	}
	var b []byte
	width, little := 1, true
	switch {
	case strings.HasPrefix(name, "utf-16"):
		width = 2
	case strings.HasPrefix(name, "utf-32"):
		width = 4
	case s.IsASCII():
		return s.Text, nil
	}
	unit := func(u uint32) {
		for i := range width {
			if !little {
				i = width - 1 - i
			}
			b = append(b, byte(u>>(8*i)))
		}
	}
	little = !strings.HasSuffix(name, "-be")
	if name == "utf-16" || name == "utf-32" {
		unit(0xfeff)
	}
	put := func(r rune) {
		switch {
		case width == 1:
			b = wtf8.Append(b, r)
		case width == 2 && r > 0xffff:
			unit(uint32(0xd800 + (r-0x10000)>>10))
			unit(uint32(0xdc00 + (r-0x10000)&0x3ff))
		default:
			unit(uint32(r))
		}
	}
	rs := s.Runes()
	for i := 0; i < len(rs); i++ {
		if !wtf8.IsSurrogate(rs[i]) {
			put(rs[i])
			continue
		}
		end := i + 1
		for end < len(rs) && wtf8.IsSurrogate(rs[end]) {
			end++
		}
		if errors == "surrogatepass" {
			put(rs[i])
			continue
		}
		if errors == "surrogateescape" && width == 1 && rs[i] >= 0xdc80 && rs[i] <= 0xdcff {
			b = append(b, byte(rs[i]-0xdc00))
			continue
		}
		text, err := t.replacement(s, rs, name, errors, i, end, "surrogates not allowed")
		if err != nil {
			return "", err
		}
		for j := 0; j < len(text); j++ {
			put(rune(text[j]))
		}
		i = end - 1
	}
	return string(b), nil
}

// encodeSmall encodes to ASCII or Latin-1.
func (t *Thread) encodeSmall(s *Str, name, errors string) (string, error) {
	limit, reason := rune(0x80), "ordinal not in range(128)"
	if name == "latin-1" {
		limit, reason = 0x100, "ordinal not in range(256)"
	}
	if s.IsASCII() {
		return s.Text, nil
	}
	rs := s.Runes()
	var b []byte
	for i := 0; i < len(rs); i++ {
		if rs[i] < limit {
			b = append(b, byte(rs[i]))
			continue
		}
		end := i + 1
		for end < len(rs) && rs[end] >= limit {
			end++
		}
		if errors == "surrogateescape" && rs[i] >= 0xdc80 && rs[i] <= 0xdcff {
			b = append(b, byte(rs[i]-0xdc00))
			continue
		}
		text, err := t.replacement(s, rs, name, errors, i, end, reason)
		if err != nil {
			return "", err
		}
		b = append(b, text...)
		i = end - 1
	}
	return string(b), nil
}

// replacement is what an error handler puts in the place of characters that an encoding
// lacks.
func (t *Thread) replacement(s *Str, rs []rune, encoding, errors string, start, end int, reason string) (string, error) {
	switch errors {
	case "ignore":
		return "", nil
	case "replace":
		return strings.Repeat("?", end-start), nil
	case "backslashreplace":
		var b []byte
		for _, r := range rs[start:end] {
			b = appendEscape(b, r)
		}
		return string(b), nil
	case "xmlcharrefreplace":
		var b strings.Builder
		for _, r := range rs[start:end] {
			b.WriteString("&#" + t.Int(int64(r)).decimal() + ";")
		}
		return b.String(), nil
	case "strict", "surrogateescape", "surrogatepass":
		return "", t.encodeError(encoding, s, start, end, reason)
	}
	return "", t.Errorf(LookupError, "unknown error handler name '%s'", errors)
}

// decimal is the text of a small int.
func (v Value) decimal() string { return AsBig(v).Text(10) }

// decodeObject is str(object, encoding, errors).
func (t *Thread) decodeObject(v, encoding, errors Value) (Value, error) {
	enc, handler, err := t.codecArgs("str", encoding, errors)
	if err != nil {
		return Null, err
	}
	switch {
	case v.Has(LayoutBytes):
		s, err := t.decode(v.Bytes().B, enc, handler)
		return t.Str(s), err
	case v.IsStr():
		return Null, t.Errorf(TypeError, "decoding str is not supported")
	}
	if b, ok, err := t.BytesLike(v); ok && err == nil {
		s, err := t.decode(b, enc, handler)
		return t.Str(s), err
	}
	return Null, t.Errorf(TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
}

// decode is bytes.decode.
func (t *Thread) decode(b string, encoding, errors string) (string, error) {
	if b == "" {
		return "", nil
	}
	name, ok := codec(encoding)
	if !ok {
		return "", t.unknownEncoding(encoding)
	}
	if name == "utf-8-sig" {
		return t.decode(strings.TrimPrefix(b, byteOrderMark), "utf-8", errors)
	}
	if wtf8.IsASCII(b) && !strings.HasPrefix(name, "utf-16") && !strings.HasPrefix(name, "utf-32") {
		return b, nil
	}
	var out []byte
	// wrong handles the bytes from start to end, which mean nothing.
	wrong := func(start, end int, reason string) error {
		switch errors {
		case "ignore":
		case "replace":
			out = wtf8.Append(out, 0xfffd)
		case "backslashreplace":
			for _, c := range []byte(b[start:end]) {
				out = appendEscape(out, rune(c))
			}
		case "surrogateescape":
			for _, c := range []byte(b[start:end]) {
				if c < 0x80 {
					return t.decodeError(name, b, start, end, reason)
				}
				out = wtf8.Append(out, 0xdc00+rune(c))
			}
		case "strict", "surrogatepass":
			return t.decodeError(name, b, start, end, reason)
		default:
			return t.Errorf(LookupError, "unknown error handler name '%s'", errors)
		}
		return nil
	}
	switch {
	case name == "latin-1":
		return asLatin1(b), nil
	case name == "ascii":
		for i := 0; i < len(b); i++ {
			if b[i] < 0x80 {
				out = append(out, b[i])
			} else if err := wrong(i, i+1, "ordinal not in range(128)"); err != nil {
				return "", err
			}
		}
	case name == "utf-8":
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRuneInString(b[i:])
			if r != utf8.RuneError || n > 1 {
				out = append(out, b[i:i+n]...)
				i += n
				continue
			}
			if errors == "surrogatepass" && len(b) >= i+3 && b[i] == 0xed && b[i+1]&0xe0 == 0xa0 && b[i+2]&0xc0 == 0x80 {
				out = append(out, b[i:i+3]...)
				i += 3
				continue
			}
			n, reason := badUTF8(b[i:])
			if err := wrong(i, i+n, reason); err != nil {
				return "", err
			}
			i += n
		}
	default:
		width := 2
		if strings.HasPrefix(name, "utf-32") {
			width = 4
		}
		little, i := !strings.HasSuffix(name, "-be"), 0
		unit := func(i int) rune {
			u := uint32(0)
			for k := range width {
				if little {
					k = width - 1 - k
				}
				u = u<<8 | uint32(b[i+k])
			}
			return rune(u)
		}
		if (name == "utf-16" || name == "utf-32") && len(b) >= width {
			if unit(0) == 0xfeff {
				i = width
			} else if little = false; unit(0) == 0xfeff {
				i = width
			} else {
				little = true
			}
		}
		for ; i < len(b); i += width {
			if i+width > len(b) {
				if err := wrong(i, len(b), "truncated data"); err != nil {
					return "", err
				}
				break
			}
			r := unit(i)
			switch {
			case width == 4 && (r < 0 || r > 0x10ffff):
				if err := wrong(i, i+4, "code point not in range(0x110000)"); err != nil {
					return "", err
				}
			case !wtf8.IsSurrogate(r):
				out = wtf8.Append(out, r)
			case width == 2 && r < 0xdc00 && i+4 <= len(b) && unit(i+2)&0xfc00 == 0xdc00:
				out = wtf8.Append(out, 0x10000+(r-0xd800)<<10+(unit(i+2)-0xdc00))
				i += 2
			case errors == "surrogatepass":
				out = wtf8.Append(out, r)
			case width == 4:
				if err := wrong(i, i+4, "code point in surrogate code point range"); err != nil {
					return "", err
				}
			case r < 0xdc00 && i+4 > len(b):
				if err := wrong(i, len(b), "unexpected end of data"); err != nil {
					return "", err
				}
				i = len(b)
			default:
				reason := "illegal encoding"
				if r < 0xdc00 {
					reason = "illegal UTF-16 surrogate"
				}
				if err := wrong(i, i+2, reason); err != nil {
					return "", err
				}
			}
		}
	}
	return string(out), nil
}

// badUTF8 gives the number of bytes at the start of b, which is no character, that CPython
// reports together, and why.
func badUTF8(b string) (n int, reason string) {
	c := b[0]
	need := 0
	switch {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
	case c >= 0xf0 && c <= 0xf4:
		need = 3
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n <= need; n++ {
		if n == len(b) {
			return n, "unexpected end of data"
		}
		x := b[n]
		if x&0xc0 != 0x80 || n == 1 && (c == 0xe0 && x < 0xa0 || c == 0xed && x > 0x9f || c == 0xf0 && x < 0x90 || c == 0xf4 && x > 0x8f) {
			break
		}
	}
	return n, "invalid continuation byte"
}
