package widget

import (
	"fyne.io/fyne/v2"
)

// TextSize measures a run of text and gives the distance of its baseline from its
// top.
func TextSize(text string, font fyne.Resource, size float32) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{}, font)
}

// Cut shortens text to a width with "…" at its end. Text that fits stays as it is.
func Cut(text string, font fyne.Resource, size, width float32) string {
	if full, _ := TextSize(text, font, size); full.Width <= width {
		return text
	}
	runes := []rune(text)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if w, _ := TextSize(string(runes[:mid])+"…", font, size); w.Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(runes[:lo]) + "…"
}
