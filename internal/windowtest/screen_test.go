package windowtest

import (
	"context"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long the tests wait for what must come.
const patience = 60 * time.Second

// programs are what the tests need beside the binary.
var programs = []string{"Xvfb", "openbox", "xdotool", "import"}

// ready skips a test that cannot be made here. Where nothing may be left out, it
// fails.
func ready(t *testing.T) (binary string) {
	t.Helper()
	binary = os.Getenv("BYTEWALK_WINDOW")
	if binary == "" {
		t.Skip("BYTEWALK_WINDOW names no binary; make test sets it")
	}
	if err := missing(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skipf("left out: %s: %v", t.Name(), err)
	}
	return binary
}

func missing() error {
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			return err
		}
	}
	return nil
}

// screen is an X server with a window manager.
type screen struct {
	display   string
	home      string
	processes []*exec.Cmd
}

func openScreen(size string) (*screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	s := &screen{}
	if s.home, err = os.MkdirTemp("", "windowtest"); err != nil {
		return nil, err
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	err = s.start(server)
	write.Close()
	if err != nil {
		return nil, err
	}
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		s.close()
		return nil, fmt.Errorf("Xvfb says no display: %w", err)
	}
	s.display = fmt.Sprintf(":%d", number)
	manager := exec.Command("openbox", "--sm-disable")
	manager.Env = append(os.Environ(), s.environ()...)
	if err := s.start(manager); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *screen) start(cmd *exec.Cmd) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	s.processes = append(s.processes, cmd)
	return nil
}

// close ends the server and the window manager.
func (s *screen) close() {
	for i := len(s.processes) - 1; i >= 0; i-- {
		s.processes[i].Process.Kill()
		s.processes[i].Wait()
	}
	os.RemoveAll(s.home)
}

// environ is what the environment has for a new user in the locale C, with
// software rendering.
func (s *screen) environ() []string {
	return []string{
		"DISPLAY=" + s.display, "WAYLAND_DISPLAY=", "LANG=C", "LC_ALL=", "FYNE_SCALE=", "LIBGL_ALWAYS_SOFTWARE=1",
		"HOME=" + s.home, "XDG_CONFIG_HOME=" + filepath.Join(s.home, ".config"), "XDG_CACHE_HOME=" + filepath.Join(s.home, ".cache"),
		"MALLOC_TRIM_THRESHOLD_=268435456", "MALLOC_TOP_PAD_=67108864", "MALLOC_MMAP_THRESHOLD_=268435456",
	}
}

// run runs a program of X and gives what it prints.
func (s *screen) run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said.String())
	}
	return out
}

// tool runs xdotool.
func (s *screen) tool(t *testing.T, args ...string) string {
	t.Helper()
	return strings.TrimSpace(string(s.run(t, "xdotool", args...)))
}

// keys presses keys one after another.
func (s *screen) keys(t *testing.T, keys ...string) {
	t.Helper()
	s.tool(t, append([]string{"key", "--clearmodifiers", "--delay", "30"}, keys...)...)
}

// window waits for the program's window, brings it to a size and gives it the
// keyboard.
func (s *screen) window(t *testing.T, width, height string) (id string) {
	t.Helper()
	id = strings.Fields(s.tool(t, "search", "--sync", "--onlyvisible", "--name", "Bytewalk"))[0]
	s.tool(t, "windowactivate", "--sync", id)
	s.tool(t, "windowsize", "--sync", id, width, height)
	return id
}

// keep writes a picture to the folder of screenshots, if there is one.
func (s *screen) keep(t *testing.T, name string) {
	t.Helper()
	if dir := os.Getenv("BYTEWALK_SCREENSHOTS"); dir != "" {
		s.run(t, "import", "-window", "root", filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"))
	}
}

// picture is what is on the screen, or in a window: three bytes a pixel.
type picture struct {
	width  int
	pixels []byte
}

func (s *screen) picture(t *testing.T, window string, width int) picture {
	t.Helper()
	return picture{width, s.run(t, "import", "-window", window, "-depth", "8", "rgb:-")}
}

func (p picture) at(x, y int) (c color.NRGBA) {
	i := (y*p.width + x) * 3
	if x < 0 || x >= p.width || i < 0 || i+2 >= len(p.pixels) {
		return c
	}
	return color.NRGBA{p.pixels[i], p.pixels[i+1], p.pixels[i+2], 255}
}

// colours counts the colours of a picture's part, and the share of the most
// frequent one.
func (p picture) colours(x0, y0, x1, y1 int) (n int, share float64) {
	counts := map[color.NRGBA]int{}
	most, all := 0, 0
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			c := p.at(x, y)
			counts[c]++
			most = max(most, counts[c])
			all++
		}
	}
	return len(counts), float64(most) / float64(max(all, 1))
}

// apart is how far two colours are from each other, in the channel that differs
// most.
func apart(a, b color.NRGBA) int {
	d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}
