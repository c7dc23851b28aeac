package bundles_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

// patch applies one operation of a JSON Patch as strictly as RFC 6902 has it.
func patch(root any, operation policy.PatchOperation) (any, error) {
	if operation.Path == "" {
		return operation.Value, nil
	}
	tokens := strings.Split(operation.Path, "/")
	if tokens[0] != "" {
		return nil, errors.New("the path does not begin with /")
	}
	return patchAt(root, tokens[1:], operation)
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

func patchAt(value any, tokens []string, operation policy.PatchOperation) (any, error) {
	token := unescape.Replace(tokens[0])
	switch v := value.(type) {
	case object:
		return patchObject(v, token, tokens[1:], operation)
	case []any:
		return patchList(v, token, tokens[1:], operation)
	}
	return nil, fmt.Errorf("%q has no parent", token)
}

func patchObject(m object, key string, rest []string, operation policy.PatchOperation) (any, error) {
	current, exists := m[key]
	switch {
	case len(rest) > 0:
		changed, err := patchAt(current, rest, operation)
		m[key] = changed
		return m, err
	case !exists && operation.Op != "add":
		return nil, fmt.Errorf("%q does not exist", key)
	case operation.Op == "remove":
		delete(m, key)
	case operation.Op == "add", operation.Op == "replace":
		m[key] = operation.Value
	default:
		return nil, fmt.Errorf("operation %q: want add, replace or remove", operation.Op)
	}
	return m, nil
}

func patchList(list []any, token string, rest []string, operation policy.PatchOperation) (any, error) {
	index, err := strconv.Atoi(token)
	if token == "-" && operation.Op == "add" {
		index, err = len(list), nil
	}
	if err != nil || index < 0 || index > len(list) || index == len(list) && (operation.Op != "add" || len(rest) > 0) {
		return nil, fmt.Errorf("index %s of %d does not exist", token, len(list))
	}
	switch {
	case len(rest) > 0:
		list[index], err = patchAt(list[index], rest, operation)
		return list, err
	case operation.Op == "add":
		return slices.Insert(list, index, operation.Value), nil
	case operation.Op == "remove":
		return slices.Delete(list, index, index+1), nil
	case operation.Op == "replace":
		list[index] = operation.Value
		return list, nil
	}
	return nil, fmt.Errorf("operation %q: want add, replace or remove", operation.Op)
}

func TestPatchIsStrict(t *testing.T) {
	for _, c := range []struct {
		name, op, path string
		want           any // nil where it must be refused
	}{
		{"add a key", "add", "/b", object{"a": []any{"x", "y"}, "b": "new"}},
		{"add an element", "add", "/a/1", object{"a": []any{"x", "new", "y"}}},
		{"add an element at the end", "add", "/a/-", object{"a": []any{"x", "y", "new"}}},
		{"replace an element", "replace", "/a/0", object{"a": []any{"new", "y"}}},
		{"remove an element", "remove", "/a/0", object{"a": []any{"y"}}},
		{"remove a key", "remove", "/a", object{}},
		{"add below nothing", "add", "/b/c", nil},
		{"replace nothing", "replace", "/b", nil},
		{"remove nothing", "remove", "/a/2", nil},
		{"add beyond the end", "add", "/a/3", nil},
		{"another operation", "move", "/a", nil},
		{"a path that is none", "add", "a", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := object{"a": []any{"x", "y"}}
			got, err := patch(root, policy.PatchOperation{Op: c.op, Path: c.path, Value: "new"})
			if (err != nil) != (c.want == nil) || err == nil && !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
		})
	}
}
