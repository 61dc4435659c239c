package lexer

import (
	"sort"
	"unicode/utf8"
)

//go:generate go run gen_identifiers.go

// isIdentifier reports whether s, which starts like one, is an identifier after
// PEP 3131 (str.isidentifier).
func isIdentifier(s string) bool {
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf:
			// The scanner has let through letters, digits and underscores only.
		case i == 0:
			if !inRanges(identifierStart[:], r) {
				return false
			}
		case !inRanges(identifierContinue[:], r):
			return false
		}
	}
	return utf8.ValidString(s)
}

func inRanges(table [][2]rune, r rune) bool {
	i := sort.Search(len(table), func(i int) bool { return table[i][1] >= r })
	return i < len(table) && table[i][0] <= r
}
