package panel

import (
	"cmp"
	"image/color"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/app/widget"
)

// Caches shows the .pyc: its header, the map of its bytes, and what the machine
// does with it on disk.
type Caches struct {
	Scene *widget.Scene

	view *session.View
	size fyne.Size
}

// NewCaches makes the panel.
func NewCaches() *Caches { return &Caches{Scene: widget.NewScene()} }

// Show draws a view.
func (c *Caches) Show(v *session.View) {
	c.view = v
	c.draw()
}

// Layout draws the panel for a new size.
func (c *Caches) Layout(size fyne.Size) {
	c.size = size
	c.draw()
}

func (c *Caches) draw() {
	if c.view == nil || c.size.Width < 10 {
		return
	}
	d := cachesDrawing{pen: newPen(), v: c.view.Disk, w: c.size.Width, h: c.size.Height}
	d.draw()
	c.Scene.Set(d.nodes, false)
}

type cachesDrawing struct {
	*pen
	v      session.DiskView
	w, h   float32
	narrow bool
}

func (d *cachesDrawing) draw() {
	d.box(0, 0, d.w, d.h, d.Panel, 0)
	if d.w < d.Px(520) {
		// A column: what happened below what there is.
		d.narrow = true
		full := d.h
		d.h = min(full*0.66, d.Px(320))
		d.onDisk(0, 0, d.w)
		top := d.h + d.Px(14)
		d.h = full
		d.events(0, top, d.w)
		return
	}
	left, right := d.StagePad, d.w-d.Px(32)
	top := d.Px(16)
	share := float32(0.58)
	if len(d.v.Events) == 0 {
		share = 0.68 // a few words need less than what happened
	}
	mapWidth := min(d.Px(500), (right-left)*share)
	if len(d.v.Events) == 0 && right-left < d.Px(480) {
		d.onDisk(left, top, right-left) // nothing has happened, and both have no room
		return
	}
	d.onDisk(left, top, mapWidth)
	d.events(left+mapWidth+d.Px(48), top, right)
}

// onDisk draws the file: name, size, header fields and the map of its bytes.
func (d *cachesDrawing) onDisk(x, y, w float32) {
	line := d.Label * 1.4
	d.heading(x, y, "On disk")
	if d.v.Name == "" {
		d.text(x, y+line+d.Px(14), line, "Nothing yet: the program has to compile first.", theme.Sans, d.Label, d.Ink3)
		return
	}
	size := counted(len(d.v.Bytes), "byte", "bytes")
	if !d.v.Written {
		size = "would be " + size
	}
	indent := width("On disk", theme.SansMedium, d.Label) + d.Px(14)
	d.right(x+w, y, line, size, theme.Sans, d.Label, d.Ink3)
	room := w - indent - width(size, theme.Sans, d.Label) - d.Px(12)
	d.text(x+indent, y, line, cut(d.v.Name, theme.Mono, d.Label, room), theme.Mono, d.Label, d.Ink2)
	y += line + d.Px(10)

	columns := 4
	if d.narrow {
		columns = 2
	}
	column := w / float32(columns)
	small := max(d.Small, 12*d.Scale)
	fieldHeight := d.Code*1.6 + line*0.95 + small*1.4 + d.Px(8)
	for i, f := range d.v.Header {
		if i > 0 && i%columns == 0 {
			y += fieldHeight
		}
		fx := x + float32(i%columns)*column
		fill, ink := d.Edge, d.Ink
		if f.Differs {
			fill, ink = d.Err, d.Err
		}
		text := hexBytes(f.Bytes)
		code := min(d.Code, (column-2*d.Unit)/11/theme.MonoWidth)
		d.text(fx, y, d.Code*1.4, text, theme.MonoMedium, code, ink)
		d.box(fx, y+d.Code*1.45, width(text, theme.MonoMedium, code), d.Hairline, fill, 0)
		d.text(fx, y+d.Code*1.6, line, cut(f.Name, theme.Sans, d.Label, column-d.Half), theme.Sans, d.Label, d.Ink2)
		meaning := f.Meaning
		if f.Differs {
			meaning = "expected " + hexBytes(f.Want)
		}
		cutMeaning := cut(meaning, theme.Sans, small, column-d.Unit)
		d.text(fx, y+d.Code*1.6+line*0.95, small*1.4, cutMeaning, theme.Sans, small, d.Ink3)
		if cutMeaning != meaning {
			d.tip(fx, y, column, d.Code*1.6+2*line, meaning)
		}
	}
	y += fieldHeight

	note := small * 1.4
	legend := small * 1.6
	d.byteMap(x, y, w, d.h-y-note-legend-d.Px(10))
	d.legend(x, d.h-note-legend-d.Px(6), w, small, legend)
	words := cut(d.v.Note, theme.Sans, small, w)
	d.text(x, d.h-note-d.Px(6), note, words, theme.Sans, small, d.Ink3)
	if words != d.v.Note {
		d.tip(x, d.h-note-d.Px(6), w, note, d.v.Note)
	}
}

