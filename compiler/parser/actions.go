package parser

import (
	"strconv"
	"strings"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/source"
)

// ruleActions are the functions that a grammar names.
var ruleActions = map[string]func(p *diagnosis, names []bound, arg string, mark int) *gnode{
	"nothing":        func(*diagnosis, []bound, string, int) *gnode { return nil },
	"alternatives":   (*diagnosis).orPattern,
	"real":           (*diagnosis).realNumber,
	"imaginary":      (*diagnosis).imaginaryNumber,
	"notEqual":       (*diagnosis).notEqual,
	"conversion":     (*diagnosis).conversion,
	"field":          (*diagnosis).field,
	"formatText":     (*diagnosis).formatText,
	"fstring":        (*diagnosis).fstring,
	"string":         (*diagnosis).string,
	"strings":        (*diagnosis).strings,
	"parenthesize":   (*diagnosis).parenthesize,
	"genexpArgument": (*diagnosis).genexpArgument,
	"argumentsOrder": (*diagnosis).argumentsOrder,
	"legacy":         (*diagnosis).legacy,
	"bound":          (*diagnosis).bound,
	"comma":          (*diagnosis).comma,
	"target":         (*diagnosis).target,
	"noColon":        (*diagnosis).noColon,
}

// nodeName is what CPython calls an expression (_PyPegen_get_expr_name).
func nodeName(n *gnode) string {
	switch n.kind {
	case "token": // a keyword
		return n.text
	case "Call":
		return "function call"
	case "BoolOp", "BinOp", "UnaryOp":
		return "expression"
	case "GeneratorExp":
		return "generator expression"
	case "Yield":
		return "yield expression"
	case "Await":
		return "await expression"
	case "ListComp":
		return "list comprehension"
	case "SetComp":
		return "set comprehension"
	case "DictComp":
		return "dict comprehension"
	case "Dict":
		return "dict literal"
	case "Set":
		return "set display"
	case "JoinedStr", "FormattedValue":
		return "f-string expression"
	case "Constant":
		return "literal"
	case "True", "False", "None":
		return n.kind
	case "Compare":
		return "comparison"
	case "IfExp":
		return "conditional expression"
	case "NamedExpr":
		return "named expression"
	}
	return strings.ToLower(n.kind)
}

// orPattern gives the only pattern, or one of all.
func (p *diagnosis) orPattern(names []bound, _ string, mark int) *gnode {
	if kids := find(names, "a").kids; len(kids) == 1 {
		return kids[0]
	}
	return p.node("pattern", mark, nil)
}

func isImaginary(text string) bool {
	last := text[len(text)-1]
	return last == 'j' || last == 'J'
}

func (p *diagnosis) realNumber(names []bound, _ string, _ int) *gnode {
	a := find(names, "a")
	if isImaginary(a.text) {
		p.raiseAt(a.place, "real number required in complex literal")
		return nil
	}
	return a
}

func (p *diagnosis) imaginaryNumber(names []bound, _ string, _ int) *gnode {
	a := find(names, "a")
	if !isImaginary(a.text) {
		p.raiseAt(a.place, "imaginary number required in complex literal")
		return nil
	}
	return a
}

// notEqual refuses `<>`, or `!=` under barry_as_FLUFL.
func (p *diagnosis) notEqual(names []bound, _ string, _ int) *gnode {
	tok := find(names, "tok")
	switch {
	case (tok.text == "<>") == p.barry:
		return tok
	case p.barry:
		p.raise(0, "SyntaxError", barrysMessage)
	}
	return nil
}

// conversion checks that a letter stands right behind `!`.
func (p *diagnosis) conversion(names []bound, _ string, _ int) *gnode {
	bang, letter := find(names, "a"), find(names, "b")
	if bang.place.endLine != letter.place.line || bang.place.endCol != letter.place.col {
		// CPython's own spelling, until 3.13.
		p.raiseAt(across(bang, letter), "f-string: conversion type must come right after the exclamanation mark")
		return nil
	}
	return letter
}

// field checks which letter a replacement field has behind `!`.
func (p *diagnosis) field(names []bound, _ string, mark int) *gnode {
	if c := find(names, "c"); c != nil && c.text != "s" && c.text != "r" && c.text != "a" {
		p.raiseAt(c.place, "f-string: invalid conversion character "+ast.Repr(c.text)+": expected 's', 'r', or 'a'")
		return nil
	}
	node := p.node("FormattedValue", mark, nil)
	if equal := find(names, "d"); equal != nil {
		// The expression's own text comes before its value.
		node.text = p.file.Slice(source.Span{Start: p.toks[mark].Span.End, End: p.toks[equal.tok+1].Span.Start})
	}
	return node
}

