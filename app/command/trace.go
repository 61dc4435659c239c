package command

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/vm"
	"bytewalk/vm/debug"
	"bytewalk/vm/history"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// traceSchema is the version of the lines that `bytewalk trace` prints. It grows
// when a field changes its meaning or goes; new fields do not change it.
const traceSchema = 1

// newTrace makes `bytewalk trace`: the history as JSON, a step a line.
func newTrace(host Host) *cobra.Command {
	var o optionFlags
	var from, to int
	room := byteSize(history.DefaultMemory)
	cmd := &cobra.Command{
		Use:   "trace [--from N] [--to N] FILE [ARG...]",
		Short: "Print the history of a run as JSON, a step a line",
		Long: `Runs FILE and prints one JSON object a line: first one with "schema", then one for each
step, last one with "end". The program's own output is in it as effects. A step:

  step      its number; it leads from state N to state N+1
  frame     the number of the frame it is executed in
  function  that frame's code object's name
  line      the source line, or null
  offset    of the instruction, in bytes
  opcode    its name
  arg       its oparg with EXTENDED_ARG folded in, or null
  argrepr   what dis shows for the oparg
  effects   what it changed, in order; each has a "kind", and of these what applies:
            "place" (stack index, slot, byte offset), "name", "old", "new", "object",
            "frame", "function", "text", "action", "path", "verdict", "reason"

Values are {"id", "type", "text"}: the object's identity as a string, its type's name,
and how Python shows it after the step. Equal ids are the same object.

"end" is "finished", "exception", "limit", "stopped" or "bug", beside "steps", "status" and
"error". The command ends with the status that the program would end with; it writes the
program's own standard error to neither stream but as effects. What was recorded before a
limit is printed.`,
		Args: atLeastOneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			if room == 0 {
				return usagef("--max-history 0: a trace needs some")
			}
			if from < 0 || to < from {
				return usagef("--from %d --to %d: expected 0 <= from <= to", from, to)
			}
			options.Args = args[1:]
			p, err := loadScript(args[0], options)
			if err != nil {
				return refuse(host.Stderr, args[0], options, err)
			}
			warn(host.Stderr, p)
			var m *vm.Machine
			full := false
			h := history.New(history.Config{Memory: int64(room), Full: func() {
				full = true
				m.Stop()
			}})
			m, err = machine(p, options, machineHost{in: host.Stdin, recorder: h, memory: h.Bytes})
			if err != nil {
				return err
			}
			h.SetInspector(m)
			outcome := m.Run(cmd.Context(), p.code)
			h.Finish()
			switch {
			case full:
				outcome.Err = &object.LimitError{Limit: "history"}
			case errors.Is(outcome.Err, object.ErrStopped):
				outcome.Status = 130
			}
			explain(host.Stderr, p, m, outcome)
			out := bufio.NewWriterSize(host.Stdout, 1<<16)
			if err := writeTrace(out, h, p, outcome, from, to); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
			if outcome.Status != 0 {
				return statusError(outcome.Status)
			}
			return nil
		},
	}
	cmd.Flags().SetInterspersed(false)
	cmd.Flags().Var(&room, "max-history", "most memory that the history may take")
	cmd.Flags().IntVar(&from, "from", 0, "first step to print")
	cmd.Flags().IntVar(&to, "to", math.MaxInt, "step before which to end")
	cmd.Flags().Lookup("to").DefValue = "the end"
	o.addCompile(cmd)
	o.addRun(cmd, DefaultLimits())
	o.support = dialect.Executed
	return cmd
}

// The shapes of the lines.
type (
	traceHead struct {
		Schema  int    `json:"schema"`
		Python  string `json:"python"`
		Program string `json:"program"`
	}
	traceStep struct {
		Step     int           `json:"step"`
		Frame    uint32        `json:"frame"`
		Function string        `json:"function"`
		Line     *int          `json:"line"`
		Offset   int           `json:"offset"`
		Opcode   string        `json:"opcode"`
		Arg      *int          `json:"arg"`
		ArgRepr  string        `json:"argrepr,omitempty"`
		Effects  []traceEffect `json:"effects"`
	}
	traceEffect struct {
		Kind     string      `json:"kind"`
		Place    *int32      `json:"place,omitempty"`
		Name     string      `json:"name,omitempty"`
		Object   *traceValue `json:"object,omitempty"`
		Key      *traceValue `json:"key,omitempty"`
		Old      *traceValue `json:"old,omitempty"`
		New      *traceValue `json:"new,omitempty"`
		Frame    uint32      `json:"frame,omitempty"`
		Function string      `json:"function,omitempty"`
		Stream   string      `json:"stream,omitempty"`
		Text     string      `json:"text,omitempty"`
		Action   string      `json:"action,omitempty"`
		Path     string      `json:"path,omitempty"`
		Verdict  string      `json:"verdict,omitempty"`
		Reason   string      `json:"reason,omitempty"`
	}
	traceValue struct {
		ID   string `json:"id"` // a string: JSON's readers keep 53 bits of a number
		Type string `json:"type"`
		Text string `json:"text"`
	}
	traceEnd struct {
		End    string `json:"end"` // "finished", "exception", "limit", "stopped", "bug"
		Steps  int    `json:"steps"`
		Status int    `json:"status"`
		Error  string `json:"error,omitempty"`
	}
)

