package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "bytewalk/"

// file is a Go file of the project.
type file struct {
	path      string // from the top folder, with slashes
	pkg       string // its folder
	test      bool
	generated bool
	lines     int
	syntax    *ast.File
	set       *token.FileSet
}

func (f file) imports() []string {
	var paths []string
	for _, spec := range f.syntax.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// command says whether the file is of a program that is not the app: a generator
// or a tool, which is built for the developer alone.
func (f file) command() bool { return f.syntax.Name.Name == "main" && f.pkg != "app" }

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// tree reads every Go file of the project.
func tree(t *testing.T) []file {
	t.Helper()
	dir := root(t)
	var files []file
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); d.IsDir() && name != dir && (strings.HasPrefix(base, ".") || base == "testdata" || base == "bin") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		syntax, err := parser.ParseFile(set, name, source, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		files = append(files, file{
			path:      rel,
			pkg:       path.Dir(rel),
			test:      strings.HasSuffix(rel, "_test.go"),
			generated: ast.IsGenerated(syntax),
			lines:     strings.Count(string(source), "\n"),
			syntax:    syntax,
			set:       set,
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// above reads the table of the order: for each package, those it may import.
func above(t *testing.T, table []string) map[string]map[string]bool {
	t.Helper()
	may := map[string]map[string]bool{}
	for _, row := range table {
		groups := strings.Split(row, " < ")
		if len(groups) < 2 {
			t.Fatalf("no order in %q", row)
		}
		for i, group := range groups {
			for _, pkg := range strings.Split(group, ", ") {
				if may[pkg] == nil {
					may[pkg] = map[string]bool{}
				}
				if i == 0 {
					continue
				}
				for _, lower := range strings.Split(groups[i-1], ", ") {
					may[pkg][lower] = true
				}
			}
		}
	}
	for changed := true; changed; { // the transitive closure
		changed = false
		for _, lowers := range may {
			for lower := range lowers {
				for further := range may[lower] {
					if !lowers[further] {
						lowers[further] = true
						changed = true
					}
				}
			}
		}
	}
	return may
}

// place is the package of the table that pkg belongs to, "" where it has none.
func place(pkg string, may map[string]map[string]bool) string {
	for p := pkg; p != "."; p = path.Dir(p) {
		if may[p] != nil && (p == pkg || p != "app" && p != "compiler" && p != "vm") {
			return p
		}
	}
	return ""
}

func within(pkg string, parents []string) bool {
	return slices.ContainsFunc(parents, func(p string) bool { return pkg == p || strings.HasPrefix(pkg, p+"/") })
}

// breaches are the imports of a file, by the folder it is in, that the order
// forbids.
func breaches(pkg string, imports []string, may map[string]map[string]bool) []string {
	from := place(pkg, may)
	if from == "" {
		return []string{fmt.Sprintf("package %s has no place in the order of packages: give it one in internal/archtest", pkg)}
	}
	var out []string
	for _, imported := range imports {
		to, ours := strings.CutPrefix(imported, module)
		if !ours {
			continue
		}
		switch target := place(to, may); {
		case within(to, tools):
			out = append(out, fmt.Sprintf("%s imports %s, which is for tests and generators", pkg, to))
		case target == "":
			out = append(out, fmt.Sprintf("%s imports %s, which has no place in the order of packages", pkg, to))
		case target != from && !may[from][target]:
			out = append(out, fmt.Sprintf("%s imports %s, against the order of packages", pkg, to))
		}
	}
	return out
}

func TestOrder(t *testing.T) {
	may := above(t, order)
	for pkg, lowers := range may {
		if lowers[pkg] {
			t.Errorf("the table's order is a circle through %s", pkg)
		}
	}
	for _, f := range tree(t) {
		if f.test || f.command() || within(f.pkg, tools) {
			continue
		}
		for _, breach := range breaches(f.pkg, f.imports(), may) {
			t.Errorf("%s: %s", f.path, breach)
		}
	}
}

// TestOrderIsKept tries the rules that matter most on imports that break them.
func TestOrderIsKept(t *testing.T) {
	may := above(t, order)
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"compiler", "vm", false},
		{"compiler/codegen", "vm/object", false},
		{"compiler/codegen", "compiler/ast", true},
		{"compiler/codegen", "compiler/assemble", false},
		{"compiler", "compiler/source", true},
		{"vm", "compiler", false},
		{"vm", "compiler/parser", false},
		{"vm/builtins", "compiler/ast", false},
		{"vm", "compiler/marshal", true},
		{"vm/history", "vm", true},
		{"vm", "vm/history", false},
		{"vm/trace", "vm/object", false},
		{"app/session", "app/panel", false},
		{"app/session", "compiler/diag", true},
		{"app/widget", "app/session", false},
		{"app/widget", "vm/trace", false},
		{"app", "vm", true},
		{"lessons", "compiler/dis", false},
		{"vm/object", "internal/pyhash", true},
		{"vm/object", "internal/oracle", false},
		{"vm/stdlib/math", "vm/object", true},
		{"vm/new", "vm/object", false},
	} {
		got := breaches(c.from, []string{module + c.to}, may)
		if (len(got) == 0) != c.ok {
			t.Errorf("%s imports %s: allowed %t, want %t (%q)", c.from, c.to, len(got) == 0, c.ok, got)
		}
	}
}

func TestToolkit(t *testing.T) {
	for _, f := range tree(t) {
		if slices.Contains(toolkit, f.pkg) {
			continue
		}
		for _, imported := range f.imports() {
			for _, m := range toolkitModules {
				if strings.HasPrefix(imported, m) {
					t.Errorf("%s imports %s: the toolkit is for %s", f.path, imported, strings.Join(toolkit, ", "))
				}
			}
		}
	}
}

// TestHeadless proves that the program without a window carries no library of a
// display.
func TestHeadless(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-tags", "headless", "./app")
	cmd.Dir, cmd.Env = root(t), append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list ./app: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "github.com/go-gl/") || strings.HasPrefix(line, "fyne.io/fyne/v2/internal/driver/glfw") {
			t.Errorf("the headless program contains %s", strings.TrimSpace(line))
		}
	}
}

