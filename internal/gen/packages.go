package main

import (
	"go/ast"
	"go/build"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// goPackage is a public package reduced to its exported declarations.
type goPackage struct {
	path  string // import path
	fset  *token.FileSet
	files []*ast.File
	doc   *doc.Package
}

// publicPackages finds the packages of the root module that anyone can import, in the
// order of their paths. They need to parse, not to compile.
func publicPackages(root string) ([]*goPackage, error) {
	var all []*goPackage
	err := filepath.WalkDir(root, func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if dir != root && isPrivate(dir, entry.Name()) {
			return filepath.SkipDir
		}
		p, err := parsePackage(root, dir)
		if p != nil {
			all = append(all, p)
		}
		return err
	})
	return all, err
}

func isPrivate(dir, name string) bool {
	if slices.Contains([]string{"internal", "examples", "test", "testdata", "docs", "tools"}, name) || strings.HasPrefix(name, ".") {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// parsePackage returns nil where there is no Go, or only a command.
func parsePackage(root, dir string) (*goPackage, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	relative, err := filepath.Rel(root, dir)
	if err != nil {
		return nil, err
	}
	p := &goPackage{path: path.Join(modulePath, filepath.ToSlash(relative)), fset: token.NewFileSet()}
	for _, name := range names {
		if ok, err := isListed(name); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		file, err := parser.ParseFile(p.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, file)
	}
	if len(p.files) == 0 || p.files[0].Name.Name == "main" {
		return nil, nil
	}
	p.doc, err = doc.NewFromFiles(p.fset, p.files, p.path)
	return p, err
}

// isListed takes the files that build on one fixed platform, so that the listing is the
// same wherever it is made.
func isListed(file string) (bool, error) {
	if strings.HasSuffix(file, "_test.go") {
		return false, nil
	}
	platform := build.Default
	platform.GOOS, platform.GOARCH, platform.CgoEnabled = "linux", "amd64", false
	return platform.MatchFile(filepath.Split(file))
}
