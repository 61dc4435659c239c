package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bytewalk/vm/trace"
)

// Bounds of the heap's view.
const (
	maxObjects   = 24
	maxFields    = 6
	maxLook      = 400 // parts of one object that are looked at
	maxSmallInts = 8
)

// heapBuilder collects the objects that the current frame reaches.
type heapBuilder struct {
	st      *stage
	order   []trace.Value
	held    map[trace.Value][]string
	depth   map[trace.Value]int
	globals trace.Value
	ints    map[int]bool
	more    int
}

// shows reports whether an object has a card of its own.
func shows(k trace.ObjectKind) bool {
	switch k {
	case trace.NumberObject, trace.StringObject, trace.BytesObject, trace.SingletonObject, trace.BuiltinObject,
		trace.CodeObject, trace.ModuleObject, trace.SliceObject, trace.RangeObject, trace.OtherObject:
		return false
	}
	return true
}

// hold notes that v is held by something.
func (b *heapBuilder) hold(v trace.Value, by string, depth int) {
	if v.IsNull() {
		return
	}
	kind := b.st.in.Kind(v)
	if kind == trace.NumberObject {
		b.small(v)
		return
	}
	if !shows(kind) {
		return
	}
	if _, seen := b.depth[v]; !seen {
		if kind == trace.TypeObject && depth > 0 && !b.st.ownType(v) {
			return
		}
		if len(b.order) >= maxObjects {
			b.more++
			b.depth[v] = depth
			return
		}
		b.depth[v] = depth
		b.order = append(b.order, v)
	}
	if !slices.Contains(b.held[v], by) {
		b.held[v] = append(b.held[v], by)
	}
}

// ownType reports whether a class is the program's own.
func (st *stage) ownType(v trace.Value) bool {
	return strings.Contains(st.in.Text(v, 80), ".")
}

// small notes one of the ints that exist once.
func (b *heapBuilder) small(v trace.Value) {
	if b.st.in.TypeName(v) != "int" {
		return
	}
	if n, err := strconv.Atoi(b.st.in.Text(v, 8)); err == nil && n >= -5 && n <= 256 {
		b.ints[n] = true
	}
}

// heap shows the objects that the running frame reaches, nearest first.
func (st *stage) heap() HeapView {
	b := &heapBuilder{st: st, held: map[trace.Value][]string{}, depth: map[trace.Value]int{}, ints: map[int]bool{}}
	shown := st.before
	if st.executed {
		shown = st.after
	}
	top := shown.Top()
	if top == nil {
		return HeapView{}
	}
	b.globals = top.Globals
	for i := len(top.Stack) - 1; i >= 0; i-- {
		b.hold(top.Stack[i], "stack "+strconv.Itoa(i), 0)
	}
	for i, v := range top.Locals {
		b.hold(v, at(top.Code.VarNames, i), 0)
	}
	for i, cell := range top.Cells {
		b.hold(cell, top.Code.CellName(i), 0)
	}
	if !top.Names.IsNull() && top.Names != top.Globals {
		b.hold(top.Names, "the class body", 0)
	}
	b.hold(top.Globals, "globals", 0)
	for _, f := range shown.Frames {
		for _, v := range f.Stack[:min(len(f.Stack), 8)] {
			if !v.IsNull() && st.in.Kind(v) == trace.NumberObject {
				b.small(v)
			}
		}
		if len(b.ints) > maxSmallInts {
			break
		}
	}
	for i := 0; i < len(b.order); i++ {
		v := b.order[i]
		if b.depth[v] >= 3 {
			continue
		}
		items, _, _ := st.h.Parts(v, st.n, maxLook)
		title := st.objectTitle(v, b.globals)
		for _, it := range items {
			name := st.keyName(it)
			if v == b.globals && strings.HasPrefix(name, "__") {
				continue
			}
			if name == "__globals__" || name == "__builtins__" || name == "__class__" {
				continue
			}
			by := title
			if v == top.Names || v == b.globals {
				by = name
			}
			b.hold(it.Key, by, b.depth[v]+1)
			b.hold(it.Value, by, b.depth[v]+1)
		}
	}
	view := HeapView{More: b.more}
	// The globals come last: what they hold is of more use than the dict itself.
	if i := slices.Index(b.order, b.globals); i >= 0 {
		b.order = append(slices.Delete(b.order, i, i+1), b.globals)
	}
	for _, v := range b.order {
		view.Objects = append(view.Objects, b.object(v))
	}
	changed := map[int]bool{}
	if st.executed {
		for _, s := range st.pushed {
			if !s.value.IsNull() && st.in.TypeName(s.value) == "int" {
				if n, err := strconv.Atoi(st.in.Text(s.value, 8)); err == nil && n >= -5 && n <= 256 {
					changed[n], b.ints[n] = true, true
				}
			}
		}
	}
	var ints []int
	for n := range b.ints {
		ints = append(ints, n)
	}
	slices.Sort(ints)
	for len(ints) > maxSmallInts {
		// The ones that changed stay.
		i := slices.IndexFunc(ints, func(n int) bool { return !changed[n] })
		if i < 0 {
			break
		}
		ints = slices.Delete(ints, i, i+1)
	}
	for _, n := range ints {
		view.SmallInts = append(view.SmallInts, SmallInt{Value: n, Changed: changed[n]})
	}
	return view
}