// byteMap draws the file's bytes as cells. Where there are more bytes than cells,
// a cell stands for several.
func (d *cachesDrawing) byteMap(x, y, w, h float32) {
	n := len(d.v.Bytes)
	if n == 0 || h < d.Unit {
		return
	}
	cell := d.Px(10)
	columns := int(w / cell)
	rows := max(1, int(h/cell))
	for columns*rows < n && cell > d.Px(5) {
		cell--
		columns, rows = int(w/cell), max(1, int(h/cell))
	}
	each := (n + columns*rows - 1) / (columns * rows)
	cells := (n + each - 1) / each
	// Runs of cells of one region and one row are one rectangle under a grid of
	// gaps, so that a large file costs few shapes.
	kind := func(i int) session.RegionKind {
		best := session.RestRegion
		for _, r := range d.v.Regions {
			if r.From < (i+1)*each && i*each < r.To && r.Kind >= best {
				best = r.Kind
			}
		}
		return best
	}
	for i := 0; i < cells; {
		k, row := kind(i), i/columns
		end := i + 1
		for end < cells && end/columns == row && kind(end) == k && d.inner(end, each) == d.inner(i, each) {
			end++
		}
		cx, cy := x+float32(i%columns)*cell, y+float32(row)*cell
		d.box(cx, cy, float32(end-i)*cell-1, cell-1, d.regionColour(k, d.inner(i, each)), 0)
		if label := d.label(i*each, each); label != "" {
			d.tip(cx, cy, float32(end-i)*cell, cell, label)
		}
		i = end
	}
	for c := 1; c < columns; c++ {
		d.box(x+float32(c)*cell-1, y, 1, float32((cells+columns-1)/columns)*cell, d.Panel, 0)
	}
}

// inner reports whether a cell belongs to the running code object.
func (d *cachesDrawing) inner(i, each int) bool {
	current := ""
	for _, r := range d.v.Regions {
		if r.Kind == session.CurrentRegion {
			current = r.Code
		}
	}
	for _, r := range d.v.Regions {
		if r.Kind == session.CodeRegion && r.From < (i+1)*each && i*each < r.To {
			return r.Code == current && current != ""
		}
	}
	return false
}

func (d *cachesDrawing) label(at, each int) string {
	for i := len(d.v.Regions) - 1; i >= 0; i-- {
		if r := d.v.Regions[i]; r.From < at+each && at < r.To {
			return r.Label
		}
	}
	return ""
}

