package history

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"bytewalk/vm/trace"
)

// record plays n random steps and gives the history with the model's state after
// each, and what every object held after each step of sample.
func record(t *testing.T, seed uint64, n int) (h *History, p *player, models []string, held []map[*fake]string) {
	t.Helper()
	h = New(Config{Inspector: inspector{}})
	p = newPlayer(seed, h)
	p.enter(trace.Call)
	for range n {
		models = append(models, p.model())
		held = append(held, p.held())
		p.run()
	}
	models, held = append(models, p.model()), append(held, p.held())
	h.Finish()
	if f := h.Faults(); f != nil {
		t.Fatal(f)
	}
	if h.Len() != n {
		t.Fatalf("length %d, want %d", h.Len(), n)
	}
	return h, p, models, held
}

func (p *player) held() map[*fake]string {
	m := make(map[*fake]string, len(p.objects))
	for _, o := range p.objects {
		c, _ := inspector{}.Contents(o.value())
		m[o] = showContents(c)
	}
	return m
}

func TestStates(t *testing.T) {
	for seed := range uint64(3) {
		const n = 4500
		h, _, models, held := record(t, seed, n)
		check := func(how string, k int) {
			t.Helper()
			if got := showState(h.State(k)); got != models[k] {
				t.Fatalf("seed %d, %s: state %d\n got %s\nwant %s", seed, how, k, got, models[k])
			}
		}
		objects := func(how string, k int) {
			t.Helper()
			for o, want := range held[k] {
				c, ok := h.Contents(o.value(), k)
				if !ok && want == "" {
					continue // never met
				}
				if got := showContents(c); got != want {
					t.Fatalf("seed %d, %s: object %d (kind %d) in state %d\n got %s\nwant %s", seed, how, o.id, o.kind, k, got, want)
				}
			}
		}
		for k := 0; k <= n; k++ {
			check("forward", k)
			if k%7 == 0 {
				objects("forward", k)
			}
		}
		for k := n; k >= 0; k-- {
			check("backward", k)
			if k%7 == 0 || k < 100 {
				objects("backward", k)
			}
		}
		r := rand.New(rand.NewPCG(seed, 2))
		for range 400 {
			k := r.IntN(n + 1)
			check("at random", k)
			objects("at random", k)
		}
	}
}

// A state that was given out does not change.
func TestStatesKept(t *testing.T) {
	h, _, models, _ := record(t, 9, 3000)
	kept := []*State{}
	for k := 0; k <= 3000; k++ {
		kept = append(kept, h.State(k))
	}
	for k := 3000; k >= 0; k-- {
		h.State(k)
	}
	for k, s := range kept {
		if got := showState(s); got != models[k] {
			t.Fatalf("state %d changed\n got %s\nwant %s", k, got, models[k])
		}
	}
}

