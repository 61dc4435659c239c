package session

import (
	"strings"
	"testing"

	"bytewalk/vm/trace"
)

// While the program waits for input, the instruction that waits is on show, and a
// Continue that was asked for goes on after the answer.
func TestWaitingInstruction(t *testing.T) {
	s := start(t, Config{})
	text := "a = 1\nb = input('name? ')\nc = 3\nd = 4\n"
	s.SetText(text)
	s.ToggleBreakpointLine(4)
	s.Continue()
	v := wait(t, s, "the question", func(v *View) bool { return v.Run.Status == WaitingInput && v.AtEnd })
	if v.Current == nil || v.Current.Opname != "CALL_FUNCTION" || v.Current.Span.Start.Line != 2 || v.Current.Line != 2 {
		t.Fatalf("waiting at %+v", v.Current)
	}
	if row := v.Listing.Current; row < 0 || v.Listing.Rows[row].Opname != "CALL_FUNCTION" {
		t.Errorf("row %d", row)
	}
	if !v.Phases[trace.Execute].Active || v.Phases[trace.Execute].Note != "the program waits for input" {
		t.Errorf("phases %+v", v.Phases)
	}
	if !strings.Contains(v.Sentence.Text, "waits for input") || v.Position.Step != v.Run.Length {
		t.Errorf("%+v at %+v", v.Sentence, v.Position)
	}
	if len(v.Frames) != 1 || v.Frames[0].Opname != "CALL_FUNCTION" || v.Stack.Before != 2 {
		t.Errorf("frames %+v, stack %+v", v.Frames, v.Stack)
	}
	s.ProvideInput("Ada")
	v = wait(t, s, "the breakpoint", func(v *View) bool { return v.Current != nil && v.Current.Line == 4 })
	if v.Position.Phase != trace.Fetch {
		t.Errorf("stopped at %+v", v.Position)
	}

	s.SetText(text + "e = input()\n")
	s.ToggleBreakpointLine(4)
	s.Continue()
	for range 2 {
		length := s.View().Run.Length
		wait(t, s, "a question", func(v *View) bool { return v.Run.Status == WaitingInput && v.AtEnd && v.Run.Length != length })
		s.ProvideInput("Ada")
	}
	wait(t, s, "the end", func(v *View) bool { return over(v) && v.AtEnd })
}
