//go:build ignore

// Gen writes testdata/reprs.json from CPython's answers. It needs the interpreter
// (see package oracle).
package main

import (
	"log"
	"os"
	"os/exec"

	"bytewalk/internal/oracle"
)

// reprs makes testdata/reprs.json: pairs of a value, in a form that Go can read
// exactly, and what repr() makes of it.
const reprs = `
import json, random, struct, sys
random.seed(1)
floats = [0.0, -0.0, 1.0, -1.0, 0.1, 1e15, 1e16, 123456789012345678.0, 9999999999999998.0, 1e17, 1e-4, 1e-5, 0.00012345,
          1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, float('inf'), -float('inf'), float('nan'), 1/3, 1e100, 12345.678e-10]
floats += [struct.unpack('<d', struct.pack('<Q', random.getrandbits(64)))[0] for _ in range(500)]
floats += [random.choice([1, 10, 1e10]) * random.random() for _ in range(100)]
bits = lambda f: '%016x' % struct.unpack('<Q', struct.pack('<d', f))[0]
small = [0.0, -0.0, 1.0, -1.5, 1e16, 1e-5, float('inf'), -float('inf'), float('nan')]
texts = ['', 'a', "it's", '"', '\'"', 'a\\b', '\t\n\r\0\x01\x1f\x7f\x80\xa0\xad\xff', 'é', '\u0378', '\u200b', '\u2028', '\u3000', '\ud800', '\udcff', '\U0001f600', '\U0010ffff', '\U000e0001', 'x\ud83dy']
texts += [''.join(chr(random.choice([random.randrange(128), random.randrange(0x3000), random.randrange(0x110000)])) for _ in range(random.randrange(20))) for _ in range(300)]
blobs = [b'', bytes(range(256)), b"'", b'"', b'\'"', b'\\'] + [bytes(random.randrange(256) for _ in range(random.randrange(20))) for _ in range(100)]
json.dump({
    'floats': [[bits(f), repr(f)] for f in floats],
    'complexes': [[bits(a), bits(b), repr(complex(a, b))] for a in small for b in small],
    'texts': [[t.encode('utf-8', 'surrogatepass').hex(), repr(t)] for t in texts],
    'bytes': [[b.hex(), repr(b)] for b in blobs],
}, sys.stdout)
`

func ask(version, script string) []byte {
	python, err := oracle.Find(version)
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Env = oracle.Environ()
	out, err := cmd.Output()
	if err != nil {
		log.Fatalf("%s: %v", version, err)
	}
	return out
}

func main() {
	log.SetFlags(0)
	if err := os.WriteFile("testdata/reprs.json", append(ask("3.8", reprs), '\n'), 0o644); err != nil {
		log.Fatal(err)
	}
}
