package session

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// keeper is set in the environment of a test binary that is to keep a copy of unsaved
// text until it is killed.
const keeper = "BYTEWALK_TEST_KEEPER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(keeper); dir != "" {
		s := New(Config{Dir: dir, Debounce: -1})
		s.SetText("unsaved = 1\n")
		for {
			time.Sleep(10 * time.Millisecond)
			names, _ := os.ReadDir(dir + "/recovery")
			for _, n := range names {
				if strings.HasSuffix(n.Name(), ".json") {
					os.Stdout.WriteString("kept\n")
					time.Sleep(time.Hour)
				}
			}
		}
	}
	os.Exit(m.Run())
}

// What a session that was killed left is offered on the first start after it, even
// while the dead process has not been waited for; the text of a living one is not.
func TestRecoveryOfAKilledSession(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), keeper+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if s := start(t, Config{Dir: dir}); s.View().Recovery != nil {
		t.Errorf("the text of a living session is offered: %+v", s.View().Recovery)
	}
	cmd.Process.Kill()
	// Its output ends when it is dead; until Wait it is a zombie.
	for b := make([]byte, 1); ; {
		if _, err := out.Read(b); err != nil {
			break
		}
	}
	time.Sleep(10 * time.Millisecond)
	s := start(t, Config{Dir: dir})
	if v := s.View(); v.Recovery == nil || v.Recovery.Text != "unsaved = 1\n" {
		t.Errorf("recovery %+v", v.Recovery)
	}
	s.DiscardRecovery()
	s.Sync()
	if left, _ := os.ReadDir(dir + "/recovery"); len(left) != 0 || s.View().Recovery != nil {
		t.Errorf("after it was thrown away: %v, %+v", left, s.View().Recovery)
	}
	cmd.Wait()
}
