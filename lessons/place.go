package lessons

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Module is the name of the code object of a program itself.
const Module = "<module>"

// Place is a step of a run, found by what the program does; see the package
// comment.
type Place struct {
	Function string // a code object's name
	Line     int
	Hit      int    // from 1
	Expr     string // source text, "" for none
}

// Visit is a step that is about to be executed, as far as a place is concerned.
type Visit struct {
	Frame    int64  // tells frames apart
	Function string // the name of the frame's code object
	Line     int    // of the instruction by the code object's line table, 0 for none
	Offset   int    // of the instruction, in bytes
	Text     string // the source text that the instruction was made from, "" if unknown
}

// Find gives the number of the step that p means, counted from 0 in the steps of
// a run in order, or -1 if the steps do not reach it.
func (p Place) Find(steps iter.Seq[Visit]) int {
	type position struct{ line, offset int }
	last := map[int64]position{} // of the frames of the function
	hits := 0
	arrived := int64(-1) // the frame of the hit that is meant
	n := -1
	for v := range steps {
		n++
		if v.Function != p.Function {
			continue
		}
		before, seen := last[v.Frame]
		last[v.Frame] = position{v.Line, v.Offset}
		if hits < p.Hit && v.Line == p.Line && (!seen || before.line != v.Line || v.Offset <= before.offset) {
			if hits++; hits == p.Hit {
				arrived = v.Frame
				if p.Expr == "" {
					return n
				}
			}
		}
		if hits == p.Hit && v.Frame == arrived && v.Text == p.Expr {
			return n
		}
	}
	return -1
}

func (p Place) String() string {
	s := fmt.Sprintf("function=%s line=%d hit=%d", p.Function, p.Line, p.Hit)
	if p.Expr != "" {
		s += " expr=" + strconv.Quote(p.Expr)
	}
	return s
}

// option is key=value in a marker, with its place in the marker's text.
type option struct {
	key, value string
	start      int
}

// marker is {name: rest} at the end of a line.
type marker struct {
	name, rest string
	start      int // of the brace, in the text it was found in
	restStart  int
}

// cutMarker takes a marker off the end of a text. A text that merely ends in a brace
// has none: name is "".
func cutMarker(text string) (string, marker) {
	trimmed := strings.TrimRight(text, " \t\n")
	if !strings.HasSuffix(trimmed, "}") {
		return text, marker{}
	}
	// The brace that opens it is the last one outside of quotes.
	for open := strings.IndexByte(trimmed, '{'); open >= 0; {
		name, rest, ok := strings.Cut(trimmed[open+1:len(trimmed)-1], ":")
		if ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
			return strings.TrimRight(trimmed[:open], " \t"), marker{name, rest, open, open + 1 + len(name) + 1}
		}
		next := strings.IndexByte(trimmed[open+1:], '{')
		if next < 0 {
			break
		}
		open += 1 + next
	}
	return text, marker{}
}

// markerError is a malformed marker: what is wrong, and where in its text.
type markerError struct {
	at      int
	message string
}

// options splits a marker's text into key=value.
func (m marker) options(known ...string) ([]option, *markerError) {
	var out []option
	s, at := m.rest, m.restStart
	for {
		trimmed := strings.TrimLeft(s, " \t")
		at += len(s) - len(trimmed)
		if s = trimmed; s == "" {
			return out, nil
		}
		key, value, ok := strings.Cut(s, "=")
		if !ok || !slices.Contains(known, key) {
			word, _, _ := strings.Cut(key, " ")
			return nil, &markerError{at, fmt.Sprintf("found %q, expected %s", word, oneOf(known, "="))}
		}
		for _, o := range out {
			if o.key == key {
				return nil, &markerError{at, fmt.Sprintf("%s is given twice", key)}
			}
		}
		o := option{key: key, start: at}
		length := len(key) + 1
		if value != "" && strings.ContainsRune(`'"`, rune(value[0])) {
			end := strings.IndexByte(value[1:], value[0])
			if end < 0 {
				return nil, &markerError{at + length, "the quote is not closed"}
			}
			o.value = value[1 : 1+end]
			length += end + 2
			if rest := s[length:]; rest != "" && rest[0] != ' ' && rest[0] != '\t' {
				return nil, &markerError{at + length, "expected a space after the closing quote"}
			}
		} else {
			end := strings.IndexAny(value, " \t")
			if end < 0 {
				end = len(value)
			}
			o.value = value[:end]
			length += end
		}
		if o.value == "" {
			return nil, &markerError{at + len(key) + 1, fmt.Sprintf("expected a value for %s", key)}
		}
		out = append(out, o)
		s, at = s[length:], at+length
	}
}

func oneOf(words []string, end string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = w + end
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " or " + quoted[len(quoted)-1]
}

// place reads an at marker.
func (m marker) place() (*Place, *markerError) {
	options, bad := m.options("function", "line", "hit", "expr")
	if bad != nil {
		return nil, bad
	}
	p := &Place{Function: Module, Hit: 1}
	for _, o := range options {
		switch o.key {
		case "function":
			p.Function = o.value
		case "expr":
			p.Expr = o.value
		default:
			n, err := strconv.Atoi(o.value)
			if err != nil || n < 1 || n > 1<<30 {
				return nil, &markerError{o.start + len(o.key) + 1, fmt.Sprintf("%s is %q, expected a number from 1", o.key, o.value)}
			}
			if o.key == "line" {
				p.Line = n
			} else {
				p.Hit = n
			}
		}
	}
	if p.Line == 0 {
		return nil, &markerError{m.start, "the place has no line, expected line=NUMBER"}
	}
	return p, nil
}
