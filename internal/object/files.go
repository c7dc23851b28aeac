package object

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/reeve-policy/reeve/policy"
)

// Files reads files as Manifests does, and the files ending in .yaml, .yml and
// .json in folders and the folders in these, in lexical order. A file that is
// named itself is read whatever it is called.
//
// In folders, a document with neither apiVersion nor kind is skipped with a
// notice, as other files, folders whose name begins with a dot and linked folders
// are; elsewhere it is a problem. A path that does not exist is one too. Paths are
// reported as the caller wrote them, with forward slashes.
//
// Files are opened as the sequence is consumed. It may be ranged over again, which
// reads the files anew.
func Files(paths ...string) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, path := range paths {
			if !readPath(path, yield) {
				return
			}
		}
	}
}

func readPath(path string, yield func(Item) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(pathProblem(path, err))
	case info.IsDir():
		w := walk{yield: yield}
		return w.root(path)
	}
	return readFile(path, stream{file: filepath.ToSlash(path), yield: yield})
}

func readFile(path string, s stream) bool {
	f, err := os.Open(path)
	if err != nil {
		return s.yield(pathProblem(path, err))
	}
	defer func() { _ = f.Close() }() // it was only read
	return s.read(f)
}

func pathProblem(path string, err error) Item {
	fault := readFault(err)
	if errors.Is(err, fs.ErrNotExist) {
		fault.Reason, fault.Remedy = "no such file or folder", "check the path"
	}
	fault.Location = policy.Location{File: filepath.ToSlash(path)}
	return problem(*fault)
}

// cause is an error without the path, which is reported apart from it.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
