package panel

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bytewalk/app/theme"
)

// TestArrange: at every size, panels lie inside the window and not on each other,
// and those that the work needs have room.
func TestArrange(t *testing.T) {
	test.NewTempApp(t)
	for _, mode := range []theme.Mode{theme.Light, theme.Projector} {
		for _, zoom := range []float32{0.8, 1, 1.5} {
			for w := float32(900); w <= 3840; w += 115 {
				for h := float32(560); h <= 2160; h += 130 {
					size := fyne.NewSize(w, h)
					look := lookFor(size, mode, zoom, true)
					for _, s := range []splits{{}, {source: 0.05, bytecode: 0.05, editor: 0.02, caches: 0.05}, {source: 0.9, bytecode: 0.9, editor: 0.95, caches: 0.9}} {
						what := fmt.Sprintf("%v, %vx%v, zoom %v, %v", mode, w, h, zoom, s)
						checkArranged(t, what, arrange(size, look, s, areaToolbar), size, look, zoom <= 1)
						if t.Failed() {
							return
						}
					}
				}
			}
		}
	}
}

func checkArranged(t *testing.T, what string, places [areas]rect, size fyne.Size, look *theme.Look, roomy bool) {
	t.Helper()
	for a, r := range places {
		if r.empty() {
			continue
		}
		if r.x < -0.5 || r.y < -0.5 || r.x+r.w > size.Width+0.5 || r.y+r.h > size.Height+0.5 {
			t.Errorf("%s: %s at %v lies outside of the window", what, areaNames[a], r)
		}
		for b := a + 1; b < len(places); b++ {
			if w, h := r.overlap(places[b]); !places[b].empty() && w > 0.5 && h > 0.5 {
				t.Errorf("%s: %s at %v lies on %s at %v", what, areaNames[a], r, areaNames[b], places[b])
			}
		}
	}
	wanted := []area{areaSource, areaBytecode, areaStage, areaTimeline}
	if look.Class == theme.Lecture {
		wanted = append(wanted, areaSentence)
	} else {
		wanted = append(wanted, areaToolbar, areaTabs)
	}
	for _, a := range wanted {
		if places[a].empty() {
			t.Errorf("%s: there is no room for %s", what, areaNames[a])
		}
	}
	if !roomy {
		return
	}
	for a, least := range map[area]float32{areaSource: 150, areaBytecode: 150, areaStage: 200} {
		if r := places[a]; r.w < least || r.h < 50 {
			t.Errorf("%s: %s has only %v", what, areaNames[a], r)
		}
	}
}

// TestArrangeFull: a panel alone has all of the window below the toolbar.
func TestArrangeFull(t *testing.T) {
	test.NewTempApp(t)
	for _, mode := range []theme.Mode{theme.Light, theme.Projector} {
		size := fyne.NewSize(1366, 768)
		look := lookFor(size, mode, 1, true)
		for _, a := range []area{areaSource, areaTabs, areaBytecode, areaStage, areaCaches} {
			r := arrange(size, look, splits{}, a)
			if r[a].w != size.Width || r[a].y+r[a].h != size.Height || r[a].h < size.Height*0.8 {
				t.Errorf("%v: %s alone has %v", mode, areaNames[a], r[a])
			}
			for b := areaSource; b < areas; b++ {
				if b != a && !r[b].empty() {
					t.Errorf("%v: beside %s there is %s", mode, areaNames[a], areaNames[b])
				}
			}
		}
	}
}

func TestClassFor(t *testing.T) {
	for _, c := range []struct {
		w, h      float32
		projector bool
		want      theme.Class
	}{
		{1920, 1080, false, theme.Engineer}, {1366, 768, false, theme.Learner}, {1920, 800, false, theme.Learner}, {1920, 1080, true, theme.Lecture}, {1024, 768, true, theme.Lecture},
	} {
		if got := classFor(fyne.NewSize(c.w, c.h), c.projector); got != c.want {
			t.Errorf("%v x %v, projector %v: class %v, want %v", c.w, c.h, c.projector, got, c.want)
		}
	}
}

// TestProjectorIsOnePicture: on every projector, what is shown has the same share
// of the wall.
func TestProjectorIsOnePicture(t *testing.T) {
	large := lookFor(fyne.NewSize(1920, 1080), theme.Projector, 1, true)
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1280, Height: 720}, {Width: 3840, Height: 2160}} {
		l := lookFor(size, theme.Projector, 1, true)
		if got, want := l.Source/size.Height, large.Source/1080; got < want*0.94 || got > want*1.06 {
			t.Errorf("%v: the source's type has %.4f of the height, want %.4f", size, got, want)
		}
	}
}
