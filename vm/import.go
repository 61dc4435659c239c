package vm

import (
	"bytewalk/vm/object"
)

// importName is IMPORT_NAME: it calls __import__.
func (m *Machine) importName(f *Frame, i int32, fromList, level Value) (Value, error) {
	t := m.Thread
	name := f.object.NameValues[i].Value()
	b, err := m.builtins(f)
	if err != nil {
		return object.Null, err
	}
	fn := b.GetStr(t, t.Intern("__import__"))
	if fn.IsNull() {
		return object.Null, t.Errorf(object.ImportError, "__import__ not found")
	}
	names := f.names
	if names.IsNull() {
		names = object.None
	}
	return object.CallArgs(t, fn, name, f.globals.Value(), names, fromList, level)
}

// importFrom is IMPORT_FROM.
func (m *Machine) importFrom(v Value, name *object.Str) (Value, error) {
	t := m.Thread
	r, err := object.LookupAttr(t, v, name)
	if err != nil || !r.IsNull() {
		return r, err
	}
	pkg, err := object.LookupAttr(t, v, m.names.name)
	if err != nil {
		return object.Null, err
	}
	shown := "<unknown module name>"
	if pkg.IsStr() {
		shown = pkg.Str().Text
		if sub := t.Modules.GetStr(t, t.Intern(shown+"."+name.Text)); !sub.IsNull() {
			return sub, nil
		}
	}
	module, err := object.Repr(t, t.Str(shown))
	if err != nil {
		return object.Null, err
	}
	what, err := object.Repr(t, name.Value())
	if err != nil {
		return object.Null, err
	}
	text := "cannot import name " + what + " from " + module + " (unknown location)"
	path := object.Null
	if v.Has(object.LayoutModule) {
		path = v.Module().Dict.GetStr(t, t.Intern("__file__"))
	}
	if path.IsStr() {
		text = "cannot import name " + what + " from " + module + " (" + path.Str().Text + ")"
		if spec := v.Module().Dict.GetStr(t, t.Intern("__spec__")); !spec.IsNull() && spec != object.None {
			if busy, err := object.LookupAttr(t, spec, t.Intern("_initializing")); err == nil && busy == object.True {
				text = "cannot import name " + what + " from partially initialized module " + module +
					" (most likely due to a circular import) (" + path.Str().Text + ")"
			}
		}
	}
	e := t.Errorf(object.ImportError, "%s", text).(*object.Exception)
	e.Fields[object.FieldImportMsg] = e.Args.Items[0]
	if pkg.IsStr() {
		e.Fields[object.FieldImportName] = pkg
	}
	e.Fields[object.FieldImportNameFrom] = name.Value()
	if path.IsStr() {
		e.Fields[object.FieldImportPath] = path
	}
	return object.Null, e
}

// importStar is IMPORT_STAR (import_all_from).
func (m *Machine) importStar(f *Frame, v Value) error {
	t := m.Thread
	names := m.locals(f)
	all, err := object.LookupAttr(t, v, t.Intern("__all__"))
	if err != nil {
		return err
	}
	where, skip := "__all__", false
	if all.IsNull() {
		d, err := object.LookupAttr(t, v, t.Intern("__dict__"))
		if err != nil {
			return err
		}
		if d.IsNull() {
			return t.Errorf(object.ImportError, "from-import-* object has no __dict__ and no __all__")
		}
		keys, err := object.CallMethod(t, d, "keys")
		if err != nil {
			return err
		}
		items, err := object.Collect(t, keys)
		if err != nil {
			return err
		}
		all = object.NewList(items).Value()
		where, skip = "__dict__", true
	}
	return object.Iterate(t, all, func(name Value) error {
		if !name.IsStr() {
			module, err := object.GetAttr(t, v, m.names.name)
			if err != nil {
				return err
			}
			if !module.IsStr() {
				return t.Errorf(object.TypeError, "module __name__ must be a string, not %s", module.Type().Name)
			}
			kind := "Item"
			if skip {
				kind = "Key"
			}
			return t.Errorf(object.TypeError, "%s in %s.%s must be str, not %s", kind, module.Str().Text, where, name.Type().Name)
		}
		if skip && name.Str().Text != "" && name.Str().Text[0] == '_' {
			return nil
		}
		value, err := object.GetAttr(t, v, t.InternStr(name.Str()))
		if err != nil {
			return err
		}
		if names.Type() == object.DictType {
			return names.Dict().Set(t, name, value)
		}
		return object.SetItem(t, names, name, value)
	})
}