func (d *cachesDrawing) legend(x, y, w, size, h float32) {
	end := x + w
	var entries []session.Region
	current := ""
	for _, r := range d.v.Regions {
		if r.Kind != session.RestRegion && !slices.ContainsFunc(entries, func(e session.Region) bool { return e.Label == r.Label }) {
			entries = append(entries, r)
		}
		if r.Kind == session.CurrentRegion {
			current = r.Code
		}
	}
	// In the same order at every step: as the file has them, then where the run is.
	slices.SortStableFunc(entries, func(a, b session.Region) int {
		last := func(r session.Region) int {
			if r.Kind == session.CurrentRegion {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(outer(a), outer(b)), cmp.Compare(a.From, b.From))
	})
	entries = append(entries, session.Region{Label: "the rest"})
	for _, r := range entries {
		tw := width(r.Label, theme.Sans, size)
		if x+d.Px(14)+tw > end {
			return
		}
		d.box(x, y+(h-d.Px(9))/2, d.Px(9), d.Px(9), d.regionColour(r.Kind, r.Kind == session.CodeRegion && r.Code == current), 0)
		d.text(x+d.Px(14), y, h, r.Label, theme.Sans, size, d.Ink2)
		x += tw + d.Px(32)
	}
}

// outer orders the file's head before the module's code, and that before the rest.
func outer(r session.Region) int {
	switch {
	case r.Kind == session.HeaderRegion:
		return 0
	case r.Code == "<module>":
		return 1
	}
	return 2
}

// events draws what was done with caches on disk, the newest last.
func (d *cachesDrawing) events(x, y, right float32) {
	w := right - x
	if w < d.Px(120) {
		return
	}
	line := d.Label * 1.4
	d.heading(x, y, cut("Imports through __pycache__", theme.SansMedium, d.Label, w))
	y += line + d.Px(10)
	if len(d.v.Events) == 0 {
		for _, t := range widget.Wrap("No module has been imported from beside the program. When one is, its .pyc is looked up, checked, read or written, step by step, here.", theme.Sans, d.Label, w) {
			d.text(x, y, line, t, theme.Sans, d.Label, d.Ink3)
			y += line
		}
		return
	}
	row := d.CodeRow
	// The newest that have room, each with all of its words.
	type shown struct {
		session.DiskEvent
		lines []string
	}
	var events []shown
	room := d.h - y - d.Unit
	for i := len(d.v.Events) - 1; i >= 0; i-- {
		e := shown{DiskEvent: d.v.Events[i]}
		e.lines = d.eventLines(e.DiskEvent, w)
		room -= row + float32(len(e.lines))*line
		if room < 0 && len(events) > 0 {
			break
		}
		events = append(events, e)
	}
	slices.Reverse(events)
	for _, e := range events {
		high := row + float32(len(e.lines))*line
		ink, font := d.Ink2, theme.Sans
		if e.Now {
			d.box(x-d.Unit, y, w+2*d.Unit, high-2, d.ChgWash, d.RadiusSlot)
			ink, font = d.Chg, theme.SansMedium
		}
		d.text(x, y, row, e.Action, font, d.Label, ink)
		left := x + d.Px(64)
		vw := width(e.Verdict, theme.SansMedium, d.Label)
		d.right(right, y, row, e.Verdict, theme.SansMedium, d.Label, ink)
		name := filepath.Base(e.Path)
		d.text(left, y, row, cut(name, theme.Mono, d.Label, right-left-vw-d.Px(12)), theme.Mono, d.Label, d.Ink)
		for i, words := range e.lines {
			d.text(left, y+row-d.Half/2+float32(i)*line, line, cut(words, theme.Sans, d.Label, right-left), theme.Sans, d.Label, ink)
		}
		d.tip(x, y, w, high, e.Module+": "+e.Action+" "+e.Path+"\n"+strings.Join(e.lines, "\n"))
		y += high
	}
}

// eventLines are the lines below an event: why it ended as it did, and for a header
// that was checked, each field with what was expected.
func (d *cachesDrawing) eventLines(e session.DiskEvent, w float32) []string {
	var lines []string
	room := w - d.Px(64)
	if e.Reason != "" {
		lines = widget.Wrap(strings.ReplaceAll(e.Reason, filepath.Dir(e.Path)+string(filepath.Separator), ""), theme.Sans, d.Label, room)
	}
	if e.Action != "check" || filepath.Base(e.Path) != filepath.Base(d.v.Name) {
		return lines // the header on show is of another file
	}
	var fields []string
	for _, f := range d.v.Header {
		if f.Want == nil {
			return lines
		}
		if f.Differs {
			fields = append(fields, f.Name+" ≠ "+hexBytes(f.Want))
		} else {
			fields = append(fields, f.Name+" ✓")
		}
	}
	return append(lines, widget.Wrap(strings.Join(fields, ", "), theme.Sans, d.Label, room)...)
}

func (d *cachesDrawing) regionColour(k session.RegionKind, running bool) color.NRGBA {
	switch {
	case k == session.HeaderRegion:
		return d.Ink
	case k == session.CurrentRegion:
		return d.Now
	case k == session.CodeRegion && running:
		return d.ByteHigh
	case k == session.CodeRegion:
		return d.ByteLow
	}
	return d.Rule
}
