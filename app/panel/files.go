package panel

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// guardUnsaved goes on with what would replace the text, after asking if it is not
// saved anywhere.
func (w *Window) guardUnsaved(then func()) {
	d := w.view.Document
	lesson := w.view.Lesson != nil && !w.view.Lesson.Edited
	if w.win == nil || !w.dialogsOn || d.Saved || lesson || d.Text == "" {
		then()
		return
	}
	w.ask("Save the changes?", d.Name+" has changes that are not saved.",
		choice{"Save", func() { w.saveAnd(then) }}, choice{"Don't save", then}, choice{"Cancel", nil})
}

// newFile begins an empty document, to be typed in at once.
func (w *Window) newFile() {
	w.guardUnsaved(func() {
		w.session.NewFile()
		w.win.Canvas().Focus(w.Source.Editor)
	})
}

// toRun takes the focus out of the text: what has been opened is there to be run, by
// keys that a text would take.
func (w *Window) toRun() {
	if w.win != nil && w.inText() {
		w.win.Canvas().Unfocus()
	}
}

// chooseFile asks for a file to open.
func (w *Window) chooseFile() {
	w.guardUnsaved(func() {
		d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
			if f == nil || err != nil {
				return
			}
			f.Close()
			w.session.Open(f.URI().Path())
			w.toRun()
		}, w.win)
		d.SetFilter(storage.NewExtensionFileFilter([]string{".py", ".pyc"}))
		w.startIn(d)
		w.showFileDialog(d)
	})
}

// startIn opens a file dialog in the folder of the document.
func (w *Window) startIn(d interface{ SetLocation(fyne.ListableURI) }) {
	dir := filepath.Dir(w.view.Document.Path)
	if w.view.Document.Path == "" {
		var err error
		if dir, err = os.Getwd(); err != nil {
			return
		}
	}
	if l, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		d.SetLocation(l)
	}
}

func (w *Window) dialogSize() fyne.Size {
	return fyne.NewSize(min(w.size.Width*0.8, 900), min(w.size.Height*0.8, 640))
}

// save writes the document to its file, and asks for one if it has none.
func (w *Window) save() {
	if w.view.Document.Path != "" {
		w.session.Save()
		return
	}
	w.saveAs(nil)
}

// saveAnd saves, and goes on if that was possible.
func (w *Window) saveAnd(then func()) {
	if w.view.Document.Path == "" {
		w.saveAs(then)
		return
	}
	w.session.Save()
	w.goOn(then)
}

// goOn waits for what was saved, and goes on if it was.
func (w *Window) goOn(then func()) {
	if then == nil {
		return
	}
	w.session.Sync()
	if w.session.View().Document.Saved {
		then()
	}
}

// saveAs asks for a name. The toolkit's dialog makes the file, or empties the one
// that the user chose to replace; what is in it is then written by the session.
func (w *Window) saveAs(then func()) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if f == nil || err != nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		w.session.SaveAs(path)
		w.goOn(then)
	}, w.win)
	d.SetFileName(w.view.Document.Name)
	w.startIn(d)
	w.showFileDialog(d)
}

// close ends the app. Text that is not saved stays in its recovery copy, so
// nothing is lost; the user is asked all the same.
func (w *Window) close() { w.guardUnsaved(w.win.Close) }

// showMessages shows what went wrong outside the program, and unsaved text found
// from an earlier time.
func (w *Window) showMessages() {
	if !w.dialogsOn {
		return
	}
	if m := w.view.Message; m != nil && m != w.shownMsg {
		w.shownMsg = m
		w.ask(m.Title, m.Detail, choice{"Close", w.session.DismissMessage})
	}
	if r := w.view.Recovery; r != nil && !w.recovering {
		w.recovering = true
		w.ask("Unsaved text was found",
			fmt.Sprintf("%s was not saved when Bytewalk ended (%s). Open it again?", r.Name, r.When),
			choice{"Throw it away", w.session.DiscardRecovery}, choice{"Open it", w.session.AcceptRecovery})
	}
}
