package quota

import (
	"io"

	"github.com/reeve-policy/reeve/internal/object"
)

// Manifests are the objects in a stream of YAML or JSON documents, for Capacity and
// Question. Lists are taken apart. The name stands for the file in errors; it is not opened.
func Manifests(name string, r io.Reader) ([]any, error) {
	values, err := object.Values(object.Manifests(name, r))
	objects := make([]any, len(values))
	for i, value := range values {
		objects[i] = value
	}
	return objects, err
}
