package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
)

const modulePath = "github.com/reeve-policy/reeve"

// moduleRoot finds the root module from wherever gen runs, a nested module included.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if isRoot(dir) {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("not in a checkout of " + modulePath)
		}
		dir = parent
	}
}

func isRoot(dir string) bool {
	text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	return err == nil && bytes.Contains(text, []byte("module "+modulePath+"\n"))
}
