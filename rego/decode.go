package rego

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm/value"
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
		if _, ok := element.Value.(ast.Object); !ok {
			return nil, fmt.Errorf("rule %s holds %v: want an object", rule, element)
		}
		raw, err := ast.JSON(element.Value)
		if err != nil {
			return nil, err
		}
		elements = append(elements, raw)
	}
	return elements, nil
}

// decodeElements reads objects, JSON-shaped or of the vm.
func decodeElements[T any](elements []any, rule string, decode func(any) (T, error)) ([]T, error) {
	if len(elements) == 0 {
		return nil, nil
	}
	all := make([]T, 0, len(elements))
	for _, element := range elements {
		one, err := decode(element)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", rule, err)
		}
		all = append(all, one)
	}
	return all, nil
}

func decodeFinding(fields any) (f Finding, err error) {
	err = eachField(fields, func(name string, v any) (err error) {
		switch name {
		case "msg":
			f.Message, err = asString(v)
		case "path":
			f.Path, err = decodePath(v)
		case "container":
			f.Container, err = asString(v)
		case "severity":
			f.Severity, err = decodeSeverity(v)
		case "action":
			f.Action, err = decodeAction(v)
		case "fix":
			f.Fix, err = decodeList(v, decodeFixOperation)
		case "related":
			f.Related, err = decodeList(v, decodeRelated)
		case "details":
			f.Details = value.ToJSON(v)
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

func decodeUnknown(fields any) (u Unknown, err error) {
	err = eachField(fields, func(name string, v any) (err error) {
		switch name {
		case "msg":
			u.Message, err = asString(v)
		case "needs":
			u.Needs, err = decodeList(v, asString)
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
