package ast

// The match statement and its patterns (PEP 634, since 3.10).

// Pattern is a pattern of a case.
type Pattern interface {
	Node
	pattern()
}

// Match is the match statement.
type Match struct {
	Span
	Subject Expr
	Cases   []*MatchCase
}

// MatchCase is a case of a match statement. CPython gives it no position.
type MatchCase struct {
	Span
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// The patterns.
type (
	// MatchValue compares with a literal or a dotted name.
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton's Value is None, true or false.
	MatchSingleton struct {
		Span
		Value Value
	}
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// MatchMapping's Rest is "" without `**rest`.
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	MatchClass struct {
		Span
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	// MatchStar's Name is "" for `*_`.
	MatchStar struct {
		Span
		Name string
	}
	// MatchAs without Pattern is a name to bind; without Name too it is `_`.
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

func (*Match) stmt() {}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
