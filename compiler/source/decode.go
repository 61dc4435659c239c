package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// DecodeError says why bytes are no source text. Package parser's users turn it
// into a diag.Error.
type DecodeError struct {
	Type    string // SyntaxError or ValueError
	Message string
	Line    int // 0 for no place
}

// Error gives type and message.
func (e *DecodeError) Error() string { return e.Type + ": " + e.Message }

// Decode makes a file of its bytes as CPython does: a UTF-8 byte order mark is
// taken away, a coding cookie in the first two lines (PEP 263) chooses the codec,
// otherwise the text must be UTF-8. Line ends become \n. The error is a
// *DecodeError.
func Decode(name string, raw []byte) (*File, error) {
	if bytes.IndexByte(raw, 0) >= 0 {
		return nil, &DecodeError{Type: "ValueError", Message: "source code string cannot contain null bytes"}
	}
	raw, bom := bytes.CutPrefix(raw, []byte("\xef\xbb\xbf"))
	cookie := codingCookie(raw)
	if bom && cookie != "" && cookie != "utf-8" {
		return nil, &DecodeError{Type: "SyntaxError", Line: 1, Message: "encoding problem: " + cookie + " with BOM"}
	}
	text := ""
	if cookie == "" || cookie == "utf-8" {
		if !utf8.Valid(raw) {
			return nil, invalidUTF8(name, raw, bom || cookie != "")
		}
		text = string(raw)
	} else {
		decoded, err := decodeWith(cookie, raw)
		if err != nil {
			return nil, err
		}
		text = decoded
	}
	f := NewFile(name, text)
	if cookie != "" {
		f.Encoding = cookie
	}
	return f, nil
}

// invalidUTF8 describes the first byte that is not UTF-8.
func invalidUTF8(name string, raw []byte, declared bool) error {
	at := 0
	for {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	line := 1 + bytes.Count(raw[:at], []byte("\n"))
	if declared {
		reason := "invalid start byte"
		if utf8.RuneStart(raw[at]) && raw[at] >= 0xc2 && raw[at] < 0xf5 {
			reason = "invalid continuation byte"
		}
		return &DecodeError{Type: "SyntaxError", Line: line, Message: fmt.Sprintf(
			"(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", raw[at], at, reason)}
	}
	return &DecodeError{Type: "SyntaxError", Line: line, Message: fmt.Sprintf(
		"Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "+
			"see http://python.org/dev/peps/pep-0263/ for details", raw[at], name, line)}
}

// codingCookie gives the normalized name in the coding cookie, "" without one.
// It must be in a comment that stands alone on line 1 or 2; the second line
// counts only if the first is blank or a comment.
func codingCookie(raw []byte) string {
	for range 2 {
		line := raw
		end := bytes.IndexAny(raw, "\r\n")
		if end >= 0 {
			line = raw[:end]
			raw = bytes.TrimPrefix(raw[end:], []byte("\r"))
			raw = bytes.TrimPrefix(raw, []byte("\n"))
		}
		line = bytes.TrimLeft(line, " \t\f")
		if len(line) > 0 && line[0] != '#' {
			return ""
		}
		if spec := codingSpec(line); spec != "" {
			return normalizeCodec(spec)
		}
		if end < 0 {
			return ""
		}
	}
	return ""
}

// codingSpec finds `coding[:=]\s*([-\w.]+)` in a comment.
func codingSpec(comment []byte) string {
	for {
		i := bytes.Index(comment, []byte("coding"))
		if i < 0 {
			return ""
		}
		comment = comment[i+len("coding"):]
		if len(comment) == 0 || comment[0] != ':' && comment[0] != '=' {
			continue
		}
		rest := bytes.TrimLeft(comment[1:], " \t")
		n := 0
		for n < len(rest) && isCodecByte(rest[n]) {
			n++
		}
		if n > 0 {
			return string(rest[:n])
		}
	}
}

func isCodecByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
}

// normalizeCodec gives "utf-8" and "iso-8859-1" for all ways of writing those two
// (get_normal_name in Parser/tokenizer.c), and other names unchanged.
func normalizeCodec(name string) string {
	low := strings.ToLower(strings.ReplaceAll(name[:min(len(name), 12)], "_", "-"))
	if low == "utf-8" || strings.HasPrefix(low, "utf-8-") {
		return "utf-8"
	}
	for _, latin := range []string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if low == latin || strings.HasPrefix(low, latin+"-") {
			return "iso-8859-1"
		}
	}
	return name
}

// decodeWith decodes raw with a codec named as in Python.
func decodeWith(name string, raw []byte) (string, error) {
	key := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == '-' || r == ' ' || r == '.':
			return '_'
		}
		return r
	}, name)
	if canonical, ok := codecAliases[key]; ok {
		key = canonical
	}
	switch key {
	case "utf_8":
		if !utf8.Valid(raw) {
			return "", invalidUTF8("", raw, true)
		}
		return string(raw), nil
	case "ascii":
		for i, c := range raw {
			if c >= 0x80 {
				return "", &DecodeError{Type: "SyntaxError", Message: fmt.Sprintf(
					"'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", c, i)}
			}
		}
		return string(raw), nil
	}
	codec, ok := codecs[key]
	if !ok {
		return "", &DecodeError{Type: "SyntaxError", Line: 1, Message: "encoding problem: " + name}
	}
	text, err := codec.NewDecoder().Bytes(raw)
	if err != nil {
		return "", &DecodeError{Type: "SyntaxError", Line: 1, Message: "encoding problem: " + name}
	}
	if i := bytes.IndexRune(text, utf8.RuneError); i >= 0 {
		return "", &DecodeError{Type: "SyntaxError", Line: 1 + bytes.Count(text[:i], []byte("\n")),
			Message: fmt.Sprintf("'%s' codec can't decode the source", key)}
	}
	return string(text), nil
}

