package object

import (
	"strings"
	"sync"
	"unicode/utf8"

	xcharmap "golang.org/x/text/encoding/charmap"

	"bytewalk/internal/wtf8"
)

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

// decoder makes text of bytes.
type decoder struct {
	t       *Thread
	b       string
	name    string // in errors
	handler string
	out     []byte
}

// wrong handles the bytes from start to end, which mean nothing; it gives where to go on.
func (d *decoder) wrong(start, end int, reason string) (next int, err error) {
	fail := func() error { return d.t.decodeError(d.name, d.b, start, end, reason) }
	switch d.handler {
	case "strict", "surrogatepass":
		return 0, fail()
	case "ignore":
	case "replace":
		d.out = wtf8.Append(d.out, 0xfffd)
	case "backslashreplace":
		for _, c := range []byte(d.b[start:end]) {
			d.out = appendEscape(d.out, rune(c))
		}
	case "surrogateescape":
		n := start
		for ; n < end && d.b[n] >= 0x80; n++ {
			d.out = wtf8.Append(d.out, 0xdc00+rune(d.b[n]))
		}
		if n == start {
			return 0, fail()
		}
		return n, nil
	case "xmlcharrefreplace", "namereplace":
		return 0, d.t.Errorf(TypeError, "don't know how to handle UnicodeDecodeError in error callback")
	default:
		const complaint = "decoding error handler must return (str, int) tuple"
		r, next, err := d.t.callHandler(d.handler, fail(), len(d.b), complaint)
		if err != nil {
			return 0, err
		}
		if !r.IsStr() {
			return 0, d.t.Errorf(TypeError, complaint)
		}
		d.out = append(d.out, r.Str().Text...)
		return next, nil
	}
	return end, nil
}

// decode is bytes.decode.
func (t *Thread) decode(b string, encoding, errors string) (string, error) {
	if b == "" {
		return "", nil // whatever the encoding
	}
	name, ok := CodecName(encoding)
	if !ok {
		return "", t.unknownEncoding(encoding, "decode")
	}
	d := decoder{t: t, b: b, name: name, handler: errors}
	var err error
	switch name {
	case "unicode_escape":
		err = d.unescape(false)
	case "raw_unicode_escape":
		err = d.unescape(true)
	case "utf-8-sig":
		return t.decode(strings.TrimPrefix(b, byteOrderMark), "utf-8", errors)
	case "utf-8", "ascii", "latin-1":
		if wtf8.IsASCII(b) {
			return b, nil
		}
		switch name {
		case "latin-1":
			return asLatin1(b), nil
		case "ascii":
			err = d.ascii()
		default:
			if utf8.ValidString(b) {
				return b, nil
			}
			err = d.utf8()
		}
	default:
		if UnitLength(name) > 1 {
			err = d.wide(UnitLength(name))
		} else {
			err = d.charmap(charmapOf(name))
		}
	}
	if err != nil {
		return "", err
	}
	return string(d.out), nil
}

