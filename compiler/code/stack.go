package code

import (
	"fmt"
	"strings"

	"bytewalk/compiler/opcode"
)

// checkStack follows the height of the evaluation stack along all paths, where
// all paths to an instruction come with the same height: since handlers stand in a table
// (3.11). With 3.8's finally clauses it is checkBlocks that does; 3.9 and 3.10 are
// between the two, and their stack is not followed.
func (c *Code) checkStack() error {
	if c.Dialect.Has(opcode.BeginFinally) {
		return c.checkBlocks()
	}
	if !c.Dialect.LocalsPlus {
		return nil
	}
	const unknown = -1
	heights := make([]int, len(c.Bytecode))
	for i := range heights {
		heights[i] = unknown
	}
	var todo []int
	come := func(to, height int, from string) error {
		switch {
		case height > c.StackSize:
			return fmt.Errorf("the evaluation stack is %d high after %s, it may be %d", height, from, c.StackSize)
		case heights[to] == unknown:
			heights[to] = height
			todo = append(todo, to)
		case heights[to] != height:
			return fmt.Errorf("the evaluation stack is %d and %d high at %d", heights[to], height, to)
		}
		return nil
	}
	handlers := c.Handlers()
	if err := come(0, 0, "the start"); err != nil {
		return err
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		i, _ := c.Decode(at)
		height := heights[at]
		if takes := c.takes(i.Op, i.Arg); takes > height {
			return fmt.Errorf("%s at %d takes %d values, the evaluation stack has %d", i.Op, i.Offset, takes, height)
		}
		if h := handlerOf(handlers, at); h != nil {
			there := h.Depth + 1
			if h.LastI {
				there++
			}
			if h.Depth > height {
				return fmt.Errorf("the exception table cuts the evaluation stack to %d at %d, it has %d", h.Depth, at, height)
			}
			if err := come(h.Target, there, "an exception"); err != nil {
				return err
			}
		}
		if target, ok := c.Target(i); ok {
			if err := come(target, height+c.Dialect.StackEffect(i.Op, i.Arg, true), i.Op.String()); err != nil {
				return err
			}
		}
		if !i.Op.Leaves() {
			if err := come(i.End, height+c.Dialect.StackEffect(i.Op, i.Arg, false), i.Op.String()); err != nil {
				return err
			}
		}
	}
	return nil
}

// handlerOf gives the handler for what the instruction at offset raises, nil if there
// is none. The handlers are in order and don't overlap.
func handlerOf(handlers []Handler, offset int) *Handler {
	low, high := 0, len(handlers)
	for low < high {
		mid := (low + high) / 2
		if handlers[mid].End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(handlers) && handlers[low].Start <= offset {
		return &handlers[low]
	}
	return nil
}

// takes is how many values an instruction needs on the evaluation stack: those that it
// removes and those that it looks at.
func (c *Code) takes(op opcode.Op, arg int) int {
	n := fixedTakes[op]
	if f, ok := variable[op]; ok {
		n = f(arg)
	}
	switch op { // the dialects differ
	case opcode.CallFunctionEx, opcode.MakeFunction:
		n = 1 - c.Dialect.StackEffect(op, arg, false)
	case opcode.PopExcept, opcode.EndFor, opcode.EndAsyncFor:
		n = 0
	}
	return max(n, -c.Dialect.StackEffect(op, arg, false), -c.Dialect.StackEffect(op, arg, true))
}

// fixedTakes counts the values in the instructions' pictures.
var fixedTakes = func() map[opcode.Op]int {
	counts := map[opcode.Op]int{}
	for _, op := range opcode.All() {
		before, _, _ := strings.Cut(op.Picture(), "->")
		if before = strings.TrimSpace(before); before != "" {
			counts[op] = 1 + strings.Count(before, ", ")
		}
	}
	return counts
}()

// variable has the instructions for which it depends on the operand, or whose picture
// leaves values out.
var variable = map[opcode.Op]func(arg int) int{
	opcode.RotN:             plus(0),
	opcode.Copy:             plus(0),
	opcode.Swap:             plus(0),
	opcode.BuildTuple:       plus(0),
	opcode.BuildList:        plus(0),
	opcode.BuildSet:         plus(0),
	opcode.BuildString:      plus(0),
	opcode.BuildSlice:       plus(0),
	opcode.BuildConstKeyMap: plus(1),
	opcode.BuildMap:         func(arg int) int { return 2 * arg },
	opcode.ListAppend:       plus(1),
	opcode.SetAdd:           plus(1),
	opcode.MapAdd:           plus(2),
	opcode.ListExtend:       plus(1),
	opcode.SetUpdate:        plus(1),
	opcode.DictUpdate:       plus(1),
	// The callable is named in errors: it lies below the dict that is merged into,
	// with the arguments and in some dialects a NULL between.
	opcode.DictMerge:    plus(2),
	opcode.UnpackEx:     func(int) int { return 1 },
	opcode.RaiseVarargs: plus(0),
	opcode.Call:         plus(2),
	opcode.CallKw:       plus(3),
	opcode.Precall:      plus(2),
	// __exit__ lies below the offset of what raised, the exception before and the
	// exception.
	opcode.WithExceptStart: func(int) int { return 4 },
	// The offset of what raised lies below the values between.
	opcode.Reraise: plus(1),

	opcode.BuildTupleUnpack:         plus(0),
	opcode.BuildTupleUnpackWithCall: plus(1),
	opcode.BuildListUnpack:          plus(0),
	opcode.BuildSetUnpack:           plus(0),
	opcode.BuildMapUnpack:           plus(0),
	opcode.BuildMapUnpackWithCall:   plus(1),
	opcode.CallFunction:             plus(1),
	opcode.CallFunctionKw:           plus(2),
	opcode.CallMethod:               plus(2),
	opcode.FormatValue:              func(arg int) int { return 1 + arg>>2&1 },
}

func plus(n int) func(int) int { return func(arg int) int { return n + arg } }
