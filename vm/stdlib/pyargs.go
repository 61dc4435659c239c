package stdlib

import (
	"fmt"
	"strings"

	"bytewalk/vm/object"
)

// asPython makes a native method complain about its arguments as a function written in Python
// does, for classes that are Python in CPython. list is the one of [object.NewParams].
func asPython(class, list string, m object.Method) object.Method {
	var names []string
	required, positional := -1, -1
	for _, word := range strings.Fields(list) {
		switch word {
		case "|":
			required = len(names)
		case "$":
			positional = len(names)
		default:
			names = append(names, word)
		}
	}
	if positional < 0 {
		positional = len(names)
	}
	if required < 0 || required > positional {
		required = positional
	}
	call := m.Func
	m.Func = func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
		name := m.Name
		if t.Runtime.QualifiedNames {
			name = class + "." + name
		}
		if text := pythonComplaint(names, required, positional, len(args)-len(kwnames)-1, kwnames); text != "" {
			return object.Null, t.Errorf(object.TypeError, "%s() %s", name, text)
		}
		return call(t, args, kwnames)
	}
	return m
}

// pythonComplaint is what is wrong with given positional arguments, self not counted, and keywords.
func pythonComplaint(names []string, required, positional, given int, kwnames []*object.Str) string {
	set := make([]bool, len(names))
	for i := range min(given, positional) {
		set[i] = true
	}
	for _, k := range kwnames {
		i := 0
		for i < len(names) && names[i] != k.Text {
			i++
		}
		switch {
		case i == len(names):
			return fmt.Sprintf("got an unexpected keyword argument '%s'", k.Text)
		case set[i]:
			return fmt.Sprintf("got multiple values for argument '%s'", k.Text)
		}
		set[i] = true
	}
	if given > positional {
		takes := fmt.Sprint(positional + 1)
		if required < positional {
			takes = fmt.Sprintf("from %d to %d", required+1, positional+1)
		}
		plural := "s"
		if takes == "1" {
			plural = ""
		}
		return fmt.Sprintf("takes %s positional argument%s but %d were given", takes, plural, given+1)
	}
	var missing []string
	for i := range required {
		if !set[i] {
			missing = append(missing, "'"+names[i]+"'")
		}
	}
	plural, last := "s", len(missing)-1
	switch len(missing) {
	case 0:
		return ""
	case 1:
		plural = ""
	case 2:
		missing = []string{missing[0] + " and " + missing[1]}
	default:
		missing[last] = "and " + missing[last]
	}
	return fmt.Sprintf("missing %d required positional argument%s: %s", last+1, plural, strings.Join(missing, ", "))
}
