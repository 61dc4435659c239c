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
