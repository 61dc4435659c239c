// Package compare sets two bytecode listings side by side, finds every
// difference, and says what caused it.
//
// It was made for listings as they stand in teaching notes, written by hand and
// shortened, beside the exact ones. It works on rows of text and numbers, and knows
// neither the compiler nor the machine. The explanations are in the table of
// causes; a difference that fits none of them is kept with the empty cause, so
// that nothing is explained away.
package compare

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Row is one instruction of a listing, with the columns of CPython's dis.
type Row struct {
	Line    int    // the source line where it begins in this row, else 0
	Target  bool   // marked with >>: a jump leads here
	Offset  int    // bytes from the start of the code
	Op      string // "LOAD_CONST"
	HasArg  bool
	Arg     int
	ArgRepr string // what stands in parentheses, without them
}

// String gives the row much as dis prints it.
func (r Row) String() string {
	line, target, arg, repr := "", "  ", "", ""
	if r.Line != 0 {
		line = strconv.Itoa(r.Line)
	}
	if r.Target {
		target = ">>"
	}
	if r.HasArg {
		arg = strconv.Itoa(r.Arg)
	}
	if r.ArgRepr != "" {
		repr = " (" + r.ArgRepr + ")"
	}
	return strings.TrimRight(fmt.Sprintf("%3s %s %4d %-22s %5s%s", line, target, r.Offset, r.Op, arg, repr), " ")
}

// Section is the listing of one code object.
type Section struct {
	Name string // "<module>", "factorial"
	Rows []Row
}

// Listing is a program's: the module's section, then those of the code objects
// inside it.
type Listing []Section

// ParseError says which line of a listing is malformed.
type ParseError struct {
	Line int // from 1
	Text string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("line %d of the listing is no instruction: %q", e.Line, e.Text)
}

var (
	heading = regexp.MustCompile(`^Disassembly of <code object ([^ >]+|<[^>]*>)[ >].*:$`)
	row     = regexp.MustCompile(`^\s*(?:(\d+)\s+)?(?:-->\s+)?(>>\s+)?(\d+)\s+([A-Z][A-Z0-9_]*)(?:\s+(\d+))?(?:\s+\((.*)\))?\s*$`)
)

// Parse reads a listing in the form of dis.dis of CPython 3.8 to 3.10, or one
// that was shortened from it. Columns need not be aligned. The error is a
// *ParseError.
func Parse(text string) (Listing, error) {
	listing := Listing{{Name: "<module>"}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			continue
		}
		if m := heading.FindStringSubmatch(line); m != nil {
			listing = append(listing, Section{Name: m[1]})
			continue
		}
		r, ok := parseRow(line)
		if !ok {
			return nil, &ParseError{n, line}
		}
		last := &listing[len(listing)-1]
		last.Rows = append(last.Rows, r)
	}
	return listing, nil
}

func parseRow(line string) (Row, bool) {
	m := row.FindStringSubmatch(line)
	if m == nil {
		return Row{}, false
	}
	r := Row{Target: m[2] != "", Op: m[4], HasArg: m[5] != "", ArgRepr: m[6]}
	for _, field := range []struct {
		text string
		to   *int
	}{{m[1], &r.Line}, {m[3], &r.Offset}, {m[5], &r.Arg}} {
		if field.text == "" {
			continue
		}
		n, err := strconv.Atoi(field.text)
		if err != nil {
			return Row{}, false
		}
		*field.to = n
	}
	return r, true
}

var codeObject = regexp.MustCompile(`^<code object (\S+|<[^>]*>)( at 0x[0-9a-fA-F]+, file .*, line \d+)?>$`)

// meaning is what an operand stands for, without what differs from run to run and
// from machine to machine: a code object's address and file.
func (r Row) meaning() string {
	if m := codeObject.FindStringSubmatch(r.ArgRepr); m != nil {
		return "<code object " + strings.TrimSuffix(m[1], ">") + ">"
	}
	return r.ArgRepr
}
