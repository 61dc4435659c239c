package oracle_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"bytewalk/internal/oracle"
)

func TestRun(t *testing.T) {
	r := oracle.Run(t, "3.8", "import sys; print(sys.version_info[:2], sys.argv[1:], input()); sys.exit(3)", "line\n", "a b")
	if r.Stdout != "(3, 8) ['a b'] line\n" || r.Status != 3 || r.Stderr != "" {
		t.Errorf("got %+v", r)
	}
	if r := oracle.Run(t, "3.8", "print(hash('a') == hash('a'), len({'a', 'b'}), list({'x', 'y', 'z'}))", ""); r != oracle.Run(t, "3.8", "print(hash('a') == hash('a'), len({'a', 'b'}), list({'x', 'y', 'z'}))", "") {
		t.Error("two runs differ: the hash seed isn't fixed")
	}
}

func TestServer(t *testing.T) {
	s := oracle.Serve(t, "3.8", `
def handle(x):
    print("noise")
    return {"twice": x["n"] * 2, "text": x["s"]}
`)
	for i := range 1000 {
		var reply struct {
			Twice int
			Text  string
		}
		if err := s.Ask(map[string]any{"n": i, "s": "é\n"}, &reply); err != nil || reply.Twice != 2*i || reply.Text != "é\n" {
			t.Fatalf("%d: %+v, %v", i, reply, err)
		}
	}
	long := strings.Repeat("x", 1<<20)
	var reply struct{ Text string }
	if err := s.Ask(map[string]any{"n": 0, "s": long}, &reply); err != nil || reply.Text != long {
		t.Errorf("a long request: %v", err)
	}
	var failed *oracle.Error
	if err := s.Ask(map[string]any{}, nil); !errors.As(err, &failed) || failed.Message != "KeyError: 'n'" {
		t.Errorf("got %v", err)
	}
}

func TestNotFound(t *testing.T) {
	if _, err := oracle.Find("3.1"); !errors.Is(err, oracle.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	t.Setenv("BYTEWALK_PYTHON_3_2", os.DevNull)
	if _, err := oracle.Find("3.2"); err == nil || !strings.Contains(err.Error(), "BYTEWALK_PYTHON_3_2") {
		t.Errorf("got %v", err)
	}
}
