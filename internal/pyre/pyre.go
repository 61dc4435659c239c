// Package pyre has Python's regular expressions: a parser of the syntax of module re, which
// complains in CPython's words, and an engine that finds what CPython's finds.
//
// A pattern is parsed into a tree (parse.go, escape.go), the tree made into a program of
// instructions (compile.go), and the program run by a matcher that backtracks (match.go). The
// matcher keeps what it may have to return to on a stack of its own, so that neither a long text nor
// a nested repeat needs the machine's stack; every few thousand instructions it asks whether it is
// to end, because an unlucky pattern takes time that grows exponentially with the text.
//
// Which characters a group has caught is part of what programs see, also where CPython up to 3.10
// forgets to restore a group after a failed attempt; Syntax.RestoreMarks says which it is to be.
package pyre

import (
	"fmt"

	"bytewalk/internal/pyunicode"
)

// Flags are the flags of a pattern, with the values of re.RegexFlag.
type Flags int

// The flags.
const (
	TemplateFlag Flags = 1 << iota
	IgnoreCase
	Locale
	Multiline
	DotAll
	Unicode
	Verbose
	Debug
	ASCII
)

const typeFlags = ASCII | Locale | Unicode

// Syntax is what differs between versions of Python.
type Syntax struct {
	// Atomic says that there are atomic groups and possessive repeats (since 3.11).
	Atomic bool
	// FlagsFirst says that global flags stand at the start of a pattern or nowhere (since 3.11).
	FlagsFirst bool
	// TemplateFlag says that there is a flag t (before 3.13).
	TemplateFlag bool
	// LateGroups says that a conditional group may name a group that follows, and no other
	// (since 3.11); earlier any number was good.
	LateGroups bool
	// ASCIIGroups says that groups of patterns of bytes have ASCII names, and numbers ASCII
	// digits (since 3.12).
	ASCIIGroups bool
	// RestoreMarks says that a failed attempt leaves no trace in the groups (since 3.11).
	RestoreMarks bool
	// Table is the version of Unicode.
	Table *pyunicode.Table
}

// Error is what is wrong with a pattern or a template.
type Error struct {
	Msg string
	Pos int // in code points, below 0 if there is none
}

func (e *Error) Error() string {
	if e.Pos < 0 {
		return e.Msg
	}
	return fmt.Sprintf("%s at position %d", e.Msg, e.Pos)
}

// FlagsError is a combination of flags that makes no sense: a ValueError.
type FlagsError string

func (e FlagsError) Error() string { return string(e) }

// OverflowError is a number that is too large.
type OverflowError string

func (e OverflowError) Error() string { return string(e) }

// IndexError is a template's name of a group that the pattern does not have.
type IndexError string

func (e IndexError) Error() string { return string(e) }

// InternalError is what a pattern trips over that the parser should have refused: a RuntimeError.
type InternalError string

func (e InternalError) Error() string { return string(e) }
