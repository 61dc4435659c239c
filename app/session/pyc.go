package session

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"bytewalk/compiler/marshal"
	"bytewalk/compiler/source"
)

// isPyc reports whether a file is a compiled one, by its name or its first bytes.
func isPyc(path string, data []byte) bool {
	if ext := filepath.Ext(path); strings.EqualFold(ext, ".pyc") || strings.EqualFold(ext, ".pyo") {
		return true
	}
	return len(data) >= 16 && data[2] == '\r' && data[3] == '\n' && !utf8.Valid(data[:16])
}

// openPyc opens a compiled file. Its source is shown if it lies where the file's
// name says.
func (c *controller) openPyc(path string, data []byte) error {
	_, code, err := marshal.ReadPyc(data)
	if err != nil {
		return fmt.Errorf("%v", err)
	}
	l := newListing(code)
	text := ""
	if t, err := sourceBeside(path); err == nil {
		text = t
	}
	c.doc.replace(filepath.Base(path), path, text)
	c.doc.binary, c.doc.pyc = true, data
	c.dialect = code.Dialect
	c.documentReplaced()
	j := c.job()
	c.comp.done, c.comp.goodJob, c.comp.listing = j, j, l
	return nil
}

// sourceBeside finds the text that a .pyc was made of.
func sourceBeside(path string) (string, error) {
	dir, base := filepath.Split(path)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	dir = filepath.Clean(dir)
	if filepath.Base(dir) == "__pycache__" {
		dir = filepath.Dir(dir)
		stem, _, _ = strings.Cut(stem, ".")
	}
	name := filepath.Join(dir, stem+".py")
	if _, err := os.Stat(name); err != nil {
		return "", err
	}
	data, err := readFile(name)
	if err != nil {
		return "", err
	}
	t, err := decodeText(name, data)
	return t.text, err
}

// fileText is a file's text as it is edited.
type fileText struct {
	text string // lines end in \n alone
	crlf bool   // in the file they end in \r\n
	bom  bool   // the file begins with a byte order mark
}

// decodeText makes text of a file's bytes.
func decodeText(path string, data []byte) (t fileText, err error) {
	if err := checkText(data); err != nil {
		f, derr := source.Decode(filepath.Base(path), data)
		if derr == nil && f.Encoding != "utf-8" {
			return t, fmt.Errorf("Its encoding is %s; only UTF-8 can be edited.", f.Encoding)
		}
		return t, err
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		data, t.bom = rest, true
	}
	t.text = string(data)
	t.crlf = strings.Contains(t.text, "\r\n")
	if strings.Contains(t.text, "\r") {
		t.text = strings.ReplaceAll(strings.ReplaceAll(t.text, "\r\n", "\n"), "\r", "\n")
	}
	return t, nil
}

// encode gives the bytes that are written to the file.
func (d *document) encode() []byte {
	text := d.text
	if d.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if d.bom {
		text = "\xef\xbb\xbf" + text
	}
	return []byte(text)
}
