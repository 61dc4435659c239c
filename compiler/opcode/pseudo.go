package opcode

// Pseudo instructions stand in control flow graphs only; no bytecode has them. The
// assembler replaces them. SetupFinally, SetupWith, PopBlock and LoadClosure, which
// are instructions of older dialects, are pseudo instructions of newer ones.
const (
	Jump               Op = 1<<15 + iota // JUMP_FORWARD or a JUMP_BACKWARD
	JumpNoInterrupt                      // the same, without looking for signals when it goes back
	SetupCleanup                         // SETUP_FINALLY whose handler gets the offset of what raised
	StoreFastMaybeNull                   // STORE_FAST of what may be NULL
	pseudoEnd
)

var pseudoNames = [...]string{"JUMP", "JUMP_NO_INTERRUPT", "SETUP_CLEANUP", "STORE_FAST_MAYBE_NULL"}

// IsBlockPush reports whether the instruction begins a range whose exceptions go to
// a handler.
func (op Op) IsBlockPush() bool { return op == SetupFinally || op == SetupCleanup || op == SetupWith }

// IsUnconditionalJump reports whether the instruction always jumps.
func (op Op) IsUnconditionalJump() bool {
	switch op {
	case Jump, JumpNoInterrupt, JumpForward, JumpAbsolute, JumpBackward, JumpBackwardNoInterrupt:
		return true
	}
	return false
}

// ExitsScope reports whether the instruction leaves the code block.
func (op Op) ExitsScope() bool {
	switch op {
	case ReturnValue, ReturnConst, RaiseVarargs, Reraise:
		return true
	}
	return false
}
