package marshal

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"slices"

	"bytewalk/compiler/code"
	"bytewalk/internal/wtf8"
)

// Dump writes one object as marshal.dumps does, so that CPython reads an equal one.
//
// The bytes are a function of the object alone. Those of CPython are not: it marks
// every object with FLAG_REF that something else refers to at that moment. Here an
// object is marked if a reference to it follows; what is shared is what CPython's
// compiler shares: names, lists of names, constants, and the file name.
func Dump(c code.Const) []byte {
	w := &writer{shared: map[string]*node{}, codes: map[*code.Code]*node{}}
	root := w.object(c)
	root.count()
	return w.append(nil, root)
}

// node is an object of the output. Equal objects that are shared are one node.
type node struct {
	head  []byte // type byte and what follows it, up to the parts
	parts []part
	key   int // its number among shared nodes

	interned bool
	plain    bool // never numbered: None, True, False, Ellipsis
	uses     int
	ref      int // the number for references; 0 before it is written
}

// part is an object inside another, or raw bytes.
type part struct {
	raw  []byte
	node *node
}

type writer struct {
	shared map[string]*node
	codes  map[*code.Code]*node
	refs   int
	sorted bool // Features.SortedSets of the code object being written
}

// count counts how often each object is used.
func (n *node) count() {
	if n.uses++; n.uses > 1 {
		return
	}
	for _, p := range n.parts {
		if p.node != nil {
			p.node.count()
		}
	}
}

func (w *writer) append(out []byte, n *node) []byte {
	if n.ref > 0 {
		return binary.LittleEndian.AppendUint32(append(out, typeRef), uint32(n.ref-1))
	}
	at := len(out)
	out = append(out, n.head...)
	if n.uses > 1 && !n.plain {
		out[at] |= flagRef
		w.refs++
		n.ref = w.refs
	}
	for _, p := range n.parts {
		if p.node != nil {
			out = w.append(out, p.node)
		} else {
			out = append(out, p.raw...)
		}
	}
	return out
}

// share gives the one node for everything with the same head and parts.
func (w *writer) share(role byte, head []byte, parts []part) *node {
	key := append([]byte{role}, head...)
	for _, p := range parts {
		key = binary.AppendUvarint(key, uint64(p.node.key))
	}
	n, ok := w.shared[string(key)]
	if !ok {
		n = &node{head: head, parts: parts, key: len(w.shared)}
		w.shared[string(key)] = n
	}
	return n
}

// The roles that shared objects are told apart by: the file name is one object, but
// never that of an equal constant.
const (
	roleConst = iota
	roleText
	roleFilename
)

// object gives the node of a constant.
func (w *writer) object(c code.Const) *node {
	switch c := c.(type) {
	case code.NoneType:
		return w.plain(typeNone)
	case code.EllipsisType:
		return w.plain(typeEllipsis)
	case bool:
		if c {
			return w.plain(typeTrue)
		}
		return w.plain(typeFalse)
	case int64:
		if c == int64(int32(c)) {
			return w.share(roleConst, binary.LittleEndian.AppendUint32([]byte{typeInt}, uint32(c)), nil)
		}
		return w.share(roleConst, long(big.NewInt(c)), nil)
	case *big.Int:
		return w.share(roleConst, long(c), nil)
	case float64:
		return w.share(roleConst, binary.LittleEndian.AppendUint64([]byte{typeBinaryFloat}, math.Float64bits(c)), nil)
	case complex128:
		head := binary.LittleEndian.AppendUint64([]byte{typeBinaryComplex}, math.Float64bits(real(c)))
		return w.share(roleConst, binary.LittleEndian.AppendUint64(head, math.Float64bits(imag(c))), nil)
	case string:
		return w.text(c, IsInterned(c))
	case code.Bytes:
		return w.share(roleConst, blob([]byte(c)), nil)
	case code.Tuple:
		return w.tuple(w.items(c))
	case code.FrozenSet:
		return w.share(roleConst, counted(typeFrozenSet, len(c)), w.setItems(c))
	case *code.Code:
		return w.code(c)
	}
	panic(fmt.Sprintf("marshal: %T is no constant", c))
}

func (w *writer) plain(kind byte) *node {
	n := w.share(roleConst, []byte{kind}, nil)
	n.plain = true
	return n
}

