package theme

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/font"
)

func linear(c uint8) float64 {
	v := float64(c) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is WCAG 2's contrast ratio.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrast(t *testing.T) {
	for _, mode := range []Mode{Light, Dark, Projector} {
		p := New(mode, Engineer, 1, false).Palette
		least := 4.5
		if mode == Projector {
			least = 7
		}
		type on map[string]color.NRGBA
		for _, text := range []struct {
			name  string
			color color.NRGBA
			least float64
			on    on
		}{
			{"ink", p.Ink, 7, on{"sheet": p.Sheet, "panel": p.Panel, "ground": p.Ground, "slot": p.Slot, "nowwash": p.NowWash, "chgwash": p.ChgWash,
				"linewash": p.LineWash, "hover": p.Hover, "select": p.Select}},
			{"ink on heat", p.Ink, least, on{"heat": p.Heat, "past bar": p.PastBar, "frame bar": p.FrameBar}},
			{"ink2", p.Ink2, least, on{"sheet": p.Sheet, "panel": p.Panel, "ground": p.Ground, "slot": p.Slot, "nowwash": p.NowWash, "errwash": p.ErrWash,
				"linewash": p.LineWash, "hover": p.Hover, "future bar": p.FutureBar}},
			{"ink3", p.Ink3, least, on{"sheet": p.Sheet, "panel": p.Panel, "ground": p.Ground, "chgwash": p.ChgWash, "slot": p.Slot}},
			{"now", p.Now, least, on{"sheet": p.Sheet, "panel": p.Panel, "ground": p.Ground, "nowwash": p.NowWash, "slot": p.Slot, "linewash": p.LineWash}},
			{"onnow", p.OnNow, least, on{"now": p.Now}},
			{"chg", p.Chg, least, on{"sheet": p.Sheet, "chgwash": p.ChgWash}},
			{"err", p.Err, least, on{"sheet": p.Sheet, "panel": p.Panel, "errwash": p.ErrWash}},
			{"fn", p.Fn, least, on{"panel": p.Panel, "nowwash": p.NowWash, "linewash": p.LineWash}},
			{"num", p.Num, least, on{"panel": p.Panel, "nowwash": p.NowWash, "linewash": p.LineWash}},
			{"str", p.Str, least, on{"panel": p.Panel, "linewash": p.LineWash}},
			{"com", p.Com, least, on{"panel": p.Panel}},
			{"edge", p.Edge, 2.65, on{"sheet": p.Sheet, "panel": p.Panel, "ground": p.Ground}},
		} {
			for name, bg := range text.on {
				// A figure is printed with one decimal in the tokens: 4.45 is 4.5 there.
				if got := contrast(text.color, bg); got < text.least-0.05 {
					t.Errorf("%v: %s on %s has contrast %.2f, want %.1f", mode, text.name, name, got, text.least)
				}
			}
		}
	}
}

// TestFontsHaveEverySign: a missing glyph would be taken from whatever font the system has, or drawn as a box.
func TestFontsHaveEverySign(t *testing.T) {
	const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-+*/%@&|^~<>=!()[]{}:;,.'\"#\\?$`" + Signs
	for _, r := range []fyne.Resource{Mono, MonoMedium, MonoSemiBold, MonoItalic, Sans, SansMedium, SansSemiBold, SansItalic} {
		face, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(r.Name(), err)
		}
		for _, sign := range signs {
			if _, ok := face.NominalGlyph(sign); !ok {
				t.Errorf("%s has no %q", r.Name(), sign)
			}
		}
	}
}

func TestMonoGrid(t *testing.T) {
	test.NewApp()
	for _, r := range []fyne.Resource{Mono, MonoMedium, MonoSemiBold, MonoItalic} {
		for _, s := range []string{"MMMMMMMMMM", "iiiiiiiiii", "fififlffif", "→→→→→→→→→→", "…………………………"} {
			size, base := fyne.CurrentApp().Driver().RenderedTextSize(s, 20, fyne.TextStyle{}, r)
			if math.Abs(float64(size.Width-10*20*MonoWidth)) > 0.5 {
				t.Errorf("%s: %q at 20 is %v wide, want %v", r.Name(), s, size.Width, 10*20*MonoWidth)
			}
			if math.Abs(float64(base-20*Ascent)) > 0.1 || math.Abs(float64(size.Height-20*LineHeight)) > 0.1 {
				t.Errorf("%s: baseline %v, height %v", r.Name(), base, size.Height)
			}
		}
	}
}

func TestScale(t *testing.T) {
	a, b := New(Light, Engineer, 1, false), New(Light, Engineer, 2, false)
	if b.Source != 2*a.Source || b.CodeRow != 2*a.CodeRow || b.Unit != 16 || b.Thread != 5 {
		t.Errorf("scale 2 is not twice scale 1: %+v", b.Metrics)
	}
	for _, s := range []float32{0.5, 0.8, 1.1, 1.25, 1.7, 3} {
		for c := Engineer; c <= Lecture; c++ {
			m := New(Light, c, s, false).Metrics
			for name, v := range map[string]float32{"SourceRow": m.SourceRow, "CodeRow": m.CodeRow, "Pad": m.Pad, "SlotHeight": m.SlotHeight} {
				if v != float32(math.Round(float64(v))) {
					t.Errorf("class %d at %v: %s is %v, not whole pixels", c, s, name, v)
				}
			}
			if m.SourceRow < m.Source*LineHeight || m.CodeRow < m.Code*LineHeight {
				t.Errorf("class %d at %v: rows lower than their text", c, s)
			}
		}
	}
	if New(Light, Engineer, 99, false).Scale != MaxScale || New(Light, Engineer, 0, false).Scale != 1 {
		t.Error("scale out of its limits")
	}
}

func TestApplyReachesFyne(t *testing.T) {
	app := test.NewApp()
	l := New(Dark, Engineer, 1.5, false)
	Apply(app, l)
	t.Cleanup(func() { Set(New(Light, Engineer, 1, false)) })
	if Current() != l {
		t.Error("Current is not what was applied")
	}
	th := app.Settings().Theme()
	if got := th.Color("background", 0); got != l.Panel {
		t.Errorf("background %v, want the panel's %v", got, l.Panel)
	}
	if th.Font(fyne.TextStyle{Monospace: true}) != Mono || th.Size("text") != l.Control {
		t.Error("Fyne's widgets do not get the look's font and size")
	}
}

func TestEasings(t *testing.T) {
	for name, e := range map[string]Easing{"Linear": Linear, "OutCubic": OutCubic, "InOutCubic": InOutCubic, "AtEnd": AtEnd} {
		if e(0) != 0 || e(1) != 1 {
			t.Errorf("%s runs from %v to %v", name, e(0), e(1))
		}
		for i, last := 0, float32(0); i <= 20; i++ {
			if v := e(float32(i) / 20); v < last {
				t.Errorf("%s goes back at %d/20", name, i)
			} else {
				last = v
			}
		}
	}
}
