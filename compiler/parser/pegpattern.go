package parser

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// matchStmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT; nil where
// `match` is a name.
func (p *peg) matchStmt() ast.Stmt {
	node := &ast.Match{Span: source.Span{Start: p.start()}}
	switch k := p.peek(); {
	case k == token.Star || k == token.Name || startsTest(k) || k == token.FStringStart:
	default:
		return nil
	}
	ok := p.try(func() {
		p.advance()
		node.Subject = p.subject()
		p.expect(token.Colon)
		if p.kind() != token.Newline {
			p.stuck()
		}
	})
	if !ok {
		return nil
	}
	p.advance()
	p.expect(token.Indent)
	p.enter()
	for p.kind() != token.Dedent {
		if !p.isWord("case") {
			p.stuck()
		}
		node.Cases = append(node.Cases, p.matchCase())
	}
	p.leave()
	p.advance()
	node.Span.End = p.end()
	return node
}

// subject: star_named_expression ',' [star_named_expressions] | named_expression
func (p *peg) subject() ast.Expr {
	start := p.start()
	first := p.starNamedExpression()
	if p.kind() != token.Comma {
		if _, ok := first.(*ast.Starred); ok {
			p.stuck()
		}
		return first
	}
	tuple := &ast.Tuple{Elts: []ast.Expr{first}, Ctx: ast.Load}
	for p.accept(token.Comma) && p.startsStarExpression() {
		tuple.Elts = append(tuple.Elts, p.starNamedExpression())
	}
	tuple.Span = p.span(start)
	return tuple
}

// matchCase: "case" patterns ['if' named_expression] ':' block
func (p *peg) matchCase() *ast.MatchCase {
	node := &ast.MatchCase{Span: source.Span{Start: p.start()}}
	p.advance()
	node.Pattern = p.patterns()
	if p.accept(token.KwIf) {
		node.Guard = p.namedExpression()
	}
	p.expect(token.Colon)
	node.Body = p.block()
	node.Span.End = p.end()
	return node
}

// patterns: open_sequence_pattern | pattern
func (p *peg) patterns() ast.Pattern {
	start := p.start()
	first := p.maybeStarPattern()
	if p.kind() != token.Comma {
		if _, ok := first.(*ast.MatchStar); ok {
			p.stuck()
		}
		return first
	}
	patterns := []ast.Pattern{first}
	for p.accept(token.Comma) && p.kind() != token.Colon && p.kind() != token.KwIf {
		patterns = append(patterns, p.maybeStarPattern())
	}
	return &ast.MatchSequence{Span: p.span(start), Patterns: patterns}
}

func (p *peg) maybeStarPattern() ast.Pattern {
	if p.kind() != token.Star {
		return p.pattern()
	}
	start := p.start()
	p.advance()
	name := p.name()
	if name == "_" {
		name = ""
	}
	return &ast.MatchStar{Span: p.span(start), Name: name}
}

// pattern: or_pattern ['as' NAME]
func (p *peg) pattern() ast.Pattern {
	p.enter()
	defer p.leave()
	start := p.start()
	pattern := p.closedPattern()
	if p.kind() == token.VBar {
		or := &ast.MatchOr{Patterns: []ast.Pattern{pattern}}
		for p.accept(token.VBar) {
			or.Patterns = append(or.Patterns, p.closedPattern())
		}
		or.Span = p.span(start)
		pattern = or
	}
	if p.accept(token.KwAs) {
		if p.isWord("_") {
			p.stuck()
		}
		name := p.name()
		if k := p.kind(); k == token.Dot || k == token.LPar || k == token.Equal {
			p.stuck()
		}
		pattern = &ast.MatchAs{Span: p.span(start), Pattern: pattern, Name: name}
	}
	return pattern
}

func (p *peg) closedPattern() ast.Pattern {
	start := p.start()
	switch p.kind() {
	case token.Number, token.Minus:
		value := p.patternNumber()
		return &ast.MatchValue{Span: p.span(start), Value: value}
	case token.String, token.FStringStart:
		value := p.strings()
		return &ast.MatchValue{Span: p.span(start), Value: value}
	case token.KwNone, token.KwTrue, token.KwFalse:
		value := keywordValue(p.kind())
		p.advance()
		return &ast.MatchSingleton{Span: p.span(start), Value: value}
	case token.Name:
		return p.namePattern()
	case token.LPar:
		p.advance()
		return p.groupPattern(start)
	case token.LSqb:
		p.advance()
		var patterns []ast.Pattern
		for p.kind() != token.RSqb {
			patterns = append(patterns, p.maybeStarPattern())
			if !p.accept(token.Comma) {
				break
			}
		}
		p.expect(token.RSqb)
		return &ast.MatchSequence{Span: p.span(start), Patterns: patterns}
	case token.LBrace:
		return p.mappingPattern()
	}
	p.stuck()
	return nil
}

func keywordValue(kind token.Kind) ast.Value {
	switch kind {
	case token.KwTrue:
		return true
	case token.KwFalse:
		return false
	}
	return ast.None
}

