//go:build headless

package main

import "bytewalk/app/command"

// addWindow adds nothing: this build has no window and no toolkit.
func addWindow(*command.Host) {}
