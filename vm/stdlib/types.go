package stdlib

import (
	"sort"
	"strings"
	"unsafe"

	"bytewalk/vm/object"
)

// simpleNamespace is a types.SimpleNamespace.
type simpleNamespace struct {
	object.Header
	object.Attrs
}

var simpleNamespaceType *object.Type

func defineSimpleNamespace() {
	simpleNamespaceType = object.NewModuleType("types", "SimpleNamespace", nil, object.LayoutNative)
	dict := func(v Value) *object.Dict { return object.InstanceDict(v) }
	object.Define(simpleNamespaceType, &object.Definition{
		Doc:  "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
		Size: unsafe.Sizeof(simpleNamespace{}), Attrs: unsafe.Offsetof(simpleNamespace{}.Attrs),
		Slots: object.Slots{
			New: func(_ *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				return object.Alloc[simpleNamespace](typ).Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				n := len(args) - len(kwnames)
				switch {
				case n > 0 && !since(t, "3.13"):
					return t.Errorf(object.TypeError, "no positional arguments expected")
				case n > 1:
					return t.CheckPositional(nativeName(v.Type()), n, 0, 1)
				case n == 1:
					d := object.NewDict()
					if err := d.Update(t, args[0]); err != nil {
						return err
					}
					if err := dict(v).Merge(t, d); err != nil {
						return err
					}
				}
				for i, k := range kwnames {
					dict(v).SetStr(t, k, args[n+i])
				}
				return nil
			},
			Repr: reprNamespace,
			RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if !object.IsInstance(a, simpleNamespaceType) || !object.IsInstance(b, simpleNamespaceType) {
					return object.NotImplemented, nil
				}
				return object.Compare(t, dict(a).Value(), dict(b).Value(), op)
			},
			Hash: func(t *Thread, v Value) (int64, error) {
				return 0, t.Errorf(object.TypeError, "unhashable type: '%s'", typeName(v))
			},
		},
		Methods: []object.Method{object.Method0("__reduce__", func(_ *Thread, v Value) (Value, error) {
			return object.NewTuple(v.Type().Value(), object.EmptyTuple.Value(), dict(v).Value()).Value(), nil
		}), {Name: "__replace__", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			if n := len(args) - len(kwnames); n != 1 {
				return object.Null, t.Errorf(object.TypeError, "__replace__() takes no positional arguments (%d given)", n-1)
			}
			r, err := object.CallArgs(t, args[0].Type().Value())
			if err != nil {
				return object.Null, err
			}
			if err := dict(r).Merge(t, dict(args[0])); err != nil {
				return object.Null, err
			}
			for i, k := range kwnames {
				dict(r).SetStr(t, k, args[1+i])
			}
			return r, nil
		}}},
	})
}

func reprNamespace(t *Thread, v Value) (Value, error) {
	name := "namespace"
	if v.Type() != simpleNamespaceType {
		name = shownName(v)
	}
	h := v.Header()
	if h.Flags&object.ReprActive != 0 {
		return t.Str(name + "(...)"), nil
	}
	h.Flags |= object.ReprActive
	defer func() { h.Flags &^= object.ReprActive }()
	type item struct {
		key   string
		value Value
	}
	var items []item
	d := object.InstanceDict(v)
	for i := range d.Cap() {
		if k, x, _ := d.Entry(i); k.IsStr() && k.Str().Text != "" {
			items = append(items, item{k.Str().Text, x})
		}
	}
	if !since(t, "3.9") {
		sort.SliceStable(items, func(i, j int) bool { return items[i].key < items[j].key })
	}
	var parts []string
	for _, x := range items {
		text, err := object.Repr(t, x.value)
		if err != nil {
			return object.Null, err
		}
		parts = append(parts, x.key+"="+text)
	}
	return t.Str(name + "(" + strings.Join(parts, ", ") + ")"), nil
}

// The types that module types names and no other module does.
func init() {
	defineSimpleNamespace()
	register(&module{
		name: "types", python: true, types: []*object.Type{simpleNamespaceType},
		fill: func(t *Thread, m *object.Module) error {
			for name, typ := range map[string]*object.Type{
				"FunctionType": object.FunctionType, "LambdaType": object.FunctionType, "CodeType": object.CodeType,
				"MappingProxyType": object.MappingProxyType, "CellType": object.CellType,
				"GeneratorType": object.GeneratorType, "CoroutineType": object.CoroutineType, "AsyncGeneratorType": object.AsyncGeneratorType,
				"MethodType": object.BoundMethodType, "BuiltinFunctionType": object.BuiltinType, "BuiltinMethodType": object.BuiltinType,
				"WrapperDescriptorType": object.WrapperDescriptorType, "MethodWrapperType": object.MethodWrapperType,
				"MethodDescriptorType": object.MethodDescriptorType, "ClassMethodDescriptorType": object.ClassMethodDescrType,
				"ModuleType": object.ModuleType, "TracebackType": object.TracebackType, "FrameType": object.FrameType,
				"GetSetDescriptorType": object.GetSetType, "MemberDescriptorType": object.MemberType,
				"NoneType": object.NoneType, "EllipsisType": object.EllipsisType, "NotImplementedType": object.NotImplementedType,
			} {
				m.Dict.SetStr(t, t.Intern(name), typ.Value())
			}
			return nil
		},
		later: map[string]string{"NoneType": "3.10", "EllipsisType": "3.10", "NotImplementedType": "3.10", "get_original_bases": "3.12"},
	})
}
