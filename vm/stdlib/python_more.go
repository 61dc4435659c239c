package stdlib

// More modules that are written in Python altogether.
func init() {
	for _, m := range []*module{
		{name: "numbers"},
		{name: "fractions"},
	} {
		m.python = true
		register(m)
	}
}
