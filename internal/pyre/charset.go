package pyre

import (
	"slices"
	"strconv"
	"sync"
	"unicode"

	"bytewalk/internal/pyunicode"
)

func itoa(n int) string { return strconv.Itoa(n) }

// test says which characters an item of a pattern accepts.
type test struct {
	bits [4]uint64 // of the characters below 256
	only rune      // the only character, or -1
	wide func(c rune) bool
}

func (t *test) ok(c rune) bool {
	if uint32(c) < 256 {
		return t.bits[c>>6]>>(c&63)&1 != 0
	}
	return t.wide(c)
}

// newTest makes the test of a node that is one character.
func newTest(n *node, flags Flags, table *pyunicode.Table) *test {
	t := &test{only: -1}
	ignore := flags&IgnoreCase != 0
	f := foldingOf(flags)
	switch n.kind {
	case literal, notLiteral:
		if n.kind == literal && (!ignore || !f.cased(n.char)) {
			t.only = n.char
		}
		same := func(c rune) bool { return c == n.char }
		if ignore {
			low := f.lower(n.char)
			same = func(c rune) bool {
				c = f.lower(c)
				return c == low || f.wide && slices.Contains(sameUpper[low], c)
			}
		}
		t.wide = same
		if n.kind == notLiteral {
			t.wide = func(c rune) bool { return !same(c) }
		}
	case anyChar:
		t.wide = func(c rune) bool { return c != '\n' || flags&DotAll != 0 }
	case charSet:
		t.wide = setTest(n, ignore, f, wordsOf(flags, table))
	}
	for c := range rune(256) {
		if t.wide(c) {
			t.bits[c>>6] |= 1 << (c & 63)
		}
	}
	return t
}

func setTest(n *node, ignore bool, f folding, w *words) func(c rune) bool {
	in := func(c rune) bool {
		for i := range n.set {
			item := &n.set[i]
			if item.category != 0 {
				if w.is(item.category, c) {
					return true
				}
			} else if item.lo <= c && c <= item.hi {
				return true
			}
		}
		return false
	}
	if !ignore {
		return func(c rune) bool { return in(c) != n.negate }
	}
	// A character is in the set if one is that has the same lower case, or whose lower
	// case has the same upper case.
	return func(c rune) bool {
		c = f.lower(c)
		found := in(c) || slices.ContainsFunc(f.lowersTo(c), in)
		if f.wide && !found {
			for _, d := range sameUpper[c] {
				if found = found || in(d) || slices.ContainsFunc(f.lowersTo(d), in); found {
					break
				}
			}
		}
		return found != n.negate
	}
}

// folding is how a pattern compares characters in any case.
type folding struct{ wide bool } // all of Unicode, or ASCII

func foldingOf(flags Flags) folding { return folding{flags&Unicode != 0} }

func (f folding) lower(c rune) rune {
	if c < 128 {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	if f.wide {
		return unicode.ToLower(c)
	}
	return c
}

// cased says whether c has another case. Those whose upper case is several characters have one.
func (f folding) cased(c rune) bool {
	if !f.wide {
		return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
	}
	return unicode.ToLower(c) != c || unicode.ToUpper(c) != c || c == 'ß' || c == 'ŉ' || 'ǰ' == c || 0x1E96 <= c && c <= 0x1E9A ||
		0x1F50 <= c && c <= 0x1FFF || 0xFB00 <= c && c <= 0xFB17 || c == 0x587 || c == 0x390 || c == 0x3B0
}

// lowersTo gives the characters other than c whose lower case c is.
func (f folding) lowersTo(c rune) []rune {
	if !f.wide {
		if 'a' <= c && c <= 'z' {
			return []rune{c - 'a' + 'A'}
		}
		return nil
	}
	return lowered()[c]
}

var lowered = sync.OnceValue(func() map[rune][]rune {
	m := map[rune][]rune{}
	for _, r := range unicode.CaseRanges {
		for c := rune(r.Lo); c <= rune(r.Hi); c++ {
			if low := unicode.ToLower(c); low != c {
				m[low] = append(m[low], c)
			}
		}
	}
	return m
})

// sameUpper has the lower-case characters that share their upper case with others.
var sameUpper = map[rune][]rune{}

func init() {
	for _, group := range []string{"iı", "sſ", "µμ", "\u0345ι\u1fbe", "ΐ\u1fd3", "ΰ\u1fe3", "βϐ", "εϵ", "θϑ", "κϰ", "πϖ", "ρϱ",
		"ςσ", "φϕ", "ṡẛ", "\ufb05\ufb06", "вᲀ", "дᲁ", "оᲂ", "сᲃ", "тᲄᲅ", "ъᲆ", "ѣᲇ", "ᲈꙋ"} {
		runes := []rune(group)
		for _, a := range runes {
			for _, b := range runes {
				if a != b {
					sameUpper[a] = append(sameUpper[a], b)
				}
			}
		}
	}
}

// words are the categories of characters.
type words struct {
	table *pyunicode.Table // nil: ASCII
}

func wordsOf(flags Flags, table *pyunicode.Table) *words {
	if flags&Unicode != 0 {
		return &words{table}
	}
	return &words{}
}

func (w *words) is(category byte, c rune) bool {
	switch category {
	case 'D', 'S', 'W':
		return !w.is(category|0x20, c)
	}
	if w.table == nil || c < 128 {
		switch {
		case '0' <= c && c <= '9':
			return category != 's'
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			return category == 'w'
		case c == ' ', '\t' <= c && c <= '\r':
			return category == 's'
		case w.table != nil && 0x1C <= c && c <= 0x1F:
			return category == 's'
		}
		return false
	}
	switch category {
	case 'd':
		return w.table.Is(c, pyunicode.Decimal)
	case 's':
		return w.table.Is(c, pyunicode.Space)
	}
	return w.table.Is(c, pyunicode.AlphaNumeric)
}
