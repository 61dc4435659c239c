package stdlib

import "bytewalk/vm/object"

// abcMetaType is abc.ABCMeta: a class of abstract classes, which may have members that are no
// subclasses of theirs (PEP 3119).
var abcMetaType *object.Type

// abcData is what a thread knows of one abstract class: the classes registered with it, and
// answers that were given before. Answers "no" hold until the next registration.
type abcData struct {
	registry  []*object.Type
	yes, no   map[*object.Type]bool
	noVersion int
}

type abcKey struct{}

// abcState is a thread's abstract classes, and how many registrations there were.
type abcState struct {
	classes map[*object.Type]*abcData
	version int
}

func abcs(t *Thread) *abcState {
	return t.State(abcKey{}, func() any { return &abcState{classes: map[*object.Type]*abcData{}} }).(*abcState)
}

func (s *abcState) of(class *object.Type) *abcData {
	d := s.classes[class]
	if d == nil {
		d = &abcData{yes: map[*object.Type]bool{}, no: map[*object.Type]bool{}, noVersion: s.version}
		s.classes[class] = d
	}
	return d
}

func init() {
	abcMetaType = object.NewModuleType("abc", "ABCMeta", object.TypeType, object.LayoutType)
	object.Define(abcMetaType, &object.Definition{
		Doc: "Metaclass for defining Abstract Base Classes (ABCs).",
		Slots: object.Slots{New: func(t *Thread, meta *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
			class, err := object.NewClass(t, meta, args, kwnames)
			if err != nil {
				return object.Null, err
			}
			if err := setCollection(t, class.AsType()); err != nil {
				return object.Null, err
			}
			return class, setAbstractMethods(t, class)
		}},
		Methods: []object.Method{
			object.Method1("register", func(t *Thread, class, sub Value) (Value, error) { return abcRegister(t, class, sub) }),
			object.Method1("__instancecheck__", func(t *Thread, class, v Value) (Value, error) {
				yes, err := abcIsInstance(t, class, v)
				return object.Bool(yes), err
			}),
			object.Method1("__subclasscheck__", func(t *Thread, class, sub Value) (Value, error) {
				yes, err := abcIsSubclass(t, class.AsType(), sub)
				return object.Bool(yes), err
			}),
		},
	})
	register(&module{
		name: "_abc", builtin: true, of: "_abc",
		functions: []object.Method{
			fn0("get_cache_token", func(t *Thread) (Value, error) { return t.Int(int64(abcs(t).version)), nil }),
			fn1("_set_abstract_methods", func(t *Thread, class Value) (Value, error) { return object.None, setAbstractMethods(t, class) }),
		},
		types: []*object.Type{abcMetaType},
	})
	register(&module{
		name: "abc", first: true, python: true,
		later: map[string]string{"update_abstractmethods": "3.10"},
	})
}

// setAbstractMethods computes __abstractmethods__ (compute_abstract_methods in Modules/_abc.c).
func setAbstractMethods(t *Thread, class Value) error {
	typ := class.AsType()
	var names []Value
	add := func(name string, v Value) error {
		abstract, err := object.LookupAttr(t, v, t.Intern("__isabstractmethod__"))
		if err != nil || abstract.IsNull() {
			return err
		}
		yes, err := object.IsTrue(t, abstract)
		if yes {
			names = append(names, t.Intern(name).Value())
		}
		return err
	}
	var err error
	typ.Dict.Each(func(name string, v Value) {
		if err == nil {
			err = add(name, v)
		}
	})
	if err != nil {
		return err
	}
	for _, base := range typ.Bases {
		inherited, err := object.LookupAttr(t, base.Value(), t.Intern("__abstractmethods__"))
		if err != nil {
			return err
		}
		if inherited.IsNull() {
			continue
		}
		if err := object.Iterate(t, inherited, func(name Value) error {
			if !name.IsStr() {
				return nil
			}
			v, err := object.LookupAttr(t, class, t.InternStr(name.Str()))
			if err != nil || v.IsNull() {
				return err
			}
			return add(name.Str().Text, v)
		}); err != nil {
			return err
		}
	}
	set := object.NewSet(object.FrozenSetType)
	for _, n := range names {
		if err := set.Add(t, n); err != nil {
			return err
		}
	}
	return object.SetAttr(t, class, t.Intern("__abstractmethods__"), set.Value())
}

