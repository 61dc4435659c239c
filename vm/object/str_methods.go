package object

import (
	"strconv"
	"strings"

	"bytewalk/internal/pyunicode"
	"bytewalk/internal/wtf8"
)

func init() {
	mapped := func(name string, f func(u *pyunicode.Table, s string) string) Method {
		return noArgs(name, func(t *Thread, self Value) (Value, error) { return t.Str(f(t.unicode(), self.Str().Text)), nil })
	}
	Define(StrType, &Definition{Methods: []Method{
		noArgs("capitalize", func(t *Thread, self Value) (Value, error) {
			s := self.Str()
			if n := len(s.Text); n <= 32 && s.IsASCII() {
				var b [32]byte
				copy(b[:], s.Text)
				for i, c := range b[:n] {
					if i == 0 && 'a' <= c && c <= 'z' {
						b[i] = c - ('a' - 'A')
					} else if i > 0 && 'A' <= c && c <= 'Z' {
						b[i] = c + ('a' - 'A')
					}
				}
				return t.asciiOf(b[:n]), nil
			}
			return t.Str(t.unicode().Capitalize(s.Text)), nil
		}),
		mapped("casefold", (*pyunicode.Table).Fold),
		mapped("lower", (*pyunicode.Table).Lower),
		mapped("swapcase", (*pyunicode.Table).SwapCase),
		mapped("title", (*pyunicode.Table).Title),
		mapped("upper", (*pyunicode.Table).Upper),

		everyChar("isalnum", pyunicode.AlphaNumeric),
		everyChar("isalpha", pyunicode.Alpha),
		everyChar("isdecimal", pyunicode.Decimal),
		everyChar("isdigit", pyunicode.Digit),
		everyChar("isnumeric", pyunicode.Numeric),
		everyChar("isspace", pyunicode.Space),
		noArgs("isascii", func(t *Thread, self Value) (Value, error) { return Bool(self.Str().IsASCII()), nil }),
		noArgs("isidentifier", func(t *Thread, self Value) (Value, error) {
			return Bool(t.unicode().IsIdentifier(self.Str().Text)), nil
		}),
		noArgs("isprintable", func(t *Thread, self Value) (Value, error) {
			for _, r := range self.Str().Runes() {
				if !t.unicode().Is(r, pyunicode.Printable) {
					return False, nil
				}
			}
			return True, nil
		}),
		noArgs("islower", func(t *Thread, self Value) (Value, error) {
			return Bool(t.isCase(self.Str(), pyunicode.Lower, pyunicode.Upper|pyunicode.Title)), nil
		}),
		noArgs("isupper", func(t *Thread, self Value) (Value, error) {
			return Bool(t.isCase(self.Str(), pyunicode.Upper, pyunicode.Lower|pyunicode.Title)), nil
		}),
		noArgs("istitle", strIsTitle),

		posArgs("center", 1, 2, strJustify(func(total, width int) int { return total/2 + total&width&1 })),
		posArgs("ljust", 1, 2, strJustify(func(total, width int) int { return 0 })),
		posArgs("rjust", 1, 2, strJustify(func(total, width int) int { return total })),
		oneArg("zfill", strZfill),
		keywords("expandtabs", "| tabsize", strExpandTabs),

		Method{Name: "count", Func: strSearch("count", func(t *Thread, s, sub string, n, start int) (Value, error) {
			if sub == "" {
				return t.Int(int64(n) + 1), nil
			}
			return t.Int(int64(strings.Count(s, sub))), nil
		})},
		Method{Name: "find", Func: strSearch("find", func(t *Thread, s, sub string, n, start int) (Value, error) {
			return t.Int(int64(foundAt(s, strings.Index(s, sub), start))), nil
		})},
		Method{Name: "rfind", Func: strSearch("rfind", func(t *Thread, s, sub string, n, start int) (Value, error) {
			return t.Int(int64(foundAt(s, strings.LastIndex(s, sub), start))), nil
		})},
		Method{Name: "index", Func: strSearch("index", func(t *Thread, s, sub string, n, start int) (Value, error) {
			if i := foundAt(s, strings.Index(s, sub), start); i >= 0 {
				return t.Int(int64(i)), nil
			}
			return Null, t.Errorf(ValueError, "substring not found")
		})},
		Method{Name: "rindex", Func: strSearch("rindex", func(t *Thread, s, sub string, n, start int) (Value, error) {
			if i := foundAt(s, strings.LastIndex(s, sub), start); i >= 0 {
				return t.Int(int64(i)), nil
			}
			return Null, t.Errorf(ValueError, "substring not found")
		})},
		Method{Name: "startswith", Func: strAffix("startswith", strings.HasPrefix)},
		Method{Name: "endswith", Func: strAffix("endswith", strings.HasSuffix)},

		posArgs("strip", 0, 1, strStrip("strip", true, true)),
		posArgs("lstrip", 0, 1, strStrip("lstrip", true, false)),
		posArgs("rstrip", 0, 1, strStrip("rstrip", false, true)),
		keywords("split", "| sep maxsplit", strSplit(splitFields, splitBy)),
		keywords("rsplit", "| sep maxsplit", strSplit(splitFieldsRight, splitByRight)),
		keywords("splitlines", "| keepends", strSplitLines),
		oneArg("partition", strPartition(func(s, sep string) int { return strings.Index(s, sep) }, false)),
		oneArg("rpartition", strPartition(func(s, sep string) int { return strings.LastIndex(s, sep) }, true)),
		oneArg("join", strJoin),
		laterKeywords(posArgs("replace", 2, 3, strReplace), keywords("replace", "old new / | count", strReplace)),

		static(posArgs("maketrans", 1, 3, strMakeTrans)),
		oneArg("translate", strTranslate),
		keywords("encode", "| encoding errors", func(t *Thread, self Value, args []Value) (Value, error) {
			encoding, errors, err := t.codecArgs("encode", args[0], args[1])
			if err != nil {
				return Null, err
			}
			b, err := t.encode(self.Str(), encoding, errors)
			return t.Bytes(b), err
		}),
		oneArg("__format__", func(t *Thread, self, spec Value) (Value, error) {
			if !spec.IsStr() {
				return Null, t.Errorf(TypeError, "__format__() argument must be str, not %s", argType(spec))
			}
			if spec.Str().Text == "" {
				return ToStr(t, self)
			}
			s, err := t.formatStr(self.Str(), spec.Str().Text, self.Type().Name)
			return t.Str(s), err
		}),
		Method{Name: "format", Func: strFormat},
		oneArg("format_map", func(t *Thread, self, mapping Value) (Value, error) {
			return t.formatText(self.Str().Text, nil, mapping)
		}),
		noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
			return NewTuple(NewStr(self.Str().Text).Value()).Value(), nil
		}),
		noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return t.Int(int64(t.textSize(self.Str()))), nil }),
	}})
}

