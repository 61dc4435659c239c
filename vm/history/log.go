package history

import "sync/atomic"

const (
	chunkBits = 12
	chunkSize = 1 << chunkBits
	chunkMask = chunkSize - 1
)

// log is an append-only list in chunks. One goroutine appends; others may read the
// elements that they know of by way of an atomic operation that came after.
// Elements never move.
type log[T any] struct {
	dir atomic.Pointer[[]*[chunkSize]T]
	n   int // the writer's
}

// add appends x and reports whether a new chunk was needed.
func (l *log[T]) add(x T) (grew bool) {
	i := l.n & chunkMask
	if i == 0 {
		var chunks []*[chunkSize]T
		if d := l.dir.Load(); d != nil {
			chunks = *d
		}
		// A chunk behind the readers' length of the old slice: they never look
		// there, so growing in place is safe, and the header is published anew.
		chunks = append(chunks, new([chunkSize]T))
		l.dir.Store(&chunks)
		grew = true
	}
	(*l.dir.Load())[l.n>>chunkBits][i] = x
	l.n++
	return grew
}

func (l *log[T]) at(i int) *T {
	return &(*l.dir.Load())[i>>chunkBits][i&chunkMask]
}
