package vm_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/vm"
	"bytewalk/vm/trace"
)

// replica keeps the frames that the effects describe, and compares them with the
// machine's own between steps.
type replica struct {
	m         *vm.Machine
	frames    []*trace.Frame
	suspended map[trace.FrameID]*trace.Frame
	objects   map[trace.Value][]trace.Item
	steps     int
	problem   string
}

func (r *replica) Load(*trace.Loading) {}

func (r *replica) fail(format string, args ...any) {
	if r.problem == "" {
		r.problem = fmt.Sprintf("step %d: ", r.steps) + fmt.Sprintf(format, args...)
	}
}

func (r *replica) top() *trace.Frame {
	if len(r.frames) == 0 {
		r.fail("no frame runs")
		return &trace.Frame{}
	}
	return r.frames[len(r.frames)-1]
}

func (r *replica) Step(id trace.FrameID, c *code.Code, offset int32) {
	top := r.top()
	if top.ID != id || top.Code != c {
		r.fail("frame %d of %s steps, but %d runs", id, c.Name, top.ID)
	}
	if top.Next != offset {
		r.fail("%s is at %d, but %d was next", c.Name, offset, top.Next)
	}
	r.compare()
	i, _ := c.Decode(int(offset))
	top.Last, top.Next = offset, int32(i.End)
	r.steps++
}

// compare compares all frames that run with the machine's.
func (r *replica) compare() {
	real := r.m.Frames()
	if len(real) != len(r.frames) {
		r.fail("%d frames, the machine has %d", len(r.frames), len(real))
		return
	}
	for i, want := range real {
		if i < len(real)-2 && r.steps%64 != 0 {
			continue // frames that wait deep below seldom change
		}
		got := r.frames[i]
		if got.ID != want.ID || got.Code != want.Code || got.Globals != want.Globals || got.Names != want.Names {
			r.fail("frame %d is another one", i)
		}
		same := func(what string, a, b []trace.Value) {
			if len(a) != len(b) {
				r.fail("%s of %s: %d, the machine has %d", what, got.Code.Name, len(a), len(b))
				return
			}
			for j := range a {
				if a[j] != b[j] {
					r.fail("%s %d of %s: %s, the machine has %s", what, j, got.Code.Name, r.m.Text(a[j], 80), r.m.Text(b[j], 80))
				}
			}
		}
		same("local", got.Locals, want.Locals)
		if i == len(real)-1 {
			same("stack", got.Stack, want.Stack)
		}
		if fmt.Sprint(got.Blocks) != fmt.Sprint(want.Blocks) {
			r.fail("blocks of %s: %v, the machine has %v", got.Code.Name, got.Blocks, want.Blocks)
		}
	}
}

func frameOf(id trace.FrameID, s *trace.FrameStart) *trace.Frame {
	return &trace.Frame{ID: id, Code: s.Code, Function: s.Function, Globals: s.Globals, Names: s.Names,
		Locals: append([]trace.Value(nil), s.Locals...), Cells: s.Cells, Last: -1}
}

func (r *replica) Effect(e *trace.Effect) {
	switch e.Kind {
	case trace.Push:
		f := r.top()
		if len(f.Stack) != int(e.Place) {
			r.fail("push at %d on a stack of %d", e.Place, len(f.Stack))
		}
		f.Stack = append(f.Stack, e.New)
	case trace.Pop:
		f := r.top()
		n := len(f.Stack) - 1
		if n != int(e.Place) || f.Stack[n] != e.Old {
			r.fail("pop of %s at %d from a stack of %d in %s", r.m.Text(e.Old, 80), e.Place, n+1, f.Code.Name)
			return
		}
		f.Stack = f.Stack[:n]
	case trace.Store, trace.Delete:
		if e.Scope == trace.FastLocal {
			f := r.top()
			if f.Locals[e.Place] != e.Old {
				r.fail("old value of local %d", e.Place)
			}
			f.Locals[e.Place] = e.New
		}
	case trace.Call:
		r.frames = append(r.frames, frameOf(e.Frame, e.Detail.(*trace.FrameStart)))
	case trace.Return, trace.Unwind:
		if r.top().ID != e.Frame {
			r.fail("frame %d ends, but %d runs", e.Frame, r.top().ID)
		}
		r.frames = r.frames[:len(r.frames)-1]
	case trace.Suspend:
		r.suspended[e.Frame] = r.top()
		r.frames = r.frames[:len(r.frames)-1]
	case trace.Resume:
		f := r.suspended[e.Frame]
		delete(r.suspended, e.Frame)
		if s, ok := e.Detail.(*trace.FrameStart); ok {
			f = frameOf(e.Frame, s)
		}
		if f == nil {
			r.fail("frame %d is not suspended", e.Frame)
			return
		}
		r.frames = append(r.frames, f)
	case trace.BlockPush:
		f := r.top()
		f.Blocks = append(f.Blocks, trace.Block{Kind: e.Block, Handler: e.Place, Level: e.Level})
	case trace.BlockPop:
		f := r.top()
		f.Blocks = f.Blocks[:len(f.Blocks)-1]
	case trace.Jump:
		r.top().Next = e.Place
	case trace.Made:
		if _, ok := r.objects[e.Object]; ok {
			r.fail("an object is made twice: %s", r.m.Text(e.Object, 80))
		}
		c, _ := r.m.Contents(e.Object)
		r.objects[e.Object] = c.Items
	case trace.HeapWrite:
		if _, ok := r.objects[e.Object]; !ok {
			r.fail("a write to an object that was not made: %s", r.m.Text(e.Object, 80))
		}
		r.write(e)
	}
}

