package stdlib

import (
	"bytewalk/vm/object"
)

// setImplementation gives sys.implementation to the thread's sys: programs see CPython's, as which
// they behave.
func setImplementation(t *Thread, o *Options) {
	m := t.Modules.GetStr(t, t.Intern("sys"))
	if !m.Has(object.LayoutModule) {
		return
	}
	sys := m.Module().Dict
	get := func(name string) Value { return sys.GetStr(t, t.Intern(name)) }
	if get("version_info").IsNull() {
		return
	}
	v, err := object.CallArgs(t, simpleNamespaceType.Value())
	if err != nil {
		return
	}
	for _, field := range []struct {
		name  string
		value Value
	}{
		{"name", t.Str("cpython")}, {"cache_tag", t.Str(o.Dialect.Tag)}, {"version", get("version_info")},
		{"hexversion", get("hexversion")}, {"_multiarch", t.Str("x86_64-linux-gnu")},
	} {
		if object.SetAttr(t, v, t.Intern(field.name), field.value) != nil {
			return
		}
	}
	sys.SetStr(t, t.Intern("implementation"), v)
}
