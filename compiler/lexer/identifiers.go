package lexer

import (
	"unicode/utf8"

	"bytewalk/internal/pyunicode"
)

// isIdentifier reports whether s, which starts like one, is an identifier after
// PEP 3131 (str.isidentifier).
func isIdentifier(s string) bool {
	for i, r := range s {
		property := pyunicode.IdentifierContinue
		if i == 0 {
			property = pyunicode.IdentifierStart
		}
		if !pyunicode.V121.Is(r, property) && r != '_' {
			return false
		}
	}
	return utf8.ValidString(s)
}
