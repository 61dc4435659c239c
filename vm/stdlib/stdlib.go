// Package stdlib has the modules of Python's standard library that programs import: those that
// are not part of the machine itself (builtins and sys are in package builtins).
//
// # Two kinds of module
//
// A module is a row of the table that [register] fills, in an init function of the file named
// after it. What is done often, has state that is best kept in Go, or does what Python can't, is
// native: functions and types, made with the helpers of package object (Function1, MethodKw,
// Define ...). What is simpler in Python is Python of our own: a file python/NAME.py, embedded,
// compiled when it is first imported, and kept compiled for the other machines of the process. Both
// go together: a row with source and functions has the functions in its namespace before the file
// runs, and native halves have CPython's names for theirs (_collections, _functools).
//
// The Python files are written in the syntax of the oldest dialect and never copied from
// CPython's; what a program sees of them (results, reprs, messages, what raises what) is CPython's.
// They are no place for a stopgap: a module lacks a name or has it as CPython does. Running a file
// is not recorded (see [object.Interp]), so an import is one step; calls of what it defines are.
//
// # Versions
//
// What a dialect lacks is data. A whole module has since and before in its row; a name of a module
// is in the row's map later (or gone); a part of a Python file stands between lines
//
//	#: since 3.10
//	#: before 3.10
//	#: end
//
// (one or both parts, and they do not nest), which are blanked for other dialects before the
// file is compiled. Native code that behaves differently asks [since].
//
// # State
//
// Built-in types are shared by all threads: what belongs to a thread is kept in [object.Thread].State
// or in objects. Objects with state change it through Thread.Field and Thread.IntField where a
// program's history should show it; see package object, heap.go.
//
// # Tests
//
// testdata has programs, MODULE_SUBJECT.py, and under testdata/expected what CPython makes of each:
// standard output, exit status, last line of standard error. go generate asks CPython again.
package stdlib

