// Package importlib is Python's import: it finds modules beside the program, loads them
// through __pycache__ as CPython's SourceFileLoader does, and runs them.
//
// For a module a.py in the program's folder the steps are (PEP 3147, PEP 552 and
// Lib/importlib/_bootstrap_external.py):
//
//	lookup   is there a __pycache__/a.cpython-38.pyc?
//	read     its bytes
//	check    magic number, flags, and the source's time and size, or its hash
//	load     if all agree, the code object in it
//	compile  else, the source
//	write    the .pyc under a temporary name
//	rename   to its own name, at once
//
// Each is told to the thread's recorder. A cache that cannot be read or written does
// no harm; one whose header is good and whose rest is not is an error of the program, as in
// CPython. Files are reached only inside the program's folder: links that lead out of it are
// refused.
package importlib

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

type (
	// Thread and Value are the machine's.
	Thread = object.Thread
	Value  = object.Value
)

// Options say where modules come from.
type Options struct {
	Dialect *dialect.Dialect
	// Root is the program's folder, Dir the path under which the program sees it: what
	// __file__ begins with, and an entry of sys.path. Without Root there are
	// only native modules.
	Root *os.Root
	Dir  string
	// Optimize is the level of -O, which is part of a .pyc's name.
	Optimize int
	// Library finds a module of the standard library by its full name; it gives nil for what
	// is none. Nil is an empty library.
	Library func(name string) *object.LibraryModule
	// NewCode makes a code object of what the compiler made or a .pyc holds.
	NewCode func(t *Thread, c *code.Code) (*object.Code, error)
	// CheckHash is --check-hash-based-pycs: "default", "always" or "never"; "" is
	// "default".
	CheckHash string
}

// Importer imports for one thread.
type Importer struct {
	Options
}

// Attach gives the thread an importer.
func Attach(t *Thread, o Options) *Importer {
	im := &Importer{o}
	t.Import = im.Import
	for _, name := range []string{"sys", "builtins"} {
		if m := t.Modules.GetStr(t, t.Intern(name)); !m.IsNull() && m.Has(object.LayoutModule) {
			s := newSpec(t, name)
			s.origin, s.parent = t.Str("built-in"), ""
			set(t, m.Module(), "__spec__", s.Value())
		}
	}
	return im
}

// Import is __import__ (importlib._bootstrap._gcd_import and what is around it).
func (im *Importer) Import(t *Thread, name string, globals, fromlist Value, level int) (Value, error) {
	if level < 0 {
		return object.Null, t.Errorf(object.ValueError, "level must be >= 0")
	}
	full := name
	if level > 0 {
		var err error
		if full, err = im.resolve(t, name, globals, level); err != nil {
			return object.Null, err
		}
	} else if name == "" {
		return object.Null, t.Errorf(object.ValueError, "Empty module name")
	}
	m, err := im.module(t, full)
	if err != nil {
		return object.Null, err
	}
	wanted := !fromlist.IsNull() && fromlist != object.None
	if wanted {
		if wanted, err = object.IsTrue(t, fromlist); err != nil {
			return object.Null, err
		}
	}
	if wanted {
		return m, im.submodules(t, m, full, fromlist, false)
	}
	front, _, dotted := strings.Cut(name, ".")
	if !dotted || name == "" {
		return m, nil
	}
	if level == 0 {
		return im.module(t, front)
	}
	top := full[:len(full)-(len(name)-len(front))]
	v := t.Modules.GetStr(t, t.Intern(top))
	if v.IsNull() {
		return object.Null, t.Errorf(object.KeyError, "%s", "'"+top+"' not in sys.modules as expected")
	}
	return v, nil
}