// SizeOf is what the object takes in CPython.
func (s *Str) SizeOf() int {
	if s.IsASCII() {
		return 49 + len(s.Text)
	}
	var largest rune
	for _, r := range s.Runes() {
		largest = max(largest, r)
	}
	switch {
	case largest < 0x100:
		return 73 + s.Len()
	case largest < 0x10000:
		return 74 + 2*s.Len()
	}
	return 76 + 4*s.Len()
}

// everyChar makes a method that says whether there are characters and all have one of the
// properties.
func everyChar(name string, p pyunicode.Property) Method {
	return noArgs(name, func(t *Thread, self Value) (Value, error) {
		text := self.Str().Text
		if text == "" {
			return False, nil
		}
		for len(text) > 0 {
			r, n := wtf8.Decode(text)
			text = text[n:]
			if !t.unicode().Is(r, p) {
				return False, nil
			}
		}
		return True, nil
	})
}

// isCase says whether at least one character has the property wanted and none has others.
func (t *Thread) isCase(s *Str, wanted, others pyunicode.Property) bool {
	seen := false
	for _, r := range s.Runes() {
		if t.unicode().Is(r, others) {
			return false
		}
		seen = seen || t.unicode().Is(r, wanted)
	}
	return seen
}

func strIsTitle(t *Thread, self Value) (Value, error) {
	seen, previous := false, false
	for _, r := range self.Str().Runes() {
		switch {
		case t.unicode().Is(r, pyunicode.Upper|pyunicode.Title):
			if previous {
				return False, nil
			}
			previous, seen = true, true
		case t.unicode().Is(r, pyunicode.Lower):
			if !previous {
				return False, nil
			}
			seen = true
		default:
			previous = false
		}
	}
	return Bool(seen), nil
}

