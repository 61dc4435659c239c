package session

import (
	"sort"

	"bytewalk/compiler/code"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// Bounds of the timeline: finer than this nobody sees.
const (
	barParts   = 1500 // a bar narrower than one of so many parts of the run is left out beside others
	labelParts = 60   // and one narrower than this has no label
	markParts  = 600
	maxConsole = 64 << 10 // bytes of the console that are shown
)

// console shows what was written and read: up to the position, and what lies
// ahead.
func (st *stage) console() Console {
	outs := st.h.Outputs()
	var v Console
	bytes := 0
	// Around the position: first back from it, then on.
	here := sort.Search(len(outs), func(i int) bool { return outs[i].Step >= st.n })
	from := here
	for from > 0 && bytes < maxConsole/2 {
		from--
		bytes += len(outs[from].Text)
	}
	for _, o := range outs[:from] {
		v.Cut += len(o.Text)
	}
	to := here
	for to < len(outs) && bytes < maxConsole {
		bytes += len(outs[to].Text)
		to++
	}
	for _, o := range outs[from:to] {
		p := ConsolePiece{Text: o.Text, Step: o.Step, Ahead: o.Step >= st.n, Now: st.executed && o.Step == st.n-1}
		switch o.Stream {
		case 0:
			p.Stream = In
		case 2:
			p.Stream = Err
		}
		if k := len(v.Pieces) - 1; k >= 0 {
			q := &v.Pieces[k]
			if q.Stream == p.Stream && q.Ahead == p.Ahead && q.Now == p.Now && len(q.Text) < 4096 {
				q.Text += p.Text
				continue
			}
		}
		v.Pieces = append(v.Pieces, p)
	}
	if st.r.report != "" && st.pos.Step >= st.h.Len() && st.r.status == Failed && !st.reported(outs) {
		v.Pieces = append(v.Pieces, ConsolePiece{Text: st.r.report, Stream: Err, Step: st.h.Len()})
	}
	return v
}

// reported reports whether the traceback is in the output already.
func (st *stage) reported(outs []history.Output) bool {
	return len(outs) > 0 && outs[len(outs)-1].Stream == 2 && outs[len(outs)-1].Text == st.r.report
}

// timeline shows the run at a glance. It is made again when the run has grown.
func (st *stage) timeline() *Timeline {
	r := st.r
	n := st.h.Len()
	if r.timeline != nil && (r.timelineLen == n || r.active() && n < r.timelineLen*5/4) {
		return r.timeline
	}
	t := &Timeline{Length: n}
	last := map[int]int{} // by depth: where the last bar that is there ends
	var codes []*code.Code
	st.h.EachSpan(func(s *history.Span) {
		if s.Code == nil {
			return
		}
		end, there := last[s.Depth]
		if s.To-s.From < n/barParts && there && s.From-end < n/barParts {
			return
		}
		last[s.Depth] = s.To
		t.Bars = append(t.Bars, Bar{Frame: uint32(s.Frame), Depth: s.Depth, From: s.From, To: s.To})
		codes = append(codes, s.Code)
		t.Depth = max(t.Depth, s.Depth+1)
	})
	for i := range t.Bars {
		if b := &t.Bars[i]; b.To-b.From >= n/labelParts {
			b.Label = st.titleOf(trace.FrameID(b.Frame), codes[i])
		}
	}
	st.marks(t)
	r.timeline, r.timelineLen = t, n
	return t
}

func (st *stage) marks(t *Timeline) {
	n := max(t.Length, 1)
	type place struct {
		at   int
		kind MarkKind
	}
	seen := map[place]bool{}
	add := func(step int, k MarkKind) {
		p := place{step * markParts / n, k}
		if n <= markParts {
			p.at = step
		}
		if !seen[p] {
			seen[p] = true
			t.Marks = append(t.Marks, Mark{step, k})
		}
	}
	for _, m := range st.h.Marks() {
		switch m.Kind {
		case trace.Output:
			add(m.Step, OutputMark)
		case trace.Input:
			add(m.Step, InputMark)
		case trace.Raise:
			add(m.Step, ExceptionMark)
		case trace.CacheLookup, trace.CacheWrite:
			add(max(m.Step, 0), DiskMark)
		case trace.Specialize, trace.Deoptimize:
			add(m.Step, SpecializedMark)
		}
	}
	for _, b := range st.c.bookmarks {
		add(b, BookmarkMark)
	}
	if bs := st.c.debugBreakpoints(); len(bs) > 0 {
		p := st.r.d.First()
		if st.r.d.Stops(p, bs) {
			add(p.Step, BreakpointMark)
		}
		for range 2000 {
			q, hit := st.r.d.Continue(p, bs)
			if !hit {
				break
			}
			add(q.Step, BreakpointMark)
			p = q
		}
	}
	for i := range st.r.places {
		if k := st.r.place(i); k >= 0 {
			add(k, LessonMark)
		}
	}
	sort.SliceStable(t.Marks, func(i, j int) bool { return t.Marks[i].Step < t.Marks[j].Step })
}
