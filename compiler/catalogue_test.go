package compiler_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
)

// message is a message that CPython's compiler has.
type message struct {
	text        string
	pattern     *regexp.Regexp
	unreachable bool
}

var formatted = regexp.MustCompile(`%[a-zA-Z]`)

// messages reads a catalogue.
func messages(t *testing.T, name string) []*message {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []*message
	unreachable := false
	for line := range strings.Lines(string(text)) {
		switch line = strings.TrimSpace(line); {
		case line == "":
			unreachable = false
		case strings.HasPrefix(line, "#"):
			unreachable = unreachable || strings.HasPrefix(line, "# Unreachable: ")
		default:
			parts := formatted.Split(line, -1)
			for i, part := range parts {
				parts[i] = regexp.QuoteMeta(part)
			}
			list = append(list, &message{line, regexp.MustCompile("^(?:" + strings.Join(parts, ".*") + ")$"), unreachable})
		}
	}
	return list
}

// TestCatalogue checks that every message that a program can reach is that of a stored
// program, which other tests compare, and that the others are not.
func TestCatalogue(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		n := len(programsOf(t, "testdata/wrong.txt", "testdata/wrong-"+d.Name+".txt"))
		answers := stored(t, "testdata/wrong-"+d.Name+".json", n)
		answers = append(answers, stored(t, "testdata/snippets-"+d.Name+".json", 3*len(programsOf(t, "testdata/snippets.txt")))...)
		var given []string
		for _, a := range answers {
			if a.Error != nil {
				given = append(given, a.Error.Message)
			}
			for _, w := range a.Warnings {
				_, text, _ := strings.Cut(w, ": ")
				given = append(given, text)
			}
		}
		for _, m := range messages(t, "testdata/messages-"+d.Name+".txt") {
			reached := false
			for _, text := range given {
				reached = reached || m.pattern.MatchString(text)
			}
			// What is unreachable because the parser refuses it may be its message.
			if reached == m.unreachable {
				t.Errorf("%s: %s: reached: %v", d.Name, m.text, reached)
			}
		}
	}
}
