// Package windowtest drives the real window: on an X server of its own without a
// screen, with a window manager, by keys.
//
// TestProgram starts the binary and looks at what a person would see, the picture
// on the screen. TestKeys has the same window in its own process: it presses keys
// and then asks the window's own widgets what they show, holds that against a run
// of the same program that the test makes itself, and looks up the same in known
// places of the picture. The places and counts that it knows are those of 3.8.
//
// The binary is named by the environment variable BYTEWALK_WINDOW; make test
// builds it and sets that. With BYTEWALK_SCREENSHOTS set to a folder, pictures are
// kept there.
package windowtest

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"bytewalk/app/panel"
	"bytewalk/app/session"
	"bytewalk/lessons"
)

// inside is the window in this process, with the screen that it is on; nil where
// none can be had.
var inside *window

// TestMain gives the toolkit the main goroutine and the tests another.
func TestMain(m *testing.M) {
	if os.Getenv("BYTEWALK_WINDOW") == "" || missing() != nil {
		os.Exit(m.Run())
	}
	status, err := withWindow(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(status)
}

// withWindow calls f while the app's window is open.
func withWindow(f func() int) (status int, err error) {
	s, err := openScreen("1920x1080")
	if err != nil {
		return 1, err
	}
	defer s.close()
	for _, entry := range s.environ() {
		name, value, _ := strings.Cut(entry, "=")
		os.Setenv(name, value)
	}
	// What package main of the app sets up for the toolkit.
	os.Setenv("LANG", "en_US.UTF-8")
	if err := os.MkdirAll(filepath.Join(s.home, ".cache"), 0o700); err != nil {
		return 1, err
	}
	inside = &window{screen: s}
	log.SetOutput(&inside.log)
	a := fyneapp.NewWithID("io.github.bytewalk.Bytewalk.test")
	inside.w = panel.NewWindow(a, session.Config{Dialect: "3.8", Lessons: lessons.Embedded(), Dir: filepath.Join(s.home, "recovery")})
	done := make(chan int, 1)
	go func() {
		status := f()
		done <- status
		fyne.Do(a.Quit)
	}()
	inside.w.ShowAndRun()
	select {
	case status = <-done:
	default:
		return 1, fmt.Errorf("the window closed before the tests were over\n%s", inside.log.String())
	}
	return status, nil
}

// logged is what the toolkit logs.
type logged struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write implements io.Writer.
func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

// String gives all that was logged.
func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