// collections has what patterns match, by the bits that __abc_tpflags__ has for it.
var collections = map[int64]object.Collection{1 << 5: object.SequenceCollection, 1 << 6: object.MappingCollection}

// setCollection obeys a new class's __abc_tpflags__: instances are sequences or mappings to patterns.
func setCollection(t *Thread, typ *object.Type) error {
	const name = "__abc_tpflags__"
	v := typ.Dict.Get(name)
	if !v.IsInt() {
		return nil
	}
	typ.Collection = collections[int64(v.Word)]
	return object.SetAttr(t, typ.Value(), t.Intern(name), object.Null)
}

// shareCollection makes a registered class and its subclasses what patterns take the abstract class for.
func shareCollection(class, sub *object.Type) {
	for _, base := range class.MRO {
		if base.Collection == object.NoCollection {
			continue
		}
		if sub.Heap && sub.Collection == object.NoCollection {
			sub.Collection = base.Collection
		}
		return
	}
}

func abcRegister(t *Thread, class, sub Value) (Value, error) {
	if !sub.IsType() {
		return object.Null, t.Errorf(object.TypeError, "Can only register classes")
	}
	if yes, err := object.IsSubclassOf(t, sub, class); err != nil || yes {
		return sub, err
	}
	if back, err := object.IsSubclassOf(t, class, sub); err != nil || back {
		if err == nil {
			err = t.Errorf(object.RuntimeError, "Refusing to create an inheritance cycle")
		}
		return object.Null, err
	}
	s := abcs(t)
	d := s.of(class.AsType())
	d.registry = append(d.registry, sub.AsType())
	shareCollection(class.AsType(), sub.AsType())
	s.version++
	return sub, nil
}

func abcIsInstance(t *Thread, class, v Value) (bool, error) {
	sub, err := object.GetAttr(t, v, t.Intern("__class__"))
	if err != nil {
		return false, err
	}
	d := abcs(t).of(class.AsType())
	if sub.IsType() && d.yes[sub.AsType()] {
		return true, nil
	}
	r, err := object.CallMethod(t, class, "__subclasscheck__", sub)
	if err != nil {
		return false, err
	}
	yes, err := object.IsTrue(t, r)
	if err != nil || yes || sub == v.Type().Value() {
		return yes, err
	}
	if r, err = object.CallMethod(t, class, "__subclasscheck__", v.Type().Value()); err != nil {
		return false, err
	}
	return object.IsTrue(t, r)
}

func abcIsSubclass(t *Thread, class *object.Type, v Value) (bool, error) {
	if !v.IsType() {
		return false, t.Errorf(object.TypeError, "issubclass() arg 1 must be a class")
	}
	sub := v.AsType()
	s := abcs(t)
	d := s.of(class)
	if d.yes[sub] {
		return true, nil
	}
	if d.noVersion < s.version {
		clear(d.no)
		d.noVersion = s.version
	} else if d.no[sub] {
		return false, nil
	}
	hook, err := object.CallMethod(t, class.Value(), "__subclasshook__", v)
	if err != nil {
		return false, err
	}
	switch hook {
	case object.True:
		d.yes[sub] = true
		return true, nil
	case object.False:
		d.no[sub] = true
		return false, nil
	case object.NotImplemented:
	default:
		return false, t.Errorf(object.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented")
	}
	if sub.IsSubtype(class) {
		d.yes[sub] = true
		return true, nil
	}
	for _, r := range d.registry {
		if yes, err := object.IsSubclassOf(t, v, r.Value()); err != nil || yes {
			d.yes[sub] = yes
			return yes, err
		}
	}
	children, err := object.CallMethod(t, class.Value(), "__subclasses__")
	if err != nil {
		return false, err
	}
	items, err := object.Collect(t, children)
	if err != nil {
		return false, err
	}
	for _, c := range items {
		if yes, err := object.IsSubclassOf(t, v, c); err != nil || yes {
			if err == nil {
				d.yes[sub] = true
			}
			return yes, err
		}
	}
	d.no[sub] = true
	return false, nil
}