// decodeError gives the error for escapes that cannot be decoded, where the parser
// stands.
func (p *diagnosis) decodeError(kind, err string) *gnode {
	p.raise(0, "SyntaxError", "("+kind+") "+err)
	return nil
}

// warnEscape warns of escapes in the text of a token, in the first pass.
func (p *diagnosis) warnEscape(body string, invalid byte, part bool, line int) {
	if p.invalid {
		return
	}
	if message := escapeWarning(body, invalid, part); message != "" {
		at := source.Pos{Line: int32(line)}
		w := diag.Warning{Category: "SyntaxWarning", Message: message, File: p.file.Name, Span: source.Span{Start: at, End: at}}
		p.warnings = append(p.warnings, warning{Warning: w, scanned: len(p.scan.Warnings())})
	}
}

// string checks a string literal.
func (p *diagnosis) string(names []bound, _ string, _ int) *gnode {
	a := find(names, "a")
	lit := newLiteral(a.text)
	node := &gnode{kind: "Constant", place: a.place}
	escaped := !lit.raw && strings.IndexByte(lit.body, '\\') >= 0
	if !lit.bytes {
		if escaped {
			_, invalid, err := unescape(lit.body, p.unicode)
			if err != "" {
				return p.decodeError("unicode error", err)
			}
			p.warnEscape(lit.body, invalid, false, a.place.line)
		} else if bad := source.InvalidUTF8(lit.body); bad != "" {
			return p.decodeError("unicode error", bad)
		}
		return node
	}
	node.text = "b"
	for i := range len(lit.body) {
		if lit.body[i] >= 0x80 {
			p.raiseAt(a.place, "bytes can only contain ASCII literal characters")
			return nil
		}
	}
	if escaped {
		_, invalid, err := unescapeBytes(lit.body)
		if err != "" {
			return p.decodeError("value error", err)
		}
		p.warnEscape(lit.body, invalid, false, a.place.line)
	}
	return node
}

// formatText decodes literal text of a format specification.
func (p *diagnosis) formatText(names []bound, _ string, _ int) *gnode {
	a := find(names, "a")
	if _, _, err := unescape(a.text, p.unicode); err != "" {
		// CPython forgets to make a SyntaxError of it.
		p.set(&diag.Error{Type: "UnicodeDecodeError", Message: err, File: p.file.Name, Offset: -1})
		return nil
	}
	return p.part(a, a)
}

// part decodes literal text of an f-string; at is the token whose line warnings have.
func (p *diagnosis) part(a, at *gnode) *gnode {
	if strings.IndexByte(a.text, '\\') < 0 {
		if bad := source.InvalidUTF8(a.text); bad != "" {
			p.set(&diag.Error{Type: "UnicodeDecodeError", Message: bad, File: p.file.Name, Offset: -1, EndOffset: -1})
			return nil
		}
		return a
	}
	_, invalid, err := unescape(a.text, p.unicode)
	if err != "" {
		return p.decodeError("unicode error", err)
	}
	p.warnEscape(a.text, invalid, true, at.place.line)
	return a
}

// fstring decodes the literal texts of an f-string.
func (p *diagnosis) fstring(names []bound, _ string, mark int) *gnode {
	start, end := find(names, "a"), find(names, "c")
	if !strings.ContainsAny(start.text, "rR") {
		for _, part := range find(names, "b").kids {
			text := part
			if part.kind == "part" {
				text = part.kids[0]
			}
			if p.part(text, end) == nil {
				return nil
			}
		}
	}
	return p.node("JoinedStr", mark, nil)
}

// strings joins literals.
func (p *diagnosis) strings(names []bound, _ string, mark int) *gnode {
	bytes, text, joined := false, false, false
	for _, n := range find(names, "a").kids {
		switch {
		case n.kind == "JoinedStr":
			text, joined = true, true
		case n.text == "b":
			bytes = true
		default:
			text = true
		}
	}
	if bytes && text {
		p.raise(0, "SyntaxError", "cannot mix bytes and nonbytes literals")
		return nil
	}
	if joined {
		return p.node("JoinedStr", mark, nil)
	}
	return p.node("Constant", mark, nil)
}

