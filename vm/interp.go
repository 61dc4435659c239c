package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// Globals implements object.Interp.
func (m *Machine) Globals(*object.Thread) *object.Dict {
	if m.frame == nil {
		return nil
	}
	return m.frame.globals
}

// Locals implements object.Interp.
func (m *Machine) Locals(t *object.Thread) (Value, error) {
	if m.frame == nil {
		return object.Null, t.Errorf(object.SystemError, "frame does not exist")
	}
	return m.locals(m.frame), nil
}

// NewCode implements object.Interp: it makes the Python object of a code object.
func (m *Machine) NewCode(_ *object.Thread, c *code.Code) (*object.Code, error) { return m.newCode(c) }

// Frame implements object.Interp: the frame that is depth calls below the running one,
// nil if there is none.
func (m *Machine) Frame(_ *object.Thread, depth int) *object.FrameObject {
	f := m.frame
	for ; f != nil && depth > 0; depth-- {
		f = f.back
	}
	return m.frameObject(f)
}

// RunBody implements object.Interp.
func (m *Machine) RunBody(t *object.Thread, fn *object.Function, namespace Value) (Value, error) {
	p := fn.Code.Prepared.(*prepared)
	if err := m.enterPython(); err != nil {
		return object.Null, err
	}
	f := m.pushFrame(fn.Code, p, m.frame, -1, 0)
	f.globals, f.names, f.function = fn.Globals, namespace, fn
	f.result = resultGo
	m.makeCells(f, fn.Closure)
	m.frame = f
	if m.rec != nil {
		m.rec.calls(f)
	}
	return m.runNested(f)
}

// SuperArgs implements object.Interp (super_init in Objects/typeobject.c).
func (m *Machine) SuperArgs(t *object.Thread) (typ, obj Value, err error) {
	f := m.frame
	fail := func(text string) (Value, Value, error) {
		return object.Null, object.Null, t.Errorf(object.RuntimeError, "super(): %s", text)
	}
	if f == nil {
		return fail("no current frame")
	}
	if f.object.ArgCount == 0 {
		return fail("no arguments")
	}
	obj = f.slots[0]
	for i, arg := range f.code.cellArg {
		if arg == 0 && obj.IsNull() {
			obj = f.cell(f.code.cellSlots[i]).Value
		}
	}
	if f.code.table && f.code.cellIndex[0] >= 0 {
		if c := object.Native[object.Cell](obj, object.CellType); c != nil {
			obj = c.Value
		}
	}
	if obj.IsNull() {
		return fail("arg[0] deleted")
	}
	for i, name := range f.object.FreeVars {
		if name.Text != "__class__" {
			continue
		}
		v := f.slots[f.code.cellSlots[len(f.object.CellVars)+i]]
		c := object.Native[object.Cell](v, object.CellType)
		if c == nil {
			return fail("bad __class__ cell")
		}
		if c.Value.IsNull() {
			return fail("empty __class__ cell")
		}
		if !c.Value.IsType() {
			return fail("__class__ is not a type (" + c.Value.Type().Name + ")")
		}
		return c.Value, obj, nil
	}
	return fail("__class__ cell not found")
}

// loadBuildClass is LOAD_BUILD_CLASS.
func (m *Machine) loadBuildClass() (Value, error) {
	t := m.Thread
	b, err := m.builtins(m.frame)
	if err != nil {
		return object.Null, err
	}
	v := b.GetStr(t, t.Intern("__build_class__"))
	if v.IsNull() {
		return object.Null, t.Errorf(object.NameError, "__build_class__ not found")
	}
	return v, nil
}

// setupAnnotations is SETUP_ANNOTATIONS.
func (m *Machine) setupAnnotations(f *Frame) error {
	t := m.Thread
	name := t.Intern("__annotations__")
	if f.names.IsNull() {
		return t.Errorf(object.SystemError, "no locals found when setting up annotations")
	}
	if f.names.Type() == object.DictType {
		if f.names.Dict().GetStr(t, name).IsNull() {
			f.names.Dict().SetStr(t, name, object.NewDict().Value())
		}
		return nil
	}
	_, err := object.GetItem(t, f.names, name.Value())
	if object.IsException(err, object.KeyError) {
		return object.SetItem(t, f.names, name.Value(), object.NewDict().Value())
	}
	return err
}

