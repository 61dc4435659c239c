package object

import "fmt"

// IsInstanceOf is isinstance(v, class), where class may be a tuple and may have its
// own __instancecheck__.
func IsInstanceOf(t *Thread, v, class Value) (bool, error) {
	return checkClass(t, v, class, "__instancecheck__", realIsInstance, " in __instancecheck__", func() (bool, bool) {
		return class.IsType() && v.Type().Value() == class, true
	})
}

// IsSubclassOf is issubclass(v, class).
func IsSubclassOf(t *Thread, v, class Value) (bool, error) {
	return checkClass(t, v, class, "__subclasscheck__", realIsSubclass, " in __subclasscheck__", func() (bool, bool) {
		return v == class, false
	})
}

func checkClass(t *Thread, v, class Value, method string, real func(t *Thread, v, class Value) (bool, error),
	where string, quick func() (yes, always bool)) (bool, error) {
	yes, always := quick()
	if yes && always {
		return true, nil
	}
	if class.IsType() && class.Type() == TypeType {
		if yes {
			return true, nil
		}
		return real(t, v, class)
	}
	if class.IsTuple() {
		if err := t.Enter(where); err != nil {
			return false, err
		}
		defer t.Leave()
		if err := t.descend(where); err != nil {
			return false, err
		}
		defer func() { t.native-- }()
		for _, c := range class.Tuple().Items {
			if yes, err := checkClass(t, v, c, method, real, where, func() (bool, bool) {
				if always {
					return c.IsType() && v.Type().Value() == c, true
				}
				return v == c, false
			}); err != nil || yes {
				return yes, err
			}
		}
		return false, nil
	}
	f, err := LookupSpecial(t, class, method)
	if err != nil {
		return false, err
	}
	if f.IsNull() {
		return real(t, v, class)
	}
	if err := t.Enter(where); err != nil {
		return false, err
	}
	r, err := CallArgs(t, f, v)
	t.Leave()
	if err != nil {
		return false, err
	}
	return IsTrue(t, r)
}

// realIsInstance is isinstance without __instancecheck__ (recursive_isinstance).
func realIsInstance(t *Thread, v, class Value) (bool, error) {
	if class.IsType() {
		if v.Type().IsSubtype(class.AsType()) {
			return true, nil
		}
		c, err := LookupAttr(t, v, t.Intern("__class__"))
		if err != nil || c.IsNull() {
			return false, err
		}
		return c != v.Type().Value() && c.IsType() && c.AsType().IsSubtype(class.AsType()), nil
	}
	if err := checkIsClass(t, class, t.classOrTuple("isinstance", "type")); err != nil {
		return false, err
	}
	c, err := LookupAttr(t, v, t.Intern("__class__"))
	if err != nil || c.IsNull() {
		return false, err
	}
	return abstractIsSubclass(t, c, class)
}

// realIsSubclass is issubclass without __subclasscheck__ (recursive_issubclass).
func realIsSubclass(t *Thread, v, class Value) (bool, error) {
	if v.IsType() && class.IsType() {
		return v.AsType().IsSubtype(class.AsType()), nil
	}
	if err := checkIsClass(t, v, "issubclass() arg 1 must be a class"); err != nil {
		return false, err
	}
	if err := checkIsClass(t, class, t.classOrTuple("issubclass", "class")); err != nil {
		return false, err
	}
	return abstractIsSubclass(t, v, class)
}

// basesOf gives __bases__ if it is a tuple, else NULL (abstract_get_bases).
func basesOf(t *Thread, v Value) (Value, error) {
	b, err := LookupAttr(t, v, t.Intern("__bases__"))
	if err != nil || b.IsNull() || !b.IsTuple() {
		return Null, err
	}
	return b, nil
}

func checkIsClass(t *Thread, v Value, message string) error {
	b, err := basesOf(t, v)
	if err == nil && b.IsNull() {
		err = t.Errorf(TypeError, "%s", message)
	}
	return err
}

func abstractIsSubclass(t *Thread, v, class Value) (bool, error) {
	if v == class {
		return true, nil
	}
	b, err := basesOf(t, v)
	if err != nil || b.IsNull() {
		return false, err
	}
	if err := t.Enter(" in __issubclass__"); err != nil {
		return false, err
	}
	defer t.Leave()
	for _, base := range b.Tuple().Items {
		if yes, err := abstractIsSubclass(t, base, class); err != nil || yes {
			return yes, err
		}
	}
	return false, nil
}

// classOrTuple is the complaint of isinstance() and issubclass() about their second argument.
func (t *Thread) classOrTuple(function, what string) string {
	plural := what + "s"
	if what == "class" {
		plural = "classes"
	}
	if t.Runtime.Generics {
		return fmt.Sprintf("%s() arg 2 must be a %s, a tuple of %s, or a union", function, what, plural)
	}
	return fmt.Sprintf("%s() arg 2 must be a %s or tuple of %s", function, what, plural)
}
