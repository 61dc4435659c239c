package builtins

import (
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"bytewalk/internal/wtf8"
	"bytewalk/vm/object"
)

// textIO is a TextIOWrapper.
type textIO struct {
	ioBase
	buffer           Value // NULL before __init__, and after detach()
	detached         bool
	encoding, errors string
	newline          newline
	lineBuffering    bool
	writeThrough     bool
	seekable         bool
	telling          bool // next() was not called since the last end or seek()

	pending []byte // was written and not yet to the buffer
	marked  bool   // no byte order mark is to be written

	// text is what was read and not yet taken: the end of decoded, which chunk was decoded to, the
	// last part that was read. What tail has, from the end of chunk, is decoded with the next part.
	text, decoded string
	chunk, tail   []byte
	codec         string // the encoding without a mark, once the mark was read
	ends          uint8  // which ends of lines were seen, in bits of endKinds
	std           int    // 1 or 2 for the standard output and error that nothing was changed of
}

// The ends of lines that newlines tells.
const (
	endCR = 1 << iota
	endLF
	endCRLF
)

var textIOType = newIOType("TextIOWrapper", textBaseType)

func textIOOf(v Value) *textIO { return (*textIO)(v.Ref) }

// layer gives the buffered stream below if it is one of ours, nil for others.
func (o *textIO) layer() *buffered {
	if o.buffer.IsNull() {
		return nil
	}
	switch o.buffer.Type() {
	case readerType, writerType, randomType:
		if b := bufferedOf(o.buffer); !b.raw.IsNull() {
			return b
		}
	}
	return nil
}

func (o *textIO) ready(t *Thread) error {
	switch {
	case !o.buffer.IsNull():
		return nil
	case o.detached:
		return t.Errorf(object.ValueError, "underlying buffer has been detached")
	}
	return t.Errorf(object.ValueError, "I/O operation on uninitialized object")
}

func (o *textIO) isClosed(t *Thread) (bool, error) {
	if b := o.layer(); b != nil {
		return b.isClosed(t)
	}
	return truthOf(t, o.buffer, "closed")
}

// open complains about a stream that is closed or has no buffer.
func (o *textIO) open(t *Thread) error {
	if err := o.ready(t); err != nil {
		return err
	}
	closed, err := o.isClosed(t)
	if err == nil && closed {
		err = t.Errorf(object.ValueError, "I/O operation on closed file.")
	}
	return err
}

// canRead and canWrite complain about a stream for the other direction.
func (o *textIO) canRead(t *Thread) error {
	if b := o.layer(); b != nil && b.readable {
		return nil
	}
	yes, err := asks(t, o.buffer, "readable")
	if err == nil && !yes || o.layer() != nil {
		return unsupported(t, "not readable")
	}
	return err
}

func (o *textIO) canWrite(t *Thread) error {
	if b := o.layer(); b != nil && b.writable {
		return nil
	}
	yes, err := asks(t, o.buffer, "writable")
	if err == nil && !yes || o.layer() != nil {
		return unsupported(t, "not writable")
	}
	return err
}

// forget drops what was read ahead.
func (o *textIO) forget() {
	o.text, o.decoded, o.chunk, o.tail = "", "", nil, nil
}

// incomplete gives how many bytes at the end of b are the beginning of a character.
func incomplete(codec string, b []byte) int {
	switch {
	case codec == "utf-8" || codec == "utf-8-sig":
		for n := 1; n <= 3 && n <= len(b); n++ {
			if c := b[len(b)-n]; utf8.RuneStart(c) {
				if !utf8.FullRune(b[len(b)-n:]) {
					return n
				}
				break
			}
		}
	case strings.HasPrefix(codec, "utf-16"):
		n := len(b) % 2
		if k := len(b) - n; k >= 2 {
			high := b[k-1]
			if codec == "utf-16-be" {
				high = b[k-2]
			}
			if high&0xfc == 0xd8 {
				n += 2
			}
		}
		return n
	case strings.HasPrefix(codec, "utf-32"):
		return len(b) % 4
	}
	return 0
}

