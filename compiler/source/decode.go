package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
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
	if table, ok := charmaps[key]; ok {
		return decodeCharmap(key, []rune(table), raw)
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

func decodeCharmap(name string, table []rune, raw []byte) (string, error) {
	var b strings.Builder
	for i, c := range raw {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
			continue
		}
		r := table[c-utf8.RuneSelf]
		if r == utf8.RuneError {
			// All such codecs are written in Python on top of one named charmap.
			return "", &DecodeError{Type: "SyntaxError", Line: 1 + bytes.Count(raw[:i], []byte("\n")), Message: fmt.Sprintf(
				"'charmap' codec can't decode byte 0x%02x in position %d: character maps to <undefined>", c, i)}
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// codecs has the codecs of more than one byte, under Python's module names
// (Lib/encodings).
var codecs = map[string]encoding.Encoding{
	"euc_jp": japanese.EUCJP, "shift_jis": japanese.ShiftJIS, "cp932": japanese.ShiftJIS,
	"iso2022_jp": japanese.ISO2022JP, "euc_kr": korean.EUCKR, "cp949": korean.EUCKR,
	"gbk": simplifiedchinese.GBK, "gb2312": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030,
	"hz": simplifiedchinese.HZGB2312, "big5": traditionalchinese.Big5, "cp950": traditionalchinese.Big5,
	"utf_8_sig": unicode.UTF8BOM,
}
