package stdlib

// The classes of module io are those of _io, which package builtins has.
func init() {
	register(&module{name: "io", python: true, first: true})
}
