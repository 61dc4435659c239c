package pyunicode

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bytewalk/internal/oracle"
	"bytewalk/internal/wtf8"
)

// pythons has a CPython for each table.
var pythons = map[string]*Table{"3.8": V121, "3.9": V130, "3.11": V140, "3.12": V150, "3.13": V151}

// TestDigests compares every character, every name and every alias of every version
// with what gen.py has seen of them.
func TestDigests(t *testing.T) {
	raw, err := os.ReadFile("testdata/digests.json")
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]string
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != len(pythons) {
		t.Errorf("digests of %d versions", len(want))
	}
	for version, table := range pythons {
		got := map[string]hash.Hash{"characters": sha256.New(), "names": sha256.New(), "aliases": sha256.New()}
		var line, text []byte
		for r := range rune(0x110000) {
			line = append(bytes.ToUpper(strconv.AppendInt(line[:0], int64(r), 16)), ' ')
			line = append(strconv.AppendInt(line, int64(u16(table.record(r), 0)), 10), ' ')
			line = strconv.AppendInt(line, int64(table.DecimalValue(r)), 10)
			for _, mapped := range []func([]byte, rune) []byte{table.AppendUpper, table.AppendLower, table.AppendTitle, table.AppendFold} {
				text = mapped(text[:0], r)
				line = hex.AppendEncode(append(line, ' '), text)
			}
			got["characters"].Write(append(line, '\n'))
			if name := table.Name(r); name != "" {
				fmt.Fprintf(got["names"], "%X %s\n", r, name)
				if back, ok := table.Lookup(name); !ok || back != r {
					t.Fatalf("%s: Lookup(%s) = %X, %v, want %X", version, name, back, ok, r)
				}
			}
		}
		var aliases []string
		for name := range byName() {
			if r, ok := table.Lookup(name); ok && table.Name(r) != name {
				aliases = append(aliases, name)
			}
		}
		sort.Strings(aliases)
		for _, alias := range aliases {
			r, _ := table.Lookup(alias)
			fmt.Fprintf(got["aliases"], "%X %s\n", r, alias)
		}
		for kind, h := range got {
			if sum := hex.EncodeToString(h.Sum(nil)); sum != want[version][kind] {
				t.Errorf("%s: other %s than CPython's", version, kind)
			}
		}
	}
}

const script = `
import random, unicodedata
def handle(r):
    if r['kind'] == 'normal':
        return [unicodedata.normalize('NFKC', c) for c in map(chr, range(r['first'], r['first'] + 0x1000)) if ('a' + c).isidentifier()]
    if r['kind'] == 'names':
        found = []
        for n in r['names']:
            try:
                found.append(ord(eval('"\\N{' + n + '}"')))
            except SyntaxError:
                found.append(-1)
        return found
    rnd = random.Random(r['seed'])
    pool = ['aAzZ09 .', 'ßŉǰΐΣσςİıſ', 'ǅǆǄﬁﬃ\u0345', "\u0301'\u00b7-", '\u1f80\u1f88ა\u1c90\ua64a', 'Ѐѐ\U00010400\U00010428', '\ud800', '\u2c2f\ua7c0\U0001df00']
    out = []
    for _ in range(3000):
        s = ''.join(rnd.choice(rnd.choice(pool)) for _ in range(rnd.randrange(8)))
        out.append([x.encode('utf-8', 'surrogatepass').hex() for x in
            (s, s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), str(s.isidentifier()))])
    return out
`

// each runs a test with every version's interpreter.
func each(t *testing.T, test func(*testing.T, *Table, *oracle.Server)) {
	for version, table := range pythons {
		t.Run(version, func(t *testing.T) { test(t, table, oracle.Serve(t, version, script)) })
	}
}

