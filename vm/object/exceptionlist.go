package object

// ExceptionTypes gives the exception classes of module builtins; groups says that those
// which came with 3.10 and later are among them.
func ExceptionTypes(groups bool) []*Type {
	ready()
	var list []*Type
	for _, typ := range builtinTypes {
		if typ.Layout == LayoutException && typ.Module == "builtins" && (groups || !newerExceptions[typ]) {
			list = append(list, typ)
		}
	}
	return list
}

// UnsupportedOperation is io.UnsupportedOperation.
var UnsupportedOperation = NewBuiltinType("UnsupportedOperation", OSError, LayoutException)

func init() {
	UnsupportedOperation.Module = "io"
	UnsupportedOperation.second = ValueError
}
