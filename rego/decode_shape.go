package rego

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

var errUnknownField = errors.New("unknown field")

// eachField reads fields in the order of their names and gathers what is wrong.
func eachField(fields map[string]any, read func(name string, value any) error) error {
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		errs = append(errs, inField(name, read(name, fields[name])))
	}
	return errors.Join(errs...)
}

// decodePath is the one place where indexes, which come as json.Number, become ints.
func decodePath(value any) (policy.Path, error) {
	elements, err := as[[]any](value)
	if err != nil {
		return nil, err
	}
	path := make(policy.Path, len(elements))
	for i, element := range elements {
		switch e := element.(type) {
		case string:
			path[i] = e
		case interface{ Int64() (int64, error) }:
			n, err := e.Int64()
			if err != nil || n < 0 {
				return nil, fmt.Errorf("index %v: want a whole number from 0", element)
			}
			path[i] = int(n)
		default:
			return nil, fmt.Errorf("element %v: want a string or a number", element)
		}
	}
	return path, nil
}

func decodeList[T any](value any, decode func(any) (T, error)) ([]T, error) {
	elements, err := as[[]any](value)
	if err != nil || len(elements) == 0 {
		return nil, err
	}
	all := make([]T, len(elements))
	for i, element := range elements {
		if all[i], err = decode(element); err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
	}
	return all, nil
}

func as[T any](value any) (T, error) {
	t, ok := value.(T)
	if !ok {
		return t, fmt.Errorf("want %s, got %v", shapeOf(t), value)
	}
	return t, nil
}

func shapeOf(zero any) string {
	switch zero.(type) {
	case string:
		return "a string"
	case []any:
		return "an array"
	}
	return "an object"
}

func inField(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", name, err)
}
