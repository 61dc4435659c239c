package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A Python program makes many small objects that die young: collecting less often costs some
// memory and saves much time. A large heap may not grow by as much again as a small one: beyond
// roomy bytes that live, the room for the dead shrinks to as much as the living take.
const (
	youngPercent = 400
	oldPercent   = 100
	roomy        = 32 << 20 // bytes of dead objects that are always allowed
)

// tuneCollector sets how often memory is collected, and again after each collection; GOGC in the
// environment overrides it.
func tuneCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	percent := youngPercent
	debug.SetGCPercent(percent)
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	// A finalizer is called after a collection has found that nobody has its object.
	type sentinel struct{ self *sentinel }
	var collected func(*sentinel)
	collected = func(*sentinel) {
		metrics.Read(sample)
		if sample[0].Value.Kind() == metrics.KindUint64 {
			live := max(sample[0].Value.Uint64(), 1)
			if p := int(min(max(roomy*100/live, oldPercent), youngPercent)); p != percent {
				percent = p
				debug.SetGCPercent(p)
			}
		}
		runtime.SetFinalizer(new(sentinel), collected)
	}
	runtime.SetFinalizer(new(sentinel), collected)
}
