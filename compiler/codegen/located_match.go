package codegen

import (
	"fmt"
	"slices"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/opcode"
)

// pattern is the state of compiling a case. A pattern consumes its subject, which is on
// top of the stack. What is captured is stored when the whole pattern has matched; until
// then it lies on the stack below what is still needed.
type pattern struct {
	stores      []string     // the names captured, the lowest value first
	irrefutable bool         // one that always matches is allowed
	onTop       int          // how many values of ours are on top of the captured ones
	failPop     []*cfg.Block // where to go if the match fails, by how many values to pop
}

// fail jumps if the match has failed, to where what is on the stack is popped.
func (l *located) failMatch(loc code.Position, p *pattern, jump opcode.Op) {
	pops := p.onTop + len(p.stores)
	for len(p.failPop) <= pops {
		p.failPop = append(p.failPop, l.newBlock())
	}
	l.jump(loc, jump, p.failPop[pops])
}

// endMatch emits what failed matches jump to.
func (l *located) endMatch(loc code.Position, p *pattern) {
	for i := len(p.failPop) - 1; i >= 0; i-- {
		l.useBlock(p.failPop[i])
		if i > 0 {
			l.op(loc, opcode.PopTop)
		}
	}
	p.failPop = nil
}

// maxRotated bounds the instructions that put captured values in their places: for each
// value as many as were captured before. CPython has no bound but memory, of which it
// takes 300 bytes for each.
const maxRotated = 5_000_000

// rotate moves the top of the stack below the n-1 values under it.
func (l *located) rotate(loc code.Position, n int) {
	if l.rotated += n; l.rotated > maxRotated {
		panic(&diag.Error{
			Type: "MemoryError", Message: "patterns capture too many names", File: l.file.Name,
			Span: span(loc), Offset: -1, Unsupported: true,
		})
	}
	for ; n > 1; n-- {
		l.opArg(loc, opcode.Swap, n)
	}
}

// capture puts the top of the stack where captured values lie, or drops it.
func (l *located) capture(loc code.Position, name string, p *pattern) {
	if name == "" {
		l.op(loc, opcode.PopTop)
		return
	}
	l.checkStored(loc, name, ast.Store)
	l.checkCaptured(loc, name, p)
	l.rotate(loc, p.onTop+len(p.stores)+1)
	p.stores = append(p.stores, name)
}

func (l *located) checkCaptured(loc code.Position, name string, p *pattern) {
	if slices.Contains(p.stores, name) {
		l.fail(loc, fmt.Sprintf("multiple assignments to name %s in pattern", code.Repr(name)))
	}
}

func isWildcard(p ast.Pattern) bool {
	as, ok := p.(*ast.MatchAs)
	return ok && as.Name == ""
}

func (l *located) match(s *ast.Match) {
	l.expr(s.Subject)
	end := l.newBlock()
	cases := s.Cases
	last := cases[len(cases)-1]
	hasDefault := len(cases) > 1 && isWildcard(last.Pattern)
	if hasDefault {
		cases = cases[:len(cases)-1]
	}
	for i, m := range cases {
		loc := place(m.Pattern)
		if i < len(cases)-1 {
			l.opArg(loc, opcode.Copy, 1)
		}
		p := &pattern{irrefutable: m.Guard != nil || m == last}
		l.pattern(m.Pattern, p)
		for _, name := range p.stores {
			l.nameOp(loc, name, ast.Store)
		}
		if m.Guard != nil {
			if len(p.failPop) == 0 {
				p.failPop = append(p.failPop, l.newBlock())
			}
			l.jumpIf(m.Guard, p.failPop[0], false)
		}
		// The subject is of no use any more.
		if i < len(cases)-1 {
			l.op(loc, opcode.PopTop)
		}
		l.stmts(m.Body)
		l.jump(noPlace, opcode.Jump, end)
		// The pattern decides what is left on the stack, for whatever comes next.
		l.endMatch(loc, p)
	}
	if hasDefault {
		l.op(place(last.Pattern), opcode.Nop) // for its line
		if last.Guard != nil {
			l.jumpIf(last.Guard, end, false)
		}
		l.stmts(last.Body)
	}
	l.useBlock(end)
}

func (l *located) pattern(node ast.Pattern, p *pattern) {
	loc := place(node)
	l.u.pos = loc
	switch n := node.(type) {
	case *ast.MatchValue:
		switch n.Value.(type) {
		case *ast.Constant, *ast.Attribute:
		default:
			l.fail(loc, "patterns may only match literals and attribute lookups")
		}
		l.expr(n.Value)
		l.compareOp(loc, ast.Eq)
		l.op(loc, opcode.ToBool)
		l.failMatch(loc, p, opcode.PopJumpIfFalse)
	case *ast.MatchSingleton:
		l.constant(loc, astopt.Const(n.Value))
		l.compareOp(loc, ast.Is)
		l.failMatch(loc, p, opcode.PopJumpIfFalse)
	case *ast.MatchSequence:
		l.sequencePattern(loc, n, p)
	case *ast.MatchMapping:
		l.mappingPattern(loc, n, p)
	case *ast.MatchClass:
		l.classPattern(loc, n, p)
	case *ast.MatchStar:
		l.capture(loc, n.Name, p)
	case *ast.MatchAs:
		l.asPattern(loc, n, p)
	case *ast.MatchOr:
		l.orPattern(loc, n, p)
	}
}

