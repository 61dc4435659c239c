package theme

import (
	"fyne.io/fyne/v2"

	"bytewalk/assets"
)

// The fonts, for canvas.Text's FontSource: Mono for everything Python said, Sans for the interface.
var (
	Mono         fyne.Resource = assets.MonoRegular
	MonoMedium   fyne.Resource = assets.MonoMedium
	MonoSemiBold fyne.Resource = assets.MonoSemiBold
	MonoItalic   fyne.Resource = assets.MonoItalic
	Sans         fyne.Resource = assets.SansRegular
	SansMedium   fyne.Resource = assets.SansMedium
	SansSemiBold fyne.Resource = assets.SansSemiBold
	SansItalic   fyne.Resource = assets.SansItalic
)

// Icon is the application's icon.
var Icon fyne.Resource = assets.Icon

// Ascent is the distance from the top of a line of text to its baseline, as a part of the type size: the same in all fonts above.
const Ascent = 1.025

// LineHeight is the height of a line of text as the fonts ask for it, as a part of the type size.
const LineHeight = 1.3

// MonoWidth is the width of a Mono cell as a part of the type size.
const MonoWidth = 0.6

// Signs are those characters beyond ASCII that every font above has, and that the interface may therefore draw as text.
// There is no diamond among them: draw a widget.Sign instead.
const Signs = "→←↑↓↔×÷−±·…‘’“”–—≤≥≠≈•°✓"
