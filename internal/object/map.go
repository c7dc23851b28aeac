package object

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"

	"github.com/reeve-policy/reeve/policy"
)

// Map hands on an object that is in memory as a map. A JSON-shaped map is used as
// it is, without a copy, so it must not be modified as long as the objects are in
// use. Any other is converted through its JSON form, numbers kept; if it has none,
// or if m is nil, that is a problem. Lists are flattened as in manifests.
func Map(m map[string]any) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		d := document{yield: yield}
		d.fields(m)
	}
}

func (d *document) fields(m map[string]any) bool {
	switch {
	case m == nil:
		return d.yield(problem(policy.InputError{Reason: "the map is nil", Remedy: "hand over an object"}))
	case isJSON(m, 0):
		return d.object(m, nil, nil)
	}
	value, err := throughJSON(m)
	if err != nil {
		return d.yield(Item{Problem: err})
	}
	return d.root(value, nil)
}

// isJSON reports whether a value is JSON-shaped already.
func isJSON(value any, depth int) bool {
	switch v := value.(type) {
	case nil, string, bool, int64:
		return true
	case float64:
		return !math.IsNaN(v) && !math.IsInf(v, 0)
	case json.Number:
		return isNumber(v)
	case map[string]any:
		if v == nil || depth == maxDepth {
			return false
		}
		for _, child := range v {
			if !isJSON(child, depth+1) {
				return false
			}
		}
		return true
	case []any:
		if v == nil || depth == maxDepth {
			return false
		}
		for _, child := range v {
			if !isJSON(child, depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

func isNumber(n json.Number) bool {
	return n != "" && (n[0] == '-' || n[0] >= '0' && n[0] <= '9') && json.Valid([]byte(n))
}

// throughJSON converts any Go value to a JSON-shaped one.
func throughJSON(v any) (any, *policy.InputError) {
	converted, err := json.Marshal(v)
	if err != nil {
		return nil, &policy.InputError{
			Reason: fmt.Sprintf("%T has no JSON form", v),
			Remedy: "hand over values that encoding/json can marshal",
			Err:    err,
		}
	}
	value, _, err := decodeJSON(converted)
	var fault *jsonError
	if errors.As(err, &fault) {
		return nil, &policy.InputError{Path: fault.path, Reason: fault.reason, Remedy: fault.remedy}
	}
	return value, nil
}
