// Package panel has the window: a file for each panel, and the shell that lays
// them out, obeys the keys and draws the thread between them. The panels draw
// session views and know nothing of the machine.
package panel

import (
	"image/color"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
	"bytewalk/compiler/source"
)

// Window is the app's window. All its methods belong to the toolkit's goroutine.
type Window struct {
	app     fyne.App
	win     fyne.Window
	session *session.Session
	view    *session.View

	Toolbar  *Toolbar
	Source   *Source
	Bytecode *Bytecode
	Stage    *Stage
	Caches   *Caches
	Console  *Console
	Lesson   *Lesson
	Notes    *Notes
	Timeline *Timeline

	chrome   *widget.Scene // grounds and headings
	sentence *widget.Scene
	thread   *widget.Thread
	link     *widget.Thread // from what is selected in the source to its instructions
	tips     *widget.TipLayer
	tabs     *widget.Tabs
	root     *fyne.Container
	clock    *widget.Clock

	mode       theme.Mode
	before     theme.Mode // the mode to go back to from the projector
	zoom       float32
	reduced    bool
	size       fyne.Size
	splits     splits
	full       area // the panel that has the whole window, areaToolbar for none
	focus      area
	places     [areas]rect
	speed      float32 // steps a second
	beat       int     // the beat that playing follows, 0 for none
	beats      int
	pending    atomic.Bool
	lastStep   int
	shownMsg   *session.Message
	dialogsOn  bool
	recovering bool
	waits      bool // the same of waiting for input
	tabCount   int
	inLesson   bool // a lesson was open when the tabs were last seen to
	dividers   []*divider

	over    fyne.CanvasObject // the dialog last shown, and what leaves it
	dismiss func()
}

// NewWindow makes the window and the session behind it.
func NewWindow(app fyne.App, config session.Config) *Window {
	prefs := app.Preferences()
	zoom := float32(prefs.FloatWithFallback("scale", 1))
	mode := theme.Mode(prefs.IntWithFallback("mode", int(theme.Light)))
	if mode > theme.Dark {
		mode = theme.Light
	}
	reduced := prefs.Bool("reduced-motion")
	first := fyne.NewSize(1366, 768)
	// Before any text is measured: the toolkit keeps the fonts that it finds then.
	theme.Apply(app, lookFor(first, mode, zoom, reduced))
	w := newContent(app, config)
	w.zoom, w.mode, w.reduced = zoom, mode, reduced
	w.win = app.NewWindow("Bytewalk")
	w.win.SetPadded(false)
	w.win.SetContent(w.root)
	w.win.Resize(first)
	w.win.SetMaster()
	w.bindKeys()
	w.dialogsOn = true
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if len(uris) > 0 && uris[0].Scheme() == "file" {
			w.Open(uris[0].Path())
		}
	})
	w.win.SetCloseIntercept(w.close)
	return w
}

