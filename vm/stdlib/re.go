package stdlib

import (
	"errors"
	"sync"
	"unsafe"

	"bytewalk/internal/pyre"
	"bytewalk/vm/object"
)

// Module re has its functions in python/re.py; patterns and what they find are native. The
// engine is one of our own, package pyre, because libraries differ from CPython in what groups
// catch, and because none of those that backtrack can be stopped from outside: a machine whose
// program runs into an expression that takes forever has to stop at once.

// pattern is a re.Pattern.
type pattern struct {
	object.Header
	prog   *pyre.Program
	source Value // a str, or what has bytes
	isText bool
	names  *object.Dict
}

// scanner is what finditer and Pattern.scanner make: it goes through a text.
type scanner struct {
	object.Header
	pattern *pattern
	subject subject
	pos     int
	advance int // 1 if the next match may not be empty at pos
	atEnd   bool
}

var patternType, matchType, scannerType *object.Type

// reState is what a thread has of module re.
type reState struct {
	err     Value // re.error
	flags   Value // re.RegexFlag
	cache   map[reKey]*pattern
	keys    []reKey
	syntax  pyre.Syntax
	helpful bool // messages say what they got (since 3.12)
}

type reKey struct {
	text   string
	isText bool
	flags  int
}

type reStateKey struct{}

const maxPatterns = 512

func reOf(t *Thread) *reState {
	return t.State(reStateKey{}, func() any {
		return &reState{cache: map[reKey]*pattern{}, helpful: since(t, "3.11"), syntax: pyre.Syntax{
			Atomic: since(t, "3.11"), FlagsFirst: since(t, "3.11"), TemplateFlag: !since(t, "3.11"), LateGroups: since(t, "3.11"),
			ASCIIGroups: since(t, "3.12"), RestoreMarks: since(t, "3.11"), Table: t.Unicode}}
	}).(*reState)
}

// subject is a text that is searched. Its characters are in narrow if they are bytes or all ASCII.
type subject struct {
	value  Value
	isText bool
	narrow []byte
	wide   []rune
	n      int
	bytes  string // if it is no text
}

func newSubject(t *Thread, v Value) (subject, error) {
	if v.IsStr() {
		s := v.Str()
		if s.IsASCII() {
			return subject{value: v, isText: true, narrow: unsafe.Slice(unsafe.StringData(s.Text), len(s.Text)), n: len(s.Text)}, nil
		}
		return subject{value: v, isText: true, wide: s.Runes(), n: s.Len()}, nil
	}
	b, ok := bytesLike(t, v)
	if !ok {
		if reOf(t).helpful {
			return subject{}, t.Errorf(object.TypeError, "expected string or bytes-like object, got '%s'", typeName(v))
		}
		return subject{}, t.Errorf(object.TypeError, "expected string or bytes-like object")
	}
	return subject{value: v, bytes: b, narrow: unsafe.Slice(unsafe.StringData(b), len(b)), n: len(b)}, nil
}

// bytesLike gives the bytes of an object that has some.
func bytesLike(t *Thread, v Value) (string, bool) {
	b, ok, err := t.BytesLike(v)
	return b, ok && err == nil
}

// slice gives a part of the text.
func (s *subject) slice(t *Thread, start, stop int) Value {
	if start >= stop {
		start, stop = 0, 0
	}
	if !s.isText {
		if start == 0 && stop == s.n && s.value.Type() == object.BytesType {
			return s.value
		}
		return t.Bytes(s.bytes[start:stop])
	}
	if start == 0 && stop == s.n && s.value.Type() == object.StrType {
		return s.value
	}
	return t.Str(s.value.Str().Slice(start, stop))
}

func (p *pattern) subject(t *Thread, v Value) (subject, error) {
	s, err := newSubject(t, v)
	switch {
	case err != nil:
	case p.isText && !s.isText:
		err = t.Errorf(object.TypeError, "cannot use a string pattern on a bytes-like object")
	case !p.isText && s.isText:
		err = t.Errorf(object.TypeError, "cannot use a bytes pattern on a string-like object")
	}
	return s, err
}

