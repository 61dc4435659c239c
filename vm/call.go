package vm

import (
	"errors"
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// simpleFunction gives the function that v is if n positional arguments only have to
// be where they are for it to run.
func simpleFunction(v Value, n int) (*object.Function, *prepared) {
	if v.Type() != object.FunctionType {
		return nil, nil
	}
	fn := (*object.Function)(v.Ref)
	p, _ := fn.Code.Prepared.(*prepared)
	if !p.simple || n != p.argCount {
		return nil, nil
	}
	return fn, p
}

// enterFunction makes the frame of a simple function the running one.
func (m *Machine) enterFunction(f *Frame, fn *object.Function, p *prepared, args, n int) (*Frame, error) {
	t := m.Thread
	m.budget -= 4
	if t.Depth >= t.RecursionLimit || m.budget < 0 {
		if err := m.checkpoint(); err != nil {
			return f, err
		}
		if err := m.enterPython(); err != nil {
			return f, err
		}
		t.Depth--
	}
	t.Depth++
	g := m.pushFrame(fn.Code, p, f, args, n)
	g.globals, g.function = fn.Globals, fn
	m.frame = g
	if m.rec != nil {
		m.rec.calls(g)
	}
	return g, nil
}

// call calls any callable with the n values in f's slots from args on, the last
// len(kwnames) of them keyword arguments. The slot before them is free. The result is
// a value, or a frame that is to run.
func (m *Machine) call(f *Frame, callee Value, args, n int, kwnames []*object.Str) (Value, *Frame, error) {
	t := m.Thread
	if callee.Type() == object.BoundMethodType {
		b := (*object.BoundMethod)(callee.Ref)
		callee = b.Func
		args--
		n++
		f.slots[args] = b.Self
	}
	switch typ := callee.Type(); typ {
	case object.FunctionType:
		g, v, err := m.bind((*object.Function)(callee.Ref), f, args, n, kwnames)
		return v, g, err

	case object.BuiltinType:
		b := (*object.Builtin)(callee.Ref)
		if b.Self.IsNull() {
			v, err := m.settle(b.Def.Func(t, f.slots[args:args+n:args+n], kwnames))
			return v, nil, err
		}

	case object.MethodDescriptorType:
		d := (*object.Descriptor)(callee.Ref)
		if n > len(kwnames) && f.slots[args].Type().IsSubtype(d.Owner) {
			v, err := m.settle(d.Def.Func(t, f.slots[args:args+n:args+n], kwnames))
			return v, nil, err
		}

	case object.TypeType:
		class := (*object.Type)(callee.Ref)
		if init := m.pythonInit(class); init != nil {
			// object.__new__ accepts any arguments where __init__ is overridden.
			if t.Depth++; t.Depth > t.RecursionLimit {
				t.Depth--
				return object.Null, nil, m.tooDeep(" while calling a Python object")
			}
			instance := object.NewInstance(class)
			args--
			f.slots[args] = instance
			g, _, err := m.bind(init, f, args, n+1, kwnames)
			if err != nil {
				t.Depth--
				return object.Null, nil, err
			}
			g.result, g.made = resultInstance, instance
			return object.Null, g, nil
		}
	}
	v, err := m.settle(object.Call(t, callee, f.slots[args:args+n:args+n], kwnames))
	return v, nil, err
}

// pythonInit gives the __init__ of a class whose instances are made by object.__new__
// and initialized by a function written in Python that is no generator; else nil.
func (m *Machine) pythonInit(class *object.Type) *object.Function {
	if !class.Heap || class.Abstract || class.Layout != object.LayoutObject || !object.IsPlainNew(class) {
		return nil
	}
	init := class.Lookup(m.Thread, m.names.init)
	if init.IsNull() || init.Type() != object.FunctionType {
		return nil
	}
	fn := (*object.Function)(init.Ref)
	if fn.Code.Prepared.(*prepared).flags&generator != 0 {
		return nil
	}
	return fn
}

// bind binds arguments to a function's parameters (_PyEval_EvalCodeWithName). It gives
// the frame that is to run, or the generator that a generator function makes of it. f
// is the frame whose slots have the arguments.
func (m *Machine) bind(fn *object.Function, f *Frame, args, n int, kwnames []*object.Str) (*Frame, Value, error) {
	p := fn.Code.Prepared.(*prepared)
	if p.simple && n == p.argCount && len(kwnames) == 0 {
		g, err := m.enterFunction(f, fn, p, args, n)
		if err != nil {
			g = nil
		}
		return g, object.Null, err
	}
	in := f.slots[args : args+n]
	if p.flags&generator != 0 && !p.table {
		g := newGeneratorFrame(fn.Code, p)
		if err := m.bindArguments(fn, g, in, kwnames); err != nil {
			return nil, object.Null, err
		}
		return nil, m.newGenerator(g, fn), nil
	}
	g, err := m.bindFrame(fn, f, in, kwnames, resultPush)
	return g, object.Null, err
}

// generator has the flags of functions whose calls make generators.
const generator = code.Generator | code.Coroutine | code.AsyncGenerator

// bindFrame makes the frame of a call the running one.
func (m *Machine) bindFrame(fn *object.Function, back *Frame, args []Value, kwnames []*object.Str, result resultKind) (*Frame, error) {
	t := m.Thread
	p := fn.Code.Prepared.(*prepared)
	if err := m.checkpointNow(); err != nil {
		return nil, err
	}
	if err := m.enterPython(); err != nil {
		return nil, err
	}
	var g *Frame
	if p.flags&generator != 0 {
		// The frame is to be the generator's; its first instructions make that.
		g = newGeneratorFrame(fn.Code, p)
		g.back, g.savedTop, g.saved = back, m.top, m.chunk
	} else {
		g = m.pushFrame(fn.Code, p, back, -1, 0)
	}
	if err := m.bindArguments(fn, g, args, kwnames); err != nil {
		t.Depth--
		m.popFrame(g)
		return nil, err
	}
	g.result = result
	m.frame = g
	if m.rec != nil {
		m.rec.calls(g)
	}
	return g, nil
}

// enterPython counts a frame of Python's.
func (m *Machine) enterPython() error {
	t := m.Thread
	if t.Depth++; t.Depth > t.RecursionLimit {
		t.Depth--
		return m.tooDeep("")
	}
	return nil
}

// tooDeep is the error of calls that are nested too deep.
func (m *Machine) tooDeep(where string) error {
	if m.Thread.Runtime.PythonDepth {
		where = ""
	}
	return m.Thread.Errorf(object.RecursionError, "maximum recursion depth exceeded%s", where)
}

// bindArguments fills a new frame's locals and cells.
func (m *Machine) bindArguments(fn *object.Function, g *Frame, args []Value, kwnames []*object.Str) error {
	t := m.Thread
	o, p := fn.Code, g.code
	g.globals, g.function = fn.Globals, fn
	fast := g.slots
	npos := len(args) - len(kwnames)
	total := o.ArgCount + o.KwOnlyArgCount
	given := min(npos, o.ArgCount)
	copy(fast, args[:given])
	next := total
	if p.flags&code.VarArgs != 0 {
		rest := args[given:npos]
		fast[next] = object.CopyTuple(rest).Value()
		next++
	}
	var kwargs *object.Dict
	if p.flags&code.VarKeywords != 0 {
		kwargs = object.NewDict()
		fast[next] = kwargs.Value()
	}
	name := o.Name.Text
	if p.table {
		name = fn.QualName.Text
	}
keywords:
	for k, kw := range kwnames {
		value := args[npos+k]
		if kw == notString {
			return t.Errorf(object.TypeError, "%s() keywords must be strings", name)
		}
		for pass := range 2 {
			for j := o.PosOnlyArgCount; j < total; j++ {
				if v := o.VarNames[j]; v == kw || pass == 1 && v.Text == kw.Text {
					if !fast[j].IsNull() {
						return t.Errorf(object.TypeError, "%s() got multiple values for argument '%s'", name, kw.Text)
					}
					fast[j] = value
					continue keywords
				}
			}
		}
		if kwargs == nil {
			if conflicts := positionalOnly(o, kwnames); len(conflicts) > 0 {
				return t.Errorf(object.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
					name, strings.Join(conflicts, ", "))
			}
			return t.Errorf(object.TypeError, "%s() got an unexpected keyword argument '%s'", name, kw.Text)
		}
		kwargs.SetStr(t, kw, value)
	}
	var defaults []Value
	if fn.Defaults != nil {
		defaults = fn.Defaults.Items
	}
	if npos > o.ArgCount && p.flags&code.VarArgs == 0 {
		return m.tooManyPositional(o, name, fast, npos, len(defaults))
	}
	if npos < o.ArgCount {
		required := o.ArgCount - len(defaults)
		var missing []string
		for i := npos; i < required; i++ {
			if fast[i].IsNull() {
				missing = append(missing, o.VarNames[i].Text)
			}
		}
		if len(missing) > 0 {
			return m.missingArguments(name, "positional", missing)
		}
		for i := max(given, required, 0); i < o.ArgCount; i++ {
			if fast[i].IsNull() {
				fast[i] = defaults[i-required]
			}
		}
	}
	if o.KwOnlyArgCount > 0 {
		var missing []string
		for i := o.ArgCount; i < total; i++ {
			if !fast[i].IsNull() {
				continue
			}
			if fn.KwDefaults != nil {
				if v := fn.KwDefaults.GetStr(t, o.VarNames[i]); !v.IsNull() {
					fast[i] = v
					continue
				}
			}
			missing = append(missing, o.VarNames[i].Text)
		}
		if len(missing) > 0 {
			return m.missingArguments(name, "keyword-only", missing)
		}
	}
	m.makeCells(g, fn.Closure)
	return nil
}

// makeCells fills the slots of cells and free variables, where there are no
// instructions for that.
func (m *Machine) makeCells(g *Frame, closure *object.Tuple) {
	p := g.code
	if p.table {
		return
	}
	for i, arg := range p.cellArg {
		c := &object.Cell{Header: object.Header{Type: object.CellType}}
		if arg >= 0 {
			c.Value = g.slots[arg]
			g.slots[arg] = object.Null
		}
		g.slots[p.nlocals+i] = c.Header.Value()
	}
	if closure != nil {
		copy(g.slots[p.nlocals+len(p.cellArg):g.base], closure.Items)
	}
}

// positionalOnly gives the positional-only parameters that were passed by name.
func positionalOnly(o *object.Code, kwnames []*object.Str) (names []string) {
	for _, v := range o.VarNames[:o.PosOnlyArgCount] {
		for _, kw := range kwnames {
			if v.Text == kw.Text {
				names = append(names, kw.Text)
			}
		}
	}
	return names
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (m *Machine) missingArguments(name, kind string, missing []string) error {
	for i := range missing {
		missing[i] = "'" + missing[i] + "'"
	}
	var text string
	switch n := len(missing); n {
	case 1:
		text = missing[0]
	case 2:
		text = missing[0] + " and " + missing[1]
	default:
		text = strings.Join(missing[:n-2], ", ") + ", " + missing[n-2] + ", and " + missing[n-1]
	}
	return m.Thread.Errorf(object.TypeError, "%s() missing %d required %s argument%s: %s", name, len(missing), kind, plural(len(missing)), text)
}

func (m *Machine) tooManyPositional(o *object.Code, name string, fast []Value, given, defaults int) error {
	keywords := 0
	for i := o.ArgCount; i < o.ArgCount+o.KwOnlyArgCount; i++ {
		if !fast[i].IsNull() {
			keywords++
		}
	}
	takes, s := strconv.Itoa(o.ArgCount), plural(o.ArgCount)
	if defaults > 0 {
		takes, s = "from "+strconv.Itoa(o.ArgCount-defaults)+" to "+takes, "s"
	}
	also := ""
	if keywords > 0 {
		also = " positional argument" + plural(given) + " (and " + strconv.Itoa(keywords) + " keyword-only argument" + plural(keywords) + ")"
	}
	were := "were"
	if given == 1 && keywords == 0 {
		were = "was"
	}
	return m.Thread.Errorf(object.TypeError, "%s() takes %s positional argument%s but %d%s %s given", name, takes, s, given, also, were)
}

// keywordNames gives the names of CALL_FUNCTION_KW's tuple.
func (m *Machine) keywordNames(v Value) []*object.Str {
	items := v.Tuple().Items
	names := make([]*object.Str, len(items))
	for i, item := range items {
		names[i] = item.Str()
	}
	return names
}

// callEx is CALL_FUNCTION_EX: f(*args, **kwargs).
func (m *Machine) callEx(f, args, kwargs Value) (Value, error) {
	t := m.Thread
	var kw *object.Dict
	if !kwargs.IsNull() {
		if kwargs.Type() == object.DictType {
			kw = kwargs.Dict()
		} else {
			kw = object.NewDict()
			if err := m.mergeKeywords(f, kw, kwargs); err != nil {
				return object.Null, err
			}
		}
	}
	if !args.IsTuple() {
		items, err := object.Collect(t, args)
		if err != nil {
			if object.IsException(err, object.TypeError) {
				err = m.notIterable(f, args, err)
			}
			return object.Null, err
		}
		args = object.NewTuple(items...).Value()
	}
	items := args.Tuple().Items
	n := len(items)
	if kw != nil {
		n += kw.Len()
	}
	list := t.PushArgs(n)
	defer t.PopArgs(n)
	copy(list, items)
	var names []*object.Str
	if kw != nil {
		for i := range kw.Cap() {
			if k, v, _ := kw.Entry(i); !k.IsNull() {
				name := notString
				if k.IsStr() {
					name = k.Str()
				} else if t.Runtime.QualifiedNames || !m.callsPython(f) {
					return object.Null, t.Errorf(object.TypeError, "keywords must be strings")
				}
				list[len(items)+len(names)] = v
				names = append(names, name)
			}
		}
	}
	return object.Call(t, f, list, names)
}

// notString is the name, among those of keyword arguments, of one that is no str; only
// functions written in Python get it, which refuse it when its turn comes.
var notString = &object.Str{}

// callsPython reports whether a call of v ends in a function written in Python.
func (m *Machine) callsPython(v Value) bool {
	switch v.Type() {
	case object.FunctionType:
		return true
	case object.BoundMethodType:
		return m.callsPython((*object.BoundMethod)(v.Ref).Func)
	}
	if v.IsType() {
		return m.pythonInit(v.AsType()) != nil
	}
	return v.Type().Heap && v.Type().LookupName("__call__").Type() == object.FunctionType
}

// makeFunction is MAKE_FUNCTION; it gives the function and how many values it took.
func (m *Machine) makeFunction(f *Frame, flags int32, sp int) (Value, int, error) {
	t := m.Thread
	start := sp
	take := func() Value {
		sp--
		return f.slots[sp]
	}
	name, c := take(), take()
	o := object.Native[object.Code](c, object.CodeType)
	if o == nil || !name.IsStr() {
		return object.Null, 0, errInvalid
	}
	fn := object.NewFunction(t, o, f.globals, name.Str())
	if flags&8 != 0 {
		fn.Closure = take().Tuple()
	}
	if len(fn.Code.FreeVars) > 0 && (fn.Closure == nil || len(fn.Closure.Items) != len(fn.Code.FreeVars)) {
		return object.Null, 0, errInvalid
	}
	if fn.Closure != nil {
		for _, c := range fn.Closure.Items {
			if object.Native[object.Cell](c, object.CellType) == nil {
				return object.Null, 0, errInvalid
			}
		}
	}
	if flags&4 != 0 {
		fn.Annotations = take().Dict()
	}
	if flags&2 != 0 {
		fn.KwDefaults = take().Dict()
	}
	if flags&1 != 0 {
		fn.Defaults = take().Tuple()
	}
	return fn.Header.Value(), start - sp, nil
}

// CallFunction implements object.Interp: native code calls a function written in
// Python.
func (m *Machine) CallFunction(t *object.Thread, fn *object.Function, args []Value, kwnames []*object.Str) (Value, error) {
	holder := Frame{slots: args}
	g, v, err := m.bindNative(fn, &holder, kwnames)
	if err != nil || g == nil {
		if m.life != nil && err == nil {
			err = m.life.given(v, nil)
		}
		return v, err
	}
	return m.runNested(g)
}

// bindNative is bind for arguments that are not in a frame of the machine's.
func (m *Machine) bindNative(fn *object.Function, holder *Frame, kwnames []*object.Str) (*Frame, Value, error) {
	p := fn.Code.Prepared.(*prepared)
	if p.flags&generator != 0 && !p.table {
		g := newGeneratorFrame(fn.Code, p)
		if err := m.bindArguments(fn, g, holder.slots, kwnames); err != nil {
			return nil, object.Null, err
		}
		return nil, m.newGenerator(g, fn), nil
	}
	g, err := m.bindFrame(fn, m.frame, holder.slots, kwnames, resultGo)
	return g, object.Null, err
}

// runNested runs a frame that native code has entered.
func (m *Machine) runNested(g *Frame) (Value, error) {
	m.nested++
	defer func() { m.nested-- }()
	if m.nested > maxNested && m.thrown == nil {
		e := m.Thread.Errorf(object.RecursionError, "maximum recursion depth exceeded while calling a Python object").(*object.Exception)
		m.setContext(e)
		m.thrown = e
	}
	if m.rec == nil && m.life == nil {
		if v, err := run[plain](m, g); err != errWatch {
			return v, err
		}
	}
	if l := m.life; l != nil {
		leave := l.native(g)
		v, err := run[recorded](m, g)
		leave()
		if lerr := l.given(v, err); lerr != nil {
			return object.Null, lerr
		}
		return v, err
	}
	return run[recorded](m, g)
}

// errWatch is what the plain loop gives when it is to go on in the other copy, because the
// program has come to code that can tell when objects die.
var errWatch = errors.New("lives are to be watched")

// maxNested bounds how deep the loop calls itself through native code, whatever
// recursion limit the program sets, so that the stack of the process holds.
const maxNested = 20000
