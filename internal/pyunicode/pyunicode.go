// Package pyunicode says what CPython's str methods say of a character, and maps
// strings to upper, lower and title case and to their case-folded form.
//
// The tables are made by gen.py from the answers of that CPython itself, because
// Go's tables are of another Unicode version. A table is one string:
//
//	4 uint32   number of index entries, pages, records, texts
//	uint16     index: the page of each 128 characters
//	uint16     pages: 128 record numbers each
//	20 bytes   record: flags uint16, decimal digit int16 (-1 for none), then upper,
//	           lower, title, fold int32: a difference, or 0x40000000 + text
//	12 bytes   text: UTF-8, padded with NUL
//
// All is little endian.
package pyunicode

import (
	_ "embed"
	"strings"

	"bytewalk/internal/wtf8"
)

//go:generate python3.8 gen.py

//go:embed unicode121.bin
var unicode121 string

// V121 is Unicode 12.1, that of CPython 3.8.
var V121 = load(unicode121)

// Table is one version of Unicode. It is never modified.
type Table struct {
	index, pages, records, texts string
}

func load(s string) *Table {
	n := func(i int) int { return int(u16(s, 2*i)) | int(u16(s, 2*i+1))<<16 }
	cut := func(size int) string {
		part := s[:size]
		s = s[size:]
		return part
	}
	index, pages, records, texts := n(0), n(1), n(2), n(3)
	cut(16)
	return &Table{cut(2 * index), cut(256 * pages), cut(20 * records), cut(12 * texts)}
}

func u16(s string, i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }

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

	AlphaNumeric = Alpha | Decimal | Digit | Numeric
)

func (t *Table) record(r rune) string {
	if r < 0 || r > 0x10ffff {
		r = 0x378 // unassigned
	}
	page := int(u16(t.index, int(r>>7)))
	at := 20 * int(u16(t.pages, page*128+int(r&127)))
	return t.records[at : at+20]
}

// Is says whether r has any of the properties.
func (t *Table) Is(r rune, p Property) bool { return Property(u16(t.record(r), 0))&p != 0 }

// DecimalValue is the value of a decimal digit, or -1.
func (t *Table) DecimalValue(r rune) int { return int(int16(u16(t.record(r), 1))) }

func (t *Table) append(b []byte, r rune, field int) []byte {
	rec := t.record(r)
	d := int32(uint32(u16(rec, field)) | uint32(u16(rec, field+1))<<16)
	if d < 0x20000000 {
		return wtf8.Append(b, r+d)
	}
	at := 12 * int(d-0x40000000)
	return append(b, strings.TrimRight(t.texts[at:at+12], "\x00")...)
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