// find finds the first match in s[:end] from pos on.
func (p *pattern) find(t *Thread, s *subject, pos, end int, mode pyre.Mode, advance bool) (*pyre.Found, error) {
	poll := func(bytes int) error {
		if err := t.Reserve(int64(bytes)); err != nil {
			return err
		}
		return t.CheckEvents()
	}
	if s.wide != nil {
		return pyre.Find(p.prog, s.wide, pos, end, mode, advance, poll)
	}
	return pyre.Find(p.prog, s.narrow, pos, end, mode, advance, poll)
}

// each calls f for every match from pos to end.
func (p *pattern) each(t *Thread, s *subject, pos, end int, f func(m *pyre.Found) (more bool, err error)) error {
	for advance := false; ; {
		m, err := p.find(t, s, pos, end, pyre.Search, advance)
		if err != nil || m == nil {
			return err
		}
		if more, err := f(m); err != nil || !more {
			return err
		}
		pos = m.Spans[1]
		advance = m.Spans[0] == pos
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
}

// reError makes an error of package pyre an exception.
func reError(t *Thread, err error, text Value) error {
	var (
		wrong    *pyre.Error
		flags    pyre.FlagsError
		overflow pyre.OverflowError
		index    pyre.IndexError
		internal pyre.InternalError
	)
	switch {
	case errors.As(err, &wrong):
		if reOf(t).err.IsNull() { // a pattern of another module: the program has not imported re yet
			if _, err := t.Import(t, "re", object.None, object.None, 0); err != nil {
				return err
			}
		}
		args := []Value{t.Str(wrong.Msg)}
		if wrong.Pos >= 0 {
			args = append(args, text, t.Int(int64(wrong.Pos)))
		}
		e, err := object.CallArgs(t, reOf(t).err, args...)
		if err != nil {
			return err
		}
		return e.Exception()
	case errors.As(err, &flags):
		return t.Errorf(object.ValueError, "%s", flags)
	case errors.As(err, &overflow):
		return t.Errorf(object.OverflowError, "%s", overflow)
	case errors.As(err, &index):
		return t.Errorf(object.IndexError, "%s", index)
	case errors.As(err, &internal):
		return t.Errorf(object.RuntimeError, "%s", internal)
	case errors.Is(err, pyre.ErrNesting):
		return t.Errorf(object.RecursionError, "maximum recursion depth exceeded")
	}
	return err
}

// codePoints gives what a pattern or template consists of.
func codePoints(t *Thread, v Value) (text []rune, isText, ok bool) {
	if v.IsStr() {
		return v.Str().Runes(), true, true
	}
	b, ok := bytesLike(t, v)
	text = make([]rune, len(b))
	for i := range len(b) {
		text[i] = rune(b[i])
	}
	return text, false, ok
}

// compilePattern is re.compile.
func compilePattern(t *Thread, source, flagsValue Value) (Value, error) {
	flags := 0
	if !flagsValue.IsNull() {
		v, err := object.Index(t, flagsValue)
		if err != nil {
			return object.Null, err
		}
		n, _ := object.AsInt64(v)
		flags = int(n)
	}
	if source.Has(object.LayoutNative) && source.Type() == patternType {
		if flags != 0 {
			return object.Null, t.Errorf(object.ValueError, "cannot process flags argument with a compiled pattern")
		}
		return source, nil
	}
	if !source.IsStr() && !source.Has(object.LayoutBytes) {
		if _, ok := bytesLike(t, source); ok && source.Has(object.LayoutByteArray) {
			return object.Null, t.Errorf(object.TypeError, "unhashable type: 'bytearray'")
		}
		if _, err := object.Hash(t, source); err != nil {
			return object.Null, err
		}
		return object.Null, t.Errorf(object.TypeError, "first argument must be string or compiled pattern")
	}
	state := reOf(t)
	k := reKey{isText: source.IsStr(), flags: flags}
	if k.isText {
		k.text = source.Str().Text
	} else {
		k.text = source.Bytes().B
	}
	if p := state.cache[k]; p != nil {
		return p.Value(), nil
	}
	text, isText, _ := codePoints(t, source)
	prog, err := pyre.Compile(text, isText, pyre.Flags(flags), state.syntax)
	if err != nil {
		return object.Null, reError(t, err, source)
	}
	p := &pattern{Header: object.Header{Type: patternType}, prog: prog, source: source, isText: isText, names: object.NewDict()}
	for _, name := range prog.Order {
		p.names.SetStr(t, t.Intern(name), t.Int(int64(prog.Names[name])))
	}
	if len(state.keys) >= maxPatterns {
		delete(state.cache, state.keys[0])
		state.keys = state.keys[1:]
	}
	state.cache[k] = p
	state.keys = append(state.keys, k)
	return p.Value(), nil
}

// template reads the replacement of sub; parts is nil if it is to be called.
func (p *pattern) template(t *Thread, v Value) ([]pyre.Part, error) {
	text, isText, ok := codePoints(t, v)
	if !ok {
		return nil, t.Errorf(object.TypeError, "decoding to str: need a bytes-like object, %s found", typeName(v))
	}
	parts, err := pyre.Template(text, isText, reOf(t).syntax, p.prog.Groups, p.prog.Names)
	if err != nil {
		return nil, reError(t, err, v)
	}
	if isText != p.isText && len(parts) > 0 {
		want, got := "str", "bytes"
		if isText {
			return nil, t.Errorf(object.TypeError, "sequence item 0: expected a bytes-like object, str found")
		}
		return nil, t.Errorf(object.TypeError, "sequence item 0: expected %s instance, %s found", want, got)
	}
	return parts, nil
}

// builder puts together what sub gives.
type builder struct {
	t    *Thread
	b    []byte
	text bool
}

func (b *builder) add(s *subject, start, stop int) {
	if start >= stop || start < 0 {
		return
	}
	if s.isText {
		b.b = append(b.b, s.value.Str().Slice(start, stop)...)
	} else {
		b.b = append(b.b, s.bytes[start:stop]...)
	}
}

func (b *builder) value() Value {
	if b.text {
		return b.t.Str(string(b.b))
	}
	return b.t.Bytes(string(b.b))
}

func (b *builder) expand(parts []pyre.Part, s *subject, m *pyre.Found) {
	for _, part := range parts {
		if part.Group < 0 {
			b.b = append(b.b, part.Text...)
		} else {
			b.add(s, m.Spans[2*part.Group], m.Spans[2*part.Group+1])
		}
	}
}

// sub is Pattern.sub, and gives how many matches it has replaced.
func (p *pattern) sub(t *Thread, repl, text Value, count int) (Value, int, error) {
	var parts []pyre.Part
	var err error
	callable := repl.Type().Slots.Call != nil && !repl.IsStr()
	if !callable {
		if parts, err = p.template(t, repl); err != nil {
			return object.Null, 0, err
		}
	}
	s, err := p.subject(t, text)
	if err != nil {
		return object.Null, 0, err
	}
	b := &builder{t: t, text: s.isText}
	n, last, items := 0, 0, 0
	if count >= 0 {
		err = p.each(t, &s, 0, s.n, func(m *pyre.Found) (bool, error) {
			if last < m.Spans[0] {
				items++
			}
			b.add(&s, last, m.Spans[0])
			last = m.Spans[1]
			n++
			if !callable {
				b.expand(parts, &s, m)
				return n != count, t.Reserve(int64(len(b.b)))
			}
			r, err := object.CallArgs(t, repl, newMatch(p, s, 0, s.n, m))
			if err != nil {
				return false, err
			}
			if r == object.None {
				return n != count, nil
			}
			switch {
			case s.isText && r.IsStr():
				b.b = append(b.b, r.Str().Text...)
			case s.isText:
				return false, t.Errorf(object.TypeError, "sequence item %d: expected str instance, %s found", items, typeName(r))
			default:
				x, ok := bytesLike(t, r)
				if !ok {
					return false, t.Errorf(object.TypeError, "sequence item %d: expected a bytes-like object, %s found", items, typeName(r))
				}
				b.b = append(b.b, x...)
			}
			items++
			return n != count, t.Reserve(int64(len(b.b)))
		})
		if err != nil {
			return object.Null, 0, err
		}
	}
	if n == 0 {
		return s.slice(t, 0, s.n), 0, nil
	}
	b.add(&s, last, s.n)
	return b.value(), n, nil
}

// results makes a list of what f adds for every match.
func (p *pattern) results(t *Thread, s *subject, pos, end int, f func(out []Value, m *pyre.Found) ([]Value, bool)) ([]Value, error) {
	var out []Value
	err := p.each(t, s, pos, end, func(m *pyre.Found) (bool, error) {
		var more bool
		out, more = f(out, m)
		return more, t.Reserve(int64(len(out)) * 16)
	})
	return out, err
}

func (p *pattern) findAll(t *Thread, s *subject, pos, end int) (Value, error) {
	group := func(m *pyre.Found, i int) Value { return s.slice(t, m.Spans[2*i], m.Spans[2*i+1]) }
	items, err := p.results(t, s, pos, end, func(out []Value, m *pyre.Found) ([]Value, bool) {
		if p.prog.Groups <= 1 {
			return append(out, group(m, p.prog.Groups)), true
		}
		groups := make([]Value, p.prog.Groups)
		for i := range groups {
			groups[i] = group(m, i+1)
		}
		return append(out, object.NewTuple(groups...).Value()), true
	})
	return object.NewList(items).Value(), err
}

func (p *pattern) split(t *Thread, s *subject, limit int) (Value, error) {
	last, n := 0, 0
	var items []Value
	if limit >= 0 {
		var err error
		items, err = p.results(t, s, 0, s.n, func(out []Value, m *pyre.Found) ([]Value, bool) {
			out = append(out, s.slice(t, last, m.Spans[0]))
			for i := 2; i < len(m.Spans); i += 2 {
				v := object.None
				if m.Spans[i] >= 0 {
					v = s.slice(t, m.Spans[i], m.Spans[i+1])
				}
				out = append(out, v)
			}
			last = m.Spans[1]
			n++
			return out, n != limit
		})
		if err != nil {
			return object.Null, err
		}
	}
	return object.NewList(append(items, s.slice(t, last, s.n))).Value(), nil
}

// bounds gives the arguments pos and endpos.
func (s *subject) bounds(t *Thread, pos, end Value) (int, int, error) {
	clip := func(v Value, otherwise int) (int, error) {
		if v.IsNull() {
			return otherwise, nil
		}
		n, err := sizeArg(t, v)
		return max(0, min(n, s.n)), err
	}
	a, err := clip(pos, 0)
	if err != nil {
		return 0, 0, err
	}
	b, err := clip(end, s.n)
	return a, b, err
}

func optionalCount(t *Thread, v Value) (int, error) {
	if v.IsNull() {
		return 0, nil
	}
	return sizeArg(t, v)
}

// searching makes a method that looks for one match.
func searching(name string, mode pyre.Mode) object.Method {
	return object.MethodKw(name, "string | pos endpos", func(t *Thread, self Value, a []Value) (Value, error) {
		p := (*pattern)(self.Ref)
		s, err := p.subject(t, a[0])
		if err != nil {
			return object.Null, err
		}
		pos, end, err := s.bounds(t, a[1], a[2])
		if err != nil {
			return object.Null, err
		}
		m, err := p.find(t, &s, pos, end, mode, false)
		if err != nil || m == nil {
			return object.None, err
		}
		return newMatch(p, s, pos, end, m), nil
	})
}

func newScanner(t *Thread, p *pattern, a []Value) (*scanner, error) {
	s, err := p.subject(t, a[0])
	if err != nil {
		return nil, err
	}
	pos, end, err := s.bounds(t, a[1], a[2])
	if err != nil {
		return nil, err
	}
	s.n = end
	return &scanner{Header: object.Header{Type: scannerType}, pattern: p, subject: s, pos: pos}, nil
}

func (s *scanner) next(t *Thread, mode pyre.Mode) (Value, error) {
	if s.atEnd {
		return object.None, nil
	}
	whole := s.subject
	start := s.pos
	m, err := s.pattern.find(t, &whole, s.pos, s.subject.n, mode, s.advance != 0)
	if err != nil {
		return object.None, err
	}
	if m == nil {
		s.atEnd = true
		return object.None, nil
	}
	t.IntField(&s.Header, 0, &s.pos, m.Spans[1])
	advance := 0
	if m.Spans[1] == m.Spans[0] {
		advance = 1
	}
	t.IntField(&s.Header, 1, &s.advance, advance)
	return newMatch(s.pattern, whole, start, s.subject.n, m), nil
}

func patternMethods() []object.Method {
	self := func(v Value) *pattern { return (*pattern)(v.Ref) }
	replacing := func(name string, result func(t *Thread, v Value, n int) Value) object.Method {
		return object.MethodKw(name, "repl string | count", func(t *Thread, v Value, a []Value) (Value, error) {
			count, err := optionalCount(t, a[2])
			if err != nil {
				return object.Null, err
			}
			r, n, err := self(v).sub(t, a[0], a[1], count)
			if err != nil {
				return object.Null, err
			}
			return result(t, r, n), nil
		})
	}
	return []object.Method{
		searching("match", pyre.Match), searching("fullmatch", pyre.Full), searching("search", pyre.Search),
		replacing("sub", func(_ *Thread, v Value, _ int) Value { return v }),
		replacing("subn", func(t *Thread, v Value, n int) Value { return object.NewTuple(v, t.Int(int64(n))).Value() }),
		object.MethodKw("findall", "string | pos endpos", func(t *Thread, v Value, a []Value) (Value, error) {
			s, err := self(v).subject(t, a[0])
			if err != nil {
				return object.Null, err
			}
			pos, end, err := s.bounds(t, a[1], a[2])
			if err != nil {
				return object.Null, err
			}
			return self(v).findAll(t, &s, pos, end)
		}),
		object.MethodKw("finditer", "string | pos endpos", func(t *Thread, v Value, a []Value) (Value, error) {
			s, err := newScanner(t, self(v), a)
			if err != nil {
				return object.Null, err
			}
			search, err := object.GetAttrString(t, s.Value(), "search")
			if err != nil {
				return object.Null, err
			}
			return object.CallArgs(t, t.Builtins.GetStr(t, t.Intern("iter")), search, object.None)
		}),
		object.MethodKw("scanner", "string | pos endpos", func(t *Thread, v Value, a []Value) (Value, error) {
			s, err := newScanner(t, self(v), a)
			if err != nil {
				return object.Null, err
			}
			return s.Value(), nil
		}),
		object.MethodKw("split", "string | maxsplit", func(t *Thread, v Value, a []Value) (Value, error) {
			limit, err := optionalCount(t, a[1])
			if err != nil {
				return object.Null, err
			}
			s, err := self(v).subject(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return self(v).split(t, &s, limit)
		}),
		object.Method0("__copy__", func(_ *Thread, v Value) (Value, error) { return v, nil }),
		object.Method1("__deepcopy__", func(_ *Thread, v, _ Value) (Value, error) { return v, nil }),
	}
}

func definePattern() {
	self := func(v Value) *pattern { return (*pattern)(v.Ref) }
	object.Define(patternType, &object.Definition{
		Doc: "Compiled regular expression object.", Final: true, Weak: true,
		Methods: patternMethods(),
		Slots: object.Slots{
			Repr: reprPattern,
			Hash: func(t *Thread, v Value) (int64, error) {
				h, err := object.Hash(t, self(v).source)
				return h ^ int64(self(v).prog.Flags), err
			},
			RichCompare: func(_ *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if b.Ref == nil || b.Type() != patternType || op != object.EQ && op != object.NE {
					return object.NotImplemented, nil
				}
				x, y := self(a), self(b)
				same := x.isText == y.isText && x.prog.Flags == y.prog.Flags && sourceText(x) == sourceText(y)
				return object.Bool(same == (op == object.EQ)), nil
			},
		},
		Getters: []object.Getter{
			{Name: "pattern", Doc: "The pattern string from which the RE object was compiled.", Get: func(_ *Thread, v Value) (Value, error) { return self(v).source, nil }},
			{Name: "flags", Doc: "The regex matching flags.", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).prog.Flags)), nil }},
			{Name: "groups", Doc: "The number of capturing groups in the pattern.", Get: func(t *Thread, v Value) (Value, error) { return t.Int(int64(self(v).prog.Groups)), nil }},
			{Name: "groupindex", Doc: "A dictionary mapping group names to group numbers.", Get: func(_ *Thread, v Value) (Value, error) {
				return (&object.MappingProxy{Header: object.Header{Type: object.MappingProxyType}, Mapping: self(v).names.Value()}).Value(), nil
			}},
		},
	})
	object.Define(scannerType, &object.Definition{Final: true,
		Methods: []object.Method{
			object.Method0("match", func(t *Thread, v Value) (Value, error) { return (*scanner)(v.Ref).next(t, pyre.Match) }),
			object.Method0("search", func(t *Thread, v Value) (Value, error) { return (*scanner)(v.Ref).next(t, pyre.Search) }),
		},
		Getters: []object.Getter{{Name: "pattern", Get: func(_ *Thread, v Value) (Value, error) { return (*scanner)(v.Ref).pattern.Value(), nil }}},
	})
}

