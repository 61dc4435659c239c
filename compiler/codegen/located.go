package codegen

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
	"bytewalk/internal/wtf8"
)

// located compiles for the dialects in which every instruction has a place in the
// source (since 3.11, PEP 657) and handlers stand in a table. Instructions are emitted
// with their place; noPlace is that of instructions that are nobody's, which get a
// line later, if they need one. What is never executed is compiled as well: the
// optimizer of the graph takes it out.
type located struct {
	*compiler
	forms *locatedForms
}

// locatedForms has the constructs that are compiled in another way by some of the
// dialects that located compiles for.
type locatedForms struct {
	annotations func(l *located, loc code.Position, a *ast.Arguments, returns ast.Expr) int
	annAssign   func(*located, *ast.AnnAssign)
	repeat      func(l *located, s *ast.While, loop *cfg.Block)
	boolJump    func(l *located, loc code.Position, jump opcode.Op, to *cfg.Block)
	constKeys   bool // BUILD_CONST_KEY_MAP
	enterWith   func(l *located, loc code.Position, async bool)
	exitWith    func(l *located, loc code.Position)
	assertion   func(l *located, loc code.Position)
	evaluator   func(l *located, e ast.Expr, name string, scope *symtable.Scope)
	maxBlocks   int // CO_MAXBLOCKS
}

var formsOfLocated = map[string]*locatedForms{
	"3.13": {
		annotations: annotationsTuple,
		annAssign:   annAssignDict,
		repeat:      testAgain,
		boolJump:    copyAndJump,
		constKeys:   true,
		enterWith:   beforeWith,
		exitWith:    callExitWithNones,
		assertion:   loadAssertionError,
		evaluator:   evaluatorFunction,
		maxBlocks:   21,
	},
}

// noPlace is the place of instructions that no part of the source stands for.
var noPlace = cfg.NoPosition

func place(n ast.Node) code.Position { return position(n.Pos()) }

// The opargs of RESUME.
const (
	resumeStart = iota
	resumeYield
	resumeYieldFrom
	resumeAwait
)

// The functions of CALL_INTRINSIC_1 and CALL_INTRINSIC_2 (pycore_intrinsics.h).
const (
	intrinsicPrint             = 1
	intrinsicImportStar        = 2
	intrinsicStopIteration     = 3
	intrinsicAsyncGenWrap      = 4
	intrinsicPositive          = 5
	intrinsicListToTuple       = 6
	intrinsicTypeVar           = 7
	intrinsicParamSpec         = 8
	intrinsicTypeVarTuple      = 9
	intrinsicSubscriptGeneric  = 10
	intrinsicTypeAlias         = 11
	intrinsicPrepReraiseStar   = 1
	intrinsicTypeVarBound      = 2
	intrinsicTypeVarConstraint = 3
	intrinsicFunctionParams    = 4
	intrinsicParamDefault      = 5
)

// stackGuideline is how many values are put on the stack before they are collected
// one by one (STACK_USE_GUIDELINE).
const stackGuideline = 30

func (l *located) op(loc code.Position, op opcode.Op) { l.opArg(loc, op, 0) }

func (l *located) opArg(loc code.Position, op opcode.Op, arg int) {
	l.append(cfg.Instr{Op: op, Arg: uint32(arg), Pos: loc})
}

func (l *located) jump(loc code.Position, op opcode.Op, to *cfg.Block) {
	l.append(cfg.Instr{Op: op, Target: to, Pos: loc})
}

func (l *located) append(in cfg.Instr) {
	l.u.graph.Add(l.u.block, in)
}

func (l *located) constant(loc code.Position, value code.Const) {
	l.opArg(loc, opcode.LoadConst, l.constIndex(value))
}

// opName emits an instruction whose oparg is a name, mangled; shift leaves room for
// flags.
func (l *located) opName(loc code.Position, op opcode.Op, name string, shift, flags int) {
	l.opArg(loc, op, l.u.names.add(l.mangle(name))<<shift|flags)
}

func (l *located) mangle(name string) string {
	if l.u.mangled != nil && !l.u.mangled[name] {
		return name
	}
	return symtable.Mangle(l.u.private, name)
}

// fail stops the compilation with a SyntaxError at a place.
func (l *located) fail(loc code.Position, message string) {
	panic(&diag.Error{
		Type: "SyntaxError", Message: message, File: l.file.Name, Span: span(loc),
		Offset: int(loc.Col) + 1, EndOffset: int(loc.EndCol) + 1, Text: l.file.ProgramText(int(loc.Line)),
	})
}

func span(p code.Position) source.Span {
	return source.Span{
		Start: source.Pos{Line: p.Line, Col: p.Col}, End: source.Pos{Line: p.EndLine, Col: p.EndCol},
	}
}

// moduleLocated compiles a whole tree.
func moduleLocated(c *compiler, mod ast.Mod) *code.Code {
	l := &located{c, formsOfLocated[c.Dialect.Name]}
	l.enter("<module>", scopeModule, mod, 1)
	addNone := true
	switch m := mod.(type) {
	case *ast.Module:
		l.body(startOf(m.Body), m.Body, false)
	case *ast.Interactive:
		l.interactive = true
		l.body(code.Position{Line: 1, EndLine: 1}, m.Body, true)
	case *ast.Expression:
		l.expr(m.Body)
		addNone = false
	}
	return l.leave(addNone)
}

