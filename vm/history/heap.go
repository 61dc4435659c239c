package history

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"bytewalk/vm/trace"
)

// Bounds of looking into objects.
const (
	maxMeet     = 20000 // objects that one value may bring with it
	exactSet    = 256   // sets up to this size are kept in the machine's own order
	pointWrites = 512   // least distance of an object's checkpoints, in writes
)

// content is what an object holds. vals has an element for each part; names and
// keys, where they are not nil, go with it. A key that is NULL is a part that went.
type content struct {
	names []string
	keys  []trace.Value
	vals  []trace.Value
	gone  int                 // parts that went
	index map[trace.Value]int // of keys, made when needed
}

func newContent(c trace.Contents) content {
	k := content{vals: make([]trace.Value, len(c.Items))}
	for i, it := range c.Items {
		k.vals[i] = it.Value
		if it.Name != "" {
			if k.names == nil {
				k.names = make([]string, len(c.Items))
			}
			k.names[i] = it.Name
		}
		// An attribute goes by its name; its key says no more.
		if it.Name == "" && !it.Key.IsNull() {
			if k.keys == nil {
				k.keys = make([]trace.Value, len(c.Items))
			}
			k.keys[i] = it.Key
		}
	}
	return k
}

func (k *content) clone() content {
	return content{names: slices.Clone(k.names), keys: slices.Clone(k.keys), vals: slices.Clone(k.vals), gone: k.gone}
}

func (k *content) len() int { return len(k.vals) - k.gone }

func (k *content) bytes() int64 {
	return int64(16*(cap(k.vals)+cap(k.keys)+cap(k.names)) + 96)
}

// each calls f for the parts in order until it says stop.
func (k *content) each(f func(it trace.Item) bool) {
	for i, v := range k.vals {
		it := trace.Item{Value: v}
		if k.keys != nil {
			if it.Key = k.keys[i]; it.Key.IsNull() && (k.names == nil || k.names[i] == "") {
				continue
			}
		}
		if k.names != nil {
			it.Name = k.names[i]
		}
		if !f(it) {
			return
		}
	}
}

func (k *content) contents() trace.Contents {
	items := make([]trace.Item, 0, k.len())
	k.each(func(it trace.Item) bool { items = append(items, it); return true })
	return trace.Contents{Items: items}
}

// find gives the place of a key, -1 for none.
func (k *content) find(key trace.Value) int {
	if len(k.keys) <= 8 {
		return slices.Index(k.keys, key)
	}
	if k.index == nil {
		k.index = make(map[trace.Value]int, len(k.keys))
		for i, key := range k.keys {
			if !key.IsNull() {
				k.index[key] = i
			}
		}
	}
	if i, ok := k.index[key]; ok {
		return i
	}
	return -1
}

func (k *content) appendKey(key, val trace.Value) {
	if k.keys == nil {
		k.keys = make([]trace.Value, len(k.vals))
	}
	if k.names != nil {
		k.names = append(k.names, "")
	}
	k.keys, k.vals = append(k.keys, key), append(k.vals, val)
	if k.index != nil {
		k.index[key] = len(k.keys) - 1
	}
}

func (k *content) removeKey(i int) {
	delete(k.index, k.keys[i])
	if i == len(k.keys)-1 {
		k.cutLast()
		for len(k.keys) > 0 && k.keys[len(k.keys)-1].IsNull() && k.names == nil {
			k.gone--
			k.cutLast()
		}
		return
	}
	k.keys[i], k.vals[i] = trace.Value{}, trace.Value{}
	k.gone++
	if k.gone > 32 && k.gone > len(k.keys)/2 && k.names == nil {
		n := 0
		for i, key := range k.keys {
			if !key.IsNull() {
				k.keys[n], k.vals[n] = key, k.vals[i]
				n++
			}
		}
		clear(k.keys[n:])
		clear(k.vals[n:])
		k.keys, k.vals, k.gone, k.index = k.keys[:n], k.vals[:n], 0, nil
	}
}

func (k *content) cutLast() {
	n := len(k.vals) - 1
	k.keys, k.vals = k.keys[:n], k.vals[:n]
	if k.names != nil {
		k.names = k.names[:n]
	}
}

// write is one change of an object.
type write struct {
	op       trace.HeapOp
	place    int
	key      trace.Value
	name     string // of attributes
	old, new trace.Value
	spliced  *trace.Spliced
}

