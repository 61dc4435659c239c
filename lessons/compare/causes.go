package compare

import "strings"

// CauseID names a cause.
type CauseID string

// The causes that are known.
const (
	ConstantsFromOne   CauseID = "constants-from-one"
	NoneLeftOut        CauseID = "none-left-out"
	JumpDistance       CauseID = "jump-distance"
	LineLeftOut        CauseID = "line-left-out"
	TargetLeftOut      CauseID = "target-left-out"
	LineNumber         CauseID = "line-number"
	CodeObjectsLeftOut CauseID = "code-objects-left-out"
)

// Cause is one reason why listings differ.
type Cause struct {
	ID          CauseID
	Title       string
	Explanation string // for a learner, in some sentences

	fits func(Difference) bool
}

// causes is the table that classifies differences: the first cause that fits is
// the difference's.
var causes = []Cause{
	{
		ID:    ConstantsFromOne,
		Title: "Constants are counted from 0",
		Explanation: "The number after LOAD_CONST is a place in the code object's list of constants, co_consts, " +
			"and its first place is 0. The notes count from 1.",
		fits: func(d Difference) bool {
			return d.Field == Oparg && strings.HasSuffix(d.Exact.Op, "_CONST") &&
				d.Notes.meaning() == d.Exact.meaning() && d.Notes.Arg == d.Exact.Arg+1
		},
	},
	{
		ID:    NoneLeftOut,
		Title: "The module returns None",
		Explanation: "Every code object ends by returning a value, and a module returns None. " +
			"So None is loaded before the last RETURN_VALUE. The notes leave that instruction out; " +
			"it takes two bytes, and what follows it moves up by two.",
		fits: func(d Difference) bool {
			switch d.Field {
			case Missing:
				return d.Exact.Op == "LOAD_CONST" && d.Exact.ArgRepr == "None" && d.beforeReturn
			case Offset:
				return d.noneBefore > 0 && d.Exact.Offset-d.Notes.Offset == d.noneBefore
			}
			return false
		},
	},
	{
		ID:    JumpDistance,
		Title: "A jump is measured in bytes, to behind the loop",
		Explanation: "In CPython 3.8 the number after FOR_ITER is a distance in bytes, counted from the next instruction, " +
			"to the first instruction after the loop. The notes have a smaller number, " +
			"and a target that still lies inside the loop: who jumps there has not left it.",
		fits: func(d Difference) bool {
			return (d.Field == Oparg || d.Field == Meaning) &&
				strings.HasPrefix(d.Notes.ArgRepr, "to ") && strings.HasPrefix(d.Exact.ArgRepr, "to ")
		},
	},
	{
		ID:    LineLeftOut,
		Title: "A source line begins here",
		Explanation: "The first column says where the instructions of another source line begin. " +
			"The notes run two lines together.",
		fits: func(d Difference) bool { return d.Field == Line && d.Notes.Line == 0 },
	},
	{
		ID:    TargetLeftOut,
		Title: "A jump leads here",
		Explanation: "The sign >> marks an instruction that some jump leads to. " +
			"The loop ends by jumping to this one, so it has the sign; in the notes it has none.",
		fits: func(d Difference) bool { return d.Field == Target && d.Exact.Target },
	},
	{
		ID:    LineNumber,
		Title: "The line is another one",
		Explanation: "The first column is the line's number in the source file, blank lines counted. " +
			"The notes give a number that this program's line does not have.",
		fits: func(d Difference) bool { return d.Field == Line && d.Notes.Line != 0 && d.Exact.Line != 0 },
	},
	{
		ID:    CodeObjectsLeftOut,
		Title: "A function has bytecode of its own",
		Explanation: "The body of a function is compiled to a code object of its own, " +
			"which is a constant of the code around it. The notes list the module only.",
		fits: func(d Difference) bool { return d.Field == CodeObject && d.Exact != nil },
	},
}

func causeOf(d Difference) CauseID {
	for _, c := range causes {
		if c.fits(d) {
			return c.ID
		}
	}
	return ""
}