// decode makes text of a part that was read; last says that it is the end.
func (o *textIO) decode(t *Thread, b []byte, last bool) error {
	if len(o.tail) > 0 {
		b = append(o.tail[:len(o.tail):len(o.tail)], b...)
		o.tail = nil
	}
	o.chunk = b
	if o.codec == "" {
		o.codec, _ = object.CodecName(o.encoding)
		if mark := object.MarkLength(o.codec); mark > 0 && len(b) < mark && !last {
			o.tail, o.codec = b, ""
			return nil
		}
	}
	held := 0
	if !last {
		held = incomplete(o.codec, b)
	}
	text, err := t.Decode(string(b[:len(b)-held]), o.encodingName(), o.errors)
	if err != nil {
		return err
	}
	o.codec = object.WithoutMark(o.codec, b)
	if (o.newline.translate || o.newline.read == "") && strings.HasSuffix(text, "\r") && !last {
		text = text[:len(text)-1]
		held += object.UnitLength(o.codec)
	}
	o.tail = b[len(b)-held:]
	if o.newline.translate || o.newline.read == "" {
		o.ends |= endsOf(text)
	}
	if o.newline.translate {
		text = universal(text)
	}
	o.decoded, o.text = text, text
	return nil
}

// encodingName is what the codec is called in errors.
func (o *textIO) encodingName() string {
	if o.codec != "" {
		return o.codec
	}
	return o.encoding
}

// endsOf says which ends of lines a text has.
func endsOf(text string) (ends uint8) {
	if !strings.Contains(text, "\r") {
		if strings.Contains(text, "\n") {
			ends = endLF
		}
		return ends
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			ends |= endLF
		case text[i] != '\r':
		case i+1 < len(text) && text[i+1] == '\n':
			ends |= endCRLF
			i++
		default:
			ends |= endCR
		}
	}
	return ends
}

// chunkSize is TextIOWrapper._CHUNK_SIZE.
const chunkSize = 8192

// more reads the next part; what was read before must have been taken. It reports false at the end.
func (o *textIO) more(t *Thread) (bool, error) {
	if err := o.writeOut(t); err != nil {
		return false, err
	}
	var b []byte
	if l := o.layer(); l != nil {
		if len(l.ahead) == 0 {
			chunk, _, err := l.rawRead(t, chunkSize)
			if err != nil {
				return false, err
			}
			b = chunk
		} else {
			b = l.take(chunkSize)
		}
	} else {
		name := "read1"
		read, err := object.LookupAttr(t, o.buffer, t.Intern(name))
		if err == nil && read.IsNull() {
			name = "read"
			read, err = object.GetAttr(t, o.buffer, t.Intern(name))
		}
		if err != nil {
			return false, err
		}
		r, err := object.CallArgs(t, read, t.Int(chunkSize))
		if err != nil {
			return false, err
		}
		content, ok, err := t.BytesLike(r)
		if err != nil || !ok {
			return false, t.Errorf(object.TypeError, "underlying %s() should have returned a bytes-like object, not '%s'", name, typeName(r))
		}
		b = []byte(content)
	}
	last := len(b) == 0
	if err := o.decode(t, b, last); err != nil {
		return false, err
	}
	return !last || o.text != "", nil
}

// readAll gives what is left.
func (o *textIO) readAll(t *Thread) (Value, error) {
	if err := o.writeOut(t); err != nil {
		return object.Null, err
	}
	r, err := object.CallMethod(t, o.buffer, "read")
	if err != nil {
		return object.Null, err
	}
	content, ok, err := t.BytesLike(r)
	if err != nil || !ok {
		return object.Null, t.Errorf(object.TypeError, "underlying read() should have returned a bytes object, not '%s'", typeName(r))
	}
	before := o.text
	if err := o.decode(t, []byte(content), true); err != nil {
		return object.Null, err
	}
	text := before + o.text
	o.forget()
	return t.Str(text), nil
}

// cut splits a text after n characters.
func cut(text string, n int) (first, rest string) {
	end := 0
	for ; n > 0 && end < len(text); n-- {
		_, k := wtf8.Decode(text[end:])
		end += k
	}
	return text[:end], text[end:]
}

