//go:build ignore

// Gen_encoded writes testdata/encoded.json.gz: how the CPythons read encoded files. It
// takes some minutes, since each file is also run.
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
	for _, version := range []string{"3.8", "3.13"} {
		python, err := oracle.Find(version)
		if err != nil {
			log.Fatal(err)
		}
		cmd := exec.Command(python, "testdata/encoded.py")
		cmd.Env, cmd.Stderr = oracle.Environ(), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			log.Fatal(err)
		}
		all[version] = out
	}
	raw, err := json.Marshal(all)
	if err != nil {
		log.Fatal(err)
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	w.Write(raw)
	w.Close()
	if err := os.WriteFile("testdata/encoded.json.gz", packed.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
