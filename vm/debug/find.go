package debug

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// Place is a place in a run that holds in every dialect: the Hit-th time that a
// function enters a line.
type Place struct {
	Function string // co_name; "" for the module
	File     string // co_filename, "" for any
	Line     int
	Hit      int // from 1; 0 is 1 as well
	// Match, if set, moves the place on to the first step from there, in the same
	// frame, for whose instruction it holds.
	Match func(c *code.Code, offset int) bool
}

// Finder looks for places in a run that may be growing: each step is looked at
// once.
type Finder struct {
	r      *Run
	places []Place
	hits   []int
	frame  []trace.FrameID // that has come to the line and is being searched for Match
	found  []int
	next   int
	open   int // places not found yet
}

// NewFinder makes a finder of places.
func NewFinder(r *Run, places []Place) *Finder {
	f := &Finder{r: r, places: places, hits: make([]int, len(places)), frame: make([]trace.FrameID, len(places)), found: make([]int, len(places)), open: len(places)}
	for i := range f.found {
		f.found[i] = -1
	}
	return f
}

// Update looks at the steps recorded since the last call.
func (f *Finder) Update() {
	end := f.r.h.Len()
	for ; f.next < end && f.open > 0; f.next++ {
		s := f.r.h.StepAt(f.next)
		for i := range f.places {
			if f.found[i] < 0 {
				f.look(i, f.next, s)
			}
		}
	}
}

func (f *Finder) look(i, n int, s history.Step) {
	p := &f.places[i]
	line := int(f.r.Lines(s.Code)[s.Offset/2])
	if f.frame[i] == 0 {
		if line != p.Line || !f.r.Enters(s) || !p.names(s.Code) {
			return
		}
		f.hits[i]++
		if f.hits[i] < max(p.Hit, 1) {
			return
		}
		f.frame[i] = s.Frame
	}
	if f.frame[i] != s.Frame {
		return
	}
	if p.Match == nil || p.Match(s.Code, int(s.Offset)) {
		f.found[i] = n
		f.open--
	}
}

// names reports whether c is the place's function.
func (p *Place) names(c *code.Code) bool {
	name := p.Function
	if name == "" {
		name = "<module>"
	}
	return c.Name == name && (p.File == "" || p.File == c.Filename)
}

// Found gives the step before which place i lies, -1 if it is not reached yet.
func (f *Finder) Found(i int) int { return f.found[i] }
