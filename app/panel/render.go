package panel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/vm/trace"
)

// Picture says what Render draws.
type Picture struct {
	File          string
	Step          int // -1: the end of the run
	Phase         trace.Phase
	Width, Height int
	Mode          theme.Mode
}

// Render draws the window as it is at a position of a file's run, without a
// display, and gives a PNG. The app is one whose event loop does not run.
func Render(ctx context.Context, app fyne.App, config session.Config, p Picture) ([]byte, error) {
	size := fyne.NewSize(float32(p.Width), float32(p.Height))
	theme.Set(lookFor(size, p.Mode, 1, true))
	config.Debounce = -1
	changed := make(chan struct{}, 1)
	config.Notify = func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	w := newContent(app, config)
	defer w.session.Close()
	w.mode = p.Mode
	w.reduced = true
	w.Source.colours.wait = true
	s := w.session
	s.Open(p.File)
	s.Sync()
	if err := settled(ctx, s, changed, func(v *session.View) bool { return !v.Compile.Busy }); err != nil {
		return nil, err
	}
	if err := failure(s.View(), p.File); err != nil {
		return nil, err
	}
	s.Run()
	s.Sync()
	if err := settled(ctx, s, changed, func(v *session.View) bool {
		if v.Run.Status == session.WaitingInput {
			s.CloseInput() // a picture has nobody to ask
		}
		return v.Run.Status != session.NotRun && !v.Run.Active() || v.Message != nil
	}); err != nil {
		return nil, err
	}
	if err := failure(s.View(), p.File); err != nil {
		return nil, err
	}
	length := s.View().Run.Length
	switch {
	case p.Step > length:
		return nil, fmt.Errorf("%s: the run has %d steps, and step %d was asked for", p.File, length, p.Step)
	case p.Step < 0:
		s.Last()
	default:
		s.Seek(trace.Position{Step: p.Step, Phase: p.Phase})
	}
	s.Sync()

	canvas := software.NewCanvas()
	canvas.SetPadded(false)
	canvas.SetContent(w.root)
	canvas.Resize(size)
	w.view = s.View()
	w.followTabs()
	w.showAll(false)
	var out bytes.Buffer
	if err := png.Encode(&out, canvas.Capture()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// settled waits until the session's view is as wanted.
func settled(ctx context.Context, s *session.Session, changed <-chan struct{}, wanted func(*session.View) bool) error {
	for !wanted(s.View()) {
		select {
		case <-changed:
		case <-ctx.Done():
			return errors.New("interrupted")
		case <-time.After(time.Second):
			// Views are announced; this only guards against one that came too early.
		}
	}
	return nil
}

// failure is why there is nothing to draw.
func failure(v *session.View, file string) error {
	switch {
	case v.Message != nil:
		return fmt.Errorf("%s: %s", v.Message.Title, v.Message.Detail)
	case v.Compile.Err != nil:
		return v.Compile.Err
	}
	return nil
}
