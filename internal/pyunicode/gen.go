//go:build ignore

// Gen writes unicode.bin, names.txt and testdata/digests.json from the answers of
// the CPythons that have each version of Unicode. It needs the interpreters (see
// package oracle).
package main

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"sort"

	"golang.org/x/text/unicode/runenames"

	"bytewalk/internal/oracle"
)

// versions has a CPython for each version of Unicode, oldest first.
var versions = []string{"3.8", "3.9", "3.11", "3.12", "3.13"}

const (
	codePoints = 0x110000
	page       = 128
)

//go:embed gen.py
var program string

// answer is what gen.py writes.
type answer struct {
	Unicode    int               // 1201 for 12.1
	Records    []json.RawMessage // flags, decimal value, and four differences or texts
	Characters string            // base64 of the record number of each code point, uint16
	Names      map[string]rune   // by their name, those that are computed left out
	Aliases    map[string]rune
	Digests    map[string]string // see gen.py
}

func ask(version string) *answer {
	python, err := oracle.Find(version)
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(python, "-c", program)
	cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		log.Fatalf("%s: %v", version, err)
	}
	a := new(answer)
	if err := json.Unmarshal(out, a); err != nil {
		log.Fatalf("%s: %v", version, err)
	}
	return a
}

// tables collects the records and texts of all versions.
type tables struct {
	records map[string]int
	recs    [][]byte
	texts   map[string]int
	texted  []string
}

// record gives the number of a record.
func (t *tables) record(raw json.RawMessage) int {
	var fields []any
	if err := json.Unmarshal(raw, &fields); err != nil {
		log.Fatal(err)
	}
	var b []byte
	b = binary.LittleEndian.AppendUint16(b, uint16(fields[0].(float64)))
	b = binary.LittleEndian.AppendUint16(b, uint16(int16(fields[1].(float64))))
	for _, f := range fields[2:] {
		value, ok := f.(float64)
		if !ok {
			text := f.(string)
			n, known := t.texts[text]
			if !known {
				n = len(t.texted)
				t.texts[text] = n
				t.texted = append(t.texted, text)
			}
			value = float64(0x40000000 + n)
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(value)))
	}
	n, known := t.records[string(b)]
	if !known {
		n = len(t.recs)
		t.records[string(b)] = n
		t.recs = append(t.recs, b)
	}
	return n
}

// characters gives the record of each code point.
func (t *tables) characters(a *answer) []int {
	numbers := make([]int, len(a.Records))
	for i, r := range a.Records {
		numbers[i] = t.record(r)
	}
	raw, err := base64.StdEncoding.DecodeString(a.Characters)
	if err != nil || len(raw) != 2*codePoints {
		log.Fatal("characters: ", len(raw), err)
	}
	out := make([]int, codePoints)
	for i := range out {
		out[i] = numbers[binary.LittleEndian.Uint16(raw[2*i:])]
	}
	return out
}

func main() {
	log.SetFlags(0)
	t := &tables{records: map[string]int{}, texts: map[string]int{}}
	answers := make([]*answer, len(versions))
	characters := make([][]int, len(versions))
	digests := map[string]map[string]string{}
	for i, version := range versions {
		log.Print(version)
		answers[i] = ask(version)
		characters[i] = t.characters(answers[i])
		digests[version] = answers[i].Digests
	}
	last := len(versions) - 1
	newest := characters[last]

	pages := map[string]int{}
	var index, stored, deltas []byte
	for first := 0; first < codePoints; first += page {
		var b []byte
		for _, n := range newest[first : first+page] {
			b = binary.LittleEndian.AppendUint16(b, uint16(n))
		}
		n, known := pages[string(b)]
		if !known {
			n = len(pages)
			pages[string(b)] = n
			stored = append(stored, b...)
		}
		index = binary.LittleEndian.AppendUint16(index, uint16(n))
	}
	var counts []byte
	for i := range last {
		count := 0
		for c := 0; c < codePoints; {
			if characters[i][c] == newest[c] {
				c++
				continue
			}
			if c < page {
				log.Fatalf("U+%04X differs in %s: the tables' first page is for all versions", c, versions[i])
			}
			end := c + 1
			for end < codePoints && characters[i][end] == characters[i][c] && newest[end] != characters[i][end] {
				end++
			}
			deltas = binary.LittleEndian.AppendUint32(deltas, uint32(c))
			deltas = binary.LittleEndian.AppendUint32(deltas, uint32(end))
			deltas = binary.LittleEndian.AppendUint16(deltas, uint16(characters[i][c]))
			count++
			c = end
		}
		counts = binary.LittleEndian.AppendUint32(counts, uint32(answers[i].Unicode))
		counts = binary.LittleEndian.AppendUint32(counts, uint32(count))
	}
	var out bytes.Buffer
	for _, n := range []int{len(index) / 2, len(pages), len(t.recs), len(t.texted), last} {
		binary.Write(&out, binary.LittleEndian, uint32(n))
	}
	out.Write(counts)
	out.Write(index)
	out.Write(stored)
	for _, r := range t.recs {
		out.Write(r)
	}
	for _, text := range t.texted {
		if len(text) >= 12 {
			log.Fatalf("%q is too long", text)
		}
		out.WriteString(text + "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"[len(text):])
	}
	out.Write(deltas)
	write("unicode.bin", out.Bytes())
	write("names.txt", names(answers))
	raw, err := json.MarshalIndent(digests, "", "\t")
	if err != nil {
		log.Fatal(err)
	}
	write("testdata/digests.json", append(raw, '\n'))
}

// names has the names that golang.org/x/text lacks: aliases, and those of newer
// characters; each with the first version that knows it, 0 for the oldest.
func names(answers []*answer) []byte {
	since := map[string]int{}
	runes := map[string]rune{}
	for i, a := range answers {
		version := a.Unicode
		if i == 0 {
			version = 0
		}
		for name, r := range a.Names {
			if runenames.Name(r) == name {
				continue
			}
			if _, known := since[name]; !known {
				since[name], runes[name] = version, r
			}
		}
		for name, r := range a.Aliases {
			if _, known := since[name]; !known {
				since[name], runes[name] = version, r
			}
		}
		for name, r := range runes {
			if a.Names[name] != r && a.Aliases[name] != r {
				log.Fatalf("%s is no longer %04X in %d", name, r, a.Unicode)
			}
		}
	}
	var sorted []string
	for name := range runes {
		sorted = append(sorted, name)
	}
	sort.Slice(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		return runes[a] < runes[b] || runes[a] == runes[b] && a < b
	})
	var b bytes.Buffer
	for _, name := range sorted {
		fmt.Fprintf(&b, "%X %d %s\n", runes[name], since[name], name)
	}
	return b.Bytes()
}

func write(name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		log.Fatal(err)
	}
}
