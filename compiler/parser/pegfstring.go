package parser

import (
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// strings: (fstring | STRING)+
func (p *peg) strings() ast.Expr {
	start := p.start()
	var parts []ast.Expr // literals, and the values of f-strings
	joined, text, bytes := false, false, false
	for {
		switch p.kind() {
		case token.String:
			c := p.stringLiteral()
			if _, ok := c.Value.(ast.Bytes); ok {
				bytes = true
			} else {
				text = true
			}
			parts = append(parts, c)
			continue
		case token.FStringStart:
			f := p.fstring()
			joined = true
			parts = append(parts, f.Values...)
			if p.kind() != token.String && p.kind() != token.FStringStart && len(parts) == len(f.Values) {
				f.Values = fold(parts, true)
				return f
			}
			continue
		}
		break
	}
	span := p.span(start)
	switch {
	case bytes && (text || joined):
		p.stuck()
	case bytes:
		var b strings.Builder
		for _, e := range parts {
			b.WriteString(string(e.(*ast.Constant).Value.(ast.Bytes)))
		}
		return &ast.Constant{Span: span, Value: ast.Bytes(b.String()), Kind: parts[0].(*ast.Constant).Kind}
	case joined:
		return &ast.JoinedStr{Span: span, Values: fold(parts, true)}
	}
	return fold(parts, false)[0]
}

// fold joins constants that are neighbours; drop leaves out empty ones.
func fold(parts []ast.Expr, drop bool) []ast.Expr {
	var folded []ast.Expr
	for i := 0; i < len(parts); i++ {
		first, ok := parts[i].(*ast.Constant)
		if !ok {
			folded = append(folded, parts[i])
			continue
		}
		value, span := first.Value.(string), first.Span
		if i+1 < len(parts) {
			if _, more := parts[i+1].(*ast.Constant); more {
				var b strings.Builder
				b.WriteString(value)
				for i+1 < len(parts) {
					next, ok := parts[i+1].(*ast.Constant)
					if !ok {
						break
					}
					b.WriteString(next.Value.(string))
					span.End = next.Span.End
					i++
				}
				value = b.String()
			}
		}
		if drop && value == "" {
			continue
		}
		folded = append(folded, &ast.Constant{Span: span, Value: value, Kind: first.Kind})
	}
	return folded
}

// stringLiteral takes a STRING.
func (p *peg) stringLiteral() *ast.Constant {
	t := p.toks[p.i]
	lit := newLiteral(t.Text)
	c := &ast.Constant{Span: t.Span}
	if lit.u {
		c.Kind = "u"
	}
	if lit.bytes {
		c.Value = ast.Bytes(p.decodeBytes(lit, t.Span))
	} else {
		c.Value = p.decode(lit.body, lit.raw, false, newPlace(t, lit))
	}
	p.advance()
	return c
}

// newPlace is where the body of a literal begins.
func newPlace(t token.Token, lit literal) source.Pos {
	at := t.Span.Start
	at.Col += int32(len(t.Text) - len(lit.body) - lit.quotes)
	return at
}

// decode decodes text with escapes, that of a literal or a part of an f-string; at is
// where it begins.
func (p *peg) decode(body string, raw, part bool, at source.Pos) string {
	if raw || strings.IndexByte(body, '\\') < 0 {
		if bad := source.InvalidUTF8(body); bad != "" {
			p.stuck()
		}
		return body
	}
	text, invalid, err := unescape(body, p.dialect.Unicode)
	if err != "" {
		p.stuck()
	}
	p.warnEscape(body, invalid, part, at)
	return text
}

func (p *peg) decodeBytes(lit literal, span source.Span) string {
	for i := range len(lit.body) {
		if lit.body[i] >= 0x80 {
			p.stuck()
		}
	}
	if lit.raw || strings.IndexByte(lit.body, '\\') < 0 {
		return lit.body
	}
	text, invalid, err := unescapeBytes(lit.body)
	if err != "" {
		p.stuck()
	}
	p.warnEscape(lit.body, invalid, false, span.Start)
	return text
}

// warnEscape warns of escapes in a literal, at its start.
func (p *peg) warnEscape(body string, invalid byte, part bool, at source.Pos) {
	if message := escapeWarning(body, invalid, part); message != "" {
		p.warn("SyntaxWarning", message, source.Span{Start: at, End: at})
	}
}

// escapeWarning says what is doubtful in a text with escapes: the first that is none,
// or an octal one that is too large. In a part of an f-string the tokenizer has warned
// of braces.
func escapeWarning(body string, invalid byte, part bool) string {
	for i := 0; i+1 < len(body); i++ {
		if body[i] != '\\' {
			continue
		}
		i++
		if c := body[i]; invalid != 0 && c == invalid {
			if part && (c == '{' || c == '}') {
				return ""
			}
			return `invalid escape sequence '\` + string(rune(c)) + `'`
		} else if value, n := octal(body[i:]); n == 3 && value > 0o377 {
			return `invalid octal escape sequence '\` + body[i:i+3] + `'`
		}
	}
	return ""
}

// fstring: FSTRING_START (FSTRING_MIDDLE | fstring_replacement_field)* FSTRING_END
func (p *peg) fstring() *ast.JoinedStr {
	p.enter()
	defer p.leave()
	start := p.start()
	prefix := p.toks[p.i].Text
	raw := strings.ContainsAny(prefix, "rR")
	p.advance()
	node := &ast.JoinedStr{}
	for p.kind() != token.FStringEnd {
		if p.kind() == token.FStringMiddle {
			node.Values = p.middle(node.Values)
			continue
		}
		node.Values = p.replacementField(node.Values)
	}
	// CPython decodes at the end: all text, that of expressions with `=` too.
	end := p.toks[p.i].Span
	for _, v := range node.Values {
		if c, ok := v.(*ast.Constant); ok {
			c.Value = p.decode(c.Value.(string), raw, true, end.Start)
		}
	}
	p.advance()
	node.Span = p.span(start)
	return node
}

// middle takes literal text of an f-string as it is.
func (p *peg) middle(values []ast.Expr) []ast.Expr {
	t := p.toks[p.i]
	if t.Text != "" {
		values = append(values, &ast.Constant{Span: t.Span, Value: t.Text})
	}
	p.advance()
	return values
}

// replacementField: '{' annotated_rhs ['='] ['!' NAME] [':' format_spec*] '}'
//
// With `=` the expression's own text comes before its value.
func (p *peg) replacementField(values []ast.Expr) []ast.Expr {
	start := p.start()
	if p.kind() != token.LBrace {
		p.stuck()
	}
	p.advance()
	textStart := source.Pos{Line: start.Line, Col: start.Col + 1}
	node := &ast.FormattedValue{Conversion: -1}
	node.Value = p.annotatedRhs()
	debug := p.accept(token.Equal)
	textEnd := p.start()
	debugEnd := source.Pos{}
	if p.kind() == token.Exclamation {
		node.Conversion = p.conversion()
		debugEnd = p.toks[p.i-1].Span.Start
	} else if debug && p.kind() != token.Colon {
		node.Conversion = 'r'
	}
	if p.kind() == token.Colon {
		at := p.start()
		node.FormatSpec = p.formatSpec()
		if debugEnd == (source.Pos{}) {
			debugEnd = source.Pos{Line: at.Line, Col: at.Col + 1}
		}
	}
	p.expect(token.RBrace)
	node.Span = p.span(start)
	if debug {
		if debugEnd == (source.Pos{}) {
			debugEnd = node.Span.End
		}
		text := p.debugText(source.Span{Start: textStart, End: textEnd})
		span := source.Span{Start: textStart, End: source.Pos{Line: debugEnd.Line, Col: debugEnd.Col - 1}}
		if text != "" {
			values = append(values, &ast.Constant{Span: span, Value: text})
		}
	}
	return append(values, node)
}

// debugText is the text of an expression with `=`, without its comments.
func (p *peg) debugText(span source.Span) string {
	text := p.file.Slice(span)
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	var b strings.Builder
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
			if i == len(text) {
				return b.String()
			}
			c = '\n'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// conversion: '!' NAME
func (p *peg) conversion() int {
	bang := p.toks[p.i].Span
	p.advance()
	t := p.toks[p.i]
	if t.Kind != token.Name || bang.End != t.Span.Start || t.Text != "s" && t.Text != "r" && t.Text != "a" {
		p.stuck()
	}
	p.advance()
	return int(t.Text[0])
}

// formatSpec: ':' (FSTRING_MIDDLE | fstring_replacement_field)*
func (p *peg) formatSpec() ast.Expr {
	p.enter()
	defer p.leave()
	start := p.start()
	p.advance()
	var values []ast.Expr
	for {
		switch p.kind() {
		case token.FStringMiddle:
			t := p.toks[p.i]
			if text := p.decode(t.Text, false, true, t.Span.Start); text != "" { // a continued line has none
				values = append(values, &ast.Constant{Span: t.Span, Value: text})
			}
			p.advance()
			continue
		case token.LBrace:
			values = p.replacementField(values)
			continue
		}
		break
	}
	return &ast.JoinedStr{Span: p.span(start), Values: fold(values, len(values) != 1)}
}
