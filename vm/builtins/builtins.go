// Package builtins has Python's built-in functions and the modules builtins and sys.
//
// Install puts them into a thread. What a program's functions cannot reach from here,
// the machine and the compiler, comes in as functions: the fields of Options and of the
// thread itself.
package builtins

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/object"
)

// The kinds of values that nearly every line here has.
type (
	Thread = object.Thread
	Value  = object.Value
)

// Options say what the program sees of the world.
type Options struct {
	Dialect    *dialect.Dialect
	Argv       []string // sys.argv
	Path       []string // sys.path
	Executable string   // sys.executable
	Optimize   int      // the level of -O
	// DontWriteBytecode is sys.dont_write_bytecode.
	DontWriteBytecode bool
	// NewCode makes a code object of what the compiler made.
	NewCode func(c *code.Code) (*object.Code, error)
}

// Install fills the thread's built-in namespace and puts the modules builtins and sys
// among its modules.
func Install(t *Thread, o *Options) {
	in := &installed{Options: o}
	t.State(stateKey{}, func() any { return in })
	m := object.NewModule(t, "builtins")
	m.Dict = t.Builtins
	set := func(name string, v Value) { t.Builtins.SetStr(t, t.Intern(name), v) }
	set("__name__", t.Intern("builtins").Value())
	set("__doc__", t.Str("Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' object; Ellipsis represents `...' in slices."))
	set("__package__", t.Str(""))
	set("__loader__", object.None)
	set("__spec__", object.None)
	for i := range functions {
		set(functions[i].Name, object.NewBuiltin(t, &functions[i], "builtins"))
	}
	if t.Runtime.Generics {
		for i := range asyncFunctions {
			set(asyncFunctions[i].Name, object.NewBuiltin(t, &asyncFunctions[i], "builtins"))
		}
	}
	set("None", object.None)
	set("Ellipsis", object.Ellipsis)
	set("NotImplemented", object.NotImplemented)
	set("False", object.False)
	set("True", object.True)
	for _, typ := range types {
		set(typ.Name, typ.Value())
	}
	for _, typ := range object.ExceptionTypes(o.Dialect != nil && o.Dialect.Runtime.ExceptionGroups) {
		set(typ.Name, typ.Value())
	}
	set("EnvironmentError", object.OSError.Value())
	set("IOError", object.OSError.Value())
	set("__debug__", object.Bool(o.Optimize == 0))
	for _, name := range []string{"exit", "quit"} {
		set(name, (&quitter{Header: object.Header{Type: quitterType}, name: name}).Value())
	}
	t.Modules.SetStr(t, t.Intern("builtins"), m.Value())
	t.Modules.SetStr(t, t.Intern("sys"), newSys(t, in).Value())
	files := newIOModule(t)
	t.Modules.SetStr(t, t.Intern("_io"), files.Value())
	set("open", files.Dict.GetStr(t, t.Intern("open")))
}

type stateKey struct{}

// installed is what the functions need of the thread's options.
type installed struct {
	*Options
	stdin, stdout, stderr *textIO
	switching             float64 // sys.setswitchinterval(); 0 for what it is at first
}

func stateOf(t *Thread) *installed {
	return t.State(stateKey{}, func() any { return &installed{Options: &Options{}} }).(*installed)
}

var types = []*object.Type{
	object.BoolType, object.ByteArrayType, object.BytesType, object.ClassMethodType, object.ComplexType,
	object.DictType, EnumerateType, FilterType, object.FloatType, object.FrozenSetType, object.PropertyType,
	object.IntType, object.ListType, MapType, object.MemoryViewType, object.ObjectType, object.RangeType, ReversedType, object.SetType,
	object.SliceType, object.StaticMethodType, object.StrType, object.SuperType, object.TupleType, object.TypeType, ZipType,
}

// The makers of functions, by their kind of arguments.
var (
	fn   = object.FunctionN
	fn0  = object.Function0
	fn1  = object.Function1
	fnKw = object.FunctionKw
)
