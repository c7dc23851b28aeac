package evaluator_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

// patch applies a JSON Patch (RFC 6902) to a JSON-shaped value, in place. It knows
// add, remove and replace, and fails where the RFC says so.
func patch(t *testing.T, root any, operations []policy.PatchOperation) any {
	t.Helper()
	for _, op := range operations {
		var err error
		if root, err = patchAt(root, pointer(op.Path), op); err != nil {
			t.Fatalf("%s %s: %v", op.Op, op.Path, err)
		}
	}
	return root
}

func pointer(text string) []string {
	if text == "" {
		return nil
	}
	tokens := strings.Split(text[1:], "/")
	for i := range tokens {
		tokens[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(tokens[i])
	}
	return tokens
}

func patchAt(node any, tokens []string, op policy.PatchOperation) (any, error) {
	if len(tokens) == 0 {
		return op.Value, nil
	}
	switch n := node.(type) {
	case map[string]any:
		return patchMap(n, tokens, op)
	case []any:
		return patchList(n, tokens, op)
	}
	return nil, fmt.Errorf("%T has no member %q", node, tokens[0])
}

func patchMap(m map[string]any, tokens []string, op policy.PatchOperation) (any, error) {
	child, exists := m[tokens[0]]
	last := len(tokens) == 1
	switch {
	case !exists && !(last && op.Op == "add"):
		return nil, fmt.Errorf("%q does not exist", tokens[0])
	case last && op.Op == "remove":
		delete(m, tokens[0])
		return m, nil
	}
	changed, err := patchAt(child, tokens[1:], op)
	m[tokens[0]] = changed
	return m, err
}

func patchList(list []any, tokens []string, op policy.PatchOperation) (any, error) {
	last := len(tokens) == 1
	if last && op.Op == "add" && tokens[0] == "-" {
		return append(list, op.Value), nil
	}
	i, err := strconv.Atoi(tokens[0])
	if err != nil || i < 0 || i >= len(list) {
		return nil, fmt.Errorf("%q does not exist", tokens[0])
	}
	switch {
	case last && op.Op == "remove":
		return append(list[:i:i], list[i+1:]...), nil
	case last && op.Op == "add":
		return append(list[:i:i], append([]any{op.Value}, list[i:]...)...), nil
	}
	list[i], err = patchAt(list[i], tokens[1:], op)
	return list, err
}
