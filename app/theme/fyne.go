package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Fyne dresses Fyne's own widgets (dialogs, entries, menus, scrollbars) in a look.
type Fyne struct{ look *Look }

var _ fyne.Theme = (*Fyne)(nil)

// Color implements fyne.Theme. The variant that the system asks for is ignored: the look decides.
func (t *Fyne) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	l := t.look
	switch name {
	case fynetheme.ColorNameBackground:
		return l.Panel
	case fynetheme.ColorNameButton, fynetheme.ColorNameInputBackground:
		return l.Slot
	case fynetheme.ColorNameDisabledButton, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameInnerWindowBorder,
		fynetheme.ColorNameInnerWindowBorderInactive:
		return l.Ground
	case fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground:
		return l.Sheet
	case fynetheme.ColorNameForeground:
		return l.Ink
	case fynetheme.ColorNameDisabled, fynetheme.ColorNamePlaceHolder:
		return l.Ink3
	case fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink:
		return l.Now
	case fynetheme.ColorNameForegroundOnPrimary:
		return l.OnNow
	case fynetheme.ColorNameFocus:
		return translucent(l.Now, 0x55)
	case fynetheme.ColorNameSelection:
		return l.NowWash
	case fynetheme.ColorNameHover:
		return translucent(l.Ink, 0x14)
	case fynetheme.ColorNamePressed:
		return translucent(l.Ink, 0x28)
	case fynetheme.ColorNameError:
		return l.Err
	case fynetheme.ColorNameForegroundOnError:
		return l.ErrWash
	case fynetheme.ColorNameWarning:
		return l.Chg
	case fynetheme.ColorNameForegroundOnWarning:
		return l.ChgWash
	case fynetheme.ColorNameSuccess:
		return l.Str
	case fynetheme.ColorNameForegroundOnSuccess:
		return l.OnNow
	case fynetheme.ColorNameInputBorder, fynetheme.ColorNameScrollBar:
		return l.Edge
	case fynetheme.ColorNameScrollBarBackground:
		return color.Transparent
	case fynetheme.ColorNameShadow: // also what lies between a dialog and the window
		return color.NRGBA{A: 0x66}
	case fynetheme.ColorNameSeparator:
		return l.Rule
	}
	return fynetheme.DefaultTheme().Color(name, t.variant())
}

func (t *Fyne) variant() fyne.ThemeVariant {
	if t.look.Mode == Dark {
		return fynetheme.VariantDark
	}
	return fynetheme.VariantLight
}

func translucent(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Font implements fyne.Theme.
func (t *Fyne) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return fynetheme.DefaultTheme().Font(s)
	case s.Monospace && s.Bold:
		return MonoSemiBold
	case s.Monospace && s.Italic:
		return MonoItalic
	case s.Monospace:
		return Mono
	case s.Bold:
		return SansSemiBold
	case s.Italic:
		return SansItalic
	}
	return Sans
}

// Icon implements fyne.Theme.
func (t *Fyne) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Fyne) Size(name fyne.ThemeSizeName) float32 {
	l := t.look
	switch name {
	case fynetheme.SizeNameText:
		return l.Control
	case fynetheme.SizeNameCaptionText:
		return l.Label
	case fynetheme.SizeNameHeadingText:
		return l.Title * 1.25
	case fynetheme.SizeNameSubHeadingText:
		return l.Title
	case fynetheme.SizeNameScrollBar:
		return l.ScrollBar * 1.5
	case fynetheme.SizeNameScrollBarSmall:
		return l.ScrollBar * 0.75
	case fynetheme.SizeNameScrollBarRadius:
		return l.ScrollBar
	case fynetheme.SizeNameSeparatorThickness:
		return l.Hairline
	case fynetheme.SizeNameInputBorder:
		return l.Hairline
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius, fynetheme.SizeNameButtonRadius:
		return l.RadiusSlot
	case fynetheme.SizeNameCardRadius, fynetheme.SizeNameDialogRadius, fynetheme.SizeNamePopupRadius, fynetheme.SizeNameMenuRadius:
		return l.RadiusCard
	case fynetheme.SizeNameModalBlurRadius:
		return 0
	case fynetheme.SizeNamePadding:
		return l.Half
	case fynetheme.SizeNameInnerPadding:
		return l.Unit
	}
	return fynetheme.DefaultTheme().Size(name) * l.Control / 14
}