// subpattern compiles a pattern that may always match.
func (l *located) subpattern(node ast.Pattern, p *pattern) {
	irrefutable := p.irrefutable
	p.irrefutable = true
	l.pattern(node, p)
	p.irrefutable = irrefutable
}

func (l *located) asPattern(loc code.Position, n *ast.MatchAs, p *pattern) {
	if n.Pattern == nil {
		if !p.irrefutable {
			if n.Name != "" {
				l.fail(loc, fmt.Sprintf("name capture %s makes remaining patterns unreachable", code.Repr(n.Name)))
			}
			l.fail(loc, "wildcard makes remaining patterns unreachable")
		}
		l.capture(loc, n.Name, p)
		return
	}
	p.onTop++
	l.opArg(loc, opcode.Copy, 1)
	l.pattern(n.Pattern, p)
	p.onTop--
	l.capture(loc, n.Name, p)
}

func (l *located) sequencePattern(loc code.Position, n *ast.MatchSequence, p *pattern) {
	size, star := len(n.Patterns), -1
	onlyWildcards, starWildcard := true, false
	for i, sub := range n.Patterns {
		if s, ok := sub.(*ast.MatchStar); ok {
			if star >= 0 {
				l.fail(loc, "multiple starred names in sequence pattern")
			}
			star, starWildcard = i, s.Name == ""
			onlyWildcards = onlyWildcards && starWildcard
			continue
		}
		onlyWildcards = onlyWildcards && isWildcard(sub)
	}
	p.onTop++
	l.op(loc, opcode.MatchSequence)
	l.failMatch(loc, p, opcode.PopJumpIfFalse)
	if star < 0 || size > 1 {
		length, op := size, ast.Eq
		if star >= 0 {
			length, op = size-1, ast.GtE
		}
		l.op(loc, opcode.GetLen)
		l.constant(loc, int64(length))
		l.compareOp(loc, op)
		l.failMatch(loc, p, opcode.PopJumpIfFalse)
	}
	p.onTop--
	switch {
	case onlyWildcards:
		l.op(loc, opcode.PopTop)
	case starWildcard:
		l.patternBySubscript(loc, n.Patterns, star, p)
	default:
		l.patternByUnpacking(loc, n.Patterns, star, p)
	}
}

func (l *located) patternByUnpacking(loc code.Position, patterns []ast.Pattern, star int, p *pattern) {
	size := len(patterns)
	if star < 0 {
		l.opArg(loc, opcode.UnpackSequence, size)
	} else {
		if star >= 1<<8 || size-star-1 >= 1<<31>>8 {
			l.fail(loc, "too many expressions in star-unpacking sequence pattern")
		}
		l.opArg(loc, opcode.UnpackEx, star+(size-star-1)<<8)
	}
	p.onTop += size
	for _, sub := range patterns {
		p.onTop--
		l.subpattern(sub, p)
	}
}

// patternBySubscript takes single items out of a sequence, where the others are `*_`.
func (l *located) patternBySubscript(loc code.Position, patterns []ast.Pattern, star int, p *pattern) {
	p.onTop++
	for i, sub := range patterns {
		if i == star || isWildcard(sub) {
			continue
		}
		l.opArg(loc, opcode.Copy, 1)
		if i < star {
			l.constant(loc, int64(i))
		} else {
			l.op(loc, opcode.GetLen)
			l.constant(loc, int64(len(patterns)-i))
			l.opArg(loc, opcode.BinaryOp, binaryArgs[ast.Sub])
		}
		l.op(loc, opcode.BinarySubscr)
		l.subpattern(sub, p)
	}
	p.onTop--
	l.op(loc, opcode.PopTop)
}

func (l *located) classPattern(loc code.Position, n *ast.MatchClass, p *pattern) {
	names := make(code.Tuple, len(n.KwdAttrs))
	for i, name := range n.KwdAttrs {
		names[i] = name
		l.checkStored(place(n.KwdPatterns[i]), name, ast.Store)
		for j := i + 1; j < len(n.KwdAttrs); j++ {
			if n.KwdAttrs[j] == name {
				l.fail(place(n.KwdPatterns[j]), "attribute name repeated in class pattern: "+name)
			}
		}
	}
	l.expr(n.Cls)
	l.constant(loc, names)
	l.opArg(loc, opcode.MatchClass, len(n.Patterns))
	l.opArg(loc, opcode.Copy, 1)
	l.constant(loc, code.None)
	l.compareOp(loc, ast.IsNot)
	p.onTop++
	l.failMatch(loc, p, opcode.PopJumpIfFalse)
	all := append(slices.Clone(n.Patterns), n.KwdPatterns...)
	l.opArg(loc, opcode.UnpackSequence, len(all))
	p.onTop += len(all) - 1
	for _, sub := range all {
		p.onTop--
		if isWildcard(sub) {
			l.op(loc, opcode.PopTop)
			continue
		}
		l.subpattern(sub, p)
	}
}