func TestCounts(t *testing.T) {
	h, p, _, _ := record(t, 3, 2000)
	for _, n := range []int{2000, 1500, 100, 1000, 0, 1999} {
		for _, c := range p.codes {
			want := make([]int32, len(c.Bytecode)/2+1)
			ran := false
			for k := range n {
				if s := h.StepAt(k); s.Code == c {
					want[s.Offset/2]++
					ran = true
				}
			}
			got := h.Counts(c, n)
			if got == nil && !ran {
				continue
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("counts of %s in state %d: got %v, want %v", c.Name, n, got, want)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	h, _, _, _ := record(t, 5, 3000)
	spans := h.Spans()
	for k := 0; k <= 3000; k += 13 {
		s := h.State(k)
		depth := map[trace.FrameID]int{}
		for _, sp := range spans {
			if sp.From <= k && (k < sp.To || k == 3000 && sp.To == 3000) {
				depth[sp.Frame] = sp.Depth
			}
		}
		if k == 3000 {
			continue // frames that went with the last step end there too
		}
		if len(depth) != len(s.Frames) {
			t.Fatalf("state %d has %d frames, spans say %d", k, len(s.Frames), len(depth))
		}
		for i, f := range s.Frames {
			if d, ok := depth[f.ID]; !ok || d != i {
				t.Fatalf("state %d: frame %d at depth %d, spans say %d, %v", k, f.ID, i, d, ok)
			}
		}
	}
}

// Reading while the machine is recording gives the same as afterwards.
func TestReadWhileRecording(t *testing.T) {
	const n = 7000
	_, _, models, _ := record(t, 11, n)
	h := New(Config{Inspector: inspector{}})
	p := newPlayer(11, h)
	p.enter(trace.Call)
	var wg sync.WaitGroup
	wg.Go(func() {
		for range n {
			p.run()
		}
		h.Finish()
	})
	r := rand.New(rand.NewPCG(1, 1))
	bad := ""
	for h.Len() < n && bad == "" {
		if l := h.Len(); l > 0 {
			k := r.IntN(l + 1)
			if got := showState(h.State(k)); got != models[k] {
				bad = fmt.Sprintf("state %d\n got %s\nwant %s", k, got, models[k])
			}
			h.Spans()
			h.Marks()
			h.Counts(p.codes[0], k)
			h.Effects(l - 1)
		}
	}
	wg.Wait()
	if bad != "" {
		t.Fatal(bad)
	}
}

func TestMemoryLimit(t *testing.T) {
	full := 0
	h := New(Config{Inspector: inspector{}, Memory: 1 << 20, Full: func() { full++ }})
	p := newPlayer(7, h)
	p.enter(trace.Call)
	for range 50000 {
		p.run()
	}
	h.Finish()
	if full != 1 {
		t.Errorf("Full was called %d times", full)
	}
	if h.Len() == 0 || h.Len() == 50000 {
		t.Errorf("%d steps recorded", h.Len())
	}
	if h.Bytes() > 3<<20 {
		t.Errorf("%d bytes taken", h.Bytes())
	}
	h.State(h.Len())
	h.State(0)
}

func TestText(t *testing.T) {
	p := newPlayer(1, nil)
	str := func(s string) trace.Value { return p.new(trace.StringObject, "'"+s+"'").value() }
	num := func(i int) trace.Value { return p.numbers[i].value() }
	list := func(vs ...trace.Value) *fake {
		f := p.new(trace.ListObject, "")
		f.vals = vs
		return f
	}
	tuple := func(vs ...trace.Value) *fake {
		f := list(vs...)
		f.kind = trace.TupleObject
		return f
	}
	long := list(str("ab"), str("cd"))
	for range 9998 {
		long.vals = append(long.vals, str("ef"))
	}
	self := list(num(1))
	self.vals = append(self.vals, self.value())
	set := p.new(trace.SetObject, "")
	set.keys = []trace.Value{num(3), num(1)}
	dict := p.new(trace.DictObject, "")
	dict.keys, dict.vals = []trace.Value{num(1), str("k")}, []trace.Value{list().value(), tuple(num(2)).value()}
	tests := []struct {
		v     trace.Value
		limit int
		want  string
	}{
		{trace.Value{}, 40, "NULL"},
		{num(7), 40, "7"},
		{list().value(), 40, "[]"},
		{list(num(1), num(2)).value(), 40, "[1, 2]"},
		{tuple().value(), 40, "()"},
		{tuple(num(1)).value(), 40, "(1,)"},
		{tuple(num(1), num(2)).value(), 40, "(1, 2)"},
		{long.value(), 28, "['ab', 'cd', … 9,998 more]"},
		{self.value(), 40, "[1, [...]]"},
		{set.value(), 40, "{3, 1}"},
		{p.new(trace.SetObject, "").value(), 40, "set()"},
		{dict.value(), 40, "{1: [], 'k': (2,)}"},
		{list(num(1), num(2), num(3), num(4), num(5), num(6), num(7), num(8), num(9)).value(), 20, "[1, 2, … 7 more]"},
	}
	for _, tt := range tests {
		h := New(Config{Inspector: inspector{}})
		h.meet(tt.v)
		if got := h.Text(tt.v, 0, tt.limit); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

// loop tells a recorder of n steps of a loop in the module: what a program of a
// learner's does, as fast as it can.
func loop(h *History, n int) {
	p := newPlayer(1, h)
	p.enter(trace.Call)
	l := p.new(trace.ListObject, "")
	globals := p.new(trace.DictObject, "")
	p.effect(trace.Effect{Kind: trace.Made, Object: globals.value()})
	f := p.top()
	for p.step < n {
		f.Next = int32(p.step%100) * 2
		h.Step(f.ID, f.Code, f.Next)
		switch p.step % 8 {
		case 0, 1, 2, 3:
			p.push(p.numbers[p.step%50].value())
		case 4:
			p.pop()
			key := p.numbers[p.step%5].value()
			e := trace.Effect{Kind: trace.HeapWrite, Op: trace.SetKey, Object: globals.value(), Key: key, New: p.numbers[p.step%50].value()}
			if i := indexOf(globals.keys, key); i >= 0 {
				e.Old, globals.vals[i] = globals.vals[i], e.New
			} else {
				globals.keys, globals.vals = append(globals.keys, key), append(globals.vals, e.New)
			}
			p.effect(e)
		case 5:
			p.pop()
			v := p.numbers[p.step%50].value()
			p.effect(trace.Effect{Kind: trace.HeapWrite, Op: trace.Insert, Object: l.value(), Place: int32(len(l.vals)), New: v})
			l.vals = append(l.vals, v)
		default:
			p.pop()
		}
		p.effect(trace.Effect{Kind: trace.Jump, Place: int32((p.step+1)%100) * 2})
		p.step++
	}
	h.Finish()
}

func indexOf(vs []trace.Value, v trace.Value) int {
	for i, x := range vs {
		if x == v {
			return i
		}
	}
	return -1
}

// In a run of a million steps any seek, with what is looked at, is quick. The
// bounds are those of a slow machine; a seek that walks the run would break them.
func TestSeekCost(t *testing.T) {
	if testing.Short() {
		t.Skip("a million steps")
	}
	const n = 1_000_000
	h := New(Config{Inspector: inspector{}})
	begin := time.Now()
	loop(h, n)
	t.Logf("recorded in %v, %d MB", time.Since(begin), h.Bytes()>>20)
	objects := h.Watched()
	r := rand.New(rand.NewPCG(1, 1))
	var worst, sum time.Duration
	const seeks = 200
	for range seeks {
		k := r.IntN(n + 1)
		begin := time.Now()
		h.State(k)
		for _, v := range objects {
			h.Text(v, k, 60)
		}
		d := time.Since(begin)
		worst, sum = max(worst, d), sum+d
	}
	t.Logf("seek: mean %v, worst %v", sum/seeks, worst)
	if sum/seeks > slow*50*time.Millisecond {
		t.Errorf("a seek takes %v", sum/seeks)
	}
	for _, dir := range []int{1, -1} {
		k := n/2 - dir*1000
		h.State(k)
		begin := time.Now()
		for range 2000 {
			k += dir
			h.State(k)
			for _, v := range objects {
				h.Text(v, k, 60)
			}
		}
		d := time.Since(begin) / 2000
		t.Logf("a step by %d: %v", dir, d)
		if d > slow*time.Millisecond {
			t.Errorf("a step by %d takes %v", dir, d)
		}
	}
}
