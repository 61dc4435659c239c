package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// recoveryDelay is the longest time for which typed text is in memory alone.
const recoveryDelay = 400 * time.Millisecond

// maxRecovery bounds what is read of a copy.
const maxRecovery = 4 * maxFile

// recovery keeps copies of unsaved text, one file a session, and offers those that
// an earlier session left.
type recovery struct {
	file  string   // this session's copy
	lock  *os.File // of the copy's lock: held while the session lives
	kept  bool     // it is there
	timer *time.Timer
	offer *Recovery
	from  string // the offer's file
}

// recoveryCopy is a copy as it is written.
type recoveryCopy struct {
	Name, Path, Text string
	Time             time.Time
}

func (r *recovery) stopTimer() {
	if r.timer != nil {
		r.timer.Stop()
		r.timer = nil
	}
}

func (c *controller) recoveryDir() string {
	if c.s.cfg.Dir == "" {
		return ""
	}
	return filepath.Join(c.s.cfg.Dir, "recovery")
}

// loadRecovery looks for the newest copy that a session left which is no more.
func (c *controller) loadRecovery() {
	r := &c.recovery
	r.offer, r.from = nil, ""
	dir := c.recoveryDir()
	if dir == "" {
		return
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	var newest time.Time
	for _, name := range names {
		k, err := readCopy(name)
		if err != nil || name == r.file || !k.Time.After(newest) || held(lockName(name)) {
			continue
		}
		newest = k.Time
		r.offer = &Recovery{Name: k.Name, Path: k.Path, Text: k.Text, When: k.Time.Local().Format("2006-01-02 15:04")}
		r.from = name
	}
}

func readCopy(name string) (k recoveryCopy, err error) {
	info, err := os.Stat(name)
	if err != nil || info.Size() > maxRecovery {
		return k, errors.Join(err, errors.New("too large"))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return k, err
	}
	if err = json.Unmarshal(data, &k); err == nil && (k.Text == "" || checkText([]byte(k.Text)) != nil) {
		err = errors.New("no text")
	}
	return k, err
}

// lockName is the file that the session which keeps a copy holds the lock of. The
// system lets go of it when the session's process ends, however it ends.
func lockName(file string) string { return strings.TrimSuffix(file, ".json") + ".lock" }

// removeCopy removes a copy that an earlier session left.
func removeCopy(file string) {
	os.Remove(file)
	os.Remove(lockName(file))
}

// scheduleRecovery sees to it that the copy is soon that of the text.
func (c *controller) scheduleRecovery() {
	if c.recoveryDir() == "" || c.recovery.timer != nil {
		return
	}
	c.recovery.timer = c.later(recoveryDelay, func() {
		c.recovery.timer = nil
		c.saveRecovery()
	})
}

// saveRecovery writes the copy, or takes it away when there is nothing unsaved.
func (c *controller) saveRecovery() {
	r := &c.recovery
	dir := c.recoveryDir()
	if dir == "" {
		return
	}
	if c.doc.saved() || c.doc.binary || strings.TrimSpace(c.doc.text) == "" {
		if r.kept {
			os.Remove(r.file)
			r.letGo()
		}
		return
	}
	if r.file == "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			c.recoveryFailed(err)
			return
		}
		r.file = filepath.Join(dir, fmt.Sprintf("%d-%d.json", os.Getpid(), time.Now().UnixNano()))
		// Without a lock the copy is kept all the same; another session may offer it.
		r.lock, _ = hold(lockName(r.file))
	}
	data, err := json.Marshal(recoveryCopy{c.doc.name, c.doc.path, c.doc.text, time.Now()})
	if err == nil {
		err = writeAtomically(r.file, data)
	}
	if err != nil {
		c.recoveryFailed(err)
		return
	}
	r.kept = true
}

// recoveryFailed tells it once: the text itself is not affected.
func (c *controller) recoveryFailed(err error) {
	if c.message == nil {
		c.fail("No copy of the unsaved text could be kept", err)
	}
}

func (c *controller) acceptRecovery() {
	r := &c.recovery
	offer, from := r.offer, r.from
	if offer == nil {
		return
	}
	c.doc.replace(offer.Name, offer.Path, offer.Text)
	// The file does not hold this text: it is unsaved until it is saved.
	c.doc.onDisk = ""
	if offer.Path != "" {
		if data, err := readFile(offer.Path); err == nil {
			if t, err := decodeText(offer.Path, data); err == nil {
				c.doc.onDisk, c.doc.crlf, c.doc.bom = t.text, t.crlf, t.bom
			}
		}
	}
	c.documentReplaced()
	c.saveRecovery()
	removeCopy(from)
	c.loadRecovery()
}

func (c *controller) discardRecovery() {
	if c.recovery.offer != nil {
		removeCopy(c.recovery.from)
		c.loadRecovery()
	}
}

// closeRecovery leaves the copy, if there is one, to the next session.
func (c *controller) closeRecovery() {
	c.recovery.stopTimer()
	c.saveRecovery()
	c.recovery.letGo()
}

// letGo leaves the copy, if it is there, to whoever finds it.
func (r *recovery) letGo() {
	if r.lock != nil {
		r.lock.Close()
		os.Remove(r.lock.Name())
	}
	r.file, r.lock, r.kept = "", nil, false
}
