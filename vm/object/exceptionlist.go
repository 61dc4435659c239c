package object

// ExceptionTypes gives the exception classes of module builtins.
func ExceptionTypes() []*Type {
	ready()
	var list []*Type
	for _, typ := range builtinTypes {
		if typ.Layout == LayoutException && typ.Module == "builtins" {
			list = append(list, typ)
		}
	}
	return list
}