// newContent makes all panels and their container, without a window.
func newContent(app fyne.App, config session.Config) *Window {
	w := &Window{app: app, zoom: 1, speed: 1, inLesson: true, focus: areaSource, full: areaToolbar, clock: &widget.Clock{}}
	notify := config.Notify
	config.Notify = func() {
		if notify != nil {
			notify()
		}
		// One call is enough for any number of views that come before it is made.
		if w.win != nil && w.pending.CompareAndSwap(false, true) {
			fyne.Do(w.refresh)
		}
	}
	w.session = session.New(config)
	s := w.session
	w.chrome, w.sentence = widget.NewScene(), widget.NewScene()
	w.Toolbar = NewToolbar(w)
	w.Source = NewSource(s)
	w.Bytecode = NewBytecode(s, w.clock)
	w.Stage = NewStage()
	w.Caches = NewCaches()
	w.Console = NewConsole(s)
	w.Lesson = NewLesson(s)
	w.Notes = NewNotes()
	w.Timeline = NewTimeline(s)
	w.thread, w.link = widget.NewThread(), widget.NewLink()
	w.tips = widget.NewTipLayer()
	w.tabs = widget.NewTabs(tabNames[:3], func(int) { w.relayout() })

	for _, scene := range []*widget.Scene{w.Stage.Scene, w.Caches.Scene, w.chrome} {
		scene.OnTip = func(tip string, at fyne.Position) {
			if tip == "" {
				widget.HideTip(scene)
			} else {
				widget.ShowTip(scene, tip, widget.Rect{Pos: at, Size: fyne.NewSize(1, 16)})
			}
		}
	}
	w.Source.Editor.OnScroll = w.drawThread
	w.Bytecode.Listing.OnScroll = w.drawThread
	w.Bytecode.Listing.OnBar = w.drawThread
	w.Source.Editor.OnFocus = func(on bool) { w.focused(areaSource, on) }
	w.Bytecode.Listing.OnFocus = func(on bool) { w.focused(areaBytecode, on) }
	w.root = container.New(layoutFunc(w.layout), w.chrome, w.Source.Editor, w.Bytecode.Listing, w.Stage.Scene, w.Caches.Scene,
		w.tabs, w.Lesson.Object, w.Console.Object, w.Notes.Object, w.sentence, w.Timeline.Object, w.Toolbar.Object,
		w.link, w.thread, newDivider(w, dividerSource), newDivider(w, dividerBytecode), newDivider(w, dividerEditor), newDivider(w, dividerCaches), w.tips)
	w.view = s.View()
	return w
}

// ShowAndRun opens the window and returns when it is closed.
func (w *Window) ShowAndRun() {
	w.refresh()
	w.win.ShowAndRun()
	w.session.Close()
}

// Session is the controller behind the window.
func (w *Window) Session() *session.Session { return w.session }

// View is the view on show.
func (w *Window) View() *session.View { return w.view }

// Canvas is what the window is drawn on.
func (w *Window) Canvas() fyne.Canvas { return w.win.Canvas() }

// Open opens a file; what goes wrong is shown in the window.
func (w *Window) Open(path string) { w.session.Open(path) }

// OpenLesson opens a lesson by its number, from 0.
func (w *Window) OpenLesson(i int) {
	w.guardUnsaved(func() {
		w.session.OpenLesson(i)
		w.tabs.Select(0)
		w.toRun()
	})
}

// Resize makes the window as large as that.
func (w *Window) Resize(size fyne.Size) { w.win.Resize(size) }

// look gives the look that the window's size and choices ask for.
func (w *Window) look() *theme.Look {
	return lookFor(w.size, w.mode, w.zoom, w.reduced)
}

// applyLook draws everything in the look that is asked for now.
func (w *Window) applyLook() {
	l := w.look()
	if c := theme.Current(); c.Mode == l.Mode && c.Class == l.Class && c.Scale == l.Scale && c.Reduced == l.Reduced {
		return
	}
	theme.Apply(w.app, l)
	w.relayout()
}

// layout lays the panels out. The look goes with the size, so it is chosen first.
func (w *Window) layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size != w.size {
		w.size = size
		if l, c := w.look(), theme.Current(); l.Class != c.Class || l.Mode != c.Mode || l.Scale != c.Scale || l.Reduced != c.Reduced {
			theme.Set(l)
			if w.win != nil {
				// Not from within a layout: the theme has every object laid out again.
				fyne.Do(func() { theme.Apply(w.app, w.look()) })
			}
		}
	}
	w.arrangePanels()
}

// relayout lays the panels out again and redraws them.
func (w *Window) relayout() {
	if w.size.Width == 0 {
		return
	}
	w.arrangePanels()
	w.showAll(false)
}

func put(o fyne.CanvasObject, r rect) {
	if r.empty() {
		o.Hide()
		return
	}
	o.Show()
	o.Move(fyne.NewPos(r.x, r.y))
	o.Resize(fyne.NewSize(r.w, r.h))
}

