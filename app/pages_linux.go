//go:build amd64 || arm64

package main

import (
	"runtime/debug"
	"syscall"
	"unsafe"
)

// largePages asks for pages of 2 MB where the heap will grow. A first touch of a page costs
// the kernel more than filling it costs us, and a Python program touches many: with large pages
// the programs of internal/bench that keep much took a third to a half less processor time and no more
// memory. The runtime maps the heap as it grows and has no setting for this, so it is made to
// map some at once: a block that nobody touches and the first collection frees.
func largePages() {
	var space syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &space); err != nil || space.Cur < 1<<40 {
		return
	}
	// A collection that began while the block is in use would keep it, and wait for five times as much.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	const (
		size  = 128 << 20
		large = 2 << 20
	)
	block := make([]byte, size)
	start := -uintptr(unsafe.Pointer(unsafe.SliceData(block))) % large
	// Not every kernel has them; then nothing is different.
	_ = syscall.Madvise(block[start:size-large+start], syscall.MADV_HUGEPAGE)
}