// codecs has the codecs other than UTF-8 and ASCII under Python's module names
// (Lib/encodings).
var codecs = map[string]encoding.Encoding{
	"cp037": charmap.CodePage037, "cp437": charmap.CodePage437, "cp850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "cp855": charmap.CodePage855, "cp858": charmap.CodePage858,
	"cp860": charmap.CodePage860, "cp862": charmap.CodePage862, "cp863": charmap.CodePage863,
	"cp865": charmap.CodePage865, "cp866": charmap.CodePage866,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"cp1253": charmap.Windows1253, "cp1254": charmap.Windows1254, "cp1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "cp1257": charmap.Windows1257, "cp1258": charmap.Windows1258,
	"cp874":     charmap.Windows874,
	"iso8859_1": charmap.ISO8859_1, "iso8859_2": charmap.ISO8859_2, "iso8859_3": charmap.ISO8859_3,
	"iso8859_4": charmap.ISO8859_4, "iso8859_5": charmap.ISO8859_5, "iso8859_6": charmap.ISO8859_6,
	"iso8859_7": charmap.ISO8859_7, "iso8859_8": charmap.ISO8859_8, "iso8859_9": charmap.ISO8859_9,
	"iso8859_10": charmap.ISO8859_10, "iso8859_13": charmap.ISO8859_13, "iso8859_14": charmap.ISO8859_14,
	"iso8859_15": charmap.ISO8859_15, "iso8859_16": charmap.ISO8859_16,
	"koi8_r": charmap.KOI8R, "koi8_u": charmap.KOI8U, "mac_roman": charmap.Macintosh,
	"mac_cyrillic": charmap.MacintoshCyrillic,
	"euc_jp":       japanese.EUCJP, "shift_jis": japanese.ShiftJIS, "cp932": japanese.ShiftJIS,
	"iso2022_jp": japanese.ISO2022JP, "euc_kr": korean.EUCKR, "cp949": korean.EUCKR,
	"gbk": simplifiedchinese.GBK, "gb2312": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030,
	"hz": simplifiedchinese.HZGB2312, "big5": traditionalchinese.Big5, "cp950": traditionalchinese.Big5,
	"utf_8_sig": unicode.UTF8BOM,
}

// codecAliases has the usual other names of codecs (Lib/encodings/aliases.py).
var codecAliases = map[string]string{
	"utf8": "utf_8", "u8": "utf_8", "utf": "utf_8", "cp65001": "utf_8",
	"646": "ascii", "us_ascii": "ascii", "us": "ascii", "iso646_us": "ascii", "ansi_x3.4_1968": "ascii",
	"latin_1": "iso8859_1", "latin1": "iso8859_1", "l1": "iso8859_1", "latin": "iso8859_1",
	"iso_8859_1": "iso8859_1", "8859": "iso8859_1", "cp819": "iso8859_1",
	"iso_8859_2": "iso8859_2", "latin2": "iso8859_2", "l2": "iso8859_2",
	"iso_8859_3": "iso8859_3", "latin3": "iso8859_3", "iso_8859_4": "iso8859_4", "latin4": "iso8859_4",
	"iso_8859_5": "iso8859_5", "cyrillic": "iso8859_5", "iso_8859_6": "iso8859_6", "arabic": "iso8859_6",
	"iso_8859_7": "iso8859_7", "greek": "iso8859_7", "iso_8859_8": "iso8859_8", "hebrew": "iso8859_8",
	"iso_8859_9": "iso8859_9", "latin5": "iso8859_9", "iso_8859_10": "iso8859_10", "latin6": "iso8859_10",
	"iso_8859_13": "iso8859_13", "latin7": "iso8859_13", "iso_8859_14": "iso8859_14", "latin8": "iso8859_14",
	"iso_8859_15": "iso8859_15", "latin9": "iso8859_15", "iso_8859_16": "iso8859_16", "latin10": "iso8859_16",
	"windows_1250": "cp1250", "1250": "cp1250", "windows_1251": "cp1251", "1251": "cp1251",
	"windows_1252": "cp1252", "1252": "cp1252", "windows_1253": "cp1253", "windows_1254": "cp1254",
	"windows_1255": "cp1255", "windows_1256": "cp1256", "windows_1257": "cp1257", "windows_1258": "cp1258",
	"437": "cp437", "ibm437": "cp437", "850": "cp850", "ibm850": "cp850", "852": "cp852", "866": "cp866",
	"ibm866": "cp866", "macroman": "mac_roman", "macintosh": "mac_roman", "maccyrillic": "mac_cyrillic",
	"eucjp": "euc_jp", "ujis": "euc_jp", "sjis": "shift_jis", "s_jis": "shift_jis", "shiftjis": "shift_jis",
	"ms932": "cp932", "mskanji": "cp932", "ms_kanji": "cp932", "iso_2022_jp": "iso2022_jp",
	"euckr": "euc_kr", "korean": "euc_kr", "ks_c_5601": "euc_kr", "uhc": "cp949", "ms949": "cp949", "949": "cp949",
	"936": "gbk", "cp936": "gbk", "ms936": "gbk", "chinese": "gb2312", "euccn": "gb2312", "euc_cn": "gb2312",
	"gb18030_2000": "gb18030", "hzgb": "hz", "hz_gb": "hz", "big5_tw": "big5", "csbig5": "big5", "ms950": "cp950",
}
