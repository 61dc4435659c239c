// Package token has the kinds of token, with the names of CPython's token
// module, and the token itself.
package token

import "bytewalk/compiler/source"

// Kind is the kind of a token. Keywords are kinds of their own here; for CPython
// they are NAMEs that the grammar knows.
type Kind uint8

// The kinds, in the order of CPython 3.8's token module; after them the keywords.
// Op is a character that no rule knows; Comment and NL are for tools alone, the
// parser never sees them. The tokens of f-strings and the exclamation mark, which
// only stands in them, are there since 3.12.
const (
	EndMarker Kind = iota
	Name
	Number
	String
	Newline
	Indent
	Dedent
	LPar
	RPar
	LSqb
	RSqb
	Colon
	Comma
	Semi
	Plus
	Minus
	Star
	Slash
	VBar
	Amper
	Less
	Greater
	Equal
	Dot
	Percent
	LBrace
	RBrace
	EqEqual
	NotEqual
	LessEqual
	GreaterEqual
	Tilde
	Circumflex
	LeftShift
	RightShift
	DoubleStar
	PlusEqual
	MinEqual
	StarEqual
	SlashEqual
	PercentEqual
	AmperEqual
	VBarEqual
	CircumflexEqual
	LeftShiftEqual
	RightShiftEqual
	DoubleStarEqual
	DoubleSlash
	DoubleSlashEqual
	At
	AtEqual
	RArrow
	Ellipsis
	ColonEqual
	Op
	Await
	Async
	ErrorToken
	Comment
	NL
	Exclamation
	FStringStart
	FStringMiddle
	FStringEnd

	KwFalse
	KwNone
	KwTrue
	KwAnd
	KwAs
	KwAssert
	KwBreak
	KwClass
	KwContinue
	KwDef
	KwDel
	KwElif
	KwElse
	KwExcept
	KwFinally
	KwFor
	KwFrom
	KwGlobal
	KwIf
	KwImport
	KwIn
	KwIs
	KwLambda
	KwNonlocal
	KwNot
	KwOr
	KwPass
	KwRaise
	KwReturn
	KwTry
	KwWhile
	KwWith
	KwYield

	kindCount
)

// FirstKeyword and LastKeyword bound the keywords.
const (
	FirstKeyword = KwFalse
	LastKeyword  = KwYield
)

var names = [kindCount]string{
	EndMarker:        "ENDMARKER",
	Name:             "NAME",
	Number:           "NUMBER",
	String:           "STRING",
	Newline:          "NEWLINE",
	Indent:           "INDENT",
	Dedent:           "DEDENT",
	LPar:             "LPAR",
	RPar:             "RPAR",
	LSqb:             "LSQB",
	RSqb:             "RSQB",
	Colon:            "COLON",
	Comma:            "COMMA",
	Semi:             "SEMI",
	Plus:             "PLUS",
	Minus:            "MINUS",
	Star:             "STAR",
	Slash:            "SLASH",
	VBar:             "VBAR",
	Amper:            "AMPER",
	Less:             "LESS",
	Greater:          "GREATER",
	Equal:            "EQUAL",
	Dot:              "DOT",
	Percent:          "PERCENT",
	LBrace:           "LBRACE",
	RBrace:           "RBRACE",
	EqEqual:          "EQEQUAL",
	NotEqual:         "NOTEQUAL",
	LessEqual:        "LESSEQUAL",
	GreaterEqual:     "GREATEREQUAL",
	Tilde:            "TILDE",
	Circumflex:       "CIRCUMFLEX",
	LeftShift:        "LEFTSHIFT",
	RightShift:       "RIGHTSHIFT",
	DoubleStar:       "DOUBLESTAR",
	PlusEqual:        "PLUSEQUAL",
	MinEqual:         "MINEQUAL",
	StarEqual:        "STAREQUAL",
	SlashEqual:       "SLASHEQUAL",
	PercentEqual:     "PERCENTEQUAL",
	AmperEqual:       "AMPEREQUAL",
	VBarEqual:        "VBAREQUAL",
	CircumflexEqual:  "CIRCUMFLEXEQUAL",
	LeftShiftEqual:   "LEFTSHIFTEQUAL",
	RightShiftEqual:  "RIGHTSHIFTEQUAL",
	DoubleStarEqual:  "DOUBLESTAREQUAL",
	DoubleSlash:      "DOUBLESLASH",
	DoubleSlashEqual: "DOUBLESLASHEQUAL",
	At:               "AT",
	AtEqual:          "ATEQUAL",
	RArrow:           "RARROW",
	Ellipsis:         "ELLIPSIS",
	ColonEqual:       "COLONEQUAL",
	Op:               "OP",
	Await:            "AWAIT",
	Async:            "ASYNC",
	ErrorToken:       "ERRORTOKEN",
	Comment:          "COMMENT",
	NL:               "NL",
	Exclamation:      "EXCLAMATION",
	FStringStart:     "FSTRING_START",
	FStringMiddle:    "FSTRING_MIDDLE",
	FStringEnd:       "FSTRING_END",
	KwFalse:          "NAME",
	KwNone:           "NAME",
	KwTrue:           "NAME",
	KwAnd:            "NAME",
	KwAs:             "NAME",
	KwAssert:         "NAME",
	KwBreak:          "NAME",
	KwClass:          "NAME",
	KwContinue:       "NAME",
	KwDef:            "NAME",
	KwDel:            "NAME",
	KwElif:           "NAME",
	KwElse:           "NAME",
	KwExcept:         "NAME",
	KwFinally:        "NAME",
	KwFor:            "NAME",
	KwFrom:           "NAME",
	KwGlobal:         "NAME",
	KwIf:             "NAME",
	KwImport:         "NAME",
	KwIn:             "NAME",
	KwIs:             "NAME",
	KwLambda:         "NAME",
	KwNonlocal:       "NAME",
	KwNot:            "NAME",
	KwOr:             "NAME",
	KwPass:           "NAME",
	KwRaise:          "NAME",
	KwReturn:         "NAME",
	KwTry:            "NAME",
	KwWhile:          "NAME",
	KwWith:           "NAME",
	KwYield:          "NAME",
}

