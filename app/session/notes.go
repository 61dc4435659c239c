package session

import (
	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/source"
	"bytewalk/lessons"
	"bytewalk/lessons/compare"
)

// notesOf compares a lesson's listing from notes with the exact one of its own
// program; nil where it has none.
func notesOf(l *lessons.Lesson) *NotesView {
	k := l.Compare
	if k == nil {
		return nil
	}
	d, ok := dialect.Lookup(k.Dialect)
	if !ok {
		return nil
	}
	r, err := compiler.Compile(source.NewFile(l.ProgramName, l.Program), compiler.Options{Dialect: d})
	if err != nil {
		return nil
	}
	var exact compare.Listing
	for c := range r.Code.All() {
		s := compare.Section{Name: c.Name}
		for _, in := range dis.Instructions(c) {
			row := compare.Row{Target: in.IsJumpTarget, Offset: in.Offset, Op: in.Name, HasArg: in.HasArg, Arg: in.Arg, ArgRepr: in.ArgRepr}
			if in.HasLine {
				row.Line = in.StartsLine
			}
			s.Rows = append(s.Rows, row)
		}
		exact = append(exact, s)
	}
	return &NotesView{Title: k.Title, Body: k.Markdown, Blocks: k.Body, Dialect: d.Name, Result: compare.Compare(k.Notes, exact)}
}
