package command

import (
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// TestScriptEnds runs scripts that end too early, in every way in which a last line can end:
// CPython shows an empty line there, or none, with a caret or without.
func TestScriptEnds(t *testing.T) {
	for _, d := range dialect.With(dialect.Executed) {
		t.Run(d.Name, func(t *testing.T) {
			oracle.Python(t, d.Name)
			for _, begin := range []string{"x = (", "# coding: latin-1\nx = (", "if x:", "@a", "try:\n  é", "x = 1\n\\", "x = 1 + \\\n  \\", "class C:\n def f():\n  if x:\n def g(): pass", "x = '''a", "def f():\n    # c", "x = \\", "class C:\n  f(\n  )"} {
				for _, end := range []string{"", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"} {
					inFolder(t, map[string]string{"a.py": begin + end})
					want := oracle.RunArgs(t, d.Name, "", "", "a.py")
					if got := call("run", "--python", d.Name, "a.py"); got.stderr != want.Stderr || got.status != want.Status {
						t.Errorf("%q: status %d\n%s\nwant status %d\n%s", begin+end, got.status, got.stderr, want.Status, want.Stderr)
					}
				}
			}
		})
	}
}

// TestErrorPlaces compares the places that the errors of compile() have, those without a column or
// an end among them.
func TestErrorPlaces(t *testing.T) {
	const program = `for text in "@a\n", "if x:\n", "\\\n", "\ta\n b\n", "a\n  b\n", "if 1:\n  a\n b\n", "if 1:\n        a\n\tb\n", "'abc\n", "x = (\n", "1_\n", ")", "a $ b\n", "f'{'\n":
    for mode in 'exec', 'eval', 'single':
        try:
            compile(text, '<x>', mode)
        except SyntaxError as e:
            print(repr(text), mode, type(e).__name__, e.msg, e.lineno, e.offset, getattr(e, 'end_lineno', ''), getattr(e, 'end_offset', ''))
`
	for _, d := range dialect.With(dialect.Executed) {
		oracle.Python(t, d.Name)
		inFolder(t, map[string]string{"a.py": program})
		want := oracle.RunArgs(t, d.Name, "", "", "a.py")
		if got := call("run", "--python", d.Name, "a.py"); got.stdout != want.Stdout || got.stderr != want.Stderr {
			t.Errorf("%s:\n%s%s\nwant\n%s%s", d.Name, got.stdout, got.stderr, want.Stdout, want.Stderr)
		}
	}
}
