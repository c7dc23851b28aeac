package object

import (
	"encoding/json"
	"fmt"

	"github.com/reeve-policy/reeve/policy"
)

// fault is what is wrong with a value.
type fault struct {
	path   policy.Path // in the value
	reason string
	remedy string
}

// identify says why a value cannot be told to be an object of some kind, nil if
// it can.
func identify(fields map[string]any) *fault {
	if fields["apiVersion"] == nil && fields["kind"] == nil {
		return &fault{
			reason: "not a Kubernetes object: neither apiVersion nor kind",
			remedy: "set both, or leave it out of the input",
		}
	}
	if f := identifier(fields, "apiVersion", "apps/v1"); f != nil {
		return f
	}
	return identifier(fields, "kind", "Deployment")
}

func identifier(fields map[string]any, name, example string) *fault {
	f := &fault{path: policy.Path{name}, remedy: fmt.Sprintf("set it, for example %s: %s", name, example)}
	switch v := fields[name].(type) {
	case nil:
		f.reason = name + " is missing"
	case string:
		if v != "" {
			return nil
		}
		f.reason = name + " is empty"
	default:
		f.reason = fmt.Sprintf("%s is %s, not a string", name, kindOf(v))
	}
	return f
}

// kindOf names the kind of a JSON-shaped value in prose.
func kindOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case json.Number, int64, float64:
		return "a number"
	}
	return fmt.Sprintf("a %T", value)
}
