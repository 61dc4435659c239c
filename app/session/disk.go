package session

import (
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"time"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/vm/trace"
)

// scriptNote says why there is no file for the program itself.
const scriptNote = "CPython writes one for an imported module, not for the script itself."

// pycMap is a .pyc with its regions, as they are without the current instruction.
type pycMap struct {
	root    *code.Code // what it is made of, for the script
	data    []byte
	regions []Region
	codes   []codeRegion
	header  []HeaderField
}

// codeRegion is where a code object's bytecode lies in the file.
type codeRegion struct {
	code       *code.Code // as it is read from the file
	start, end int
}

// disk shows the cache on disk: the last file that an import read or wrote up to
// the position, or what the script's would be.
func (c *controller) disk(v *View, st *stage) {
	var last *trace.DiskCache
	var want []byte // what the last file's header was compared with
	written, name := false, ""
	if st.r != nil {
		for _, e := range st.h.Disk() {
			if e.Step >= st.n {
				break
			}
			v.Disk.Events = append(v.Disk.Events, DiskEvent{
				Step: e.Step, Action: e.Action, Module: e.Module, Path: e.Path, Verdict: e.Verdict, Reason: e.Reason,
				Now: st.executed && e.Step == st.n-1,
			})
			switch {
			case e.DiskCache.Data != nil:
				last, written, name, want = e.DiskCache, true, e.Path, e.DiskCache.Want
			case e.Action == "check" && e.Path == name:
				want = e.DiskCache.Want
			case last == nil:
				last = e.DiskCache
			case e.Action == "rename":
				name = e.Path // what was written under another name has its own now
			}
		}
	}
	if last != nil && written {
		m := c.comp.disk.get(last.Data, last)
		v.Disk.Name, v.Disk.Written = "__pycache__/"+base(name), true
		c.fillDisk(v, m, st)
		if want != nil {
			for i := range v.Disk.Header {
				h := &v.Disk.Header[i]
				h.Want = want[4*i : 4*i+4]
				h.Differs = !slices.Equal(h.Want, h.Bytes)
			}
		}
		return
	}
	if c.doc.binary {
		v.Disk.Name, v.Disk.Written = c.doc.name, true
		c.fillDisk(v, c.comp.disk.get(c.doc.pyc, nil), st)
		return
	}
	l := c.shownListing()
	if l == nil {
		return
	}
	own := c.comp.listing
	if st.r != nil && l == st.r.listing {
		own = l
	}
	if own == nil {
		return
	}
	v.Disk.Name = "__pycache__/" + pycName(c.doc.name, own.root.Dialect, c.optimize)
	v.Disk.Note = scriptNote
	c.fillDisk(v, c.comp.disk.script(c, own.root), st)
}

// pycName is the name of a source file's .pyc (PEP 3147, PEP 488).
func pycName(name string, d *dialect.Dialect, optimize int) string {
	stem := name
	if i := len(stem) - 3; i > 0 && stem[i:] == ".py" {
		stem = stem[:i]
	}
	if optimize > 0 {
		return fmt.Sprintf("%s.%s.opt-%d.pyc", stem, d.Tag, optimize)
	}
	return stem + "." + d.Tag + ".pyc"
}

// diskCache keeps the maps of the files last shown.
type diskCache struct {
	key  any
	data *pycMap
}

func (k *diskCache) get(data []byte, key any) *pycMap {
	if key == nil {
		key = &data[0]
	}
	if k.data == nil || k.key != key {
		k.key, k.data = key, newPycMap(data)
	}
	return k.data
}

// script makes the file that CPython would write for the script if it were
// imported.
func (k *diskCache) script(c *controller, root *code.Code) *pycMap {
	if k.data == nil || k.key != any(root) {
		h := marshal.Header{Dialect: root.Dialect, SourceSize: uint32(len(c.doc.encode()))}
		if info, err := os.Stat(c.doc.path); err == nil {
			h.ModTime = uint32(info.ModTime().Unix())
		}
		pyc, _ := marshal.WritePyc(h, root) // none of code that marshal cannot write
		k.key, k.data = any(root), newPycMap(pyc)
	}
	return k.data
}

