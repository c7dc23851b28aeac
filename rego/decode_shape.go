package rego

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/internal/vm/value"
	"github.com/reeve-policy/reeve/policy"
)

var errUnknownField = errors.New("unknown field")

// eachField reads the fields of an object and gathers what is wrong, in the order of
// their names.
func eachField(object any, read func(name string, v any) error) error {
	if !value.IsObject(object) {
		return wrongShape("an object", object)
	}
	var errs []error
	value.Each(object, func(k, v any) bool {
		name, ok := k.(string)
		if !ok {
			errs = append(errs, fmt.Errorf("field %v: %w", k, errUnknownField))
		} else if err := read(name, v); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		}
		return true
	})
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// decodePath is the one place where indexes, which come as numbers, become ints.
func decodePath(v any) (policy.Path, error) {
	if !value.IsArray(v) {
		return nil, wrongShape("an array", v)
	}
	elements := value.Elems(v)
	path := make(policy.Path, len(elements))
	for i, element := range elements {
		if _, ok := element.(string); ok {
			path[i] = element
			continue
		}
		element = value.Norm(element)
		text := value.Text(element)
		if text == "" {
			return nil, fmt.Errorf("element %v: want a string or a number", value.ToJSON(element))
		}
		n, ok := value.Number(text).(int64)
		if !ok || n < 0 {
			return nil, fmt.Errorf("index %s: want a whole number from 0", text)
		}
		path[i] = int(n)
	}
	return path, nil
}

func decodeList[T any](v any, decode func(any) (T, error)) ([]T, error) {
	if !value.IsArray(v) {
		return nil, wrongShape("an array", v)
	}
	elements := value.Elems(v)
	if len(elements) == 0 {
		return nil, nil
	}
	all := make([]T, len(elements))
	var err error
	for i, element := range elements {
		if all[i], err = decode(value.Norm(element)); err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
	}
	return all, nil
}

func asString(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", wrongShape("a string", v)
	}
	return s, nil
}

func wrongShape(want string, v any) error {
	return fmt.Errorf("want %s, got %v", want, value.ToJSON(v))
}
