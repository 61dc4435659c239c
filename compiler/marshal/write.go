package marshal

import (
	"bytes"
	"encoding/binary"
	"errors"
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
//
// The only error is ErrTooDeep.
func Dump(c code.Const) ([]byte, error) { return dump(nil, c) }

// ErrTooDeep says that an object has more objects in each other than marshal writes
// (MAX_MARSHAL_STACK_DEPTH in Python/marshal.c). CPython raises ValueError.
var ErrTooDeep = errors.New("object too deeply nested to marshal")

// dump appends what Dump gives.
func dump(out []byte, c code.Const) ([]byte, error) {
	w := &writer{shared: map[string]*node{}}
	root := w.object(c)
	root.count()
	out = w.append(slices.Grow(out, w.size), root, 1)
	if w.tooDeep {
		return nil, ErrTooDeep
	}
	return out, nil
}

// node is an object of the output. Equal objects that are shared are one node.
type node struct {
	head  []byte // type byte and what follows it, up to the parts
	text  string // of a str, instead of the head
	parts []part
	key   int // its number among shared nodes

	isText   bool
	interned bool
	plain    bool // never numbered: None, True, False, Ellipsis
	uses     int
	ref      int // the number for references; 0 before it is written
}

// part is an object inside another, or a number of four bytes.
type part struct {
	node   *node
	number uint32
}

type writer struct {
	shared map[string]*node
	texts  map[string]*node
	codes  map[*code.Code]*node
	keys   int // how many nodes have a number
	size   int // about that of the output
	refs   int
	sorted bool // Features.SortedSets of the code object being written

	tooDeep bool // an object was left out

	key []byte // room for keys

	// What is left of rows of which the next nodes, parts and bytes are taken.
	nodes []node
	parts []part
	bytes []byte
}

// newNode makes a node with a number.
func (w *writer) newNode() *node {
	if len(w.nodes) == 0 {
		w.nodes = make([]node, 32)
	}
	n := &w.nodes[0]
	w.nodes = w.nodes[1:]
	n.key = w.keys
	w.keys++
	return n
}

func (w *writer) newParts(n int) []part {
	if len(w.parts) < n {
		w.parts = make([]part, max(n, 128))
	}
	parts := w.parts[:n:n]
	w.parts = w.parts[n:]
	return parts
}

// room gives n bytes.
func (w *writer) room(n int) []byte {
	if len(w.bytes) < n {
		w.bytes = make([]byte, max(n, 1024))
	}
	b := w.bytes[:n:n]
	w.bytes = w.bytes[n:]
	return b
}

// count counts how often each object is used.
func (n *node) count() {
	if n.uses++; n.uses > 1 {
		return
	}
	for i := range n.parts {
		if part := n.parts[i].node; part != nil {
			part.count()
		}
	}
}

// append writes an object that is within depth-1 others. One that is referred to counts,
// what is in it does not.
func (w *writer) append(out []byte, n *node, depth int) []byte {
	if depth > maxDepth {
		w.tooDeep = true
		return out
	}
	if n.ref > 0 {
		return binary.LittleEndian.AppendUint32(append(out, typeRef), uint32(n.ref-1))
	}
	at := len(out)
	if n.isText {
		out = appendText(out, n.text, n.interned)
	} else {
		out = append(out, n.head...)
	}
	if n.uses > 1 && !n.plain {
		out[at] |= flagRef
		w.refs++
		n.ref = w.refs
	}
	for i := range n.parts {
		if p := &n.parts[i]; p.node != nil {
			out = w.append(out, p.node, depth+1)
		} else {
			out = binary.LittleEndian.AppendUint32(out, p.number)
		}
	}
	return out
}

// share gives the one node for everything with the same head and parts.
func (w *writer) share(role byte, head []byte, parts []part) *node {
	w.key = append(append(w.key[:0], role), head...)
	for i := range parts {
		w.key = binary.AppendUvarint(w.key, uint64(parts[i].node.key))
	}
	n, ok := w.shared[string(w.key)]
	if !ok {
		n = w.newNode()
		n.head, n.parts = append(w.room(len(head))[:0], head...), parts
		w.size += len(head) + 5*len(parts)
		w.shared[string(w.key)] = n
	}
	return n
}

// The roles that shared objects with a head are told apart by: the file name is one object,
// but never that of an equal constant.
const (
	roleConst = iota
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
			return w.share(roleConst, binary.LittleEndian.AppendUint32(append(make([]byte, 0, 5), typeInt), uint32(c)), nil)
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
		return w.share(roleConst, appendBlob(nil, c), nil)
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
	parts := w.newParts(len(items))
	for i, item := range items {
		parts[i].node = w.object(item)
	}
	return parts
}

func (w *writer) setItems(items []code.Const) []part {
	if w.sorted {
		type dumped struct {
			item code.Const
			dump []byte
		}
		all := make([]dumped, len(items))
		for i, item := range items {
			// An item that is too deep by itself is too deep in the set as well.
			dump, _ := Dump(item)
			all[i] = dumped{item, dump}
		}
		slices.SortFunc(all, func(a, b dumped) int { return bytes.Compare(a.dump, b.dump) })
		items = slices.Clone(items)
		for i := range all {
			items[i] = all[i].item
		}
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
	n, ok := w.texts[s]
	if !ok {
		if w.texts == nil {
			w.texts = make(map[string]*node)
		}
		n = w.newNode()
		n.text, n.isText = s, true
		w.size += len(s) + 5
		w.texts[s] = n
	}
	n.interned = n.interned || interned
	return n
}

func (w *writer) code(c *code.Code) *node {
	if n, ok := w.codes[c]; ok {
		return n
	}
	w.sorted = c.Dialect.SortedSets
	fields := layouts[c.Dialect.Code]
	parts := w.newParts(len(fields))
	for i := range fields {
		parts[i] = w.field(c, &fields[i])
	}
	n := w.newNode()
	n.head, n.parts = codeHead, parts
	w.size += 4 * len(parts)
	if w.codes == nil {
		w.codes = make(map[*code.Code]*node)
	}
	w.codes[c] = n
	return n
}

var codeHead = []byte{typeCode}

func (w *writer) field(c *code.Code, f *field) part {
	switch {
	case f.number != nil:
		return part{number: uint32(*f.number(c))}
	case f.flags != nil:
		return part{number: uint32(*f.flags(c))}
	case f.bytes != nil:
		// CPython has one object for the empty bytes and one for each of one byte.
		b := *f.bytes(c)
		if len(b) > 1 {
			n := w.newNode()
			n.head = appendBlob(w.room(len(b) + 5)[:0], b)
			w.size += len(n.head)
			return part{node: n}
		}
		return part{node: w.share(roleConst, appendBlob(nil, b), nil)}
	case f.consts != nil:
		return part{node: w.tuple(w.items(*f.consts(c)))}
	case f.names != nil:
		names := *f.names(c)
		parts := w.newParts(len(names))
		for i, name := range names {
			parts[i].node = w.text(name, true)
		}
		return part{node: w.tuple(parts)}
	}
	if f.name == "co_filename" {
		return part{node: w.share(roleFilename, appendText(nil, *f.text(c), false), nil)}
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

func appendText(out []byte, s string, interned bool) []byte {
	kinds := [...]byte{typeShortASCII, typeASCII, typeUnicode}
	if interned {
		kinds = [...]byte{typeShortASCIIInterned, typeASCIIInterned, typeInterned}
	}
	switch ascii := wtf8.IsASCII(s); {
	case ascii && len(s) < 256:
		out = append(out, kinds[0], byte(len(s)))
	case ascii:
		out = appendCounted(out, kinds[1], len(s))
	default:
		out = appendCounted(out, kinds[2], len(s))
	}
	return append(out, s...)
}

func appendBlob[T string | code.Bytes | []byte](out []byte, b T) []byte {
	return append(appendCounted(out, typeString, len(b)), b...)
}

func tupleHead(n int) []byte {
	if n < 256 {
		return []byte{typeSmallTuple, byte(n)}
	}
	return counted(typeTuple, n)
}

func counted(kind byte, n int) []byte { return appendCounted(nil, kind, n) }

func appendCounted(out []byte, kind byte, n int) []byte {
	return binary.LittleEndian.AppendUint32(append(out, kind), uint32(n))
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