// resolve makes an absolute name of a relative one.
func (im *Importer) resolve(t *Thread, name string, globals Value, level int) (string, error) {
	if globals.IsNull() || !globals.IsDict() {
		return "", t.Errorf(object.KeyError, "%s", "'__name__' not in globals")
	}
	get := func(name string) Value { return globals.Dict().GetStr(t, t.Intern(name)) }
	pkg, spec := get("__package__"), get("__spec__")
	var base string
	switch {
	case !pkg.IsNull() && pkg != object.None:
		if !pkg.IsStr() {
			return "", t.Errorf(object.TypeError, "package must be a string")
		}
		base = pkg.Str().Text
	case !spec.IsNull() && spec != object.None:
		parent, err := object.GetAttr(t, spec, t.Intern("parent"))
		if err != nil {
			return "", err
		}
		if !parent.IsStr() {
			return "", t.Errorf(object.TypeError, "__spec__.parent must be a string")
		}
		base = parent.Str().Text
	default:
		n := get("__name__")
		if n.IsNull() {
			return "", t.Errorf(object.KeyError, "%s", "'__name__' not in globals")
		}
		if !n.IsStr() {
			return "", t.Errorf(object.TypeError, "__name__ must be a string")
		}
		base = n.Str().Text
		if get("__path__").IsNull() {
			base = base[:max(strings.LastIndexByte(base, '.'), 0)]
		}
	}
	if base == "" {
		return "", t.Errorf(object.ImportError, "attempted relative import with no known parent package")
	}
	for range level - 1 {
		i := strings.LastIndexByte(base, '.')
		if i < 0 {
			return "", t.Errorf(object.ValueError, "attempted relative import beyond top-level package")
		}
		base = base[:i]
	}
	if name == "" {
		return base, nil
	}
	return base + "." + name, nil
}

// notFound gives a ModuleNotFoundError.
func notFound(t *Thread, name, format string, args ...any) error {
	e := t.Errorf(object.ModuleNotFoundError, format, args...).(*object.Exception)
	e.Fields[object.FieldImportMsg] = e.Args.Items[0]
	e.Fields[object.FieldImportName] = t.Str(name)
	return e
}

// quote is repr() of a name.
func quote(t *Thread, s string) string {
	r, err := object.Repr(t, t.Str(s))
	if err != nil {
		return "'" + s + "'"
	}
	return r
}

// module gives the module of an absolute name: that in sys.modules, or a new one.
func (im *Importer) module(t *Thread, name string) (Value, error) {
	key := t.Intern(name)
	if m := t.Modules.GetStr(t, key); m == object.None {
		return object.Null, notFound(t, name, "import of %s halted; None in sys.modules", name)
	} else if !m.IsNull() {
		return m, nil
	}
	if err := t.Enter(" while importing a module"); err != nil {
		return object.Null, err
	}
	defer t.Leave()
	parentName, tail := "", name
	var parent, search Value
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		parentName, tail = name[:i], name[i+1:]
		var err error
		if parent, err = im.module(t, parentName); err != nil {
			return object.Null, err
		}
		// Importing the parent may have imported this module.
		if m := t.Modules.GetStr(t, key); !m.IsNull() {
			return m, nil
		}
		if search, err = object.LookupAttr(t, parent, t.Intern("__path__")); err != nil {
			return object.Null, err
		}
		if search.IsNull() {
			return object.Null, notFound(t, name, "No module named %s; %s is not a package", quote(t, name), quote(t, parentName))
		}
	}
	m, err := im.load(t, name, tail, search)
	if err != nil {
		return object.Null, err
	}
	if !parent.IsNull() {
		if err := object.SetAttr(t, parent, t.Intern(tail), m); err != nil {
			return object.Null, err
		}
	}
	return m, nil
}

// load finds a module and loads it; search is its parent's __path__, NULL for sys.path.
func (im *Importer) load(t *Thread, name, tail string, search Value) (Value, error) {
	var library *object.LibraryModule
	if im.Library != nil && (search.IsNull() || libraryPath(search)) {
		library = im.Library(name)
	}
	if library != nil && library.First {
		return im.library(t, name, library)
	}
	found, err := im.find(t, tail, search)
	if err != nil {
		return object.Null, err
	}
	if found != nil {
		return im.run(t, name, found)
	}
	if library != nil {
		return im.library(t, name, library)
	}
	return object.Null, notFound(t, name, "No module named %s", quote(t, name))
}

// libraryPath reports whether a __path__ is that of a package of the library: an empty list.
func libraryPath(search Value) bool { return search.IsList() && len(search.List().Items) == 0 }