// write applies a heap write to what is known of an object.
func (r *replica) write(e *trace.Effect) {
	items := r.objects[e.Object]
	find := func() int {
		for i := range items {
			if items[i].Key == e.Key {
				return i
			}
		}
		return -1
	}
	switch e.Op {
	case trace.SetIndex:
		items[e.Place].Value = e.New
	case trace.Insert:
		items = append(items, trace.Item{})
		copy(items[e.Place+1:], items[e.Place:])
		items[e.Place] = trace.Item{Value: e.New}
	case trace.Remove:
		items = append(items[:e.Place], items[e.Place+1:]...)
	case trace.Splice:
		s := e.Detail.(*trace.Spliced)
		rest := append([]trace.Item(nil), items[int(e.Place)+len(s.Old):]...)
		items = items[:e.Place]
		for _, v := range s.New {
			items = append(items, trace.Item{Value: v})
		}
		items = append(items, rest...)
	case trace.SetKey:
		if i := find(); i >= 0 {
			items[i].Value = e.New
		} else {
			items = append(items, trace.Item{Key: e.Key, Value: e.New})
		}
	case trace.DeleteKey:
		if i := find(); i >= 0 {
			items = append(items[:i], items[i+1:]...)
		}
	case trace.Clear:
		items = nil
	}
	r.objects[e.Object] = items
}

// contents compares what is known of lists, dicts and sets with what they hold.
func (r *replica) contents() {
	for v, got := range r.objects {
		kind := r.m.Kind(v)
		if kind != trace.ListObject && kind != trace.DictObject && kind != trace.SetObject {
			continue
		}
		c, _ := r.m.Contents(v)
		if len(c.Items) != len(got) {
			r.fail("%s has %d items, %d are known", r.m.Text(v, 80), len(c.Items), len(got))
			continue
		}
		known := map[trace.Value]trace.Value{}
		for _, it := range got {
			known[it.Key] = it.Value
		}
		for i, it := range c.Items {
			switch kind {
			case trace.ListObject:
				if got[i].Value != it.Value {
					r.fail("item %d of a list: %s, known is %s", i, r.m.Text(it.Value, 80), r.m.Text(got[i].Value, 80))
				}
			default:
				if x, ok := known[it.Key]; !ok || x != it.Value {
					r.fail("item %s of a %s", r.m.Text(it.Key, 80), r.m.TypeName(v))
				}
			}
		}
	}
}

// TestEffects runs programs with a recorder that applies the effects: after every
// step the result has to be the machine's own state.
func TestEffects(t *testing.T) {
	t.Chdir(corpus.Dir())
	for _, d := range dialects {
		for _, p := range corpus.Programs(t) {
			if p.IsFor(d.Name) && p.Expected(t, d.Name).Code != nil {
				t.Run(d.Name+"/"+p.Name, func(t *testing.T) { compareEffects(t, d, p) })
			}
		}
	}
}

func compareEffects(t *testing.T, d *dialect.Dialect, p corpus.Program) {
	c, err := compiler.Compile(source.NewFile(p.File(), p.Source), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	r := &replica{suspended: map[trace.FrameID]*trace.Frame{}, objects: map[trace.Value][]trace.Item{}}
	var out, errs bytes.Buffer
	cfg := configFor(d, &out, &errs, p.Stdin)
	cfg.Recorder = r
	cfg.Limits.Steps = 4000
	m, err := vm.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.m = m
	got := m.Run(context.Background(), c.Code)
	var bug *vm.InternalError
	if errors.As(got.Err, &bug) {
		t.Fatalf("%v\n%s", bug, bug.Stack)
	}
	r.contents()
	if r.problem != "" {
		t.Error(r.problem)
	}
	if len(r.frames) != 0 {
		t.Errorf("%d frames are left", len(r.frames))
	}
	if got.Steps != int64(r.steps) {
		t.Errorf("%d steps, %d were told", got.Steps, r.steps)
	}
}
