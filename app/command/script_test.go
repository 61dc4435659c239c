package command

import (
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/internal/oracle"
)

// TestScriptEnds runs scripts of 3.8 that end too early, in every way in which a last line can
// end: CPython shows an empty line there, or none.
func TestScriptEnds(t *testing.T) {
	d := dialect.V38
	oracle.Python(t, d.Name)
	for _, begin := range []string{"x = (", "# coding: latin-1\nx = (", "if x:", "x = '''a", "def f():\n    # c", "x = \\", "class C:\n  f(\n  )"} {
		for _, end := range []string{"", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"} {
			inFolder(t, map[string]string{"a.py": begin + end})
			want := oracle.RunArgs(t, d.Name, "", "", "a.py")
			if got := call("run", "--python", d.Name, "a.py"); got.stderr != want.Stderr || got.status != want.Status {
				t.Errorf("%q: status %d\n%s\nwant status %d\n%s", begin+end, got.status, got.stderr, want.Status, want.Stderr)
			}
		}
	}
}
