package stdlib

func init() { register(&module{name: "asyncio", python: true}) }
