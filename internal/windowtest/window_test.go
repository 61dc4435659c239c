// Package windowtest drives the real program in a real window: on an X server of
// its own without a screen, with a window manager, by keys. It looks at what a
// person would see, the picture on the screen.
//
// The binary is named by the environment variable BYTEWALK_WINDOW; make test
// builds it and sets that. With BYTEWALK_SCREENSHOTS set to a folder, the pictures
// are kept there.
package windowtest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long the test waits for what must come.
const patience = 60 * time.Second

// screen is an X server with a window manager.
type screen struct {
	t       *testing.T
	display string
}

func open(t *testing.T, size string) *screen {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	start(t, server)
	write.Close()
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		t.Fatalf("Xvfb says no display: %v", err)
	}
	s := &screen{t, fmt.Sprintf(":%d", number)}
	manager := exec.Command("openbox", "--sm-disable")
	manager.Env = s.environ()
	start(t, manager)
	return s
}

// start starts a process that ends with the test.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
}

// environ is that of a new user in the locale C, with software rendering.
func (s *screen) environ() []string {
	home := s.t.TempDir()
	return []string{
		"DISPLAY=" + s.display, "PATH=" + os.Getenv("PATH"), "LANG=C", "LIBGL_ALWAYS_SOFTWARE=1",
		"HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, ".config"), "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"),
		"MALLOC_TRIM_THRESHOLD_=268435456", "MALLOC_TOP_PAD_=67108864", "MALLOC_MMAP_THRESHOLD_=268435456",
	}
}

// tool runs xdotool.
func (s *screen) tool(args ...string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// picture is what is on the screen.
func (s *screen) picture() []byte {
	s.t.Helper()
	cmd := exec.Command("import", "-window", "root", "-depth", "8", "rgb:-")
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("import: %v", err)
	}
	return out
}

// settled waits until the picture has stopped changing and is another than
// before, and gives it.
func (s *screen) settled(what string, before []byte) []byte {
	s.t.Helper()
	deadline := time.Now().Add(patience)
	last := s.picture()
	for same := 0; time.Now().Before(deadline); {
		time.Sleep(100 * time.Millisecond)
		now := s.picture()
		if bytes.Equal(now, last) && !bytes.Equal(now, before) {
			same++
		} else {
			same = 0
		}
		if same == 3 {
			s.keep(what)
			return now
		}
		last = now
	}
	if bytes.Equal(last, before) {
		s.t.Fatalf("%s: nothing changed on the screen", what)
	}
	s.t.Fatalf("%s: the screen never came to rest", what)
	return nil
}

// keep writes a picture to the folder of screenshots.
func (s *screen) keep(name string) {
	dir := os.Getenv("BYTEWALK_SCREENSHOTS")
	if dir == "" {
		return
	}
	cmd := exec.Command("import", "-window", "root", filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"))
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Errorf("import: %v\n%s", err, out)
	}
}

// colours counts the colours of a picture, and the share of the most frequent one.
func colours(picture []byte) (n int, share float64) {
	counts := map[[3]byte]int{}
	most := 0
	for i := 0; i+2 < len(picture); i += 3 {
		c := [3]byte(picture[i : i+3])
		counts[c]++
		most = max(most, counts[c])
	}
	return len(counts), float64(most) / float64(len(picture)/3)
}

func binary(t *testing.T) string {
	t.Helper()
	path := os.Getenv("BYTEWALK_WINDOW")
	if path == "" {
		t.Skip("BYTEWALK_WINDOW names no binary; make test sets it")
	}
	for _, program := range []string{"Xvfb", "openbox", "xdotool", "import"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skipf("left out: %s needs %s", t.Name(), program)
		}
	}
	return path
}

// TestWindow opens the program, steps through its first lesson, looks at it in
// other sizes, and closes it.
func TestWindow(t *testing.T) {
	program := binary(t)
	s := open(t, "1920x1080")
	empty := s.picture()

	var said bytes.Buffer
	app := exec.Command(program)
	app.Env, app.Stdout, app.Stderr = s.environ(), &said, &said
	if err := app.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- app.Wait() }()
	t.Cleanup(func() { app.Process.Kill() })

	window := strings.Fields(s.tool("search", "--sync", "--onlyvisible", "--name", "Bytewalk"))[0]
	s.tool("windowactivate", "--sync", window)
	s.tool("windowsize", "--sync", window, "1600", "900")
	seen := s.settled("open", empty)
	if n, share := colours(seen); n < 30 || share > 0.9 {
		t.Fatalf("the window is all but empty: %d colours, %.0f%% of one", n, 100*share)
	}
	for _, press := range []struct{ key, what string }{
		{"Right", "next step"},
		{"Right", "and the next"},
		{"Left", "a step back"},
		{"End", "last step"},
		{"Home", "first step"},
		{"ctrl+4", "lesson 4"},
		{"Next", "a step by the presenter's key"},
		{"F8", "projector"},
		{"F8", "out of projector"},
		{"ctrl+plus", "larger"},
		{"ctrl+0", "as before"},
	} {
		s.tool("key", "--clearmodifiers", press.key)
		select {
		case err := <-ended:
			t.Fatalf("%s: the program ended (%v)\n%s", press.what, err, said.String())
		default:
		}
		seen = s.settled(press.what, seen)
	}

	s.tool("key", "--clearmodifiers", "alt+F4")
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
