package stdlib

// Modules that are Python altogether.
func init() {
	for _, name := range []string{"__future__", "difflib", "doctest", "inspect", "platform", "pprint", "queue", "unittest"} {
		register(&module{name: name, python: true})
	}
	// CPython has imported these two before the program begins.
	register(&module{name: "os", first: true, python: true})
	register(&module{name: "posixpath", first: true, python: true})
}
