//go:build ignore

// Gen writes tables.go and testdata/effects.json: what each CPython's own opcode
// module says. It needs all the interpreters (see package oracle).
package main

import (
	"encoding/json"
	"log"
	"os"

	"bytewalk/compiler/dialect/internal/ask"
)

func main() {
	log.SetFlags(0)
	answers, err := ask.All()
	if err != nil {
		log.Fatal(err)
	}
	source, err := ask.Source(answers)
	if err != nil {
		log.Fatal(err)
	}
	effects, err := json.Marshal(ask.Effects(answers))
	if err != nil {
		log.Fatal(err)
	}
	for name, data := range map[string][]byte{"tables.go": source, "testdata/effects.json": append(effects, '\n')} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