func (l *located) mappingPattern(loc code.Position, n *ast.MatchMapping, p *pattern) {
	size := len(n.Keys)
	p.onTop++
	l.op(loc, opcode.MatchMapping)
	l.failMatch(loc, p, opcode.PopJumpIfFalse)
	if size == 0 && n.Rest == "" {
		p.onTop--
		l.op(loc, opcode.PopTop)
		return
	}
	if size > 0 {
		l.op(loc, opcode.GetLen)
		l.constant(loc, int64(size))
		l.compareOp(loc, ast.GtE)
		l.failMatch(loc, p, opcode.PopJumpIfFalse)
	}
	l.mappingKeys(loc, n.Keys)
	l.opArg(loc, opcode.BuildTuple, size)
	l.op(loc, opcode.MatchKeys)
	p.onTop += 2
	l.opArg(loc, opcode.Copy, 1)
	l.constant(loc, code.None)
	l.compareOp(loc, ast.IsNot)
	l.failMatch(loc, p, opcode.PopJumpIfFalse)
	l.opArg(loc, opcode.UnpackSequence, size)
	p.onTop += size - 1
	for _, sub := range n.Patterns {
		p.onTop--
		l.subpattern(sub, p)
	}
	p.onTop -= 2
	if n.Rest == "" {
		l.op(loc, opcode.PopTop)
		l.op(loc, opcode.PopTop)
		return
	}
	// rest is a copy of the mapping without the keys.
	l.opArg(loc, opcode.BuildMap, 0)
	l.opArg(loc, opcode.Swap, 3)
	l.opArg(loc, opcode.DictUpdate, 2)
	l.opArg(loc, opcode.UnpackSequence, size)
	for ; size > 0; size-- {
		l.opArg(loc, opcode.Copy, 1+size)
		l.opArg(loc, opcode.Swap, 2)
		l.op(loc, opcode.DeleteSubscr)
	}
	l.capture(loc, n.Rest, p)
}

func (l *located) mappingKeys(loc code.Position, keys []ast.Expr) {
	seen := map[int64][]code.Const{} // by hash
	hasher := constant.HasherOf(l.Dialect)
	for _, key := range keys {
		switch k := key.(type) {
		case *ast.Constant:
			value := astopt.Const(k.Value)
			hash := hasher.Hash(value)
			for _, other := range seen[hash] {
				if constant.Equal(value, other) {
					l.fail(loc, fmt.Sprintf("mapping pattern checks duplicate key (%s)", code.Repr(value)))
				}
			}
			seen[hash] = append(seen[hash], value)
		case *ast.Attribute:
		default:
			l.fail(loc, "mapping pattern keys may only match literals and attribute lookups")
		}
		l.expr(key)
	}
}

// orPattern compiles alternatives, which bind the same names: the first says in which
// order they lie on the stack.
func (l *located) orPattern(loc code.Position, n *ast.MatchOr, p *pattern) {
	end := l.newBlock()
	var control []string
	for i, alt := range n.Patterns {
		at := place(alt)
		one := &pattern{irrefutable: i == len(n.Patterns)-1 && p.irrefutable}
		l.opArg(at, opcode.Copy, 1)
		l.pattern(alt, one)
		if i == 0 {
			control = slices.Clone(one.stores)
		} else {
			l.reorder(loc, at, one, control)
		}
		l.jump(at, opcode.Jump, end)
		l.endMatch(at, one)
	}
	l.op(loc, opcode.PopTop)
	l.failMatch(loc, p, opcode.Jump)
	l.useBlock(end)
	rotations := len(control) + 1 + p.onTop + len(p.stores)
	for _, name := range control {
		l.rotate(loc, rotations)
		l.checkCaptured(loc, name, p)
		p.stores = append(p.stores, name)
	}
	l.op(loc, opcode.PopTop)
}

// reorder brings the values that an alternative has captured into the order of the
// first one's.
func (l *located) reorder(loc, at code.Position, p *pattern, control []string) {
	if len(p.stores) != len(control) {
		l.fail(loc, "alternative patterns bind different names")
	}
	for want := len(control) - 1; want >= 0; want-- {
		is := slices.Index(p.stores, control[want])
		if is < 0 {
			l.fail(loc, "alternative patterns bind different names")
		}
		if is == want {
			continue
		}
		n := is + 1
		rotated := slices.Clone(p.stores[:n])
		rest := slices.Delete(slices.Clone(p.stores), 0, n)
		p.stores = slices.Insert(rest, want-is, rotated...)
		for range n {
			l.rotate(at, want+1)
		}
	}
}
