package vm

import (
	"slices"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// tellsLives reports whether a program can tell from a code object when objects die.
func tellsLives(c *code.Code, p *prepared) bool {
	if strings.HasPrefix(c.Filename, "<frozen ") {
		return false
	}
	if p.ends {
		return true
	}
	for _, name := range c.Names {
		switch name {
		case "__del__", "weakref", "gc", "getrefcount", "memoryview", "getbuffer":
			return true
		}
	}
	return false
}

// endsLater says that a generator of a code object that is dropped before its end has something to do:
// it waits within a try or with statement, or is a coroutine that should have been awaited.
func endsLater(c *code.Code) bool {
	switch {
	case c.Flags&generator == 0:
		return false
	case c.Flags&code.Coroutine != 0:
		return true
	}
	for i := range c.Instructions() {
		switch i.Op {
		case opcode.SetupFinally, opcode.SetupWith, opcode.SetupAsyncWith:
			return true
		case opcode.Resume:
			if i.Arg&3 != 0 && i.Arg&resumeDepthOne == 0 && !endsAtOnce(c, i.Start-2) {
				return true
			}
		}
	}
	return false
}

// endsAtOnce says that an exception at offset meets no handler but those that every
// generator has: of what it delegates to, and of StopIteration.
func endsAtOnce(c *code.Code, offset int) bool {
	handlers := c.Handlers()
	for range handlers {
		k := slices.IndexFunc(handlers, func(h code.Handler) bool { return h.Start <= offset && offset < h.End })
		if k < 0 {
			return true
		}
		offset = handlers[k].Target
		i, _ := c.Decode(offset)
		switch {
		case i.Op == opcode.CleanupThrow:
		case i.Op == opcode.CallIntrinsic1 && c.Dialect.Intrinsics1[min(i.Arg, len(c.Dialect.Intrinsics1)-1)] == "INTRINSIC_STOPITERATION_ERROR":
			return true
		default:
			return false
		}
	}
	return true
}
