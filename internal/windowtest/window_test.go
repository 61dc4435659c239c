package windowtest

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
	"time"
)

// settled waits until the picture has stopped changing and is another than
// before, and gives it.
func settled(t *testing.T, s *screen, what string, before picture) picture {
	t.Helper()
	deadline := time.Now().Add(patience)
	last := s.picture(t, "root", before.width)
	for same := 0; time.Now().Before(deadline); {
		time.Sleep(100 * time.Millisecond)
		now := s.picture(t, "root", before.width)
		if bytes.Equal(now.pixels, last.pixels) && !bytes.Equal(now.pixels, before.pixels) {
			same++
		} else {
			same = 0
		}
		if same == 3 {
			s.keep(t, what)
			return now
		}
		last = now
	}
	if bytes.Equal(last.pixels, before.pixels) {
		t.Fatalf("%s: nothing changed on the screen", what)
	}
	t.Fatalf("%s: the screen never came to rest", what)
	return picture{}
}

// TestProgram opens the program itself, steps through a lesson, looks at it in
// other sizes, and closes it: each key changes the picture, and nothing is said.
func TestProgram(t *testing.T) {
	program := ready(t)
	s, err := openScreen("1920x1080")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	empty := s.picture(t, "root", 1920)

	var said bytes.Buffer
	app := exec.Command(program)
	app.Env = append(s.environ(), "PATH="+os.Getenv("PATH"))
	app.Stdout, app.Stderr = &said, &said
	if err := app.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- app.Wait() }()
	t.Cleanup(func() { app.Process.Kill() })

	s.window(t, "1600", "900")
	seen := settled(t, s, "open", empty)
	if n, share := seen.colours(0, 0, 1920, 1080); n < 30 || share > 0.9 {
		t.Fatalf("the window is all but empty: %d colours, %.0f%% of one", n, 100*share)
	}
	for _, press := range []struct{ key, what string }{
		{"Right", "next step"},
		{"Left", "a step back"},
		{"End", "last step"},
		{"Next", "a step by the presenter's key"},
		{"F8", "projector"},
		{"F8", "out of projector"},
		{"ctrl+plus", "larger"},
		{"ctrl+0", "as before"},
	} {
		if press.key == "Next" {
			s.keys(t, "ctrl+4")
			seen = settled(t, s, "lesson 4", seen)
		}
		s.keys(t, press.key)
		select {
		case err := <-ended:
			t.Fatalf("%s: the program ended (%v)\n%s", press.what, err, said.String())
		default:
		}
		seen = settled(t, s, press.what, seen)
	}

	s.keys(t, "alt+F4")
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		t.Error("the program did not end when its window was closed")
	}
	if said.Len() > 0 {
		t.Errorf("the program wrote\n%s", said.String())
	}
}
