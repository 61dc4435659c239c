package oracle

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// Server is one interpreter that answers many requests, each a line of JSON.
// It may be used by several goroutines.
type Server struct {
	t       testing.TB
	version string
	mu      sync.Mutex
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	stdout  *bufio.Reader
	stderr  bytes.Buffer
}

// serve is the loop around the caller's function handle(request). The protocol
// has the original standard output for itself; what handle prints is swallowed
// unless it redirects it.
const serve = `
def __serve():
    import io, json, os, sys
    requests = io.TextIOWrapper(os.fdopen(os.dup(0), 'rb'), 'utf-8', 'surrogatepass', newline='\n')
    replies = os.fdopen(os.dup(1), 'wb')
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    for line in requests:
        try:
            reply = {'ok': handle(json.loads(line))}
        except BaseException as e:
            import traceback
            reply = {'error': '%s: %s' % (type(e).__name__, e), 'traceback': traceback.format_exc()}
        replies.write(json.dumps(reply).encode('ascii') + b'\n')
        replies.flush()
__serve()
`

// Serve starts an interpreter with a script that defines handle(request): it gets
// what json.loads made of a request and returns what json.dumps can take. The
// interpreter ends with the test.
func Serve(t testing.TB, version, script string, args ...string) *Server {
	t.Helper()
	s := &Server{t: t, version: version}
	s.cmd = exec.Command(Python(t, version), append([]string{"-c", script + "\n" + serve}, args...)...)
	s.cmd.Env, s.cmd.Stderr = Environ(), &s.stderr
	s.cmd.WaitDelay = time.Second
	stdout, err := s.cmd.StdoutPipe()
	if err == nil {
		s.stdin, err = s.cmd.StdinPipe()
	}
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Fatalf("oracle %s: %v", version, err)
	}
	s.stdout = bufio.NewReaderSize(stdout, 1<<16)
	t.Cleanup(func() {
		s.stdin.Close()
		end := time.AfterFunc(5*time.Second, func() { s.cmd.Process.Kill() })
		defer end.Stop()
		s.cmd.Wait()
	})
	return s
}

// Error is an exception that handle let through.
type Error struct {
	Message   string // "ValueError: text"
	Traceback string
}

func (e *Error) Error() string { return e.Message }

// Ask sends one request, and puts the answer into reply, a pointer as for
// json.Unmarshal, or nil if it doesn't matter. The error is an *Error for an
// exception in handle; an interpreter that is gone, or takes longer than Timeout,
// fails the test.
func (s *Server) Ask(request, reply any) error {
	s.t.Helper()
	line, err := json.Marshal(request)
	if err != nil {
		s.t.Fatalf("oracle %s: request: %v", s.version, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	late := time.AfterFunc(Timeout, func() { s.cmd.Process.Kill() })
	defer late.Stop()
	// The request is written while the answer is awaited: a long one may fill the pipe.
	sent := make(chan error, 1)
	go func() { _, err := s.stdin.Write(append(line, '\n')); sent <- err }()
	answer, err := s.stdout.ReadBytes('\n')
	if err == nil {
		err = <-sent
	}
	if err != nil {
		s.cmd.Process.Kill()
		s.cmd.Wait()
		s.t.Fatalf("oracle %s ended (%v) at request %.200s\n%s", s.version, err, line, strings.TrimSpace(s.stderr.String()))
	}
	var result struct {
		OK        json.RawMessage `json:"ok"`
		Error     string          `json:"error"`
		Traceback string          `json:"traceback"`
	}
	if err := json.Unmarshal(answer, &result); err != nil {
		s.t.Fatalf("oracle %s: answer %.200s: %v", s.version, answer, err)
	}
	if result.Error != "" {
		return &Error{result.Error, result.Traceback}
	}
	if reply == nil {
		return nil
	}
	if err := json.Unmarshal(result.OK, reply); err != nil {
		return fmt.Errorf("oracle %s: answer %.200s: %w", s.version, answer, err)
	}
	return nil
}