func (o *textIO) read(t *Thread, n int) (Value, error) {
	if n < 0 {
		return o.readAll(t)
	}
	var b strings.Builder
	for {
		first, rest := cut(o.text, n)
		b.WriteString(first)
		n -= wtf8.Len(first)
		o.text = rest
		if n == 0 {
			return t.Str(b.String()), nil
		}
		more, err := o.more(t)
		if err != nil {
			return object.Null, err
		}
		if !more {
			return t.Str(b.String()), nil
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
}

// line gives the next line, of up to limit characters if that is not below 0; "" is the end.
func (o *textIO) line(t *Thread, limit int) (string, error) {
	text := o.text
	for {
		end, ok := o.newline.end(text)
		if ok || limit >= 0 && wtf8.Len(text) >= limit {
			line, rest := text[:end], text[end:]
			if limit >= 0 {
				if first, _ := cut(line, limit); len(first) < len(line) {
					line, rest = first, text[len(first):]
				}
			}
			if len(rest) > len(o.decoded) {
				o.decoded = rest
			}
			o.text = rest
			return line, nil
		}
		o.text = ""
		more, err := o.more(t)
		if err != nil {
			return "", err
		}
		if !more {
			return text, nil
		}
		text += o.text
		if err := t.CheckEvents(); err != nil {
			return "", err
		}
	}
}

// writeOut hands what is pending to the buffer.
func (o *textIO) writeOut(t *Thread) error {
	if len(o.pending) == 0 {
		return nil
	}
	b := o.pending
	o.pending = nil
	if l := o.layer(); l != nil {
		return l.write(t, b)
	}
	_, err := object.CallMethod(t, o.buffer, "write", t.Bytes(string(b)))
	return err
}

// write is TextIOWrapper.write.
func (o *textIO) write(t *Thread, v Value) error {
	if o.std != 0 {
		return o.writeStandard(t, v)
	}
	if err := o.open(t); err != nil {
		return err
	}
	if err := o.canWrite(t); err != nil {
		return err
	}
	text := v.Str().Text
	ends := o.lineBuffering && strings.ContainsAny(text, "\r\n")
	if o.newline.write != "\n" && strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", o.newline.write)
	}
	b, err := t.Encode(t.Str(text).Str(), o.outEncoding(), o.errors)
	if err != nil {
		return err
	}
	o.marked = true
	o.pending = append(o.pending, b...)
	l := o.layer()
	if len(o.pending) >= chunkSize || ends || o.writeThrough || l != nil && l.file() != nil {
		if err := o.writeOut(t); err != nil {
			return err
		}
	}
	if ends {
		if _, err := object.CallMethod(t, o.buffer, "flush"); err != nil {
			return err
		}
	}
	if o.chunk != nil {
		o.forget()
	}
	return nil
}

// outEncoding is the encoding of what is written next, without a mark after the first.
func (o *textIO) outEncoding() string {
	if !o.marked {
		return o.encoding
	}
	name, ok := object.CodecName(o.encoding)
	if !ok || object.MarkLength(name) == 0 {
		return o.encoding
	}
	return object.WithoutMark(name, nil)
}

// writeStandard writes to standard output or error, as long as they are UTF-8.
func (o *textIO) writeStandard(t *Thread, v Value) error {
	b := o.layer()
	if f := b.file(); f == nil || f.fd < 0 {
		return o.open(t)
	}
	text := v.Str().Text
	if err := o.checkStandard(t, v); err != nil {
		return err
	}
	out := t.Stdout
	if o.std == 2 {
		out = t.Stderr
	}
	if out == nil {
		return nil
	}
	return out(text)
}

// checkStandard complains about surrogates in what goes to standard output, which UTF-8 lacks.
func (o *textIO) checkStandard(t *Thread, v Value) error {
	text := v.Str().Text
	if o.std == 2 || wtf8.IsASCII(text) {
		return nil
	}
	for len(text) > 0 {
		r, n := wtf8.Decode(text)
		if wtf8.IsSurrogate(r) {
			_, err := object.CallMethod(t, v, "encode")
			return err
		}
		text = text[n:]
	}
	return nil
}

// flush hands everything on.
func (o *textIO) flush(t *Thread) error {
	o.telling = o.seekable
	if err := o.writeOut(t); err != nil {
		return err
	}
	if l := o.layer(); l != nil {
		return l.flush(t)
	}
	_, err := object.CallMethod(t, o.buffer, "flush")
	return err
}

func (o *textIO) bufferTell(t *Thread) (int64, error) {
	if l := o.layer(); l != nil {
		return l.tell(t)
	}
	r, err := object.CallMethod(t, o.buffer, "tell")
	if err != nil {
		return 0, err
	}
	n, err := object.AsIndex(t, r, object.OverflowError)
	return int64(n), err
}

// tell gives the place in the buffer of the next character.
func (o *textIO) tell(t *Thread) (Value, error) {
	if !o.seekable {
		return object.Null, unsupported(t, "underlying stream is not seekable")
	}
	if !o.telling {
		return object.Null, t.Errorf(object.OSError, "telling position disabled by next() call")
	}
	if err := o.writeOut(t); err != nil {
		return object.Null, err
	}
	n, err := o.bufferTell(t)
	if err != nil || o.chunk == nil {
		return t.Int(n), err
	}
	taken := wtf8.Len(o.decoded) - wtf8.Len(o.text)
	return t.Int(n - int64(len(o.chunk)) + int64(o.consumed(taken))), nil
}

// consumed gives how many bytes of the chunk its first characters were.
func (o *textIO) consumed(chars int) int {
	codec, _ := object.CodecName(o.encoding)
	at := object.MarkOf(codec, o.chunk)
	unit := object.UnitLength(codec)
	for ; chars > 0 && at < len(o.chunk); chars-- {
		n := unit
		rest := o.chunk[at:]
		switch {
		case unit == 1 && strings.HasPrefix(codec, "utf-8"):
			_, n = utf8.DecodeRune(rest)
		case unit == 2 && len(rest) >= 4 && (rest[1]&0xfc == 0xd8 && codec != "utf-16-be" || rest[0]&0xfc == 0xd8 && codec == "utf-16-be"):
			n = 4
		}
		if o.newline.translate && len(rest) >= 2*unit && strings.Trim(string(rest[:unit]), "\x00") == "\r" && strings.Trim(string(rest[unit:2*unit]), "\x00") == "\n" {
			n = 2 * unit
		}
		at += n
	}
	return min(at, len(o.chunk))
}

// seek is TextIOWrapper.seek.
func (o *textIO) seek(t *Thread, cookie Value, whence int) (Value, error) {
	if !o.seekable {
		return object.Null, unsupported(t, "underlying stream is not seekable")
	}
	n, ok := int64(0), false
	if cookie.Has(object.LayoutInt) || cookie.Has(object.LayoutBool) {
		n, ok = object.AsInt64(cookie)
	} else {
		i, err := object.AsIndex(t, cookie, object.OverflowError)
		if err != nil {
			return object.Null, err
		}
		n, ok = int64(i), true
	}
	if !ok {
		return object.Null, t.Errorf(object.OverflowError, "Python int too large to convert to C ssize_t")
	}
	switch whence {
	case 0:
		if n < 0 {
			return object.Null, t.Errorf(object.ValueError, "negative seek position %d", n)
		}
	case 1:
		if n != 0 {
			return object.Null, unsupported(t, "can't do nonzero cur-relative seeks")
		}
		v, err := o.tell(t)
		if err != nil {
			return object.Null, err
		}
		n, _ = object.AsInt64(v)
	case 2:
		if n != 0 {
			return object.Null, unsupported(t, "can't do nonzero end-relative seeks")
		}
	default:
		return object.Null, t.Errorf(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if err := o.flush(t); err != nil {
		return object.Null, err
	}
	o.forget()
	if whence == 1 {
		whence = 0
	}
	r, err := object.CallMethod(t, o.buffer, "seek", t.Int(n), object.SmallInt(int64(whence)))
	if err != nil {
		return object.Null, err
	}
	at, _ := object.AsInt64(r)
	o.marked = at != 0
	if at == 0 {
		o.codec = ""
	} else {
		name, _ := object.CodecName(o.encoding)
		o.codec = object.WithoutMark(name, nil)
	}
	o.telling = o.seekable
	if whence == 2 {
		return r, nil
	}
	return t.Int(n), nil
}

func (o *textIO) close(t *Thread) error {
	if err := o.ready(t); err != nil {
		return err
	}
	closed, err := o.isClosed(t)
	if err != nil || closed {
		return err
	}
	_, flushed := object.CallMethod(t, o.Header.Value(), "flush")
	if _, err := object.CallMethod(t, o.buffer, "close"); err != nil {
		return err
	}
	return flushed
}

// describe is repr().
func (o *textIO) describe(t *Thread, v Value) (Value, error) {
	if err := o.ready(t); err != nil {
		return object.Null, err
	}
	text := "<" + v.Type().Name
	if v.Type().Heap {
		text = "<" + textIOType.Name
	}
	for _, name := range []string{"name", "mode"} {
		x, err := object.LookupAttr(t, v, t.Intern(name))
		if err != nil && !object.IsException(err, object.ValueError) {
			return object.Null, err
		}
		if x.IsNull() {
			continue
		}
		r, err := object.Repr(t, x)
		if err != nil {
			return object.Null, err
		}
		text += fmt.Sprintf(" %s=%s", name, r)
	}
	return t.Str(text + " encoding='" + o.encoding + "'>"), nil
}

// set makes a text stream of a buffer.
func (o *textIO) set(t *Thread, buffer Value, encoding, errors string, n newline, lineBuffering, writeThrough bool) error {
	if _, ok := object.CodecName(encoding); !ok {
		return t.Errorf(object.LookupError, "unknown encoding: %s", encoding)
	}
	o.encoding, o.errors, o.newline = encoding, errors, n
	o.lineBuffering, o.writeThrough = lineBuffering, writeThrough
	o.buffer = buffer
	o.forget()
	var err error
	if f := o.layer(); f != nil && f.file() != nil {
		o.seekable = f.file().f != nil
	} else {
		for _, name := range []string{"readable", "writable", "seekable"} {
			if o.seekable, err = asks(t, buffer, name); err != nil {
				return err
			}
		}
	}
	o.telling = o.seekable
	if o.seekable && object.MarkLength(encoding) > 0 {
		if at, err := o.bufferTell(t); err == nil && at != 0 {
			o.marked = true
		}
	}
	return nil
}

// optionalText reads an argument that is a str or None.
func optionalText(t *Thread, function, name string, v Value, otherwise string) (string, error) {
	switch {
	case v.IsNull() || v == object.None:
		return otherwise, nil
	case !v.IsStr():
		return "", t.Errorf(object.TypeError, "%s() argument '%s' must be str or None, not %s", function, name, typeName(v))
	}
	return v.Str().Text, nil
}

// textArguments reads the arguments encoding, errors and newline of TextIOWrapper.
func textArguments(t *Thread, a []Value) (encoding, errors string, n newline, err error) {
	if encoding, err = optionalText(t, "TextIOWrapper", "encoding", a[0], "UTF-8"); err != nil {
		return
	}
	if encoding == "locale" {
		encoding = "UTF-8"
	}
	if errors, err = optionalText(t, "TextIOWrapper", "errors", a[1], "strict"); err != nil {
		return
	}
	if _, err = optionalText(t, "TextIOWrapper", "newline", a[2], ""); err != nil {
		return
	}
	n, err = parseNewline(t, a[2], true)
	return
}

// reconfigure is TextIOWrapper.reconfigure.
func (o *textIO) reconfigure(t *Thread, a []Value) error {
	if o.chunk != nil && (!a[0].IsNull() && a[0] != object.None || !a[1].IsNull() && a[1] != object.None || !a[2].IsNull()) {
		return unsupported(t, "It is not possible to set the encoding or newline of stream after the first read")
	}
	encoding, err := optionalText(t, "reconfigure", "encoding", a[0], o.encoding)
	if err != nil {
		return err
	}
	otherwise := o.errors
	if !a[0].IsNull() && a[0] != object.None {
		otherwise = "strict"
	}
	errors, err := optionalText(t, "reconfigure", "errors", a[1], otherwise)
	if err != nil {
		return err
	}
	n := o.newline
	if !a[2].IsNull() {
		if _, err := optionalText(t, "reconfigure", "newline", a[2], ""); err != nil {
			return err
		}
		if n, err = parseNewline(t, a[2], true); err != nil {
			return err
		}
	}
	lines, through := o.lineBuffering, o.writeThrough
	for i, p := range []*bool{&lines, &through} {
		if v := a[3+i]; !v.IsNull() && v != object.None {
			if *p, err = object.IsTrue(t, v); err != nil {
				return err
			}
		}
	}
	if err := o.flush(t); err != nil {
		return err
	}
	name, _ := object.CodecName(encoding)
	plain := name == "utf-8" && (n.write == "\n") && (errors == "strict" && o.std != 2 || errors == "backslashreplace" && o.std == 2)
	if !plain {
		o.std = 0
	}
	return o.set(t, o.buffer, encoding, errors, n, lines, through)
}

func textIOMethods() []object.Method {
	method := func(name string, min, max int, f func(t *Thread, o *textIO, a []Value) (Value, error)) object.Method {
		return object.MethodN(name, min, max, func(t *Thread, v Value, a []Value) (Value, error) {
			if err := textIOOf(v).open(t); err != nil {
				return object.Null, err
			}
			return f(t, textIOOf(v), a)
		})
	}
	pass := func(name string) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) {
			if err := textIOOf(v).ready(t); err != nil {
				return object.Null, err
			}
			return object.CallMethod(t, textIOOf(v).buffer, name)
		})
	}
	reconfigure := object.NewParams("reconfigure", "$ | encoding errors newline line_buffering write_through")
	return []object.Method{
		pass("readable"), pass("writable"), pass("seekable"), pass("fileno"), pass("isatty"),
		object.Method1("write", func(t *Thread, v, text Value) (Value, error) {
			if !text.IsStr() {
				return object.Null, t.Errorf(object.TypeError, "write() argument must be str, not %s", argumentType(text))
			}
			if err := textIOOf(v).ready(t); err != nil {
				return object.Null, err
			}
			return t.Int(int64(text.Str().Len())), textIOOf(v).write(t, text)
		}),
		object.MethodN("read", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := size(t, a[0])
			o := textIOOf(v)
			if err == nil {
				err = o.open(t)
			}
			if err == nil {
				err = o.canRead(t)
			}
			if err != nil {
				return object.Null, err
			}
			return o.read(t, n)
		}),
		object.MethodN("readline", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n := -1
			o := textIOOf(v)
			var err error
			if !a[0].IsNull() {
				if n, err = object.AsIndex(t, a[0], object.OverflowError); err != nil {
					return object.Null, err
				}
			}
			if err = o.open(t); err == nil {
				err = o.canRead(t)
			}
			if err != nil {
				return object.Null, err
			}
			line, err := o.line(t, n)
			return t.Str(line), err
		}),
		method("flush", 0, 0, func(t *Thread, o *textIO, _ []Value) (Value, error) { return object.None, o.flush(t) }),
		object.Method0("close", func(t *Thread, v Value) (Value, error) { return object.None, textIOOf(v).close(t) }),
		object.Method0("detach", func(t *Thread, v Value) (Value, error) {
			o := textIOOf(v)
			if err := o.ready(t); err != nil {
				return object.Null, err
			}
			if _, err := object.CallMethod(t, v, "flush"); err != nil {
				return object.Null, err
			}
			buffer := o.buffer
			o.buffer, o.detached, o.std = object.Null, true, 0
			return buffer, nil
		}),
		method("tell", 0, 0, func(t *Thread, o *textIO, _ []Value) (Value, error) { return o.tell(t) }),
		object.MethodN("seek", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			whence := 0
			if !a[1].IsNull() {
				var err error
				if whence, err = object.CIntArg(t, a[1]); err != nil {
					return object.Null, err
				}
			}
			if err := textIOOf(v).open(t); err != nil {
				return object.Null, err
			}
			return textIOOf(v).seek(t, a[0], whence)
		}),
		method("truncate", 0, 1, func(t *Thread, o *textIO, a []Value) (Value, error) {
			if err := o.flush(t); err != nil {
				return object.Null, err
			}
			if a[0].IsNull() {
				a[0] = object.None
			}
			return object.CallMethod(t, o.buffer, "truncate", a[0])
		}),
		{Name: "reconfigure", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			a, err := reconfigure.Parse(t, args[1:], kwnames)
			if err == nil {
				err = textIOOf(args[0]).open(t)
			}
			if err == nil {
				err = textIOOf(args[0]).reconfigure(t, a)
			}
			return object.None, err
		}},
	}
}

