package vm

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bytewalk/vm/object"
)

// FormatException gives what CPython writes of an exception that nobody handled
// (print_exception_recursive in Python/pythonrun.c): those that led to it first, each
// with its traceback.
func (m *Machine) FormatException(e *object.Exception) (string, error) {
	if m.cfg.Dialect.Runtime.Anchors {
		r := report{m: m, seen: map[*object.Exception]bool{}}
		err := r.exception(e)
		return r.out.String(), err
	}
	var b strings.Builder
	err := m.formatChain(&b, e, map[*object.Exception]bool{})
	return b.String(), err
}

func (m *Machine) formatChain(b *strings.Builder, e *object.Exception, seen map[*object.Exception]bool) error {
	seen[e] = true
	switch {
	case !e.Cause.IsNull():
		if cause := e.Cause.Exception(); !seen[cause] {
			if err := m.formatChain(b, cause, seen); err != nil {
				return err
			}
			b.WriteString("\nThe above exception was the direct cause of the following exception:\n\n")
		}
	case !e.Context.IsNull() && !e.SuppressContext:
		if context := e.Context.Exception(); !seen[context] {
			if err := m.formatChain(b, context, seen); err != nil {
				return err
			}
			b.WriteString("\nDuring handling of the above exception, another exception occurred:\n\n")
		}
	}
	return m.formatOne(b, e)
}

// formatOne writes one exception with its traceback (print_exception).
func (m *Machine) formatOne(b *strings.Builder, e *object.Exception) error {
	t := m.Thread
	if e.Traceback != nil {
		m.formatTraceback(b, e.Traceback)
	}
	v := e.Header.Value()
	if e.Header.Type.IsSubtype(object.SyntaxError) {
		if msg, ok := m.formatSyntaxError(b, v); ok {
			v = msg
		}
	}
	if module := e.Header.Type.ModuleName(); module != "builtins" {
		if module == "" {
			b.WriteString("<unknown>")
		} else {
			b.WriteString(module + ".")
		}
	}
	b.WriteString(e.Header.Type.Name)
	text := ""
	if v != object.None {
		s, err := object.ToStr(t, v)
		switch {
		case err == nil:
			text = s.Str().Text
		case object.IsException(err, object.BaseException):
			text = "<exception str() failed>"
		default:
			return err
		}
	}
	if text != "" {
		b.WriteString(": " + text)
	}
	b.WriteByte('\n')
	return nil
}

// formatSyntaxError writes the place that a SyntaxError is about, and gives its
// message.
func (m *Machine) formatSyntaxError(b *strings.Builder, v Value) (msg Value, ok bool) {
	t := m.Thread
	get := func(name string) Value {
		r, err := object.LookupAttr(t, v, t.Intern(name))
		if err != nil {
			return object.Null
		}
		return r
	}
	line, isLine := object.AsInt64(get("lineno"))
	msg = get("msg")
	if msg.IsNull() || !isLine {
		return msg, false
	}
	file := "<string>"
	if name := get("filename"); name.IsStr() {
		file = name.Str().Text
	}
	b.WriteString("  File \"" + file + "\", line " + strconv.FormatInt(line, 10) + "\n")
	text := get("text")
	if !text.IsStr() {
		return msg, true
	}
	offset := int64(-1)
	if o, isInt := object.AsInt64(get("offset")); isInt {
		offset = o
	}
	writeErrorText(b, text.Str().Text, int(offset))
	return msg, true
}

// writeErrorText writes a source line and a caret below it (print_error_text); offset
// counts from 1, -1 is no caret. CPython counts bytes.
func writeErrorText(b *strings.Builder, text string, offset int) {
	if offset >= 0 {
		if offset > 0 && offset == len(text) && text[offset-1] == '\n' {
			offset--
		}
		for {
			nl := strings.IndexByte(text, '\n')
			if nl < 0 || nl >= offset {
				break
			}
			offset -= nl + 1
			text = text[nl+1:]
		}
		for text != "" && (text[0] == ' ' || text[0] == '\t' || text[0] == '\f') {
			text = text[1:]
			offset--
		}
	}
	b.WriteString("    " + text)
	if !strings.HasSuffix(text, "\n") {
		b.WriteByte('\n')
	}
	if offset == -1 {
		return
	}
	b.WriteString("    " + strings.Repeat(" ", max(offset-1, 0)) + "^\n")
}

// repeatedLines is how often the same line of a traceback is written before the rest
// is counted (TB_RECURSIVE_CUTOFF).
const repeatedLines = 3

// tracebackLimit is sys.tracebacklimit's default.
const tracebackLimit = 1000

// formatTraceback writes a traceback (PyTraceBack_Print).
func (m *Machine) formatTraceback(b *strings.Builder, tb *object.Traceback) {
	t := m.Thread
	limit := int64(tracebackLimit)
	if sys := t.Modules.GetStr(t, t.Intern("sys")); sys.Has(object.LayoutModule) {
		if v := sys.Module().Dict.GetStr(t, t.Intern("tracebacklimit")); !v.IsNull() {
			if n, ok := object.AsInt64(v); ok {
				if limit = n; limit <= 0 {
					return
				}
			}
		}
	}
	b.WriteString("Traceback (most recent call last):\n")
	depth := int64(0)
	for x := tb; x != nil; x = x.Next {
		depth++
	}
	for ; tb != nil && depth > limit; tb = tb.Next {
		depth--
	}
	var last *object.Traceback
	count := 0
	repeated := func() {
		if n := count - repeatedLines; n > 0 {
			b.WriteString("  [Previous line repeated " + strconv.Itoa(n) + " more time" + plural(n) + "]\n")
		}
	}
	for ; tb != nil; tb = tb.Next {
		c := tb.Frame.Code
		if last == nil || last.Line() != tb.Line() || last.Frame.Code.Name != c.Name || last.Frame.Code.Filename != c.Filename {
			repeated()
			last, count = tb, 0
		}
		count++
		if count <= repeatedLines {
			b.WriteString("  File \"" + c.Filename.Text + "\", line " + strconv.Itoa(tb.Line()) + ", in " + c.Name.Text + "\n")
			if m.cfg.SourceLine == nil {
				continue
			}
			if text := strings.Trim(m.cfg.SourceLine(c.Filename.Text, tb.Line()), "\r\n"); utf8.ValidString(text) {
				if text = strings.TrimLeft(text, " \t\f"); text != "" {
					b.WriteString("    " + text + "\n")
				}
			}
		}
	}
	repeated()
}
