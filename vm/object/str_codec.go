package object

import (
	"strings"

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

// codecNames are the names under which this package knows encodings, by what programs may call
// them, without signs between words.
var codecNames = map[string]string{
	"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8", "utf8ucs2": "utf-8", "utf8ucs4": "utf-8",
	"ascii": "ascii", "usascii": "ascii", "646": "ascii", "us": "ascii", "ansix3.41968": "ascii", "iso646us": "ascii",
	"latin1": "latin-1", "iso88591": "latin-1", "latin": "latin-1", "l1": "latin-1", "8859": "latin-1", "cp819": "latin-1", "iso8859": "latin-1",
	"utf8sig": "utf-8-sig",
	"utf16":   "utf-16", "u16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "unicodelittleunmarked": "utf-16-le", "unicodebigunmarked": "utf-16-be",
	"utf32": "utf-32", "u32": "utf-32", "utf32le": "utf-32-le", "utf32be": "utf-32-be",
	"unicodeescape": "unicode_escape", "rawunicodeescape": "raw_unicode_escape",
}

// CodecName gives the name under which str.encode and its like know an encoding; ok is false if
// they do not.
func CodecName(name string) (known string, ok bool) {
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	if known, ok = codecNames[plain]; ok {
		return known, true
	}
	if charmapOf(plain) != nil {
		return plain, true
	}
	return "", false
}

// otherCodecs are codecs that are no encodings of text.
var otherCodecs = map[string]bool{"rot13": true, "base64": true, "hex": true, "zlib": true, "zip": true, "bz2": true, "uu": true, "quopri": true,
	"base64codec": true, "hexcodec": true, "zlibcodec": true, "bz2codec": true, "uucodec": true, "quopricodec": true}

// unknownEncoding complains about an encoding; what is to be done with it is encode or decode.
func (t *Thread) unknownEncoding(name, what string) error {
	if otherCodecs[strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))] {
		return t.Errorf(LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", name, what)
	}
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

// MarkLength gives the length of the byte order mark that a codec writes, 0 for none.
func MarkLength(codec string) int {
	switch codec {
	case "utf-8-sig":
		return 3
	case "utf-16":
		return 2
	case "utf-32":
		return 4
	}
	return 0
}

// MarkOf gives the length of the mark that b begins with.
func MarkOf(codec string, b []byte) int {
	for _, mark := range marks[codec] {
		if strings.HasPrefix(string(b[:min(len(b), 4)]), mark) {
			return len(mark)
		}
	}
	return 0
}

var marks = map[string][]string{
	"utf-8-sig": {byteOrderMark}, "utf-16": {"\xff\xfe", "\xfe\xff"}, "utf-32": {"\xff\xfe\x00\x00", "\x00\x00\xfe\xff"},
}

// WithoutMark gives the codec for what goes on after the beginning, which was b.
func WithoutMark(codec string, b []byte) string {
	big := MarkOf(codec, b) > 0 && (b[0] == 0xfe || b[0] == 0)
	switch {
	case codec == "utf-8-sig":
		return "utf-8"
	case MarkLength(codec) > 0 && big:
		return codec + "-be"
	case MarkLength(codec) > 0:
		return codec + "-le"
	}
	return codec
}

// UnitLength gives the number of bytes of the units of a codec.
func UnitLength(codec string) int {
	switch {
	case strings.HasPrefix(codec, "utf-16"):
		return 2
	case strings.HasPrefix(codec, "utf-32"):
		return 4
	}
	return 1
}

// Encode is str.encode.
func (t *Thread) Encode(s *Str, encoding, errors string) (string, error) {
	return t.encode(s, encoding, errors)
}

// Decode is bytes.decode.
func (t *Thread) Decode(b, encoding, errors string) (string, error) {
	return t.decode(b, encoding, errors)
}

// encoder writes characters of an encoding.
type encoder struct {
	t        *Thread
	s        *Str
	rs       []rune
	name     string // in errors
	handler  string
	width    int
	big      bool
	limit    rune // characters from here on are not in the encoding
	reason   string
	together bool // characters that are next to each other are reported together
	charmap  *charmap
	out      []byte
}

// can reports whether the encoding has a character.
func (e *encoder) can(r rune) bool {
	switch {
	case e.charmap != nil:
		_, ok := e.charmap.encode(r)
		return ok
	case e.limit > 0:
		return r < e.limit
	}
	return !wtf8.IsSurrogate(r)
}

func (e *encoder) unit(u uint32) {
	for i := range e.width {
		if e.big {
			i = e.width - 1 - i
		}
		e.out = append(e.out, byte(u>>(8*i)))
	}
}

// put writes a character that the encoding has, or a surrogate of one of the UTFs.
func (e *encoder) put(r rune) {
	switch {
	case e.charmap != nil:
		b, _ := e.charmap.encode(r)
		e.out = append(e.out, b)
	case e.limit > 0:
		e.out = append(e.out, byte(r))
	case e.width == 1:
		e.out = wtf8.Append(e.out, r)
	case e.width == 2 && r > 0xffff:
		e.unit(uint32(0xd800 + (r-0x10000)>>10))
		e.unit(uint32(0xdc00 + (r-0x10000)&0x3ff))
	default:
		e.unit(uint32(r))
	}
}

// encode is str.encode.
func (t *Thread) encode(s *Str, encoding, errors string) (string, error) {
	name, ok := CodecName(encoding)
	if !ok {
		return "", t.unknownEncoding(encoding, "encode")
	}
	e := encoder{t: t, s: s, name: name, handler: errors, width: UnitLength(name), big: strings.HasSuffix(name, "-be"), reason: "surrogates not allowed"}
	switch name {
	case "unicode_escape":
		return escapeText(s.Text), nil
	case "raw_unicode_escape":
		return escapeRaw(s.Text), nil
	case "ascii":
		e.limit, e.reason, e.together = 0x80, "ordinal not in range(128)", true
	case "latin-1":
		e.limit, e.reason, e.together = 0x100, "ordinal not in range(256)", true
	case "utf-8":
		e.together = true
	case "utf-8-sig":
		text, err := t.encode(s, "utf-8", errors)
		return byteOrderMark + text, err
	case "utf-16", "utf-32":
		e.unit(0xfeff)
	default:
		if e.width == 1 {
			e.charmap, e.name, e.reason, e.together = charmapOf(name), "charmap", "character maps to <undefined>", true
		}
	}
	if e.width == 1 && s.IsASCII() {
		return s.Text, nil
	}
	if err := t.Reserve(int64(s.Len()) * int64(e.width)); err != nil {
		return "", err
	}
	e.rs = s.Runes()
	for i := 0; i < len(e.rs); {
		if e.can(e.rs[i]) {
			e.put(e.rs[i])
			i++
			continue
		}
		end := i + 1
		for e.together && end < len(e.rs) && !e.can(e.rs[end]) {
			end++
		}
		var err error
		if i, err = e.handle(i, end); err != nil {
			return "", err
		}
	}
	return string(e.out), nil
}

// handle is what the error handler does about the characters from start to end: it gives where
// to go on.
func (e *encoder) handle(start, end int) (next int, err error) {
	t := e.t
	fail := func() error { return t.encodeError(e.name, e.s, start, end, e.reason) }
	text := ""
	switch e.handler {
	case "strict":
		return 0, fail()
	case "ignore":
	case "replace":
		text = strings.Repeat("?", end-start)
	case "backslashreplace":
		var b []byte
		for _, r := range e.rs[start:end] {
			b = appendEscape(b, r)
		}
		text = string(b)
	case "namereplace":
		var b []byte
		for _, r := range e.rs[start:end] {
			if name := t.Unicode.Name(r); name != "" {
				b = append(b, `\N{`+name+"}"...)
			} else {
				b = appendEscape(b, r)
			}
		}
		text = string(b)
	case "xmlcharrefreplace":
		var b strings.Builder
		for _, r := range e.rs[start:end] {
			b.WriteString("&#" + t.Int(int64(r)).decimal() + ";")
		}
		text = b.String()
	case "surrogateescape":
		for ; start < end && e.rs[start] >= 0xdc80 && e.rs[start] <= 0xdcff && e.width == 1; start++ {
			e.out = append(e.out, byte(e.rs[start]-0xdc00))
		}
		if start < end {
			return 0, fail()
		}
		return end, nil
	case "surrogatepass":
		for ; start < end && wtf8.IsSurrogate(e.rs[start]) && e.limit == 0 && e.charmap == nil; start++ {
			e.put(e.rs[start])
		}
		if start < end {
			return 0, fail()
		}
		return end, nil
	default:
		return e.custom(start, end, fail())
	}
	return end, e.replace(text, fail)
}

// replace writes what stands for characters, which the encoding must have.
func (e *encoder) replace(text string, fail func() error) error {
	for _, r := range wtf8.Runes(text) {
		if !e.can(r) {
			return fail()
		}
		e.put(r)
	}
	return nil
}

// custom calls a handler of the program's.
func (e *encoder) custom(start, end int, problem error) (next int, err error) {
	t := e.t
	r, next, err := t.callHandler(e.handler, problem, len(e.rs), "encoding error handler must return (str/bytes, int) tuple")
	if err != nil {
		return 0, err
	}
	switch {
	case r.IsStr():
		return next, e.replace(r.Str().Text, func() error { return problem })
	case r.Has(LayoutBytes) && len(r.Bytes().B)%e.width == 0:
		e.out = append(e.out, r.Bytes().B...)
		return next, nil
	case r.Has(LayoutBytes):
		return 0, problem
	}
	return 0, t.Errorf(TypeError, "encoding error handler must return (str/bytes, int) tuple")
}

// errorHandlers is the key of the handlers that the program has registered.
type errorHandlers struct{}

// ErrorHandlers gives the handlers that the program has registered (codecs.register_error), by name.
func (t *Thread) ErrorHandlers() map[string]Value {
	return t.State(errorHandlers{}, func() any { return map[string]Value{} }).(map[string]Value)
}

// callHandler calls a handler of the program's with an error in a text of so many parts; it gives
// what stands for it and where to go on.
func (t *Thread) callHandler(name string, problem error, length int, complaint string) (r Value, next int, err error) {
	h, ok := t.ErrorHandlers()[name]
	if !ok {
		return Null, 0, t.Errorf(LookupError, "unknown error handler name '%s'", name)
	}
	e, ok := problem.(*Exception)
	if !ok {
		return Null, 0, problem
	}
	pair, err := CallArgs(t, h, e.Header.Value())
	if err != nil {
		return Null, 0, err
	}
	if !pair.IsTuple() || len(pair.Tuple().Items) != 2 || pair.Tuple().Items[1].Type().Slots.Index == nil {
		return Null, 0, t.Errorf(TypeError, "%s", complaint)
	}
	if next, err = AsIndex(t, pair.Tuple().Items[1], OverflowError); err != nil {
		return Null, 0, err
	}
	given := next
	if next < 0 {
		next += length
	}
	if next < 0 || next > length {
		return Null, 0, t.Errorf(IndexError, "position %d from error handler out of bounds", given)
	}
	return pair.Tuple().Items[0], next, nil
}

// escapeText is the codec unicode_escape.
func escapeText(text string) string {
	var b []byte
	for _, r := range wtf8.Runes(text) {
		switch {
		case r == '\\':
			b = append(b, `\\`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		default:
			b = appendEscape(b, r)
		}
	}
	return string(b)
}

// escapeRaw is the codec raw_unicode_escape.
func escapeRaw(text string) string {
	var b []byte
	for _, r := range wtf8.Runes(text) {
		if r < 0x100 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
	}
	return string(b)
}

// decimal is the text of a small int.
func (v Value) decimal() string { return AsBig(v).Text(10) }
