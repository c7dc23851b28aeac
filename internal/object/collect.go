package object

import (
	"errors"
	"iter"
)

// Values are the objects of a sequence, JSON-shaped, and its problems, joined.
func Values(items iter.Seq[Item]) (values []map[string]any, err error) {
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

// One is the value of a single object that is in memory as a Go value, as Typed takes it.
func One(v any) (map[string]any, error) {
	values, err := Values(Typed(v))
	switch {
	case err != nil:
		return nil, err
	case len(values) != 1:
		return nil, errors.New("a list: want one object")
	}
	return values[0], nil
}
