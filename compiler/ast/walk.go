package ast

import "reflect"

// Class gives the name of a node's class in CPython's ast.
func Class(n Node) string {
	return shapeOf(reflect.TypeOf(n).Elem()).class
}

// Children gives the nodes right below n, in the order of the ASDL's fields.
// Operators and contexts are no nodes here.
func Children(n Node) []Node {
	var children []Node
	add := func(v reflect.Value) {
		// An absent expression is a nil interface or pointer.
		if (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) && v.IsNil() {
			return
		}
		if child, ok := v.Interface().(Node); ok {
			children = append(children, child)
		}
	}
	v := reflect.ValueOf(n).Elem()
	for _, f := range shapeOf(v.Type()).fields {
		field := v.Field(f.index)
		if field.Kind() != reflect.Slice {
			add(field)
			continue
		}
		for i := range field.Len() {
			add(field.Index(i))
		}
	}
	return children
}

// Inspect calls visit for n and all nodes below it, parents first; not for those
// below a node for which visit gives false.
func Inspect(n Node, visit func(Node) bool) {
	if !visit(n) {
		return
	}
	for _, child := range Children(n) {
		Inspect(child, visit)
	}
}
