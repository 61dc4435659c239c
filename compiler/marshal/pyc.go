package marshal

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/pyhash"
	"bytewalk/internal/pyrepr"
)

// HeaderSize is the number of bytes before the code object in a .pyc file since 3.7
// (PEP 552).
const HeaderSize = 16

// Header is the first part of a .pyc file:
//
//	2  magic number of the dialect
//	2  \r\n, so that a transfer as text spoils the magic number
//	4  flags: 1 for a hash-based file, 2 if its source is to be checked
//	4  modification time of the source  \  or 8 bytes:
//	4  size of the source               /  hash of the source
type Header struct {
	Dialect *dialect.Dialect
	Flags   uint32

	// For files that are not hash-based.
	ModTime    uint32 // of the source, seconds since 1970, the low 32 bits
	SourceSize uint32 // bytes, the low 32 bits

	// For files that are: SourceHash of the source.
	Hash [8]byte
}

// The flags of a header.
const (
	FlagHashBased   = 1 // the source's hash stands there instead of its time and size
	FlagCheckSource = 2 // the hash is compared with the source's when the file is read
)

// HashBased reports whether the file holds its source's hash.
func (h Header) HashBased() bool { return h.Flags&FlagHashBased != 0 }

// SourceHash is importlib.util.source_hash of this dialect: SipHash of the source
// with the magic number as its key.
func SourceHash(d *dialect.Dialect, source []byte) [8]byte {
	var hash [8]byte
	sum := pyhash.SipHash(uint64(binary.LittleEndian.Uint32(magic(d))), d.SipHash13, string(source))
	binary.LittleEndian.PutUint64(hash[:], sum)
	return hash
}

// magic is importlib.util.MAGIC_NUMBER.
func magic(d *dialect.Dialect) []byte {
	return append(binary.LittleEndian.AppendUint16(nil, d.Magic), '\r', '\n')
}

// A HeaderError says why a file is no .pyc file that can be read.
type HeaderError struct {
	Type    string // CPython's exception: "ImportError" or "EOFError"
	Message string
	Found   []byte // the magic number found, if that is what is wrong
	Hint    string // what it is instead, if known
}

func (e *HeaderError) Error() string { return e.Text("") }