func TestTopFolder(t *testing.T) {
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); !strings.HasPrefix(name, ".") && !slices.Contains(top, name) {
			t.Errorf("%s does not belong in the top folder", name)
		}
	}
}

var version = regexp.MustCompile(`^"[23]\.\d+"$`)

// comparesVersions gives the places where a version of Python decides something:
// a comparison or a switch on a Major or Minor field, or on a text like "3.8".
func comparesVersions(f *ast.File) []token.Pos {
	isVersion := func(e ast.Expr) bool {
		switch e := e.(type) {
		case *ast.SelectorExpr:
			return e.Sel.Name == "Minor" || e.Sel.Name == "Major"
		case *ast.BasicLit:
			return e.Kind == token.STRING && version.MatchString(e.Value)
		}
		return false
	}
	var found []token.Pos
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			switch n.Op {
			case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
				if isVersion(n.X) || isVersion(n.Y) {
					found = append(found, n.Pos())
				}
			}
		case *ast.SwitchStmt:
			if n.Tag != nil && isVersion(n.Tag) {
				found = append(found, n.Pos())
			}
		case *ast.CaseClause:
			if slices.ContainsFunc(n.List, isVersion) {
				found = append(found, n.Pos())
			}
		}
		return true
	})
	return found
}

func TestVersionsAreData(t *testing.T) {
	for _, f := range tree(t) {
		if f.test || f.command() || within(f.pkg, []string{versions}) || within(f.pkg, tools) {
			continue
		}
		for _, pos := range comparesVersions(f.syntax) {
			t.Errorf("%s:%d compares versions of Python, which only %s may", f.path, f.set.Position(pos).Line, versions)
		}
	}
}

func TestVersionsAreFound(t *testing.T) {
	const source = `package p
func f(d D, s string) {
	if d.Minor >= 11 {}
	if s == "3.8" {}
	switch d.Minor { case 1: }
	switch s { case "3.13": }
	g(d.Minor, "3.8")
	if s == "3.x" || d.Minus == 1 {}
}`
	syntax, err := parser.ParseFile(token.NewFileSet(), "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(comparesVersions(syntax)); got != 4 {
		t.Errorf("found %d comparisons, want 4", got)
	}
}

func TestFileLength(t *testing.T) {
	for _, f := range tree(t) {
		if f.lines > longest && !f.generated {
			t.Errorf("%s has %d lines, more than %d: perhaps two subjects", f.path, f.lines, longest)
		}
	}
}
