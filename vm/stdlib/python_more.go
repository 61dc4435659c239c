package stdlib

// More modules that are written in Python altogether.
func init() {
	for _, m := range []*module{
		{name: "numbers"},
		{name: "fractions"},
		{name: "statistics"},
		{name: "stat", first: true},
	} {
		m.python = true
		register(m)
	}
}
