package astopt

import "bytewalk/compiler/ast"

func (o *optimizer) match(s *ast.Match) ast.Stmt {
	subject, cases := o.expr(s.Subject), list(s.Cases, o.matchCase)
	if subject != s.Subject || changed(cases, s.Cases) {
		return &ast.Match{Span: s.Span, Subject: subject, Cases: cases}
	}
	return s
}

func (o *optimizer) matchCase(c *ast.MatchCase) *ast.MatchCase {
	n := *c
	n.Pattern, n.Guard, n.Body = o.pattern(c.Pattern), o.expr(c.Guard), o.stmts(c.Body)
	if n.Pattern != c.Pattern || n.Guard != c.Guard || changed(n.Body, c.Body) {
		return &n
	}
	return c
}

func (o *optimizer) patterns(p []ast.Pattern) []ast.Pattern { return list(p, o.pattern) }

func (o *optimizer) pattern(pattern ast.Pattern) ast.Pattern {
	switch p := pattern.(type) {
	case *ast.MatchValue:
		if v := o.expr(p.Value); v != p.Value {
			return &ast.MatchValue{Span: p.Span, Value: v}
		}
	case *ast.MatchSequence:
		if sub := o.patterns(p.Patterns); changed(sub, p.Patterns) {
			return &ast.MatchSequence{Span: p.Span, Patterns: sub}
		}
	case *ast.MatchMapping:
		n := *p
		n.Keys, n.Patterns = o.exprs(p.Keys), o.patterns(p.Patterns)
		if changed(n.Keys, p.Keys) || changed(n.Patterns, p.Patterns) {
			return &n
		}
	case *ast.MatchClass:
		n := *p
		n.Cls, n.Patterns, n.KwdPatterns = o.expr(p.Cls), o.patterns(p.Patterns), o.patterns(p.KwdPatterns)
		if n.Cls != p.Cls || changed(n.Patterns, p.Patterns) || changed(n.KwdPatterns, p.KwdPatterns) {
			return &n
		}
	case *ast.MatchAs:
		if p.Pattern == nil {
			return p
		}
		if sub := o.pattern(p.Pattern); sub != p.Pattern {
			return &ast.MatchAs{Span: p.Span, Pattern: sub, Name: p.Name}
		}
	case *ast.MatchOr:
		if sub := o.patterns(p.Patterns); changed(sub, p.Patterns) {
			return &ast.MatchOr{Span: p.Span, Patterns: sub}
		}
	}
	return pattern
}
