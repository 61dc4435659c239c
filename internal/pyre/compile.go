package pyre

import "errors"

// opcode says what an instruction does.
type opcode uint8

const (
	opSuccess     opcode = iota
	opFail               // no match here
	opLiteral            // the character x
	opTest               // a character that test accepts
	opMark               // write the place in mark x
	opAt                 // an anchor
	opBranch             // try the places in targets one after the other
	opJump               // to x
	opRepeatOne          // min to max characters that test accepts
	opRepeat             // begin a repeat whose until is at x
	opUntil              // the end of the body that begins at x, of a repeat of min to max
	opGroupRef           // what group x has caught
	opConditional        // if group x has caught nothing, jump to y
	opAssert             // what begins at the next instruction matches x characters back; go on at y
	opAssertNot          // the same does not match
	opAtomic             // what begins at the next instruction is matched once; go on at y
	opPossessive         // the same min to max times
)

// instruction is an instruction of a program.
type instruction struct {
	op       opcode
	greed    greed
	fold     bool // of opGroupRef: in any case
	anchor   anchor
	x, y     int
	min, max int
	test     *test
	targets  []target
}

// target is a branch; where test is not nil, it accepts the branch's first character.
type target struct {
	pc   int
	test *test
}

// Program is a compiled pattern. It is never modified.
type Program struct {
	Flags  Flags
	Groups int            // capturing ones
	Names  map[string]int // of groups
	Order  []string       // the names in the order of their groups

	code    []instruction
	first   *test // what the first character of a match has to be; nil: anything, or there is none
	least   int   // the length of the shortest match
	restore bool
	words   words // of Unicode
}

// Compile compiles a pattern, which consists of code points, or of bytes if isText is not set. The
// error is of one of this package's types.
func Compile(text []rune, isText bool, flags Flags, syntax Syntax) (prog *Program, err error) {
	p := &parser{syntax: syntax, text: text, isText: isText}
	tree, err := p.parse(flags)
	if errors.Is(err, errVerbose) {
		p = &parser{syntax: syntax, text: text, isText: isText}
		tree, err = p.parse(flags | Verbose)
	}
	if err != nil {
		return nil, err
	}
	c := &compiler{parser: p, prog: &Program{Flags: p.flags, Groups: len(p.widths) - 1, Names: p.names, Order: p.order,
		restore: syntax.RestoreMarks}}
	c.prog.words.table = syntax.Table
	defer catch(&err)
	c.sequence(tree, p.flags)
	c.emit(instruction{op: opSuccess})
	c.prog.least, _ = p.width(tree)
	c.prog.first = c.firstTest()
	return c.prog, nil
}

func (p *parser) parse(flags Flags) (tree seq, err error) {
	defer catch(&err)
	p.flags = flags
	p.names = map[string]int{}
	p.refPos = map[int]int{}
	p.widths = [][2]int{{-1, -1}}
	p.advance()
	tree = p.alternatives(flags&Verbose != 0, true)
	f := p.flags
	switch {
	case p.isText && f&Locale != 0:
		return nil, FlagsError("cannot use LOCALE flag with a str pattern")
	case p.isText && f&ASCII != 0 && f&Unicode != 0:
		return nil, FlagsError("ASCII and UNICODE flags are incompatible")
	case p.isText && f&ASCII == 0:
		p.flags |= Unicode
	case !p.isText && f&Unicode != 0:
		return nil, FlagsError("cannot use UNICODE flag with a bytes pattern")
	case !p.isText && f&Locale != 0 && f&ASCII != 0:
		return nil, FlagsError("ASCII and LOCALE flags are incompatible")
	}
	if !p.atEnd {
		p.fail(0, "unbalanced parenthesis")
	}
	for _, number := range p.refs {
		if number >= len(p.widths) {
			p.fail(p.tell()-p.refPos[number], "invalid group reference "+itoa(number))
		}
	}
	return tree, nil
}

type compiler struct {
	parser *parser
	prog   *Program
}

func (c *compiler) emit(i instruction) int {
	c.prog.code = append(c.prog.code, i)
	return len(c.prog.code) - 1
}

func (c *compiler) here() int { return len(c.prog.code) }

func (c *compiler) sequence(s seq, flags Flags) {
	for _, n := range s {
		c.node(n, flags)
	}
}

// single gives the test of a node that is one character, or nil.
func (c *compiler) single(n *node, flags Flags) *test {
	switch n.kind {
	case literal, notLiteral, anyChar, charSet:
		return newTest(n, flags, c.parser.syntax.Table)
	}
	return nil
}

