package object_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func TestMapUsesAJSONShapedMapAsItIs(t *testing.T) {
	m := map[string]any{
		"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": "a"},
		"x": []any{int64(1), 2.5, json.Number("9223372036854775807"), true, nil},
	}
	o := onlyObject(t, object.Map(m))
	m["seen"] = true
	if o.Value["seen"] != true {
		t.Error("the map was copied")
	}
	if o.Origin.File != "" || o.Origin.Line != 0 || o.Origin.Item != nil {
		t.Errorf("origin %+v, want zero", o.Origin)
	}
}

func TestMapConvertsOtherMaps(t *testing.T) {
	m := map[string]any{
		"apiVersion": "v1", "kind": "Pod", "replicas": 3, "big": uint64(math.MaxUint64), "labels": map[string]string{"a": "b"},
		"list": []string{"x"}, "nothing": []any(nil), "none": map[string]any(nil), "f": float32(0.5), "raw": json.RawMessage(`{"n":1.50}`),
	}
	want := map[string]any{
		"apiVersion": "v1", "kind": "Pod", "replicas": json.Number("3"), "big": json.Number("18446744073709551615"), "labels": map[string]any{"a": "b"},
		"list": []any{"x"}, "nothing": nil, "none": nil, "f": json.Number("0.5"), "raw": map[string]any{"n": json.Number("1.50")},
	}
	if diff := cmp.Diff(want, onlyObject(t, object.Map(m)).Value); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if m["replicas"] != 3 {
		t.Error("the caller's map was changed")
	}
}

func TestMapProblems(t *testing.T) {
	cyclic := map[string]any{"apiVersion": "v1", "kind": "Pod"}
	cyclic["self"] = cyclic
	deep := map[string]any{}
	for range 1500 {
		deep = map[string]any{"a": deep}
	}
	deep["apiVersion"], deep["kind"] = "v1", "Pod"
	for _, test := range []struct {
		name string
		m    map[string]any
		want string
	}{
		{"nil", nil, "the map is nil (hand over an object)"},
		{"empty", map[string]any{}, "not a Kubernetes object: neither apiVersion nor kind (set both, or leave it out of the input)"},
		{"no kind", map[string]any{"apiVersion": "v1"}, "kind: kind is missing (set it, for example kind: Deployment)"},
		{"a kind of another type", map[string]any{"apiVersion": "v1", "kind": int64(1)}, "kind: kind is a number, not a string (set it, for example kind: Deployment)"},
		{"a channel", map[string]any{"apiVersion": "v1", "x": make(chan int)}, "map[string]interface {} has no JSON form (hand over values that encoding/json can marshal)"},
		{"a number that JSON does not have", map[string]any{"x": math.NaN()}, "map[string]interface {} has no JSON form (hand over values that encoding/json can marshal)"},
		{"a json.Number that is none", map[string]any{"x": json.Number("1x")}, "map[string]interface {} has no JSON form (hand over values that encoding/json can marshal)"},
		{"a map that holds itself", cyclic, "map[string]interface {} has no JSON form (hand over values that encoding/json can marshal)"},
		{"nesting without end", deep, "values are nested more than 1000 levels deep"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, onlyProblem(t, object.Map(test.m)).Error()); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestRefToleratesAnyMetadata(t *testing.T) {
	for _, test := range []struct {
		name     string
		metadata any
		want     policy.ObjectRef
	}{
		{"missing", nil, policy.ObjectRef{}},
		{"of the wrong type", "x", policy.ObjectRef{}},
		{"with fields of the wrong type", map[string]any{"name": int64(1), "namespace": []any{}, "uid": nil}, policy.ObjectRef{}},
		{"complete", map[string]any{"name": "a", "namespace": "b", "uid": "c", "generateName": "d"}, policy.ObjectRef{Name: "a", Namespace: "b", UID: "c"}},
		{"with a name to come", map[string]any{"generateName": "a-"}, policy.ObjectRef{Name: "a-"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.want.APIVersion, test.want.Kind = "v1", "Pod"
			o := onlyObject(t, object.Map(map[string]any{"apiVersion": "v1", "kind": "Pod", "metadata": test.metadata}))
			if o.Ref() != test.want {
				t.Errorf("got %+v, want %+v", o.Ref(), test.want)
			}
		})
	}
}
