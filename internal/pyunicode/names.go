package pyunicode

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// moreNames has the names that package runenames lacks: aliases, and those of
// characters that are newer. A line has the character, the first version of Unicode
// that knows the name (0 for 12.1 and before), and the name.
//
//go:embed names.txt
var moreNames string

// named is a character and the version since when it has that name.
type named struct {
	r     rune
	since int
}

// byName has all characters that have a name of their own, in all versions; it is
// made when the first is asked for.
var byName = sync.OnceValue(func() map[string]named {
	names := make(map[string]named, 40_000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch r { // leaving out what is named by its number, and what has no name
		case 0x3400:
			r = 0x4dc0
		case 0x4e00:
			r = 0xa000
		case 0xac00:
			r = 0xd7a4
		case 0xd800:
			r = 0xf900
		case 0x20000:
			r = 0x2f800
		case 0x30000:
			r = 0xe0000
		case 0xf0000:
			r = unicode.MaxRune
		}
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			names[name] = named{r, 0}
		}
	}
	for line := range strings.Lines(moreNames) {
		number, rest, _ := strings.Cut(line, " ")
		since, name, _ := strings.Cut(strings.TrimSuffix(rest, "\n"), " ")
		r, _ := strconv.ParseUint(number, 16, 32)
		version, _ := strconv.Atoi(since)
		names[name] = named{rune(r), version}
	}
	return names
})

const (
	ideographPrefix = "CJK UNIFIED IDEOGRAPH-"
	hangulPrefix    = "HANGUL SYLLABLE "
)

// Lookup finds a character by its name or an alias, as \N{…} does: in any case, but
// for names that are computed. Named sequences are no characters.
func (t *Table) Lookup(name string) (rune, bool) {
	if digits, ok := strings.CutPrefix(name, ideographPrefix); ok {
		return t.ideograph(digits)
	}
	if syllable, ok := strings.CutPrefix(name, hangulPrefix); ok {
		return hangul(syllable)
	}
	n, ok := byName()[asciiUpper(name)]
	if !ok || n.since > t.Version() || !t.Is(n.r, Assigned) {
		return 0, false
	}
	return n.r, true
}

// asciiUpper is the name in capitals, or "" for one with other characters than
// ASCII, which no name has.
func asciiUpper(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return ""
		}
	}
	return strings.ToUpper(name)
}

func (t *Table) ideograph(digits string) (rune, bool) {
	if len(digits) != 4 && len(digits) != 5 || strings.ContainsAny(digits, "abcdef+-_") {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	r := rune(n)
	if err != nil || !t.Is(r, Ideograph) {
		return 0, false
	}
	return r, true
}

// The parts of the names of Hangul syllables (Unicode, section 3.12).
var (
	hangulLead  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowel = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulTail  = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

func hangul(syllable string) (rune, bool) {
	for l, lead := range hangulLead {
		rest, ok := strings.CutPrefix(syllable, lead)
		if !ok {
			continue
		}
		for v, vowel := range hangulVowel {
			tail, ok := strings.CutPrefix(rest, vowel)
			if !ok {
				continue
			}
			for t, name := range hangulTail {
				if tail == name {
					return rune(0xac00 + (l*len(hangulVowel)+v)*len(hangulTail) + t), true
				}
			}
		}
	}
	return 0, false
}

// Name gives a character's name (unicodedata.name), "" for one without.
func (t *Table) Name(r rune) string {
	switch {
	case t.Is(r, Ideograph): // which 3.8 says of some that aren't assigned
		return ideographPrefix + strings.ToUpper(strconv.FormatInt(int64(r), 16))
	case !t.Is(r, Assigned):
		return ""
	case r >= 0xac00 && r <= 0xd7a3:
		n := int(r - 0xac00)
		tail, n := n%len(hangulTail), n/len(hangulTail)
		return hangulPrefix + hangulLead[n/len(hangulVowel)] + hangulVowel[n%len(hangulVowel)] + hangulTail[tail]
	}
	if name := runenames.Name(r); name != "" {
		if name[0] == '<' {
			return ""
		}
		return name
	}
	// Newer characters are in the list of the other names, where they have but one.
	for line := range strings.Lines(moreNames) {
		if rest, ok := strings.CutPrefix(line, strings.ToUpper(strconv.FormatInt(int64(r), 16))+" "); ok {
			_, name, _ := strings.Cut(strings.TrimSuffix(rest, "\n"), " ")
			return name
		}
	}
	return ""
}