// strJustify makes center, ljust or rjust: left says how much of total goes to the left.
func strJustify(left func(total, width int) int) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		width, err := t.intArg(args[0])
		if err != nil {
			return Null, err
		}
		fill := " "
		if !args[1].IsNull() {
			if !args[1].IsStr() {
				return Null, t.Errorf(TypeError, "The fill character must be a unicode character, not %s", args[1].Type().Name)
			}
			if args[1].Str().Len() != 1 {
				return Null, t.Errorf(TypeError, "The fill character must be exactly one character long")
			}
			fill = args[1].Str().Text
		}
		s := self.Str()
		total := width - s.Len()
		if total <= 0 {
			return strItself(t, self)
		}
		if err := t.Reserve(int64(width)); err != nil {
			return Null, err
		}
		n := left(total, width)
		return t.Str(strings.Repeat(fill, n) + s.Text + strings.Repeat(fill, total-n)), nil
	}
}

func strZfill(t *Thread, self, width Value) (Value, error) {
	n, err := t.intArg(width)
	if err != nil {
		return Null, err
	}
	s := self.Str()
	n -= s.Len()
	if n <= 0 {
		return strItself(t, self)
	}
	if err := t.Reserve(int64(n)); err != nil {
		return Null, err
	}
	sign, text := "", s.Text
	if text != "" && (text[0] == '+' || text[0] == '-') {
		sign, text = text[:1], text[1:]
	}
	return t.Str(sign + strings.Repeat("0", n) + text), nil
}

func strExpandTabs(t *Thread, self Value, args []Value) (Value, error) {
	size := 8
	if !args[0].IsNull() {
		var err error
		if size, err = t.cIntArg(args[0]); err != nil {
			return Null, err
		}
	}
	text, err := t.expandTabs(self.Str().Text, size)
	return t.Str(text), err
}

func (t *Thread) expandTabs(text string, size int) (string, error) {
	var b strings.Builder
	column := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\t':
			if size > 0 {
				n := size - column%size
				column += n
				if err := t.Reserve(int64(b.Len() + n)); err != nil {
					return "", err
				}
				b.WriteString(strings.Repeat(" ", n))
			}
		default:
			b.WriteByte(c)
			if c&0xc0 != 0x80 {
				column++
			}
			if c == '\n' || c == '\r' {
				column = 0
			}
		}
	}
	return b.String(), nil
}

// strSearch makes a method with arguments sub, start and end: f gets the part of the text
// that is to be searched, its number of characters and where it starts.
func strSearch(name string, f func(t *Thread, s, sub string, n, start int) (Value, error)) NativeFunc {
	return func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.methodNoKeywords(args, name, kwnames); err != nil {
			return Null, err
		}
		if t.Runtime.Generics && len(args) > 1 && len(args) < 5 {
			if _, err := t.strArg(name, "argument 1", args[1]); err != nil {
				return Null, err
			}
		}
		start, end, err := t.searchArgs(name, args)
		if err != nil {
			return Null, err
		}
		if !args[1].IsStr() {
			return Null, t.Errorf(TypeError, "must be str, not %s", args[1].Type().Name)
		}
		s := args[0].Str()
		from, to := clip(start, end, s.Len())
		if from > to {
			return f(t, "", "\x00", -1, 0)
		}
		return f(t, s.Slice(from, to), args[1].Str().Text, to-from, from)
	}
}

