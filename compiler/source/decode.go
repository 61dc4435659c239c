package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// DecodeError says why bytes are no source text. Package diag makes an error in the
// program of it.
type DecodeError struct {
	Type    string // SyntaxError, ValueError or, for a script, UnicodeDecodeError
	Message string
	Line    int // 0 for no place
	Offset  int // column from 1, 0 for the line's start, -1 for none
	End     int // the same for what the error ends with
	Text    string
	// InToken is the message where the line that cannot be read is in the middle of a
	// token, "" for the same.
	InToken string
	// Unsupported says that CPython can read the bytes.
	Unsupported bool
}

// Error gives type and message.
func (e *DecodeError) Error() string { return e.Type + ": " + e.Message }

// Options say which of CPython's two ways of reading is asked for, and of which
// versions.
type Options struct {
	// Script is the way in which the interpreter reads the file that it is started with:
	// line by line, as the parser asks for them, so that an error of the grammar in a
	// line comes before what is wrong with the bytes behind it. Otherwise it is the way
	// of compile(), import and everything else that has all bytes at hand.
	Script bool
	// Statements says that the bytes are a file's, not an expression or what is typed at
	// the prompt.
	Statements bool
	// PEG is the reading of the versions with a PEG parser (since 3.9).
	PEG bool
}

// Decode makes a file of its bytes for those who want text and no more: all of it
// must be valid. The error is a *DecodeError.
func Decode(name string, raw []byte) (*File, error) {
	if bytes.IndexByte(raw, 0) >= 0 {
		return nil, nullBytes(Options{})
	}
	f, err := Read(name, raw, Options{Script: true})
	if err != nil {
		return nil, err
	}
	if f.Broken != nil {
		return nil, f.Broken
	}
	if !utf8.ValidString(f.Text) {
		at := invalidUTF8([]byte(f.Text))
		return nil, &DecodeError{Type: "SyntaxError", Line: 1 + strings.Count(f.Text[:at.start], "\n"), Message: "(unicode error) " + at.Error()}
	}
	return f, nil
}

// Read makes a file of its bytes as CPython does: a UTF-8 byte order mark is taken
// away, a coding cookie in the first two lines (PEP 263) chooses the codec, otherwise
// the text is UTF-8. Line ends become \n. The error is a *DecodeError.
//
// What is wrong with a later line of a script is in the file's Broken. Bytes that are
// read as UTF-8 may be none: that is an error only where they are in a token.
func Read(name string, raw []byte, o Options) (*File, error) {
	if o.Script {
		f, err := readScript(name, raw, o)
		if f != nil {
			switch {
			case bytes.HasSuffix(raw, []byte("\r\n")):
				f.ending = "\r\n"
			case bytes.HasSuffix(raw, []byte("\r")):
				f.ending = "\r"
			}
		}
		return f, err
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return nil, nullBytes(o)
	}
	crlf := bytes.HasSuffix(raw, []byte("\r\n"))
	raw = []byte(normalizeLineEnds(string(raw)))
	if crlf && o.Statements && !o.PEG {
		// It takes the last line for one without an end (translate_newlines in
		// Parser/tokenizer.c), and an unexpected end is one line further down.
		raw = append(raw, '\n')
	}
	raw, bom := bytes.CutPrefix(raw, utf8Mark)
	lines := raw
	if !o.Statements {
		// A line without an end gets none, and is not looked at.
		lines = raw[:bytes.LastIndexByte(raw, '\n')+1]
	}
	cookie, _ := codingCookie(lines)
	if bom && cookie != "" && cookie != "utf-8" {
		return nil, o.unplaced("encoding problem: " + cookie + " with BOM")
	}
	if cookie == "" || cookie == "utf-8" {
		f := newFile(name, string(raw), cookie)
		f.marked = bom
		return f, nil
	}
	c, _, err := findCodec(cookie)
	if err != nil {
		return nil, o.refused(err)
	}
	// CPython ends the last line before it decodes.
	unended := len(raw) == 0 || raw[len(raw)-1] != '\n'
	if unended {
		raw = append(raw, '\n')
	}
	text, _, failure := c(raw, true)
	if failure != nil {
		return nil, o.unplaced(failure.Error())
	}
	ended := strings.HasSuffix(text, "\n")
	if unended {
		text = strings.TrimSuffix(text, "\n")
	}
	f := newFile(name, text, cookie)
	f.raw = raw
	f.endless = !ended
	return f, nil
}

