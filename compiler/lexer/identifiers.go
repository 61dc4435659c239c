package lexer

import (
	"unicode/utf8"

	"bytewalk/internal/pyunicode"
)

// isIdentifier reports whether s is an identifier after PEP 3131 (str.isidentifier)
// in a version of Unicode.
func isIdentifier(s string, unicode *pyunicode.Table) bool {
	return utf8.ValidString(s) && unicode.IsIdentifier(s)
}
