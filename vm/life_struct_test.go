package vm_test

import (
	"reflect"
	"testing"

	"bytewalk/vm/object"
	_ "bytewalk/vm/stdlib"
)

// TestReferencesKnown proves that whoever follows the lives of objects sees all that they refer to:
// every built-in type whose instances have a Go struct of their own has told which, and no field of it
// can refer to a value in a way that References does not see.
func TestReferencesKnown(t *testing.T) {
	execute(t, "modules.py", "pass\n", "", nil) // the native modules tell theirs to the first machine
	// Functions and methods of built-in types are Go functions that keep nothing of a program's, and
	// code objects hold constants alone.
	harmless := map[string]bool{
		"Descriptor.Def.Func": true, "Builtin.Def.Func": true, "GetSet.Get": true, "GetSet.Set": true,
		"MemoryView.buffer.Write": true, "decContext.c.Poll": true, "structObject.layout.order": true,
		"Code.Code.Dialect.effects": true, "Code.Code.Consts": true, "Code.Prepared": true,
	}
	plain := map[string]string{}
	for _, typ := range object.BuiltinTypes() {
		if typ.Layout != object.LayoutNative || typ.Heap {
			continue
		}
		s := object.StructOf(typ)
		if s == nil {
			switch typ.Name {
			case "NoneType", "ellipsis", "NotImplementedType":
				continue // of which there is one each
			}
			if typ.Size > reflect.TypeFor[object.Header]().Size() || typ.Slots.New != nil {
				plain[typ.Name] = typ.Module
			}
			continue
		}
		for _, hidden := range object.HiddenReferences(s) {
			if harmless[hidden] {
				continue
			}
			t.Errorf("%s: field %s of %s may refer to values that References does not see", typ.Name, hidden, s)
		}
	}
	for name, module := range plain {
		t.Errorf("the struct of the instances of %s.%s is not told (object.Struct)", module, name)
	}
}
