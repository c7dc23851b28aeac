package quota

import (
	"errors"
	"io"
	"iter"

	"github.com/reeve-policy/reeve/internal/object"
)

// Manifests are the objects in a stream of YAML or JSON documents, for Capacity and
// Question. Lists are taken apart. The name stands for the file in errors; it is not opened.
func Manifests(name string, r io.Reader) ([]any, error) {
	values, err := read(object.Manifests(name, r))
	objects := make([]any, len(values))
	for i, value := range values {
		objects[i] = value
	}
	return objects, err
}

// one is the JSON-shaped value of an object.
func one(value any) (map[string]any, error) {
	values, err := read(object.Typed(value))
	switch {
	case err != nil:
		return nil, err
	case len(values) != 1:
		return nil, errors.New("a list: want one object")
	}
	return values[0], nil
}

func read(items iter.Seq[object.Item]) (values []map[string]any, err error) {
	var errs []error
	for item := range items {
		switch {
		case item.Problem != nil:
			errs = append(errs, item.Problem)
		case item.Object != nil:
			values = append(values, item.Object.Value)
		}
	}
	return values, errors.Join(errs...)
}
