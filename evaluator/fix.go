package evaluator

import (
	"maps"
	"slices"

	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// completeFix makes a JSON Patch that applies to the object out of what a policy
// proposes: it adds missing parents, tells add from replace, and leaves out removal
// of what is not there. It is nil when nothing is proposed, or when the way leads
// over a list index that does not exist or through a value that is no object.
func completeFix(root any, finding rego.Finding) []policy.PatchOperation {
	var patch []policy.PatchOperation
	for i, proposed := range finding.Fix {
		path := proposed.Path
		if path == nil {
			path = finding.Path
		}
		operation, ok := complete(root, path, proposed)
		if !ok {
			return nil
		}
		if operation.Op == "" {
			continue
		}
		patch = append(patch, operation.PatchOperation)
		if i+1 < len(finding.Fix) {
			root = applied(root, operation.at, operation.PatchOperation)
		}
	}
	return patch
}

// operation is a patch operation with its path in structured form.
type operation struct {
	policy.PatchOperation
	at policy.Path
}

func complete(root any, path policy.Path, proposed rego.FixOperation) (operation, bool) {
	depth, exists := reach(root, path)
	if proposed.Op == "remove" {
		if !exists {
			return operation{}, true
		}
		return operation{policy.PatchOperation{Op: "remove", Path: path.Pointer()}, path}, true
	}
	if exists {
		return operation{policy.PatchOperation{Op: "replace", Path: path.Pointer(), Value: proposed.Value}, path}, true
	}
	value := proposed.Value
	for i := len(path) - 1; i > depth; i-- {
		key, ok := path[i].(string)
		if !ok {
			return operation{}, false
		}
		value = map[string]any{key: value}
	}
	op, ok := opening(valueAt(root, path[:depth]), path[depth])
	at := path[:depth+1]
	return operation{policy.PatchOperation{Op: op, Path: at.Pointer(), Value: value}, at}, ok
}

// opening is the operation that puts the first missing element into its parent. A
// null in a list is replaced, since adding would move it.
func opening(parent, element any) (op string, ok bool) {
	switch p := parent.(type) {
	case map[string]any:
		_, ok = element.(string)
		return "add", ok
	case []any:
		index, isIndex := element.(int)
		if isIndex {
			return "replace", index < len(p)
		}
		return "add", element == "-"
	}
	return "", false
}

// valueAt is the value at path, nil when there is none.
func valueAt(root any, path policy.Path) any {
	for _, element := range path {
		root, _ = child(root, element)
	}
	return root
}

// reach follows path as far as there are values, null counting as none. When it
// does not exist, path[depth] is the first element that is missing.
func reach(root any, path policy.Path) (depth int, exists bool) {
	current := root
	for i, element := range path {
		next, ok := child(current, element)
		if !ok || next == nil && i+1 < len(path) {
			return i, false
		}
		current = next
	}
	return len(path), true
}

func child(parent, element any) (any, bool) {
	switch e := element.(type) {
	case string:
		m, _ := parent.(map[string]any)
		value, ok := m[e]
		return value, ok
	case int:
		list, _ := parent.([]any)
		if e < len(list) {
			return list[e], true
		}
	}
	return nil, false
}

// applied returns root after the operation, sharing with it what did not change.
func applied(root any, path policy.Path, op policy.PatchOperation) any {
	if len(path) == 0 {
		return op.Value
	}
	last := len(path) == 1
	switch key := path[0].(type) {
	case string:
		if list, ok := root.([]any); ok { // the key is "-": after the last element
			return append(slices.Clone(list), op.Value)
		}
		m, _ := root.(map[string]any)
		m = maps.Clone(m)
		if last && op.Op == "remove" {
			delete(m, key)
			return m
		}
		m[key] = applied(m[key], path[1:], op)
		return m
	case int:
		list, _ := root.([]any)
		list = slices.Clone(list)
		if last && op.Op == "remove" {
			return slices.Delete(list, key, key+1)
		}
		list[key] = applied(list[key], path[1:], op)
		return list
	}
	return root
}