// groupPattern: the rest of '(' pattern ')' or '(' [open_sequence_pattern] ')'
func (p *peg) groupPattern(start source.Pos) ast.Pattern {
	var patterns []ast.Pattern
	comma := false
	for p.kind() != token.RPar {
		patterns = append(patterns, p.maybeStarPattern())
		if !p.accept(token.Comma) {
			break
		}
		comma = true
	}
	if len(patterns) == 1 && !comma {
		if _, ok := patterns[0].(*ast.MatchStar); ok {
			p.stuck()
		}
		p.expect(token.RPar)
		return patterns[0]
	}
	p.expect(token.RPar)
	return &ast.MatchSequence{Span: p.span(start), Patterns: patterns}
}

// patternNumber: ['-'] NUMBER [('+' | '-') NUMBER]
func (p *peg) patternNumber() ast.Expr {
	start := p.start()
	var e ast.Expr
	if p.accept(token.Minus) {
		operand := p.number()
		e = &ast.UnaryOp{Span: p.span(start), Op: ast.USub, Operand: operand}
	} else {
		e = p.number()
	}
	op := ast.Add
	switch p.kind() {
	case token.Minus:
		op = ast.Sub
	case token.Plus:
	default:
		return e
	}
	real := e
	if u, ok := real.(*ast.UnaryOp); ok {
		real = u.Operand
	}
	if _, ok := real.(*ast.Constant).Value.(complex128); ok {
		p.stuck()
	}
	p.advance()
	right := p.number()
	if _, ok := right.Value.(complex128); !ok {
		p.stuck()
	}
	return &ast.BinOp{Span: p.span(start), Left: e, Op: op, Right: right}
}

// namePattern: a capture, the wildcard, a value or a class
func (p *peg) namePattern() ast.Pattern {
	start := p.start()
	if p.isWord("_") {
		p.advance()
		return &ast.MatchAs{Span: p.span(start)}
	}
	name := p.nameExpr(ast.Load)
	var e ast.Expr = name
	for links := 0; p.accept(token.Dot); {
		p.chain(&links)
		attr := p.name()
		e = &ast.Attribute{Span: p.span(start), Value: e, Attr: attr, Ctx: ast.Load}
	}
	switch p.kind() {
	case token.LPar:
		return p.classPattern(start, e)
	case token.Equal:
		p.stuck()
	}
	if e == ast.Expr(name) {
		return &ast.MatchAs{Span: p.span(start), Name: name.Id}
	}
	return &ast.MatchValue{Span: p.span(start), Value: e}
}

// classPattern: the rest of name_or_attr '(' [patterns] [keyword patterns] ')'
func (p *peg) classPattern(start source.Pos, class ast.Expr) ast.Pattern {
	node := &ast.MatchClass{Cls: class}
	p.advance()
	for p.kind() != token.RPar {
		if p.kind() == token.Name && p.peek() == token.Equal {
			node.KwdAttrs = append(node.KwdAttrs, p.name())
			p.advance()
			node.KwdPatterns = append(node.KwdPatterns, p.pattern())
		} else {
			if len(node.KwdAttrs) > 0 {
				p.stuck()
			}
			node.Patterns = append(node.Patterns, p.pattern())
		}
		if !p.accept(token.Comma) {
			break
		}
	}
	p.expect(token.RPar)
	node.Span = p.span(start)
	return node
}

// mappingPattern: '{' [items] ['**' NAME] '}'
func (p *peg) mappingPattern() ast.Pattern {
	start := p.start()
	node := &ast.MatchMapping{}
	p.advance()
	for p.kind() != token.RBrace {
		if p.accept(token.DoubleStar) {
			if p.isWord("_") {
				p.stuck()
			}
			node.Rest = p.name()
			p.accept(token.Comma)
			break
		}
		node.Keys = append(node.Keys, p.mappingKey())
		p.expect(token.Colon)
		node.Patterns = append(node.Patterns, p.pattern())
		if !p.accept(token.Comma) {
			break
		}
	}
	p.expect(token.RBrace)
	node.Span = p.span(start)
	return node
}

// mappingKey: a literal or a dotted name
func (p *peg) mappingKey() ast.Expr {
	start := p.start()
	switch k := p.kind(); k {
	case token.Number, token.Minus:
		return p.patternNumber()
	case token.String, token.FStringStart:
		return p.strings()
	case token.KwNone, token.KwTrue, token.KwFalse:
		p.advance()
		return &ast.Constant{Span: p.span(start), Value: keywordValue(k)}
	}
	var e ast.Expr = p.nameExpr(ast.Load)
	if p.kind() != token.Dot {
		p.stuck()
	}
	for links := 0; p.accept(token.Dot); {
		p.chain(&links)
		attr := p.name()
		e = &ast.Attribute{Span: p.span(start), Value: e, Attr: attr, Ctx: ast.Load}
	}
	return e
}