func startOf(body []ast.Stmt) code.Position {
	if len(body) > 0 {
		return place(body[0])
	}
	return code.Position{Line: 1, EndLine: 1}
}

// enter opens the unit of a code block and begins it with RESUME.
func (l *located) enter(name string, kind scopeKind, node ast.Node, firstLine int) {
	l.enterUnit(name, kind, l.table.Lookup(node), firstLine)
}

func (l *located) enterUnit(name string, kind scopeKind, scope *symtable.Scope, firstLine int) {
	l.enterBlock(name, kind, scope, firstLine)
	u := l.u
	u.graph.AddConst = func(c code.Const) int { return l.addConst(u, c) }
	u.graph.Hidden = make(map[string]bool)
	u.static = nil
	loc := code.Position{Line: int32(firstLine), EndLine: int32(firstLine)}
	if kind == scopeModule {
		loc.Line = 0
	}
	l.opArg(loc, opcode.Resume, resumeStart)
}

// addConst is constIndex for a unit that is being assembled.
func (l *located) addConst(u *unit, value code.Const) int {
	current := l.u
	l.u = u
	i := l.constIndex(value)
	l.u = current
	return i
}

// leave ends the current unit and gives its code object.
func (l *located) leave(addNone bool) *code.Code {
	if addNone {
		l.constant(noPlace, code.None)
	}
	l.op(noPlace, opcode.ReturnValue)
	u := l.u
	if u.qualName == "" {
		u.qualName = u.name
	}
	co := &code.Code{
		Dialect:         l.Dialect,
		ArgCount:        u.posOnlyArgCount + u.argCount,
		PosOnlyArgCount: u.posOnlyArgCount,
		KwOnlyArgCount:  u.kwOnlyArgCount,
		Flags:           l.flags() &^ code.NoFree,
		VarNames:        u.varNames.list,
		FreeVars:        u.freeVars.list,
		CellVars:        u.cellVars.list,
		Filename:        l.file.Name,
		Name:            u.name,
		QualName:        u.qualName,
		FirstLine:       u.firstLine,
	}
	l.Assemble(u.graph, co)
	l.graphs--
	co.Names = u.names.list
	l.u = u.parent
	return co
}

// body compiles the statements of a module or class.
func (l *located) body(loc code.Position, body []ast.Stmt, interactive bool) {
	if hasAnnotations(body) {
		l.op(loc, opcode.SetupAnnotations)
	}
	if doc := astopt.DocString(body); doc != nil && !interactive {
		if l.Optimize < 2 {
			l.constant(place(doc), l.cleanDoc(doc.Value.(string)))
			l.nameOp(noPlace, "__doc__", ast.Store)
		}
		body = body[1:]
	}
	l.stmts(body)
}

// cleanDoc takes the common indentation out of a docstring, and the blanks in front of
// its first line (_PyCompile_CleanDoc). CPython does it on UTF-8, which has no surrogates.
func (l *located) cleanDoc(doc string) string {
	doc = expandTabs(doc)
	if message := notEncodable(doc); message != "" {
		l.failNowhere("UnicodeEncodeError", message)
	}
	lines := strings.SplitAfter(doc, "\n")
	margin := -1
	for _, line := range lines[1:] {
		text := strings.TrimLeft(line, " ")
		if text != "" && text != "\n" {
			if indent := len(line) - len(text); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	margin = max(margin, 0)
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, line := range lines[1:] {
		n := 0
		for n < margin && n < len(line) && line[n] == ' ' {
			n++
		}
		lines[i+1] = line[n:]
	}
	return strings.Join(lines, "")
}

// notEncodable says why a text with surrogates cannot be encoded, "" for one without.
func notEncodable(text string) string {
	if utf8.ValidString(text) {
		return ""
	}
	runes := wtf8.Runes(text)
	first := slices.IndexFunc(runes, wtf8.IsSurrogate)
	end := first + 1
	for end < len(runes) && wtf8.IsSurrogate(runes[end]) {
		end++
	}
	which := fmt.Sprintf("characters in position %d-%d", first, end-1)
	if end == first+1 {
		which = fmt.Sprintf("character '%s' in position %d", wtf8.Escape(wtf8.String(runes[first])), first)
	}
	return "'utf-8' codec can't encode " + which + ": surrogates not allowed"
}

// expandTabs is str.expandtabs().
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\t':
			n := 8 - column%8
			b.WriteString(strings.Repeat(" ", n))
			column += n
			continue
		case c == '\n' || c == '\r':
			column = 0
		case c&0xC0 != 0x80: // where a character begins
			column++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// staticAttributes gives the attributes of self that the methods of a class store to.
func staticAttributes(names []string) code.Tuple {
	names = slices.Clone(names)
	slices.Sort(names)
	tuple := make(code.Tuple, 0, len(names))
	for _, name := range slices.Compact(names) {
		tuple = append(tuple, name)
	}
	return tuple
}
