package codegen

import (
	"bytewalk/compiler/ast"
	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

func (c *compiler) call(e *ast.Call) {
	if c.forms.method(c, e) {
		return
	}
	c.checkCaller(e.Func)
	c.expr(e.Func)
	c.forms.callArgs(c, 0, e.Args, e.Keywords)
}

func hasStarred(args []ast.Expr) bool {
	for _, arg := range args {
		if _, ok := arg.(*ast.Starred); ok {
			return true
		}
	}
	return false
}

// loadMethod compiles obj.name(…) without a bound method object, if the arguments
// are positional.
func loadMethod(c *compiler, e *ast.Call) bool {
	method, ok := e.Func.(*ast.Attribute)
	if !ok || method.Ctx != ast.Load || len(e.Keywords) > 0 || hasStarred(e.Args) {
		return false
	}
	c.expr(method.Value)
	c.at(method.Span, func() { c.emitName(opcode.LoadMethod, method.Attr) })
	c.exprs(e.Args)
	c.emitArg(opcode.CallMethod, len(e.Args))
	return true
}

// callWithTuples compiles a call's arguments and the call, as until 3.8: starred
// arguments are joined with the others in a tuple, `**` ones in a dict. Some
// arguments are on the stack already.
func callWithTuples(c *compiler, pushed int, args []ast.Expr, keywords []*ast.Keyword) {
	doubleStarred := false
	for _, k := range keywords {
		doubleStarred = doubleStarred || k.Arg == ""
	}
	items, parts := pushed, 0
	for _, arg := range args {
		s, ok := arg.(*ast.Starred)
		if !ok {
			c.expr(arg)
			items++
			continue
		}
		if items > 0 {
			c.emitArg(opcode.BuildTuple, items)
			items = 0
			parts++
		}
		c.expr(s.Value)
		parts++
	}
	switch {
	case parts > 0 || doubleStarred:
		if items > 0 {
			c.emitArg(opcode.BuildTuple, items)
			parts++
		}
		if parts > 1 {
			c.emitArg(opcode.BuildTupleUnpackWithCall, parts)
		} else if parts == 0 {
			c.emitArg(opcode.BuildTuple, 0)
		}
		c.callEx(keywords)
	case len(keywords) > 0:
		names := make(code.Tuple, len(keywords))
		for i, k := range keywords {
			c.expr(k.Value)
			names[i] = k.Arg
		}
		c.loadConst(names)
		c.emitArg(opcode.CallFunctionKw, pushed+len(args)+len(keywords))
	default:
		c.emitArg(opcode.CallFunction, pushed+len(args))
	}
}

// callEx pushes the keyword arguments as a dict and calls with a tuple.
func (c *compiler) callEx(keywords []*ast.Keyword) {
	items, parts := 0, 0
	flush := func(end int) {
		if items > 0 {
			c.keywordDict(keywords[end-items : end])
			parts++
			items = 0
		}
	}
	for i, k := range keywords {
		if k.Arg != "" {
			items++
			continue
		}
		flush(i)
		c.expr(k.Value)
		parts++
	}
	flush(len(keywords))
	if parts > 1 {
		c.emitArg(opcode.BuildMapUnpackWithCall, parts)
	}
	c.emitArg(opcode.CallFunctionEx, min(parts, 1))
}

func (c *compiler) keywordDict(keywords []*ast.Keyword) {
	if len(keywords) == 1 {
		c.loadConst(keywords[0].Arg)
		c.expr(keywords[0].Value)
		c.emitArg(opcode.BuildMap, 1)
		return
	}
	names := make(code.Tuple, len(keywords))
	for i, k := range keywords {
		c.expr(k.Value)
		names[i] = k.Arg
	}
	c.loadConst(names)
	c.emitArg(opcode.BuildConstKeyMap, len(keywords))
}
