package bundles

import (
	"embed"
	"io/fs"
	"sync"
)

// BuiltinRoot is the root of the built-in bundle. It is reserved.
const BuiltinRoot = "reeve"

// The prefix all: keeps the manifest, whose name begins with a dot.
//
//go:embed all:reeve
var builtin embed.FS

// Builtin returns the bundle that is part of this module, read once unless there are
// options. An error means the module was built from a broken tree.
func Builtin(options ...Option) (*Bundle, error) {
	if len(options) == 0 {
		return plain()
	}
	return readBuiltin(options)
}

var plain = sync.OnceValues(func() (*Bundle, error) { return readBuiltin(nil) })

func readBuiltin(options []Option) (*Bundle, error) {
	files, err := fs.Sub(builtin, BuiltinRoot)
	if err != nil {
		return nil, err
	}
	return load(BuiltinRoot, files, options)
}
