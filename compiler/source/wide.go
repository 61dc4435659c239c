package source

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A file whose cookie is ASCII and says that the file is in a codec in which ASCII has
// other bytes can't be meant: but CPython reads it so.

// wide has the codecs of two and of four bytes; without a mark the bytes are in the
// order of CPython's machine. A mark cannot be there where a cookie could be read. charmap
// without a table of its own is Latin-1.
var wide = map[string]codec{
	"utf_16": utf16Codec("utf-16-le", binary.LittleEndian), "utf_16_le": utf16Codec("utf-16-le", binary.LittleEndian),
	"utf_16_be": utf16Codec("utf-16-be", binary.BigEndian),
	"utf_32":    utf32Codec("utf-32-le", binary.LittleEndian), "utf_32_le": utf32Codec("utf-32-le", binary.LittleEndian),
	"utf_32_be": utf32Codec("utf-32-be", binary.BigEndian),
	"charmap":   decodeLatin1,
}

// needsMark reports whether a codec, when it reads line by line, insists on a byte order
// mark.
func needsMark(name string) bool {
	key := canonical(name)
	return key == "utf_16" || key == "utf_32"
}

func decodeLatin1(raw []byte, _ bool) (string, int, *failure) {
	var b strings.Builder
	for _, c := range raw {
		b.WriteRune(rune(c))
	}
	return b.String(), len(raw), nil
}

// foreignCodec reads what table has for each byte.
func foreignCodec(table []rune) codec {
	return func(raw []byte, _ bool) (string, int, *failure) {
		var b strings.Builder
		for i, c := range raw {
			r := table[c]
			if r == utf8.RuneError {
				return "", 0, &failure{"charmap", c, i, i + 1, "character maps to <undefined>"}
			}
			b.WriteRune(r)
		}
		return b.String(), len(raw), nil
	}
}

func utf16Codec(name string, order binary.ByteOrder) codec {
	return func(raw []byte, last bool) (string, int, *failure) {
		var b strings.Builder
		for i := 0; i < len(raw); {
			refuse := func(end int, reason string) (string, int, *failure) {
				return "", 0, &failure{name, raw[i], i, end, reason}
			}
			if i+1 == len(raw) {
				if !last {
					return b.String(), i, nil
				}
				return refuse(len(raw), "truncated data")
			}
			unit := rune(order.Uint16(raw[i:]))
			switch {
			case unit < 0xd800 || unit > 0xdfff:
				b.WriteRune(unit)
				i += 2
			case unit >= 0xdc00:
				return refuse(i+2, "illegal encoding")
			case i+4 > len(raw):
				if !last {
					return b.String(), i, nil
				}
				return refuse(len(raw), "unexpected end of data")
			default:
				low := rune(order.Uint16(raw[i+2:]))
				if low < 0xdc00 || low > 0xdfff {
					return refuse(i+2, "illegal UTF-16 surrogate")
				}
				b.WriteRune(0x10000 + (unit-0xd800)<<10 + (low - 0xdc00))
				i += 4
			}
		}
		return b.String(), len(raw), nil
	}
}

func utf32Codec(name string, order binary.ByteOrder) codec {
	return func(raw []byte, last bool) (string, int, *failure) {
		var b strings.Builder
		for i := 0; i < len(raw); i += 4 {
			if i+4 > len(raw) {
				if !last {
					return b.String(), i, nil
				}
				return "", 0, &failure{name, raw[i], i, len(raw), "truncated data"}
			}
			unit := order.Uint32(raw[i:])
			switch {
			case unit > utf8.MaxRune:
				return "", 0, &failure{name, raw[i], i, i + 4, "code point not in range(0x110000)"}
			case unit >= 0xd800 && unit <= 0xdfff:
				return "", 0, &failure{name, raw[i], i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)"}
			}
			b.WriteRune(rune(unit))
		}
		return b.String(), len(raw), nil
	}
}
