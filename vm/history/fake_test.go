package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/trace"
)

// fake is an object of the synthetic machine.
type fake struct {
	kind  trace.ObjectKind
	id    uint64
	text  string
	names []string
	keys  []trace.Value
	vals  []trace.Value
}

func (f *fake) value() trace.Value { return trace.Value{Ref: unsafe.Pointer(f)} }

func of(v trace.Value) *fake { return (*fake)(v.Ref) }

// inspector looks into fakes.
type inspector struct{}

func (inspector) Kind(v trace.Value) trace.ObjectKind { return of(v).kind }
func (inspector) TypeName(v trace.Value) string {
	switch of(v).kind {
	case trace.ListObject:
		return "list"
	case trace.DictObject:
		return "dict"
	case trace.SetObject:
		return "set"
	case trace.TupleObject:
		return "tuple"
	case trace.NumberObject:
		return "int"
	case trace.StringObject:
		return "str"
	}
	return "thing"
}
func (inspector) Identity(v trace.Value) uint64 { return of(v).id }
func (inspector) Text(v trace.Value, limit int) string {
	if t := of(v).text; t != "" {
		return t
	}
	return "<thing object>"
}
func (inspector) Contents(v trace.Value) (c trace.Contents, ok bool) {
	f := of(v)
	if f.kind == trace.NumberObject || f.kind == trace.StringObject {
		return c, false
	}
	n := max(len(f.vals), len(f.keys))
	for i := range n {
		var it trace.Item
		if f.vals != nil {
			it.Value = f.vals[i]
		}
		if f.keys != nil {
			it.Key = f.keys[i]
		}
		if f.names != nil {
			it.Name = f.names[i]
		}
		c.Items = append(c.Items, it)
	}
	return c, true
}

// player is a synthetic machine: it does random things, tells a recorder about
// them and keeps a model of its own, changed in place.
type player struct {
	r         *rand.Rand
	rec       trace.Recorder
	codes     []*code.Code
	frames    []*trace.Frame
	origins   map[trace.FrameID][]int32
	suspended map[trace.FrameID]*trace.Frame
	gens      []trace.FrameID
	nextFrame trace.FrameID
	objects   []*fake
	numbers   []*fake
	ids       uint64
	step      int
	steps     int
}

func newPlayer(seed uint64, rec trace.Recorder) *player {
	p := &player{r: rand.New(rand.NewPCG(seed, 1)), rec: rec, origins: map[trace.FrameID][]int32{}, suspended: map[trace.FrameID]*trace.Frame{}}
	d := dialect.V38
	for i := range 4 {
		b := make([]byte, 200)
		for j := 0; j < len(b); j += 2 {
			b[j] = 9 // NOP
		}
		p.codes = append(p.codes, &code.Code{Dialect: d, Name: fmt.Sprint("f", i), StackSize: 5, NLocals: 3, Bytecode: b, FirstLine: 1})
	}
	for i := range 50 {
		p.numbers = append(p.numbers, p.new(trace.NumberObject, strconv.Itoa(i)))
	}
	return p
}

func (p *player) new(kind trace.ObjectKind, text string) *fake {
	p.ids++
	return &fake{kind: kind, id: p.ids, text: text}
}

func (p *player) top() *trace.Frame { return p.frames[len(p.frames)-1] }

func (p *player) effect(e trace.Effect) { p.rec.Effect(&e) }

func (p *player) anything() trace.Value {
	if len(p.objects) > 0 && p.r.IntN(3) == 0 {
		return p.objects[p.r.IntN(len(p.objects))].value()
	}
	return p.numbers[p.r.IntN(len(p.numbers))].value()
}

func (p *player) start() *trace.FrameStart {
	s := &trace.FrameStart{Code: p.codes[p.r.IntN(len(p.codes))], Locals: make([]trace.Value, 3)}
	s.Locals[0] = p.anything()
	return s
}

func (p *player) enter(kind trace.Kind) {
	p.nextFrame++
	s := p.start()
	p.frames = append(p.frames, &trace.Frame{ID: p.nextFrame, Code: s.Code, Locals: slices.Clone(s.Locals), Last: -1})
	p.effect(trace.Effect{Kind: kind, Frame: p.nextFrame, Detail: s})
}

func (p *player) push(v trace.Value) {
	f := p.top()
	p.effect(trace.Effect{Kind: trace.Push, Place: int32(len(f.Stack)), New: v})
	f.Stack = append(f.Stack, v)
	p.origins[f.ID] = append(p.origins[f.ID], int32(p.step))
}

func (p *player) pop() {
	f := p.top()
	n := len(f.Stack) - 1
	p.effect(trace.Effect{Kind: trace.Pop, Place: int32(n), Old: f.Stack[n]})
	f.Stack = f.Stack[:n]
	p.origins[f.ID] = p.origins[f.ID][:n]
}

