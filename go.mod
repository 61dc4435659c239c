module bytewalk

go 1.26

require (
	fyne.io/fyne/v2 v2.8.1 // indirect
	github.com/alecthomas/chroma/v2 v2.27.0 // indirect
	github.com/dlclark/regexp2/v2 v2.2.1 // indirect
)