func (w *Window) arrangePanels() {
	l := theme.Current()
	w.places = arrange(w.size, l, w.splits, w.full)
	r := w.places
	whole := rect{0, 0, w.size.Width, w.size.Height}
	put(w.chrome, whole)
	put(w.thread, whole)
	put(w.link, whole)
	put(w.tips, whole)
	put(w.Toolbar.Object, r[areaToolbar])
	head := headHeight(l)
	put(w.Source.Editor, below(r[areaSource], head))
	put(w.Bytecode.Listing, below(r[areaBytecode], head))
	put(w.Stage.Scene, r[areaStage])
	put(w.Timeline.Object, r[areaTimeline])
	put(w.sentence, r[areaSentence])
	w.arrangeTabs(r[areaTabs], l)
	w.Stage.Layout(w.Stage.Scene.Size())
	w.Caches.Layout(w.Caches.Scene.Size())
	w.Timeline.Layout()
	w.placeDividers()
	w.drawChrome()
	w.drawSentence()
	w.drawThread()
}

// headHeight is the height of a panel's heading.
func headHeight(l *theme.Look) float32 {
	if l.Class == theme.Lecture {
		return 0
	}
	return l.Px(46)
}

func below(r rect, h float32) rect {
	if r.empty() {
		return r
	}
	return rect{r.x, r.y + h, r.w, r.h - h}
}

// arrangeTabs places the strip of tabs and the panel that is chosen.
func (w *Window) arrangeTabs(r rect, l *theme.Look) {
	strip := r
	strip.h = min(w.tabs.MinSize().Height, r.h)
	strip.x, strip.w, strip.y = r.x+l.Pad, r.w-2*l.Pad, r.y+l.Px(8)
	if r.empty() {
		strip = rect{}
	}
	put(w.tabs, strip)
	body := rect{r.x + l.Pad, strip.y + strip.h + l.Px(14), r.w - 2*l.Pad, r.h - strip.h - l.Px(22)}
	panels := []fyne.CanvasObject{w.Lesson.Object, w.Console.Object, w.Notes.Object}
	// Where there is no room for the caches below the stage, they are a tab.
	if caches := w.places[areaCaches]; caches.empty() && !r.empty() {
		panels = append(panels, w.Caches.Scene)
	} else {
		put(w.Caches.Scene, caches)
	}
	names := tabNames[:len(panels)]
	if len(names) != w.tabCount {
		selected := min(w.tabs.Selected(), len(names)-1)
		w.tabCount = len(names)
		w.tabs.SetNames(names)
		w.tabs.Select(selected)
	}
	for i, o := range panels {
		if i == w.tabs.Selected() && !r.empty() {
			put(o, body)
		} else {
			o.Hide()
		}
	}
}

var tabNames = []string{"Lesson", "Console", "Notes", "Caches"}

// drawChrome draws what lies behind the panels: their grounds and headings.
func (w *Window) drawChrome() {
	p := newPen()
	p.box(0, 0, w.size.Width, w.size.Height, p.Panel, 0)
	r := w.places
	p.box(0, 0, r[areaToolbar].w, r[areaToolbar].h, p.Ground, 0)
	if t := r[areaTimeline]; !t.empty() {
		p.box(t.x, t.y, t.w, t.h, p.Ground, 0)
	}
	if s := r[areaStage]; !s.empty() {
		p.box(s.x, s.y, s.w, s.h, p.Sheet, 0)
	}
	if p.Class == theme.Lecture {
		w.lectureHead(p)
	} else {
		w.heads(p)
	}
	if t := r[areaTabs]; !t.empty() {
		p.rule(t.x+p.Pad, t.y, t.w-2*p.Pad)
	}
	if f := r[w.focus]; !f.empty() && w.focusRing() {
		p.outlined(f.x+1, f.y+1, f.w-2, f.h-2, color.NRGBA{}, p.Now, p.Outline, 0)
	}
	w.chrome.Set(p.nodes, false)
}

// focusRing reports whether the focus is on a panel that draws no ring itself.
func (w *Window) focusRing() bool {
	return w.focus == areaStage || w.focus == areaCaches
}

