package source

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

//go:generate go run gen_codecs.go

// codec decodes bytes. used says how many it has read: unless last is set, it may
// leave the beginning of a character.
type codec func(raw []byte, last bool) (text string, used int, err *failure)

// failure is a UnicodeDecodeError.
type failure struct {
	codec      string
	first      byte
	start, end int
	reason     string
}

// Error gives str() of the exception.
func (f *failure) Error() string {
	if f.end == f.start+1 {
		return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", f.codec, f.first, f.start, f.reason)
	}
	return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", f.codec, f.start, f.end-1, f.reason)
}

// codecError says why there is no codec of a name.
type codecError struct {
	message     string
	unsupported bool // CPython has it
}

// undefinedCodec is for the codec that refuses everything.
var undefinedCodec = &codecError{message: "undefined encoding"}

// canonical gives a codec's name in Lib/encodings for one of the ways of writing it
// (encodings.normalize_encoding and its table of aliases).
func canonical(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if r == '-' || r == '_' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteRune(r)
	}
	key := b.String()
	for _, k := range []string{key, strings.ReplaceAll(key, ".", "_")} {
		if to, ok := codecAliases[k]; ok {
			return to
		}
	}
	return key
}

// findCodec gives the codec for a name in a coding cookie; whole says that it must have
// all bytes at once.
func findCodec(name string) (c codec, whole bool, err *codecError) {
	key := canonical(name)
	switch key {
	case "undefined":
		return nil, false, undefinedCodec
	case "utf_8":
		return decodeUTF8, false, nil
	case "utf_8_sig":
		return decodeSigned, false, nil
	case "ascii":
		return decodeASCII, false, nil
	}
	if table, ok := charmaps[key]; ok {
		return charmapCodec(key, []rune(table)), false, nil
	}
	if table, ok := foreignCharmaps[key]; ok {
		return foreignCodec([]rune(table)), false, nil
	}
	if c, ok := wide[key]; ok {
		return c, false, nil
	}
	for i, double := range doubleNames {
		if double == key {
			return doubleCodec(i), false, nil
		}
	}
	if key == "gb18030" {
		return decodeGB18030, false, nil
	}
	if e, ok := stateful[key]; ok {
		return wholeCodec(key, e), true, nil
	}
	switch text, known := otherCodecs[key]; {
	case known && text:
		return nil, false, &codecError{"source in the encoding " + name + " can't be read here", true}
	case known:
		return nil, false, &codecError{"'" + name + "' is not a text encoding; use codecs.decode() to handle arbitrary codecs", false}
	}
	return nil, false, &codecError{"unknown encoding: " + name, false}
}

// invalidUTF8 describes the first bytes that are not UTF-8, nil if all are: as many as
// could begin a character (Objects/unicodeobject.c, PEP 383's neighbours).
func invalidUTF8(raw []byte) *failure {
	at := 0
	for {
		if at == len(raw) {
			return nil
		}
		if r, size := utf8.DecodeRune(raw[at:]); r != utf8.RuneError || size > 1 {
			at += size
			continue
		}
		break
	}
	f := &failure{codec: "utf-8", first: raw[at], start: at, end: at + 1, reason: "invalid start byte"}
	need := 0
	low, high := byte(0x80), byte(0xbf) // what the second byte may be
	switch c := raw[at]; {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	default:
		return f
	}
	for ; need > 0; need-- {
		if f.end == len(raw) {
			f.reason = "unexpected end of data"
			return f
		}
		if c := raw[f.end]; c < low || c > high {
			break
		}
		low, high = 0x80, 0xbf
		f.end++
	}
	f.reason = "invalid continuation byte"
	return f
}

func decodeUTF8(raw []byte, last bool) (string, int, *failure) {
	f := invalidUTF8(raw)
	switch {
	case f == nil:
		return string(raw), len(raw), nil
	case !last && f.reason == "unexpected end of data":
		return string(raw[:f.start]), f.start, nil
	}
	return "", 0, f
}

func decodeSigned(raw []byte, last bool) (string, int, *failure) {
	// The mark itself is never read by a codec.
	return decodeUTF8(raw, last)
}

func decodeASCII(raw []byte, _ bool) (string, int, *failure) {
	for i, c := range raw {
		if c >= utf8.RuneSelf {
			return "", 0, &failure{"ascii", c, i, i + 1, "ordinal not in range(128)"}
		}
	}
	return string(raw), len(raw), nil
}

// charmapCodec reads what table has for the bytes from 128 on.
func charmapCodec(name string, table []rune) codec {
	// Most such codecs are written in Python on top of one named charmap.
	if name == "latin_1" {
		name = "latin-1"
	} else {
		name = "charmap"
	}
	return func(raw []byte, _ bool) (string, int, *failure) {
		var b strings.Builder
		b.Grow(len(raw))
		for i, c := range raw {
			if c < utf8.RuneSelf {
				b.WriteByte(c)
				continue
			}
			r := table[c-utf8.RuneSelf]
			if r == utf8.RuneError {
				return "", 0, &failure{name, c, i, i + 1, "character maps to <undefined>"}
			}
			b.WriteRune(r)
		}
		return b.String(), len(raw), nil
	}
}

// doubleNames has the codecs of two bytes in the order of their tables; behind them is
// that for the sequences of three bytes in euc_jp.
var doubleNames = [...]string{"big5", "cp932", "cp949", "cp950", "euc_jp", "euc_kr", "gb2312", "gbk", "johab", "shift_jis"}

