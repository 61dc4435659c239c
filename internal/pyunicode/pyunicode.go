// Package pyunicode is Python's view of the Unicode character database, one Table for
// each version of Unicode that a CPython has: what the str methods say of a
// character, upper, lower and title case and the case-folded form of strings, and
// characters by their names.
//
// The data are made by gen.go from the answers of those CPythons themselves, because
// Go's tables are of other versions. unicode.bin has the characters of the newest
// version in pages, and what differed in the older ones as ranges:
//
//	5 uint32   number of index entries, pages, records, texts, older versions
//	8 bytes    older version: its number uint32 (1201 for 12.1), number of its ranges uint32
//	uint16     index: the page of each 128 characters
//	uint16     pages: 128 record numbers each
//	20 bytes   record: flags uint16, decimal digit int16 (-1 for none), then upper,
//	           lower, title, fold int32: a difference, or 0x40000000 + text
//	12 bytes   text: UTF-8, padded with NUL
//	10 bytes   range, oldest version first: first character uint32, the one behind the
//	           last uint32, record uint16
//
// All is little endian. It is used where it lies: a table is ready without being
// built, and the first page is the same in all versions.
package pyunicode

import (
	_ "embed"
	"strings"

	"bytewalk/internal/wtf8"
)

//go:generate go run gen.go

//go:embed unicode.bin
var data string

// The tables of the versions: that of CPython 3.8, of 3.9 and 3.10, 3.11, 3.12 and 3.13.
var (
	V121 = &Table{version: 1201}
	V130 = &Table{version: 1300}
	V140 = &Table{version: 1400}
	V150 = &Table{version: 1500}
	V151 = &Table{version: 1501}
)

// tables has the tables, oldest first.
var tables = []*Table{V121, V130, V140, V150, V151}

// Table is one version of Unicode. It is never modified. The nil Table is the newest.
type Table struct {
	version int
	ranges  string // where it differs from the newest
}

// Version gives the version, 1201 for 12.1.
func (t *Table) Version() int {
	if t == nil {
		return V151.version
	}
	return t.version
}

// The parts of data.
var index, pages, records, texts string

func init() {
	rest := data
	cut := func(size int) string {
		part := rest[:size]
		rest = rest[size:]
		return part
	}
	head := cut(20)
	older := int(u32(head, 4))
	counts := cut(8 * older)
	index = cut(2 * int(u32(head, 0)))
	pages = cut(256 * int(u32(head, 1)))
	records = cut(20 * int(u32(head, 2)))
	texts = cut(12 * int(u32(head, 3)))
	for i := range older {
		if tables[i].version != int(u32(counts, 2*i)) {
			panic("pyunicode: unicode.bin has other versions")
		}
		tables[i].ranges = cut(10 * int(u32(counts, 2*i+1)))
	}
	for r := range ascii {
		ascii[r] = Property(u16((*Table)(nil).record(rune(r)), 0))
	}
}

func u16(s string, i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }

func u32(s string, i int) uint32 { return uint32(u16(s, 2*i)) | uint32(u16(s, 2*i+1))<<16 }

// Property is a set of the properties of a character.
type Property uint16

// The properties, named after the str methods that ask for them.
const (
	Alpha Property = 1 << iota
	Decimal
	Digit
	Numeric
	Lower
	Upper
	Title // a titlecase letter such as U+01C5
	Space
	Printable
	IdentifierStart
	IdentifierContinue
	Cased
	CaseIgnorable
	LineBreak
	Assigned  // a character at all (any category but Cn)
	Ideograph // named after its number, as a unified ideograph

	AlphaNumeric = Alpha | Decimal | Digit | Numeric
)

func (t *Table) record(r rune) string {
	if r < 0 || r > 0x10ffff {
		r = 0x378 // unassigned
	}
	n := int(u16(pages, int(u16(index, int(r>>7)))*128+int(r&127)))
	if r >= 128 && t != nil && t.ranges != "" {
		if older, ok := t.older(r); ok {
			n = older
		}
	}
	return records[20*n : 20*n+20]
}