func (w *Window) heads(p *pen) {
	line := p.Label * 1.4
	top := p.Px(20)
	if s := w.places[areaSource]; !s.empty() {
		p.heading(s.x+p.Pad, s.y+top, "Source")
		note := w.Source.Note()
		room := s.w - 2*p.Pad - width("Source", theme.SansMedium, p.Label) - p.Px(16)
		p.right(s.x+s.w-p.Pad, s.y+top, line, cut(note, theme.Sans, p.Label, room), theme.Sans, p.Label, p.Ink3)
	}
	if b := w.places[areaBytecode]; !b.empty() {
		title := "Bytecode"
		if w.view.Listing.Foreign != "" {
			title = w.view.Listing.Foreign
		}
		p.heading(b.x+p.Pad, b.y+top, title)
		note := ""
		switch {
		case w.view.Compile.Stale:
			note = "of the last good version"
		case w.view.Run.Old:
			note = "changed since the run"
		case len(w.view.Listing.Counts) > 0 && w.Bytecode.Listing.Shows(widget.ColTimes):
			note = "times"
		}
		p.right(b.x+b.w-p.Px(16), b.y+top, line, note, theme.Sans, p.Label, p.Ink3)
	}
}

// lectureHead is the projector's one line at the top.
func (w *Window) lectureHead(p *pen) {
	title := w.view.Document.Name
	if w.view.Lesson != nil {
		title = w.view.Lesson.Title
	}
	x, y, h := p.Pad, p.Px(32), p.Control*1.4
	p.text(x, y, h, title, theme.SansSemiBold, p.Control, p.Ink)
	x += width(title, theme.SansSemiBold, p.Control) + p.Px(24)
	p.text(x, y, h, "Python "+w.view.Dialect, theme.Sans, p.Control, p.Ink3)
}

// drawSentence says on the projector what the step does, and where the run is.
func (w *Window) drawSentence() {
	r := w.places[areaSentence]
	if r.empty() {
		w.sentence.Set(nil, false)
		return
	}
	p := newPen()
	x, y, wide := p.Px(80), p.Px(20), r.w-p.Px(110)
	text := w.view.Sentence.Text
	if w.view.Compile.Err != nil {
		text = errorMessage(w.view.Compile.Err)
	}
	lines := widget.Wrap(text, theme.Sans, p.Prose, wide)
	for _, line := range lines[:min(len(lines), 4)] {
		p.text(x, y, p.ProseRow, line, theme.Sans, p.Prose, p.Ink)
		y += p.ProseRow
	}
	if c := w.view.Current; c != nil {
		help := c.Opname
		if c.Picture != "" {
			help += "  " + strings.ReplaceAll(c.Picture, "->", "→")
		}
		p.text(x, y+p.Px(12), p.ProseRow, cut(help, theme.Sans, p.Label, wide), theme.Sans, p.Label, p.Ink3)
	}
	bottom := r.h - p.Step*1.6
	if w.view.Run.Length > 0 {
		p.text(p.Pad, bottom, p.Step*1.4, "step", theme.Sans, p.Control, p.Ink3)
		sx := p.Pad + width("step", theme.Sans, p.Control) + p.Px(12)
		n := thousands(w.view.Position.Step)
		p.text(sx, bottom, p.Step*1.4, n, theme.MonoSemiBold, p.Step, p.Now)
		sx += width(n, theme.MonoSemiBold, p.Step) + p.Px(12)
		p.text(sx, bottom, p.Step*1.4, "of "+thousands(w.view.Run.Length), theme.Sans, p.Control, p.Ink3)
	}
	w.sentence.Set(p.nodes, false)
}

// drawThread draws the line from the running span over the instruction to the
// phase. Parts that are out of sight are left out.
func (w *Window) drawThread() {
	var path widget.ThreadPath
	if w.view != nil && w.view.Current != nil && w.full == areaToolbar {
		left, okLeft := w.Bytecode.BarLeft()
		right, okRight := w.Bytecode.BarRight()
		if start, ok := w.Source.ThreadStart(); ok && okLeft {
			// Along the line's lower edge first, so that the curve crosses no text.
			level := max(start.X, left.X-w.gutter())
			path.Link, path.From, path.Bend, path.To = true, start, level, left
		}
		if stage := w.places[areaStage]; okRight && !stage.empty() && w.Stage.view != nil {
			y, rail, phase := w.Stage.ThreadEnd()
			path.Out, path.Start = true, right
			path.Rail, path.LineY, path.EndX = stage.x+rail, stage.y+y, stage.x+phase
		}
	}
	w.thread.SetPath(path)
	w.drawLink()
}

