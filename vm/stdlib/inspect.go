package stdlib

// Modules that are Python altogether.
func init() {
	for _, name := range []string{"__future__", "inspect", "platform", "pprint", "queue"} {
		register(&module{name: name, python: true})
	}
}
