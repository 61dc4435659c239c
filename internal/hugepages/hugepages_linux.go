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
	room        = 60 << 20
	bytesOfPage = 2 << 20
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
	first := unsafe.Pointer(new(debug.BuildInfo))
	advise(uintptr(first), 2*bytesOfPage)
	b := make([]byte, room)
	advise(uintptr(unsafe.Pointer(unsafe.SliceData(b))), room)
	runtime.GC()
	debug.SetGCPercent(percent)
}

// advise asks for huge pages in all of which a part lies in n bytes from start. The answer is of no
// use: without them the program is slower, not wrong.
func advise(start, n uintptr) {
	end := (start + n + bytesOfPage - 1) &^ (bytesOfPage - 1)
	start &^= bytesOfPage - 1
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, end-start, syscall.MADV_HUGEPAGE)
}
