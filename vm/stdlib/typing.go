package stdlib

// The types of type parameters are the machine's own (PEP 695): _typing has them from there.
func init() {
	register(&module{name: "typing", python: true})
}