var utf8Mark = []byte("\xef\xbb\xbf")

// nullBytes is the error of compile() for a null byte.
func nullBytes(o Options) *DecodeError {
	e := &DecodeError{Type: "ValueError", Message: "source code string cannot contain null bytes", Offset: -1, End: -1}
	if o.PEG {
		e.Type = "SyntaxError"
	}
	return e
}

// unplaced is an error of the reader as a whole.
func (o Options) unplaced(message string) *DecodeError {
	e := &DecodeError{Type: "SyntaxError", Message: message}
	if o.PEG {
		e.Offset, e.End = -1, -1
	}
	return e
}

// refused is compile()'s error for a codec.
func (o Options) refused(err *codecError) *DecodeError {
	e := o.unplaced(err.message)
	e.Unsupported = err.unsupported
	if err == undefinedCodec && !o.PEG {
		e.Message = "decoding with 'undefined' codec failed (UnicodeError: " + err.message + ")"
	}
	return e
}

// problem is the error for a codec that a script names, in a line of it.
func (o Options) problem(message string, line int) *DecodeError {
	e := o.unplaced("encoding problem: " + message)
	if !o.PEG {
		e.Line = line
	}
	return e
}

// readScript reads a file line by line, up to the first that cannot be read.
func readScript(name string, raw []byte, o Options) (*File, error) {
	raw, bom := bytes.CutPrefix(raw, utf8Mark)
	cookie, line := codingCookie(upToNull(raw, o))
	if bom && cookie != "" && cookie != "utf-8" {
		return nil, o.problem(cookie+" with BOM", line)
	}
	var b strings.Builder
	if cookie == "" || cookie == "utf-8" {
		f := newFile(name, "", cookie)
		f.marked = bom
		text := normalizeLineEnds(string(raw))
		n := 0
		for line := range strings.Lines(text) {
			n++
			readable, null := cutNull(line)
			if at := o.firstBad(readable); cookie == "" && !bom && at >= 0 {
				f.Broken = o.notUTF8(name, readable[at], n)
				break
			}
			if null && o.PEG {
				f.Broken = nullInLine(readable, n)
				break
			}
			b.WriteString(readable)
		}
		f.setText(b.String())
		return f, nil
	}
	c, whole, refusal := findCodec(cookie)
	if refusal != nil {
		e := o.problem(cookie, line)
		if refusal.unsupported {
			e = o.refused(refusal)
		}
		return nil, e
	}
	if needsMark(cookie) {
		return nil, o.problem(cookie, line)
	}
	size := block
	if whole {
		size = len(raw) + 1
	}
	f, err := readEncoded(name, raw, cookie, line, c, size, o)
	if err != nil {
		return nil, err
	}
	f.raw = raw
	return f, nil
}

// block is how many bytes of an encoded script are read and decoded at once.
const block = 8192

// readEncoded reads a script with a codec. What the codec refuses is found with the
// block that it lies in, when a line is asked for that the blocks before lack.
//
// The lines up to the cookie have been read already, and the codec starts one byte
// before their end.
func readEncoded(name string, raw []byte, cookie string, cookieLine int, c codec, size int, o Options) (*File, error) {
	var head []byte
	for range cookieLine {
		end := bytes.IndexAny(raw, "\r\n")
		if end < 0 {
			end = len(raw) - 1
		} else if raw[end] == '\r' && end+1 < len(raw) && raw[end+1] == '\n' {
			end++
		}
		head, raw = append(head, raw[:end+1]...), raw[end+1:]
	}
	if first, _, _ := strings.Cut(string(head), "\n"); cookieLine > 1 {
		if at := o.firstBad(first); at >= 0 {
			f := newFile(name, "", "")
			f.Broken = o.notUTF8(name, first[at], 1)
			return f, nil
		}
	}
	head, raw = head[:len(head)-1], append(bytes.Clone(head[len(head)-1:]), raw...)
	text := string(head)
	var failure *failure
	for pending := []byte(nil); failure == nil; {
		n := min(size, len(raw))
		last := n == 0
		chunk := append(pending, raw[:n]...)
		raw = raw[n:]
		part, used, bad := c(chunk, last)
		if bad != nil {
			// Reading the first line is a test of the codec.
			if !strings.ContainsAny(text[len(head):], "\r\n") {
				return nil, o.problem(cookie, cookieLine)
			}
			failure = bad
			break
		}
		text += part
		pending = bytes.Clone(chunk[used:])
		if last {
			break
		}
	}
	f := newFile(name, "", cookie)
	text = normalizeLineEnds(text)
	if failure != nil {
		text = text[:strings.LastIndexByte(text, '\n')+1]
	}
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		n++
		readable, null := cutNull(line)
		if null && o.PEG {
			f.Broken = nullInLine(readable, n)
			failure = nil
			break
		}
		b.WriteString(readable)
	}
	if failure != nil {
		f.Broken = &DecodeError{Type: "SyntaxError", Line: n + 1, Message: failure.Error()}
		if o.PEG {
			f.Broken.Type = "UnicodeDecodeError"
		}
	}
	f.setText(b.String())
	return f, nil
}