// objectTitle names an object: "function factorial", "list, 3 items".
func (st *stage) objectTitle(v, globals trace.Value) string {
	name := st.in.TypeName(v)
	if v == globals {
		return "dict (globals)"
	}
	_, total, _ := st.h.Parts(v, st.n, 0)
	switch st.in.Kind(v) {
	case trace.ListObject, trace.TupleObject, trace.DictObject, trace.SetObject:
		return name + ", " + plural(total, "item")
	case trace.FunctionObject, trace.MethodObject:
		return name + " " + st.callee(v)
	case trace.TypeObject:
		return "class " + st.callee(v)
	}
	return name
}

// object makes the card of an object.
func (b *heapBuilder) object(v trace.Value) HeapObject {
	st := b.st
	kind := st.in.Kind(v)
	o := HeapObject{
		ID: st.id(v), Kind: kind, Title: st.objectTitle(v, b.globals), Text: st.text(v, slotText), HeldBy: b.held[v],
		Changed: st.executed && st.written[v], Made: st.executed && st.made[v],
	}
	items, total, _ := st.h.Parts(v, st.n, maxLook)
	plain := 0 // parts that are the machine's rather than the program's come last
	for i, it := range items {
		name := st.keyName(it)
		value := it.Value
		switch kind {
		case trace.ListObject, trace.TupleObject:
			name = strconv.Itoa(i)
		case trace.SetObject:
			name, value = "", it.Key
		case trace.DictObject:
			if st.in.Kind(it.Key) != trace.StringObject || v != b.globals {
				name = st.text(it.Key, shortText)
			}
		}
		if strings.HasPrefix(name, "__") && (v == b.globals || kind == trace.TypeObject) {
			plain++
			continue
		}
		if len(o.Fields) == maxFields {
			o.More = total - plain - maxFields
			break
		}
		f := Binding{Name: name, Text: st.fieldText(value)}
		if f.Full = f.Text; strings.Contains(f.Text, "…") {
			f.Full = st.text(value, fullText)
		}
		if _, ok := b.depth[value]; ok && slices.Contains(b.order, value) {
			f.ID = st.id(value)
		}
		f.Changed = o.Changed && b.partChanged(v, it, i)
		o.Fields = append(o.Fields, f)
	}
	if v == b.globals {
		o.More += plain
	}
	return o
}

func (st *stage) fieldText(v trace.Value) string {
	if v.IsNull() {
		return "NULL"
	}
	switch st.in.Kind(v) {
	case trace.FunctionObject, trace.ModuleObject, trace.MethodObject:
		return st.in.TypeName(v)
	}
	return st.text(v, 20)
}

// partChanged reports whether the step wrote that part of an object.
func (b *heapBuilder) partChanged(v trace.Value, it trace.Item, i int) bool {
	for k := range b.st.effects {
		e := &b.st.effects[k]
		if e.Object != v {
			continue
		}
		switch {
		case e.Kind == trace.Store:
			if e.Key == it.Key {
				return true
			}
		case e.Kind == trace.HeapWrite:
			switch e.Op {
			case trace.SetIndex, trace.Insert, trace.SetField:
				if int(e.Place) == i {
					return true
				}
			case trace.SetKey:
				if e.Key == it.Key {
					return true
				}
			case trace.SetAttr:
				if b.st.keyName(trace.Item{Key: e.Key}) == it.Name {
					return true
				}
			case trace.Splice:
				return true
			}
		}
	}
	return false
}

// String helps tests to say what they found.
func (o HeapObject) String() string { return fmt.Sprintf("%s %s", o.Title, o.Text) }
