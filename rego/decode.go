package rego

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/policy"
)

// decodeFindings reads the set that a violation rule is. Whatever has another
// shape is an error: a verdict that cannot be read must not pass for none.
func decodeFindings(term *ast.Term) ([]Finding, error) {
	findings, err := decodeSet(term, "violation", decodeFinding)
	slices.SortFunc(findings, func(a, b Finding) int {
		if c := a.Path.Compare(b.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return findings, err
}

func decodeUnknowns(term *ast.Term) ([]Unknown, error) {
	unknowns, err := decodeSet(term, "unknown", decodeUnknown)
	slices.SortFunc(unknowns, func(a, b Unknown) int { return strings.Compare(a.Message, b.Message) })
	return unknowns, err
}

func decodeSet[T any](term *ast.Term, rule string, decode func(map[string]any) (T, error)) ([]T, error) {
	set, ok := term.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("rule %s is no set: want `%s contains …`", rule, rule)
	}
	if set.Len() == 0 {
		return nil, nil
	}
	all := make([]T, 0, set.Len())
	for _, element := range set.Slice() {
		raw, err := ast.JSON(element.Value)
		if err != nil {
			return nil, err
		}
		fields, ok := raw.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("rule %s holds %v: want an object", rule, element)
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
	for name, value := range fields {
		var fault error
		switch name {
		case "msg":
			f.Message, fault = as[string](value)
		case "path":
			f.Path, fault = decodePath(value)
		case "container":
			f.Container, fault = as[string](value)
		case "fix":
			f.Fix, fault = decodeList(value, decodeFixOperation)
		case "related":
			f.Related, fault = decodeList(value, decodeRelated)
		case "details":
			f.Details = value
		default:
			fault = errors.New("unknown field")
		}
		err = errors.Join(err, inField(name, fault))
	}
	if f.Message == "" || f.Path == nil {
		err = errors.Join(err, errors.New("want msg and path"))
	}
	return f, err
}

func decodeUnknown(fields map[string]any) (u Unknown, err error) {
	for name, value := range fields {
		var fault error
		switch name {
		case "msg":
			u.Message, fault = as[string](value)
		case "needs":
			u.Needs, fault = decodeList(value, as[string])
		default:
			fault = errors.New("unknown field")
		}
		err = errors.Join(err, inField(name, fault))
	}
	if u.Message == "" {
		err = errors.Join(err, errors.New("want msg"))
	}
	return u, err
}

func decodeFixOperation(value any) (op FixOperation, err error) {
	fields, err := as[map[string]any](value)
	if err != nil {
		return op, err
	}
	if path, ok := fields["path"]; ok {
		if op.Path, err = decodePath(path); err != nil {
			return op, inField("path", err)
		}
	}
	op.Value = fields["value"]
	op.Op, err = as[string](fields["op"])
	if err == nil && !slices.Contains([]string{"add", "replace", "remove"}, op.Op) {
		err = fmt.Errorf("op %q: want add, replace or remove", op.Op)
	}
	return op, err
}

func decodeRelated(value any) (related policy.Related, err error) {
	fields, err := as[map[string]any](value)
	if err != nil {
		return related, err
	}
	text := func(from map[string]any, key string) string {
		s, _ := from[key].(string)
		return s
	}
	if object, ok := fields["object"].(map[string]any); ok {
		related.Object = policy.ObjectRef{
			APIVersion: text(object, "apiVersion"), Kind: text(object, "kind"),
			Namespace: text(object, "namespace"), Name: text(object, "name"),
		}
	}
	related.Message = text(fields, "msg")
	if path, ok := fields["path"]; ok {
		related.Path, err = decodePath(path)
	}
	return related, err
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
