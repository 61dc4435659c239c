package stdlib

import "bytewalk/vm/object"

// The types of type parameters are the machine's own (PEP 695): _typing has them from there.
func init() {
	register(&module{
		name: "_typing", builtin: true, since: "3.12",
		fill: func(t *Thread, m *object.Module) error {
			if machine, ok := t.Interp.(interface{ TypingNames() map[string]Value }); ok {
				for name, v := range machine.TypingNames() {
					m.Dict.SetStr(t, t.Intern(name), v)
				}
			}
			return nil
		},
	})
	register(&module{name: "typing", python: true})
}
