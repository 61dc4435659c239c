// Package hugepages asks Linux to back the process's heap with huge pages; who imports it has
// them.
//
// A process that starts small and makes garbage fast spends much of its time in page faults: on a
// virtual machine a fault costs 5 to 20 µs, and a heap of 16 MiB is 4,096 of them. In pages of
// 2 MiB the same memory costs 8. Most distributions give them only to those who ask (the setting
// "madvise" of /sys/kernel/mm/transparent_hugepage/enabled), and Go's runtime does not ask.
package hugepages

import (
	"runtime"
	"runtime/debug"
	"syscall"
	"unsafe"
)

const (
	// room is how much of the heap's address space is advised.
	room     = 60 << 20
	pageSize = 2 << 20
	collapse = 25 // MADV_COLLAPSE, since Linux 6.1
)

// The runtime maps its heap's address space a few MiB at a time, and a mapping made later has lost
// the advice. So one large object has it mapped as a whole, is advised, and is freed again; nothing
// of it was ever touched, so it never had memory.
func init() {
	var space syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &space); err != nil || space.Cur < 1<<40 {
		return // address space that is not to be wasted
	}
	percent := debug.SetGCPercent(-1)
	first := uintptr(unsafe.Pointer(new(debug.BuildInfo))) &^ (pageSize - 1)
	advise(first, 2*pageSize, syscall.MADV_HUGEPAGE)
	// What is in use already has small pages; their contents move.
	advise(first, pageSize, collapse)
	b := make([]byte, room)
	advise(uintptr(unsafe.Pointer(unsafe.SliceData(b)))&^(pageSize-1), room, syscall.MADV_HUGEPAGE)
	runtime.GC()
	debug.SetGCPercent(percent)
}

// advise gives the kernel advice about n bytes of address space. The answer is of no use: without
// huge pages the program is slower, not wrong.
func advise(start, n uintptr, advice uintptr) {
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, n, advice)
}