// library makes a module of the standard library.
func (im *Importer) library(t *Thread, name string, l *object.LibraryModule) (Value, error) {
	m := object.NewModule(t, name)
	s := newSpec(t, name)
	s.origin = t.Str(l.Origin)
	kind := builtinLoaderType
	if l.Origin == "frozen" {
		kind = frozenLoaderType
	}
	s.loader = kind.Value()
	if l.Package {
		s.locations = object.NewList(nil).Value()
		set(t, m, "__path__", s.locations)
	} else {
		s.parent = name[:max(strings.LastIndexByte(name, '.'), 0)]
	}
	set(t, m, "__package__", t.Str(s.parent))
	set(t, m, "__loader__", s.loader)
	set(t, m, "__spec__", s.Value())
	return im.initialize(t, name, s, m, func() error { return l.Fill(t, m) })
}

func set(t *Thread, m *object.Module, name string, v Value) {
	m.Dict.SetStr(t, t.Intern(name), v)
}

// location is where a module was found.
type location struct {
	source  string   // path in Root of the source, or of a .pyc without one; "" for a namespace package
	folders []string // paths in Root of a package's folders; nil for other modules
	bare    bool     // a .pyc without source
}

// find looks for a module in the folders of a path.
func (im *Importer) find(t *Thread, tail string, search Value) (*location, error) {
	if im.Root == nil || tail == "" || strings.ContainsAny(tail, "/\\\x00") {
		return nil, nil
	}
	if search.IsNull() {
		sys := t.Modules.GetStr(t, t.Intern("sys"))
		if sys.IsNull() || !sys.Has(object.LayoutModule) {
			return nil, nil
		}
		if search = sys.Module().Dict.GetStr(t, t.Intern("path")); search.IsNull() {
			return nil, t.Errorf(object.RuntimeError, "sys.path must be a list of directory names")
		}
	}
	entries, err := object.Collect(t, search)
	if err != nil {
		return nil, err
	}
	var portions []string
	for _, e := range entries {
		if !e.IsStr() {
			continue
		}
		folder, ok := im.inside(e.Str().Text)
		if !ok {
			continue
		}
		base := path.Join(folder, tail)
		if im.isFolder(base) {
			if init := path.Join(base, "__init__.py"); im.isFile(init) {
				return &location{source: init, folders: []string{base}}, nil
			}
			if init := path.Join(base, "__init__.pyc"); im.isFile(init) {
				return &location{source: init, folders: []string{base}, bare: true}, nil
			}
			portions = append(portions, base)
		}
		if im.isFile(base + ".py") {
			return &location{source: base + ".py"}, nil
		}
		if im.isFile(base + ".pyc") {
			return &location{source: base + ".pyc", bare: true}, nil
		}
	}
	if portions != nil {
		return &location{folders: portions}, nil
	}
	return nil, nil
}

// inside gives the path in Root of an entry of sys.path; ok is false if it lies elsewhere.
func (im *Importer) inside(entry string) (string, bool) {
	entry = path.Clean(entry)
	dir := path.Clean(im.Dir)
	switch {
	case entry == "." || entry == dir:
		return ".", true
	case dir == "." && !path.IsAbs(entry):
		return entry, entry != ".." && !strings.HasPrefix(entry, "../")
	case strings.HasPrefix(entry, strings.TrimSuffix(dir, "/")+"/"):
		return entry[len(strings.TrimSuffix(dir, "/"))+1:], true
	}
	return "", false
}

// shown is a path in Root as the program sees it.
func (im *Importer) shown(p string) string {
	if p == "." {
		return im.Dir
	}
	if im.Dir == "" || im.Dir == "." {
		return p
	}
	return strings.TrimSuffix(im.Dir, "/") + "/" + p
}

func (im *Importer) isFile(p string) bool {
	info, err := im.Root.Stat(p)
	return err == nil && info.Mode().IsRegular()
}

func (im *Importer) isFolder(p string) bool {
	info, err := im.Root.Stat(p)
	return err == nil && info.IsDir()
}

