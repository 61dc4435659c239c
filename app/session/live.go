package session

import "sync"

// liveCopies has the recovery copies of the sessions in this process: they are no
// leftovers.
var liveCopies struct {
	sync.Mutex
	files map[string]bool
}

func live(file string) bool {
	liveCopies.Lock()
	defer liveCopies.Unlock()
	return liveCopies.files[file]
}

func setLive(file string, on bool) {
	liveCopies.Lock()
	defer liveCopies.Unlock()
	if liveCopies.files == nil {
		liveCopies.files = map[string]bool{}
	}
	if on {
		liveCopies.files[file] = true
	} else {
		delete(liveCopies.files, file)
	}
}
