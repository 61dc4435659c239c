package stdlib

// The modules that are written in Python altogether.
func init() {
	for _, m := range []*module{
		{name: "string"},
	} {
		m.python = true
		register(m)
	}
}