// simple gives the test of a sequence that is one character in groups that catch nothing, or nil.
func (c *compiler) simple(s seq, flags Flags) *test {
	if len(s) != 1 {
		return nil
	}
	if n := s[0]; n.kind == group && n.number == 0 {
		return c.simple(n.sub[0], combine(flags, n))
	}
	return c.single(s[0], flags)
}

// combine gives the flags inside of a group.
func combine(flags Flags, n *node) Flags {
	if n.add&typeFlags != 0 {
		flags &^= typeFlags
	}
	return (flags | n.add) &^ n.del
}

func (c *compiler) node(n *node, flags Flags) {
	switch n.kind {
	case literal, notLiteral, anyChar, charSet:
		t := c.single(n, flags)
		if t.only >= 0 {
			c.emit(instruction{op: opLiteral, x: int(t.only)})
		} else {
			c.emit(instruction{op: opTest, test: t})
		}
	case at:
		c.emit(instruction{op: opAt, anchor: n.anchor, x: int(flags & Multiline), test: nil, y: int(flags & typeFlags)})
	case failure:
		c.emit(instruction{op: opFail})
	case branch:
		c.branch(n, flags)
	case group:
		flags = combine(flags, n)
		if n.number > 0 {
			c.emit(instruction{op: opMark, x: 2 * (n.number - 1)})
		}
		c.sequence(n.sub[0], flags)
		if n.number > 0 {
			c.emit(instruction{op: opMark, x: 2*(n.number-1) + 1})
		}
	case repeat:
		c.repeat(n, flags)
	case groupRef:
		c.emit(instruction{op: opGroupRef, x: n.number - 1, fold: flags&IgnoreCase != 0, y: int(flags)})
	case conditional:
		if n.number > c.prog.Groups {
			panic(fail{InternalError("invalid SRE code")})
		}
		test := c.emit(instruction{op: opConditional, x: n.number - 1})
		c.sequence(n.sub[0], flags)
		if len(n.sub) > 1 {
			jump := c.emit(instruction{op: opJump})
			c.prog.code[test].y = c.here()
			c.sequence(n.sub[1], flags)
			c.prog.code[jump].x = c.here()
		} else {
			c.prog.code[test].y = c.here()
		}
	case assert, assertNot, atomic:
		i := instruction{op: map[kind]opcode{assert: opAssert, assertNot: opAssertNot, atomic: opAtomic}[n.kind]}
		if n.behind {
			lo, hi := c.parser.width(n.sub[0])
			if lo != hi {
				panic(fail{&Error{"look-behind requires fixed-width pattern", -1}})
			}
			if lo > unlimited {
				panic(fail{&Error{"looks too much behind", -1}})
			}
			i.x = lo
		}
		pc := c.emit(i)
		c.sequence(n.sub[0], flags)
		c.emit(instruction{op: opSuccess})
		c.prog.code[pc].y = c.here()
	}
}

func (c *compiler) branch(n *node, flags Flags) {
	pc := c.emit(instruction{op: opBranch})
	var jumps []int
	for _, s := range n.sub {
		t := target{pc: c.here()}
		if len(s) > 0 {
			t.test = c.single(s[0], flags)
		}
		c.prog.code[pc].targets = append(c.prog.code[pc].targets, t)
		c.sequence(s, flags)
		jumps = append(jumps, c.emit(instruction{op: opJump}))
	}
	for _, j := range jumps {
		c.prog.code[j].x = c.here()
	}
}

func (c *compiler) repeat(n *node, flags Flags) {
	body := n.sub[0]
	if flags&TemplateFlag != 0 {
		name := map[greed]string{greedy: "MAX_REPEAT", lazy: "MIN_REPEAT"}[n.greed]
		panic(fail{&Error{"internal: unsupported template operator " + name, -1}})
	}
	i := instruction{greed: n.greed, min: n.min, max: n.max}
	if t := c.simple(body, flags); t != nil {
		i.op, i.test = opRepeatOne, t
		c.emit(i)
		return
	}
	if n.greed == possessive {
		i.op = opPossessive
		pc := c.emit(i)
		c.sequence(body, flags)
		c.emit(instruction{op: opSuccess})
		c.prog.code[pc].y = c.here()
		return
	}
	i.op = opRepeat
	pc := c.emit(i)
	c.sequence(body, flags)
	i.op, i.x = opUntil, pc+1
	c.prog.code[pc].x = c.emit(i)
}

// firstTest finds what every match begins with.
func (c *compiler) firstTest() *test {
	for _, i := range c.prog.code {
		switch i.op {
		case opMark:
			continue
		case opLiteral:
			return newTest(&node{kind: literal, char: rune(i.x)}, 0, c.parser.syntax.Table)
		case opTest:
			return i.test
		case opRepeatOne:
			if i.min > 0 {
				return i.test
			}
		}
		break
	}
	return nil
}