// newPycMap takes a file apart; what cannot be read has a header at most.
func newPycMap(data []byte) *pycMap {
	m := &pycMap{data: data}
	if len(data) < 16 {
		return m
	}
	m.headerFields()
	m.regions = append(m.regions, Region{From: 0, To: 16, Kind: HeaderRegion, Label: "header, 16"})
	_, _, top, err := marshal.ReadPycWithMap(data)
	if err != nil || top == nil {
		m.regions = append(m.regions, Region{From: 16, To: len(data), Label: "the rest"})
		return m
	}
	var walk func(r *marshal.Region)
	walk = func(r *marshal.Region) {
		if k := r.Code(); k != nil {
			if part := r.Part("co_code"); part != nil && part.Ref < 0 || part != nil && part.Type != 'r' {
				start, end := part.Payload()
				m.codes = append(m.codes, codeRegion{k, start, end})
				m.regions = append(m.regions, Region{From: start, To: end, Kind: CodeRegion, Label: fmt.Sprintf("%s, %d", k.Name, end-start), Code: k.Name})
			}
		}
		for _, p := range r.Parts {
			walk(p)
		}
	}
	walk(top)
	slices.SortFunc(m.regions, func(a, b Region) int { return a.From - b.From })
	m.fillGaps()
	return m
}

// fillGaps makes the rest of the file regions too.
func (m *pycMap) fillGaps() {
	var out []Region
	at := 0
	for _, r := range m.regions {
		if r.From > at {
			out = append(out, Region{From: at, To: r.From, Label: "the rest"})
		}
		out = append(out, r)
		at = r.To
	}
	if at < len(m.data) {
		out = append(out, Region{From: at, To: len(m.data), Label: "the rest"})
	}
	m.regions = out
}

func (m *pycMap) headerFields() {
	d := m.data
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(d[i:]) }
	magic := "unknown"
	number := binary.LittleEndian.Uint16(d)
	if k := dialect.ByMagic(number); k != nil {
		magic = fmt.Sprintf("%d, Python %s", number, k.Name)
	}
	m.header = []HeaderField{{Name: "magic", Bytes: d[:4], Meaning: magic}, {Name: "flags", Bytes: d[4:8], Meaning: "checked by time"}}
	if flags := word(4); flags&marshal.FlagHashBased != 0 {
		m.header[1].Meaning = "by hash, unchecked"
		if flags&marshal.FlagCheckSource != 0 {
			m.header[1].Meaning = "checked by hash"
		}
		m.header = append(m.header, HeaderField{Name: "source hash", Bytes: d[8:12], Meaning: "first half"}, HeaderField{Name: "", Bytes: d[12:16], Meaning: "second half"})
		return
	}
	when := "not saved yet"
	if t := word(8); t != 0 {
		when = time.Unix(int64(t), 0).UTC().Format("2006-01-02 15:04")
	}
	m.header = append(m.header,
		HeaderField{Name: "source time", Bytes: d[8:12], Meaning: when},
		HeaderField{Name: "source size", Bytes: d[12:16], Meaning: fmt.Sprintf("%d bytes", word(12))})
}

// fillDisk puts a file into the view, with the current instruction if it is in it.
func (c *controller) fillDisk(v *View, m *pycMap, st *stage) {
	v.Disk.Bytes, v.Disk.Header, v.Disk.Regions = m.data, slices.Clone(m.header), m.regions
	if !st.has {
		return
	}
	for _, k := range m.codes {
		if !sameCode(k.code, st.step.Code) {
			continue
		}
		from := k.start + int(st.step.Offset)
		to := k.start + st.instr.End
		if to > k.end {
			return
		}
		var out []Region
		for _, r := range m.regions {
			if from < r.From || to > r.To || r.Kind != CodeRegion {
				out = append(out, r)
				continue
			}
			for _, p := range []Region{{From: r.From, To: from, Kind: r.Kind, Label: r.Label, Code: r.Code},
				{From: from, To: to, Kind: CurrentRegion, Label: fmt.Sprintf("this instruction, %d", to-from), Code: r.Code},
				{From: to, To: r.To, Kind: r.Kind, Label: r.Label, Code: r.Code}} {
				if p.To > p.From {
					out = append(out, p)
				}
			}
		}
		v.Disk.Regions = out
		return
	}
}

// sameCode reports whether two code objects are the same function's.
func sameCode(a, b *code.Code) bool {
	return a == b || a.Name == b.Name && a.FirstLine == b.FirstLine && string(a.Bytecode) == string(b.Bytecode)
}
