package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, path, want string) {
	t.Helper()
	if data, err := os.ReadFile(path); err != nil || string(data) != want {
		t.Errorf("%s: %q, %v; want %q", path, data, err, want)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, strings.Repeat("n", 255))
	for _, text := range []string{"first", "second"} {
		if err := Write(long, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		read(t, long, text)
	}
	if err := os.Symlink(long, filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	if err := Write(filepath.Join(dir, "link"), []byte("third"), 0o666); err != nil {
		t.Fatal(err)
	}
	read(t, filepath.Join(dir, "link"), "third")
	read(t, long, "second")
}

// TestReplace keeps what a document has beside its text.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o751); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Skip(err)
	}
	if err := Replace(link, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	read(t, file, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link: %v, %v", info, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o751 {
		t.Errorf("the file: %v, %v", info, err)
	}
}

// TestFailure leaves the old contents, and nothing beside.
func TestFailure(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(folder, "full"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folder, filepath.Join(dir, "none", "file")} {
		if Write(path, []byte("new"), 0o666) == nil || Replace(path, []byte("new"), 0o666) == nil {
			t.Errorf("%s could be written", path)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "folder" {
		t.Errorf("left: %v, %v", entries, err)
	}
}
