package psp

import (
	"errors"

	"github.com/reeve-policy/reeve/internal/object"
)

// one is the JSON-shaped value of an object.
func one(value any) (map[string]any, error) {
	var values []map[string]any
	var errs []error
	for item := range object.Typed(value) {
		switch {
		case item.Problem != nil:
			errs = append(errs, item.Problem)
		case item.Object != nil:
			values = append(values, item.Object.Value)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if len(values) != 1 {
		return nil, errors.New("a list: want one object")
	}
	return values[0], nil
}
