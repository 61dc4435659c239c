package pyunicode

import (
	"testing"

	"bytewalk/internal/oracle"
	"bytewalk/internal/wtf8"
)

const script = `
import random
PROPERTIES = [str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.islower, str.isupper]
def handle(r):
    if r['kind'] == 'properties':
        return [''.join('01'[f(chr(i))] for f in PROPERTIES) for i in range(r['first'], r['first'] + 0x1000)]
    rnd = random.Random(r['seed'])
    pool = ['aAzZ09 .', 'ßŉǰΐΣσςİıſ', 'ǅǆǄﬁﬃ\u0345', "\u0301'\u00b7-", '\u1f80\u1f88ა\u1c90\ua64a', 'Ѐѐ\U00010400\U00010428', '\ud800']
    out = []
    for _ in range(3000):
        s = ''.join(rnd.choice(rnd.choice(pool)) for _ in range(rnd.randrange(8)))
        out.append([x.encode('utf-8', 'surrogatepass').hex() for x in
            (s, s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())])
    return out
`

func TestProperties(t *testing.T) {
	s := oracle.Serve(t, "3.8", script)
	for first := rune(0); first < 0x110000; first += 0x1000 {
		var want []string
		if err := s.Ask(map[string]any{"kind": "properties", "first": first}, &want); err != nil {
			t.Fatal(err)
		}
		for i, w := range want {
			for k, p := range []Property{Alpha, Decimal, Digit, Numeric, Lower, Upper} {
				if V121.Is(first+rune(i), p) != (w[k] == '1') {
					t.Errorf("U+%04X property %d: want %c", first+rune(i), p, w[k])
				}
			}
		}
	}
}

func TestMappings(t *testing.T) {
	s := oracle.Serve(t, "3.8", script)
	var cases [][]string
	if err := s.Ask(map[string]any{"kind": "mappings", "seed": 1}, &cases); err != nil {
		t.Fatal(err)
	}
	names := []string{"", "upper", "lower", "title", "capitalize", "swapcase", "casefold"}
	for _, c := range cases {
		in := unhex(c[0])
		got := []string{in, V121.Upper(in), V121.Lower(in), V121.Title(in), V121.Capitalize(in), V121.SwapCase(in), V121.Fold(in)}
		for i := range got {
			if got[i] != unhex(c[i]) {
				t.Errorf("%s(%+q) = %+q, want %+q", names[i], wtf8.Runes(in), wtf8.Runes(got[i]), wtf8.Runes(unhex(c[i])))
			}
		}
	}
}

func unhex(s string) string {
	b := make([]byte, len(s)/2)
	for i := range b {
		b[i] = nibble(s[2*i])<<4 | nibble(s[2*i+1])
	}
	return string(b)
}

func nibble(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}