// run makes a module and executes its code.
func (im *Importer) run(t *Thread, name string, at *location) (Value, error) {
	m := object.NewModule(t, name)
	s := newSpec(t, name)
	set(t, m, "__package__", t.Str(name))
	if at.folders != nil {
		paths := make([]Value, len(at.folders))
		for i, f := range at.folders {
			paths[i] = t.Str(im.shown(f))
		}
		s.locations = object.NewList(paths).Value()
	} else {
		s.parent = name[:max(strings.LastIndexByte(name, '.'), 0)]
		set(t, m, "__package__", t.Str(s.parent))
	}
	set(t, m, "__spec__", s.Value())
	if s.locations != object.None {
		set(t, m, "__path__", s.locations)
	}
	key := t.Intern(name)
	if at.source == "" {
		s.loader = object.None
		s.origin = t.Str("namespace")
		set(t, m, "__loader__", object.None)
		t.Modules.SetStr(t, key, m.Value())
		return m.Value(), nil
	}
	file := t.Str(im.shown(at.source))
	s.origin, s.location = file, true
	l := &loader{Header: object.Header{Type: sourceLoaderType}, name: name, path: file}
	if at.bare {
		l.Type = sourcelessLoaderType
		s.cached = file
	} else {
		s.cached = t.Str(im.shown(im.cachePath(at.source)))
	}
	s.loader = l.Value()
	set(t, m, "__loader__", s.loader)
	set(t, m, "__file__", file)
	set(t, m, "__cached__", s.cached)

	return im.initialize(t, name, s, m, func() error { return im.execute(t, name, at, m) })
}

// initialize puts a module into sys.modules, fills it, and gives what is there then.
func (im *Importer) initialize(t *Thread, name string, s *spec, m *object.Module, fill func() error) (Value, error) {
	key := t.Intern(name)
	s.initializing = true
	defer func() { s.initializing = false }()
	t.Modules.SetStr(t, key, m.Value())
	if err := fill(); err != nil {
		t.Modules.DeleteStr(t, key)
		return object.Null, err
	}
	// The module may have put something else in its place.
	v := t.Modules.GetStr(t, key)
	if v.IsNull() {
		return object.Null, object.NewException(object.KeyError, t.Str(name))
	}
	return v, nil
}

func (im *Importer) execute(t *Thread, name string, at *location, m *object.Module) error {
	var c *code.Code
	var err error
	if at.bare {
		c, err = im.bareCode(t, name, at.source)
	} else {
		c, err = im.sourceCode(t, name, at.source)
	}
	if err != nil {
		return err
	}
	o, err := im.NewCode(t, c)
	if err != nil {
		return err
	}
	set(t, m, "__builtins__", t.Builtins.Value())
	_, err = t.Interp.Run(t, o, m.Dict, m.Dict.Value())
	return err
}

// submodules imports what `from package import names` asks for and is no attribute of the
// package yet (_handle_fromlist).
func (im *Importer) submodules(t *Thread, m Value, name string, list Value, inAll bool) error {
	if p, err := object.LookupAttr(t, m, t.Intern("__path__")); err != nil || p.IsNull() {
		return err
	}
	if n, err := object.LookupAttr(t, m, t.Intern("__name__")); err == nil && n.IsStr() {
		name = n.Str().Text
	}
	return object.Iterate(t, list, func(item Value) error {
		if !item.IsStr() {
			where := "``from list''"
			if inAll {
				where = name + ".__all__"
			}
			return t.Errorf(object.TypeError, "Item in %s must be str, not %s", where, item.Type().Name)
		}
		what := item.Str().Text
		if what == "*" {
			if inAll {
				return nil
			}
			all, err := object.LookupAttr(t, m, t.Intern("__all__"))
			if err != nil || all.IsNull() {
				return err
			}
			return im.submodules(t, m, name, all, true)
		}
		if has, err := object.LookupAttr(t, m, t.Intern(what)); err != nil || !has.IsNull() {
			return err
		}
		full := name + "." + what
		_, err := im.module(t, full)
		if err == nil {
			return nil
		}
		if e, ok := err.(*object.Exception); ok && object.IsException(err, object.ModuleNotFoundError) {
			missing := e.Fields[object.FieldImportName]
			if !missing.IsNull() && missing.IsStr() && missing.Str().Text == full && t.Modules.GetStr(t, t.Intern(full)) != object.None {
				return nil // IMPORT_FROM complains in better words
			}
		}
		return err
	})
}

// tell tells the recorder of an action on the cache.
func tell(t *Thread, kind trace.Kind, d *trace.DiskCache) {
	if t.Recorder != nil {
		t.Recorder.Effect(&trace.Effect{Kind: kind, Detail: d})
	}
}

// reason puts a failure of the file system in words, without the path.
func reason(err error) string {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.As(err, &p):
		return p.Err.Error()
	}
	return err.Error()
}
