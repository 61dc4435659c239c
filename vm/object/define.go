package object

// The functions in this file make the methods and functions of modules that lie outside this
// package, with the complaints about wrong arguments that CPython's calling conventions make.

// Method0 makes a method without arguments (METH_NOARGS).
func Method0(name string, f func(t *Thread, self Value) (Value, error)) Method {
	return noArgs(name, f)
}

// Method1 makes a method of one argument (METH_O).
func Method1(name string, f func(t *Thread, self, arg Value) (Value, error)) Method {
	return oneArg(name, f)
}

// MethodN makes a method of min to max positional arguments (max below 0: no limit). What is
// not given is NULL in a, which has max items unless there is no limit.
func MethodN(name string, min, max int, f func(t *Thread, self Value, a []Value) (Value, error)) Method {
	return posArgs(name, min, max, f)
}

// MethodKw makes a method with named parameters, as NewParams reads them; a has an item for each.
func MethodKw(name, list string, f func(t *Thread, self Value, a []Value) (Value, error)) Method {
	return keywords(name, list, f)
}

// AsClassMethod makes a method one of the class, which f then gets as self.
func AsClassMethod(m Method) Method { return classMethod(m) }

// SetHome says of which module functions are that were made by Function0 and the others below.
func SetHome(functions []Method, module string) {
	for i := range functions {
		if home := functions[i].home; home != nil {
			*home = module
		}
	}
}

// functionText names a module's function in messages: since 3.9 with the module.
func (t *Thread) functionText(home *string, name string) string {
	if t.Runtime.QualifiedNames && *home != "" {
		return *home + "." + name
	}
	return name
}

// Function0 makes a module's function without arguments (METH_NOARGS).
func Function0(name string, f func(t *Thread) (Value, error)) Method {
	home := new(string)
	return Method{Name: name, home: home, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.NoKeywords(t.functionText(home, name), kwnames); err != nil {
			return Null, err
		}
		if len(args) != 0 {
			return Null, t.Errorf(TypeError, "%s() takes no arguments (%d given)", t.functionText(home, name), len(args))
		}
		return f(t)
	}}
}

// Function1 makes a module's function of one argument (METH_O).
func Function1(name string, f func(t *Thread, v Value) (Value, error)) Method {
	home := new(string)
	return Method{Name: name, home: home, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.NoKeywords(t.functionText(home, name), kwnames); err != nil {
			return Null, err
		}
		if len(args) != 1 {
			return Null, t.Errorf(TypeError, "%s() takes exactly one argument (%d given)", t.functionText(home, name), len(args))
		}
		return f(t, args[0])
	}}
}

// FunctionN makes a module's function of min to max positional arguments (max below 0: no
// limit). What is not given is NULL in a, which has max items unless there is no limit.
func FunctionN(name string, min, max int, f func(t *Thread, a []Value) (Value, error)) Method {
	home := new(string)
	return Method{Name: name, home: home, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if err := t.NoKeywords(t.functionText(home, name), kwnames); err != nil {
			return Null, err
		}
		if err := t.CheckPositional(name, len(args), min, max); err != nil {
			return Null, err
		}
		if len(args) < max {
			args = append(make([]Value, 0, max), args...)[:max]
		}
		return f(t, args)
	}}
}

// FunctionKw makes a module's function with named parameters, as NewParams reads them; a has
// an item for each.
func FunctionKw(name, list string, f func(t *Thread, a []Value) (Value, error)) Method {
	p := NewParams(name, list)
	return Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		a, err := p.Parse(t, args, kwnames)
		if err != nil {
			return Null, err
		}
		return f(t, a)
	}}
}

// NewModuleType is NewBuiltinType for a type of another module than builtins, whose tp_name, which
// messages have, is module.name.
func NewModuleType(module, name string, base *Type, layout Layout) *Type {
	typ := NewBuiltinType(module+"."+name, base, layout)
	typ.QualName, typ.Module = name, module
	return typ
}

// LibraryModule is a module of the standard library: one that lies in no file.
type LibraryModule struct {
	// Origin is __spec__.origin: "built-in" or "frozen".
	Origin string
	// First says that nothing in the program's folder hides the module: CPython has it built
	// in, or has imported it before the program starts.
	First bool
	// Package says that the module may have submodules.
	Package bool
	// Fill gives the new module, which is in sys.modules, what it has.
	Fill func(t *Thread, m *Module) error
}