// endsValue is what the attribute newlines says of the ends that were seen.
func endsValue(t *Thread, ends uint8) Value {
	var kinds []Value
	for i, end := range []string{"\r", "\n", "\r\n"} {
		if ends&(1<<i) != 0 {
			kinds = append(kinds, t.Str(end))
		}
	}
	switch len(kinds) {
	case 0:
		return object.None
	case 1:
		return kinds[0]
	}
	return object.NewTuple(kinds...).Value()
}

func init() {
	params := object.NewParams("TextIOWrapper", "buffer | encoding errors newline line_buffering write_through")
	getter := func(name string, get func(t *Thread, o *textIO) (Value, error)) object.Getter {
		return object.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) {
			if err := textIOOf(v).ready(t); err != nil {
				return object.Null, err
			}
			return get(t, textIOOf(v))
		}}
	}
	chunk := getter("_CHUNK_SIZE", func(t *Thread, _ *textIO) (Value, error) { return t.Int(chunkSize), nil })
	chunk.Set = func(*Thread, Value, Value) error { return nil }
	object.Define(textIOType, &object.Definition{
		Doc: "Character and line based layer over a BufferedIOBase object, buffer.", Size: unsafe.Sizeof(textIO{}),
		Slots: object.Slots{
			New: newStream[textIO],
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				encoding, errors, n, err := textArguments(t, a[1:4])
				if err != nil {
					return err
				}
				var flags [2]bool
				for i := range flags {
					if !a[4+i].IsNull() {
						if flags[i], err = object.IsTrue(t, a[4+i]); err != nil {
							return err
						}
					}
				}
				return textIOOf(v).set(t, a[0], encoding, errors, n, flags[0], flags[1])
			},
			Repr: func(t *Thread, v Value) (Value, error) { return textIOOf(v).describe(t, v) },
			Next: func(t *Thread, v Value) (Value, error) {
				o := textIOOf(v)
				if err := o.open(t); err != nil {
					return object.Null, err
				}
				o.telling = false
				if v.Type() != textIOType {
					return nextOf(t, v)
				}
				if err := o.canRead(t); err != nil {
					return object.Null, err
				}
				line, err := o.line(t, -1)
				if err != nil {
					return object.Null, err
				}
				if line == "" {
					o.telling = o.seekable
					return object.Null, nil
				}
				return t.Str(line), nil
			},
		},
		Methods: textIOMethods(),
		Getters: []object.Getter{
			chunk,
			{Name: "encoding", Get: func(t *Thread, v Value) (Value, error) { return t.Str(textIOOf(v).encoding), nil }},
			{Name: "errors", Get: func(t *Thread, v Value) (Value, error) { return t.Str(textIOOf(v).errors), nil }},
			getter("newlines", func(t *Thread, o *textIO) (Value, error) { return endsValue(t, o.ends), nil }),
			getter("line_buffering", func(_ *Thread, o *textIO) (Value, error) { return object.Bool(o.lineBuffering), nil }),
			getter("write_through", func(_ *Thread, o *textIO) (Value, error) { return object.Bool(o.writeThrough), nil }),
			getter("buffer", func(_ *Thread, o *textIO) (Value, error) { return o.buffer, nil }),
			getter("name", func(t *Thread, o *textIO) (Value, error) { return object.GetAttr(t, o.buffer, t.Intern("name")) }),
			getter("closed", func(t *Thread, o *textIO) (Value, error) {
				closed, err := o.isClosed(t)
				return object.Bool(closed), err
			}),
		},
	})
	object.Struct[textIO](textIOType)
}
