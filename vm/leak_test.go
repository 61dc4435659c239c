package vm_test

import (
	"context"
	"io"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"

	"bytewalk/vm"
)

// TestStartStop starts and stops machines at random moments, some side by side, and
// none leaves a goroutine behind.
func TestStartStop(t *testing.T) {
	c := compiled(t, `def g():
    while True:
        try:
            yield [x * x for x in range(10)]
        finally:
            {}.get(1)
for x in g():
    sorted(x, key=lambda v: -v)
    str(x) + 'a'
`)
	before := runtime.NumGoroutine()
	random := rand.New(rand.NewPCG(3, 4))
	for range 250 {
		var wait sync.WaitGroup
		for range 4 {
			after := time.Duration(random.IntN(1500)) * time.Microsecond
			cancelled := random.IntN(2) == 0
			wait.Go(func() {
				m, err := vm.New(config(io.Discard, io.Discard, ""))
				if err != nil {
					t.Error(err)
					return
				}
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				stop := m.Stop
				if cancelled {
					stop = cancel
				}
				timer := time.AfterFunc(after, stop)
				defer timer.Stop()
				if got := m.Run(ctx, c); got.Err == nil {
					t.Error("ended by itself")
				}
			})
		}
		wait.Wait()
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
