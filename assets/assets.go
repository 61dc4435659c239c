// Package assets holds what the program carries inside its binary: the IBM Plex fonts and the application's icon.
//
// The font files are the original ones, not altered; IBM publishes them under the SIL Open Font License 1.1, whose text is
// fonts/LICENSE.txt (also [FontLicense]). The package depends on no toolkit: a [Resource] has the two methods that toolkits ask
// for (a name and the bytes).
package assets

import _ "embed" // for the fonts and the icon

//go:generate go run ./gen -o Icon.png

// A Resource is a named file in the binary. Its identity is its address: toolkits may use it as a cache key.
type Resource struct {
	name    string
	content []byte
}

// Name gives the file's name.
func (r *Resource) Name() string { return r.name }

// Content gives the file's bytes, which must not be changed.
func (r *Resource) Content() []byte { return r.content }

//go:embed fonts/IBMPlexMono-Regular.ttf
var monoRegular []byte

//go:embed fonts/IBMPlexMono-Medium.ttf
var monoMedium []byte

//go:embed fonts/IBMPlexMono-SemiBold.ttf
var monoSemiBold []byte

//go:embed fonts/IBMPlexMono-Italic.ttf
var monoItalic []byte

//go:embed fonts/IBMPlexSans-Regular.ttf
var sansRegular []byte

//go:embed fonts/IBMPlexSans-Medium.ttf
var sansMedium []byte

//go:embed fonts/IBMPlexSans-SemiBold.ttf
var sansSemiBold []byte

//go:embed fonts/IBMPlexSans-Italic.ttf
var sansItalic []byte

//go:embed Icon.png
var icon []byte

// FontLicense is the licence under which the fonts are published (SIL OFL 1.1).
//
//go:embed fonts/LICENSE.txt
var FontLicense string

// The fonts: Mono for everything Python said, Sans for the interface.
var (
	MonoRegular  = &Resource{"IBMPlexMono-Regular.ttf", monoRegular}
	MonoMedium   = &Resource{"IBMPlexMono-Medium.ttf", monoMedium}
	MonoSemiBold = &Resource{"IBMPlexMono-SemiBold.ttf", monoSemiBold}
	MonoItalic   = &Resource{"IBMPlexMono-Italic.ttf", monoItalic}
	SansRegular  = &Resource{"IBMPlexSans-Regular.ttf", sansRegular}
	SansMedium   = &Resource{"IBMPlexSans-Medium.ttf", sansMedium}
	SansSemiBold = &Resource{"IBMPlexSans-SemiBold.ttf", sansSemiBold}
	SansItalic   = &Resource{"IBMPlexSans-Italic.ttf", sansItalic}
)

// Icon is the application's icon, 512 by 512 pixels, drawn by the program in the folder gen.
var Icon = &Resource{"Icon.png", icon}
