package vm

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bytewalk/vm/object"
)

// report writes an exception as CPython does since 3.11, with groups, notes and
// suggestions (TracebackException.format in Lib/traceback.py).
type report struct {
	m    *Machine
	out  strings.Builder
	seen map[*object.Exception]bool
	// depth is how deep groups are nested; close says that the line at the end of the
	// innermost is still to be written.
	depth int
	close bool
}

// maxGroupWidth and maxGroupDepth bound what is shown of groups.
const (
	maxGroupWidth = 15
	maxGroupDepth = 10
)

func (r *report) indent() string { return strings.Repeat("  ", r.depth) }

// emit writes lines behind the margin of the group that they are in.
func (r *report) emit(text, margin string) {
	prefix := r.indent()
	if r.depth > 0 {
		prefix += margin + " "
	}
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			r.out.WriteString(prefix + line)
		}
	}
}

// link is an exception in a chain, and what says how it led to the next.
type link struct {
	e       *object.Exception
	message string
}

// exception writes an exception behind those that led to it.
func (r *report) exception(e *object.Exception) error {
	var chain []link
	for next := e; next != nil; {
		r.seen[next] = true
		l := link{e: next}
		var before *object.Exception
		switch {
		case !next.Cause.IsNull() && !r.seen[next.Cause.Exception()]:
			before = next.Cause.Exception()
			l.message = "\nThe above exception was the direct cause of the following exception:\n\n"
		case !next.Context.IsNull() && !next.SuppressContext && !r.seen[next.Context.Exception()]:
			before = next.Context.Exception()
			l.message = "\nDuring handling of the above exception, another exception occurred:\n\n"
		}
		chain = append(chain, l)
		next = before
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if chain[i].message != "" {
			r.emit(chain[i].message, "|")
		}
		if err := r.one(chain[i].e); err != nil {
			return err
		}
	}
	return nil
}

// one writes an exception without its chain.
func (r *report) one(e *object.Exception) error {
	v := e.Header.Value()
	entries, any := r.m.tracebackEntries(e.Traceback)
	text, err := r.m.exceptionOnly(e)
	if err != nil {
		return err
	}
	if !object.IsGroup(v) {
		if any {
			r.emit("Traceback (most recent call last):\n", "|")
			r.emit(entries, "|")
		}
		r.emit(text, "|")
		return nil
	}
	if r.depth > maxGroupDepth {
		r.emit("... (max_group_depth is "+strconv.Itoa(maxGroupDepth)+")\n", "|")
		return nil
	}
	top := r.depth == 0
	margin := "|"
	if top {
		r.depth++
		margin = "+"
	}
	if any {
		r.emit("Exception Group Traceback (most recent call last):\n", margin)
		r.emit(entries, "|")
	}
	r.emit(text, "|")
	items := object.GroupItems(v)
	n := min(len(items), maxGroupWidth+1)
	r.close = false
	for i := range n {
		last := i == n-1
		if last {
			r.close = true
		}
		title, corner := strconv.Itoa(i+1), "  "
		if i >= maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			corner = "+-"
		}
		r.out.WriteString(r.indent() + corner + "+---------------- " + title + " ----------------\n")
		r.depth++
		if i < maxGroupWidth {
			if err := r.exception(items[i].Exception()); err != nil {
				return err
			}
		} else {
			rest := len(items) - maxGroupWidth
			r.emit("and "+strconv.Itoa(rest)+" more exception"+plural(rest)+"\n", "|")
		}
		if last && r.close {
			r.out.WriteString(r.indent() + "+------------------------------------\n")
			r.close = false
		}
		r.depth--
	}
	if top {
		r.depth = 0
	}
	return nil
}

// exceptionOnly is the exception itself with its notes.
func (m *Machine) exceptionOnly(e *object.Exception) (string, error) {
	t := m.Thread
	v := e.Header.Value()
	var b strings.Builder
	name := e.Header.Type.QualName
	if module := e.Header.Type.ModuleName(); module != "builtins" && module != "__main__" {
		if module == "" {
			module = "<unknown>"
		}
		name = module + "." + name
	}
	if e.Header.Type.IsSubtype(object.SyntaxError) {
		b.WriteString(m.syntaxErrorText(e, name))
	} else {
		text, err := m.safeText(v, "exception", object.ToStr)
		if err != nil {
			return "", err
		}
		text += m.suggestion(e)
		if text != "" {
			text = ": " + text
		}
		b.WriteString(name + text + "\n")
	}
	notes, err := object.LookupAttr(t, v, t.Intern("__notes__"))
	switch {
	case err != nil || notes.IsNull() || notes == object.None:
	case notes.Has(object.LayoutList) || notes.IsTuple():
		items, err := object.Collect(t, notes)
		if err != nil {
			return "", err
		}
		for _, note := range items {
			text, err := m.safeText(note, "note", object.ToStr)
			if err != nil {
				return "", err
			}
			for _, line := range strings.Split(text, "\n") {
				b.WriteString(line + "\n")
			}
		}
	default:
		text, err := m.safeText(notes, "__notes__", func(t *object.Thread, v Value) (Value, error) {
			s, err := object.Repr(t, v)
			return t.Str(s), err
		})
		if err != nil {
			return "", err
		}
		b.WriteString(text + "\n")
	}
	return b.String(), nil
}

