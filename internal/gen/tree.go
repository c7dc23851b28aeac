package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// tree holds generated files by their slash-separated path in the module.
type tree map[string][]byte

// owned are the folders that hold generated files and nothing else.
var owned = [...]string{"bundles/reeve/generated", "docs/api", "docs/policies"}

// stale says of each file in which way the one on disk differs, ordered by path.
func (t tree) stale(root string) ([]string, error) {
	var faults []string
	for _, file := range slices.Sorted(maps.Keys(t)) {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			faults = append(faults, file+": missing")
		case err != nil:
			return nil, err
		case !bytes.Equal(text, t[file]):
			faults = append(faults, fmt.Sprintf("%s: stale, %s", file, firstDifference(text, t[file])))
		}
	}
	extra, err := t.leftOver(root)
	for _, file := range extra {
		faults = append(faults, file+": left over")
	}
	return faults, err
}

// leftOver lists the files of the owned folders that are generated no longer.
func (t tree) leftOver(root string) ([]string, error) {
	var extra []string
	for _, folder := range owned {
		err := fs.WalkDir(os.DirFS(root), folder, func(file string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !entry.IsDir() && t[file] == nil {
				extra = append(extra, file)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return extra, nil
}

// write brings the disk up to date, left over files included, and says what it changed.
func (t tree) write(root string) ([]string, error) {
	done, err := t.update(root)
	if err != nil {
		return done, err
	}
	extra, err := t.leftOver(root)
	for _, file := range extra {
		err = errors.Join(err, os.Remove(filepath.Join(root, filepath.FromSlash(file))))
		done = append(done, "removed "+file)
	}
	return done, err
}

// update writes the files that differ from those on disk.
func (t tree) update(root string) (done []string, err error) {
	for _, file := range slices.Sorted(maps.Keys(t)) {
		target := filepath.Join(root, filepath.FromSlash(file))
		if text, err := os.ReadFile(target); err == nil && bytes.Equal(text, t[file]) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return done, err
		}
		if err := os.WriteFile(target, t[file], 0o644); err != nil {
			return done, err
		}
		done = append(done, "wrote "+file)
	}
	return done, nil
}

func firstDifference(have, want []byte) string {
	haveLines, wantLines := bytes.Split(have, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i, line := range wantLines {
		if i >= len(haveLines) {
			return fmt.Sprintf("line %d is missing: %q", i+1, line)
		}
		if !bytes.Equal(haveLines[i], line) {
			return fmt.Sprintf("line %d is %q, want %q", i+1, haveLines[i], line)
		}
	}
	return fmt.Sprintf("line %d is too much", len(wantLines)+1)
}
