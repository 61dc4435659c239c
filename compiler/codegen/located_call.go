package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/symtable"
)

// The lower bits of LOAD_SUPER_ATTR's oparg.
const (
	superMethod  = 1
	superTwoArgs = 2
)

// superCall gives the call in super().name and super(a, b).name, if it can be left out
// and super is the built-in one as far as can be seen.
func (l *located) superCall(e *ast.Attribute) *ast.Call {
	call, ok := e.Value.(*ast.Call)
	if !ok || e.Ctx != ast.Load || e.Attr == "__class__" || len(call.Keywords) > 0 {
		return nil
	}
	f, ok := call.Func.(*ast.Name)
	if !ok || f.Id != "super" || l.scopeOf("super") != symtable.GlobalImplicit {
		return nil
	}
	if kind, _ := l.globalScope("super"); kind != 0 {
		return nil
	}
	switch len(call.Args) {
	case 2:
		if hasStarred(call.Args) {
			return nil
		}
		return call
	case 0:
		if l.u.argCount+l.u.posOnlyArgCount > 0 && l.u.kind != scopeClass && l.scopeOf("__class__") == symtable.Free {
			return call
		}
	}
	return nil
}

// globalScope gives what a name is in the module, or in the comprehension that is part of
// it and under way.
func (l *located) globalScope(name string) (kind symtable.ScopeKind, overridden bool) {
	u := l.u
	for u.parent != nil {
		u = u.parent
	}
	if kind, ok := u.override[name]; ok {
		return kind, true
	}
	return l.table.Top.Scope(name), false
}

// imported reports whether a name of the module is bound by an import.
func (l *located) imported(name string) bool {
	if _, overridden := l.globalScope(name); overridden {
		return false
	}
	sym := l.table.Top.Lookup(name)
	return sym != nil && sym.Flags&symtable.DefImport != 0
}

// superArgs pushes super and its two arguments, without arguments __class__ and the
// first parameter.
func (l *located) superArgs(call *ast.Call) {
	l.nameOp(place(call.Func), "super", ast.Load)
	if len(call.Args) == 2 {
		l.exprs(call.Args)
		return
	}
	l.nameOp(place(call), "__class__", ast.Load)
	l.nameOp(place(call), l.u.varNames.list[0], ast.Load)
}

func (l *located) call(e *ast.Call) {
	l.checkKeywords(e.Keywords)
	if l.methodCall(e) {
		return
	}
	l.mark(e.Func)
	l.checkCaller(e.Func)
	l.expr(e.Func)
	l.op(place(e.Func), opcode.PushNull)
	l.callArgs(place(e), 0, e.Args, "", e.Keywords)
}

func (l *located) checkKeywords(keywords []*ast.Keyword) {
	repeated := repeatsKeyword(keywords)
	for i, k := range keywords {
		if k.Arg == "" {
			continue
		}
		l.checkStored(place(k), k.Arg, ast.Store)
		if !repeated {
			continue
		}
		for _, other := range keywords[i+1:] {
			if other.Arg == k.Arg {
				l.fail(place(other), "keyword argument repeated: "+k.Arg)
			}
		}
	}
}

// repeatsKeyword reports whether a name may be there twice; of few it doesn't look.
func repeatsKeyword(keywords []*ast.Keyword) bool {
	if len(keywords) <= 16 {
		return true
	}
	names := make(map[string]bool, len(keywords))
	for _, k := range keywords {
		if k.Arg != "" && names[k.Arg] {
			return true
		}
		names[k.Arg] = true
	}
	return false
}

func hasDoubleStarred(keywords []*ast.Keyword) bool {
	for _, k := range keywords {
		if k.Arg == "" {
			return true
		}
	}
	return false
}

