package stdlib

// The modules that are written in Python altogether.
func init() {
	for _, m := range []*module{
		{name: "calendar"},
		{name: "contextlib", later: map[string]string{"AsyncContextDecorator": "3.10"}},
		{name: "copy"},
		{name: "dataclasses"},
		{name: "enum"},
		{name: "getopt"},
		{name: "keyword"},
		{name: "reprlib"},
		{name: "string"},
		{name: "textwrap"},
	} {
		m.python = true
		register(m)
	}
}
