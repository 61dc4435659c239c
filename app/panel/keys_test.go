package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestKeys: every key of the design is there, once, works where it should, and is
// told of by F1.
func TestKeys(t *testing.T) {
	const ctrl = fyne.KeyModifierControl
	type key struct {
		name     fyne.KeyName
		modifier fyne.KeyModifier
	}
	have := map[key]binding{}
	told := ""
	for _, b := range bindings() {
		k := key{b.key, b.modifier}
		if _, twice := have[k]; twice {
			t.Errorf("%v with %v is bound twice", b.key, b.modifier)
		}
		have[k] = b
		if b.action == nil {
			t.Errorf("%v does nothing", b.key)
		}
		if b.keys != "" {
			told += b.keys + ": " + b.does + "\n"
			if b.does == "" || b.group == "" {
				t.Errorf("%s is not explained", b.keys)
			}
		}
	}
	for _, want := range []key{
		{fyne.KeySpace, 0},
		{fyne.KeyRight, 0}, {fyne.KeyLeft, 0}, {fyne.KeyPageDown, 0}, {fyne.KeyPageUp, 0}, {fyne.KeyRight, ctrl}, {fyne.KeyLeft, ctrl},
		{fyne.KeyF10, 0}, {fyne.KeyF11, 0}, {fyne.KeyF12, 0}, {fyne.KeyF10, ctrl}, {fyne.KeyF11, ctrl}, {fyne.KeyF12, ctrl},
		{fyne.KeyHome, 0}, {fyne.KeyEnd, 0},
		{fyne.KeyF5, 0}, {fyne.KeyF5, ctrl}, {fyne.KeyF9, 0},
		{fyne.KeyO, ctrl}, {fyne.KeyS, ctrl}, {fyne.KeyN, ctrl}, {fyne.Key1, ctrl}, {fyne.Key2, ctrl}, {fyne.Key3, ctrl}, {fyne.Key4, ctrl},
		{fyne.KeyPlus, ctrl}, {fyne.KeyMinus, ctrl}, {fyne.Key0, ctrl},
		{fyne.KeyF6, 0}, {fyne.KeyF6, ctrl}, {fyne.KeyF8, 0}, {fyne.KeyF7, 0}, {fyne.KeyF1, 0}, {fyne.KeyEscape, 0},
	} {
		b, ok := have[want]
		if !ok {
			t.Errorf("%v with %v is not bound", want.name, want.modifier)
			continue
		}
		// Keys without Ctrl or F belong to the text where there is one, and so do those
		// that go from word to word there.
		words := want.modifier == ctrl && (want.name == fyne.KeyRight || want.name == fyne.KeyLeft)
		function := strings.HasPrefix(string(want.name), "F") && len(want.name) > 1 || want.name == fyne.KeyEscape
		if plain := want.modifier == 0 && !function || words; plain == b.inText {
			t.Errorf("%v with %v works in text: %v", want.name, want.modifier, b.inText)
		}
	}
	for _, word := range []string{
		"Space", "Right", "Left", "Page Down", "Page Up", "Ctrl+Right", "F10", "F11", "F12", "Home", "End", "F5", "Ctrl+F5", "F9", "Ctrl+O", "Ctrl+S", "Ctrl+N",
		"Ctrl+1", "Ctrl+4", "Ctrl++", "Ctrl+-", "Ctrl+0", "F6", "Ctrl+F6", "F7", "F8", "F1",
	} {
		if !strings.Contains(told, word) {
			t.Errorf("F1 does not tell of %s", word)
		}
	}
}
