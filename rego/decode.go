package rego

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// decodeFindings reads the set that a violation rule is. Whatever has another
// shape is an error: a verdict that cannot be read must not pass for none.
func decodeFindings(elements []any) ([]Finding, error) {
	findings, err := decodeElements(elements, "violation", decodeFinding)
	slices.SortStableFunc(findings, func(a, b Finding) int {
		if c := a.Path.Compare(b.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return findings, err
}

func decodeUnknowns(elements []any) ([]Unknown, error) {
	unknowns, err := decodeElements(elements, "unknown", decodeUnknown)
	slices.SortStableFunc(unknowns, func(a, b Unknown) int { return strings.Compare(a.Message, b.Message) })
	return unknowns, err
}

// elementsOf are the elements of the set that a rule must be, JSON-shaped.
func elementsOf(term *ast.Term, rule string) ([]any, error) {
	set, ok := term.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("rule %s is no set: want `%s contains …`", rule, rule)
	}
	elements := make([]any, 0, set.Len())
	for _, element := range set.Slice() {
		raw, err := ast.JSON(element.Value)
		if err != nil {
			return nil, err
		}
		if _, ok := raw.(map[string]any); !ok {
			return nil, fmt.Errorf("rule %s holds %v: want an object", rule, element)
		}
		elements = append(elements, raw)
	}
	return elements, nil
}

func decodeElements[T any](elements []any, rule string, decode func(map[string]any) (T, error)) ([]T, error) {
	if len(elements) == 0 {
		return nil, nil
	}
	all := make([]T, 0, len(elements))
	for _, element := range elements {
		fields, err := as[map[string]any](element)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", rule, err)
		}
		one, err := decode(fields)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", rule, err)
		}
		all = append(all, one)
	}
	return all, nil
}

func decodeFinding(fields map[string]any) (f Finding, err error) {
	err = eachField(fields, func(name string, value any) (err error) {
		switch name {
		case "msg":
			f.Message, err = as[string](value)
		case "path":
			f.Path, err = decodePath(value)
		case "container":
			f.Container, err = as[string](value)
		case "fix":
			f.Fix, err = decodeList(value, decodeFixOperation)
		case "related":
			f.Related, err = decodeList(value, decodeRelated)
		case "details":
			f.Details = value
		default:
			err = errUnknownField
		}
		return err
	})
	if err == nil && (f.Message == "" || f.Path == nil) {
		err = errors.New("want msg and path")
	}
	return f, err
}

func decodeUnknown(fields map[string]any) (u Unknown, err error) {
	err = eachField(fields, func(name string, value any) (err error) {
		switch name {
		case "msg":
			u.Message, err = as[string](value)
		case "needs":
			u.Needs, err = decodeList(value, as[string])
		default:
			err = errUnknownField
		}
		return err
	})
	if err == nil && u.Message == "" {
		err = errors.New("want msg")
	}
	return u, err
}
