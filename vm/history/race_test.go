//go:build race

package history

// slow is how much longer the race detector lets things take.
const slow = 20
