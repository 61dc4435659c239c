package interpreter_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus/random"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

func execute(t *testing.T, folder string, p random.Program, recorder trace.Recorder, ready func(m *vm.Machine)) (stdout, stderr string, outcome vm.Outcome) {
	t.Helper()
	r, err := compiler.Compile(source.NewFile(p.Name, p.Source), compiler.Options{Dialect: dialect.V38})
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	m, err := interpreter.New(interpreter.Config{
		Dialect: dialect.V38, Argv: []string{p.Name}, Folder: folder, Text: source.NewFile(p.Name, p.Source),
		Stdout: &out, Stderr: &errs, Limits: vm.Limits{Time: 20 * time.Second, Output: 1 << 20}, Recorder: recorder,
	})
	if err != nil {
		t.Fatal(err)
	}
	if ready != nil {
		ready(m)
	}
	outcome = m.Run(context.Background(), r.Code)
	var bug *vm.InternalError
	if errors.As(outcome.Err, &bug) {
		t.Errorf("%s: %v\n%s", p.Name, bug, bug.Stack)
	}
	return out.String(), errs.String(), outcome
}

func count(n int) int {
	if oracle.WantsAll() {
		return 40 * n
	}
	return n
}

// TestRandom compares what random programs print with what CPython prints.
func TestRandom(t *testing.T) {
	folder, programs := random.Programs(t, 10000, count(25))
	differ := 0
	for _, p := range programs {
		want := oracle.RunArgs(t, "3.8", folder, "", p.Name)
		// A machine without reference counts does not close what nobody has any longer;
		// and what is hashed by its address differs.
		if strings.Contains(want.Stderr, "Exception ignored in") || strings.Contains(want.Stdout, "__warningregistry__") {
			continue
		}
		stdout, _, outcome := execute(t, folder, p, nil, nil)
		got, wanted := address.ReplaceAllString(stdout, "0x"), address.ReplaceAllString(want.Stdout, "0x")
		if got != wanted || outcome.Status != want.Status {
			differ++
			t.Logf("%s: status %d, want %d; %s", p.Name, outcome.Status, want.Status, firstDifference(got, wanted))
		}
	}
	// What is known to differ is rare: the words of errors in odd places.
	if most := 1 + len(programs)/8; differ > most {
		t.Errorf("%d of %d programs differ, at most %d were expected", differ, len(programs), most)
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// witness is a history's recorder that also keeps the machine's own frames, and what
// objects hold, at some steps.
type witness struct {
	*history.History
	m      *vm.Machine
	steps  int
	frames map[int]string
	held   map[int]map[trace.Value]string
	random *rand.Rand
}

func (w *witness) Step(id trace.FrameID, c *code.Code, offset int32) {
	if w.random.IntN(97) == 0 {
		w.frames[w.steps] = show(w.m.Frames())
		if w.random.IntN(20) == 0 {
			w.held[w.steps] = w.contents()
		}
	}
	w.History.Step(id, c, offset)
	w.steps++
}

func (w *witness) contents() map[trace.Value]string {
	held := map[trace.Value]string{}
	for _, v := range w.Watched() {
		if known(w.m.Kind(v)) {
			c, _ := w.m.Contents(v)
			held[v] = items(c)
		}
	}
	return held
}

// known reports whether all that such an object holds is told to recorders.
func known(k trace.ObjectKind) bool {
	switch k {
	case trace.ListObject, trace.DictObject, trace.SetObject, trace.TupleObject, trace.InstanceObject, trace.ExceptionObject, trace.CellObject:
		return true
	}
	return false
}

// items shows contents; the order of names is not told.
func items(c trace.Contents) string {
	list := map[string]bool{}
	for i, it := range c.Items {
		switch {
		case it.Name == "__class__": // told when it is set, and no part of what an object holds
		case it.Name != "":
			list[fmt.Sprint(it.Name, it.Value)] = true
		case !it.Key.IsNull():
			list[fmt.Sprint(it.Key, it.Value)] = true
		default:
			list[fmt.Sprint(i, it.Value)] = true
		}
	}
	return fmt.Sprint(list)
}

func show(frames []*trace.Frame) string {
	var b strings.Builder
	for i, f := range frames {
		fmt.Fprintln(&b, f.ID, f.Code.Name, f.Locals, f.Blocks)
		if i == len(frames)-1 {
			fmt.Fprintln(&b, f.Stack)
		}
	}
	return b.String()
}

// TestRandomHistory records random programs. Recording changes nothing, and the
// history has the machine's own frames and objects, looked at forwards and backwards.
func TestRandomHistory(t *testing.T) {
	folder, programs := random.Programs(t, 20000, count(8))
	for _, p := range programs {
		plain, plainErr, want := execute(t, folder, p, nil, nil)
		w := &witness{History: history.New(history.Config{}), frames: map[int]string{}, held: map[int]map[trace.Value]string{}, random: rand.New(rand.NewPCG(1, 2))}
		stdout, stderr, got := execute(t, folder, p, w, func(m *vm.Machine) { w.m = m; w.SetInspector(m) })
		w.Finish()
		if strip := address.ReplaceAllString; strip(stdout, "0x") != strip(plain, "0x") || strip(stderr, "0x") != strip(plainErr, "0x") || got.Status != want.Status {
			t.Errorf("%s: another output when it is recorded: %s", p.Name, firstDifference(stdout, plain))
		}
		for _, f := range w.Faults() {
			t.Errorf("%s: %s", p.Name, f)
		}
		if w.Len() != w.steps {
			t.Errorf("%s: length %d, want %d", p.Name, w.Len(), w.steps)
		}
		w.held[w.Len()] = w.contents()
		for _, forward := range []bool{true, false} {
			for k := range w.Len() + 1 {
				if !forward {
					k = w.Len() - k
				}
				if want, ok := w.frames[k]; ok && show(w.State(k).Frames) != want {
					t.Fatalf("%s, state %d, forward %v\n got %s\nwant %s", p.Name, k, forward, show(w.State(k).Frames), want)
				}
				for v, want := range w.held[k] {
					if c, ok := w.Contents(v, k); ok && items(c) != want {
						t.Fatalf("%s, state %d of %d, forward %v: %s holds\n     %s\nwant %s", p.Name, k, w.Len(), forward, w.m.Text(v, 60), items(c), want)
					}
				}
			}
		}
	}
}