// older gives the record of a character that is another one than in the newest
// version.
func (t *Table) older(r rune) (record int, ok bool) {
	at := func(i, offset int) rune {
		s := t.ranges[10*i+offset:]
		return rune(s[0]) | rune(s[1])<<8 | rune(s[2])<<16 // the fourth byte is 0
	}
	low, high := 0, len(t.ranges)/10
	for low < high {
		if middle := (low + high) / 2; at(middle, 4) <= r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(t.ranges)/10 || at(low, 0) > r {
		return 0, false
	}
	s := t.ranges[10*low+8:]
	return int(s[0]) | int(s[1])<<8, true
}

// Is says whether r has any of the properties.
func (t *Table) Is(r rune, p Property) bool {
	if uint32(r) < 128 {
		return ascii[r]&p != 0
	}
	return Property(u16(t.record(r), 0))&p != 0
}

// ascii has the properties of the characters that are the same in all versions, and asked for most.
var ascii [128]Property

// Printable is str.isprintable of one character: whether repr leaves it as it is.
func (t *Table) Printable(r rune) bool { return t.Is(r, Printable) }

// IsIdentifier is str.isidentifier.
func (t *Table) IsIdentifier(s string) bool {
	for i, first := 0, true; i < len(s); first = false {
		r, n := wtf8.Decode(s[i:])
		i += n
		p := IdentifierContinue
		if first {
			p = IdentifierStart
		}
		if !t.Is(r, p) {
			return false
		}
	}
	return s != ""
}

// DecimalValue is the value of a decimal digit, or -1.
func (t *Table) DecimalValue(r rune) int { return int(int16(u16(t.record(r), 1))) }

func (t *Table) append(b []byte, r rune, field int) []byte {
	rec := t.record(r)
	d := int32(uint32(u16(rec, field)) | uint32(u16(rec, field+1))<<16)
	if d < 0x20000000 {
		return wtf8.Append(b, r+d)
	}
	at := 12 * int(d-0x40000000)
	return append(b, strings.TrimRight(texts[at:at+12], "\x00")...)
}

// AppendUpper appends the upper case of r, one to three characters.
func (t *Table) AppendUpper(b []byte, r rune) []byte { return t.append(b, r, 2) }

// AppendLower appends the lower case of r, not looking at what stands beside it.
func (t *Table) AppendLower(b []byte, r rune) []byte { return t.append(b, r, 4) }

// AppendTitle appends the title case of r.
func (t *Table) AppendTitle(b []byte, r rune) []byte { return t.append(b, r, 6) }

// AppendFold appends the case-folded form of r.
func (t *Table) AppendFold(b []byte, r rune) []byte { return t.append(b, r, 8) }

const (
	sigma      = 0x3a3
	smallSigma = 0x3c3
	finalSigma = 0x3c2
)

// appendLowerAt appends the lower case of the character r that is rs[i]. A capital
// sigma at the end of a word becomes a final one (Unicode's Final_Sigma).
func (t *Table) appendLowerAt(b []byte, rs []rune, i int) []byte {
	if rs[i] != sigma {
		return t.AppendLower(b, rs[i])
	}
	j := i - 1
	for j >= 0 && t.Is(rs[j], CaseIgnorable) {
		j--
	}
	final := j >= 0 && t.Is(rs[j], Cased)
	if final {
		j = i + 1
		for j < len(rs) && t.Is(rs[j], CaseIgnorable) {
			j++
		}
		final = j == len(rs) || !t.Is(rs[j], Cased)
	}
	if final {
		return wtf8.Append(b, finalSigma)
	}
	return wtf8.Append(b, smallSigma)
}

// Upper is str.upper.
func (t *Table) Upper(s string) string {
	if wtf8.IsASCII(s) {
		return strings.ToUpper(s)
	}
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, size := wtf8.Decode(s)
		b = t.AppendUpper(b, r)
		s = s[size:]
	}
	return string(b)
}

// Lower is str.lower.
func (t *Table) Lower(s string) string {
	if wtf8.IsASCII(s) {
		return strings.ToLower(s)
	}
	rs := wtf8.Runes(s)
	b := make([]byte, 0, len(s))
	for i := range rs {
		b = t.appendLowerAt(b, rs, i)
	}
	return string(b)
}

// Fold is str.casefold.
func (t *Table) Fold(s string) string {
	if wtf8.IsASCII(s) {
		return strings.ToLower(s)
	}
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, size := wtf8.Decode(s)
		b = t.AppendFold(b, r)
		s = s[size:]
	}
	return string(b)
}

// Title is str.title.
func (t *Table) Title(s string) string {
	rs := wtf8.Runes(s)
	b := make([]byte, 0, len(s))
	previousCased := false
	for i, r := range rs {
		if previousCased {
			b = t.appendLowerAt(b, rs, i)
		} else {
			b = t.AppendTitle(b, r)
		}
		previousCased = t.Is(r, Cased)
	}
	return string(b)
}

// Capitalize is str.capitalize: the first character in title case (since 3.8), the
// others in lower case.
func (t *Table) Capitalize(s string) string {
	if wtf8.IsASCII(s) {
		b := []byte(s)
		for i, c := range b {
			if i == 0 && 'a' <= c && c <= 'z' {
				b[i] = c - ('a' - 'A')
			} else if i > 0 && 'A' <= c && c <= 'Z' {
				b[i] = c + ('a' - 'A')
			}
		}
		return string(b)
	}
	rs := wtf8.Runes(s)
	b := make([]byte, 0, len(s))
	for i, r := range rs {
		if i == 0 {
			b = t.AppendTitle(b, r)
		} else {
			b = t.appendLowerAt(b, rs, i)
		}
	}
	return string(b)
}

// SwapCase is str.swapcase.
func (t *Table) SwapCase(s string) string {
	rs := wtf8.Runes(s)
	b := make([]byte, 0, len(s))
	for i, r := range rs {
		switch {
		case t.Is(r, Upper):
			b = t.appendLowerAt(b, rs, i)
		case t.Is(r, Lower):
			b = t.AppendUpper(b, r)
		default:
			b = wtf8.Append(b, r)
		}
	}
	return string(b)
}