// lastItem is the last condition of the last comprehension, or what that goes over.
func lastItem(clauses *gnode) *gnode {
	last := clauses.kids[len(clauses.kids)-1]
	return last.kids[len(last.kids)-1]
}

const needsParentheses = "Generator expression must be parenthesized"

func (p *diagnosis) parenthesize(names []bound, _ string, _ int) *gnode {
	p.raiseAt(across(find(names, "a"), lastItem(find(names, "b"))), needsParentheses)
	return nil
}

// genexpArgument refuses a generator expression that is not the only argument.
func (p *diagnosis) genexpArgument(names []bound, _ string, _ int) *gnode {
	var positional []*gnode
	for _, n := range find(names, "a").kids {
		if n.kind != "keyword" && n.kind != "unpacking" {
			positional = append(positional, n)
		}
	}
	if len(positional) > 1 {
		p.raiseAt(across(positional[len(positional)-1], lastItem(find(names, "b"))), needsParentheses)
	}
	return nil
}

func (p *diagnosis) argumentsOrder(names []bound, _ string, _ int) *gnode {
	message := "positional argument follows keyword argument"
	for _, n := range find(names, "a").kids {
		if n.kind == "unpacking" {
			message = "positional argument follows keyword argument unpacking"
		}
	}
	p.raise(0, "SyntaxError", message)
	return nil
}

// isLegacy reports whether a node is the name of a statement of Python 2's.
func isLegacy(n *gnode) bool { return n.kind == "Name" && (n.text == "print" || n.text == "exec") }

func (p *diagnosis) legacy(names []bound, _ string, _ int) *gnode {
	if a := find(names, "a"); isLegacy(a) {
		p.raiseAt(across(a, find(names, "b")), "Missing parentheses in call to '"+a.text+"'. Did you mean "+a.text+"(...)?")
	}
	return nil
}

// bound refuses a bound of a type parameter that can have none.
func (p *diagnosis) bound(names []bound, kind string, _ int) *gnode {
	what := "bound"
	if find(names, "e").kind == "Tuple" {
		what = "constraints"
	}
	p.raiseFrom(find(names, "a").place, "cannot use "+what+" with "+kind)
	return nil
}

// comma says that two expressions stand beside each other in brackets.
func (p *diagnosis) comma(names []bound, _ string, _ int) *gnode {
	if a := find(names, "a"); !isLegacy(a) && p.levels[p.mark-1] > 0 {
		p.raiseAt(across(a, find(names, "b")), "invalid syntax. Perhaps you forgot a comma?")
	}
	return nil
}

// target refuses what can be no target of an assignment, a for or a del.
func (p *diagnosis) target(names []bound, kind string, _ int) *gnode {
	if wrong := invalidNode(find(names, "a"), kind); wrong != nil {
		verb := "cannot assign to "
		if kind == "del" {
			verb = "cannot delete "
		}
		p.raiseAt(wrong.place, verb+nodeName(wrong))
	}
	return nil
}

// invalidNode finds what can be no target (_PyPegen_get_invalid_target).
func invalidNode(n *gnode, kind string) *gnode {
	switch n.kind {
	case "List", "Tuple":
		for _, kid := range n.kids {
			if wrong := invalidNode(kid, kind); wrong != nil {
				return wrong
			}
		}
		return nil
	case "Starred":
		if kind == "del" {
			return n
		}
		return invalidNode(n.kids[0], kind)
	case "Compare":
		// The `in` of a for has been read as an operator.
		if kind != "for" {
			return n
		}
		if n.kids[1].kind == "In" {
			return invalidNode(n.kids[0], kind)
		}
		return nil
	case "Name", "Subscript", "Attribute":
		return nil
	}
	return n
}

// noColon says that a key has no value.
func (p *diagnosis) noColon(names []bound, _ string, _ int) *gnode {
	at := find(names, "a").place
	p.known("SyntaxError", place{at.line, at.endCol, at.endLine, 0}, "':' expected after dictionary key")
	return nil
}

// tooManyDigits says that an integer is too long to be made of its digits.
func tooManyDigits(text string) string {
	if isRadix(text) || strings.ContainsAny(text, ".eEjJ") || strings.Trim(text, "0_") == "" {
		return ""
	}
	n := len(text) - strings.Count(text, "_")
	if n <= maxIntegerDigits {
		return ""
	}
	return "Exceeds the limit (" + strconv.Itoa(maxIntegerDigits) + " digits) for integer string conversion: value has " +
		strconv.Itoa(n) + " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge " +
		"integer literals to avoid decimal conversion limits."
}