func (w *writer) items(items []code.Const) []part {
	parts := make([]part, len(items))
	for i, item := range items {
		parts[i].node = w.object(item)
	}
	return parts
}

func (w *writer) setItems(items []code.Const) []part {
	if w.sorted {
		items = slices.Clone(items)
		slices.SortFunc(items, func(a, b code.Const) int { return bytes.Compare(Dump(a), Dump(b)) })
	}
	return w.items(items)
}

// tuple gives the node of a tuple. CPython's compiler makes one object of equal
// ones, be they constants or lists of names.
func (w *writer) tuple(items []part) *node {
	return w.share(roleConst, tupleHead(len(items)), items)
}

// text gives the node of a str. A constant that is equal to a name is that name's
// object, and interned with it.
func (w *writer) text(s string, interned bool) *node {
	n := w.share(roleText, []byte(s), nil)
	n.interned = n.interned || interned
	n.head = text(s, n.interned)
	return n
}

func (w *writer) code(c *code.Code) *node {
	if n, ok := w.codes[c]; ok {
		return n
	}
	w.sorted = c.Dialect.SortedSets
	n := &node{head: []byte{typeCode}}
	for _, f := range layouts[c.Dialect.Code] {
		n.parts = append(n.parts, w.field(c, f))
	}
	n.key = len(w.shared)
	w.shared[fmt.Sprintf("code %d", n.key)] = n
	w.codes[c] = n
	return n
}

func (w *writer) field(c *code.Code, f field) part {
	switch {
	case f.number != nil:
		return part{raw: binary.LittleEndian.AppendUint32(nil, uint32(*f.number(c)))}
	case f.flags != nil:
		return part{raw: binary.LittleEndian.AppendUint32(nil, uint32(*f.flags(c)))}
	case f.bytes != nil:
		// CPython has one object for the empty bytes and one for each of one byte.
		b := *f.bytes(c)
		if len(b) > 1 {
			return part{node: &node{head: blob(b)}}
		}
		return part{node: w.share(roleConst, blob(b), nil)}
	case f.consts != nil:
		return part{node: w.tuple(w.items(*f.consts(c)))}
	case f.names != nil:
		names := *f.names(c)
		parts := make([]part, len(names))
		for i, name := range names {
			parts[i].node = w.text(name, true)
		}
		return part{node: w.tuple(parts)}
	}
	if f.name == "co_filename" {
		return part{node: w.share(roleFilename, text(*f.text(c), false), nil)}
	}
	return part{node: w.text(*f.text(c), true)}
}

// IsInterned reports whether CPython interns a str that is a constant: it does so
// if it could be an ASCII name (all_name_chars in Objects/codeobject.c).
func IsInterned(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

func text(s string, interned bool) []byte {
	kinds := [...]byte{typeShortASCII, typeASCII, typeUnicode}
	if interned {
		kinds = [...]byte{typeShortASCIIInterned, typeASCIIInterned, typeInterned}
	}
	switch ascii := wtf8.IsASCII(s); {
	case ascii && len(s) < 256:
		return append([]byte{kinds[0], byte(len(s))}, s...)
	case ascii:
		return append(counted(kinds[1], len(s)), s...)
	}
	return append(counted(kinds[2], len(s)), s...)
}

func blob(b []byte) []byte { return append(counted(typeString, len(b)), b...) }

func tupleHead(n int) []byte {
	if n < 256 {
		return []byte{typeSmallTuple, byte(n)}
	}
	return counted(typeTuple, n)
}

func counted(kind byte, n int) []byte {
	return binary.LittleEndian.AppendUint32([]byte{kind}, uint32(n))
}

// long writes an int in digits of 15 bits.
func long(v *big.Int) []byte {
	n := (v.BitLen() + 14) / 15
	signed := n
	if v.Sign() < 0 {
		signed = -n
	}
	out := counted(typeLong, signed)
	data := v.Bytes() // highest first
	var bits, have uint
	for at := len(data); n > 0; n-- {
		for have < 15 && at > 0 {
			at--
			bits |= uint(data[at]) << have
			have += 8
		}
		out = binary.LittleEndian.AppendUint16(out, uint16(bits&0x7fff))
		bits >>= 15
		have -= min(have, 15)
	}
	return out
}
