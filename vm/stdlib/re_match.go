package stdlib

import (
	"fmt"

	"bytewalk/internal/pyre"
	"bytewalk/vm/object"
)

// match is a re.Match.
type match struct {
	object.Header
	pattern  *pattern
	subject  subject
	pos, end int
	found    *pyre.Found
	regs     Value
}

func newMatch(p *pattern, s subject, pos, end int, found *pyre.Found) Value {
	return (&match{Header: object.Header{Type: matchType}, pattern: p, subject: s, pos: pos, end: end, found: found}).Value()
}

// text gives what a group has caught, or otherwise.
func (m *match) text(t *Thread, group int, otherwise Value) Value {
	if m.found.Spans[2*group] < 0 {
		return otherwise
	}
	return m.subject.slice(t, m.found.Spans[2*group], m.found.Spans[2*group+1])
}

// group gives the number of the group that v names.
func (m *match) group(t *Thread, v Value) (int, error) {
	if v.IsNull() {
		return 0, nil
	}
	n := int64(-1)
	if v.Type().Slots.Index != nil {
		i, err := object.Index(t, v)
		if err != nil {
			return 0, err
		}
		if i, ok := object.AsInt64(i); ok {
			n = i
		}
	} else if x, err := m.pattern.names.Get(t, v); err == nil && !x.IsNull() {
		n, _ = object.AsInt64(x)
	}
	if n < 0 || int(n) >= len(m.found.Spans)/2 {
		return 0, t.Errorf(object.IndexError, "no such group")
	}
	return int(n), nil
}

// edge makes the methods start and end.
func edge(name string, which int) object.Method {
	return object.MethodN(name, 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
		m := (*match)(v.Ref)
		g, err := m.group(t, a[0])
		if err != nil {
			return object.Null, err
		}
		return t.Int(int64(m.found.Spans[2*g+which])), nil
	})
}

func (m *match) span(t *Thread, group int) Value {
	return object.NewTuple(t.Int(int64(m.found.Spans[2*group])), t.Int(int64(m.found.Spans[2*group+1]))).Value()
}

func orNone(v Value) Value {
	if v.IsNull() {
		return object.None
	}
	return v
}

func defineMatch() {
	self := func(v Value) *match { return (*match)(v.Ref) }
	item := func(t *Thread, v, key Value) (Value, error) {
		g, err := self(v).group(t, key)
		if err != nil {
			return object.Null, err
		}
		return self(v).text(t, g, object.None), nil
	}
	object.Define(matchType, &object.Definition{
		Doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.", Final: true,
		Methods: []object.Method{
			object.MethodN("group", 0, -1, func(t *Thread, v Value, a []Value) (Value, error) {
				switch len(a) {
				case 0:
					return self(v).text(t, 0, object.None), nil
				case 1:
					return item(t, v, a[0])
				}
				out := make([]Value, len(a))
				for i, x := range a {
					var err error
					if out[i], err = item(t, v, x); err != nil {
						return object.Null, err
					}
				}
				return object.NewTuple(out...).Value(), nil
			}),
			object.MethodKw("groups", "| default", func(t *Thread, v Value, a []Value) (Value, error) {
				m := self(v)
				out := make([]Value, m.pattern.prog.Groups)
				for i := range out {
					out[i] = m.text(t, i+1, orNone(a[0]))
				}
				return object.NewTuple(out...).Value(), nil
			}),
			object.MethodKw("groupdict", "| default", func(t *Thread, v Value, a []Value) (Value, error) {
				m := self(v)
				d := object.NewDict()
				for _, name := range m.pattern.prog.Order {
					d.SetStr(t, t.Intern(name), m.text(t, m.pattern.prog.Names[name], orNone(a[0])))
				}
				return d.Value(), nil
			}),
			edge("start", 0), edge("end", 1),
			object.MethodN("span", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
				g, err := self(v).group(t, a[0])
				if err != nil {
					return object.Null, err
				}
				return self(v).span(t, g), nil
			}),
			object.MethodKw("expand", "template", func(t *Thread, v Value, a []Value) (Value, error) {
				m := self(v)
				parts, err := m.pattern.template(t, a[0])
				if err != nil {
					return object.Null, err
				}
				b := &builder{t: t, text: m.subject.isText}
				b.expand(parts, &m.subject, m.found)
				return b.value(), nil
			}),
			object.Method0("__copy__", func(_ *Thread, v Value) (Value, error) { return v, nil }),
			object.Method1("__deepcopy__", func(_ *Thread, v, _ Value) (Value, error) { return v, nil }),
		},
		Slots: object.Slots{
			Subscript: item,
			Repr: func(t *Thread, v Value) (Value, error) {
				m := self(v)
				text, err := object.Repr(t, m.text(t, 0, object.None))
				if err != nil {
					return object.Null, err
				}
				return t.Str(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", m.found.Spans[0], m.found.Spans[1], text)), nil
			},
		},
		Getters: []object.Getter{
			{Name: "string", Doc: "The string passed to match() or search().", Get: func(_ *Thread, v Value) (Value, error) { return self(v).subject.value, nil }},
			{Name: "re", Doc: "The regular expression object.", Get: func(_ *Thread, v Value) (Value, error) { return self(v).pattern.Value(), nil }},
			{Name: "pos", Doc: "The index into the string at which the RE engine started looking for a match.", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).pos)), nil }},
			{Name: "endpos", Doc: "The index into the string beyond which the RE engine will not go.", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).end)), nil }},
			{Name: "lastindex", Doc: "The integer index of the last matched capturing group.", Get: func(t *Thread, v Value) (Value, error) {
				if n := self(v).found.Last; n >= 0 {
					return t.Int(int64(n)), nil
				}
				return object.None, nil
			}},
			{Name: "lastgroup", Doc: "The name of the last matched capturing group.", Get: func(t *Thread, v Value) (Value, error) {
				m := self(v)
				for name, n := range m.pattern.prog.Names {
					if n == m.found.Last {
						return t.Intern(name).Value(), nil
					}
				}
				return object.None, nil
			}},
			{Name: "regs", Get: func(t *Thread, v Value) (Value, error) {
				m := self(v)
				if m.regs.IsNull() {
					spans := make([]Value, len(m.found.Spans)/2)
					for i := range spans {
						spans[i] = m.span(t, i)
					}
					m.regs = object.NewTuple(spans...).Value()
				}
				return m.regs, nil
			}},
		},
	})
}
