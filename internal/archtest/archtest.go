// Package archtest holds the project to its architecture: which package may import
// which, where the toolkit may be used, what lies in the top folder, where
// versions of Python may be compared, how long a file may be. The rules are the
// tables in this file; the tests beside it read the whole tree.
package archtest

// order is the one-way order of the packages: in "a < b", every package of b may
// import every package of a, and what those may import. A package that is not in
// the table takes the place of its nearest parent that is; app, compiler and vm
// are no such parents, so that a new package must be given its place here.
var order = []string{
	// What knows nothing of the project: Python's strings, hashes, numbers and texts on
	// Go's own types.
	"internal/wtf8 < internal/pyhash, internal/pymath, internal/pyunicode < internal/pyrepr",
	"internal/pyhash, internal/pymath, internal/pyrepr < compiler/source, compiler/opcode, assets, lessons",

	"compiler/source < compiler/diag, compiler/token",
	"compiler/opcode < compiler/dialect",
	"compiler/token, compiler/diag, compiler/dialect < compiler/lexer",
	"compiler/token, compiler/dialect < compiler/ast",
	"compiler/ast, compiler/lexer < compiler/parser",
	"compiler/ast, compiler/diag, compiler/dialect < compiler/symtable",
	"compiler/dialect < compiler/code < compiler/constant < compiler/marshal, compiler/dis",
	"compiler/ast, compiler/diag, compiler/dialect, compiler/constant < compiler/astopt",
	"compiler/dialect, compiler/code < compiler/cfg",
	"compiler/symtable, compiler/cfg, compiler/constant, compiler/astopt < compiler/codegen",
	"compiler/cfg, compiler/code, compiler/constant < compiler/assemble",
	"compiler/parser, compiler/codegen, compiler/assemble, compiler/marshal, compiler/dis < compiler",
	"compiler/parser < compiler/excerpt < app/interpreter",

	// Of the compiler, the machine knows what a code object is and how it is
	// written, and no more: compile(), exec() and import reach the compiler as a
	// function in the machine's configuration.
	"compiler/code, compiler/marshal, compiler/dis < vm/trace < vm/object",
	"vm/object < vm/builtins, vm/stdlib, vm/importlib < vm < vm/history < vm/debug",

	"internal/pyrepr < internal/pyre < vm/stdlib",
	"internal/pymath < internal/pydecimal < vm/stdlib",
	"internal/hugepages < app",

	"compiler, vm/debug < app/interpreter",
	"app/interpreter, lessons < app/session < app/command",
	"internal/atomicfile < app/session",
	"assets < app/theme < app/widget",
	"app/session, app/widget < app/panel < app",
	"app/command < app",
}

// tools are for tests, measurements and generating, and no part of the program:
// they may import anything, and only tests and commands that generate import them.
var tools = []string{
	"compiler/dialect/internal/ask",
	"internal/archtest",
	"internal/bench",
	"internal/conformance",
	"internal/corpus",
	"internal/oracle",
	"internal/testrun",
	"internal/windowtest",
}

// toolkit is where Fyne, and the libraries below it, may be imported.
var toolkit = []string{"app", "app/panel", "app/widget", "app/theme", "internal/windowtest"}

// toolkitModules are the import paths of which that is true.
var toolkitModules = []string{"fyne.io/", "github.com/go-gl/"}

// top is all that the top folder may hold, beside files that begin with a dot.
var top = []string{
	"app", "assets", "bin", "compiler", "internal", "lessons", "testdata", "vm",
	"FyneApp.toml", "LICENSE", "Makefile", "README.md", "go.mod", "go.sum",
}

// versions is the only package that may compare versions of Python.
const versions = "compiler/dialect"

// longest is the number of lines that a file may have, unless it is generated.
const longest = 1500
