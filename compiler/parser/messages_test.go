package parser_test

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// catalogue is the list of messages of a dialect.
type catalogue struct {
	regions  [][2]string
	messages []string
	reasons  map[string]string // why no program gets a message
}

func readCatalogue(t *testing.T, d *dialect.Dialect) catalogue {
	t.Helper()
	raw, err := os.ReadFile("testdata/messages-" + d.Name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	c := catalogue{reasons: map[string]string{}}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "# ") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if fields[0] == "%from" {
			c.regions = append(c.regions, [2]string{fields[1], fields[2]})
			continue
		}
		c.messages = append(c.messages, fields[0])
		if len(fields) > 1 {
			c.reasons[fields[0]] = fields[1]
		}
	}
	return c
}

// conversions are what can stand for those of C in a message.
var conversions = strings.NewReplacer(`%04X`, `[0-9A-F]{4,}`, `%02x`, `[0-9a-f]{2}`, `%\.200s`, `.*`, `%\.3s`, `.{3}`,
	`%zd`, `\d+`, `%d`, `\d+`, `%i`, `\d+`, `%c`, `.`, `%s`, `.*`, `%U`, `.*`, `%S`, `.*`, `%R`, `.*`)

// TestMessages says that a stored program gets every message that a program can get.
func TestMessages(t *testing.T) {
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) {
		said := map[string]bool{}
		for _, a := range readAnswers(t, d) {
			if a.Error != nil {
				said[a.Error.Message] = true
			}
			for _, w := range a.Warnings {
				_, w, _ = strings.Cut(w, ": ")
				_, w, _ = strings.Cut(w, ": ")
				said[w] = true
			}
		}
		if d == dialect.V38 {
			for _, p := range readWrong(t, "testdata/wrong.json") {
				if p.Error != nil {
					said[p.Error.Message] = true
				}
			}
		}
		c := readCatalogue(t, d)
		for _, message := range c.messages {
			pattern := regexp.MustCompile(`(?s)^` + conversions.Replace(regexp.QuoteMeta(message)) + `$`)
			found := false
			for m := range said {
				found = found || pattern.MatchString(m)
			}
			switch reason := c.reasons[message]; {
			case !found && reason == "":
				t.Errorf("no stored program gets %q", message)
			case found && reason != "":
				t.Errorf("a stored program gets %q, in spite of: %s", message, reason)
			}
		}
		t.Logf("%d messages, %d of them reached", len(c.messages), len(c.messages)-len(c.reasons))
	})
}

const libraryPath = `
import json, os, sys, sysconfig
v = sysconfig.get_config_var
paths = [os.path.join(v("LIBDIR") or "", v("INSTSONAME") or ""), sys.executable]
print(json.dumps([p for p in paths if os.path.isfile(p)][0]))
`

// TestCatalogueIsComplete compares the list of messages with the strings of the
// interpreter, where its build has them in the same order.
func TestCatalogueIsComplete(t *testing.T) {
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) {
		var path string
		if err := json.Unmarshal([]byte(oracle.Run(t, d.Name, libraryPath, "").Stdout), &path); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c := readCatalogue(t, d)
		listed := map[string]bool{}
		for _, m := range c.messages {
			listed[m] = true
			if !bytes.Contains(raw, append([]byte(m), 0)) {
				t.Errorf("%s does not have %q", path, m)
			}
		}
		for _, region := range c.regions {
			from := bytes.Index(raw, []byte("\x00"+region[0]+"\x00"))
			if from < 0 {
				from = bytes.Index(raw, []byte(region[0]+"\x00"))
			}
			to := bytes.Index(raw[max(from, 0):], []byte(region[1]+"\x00"))
			if from < 0 || to < 0 || to > 1<<15 {
				t.Logf("this build has its strings in another order: %q to %q left out", region[0], region[1])
				continue
			}
			for _, s := range strings.Split(string(raw[from:from+to]), "\x00") {
				if isMessage(s) && !listed[s] {
					t.Errorf("%q is not listed", s)
				}
			}
		}
	})
}

// isMessage reports whether a string could be a message: words, and neither a comment
// nor a line of its own.
func isMessage(s string) bool {
	if !strings.Contains(strings.TrimSpace(s), " ") || s[0] == '#' {
		return false
	}
	for _, r := range s {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return true
}
