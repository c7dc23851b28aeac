package rego

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

const podText = `{"spec": {"n": 12345678901234567890, "containers": [{"name": "app", "args": ["a", null]}, {"name": "x"}]}}`

// stores are one that converts lazily and OPA's own with the same, converted whole.
func stores(t *testing.T) (lazy, whole storage.Store) {
	t.Helper()
	document := map[string]any{
		"namespace": map[string]any{"shop": map[string]any{"v1": map[string]any{"Pod": map[string]any{
			"web": json.RawMessage(podText), "db": json.RawMessage("{}"),
		}}}},
		"complete": map[string]any{"Pod": map[string]any{"*": true}},
	}
	data := map[string]any{"config": map[string]any{"a": []any{"b"}}}
	lazy = inventoryStore{inmem.NewFromASTObject(ast.MustInterfaceToValue(data).(ast.Object)), document}
	data["inventory"] = document
	return lazy, inmem.NewFromASTObject(ast.MustInterfaceToValue(data).(ast.Object))
}

func read(t *testing.T, store storage.Store, path storage.Path) string {
	t.Helper()
	value, err := storage.ReadOne(t.Context(), store, path)
	if storage.IsNotFound(err) {
		return "undefined"
	}
	if err != nil {
		t.Fatal(err)
	}
	return ast.MustInterfaceToValue(value).String()
}

func TestInventoryReadsAsOPAsOwnStore(t *testing.T) {
	lazy, whole := stores(t)
	keys := []string{
		"config", "a", "inventory", "namespace", "complete", "shop", "v1", "Pod", "*", "web", "none", "spec", "n",
		"containers", "0", "1", "2", "-1", "00", "x", "name", "args", "",
	}
	var descend func(path storage.Path)
	descend = func(path storage.Path) {
		got, want := read(t, lazy, path), read(t, whole, path)
		if got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
		if want == "undefined" {
			return
		}
		for _, key := range keys {
			descend(append(slices.Clone(path), key))
		}
	}
	descend(storage.Path{})
}

type broken struct{}

func (broken) MarshalJSON() ([]byte, error) { return nil, errors.New("no JSON") }

func TestAnObjectThatCannotBeConvertedIsAnError(t *testing.T) {
	store := inventoryStore{inmem.New(), map[string]any{"a": broken{}}}
	for _, path := range []storage.Path{{"inventory", "a"}, {"inventory", "a", "b"}} {
		if _, err := storage.ReadOne(t.Context(), store, path); err == nil || storage.IsNotFound(err) {
			t.Errorf("%s: got %v", path, err)
		}
	}
}
