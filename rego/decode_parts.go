package rego

import (
	"errors"
	"fmt"
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

func decodeFixOperation(value any) (op FixOperation, err error) {
	fields, err := as[map[string]any](value)
	if err != nil {
		return op, err
	}
	err = eachField(fields, func(name string, value any) (err error) {
		switch name {
		case "op":
			op.Op, err = as[string](value)
		case "path":
			op.Path, err = decodePath(value)
		case "value":
			op.Value = value
		default:
			err = errUnknownField
		}
		return err
	})
	_, hasValue := fields["value"]
	switch {
	case err != nil:
	case !slices.Contains([]string{"add", "replace", "remove"}, op.Op):
		err = fmt.Errorf("op %q: want add, replace or remove", op.Op)
	case op.Op != "remove" && !hasValue:
		err = fmt.Errorf("op %s without value", op.Op)
	}
	return op, err
}

func decodeSeverity(value any) (policy.Severity, error) {
	name, err := as[string](value)
	if err != nil {
		return 0, err
	}
	return policy.ParseSeverity(name)
}

func decodeAction(value any) (policy.Action, error) {
	name, err := as[string](value)
	if err != nil {
		return "", err
	}
	action, err := policy.ParseAction(name)
	if err == nil && action == policy.ActionOff {
		err = errors.New("off: leave the violation out instead")
	}
	return action, err
}

func decodeRelated(value any) (related policy.Related, err error) {
	fields, err := as[map[string]any](value)
	if err != nil {
		return related, err
	}
	err = eachField(fields, func(name string, value any) (err error) {
		switch name {
		case "object":
			related.Object, err = decodeObjectRef(value)
		case "path":
			related.Path, err = decodePath(value)
		case "msg":
			related.Message, err = as[string](value)
		default:
			err = errUnknownField
		}
		return err
	})
	return related, err
}

func decodeObjectRef(value any) (ref policy.ObjectRef, err error) {
	fields, err := as[map[string]any](value)
	if err != nil {
		return ref, err
	}
	err = eachField(fields, func(name string, value any) (err error) {
		switch name {
		case "apiVersion":
			ref.APIVersion, err = as[string](value)
		case "kind":
			ref.Kind, err = as[string](value)
		case "namespace":
			ref.Namespace, err = as[string](value)
		case "name":
			ref.Name, err = as[string](value)
		default:
			err = errUnknownField
		}
		return err
	})
	return ref, err
}