var texts = [kindCount]string{
	LPar:             "(",
	RPar:             ")",
	LSqb:             "[",
	RSqb:             "]",
	Colon:            ":",
	Comma:            ",",
	Semi:             ";",
	Plus:             "+",
	Minus:            "-",
	Star:             "*",
	Slash:            "/",
	VBar:             "|",
	Amper:            "&",
	Less:             "<",
	Greater:          ">",
	Equal:            "=",
	Dot:              ".",
	Percent:          "%",
	LBrace:           "{",
	RBrace:           "}",
	EqEqual:          "==",
	NotEqual:         "!=",
	LessEqual:        "<=",
	GreaterEqual:     ">=",
	Tilde:            "~",
	Circumflex:       "^",
	LeftShift:        "<<",
	RightShift:       ">>",
	DoubleStar:       "**",
	PlusEqual:        "+=",
	MinEqual:         "-=",
	StarEqual:        "*=",
	SlashEqual:       "/=",
	PercentEqual:     "%=",
	AmperEqual:       "&=",
	VBarEqual:        "|=",
	CircumflexEqual:  "^=",
	LeftShiftEqual:   "<<=",
	RightShiftEqual:  ">>=",
	DoubleStarEqual:  "**=",
	DoubleSlash:      "//",
	DoubleSlashEqual: "//=",
	At:               "@",
	AtEqual:          "@=",
	RArrow:           "->",
	Ellipsis:         "...",
	ColonEqual:       ":=",
	Exclamation:      "!",
	Await:            "await",
	Async:            "async",
	KwFalse:          "False",
	KwNone:           "None",
	KwTrue:           "True",
	KwAnd:            "and",
	KwAs:             "as",
	KwAssert:         "assert",
	KwBreak:          "break",
	KwClass:          "class",
	KwContinue:       "continue",
	KwDef:            "def",
	KwDel:            "del",
	KwElif:           "elif",
	KwElse:           "else",
	KwExcept:         "except",
	KwFinally:        "finally",
	KwFor:            "for",
	KwFrom:           "from",
	KwGlobal:         "global",
	KwIf:             "if",
	KwImport:         "import",
	KwIn:             "in",
	KwIs:             "is",
	KwLambda:         "lambda",
	KwNonlocal:       "nonlocal",
	KwNot:            "not",
	KwOr:             "or",
	KwPass:           "pass",
	KwRaise:          "raise",
	KwReturn:         "return",
	KwTry:            "try",
	KwWhile:          "while",
	KwWith:           "with",
	KwYield:          "yield",
}

// String gives the name of CPython's token module; keywords are NAME.
func (k Kind) String() string { return names[k] }

// Text gives the fixed text of operators and keywords, "" for other kinds.
func (k Kind) Text() string { return texts[k] }

// IsKeyword reports whether the kind is a keyword (await and async included).
func (k Kind) IsKeyword() bool {
	return FirstKeyword <= k && k <= LastKeyword || k == Await || k == Async
}

// IsOperator reports whether the kind is an operator or a delimiter.
func (k Kind) IsOperator() bool { return LPar <= k && k <= ColonEqual || k == Exclamation }

// Token is a token. Text is its source text, "" for Indent, Dedent, EndMarker and
// a Newline at the end of the file that the source does not have.
type Token struct {
	Kind Kind
	Span source.Span
	Text string
}

// Keyword gives the kind of a word: that of the keyword, else Name.
func Keyword(word string) Kind {
	if n := len(word); n < 2 || n > 8 {
		return Name
	}
	switch word {
	case "False":
		return KwFalse
	case "None":
		return KwNone
	case "True":
		return KwTrue
	case "and":
		return KwAnd
	case "as":
		return KwAs
	case "assert":
		return KwAssert
	case "break":
		return KwBreak
	case "class":
		return KwClass
	case "continue":
		return KwContinue
	case "def":
		return KwDef
	case "del":
		return KwDel
	case "elif":
		return KwElif
	case "else":
		return KwElse
	case "except":
		return KwExcept
	case "finally":
		return KwFinally
	case "for":
		return KwFor
	case "from":
		return KwFrom
	case "global":
		return KwGlobal
	case "if":
		return KwIf
	case "import":
		return KwImport
	case "in":
		return KwIn
	case "is":
		return KwIs
	case "lambda":
		return KwLambda
	case "nonlocal":
		return KwNonlocal
	case "not":
		return KwNot
	case "or":
		return KwOr
	case "pass":
		return KwPass
	case "raise":
		return KwRaise
	case "return":
		return KwReturn
	case "try":
		return KwTry
	case "while":
		return KwWhile
	case "with":
		return KwWith
	case "yield":
		return KwYield
	case "await":
		return Await
	case "async":
		return Async
	}
	return Name
}