// gutter is the room between the texts of the source's column and the bytecode: where
// a curve crosses no text.
func (w *Window) gutter() float32 { return theme.Current().Pad - theme.Current().Half/2 }

// drawLink joins the selected source to the first selected instruction in sight.
func (w *Window) drawLink() {
	var path widget.ThreadPath
	if w.view != nil && w.full == areaToolbar && w.view.Selection.Span != (source.Span{}) {
		if from, ok := w.Source.Editor.ThreadPoint(toWidget(w.view.Selection.Span)); ok {
			for _, row := range w.view.Selection.Rows {
				if r, ok := w.Bytecode.Listing.RowRect(row); ok {
					path.Link, path.From, path.To = true, from, fyne.NewPos(r.Left(), (r.Top()+r.Bottom())/2)
					path.Bend = max(from.X, r.Left()-w.gutter())
					break
				}
			}
		}
	}
	w.link.SetPath(path)
}

// refresh takes the session's newest view over.
func (w *Window) refresh() {
	w.pending.Store(false)
	v := w.session.View()
	if v == w.view && w.view.Serial != 0 && w.lastStep >= 0 && w.shown() {
		return
	}
	w.view = v
	w.showAll(w.animates())
	w.showMessages()
	w.followTabs()
}

func (w *Window) shown() bool { return w.Stage.view == w.view }

// animates reports whether the way from the last picture to this one is to be seen.
func (w *Window) animates() bool {
	step := w.view.Position.Step
	ahead := step == w.lastStep || step == w.lastStep+1
	w.lastStep = step
	return ahead && (!w.view.Run.Playing || w.speed <= theme.FastestAnimated)
}

// showAll draws every panel.
func (w *Window) showAll(animate bool) {
	v := w.view
	w.Stage.Speed = max(1, w.speed)
	w.Toolbar.Show(v)
	w.Source.Show(v)
	w.Bytecode.Show(v)
	w.Stage.Show(v, animate)
	w.Caches.Show(v)
	w.Console.Show(v)
	w.Lesson.Show(v)
	w.Notes.Show(v)
	w.Timeline.Show(v)
	w.drawChrome()
	w.drawSentence()
	w.drawThread()
	if w.win != nil {
		title := v.Document.Name
		if !v.Document.Saved && v.Lesson == nil {
			title += " (not saved)"
		}
		w.win.SetTitle(title + " - Bytewalk")
	}
	w.keepTime()
}

// followTabs shows the console when the program waits there.
func (w *Window) followTabs() {
	lesson, waits := w.view.Lesson != nil, w.view.Run.Status == session.WaitingInput
	switch {
	case waits && !w.waits:
		w.tabs.Select(tabConsole)
		w.relayout()
		if w.win != nil {
			w.win.Canvas().Focus(w.Console.Input())
		}
	case lesson != w.inLesson:
		// Without a lesson, what the program prints is of more use than nothing.
		w.tabs.Select(map[bool]int{true: tabLesson, false: tabConsole}[lesson])
		w.relayout()
	}
	w.inLesson, w.waits = lesson, waits
}

// The tabs below the source.
const (
	tabLesson = iota
	tabConsole
)

// keepTime runs the beat while the program plays.
func (w *Window) keepTime() {
	switch {
	case !w.view.Run.Playing:
		w.beat = 0
	case w.beat == 0 && w.win != nil:
		w.beats++
		w.beat = w.beats
		w.nextBeat(w.beat)
	}
}

// nextBeat has the run go on after a while, and again after that, for as long as
// this beat is the one to follow.
func (w *Window) nextBeat(beat int) {
	every := time.Duration(float64(time.Second) / float64(w.speed))
	if w.byPhase() {
		every /= 3
	}
	time.AfterFunc(max(every, 16*time.Millisecond), func() {
		fyne.Do(func() {
			if w.beat == beat {
				w.session.Advance(w.byPhase())
				w.nextBeat(beat)
			}
		})
	})
}