func sourceText(p *pattern) string {
	if p.isText {
		return p.source.Str().Text
	}
	return p.source.Bytes().B
}

var reFlagNames = []struct {
	flag pyre.Flags
	name string
}{
	{pyre.TemplateFlag, "re.TEMPLATE"}, {pyre.IgnoreCase, "re.IGNORECASE"}, {pyre.Locale, "re.LOCALE"}, {pyre.Multiline, "re.MULTILINE"},
	{pyre.DotAll, "re.DOTALL"}, {pyre.Unicode, "re.UNICODE"}, {pyre.Verbose, "re.VERBOSE"}, {pyre.Debug, "re.DEBUG"}, {pyre.ASCII, "re.ASCII"},
}

func reprPattern(t *Thread, v Value) (Value, error) {
	p := (*pattern)(v.Ref)
	text, err := object.Repr(t, p.source)
	if err != nil {
		return object.Null, err
	}
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200])
	}
	flags := p.prog.Flags
	if p.isText && flags&(pyre.Locale|pyre.Unicode|pyre.ASCII) == pyre.Unicode {
		flags &^= pyre.Unicode
	}
	text = "re.compile(" + text
	sep := ", "
	for _, f := range reFlagNames {
		if flags&f.flag != 0 && (f.flag != pyre.TemplateFlag || reOf(t).syntax.TemplateFlag) {
			text += sep + f.name
			sep = "|"
		}
	}
	return t.Str(text + ")"), nil
}

