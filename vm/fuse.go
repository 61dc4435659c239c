package vm

// fusions are the pairs of instructions that the plain loop executes as one. They are
// the most frequent of the programs of internal/bench; a pair saves a dispatch, and
// mostly a push and a pop.
var fusions = map[[2]uint16]uint16{
	{opLoadFast, opLoadConst}:     opLoadFastConst,
	{opLoadFast, opLoadFast}:      opLoadFastFast,
	{opLoadFast, opLoadAttr}:      opLoadFastAttr,
	{opStoreFast, opLoadFast}:     opStoreLoadFast,
	{opStoreFast, opJumpAbsolute}: opStoreJump,
	{opPopTop, opJumpAbsolute}:    opPopJump,
	{opForIter, opStoreFast}:      opForIterStore,
	{opNop, opLoadFast}:           opNopLoadFast,
	{opNop, opPopTop}:             opNopPopTop,
	{opBinaryAdd, opStoreFast}:    opAddStore,
	{opInplaceAdd, opStoreFast}:   opAddStore,
}

// fuse gives units as the plain loop executes them. Every unit keeps its place, its
// operand and its cache, so that a jump to the second of a pair finds it: only the
// first's instruction is another, which takes its second operand from the unit behind.
func fuse(units []unit) []unit {
	fused := append([]unit(nil), units...)
	for i := range len(units) - 1 {
		if op, ok := fusions[[2]uint16{units[i].op, units[i+1].op}]; ok {
			fused[i].op = op
		}
	}
	return fused
}

// The programs of a prepared: the units as a copy of the loop executes them.
const (
	recordedProgram = iota
	plainProgram
)

// A comparison of two numbers is 0 for less, 1 for equal, 2 for greater and 3 where a
// NaN is one of them. outcomes has four bits for each operator, from LT on: which of
// these make it true.
const outcomes = 0b0110_0100_1101_0010_0011_0001

// holds reports whether an operator is true for the outcome of a comparison.
func holds(op int32, outcome uint) bool { return outcomes>>(uint(op)*4+outcome)&1 != 0 }

func compareInts(op int32, x, y int64) bool {
	outcome := uint(1)
	if x < y {
		outcome = 0
	}
	if x > y {
		outcome = 2
	}
	return holds(op, outcome)
}

func compareFloats(op int32, x, y float64) bool {
	outcome := uint(3)
	if x < y {
		outcome = 0
	}
	if x == y {
		outcome = 1
	}
	if x > y {
		outcome = 2
	}
	return holds(op, outcome)
}