// searchArgs reads the range of a search; args are the object, what is searched for, and
// the range (stringlib's parse_args_finds).
func (t *Thread) searchArgs(name string, args []Value) (start, end int, err error) {
	n := len(args) - 1
	if n < 1 && t.Runtime.Generics {
		return 0, 0, t.CheckPositional(name, n, 1, 3)
	}
	if n < 1 {
		return 0, 0, t.Errorf(TypeError, "%s() takes at least 1 argument (0 given)", name)
	}
	if n > 3 && t.Runtime.Generics {
		return 0, 0, t.CheckPositional(name, n, 1, 3)
	}
	if n > 3 {
		return 0, 0, t.Errorf(TypeError, "%s() takes at most 3 arguments (%d given)", name, n)
	}
	start, end = 0, 1<<63-1
	if n > 1 {
		if start, err = t.sliceBound(args[2], 0); err != nil {
			return
		}
	}
	if n > 2 {
		end, err = t.sliceBound(args[3], end)
	}
	return
}

// foundAt makes a byte offset in s, or -1, the index of a character, where s itself starts at
// index start.
func foundAt(s string, offset, start int) int {
	if offset < 0 {
		return -1
	}
	return start + wtf8.Len(s[:offset])
}

// strAffix makes startswith or endswith.
func strAffix(name string, has func(s, affix string) bool) NativeFunc {
	return func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.methodNoKeywords(args, name, kwnames); err != nil {
			return Null, err
		}
		start, end, err := t.searchArgs(name, args)
		if err != nil {
			return Null, err
		}
		s := args[0].Str()
		if len(args) == 2 && args[1].IsStr() {
			return Bool(has(s.Text, args[1].Str().Text)), nil
		}
		from, to := clip(start, end, s.Len())
		try := func(affix string) bool { return from <= to && has(s.Slice(from, to), affix) }
		if args[1].IsTuple() {
			for _, v := range args[1].Tuple().Items {
				if !v.IsStr() {
					return Null, t.Errorf(TypeError, "tuple for %s must only contain str, not %s", name, v.Type().Name)
				}
				if try(v.Str().Text) {
					return True, nil
				}
			}
			return False, nil
		}
		if !args[1].IsStr() {
			return Null, t.Errorf(TypeError, "%s first arg must be str or a tuple of str, not %s", name, args[1].Type().Name)
		}
		return Bool(try(args[1].Str().Text)), nil
	}
}

// isSpace says whether str.split and str.strip take r for a space.
func (t *Thread) isSpace(r rune) bool { return t.unicode().Is(r, pyunicode.Space) }

func strStrip(name string, left, right bool) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		drop := t.isSpace
		if !args[0].IsNull() && args[0] != None {
			if !args[0].IsStr() {
				return Null, t.Errorf(TypeError, "%s arg must be None or str", name)
			}
			set := args[0].Str().Runes()
			drop = func(r rune) bool {
				for _, x := range set {
					if x == r {
						return true
					}
				}
				return false
			}
		}
		text := self.Str().Text
		for left && text != "" {
			r, n := wtf8.Decode(text)
			if !drop(r) {
				break
			}
			text = text[n:]
		}
		for right && text != "" {
			r, n := wtf8.DecodeLast(text)
			if !drop(r) {
				break
			}
			text = text[:len(text)-n]
		}
		if len(text) == len(self.Str().Text) {
			return strItself(t, self)
		}
		return t.Str(text), nil
	}
}

// splitFields cuts text at runs of spaces, at most limit times.
func splitFields(text string, limit int, space func(rune) bool) []string {
	var out []string
	for {
		for text != "" {
			r, n := wtf8.Decode(text)
			if !space(r) {
				break
			}
			text = text[n:]
		}
		if text == "" {
			return out
		}
		if limit == 0 {
			return append(out, text)
		}
		limit--
		end := 0
		for end < len(text) {
			r, n := wtf8.Decode(text[end:])
			if space(r) {
				break
			}
			end += n
		}
		out, text = append(out, text[:end]), text[end:]
	}
}