// Text is the message with the file's name in it where CPython's has it:
// "bad magic number in 'a.pyc': b'abcd'". The hint follows in brackets.
func (e *HeaderError) Text(name string) string {
	s := e.Message
	if name != "" {
		s += " in " + pyrepr.Str(name, nil)
	}
	if e.Found != nil {
		s += ": " + pyrepr.Bytes(string(e.Found))
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return e.Type + ": " + s
}

// ReadHeader reads the header of a .pyc file. The error is a *HeaderError.
func ReadHeader(data []byte) (Header, error) {
	var h Header
	if len(data) < 4 {
		return h, &HeaderError{Type: "ImportError", Message: "bad magic number", Found: data[:len(data):len(data)], Hint: "the file is cut off"}
	}
	number := binary.LittleEndian.Uint16(data)
	d := dialect.ByMagic(number)
	if d == nil || !bytes.Equal(data[2:4], []byte("\r\n")) {
		return h, &HeaderError{Type: "ImportError", Message: "bad magic number", Found: data[:4:4], Hint: identify(number, data[2:4])}
	}
	h.Dialect = d
	if len(data) < HeaderSize {
		return h, &HeaderError{Type: "EOFError", Message: "reached EOF while reading pyc header"}
	}
	h.Flags = binary.LittleEndian.Uint32(data[4:])
	switch {
	case h.Flags&^(FlagHashBased|FlagCheckSource) != 0:
		return h, &HeaderError{Type: "ImportError", Message: fmt.Sprintf("invalid flags %d", h.Flags)}
	case h.HashBased():
		copy(h.Hash[:], data[8:])
	default:
		h.ModTime = binary.LittleEndian.Uint32(data[8:])
		h.SourceSize = binary.LittleEndian.Uint32(data[12:])
	}
	return h, nil
}

// magicRanges has the magic numbers of Python versions that there is no dialect
// for, and of the development of those that there is one for (their release has the
// highest number), from the list in Lib/importlib/_bootstrap_external.py.
var magicRanges = []struct {
	low, high uint16
	version   string
}{
	{20121, 62211, "Python 2 or older"},
	{3000, 3131, "Python 3.0"},
	{3140, 3151, "Python 3.1"},
	{3160, 3180, "Python 3.2"},
	{3190, 3230, "Python 3.3"},
	{3250, 3310, "Python 3.4"},
	{3320, 3351, "Python 3.5"},
	{3360, 3379, "Python 3.6"},
	{3390, 3394, "Python 3.7"},
	{3400, 3413, "Python 3.8"},
	{3420, 3425, "Python 3.9"},
	{3430, 3439, "Python 3.10"},
	{3450, 3495, "Python 3.11"},
	{3500, 3531, "Python 3.12"},
	{3550, 3571, "Python 3.13"},
	{3600, 3649, "Python 3.14"},
}

// identify says what a file with this magic number is, or "".
func identify(number uint16, end []byte) string {
	if !bytes.Equal(end, []byte("\r\n")) {
		return "this is no .pyc file"
	}
	for _, r := range magicRanges {
		if r.low <= number && number <= r.high {
			if dialect.ByMagic(r.high) != nil {
				return "that of " + r.version + " while it was developed"
			}
			return "that of " + r.version + ", which is not supported"
		}
	}
	return ""
}

// ReadPyc reads a .pyc file. The error is a *HeaderError or an *Error, whose offset
// counts from the start of the file.
func ReadPyc(data []byte) (Header, *code.Code, error) {
	h, err := ReadHeader(data)
	if err != nil {
		return h, nil, err
	}
	c, err := readCode(newReader(h.Dialect, data, HeaderSize))
	return h, c, err
}

// ReadPycWithMap is ReadPyc that also tells which bytes everything was read from.
// After an error the map has what was read before it.
func ReadPycWithMap(data []byte) (Header, *code.Code, *Region, error) {
	file := &Region{End: len(data), Ref: -1}
	h, err := ReadHeader(data)
	if err != nil {
		return h, nil, file, err
	}
	header := &Region{End: HeaderSize, Field: "header", Ref: -1}
	file.Parts = []*Region{header}
	add := func(start, end int, field string, value code.Const) {
		header.Parts = append(header.Parts, &Region{Start: start, End: end, Field: field, Value: value, Ref: -1})
	}
	add(0, 4, "magic", code.Bytes(data[:4]))
	add(4, 8, "flags", int64(h.Flags))
	if h.HashBased() {
		add(8, 16, "hash", code.Bytes(h.Hash[:]))
	} else {
		add(8, 12, "mtime", int64(h.ModTime))
		add(12, 16, "size", int64(h.SourceSize))
	}
	r := newReader(h.Dialect, data, HeaderSize)
	r.region = file
	c, err := readCode(r)
	return h, c, file, err
}

func readCode(r *reader) (*code.Code, error) {
	object, err := r.load()
	if err != nil {
		return nil, err
	}
	c, ok := object.(*code.Code)
	if !ok {
		return nil, &Error{"ImportError", "Non-code object", HeaderSize}
	}
	return c, nil
}

// WritePyc makes a .pyc file that the dialect's CPython loads. The header's dialect
// may be nil; it is the code object's. The only error is ErrTooDeep.
func WritePyc(h Header, c *code.Code) ([]byte, error) {
	out := binary.LittleEndian.AppendUint32(magic(c.Dialect), h.Flags)
	if h.HashBased() {
		out = append(out, h.Hash[:]...)
	} else {
		out = binary.LittleEndian.AppendUint32(out, h.ModTime)
		out = binary.LittleEndian.AppendUint32(out, h.SourceSize)
	}
	return dump(out, c)
}