// traceText is how many characters of a value are shown.
const traceText = 200

func writeTrace(w io.Writer, h *history.History, p *program, outcome vm.Outcome, from, to int) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(traceHead{traceSchema, p.code.Dialect.Name, p.path}); err != nil {
		return err
	}
	t := tracer{h: h, run: debug.New(h), listings: map[*code.Code]map[int]*dis.Instruction{}}
	for n := from; n < min(to, h.Len()); n++ {
		if err := e.Encode(t.step(n)); err != nil {
			return err
		}
	}
	end := traceEnd{End: "finished", Steps: h.Len(), Status: outcome.Status}
	if outcome.Err != nil {
		end.Error = outcome.Err.Error()
		switch outcome.Err.(type) {
		case *object.Exception:
			end.End = "exception"
		case *object.LimitError:
			end.End = "limit"
		case *vm.InternalError:
			end.End = "bug"
		default:
			end.End = "stopped"
		}
	}
	return e.Encode(end)
}

// tracer makes the lines of steps.
type tracer struct {
	h        *history.History
	run      *debug.Run
	listings map[*code.Code]map[int]*dis.Instruction // by offset
}

func (t *tracer) step(n int) traceStep {
	s := t.h.StepAt(n)
	listing, ok := t.listings[s.Code]
	if !ok {
		listing = map[int]*dis.Instruction{}
		all := dis.Instructions(s.Code)
		for i := range all {
			listing[all[i].Offset] = &all[i]
		}
		t.listings[s.Code] = listing
	}
	out := traceStep{Step: n, Frame: uint32(s.Frame), Function: s.Code.Name, Offset: int(s.Offset)}
	if line := t.run.Line(n); line > 0 {
		out.Line = &line
	}
	// The step's offset is that of its first EXTENDED_ARG; the name is that of the
	// instruction behind the prefixes.
	in := listing[int(s.Offset)]
	for in != nil && in.Name == "EXTENDED_ARG" {
		in = listing[in.Offset+2]
	}
	if in != nil {
		out.Opcode, out.ArgRepr = in.Name, in.ArgRepr
		if in.HasArg {
			out.Arg = &in.Arg
		}
	}
	out.Effects = []traceEffect{}
	for _, e := range t.h.Effects(n) {
		out.Effects = append(out.Effects, t.effect(&e, n+1))
	}
	return out
}

func (t *tracer) value(v trace.Value, n int) *traceValue {
	if v.IsNull() {
		return nil
	}
	in := t.h.Inspector()
	return &traceValue{"0x" + strconv.FormatUint(in.Identity(v), 16), in.TypeName(v), t.h.Text(v, n, traceText)}
}

func (t *tracer) effect(e *trace.Effect, n int) traceEffect {
	out := traceEffect{
		Kind: e.Kind.String(), Object: t.value(e.Object, n), Key: t.value(e.Key, n), Old: t.value(e.Old, n), New: t.value(e.New, n),
		Frame: uint32(e.Frame),
	}
	place := func() { p := e.Place; out.Place = &p }
	switch e.Kind {
	case trace.Push, trace.Pop, trace.BlockPush, trace.BlockPop, trace.Jump, trace.InlineCacheWrite, trace.Specialize, trace.Deoptimize:
		place()
	case trace.Store, trace.Delete:
		place()
		out.Name = e.Scope.String()
	case trace.HeapWrite:
		out.Name = e.Op.String()
		switch e.Op {
		case trace.SetIndex, trace.Insert, trace.Remove, trace.Splice, trace.SetField:
			place()
		}
	case trace.Output:
		out.Stream = map[int32]string{1: "stdout", 2: "stderr"}[e.Place]
	}
	switch d := e.Detail.(type) {
	case string:
		out.Text = d
	case *trace.FrameStart:
		out.Function = d.Code.Name
	case *trace.DiskCache:
		out.Action, out.Path, out.Verdict, out.Reason = d.Action, d.Path, d.Verdict, d.Reason
	case nil:
	case *trace.Spliced:
		out.Text = fmt.Sprintf("%d items replaced by %d", len(d.Old), len(d.New))
	}
	return out
}
