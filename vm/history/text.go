package history

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/vm/trace"
)

// maxDepth is how deep containers are shown in one another.
const maxDepth = 12

// Text gives what repr() of v would have given in state n, without running code of
// the user's. About limit characters are shown: a container that is longer shows
// its first items and how many more there are; other long texts end with "…".
func (h *History) Text(v trace.Value, n, limit int) string {
	if v.IsNull() {
		return "NULL"
	}
	h.rmu.Lock()
	defer h.rmu.Unlock()
	w := writer{h: h, n: h.clamp(n)}
	w.value(v, limit)
	return w.b.String()
}

// writer writes one text.
type writer struct {
	h     *History
	n     int
	b     strings.Builder
	runes int
	path  []trace.Value // containers that are being written
}

func (w *writer) put(s string) {
	w.b.WriteString(s)
	w.runes += utf8.RuneCountInString(s)
}

// form is how a container is written.
type form struct {
	open, close string
	recursive   string
}

// value writes v in about limit characters.
func (w *writer) value(v trace.Value, limit int) {
	if v.IsNull() {
		w.put("NULL")
		return
	}
	in := w.h.cfg.Inspector
	kind := in.Kind(v)
	var f form
	switch kind {
	case trace.ListObject:
		f = form{"[", "]", "[...]"}
	case trace.TupleObject:
		f = form{"(", ")", "(...)"}
	case trace.DictObject:
		f = form{"{", "}", "{...}"}
	case trace.SetObject:
		f = form{"{", "}", "{...}"}
	case trace.ModuleObject:
		w.module(v, limit)
		return
	default:
		w.put(in.Text(v, max(limit, 8)))
		return
	}
	k, _ := w.h.contents(v, w.n)
	if k == nil {
		w.put(in.Text(v, max(limit, 8)))
		return
	}
	name := in.TypeName(v)
	for _, outer := range w.path {
		if outer == v {
			if kind == trace.SetObject {
				f.recursive = name + "(...)"
			}
			w.put(f.recursive)
			return
		}
	}
	total := k.len()
	if kind == trace.SetObject {
		switch {
		case total == 0:
			w.put(name + "()")
			return
		case name != "set":
			f.open, f.close = name+"({", "})"
		}
	}
	if len(w.path) >= maxDepth {
		w.put(f.open + "…" + f.close)
		return
	}
	w.put(f.open)
	w.path = append(w.path, v)
	defer func() { w.path = w.path[:len(w.path)-1] }()

	// What is left for the items: the end has its room kept.
	end := w.runes + limit - utf8.RuneCountInString(f.open+f.close)
	items := make([]trace.Item, 0, 16)
	// An item takes three characters at least, so no more than these can be shown.
	most := limit/3 + 2
	k.each(func(it trace.Item) bool {
		items = append(items, it)
		return len(items) < most
	})
	for i, it := range items {
		if i > 0 {
			w.put(", ")
		}
		rest := total - i
		room := end - w.runes
		if rest > 1 {
			room -= len(", … more") + digits(rest-1)
		}
		if i > 0 && room < 3 {
			w.put("… " + grouped(rest) + " more" + f.close)
			return
		}
		mark, runes := w.b.Len(), w.runes
		w.item(kind, it, max(room, 6))
		if i > 0 && rest > 1 && w.runes-runes > room || i > 0 && rest == 1 && w.runes > end {
			s := w.b.String()[:mark]
			w.b.Reset()
			w.b.WriteString(s)
			w.runes = runes
			w.put("… " + grouped(rest) + " more" + f.close)
			return
		}
	}
	if rest := total - len(items); rest > 0 {
		w.put(", … " + grouped(rest) + " more")
	} else if kind == trace.TupleObject && total == 1 {
		w.put(",")
	}
	w.put(f.close)
}

// module writes a module by its name. The name is in its namespace, so that only the
// history can tell what it is now.
func (w *writer) module(v trace.Value, limit int) {
	in := w.h.cfg.Inspector
	text := in.Text(v, max(limit, 8))
	if k, _ := w.h.contents(v, w.n); k != nil {
		k.each(func(it trace.Item) bool {
			if it.Name != "__name__" {
				return true
			}
			text = "<module " + in.Text(it.Value, max(limit-len("<module >"), 8)) + ">"
			return false
		})
	}
	w.put(text)
}

func (w *writer) item(kind trace.ObjectKind, it trace.Item, room int) {
	switch kind {
	case trace.DictObject:
		w.value(it.Key, room)
		w.put(": ")
		w.value(it.Value, max(room-2, 8))
	case trace.SetObject:
		w.value(it.Key, room)
	default:
		w.value(it.Value, room)
	}
}

func digits(n int) int { return len(grouped(n)) }

// grouped writes n with commas.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
