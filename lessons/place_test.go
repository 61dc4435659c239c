package lessons

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// traceScript prints, for each instruction that CPython executes of the program in
// sys.argv, its frame, function, line and offset, and the instruction's name.
const traceScript = `
import dis, io, json, sys
source, steps, names = sys.argv[1], [], {}
code = compile(source, "<lesson>", "exec")
def trace(frame, event, arg):
    if frame.f_code.co_filename != "<lesson>":
        return None
    frame.f_trace_opcodes = True
    if event == "opcode":
        co = frame.f_code
        if co not in names:
            names[co] = {i.offset: i.opname for i in dis.get_instructions(co)}
        frames.setdefault(id(frame), len(frames) + 1)
        keep.append(frame)
        steps.append([frames[id(frame)], co.co_name, frame.f_lineno or 0, frame.f_lasti, names[co][frame.f_lasti]])
    return trace
frames, keep, out = {}, [], sys.stdout
sys.stdout = io.StringIO()
sys.settrace(trace)
exec(code, {"__name__": "__main__"})
sys.settrace(None)
json.dump(steps, out)
`

// visits asks CPython for the steps of a lesson's program; the source text of each
// instruction is our compiler's, which has positions in every dialect.
func visits(t *testing.T, l *Lesson, version string) (steps []Visit, names []string) {
	t.Helper()
	d, ok := dialect.Lookup(version)
	if !ok {
		t.Fatalf("%s is for the dialect %s, which is not there", l.Name, version)
	}
	compiled, err := compiler.CompileBytes(l.ProgramName, []byte(l.Program), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]string{}
	sourceTexts(compiled.Code, strings.Split(l.Program, "\n"), texts)
	result := oracle.Run(t, version, traceScript, "", l.Program)
	var rows [][]any
	if err := json.Unmarshal([]byte(result.Stdout), &rows); err != nil {
		t.Fatalf("%v\n%s", err, result.Stderr)
	}
	for _, r := range rows {
		v := Visit{Frame: int64(r[0].(float64)), Function: r[1].(string), Line: int(r[2].(float64)), Offset: int(r[3].(float64))}
		v.Text = texts[v.Function][v.Offset/2]
		steps, names = append(steps, v), append(names, r[4].(string))
	}
	return steps, names
}

// sourceTexts collects the source text of each code unit, by the function's name.
func sourceTexts(c *code.Code, lines []string, texts map[string][]string) {
	for _, p := range c.Positions {
		text := ""
		if p.Line > 0 && p.Line == p.EndLine {
			text = lines[p.Line-1][p.Col:p.EndCol]
		}
		texts[c.Name] = append(texts[c.Name], text)
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			sourceTexts(inner, lines, texts)
		}
	}
}

// TestPlaces finds every place of every lesson in what CPython executes, in each
// dialect that the lesson names.
func TestPlaces(t *testing.T) {
	for _, l := range Embedded() {
		for _, version := range l.Dialects {
			t.Run(l.Name+"/"+version, func(t *testing.T) {
				steps, _ := visits(t, l, version)
				last := -1
				for _, s := range l.Steps {
					if s.At == nil {
						continue
					}
					n := s.At.Find(slices.Values(steps))
					if n < 0 {
						t.Errorf("%q: the place %v is not reached", s.Title, s.At)
					} else if n < last {
						t.Errorf("%q: the place %v lies before the section's before it", s.Title, s.At)
					}
					last = n
				}
			})
		}
	}
}

// TestPlacesMean holds each place of 3.8 to the instruction that its text speaks of.
func TestPlacesMean(t *testing.T) {
	want := map[string][]string{
		"01-basic": {"<module> LOAD_NAME", "<module> LOAD_NAME", "<module> LOAD_CONST", "<module> CALL_FUNCTION"},
		"02-loop": {"<module> LOAD_NAME", "<module> CALL_FUNCTION", "<module> STORE_NAME", "<module> LOAD_NAME",
			"<module> FOR_ITER", "<module> FOR_ITER"},
		"03-function": {"<module> LOAD_CONST", "<module> LOAD_NAME", "<module> LOAD_CONST", "square LOAD_FAST",
			"square BINARY_MULTIPLY", "<module> CALL_FUNCTION"},
		"04-recursion": {"<module> LOAD_NAME", "factorial LOAD_FAST", "factorial BINARY_SUBTRACT", "factorial LOAD_FAST",
			"factorial LOAD_CONST", "factorial BINARY_MULTIPLY", "<module> CALL_FUNCTION"},
	}
	for _, l := range Embedded() {
		steps, names := visits(t, l, "3.8")
		var got []string
		for _, s := range l.Steps {
			if s.At == nil {
				continue
			}
			if n := s.At.Find(slices.Values(steps)); n >= 0 {
				got = append(got, fmt.Sprintf("%s %s", steps[n].Function, names[n]))
			}
		}
		if !slices.Equal(got, want[l.Name]) {
			t.Errorf("%s: %q, want %q", l.Name, got, want[l.Name])
		}
	}
}