// splitFieldsRight is splitFields from the right.
func splitFieldsRight(text string, limit int, space func(rune) bool) []string {
	var out []string
	for {
		for text != "" {
			r, n := wtf8.DecodeLast(text)
			if !space(r) {
				break
			}
			text = text[:len(text)-n]
		}
		if text == "" {
			break
		}
		if limit == 0 {
			out = append(out, text)
			break
		}
		limit--
		start := len(text)
		for start > 0 {
			r, n := wtf8.DecodeLast(text[:start])
			if space(r) {
				break
			}
			start -= n
		}
		out, text = append(out, text[start:]), text[:start]
	}
	reverse(out)
	return out
}

// splitBy cuts text at sep, at most limit times; no limit if it is below 0.
func splitBy(text, sep string, limit int) []string {
	if limit < 0 {
		return strings.Split(text, sep)
	}
	return strings.SplitN(text, sep, min(limit, len(text))+1)
}

// splitByRight is splitBy from the right.
func splitByRight(text, sep string, limit int) []string {
	var out []string
	for limit != 0 {
		i := strings.LastIndex(text, sep)
		if i < 0 {
			break
		}
		out, text = append(out, text[i+len(sep):]), text[:i]
		limit--
	}
	out = append(out, text)
	reverse(out)
	return out
}

func strSplit(fields func(string, int, func(rune) bool) []string, by func(text, sep string, limit int) []string) func(t *Thread, self Value, args []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		limit := -1
		if !args[1].IsNull() {
			var err error
			if limit, err = t.intArg(args[1]); err != nil {
				return Null, err
			}
		}
		var parts []string
		switch sep := args[0]; {
		case (sep.IsNull() || sep == None) && limit < 0 && self.Str().IsASCII():
			return NewList(t.asciiFields(self.Str().Text)).Value(), nil
		case sep.IsNull() || sep == None:
			parts = fields(self.Str().Text, limit, t.isSpace)
		case !sep.IsStr():
			return Null, t.Errorf(TypeError, "must be str or None, not %s", sep.Type().Name)
		case sep.Str().Text == "":
			return Null, t.Errorf(ValueError, "empty separator")
		default:
			parts = by(self.Str().Text, sep.Str().Text, limit)
		}
		return t.strList(parts), nil
	}
}

// asciiFields gives the strs that an ASCII text has between its spaces. They are made some at a
// time: what came from one text mostly goes with it.
func (t *Thread) asciiFields(text string) []Value {
	count, space := 0, true
	for i := range len(text) {
		now := asciiSpace[text[i]&0x7f]
		if space && !now {
			count++
		}
		space = now
	}
	items := make([]Value, 0, count)
	var block []Str
	for i := 0; len(items) < count; {
		for asciiSpace[text[i]&0x7f] {
			i++
		}
		start := i
		for i++; i < len(text) && !asciiSpace[text[i]&0x7f]; i++ {
		}
		if i-start == 1 {
			items = append(items, t.Char(rune(text[start])))
			continue
		}
		if len(block) == 0 {
			block = make([]Str, min(count-len(items), 16))
		}
		s := &block[0]
		block = block[1:]
		s.Type, s.Flags, s.Text = StrType, asciiText, text[start:i]
		items = append(items, s.Value())
	}
	return items
}

// asciiSpace says which characters are spaces to str.split.
var asciiSpace = [128]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, 0x1c: true, 0x1d: true, 0x1e: true, 0x1f: true, ' ': true}

// strList gives a list of strs.
func (t *Thread) strList(parts []string) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = t.Str(p)
	}
	return NewList(items).Value()
}

