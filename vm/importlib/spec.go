package importlib

import "bytewalk/vm/object"

// spec is a module's __spec__ (importlib.machinery.ModuleSpec).
type spec struct {
	object.Header
	name         string
	parent       string
	loader       Value
	origin       Value
	locations    Value // submodule_search_locations: a list, None for modules that are no package
	cached       Value
	location     bool
	initializing bool
}

// loader is a module's __loader__.
type loader struct {
	object.Header
	name string
	path Value
}

var (
	specType             = object.NewBuiltinType("ModuleSpec", nil, object.LayoutNative)
	sourceLoaderType     = object.NewBuiltinType("SourceFileLoader", nil, object.LayoutNative)
	sourcelessLoaderType = object.NewBuiltinType("SourcelessFileLoader", nil, object.LayoutNative)
	builtinLoaderType    = object.NewBuiltinType("BuiltinImporter", nil, object.LayoutNative)
	frozenLoaderType     = object.NewBuiltinType("FrozenImporter", nil, object.LayoutNative)
)

func newSpec(t *Thread, name string) *spec {
	return &spec{Header: object.Header{Type: specType}, name: name, parent: name, loader: object.None, origin: object.None,
		locations: object.None, cached: object.None}
}

func init() {
	specType.Module = "_frozen_importlib"
	sourceLoaderType.Module = "_frozen_importlib_external"
	sourcelessLoaderType.Module = "_frozen_importlib_external"
	builtinLoaderType.Module = "_frozen_importlib"
	frozenLoaderType.Module = "_frozen_importlib"
	get := func(name string, f func(t *Thread, s *spec) Value) object.Getter {
		return object.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) { return f(t, (*spec)(v.Ref)), nil }}
	}
	object.Define(specType, &object.Definition{
		Final: true,
		Getters: []object.Getter{
			get("name", func(t *Thread, s *spec) Value { return t.Str(s.name) }),
			get("parent", func(t *Thread, s *spec) Value { return t.Str(s.parent) }),
			get("loader", func(t *Thread, s *spec) Value { return s.loader }),
			get("origin", func(t *Thread, s *spec) Value { return s.origin }),
			get("submodule_search_locations", func(t *Thread, s *spec) Value { return s.locations }),
			get("cached", func(t *Thread, s *spec) Value { return s.cached }),
			get("has_location", func(t *Thread, s *spec) Value { return object.Bool(s.location) }),
			get("loader_state", func(t *Thread, s *spec) Value { return object.None }),
			get("_initializing", func(t *Thread, s *spec) Value { return object.Bool(s.initializing) }),
		},
		Slots: object.Slots{Repr: func(t *Thread, v Value) (Value, error) {
			s := (*spec)(v.Ref)
			text := "ModuleSpec(name=" + quote(t, s.name)
			for _, part := range []struct {
				name  string
				value Value
				shown bool
			}{{"loader", s.loader, true}, {"origin", s.origin, s.origin != object.None}, {"submodule_search_locations", s.locations, s.locations != object.None}} {
				if !part.shown {
					continue
				}
				r, err := object.Repr(t, part.value)
				if err != nil {
					return object.Null, err
				}
				text += ", " + part.name + "=" + r
			}
			return t.Str(text + ")"), nil
		}},
	})
	for _, typ := range []*object.Type{sourceLoaderType, sourcelessLoaderType} {
		object.Define(typ, &object.Definition{Final: true, Getters: []object.Getter{
			{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.Str((*loader)(v.Ref).name), nil }},
			{Name: "path", Get: func(t *Thread, v Value) (Value, error) { return (*loader)(v.Ref).path, nil }},
		}})
	}
}
