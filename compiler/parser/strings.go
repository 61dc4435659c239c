package parser

import (
	"index/suffixarray"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
)

// literal is the text of a string token taken apart.
type literal struct {
	body          string // between the quotes
	bytes, raw, f bool
	u             bool // the prefix is a small u
	quotes        int  // how many begin and end it
}

func newLiteral(text string) literal {
	lit := literal{u: text[0] == 'u'}
	i := 0
prefix:
	for ; ; i++ {
		switch text[i] {
		case 'b', 'B':
			lit.bytes = true
		case 'r', 'R':
			lit.raw = true
		case 'f', 'F':
			lit.f = true
		case 'u', 'U':
		default:
			break prefix
		}
	}
	body := text[i:]
	quotes := 1
	if len(body) >= 6 && body[1] == body[0] && body[2] == body[0] {
		quotes = 3
	}
	lit.quotes, lit.body = quotes, body[quotes:len(body)-quotes]
	return lit
}

// stringAtom is what all literals of one atom have in common: adjacent literals
// are one string.
type stringAtom struct {
	span  source.Span // of the atom, moved
	at    source.Pos  // where it starts in the parsed text
	first string      // the text of the first token
	kind  string      // Constant.Kind

	// Of a long first literal: what was searched in it before, and where its lines end.
	found    map[string]int
	suffixes *suffixarray.Index
	lineEnds []int
}

// strings: STRING+
func (p *parser) strings() ast.Expr {
	start := p.start()
	one := [1]token.Token{p.tok}
	tokens := one[:]
	p.advance()
	for p.tok.Kind == token.String {
		tokens = append(tokens, p.tok)
		p.advance()
	}
	atom := &stringAtom{span: p.span(start), at: start, first: tokens[0].Text}
	if tokens[0].Text[0] == 'u' {
		atom.kind = "u"
	}
	var joined fstring
	var bytes strings.Builder
	isBytes := false
	for i := range tokens {
		lit := newLiteral(tokens[i].Text)
		at := tokens[i].Span.Start
		// A literal is decoded before it is compared with those before it; an
		// f-string is taken apart afterwards.
		text := ""
		switch {
		case lit.bytes:
			text = p.bytesBody(lit, start, at)
		case !lit.f:
			text = p.stringBody(lit.body, lit.raw, start, p.moved(at))
		}
		if i > 0 && lit.bytes != isBytes {
			p.astError(start, "cannot mix bytes and nonbytes literals")
			break
		}
		isBytes = lit.bytes
		switch {
		case lit.f:
			p.fstringParts(&joined, &tokens[i], lit, atom)
		case lit.bytes:
			bytes.WriteString(text)
		default:
			joined.text(text)
		}
	}
	if isBytes {
		return &ast.Constant{Span: atom.span, Value: ast.Bytes(bytes.String())}
	}
	return joined.finish(atom)
}

// stringBody decodes the body of a str literal. Errors are the atom's, warnings
// the literal's.
func (p *parser) stringBody(body string, raw bool, atom, at source.Pos) string {
	if raw || strings.IndexByte(body, '\\') < 0 {
		if bad := source.InvalidUTF8(body); bad != "" {
			p.astError(atom, "(unicode error) "+bad)
			return ""
		}
		return body
	}
	text, invalid, err := unescape(body, p.dialect.Unicode)
	if err != "" {
		p.astError(atom, "(unicode error) "+err)
		return ""
	}
	if invalid != 0 {
		p.warnEscape(invalid, at)
	}
	return text
}

func (p *parser) bytesBody(lit literal, atom, at source.Pos) string {
	for i := range len(lit.body) {
		if lit.body[i] >= 0x80 {
			p.astError(at, "bytes can only contain ASCII literal characters.")
			return ""
		}
	}
	if lit.raw || strings.IndexByte(lit.body, '\\') < 0 {
		return lit.body
	}
	text, invalid, err := unescapeBytes(lit.body)
	if err != "" {
		p.astError(atom, "(value error) "+err)
		return ""
	}
	if invalid != 0 {
		p.warnEscape(invalid, p.moved(at))
	}
	return text
}

func (p *parser) warnEscape(c byte, at source.Pos) {
	p.warn("DeprecationWarning", `invalid escape sequence \`+string(rune(c)), source.Span{Start: at, End: at})
}
