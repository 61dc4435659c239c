package ast

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/pyrepr"
	"bytewalk/internal/pyunicode"
)

// Dump writes a tree as CPython 3.8's ast.dump does, if includeAttributes with
// the positions.
func Dump(node Node, includeAttributes bool) string {
	return DumpFor(dialect.V38, node, includeAttributes)
}

// DumpFor writes a tree as the dialect's ast.dump does, if includeAttributes with
// the positions.
func DumpFor(in *dialect.Dialect, node Node, includeAttributes bool) string {
	d := dumper{attributes: includeAttributes, tree: in.Tree, unicode: in.Unicode}
	d.value(reflect.ValueOf(node))
	return string(d.out)
}

// DumpIndented writes a tree as ast.dump(node, indent=N) does since 3.9: a node a
// line, but for those whose fields are few and simple.
func DumpIndented(in *dialect.Dialect, node Node, includeAttributes bool, indent int) string {
	d := dumper{attributes: includeAttributes, tree: in.Tree, unicode: in.Unicode}
	text, _ := d.indented(reflect.ValueOf(node), strings.Repeat(" ", indent), "\n")
	return text
}

// indented gives the text of a value whose line begins with the given one, and whether
// it is simple, so that a node's fields can stand in one line.
func (d *dumper) indented(v reflect.Value, indent, line string) (text string, simple bool) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			return d.indented(v.Elem(), indent, line)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			return "[]", true
		}
		items := make([]string, v.Len())
		for i := range items {
			items[i], _ = d.indented(v.Index(i), indent, line+indent)
		}
		return "[" + line + indent + strings.Join(items, ","+line+indent) + "]", false
	case reflect.Struct:
		s := shapeOf(v.Type())
		simple = true
		var args []string
		for _, f := range s.fields {
			field := v.Field(f.index)
			if !d.shows(f, field) {
				continue
			}
			text, plain := "", true
			if f.constant {
				text = repr(field.Interface(), d.unicode)
			} else {
				text, plain = d.indented(field, indent, line+indent)
			}
			args, simple = append(args, f.label+text), simple && plain
		}
		if s.ignores && !d.tree.OmitEmpty {
			args = append(args, "type_ignores=[]")
		}
		if d.showsAttributes(s) {
			args = append(args, strings.Split(attributes(v), ", ")...)
		}
		if simple && len(args) <= 3 {
			return s.class + "(" + strings.Join(args, ", ") + ")", len(args) == 0
		}
		return s.class + "(" + line + indent + strings.Join(args, ","+line+indent) + ")", false
	}
	flat := dumper{tree: d.tree, unicode: d.unicode}
	flat.value(v)
	return string(flat.out), true
}

type dumper struct {
	out        []byte
	attributes bool
	tree       dialect.Tree
	unicode    *pyunicode.Table
}

// shape is how a struct is written.
type shape struct {
	class      string
	fields     []shapeField
	attributes bool // has a position for CPython
	late       bool // has it in the newer trees only
	ignores    bool // is Module, which has type_ignores besides
}

type shapeField struct {
	index    int
	label    string // "name="
	constant bool   // is a Value
	newer    bool   // is not there in the older trees
}

var shapes sync.Map // of reflect.Type to *shape

var (
	spanType  = reflect.TypeFor[source.Span]()
	valueType = reflect.TypeFor[Value]()
)

// asdlNames has the fields whose ASDL names are not just their words joined with
// underscores.
var asdlNames = map[string]string{
	"PosOnlyArgs": "posonlyargs",
	"KwOnlyArgs":  "kwonlyargs",
	"AsName":      "asname",
}

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{class: t.Name()}
	switch s.class {
	case "ExprStmt":
		s.class = "Expr"
	case "WithItem", "Comprehension", "Arguments", "Arg", "Keyword", "Alias":
		s.class = strings.ToLower(s.class)
	case "MatchCase":
		s.class = "match_case"
	case "Module":
		s.ignores = true
	}
	pointer := reflect.PointerTo(t)
	switch reflect.Zero(pointer).Interface().(type) {
	case *ExtSlice, *Index:
	case *Slice, *Keyword, *Alias:
		s.late = true
	case Stmt, Expr, Pattern, TypeParam, *ExceptHandler, *Arg:
		s.attributes = true
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == spanType {
			continue
		}
		name, ok := asdlNames[f.Name]
		if !ok {
			name = snake(f.Name)
		}
		s.fields = append(s.fields, shapeField{
			index: i, label: name + "=", constant: f.Type == valueType, newer: f.Name == "TypeParams" && s.class != "TypeAlias",
		})
	}
	shapes.Store(t, s)
	return s
}

func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) {
			if i > 0 {
				b.WriteByte('_')
			}
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (d *dumper) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			d.out = append(d.out, "None"...)
			return
		}
		d.value(v.Elem())
	case reflect.Struct:
		d.node(v)
	case reflect.Slice:
		d.out = append(d.out, '[')
		for i := range v.Len() {
			if i > 0 {
				d.out = append(d.out, ", "...)
			}
			d.value(v.Index(i))
		}
		d.out = append(d.out, ']')
	case reflect.String:
		if v.Len() == 0 {
			d.out = append(d.out, "None"...)
			return
		}
		d.out = append(d.out, pyrepr.Str(v.String(), d.unicode)...)
	case reflect.Bool:
		n := byte('0')
		if v.Bool() {
			n = '1'
		}
		d.out = append(d.out, n)
	case reflect.Int:
		d.out = strconv.AppendInt(d.out, v.Int(), 10)
	default:
		// Operators and contexts.
		d.out = append(d.out, v.Interface().(fmt.Stringer).String()...)
		d.out = append(d.out, "()"...)
	}
}

func (d *dumper) node(v reflect.Value) {
	s := shapeOf(v.Type())
	d.out = append(append(d.out, s.class...), '(')
	written := 0
	label := func(label string) {
		if written++; written > 1 {
			d.out = append(d.out, ", "...)
		}
		d.out = append(d.out, label...)
	}
	for _, f := range s.fields {
		field := v.Field(f.index)
		if !d.shows(f, field) {
			continue
		}
		label(f.label)
		if f.constant {
			d.out = append(d.out, repr(field.Interface(), d.unicode)...)
		} else {
			d.value(field)
		}
	}
	if s.ignores && !d.tree.OmitEmpty {
		label("type_ignores=[]")
	}
	if d.showsAttributes(s) {
		label(attributes(v))
	}
	d.out = append(d.out, ')')
}

func (d *dumper) shows(f shapeField, field reflect.Value) bool {
	return (!f.newer || d.tree.TypeParams) && (f.constant || !d.tree.OmitEmpty || !isEmpty(field))
}

func (d *dumper) showsAttributes(s *shape) bool {
	return d.attributes && (s.attributes || s.late && d.tree.AllPositions)
}

// attributes gives the positions of a node.
func attributes(v reflect.Value) string {
	span := v.Addr().Interface().(Node).Pos()
	return fmt.Sprintf("lineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d",
		span.Start.Line, span.Start.Col, span.End.Line, span.End.Col)
}

// isEmpty reports whether a field is None or an empty list for CPython.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		return v.IsNil()
	case reflect.Slice, reflect.String:
		return v.Len() == 0
	}
	return false
}