func strSplitLines(t *Thread, self Value, args []Value) (Value, error) {
	keep := false
	if !args[0].IsNull() {
		i, err := t.cIntArg(args[0])
		if err != nil {
			return Null, err
		}
		keep = i != 0
	}
	return t.strList(t.splitLines(self.Str().Text, keep)), nil
}

// splitLines cuts text at the ends of its lines, which it keeps or drops.
func (t *Thread) splitLines(text string, keep bool) []string {
	var out []string
	for text != "" {
		end, after := len(text), len(text)
		for i := 0; i < len(text); {
			r, n := wtf8.Decode(text[i:])
			if t.unicode().Is(r, pyunicode.LineBreak) {
				end, after = i, i+n
				if r == '\r' && strings.HasPrefix(text[after:], "\n") {
					after++
				}
				break
			}
			i += n
		}
		if keep {
			end = after
		}
		out, text = append(out, text[:end]), text[after:]
	}
	return out
}

func strPartition(find func(s, sep string) int, right bool) func(t *Thread, self, sep Value) (Value, error) {
	return func(t *Thread, self, sep Value) (Value, error) {
		if !sep.IsStr() {
			return Null, t.Errorf(TypeError, "must be str, not %s", sep.Type().Name)
		}
		s, cut := self.Str().Text, sep.Str().Text
		if cut == "" {
			return Null, t.Errorf(ValueError, "empty separator")
		}
		i := find(s, cut)
		if i >= 0 {
			return NewTuple(t.Str(s[:i]), sep, t.Str(s[i+len(cut):])).Value(), nil
		}
		whole, err := strItself(t, self)
		if right {
			return NewTuple(t.Str(""), t.Str(""), whole).Value(), err
		}
		return NewTuple(whole, t.Str(""), t.Str("")).Value(), err
	}
}

func strJoin(t *Thread, self, v Value) (Value, error) {
	var items []Value
	var err error
	switch v.Type() {
	case ListType:
		items = (*List)(v.Ref).Items // no code of the program runs while they are looked at
	case TupleType:
		items = (*Tuple)(v.Ref).Items
	default:
		// Only their texts are wanted, so the list of them is one that is used again.
		held := t.items[:0]
		t.items = nil
		items, err = t.joinInto(held, v)
		defer func() {
			clear(items)
			if cap(items) <= 1<<12 {
				t.items = items
			}
		}()
		if err != nil {
			return Null, err
		}
	}
	if len(items) == 1 && items[0].Type() == StrType {
		return items[0], nil
	}
	sep := self.Str().Text
	total := int64(0)
	for i, item := range items {
		if !item.IsStr() {
			return Null, t.Errorf(TypeError, "sequence item %d: expected str instance, %s found", i, item.Type().Name)
		}
		total += int64(len((*Str)(item.Ref).Text) + len(sep))
	}
	if err := t.Reserve(total); err != nil {
		return Null, err
	}
	var b strings.Builder
	b.Grow(int(total))
	for i, item := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString((*Str)(item.Ref).Text)
	}
	return t.Str(b.String()), nil
}

// joinItems gives the items of join()'s argument.
func (t *Thread) joinItems(v Value) ([]Value, error) {
	return CollectOr(t, v, "can only join an iterable")
}

// joinInto is joinItems that appends to items.
func (t *Thread) joinInto(items []Value, v Value) ([]Value, error) {
	it, err := Iter(t, v)
	if err != nil {
		if IsException(err, TypeError) {
			err = t.Errorf(TypeError, "can only join an iterable")
		}
		return items, err
	}
	return t.collectInto(items, it, it)
}

func strReplace(t *Thread, self Value, args []Value) (Value, error) {
	old, err := t.strArg("replace", "argument 1", args[0])
	if err != nil {
		return Null, err
	}
	new, err := t.strArg("replace", "argument 2", args[1])
	if err != nil {
		return Null, err
	}
	limit := -1
	if !args[2].IsNull() {
		if limit, err = t.intArg(args[2]); err != nil {
			return Null, err
		}
	}
	s := self.Str()
	text, err := t.replaceText(s.Text, old, new, limit, s.Len())
	if err != nil {
		return Null, err
	}
	if text == s.Text {
		return strItself(t, self)
	}
	return t.Str(text), nil
}

