package rego

import (
	"errors"
	"fmt"
	"slices"

	"github.com/reeve-policy/reeve/internal/vm/value"
	"github.com/reeve-policy/reeve/policy"
)

func decodeFixOperation(fields any) (op FixOperation, err error) {
	hasValue := false
	err = eachField(fields, func(name string, v any) (err error) {
		switch name {
		case "op":
			op.Op, err = asString(v)
		case "path":
			op.Path, err = decodePath(v)
		case "value":
			op.Value, hasValue = value.ToJSON(v), true
		default:
			err = errUnknownField
		}
		return err
	})
	switch {
	case err != nil:
	case !slices.Contains([]string{"add", "replace", "remove"}, op.Op):
		err = fmt.Errorf("op %q: want add, replace or remove", op.Op)
	case op.Op != "remove" && !hasValue:
		err = fmt.Errorf("op %s without value", op.Op)
	}
	return op, err
}

func decodeSeverity(v any) (policy.Severity, error) {
	name, err := asString(v)
	if err != nil {
		return 0, err
	}
	return policy.ParseSeverity(name)
}

func decodeAction(v any) (policy.Action, error) {
	name, err := asString(v)
	if err != nil {
		return "", err
	}
	action, err := policy.ParseAction(name)
	if err == nil && action == policy.ActionOff {
		err = errors.New("off: leave the violation out instead")
	}
	return action, err
}

func decodeRelated(fields any) (related policy.Related, err error) {
	err = eachField(fields, func(name string, v any) (err error) {
		switch name {
		case "object":
			related.Object, err = decodeObjectRef(v)
		case "path":
			related.Path, err = decodePath(v)
		case "msg":
			related.Message, err = asString(v)
		default:
			err = errUnknownField
		}
		return err
	})
	return related, err
}

func decodeObjectRef(fields any) (ref policy.ObjectRef, err error) {
	err = eachField(fields, func(name string, v any) (err error) {
		switch name {
		case "apiVersion":
			ref.APIVersion, err = asString(v)
		case "kind":
			ref.Kind, err = asString(v)
		case "namespace":
			ref.Namespace, err = asString(v)
		case "name":
			ref.Name, err = asString(v)
		default:
			err = errUnknownField
		}
		return err
	})
	return ref, err
}
