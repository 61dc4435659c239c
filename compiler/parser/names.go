package parser

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// runesByName has all characters that have a name of their own; it is made when
// the first \N{…} is met.
var runesByName = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 40_000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r == 0x3400 {
			r = 0x4dc0 // ideographs have their number as name
		} else if r == 0x4e00 {
			r = 0xa000
		} else if r == 0xac00 {
			r = 0xf900 // Hangul syllables, surrogates, private use
		} else if r == 0x20000 {
			r = 0xe0000
		} else if r == 0xf0000 {
			break
		}
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			names[name] = r
		}
	}
	for alias, r := range nameAliases {
		names[alias] = r
	}
	return names
})

// runeByName finds a character by its Unicode name, in any case, as \N{…} does.
func runeByName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := runesByName()[name]; ok {
		return r, true
	}
	if digits, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		return ideograph(digits)
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	return 0, false
}

func ideograph(digits string) (rune, bool) {
	if len(digits) != 4 && len(digits) != 5 {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	r := rune(n)
	if err != nil || !unicode.Is(unicode.Unified_Ideograph, r) {
		return 0, false
	}
	return r, true
}

// The parts of the names of Hangul syllables (Unicode, section 3.12).
var (
	hangulLead  = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	hangulVowel = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	hangulTail  = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
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
