package dis_test

import (
	"encoding/base64"
	"math/rand/v2"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

const listServer = `
import base64, dis, io, marshal, re
def handle(data):
    c = marshal.loads(base64.b64decode(data))
    out = io.StringIO()
    dis.dis(c, file=out)
    return re.sub(' at 0x[0-9a-f]+', '', out.getvalue())
`

// damaged gives a copy of a code object with a few bytes changed, of its bytecode and
// its tables, and in the code inside it.
func damaged(c *code.Code, r *rand.Rand) *code.Code {
	d := *c
	d.Positions = nil
	spoil := func(data []byte, unit int) []byte {
		data = append([]byte(nil), data...)
		for range r.IntN(3) {
			if len(data) == 0 {
				break
			}
			i := r.IntN(len(data))
			switch r.IntN(3) {
			case 0:
				data[i] = byte(r.IntN(256))
			case 1:
				data[i] ^= 1 << r.IntN(8)
			default: // an instruction of the same code in another's place
				j := r.IntN(len(data))
				copy(data[i-i%unit:], data[j-j%unit:j-j%unit+unit])
			}
		}
		return data
	}
	d.Bytecode = spoil(c.Bytecode, 2)
	if r.IntN(4) == 0 {
		d.LineTable = spoil(c.LineTable, 1)
	}
	if r.IntN(4) == 0 {
		d.ExceptionTable = spoil(c.ExceptionTable, 1)
	}
	d.Consts = append([]code.Const(nil), c.Consts...)
	for i, k := range d.Consts {
		if inner, ok := k.(*code.Code); ok && r.IntN(2) == 0 {
			d.Consts[i] = damaged(inner, r)
		}
	}
	return &d
}

// TestAccepted: what Check accepts of damaged code CPython loads and lists, and the
// listing is ours.
func TestAccepted(t *testing.T) {
	n := 2
	if oracle.WantsAll() {
		n = 300
	}
	for _, d := range dialect.With(dialect.Compiled) {
		t.Run(d.Name, func(t *testing.T) {
			server := oracle.Serve(t, d.Name, listServer)
			r := rand.New(rand.NewPCG(3, uint64(d.Minor)))
			tried, accepted := 0, 0
			for _, p := range corpus.Programs(t) {
				result, err := compiler.CompileBytes(p.File(), []byte(p.Source), compiler.Options{Dialect: d})
				if err != nil {
					continue
				}
				for range n {
					tried++
					c := damaged(result.Code, r)
					if c.Check() != nil {
						continue
					}
					accepted++
					data, err := marshal.Dump(c)
					if err != nil {
						t.Fatalf("%s: %v", p.Name, err)
					}
					loaded, err := marshal.Load(d, data)
					if err != nil {
						t.Fatalf("%s: %v", p.Name, err)
					}
					var want string
					if err := server.Ask(base64.StdEncoding.EncodeToString(data), &want); err != nil {
						t.Errorf("%s: CPython can't list what Check accepts: %v", p.Name, err)
						continue
					}
					if got := address.ReplaceAllString(listing(t, loaded.(*code.Code), dis.Options{}), ""); got != want {
						t.Errorf("%s: %s", p.Name, firstDifference(got, want))
					}
				}
			}
			t.Logf("%d of %d damaged programs accepted", accepted, tried)
			if accepted == 0 {
				t.Error("nothing was accepted")
			}
		})
	}
}
