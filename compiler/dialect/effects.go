package dialect

import (
	"maps"
	"math/bits"

	"bytewalk/compiler/opcode"
)

// The stack effects that are not those of the instruction's row, by dialect.
var (
	effects311 = map[opcode.Op]opcode.Effect{
		opcode.MatchKeys:      fixed(1),
		opcode.EndAsyncFor:    fixed(-2),
		opcode.PopExcept:      fixed(-1),
		opcode.LoadGlobal:     flagged(1),
		opcode.Reraise:        fixed(-1),
		opcode.MakeFunction:   func(oparg int, _ bool) int { return -bits.OnesCount(uint(oparg) & 0x0F) },
		opcode.CallFunctionEx: func(oparg int, _ bool) int { return -2 - oparg&1 },
		opcode.MatchClass:     fixed(-2),
	}

	effects312 = with(effects311, map[opcode.Op]opcode.Effect{
		opcode.ForIter:  fixed(1),
		opcode.Send:     fixed(0),
		opcode.LoadAttr: flagged(0),
		opcode.Call:     func(oparg int, _ bool) int { return -1 - oparg },
	})

	effects313 = with(with(effects312, pseudo), map[opcode.Op]opcode.Effect{
		opcode.EndFor:          fixed(-1),
		opcode.MakeFunction:    fixed(0),
		opcode.ReturnGenerator: fixed(1),
	})
)

// pseudo has the effects of pseudo instructions since 3.11: a handler gets the
// exception, below it the offset of what raised if SETUP_CLEANUP or SETUP_WITH asked
// for that; SETUP_WITH drops what __enter__ gave.
var pseudo = map[opcode.Op]opcode.Effect{
	opcode.Jump:               fixed(0),
	opcode.JumpNoInterrupt:    fixed(0),
	opcode.SetupFinally:       handler(1),
	opcode.SetupCleanup:       handler(2),
	opcode.SetupWith:          handler(1),
	opcode.PopBlock:           fixed(0),
	opcode.StoreFastMaybeNull: fixed(-1),
}

func handler(n int) opcode.Effect {
	return func(_ int, jump bool) int {
		if jump {
			return n
		}
		return 0
	}
}

func with(base, changes map[opcode.Op]opcode.Effect) map[opcode.Op]opcode.Effect {
	all := maps.Clone(base)
	maps.Copy(all, changes)
	return all
}

func fixed(n int) opcode.Effect { return func(int, bool) int { return n } }

// flagged is n, and one value more if bit 0 of the oparg is set.
func flagged(n int) opcode.Effect { return func(oparg int, _ bool) int { return n + oparg&1 } }