// apply applies w.
func (k *content) apply(w *write) {
	i := w.place
	switch w.op {
	case trace.SetIndex, trace.SetField:
		if i >= 0 && i < len(k.vals) {
			k.vals[i] = w.new
		}
	case trace.Insert:
		k.vals = slices.Insert(k.vals, min(max(i, 0), len(k.vals)), w.new)
	case trace.Remove:
		if i >= 0 && i < len(k.vals) {
			k.vals = slices.Delete(k.vals, i, i+1)
		}
	case trace.Splice:
		i = min(max(i, 0), len(k.vals))
		k.vals = slices.Replace(k.vals, i, min(i+len(w.spliced.Old), len(k.vals)), w.spliced.New...)
	case trace.SetKey:
		if i := k.find(w.key); i >= 0 {
			k.vals[i] = w.new
		} else {
			k.appendKey(w.key, w.new)
		}
	case trace.DeleteKey:
		if i := k.find(w.key); i >= 0 {
			k.removeKey(i)
		}
	case trace.Clear:
		*k = content{}
	case trace.SetAttr:
		k.setName(w.name, w.new)
	case trace.DeleteAttr:
		k.deleteName(w.name)
	}
}

// undo undoes w and reports whether that could be done exactly.
func (k *content) undo(w *write) bool {
	i := w.place
	switch w.op {
	case trace.SetIndex, trace.SetField:
		if i >= 0 && i < len(k.vals) {
			k.vals[i] = w.old
		}
	case trace.Insert:
		if i >= 0 && i < len(k.vals) {
			k.vals = slices.Delete(k.vals, i, i+1)
		}
	case trace.Remove:
		k.vals = slices.Insert(k.vals, min(max(i, 0), len(k.vals)), w.old)
	case trace.Splice:
		i = min(max(i, 0), len(k.vals))
		k.vals = slices.Replace(k.vals, i, min(i+len(w.spliced.New), len(k.vals)), w.spliced.Old...)
	case trace.SetKey:
		at := k.find(w.key)
		switch {
		case at < 0:
		case w.old.IsNull() && w.new.IsNull():
			k.removeKey(at)
			return false // a set: the order of the others may have been another
		case w.old.IsNull():
			k.removeKey(at)
		default:
			k.vals[at] = w.old
		}
	case trace.DeleteKey:
		if k.find(w.key) < 0 {
			k.appendKey(w.key, w.old)
		}
		return false // its place is not known
	case trace.Clear:
		return false
	case trace.SetAttr:
		if w.old.IsNull() {
			k.deleteName(w.name)
		} else {
			k.setName(w.name, w.old)
		}
	case trace.DeleteAttr:
		k.setName(w.name, w.old)
		return false
	}
	return true
}

func (k *content) setName(name string, v trace.Value) {
	if i := slices.Index(k.names, name); i >= 0 {
		k.vals[i] = v
		return
	}
	if k.names == nil {
		k.names = make([]string, len(k.vals))
	}
	k.names, k.vals = append(k.names, name), append(k.vals, v)
	if k.keys != nil {
		k.keys = append(k.keys, trace.Value{})
	}
}

func (k *content) deleteName(name string) {
	i := slices.Index(k.names, name)
	if i < 0 {
		return
	}
	k.names, k.vals = slices.Delete(k.names, i, i+1), slices.Delete(k.vals, i, i+1)
	if k.keys != nil {
		k.keys = slices.Delete(k.keys, i, i+1)
		k.index = nil
	}
}

// entry is a write in an object's journal: where its effect is in the logs.
type entry struct {
	step, header, value uint32
}

// point is an object's contents after the first at entries of its journal.
type point struct {
	at int
	content
}

// object is an object that was met.
type object struct {
	kind trace.ObjectKind

	// mu guards these.
	base    content // before all entries
	journal []entry
	points  []*point
	met     int // the state in which it is there first

	// The recording goroutine's.
	size       int // parts, about
	cost       int // of the writes since the last point
	dirty      bool
	fresh      bool // met by a write of the step that is open
	dirtyValue trace.Value
	made       bool

	// The readers'.
	cur   content
	curAt int
	curOK bool
}

func holds(k trace.ObjectKind) bool {
	switch k {
	case trace.NumberObject, trace.StringObject, trace.BytesObject, trace.SingletonObject,
		trace.BuiltinObject, trace.CodeObject, trace.RangeObject:
		return false
	}
	return true
}

