package pyre

import (
	"errors"
	"strconv"
	"strings"
)

// ErrNesting is the error of a pattern whose groups are nested too deeply: a RecursionError.
var ErrNesting = errors.New("groups are nested too deeply")

var errVerbose = errors.New("the verbose flag came late")

const (
	octal   = "01234567"
	hex     = "0123456789abcdefABCDEF"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

var controls = map[byte]rune{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

var anchors = map[byte]anchor{'A': beginningString, 'b': boundary, 'B': nonBoundary, 'Z': endString}

// numeric reads \x, \u, \U and \N; ok is false if e is none of those.
func (p *parser) numeric(e string) (c rune, ok bool) {
	n := 0
	switch {
	case e[1] == 'x':
		n = 2
	case e[1] == 'u' && p.isText:
		n = 4
	case e[1] == 'U' && p.isText:
		n = 8
	case e[1] == 'N' && p.isText:
		if !p.match("{") {
			p.fail(0, "missing {")
		}
		name := p.getUntil("}", "character name")
		c, ok := p.syntax.Table.Lookup(name)
		if !ok {
			p.fail(length(name)+len(`\N{}`), "undefined character name "+p.repr(name))
		}
		return c, true
	default:
		return 0, false
	}
	e += p.getWhile(n, hex)
	if len(e) != 2+n {
		p.fail(len(e), "incomplete escape "+e)
	}
	v, _ := strconv.ParseUint(e[2:], 16, 32)
	if v > 0x10FFFF {
		p.fail(len(e), "bad escape "+e)
	}
	return rune(v), true
}

func (p *parser) octal(e string) rune {
	v, _ := strconv.ParseUint(e[1:], 8, 32)
	if v > 0o377 {
		p.fail(len(e), "octal escape value "+e+" outside of range 0-0o377")
	}
	return rune(v)
}

// plain is an escape of a character that stands for itself.
func (p *parser) plain(e string) rune {
	if len(e) == 2 && strings.Contains(letters, e[1:]) {
		p.fail(len(e), "bad escape "+e)
	}
	return char(e[1:])
}

// classEscape gives what an escape in a set stands for.
func (p *parser) classEscape(e string) setItem {
	one := func(c rune) setItem { return setItem{lo: c, hi: c} }
	if c, ok := controls[e[1]]; ok {
		return one(c)
	}
	if strings.IndexByte("dDsSwW", e[1]) >= 0 {
		return setItem{category: e[1]}
	}
	if c, ok := p.numeric(e); ok {
		return one(c)
	}
	switch {
	case strings.IndexByte(octal, e[1]) >= 0:
		e += p.getWhile(2, octal)
		return one(p.octal(e))
	case e[1] == '8' || e[1] == '9':
		p.fail(len(e), "bad escape "+e)
	}
	return one(p.plain(e))
}

// escape gives what an escape outside of sets stands for.
func (p *parser) escape(e string) *node {
	if strings.IndexByte("dDsSwW", e[1]) >= 0 {
		return &node{kind: charSet, set: []setItem{{category: e[1]}}}
	}
	if a, ok := anchors[e[1]]; ok {
		return &node{kind: at, anchor: a}
	}
	if c, ok := controls[e[1]]; ok {
		return &node{kind: literal, char: c}
	}
	if c, ok := p.numeric(e); ok {
		return &node{kind: literal, char: c}
	}
	isDigit := func() bool { return !p.atEnd && len(p.next) == 1 && strings.Contains(digits, p.next) }
	isOctal := func(c string) bool { return len(c) == 1 && strings.Contains(octal, c) }
	switch {
	case e[1] == '0':
		e += p.getWhile(2, octal)
		return &node{kind: literal, char: p.octal(e)}
	case strings.IndexByte(digits, e[1]) >= 0:
		if isDigit() {
			e += p.get()
			if isOctal(e[1:2]) && isOctal(e[2:3]) && !p.atEnd && isOctal(p.next) {
				e += p.get()
				return &node{kind: literal, char: p.octal(e)}
			}
		}
		number, _ := strconv.Atoi(e[1:])
		if number >= len(p.widths) {
			p.fail(len(e)-1, "invalid group reference "+strconv.Itoa(number))
		}
		if !p.closed(number) {
			p.fail(len(e), "cannot refer to an open group")
		}
		p.checkBehind(number)
		return &node{kind: groupRef, number: number}
	}
	return &node{kind: literal, char: p.plain(e)}
}

// Part is a piece of a template: text, or the group with a number if that is not below 0.
type Part struct {
	Text  string // of a template of bytes a byte a character
	Group int
}

// Template reads the replacement for sub and expand: text with references to groups of a pattern.
func Template(text []rune, isText bool, syntax Syntax, groups int, names map[string]int) (parts []Part, err error) {
	p := &parser{syntax: syntax, text: text, isText: isText}
	defer catch(&err)
	var plain []rune
	add := func(number, offset int) {
		if number > groups {
			p.fail(offset, "invalid group reference "+strconv.Itoa(number))
		}
		if len(plain) > 0 {
			parts = append(parts, Part{Text: templateText(plain, isText), Group: -1})
			plain = nil
		}
		parts = append(parts, Part{Group: number})
	}
	p.advance()
	for !p.atEnd {
		this := p.get()
		if this[0] != '\\' {
			plain = append(plain, char(this))
			continue
		}
		isDigit := func() bool { return !p.atEnd && len(p.next) == 1 && strings.Contains(digits, p.next) }
		c := this[1]
		switch {
		case c == 'g':
			if !p.match("<") {
				p.fail(0, "missing <")
			}
			p.templateGroup(p.getUntil(">", "group name"), names, add)
		case c == '0':
			this += p.getWhile(2, octal)
			v, _ := strconv.ParseUint(this[1:], 8, 32)
			plain = append(plain, rune(v&0xFF))
		case strings.IndexByte(digits, c) >= 0:
			isOctal := false
			if isDigit() {
				this += p.get()
				if strings.IndexByte(octal, c) >= 0 && strings.IndexByte(octal, this[2]) >= 0 &&
					!p.atEnd && len(p.next) == 1 && strings.Contains(octal, p.next) {
					this += p.get()
					isOctal = true
					plain = append(plain, p.octal(this))
				}
			}
			if !isOctal {
				number, _ := strconv.Atoi(this[1:])
				add(number, len(this)-1)
			}
		default:
			if r, ok := controls[c]; ok {
				plain = append(plain, r)
			} else if len(this) == 2 && strings.Contains(letters, this[1:]) {
				p.fail(len(this), "bad escape "+this)
			} else {
				plain = append(plain, '\\', char(this[1:]))
			}
		}
	}
	if len(plain) > 0 {
		parts = append(parts, Part{Text: templateText(plain, isText), Group: -1})
	}
	return parts, nil
}

func (p *parser) templateGroup(name string, names map[string]int, add func(number, offset int)) {
	isName := p.syntax.Table.IsIdentifier(name)
	if p.syntax.ASCIIGroups && !isDigits(name) {
		p.checkName(name)
		isName = true
	}
	if isName {
		number, ok := names[name]
		if !ok {
			panic(fail{IndexError("unknown group name " + p.repr(name))})
		}
		add(number, length(name)+1)
		return
	}
	number := p.number(name)
	if number < 0 {
		p.fail(length(name)+1, "bad character in group name "+p.repr(name))
	}
	if number >= maxGroups {
		p.fail(length(name)+1, "invalid group reference "+strings.TrimLeft(name, "0"))
	}
	add(number, length(name)+1)
}

func templateText(text []rune, isText bool) string {
	if isText {
		return str(text)
	}
	b := make([]byte, len(text))
	for i, c := range text {
		b[i] = byte(c)
	}
	return string(b)
}

// catch makes the parser's panic an error.
func catch(err *error) {
	switch f := recover().(type) {
	case nil:
	case fail:
		*err = f.err
	default:
		panic(f)
	}
}
