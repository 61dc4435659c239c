//go:build unix

package command

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestInterrupt sends Ctrl+C to a program that handles the first two.
func TestInterrupt(t *testing.T) {
	inFolder(t, map[string]string{"a.py": `try:
    print("busy", flush=True)
    while True: pass
except KeyboardInterrupt:
    try: print("waits", flush=True); input()
    except KeyboardInterrupt: pass
for i, x in enumerate(iter(int, 1)): i or print("native", flush=True)
`})
	cmd := process(t, in38("run", "a.py")...)
	in, err := cmd.StdinPipe() // nothing comes
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for _, want := range []string{"busy", "waits", "native"} {
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("%q, want %q; %s", lines.Text(), want, errs.String())
		}
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
	}
	cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != 130 || !strings.HasSuffix(errs.String(), "line 7, in <module>\n    for i, x in enumerate(iter(int, 1)): i or print(\"native\", flush=True)\nKeyboardInterrupt\n") {
		t.Errorf("status %d, %s", got, errs.String())
	}
}

// TestTerminated kills a program that waits, and one that is busy, by a signal that it could
// handle: what it had written is there.
func TestTerminated(t *testing.T) {
	inFolder(t, map[string]string{
		"wait.py": "import sys, time\nprint('written')\nprint('ready', file=sys.stderr)\ntime.sleep(100)\n",
		"busy.py": "import sys\nprint('written')\nprint('ready', file=sys.stderr)\nwhile True: pass\n",
	})
	for _, name := range []string{"wait.py", "busy.py"} {
		cmd := process(t, "run", "--max-steps", "0", name)
		var out bytes.Buffer
		cmd.Stdout = &out
		errs, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if lines := bufio.NewScanner(errs); !lines.Scan() || lines.Text() != "ready" {
			t.Fatalf("%s: %q", name, lines.Text())
		}
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if !ok || !status.Signaled() || status.Signal() != syscall.SIGTERM || out.String() != "written\n" {
			t.Errorf("%s: wrote %q, %v", name, out.String(), cmd.ProcessState)
		}
	}
}

// TestOutputLost writes where nothing can be written, and ends as CPython does.
func TestOutputLost(t *testing.T) {
	inFolder(t, map[string]string{
		"few.py": "print(1)\n", "many.py": "for i in range(100000): print(i)\n",
		"caught.py": "try:\n  for i in range(100000): print(i)\nexcept OSError as e: import sys; print(type(e).__name__, e.errno, file=sys.stderr)\n",
	})
	closed, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	defer w.Close()
	for _, c := range []struct {
		name, want string
		status     int
	}{
		{"few.py", "\nBrokenPipeError: [Errno 32] Broken pipe\n", 120}, {"many.py", "\nBrokenPipeError: [Errno 32] Broken pipe\n", 1},
		{"caught.py", "BrokenPipeError 32\n", 0},
	} {
		var errs bytes.Buffer
		cmd := process(t, "run", c.name)
		cmd.Stdout, cmd.Stderr = w, &errs
		cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != c.status || !strings.HasSuffix(errs.String(), c.want) {
			t.Errorf("%s: status %d, want %d; %s", c.name, got, c.status, errs.String())
		}
	}
}
