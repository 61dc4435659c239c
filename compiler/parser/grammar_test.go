package parser

import (
	"testing"

	"bytewalk/compiler/dialect"
)

// TestGrammars reads the grammar of every dialect that has one of PEG's kind.
func TestGrammars(t *testing.T) {
	read := 0
	for _, d := range dialect.With(dialect.Compiled) {
		if d.Grammar != dialect.PEG {
			continue
		}
		for _, name := range []string{"file", "eval", "interactive", "statements"} {
			if grammarOf(d).index[name] == nil {
				t.Errorf("%s: no rule %s", d.Name, name)
			}
		}
		read++
	}
	if read == 0 {
		t.Error("no grammar was read")
	}
}