// leave pops the running frame.
func (p *player) leave() *trace.Frame {
	f := p.top()
	p.frames = p.frames[:len(p.frames)-1]
	return f
}

// run does one step of random things.
func (p *player) run() {
	f := p.top()
	offset := f.Next
	p.rec.Step(f.ID, f.Code, offset)
	f.Last, f.Next = offset, offset+2
	f.Steps++
	if f.Next >= 200 {
		p.effect(trace.Effect{Kind: trace.Jump, Place: 0})
		f.Next = 0
	}
	for range 1 + p.r.IntN(4) {
		p.act()
	}
	p.step++
}

func (p *player) act() {
	f := p.top()
	switch p.r.IntN(20) {
	case 0, 1, 2, 3:
		p.push(p.anything())
	case 4, 5, 6:
		if len(f.Stack) > 0 {
			p.pop()
		}
	case 7, 8:
		i := p.r.IntN(3)
		v := p.anything()
		p.effect(trace.Effect{Kind: trace.Store, Scope: trace.FastLocal, Place: int32(i), Old: f.Locals[i], New: v})
		f.Locals[i] = v
	case 9:
		i := p.r.IntN(3)
		if !f.Locals[i].IsNull() {
			p.effect(trace.Effect{Kind: trace.Delete, Scope: trace.FastLocal, Place: int32(i), Old: f.Locals[i]})
			f.Locals[i] = trace.Value{}
		}
	case 10:
		if len(p.frames) < 12 {
			p.enter(trace.Call)
		}
	case 11:
		if len(p.frames) > 1 {
			kind := trace.Return
			if p.r.IntN(4) == 0 {
				kind = trace.Unwind
			}
			p.effect(trace.Effect{Kind: kind, Frame: f.ID, New: p.anything()})
			p.leave()
			p.push(p.anything())
		}
	case 12:
		if len(p.frames) < 12 && p.r.IntN(2) == 0 {
			p.enter(trace.Resume)
			p.gens = append(p.gens, p.nextFrame)
		} else if len(p.suspended) > 0 {
			ids := []trace.FrameID{}
			for id := range p.suspended {
				ids = append(ids, id)
			}
			slices.Sort(ids)
			id := ids[p.r.IntN(len(ids))]
			p.effect(trace.Effect{Kind: trace.Resume, Frame: id, New: p.anything()})
			p.frames = append(p.frames, p.suspended[id])
			delete(p.suspended, id)
		}
	case 13:
		if len(p.frames) > 1 && slices.Contains(p.gens, f.ID) {
			p.effect(trace.Effect{Kind: trace.Suspend, Frame: f.ID, New: p.anything()})
			p.suspended[f.ID] = p.leave()
		}
	case 14:
		if len(f.Blocks) < 5 {
			b := trace.Block{Kind: trace.FinallyBlock, Handler: int32(p.r.IntN(100)), Level: int32(len(f.Stack))}
			p.effect(trace.Effect{Kind: trace.BlockPush, Block: b.Kind, Place: b.Handler, Level: b.Level})
			f.Blocks = append(f.Blocks, b)
		}
	case 15:
		if n := len(f.Blocks); n > 0 {
			b := f.Blocks[n-1]
			p.effect(trace.Effect{Kind: trace.BlockPop, Block: b.Kind, Place: b.Handler, Level: b.Level})
			f.Blocks = f.Blocks[:n-1]
		}
	case 16:
		to := int32(p.r.IntN(100)) * 2
		p.effect(trace.Effect{Kind: trace.Jump, Place: to})
		f.Next = to
	case 17:
		if len(p.objects) < 60 {
			o := p.new([]trace.ObjectKind{trace.ListObject, trace.DictObject, trace.SetObject, trace.InstanceObject}[p.r.IntN(4)], "")
			p.objects = append(p.objects, o)
			if p.r.IntN(2) == 0 {
				p.effect(trace.Effect{Kind: trace.Made, Object: o.value()})
			}
		}
	default:
		for range 1 + p.r.IntN(3) {
			p.mutate()
		}
	}
}