// meetEffect meets everything that e brings.
func (h *History) meetEffect(e *trace.Effect) {
	switch e.Kind {
	case trace.HeapWrite, trace.Store, trace.Delete:
		// The object comes first: it may be met again inside of what is written.
		if !e.Object.IsNull() && h.objects[e.Object] == nil {
			if o := h.meet(e.Object); o != nil {
				o.fresh = true
			}
		}
		h.meet(e.Key)
		if sp, ok := e.Detail.(*trace.Spliced); ok {
			for _, v := range sp.New {
				h.meet(v)
			}
		}
	case trace.Made:
		if o := h.meet(e.Object); o != nil {
			o.made = true
		}
	}
	h.meet(e.New)
	if s, ok := e.Detail.(*trace.FrameStart); ok {
		h.meet(s.Function)
		h.meet(s.Globals)
		h.meet(s.Names)
		for _, v := range s.Locals {
			h.meet(v)
		}
		for _, v := range s.Cells {
			h.meet(v)
		}
	}
}

// meet takes a snapshot of v and of what it holds, if it is new. It gives v's
// object, nil for what holds nothing.
func (h *History) meet(v trace.Value) *object {
	if v.IsNull() || !holds(h.cfg.Inspector.Kind(v)) {
		return nil
	}
	if o := h.objects[v]; o != nil {
		return o
	}
	h.pending = append(h.pending[:0], v)
	var size int64
	for n := 0; len(h.pending) > 0 && n < maxMeet; n++ {
		v := h.pending[len(h.pending)-1]
		h.pending = h.pending[:len(h.pending)-1]
		if h.objects[v] != nil {
			continue
		}
		c, ok := h.cfg.Inspector.Contents(v)
		if !ok {
			continue
		}
		o := &object{kind: h.cfg.Inspector.Kind(v), base: newContent(c), met: h.now()}
		o.size = len(c.Items)
		size += o.base.bytes() + 320
		h.mu.Lock()
		h.objects[v] = o
		h.mu.Unlock()
		// What a type or a module holds is met when the program comes to it: most
		// of a library is never looked at.
		if o.kind == trace.TypeObject || o.kind == trace.ModuleObject {
			continue
		}
		for _, it := range c.Items {
			for _, part := range [...]trace.Value{it.Key, it.Value} {
				if !part.IsNull() && h.objects[part] == nil && holds(h.cfg.Inspector.Kind(part)) {
					h.pending = append(h.pending, part)
				}
			}
		}
	}
	if size > 0 {
		h.grow(size)
	}
	return h.objects[v]
}

// journalWrite notes that the effect with that header and those values writes to
// e.Object.
func (h *History) journalWrite(e *trace.Effect, at, value int) {
	o := h.objects[e.Object]
	if o == nil {
		return
	}
	h.mu.Lock()
	o.journal = append(o.journal, entry{uint32(h.steps.n - 1), uint32(at), uint32(value)})
	h.mu.Unlock()
	h.bytes.Add(16)
	o.cost++
	switch {
	case e.Kind != trace.HeapWrite:
	case e.Op == trace.Insert:
		o.size++
		o.cost += max(o.size-int(e.Place), 0) / 64
	case e.Op == trace.Remove:
		o.size--
		o.cost += max(o.size-int(e.Place), 0) / 64
	case e.Op == trace.Splice:
		if sp, ok := e.Detail.(*trace.Spliced); ok {
			o.size += len(sp.New) - len(sp.Old)
			o.cost += (o.size + len(sp.New)) / 64
		}
	case e.Op == trace.SetKey && e.Old.IsNull():
		o.size++
	case e.Op == trace.DeleteKey:
		o.size--
	case e.Op == trace.Clear:
		o.size = 0
	}
	if !o.dirty {
		o.dirty = true
		h.dirty = append(h.dirty, o)
		o.dirtyValue = e.Object
	}
}

// checkpointObject is called at the end of a step for each object written to in
// it: then what the machine holds is what the journal comes to.
func (h *History) checkpointObject(o *object) {
	o.dirty = false
	set := o.kind == trace.SetObject && o.size <= exactSet
	if !o.fresh && !set && o.cost < max(pointWrites, o.size/2) {
		return
	}
	c, ok := h.cfg.Inspector.Contents(o.dirtyValue)
	if !ok {
		return
	}
	p := &point{len(o.journal), newContent(c)}
	o.size, o.cost = len(c.Items), 0
	if o.fresh {
		o.fresh = false
		base := p.content.clone()
		for i := len(o.journal) - 1; i >= 0; i-- {
			w := h.write(o.journal[i])
			base.undo(&w)
		}
		h.mu.Lock()
		o.base = base
		h.mu.Unlock()
	}
	h.mu.Lock()
	o.points = append(o.points, p)
	h.mu.Unlock()
	h.grow(p.bytes())
}

