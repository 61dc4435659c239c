package dialect

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler/dialect/internal/ask"
	"bytewalk/compiler/opcode"
	"bytewalk/internal/oracle"
)

// TestGenerated compares the generated files with what the CPythons say now.
func TestGenerated(t *testing.T) {
	source, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	stored := readEffects(t)
	for _, version := range ask.Versions {
		t.Run(version, func(t *testing.T) {
			oracle.Python(t, version)
			answer, err := ask.One(version)
			if err != nil {
				t.Fatal(err)
			}
			table, err := ask.Source([]*ask.Answer{answer})
			if err != nil {
				t.Fatal(err)
			}
			_, table, _ = bytes.Cut(table, []byte("\nvar "))
			if !bytes.Contains(source, table) {
				t.Error("tables.go is stale: run go generate in compiler/dialect")
			}
			if got, want := marshal(t, stored[version]), marshal(t, ask.Effects([]*ask.Answer{answer})[version]); got != want {
				t.Error("testdata/effects.json is stale: run go generate in compiler/dialect")
			}
		})
	}
}

func marshal(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func readEffects(t *testing.T) map[string]map[string][][2]int {
	data, err := os.ReadFile("testdata/effects.json")
	if err != nil {
		t.Fatal(err)
	}
	var effects map[string]map[string][][2]int
	if err := json.Unmarshal(data, &effects); err != nil {
		t.Fatal(err)
	}
	return effects
}

func TestStackEffect(t *testing.T) {
	for version, instructions := range readEffects(t) {
		d, ok := Lookup(version)
		if !ok {
			t.Fatalf("no dialect %s", version)
		}
		for name, effects := range instructions {
			op := opcode.Parse(name)
			for i, want := range effects {
				arg := ask.EffectArgs[i]
				got := [2]int{d.StackEffect(op, arg, false), d.StackEffect(op, arg, true)}
				if got != want {
					t.Errorf("%s: %s %d: effect %d, jumping %d; CPython has %d, %d", version, name, arg, got[0], got[1], want[0], want[1])
				}
			}
		}
	}
}

// TestRowOperands: the row of an instruction has the operand kind of the first
// dialect that knows the instruction.
func TestRowOperands(t *testing.T) {
	seen := map[opcode.Op]bool{}
	for _, d := range All() {
		for _, op := range d.Instructions() {
			if !seen[op] && d.Operand(op) != op.Operand() {
				t.Errorf("%s: in %s its operand kind is %d, in its row %d", op, d, d.Operand(op), op.Operand())
			}
			seen[op] = true
		}
	}
	for _, op := range opcode.All() {
		if !seen[op] {
			t.Errorf("%s: no dialect has it", op)
		}
	}
}

func TestLookup(t *testing.T) {
	for i, d := range All() {
		if got, ok := Lookup(d.Name); got != d || !ok {
			t.Errorf("Lookup(%q) = %v, %v", d.Name, got, ok)
		}
		if got := ByMagic(d.Magic); got != d {
			t.Errorf("ByMagic(%d) = %v, want %v", d.Magic, got, d)
		}
		if want := "cpython-" + strings.ReplaceAll(d.Name, ".", ""); d.Tag != want {
			t.Errorf("%s: tag %q, want %q", d, d.Tag, want)
		}
		if i > 0 && All()[i-1].Minor >= d.Minor {
			t.Errorf("%s stands after %s", d, All()[i-1])
		}
		for b := range 256 {
			if op := d.Op(byte(b)); op != 0 {
				if n, ok := d.Number(op); !ok || int(n) != b {
					t.Errorf("%s: Number(%s) = %d, %v, want %d", d, op, n, ok, b)
				}
			}
		}
	}
	if d, ok := Lookup("2.7"); ok {
		t.Errorf("Lookup(2.7) = %v", d)
	}
	if d := ByMagic(0); d != nil {
		t.Errorf("ByMagic(0) = %v", d)
	}
	if d := Newest(); d.Support < Complete {
		t.Errorf("Newest() = %v", d)
	}
	if V38.Has(0) {
		t.Error("V38 has the zero Op")
	}
}

func TestAtLeast(t *testing.T) {
	for version, want := range map[string][2]bool{"3.8": {true, true}, "3.9": {false, true}, "3.10": {false, true}, "3.13": {false, true}, "3.14": {false, false}, "2.7": {true, true}} {
		if got := [2]bool{V38.AtLeast(version), V313.AtLeast(version)}; got != want {
			t.Errorf("3.8 and 3.13 at least %s: %v, want %v", version, got, want)
		}
	}
}
