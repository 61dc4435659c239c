package pyre

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bytewalk/internal/pyrepr"
)

// kind says what a node of the tree is.
type kind uint8

const (
	literal kind = iota
	notLiteral
	anyChar
	charSet
	at
	branch
	group // capturing if number is above 0; with flags
	repeat
	groupRef
	conditional // sub has one branch or two
	assert
	assertNot
	atomic
	failure
)

// anchor is a place in the text.
type anchor uint8

const (
	beginning anchor = iota // ^
	beginningString
	boundary
	nonBoundary
	end // $
	endString
)

// greed says which number of repetitions is tried first.
type greed uint8

const (
	greedy greed = iota
	lazy
	possessive
)

// unlimited is the maximum of a repeat without one.
const unlimited = math.MaxUint32

// maxWidth stands for any width that is as large.
const maxWidth = math.MaxInt64 / 4

// node is an item of a pattern.
type node struct {
	kind     kind
	char     rune
	set      []setItem
	negate   bool
	anchor   anchor
	number   int // of a group
	add, del Flags
	min, max int
	greed    greed
	behind   bool
	sub      []seq
}

type seq []*node

// setItem is a range of characters, or a category if it is not 0.
type setItem struct {
	lo, hi   rune
	category byte // one of dDsSwW
}

const maxGroups = math.MaxInt32 / 2

// parser reads a pattern. What stands in it is taken a token at a time, a character or a backslash
// with what follows it; next is the token to come.
type parser struct {
	syntax  Syntax
	text    []rune
	isText  bool // a str and no bytes
	index   int
	next    string
	atEnd   bool
	err     error
	flags   Flags
	names   map[string]int
	order   []string
	widths  [][2]int // of the groups; -1 while open
	behind  int      // how many groups there were before the outermost look-behind, 0 outside
	refs    []int    // groups named before they were there, in order
	refPos  map[int]int
	retry   bool // the verbose flag came late
	depth   int
	limited bool
}

// fail is what the parser panics with; parse gives it as an error.
type fail struct{ err error }

func (p *parser) advance() {
	if p.index >= len(p.text) {
		p.next, p.atEnd = "", true
		return
	}
	c := p.text[p.index]
	p.atEnd = false
	if c == '\\' {
		if p.index+1 >= len(p.text) {
			panic(fail{&Error{"bad escape (end of pattern)", len(p.text) - 1}})
		}
		p.next = str(p.text[p.index : p.index+2])
		p.index += 2
		return
	}
	p.next = str(p.text[p.index : p.index+1])
	p.index++
}

// str makes generalized UTF-8, where a surrogate is three bytes.
func str(text []rune) string {
	var b []byte
	for _, c := range text {
		if c >= 0xD800 && c < 0xE000 {
			b = append(b, 0xED, byte(c>>6)&0x3F|0x80, byte(c)&0x3F|0x80)
		} else {
			b = append(b, string(c)...)
		}
	}
	return string(b)
}

// char gives the first code point of generalized UTF-8.
func char(s string) rune {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	}
	for _, c := range s {
		return c
	}
	return -1
}

func length(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

func (p *parser) match(token string) bool {
	if !p.atEnd && p.next == token {
		p.advance()
		return true
	}
	return false
}

// get gives the next token, "" at the end.
func (p *parser) get() string {
	this := p.next
	p.advance()
	return this
}

func (p *parser) getWhile(n int, set string) string {
	var b strings.Builder
	for ; n > 0 && !p.atEnd && len(p.next) == 1 && strings.Contains(set, p.next); n-- {
		b.WriteString(p.get())
	}
	return b.String()
}

// getUntil reads a name.
func (p *parser) getUntil(terminator, what string) string {
	var b strings.Builder
	for {
		end := p.atEnd
		c := p.get()
		if end {
			if b.Len() == 0 {
				p.fail(0, "missing "+what)
			}
			p.fail(length(b.String()), "missing "+terminator+", unterminated name")
		}
		if c == terminator {
			if b.Len() == 0 {
				p.fail(1, "missing "+what)
			}
			return b.String()
		}
		b.WriteString(c)
	}
}

func (p *parser) tell() int { return p.index - length(p.next) }

func (p *parser) seek(index int) {
	p.index = index
	p.advance()
}

// fail ends the parsing: what is wrong begins offset characters before the next token.
func (p *parser) fail(offset int, msg string) {
	if !p.isText && p.syntax.ASCIIGroups {
		msg = backslashed(msg)
	}
	panic(fail{&Error{msg, p.tell() - offset}})
}

// backslashed is what encoding as ASCII with backslashreplace gives.
func backslashed(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c < 128 {
			b.WriteRune(c)
		} else {
			b.WriteString(`\x` + strconv.FormatInt(int64(c), 16))
		}
	}
	return b.String()
}

