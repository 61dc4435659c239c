package panel

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// unshaded shows something that scrolls without the toolkit's shadow at its ends, which
// looks like a stain on a flat ground.
func unshaded(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewThemeOverride(o, withoutShadow{})
}

// withoutShadow is the app's theme of the moment without shadows.
type withoutShadow struct{}

func (withoutShadow) app() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color is part of fyne.Theme.
func (t withoutShadow) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameShadow {
		return color.Transparent
	}
	return t.app().Color(name, variant)
}

// Font is part of fyne.Theme.
func (t withoutShadow) Font(style fyne.TextStyle) fyne.Resource { return t.app().Font(style) }

// Icon is part of fyne.Theme.
func (t withoutShadow) Icon(name fyne.ThemeIconName) fyne.Resource { return t.app().Icon(name) }

// Size is part of fyne.Theme.
func (t withoutShadow) Size(name fyne.ThemeSizeName) float32 { return t.app().Size(name) }
