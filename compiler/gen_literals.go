//go:build ignore

// Gen_literals writes testdata/literals.json.gz: what the CPythons make of literals.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"os/exec"

	"bytewalk/internal/oracle"
)

func main() {
	log.SetFlags(0)
	all := map[string]json.RawMessage{}
	var texts []byte // the first makes the literals, the others get them
	for _, version := range []string{"3.8", "3.13"} {
		python, err := oracle.Find(version)
		if err != nil {
			log.Fatal(err)
		}
		cmd := exec.Command(python, "testdata/literals.py")
		cmd.Env, cmd.Stdin, cmd.Stderr = oracle.Environ(), bytes.NewReader(texts), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			log.Fatal(err)
		}
		all[version] = out
		var answers []struct{ Text string }
		if err := json.Unmarshal(out, &answers); err != nil {
			log.Fatal(err)
		}
		list := make([]string, len(answers))
		for i, a := range answers {
			list[i] = a.Text
		}
		texts, _ = json.Marshal(list)
	}
	raw, err := json.Marshal(all)
	if err != nil {
		log.Fatal(err)
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	w.Write(raw)
	w.Close()
	if err := os.WriteFile("testdata/literals.json.gz", packed.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