import (
	"embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

//go:generate go run ./gen

// The kinds of values that nearly every line here has, and the makers of functions.
type (
	Thread = object.Thread
	Value  = object.Value
)

var (
	fn   = object.FunctionN
	fn0  = object.Function0
	fn1  = object.Function1
	fnKw = object.FunctionKw
)

// module is a row of the table of modules.
type module struct {
	name string
	doc  string
	// since is the first version that has the module, before the first that has it no more; ""
	// is no limit.
	since, before string
	// builtin says that CPython's is compiled in; it shows in the module's repr.
	builtin bool
	// first says that a file in the program's folder does not hide the module, as for all that
	// are built in.
	first bool
	// pkg says that the module has submodules.
	pkg bool

	functions []object.Method
	types     []*object.Type
	// of is the module that the functions say they are from, if it is another one.
	of string
	// fill gives the module what needs a thread to be made.
	fill func(t *Thread, m *object.Module) error
	// python says that there is a file in python/ to be run in the module.
	python bool
	// later are the versions since which the module has a name, gone those since which it has not.
	later, gone map[string]string
}

var modules = map[string]*module{}

func register(m *module) {
	if modules[m.name] != nil {
		panic("stdlib: two modules " + m.name)
	}
	home := m.of
	if home == "" {
		home = m.name
	}
	object.SetHome(m.functions, home)
	modules[m.name] = m
}

//go:embed python/*.py
var files embed.FS

// Options say for which machine a library is.
type Options struct {
	Dialect  *dialect.Dialect
	Optimize int // the level of -O
	// NewCode makes a code object of what the compiler made.
	NewCode func(t *Thread, c *code.Code) (*object.Code, error)
}

type stateKey struct{}

// Attach gives the thread a library: the function finds a module by its full name, and gives nil
// for what the library lacks.
func Attach(t *Thread, o Options) func(name string) *object.LibraryModule {
	t.State(stateKey{}, func() any { return &o })
	structsOnce.Do(tellStructs)
	setImplementation(t, &o)
	return func(name string) *object.LibraryModule {
		m := modules[name]
		if m == nil || !m.in(o.Dialect) {
			return nil
		}
		l := &object.LibraryModule{Origin: "frozen", First: m.first || m.builtin, Package: m.pkg}
		if m.builtin {
			l.Origin = "built-in"
		}
		l.Fill = func(t *Thread, to *object.Module) error { return m.create(t, &o, to) }
		return l
	}
}

// since reports whether the thread's dialect is a version or a later one.
func since(t *Thread, version string) bool {
	o := t.State(stateKey{}, func() any { return &Options{Dialect: dialect.Newest()} }).(*Options)
	return o.Dialect.AtLeast(version)
}

// create fills a new module.
func (m *module) create(t *Thread, o *Options, to *object.Module) error {
	absent := func(name string) bool {
		v, isLater := m.later[name]
		w, isGone := m.gone[name]
		return isLater && !o.Dialect.AtLeast(v) || isGone && o.Dialect.AtLeast(w)
	}
	set := func(name string, v Value) { to.Dict.SetStr(t, t.Intern(name), v) }
	if m.doc != "" {
		set("__doc__", t.Str(m.doc))
	}
	from := m.of
	if from == "" {
		from = m.name
	}
	for i := range m.functions {
		if f := &m.functions[i]; !absent(f.Name) {
			set(f.Name, object.NewBuiltin(t, f, from))
		}
	}
	for _, typ := range m.types {
		if !absent(typ.QualName) {
			set(typ.QualName, typ.Value())
		}
	}
	if m.fill != nil {
		if err := m.fill(t, to); err != nil {
			return err
		}
	}
	if m.python {
		if err := m.execute(t, o, to); err != nil {
			return err
		}
	}
	for _, names := range []map[string]string{m.later, m.gone} {
		for name := range names {
			if absent(name) {
				to.Dict.DeleteStr(t, t.Intern(name))
			}
		}
	}
	return nil
}

// execute runs the module's file in it.
func (m *module) execute(t *Thread, o *Options, to *object.Module) error {
	c, err := compiled(t, o, m.name)
	if err != nil {
		return err
	}
	if t.Recorder != nil {
		t.Recorder.Load(&trace.Loading{Code: c, Module: m.name})
	}
	oc, err := o.NewCode(t, c)
	if err != nil {
		return err
	}
	to.Dict.SetStr(t, t.Intern("__builtins__"), t.Builtins.Value())
	_, err = t.Interp.RunQuietly(t, oc, to.Dict)
	return err
}

// key is what a compiled file depends on.
type key struct {
	dialect  *dialect.Dialect
	optimize int
	name     string
}

var cache sync.Map // of key to *code.Code

// compiled gives the code of a module's file.
func compiled(t *Thread, o *Options, name string) (*code.Code, error) {
	k := key{o.Dialect, o.Optimize, name}
	if c, ok := cache.Load(k); ok {
		return c.(*code.Code), nil
	}
	if t.Compile == nil {
		return nil, t.Errorf(object.ImportError, "there is no compiler here")
	}
	c, err := t.Compile(t, Source(o.Dialect, name), "<frozen "+name+">", "exec", 0)
	if err != nil {
		return nil, fmt.Errorf("library module %s: %w", name, err)
	}
	cache.Store(k, c)
	return c, nil
}

// Source gives the text of a module of the library that is written in Python, as it is for a
// dialect; "" if there is none.
func Source(d *dialect.Dialect, name string) string {
	raw, err := files.ReadFile("python/" + name + ".py")
	if err != nil {
		return ""
	}
	return forDialect(d, string(raw))
}

// forDialect blanks the lines that are for other versions.
func forDialect(d *dialect.Dialect, text string) string {
	var b strings.Builder
	keep := true
	for line := range strings.Lines(text) {
		switch word := strings.Fields(line); {
		case len(word) == 3 && word[0] == "#:" && word[1] == "since":
			keep = d.AtLeast(word[2])
			line = "\n"
		case len(word) == 3 && word[0] == "#:" && word[1] == "before":
			keep = !d.AtLeast(word[2])
			line = "\n"
		case len(word) == 2 && word[0] == "#:" && word[1] == "end":
			keep = true
			line = "\n"
		case !keep:
			line = "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// typeName is the name of a value's type, as messages have it.
func typeName(v Value) string { return v.Type().Name }

// each calls f for the items of an iterable until it says stop.
func each(t *Thread, v Value, f func(item Value) (stop bool, err error)) error {
	it, err := object.Iter(t, v)
	if err != nil {
		return err
	}
	for {
		item, err := object.Next(t, it)
		if err != nil || item.IsNull() {
			return err
		}
		if stop, err := f(item); err != nil || stop {
			return err
		}
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
}

// Names gives the names of a dialect's modules, sorted.
func Names(d *dialect.Dialect) []string {
	var names []string
	for name, m := range modules {
		if m.in(d) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// in reports whether a dialect has the module.
func (m *module) in(d *dialect.Dialect) bool {
	return (m.since == "" || d.AtLeast(m.since)) && (m.before == "" || !d.AtLeast(m.before))
}