const (
	eucJP       = 4 // in doubleNames
	doubleSize  = 2 * (256 + 128*256)
	beginsPair  = 0xffff
	threeLeader = 0x8f
)

// doubleTables is written by gen_codecs.go, which tells what is in it.
//
//go:embed double.bin.gz
var doubleTables []byte

var unpackDoubles = sync.OnceValue(func() []byte {
	r, err := gzip.NewReader(bytes.NewReader(doubleTables))
	if err != nil {
		panic("source: double.bin.gz: " + err.Error())
	}
	tables, err := io.ReadAll(r)
	if err != nil || len(tables) != (len(doubleNames)+1)*doubleSize {
		panic("source: double.bin.gz has another size")
	}
	return tables
})

// doubleCodec is a codec in which a character has one or two bytes, in euc_jp also
// three.
func doubleCodec(number int) codec {
	name := doubleNames[number]
	return func(raw []byte, last bool) (string, int, *failure) {
		all := unpackDoubles()
		tables := all[number*doubleSize:]
		at := func(t []byte, i int) rune { return rune(t[2*i]) | rune(t[2*i+1])<<8 }
		var b strings.Builder
		b.Grow(len(raw) * 3 / 2)
		for i := 0; i < len(raw); {
			r, n, t := at(tables, int(raw[i])), 1, tables
			if r == beginsPair {
				j := i
				if number == eucJP && raw[i] == threeLeader {
					t, n = all[len(doubleNames)*doubleSize:], 2
					j++
				}
				if j+1 < len(raw) && raw[j] >= 0x80 {
					r = at(t, 256+int(raw[j]-0x80)*256+int(raw[j+1]))
					n++
				} else if j+1 >= len(raw) {
					if !last {
						return b.String(), i, nil
					}
					return "", 0, &failure{name, raw[i], i, len(raw), "incomplete multibyte sequence"}
				} else {
					r = 0
				}
			}
			if r == 0 && raw[i] != 0 {
				return "", 0, &failure{name, raw[i], i, i + 1, "illegal multibyte sequence"}
			}
			b.WriteRune(r)
			i += n
		}
		return b.String(), len(raw), nil
	}
}

// stateful has the codecs in which what bytes mean depends on those before.
var stateful = map[string]encoding.Encoding{
	"iso2022_jp": japanese.ISO2022JP, "hz": simplifiedchinese.HZGB2312,
}

// decodeGB18030 reads characters of one, two or four bytes.
func decodeGB18030(raw []byte, last bool) (string, int, *failure) {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	var b strings.Builder
	for i := 0; i < len(raw); {
		n := 1
		if c := raw[i]; c >= 0x81 && c <= 0xfe {
			n = 2
			if i+1 < len(raw) && raw[i+1] >= 0x30 && raw[i+1] <= 0x39 {
				n = 4
			}
		}
		bad := false
		for j := 2; j < min(n, len(raw)-i); j++ {
			if c := raw[i+j]; j == 2 && (c < 0x81 || c > 0xfe) || j == 3 && (c < 0x30 || c > 0x39) {
				bad = true
			}
		}
		if i+n > len(raw) && !bad {
			if !last {
				return b.String(), i, nil
			}
			return "", 0, &failure{"gb18030", raw[i], i, len(raw), "incomplete multibyte sequence"}
		}
		var text []byte
		if !bad {
			text, _ = decoder.Bytes(raw[i : i+n])
		}
		if bad || bytes.ContainsRune(text, utf8.RuneError) || utf8.RuneCount(text) != 1 {
			return "", 0, &failure{"gb18030", raw[i], i, i + 1, "illegal multibyte sequence"}
		}
		b.Write(text)
		i += n
	}
	return b.String(), len(raw), nil
}

// wholeCodec decodes everything at once. Where CPython would refuse a byte, its place
// is that from which on the bytes cannot be decoded.
func wholeCodec(name string, e encoding.Encoding) codec {
	decode := func(raw []byte) (string, bool) {
		text, err := e.NewDecoder().Bytes(raw)
		return string(text), err == nil && !bytes.ContainsRune(text, utf8.RuneError)
	}
	return func(raw []byte, _ bool) (string, int, *failure) {
		text, ok := decode(raw)
		if ok {
			return text, len(raw), nil
		}
		good, bad := 0, len(raw)
		for good+1 < bad {
			if middle := (good + bad) / 2; func() bool { _, ok := decode(raw[:middle]); return ok }() {
				good = middle
			} else {
				bad = middle
			}
		}
		return "", 0, &failure{name, raw[good], good, good + 1, "illegal multibyte sequence"}
	}
}

// Replaced gives a text with U+FFFD for what is not UTF-8, as CPython shows it.
func Replaced(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	raw := []byte(text)
	for {
		f := invalidUTF8(raw)
		if f == nil {
			b.Write(raw)
			return b.String()
		}
		b.Write(raw[:f.start])
		b.WriteRune(utf8.RuneError)
		raw = raw[f.end:]
	}
}

// InvalidUTF8 gives the text of CPython's UnicodeDecodeError for a text, "" if it is
// UTF-8.
func InvalidUTF8(text string) string {
	if utf8.ValidString(text) {
		return ""
	}
	return invalidUTF8([]byte(text)).Error()
}