func (d *decoder) ascii() (err error) {
	for i := 0; i < len(d.b); {
		if d.b[i] < 0x80 {
			d.out = append(d.out, d.b[i])
			i++
		} else if i, err = d.wrong(i, i+1, "ordinal not in range(128)"); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) charmap(m *charmap) (err error) {
	d.name = "charmap"
	for i := 0; i < len(d.b); {
		if r := m.decode[d.b[i]]; r >= 0 {
			d.out = wtf8.Append(d.out, r)
			i++
		} else if i, err = d.wrong(i, i+1, "character maps to <undefined>"); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) utf8() (err error) {
	b := d.b
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRuneInString(b[i:])
		if r != utf8.RuneError || n > 1 {
			d.out = append(d.out, b[i:i+n]...)
			i += n
			continue
		}
		if d.handler == "surrogatepass" && len(b) >= i+3 && b[i] == 0xed && b[i+1]&0xe0 == 0xa0 && b[i+2]&0xc0 == 0x80 {
			d.out = append(d.out, b[i:i+3]...)
			i += 3
			continue
		}
		n, reason := badUTF8(b[i:])
		if i, err = d.wrong(i, i+n, reason); err != nil {
			return err
		}
	}
	return nil
}

// wide decodes UTF-16 and UTF-32, whose units have so many bytes.
func (d *decoder) wide(width int) (err error) {
	b := d.b
	little, i := !strings.HasSuffix(d.name, "-be"), 0
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
	if MarkLength(d.name) > 0 {
		if len(b) < width || unit(0) == 0xfeff {
			i = min(width, len(b)/width*width)
		} else if little = false; unit(0) == 0xfeff {
			i = width
		} else {
			little = true
		}
		d.name += map[bool]string{true: "-le", false: "-be"}[little]
	}
	for i < len(b) {
		if i+width > len(b) {
			if i, err = d.wrong(i, len(b), "truncated data"); err != nil {
				return err
			}
			continue
		}
		r := unit(i)
		bad, reason := 0, ""
		switch {
		case width == 4 && (r < 0 || r > 0x10ffff):
			bad, reason = 4, "code point not in range(0x110000)"
		case !wtf8.IsSurrogate(r):
			d.out = wtf8.Append(d.out, r)
		case width == 2 && r < 0xdc00 && i+4 <= len(b) && unit(i+2)&0xfc00 == 0xdc00:
			d.out = wtf8.Append(d.out, 0x10000+(r-0xd800)<<10+(unit(i+2)-0xdc00))
			i += 2
		case d.handler == "surrogatepass":
			d.out = wtf8.Append(d.out, r)
		case width == 4:
			bad, reason = 4, "code point in surrogate code point range"
		case r < 0xdc00 && i+4 > len(b):
			bad, reason = len(b)-i, "unexpected end of data"
		case r < 0xdc00:
			bad, reason = 2, "illegal UTF-16 surrogate"
		default:
			bad, reason = 2, "illegal encoding"
		}
		if bad == 0 {
			i += width
		} else if i, err = d.wrong(i, i+bad, reason); err != nil {
			return err
		}
	}
	return nil
}

// unescape decodes unicode_escape, or raw_unicode_escape, which knows \u and \U alone.
func (d *decoder) unescape(raw bool) (err error) {
	d.name = "unicodeescape"
	if raw {
		d.name = "rawunicodeescape"
	}
	b := d.b
	for i := 0; i < len(b); {
		if b[i] != '\\' {
			d.out = wtf8.Append(d.out, rune(b[i]))
			i++
			continue
		}
		if raw {
			n := 1
			for i+n < len(b) && b[i+n] == '\\' {
				n++
			}
			if n%2 == 0 || i+n >= len(b) || b[i+n] != 'u' && b[i+n] != 'U' {
				d.out = append(d.out, b[i:i+n]...)
				i += n
				continue
			}
			d.out = append(d.out, b[i:i+n-1]...)
			i += n - 1
		}
		if i+1 == len(b) {
			if i, err = d.wrong(i, i+1, `\ at end of string`); err != nil {
				return err
			}
			continue
		}
		if i, err = d.escape(i); err != nil {
			return err
		}
	}
	return nil
}

// simpleEscapes are the escapes of one letter.
var simpleEscapes = map[byte]string{'\n': "", '\\': "\\", '\'': "'", '"': "\"", 'b': "\b", 'f': "\f", 't': "\t", 'n': "\n", 'r': "\r", 'v': "\v", 'a': "\a"}

// escape decodes the escape that begins at i and gives where to go on.
func (d *decoder) escape(i int) (next int, err error) {
	b := d.b
	c := b[i+1]
	if text, ok := simpleEscapes[c]; ok {
		d.out = append(d.out, text...)
		return i + 2, nil
	}
	digits, reason := 0, ""
	switch {
	case c >= '0' && c <= '7':
		n, r := i+1, rune(0)
		for ; n < len(b) && n < i+4 && b[n] >= '0' && b[n] <= '7'; n++ {
			r = r<<3 | rune(b[n]-'0')
		}
		d.out = wtf8.Append(d.out, r)
		return n, nil
	case c == 'x':
		digits, reason = 2, `truncated \xXX escape`
	case c == 'u':
		digits, reason = 4, `truncated \uXXXX escape`
	case c == 'U':
		digits, reason = 8, `truncated \UXXXXXXXX escape`
	case c == 'N':
		end := strings.IndexByte(b[i:], '}')
		if i+2 >= len(b) || b[i+2] != '{' || end < 0 || end == 3 {
			n := min(i+2, len(b))
			for ; end < 0 && n < len(b); n++ {
			}
			return d.wrong(i, n, `malformed \N character escape`)
		}
		if r, ok := d.t.Unicode.Lookup(b[i+3 : i+end]); ok {
			d.out = wtf8.Append(d.out, r)
			return i + end + 1, nil
		}
		return d.wrong(i, i+end+1, "unknown Unicode character name")
	default:
		d.out = wtf8.Append(append(d.out, '\\'), rune(c))
		return i + 2, nil
	}
	n, r := i+2, rune(0)
	for ; n < len(b) && n < i+2+digits; n++ {
		v := digitValue(b[n])
		if v > 15 {
			break
		}
		r = r<<4 | rune(v)
	}
	switch {
	case n < i+2+digits:
		return d.wrong(i, n, reason)
	case r < 0 || r > 0x10ffff:
		text := "illegal Unicode character"
		if d.name == "rawunicodeescape" {
			text = `\Uxxxxxxxx out of range`
		}
		return d.wrong(i, n, text)
	}
	d.out = wtf8.Append(d.out, r)
	return n, nil
}

// charmap is an encoding of one byte a character.
type charmap struct {
	decode [256]rune // -1 for none
	codes  map[rune]byte
}

func (m *charmap) encode(r rune) (byte, bool) {
	b, ok := m.codes[r]
	return b, ok
}

var charmaps sync.Map // of string to *charmap

// charmapOf gives the encoding with a name, without signs between words; nil if there is none.
func charmapOf(name string) *charmap {
	if m, ok := charmaps.Load(name); ok {
		return m.(*charmap)
	}
	table, ok := charmapTables[name]
	if !ok {
		return nil
	}
	m := &charmap{codes: map[rune]byte{}}
	for i := range m.decode {
		r := table.DecodeByte(byte(i))
		// CPython's Windows code pages have no controls in the place of characters that they lack.
		if r == utf8.RuneError && i >= 0x80 && i < 0xa0 && strings.HasPrefix(name, "iso") {
			r = rune(i) // a control
			m.codes[r] = byte(i)
		} else if r == utf8.RuneError || i >= 0x80 && r == rune(i) && r < 0xa0 && strings.HasPrefix(name, "cp") || i >= 0x80 && r == rune(i) && r < 0xa0 && strings.HasPrefix(name, "windows") {
			r = -1
		} else {
			m.codes[r] = byte(i)
		}
		m.decode[i] = r
	}
	charmaps.Store(name, m)
	return m
}

var charmapTables = map[string]*xcharmap.Charmap{
	"cp437": xcharmap.CodePage437, "cp850": xcharmap.CodePage850, "cp852": xcharmap.CodePage852, "cp855": xcharmap.CodePage855,
	"cp858": xcharmap.CodePage858, "cp860": xcharmap.CodePage860, "cp862": xcharmap.CodePage862, "cp863": xcharmap.CodePage863,
	"cp865": xcharmap.CodePage865, "cp866": xcharmap.CodePage866,
	"cp1250": xcharmap.Windows1250, "cp1251": xcharmap.Windows1251, "cp1252": xcharmap.Windows1252, "cp1253": xcharmap.Windows1253,
	"cp1254": xcharmap.Windows1254, "cp1257": xcharmap.Windows1257, "cp1258": xcharmap.Windows1258,
	"windows1250": xcharmap.Windows1250, "windows1251": xcharmap.Windows1251, "windows1252": xcharmap.Windows1252, "1252": xcharmap.Windows1252,
	"iso88592": xcharmap.ISO8859_2, "latin2": xcharmap.ISO8859_2, "iso88593": xcharmap.ISO8859_3, "iso88594": xcharmap.ISO8859_4,
	"iso88595": xcharmap.ISO8859_5, "cyrillic": xcharmap.ISO8859_5, "iso88597": xcharmap.ISO8859_7, "greek": xcharmap.ISO8859_7,
	"iso88599": xcharmap.ISO8859_9, "latin5": xcharmap.ISO8859_9, "iso885910": xcharmap.ISO8859_10, "iso885913": xcharmap.ISO8859_13,
	"iso885914": xcharmap.ISO8859_14, "iso885915": xcharmap.ISO8859_15, "latin9": xcharmap.ISO8859_15, "iso885916": xcharmap.ISO8859_16,
	"koi8r": xcharmap.KOI8R, "koi8u": xcharmap.KOI8U, "macroman": xcharmap.Macintosh,
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
