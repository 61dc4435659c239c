package compare

import (
	"math/rand/v2"
	"strings"
	"testing"

	"bytewalk/internal/corpus"
)

// TestParse reads every listing of the corpus and looks at what it reads.
func TestParse(t *testing.T) {
	rows := 0
	for _, p := range corpus.Programs(t) {
		e := p.Expected(t, "3.8")
		listing, err := Parse(e.Dis)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		for _, s := range listing {
			for i, r := range s.Rows {
				if i > 0 && r.Offset != s.Rows[i-1].Offset+2 {
					t.Errorf("%s: offset %d after %d", p.Name, r.Offset, s.Rows[i-1].Offset)
				}
				rows++
			}
		}
		if r := Compare(listing, listing); len(r.Causes) != 0 || r.Unexplained() != 0 {
			t.Errorf("%s: a listing differs from itself", p.Name)
		}
	}
	if rows < 5000 {
		t.Errorf("read %d rows only", rows)
	}
	if _, err := Parse("1 0 LOAD_CONST 0 (1)\n\n  what\n"); err == nil || err.(*ParseError).Line != 3 {
		t.Errorf("error %v", err)
	}
}

// TestEveryChangeIsFound changes one thing at random in an exact listing: the
// comparison must report that thing, and nothing in other rows.
func TestEveryChangeIsFound(t *testing.T) {
	exact, err := Parse(corpus.Get(t, "lesson_recursion").Expected(t, "3.8").Dis)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		notes := copyOf(exact)
		s := random.IntN(len(notes))
		i := random.IntN(len(notes[s].Rows))
		r := &notes[s].Rows[i]
		var want Field
		switch random.IntN(7) {
		case 0:
			r.Line, want = r.Line+1, Line
		case 1:
			r.Target, want = !r.Target, Target
		case 2:
			r.Offset, want = r.Offset+100, Offset
		case 3:
			r.Arg, want = r.Arg+1, Oparg
		case 4:
			r.ArgRepr, want = r.ArgRepr+"x", Meaning
		case 5:
			notes[s].Rows, want = append(notes[s].Rows[:i:i], notes[s].Rows[i+1:]...), Missing
		case 6:
			r.Op, want = "NOTHING", Missing
		}
		var found []Difference
		for _, p := range Compare(notes, exact).Pairs {
			found = append(found, p.Differences...)
		}
		ok := false
		for _, d := range found {
			ok = ok || d.Field == want && (d.Exact.Op == exact[s].Rows[i].Op)
		}
		if !ok || len(found) > 4 {
			t.Fatalf("changed %s of row %v: found %+v", want, exact[s].Rows[i], found)
		}
	}
}

func copyOf(l Listing) Listing {
	var c Listing
	for _, s := range l {
		c = append(c, Section{s.Name, append([]Row(nil), s.Rows...)})
	}
	return c
}

// TestUnexplained shows that a mistake which fits no cause is not explained away.
func TestUnexplained(t *testing.T) {
	exact := listing(t, "1 0 LOAD_NAME 0 (print)\n  2 LOAD_CONST 0 ('a')\n  4 RETURN_VALUE\n")
	for _, notes := range []string{
		"1 0 LOAD_NAME 1 (print)\n  2 LOAD_CONST 0 ('a')\n  4 RETURN_VALUE\n",
		"1 0 LOAD_NAME 0 (print)\n  2 LOAD_CONST 1 ('b')\n  4 RETURN_VALUE\n",
		"1 0 LOAD_NAME 0 (print)\n  4 RETURN_VALUE\n",
		"1 0 LOAD_NAME 0 (print)\n  2 LOAD_CONST 0 ('a')\n  4 POP_TOP\n  6 RETURN_VALUE\n",
		"1 0 LOAD_NAME 0 (print)\n  2 LOAD_CONST 0 ('a')\n  4 RETURN_VALUE\nDisassembly of <code object f>:\n2 0 NOP\n",
	} {
		if r := Compare(listing(t, notes), exact); r.Unexplained() == 0 {
			t.Errorf("explained away:\n%s", notes)
		}
	}
}

func listing(t *testing.T, text string) Listing {
	t.Helper()
	l, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestSides shows the two sides of a comparison with all that the notes get wrong.
func TestSides(t *testing.T) {
	notes := listing(t, `
1     0 LOAD_CONST 1 (3)
      2 GET_ITER
  >>  4 FOR_ITER 1 (to 8)
      6 STORE_NAME 0 (i)
      8 JUMP_ABSOLUTE 4
     10 RETURN_VALUE
`)
	exact := listing(t, `
  1           0 LOAD_CONST               0 (3)
              2 GET_ITER
        >>    4 FOR_ITER                 4 (to 10)
              6 STORE_NAME               0 (i)

  2           8 JUMP_ABSOLUTE            4
        >>   10 LOAD_CONST               1 (None)
             12 RETURN_VALUE

Disassembly of <code object f at 0x0, file "f.py", line 1>:
  2           0 RETURN_VALUE
`)
	var got strings.Builder
	result := Compare(notes, exact)
	for _, p := range result.Pairs {
		for _, d := range p.Differences {
			n, e := d.Values()
			got.WriteString(strings.Join([]string{p.Section, string(d.Field), n, e, string(d.Cause)}, "|") + "\n")
		}
	}
	const want = `<module>|oparg|1|0|constants-from-one
<module>|oparg|1|4|jump-distance
<module>|meaning|to 8|to 10|jump-distance
<module>|line||2|line-left-out
<module>|missing||LOAD_CONST|none-left-out
<module>|jump target||>>|target-left-out
<module>|offset|10|12|none-left-out
f|code object|||code-objects-left-out
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if len(result.Causes) != 6 {
		t.Errorf("%d causes", len(result.Causes))
	}
	for _, c := range result.Causes {
		if c.Title == "" || c.Explanation == "" {
			t.Errorf("the cause %s has no words", c.ID)
		}
	}
}
