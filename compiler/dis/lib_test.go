package dis_test

import (
	"regexp"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/conformance/peer"
)

var address = regexp.MustCompile(` at 0x[0-9a-f]+`)

// TestLib compares listings of a sample of each version's library in every form that its
// dis has. The conformance command compares all files.
func TestLib(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) {
			every := 160
			if d.Support < dialect.Compiled {
				every = 500
			}
			peer.Sample(t, d, every, peer.Listings(d)...)
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "line " + itoa(i+1) + ":\ngot  " + g[i] + "\nwant " + w[min(i, len(w)-1)]
		}
	}
	return "the listing ends too early"
}
