package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"bytewalk/app/widget"
)

// toggleHelp shows all keys, or puts the sheet away.
func (w *Window) toggleHelp() {
	var groups []widget.KeyGroup
	index := map[string]int{}
	for _, b := range bindings() {
		if b.keys == "" {
			continue
		}
		i, ok := index[b.group]
		if !ok {
			i = len(groups)
			index[b.group] = i
			groups = append(groups, widget.KeyGroup{Title: b.group})
		}
		groups[i].Keys = append(groups[i].Keys, widget.KeyHint{Key: b.keys, Does: b.does})
	}
	widget.ShowKeyHelp(w.win.Canvas(), "Keys", groups)
}

// chooseLessons asks for a folder of lessons of one's own.
func (w *Window) chooseLessons() {
	d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
		if f != nil && err == nil {
			w.session.OpenLessons(f.Path())
		}
	}, w.win)
	w.startIn(d)
	w.showFileDialog(d)
}