var defineRe = sync.OnceFunc(func() {
	patternType = object.NewModuleType("re", "Pattern", nil, object.LayoutNative)
	matchType = object.NewModuleType("re", "Match", nil, object.LayoutNative)
	object.DefineGeneric(patternType, matchType)
	scannerType = object.NewModuleType("_sre", "SRE_Scanner", nil, object.LayoutNative)
	definePattern()
	defineMatch()
})

func init() {
	defineRe()
	register(&module{
		name: "_sre", builtin: true, types: []*object.Type{patternType, matchType},
		functions: []object.Method{
			fn("compile", 1, 2, func(t *Thread, a []Value) (Value, error) { return compilePattern(t, a[0], a[1]) }),
			fn0("purge", func(t *Thread) (Value, error) {
				s := reOf(t)
				s.cache, s.keys = map[reKey]*pattern{}, nil
				return object.None, nil
			}),
			fn1("use", func(t *Thread, v Value) (Value, error) {
				reOf(t).err = v
				return object.None, nil
			}),
		},
	})
	register(&module{name: "re", python: true, doc: "Support for regular expressions (RE).",
		later: map[string]string{"NOFLAG": "3.11", "PatternError": "3.13"},
		gone:  map[string]string{"template": "3.13", "TEMPLATE": "3.13", "T": "3.13"}})
}