// safeText is str() or repr() of a value, or what says that it failed.
func (m *Machine) safeText(v Value, what string, f func(t *object.Thread, v Value) (Value, error)) (string, error) {
	s, err := f(m.Thread, v)
	switch {
	case err == nil:
		return s.Str().Text, nil
	case object.IsException(err, object.BaseException):
		name := "str"
		if what == "__notes__" {
			name = "repr"
		}
		return "<" + what + " " + name + "() failed>", nil
	}
	return "", err
}

// syntaxErrorText shows the place of a SyntaxError and what is wrong.
func (m *Machine) syntaxErrorText(e *object.Exception, name string) string {
	t := m.Thread
	get := func(name string) Value {
		r, err := object.LookupAttr(t, e.Header.Value(), t.Intern(name))
		if err != nil || r.IsNull() {
			return object.None
		}
		return r
	}
	show := func(v Value) string {
		s, err := object.ToStr(t, v)
		if err != nil {
			return ""
		}
		return s.Str().Text
	}
	var b strings.Builder
	suffix := ""
	file, line := get("filename"), get("lineno")
	if line != object.None {
		shown := "<string>"
		if file != object.None && show(file) != "" {
			shown = show(file)
		}
		b.WriteString("  File \"" + shown + "\", line " + show(line) + "\n")
	} else if file != object.None {
		suffix = " (" + show(file) + ")"
	}
	if text := get("text"); text.IsStr() {
		writeMarked(&b, []rune(text.Str().Text), get("offset"), get("end_offset"), show(line) == show(get("end_lineno")))
	}
	msg := "<no detail available>"
	if v := get("msg"); v != object.None && show(v) != "" {
		msg = show(v)
	}
	return b.String() + name + ": " + msg + suffix + "\n"
}

// writeMarked writes the line of a SyntaxError with what is wrong in it marked.
func writeMarked(b *strings.Builder, text []rune, from, to Value, oneLine bool) {
	right := []rune(strings.TrimRight(string(text), "\n"))
	left := []rune(strings.TrimLeft(string(right), " \n\f"))
	spaces := len(right) - len(left)
	b.WriteString("    " + string(left) + "\n")
	start, ok := object.AsInt64(from)
	if !ok {
		return
	}
	offset := int(start)
	end := len(right) + 1
	if oneLine {
		end = offset
		if n, ok := object.AsInt64(to); ok && n != 0 {
			end = int(n)
		}
	}
	if len(text) > 0 && offset > len(text) {
		offset = len(right) + 1
	}
	if len(text) > 0 && end > len(text) {
		end = len(right) + 1
	}
	if offset >= end || end < 0 {
		end = offset + 1
	}
	column, endColumn := offset-1-spaces, end-1-spaces
	if column < 0 {
		return
	}
	b.WriteString("    ")
	for _, c := range left[:min(column, len(left))] {
		if !unicode.IsSpace(c) {
			c = ' '
		}
		b.WriteRune(c)
	}
	b.WriteString(strings.Repeat("^", max(endColumn-column, 0)) + "\n")
}

// suggestion is what the message of an exception says besides of a name that is much
// like the one that is missing.
func (m *Machine) suggestion(e *object.Exception) string {
	t := m.Thread
	typ := e.Header.Type
	attr := func(name string) Value {
		r, err := object.LookupAttr(t, e.Header.Value(), t.Intern(name))
		if err != nil || r.IsNull() {
			return object.None
		}
		return r
	}
	isName := typ.IsSubtype(object.NameError)
	from := "name"
	switch {
	case typ.IsSubtype(object.ImportError):
		from = "name_from"
	case !isName && !typ.IsSubtype(object.AttributeError):
		return ""
	}
	wrong := attr(from)
	if !wrong.IsStr() {
		return ""
	}
	name := wrong.Str().Text
	text := ""
	found := m.similar(e, name)
	if found != "" {
		text = ". Did you mean: '" + found + "'?"
	}
	if isName && m.isLibraryModule(name) {
		if found != "" {
			return text + " Or did you forget to import '" + name + "'?"
		}
		return ". Did you forget to import '" + name + "'?"
	}
	return text
}