// printExpr is PRINT_EXPR: sys.displayhook of a value.
func (m *Machine) printExpr(v Value) error {
	t := m.Thread
	if sys := t.Modules.GetStr(t, t.Intern("sys")); sys.Has(object.LayoutModule) {
		hook := sys.Module().Dict.GetStr(t, t.Intern("displayhook"))
		if !hook.IsNull() {
			_, err := object.CallArgs(t, hook, v)
			return err
		}
	}
	return t.Errorf(object.RuntimeError, "lost sys.displayhook")
}

// buildClassMethod is __build_class__ (Python/bltinmodule.c).
var buildClassMethod = &object.Method{Name: "__build_class__",
	Doc: "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement."}

func init() {
	buildClassMethod.Func = buildClass
}

func buildClass(t *object.Thread, args []Value, kwnames []*object.Str) (Value, error) {
	n := len(args) - len(kwnames)
	if n < 2 {
		return object.Null, t.Errorf(object.TypeError, "__build_class__: not enough arguments")
	}
	if args[0].Type() != object.FunctionType {
		return object.Null, t.Errorf(object.TypeError, "__build_class__: func must be a function")
	}
	if !args[1].IsStr() {
		return object.Null, t.Errorf(object.TypeError, "__build_class__: name is not a string")
	}
	fn, name := args[0].Function(), args[1]
	orig := object.NewTuple(append([]Value(nil), args[2:n]...)...).Value()
	bases, err := resolveBases(t, orig)
	if err != nil {
		return object.Null, err
	}
	meta := object.Null
	var values []Value
	var names []*object.Str
	for i, k := range kwnames {
		if k.Text == "metaclass" {
			meta = args[n+i]
			continue
		}
		values = append(values, args[n+i])
		names = append(names, k)
	}
	if meta.IsNull() {
		meta = object.TypeType.Header.Value()
		if items := bases.Tuple().Items; len(items) > 0 {
			meta = items[0].Type().Header.Value()
		}
	}
	if meta.IsType() {
		if meta, err = object.Metaclass(t, meta, bases.Tuple().Items); err != nil {
			return object.Null, err
		}
	}
	prepare, err := object.LookupAttr(t, meta, t.Intern("__prepare__"))
	if err != nil {
		return object.Null, err
	}
	ns := object.Null
	if prepare.IsNull() {
		ns = object.NewDict().Value()
	} else if ns, err = object.Call(t, prepare, append([]Value{name, bases}, values...), names); err != nil {
		return object.Null, err
	}
	if ns.Type().Slots.Subscript == nil {
		what := "<metaclass>"
		if meta.IsType() {
			what = meta.AsType().Name
		}
		return object.Null, t.Errorf(object.TypeError, "%s.__prepare__() must return a mapping, not %s", what, ns.Type().Name)
	}
	cell, err := t.Interp.RunBody(t, fn, ns)
	if err != nil {
		return object.Null, err
	}
	if bases != orig {
		if err := object.SetItem(t, ns, t.Intern("__orig_bases__").Value(), orig); err != nil {
			return object.Null, err
		}
	}
	cls, err := object.Call(t, meta, append([]Value{name, bases, ns}, values...), names)
	if err != nil {
		return object.Null, err
	}
	if c := object.Native[object.Cell](cell, object.CellType); c != nil && cls.IsType() {
		text, _ := object.Repr(t, name)
		class, _ := object.Repr(t, cls)
		if c.Value.IsNull() {
			return object.Null, t.Errorf(object.RuntimeError,
				"__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", text, class)
		}
		if c.Value != cls {
			was, _ := object.Repr(t, c.Value)
			return object.Null, t.Errorf(object.TypeError, "__class__ set to %s defining %s as %s", was, text, class)
		}
	}
	return cls, nil
}

// resolveBases replaces bases that are no classes by what their __mro_entries__ gives
// (PEP 560).
func resolveBases(t *object.Thread, bases Value) (Value, error) {
	var out []Value
	changed := false
	for _, b := range bases.Tuple().Items {
		if b.IsType() {
			out = append(out, b)
			continue
		}
		f, err := object.LookupAttr(t, b, t.Intern("__mro_entries__"))
		if err != nil {
			return object.Null, err
		}
		if f.IsNull() {
			out = append(out, b)
			continue
		}
		more, err := object.CallArgs(t, f, bases)
		if err != nil {
			return object.Null, err
		}
		if !more.IsTuple() {
			return object.Null, t.Errorf(object.TypeError, "__mro_entries__ must return a tuple")
		}
		changed = true
		out = append(out, more.Tuple().Items...)
	}
	if !changed {
		return bases, nil
	}
	return object.NewTuple(out...).Value(), nil
}