// byPhase reports whether playing is slow enough to show each phase.
func (w *Window) byPhase() bool { return w.speed <= 2 }

// SetSpeed sets how many steps a second are played.
func (w *Window) SetSpeed(speed float32) {
	w.speed = speed
	w.beat = 0
	w.showAll(false)
}

// inText reports whether the focus is in a text field.
func (w *Window) inText() bool {
	switch w.win.Canvas().Focused().(type) {
	case *widget.Editor, *widget.LineEntry, *fynewidget.Entry:
		return true
	}
	return false
}

// PlayPause plays, or stops playing.
func (w *Window) PlayPause() {
	if w.view.Run.Playing {
		w.session.Pause()
	} else {
		w.session.Play()
	}
}

// toggleBreakpoint sets a breakpoint where the focus is.
func (w *Window) toggleBreakpoint() {
	if w.focus == areaBytecode {
		row := w.Bytecode.Listing.Cursor()
		if row < 0 {
			row = w.view.Listing.Current
		}
		if row >= 0 {
			w.session.ToggleBreakpointRow(row)
		}
		return
	}
	w.session.ToggleBreakpointLine(w.Source.Editor.Caret().Line)
}

// focused is told by panels that take or lose the focus.
func (w *Window) focused(a area, on bool) {
	if on {
		w.focus = a
		w.drawChrome()
	}
}

// focusNext gives the focus to the next panel that is there.
func (w *Window) focusNext(by int) {
	order := []area{areaSource, areaTabs, areaBytecode, areaStage, areaCaches, areaTimeline}
	i := 0
	for k, a := range order {
		if a == w.focus {
			i = k
		}
	}
	for range order {
		i = (i + by + len(order)) % len(order)
		if !w.places[order[i]].empty() {
			break
		}
	}
	w.focus = order[i]
	canvas := w.win.Canvas()
	switch w.focus {
	case areaSource:
		canvas.Focus(w.Source.Editor)
	case areaTabs:
		canvas.Focus(w.tabs)
	case areaBytecode:
		canvas.Focus(w.Bytecode.Listing)
	case areaTimeline:
		canvas.Focus(w.Timeline.Focusable())
	default:
		canvas.Unfocus()
	}
	w.drawChrome()
}

// toggleFull gives the focused panel the whole window, and back.
func (w *Window) toggleFull() {
	if w.full != areaToolbar {
		w.full = areaToolbar
	} else if w.focus != areaTimeline {
		w.full = w.focus
	}
	w.relayout()
}

// ToggleProjector goes to the projector's look and back.
func (w *Window) ToggleProjector() {
	if w.mode == theme.Projector {
		w.mode = w.before
	} else {
		w.before, w.mode = w.mode, theme.Projector
	}
	w.full = areaToolbar
	w.applyLook()
}

// SetMode chooses light, dark or projector.
func (w *Window) SetMode(m theme.Mode) {
	if m != theme.Projector {
		w.app.Preferences().SetInt("mode", int(m))
	} else {
		w.before = w.mode
	}
	w.mode = m
	w.applyLook()
}

// SetReduced turns motion off or on.
func (w *Window) SetReduced(reduced bool) {
	w.reduced = reduced
	w.app.Preferences().SetBool("reduced-motion", reduced)
	w.applyLook()
}

// scale multiplies the size of everything; 0 sets it back.
func (w *Window) scale(by float32) {
	if by == 0 {
		w.zoom = 1
	} else {
		w.zoom = min(max(w.zoom*by, 0.6), 3)
	}
	w.app.Preferences().SetFloat("scale", float64(w.zoom))
	w.applyLook()
}

// escape leaves what is over the panels, or stops a program that does not end.
func (w *Window) escape() {
	switch {
	case w.full != areaToolbar:
		w.toggleFull()
	case w.view.Run.Playing:
		w.session.Pause()
	case w.view.Run.Active():
		w.session.Stop()
	case w.mode == theme.Projector:
		w.ToggleProjector()
	default:
		w.session.ClearSelection()
		w.win.Canvas().Unfocus()
	}
}
