//go:build !headless

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"bytewalk/app/command"
	"bytewalk/app/panel"
	"bytewalk/app/session"
	"bytewalk/app/theme"
	"bytewalk/lessons"
)

// appID names the app to the system: its preferences and its recovery copies lie
// under it. FyneApp.toml has the same.
const appID = "io.github.bytewalk.Bytewalk"

// addWindow gives the commands what needs the toolkit.
func addWindow(host *command.Host) {
	host.OpenWindow = openWindow
	host.Render = render
	host.WindowLimits = command.Limits{
		Steps: session.DefaultSteps, Memory: session.DefaultHeap, Depth: 1000,
		Output: session.DefaultOutput, Time: session.DefaultTime,
	}
}

// sessionLimits gives limits as a session has them, for which zero stands for its
// defaults.
func sessionLimits(l command.Limits) session.Limits {
	unlimited := func(n int64) int64 {
		if n == 0 {
			return math.MaxInt64
		}
		return n
	}
	return session.Limits{
		Steps: int(min(unlimited(l.Steps), math.MaxInt)), Heap: unlimited(l.Memory), Output: unlimited(l.Output),
		Time: time.Duration(unlimited(int64(l.Time))), Depth: l.Depth,
	}
}

// openWindow runs the app until its window is closed.
func openWindow(file string, o command.Options) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errors.New("there is no display to open a window on (DISPLAY is not set); " +
			"the commands dis, compile, run, trace and render work without one")
	}
	filter := quietToolkit()
	a := fyneapp.NewWithID(appID)
	a.SetIcon(theme.Icon)
	config := sessionConfig(o)
	config.Dir = recoveryDir()
	w := panel.NewWindow(a, config)
	if file != "" {
		w.Open(file)
	} else {
		w.OpenLesson(0)
	}
	return show(w, filter)
}

// show runs the app until its window is closed. The toolkit panics where the display's
// server cannot be reached.
func show(w *panel.Window, filter *toolkitLog) (err error) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if err = filter.failure(); err == nil && strings.Contains(fmt.Sprint(p), "GLFW library is not initialized") {
			err = fmt.Errorf("the window cannot be opened: the display %q cannot be reached", os.Getenv("DISPLAY"))
		}
		if err == nil {
			panic(p)
		}
	}()
	w.ShowAndRun()
	return filter.failure()
}

// render draws a picture of the window. The app is made for its fonts' measures;
// its event loop never runs.
func render(ctx context.Context, r command.Render) ([]byte, error) {
	quietToolkit()
	config := sessionConfig(r.Options)
	return panel.Render(ctx, fyneapp.NewWithID(appID), config, panel.Picture{
		File: r.File, Step: r.Step, Phase: r.Phase, Width: r.Width, Height: r.Height, Mode: modes[r.Theme],
	})
}

var modes = map[string]theme.Mode{"light": theme.Light, "dark": theme.Dark, "projector": theme.Projector}

func sessionConfig(o command.Options) session.Config {
	config := session.Config{
		Lessons:  lessons.Embedded(),
		Optimize: o.Optimize,
		Args:     o.Args,
		HashSeed: o.HashSeed,
		Limits:   sessionLimits(o.Limits),
	}
	if o.Dialect != nil {
		config.Dialect = o.Dialect.Name
	}
	return config
}

// quietToolkit sets the toolkit's logging and language up.
func quietToolkit() *toolkitLog {
	filter := &toolkitLog{}
	log.SetFlags(0)
	log.SetOutput(filter)
	useLanguage()
	// The toolkit makes its own folder in this one, but not this one.
	if dir, err := os.UserCacheDir(); err == nil {
		os.MkdirAll(dir, 0o700)
	}
	return filter
}

// useLanguage gives the toolkit a language where the environment has none: it
// knows no locale "C".
func useLanguage() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch os.Getenv(name) {
		case "":
		case "C", "POSIX", "C.UTF-8", "C.utf8":
			os.Setenv(name, "en_US.UTF-8")
			return
		default:
			return
		}
	}
	os.Setenv("LANG", "en_US.UTF-8")
}

// recoveryDir is where copies of unsaved text lie.
func recoveryDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "bytewalk")
}

// toolkitLog takes what the toolkit logs. What a user can do nothing about and
// loses nothing by (no desktop settings service) is dropped; a window that cannot be
// opened becomes the command's error.
type toolkitLog struct {
	mu      sync.Mutex
	skip    bool
	fatal   string
	pending bool // the cause of fatal is to come
}

func (t *toolkitLog) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	line := bytes.TrimRight(p, "\n")
	if bytes.HasPrefix(line, []byte("Fyne error:")) {
		t.skip = bytes.Contains(line, []byte("failed to watch theme settings")) || bytes.Contains(line, []byte("D-Bus")) ||
			bytes.Contains(line, []byte("Getting favorite locations")) || // a home without the usual folders
			bytes.Contains(line, []byte("Preferences load error")) // of a process that was killed while writing them
		t.pending = bytes.Contains(line, []byte("initialise GLFW")) || bytes.Contains(line, []byte("window creation"))
	}
	if t.pending {
		if cause, ok := bytes.CutPrefix(line, []byte("  Cause: ")); ok && t.fatal == "" {
			t.fatal = string(cause)
		}
		return len(p), nil
	}
	if !t.skip {
		fmt.Fprintf(os.Stderr, "%s\n", line)
	}
	return len(p), nil
}

// failure is the error of a window that could not be opened.
func (t *toolkitLog) failure() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fatal == "" {
		return nil
	}
	return fmt.Errorf("the window cannot be opened: %s", t.fatal)
}