// mutate changes an object.
func (p *player) mutate() {
	if len(p.objects) == 0 {
		return
	}
	o := p.objects[p.r.IntN(len(p.objects))]
	e := trace.Effect{Kind: trace.HeapWrite, Object: o.value()}
	n := len(o.vals)
	switch o.kind {
	case trace.ListObject:
		switch k := p.r.IntN(10); {
		case k < 4 || n == 0:
			e.Op, e.Place, e.New = trace.Insert, int32(p.r.IntN(n+1)), p.anything()
			o.vals = slices.Insert(o.vals, int(e.Place), e.New)
		case k < 6:
			i := p.r.IntN(n)
			e.Op, e.Place, e.Old = trace.Remove, int32(i), o.vals[i]
			o.vals = slices.Delete(o.vals, i, i+1)
		case k < 8:
			i := p.r.IntN(n)
			e.Op, e.Place, e.Old, e.New = trace.SetIndex, int32(i), o.vals[i], p.anything()
			o.vals[i] = e.New
		case k < 9:
			i := p.r.IntN(n)
			j := i + p.r.IntN(n-i+1)
			sp := &trace.Spliced{Old: slices.Clone(o.vals[i:j])}
			for range p.r.IntN(4) {
				sp.New = append(sp.New, p.anything())
			}
			e.Op, e.Place, e.Detail = trace.Splice, int32(i), sp
			o.vals = slices.Replace(o.vals, i, j, sp.New...)
		default:
			e.Op = trace.Clear
			o.vals = nil
		}
	case trace.DictObject:
		key := p.numbers[p.r.IntN(len(p.numbers))].value()
		i := slices.Index(o.keys, key)
		e.Key = key
		switch {
		case i >= 0 && p.r.IntN(2) == 0:
			e.Op, e.Old = trace.DeleteKey, o.vals[i]
			o.keys, o.vals = slices.Delete(o.keys, i, i+1), slices.Delete(o.vals, i, i+1)
		case p.r.IntN(200) == 0:
			e.Op, e.Key = trace.Clear, trace.Value{}
			o.keys, o.vals = nil, nil
		default:
			e.Op, e.New = trace.SetKey, p.anything()
			if i >= 0 {
				e.Old, o.vals[i] = o.vals[i], e.New
			} else {
				o.keys, o.vals = append(o.keys, key), append(o.vals, e.New)
			}
		}
	case trace.SetObject:
		key := p.numbers[p.r.IntN(len(p.numbers))].value()
		e.Key = key
		if i := slices.Index(o.keys, key); i >= 0 {
			e.Op = trace.DeleteKey
			o.keys = slices.Delete(o.keys, i, i+1)
		} else {
			// Where a new element goes is the set's affair.
			e.Op = trace.SetKey
			o.keys = slices.Insert(o.keys, p.r.IntN(len(o.keys)+1), key)
		}
	default:
		name := p.r.IntN(5)
		e.Key = p.name(name)
		s := fmt.Sprint("attr", name)
		i := slices.Index(o.names, s)
		if i >= 0 && p.r.IntN(3) == 0 {
			e.Op, e.Old = trace.DeleteAttr, o.vals[i]
			o.names, o.vals = slices.Delete(o.names, i, i+1), slices.Delete(o.vals, i, i+1)
		} else {
			e.Op, e.New = trace.SetAttr, p.anything()
			if i >= 0 {
				e.Old, o.vals[i] = o.vals[i], e.New
			} else {
				o.names, o.vals = append(o.names, s), append(o.vals, e.New)
			}
		}
	}
	p.effect(e)
}

var attrs [5]*fake

func (p *player) name(i int) trace.Value {
	if attrs[i] == nil {
		attrs[i] = p.new(trace.StringObject, fmt.Sprintf("'attr%d'", i))
	}
	return attrs[i].value()
}

// show writes values by their identity.
func show(b *strings.Builder, vs []trace.Value) {
	for _, v := range vs {
		if v.IsNull() {
			b.WriteString(" -")
		} else {
			b.WriteByte(' ')
			b.WriteString(strconv.FormatUint(of(v).id, 10))
		}
	}
}

func showFrame(b *strings.Builder, f *trace.Frame, origins []int32) {
	fmt.Fprintf(b, "frame %d %s last %d next %d steps %d locals", f.ID, f.Code.Name, f.Last, f.Next, f.Steps)
	show(b, f.Locals)
	b.WriteString(" stack")
	show(b, f.Stack)
	fmt.Fprintf(b, " blocks %v origins %v\n", f.Blocks, origins)
}

// model writes the whole state of the player.
func (p *player) model() string {
	var b strings.Builder
	for _, f := range p.frames {
		showFrame(&b, f, p.origins[f.ID])
	}
	for id := range p.nextFrame + 1 {
		if f := p.suspended[id]; f != nil {
			b.WriteString("suspended ")
			showFrame(&b, f, nil)
		}
	}
	return b.String()
}

func showState(s *State) string {
	var b strings.Builder
	for i, f := range s.Frames {
		showFrame(&b, f, s.Origins[i])
	}
	ids := []trace.FrameID{}
	for id := range s.Suspended {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		b.WriteString("suspended ")
		showFrame(&b, s.Suspended[id], nil)
	}
	return b.String()
}

func showContents(c trace.Contents) string {
	var b strings.Builder
	for _, it := range c.Items {
		b.WriteString(it.Name)
		show(&b, []trace.Value{it.Key, it.Value})
		b.WriteByte(';')
	}
	return b.String()
}