// write reads a journal entry.
func (h *History) write(e entry) write {
	var d decoded
	h.decodeOne(int(e.header), int(e.value), &d)
	w := write{op: d.Op, place: int(d.Place), key: d.Key, old: d.Old, new: d.New}
	switch d.Kind {
	case trace.Store, trace.Delete:
		switch {
		case d.Scope == trace.CellSlot:
			w.op, w.place = trace.SetField, 0
		case d.Kind == trace.Store:
			w.op = trace.SetKey
		default:
			w.op = trace.DeleteKey
		}
	}
	switch w.op {
	case trace.SetAttr, trace.DeleteAttr:
		w.name = h.nameOf(w.key)
	case trace.Splice:
		w.spliced, _ = d.Detail.(*trace.Spliced)
		if w.spliced == nil {
			w.spliced = &trace.Spliced{}
		}
	}
	return w
}

// nameOf gives the text of a str that is a name.
func (h *History) nameOf(v trace.Value) string {
	return strings.Trim(h.cfg.Inspector.Text(v, 1000), `'"`)
}

// contents gives what an object holds in state n. What it gives is valid until the
// next call for the object and must not be changed. The caller holds rmu.
func (h *History) contents(v trace.Value, n int) (*content, *object) {
	h.mu.Lock()
	o := h.objects[v]
	if o == nil {
		h.mu.Unlock()
		return nil, nil
	}
	base, journal, points := &o.base, o.journal, o.points
	fresh := *base
	h.mu.Unlock()
	k := sort.Search(len(journal), func(i int) bool { return int(journal[i].step) >= n })
	i := sort.Search(len(points), func(i int) bool { return points[i].at > k }) - 1
	from, at := &fresh, 0
	if i >= 0 {
		from, at = &points[i].content, points[i].at
	}
	if o.curOK && o.curAt > k && o.curAt-k <= k-at && o.kind != trace.SetObject {
		for o.curAt > k {
			w := h.write(journal[o.curAt-1])
			if !o.cur.undo(&w) {
				o.curOK = false
				break
			}
			o.curAt--
		}
	}
	if !o.curOK || o.curAt > k || o.curAt < at {
		if at == k {
			// Nothing to apply: what is kept can be looked at as it is.
			o.curOK = false
			return from, o
		}
		o.cur, o.curAt, o.curOK = from.clone(), at, true
	}
	for ; o.curAt < k; o.curAt++ {
		w := h.write(journal[o.curAt])
		o.cur.apply(&w)
	}
	return &o.cur, o
}

// Contents gives what v holds in state n. ok is false for what holds nothing and
// for what the program never came to.
func (h *History) Contents(v trace.Value, n int) (c trace.Contents, ok bool) {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	k, _ := h.contents(v, h.clamp(n))
	if k == nil {
		return trace.Contents{}, false
	}
	return k.contents(), true
}

// Parts gives the first limit parts of what v holds in state n, and how many there
// are.
func (h *History) Parts(v trace.Value, n, limit int) (items []trace.Item, total int, ok bool) {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	k, _ := h.contents(v, h.clamp(n))
	if k == nil {
		return nil, 0, false
	}
	k.each(func(it trace.Item) bool {
		if len(items) == limit {
			return false
		}
		items = append(items, it)
		return true
	})
	return items, k.len(), true
}

// Item gives the part of v that has a name, in state n: a namespace's variable by
// its key's text, or an attribute.
func (h *History) Item(v trace.Value, n int, key trace.Value) (trace.Value, bool) {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	k, _ := h.contents(v, h.clamp(n))
	if k == nil {
		return trace.Value{}, false
	}
	if i := k.find(key); i >= 0 {
		return k.vals[i], true
	}
	return trace.Value{}, false
}

// Watched gives the objects that are met, in no order.
func (h *History) Watched() []trace.Value {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Collect(maps.Keys(h.objects))
}

// Inspector is the one that the history was made with. Its Contents belongs to the
// machine's goroutine.
func (h *History) Inspector() trace.Inspector { return h.cfg.Inspector }
