package widget

import (
	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"
)

// A clip shows its objects only within its own bounds.
type clip struct {
	fw.BaseWidget
	objects []fyne.CanvasObject
}

func newClip(objects ...fyne.CanvasObject) *clip {
	c := &clip{objects: objects}
	c.ExtendBaseWidget(c)
	return c
}

func (c *clip) CreateRenderer() fyne.WidgetRenderer { return clipRenderer{c} }

type clipRenderer struct{ c *clip }

func (r clipRenderer) IsClip()                      {} // the mark by which Fyne's painters know
func (r clipRenderer) Destroy()                     {}
func (r clipRenderer) Layout(fyne.Size)             {}
func (r clipRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r clipRenderer) Objects() []fyne.CanvasObject { return r.c.objects }
func (r clipRenderer) Refresh()                     {}