func (p *parser) repr(s string) string { return pyrepr.Str(s, p.syntax.Table) }

// openGroup gives a new group's number; what is wrong about it begins before the next token.
func (p *parser) openGroup(name string) int {
	number := len(p.widths)
	p.widths = append(p.widths, [2]int{-1, -1})
	if len(p.widths) > maxGroups {
		p.fail(length(name)+1, "too many groups")
	}
	if name == "" {
		return number
	}
	if old, ok := p.names[name]; ok {
		p.fail(length(name)+1, "redefinition of group name "+p.repr(name)+" as group "+strconv.Itoa(number)+"; was group "+strconv.Itoa(old))
	}
	p.names[name] = number
	p.order = append(p.order, name)
	return number
}

func (p *parser) closed(number int) bool {
	return number < len(p.widths) && p.widths[number][0] >= 0
}

func (p *parser) checkBehind(number int) {
	if p.behind == 0 {
		return
	}
	if !p.closed(number) {
		p.fail(0, "cannot refer to an open group")
	}
	if number >= p.behind {
		p.fail(0, "cannot refer to group defined in the same lookbehind subpattern")
	}
}

// checkName complains about what is no name of a group.
func (p *parser) checkName(name string) {
	if p.syntax.ASCIIGroups && !p.isText && !isASCII(name) {
		p.fail(length(name)+1, "bad character in group name "+backslashed(pyrepr.Str(name, p.syntax.Table)))
	}
	if !p.syntax.Table.IsIdentifier(name) {
		p.fail(length(name)+1, "bad character in group name "+p.repr(name))
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 128 {
			return false
		}
	}
	return true
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// number reads what int() takes for the number of a group: -1 if it is none, unlimited if it is
// too large for one.
func (p *parser) number(s string) int {
	var b strings.Builder
	for _, c := range strings.TrimPrefix(strings.TrimFunc(s, unicode.IsSpace), "+") {
		if c == '_' {
			b.WriteRune(c)
		} else if d := p.syntax.Table.DecimalValue(c); d < 0 {
			return -1
		} else {
			b.WriteByte(byte('0' + d))
		}
	}
	digits := b.String()
	if digits == "" || digits[0] == '_' || digits[len(digits)-1] == '_' || strings.Contains(digits, "__") {
		return -1
	}
	n, err := strconv.Atoi(strings.ReplaceAll(digits, "_", ""))
	if err != nil || n > unlimited {
		return unlimited
	}
	return n
}

const maxNesting = 800

// alternatives parses what stands between parentheses.
func (p *parser) alternatives(verbose, outermost bool) seq {
	p.depth++
	if p.depth > maxNesting {
		panic(fail{ErrNesting})
	}
	defer func() { p.depth-- }()
	var items []seq
	for {
		if outermost && p.syntax.FlagsFirst {
			verbose = p.flags&Verbose != 0
		}
		items = append(items, p.sequence(verbose, outermost, outermost && len(items) == 0))
		if !p.match("|") {
			break
		}
	}
	if len(items) == 1 {
		return items[0]
	}
	// A choice of single characters is a set.
	var set []setItem
	for _, item := range items {
		switch {
		case len(item) == 1 && item[0].kind == literal:
			set = append(set, setItem{lo: item[0].char, hi: item[0].char})
		case len(item) == 1 && item[0].kind == charSet && !item[0].negate:
			set = append(set, item[0].set...)
		default:
			return seq{{kind: branch, sub: items}}
		}
	}
	return seq{{kind: charSet, set: set}}
}

const (
	special    = ".\\[{()*+?^$|"
	whitespace = " \t\n\r\v\f"
)

// sequence parses up to a | or a closing parenthesis.
func (p *parser) sequence(verbose, outermost, first bool) seq {
	var out seq
	for !p.atEnd && p.next != "|" && p.next != ")" {
		this := p.get()
		if verbose {
			if len(this) == 1 && strings.Contains(whitespace, this) {
				continue
			}
			if this == "#" {
				for !p.atEnd && p.next != "\n" {
					p.advance()
				}
				if !p.atEnd {
					p.advance()
				}
				continue
			}
		}
		switch {
		case this[0] == '\\':
			out = append(out, p.escape(this))
		case len(this) > 1 || !strings.Contains(special, this):
			out = append(out, &node{kind: literal, char: char(this)})
		case this == "[":
			out = append(out, p.characterSet())
		case strings.Contains("*+?{", this):
			out = p.quantifier(out, this)
		case this == ".":
			out = append(out, &node{kind: anyChar})
		case this == "^":
			out = append(out, &node{kind: at, anchor: beginning})
		case this == "$":
			out = append(out, &node{kind: at, anchor: end})
		default:
			if n := p.parenthesis(&verbose, first && len(out) == 0); n != nil {
				out = append(out, n)
			}
		}
	}
	return flatten(out)
}

// flatten puts what is in groups that do nothing in their place.
func flatten(s seq) seq {
	plain := func(n *node) bool { return n.kind == group && n.number == 0 && n.add == 0 && n.del == 0 }
	if !slices.ContainsFunc(s, plain) {
		return s
	}
	var out seq
	for _, n := range s {
		if plain(n) {
			out = append(out, n.sub[0]...)
		} else {
			out = append(out, n)
		}
	}
	return out
}

func (p *parser) characterSet() *node {
	here := p.tell() - 1
	n := &node{kind: charSet, negate: p.match("^")}
	member := func(what string) setItem {
		if what[0] == '\\' {
			return p.classEscape(what)
		}
		c := char(what)
		return setItem{lo: c, hi: c}
	}
	for {
		end := p.atEnd
		this := p.get()
		if end {
			p.fail(p.tell()-here, "unterminated character set")
		}
		if this == "]" && len(n.set) > 0 {
			break
		}
		lo := member(this)
		if !p.match("-") {
			n.set = append(n.set, lo)
			continue
		}
		end = p.atEnd
		that := p.get()
		if end {
			p.fail(p.tell()-here, "unterminated character set")
		}
		if that == "]" {
			n.set = append(n.set, lo, setItem{lo: '-', hi: '-'})
			break
		}
		hi := member(that)
		if lo.category != 0 || hi.category != 0 || hi.lo < lo.lo {
			p.fail(length(this)+1+length(that), "bad character range "+this+"-"+that)
		}
		n.set = append(n.set, setItem{lo: lo.lo, hi: hi.lo})
	}
	if len(n.set) == 1 && n.set[0].category == 0 && n.set[0].lo == n.set[0].hi {
		if n.negate {
			return &node{kind: notLiteral, char: n.set[0].lo}
		}
		return &node{kind: literal, char: n.set[0].lo}
	}
	return n
}

const digits = "0123456789"

// quantifier reads the rest of a repeat and gives out with its last item repeated.
func (p *parser) quantifier(out seq, this string) seq {
	here := p.tell()
	lo, hi := 0, unlimited
	switch this {
	case "?":
		hi = 1
	case "+":
		lo = 1
	case "{":
		brace := &node{kind: literal, char: '{'}
		if !p.atEnd && p.next == "}" {
			return append(out, brace)
		}
		low := p.getWhile(math.MaxInt, digits)
		high := low
		if p.match(",") {
			high = p.getWhile(math.MaxInt, digits)
		}
		if !p.match("}") {
			p.seek(here)
			return append(out, brace)
		}
		count := func(s string) int {
			n, err := strconv.Atoi(s)
			if err != nil || n >= unlimited {
				panic(fail{OverflowError("the repetition number is too large")})
			}
			return n
		}
		if low != "" {
			lo = count(low)
		}
		if high != "" {
			if hi = count(high); hi < lo {
				p.fail(p.tell()-here, "min repeat greater than max repeat")
			}
		}
	}
	if len(out) == 0 || out[len(out)-1].kind == at {
		p.fail(p.tell()-here+1, "nothing to repeat")
	}
	last := out[len(out)-1]
	if last.kind == repeat {
		p.fail(p.tell()-here+1, "multiple repeat")
	}
	item := seq{last}
	if last.kind == group && last.number == 0 && last.add == 0 && last.del == 0 {
		item = last.sub[0]
	}
	n := &node{kind: repeat, min: lo, max: hi, sub: []seq{item}}
	switch {
	case p.match("?"):
		n.greed = lazy
	case p.syntax.Atomic && p.match("+"):
		n.greed = possessive
	}
	out[len(out)-1] = n
	return out
}

// close reads the closing parenthesis of what began at start.
func (p *parser) close(start int) {
	if !p.match(")") {
		p.fail(p.tell()-start, "missing ), unterminated subpattern")
	}
}

// token is get where there has to be something.
func (p *parser) token() string {
	if p.atEnd {
		p.get()
		p.fail(0, "unexpected end of pattern")
	}
	return p.get()
}

// parenthesis parses what an opening one begins; nil is nothing that is part of the pattern.
func (p *parser) parenthesis(verbose *bool, first bool) *node {
	start := p.tell() - 1
	n := &node{kind: group}
	name, capture := "", true
	if p.match("?") {
		capture = false
		switch c := p.token(); {
		case c == "P":
			switch {
			case p.match("<"):
				name = p.getUntil(">", "group name")
				p.checkName(name)
				capture = true
			case p.match("="):
				return p.namedReference()
			default:
				c := p.token()
				p.fail(length(c)+2, "unknown extension ?P"+c)
			}
		case c == ":":
		case c == "#":
			for {
				if p.atEnd {
					p.fail(p.tell()-start, "missing ), unterminated comment")
				}
				if p.get() == ")" {
					return nil
				}
			}
		case c == "=" || c == "!" || c == "<":
			return p.lookAround(c, start, *verbose)
		case c == "(":
			return p.conditional(start, *verbose)
		case c == ">" && p.syntax.Atomic:
			n.kind = atomic
		case p.flag(c) != 0 || c == "-":
			global := false
			if n.add, n.del, global = p.readFlags(c); global {
				if p.syntax.FlagsFirst {
					if !first {
						p.fail(p.tell()-start, "global flags not at the start of the expression")
					}
					*verbose = p.flags&Verbose != 0
				} else if p.flags&Verbose != 0 && !*verbose {
					panic(fail{errVerbose})
				}
				return nil
			}
		default:
			p.fail(length(c)+1, "unknown extension ?"+c)
		}
	}
	if capture {
		n.number = p.openGroup(name)
	}
	inner := (*verbose || n.add&Verbose != 0) && n.del&Verbose == 0
	n.sub = []seq{p.alternatives(inner, false)}
	p.close(start)
	if capture {
		lo, hi := p.width(n.sub[0])
		p.widths[n.number] = [2]int{lo, hi}
	}
	return n
}

func (p *parser) namedReference() *node {
	name := p.getUntil(")", "group name")
	p.checkName(name)
	number, ok := p.names[name]
	if !ok {
		p.fail(length(name)+1, "unknown group name "+p.repr(name))
	}
	if !p.closed(number) {
		p.fail(length(name)+1, "cannot refer to an open group")
	}
	p.checkBehind(number)
	return &node{kind: groupRef, number: number}
}

func (p *parser) lookAround(c string, start int, verbose bool) *node {
	n := &node{kind: assert, behind: c == "<"}
	outer := p.behind
	if n.behind {
		if c = p.token(); c != "=" && c != "!" {
			p.fail(length(c)+2, "unknown extension ?<"+c)
		}
		if outer == 0 {
			p.behind = len(p.widths)
		}
	}
	n.sub = []seq{p.alternatives(verbose, false)}
	if n.behind {
		p.behind = outer
	}
	p.close(start)
	if c == "!" {
		n.kind = assertNot
		if len(n.sub[0]) == 0 && p.syntax.Atomic {
			return &node{kind: failure}
		}
	}
	return n
}

func (p *parser) conditional(start int, verbose bool) *node {
	name := p.getUntil(")", "group name")
	number := 0
	named := p.syntax.Table.IsIdentifier(name)
	if p.syntax.ASCIIGroups && !isDigits(name) {
		p.checkName(name)
		named = true
	}
	if named {
		var ok bool
		if number, ok = p.names[name]; !ok {
			p.fail(length(name)+1, "unknown group name "+p.repr(name))
		}
	} else {
		if number = p.number(name); number < 0 {
			p.fail(length(name)+1, "bad character in group name "+p.repr(name))
		}
		if number == 0 {
			p.fail(length(name)+1, "bad group number")
		}
		if number >= maxGroups {
			p.fail(length(name)+1, "invalid group reference "+strings.TrimLeft(name, "0"))
		}
		if _, ok := p.refPos[number]; !ok && p.syntax.LateGroups {
			p.refPos[number] = p.tell() - length(name) - 1
			p.refs = append(p.refs, number)
		}
	}
	p.checkBehind(number)
	n := &node{kind: conditional, number: number, sub: []seq{p.sequence(verbose, false, false)}}
	if p.match("|") {
		n.sub = append(n.sub, p.sequence(verbose, false, false))
		if !p.atEnd && p.next == "|" {
			p.fail(0, "conditional backref with more than two branches")
		}
	}
	p.close(start)
	return n
}

// flag gives the flag of a letter, 0 if there is none.
func (p *parser) flag(c string) Flags {
	if len(c) != 1 {
		return 0
	}
	switch c[0] {
	case 'i':
		return IgnoreCase
	case 'L':
		return Locale
	case 'm':
		return Multiline
	case 's':
		return DotAll
	case 'x':
		return Verbose
	case 'a':
		return ASCII
	case 't':
		if p.syntax.TemplateFlag {
			return TemplateFlag
		}
	case 'u':
		return Unicode
	}
	return 0
}

// readFlags reads flags from c on, up to a closing parenthesis, after which they are those of the
// whole pattern, or up to a colon.
func (p *parser) readFlags(c string) (add, del Flags, global bool) {
	// following gives the next letter, or what may follow letters.
	following := func(ends, missing string) string {
		if p.atEnd {
			p.get()
			p.fail(0, "missing "+missing)
		}
		c := p.get()
		if strings.Contains(ends, c) || p.flag(c) != 0 {
			return c
		}
		if isAlpha(c) {
			p.fail(length(c), "unknown flag")
		}
		p.fail(length(c), "missing "+missing)
		return ""
	}
	if c != "-" {
		for {
			f := p.flag(c)
			if p.isText && f == Locale {
				p.fail(0, "bad inline flags: cannot use 'L' flag with a str pattern")
			}
			if !p.isText && f == Unicode {
				p.fail(0, "bad inline flags: cannot use 'u' flag with a bytes pattern")
			}
			add |= f
			if f&typeFlags != 0 && add&typeFlags != f {
				p.fail(0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
			}
			if c = following(")-:", "-, : or )"); strings.Contains(")-:", c) {
				break
			}
		}
	}
	if c == ")" {
		p.flags |= add
		return 0, 0, true
	}
	if add&(Debug|TemplateFlag) != 0 {
		p.fail(1, "bad inline flags: cannot turn on global flag")
	}
	if c == "-" {
		c = following("", "flag")
		for c != ":" {
			f := p.flag(c)
			if f&typeFlags != 0 {
				p.fail(0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			del |= f
			c = following(":", ":")
		}
	}
	if del&(Debug|TemplateFlag) != 0 {
		p.fail(1, "bad inline flags: cannot turn off global flag")
	}
	if add&del != 0 {
		p.fail(1, "bad inline flags: flag turned on and off")
	}
	return add, del, false
}

func isAlpha(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) {
			return false
		}
	}
	return s != ""
}

// width gives the least and the greatest number of characters that s matches.
func (p *parser) width(s seq) (lo, hi int) {
	for _, n := range s {
		l, h := p.nodeWidth(n)
		lo, hi = min(lo+l, maxWidth), min(hi+h, maxWidth)
	}
	return lo, hi
}

func times(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	if a >= maxWidth/b {
		return maxWidth
	}
	return a * b
}

func (p *parser) nodeWidth(n *node) (lo, hi int) {
	switch n.kind {
	case literal, notLiteral, anyChar, charSet:
		return 1, 1
	case group, atomic:
		return p.width(n.sub[0])
	case repeat:
		lo, hi = p.width(n.sub[0])
		if n.max == unlimited && hi > 0 {
			return times(lo, n.min), maxWidth
		}
		return times(lo, n.min), times(hi, n.max)
	case groupRef:
		return p.widths[n.number][0], p.widths[n.number][1]
	case branch, conditional:
		lo = maxWidth
		for _, s := range n.sub {
			l, h := p.width(s)
			lo, hi = min(lo, l), max(hi, h)
		}
		if n.kind == conditional && len(n.sub) == 1 {
			lo = 0
		}
	}
	return lo, hi
}