// methodCall compiles obj.name(…) without a bound method object. Where obj is a module
// that was imported, that would not help.
func (l *located) methodCall(e *ast.Call) bool {
	method, ok := e.Func.(*ast.Attribute)
	if !ok || method.Ctx != ast.Load {
		return false
	}
	if name, ok := method.Value.(*ast.Name); ok {
		if l.imported(name.Id) {
			return false
		}
	}
	total := len(e.Args) + len(e.Keywords)
	if len(e.Keywords) > 0 {
		total++
	}
	if total >= stackGuideline || hasStarred(e.Args) || hasDoubleStarred(e.Keywords) {
		return false
	}
	loc := place(method)
	if super := l.superCall(method); super != nil {
		l.superArgs(super)
		flags := superMethod
		if len(super.Args) > 0 {
			flags |= superTwoArgs
		}
		l.opName(loc, opcode.LoadSuperAttr, method.Attr, 2, flags)
		loc = l.attrPlace(loc, method)
		l.op(loc, opcode.Nop)
	} else {
		l.expr(method.Value)
		loc = l.attrPlace(loc, method)
		l.opName(loc, opcode.LoadAttr, method.Attr, 1, 1)
	}
	l.exprs(e.Args)
	op := opcode.Call
	if len(e.Keywords) > 0 {
		l.keywordValues(loc, e.Keywords)
		op = opcode.CallKw
	}
	l.opArg(l.attrPlace(place(e), method), op, len(e.Args)+len(e.Keywords))
	return true
}

// keywordValues pushes keyword arguments and the tuple of their names.
func (l *located) keywordValues(loc code.Position, keywords []*ast.Keyword) {
	names := make(code.Tuple, len(keywords))
	for i, k := range keywords {
		l.expr(k.Value)
		names[i] = k.Arg
	}
	l.constant(loc, names)
}

// callArgs compiles a call's arguments and the call. Some arguments are on the stack
// already; the value of a name is the last positional one, if a name is given.
func (l *located) callArgs(loc code.Position, pushed int, args []ast.Expr, injected string, keywords []*ast.Keyword) {
	l.checkKeywords(keywords)
	if len(args)+2*len(keywords) > stackGuideline || hasStarred(args) || hasDoubleStarred(keywords) {
		l.callEx(loc, pushed, args, injected, keywords)
		return
	}
	l.exprs(args)
	n := pushed + len(args)
	if injected != "" {
		l.nameOp(loc, injected, ast.Load)
		n++
	}
	if len(keywords) == 0 {
		l.opArg(loc, opcode.Call, n)
		return
	}
	l.keywordValues(loc, keywords)
	l.opArg(loc, opcode.CallKw, n+len(keywords))
}

// callEx calls with a tuple and a dict.
func (l *located) callEx(loc code.Position, pushed int, args []ast.Expr, injected string, keywords []*ast.Keyword) {
	var only *ast.Starred
	if pushed == 0 && injected == "" && len(args) == 1 {
		only, _ = args[0].(*ast.Starred)
	}
	if only != nil {
		l.expr(only.Value)
	} else {
		l.display(loc, args, tupleItems, injected, pushed)
	}
	have, n := false, 0
	flush := func(end int) {
		l.keywordDict(loc, keywords[end-n:end])
		if have {
			l.opArg(loc, opcode.DictMerge, 1)
		}
		have, n = true, 0
	}
	for i, k := range keywords {
		if k.Arg != "" {
			n++
			continue
		}
		if n > 0 {
			flush(i)
		}
		if !have {
			l.opArg(loc, opcode.BuildMap, 0)
			have = true
		}
		l.expr(k.Value)
		l.opArg(loc, opcode.DictMerge, 1)
	}
	if n > 0 {
		flush(len(keywords))
	}
	l.opArg(loc, opcode.CallFunctionEx, min(len(keywords), 1))
}

func (l *located) keywordDict(loc code.Position, keywords []*ast.Keyword) {
	n := len(keywords)
	big := n*2 > stackGuideline
	if l.forms.constKeys && n > 1 && !big {
		l.keywordValues(loc, keywords)
		l.opArg(loc, opcode.BuildConstKeyMap, n)
		return
	}
	if big {
		l.opArg(noPlace, opcode.BuildMap, 0)
	}
	for _, k := range keywords {
		l.constant(loc, k.Arg)
		l.expr(k.Value)
		if big {
			l.opArg(noPlace, opcode.MapAdd, 1)
		}
	}
	if !big {
		l.opArg(loc, opcode.BuildMap, n)
	}
}