// replaceText is replace() of a text of n characters.
func (t *Thread) replaceText(s, old, new string, limit, n int) (string, error) {
	if limit < 0 {
		limit = 1<<63 - 1
	}
	if old == "" {
		limit = min(limit, n+1)
	} else {
		limit = min(limit, strings.Count(s, old))
	}
	if limit > 0 && len(new) > len(old) {
		grown, ok := mulInt64(int64(limit), int64(len(new)-len(old)))
		if !ok {
			return "", t.Errorf(OverflowError, "replace string is too long")
		}
		if err := t.Reserve(int64(len(s)) + grown); err != nil {
			return "", err
		}
	}
	if old != "" {
		return strings.Replace(s, old, new, limit), nil
	}
	// Between all characters; strings.Replace would take a surrogate for three.
	var b strings.Builder
	for i := 0; i < limit; i++ {
		b.WriteString(new)
		if s != "" {
			_, size := wtf8.Decode(s)
			b.WriteString(s[:size])
			s = s[size:]
		}
	}
	b.WriteString(s)
	return b.String(), nil
}

func strMakeTrans(t *Thread, _ Value, args []Value) (Value, error) {
	d := NewDict()
	for i, v := range args[1:] {
		if v.IsNull() {
			break
		}
		if _, err := t.strArg("maketrans", "argument "+strconv.Itoa(i+2), v); err != nil {
			return Null, err
		}
	}
	if args[1].IsNull() {
		if !args[0].IsDict() || args[0].Type() != DictType {
			return Null, t.Errorf(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		from := args[0].Dict()
		for i := 0; i < from.Cap(); i++ {
			key, value, _ := from.Entry(i)
			switch {
			case key.IsNull():
				continue
			case key.IsStr():
				if key.Str().Len() != 1 {
					return Null, t.Errorf(ValueError, "string keys in translate table must be of length 1")
				}
				key = t.Int(int64(key.Str().At(0)))
			case AsBig(key) == nil:
				return Null, t.Errorf(TypeError, "keys in translate table must be strings or integers")
			}
			if err := d.Set(t, key, value); err != nil {
				return Null, err
			}
		}
		return d.Value(), nil
	}
	if !args[0].IsStr() {
		return Null, t.Errorf(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	x, y := args[0].Str(), args[1].Str()
	if x.Len() != y.Len() {
		return Null, t.Errorf(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i, r := range x.Runes() {
		if err := d.Set(t, t.Int(int64(r)), t.Int(int64(y.At(i)))); err != nil {
			return Null, err
		}
	}
	if !args[2].IsNull() {
		for _, r := range args[2].Str().Runes() {
			if err := d.Set(t, t.Int(int64(r)), None); err != nil {
				return Null, err
			}
		}
	}
	return d.Value(), nil
}

func strTranslate(t *Thread, self, table Value) (Value, error) {
	var b []byte
	for _, r := range self.Str().Runes() {
		v, err := GetItem(t, table, t.Int(int64(r)))
		switch {
		case err != nil && IsException(err, LookupError):
			b = wtf8.Append(b, r)
		case err != nil:
			return Null, err
		case v == None:
		case v.IsStr():
			b = append(b, v.Str().Text...)
		case AsBig(v) != nil:
			i, ok := AsInt64(v)
			if !ok || i < 0 || i > 0x10ffff {
				return Null, t.Errorf(ValueError, "character mapping must be in range(0x%x)", 0x110000)
			}
			b = wtf8.Append(b, rune(i))
		default:
			return Null, t.Errorf(TypeError, "character mapping must return integer, None or str")
		}
		if err := t.Reserve(int64(len(b))); err != nil {
			return Null, err
		}
	}
	return t.Str(string(b)), nil
}