// isLibraryModule says that sys.stdlib_module_names has a name.
func (m *Machine) isLibraryModule(name string) bool {
	t := m.Thread
	sys := t.Modules.GetStr(t, t.Intern("sys"))
	if !sys.Has(object.LayoutModule) {
		return false
	}
	names := sys.Module().Dict.GetStr(t, t.Intern("stdlib_module_names"))
	if names.IsNull() {
		return false
	}
	has, err := object.Contains(t, names, t.Str(name))
	return err == nil && has
}

// similar gives the name that was probably meant, "" for none (_compute_suggestion_error).
func (m *Machine) similar(e *object.Exception, wrong string) string {
	t := m.Thread
	var frame *object.FrameObject
	for tb := e.Traceback; tb != nil; tb = tb.Next {
		frame = tb.Frame
	}
	self := func() Value {
		if frame == nil {
			return object.Null
		}
		locals := localsOf(t, frame)
		v, err := object.GetItem(t, locals, t.Intern("self").Value())
		if err != nil {
			return object.Null
		}
		return v
	}
	var names []string
	add := func(v Value) {
		items, err := object.Collect(t, v)
		if err != nil {
			return
		}
		for _, name := range items {
			if name.IsStr() {
				names = append(names, name.Str().Text)
			}
		}
	}
	directory := func(v Value, hide bool) bool {
		dir := t.Builtins.GetStr(t, t.Intern("dir"))
		if dir.IsNull() {
			return false
		}
		list, err := object.CallArgs(t, dir, v)
		if err != nil {
			return false
		}
		add(list)
		if hide {
			kept := names[:0]
			for _, name := range names {
				if !strings.HasPrefix(name, "_") {
					kept = append(kept, name)
				}
			}
			names = kept
		}
		return true
	}
	hide := !strings.HasPrefix(wrong, "_")
	typ := e.Header.Type
	switch {
	case typ.IsSubtype(object.AttributeError):
		if len(e.Fields) <= object.FieldObj || e.Fields[object.FieldObj].IsNull() {
			return ""
		}
		obj := e.Fields[object.FieldObj]
		if hide && self() == obj {
			hide = false
		}
		if !directory(obj, hide) {
			return ""
		}
	case typ.IsSubtype(object.ImportError):
		name, err := object.LookupAttr(t, e.Header.Value(), t.Intern("name"))
		if err != nil || !name.IsStr() {
			return ""
		}
		module := t.Modules.GetStr(t, name.Str())
		if module.IsNull() || !directory(module, hide) {
			return ""
		}
	default:
		if frame == nil {
			return ""
		}
		if v := self(); !v.IsNull() {
			if a, err := object.LookupAttr(t, v, t.Intern(wrong)); err == nil && !a.IsNull() {
				return "self." + wrong
			}
		}
		add(localsOf(t, frame))
		add(frame.Globals.Value())
		add(t.Builtins.Value())
	}
	return closest(names, wrong)
}

// The costs of the changes that make one name of another, and how long names and lists
// of them may be.
const (
	moveCost      = 2
	caseCost      = 1
	maxCandidates = 750
	maxNameLength = 40
)

// closest gives the first of the names that is the fewest changes away from wrong.
func closest(names []string, wrong string) string {
	if len(names) >= maxCandidates {
		return ""
	}
	best, found := 1<<30, ""
	for _, name := range names {
		if name == wrong {
			continue
		}
		// No more than a third of the characters may have to change.
		limit := min((len(name)+len(wrong)+3)*moveCost/6, best-1)
		if d := distance(wrong, name, limit); d <= limit && (found == "" || d < best) {
			best, found = d, name
		}
	}
	return found
}

// distance is the cost of making b of a; beyond limit it may be any number above.
func distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxNameLength || len(b) > maxNameLength {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for i := range len(b) {
		diagonal := i * moveCost
		result = diagonal
		least := 1 << 30
		for j := range len(a) {
			substitute := diagonal + substitution(b[i], a[j])
			diagonal = row[j]
			result = min(min(result, diagonal)+moveCost, substitute)
			row[j] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

// substitution is the cost of one character for another.
func substitution(a, b byte) int {
	lower := func(c byte) byte {
		if c < utf8.RuneSelf && 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	switch {
	case a == b:
		return 0
	case lower(a) == lower(b):
		return caseCost
	}
	return moveCost
}