// TestNormal holds the normal forms of golang.org/x/text, which are of Unicode 15.0,
// against those of each version, for all characters that identifiers may have.
func TestNormal(t *testing.T) {
	each(t, func(t *testing.T, table *Table, s *oracle.Server) {
		for first := rune(0); first < 0x110000; first += 0x1000 {
			if first >= 0x32000 && first != 0xe0000 {
				continue
			}
			var want []string
			if err := s.Ask(map[string]any{"kind": "normal", "first": first}, &want); err != nil {
				t.Fatal(err)
			}
			i := 0
			for r := first; r < first+0x1000; r++ {
				if !table.Is(r, IdentifierContinue) {
					continue
				}
				if got := norm.NFKC.String(string(r)); i >= len(want) || got != want[i] {
					t.Fatalf("U+%04X: NFKC is %+q", r, got)
				}
				i++
			}
		}
	})
}

// TestNames asks for names in all ways of writing them.
func TestNames(t *testing.T) {
	names := []string{"", " ", "A", "LATIN SMALL LETTER A", "latin small letter a", "Latin Small Letter A", "LATIN SMALL LETTER A ",
		" LATIN SMALL LETTER A", "LATIN  SMALL LETTER A", "latin_small_letter_a", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00",
		"cjk unified ideograph-4E00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-004E00", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-9FFF",
		"CJK UNIFIED IDEOGRAPH-2EBF0", "CJK UNIFIED IDEOGRAPH-30000", "CJK UNIFIED IDEOGRAPH-31350", "CJK UNIFIED IDEOGRAPH-4DB6", "CJK UNIFIED IDEOGRAPH-2A6D7",
		"CJK UNIFIED IDEOGRAPH-FA0E", "CJK UNIFIED IDEOGRAPH-+4E0", "CJK COMPATIBILITY IDEOGRAPH-FA0E", "HANGUL SYLLABLE GA", "hangul syllable GA",
		"HANGUL SYLLABLE ga", "HANGUL SYLLABLE A", "HANGUL SYLLABLE ", "HANGUL SYLLABLE SSYISS", "HANGUL SYLLABLE GAX", "NULL", "LINE FEED", "NEW LINE", "BELL", "ALERT", "VS17", "EM", "FVS4",
		"KEYCAP NUMBER SIGN", "LATIN SMALL LETTER R WITH TILDE", "BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS", "control", "<control>", "UNDEFINED", "SURROGATE-D800",
		"PRIVATE USE-E000", "\u017fPACE", "SPACE\u0131", "no-break space", "ZWNBSP", "BOM", "TANGUT IDEOGRAPH-17000", "TANGUT IDEOGRAPH-187F8", "KHITAN SMALL SCRIPT CHARACTER-18B00", "NUSHU CHARACTER-1B170",
		strings.Repeat("A", 300)}
	each(t, func(t *testing.T, table *Table, s *oracle.Server) {
		var want []rune
		if err := s.Ask(map[string]any{"kind": "names", "names": names}, &want); err != nil {
			t.Fatal(err)
		}
		for i, name := range names {
			r, ok := table.Lookup(name)
			if !ok {
				r = -1
			}
			if r != want[i] {
				t.Errorf("Lookup(%q) = %X, want %X", name, r, want[i])
			}
		}
	})
}

func TestMappings(t *testing.T) {
	each(t, func(t *testing.T, table *Table, s *oracle.Server) {
		var cases [][]string
		if err := s.Ask(map[string]any{"kind": "mappings", "seed": 1}, &cases); err != nil {
			t.Fatal(err)
		}
		names := []string{"", "upper", "lower", "title", "capitalize", "swapcase", "casefold", "isidentifier"}
		for _, c := range cases {
			in := unhex(t, c[0])
			identifier := "False"
			if table.IsIdentifier(in) {
				identifier = "True"
			}
			got := []string{in, table.Upper(in), table.Lower(in), table.Title(in), table.Capitalize(in), table.SwapCase(in), table.Fold(in), identifier}
			for i := range got {
				if got[i] != unhex(t, c[i]) {
					t.Errorf("%s(%+q) = %+q, want %+q", names[i], wtf8.Runes(in), wtf8.Runes(got[i]), wtf8.Runes(unhex(t, c[i])))
				}
			}
		}
	})
}

func unhex(t *testing.T, s string) string {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func BenchmarkOlder(b *testing.B) {
	for i := range b.N {
		V121.Is(rune(0x4e00+i%4096), Alpha)
	}
}
