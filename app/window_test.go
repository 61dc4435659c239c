//go:build !headless

package main

import (
	"testing"

	"bytewalk/app/command"
)

// TestNoLimits sees that a limit of 0 on the command line is none, and not a session's default.
func TestNoLimits(t *testing.T) {
	if got := sessionLimits(command.Limits{}); got.Steps < 1<<40 || got.Time < 1<<40 || got.Output < 1<<40 || got.Heap < 1<<40 {
		t.Errorf("no limits: %+v", got)
	}
}
