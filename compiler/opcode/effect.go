package opcode

import "math/bits"

// Effect gives by how many values an instruction makes the evaluation stack
// higher or lower, for an oparg, and for the branch that is taken: jump is true
// for the one that jumps (or enters the handler that a SETUP_… instruction names).
type Effect func(oparg int, jump bool) int

// fixed is the effect of an instruction that always does the same.
func fixed(n int) Effect { return func(int, bool) int { return n } }

// branch is the effect of an instruction that does one thing when it goes on and
// another when it jumps.
func branch(next, jump int) Effect {
	return func(_ int, taken bool) int {
		if taken {
			return jump
		}
		return next
	}
}

// fewer is the effect of an instruction that takes oparg values and changes the
// height by n besides.
func fewer(n int) Effect {
	return func(oparg int, _ bool) int { return n - oparg }
}

// built is that of oparg values made into one.
func built(oparg int, _ bool) int { return 1 - oparg }

// builtMap is that of oparg pairs made into one value.
func builtMap(oparg int, _ bool) int { return 1 - 2*oparg }

// slice is that of two or three values made into a slice.
func slice(oparg int, _ bool) int {
	if oparg == 3 {
		return -2
	}
	return -1
}

// unpacked is that of one value taken apart into oparg values.
func unpacked(oparg int, _ bool) int { return oparg - 1 }

// unpackedStar is that of one value taken apart around a starred target: the low
// byte of oparg counts the targets before it, the rest those after it.
func unpackedStar(oparg int, _ bool) int { return oparg&0xFF + oparg>>8 }

// formatted is that of a value made into a string; bit 2 says that a format
// specification is above it.
func formatted(oparg int, _ bool) int {
	if oparg&0x04 != 0 {
		return -1
	}
	return 0
}

// function is that of a code object and a name made into a function, with one
// more value for each of the four flags.
func function(oparg int, _ bool) int { return -1 - bits.OnesCount(uint(oparg)&0x0F) }

// callEx is that of a call with a tuple, and with a dict if bit 0 is set.
func callEx(oparg int, _ bool) int { return -1 - oparg&0x01 }

// superAttr is that of super, class and self made into an attribute, and NULL or
// self besides if bit 0 says that it is to be called.
func superAttr(oparg int, _ bool) int { return -2 + oparg&0x01 }