// upToNull gives the part of a script in which a cookie may stand: without what is
// behind null bytes.
func upToNull(raw []byte, o Options) []byte {
	if bytes.IndexByte(raw, 0) < 0 {
		return raw
	}
	var out []byte
	for line := range strings.Lines(normalizeLineEnds(string(raw))) {
		readable, null := cutNull(line)
		out = append(out, readable...)
		if null {
			if o.PEG {
				return out
			}
			out = append(out, '\n')
		}
	}
	return out
}

// cutNull gives what a line has before its first null byte: without it the line's
// end is lost as well.
func cutNull(line string) (readable string, null bool) {
	readable, _, null = strings.Cut(line, "\x00")
	return readable, null
}

func nullInLine(readable string, line int) *DecodeError {
	return &DecodeError{Type: "SyntaxError", Message: "source code cannot contain null bytes", Line: line, Text: readable}
}

// firstBad finds the first byte in a line of a script that is not UTF-8, -1 for none.
// Until 3.8 only the number of bytes that follow is looked at.
func (o Options) firstBad(line string) int {
	if utf8.ValidString(line) {
		return -1
	}
	if o.PEG {
		return invalidUTF8([]byte(line)).start
	}
	for i := 0; i < len(line); {
		n := 0
		switch c := line[i]; {
		case c < 0x80:
		case c >= 0xc0 && c < 0xe0:
			n = 1
		case c >= 0xe0 && c < 0xf0:
			n = 2
		case c >= 0xf0 && c < 0xf8:
			n = 3
		default:
			return i
		}
		for j := 1; j <= n; j++ {
			if i+j >= len(line) || line[i+j]&0xc0 != 0x80 {
				return i
			}
		}
		i += 1 + n
	}
	return -1
}

// notUTF8 is the error for a line of a script without a cookie.
func (o Options) notUTF8(name string, bad byte, n int) *DecodeError {
	const format = "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see %s for details"
	if o.PEG {
		return o.unplaced(fmt.Sprintf(format, bad, name, n, "https://peps.python.org/pep-0263/"))
	}
	const page = "http://python.org/dev/peps/pep-0263/"
	return &DecodeError{Type: "SyntaxError", Line: n, Message: fmt.Sprintf(format, bad, name, n, page), InToken: fmt.Sprintf(format, bad, name, n+1, page)}
}

// codingCookie gives the normalized name in the coding cookie and its line, "" without
// one. It must be in a comment that stands alone on line 1 or 2; the second line
// counts only if the first is blank or a comment.
func codingCookie(raw []byte) (name string, number int) {
	for n := 1; n <= 2; n++ {
		line := raw
		end := bytes.IndexAny(raw, "\r\n")
		if end >= 0 {
			line = raw[:end]
			raw = bytes.TrimPrefix(raw[end:], []byte("\r"))
			raw = bytes.TrimPrefix(raw, []byte("\n"))
		}
		line = bytes.TrimLeft(line, " \t\f")
		if len(line) > 0 && line[0] != '#' {
			return "", 0
		}
		if spec := codingSpec(line); spec != "" {
			return normalizeCodec(spec), n
		}
		if end < 0 {
			return "", 0
		}
	}
	return "", 0
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
