package session

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"bytewalk/internal/atomicfile"
)

// maxFile is the largest file that is opened, in bytes: more than anybody reads,
// and little enough for the editor.
const maxFile = 8 << 20

// document is the text being edited and the file it belongs to.
type document struct {
	name, path string
	text       string
	version    uint64
	replaced   uint64
	onDisk     string // what the file holds, or the lesson's program
	crlf, bom  bool   // how the file is written
	binary     bool   // a .pyc: the text, if any, is its source and is not edited
	pyc        []byte // of a .pyc that was opened
}

func (d *document) clear() { d.replace("untitled.py", "", "") }

// replace makes text the document's, as the session's doing.
func (d *document) replace(name, path, text string) {
	d.name, d.path, d.text, d.onDisk = name, path, text, text
	d.binary, d.pyc, d.crlf, d.bom = false, nil, false, false
	d.version++
	d.replaced = d.version
}

func (d *document) saved() bool { return d.text == d.onDisk }

func (d *document) view() Document {
	return Document{
		Name: d.name, Path: d.path, Text: d.text, Version: d.version, Replaced: d.replaced,
		Saved: d.saved(), Bytes: len(d.text), Binary: d.binary,
	}
}

func (c *controller) setText(text string) {
	if text == c.doc.text || c.doc.binary {
		return
	}
	c.doc.text = text
	c.doc.version++
	c.textChanged()
}

func (c *controller) newFile() {
	c.doc.clear()
	c.documentReplaced()
}

// open reads a file. Whatever is wrong with it, the document stays.
func (c *controller) open(path string) {
	if err := c.openFile(path); err != nil {
		c.fail("Cannot open "+filepath.Base(path), err)
	}
}

func (c *controller) openFile(path string) error {
	data, err := readFile(path)
	if err != nil {
		return err
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if isPyc(path, data) {
		return c.openPyc(path, data)
	}
	t, err := decodeText(path, data)
	if err != nil {
		return err
	}
	c.doc.replace(filepath.Base(path), path, t.text)
	c.doc.crlf, c.doc.bom = t.crlf, t.bom
	c.documentReplaced()
	return nil
}

// readFile reads a regular file of a size that can be shown.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if info.IsDir() {
		return nil, errors.New("It is a folder.")
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("It is not a regular file.")
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, plain(err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("It is larger than %d MB.", maxFile>>20)
	}
	return data, nil
}

// plain takes the operation and the path out of an error of package os: the title
// of the message names the file.
func plain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("There is no such file.")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("Permission denied.")
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// checkText says why text cannot be edited.
func checkText(data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		line, col := place(data, i)
		return fmt.Errorf("It has a null byte in line %d, column %d, so it is not a text.", line, col)
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			r, size := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			i += size
		}
		line, col := place(data, i)
		return fmt.Errorf("It is not UTF-8: byte 0x%02x in line %d, column %d.", data[i], line, col)
	}
	return nil
}

// place gives the line and column of a byte, both from 1.
func place(data []byte, i int) (line, col int) {
	return 1 + bytes.Count(data[:i], []byte{'\n'}), i - bytes.LastIndexByte(data[:i], '\n')
}

// save writes the text under path: to a new file beside it, which then takes its
// place, so that no moment is without a whole file.
func (c *controller) save(path string) {
	switch {
	case c.doc.binary:
		c.message = &Message{Title: "Nothing to save", Detail: "This is a compiled file; its source is not edited here."}
		return
	case path == "":
		c.message = &Message{Title: "Not saved", Detail: "The text has no file yet: choose a name.", Error: true}
		return
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if err := writeAtomically(path, c.doc.encode()); err != nil {
		c.fail("Cannot save "+filepath.Base(path), err)
		return
	}
	renamed := filepath.Base(path) != c.doc.name
	c.doc.path, c.doc.name, c.doc.onDisk = path, filepath.Base(path), c.doc.text
	c.saveRecovery()
	if renamed {
		// The name is part of the code objects.
		c.comp.reset()
		c.startCompile()
	}
}

// writeAtomically replaces the file at path. A symbolic link stays one: what it
// points to is replaced.
func writeAtomically(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return errors.New("It is a folder.")
		}
		if info.Mode()&0o200 == 0 {
			return errors.New("The file is read-only.")
		}
	}
	if err := atomicfile.Replace(path, data, 0o644); err != nil {
		return plain(err)
	}
	return nil
}

func (c *controller) fail(title string, err error) {
	c.message = &Message{Title: title, Detail: err.Error(), Error: true}
}

// bugReport is what is shown for a panic of ours.
func bugReport(where string, cause any) *Message {
	stack := string(debug.Stack())
	if _, rest, ok := strings.Cut(stack, "panic("); ok {
		stack = rest
	}
	return &Message{
		Title:  "A bug in Bytewalk",
		Detail: fmt.Sprintf("In %s: %v\nYour text is safe.\n\n%s", where, cause, stack),
		Error:  true,
	}
}
