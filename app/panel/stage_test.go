package panel

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/compiler/diag"
	"bytewalk/vm/trace"
)

// onStage draws a view in the room that the stage has in a window.
func onStage(size fyne.Size, look *theme.Look, v *session.View) ([]widget.Node, fyne.Size) {
	r := arrange(size, look, splits{}, areaToolbar)[areaStage]
	s := NewStage()
	room := fyne.NewSize(r.w, r.h)
	s.Scene.Resize(room)
	s.Layout(room)
	s.Show(v, false)
	return s.Scene.Nodes(), room
}

func TestStagePhases(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		for phase := trace.Load; phase <= trace.Execute; phase++ {
			nodes, room := onStage(size, look, subtraction(phase))
			legible(t, phase.String(), nodes, room)
			says(t, phase.String(), nodes, "load", "fetch", "decode", "execute", "factorial(3)", "factorial(4)", "factorial(5)", "<module>", "running", "<func")
			switch phase {
			case trace.Load, trace.Fetch:
				says(t, phase.String(), nodes, "18 00")
			case trace.Decode:
				says(t, phase.String(), nodes, "18", "opcode 24", "BINARY_SUB")
			case trace.Execute:
				says(t, phase.String(), nodes, "pushed", "popped", "a", "b", "-", "=")
			}
			if look.Class != theme.Lecture {
				says(t, phase.String(), nodes, "Frames", "Evaluation stack", "BINARY_SUB", "n = 3")
			}
		}
	})
}

// TestStageMarksWhatChanges: the pushed slot alone has the colour of change, and a
// trail leads to it and from each operand.
func TestStageMarksWhatChanges(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		nodes, _ := onStage(size, look, subtraction(trace.Execute))
		outlined, trails := map[string]bool{}, map[string]bool{}
		for _, n := range nodes {
			if n.Shape == widget.Box && n.Stroke == look.Chg && strings.HasPrefix(n.Key, "slot") {
				outlined[n.Key] = true
			}
			if n.Shape == widget.Path && n.Stroke == look.Chg {
				trails[n.Key] = true
				if n.Arrow == 0 || len(n.Points) < 2 {
					t.Errorf("the trail %s leads nowhere", n.Key)
				}
			}
		}
		if len(outlined) != 1 || !outlined["slot2/1/0"] {
			t.Errorf("outlined as changed: %v, want slot 2", outlined)
		}
		for _, key := range []string{"pop0", "pop1", "push0"} {
			if !trails[key] {
				t.Errorf("there is no trail %s in %v", key, trails)
			}
		}
		before, _ := onStage(size, look, subtraction(trace.Fetch))
		for _, n := range before {
			if strings.HasPrefix(n.Key, "slot") && n.Stroke == look.Chg {
				t.Error("before the step is executed, a slot is drawn as changed")
			}
		}
	})
}

// TestStackStandsStill: what the step does not touch is at the same place in all
// phases.
func TestStackStandsStill(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		places := map[string]fyne.Position{}
		for phase := trace.Load; phase <= trace.Execute; phase++ {
			nodes, _ := onStage(size, look, subtraction(phase))
			for _, n := range nodes {
				if !strings.HasPrefix(n.Key, "slot0/") && !strings.HasPrefix(n.Key, "slot1/") && !strings.HasPrefix(n.Key, "frame") {
					continue
				}
				at := fyne.NewPos(n.X, n.Y)
				if was, ok := places[n.Key]; ok && was != at {
					t.Errorf("%v: %s has moved from %v to %v", phase, n.Key, was, at)
				}
				places[n.Key] = at
			}
		}
	})
}

func TestStageFolds(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		for _, c := range []struct{ slots, frames int }{{0, 1}, {1, 1}, {2, 2}, {6, 9}, {30, 40}, {400, 900}} {
			for phase := trace.Load; phase <= trace.Execute; phase++ {
				what := fmt.Sprintf("%d slots, %d frames, %v", c.slots, c.frames, phase)
				nodes, room := onStage(size, look, deep(subtraction(phase), c.slots, c.frames))
				legible(t, what, nodes, room)
				if c.slots >= 30 {
					says(t, what, nodes, "more below")
				}
				if c.frames > 40 {
					says(t, what, nodes, "more frames")
				}
				if c.slots == 0 {
					says(t, what, nodes, "empty")
				}
				if len(nodes) > 900 {
					t.Errorf("%s: %d nodes", what, len(nodes))
				}
				for _, n := range nodes {
					if n.Shape == widget.Box && (n.X < -1 || n.Y < -1 || n.X+n.W > room.Width+1 || n.Y+n.H > room.Height+1) {
						t.Errorf("%s: a box at %v,%v %vx%v lies outside of %v", what, n.X, n.Y, n.W, n.H, room)
					}
				}
			}
		}
	})
}

// TestStageCuts: what is cut is told in full when the pointer rests on it.
func TestStageCuts(t *testing.T) {
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		v := subtraction(trace.Fetch)
		v.Stack.Slots[3] = session.SlotView{Index: 3, Text: long, Full: long}
		nodes, _ := onStage(size, look, v)
		tips := 0
		for _, n := range nodes {
			if n.Tip == long {
				tips++
			}
		}
		if tips == 0 {
			t.Error("the long value is nowhere told in full")
		}
	})
}

func TestStageEmpty(t *testing.T) {
	message := "ValueError: " + strings.Repeat("a long reason ", 20)
	inLooks(t, func(t *testing.T, look *theme.Look, size fyne.Size) {
		for _, c := range []struct {
			what string
			set  func(v *session.View)
			want string
		}{
			{"at the beginning", func(*session.View) {}, "Nothing has run yet"},
			{"an error", func(v *session.View) {
				v.Compile.Err, v.Compile.Stale = &diag.Error{Type: "SyntaxError", Message: "invalid syntax"}, true
			}, "The program has an error"},
			{"running", func(v *session.View) { v.Run.Status = session.Recording }, "The machine is running"},
			{"at the end", func(v *session.View) { v.Run.Status, v.AtEnd = session.Finished, true }, "The run is over"},
			{"an exception", func(v *session.View) { v.Run.Status, v.AtEnd, v.Run.Message = session.Failed, true, message }, "ValueError"},
			{"a bug", func(v *session.View) {
				v.Run.Status, v.Run.Message = session.Broken, errors.New("index out of range").Error()
			}, "A bug in Bytewalk"},
		} {
			v := &session.View{Listing: &session.Listing{Current: -1}, Timeline: &session.Timeline{}}
			for i, name := range []string{"load", "fetch", "decode", "execute"} {
				v.Phases[i].Name = name
			}
			c.set(v)
			nodes, room := onStage(size, look, v)
			legible(t, c.what, nodes, room)
			says(t, c.what, nodes, c.want)
		}
	})
}
