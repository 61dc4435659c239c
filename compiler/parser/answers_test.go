package parser_test

import (
	"encoding/json"
	"os"
	"testing"

	"bytewalk/compiler/dialect"
)

//go:generate go run gen_answers.go

type storedAnswer struct {
	program
	answered
}

func readAnswers(t *testing.T, d *dialect.Dialect) []storedAnswer {
	t.Helper()
	raw, err := os.ReadFile("testdata/wrong-" + d.Name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var answers []storedAnswer
	if err := json.Unmarshal(raw, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestAnswers compares what is wrong with programs, and where, and the warnings, with
// what CPython said.
func TestAnswers(t *testing.T) {
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) {
		answers := readAnswers(t, d)
		refused := 0
		for _, a := range answers {
			if a.Error != nil {
				refused++
			}
			if got := ours(d, a.program); got != a.answered.String() {
				t.Errorf("%s %q\ngot  %s\nwant %s", a.Mode, a.Source, got, a.answered)
			}
		}
		t.Logf("%d programs, %d of them wrong", len(answers), refused)
	})
}
