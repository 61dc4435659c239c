package vm

import (
	"slices"

	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// step is what happens between two instructions of f: the next is that of unit pc, and
// the stack is sp high.
func (l *life) step(f *Frame, pc, sp int) error {
	height, unwound := f.live, pc != 0 && f.pc != f.at+1
	f.at = pc
	slots := f.slots
	if len(l.suspects) > 0 && f != l.frame && pc != 0 && !f.code.table && height >= sp && sp > f.base {
		// The frame that was called has ended; what it was called with is there yet.
		l.see(slots[sp-1], f, sp-1)
		if err := l.resolve(); err != nil {
			return err
		}
	}
	f.live = sp
	if f == l.frame && pc != 0 {
		low := min(l.sp, sp) - 1
		for i := max(low, f.base); i < sp; i++ {
			l.see(slots[i], f, i)
		}
		for i := sp; i < l.sp; i++ {
			l.taken(slots[i])
		}
	} else {
		l.entered(f, pc, sp, height)
	}
	if f.view != nil {
		l.seeView(f)
	}
	l.frame, l.sp = f, sp
	if len(l.limbo) > l.base {
		l.release(l.base)
	}
	if len(l.changed) > 0 {
		l.refreshChanged()
	}
	first := len(l.suspects)
	for i := 0; i < len(f.homes); {
		h := &f.homes[i]
		if h.slot >= 0 && h.slot < sp && slots[h.slot] == h.r.v && h.r.count == 0 {
			i++
			continue
		}
		if !l.moved(f, i) {
			i++
		}
	}
	if len(l.loose) > 0 {
		l.checkLoose()
	}
	if len(l.suspects) > 0 {
		f.sp = sp
		if len(l.suspects)-first > 1 {
			l.sortOperands(f, height, unwound, l.suspects[first:])
		}
		if err := l.resolve(); err != nil {
			return err
		}
	}
	if l.counts[0] > l.thresholds[0] && !l.disabled && l.thresholds[0] > 0 && !l.collecting {
		f.sp = sp
		return l.automatic()
	}
	return nil
}

// see makes the object in a slot known, and gives it a home if no object refers to it.
func (l *life) see(v Value, f *Frame, slot int) {
	if plainValue(v) {
		return
	}
	r := l.at(v.Header())
	if r == nil {
		r = l.know(v)
	}
	if r.count == 0 && !r.listed {
		r.listed = true
		f.homes = append(f.homes, home{r, slot})
	}
}

// seeView makes the frame as the program sees it known, with the dict of its locals.
func (l *life) seeView(f *Frame) {
	v := f.view
	r := l.at(&v.Header)
	if r == nil {
		r = l.know(v.Header.Value())
	} else if d := v.LocalsDict; d != nil && l.at(&d.Header) == nil {
		l.refresh(r)
	}
	if r.count == 0 && !r.listed {
		r.listed = true
		f.homes = append(f.homes, home{r, homeView})
	}
}

// taken looks at what an instruction has taken from the stack.
func (l *life) taken(v Value) {
	if v.IsNull() {
		return
	}
	switch v.Type() {
	case object.BuiltinType:
		v = (*object.Builtin)(v.Ref).Self
	case object.BoundMethodType:
		v = (*object.BoundMethod)(v.Ref).Self
	}
	if r := l.known(v); r != nil && r.kind == object.Unsteady {
		l.change(r)
		for _, x := range r.kids {
			if c := l.known(x); c != nil && c.kind == object.Unsteady {
				l.change(c)
			}
		}
	}
}

// entered is the part of step for a frame that another one has stepped before.
func (l *life) entered(f *Frame, pc, sp, height int) {
	from := f.base
	if pc == 0 || f.gen != nil {
		from = 0
	}
	for i := from; i < sp; i++ {
		l.see(f.slots[i], f, i)
	}
	if pc == 0 {
		if f.function != nil {
			l.see(f.function.Header.Value(), f, homeFunction)
		}
		l.see(f.names, f, homeNames)
		if f.globals != nil {
			l.see(f.globals.Value(), f, homeGlobals)
		}
		l.see(f.made, f, homeMade)
		if f.gen != nil {
			l.see(f.gen.Header.Value(), f, homeGenerator)
		}
		l.see(f.object.Value(), f, homeCode)
		if back := f.back; back != nil {
			// What a function written in Python is called with is its own, since 3.11.
			for i := 0; i < len(back.homes); {
				if h := back.homes[i]; h.slot < back.sp || !back.givesUp(f) || !l.moved(back, i) {
					i++
				}
			}
		}
	}
	if pc != 0 {
		for i := sp; i < min(height, len(f.slots)); i++ {
			l.taken(f.slots[i])
		}
	}
}

// givesUp says that the operands of f's instruction are those of the frame that it has called.
func (f *Frame) givesUp(callee *Frame) bool { return f.code.table && callee.result != resultGo }

// holds reports whether an object lies where its home is.
func (f *Frame) holds(v Value, slot, live int) bool {
	switch slot {
	case homeFunction:
		return f.function != nil && f.function.Header.Value() == v
	case homeNames:
		return f.names == v
	case homeGlobals:
		return f.globals != nil && f.globals.Value() == v
	case homeView:
		return f.view != nil && f.view.Header.Value() == v
	case homeMade:
		return f.made == v
	case homeGenerator:
		return f.gen != nil && f.gen.Header.Value() == v
	case homeCode:
		return f.object.Value() == v
	}
	return slot < live && f.slots[slot] == v
}

// find gives the place of an object in a frame.
func (f *Frame) find(v Value, live int) (slot int, ok bool) {
	for i, x := range f.slots[:min(live, len(f.slots))] {
		if x == v {
			return i, true
		}
	}
	for slot := homeCode; slot < 0; slot++ {
		if f.holds(v, slot, 0) {
			return slot, true
		}
	}
	return 0, false
}

// moved looks after the home with number i of a frame whose slot has something else, or whose
// object is referred to by others. It reports whether it has taken the home away.
func (l *life) moved(f *Frame, i int) bool {
	h := &f.homes[i]
	r := h.r
	if !r.dead() && r.count == 0 {
		if f.holds(r.v, h.slot, f.live) && (h.slot < f.sp || f == l.m.frame || l.m.frame == nil) {
			return false
		}
		// A cell that has been made for it is not known yet.
		if f == l.m.frame {
			for i, v := range f.slots[:f.base] {
				l.see(v, f, i)
			}
			h = &f.homes[i]
		}
		if r.count == 0 && f == l.m.frame {
			if slot, ok := f.find(r.v, f.live); ok {
				h.slot = slot
				return false
			}
		}
	}
	slot, last := h.slot, len(f.homes)-1
	copy(f.homes[i:], f.homes[i+1:])
	f.homes[last] = home{}
	f.homes = f.homes[:last]
	r.listed = false
	if !r.dead() && r.count == 0 {
		r.slot = int32(slot)
		l.suspect(r)
	}
	return true
}

// house looks for what holds an object that no object refers to: then it lives.
func (l *life) house(r *record) bool {
	v := r.v
	var last *Frame
	for f := l.m.frame; f != nil; f = f.back {
		live := f.live
		if last != nil && f.givesUp(last) && live > f.sp {
			live = f.sp
		}
		if slot, ok := f.find(v, live); ok {
			r.listed = true
			f.homes = append(f.homes, home{r, slot})
			return true
		}
		last = f
	}
	if l.isLoose(v) {
		r.listed = true
		l.loose = append(l.loose, r)
		return true
	}
	return false
}

// isLoose says that the machine itself holds an object.
func (l *life) isLoose(v Value) bool {
	for s := l.t.Exc; s != nil; s = s.Previous {
		if s.Value == v {
			return true
		}
	}
	found := false
	for _, c := range *l.t.AtExit() {
		found = found || c.Func == v || slices.Contains(c.Args, v)
	}
	l.t.EachArg(func(x Value) { found = found || x == v })
	if e, ok := l.m.thrown.(*object.Exception); ok && e.Header.Value() == v {
		return true
	}
	return found
}

func (l *life) checkLoose() {
	kept := l.loose[:0]
	for _, r := range l.loose {
		switch {
		case r.dead():
		case r.count == 0 && l.isLoose(r.v):
			kept = append(kept, r)
		default:
			r.listed = false
			if r.count == 0 {
				r.handled = true
				l.suspect(r)
			}
		}
	}
	clear(l.loose[len(kept):])
	l.loose = kept
}

// sortOperands puts what an instruction has dropped in the order in which it does that: from the
// lowest in the stack on, but until 3.10 the arguments of a call from the last to the first. After an
// exception the rest of the stack, which was height high, follows from its top on.
func (l *life) sortOperands(f *Frame, height int, unwound bool, list []*record) {
	down := unwound
	if f.pc > 0 && !unwound {
		switch u := f.code.units[f.pc-1]; u.op {
		case opCallFunction, opCallMethod, opCallFunctionKw:
			down = !f.code.table
		case opStoreFastStoreFast:
			if a, b := int32(u.arg>>4), int32(u.arg&15); a > b && len(list) == 2 && list[0].slot == b && list[1].slot == a {
				list[0], list[1] = list[1], list[0]
			}
			return
		}
	}
	slices.SortStableFunc(list, func(a, b *record) int {
		x, y := int(a.slot), int(b.slot)
		if x < f.base || y < f.base {
			return 0
		}
		if down && !(unwound && x >= height-2 && y >= height-2) {
			return y - x
		}
		return x - y
	})
}

// resolve looks after the objects that no object refers to any more: those that nothing
// else holds die.
func (l *life) resolve() error {
	for len(l.suspects) > 0 {
		list := l.suspects
		l.suspects = nil
		for i, r := range list {
			r.pending = false
			if r.remains {
				if err := l.scatter(r); err != nil {
					return err
				}
				continue
			}
			if r.dead() || r.count > 0 || r.dying || r.listed || r.limbo > 0 || l.house(r) {
				continue
			}
			if err := l.kill(r); err != nil {
				for _, r := range list[i+1:] {
					r.pending = false
				}
				return err
			}
		}
	}
	return nil
}

// drops reports whether nothing but a frame that has ended has the frame as the program sees it: then
// that goes with it.
func (l *life) drops(f *Frame) bool {
	r := l.at(&f.view.Header)
	if r == nil {
		l.know(f.view.Header.Value())
		return false
	}
	if r.count > 0 || !r.listed || r.limbo > 0 {
		return false
	}
	for _, h := range f.homes {
		if h.r == r && h.slot == homeView {
			f.view.Live = nil
			f.view = nil
			return true
		}
	}
	return false
}

// scatter drops what the slots of a frame that has ended held.
func (l *life) scatter(r *record) error {
	for _, v := range r.kids {
		if err := l.drop(v); err != nil {
			return err
		}
	}
	clear(r.kids)
	r.remains = false
	r.kids = r.kids[:0]
	r.next = l.spare
	l.spare = r
	return nil
}

// left says that a frame has ended.
func (l *life) left(f *Frame) {
	l.frame = nil
	l.abandon(f)
}

// abandon is the end of a frame's slots: what they hold loses a reference, one slot after another. That
// happens when the suspects are looked after, until when all of it is held.
func (l *life) abandon(f *Frame) {
	if len(f.homes) == 0 {
		return
	}
	p := l.blank()
	*p = record{kids: p.kids[:0], remains: true, pending: true}
	add := func(v Value) {
		if r := l.know(v); r != nil {
			r.count++
			p.kids = append(p.kids, v)
		}
	}
	// The evaluation stack goes first, from its top on, then the variables.
	live := min(f.live, len(f.slots))
	for i := live - 1; i >= f.base; i-- {
		if v := f.slots[i]; !v.IsNull() {
			add(v)
		}
	}
	for _, v := range f.slots[:min(live, f.base)] {
		if !v.IsNull() {
			add(v)
		}
	}
	for i, h := range f.homes {
		h.r.listed = false
		if h.slot < 0 && !h.r.dead() {
			add(h.r.v)
		}
		f.homes[i] = home{}
	}
	f.homes = f.homes[:0]
	l.suspects = append(l.suspects, p)
}

// unhome is for a frame whose slots are a generator's now: what the generator does not hold is suspect.
func (l *life) unhome(f *Frame) {
	for i, h := range f.homes {
		h.r.listed = false
		if !h.r.dead() && h.r.count == 0 {
			l.suspect(h.r)
		}
		f.homes[i] = home{}
	}
	f.homes = f.homes[:0]
}

// madeGenerator says that a frame has become a generator's.
func (l *life) madeGenerator(g *Generator) {
	l.frame = nil
	l.know(g.Header.Value())
	l.unhome(g.frame)
}

// resumed says that a generator's frame has come to those that run.
func (l *life) resumed(g *Generator) {
	l.frame = nil
	f := g.frame
	f.live = f.sp
	if r := l.at(&g.Header); r != nil {
		l.refresh(r)
	}
	for i, v := range f.slots[:f.sp] {
		if r := l.known(v); r != nil && r.count == 0 && !r.listed {
			r.listed = true
			f.homes = append(f.homes, home{r, i})
		}
	}
}

// suspended says that a generator's frame has left those that run.
func (l *life) suspended(g *Generator) {
	l.frame = nil
	r := l.at(&g.Header)
	if r == nil {
		l.know(g.Header.Value())
	} else {
		l.refresh(r)
	}
	l.unhome(g.frame)
}

// finished says that a generator has ended; f was its frame.
func (l *life) finished(g *Generator, f *Frame) {
	l.left(f)
	if r := l.at(&g.Header); r != nil {
		l.refresh(r)
	}
}

// native is told of the frame that native code enters: it keeps what that code has in hands
// until that has ended. The function that it gives is to be called then.
func (l *life) native(f *Frame) func() {
	base := l.base
	for _, r := range l.suspects {
		r.pending = false
		if !r.listed {
			l.hold(r)
		}
	}
	l.suspects = l.suspects[:0]
	if b := f.back; b != nil && b.view != nil {
		l.seeView(b)
	}
	if f.pc == 0 {
		f.live = f.sp
		l.holdArguments(f)
	}
	l.base = len(l.limbo)
	return func() {
		l.base = base
		l.frame = nil
	}
}

// holdArguments puts what native code has called a function with in limbo.
func (l *life) holdArguments(f *Frame) {
	o := f.object
	named := o.ArgCount + o.KwOnlyArgCount
	hold := func(v Value) {
		if r := l.know(v); r != nil && r.count == 0 && !r.listed && !l.houseOutside(r, f) {
			l.hold(r)
		}
	}
	for _, v := range f.slots[:named] {
		hold(v)
	}
	hold(f.names)
	if f.function != nil {
		hold(f.function.Header.Value())
	}
	if f.globals != nil {
		hold(f.globals.Value())
	}
	if !f.code.table {
		for i, arg := range f.code.cellArg {
			if arg >= 0 {
				hold(f.cell(f.code.cellSlots[i]).Value)
			}
		}
	}
	each := func(v Value) {
		if r := l.known(v); r != nil {
			l.hold(r)
		}
	}
	if f.code.flags&code.VarArgs != 0 {
		if v := f.slots[named]; v.IsTuple() {
			l.know(v)
			for _, x := range v.Tuple().Items {
				each(x)
			}
		}
		named++
	}
	if f.code.flags&code.VarKeywords != 0 {
		if v := f.slots[named]; v.IsDict() {
			l.know(v)
			for i := range v.Dict().Cap() {
				_, x, _ := v.Dict().Entry(i)
				each(x)
			}
		}
	}
}

// houseOutside is house for the frames around one that begins.
func (l *life) houseOutside(r *record, f *Frame) bool {
	running := l.m.frame
	l.m.frame = f.back
	ok := l.house(r)
	l.m.frame = running
	return ok
}

// hold puts an object in limbo.
func (l *life) hold(r *record) {
	if !r.dead() {
		r.limbo++
		l.limbo = append(l.limbo, r)
	}
}

// release lets what is in limbo from n on go.
func (l *life) release(n int) {
	for _, r := range l.limbo[n:] {
		if r.limbo--; !r.dead() && r.count == 0 {
			l.suspect(r)
		}
	}
	clear(l.limbo[n:])
	l.limbo = l.limbo[:n]
}

// given is told of what the loop gives to native code, which has it in hands now.
func (l *life) given(v Value, err error) error {
	if e, ok := err.(*object.Exception); ok {
		v = e.Header.Value()
	} else if err != nil {
		return nil
	}
	if r := l.know(v); r != nil {
		l.hold(r)
	}
	return l.resolve()
}

// step is what the observed copy of the loop does before each instruction.
func (m *Machine) step(f *Frame, pc, sp int) error {
	if m.life != nil {
		if err := m.life.step(f, pc, sp); err != nil {
			return err
		}
	}
	if m.rec != nil {
		return m.rec.step(f, pc, sp)
	}
	return nil
}

// EachReference implements object.Referrer: what a generator's frame has in its slots is the generator's
// while the frame is not among those that run.
func (g *Generator) EachReference(visit func(v Value)) {
	if f := g.frame; f != nil {
		if f.back == nil {
			for _, v := range f.slots[:min(f.sp, len(f.slots))] {
				if !v.IsNull() {
					visit(v)
				}
			}
		}
		if f.function != nil {
			visit(f.function.Header.Value())
		}
		if f.globals != nil {
			visit(f.globals.Value())
		}
		if f.view != nil {
			visit(f.view.Header.Value())
		}
	}
	for _, v := range g.kept {
		if !v.IsNull() {
			visit(v)
		}
	}
	visit(g.code.Value())
	if !g.exc.Value.IsNull() {
		visit(g.exc.Value)
	}
}

func init() {
	object.Struct[Generator](object.GeneratorType, object.CoroutineType, object.AsyncGeneratorType)
	object.Struct[coroutineWrapper](coroutineWrapperType)
	object.Struct[wrappedValue](wrappedValueType)
	object.Struct[asyncSend](asyncSendType)
	object.Struct[asyncThrow](asyncThrowType)
	object.Struct[typeParam](typeVarType, paramSpecType, typeVarTupleType)
	object.Struct[typeAlias](typeAliasType)
}
