package object

import (
	"os"
	"path"
	"strings"
)

// Folder is the only folder whose files a program can see.
type Folder struct {
	Root *os.Root
	// Path is the absolute path by which the program knows it.
	Path string
}

// Relative gives a path within the folder for one that a program names: an absolute path that
// leads into the folder is taken from there, any other is as it is.
func (f *Folder) Relative(name string) string {
	if !path.IsAbs(name) {
		return name
	}
	clean, dir := path.Clean(name), path.Clean(f.Path)
	if clean == dir {
		return "."
	}
	if rest, ok := strings.CutPrefix(clean, strings.TrimSuffix(dir, "/")+"/"); ok {
		return rest
	}
	return name
}
