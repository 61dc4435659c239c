//go:build !race

package history

const slow = 1
