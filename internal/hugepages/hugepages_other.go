//go:build !linux

// Package hugepages asks Linux to back the process's heap with huge pages; elsewhere it does
// nothing.
package hugepages
