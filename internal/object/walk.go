package object

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// walk reads the manifests in a folder and counts what it passes by.
type walk struct {
	read    int // manifests
	others  int // files that are no manifests
	folders int // folders whose name begins with a dot
	failed  bool
	yield   func(Item) bool
}

func (w *walk) root(path string) bool {
	return w.folder(path) && w.summary(path)
}

func (w *walk) folder(path string) bool {
	entries, err := os.ReadDir(path) // sorted by name
	if err != nil {
		w.failed = true
		return w.yield(pathProblem(path, err))
	}
	for _, entry := range entries {
		// Not filepath.Join, which would rewrite the path the caller named.
		if !w.entry(strings.TrimSuffix(path, string(filepath.Separator))+string(filepath.Separator)+entry.Name(), entry) {
			return false
		}
	}
	return true
}

func (w *walk) entry(path string, entry fs.DirEntry) bool {
	mode := entry.Type()
	linked := mode&fs.ModeSymlink != 0
	if linked {
		if info, err := os.Stat(path); err == nil {
			mode = info.Mode()
		}
	}
	switch {
	case mode.IsDir() && strings.HasPrefix(entry.Name(), "."):
		w.folders++
	case mode.IsDir() && linked:
		return w.skip(path, "a link to a folder, skipped")
	case mode.IsDir():
		return w.folder(path)
	case !isManifest(entry.Name()):
		w.others++
	case !mode.IsRegular() && !linked:
		return w.skip(path, "not a regular file, skipped")
	default:
		w.read++
		return readFile(path, stream{file: filepath.ToSlash(path), walked: true, yield: w.yield})
	}
	return true
}

func (w *walk) skip(path, message string) bool {
	return w.yield(notice(policy.Location{File: filepath.ToSlash(path)}, message))
}

// summary tells what was passed by.
func (w *walk) summary(path string) bool {
	if w.read == 0 && !w.failed && !w.skip(path, "no .yaml, .yml or .json file in the folder") {
		return false
	}
	var parts []string
	if w.others > 0 {
		parts = append(parts, count(w.others, "file")+" skipped: not .yaml, .yml or .json")
	}
	if w.folders > 0 {
		parts = append(parts, count(w.folders, "folder")+" skipped: the name begins with a dot")
	}
	return len(parts) == 0 || w.skip(path, strings.Join(parts, "; "))
}

func isManifest(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
