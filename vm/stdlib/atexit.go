package stdlib

import "bytewalk/vm/object"

// The functions that atexit has are called by the machine when the program has ended.
func init() {
	register(&module{
		name: "atexit", builtin: true,
		functions: []object.Method{
			{Name: "register", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				n := len(args) - len(kwnames)
				if n < 1 {
					return object.Null, t.Errorf(object.TypeError, "register() takes at least 1 argument (0 given)")
				}
				if args[0].Type().Slots.Call == nil {
					return object.Null, t.Errorf(object.TypeError, "the first argument must be callable")
				}
				list := t.AtExit()
				*list = append(*list, object.ExitCall{Func: args[0], Args: append([]Value(nil), args[1:]...), Names: kwnames})
				return args[0], nil
			}},
			fn1("unregister", func(t *Thread, v Value) (Value, error) {
				list := t.AtExit()
				for i := len(*list) - 1; i >= 0; i-- {
					same, err := object.Equal(t, (*list)[i].Func, v)
					if err != nil {
						return object.Null, err
					}
					if same && i < len(*list) {
						*list = append((*list)[:i:i], (*list)[i+1:]...)
					}
				}
				return object.None, nil
			}),
			fn0("_clear", func(t *Thread) (Value, error) {
				*t.AtExit() = nil
				return object.None, nil
			}),
			fn0("_ncallbacks", func(t *Thread) (Value, error) { return t.Int(int64(len(*t.AtExit()))), nil }),
			fn0("_run_exitfuncs", func(t *Thread) (Value, error) { return object.None, t.RunAtExit(nil) }),
		},
	})
}
