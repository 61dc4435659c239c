package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"

	"bytewalk/internal/oracle"
)

// contender is a command that is measured.
type contender struct {
	name    string
	command []string
	env     []string
	status  int // with which it may end, beside 0
}

// process is what a command took.
type process struct {
	wall, cpu time.Duration // cpu is the processor time of all its threads, user's and system's
	peak      int64         // the most memory it had, in bytes; 0 where the system doesn't tell
	stdout    string
}

func (c *config) start(command []string) (process, error) {
	return c.startAs(contender{command: command})
}

// startAs runs a command to its end.
func (c *config) startAs(one contender) (process, error) {
	cmd := exec.Command(one.command[0], one.command[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = c.dir, append(oracle.Environ(), one.env...), &stdout, &stderr
	begin := time.Now()
	err := cmd.Run()
	p := process{wall: time.Since(begin), stdout: stdout.String()}
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == one.status) {
		return p, errors.Join(fmt.Errorf("%s: %w", strings.Join(one.command[:2], " "), err), errors.New(strings.TrimSpace(stderr.String())))
	}
	p.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	p.peak = peak(cmd.ProcessState)
	return p, nil
}

// medianOf gives the median of each time.
func medianOf(all []process) process {
	var walls, cpus []time.Duration
	for _, p := range all {
		walls, cpus = append(walls, p.wall), append(cpus, p.cpu)
	}
	return process{wall: median(walls), cpu: median(cpus)}
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}
