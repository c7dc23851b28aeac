package schema_test

import (
	"reflect"
	"testing"

	"github.com/reeve-policy/reeve/internal/schema"
)

func TestMergeIsThatOfRego(t *testing.T) {
	for _, c := range []struct{ name, base, over, want string }{
		{"keys of both", `{"a": 1}`, `{"b": 2}`, `{"a": 1, "b": 2}`},
		{"the upper one wins", `{"a": 1}`, `{"a": 2}`, `{"a": 2}`},
		{"objects are merged at any depth", `{"a": {"b": {"c": 1, "d": 2}}}`, `{"a": {"b": {"d": 3}}}`, `{"a": {"b": {"c": 1, "d": 3}}}`},
		{"lists are replaced", `{"a": [1, 2]}`, `{"a": [3]}`, `{"a": [3]}`},
		{"an object replaces a value", `{"a": 1}`, `{"a": {"b": 2}}`, `{"a": {"b": 2}}`},
		{"a value replaces an object", `{"a": {"b": 2}}`, `{"a": 1}`, `{"a": 1}`},
		{"null replaces an object", `{"a": {"b": 2}}`, `{"a": null}`, `{"a": null}`},
		{"an empty object changes nothing", `{"a": {"b": 2}}`, `{"a": {}}`, `{"a": {"b": 2}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, over := value(t, c.base), value(t, c.over)
			if got, want := schema.Merge(base, over), value(t, c.want); !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			if !reflect.DeepEqual(base, value(t, c.base)) || !reflect.DeepEqual(over, value(t, c.over)) {
				t.Error("it changed its arguments")
			}
		})
	}
}

func TestMergeOfNothing(t *testing.T) {
	if got := schema.Merge(nil, nil); got == nil || len(got) != 0 {
		t.Errorf("got %v, want an empty map", got)
	}
	over := map[string]any{"a": map[string]any{"b": 1}}
	if got := schema.Merge(nil, over); !reflect.DeepEqual(got, over) {
		t.Errorf("got %v, want %v", got, over)
	}
}
